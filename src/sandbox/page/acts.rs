//! What a visitor does: each act is a persona's, checked like any person's, and answered at once.
//!
//! What comes of it arrives as events.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use jiff::SignedDuration;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, Failure, id, view};
use crate::{
    StandIn,
    person::{CommandUse, Opened, Refused, components, form_with_values},
    world::{
        World,
        interactions::{Answer as FirstAnswer, Opening},
    },
};

/// The longest step that a visitor may move the clock by.
const LONGEST_STEP: i64 = 366 * 24 * 60 * 60;

/// How long before something is due a visitor is taken there.
const JUST_BEFORE: SignedDuration = SignedDuration::from_secs(5);

/// A command, ready to be sent.
#[derive(Deserialize)]
pub struct Usage {
    #[serde(rename = "as", deserialize_with = "id")]
    user: u64,
    #[serde(deserialize_with = "id")]
    channel: u64,
    command_id: String,
    #[serde(default)]
    path: Vec<String>,
    #[serde(default)]
    options: Vec<GivenOption>,
    /// The message or person whose menu was used.
    target: Option<String>,
    /// The option that is being typed, when suggestions are asked for.
    focused: Option<String>,
}

#[derive(Deserialize)]
struct GivenOption {
    name: String,
    value: Value,
}

/// Something done with a message.
#[derive(Deserialize)]
pub struct OnMessage {
    #[serde(rename = "as", deserialize_with = "id")]
    user: u64,
    #[serde(deserialize_with = "id")]
    message: u64,
    #[serde(default)]
    custom_id: String,
    #[serde(default)]
    values: Vec<String>,
}

/// A form, filled in.
#[derive(Deserialize)]
pub struct Submission {
    #[serde(rename = "as", deserialize_with = "id")]
    user: u64,
    /// The interaction that the form answered.
    #[serde(deserialize_with = "id")]
    interaction_id: u64,
    /// A text, a list of values or a truth for each input.
    values: BTreeMap<String, Value>,
}

/// A persona's own message.
#[derive(Deserialize)]
pub struct Saying {
    #[serde(rename = "as", deserialize_with = "id")]
    user: u64,
    #[serde(deserialize_with = "id")]
    channel: u64,
    text: String,
}

/// Whether someone is interested in a scheduled event.
#[derive(Deserialize)]
pub struct Interest {
    #[serde(rename = "as", deserialize_with = "id")]
    user: u64,
    #[serde(deserialize_with = "id")]
    event: u64,
    interested: bool,
}

/// A change of language.
#[derive(Deserialize)]
pub struct Language {
    #[serde(rename = "as", deserialize_with = "id")]
    user: u64,
    locale: String,
}

/// A step of the clock: by seconds, or to just before what is due next.
#[derive(Deserialize)]
pub struct Step {
    #[serde(default)]
    advance: i64,
    #[serde(default)]
    before_next: bool,
}

/// `POST /page/api/command`
pub async fn command(State(stand_in): State<StandIn>, Json(sent): Json<Usage>) -> Answer<Value> {
    begin(&stand_in, sent.user, |world| {
        let used = CommandUse::by_id(world, sent.user, sent.channel, &sent.command_id, sent.path)?;
        match sent.target.map(|target| target.parse()) {
            None => used.run(world, &pairs(sent.options)),
            Some(Ok(target)) => used.run_on(world, target),
            Some(Err(_)) => Err(Refused("The target is no id".to_owned())),
        }
    })
}

/// `POST /page/api/complete`: waits for the suggestions.
pub async fn complete(State(stand_in): State<StandIn>, Json(sent): Json<Usage>) -> Answer<Value> {
    let opened = open(&stand_in, sent.user, |world| {
        let used = CommandUse::by_id(world, sent.user, sent.channel, &sent.command_id, sent.path)?;
        used.complete(world, &pairs(sent.options), sent.focused.as_deref().unwrap_or_default())
    })?;
    match stand_in.first_answer(opened).await {
        Some(FirstAnswer::Choices(choices)) => Ok(Json(json!({ "choices": choices }))),
        _ => Err(Failure("Loading options failed".to_owned())),
    }
}

