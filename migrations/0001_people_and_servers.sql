-- A person is a random number. Only `account` ties it to Discord, and that row can be erased.
create table person (
    person_id integer primary key,
    language text check (language in ('en', 'es', 'pt', 'fr')),       -- chosen with /me language
    seen_language text check (seen_language in ('en', 'es', 'pt', 'fr')), -- what their Discord was last set to
    created_at integer not null
) strict;

create table account (
    person_id integer primary key references person,
    user_id integer not null unique -- Discord's
) strict;

-- Rights over the whole network.
create table role_grant (
    person_id integer not null references person,
    role text not null check (role in ('moderator', 'facilitator', 'steward')),
    granted_at integer not null,
    primary key (person_id, role)
) strict;

-- A Discord server that Tertulia is in. Without `admitted_at` it can neither read nor write the library.
create table server (
    server_id integer primary key, -- Discord's
    admitted_at integer,
    language text not null check (language in ('en', 'es', 'pt', 'fr')),
    announcement_channel integer,
    review_channel integer,
    left_at integer
) strict;

-- What must be remembered about this installation, such as the hash of the registered commands.
create table installation (
    key text primary key,
    value text not null
) strict;
