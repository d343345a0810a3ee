//! Using the buttons and menus of a message.

use serde_json::{Value, json};

use super::{Refused, refused, values::Values};
use crate::world::{
    World,
    components::{each, kind},
    interactions::{Kind, Opening},
    messages::Message,
};

/// Button styles that lead elsewhere and tell no bot.
const LINK: u64 = 5;
const PREMIUM: u64 = 6;

/// Presses a button.
pub fn press(world: &World, user: u64, message: u64, custom_id: &str) -> Result<Opening, Refused> {
    let (channel, found) = shown(world, user, message)?;
    let component = usable(found, custom_id)?;
    if component["type"] != kind::BUTTON || matches!(component["style"].as_u64(), Some(LINK | PREMIUM)) {
        return refused(format!("{custom_id} is no button that can be pressed"));
    }
    let data = json!({ "custom_id": custom_id, "component_type": kind::BUTTON, "id": component["id"] });
    Ok(opening(user, channel, message, found, data))
}

/// Chooses values from a menu.
pub fn choose(world: &World, user: u64, message: u64, custom_id: &str, chosen: &[&str]) -> Result<Opening, Refused> {
    let (channel, found) = shown(world, user, message)?;
    let component = usable(found, custom_id)?;
    let mut values = Values::new(world, user, found.author, channel);
    values.choice(component, chosen)?;
    let mut data = json!({
        "custom_id": custom_id,
        "component_type": component["type"],
        "id": component["id"],
        "values": chosen,
    });
    if values.resolved != json!({}) {
        data["resolved"] = values.resolved;
    }
    Ok(opening(user, channel, message, found, data))
}

/// Sends what the message may not offer.
pub fn forge(world: &World, user: u64, message: u64, custom_id: &str, chosen: &[&str]) -> Result<Opening, Refused> {
    let (channel, found) = shown(world, user, message)?;
    let component_type = if chosen.is_empty() { kind::BUTTON } else { kind::STRING_SELECT };
    let mut data = json!({ "custom_id": custom_id, "component_type": component_type, "id": 1 });
    if !chosen.is_empty() {
        data["values"] = json!(chosen);
    }
    Ok(opening(user, channel, message, found, data))
}

/// A bot's message that the person has before them.
fn shown(world: &World, user: u64, message: u64) -> Result<(u64, &Message), Refused> {
    let found = world.find_message(message).filter(|(channel, found)| {
        world.sees(user, *channel, found.only_for) && !found.dismissed && world.bots.contains_key(&found.author)
    });
    found.ok_or_else(|| Refused("You do not see this message, or it is not a bot's".to_owned()))
}

fn usable<'a>(message: &'a Message, custom_id: &str) -> Result<&'a Value, Refused> {
    let component = each(&message.object["components"]).into_iter().find(|part| part["custom_id"] == custom_id);
    let Some(component) = component else { return refused(format!("{custom_id} is not on this message")) };
    if component["disabled"] == true {
        return refused(format!("{custom_id} is disabled"));
    }
    Ok(component)
}

fn opening(user: u64, channel: u64, id: u64, message: &Message, data: Value) -> Opening {
    Opening {
        application: message.author,
        user,
        channel,
        kind: Kind::Component,
        name: data["custom_id"].as_str().unwrap_or_default().to_owned(),
        data,
        source: Some(id),
        metadata: json!({ "interacted_message_id": id.to_string() }),
    }
}
