//! Channels as such.

use super::{Answer, Reply, call::id};
use crate::{
    refusal::Refusal,
    world::{World, permissions},
};

/// `GET /channels/{id}`
pub fn get(world: &World, me: u64, channel: &str) -> Answer {
    let channel = visible(world, me, channel)?;
    Ok(Reply::Ok(world.thread_object_for(me, channel)))
}

/// A channel that the bot may see: 10003 if there is none, 50001 if it is not for the bot.
pub fn visible(world: &World, me: u64, channel: &str) -> Result<u64, Refusal> {
    let channel = id(channel, Refusal::UNKNOWN_CHANNEL)?;
    if !world.channels.contains_key(&channel) {
        return Err(Refusal::UNKNOWN_CHANNEL);
    }
    if !world.may(me, channel, permissions::VIEW_CHANNEL) {
        return Err(Refusal::MISSING_ACCESS);
    }
    Ok(channel)
}
