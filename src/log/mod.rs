//! The append-only log: every decision and every setting, each row bound to the one before by a hash.
//!
//! A row names people by `person_id` only. Words that may have to be erased stand in the side table; the row holds
//! their salted hash, so that erasing them leaves the chain valid. Knows no other feature.

mod model;
mod store;

use sqlx::SqliteConnection;

pub use self::model::Entry;
use crate::error::Result;
use crate::ids::Moment;

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
