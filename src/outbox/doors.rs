//! Doors that Discord said are closed: a person who takes no messages, a channel where a permission is missing. What is
//! sent there next is not tried for a while, since the answer is known.
//!
//! Kept in memory alone. What is owed is a row, so nothing is lost with it; a restart forgets which doors are closed, which
//! costs one refusal for each of them, and no table remembers who wants no messages.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tertulia_clock::Moment;

use super::model::{OutboxMessage, Target, Topic, wait_after};
use crate::base::ids::{ChannelId, PersonId, ServerId};

/// How long a person who takes no messages is not tried, unless they do something before.
const PERSON_CLOSED: i64 = 24 * 3_600;
/// Doors kept before those that are tried again are forgotten.
const KEPT: usize = 10_000;

/// What was refused, so that it is known what else will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Door {
    /// Messages to a person
    Person(PersonId),
    /// One kind of message in a channel: another kind may need fewer permissions
    Channel {
        /// The server that it is in
        server: ServerId,
        /// The channel
        channel: ChannelId,
        /// What is said
        topic: Topic,
        /// An edit of what was said: it needs less than a new message
        is_edit: bool,
    },
}

impl Door {
    /// The door that a message goes through. An edit of a letter has none: it works where a new one would be refused.
    pub const fn of(owed: &OutboxMessage) -> Option<Self> {
        let is_edit = owed.message.is_some();
        match owed.target {
            Target::Person(_) if is_edit => None,
            Target::Person(person) => Some(Self::Person(person)),
            Target::Channel(server, channel) => Some(Self::Channel { server, channel, topic: owed.topic, is_edit }),
        }
    }
}

struct Closed {
    until: Moment,
    refusals: i64,
}

/// The doors that are known to be closed.
#[derive(Default)]
pub struct Doors(Mutex<HashMap<Door, Closed>>);

impl Doors {
    /// Until when a door is not tried, if it is closed.
    pub fn closed_until(&self, door: Door, now: Moment) -> Option<Moment> {
        self.locked().get(&door).map(|closed| closed.until).filter(|until| *until > now)
    }

    /// It was refused. Answers when it is tried again: each refusal in a row makes that later.
    pub fn refused(&self, door: Door, now: Moment) -> Moment {
        let mut doors = self.locked();
        if doors.len() >= KEPT {
            doors.retain(|_, closed| closed.until > now);
        }
        let closed = doors.entry(door).or_insert(Closed { until: now, refusals: 0 });
        closed.refusals += 1;
        let wait = match door {
            Door::Person(_) => PERSON_CLOSED,
            Door::Channel { .. } => i64::try_from(wait_after(closed.refusals).as_secs()).unwrap_or(PERSON_CLOSED),
        };
        closed.until = now.plus_seconds(wait);
        closed.until
    }

    /// Something went through.
    pub fn passed(&self, door: Door) {
        self.locked().remove(&door);
    }

    /// A person is there: they may take messages again.
    pub fn try_person(&self, person: PersonId) {
        self.passed(Door::Person(person));
    }

    /// Somebody looks after a server: what is missing there may have been given.
    pub fn try_server(&self, id: ServerId) {
        self.locked().retain(|door, _| !matches!(door, Door::Channel { server, .. } if *server == id));
    }

    fn locked(&self) -> MutexGuard<'_, HashMap<Door, Closed>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Doors {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Doors({} closed)", self.locked().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERSON: Door = Door::Person(PersonId(1));

    fn channel(topic: Topic) -> Door {
        Door::Channel { server: ServerId(1), channel: ChannelId(2), topic, is_edit: false }
    }

    #[test]
    fn a_closed_channel_is_tried_ever_more_rarely_and_at_once_after_its_server_was_looked_after() {
        let doors = Doors::default();
        let (cards, events) = (channel(Topic::ReviewCard), channel(Topic::GatheringEvent));
        let waits: Vec<i64> = (0..12).map(|_| doors.refused(cards, Moment(0)).0).collect();
        assert_eq!((waits[0], waits[1], waits[11]), (30, 60, 6 * 3_600));
        assert_eq!(doors.closed_until(cards, Moment(100)), Some(Moment(6 * 3_600)));
        assert_eq!(doors.closed_until(cards, Moment(6 * 3_600)), None);
        assert_eq!(doors.closed_until(events, Moment(100)), None, "it may need fewer permissions");
        doors.try_server(ServerId(9));
        assert!(doors.closed_until(cards, Moment(100)).is_some());
        doors.try_server(ServerId(1));
        assert_eq!(doors.closed_until(cards, Moment(100)), None);
        assert_eq!(doors.refused(cards, Moment(0)).0, 30, "it counts from the beginning");
    }

    #[test]
    fn a_person_is_tried_again_after_a_day_or_once_they_do_something() {
        let doors = Doors::default();
        assert_eq!(doors.refused(PERSON, Moment(0)).0, 86_400);
        assert_eq!(doors.refused(PERSON, Moment(100)).0, 86_500);
        doors.try_server(ServerId(1));
        assert!(doors.closed_until(PERSON, Moment(200)).is_some());
        doors.try_person(PersonId(1));
        assert_eq!(doors.closed_until(PERSON, Moment(200)), None);
    }
}
