//! What open data says: the row of a write-up, and what keeps a row from being taken in. Pure.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use tertulia_clock::Moment;

use crate::base::error::Refusal;
use crate::base::i18n::{Language, Phrase};
use crate::base::ids::WriteupRef;
use crate::base::text::megabytes;
use crate::base::vocabulary::{Scheme, Vocabulary};
use crate::features::places::Side;
use crate::features::writeups::{Field, Partner, Revision, Texts, read_commitments};
use crate::phrase;

/// The version of the format, in `writeups.json`.
pub const FORMAT: u32 = 1;
/// The licence of everything in it, as SPDX names it.
pub const LICENCE: &str = "CC-BY-4.0";
/// The most partners, commitments, translations and the like of one write-up.
const MOST: usize = 100;
/// The longest of the short texts beside the write-up's own: names, links.
const SHORT: usize = 2_000;
/// The longest of the others.
const LONG: usize = 4_000;

/// Nothing was published, confirmed or read before 1990.
const EARLIEST: Moment = Moment(631_152_000);
/// How far above the highest number here that of a row may be.
const NUMBERS_AHEAD: i64 = 100_000;

/// A published write-up as everyone may have it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Row {
    pub id: String,
    pub place: String,
    pub place_name: String,
    pub country: String,
    pub iso: Option<String>,
    pub place_names: BTreeMap<String, String>,
    pub language: String,
    #[serde(flatten)]
    pub texts: Texts,
    pub status: Option<String>,
    pub areas: Vec<String>,
    pub values: Vec<String>,
    pub axis: Option<String>,
    pub topics: Vec<String>,
    pub sdgs: Vec<String>,
    pub level: Option<String>,
    pub too_early: bool,
    pub started: Option<String>,
    pub ended: Option<String>,
    pub partners: Vec<RowPartner>,
    pub evidence: Vec<String>,
    pub commitments: Vec<String>,
    pub assessment: String,
    pub assessor: String,
    pub assessment_link: String,
    pub inspired_by: String,
    pub credit: Option<String>,
    pub published: Option<String>,
    pub changed: Option<String>,
    pub checked: Option<String>,
    pub co_created: bool,
    pub confirmations: Vec<RowConfirmation>,
    pub adaptations: Vec<RowAdaptation>,
    pub replies: Vec<RowReply>,
    pub translations: Vec<RowTranslation>,
}

/// Who took part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RowPartner {
    pub side: String,
    pub organisation: String,
}

/// That a contact of the place confirmed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RowConfirmation {
    pub side: String,
    pub confirmed: String,
    pub dissent: String,
}

/// Who adapts it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RowAdaptation {
    pub place: String,
    pub reason: String,
    pub since: String,
}

/// What an organisation named in it replied.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RowReply {
    pub organisation: String,
    pub words: String,
    pub link: String,
    pub written: String,
    pub accepted: String,
}

/// A translation that somebody read and confirmed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RowTranslation {
    pub language: String,
    pub kind: String,
    #[serde(flatten)]
    pub texts: Texts,
    pub reviewed: String,
}

impl Row {
    /// What tells one write-up from another: what its authors wrote and chose, and whom they credited. What others added
    /// since, ids and instants are not part of it.
    pub fn fingerprint(&self) -> String {
        let core = Self {
            id: String::new(),
            place_name: String::new(),
            country: String::new(),
            iso: None,
            place_names: BTreeMap::new(),
            evidence: Vec::new(),
            published: None,
            changed: None,
            checked: None,
            co_created: false,
            confirmations: Vec::new(),
            adaptations: Vec::new(),
            replies: Vec::new(),
            translations: Vec::new(),
            ..self.clone()
        };
        let text = serde_json::to_string(&core).unwrap_or_default();
        hex::encode(Sha256::digest(text))
    }

    /// Its number, where its id is `R-` and a number.
    ///
    /// # Errors
    /// The id is something else and not empty.
    pub fn number(&self) -> Result<Option<i64>, Problem> {
        match (self.id.as_str(), self.id.parse()) {
            ("", _) => Ok(None),
            (_, Ok(WriteupRef::Published(number))) if (1..=1_000_000_000).contains(&number) => Ok(Some(number)),
            _ => Err(Problem::Unread("id")),
        }
    }

