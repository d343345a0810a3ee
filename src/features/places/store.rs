//! Every statement on `place`, its names and aliases, `membership` and `contact`.

use sqlx::{SqliteConnection, SqliteExecutor};
use tertulia_clock::Moment;

use super::model::{Contact, Membership, Place, Side};
use crate::base::error::Result;
use crate::base::i18n::Language;
use crate::base::ids::{PersonId, PlaceId, UserId};

pub async fn list(db: &mut SqliteConnection, only: Option<PlaceId>) -> Result<Vec<Place>> {
    let mut places: Vec<Place> = sqlx::query!(
        r#"select place_id as "id: PlaceId", slug, name, kind, country, iso, zone, languages, forum from place
           where ?1 is null or place_id = ?1 order by place_id"#,
        only
    )
    .fetch_all(&mut *db)
    .await?
    .into_iter()
    .map(|row| Place {
        id: row.id,
        slug: row.slug,
        name: row.name,
        kind: row.kind,
        country: row.country,
        iso: row.iso,
        zone: row.zone,
        languages: row.languages.split_whitespace().map(str::to_owned).collect(),
        forum: row.forum,
        names: Vec::new(),
        aliases: Vec::new(),
    })
    .collect();
    let names = sqlx::query!(
        r#"select place_id as "id: PlaceId", language as "language: Language", name from place_name
           where ?1 is null or place_id = ?1"#,
        only
    )
    .fetch_all(&mut *db)
    .await?;
    for row in names {
        if let Some(place) = places.iter_mut().find(|place| place.id == row.id) {
            place.names.push((row.language, row.name));
        }
    }
    let aliases = sqlx::query!(
        r#"select place_id as "id: PlaceId", alias from place_alias where ?1 is null or place_id = ?1 order by alias"#,
        only
    )
    .fetch_all(&mut *db)
    .await?;
    for row in aliases {
        if let Some(place) = places.iter_mut().find(|place| place.id == row.id) {
            place.aliases.push(row.alias);
        }
    }
    Ok(places)
}

/// Adds a place without its names; none where its slug is taken.
pub async fn insert(db: impl SqliteExecutor<'_>, place: &Place) -> Result<Option<PlaceId>> {
    let languages = place.languages.join(" ");
    Ok(sqlx::query_scalar!(
        r#"insert into place (slug, name, kind, country, iso, zone, languages, forum) values (?, ?, ?, ?, ?, ?, ?, ?)
           on conflict do nothing returning place_id as "id: PlaceId""#,
        place.slug,
        place.name,
        place.kind,
        place.country,
        place.iso,
        place.zone,
        languages,
        place.forum
    )
    .fetch_optional(db)
    .await?)
}

