//! People and bots, and the objects Discord shows of them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{World, commands::Creation};

/// A person or a bot.
pub struct User {
    pub id: u64,
    pub name: String,
    pub global_name: Option<String>,
    pub locale: String,
    pub bot: bool,
    pub refuses_direct_messages: bool,
    /// What the page says of this person in each language, if a visitor may be them.
    pub about: Option<BTreeMap<String, String>>,
}

impl User {
    /// Discord's user object.
    pub fn object(&self) -> Value {
        let mut user = json!({
            "id": self.id.to_string(),
            "username": self.name,
            "global_name": self.global_name,
            "discriminator": if self.bot { "0001" } else { "0" },
            "avatar": null,
            "banner": null,
            "accent_color": null,
            "avatar_decoration_data": null,
            "collectibles": null,
            "primary_guild": null,
            "public_flags": 0,
            "flags": 0,
        });
        if self.bot {
            user["bot"] = json!(true);
        }
        user
    }

    /// The user object as its owner sees it.
    pub fn own_object(&self) -> Value {
        let mut user = self.object();
        user["mfa_enabled"] = json!(false);
        user["locale"] = json!(self.locale);
        user["verified"] = json!(true);
        user["email"] = json!(null);
        user
    }
}

/// An application and its bot user, which have the same id.
pub struct Bot {
    pub id: u64,
    pub name: String,
    pub token: String,
    /// Privileged gateway intents it may ask for.
    pub privileged_intents: u64,
    /// Its registered commands as Discord shows them; those of one guild have `guild_id`.
    pub commands: Vec<Value>,
    /// The commands it newly made of late.
    pub creations: Vec<Creation>,
}

impl World {
    /// A person's or bot's public object.
    pub fn user_object(&self, user: u64) -> Value {
        self.users.get(&user).map_or_else(|| json!({ "id": user.to_string() }), User::object)
    }

    /// The bot whose token this is.
    pub fn bot_with_token(&self, token: &str) -> Option<u64> {
        self.bots.values().find(|bot| bot.token == token).map(|bot| bot.id)
    }

    /// Discord's application object as its owner sees it.
    pub fn application_object(&self, application: u64) -> Value {
        let bot = &self.bots[&application];
        let guilds = self.guilds.values().filter(|guild| guild.members.contains_key(&application)).count();
        json!({
            "id": bot.id.to_string(),
            "name": bot.name,
            "icon": null,
            "description": "",
            "type": null,
            "bot": self.user_object(application),
            "summary": "",
            "bot_public": true,
            "bot_require_code_grant": false,
            "verify_key": "0".repeat(64),
            "flags": 0,
            "flags_new": "0",
            "hook": true,
            "redirect_uris": [],
            "interactions_endpoint_url": null,
            "role_connections_verification_url": null,
            "event_webhooks_status": 1,
            "integration_types_config": { "0": {} },
            "owner": self.user_object(application),
            "approximate_guild_count": guilds,
            "approximate_user_install_count": 0,
            "approximate_user_authorization_count": 0,
            "explicit_content_filter": 0,
            "team": null,
            "eligible_oauth2_scopes": ["bot", "applications.commands"],
        })
    }
}
