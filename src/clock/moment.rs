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

    /// This instant for a calendar; the first or last that a calendar knows where a row has one beyond.
    pub fn timestamp(self) -> Timestamp {
        let known = Timestamp::MIN.as_second()..=Timestamp::MAX.as_second();
        Timestamp::from_second(self.0.clamp(*known.start(), *known.end())).expect("clamped")
    }

    /// The day, as `2026-11-23` in UTC.
    pub fn day(self) -> String {
        self.timestamp().strftime("%Y-%m-%d").to_string()
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

    #[test]
    fn every_instant_of_a_row_is_one_of_the_calendar() {
        for (seconds, shown) in [
            (0, "1970-01-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"),
            (1_764_535_021, "2025-11-30T20:37:01Z"),
            (i64::MIN, "-009999-01-02T01:59:59Z"),
            (i64::MAX, "9999-12-30T22:00:00Z"),
        ] {
            assert_eq!(Moment(seconds).timestamp().to_string(), shown);
        }
        assert_eq!(Moment(1_764_535_021).day(), "2025-11-30");
    }
}
