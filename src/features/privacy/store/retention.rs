//! Statements that end what was kept long enough.

use sqlx::{AssertSqlSafe, SqliteConnection, SqliteExecutor};
use tertulia_clock::Moment;

use super::erase::ties;
use crate::base::error::{Error, Result};
use crate::base::ids::{OutboxId, PersonId};
use crate::features::privacy::register::PASSING;

/// Under which key it remembers the day of the last look at what is kept too long.
const SWEPT: &str = "retention swept";

/// Under which key it remembers since when the clock is doubted, in seconds.
const DOUBTED: &str = "retention doubted";

/// People who have nothing but what ties nobody to the network, and were last here before this month: all, or one.
pub async fn strangers(
    db: impl SqliteExecutor<'_>,
    before_month: i64,
    only: Option<PersonId>,
) -> Result<Vec<PersonId>> {
    let ties = ties(&PASSING);
    let sql = format!(
        "select person_id from person p where seen_month < ?1 and (?2 is null or person_id = ?2) {ties} order by person_id"
    );
    Ok(sqlx::query_scalar(AssertSqlSafe(sql)).bind(before_month).bind(only).fetch_all(db).await?)
}

/// Whoever was not seen since this was remembered counts as seen now.
pub async fn date_the_undated(db: impl SqliteExecutor<'_>, month: i64) -> Result<()> {
    sqlx::query!("update person set seen_month = ? where seen_month is null", month).execute(db).await?;
    Ok(())
}

pub async fn swept(db: impl SqliteExecutor<'_>) -> Result<Option<String>> {
    let day = sqlx::query_scalar!("select value from installation where key = ?", SWEPT).fetch_optional(db).await?;
    match day {
        // Taken for a first run, it would make whatever the clock says believed.
        Some(day) if day.parse::<jiff::civil::Date>().is_err() => Err(damaged(SWEPT)),
        day => Ok(day),
    }
}

