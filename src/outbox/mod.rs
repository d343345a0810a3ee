//! What must reach Discord: rows, written in the transaction that decides them, and the sweep that sends them.
//!
//! A row says what is said about which row, not the words: those are made when it is sent, so a card is never older
//! than the sweep. Whatever a row shows can be shown anew with [`refresh`], and several changes make one edit. Nothing
//! is sent twice: a try of unknown outcome is repeated with its nonce while Discord remembers it, and looked for after.

mod model;
mod store;

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use serde_json::{Value, json};
use sqlx::SqliteConnection;

pub use self::model::{Owed, Target, Topic};
pub use self::store::Letter;
use crate::clock::Clock;
use crate::discord::card::Card;
use crate::discord::rest::{CallError, Rest, code};
use crate::error::{Error, Result};
use crate::ids::{ChannelId, MessageId, Moment, OutboxId, PersonId, ServerId, UserId};
use crate::store::Store;

/// What Discord is to show.
#[derive(Clone, Debug)]
pub enum Content {
    /// A message
    Card(Card),
    /// A scheduled event of the server
    Event(Event),
    /// A thread under a message
    Thread {
        /// The message
        message: MessageId,
        /// What the thread is called
        name: String,
    },
}

/// A scheduled event.
#[derive(Clone, Debug)]
pub struct Event {
    /// As Discord wants it
    pub body: Value,
    /// What its description ends with, and no other event's
    pub mark: String,
    /// Whether the body calls it off
    pub is_cancelled: bool,
}

/// Who knows the words of what is owed, and whom a person is on Discord.
pub trait Contents: Send + Sync {
    /// What is to be shown, in the language of its target; none where it makes no sense any more. `is_there`: it is an
    /// edit of what was said.
    fn content(
        &self,
        topic: Topic,
        subject: i64,
        target: Target,
        is_there: bool,
        now: Moment,
    ) -> BoxFuture<'_, Result<Option<Content>>>;
    /// The person's Discord user; none where it was erased.
    fn user(&self, person: PersonId) -> BoxFuture<'_, Result<Option<UserId>>>;
    /// It is there, for the first time, under this id: what follows from it is written in the same transaction.
    fn sent<'a>(
        &'a self,
        tx: &'a mut SqliteConnection,
        owed: &'a Owed,
        at: (ChannelId, MessageId),
        now: Moment,
    ) -> BoxFuture<'a, Result<()>>;
    /// It could not be delivered and waits in the person's inbox: likewise.
    fn undeliverable<'a>(
        &'a self,
        tx: &'a mut SqliteConnection,
        owed: &'a Owed,
        now: Moment,
    ) -> BoxFuture<'a, Result<()>>;
}

/// Owes a message. Asking twice for the same is harmless.
pub async fn owe(tx: &mut SqliteConnection, topic: Topic, subject: i64, target: Target, now: Moment) -> Result<()> {
    store::insert(tx, topic, subject, target, &nonce(), (now, now)).await
}

/// Owes a letter once more, as a message of its own: what it tells has come anew. Where it was never owed, the same as
/// [`owe`].
pub async fn owe_anew(
    tx: &mut SqliteConnection,
    topic: Topic,
    subject: i64,
    person: PersonId,
    now: Moment,
) -> Result<()> {
    let target = Target::Person(person);
    store::revive(&mut *tx, topic, subject, target, true, (&nonce(), now)).await?;
    owe(tx, topic, subject, target, now).await
}

/// Owes a message that may have been given up, or deleted in Discord, when it was owed before: then it is sent anew.
pub async fn owe_again(
    tx: &mut SqliteConnection,
    topic: Topic,
    subject: i64,
    target: Target,
    now: Moment,
) -> Result<()> {
    store::revive(&mut *tx, topic, subject, target, false, (&nonce(), now)).await?;
    owe(tx, topic, subject, target, now).await
}

/// The same as [`owe`], not to be sent before `due`.
pub async fn owe_at(
    tx: &mut SqliteConnection,
    topic: Topic,
    subject: i64,
    target: Target,
    due: Moment,
    now: Moment,
) -> Result<()> {
    store::insert(tx, topic, subject, target, &nonce(), (due, now)).await
}

/// What was said about `subject` has changed: every message that shows it is edited.
pub async fn refresh(tx: &mut SqliteConnection, topic: Topic, subject: i64, now: Moment) -> Result<()> {
    store::refresh(tx, topic, subject, now).await
}

/// The same, together with whatever else changes until `due`: Discord limits edits of old messages.
pub async fn refresh_at(tx: &mut SqliteConnection, topic: Topic, subject: i64, due: Moment) -> Result<()> {
    store::refresh_at(tx, topic, subject, due).await
}

