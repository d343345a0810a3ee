//! Reports on published write-ups and replies of organisations named in them: pure rules.

use std::fmt;

use tertulia_clock::Moment;

use crate::base::error::Refusal;
use crate::base::i18n::Phrase;
use crate::base::ids::{PageNumber, PersonId, ReportId, WriteupId, read_number};
use crate::base::text::fold;
use crate::features::writeups::{Field, Revision, links};
use crate::phrase;

/// The reasons that a reader may give, words of the vocabulary. The others are a moderator's alone.
pub const REASONS: [&str; 10] = [
    "personal_data",
    "copyright",
    "attack",
    "promotional",
    "contested",
    "wrong_place",
    "wrong_level",
    "not_reform",
    "duplicate",
    "unclear",
];
/// The longest words of a report.
pub const WORDS: usize = 1_000;
/// The longest reply, which is shown whole.
pub const REPLY: usize = 500;
/// The longest name of an organisation.
pub const ORGANISATION: usize = 120;
/// Reports and replies of one person within a day.
pub const A_DAY: i64 = 10;

/// Where a report is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "lowercase")]
pub enum State {
    /// For a moderator
    Waiting,
    /// A moderator agreed; a reply is shown from then on
    Accepted,
    /// A moderator did not agree
    Refused,
}

impl State {
    /// The word of the custom id and of the log.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
        }
    }

    fn verdict(text: &str) -> Option<Self> {
        [Self::Accepted, Self::Refused].into_iter().find(|state| state.word() == text)
    }
}

/// What is said about a write-up, and who says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Complaint {
    /// A reader says that something is wrong
    Report {
        /// A word of the vocabulary
        reason: String,
        /// In their words
        words: String,
    },
    /// An organisation that is named in it replies
    Reply {
        /// Which
        organisation: String,
        /// What it says
        words: String,
        /// Where more is to be read
        link: String,
    },
}

/// A report or a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its row
    pub id: ReportId,
    /// On which write-up
    pub writeup: WriteupId,
    /// Who sent it; none once erased
    pub person: Option<PersonId>,
    /// What it says
    pub complaint: Complaint,
    /// Where it is on its way
    pub state: State,
    /// When it was decided on
    pub handled_at: Option<Moment>,
    /// In the moderator's words
    pub answer: String,
}

impl Report {
    /// Whether it is a reply.
    pub const fn is_reply(&self) -> bool {
        matches!(self.complaint, Complaint::Reply { .. })
    }

    /// Whether `person` may take up again what was decided on it, when `author` wrote what it is about.
    ///
    /// # Errors
    /// It is about their own, is their own, or nothing was decided.
    pub fn reopens_for(&self, person: PersonId, author: Option<PersonId>) -> Result<(), ReportRefusal> {
        match self.state {
            State::Waiting => Err(ReportRefusal::NotDecided),
            State::Accepted | State::Refused => self.concerns_only_others(person, author),
        }
    }

    fn concerns_only_others(&self, person: PersonId, author: Option<PersonId>) -> Result<(), ReportRefusal> {
        if self.person == Some(person) {
            return Err(ReportRefusal::OwnReport);
        }
        if author == Some(person) { Err(ReportRefusal::OwnWriteup) } else { Ok(()) }
    }

    /// Whether `person` may decide on it, when `author` wrote what it is about.
    ///
    /// # Errors
    /// It is about their own, is their own, or was decided already: then what.
    pub fn open_for(&self, person: PersonId, author: Option<PersonId>) -> Result<(), ReportRefusal> {
        let at = self.handled_at.unwrap_or(Moment(0));
        match self.state {
            State::Accepted => Err(ReportRefusal::Accepted(at)),
            State::Refused => Err(ReportRefusal::Refused(at)),
            State::Waiting => self.concerns_only_others(person, author),
        }
    }
}

