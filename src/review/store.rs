//! Every statement on `decision`.

use sqlx::SqliteExecutor;

use super::model::{Decision, Verdict};
use crate::error::Result;
use crate::ids::{DecisionId, Moment, PersonId, RevisionId};

pub struct New<'a> {
    pub revision: RevisionId,
    pub person: PersonId,
    pub verdict: Verdict,
    pub reason: Option<&'a str>,
    pub words: &'a str,
    pub same_place: bool,
}

pub async fn insert(db: impl SqliteExecutor<'_>, new: &New<'_>, now: Moment) -> Result<DecisionId> {
    Ok(sqlx::query_scalar!(
        r#"insert into decision (revision_id, person_id, verdict, reason, words, same_place, decided_at) values (?, ?, ?, ?, ?, ?, ?)
           returning decision_id as "id!: DecisionId""#,
        new.revision, new.person, new.verdict, new.reason, new.words, new.same_place, now
    )
    .fetch_one(db)
    .await?)
}

pub async fn of_revision(db: impl SqliteExecutor<'_>, revision: RevisionId) -> Result<Option<Decision>> {
    Ok(sqlx::query_as!(
        Decision,
        r#"select decision_id as "id: DecisionId", revision_id as "revision: RevisionId", verdict as "verdict: Verdict", reason, words,
               same_place as "same_place: bool", decided_at as "decided_at: Moment"
           from decision where revision_id = ?"#,
        revision
    )
    .fetch_optional(db)
    .await?)
}

pub async fn get(db: impl SqliteExecutor<'_>, id: DecisionId) -> Result<Option<Decision>> {
    Ok(sqlx::query_as!(
        Decision,
        r#"select decision_id as "id: DecisionId", revision_id as "revision: RevisionId", verdict as "verdict: Verdict", reason, words,
               same_place as "same_place: bool", decided_at as "decided_at: Moment"
           from decision where decision_id = ?"#,
        id
    )
    .fetch_optional(db)
    .await?)
}
