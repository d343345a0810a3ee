//! Every statement on `seat`.

use sqlx::SqliteExecutor;
use tertulia_clock::Moment;

use crate::base::error::Result;
use crate::base::ids::{GatheringId, OccurrenceId, PersonId, ServerId};
use crate::features::gatherings::model::{Answer, Counts, Seat};

/// How many answered what. Of a time long past, or of people who were forgotten since, only these counts are left.
pub async fn counts(db: impl SqliteExecutor<'_>, occurrence: OccurrenceId) -> Result<Counts> {
    let row = sqlx::query!(
        r#"select count(*) filter (where answer = 'going')
                   + coalesce((select going from attendance where occurrence_id = ?1), 0) as "going!: i64",
               count(*) filter (where answer = 'waiting') as "waiting!: i64",
               count(*) filter (where answer = 'maybe')
                   + coalesce((select maybe from attendance where occurrence_id = ?1), 0) as "maybe!: i64"
           from seat where occurrence_id = ?1"#,
        occurrence
    )
    .fetch_one(db)
    .await?;
    Ok(Counts { going: row.going, waiting: row.waiting, maybe: row.maybe })
}

/// The most seats that are taken at one planned time of a gathering that is still ahead.
pub async fn most_taken(db: impl SqliteExecutor<'_>, gathering: GatheringId, now: Moment) -> Result<i64> {
    Ok(sqlx::query_scalar!(
        r#"select coalesce(max(taken), 0) as "taken!: i64" from (
               select count(*) as taken from seat join occurrence using (occurrence_id)
               where gathering_id = ?1 and state = 'planned' and ends_at > ?2 and answer = 'going' group by occurrence_id)"#,
        gathering,
        now
    )
    .fetch_one(db)
    .await?)
}

/// Whether anybody answered.
pub async fn any(db: impl SqliteExecutor<'_>, occurrence: OccurrenceId) -> Result<bool> {
    Ok(sqlx::query_scalar!("select count(*) from seat where occurrence_id = ?", occurrence).fetch_one(db).await? > 0)
}

pub async fn get(db: impl SqliteExecutor<'_>, occurrence: OccurrenceId, person: PersonId) -> Result<Option<Seat>> {
    Ok(sqlx::query_as!(
        Seat,
        r#"select person_id as "person: PersonId", answer as "answer: Answer", ticket from seat where occurrence_id = ? and person_id = ?"#,
        occurrence,
        person
    )
    .fetch_optional(db)
    .await?)
}

