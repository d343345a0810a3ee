//! What backups are called, which are kept, and when the next one is due. Pure.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::error::Refusal;
use crate::ids::Moment;
use crate::phrase;
use crate::words::Phrase;

/// The hour, in UTC, from which on the nightly backup is made.
const NIGHT: i8 = 3;
/// How long after a failure the nightly backup is tried again, in seconds.
const AGAIN: i64 = 3_600;

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
    /// How many there are now
    pub kept: usize,
}

/// A backup that failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failed {
    /// When
    pub at: Moment,
    /// Why, for whoever runs it
    pub why: String,
}

/// Where backups go: a relative path is meant from the database's folder.
pub fn folder(database: &Path, set: &Path) -> PathBuf {
    database.parent().map_or_else(|| set.to_owned(), |beside| beside.join(set))
}

/// What a backup made at `now` is called; `other` tells two of the same second apart.
pub fn name(now: Moment, other: u32) -> String {
    let at = Timestamp::from_second(now.0).unwrap_or_default();
    let stamp = at.strftime("%Y%m%dT%H%M%SZ");
    if other == 0 { format!("tertulia-{stamp}.db") } else { format!("tertulia-{stamp}-{other}.db") }
}

/// When a file was made, where its name is that of a backup.
pub fn read_name(name: &str) -> Option<(Moment, u32)> {
    let middle = name.strip_prefix("tertulia-")?.strip_suffix(".db")?;
    let (stamp, other) = match middle.split_once('-') {
        Some((stamp, other)) => (stamp, other.parse().ok()?),
        None => (middle, 0),
    };
    let at = jiff::civil::DateTime::strptime("%Y%m%dT%H%M%SZ", stamp).ok()?;
    Some((Moment::from(at.to_zoned(TimeZone::UTC).ok()?.timestamp()), other))
}

/// The backups among these names, oldest first.
pub fn backups(names: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut found: Vec<((Moment, u32), String)> =
        names.into_iter().filter_map(|name| Some((read_name(&name)?, name))).collect();
    found.sort();
    found.into_iter().map(|(_, name)| name).collect()
}

/// Those that go when `keep` are kept: the oldest.
pub fn surplus(backups: &[String], keep: usize) -> &[String] {
    &backups[..backups.len().saturating_sub(keep)]
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
    fn a_name_holds_the_instant() {
        let at = moment("2030-01-02T03:04:05Z");
        assert_eq!(name(at, 0), "tertulia-20300102T030405Z.db");
        for other in [0, 1, 12] {
            assert_eq!(read_name(&name(at, other)), Some((at, other)));
        }
        for stranger in [
            "tertulia.db",
            "tertulia-x.db",
            "tertulia-20300102T030405Z.db.part",
            "notes.txt",
            "tertulia-20309902T030405Z.db",
        ] {
            assert_eq!(read_name(stranger), None, "{stranger}");
        }
    }

    #[test]
    fn the_oldest_go() {
        let at = moment("2030-01-02T03:04:05Z");
        let names = [name(at.plus_seconds(9), 0), "notes.txt".to_owned(), name(at, 1), name(at, 0)];
        let backups = backups(names);
        assert_eq!(backups, [name(at, 0), name(at, 1), name(at.plus_seconds(9), 0)]);
        assert_eq!(surplus(&backups, 2), [name(at, 0)]);
        assert!(surplus(&backups, 3).is_empty() && surplus(&backups, 9).is_empty());
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
