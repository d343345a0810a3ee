//! Direct messages between a person and a bot.

use std::collections::BTreeMap;

use super::{
    World,
    messages::{Channel, Place},
};
use crate::sandbox::refusal::Refusal;

impl World {
    /// The channel of a bot and a person, made when first asked for.
    pub fn direct_channel(&mut self, bot: u64, user: u64) -> u64 {
        if let Some(channel) = self.existing_direct_channel(bot, user) {
            return channel;
        }
        let id = self.new_id();
        self.channels.insert(id, Channel { id, place: Place::Direct { user, bot }, messages: BTreeMap::new() });
        self.tell_state_changed();
        id
    }

    /// The channel of a bot and a person, if there is one.
    pub fn existing_direct_channel(&self, bot: u64, user: u64) -> Option<u64> {
        let theirs = |channel: &&Channel| match channel.place {
            Place::Direct { user: u, bot: b } => u == user && b == bot,
            Place::Guild { .. } => false,
        };
        self.channels.values().find(theirs).map(|channel| channel.id)
    }

    /// Whether `bot` may write to `user` of its own accord.
    pub fn check_direct(&self, bot: u64, user: u64) -> Result<(), Refusal> {
        if self.users.get(&user).is_none_or(|user| user.refuses_direct_messages) {
            return Err(Refusal::CANNOT_SEND_TO_USER);
        }
        if !self.guilds_of(bot).any(|guild| guild.members.contains_key(&user)) {
            return Err(Refusal::NO_MUTUAL_GUILD);
        }
        Ok(())
    }
}