/// Writes an answer, behind everyone who came before.
pub async fn put(
    db: impl SqliteExecutor<'_>,
    occurrence: OccurrenceId,
    person: PersonId,
    answer: Answer,
    server: Option<ServerId>,
    interested: bool,
    now: Moment,
) -> Result<()> {
    sqlx::query!(
        "insert into seat (occurrence_id, person_id, answer, ticket, server_id, interested, answered_at)
         values (?1, ?2, ?3, (select coalesce(max(ticket), 0) + 1 from seat where occurrence_id = ?1), ?4, ?5, ?6)
         on conflict do update set answer = excluded.answer, ticket = excluded.ticket,
             server_id = coalesce(excluded.server_id, server_id), interested = excluded.interested,
             answered_at = excluded.answered_at",
        occurrence,
        person,
        answer,
        server,
        interested,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A seat for one who waited; their place in the order stays.
pub async fn promote(db: impl SqliteExecutor<'_>, occurrence: OccurrenceId, person: PersonId) -> Result<()> {
    sqlx::query!("update seat set answer = 'going' where occurrence_id = ? and person_id = ?", occurrence, person)
        .execute(db)
        .await?;
    Ok(())
}

pub async fn delete(db: impl SqliteExecutor<'_>, occurrence: OccurrenceId, person: PersonId) -> Result<()> {
    sqlx::query!("delete from seat where occurrence_id = ? and person_id = ?", occurrence, person).execute(db).await?;
    Ok(())
}

/// Who waits, first come first.
pub async fn waiting(db: impl SqliteExecutor<'_>, occurrence: OccurrenceId, most: i64) -> Result<Vec<PersonId>> {
    Ok(sqlx::query_scalar!(
        r#"select person_id as "person: PersonId" from seat where occurrence_id = ? and answer = 'waiting' order by ticket limit ?"#,
        occurrence,
        most
    )
    .fetch_all(db)
    .await?)
}

/// How many wait before this person.
pub async fn before(db: impl SqliteExecutor<'_>, occurrence: OccurrenceId, ticket: i64) -> Result<i64> {
    Ok(sqlx::query_scalar!(
        "select count(*) from seat where occurrence_id = ? and answer = 'waiting' and ticket < ?",
        occurrence,
        ticket
    )
    .fetch_one(db)
    .await?)
}

/// Who must hear of a move or a cancellation: everyone with a seat, or in the line for one.
pub async fn concerned(db: impl SqliteExecutor<'_>, occurrence: OccurrenceId) -> Result<Vec<PersonId>> {
    Ok(sqlx::query_scalar!(
        r#"select person_id as "person: PersonId" from seat where occurrence_id = ? and answer in ('going', 'waiting') order by ticket"#,
        occurrence
    )
    .fetch_all(db)
    .await?)
}

pub async fn holders(db: impl SqliteExecutor<'_>, occurrence: OccurrenceId) -> Result<Vec<PersonId>> {
    Ok(sqlx::query_scalar!(
        r#"select person_id as "person: PersonId" from seat where occurrence_id = ? and answer = 'going' order by ticket"#,
        occurrence
    )
    .fetch_all(db)
    .await?)
}

/// The times that are still ahead at which a person has a seat.
pub async fn of_person(db: impl SqliteExecutor<'_>, person: PersonId, now: Moment) -> Result<Vec<OccurrenceId>> {
    Ok(sqlx::query_scalar!(
        r#"select occurrence_id as "id: OccurrenceId" from seat join occurrence using (occurrence_id)
           where person_id = ? and answer = 'going' and state = 'planned' and ends_at > ? order by starts_at"#,
        person,
        now
    )
    .fetch_all(db)
    .await?)
}

/// The server from which a person answered.
pub async fn server_of(
    db: impl SqliteExecutor<'_>,
    occurrence: OccurrenceId,
    person: PersonId,
) -> Result<Option<ServerId>> {
    let found = sqlx::query_scalar!(
        r#"select server_id as "server: ServerId" from seat where occurrence_id = ? and person_id = ?"#,
        occurrence,
        person
    );
    Ok(found.fetch_optional(db).await?.flatten())
}

/// A title for each click on Discord's "Interested" that its person was not told of.
pub async fn untold(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar!(
        "select title from seat join occurrence using (occurrence_id) join gathering using (gathering_id)
         where person_id = ? and interested = 1 and answer = 'maybe'",
        person
    )
    .fetch_all(db)
    .await?)
}

pub async fn mark_told(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<()> {
    sqlx::query!("update seat set interested = 2 where person_id = ? and interested = 1", person).execute(db).await?;
    Ok(())
}

/// Those whom Discord's "Interested" made a maybe, so that taking it back can be told from an answer of their own.
pub async fn is_only_interested(
    db: impl SqliteExecutor<'_>,
    occurrence: OccurrenceId,
    person: PersonId,
) -> Result<bool> {
    Ok(sqlx::query_scalar!(
        "select count(*) from seat where occurrence_id = ? and person_id = ? and answer = 'maybe' and interested > 0",
        occurrence,
        person
    )
    .fetch_one(db)
    .await?
        == 1)
}

/// Every time that a person answered to, whatever became of it.
pub async fn all_of_person(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<Vec<OccurrenceId>> {
    Ok(sqlx::query_scalar!(
        r#"select occurrence_id as "id: OccurrenceId" from seat where person_id = ? order by occurrence_id"#,
        person
    )
    .fetch_all(db)
    .await?)
}
