//! Messages in channels: what a bot posts, edits, deletes and reads of its own accord.

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::{
    Answer, Reply,
    call::{Call, id},
    channels::visible,
};
use crate::{
    refusal::Refusal,
    validate::{self, Beside, MessageKind},
    world::{
        World,
        channels::{ChannelKind, Place},
        files::names_of,
        id_in,
        messages::{Draft, Message},
        permissions::{self, ATTACH_FILES, EMBED_LINKS, MANAGE_MESSAGES, READ_MESSAGE_HISTORY},
    },
};

/// `POST /channels/{id}/messages`
pub fn create(world: &mut World, me: u64, call: &Call, channel: &str) -> Answer {
    let channel = visible(world, me, channel)?;
    let files = call.take_files();
    if let Place::Direct { user, .. } = world.channels[&channel].place {
        world.check_direct(me, user)?;
    }
    if world.channels[&channel].kind() == Some(ChannelKind::Forum) {
        return Err(Refusal::FORUM_HAS_NO_MESSAGES);
    }
    require(world, me, channel, world.needed_to_write(channel))?;
    world.check_unlocked(me, channel)?;
    validate::message_with(&call.body, MessageKind::Create, &Beside { files: &names_of(&files), before: None })
        .map_err(Refusal::Form)?;
    check_contents(world, me, channel, &call.body, !files.is_empty())?;
    let nonce = &call.body["nonce"];
    if call.body["enforce_nonce"] == true
        && let Some(first) = world.message_with_nonce(me, channel, nonce)
    {
        return shown(world, me, channel, first);
    }
    let posted = world.post(Draft {
        channel,
        author: me,
        body: call.body.clone(),
        files,
        kind: 0,
        only_for: None,
        reply_to: replied_to(world, channel, &call.body["message_reference"])?,
        interaction: None,
    })?;
    shown(world, me, channel, posted)
}

/// `GET /channels/{id}/messages/{id}`
pub fn get(world: &World, me: u64, channel: &str, message: &str) -> Answer {
    let channel = visible(world, me, channel)?;
    require(world, me, channel, READ_MESSAGE_HISTORY)?;
    let message = public(world, channel, message)?;
    shown(world, me, channel, message)
}

/// `GET /channels/{id}/messages`: newest first; empty without the right to read on.
pub fn list(world: &World, me: u64, call: &Call, channel: &str) -> Answer {
    let channel = visible(world, me, channel)?;
    let limit = call.limit(50, 100)?;
    if !world.may(me, channel, READ_MESSAGE_HISTORY) {
        return Ok(Reply::Ok(Value::Array(Vec::new())));
    }
    let all: Vec<(u64, &Message)> = world.public_messages(channel).collect();
    let window = window(&all, limit, call.bound("around"), call.bound("before"), call.bound("after"));
    let newest_first = window.iter().rev();
    Ok(Reply::Ok(newest_first.map(|(_, message)| world.message_object_for(me, channel, message)).collect::<Value>()))
}

/// `PATCH /channels/{id}/messages/{id}`
pub fn edit(world: &mut World, me: u64, call: &Call, channel: &str, message: &str) -> Answer {
    let channel = visible(world, me, channel)?;
    let message = public(world, channel, message)?;
    if world.channels[&channel].messages[&message].author != me {
        return Err(Refusal::NOT_THE_AUTHOR);
    }
    world.check_unarchived(channel)?;
    world.check_unlocked(me, channel)?;
    let files = call.take_files();
    check_contents(world, me, channel, &call.body, !files.is_empty())?;
    world.edit(channel, message, &call.body, files, MessageKind::Edit)?;
    shown(world, me, channel, message)
}

/// The channel of the message that a call edits, if the message is older than an hour.
pub fn channel_of_old_edit(world: &World, call: &Call) -> Option<u64> {
    const OLD: SignedDuration = SignedDuration::from_hours(1);
    let segments = call.segments();
    let ["channels", channel, "messages", message] = segments.as_slice() else { return None };
    if call.method != "PATCH" {
        return None;
    }
    let channel = channel.parse().ok()?;
    let message = world.channels.get(&channel)?.messages.get(&message.parse().ok()?)?;
    let posted: Timestamp = message.object["timestamp"].as_str()?.parse().ok()?;
    (world.now().duration_since(posted) > OLD).then_some(channel)
}

