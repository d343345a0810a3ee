//! What a gathering is and what its rules are: pure.

use std::fmt;
use std::str::FromStr;

use jiff::civil::DateTime;

use super::schedule::{BadRule, Repeat, Unsound, Zone, write_local};
use crate::discord::card::{cut, plain_line};
use crate::error::Refusal;
use crate::ids::{ChannelId, GatheringId, Moment, OccurrenceId, PersonId, PlaceId, ServerId, WriteupId};
use crate::phrase;
use crate::words::{Language, Phrase};

/// When people are reminded, where nobody chose: 7 days, 24 hours, 1 hour and 10 minutes before.
pub const OFFSETS: [i64; 4] = [7 * 24 * 60, 24 * 60, 60, 10];
/// When the facilitator is asked to close it: minutes after the end, negative as in rows.
pub const NUDGES: [i64; 2] = [-24 * 60, -72 * 60];
/// Shortest and longest.
pub const MINUTES: (i64, i64) = (5, 24 * 60);
/// The most seats.
pub const MOST_SEATS: i64 = 10_000;
/// The most reminders of one gathering or person.
pub const MOST_OFFSETS: usize = 6;
/// How long after its time a reminder still counts as in time, in seconds.
pub const LATE_AFTER: i64 = 5 * 60;
/// A later time of a series is announced this long before, in hours, or when the one before it has ended.
pub const ANNOUNCE_HOURS: i64 = 28 * 24;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident: $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
        #[sqlx(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$variant_doc])* $variant),+
        }

        impl $name {
            /// All, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word of rows and options.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// Reads the word.
            pub fn read(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|each| each.word() == text)
            }
        }
    };
}

words! {
    /// What kind of gathering.
    Kind:
    /// Everyone
    Plenary = "plenary",
    /// One asks, a few help
    PeerSession = "peer_session",
    /// Somebody shows what they did
    ShowAndTell = "show_and_tell",
    /// Work on something together
    WorkingSession = "working_session",
    /// A visit to see for oneself
    StudyVisit = "study_visit",
    /// For newcomers
    Onboarding = "onboarding",
    /// For the public
    OpenEvent = "open_event",
}

words! {
    /// Who may know of it.
    Confidentiality:
    /// Everyone
    Public = "public",
    /// Members
    Members = "members",
    /// The Chatham House Rule: what is said may be used, who said it or was there may not be told
    ChathamHouse = "chatham_house",
}

words! {
    /// Whether it is recorded, and for whom.
    Recording:
    /// Not at all
    None = "none",
    /// For members
    Members = "members",
    /// For everyone
    Public = "public",
}

words! {
    /// What a person answered.
    Answer:
    /// Has a seat
    Going = "going",
    /// Wants a seat and waits for one
    Waiting = "waiting",
    /// Perhaps
    Maybe = "maybe",
    /// Does not come
    No = "no",
}

/// How far a gathering has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum State {
    /// Only its facilitators know of it
    Draft,
    /// Everyone was told
    Announced,
    /// It was called off, and everyone was told
    Cancelled,
    /// A draft that was thrown away
    Discarded,
}

/// How far one of its times has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum Stage {
    /// It is to come, or going on
    Planned,
    /// It was called off
    Cancelled,
    /// It took place and was closed
    Held,
}

/// What happened that people must be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum News {
    /// Somebody moved it
    Moved,
    /// The rules of its zone's clocks changed, and with them the instant
    Clocks,
    /// It was called off
    Cancelled,
    /// Who waited has a seat now
    Promoted,
}

/// Where people meet.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Venue {
    /// It was not said yet.
    #[default]
    Unsaid,
    /// In a channel of a Discord server, with the names of both.
    Channel(ServerId, ChannelId, String),
    /// Behind a link that only people with a seat may see.
    Link(String),
}

