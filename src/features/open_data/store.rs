//! Every statement of open data: the published library page by page, and what an import writes beside write-ups.

use std::collections::HashMap;

use sqlx::{SqliteConnection, SqliteExecutor};
use tertulia_clock::Moment;

use super::model::{Row, RowAdaptation, RowConfirmation, RowPartner, RowReply, RowTexts, RowTranslation, written};
use crate::base::error::Result;
use crate::base::i18n::Language;
use crate::base::ids::{PlaceId, RevisionId, WriteupId};
use crate::features::places::Side;
use crate::features::writeups::RevisionState;

/// How many write-ups everyone may have.
pub async fn count(db: impl SqliteExecutor<'_>) -> Result<i64> {
    Ok(sqlx::query_scalar!(
        "select count(*) from writeup where demo = 0 and published_revision is not null and withdrawn_at is null and hidden is null"
    )
    .fetch_one(db)
    .await?)
}

/// Up to `most` of them, by number, those after `after`: a page of the export, with the number of the last.
pub async fn page(db: &mut SqliteConnection, after: i64, most: i64) -> Result<Vec<(i64, Row)>> {
    let rows = sqlx::query!(
        r#"select number as "number!: i64", p.slug, p.name as place_name, p.country, p.iso, w.language as "language: Language",
               title, summary, problem, action, results, lessons, cost, conditions, status, axis, level,
               too_early as "too_early: bool", started, ended, assessment, assessor, assessment_link, inspired_by, credit,
               published_at as "published_at!: Moment", r.changed_at as "changed_at: Moment", checked_at as "checked_at: Moment"
           from writeup w join revision r on r.revision_id = w.published_revision
           join revision_text t on t.revision_id = r.revision_id and t.kind = 'original'
           join place p on p.place_id = w.place_id
           where demo = 0 and withdrawn_at is null and hidden is null and number > ? order by number limit ?"#,
        after, most
    )
    .fetch_all(&mut *db)
    .await?;
    let Some(last) = rows.last().map(|row| row.number) else { return Ok(Vec::new()) };
    let mut names: HashMap<String, Vec<(Language, String)>> = HashMap::new();
    for row in sqlx::query!(
        r#"select slug, language as "language: Language", n.name from place_name n join place using (place_id)"#
    )
    .fetch_all(&mut *db)
    .await?
    {
        names.entry(row.slug).or_default().push((row.language, row.name));
    }
    let mut pages: Vec<(i64, Row)> = rows
        .into_iter()
        .map(|row| {
            let place_names = names.get(&row.slug).into_iter().flatten();
            let place_names = place_names.map(|(language, name)| (language.code().to_owned(), name.clone())).collect();
            let texts = RowTexts {
                title: row.title,
                summary: row.summary,
                problem: row.problem,
                action: row.action,
                results: row.results,
                lessons: row.lessons,
                cost: row.cost,
                conditions: row.conditions,
            };
            let filled = Row {
                id: format!("R-{}", row.number),
                place: row.slug,
                place_name: row.place_name,
                country: row.country,
                iso: row.iso,
                place_names,
                language: row.language.code().to_owned(),
                texts,
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
                credit: row.credit,
                published: Some(written(row.published_at)),
                changed: Some(written(row.changed_at)),
                checked: row.checked_at.map(written),
                ..Row::default()
            };
            (row.number, filled)
        })
        .collect();
    let at: HashMap<i64, usize> = pages.iter().enumerate().map(|(index, (number, _))| (*number, index)).collect();
    lists(db, after, last, &mut |number, change| {
        if let Some(index) = at.get(&number) {
            change(&mut pages[*index].1);
        }
    })
    .await?;
    others(db, after, last, &mut |number, change| {
        if let Some(index) = at.get(&number) {
            change(&mut pages[*index].1);
        }
    })
    .await?;
    for (_, row) in &mut pages {
        let confirmed = |side: Side| row.confirmations.iter().any(|each| each.side == side.word());
        row.co_created = confirmed(Side::Government) && confirmed(Side::CivilSociety);
    }
    Ok(pages)
}

/// What is given a number and a change to the row of that number.
type Give<'a> = dyn FnMut(i64, &mut dyn FnMut(&mut Row)) + Send + 'a;

