//! Threads and forum posts: a channel below a channel, which rests when nobody writes and wakes when someone does.
//!
//! Who may do what in a thread is decided by the channel above it.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::{
    World,
    channels::{Channel, Place},
    events::{Change, intent},
    iso, merge,
    messages::HAS_THREAD,
    permissions,
};
use crate::refusal::Refusal;

/// How many threads of a guild may be active; Discord's number, which it does not document.
const MOST_ACTIVE: usize = 1000;
/// Discord stops counting a thread's members here.
pub const MOST_MEMBERS_COUNTED: usize = 50;

/// After how many minutes of quiet a thread rests, if nothing is said.
pub const USUAL_REST: i64 = 1440;

/// Types of thread.
pub mod kind {
    pub const PUBLIC: u64 = 11;
    pub const PRIVATE: u64 = 12;
}

/// What is particular to a thread.
#[derive(Clone)]
pub struct Thread {
    pub guild: u64,
    pub parent: u64,
    pub owner: u64,
    pub kind: u64,
    pub name: String,
    pub archived: bool,
    pub locked: bool,
    pub invitable: bool,
    /// `auto_archive_duration`
    pub rests_after_minutes: i64,
    pub slowmode: u64,
    pub tags: Vec<u64>,
    /// When it was last archived or woken.
    pub turned_at: Timestamp,
    /// When something last happened in it.
    pub active_at: Timestamp,
    pub created: Timestamp,
    /// Who is in it, and since when.
    pub members: BTreeMap<u64, Timestamp>,
    /// Messages now in it and ever sent; the first is not counted.
    pub messages: u64,
    pub sent: u64,
}

impl World {
    /// The thread with this channel id.
    pub fn thread(&self, channel: u64) -> Option<&Thread> {
        match &self.channels.get(&channel)?.place {
            Place::Thread(thread) => Some(thread),
            _ => None,
        }
    }

    /// A new thread: its channel, its first member, and everyone told.
    pub fn start_thread(&mut self, id: u64, mut thread: Thread) -> Result<(), Refusal> {
        let active = self.threads().filter(|(_, known)| known.guild == thread.guild && !known.archived);
        if active.count() >= MOST_ACTIVE {
            return Err(Refusal::TOO_MANY_THREADS);
        }
        let owner = thread.owner;
        thread.members.insert(owner, thread.created);
        self.channels.insert(id, Channel { id, place: Place::Thread(thread), messages: BTreeMap::new() });
        self.tell_thread(id, "THREAD_CREATE", &json!({ "newly_created": true }));
        self.tell_joined(id, owner);
        self.show_on_message(id);
        Ok(())
    }

    /// Applies what `body` names; it has been checked. A new name is told in the thread.
    pub fn change_thread(&mut self, id: u64, by: u64, body: &Value) -> Result<(), Refusal> {
        let now = self.now();
        let Some(thread) = self.thread_mut(id) else { return Err(Refusal::UNKNOWN_CHANNEL) };
        let was_archived = thread.archived;
        let renamed = body["name"].as_str().filter(|name| *name != thread.name).map(str::to_owned);
        if let Some(name) = &renamed {
            thread.name.clone_from(name);
        }
        thread.locked = body["locked"].as_bool().unwrap_or(thread.locked);
        thread.invitable = body["invitable"].as_bool().unwrap_or(thread.invitable);
        thread.slowmode = body["rate_limit_per_user"].as_u64().unwrap_or(thread.slowmode);
        if let Some(tags) = body["applied_tags"].as_array() {
            thread.tags = tags.iter().filter_map(super::id_in).collect();
        }
        if let Some(minutes) = body["auto_archive_duration"].as_i64() {
            thread.rests_after_minutes = minutes;
            thread.turned_at = now;
            thread.active_at = now;
        }
        thread.archived = body["archived"].as_bool().unwrap_or(was_archived);
        if thread.archived != was_archived {
            thread.turned_at = now;
            thread.active_at = now;
        }
        let woken = was_archived && !thread.archived;
        self.tell_turned(id, woken);
        if let Some(name) = renamed {
            self.post_notice(id, by, super::messages::CHANNEL_NAME_CHANGE, json!({ "content": name }))?;
        }
        Ok(())
    }

    /// Removes a thread with all in it.
    pub fn remove_thread(&mut self, id: u64) {
        let Some(thread) = self.thread(id) else { return };
        let (guild, parent) = (thread.guild, thread.parent);
        let gone = json!({
            "id": id.to_string(),
            "guild_id": guild.to_string(),
            "parent_id": parent.to_string(),
            "type": thread.kind,
        });
        for bot in self.listeners(id).collect::<Vec<_>>() {
            self.dispatch(bot, intent::GUILDS, "THREAD_DELETE", &gone);
        }
        self.interactions.retain(|_, interaction| interaction.channel != id);
        self.channels.remove(&id);
        if let Some(message) = self.channel_mut(parent).messages.get_mut(&id) {
            message.object.as_object_mut().map(|object| object.remove("thread"));
        }
        self.tell_state_changed();
    }

