//! What a translation needs and who decides on it: pure rules.

use std::fmt;

use tertulia_clock::Moment;

use crate::base::error::Refusal;
use crate::base::i18n::{Language, Phrase};
use crate::base::ids::{PageNumber, PersonId, RevisionId, TranslationId, WriteupId, WriteupRef, read_number};
use crate::features::writeups::{Field, Gap, TITLE_AT_LEAST, Texts};
use crate::phrase;

/// Where a translation is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "lowercase")]
pub enum State {
    /// Being written
    Draft,
    /// Waits for review
    Submitted,
    /// Shown to readers of its language, while it is the newest
    Reviewed,
    /// Sent back
    Refused,
}

impl State {
    /// The word of the log.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Reviewed => "reviewed",
            Self::Refused => "refused",
        }
    }
}

/// A write-up in another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// Its row
    pub id: TranslationId,
    /// Of which revision
    pub revision: RevisionId,
    /// Of which write-up
    pub writeup: WriteupId,
    /// Into which language
    pub language: Language,
    /// Where it is on its way
    pub state: State,
    /// Who translated; none once erased
    pub person: Option<PersonId>,
    /// What it says
    pub texts: Texts,
    /// When it was decided on
    pub reviewed_at: Option<Moment>,
    /// In the words of whoever decided
    pub words: String,
}

/// The second form: what may be left out of a write-up.
pub const OPTIONAL: [Field; 3] = [Field::Lessons, Field::Cost, Field::Conditions];

/// The boxes of form 1 or 2 that the original has something in.
pub fn boxes(original: &Texts, form: u8) -> Vec<Field> {
    let all: &[Field] = if form == 1 { &Field::ESSENTIAL } else { &OPTIONAL };
    all.iter().copied().filter(|field| form == 1 || !original.of(*field).is_empty()).collect()
}

/// Submissions of one person within a day.
pub const A_DAY: i64 = 10;
/// What stands in place of words where a translator submitted a newer one before anybody decided.
pub const SUPERSEDED: &str = "superseded";

/// The most characters of a translated box: a quarter more than of the original, since languages are not equally long.
pub const fn limit(field: Field) -> usize {
    field.limit() * 5 / 4
}

/// What keeps a translation from being submitted: every box of the original is filled, within the limits. What the
/// original leaves out does not count.
pub fn gaps(original: &Texts, translated: &Texts) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for field in Field::ALL {
        if original.of(field).is_empty() {
            continue;
        }
        let has = translated.of(field).chars().count();
        if has == 0 {
            gaps.push(Gap::Empty(field));
        } else if has > limit(field) {
            gaps.push(Gap::Long(field, limit(field), has));
        } else if field == Field::Title && has < TITLE_AT_LEAST {
            gaps.push(Gap::Short(field, TITLE_AT_LEAST));
        }
    }
    gaps
}

/// What is decided on a translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict<'a> {
    /// Readers of the language see it.
    Approve,
    /// It goes back to its translator, with these words.
    SendBack(&'a str),
}

impl Translation {
    /// Its translator submitted a newer one before anybody decided.
    pub fn is_superseded(&self) -> bool {
        self.state == State::Refused && self.words == SUPERSEDED
    }

    /// Whether `person` may take up again what was decided on it, when `author` wrote the original.
    ///
    /// # Errors
    /// It is their own, of their own, or nothing was decided.
    pub fn reopens_for(&self, person: PersonId, author: Option<PersonId>) -> Result<(), TranslationRefusal> {
        match self.state {
            State::Draft => Err(TranslationRefusal::Unknown),
            State::Submitted => Err(TranslationRefusal::NotDecided),
            State::Refused if self.is_superseded() => Err(TranslationRefusal::NotDecided),
            State::Reviewed | State::Refused => self.concerns_only_others(person, author),
        }
    }

    fn concerns_only_others(&self, person: PersonId, author: Option<PersonId>) -> Result<(), TranslationRefusal> {
        if self.person == Some(person) {
            return Err(TranslationRefusal::Own);
        }
        if author == Some(person) { Err(TranslationRefusal::OwnWriteup) } else { Ok(()) }
    }

    /// Whether `person` may decide on it now, when `author` wrote the original.
    ///
    /// # Errors
    /// It is their own, of their own, or not there to be decided on any more: then what was decided.
    pub fn open_for(&self, person: PersonId, author: Option<PersonId>) -> Result<(), TranslationRefusal> {
        match (self.state, self.reviewed_at) {
            (State::Draft, _) => Err(TranslationRefusal::Unknown),
            (State::Reviewed, at) => Err(TranslationRefusal::Approved(at.unwrap_or(Moment(0)))),
            (State::Refused, _) if self.is_superseded() => Err(TranslationRefusal::Superseded),
            (State::Refused, at) => Err(TranslationRefusal::SentBack(at.unwrap_or(Moment(0)))),
            (State::Submitted, _) => self.concerns_only_others(person, author),
        }
    }
}

