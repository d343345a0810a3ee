//! What a persona sees: where they are, who is there, what they may use, and what was said.

use axum::{
    Json,
    extract::{Query, State},
};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{Answer, Failure, id, markdown};
use crate::{
    StandIn,
    world::{
        World,
        channels::{ChannelKind, Place},
        commands::{is_granted, is_offered_in},
        guilds::Guild,
        id_in,
        interactions::{Interaction, Kind, State as Stage, TOKEN_LIFE},
        permissions::{self, SEND_MESSAGES, VIEW_CHANNEL},
        users::User,
    },
};

/// How many messages of a channel the page is given.
const SHOWN_MESSAGES: usize = 100;

#[derive(Deserialize)]
pub struct StateQuery {
    #[serde(rename = "as")]
    user: Option<String>,
}

#[derive(Deserialize)]
pub struct MessagesQuery {
    #[serde(rename = "as", deserialize_with = "id")]
    user: u64,
    #[serde(deserialize_with = "id")]
    channel: u64,
}

/// `GET /page/api/state`: everything but messages, for a persona or the first.
pub async fn state(State(stand_in): State<StandIn>, Query(query): Query<StateQuery>) -> Answer<Value> {
    let world = stand_in.world();
    let me = match query.user {
        Some(user) => persona(&world, user.parse().unwrap_or(0))?,
        None => personas(&world).next().ok_or_else(|| Failure("Nobody can be visited as here".to_owned()))?,
    };
    let people = |user: &User| json!({ "id": user.id.to_string(), "name": user.name, "global_name": user.global_name, "bot": user.bot });
    let users: Map<String, Value> = world.users.values().map(|user| (user.id.to_string(), people(user))).collect();
    Ok(Json(json!({
        "me": persona_shown(me),
        "personas": personas(&world).map(persona_shown).collect::<Vec<_>>(),
        "guilds": world.guilds_of(me.id).map(|guild| guild_shown(&world, guild, me.id)).collect::<Vec<_>>(),
        "direct": direct_shown(&world, me.id),
        "users": users,
        "commands": commands_shown(&world, me.id),
        "clock": { "now": world.now().as_second() },
        "title": world.bots.values().next().map_or("Discord", |bot| bot.name.as_str()),
    })))
}

/// `GET /page/api/messages`: the last messages of a channel that the persona sees, and commands on their way.
pub async fn messages(State(stand_in): State<StandIn>, Query(query): Query<MessagesQuery>) -> Answer<Vec<Value>> {
    let world = stand_in.world();
    let me = persona(&world, query.user)?.id;
    let Some(channel) = world.channels.get(&query.channel).filter(|_| world.may(me, query.channel, VIEW_CHANNEL))
    else {
        return Err(Failure("You cannot see this channel".to_owned()));
    };
    let seen = channel
        .messages
        .iter()
        .filter(|(_, message)| !message.dismissed && message.only_for.is_none_or(|one| one == me));
    let newest = seen.rev().take(SHOWN_MESSAGES).map(|(id, message)| {
        let mut shown = message.object.clone();
        dress(&world, &mut shown);
        (*id, shown)
    });
    let pending = world.interactions.values().filter(|known| known.user == me && known.channel == channel.id);
    let pending = pending.filter_map(|interaction| Some((interaction.id, pending_shown(&world, interaction)?)));
    let mut all: Vec<(u64, Value)> = newest.chain(pending).collect();
    all.sort_by_key(|(id, _)| *id);
    Ok(Json(all.into_iter().map(|(_, shown)| shown).collect()))
}

/// `GET /page/api/upcoming`: when the bot will next do something by itself.
pub async fn upcoming(State(stand_in): State<StandIn>) -> Json<Value> {
    Json(json!({ "at": stand_in.upcoming().await.map(Timestamp::as_second) }))
}

/// A line of the traffic log as the page shows it: tokens are cut short, in addresses and in bodies.
pub fn traffic(line: &Value) -> Value {
    let cut = |text: &str| {
        if text.len() > 40 { format!("{}…", text.chars().take(8).collect::<String>()) } else { text.to_owned() }
    };
    let mut shown = line.clone();
    let path = line["path"].as_str().unwrap_or_default();
    shown["path"] = json!(path.split('/').map(cut).collect::<Vec<_>>().join("/"));
    for body in ["body", "response"] {
        cut_tokens(&mut shown[body]);
    }
    shown
}

/// A gateway event among the traffic.
pub fn event(name: &str, data: &Value) -> Value {
    let mut shown = data.clone();
    cut_tokens(&mut shown);
    json!({ "event": name, "response": shown })
}

