//! Every statement on `search_index`.

use sqlx::SqliteExecutor;

use super::{Document, Facets, Found};
use crate::error::Result;
use crate::ids::{OccurrenceId, WriteupId};

pub async fn insert(db: impl SqliteExecutor<'_>, id: WriteupId, document: &Document) -> Result<()> {
    sqlx::query!(
        "insert into search_index (rowid, title, summary, place, labels, body) values (?, ?, ?, ?, ?, ?)",
        id,
        document.title,
        document.summary,
        document.place,
        document.labels,
        document.body
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn delete(db: impl SqliteExecutor<'_>, id: WriteupId) -> Result<()> {
    sqlx::query!("delete from search_index where rowid = ?", id).execute(db).await?;
    Ok(())
}

/// Writes the whole index anew, without what is deleted.
pub async fn merge(db: impl SqliteExecutor<'_>) -> Result<()> {
    sqlx::query!("insert into search_index (search_index) values ('optimize')").execute(db).await?;
    Ok(())
}

/// A page of what matches `expression`, what matches `first` before the rest; a hit in the title counts most.
pub async fn find(
    db: impl SqliteExecutor<'_>,
    expression: &str,
    first: &str,
    facets: &Facets<'_>,
    offset: i64,
    limit: i64,
) -> Result<Found> {
    let rows = sqlx::query!(
        r#"with hit as materialized (
               select rowid as hit_id, bm25(search_index, 8.0, 4.0, 6.0, 3.0, 1.0) as score from search_index where search_index match ?1)
           select writeup.writeup_id as "id!: WriteupId", count(*) over () as "total!: i64"
           from hit join writeup on writeup.writeup_id = hit_id
           join revision on revision_id = published_revision
           where withdrawn_at is null
             and (?2 is null or place_id = ?2)
             and (?3 is null or exists (select 1 from revision_tag t where t.revision_id = published_revision and scheme = 'area' and tag = ?3))
             and (?4 is null or status = ?4)
             and (?5 is null or language = ?5 or exists (
                 select 1 from translation n join revision m on m.revision_id = n.revision_id
                 where m.writeup_id = writeup.writeup_id and n.state = 'reviewed' and n.language = ?5
                   and m.state = 'approved' and m.ordinal <= revision.ordinal))
             and (?6 is null or (started is not null and substr(started, 1, 4) <= ?6 and substr(coalesce(ended, '9999'), 1, 4) >= ?6))
           order by case when ?7 then 0 else hit_id not in (select rowid from search_index where search_index match ?10) end,
               case when ?7 then -published_at else score end, writeup.writeup_id
           limit ?8 offset ?9"#,
        expression, facets.place, facets.area, facets.status, facets.language, facets.year, facets.by_date, limit, offset, first
    )
    .fetch_all(db)
    .await?;
    let total = rows.first().map_or(0, |row| row.total);
    Ok(Found { ids: rows.into_iter().map(|row| row.id).collect(), total })
}

pub async fn insert_notes(
    db: impl SqliteExecutor<'_>,
    id: OccurrenceId,
    title: &str,
    place: &str,
    body: &str,
) -> Result<()> {
    sqlx::query!("insert into notes_index (rowid, title, place, body) values (?, ?, ?, ?)", id, title, place, body)
        .execute(db)
        .await?;
    Ok(())
}

pub async fn delete_notes(db: impl SqliteExecutor<'_>, id: OccurrenceId) -> Result<()> {
    sqlx::query!("delete from notes_index where rowid = ?", id).execute(db).await?;
    Ok(())
}

pub async fn find_notes(
    db: impl SqliteExecutor<'_>,
    expression: &str,
    is_member: bool,
    most: i64,
) -> Result<Vec<OccurrenceId>> {
    Ok(sqlx::query_scalar!(
        r#"with hit as materialized (
               select rowid as hit_id, bm25(notes_index, 8.0, 4.0, 1.0) as score from notes_index where notes_index match ?1)
           select hit_id as "id!: OccurrenceId" from hit join occurrence on occurrence_id = hit_id join gathering using (gathering_id)
           where ?2 or confidentiality <> 'members' order by score limit ?3"#,
        expression,
        is_member,
        most
    )
    .fetch_all(db)
    .await?)
}

/// A page of everything public that the facets leave, newest first.
pub async fn list(db: impl SqliteExecutor<'_>, facets: &Facets<'_>, offset: i64, limit: i64) -> Result<Found> {
    let rows = sqlx::query!(
        r#"select writeup.writeup_id as "id!: WriteupId", count(*) over () as "total!: i64"
           from writeup join revision on revision_id = published_revision
           where withdrawn_at is null
             and (?1 is null or place_id = ?1)
             and (?2 is null or exists (select 1 from revision_tag t where t.revision_id = published_revision and scheme = 'area' and tag = ?2))
             and (?3 is null or status = ?3)
             and (?4 is null or language = ?4 or exists (
                 select 1 from translation n join revision m on m.revision_id = n.revision_id
                 where m.writeup_id = writeup.writeup_id and n.state = 'reviewed' and n.language = ?4
                   and m.state = 'approved' and m.ordinal <= revision.ordinal))
             and (?5 is null or (started is not null and substr(started, 1, 4) <= ?5 and substr(coalesce(ended, '9999'), 1, 4) >= ?5))
           order by published_at desc, writeup.writeup_id desc
           limit ?6 offset ?7"#,
        facets.place, facets.area, facets.status, facets.language, facets.year, limit, offset
    )
    .fetch_all(db)
    .await?;
    let total = rows.first().map_or(0, |row| row.total);
    Ok(Found { ids: rows.into_iter().map(|row| row.id).collect(), total })
}
