//! Upkeep: whoever wrote a write-up is asked, a year after anybody touched it, whether it is still right.
//!
//! Three times at most, one letter a week to a person; after that it only stands in `/admin health`. Where the author left
//! the place, its contacts are asked, and one of them may take it over.

pub mod commands;
mod messages;
mod model;
mod store;
mod view;

use sqlx::SqliteConnection;
use tertulia_clock::Moment;

pub use self::model::StalenessRefusal;
use self::model::{Keeper, Stale};
pub use self::store::count;
use crate::audit_log::{self, Action, Entry, Subject};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::ids::{PersonId, WriteupId};
use crate::base::liveness::Step;
use crate::features::writeups::{self, Writeup};
use crate::features::{Cadence, Due, Feature};
use crate::outbox::{self, Target, Topic};

/// What this feature gives the app.
pub const FEATURE: Feature = Feature {
    components: commands::COMPONENTS,
    messages: messages::MESSAGES,
    due: Some(Due {
        step: Step("upkeep"),
        cadence: Cadence::Hourly,
        run: |services, now| Box::pin(process_due(&services.store, now)),
        next: None,
    }),
    ..Feature::EMPTY
};

/// How many write-ups one look asks about at most.
const AT_ONCE: i64 = 100;

/// Asks about what nobody touched for long.
async fn process_due(store: &Store, now: Moment) -> Result<()> {
    // Mostly there is nothing, which needs no transaction.
    if store::stale(store.read(), now, 1).await?.is_empty() {
        return Ok(());
    }
    let mut tx = store.write().await?;
    for writeup in store::stale(&mut *tx, now, AT_ONCE).await? {
        let author = store::author_there(&mut *tx, writeup).await?;
        let contacts = store::contacts(&mut *tx, writeup).await?;
        let stale = Stale { writeup, author, contacts };
        let mut left_alone = false;
        for person in stale.asked() {
            left_alone |= store::was_asked(&mut *tx, *person, now).await?;
        }
        if left_alone {
            continue;
        }
        for person in stale.asked() {
            let ask = store::insert(&mut *tx, writeup, *person, now).await?;
            outbox::enqueue(&mut tx, Topic::StaleAsked, ask, Target::Person(*person), now).await?;
        }
        store::set_asked(&mut *tx, writeup, now).await?;
    }
    Ok(tx.commit().await?)
}

/// What somebody is to a write-up that everyone sees.
async fn keeper(tx: &mut SqliteConnection, writeup: &Writeup, person: PersonId) -> Result<Keeper> {
    let is_contact = store::is_contact(&mut *tx, person, writeup.place).await?;
    let author_is_there = store::author_there(&mut *tx, writeup.id).await?.is_some();
    let keeper = Keeper::of(writeup.author == Some(person), is_contact, author_is_there);
    Ok(keeper.ok_or(StalenessRefusal::NotKeeper(writeup.reference()))?)
}

/// Somebody says that it is still right. A second click is harmless.
pub async fn confirm(store: &Store, id: WriteupId, by: PersonId, now: Moment) -> Result<Writeup> {
    let (writeup, _) = writeups::public(store, id).await?.ok_or(StalenessRefusal::Gone)?;
    let mut tx = store.write().await?;
    keeper(&mut tx, &writeup, by).await?;
    store::set_checked(&mut *tx, id, now).await?;
    let entry = Entry {
        actor: Some(by),
        action: Action::WriteupCheck,
        subject: Subject::Writeup(id),
        before: "",
        after: "still right",
        reason: "",
    };
    audit_log::append(&mut tx, entry, now).await?;
    tx.commit().await?;
    Ok(writeup)
}

/// Somebody wants to revise it: its author, or a contact who takes it over from one who left.
pub async fn take_over(store: &Store, id: WriteupId, by: PersonId, now: Moment) -> Result<Writeup> {
    let (writeup, _) = writeups::public(store, id).await?.ok_or(StalenessRefusal::Gone)?;
    let mut tx = store.write().await?;
    match keeper(&mut tx, &writeup, by).await? {
        Keeper::Author => return Ok(writeup),
        Keeper::Contact => return Err(StalenessRefusal::AuthorRevises(writeup.reference()).into()),
        Keeper::Heir => {}
    }
    writeups::hand_over(&mut tx, id, by, now).await?;
    let before = writeup.author.map(|person| format!("person/{person}"));
    let after = format!("person/{by}");
    let entry = Entry {
        actor: Some(by),
        action: Action::WriteupHandOver,
        subject: Subject::Writeup(id),
        before: before.as_deref().unwrap_or_default(),
        after: &after,
        reason: "its author left the place",
    };
    audit_log::append(&mut tx, entry, now).await?;
    tx.commit().await?;
    Ok(Writeup { author: Some(by), ..writeup })
}