    /// Goes on only where its number leaves those after it to others: the highest here is `highest`.
    ///
    /// # Errors
    /// It is far above.
    pub fn check_number(number: i64, highest: i64) -> Result<(), Problem> {
        let most = highest + NUMBERS_AHEAD;
        if number > most { Err(Problem::TooFar(number, most)) } else { Ok(()) }
    }

    /// Fills a blank revision with what the row says, or says what is wrong with it. What a form would not let a member
    /// submit is not taken in either.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn fill(&self, blank: &Revision, vocabulary: &Vocabulary) -> Result<Revision, Problem> {
        let one = |scheme, name, id: &Option<String>| match id {
            Some(id) if vocabulary.term(scheme, id).is_none() => Err(Problem::NoSuch(name, id.clone())),
            _ => Ok(id.clone()),
        };
        let many = |scheme, name, ids: &[String], most: usize| match ids {
            ids if ids.len() > most => Err(Problem::TooMany(name, most)),
            ids => match ids.iter().find(|id| vocabulary.term(scheme, id).is_none()) {
                Some(id) => Err(Problem::NoSuch(name, id.clone())),
                None if has_twice(ids) => Err(Problem::Twice(name)),
                None => Ok(ids.to_vec()),
            },
        };
        for (name, text, most) in [
            ("assessment", self.assessment.as_str(), LONG),
            ("assessor", &self.assessor, SHORT),
            ("assessment_link", &self.assessment_link, SHORT),
            ("inspired_by", &self.inspired_by, LONG),
            ("credit", self.credit.as_deref().unwrap_or_default(), SHORT),
        ] {
            short_enough(name, text, most)?;
        }
        if self.texts.title.trim().is_empty() {
            return Err(Problem::NoTitle);
        }
        if self.partners.len() > MOST || self.commitments.len() > MOST {
            return Err(Problem::TooMany("partners or commitments", MOST));
        }
        if let Some(other) = self.commitments.iter().find(|code| read_commitments(code) != [code.as_str()]) {
            return Err(Problem::NoSuch("commitments", other.clone()));
        }
        if has_twice(&self.commitments) {
            return Err(Problem::Twice("commitments"));
        }
        let partners = self.partners.iter().map(|partner| {
            short_enough("partners", &partner.organisation, SHORT)?;
            let side = Side::read(&partner.side).ok_or_else(|| Problem::NoSuch("partners", partner.side.clone()))?;
            let organisation = partner.organisation.trim().to_owned();
            if organisation.is_empty() || organisation.contains(['\n', '\r']) {
                return Err(Problem::Unread("partners"));
            }
            Ok(Partner { organisation, side })
        });
        Ok(Revision {
            texts: self.texts.trimmed(),
            status: one(Scheme::Status, "status", &self.status)?,
            axis: one(Scheme::Axis, "axis", &self.axis)?,
            level: one(Scheme::Level, "level", &self.level)?,
            too_early: self.too_early,
            started: month("started", self.started.as_deref())?,
            ended: month("ended", self.ended.as_deref())?,
            assessment: self.assessment.clone(),
            assessor: self.assessor.clone(),
            assessment_link: self.assessment_link.clone(),
            inspired_by: self.inspired_by.clone(),
            credit: self.credit.clone(),
            areas: many(Scheme::Area, "areas", &self.areas, crate::features::writeups::AREAS)?,
            values: many(Scheme::Value, "values", &self.values, MOST)?,
            topics: many(Scheme::Topic, "topics", &self.topics, crate::features::writeups::TOPICS)?,
            sdgs: many(Scheme::Sdg, "sdgs", &self.sdgs, MOST)?,
            partners: partners.collect::<Result<_, Problem>>()?,
            commitments: self.commitments.clone(),
            ..blank.clone()
        })
    }

    /// Whether what others added can be taken in too.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check_others(&self, now: Moment) -> Result<(), Problem> {
        if [self.confirmations.len(), self.adaptations.len(), self.replies.len(), self.translations.len()]
            .iter()
            .any(|count| *count > MOST)
        {
            return Err(Problem::TooMany("confirmations, adaptations, replies or translations", MOST));
        }
        for each in &self.confirmations {
            if !matches!(Side::read(&each.side), Some(Side::Government | Side::CivilSociety)) {
                return Err(Problem::NoSuch("confirmations", each.side.clone()));
            }
            instant("confirmations", &each.confirmed, now)?;
            short_enough("confirmations", &each.dissent, 500)?;
        }
        for each in &self.adaptations {
            instant("adaptations", &each.since, now)?;
            short_enough("adaptations", &each.reason, LONG)?;
        }
        for each in &self.replies {
            instant("replies", &each.written, now)?;
            instant("replies", &each.accepted, now)?;
            short_enough("replies", &each.words, 500)?;
            short_enough("replies", &each.organisation, SHORT)?;
            short_enough("replies", &each.link, SHORT)?;
        }
        for each in &self.translations {
            each.language.parse::<Language>().map_err(|_| Problem::NoSuch("translations", each.language.clone()))?;
            if !["human", "machine"].contains(&each.kind.as_str()) {
                return Err(Problem::NoSuch("translations", each.kind.clone()));
            }
            instant("translations", &each.reviewed, now)?;
            for field in Field::ALL {
                short_enough("translations", each.texts.of(field), LONG)?;
            }
        }
        Ok(())
    }
}

