//! The servers of the network: which are part of it, in which language, and where they want announcements and reviews.

pub mod commands;
mod model;
mod store;
mod view;

use sqlx::SqliteExecutor;
use tertulia_clock::Moment;

pub use self::model::{Change, Server, ServerRefusal, Setting};
use crate::audit_log::{self, Entry};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::i18n::Language;
use crate::base::ids::{ApplicationId, PersonId, ServerId};
use crate::outbox::{self, Target, Topic};

/// How long after a server was taken out what is kept of it goes.
const FORGOTTEN_AFTER_DAYS: i64 = 30;

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
            before: "not admitted",
            after: "admitted",
            reason: "the operator's first server",
            ..Entry::default()
        };
        audit_log::append(&mut tx, entry, now).await?;
    }
    let server = store::get(&mut *tx, id).await?.ok_or(ServerRefusal::Unknown)?;
    tx.commit().await?;
    Ok(server)
}

/// A server that is not known, and can't be made known now.
pub fn unknown(id: ServerId, locale: &str, home: Option<ServerId>, now: Moment) -> Server {
    Server {
        id,
        admitted_at: (home == Some(id)).then_some(now),
        language: Language::of_locale(locale).unwrap_or_default(),
        announcement_channel: None,
        review_channel: None,
    }
}

/// Tertulia was removed from a server: it is no part of the network any more, should it come back.
pub async fn leave(store: &Store, id: ServerId, now: Moment) -> Result<()> {
    let mut tx = store.write().await?;
    let before = store::get(&mut *tx, id).await?.map_or("unknown", |server| server.standing());
    store::leave(&mut *tx, id, now).await?;
    let subject = format!("server/{id}");
    let entry = Entry {
        action: "server.leave",
        subject: &subject,
        before,
        after: "left",
        reason: "the bot was removed there",
        ..Entry::default()
    };
    audit_log::append(&mut tx, entry, now).await?;
    Ok(tx.commit().await?)
}

/// An application of ours was seen in a server.
pub async fn seen_by(store: &Store, id: ServerId, application: ApplicationId) -> Result<()> {
    if store::application(store.read(), id).await? == Some(application) {
        return Ok(());
    }
    let mut tx = store.write().await?;
    store::set_application(&mut *tx, id, application).await?;
    Ok(tx.commit().await?)
}

/// Which application was last seen in a server, where that is known.
pub async fn application(store: &Store, id: ServerId) -> Result<Option<ApplicationId>> {
    store::application(store.read(), id).await
}

/// The servers of the network in which this application was the last to be seen.
pub async fn of_application(store: &Store, application: ApplicationId) -> Result<Vec<ServerId>> {
    store::of_application(store.read(), application).await
}

/// One server that Tertulia is in.
pub async fn get(store: &Store, id: ServerId) -> Result<Option<Server>> {
    store::get(store.read(), id).await
}

/// The servers of the network.
pub async fn admitted(db: impl SqliteExecutor<'_>) -> Result<Vec<Server>> {
    store::admitted(db).await
}

/// Where what waits for a decision is shown: the review channels of the network.
pub async fn review_channels(db: impl SqliteExecutor<'_>) -> Result<Vec<Target>> {
    let servers = admitted(db).await?;
    Ok(servers.iter().filter_map(|server| Some(Target::Channel(server.id, server.review_channel?))).collect())
}

/// Every server that Tertulia is in, and whether it is part of the network.
pub async fn known(store: &Store) -> Result<Vec<(ServerId, bool)>> {
    store::known(store.read()).await
}

/// Makes a server part of the network, also one that was taken out. Asking twice is harmless; says whether anything
/// changed.
pub async fn admit(store: &Store, id: ServerId, by: PersonId, reason: &str, now: Moment) -> Result<bool> {
    let mut tx = store.write().await?;
    store::get(&mut *tx, id).await?.ok_or(ServerRefusal::Unknown)?;
    let was_removed = store::removed_at(&mut *tx, id).await?.is_some();
    let changed = store::admit(&mut *tx, id, now).await?;
    if changed {
        let subject = format!("server/{id}");
        let before = if was_removed { "removed" } else { "not admitted" };
        let entry =
            Entry { actor: Some(by), action: "server.admit", subject: &subject, before, after: "admitted", reason };
        audit_log::append(&mut tx, entry, now).await?;
    }
    tx.commit().await?;
    Ok(changed)
}

/// Takes a server out of the network: from now on it can neither read nor write the library, and what was still owed to
/// it is dropped, but that its scheduled events are called off. What is kept of it goes with [`forget_gone`].
pub async fn remove(
    store: &Store,
    id: ServerId,
    home: Option<ServerId>,
    by: PersonId,
    reason: &str,
    now: Moment,
) -> Result<()> {
    if home == Some(id) {
        return Err(ServerRefusal::Home.into());
    }
    if reason.trim().is_empty() {
        return Err(ServerRefusal::NoReason.into());
    }
    let mut tx = store.write().await?;
    let server = store::get(&mut *tx, id).await?.ok_or(ServerRefusal::Unknown)?;
    if server.admitted_at.is_none() {
        return Err(ServerRefusal::NotAdmitted.into());
    }
    store::remove(&mut *tx, id, now).await?;
    outbox::drop_owed_to(&mut tx, id).await?;
    outbox::refresh_in(&mut tx, Topic::GatheringEvent, id, now).await?;
    let subject = format!("server/{id}");
    let entry = Entry {
        actor: Some(by),
        action: "server.remove",
        subject: &subject,
        before: "admitted",
        after: "removed",
        reason,
    };
    audit_log::append(&mut tx, entry, now).await?;
    Ok(tx.commit().await?)
}

/// Forgets what is kept of servers that were taken out, or that the bot left, thirty days ago: settings, what was said
/// and mirrored there, what it was owed, and from where seats were taken. Says how many there were.
pub async fn forget_gone(store: &Store, now: Moment) -> Result<usize> {
    let since = now.plus_hours(-24 * FORGOTTEN_AFTER_DAYS);
    if store::gone_since(store.read(), since).await?.is_empty() {
        return Ok(0);
    }
    let mut tx = store.write().await?;
    let gone = store::gone_since(&mut *tx, since).await?;
    for id in &gone {
        store::forget(&mut tx, *id).await?;
        let subject = format!("server/{id}");
        let entry = Entry {
            action: "server.forget",
            subject: &subject,
            before: "settings, messages and events of this server",
            after: "nothing",
            reason: "thirty days have passed",
            ..Entry::default()
        };
        audit_log::append(&mut tx, entry, now).await?;
    }
    tx.commit().await?;
    Ok(gone.len())
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
    audit_log::append(&mut tx, entry, now).await?;
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
