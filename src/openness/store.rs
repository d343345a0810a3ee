//! What is counted of decisions.

use sqlx::SqliteExecutor;

use crate::error::Result;
use crate::ids::Moment;

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