/// Why something about translations was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TranslationRefusal {
    /// There is none that this person may see
    Unknown,
    /// Not one of the four languages
    UnknownLanguage,
    /// The original is in this language
    SameLanguage(WriteupRef),
    /// They belong to no place
    NotMember,
    /// So much is missing
    NotComplete(usize),
    /// The original is another one than they translated
    Newer(WriteupRef),
    /// It was submitted, so that there is nothing to submit
    NotDraft,
    /// They submitted as many within a day as one may
    TooMany,
    /// Only moderators and stewards decide
    NotReviewer,
    /// One's own translation
    Own,
    /// Of one's own write-up
    OwnWriteup,
    /// Nothing was decided that could be taken up again
    NotDecided,
    /// Its translator submitted a newer one
    Superseded,
    /// It was approved then
    Approved(Moment),
    /// It was sent back then
    SentBack(Moment),
    /// It is sent back without a word
    NoWords,
    /// It is to be decided anew, and it is not said why
    NoReason,
}

impl Refusal for TranslationRefusal {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Unknown => phrase!("translation-unknown"),
            Self::UnknownLanguage => phrase!("member-unknown-language"),
            Self::SameLanguage(id) => phrase!("translation-same-language", id = *id),
            Self::NotMember => phrase!("translation-not-member"),
            Self::NotComplete(count) => phrase!("translation-not-complete", count = *count),
            Self::Newer(id) => phrase!("translation-newer", id = *id),
            Self::NotDraft => phrase!("translation-not-draft"),
            Self::TooMany => phrase!("translation-too-many", most = A_DAY),
            Self::NotReviewer => phrase!("translation-not-reviewer"),
            Self::Own => phrase!("translation-own"),
            Self::OwnWriteup => phrase!("translation-own-writeup"),
            Self::NotDecided => phrase!("reopen-nothing"),
            Self::Superseded => phrase!("translation-was-superseded"),
            Self::Approved(at) => phrase!("translation-was-approved", at = at.0.to_string()),
            Self::SentBack(at) => phrase!("translation-was-sent-back", at = at.0.to_string()),
            Self::NoWords => phrase!("translation-no-words"),
            Self::NoReason => phrase!("reopen-no-reason"),
        }
    }
}

/// A button or form of this feature: its custom id is `translation/` and this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CustomId {
    /// The translator's card with page 1 or 2 of the original
    Desk(WriteupId, Language, u8),
    /// Opens form 1 or 2
    Open(WriteupId, Language, u8),
    /// Form 1 or 2 itself
    Form(WriteupId, Language, u8),
    /// Submits
    Submit(TranslationId),
    /// For whoever decides: page 1 or 2 of the translation, 3 or 4 of the original
    Read(TranslationId, u8),
    /// Approves
    Approve(TranslationId),
    /// Opens the form for words
    Ask(TranslationId),
    /// That form: it goes back
    Back(TranslationId),
    /// Opens the form for why it is to be decided anew, and that form
    Reopen(TranslationId),
    /// A page of what waits
    Queue(PageNumber),
}

impl fmt::Display for CustomId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("translation/")?;
        match self {
            Self::Desk(id, language, page) => write!(f, "desk/{id}/{language}/{page}"),
            Self::Open(id, language, form) => write!(f, "open/{id}/{language}/{form}"),
            Self::Form(id, language, form) => write!(f, "form/{id}/{language}/{form}"),
            Self::Submit(id) => write!(f, "submit/{id}"),
            Self::Read(id, page) => write!(f, "read/{id}/{page}"),
            Self::Approve(id) => write!(f, "approve/{id}"),
            Self::Ask(id) => write!(f, "ask/{id}"),
            Self::Back(id) => write!(f, "back/{id}"),
            Self::Reopen(id) => write!(f, "reopen/{id}"),
            Self::Queue(page) => write!(f, "queue/{page}"),
        }
    }
}

