-- In which month a person was last here, as 203001: who belongs nowhere, wrote nothing and stays away is forgotten.
alter table person add column seen_month integer;

-- Erasures that are done. Nothing here leads back to a person: the hash is keyed, and the person is gone.
create table erasure (
    erasure_id integer primary key autoincrement,
    person_hash text not null unique,
    mode text not null check (mode in ('nothing', 'keep', 'anonymise', 'withdraw')),
    erased_at integer not null
) strict;

-- How many came, once it is not kept any more who.
create table attendance (
    occurrence_id integer primary key references occurrence,
    going integer not null,
    maybe integer not null
) strict;

-- A block outlives the wish to be forgotten, or that wish would end it. No name: a keyed hash of the Discord account.
create table block_kept (
    user_hash text primary key,
    until integer,
    kept_at integer not null
) strict;
