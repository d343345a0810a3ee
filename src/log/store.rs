//! Every statement on `log` and `log_text`.

use sqlx::SqliteExecutor;

use super::model::{Entry, Row};
use crate::error::Result;

/// The end of the chain.
pub struct Last {
    pub log_id: i64,
    pub hash: Vec<u8>,
}

pub async fn last(db: impl SqliteExecutor<'_>) -> Result<Option<Last>> {
    Ok(sqlx::query_as!(Last, "select log_id, hash from log order by log_id desc limit 1").fetch_optional(db).await?)
}

pub async fn insert(db: impl SqliteExecutor<'_>, row: &Row) -> Result<()> {
    sqlx::query!(
        "insert into log (log_id, at, actor, action, subject, text_hash, previous, hash) values (?, ?, ?, ?, ?, ?, ?, ?)",
        row.log_id, row.at, row.actor, row.action, row.subject, row.text_hash, row.previous, row.hash
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn insert_text(db: impl SqliteExecutor<'_>, log_id: i64, salt: &[u8], entry: &Entry<'_>) -> Result<()> {
    sqlx::query!(
        "insert into log_text (log_id, salt, before, after, reason) values (?, ?, ?, ?, ?)",
        log_id,
        salt,
        entry.before,
        entry.after,
        entry.reason
    )
    .execute(db)
    .await?;
    Ok(())
}
