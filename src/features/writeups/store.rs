//! Every statement on `writeup`, `revision` and what hangs on them.

use sqlx::{SqliteConnection, SqliteExecutor};
use tertulia_clock::Moment;

use super::custom_id::Filter;
use super::model::{Attribution, Hidden, Partner, Revision, RevisionState, Writeup};
use super::texts::{Texts, texts_of};
use crate::base::error::Result;
use crate::base::i18n::Language;
use crate::base::ids::{PersonId, PlaceId, RevisionId, WriteupId};
use crate::base::lookup::Typed;
use crate::features::places::Side;

pub async fn get(db: impl SqliteExecutor<'_>, id: WriteupId) -> Result<Option<Writeup>> {
    Ok(sqlx::query_as!(
        Writeup,
        r#"select writeup_id as "id: WriteupId", number, place_id as "place: PlaceId", language as "language: Language",
               author as "author: PersonId", published_revision as "published_revision: RevisionId",
               published_at as "published_at: Moment", withdrawn_at as "withdrawn_at: Moment", hidden as "hidden: Hidden",
               merged_into as "merged_into: WriteupId", handed_over_at as "handed_over_at: Moment", demo as "demo: bool"
           from writeup where writeup_id = ?"#,
        id
    )
    .fetch_optional(db)
    .await?)
}

