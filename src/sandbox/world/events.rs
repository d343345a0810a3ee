//! Who is told of a change: the bots' gateway sessions and the open pages.
//!
//! A bot gets what its intents and permissions let it have; a page what its person may see.

use serde_json::{Value, json};

use super::{World, guilds::partial_member_object, merge, messages::Message, permissions};
use crate::page::view;

/// Gateway intents that decide who gets which event.
pub mod intent {
    pub const GUILDS: u64 = 1 << 0;
    pub const GUILD_MEMBERS: u64 = 1 << 1;
    pub const GUILD_MESSAGES: u64 = 1 << 9;
    pub const DIRECT_MESSAGES: u64 = 1 << 12;
    pub const GUILD_SCHEDULED_EVENTS: u64 = 1 << 16;
    /// Also the application's right to read what others write.
    pub const MESSAGE_CONTENT: u64 = 1 << 15;
}

/// What happened to a message.
#[derive(Clone, Copy)]
pub enum Change {
    Created,
    Updated,
}

impl World {
    /// Tells of a new or changed message. Bots never hear of ephemeral ones.
    pub fn tell_message(&mut self, change: Change, channel: u64, id: u64) {
        let Some(message) = self.channels[&channel].messages.get(&id) else { return };
        let (event, page_event) = match change {
            Change::Created => ("MESSAGE_CREATE", "message"),
            Change::Updated => ("MESSAGE_UPDATE", "message_update"),
        };
        if message.dismissed {
            return;
        }
        let only_for = message.only_for;
        let told = json!({ "t": page_event, "channel": channel.to_string(), "message": message.object });
        if only_for.is_none() {
            let copies: Vec<(u64, Value)> =
                self.listeners(channel).map(|bot| (bot, self.message_event(bot, channel, message))).collect();
            let intent = self.message_intent(channel);
            for (bot, data) in copies {
                self.dispatch(bot, intent, event, &data);
            }
        }
        self.tell_pages(&told, |world, user| world.sees(user, channel, only_for));
    }

    /// Tells that a message is gone.
    pub fn tell_deleted(&mut self, channel: u64, id: u64, only_for: Option<u64>) {
        if only_for.is_none() {
            let mut data = json!({ "id": id.to_string(), "channel_id": channel.to_string() });
            if let Some(guild) = self.channels[&channel].guild() {
                data["guild_id"] = json!(guild.to_string());
            }
            let intent = self.message_intent(channel);
            for bot in self.listeners(channel).collect::<Vec<_>>() {
                self.dispatch(bot, intent, "MESSAGE_DELETE", &data);
            }
        }
        let told = json!({ "t": "message_delete", "channel": channel.to_string(), "id": id.to_string() });
        self.tell_pages(&told, |world, user| world.sees(user, channel, only_for));
    }

    /// Tells the bots in a guild of a change to it, and pages to look again.
    pub fn tell_guild(&mut self, guild: u64, event: &str, data: &Value) {
        let bots: Vec<u64> = self.guilds[&guild].members.keys().copied().collect();
        for bot in bots {
            self.dispatch(bot, intent::GUILDS, event, data);
        }
        self.tell_state_changed();
    }

    /// Sends an event to a bot's sessions, if they asked for one of `intents`; 0 is for all.
    pub fn dispatch(&mut self, bot: u64, intents: u64, event: &str, data: &Value) {
        let mut is_told = false;
        for session in self.sessions.iter_mut().filter(|session| session.application == bot) {
            if intents == 0 || session.intents & intents != 0 {
                session.dispatch(event, data);
                is_told = true;
            }
        }
        if is_told {
            self.tell_pages(&json!({ "t": "traffic", "line": view::event(event, data) }), |_, _| true);
        }
    }

    /// Tells every page to ask again who is there and what there is.
    pub fn tell_state_changed(&mut self) {
        self.tell_pages(&json!({ "t": "state" }), |_, _| true);
    }

    /// Tells the pages of those people whom `is_for` names.
    pub fn tell_pages(&mut self, told: &Value, is_for: impl Fn(&Self, u64) -> bool) {
        self.watchers.retain(|watcher| !watcher.is_gone());
        if self.watchers.is_empty() {
            return;
        }
        let mut told = told.clone();
        for key in ["message", "form"] {
            if let Some(shown) = told.get_mut(key) {
                view::dress(self, shown);
            }
        }
        for watcher in self.watchers.iter().filter(|watcher| is_for(self, watcher.user)) {
            watcher.tell(&told);
        }
    }

    /// Whether a person sees a message in `channel` that is for `only_for` alone, or for all.
    pub fn sees(&self, user: u64, channel: u64, only_for: Option<u64>) -> bool {
        only_for.is_none_or(|one| one == user) && self.may(user, channel, permissions::VIEW_CHANNEL)
    }

    /// The bots that see a channel.
    pub fn listeners(&self, channel: u64) -> impl Iterator<Item = u64> {
        self.bots.keys().copied().filter(move |bot| self.may(*bot, channel, permissions::VIEW_CHANNEL))
    }

    fn message_intent(&self, channel: u64) -> u64 {
        if self.channels[&channel].guild().is_some() { intent::GUILD_MESSAGES } else { intent::DIRECT_MESSAGES }
    }

    fn message_event(&self, bot: u64, channel: u64, message: &Message) -> Value {
        let mut data = self.message_object_for(bot, channel, message);
        if let Some(guild) = self.guild_of_channel(channel) {
            let member = partial_member_object(guild, message.author);
            merge(&mut data, json!({ "guild_id": guild.id.to_string(), "member": member }));
        }
        data
    }
}
