//! Every statement on `person`, `account` and `role_grant`.

use sqlx::SqliteExecutor;
use tertulia_clock::Moment;

use super::model::{Person, Role, TimeChoice};
use super::offsets::Offsets;
use crate::base::error::{Error, Result};
use crate::base::i18n::Language;
use crate::base::ids::{PersonId, UserId};

pub async fn by_user(db: impl SqliteExecutor<'_>, user: UserId) -> Result<Option<Person>> {
    Ok(sqlx::query_as!(
        Person,
        r#"select person_id as "id: PersonId", language as "language: Language", seen_language as "seen_language: Language",
               seen_month
           from person join account using (person_id) where user_id = ?"#,
        user
    )
    .fetch_optional(db)
    .await?)
}

pub async fn get(db: impl SqliteExecutor<'_>, id: PersonId) -> Result<Option<Person>> {
    Ok(sqlx::query_as!(
        Person,
        r#"select person_id as "id: PersonId", language as "language: Language", seen_language as "seen_language: Language",
               seen_month
           from person where person_id = ?"#,
        id
    )
    .fetch_optional(db)
    .await?)
}

/// The Discord user of a person, unless erased.
pub async fn user_of(db: impl SqliteExecutor<'_>, id: PersonId) -> Result<Option<UserId>> {
    Ok(sqlx::query_scalar!(r#"select user_id as "user: UserId" from account where person_id = ?"#, id)
        .fetch_optional(db)
        .await?)
}

pub async fn insert(db: impl SqliteExecutor<'_>, id: PersonId, now: Moment) -> Result<()> {
    sqlx::query!("insert into person (person_id, created_at) values (?, ?)", id, now).execute(db).await?;
    Ok(())
}

pub async fn insert_account(db: impl SqliteExecutor<'_>, id: PersonId, user: UserId) -> Result<()> {
    sqlx::query!("insert into account (person_id, user_id) values (?, ?)", id, user).execute(db).await?;
    Ok(())
}

/// Somebody was here, in this month.
pub async fn set_seen_month(db: impl SqliteExecutor<'_>, id: PersonId, month: i64) -> Result<()> {
    sqlx::query!("update person set seen_month = ?2 where person_id = ?1", id, month).execute(db).await?;
    Ok(())
}

pub async fn set_seen_language(db: impl SqliteExecutor<'_>, id: PersonId, language: Language) -> Result<()> {
    sqlx::query!("update person set seen_language = ?2 where person_id = ?1", id, language).execute(db).await?;
    Ok(())
}

pub async fn set_language(db: impl SqliteExecutor<'_>, id: PersonId, language: Option<Language>) -> Result<()> {
    sqlx::query!("update person set language = ?2 where person_id = ?1", id, language).execute(db).await?;
    Ok(())
}

pub async fn time_choice(db: impl SqliteExecutor<'_>, id: PersonId) -> Result<Option<TimeChoice>> {
    let row =
        sqlx::query!(r#"select zone, direct_reminders as "direct: bool", offsets from person where person_id = ?"#, id);
    let Some(row) = row.fetch_optional(db).await? else { return Ok(None) };
    let damaged = || Error::Fault(format!("the times of reminders of person {id} can't be read"));
    let offsets = row.offsets.map(|text| Offsets::of_row(&text).ok_or_else(damaged)).transpose()?;
    Ok(Some(TimeChoice { zone: row.zone, direct: row.direct, offsets }))
}

/// Keeps what a person chooses about time.
pub async fn choose_time(db: impl SqliteExecutor<'_>, id: PersonId, it: &TimeChoice) -> Result<()> {
    let offsets = it.offsets.as_ref().map(Offsets::to_row);
    sqlx::query!(
        "update person set zone = ?2, direct_reminders = ?3, offsets = ?4 where person_id = ?1",
        id,
        it.zone,
        it.direct,
        offsets
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The roles of a person.
pub async fn roles(db: impl SqliteExecutor<'_>, id: PersonId) -> Result<Vec<Role>> {
    Ok(sqlx::query_scalar!(r#"select role as "role: Role" from role_grant where person_id = ? order by role"#, id)
        .fetch_all(db)
        .await?)
}

/// Who has which role; the Discord user is none once erased.
pub async fn with_roles(db: impl SqliteExecutor<'_>) -> Result<Vec<(Role, PersonId, Option<UserId>)>> {
    let rows = sqlx::query!(
        r#"select role as "role: Role", role_grant.person_id as "person: PersonId", user_id as "user?: UserId"
           from role_grant left join account on account.person_id = role_grant.person_id
           order by granted_at, role_grant.person_id"#
    );
    Ok(rows.fetch_all(db).await?.into_iter().map(|row| (row.role, row.person, row.user)).collect())
}

pub async fn grant(db: impl SqliteExecutor<'_>, id: PersonId, role: Role, now: Moment) -> Result<bool> {
    let done = sqlx::query!(
        "insert into role_grant (person_id, role, granted_at) values (?, ?, ?) on conflict do nothing",
        id,
        role,
        now
    );
    Ok(done.execute(db).await?.rows_affected() == 1)
}

pub async fn revoke(db: impl SqliteExecutor<'_>, id: PersonId, role: Role) -> Result<bool> {
    Ok(sqlx::query!("delete from role_grant where person_id = ? and role = ?", id, role)
        .execute(db)
        .await?
        .rows_affected()
        == 1)
}

/// How many have a role.
pub async fn count_with_role(db: impl SqliteExecutor<'_>, role: Role) -> Result<i64> {
    Ok(sqlx::query_scalar!("select count(*) from role_grant where role = ?", role).fetch_one(db).await?)
}

/// Whether somebody else is a moderator and not blocked.
pub async fn has_other_moderator(db: impl SqliteExecutor<'_>, person: PersonId, now: Moment) -> Result<bool> {
    let found = sqlx::query_scalar!(
        r#"select exists (
               select 1 from role_grant where role = 'moderator' and person_id <> ?1
                   and person_id not in (select person_id from block where until is null or until > ?2)) as "found: bool""#,
        person,
        now
    );
    Ok(found.fetch_one(db).await?)
}
