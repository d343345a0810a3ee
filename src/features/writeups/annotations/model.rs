//! What stands beside a write-up's text, and what follows from it: pure rules.

use tertulia_clock::Moment;

use crate::base::i18n::Language;
use crate::base::ids::{AdaptationId, PersonId};
use crate::features::places::{Place, Side};
use crate::features::writeups::Texts;

/// Everything beside the text of one write-up, for readers of one language.
#[derive(Clone, Debug, Default)]
pub struct Annotations {
    /// Its text in the reader's language, where somebody reviewed one and the reader did not ask for the original
    pub translation: Option<Translated>,
    /// There is a translation, and the reader asked for the original.
    pub is_original_asked: bool,
    /// Who confirmed this revision
    pub confirmations: Vec<Confirmed>,
    /// An earlier revision was confirmed by both sides.
    pub was_co_created: bool,
    /// Places that adapt it
    pub adaptations: Vec<Adapted>,
    /// Published write-ups whose ids its author named
    pub inspired_by: Vec<Named>,
    /// What organisations named in it replied
    pub replies: Vec<Replied>,
}

/// Nothing beside it: for drafts and for what waits for review, which is judged as its author wrote it.
pub static NONE: Annotations = Annotations {
    translation: None,
    is_original_asked: false,
    confirmations: Vec::new(),
    was_co_created: false,
    adaptations: Vec::new(),
    inspired_by: Vec::new(),
    replies: Vec::new(),
};

/// A reviewed translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translated {
    /// From which language
    pub from: Language,
    /// What it says
    pub texts: Texts,
    /// It is of the revision that everyone sees, not of an earlier one.
    pub is_current: bool,
}

/// That a place's contact confirmed a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmed {
    /// For which side
    pub side: Side,
    /// Who; none once erased
    pub person: Option<PersonId>,
    /// Where they differ, up to 500 characters
    pub note: String,
}

/// That a place adapts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adapted {
    /// Its row
    pub id: AdaptationId,
    /// Who said so; none once erased
    pub person: Option<PersonId>,
    /// Which
    pub place: Place,
    /// Why
    pub reason: String,
    /// Since when
    pub at: Moment,
}

impl Adapted {
    /// Whether somebody may remove it: what they said themselves, or as a moderator.
    pub fn may_be_removed_by(&self, person: PersonId, is_moderator: bool) -> bool {
        is_moderator || self.person == Some(person)
    }
}

/// Another published write-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Of its id, `R-42`
    pub number: i64,
    /// What it is called
    pub title: String,
}

/// What an organisation replied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replied {
    /// Which
    pub organisation: String,
    /// Up to 500 characters
    pub words: String,
    /// Where more is to be read
    pub link: String,
}

/// How far a revision is confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoCreated {
    /// By nobody
    No,
    /// By one side
    By(Side),
    /// By both, who are two people
    Yes,
}

/// How far these confirmations go. One person who is the contact of both sides counts as one side.
pub fn co_created(confirmations: &[Confirmed]) -> CoCreated {
    let on = |side| confirmations.iter().find(|confirmed| confirmed.side == side);
    match (on(Side::Government), on(Side::CivilSociety)) {
        (Some(one), Some(other)) if one.person.is_some() && one.person == other.person => {
            CoCreated::By(Side::Government)
        }
        (Some(_), Some(_)) => CoCreated::Yes,
        (Some(one), None) | (None, Some(one)) => CoCreated::By(one.side),
        (None, None) => CoCreated::No,
    }
}

/// The numbers of `R-42` and the like in what an author wrote, each once.
pub fn named_numbers(text: &str) -> Vec<i64> {
    let mut found = Vec::new();
    let upper = text.to_ascii_uppercase();
    for word in upper.split(|c: char| !c.is_alphanumeric() && c != '-') {
        let number = word.strip_prefix("R-").or_else(|| word.strip_prefix('R')).and_then(|digits| digits.parse().ok());
        if let Some(number) = number.filter(|number| *number > 0 && !found.contains(number)) {
            found.push(number);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn co_created_needs_two_people_on_two_sides() {
        let by = |side, person: Option<i64>| Confirmed { side, person: person.map(PersonId), note: String::new() };
        let (government, civil) = (Side::Government, Side::CivilSociety);
        for (confirmations, far) in [
            (vec![], CoCreated::No),
            (vec![by(government, Some(1))], CoCreated::By(government)),
            (vec![by(civil, Some(2))], CoCreated::By(civil)),
            (vec![by(government, Some(1)), by(civil, Some(2))], CoCreated::Yes),
            (vec![by(government, Some(1)), by(civil, Some(1))], CoCreated::By(government)),
            (vec![by(government, None), by(civil, None)], CoCreated::Yes),
        ] {
            assert_eq!(co_created(&confirmations), far, "{confirmations:?}");
        }
    }

    #[test]
    fn ids_are_read_out_of_what_an_author_wrote() {
        for (text, numbers) in [
            ("R-4, r5 and the assembly of R-4", vec![4, 5]),
            ("Porto Alegre's budget", vec![]),
            ("R-0 R-x D-3 OR-7 R-99999999999999999999", vec![]),
            ("(R-12)", vec![12]),
        ] {
            assert_eq!(named_numbers(text), numbers, "{text}");
        }
    }
}
