//! Every statement on `asked`.

use sqlx::SqliteExecutor;
use tertulia_clock::Moment;

use super::model::SearchSession;
use crate::base::error::Result;
use crate::base::ids::{PlaceId, SearchSessionId};

pub async fn insert(
    db: impl SqliteExecutor<'_>,
    id: SearchSessionId,
    asked: &SearchSession,
    now: Moment,
) -> Result<()> {
    sqlx::query!(
        "insert into asked (asked_id, query, place_id, area, status, language, year, sort, asked_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        asked.query,
        asked.place,
        asked.area,
        asked.status,
        asked.language,
        asked.year,
        asked.sort,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn get(db: impl SqliteExecutor<'_>, id: SearchSessionId) -> Result<Option<SearchSession>> {
    Ok(sqlx::query_as!(
        SearchSession,
        r#"select query, place_id as "place: PlaceId", area, status, language, year, sort from asked where asked_id = ?"#,
        id
    )
    .fetch_optional(db)
    .await?)
}

pub async fn forget_before(db: impl SqliteExecutor<'_>, before: Moment) -> Result<()> {
    sqlx::query!("delete from asked where asked_at < ?", before).execute(db).await?;
    Ok(())
}
