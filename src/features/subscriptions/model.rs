//! What a reader follows, and when they are told: pure rules.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tertulia_clock::Moment;

use crate::base::error::Refusal;
use crate::base::i18n::Phrase;
use crate::phrase;

/// What is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "lowercase")]
pub enum Kind {
    /// A place, by its slug
    Place,
    /// A policy area, a word of the vocabulary
    Area,
}

/// One thing that is followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follow {
    /// What it is
    pub kind: Kind,
    /// A slug or a word of the vocabulary
    pub target: String,
}

/// The hour at which people are told, on their own clocks.
const HOUR: i8 = 9;

/// The next nine o'clock after `now` on the clocks of `zone`; of UTC where none is known.
pub fn next_telling(zone: Option<&str>, now: Moment) -> Moment {
    let zone = zone.and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC);
    let day_later = now.plus_hours(24);
    let Ok(at) = Timestamp::from_second(now.0) else { return day_later };
    let today = zone.to_datetime(at).date();
    let days = [Some(today), today.tomorrow().ok()];
    let nine = days.into_iter().flatten().filter_map(|day| day.at(HOUR, 0, 0, 0).to_zoned(zone.clone()).ok());
    nine.map(|zoned| Moment::from(zoned.timestamp())).find(|nine| *nine > now).unwrap_or(day_later)
}

/// Why something about following was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReaderRefusal {
    /// Neither a place nor an area was given
    Nothing,
}

impl Refusal for ReaderRefusal {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Nothing => phrase!("follow-nothing"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_told_at_nine_on_their_own_clocks() {
        let at = |text: &str| Moment::from(text.parse::<Timestamp>().unwrap());
        for (zone, now, next) in [
            (None, "2030-01-01T08:59:59Z", "2030-01-01T09:00:00Z"),
            (None, "2030-01-01T09:00:00Z", "2030-01-02T09:00:00Z"),
            (Some("America/Argentina/Buenos_Aires"), "2030-01-01T11:00:00Z", "2030-01-01T12:00:00Z"),
            (Some("Pacific/Auckland"), "2030-01-01T11:00:00Z", "2030-01-01T20:00:00Z"),
            // Clocks go forward that night, and nine stays nine.
            (Some("Europe/London"), "2030-03-30T12:00:00Z", "2030-03-31T08:00:00Z"),
            (Some("Nowhere/Atlantis"), "2030-01-01T12:00:00Z", "2030-01-02T09:00:00Z"),
        ] {
            assert_eq!(next_telling(zone, at(now)), at(next), "{zone:?} {now}");
        }
    }
}
