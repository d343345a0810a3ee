//! Typed ids and instants: what rows are named by.
//!
//! Knows no feature and no table; each id is the integer that the database and custom ids carry.

use std::fmt;
use std::str::FromStr;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type)]
        #[sqlx(transparent)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = std::num::ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// A person, by a random number that says nothing about them.
    PersonId
    /// A place of the network.
    PlaceId
    /// A write-up, from its first draft on.
    WriteupId
    /// One revision of a write-up.
    RevisionId
    /// A moderator's decision.
    DecisionId
    /// A revision in another language.
    TranslationId
    /// A report on a write-up, or the reply of an organisation named in it.
    ReportId
    /// That a place adapts a write-up.
    AdaptationId
    /// What is told to somebody who follows places or areas, on one day.
    DigestId
    /// A message that is owed to Discord.
    OutboxId
    /// A search whose pages can be turned.
    AskedId
    /// A gathering, one time or a series.
    GatheringId
    /// One time of a gathering.
    OccurrenceId
    /// A reminder.
    ReminderId
    /// What happened to a gathering that people must be told.
    NoticeId
    /// A Discord server, by Discord's id.
    ServerId
    /// A Discord application, by Discord's id: the bot's own, or another one's.
    ApplicationId
    /// A Discord channel, by Discord's id.
    ChannelId
    /// A Discord user, by Discord's id.
    UserId
    /// A Discord message, by Discord's id.
    MessageId
    /// A Discord scheduled event, by Discord's id.
    EventId
}

macro_rules! discord_ids {
    ($($name:ident)*) => {$(
        impl $name {
            /// Discord's id as Discord's library has it.
            pub fn to_discord(self) -> u64 {
                self.0.cast_unsigned()
            }
        }

        impl From<u64> for $name {
            fn from(id: u64) -> Self {
                Self(id.cast_signed())
            }
        }
    )*};
}

discord_ids! { ServerId ApplicationId ChannelId UserId MessageId EventId }

/// What members call a write-up: `D-7` while it is a draft, `R-42` once it has been published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteupRef {
    /// `D-7`
    Draft(WriteupId),
    /// `R-42`
    Published(i64),
}

impl WriteupRef {
    /// What a write-up is called: by its number once it has one.
    pub fn of(id: WriteupId, number: Option<i64>) -> Self {
        number.map_or(Self::Draft(id), Self::Published)
    }
}

impl fmt::Display for WriteupRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Draft(id) => write!(f, "D-{id}"),
            Self::Published(number) => write!(f, "R-{number}"),
        }
    }
}

impl FromStr for WriteupRef {
    type Err = ();

    /// Reads `R-42`, `r42`, `42`, `D-7` and the like.
    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim();
        let digits = text.trim_start_matches(|c: char| !c.is_ascii_digit());
        let prefix = &text[..text.len() - digits.len()];
        let number: i64 = digits.parse().map_err(drop)?;
        match prefix.trim_end_matches(['-', ' ', '#']).to_ascii_lowercase().as_str() {
            "d" => Ok(Self::Draft(WriteupId(number))),
            "r" | "" => Ok(Self::Published(number)),
            _ => Err(()),
        }
    }
}

/// Something that a person can use: what they used lately is suggested to them first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A write-up
    Writeup(WriteupId),
    /// A gathering
    Gathering(GatheringId),
    /// A place
    Place(PlaceId),
}

/// An instant in Unix seconds, as rows and Discord's `<t:…>` have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type)]
#[sqlx(transparent)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// This instant moved by `hours`, backwards where negative.
    #[must_use]
    pub const fn plus_hours(self, hours: i64) -> Self {
        Self(self.0.saturating_add(hours.saturating_mul(3600)))
    }

    /// This instant moved by `seconds`, backwards where negative.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// The time from `earlier` to this instant.
    pub fn since(self, earlier: Self) -> SignedDuration {
        SignedDuration::from_secs(self.0.saturating_sub(earlier.0))
    }

    /// The day, as `2026-11-23` in UTC.
    pub fn day(self) -> String {
        Timestamp::from_second(self.0).map(|at| at.strftime("%Y-%m-%d").to_string()).unwrap_or_default()
    }
}

impl From<Timestamp> for Moment {
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp.as_second())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_up_is_named_as_people_write_it() {
        for (text, read) in [
            ("R-42", Some(WriteupRef::Published(42))),
            (" r42 ", Some(WriteupRef::Published(42))),
            ("42", Some(WriteupRef::Published(42))),
            ("d-7", Some(WriteupRef::Draft(WriteupId(7)))),
            ("D 7", Some(WriteupRef::Draft(WriteupId(7)))),
            ("X-1", None),
            ("R-", None),
            ("R-99999999999999999999", None),
            ("R-42; drop table writeup", None),
            ("", None),
        ] {
            assert_eq!(text.parse().ok(), read, "{text}");
        }
    }
}
