//! People and what they may do.

use tertulia_clock::Moment;

use crate::base::error::Refusal;
use crate::base::i18n::{Language, Phrase};
use crate::base::ids::PersonId;
use crate::phrase;

/// A person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// A random number
    pub id: PersonId,
    /// The language they chose with `/me language`
    pub language: Option<Language>,
    /// The language their Discord was last set to
    pub seen_language: Option<Language>,
    /// The month in which they were last here, as 203001
    pub seen_month: Option<i64>,
}

/// The month of an instant, as 203001: enough to know who stays away, and no diary of anyone.
pub fn month(at: Moment) -> i64 {
    at.day().split('-').take(2).collect::<String>().parse().unwrap_or_default()
}

/// What a person chose about time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimeChoice {
    /// Their zone, an IANA name; none: that of their place
    pub zone: Option<String>,
    /// Whether they want to be reminded directly
    pub direct: bool,
    /// Minutes before the start, separated by spaces; none: the gathering's
    pub offsets: Option<String>,
}

/// A right over the whole network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "lowercase")]
pub enum Role {
    /// Decides on write-ups, runs the network
    Moderator,
    /// Holds gatherings
    Facilitator,
    /// Edits vocabulary, tags, translations
    Steward,
}

impl Role {
    /// The words of the option.
    pub const WORDS: [&'static str; 3] = ["moderator", "facilitator", "steward"];

    /// All, in the order in which they are listed.
    pub const ALL: [Self; 3] = [Self::Moderator, Self::Facilitator, Self::Steward];

    /// Reads an option.
    pub fn read(text: &str) -> Option<Self> {
        match text {
            "moderator" => Some(Self::Moderator),
            "facilitator" => Some(Self::Facilitator),
            "steward" => Some(Self::Steward),
            _ => None,
        }
    }

    /// The word of the option.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Moderator => "moderator",
            Self::Facilitator => "facilitator",
            Self::Steward => "steward",
        }
    }
}

/// Why something about members was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberRefusal {
    /// Not one of the four languages
    UnknownLanguage,
    /// Not a role
    UnknownRole,
    /// Not a Discord user
    UnknownUser,
    /// A change without saying to whom, or which role
    WhoAndWhich,
    /// The only moderator by a row would take the role from themselves
    LastModerator,
}

impl Refusal for MemberRefusal {
    fn phrase(&self) -> Phrase {
        match self {
            Self::UnknownLanguage => phrase!("member-unknown-language"),
            Self::UnknownRole => phrase!("member-unknown-role"),
            Self::UnknownUser => phrase!("member-unknown-user"),
            Self::WhoAndWhich => phrase!("role-who-and-which"),
            Self::LastModerator => phrase!("member-last-moderator"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_a_number_that_grows() {
        let months = ["2029-12-31T23:59:59Z", "2030-01-01T00:00:00Z", "2030-10-05T00:00:00Z"];
        let months = months.map(|at| month(Moment::from(at.parse::<jiff::Timestamp>().unwrap())));
        assert_eq!(months, [202_912, 203_001, 203_010]);
    }
}
