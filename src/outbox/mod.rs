//! What must reach Discord: rows, written in the transaction that decides them, and the sweep that sends them.
//!
//! A row says what is said about which row, not the words: those are made when it is sent, so a card is never older
//! than the sweep. Whatever a row shows can be shown anew with [`update`], and several changes make one edit. Nothing
//! is sent twice: a try of unknown outcome is repeated with its nonce while Discord remembers it, and looked for after.

mod message;
mod model;
mod store;

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use serde_json::{Value, json};
use sqlx::SqliteConnection;
use tertulia_clock::{Clock, Moment};
use tokio::time::Instant;
use tracing::Instrument as _;

pub use self::message::{Arrived, ContentRequest, Message};
pub use self::model::{DropReason, OutboxMessage, Target, Topic, WaitReason};
use self::store::Revived;
pub use self::store::{
    InboxMessage, count_unread, inbox, mark_uncertain, next_due, next_new, recipient, update, update_at, update_in,
};
use crate::base::database::Store;
use crate::base::error::{Error, Result};
use crate::base::failure::causes;
use crate::base::ids::{ChannelId, MessageId, OutboxId, PersonId, ServerId, UserId};
use crate::discord::card::Card;
use crate::discord::doors::Doors;
use crate::discord::limits::Pace;
use crate::discord::rest::{CallError, Rest, code};

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
    /// What is to be shown, in the language of its target; none where it makes no sense any more.
    fn content<'a>(&'a self, request: &'a ContentRequest) -> BoxFuture<'a, Result<Option<Content>>>;
    /// The person's Discord user; none where it was erased.
    fn user(&self, person: PersonId) -> BoxFuture<'_, Result<Option<UserId>>>;
    /// It is there, for the first time: what follows from it is written in the same transaction.
    fn arrived<'a>(&'a self, tx: &'a mut SqliteConnection, arrived: Arrived<'a>) -> BoxFuture<'a, Result<()>>;
    /// It could not be delivered and waits in the person's inbox: likewise.
    fn undeliverable<'a>(
        &'a self,
        tx: &'a mut SqliteConnection,
        owed: &'a OutboxMessage,
        now: Moment,
    ) -> BoxFuture<'a, Result<()>>;
}

/// A message that is not owed yet.
#[derive(Clone, Debug)]
pub struct NewMessage {
    topic: Topic,
    subject: i64,
    target: Target,
    nonce: String,
}

impl NewMessage {
    /// What is said, about which row, and to whom.
    pub fn new(topic: Topic, subject: i64, target: Target) -> Self {
        Self { topic, subject, target, nonce: nonce() }
    }
}

/// Owes a message. Asking twice for the same is harmless.
pub async fn enqueue(tx: &mut SqliteConnection, topic: Topic, subject: i64, target: Target, now: Moment) -> Result<()> {
    enqueue_at(tx, NewMessage::new(topic, subject, target), now, now).await
}

/// Owes a letter once more, as a message of its own: what it tells has come anew. Where it was never owed, the same as
/// [`enqueue`].
pub async fn enqueue_again(
    tx: &mut SqliteConnection,
    topic: Topic,
    subject: i64,
    person: PersonId,
    now: Moment,
) -> Result<()> {
    let target = Target::Person(person);
    store::revive(&mut *tx, &NewMessage::new(topic, subject, target), Revived::Told, now).await?;
    enqueue(tx, topic, subject, target, now).await
}

/// Owes a message that may have been given up, or deleted in Discord, when it was owed before: then it is sent anew.
pub async fn requeue(tx: &mut SqliteConnection, topic: Topic, subject: i64, target: Target, now: Moment) -> Result<()> {
    store::revive(&mut *tx, &NewMessage::new(topic, subject, target), Revived::Dropped, now).await?;
    enqueue(tx, topic, subject, target, now).await
}