/// `POST /page/api/press`
pub async fn press(State(stand_in): State<StandIn>, Json(sent): Json<OnMessage>) -> Answer<Value> {
    begin(&stand_in, sent.user, |world| components::press(world, sent.user, sent.message, &sent.custom_id))
}

/// `POST /page/api/choose`
pub async fn choose(State(stand_in): State<StandIn>, Json(sent): Json<OnMessage>) -> Answer<Value> {
    let values: Vec<&str> = sent.values.iter().map(String::as_str).collect();
    begin(&stand_in, sent.user, |world| components::choose(world, sent.user, sent.message, &sent.custom_id, &values))
}

/// `POST /page/api/submit`
pub async fn submit(State(stand_in): State<StandIn>, Json(sent): Json<Submission>) -> Answer<Value> {
    let values: Vec<(&str, Value)> = sent.values.iter().map(|(name, given)| (name.as_str(), given.clone())).collect();
    begin(&stand_in, sent.user, |world| form_with_values(world, sent.user, sent.interaction_id, &values))
}

/// `POST /page/api/say`
pub async fn say(State(stand_in): State<StandIn>, Json(sent): Json<Saying>) -> Answer<Value> {
    view::persona(&stand_in.world(), sent.user)?;
    let message = stand_in.person(sent.user).say(sent.channel, &sent.text)?;
    Ok(Json(json!({ "message": message.to_string() })))
}

/// `POST /page/api/dismiss`
pub async fn dismiss(State(stand_in): State<StandIn>, Json(sent): Json<OnMessage>) -> Answer<Value> {
    let mut world = stand_in.world();
    view::persona(&world, sent.user)?;
    world.dismiss(sent.user, sent.message).map_err(|_| Failure("There is no such message for you alone".to_owned()))?;
    Ok(Json(json!({})))
}

/// `POST /page/api/interested`
pub async fn interested(State(stand_in): State<StandIn>, Json(sent): Json<Interest>) -> Answer<Value> {
    view::persona(&stand_in.world(), sent.user)?;
    let person = stand_in.person(sent.user);
    if sent.interested {
        person.interested(sent.event)?;
    } else {
        person.not_interested(sent.event)?;
    }
    Ok(Json(json!({})))
}

/// `POST /page/api/locale`
pub async fn locale(State(stand_in): State<StandIn>, Json(sent): Json<Language>) -> Answer<Value> {
    view::persona(&stand_in.world(), sent.user)?;
    stand_in.set_locale(sent.user, &sent.locale);
    Ok(Json(json!({})))
}

/// `POST /page/api/clock`
pub async fn clock(State(stand_in): State<StandIn>, Json(sent): Json<Step>) -> Answer<Value> {
    if !(0..=LONGEST_STEP).contains(&sent.advance) {
        return Err(Failure("The clock goes forward, by a year at most".to_owned()));
    }
    if sent.before_next {
        let next = stand_in.upcoming().await.ok_or_else(|| Failure("Nothing is due".to_owned()))?;
        // The clock never goes back, not even where the next thing is only seconds away.
        stand_in.clock().move_to((next - JUST_BEFORE).max(stand_in.clock().now()));
    } else {
        stand_in.clock().advance(SignedDuration::from_secs(sent.advance));
    }
    let now = stand_in.clock().now().as_second();
    stand_in.world().tell_pages(&json!({ "t": "clock", "now": now }), |_, _| true);
    Ok(Json(json!({ "now": now })))
}

/// Sends an interaction; its answer is waited for in the background.
fn begin(stand_in: &StandIn, user: u64, what: impl FnOnce(&World) -> Result<Opening, Refused>) -> Answer<Value> {
    let opened = open(stand_in, user, what)?;
    let interaction = opened.0.to_string();
    let waiting = stand_in.clone();
    stand_in.tasks().spawn(async move { waiting.first_answer(opened).await });
    Ok(Json(json!({ "interaction_id": interaction })))
}

fn open(
    stand_in: &StandIn,
    user: u64,
    what: impl FnOnce(&World) -> Result<Opening, Refused>,
) -> Result<Opened, Failure> {
    let mut world = stand_in.world();
    view::persona(&world, user)?;
    let opening = what(&world)?;
    Ok(world.open(opening))
}

fn pairs(options: Vec<GivenOption>) -> Vec<(String, Value)> {
    options.into_iter().map(|option| (option.name, option.value)).collect()
}
