//! Statements that make a person forgotten: what goes, what stays without their name, and whether it is gone.

use sqlx::{AssertSqlSafe, SqliteConnection, SqliteExecutor};
use tertulia_clock::Moment;

use super::condition;
use crate::audit_log::Action;
use crate::base::error::Result;
use crate::base::ids::{OccurrenceId, PersonId, PlaceId, RevisionId, UserId, WriteupId};
use crate::features::privacy::model;
use crate::features::privacy::register::{Belongs, Fate, Holding, REGISTER};
use crate::outbox::Topic;

/// Does with the rows of one holding what its fate says.
pub async fn settle(db: &mut SqliteConnection, holding: &Holding, person: PersonId) -> Result<()> {
    let (table, condition) = (holding.table, condition(holding));
    let sql = match holding.fate {
        Fate::ByAction | Fate::Kept(_) => return Ok(()),
        Fate::Deleted => format!("delete from {table} where {condition}"),
        Fate::Unnamed(names) => format!("update {table} set {} where {condition}", nulled(names)),
        Fate::Emptied(names, texts) => {
            let emptied: Vec<String> = texts.iter().map(|text| format!("{text} = ''")).collect();
            format!("update {table} set {}, {} where {condition}", nulled(names), emptied.join(", "))
        }
    };
    sqlx::query(AssertSqlSafe(sql)).bind(person).execute(db).await?;
    Ok(())
}

fn nulled(names: &[&str]) -> String {
    names.iter().map(|name| format!("{name} = null")).collect::<Vec<_>>().join(", ")
}

/// The conditions under which the person of `p` has nothing but in these tables.
pub fn ties(but: &[&str]) -> String {
    let ties = REGISTER.iter().filter(|holding| !but.contains(&holding.table)).filter_map(|it| match it.belongs {
        Belongs::To(column) => {
            Some(format!("and not exists (select 1 from {} t where t.{column} = p.person_id)", it.table))
        }
        _ => None,
    });
    ties.collect::<Vec<_>>().join(" ")
}

