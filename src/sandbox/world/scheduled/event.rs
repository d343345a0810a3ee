//! What a scheduled event is: its fields, the object Discord shows of it, and what the clock makes of it.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::world::{id_in, iso};

/// After this time an event that nobody has begun is cancelled. Discord says "on the order of hours"; the number is ours.
const GIVEN_UP_AFTER: SignedDuration = SignedDuration::from_hours(6);

/// Types of event.
pub mod kind {
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
    pub kind: u64,
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
    /// An event of which nothing but its maker is known yet.
    pub fn blank(id: u64, guild: u64, creator: u64, now: Timestamp) -> Self {
        Self {
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
            starts: now,
            ends: None,
            recurrence: Value::Null,
        }
    }

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
    pub fn apply(&mut self, body: &Value) {
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
    pub fn due(&self, now: Timestamp) -> Option<Progress> {
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
