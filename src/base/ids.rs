//! Typed ids and instants: what rows are named by.
//!
//! Knows no feature and no table; each id is the integer that the database and custom ids carry.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Reads a number that comes from outside, where we wrote it ourselves: plain digits without a sign, a space or a zero in
/// front, from `least` to `most`. Everything else was forged, and every number of a custom id or a menu is read here.
///
/// # Errors
/// It is none, or out of bounds.
pub(crate) fn read_number(text: &str, least: i64, most: i64) -> Result<i64, ()> {
    let is_ours = text == "0" || (text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0'));
    let number: i64 = text.parse().map_err(drop)?;
    if is_ours && (least..=most).contains(&number) { Ok(number) } else { Err(()) }
}

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
            type Err = ();

            fn from_str(text: &str) -> Result<Self, ()> {
                read_number(text, 1, i64::MAX).map(Self)
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
    SearchSessionId
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

/// A page of a list, from 0 and bounded: whatever is computed with it stays small.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageNumber(u32);

impl PageNumber {
    /// Where every list begins.
    pub const FIRST: Self = Self(0);
    /// No list is as long.
    pub const LAST: Self = Self(99_999);

    /// The page with this index, or the last there can be.
    pub fn at(index: usize) -> Self {
        u32::try_from(index).map_or(Self::LAST, Self).min(Self::LAST)
    }

    /// The page before this one, or this one where it is the first.
    #[must_use]
    pub const fn before(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// The page after this one. Buttons beside each other need ids that differ: this is always another page.
    #[must_use]
    pub const fn after(self) -> Self {
        Self(self.0 + 1)
    }

    /// Its place in a list of pages.
    pub fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }

    /// How many rows stand before it, with so many on each page.
    pub fn offset(self, rows: i64) -> i64 {
        i64::from(self.0).saturating_mul(rows)
    }

    /// Whether it is the first.
    pub const fn is_first(self) -> bool {
        self.0 == 0
    }

    /// Whether more than `total` rows would be needed for a page after it, with so many on each page.
    pub fn is_last_of(self, total: i64, rows: i64) -> bool {
        self.after().offset(rows) >= total
    }
}

impl fmt::Display for PageNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for PageNumber {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let number = read_number(text, 0, i64::from(Self::LAST.0))?;
        u32::try_from(number).map(Self).map_err(drop)
    }
}

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

    /// Reads `R-42`, `r42`, `42`, `D-7` and the like, as people type them.
    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim();
        let digits = text.trim_start_matches(|c: char| !c.is_ascii_digit());
        let prefix = &text[..text.len() - digits.len()];
        let number = read_number(digits.trim_start_matches('0'), 1, i64::MAX)?;
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
            ("R-007", Some(WriteupRef::Published(7))),
            ("R-0", None),
            ("D--7", Some(WriteupRef::Draft(WriteupId(7)))),
            ("R-４２", None),
            ("R-42; drop table writeup", None),
            ("", None),
        ] {
            assert_eq!(text.parse().ok(), read, "{text}");
        }
    }

    #[test]
    fn a_number_from_outside_is_read_only_as_it_was_written_and_within_bounds() {
        for forged in [
            "",
            " ",
            "-1",
            "+1",
            " 1",
            "1 ",
            "01",
            "00",
            "1.0",
            "1e3",
            "0x1",
            "１",
            "٣",
            "½",
            "∞",
            "null",
            "NaN",
            "1_000",
            "9223372036854775808",
            "18446744073709551615",
            "-9223372036854775808",
            "99999999999999999999999999999999",
        ] {
            assert_eq!(forged.parse::<WriteupId>(), Err(()), "{forged:?}");
            assert_eq!(forged.parse::<UserId>(), Err(()), "{forged:?}");
            assert_eq!(forged.parse::<PageNumber>(), Err(()), "{forged:?}");
            assert_eq!(forged.parse::<tertulia_clock::Moment>(), Err(()), "{forged:?}");
        }
        assert_eq!("0".parse::<WriteupId>(), Err(()));
        assert_eq!("9223372036854775807".parse(), Ok(WriteupId(i64::MAX)));
        assert_eq!(("0".parse(), "99999".parse()), (Ok(PageNumber::FIRST), Ok(PageNumber::LAST)));
        for forged in ["100000", "4294967295", "9223372036854775807"] {
            assert_eq!(forged.parse::<PageNumber>(), Err(()), "{forged}");
        }
    }

    #[test]
    fn a_page_counts_what_is_before_it_and_after_it() {
        let second = PageNumber::at(1);
        assert_eq!((second.before(), second.after(), second.offset(5)), (PageNumber::FIRST, PageNumber::at(2), 5));
        assert_eq!(PageNumber::FIRST.before(), PageNumber::FIRST);
        assert_eq!(PageNumber::at(usize::MAX), PageNumber::LAST);
        assert!(second.is_last_of(10, 5) && !second.is_last_of(11, 5));
    }
}
