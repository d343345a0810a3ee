//! The servers of the network: which are part of it, in which language, and where they want announcements and reviews.

pub mod commands;
mod model;
mod store;
mod view;

use sqlx::SqliteExecutor;
use tertulia_clock::Moment;

pub use self::model::{Change, Server, ServerRefusal, Setting};
pub use self::store::{admitted, application, get, known, of_application, remembered};
use crate::audit_log::{self, Action, Entry, Subject};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::i18n::Language;
use crate::base::ids::{ApplicationId, PersonId, ServerId};
use crate::base::liveness::Step;
use crate::features::{Cadence, Due, Feature};
use crate::outbox::{self, Target, Topic};

/// What this feature gives the app.
pub const FEATURE: Feature = Feature {
    commands: commands::table,
    due: Some(Due {
        step: Step("servers"),
        cadence: Cadence::Hourly,
        run: |services, now| Box::pin(forget_gone(&services.store, now)),
        next: None,
    }),
    ..Feature::EMPTY
};

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
        let entry = Entry {
            actor: None,
            action: Action::ServerAdmit,
            subject: Subject::Server(id),
            before: "not admitted",
            after: "admitted",
            reason: "the operator's first server",
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
    let entry = Entry {
        actor: None,
        action: Action::ServerLeave,
        subject: Subject::Server(id),
        before,
        after: "left",
        reason: "the bot was removed there",
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

/// Where what waits for a decision is shown: the review channels of the network.
pub async fn review_channels(db: impl SqliteExecutor<'_>) -> Result<Vec<Target>> {
    let servers = admitted(db).await?;
    Ok(servers.iter().filter_map(|server| Some(Target::Channel(server.id, server.review_channel?))).collect())
}

/// Makes a server part of the network, also one that was taken out. Asking twice is harmless; says whether anything
/// changed.
pub async fn admit(store: &Store, id: ServerId, by: PersonId, reason: &str, now: Moment) -> Result<bool> {
    let mut tx = store.write().await?;
    store::get(&mut *tx, id).await?.ok_or(ServerRefusal::Unknown)?;
    let was_removed = store::removed_at(&mut *tx, id).await?.is_some();
    let changed = store::admit(&mut *tx, id, now).await?;
    if changed {
        let before = if was_removed { "removed" } else { "not admitted" };
        let (action, subject) = (Action::ServerAdmit, Subject::Server(id));
        let entry = Entry { actor: Some(by), action, subject, before, after: "admitted", reason };
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
    outbox::update_in(&mut tx, Topic::GatheringEvent, id, now).await?;
    let entry = Entry {
        actor: Some(by),
        action: Action::ServerRemove,
        subject: Subject::Server(id),
        before: "admitted",
        after: "removed",
        reason,
    };
    audit_log::append(&mut tx, entry, now).await?;
    Ok(tx.commit().await?)
}

/// Forgets what is kept of servers that were taken out, or that the bot left, thirty days ago: settings, what was said
/// and mirrored there, what it was owed, and from where seats were taken.
async fn forget_gone(store: &Store, now: Moment) -> Result<()> {
    let since = now.plus_hours(-24 * FORGOTTEN_AFTER_DAYS);
    if store::gone_since(store.read(), since).await?.is_empty() {
        return Ok(());
    }
    let mut tx = store.write().await?;
    let gone = store::gone_since(&mut *tx, since).await?;
    for id in &gone {
        store::forget(&mut tx, *id).await?;
        let entry = Entry {
            actor: None,
            action: Action::ServerForget,
            subject: Subject::Server(*id),
            before: "settings, messages and events of this server",
            after: "nothing",
            reason: "thirty days have passed",
        };
        audit_log::append(&mut tx, entry, now).await?;
    }
    tx.commit().await?;
    tracing::info!(servers = gone.len(), "what was kept of servers that are gone was deleted");
    Ok(())
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
    let (before, after) = (server.outline(), changed.outline());
    let entry = Entry {
        actor: Some(by),
        action: Action::ServerSettings,
        subject: Subject::Server(id),
        before: &before,
        after: &after,
        reason: "",
    };
    audit_log::append(&mut tx, entry, now).await?;
    tx.commit().await?;
    Ok(changed)
}

/// Remembers `value` under `key`.
pub async fn remember(store: &Store, key: &str, value: &str) -> Result<()> {
    let mut tx = store.write().await?;
    store::remember(&mut *tx, key, value).await?;
    Ok(tx.commit().await?)
}
