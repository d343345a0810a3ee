//! What an owed message is and when it is tried again: pure.

use std::time::Duration;

use tertulia_clock::Moment;

use crate::base::ids::{ChannelId, MessageId, OutboxId, PersonId, ServerId};

/// What is said. The subject is a row's id: which table, the topic says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum Topic {
    /// A published write-up, to a server that wants announcements: subject is the write-up.
    Announcement,
    /// A revision that waits for review: subject is the revision.
    ReviewCard,
    /// What a moderator decided, to the author: subject is the decision.
    Decision,
    /// That another write-up was merged into theirs, to an author: subject is the decision.
    MergedIntoYours,
    /// That something is not on hold any more, to the review channels: subject is the decision that put it on hold.
    HoldOver,
    /// A gathering's card: subject is the occurrence.
    Gathering,
    /// The scheduled event that mirrors it: subject is the occurrence.
    GatheringEvent,
    /// The thread under its card: subject is the occurrence.
    GatheringThread,
    /// A reminder, or the question to close it: subject is the reminder.
    Reminder,
    /// It was moved or called off, or a seat became free: subject is the notice.
    GatheringNotice,
    /// That something waits in somebody's inbox, in a gathering's thread: subject is the message that waits.
    LetterWaits,
    /// A place's contact is asked to confirm what was published: subject is the revision.
    ConfirmAsked,
    /// A place adapts it, to the author: subject is the adaptation.
    Adapted,
    /// A translation that waits for review: subject is the translation.
    TranslationCard,
    /// What was decided on it, to the translator: subject is the translation.
    TranslationDecision,
    /// A report or a reply that waits for a moderator: subject is the report.
    ReportCard,
    /// What was decided on it, to whoever sent it, and of a reply to the author: subject is the report.
    ReportDecision,
    /// What is new in what somebody follows: subject is the digest.
    Digest,
    /// Whether a write-up that nobody touched for long is still right: subject is the question.
    StaleAsked,
}

impl Topic {
    /// Whether a card that somebody deleted in Discord is posted once more.
    pub const fn is_posted_again(self) -> bool {
        matches!(self, Self::Gathering)
    }

    /// Whether it is something else than a message, under other limits.
    pub const fn is_no_message(self) -> bool {
        matches!(self, Self::GatheringEvent | Self::GatheringThread)
    }
}

/// Why a message is not sent to where it was owed: it is dropped or, where it goes to one person, left in their inbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum DropReason {
    /// What it would say is not so any more.
    Pointless,
    /// A scheduled event was called off before it was there.
    CalledOff,
    /// The person was forgotten.
    PersonGone,
    /// The server was taken out of the network.
    ServerRemoved,
    /// The person takes no messages from the bot.
    DirectMessagesClosed,
    /// The person shares no server with the bot.
    NoCommonServer,
    /// Somebody deleted it in Discord.
    Deleted,
    /// Somebody deleted its channel.
    ChannelGone,
    /// Discord does not take it as it is: a fault of ours.
    NotTaken,
    /// A permission was missing for days.
    RefusedTooLong,
    /// What it says could not be read or made.
    Unprepared,
}

impl DropReason {
    /// Whether somebody should look: it would have been right to send it.
    pub const fn is_failure(self) -> bool {
        match self {
            Self::Pointless
            | Self::CalledOff
            | Self::PersonGone
            | Self::ServerRemoved
            | Self::DirectMessagesClosed
            | Self::NoCommonServer => false,
            Self::Deleted | Self::ChannelGone | Self::NotTaken | Self::RefusedTooLong | Self::Unprepared => true,
        }
    }

