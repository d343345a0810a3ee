//! Registering application commands, global and of a guild.

use serde_json::{Value, json};

use super::{
    Answer, Reply,
    call::{Call, id},
};
use crate::{
    refusal::Refusal,
    validate,
    world::{
        World,
        commands::{kind_of, without_localizations},
    },
};

/// `/applications/{id}/commands` and below
pub fn global(world: &mut World, me: u64, call: &Call, application: &str, rest: &[&str]) -> Answer {
    check_own(me, application)?;
    commands(world, me, call, None, rest)
}

/// `/applications/{id}/guilds/{id}/commands` and below
pub fn of_guild(world: &mut World, me: u64, call: &Call, application: &str, guild: &str, rest: &[&str]) -> Answer {
    check_own(me, application)?;
    let guild = id(guild, Refusal::UNKNOWN_GUILD)?;
    if !world.guilds.get(&guild).is_some_and(|guild| guild.members.contains_key(&me)) {
        return Err(Refusal::MISSING_ACCESS);
    }
    commands(world, me, call, Some(guild), rest)
}

fn commands(world: &mut World, me: u64, call: &Call, guild: Option<u64>, rest: &[&str]) -> Answer {
    match (call.method.as_str(), rest) {
        ("GET", []) => {
            let commands = world.commands(me, guild);
            let all = call.asks("with_localizations");
            let shown = |command: &Value| if all { command.clone() } else { without_localizations(command) };
            Ok(Reply::Ok(commands.iter().map(shown).collect::<Value>()))
        }
        ("PUT", []) => {
            validate::command_list(&call.body).map_err(Refusal::Form)?;
            let wanted = call.body.as_array().cloned().unwrap_or_default();
            world.replace_commands(me, guild, &wanted)?;
            Ok(Reply::Ok(json!(world.commands(me, guild))))
        }
        ("POST", []) => {
            validate::command(&call.body, false).map_err(Refusal::Form)?;
            let (command, is_new) = world.put_command(me, guild, &call.body)?;
            Ok(if is_new { Reply::Created(command) } else { Reply::Ok(command) })
        }
        ("GET", [command]) => Ok(Reply::Ok(find(world, me, guild, command)?)),
        ("PATCH", [command]) => {
            let command = find(world, me, guild, command)?;
            let mut changes = call.body.clone();
            if changes.is_object() {
                changes["type"] = json!(kind_of(&command));
            }
            validate::command(&changes, true).map_err(Refusal::Form)?;
            Ok(Reply::Ok(world.change_command(me, &command, &changes)))
        }
        ("DELETE", [command]) => {
            let command = find(world, me, guild, command)?;
            world.remove_command(me, &command);
            Ok(Reply::Empty)
        }
        _ => Err(call.not_modelled()),
    }
}

fn find(world: &World, me: u64, guild: Option<u64>, command: &str) -> Result<Value, Refusal> {
    let commands = world.commands(me, guild);
    commands.into_iter().find(|known| known["id"] == command).ok_or(Refusal::UNKNOWN_COMMAND)
}

/// Nobody registers commands for another application.
fn check_own(me: u64, application: &str) -> Result<(), Refusal> {
    if application == me.to_string() { Ok(()) } else { Err(Refusal::MISSING_ACCESS) }
}