fn has_twice(ids: &[String]) -> bool {
    ids.iter().enumerate().any(|(index, id)| ids[..index].contains(id))
}

fn short_enough(name: &'static str, text: &str, most: usize) -> Result<(), Problem> {
    let has = text.chars().count();
    if has > most { Err(Problem::Long(name, most, has)) } else { Ok(()) }
}

/// `YYYY` or `YYYY-MM`.
fn month(name: &'static str, text: Option<&str>) -> Result<Option<String>, Problem> {
    let Some(text) = text else { return Ok(None) };
    let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = match text.split_once('-') {
        None => digits(text, 4),
        Some((year, month)) => {
            digits(year, 4) && digits(month, 2) && month.parse::<u8>().is_ok_and(|it| (1..=12).contains(&it))
        }
    };
    let in_range =
        text.get(..4).and_then(|year| year.parse().ok()).is_some_and(|year: u16| (1900..=2100).contains(&year));
    if fits && in_range { Ok(Some(text.to_owned())) } else { Err(Problem::BadDate(name, text.to_owned())) }
}

/// An instant as open data writes it, up to `now`.
pub fn instant(name: &'static str, text: &str, now: Moment) -> Result<Moment, Problem> {
    let at = text.parse::<Timestamp>().map(Moment::from).map_err(|_| Problem::BadDate(name, text.to_owned()))?;
    if (EARLIEST..=now).contains(&at) { Ok(at) } else { Err(Problem::OutOfTime(name, text.to_owned())) }
}

/// An instant as open data writes it, up to `now`; `otherwise` where it is missing.
pub fn instant_or(name: &'static str, text: Option<&str>, otherwise: Moment, now: Moment) -> Result<Moment, Problem> {
    text.map_or(Ok(otherwise), |text| instant(name, text, now))
}

/// How open data writes an instant.
pub fn written(at: Moment) -> String {
    at.timestamp().to_string()
}

