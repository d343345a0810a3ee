-- Every decision and every setting: append-only, each row bound to the one before by a hash.
create table log (
    log_id integer primary key, -- 1, 2, 3 …: no gap
    at integer not null,
    actor integer,              -- a person_id; none: the bot itself
    action text not null,
    subject text not null,
    text_hash blob not null,    -- salted, over the side row, so that its words can be erased and the chain still holds
    previous blob not null,
    hash blob not null
) strict;

create table log_text (
    log_id integer primary key references log,
    salt blob not null,
    before text not null,
    after text not null,
    reason text not null
) strict;

create trigger log_rows_never_change before update on log
begin select raise(abort, 'the log is append-only'); end;
create trigger log_rows_are_kept before delete on log
begin select raise(abort, 'the log is append-only'); end;
create trigger log_texts_never_change before update on log_text
begin select raise(abort, 'the log is append-only'); end;
