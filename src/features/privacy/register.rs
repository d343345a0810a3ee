//! The register: every table and column that can hold something of a person, how a row is theirs, whether their export
//! has it, and what becomes of it when they are forgotten.
//!
//! Export, erasure and the preview of an erasure are made from it, so that none of them can miss what another knows. A
//! test in `store.rs` reads the schema and fails where a table or column is neither here nor among [`NOBODYS`].

/// How a row is somebody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belongs {
    /// This column names them
    To(&'static str),
    /// It is about a write-up of theirs, which this column names
    ToTheirWriteup(&'static str),
    /// It is about a revision of a write-up of theirs, which this column names
    ToTheirRevision(&'static str),
    /// It hangs on a decision about a write-up of theirs
    ToADecisionOnTheirs,
    /// It hangs on a decision that they made
    ToTheirDecision,
    /// A row of the log by them or about them
    ToTheLogOfThem,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is deleted
    Deleted,
    /// It stays, and does not name them any more: these columns become null
    Unnamed(&'static [&'static str]),
    /// The same, and these texts become empty
    Emptied(&'static [&'static str], &'static [&'static str]),
    /// An action of the feature it belongs to sees to it, since others are concerned: seats, write-ups
    ByAction,
    /// It stays as it is, for this reason
    Kept(&'static str),
}

impl Fate {
    /// Whether the row is gone afterwards.
    pub const fn goes(self) -> bool {
        matches!(self, Self::Deleted)
    }
}

/// Under which heading something is exported, and counted before an erasure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Account, language, zone
    Account,
    /// Where they belong
    Places,
    /// Rights over the network
    Roles,
    /// What they wrote
    Writeups,
    /// What they added to others' write-ups
    Contributions,
    /// What they decided for the network
    Decisions,
    /// What they keep and follow
    Interests,
    /// Where they come and are reminded
    Seats,
    /// What they hold and noted down
    Gatherings,
    /// What the bot told them, or owes them
    Messages,
    /// What keeps them from writing
    Block,
    /// What they did, and what was done about them
    Log,
}

impl Group {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 12] = [
        Self::Account,
        Self::Places,
        Self::Roles,
        Self::Writeups,
        Self::Contributions,
        Self::Decisions,
        Self::Interests,
        Self::Seats,
        Self::Gatherings,
        Self::Messages,
        Self::Block,
        Self::Log,
    ];

    /// The key of the export, and the end of keys in the catalogues.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Places => "places",
            Self::Roles => "roles",
            Self::Writeups => "writeups",
            Self::Contributions => "contributions",
            Self::Decisions => "decisions",
            Self::Interests => "interests",
            Self::Seats => "seats",
            Self::Gatherings => "gatherings",
            Self::Messages => "messages",
            Self::Block => "block",
            Self::Log => "log",
        }
    }
}

/// How a column is written into an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// As it is
    Plain,
    /// 0 or 1: no or yes
    Flag,
    /// An instant, as RFC 3339
    Instant,
    /// An id of Discord's: as text, since it is longer than what JSON's readers take for a number
    Id,
    /// The name of a place
    Place,
    /// A write-up, as `R-42`
    Writeup,
    /// A revision, as `R-42, revision 2`
    Revision,
    /// One time of a gathering, as `G-5, 2030-01-10 18:00`
    Occurrence,
    /// A gathering, as `G-5`
    Gathering,
    /// A write-up, a gathering or a place, as the column `kind` says
    Subject,
    /// Not at all: it names somebody else, or is bookkeeping that says nothing about anyone
    Left,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// In the table
    pub name: &'static str,
    /// In the export
    pub key: &'static str,
    /// How
    pub kind: Kind,
}

/// What a table holds of a person, in one way; a table that holds several has several of these.
#[derive(Clone, Copy, Debug)]
pub struct Holding {
    /// The table
    pub table: &'static str,
    /// The key of the export within its group
    pub part: &'static str,
    /// The heading
    pub group: Group,
    /// How a row is theirs
    pub belongs: Belongs,
    /// Only rows for which this holds; empty: all
    pub only: &'static str,
    /// What becomes of a row
    pub fate: Fate,
    /// Its columns
    pub columns: &'static [Column],
}

const fn to(name: &'static str, key: &'static str, kind: Kind) -> Column {
    Column { name, key, kind }
}

const fn plain(name: &'static str) -> Column {
    to(name, name, Kind::Plain)
}

const fn at(name: &'static str) -> Column {
    to(name, name, Kind::Instant)
}

const fn flag(name: &'static str) -> Column {
    to(name, name, Kind::Flag)
}

