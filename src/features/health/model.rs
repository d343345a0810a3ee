//! How the running network is, point by point, and which of them want somebody. Pure.

use tertulia_clock::Moment;

use crate::base::database::Failing;
use crate::base::ids::ChannelId;
use crate::base::liveness::Step;
use crate::discord::identify::{self, Budget};
use crate::discord::limits::Pace;
use crate::features::backup::{Failed, Made};
use crate::features::setup::Verdict;
use crate::outbox::DropReason;
use crate::search_index::{Meaning, Progress};

/// How long what is due may wait before somebody should look, in seconds.
const OUTBOX_PATIENCE: i64 = 15 * 60;
/// How old the last backup may be, in seconds: a night and some hours.
const BACKUP_PATIENCE: i64 = 30 * 3_600;
/// The same where none is made at night: a week.
const BACKUP_PATIENCE_BY_HAND: i64 = 7 * 86_400;
/// How long a write-up should wait for review at most, in seconds: 72 hours.
const REVIEW_PATIENCE: i64 = 72 * 3_600;
/// How long ago the last look at what is owed may be, in seconds.
const SWEEP_PATIENCE: i64 = 5 * 60;

/// One thing there is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Point {
    /// Whether the connection to Discord stands, and since when
    Gateway(bool, Option<Moment>),
    /// Since when, and why, nothing can be written
    Unwritable(Failing),
    /// A step that Tertulia does by itself fails, since then
    Trouble(Step, Moment),
    /// How often it connected anew in a day, where that is much, and until when it may not again
    Connections(Budget),
    /// When what is owed was last looked at
    Sweep(Option<Moment>, bool),
    /// How many messages are owed, and since when the oldest that is due waits
    Outbox(i64, Option<Moment>, bool),
    /// Messages that were given up in the last week, by why
    Dropped(Vec<(DropReason, i64)>),
    /// The channels where a permission is missing for what waits
    Closed(Vec<ChannelId>),
    /// Many calls were refused lately, so what is owed goes slowly
    Slowed,
    /// So many that nothing but answers to people is sent before then
    Stopped(Moment),
    /// In how many people's inboxes something waits
    Inboxes(i64),
    /// How many write-ups wait for review, and since when the oldest
    Reviews(i64, Option<Moment>, bool),
    /// How many write-ups nobody touched for a year
    Stale(i64),
    /// The last backup; whether it is too old
    Backup(Made, bool),
    /// There is no backup; whether one is made each night
    NoBackup(bool),
    /// The last backup is under half of an earlier one
    BackupShrunk,
    /// How many backups have a date that is still to come
    BackupsAhead(usize),
    /// Why the last try failed
    BackupFailed(Failed),
    /// How search goes, and how many documents are in its index, of which so many wait for their vectors
    Search(Meaning, Progress),
    /// The size of the database in bytes
    Database(u64),
}

/// What was found in rows and files, and what the process knows of itself.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub connections: Budget,
    pub connection: (bool, Option<Moment>),
    pub last_sweep: Option<Moment>,
    pub unwritable: Option<Failing>,
    pub troubles: Vec<(Step, Moment)>,
    pub owed: i64,
    pub due_since: Option<Moment>,
    pub dropped: Vec<(DropReason, i64)>,
    pub closed: Vec<ChannelId>,
    pub pace: Pace,
    pub inboxes: i64,
    pub reviews: i64,
    pub oldest_review: Option<Moment>,
    pub stale: i64,
    pub backup: Option<Made>,
    pub backup_failed: Option<Failed>,
    pub backups_ahead: usize,
    pub nightly: bool,
    pub search: Option<(Meaning, Progress)>,
    pub database: u64,
}

/// The list, what is most urgent first.
pub fn points(facts: Facts, now: Moment) -> Vec<Point> {
    let older = |at: Option<Moment>, patience: i64| at.is_some_and(|at| now.0 - at.0 > patience);
    let mut points: Vec<Point> = facts.unwritable.map(Point::Unwritable).into_iter().collect();
    points.extend(facts.troubles.into_iter().map(|(step, since)| Point::Trouble(step, since)));
    points.extend([
        Point::Gateway(facts.connection.0, facts.connection.1),
        Point::Sweep(facts.last_sweep, older(facts.last_sweep, SWEEP_PATIENCE)),
        Point::Outbox(facts.owed, facts.due_since, older(facts.due_since, OUTBOX_PATIENCE)),
        Point::Dropped(facts.dropped.into_iter().filter(|(why, _)| why.is_failure()).collect()),
        Point::Inboxes(facts.inboxes),
        Point::Reviews(facts.reviews, facts.oldest_review, older(facts.oldest_review, REVIEW_PATIENCE)),
        Point::Stale(facts.stale),
    ]);
    // Where they stand, below what is most urgent.
    if facts.connections.used > identify::ALLOWED / 2 {
        points.push(Point::Connections(facts.connections));
    }
    let beside_the_outbox = points.iter().position(|point| matches!(point, Point::Outbox(..))).unwrap_or_default();
    let slowed = match facts.pace {
        Pace::Free => None,
        Pace::Slow => Some(Point::Slowed),
        Pace::Stopped(wait) => Some(Point::Stopped(now.plus_seconds(wait.as_secs().cast_signed()))),
    };
    let closed = Some(facts.closed).filter(|closed| !closed.is_empty()).map(Point::Closed);
    points.splice(beside_the_outbox..beside_the_outbox, closed.into_iter().chain(slowed));
    match facts.backup {
        Some(made) => {
            let patience = if facts.nightly { BACKUP_PATIENCE } else { BACKUP_PATIENCE_BY_HAND };
            let (is_old, shrunk) = (older(Some(made.at), patience), made.shrunk);
            points.push(Point::Backup(made, is_old));
            points.extend(shrunk.then_some(Point::BackupShrunk));
        }
        None => points.push(Point::NoBackup(facts.nightly)),
    }
    points.extend((facts.backups_ahead > 0).then_some(Point::BackupsAhead(facts.backups_ahead)));
    points.extend(facts.backup_failed.map(Point::BackupFailed));
    points.extend(facts.search.map(|(meaning, progress)| Point::Search(meaning, progress)));
    points.push(Point::Database(facts.database));
    points
}

