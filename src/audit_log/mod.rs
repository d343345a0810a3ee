//! The append-only log: every decision and every setting, each row bound to the one before by a hash.
//!
//! A row names people by `person_id` only. Words that may have to be erased stand in the side table; the row holds
//! their salted hash, so that erasing them leaves the chain valid. Knows no other feature.

mod model;
mod store;

use sqlx::SqliteConnection;
use tertulia_clock::Moment;

pub use self::model::{Chain, Damage, Entry, Filter, Head, Line, hexadecimal};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::ids::PersonId;

/// Appends `entry` in the transaction that makes the change.
pub async fn append(tx: &mut SqliteConnection, entry: Entry<'_>, now: Moment) -> Result<()> {
    let (last_id, previous) = match store::last(&mut *tx).await? {
        Some(last) => (last.log_id, last.hash),
        None => (0, vec![0; 32]),
    };
    let salt: [u8; 16] = rand::random();
    let row = entry.seal(last_id + 1, now, &previous, salt);
    store::insert(&mut *tx, &row).await?;
    store::insert_text(tx, row.log_id, &salt, &entry).await?;
    Ok(())
}

/// A page of what the filter leaves, newest first, and how many rows there are on all pages.
pub async fn page(store: &Store, filter: &Filter, offset: i64, limit: i64) -> Result<(Vec<Line>, i64)> {
    store::page(store.read(), filter, offset, limit).await
}

/// The same of everything but some actions.
pub async fn page_without(store: &Store, actions: &[&str], offset: i64, limit: i64) -> Result<(Vec<Line>, i64)> {
    store::page_without(store.read(), actions, offset, limit).await
}

/// The end of the chain; none while nothing was logged.
pub async fn head(store: &Store) -> Result<Option<Head>> {
    store::last(store.read()).await
}

/// When the first row was written.
pub async fn first_at(store: &Store) -> Result<Option<Moment>> {
    store::first_at(store.read()).await
}

/// When the last row was written.
pub async fn last_at(store: &Store) -> Result<Option<Moment>> {
    store::last_at(store.read()).await
}

/// How often each action was taken, from `since` on and before `until`.
pub async fn count(store: &Store, since: Moment, until: Moment) -> Result<Vec<(String, i64)>> {
    store::count(store.read(), since, until).await
}

/// How often a person took an action after `since`, within a transaction: for limits.
pub async fn count_of(db: &mut SqliteConnection, actor: PersonId, action: &str, since: Moment) -> Result<i64> {
    store::count_of(db, actor, action, since).await
}

/// What reading the whole chain finds.
#[derive(Clone, Debug)]
pub struct Proof {
    /// The chain, up to what is wrong with it
    pub chain: Chain,
    /// The first row that is not as it was written, and what is wrong with it
    pub broken: Option<(i64, Damage)>,
    /// At which row the published head stands, where one was given and is there
    pub published: Option<i64>,
}

/// Reads the whole chain and makes every hash again. One statement, so that it sees one state while the bot writes on.
pub async fn verify(store: &Store, published: Option<&[u8]>) -> Result<Proof> {
    let mut proof = Proof { chain: Chain::default(), broken: None, published: None };
    store::walk(store.read(), |row| {
        if let Err(broken) = proof.chain.add(row) {
            proof.broken = Some(broken);
            return false;
        }
        if published == Some(row.hash.as_slice()) {
            proof.published = Some(row.log_id);
        }
        true
    })
    .await?;
    Ok(proof)
}