const fn left(name: &'static str) -> Column {
    to(name, name, Kind::Left)
}

const fn holding(
    table: &'static str,
    part: &'static str,
    group: Group,
    belongs: Belongs,
    fate: Fate,
    columns: &'static [Column],
) -> Holding {
    Holding { table, part, group, belongs, only: "", fate, columns }
}

impl Holding {
    const fn only(mut self, condition: &'static str) -> Self {
        self.only = condition;
        self
    }

    /// Whether anything of it is exported by its columns; the log is put together by a query of its own.
    pub fn is_exported(&self) -> bool {
        self.columns.iter().any(|column| column.kind != Kind::Left)
    }
}

const REVISION: Column = to("revision_id", "revision", Kind::Revision);
const WRITEUP: Column = to("writeup_id", "writeup", Kind::Writeup);
const PLACE: Column = to("place_id", "place", Kind::Place);
const OCCURRENCE: Column = to("occurrence_id", "gathering", Kind::Occurrence);
const PERSON: Column = left("person_id");

const DECISION: &[Column] = &[
    left("decision_id"),
    REVISION,
    PERSON,
    plain("verdict"),
    plain("reason"),
    plain("words"),
    flag("same_place"),
    at("held_until"),
    to("into_writeup", "merged_into", Kind::Writeup),
    flag("reopened"),
    at("decided_at"),
];
const ASKED_FOR: &[Column] = &[left("decision_id"), plain("field"), plain("words")];
const TRANSLATION: &[Column] = &[
    left("translation_id"),
    REVISION,
    plain("language"),
    plain("kind"),
    plain("state"),
    PERSON,
    plain("title"),
    plain("summary"),
    plain("problem"),
    plain("action"),
    plain("results"),
    plain("lessons"),
    plain("cost"),
    plain("conditions"),
    at("created_at"),
    at("changed_at"),
    at("submitted_at"),
    left("reviewed_by"),
    at("reviewed_at"),
    to("words", "words_of_the_reviewer", Kind::Plain),
];
const LOG_KEPT: &[Column] = &[left("log_id"), left("before"), left("after")];
const HARVEST: &[Column] = &[
    OCCURRENCE,
    plain("state"),
    plain("notes"),
    plain("decisions"),
    left("follow_ups"), // says who does what: other people
    plain("recording"),
    plain("heads"),
    PERSON,
    at("changed_at"),
    at("closed_at"),
];
const GATHERING: &[Column] = &[
    to("gathering_id", "gathering", Kind::Gathering),
    left("uid"),
    left("opened_by"),
    plain("state"),
    plain("title"),
    plain("purpose"),
    plain("agenda"),
    plain("interpretation"),
    plain("kind"),
    PLACE,
    left("facilitator"),
    plain("starts_local"),
    plain("zone"),
    plain("minutes"),
    plain("repeat"),
    plain("rule"),
    left("server_id"),
    left("channel_id"),
    plain("channel_name"),
    plain("link"),
    plain("seats"),
    plain("languages"),
    plain("confidentiality"),
    plain("recording"),
    left("offsets"),
    left("sequence"),
    left("shape"),
    left("exhausted"),
    at("created_at"),
    at("changed_at"),
    at("announced_at"),
];
const REPORT: &[Column] = &[
    left("report_id"),
    left("opened_by"),
    WRITEUP,
    PERSON,
    plain("kind"),
    plain("reason"),
    plain("organisation"),
    plain("words"),
    plain("link"),
    plain("state"),
    at("created_at"),
    left("handled_by"),
    at("handled_at"),
    plain("answer"),
];

use Belongs::{To, ToADecisionOnTheirs, ToTheLogOfThem, ToTheirDecision, ToTheirRevision, ToTheirWriteup};
use Fate::{ByAction, Deleted, Emptied, Kept, Unnamed};