/// Why a row is not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is no row at all
    Broken(String),
    /// A field can't be read
    Unread(&'static str),
    /// Bytes that are no UTF-8
    NotUtf8,
    /// There is no title
    NoTitle,
    /// A text is too long: its field, the limit, what it has
    Long(&'static str, usize, usize),
    /// There are too many of something
    TooMany(&'static str, usize),
    /// One value twice
    Twice(&'static str),
    /// An id that the vocabulary does not have
    NoSuch(&'static str, String),
    /// A date that is none
    BadDate(&'static str, String),
    /// An instant before anything, or still to come
    OutOfTime(&'static str, String),
    /// Its number is that of a write-up that was erased here
    Erased(i64),
    /// Its number is far above all others: it, and the most it may be
    TooFar(i64, i64),
    /// The network has no such place
    UnknownPlace(String),
    /// What keeps a member's draft from being submitted, in words
    Gaps(String),
    /// Another write-up has its number
    Taken(i64),
    /// The database did not take it
    Refused(String),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |text: &str| crate::base::text::cut(&text.escape_debug().to_string(), 80);
        match self {
            Self::Broken(why) => write!(f, "it can't be read: {why}"),
            Self::Unread(field) => write!(f, "{field} can't be read"),
            Self::NotUtf8 => f.write_str("it is not UTF-8"),
            Self::NoTitle => f.write_str("it has no title"),
            Self::Long(field, most, has) => write!(f, "{field} has {has} characters, at most {most} fit"),
            Self::TooMany(field, most) => write!(f, "there are too many {field}: at most {most}"),
            Self::Twice(field) => write!(f, "{field} has something twice"),
            Self::NoSuch(field, id) => write!(f, "{field} \"{}\": there is no such id", shown(id)),
            Self::BadDate(field, text) => write!(f, "{field} \"{}\" is no date", shown(text)),
            Self::OutOfTime(field, text) => write!(f, "{field} \"{}\" is before 1990 or still to come", shown(text)),
            Self::Erased(number) => write!(f, "R-{number} was erased here and does not come back"),
            Self::TooFar(number, most) => write!(f, "R-{number} is too far above the others here: at most R-{most}"),
            Self::UnknownPlace(slug) => {
                write!(f, "the network has no place \"{}\"; a moderator adds it with /admin place", shown(slug))
            }
            Self::Gaps(gaps) => f.write_str(gaps),
            Self::Taken(number) => write!(f, "R-{number} is another write-up here; nothing was changed"),
            Self::Refused(why) => write!(f, "the database does not take it: {why}"),
        }
    }
}

/// Why there is no export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportRefusal {
    /// The file is larger than Discord takes here: its size and the limit, in bytes
    TooLarge(u64, u64),
    /// One is being made at this moment
    Busy,
}

impl Refusal for ExportRefusal {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Busy => phrase!("library-busy"),
            Self::TooLarge(size, limit) => {
                phrase!("library-too-large", size = megabytes(*size), limit = megabytes(*limit))
            }
        }
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A row of which every kind of cell has something.
    pub fn full() -> Row {
        Row {
            id: "R-7".to_owned(),
            place: "scotland".to_owned(),
            language: "en".to_owned(),
            texts: Texts {
                title: "=Open, \"quoted\"\nand long".to_owned(),
                results: "'=kept: https://a.example.org".to_owned(),
                ..Texts::default()
            },
            status: Some("completed".to_owned()),
            areas: vec!["open_data".to_owned(), "environment".to_owned()],
            too_early: true,
            partners: vec![RowPartner { side: "government".to_owned(), organisation: "A: B".to_owned() }],
            published: Some("2030-01-01T12:00:00Z".to_owned()),
            confirmations: vec![RowConfirmation {
                side: "civil_society".to_owned(),
                confirmed: "2030-01-02T12:00:00Z".to_owned(),
                dissent: "-not all".to_owned(),
            }],
            replies: vec![RowReply { organisation: "C".to_owned(), ..RowReply::default() }],
            ..Row::default()
        }
    }

    #[test]
    fn what_others_added_makes_no_other_write_up() {
        let mut row = full();
        let print = row.fingerprint();
        // It stands in databases: what was taken in once is known by it for ever.
        assert_eq!(print, "ba8322fb4d363c6cb2cf78259ee096b185ab3af61c65a6ebb09141d27000a96f");
        row.confirmations.clear();
        row.id.clear();
        assert_eq!(row.fingerprint(), print);
        row.texts.summary.push('!');
        assert_ne!(row.fingerprint(), print);
    }

    #[test]
    fn instants_and_numbers_are_held_to_what_can_be() {
        let now = instant("published", "2030-01-01T00:00:00Z", Moment(i64::MAX)).unwrap();
        for (text, fits) in [
            ("1989-12-31T23:59:59Z", false),
            ("1990-01-01T00:00:00Z", true),
            ("2030-01-01T00:00:00Z", true),
            ("2030-01-01T00:00:01Z", false),
            ("soon", false),
        ] {
            assert_eq!(instant("published", text, now).is_ok(), fits, "{text}");
        }
        assert_eq!(Row::check_number(100_007, 7), Ok(()));
        assert_eq!(Row::check_number(100_008, 7), Err(Problem::TooFar(100_008, 100_007)));
    }

    #[test]
    fn dates_of_a_reform_are_years_or_months() {
        for (text, fits) in [
            ("2021", true),
            ("2021-11", true),
            ("2021-13", false),
            ("21", false),
            ("1850", false),
            ("2021-1", false),
            ("soon", false),
        ] {
            assert_eq!(month("started", Some(text)).is_ok(), fits, "{text}");
        }
        assert_eq!(month("started", None), Ok(None));
    }
}