/// Whether somebody is a moderator by a row, and nobody else is.
pub async fn is_last_moderator(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<bool> {
    let row = sqlx::query!(
        r#"select count(*) as "all!: i64", count(*) filter (where person_id = ?) as "own!: i64"
           from role_grant where role = 'moderator'"#,
        person
    );
    let row = row.fetch_one(db).await?;
    Ok(row.all == 1 && row.own == 1)
}

/// Somebody who came just now and has nothing at all: a second press made them. They are gone again.
pub async fn drop_newcomer(db: &mut SqliteConnection, person: PersonId, now: Moment) -> Result<()> {
    let has_nothing = ties(&["person", "account"]);
    let sql = format!("select count(*) from person p where person_id = ?1 and created_at = ?2 {has_nothing}");
    let found: i64 = sqlx::query_scalar(AssertSqlSafe(sql)).bind(person).bind(now).fetch_one(&mut *db).await?;
    if found == 1 {
        sqlx::query!("delete from account where person_id = ?", person).execute(&mut *db).await?;
        sqlx::query!("delete from person where person_id = ?", person).execute(db).await?;
    }
    Ok(())
}

/// The cards and letters to others that name a person, or quote what goes with them.
pub async fn cards(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<Vec<(Topic, i64)>> {
    let rows = sqlx::query!(
        r#"with theirs as (select revision_id from revision join writeup using (writeup_id) where author = ?1)
           select 'letter_waits' as "topic!: Topic", subject as "subject!: i64" from outbox
               where topic = 'letter_waits' and subject in (select outbox_id from outbox where person_id = ?1)
           union select 'review_card', revision_id from claim where person_id = ?1
           union select 'report_card', report_id from report where person_id = ?1
           union select 'translation_card', translation_id from translation where person_id = ?1 or revision_id in theirs
           union select 'translation_decision', translation_id from translation where revision_id in theirs
           union select 'hold_over', decision_id from decision where verdict = 'hold' and revision_id in theirs
           union select 'merged_into_yours', decision_id from decision where verdict = 'merge' and revision_id in theirs
           union select 'confirm_asked', revision_id from theirs
           union select 'announcement', writeup_id from confirmation join revision using (revision_id) where person_id = ?1"#,
        person
    );
    Ok(rows.fetch_all(db).await?.into_iter().map(|row| (row.topic, row.subject)).collect())
}

/// Words of the log that name somebody by number or account, whoever they are about.
pub async fn delete_log_words_naming(db: &mut SqliteConnection, person: PersonId, user: Option<UserId>) -> Result<()> {
    sqlx::query!(
        "delete from log_text where instr(before || ' ' || after || ' ' || reason, cast(?1 as text)) > 0
             or (?2 is not null and instr(before || ' ' || after || ' ' || reason, cast(?2 as text)) > 0)",
        person,
        user
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "delete from log_kept where instr(before || ' ' || after, cast(?1 as text)) > 0
             or (?2 is not null and instr(before || ' ' || after, cast(?2 as text)) > 0)",
        person,
        user
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Keeps what a moderator did to others, where it is told in words of the bot's own. Why they did it is their own words,
/// and goes with the side text.
pub async fn keep_own_words(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<()> {
    let actions = Action::ALL.iter().filter(|action| model::is_told_in_own_words(**action));
    let actions = actions.map(|action| action.word()).collect::<Vec<_>>().join(" ");
    sqlx::query!(
        "insert into log_kept (log_id, before, after)
         select log_id, before, after from log_text join log using (log_id)
         where actor = ?1 and instr(' ' || ?2 || ' ', ' ' || action || ' ') > 0
             and subject <> 'person/' || ?1
             and subject not in (select 'writeup/' || writeup_id from writeup where author = ?1)",
        person,
        actions
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Whoever confirmed for both sides did so once: without their number, two rows would look like two people.
pub async fn confirm_once(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<()> {
    sqlx::query!(
        "delete from confirmation where person_id = ?1 and side = 'civil_society' and revision_id in (
             select revision_id from confirmation where person_id = ?1 and side = 'government')",
        person
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What stands on the agendas of gatherings that nobody was told of, before those go.
pub async fn drop_agendas(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<()> {
    sqlx::query!(
        "delete from gathering_writeup where gathering_id in (
             select gathering_id from gathering where facilitator = ? and state in ('draft', 'discarded'))",
        person
    )
    .execute(db)
    .await?;
    Ok(())
}

// Write-ups.

/// A write-up of somebody who is forgotten.
pub struct Written {
    pub id: WriteupId,
    pub place: PlaceId,
    pub is_public: bool,
}

pub async fn written(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<Vec<Written>> {
    Ok(sqlx::query_as!(
        Written,
        r#"select writeup_id as "id: WriteupId", place_id as "place: PlaceId",
               published_revision is not null and withdrawn_at is null and hidden is null as "is_public!: bool"
           from writeup where author = ? order by writeup_id"#,
        person
    )
    .fetch_all(db)
    .await?)
}

/// A revision of such a write-up.
pub struct Step {
    pub id: RevisionId,
    pub was_submitted: bool,
    pub was_published: bool,
}

pub async fn steps(db: impl SqliteExecutor<'_>, writeup: WriteupId) -> Result<Vec<Step>> {
    Ok(sqlx::query_as!(
        Step,
        r#"select revision_id as "id: RevisionId", submitted_at is not null as "was_submitted!: bool",
               state = 'approved' or revision_id = published_revision as "was_published!: bool"
           from revision join writeup using (writeup_id) where writeup_id = ? order by ordinal"#,
        writeup
    )
    .fetch_all(db)
    .await?)
}

/// Takes what a revision says away, and whoever was reading it.
async fn delete_texts(db: &mut SqliteConnection, id: RevisionId) -> Result<()> {
    sqlx::query!("delete from revision_text where revision_id = ?", id).execute(&mut *db).await?;
    sqlx::query!("delete from revision_tag where revision_id = ?", id).execute(&mut *db).await?;
    sqlx::query!("delete from partner where revision_id = ?", id).execute(&mut *db).await?;
    sqlx::query!("delete from commitment where revision_id = ?", id).execute(&mut *db).await?;
    sqlx::query!("delete from translation where revision_id = ?", id).execute(&mut *db).await?;
    sqlx::query!("delete from claim where revision_id = ?", id).execute(db).await?;
    Ok(())
}

/// A revision that nobody but its author ever saw is as if it never was.
pub async fn delete_revision(db: &mut SqliteConnection, id: RevisionId) -> Result<()> {
    delete_texts(&mut *db, id).await?;
    sqlx::query!("delete from revision where revision_id = ?", id).execute(db).await?;
    Ok(())
}

/// A revision that moderators saw stays as an empty row, on which their decisions hang; what waited waits no longer. The
/// triggers forbid changing a text, so an empty one takes its place.
pub async fn empty_revision(db: &mut SqliteConnection, id: RevisionId) -> Result<()> {
    delete_texts(&mut *db, id).await?;
    sqlx::query!(
        "insert into revision_text (revision_id, language, kind)
         select revision_id, language, 'original' from revision join writeup using (writeup_id) where revision_id = ?",
        id
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "update revision set status = null, axis = null, level = null, started = null, ended = null, assessment = null,
             assessor = null, assessment_link = null, inspired_by = '', attribution = 'anonymous', credit = null,
             state = case state when 'submitted' then 'taken_back' else state end
         where revision_id = ?",
        id
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The name on a write-up that stays: that of the organisation, or the place's where none is known. Whoever chose no name
/// keeps none.
pub async fn credit_organisation(
    db: impl SqliteExecutor<'_>,
    writeup: WriteupId,
    organisation: Option<&str>,
    place: &str,
) -> Result<()> {
    sqlx::query!(
        "update revision set attribution = iif(attribution = 'named', 'organisation', attribution),
             credit = case attribution when 'named' then coalesce(?2, ?3) when 'organisation' then coalesce(credit, ?2, ?3) end
         where writeup_id = ?1 and submitted_at is not null",
        writeup,
        organisation,
        place
    )
    .execute(db)
    .await?;
    Ok(())
}

/// No name on a write-up that stays.
pub async fn credit_nobody(db: impl SqliteExecutor<'_>, writeup: WriteupId) -> Result<()> {
    sqlx::query!("update revision set attribution = 'anonymous', credit = null where writeup_id = ?", writeup)
        .execute(db)
        .await?;
    Ok(())
}

pub async fn unname_writeup(db: impl SqliteExecutor<'_>, writeup: WriteupId) -> Result<()> {
    sqlx::query!("update writeup set author = null where writeup_id = ?", writeup).execute(db).await?;
    Ok(())
}

/// A write-up that is erased: its row stays, so that its id never names another. One of which nothing is left but the row
/// goes as well; ids of rows are never used twice.
pub async fn bury_writeup(db: &mut SqliteConnection, writeup: WriteupId, now: Moment) -> Result<()> {
    sqlx::query!("delete from gathering_writeup where writeup_id = ?", writeup).execute(&mut *db).await?;
    sqlx::query!(
        "update writeup set author = null, hidden = 'erased', withdrawn_at = coalesce(withdrawn_at, ?2) where writeup_id = ?1",
        writeup,
        now
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "delete from writeup where writeup_id = ?1 and number is null
             and not exists (select 1 from revision where revision.writeup_id = ?1)
             and not exists (select 1 from kept where kept.writeup_id = ?1)
             and not exists (select 1 from adaptation where adaptation.writeup_id = ?1)
             and not exists (select 1 from report where report.writeup_id = ?1)
             and not exists (select 1 from decision where decision.into_writeup = ?1)
             and not exists (select 1 from stale_ask where stale_ask.writeup_id = ?1)
             and not exists (select 1 from taken_in where taken_in.writeup_id = ?1)
             and not exists (select 1 from writeup other where other.merged_into = ?1)",
        writeup
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The times of gatherings on whose cards a write-up stands.
pub async fn on_agendas(db: impl SqliteExecutor<'_>, writeup: WriteupId) -> Result<Vec<OccurrenceId>> {
    Ok(sqlx::query_scalar!(
        r#"select occurrence_id as "id: OccurrenceId" from gathering_writeup join occurrence using (gathering_id)
           where writeup_id = ? and announced = 1 order by occurrence_id"#,
        writeup
    )
    .fetch_all(db)
    .await?)
}

// Blocks that outlive the wish to be forgotten.

pub async fn keep_block(db: impl SqliteExecutor<'_>, person: PersonId, user_hash: &str, now: Moment) -> Result<()> {
    sqlx::query!(
        "insert into block_kept (user_hash, until, kept_at)
         select ?2, until, ?3 from block where person_id = ?1 and (until is null or until > ?3)
         on conflict do update set until = excluded.until, kept_at = excluded.kept_at",
        person,
        user_hash,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Until when somebody is blocked who was forgotten.
pub async fn kept_block(db: impl SqliteExecutor<'_>, user_hash: &str, now: Moment) -> Result<Option<Option<Moment>>> {
    let found = sqlx::query_scalar!(
        r#"select until as "until: Moment" from block_kept where user_hash = ? and (until is null or until > ?)"#,
        user_hash,
        now
    );
    Ok(found.fetch_optional(db).await?)
}

pub async fn any_block_kept(db: impl SqliteExecutor<'_>) -> Result<bool> {
    Ok(sqlx::query_scalar!("select count(*) from block_kept").fetch_one(db).await? > 0)
}

/// Blocks somebody again who was blocked when they asked to be forgotten. Says whether they were.
pub async fn block_again(
    db: &mut SqliteConnection,
    person: PersonId,
    user_hash: &str,
    reason: &str,
    now: Moment,
) -> Result<bool> {
    sqlx::query!(
        "insert into block (person_id, reason, until, blocked_at)
         select ?1, ?3, until, kept_at from block_kept where user_hash = ?2 and (until is null or until > ?4)
         on conflict do nothing",
        person,
        user_hash,
        reason,
        now
    )
    .execute(&mut *db)
    .await?;
    let had = sqlx::query!("delete from block_kept where user_hash = ?", user_hash).execute(db).await?;
    Ok(had.rows_affected() == 1)
}