/// A gathering: one time or a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gathering {
    /// Its row; `G-5` names it
    pub id: GatheringId,
    /// Its name in calendar files, for ever
    pub uid: String,
    /// How far it has come
    pub state: State,
    /// What it is called
    pub title: String,
    /// What it is for
    pub purpose: String,
    /// What will happen
    pub agenda: String,
    /// Who interprets, how
    pub interpretation: String,
    /// What kind
    pub kind: Kind,
    /// The host
    pub place: PlaceId,
    /// Who is asked to close it; none once erased
    pub facilitator: Option<PersonId>,
    /// The first time of the rule as it is now, on the clocks of `zone`
    pub starts: DateTime,
    /// The host's zone
    pub zone: Zone,
    /// How long
    pub minutes: i64,
    /// How it repeats, as it was chosen
    pub repeat: Repeat,
    /// The rule of RFC 5545 that follows from it
    pub rule: Option<String>,
    /// Where
    pub venue: Venue,
    /// How many may come; none: everyone
    pub seats: Option<i64>,
    /// Which languages are spoken
    pub languages: Vec<Language>,
    /// Who may know of it
    pub confidentiality: Confidentiality,
    /// Whether it is recorded
    pub recording: Recording,
    /// Minutes before the start at which people are reminded
    pub offsets: Vec<i64>,
    /// Grows with each change that calendars must hear of
    pub sequence: i64,
    /// When it was last changed
    pub changed_at: Moment,
    /// Write-ups that are on the agenda
    pub writeups: Vec<WriteupId>,
}

impl Gathering {
    /// A draft with nothing but a host and a time.
    pub fn draft(id: GatheringId, uid: String, place: PlaceId, starts: DateTime, zone: Zone, now: Moment) -> Self {
        Self {
            id,
            uid,
            state: State::Draft,
            title: String::new(),
            purpose: String::new(),
            agenda: String::new(),
            interpretation: String::new(),
            kind: Kind::Plenary,
            place,
            facilitator: None,
            starts,
            zone,
            minutes: 60,
            repeat: Repeat::Never,
            rule: None,
            venue: Venue::Unsaid,
            seats: None,
            languages: Vec::new(),
            confidentiality: Confidentiality::Public,
            recording: Recording::None,
            offsets: OFFSETS.to_vec(),
            sequence: 0,
            changed_at: now,
            writeups: Vec::new(),
        }
    }

    /// What members call it.
    pub fn reference(&self) -> String {
        format!("G-{}", self.id)
    }

    /// Whether nothing may tell who was there.
    pub fn is_discreet(&self) -> bool {
        self.confidentiality == Confidentiality::ChathamHouse
    }

    /// The offsets that reminders are written for: none of a week and more where it comes again within a week.
    pub fn due_offsets(&self, offsets: &[i64]) -> Vec<i64> {
        let weekly = super::schedule::is_within_a_week(self.starts, self.rule.as_deref());
        offsets.iter().copied().filter(|minutes| !(weekly && *minutes >= OFFSETS[0])).collect()
    }
}

/// Reads `G-5`, `g5`, `5`.
pub fn read_reference(text: &str) -> Option<GatheringId> {
    let text = text.trim();
    let digits = text.strip_prefix(['G', 'g']).unwrap_or(text).trim_start_matches(['-', ' ', '#']);
    digits.parse().ok().map(GatheringId)
}

/// One time of an announced gathering.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Its row
    pub id: OccurrenceId,
    /// Of which gathering
    pub gathering: GatheringId,
    /// The local time that the rule gives it
    pub slot: DateTime,
    /// The local time at which it begins
    pub starts: DateTime,
    /// The instant at which it begins
    pub starts_at: Moment,
    /// The instant at which it ends
    pub ends_at: Moment,
    /// How far it has come
    pub stage: Stage,
    /// Grows when it is moved
    pub revision: i64,
    /// Whether the channels were told of it
    pub announced: bool,
}

impl Occurrence {
    /// Whether one may still answer.
    pub fn is_ahead(&self, now: Moment) -> bool {
        self.stage == Stage::Planned && self.ends_at > now
    }
}

/// How many answered what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Have a seat
    pub going: i64,
    /// Wait for one
    pub waiting: i64,
    /// Perhaps
    pub maybe: i64,
}