/// The same in one server alone.
pub async fn refresh_in(tx: &mut SqliteConnection, topic: Topic, server: ServerId, now: Moment) -> Result<()> {
    store::refresh_in(tx, topic, server, now).await
}

/// Whatever is still owed to a server is not said any more; what was said stays.
pub async fn drop_owed_to(tx: &mut SqliteConnection, server: ServerId) -> Result<()> {
    store::drop_owed_to(tx, server).await
}

/// The database was restored: what was waiting in it may have been sent since, so it is looked for first.
pub async fn doubt(tx: &mut SqliteConnection) -> Result<()> {
    store::doubt(tx).await
}

/// When something is next due, if anything is owed at all; in the past where it is due already.
pub async fn next_due(store: &Store) -> Result<Option<Moment>> {
    store::next_due(store.read()).await
}

/// How many times one sweep goes over the rows: what was sent may make something else due.
const PASSES: u32 = 4;

/// When something new is next said; edits of what was said do not count.
pub async fn next_new(store: &Store) -> Result<Option<Moment>> {
    store::next_new(store.read()).await
}

/// Sends everything that is due, once each, and what becomes due by that. One bad row does not stop the others.
pub async fn sweep(store: &Store, rest: &Rest, contents: &dyn Contents, clock: &Clock) -> Result<()> {
    let mut last = OutboxId(0);
    let mut pass = 1;
    loop {
        // Each message may take long, so each has its own time.
        let now = Moment::from(clock.now());
        let mut tx = store.write().await?;
        let claimed = store::claim(&mut *tx, last, now).await?;
        tx.commit().await?;
        let Some(owed) = claimed else {
            if last == OutboxId(0) || pass == PASSES {
                return Ok(());
            }
            (last, pass) = (OutboxId(0), pass + 1);
            continue;
        };
        last = owed.id;
        // A panic over one message is a fault like any other: the loop goes on with the next one.
        let sent = AssertUnwindSafe(send(store, rest, contents, &owed, now)).catch_unwind().await;
        if let Err(error) = sent.unwrap_or_else(|_| Err(Error::Fault("preparing it panicked".to_owned()))) {
            // That could not be noted either; the row is claimed once more when its time is over.
            if error.is_of_the_disk() {
                return Err(error);
            }
            tracing::error!(
                outbox = owed.id.0,
                error = &error as &dyn std::error::Error,
                "an owed message could not be prepared"
            );
            let mut tx = store.write().await?;
            // It may have been sent all the same: what was tried stays unclear.
            if owed.attempts < model::TRIES {
                store::postpone(&mut *tx, &owed, now.plus_seconds(600), false, "it could not be prepared").await?;
            } else {
                store::mark_dropped(&mut *tx, owed.id, "it could not be prepared").await?;
            }
            tx.commit().await?;
        }
    }
}

/// To whom a message goes, where it goes to one person.
pub async fn recipient(store: &Store, id: OutboxId) -> Result<Option<PersonId>> {
    store::recipient(store.read(), id).await
}

/// What waits in a person's inbox, unread first.
pub async fn inbox(store: &Store, person: PersonId) -> Result<Vec<Letter>> {
    store::inbox(store.read(), person).await
}

/// How much of it is unread.
pub async fn count_unread(store: &Store, person: PersonId) -> Result<i64> {
    store::count_unread(store.read(), person).await
}

/// A person has read a letter of their inbox.
pub async fn mark_read(store: &Store, person: PersonId, letter: OutboxId, now: Moment) -> Result<()> {
    let mut tx = store.write().await?;
    store::mark_read(&mut *tx, person, letter, now).await?;
    Ok(tx.commit().await?)
}

async fn send(store: &Store, rest: &Rest, contents: &dyn Contents, owed: &Owed, now: Moment) -> Result<()> {
    let is_there = owed.message.is_some();
    let outcome = match contents.content(owed.topic, owed.subject, owed.target, is_there, now).await? {
        None => Outcome::Drop("it makes no sense any more"),
        Some(Content::Card(card)) => send_card(store, rest, contents, owed, &card, now).await?,
        Some(Content::Event(event)) => send_event(store, rest, owed, &event, now).await?,
        Some(Content::Thread { message, name }) => send_thread(rest, owed, message, &name).await,
    };
    settle(store, contents, owed, outcome, now).await
}