/// Owes a message that is not to be sent before `due`.
pub async fn enqueue_at(tx: &mut SqliteConnection, message: NewMessage, due: Moment, now: Moment) -> Result<()> {
    if let Some(id) = store::insert(tx, &message, due, now).await? {
        // What it is owed for is in the span: an interaction, or a step of the background loop.
        tracing::info!(outbox = id.0, topic = message.topic.word(), "a message is owed");
    }
    Ok(())
}

/// Whatever is still owed to a server is not said any more; what was said stays.
pub async fn drop_owed_to(tx: &mut SqliteConnection, server: ServerId) -> Result<()> {
    store::drop_owed_to(tx, server, DropReason::ServerRemoved).await
}

/// What waits for a permission in a server is tried at once: somebody may have given it.
pub async fn try_again(store: &Store, doors: &Doors, server: ServerId, now: Moment) -> Result<()> {
    doors.try_server(server);
    let mut tx = store.write().await?;
    store::try_again(&mut *tx, server, now).await?;
    Ok(tx.commit().await?)
}

/// A person has read a letter of their inbox.
pub async fn mark_read(store: &Store, person: PersonId, letter: OutboxId, now: Moment) -> Result<()> {
    let mut tx = store.write().await?;
    store::mark_read(&mut *tx, person, letter, now).await?;
    Ok(tx.commit().await?)
}

/// How many times one sweep goes over the rows: what was sent may make something else due, and what a limit held up for a
/// moment has its turn once everything else was sent.
const PASSES: u32 = 4;
/// How long the end of a sweep waits for what a limit held up. What must wait for longer comes with a later one.
const A_MOMENT: Duration = Duration::from_secs(5);

/// What a sweep needs.
#[derive(Clone, Copy)]
pub struct Sender<'a> {
    /// Where the rows are
    pub store: &'a Store,
    /// The way to Discord
    pub rest: &'a Rest,
    /// The words
    pub contents: &'a dyn Contents,
    /// Where it is known to be closed
    pub doors: &'a Doors,
}

/// What a limit holds up for a moment: the channels, and when it is over.
#[derive(Default)]
struct Aside {
    channels: Vec<i64>,
    until: Option<Instant>,
}

/// Which time it is that a sweep goes over the rows.
#[derive(Clone, Copy)]
struct Pass {
    /// No other follows
    is_last: bool,
    /// When the sweep began
    began: Instant,
}

/// How a sweep ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Swept {
    /// Everything that was due had its turn.
    All,
    /// It goes slowly, and the rest follows.
    MoreIsDue,
}

/// How long a sweep goes on where it goes slowly.
const SLOW_FOR: Duration = Duration::from_secs(15);

