//! Every statement on `log` and `log_text`.

use futures_util::TryStreamExt as _;
use sqlx::SqliteExecutor;
use tertulia_clock::Moment;

use super::model::{Entry, Filter, Head, Line, Row, Stored};
use crate::base::error::Result;
use crate::base::ids::PersonId;

pub async fn last(db: impl SqliteExecutor<'_>) -> Result<Option<Head>> {
    Ok(sqlx::query_as!(Head, "select log_id, hash from log order by log_id desc limit 1").fetch_optional(db).await?)
}

/// A page of what the filter leaves, newest first, and how many there are on all pages.
pub async fn page(db: impl SqliteExecutor<'_>, filter: &Filter, offset: i64, limit: i64) -> Result<(Vec<Line>, i64)> {
    let rows = sqlx::query!(
        r#"select log.log_id as "log_id!: i64", at as "at!: Moment", actor as "actor: PersonId", action as "action!: String",
               subject as "subject!: String", coalesce(log_text.before, log_kept.before) as "before?: String",
               coalesce(log_text.after, log_kept.after) as "after?: String", reason as "reason?: String",
               count(*) over () as "total!: i64"
           from log left join log_text on log_text.log_id = log.log_id left join log_kept on log_kept.log_id = log.log_id
           where (?1 is null or action = ?1)
             and (?2 is null or actor = ?2 or subject = 'person/' || ?2)
             and (?3 is null or subject = ?3)
             and (?4 is null or at >= ?4)
             and (?5 is null or at < ?5)
           order by log.log_id desc limit ?6 offset ?7"#,
        filter.action,
        filter.person,
        filter.subject,
        filter.since,
        filter.until,
        limit,
        offset
    )
    .fetch_all(db)
    .await?;
    let total = rows.first().map_or(0, |row| row.total);
    let lines = rows.into_iter().map(|row| Line {
        log_id: row.log_id,
        at: row.at,
        actor: row.actor,
        action: row.action,
        subject: row.subject,
        before: row.before,
        after: row.after,
        reason: row.reason,
    });
    Ok((lines.collect(), total))
}

/// A page of everything but these actions, newest first and without words, and how many there are on all pages.
pub async fn page_without(
    db: impl SqliteExecutor<'_>,
    actions: &[&str],
    offset: i64,
    limit: i64,
) -> Result<(Vec<Line>, i64)> {
    let actions = actions.join(" ");
    let rows = sqlx::query!(
        r#"select log_id as "log_id!: i64", at as "at!: Moment", action as "action!: String", subject as "subject!: String",
               count(*) over () as "total!: i64"
           from log where instr(' ' || ?1 || ' ', ' ' || action || ' ') = 0
           order by log_id desc limit ?2 offset ?3"#,
        actions,
        limit,
        offset
    )
    .fetch_all(db)
    .await?;
    let total = rows.first().map_or(0, |row| row.total);
    let lines = rows.into_iter().map(|row| Line {
        log_id: row.log_id,
        at: row.at,
        actor: None,
        action: row.action,
        subject: row.subject,
        before: None,
        after: None,
        reason: None,
    });
    Ok((lines.collect(), total))
}

/// When the first row was written.
pub async fn first_at(db: impl SqliteExecutor<'_>) -> Result<Option<Moment>> {
    Ok(sqlx::query_scalar!(r#"select at as "at!: Moment" from log order by log_id limit 1"#).fetch_optional(db).await?)
}

/// When the last row was written.
pub async fn last_at(db: impl SqliteExecutor<'_>) -> Result<Option<Moment>> {
    Ok(sqlx::query_scalar!(r#"select at as "at!: Moment" from log order by log_id desc limit 1"#)
        .fetch_optional(db)
        .await?)
}

/// How often each action was taken in a span of time.
pub async fn count(db: impl SqliteExecutor<'_>, since: Moment, until: Moment) -> Result<Vec<(String, i64)>> {
    let rows = sqlx::query!(
        r#"select action, count(*) as "count!: i64" from log where at >= ? and at < ? group by action order by action"#,
        since,
        until
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.action, row.count)).collect())
}

pub async fn count_of(db: impl SqliteExecutor<'_>, actor: PersonId, action: &str, since: Moment) -> Result<i64> {
    Ok(sqlx::query_scalar!("select count(*) from log where actor = ? and action = ? and at > ?", actor, action, since)
        .fetch_one(db)
        .await?)
}

/// Goes through every row in order, as it is stored, until `look` has seen enough.
pub async fn walk(db: impl SqliteExecutor<'_>, mut look: impl FnMut(&Stored) -> bool) -> Result<()> {
    let mut rows = sqlx::query!(
        r#"select log.log_id as "log_id!: i64", at as "at!: i64", actor as "actor?: i64",
               cast(action as blob) as "action!: Vec<u8>", cast(subject as blob) as "subject!: Vec<u8>",
               text_hash as "text_hash!: Vec<u8>", previous as "previous!: Vec<u8>", hash as "hash!: Vec<u8>",
               salt as "salt?: Vec<u8>", cast(before as blob) as "before?: Vec<u8>",
               cast(after as blob) as "after?: Vec<u8>", cast(reason as blob) as "reason?: Vec<u8>"
           from log left join log_text on log_text.log_id = log.log_id order by log.log_id"#
    )
    .fetch(db);
    while let Some(row) = rows.try_next().await? {
        let text = match (row.salt, row.before, row.after, row.reason) {
            (Some(salt), before, after, reason) => {
                Some([salt, before.unwrap_or_default(), after.unwrap_or_default(), reason.unwrap_or_default()])
            }
            _ => None,
        };
        let stored = Stored {
            log_id: row.log_id,
            at: row.at,
            actor: row.actor,
            action: row.action,
            subject: row.subject,
            text_hash: row.text_hash,
            previous: row.previous,
            hash: row.hash,
            text,
        };
        if !look(&stored) {
            break;
        }
    }
    Ok(())
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