async fn send_card(
    store: &Store,
    rest: &Rest,
    contents: &dyn Contents,
    owed: &Owed,
    card: &Card,
    now: Moment,
) -> Result<Outcome> {
    let mut body = card.to_public();
    body["components"][0]["id"] = json!(owed.mark());
    let channel = match channel_of(store, rest, contents, owed).await? {
        Ok(channel) => channel,
        Err(outcome) => return Ok(outcome),
    };
    let outcome = |posted: Result<MessageId, CallError>| match posted {
        Ok(message) => Outcome::Sent(channel, message),
        Err(error) => Outcome::of(&error, owed),
    };
    if let Some(message) = owed.message {
        return Ok(outcome(rest.edit(channel, message, &body, card.attachment()).await.map(|()| message)));
    }
    if owed.must_be_looked_for(now) {
        match look_for(rest, owed, channel).await {
            Ok(None) => {}
            Ok(Some(message)) => return Ok(Outcome::Sent(channel, message)),
            // The earlier try stays unclear, whatever this look was answered.
            Err(error) => return Ok(Outcome::of(&error, owed)),
        }
    }
    body["nonce"] = json!(owed.nonce);
    body["enforce_nonce"] = json!(true);
    mark_tried(store, owed, now).await?;
    Ok(outcome(rest.post(channel, &body, card.attachment()).await))
}

/// Scheduled events have no nonce: after a try of unknown outcome they are looked for by the last line of what they say.
async fn send_event(store: &Store, rest: &Rest, owed: &Owed, event: &Event, now: Moment) -> Result<Outcome> {
    let Target::Channel(server, channel) = owed.target else { return Ok(Outcome::Drop("an event is in a server")) };
    let outcome = |made: Result<MessageId, CallError>| match made {
        Ok(event) => Outcome::Sent(channel, event),
        Err(error) => Outcome::of(&error, owed),
    };
    if let Some(id) = owed.message {
        return Ok(match rest.edit_event(server, id, &event.body).await {
            Err(CallError::Refused { code: code::EVENT_IS_OVER, .. }) => Outcome::Sent(channel, id),
            edited => outcome(edited.map(|()| id)),
        });
    }
    if event.is_cancelled {
        return Ok(Outcome::Drop("it was called off before it was there"));
    }
    if owed.tried_at.is_some() {
        match rest.events(server).await {
            Err(error) => return Ok(Outcome::of(&error, owed)),
            Ok(events) => {
                let is_it =
                    |each: &&Value| each["description"].as_str().is_some_and(|text| text.ends_with(&event.mark));
                if let Some(id) = events.iter().find(is_it).and_then(id_of) {
                    return Ok(Outcome::Sent(channel, id));
                }
            }
        }
    }
    mark_tried(store, owed, now).await?;
    Ok(outcome(rest.create_event(server, &event.body).await))
}

/// A message has one thread: asking for it again is refused, which says that it is there, under the message's own id.
async fn send_thread(rest: &Rest, owed: &Owed, message: MessageId, name: &str) -> Outcome {
    let Target::Channel(_, channel) = owed.target else { return Outcome::Drop("a thread is in a channel") };
    if owed.message.is_some() {
        return Outcome::Sent(channel, owed.message.unwrap_or(message));
    }
    match rest.open_thread(channel, message, name).await {
        Ok(()) | Err(CallError::Refused { code: code::THREAD_IS_THERE, .. }) => Outcome::Sent(channel, message),
        Err(error) => Outcome::of(&error, owed),
    }
}

/// From here on it is not known whether it arrived.
async fn mark_tried(store: &Store, owed: &Owed, now: Moment) -> Result<()> {
    let mut tx = store.write().await?;
    store::mark_tried(&mut *tx, owed.id, now).await?;
    Ok(tx.commit().await?)
}

/// Where the message goes; for a person, the channel is opened once and kept.
async fn channel_of(
    store: &Store,
    rest: &Rest,
    contents: &dyn Contents,
    owed: &Owed,
) -> Result<Result<ChannelId, Outcome>> {
    let person = match owed.target {
        Target::Channel(_, channel) => return Ok(Ok(channel)),
        Target::Person(person) => person,
    };
    if let Some(channel) = store::direct_channel(store.read(), owed.id).await? {
        return Ok(Ok(channel));
    }
    let Some(user) = contents.user(person).await? else {
        return Ok(Err(Outcome::Drop("the person is not known any more")));
    };
    match rest.open_direct(user).await {
        Ok(channel) => {
            let mut tx = store.write().await?;
            store::set_direct_channel(&mut *tx, owed.id, channel).await?;
            tx.commit().await?;
            Ok(Ok(channel))
        }
        Err(error) => Ok(Err(Outcome::of(&error, owed))),
    }
}

/// The message of an earlier try, by its mark among what came since it was owed.
async fn look_for(rest: &Rest, owed: &Owed, channel: ChannelId) -> Result<Option<MessageId>, CallError> {
    // Discord's ids are of its own clock; ours may be wrong by hours, which costs no more than some pages.
    let mut after = snowflake_at(owed.created_at.plus_hours(-6));
    loop {
        let messages = rest.messages_after(channel, after).await?;
        let marked = messages.iter().find(|message| message["components"][0]["id"] == json!(owed.mark()));
        if let Some(message) = marked {
            return Ok(id_of(message));
        }
        let newest = messages.iter().filter_map(id_of).max_by_key(|id| id.0);
        match newest {
            Some(newest) if messages.len() == 100 => after = newest,
            _ => return Ok(None),
        }
    }
}

