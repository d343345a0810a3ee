-- One reform's write-up. `D-<writeup_id>` names it until it is published, `R-<number>` from then on.
create table writeup (
    writeup_id integer primary key autoincrement,
    number integer unique,
    place_id integer not null references place,
    language text not null check (language in ('en', 'es', 'pt', 'fr')), -- of the original
    author integer references person, -- none for a demo write-up, or once erased
    opened_by integer unique,         -- the interaction whose form began it: sent twice, it is still one draft
    published_revision integer references revision (revision_id),
    published_at integer,
    withdrawn_at integer,
    demo integer not null default 0 check (demo in (0, 1)),
    created_at integer not null,
    check ((published_revision is null) = (number is null)),
    check ((published_revision is null) = (published_at is null))
) strict;

create table revision (
    revision_id integer primary key autoincrement,
    writeup_id integer not null references writeup,
    ordinal integer not null, -- 1 for the first
    state text not null check (state in ('draft', 'submitted', 'changes_requested', 'approved', 'rejected', 'taken_back')),
    status text,              -- what happens out there: a word of the vocabulary
    axis text,
    level text,
    too_early integer not null default 0 check (too_early in (0, 1)),
    started text,             -- YYYY or YYYY-MM
    ended text,
    assessment text,
    assessor text,
    assessment_link text,
    inspired_by text not null default '',
    attribution text not null default 'organisation' check (attribution in ('organisation', 'named', 'anonymous')),
    credit text,              -- the name shown, fixed when submitted
    consented_at integer,
    consent_version integer,
    consent_language text,
    created_at integer not null,
    changed_at integer not null,
    submitted_at integer,
    unique (writeup_id, ordinal),
    check (state in ('draft', 'taken_back') or (submitted_at is not null and consented_at is not null))
) strict;

-- At most one revision of a write-up is being written or waits for review.
create unique index one_open_revision on revision (writeup_id) where state in ('draft', 'submitted');

create table revision_text (
    revision_id integer not null references revision,
    language text not null check (language in ('en', 'es', 'pt', 'fr')),
    kind text not null check (kind in ('original', 'human', 'machine')),
    title text not null default '',
    summary text not null default '',
    problem text not null default '',
    action text not null default '',
    results text not null default '',
    lessons text not null default '',
    cost text not null default '',
    conditions text not null default '',
    primary key (revision_id, language, kind)
) strict;

create table revision_tag (
    revision_id integer not null references revision,
    scheme text not null check (scheme in ('area', 'value', 'topic', 'sdg')),
    tag text not null,
    primary key (revision_id, scheme, tag)
) strict;

create table partner (
    revision_id integer not null references revision,
    ordinal integer not null,
    organisation text not null,
    side text not null check (side in ('government', 'civil_society', 'academia', 'other')),
    primary key (revision_id, ordinal)
) strict;

create table evidence (
    revision_id integer not null references revision,
    ordinal integer not null,
    url text not null check (url like 'https://%'),
    primary key (revision_id, ordinal)
) strict;

create table commitment (
    revision_id integer not null references revision,
    code text not null, -- as in the Open Government Partnership's plans, such as GBSC0004
    primary key (revision_id, code)
) strict;

-- Revisions never change: only a draft may be written.
create trigger revision_text_is_final before update on revision_text
when (select state from revision where revision_id = old.revision_id) <> 'draft'
begin select raise(abort, 'the text of a submitted revision never changes'); end;
create trigger revision_tag_is_final before insert on revision_tag
when (select state from revision where revision_id = new.revision_id) <> 'draft'
begin select raise(abort, 'a submitted revision never changes'); end;
create trigger partner_is_final before insert on partner
when (select state from revision where revision_id = new.revision_id) <> 'draft'
begin select raise(abort, 'a submitted revision never changes'); end;
create trigger evidence_is_final before insert on evidence
when (select state from revision where revision_id = new.revision_id) <> 'draft'
begin select raise(abort, 'a submitted revision never changes'); end;
