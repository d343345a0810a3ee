//! What a bot is sent of an interaction.

use serde_json::{Value, json};

use super::{World, files, guilds::partial_member_object, interactions::Opening, merge};

impl World {
    /// Where the application was installed that is used here, as Discord writes it.
    pub fn installation(&self, channel: u64) -> Value {
        let guild = self.channels[&channel].guild().unwrap_or(0);
        json!({ "0": guild.to_string() })
    }

    /// The data of `INTERACTION_CREATE`.
    pub fn payload(&self, id: u64, token: &str, opening: &Opening, owners: &Value) -> Value {
        let mut channel = self.channel_object(opening.channel);
        channel["permissions"] = json!(self.permissions_in(opening.user, opening.channel).to_string());
        let app_permissions = self.permissions_in(opening.application, opening.channel).to_string();
        let mut payload = json!({
            "id": id.to_string(),
            "application_id": opening.application.to_string(),
            "type": opening.kind as u8,
            "token": token,
            "version": 1,
            "data": opening.data,
            "channel": channel,
            "channel_id": opening.channel.to_string(),
            "app_permissions": app_permissions,
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
