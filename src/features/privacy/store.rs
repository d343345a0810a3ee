//! Every statement of export, erasure and retention. Those over the register are put together from its constants.

use sqlx::{AssertSqlSafe, SqliteConnection, SqliteExecutor};
use tertulia_clock::Moment;

use super::model::Mode;
use super::register::{Belongs, Column, Fate, Holding, Kind, PASSING, REGISTER};
use crate::base::error::Result;
use crate::base::ids::{OccurrenceId, OutboxId, PersonId, PlaceId, RevisionId, UserId, WriteupId};
use crate::outbox::Topic;

/// Under which key the installation remembers its secret.
const KEY: &str = "erasure key";
/// Under which key it remembers the day of the last look at what is kept too long.
const SWEPT: &str = "retention swept";
/// Under which key it remembers since when the clock is doubted, in seconds.
const DOUBTED: &str = "retention doubted";

/// The condition under which a row is the person's, who is `?1`.
fn condition(holding: &Holding) -> String {
    let is_theirs = match holding.belongs {
        Belongs::To(column) => format!("{column} = ?1"),
        Belongs::ToTheirWriteup(column) => format!("{column} in (select writeup_id from writeup where author = ?1)"),
        Belongs::ToTheirRevision(column) => {
            format!("{column} in (select revision_id from revision join writeup using (writeup_id) where author = ?1)")
        }
        Belongs::ToADecisionOnTheirs => {
            "decision_id in (select decision_id from decision join revision using (revision_id)
             join writeup using (writeup_id) where author = ?1)"
                .to_owned()
        }
        Belongs::ToTheirDecision => "decision_id in (select decision_id from decision where person_id = ?1)".to_owned(),
        Belongs::ToTheLogOfThem => "log_id in (select log_id from log where actor = ?1 or subject = 'person/' || ?1
             or subject in (select 'writeup/' || writeup_id from writeup where author = ?1))"
            .to_owned(),
    };
    match holding.only {
        "" => is_theirs,
        only => format!("{is_theirs} and ({only})"),
    }
}

fn expression(column: &Column) -> String {
    let Column { name, kind, .. } = column;
    match kind {
        Kind::Plain | Kind::Left => format!("t.{name}"),
        Kind::Flag => format!("json(iif(t.{name}, 'true', 'false'))"),
        Kind::Instant => format!("strftime('%Y-%m-%dT%H:%M:%SZ', t.{name}, 'unixepoch')"),
        Kind::Id => format!("cast(t.{name} as text)"),
        Kind::Place => format!("(select name from place where place_id = t.{name})"),
        Kind::Writeup => {
            format!("(select coalesce('R-' || number, 'D-' || writeup_id) from writeup where writeup_id = t.{name})")
        }
        Kind::Revision => format!(
            "(select coalesce('R-' || number, 'D-' || writeup_id) || ', revision ' || ordinal
              from revision join writeup using (writeup_id) where revision_id = t.{name})"
        ),
        Kind::Occurrence => format!(
            "(select 'G-' || gathering_id || ', ' || starts_local from occurrence where occurrence_id = t.{name})"
        ),
        Kind::Gathering => format!("'G-' || t.{name}"),
        Kind::Subject => format!(
            "case t.kind when 'gathering' then 'G-' || t.{name}
             when 'place' then (select name from place where place_id = t.{name})
             else (select coalesce('R-' || number, 'D-' || writeup_id) from writeup where writeup_id = t.{name}) end"
        ),
    }
}

/// The rows of one holding, each an object as JSON.
pub async fn exported(db: impl SqliteExecutor<'_>, holding: &Holding, person: PersonId) -> Result<Vec<String>> {
    let pairs: Vec<String> = holding
        .columns
        .iter()
        .filter(|column| column.kind != Kind::Left)
        .map(|column| format!("'{}', {}", column.key, expression(column)))
        .collect();
    let sql = format!(
        "select json_object({}) from {} t where {} order by rowid",
        pairs.join(", "),
        holding.table,
        condition(holding)
    );
    Ok(sqlx::query_scalar(AssertSqlSafe(sql)).bind(person).fetch_all(db).await?)
}

