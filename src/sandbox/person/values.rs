//! The values a person gives: an option's or a menu's, checked against what it takes.

use serde_json::{Value, json};

use super::{Refused, refused};
use crate::world::{
    World,
    channels::Channel,
    components::kind,
    guilds::{Guild, partial_member_object},
    id_in, permissions,
};

/// The longest text that an option takes, whatever its definition says.
const LONGEST_OPTION: u64 = 6000;

/// Checks the values of one act, and gathers what the ids among them stand for.
pub struct Values<'a> {
    world: &'a World,
    user: u64,
    bot: u64,
    channel: u64,
    /// `resolved` of the interaction's data.
    pub resolved: Value,
}

impl<'a> Values<'a> {
    /// For what `user` sends to `bot` from a channel.
    pub fn new(world: &'a World, user: u64, bot: u64, channel: u64) -> Self {
        Self { world, user, bot, channel, resolved: json!({}) }
    }

    /// An option's value as the bot gets it.
    pub fn option(&mut self, definition: &Value, value: &Value) -> Result<Value, Refused> {
        let name = definition["name"].as_str().unwrap_or_default();
        let checked = self.of_type(definition, value).and_then(|checked| {
            check_range(definition, &checked)?;
            check_choices(definition, &checked)?;
            Ok(checked)
        });
        checked.map_err(|Refused(why)| Refused(format!("The option {name} {why}")))
    }

    /// Holds a choice to what a menu offers.
    pub fn choice(&mut self, menu: &Value, chosen: &[&str]) -> Result<(), Refused> {
        let count = chosen.len() as u64;
        let least = menu["min_values"].as_u64().unwrap_or(1);
        let most = menu["max_values"].as_u64().unwrap_or(1);
        if count < least || count > most {
            return refused(format!("This menu takes {least} to {most} values"));
        }
        for (index, value) in chosen.iter().enumerate() {
            if chosen[..index].contains(value) {
                return refused(format!("{value} is chosen twice"));
            }
            self.one(menu, value)?;
        }
        Ok(())
    }

    /// Holds one value to what a menu, group or file input offers.
    pub fn one(&mut self, input: &Value, value: &str) -> Result<(), Refused> {
        let id = value.parse().unwrap_or(0);
        match input["type"].as_u64().unwrap_or(0) {
            kind::STRING_SELECT | kind::RADIO_GROUP | kind::CHECKBOX_GROUP => {
                if input["options"].as_array().into_iter().flatten().any(|option| option["value"] == *value) {
                    Ok(())
                } else {
                    refused(format!("{value} is no option of this menu"))
                }
            }
            kind::USER_SELECT => self.user(id),
            kind::ROLE_SELECT => self.role(id),
            kind::MENTIONABLE_SELECT => self.user(id).or_else(|_| self.role(id)),
            kind::CHANNEL_SELECT => self.channel(id, input),
            kind::FILE_UPLOAD => self.file(id, input),
            _ => refused("This is no menu"),
        }
    }

    /// Notes a person.
    pub fn user(&mut self, user: u64) -> Result<(), Refused> {
        if !self.world.users.contains_key(&user) {
            return refused("names nobody");
        }
        self.resolved["users"][user.to_string()] = self.world.user_object(user);
        if let Some(mut member) = self.guild().and_then(|guild| partial_member_object(guild, user)) {
            if let Some(member) = member.as_object_mut() {
                member.remove("mute");
                member.remove("deaf");
            }
            member["permissions"] = json!(self.world.permissions_in(user, self.channel).to_string());
            self.resolved["members"][user.to_string()] = member;
        }
        Ok(())
    }

    /// By Discord's option types: 3 text, 4 whole number, 5 yes or no, 6 person, 7 channel, 8 role, 9 person or role,
    /// 10 number, 11 file. Ids are passed on as text.
    fn of_type(&mut self, definition: &Value, value: &Value) -> Result<Value, Refused> {
        let id = id_in(value).unwrap_or(0);
        let kind = definition["type"].as_u64().unwrap_or(0);
        match kind {
            3 => match value.as_str() {
                Some(text) if !text.is_empty() => {
                    check_length(&json!({ "max_length": LONGEST_OPTION }), text)?;
                    check_length(definition, text)?;
                }
                _ => return refused("is a text"),
            },
            4 => match value.as_i64() {
                Some(number) if number.unsigned_abs() <= 1 << 53 => {}
                _ => return refused("is a whole number"),
            },
            5 if value.is_boolean() => {}
            5 => return refused("is true or false"),
            6 => self.user(id)?,
            7 => self.channel(id, definition)?,
            8 => self.role(id)?,
            9 => self.user(id).or_else(|_| self.role(id))?,
            10 if value.is_number() => {}
            10 => return refused("is a number"),
            11 => self.file(id, definition)?,
            _ => return refused("is of a kind that the stand-in does not know"),
        }
        let is_id = matches!(kind, 6..=9 | 11);
        Ok(if is_id { json!(id.to_string()) } else { value.clone() })
    }