/// What the authors listed.
async fn lists(db: &mut SqliteConnection, after: i64, last: i64, give: &mut Give<'_>) -> Result<()> {
    for row in sqlx::query!(
        r#"select number as "number!: i64", scheme, tag from writeup join revision_tag t on t.revision_id = published_revision
           where number > ? and number <= ? order by number, t.rowid"#,
        after, last
    )
    .fetch_all(&mut *db)
    .await?
    {
        give(row.number, &mut |into| {
            let list = match row.scheme.as_str() {
                "area" => &mut into.areas,
                "value" => &mut into.values,
                "topic" => &mut into.topics,
                _ => &mut into.sdgs,
            };
            list.push(row.tag.clone());
        });
    }
    for row in sqlx::query!(
        r#"select number as "number!: i64", organisation, side as "side: Side" from writeup join partner p on p.revision_id = published_revision
           where number > ? and number <= ? order by number, ordinal"#,
        after, last
    )
    .fetch_all(&mut *db)
    .await?
    {
        give(row.number, &mut |into| {
            let (side, organisation) = (row.side.word().to_owned(), row.organisation.clone());
            into.partners.push(RowPartner { side, organisation });
        });
    }
    for row in sqlx::query!(
        r#"select number as "number!: i64", url from writeup join evidence e on e.revision_id = published_revision
           where number > ? and number <= ? order by number, ordinal"#,
        after,
        last
    )
    .fetch_all(&mut *db)
    .await?
    {
        give(row.number, &mut |into| into.evidence.push(row.url.clone()));
    }
    for row in sqlx::query!(
        r#"select number as "number!: i64", code from writeup join commitment c on c.revision_id = published_revision
           where number > ? and number <= ? order by number, code"#,
        after,
        last
    )
    .fetch_all(&mut *db)
    .await?
    {
        give(row.number, &mut |into| into.commitments.push(row.code.clone()));
    }
    Ok(())
}

/// What others added.
async fn others(db: &mut SqliteConnection, after: i64, last: i64, give: &mut Give<'_>) -> Result<()> {
    for row in sqlx::query!(
        r#"select number as "number!: i64", side as "side: Side", note, confirmed_at as "confirmed_at: Moment"
           from writeup join confirmation c on c.revision_id = published_revision
           where number > ? and number <= ? order by number, side desc"#,
        after,
        last
    )
    .fetch_all(&mut *db)
    .await?
    {
        give(row.number, &mut |into| {
            into.confirmations.push(RowConfirmation {
                side: row.side.word().to_owned(),
                confirmed: written(row.confirmed_at),
                dissent: row.note.clone(),
            });
        });
    }
    for row in sqlx::query!(
        r#"select number as "number!: i64", slug, reason, a.created_at as "created_at: Moment"
           from writeup w join adaptation a using (writeup_id) join place p on p.place_id = a.place_id
           where number > ? and number <= ? order by number, a.created_at, slug"#,
        after,
        last
    )
    .fetch_all(&mut *db)
    .await?
    {
        give(row.number, &mut |into| {
            let (place, reason) = (row.slug.clone(), row.reason.clone());
            into.adaptations.push(RowAdaptation { place, reason, since: written(row.created_at) });
        });
    }
    for row in sqlx::query!(
        r#"select number as "number!: i64", organisation, words, link, r.created_at as "created_at: Moment", handled_at as "handled_at: Moment"
           from writeup w join report r using (writeup_id)
           where r.kind = 'reply' and state = 'accepted' and number > ? and number <= ? order by number, report_id"#,
        after, last
    )
    .fetch_all(&mut *db)
    .await?
    {
        give(row.number, &mut |into| {
            into.replies.push(RowReply {
                organisation: row.organisation.clone(),
                words: row.words.clone(),
                link: row.link.clone(),
                written: written(row.created_at),
                accepted: written(row.handled_at.unwrap_or(row.created_at)),
            });
        });
    }
    for row in sqlx::query!(
        r#"select number as "number!: i64", t.language as "language: Language", t.kind, title, summary, problem, action, results, lessons,
               cost, conditions, reviewed_at as "reviewed_at!: Moment"
           from writeup w join translation t on t.revision_id = published_revision
           where state = 'reviewed' and number > ?1 and number <= ?2
             and translation_id = (select max(translation_id) from translation newer
                 where newer.revision_id = t.revision_id and newer.language = t.language and newer.state = 'reviewed')
           order by number, t.language"#,
        after, last
    )
    .fetch_all(&mut *db)
    .await?
    {
        give(row.number, &mut |into| {
            into.translations.push(RowTranslation {
                language: row.language.code().to_owned(),
                kind: row.kind.clone(),
                texts: RowTexts {
                    title: row.title.clone(),
                    summary: row.summary.clone(),
                    problem: row.problem.clone(),
                    action: row.action.clone(),
                    results: row.results.clone(),
                    lessons: row.lessons.clone(),
                    cost: row.cost.clone(),
                    conditions: row.conditions.clone(),
                },
                reviewed: written(row.reviewed_at),
            });
        });
    }
    Ok(())
}

