//! Every statement on `gathering`, `occurrence`, `announcement`, `mirror`, `gathering_notice`, `harvest` and `follow_up`.
//! Seats and reminders have files of their own.

use jiff::civil::DateTime;
use sqlx::{SqliteConnection, SqliteExecutor};
use tertulia_clock::Moment;

use super::model::{Confidentiality, Gathering, Kind, News, Occurrence, Recording, Stage, State, Venue};
use super::outcome::{FollowUp, Outcome};
use super::schedule::{self, Repeat, Zone, read_local, write_local};
use crate::base::error::{Error, Result};
use crate::base::i18n::Language;
use crate::base::ids::{
    ChannelId, EventId, GatheringId, MessageId, NoticeId, OccurrenceId, PersonId, PlaceId, ServerId, WriteupId,
};
use crate::base::lookup::Typed;
use crate::features::members::Offsets;

struct GatheringRow {
    id: GatheringId,
    uid: String,
    state: State,
    title: String,
    purpose: String,
    agenda: String,
    interpretation: String,
    kind: Kind,
    place: PlaceId,
    facilitator: Option<PersonId>,
    starts_local: String,
    zone: String,
    minutes: i64,
    repeat: String,
    rule: Option<String>,
    server_id: Option<ServerId>,
    channel_id: Option<ChannelId>,
    channel_name: Option<String>,
    link: Option<String>,
    seats: Option<i64>,
    languages: String,
    confidentiality: Confidentiality,
    recording: Recording,
    offsets: String,
    sequence: i64,
    shape: i64,
    changed_at: Moment,
}

impl GatheringRow {
    fn into_gathering(self, writeups: Vec<WriteupId>) -> Result<Gathering> {
        let venue = match (self.server_id, self.channel_id, self.link) {
            (Some(server), Some(channel), _) => Venue::Channel(server, channel, self.channel_name.unwrap_or_default()),
            (_, _, Some(link)) => Venue::Link(link),
            _ => Venue::Unsaid,
        };
        let starts = local(&self.starts_local)?;
        let rule = match self.rule {
            Some(rule) if schedule::expand(starts, Some(&rule), 1).is_err() => return Err(damaged("rule")),
            rule => rule,
        };
        let languages = self.languages.split_whitespace().map(str::parse).collect::<Result<Vec<Language>, _>>();
        Ok(Gathering {
            id: self.id,
            uid: self.uid,
            state: self.state,
            title: self.title,
            purpose: self.purpose,
            agenda: self.agenda,
            interpretation: self.interpretation,
            kind: self.kind,
            place: self.place,
            facilitator: self.facilitator,
            starts,
            zone: Zone::named(&self.zone).ok_or_else(|| damaged("zone"))?,
            minutes: self.minutes,
            repeat: Repeat::read(&self.repeat).map_err(|_| damaged("repetition"))?,
            rule,
            venue,
            seats: self.seats,
            languages: languages.map_err(|_| damaged("languages"))?,
            confidentiality: self.confidentiality,
            recording: self.recording,
            offsets: Offsets::of_row(&self.offsets).ok_or_else(|| damaged("times of reminders"))?,
            sequence: self.sequence,
            shape: self.shape,
            changed_at: self.changed_at,
            writeups,
        })
    }
}

fn local(text: &str) -> Result<DateTime> {
    read_local(text).ok_or_else(|| damaged("local time"))
}

/// What stands there instead may be somebody's words, so it is not told.
fn damaged(what: &str) -> Error {
    Error::Fault(format!("the row of a gathering holds something else than a {what}"))
}

/// The columns of a gathering that can be written.
struct Columns {
    starts: String,
    zone: String,
    repeat: String,
    server: Option<ServerId>,
    channel: Option<ChannelId>,
    channel_name: Option<String>,
    link: Option<String>,
    languages: String,
    offsets: String,
}

impl Columns {
    fn of(it: &Gathering) -> Self {
        let (server, channel, channel_name, link) = match &it.venue {
            Venue::Unsaid => (None, None, None, None),
            Venue::Channel(server, channel, name) => (Some(*server), Some(*channel), Some(name.clone()), None),
            Venue::Link(link) => (None, None, None, Some(link.clone())),
        };
        let joined = |items: Vec<String>| items.join(" ");
        Self {
            starts: write_local(it.starts),
            zone: it.zone.name().to_owned(),
            repeat: it.repeat.word(),
            server,
            channel,
            channel_name,
            link,
            languages: joined(it.languages.iter().map(ToString::to_string).collect()),
            offsets: it.offsets.to_row(),
        }
    }
}

