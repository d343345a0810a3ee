//! When a write-up wants looking after, who is asked, and the buttons of the letter. Pure.

use std::fmt;

use tertulia_clock::Moment;

use crate::base::error::Refusal;
use crate::base::i18n::Phrase;
use crate::base::ids::{PersonId, WriteupId, WriteupRef};
use crate::phrase;

/// How long a write-up is right without anybody saying so: 12 months, in seconds.
pub const FRESH: i64 = 365 * 86_400;
/// How long after a question the next one is asked, in seconds.
pub const AGAIN: i64 = 90 * 86_400;
/// How many times is asked about one state of a write-up.
pub const TIMES: i64 = 3;
/// How long a person is left alone after a question about whichever write-up, in seconds.
pub const ONE_EACH: i64 = 7 * 86_400;

/// A write-up that nobody touched for long and about which somebody may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// Which
    pub writeup: WriteupId,
    /// Its author, where they can still be reached and still belong to its place
    pub author: Option<PersonId>,
    /// The place's confirmed contacts
    pub contacts: Vec<PersonId>,
}

impl Stale {
    /// Who is asked: its author, or else the place's contacts.
    pub fn asked(&self) -> &[PersonId] {
        match &self.author {
            Some(author) => std::slice::from_ref(author),
            None => &self.contacts,
        }
    }
}

/// What a person is to a write-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// They wrote it
    Author,
    /// They are a contact of its place, and its author looks after it
    Contact,
    /// They are a contact of its place, and its author left
    Heir,
}

impl Keeper {
    /// What somebody is who wrote it or not, is a contact of its place or not, while its author is still there or not.
    pub const fn of(is_author: bool, is_contact: bool, author_is_there: bool) -> Option<Self> {
        match (is_author, is_contact, author_is_there) {
            (true, _, _) => Some(Self::Author),
            (false, true, true) => Some(Self::Contact),
            (false, true, false) => Some(Self::Heir),
            (false, false, _) => None,
        }
    }
}

/// A button of the letter: its custom id is `upkeep/` and this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CustomId {
    /// It is still right
    Right(WriteupId),
    /// Revise it
    Revise(WriteupId),
}

impl fmt::Display for CustomId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Right(id) => write!(f, "upkeep/right/{id}"),
            Self::Revise(id) => write!(f, "upkeep/revise/{id}"),
        }
    }
}

impl std::str::FromStr for CustomId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.split('/').collect::<Vec<_>>().as_slice() {
            ["upkeep", "right", writeup] => Ok(Self::Right(writeup.parse()?)),
            ["upkeep", "revise", writeup] => Ok(Self::Revise(writeup.parse()?)),
            _ => Err(()),
        }
    }
}

/// Why somebody may not look after a write-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StalenessRefusal {
    /// It is not there, or not shown any more
    Gone,
    /// They are neither its author nor a contact of its place
    NotKeeper(WriteupRef),
    /// Its author is still there and revises it
    AuthorRevises(WriteupRef),
}

impl Refusal for StalenessRefusal {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Gone => phrase!("upkeep-gone"),
            Self::NotKeeper(id) => phrase!("upkeep-not-keeper", id = *id),
            Self::AuthorRevises(id) => phrase!("upkeep-author-revises", id = *id),
        }
    }
}

/// Before which instant a write-up was touched last that wants looking after now.
pub const fn stale_before(now: Moment) -> Moment {
    Moment(now.0 - FRESH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_button_reads_back() {
        for button in [CustomId::Right(WriteupId(i64::MAX)), CustomId::Revise(WriteupId(1))] {
            assert_eq!(button.to_string().parse(), Ok(button));
            assert!(button.to_string().len() <= crate::discord::card::CUSTOM_ID);
        }
        for old in ["", "upkeep", "upkeep/right/x", "upkeep/other/1"] {
            assert_eq!(old.parse::<CustomId>(), Err(()), "{old}");
        }
    }

    #[test]
    fn the_author_is_asked_and_where_they_left_the_contacts() {
        let mut stale =
            Stale { writeup: WriteupId(1), author: Some(PersonId(1)), contacts: vec![PersonId(2), PersonId(3)] };
        assert_eq!(stale.asked(), [PersonId(1)]);
        stale.author = None;
        assert_eq!(stale.asked(), [PersonId(2), PersonId(3)]);
    }

    #[test]
    fn who_may_look_after_it() {
        for (is_author, is_contact, is_there, keeper) in [
            (true, false, true, Some(Keeper::Author)),
            (true, true, false, Some(Keeper::Author)),
            (false, true, true, Some(Keeper::Contact)),
            (false, true, false, Some(Keeper::Heir)),
            (false, false, false, None),
        ] {
            assert_eq!(Keeper::of(is_author, is_contact, is_there), keeper);
        }
    }
}
