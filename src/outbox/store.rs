//! Every statement on `outbox`.

use sqlx::{SqliteConnection, SqliteExecutor};
use tertulia_clock::Moment;

use super::NewMessage;
use super::model::{DropReason, OutboxMessage, Target, Topic, WaitReason};
use crate::base::error::Result;
use crate::base::ids::{ChannelId, MessageId, OutboxId, PersonId, ServerId};

/// How many numbers a restored database leaves out: more than were given since the backup.
const NUMBERS_SKIPPED: i64 = 1_000_000;

/// A new row and its id; none where it is owed already.
pub async fn insert(
    db: impl SqliteExecutor<'_>,
    message: &NewMessage,
    due: Moment,
    now: Moment,
) -> Result<Option<OutboxId>> {
    let NewMessage { topic, subject, target, nonce } = message;
    let (server, channel, person) = match target {
        Target::Channel(server, channel) => (Some(server), Some(channel), None),
        Target::Person(person) => (None, None, Some(person)),
    };
    let inserted = sqlx::query!(
        "insert into outbox (topic, subject, server_id, channel_id, person_id, nonce, created_at, due_at)
         values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
        topic,
        subject,
        server,
        channel,
        person,
        nonce,
        now,
        due
    )
    .execute(db)
    .await?;
    Ok((inserted.rows_affected() == 1).then(|| OutboxId(inserted.last_insert_rowid())))
}

/// What is waiting again, as if it never was tried.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Revived {
    /// What was dropped
    Dropped,
    /// Also what was said, or waits in an inbox
    Told,
}

