//! How often the bot introduces itself to Discord (IDENTIFY) in a day, over all its starts.
//!
//! Discord allows a thousand and then ends every session and resets the token. Half of that is ours to use, so that
//! another process with the same token does not use up the rest.

mod store;

use sqlx::SqliteExecutor;
use tertulia_clock::Moment;

use crate::base::database::Store;
use crate::base::error::Result;

/// How often in a day.
pub const ALLOWED: i64 = 500;
/// The day, in hours.
const HOURS: i64 = 24;

/// What was used of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    /// How often in the last day
    pub used: i64,
    /// Until when there is nothing left; none where there is
    pub until: Option<Moment>,
}

impl Budget {
    fn of(used: i64, first: Option<Moment>) -> Self {
        Self { used, until: first.filter(|_| used >= ALLOWED).map(|first| first.plus_hours(HOURS)) }
    }
}

/// How it stands.
pub async fn look(db: impl SqliteExecutor<'_>, now: Moment) -> Result<Budget> {
    let (used, first) = store::count(db, now.plus_hours(-HOURS)).await?;
    Ok(Budget::of(used, first.map(|first| first.min(now))))
}

/// A written leave to introduce oneself once.
#[derive(Debug)]
pub struct Leave(i64);

/// Writes down that the bot is about to introduce itself; where nothing is left, says until when.
pub async fn take(store: &Store, now: Moment) -> Result<Result<Leave, Moment>> {
    let mut tx = store.write().await?;
    let since = now.plus_hours(-HOURS);
    store::tidy(&mut tx, since, now).await?;
    let (used, first) = store::count(&mut *tx, since).await?;
    let leave = match Budget::of(used, first).until {
        Some(until) => Err(until),
        None => Ok(Leave(store::insert(&mut *tx, now).await?)),
    };
    tx.commit().await?;
    Ok(leave)
}

/// Gives back what was not used.
pub async fn give_back(store: &Store, leave: Leave) -> Result<()> {
    let mut tx = store.write().await?;
    store::delete(&mut *tx, leave.0).await?;
    Ok(tx.commit().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn five_hundred_a_day_and_what_was_not_used_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("tertulia.db")).await.unwrap();
        let begin = Moment(1_000_000_000);
        for count in 0..ALLOWED {
            take(&store, begin.plus_seconds(count)).await.unwrap().unwrap();
        }
        let (later, until) = (begin.plus_hours(1), begin.plus_hours(24));
        assert_eq!(take(&store, later).await.unwrap().unwrap_err(), until);
        assert_eq!(look(store.read(), later).await.unwrap(), Budget { used: ALLOWED, until: Some(until) });
        let leave = take(&store, until).await.unwrap().unwrap();
        assert!(take(&store, until).await.unwrap().is_err(), "one was old enough, and only one");
        give_back(&store, leave).await.unwrap();
        assert!(take(&store, until).await.unwrap().is_ok());
        store.close().await;
    }

    #[tokio::test]
    async fn a_clock_that_was_ahead_does_not_close_the_door_for_longer_than_a_day() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("tertulia.db")).await.unwrap();
        let (now, ahead) = (Moment(1_000_000_000), Moment(2_000_000_000));
        for _ in 0..ALLOWED {
            take(&store, ahead).await.unwrap().unwrap();
        }
        take(&store, now).await.unwrap().unwrap_err();
        assert!(take(&store, now.plus_hours(25)).await.unwrap().is_ok());
        store.close().await;
    }
}
