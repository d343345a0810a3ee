-- Decisions may be taken up again: a write-up has as many as it takes, of which one at most stands for each revision.
create table decision_anew (
    decision_id integer primary key autoincrement,
    revision_id integer not null references revision,
    person_id integer references person,  -- none once erased
    verdict text not null check (verdict in ('approve', 'changes', 'reject', 'merge', 'hold', 'reopen')),
    reason text,                          -- a reason code of the vocabulary
    words text not null default '',
    same_place integer not null check (same_place in (0, 1)), -- the moderator belongs to the place, and nobody else decided in time
    held_until integer,                   -- of a hold
    into_writeup integer references writeup (writeup_id), -- of a merge
    reopened integer not null default 0 check (reopened in (0, 1)), -- a later one took it up again, or the hold was ended
    decided_at integer not null,
    check (verdict in ('approve', 'reopen') or reason is not null),
    check ((verdict = 'hold') = (held_until is not null)),
    check ((verdict = 'merge') = (into_writeup is not null))
) strict;

insert into decision_anew (decision_id, revision_id, person_id, verdict, reason, words, same_place, decided_at)
    select decision_id, revision_id, person_id, verdict, reason, words, same_place, decided_at from decision;
drop table decision;
alter table decision_anew rename to decision;

create unique index one_decision_stands on decision (revision_id)
    where reopened = 0 and verdict in ('approve', 'changes', 'reject', 'merge');
create unique index one_hold_stands on decision (revision_id) where reopened = 0 and verdict = 'hold';
create index decision_of_revision on decision (revision_id);

-- What a moderator asked for, field by field.
create table decision_field (
    decision_id integer not null references decision,
    field text not null check (field in ('title', 'summary', 'problem', 'action', 'results', 'lessons', 'cost', 'conditions')),
    words text not null,
    primary key (decision_id, field)
) strict;

-- Who is reading what waits, so that two moderators don't do the same work. It lapses by itself.
create table claim (
    revision_id integer primary key references revision,
    person_id integer not null references person,
    claimed_at integer not null
) strict;

-- Why something published is not shown, where it was not its author who withdrew it, and what it was merged into.
alter table writeup add column hidden text check (hidden in ('review', 'merged', 'erased'));
alter table writeup add column merged_into integer references writeup (writeup_id);
-- When somebody last said that it is still right, and when they were last asked.
alter table writeup add column checked_at integer;
alter table writeup add column asked_at integer;
