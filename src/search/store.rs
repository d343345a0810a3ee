//! Every statement on `asked`.

use sqlx::SqliteExecutor;

use super::model::Asked;
use crate::error::Result;
use crate::ids::{AskedId, Moment, PlaceId};

pub async fn insert(db: impl SqliteExecutor<'_>, asked: &Asked, now: Moment) -> Result<AskedId> {
    Ok(sqlx::query_scalar!(
        r#"insert into asked (query, place_id, area, status, language, year, sort, asked_at) values (?, ?, ?, ?, ?, ?, ?, ?)
           returning asked_id as "id!: AskedId""#,
        asked.query, asked.place, asked.area, asked.status, asked.language, asked.year, asked.sort, now
    )
    .fetch_one(db)
    .await?)
}

pub async fn get(db: impl SqliteExecutor<'_>, id: AskedId) -> Result<Option<Asked>> {
    Ok(sqlx::query_as!(
        Asked,
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