/// The rows of the log by or about somebody, or that name them, each an object as JSON. Whoever else they name is left out, and so are words
/// about somebody else.
pub async fn exported_log(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar!(
        r#"select json_object('at', strftime('%Y-%m-%dT%H:%M:%SZ', at, 'unixepoch'), 'action', action,
               'subject', iif(is_other, 'person', subject), 'by_you', json(iif(actor = ?1, 'true', 'false')),
               'before', iif(is_other, null, before), 'after', iif(is_other, null, after),
               'reason', iif(is_other, null, reason)) as "row!: String"
           from (select log.*, subject like 'person/%' and subject <> 'person/' || ?1 as is_other,
                     coalesce(t.before, k.before) as before, coalesce(t.after, k.after) as after, reason
                 from log left join log_text t using (log_id) left join log_kept k using (log_id))
           where actor = ?1 or subject = 'person/' || ?1
               or subject in (select 'writeup/' || writeup_id from writeup where author = ?1)
               or before || ' ' || after || ' ' || coalesce(reason, '') || ' ' glob '*person/' || ?1 || '[^0-9]*'
           order by log_id"#,
        person
    )
    .fetch_all(db)
    .await?)
}

/// How many rows of one holding are a person's.
pub async fn count(db: impl SqliteExecutor<'_>, holding: &Holding, person: PersonId) -> Result<i64> {
    let sql = format!("select count(*) from {} where {}", holding.table, condition(holding));
    Ok(sqlx::query_scalar(AssertSqlSafe(sql)).bind(person).fetch_one(db).await?)
}

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
fn ties(but: &[&str]) -> String {
    let ties = REGISTER.iter().filter(|holding| !but.contains(&holding.table)).filter_map(|it| match it.belongs {
        Belongs::To(column) => {
            Some(format!("and not exists (select 1 from {} t where t.{column} = p.person_id)", it.table))
        }
        _ => None,
    });
    ties.collect::<Vec<_>>().join(" ")
}

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

pub async fn key(db: impl SqliteExecutor<'_>) -> Result<Option<String>> {
    Ok(sqlx::query_scalar!("select value from installation where key = ?", KEY).fetch_optional(db).await?)
}

/// Whether the database is of a version that has a place for the key.
pub async fn has_keys(db: impl SqliteExecutor<'_>) -> Result<bool> {
    Ok(sqlx::query_scalar!(
        r#"select exists (select 1 from sqlite_master where type = 'table' and name = 'installation') as "has_keys!: bool""#
    )
    .fetch_one(db)
    .await?)
}

pub async fn put_key(db: impl SqliteExecutor<'_>, value: &str) -> Result<()> {
    sqlx::query!("insert into installation (key, value) values (?, ?) on conflict do nothing", KEY, value)
        .execute(db)
        .await?;
    Ok(())
}

pub async fn swept(db: impl SqliteExecutor<'_>) -> Result<Option<String>> {
    Ok(sqlx::query_scalar!("select value from installation where key = ?", SWEPT).fetch_optional(db).await?)
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
    Ok(value.and_then(|value| value.parse().ok()).map(Moment))
}

pub async fn put_doubt(db: &mut SqliteConnection, since: Option<Moment>) -> Result<()> {
    sqlx::query!("delete from installation where key = ?", DOUBTED).execute(&mut *db).await?;
    if let Some(since) = since {
        let since = since.0.to_string();
        sqlx::query!("insert into installation (key, value) values (?, ?)", DOUBTED, since).execute(db).await?;
    }
    Ok(())
}

/// An erasure that is done.
pub struct Done {
    pub hash: String,
    pub mode: Mode,
    pub at: Moment,
}

pub async fn done(db: impl SqliteExecutor<'_>) -> Result<Vec<Done>> {
    Ok(sqlx::query_as!(
        Done,
        r#"select person_hash as hash, mode as "mode: Mode", erased_at as "at: Moment" from erasure order by erasure_id"#
    )
    .fetch_all(db)
    .await?)
}

/// Of whom an erasure is done, also where the database is from before any could be.
pub async fn done_in_any_version(db: &mut SqliteConnection) -> Result<Vec<String>> {
    if !has_table(&mut *db, "erasure").await? {
        return Ok(Vec::new());
    }
    Ok(sqlx::query_scalar("select person_hash from erasure").fetch_all(db).await?)
}

/// Whether anybody is in a database of whatever version.
pub async fn any_people(db: &mut SqliteConnection) -> Result<bool> {
    if !has_table(&mut *db, "person").await? {
        return Ok(false);
    }
    Ok(sqlx::query_scalar("select exists (select 1 from person)").fetch_one(db).await?)
}

