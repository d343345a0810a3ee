-- Somebody who follows places or areas: up to when they were told, and when they are next looked after.
create table follower (
    person_id integer primary key references person,
    told_until integer not null,
    next_at integer not null
) strict;

create index follower_due on follower (next_at);

-- The one letter of a day, with what was published between two instants.
create table digest (
    digest_id integer primary key autoincrement,
    person_id integer references person,  -- none once erased
    since integer not null,
    until integer not null
) strict;
