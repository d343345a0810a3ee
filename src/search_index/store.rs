//! Every statement on the tables of the index.

use std::sync::Arc;

use futures_util::TryStreamExt as _;
use sqlx::{SqliteConnection, SqliteExecutor, SqlitePool};

use super::analysis::{Analysed, FORMAT};
use super::ranking::Record;
use super::{Attributes, Item};
use crate::base::error::Result;
use crate::base::ids::{OccurrenceId, WriteupId};

/// A row with what the copy in memory holds of it.
pub struct Held {
    pub document: i64,
    pub writeup: Option<WriteupId>,
    pub occurrence: Option<OccurrenceId>,
    pub languages: i64,
    pub place: Option<i64>,
    pub areas: String,
    pub status: Option<String>,
    pub year_from: Option<i64>,
    pub year_to: Option<i64>,
    pub published_at: i64,
    pub for_members: bool,
    pub length: i64,
    pub parts: Vec<u8>,
    pub bits: Option<Vec<u8>>,
}

/// The row of a subject, and the words it added.
pub async fn row_of(db: impl SqliteExecutor<'_>, item: Item) -> Result<Option<(i64, String)>> {
    let (writeup, occurrence) = item.columns();
    let row = sqlx::query!(
        r#"select document_id as "document!: i64", words from search_document where writeup_id = ?1 or occurrence_id = ?2"#,
        writeup,
        occurrence
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.document, row.words)))
}

pub async fn insert(
    db: &mut SqliteConnection,
    item: Item,
    languages: u8,
    facets: &Attributes,
    analysed: &Analysed,
) -> Result<()> {
    let (writeup, occurrence) = item.columns();
    let areas = facets.areas.join(" ");
    let parts: Vec<u8> = analysed.passages.iter().map(|(language, _)| *language as u8).collect();
    let texts: Vec<&str> = analysed.passages.iter().map(|(_, text)| text.as_str()).collect();
    let pending = serde_json::to_string(&texts).unwrap_or_default();
    let words = serde_json::to_string(&analysed.words).unwrap_or_default();
    let terms: Vec<u8> =
        analysed.weights.iter().flat_map(|(key, weight)| [&key.to_le_bytes()[..], &[*weight]].concat()).collect();
    let document = sqlx::query_scalar!(
        r#"insert into search_document
               (writeup_id, occurrence_id, format, languages, place_id, areas, status, year_from, year_to, published_at, for_members,
                length, parts, pending, words)
           values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning document_id as "id!: i64""#,
        writeup, occurrence, FORMAT, languages, facets.place, areas, facets.status, facets.year_from, facets.year_to,
        facets.published_at, facets.for_members, analysed.length, parts, pending, words
    )
    .fetch_one(&mut *db)
    .await?;
    sqlx::query!("insert into search_record (document_id, terms) values (?, ?)", document, terms)
        .execute(&mut *db)
        .await?;
    let [title, summary, place, labels, body] = &analysed.columns;
    sqlx::query!(
        "insert into search_index (rowid, title, summary, place, labels, body) values (?, ?, ?, ?, ?, ?)",
        document,
        title,
        summary,
        place,
        labels,
        body
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "insert into search_word (word, language, documents)
         select value ->> 0, value ->> 1, 1 from json_each(?) where true
         on conflict do update set documents = documents + 1",
        words
    )
    .execute(&mut *db)
    .await?;
    changed(db, document).await
}

/// Takes a row away, with the words that only it had.
pub async fn delete(db: &mut SqliteConnection, document: i64, words: &str) -> Result<()> {
    sqlx::query!("delete from search_index where rowid = ?", document).execute(&mut *db).await?;
    sqlx::query!("delete from search_document where document_id = ?", document).execute(&mut *db).await?;
    sqlx::query!(
        "update search_word set documents = documents - 1
         where (word, language) in (select value ->> 0, value ->> 1 from json_each(?))",
        words
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "delete from search_word where documents <= 0 and word in (select value ->> 0 from json_each(?))",
        words
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "delete from search_word_vector where word in (select value ->> 0 from json_each(?))
         and not exists (select 1 from search_word w where w.word = search_word_vector.word)",
        words
    )
    .execute(&mut *db)
    .await?;
    changed(db, document).await
}

async fn changed(db: impl SqliteExecutor<'_>, document: i64) -> Result<()> {
    sqlx::query!("insert into search_change (document_id) values (?)", document).execute(db).await?;
    Ok(())
}

/// Writes the whole full-text index anew, without what is deleted.
pub async fn merge(db: impl SqliteExecutor<'_>) -> Result<()> {
    sqlx::query!("insert into search_index (search_index) values ('optimize')").execute(db).await?;
    Ok(())
}