impl std::str::FromStr for CustomId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let parts: Vec<&str> = text.split('/').collect();
        let id = |text: &str| text.parse::<TranslationId>();
        let one_of =
            |text: &str, most| read_number(text, 1, most).and_then(|number| u8::try_from(number).map_err(drop));
        if let ["translation", what @ ("desk" | "open" | "form"), writeup, language, number] = parts.as_slice() {
            let (writeup, language) = (writeup.parse()?, language.parse().map_err(drop)?);
            let number = one_of(number, 2)?;
            return Ok(match *what {
                "desk" => Self::Desk(writeup, language, number),
                "open" => Self::Open(writeup, language, number),
                _ => Self::Form(writeup, language, number),
            });
        }
        Ok(match parts.as_slice() {
            ["translation", "submit", translation] => Self::Submit(id(translation)?),
            ["translation", "read", translation, page] => Self::Read(id(translation)?, one_of(page, 4)?),
            ["translation", "approve", translation] => Self::Approve(id(translation)?),
            ["translation", "ask", translation] => Self::Ask(id(translation)?),
            ["translation", "back", translation] => Self::Back(id(translation)?),
            ["translation", "reopen", translation] => Self::Reopen(id(translation)?),
            ["translation", "queue", page] => Self::Queue(page.parse()?),
            _ => return Err(()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(filled: &[(Field, &str)]) -> Texts {
        let mut texts = Texts::default();
        for (field, text) in filled {
            texts.set(*field, text);
        }
        texts
    }

    #[test]
    fn a_translation_fills_what_the_original_has_and_may_be_a_quarter_longer() {
        let original = texts(&[(Field::Title, "A title of some length"), (Field::Problem, "p"), (Field::Cost, "c")]);
        let long = "á".repeat(876);
        let lessons = "l".repeat(3_000);
        let title = "Un título suficiente";
        for (translated, found) in [
            (texts(&[]), vec![Gap::Empty(Field::Title), Gap::Empty(Field::Problem), Gap::Empty(Field::Cost)]),
            (texts(&[(Field::Title, title), (Field::Problem, "p"), (Field::Cost, "c")]), vec![]),
            (
                texts(&[(Field::Title, "corto"), (Field::Problem, &long), (Field::Cost, "c")]),
                vec![Gap::Short(Field::Title, 10), Gap::Long(Field::Problem, 875, 876)],
            ),
            (texts(&[(Field::Title, title), (Field::Problem, &long[..1_750]), (Field::Cost, "c")]), vec![]),
            // What the original leaves out, or left out since, keeps nobody from submitting, however long it is.
            (
                texts(&[(Field::Title, title), (Field::Problem, "p"), (Field::Cost, "c"), (Field::Lessons, &lessons)]),
                vec![],
            ),
        ] {
            assert_eq!(gaps(&original, &translated), found);
        }
        assert_eq!(boxes(&original, 1).len(), 5);
        assert_eq!(boxes(&original, 2), [Field::Cost]);
    }

    #[test]
    fn nobody_decides_on_their_own_and_only_once_until_it_is_reopened() {
        let translation = |state, at: Option<i64>, words: &str| Translation {
            id: TranslationId(1),
            revision: RevisionId(1),
            writeup: WriteupId(1),
            language: Language::Es,
            state,
            person: Some(PersonId(7)),
            texts: Texts::default(),
            reviewed_at: at.map(Moment),
            words: words.to_owned(),
        };
        let author = Some(PersonId(9));
        for (state, at, person, decides, reopens) in [
            (State::Submitted, None, 8, Ok(()), Err(TranslationRefusal::NotDecided)),
            (State::Submitted, None, 7, Err(TranslationRefusal::Own), Err(TranslationRefusal::NotDecided)),
            (State::Submitted, None, 9, Err(TranslationRefusal::OwnWriteup), Err(TranslationRefusal::NotDecided)),
            (State::Draft, None, 8, Err(TranslationRefusal::Unknown), Err(TranslationRefusal::Unknown)),
            (State::Reviewed, Some(5), 8, Err(TranslationRefusal::Approved(Moment(5))), Ok(())),
            (State::Refused, Some(5), 8, Err(TranslationRefusal::SentBack(Moment(5))), Ok(())),
            (State::Refused, Some(5), 7, Err(TranslationRefusal::SentBack(Moment(5))), Err(TranslationRefusal::Own)),
            (
                State::Reviewed,
                Some(5),
                9,
                Err(TranslationRefusal::Approved(Moment(5))),
                Err(TranslationRefusal::OwnWriteup),
            ),
        ] {
            let it = translation(state, at, "");
            assert_eq!(it.open_for(PersonId(person), author), decides);
            assert_eq!(it.reopens_for(PersonId(person), author), reopens);
        }
        let superseded = translation(State::Refused, Some(5), SUPERSEDED);
        assert_eq!(superseded.open_for(PersonId(8), author), Err(TranslationRefusal::Superseded));
        assert_eq!(superseded.reopens_for(PersonId(8), author), Err(TranslationRefusal::NotDecided));
    }

    #[test]
    fn every_button_reads_back() {
        let (writeup, id) = (WriteupId(i64::MAX), TranslationId(i64::MAX));
        for button in [
            CustomId::Desk(writeup, Language::Es, 2),
            CustomId::Open(writeup, Language::Fr, 1),
            CustomId::Form(writeup, Language::Pt, 2),
            CustomId::Submit(id),
            CustomId::Read(id, 4),
            CustomId::Approve(id),
            CustomId::Ask(id),
            CustomId::Back(id),
            CustomId::Reopen(id),
            CustomId::Queue(PageNumber::LAST),
        ] {
            let text = button.to_string();
            assert!(text.len() <= crate::discord::card::CUSTOM_ID, "{text}");
            assert_eq!(text.parse(), Ok(button), "{text}");
        }
        for old in ["", "translation", "translation/desk/1/de/1", "translation/form/1/es/3", "translation/read/1/5"] {
            assert_eq!(old.parse::<CustomId>(), Err(()), "{old}");
        }
    }
}
