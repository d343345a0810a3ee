//! What an interaction's token allows after the first answer: its messages, and further ones.

use super::{
    Answer, Reply,
    call::{Call, id},
};
use crate::{refusal::Refusal, world::World};

/// `POST /webhooks/{application}/{token}`
pub fn follow_up(world: &mut World, call: &Call, application: &str, token: &str) -> Answer {
    let application = id(application, Refusal::UNKNOWN_WEBHOOK)?;
    let interaction = world.interaction_with_token(application, token)?;
    let message = world.follow_up(interaction, &call.body, call.take_files())?;
    shown(world, message)
}

/// `/webhooks/{application}/{token}/messages/{id}`, where the id may be `@original`
pub fn message(world: &mut World, call: &Call, application: &str, token: &str, message: &str) -> Answer {
    let application = id(application, Refusal::UNKNOWN_WEBHOOK)?;
    let interaction = world.interaction_with_token(application, token)?;
    let message = wanted(world, interaction, message)?;
    match call.method.as_str() {
        "GET" => shown(world, message),
        "PATCH" => {
            world.edit_through(interaction, message, &call.body, call.take_files())?;
            shown(world, message)
        }
        "DELETE" => {
            world.delete_through(interaction, message)?;
            Ok(Reply::Empty)
        }
        _ => Err(call.not_modelled()),
    }
}

/// The message that is meant, if the token leads to it.
fn wanted(world: &World, interaction: u64, message: &str) -> Result<u64, Refusal> {
    let interaction = &world.interactions[&interaction];
    let wanted = if message == "@original" {
        interaction.original
    } else {
        let message = id(message, Refusal::UNKNOWN_MESSAGE)?;
        let is_theirs = interaction.original == Some(message) || interaction.messages.contains(&message);
        is_theirs.then_some(message)
    };
    wanted.filter(|message| world.find_message(*message).is_some()).ok_or(Refusal::UNKNOWN_MESSAGE)
}

fn shown(world: &World, message: u64) -> Answer {
    let (_, message) = world.find_message(message).ok_or(Refusal::UNKNOWN_MESSAGE)?;
    Ok(Reply::Ok(message.object.clone()))
}
