//! Channels of a guild, added and changed by hand.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    StandIn,
    world::channels::{Channel, ChannelKind, GuildChannel, Overwrite, Place, Tag},
};

impl StandIn {
    /// Adds a text channel below those a guild has.
    pub fn add_channel(&self, guild: u64, name: &str) -> u64 {
        self.add_channel_of(ChannelKind::Text, guild, name, &[])
    }

    /// Adds a voice channel below the channels a guild has.
    pub fn add_voice_channel(&self, guild: u64, name: &str) -> u64 {
        self.add_channel_of(ChannelKind::Voice, guild, name, &[])
    }

    /// Adds a stage channel below the channels a guild has.
    pub fn add_stage_channel(&self, guild: u64, name: &str) -> u64 {
        self.add_channel_of(ChannelKind::Stage, guild, name, &[])
    }

    /// Adds a forum that offers these tags below the channels a guild has.
    pub fn add_forum(&self, guild: u64, name: &str, tags: &[&str]) -> u64 {
        self.add_channel_of(ChannelKind::Forum, guild, name, tags)
    }

    /// Sets whether each new post of a forum needs a tag.
    pub fn require_tag(&self, forum: u64, is_required: bool) {
        self.change_channel(forum, |channel| channel.requires_tag = is_required);
    }

    /// Sets whether only moderators give a forum's tag of this name.
    pub fn moderate_tag(&self, forum: u64, name: &str, is_moderated: bool) {
        self.change_channel(forum, |channel| {
            for tag in channel.tags.iter_mut().filter(|tag| tag.name == name) {
                tag.moderated = is_moderated;
            }
        });
    }

    fn add_channel_of(&self, kind: ChannelKind, guild: u64, name: &str, tags: &[&str]) -> u64 {
        let mut world = self.world();
        let id = world.new_id();
        let tags = tags.iter().map(|name| Tag { id: world.new_id(), name: (*name).to_owned(), moderated: false });
        let of_guild = GuildChannel {
            guild,
            kind,
            name: name.to_owned(),
            topic: None,
            overwrites: Vec::new(),
            tags: tags.collect(),
            requires_tag: false,
        };
        world.channels.insert(id, Channel { id, place: Place::Guild(of_guild), messages: BTreeMap::new() });
        world.guild_mut(guild).channels.push(id);
        let object = world.channel_object(id);
        world.tell_guild(guild, "CHANNEL_CREATE", &object);
        id
    }

    /// Sets what a channel is about.
    pub fn set_topic(&self, channel: u64, text: &str) {
        self.change_channel(channel, |channel| channel.topic = Some(text.to_owned()));
    }

    /// The threads of a channel or posts of a forum, those at rest too, oldest first.
    pub fn threads(&self, parent: u64) -> Vec<Value> {
        let world = self.world();
        let of_parent = |id: &&u64| world.thread(**id).is_some_and(|thread| thread.parent == parent);
        world.channels.keys().filter(of_parent).map(|id| world.channel_object(*id)).collect()
    }

    /// Sets what a channel grants and denies a role or a member, whichever `target` is.
    pub fn overwrite(&self, channel: u64, target: u64, allow: u64, deny: u64) {
        let is_member = self.world().users.contains_key(&target);
        self.change_channel(channel, |channel| {
            channel.overwrites.retain(|known| known.target != target);
            channel.overwrites.push(Overwrite { target, is_member, allow, deny });
        });
    }

    fn change_channel(&self, channel: u64, change: impl FnOnce(&mut GuildChannel)) {
        let mut world = self.world();
        let saw: Vec<u64> = world.listeners(channel).collect();
        let Some(Place::Guild(of_guild)) = world.channels.get_mut(&channel).map(|known| &mut known.place) else {
            return;
        };
        change(of_guild);
        let guild = of_guild.guild;
        let object = world.channel_object(channel);
        world.tell_guild(guild, "CHANNEL_UPDATE", &object);
        let newly: Vec<u64> = world.listeners(channel).filter(|bot| !saw.contains(bot)).collect();
        world.sync_threads(channel, &newly);
    }
}