/// What a person gets who wants to come, when `going` have a seat already and `waiting` stand before them.
pub fn admit(seats: Option<i64>, going: i64, waiting: i64) -> Answer {
    match seats {
        Some(seats) if going >= seats || waiting > 0 => Answer::Waiting,
        _ => Answer::Going,
    }
}

/// How many of those who wait get a seat now.
pub fn free_seats(seats: Option<i64>, going: i64) -> i64 {
    seats.map_or(i64::MAX, |seats| (seats - going).max(0))
}

/// A person's answer to one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Whose
    pub person: PersonId,
    /// What they said
    pub answer: Answer,
    /// The order in which they came
    pub ticket: i64,
}

/// A reminder whose time has come, with what decides whether it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// Minutes before the start; negative: after the end
    pub minutes: i64,
    /// When it was to be sent
    pub at: Moment,
    /// When the occurrence begins
    pub starts_at: Moment,
    /// When it ends
    pub ends_at: Moment,
    /// How far the occurrence has come
    pub stage: Stage,
    /// Whether the occurrence still has the revision that this was written for
    pub is_current: bool,
    /// Whether a later one to the same people is due too
    pub is_overtaken: bool,
}

/// What becomes of a reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is sent
    Sent {
        /// And says that it is late
        late: bool,
    },
    /// It is not sent, for this reason
    Closed(&'static str),
}

impl Due {
    /// What becomes of it at `now`.
    pub fn fate(&self, now: Moment) -> Fate {
        let late = now.0 - self.at.0 > LATE_AFTER;
        match (self.stage, self.minutes >= 0) {
            _ if !self.is_current => Fate::Closed("it was moved"),
            (Stage::Cancelled, _) => Fate::Closed("it was cancelled"),
            (Stage::Held, _) => Fate::Closed("it is closed already"),
            _ if self.is_overtaken => Fate::Closed("a later one is due too"),
            (Stage::Planned, true) if self.ends_at <= now => Fate::Closed("it is over"),
            (Stage::Planned, _) => Fate::Sent { late },
        }
    }
}

/// Reads reminder times: `7d 24h 1h 10m`, in any order, or `off`. Days, hours and minutes as the four languages begin them.
pub fn read_offsets(text: &str) -> Option<Vec<i64>> {
    let text = text.trim().to_lowercase();
    if matches!(text.as_str(), "off" | "none" | "no" | "ninguno" | "nenhum" | "aucun" | "non") {
        return Some(Vec::new());
    }
    let mut found = Vec::new();
    for word in text.split([' ', ',', ';', '+']).filter(|word| !word.is_empty()) {
        let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
        let count: i64 = digits.parse().ok()?;
        let minutes = match &word[digits.len()..] {
            "d" | "j" => count.checked_mul(24 * 60)?,
            "h" => count.checked_mul(60)?,
            "m" | "min" => count,
            _ => return None,
        };
        if !(1..=28 * 24 * 60).contains(&minutes) {
            return None;
        }
        if !found.contains(&minutes) {
            found.push(minutes);
        }
    }
    found.sort_unstable_by(|a, b| b.cmp(a));
    (!found.is_empty() && found.len() <= MOST_OFFSETS).then_some(found)
}

/// `7d 24h 10m`, as one types it.
pub fn write_offsets(offsets: &[i64]) -> String {
    let word = |minutes: &i64| match minutes {
        minutes if *minutes > 24 * 60 && minutes % (24 * 60) == 0 => format!("{}d", minutes / (24 * 60)),
        minutes if minutes % 60 == 0 => format!("{}h", minutes / 60),
        minutes => format!("{minutes}m"),
    };
    offsets.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// A follow-up: what, who, until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// What is to be done
    pub what: String,
    /// By whom
    pub who: String,
    /// Until when, `YYYY-MM-DD`
    pub due: Option<String>,
}

