//! Application commands: registered by bots, visible to members.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::{World, channels::Channel, guilds::Guild, id_in, merge, permissions, without_nulls};
use crate::{refusal::Refusal, validate};

/// Kinds of command.
pub mod kind {
    pub const SLASH: u64 = 1;
    pub const USER: u64 = 2;
    pub const MESSAGE: u64 = 3;
}

/// How many commands may be newly made for one guild, or for all together, in a day.
const CREATES_PER_DAY: usize = 200;

/// A command that was newly made, counted against the day's limit.
pub struct Creation {
    guild: Option<u64>,
    at: Timestamp,
}

impl World {
    /// A bot's commands of one guild, or its global ones.
    pub fn commands(&self, bot: u64, guild: Option<u64>) -> Vec<Value> {
        let commands = self.bots.get(&bot).map(|bot| &bot.commands);
        commands.into_iter().flatten().filter(|command| guild_of(command) == guild).cloned().collect()
    }

    /// Puts these commands in the place of all the bot had there; those of the same name keep their id.
    pub fn replace_commands(&mut self, bot: u64, guild: Option<u64>, wanted: &[Value]) -> Result<(), Refusal> {
        let before = self.commands(bot, guild);
        let new = wanted.iter().filter(|command| !before.iter().any(|known| same_command(known, command))).count();
        self.count_creates(bot, guild, new)?;
        let replaced: Vec<Value> = wanted
            .iter()
            .map(|command| {
                let known = before.iter().find(|known| same_command(known, command));
                self.command_object(bot, guild, command, known)
            })
            .collect();
        if let Some(bot) = self.bots.get_mut(&bot) {
            bot.commands.retain(|command| guild_of(command) != guild);
            bot.commands.extend(replaced);
        }
        self.tell_state_changed();
        Ok(())
    }

    /// Makes a command, or changes the one of that kind and name. Says whether it is new.
    pub fn put_command(&mut self, bot: u64, guild: Option<u64>, command: &Value) -> Result<(Value, bool), Refusal> {
        let before = self.commands(bot, guild);
        let known = before.iter().find(|known| same_command(known, command));
        if known.is_none() {
            let all: Vec<&Value> = before.iter().chain([command]).collect();
            validate::command_count(&json!(all)).map_err(Refusal::Form)?;
        }
        self.count_creates(bot, guild, usize::from(known.is_none()))?;
        let object = self.command_object(bot, guild, command, known);
        self.store_command(bot, object.clone());
        Ok((object, known.is_none()))
    }

    /// Changes what `changes` names of a command.
    pub fn change_command(&mut self, bot: u64, command: &Value, changes: &Value) -> Value {
        let mut wanted = command.clone();
        merge(&mut wanted, changes.clone());
        let object = self.command_object(bot, guild_of(command), &wanted, Some(command));
        self.store_command(bot, object.clone());
        object
    }

    /// Removes a command.
    pub fn remove_command(&mut self, bot: u64, command: &Value) {
        if let Some(bot) = self.bots.get_mut(&bot) {
            bot.commands.retain(|known| known["id"] != command["id"]);
        }
        self.tell_state_changed();
    }

    /// The commands of all bots that someone may use in a channel.
    pub fn usable_commands(&self, user: u64, channel: u64) -> Vec<(u64, &Value)> {
        let held = self.permissions_in(user, channel);
        let guild = self.channels.get(&channel).and_then(Channel::guild);
        let in_direct = |bot: u64| self.existing_direct_channel(bot, user) == Some(channel);
        let offered = |bot: u64, command: &Value| match guild {
            Some(guild) => {
                let guild = &self.guilds[&guild];
                let is_shown = command["name"].as_str().is_some_and(|name| guild.shown_commands.contains(name));
                is_offered_in(bot, command, guild) && (is_shown || is_granted(command, held))
            }
            None => in_direct(bot) && guild_of(command).is_none() && has_context(command, 1),
        };
        let all = self.bots.values().flat_map(|bot| bot.commands.iter().map(|command| (bot.id, command)));
        all.filter(|(bot, command)| offered(*bot, command)).collect()
    }