async fn has_table(db: &mut SqliteConnection, name: &str) -> Result<bool> {
    let there = sqlx::query_scalar("select exists (select 1 from sqlite_schema where type = 'table' and name = ?)");
    Ok(there.bind(name).fetch_one(db).await?)
}

pub async fn insert_done(db: impl SqliteExecutor<'_>, done: &Done) -> Result<()> {
    sqlx::query!("insert into erasure (person_hash, mode, erased_at) values (?, ?, ?)", done.hash, done.mode, done.at)
        .execute(db)
        .await?;
    Ok(())
}

pub async fn people(db: impl SqliteExecutor<'_>) -> Result<Vec<PersonId>> {
    Ok(sqlx::query_scalar!(r#"select person_id as "person: PersonId" from person order by person_id"#)
        .fetch_all(db)
        .await?)
}

pub async fn is_there(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<bool> {
    Ok(sqlx::query_scalar!("select count(*) from person where person_id = ?", person).fetch_one(db).await? == 1)
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

pub async fn user_of(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<Option<UserId>> {
    Ok(sqlx::query_scalar!(r#"select user_id as "user: UserId" from account where person_id = ?"#, person)
        .fetch_optional(db)
        .await?)
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

/// Keeps what a moderator did to others, where it is told in words of the bot's own: before and after of these actions
/// hold no name and no free text. Why they did it is their own words, and goes with the side text.
pub async fn keep_own_words(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<()> {
    sqlx::query!(
        "insert into log_kept (log_id, before, after)
         select log_id, before, after from log_text join log using (log_id)
         where actor = ?1 and action in ('role.grant', 'role.revoke', 'block.add', 'block.lift', 'contact.confirm',
                 'contact.remove', 'server.admit', 'server.remove', 'server.settings', 'review.decide', 'review.merge',
                 'review.reopen')
             and subject <> 'person/' || ?1
             and subject not in (select 'writeup/' || writeup_id from writeup where author = ?1)",
        person
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

// Whether a card still has something to say.

pub async fn is_translation_gone(db: impl SqliteExecutor<'_>, translation: i64) -> Result<bool> {
    let found = sqlx::query_scalar!("select count(*) from translation where translation_id = ?", translation);
    Ok(found.fetch_one(db).await? == 0)
}

/// What waits is still looked into, whoever sent it is gone or not.
pub async fn is_report_gone(db: impl SqliteExecutor<'_>, report: i64) -> Result<bool> {
    let found = sqlx::query_scalar!(
        "select count(*) from report where report_id = ?
             and (state = 'waiting' or person_id is not null or words <> '' or link <> '' or organisation <> '')",
        report
    );
    Ok(found.fetch_one(db).await? == 0)
}

/// What a decision was about.
pub async fn decided_on(db: impl SqliteExecutor<'_>, decision: i64) -> Result<Option<RevisionId>> {
    let found =
        sqlx::query_scalar!(r#"select revision_id as "id: RevisionId" from decision where decision_id = ?"#, decision);
    Ok(found.fetch_optional(db).await?)
}

pub async fn is_revision_gone(db: impl SqliteExecutor<'_>, revision: RevisionId) -> Result<bool> {
    let found = sqlx::query_scalar!(
        "select count(*) from revision_text where revision_id = ? and kind = 'original' and title <> ''",
        revision
    );
    Ok(found.fetch_one(db).await? == 0)
}

/// Counts who came to what is over, before it is not known any more who did: of one person, or of every time that ended
/// before an instant.
pub async fn count_attendance(
    db: impl SqliteExecutor<'_>,
    person: Option<PersonId>,
    ended_before: Moment,
) -> Result<()> {
    sqlx::query!(
        "insert into attendance (occurrence_id, going, maybe)
         select occurrence_id, count(*) filter (where answer = 'going'), count(*) filter (where answer = 'maybe')
         from seat join occurrence using (occurrence_id)
         where ends_at <= ?2 and (?1 is null or person_id = ?1) group by occurrence_id
         on conflict do update set going = going + excluded.going, maybe = maybe + excluded.maybe",
        person,
        ended_before
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
    sqlx::query!("delete from evidence where revision_id = ?", id).execute(&mut *db).await?;
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

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::super::register::NOBODYS;
    use super::*;
    use crate::base::database::Store;

    const WHAT_TO_DO: &str = "\nDecide what `/me export` and `/me forget` do with it, in src/privacy/register.rs: where it \
        can hold something of a person, add it to a `holding` of its table in `REGISTER` (with the fate of its rows, and \
        before whatever they hang on); where it can't, add the table to `NOBODYS` with the reason. Then say in PRIVACY.md \
        what it is for and how long it is kept.";

    /// Every table that migrations make, with its columns.
    async fn schema(store: &Store) -> BTreeMap<String, BTreeSet<String>> {
        let rows: Vec<(String, String)> = sqlx::query_as(
            "select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c
             where m.type = 'table' and m.name not like 'sqlite_%' and m.name not like '\\_sqlx%' escape '\\'",
        )
        .fetch_all(store.read())
        .await
        .unwrap();
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (table, column) in rows {
            found.entry(table).or_default().insert(column);
        }
        // Where the full-text index keeps its own things.
        let shadows = ["_data", "_idx", "_content", "_docsize", "_config"];
        let of_index =
            |table: &str| shadows.iter().any(|end| table.strip_suffix(end).is_some_and(|it| it.ends_with("_index")));
        found.retain(|table, _| !of_index(table));
        found
    }

    async fn empty() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("tertulia.db")).await.unwrap();
        (folder, store)
    }

    #[tokio::test]
    async fn every_table_and_column_is_in_the_register_or_known_to_hold_nothing_of_a_person() {
        let (_folder, store) = empty().await;
        let schema = schema(&store).await;
        for (table, columns) in &schema {
            let holdings: Vec<&Holding> = REGISTER.iter().filter(|holding| holding.table == table).collect();
            let is_nobodys = NOBODYS.iter().any(|(name, _)| name == table);
            assert!(!holdings.is_empty() || is_nobodys, "The table `{table}` is not in the register.{WHAT_TO_DO}");
            assert!(holdings.is_empty() || !is_nobodys, "`{table}` is both in the register and nobody's");
            if is_nobodys {
                continue;
            }
            let known: BTreeSet<&str> = holdings.iter().flat_map(|it| it.columns).map(|column| column.name).collect();
            for column in columns {
                assert!(
                    known.contains(column.as_str()),
                    "The column `{table}.{column}` is not in the register.{WHAT_TO_DO}"
                );
            }
        }
        for holding in REGISTER {
            for column in holding.columns {
                let is_there = schema.get(holding.table).is_some_and(|columns| columns.contains(column.name));
                assert!(is_there, "the register has `{}.{}`, the schema does not", holding.table, column.name);
            }
        }
        for (table, reason) in NOBODYS {
            assert!(schema.contains_key(*table), "`{table}` is nobody's, and not in the schema");
            assert!(!reason.is_empty());
        }
    }

    #[tokio::test]
    async fn whatever_refers_to_a_person_is_settled_by_the_register() {
        let (_folder, store) = empty().await;
        for table in schema(&store).await.keys() {
            let sql = format!("select \"from\" from pragma_foreign_key_list('{table}') where \"table\" = 'person'");
            let columns: Vec<String> = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(store.read()).await.unwrap();
            for column in columns {
                let settles = REGISTER.iter().filter(|holding| holding.table == table).any(|holding| {
                    matches!(holding.belongs, Belongs::To(name) if name == column)
                        && match holding.fate {
                            Fate::Deleted | Fate::ByAction => true,
                            Fate::Unnamed(names) | Fate::Emptied(names, _) => names.contains(&column.as_str()),
                            Fate::Kept(_) => false,
                        }
                });
                assert!(
                    settles,
                    "`{table}.{column}` refers to a person, and no holding deletes or unnames it.{WHAT_TO_DO}"
                );
            }
        }
    }

    #[tokio::test]
    async fn every_statement_of_the_register_is_one() {
        let (_folder, store) = empty().await;
        let mut tx = store.write().await.unwrap();
        for holding in REGISTER {
            let said = format!("{} / {}", holding.table, holding.part);
            count(&mut *tx, holding, PersonId(1)).await.unwrap_or_else(|error| panic!("{said}: {error:?}"));
            if holding.is_exported() {
                exported(&mut *tx, holding, PersonId(1)).await.unwrap_or_else(|error| panic!("{said}: {error:?}"));
            }
            settle(&mut tx, holding, PersonId(1)).await.unwrap_or_else(|error| panic!("{said}: {error:?}"));
        }
        strangers(&mut *tx, 203_001, None).await.unwrap();
    }
}
