//! Guilds with their channels, roles and members.

use serde_json::{Value, json};

use super::{
    Answer, Reply,
    call::{Call, id},
};
use crate::{
    refusal::Refusal,
    world::{
        World,
        guilds::{Guild, Role},
    },
};

/// `GET /guilds/{id}`
pub fn get(world: &World, me: u64, call: &Call, guild: &str) -> Answer {
    let guild = joined(world, me, guild)?;
    let mut object = guild.object();
    if call.asks("with_counts") {
        object["approximate_member_count"] = json!(guild.members.len());
        object["approximate_presence_count"] = json!(guild.members.len());
    }
    Ok(Reply::Ok(object))
}

/// `GET /guilds/{id}/channels`
pub fn channels(world: &World, me: u64, guild: &str) -> Answer {
    let guild = joined(world, me, guild)?;
    Ok(Reply::Ok(guild.channels.iter().map(|channel| world.channel_object(*channel)).collect::<Value>()))
}

/// `GET /guilds/{id}/roles`
pub fn roles(world: &World, me: u64, guild: &str) -> Answer {
    let guild = joined(world, me, guild)?;
    Ok(Reply::Ok(guild.roles.iter().map(Role::object).collect::<Value>()))
}

/// `GET /guilds/{id}/members/{id}`
pub fn member(world: &World, me: u64, guild: &str, user: &str) -> Answer {
    let guild = joined(world, me, guild)?;
    let user = id(user, Refusal::UNKNOWN_USER)?;
    if !world.users.contains_key(&user) {
        return Err(Refusal::UNKNOWN_USER);
    }
    world.member_object(guild, user).map(Reply::Ok).ok_or(Refusal::UNKNOWN_MEMBER)
}

/// A guild that the bot is in; there is no other for it.
pub fn joined<'a>(world: &'a World, me: u64, guild: &str) -> Result<&'a Guild, Refusal> {
    let guild = id(guild, Refusal::UNKNOWN_GUILD)?;
    let known = world.guilds.get(&guild).filter(|guild| guild.members.contains_key(&me));
    known.ok_or(Refusal::UNKNOWN_GUILD)
}
