//! A bot's first answer to an interaction.

use serde_json::{Value, json};

use super::{
    Answer, Reply,
    call::{Call, id},
};
use crate::{
    refusal::Refusal,
    world::{World, messages::EPHEMERAL},
};

/// `POST /interactions/{id}/{token}/callback`
pub fn callback(world: &mut World, call: &Call, interaction: &str, token: &str) -> Answer {
    let interaction = id(interaction, Refusal::UNKNOWN_INTERACTION)?;
    world.answer(interaction, token, &call.body, call.take_files())?;
    if call.asks("with_response") {
        return Ok(Reply::Ok(response(world, interaction, &call.body["type"])));
    }
    Ok(Reply::Empty)
}

/// What `with_response` asks for: the interaction as it now stands, and the message that came of it.
fn response(world: &World, id: u64, callback_type: &Value) -> Value {
    let interaction = &world.interactions[&id];
    let mut told = json!({
        "id": id.to_string(),
        "type": interaction.kind as u8,
        "channel_id": interaction.channel.to_string(),
    });
    if let Some(guild) = world.channels[&interaction.channel].guild() {
        told["guild_id"] = json!(guild.to_string());
    }
    let message = interaction.original.and_then(|original| world.find_message(original));
    let Some((_, message)) = message else { return json!({ "interaction": told }) };
    told["response_message_id"] = message.object["id"].clone();
    told["response_message_loading"] = json!(message.is_loading());
    told["response_message_ephemeral"] = json!(message.flags() & EPHEMERAL != 0);
    let mut response = json!({ "interaction": told });
    if callback_type == 4 || callback_type == 7 {
        response["resource"] = json!({ "type": callback_type, "message": message.object });
    }
    response
}