/// Reads follow-ups, one a line: `what | who | 2027-03-01`, in which who and day may be left out.
///
/// # Errors
/// The line whose day can't be read.
pub fn read_follow_ups(text: &str) -> Result<Vec<FollowUp>, String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let mut parts = line.split('|').map(str::trim);
            let what = parts.next().unwrap_or_default().to_owned();
            let (mut who, mut due) = (String::new(), None);
            for part in parts.filter(|part| !part.is_empty()) {
                if part.parse::<jiff::civil::Date>().is_ok() && part.len() == 10 {
                    due = Some(part.to_owned());
                } else if who.is_empty() && !part.starts_with(|c: char| c.is_ascii_digit()) {
                    part.clone_into(&mut who);
                } else {
                    return Err(line.to_owned());
                }
            }
            Ok(FollowUp { what, who, due })
        })
        .collect()
}

/// What was written when a gathering was closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Harvest {
    /// What was said
    pub notes: String,
    /// What was decided
    pub decisions: String,
    /// What is to be done, a line each
    pub follow_ups: String,
    /// Where the recording is
    pub recording: String,
    /// How many came
    pub heads: String,
    /// When it was closed; none: this is a draft
    pub closed_at: Option<Moment>,
}

/// What is wrong with a harvest; each has a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// There are no notes
    NoNotes,
    /// The recording is no https link
    NoLink,
    /// The head count is no number
    NoNumber,
    /// The day of this follow-up can't be read
    NoDay(String),
    /// Under the Chatham House Rule this word may not stand there
    Tells(String),
    /// Under the Chatham House Rule nothing is recorded
    Recorded,
}

impl Flaw {
    /// The sentence.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::NoNotes => phrase!("harvest-no-notes"),
            Self::NoLink => phrase!("harvest-no-link"),
            Self::NoNumber => phrase!("harvest-no-number"),
            Self::NoDay(line) => phrase!("harvest-no-day", line = plain_line(&cut(line, 80))),
            Self::Tells(word) => phrase!("harvest-tells", word = plain_line(&cut(word, 60))),
            Self::Recorded => phrase!("harvest-recorded"),
        }
    }
}

impl Harvest {
    /// What is wrong with it. `names`: every name of every place, for a gathering under the Chatham House Rule.
    pub fn flaws(&self, discreet: bool, names: &[&str]) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        if self.notes.trim().is_empty() {
            flaws.push(Flaw::NoNotes);
        }
        let recording = self.recording.trim();
        if !recording.is_empty() && discreet {
            flaws.push(Flaw::Recorded);
        } else if !recording.is_empty() && !is_https(recording) {
            flaws.push(Flaw::NoLink);
        }
        if !self.heads.trim().is_empty() && self.heads.trim().parse::<u32>().is_err() {
            flaws.push(Flaw::NoNumber);
        }
        if let Err(line) = read_follow_ups(&self.follow_ups) {
            flaws.push(Flaw::NoDay(line));
        }
        if discreet {
            let texts = [&self.notes, &self.decisions, &self.follow_ups];
            let told = texts.iter().flat_map(|text| tells(text, names));
            for word in told {
                let flaw = Flaw::Tells(word);
                if !flaws.contains(&flaw) {
                    flaws.push(flaw);
                }
            }
        }
        flaws
    }
}

/// The words of a text that tell who was there: mentions, e-mail addresses, names of places.
pub fn tells(text: &str, names: &[&str]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let word = word.trim_matches(|c: char| matches!(c, ',' | ';' | '.' | '(' | ')' | ':'));
        let is_mention = word.starts_with('@') && word.len() > 1 || word.contains("<@");
        let is_address = word.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
        if is_mention || is_address {
            found.push(word.to_owned());
        }
    }
    // Words beside words: "Scotland" is in "in Scotland's parks", not in "Scotlandia".
    let parts = |text: &str| -> String {
        let folded = crate::text::fold(text);
        let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
        format!(" {} ", words.join(" "))
    };
    let whole = parts(text);
    for name in names.iter().filter(|name| name.chars().count() > 1) {
        // An abbreviation is one only as it is written: "LA" is Los Angeles, "la" is not.
        let is_short = name.chars().count() <= 3;
        let is_there = if is_short {
            text.split(|c: char| !c.is_alphanumeric()).any(|word| word == *name)
        } else {
            whole.contains(&parts(name))
        };
        if is_there && !found.iter().any(|each| crate::text::fold(each) == crate::text::fold(name)) {
            found.push((*name).to_owned());
        }
    }
    found
}