impl Complaint {
    /// Whether it can be taken for this write-up, and with a reply's link as it will be shown.
    ///
    /// # Errors
    /// What is missing, or too long, or that the organisation is not named in it.
    pub fn check(mut self, revision: &Revision) -> Result<Self, ReportRefusal> {
        match &mut self {
            Self::Report { reason, words } => {
                if !REASONS.contains(&reason.as_str()) {
                    return Err(ReportRefusal::UnknownReason);
                }
                let has = words.chars().count();
                if has == 0 || has > WORDS {
                    return Err(ReportRefusal::BadWords { most: WORDS, has });
                }
            }
            Self::Reply { organisation, words, link } => {
                let has = words.chars().count();
                if has == 0 || has > REPLY {
                    return Err(ReportRefusal::BadWords { most: REPLY, has });
                }
                let found = links(link);
                match found.as_slice() {
                    [only] => only.clone_into(link),
                    _ => return Err(ReportRefusal::NoLink),
                }
                if !is_named(organisation, revision) {
                    return Err(ReportRefusal::NotNamed(organisation.clone()));
                }
            }
        }
        Ok(self)
    }
}

/// Whether an organisation is among the partners, is credited, or occurs in the text, whatever its case and accents.
pub fn is_named(organisation: &str, revision: &Revision) -> bool {
    let looked_for = whole_words(organisation);
    if looked_for.trim().chars().count() < 2 || organisation.chars().count() > ORGANISATION {
        return false;
    }
    let texts = Field::ALL.map(|field| revision.texts.of(field));
    let partners = revision.partners.iter().map(|partner| partner.organisation.as_str());
    partners
        .chain(revision.credit.as_deref())
        .chain(texts)
        .chain([revision.assessor.as_str()])
        .any(|text| whole_words(text).contains(&looked_for))
}

/// Folded, words apart by single spaces, with a space at either end, so that only whole words are found in it.
fn whole_words(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

/// Why something about reports was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportRefusal {
    /// There is none
    Unknown,
    /// Not a reason that a reader may give
    UnknownReason,
    /// Nothing was said, or in too many characters
    BadWords {
        /// So many fit
        most: usize,
        /// So many there are
        has: usize,
    },
    /// Not just one https link
    NoLink,
    /// The organisation is not named in it
    NotNamed(String),
    /// The person sent too many within a day
    TooMany,
    /// One's own report
    OwnReport,
    /// About one's own write-up
    OwnWriteup,
    /// It was accepted then
    Accepted(Moment),
    /// It was refused then
    Refused(Moment),
    /// Nothing was decided that could be taken up again
    NotDecided,
    /// It is to be decided anew, and it is not said why
    NoReason,
}

impl Refusal for ReportRefusal {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Unknown => phrase!("report-unknown"),
            Self::UnknownReason => phrase!("denied-old-button"),
            Self::BadWords { most, has } => phrase!("report-bad-words", most = *most, has = *has),
            Self::NoLink => phrase!("report-no-link"),
            Self::NotNamed(typed) => phrase!(
                "report-not-named",
                organisation = crate::discord::card::plain_line(&crate::discord::card::cut(typed, 80))
            ),
            Self::TooMany => phrase!("report-too-many", most = A_DAY),
            Self::OwnReport => phrase!("report-own"),
            Self::OwnWriteup => phrase!("report-own-writeup"),
            Self::Accepted(at) => phrase!("report-was-accepted", at = at.0.to_string()),
            Self::Refused(at) => phrase!("report-was-refused", at = at.0.to_string()),
            Self::NotDecided => phrase!("reopen-nothing"),
            Self::NoReason => phrase!("reopen-no-reason"),
        }
    }
}