pub async fn insert(db: impl SqliteExecutor<'_>, it: &Gathering, opener: i64, now: Moment) -> Result<GatheringId> {
    let columns = Columns::of(it);
    Ok(sqlx::query_scalar!(
        r#"insert into gathering (uid, opened_by, title, purpose, agenda, kind, place_id, facilitator, starts_local, zone, minutes,
               repeat, rule, server_id, channel_id, channel_name, link, seats, languages, confidentiality, recording, offsets,
               created_at, changed_at)
           values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?23, ?23)
           returning gathering_id as "id!: GatheringId""#,
        it.uid, opener, it.title, it.purpose, it.agenda, it.kind, it.place, it.facilitator, columns.starts, columns.zone,
        it.minutes, columns.repeat, it.rule, columns.server, columns.channel, columns.channel_name, columns.link, it.seats,
        columns.languages, it.confidentiality, it.recording, columns.offsets, now
    )
    .fetch_one(db)
    .await?)
}

/// Whether there is any gathering at all.
pub async fn any(db: impl SqliteExecutor<'_>) -> Result<bool> {
    Ok(sqlx::query_scalar!("select count(*) from gathering").fetch_one(db).await? > 0)
}

pub async fn id_opened_by(db: impl SqliteExecutor<'_>, opener: i64) -> Result<Option<GatheringId>> {
    Ok(sqlx::query_scalar!(r#"select gathering_id as "id!: GatheringId" from gathering where opened_by = ?"#, opener)
        .fetch_optional(db)
        .await?)
}

/// Writes everything that may change of a gathering.
pub async fn update(tx: &mut SqliteConnection, it: &Gathering) -> Result<()> {
    let columns = Columns::of(it);
    sqlx::query!(
        "update gathering set title = ?2, purpose = ?3, agenda = ?4, interpretation = ?5, kind = ?6, starts_local = ?7, zone = ?8,
             minutes = ?9, repeat = ?10, rule = ?11, server_id = ?12, channel_id = ?13, channel_name = ?14, link = ?15,
             seats = ?16, languages = ?17, confidentiality = ?18, recording = ?19, offsets = ?20, sequence = ?21,
             changed_at = ?22, shape = ?23
         where gathering_id = ?1",
        it.id, it.title, it.purpose, it.agenda, it.interpretation, it.kind, columns.starts, columns.zone, it.minutes,
        columns.repeat, it.rule, columns.server, columns.channel, columns.channel_name, columns.link, it.seats,
        columns.languages, it.confidentiality, it.recording, columns.offsets, it.sequence, it.changed_at,
        it.shape
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!("delete from gathering_writeup where gathering_id = ?", it.id).execute(&mut *tx).await?;
    for writeup in &it.writeups {
        sqlx::query!("insert into gathering_writeup (gathering_id, writeup_id) values (?, ?)", it.id, writeup)
            .execute(&mut *tx)
            .await?;
    }
    Ok(())
}

pub async fn set_state(db: impl SqliteExecutor<'_>, id: GatheringId, state: State, now: Moment) -> Result<()> {
    sqlx::query!(
        "update gathering set state = ?2, changed_at = ?3,
             announced_at = case ?2 when 'announced' then coalesce(announced_at, ?3) else announced_at end
         where gathering_id = ?1",
        id,
        state,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn get(db: &mut SqliteConnection, id: GatheringId) -> Result<Option<Gathering>> {
    let row = sqlx::query_as!(
        GatheringRow,
        r#"select gathering_id as "id: GatheringId", uid, state as "state: State", title, purpose, agenda, interpretation,
               kind as "kind: Kind", place_id as "place: PlaceId", facilitator as "facilitator: PersonId", starts_local, zone,
               minutes, repeat, rule, server_id as "server_id: ServerId", channel_id as "channel_id: ChannelId", channel_name,
               link, seats, languages, confidentiality as "confidentiality: Confidentiality",
               recording as "recording: Recording", offsets, sequence, shape, changed_at as "changed_at: Moment"
           from gathering where gathering_id = ?"#,
        id
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let writeups = sqlx::query_scalar!(
        r#"select writeup_id as "id: WriteupId" from gathering_writeup where gathering_id = ? order by writeup_id"#,
        id
    )
    .fetch_all(db)
    .await?;
    row.into_gathering(writeups).map(Some)
}

/// How far a series has rows.
pub struct Reach {
    pub gathering: GatheringId,
    /// Planned times that are ahead
    pub ahead: i64,
    /// When the last one begins
    pub last: Option<Moment>,
}

/// The announced series whose rules may have more times, and how far they have rows.
pub async fn reaches(db: impl SqliteExecutor<'_>, now: Moment) -> Result<Vec<Reach>> {
    Ok(sqlx::query_as!(
        Reach,
        r#"select gathering_id as "gathering!: GatheringId",
               (select count(*) from occurrence o where o.gathering_id = g.gathering_id and o.state = 'planned' and ends_at > ?1) as "ahead!: i64",
               (select max(starts_at) from occurrence o where o.gathering_id = g.gathering_id) as "last: Moment"
           from gathering g where state = 'announced' and rule is not null and exhausted = 0"#,
        now
    )
    .fetch_all(db)
    .await?)
}

/// Whether a rule has no times beyond its rows.
pub async fn set_exhausted(db: impl SqliteExecutor<'_>, id: GatheringId, exhausted: bool) -> Result<()> {
    sqlx::query!("update gathering set exhausted = ?2 where gathering_id = ?1", id, exhausted).execute(db).await?;
    Ok(())
}

/// The drafts, newest first.
pub async fn drafts(db: impl SqliteExecutor<'_>) -> Result<Vec<(GatheringId, String)>> {
    let rows = sqlx::query!(
        r#"select gathering_id as "id: GatheringId", title from gathering where state = 'draft' order by gathering_id desc limit 10"#
    );
    Ok(rows.fetch_all(db).await?.into_iter().map(|row| (row.id, row.title)).collect())
}

struct OccurrenceRow {
    id: OccurrenceId,
    gathering: GatheringId,
    shape: i64,
    slot: String,
    starts_local: String,
    starts_at: Moment,
    ends_at: Moment,
    stage: Stage,
    revision: i64,
    announced: bool,
}

impl OccurrenceRow {
    fn read(self) -> Result<Occurrence> {
        Ok(Occurrence {
            id: self.id,
            gathering: self.gathering,
            shape: self.shape,
            slot: local(&self.slot)?,
            starts: local(&self.starts_local)?,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            stage: self.stage,
            revision: self.revision,
            announced: self.announced,
        })
    }
}

/// A time of a gathering, which is announced at `announce_at`; one that is there already stays.
pub async fn insert_occurrence(
    db: impl SqliteExecutor<'_>,
    gathering: &Gathering,
    slot: DateTime,
    (starts_at, ends_at): (Moment, Moment),
    announce_at: Moment,
) -> Result<()> {
    let slot = write_local(slot);
    sqlx::query!(
        "insert into occurrence (gathering_id, slot, starts_local, starts_at, ends_at, announce_at, shape)
         values (?1, ?2, ?2, ?3, ?4, ?5, ?6) on conflict do nothing",
        gathering.id,
        slot,
        starts_at,
        ends_at,
        announce_at,
        gathering.shape
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn occurrence(db: impl SqliteExecutor<'_>, id: OccurrenceId) -> Result<Option<Occurrence>> {
    let row = sqlx::query_as!(
        OccurrenceRow,
        r#"select occurrence_id as "id: OccurrenceId", gathering_id as "gathering: GatheringId", shape, slot, starts_local,
               starts_at as "starts_at: Moment", ends_at as "ends_at: Moment", state as "stage: Stage", revision,
               announced as "announced: bool"
           from occurrence where occurrence_id = ?"#,
        id
    );
    row.fetch_optional(db).await?.map(OccurrenceRow::read).transpose()
}

/// The times of a gathering, earliest first.
pub async fn times(db: impl SqliteExecutor<'_>, gathering: GatheringId) -> Result<Vec<Occurrence>> {
    let rows = sqlx::query_as!(
        OccurrenceRow,
        r#"select occurrence_id as "id: OccurrenceId", gathering_id as "gathering: GatheringId", shape, slot, starts_local,
               starts_at as "starts_at: Moment", ends_at as "ends_at: Moment", state as "stage: Stage", revision,
               announced as "announced: bool"
           from occurrence where gathering_id = ? order by starts_at"#,
        gathering
    );
    rows.fetch_all(db).await?.into_iter().map(OccurrenceRow::read).collect()
}

/// The planned times that end after `after`, earliest first.
pub async fn ahead(db: impl SqliteExecutor<'_>, after: Moment) -> Result<Vec<Occurrence>> {
    let rows = sqlx::query_as!(
        OccurrenceRow,
        r#"select occurrence_id as "id: OccurrenceId", gathering_id as "gathering: GatheringId", shape, slot, starts_local,
               starts_at as "starts_at: Moment", ends_at as "ends_at: Moment", state as "stage: Stage", revision,
               announced as "announced: bool"
           from occurrence where state = 'planned' and ends_at > ? order by starts_at"#,
        after
    );
    rows.fetch_all(db).await?.into_iter().map(OccurrenceRow::read).collect()
}

/// A time of a gathering, or a gathering without one that is ahead, as it is suggested.
#[derive(Debug)]
pub struct Suggested {
    pub gathering: GatheringId,
    pub title: String,
    pub is_series: bool,
    pub confidentiality: Confidentiality,
    /// The local time whose day names it
    pub named_by: String,
    pub starts_local: String,
    pub starts_at: Moment,
}

/// The planned times of announced gatherings that end after `after`, earliest first.
pub async fn suggested_times(db: impl SqliteExecutor<'_>, after: Moment) -> Result<Vec<Suggested>> {
    Ok(sqlx::query_as!(
        Suggested,
        r#"select g.gathering_id as "gathering: GatheringId", title, rule is not null as "is_series!: bool",
               confidentiality as "confidentiality: Confidentiality", iif(o.shape = g.shape, slot, o.starts_local) as "named_by!: String",
               o.starts_local, starts_at as "starts_at: Moment"
           from occurrence o join gathering g using (gathering_id)
           where o.state = 'planned' and g.state = 'announced' and ends_at > ? order by starts_at"#,
        after
    )
    .fetch_all(db)
    .await?)
}

/// Gatherings of which no time is ahead, the newest first: drafts, and what is past or called off. Where nothing is typed,
/// of those only what was used lately (a list as JSON).
pub async fn suggested_others(
    db: impl SqliteExecutor<'_>,
    typed: &Typed,
    lately: &str,
    (drafts, past): (bool, bool),
    now: Moment,
    most: i64,
) -> Result<Vec<Suggested>> {
    let (all, words, number) = (typed.is_empty(), typed.words_or_none(), typed.like('g'));
    Ok(sqlx::query_as!(
        Suggested,
        r#"select gathering_id as "gathering: GatheringId", title, rule is not null as "is_series!: bool",
               confidentiality as "confidentiality: Confidentiality", starts_local as named_by,
               coalesce((select max(o.starts_local) from occurrence o where o.gathering_id = g.gathering_id), starts_local) as "starts_local!: String",
               changed_at as "starts_at: Moment"
           from gathering g
           where ((?1 and state = 'draft') or (?2 and state in ('announced', 'cancelled') and not exists (
                   select 1 from occurrence o where o.gathering_id = g.gathering_id and o.state = 'planned' and ends_at > ?3)))
               and (iif(?4, state = 'draft' or gathering_id in (select value from json_each(?5)), gathering_id like ?6
                   or gathering_id in (select rowid from gathering_title_index where gathering_title_index match ?7)))
           order by gathering_id desc limit ?8"#,
        drafts, past, now, all, lately, number, words, most
    )
    .fetch_all(db)
    .await?)
}

/// Those whose channels must be told by now.
pub async fn to_announce(db: impl SqliteExecutor<'_>, now: Moment) -> Result<Vec<OccurrenceId>> {
    Ok(sqlx::query_scalar!(
        r#"select occurrence_id as "id!: OccurrenceId" from occurrence
           where announced = 0 and state = 'planned' and announce_at <= ? order by announce_at"#,
        now
    )
    .fetch_all(db)
    .await?)
}

/// When the next one is announced, or reminded of.
pub async fn next_due(db: impl SqliteExecutor<'_>) -> Result<Option<Moment>> {
    Ok(sqlx::query_scalar!(
        r#"select min(due) as "due: Moment" from (
               select min(announce_at) as due from occurrence where announced = 0 and state = 'planned'
               union all select min(ends_at) from occurrence where announced = 1 and finished = 0
               union all select min(due_at) from reminder where state = 'waiting')"#
    )
    .fetch_one(db)
    .await?)
}

/// Announced times that have ended and still look as if they had not; from now on they count as finished.
pub async fn finish(db: impl SqliteExecutor<'_>, now: Moment) -> Result<Vec<OccurrenceId>> {
    Ok(sqlx::query_scalar!(
        r#"update occurrence set finished = 1 where finished = 0 and announced = 1 and ends_at <= ?
           returning occurrence_id as "id!: OccurrenceId""#,
        now
    )
    .fetch_all(db)
    .await?)
}

pub async fn mark_announced(db: impl SqliteExecutor<'_>, id: OccurrenceId) -> Result<()> {
    sqlx::query!("update occurrence set announced = 1 where occurrence_id = ?", id).execute(db).await?;
    Ok(())
}

pub async fn count_undelivered(db: impl SqliteExecutor<'_>, id: OccurrenceId) -> Result<()> {
    sqlx::query!("update occurrence set undelivered = undelivered + 1 where occurrence_id = ?", id).execute(db).await?;
    Ok(())
}

/// How many letters about one time could not be delivered.
pub async fn undelivered(db: impl SqliteExecutor<'_>, id: OccurrenceId) -> Result<i64> {
    Ok(sqlx::query_scalar!("select undelivered from occurrence where occurrence_id = ?", id).fetch_one(db).await?)
}

/// Another local time, another instant, another revision. What comes earlier is announced earlier by as much.
pub async fn move_occurrence(db: impl SqliteExecutor<'_>, it: &Occurrence, now: Moment) -> Result<()> {
    let (slot, starts) = (write_local(it.slot), write_local(it.starts));
    sqlx::query!(
        "update occurrence set slot = ?2, starts_local = ?3, starts_at = ?4, ends_at = ?5, revision = ?6, shape = ?8, finished = 0,
             announce_at = case when ?4 < starts_at then max(?7, announce_at - (starts_at - ?4)) else announce_at end
         where occurrence_id = ?1",
        it.id,
        slot,
        starts,
        it.starts_at,
        it.ends_at,
        it.revision,
        now,
        it.shape
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A time stays where it is, and becomes part of another shape of its series.
pub async fn set_slot(db: impl SqliteExecutor<'_>, id: OccurrenceId, shape: i64, slot: DateTime) -> Result<()> {
    let slot = write_local(slot);
    sqlx::query!("update occurrence set shape = ?2, slot = ?3 where occurrence_id = ?1", id, shape, slot)
        .execute(db)
        .await?;
    Ok(())
}

/// The local words of the same instant, after the zone of the series became another one.
pub async fn set_local(db: impl SqliteExecutor<'_>, id: OccurrenceId, starts: DateTime) -> Result<()> {
    let starts = write_local(starts);
    sqlx::query!("update occurrence set starts_local = ?2 where occurrence_id = ?1", id, starts).execute(db).await?;
    Ok(())
}

/// The announced times ahead of which a server was not told.
pub async fn untold(db: impl SqliteExecutor<'_>, server: ServerId, now: Moment) -> Result<Vec<OccurrenceId>> {
    Ok(sqlx::query_scalar!(
        r#"select occurrence_id as "id!: OccurrenceId" from occurrence
           where announced = 1 and state = 'planned' and ends_at > ?2
             and not exists (select 1 from told t where t.occurrence_id = occurrence.occurrence_id and server_id = ?1)
           order by starts_at"#,
        server,
        now
    )
    .fetch_all(db)
    .await?)
}

pub async fn mark_told(db: impl SqliteExecutor<'_>, id: OccurrenceId, server: ServerId) -> Result<()> {
    sqlx::query!("insert into told (occurrence_id, server_id) values (?, ?) on conflict do nothing", id, server)
        .execute(db)
        .await?;
    Ok(())
}

/// The servers that were told of one time.
pub async fn told(db: impl SqliteExecutor<'_>, id: OccurrenceId) -> Result<Vec<ServerId>> {
    Ok(sqlx::query_scalar!(
        r#"select server_id as "server: ServerId" from told where occurrence_id = ? order by server_id"#,
        id
    )
    .fetch_all(db)
    .await?)
}

pub async fn set_stage(db: impl SqliteExecutor<'_>, id: OccurrenceId, stage: Stage) -> Result<()> {
    sqlx::query!("update occurrence set state = ?2 where occurrence_id = ?1", id, stage).execute(db).await?;
    Ok(())
}

/// A time that nobody was told of and that the rule does not give any more.
pub async fn delete_occurrence(tx: &mut SqliteConnection, id: OccurrenceId) -> Result<()> {
    sqlx::query!("delete from reminder where occurrence_id = ?", id).execute(&mut *tx).await?;
    sqlx::query!("delete from gathering_notice where occurrence_id = ?", id).execute(&mut *tx).await?;
    sqlx::query!("delete from occurrence where occurrence_id = ? and announced = 0", id).execute(tx).await?;
    Ok(())
}

/// What happened.
pub struct Notice {
    pub gathering: GatheringId,
    pub occurrence: OccurrenceId,
    pub kind: News,
    pub whole: bool,
    pub before_at: Option<Moment>,
    pub after_at: Option<Moment>,
    pub reason: String,
}

pub async fn insert_notice(db: impl SqliteExecutor<'_>, it: &Notice, now: Moment) -> Result<NoticeId> {
    Ok(sqlx::query_scalar!(
        r#"insert into gathering_notice (gathering_id, occurrence_id, kind, whole, before_at, after_at, reason, at)
           values (?, ?, ?, ?, ?, ?, ?, ?) returning notice_id as "id!: NoticeId""#,
        it.gathering,
        it.occurrence,
        it.kind,
        it.whole,
        it.before_at,
        it.after_at,
        it.reason,
        now
    )
    .fetch_one(db)
    .await?)
}

pub async fn notice(db: impl SqliteExecutor<'_>, id: NoticeId) -> Result<Option<Notice>> {
    Ok(sqlx::query_as!(
        Notice,
        r#"select gathering_id as "gathering: GatheringId", occurrence_id as "occurrence: OccurrenceId",
               kind as "kind: News", whole as "whole: bool", before_at as "before_at: Moment", after_at as "after_at: Moment", reason
           from gathering_notice where notice_id = ?"#,
        id
    )
    .fetch_optional(db)
    .await?)
}

/// The last move or cancellation of one time.
pub async fn last_news(db: impl SqliteExecutor<'_>, occurrence: OccurrenceId) -> Result<Option<Notice>> {
    Ok(sqlx::query_as!(
        Notice,
        r#"select gathering_id as "gathering: GatheringId", occurrence_id as "occurrence: OccurrenceId",
               kind as "kind: News", whole as "whole: bool", before_at as "before_at: Moment", after_at as "after_at: Moment", reason
           from gathering_notice where occurrence_id = ? and kind <> 'promoted' order by notice_id desc limit 1"#,
        occurrence
    )
    .fetch_optional(db)
    .await?)
}

/// Where one time is announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posted {
    pub server: ServerId,
    pub channel: ChannelId,
    pub message: MessageId,
    pub thread: Option<ChannelId>,
}

pub async fn put_announcement(
    db: impl SqliteExecutor<'_>,
    occurrence: OccurrenceId,
    server: ServerId,
    channel: ChannelId,
    message: MessageId,
) -> Result<()> {
    sqlx::query!(
        "insert into announcement (occurrence_id, server_id, channel_id, message_id) values (?, ?, ?, ?)
         on conflict do update set channel_id = excluded.channel_id, message_id = excluded.message_id",
        occurrence,
        server,
        channel,
        message
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Where a gathering was announced last.
pub async fn last_announcement(db: impl SqliteExecutor<'_>, gathering: GatheringId) -> Result<Option<Posted>> {
    Ok(sqlx::query_as!(
        Posted,
        r#"select server_id as "server: ServerId", channel_id as "channel: ChannelId", message_id as "message: MessageId",
               thread_id as "thread: ChannelId"
           from announcement join occurrence using (occurrence_id) where gathering_id = ?
           order by starts_at desc, server_id limit 1"#,
        gathering
    )
    .fetch_optional(db)
    .await?)
}

pub async fn set_thread(
    db: impl SqliteExecutor<'_>,
    occurrence: OccurrenceId,
    server: ServerId,
    thread: ChannelId,
) -> Result<()> {
    sqlx::query!(
        "update announcement set thread_id = ?3 where occurrence_id = ?1 and server_id = ?2",
        occurrence,
        server,
        thread
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn announcements(db: impl SqliteExecutor<'_>, occurrence: OccurrenceId) -> Result<Vec<Posted>> {
    Ok(sqlx::query_as!(
        Posted,
        r#"select server_id as "server: ServerId", channel_id as "channel: ChannelId", message_id as "message: MessageId",
               thread_id as "thread: ChannelId"
           from announcement where occurrence_id = ? order by server_id"#,
        occurrence
    )
    .fetch_all(db)
    .await?)
}

pub async fn put_mirror(
    db: impl SqliteExecutor<'_>,
    occurrence: OccurrenceId,
    server: ServerId,
    event: EventId,
) -> Result<()> {
    sqlx::query!(
        "insert into mirror (occurrence_id, server_id, event_id) values (?, ?, ?)
         on conflict (occurrence_id, server_id) do update set event_id = excluded.event_id",
        occurrence,
        server,
        event
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn mirrored(db: impl SqliteExecutor<'_>, event: EventId) -> Result<Option<(OccurrenceId, ServerId)>> {
    let row = sqlx::query!(
        r#"select occurrence_id as "occurrence: OccurrenceId", server_id as "server: ServerId" from mirror where event_id = ?"#,
        event
    );
    Ok(row.fetch_optional(db).await?.map(|row| (row.occurrence, row.server)))
}

/// A scheduled event that is no more.
pub async fn delete_mirror(db: impl SqliteExecutor<'_>, event: EventId) -> Result<()> {
    sqlx::query!("delete from mirror where event_id = ?", event).execute(db).await?;
    Ok(())
}

/// The scheduled events of times that are still ahead.
pub async fn mirrors(db: impl SqliteExecutor<'_>, now: Moment) -> Result<Vec<(ServerId, EventId)>> {
    let rows = sqlx::query!(
        r#"select server_id as "server: ServerId", event_id as "event: EventId"
           from mirror join occurrence using (occurrence_id) where state = 'planned' and starts_at > ?"#,
        now
    );
    Ok(rows.fetch_all(db).await?.into_iter().map(|row| (row.server, row.event)).collect())
}

/// What was written when one time was closed, or is being written.
pub async fn harvest_of(db: impl SqliteExecutor<'_>, occurrence: OccurrenceId) -> Result<Option<Outcome>> {
    Ok(sqlx::query_as!(
        Outcome,
        r#"select notes, decisions, follow_ups, recording, heads, closed_at as "closed_at: Moment" from harvest where occurrence_id = ?"#,
        occurrence
    )
    .fetch_optional(db)
    .await?)
}

/// Times of gatherings whose notes can be found.
pub async fn with_notes(db: impl SqliteExecutor<'_>) -> Result<Vec<OccurrenceId>> {
    Ok(sqlx::query_scalar!(r#"select occurrence_id as "id!: OccurrenceId" from harvest where closed_at is not null"#)
        .fetch_all(db)
        .await?)
}

/// Keeps what was typed; `closed_at` says whether it is final.
pub async fn put_harvest(
    tx: &mut SqliteConnection,
    occurrence: OccurrenceId,
    it: &Outcome,
    by: PersonId,
    now: Moment,
) -> Result<()> {
    let state = if it.closed_at.is_some() { "final" } else { "draft" };
    sqlx::query!(
        "insert into harvest (occurrence_id, state, notes, decisions, follow_ups, recording, heads, person_id, changed_at, closed_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         on conflict do update set state = excluded.state, notes = excluded.notes, decisions = excluded.decisions,
             follow_ups = excluded.follow_ups, recording = excluded.recording, heads = excluded.heads,
             person_id = excluded.person_id, changed_at = excluded.changed_at, closed_at = excluded.closed_at",
        occurrence, state, it.notes, it.decisions, it.follow_ups, it.recording, it.heads, by, now, it.closed_at
    )
    .execute(&mut *tx)
    .await?;
    Ok(())
}

pub async fn put_follow_ups(tx: &mut SqliteConnection, occurrence: OccurrenceId, all: &[FollowUp]) -> Result<()> {
    sqlx::query!("delete from follow_up where occurrence_id = ?", occurrence).execute(&mut *tx).await?;
    for (ordinal, it) in (0_i64..).zip(all) {
        sqlx::query!(
            "insert into follow_up (occurrence_id, ordinal, what, who, due) values (?, ?, ?, ?, ?)",
            occurrence,
            ordinal,
            it.what,
            it.who,
            it.due
        )
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}