pub async fn id_of_number(db: impl SqliteExecutor<'_>, number: i64) -> Result<Option<WriteupId>> {
    Ok(sqlx::query_scalar!(r#"select writeup_id as "id: WriteupId" from writeup where number = ?"#, number)
        .fetch_optional(db)
        .await?)
}

/// A draft of a person that says just this in the boxes of the first form.
pub async fn draft_that_says(
    db: impl SqliteExecutor<'_>,
    author: PersonId,
    texts: &Texts,
) -> Result<Option<WriteupId>> {
    let found = sqlx::query_scalar!(
        r#"select w.writeup_id as "id: WriteupId" from writeup w join revision r on r.writeup_id = w.writeup_id
               join revision_text t on t.revision_id = r.revision_id and t.kind = 'original'
           where w.author = ? and w.withdrawn_at is null and r.ordinal = 1 and r.state = 'draft'
               and title = ? and summary = ? and problem = ? and action = ? and results = ? limit 1"#,
        author,
        texts.title,
        texts.summary,
        texts.problem,
        texts.action,
        texts.results
    );
    Ok(found.fetch_optional(db).await?)
}

/// When a person began write-ups since an instant, oldest first.
pub async fn begun_since(db: impl SqliteExecutor<'_>, author: PersonId, since: Moment) -> Result<Vec<Moment>> {
    Ok(sqlx::query_scalar!(
        r#"select created_at as "at: Moment" from writeup where author = ? and created_at > ? order by created_at"#,
        author,
        since
    )
    .fetch_all(db)
    .await?)
}

pub async fn id_opened_by(db: impl SqliteExecutor<'_>, interaction: i64) -> Result<Option<WriteupId>> {
    Ok(sqlx::query_scalar!(r#"select writeup_id as "id: WriteupId" from writeup where opened_by = ?"#, interaction)
        .fetch_optional(db)
        .await?)
}

/// A write-up that begins.
#[derive(Clone, Copy, Debug)]
pub struct NewWriteup {
    pub place: PlaceId,
    /// Of the original
    pub language: Language,
    /// None where it was taken in, or is a demo
    pub author: Option<PersonId>,
    /// The interaction whose form it was
    pub opened_by: Option<i64>,
    pub demo: bool,
}

pub async fn insert(db: impl SqliteExecutor<'_>, new: NewWriteup, now: Moment) -> Result<WriteupId> {
    Ok(sqlx::query_scalar!(
        r#"insert into writeup (place_id, language, author, opened_by, demo, created_at) values (?, ?, ?, ?, ?, ?)
           returning writeup_id as "id!: WriteupId""#,
        new.place,
        new.language,
        new.author,
        new.opened_by,
        new.demo,
        now
    )
    .fetch_one(db)
    .await?)
}

pub async fn insert_revision(
    db: impl SqliteExecutor<'_>,
    writeup: WriteupId,
    ordinal: i64,
    now: Moment,
) -> Result<RevisionId> {
    Ok(sqlx::query_scalar!(
        r#"insert into revision (writeup_id, ordinal, state, created_at, changed_at) values (?1, ?2, 'draft', ?3, ?3)
           returning revision_id as "id!: RevisionId""#,
        writeup,
        ordinal,
        now
    )
    .fetch_one(db)
    .await?)
}

pub async fn next_ordinal(db: impl SqliteExecutor<'_>, writeup: WriteupId) -> Result<i64> {
    Ok(sqlx::query_scalar!("select coalesce(max(ordinal), 0) + 1 from revision where writeup_id = ?", writeup)
        .fetch_one(db)
        .await?)
}

/// The revision that is being written or waits; else the newest. What a former author had not submitted is none of it.
pub async fn latest(db: impl SqliteExecutor<'_>, writeup: WriteupId) -> Result<Option<RevisionId>> {
    let found = sqlx::query_scalar!(
        r#"select revision_id as "id: RevisionId" from revision r join writeup w using (writeup_id)
           where writeup_id = ? and (submitted_at is not null or state = 'draft' or r.created_at > coalesce(handed_over_at, 0))
           order by state in ('draft', 'submitted') desc, ordinal desc limit 1"#,
        writeup
    );
    Ok(found.fetch_optional(db).await?)
}

pub async fn newest_submitted(db: impl SqliteExecutor<'_>, writeup: WriteupId) -> Result<Option<RevisionId>> {
    let found = sqlx::query_scalar!(
        r#"select revision_id as "id: RevisionId" from revision where writeup_id = ? and submitted_at is not null order by state = 'submitted' desc, ordinal desc limit 1"#,
        writeup
    );
    Ok(found.fetch_optional(db).await?)
}

pub async fn waiting_revision(db: impl SqliteExecutor<'_>, writeup: WriteupId) -> Result<Option<RevisionId>> {
    let found = sqlx::query_scalar!(
        r#"select revision_id as "id: RevisionId" from revision where writeup_id = ? and state = 'submitted'"#,
        writeup
    );
    Ok(found.fetch_optional(db).await?)
}

/// A whole revision with its original text.
pub async fn revision(db: &mut SqliteConnection, id: RevisionId) -> Result<Option<Revision>> {
    let Some(row) = sqlx::query!(
        r#"select r.revision_id as "id: RevisionId", r.writeup_id as "writeup: WriteupId", ordinal, state as "state: RevisionState",
               status, axis, level, too_early as "too_early: bool", started, ended, assessment, assessor, assessment_link,
               inspired_by, attribution as "attribution: Attribution", credit, consented_at as "consented_at: Moment",
               changed_at as "changed_at: Moment", submitted_at as "submitted_at: Moment",
               title, summary, problem, action, results, lessons, cost, conditions
           from revision r join revision_text t on t.revision_id = r.revision_id and t.kind = 'original'
           where r.revision_id = ?"#,
        id
    )
    .fetch_optional(&mut *db)
    .await?
    else {
        return Ok(None);
    };
    Ok(Some(Revision {
        id: row.id,
        writeup: row.writeup,
        ordinal: row.ordinal,
        state: row.state,
        texts: texts_of!(row),
        status: row.status,
        axis: row.axis,
        level: row.level,
        too_early: row.too_early,
        started: row.started,
        ended: row.ended,
        assessment: row.assessment.unwrap_or_default(),
        assessor: row.assessor.unwrap_or_default(),
        assessment_link: row.assessment_link.unwrap_or_default(),
        inspired_by: row.inspired_by,
        attribution: row.attribution,
        credit: row.credit,
        areas: tags(&mut *db, id, "area").await?,
        values: tags(&mut *db, id, "value").await?,
        topics: tags(&mut *db, id, "topic").await?,
        sdgs: tags(&mut *db, id, "sdg").await?,
        partners: partners(&mut *db, id).await?,
        commitments: sqlx::query_scalar!("select code from commitment where revision_id = ? order by code", id)
            .fetch_all(&mut *db)
            .await?,
        consented_at: row.consented_at,
        changed_at: row.changed_at,
        submitted_at: row.submitted_at,
    }))
}

async fn tags(db: impl SqliteExecutor<'_>, id: RevisionId, scheme: &str) -> Result<Vec<String>> {
    let tags = sqlx::query_scalar!(
        "select tag from revision_tag where revision_id = ? and scheme = ? order by rowid",
        id,
        scheme
    );
    Ok(tags.fetch_all(db).await?)
}

async fn partners(db: impl SqliteExecutor<'_>, id: RevisionId) -> Result<Vec<Partner>> {
    Ok(sqlx::query_as!(
        Partner,
        r#"select organisation, side as "side: Side" from partner where revision_id = ? order by ordinal"#,
        id
    )
    .fetch_all(db)
    .await?)
}

/// Writes a draft whole. The triggers refuse it for anything but a draft.
pub async fn put(db: &mut SqliteConnection, revision: &Revision, language: Language) -> Result<()> {
    let (it, texts) = (revision, &revision.texts);
    sqlx::query!(
        "update revision set status = ?2, axis = ?3, level = ?4, too_early = ?5, started = ?6, ended = ?7, assessment = ?8,
             assessor = ?9, assessment_link = ?10, inspired_by = ?11, attribution = ?12, changed_at = ?13
         where revision_id = ?1 and state = 'draft'",
        it.id, it.status, it.axis, it.level, it.too_early, it.started, it.ended, it.assessment,
        it.assessor, it.assessment_link, it.inspired_by, it.attribution, it.changed_at
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "insert into revision_text (revision_id, language, kind, title, summary, problem, action, results, lessons, cost, conditions)
         values (?1, ?2, 'original', ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
         on conflict do update set title = ?3, summary = ?4, problem = ?5, action = ?6, results = ?7, lessons = ?8, cost = ?9, conditions = ?10",
        it.id, language, texts.title, texts.summary, texts.problem, texts.action, texts.results, texts.lessons, texts.cost, texts.conditions
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("delete from revision_tag where revision_id = ?", it.id).execute(&mut *db).await?;
    for (scheme, tags) in [("area", &it.areas), ("value", &it.values), ("topic", &it.topics), ("sdg", &it.sdgs)] {
        for tag in tags {
            sqlx::query!("insert into revision_tag (revision_id, scheme, tag) values (?, ?, ?)", it.id, scheme, tag)
                .execute(&mut *db)
                .await?;
        }
    }
    sqlx::query!("delete from partner where revision_id = ?", it.id).execute(&mut *db).await?;
    for (ordinal, partner) in (1_i64..).zip(&it.partners) {
        sqlx::query!(
            "insert into partner (revision_id, ordinal, organisation, side) values (?, ?, ?, ?)",
            it.id,
            ordinal,
            partner.organisation,
            partner.side
        )
        .execute(&mut *db)
        .await?;
    }
    sqlx::query!("delete from commitment where revision_id = ?", it.id).execute(&mut *db).await?;
    for code in &it.commitments {
        sqlx::query!("insert into commitment (revision_id, code) values (?, ?)", it.id, code).execute(&mut *db).await?;
    }
    Ok(())
}

/// A draft becomes what waits for review. Says whether it was a draft.
pub async fn submit(
    db: impl SqliteExecutor<'_>,
    id: RevisionId,
    credit: Option<&str>,
    version: i64,
    language: Language,
    now: Moment,
) -> Result<bool> {
    let done = sqlx::query!(
        "update revision set state = 'submitted', credit = ?2, consent_version = ?3, consent_language = ?4, consented_at = ?5, submitted_at = ?5
         where revision_id = ?1 and state = 'draft'",
        id, credit, version, language, now
    );
    Ok(done.execute(db).await?.rows_affected() == 1)
}

/// A draft that came from open data waits for review: its licence came with it, and nobody was asked for consent here.
pub async fn submit_arrived(
    db: impl SqliteExecutor<'_>,
    id: RevisionId,
    credit: Option<&str>,
    now: Moment,
) -> Result<()> {
    sqlx::query!(
        "update revision set state = 'submitted', credit = ?2, consented_at = ?3, submitted_at = ?3
         where revision_id = ?1 and state = 'draft'",
        id,
        credit,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A draft is given up. Says whether it was a draft.
pub async fn drop_draft(db: impl SqliteExecutor<'_>, id: RevisionId) -> Result<bool> {
    let done = sqlx::query!("update revision set state = 'taken_back' where revision_id = ? and state = 'draft'", id);
    Ok(done.execute(db).await?.rows_affected() == 1)
}

/// What waited for review goes on its way. Says whether it still waited.
pub async fn leave_queue(db: impl SqliteExecutor<'_>, id: RevisionId, state: RevisionState) -> Result<bool> {
    let done = sqlx::query!("update revision set state = ?2 where revision_id = ?1 and state = 'submitted'", id, state);
    Ok(done.execute(db).await?.rows_affected() == 1)
}

/// The published revisions of a place's public write-ups.
pub async fn public_of(db: impl SqliteExecutor<'_>, place: PlaceId) -> Result<Vec<RevisionId>> {
    Ok(sqlx::query_scalar!(
        r#"select published_revision as "id!: RevisionId" from writeup
           where place_id = ? and published_revision is not null and withdrawn_at is null and hidden is null"#,
        place
    )
    .fetch_all(db)
    .await?)
}

/// What was approved is not any more.
pub async fn conceal(db: impl SqliteExecutor<'_>, id: RevisionId) -> Result<()> {
    sqlx::query!("update revision set state = 'rejected' where revision_id = ? and state = 'approved'", id)
        .execute(db)
        .await?;
    Ok(())
}

/// Makes `revision` the one that everyone sees; the first time, the write-up gets the next number.
pub async fn publish(db: impl SqliteExecutor<'_>, writeup: WriteupId, revision: RevisionId, now: Moment) -> Result<()> {
    sqlx::query!(
        "update writeup set published_revision = ?2, published_at = coalesce(published_at, ?3),
             withdrawn_at = case hidden when 'review' then null else withdrawn_at end,
             hidden = case hidden when 'review' then null else hidden end,
             number = coalesce(number, (select coalesce(max(number), 0) + 1 from writeup))
         where writeup_id = ?1",
        writeup,
        revision,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Puts a write-up that came from open data into the library, under a number of its own where it brought one. Gives the
/// number.
pub async fn shelve(
    db: impl SqliteExecutor<'_>,
    writeup: WriteupId,
    revision: RevisionId,
    number: Option<i64>,
    published_at: Moment,
) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar!(
        r#"update writeup set published_revision = ?2, published_at = ?4, created_at = min(created_at, ?4),
               number = coalesce(?3, (select coalesce(max(number), 0) + 1 from writeup))
           where writeup_id = ?1 returning number as "number!: i64""#,
        writeup,
        revision,
        number,
        published_at
    )
    .fetch_optional(db)
    .await?)
}

/// What is being written is put aside.
pub async fn put_draft_aside(db: impl SqliteExecutor<'_>, writeup: WriteupId) -> Result<()> {
    sqlx::query!("update revision set state = 'taken_back' where writeup_id = ? and state = 'draft'", writeup)
        .execute(db)
        .await?;
    Ok(())
}

/// The place and the language of a write-up that was never published, with the text that is being written.
pub async fn set_place_and_language(
    db: &mut SqliteConnection,
    writeup: WriteupId,
    place: PlaceId,
    language: Language,
    draft: RevisionId,
) -> Result<()> {
    sqlx::query!(
        "update writeup set place_id = ?2, language = ?3 where writeup_id = ?1 and number is null",
        writeup,
        place,
        language
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "update revision_text set language = ?2 where revision_id = ?1 and kind = 'original'",
        draft,
        language
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn set_author(db: impl SqliteExecutor<'_>, writeup: WriteupId, to: PersonId, now: Moment) -> Result<()> {
    sqlx::query!("update writeup set author = ?2, handed_over_at = ?3 where writeup_id = ?1", writeup, to, now)
        .execute(db)
        .await?;
    Ok(())
}

pub async fn set_withdrawn(db: impl SqliteExecutor<'_>, writeup: WriteupId, at: Option<Moment>) -> Result<()> {
    sqlx::query!("update writeup set withdrawn_at = ?2, hidden = null where writeup_id = ?1", writeup, at)
        .execute(db)
        .await?;
    Ok(())
}

/// It is not shown any more, or not before it is decided anew; `into` is what it was merged into.
pub async fn hide(
    db: impl SqliteExecutor<'_>,
    writeup: WriteupId,
    hidden: Hidden,
    into: Option<WriteupId>,
    now: Moment,
) -> Result<()> {
    sqlx::query!(
        "update writeup set withdrawn_at = coalesce(withdrawn_at, ?4), hidden = ?2, merged_into = ?3 where writeup_id = ?1",
        writeup, hidden, into, now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A write-up is not hidden any more.
pub async fn unhide(db: impl SqliteExecutor<'_>, writeup: WriteupId) -> Result<()> {
    sqlx::query!(
        "update writeup set withdrawn_at = null, hidden = null, merged_into = null where writeup_id = ?",
        writeup
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Another revision is the one that everyone sees.
pub async fn show_revision(db: impl SqliteExecutor<'_>, writeup: WriteupId, revision: RevisionId) -> Result<()> {
    sqlx::query!("update writeup set published_revision = ?2 where writeup_id = ?1", writeup, revision)
        .execute(db)
        .await?;
    Ok(())
}

/// What was decided waits again. Says whether that can be: not while another one is being written or waits.
pub async fn requeue(db: impl SqliteExecutor<'_>, revision: RevisionId) -> Result<bool> {
    let done = sqlx::query!(
        "update revision set state = 'submitted' where revision_id = ?1 and state not in ('draft', 'submitted')
             and not exists (select 1 from revision other where other.writeup_id = revision.writeup_id
                 and other.state in ('draft', 'submitted'))",
        revision
    );
    Ok(done.execute(db).await?.rows_affected() == 1)
}

/// The approved revision before this one.
pub async fn approved_before(db: impl SqliteExecutor<'_>, revision: RevisionId) -> Result<Option<RevisionId>> {
    Ok(sqlx::query_scalar!(
        r#"select older.revision_id as "id: RevisionId" from revision older join revision this on this.writeup_id = older.writeup_id
           where this.revision_id = ? and older.ordinal < this.ordinal and older.state = 'approved' order by older.ordinal desc limit 1"#,
        revision
    )
    .fetch_optional(db)
    .await?)
}

/// What waits for review of a place, with titles.
pub async fn waiting_titles(
    db: impl SqliteExecutor<'_>,
    place: PlaceId,
) -> Result<Vec<(WriteupId, Option<i64>, String)>> {
    let rows = sqlx::query!(
        r#"select w.writeup_id as "id: WriteupId", number, title
           from revision r join writeup w using (writeup_id)
           join revision_text t on t.revision_id = r.revision_id and t.kind = 'original'
           where place_id = ? and state = 'submitted' order by submitted_at limit 200"#,
        place
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.number, row.title)).collect())
}

/// The public write-ups of a place with their titles.
pub async fn public_titles(db: impl SqliteExecutor<'_>, place: PlaceId) -> Result<Vec<(WriteupId, i64, String)>> {
    let rows = sqlx::query!(
        r#"select w.writeup_id as "id: WriteupId", number as "number!: i64", title
           from writeup w join revision_text t on t.revision_id = published_revision and t.kind = 'original'
           where place_id = ? and withdrawn_at is null order by number desc limit 2000"#,
        place
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.number, row.title)).collect())
}

/// Public write-ups that name others they build on, and what they name; `pattern` is like what is looked for.
pub async fn naming(db: impl SqliteExecutor<'_>, pattern: &str) -> Result<Vec<(WriteupId, String)>> {
    let rows = sqlx::query!(
        r#"select w.writeup_id as "id: WriteupId", inspired_by from revision r
           join writeup w on w.published_revision = r.revision_id
           where inspired_by <> '' and inspired_by like ? and withdrawn_at is null
           order by w.writeup_id desc limit 20"#,
        pattern
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.inspired_by)).collect())
}

/// A revision, as the history shows it.
#[derive(Debug)]
pub struct Step {
    pub revision: RevisionId,
    pub ordinal: i64,
    pub state: RevisionState,
    pub created_at: Moment,
    pub changed_at: Moment,
    pub submitted_at: Option<Moment>,
}

pub async fn history(db: impl SqliteExecutor<'_>, writeup: WriteupId) -> Result<Vec<Step>> {
    Ok(sqlx::query_as!(
        Step,
        r#"select revision_id as "revision: RevisionId", ordinal, state as "state: RevisionState", created_at as "created_at: Moment",
               changed_at as "changed_at: Moment", submitted_at as "submitted_at: Moment"
           from revision where writeup_id = ? order by ordinal"#,
        writeup
    )
    .fetch_all(db)
    .await?)
}

/// A line of a list.
#[derive(Debug)]
pub struct Line {
    pub id: WriteupId,
    pub number: Option<i64>,
    pub place: PlaceId,
    pub title: String,
    pub status: Option<String>,
    pub state: RevisionState,
    pub published: bool,
    pub withdrawn: bool,
    pub total: i64,
}

pub async fn list(
    db: impl SqliteExecutor<'_>,
    filter: &Filter,
    asker: PersonId,
    offset: i64,
    limit: i64,
) -> Result<Vec<Line>> {
    let (mine, kept) = (filter.mine.then_some(asker), filter.kept.then_some(asker));
    Ok(sqlx::query_as!(
        Line,
        r#"select w.writeup_id as "id: WriteupId", number, place_id as "place: PlaceId", title, status, state as "state: RevisionState",
               published_revision is not null as "published!: bool", (withdrawn_at is not null and hidden is not 'review') as "withdrawn!: bool", count(*) over () as "total!: i64"
           from writeup w
           join revision r on r.revision_id = case
               when ?1 is null then published_revision
               else (select revision_id from revision own where own.writeup_id = w.writeup_id
                   and (own.submitted_at is not null or own.state = 'draft' or own.created_at > coalesce(w.handed_over_at, 0))
                   order by own.state in ('draft', 'submitted') desc, own.ordinal desc limit 1) end
           join revision_text t on t.revision_id = r.revision_id and t.kind = 'original'
           where (case when ?1 is null then withdrawn_at is null else author = ?1 end)
             and (?2 is null or place_id = ?2)
             and (?3 is null or exists (select 1 from revision_tag g where g.revision_id = r.revision_id and scheme = 'area' and tag = ?3))
             and (?4 is null or status = ?4)
             and (?7 is null or exists (select 1 from kept k where k.writeup_id = w.writeup_id and k.person_id = ?7))
           order by withdrawn_at is not null, changed_at desc, w.writeup_id desc
           limit ?5 offset ?6"#,
        mine, filter.place, filter.area, filter.status, limit, offset, kept
    )
    .fetch_all(db)
    .await?)
}

/// A write-up with the title that somebody sees.
#[derive(Clone, Debug)]
pub struct Titled {
    pub id: WriteupId,
    pub number: Option<i64>,
    pub title: String,
}

/// A person's own write-ups that fit what was typed, with their newest titles; all of them where nothing was.
pub async fn own_titles(
    db: impl SqliteExecutor<'_>,
    author: PersonId,
    typed: &Typed,
    most: i64,
) -> Result<Vec<Titled>> {
    let (all, words, number, draft) = (typed.is_empty(), typed.words_or_none(), typed.like('r'), typed.like('d'));
    Ok(sqlx::query_as!(
        Titled,
        r#"select w.writeup_id as "id: WriteupId", number, title
           from writeup w
           join revision r on r.revision_id = (
               select revision_id from revision own where own.writeup_id = w.writeup_id
                   and (own.submitted_at is not null or own.state = 'draft' or own.created_at > coalesce(w.handed_over_at, 0))
                   order by own.state in ('draft', 'submitted') desc, own.ordinal desc limit 1)
           join revision_text t on t.revision_id = r.revision_id and t.kind = 'original'
           where author = ?1 and (?2 or number like ?4 or (number is null and w.writeup_id like ?5)
               or r.revision_id in (select rowid from title_index where title_index match ?3))
           order by changed_at desc, w.writeup_id desc limit ?6"#,
        author, all, words, number, draft, most
    )
    .fetch_all(db)
    .await?)
}

/// The newest public write-ups.
pub async fn newest_public(db: impl SqliteExecutor<'_>, most: i64) -> Result<Vec<WriteupId>> {
    Ok(sqlx::query_scalar!(
        r#"select writeup_id as "id: WriteupId" from writeup where published_revision is not null and withdrawn_at is null
           order by published_at desc limit ?"#,
        most
    )
    .fetch_all(db)
    .await?)
}

/// Public write-ups by their numbers: this one, those that begin so, the others.
pub async fn public_by_number(
    db: impl SqliteExecutor<'_>,
    pattern: &str,
    number: Option<i64>,
    most: i64,
) -> Result<Vec<WriteupId>> {
    Ok(sqlx::query_scalar!(
        r#"select writeup_id as "id: WriteupId" from writeup where number like ?1 and withdrawn_at is null
           order by number is ?2 desc, number like ltrim(?1, '%') desc, number desc limit ?3"#,
        pattern,
        number,
        most
    )
    .fetch_all(db)
    .await?)
}

/// Public write-ups whose titles match, those with the newest text first.
pub async fn public_by_title(db: impl SqliteExecutor<'_>, expression: &str, most: i64) -> Result<Vec<WriteupId>> {
    // The joins stay in this order, so that it ends with the first that are enough, however many there are.
    Ok(sqlx::query_scalar!(
        r#"select w.writeup_id as "id: WriteupId" from title_index x
           cross join revision r on r.revision_id = x.rowid
           cross join writeup w on w.writeup_id = r.writeup_id and w.published_revision = r.revision_id
           where title_index match ?1 and withdrawn_at is null
           order by x.rowid desc limit ?2"#,
        expression,
        most
    )
    .fetch_all(db)
    .await?)
}

/// Public write-ups whose translated titles match, of the translations that readers may be shown; the newest first.
pub async fn public_by_translated_title(
    db: impl SqliteExecutor<'_>,
    expression: &str,
    most: i64,
) -> Result<Vec<WriteupId>> {
    Ok(sqlx::query_scalar!(
        r#"select w.writeup_id as "id: WriteupId" from translated_title_index x
           cross join translation t on t.translation_id = x.rowid and t.state = 'reviewed'
           cross join revision r on r.revision_id = t.revision_id and r.state = 'approved'
           cross join writeup w on w.writeup_id = r.writeup_id
           cross join revision p on p.revision_id = w.published_revision and r.ordinal <= p.ordinal
           where translated_title_index match ?1 and withdrawn_at is null
           order by x.rowid desc limit ?2"#,
        expression,
        most
    )
    .fetch_all(db)
    .await?)
}

/// What readers of a language see as the titles of these write-ups (a list as JSON), of those that are public.
pub async fn public_titles_of(db: impl SqliteExecutor<'_>, ids: &str, language: Language) -> Result<Vec<Titled>> {
    // As for a card, the translation of the newest approved version counts, and of several the newest.
    Ok(sqlx::query_as!(
        Titled,
        r#"select w.writeup_id as "id: WriteupId", number,
               coalesce((select n.title from translation n join revision r on r.revision_id = n.revision_id
                   where r.writeup_id = w.writeup_id and n.language = ?2 and w.language <> ?2 and n.state = 'reviewed'
                       and r.state = 'approved' and r.ordinal <= p.ordinal
                   order by r.ordinal desc, n.reviewed_at desc, n.translation_id desc limit 1), t.title) as "title!"
           from json_each(?1) j join writeup w on w.writeup_id = j.value
           join revision p on p.revision_id = w.published_revision
           join revision_text t on t.revision_id = p.revision_id and t.kind = 'original'
           where withdrawn_at is null order by j.key"#,
        ids,
        language
    )
    .fetch_all(db)
    .await?)
}

/// A revision that waits for review.
#[derive(Debug)]
pub struct Waiting {
    pub revision: RevisionId,
    pub writeup: WriteupId,
    pub number: Option<i64>,
    pub place: PlaceId,
    pub language: Language,
    pub title: String,
    pub submitted_at: Moment,
}

/// Everything that waits, oldest first; of a place, or in a language.
pub async fn waiting(
    db: impl SqliteExecutor<'_>,
    place: Option<PlaceId>,
    language: Option<Language>,
) -> Result<Vec<Waiting>> {
    Ok(sqlx::query_as!(
        Waiting,
        r#"select r.revision_id as "revision: RevisionId", w.writeup_id as "writeup: WriteupId", number, place_id as "place: PlaceId",
               w.language as "language: Language", title, submitted_at as "submitted_at!: Moment"
           from revision r join writeup w using (writeup_id)
           join revision_text t on t.revision_id = r.revision_id and t.kind = 'original'
           where state = 'submitted' and (?1 is null or place_id = ?1) and (?2 is null or w.language = ?2)
           order by submitted_at, r.revision_id"#,
        place, language
    )
    .fetch_all(db)
    .await?)
}

/// Whether the demo write-ups were planted already.
pub async fn has_demo(db: impl SqliteExecutor<'_>) -> Result<bool> {
    Ok(sqlx::query_scalar!(r#"select exists (select 1 from writeup where demo = 1) as "has!: bool""#)
        .fetch_one(db)
        .await?)
}

/// Every write-up that is public.
pub async fn public_ids(db: impl SqliteExecutor<'_>) -> Result<Vec<WriteupId>> {
    Ok(sqlx::query_scalar!(
        r#"select writeup_id as "id!: WriteupId" from writeup where published_revision is not null and withdrawn_at is null"#
    )
    .fetch_all(db)
    .await?)
}
