//! The append-only log: every decision and every setting, each row bound to the one before by a hash.
//!
//! A row names people by `person_id` only. Words that may have to be erased stand in the side table; the row holds
//! their salted hash, so that erasing them leaves the chain valid. Knows no other feature.

mod action;
mod model;
mod store;

use sqlx::SqliteConnection;
use tertulia_clock::Moment;

pub use self::action::{Action, Subject};
pub use self::model::{Chain, Damage, Entry, Filter, Head, Line};
pub use self::store::{count, count_of, first_at, head, last_at, page, page_without};
use crate::base::database::Store;
use crate::base::error::Result;

/// Appends `entry` in the transaction that makes the change.
pub async fn append(tx: &mut SqliteConnection, entry: Entry<'_>, now: Moment) -> Result<()> {
    let (last_id, previous) = match store::head(&mut *tx).await? {
        Some(last) => (last.log_id, last.hash),
        None => (0, vec![0; 32]),
    };
    let salt: [u8; 16] = rand::random();
    let row = entry.seal(last_id + 1, now, &previous, salt);
    store::insert(&mut *tx, &row).await?;
    store::insert_text(tx, row.log_id, &salt, &entry).await?;
    Ok(())
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
