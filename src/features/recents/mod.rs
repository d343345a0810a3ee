//! What somebody used lately, so that it is suggested to them first. Only they ever see it, and only while they may see
//! the thing itself: whoever suggests asks that anew.

mod store;

use tertulia_clock::Moment;

pub use self::store::Kind;
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::ids::{PersonId, Subject};

/// How many of each kind are remembered.
const MOST: i64 = 25;
/// Using the same thing again within so many seconds is no news.
const NEWS_AFTER: i64 = 3600;

/// What a person used lately of one kind, the last one first: rows of the table of that kind.
pub async fn of(store: &Store, person: PersonId, kind: Kind) -> Result<Vec<i64>> {
    Ok(store::list(store.read(), person, kind).await?.into_iter().map(|used| used.subject).collect())
}

/// Remembers that a person used something, and forgets what is beyond the newest of that kind. Somebody who is forgotten in
/// the same moment leaves nothing.
pub async fn record(store: &Store, person: PersonId, used: &[Subject], now: Moment) -> Result<()> {
    let mut news = Vec::new();
    for subject in used {
        let (kind, id) = row(*subject);
        let last = store::list(store.read(), person, kind).await?.into_iter().next();
        // Who turns the pages of one card writes once.
        let is_news = last.is_none_or(|last| last.subject != id || now.0 - last.used_at.0 >= NEWS_AFTER);
        if is_news && !news.contains(&(kind, id)) {
            news.push((kind, id));
        }
    }
    if news.is_empty() {
        return Ok(());
    }
    let mut tx = store.write().await?;
    for (kind, id) in news {
        store::put(&mut *tx, person, kind, id, now).await?;
        store::drop_beyond(&mut *tx, person, kind, MOST).await?;
    }
    Ok(tx.commit().await?)
}

const fn row(subject: Subject) -> (Kind, i64) {
    match subject {
        Subject::Writeup(id) => (Kind::Writeup, id.0),
        Subject::Gathering(id) => (Kind::Gathering, id.0),
        Subject::Place(id) => (Kind::Place, id.0),
    }
}