/// Everything, in the order in which it is erased: what hangs on another row before that row.
pub const REGISTER: &[Holding] = &[
    holding(
        "membership",
        "memberships",
        Group::Places,
        To("person_id"),
        Deleted,
        &[
            PERSON,
            PLACE,
            plain("side"),
            plain("organisation"),
            at("joined_at"),
            to("agreed_at", "agreed_to_the_code_of_conduct_at", Kind::Instant),
        ],
    ),
    holding(
        "former_membership",
        "places_left_lately",
        Group::Places,
        To("person_id"),
        Deleted,
        &[PERSON, PLACE, at("left_at")],
    ),
    holding(
        "contact",
        "contact_of",
        Group::Places,
        To("person_id"),
        Deleted,
        &[PLACE, plain("side"), PERSON, left("confirmed_by"), at("confirmed_at")],
    ),
    holding(
        "contact",
        "contacts_confirmed",
        Group::Decisions,
        To("confirmed_by"),
        Unnamed(&["confirmed_by"]),
        &[PLACE, plain("side"), at("confirmed_at")],
    ),
    holding("role_grant", "roles", Group::Roles, To("person_id"), Deleted, &[PERSON, plain("role"), at("granted_at")]),
    holding("kept", "kept", Group::Interests, To("person_id"), Deleted, &[PERSON, WRITEUP, at("kept_at")]),
    holding(
        "follow",
        "followed",
        Group::Interests,
        To("person_id"),
        Deleted,
        &[PERSON, plain("kind"), plain("target"), at("followed_at")],
    ),
    holding(
        "lately_used",
        "used_lately",
        Group::Interests,
        To("person_id"),
        Deleted,
        &[left("lately_used_id"), PERSON, plain("kind"), to("subject_id", "what", Kind::Subject), at("used_at")],
    ),
    holding(
        "follower",
        "told_what_is_new",
        Group::Interests,
        To("person_id"),
        Deleted,
        &[PERSON, at("told_until"), at("next_at")],
    ),
    holding(
        "digest",
        "letters_of_what_was_new",
        Group::Messages,
        To("person_id"),
        Deleted,
        &[left("digest_id"), PERSON, at("since"), at("until")],
    ),
    holding(
        "stale_ask",
        "asked_whether_right",
        Group::Messages,
        To("person_id"),
        Deleted,
        &[left("stale_ask_id"), WRITEUP, PERSON, at("asked_at")],
    ),
    holding(
        "seat",
        "answers",
        Group::Seats,
        To("person_id"),
        ByAction,
        &[
            OCCURRENCE,
            PERSON,
            plain("answer"),
            to("ticket", "place_in_the_order", Kind::Plain),
            to("server_id", "answered_in_server", Kind::Id),
            to("interested", "by_a_click_on_interested", Kind::Plain),
            at("answered_at"),
        ],
    ),
    holding(
        "reminder",
        "reminders",
        Group::Seats,
        To("person_id"),
        Deleted,
        &[
            left("reminder_id"),
            OCCURRENCE,
            left("revision"),
            to("minutes", "minutes_before", Kind::Plain),
            left("server_id"),
            PERSON,
            at("due_at"),
            plain("state"),
            flag("late"),
            plain("note"),
        ],
    ),
    holding(
        "outbox",
        "messages",
        Group::Messages,
        To("person_id"),
        Deleted,
        &[
            left("outbox_id"),
            to("topic", "about", Kind::Plain),
            to("subject", "number_of_what_it_is_about", Kind::Plain),
            left("server_id"),
            left("channel_id"),
            PERSON,
            plain("state"),
            left("wanted"),
            left("shown"),
            left("nonce"),
            at("created_at"),
            at("due_at"),
            left("attempts"),
            left("tried_at"),
            left("claimed_at"),
            to("direct_channel", "discord_channel", Kind::Id),
            to("message_id", "discord_message", Kind::Id),
            at("read_at"),
            plain("note"),
            left("posted_again"),
        ],
    ),
    holding("claim", "reading", Group::Decisions, To("person_id"), Deleted, &[REVISION, PERSON, at("claimed_at")]),
    holding("decision", "made", Group::Decisions, To("person_id"), Unnamed(&["person_id"]), DECISION),
    holding("decision_field", "asked_for", Group::Decisions, ToTheirDecision, Kept("part of the decision"), ASKED_FOR),
    holding("translation", "drafts_of_translations", Group::Contributions, To("person_id"), Deleted, TRANSLATION)
        .only("state <> 'reviewed'"),
    holding("translation", "translations", Group::Contributions, To("person_id"), Unnamed(&["person_id"]), TRANSLATION)
        .only("state = 'reviewed'"),
    holding(
        "translation",
        "translations_reviewed",
        Group::Decisions,
        To("reviewed_by"),
        Unnamed(&["reviewed_by"]),
        &[
            REVISION,
            plain("language"),
            plain("state"),
            at("reviewed_at"),
            to("words", "words_of_the_reviewer", Kind::Plain),
        ],
    ),
    holding(
        "confirmation",
        "confirmations",
        Group::Contributions,
        To("person_id"),
        Unnamed(&["person_id"]),
        &[left("confirmation_id"), REVISION, plain("side"), PERSON, plain("note"), at("confirmed_at")],
    ),
    holding(
        "adaptation",
        "adaptations",
        Group::Contributions,
        To("person_id"),
        Unnamed(&["person_id"]),
        &[left("adaptation_id"), WRITEUP, PLACE, PERSON, plain("reason"), at("created_at")],
    ),
    // What was refused, or acted upon, has done its work.
    holding(
        "report",
        "handled_reports",
        Group::Contributions,
        To("person_id"),
        Emptied(&["person_id"], &["words", "link", "organisation"]),
        REPORT,
    )
    .only("state <> 'waiting' and not (kind = 'reply' and state = 'accepted')"),
    // What waits must still be looked into, and an accepted reply is published.
    holding("report", "reports", Group::Contributions, To("person_id"), Unnamed(&["person_id"]), REPORT)
        .only("state = 'waiting' or (kind = 'reply' and state = 'accepted')"),
    holding(
        "report",
        "reports_handled",
        Group::Decisions,
        To("handled_by"),
        Unnamed(&["handled_by"]),
        &[WRITEUP, plain("state"), at("handled_at"), plain("answer")],
    ),
    holding("harvest", "drafts_of_notes", Group::Gatherings, To("person_id"), Deleted, HARVEST).only("state = 'draft'"),
    holding("harvest", "notes", Group::Gatherings, To("person_id"), Unnamed(&["person_id"]), HARVEST)
        .only("state = 'final'"),
    // Nobody but facilitators ever saw these. What stands on their agendas goes before, by `drop_agendas`.
    holding("gathering", "drafts", Group::Gatherings, To("facilitator"), Deleted, GATHERING)
        .only("state in ('draft', 'discarded')"),
    holding("gathering", "facilitated", Group::Gatherings, To("facilitator"), Unnamed(&["facilitator"]), GATHERING)
        .only("state not in ('draft', 'discarded')"),
    holding(
        "block",
        "block",
        Group::Block,
        To("person_id"),
        Deleted,
        &[PERSON, plain("reason"), at("until"), left("blocked_by"), at("blocked_at")],
    ),
    holding(
        "block",
        "blocks_decided",
        Group::Decisions,
        To("blocked_by"),
        Unnamed(&["blocked_by"]),
        &[at("blocked_at")],
    ),
    // What a person wrote: the chosen mode decides; `erase_writeups` sees to it.
    holding(
        "writeup",
        "writeups",
        Group::Writeups,
        To("author"),
        ByAction,
        &[
            WRITEUP,
            left("number"),
            PLACE,
            plain("language"),
            left("author"),
            left("opened_by"),
            to("published_revision", "published", Kind::Revision),
            at("published_at"),
            at("withdrawn_at"),
            left("demo"),
            at("created_at"),
            plain("hidden"),
            to("merged_into", "merged_into", Kind::Writeup),
            at("checked_at"),
            at("asked_at"),
            at("handed_over_at"),
        ],
    ),
    holding(
        "revision",
        "revisions",
        Group::Writeups,
        ToTheirWriteup("writeup_id"),
        ByAction,
        &[
            REVISION,
            left("writeup_id"),
            left("ordinal"),
            plain("state"),
            plain("status"),
            to("axis", "climate_axis", Kind::Plain),
            to("level", "participation_level", Kind::Plain),
            flag("too_early"),
            plain("started"),
            plain("ended"),
            plain("assessment"),
            plain("assessor"),
            plain("assessment_link"),
            plain("inspired_by"),
            plain("attribution"),
            to("credit", "name_shown", Kind::Plain),
            at("consented_at"),
            plain("consent_version"),
            plain("consent_language"),
            at("created_at"),
            at("changed_at"),
            at("submitted_at"),
        ],
    ),
    holding(
        "revision_text",
        "texts",
        Group::Writeups,
        ToTheirRevision("revision_id"),
        ByAction,
        &[
            REVISION,
            plain("language"),
            plain("kind"),
            plain("title"),
            plain("summary"),
            plain("problem"),
            plain("action"),
            plain("results"),
            plain("lessons"),
            plain("cost"),
            plain("conditions"),
        ],
    ),
    holding(
        "revision_tag",
        "tags",
        Group::Writeups,
        ToTheirRevision("revision_id"),
        ByAction,
        &[REVISION, plain("scheme"), plain("tag")],
    ),
    holding(
        "partner",
        "partners",
        Group::Writeups,
        ToTheirRevision("revision_id"),
        ByAction,
        &[REVISION, left("ordinal"), plain("organisation"), plain("side")],
    ),
    holding(
        "evidence",
        "evidence",
        Group::Writeups,
        ToTheirRevision("revision_id"),
        ByAction,
        &[REVISION, left("ordinal"), plain("url")],
    ),
    holding(
        "commitment",
        "commitments",
        Group::Writeups,
        ToTheirRevision("revision_id"),
        ByAction,
        &[REVISION, plain("code")],
    ),
    holding(
        "decision",
        "decisions_on_them",
        Group::Writeups,
        ToTheirRevision("revision_id"),
        Kept("words of a moderator"),
        DECISION,
    ),
    holding(
        "decision_field",
        "asked_for",
        Group::Writeups,
        ToADecisionOnTheirs,
        Kept("words of a moderator"),
        ASKED_FOR,
    ),
    holding(
        "log_text",
        "words",
        Group::Log,
        ToTheLogOfThem,
        Deleted,
        &[left("log_id"), left("salt"), left("before"), left("after"), left("reason")],
    ),
    // What moderators who were forgotten before did to this person; what this person did as one stays.
    holding("log_kept", "kept_words", Group::Log, ToTheLogOfThem, Deleted, LOG_KEPT)
        .only("log_id in (select log_id from log where actor is not ?1)"),
    holding(
        "log_kept",
        "own_kept_words",
        Group::Log,
        ToTheLogOfThem,
        Kept("what a moderator did to others, in words of the bot's own"),
        LOG_KEPT,
    )
    .only("log_id in (select log_id from log where actor is ?1)"),
    holding(
        "log",
        "rows",
        Group::Log,
        ToTheLogOfThem,
        Kept("rows say what was done, by a random number"),
        &[
            left("log_id"),
            left("at"),
            left("actor"),
            left("action"),
            left("subject"),
            left("text_hash"),
            left("previous"),
            left("hash"),
        ],
    ),
    holding(
        "account",
        "account",
        Group::Account,
        To("person_id"),
        Deleted,
        &[PERSON, to("user_id", "discord_id", Kind::Id)],
    ),
    holding(
        "person",
        "choices",
        Group::Account,
        To("person_id"),
        Deleted,
        &[
            PERSON,
            plain("language"),
            to("seen_language", "language_of_their_discord", Kind::Plain),
            to("created_at", "known_since", Kind::Instant),
            plain("zone"),
            to("direct_reminders", "reminded_directly", Kind::Flag),
            to("offsets", "reminded_minutes_before", Kind::Plain),
            to("seen_month", "last_seen_in_month", Kind::Plain),
        ],
    ),
];