impl Point {
    /// How it stands.
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::Unwritable(_)
            | Self::Trouble(..)
            | Self::Gateway(false, _)
            | Self::Connections(Budget { until: Some(_), .. })
            | Self::Sweep(_, true)
            | Self::Outbox(_, _, true)
            | Self::Reviews(_, _, true)
            | Self::Backup(_, true)
            | Self::BackupShrunk
            | Self::BackupsAhead(_)
            | Self::Search(Meaning::Broken(_), _)
            | Self::Closed(_)
            | Self::Stopped(_)
            | Self::BackupFailed(_) => Verdict::Missing,
            Self::Dropped(why) if !why.is_empty() => Verdict::Missing,
            Self::Connections(_)
            | Self::Sweep(None, _)
            | Self::Slowed
            | Self::NoBackup(_)
            | Self::Search(Meaning::Without, _) => Verdict::Open,
            Self::Search(_, Progress { pending, .. }) if *pending > 0 => Verdict::Open,
            Self::Inboxes(count) | Self::Stale(count) if *count > 0 => Verdict::Open,
            _ => Verdict::Met,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn calm(now: Moment) -> Facts {
        let made =
            Made { at: now.plus_hours(-5), name: "b".to_owned(), bytes: 1, kept: 1, shrunk: false, trouble: None };
        Facts {
            connection: (true, Some(now)),
            last_sweep: Some(now),
            backup: Some(made),
            nightly: true,
            ..Facts::default()
        }
    }

    #[test]
    fn where_all_is_well_nothing_is_marked() {
        let now = Moment(1_000_000_000);
        assert!(points(calm(now), now).iter().all(|point| point.verdict() == Verdict::Met));
    }

    #[test]
    fn what_wants_somebody_is_marked() {
        let now = Moment(1_000_000_000);
        let made = |hours: i64| calm(now.plus_hours(5 - hours)).backup;
        let ago = |hours: i64| Some(now.plus_hours(-hours));
        let failed = Failed { at: now, why: "full".to_owned(), is_made: false };
        for (facts, marked) in [
            (Facts { connection: (false, Some(now)), ..calm(now) }, 1),
            (Facts { last_sweep: ago(1), ..calm(now) }, 1),
            (Facts { connections: Budget { used: 400, until: None }, ..calm(now) }, 0),
            (Facts { connections: Budget { used: 500, until: Some(now) }, ..calm(now) }, 1),
            (Facts { unwritable: Some(Failing { since: now, why: "full".to_owned() }), ..calm(now) }, 1),
            (Facts { troubles: vec![(Step::Sending, now), (Step::Retention, now)], ..calm(now) }, 2),
            (Facts { owed: 1, due_since: ago(1), ..calm(now) }, 1),
            (Facts { owed: 1, due_since: Some(now), ..calm(now) }, 0),
            (Facts { dropped: vec![(DropReason::ChannelGone, 2), (DropReason::Pointless, 9)], ..calm(now) }, 1),
            (Facts { dropped: vec![(DropReason::ServerRemoved, 2)], ..calm(now) }, 0),
            (Facts { closed: vec![ChannelId(1)], ..calm(now) }, 1),
            (Facts { pace: Pace::Slow, ..calm(now) }, 0),
            (Facts { pace: Pace::Stopped(Duration::from_secs(9)), ..calm(now) }, 1),
            (Facts { reviews: 1, oldest_review: ago(73), ..calm(now) }, 1),
            (Facts { reviews: 1, oldest_review: ago(71), ..calm(now) }, 0),
            (Facts { backup_failed: Some(failed), ..calm(now) }, 1),
            (calm(now.plus_hours(-30)), 2),
            (Facts { backup: None, ..calm(now) }, 0),
            (Facts { nightly: false, backup: made(31), ..calm(now) }, 0),
            (Facts { nightly: false, backup: made(7 * 24 + 1), ..calm(now) }, 1),
            (Facts { backup: made(1).map(|made| Made { shrunk: true, ..made }), ..calm(now) }, 1),
            (Facts { backups_ahead: 1, ..calm(now) }, 1),
            (Facts { stale: 3, inboxes: 2, ..calm(now) }, 0),
            (Facts { search: Some((Meaning::Ready, Progress { documents: 9, pending: 9 })), ..calm(now) }, 0),
            (Facts { search: Some((Meaning::Broken("cut".to_owned()), Progress::default())), ..calm(now) }, 1),
        ] {
            let found = points(facts.clone(), now);
            let count = found.iter().filter(|point| point.verdict() == Verdict::Missing).count();
            assert_eq!(count, marked, "{facts:?}");
        }
    }
}
