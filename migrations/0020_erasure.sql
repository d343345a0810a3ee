-- What was taken out of the full-text index stood on in its pages, marked as deleted, until they happened to be merged.
-- An erasure merges them from here on; what is there already goes now.
insert into search_index (search_index) values ('optimize');
insert into notes_index (notes_index) values ('optimize');

-- What a moderator who was forgotten did to others, in words that are all the bot's own: the side text of the row is gone
-- with their reason, so no hash covers these any more.
create table log_kept (
    log_id integer primary key references log,
    before text not null,
    after text not null
) strict;

create index outbox_of_person on outbox (person_id) where person_id is not null;
create index writeup_of_author on writeup (author) where author is not null;