fn cut_tokens(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (key, field) in fields {
                match field {
                    Value::String(text) if key == "token" => *text = text.chars().take(8).collect(),
                    _ => cut_tokens(field),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(cut_tokens),
        _ => {}
    }
}

/// Puts beside a message or form what the page shows and Discord does not send: the trees of its texts, and the name of
/// the command that it answers.
pub fn dress(world: &World, shown: &mut Value) {
    markdown::add_trees(shown);
    let asked = id_in(&shown["interaction_metadata"]["id"]).and_then(|id| world.interactions.get(&id));
    if let Some(command) = asked.filter(|asked| asked.kind == Kind::Command) {
        shown["command_name"] = json!(command.name);
    }
}

/// The person a visitor says to be, if a visitor may.
pub fn persona(world: &World, user: u64) -> Result<&User, Failure> {
    personas(world).find(|persona| persona.id == user).ok_or_else(|| Failure("There is no such persona".to_owned()))
}

fn personas(world: &World) -> impl Iterator<Item = &User> {
    world.users.values().filter(|user| user.about.is_some())
}

fn persona_shown(user: &User) -> Value {
    json!({
        "id": user.id.to_string(),
        "name": user.name,
        "global_name": user.global_name,
        "locale": user.locale,
        "about": user.about,
    })
}

fn guild_shown(world: &World, guild: &Guild, me: u64) -> Value {
    let visible = guild.channels.iter().filter(|channel| world.may(me, **channel, VIEW_CHANNEL));
    let channels = visible.filter_map(|id| match &world.channels.get(id)?.place {
        Place::Guild(channel) => Some(json!({
            "id": id.to_string(),
            "name": channel.name,
            "topic": channel.topic,
            // One writes into a forum's posts, not into the forum.
            "can_send": channel.kind != ChannelKind::Forum && world.may(me, *id, SEND_MESSAGES),
        })),
        Place::Direct { .. } | Place::Thread(_) => None,
    });
    let threads = world.active_threads(me, guild.id).into_iter().filter_map(|id| {
        let thread = world.thread(id)?;
        let may_write = !thread.locked && world.may(me, id, world.needed_to_write(id));
        let parent = thread.parent.to_string();
        Some(json!({ "id": id.to_string(), "name": thread.name, "parent": parent, "can_send": may_write }))
    });
    let events = world.events_seen_by(me, guild.id).map(|event| {
        let mut shown = event.object();
        markdown::add_tree(&mut shown, "description");
        shown["interested"] = json!(event.interested.contains(&me));
        shown["count"] = json!(event.interested.len());
        shown
    });
    let roles = guild.roles.iter().map(|role| json!({ "id": role.id.to_string(), "name": role.name }));
    json!({
        "id": guild.id.to_string(),
        "name": guild.name,
        "channels": channels.collect::<Vec<_>>(),
        "threads": threads.collect::<Vec<_>>(),
        "events": events.collect::<Vec<_>>(),
        "roles": roles.collect::<Vec<_>>(),
    })
}

fn direct_shown(world: &World, me: u64) -> Vec<Value> {
    let mine = world.channels.values().filter_map(|channel| match channel.place {
        Place::Direct { user, bot } if user == me => Some((channel.id, bot)),
        _ => None,
    });
    let shown = |(channel, bot): (u64, u64)| {
        let with = json!({ "id": bot.to_string(), "name": world.bots[&bot].name });
        json!({ "id": channel.to_string(), "with": with })
    };
    mine.map(shown).collect()
}

/// The commands that someone may use in at least one guild, with those guilds.
fn commands_shown(world: &World, me: u64) -> Vec<Value> {
    let all = world.bots.values().flat_map(|bot| bot.commands.iter().map(move |command| (bot, command)));
    let shown = all.filter_map(|(bot, command)| {
        let usable = |guild: &&Guild| {
            is_offered_in(bot.id, command, guild) && is_granted(command, permissions::in_guild(guild, me))
        };
        let visible_in: Vec<String> = world.guilds_of(me).filter(usable).map(|guild| guild.id.to_string()).collect();
        let mut object = command.clone();
        object["application_name"] = json!(bot.name);
        object["visible_in"] = json!(visible_in);
        (!visible_in.is_empty()).then_some(object)
    });
    shown.collect()
}

/// A command that was not answered yet, or not in time and not long ago.
fn pending_shown(world: &World, interaction: &Interaction) -> Option<Value> {
    let is_recent = world.now().duration_since(interaction.created) < TOKEN_LIFE;
    let is_pending = matches!(interaction.state, Stage::Sent | Stage::Failed);
    let application = interaction.application;
    (interaction.kind == Kind::Command && is_pending && is_recent).then(|| {
        json!({
            "pending": true,
            "interaction_id": interaction.id.to_string(),
            "user": interaction.user.to_string(),
            "name": interaction.name,
            "state": interaction.state.name(),
            "application": { "id": application.to_string(), "name": world.bots[&application].name },
        })
    })
}
