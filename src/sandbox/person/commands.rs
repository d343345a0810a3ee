//! Using a command: finding it, checking its options, and what its bot is told.

use serde_json::{Value, json};

use super::{
    Refused, refused,
    values::{Values, check_names},
};
use crate::world::{
    World,
    commands::{guild_of, kind, kind_of},
    interactions::{Kind, Opening},
    messages::Message,
    permissions,
};

/// Option types that hold other options.
const SUBCOMMAND: u64 = 1;
const SUBCOMMAND_GROUP: u64 = 2;

/// A command that a person may use where they are, and which of its subcommands.
pub struct CommandUse {
    user: u64,
    channel: u64,
    bot: u64,
    command: Value,
    path: Vec<String>,
}

impl CommandUse {
    /// A slash command by its default names: command, perhaps group and subcommand, with spaces between.
    pub fn by_name(world: &World, user: u64, channel: u64, names: &str) -> Result<Self, Refused> {
        let mut names = names.split_whitespace().map(str::to_owned);
        let Some(name) = names.next() else { return refused("A command has a name") };
        let mut found = Self::of_kind(world, user, channel, kind::SLASH, &name)?;
        found.path = names.collect();
        Ok(found)
    }

    /// A command of a kind by its default name.
    pub fn of_kind(world: &World, user: u64, channel: u64, kind: u64, name: &str) -> Result<Self, Refused> {
        Self::find(world, user, channel, name, |command| kind_of(command) == kind && command["name"] == name)
    }

    /// A command by its id, and its subcommands' names.
    pub fn by_id(world: &World, user: u64, channel: u64, id: &str, path: Vec<String>) -> Result<Self, Refused> {
        let mut found = Self::find(world, user, channel, id, |command| command["id"] == id)?;
        found.path = path;
        Ok(found)
    }

    /// Runs a slash command.
    pub fn run(self, world: &World, options: &[(String, Value)]) -> Result<Opening, Refused> {
        let definitions = self.definitions()?;
        check_names(definitions, options)?;
        let mut values = self.values(world);
        let mut given = Vec::new();
        for definition in definitions {
            let name = definition["name"].as_str().unwrap_or_default();
            match options.iter().find(|(given, _)| given == name) {
                Some((_, value)) => {
                    let value = values.option(definition, value)?;
                    given.push(json!({ "name": name, "type": definition["type"], "value": value }));
                }
                None if definition["required"] == true => return refused(format!("The option {name} is required")),
                None => {}
            }
        }
        Ok(self.opening(Kind::Command, given, &values.resolved, json!({})))
    }

    /// Asks for suggestions for the option `focused`. The other options are sent as they are typed so far.
    pub fn complete(self, world: &World, options: &[(String, Value)], focused: &str) -> Result<Opening, Refused> {
        let definitions = self.definitions()?;
        check_names(definitions, options)?;
        let suggests = |option: &Value| option["name"] == focused && option["autocomplete"] == true;
        if !definitions.iter().any(suggests) {
            return refused(format!("There is no option {focused} that suggests anything"));
        }
        let mut values = self.values(world);
        let mut given = Vec::new();
        for definition in definitions {
            let typed = options.iter().find(|(name, _)| definition["name"] == **name).map(|(_, value)| value);
            let mut option = json!({ "name": definition["name"], "type": definition["type"] });
            if definition["name"] == focused {
                option["value"] = json!(typed.map_or_else(String::new, as_text));
                option["focused"] = json!(true);
            } else if let Some(typed) = typed {
                option["value"] = values.option(definition, typed).unwrap_or_else(|_| typed.clone());
            } else {
                continue;
            }
            given.push(option);
        }
        Ok(self.opening(Kind::Autocomplete, given, &values.resolved, json!({})))
    }

