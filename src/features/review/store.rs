//! Every statement on `decision`, `decision_field` and `claim`.

use sqlx::{SqliteConnection, SqliteExecutor};
use tertulia_clock::Moment;

use super::model::{Claim, Decision, Verdict};
use crate::base::error::Result;
use crate::base::ids::{DecisionId, PersonId, RevisionId, WriteupId};
use crate::base::lookup::Typed;
use crate::features::writeups::{Field, Titled};

pub struct New<'a> {
    pub revision: RevisionId,
    pub person: PersonId,
    pub verdict: Verdict,
    pub reason: Option<&'a str>,
    pub words: &'a str,
    pub fields: &'a [(Field, String)],
    pub same_place: bool,
    pub held_until: Option<Moment>,
    pub into: Option<WriteupId>,
}

pub async fn insert(db: &mut SqliteConnection, new: &New<'_>, now: Moment) -> Result<DecisionId> {
    let id = sqlx::query_scalar!(
        r#"insert into decision (revision_id, person_id, verdict, reason, words, same_place, held_until, into_writeup, decided_at)
           values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning decision_id as "id!: DecisionId""#,
        new.revision, new.person, new.verdict, new.reason, new.words, new.same_place, new.held_until, new.into, now
    )
    .fetch_one(&mut *db)
    .await?;
    for (field, words) in new.fields {
        let field = field.word();
        sqlx::query!("insert into decision_field (decision_id, field, words) values (?, ?, ?)", id, field, words)
            .execute(&mut *db)
            .await?;
    }
    Ok(id)
}

pub async fn get(db: &mut SqliteConnection, id: DecisionId) -> Result<Option<Decision>> {
    let Some(row) = sqlx::query!(
        r#"select revision_id as "revision: RevisionId", verdict as "verdict: Verdict", reason, words, same_place as "same_place: bool",
               held_until as "held_until: Moment", into_writeup as "into: WriteupId", reopened as "reopened: bool",
               decided_at as "decided_at: Moment"
           from decision where decision_id = ?"#,
        id
    )
    .fetch_optional(&mut *db)
    .await?
    else {
        return Ok(None);
    };
    let fields =
        sqlx::query!("select field, words from decision_field where decision_id = ?", id).fetch_all(db).await?;
    let said = |field: Field| fields.iter().find(|row| row.field == field.word()).map(|row| (field, row.words.clone()));
    Ok(Some(Decision {
        id,
        revision: row.revision,
        verdict: row.verdict,
        reason: row.reason,
        words: row.words,
        fields: Field::ALL.into_iter().filter_map(said).collect(),
        same_place: row.same_place,
        held_until: row.held_until,
        into: row.into,
        reopened: row.reopened,
        decided_at: row.decided_at,
    }))
}

/// The decision that stands on a revision.
pub async fn standing(db: &mut SqliteConnection, revision: RevisionId) -> Result<Option<Decision>> {
    let id = sqlx::query_scalar!(
        r#"select decision_id as "id: DecisionId" from decision
           where revision_id = ? and reopened = 0 and verdict in ('approve', 'changes', 'reject', 'merge')"#,
        revision
    )
    .fetch_optional(&mut *db)
    .await?;
    match id {
        Some(id) => get(db, id).await,
        None => Ok(None),
    }
}

/// The hold that stands on a revision, whether or not its day has come.
pub async fn hold(db: &mut SqliteConnection, revision: RevisionId) -> Result<Option<Decision>> {
    let id = sqlx::query_scalar!(
        r#"select decision_id as "id: DecisionId" from decision where revision_id = ? and reopened = 0 and verdict = 'hold'"#,
        revision
    )
    .fetch_optional(&mut *db)
    .await?;
    match id {
        Some(id) => get(db, id).await,
        None => Ok(None),
    }
}

