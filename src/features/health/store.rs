//! Every statement of health: counts, nobody's name.

use sqlx::SqliteExecutor;
use tertulia_clock::Moment;

use crate::base::error::Result;
use crate::base::ids::ChannelId;
use crate::outbox::DropReason;

/// How many messages are owed, and since when the oldest that is due waits.
pub async fn owed(db: impl SqliteExecutor<'_>, now: Moment) -> Result<(i64, Option<Moment>)> {
    let row = sqlx::query!(
        r#"select count(*) as "count!: i64", min(case when due_at <= ? then due_at end) as "since: Moment"
           from outbox where shown < wanted and state in ('waiting', 'sending', 'sent')"#,
        now
    )
    .fetch_one(db)
    .await?;
    Ok((row.count, row.since))
}

/// What was given up since then, by why.
pub async fn dropped(db: impl SqliteExecutor<'_>, since: Moment) -> Result<Vec<(DropReason, i64)>> {
    let rows = sqlx::query!(
        r#"select note as "why!: DropReason", count(*) as "count!: i64" from outbox
           where state = 'dropped' and coalesce(claimed_at, created_at) >= ?
           group by 1 order by 2 desc, 1"#,
        since
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.why, row.count)).collect())
}

/// The channels where what is owed waits for a permission, those first where most does.
pub async fn closed(db: impl SqliteExecutor<'_>) -> Result<Vec<ChannelId>> {
    Ok(sqlx::query_scalar!(
        r#"select channel_id as "channel!: ChannelId" from outbox
           where note = 'closed' and channel_id is not null and shown < wanted and state in ('waiting', 'sending', 'sent')
           group by 1 order by count(*) desc, 1"#
    )
    .fetch_all(db)
    .await?)
}

/// In how many people's inboxes something unread waits.
pub async fn inboxes(db: impl SqliteExecutor<'_>) -> Result<i64> {
    Ok(sqlx::query_scalar!("select count(distinct person_id) from outbox where state = 'inbox' and read_at is null")
        .fetch_one(db)
        .await?)
}

/// How many revisions wait for review, and since when the oldest.
pub async fn reviews(db: impl SqliteExecutor<'_>) -> Result<(i64, Option<Moment>)> {
    let row = sqlx::query!(
        r#"select count(*) as "count!: i64", min(submitted_at) as "oldest: Moment" from revision where state = 'submitted'"#
    )
    .fetch_one(db)
    .await?;
    Ok((row.count, row.oldest))
}

/// The size of the database in bytes, without what its write-ahead log still holds.
pub async fn size(db: impl SqliteExecutor<'_>) -> Result<i64> {
    Ok(sqlx::query_scalar("select page_count * page_size from pragma_page_count(), pragma_page_size()")
        .fetch_one(db)
        .await?)
}
