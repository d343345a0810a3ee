//! Every statement that writes `translation`, and what its own cards read of it.

use sqlx::{SqliteConnection, SqliteExecutor};
use tertulia_clock::Moment;

use super::model::{SUPERSEDED, State, Translation};
use crate::base::error::Result;
use crate::base::i18n::Language;
use crate::base::ids::{PersonId, RevisionId, TranslationId, WriteupId};
use crate::features::writeups::Texts;

struct Row {
    id: TranslationId,
    revision: RevisionId,
    writeup: WriteupId,
    language: Language,
    state: State,
    person: Option<PersonId>,
    title: String,
    summary: String,
    problem: String,
    action: String,
    results: String,
    lessons: String,
    cost: String,
    conditions: String,
    reviewed_at: Option<Moment>,
    words: String,
}

impl From<Row> for Translation {
    fn from(row: Row) -> Self {
        let texts = Texts {
            title: row.title,
            summary: row.summary,
            problem: row.problem,
            action: row.action,
            results: row.results,
            lessons: row.lessons,
            cost: row.cost,
            conditions: row.conditions,
        };
        Self {
            id: row.id,
            revision: row.revision,
            writeup: row.writeup,
            language: row.language,
            state: row.state,
            person: row.person,
            texts,
            reviewed_at: row.reviewed_at,
            words: row.words,
        }
    }
}

pub async fn get(db: impl SqliteExecutor<'_>, id: TranslationId) -> Result<Option<Translation>> {
    let row = sqlx::query_as!(
        Row,
        r#"select translation_id as "id: TranslationId", t.revision_id as "revision: RevisionId", writeup_id as "writeup: WriteupId",
               language as "language: Language", t.state as "state: State", person_id as "person: PersonId",
               title, summary, problem, action, results, lessons, cost, conditions, reviewed_at as "reviewed_at: Moment", words
           from translation t join revision r on r.revision_id = t.revision_id where translation_id = ?"#,
        id
    );
    Ok(row.fetch_optional(db).await?.map(Translation::from))
}

/// What a person is writing.
pub async fn draft(
    db: &mut SqliteConnection,
    writeup: WriteupId,
    language: Language,
    person: PersonId,
) -> Result<Option<Translation>> {
    let id = sqlx::query_scalar!(
        r#"select translation_id as "id: TranslationId" from translation t join revision r on r.revision_id = t.revision_id
           where writeup_id = ? and language = ? and person_id = ? and t.state = 'draft' order by translation_id desc limit 1"#,
        writeup,
        language,
        person
    )
    .fetch_optional(&mut *db)
    .await?;
    match id {
        Some(id) => get(db, id).await,
        None => Ok(None),
    }
}

/// What a new draft begins with: of what was reviewed or was theirs, the newest of the newest version.
pub async fn to_begin_with(
    db: &mut SqliteConnection,
    writeup: WriteupId,
    language: Language,
    person: PersonId,
) -> Result<Option<Translation>> {
    let id = sqlx::query_scalar!(
        r#"select translation_id as "id: TranslationId" from translation t join revision r on r.revision_id = t.revision_id
           where writeup_id = ?1 and language = ?2 and t.state <> 'draft' and (t.state = 'reviewed' or person_id = ?3)
           order by r.ordinal desc, coalesce(reviewed_at, t.submitted_at) desc, translation_id desc limit 1"#,
        writeup,
        language,
        person
    )
    .fetch_optional(&mut *db)
    .await?;
    match id {
        Some(id) => get(db, id).await,
        None => Ok(None),
    }
}

/// Those of theirs that wait for review do not any more: a newer one takes their place. Gives them.
pub async fn supersede(
    db: impl SqliteExecutor<'_>,
    writeup: WriteupId,
    language: Language,
    person: PersonId,
    now: Moment,
) -> Result<Vec<TranslationId>> {
    Ok(sqlx::query_scalar!(
        r#"update translation set state = 'refused', reviewed_at = ?5, words = ?4
           where language = ?2 and person_id = ?3 and state = 'submitted'
             and revision_id in (select revision_id from revision where writeup_id = ?1)
           returning translation_id as "id!: TranslationId""#,
        writeup,
        language,
        person,
        SUPERSEDED,
        now
    )
    .fetch_all(db)
    .await?)
}

/// What was decided is not decided any more.
pub async fn reopen(db: impl SqliteExecutor<'_>, id: TranslationId, words: &str) -> Result<()> {
    sqlx::query!(
        "update translation set state = 'submitted', reviewed_by = null, reviewed_at = null, words = ?2
         where translation_id = ?1 and state in ('reviewed', 'refused')",
        id,
        words
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn insert(
    db: impl SqliteExecutor<'_>,
    revision: RevisionId,
    language: Language,
    person: PersonId,
    now: Moment,
) -> Result<TranslationId> {
    Ok(sqlx::query_scalar!(
        r#"insert into translation (revision_id, language, person_id, created_at, changed_at) values (?, ?, ?, ?4, ?4)
           returning translation_id as "id!: TranslationId""#,
        revision,
        language,
        person,
        now
    )
    .fetch_one(db)
    .await?)
}

/// Writes a draft whole; it is of `revision` from now on.
pub async fn put(
    db: impl SqliteExecutor<'_>,
    id: TranslationId,
    revision: RevisionId,
    texts: &Texts,
    now: Moment,
) -> Result<()> {
    sqlx::query!(
        "update translation set revision_id = ?2, title = ?3, summary = ?4, problem = ?5, action = ?6, results = ?7, lessons = ?8,
             cost = ?9, conditions = ?10, changed_at = ?11
         where translation_id = ?1 and state = 'draft'",
        id,
        revision,
        texts.title,
        texts.summary,
        texts.problem,
        texts.action,
        texts.results,
        texts.lessons,
        texts.cost,
        texts.conditions,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn submit(db: impl SqliteExecutor<'_>, id: TranslationId, now: Moment) -> Result<()> {
    sqlx::query!(
        "update translation set state = 'submitted', submitted_at = ?2 where translation_id = ?1 and state = 'draft'",
        id,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn decide(
    db: impl SqliteExecutor<'_>,
    id: TranslationId,
    state: State,
    by: PersonId,
    words: &str,
    now: Moment,
) -> Result<()> {
    sqlx::query!(
        "update translation set state = ?2, reviewed_by = ?3, reviewed_at = ?4, words = ?5
         where translation_id = ?1 and state = 'submitted'",
        id,
        state,
        by,
        now,
        words
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A translation that waits for review.
#[derive(Debug)]
pub struct Waiting {
    pub id: TranslationId,
    /// Of the write-up's id, `R-42`
    pub number: i64,
    pub language: Language,
    pub title: String,
    pub submitted_at: Moment,
    pub total: i64,
}

pub async fn waiting(db: impl SqliteExecutor<'_>, offset: i64, limit: i64) -> Result<Vec<Waiting>> {
    Ok(sqlx::query_as!(
        Waiting,
        r#"select translation_id as "id: TranslationId", number as "number!", t.language as "language: Language", title,
               t.submitted_at as "submitted_at!: Moment", count(*) over () as "total!: i64"
           from translation t join revision r on r.revision_id = t.revision_id join writeup w on w.writeup_id = r.writeup_id
           where t.state = 'submitted' and withdrawn_at is null
           order by t.submitted_at, translation_id limit ? offset ?"#,
        limit,
        offset
    )
    .fetch_all(db)
    .await?)
}
