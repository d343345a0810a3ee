//! Who is in a thread.

use serde_json::json;

use super::{
    Answer, Reply,
    call::{Call, id},
    channels::visible,
    messages::require,
};
use crate::{
    refusal::Refusal,
    world::{
        World,
        events::intent,
        messages::{RECIPIENT_ADD, RECIPIENT_REMOVE},
        permissions::{MANAGE_THREADS, VIEW_CHANNEL},
        threads::kind,
    },
};

/// `/channels/{id}/thread-members` and below
pub fn of_thread(world: &mut World, me: u64, call: &Call, channel: &str, rest: &[&str]) -> Answer {
    let id = visible(world, me, channel)?;
    let Some(thread) = world.thread(id) else { return Err(Refusal::WRONG_CHANNEL_TYPE) };
    match (call.method.as_str(), rest) {
        ("GET", []) => {
            if world.bots[&me].privileged_intents & intent::GUILD_MEMBERS == 0 {
                return Err(Refusal::MISSING_ACCESS);
            }
            let (limit, after) = (call.limit(100, 100)?, call.bound("after").unwrap_or(0));
            let users = thread.members.keys().filter(|user| **user > after).take(limit);
            let with_member = call.asks("with_member");
            Ok(Reply::Ok(users.filter_map(|user| world.thread_member(id, *user, with_member)).collect()))
        }
        ("GET", [user]) => {
            let user = member_id(me, user)?;
            let found = world.thread_member(id, user, call.asks("with_member"));
            found.map(Reply::Ok).ok_or(Refusal::UNKNOWN_MEMBER)
        }
        ("PUT", [user]) => {
            let user = member_id(me, user)?;
            world.check_unarchived(id)?;
            require(world, me, id, world.needed_to_write(id))?;
            if !world.guilds[&thread.guild].members.contains_key(&user) {
                return Err(Refusal::UNKNOWN_MEMBER);
            }
            if user != me && !world.may(user, thread.parent, VIEW_CHANNEL) {
                return Err(Refusal::MISSING_ACCESS);
            }
            if world.add_to_thread(id, user) && user != me {
                tell_of_member(world, me, id, user, RECIPIENT_ADD)?;
            }
            Ok(Reply::Empty)
        }
        ("DELETE", [user]) => {
            let user = member_id(me, user)?;
            world.check_unarchived(id)?;
            if user != me && !(thread.kind == kind::PRIVATE && thread.owner == me) {
                require(world, me, id, MANAGE_THREADS)?;
            }
            if world.take_from_thread(id, user) && user != me {
                tell_of_member(world, me, id, user, RECIPIENT_REMOVE)?;
            }
            Ok(Reply::Empty)
        }
        _ => Err(call.not_modelled()),
    }
}

fn member_id(me: u64, segment: &str) -> Result<u64, Refusal> {
    if segment == "@me" { Ok(me) } else { id(segment, Refusal::UNKNOWN_USER) }
}

fn tell_of_member(world: &mut World, me: u64, thread: u64, user: u64, kind: u8) -> Result<(), Refusal> {
    let mentions = json!([world.user_object(user)]);
    world.post_notice(thread, me, kind, json!({ "content": "", "mentions": mentions }))?;
    Ok(())
}