/// Pieces that the full-text table is in: each word is looked up in every one.
pub async fn pieces(db: impl SqliteExecutor<'_>) -> Result<i64> {
    Ok(sqlx::query_scalar::<_, i64>("select count(distinct segid) from search_index_idx").fetch_one(db).await?)
}

/// Goes on putting the pieces of the full-text table together, about so many pages of them. Says whether there was anything
/// to do.
pub async fn merge_some(db: &mut SqliteConnection, pages: i64) -> Result<bool> {
    let changes =
        async |db: &mut SqliteConnection| sqlx::query_scalar::<_, i64>("select total_changes()").fetch_one(db).await;
    let before = changes(&mut *db).await?;
    // Less than zero: all of them, not only those of a size.
    sqlx::query!("insert into search_index (search_index, rank) values ('merge', 0 - ?)", pages)
        .execute(&mut *db)
        .await?;
    // One change is the command itself.
    Ok(changes(db).await? - before > 1)
}

/// The newest change.
pub async fn newest_change(db: impl SqliteExecutor<'_>) -> Result<i64> {
    Ok(sqlx::query_scalar!(r#"select coalesce(max(change), 0) as "change!: i64" from search_change"#)
        .fetch_one(db)
        .await?)
}

/// Documents that changed since.
pub async fn changed_since(db: impl SqliteExecutor<'_>, change: i64) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar!("select distinct document_id from search_change where change > ?", change)
        .fetch_all(db)
        .await?)
}

/// Forgets changes that every copy has followed.
pub async fn forget_changes(db: impl SqliteExecutor<'_>, change: i64) -> Result<()> {
    sqlx::query!("delete from search_change where change < ?", change).execute(db).await?;
    Ok(())
}

/// Rows of the current format, for the copy in memory: all, or these. One after the other: together they are large.
pub async fn held(db: &SqlitePool, documents: Option<&str>, mut each: impl FnMut(Held)) -> Result<()> {
    let mut rows = sqlx::query_as!(
        Held,
        r#"select document_id as "document!: i64", writeup_id as "writeup: WriteupId", occurrence_id as "occurrence: OccurrenceId",
               languages, place_id as place, areas, status, year_from, year_to, published_at, for_members as "for_members: bool",
               length, parts, bits
           from search_document
           where format = ?1 and (?2 is null or document_id in (select value from json_each(?2)))"#,
        FORMAT, documents
    )
    .fetch(db);
    while let Some(row) = rows.try_next().await? {
        each(row);
    }
    Ok(())
}

/// What the ranking reads of each of these documents.
pub async fn records(db: &SqlitePool, documents: &[i64]) -> Result<Vec<(i64, Arc<Record>)>> {
    let json = serde_json::to_string(documents).unwrap_or_default();
    let mut records = Vec::with_capacity(documents.len());
    let mut rows = sqlx::query!(
        r#"select document_id as "document!: i64", terms, vectors from search_record
           where document_id in (select value from json_each(?))"#,
        json
    )
    .fetch(db);
    while let Some(row) = rows.try_next().await? {
        let record = Record::new(&row.terms, row.vectors.as_deref().unwrap_or_default());
        records.push((row.document, Arc::new(record)));
    }
    drop(rows);
    Ok(records)
}

/// Which documents have each of some terms, by the place of the term. In one row each: each row is a message between two
/// threads.
pub async fn having(db: impl SqliteExecutor<'_>, terms: &str) -> Result<Vec<(usize, Vec<i64>)>> {
    let rows = sqlx::query!(
        r#"select t.key + 0 as "at!: i64", json_group_array(i.rowid) as "documents!: String"
           from json_each(?) t join search_index i where i.search_index match '"' || t.value || '"' group by t.key"#,
        terms
    )
    .fetch_all(db)
    .await?;
    let read =
        |row: (i64, String)| Some((usize::try_from(row.0).ok()?, serde_json::from_str(&row.1).unwrap_or_default()));
    Ok(rows.into_iter().filter_map(|row| read((row.at, row.documents))).collect())
}

/// Documents that match an expression, best first. In one row: each row is a message between two threads.
pub async fn matching(db: impl SqliteExecutor<'_>, expression: &str, limit: i64) -> Result<Vec<i64>> {
    let found = sqlx::query_scalar!(
        r#"select json_group_array(rowid) as "found!: String" from (
               select rowid from search_index where search_index match ?
               order by bm25(search_index, 3.0, 2.0, 2.0, 1.0, 1.0) limit ?)"#,
        expression,
        limit
    );
    Ok(serde_json::from_str(&found.fetch_one(db).await?).unwrap_or_default())
}

/// The newest change, and which of these words, as they are written, are in the library.
pub async fn known(db: impl SqliteExecutor<'_>, words: &str) -> Result<(i64, Vec<String>)> {
    let row = sqlx::query!(
        r#"select (select coalesce(max(change), 0) from search_change) as "newest!: i64",
               (select json_group_array(distinct word) from search_word
                where word in (select value from json_each(?)) and documents > 0) as "known!: String""#,
        words
    )
    .fetch_one(db)
    .await?;
    Ok((row.newest, serde_json::from_str(&row.known).unwrap_or_default()))
}

