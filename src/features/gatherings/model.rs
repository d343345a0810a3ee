//! What a gathering is and what its rules are: pure.

use jiff::civil::DateTime;
use tertulia_clock::Moment;

use super::schedule::{BadRule, Repeat, Unsound, Zone, write_local};
use crate::base::error::Refusal;
use crate::base::i18n::{Language, Phrase};
use crate::base::ids::{ChannelId, GatheringId, OccurrenceId, PersonId, PlaceId, ServerId, WriteupId};
use crate::discord::card::{cut, plain_line};
use crate::phrase;

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
/// How many gatherings without a time ahead are looked at for a list of suggestions.
pub const SUGGESTED: i64 = 50;
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
    /// Grows when the series is moved or its rule becomes another one; times of an older shape stand by themselves
    pub shape: i64,
    /// When it was last changed
    pub changed_at: Moment,
    /// Write-ups that are on the agenda
    pub writeups: Vec<WriteupId>,
}

impl Gathering {
    /// What `after` says otherwise, before and after on one line each, for the log. A link is for people with a seat, so
    /// it is never told.
    pub fn differences(&self, after: &Self) -> (String, String) {
        let (before, after) = (self.outline(), after.outline());
        let changed = before.iter().zip(&after).filter(|(before, after)| before.1 != after.1);
        let line = |(name, text): &(&str, String)| {
            let text = if text.is_empty() { "none" } else { text };
            format!("{name} {}", cut(text, 120))
        };
        let (before, after): (Vec<_>, Vec<_>) = changed.map(|(before, after)| (line(before), line(after))).unzip();
        (before.join("; "), after.join("; "))
    }

    fn outline(&self) -> Vec<(&'static str, String)> {
        let venue = match &self.venue {
            Venue::Unsaid => String::new(),
            Venue::Channel(_, channel, _) => format!("channel {channel}"),
            // Told apart by what it is, not by where it leads.
            Venue::Link(link) => format!("a link of {} characters", link.chars().count()),
        };
        let languages = self.languages.iter().map(|language| language.code()).collect::<Vec<_>>().join(" ");
        let offsets = self.offsets.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        vec![
            ("title", self.title.clone()),
            ("purpose", self.purpose.clone()),
            ("agenda", self.agenda.clone()),
            ("interpretation", self.interpretation.clone()),
            ("kind", self.kind.word().to_owned()),
            ("minutes", self.minutes.to_string()),
            ("repeat", self.repeat.word()),
            ("where", venue),
            ("seats", self.seats.map(|seats| seats.to_string()).unwrap_or_default()),
            ("languages", languages),
            ("confidentiality", self.confidentiality.word().to_owned()),
            ("recording", self.recording.word().to_owned()),
            ("reminders", offsets),
            ("write-ups", self.writeups.iter().map(|id| format!("writeup/{id}")).collect::<Vec<_>>().join(" ")),
        ]
    }

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
            shape: 1,
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

    /// Whether only members may read of it.
    pub fn is_for_members(&self) -> bool {
        self.confidentiality == Confidentiality::Members
    }

    /// Whether it still has to be announced.
    pub fn check_draft(&self) -> Result<(), GatheringRefusal> {
        match self.state {
            State::Draft => Ok(()),
            State::Announced => Err(GatheringRefusal::Announced),
            State::Cancelled | State::Discarded => Err(GatheringRefusal::Gone),
        }
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
    digits.trim_start_matches('0').parse().ok()
}

/// One time of an announced gathering.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Its row
    pub id: OccurrenceId,
    /// Of which gathering
    pub gathering: GatheringId,
    /// The shape of the series of which it is part
    pub shape: i64,
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
    /// The local time whose day names it beside `G-5`: its slot, or where it is no part of the series any more, its start.
    pub fn named_by(&self, gathering: &Gathering) -> DateTime {
        if self.shape == gathering.shape { self.slot } else { self.starts }
    }

    /// Whether one may still answer.
    pub fn is_ahead(&self, now: Moment) -> bool {
        self.stage == Stage::Planned && self.ends_at > now
    }

    /// Whether what came of it may be written.
    pub fn check_begun(&self, now: Moment) -> Result<(), GatheringRefusal> {
        if self.stage == Stage::Cancelled {
            return Err(GatheringRefusal::Gone);
        }
        if self.starts_at > now {
            return Err(GatheringRefusal::NotBegun);
        }
        Ok(())
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

/// Why a reminder is not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum CloseReason {
    /// The gathering was moved, which wrote others
    Moved,
    /// The gathering was called off
    Cancelled,
    /// It asks to close what is closed already
    Held,
    /// A later one to the same people is due too
    Overtaken,
    /// The gathering is over
    Over,
    /// The person gave up their seat
    SeatGivenUp,
    /// The server wants no announcements any more
    NotAnnounced,
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
    Closed(CloseReason),
}

impl Due {
    /// What becomes of it at `now`.
    pub fn fate(&self, now: Moment) -> Fate {
        let late = now.0 - self.at.0 > LATE_AFTER;
        match (self.stage, self.minutes >= 0) {
            _ if !self.is_current => Fate::Closed(CloseReason::Moved),
            (Stage::Cancelled, _) => Fate::Closed(CloseReason::Cancelled),
            (Stage::Held, _) => Fate::Closed(CloseReason::Held),
            _ if self.is_overtaken => Fate::Closed(CloseReason::Overtaken),
            (Stage::Planned, true) if self.ends_at <= now => Fate::Closed(CloseReason::Over),
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
    /// It was part of the series before that was moved
    NotOfSeries,
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
            Self::NotOfSeries => phrase!("gathering-not-of-series"),
            Self::SameTime => phrase!("gathering-same-time"),
            Self::Gone => phrase!("gathering-gone"),
            Self::Discreet => phrase!("gathering-discreet"),
            Self::StaysDiscreet => phrase!("gathering-stays-discreet"),
            Self::UnknownWriteup(typed) => phrase!("gathering-unknown-writeup", typed = shown(typed)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            (hour, 104_500, Fate::Closed(CloseReason::Over)),
            (Due { is_current: false, ..hour }, 96_400, Fate::Closed(CloseReason::Moved)),
            (Due { stage: Stage::Cancelled, ..hour }, 96_400, Fate::Closed(CloseReason::Cancelled)),
            (Due { is_overtaken: true, ..hour }, 96_400, Fate::Closed(CloseReason::Overtaken)),
            (due(-1_440, 190_900), 190_900, Fate::Sent { late: false }),
            (Due { stage: Stage::Held, ..due(-1_440, 190_900) }, 190_900, Fate::Closed(CloseReason::Held)),
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
}
