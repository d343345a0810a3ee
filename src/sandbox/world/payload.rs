//! What a bot is sent of an interaction.

use serde_json::{Value, json};

use super::{World, files, guilds::partial_member_object, interactions::Opening, merge, permissions};

impl World {
    /// Where the application was installed that is used here, as Discord writes it.
    pub fn installation(&self, channel: u64) -> Value {
        let guild = self.channels[&channel].guild().unwrap_or(0);
        json!({ "0": guild.to_string() })
    }

    /// A channel as interactions show it to `user`: with what they may do there, without its overwrites.
    pub fn partial_channel(&self, channel: u64, user: u64) -> Value {
        const SHOWN: [&str; 15] = [
            "id",
            "name",
            "type",
            "last_message_id",
            "last_pin_timestamp",
            "nsfw",
            "parent_id",
            "guild_id",
            "flags",
            "rate_limit_per_user",
            "topic",
            "position",
            "thread_metadata",
            "recipients",
            "owner_id",
        ];
        let whole = self.channel_object(channel);
        let fields = SHOWN.iter().filter_map(|key| Some(((*key).to_owned(), whole.get(*key)?.clone())));
        let mut object = Value::Object(fields.collect());
        object["permissions"] = json!(self.permissions_in(user, channel).to_string());
        object
    }

    /// The data of `INTERACTION_CREATE`.
    pub fn payload(&self, id: u64, token: &str, opening: &Opening, owners: &Value) -> Value {
        let channel = self.partial_channel(opening.channel, opening.user);
        let app_permissions = if self.is_direct(opening.channel) {
            permissions::OF_APPS_IN_DIRECT_MESSAGES
        } else {
            self.permissions_in(opening.application, opening.channel)
        };
        let mut payload = json!({
            "id": id.to_string(),
            "application_id": opening.application.to_string(),
            "type": opening.kind as u8,
            "token": token,
            "version": 1,
            "data": opening.data,
            "channel": channel,
            "channel_id": opening.channel.to_string(),
            "app_permissions": app_permissions.to_string(),
            "locale": self.users[&opening.user].locale,
            "entitlements": [],
            "authorizing_integration_owners": owners,
            "attachment_size_limit": files::SIZE_LIMIT,
        });
        if let Some(source) = opening.source
            && let Some(message) = self.channels[&opening.channel].messages.get(&source)
        {
            payload["message"] = message.object.clone();
        }
        let extra = if let Some(guild) = self.guild_of_channel(opening.channel) {
            let mut member = partial_member_object(guild, opening.user).unwrap_or_else(|| json!({}));
            member["user"] = self.user_object(opening.user);
            member["permissions"] = json!(self.permissions_in(opening.user, opening.channel).to_string());
            json!({
                "guild_id": guild.id.to_string(),
                "guild": { "id": guild.id.to_string(), "locale": guild.preferred_locale, "features": [] },
                "guild_locale": guild.preferred_locale,
                "member": member,
                "context": 0,
            })
        } else {
            json!({ "user": self.user_object(opening.user), "context": 1 })
        };
        merge(&mut payload, extra);
        payload
    }
}
