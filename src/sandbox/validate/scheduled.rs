//! Scheduled events: planning one, and changing one that is planned.
//!
//! Which fields each type of event needs, and the few recurrence rules that Discord knows of all that iCalendar has.

use jiff::Timestamp;
use serde_json::Value;

use super::field::Field;

const STAGE: i64 = 1;
const VOICE: i64 = 2;
const EXTERNAL: i64 = 3;
/// For the members of the guild: the only privacy level there is.
const GUILD_ONLY: i64 = 2;

const SCHEDULED: i64 = 1;
const ACTIVE: i64 = 2;
const COMPLETED: i64 = 3;
const CANCELLED: i64 = 4;

const YEARLY: i64 = 0;
const MONTHLY: i64 = 1;
const WEEKLY: i64 = 2;
const DAILY: i64 = 3;
/// The sets of weekdays that a daily event may have; Monday is 0.
const DAILY_SETS: &[&[i64]] = &[&[0, 1, 2, 3, 4], &[1, 2, 3, 4, 5], &[0, 1, 2, 3, 6], &[4, 5], &[5, 6], &[0, 6]];

/// What the body of a scheduled event alone doesn't tell.
#[derive(Clone, Copy, Debug)]
pub struct Planning<'a> {
    /// The event that is changed, as it was.
    pub before: Option<&'a Value>,
    /// The present instant.
    pub now: Timestamp,
}

/// Checks a new event, or the changes to one.
pub(super) fn check(event: &Field<'_>, planning: &Planning<'_>) {
    if !event.object() {
        return;
    }
    let is_new = planning.before.is_none();
    for key in ["name", "privacy_level", "scheduled_start_time", "entity_type"] {
        let field = event.get(key);
        if is_new || (field.is_named() && key != "entity_type") {
            field.require();
        }
    }
    event.get("name").words(100);
    event.get("description").text(1..=1000);
    event.get("privacy_level").one_of(&[GUILD_ONLY]);
    event.get("entity_type").one_of(&[STAGE, VOICE, EXTERNAL]);
    event.get("channel_id").snowflake();
    image(&event.get("image"));
    times(event, planning);
    place(event, planning);
    recurrence(&event.get("recurrence_rule"), planning);
    if let Some(before) = planning.before {
        status(&event.get("status"), before);
    }
}

/// What a field says once the body has been applied.
fn after<'a>(event: &Field<'a>, planning: &Planning<'a>, key: &str) -> Option<&'a Value> {
    let field = event.get(key);
    let value = if field.is_named() { field.given() } else { planning.before.and_then(|before| before.get(key)) };
    value.filter(|value| !value.is_null())
}

/// Where it takes place: in a channel, or elsewhere.
fn place(event: &Field<'_>, planning: &Planning<'_>) {
    let Some(kind) = after(event, planning, "entity_type").and_then(Value::as_i64) else { return };
    let channel = event.get("channel_id");
    let has_channel = after(event, planning, "channel_id").is_some();
    let metadata = event.get("entity_metadata");
    if kind != EXTERNAL {
        if !has_channel {
            channel.wrong("BASE_TYPE_REQUIRED", "This field is required");
        }
        // A change is taken, and Discord discards these without a word.
        if planning.before.is_none() && metadata.says_something() {
            metadata.wrong("BASE_TYPE_CHOICES", "An event in a channel has no entity_metadata");
        }
        return;
    }
    if has_channel {
        channel.wrong("BASE_TYPE_CHOICES", "An external event has no channel");
    }
    if after(event, planning, "entity_metadata").is_none() {
        metadata.wrong("BASE_TYPE_REQUIRED", "This field is required");
    }
    if metadata.object() {
        metadata.get("location").required().words(100);
    }
    if after(event, planning, "scheduled_end_time").is_none() {
        event.get("scheduled_end_time").wrong("BASE_TYPE_REQUIRED", "This field is required");
    }
}

/// The codes beside the first are named in Discord's manner; it documents none.
fn times(event: &Field<'_>, planning: &Planning<'_>) {
    let instant_before = |key: &str| planning.before.and_then(|before| before[key].as_str()?.parse::<Timestamp>().ok());
    let read = |key: &str| {
        let field = event.get(key);
        let new = field.instant();
        let changed = new.filter(|new| Some(*new) != instant_before(key));
        if changed.is_some_and(|instant| instant < planning.now) {
            field.wrong("GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", "Cannot schedule event in the past.");
        }
        let kept = if field.is_named() { None } else { instant_before(key) };
        (changed, new.or(kept))
    };
    let (moved, start) = read("scheduled_start_time");
    let (_, end) = read("scheduled_end_time");
    if moved.is_some() && planning.before.is_some_and(|before| before["status"] == ACTIVE) {
        event
            .get("scheduled_start_time")
            .wrong("GUILD_SCHEDULED_EVENT_ALREADY_STARTED", "An event that has begun cannot begin at another time");
    }
    if let (Some(start), Some(end)) = (start, end)
        && end <= start
    {
        event
            .get("scheduled_end_time")
            .wrong("GUILD_SCHEDULED_EVENT_END_BEFORE_START", "An event ends after it starts");
    }
}