/// A button, menu or form of this feature: its custom id is `report/` and this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CustomId {
    /// Opens the menu of reasons
    Open(WriteupId),
    /// The menu of reasons
    Reason(WriteupId),
    /// The form of a report: which reason, and the interaction that opened it
    Form(WriteupId, String, u64),
    /// Opens the form of a reply
    Reply(WriteupId),
    /// That form, and the interaction that opened it
    Answer(WriteupId, u64),
    /// Opens the form of a decision
    Ask(ReportId, State),
    /// That form
    Decide(ReportId, State),
    /// Opens the form for why it is to be decided anew, and that form
    Reopen(ReportId),
    /// The moderators' card, quietly
    Show(ReportId),
    /// A page of what waits
    Queue(PageNumber),
}

impl fmt::Display for CustomId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // Write-ups know this one: it stands on their card.
            Self::Open(id) => f.write_str(&crate::features::writeups::report_button(*id)),
            Self::Reason(id) => write!(f, "report/reason/{id}"),
            Self::Form(id, reason, opener) => write!(f, "report/form/{id}/{reason}/{opener}"),
            Self::Reply(id) => write!(f, "report/reply/{id}"),
            Self::Answer(id, opener) => write!(f, "report/answer/{id}/{opener}"),
            Self::Ask(id, state) => write!(f, "report/ask/{id}/{}", state.word()),
            Self::Decide(id, state) => write!(f, "report/decide/{id}/{}", state.word()),
            Self::Reopen(id) => write!(f, "report/reopen/{id}"),
            Self::Show(id) => write!(f, "report/show/{id}"),
            Self::Queue(page) => write!(f, "report/queue/{page}"),
        }
    }
}

