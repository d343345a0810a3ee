//! Scheduled events of guilds: what is planned, who is interested, and what becomes of it as time goes on.
//!
//! An external event begins and ends by the clock. What Discord does with a recurring event after its first time is
//! not documented; here it ends like any other.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::{World, channels::ChannelKind, events::intent, id_in, iso, permissions};
use crate::sandbox::refusal::Refusal;

/// How many events of a guild may be yet to begin or under way.
const MOST_UNFINISHED: usize = 100;
/// After this time an event that nobody has begun is cancelled. Discord says "on the order of hours"; the number is ours.
const GIVEN_UP_AFTER: SignedDuration = SignedDuration::from_hours(6);

/// Types of event.
mod kind {
    pub const STAGE: u64 = 1;
    pub const VOICE: u64 = 2;
    pub const EXTERNAL: u64 = 3;
}

/// How far an event is; Discord's numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Progress {
    Scheduled = 1,
    Active = 2,
    Completed = 3,
    Cancelled = 4,
}

/// An event of a guild.
#[derive(Clone)]
pub struct ScheduledEvent {
    pub id: u64,
    pub guild: u64,
    pub creator: u64,
    pub progress: Progress,
    /// Who has said to be interested.
    pub interested: BTreeSet<u64>,
    kind: u64,
    /// Where it is, unless it is external.
    pub channel: Option<u64>,
    location: Option<String>,
    name: String,
    description: Option<String>,
    image: Option<String>,
    starts: Timestamp,
    ends: Option<Timestamp>,
    recurrence: Value,
}

impl ScheduledEvent {
    /// Whether it has ended or was called off.
    pub fn is_over(&self) -> bool {
        matches!(self.progress, Progress::Completed | Progress::Cancelled)
    }

    /// Discord's object of it as the gateway sends it; HTTP adds the creator.
    pub fn object(&self) -> Value {
        json!({
            "id": self.id.to_string(),
            "guild_id": self.guild.to_string(),
            "channel_id": self.channel.map(|channel| channel.to_string()),
            "creator_id": self.creator.to_string(),
            "name": self.name,
            "description": self.description,
            "image": self.image,
            "scheduled_start_time": iso(self.starts),
            "scheduled_end_time": self.ends.map(iso),
            "privacy_level": 2,
            "status": self.progress as u8,
            "entity_type": self.kind,
            "entity_id": null,
            "entity_metadata": self.location.as_ref().map(|location| json!({ "location": location })),
            "recurrence_rule": self.recurrence,
            "guild_scheduled_event_exceptions": [],
        })
    }

    /// Puts what `body` names into it; the body has been checked.
    fn apply(&mut self, body: &Value) {
        let named = |key: &str| body.get(key);
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let instant = |value: &Value| value.as_str().and_then(instant_in);
        if let Some(name) = body["name"].as_str() {
            name.clone_into(&mut self.name);
        }
        if let Some(starts) = instant(&body["scheduled_start_time"]) {
            self.starts = starts;
        }
        if let Some(kind) = body["entity_type"].as_u64() {
            self.kind = kind;
        }
        if let Some(description) = named("description") {
            self.description = text(description);
        }
        if let Some(ends) = named("scheduled_end_time") {
            self.ends = instant(ends);
        }
        if let Some(channel) = named("channel_id") {
            self.channel = id_in(channel);
        }
        if let Some(image) = named("image") {
            self.image = image.as_str().map(|_| format!("{:032x}", rand::random::<u128>()));
        }
        if let Some(rule) = named("recurrence_rule") {
            self.recurrence = recurrence_shown(rule);
        }
        if let Some(location) = body["entity_metadata"]["location"].as_str() {
            self.location = Some(location.to_owned());
        }
        if self.kind != kind::EXTERNAL {
            self.location = None;
        }
        self.progress = match body["status"].as_u64() {
            Some(2) => Progress::Active,
            Some(3) => Progress::Completed,
            Some(4) => Progress::Cancelled,
            _ => self.progress,
        };
    }

    /// What comes next by the clock alone, if its time has come.
    fn due(&self, now: Timestamp) -> Option<Progress> {
        let given_up = || now.duration_since(self.starts) >= GIVEN_UP_AFTER;
        match (self.kind, self.progress) {
            (kind::EXTERNAL, Progress::Scheduled) if self.starts <= now => Some(Progress::Active),
            (kind::EXTERNAL, Progress::Active) if self.ends.is_some_and(|ends| ends <= now) => {
                Some(Progress::Completed)
            }
            (kind::STAGE | kind::VOICE, Progress::Scheduled) if given_up() => Some(Progress::Cancelled),
            _ => None,
        }
    }
}

impl World {
    /// Plans an event; `body` has been checked.
    pub fn plan_event(&mut self, guild: u64, creator: u64, body: &Value) -> Result<u64, Refusal> {
        let id = self.new_id();
        let mut event = ScheduledEvent {
            id,
            guild,
            creator,
            progress: Progress::Scheduled,
            interested: BTreeSet::new(),
            kind: kind::EXTERNAL,
            channel: None,
            location: None,
            name: String::new(),
            description: None,
            image: None,
            starts: self.now(),
            ends: None,
            recurrence: Value::Null,
        };
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

/// An instant as a body gives it; without an offset it is UTC.
fn instant_in(text: &str) -> Option<Timestamp> {
    text.parse().ok().or_else(|| {
        let local: jiff::civil::DateTime = text.parse().ok()?;
        local.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
    })
}

/// A recurrence rule as Discord shows it: with every field, be it null.
fn recurrence_shown(rule: &Value) -> Value {
    if rule.is_null() {
        return Value::Null;
    }
    json!({
        "start": rule["start"].as_str().and_then(instant_in).map(iso),
        "end": null,
        "frequency": rule["frequency"],
        "interval": rule["interval"].as_u64().unwrap_or(1),
        "by_weekday": rule["by_weekday"],
        "by_n_weekday": rule["by_n_weekday"],
        "by_month": rule["by_month"],
        "by_month_day": rule["by_month_day"],
        "by_year_day": null,
        "count": null,
    })
}