impl Sender<'_> {
    /// Sends everything that is due, once each, and what becomes due by that. One bad row does not stop the others, nor
    /// does one closed or limited channel. Where it must go slowly it ends before the last row, so that what comes due
    /// meanwhile is not late.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sweep(&self, clock: &Clock) -> Result<Swept> {
        let began = Instant::now();
        for pass in 1..=PASSES {
            let mut aside = Aside::default();
            let Some(has_sent) = self.pass(clock, &mut aside, Pass { is_last: pass == PASSES, began }).await? else {
                return Ok(Swept::MoreIsDue);
            };
            if let Some(until) = aside.until {
                tokio::time::sleep_until(until).await;
            } else if !has_sent {
                break;
            }
        }
        Ok(Swept::All)
    }

    /// Goes over the rows once. Answers whether anything was due; nothing where it goes slowly and the sweep has taken long.
    async fn pass(&self, clock: &Clock, aside: &mut Aside, pass: Pass) -> Result<Option<bool>> {
        let mut last = OutboxId(0);
        loop {
            if let Pace::Stopped(_) = self.rest.pace() {
                // What is due stays due.
                return Ok(Some(false));
            }
            if self.rest.pace() == Pace::Slow && pass.began.elapsed() > SLOW_FOR {
                return Ok(None);
            }
            // Each message may take long, so each has its own time.
            let now = Moment::from(clock.now());
            let channels = json!(aside.channels).to_string();
            let mut tx = self.store.write().await?;
            let claimed = store::claim(&mut *tx, last, &channels, now).await?;
            tx.commit().await?;
            let Some(owed) = claimed else { return Ok(Some(last != OutboxId(0))) };
            last = owed.id;
            let span = tracing::error_span!("outbox", outbox = owed.id.0, topic = owed.topic.word());
            self.deliver(&owed, aside, pass, now).instrument(span).await?;
        }
    }

    /// Sends one message, and writes down what came of it.
    ///
    /// # Errors
    /// The disk failed; whatever else goes wrong is written down too.
    async fn deliver(&self, owed: &OutboxMessage, aside: &mut Aside, pass: Pass, now: Moment) -> Result<()> {
        // A panic over one message is a fault like any other: the loop goes on with the next one.
        let settled = AssertUnwindSafe(async {
            let outcome = self.send(owed, now).await?;
            match outcome {
                Outcome::Later { why: WaitReason::Limited, wait, .. } if !pass.is_last && wait <= A_MOMENT => {
                    aside.put(owed, wait);
                    self.give_back(owed, now).await
                }
                outcome => self.settle(owed, outcome, now).await,
            }
        });
        let settled = settled.catch_unwind().await;
        let Err(error) = settled.unwrap_or_else(|_| Err(Error::Fault("preparing it panicked".to_owned()))) else {
            return Ok(());
        };
        // That could not be noted either; the row is claimed once more when its time is over.
        if error.is_of_the_disk() {
            return Err(error);
        }
        tracing::error!(error = %causes(&error), "an owed message could not be prepared");
        let mut tx = self.store.write().await?;
        // It may have been sent all the same: what was tried stays unclear.
        if owed.attempts < model::TRIES {
            store::postpone(&mut *tx, owed, now.plus_seconds(600), false, WaitReason::Unprepared).await?;
        } else {
            store::mark_dropped(&mut *tx, owed.id, DropReason::Unprepared).await?;
        }
        Ok(tx.commit().await?)
    }

    async fn send(&self, owed: &OutboxMessage, now: Moment) -> Result<Outcome> {
        let content = self.contents.content(&ContentRequest::of(owed, now)).await?;
        let Some(content) = content else { return Ok(Outcome::Drop(DropReason::Pointless)) };
        if let Some(outcome) = self.known_closed(owed, now) {
            return Ok(outcome);
        }
        self.rest.take_turn().await;
        match content {
            Content::Card(card) => self.send_card(owed, &card, now).await,
            Content::Event(event) => self.send_event(owed, &event, now).await,
            Content::Thread { message, name } => self.send_thread(owed, message, &name, now).await,
        }
    }

    /// What comes of it where the answer is known without asking.
    fn known_closed(&self, owed: &OutboxMessage, now: Moment) -> Option<Outcome> {
        let closed = self.doors.closed(owed.door()?, now)?;
        match owed.target {
            // An earlier try may have arrived, so it is looked for first.
            Target::Person(_) if owed.tried_at.is_some() => None,
            Target::Person(_) => Some(Outcome::Inbox(DropReason::unreached(closed.code))),
            Target::Channel(..) => Some(Outcome::closed(owed, closed.until.since(now).unsigned_abs())),
        }
    }

    async fn send_card(&self, owed: &OutboxMessage, card: &Card, now: Moment) -> Result<Outcome> {
        let mut body = card.to_public();
        body["components"][0]["id"] = json!(owed.mark());
        let channel = match self.channel_of(owed, now).await? {
            Ok(channel) => channel,
            Err(outcome) => return Ok(outcome),
        };
        let outcome = |posted: Result<MessageId, CallError>| match posted {
            Ok(message) => Outcome::Sent(channel, message),
            Err(error) => self.outcome(&error, owed, now),
        };
        if let Some(message) = owed.message {
            return Ok(outcome(self.rest.edit(channel, message, &body, card.attachment()).await.map(|()| message)));
        }
        if owed.must_be_looked_for(now) {
            match look_for(self.rest, owed, channel).await {
                Ok(None) => {}
                Ok(Some(message)) => return Ok(Outcome::Sent(channel, message)),
                // The earlier try stays unclear, whatever this look was answered.
                Err(error) => return Ok(self.outcome(&error, owed, now)),
            }
        }
        body["nonce"] = json!(owed.nonce);
        body["enforce_nonce"] = json!(true);
        self.mark_tried(owed, now).await?;
        Ok(outcome(self.rest.post(channel, &body, card.attachment()).await))
    }

    /// Scheduled events have no nonce: after a try of unknown outcome they are looked for by the last line of what they
    /// say.
    async fn send_event(&self, owed: &OutboxMessage, event: &Event, now: Moment) -> Result<Outcome> {
        let Target::Channel(server, channel) = owed.target else {
            return Err(Error::Fault("an event is in a server".to_owned()));
        };
        let outcome = |made: Result<MessageId, CallError>| match made {
            Ok(event) => Outcome::Sent(channel, event),
            Err(error) => self.outcome(&error, owed, now),
        };
        if let Some(id) = owed.message {
            return Ok(match self.rest.edit_event(server, id, &event.body).await {
                Err(CallError::Refused { code: code::EVENT_IS_OVER, .. }) => Outcome::Sent(channel, id),
                edited => outcome(edited.map(|()| id)),
            });
        }
        if event.is_cancelled {
            return Ok(Outcome::Drop(DropReason::CalledOff));
        }
        if owed.tried_at.is_some() {
            match self.rest.events(server).await {
                Err(error) => return Ok(self.outcome(&error, owed, now)),
                Ok(events) => {
                    let is_it =
                        |each: &&Value| each["description"].as_str().is_some_and(|text| text.ends_with(&event.mark));
                    if let Some(id) = events.iter().find(is_it).and_then(id_of) {
                        return Ok(Outcome::Sent(channel, id));
                    }
                }
            }
        }
        self.mark_tried(owed, now).await?;
        Ok(outcome(self.rest.create_event(server, &event.body).await))
    }

    /// A message has one thread: asking for it again is refused, which says that it is there, under the message's own id.
    async fn send_thread(&self, owed: &OutboxMessage, message: MessageId, name: &str, now: Moment) -> Result<Outcome> {
        let Target::Channel(_, channel) = owed.target else {
            return Err(Error::Fault("a thread is in a channel".to_owned()));
        };
        if owed.message.is_some() {
            return Ok(Outcome::Sent(channel, owed.message.unwrap_or(message)));
        }
        Ok(match self.rest.open_thread(channel, message, name).await {
            Ok(()) | Err(CallError::Refused { code: code::THREAD_IS_THERE, .. }) => Outcome::Sent(channel, message),
            Err(error) => self.outcome(&error, owed, now),
        })
    }

    /// From here on it is not known whether it arrived.
    async fn mark_tried(&self, owed: &OutboxMessage, now: Moment) -> Result<()> {
        let mut tx = self.store.write().await?;
        store::mark_tried(&mut *tx, owed.id, now).await?;
        Ok(tx.commit().await?)
    }

    /// Where the message goes; for a person, the channel is opened once and kept.
    async fn channel_of(&self, owed: &OutboxMessage, now: Moment) -> Result<Result<ChannelId, Outcome>> {
        let person = match owed.target {
            Target::Channel(_, channel) => return Ok(Ok(channel)),
            Target::Person(person) => person,
        };
        if let Some(channel) = store::direct_channel(self.store.read(), owed.id).await? {
            return Ok(Ok(channel));
        }
        let Some(user) = self.contents.user(person).await? else {
            return Ok(Err(Outcome::Drop(DropReason::PersonGone)));
        };
        match self.rest.open_direct(user).await {
            Ok(channel) => {
                let mut tx = self.store.write().await?;
                store::set_direct_channel(&mut *tx, owed.id, channel).await?;
                tx.commit().await?;
                Ok(Ok(channel))
            }
            Err(error) => Ok(Err(self.outcome(&error, owed, now))),
        }
    }

    /// What comes of a call that failed. A door that is closed is remembered.
    fn outcome(&self, error: &CallError, owed: &OutboxMessage, now: Moment) -> Outcome {
        let code = error.code().filter(|code| code::is_closed_door(*code));
        let until = owed.door().zip(code).map(|(door, code)| self.doors.refused(door, code, now));
        let outcome = match (owed.target, until) {
            (Target::Channel(..), Some(until)) => Outcome::closed(owed, until.since(now).unsigned_abs()),
            _ => Outcome::of(error, owed),
        };
        match &outcome {
            Outcome::Later { .. } => {
                tracing::warn!(attempts = owed.attempts, error = %causes(error), "a message will be tried again");
            }
            Outcome::Drop(DropReason::NotTaken) | Outcome::Inbox(DropReason::NotTaken) => {
                tracing::error!(error = %causes(error), "Discord does not take a message as it is");
            }
            _ => {}
        }
        outcome
    }

    async fn settle(&self, owed: &OutboxMessage, outcome: Outcome, now: Moment) -> Result<()> {
        let mut tx = self.store.write().await?;
        match outcome {
            Outcome::Sent(channel, message) => {
                store::mark_sent(&mut *tx, owed, channel, message).await?;
                if owed.message.is_some() {
                    tracing::debug!("a message was edited");
                } else {
                    tracing::info!("a message was sent");
                    self.contents.arrived(&mut tx, Arrived { owed, channel, message, now }).await?;
                }
                if let Some(door) = owed.door() {
                    self.doors.passed(door);
                }
            }
            Outcome::Inbox(why) => {
                tracing::info!(?why, "a message waits in an inbox");
                store::move_to_inbox(&mut *tx, owed.id, why).await?;
                self.contents.undeliverable(&mut tx, owed, now).await?;
            }
            Outcome::Later { certain, wait, why } => {
                let seconds = i64::try_from(wait.as_secs()).unwrap_or(i64::MAX).saturating_add(1);
                let due = now.plus_seconds(seconds);
                store::postpone(&mut *tx, owed, due, certain, why).await?;
                // Where nothing is answered it may be for this one alone: another goes first the next time.
                let alike = match why {
                    WaitReason::Closed | WaitReason::Limited => Some(due),
                    WaitReason::Unreachable => Some(due.plus_seconds(-1)),
                    WaitReason::Stopped | WaitReason::Refused | WaitReason::Unprepared => None,
                };
                if let Some(due) = alike {
                    store::postpone_alike(&mut *tx, owed, due, why, now).await?;
                }
            }
            Outcome::Again => {
                tracing::info!("a card was deleted in Discord and is posted once more");
                store::post_again(&mut *tx, owed.id, &nonce(), now).await?;
            }
            Outcome::Drop(why) => {
                tracing::info!(?why, "a message is not sent");
                store::mark_dropped(&mut *tx, owed.id, why).await?;
            }
        }
        Ok(tx.commit().await?)
    }

    /// What was not tried because of a limit stays due.
    async fn give_back(&self, owed: &OutboxMessage, now: Moment) -> Result<()> {
        let mut tx = self.store.write().await?;
        store::postpone(&mut *tx, owed, now, true, WaitReason::Limited).await?;
        Ok(tx.commit().await?)
    }
}

