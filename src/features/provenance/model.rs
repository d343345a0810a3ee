//! Who may confirm a write-up or adapt it.

use std::fmt;

use crate::base::error::Refusal;
use crate::base::i18n::Phrase;
use crate::base::ids::{AdaptationId, RevisionId, WriteupId, WriteupRef};
use crate::phrase;

/// The longest note of a contact who differs.
pub const NOTE: usize = 500;
/// The longest reason for adapting something, and for taking that back.
pub const REASON: usize = 300;
/// Adaptations that one person says, or says anew, within a day.
pub const A_DAY: i64 = 10;

/// Why a confirmation or an adaptation was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProvenanceRefusal {
    /// Only the two contacts of this place confirm
    NotContact(String),
    /// Another version is published by now
    Newer(WriteupRef),
    /// The note has so many characters
    LongNote(usize),
    /// They have not confirmed what is published
    NotConfirmed(WriteupRef),
    /// They don't belong to this place
    NotMember(String),
    /// A place does not adapt what it did itself
    OwnPlace(WriteupRef),
    /// Why, or in so many characters
    BadReason(usize),
    /// Somebody else of this place said so already
    SaidAlready(String),
    /// They said as many within a day as one may
    TooMany,
    /// There is none that they may remove
    NotTheirs,
}

impl Refusal for ProvenanceRefusal {
    fn phrase(&self) -> Phrase {
        match self {
            Self::NotContact(place) => phrase!("confirm-not-contact", place = place),
            Self::Newer(id) => phrase!("confirm-newer", id = *id),
            Self::LongNote(has) => phrase!("confirm-long-note", most = NOTE, has = *has),
            Self::NotMember(place) => phrase!("adapt-not-member", place = place),
            Self::OwnPlace(id) => phrase!("adapt-own-place", id = *id),
            Self::NotConfirmed(id) => phrase!("confirm-none", id = *id),
            Self::SaidAlready(place) => phrase!("adapt-said-already", place = place),
            Self::TooMany => phrase!("adapt-too-many", most = A_DAY),
            Self::NotTheirs => phrase!("adapt-not-theirs"),
            Self::BadReason(has) => phrase!("adapt-bad-reason", most = REASON, has = *has),
        }
    }
}

/// A button or menu of this feature, or the form that it opens: its custom id is `lineage/` and this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CustomId {
    /// Confirms this revision, with a note where the contact writes one
    Confirm(RevisionId),
    /// Opens the menu of the adaptations that the asker may remove
    Adapted(WriteupId),
    /// That menu
    Choose(WriteupId),
    /// The form for why one is removed
    Unadapt(AdaptationId),
}

impl fmt::Display for CustomId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Confirm(id) => write!(f, "lineage/confirm/{id}"),
            // Write-ups know this one: it stands on their card.
            Self::Adapted(id) => f.write_str(&crate::features::writeups::annotations::view::adapted_button(*id)),
            Self::Choose(id) => write!(f, "lineage/choose/{id}"),
            Self::Unadapt(id) => write!(f, "lineage/unadapt/{id}"),
        }
    }
}

impl std::str::FromStr for CustomId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.split('/').collect::<Vec<_>>().as_slice() {
            ["lineage", "confirm", id] => Ok(Self::Confirm(id.parse()?)),
            ["lineage", "adapted", id] => Ok(Self::Adapted(id.parse()?)),
            ["lineage", "choose", id] => Ok(Self::Choose(id.parse()?)),
            ["lineage", "unadapt", id] => Ok(Self::Unadapt(id.parse()?)),
            _ => Err(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_button_reads_back() {
        for button in [
            CustomId::Confirm(RevisionId(i64::MAX)),
            CustomId::Adapted(WriteupId(i64::MAX)),
            CustomId::Choose(WriteupId(i64::MAX)),
            CustomId::Unadapt(AdaptationId(i64::MAX)),
        ] {
            assert_eq!(button.to_string().parse(), Ok(button));
        }
        for old in ["", "lineage", "lineage/confirm", "lineage/confirm/x", "lineage/adapt/1"] {
            assert_eq!(old.parse::<CustomId>(), Err(()), "{old}");
        }
    }
}
