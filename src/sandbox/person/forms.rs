//! Filling in a form.

use serde_json::{Value, json};

use super::{Refused, refused, values::check_length};
use crate::sandbox::world::{
    World,
    channels::Place,
    components::{each, kind},
    interactions::{Kind, Opening},
    permissions,
};

/// The longest text that an input takes.
const LONGEST_TEXT: u64 = 4000;

/// Sends the form that a bot opened for this person by answering `opener`.
pub fn form_submission(world: &World, user: u64, opener: u64, given: &[(&str, &str)]) -> Result<Opening, Refused> {
    let opener = world.interactions.get(&opener).filter(|opener| opener.user == user);
    let Some((opener, form)) = opener.and_then(|opener| Some((opener, opener.form.as_ref()?))) else {
        return refused("This form was not opened for you");
    };
    let inputs = each(&form["components"]);
    if let Some((name, _)) = given.iter().find(|(name, _)| !inputs.iter().any(|input| input["custom_id"] == *name)) {
        return refused(format!("There is no input {name} in this form"));
    }
    let parts = form["components"].as_array().into_iter().flatten();
    let filled: Vec<Value> = parts.map(|part| filled_part(part, given)).collect::<Result<_, _>>()?;
    Ok(Opening {
        application: opener.application,
        user,
        channel: opener.channel,
        kind: Kind::Form,
        data: json!({ "custom_id": form["custom_id"], "components": filled }),
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

/// One top-level part of the form, as it is sent: the input in it with its value.
fn filled_part(part: &Value, given: &[(&str, &str)]) -> Result<Value, Refused> {
    let mut sent = json!({ "type": part["type"], "id": part["id"] });
    match part["type"].as_u64().unwrap_or(0) {
        kind::ACTION_ROW => sent["components"] = json!([filled_input(&part["components"][0], given)?]),
        kind::LABEL => sent["component"] = filled_input(&part["component"], given)?,
        _ => {}
    }
    Ok(sent)
}

fn filled_input(input: &Value, given: &[(&str, &str)]) -> Result<Value, Refused> {
    if input["type"] != kind::TEXT_INPUT {
        return refused("The stand-in can fill in texts only");
    }
    let custom_id = input["custom_id"].as_str().unwrap_or_default();
    let named = given.iter().find(|(name, _)| *name == custom_id);
    let text = named.map_or_else(|| input["value"].as_str().unwrap_or_default(), |(_, text)| *text);
    let required = input["required"].as_bool().unwrap_or(true);
    if text.trim().is_empty() && required {
        return refused(format!("{custom_id} is required"));
    }
    if !text.is_empty() {
        let most = input["max_length"].as_u64().unwrap_or(LONGEST_TEXT);
        let limits = json!({ "min_length": input["min_length"], "max_length": most });
        check_length(&limits, text).map_err(|Refused(why)| Refused(format!("{custom_id} {why}")))?;
    }
    Ok(json!({ "type": kind::TEXT_INPUT, "id": input["id"], "custom_id": custom_id, "value": text }))
}