    /// The thread as this bot sees it: with its own membership, if it has one.
    pub fn thread_object_for(&self, bot: u64, id: u64) -> Value {
        let mut object = self.channel_object(id);
        if let Some(member) = self.thread_member(id, bot, false) {
            object["member"] = member;
        }
        object
    }

    /// The active threads of a guild that someone sees, newest first.
    pub fn active_threads(&self, user: u64, guild: u64) -> Vec<u64> {
        let here = self.threads().filter(|(_, thread)| thread.guild == guild && !thread.archived);
        let mut seen: Vec<u64> =
            here.map(|(id, _)| id).filter(|id| self.may(user, *id, permissions::VIEW_CHANNEL)).collect();
        seen.reverse();
        seen
    }

    /// The public archived threads of a channel with the time each was archived, the last first.
    pub fn archived_threads(&self, parent: u64) -> Vec<(u64, Timestamp)> {
        let here = self
            .threads()
            .filter(|(_, thread)| thread.parent == parent && thread.archived && thread.kind == kind::PUBLIC);
        let mut all: Vec<(u64, Timestamp)> = here.map(|(id, thread)| (id, thread.turned_at)).collect();
        all.sort_by_key(|(id, turned_at)| std::cmp::Reverse((*turned_at, *id)));
        all
    }

    /// What writing here needs: threads have a permission of their own.
    pub fn needed_to_write(&self, channel: u64) -> u64 {
        match self.thread(channel) {
            Some(_) => permissions::SEND_MESSAGES_IN_THREADS,
            None => permissions::SEND_MESSAGES,
        }
    }

    /// Nobody but moderators writes or changes anything in a locked thread.
    pub fn check_unlocked(&self, user: u64, channel: u64) -> Result<(), Refusal> {
        match self.thread(channel) {
            Some(thread) if thread.locked && !self.may(user, channel, permissions::MANAGE_THREADS) => {
                Err(Refusal::THREAD_LOCKED)
            }
            _ => Ok(()),
        }
    }

    /// Nothing is changed in an archived thread.
    pub fn check_unarchived(&self, channel: u64) -> Result<(), Refusal> {
        match self.thread(channel) {
            Some(thread) if thread.archived => Err(Refusal::THREAD_ARCHIVED),
            _ => Ok(()),
        }
    }

    /// Wakes an archived thread that is about to be written in.
    pub fn wake_thread(&mut self, id: u64) {
        let now = self.now();
        if let Some(thread) = self.thread_mut(id).filter(|thread| thread.archived) {
            thread.archived = false;
            thread.turned_at = now;
            self.tell_turned(id, true);
        }
    }

    /// Counts a message that was posted in a thread; who wrote it is in the thread from then on.
    pub fn count_in_thread(&mut self, id: u64, author: u64, is_first: bool) {
        let now = self.now();
        if let Some(thread) = self.thread_mut(id) {
            thread.active_at = now;
            if !is_first {
                thread.messages += 1;
                thread.sent += 1;
            }
            self.add_to_thread(id, author);
            self.show_on_message(id);
        }
    }

    /// Counts a message less in a thread; those ever sent stay as many.
    pub fn count_deleted_in_thread(&mut self, id: u64, message: u64) {
        if let Some(thread) = self.thread_mut(id)
            && message != id
        {
            thread.messages = thread.messages.saturating_sub(1);
            self.show_on_message(id);
        }
    }

    /// Lets threads rest in which nothing has happened for long enough.
    pub fn let_threads_rest(&mut self) {
        let now = self.now();
        let is_due = |thread: &Thread| {
            let rests_after = SignedDuration::from_mins(thread.rests_after_minutes);
            !thread.archived && now.duration_since(thread.active_at) >= rests_after
        };
        let due: Vec<u64> = self.threads().filter(|(_, thread)| is_due(thread)).map(|(id, _)| id).collect();
        for id in due {
            if let Some(thread) = self.thread_mut(id) {
                thread.archived = true;
                thread.turned_at = now;
            }
            self.tell_turned(id, false);
        }
    }

    /// Tells bots that have come to see a channel which threads are active in it.
    pub fn sync_threads(&mut self, parent: u64, bots: &[u64]) {
        let Some(guild) = self.channels[&parent].guild() else { return };
        for bot in bots {
            let here = self.active_threads(*bot, guild).into_iter();
            let ids: Vec<u64> = here.filter(|id| self.thread(*id).is_some_and(|t| t.parent == parent)).collect();
            if ids.is_empty() {
                continue;
            }
            let data = json!({
                "guild_id": guild.to_string(),
                "channel_ids": [parent.to_string()],
                "threads": ids.iter().map(|id| self.channel_object(*id)).collect::<Vec<_>>(),
                "members": ids.iter().filter_map(|id| self.thread_member(*id, *bot, false)).collect::<Vec<_>>(),
            });
            self.dispatch(*bot, intent::GUILDS, "THREAD_LIST_SYNC", &data);
        }
    }

