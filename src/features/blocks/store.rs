//! Every statement on `block`.

use sqlx::SqliteExecutor;
use tertulia_clock::Moment;

use super::model::Block;
use crate::base::error::Result;
use crate::base::ids::PersonId;

pub async fn get(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<Option<Block>> {
    Ok(sqlx::query_as!(
        Block,
        r#"select reason, until as "until: Moment", blocked_by as "by: PersonId" from block where person_id = ?"#,
        person
    )
    .fetch_optional(db)
    .await?)
}

/// Everyone who is blocked at `now`.
pub async fn blocked(db: impl SqliteExecutor<'_>, now: Moment) -> Result<Vec<PersonId>> {
    Ok(sqlx::query_scalar!(
        r#"select person_id as "person: PersonId" from block where until is null or until > ?"#,
        now
    )
    .fetch_all(db)
    .await?)
}

pub async fn put(db: impl SqliteExecutor<'_>, person: PersonId, block: &Block, now: Moment) -> Result<()> {
    sqlx::query!(
        "insert into block (person_id, reason, until, blocked_by, blocked_at) values (?, ?, ?, ?, ?)
         on conflict do update set reason = excluded.reason, until = excluded.until, blocked_by = excluded.blocked_by,
             blocked_at = excluded.blocked_at",
        person,
        block.reason,
        block.until,
        block.by,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn delete(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<()> {
    sqlx::query!("delete from block where person_id = ?", person).execute(db).await?;
    Ok(())
}
