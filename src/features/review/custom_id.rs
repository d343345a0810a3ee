//! Buttons, menus and forms of review: typed custom ids that carry ids and what was chosen so far, never state.

use std::fmt;

use super::model::Verdict;
use crate::base::i18n::Language;
use crate::base::ids::{PageNumber, PlaceId, RevisionId, WriteupId};
use crate::features::writeups::{Field, Page};

/// What the queue shows: all of it, or what waits for a place, or in a language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Of this place
    pub place: Option<PlaceId>,
    /// In this language
    pub language: Option<Language>,
}

/// The boxes that a moderator wants to say something about, each on its own: as many as a form has room for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<Field>);

impl Fields {
    /// The most boxes: one of a form's five is for everything else.
    pub const MOST: usize = 4;

    /// These boxes, each once, in the order in which they are read.
    pub fn of(chosen: impl IntoIterator<Item = Field>) -> Self {
        let chosen: Vec<Field> = chosen.into_iter().collect();
        Self(Field::ALL.into_iter().filter(|field| chosen.contains(field)).take(Self::MOST).collect())
    }

    /// The boxes.
    pub fn iter(&self) -> impl Iterator<Item = Field> + '_ {
        self.0.iter().copied()
    }

    /// Whether a box is one of them.
    pub fn contains(&self, field: Field) -> bool {
        self.0.contains(&field)
    }

    fn read(text: &str) -> Result<Self, ()> {
        if text == "-" {
            return Ok(Self::default());
        }
        let fields: Vec<Field> = text.split('+').map(|word| Field::read(word).ok_or(())).collect::<Result<_, _>>()?;
        if fields.len() > Self::MOST { Err(()) } else { Ok(Self::of(fields)) }
    }
}

impl fmt::Display for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("-");
        }
        f.write_str(&self.0.iter().map(|field| field.word()).collect::<Vec<_>>().join("+"))
    }
}

/// A button or menu of this feature: its custom id is `review/` and this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CustomId {
    /// A page of the whole text, for moderators
    Show(RevisionId, Page),
    /// Says that one is reading it, or lets it go
    Claim(RevisionId),
    /// Approves
    Approve(RevisionId),
    /// Asks for a reason: changes, reject or hold
    Ask(RevisionId, Verdict),
    /// The menu of boxes to say something about
    Fields(RevisionId),
    /// The menu of reasons
    Reason(RevisionId, Verdict, Fields),
    /// Opens the form that takes a decision up again
    Reopen(WriteupId),
    /// Opens the form that takes an earlier version out of the history
    Conceal(RevisionId),
    /// A page of the queue
    Queue(Scope, PageNumber),
    /// What was asked for last, for the author
    Asked(WriteupId),
    /// The same above the draft, for the author to correct it
    Correct(WriteupId),
}

impl fmt::Display for CustomId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Show(id, page) => write!(f, "review/show/{id}/{}", page.word()),
            Self::Claim(id) => write!(f, "review/claim/{id}"),
            Self::Approve(id) => write!(f, "review/approve/{id}"),
            Self::Ask(id, verdict) => write!(f, "review/ask/{id}/{}", verdict.word()),
            Self::Fields(id) => write!(f, "review/fields/{id}"),
            Self::Reason(id, verdict, fields) => write!(f, "review/reason/{id}/{}/{fields}", verdict.word()),
            Self::Reopen(id) => write!(f, "review/reopen/{id}"),
            Self::Conceal(id) => write!(f, "review/conceal/{id}"),
            Self::Queue(scope, page) => {
                let place = scope.place.map_or_else(String::new, |place| place.to_string());
                let language = scope.language.map_or("", Language::code);
                write!(f, "review/queue/{place}/{language}/{page}")
            }
            Self::Asked(id) => write!(f, "review/asked/{id}"),
            Self::Correct(id) => write!(f, "review/correct/{id}"),
        }
    }
}

impl std::str::FromStr for CustomId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let revision = |text: &str| text.parse::<RevisionId>();
        let writeup = |text: &str| text.parse::<WriteupId>();
        let asked = |text: &str| Verdict::read(text).filter(|verdict| verdict.has_reason_menu()).ok_or(());
        Ok(match text.split('/').collect::<Vec<_>>().as_slice() {
            ["review", "show", id, page] => Self::Show(revision(id)?, Page::read(page).ok_or(())?),
            ["review", "claim", id] => Self::Claim(revision(id)?),
            ["review", "approve", id] => Self::Approve(revision(id)?),
            ["review", "ask", id, word] => Self::Ask(revision(id)?, asked(word)?),
            ["review", "fields", id] => Self::Fields(revision(id)?),
            // Without boxes: as an older version wrote it.
            ["review", "reason", id, word] => Self::Reason(revision(id)?, asked(word)?, Fields::default()),
            ["review", "reason", id, word, fields] => Self::Reason(revision(id)?, asked(word)?, Fields::read(fields)?),
            ["review", "reopen", id] => Self::Reopen(writeup(id)?),
            ["review", "conceal", id] => Self::Conceal(revision(id)?),
            ["review", "queue", page] => Self::Queue(Scope::default(), page.parse()?),
            ["review", "queue", place, language, page] => {
                let place = if place.is_empty() { None } else { Some(place.parse()?) };
                let language = if language.is_empty() { None } else { Some(language.parse().map_err(drop)?) };
                Self::Queue(Scope { place, language }, page.parse()?)
            }
            ["review", "asked", id] => Self::Asked(writeup(id)?),
            ["review", "correct", id] => Self::Correct(writeup(id)?),
            _ => return Err(()),
        })
    }
}