/// `DELETE /channels/{id}/messages/{id}`
pub fn delete(world: &mut World, me: u64, channel: &str, message: &str) -> Answer {
    let channel = visible(world, me, channel)?;
    let message = public(world, channel, message)?;
    if world.channels[&channel].messages[&message].author != me {
        require(world, me, channel, MANAGE_MESSAGES)?;
    }
    world.delete(channel, message)?;
    Ok(Reply::Empty)
}

/// Refuses a bot that lacks one of the `wanted` permissions.
pub fn require(world: &World, me: u64, channel: u64, wanted: u64) -> Result<(), Refusal> {
    if world.may(me, channel, wanted) { Ok(()) } else { Err(Refusal::MISSING_PERMISSIONS) }
}

/// Embeds and files need permissions of their own.
pub fn check_contents(world: &World, me: u64, channel: u64, body: &Value, has_files: bool) -> Result<(), Refusal> {
    let has_embeds = body["embeds"].as_array().is_some_and(|embeds| !embeds.is_empty());
    let embeds = if has_embeds { EMBED_LINKS } else { 0 };
    let files = if has_files { ATTACH_FILES } else { 0 };
    require(world, me, channel, permissions::VIEW_CHANNEL | embeds | files)
}

fn replied_to(world: &World, channel: u64, reference: &Value) -> Result<Option<u64>, Refusal> {
    let Some(target) = id_in(&reference["message_id"]) else { return Ok(None) };
    if world.public_messages(channel).any(|(id, _)| id == target) {
        return Ok(Some(target));
    }
    if reference["fail_if_not_exists"] == false {
        return Ok(None);
    }
    Err(Refusal::at(&["message_reference"], "REPLIES_UNKNOWN_MESSAGE", "Unknown message"))
}

/// A message that a bot can know of in a channel; ephemeral ones are not among them.
pub fn public(world: &World, channel: u64, message: &str) -> Result<u64, Refusal> {
    let message = id(message, Refusal::UNKNOWN_MESSAGE)?;
    let found = world.channels[&channel].messages.get(&message).filter(|message| message.only_for.is_none());
    found.map(|_| message).ok_or(Refusal::UNKNOWN_MESSAGE)
}

fn shown(world: &World, me: u64, channel: u64, message: u64) -> Answer {
    let found = world.channels[&channel].messages.get(&message).ok_or(Refusal::UNKNOWN_MESSAGE)?;
    Ok(Reply::Ok(world.message_object_for(me, channel, found)))
}

/// The part of a channel's messages (oldest first) that is asked for.
fn window<T>(
    all: &[(u64, T)],
    limit: usize,
    around: Option<u64>,
    before: Option<u64>,
    after: Option<u64>,
) -> &[(u64, T)] {
    let older_than = |bound: u64| all.partition_point(|(id, _)| *id < bound);
    let (from, to) = if let Some(around) = around {
        let middle = older_than(around);
        let from = middle.saturating_sub(limit / 2);
        (from, (from + limit).min(all.len()))
    } else if let Some(after) = after {
        let from = older_than(after.saturating_add(1));
        (from, (from + limit).min(all.len()))
    } else {
        let to = before.map_or(all.len(), older_than);
        (to.saturating_sub(limit), to)
    };
    &all[from..to]
}

#[cfg(test)]
mod tests {
    use super::window;

    #[test]
    fn a_list_is_cut_where_it_is_asked_to_be() {
        let all: Vec<(u64, ())> = (1..=9).map(|id| (id, ())).collect();
        let ids = |limit, around, before, after| {
            window(&all, limit, around, before, after).iter().map(|(id, ())| *id).collect::<Vec<_>>()
        };
        assert_eq!(ids(3, None, None, None), [7, 8, 9]);
        assert_eq!(ids(3, None, Some(4), None), [1, 2, 3]);
        assert_eq!(ids(3, None, None, Some(4)), [5, 6, 7]);
        assert_eq!(ids(3, Some(5), None, None), [4, 5, 6]);
        assert_eq!(ids(100, Some(1), None, None), (1..=9).collect::<Vec<_>>());
        assert_eq!(ids(5, None, Some(1), None), [] as [u64; 0]);
    }
}
