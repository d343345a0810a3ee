//! What is read of `translation`, `confirmation`, `adaptation` and `report` for a write-up's card.

use sqlx::SqliteExecutor;
use tertulia_clock::Moment;

use super::model::{Confirmed, Named, Replied};
use crate::base::error::Result;
use crate::base::i18n::Language;
use crate::base::ids::{AdaptationId, PersonId, PlaceId, RevisionId, WriteupId};
use crate::features::places::Side;
use crate::features::writeups::Texts;

pub struct TranslationRow {
    pub revision: RevisionId,
    title: String,
    summary: String,
    problem: String,
    action: String,
    results: String,
    lessons: String,
    cost: String,
    conditions: String,
}

impl TranslationRow {
    pub fn into_texts(self) -> Texts {
        Texts {
            title: self.title,
            summary: self.summary,
            problem: self.problem,
            action: self.action,
            results: self.results,
            lessons: self.lessons,
            cost: self.cost,
            conditions: self.conditions,
        }
    }
}

/// The reviewed translation into a language that readers see: of the newest approved version up to the published one, so
/// that a late approval of an old translation does not replace what is current; of several of one version, the newest. What
/// the original leaves out, or left out since, is left out of it.
pub async fn translation(
    db: impl SqliteExecutor<'_>,
    id: WriteupId,
    language: Language,
) -> Result<Option<TranslationRow>> {
    Ok(sqlx::query_as!(
        TranslationRow,
        r#"select t.revision_id as "revision: RevisionId", t.title, t.summary, t.problem, t.action, t.results,
               case o.lessons when '' then '' else t.lessons end as "lessons!",
               case o.cost when '' then '' else t.cost end as "cost!",
               case o.conditions when '' then '' else t.conditions end as "conditions!"
           from translation t join revision r on r.revision_id = t.revision_id
           join writeup w on w.writeup_id = r.writeup_id
           join revision p on p.revision_id = w.published_revision
           join revision_text o on o.revision_id = p.revision_id and o.kind = 'original'
           where r.writeup_id = ? and t.language = ? and t.state = 'reviewed' and r.state = 'approved' and r.ordinal <= p.ordinal
           order by r.ordinal desc, t.reviewed_at desc, t.translation_id desc limit 1"#,
        id,
        language
    )
    .fetch_optional(db)
    .await?)
}

pub async fn confirmations(db: impl SqliteExecutor<'_>, revision: RevisionId) -> Result<Vec<Confirmed>> {
    Ok(sqlx::query_as!(
        Confirmed,
        r#"select side as "side: Side", person_id as "person: PersonId", note from confirmation where revision_id = ? order by side desc"#,
        revision
    )
    .fetch_all(db)
    .await?)
}

/// Whether another revision was confirmed by both sides.
pub async fn was_co_created(db: impl SqliteExecutor<'_>, id: WriteupId, but: RevisionId) -> Result<bool> {
    Ok(sqlx::query_scalar!(
        r#"select exists (
               select 1 from revision r
               join confirmation g on g.revision_id = r.revision_id and g.side = 'government'
               join confirmation c on c.revision_id = r.revision_id and c.side = 'civil_society'
               where r.writeup_id = ? and r.revision_id <> ?
                 and (g.person_id is null or c.person_id is null or g.person_id <> c.person_id)) as "was!: bool""#,
        id,
        but
    )
    .fetch_one(db)
    .await?)
}

pub struct AdaptationRow {
    pub id: AdaptationId,
    pub person: Option<PersonId>,
    pub place: PlaceId,
    pub reason: String,
    pub at: Moment,
}

pub async fn adaptations(db: impl SqliteExecutor<'_>, id: WriteupId) -> Result<Vec<AdaptationRow>> {
    Ok(sqlx::query_as!(
        AdaptationRow,
        r#"select adaptation_id as "id: AdaptationId", person_id as "person: PersonId", place_id as "place: PlaceId", reason,
               created_at as "at: Moment"
           from adaptation where writeup_id = ? order by created_at, adaptation_id"#,
        id
    )
    .fetch_all(db)
    .await?)
}

/// The title of a public write-up.
pub async fn named(db: impl SqliteExecutor<'_>, number: i64) -> Result<Option<Named>> {
    Ok(sqlx::query_as!(
        Named,
        r#"select number as "number!", title from writeup
           join revision_text t on t.revision_id = published_revision and t.kind = 'original'
           where number = ? and withdrawn_at is null"#,
        number
    )
    .fetch_optional(db)
    .await?)
}

pub async fn replies(db: impl SqliteExecutor<'_>, id: WriteupId) -> Result<Vec<Replied>> {
    Ok(sqlx::query_as!(
        Replied,
        "select organisation, words, link from report
         where writeup_id = ? and kind = 'reply' and state = 'accepted' order by handled_at, report_id",
        id
    )
    .fetch_all(db)
    .await?)
}
