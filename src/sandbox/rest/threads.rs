//! Threads and forum posts: started, changed, listed, and who is in them.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{
    Answer, Reply,
    call::Call,
    channels::visible,
    guilds::joined,
    messages::{check_contents, public, require},
};
use crate::{
    refusal::Refusal,
    validate::{self, Beside},
    world::{
        World,
        channels::{ChannelKind, GuildChannel},
        files::names_of,
        id_in,
        messages::{Draft, HAS_THREAD, THREAD_CREATED, THREAD_STARTER},
        permissions::{
            CREATE_PRIVATE_THREADS, CREATE_PUBLIC_THREADS, MANAGE_THREADS, READ_MESSAGE_HISTORY, SEND_MESSAGES,
        },
        threads::{Thread, USUAL_REST, kind},
    },
};

/// `POST /channels/{id}/messages/{id}/threads`
pub fn start_from_message(world: &mut World, me: u64, call: &Call, channel: &str, message: &str) -> Answer {
    let channel = visible(world, me, channel)?;
    check_kind(world, channel, ChannelKind::Text)?;
    require(world, me, channel, CREATE_PUBLIC_THREADS)?;
    let message = public(world, channel, message)?;
    validate::thread_from_message(&call.body).map_err(Refusal::Form)?;
    let messages = &world.channels[&channel].messages;
    // Whether Discord lets a message have another thread once the first is deleted is not known; here it doesn't.
    if messages[&message].flags() & HAS_THREAD != 0 {
        return Err(Refusal::THREAD_EXISTS);
    }
    // Discord tells the channel when the message is "older"; here: when it is not the last.
    let is_older = messages.range(message + 1..).any(|(_, later)| later.only_for.is_none());
    let thread = new_thread(world, me, channel, &call.body, kind::PUBLIC);
    world.start_thread(message, thread)?;
    let reference = reference(world, channel, Some(message));
    world.post_notice(message, me, THREAD_STARTER, json!({ "message_reference": reference, "content": "" }))?;
    if is_older {
        tell_channel(world, me, channel, message)?;
    }
    Ok(Reply::Created(world.thread_object_for(me, message)))
}

/// `POST /channels/{id}/threads`: a thread that no message begins, or a post of a forum.
pub fn start(world: &mut World, me: u64, call: &Call, channel: &str) -> Answer {
    let channel = visible(world, me, channel)?;
    if world.channels[&channel].kind() == Some(ChannelKind::Forum) {
        return post_in_forum(world, me, call, channel);
    }
    check_kind(world, channel, ChannelKind::Text)?;
    validate::thread_without_message(&call.body).map_err(Refusal::Form)?;
    // Discord's usual type is private, for the sake of old clients.
    let kind = call.body["type"].as_u64().unwrap_or(kind::PRIVATE);
    let needed = if kind == kind::PRIVATE { CREATE_PRIVATE_THREADS } else { CREATE_PUBLIC_THREADS };
    require(world, me, channel, needed)?;
    let thread = new_thread(world, me, channel, &call.body, kind);
    let id = world.new_id();
    world.start_thread(id, thread)?;
    if kind == kind::PUBLIC {
        tell_channel(world, me, channel, id)?;
    }
    Ok(Reply::Created(world.thread_object_for(me, id)))
}

fn post_in_forum(world: &mut World, me: u64, call: &Call, forum: u64) -> Answer {
    let files = call.take_files();
    require(world, me, forum, SEND_MESSAGES)?;
    validate::forum_post(&call.body, &Beside { files: &names_of(&files), before: None }).map_err(Refusal::Form)?;
    let message = &call.body["message"];
    check_contents(world, me, forum, message, !files.is_empty())?;
    check_tags(world, me, forum, &call.body["applied_tags"])?;
    let thread = new_thread(world, me, forum, &call.body, kind::PUBLIC);
    let id = world.new_id();
    world.start_thread(id, thread)?;
    let draft = Draft {
        channel: id,
        author: me,
        body: message.clone(),
        files,
        kind: 0,
        only_for: None,
        reply_to: None,
        interaction: None,
    };
    if let Err(refusal) = world.post_as(id, draft, json!({})) {
        world.remove_thread(id);
        return Err(refusal);
    }
    let mut object = world.thread_object_for(me, id);
    object["message"] = world.message_object_for(me, id, &world.channels[&id].messages[&id]);
    Ok(Reply::Created(object))
}

/// `PATCH /channels/{id}` of a thread; other channels are not modelled.
pub fn change(world: &mut World, me: u64, call: &Call, channel: &str) -> Answer {
    let id = visible(world, me, channel)?;
    let Some(thread) = world.thread(id) else { return Err(call.not_modelled()) };
    validate::thread_change(&call.body).map_err(Refusal::Form)?;
    let body = &call.body;
    if body["flags"].as_u64().unwrap_or(0) != 0 {
        return Err(call.not_modelled());
    }
    let names = |key: &str| body.get(key).is_some_and(|value| !value.is_null());
    let changes = ["name", "archived", "locked", "invitable", "auto_archive_duration", "rate_limit_per_user"];
    let only_wakes = body["archived"] == false && !changes.iter().any(|key| *key != "archived" && names(key));
    let (is_owner, parent) = (thread.owner == me, thread.parent);
    let (archived, locked) = (thread.archived, thread.locked);
    if archived && body["archived"] != false {
        return Err(Refusal::THREAD_ARCHIVED);
    }
    // Discord's words differ on whether who started a locked thread may wake it; the stricter ones hold here.
    if locked || names("locked") || names("rate_limit_per_user") || !(is_owner || only_wakes) {
        require(world, me, id, MANAGE_THREADS)?;
    } else if only_wakes {
        require(world, me, id, world.needed_to_write(id))?;
    }
    if names("applied_tags") {
        check_kind(world, parent, ChannelKind::Forum)?;
        check_tags(world, me, parent, &body["applied_tags"])?;
    }
    world.change_thread(id, me, body)?;
    Ok(Reply::Ok(world.thread_object_for(me, id)))
}