impl Aside {
    fn put(&mut self, owed: &OutboxMessage, wait: Duration) {
        if let Target::Channel(_, channel) = owed.target {
            self.channels.push(channel.0);
        }
        let until = Instant::now() + wait;
        self.until = Some(self.until.map_or(until, |other| other.max(until)));
    }
}

/// How many pages of a hundred messages are looked through for one.
const MOST_PAGES: u32 = 500;

/// The message of an earlier try, by its mark among what came since it was owed.
async fn look_for(rest: &Rest, owed: &OutboxMessage, channel: ChannelId) -> Result<Option<MessageId>, CallError> {
    // Discord's ids are of its own clock; ours may be wrong by hours, which costs no more than some pages.
    let mut after = snowflake_at(owed.created_at.plus_hours(-6));
    for _ in 0..MOST_PAGES {
        let messages = rest.messages_after(channel, after).await?;
        let marked = messages.iter().find(|message| message["components"][0]["id"] == json!(owed.mark()));
        if let Some(message) = marked {
            return Ok(id_of(message));
        }
        let newest = messages.iter().filter_map(id_of).max_by_key(|id| id.0);
        match newest {
            Some(newest) if messages.len() == 100 && newest.0 > after.0 => after = newest,
            _ => return Ok(None),
        }
    }
    Err(CallError::Unclear { what: "there are too many messages to look through".to_owned(), never_sent: false })
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
    Inbox(DropReason),
    Later {
        certain: bool,
        wait: Duration,
        why: WaitReason,
    },
    /// Somebody deleted it: once more, as new
    Again,
    Drop(DropReason),
}

