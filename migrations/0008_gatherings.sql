-- A gathering: one time, or a series. `G-<gathering_id>` names it. Local time and zone are the truth; instants are derived.
create table gathering (
    gathering_id integer primary key autoincrement,
    uid text not null unique,             -- its UID in calendar files, for ever
    opened_by integer unique,             -- the interaction that began it: sent twice, it is still one
    state text not null default 'draft' check (state in ('draft', 'announced', 'cancelled', 'discarded')),
    title text not null,
    purpose text not null default '',
    agenda text not null default '',
    interpretation text not null default '',
    kind text not null default 'plenary' check (kind in
        ('plenary', 'peer_session', 'show_and_tell', 'working_session', 'study_visit', 'onboarding', 'open_event')),
    place_id integer not null references place, -- the host
    facilitator integer references person,      -- who is asked to close it
    starts_local text not null,           -- YYYY-MM-DD HH:MM: the first time of the rule as it is now
    zone text not null,                   -- IANA
    minutes integer not null check (minutes between 5 and 1440),
    repeat text not null default '',      -- as it was chosen
    rule text,                            -- RFC 5545, its UNTIL a local time; none: it does not repeat
    server_id integer,                    -- where: a channel of a Discord server, or
    channel_id integer,
    channel_name text,
    link text check (link like 'https://%'), -- an outside link, for those with a seat alone
    seats integer check (seats between 1 and 10000),
    languages text not null,              -- codes, separated by spaces
    confidentiality text not null default 'public' check (confidentiality in ('public', 'members', 'chatham_house')),
    recording text not null default 'none' check (recording in ('none', 'members', 'public')),
    offsets text not null,                -- minutes before the start at which people are reminded, separated by spaces
    sequence integer not null default 0,  -- of calendar files
    shape integer not null default 1,     -- of the series: grows when it is moved or its rule becomes another one
    exhausted integer not null default 0 check (exhausted in (0, 1)), -- the rule has no times beyond its rows
    created_at integer not null,
    changed_at integer not null,
    announced_at integer,
    check (channel_id is null or link is null),
    check (confidentiality <> 'chatham_house' or recording = 'none'),
    check (state <> 'announced' or announced_at is not null)
) strict;

create table gathering_writeup (
    gathering_id integer not null references gathering,
    writeup_id integer not null references writeup,
    primary key (gathering_id, writeup_id)
) strict;

-- One time of an announced gathering.
create table occurrence (
    occurrence_id integer primary key autoincrement,
    gathering_id integer not null references gathering,
    shape integer not null default 1,     -- of the series, when this time was last part of its rule
    slot text not null,                   -- the local time that the rule gives it: its RECURRENCE-ID
    starts_local text not null,           -- differs from the slot where this one was moved
    starts_at integer not null,           -- derived from starts_local and the gathering's zone
    ends_at integer not null,
    state text not null default 'planned' check (state in ('planned', 'cancelled', 'held')),
    revision integer not null default 1,  -- grows when it is moved
    announce_at integer not null,         -- when the channels are told of it
    announced integer not null default 0 check (announced in (0, 1)),
    finished integer not null default 0 check (finished in (0, 1)), -- it ended, and what was said of it shows that
    undelivered integer not null default 0, -- letters about it that wait in inboxes: a count, nobody's name
    unique (gathering_id, shape, slot),
    check (ends_at > starts_at)
) strict;

create index occurrence_ahead on occurrence (starts_at) where state = 'planned';
create index occurrence_to_announce on occurrence (announce_at) where announced = 0 and state = 'planned';

-- Which servers were told of one time.
create table told (
    occurrence_id integer not null references occurrence,
    server_id integer not null references server,
    primary key (occurrence_id, server_id)
) strict;

-- What a person answered. `ticket` is the order in which they came.
create table seat (
    occurrence_id integer not null references occurrence,
    person_id integer not null references person,
    answer text not null check (answer in ('going', 'waiting', 'maybe', 'no')),
    ticket integer not null,
    server_id integer,                    -- where they answered
    interested integer not null default 0 check (interested in (0, 1, 2)), -- 1: by Discord's "Interested", 2: and told so
    answered_at integer not null,
    primary key (occurrence_id, person_id)
) strict;

create index seat_of_person on seat (person_id);

-- When somebody is reminded, to whom and of which time. Written with the occurrence, or with the seat.
create table reminder (
    reminder_id integer primary key autoincrement,
    occurrence_id integer not null references occurrence,
    revision integer not null,            -- of the occurrence: a move makes new ones
    minutes integer not null,             -- before the start; negative: after the end, to the facilitator
    server_id integer references server,  -- to the announcements of a server, or
    person_id integer references person,  -- to a person
    due_at integer not null,
    state text not null default 'waiting' check (state in ('waiting', 'owed', 'closed')),
    late integer not null default 0 check (late in (0, 1)),
    note text,                            -- why it was closed unsent
    check ((server_id is null) <> (person_id is null))
) strict;

create unique index reminder_once_per_server on reminder (occurrence_id, revision, minutes, server_id) where server_id is not null;
create unique index reminder_once_per_person on reminder (occurrence_id, revision, minutes, person_id) where person_id is not null;
create index reminder_due on reminder (due_at) where state = 'waiting';

-- What happened that people must be told: a move, a cancellation, a seat that became free.
create table gathering_notice (
    notice_id integer primary key autoincrement,
    gathering_id integer not null references gathering,
    occurrence_id integer not null references occurrence,
    kind text not null check (kind in ('moved', 'clocks', 'cancelled', 'promoted')),
    whole integer not null default 0 check (whole in (0, 1)), -- the whole series
    before_at integer,
    after_at integer,
    reason text not null default '',
    at integer not null
) strict;

-- Where an occurrence stands in Discord.
create table announcement (
    occurrence_id integer not null references occurrence,
    server_id integer not null references server,
    channel_id integer not null,
    message_id integer not null,
    thread_id integer,
    primary key (occurrence_id, server_id)
) strict;

create table mirror (
    occurrence_id integer not null references occurrence,
    server_id integer not null references server,
    event_id integer not null unique, -- Discord's scheduled event
    primary key (occurrence_id, server_id)
) strict;

-- What came of it: written by whoever closes it; a draft while the form breaks a rule.
create table harvest (
    occurrence_id integer primary key references occurrence,
    state text not null check (state in ('draft', 'final')),
    notes text not null default '',
    decisions text not null default '',
    follow_ups text not null default '', -- a line each: what | who | YYYY-MM-DD
    recording text not null default '',
    heads text not null default '',
    person_id integer references person,
    changed_at integer not null,
    closed_at integer,
    check (state = 'draft' or closed_at is not null)
) strict;

create table follow_up (
    occurrence_id integer not null references occurrence,
    ordinal integer not null,
    what text not null,
    who text not null default '',
    due text, -- YYYY-MM-DD
    primary key (occurrence_id, ordinal)
) strict;

-- rowid is the occurrence_id.
create virtual table notes_index using fts5 (
    title, place, body,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