/// Whether this is an https link without a user name in it.
pub fn is_https(text: &str) -> bool {
    let is_plain = !text.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '`' | '|'));
    is_plain
        && url::Url::parse(text)
            .is_ok_and(|url| url.scheme() == "https" && url.host().is_some() && url.username().is_empty())
}

/// Which times of a series are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Only this one
    One,
    /// This one and all that follow
    All,
}

impl Scope {
    /// The words of the option.
    pub const WORDS: [&'static str; 2] = ["one", "all"];
}

/// Why something about gatherings was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GatheringRefusal {
    /// There is none, or none that this person may see
    Unknown(String),
    /// Only a member may take a seat in one for members
    MembersOnly,
    /// The date can't be read
    BadDate(String),
    /// No zone is called so
    BadZone(String),
    /// A local time that the clocks jump over, or show twice
    Unsound(DateTime, String, Unsound),
    /// It is past
    Past,
    /// It is too far ahead
    TooFar,
    /// Too short or too long
    BadMinutes,
    /// Not a number of seats that may be
    BadSeats,
    /// Fewer seats than are taken
    FewerSeats(i64),
    /// The rule can't be used
    BadRule(BadRule),
    /// Neither a channel nor an https link
    BadVenue,
    /// The channel is not there, or not to be seen
    HiddenChannel,
    /// Not languages
    BadLanguages(String),
    /// Not times of reminders
    BadOffsets(String),
    /// It is over, or called off
    Over,
    /// It has not begun yet
    NotBegun,
    /// It is a draft, and this needs an announced one
    NotAnnounced,
    /// It was announced already
    Announced,
    /// It is no series
    NoSeries,
    /// It is at that time already
    SameTime,
    /// It was discarded or called off
    Gone,
    /// It stands where a recording would tell who was there
    Discreet,
    /// It was announced under the Chatham House Rule
    StaysDiscreet,
    /// No write-up is called so
    UnknownWriteup(String),
}

impl From<BadRule> for GatheringRefusal {
    fn from(rule: BadRule) -> Self {
        Self::BadRule(rule)
    }
}

impl Refusal for GatheringRefusal {
    fn phrase(&self) -> Phrase {
        let shown = |text: &str| plain_line(&cut(text, 80));
        match self {
            Self::Unknown(typed) => phrase!("gathering-unknown", id = shown(typed)),
            Self::MembersOnly => phrase!("gathering-members-only"),
            Self::BadDate(typed) => phrase!("gathering-bad-date", typed = shown(typed)),
            Self::BadZone(typed) => phrase!("gathering-bad-zone", typed = shown(typed)),
            Self::Unsound(local, zone, unsound) => {
                let (key, earlier, later) = match unsound {
                    Unsound::Missing { earlier, later } => ("gathering-missing-time", earlier, later),
                    Unsound::Twice { earlier, later } => ("gathering-double-time", earlier, later),
                };
                Phrase::new(key)
                    .with("local", write_local(*local))
                    .with("zone", zone.clone())
                    .with("earlier", write_local(*earlier))
                    .with("later", write_local(*later))
            }
            Self::Past => phrase!("gathering-past"),
            Self::TooFar => phrase!("gathering-too-far"),
            Self::BadMinutes => phrase!("gathering-bad-minutes", least = MINUTES.0, most = MINUTES.1),
            Self::BadSeats => phrase!("gathering-bad-seats", most = MOST_SEATS),
            Self::FewerSeats(taken) => phrase!("gathering-fewer-seats", taken = *taken),
            Self::BadRule(BadRule::Unread) => phrase!("gathering-rule-unread"),
            Self::BadRule(BadRule::TooOften) => phrase!("gathering-rule-too-often"),
            Self::BadRule(BadRule::TooMany) => phrase!("gathering-rule-too-many", most = super::schedule::MOST_TIMES),
            Self::BadRule(BadRule::NotIts(first)) => phrase!("gathering-rule-not-its", first = write_local(*first)),
            Self::BadRule(BadRule::Empty) => phrase!("gathering-rule-empty"),
            Self::BadVenue => phrase!("gathering-bad-venue"),
            Self::HiddenChannel => phrase!("gathering-hidden-channel"),
            Self::BadLanguages(typed) => phrase!("gathering-bad-languages", typed = shown(typed)),
            Self::BadOffsets(typed) => phrase!("gathering-bad-offsets", typed = shown(typed)),
            Self::Over => phrase!("gathering-over"),
            Self::NotBegun => phrase!("gathering-not-begun"),
            Self::NotAnnounced => phrase!("gathering-not-announced"),
            Self::Announced => phrase!("gathering-announced-already"),
            Self::NoSeries => phrase!("gathering-no-series"),
            Self::SameTime => phrase!("gathering-same-time"),
            Self::Gone => phrase!("gathering-gone"),
            Self::Discreet => phrase!("gathering-discreet"),
            Self::StaysDiscreet => phrase!("gathering-stays-discreet"),
            Self::UnknownWriteup(typed) => phrase!("gathering-unknown-writeup", typed = shown(typed)),
        }
    }
}

