//! What a block is and how long it lasts.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use tertulia_clock::Moment;

use crate::base::error::Refusal;
use crate::base::i18n::Phrase;
use crate::base::ids::{PersonId, UserId};
use crate::discord::card::{cut, plain_line};
use crate::phrase;

/// The reason of a block that outlived the wish to be forgotten: the words of whoever decided it are gone.
pub const KEPT: &str = "kept from before";

/// That somebody is blocked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Why, in the moderator's words
    pub reason: String,
    /// When it ends; none: it does not by itself
    pub until: Option<Moment>,
    /// Who did it; none once erased
    pub by: Option<PersonId>,
}

impl Block {
    /// Whether it holds at `now`.
    pub fn holds(&self, now: Moment) -> bool {
        self.until.is_none_or(|until| now < until)
    }

    /// How long, for the log.
    pub fn outline(&self) -> String {
        // The instant is the midnight after the last day.
        self.until
            .map_or_else(|| "blocked for good".to_owned(), |it| format!("blocked to {}", it.plus_seconds(-1).day()))
    }
}

/// The end of a day, given as `2030-02-01`: that day is the last one, in UTC.
pub fn end_of(day: &str) -> Result<Moment, BlockRefusal> {
    let refused = || BlockRefusal::BadDay(day.to_owned());
    let day: Date = day.trim().parse().map_err(|_| refused())?;
    let next = day.tomorrow().map_err(|_| refused())?;
    Ok(next.to_zoned(TimeZone::UTC).map_err(|_| refused())?.timestamp().into())
}

/// Why something about blocks was refused, or why somebody who is blocked is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockRefusal {
    /// The asker is blocked
    Blocked {
        /// Why
        reason: String,
        /// Until when; none: for good
        until: Option<Moment>,
        /// Whom they may ask
        ask: Vec<UserId>,
    },
    /// Not a Discord user
    UnknownUser,
    /// Oneself
    Own,
    /// No other moderator would be left beside the two
    NoOtherModerator,
    /// Nobody is blocked there
    NotBlocked,
    /// Whoever blocks says why
    NoReason,
    /// Not a day
    BadDay(String),
    /// The day is over
    Past,
}

impl Refusal for BlockRefusal {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Blocked { reason, until, ask } => phrase!(
                "denied-blocked",
                until = until.map_or_else(|| "never".to_owned(), |until| until.0.to_string()),
                kept = if reason == KEPT { "yes" } else { "no" },
                reason = plain_line(&cut(reason, 300)),
                ask = if ask.is_empty() {
                    "nobody".to_owned()
                } else {
                    ask.iter().map(|user| format!("<@{user}>")).collect::<Vec<_>>().join(" · ")
                }
            ),
            Self::UnknownUser => phrase!("member-unknown-user"),
            Self::Own => phrase!("block-own"),
            Self::NoOtherModerator => phrase!("block-no-other-moderator"),
            Self::NotBlocked => phrase!("block-not-blocked"),
            Self::NoReason => phrase!("block-no-reason"),
            Self::BadDay(typed) => phrase!("bad-day", typed = plain_line(&cut(typed, 40))),
            Self::Past => phrase!("block-past"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_ends_with_its_last_day() {
        let until = end_of("2030-02-01").unwrap();
        assert_eq!(until, Moment("2030-02-02T00:00:00Z".parse::<jiff::Timestamp>().unwrap().as_second()));
        let block = Block { reason: "spam".to_owned(), until: Some(until), by: None };
        assert_eq!(block.outline(), "blocked to 2030-02-01");
        assert!(block.holds(until.plus_seconds(-1)) && !block.holds(until));
        assert!(Block { until: None, ..block }.holds(Moment(i64::MAX)));
        for wrong in ["", "tomorrow", "01/02/2030", "2030-02-30", "9999-12-31"] {
            assert_eq!(end_of(wrong), Err(BlockRefusal::BadDay(wrong.to_owned())), "{wrong}");
        }
    }
}