/// A message that was owed before is waiting again.
pub async fn revive(db: impl SqliteExecutor<'_>, message: &NewMessage, revived: Revived, now: Moment) -> Result<()> {
    let NewMessage { topic, subject, target, nonce } = message;
    let told = revived == Revived::Told;
    let (channel, person) = match target {
        Target::Channel(_, channel) => (Some(channel), None),
        Target::Person(person) => (None, Some(person)),
    };
    sqlx::query!(
        "update outbox set state = 'waiting', message_id = null, nonce = ?5, created_at = ?6, due_at = ?6, tried_at = null, attempts = 0,
             wanted = wanted + 1, read_at = null, note = null
         where topic = ?1 and subject = ?2 and (channel_id = ?3 or person_id = ?4)
           and (state = 'dropped' or (?7 and state in ('sent', 'inbox')))",
        topic, subject, channel, person, nonce, now, told
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What was said about `subject` has changed: every message that shows it is edited.
pub async fn update(db: &mut SqliteConnection, topic: Topic, subject: i64, now: Moment) -> Result<()> {
    sqlx::query!(
        "update outbox set wanted = wanted + 1, due_at = min(due_at, ?3), attempts = 0
         where topic = ?1 and subject = ?2 and state in ('waiting', 'sending', 'sent')",
        topic,
        subject,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What was said about everything of a topic in one server has changed: those messages are edited.
pub async fn update_in(db: &mut SqliteConnection, topic: Topic, server: ServerId, now: Moment) -> Result<()> {
    sqlx::query!(
        "update outbox set wanted = wanted + 1, due_at = min(due_at, ?3), attempts = 0
         where topic = ?1 and server_id = ?2 and state = 'sent'",
        topic,
        server,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What is owed to a server and not there yet is dropped; what is there is not edited any more.
pub async fn drop_owed_to(db: impl SqliteExecutor<'_>, server: ServerId, why: DropReason) -> Result<()> {
    sqlx::query!(
        "update outbox set state = case state when 'sent' then 'sent' else 'dropped' end, shown = wanted,
             note = ?2
         where server_id = ?1 and shown < wanted and state in ('waiting', 'sending', 'sent')",
        server,
        why
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What was said about `subject` has changed: every message that shows it is edited at `due`, together with whatever else
/// changes until then. Discord limits edits of old messages.
pub async fn update_at(db: &mut SqliteConnection, topic: Topic, subject: i64, due: Moment) -> Result<()> {
    sqlx::query!(
        "update outbox set due_at = case when shown < wanted then due_at else max(due_at, ?3) end, wanted = wanted + 1, attempts = 0
         where topic = ?1 and subject = ?2 and state in ('waiting', 'sending', 'sent')",
        topic,
        subject,
        due
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What somebody deleted is to be posted once more, as if it never was.
pub async fn post_again(db: impl SqliteExecutor<'_>, id: OutboxId, nonce: &str, now: Moment) -> Result<()> {
    sqlx::query!(
        "update outbox set state = 'waiting', message_id = null, nonce = ?2, due_at = ?3, created_at = ?3, tried_at = null,
             attempts = 0, posted_again = 1
         where outbox_id = ?1",
        id,
        nonce,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The database was restored: what was waiting in it may have been sent since, so it is looked for first.
pub async fn mark_uncertain(db: &mut SqliteConnection) -> Result<()> {
    sqlx::query!(
        "update outbox set tried_at = coalesce(tried_at, created_at) where message_id is null and state in ('waiting', 'sending')"
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("update sqlite_sequence set seq = seq + ? where name = 'outbox'", NUMBERS_SKIPPED).execute(db).await?;
    Ok(())
}

struct Claimed {
    outbox_id: OutboxId,
    topic: Topic,
    subject: i64,
    server_id: Option<ServerId>,
    channel_id: Option<ChannelId>,
    person_id: Option<PersonId>,
    nonce: String,
    created_at: Moment,
    tried_before: Option<Moment>,
    attempts: i64,
    wanted: i64,
    message_id: Option<MessageId>,
    posted_again: bool,
}

/// When something is next due, if anything is owed at all; in the past where it is due already.
pub async fn next_due(db: impl SqliteExecutor<'_>) -> Result<Option<Moment>> {
    Ok(sqlx::query_scalar!(
        r#"select min(due_at) as "due_at: Moment" from outbox
           where shown < wanted and state in ('waiting', 'sending', 'sent')"#
    )
    .fetch_one(db)
    .await?)
}

/// When something new is next said; edits of what was said do not count.
pub async fn next_new(db: impl SqliteExecutor<'_>) -> Result<Option<Moment>> {
    Ok(sqlx::query_scalar!(
        r#"select min(due_at) as "due_at: Moment" from outbox where state in ('waiting', 'sending') and message_id is null"#
    )
    .fetch_one(db)
    .await?)
}

/// Takes the next message that is due. `earlier` is where the last one of this sweep was, so that each comes once; in the
/// channels of the JSON list `aside`, nothing can be sent at the moment.
pub async fn claim(
    db: impl SqliteExecutor<'_>,
    earlier: OutboxId,
    aside: &str,
    now: Moment,
) -> Result<Option<OutboxMessage>> {
    let row = sqlx::query_as!(
        Claimed,
        r#"update outbox
           set state = case state when 'sent' then 'sent' else 'sending' end,
               claimed_at = ?1, attempts = attempts + 1
           where outbox_id = (
               select outbox_id from outbox
               where shown < wanted and due_at <= ?1 and state in ('waiting', 'sending', 'sent') and outbox_id > ?2
                   and (channel_id is null or channel_id not in (select value from json_each(?3)))
               order by outbox_id limit 1)
           returning outbox_id as "outbox_id!: OutboxId", topic as "topic: Topic", subject, server_id as "server_id: ServerId",
               channel_id as "channel_id: ChannelId", person_id as "person_id: PersonId", nonce, created_at as "created_at: Moment",
               tried_at as "tried_before: Moment", attempts, wanted, message_id as "message_id: MessageId",
               posted_again as "posted_again: bool""#,
        now, earlier, aside
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| OutboxMessage {
        id: row.outbox_id,
        topic: row.topic,
        subject: row.subject,
        target: match (row.server_id, row.channel_id, row.person_id) {
            (Some(server), Some(channel), _) => Target::Channel(server, channel),
            (_, _, person) => Target::Person(person.unwrap_or(PersonId(0))),
        },
        nonce: row.nonce,
        created_at: row.created_at,
        tried_at: row.tried_before,
        attempts: row.attempts,
        wanted: row.wanted,
        message: row.message_id,
        posted_again: row.posted_again,
    }))
}

/// From here on it is not known whether the message arrived.
pub async fn mark_tried(db: impl SqliteExecutor<'_>, id: OutboxId, now: Moment) -> Result<()> {
    sqlx::query!("update outbox set tried_at = coalesce(tried_at, ?2) where outbox_id = ?1", id, now)
        .execute(db)
        .await?;
    Ok(())
}

pub async fn mark_sent(
    db: impl SqliteExecutor<'_>,
    owed: &OutboxMessage,
    channel: ChannelId,
    message: MessageId,
) -> Result<()> {
    sqlx::query!(
        "update outbox set state = 'sent', shown = ?2, message_id = ?3, direct_channel = case when person_id is null then null else ?4 end,
             tried_at = null, note = null, attempts = 0
         where outbox_id = ?1",
        owed.id, owed.wanted, message, channel
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Tries again at `due`. `certain`: this try certainly did not arrive. What a limit held up was no try.
pub async fn postpone(
    db: impl SqliteExecutor<'_>,
    owed: &OutboxMessage,
    due: Moment,
    certain: bool,
    why: WaitReason,
) -> Result<()> {
    let tries = owed.attempts - i64::from(why == WaitReason::Limited);
    sqlx::query!(
        "update outbox set state = case state when 'sent' then 'sent' else 'waiting' end, due_at = ?2, note = ?3,
             tried_at = case when ?4 then ?5 else tried_at end, attempts = ?6
         where outbox_id = ?1",
        owed.id,
        due,
        why,
        certain,
        owed.tried_at,
        tries
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What else is due in the channel of `owed` would fare the same, and waits until `due` without being tried: the same
/// kind of message or, where it is a limit of the channel, of every kind. A closed door counts as a try for all of it.
/// Nothing else goes to one person.
pub async fn postpone_alike(
    db: impl SqliteExecutor<'_>,
    owed: &OutboxMessage,
    due: Moment,
    why: WaitReason,
    now: Moment,
) -> Result<()> {
    let Target::Channel(_, channel) = owed.target else { return Ok(()) };
    let of_every_kind = why == WaitReason::Limited && !owed.topic.is_no_message();
    let (is_new, tries) = (owed.message.is_none(), i64::from(why == WaitReason::Closed));
    sqlx::query!(
        "update outbox set due_at = ?5, note = ?6, attempts = attempts + ?7
         where channel_id = ?1 and outbox_id <> ?2 and (topic = ?3 or ?8 and topic not in ('gathering_event', 'gathering_thread'))
             and (message_id is null) = ?4 and shown < wanted and state in ('waiting', 'sending', 'sent') and due_at <= ?9",
        channel,
        owed.id,
        owed.topic,
        is_new,
        due,
        why,
        tries,
        of_every_kind,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What waits for a permission in a server is tried now, as if for the first time.
pub async fn try_again(db: impl SqliteExecutor<'_>, server: ServerId, now: Moment) -> Result<()> {
    sqlx::query!(
        "update outbox set due_at = min(due_at, ?2), attempts = 0
         where server_id = ?1 and note = 'closed' and shown < wanted and state in ('waiting', 'sending', 'sent')",
        server,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn mark_dropped(db: impl SqliteExecutor<'_>, id: OutboxId, why: DropReason) -> Result<()> {
    sqlx::query!("update outbox set state = 'dropped', shown = wanted, note = ?2 where outbox_id = ?1", id, why)
        .execute(db)
        .await?;
    Ok(())
}

pub async fn move_to_inbox(db: impl SqliteExecutor<'_>, id: OutboxId, why: DropReason) -> Result<()> {
    sqlx::query!("update outbox set state = 'inbox', shown = wanted, note = ?2 where outbox_id = ?1", id, why)
        .execute(db)
        .await?;
    Ok(())
}

/// The channel of direct messages that an earlier try opened.
pub async fn direct_channel(db: impl SqliteExecutor<'_>, id: OutboxId) -> Result<Option<ChannelId>> {
    let found =
        sqlx::query_scalar!(r#"select direct_channel as "channel: ChannelId" from outbox where outbox_id = ?"#, id);
    Ok(found.fetch_optional(db).await?.flatten())
}

pub async fn set_direct_channel(db: impl SqliteExecutor<'_>, id: OutboxId, channel: ChannelId) -> Result<()> {
    sqlx::query!("update outbox set direct_channel = ?2 where outbox_id = ?1", id, channel).execute(db).await?;
    Ok(())
}

/// To whom a message goes, where it goes to one person.
pub async fn recipient(db: impl SqliteExecutor<'_>, id: OutboxId) -> Result<Option<PersonId>> {
    let found = sqlx::query_scalar!(r#"select person_id as "person: PersonId" from outbox where outbox_id = ?"#, id);
    Ok(found.fetch_optional(db).await?.flatten())
}

/// A message that waits in somebody's inbox.
pub struct InboxMessage {
    pub outbox_id: OutboxId,
    pub topic: Topic,
    pub subject: i64,
    pub created_at: Moment,
    pub is_unread: bool,
}

/// What waits in a person's inbox, unread first.
pub async fn inbox(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<Vec<InboxMessage>> {
    Ok(sqlx::query_as!(
        InboxMessage,
        r#"select outbox_id as "outbox_id: OutboxId", topic as "topic: Topic", subject, created_at as "created_at: Moment",
               read_at is null as "is_unread!: bool"
           from outbox where person_id = ? and state = 'inbox' order by (read_at is null) desc, outbox_id desc limit 10"#,
        person
    )
    .fetch_all(db)
    .await?)
}

/// How much of it is unread.
pub async fn count_unread(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<i64> {
    Ok(sqlx::query_scalar!(
        "select count(*) from outbox where person_id = ? and state = 'inbox' and read_at is null",
        person
    )
    .fetch_one(db)
    .await?)
}

pub async fn mark_read(db: impl SqliteExecutor<'_>, person: PersonId, letter: OutboxId, now: Moment) -> Result<()> {
    sqlx::query!(
        "update outbox set read_at = coalesce(read_at, ?3) where outbox_id = ?1 and person_id = ?2 and state = 'inbox'",
        letter,
        person,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}