    fn threads(&self) -> impl Iterator<Item = (u64, &Thread)> {
        self.channels.iter().filter_map(|(id, channel)| match &channel.place {
            Place::Thread(thread) => Some((*id, thread)),
            _ => None,
        })
    }

    /// The thread with this channel id, to be changed.
    pub fn thread_mut(&mut self, id: u64) -> Option<&mut Thread> {
        match &mut self.channels.get_mut(&id)?.place {
            Place::Thread(thread) => Some(thread),
            _ => None,
        }
    }

    /// Tells of a changed thread; members of one that was woken are told of their membership too.
    fn tell_turned(&mut self, id: u64, woken: bool) {
        self.tell_thread(id, "THREAD_UPDATE", &json!({}));
        self.show_on_message(id);
        let Some(thread) = self.thread(id).filter(|_| woken) else { return };
        let guild = thread.guild.to_string();
        let bots: Vec<u64> = thread.members.keys().copied().filter(|member| self.bots.contains_key(member)).collect();
        for bot in bots {
            if let Some(mut member) = self.thread_member(id, bot, false) {
                member["guild_id"] = json!(guild);
                self.dispatch(bot, intent::GUILDS, "THREAD_MEMBER_UPDATE", &member);
            }
        }
    }

    fn tell_thread(&mut self, id: u64, event: &str, extra: &Value) {
        for bot in self.listeners(id).collect::<Vec<_>>() {
            let mut object = self.thread_object_for(bot, id);
            merge(&mut object, extra.clone());
            self.dispatch(bot, intent::GUILDS, event, &object);
        }
        self.tell_state_changed();
    }

    /// The message that a thread was started from shows the thread as it is.
    fn show_on_message(&mut self, id: u64) {
        let Some(parent) = self.thread(id).map(|thread| thread.parent) else { return };
        if !self.channels[&parent].messages.contains_key(&id) {
            return;
        }
        let object = self.channel_object(id);
        let Some(message) = self.channel_mut(parent).messages.get_mut(&id) else { return };
        message.object["thread"] = object;
        if message.flags() & HAS_THREAD == 0 {
            message.object["flags"] = json!(message.flags() | HAS_THREAD);
            self.tell_message(Change::Updated, parent, id);
        }
    }
}

impl Thread {
    /// A public thread with nobody and nothing in it.
    pub fn new(guild: u64, parent: u64, owner: u64, name: &str, now: Timestamp) -> Self {
        Self {
            guild,
            parent,
            owner,
            kind: kind::PUBLIC,
            name: name.to_owned(),
            archived: false,
            locked: false,
            invitable: true,
            rests_after_minutes: USUAL_REST,
            slowmode: 0,
            tags: Vec::new(),
            turned_at: now,
            active_at: now,
            created: now,
            members: BTreeMap::new(),
            messages: 0,
            sent: 0,
        }
    }

    /// What Discord's channel object says of a thread beyond the common fields.
    pub fn object(&self) -> Value {
        let mut metadata = json!({
            "archived": self.archived,
            "archive_timestamp": iso(self.turned_at),
            "auto_archive_duration": self.rests_after_minutes,
            "locked": self.locked,
            "create_timestamp": iso(self.created),
        });
        if self.kind == kind::PRIVATE {
            metadata["invitable"] = json!(self.invitable);
        }
        json!({
            "type": self.kind,
            "guild_id": self.guild.to_string(),
            "parent_id": self.parent.to_string(),
            "owner_id": self.owner.to_string(),
            "name": self.name,
            "rate_limit_per_user": self.slowmode,
            "last_pin_timestamp": null,
            "message_count": self.messages,
            "member_count": self.members.len().min(MOST_MEMBERS_COUNTED),
            "total_message_sent": self.sent,
            "thread_metadata": metadata,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, StandIn};
    use tertulia_clock::Clock;

    #[tokio::test]
    async fn a_thousand_threads_of_a_guild_may_be_active_and_one_more_may_not() {
        let clock = Clock::stopped_at("2030-01-01T12:00:00Z".parse().unwrap());
        let stand_in = StandIn::start(Options { port: 0, traffic: None, clock }).await.unwrap();
        let owner = stand_in.add_user("owner", "Owner", "en-GB");
        let guild = stand_in.add_guild("Circle", "en-GB", owner);
        let channel = stand_in.add_channel(guild, "general");
        let mut world = stand_in.world();
        let start = |world: &mut World| {
            let id = world.new_id();
            let thread = Thread::new(guild, channel, owner, "Case", world.now());
            world.start_thread(id, thread).map(|()| id)
        };
        let first = start(&mut world).unwrap();
        for _ in 1..MOST_ACTIVE {
            start(&mut world).unwrap();
        }
        assert_eq!(start(&mut world), Err(Refusal::TOO_MANY_THREADS));
        world.change_thread(first, owner, &json!({ "archived": true })).unwrap();
        assert!(start(&mut world).is_ok());
    }
}
