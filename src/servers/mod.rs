//! The servers of the network: which are part of it, in which language, and where they want announcements and reviews.

pub mod commands;
mod model;
mod store;
mod view;

use sqlx::SqliteExecutor;

pub use self::model::{Change, Server, ServerRefusal, Setting};
use crate::error::Result;
use crate::ids::{Moment, PersonId, ServerId};
use crate::log::{self, Entry};
use crate::store::Store;
use crate::words::Language;

/// Makes sure that a server is known, in its own language at first; the operator's first one is part of the network.
pub async fn arrive(store: &Store, id: ServerId, locale: &str, home: Option<ServerId>, now: Moment) -> Result<Server> {
    if let Some(server) = store::get(store.read(), id).await?
        && (server.admitted_at.is_some() || home != Some(id))
    {
        return Ok(server);
    }
    let mut tx = store.write().await?;
    store::insert(&mut *tx, id, Language::of_locale(locale).unwrap_or_default()).await?;
    if home == Some(id) && store::admit(&mut *tx, id, now).await? {
        let subject = format!("server/{id}");
        let entry = Entry {
            action: "server.admit",
            subject: &subject,
            reason: "the operator's first server",
            ..Entry::default()
        };
        log::append(&mut tx, entry, now).await?;
    }
    let server = store::get(&mut *tx, id).await?.ok_or(ServerRefusal::Unknown)?;
    tx.commit().await?;
    Ok(server)
}

/// Tertulia was removed from a server: it is no part of the network any more, should it come back.
pub async fn leave(store: &Store, id: ServerId, now: Moment) -> Result<()> {
    let mut tx = store.write().await?;
    store::leave(&mut *tx, id, now).await?;
    let subject = format!("server/{id}");
    log::append(&mut tx, Entry { action: "server.leave", subject: &subject, ..Entry::default() }, now).await?;
    Ok(tx.commit().await?)
}

/// One server that Tertulia is in.
pub async fn get(store: &Store, id: ServerId) -> Result<Option<Server>> {
    store::get(store.read(), id).await
}

/// The servers of the network.
pub async fn admitted(db: impl SqliteExecutor<'_>) -> Result<Vec<Server>> {
    store::admitted(db).await
}

/// Makes a server part of the network. Asking twice is harmless; says whether anything changed.
pub async fn admit(store: &Store, id: ServerId, by: PersonId, now: Moment) -> Result<bool> {
    let mut tx = store.write().await?;
    store::get(&mut *tx, id).await?.ok_or(ServerRefusal::Unknown)?;
    let changed = store::admit(&mut *tx, id, now).await?;
    if changed {
        let subject = format!("server/{id}");
        log::append(
            &mut tx,
            Entry { actor: Some(by), action: "server.admit", subject: &subject, ..Entry::default() },
            now,
        )
        .await?;
    }
    tx.commit().await?;
    Ok(changed)
}

/// Changes a server's settings.
pub async fn set(store: &Store, id: ServerId, change: Change, by: PersonId, now: Moment) -> Result<Server> {
    if change == Change::default() {
        return Err(ServerRefusal::NothingToSet.into());
    }
    let mut tx = store.write().await?;
    let server = store::get(&mut *tx, id).await?.ok_or(ServerRefusal::Unknown)?;
    let changed = server.with(change);
    if changed == server {
        return Ok(server);
    }
    store::update(&mut *tx, &changed).await?;
    let (subject, before, after) = (format!("server/{id}"), server.outline(), changed.outline());
    let entry = Entry {
        actor: Some(by),
        action: "server.settings",
        subject: &subject,
        before: &before,
        after: &after,
        reason: "",
    };
    log::append(&mut tx, entry, now).await?;
    tx.commit().await?;
    Ok(changed)
}

/// What this installation remembered under `key`.
pub async fn remembered(store: &Store, key: &str) -> Result<Option<String>> {
    store::remembered(store.read(), key).await
}

/// Remembers `value` under `key`.
pub async fn remember(store: &Store, key: &str, value: &str) -> Result<()> {
    let mut tx = store.write().await?;
    store::remember(&mut *tx, key, value).await?;
    Ok(tx.commit().await?)
}
