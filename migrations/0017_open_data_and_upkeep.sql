-- What came in from open data: from which file, under which licence, which id it had there, and a fingerprint of its
-- row, so that the same row taken in twice is one write-up.
create table taken_in (
    writeup_id integer primary key references writeup,
    source text not null,
    licence text not null,
    foreign_id text not null default '',
    fingerprint text not null unique,
    taken_in_at integer not null
) strict;

-- Who was asked whether a write-up that nobody touched for long is still right.
create table stale_ask (
    stale_ask_id integer primary key autoincrement,
    writeup_id integer not null references writeup,
    person_id integer not null references person,
    asked_at integer not null,
    unique (writeup_id, person_id, asked_at)
) strict;

create index stale_ask_of_person on stale_ask (person_id);