/// A button, menu or form of gatherings. It carries ids, not state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Button {
    /// Answer: a seat, perhaps, no
    Answer(OccurrenceId, Answer),
    /// The calendar file
    Calendar(OccurrenceId),
    /// The card of one time
    Show(OccurrenceId),
    /// The draft's preview
    Draft(GatheringId),
    /// The form of texts, also the form itself
    Texts(GatheringId),
    /// A menu of the draft's card
    Pick(GatheringId, Pick),
    /// Announce it
    Announce(GatheringId),
    /// Throw the draft away
    Discard(GatheringId),
    /// Call it off: this time, or all that follow
    Cancel(OccurrenceId, bool),
    /// The form for closing, also the form itself
    Close(OccurrenceId),
    /// A page of the list, of all or of those one has a seat in
    List(u32, bool),
    /// Begin a write-up from the notes
    Harvest(OccurrenceId),
}

/// A menu of a gathering's card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// What kind
    Kind,
    /// Who may know of it
    Confidentiality,
    /// Whether it is recorded
    Recording,
}

impl Pick {
    /// All, in the order of the card.
    pub const ALL: [Self; 3] = [Self::Kind, Self::Confidentiality, Self::Recording];

    /// The word of the menu.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Confidentiality => "confidentiality",
            Self::Recording => "recording",
        }
    }
}

impl fmt::Display for Button {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(id, answer) => write!(f, "gathering/{}/{id}", answer.word()),
            Self::Calendar(id) => write!(f, "gathering/calendar/{id}"),
            Self::Show(id) => write!(f, "gathering/show/{id}"),
            Self::Draft(id) => write!(f, "gathering/draft/{id}"),
            Self::Texts(id) => write!(f, "gathering/texts/{id}"),
            Self::Pick(id, pick) => write!(f, "gathering/pick/{id}/{}", pick.word()),
            Self::Announce(id) => write!(f, "gathering/announce/{id}"),
            Self::Discard(id) => write!(f, "gathering/discard/{id}"),
            Self::Cancel(id, whole) => write!(f, "gathering/cancel/{id}/{}", if *whole { "all" } else { "one" }),
            Self::Close(id) => write!(f, "gathering/close/{id}"),
            Self::List(page, mine) => write!(f, "gathering/list/{page}/{}", if *mine { "mine" } else { "all" }),
            Self::Harvest(id) => write!(f, "gathering/harvest/{id}"),
        }
    }
}

