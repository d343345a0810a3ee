create table place (
    place_id integer primary key,
    slug text not null unique,
    name text not null,        -- in its own language
    kind text not null,
    country text not null,     -- ISO 3166-1 alpha-2
    iso text,                  -- ISO 3166-2
    zone text not null,        -- IANA
    languages text not null,   -- codes, separated by spaces
    forum text                 -- what its multi-stakeholder forum is called there
) strict;

-- A place's name in each of the four languages.
create table place_name (
    place_id integer not null references place,
    language text not null check (language in ('en', 'es', 'pt', 'fr')),
    name text not null,
    primary key (place_id, language)
) strict;

create table place_alias (
    place_id integer not null references place,
    alias text not null,
    primary key (place_id, alias)
) strict;

create table membership (
    person_id integer not null references person,
    place_id integer not null references place,
    side text not null check (side in ('government', 'civil_society', 'academia', 'other')),
    organisation text,
    joined_at integer not null,
    agreed_at integer, -- to the code of conduct; a member from then on
    primary key (person_id, place_id)
) strict;
