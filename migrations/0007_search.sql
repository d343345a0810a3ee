-- rowid is the writeup_id. The text is folded by the tokenizer; passages are cut from the stored text.
create virtual table search_index using fts5 (
    title, summary, place, labels, body,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

-- A search that has pages, so that its buttons work after a restart. Nobody's name is on it.
create table asked (
    asked_id integer primary key autoincrement,
    query text not null,
    place_id integer references place,
    area text,
    status text,
    language text,
    year text,
    sort text not null,
    asked_at integer not null
) strict;
