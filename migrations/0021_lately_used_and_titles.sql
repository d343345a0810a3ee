-- What a person used last, so that it is suggested first: at most 25 of each kind.
create table lately_used (
    lately_used_id integer primary key, -- grows with each use, whatever the clock says
    person_id integer not null references person,
    kind text not null check (kind in ('writeup', 'gathering', 'place')),
    subject_id integer not null,        -- a row of the table of that name; it may be gone
    used_at integer not null,
    unique (person_id, kind, subject_id)
) strict;

create index lately_used_at on lately_used (used_at);

-- Titles by their words without accents, for suggestions: of every revision (rowid: revision_id), translation
-- (translation_id) and gathering (gathering_id). Who may see what they belong to is asked in each query. Triggers keep them
-- up to date in the transaction that writes a title; what is taken out is overwritten at once, also in their own pages.
create virtual table title_index using fts5 (
    title, content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
create virtual table translated_title_index using fts5 (
    title, content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
create virtual table gathering_title_index using fts5 (
    title, content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
insert into title_index (title_index, rank) values ('secure-delete', 1);
insert into translated_title_index (translated_title_index, rank) values ('secure-delete', 1);
insert into gathering_title_index (gathering_title_index, rank) values ('secure-delete', 1);

insert into title_index (rowid, title) select revision_id, title from revision_text where kind = 'original';
insert into translated_title_index (rowid, title) select translation_id, title from translation;
insert into gathering_title_index (rowid, title) select gathering_id, title from gathering;

create trigger title_comes after insert on revision_text when new.kind = 'original'
begin
    insert into title_index (rowid, title) values (new.revision_id, new.title);
end;
create trigger title_changes after update of title on revision_text
when new.kind = 'original' and new.title <> old.title
begin
    insert into title_index (title_index, rowid, title) values ('delete', old.revision_id, old.title);
    insert into title_index (rowid, title) values (new.revision_id, new.title);
end;
create trigger title_goes after delete on revision_text when old.kind = 'original'
begin
    insert into title_index (title_index, rowid, title) values ('delete', old.revision_id, old.title);
end;

create trigger translated_title_comes after insert on translation
begin
    insert into translated_title_index (rowid, title) values (new.translation_id, new.title);
end;
create trigger translated_title_changes after update of title on translation when new.title <> old.title
begin
    insert into translated_title_index (translated_title_index, rowid, title) values ('delete', old.translation_id, old.title);
    insert into translated_title_index (rowid, title) values (new.translation_id, new.title);
end;
create trigger translated_title_goes after delete on translation
begin
    insert into translated_title_index (translated_title_index, rowid, title) values ('delete', old.translation_id, old.title);
end;

create trigger gathering_title_comes after insert on gathering
begin
    insert into gathering_title_index (rowid, title) values (new.gathering_id, new.title);
end;
create trigger gathering_title_changes after update of title on gathering when new.title <> old.title
begin
    insert into gathering_title_index (gathering_title_index, rowid, title) values ('delete', old.gathering_id, old.title);
    insert into gathering_title_index (rowid, title) values (new.gathering_id, new.title);
end;
create trigger gathering_title_goes after delete on gathering
begin
    insert into gathering_title_index (gathering_title_index, rowid, title) values ('delete', old.gathering_id, old.title);
end;

-- The newest of the library, without sorting all of it.
create index writeup_public on writeup (published_at) where published_revision is not null and withdrawn_at is null;
