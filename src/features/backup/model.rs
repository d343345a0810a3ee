//! What backups are called, which are kept, and when the next one is due. Pure.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use tertulia_clock::Moment;

use crate::base::error::Refusal;
use crate::base::i18n::Phrase;
use crate::phrase;

/// The hour, in UTC, from which on the nightly backup is made.
const NIGHT: i8 = 3;
/// How long after a failure the nightly backup is tried again, in seconds.
const AGAIN: i64 = 3_600;
/// How far ahead of the clock a name may be, in seconds; beyond that the clock was wrong when the backup was made.
const AHEAD: i64 = 86_400;
/// How many letters of a key's mark a name has: enough to tell installations apart that share a folder.
const MARK: usize = 8;

/// Under which keys the installation remembers what became of backups.
pub const LAST: &str = "backup.last";
pub const FAILED: &str = "backup.failed";

/// A backup that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// When
    pub at: Moment,
    /// The name of its file
    pub name: String,
    /// Its size in bytes
    pub bytes: u64,
    /// How many of this installation there are now
    pub kept: usize,
    /// Whether an earlier one is more than twice as large: something may have been lost
    #[serde(default)]
    pub shrunk: bool,
    /// What went wrong once it was made
    #[serde(default)]
    pub trouble: Option<String>,
}

/// A backup that failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failed {
    /// When
    pub at: Moment,
    /// Why, for whoever runs it
    pub why: String,
    /// Whether the copy itself was made, and only what follows failed
    #[serde(default)]
    pub is_made: bool,
}

/// What there is to say of backups.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// The newest, made by whomever
    pub last: Option<Made>,
    /// The last failure of the running bot, where nothing newer went well
    pub failed: Option<Failed>,
    /// How many have a date that is still to come; they count for nothing
    pub ahead: usize,
}

/// Where backups go: a relative path is meant from the database's folder.
pub fn folder(database: &Path, set: &Path) -> PathBuf {
    database.parent().map_or_else(|| set.to_owned(), |beside| beside.join(set))
}

/// What the name of a backup says. In the order of age.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// When it was made
    pub at: Moment,
    /// Tells two of the same second apart
    pub other: u32,
    /// Of which installation: the beginning of its key's mark; none where the bot never ran on it
    pub mark: Option<String>,
}

impl Name {
    /// The name of a backup made now, of the installation with this mark.
    pub fn new(at: Moment, mark: Option<&str>, other: u32) -> Self {
        Self { at, other, mark: mark.and_then(|mark| mark.get(..MARK)).map(str::to_owned) }
    }

    /// Whether it is far ahead of the clock.
    pub fn is_ahead(&self, now: Moment) -> bool {
        self.at.0 - now.0 > AHEAD
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = Timestamp::from_second(self.at.0).unwrap_or_default();
        write!(f, "tertulia-{}", at.strftime("%Y%m%dT%H%M%SZ"))?;
        if let Some(mark) = &self.mark {
            write!(f, "-{mark}")?;
        }
        if self.other > 0 {
            write!(f, "-{}", self.other)?;
        }
        f.write_str(".db")
    }
}

impl FromStr for Name {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let middle = text.strip_prefix("tertulia-").and_then(|it| it.strip_suffix(".db")).ok_or(())?;
        let mut parts = middle.split('-').peekable();
        let at = jiff::civil::DateTime::strptime("%Y%m%dT%H%M%SZ", parts.next().ok_or(())?).map_err(drop)?;
        let at = Moment::from(at.to_zoned(TimeZone::UTC).map_err(drop)?.timestamp());
        let mark = parts.next_if(|part| part.len() == MARK && part.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let other = parts.next().map_or(Ok(0), str::parse).map_err(drop)?;
        if parts.next().is_some() {
            return Err(());
        }
        Ok(Self { at, other, mark: mark.map(str::to_owned) })
    }
}

/// The backups of one installation among these names, oldest first.
pub fn backups<'a>(names: impl IntoIterator<Item = &'a String>, mark: Option<&str>) -> Vec<Name> {
    let own = Name::new(Moment(0), mark, 0).mark;
    let mut found: Vec<Name> =
        names.into_iter().filter_map(|name| name.parse().ok()).filter(|name: &Name| name.mark == own).collect();
    found.sort();
    found
}

/// Those that go when `keep` are kept, of these with their sizes, oldest first: the oldest. None goes where the newest is
/// far smaller than the one before, and none that is far larger than the newest: what was lost may be only there.
pub fn surplus(backups: &[(Name, u64)], keep: usize) -> Vec<&Name> {
    let [.., (_, before), (_, newest)] = backups else { return Vec::new() };
    if is_far_smaller(*newest, *before) {
        return Vec::new();
    }
    let oldest = &backups[..backups.len().saturating_sub(keep.max(1))];
    oldest.iter().filter(|(_, size)| !is_far_smaller(*newest, *size)).map(|(name, _)| name).collect()
}

/// Whether a backup of `size` is under half of another.
pub fn is_far_smaller(size: u64, other: u64) -> bool {
    size.saturating_mul(2) < other
}

