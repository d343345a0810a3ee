//! Channels: those of a guild and direct messages, who may do what in them, and the objects Discord shows of them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{World, guilds::Guild, merge, messages::Message, permissions};
use crate::sandbox::refusal::Refusal;

/// A channel with everything said in it.
pub struct Channel {
    pub id: u64,
    pub place: Place,
    pub messages: BTreeMap<u64, Message>,
}

/// Where a channel is.
pub enum Place {
    /// A channel of a guild.
    Guild { guild: u64, kind: ChannelKind, name: String, topic: Option<String>, overwrites: Vec<Overwrite> },
    /// The direct messages of a person and a bot.
    Direct { user: u64, bot: u64 },
}

/// The kinds of channel in a guild.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ChannelKind {
    Text = 0,
    Voice = 2,
    Stage = 13,
}

/// What a channel grants or denies beyond the guild's roles.
pub struct Overwrite {
    /// A role's or a member's id.
    pub target: u64,
    pub is_member: bool,
    pub allow: u64,
    pub deny: u64,
}

impl Channel {
    /// The guild it is in.
    pub fn guild(&self) -> Option<u64> {
        match self.place {
            Place::Guild { guild, .. } => Some(guild),
            Place::Direct { .. } => None,
        }
    }

    /// Which kind of channel of a guild it is.
    pub fn kind(&self) -> Option<ChannelKind> {
        match self.place {
            Place::Guild { kind, .. } => Some(kind),
            Place::Direct { .. } => None,
        }
    }
}

impl World {
    /// Discord's channel object.
    pub fn channel_object(&self, channel: u64) -> Value {
        let channel = &self.channels[&channel];
        let last = channel.messages.iter().rev().find(|(_, message)| message.only_for.is_none());
        let mut object = json!({
            "id": channel.id.to_string(),
            "last_message_id": last.map(|(id, _)| id.to_string()),
            "flags": 0,
        });
        let extra = match &channel.place {
            Place::Direct { user, .. } => json!({ "type": 1, "recipients": [self.user_object(*user)] }),
            Place::Guild { guild, kind, name, topic, overwrites } => json!({
                "type": *kind as u8,
                "guild_id": guild.to_string(),
                "name": name,
                "topic": topic,
                "position": self.guilds[guild].channels.iter().position(|id| *id == channel.id),
                "parent_id": null,
                "rate_limit_per_user": 0,
                "nsfw": false,
                "last_pin_timestamp": null,
                "permission_overwrites": overwrites.iter().map(|overwrite| json!({
                    "id": overwrite.target.to_string(),
                    "type": u8::from(overwrite.is_member),
                    "allow": overwrite.allow.to_string(),
                    "deny": overwrite.deny.to_string(),
                })).collect::<Vec<_>>(),
            }),
        };
        merge(&mut object, extra);
        object
    }

    /// What `user` may do in `channel`; nothing in a channel that does not exist or isn't theirs.
    pub fn permissions_in(&self, user: u64, channel: u64) -> u64 {
        match self.channels.get(&channel).map(|channel| &channel.place) {
            Some(Place::Guild { guild, overwrites, .. }) => {
                self.guilds.get(guild).map_or(0, |guild| permissions::in_channel(guild, overwrites, user))
            }
            Some(Place::Direct { user: person, bot }) if *person == user || *bot == user => {
                permissions::IN_DIRECT_MESSAGES
            }
            _ => 0,
        }
    }

    /// Whether `user` has all these permissions in `channel`.
    pub fn may(&self, user: u64, channel: u64, wanted: u64) -> bool {
        self.permissions_in(user, channel) & wanted == wanted
    }

    /// The guild a channel is in.
    pub fn guild_of_channel(&self, channel: u64) -> Option<&Guild> {
        self.guilds.get(&self.channels.get(&channel)?.guild()?)
    }

    /// Whether a channel is for direct messages.
    pub fn is_direct(&self, channel: u64) -> bool {
        self.channels.get(&channel).is_some_and(|channel| channel.guild().is_none())
    }

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

    /// A channel to be changed.
    pub fn channel_mut(&mut self, channel: u64) -> &mut Channel {
        self.channels.get_mut(&channel).expect("callers have looked the channel up and channels are never removed")
    }
}