fn id_of(message: &Value) -> Option<MessageId> {
    message["id"].as_str()?.parse::<u64>().ok().map(MessageId::from)
}

/// The smallest id that Discord could have given at `moment`.
fn snowflake_at(moment: Moment) -> MessageId {
    const DISCORD_EPOCH: i64 = 1_420_070_400;
    MessageId((moment.0 - DISCORD_EPOCH).max(0).saturating_mul(1_000) << 22)
}

/// What came of a try.
enum Outcome {
    Sent(ChannelId, MessageId),
    Inbox,
    Later {
        certain: bool,
        /// Discord's own limit, not a fault
        limited: bool,
        wait: Duration,
        why: String,
    },
    /// Somebody deleted it: once more, as new
    Again,
    Drop(&'static str),
}

impl Outcome {
    fn of(error: &CallError, owed: &Owed) -> Self {
        match Self::judge(error, owed) {
            // What can't reach a person directly waits for them.
            Self::Drop(_) if matches!(owed.target, Target::Person(_)) && owed.message.is_none() => Self::Inbox,
            outcome => outcome,
        }
    }

    fn judge(error: &CallError, owed: &Owed) -> Self {
        let why = error.to_string();
        match error {
            CallError::Refused { code: code::DIRECT_MESSAGES_CLOSED | code::NO_COMMON_SERVER, .. } => Self::Inbox,
            CallError::Refused { code: code::UNKNOWN_MESSAGE, .. }
                if owed.topic.is_posted_again() && owed.message.is_some() && !owed.posted_again =>
            {
                Self::Again
            }
            CallError::Refused { code: code::UNKNOWN_MESSAGE | code::UNKNOWN_EVENT, .. } => {
                Self::Drop("it was deleted in Discord")
            }
            CallError::Refused { code: code::UNKNOWN_CHANNEL, .. } => Self::Drop("the channel is gone"),
            CallError::Refused { status: 400, .. } => {
                tracing::error!(outbox = owed.id.0, why, "Discord does not take a message as it is");
                Self::Drop("Discord does not take it as it is")
            }
            CallError::Refused { .. } if owed.attempts >= model::TRIES => Self::Drop("Discord refused it for too long"),
            CallError::RateLimited(wait) => Self::Later { certain: true, limited: true, wait: *wait, why },
            CallError::Refused { .. } | CallError::Stopped(_) => {
                Self::Later { certain: true, limited: false, wait: owed.wait(), why }
            }
            CallError::Unclear { never_sent, .. } => {
                Self::Later { certain: *never_sent, limited: false, wait: owed.wait(), why }
            }
        }
    }
}

async fn settle(store: &Store, contents: &dyn Contents, owed: &Owed, outcome: Outcome, now: Moment) -> Result<()> {
    let mut tx = store.write().await?;
    match outcome {
        Outcome::Sent(channel, message) => {
            store::mark_sent(&mut *tx, owed, channel, message).await?;
            if owed.message.is_none() {
                contents.sent(&mut tx, owed, (channel, message), now).await?;
            }
        }
        Outcome::Inbox => {
            store::move_to_inbox(&mut *tx, owed.id, "direct messages are closed").await?;
            contents.undeliverable(&mut tx, owed, now).await?;
        }
        Outcome::Later { certain, limited, wait, why } => {
            tracing::warn!(outbox = owed.id.0, attempts = owed.attempts, why, "a message will be tried again");
            let seconds = i64::try_from(wait.as_secs()).unwrap_or(i64::MAX).saturating_add(1);
            let due = now.plus_seconds(seconds);
            store::postpone(&mut *tx, owed, due, certain, &why).await?;
            let is_card = owed.message.is_some() && owed.topic != Topic::GatheringEvent;
            if let (true, true, Target::Channel(_, channel)) = (limited, is_card, owed.target) {
                // Edits of old messages are limited by channel: the others there would be refused as well.
                store::postpone_edits(&mut *tx, channel, due).await?;
            }
        }
        Outcome::Again => {
            tracing::info!(outbox = owed.id.0, "a card was deleted in Discord and is posted once more");
            store::post_again(&mut *tx, owed.id, &nonce(), now).await?;
        }
        Outcome::Drop(why) => {
            tracing::info!(outbox = owed.id.0, why, "a message is not sent");
            store::mark_dropped(&mut *tx, owed.id, why).await?;
        }
    }
    Ok(tx.commit().await?)
}

fn nonce() -> String {
    format!("{:016x}", rand::random::<u64>())
}