/// Whether the nightly backup is due: none was made since this night began, and no try failed within the hour.
pub fn is_due(last: Option<Moment>, failed: Option<Moment>, now: Moment) -> bool {
    let Ok(at) = Timestamp::from_second(now.0) else { return false };
    let local = at.to_zoned(TimeZone::UTC);
    let Ok(night) = local.date().at(NIGHT, 0, 0, 0).to_zoned(TimeZone::UTC) else { return false };
    let night = Moment::from(night.timestamp());
    now >= night && last.is_none_or(|last| last < night) && failed.is_none_or(|failed| now.0 - failed.0 >= AGAIN)
}

/// Why there is no backup, for whoever asked in Discord; the details are the operator's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupRefusal {
    /// It was not made
    Failed(String),
}

impl Refusal for BackupRefusal {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Failed(why) => phrase!("backup-failed", why = crate::discord::card::plain_line(why)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        Moment::from(text.parse::<Timestamp>().unwrap())
    }

    #[test]
    fn a_name_holds_the_instant_and_the_installation() {
        let at = moment("2030-01-02T03:04:05Z");
        assert_eq!(Name::new(at, None, 0).to_string(), "tertulia-20300102T030405Z.db");
        assert_eq!(Name::new(at, Some("1234567890"), 2).to_string(), "tertulia-20300102T030405Z-12345678-2.db");
        for mark in [None, Some("12345678"), Some("0a1b2c3d")] {
            for other in [0, 1, 12] {
                let name = Name::new(at, mark, other);
                assert_eq!(name.to_string().parse(), Ok(name));
            }
        }
        for stranger in [
            "tertulia.db",
            "tertulia-x.db",
            "tertulia-20300102T030405Z.db.part",
            "tertulia-20300102T030405Z-12345678-2-3.db",
            "notes.txt",
            "tertulia-20309902T030405Z.db",
        ] {
            assert_eq!(stranger.parse::<Name>(), Err(()), "{stranger}");
        }
        let name = Name::new(at, None, 0);
        assert!(!name.is_ahead(at) && !name.is_ahead(at.plus_hours(-24)) && name.is_ahead(at.plus_hours(-25)));
    }

    #[test]
    fn the_oldest_of_ones_own_go() {
        let at = moment("2030-01-02T03:04:05Z");
        let (own, foreign) = (Some("aaaaaaaaaa"), Some("bbbbbbbbbb"));
        let ours = [Name::new(at, own, 0), Name::new(at, own, 1), Name::new(at.plus_seconds(9), own, 0)];
        let mut names: Vec<String> = ours.iter().rev().map(Name::to_string).collect();
        names.extend([Name::new(at, foreign, 0), Name::new(at, None, 0)].map(|name| name.to_string()));
        names.push("notes.txt".to_owned());
        assert_eq!(backups(&names, own), ours);
        assert_eq!(backups(&names, foreign).len(), 1);
        let sized = |sizes: [u64; 3]| ours.iter().cloned().zip(sizes).collect::<Vec<_>>();
        for (sizes, keep, gone) in [
            ([9, 9, 9], 2, vec![&ours[0]]),
            ([9, 9, 9], 3, vec![]),
            ([9, 9, 9], 9, vec![]),
            // The newest is far smaller: none goes, and those that are larger never do.
            ([9, 9, 4], 1, vec![]),
            ([3, 9, 4], 1, vec![]),
            ([9, 4, 4], 1, vec![&ours[1]]),
            ([9, 4, 5], 1, vec![&ours[0], &ours[1]]),
        ] {
            assert_eq!(surplus(&sized(sizes), keep), gone, "{sizes:?}");
        }
    }

    #[test]
    fn one_each_night_from_three_on() {
        for (last, failed, now, due) in [
            (None, None, "2030-01-02T02:59:59Z", false),
            (None, None, "2030-01-02T03:00:00Z", true),
            (Some("2030-01-02T03:00:00Z"), None, "2030-01-02T23:00:00Z", false),
            (Some("2030-01-02T02:00:00Z"), None, "2030-01-02T03:00:00Z", true),
            (Some("2030-01-01T09:00:00Z"), None, "2030-01-02T12:00:00Z", true),
            (None, Some("2030-01-02T03:00:00Z"), "2030-01-02T03:59:59Z", false),
            (None, Some("2030-01-02T03:00:00Z"), "2030-01-02T04:00:00Z", true),
        ] {
            assert_eq!(is_due(last.map(moment), failed.map(moment), moment(now)), due, "{now}");
        }
    }

    #[test]
    fn a_relative_folder_is_beside_the_database() {
        for (database, set, expected) in [
            ("tertulia.db", "backups", "backups"),
            ("/var/lib/t/tertulia.db", "backups", "/var/lib/t/backups"),
            ("/var/lib/t/tertulia.db", "/mnt/b", "/mnt/b"),
        ] {
            assert_eq!(folder(Path::new(database), Path::new(set)), Path::new(expected));
        }
    }
}
