//! Every statement that writes `confirmation` and `adaptation`.

use sqlx::SqliteExecutor;
use tertulia_clock::Moment;

use crate::base::error::Result;
use crate::base::ids::{AdaptationId, PersonId, PlaceId, RevisionId, WriteupId};
use crate::features::places::Side;

pub async fn put_confirmation(
    db: impl SqliteExecutor<'_>,
    revision: RevisionId,
    side: Side,
    person: PersonId,
    note: &str,
    now: Moment,
) -> Result<()> {
    sqlx::query!(
        "insert into confirmation (revision_id, side, person_id, note, confirmed_at) values (?, ?, ?, ?, ?)
         on conflict do update set person_id = excluded.person_id, note = excluded.note, confirmed_at = excluded.confirmed_at",
        revision,
        side,
        person,
        note,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes back what a person confirmed. Says whether there was anything.
pub async fn delete_confirmations(db: impl SqliteExecutor<'_>, revision: RevisionId, person: PersonId) -> Result<bool> {
    let deleted = sqlx::query!("delete from confirmation where revision_id = ? and person_id = ?", revision, person);
    Ok(deleted.execute(db).await?.rows_affected() > 0)
}

/// One adaptation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adaptation {
    pub id: AdaptationId,
    pub writeup: WriteupId,
    pub place: PlaceId,
    /// Who said so; none once erased
    pub person: Option<PersonId>,
    pub reason: String,
}

pub async fn adaptation(db: impl SqliteExecutor<'_>, id: AdaptationId) -> Result<Option<Adaptation>> {
    Ok(sqlx::query_as!(
        Adaptation,
        r#"select adaptation_id as "id: AdaptationId", writeup_id as "writeup: WriteupId", place_id as "place: PlaceId",
               person_id as "person: PersonId", reason
           from adaptation where adaptation_id = ?"#,
        id
    )
    .fetch_optional(db)
    .await?)
}

pub async fn adaptation_by(
    db: impl SqliteExecutor<'_>,
    writeup: WriteupId,
    place: PlaceId,
) -> Result<Option<Adaptation>> {
    Ok(sqlx::query_as!(
        Adaptation,
        r#"select adaptation_id as "id: AdaptationId", writeup_id as "writeup: WriteupId", place_id as "place: PlaceId",
               person_id as "person: PersonId", reason
           from adaptation where writeup_id = ? and place_id = ?"#,
        writeup,
        place
    )
    .fetch_optional(db)
    .await?)
}

pub async fn delete_adaptation(db: impl SqliteExecutor<'_>, id: AdaptationId) -> Result<()> {
    sqlx::query!("delete from adaptation where adaptation_id = ?", id).execute(db).await?;
    Ok(())
}

pub async fn insert_adaptation(
    db: impl SqliteExecutor<'_>,
    writeup: WriteupId,
    place: PlaceId,
    person: PersonId,
    reason: &str,
    now: Moment,
) -> Result<AdaptationId> {
    Ok(sqlx::query_scalar!(
        r#"insert into adaptation (writeup_id, place_id, person_id, reason, created_at) values (?, ?, ?, ?, ?)
           returning adaptation_id as "id!: AdaptationId""#,
        writeup,
        place,
        person,
        reason,
        now
    )
    .fetch_one(db)
    .await?)
}

pub async fn set_reason(db: impl SqliteExecutor<'_>, id: AdaptationId, person: PersonId, reason: &str) -> Result<()> {
    sqlx::query!("update adaptation set reason = ?3, person_id = ?2 where adaptation_id = ?1", id, person, reason)
        .execute(db)
        .await?;
    Ok(())
}