impl Outcome {
    fn of(error: &CallError, owed: &OutboxMessage) -> Self {
        match Self::judge(error, owed) {
            // What can't reach a person directly waits for them.
            Self::Drop(why) if matches!(owed.target, Target::Person(_)) && owed.message.is_none() => Self::Inbox(why),
            outcome => outcome,
        }
    }

    /// A permission is missing in its channel. For how long that is borne, a message's own tries say.
    fn closed(owed: &OutboxMessage, wait: Duration) -> Self {
        if owed.attempts >= model::TRIES {
            return Self::Drop(DropReason::RefusedTooLong);
        }
        // A restart forgets how often the channel refused; the message's own tries do not.
        Self::Later { certain: true, wait: wait.max(owed.wait()), why: WaitReason::Closed }
    }

    fn judge(error: &CallError, owed: &OutboxMessage) -> Self {
        let later = |certain: bool, why| Self::Later { certain, wait: owed.wait(), why };
        match error {
            // A letter that is there already stays where it is.
            CallError::Refused { code, .. } if error.is_closed_door() && owed.message.is_none() => {
                Self::Inbox(DropReason::unreached(*code))
            }
            CallError::Refused { code: code::UNKNOWN_MESSAGE, .. }
                if owed.topic.is_posted_again() && owed.message.is_some() && !owed.posted_again =>
            {
                Self::Again
            }
            CallError::Refused { code: code::UNKNOWN_MESSAGE | code::UNKNOWN_EVENT, .. } => {
                Self::Drop(DropReason::Deleted)
            }
            CallError::Refused { code: code::UNKNOWN_CHANNEL, .. } => Self::Drop(DropReason::ChannelGone),
            CallError::Refused { status: 400, .. } => Self::Drop(DropReason::NotTaken),
            CallError::Refused { .. } if owed.attempts >= model::TRIES => Self::Drop(DropReason::RefusedTooLong),
            CallError::Refused { .. } => later(true, WaitReason::Refused),
            CallError::RateLimited(wait) => Self::Later { certain: true, wait: *wait, why: WaitReason::Limited },
            CallError::Stopped(_) => later(true, WaitReason::Stopped),
            CallError::Unclear { never_sent, .. } => later(*never_sent, WaitReason::Unreachable),
        }
    }
}

fn nonce() -> String {
    format!("{:016x}", rand::random::<u64>())
}
