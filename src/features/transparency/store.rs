//! What is counted of decisions.

use sqlx::SqliteExecutor;
use tertulia_clock::Moment;

use crate::base::error::Result;

/// How often each verdict was given in a span of time, by reason.
pub async fn verdicts(
    db: impl SqliteExecutor<'_>,
    since: Moment,
    until: Moment,
) -> Result<Vec<(String, Option<String>, i64)>> {
    let rows = sqlx::query!(
        r#"select verdict, reason, count(*) as "count!: i64" from decision
           where decided_at >= ? and decided_at < ? group by verdict, reason order by verdict, count(*) desc, reason"#,
        since,
        until
    );
    Ok(rows.fetch_all(db).await?.into_iter().map(|row| (row.verdict, row.reason, row.count)).collect())
}

/// How many write-ups were approved for the first time.
pub async fn first_published(db: impl SqliteExecutor<'_>, since: Moment, until: Moment) -> Result<i64> {
    Ok(sqlx::query_scalar!(
        "select count(*) from (
             select min(decided_at) as at from decision join revision using (revision_id)
             where verdict = 'approve' group by writeup_id) where at >= ? and at < ?",
        since,
        until
    )
    .fetch_one(db)
    .await?)
}

pub async fn imported(db: impl SqliteExecutor<'_>, since: Moment, until: Moment) -> Result<i64> {
    let found =
        sqlx::query_scalar!("select count(*) from taken_in where taken_in_at >= ? and taken_in_at < ?", since, until);
    Ok(found.fetch_one(db).await?)
}

/// What its author had withdrawn before stays counted there.
pub async fn erased(db: impl SqliteExecutor<'_>, since: Moment, until: Moment) -> Result<i64> {
    Ok(sqlx::query_scalar!(
        "select count(*) from writeup
         where hidden = 'erased' and number is not null and withdrawn_at >= ? and withdrawn_at < ?
             and not exists (select 1 from log where action = 'writeup.withdraw' and subject = 'writeup/' || writeup_id)",
        since,
        until
    )
    .fetch_one(db)
    .await?)
}