/// Holdings that tie nobody to the network: whoever has nothing else and stays away is forgotten.
pub const PASSING: [&str; 12] = [
    "person",
    "account",
    "outbox",
    "reminder",
    "kept",
    "follow",
    "claim",
    "follower",
    "lately_used",
    "former_membership",
    "digest",
    "stale_ask",
];

/// Tables that hold nothing of a person, or nothing that can be told to be theirs, and why.
#[cfg(test)]
pub const NOBODYS: &[(&str, &str)] = &[
    ("server", "a Discord server and its settings"),
    ("installation", "what the program remembers of itself"),
    ("gateway_identify", "when the program connected to Discord; a day's worth"),
    ("place", "public"),
    ("place_name", "public"),
    ("place_alias", "public"),
    ("asked", "what was searched; nobody's name is on it, and it goes after seven days"),
    ("gathering_writeup", "which write-ups are on an agenda"),
    ("occurrence", "times of gatherings"),
    ("told", "which servers were told"),
    ("gathering_notice", "what everyone with a seat is told"),
    ("announcement", "where a card stands"),
    ("mirror", "where a scheduled event stands"),
    ("follow_up", "notes of a gathering; whom they name is free text, and a moderator can correct it"),
    ("erasure", "keyed hashes of people who are gone"),
    ("attendance", "counts"),
    ("taken_in", "from which file a write-up came in, and under which licence"),
    ("block_kept", "a keyed hash"),
    ("search_index", "the published texts again; it follows them"),
    ("search_document", "the published texts again, by passages and words; it follows them"),
    ("search_record", "the same by stems, and what each passage means in numbers"),
    ("search_word", "the words of the published texts, and in how many they are; it follows them"),
    ("search_word_vector", "what these words mean, in numbers"),
    ("search_change", "numbers of documents that changed"),
    (
        "title_index",
        "titles again, drafts' included, by words alone; triggers make it follow them, and overwrite what goes",
    ),
    ("translated_title_index", "the same of translations"),
    ("gathering_title_index", "the same of gatherings"),
];
