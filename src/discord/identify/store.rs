//! Every statement on `gateway_identify`.

use sqlx::{SqliteConnection, SqliteExecutor};
use tertulia_clock::Moment;

use crate::base::error::Result;

/// Writes that the bot is about to introduce itself; gives the row.
pub async fn insert(db: impl SqliteExecutor<'_>, now: Moment) -> Result<i64> {
    Ok(sqlx::query!("insert into gateway_identify (identified_at) values (?)", now)
        .execute(db)
        .await?
        .last_insert_rowid())
}

/// It did not come to that.
pub async fn delete(db: impl SqliteExecutor<'_>, id: i64) -> Result<()> {
    sqlx::query!("delete from gateway_identify where gateway_identify_id = ?", id).execute(db).await?;
    Ok(())
}

/// Forgets what is too old to count. What lies ahead was written by a clock that was wrong, and counts as of now.
pub async fn tidy(db: &mut SqliteConnection, since: Moment, now: Moment) -> Result<()> {
    sqlx::query!("delete from gateway_identify where identified_at <= ?", since).execute(&mut *db).await?;
    sqlx::query!("update gateway_identify set identified_at = ?1 where identified_at > ?1", now).execute(db).await?;
    Ok(())
}

/// How many there are after `since`, and when the first of them was.
pub async fn count(db: impl SqliteExecutor<'_>, since: Moment) -> Result<(i64, Option<Moment>)> {
    let row = sqlx::query!(
        r#"select count(*) as "count!: i64", min(identified_at) as "first: Moment" from gateway_identify
           where identified_at > ?"#,
        since
    )
    .fetch_one(db)
    .await?;
    Ok((row.count, row.first))
}
