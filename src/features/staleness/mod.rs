//! Upkeep: whoever wrote a write-up is asked, a year after anybody touched it, whether it is still right.
//!
//! Three times at most, one letter a week to a person; after that it only stands in `/admin health`. Where the author left
//! the place, its contacts are asked, and one of them may take it over.

pub mod commands;
mod model;
mod store;
mod view;

use sqlx::SqliteConnection;
use tertulia_clock::Moment;

use self::model::{Keeper, Stale};
pub use self::model::{LOOK_EVERY, UpkeepRefusal};
pub use self::view::letter;
use crate::audit_log::{self, Entry};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::ids::{PersonId, WriteupId};
use crate::features::writeups::{self, Revision, Writeup};
use crate::outbox::{self, Target, Topic};

/// How many write-ups one look asks about at most.
const AT_ONCE: i64 = 100;

/// Asks about what nobody touched for long. Says how many letters are owed by that.
pub async fn process_due(store: &Store, now: Moment) -> Result<usize> {
    // Mostly there is nothing, which needs no transaction.
    if store::stale(store.read(), now, 1).await?.is_empty() {
        return Ok(0);
    }
    let mut tx = store.write().await?;
    let mut owed = 0;
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
            owed += 1;
        }
        store::set_asked(&mut *tx, writeup, now).await?;
    }
    tx.commit().await?;
    Ok(owed)
}

/// How many write-ups want looking after.
pub async fn count(store: &Store, now: Moment) -> Result<i64> {
    store::count(store.read(), now).await
}

/// What a letter asks about; none where it is answered, or not shown any more.
pub async fn asked_about(store: &Store, ask: i64) -> Result<Option<(Writeup, Revision)>> {
    match store::asked_about(store.read(), ask).await? {
        Some((id, false)) => writeups::public(store, id).await,
        _ => Ok(None),
    }
}

/// What somebody is to a write-up that everyone sees.
async fn keeper(tx: &mut SqliteConnection, writeup: &Writeup, person: PersonId) -> Result<Keeper> {
    let is_contact = store::is_contact(&mut *tx, person, writeup.place).await?;
    let author_is_there = store::author_there(&mut *tx, writeup.id).await?.is_some();
    let keeper = Keeper::of(writeup.author == Some(person), is_contact, author_is_there);
    Ok(keeper.ok_or(UpkeepRefusal::NotKeeper(writeup.reference()))?)
}

/// Somebody says that it is still right. A second click is harmless.
pub async fn confirm(store: &Store, id: WriteupId, by: PersonId, now: Moment) -> Result<Writeup> {
    let (writeup, _) = writeups::public(store, id).await?.ok_or(UpkeepRefusal::Gone)?;
    let mut tx = store.write().await?;
    keeper(&mut tx, &writeup, by).await?;
    store::set_checked(&mut *tx, id, now).await?;
    let subject = format!("writeup/{id}");
    let entry =
        Entry { actor: Some(by), action: "writeup.check", subject: &subject, after: "still right", ..Entry::default() };
    audit_log::append(&mut tx, entry, now).await?;
    tx.commit().await?;
    Ok(writeup)
}

/// Somebody wants to revise it: its author, or a contact who takes it over from one who left.
pub async fn take_over(store: &Store, id: WriteupId, by: PersonId, now: Moment) -> Result<Writeup> {
    let (writeup, _) = writeups::public(store, id).await?.ok_or(UpkeepRefusal::Gone)?;
    let mut tx = store.write().await?;
    match keeper(&mut tx, &writeup, by).await? {
        Keeper::Author => return Ok(writeup),
        Keeper::Contact => return Err(UpkeepRefusal::AuthorRevises(writeup.reference()).into()),
        Keeper::Heir => {}
    }
    writeups::hand_over(&mut tx, id, by, now).await?;
    let (subject, before) = (format!("writeup/{id}"), writeup.author.map(|person| format!("person/{person}")));
    let after = format!("person/{by}");
    let entry = Entry {
        actor: Some(by),
        action: "writeup.hand_over",
        subject: &subject,
        before: before.as_deref().unwrap_or_default(),
        after: &after,
        reason: "its author left the place",
    };
    audit_log::append(&mut tx, entry, now).await?;
    tx.commit().await?;
    Ok(Writeup { author: Some(by), ..writeup })
}