/// A form of this feature: its custom id carries what was decided and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A moderator's words
    Words {
        /// On which revision
        revision: RevisionId,
        /// What
        verdict: Verdict,
        /// Why
        reason: String,
        /// About which boxes, each on its own
        fields: Fields,
    },
    /// Merges a write-up into another one
    Merge(WriteupId, WriteupId),
    /// Takes the last decision on a write-up up again
    Reopen(WriteupId),
    /// Takes an earlier version out of the history
    Conceal(RevisionId),
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words { revision, verdict, reason, fields } => {
                write!(f, "review/words/{revision}/{}/{reason}/{fields}", verdict.word())
            }
            Self::Merge(id, into) => write!(f, "review/merge/{id}/{into}"),
            Self::Reopen(id) => write!(f, "review/reopen/{id}"),
            Self::Conceal(id) => write!(f, "review/conceal/{id}"),
        }
    }
}

impl std::str::FromStr for Form {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let words = |revision: &str, verdict: &str, reason: &str, fields: &str| {
            Ok(Self::Words {
                revision: revision.parse()?,
                verdict: Verdict::read(verdict).filter(|verdict| verdict.has_reason_menu()).ok_or(())?,
                reason: reason.to_owned(),
                fields: Fields::read(fields)?,
            })
        };
        match text.split('/').collect::<Vec<_>>().as_slice() {
            ["review", "words", revision, verdict, reason] => words(revision, verdict, reason, "-"),
            ["review", "words", revision, verdict, reason, fields] => words(revision, verdict, reason, fields),
            ["review", "merge", id, into] => Ok(Self::Merge(id.parse()?, into.parse()?)),
            ["review", "reopen", id] => Ok(Self::Reopen(id.parse()?)),
            ["review", "conceal", id] => Ok(Self::Conceal(id.parse()?)),
            _ => Err(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_button_and_form_reads_back() {
        let (id, writeup) = (RevisionId(i64::MAX), WriteupId(i64::MAX));
        let fields = Fields::of([Field::Results, Field::Title, Field::Conditions, Field::Summary, Field::Cost]);
        assert_eq!(fields.iter().count(), Fields::MOST);
        for button in [
            CustomId::Show(id, Page::Results),
            CustomId::Claim(id),
            CustomId::Approve(id),
            CustomId::Ask(id, Verdict::Changes),
            CustomId::Ask(id, Verdict::Hold),
            CustomId::Fields(id),
            CustomId::Reason(id, Verdict::Reject, Fields::default()),
            CustomId::Reason(id, Verdict::Changes, fields.clone()),
            CustomId::Reopen(writeup),
            CustomId::Conceal(id),
            CustomId::Queue(Scope::default(), PageNumber::at(3)),
            CustomId::Queue(Scope { place: Some(PlaceId(2)), language: Some(Language::Pt) }, PageNumber::FIRST),
            CustomId::Asked(writeup),
            CustomId::Correct(writeup),
        ] {
            let text = button.to_string();
            assert!(text.len() <= crate::discord::card::CUSTOM_ID, "{text}");
            assert_eq!(text.parse(), Ok(button), "{text}");
        }
        for form in [
            Form::Words { revision: id, verdict: Verdict::Changes, reason: "needs_evidence".into(), fields },
            Form::Merge(writeup, WriteupId(1)),
            Form::Reopen(writeup),
            Form::Conceal(id),
        ] {
            let text = form.to_string();
            assert!(text.len() <= crate::discord::card::CUSTOM_ID, "{text}");
            assert_eq!(text.parse(), Ok(form), "{text}");
        }
        for old in ["review/ask/1/approve", "review/reason/1/merge/-", "review/reason/1/changes/colour", "review"] {
            assert_eq!(old.parse::<CustomId>(), Err(()), "{old}");
        }
    }

    #[test]
    fn buttons_of_an_older_version_still_work() {
        let reason = CustomId::Reason(RevisionId(1), Verdict::Changes, Fields::default());
        assert_eq!("review/reason/1/changes".parse(), Ok(reason));
        assert_eq!("review/queue/2".parse(), Ok(CustomId::Queue(Scope::default(), PageNumber::at(2))));
        let words = Form::Words {
            revision: RevisionId(1),
            verdict: Verdict::Reject,
            reason: "attack".into(),
            fields: Fields::default(),
        };
        assert_eq!("review/words/1/reject/attack".parse(), Ok(words));
    }
}
