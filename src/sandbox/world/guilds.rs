//! Guilds with their roles and members, and the objects Discord shows of them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{World, iso, merge, scheduled::ScheduledEvent};

/// A server.
pub struct Guild {
    pub id: u64,
    pub name: String,
    pub preferred_locale: String,
    pub owner: u64,
    /// @everyone first; its id is the guild's.
    pub roles: Vec<Role>,
    /// Channels in the order shown.
    pub channels: Vec<u64>,
    pub members: BTreeMap<u64, Member>,
    /// Commands that its admins show to everyone, whatever they ask for by default: by their names.
    pub shown_commands: BTreeSet<String>,
}

/// A role of a guild.
pub struct Role {
    pub id: u64,
    pub name: String,
    pub permissions: u64,
    pub position: usize,
    /// The application whose invitation made it.
    pub managed_by: Option<u64>,
}

/// What a guild knows of someone in it.
pub struct Member {
    pub roles: Vec<u64>,
    pub joined_at: Timestamp,
}

impl Role {
    /// Discord's role object.
    pub fn object(&self) -> Value {
        let mut role = json!({
            "id": self.id.to_string(),
            "name": self.name,
            "description": null,
            "permissions": self.permissions.to_string(),
            "position": self.position,
            "color": 0,
            "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null },
            "hoist": false,
            "managed": self.managed_by.is_some(),
            "mentionable": false,
            "icon": null,
            "unicode_emoji": null,
            "flags": 0,
        });
        if let Some(bot) = self.managed_by {
            role["tags"] = json!({ "bot_id": bot.to_string() });
        }
        role
    }
}

impl Guild {
    /// The role with this id.
    pub fn role(&self, role: u64) -> Option<&Role> {
        self.roles.iter().find(|candidate| candidate.id == role)
    }

    /// Discord's guild object, without what only `GUILD_CREATE` adds.
    pub fn object(&self) -> Value {
        json!({
            "id": self.id.to_string(),
            "name": self.name,
            "icon": null,
            "description": null,
            "home_header": null,
            "splash": null,
            "discovery_splash": null,
            "features": [],
            "banner": null,
            "owner_id": self.owner.to_string(),
            "application_id": null,
            "region": "deprecated",
            "afk_channel_id": null,
            "afk_timeout": 300,
            "system_channel_id": null,
            "system_channel_flags": 0,
            "widget_enabled": false,
            "widget_channel_id": null,
            "verification_level": 0,
            "roles": self.roles.iter().map(Role::object).collect::<Vec<_>>(),
            "default_message_notifications": 0,
            "mfa_level": 0,
            "explicit_content_filter": 0,
            "max_presences": null,
            "max_members": 500_000,
            "max_stage_video_channel_users": 50,
            "max_video_channel_users": 25,
            "vanity_url_code": null,
            "premium_tier": 0,
            "premium_subscription_count": 0,
            "preferred_locale": self.preferred_locale,
            "rules_channel_id": null,
            "safety_alerts_channel_id": null,
            "public_updates_channel_id": null,
            "premium_progress_bar_enabled": false,
            "nsfw": false,
            "nsfw_level": 0,
            "emojis": [],
            "stickers": [],
            "incidents_data": null,
        })
    }
}

impl World {
    /// Discord's member object, without the guild's id.
    pub fn member_object(&self, guild: &Guild, user: u64) -> Option<Value> {
        let mut member = partial_member_object(guild, user)?;
        member["user"] = self.user_object(user);
        Some(member)
    }

    /// The guild as `GUILD_CREATE` shows it to a bot: with all channels, and itself as the only member.
    pub fn guild_create_object(&self, guild: &Guild, bot: u64) -> Value {
        let mut object = guild.object();
        let joined_at = guild.members.get(&bot).map_or(Timestamp::UNIX_EPOCH, |member| member.joined_at);
        let channels: Vec<Value> = guild.channels.iter().map(|channel| self.channel_object(*channel)).collect();
        let events: Vec<Value> = self.events_seen_by(bot, guild.id).map(ScheduledEvent::object).collect();
        let threads = self.active_threads(bot, guild.id).into_iter().map(|id| self.thread_object_for(bot, id));
        let threads: Vec<Value> = threads.collect();
        let extra = json!({
            "joined_at": iso(joined_at),
            "large": false,
            "unavailable": false,
            "member_count": guild.members.len(),
            "members": [self.member_object(guild, bot)],
            "channels": channels,
            "threads": threads,
            "voice_states": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": events,
            "soundboard_sounds": [],
        });
        merge(&mut object, extra);
        object
    }

    /// The guilds that someone is in.
    pub fn guilds_of(&self, user: u64) -> impl Iterator<Item = &Guild> {
        self.guilds.values().filter(move |guild| guild.members.contains_key(&user))
    }
}

/// A member without their user object, as messages carry it.
pub fn partial_member_object(guild: &Guild, user: u64) -> Option<Value> {
    let member = guild.members.get(&user)?;
    Some(json!({
        "avatar": null,
        "banner": null,
        "avatar_decoration_data": null,
        "collectibles": null,
        "communication_disabled_until": null,
        "flags": 0,
        "joined_at": iso(member.joined_at),
        "nick": null,
        "pending": false,
        "premium_since": null,
        "roles": member.roles.iter().map(u64::to_string).collect::<Vec<_>>(),
        "mute": false,
        "deaf": false,
    }))
}