/// Everything but its slug and its names.
pub async fn update(db: impl SqliteExecutor<'_>, place: &Place) -> Result<()> {
    let languages = place.languages.join(" ");
    sqlx::query!(
        "update place set name = ?2, kind = ?3, country = ?4, iso = ?5, zone = ?6, languages = ?7, forum = ?8 where place_id = ?1",
        place.id,
        place.name,
        place.kind,
        place.country,
        place.iso,
        place.zone,
        languages,
        place.forum
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Its names in the four languages and its aliases, in place of those before.
pub async fn put_names(db: &mut SqliteConnection, place: &Place) -> Result<()> {
    sqlx::query!("delete from place_name where place_id = ?", place.id).execute(&mut *db).await?;
    sqlx::query!("delete from place_alias where place_id = ?", place.id).execute(&mut *db).await?;
    for (language, name) in &place.names {
        sqlx::query!("insert into place_name (place_id, language, name) values (?, ?, ?)", place.id, language, name)
            .execute(&mut *db)
            .await?;
    }
    for alias in &place.aliases {
        sqlx::query!("insert into place_alias (place_id, alias) values (?, ?) on conflict do nothing", place.id, alias)
            .execute(&mut *db)
            .await?;
    }
    Ok(())
}

/// The contacts of a place: one for government and one for civil society at most.
pub async fn contacts(db: impl SqliteExecutor<'_>, place: PlaceId) -> Result<Vec<Contact>> {
    Ok(sqlx::query_as!(
        Contact,
        r#"select side as "side: Side", contact.person_id as "person: PersonId", user_id as "user?: UserId"
           from contact left join account on account.person_id = contact.person_id
           where place_id = ? order by side desc"#,
        place
    )
    .fetch_all(db)
    .await?)
}

pub async fn put_contact(
    db: impl SqliteExecutor<'_>,
    place: PlaceId,
    side: Side,
    person: PersonId,
    by: PersonId,
    now: Moment,
) -> Result<()> {
    sqlx::query!(
        "insert into contact (place_id, side, person_id, confirmed_by, confirmed_at) values (?, ?, ?, ?, ?)
         on conflict do update set person_id = excluded.person_id, confirmed_by = excluded.confirmed_by,
             confirmed_at = excluded.confirmed_at",
        place,
        side,
        person,
        by,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn delete_contact(db: impl SqliteExecutor<'_>, place: PlaceId, side: Side) -> Result<()> {
    sqlx::query!("delete from contact where place_id = ? and side = ?", place, side).execute(db).await?;
    Ok(())
}

/// Every place that a person joined, whether they agreed to the code of conduct or not, in the order in which they did.
pub async fn joined(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<Vec<Membership>> {
    Ok(sqlx::query_as!(
        Membership,
        r#"select place_id as "place: PlaceId", side as "side: Side", organisation, agreed_at is not null as "agreed!: bool"
           from membership where person_id = ? order by joined_at"#,
        person
    )
    .fetch_all(db)
    .await?)
}

pub async fn put_membership(
    db: impl SqliteExecutor<'_>,
    person: PersonId,
    membership: &Membership,
    now: Moment,
) -> Result<()> {
    let agreed_at = membership.agreed.then_some(now);
    sqlx::query!(
        "insert into membership (person_id, place_id, side, organisation, joined_at, agreed_at) values (?, ?, ?, ?, ?, ?)
         on conflict do update set side = excluded.side, organisation = excluded.organisation, agreed_at = coalesce(agreed_at, excluded.agreed_at)",
        person, membership.place, membership.side, membership.organisation, now, agreed_at
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn delete_membership(db: impl SqliteExecutor<'_>, person: PersonId, place: PlaceId) -> Result<bool> {
    Ok(sqlx::query!("delete from membership where person_id = ? and place_id = ?", person, place)
        .execute(db)
        .await?
        .rows_affected()
        == 1)
}

pub async fn note_leaving(db: impl SqliteExecutor<'_>, person: PersonId, place: PlaceId, now: Moment) -> Result<()> {
    sqlx::query!(
        "insert into former_membership (person_id, place_id, left_at) values (?, ?, ?)
         on conflict do update set left_at = excluded.left_at",
        person,
        place,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn left_since(db: impl SqliteExecutor<'_>, person: PersonId, place: PlaceId, since: Moment) -> Result<bool> {
    Ok(sqlx::query_scalar!(
        r#"select exists (select 1 from former_membership where person_id = ? and place_id = ? and left_at >= ?) as "has!: bool""#,
        person,
        place,
        since
    )
    .fetch_one(db)
    .await?)
}

/// The places, those with the most members first.
pub async fn by_members(db: impl SqliteExecutor<'_>) -> Result<Vec<PlaceId>> {
    Ok(sqlx::query_scalar!(
        r#"select place.place_id as "id!: PlaceId" from place left join membership m on m.place_id = place.place_id and agreed_at is not null
           group by place.place_id order by count(m.person_id) desc, place.place_id"#
    )
    .fetch_all(db)
    .await?)
}

/// How many members stand on each side of a place.
pub async fn count_by_side(db: impl SqliteExecutor<'_>, place: PlaceId) -> Result<Vec<(Side, i64)>> {
    let rows = sqlx::query!(
        r#"select side as "side: Side", count(*) as "count!: i64" from membership where place_id = ? and agreed_at is not null group by side order by side"#,
        place
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.side, row.count)).collect())
}

/// How many public write-ups a place has.
pub async fn count_writeups(db: impl SqliteExecutor<'_>, place: PlaceId) -> Result<i64> {
    let count = sqlx::query_scalar!(
        "select count(*) from writeup where place_id = ? and published_revision is not null and withdrawn_at is null",
        place
    );
    Ok(count.fetch_one(db).await?)
}
