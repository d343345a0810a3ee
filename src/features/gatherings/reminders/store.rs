//! Every statement on `reminder`.

use sqlx::SqliteExecutor;
use tertulia_clock::Moment;

use crate::base::error::Result;
use crate::base::ids::{OccurrenceId, PersonId, ReminderId, ServerId};
use crate::features::gatherings::model::{CloseReason, Stage};

/// To whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// To everyone in the announcements of a server
    Server(ServerId),
    /// To one person
    Person(PersonId),
}

pub async fn insert(
    db: impl SqliteExecutor<'_>,
    occurrence: OccurrenceId,
    revision: i64,
    minutes: i64,
    to: To,
    due_at: Moment,
) -> Result<()> {
    let (server, person) = match to {
        To::Server(server) => (Some(server), None),
        To::Person(person) => (None, Some(person)),
    };
    sqlx::query!(
        "insert into reminder (occurrence_id, revision, minutes, server_id, person_id, due_at) values (?, ?, ?, ?, ?, ?)
         on conflict do nothing",
        occurrence,
        revision,
        minutes,
        server,
        person,
        due_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A reminder with the occurrence that it is for.
#[derive(Clone, Debug)]
pub struct Row {
    pub id: ReminderId,
    pub occurrence: OccurrenceId,
    pub minutes: i64,
    pub server: Option<ServerId>,
    pub person: Option<PersonId>,
    pub due_at: Moment,
    pub late: bool,
    pub starts_at: Moment,
    pub ends_at: Moment,
    pub stage: Stage,
    pub is_current: bool,
}

pub async fn get(db: impl SqliteExecutor<'_>, id: ReminderId) -> Result<Option<Row>> {
    Ok(sqlx::query_as!(
        Row,
        r#"select reminder_id as "id: ReminderId", occurrence_id as "occurrence: OccurrenceId", minutes, server_id as "server: ServerId",
               person_id as "person: PersonId", due_at as "due_at: Moment", late as "late: bool", starts_at as "starts_at: Moment",
               ends_at as "ends_at: Moment", occurrence.state as "stage: Stage", reminder.revision = occurrence.revision as "is_current!: bool"
           from reminder join occurrence using (occurrence_id) where reminder_id = ?"#,
        id
    )
    .fetch_optional(db)
    .await?)
}

/// Those that are due by `now`, earliest first.
pub async fn due(db: impl SqliteExecutor<'_>, now: Moment, most: i64) -> Result<Vec<Row>> {
    Ok(sqlx::query_as!(
        Row,
        r#"select reminder_id as "id!: ReminderId", occurrence_id as "occurrence!: OccurrenceId", minutes as "minutes!: i64",
               server_id as "server: ServerId", person_id as "person: PersonId", due_at as "due_at!: Moment", late as "late!: bool",
               starts_at as "starts_at!: Moment", ends_at as "ends_at!: Moment", occurrence.state as "stage!: Stage",
               reminder.revision = occurrence.revision as "is_current!: bool"
           from reminder join occurrence using (occurrence_id)
           where reminder.state = 'waiting' and due_at <= ? order by due_at, reminder_id limit ?"#,
        now,
        most
    )
    .fetch_all(db)
    .await?)
}

/// Whether another reminder of the same kind to the same people came due after this one, by `now`.
pub async fn is_overtaken(db: impl SqliteExecutor<'_>, it: &Row, now: Moment) -> Result<bool> {
    Ok(sqlx::query_scalar!(
        "select count(*) from reminder r join occurrence o using (occurrence_id)
         where r.occurrence_id = ?1 and r.revision = o.revision and r.due_at > ?2 and r.due_at <= ?3 and r.state <> 'closed'
             and (r.minutes >= 0) = (?4 >= 0) and (r.server_id = ?5 or r.person_id = ?6)",
        it.occurrence,
        it.due_at,
        now,
        it.minutes,
        it.server,
        it.person
    )
    .fetch_one(db)
    .await?
        > 0)
}

pub async fn mark_owed(db: impl SqliteExecutor<'_>, id: ReminderId, late: bool) -> Result<()> {
    sqlx::query!("update reminder set state = 'owed', late = ?2 where reminder_id = ?1", id, late).execute(db).await?;
    Ok(())
}

pub async fn close(db: impl SqliteExecutor<'_>, id: ReminderId, why: CloseReason) -> Result<()> {
    sqlx::query!("update reminder set state = 'closed', note = ?2 where reminder_id = ?1", id, why).execute(db).await?;
    Ok(())
}

/// Those of one time that became messages.
pub async fn owed(db: impl SqliteExecutor<'_>, occurrence: OccurrenceId) -> Result<Vec<ReminderId>> {
    Ok(sqlx::query_scalar!(
        r#"select reminder_id as "id: ReminderId" from reminder where occurrence_id = ? and state = 'owed' and minutes >= 0"#,
        occurrence
    )
    .fetch_all(db)
    .await?)
}

/// Closes what still waits for one time, for a person or for everyone.
pub async fn close_waiting(
    db: impl SqliteExecutor<'_>,
    occurrence: OccurrenceId,
    person: Option<PersonId>,
    why: CloseReason,
) -> Result<()> {
    sqlx::query!(
        "update reminder set state = 'closed', note = ?3
         where occurrence_id = ?1 and state = 'waiting' and minutes >= 0 and (?2 is null or person_id = ?2)",
        occurrence,
        person,
        why
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes what still waits away, so that it can be written anew with other times.
pub async fn delete_waiting(
    db: impl SqliteExecutor<'_>,
    occurrence: OccurrenceId,
    person: Option<PersonId>,
) -> Result<()> {
    sqlx::query!(
        "delete from reminder where occurrence_id = ?1 and state in ('waiting', 'closed') and minutes >= 0
             and (?2 is null or person_id = ?2)",
        occurrence,
        person
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The next one that waits for one time.
pub async fn next(db: impl SqliteExecutor<'_>, occurrence: OccurrenceId) -> Result<Option<Moment>> {
    Ok(sqlx::query_scalar!(
        r#"select min(due_at) as "due: Moment" from reminder where occurrence_id = ? and state = 'waiting' and minutes >= 0"#,
        occurrence
    )
    .fetch_one(db)
    .await?)
}