/// What became of a row that was taken in before: whether it is published, and the state of its newest revision.
pub async fn taken_in(db: impl SqliteExecutor<'_>, fingerprint: &str) -> Result<Option<(bool, RevisionState)>> {
    let row = sqlx::query!(
        r#"select published_revision is not null as "is_published!: bool", state as "state: RevisionState"
           from taken_in join writeup w using (writeup_id) join revision r on r.writeup_id = w.writeup_id
           where fingerprint = ? order by ordinal desc limit 1"#,
        fingerprint
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.is_published, row.state)))
}

/// Whether a number is that of a write-up of which nothing is left.
pub async fn is_erased(db: impl SqliteExecutor<'_>, number: i64) -> Result<bool> {
    Ok(sqlx::query_scalar!(
        r#"select exists (select 1 from writeup where number = ? and hidden = 'erased') as "is_erased!: bool""#,
        number
    )
    .fetch_one(db)
    .await?)
}

/// The highest number that was given.
pub async fn highest(db: impl SqliteExecutor<'_>) -> Result<i64> {
    Ok(sqlx::query_scalar!(r#"select coalesce(max(number), 0) as "highest!: i64" from writeup"#).fetch_one(db).await?)
}

/// Whether a number names a write-up.
pub async fn is_taken(db: impl SqliteExecutor<'_>, number: i64) -> Result<bool> {
    Ok(sqlx::query_scalar!(r#"select exists (select 1 from writeup where number = ?) as "is_taken!: bool""#, number)
        .fetch_one(db)
        .await?)
}

/// Where a write-up was taken in from.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    pub source: &'a str,
    pub licence: &'a str,
    pub foreign_id: &'a str,
    pub fingerprint: &'a str,
}

pub async fn insert_origin(db: impl SqliteExecutor<'_>, id: WriteupId, origin: Origin<'_>, now: Moment) -> Result<()> {
    sqlx::query!(
        "insert into taken_in (writeup_id, source, licence, foreign_id, fingerprint, taken_in_at) values (?, ?, ?, ?, ?, ?)",
        id,
        origin.source,
        origin.licence,
        origin.foreign_id,
        origin.fingerprint,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn set_checked(db: impl SqliteExecutor<'_>, id: WriteupId, at: Moment) -> Result<()> {
    sqlx::query!("update writeup set checked_at = ?2 where writeup_id = ?1", id, at).execute(db).await?;
    Ok(())
}

pub async fn insert_confirmation(
    db: impl SqliteExecutor<'_>,
    revision: RevisionId,
    side: Side,
    note: &str,
    at: Moment,
) -> Result<()> {
    sqlx::query!(
        "insert into confirmation (revision_id, side, note, confirmed_at) values (?, ?, ?, ?)",
        revision,
        side,
        note,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn insert_adaptation(
    db: impl SqliteExecutor<'_>,
    id: WriteupId,
    place: PlaceId,
    reason: &str,
    at: Moment,
) -> Result<()> {
    sqlx::query!(
        "insert into adaptation (writeup_id, place_id, reason, created_at) values (?, ?, ?, ?)",
        id,
        place,
        reason,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn insert_reply(
    db: impl SqliteExecutor<'_>,
    id: WriteupId,
    reply: &RowReply,
    written: Moment,
    accepted: Moment,
) -> Result<()> {
    sqlx::query!(
        "insert into report (writeup_id, kind, organisation, words, link, state, created_at, handled_at)
         values (?, 'reply', ?, ?, ?, 'accepted', ?, ?)",
        id,
        reply.organisation,
        reply.words,
        reply.link,
        written,
        accepted
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn insert_translation(
    db: impl SqliteExecutor<'_>,
    revision: RevisionId,
    language: Language,
    row: &RowTranslation,
    at: Moment,
) -> Result<()> {
    let texts = &row.texts;
    sqlx::query!(
        "insert into translation (revision_id, language, kind, state, title, summary, problem, action, results, lessons, cost,
             conditions, created_at, changed_at, submitted_at, reviewed_at)
         values (?1, ?2, ?3, 'reviewed', ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12, ?12, ?12)",
        revision, language, row.kind, texts.title, texts.summary, texts.problem, texts.action, texts.results, texts.lessons,
        texts.cost, texts.conditions, at
    )
    .execute(db)
    .await?;
    Ok(())
}
