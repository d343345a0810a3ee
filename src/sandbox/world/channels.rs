//! Channels: those of a guild and direct messages, who may do what in them, and the objects Discord shows of them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    World,
    guilds::Guild,
    merge,
    messages::Message,
    permissions,
    threads::{self, Thread},
};
use crate::refusal::Refusal;

/// Channel flag: each post of the forum needs a tag.
const REQUIRE_TAG: u64 = 1 << 4;

/// A channel with everything said in it.
pub struct Channel {
    pub id: u64,
    pub place: Place,
    pub messages: BTreeMap<u64, Message>,
}

/// Where a channel is.
pub enum Place {
    /// A channel of a guild.
    Guild(GuildChannel),
    /// A thread of a channel, or a post of a forum.
    Thread(Thread),
    /// The direct messages of a person and a bot.
    Direct { user: u64, bot: u64 },
}

/// A channel of a guild.
pub struct GuildChannel {
    pub guild: u64,
    pub kind: ChannelKind,
    pub name: String,
    pub topic: Option<String>,
    pub overwrites: Vec<Overwrite>,
    /// The tags that a forum offers.
    pub tags: Vec<Tag>,
    /// Whether each post of a forum needs a tag.
    pub requires_tag: bool,
}

/// What a forum's posts can be marked with.
pub struct Tag {
    pub id: u64,
    pub name: String,
    /// Only moderators give it.
    pub moderated: bool,
}

/// The kinds of channel in a guild.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ChannelKind {
    Text = 0,
    Voice = 2,
    Stage = 13,
    Forum = 15,
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
            Place::Guild(GuildChannel { guild, .. }) | Place::Thread(Thread { guild, .. }) => Some(guild),
            Place::Direct { .. } => None,
        }
    }

    /// The channel of a guild that this is.
    pub fn in_guild(&self) -> Option<&GuildChannel> {
        match &self.place {
            Place::Guild(channel) => Some(channel),
            _ => None,
        }
    }

    /// Which kind of channel of a guild it is.
    pub fn kind(&self) -> Option<ChannelKind> {
        self.in_guild().map(|channel| channel.kind)
    }
}

impl GuildChannel {
    /// What Discord's channel object says of it beyond the common fields and its position.
    fn object(&self) -> Value {
        let mut object = json!({
            "type": self.kind as u8,
            "guild_id": self.guild.to_string(),
            "name": self.name,
            "topic": self.topic,
            "parent_id": null,
            "rate_limit_per_user": 0,
            "nsfw": false,
            "last_pin_timestamp": null,
            "permission_overwrites": self.overwrites.iter().map(|overwrite| json!({
                "id": overwrite.target.to_string(),
                "type": u8::from(overwrite.is_member),
                "allow": overwrite.allow.to_string(),
                "deny": overwrite.deny.to_string(),
            })).collect::<Vec<_>>(),
        });
        if self.kind == ChannelKind::Forum {
            let tag = |tag: &Tag| {
                json!({
                    "id": tag.id.to_string(),
                    "name": tag.name,
                    "moderated": tag.moderated,
                    "emoji_id": null,
                    "emoji_name": null,
                })
            };
            let forum = json!({
                "available_tags": self.tags.iter().map(tag).collect::<Vec<_>>(),
                "default_reaction_emoji": null,
                "default_sort_order": null,
                "default_forum_layout": 0,
                "default_thread_rate_limit_per_user": 0,
                "flags": if self.requires_tag { REQUIRE_TAG } else { 0 },
            });
            merge(&mut object, forum);
        }
        object
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
            Place::Guild(of_guild) => {
                let mut extra = of_guild.object();
                extra["position"] =
                    json!(self.guilds[&of_guild.guild].channels.iter().position(|id| *id == channel.id));
                if of_guild.kind == ChannelKind::Forum {
                    extra["last_message_id"] = json!(self.last_thread(channel.id).map(|id| id.to_string()));
                }
                extra
            }
            Place::Thread(thread) => {
                let mut extra = thread.object();
                if self.channels[&thread.parent].kind() == Some(ChannelKind::Forum) {
                    extra["applied_tags"] = thread.tags.iter().map(u64::to_string).collect();
                }
                extra
            }
        };
        merge(&mut object, extra);
        object
    }

    fn last_thread(&self, parent: u64) -> Option<u64> {
        let is_here = |channel: &&Channel| matches!(&channel.place, Place::Thread(thread) if thread.parent == parent);
        self.channels.values().rev().find(is_here).map(|channel| channel.id)
    }

    /// What `user` may do in `channel`; nothing in a channel that does not exist or isn't theirs.
    pub fn permissions_in(&self, user: u64, channel: u64) -> u64 {
        match self.channels.get(&channel).map(|channel| &channel.place) {
            Some(Place::Guild(of_guild)) => {
                let guild = self.guilds.get(&of_guild.guild);
                guild.map_or(0, |guild| permissions::in_channel(guild, &of_guild.overwrites, user))
            }
            Some(Place::Thread(thread)) => {
                let parent = self.channels.get(&thread.parent).and_then(Channel::in_guild);
                let overwrites = parent.map_or(&[][..], |parent| &parent.overwrites);
                let guild = self.guilds.get(&thread.guild);
                let held = guild.map_or(0, |guild| permissions::in_thread(guild, overwrites, user));
                let is_let_in = thread.kind != threads::kind::PRIVATE
                    || thread.members.contains_key(&user)
                    || held & permissions::MANAGE_THREADS != 0;
                if is_let_in { held } else { 0 }
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
            Place::Guild(_) | Place::Thread(_) => false,
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
        self.channels.get_mut(&channel).expect("callers have looked the channel up, under the same lock")
    }
}