/// `DELETE /channels/{id}` of a thread; other channels are not modelled.
pub fn delete(world: &mut World, me: u64, call: &Call, channel: &str) -> Answer {
    let id = visible(world, me, channel)?;
    if world.thread(id).is_none() {
        return Err(call.not_modelled());
    }
    require(world, me, id, MANAGE_THREADS)?;
    let object = world.thread_object_for(me, id);
    world.remove_thread(id);
    Ok(Reply::Ok(object))
}

/// `GET /guilds/{id}/threads/active`
pub fn active(world: &World, me: u64, guild: &str) -> Answer {
    let guild = joined(world, me, guild)?.id;
    Ok(Reply::Ok(listed(world, me, &world.active_threads(me, guild), false)))
}

/// `GET /channels/{id}/threads/archived/public`
pub fn archived(world: &World, me: u64, call: &Call, channel: &str) -> Answer {
    let channel = visible(world, me, channel)?;
    if world.channels[&channel].in_guild().is_none() {
        return Err(Refusal::WRONG_CHANNEL_TYPE);
    }
    require(world, me, channel, READ_MESSAGE_HISTORY)?;
    let limit = call.limit(50, 100)?;
    let before = match call.query.get("before").map(|before| before.parse::<Timestamp>()) {
        None => Timestamp::MAX,
        Some(Ok(before)) => before,
        Some(Err(_)) => {
            return Err(Refusal::at(&["before"], "DATE_TIME_TYPE_PARSE", "Could not parse. Should be ISO8601."));
        }
    };
    let all = world.archived_threads(channel);
    let ids: Vec<u64> = all.into_iter().filter(|(_, turned_at)| *turned_at < before).map(|(id, _)| id).collect();
    let page = &ids[..ids.len().min(limit)];
    Ok(Reply::Ok(listed(world, me, page, ids.len() > limit)))
}

fn new_thread(world: &World, me: u64, parent: u64, body: &Value, kind: u64) -> Thread {
    let guild = world.channels[&parent].guild().unwrap_or(0);
    let name = body["name"].as_str().unwrap_or_default();
    Thread {
        kind,
        invitable: body["invitable"].as_bool().unwrap_or(true),
        rests_after_minutes: body["auto_archive_duration"].as_i64().unwrap_or(USUAL_REST),
        slowmode: body["rate_limit_per_user"].as_u64().unwrap_or(0),
        tags: body["applied_tags"].as_array().into_iter().flatten().filter_map(id_in).collect(),
        ..Thread::new(guild, parent, me, name, world.now())
    }
}

fn check_kind(world: &World, channel: u64, wanted: ChannelKind) -> Result<(), Refusal> {
    if world.channels[&channel].kind() == Some(wanted) { Ok(()) } else { Err(Refusal::WRONG_CHANNEL_TYPE) }
}

/// Holds the tags of a post to what its forum offers and demands.
fn check_tags(world: &World, me: u64, forum: u64, tags: &Value) -> Result<(), Refusal> {
    let Some(offered): Option<&GuildChannel> = world.channels[&forum].in_guild() else { return Ok(()) };
    let wanted: Vec<u64> = tags.as_array().into_iter().flatten().filter_map(id_in).collect();
    if offered.requires_tag && wanted.is_empty() {
        return Err(Refusal::TAG_REQUIRED);
    }
    for tag in wanted {
        let tag = offered.tags.iter().find(|known| known.id == tag).ok_or(Refusal::UNKNOWN_TAG)?;
        if tag.moderated {
            require(world, me, forum, MANAGE_THREADS)?;
        }
    }
    Ok(())
}

/// Tells a channel that a thread was started in it.
fn tell_channel(world: &mut World, me: u64, channel: u64, thread: u64) -> Result<(), Refusal> {
    let name = world.thread(thread).map(|thread| thread.name.clone()).unwrap_or_default();
    let reference = reference(world, thread, None);
    world.post_notice(channel, me, THREAD_CREATED, json!({ "content": name, "message_reference": reference }))?;
    Ok(())
}

fn reference(world: &World, channel: u64, message: Option<u64>) -> Value {
    let guild = world.channels[&channel].guild().unwrap_or(0);
    let mut reference = json!({ "type": 0, "channel_id": channel.to_string(), "guild_id": guild.to_string() });
    if let Some(message) = message {
        reference["message_id"] = json!(message.to_string());
    }
    reference
}

fn listed(world: &World, me: u64, threads: &[u64], has_more: bool) -> Value {
    json!({
        "threads": threads.iter().map(|id| world.thread_object_for(me, *id)).collect::<Vec<_>>(),
        "members": threads.iter().filter_map(|id| world.thread_member(*id, me, false)).collect::<Vec<_>>(),
        "has_more": has_more,
    })
}