    /// Runs a command from the menu of a message or a person.
    pub fn run_on(self, world: &World, target: u64) -> Result<Opening, Refused> {
        let mut values = self.values(world);
        let metadata = match kind_of(&self.command) {
            kind::MESSAGE => {
                let here = |(channel, message): &(u64, &Message)| {
                    *channel == self.channel && world.sees(self.user, *channel, message.only_for)
                };
                let Some((_, message)) = world.find_message(target).filter(here) else {
                    return refused("This message is not here");
                };
                values.resolved["messages"] = json!({ target.to_string(): message.object });
                json!({ "target_message_id": target.to_string() })
            }
            kind::USER => {
                values.user(target)?;
                json!({ "target_user": world.user_object(target) })
            }
            _ => return refused("A slash command has no target"),
        };
        let mut opening = self.opening(Kind::Command, Vec::new(), &values.resolved, metadata);
        opening.data["target_id"] = json!(target.to_string());
        Ok(opening)
    }

    fn find(
        world: &World,
        user: u64,
        channel: u64,
        wanted: &str,
        matches: impl Fn(&Value) -> bool,
    ) -> Result<Self, Refused> {
        if !world.may(user, channel, permissions::VIEW_CHANNEL) {
            return refused("You cannot see this channel");
        }
        if !world.is_direct(channel) && !world.may(user, channel, permissions::USE_APPLICATION_COMMANDS) {
            return refused("You do not have permission to use application commands in this channel");
        }
        if world.check_unarchived(channel).is_err() {
            return refused("This thread is archived");
        }
        let found = world.usable_commands(user, channel).into_iter().find(|(_, command)| matches(command));
        let Some((bot, command)) = found else {
            return refused(format!("There is no command {wanted} for you here"));
        };
        Ok(Self { user, channel, bot, command: command.clone(), path: Vec::new() })
    }

    /// The options of the subcommand that the path leads to.
    fn definitions(&self) -> Result<&[Value], Refused> {
        let holds_options = |option: &Value| matches!(option["type"].as_u64(), Some(SUBCOMMAND | SUBCOMMAND_GROUP));
        let mut options = options_of(&self.command);
        for name in &self.path {
            let Some(next) = options.iter().find(|option| holds_options(option) && option["name"] == **name) else {
                return refused(format!("There is no subcommand {name}"));
            };
            options = options_of(next);
        }
        if options.iter().any(holds_options) {
            return refused("This command has subcommands; choose one");
        }
        Ok(options)
    }

    fn values<'a>(&self, world: &'a World) -> Values<'a> {
        Values::new(world, self.user, self.bot, self.channel)
    }

    fn opening(&self, kind: Kind, options: Vec<Value>, resolved: &Value, metadata: Value) -> Opening {
        let mut options = options;
        for (depth, name) in self.path.iter().enumerate().rev() {
            let is_last = depth + 1 == self.path.len();
            let kind = if is_last { SUBCOMMAND } else { SUBCOMMAND_GROUP };
            options = vec![json!({ "name": name, "type": kind, "options": options })];
        }
        let mut data = json!({
            "id": self.command["id"],
            "name": self.command["name"],
            "type": kind_of(&self.command),
        });
        if !options.is_empty() {
            data["options"] = json!(options);
        }
        if *resolved != json!({}) {
            data["resolved"] = resolved.clone();
        }
        if let Some(guild) = guild_of(&self.command) {
            data["guild_id"] = json!(guild.to_string());
        }
        let name = self.command["name"].as_str().unwrap_or_default();
        Opening {
            application: self.bot,
            user: self.user,
            channel: self.channel,
            kind,
            data,
            name: std::iter::once(name).chain(self.path.iter().map(String::as_str)).collect::<Vec<_>>().join(" "),
            source: None,
            metadata,
        }
    }
}

fn options_of(holder: &Value) -> &[Value] {
    holder["options"].as_array().map_or(&[], Vec::as_slice)
}

/// What was typed so far: always a text, whatever the option's type.
fn as_text(typed: &Value) -> String {
    typed.as_str().map_or_else(|| typed.to_string(), str::to_owned)
}