    /// The words for it, in the catalogues.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Pointless => "dropped-pointless",
            Self::CalledOff => "dropped-called-off",
            Self::PersonGone => "dropped-person-gone",
            Self::ServerRemoved => "dropped-server-removed",
            Self::DirectMessagesClosed => "dropped-direct-messages-closed",
            Self::NoCommonServer => "dropped-no-common-server",
            Self::Deleted => "dropped-deleted",
            Self::ChannelGone => "dropped-channel-gone",
            Self::NotTaken => "dropped-not-taken",
            Self::RefusedTooLong => "dropped-refused-too-long",
            Self::Unprepared => "dropped-unprepared",
        }
    }
}

/// Why a message that was tried waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum WaitReason {
    /// A permission is missing where it goes.
    Closed,
    /// One of Discord's limits, which is no fault.
    Limited,
    /// Discord fails or can't be reached; it may have arrived.
    Unreachable,
    /// No calls are made, since too many were refused.
    Stopped,
    /// Discord said no in another way.
    Refused,
    /// What it says could not be read or made.
    Unprepared,
}

/// Where a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// To everyone in a channel of a server
    Channel(ServerId, ChannelId),
    /// To one person, directly
    Person(PersonId),
}

/// A message that is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxMessage {
    /// Its row
    pub id: OutboxId,
    /// What is said
    pub topic: Topic,
    /// About which row
    pub subject: i64,
    /// To whom
    pub target: Target,
    /// Discord's guard against posting twice within minutes
    pub nonce: String,
    /// When it became owed
    pub created_at: Moment,
    /// The first try whose outcome is not known
    pub tried_at: Option<Moment>,
    /// How often it was tried
    pub attempts: i64,
    /// The version that this try shows
    pub wanted: i64,
    /// The message, once it is there; for an event or a thread its id
    pub message: Option<MessageId>,
    /// Whether it was posted once more already, after somebody deleted it
    pub posted_again: bool,
}

/// Discord remembers a nonce for a few minutes; after two it is not relied on.
const NONCE_TRUSTED: i64 = 120;
/// Tries before a message is given up: with the waits below, about nine days.
pub const TRIES: i64 = 40;

impl OutboxMessage {
    /// Whether an earlier try may have arrived and Discord may have forgotten its nonce: look before posting again.
    pub fn must_be_looked_for(&self, now: Moment) -> bool {
        self.message.is_none() && self.tried_at.is_some_and(|tried| now.since(tried).as_secs() >= NONCE_TRUSTED)
    }

    /// The mark by which the message is found again among a channel's messages: the `id` of its outer component.
    pub fn mark(&self) -> i64 {
        1_000_000 + self.id.0 % 1_000_000_000
    }

    /// How long to wait after a failed try.
    pub fn wait(&self) -> Duration {
        wait_after(self.attempts)
    }
}

/// How long to wait after so many failed tries in a row: from 30 seconds, doubled, to six hours.
pub fn wait_after(tries: i64) -> Duration {
    let doublings = u32::try_from(tries.clamp(1, 16) - 1).expect("clamped");
    Duration::from_secs((30_u64 << doublings).min(6 * 3600))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owed(tried: Option<i64>, attempts: i64) -> OutboxMessage {
        OutboxMessage {
            id: OutboxId(7),
            topic: Topic::Decision,
            subject: 1,
            target: Target::Person(PersonId(1)),
            nonce: "n".to_owned(),
            created_at: Moment(0),
            tried_at: tried.map(Moment),
            attempts,
            wanted: 1,
            message: None,
            posted_again: false,
        }
    }

    #[test]
    fn a_try_of_unknown_outcome_is_looked_for_once_the_nonce_may_be_forgotten() {
        for (tried, now, look) in [(None, 1_000, false), (Some(900), 1_000, false), (Some(880), 1_000, true)] {
            assert_eq!(owed(tried, 1).must_be_looked_for(Moment(now)), look, "{tried:?}");
        }
    }

    #[test]
    fn the_waits_double_up_to_six_hours() {
        let waits: Vec<u64> = [1, 2, 3, 10, 40].map(|attempts| owed(None, attempts).wait().as_secs()).into();
        assert_eq!(waits, [30, 60, 120, 15_360, 21_600]);
    }
}
