//! Every statement that writes `report`, and what its own cards read of it.

use sqlx::SqliteExecutor;
use tertulia_clock::Moment;

use super::model::{Complaint, Report, State};
use crate::base::error::Result;
use crate::base::ids::{PersonId, ReportId, WriteupId};

struct Row {
    id: ReportId,
    writeup: WriteupId,
    person: Option<PersonId>,
    reason: Option<String>,
    organisation: String,
    words: String,
    link: String,
    state: State,
    handled_at: Option<Moment>,
    answer: String,
}

impl From<Row> for Report {
    fn from(row: Row) -> Self {
        let complaint = match row.reason {
            Some(reason) => Complaint::Report { reason, words: row.words },
            None => Complaint::Reply { organisation: row.organisation, words: row.words, link: row.link },
        };
        Self {
            id: row.id,
            writeup: row.writeup,
            person: row.person,
            complaint,
            state: row.state,
            handled_at: row.handled_at,
            answer: row.answer,
        }
    }
}

pub async fn get(db: impl SqliteExecutor<'_>, id: ReportId) -> Result<Option<Report>> {
    let row = sqlx::query_as!(
        Row,
        r#"select report_id as "id: ReportId", writeup_id as "writeup: WriteupId", person_id as "person: PersonId", reason,
               organisation, words, link, state as "state: State", handled_at as "handled_at: Moment", answer
           from report where report_id = ?"#,
        id
    );
    Ok(row.fetch_optional(db).await?.map(Report::from))
}

/// Whether a report was sent with this form before.
pub async fn is_used(db: impl SqliteExecutor<'_>, form: i64) -> Result<bool> {
    let used = sqlx::query_scalar!("select exists (select 1 from report where opened_by = ?)", form);
    Ok(used.fetch_one(db).await? == 1)
}

/// Whether a person sent just this about a write-up.
pub async fn is_sent(
    db: impl SqliteExecutor<'_>,
    writeup: WriteupId,
    person: PersonId,
    complaint: &Complaint,
) -> Result<bool> {
    let (kind, reason, organisation, words, link) = columns(complaint);
    let sent = sqlx::query_scalar!(
        "select exists (select 1 from report where writeup_id = ? and person_id = ? and kind = ? and reason is ?
             and organisation = ? and words = ? and link = ?)",
        writeup,
        person,
        kind,
        reason,
        organisation,
        words,
        link
    );
    Ok(sent.fetch_one(db).await? == 1)
}

fn columns(complaint: &Complaint) -> (&str, Option<&str>, &str, &str, &str) {
    match complaint {
        Complaint::Report { reason, words } => ("report", Some(reason), "", words, ""),
        Complaint::Reply { organisation, words, link } => ("reply", None, organisation, words, link),
    }
}

/// How many a person has sent since an instant.
pub async fn count_since(db: impl SqliteExecutor<'_>, person: PersonId, since: Moment) -> Result<i64> {
    Ok(sqlx::query_scalar!("select count(*) from report where person_id = ? and created_at > ?", person, since)
        .fetch_one(db)
        .await?)
}

pub async fn insert(
    db: impl SqliteExecutor<'_>,
    form: Option<i64>,
    writeup: WriteupId,
    person: PersonId,
    complaint: &Complaint,
    now: Moment,
) -> Result<ReportId> {
    let (kind, reason, organisation, words, link) = columns(complaint);
    Ok(sqlx::query_scalar!(
        r#"insert into report (opened_by, writeup_id, person_id, kind, reason, organisation, words, link, created_at)
           values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning report_id as "id!: ReportId""#,
        form,
        writeup,
        person,
        kind,
        reason,
        organisation,
        words,
        link,
        now
    )
    .fetch_one(db)
    .await?)
}

pub async fn decide(
    db: impl SqliteExecutor<'_>,
    id: ReportId,
    state: State,
    by: PersonId,
    answer: &str,
    now: Moment,
) -> Result<()> {
    sqlx::query!(
        "update report set state = ?2, handled_by = ?3, handled_at = ?4, answer = ?5 where report_id = ?1 and state = 'waiting'",
        id,
        state,
        by,
        now,
        answer
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What was decided is not decided any more.
pub async fn reopen(db: impl SqliteExecutor<'_>, id: ReportId, reason: &str) -> Result<()> {
    sqlx::query!(
        "update report set state = 'waiting', handled_by = null, handled_at = null, answer = ?2
         where report_id = ?1 and state in ('accepted', 'refused')",
        id,
        reason
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A report that waits for a moderator.
#[derive(Debug)]
pub struct Waiting {
    pub id: ReportId,
    /// Of the write-up's id, `R-42`
    pub number: i64,
    /// None of a reply
    pub reason: Option<String>,
    pub organisation: String,
    pub created_at: Moment,
    pub total: i64,
}

pub async fn waiting(db: impl SqliteExecutor<'_>, offset: i64, limit: i64) -> Result<Vec<Waiting>> {
    Ok(sqlx::query_as!(
        Waiting,
        r#"select report_id as "id: ReportId", number as "number!", reason, organisation, report.created_at as "created_at: Moment",
               count(*) over () as "total!: i64"
           from report join writeup using (writeup_id)
           where state = 'waiting' and number is not null order by report.created_at, report_id limit ? offset ?"#,
        limit,
        offset
    )
    .fetch_all(db)
    .await?)
}