    fn store_command(&mut self, bot: u64, object: Value) {
        if let Some(bot) = self.bots.get_mut(&bot) {
            match bot.commands.iter_mut().find(|known| known["id"] == object["id"]) {
                Some(known) => *known = object,
                None => bot.commands.push(object),
            }
        }
        self.tell_state_changed();
    }

    fn count_creates(&mut self, bot: u64, guild: Option<u64>, new: usize) -> Result<(), Refusal> {
        let now = self.now();
        let Some(bot) = self.bots.get_mut(&bot) else { return Ok(()) };
        bot.creations.retain(|creation| now.duration_since(creation.at) < SignedDuration::from_hours(24));
        let made = bot.creations.iter().filter(|creation| creation.guild == guild).count();
        if made + new > CREATES_PER_DAY {
            return Err(Refusal::TOO_MANY_COMMAND_CREATES);
        }
        bot.creations.extend((0..new).map(|_| Creation { guild, at: now }));
        Ok(())
    }

    /// The command as Discord shows it; `known` is what it was before.
    fn command_object(&mut self, bot: u64, guild: Option<u64>, sent: &Value, known: Option<&Value>) -> Value {
        let id = known.and_then(|known| id_in(&known["id"])).unwrap_or_else(|| self.new_id());
        let or_null = |key: &str| sent.get(key).cloned().unwrap_or(Value::Null);
        let mut object = json!({
            "id": id.to_string(),
            "application_id": bot.to_string(),
            "type": kind_of(sent),
            "name": sent["name"],
            "name_localizations": or_null("name_localizations"),
            "description": sent["description"].as_str().unwrap_or(""),
            "description_localizations": or_null("description_localizations"),
            "default_member_permissions": id_in(&sent["default_member_permissions"]).map(|bits| bits.to_string()),
            "nsfw": sent["nsfw"].as_bool().unwrap_or(false),
        });
        if let Some(options) = sent["options"].as_array().filter(|options| !options.is_empty()) {
            object["options"] = options.iter().map(without_nulls).collect();
        }
        if let Some(guild) = guild {
            object["guild_id"] = json!(guild.to_string());
        } else {
            object["contexts"] = or_null("contexts");
            object["integration_types"] = sent["integration_types"].as_array().map_or(json!([0]), |list| json!(list));
            object["dm_permission"] = json!(has_context(sent, 1));
        }
        let unchanged = known.filter(|known| {
            let mut known = (*known).clone();
            known.as_object_mut().map(|known| known.remove("version"));
            known == object
        });
        object["version"] =
            unchanged.map_or_else(|| json!(self.new_id().to_string()), |known| known["version"].clone());
        object
    }
}

/// The guild a command is registered to, if it is not global.
pub fn guild_of(command: &Value) -> Option<u64> {
    id_in(&command["guild_id"])
}

/// A command's kind; slash if it does not say.
pub fn kind_of(command: &Value) -> u64 {
    command["type"].as_u64().unwrap_or(kind::SLASH)
}

/// Whether a command is there in a guild at all.
pub fn is_offered_in(bot: u64, command: &Value, guild: &Guild) -> bool {
    guild.members.contains_key(&bot)
        && match guild_of(command) {
            Some(own) => own == guild.id,
            None => has_context(command, 0),
        }
}

/// Whether `held` permissions are enough for a command's default: none is for all, "0" for administrators.
pub fn is_granted(command: &Value, held: u64) -> bool {
    match id_in(&command["default_member_permissions"]) {
        None => true,
        Some(0) => held & permissions::ADMINISTRATOR != 0,
        Some(wanted) => held & wanted == wanted,
    }
}

/// A command's objects without the dictionaries of other languages, as lists give it unless asked.
pub fn without_localizations(command: &Value) -> Value {
    match command {
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(key, _)| !key.ends_with("_localizations"));
            Value::Object(kept.map(|(key, field)| (key.clone(), without_localizations(field))).collect())
        }
        Value::Array(items) => items.iter().map(without_localizations).collect(),
        other => other.clone(),
    }
}

fn same_command(one: &Value, other: &Value) -> bool {
    one["name"] == other["name"] && kind_of(one) == kind_of(other)
}

fn has_context(command: &Value, context: u64) -> bool {
    match command["contexts"].as_array() {
        Some(contexts) => contexts.iter().any(|known| known == context),
        None => context == 0 || command["dm_permission"].as_bool().unwrap_or(true),
    }
}
