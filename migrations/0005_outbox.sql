-- What must reach Discord: written in the transaction that decides it, sent by a sweep.
create table outbox (
    outbox_id integer primary key autoincrement,
    topic text not null,             -- what is said
    subject integer not null,        -- about which row
    server_id integer references server,
    channel_id integer,              -- where, or
    person_id integer references person, -- to whom
    state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'inbox', 'dropped')),
    wanted integer not null default 1, -- grows whenever what it shows changes
    shown integer not null default 0,  -- the last `wanted` that Discord was told
    nonce text not null unique,
    created_at integer not null,
    due_at integer not null,
    attempts integer not null default 0,
    tried_at integer,                -- the first try whose outcome is unclear
    claimed_at integer,
    direct_channel integer,          -- Discord's channel of the direct message
    message_id integer,              -- Discord's, once sent
    read_at integer,                 -- in the inbox: when it was read
    note text,                       -- why it was dropped
    check ((channel_id is null) <> (person_id is null)),
    check (state <> 'sent' or message_id is not null)
) strict;

create unique index outbox_once_per_channel on outbox (topic, subject, channel_id) where channel_id is not null;
create unique index outbox_once_per_person on outbox (topic, subject, person_id) where person_id is not null;
create index outbox_due on outbox (due_at) where shown < wanted;