fn status(status: &Field<'_>, before: &Value) {
    let Some(wanted) = status.one_of(&[SCHEDULED, ACTIVE, COMPLETED, CANCELLED]) else { return };
    let was = before["status"].as_i64().unwrap_or(SCHEDULED);
    if !matches!((was, wanted), (SCHEDULED, ACTIVE | CANCELLED) | (ACTIVE, COMPLETED)) {
        let text = format!("An event of status {was} cannot get status {wanted}");
        status.wrong("GUILD_SCHEDULED_EVENT_INVALID_STATUS_TRANSITION", text);
    }
}

/// A picture as a data URI.
fn image(image: &Field<'_>) {
    let Some(text) = image.text(0..=usize::MAX) else { return };
    let kinds = ["png", "jpeg", "gif", "webp", "avif"];
    let data = kinds.iter().find_map(|kind| text.strip_prefix(&format!("data:image/{kind};base64,")));
    let is_base64 = |data: &str| {
        !data.is_empty()
            && data.len().is_multiple_of(4)
            && data.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b))
    };
    if !data.is_some_and(is_base64) {
        image.wrong("IMAGE_INVALID", "Invalid image data");
    }
}

fn recurrence(rule: &Field<'_>, planning: &Planning<'_>) {
    if !rule.object() {
        return;
    }
    let start = rule.get("start").required();
    let before = planning.before.and_then(|before| before["recurrence_rule"]["start"].as_str()?.parse().ok());
    if start.instant().is_some_and(|start| start < planning.now && Some(start) != before) {
        start.wrong("GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", "Cannot schedule event in the past.");
    }
    let frequency = rule.get("frequency").required().one_of(&[YEARLY, MONTHLY, WEEKLY, DAILY]);
    for key in ["end", "count", "by_year_day"] {
        not_here(&rule.get(key));
    }
    let Some(frequency) = frequency else { return };
    let every_other = if frequency == WEEKLY { 2 } else { 1 };
    rule.get("interval").integer(1..=every_other);
    let used: &[&str] = match frequency {
        YEARLY => &["by_month", "by_month_day"],
        MONTHLY => &["by_n_weekday"],
        _ => &["by_weekday"],
    };
    for key in ["by_weekday", "by_n_weekday", "by_month", "by_month_day"] {
        if !used.contains(&key) {
            not_here(&rule.get(key));
        }
    }
    match frequency {
        YEARLY => {
            let month = one(&rule.get("by_month"), 1..=12);
            let day = one(&rule.get("by_month_day"), 1..=31);
            let last = match month {
                Some(2) => 29,
                Some(4 | 6 | 9 | 11) => 30,
                _ => 31,
            };
            if day.is_some_and(|day| day > last) {
                rule.get("by_month_day").wrong("RECURRENCE_RULE_INVALID", "The month has no such day");
            }
        }
        MONTHLY => {
            for day in rule.get("by_n_weekday").required().items(1..=1) {
                if day.object() {
                    day.get("n").required().integer(1..=5);
                    day.get("day").required().integer(0..=6);
                }
            }
        }
        WEEKLY => {
            one(&rule.get("by_weekday"), 0..=6);
        }
        _ => {
            let days = rule.get("by_weekday");
            let mut set: Vec<i64> = days.items(0..=7).iter().filter_map(|day| day.integer(0..=6)).collect();
            set.sort_unstable();
            if days.given().is_some() && !DAILY_SETS.contains(&set.as_slice()) {
                days.wrong("RECURRENCE_RULE_INVALID", "A daily event cannot have these weekdays");
            }
        }
    }
}

/// The one number in a list.
fn one(list: &Field<'_>, range: std::ops::RangeInclusive<i64>) -> Option<i64> {
    list.clone().required().items(1..=1).first()?.integer(range)
}

fn not_here(field: &Field<'_>) {
    if field.given().is_some() {
        field.wrong("RECURRENCE_RULE_INVALID", "This cannot be set in this rule");
    }
}
