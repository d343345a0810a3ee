//! Filling in a form.

use serde_json::{Value, json};

use super::{
    Refused, refused,
    values::{Values, check_length},
};
use crate::world::{
    World,
    channels::Place,
    components::{each, kind},
    interactions::{Kind, Opening},
    permissions,
};

/// The longest text that an input takes.
const LONGEST_TEXT: u64 = 4000;

/// Sends the form that a bot opened for this person by answering `opener`, with texts.
pub fn form_submission(world: &World, user: u64, opener: u64, given: &[(&str, &str)]) -> Result<Opening, Refused> {
    let given: Vec<(&str, Value)> = given.iter().map(|(name, text)| (*name, json!(text))).collect();
    form_with_values(world, user, opener, &given)
}

/// Sends the form that a bot opened for this person by answering `opener`, with values of every kind.
pub fn form_with_values(world: &World, user: u64, opener: u64, given: &[(&str, Value)]) -> Result<Opening, Refused> {
    let opener = world.interactions.get(&opener).filter(|opener| opener.user == user);
    let Some((opener, form)) = opener.and_then(|opener| Some((opener, opener.form.as_ref()?))) else {
        return refused("This form was not opened for you");
    };
    let inputs = each(&form["components"]);
    if let Some((name, _)) = given.iter().find(|(name, _)| !inputs.iter().any(|input| input["custom_id"] == *name)) {
        return refused(format!("There is no input {name} in this form"));
    }
    let mut filling = Filling { values: Values::new(world, user, opener.application, opener.channel), given };
    let parts = form["components"].as_array().into_iter().flatten();
    let filled: Vec<Value> = parts.map(|part| filling.part(part)).collect::<Result<_, _>>()?;
    let mut data = json!({ "custom_id": form["custom_id"], "components": filled });
    if filling.values.resolved != json!({}) {
        data["resolved"] = filling.values.resolved;
    }
    Ok(Opening {
        application: opener.application,
        user,
        channel: opener.channel,
        kind: Kind::Form,
        data,
        name: form["title"].as_str().unwrap_or_default().to_owned(),
        source: opener.source,
        metadata: json!({ "triggering_interaction_metadata": opener.metadata() }),
    })
}

/// Sends a form that no bot opened, to the bot of this channel.
pub fn forged_form(
    world: &World,
    user: u64,
    channel: u64,
    custom_id: &str,
    given: &[(&str, &str)],
) -> Result<Opening, Refused> {
    if !world.may(user, channel, permissions::VIEW_CHANNEL) {
        return refused("You cannot see this channel");
    }
    let bot = match (&world.channels[&channel].place, world.guild_of_channel(channel)) {
        (Place::Direct { bot, .. }, _) => Some(*bot),
        (_, Some(guild)) => world.bots.keys().copied().find(|bot| guild.members.contains_key(bot)),
        (_, None) => None,
    };
    let Some(application) = bot else { return refused("There is no bot here") };
    let rows: Vec<Value> = given
        .iter()
        .enumerate()
        .map(|(index, (name, text))| {
            let input = json!({ "type": kind::TEXT_INPUT, "id": 2 * index + 2, "custom_id": name, "value": text });
            json!({ "type": kind::ACTION_ROW, "id": 2 * index + 1, "components": [input] })
        })
        .collect();
    Ok(Opening {
        application,
        user,
        channel,
        kind: Kind::Form,
        data: json!({ "custom_id": custom_id, "components": rows }),
        name: custom_id.to_owned(),
        source: None,
        metadata: json!({ "triggering_interaction_metadata": {
            "id": "0",
            "type": Kind::Command as u8,
            "user": world.user_object(user),
            "authorizing_integration_owners": {},
        } }),
    })
}

/// A form that is being filled in.
struct Filling<'a> {
    values: Values<'a>,
    given: &'a [(&'a str, Value)],
}

