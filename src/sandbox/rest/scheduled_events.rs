//! The scheduled events of a guild, and who is interested in them.

use serde_json::{Value, json};

use super::{
    Answer, Reply,
    call::{Call, id},
    guilds::joined,
};
use crate::{
    refusal::Refusal,
    validate::{self, Planning},
    world::{World, scheduled::ScheduledEvent},
};

/// A person who said "interested"; 0 would take it back for one time of a recurring event.
const INTERESTED: u8 = 1;

/// `/guilds/{id}/scheduled-events` and below
pub fn of_guild(world: &mut World, me: u64, call: &Call, guild: &str, rest: &[&str]) -> Answer {
    let guild = joined(world, me, guild)?.id;
    match (call.method.as_str(), rest) {
        ("GET", []) => {
            let events = world.events_seen_by(me, guild);
            Ok(Reply::Ok(events.map(|event| shown(world, event, call.asks("with_user_count"))).collect()))
        }
        ("POST", []) => {
            let planning = Planning { before: None, now: world.now() };
            validate::scheduled_event(&call.body, &planning).map_err(Refusal::Form)?;
            let event = world.plan_event(guild, me, &call.body)?;
            Ok(Reply::Ok(shown(world, &world.scheduled_events[&event], false)))
        }
        ("GET", [event]) => {
            let event = find(world, me, guild, event)?;
            Ok(Reply::Ok(shown(world, event, call.asks("with_user_count"))))
        }
        ("PATCH", [event]) => {
            let event = find(world, me, guild, event)?;
            let (id, before) = (event.id, event.object());
            world.check_event_is_theirs(id, me)?;
            if event.is_over() {
                return Err(Refusal::FINISHED_EVENT);
            }
            let planning = Planning { before: Some(&before), now: world.now() };
            validate::scheduled_event(&call.body, &planning).map_err(Refusal::Form)?;
            world.change_event(id, me, &call.body)?;
            Ok(Reply::Ok(shown(world, &world.scheduled_events[&id], false)))
        }
        ("DELETE", [event]) => {
            let event = find(world, me, guild, event)?.id;
            world.remove_event(event, me)?;
            Ok(Reply::Empty)
        }
        ("GET", [event, "users"]) => users(world, me, call, guild, event),
        _ => Err(call.not_modelled()),
    }
}

/// `GET /guilds/{id}/scheduled-events/{id}/users`: by rising id; `before` takes those just below it.
fn users(world: &World, me: u64, call: &Call, guild: u64, event: &str) -> Answer {
    let event = find(world, me, guild, event)?;
    let limit = call.limit(100, 100)?;
    let all: Vec<u64> = event.interested.iter().copied().collect();
    let page: &[u64] = if let Some(before) = call.bound("before") {
        let below = &all[..all.partition_point(|user| *user < before)];
        &below[below.len().saturating_sub(limit)..]
    } else {
        let above = &all[all.partition_point(|user| call.bound("after").is_some_and(|after| *user <= after))..];
        &above[..above.len().min(limit)]
    };
    let shown = page.iter().map(|user| {
        let mut object = json!({
            "guild_scheduled_event_id": event.id.to_string(),
            "user_id": user.to_string(),
            "user": world.user_object(*user),
            "response": INTERESTED,
        });
        if call.asks("with_member")
            && let Some(member) = world.member_object(&world.guilds[&guild], *user)
        {
            object["member"] = member;
        }
        object
    });
    Ok(Reply::Ok(shown.collect::<Value>()))
}

/// An event of this guild that the bot sees. Whether one that it can't see is unknown to it, Discord does not say.
fn find<'a>(world: &'a World, me: u64, guild: u64, event: &str) -> Result<&'a ScheduledEvent, Refusal> {
    let event = id(event, Refusal::UNKNOWN_SCHEDULED_EVENT)?;
    let known = world.scheduled_events.get(&event).filter(|event| event.guild == guild);
    known.filter(|event| world.sees_event(me, event)).ok_or(Refusal::UNKNOWN_SCHEDULED_EVENT)
}

fn shown(world: &World, event: &ScheduledEvent, with_user_count: bool) -> Value {
    let mut object = event.object();
    object["creator"] = world.user_object(event.creator);
    if with_user_count {
        object["user_count"] = json!(event.interested.len());
    }
    object
}
