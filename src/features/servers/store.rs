//! Every statement on `server` and `installation`, and those that forget a server in every table that names one.

use sqlx::{SqliteConnection, SqliteExecutor};
use tertulia_clock::Moment;

use super::model::Server;
use crate::base::error::Result;
use crate::base::i18n::Language;
use crate::base::ids::{ApplicationId, ChannelId, ServerId};

/// One server that Tertulia is in.
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

/// The servers of the network.
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

pub async fn set_application(db: impl SqliteExecutor<'_>, id: ServerId, application: ApplicationId) -> Result<()> {
    sqlx::query!("update server set application_id = ?2 where server_id = ?1", id, application).execute(db).await?;
    Ok(())
}

/// Which application was last seen in a server, where that is known.
pub async fn application(db: impl SqliteExecutor<'_>, id: ServerId) -> Result<Option<ApplicationId>> {
    let known = sqlx::query_scalar!(
        r#"select application_id as "application: ApplicationId" from server where server_id = ? and left_at is null"#,
        id
    );
    Ok(known.fetch_optional(db).await?.flatten())
}

/// The servers of the network in which this application was the last to be seen.
pub async fn of_application(db: impl SqliteExecutor<'_>, application: ApplicationId) -> Result<Vec<ServerId>> {
    Ok(sqlx::query_scalar!(
        r#"select server_id as "id: ServerId" from server
           where application_id = ? and admitted_at is not null and left_at is null order by server_id"#,
        application
    )
    .fetch_all(db)
    .await?)
}

pub async fn admit(db: impl SqliteExecutor<'_>, id: ServerId, now: Moment) -> Result<bool> {
    let done = sqlx::query!(
        "update server set admitted_at = ?2, removed_at = null where server_id = ?1 and admitted_at is null",
        id,
        now
    );
    Ok(done.execute(db).await?.rows_affected() == 1)
}

pub async fn remove(db: impl SqliteExecutor<'_>, id: ServerId, now: Moment) -> Result<()> {
    sqlx::query!("update server set admitted_at = null, removed_at = ?2 where server_id = ?1", id, now)
        .execute(db)
        .await?;
    Ok(())
}

pub async fn removed_at(db: impl SqliteExecutor<'_>, id: ServerId) -> Result<Option<Moment>> {
    let at = sqlx::query_scalar!(r#"select removed_at as "at: Moment" from server where server_id = ?"#, id);
    Ok(at.fetch_optional(db).await?.flatten())
}

/// Every server that Tertulia is in, and whether it is part of the network.
pub async fn known(db: impl SqliteExecutor<'_>) -> Result<Vec<(ServerId, bool)>> {
    let rows = sqlx::query!(
        r#"select server_id as "id: ServerId", admitted_at is not null as "is_admitted!: bool" from server
           where left_at is null order by admitted_at is not null, server_id"#
    );
    Ok(rows.fetch_all(db).await?.into_iter().map(|row| (row.id, row.is_admitted)).collect())
}

/// The servers that were taken out, or left, before `before`.
pub async fn gone_since(db: impl SqliteExecutor<'_>, before: Moment) -> Result<Vec<ServerId>> {
    Ok(sqlx::query_scalar!(
        r#"select server_id as "id: ServerId" from server
           where admitted_at is null and min(coalesce(removed_at, left_at), coalesce(left_at, removed_at)) <= ?
           order by server_id"#,
        before
    )
    .fetch_all(db)
    .await?)
}

/// Forgets a server. The tables belong to features that stand above this one; what they keep of a server goes with it.
pub async fn forget(db: &mut SqliteConnection, id: ServerId) -> Result<()> {
    sqlx::query!("delete from told where server_id = ?", id).execute(&mut *db).await?;
    sqlx::query!("delete from reminder where server_id = ?", id).execute(&mut *db).await?;
    sqlx::query!("delete from announcement where server_id = ?", id).execute(&mut *db).await?;
    sqlx::query!("delete from mirror where server_id = ?", id).execute(&mut *db).await?;
    sqlx::query!("update seat set server_id = null where server_id = ?", id).execute(&mut *db).await?;
    sqlx::query!("delete from outbox where server_id = ?", id).execute(&mut *db).await?;
    sqlx::query!("delete from server where server_id = ? and left_at is not null", id).execute(&mut *db).await?;
    // The bot may still be there: then only that is known.
    sqlx::query!(
        "update server set announcement_channel = null, review_channel = null, removed_at = null where server_id = ?",
        id
    )
    .execute(db)
    .await?;
    Ok(())
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

/// What this installation remembered under `key`.
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
