//! Every statement on `server` and `installation`.

use sqlx::SqliteExecutor;

use super::model::Server;
use crate::error::Result;
use crate::ids::{ChannelId, Moment, ServerId};
use crate::words::Language;

pub async fn get(db: impl SqliteExecutor<'_>, id: ServerId) -> Result<Option<Server>> {
    Ok(sqlx::query_as!(
        Server,
        r#"select server_id as "id: ServerId", admitted_at as "admitted_at: Moment", language as "language: Language",
               announcement_channel as "announcement_channel: ChannelId", review_channel as "review_channel: ChannelId"
           from server where server_id = ? and left_at is null"#,
        id
    )
    .fetch_optional(db)
    .await?)
}

pub async fn admitted(db: impl SqliteExecutor<'_>) -> Result<Vec<Server>> {
    Ok(sqlx::query_as!(
        Server,
        r#"select server_id as "id: ServerId", admitted_at as "admitted_at: Moment", language as "language: Language",
               announcement_channel as "announcement_channel: ChannelId", review_channel as "review_channel: ChannelId"
           from server where admitted_at is not null and left_at is null order by server_id"#
    )
    .fetch_all(db)
    .await?)
}

pub async fn insert(db: impl SqliteExecutor<'_>, id: ServerId, language: Language) -> Result<()> {
    sqlx::query!(
        "insert into server (server_id, language) values (?, ?) on conflict do update set left_at = null",
        id,
        language
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn admit(db: impl SqliteExecutor<'_>, id: ServerId, now: Moment) -> Result<bool> {
    let done = sqlx::query!("update server set admitted_at = ?2 where server_id = ?1 and admitted_at is null", id, now);
    Ok(done.execute(db).await?.rows_affected() == 1)
}

pub async fn update(db: impl SqliteExecutor<'_>, server: &Server) -> Result<()> {
    sqlx::query!(
        "update server set language = ?2, announcement_channel = ?3, review_channel = ?4 where server_id = ?1",
        server.id,
        server.language,
        server.announcement_channel,
        server.review_channel
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn leave(db: impl SqliteExecutor<'_>, id: ServerId, now: Moment) -> Result<()> {
    sqlx::query!("update server set left_at = ?2, admitted_at = null where server_id = ?1", id, now)
        .execute(db)
        .await?;
    Ok(())
}

pub async fn remembered(db: impl SqliteExecutor<'_>, key: &str) -> Result<Option<String>> {
    Ok(sqlx::query_scalar!("select value from installation where key = ?", key).fetch_optional(db).await?)
}

pub async fn remember(db: impl SqliteExecutor<'_>, key: &str, value: &str) -> Result<()> {
    sqlx::query!(
        "insert into installation (key, value) values (?, ?) on conflict do update set value = excluded.value",
        key,
        value
    )
    .execute(db)
    .await?;
    Ok(())
}
