//! What exists in the stand-in: people, bots, guilds, channels, messages, interactions, and who is told of changes.
//!
//! All of it sits behind one lock and is changed by plain functions, so that an answer and the events that follow
//! from it can't disagree. Knows neither HTTP nor sockets: whoever listens is a channel's sending end.

pub mod channels;
pub mod commands;
pub mod components;
pub mod events;
pub mod files;
pub mod guilds;
pub mod interactions;
pub mod mentions;
pub mod messages;
pub mod payload;
pub mod permissions;
pub mod scheduled;
pub mod thread_members;
pub mod threads;
pub mod users;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::Value;
use tertulia_clock::Clock;

use self::{
    channels::Channel,
    files::StoredFile,
    guilds::Guild,
    interactions::Interaction,
    messages::RememberedNonce,
    scheduled::ScheduledEvent,
    users::{Bot, User},
};
use super::{gateway::session::Session, page::watcher::Watcher};

/// Milliseconds from the Unix epoch to the first of January 2015, where Discord's ids begin.
const DISCORD_EPOCH: i64 = 1_420_070_400_000;

/// Everything that exists.
pub struct World {
    pub clock: Clock,
    /// `http://127.0.0.1:P`, for links to files.
    pub address: String,
    pub users: BTreeMap<u64, User>,
    pub bots: BTreeMap<u64, Bot>,
    pub guilds: BTreeMap<u64, Guild>,
    pub channels: BTreeMap<u64, Channel>,
    pub interactions: BTreeMap<u64, Interaction>,
    pub scheduled_events: BTreeMap<u64, ScheduledEvent>,
    pub files: BTreeMap<u64, StoredFile>,
    pub nonces: Vec<RememberedNonce>,
    pub sessions: Vec<Session>,
    pub watchers: Vec<Watcher>,
    last_id: u64,
}

impl World {
    /// An empty world.
    pub fn new(clock: Clock, address: String) -> Self {
        Self {
            clock,
            address,
            users: BTreeMap::new(),
            bots: BTreeMap::new(),
            guilds: BTreeMap::new(),
            channels: BTreeMap::new(),
            interactions: BTreeMap::new(),
            scheduled_events: BTreeMap::new(),
            files: BTreeMap::new(),
            nonces: Vec::new(),
            sessions: Vec::new(),
            watchers: Vec::new(),
            last_id: 0,
        }
    }

    /// A new id: the clock's milliseconds as Discord counts them, and always more than the one before.
    pub fn new_id(&mut self) -> u64 {
        let milliseconds = self.clock.now().as_millisecond().saturating_sub(DISCORD_EPOCH);
        let by_time = u64::try_from(milliseconds).unwrap_or(0) << 22;
        self.last_id = by_time.max(self.last_id + 1);
        self.last_id
    }

    /// Lets happen what the clock alone brings about; asked for whenever someone looks at the world.
    pub fn catch_up(&mut self) {
        self.let_events_pass();
        self.let_threads_rest();
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }
}

/// An instant as Discord writes it.
pub fn iso(instant: Timestamp) -> String {
    instant.strftime("%Y-%m-%dT%H:%M:%S%.6f+00:00").to_string()
}

/// Puts the fields of one object into another.
pub fn merge(target: &mut Value, extra: Value) {
    if let (Some(target), Value::Object(extra)) = (target.as_object_mut(), extra) {
        target.extend(extra);
    }
}

/// A value without what is null in it, which Discord leaves out.
pub fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(_, field)| !field.is_null());
            Value::Object(kept.map(|(key, field)| (key.clone(), without_nulls(field))).collect())
        }
        Value::Array(items) => items.iter().map(without_nulls).collect(),
        other => other.clone(),
    }
}

/// The id in a JSON string or number.
pub fn id_in(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_rise_even_when_the_clock_stands_still_or_goes_back() {
        let clock = Clock::stopped_at("2030-01-01T12:00:00Z".parse().unwrap());
        let mut world = World::new(clock.clone(), String::new());
        let first = world.new_id();
        let second = world.new_id();
        clock.advance(jiff::SignedDuration::from_hours(-1));
        let third = world.new_id();
        assert!(first < second && second < third);
        let milliseconds = i64::try_from(first >> 22).unwrap() + DISCORD_EPOCH;
        assert_eq!(Timestamp::from_millisecond(milliseconds).unwrap(), "2030-01-01T12:00:00Z".parse().unwrap());
    }

    #[test]
    fn instants_are_written_as_discord_does() {
        let instant: Timestamp = "2030-01-01T12:00:00.25Z".parse().unwrap();
        assert_eq!(iso(instant), "2030-01-01T12:00:00.250000+00:00");
    }
}
