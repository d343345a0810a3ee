//! Buttons, menus and forms of gatherings: typed custom ids that carry ids, not state, so that they work after a restart.

use std::fmt;
use std::str::FromStr;

use super::model::Answer;
use crate::base::ids::{GatheringId, OccurrenceId, PageNumber};

/// A button, menu or form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CustomId {
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
    MenuField(GatheringId, MenuField),
    /// Announce it
    Announce(GatheringId),
    /// Throw the draft away
    Discard(GatheringId),
    /// Call it off: this time, or all that follow
    Cancel(OccurrenceId, bool),
    /// The form for closing, also the form itself
    Close(OccurrenceId),
    /// A page of the list, of all or of those one has a seat in
    List(PageNumber, bool),
    /// Begin a write-up from the notes
    Harvest(OccurrenceId),
    /// Be reminded directly, or not
    Remind(bool),
}

/// A menu of a gathering's card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuField {
    /// What kind
    Kind,
    /// Who may know of it
    Confidentiality,
    /// Whether it is recorded
    Recording,
}

impl MenuField {
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

impl fmt::Display for CustomId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(id, answer) => write!(f, "gathering/{}/{id}", answer.word()),
            Self::Calendar(id) => write!(f, "gathering/calendar/{id}"),
            Self::Show(id) => write!(f, "gathering/show/{id}"),
            Self::Draft(id) => write!(f, "gathering/draft/{id}"),
            Self::Texts(id) => write!(f, "gathering/texts/{id}"),
            Self::MenuField(id, pick) => write!(f, "gathering/pick/{id}/{}", pick.word()),
            Self::Announce(id) => write!(f, "gathering/announce/{id}"),
            Self::Discard(id) => write!(f, "gathering/discard/{id}"),
            Self::Cancel(id, whole) => write!(f, "gathering/cancel/{id}/{}", if *whole { "all" } else { "one" }),
            Self::Close(id) => write!(f, "gathering/close/{id}"),
            Self::List(page, mine) => write!(f, "gathering/list/{page}/{}", if *mine { "mine" } else { "all" }),
            Self::Harvest(id) => write!(f, "gathering/harvest/{id}"),
            Self::Remind(on) => write!(f, "gathering/remind/{}", if *on { "on" } else { "off" }),
        }
    }
}

impl FromStr for CustomId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let parts: Vec<&str> = text.split('/').collect();
        let occurrence = |id: &str| id.parse::<OccurrenceId>();
        let gathering = |id: &str| id.parse::<GatheringId>();
        Ok(match parts.as_slice() {
            ["gathering", "calendar", id] => Self::Calendar(occurrence(id)?),
            ["gathering", "show", id] => Self::Show(occurrence(id)?),
            ["gathering", "draft", id] => Self::Draft(gathering(id)?),
            ["gathering", "texts", id] => Self::Texts(gathering(id)?),
            ["gathering", "pick", id, pick] => {
                Self::MenuField(gathering(id)?, MenuField::ALL.into_iter().find(|each| each.word() == *pick).ok_or(())?)
            }
            ["gathering", "announce", id] => Self::Announce(gathering(id)?),
            ["gathering", "discard", id] => Self::Discard(gathering(id)?),
            ["gathering", "cancel", id, "one"] => Self::Cancel(occurrence(id)?, false),
            ["gathering", "cancel", id, "all"] => Self::Cancel(occurrence(id)?, true),
            ["gathering", "close", id] => Self::Close(occurrence(id)?),
            ["gathering", "list", page, "all"] => Self::List(page.parse()?, false),
            ["gathering", "list", page, "mine"] => Self::List(page.parse()?, true),
            ["gathering", "remind", "on"] => Self::Remind(true),
            ["gathering", "remind", "off"] => Self::Remind(false),
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
            CustomId::Answer(occurrence, Answer::Going),
            CustomId::Answer(occurrence, Answer::Maybe),
            CustomId::Answer(occurrence, Answer::No),
            CustomId::Calendar(occurrence),
            CustomId::Show(occurrence),
            CustomId::Draft(gathering),
            CustomId::Texts(gathering),
            CustomId::MenuField(gathering, MenuField::Recording),
            CustomId::Announce(gathering),
            CustomId::Discard(gathering),
            CustomId::Cancel(occurrence, true),
            CustomId::Cancel(occurrence, false),
            CustomId::Close(occurrence),
            CustomId::List(PageNumber::at(3), true),
            CustomId::List(PageNumber::FIRST, false),
            CustomId::Harvest(occurrence),
            CustomId::Remind(true),
            CustomId::Remind(false),
        ] {
            assert_eq!(button.to_string().parse(), Ok(button));
        }
        for forged in [
            "gathering/waiting/42",
            "gathering/show/0",
            "gathering/list/4294967295/all",
            "gathering/going/x",
            "gathering/pick/7/state",
            "gathering",
            "writeup/1",
        ] {
            assert_eq!(forged.parse::<CustomId>(), Err(()), "{forged}");
        }
    }
}