impl Filling<'_> {
    /// One top-level part of the form, as it is sent: the input in it with its value.
    fn part(&mut self, part: &Value) -> Result<Value, Refused> {
        let mut sent = json!({ "type": part["type"], "id": part["id"] });
        match part["type"].as_u64().unwrap_or(0) {
            kind::ACTION_ROW => sent["components"] = json!([self.input(&part["components"][0])?]),
            kind::LABEL => sent["component"] = self.input(&part["component"])?,
            _ => {}
        }
        Ok(sent)
    }

    fn input(&mut self, input: &Value) -> Result<Value, Refused> {
        let name = input["custom_id"].as_str().unwrap_or_default();
        let given = self.given.iter().find(|(given, _)| *given == name).map(|(_, value)| value);
        let mut sent = json!({ "type": input["type"], "id": input["id"], "custom_id": name });
        let filled = match input["type"].as_u64().unwrap_or(0) {
            kind::TEXT_INPUT => text(input, given).map(|text| ("value", json!(text))),
            kind::CHECKBOX => is_checked(input, given).map(|is_checked| ("value", json!(is_checked))),
            kind::RADIO_GROUP => self.choices(input, given, 1).map(|chosen| ("value", json!(chosen.first()))),
            kind::CHECKBOX_GROUP => {
                let all = input["options"].as_array().map_or(0, Vec::len) as u64;
                self.choices(input, given, all).map(|chosen| ("values", json!(chosen)))
            }
            _ => self.choices(input, given, 1).map(|chosen| ("values", json!(chosen))),
        };
        let (key, value) = filled.map_err(|Refused(why)| Refused(format!("{name} {why}")))?;
        sent[key] = value;
        Ok(sent)
    }

    /// The values chosen, held to how many there may be (at most `usual_most` if the form does not say) and to which.
    fn choices(&mut self, input: &Value, given: Option<&Value>, usual_most: u64) -> Result<Vec<String>, Refused> {
        let chosen = given.map_or_else(|| chosen_from_the_start(input), texts_in);
        let required = is_required(input);
        if chosen.is_empty() {
            return if required { refused("is required") } else { Ok(chosen) };
        }
        let count = chosen.len() as u64;
        let least = input["min_values"].as_u64().unwrap_or(1);
        let most = input["max_values"].as_u64().unwrap_or(usual_most);
        if count < least || count > most {
            return refused(format!("takes {least} to {most} values"));
        }
        for (index, value) in chosen.iter().enumerate() {
            if chosen[..index].contains(value) {
                return refused(format!("has {value} twice"));
            }
            self.values.one(input, value)?;
        }
        Ok(chosen)
    }
}

fn text(input: &Value, given: Option<&Value>) -> Result<String, Refused> {
    let Some(text) = given.unwrap_or(&input["value"]).as_str().or(given.is_none().then_some("")) else {
        return refused("is a text");
    };
    if text.trim().is_empty() && is_required(input) {
        return refused("is required");
    }
    if !text.is_empty() {
        let most = input["max_length"].as_u64().unwrap_or(LONGEST_TEXT);
        check_length(&json!({ "min_length": input["min_length"], "max_length": most }), text)?;
    }
    Ok(text.to_owned())
}

fn is_checked(input: &Value, given: Option<&Value>) -> Result<bool, Refused> {
    let Some(given) = given else { return Ok(input["default"].as_bool().unwrap_or(false)) };
    given.as_bool().ok_or_else(|| Refused("is true or false".to_owned()))
}

/// Everything in a form is, unless it says otherwise.
fn is_required(input: &Value) -> bool {
    input["required"].as_bool().unwrap_or(true)
}

/// One value or a list of them, as texts; nothing for nothing.
fn texts_in(given: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match given {
        Value::Null => Vec::new(),
        Value::Array(items) => items.iter().map(text).collect(),
        Value::String(one) if one.is_empty() => Vec::new(),
        one => vec![text(one)],
    }
}

fn chosen_from_the_start(input: &Value) -> Vec<String> {
    let options = input["options"].as_array().into_iter().flatten().filter(|option| option["default"] == true);
    let values = options.filter_map(|option| option["value"].as_str());
    let defaults = input["default_values"].as_array().into_iter().flatten().filter_map(|value| value["id"].as_str());
    values.chain(defaults).map(str::to_owned).collect()
}
