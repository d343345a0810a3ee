//! Buttons, menus and forms of write-ups: typed custom ids that carry ids, not state, so that they work after a restart.

use std::fmt;

use crate::base::i18n::Language;
use crate::base::ids::{PageNumber, PlaceId, WriteupId, read_number};

/// A page of a write-up's card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Title, place, status, summary, areas, who co-created it
    Card,
    /// Problem and action
    Action,
    /// Results, lessons, cost, conditions
    Results,
    /// Links, commitments, assessment
    Evidence,
    /// Revisions
    History,
}

impl Page {
    /// All, in the order of the buttons.
    pub const ALL: [Self; 5] = [Self::Card, Self::Action, Self::Results, Self::Evidence, Self::History];

    /// The word of the button.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Action => "action",
            Self::Results => "results",
            Self::Evidence => "evidence",
            Self::History => "history",
        }
    }

    /// Reads a button.
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.word() == text)
    }
}

/// A menu of a draft's card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuField {
    /// Policy areas
    Areas,
    /// Reform status
    Status,
    /// Values
    Values,
    /// Climate axis
    Axis,
    /// Climate topics
    Topics,
    /// Sustainable Development Goals
    Sdgs,
    /// Level of participation
    Level,
    /// Whose name stands on it
    Attribution,
    /// Whether it is too early for results
    TooEarly,
    /// Which place it is of, before it is published
    Place,
    /// In which language it is written, before it is published
    Language,
}

impl MenuField {
    /// All, in the order of the card.
    pub const ALL: [Self; 11] = [
        Self::Areas,
        Self::Status,
        Self::Values,
        Self::Axis,
        Self::Topics,
        Self::Sdgs,
        Self::Level,
        Self::Attribution,
        Self::TooEarly,
        Self::Place,
        Self::Language,
    ];

    /// The word of the custom id and the key of the placeholder.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Areas => "areas",
            Self::Status => "status",
            Self::Values => "values",
            Self::Axis => "axis",
            Self::Topics => "topics",
            Self::Sdgs => "sdgs",
            Self::Level => "level",
            Self::Attribution => "attribution",
            Self::TooEarly => "too-early",
            Self::Place => "place",
            Self::Language => "language",
        }
    }

    /// On which page of the draft's card it stands: 1 or 2.
    pub const fn page(self) -> u8 {
        match self {
            Self::Areas | Self::Status | Self::Values | Self::Axis | Self::Topics => 1,
            Self::Sdgs | Self::Level | Self::Attribution | Self::TooEarly | Self::Place | Self::Language => 2,
        }
    }
}

/// A button, menu or form of this feature: its custom id is `writeup/` and this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CustomId {
    /// The form that begins a draft: place, language, and the interaction that opened it
    New(PlaceId, Language, u64),
    /// Opens form 1, 2 or 3
    OpenForm(WriteupId, u8),
    /// Form 1, 2 or 3 itself
    Form(WriteupId, u8),
    /// The draft's card, page 1 or 2
    Draft(WriteupId, u8),
    /// A menu of the draft's card
    MenuField(WriteupId, MenuField),
    /// How it will look
    Preview(WriteupId, Page),
    /// Asks for consent
    Submit(WriteupId),
    /// The menu of statements
    Consent(WriteupId),
    /// Takes a submitted one back to write on it
    TakeBack(WriteupId),
    /// Asks whether to discard
    Discard(WriteupId),
    /// Discards
    DiscardNow(WriteupId),
    /// Brings a discarded draft back
    Restore(WriteupId),
    /// Withdraws a published one
    WithdrawNow(WriteupId),
    /// A page of a published one
    Show(WriteupId, Page),
    /// What changed up to the revision with this ordinal, from the one that is shown before it
    Changes(WriteupId, i64, PageNumber),
    /// A page of the original, for somebody who would be shown a translation
    Original(WriteupId, Page),
    /// A page of a list
    List(Filter, PageNumber),
}

/// Which write-ups a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this place
    pub place: Option<PlaceId>,
    /// In this policy area
    pub area: Option<String>,
    /// With this reform status
    pub status: Option<String>,
    /// Only the asker's own, drafts included
    pub mine: bool,
    /// Only what the asker keeps
    pub kept: bool,
}

/// The custom id of the button by which somebody reports a write-up: the feature of reports reads it.
pub fn report(id: WriteupId) -> String {
    format!("report/open/{id}")
}

impl fmt::Display for CustomId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("writeup/")?;
        match self {
            Self::New(place, language, opener) => write!(f, "new/{place}/{language}/{opener}"),
            Self::OpenForm(id, form) => write!(f, "open/{id}/{form}"),
            Self::Form(id, form) => write!(f, "form/{id}/{form}"),
            Self::Draft(id, page) => write!(f, "draft/{id}/{page}"),
            Self::MenuField(id, pick) => write!(f, "pick/{id}/{}", pick.word()),
            Self::Preview(id, page) => write!(f, "preview/{id}/{}", page.word()),
            Self::Submit(id) => write!(f, "submit/{id}"),
            Self::Consent(id) => write!(f, "consent/{id}"),
            Self::TakeBack(id) => write!(f, "take-back/{id}"),
            Self::Discard(id) => write!(f, "discard/{id}"),
            Self::DiscardNow(id) => write!(f, "discard-now/{id}"),
            Self::Restore(id) => write!(f, "restore/{id}"),
            Self::WithdrawNow(id) => write!(f, "withdraw-now/{id}"),
            Self::Show(id, page) => write!(f, "show/{id}/{}", page.word()),
            Self::Changes(id, ordinal, page) => write!(f, "changes/{id}/{ordinal}/{page}"),
            Self::Original(id, page) => write!(f, "original/{id}/{}", page.word()),
            Self::List(filter, page) => {
                let place = filter.place.map_or_else(String::new, |place| place.to_string());
                let area = filter.area.as_deref().unwrap_or_default();
                let status = filter.status.as_deref().unwrap_or_default();
                write!(f, "list/{place}/{area}/{status}/{}/{page}", u8::from(filter.mine) + 2 * u8::from(filter.kept))
            }
        }
    }
}

