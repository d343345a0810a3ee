-- What the ranking reads of a document, in a row of its own: a search reads hundreds of them, and beside the words that a
-- document adds each took more pages to read.
create table search_record (
    document_id integer primary key references search_document on delete cascade,
    terms blob not null, -- stems, as hashes, with their weight
    vectors blob -- of each passage; null while they are not made
) strict;
insert into search_record select document_id, terms, vectors from search_document;
alter table search_document drop column terms;
alter table search_document drop column vectors;
