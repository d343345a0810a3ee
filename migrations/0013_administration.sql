-- Somebody who may read and not write, for a reason and, unless it is for good, until an instant.
create table block (
    person_id integer primary key references person,
    reason text not null,
    until integer,
    blocked_by integer references person (person_id),
    blocked_at integer not null
) strict;

-- When a moderator took a server out of the network: what is kept of it goes after the published time.
alter table server add column removed_at integer;

-- Reading the log by what it is about, by whom and by when.
create index log_of_subject on log (subject);
create index log_of_actor on log (actor);
create index log_at on log (at);