impl FromStr for Button {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let parts: Vec<&str> = text.split('/').collect();
        let occurrence = |id: &str| id.parse::<OccurrenceId>().map_err(drop);
        let gathering = |id: &str| id.parse::<GatheringId>().map_err(drop);
        Ok(match parts.as_slice() {
            ["gathering", "calendar", id] => Self::Calendar(occurrence(id)?),
            ["gathering", "show", id] => Self::Show(occurrence(id)?),
            ["gathering", "draft", id] => Self::Draft(gathering(id)?),
            ["gathering", "texts", id] => Self::Texts(gathering(id)?),
            ["gathering", "pick", id, pick] => {
                Self::Pick(gathering(id)?, Pick::ALL.into_iter().find(|each| each.word() == *pick).ok_or(())?)
            }
            ["gathering", "announce", id] => Self::Announce(gathering(id)?),
            ["gathering", "discard", id] => Self::Discard(gathering(id)?),
            ["gathering", "cancel", id, "one"] => Self::Cancel(occurrence(id)?, false),
            ["gathering", "cancel", id, "all"] => Self::Cancel(occurrence(id)?, true),
            ["gathering", "close", id] => Self::Close(occurrence(id)?),
            ["gathering", "list", page, "all"] => Self::List(page.parse().map_err(drop)?, false),
            ["gathering", "list", page, "mine"] => Self::List(page.parse().map_err(drop)?, true),
            ["gathering", "harvest", id] => Self::Harvest(occurrence(id)?),
            ["gathering", answer, id] => Self::Answer(
                occurrence(id)?,
                Answer::read(answer).filter(|answer| *answer != Answer::Waiting).ok_or(())?,
            ),
            _ => return Err(()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_reads_back_as_it_was_written() {
        let (occurrence, gathering) = (OccurrenceId(42), GatheringId(7));
        for button in [
            Button::Answer(occurrence, Answer::Going),
            Button::Answer(occurrence, Answer::Maybe),
            Button::Answer(occurrence, Answer::No),
            Button::Calendar(occurrence),
            Button::Show(occurrence),
            Button::Draft(gathering),
            Button::Texts(gathering),
            Button::Pick(gathering, Pick::Recording),
            Button::Announce(gathering),
            Button::Discard(gathering),
            Button::Cancel(occurrence, true),
            Button::Cancel(occurrence, false),
            Button::Close(occurrence),
            Button::List(3, true),
            Button::List(0, false),
            Button::Harvest(occurrence),
        ] {
            assert_eq!(button.to_string().parse(), Ok(button));
        }
        for forged in ["gathering/waiting/42", "gathering/going/x", "gathering/pick/7/state", "gathering", "writeup/1"]
        {
            assert_eq!(forged.parse::<Button>(), Err(()), "{forged}");
        }
    }

    #[test]
    fn seats_are_given_in_order_and_never_beyond_the_capacity() {
        for (seats, going, waiting, answer) in [
            (None, 1_000, 0, Answer::Going),
            (Some(20), 19, 0, Answer::Going),
            (Some(20), 20, 0, Answer::Waiting),
            (Some(20), 19, 1, Answer::Waiting),
        ] {
            assert_eq!(admit(seats, going, waiting), answer, "{seats:?} {going} {waiting}");
        }
        assert_eq!(free_seats(Some(20), 25), 0);
        assert_eq!(free_seats(Some(20), 18), 2);
    }

    #[test]
    fn a_reminder_is_sent_late_says_so_or_is_closed_with_its_reason() {
        let due = |minutes, due_at| Due {
            minutes,
            at: Moment(due_at),
            starts_at: Moment(100_000),
            ends_at: Moment(104_500),
            stage: Stage::Planned,
            is_current: true,
            is_overtaken: false,
        };
        let hour = due(60, 96_400);
        for (reminder, now, fate) in [
            (hour, 96_400, Fate::Sent { late: false }),
            (hour, 96_700, Fate::Sent { late: false }),
            (hour, 96_701, Fate::Sent { late: true }),
            (hour, 102_000, Fate::Sent { late: true }),
            (hour, 104_500, Fate::Closed("it is over")),
            (Due { is_current: false, ..hour }, 96_400, Fate::Closed("it was moved")),
            (Due { stage: Stage::Cancelled, ..hour }, 96_400, Fate::Closed("it was cancelled")),
            (Due { is_overtaken: true, ..hour }, 96_400, Fate::Closed("a later one is due too")),
            (due(-1_440, 190_900), 190_900, Fate::Sent { late: false }),
            (Due { stage: Stage::Held, ..due(-1_440, 190_900) }, 190_900, Fate::Closed("it is closed already")),
        ] {
            assert_eq!(reminder.fate(Moment(now)), fate, "{reminder:?} at {now}");
        }
    }

    #[test]
    fn reminder_times_are_read_as_people_write_them() {
        for (typed, read) in [
            ("7d 24h 1h 10m", Some(vec![10_080, 1_440, 60, 10])),
            ("10m, 1h", Some(vec![60, 10])),
            ("1j 2h", Some(vec![1_440, 120])),
            ("off", Some(vec![])),
            ("", None),
            ("soon", None),
            ("0m", None),
            ("29d", None),
            ("1h 2h 3h 4h 5h 6h 7h", None),
            ("99999999999999999999d", None),
        ] {
            assert_eq!(read_offsets(typed), read, "{typed}");
        }
        assert_eq!(write_offsets(&OFFSETS), "7d 24h 1h 10m");
        assert_eq!(read_offsets(&write_offsets(&[90, 45])), Some(vec![90, 45]));
    }

    #[test]
    fn follow_ups_have_a_who_and_a_day_or_not() {
        let read = read_follow_ups("Send the data | Glasgow | 2027-03-01\n\nWrite to all\nAsk | 2027-04-01").unwrap();
        let shown: Vec<_> = read.iter().map(|it| (it.what.as_str(), it.who.as_str(), it.due.as_deref())).collect();
        assert_eq!(
            shown,
            [
                ("Send the data", "Glasgow", Some("2027-03-01")),
                ("Write to all", "", None),
                ("Ask", "", Some("2027-04-01"))
            ]
        );
        assert_eq!(read_follow_ups("Send | Ana | 1/3/27"), Err("Send | Ana | 1/3/27".to_owned()));
    }

    #[test]
    fn under_the_chatham_house_rule_the_word_that_tells_is_named() {
        let names = ["Scotland", "Écosse", "CABA", "Ciudad de Buenos Aires", "LA"];
        for (text, told) in [
            ("One city pays its panel.", vec![]),
            ("In Scotland's parks", vec!["Scotland"]),
            ("as said in ECOSSE", vec!["Écosse"]),
            ("ask <@123> or @ana", vec!["<@123>", "@ana"]),
            ("mail ana.perez@gov.scot, please", vec!["ana.perez@gov.scot"]),
            ("the ciudad  de buenos aires did", vec!["Ciudad de Buenos Aires"]),
            ("Scotlandia and plan, en la sala", vec![]),
            ("LA has one", vec!["LA"]),
        ] {
            assert_eq!(tells(text, &names), told, "{text}");
        }
        let harvest = Harvest {
            notes: "All good in CABA".to_owned(),
            recording: "https://a.example".to_owned(),
            ..Harvest::default()
        };
        assert_eq!(harvest.flaws(true, &names), [Flaw::Recorded, Flaw::Tells("CABA".to_owned())]);
        assert_eq!(harvest.flaws(false, &names), []);
    }

    #[test]
    fn a_harvest_says_what_is_wrong_with_it() {
        let harvest = Harvest {
            recording: "http://a.example".to_owned(),
            heads: "some".to_owned(),
            follow_ups: "x | y | tomorrow | z".to_owned(),
            ..Harvest::default()
        };
        let flaws = harvest.flaws(false, &[]);
        assert_eq!(flaws[..3], [Flaw::NoNotes, Flaw::NoLink, Flaw::NoNumber]);
        assert!(matches!(flaws[3], Flaw::NoDay(_)));
    }
}
