//! Reminders: rows, written with the occurrence and with the seat; when their time comes they become owed messages, or
//! are closed with the reason.

mod store;

use sqlx::SqliteConnection;
use tertulia_clock::Moment;

pub use self::store::{Row, To};
use super::model::{CloseReason, Due, Fate, Gathering, NUDGES, Occurrence};
use super::seats;
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::ids::{OccurrenceId, PersonId, ReminderId, ServerId};
use crate::features::members;
use crate::features::servers;
use crate::outbox::{self, Target, Topic};

/// How many are looked at in one transaction.
const AT_ONCE: i64 = 100;

/// Writes the reminders of one time to the servers where it is announced, and the questions to close it. What would be
/// due already is left out.
pub async fn write(
    tx: &mut SqliteConnection,
    gathering: &Gathering,
    occurrence: &Occurrence,
    servers: &[ServerId],
    now: Moment,
) -> Result<()> {
    for minutes in gathering.due_offsets(&gathering.offsets) {
        let due = occurrence.starts_at.plus_seconds(-60 * minutes);
        for server in servers.iter().filter(|_| due > now) {
            store::insert(&mut *tx, occurrence.id, occurrence.revision, minutes, To::Server(*server), due).await?;
        }
    }
    if let Some(facilitator) = gathering.facilitator {
        for minutes in NUDGES {
            let due = occurrence.ends_at.plus_seconds(-60 * minutes);
            store::insert(&mut *tx, occurrence.id, occurrence.revision, minutes, To::Person(facilitator), due).await?;
        }
    }
    Ok(())
}

/// Writes the reminders of somebody who has a seat, where they want any.
pub async fn write_for(
    tx: &mut SqliteConnection,
    gathering: &Gathering,
    occurrence: &Occurrence,
    person: PersonId,
    now: Moment,
) -> Result<()> {
    let choice = members::time_choice(&mut *tx, person).await?;
    store::delete_waiting(&mut *tx, occurrence.id, Some(person)).await?;
    if !choice.direct {
        return Ok(());
    }
    let own = choice.offsets.map(|text| text.split_whitespace().filter_map(|it| it.parse().ok()).collect::<Vec<i64>>());
    for minutes in gathering.due_offsets(own.as_deref().unwrap_or(&gathering.offsets)) {
        let due = occurrence.starts_at.plus_seconds(-60 * minutes);
        if due > now {
            store::insert(&mut *tx, occurrence.id, occurrence.revision, minutes, To::Person(person), due).await?;
        }
    }
    Ok(())
}

/// After a person chose otherwise: the reminders of all their seats are written anew.
pub async fn rewrite_for(tx: &mut SqliteConnection, person: PersonId, now: Moment) -> Result<()> {
    for id in seats::of_person_in(tx, person, now).await? {
        let (gathering, occurrence) = super::time(tx, id).await?;
        write_for(tx, &gathering, &occurrence, person, now).await?;
    }
    Ok(())
}

/// After a move, or other times of reminding: everything for one time is written anew.
pub async fn rewrite(
    tx: &mut SqliteConnection,
    gathering: &Gathering,
    occurrence: &Occurrence,
    servers: &[ServerId],
    now: Moment,
) -> Result<()> {
    store::delete_waiting(&mut *tx, occurrence.id, None).await?;
    write(tx, gathering, occurrence, servers, now).await?;
    for person in seats::holders(&mut *tx, occurrence.id).await? {
        write_for(tx, gathering, occurrence, person, now).await?;
    }
    Ok(())
}

/// What still waits for a person at one time is not sent.
pub async fn close_for(tx: &mut SqliteConnection, id: OccurrenceId, person: PersonId, why: CloseReason) -> Result<()> {
    store::close_waiting(tx, id, Some(person), why).await
}

/// Nothing that still waits for one time is sent.
pub async fn close_all(tx: &mut SqliteConnection, id: OccurrenceId, why: CloseReason) -> Result<()> {
    store::close_waiting(tx, id, None, why).await
}

/// What was said of one time is edited: it was moved, called off, or is over.
pub async fn show_anew(tx: &mut SqliteConnection, id: OccurrenceId, now: Moment) -> Result<()> {
    for reminder in store::owed(&mut *tx, id).await? {
        outbox::update(tx, Topic::Reminder, reminder.0, now).await?;
    }
    Ok(())
}

/// Whether a later reminder to the same people is due too.
pub async fn is_overtaken(store: &Store, it: &Row, now: Moment) -> Result<bool> {
    store::is_overtaken(store.read(), it, now).await
}

/// One reminder.
pub async fn get(store: &Store, id: ReminderId) -> Result<Option<Row>> {
    store::get(store.read(), id).await
}

/// For which time a reminder is, within a transaction.
pub async fn occurrence_of(tx: &mut SqliteConnection, id: ReminderId) -> Result<Option<OccurrenceId>> {
    Ok(store::get(tx, id).await?.map(|row| row.occurrence))
}

/// When people are next reminded of one time.
pub async fn next(store: &Store, id: OccurrenceId) -> Result<Option<Moment>> {
    store::next(store.read(), id).await
}

/// Turns what is due into owed messages, in order. Several that are due to the same people are one: the latest.
pub async fn process_due(store: &Store, now: Moment) -> Result<()> {
    loop {
        let mut tx = store.write().await?;
        let due = store::due(&mut *tx, now, AT_ONCE).await?;
        if due.is_empty() {
            return Ok(());
        }
        for row in due {
            let is_overtaken = store::is_overtaken(&mut *tx, &row, now).await?;
            let (minutes, at) = (row.minutes, row.due_at);
            let (starts_at, ends_at, stage, is_current) = (row.starts_at, row.ends_at, row.stage, row.is_current);
            let due = Due { minutes, at, starts_at, ends_at, stage, is_current, is_overtaken };
            match due.fate(now) {
                Fate::Closed(why) => {
                    tracing::info!(reminder = row.id.0, occurrence = row.occurrence.0, ?why, "a reminder is not sent");
                    store::close(&mut *tx, row.id, why).await?;
                }
                Fate::Sent { late } => match target(&mut tx, &row).await? {
                    Some(target) => {
                        store::mark_owed(&mut *tx, row.id, late).await?;
                        outbox::enqueue(&mut tx, Topic::Reminder, row.id.0, target, now).await?;
                    }
                    None => store::close(&mut *tx, row.id, CloseReason::NotAnnounced).await?,
                },
            }
        }
        tx.commit().await?;
    }
}

async fn target(tx: &mut SqliteConnection, row: &Row) -> Result<Option<Target>> {
    if let Some(person) = row.person {
        return Ok(Some(Target::Person(person)));
    }
    let servers = servers::admitted(&mut *tx).await?;
    let server = servers.into_iter().find(|server| Some(server.id) == row.server);
    Ok(server.and_then(|server| Some(Target::Channel(server.id, server.announcement_channel?))))
}