pub async fn put_swept(db: impl SqliteExecutor<'_>, day: &str) -> Result<()> {
    sqlx::query!(
        "insert into installation (key, value) values (?, ?) on conflict do update set value = excluded.value",
        SWEPT,
        day
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn doubted(db: impl SqliteExecutor<'_>) -> Result<Option<Moment>> {
    let value = sqlx::query_scalar!("select value from installation where key = ?", DOUBTED).fetch_optional(db).await?;
    let since = value.map(|value| value.parse().map_err(|_| damaged(DOUBTED))).transpose()?;
    Ok(since.map(Moment))
}

fn damaged(key: &str) -> Error {
    Error::Fault(format!("what is remembered as {key} can't be read"))
}

pub async fn put_doubt(db: &mut SqliteConnection, since: Option<Moment>) -> Result<()> {
    sqlx::query!("delete from installation where key = ?", DOUBTED).execute(&mut *db).await?;
    if let Some(since) = since {
        let since = since.0.to_string();
        sqlx::query!("insert into installation (key, value) values (?, ?)", DOUBTED, since).execute(db).await?;
    }
    Ok(())
}

// What is kept too long. Each says how many rows it took or emptied.

pub async fn drop_lately_used(db: impl SqliteExecutor<'_>, before: Moment) -> Result<u64> {
    Ok(sqlx::query!("delete from lately_used where used_at < ?", before).execute(db).await?.rows_affected())
}

pub async fn drop_searches(db: impl SqliteExecutor<'_>, before: Moment) -> Result<u64> {
    Ok(sqlx::query!("delete from asked where asked_at < ?", before).execute(db).await?.rows_affected())
}

pub async fn drop_letters(db: impl SqliteExecutor<'_>, read_before: Moment, said_before: Moment) -> Result<u64> {
    let dropped = sqlx::query!(
        "delete from outbox where person_id is not null
             and ((state = 'inbox' and read_at < ?1) or (state in ('inbox', 'sent', 'dropped') and created_at < ?2))",
        read_before,
        said_before
    );
    Ok(dropped.execute(db).await?.rows_affected())
}

/// The letters that are about to go and that a thread mentions somebody for.
pub async fn old_letters_mentioned(
    db: impl SqliteExecutor<'_>,
    read_before: Moment,
    said_before: Moment,
) -> Result<Vec<OutboxId>> {
    Ok(sqlx::query_scalar!(
        r#"select distinct subject as "letter!: OutboxId" from outbox
           where topic = 'letter_waits' and subject in (
               select outbox_id from outbox where person_id is not null and ((state = 'inbox' and read_at < ?1)
                   or (state in ('inbox', 'sent', 'dropped') and created_at < ?2)))"#,
        read_before,
        said_before
    )
    .fetch_all(db)
    .await?)
}

pub async fn drop_digests(db: impl SqliteExecutor<'_>, before: Moment) -> Result<u64> {
    Ok(sqlx::query!("delete from digest where until < ?", before).execute(db).await?.rows_affected())
}

pub async fn drop_stale_asks(db: impl SqliteExecutor<'_>, before: Moment) -> Result<u64> {
    Ok(sqlx::query!("delete from stale_ask where asked_at < ?", before).execute(db).await?.rows_affected())
}

pub async fn drop_reminders(db: impl SqliteExecutor<'_>, before: Moment) -> Result<u64> {
    let dropped =
        sqlx::query!("delete from reminder where person_id is not null and due_at < ? and state <> 'waiting'", before);
    Ok(dropped.execute(db).await?.rows_affected())
}

pub async fn drop_seats(db: impl SqliteExecutor<'_>, before: Moment) -> Result<u64> {
    let dropped = sqlx::query!(
        "delete from seat where occurrence_id in (select occurrence_id from occurrence where ends_at <= ?)",
        before
    );
    Ok(dropped.execute(db).await?.rows_affected())
}

pub async fn drop_claims(db: impl SqliteExecutor<'_>, before: Moment) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar!(r#"delete from claim where claimed_at < ? returning revision_id as "id!: i64""#, before)
        .fetch_all(db)
        .await?)
}

pub async fn drop_former_memberships(db: impl SqliteExecutor<'_>, before: Moment) -> Result<u64> {
    let dropped = sqlx::query!("delete from former_membership where left_at < ?", before);
    Ok(dropped.execute(db).await?.rows_affected())
}

pub async fn drop_log_words(db: &mut SqliteConnection, before: Moment) -> Result<u64> {
    let kept = sqlx::query!("delete from log_kept where log_id in (select log_id from log where at < ?)", before);
    kept.execute(&mut *db).await?;
    let dropped = sqlx::query!("delete from log_text where log_id in (select log_id from log where at < ?)", before);
    Ok(dropped.execute(db).await?.rows_affected())
}

/// What an accepted reply says is published, and stays.
pub async fn empty_reports(db: impl SqliteExecutor<'_>, before: Moment) -> Result<Vec<i64>> {
    let emptied = sqlx::query_scalar!(
        r#"update report set person_id = null, handled_by = null, words = '', link = '', organisation = '', answer = ''
         where handled_at < ? and not (kind = 'reply' and state = 'accepted')
             and (words <> '' or answer <> '' or person_id is not null) returning report_id as "id!: i64""#,
        before
    );
    Ok(emptied.fetch_all(db).await?)
}

/// Who sent an accepted reply, and who accepted it, does not.
pub async fn unname_replies(db: impl SqliteExecutor<'_>, before: Moment) -> Result<Vec<i64>> {
    let unnamed = sqlx::query_scalar!(
        r#"update report set person_id = null, handled_by = null
           where handled_at < ? and kind = 'reply' and state = 'accepted'
               and (person_id is not null or handled_by is not null) returning report_id as "id!: i64""#,
        before
    );
    Ok(unnamed.fetch_all(db).await?)
}

pub async fn drop_refused_translations(db: impl SqliteExecutor<'_>, before: Moment) -> Result<Vec<i64>> {
    let dropped = sqlx::query_scalar!(
        r#"delete from translation where state = 'refused' and reviewed_at < ? returning translation_id as "id!: i64""#,
        before
    );
    Ok(dropped.fetch_all(db).await?)
}

pub async fn drop_translation_drafts(db: impl SqliteExecutor<'_>, before: Moment) -> Result<u64> {
    let dropped = sqlx::query!("delete from translation where state = 'draft' and changed_at < ?", before);
    Ok(dropped.execute(db).await?.rows_affected())
}

pub async fn drop_blocks(db: &mut SqliteConnection, before: Moment) -> Result<u64> {
    let ended = sqlx::query!("delete from block where until < ?", before).execute(&mut *db).await?.rows_affected();
    let kept = sqlx::query!("delete from block_kept where kept_at < ?1 or until < ?1", before).execute(db).await?;
    Ok(ended + kept.rows_affected())
}
