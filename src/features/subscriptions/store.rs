//! Every statement that writes `kept`, `follow`, `follower` and `digest`.

use sqlx::SqliteExecutor;
use tertulia_clock::Moment;

use super::model::{Follow, Kind};
use crate::base::error::Result;
use crate::base::ids::{DigestId, PersonId, WriteupId};

/// Keeps it. Says whether it was not kept before.
pub async fn keep(db: impl SqliteExecutor<'_>, person: PersonId, id: WriteupId, now: Moment) -> Result<bool> {
    let done = sqlx::query!(
        "insert into kept (person_id, writeup_id, kept_at) values (?, ?, ?) on conflict do nothing",
        person,
        id,
        now
    );
    Ok(done.execute(db).await?.rows_affected() == 1)
}

pub async fn let_go(db: impl SqliteExecutor<'_>, person: PersonId, id: WriteupId) -> Result<()> {
    sqlx::query!("delete from kept where person_id = ? and writeup_id = ?", person, id).execute(db).await?;
    Ok(())
}

pub async fn follows(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<Vec<Follow>> {
    Ok(sqlx::query_as!(
        Follow,
        r#"select kind as "kind: Kind", target from follow where person_id = ? order by kind desc, followed_at, target"#,
        person
    )
    .fetch_all(db)
    .await?)
}

pub async fn follow(db: impl SqliteExecutor<'_>, person: PersonId, it: &Follow, now: Moment) -> Result<()> {
    sqlx::query!(
        "insert into follow (person_id, kind, target, followed_at) values (?, ?, ?, ?) on conflict do nothing",
        person,
        it.kind,
        it.target,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn unfollow(db: impl SqliteExecutor<'_>, person: PersonId, it: &Follow) -> Result<()> {
    sqlx::query!("delete from follow where person_id = ? and kind = ? and target = ?", person, it.kind, it.target)
        .execute(db)
        .await?;
    Ok(())
}

/// They are told of what is published from now on; who follows something already goes on as before.
pub async fn begin(db: impl SqliteExecutor<'_>, person: PersonId, next: Moment, now: Moment) -> Result<()> {
    sqlx::query!(
        "insert into follower (person_id, told_until, next_at) values (?, ?, ?) on conflict do nothing",
        person,
        now,
        next
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Whoever follows nothing any more is not looked after.
pub async fn end(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<()> {
    sqlx::query!(
        "delete from follower where person_id = ?1 and not exists (select 1 from follow where person_id = ?1)",
        person
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Whose turn it is.
pub async fn due(db: impl SqliteExecutor<'_>, now: Moment) -> Result<Vec<PersonId>> {
    Ok(sqlx::query_scalar!(
        r#"select person_id as "person: PersonId" from follower where next_at <= ? order by next_at, person_id"#,
        now
    )
    .fetch_all(db)
    .await?)
}

/// Up to when somebody was told, if it is still their turn.
pub async fn told_until(db: impl SqliteExecutor<'_>, person: PersonId, now: Moment) -> Result<Option<Moment>> {
    Ok(sqlx::query_scalar!(
        r#"select told_until as "told: Moment" from follower where person_id = ? and next_at <= ?"#,
        person,
        now
    )
    .fetch_optional(db)
    .await?)
}

pub async fn set_told(db: impl SqliteExecutor<'_>, person: PersonId, until: Moment, next: Moment) -> Result<()> {
    sqlx::query!("update follower set told_until = ?2, next_at = ?3 where person_id = ?1", person, until, next)
        .execute(db)
        .await?;
    Ok(())
}

/// What was published from `since` on and before `until` in what a person follows, and is still shown; not their
/// own, and not what an import put straight into the library, which is no news.
pub async fn news(
    db: impl SqliteExecutor<'_>,
    person: PersonId,
    since: Moment,
    until: Moment,
) -> Result<Vec<WriteupId>> {
    Ok(sqlx::query_scalar!(
        r#"select w.writeup_id as "id: WriteupId" from writeup w join place p on p.place_id = w.place_id
           where w.published_at >= ?2 and w.published_at < ?3 and w.withdrawn_at is null and w.demo = 0 and w.author is not ?1
             and not exists (select 1 from taken_in t where t.writeup_id = w.writeup_id and t.taken_in_at >= w.published_at)
             and exists (
                 select 1 from follow f where f.person_id = ?1
                   and ((f.kind = 'place' and f.target = p.slug)
                     or (f.kind = 'area' and exists (
                         select 1 from revision_tag t
                         where t.revision_id = w.published_revision and t.scheme = 'area' and t.tag = f.target))))
           order by w.published_at, w.writeup_id"#,
        person,
        since,
        until
    )
    .fetch_all(db)
    .await?)
}

pub async fn insert_digest(
    db: impl SqliteExecutor<'_>,
    person: PersonId,
    since: Moment,
    until: Moment,
) -> Result<DigestId> {
    Ok(sqlx::query_scalar!(
        r#"insert into digest (person_id, since, until) values (?, ?, ?) returning digest_id as "id!: DigestId""#,
        person,
        since,
        until
    )
    .fetch_one(db)
    .await?)
}

/// Of what a digest tells.
pub struct Span {
    pub since: Moment,
    pub until: Moment,
}

pub async fn digest(db: impl SqliteExecutor<'_>, id: DigestId, person: PersonId) -> Result<Option<Span>> {
    Ok(sqlx::query_as!(
        Span,
        r#"select since as "since: Moment", until as "until: Moment" from digest where digest_id = ? and person_id = ?"#,
        id,
        person
    )
    .fetch_optional(db)
    .await?)
}
