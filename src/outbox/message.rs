//! What is said through the outbox, as data: for each topic the words, and what follows once they arrived.

use futures_util::future::BoxFuture;
use sqlx::SqliteConnection;
use tertulia_clock::Moment;

use super::model::{OutboxMessage, Target, Topic};
use super::{Content, InboxMessage};
use crate::base::error::Result;
use crate::base::i18n::Words;
use crate::base::ids::{ChannelId, MessageId, PersonId, ServerId};
use crate::discord::context::Services;

/// For what words are wanted.
#[derive(Clone, Copy, Debug)]
pub struct ContentRequest {
    /// What is said
    pub topic: Topic,
    /// About which row
    pub subject: i64,
    /// To whom
    pub target: Target,
    /// Whether it was said already, and this is an edit of it
    pub is_there: bool,
    /// Now
    pub now: Moment,
}

impl ContentRequest {
    /// The words of an owed message.
    pub const fn of(owed: &OutboxMessage, now: Moment) -> Self {
        let (topic, subject, target) = (owed.topic, owed.subject, owed.target);
        Self { topic, subject, target, is_there: owed.message.is_some(), now }
    }

    /// The words of a letter, for the person in whose inbox it waits.
    pub const fn of_letter(letter: &InboxMessage, person: PersonId, now: Moment) -> Self {
        let (topic, subject) = (letter.topic, letter.subject);
        Self { topic, subject, target: Target::Person(person), is_there: false, now }
    }

    /// The server that it is said in; none where it goes to a person.
    pub const fn server(&self) -> Option<ServerId> {
        match self.target {
            Target::Channel(server, _) => Some(server),
            Target::Person(_) => None,
        }
    }

    /// The person whom it goes to; none where it is said in a server.
    pub const fn person(&self) -> Option<PersonId> {
        match self.target {
            Target::Channel(..) => None,
            Target::Person(person) => Some(person),
        }
    }
}

/// A message that is there, for the first time.
#[derive(Clone, Copy, Debug)]
pub struct Arrived<'a> {
    /// What was owed
    pub owed: &'a OutboxMessage,
    /// Where it is
    pub channel: ChannelId,
    /// Under which id; for an event or a thread its own
    pub message: MessageId,
    /// Now
    pub now: Moment,
}

/// What is to be shown; none where it makes no sense any more.
pub type ContentHandler =
    for<'a> fn(&'a Services, &'a ContentRequest, &'a Words) -> BoxFuture<'a, Result<Option<Content>>>;
/// Whether what it is about was erased, so that nothing is left to say of it.
pub type ErasedHandler = for<'a> fn(&'a Services, &'a ContentRequest) -> BoxFuture<'a, Result<bool>>;
/// What follows once it is there, in the same transaction.
pub type ArrivedHandler = for<'a> fn(&'a mut SqliteConnection, Arrived<'a>) -> BoxFuture<'a, Result<()>>;
/// What follows where it could not be delivered and waits in a person's inbox, in the same transaction.
pub type UndeliverableHandler =
    for<'a> fn(&'a mut SqliteConnection, &'a OutboxMessage, Moment) -> BoxFuture<'a, Result<()>>;

/// What is said about one topic.
#[derive(Clone, Copy, Debug)]
pub struct Message {
    /// Which
    pub topic: Topic,
    /// The words
    pub content: ContentHandler,
    /// Whether nothing is left to say of it; what was said then gives way to a note that says so
    pub is_erased: Option<ErasedHandler>,
    /// What becomes of it in a server that was taken out of the network; without it, what was said stays
    pub farewell: Option<fn() -> Content>,
    /// What follows once it is there
    pub on_arrived: Option<ArrivedHandler>,
    /// What follows where it waits in an inbox
    pub on_undeliverable: Option<UndeliverableHandler>,
}

impl Message {
    /// What is said about a topic, from which nothing follows.
    pub const fn new(topic: Topic, content: ContentHandler) -> Self {
        Self { topic, content, is_erased: None, farewell: None, on_arrived: None, on_undeliverable: None }
    }

    /// This, unless what it is about was erased.
    #[must_use]
    pub const fn unless(self, is_erased: ErasedHandler) -> Self {
        Self { is_erased: Some(is_erased), ..self }
    }

    /// This, with what becomes of it in a server that was taken out of the network.
    #[must_use]
    pub const fn with_farewell(self, farewell: fn() -> Content) -> Self {
        Self { farewell: Some(farewell), ..self }
    }

    /// This, with what follows once it is there.
    #[must_use]
    pub const fn then(self, on_arrived: ArrivedHandler) -> Self {
        Self { on_arrived: Some(on_arrived), ..self }
    }

    /// This, with what follows where it waits in an inbox.
    #[must_use]
    pub const fn or_else(self, on_undeliverable: UndeliverableHandler) -> Self {
        Self { on_undeliverable: Some(on_undeliverable), ..self }
    }
}