/// A word with its counts and its vector.
pub struct WordRow {
    pub word: String,
    pub language: String,
    pub documents: i64,
    pub vector: Option<Vec<u8>>,
}

/// All words; those of one spelling come one after the other.
pub async fn words(db: &SqlitePool, model: &str, mut each: impl FnMut(WordRow)) -> Result<()> {
    let mut rows = sqlx::query_as!(
        WordRow,
        "select w.word, w.language, w.documents, v.vector from search_word w
         left join search_word_vector v on v.word = w.word and v.model = ? order by w.word",
        model
    )
    .fetch(db);
    while let Some(row) = rows.try_next().await? {
        each(row);
    }
    Ok(())
}

/// The next documents that wait for vectors, and their passages.
pub async fn pending(db: impl SqliteExecutor<'_>, limit: i64) -> Result<Vec<(i64, String)>> {
    let rows = sqlx::query!(
        r#"select document_id as "document!: i64", pending as "pending!: String" from search_document
           where pending is not null order by document_id limit ?"#,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.document, row.pending)).collect())
}

/// Keeps the vectors of a document, unless it was put there anew meanwhile.
pub async fn set_vectors(
    db: &mut SqliteConnection,
    document: i64,
    model: &str,
    bits: &[u8],
    vectors: &[u8],
) -> Result<()> {
    let waited = sqlx::query!(
        "update search_document set model = ?, bits = ?, pending = null where document_id = ? and pending is not null",
        model,
        bits,
        document
    )
    .execute(&mut *db)
    .await?;
    if waited.rows_affected() == 0 {
        return Ok(());
    }
    sqlx::query!("update search_record set vectors = ? where document_id = ?", vectors, document)
        .execute(&mut *db)
        .await?;
    changed(db, document).await
}

pub async fn put_word_vector(db: impl SqliteExecutor<'_>, word: &str, model: &str, vector: &[u8]) -> Result<()> {
    sqlx::query!(
        "insert into search_word_vector (word, model, vector)
         select ?1, ?2, ?3 where exists (select 1 from search_word where word = ?1)
         on conflict do update set model = excluded.model, vector = excluded.vector",
        word,
        model,
        vector
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What the index is of: subjects, and whether their rows were made by today's rules and model.
pub async fn subjects(db: impl SqliteExecutor<'_>, model: Option<&str>) -> Result<Vec<(Item, bool)>> {
    let rows = sqlx::query!(
        r#"select writeup_id as "writeup: WriteupId", occurrence_id as "occurrence: OccurrenceId",
               (format = ?1 and (?2 is null or pending is not null or model is ?2)) as "is_current!: bool"
           from search_document"#,
        FORMAT,
        model
    )
    .fetch_all(db)
    .await?;
    let subject = |writeup: Option<WriteupId>, occurrence: Option<OccurrenceId>| {
        writeup.map(Item::Writeup).or(occurrence.map(Item::Notes))
    };
    Ok(rows.into_iter().filter_map(|row| Some((subject(row.writeup, row.occurrence)?, row.is_current))).collect())
}

/// How many documents there are, and how many of them wait for vectors.
pub async fn counts(db: impl SqliteExecutor<'_>) -> Result<(i64, i64)> {
    let row = sqlx::query!(
        r#"select count(*) as "all!: i64", coalesce(sum(pending is not null), 0) as "pending!: i64" from search_document"#
    )
    .fetch_one(db)
    .await?;
    Ok((row.all, row.pending))
}

/// Bytes that the index takes.
pub async fn size(db: impl SqliteExecutor<'_>) -> Result<i64> {
    let sum =
        sqlx::query_scalar::<_, Option<i64>>("select sum(pgsize) from dbstat where name like 'search!_%' escape '!'");
    Ok(sum.fetch_one(db).await?.unwrap_or_default())
}

/// Whether the full-text table is there, and has a row for each document.
pub async fn is_whole(db: &mut SqliteConnection) -> bool {
    let counted = sqlx::query_scalar::<_, i64>(
        "select (select count(*) from search_index_docsize) = (select count(*) from search_document)",
    );
    counted.fetch_one(db).await.is_ok_and(|same| same == 1)
}

/// Makes the index empty, whatever state it is in.
pub async fn reset(db: &mut SqliteConnection) -> Result<()> {
    sqlx::raw_sql(
        "drop table if exists search_index;
         create virtual table search_index using fts5 (
             title, summary, place, labels, body,
             content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
         );
         insert into search_change (document_id) select document_id from search_document;
         delete from search_document;
         delete from search_word;
         delete from search_word_vector;",
    )
    .execute(db)
    .await?;
    Ok(())
}
