//! Users, and a bot's direct channels and guilds.

use serde_json::json;

use super::{
    Answer, Reply,
    call::{Call, id},
};
use crate::{
    refusal::Refusal,
    world::{World, id_in, permissions},
};

/// `GET /users/@me`
pub fn own(world: &World, me: u64) -> Reply {
    Reply::Ok(world.users[&me].own_object())
}

/// `GET /users/{id}`
pub fn get(world: &World, user: &str) -> Answer {
    let user = id(user, Refusal::UNKNOWN_USER)?;
    world.users.get(&user).map(|user| Reply::Ok(user.object())).ok_or(Refusal::UNKNOWN_USER)
}

/// `GET /users/@me/guilds`
pub fn guilds(world: &World, me: u64, call: &Call) -> Reply {
    let bound = |name: &str| call.query.get(name).and_then(|bound| bound.parse::<u64>().ok());
    let (before, after) = (bound("before"), bound("after"));
    let limit = bound("limit").unwrap_or(200).clamp(1, 200);
    let guilds = world
        .guilds_of(me)
        .filter(|guild| before.is_none_or(|before| guild.id < before) && after.is_none_or(|after| guild.id > after));
    let objects = guilds.take(usize::try_from(limit).unwrap_or(200)).map(|guild| {
        let mut object = json!({
            "id": guild.id.to_string(),
            "name": guild.name,
            "icon": null,
            "banner": null,
            "owner": guild.owner == me,
            "permissions": permissions::in_guild(guild, me).to_string(),
            "features": [],
        });
        if call.asks("with_counts") {
            object["approximate_member_count"] = json!(guild.members.len());
            object["approximate_presence_count"] = json!(guild.members.len());
        }
        object
    });
    Reply::Ok(objects.collect())
}

/// `POST /users/@me/channels`
pub fn open_direct(world: &mut World, me: u64, call: &Call) -> Answer {
    let Some(user) = id_in(&call.body["recipient_id"]) else {
        return Err(Refusal::at(&["recipient_id"], "BASE_TYPE_REQUIRED", "This field is required"));
    };
    if world.users.get(&user).is_none_or(|user| user.bot) {
        return Err(Refusal::INVALID_RECIPIENTS);
    }
    let channel = world.direct_channel(me, user);
    Ok(Reply::Ok(world.channel_object(channel)))
}
