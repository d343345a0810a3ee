-- When a write-up went to another person: what its former author had not submitted stays theirs alone.
alter table writeup add column handed_over_at integer;

-- Who left a place lately: whoever belonged to it while a write-up waited does not decide alone on it.
create table former_membership (
    person_id integer not null references person,
    place_id integer not null references place,
    left_at integer not null,
    primary key (person_id, place_id)
) strict;
