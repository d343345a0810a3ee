//! Every statement about write-ups that nobody touched for long.

use sqlx::SqliteExecutor;
use tertulia_clock::Moment;

use super::model::{AGAIN, ONE_EACH, TIMES, stale_before};
use crate::base::error::Result;
use crate::base::ids::{PersonId, PlaceId, WriteupId};

/// Published write-ups that were touched last before a year ago: published, revised, confirmed, taken in or said to be
/// right. Of those about which nobody was asked for a while, and not often enough yet, the stalest of each author, and of
/// each place whose contacts are asked; none of somebody who was asked about anything lately.
pub async fn stale(db: impl SqliteExecutor<'_>, now: Moment, most: i64) -> Result<Vec<WriteupId>> {
    let (before, again, lately) = (stale_before(now), Moment(now.0 - AGAIN), Moment(now.0 - ONE_EACH));
    Ok(sqlx::query_scalar!(
        r#"with touched as materialized (
               select w.writeup_id, w.place_id, w.author, asked_at,
                   max(published_at, r.changed_at, coalesce(checked_at, 0),
                       coalesce((select taken_in_at from taken_in t where t.writeup_id = w.writeup_id), 0),
                       coalesce((select max(confirmed_at) from confirmation c where c.revision_id = published_revision), 0)) as at
               from writeup w join revision r on r.revision_id = published_revision
               where demo = 0 and withdrawn_at is null and hidden is null),
           open as materialized (
               select writeup_id, at, place_id, (select author from membership m join account using (person_id)
                   where m.person_id = author and m.place_id = t.place_id and agreed_at is not null) as keeper
               from touched t
               where at <= ?1 and (asked_at is null or asked_at <= ?2)
                 and (select count(distinct a.asked_at) from stale_ask a where a.writeup_id = t.writeup_id and a.asked_at > at) < ?3),
           due as (
               select writeup_id, at, row_number() over (
                   partition by keeper, case when keeper is null then place_id end order by at, writeup_id) as nth
               from open o
               where case when keeper is not null
                   then not exists (select 1 from stale_ask a where a.person_id = keeper and a.asked_at > ?4)
                   else exists (select 1 from contact c join account using (person_id) where c.place_id = o.place_id)
                     and not exists (select 1 from contact c join stale_ask a on a.person_id = c.person_id
                         where c.place_id = o.place_id and a.asked_at > ?4) end)
           select writeup_id as "id!: WriteupId" from due where nth = 1 order by at, writeup_id limit ?5"#,
        before,
        again,
        TIMES,
        lately,
        most
    )
    .fetch_all(db)
    .await?)
}

/// How many there are in all, whoever may be asked.
pub async fn count(db: impl SqliteExecutor<'_>, now: Moment) -> Result<i64> {
    let before = stale_before(now);
    Ok(sqlx::query_scalar!(
        r#"select count(*) as "count!: i64" from writeup w join revision r on r.revision_id = published_revision
           where demo = 0 and withdrawn_at is null and hidden is null
             and max(published_at, r.changed_at, coalesce(checked_at, 0),
                 coalesce((select taken_in_at from taken_in t where t.writeup_id = w.writeup_id), 0),
                 coalesce((select max(confirmed_at) from confirmation c where c.revision_id = published_revision), 0)) <= ?"#,
        before
    )
    .fetch_one(db)
    .await?)
}

/// The author of a write-up, where they can be reached and belong to its place.
pub async fn author_there(db: impl SqliteExecutor<'_>, id: WriteupId) -> Result<Option<PersonId>> {
    Ok(sqlx::query_scalar!(
        r#"select w.author as "author!: PersonId" from writeup w
           join membership m on m.person_id = w.author and m.place_id = w.place_id and agreed_at is not null
           join account on account.person_id = w.author
           where writeup_id = ?"#,
        id
    )
    .fetch_optional(db)
    .await?)
}

/// The contacts of a write-up's place who can be reached.
pub async fn contacts(db: impl SqliteExecutor<'_>, id: WriteupId) -> Result<Vec<PersonId>> {
    Ok(sqlx::query_scalar!(
        r#"select distinct c.person_id as "person!: PersonId" from writeup w join contact c on c.place_id = w.place_id
           join account on account.person_id = c.person_id
           where writeup_id = ? order by 1"#,
        id
    )
    .fetch_all(db)
    .await?)
}

/// Whether a person is a confirmed contact of a place.
pub async fn is_contact(db: impl SqliteExecutor<'_>, person: PersonId, place: PlaceId) -> Result<bool> {
    Ok(sqlx::query_scalar!(
        r#"select exists (select 1 from contact where person_id = ? and place_id = ?) as "is_contact!: bool""#,
        person,
        place
    )
    .fetch_one(db)
    .await?)
}

/// Whether a person was asked about something lately.
pub async fn was_asked(db: impl SqliteExecutor<'_>, person: PersonId, now: Moment) -> Result<bool> {
    let since = Moment(now.0 - ONE_EACH);
    Ok(sqlx::query_scalar!(
        r#"select exists (select 1 from stale_ask where person_id = ? and asked_at > ?) as "was_asked!: bool""#,
        person,
        since
    )
    .fetch_one(db)
    .await?)
}

/// Somebody is asked: the row that the letter is about.
pub async fn insert(db: impl SqliteExecutor<'_>, writeup: WriteupId, person: PersonId, now: Moment) -> Result<i64> {
    Ok(sqlx::query_scalar!(
        r#"insert into stale_ask (writeup_id, person_id, asked_at) values (?, ?, ?) returning stale_ask_id as "id!: i64""#,
        writeup,
        person,
        now
    )
    .fetch_one(db)
    .await?)
}

pub async fn set_asked(db: impl SqliteExecutor<'_>, writeup: WriteupId, now: Moment) -> Result<()> {
    sqlx::query!("update writeup set asked_at = ?2 where writeup_id = ?1", writeup, now).execute(db).await?;
    Ok(())
}

/// Somebody says that it is still right.
pub async fn set_checked(db: impl SqliteExecutor<'_>, writeup: WriteupId, now: Moment) -> Result<()> {
    sqlx::query!("update writeup set checked_at = ?2 where writeup_id = ?1", writeup, now).execute(db).await?;
    Ok(())
}

/// What a letter asks about: the write-up, and whether it was touched since.
pub async fn asked_about(db: impl SqliteExecutor<'_>, ask: i64) -> Result<Option<(WriteupId, bool)>> {
    let row = sqlx::query!(
        r#"select w.writeup_id as "id!: WriteupId", max(r.changed_at, coalesce(checked_at, 0)) > a.asked_at as "touched!: bool"
           from stale_ask a join writeup w using (writeup_id) join revision r on r.revision_id = published_revision
           where stale_ask_id = ?"#,
        ask
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.id, row.touched)))
}
