-- Search finds by words and by meaning. What is here is made from published texts and can be made again at any time: the
-- work in the background fills it after the start.
drop table search_index;
drop table notes_index;

-- One document is one write-up, or the notes of one time of a gathering.
create table search_document (
    document_id integer primary key autoincrement,
    writeup_id integer unique references writeup,
    occurrence_id integer unique references occurrence,
    format integer not null, -- by which rules this row was made
    languages integer not null, -- one bit for each language it can be read in
    place_id integer references place,
    areas text not null, -- separated by spaces
    status text,
    year_from integer,
    year_to integer, -- null: it goes on
    published_at integer not null,
    for_members integer not null, -- 1: found by members only
    length integer not null, -- in words
    parts blob not null, -- the language of each passage
    pending text, -- passages that wait for their vectors
    model text, -- which made the vectors
    bits blob, -- the signs of each vector
    terms blob not null, -- what the ranking reads: stems, as hashes, with their weight
    words text not null, -- what it adds to search_word
    vectors blob,
    check ((writeup_id is null) <> (occurrence_id is null))
) strict;

create index search_document_waiting on search_document (document_id) where pending is not null;

-- rowid is the document_id. Stems, made in Rust; passages are cut from the stored texts.
create virtual table search_index using fts5 (
    title, summary, place, labels, body,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

-- What changed, for the copy in memory.
create table search_change (
    change integer primary key autoincrement,
    document_id integer not null
) strict;

-- The words of the library as they are written, for corrections and for words that mean the same.
create table search_word (
    word text not null,
    language text not null,
    documents integer not null,
    primary key (word, language)
) strict, without rowid;

create table search_word_vector (
    word text primary key,
    model text not null,
    vector blob not null
) strict, without rowid;

-- Which write-ups build on another one.
create index revision_naming on revision (revision_id) where inspired_by <> '';