/// What stood on a revision does not any more: the decision, or the hold.
pub async fn take_up(db: impl SqliteExecutor<'_>, revision: RevisionId) -> Result<()> {
    sqlx::query!(
        "update decision set reopened = 1 where revision_id = ? and reopened = 0 and verdict <> 'reopen'",
        revision
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The newest revision of a write-up on which a decision stands.
pub async fn newest_decided(db: impl SqliteExecutor<'_>, writeup: WriteupId) -> Result<Option<RevisionId>> {
    Ok(sqlx::query_scalar!(
        r#"select revision_id as "id: RevisionId" from decision join revision using (revision_id)
           where writeup_id = ? and reopened = 0 and verdict in ('approve', 'changes', 'reject', 'merge')
           order by ordinal desc limit 1"#,
        writeup
    )
    .fetch_optional(db)
    .await?)
}

/// The merge that stands on a write-up.
pub async fn standing_merge(db: impl SqliteExecutor<'_>, writeup: WriteupId) -> Result<Option<DecisionId>> {
    Ok(sqlx::query_scalar!(
        r#"select decision_id as "id: DecisionId" from decision join revision using (revision_id)
           where writeup_id = ? and reopened = 0 and verdict = 'merge' order by decision_id desc limit 1"#,
        writeup
    )
    .fetch_optional(db)
    .await?)
}

/// The last request for changes on a write-up, to the one who looks after it now.
pub async fn last_asked(db: impl SqliteExecutor<'_>, writeup: WriteupId) -> Result<Option<DecisionId>> {
    Ok(sqlx::query_scalar!(
        r#"select decision_id as "id: DecisionId" from decision join revision using (revision_id) join writeup using (writeup_id)
           where writeup_id = ? and reopened = 0 and verdict = 'changes' and decided_at >= coalesce(handed_over_at, 0)
           order by decision_id desc limit 1"#,
        writeup
    )
    .fetch_optional(db)
    .await?)
}

/// Until when a revision was or is on hold, at the latest.
pub async fn held_until(db: impl SqliteExecutor<'_>, revision: RevisionId) -> Result<Option<Moment>> {
    Ok(sqlx::query_scalar!(
        r#"select max(held_until) as "at: Moment" from decision where revision_id = ? and verdict = 'hold'"#,
        revision
    )
    .fetch_one(db)
    .await?)
}

/// When a revision was last taken up again.
pub async fn reopened_at(db: impl SqliteExecutor<'_>, revision: RevisionId) -> Result<Option<Moment>> {
    Ok(sqlx::query_scalar!(
        r#"select max(decided_at) as "at: Moment" from decision where revision_id = ? and verdict = 'reopen'"#,
        revision
    )
    .fetch_one(db)
    .await?)
}

pub async fn claim(db: impl SqliteExecutor<'_>, revision: RevisionId) -> Result<Option<Claim>> {
    Ok(sqlx::query_as!(
        Claim,
        r#"select person_id as "person: PersonId", claimed_at as "claimed_at: Moment" from claim where revision_id = ?"#,
        revision
    )
    .fetch_optional(db)
    .await?)
}

pub async fn put_claim(db: impl SqliteExecutor<'_>, revision: RevisionId, by: PersonId, now: Moment) -> Result<()> {
    sqlx::query!(
        "insert into claim (revision_id, person_id, claimed_at) values (?, ?, ?)
         on conflict do update set person_id = excluded.person_id, claimed_at = excluded.claimed_at",
        revision,
        by,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn delete_claim(db: impl SqliteExecutor<'_>, revision: RevisionId) -> Result<()> {
    sqlx::query!("delete from claim where revision_id = ?", revision).execute(db).await?;
    Ok(())
}

/// What of the queue is on hold or being read: revision, until when it is held, and who has read it since when.
pub struct Mark {
    pub revision: RevisionId,
    pub held_until: Option<Moment>,
    pub claimed_at: Option<Moment>,
}

pub async fn marks(db: impl SqliteExecutor<'_>) -> Result<Vec<Mark>> {
    Ok(sqlx::query_as!(
        Mark,
        r#"select r.revision_id as "revision: RevisionId", held_until as "held_until: Moment", claimed_at as "claimed_at: Moment"
           from revision r left join decision d on d.revision_id = r.revision_id and d.reopened = 0 and d.verdict = 'hold'
           left join claim c on c.revision_id = r.revision_id
           where r.state = 'submitted'"#
    )
    .fetch_all(db)
    .await?)
}

/// Write-ups on which a decision stands and that fit what was typed, the newest decision first; all of them where nothing
/// was.
pub async fn decided(db: impl SqliteExecutor<'_>, typed: &Typed, most: i64) -> Result<Vec<Titled>> {
    let (all, words, number, draft) = (typed.is_empty(), typed.words_or_none(), typed.like('r'), typed.like('d'));
    Ok(sqlx::query_as!(
        Titled,
        r#"select w.writeup_id as "id!: WriteupId", number, title as "title!" from decision d join revision r using (revision_id) join writeup w using (writeup_id)
           join revision_text t on t.revision_id = r.revision_id and t.kind = 'original'
           where reopened = 0 and verdict in ('approve', 'changes', 'reject', 'merge')
               and (?1 or number like ?3 or (number is null and w.writeup_id like ?4)
                   or r.revision_id in (select rowid from title_index where title_index match ?2))
           group by w.writeup_id order by max(decision_id) desc limit ?5"#,
        all,
        words,
        number,
        draft,
        most
    )
    .fetch_all(db)
    .await?)
}
