//! Scheduled events of guilds: what is planned, who is interested, and what becomes of it as time goes on.
//!
//! An external event begins and ends by the clock. What Discord does with a recurring event after its first time is
//! not documented; here it ends like any other.

mod event;

use serde_json::{Value, json};

pub use self::event::ScheduledEvent;
use self::event::kind;
use super::{World, channels::ChannelKind, events::intent, permissions};
use crate::refusal::Refusal;

/// How many events of a guild may be yet to begin or under way.
const MOST_UNFINISHED: usize = 100;
impl World {
    /// Plans an event; `body` has been checked.
    pub fn plan_event(&mut self, guild: u64, creator: u64, body: &Value) -> Result<u64, Refusal> {
        let id = self.new_id();
        let mut event = ScheduledEvent::blank(id, guild, creator, self.now());
        let mut body = body.clone();
        if let Some(fields) = body.as_object_mut() {
            // A new event is scheduled, whatever is sent.
            fields.remove("status");
        }
        event.apply(&body);
        self.check_planner(&event, creator, permissions::CREATE_EVENTS)?;
        let unfinished = self.scheduled_events.values().filter(|known| known.guild == guild && !known.is_over());
        if unfinished.count() >= MOST_UNFINISHED {
            return Err(Refusal::TOO_MANY_SCHEDULED_EVENTS);
        }
        self.scheduled_events.insert(id, event);
        self.tell_scheduled_event(id, "GUILD_SCHEDULED_EVENT_CREATE");
        Ok(id)
    }

    /// Changes an event; `body` has been checked.
    pub fn change_event(&mut self, id: u64, by: u64, body: &Value) -> Result<(), Refusal> {
        self.check_event_is_theirs(id, by)?;
        let mut event = self.scheduled_events[&id].clone();
        event.apply(body);
        self.check_planner(&event, by, self.needed_to_change(&event, by))?;
        self.scheduled_events.insert(id, event);
        self.tell_scheduled_event(id, "GUILD_SCHEDULED_EVENT_UPDATE");
        Ok(())
    }

    /// Removes an event.
    pub fn remove_event(&mut self, id: u64, by: u64) -> Result<(), Refusal> {
        self.check_event_is_theirs(id, by)?;
        self.tell_scheduled_event(id, "GUILD_SCHEDULED_EVENT_DELETE");
        self.scheduled_events.remove(&id);
        Ok(())
    }

    /// Whether someone may change an event as it is.
    pub fn check_event_is_theirs(&self, id: u64, by: u64) -> Result<(), Refusal> {
        let event = &self.scheduled_events[&id];
        self.check_planner(event, by, self.needed_to_change(event, by))
    }

    /// Whether someone sees an event: all in the guild do, but for those in a channel they can't see.
    pub fn sees_event(&self, user: u64, event: &ScheduledEvent) -> bool {
        let is_member = self.guilds.get(&event.guild).is_some_and(|guild| guild.members.contains_key(&user));
        is_member && event.channel.is_none_or(|channel| self.may(user, channel, permissions::VIEW_CHANNEL))
    }

    /// The events of a guild that someone sees and that are not over, oldest first.
    ///
    /// Discord does not say whether lists go on naming those that are over; its app doesn't show them.
    pub fn events_seen_by(&self, user: u64, guild: u64) -> impl Iterator<Item = &ScheduledEvent> {
        let here = self.scheduled_events.values().filter(move |event| event.guild == guild && !event.is_over());
        here.filter(move |event| self.sees_event(user, event))
    }

    /// Notes whether someone is interested. Answers whether that is news.
    pub fn set_interest(&mut self, id: u64, user: u64, is_interested: bool) -> bool {
        let Some(event) = self.scheduled_events.get_mut(&id) else { return false };
        let changed = if is_interested { event.interested.insert(user) } else { event.interested.remove(&user) };
        if changed {
            let data = json!({
                "guild_scheduled_event_id": id.to_string(),
                "user_id": user.to_string(),
                "guild_id": event.guild.to_string(),
            });
            let name =
                if is_interested { "GUILD_SCHEDULED_EVENT_USER_ADD" } else { "GUILD_SCHEDULED_EVENT_USER_REMOVE" };
            self.tell_event_watchers(id, name, &data);
        }
        changed
    }

    /// Lets events begin and end whose time has come.
    pub fn let_events_pass(&mut self) {
        let now = self.now();
        let next = |world: &Self| world.scheduled_events.values().find_map(|event| Some((event.id, event.due(now)?)));
        while let Some((id, progress)) = next(self) {
            if let Some(event) = self.scheduled_events.get_mut(&id) {
                event.progress = progress;
            }
            self.tell_scheduled_event(id, "GUILD_SCHEDULED_EVENT_UPDATE");
        }
    }

    fn needed_to_change(&self, event: &ScheduledEvent, by: u64) -> u64 {
        let has_manage = self.permissions_for_event(event, by) & permissions::MANAGE_EVENTS != 0;
        if event.creator == by && !has_manage { permissions::CREATE_EVENTS } else { permissions::MANAGE_EVENTS }
    }

    /// Where an event's channel is of another kind than the event, or someone lacks a permission for it.
    fn check_planner(&self, event: &ScheduledEvent, user: u64, needed: u64) -> Result<(), Refusal> {
        let further = match event.kind {
            kind::STAGE => permissions::MANAGE_CHANNELS | permissions::MUTE_MEMBERS | permissions::MOVE_MEMBERS,
            kind::VOICE => permissions::VIEW_CHANNEL | permissions::CONNECT,
            _ => 0,
        };
        if let Some(channel) = event.channel {
            let known = self.channels.get(&channel).filter(|channel| channel.guild() == Some(event.guild));
            let fits = match known.ok_or(Refusal::UNKNOWN_CHANNEL)?.kind() {
                Some(ChannelKind::Voice) => event.kind == kind::VOICE,
                Some(ChannelKind::Stage) => event.kind == kind::STAGE,
                _ => false,
            };
            if !fits {
                let told = "The channel is of another kind than the event";
                return Err(Refusal::at(&["channel_id"], "GUILD_SCHEDULED_EVENT_CHANNEL_TYPE_INVALID", told));
            }
        }
        let wanted = needed | further;
        if self.permissions_for_event(event, user) & wanted == wanted {
            Ok(())
        } else {
            Err(Refusal::MISSING_PERMISSIONS)
        }
    }

    fn permissions_for_event(&self, event: &ScheduledEvent, user: u64) -> u64 {
        match event.channel {
            Some(channel) => self.permissions_in(user, channel),
            None => self.guilds.get(&event.guild).map_or(0, |guild| permissions::in_guild(guild, user)),
        }
    }

    fn tell_scheduled_event(&mut self, id: u64, name: &str) {
        let data = self.scheduled_events[&id].object();
        self.tell_event_watchers(id, name, &data);
    }

    fn tell_event_watchers(&mut self, id: u64, name: &str, data: &Value) {
        let event = &self.scheduled_events[&id];
        let bots: Vec<u64> = self.bots.keys().copied().filter(|bot| self.sees_event(*bot, event)).collect();
        for bot in bots {
            self.dispatch(bot, intent::GUILD_SCHEDULED_EVENTS, name, data);
        }
        self.tell_state_changed();
    }
}
