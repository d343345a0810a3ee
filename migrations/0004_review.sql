-- What a moderator decided on a revision, once.
create table decision (
    decision_id integer primary key autoincrement,
    revision_id integer not null unique references revision,
    person_id integer references person,
    verdict text not null check (verdict in ('approve', 'changes', 'reject')),
    reason text,                          -- a reason code of the vocabulary
    words text not null default '',
    same_place integer not null check (same_place in (0, 1)), -- the moderator belongs to the place, and nobody else decided in time
    decided_at integer not null,
    check (verdict = 'approve' or reason is not null)
) strict;