impl std::str::FromStr for CustomId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let parts: Vec<&str> = text.split('/').collect();
        let id = |text: &str| text.parse::<WriteupId>();
        let one_of =
            |text: &str, most| read_number(text, 1, most).and_then(|number| u8::try_from(number).map_err(drop));
        Ok(match parts.as_slice() {
            ["writeup", "new", place, language, opener] => Self::New(
                place.parse()?,
                language.parse().map_err(drop)?,
                read_number(opener, 1, i64::MAX)?.cast_unsigned(),
            ),
            ["writeup", "open", writeup, form] => Self::OpenForm(id(writeup)?, one_of(form, 3)?),
            ["writeup", "form", writeup, form] => Self::Form(id(writeup)?, one_of(form, 3)?),
            ["writeup", "draft", writeup, page] => Self::Draft(id(writeup)?, one_of(page, 2)?),
            ["writeup", "pick", writeup, pick] => {
                Self::MenuField(id(writeup)?, MenuField::ALL.into_iter().find(|each| each.word() == *pick).ok_or(())?)
            }
            ["writeup", "preview", writeup, page] => Self::Preview(id(writeup)?, Page::read(page).ok_or(())?),
            ["writeup", "submit", writeup] => Self::Submit(id(writeup)?),
            ["writeup", "consent", writeup] => Self::Consent(id(writeup)?),
            ["writeup", "take-back", writeup] => Self::TakeBack(id(writeup)?),
            ["writeup", "discard", writeup] => Self::Discard(id(writeup)?),
            ["writeup", "discard-now", writeup] => Self::DiscardNow(id(writeup)?),
            ["writeup", "restore", writeup] => Self::Restore(id(writeup)?),
            ["writeup", "withdraw-now", writeup] => Self::WithdrawNow(id(writeup)?),
            ["writeup", "show", writeup, page] => Self::Show(id(writeup)?, Page::read(page).ok_or(())?),
            ["writeup", "changes", writeup, ordinal, page] => {
                Self::Changes(id(writeup)?, read_number(ordinal, 1, i64::MAX)?, page.parse()?)
            }
            ["writeup", "original", writeup, page] => Self::Original(id(writeup)?, Page::read(page).ok_or(())?),
            ["writeup", "list", place, area, status, only, page] => {
                let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
                let place = if place.is_empty() { None } else { Some(place.parse()?) };
                let filter = Filter { place, area: some(area), status: some(status), mine: false, kept: false };
                let only = read_number(only, 0, 3)?;
                let filter = Filter { mine: only & 1 > 0, kept: only & 2 > 0, ..filter };
                Self::List(filter, page.parse()?)
            }
            _ => return Err(()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_button_reads_back() {
        let id = WriteupId(i64::MAX);
        let filter = Filter {
            place: Some(PlaceId(19)),
            area: Some("participatory_budget".into()),
            status: Some("institutionalised".into()),
            mine: true,
            kept: true,
        };
        let mut buttons = vec![
            CustomId::New(PlaceId(1), Language::Pt, u64::MAX >> 1),
            CustomId::OpenForm(id, 3),
            CustomId::Form(id, 1),
            CustomId::Draft(id, 2),
            CustomId::Preview(id, Page::Results),
            CustomId::Submit(id),
            CustomId::Consent(id),
            CustomId::TakeBack(id),
            CustomId::Discard(id),
            CustomId::DiscardNow(id),
            CustomId::Restore(id),
            CustomId::WithdrawNow(id),
            CustomId::Changes(id, i64::MAX, PageNumber::LAST),
            CustomId::List(filter, PageNumber::at(3)),
            CustomId::List(Filter::default(), PageNumber::FIRST),
            CustomId::Original(id, Page::Evidence),
        ];
        buttons.extend(MenuField::ALL.map(|pick| CustomId::MenuField(id, pick)));
        buttons.extend(Page::ALL.map(|page| CustomId::Show(id, page)));
        for button in buttons {
            let text = button.to_string();
            assert!(text.len() <= crate::discord::card::CUSTOM_ID, "{text}");
            assert_eq!(text.parse(), Ok(button), "{text}");
        }
        for old in [
            "",
            "writeup",
            "writeup/show/1",
            "writeup/show/x/card",
            "writeup/show/0/card",
            "writeup/show/-1/card",
            "writeup/list////0/18446744073709551615",
            "writeup/list////-1/0",
            "writeup/changes/1/0/0",
            "writeup/form/1/4",
            "writeup/form/1/260",
            "writeup/pick/1/colour",
            "review/approve/1",
        ] {
            assert_eq!(old.parse::<CustomId>(), Err(()), "{old}");
        }
    }
}
