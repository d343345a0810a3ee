//! An instant as rows have it.

use std::str::FromStr;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

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

    /// The last second of the year 9999: every instant of ours is before it, and a calendar can be asked for it.
    const LAST: i64 = 253_402_300_799;

    /// The day, as `2026-11-23` in UTC.
    pub fn day(self) -> String {
        Timestamp::from_second(self.0).map(|at| at.strftime("%Y-%m-%d").to_string()).unwrap_or_default()
    }
}

impl FromStr for Moment {
    type Err = ();

    /// Reads Unix seconds as custom ids have them, and nothing that is written in another way.
    fn from_str(text: &str) -> Result<Self, ()> {
        let at = text.parse().map_err(drop)?;
        if (0..=Self::LAST).contains(&at) && at.to_string() == text { Ok(Self(at)) } else { Err(()) }
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
    fn an_instant_is_read_only_as_it_was_written_and_within_bounds() {
        assert_eq!(("0".parse(), "253402300799".parse()), (Ok(Moment(0)), Ok(Moment(Moment::LAST))));
        for forged in ["253402300800", "-1", "+1", "01", "00", " 1", "1.0", "", "١"] {
            assert_eq!(forged.parse::<Moment>(), Err(()), "{forged}");
        }
    }
}