    fn role(&mut self, role: u64) -> Result<(), Refused> {
        let Some(role) = self.guild().and_then(|guild| guild.role(role)) else {
            return refused("names no role here");
        };
        self.resolved["roles"][role.id.to_string()] = role.object();
        Ok(())
    }

    fn channel(&mut self, wanted: u64, definition: &Value) -> Result<(), Refused> {
        let known = self.world.channels.get(&wanted);
        let guild = self.guild().map(|guild| guild.id);
        let is_here = guild.is_some() && known.and_then(Channel::guild) == guild;
        if !is_here || !self.world.may(self.user, wanted, permissions::VIEW_CHANNEL) {
            return refused("names no channel here");
        }
        let mut object = self.world.partial_channel(wanted, self.user);
        let kinds = definition["channel_types"].as_array().filter(|kinds| !kinds.is_empty());
        if kinds.is_some_and(|kinds| !kinds.contains(&object["type"])) {
            return refused("takes another kind of channel");
        }
        object["app_permissions"] = json!(self.world.permissions_in(self.bot, wanted).to_string());
        self.resolved["channels"][wanted.to_string()] = object;
        Ok(())
    }

    /// Notes a file that was put up before.
    pub fn file(&mut self, file: u64, definition: &Value) -> Result<(), Refused> {
        let Some(stored) = self.world.files.get(&file) else { return refused("is no file that was put up") };
        let kinds = definition["file_types"].as_array().filter(|kinds| !kinds.is_empty());
        if kinds.is_some_and(|kinds| !kinds.iter().any(|kind| is_of_kind(&stored.name, kind))) {
            return refused("takes other kinds of file");
        }
        let mut object = stored.object.clone();
        object["ephemeral"] = json!(true);
        self.resolved["attachments"][file.to_string()] = object;
        Ok(())
    }

    fn guild(&self) -> Option<&'a Guild> {
        self.world.guild_of_channel(self.channel)
    }
}

/// Refuses options that the command does not have, and options given twice.
pub fn check_names(definitions: &[Value], options: &[(String, Value)]) -> Result<(), Refused> {
    for (index, (name, _)) in options.iter().enumerate() {
        if !definitions.iter().any(|definition| definition["name"] == **name) {
            return refused(format!("There is no option {name}"));
        }
        if options[..index].iter().any(|(earlier, _)| earlier == name) {
            return refused(format!("The option {name} is given twice"));
        }
    }
    Ok(())
}

/// Whether a file's name ends as `kind` wants it: Discord looks at nothing else.
fn is_of_kind(name: &str, kind: &Value) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_lowercase();
    let known: &[&str] = match kind.as_str().unwrap_or_default() {
        "image" => &["png", "jpg", "jpeg", "gif", "webp", "avif"],
        "video" => &["mp4", "mov", "webm"],
        "audio" => &["mp3", "ogg", "wav", "flac", "m4a"],
        wanted => return wanted.strip_prefix('.').is_some_and(|wanted| wanted.to_lowercase() == extension),
    };
    known.contains(&extension.as_str())
}

/// Holds a text to `min_length` and `max_length`.
pub fn check_length(definition: &Value, text: &str) -> Result<(), Refused> {
    let length = text.chars().count() as u64;
    if definition["max_length"].as_u64().is_some_and(|most| length > most) {
        return refused(format!("must be {} or fewer in length", definition["max_length"]));
    }
    if definition["min_length"].as_u64().is_some_and(|least| length < least) {
        return refused(format!("must be {} or more in length", definition["min_length"]));
    }
    Ok(())
}

fn check_range(definition: &Value, value: &Value) -> Result<(), Refused> {
    let Some(number) = value.as_f64() else { return Ok(()) };
    if definition["min_value"].as_f64().is_some_and(|least| number < least) {
        return refused(format!("must be {} or more", definition["min_value"]));
    }
    if definition["max_value"].as_f64().is_some_and(|most| number > most) {
        return refused(format!("must be {} or less", definition["max_value"]));
    }
    Ok(())
}

fn check_choices(definition: &Value, value: &Value) -> Result<(), Refused> {
    let choices = definition["choices"].as_array().filter(|choices| !choices.is_empty());
    if choices.is_some_and(|choices| !choices.iter().any(|choice| choice["value"] == *value)) {
        return refused("is one of its choices");
    }
    Ok(())
}
