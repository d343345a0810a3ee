-- The two people of a place whom others may turn to; a moderator confirmed them.
create table contact (
    place_id integer not null references place,
    side text not null check (side in ('government', 'civil_society')),
    person_id integer not null references person,
    confirmed_by integer references person (person_id),
    confirmed_at integer not null,
    primary key (place_id, side)
) strict;

-- That a contact confirmed a published revision as co-created, with a dissenting note where they wrote one.
create table confirmation (
    confirmation_id integer primary key autoincrement,
    revision_id integer not null references revision,
    side text not null check (side in ('government', 'civil_society')),
    person_id integer references person,  -- none once erased
    note text not null default '' check (length(note) <= 500),
    confirmed_at integer not null,
    unique (revision_id, side)
) strict;

-- "We are adapting this": which place, and why.
create table adaptation (
    adaptation_id integer primary key autoincrement,
    writeup_id integer not null references writeup,
    place_id integer not null references place,
    person_id integer references person,  -- none once erased
    reason text not null,
    created_at integer not null,
    unique (writeup_id, place_id)
) strict;

-- A revision in another language. Once submitted its text never changes; who writes on gets a new row.
create table translation (
    translation_id integer primary key autoincrement,
    revision_id integer not null references revision,
    language text not null check (language in ('en', 'es', 'pt', 'fr')),
    kind text not null default 'human' check (kind in ('human', 'machine')),
    state text not null default 'draft' check (state in ('draft', 'submitted', 'reviewed', 'refused')),
    person_id integer references person,  -- none once erased
    title text not null default '',
    summary text not null default '',
    problem text not null default '',
    action text not null default '',
    results text not null default '',
    lessons text not null default '',
    cost text not null default '',
    conditions text not null default '',
    created_at integer not null,
    changed_at integer not null,
    submitted_at integer,
    reviewed_by integer references person (person_id),
    reviewed_at integer,
    words text not null default '',       -- of whoever reviewed it
    check (state = 'draft' or submitted_at is not null),
    check ((state in ('reviewed', 'refused')) = (reviewed_at is not null))
) strict;

create unique index one_draft_of_a_translation on translation (revision_id, language, person_id) where state = 'draft';
create index translation_of_revision on translation (revision_id);
create trigger translation_is_final before update of title, summary, problem, action, results, lessons, cost, conditions on translation
when old.state <> 'draft'
begin select raise(abort, 'the text of a submitted translation never changes'); end;

-- Something about a published write-up that moderators must look at: a report, or the reply of an organisation named in it.
-- An accepted reply is shown with it, which is then marked as contested.
create table report (
    report_id integer primary key autoincrement,
    opened_by integer unique,             -- the interaction whose form it was: sent twice, it is still one
    writeup_id integer not null references writeup,
    person_id integer references person,  -- none once erased
    kind text not null check (kind in ('report', 'reply')),
    reason text,                          -- of a report: a reason code of the vocabulary
    organisation text not null default '', -- of a reply
    words text not null,
    link text not null default '',
    state text not null default 'waiting' check (state in ('waiting', 'accepted', 'refused')),
    created_at integer not null,
    handled_by integer references person (person_id),
    handled_at integer,
    answer text not null default '',      -- of whoever handled it
    check ((kind = 'report') = (reason is not null)),
    check (kind = 'report' or length(words) <= 500),
    check ((state = 'waiting') = (handled_at is null))
) strict;

create index report_of_writeup on report (writeup_id);

-- What a reader keeps, and what they follow.
create table kept (
    person_id integer not null references person,
    writeup_id integer not null references writeup,
    kept_at integer not null,
    primary key (person_id, writeup_id)
) strict;

create table follow (
    person_id integer not null references person,
    kind text not null check (kind in ('place', 'area')),
    target text not null,                 -- a place's slug, or a policy area
    followed_at integer not null,
    primary key (person_id, kind, target)
) strict;