impl std::str::FromStr for CustomId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let id = |text: &str| text.parse::<WriteupId>();
        let report = |text: &str| text.parse::<ReportId>();
        let opener = |text: &str| read_number(text, 1, i64::MAX).map(i64::cast_unsigned);
        Ok(match text.split('/').collect::<Vec<_>>().as_slice() {
            ["report", "open", writeup] => Self::Open(id(writeup)?),
            ["report", "reason", writeup] => Self::Reason(id(writeup)?),
            ["report", "form", writeup, reason, opened] => {
                Self::Form(id(writeup)?, (*reason).to_owned(), opener(opened)?)
            }
            ["report", "reply", writeup] => Self::Reply(id(writeup)?),
            ["report", "answer", writeup, opened] => Self::Answer(id(writeup)?, opener(opened)?),
            ["report", "ask", it, state] => Self::Ask(report(it)?, State::verdict(state).ok_or(())?),
            ["report", "reopen", it] => Self::Reopen(report(it)?),
            ["report", "show", it] => Self::Show(report(it)?),
            ["report", "queue", page] => Self::Queue(page.parse()?),
            ["report", "decide", it, state] => Self::Decide(report(it)?, State::verdict(state).ok_or(())?),
            _ => return Err(()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::vocabulary::{Scheme, Vocabulary};
    use crate::features::places::Side;
    use crate::features::writeups::{Partner, Texts};

    fn revision() -> Revision {
        let texts = Texts {
            action: "Seven weekends, run by the Children’s Parliament and ELAW.".to_owned(),
            ..Texts::default()
        };
        Revision {
            texts,
            credit: Some("Dirección de Cambio Climático".to_owned()),
            partners: vec![Partner { organisation: "Red Climática (RC)".to_owned(), side: Side::CivilSociety }],
            ..crate::features::writeups::blank(
                WriteupId(1),
                crate::base::ids::RevisionId(1),
                Texts::default(),
                Moment(0),
            )
        }
    }

    #[test]
    fn an_organisation_is_named_as_people_write_it_and_only_by_whole_words() {
        for (organisation, named) in [
            ("children's parliament", true),
            ("Red Climatica", true),
            ("red climática (rc)", true),
            ("direccion de cambio climatico", true),
            ("ELAW", true),
            ("LAW", false),
            ("Parliament of Children", false),
            ("", false),
            ("—", false),
            ("a", false),
        ] {
            assert_eq!(is_named(organisation, &revision()), named, "{organisation}");
        }
    }

    #[test]
    fn what_can_not_be_taken_is_refused_with_the_reason() {
        let report =
            |reason: &str, words: &str| Complaint::Report { reason: reason.to_owned(), words: words.to_owned() };
        let reply = |organisation: &str, words: &str, link: &str| Complaint::Reply {
            organisation: organisation.to_owned(),
            words: words.to_owned(),
            link: link.to_owned(),
        };
        let long = "w".repeat(501);
        let link = "https://red.example.org/reply";
        for (complaint, refusal) in [
            (report("personal_data", "A phone number"), None),
            (report("election_hold", "No"), Some(ReportRefusal::UnknownReason)),
            (report("unclear", ""), Some(ReportRefusal::BadWords { most: WORDS, has: 0 })),
            (reply("Red Climática", "We were not asked.", link), None),
            (reply("Red Climática", &long, link), Some(ReportRefusal::BadWords { most: REPLY, has: 501 })),
            (reply("Red Climática", "No.", "http://red.example.org"), Some(ReportRefusal::NoLink)),
            (reply("Greens", "No.", link), Some(ReportRefusal::NotNamed("Greens".to_owned()))),
        ] {
            assert_eq!(complaint.check(&revision()).err(), refusal);
        }
    }

    #[test]
    fn nobody_decides_on_their_own_and_only_once_until_it_is_reopened() {
        let report = |state, at: Option<i64>| Report {
            id: ReportId(1),
            writeup: WriteupId(1),
            person: Some(PersonId(7)),
            complaint: Complaint::Report { reason: "unclear".to_owned(), words: "w".to_owned() },
            state,
            handled_at: at.map(Moment),
            answer: String::new(),
        };
        for (state, at, person, decides, reopens) in [
            (State::Waiting, None, 1, Ok(()), Err(ReportRefusal::NotDecided)),
            (State::Waiting, None, 7, Err(ReportRefusal::OwnReport), Err(ReportRefusal::NotDecided)),
            (State::Waiting, None, 5, Err(ReportRefusal::OwnWriteup), Err(ReportRefusal::NotDecided)),
            (State::Accepted, Some(9), 1, Err(ReportRefusal::Accepted(Moment(9))), Ok(())),
            (State::Refused, Some(9), 7, Err(ReportRefusal::Refused(Moment(9))), Err(ReportRefusal::OwnReport)),
            (State::Accepted, Some(9), 5, Err(ReportRefusal::Accepted(Moment(9))), Err(ReportRefusal::OwnWriteup)),
        ] {
            assert_eq!(report(state, at).open_for(PersonId(person), Some(PersonId(5))), decides);
            assert_eq!(report(state, at).reopens_for(PersonId(person), Some(PersonId(5))), reopens);
        }
    }

    #[test]
    fn every_reason_is_a_word_of_the_vocabulary() {
        let vocabulary = Vocabulary::load().unwrap();
        for reason in REASONS {
            assert!(vocabulary.term(Scheme::Reason, reason).is_some(), "{reason}");
        }
    }

    #[test]
    fn every_button_reads_back() {
        let (writeup, id) = (WriteupId(i64::MAX), ReportId(i64::MAX));
        for button in [
            CustomId::Open(writeup),
            CustomId::Reason(writeup),
            CustomId::Form(writeup, "personal_data".to_owned(), u64::MAX >> 1),
            CustomId::Reply(writeup),
            CustomId::Answer(writeup, u64::MAX >> 1),
            CustomId::Ask(id, State::Accepted),
            CustomId::Decide(id, State::Refused),
            CustomId::Reopen(id),
            CustomId::Show(id),
            CustomId::Queue(PageNumber::LAST),
        ] {
            let text = button.to_string();
            assert!(text.len() <= crate::discord::card::CUSTOM_ID, "{text}");
            assert_eq!(text.parse(), Ok(button), "{text}");
        }
        for old in ["", "report", "report/open", "report/ask/1/waiting", "report/decide/x/accepted"] {
            assert_eq!(old.parse::<CustomId>(), Err(()), "{old}");
        }
    }
}
