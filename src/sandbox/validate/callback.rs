//! Answers to interactions: which type is legal for which interaction, and the data of each type.

use serde_json::Value;

use super::field::Field;
use super::message::{self, Beside};
use super::{MessageKind, command, modal};

const COMMAND: u8 = 2;
const COMPONENT: u8 = 3;
const AUTOCOMPLETE: u8 = 4;
const MODAL_SUBMIT: u8 = 5;

const ANSWER: i64 = 4;
const DEFER_ANSWER: i64 = 5;
const DEFER_UPDATE: i64 = 6;
const UPDATE: i64 = 7;
const SUGGEST: i64 = 8;
const FORM: i64 = 9;

/// The interaction that is answered.
#[derive(Clone, Copy, Debug, Default)]
pub struct Answering<'a> {
    /// The interaction's type: 2 command, 3 component, 4 autocomplete, 5 modal submit.
    pub interaction_type: u8,
    /// Whether it comes from a message: a component always, a modal submit if a component opened the form.
    pub from_message: bool,
    /// For autocomplete: the type of the focused option (3, 4 or 10).
    pub option_type: Option<u8>,
    /// The files of the answer and, for an update, the message as it was.
    pub beside: Beside<'a>,
}

/// Checks everything but whether the message of the answer says something.
pub(super) fn check(callback: &Field<'_>, answering: &Answering<'_>) {
    if !callback.object() {
        return;
    }
    let Some(kind) = callback.get("type").required().one_of(legal(answering)) else { return };
    let data = callback.get("data");
    match kind {
        ANSWER => message::check(&data, MessageKind::InteractionAnswer, &answering.beside),
        UPDATE => message::check(&data, MessageKind::WebhookEdit, &answering.beside),
        DEFER_ANSWER => deferred(&data),
        DEFER_UPDATE => message::check(&data, MessageKind::WebhookEdit, &Beside::default()),
        SUGGEST => autocomplete(&data.required(), answering.option_type),
        FORM => modal::check(&data.required()),
        _ => {}
    }
}

/// Refuses an answer with a message that says nothing.
pub(super) fn refuse_empty(callback: &Value, answering: &Answering<'_>) -> Result<(), Value> {
    match callback["type"].as_i64() {
        Some(ANSWER) => message::refuse_empty(&callback["data"], MessageKind::InteractionAnswer, &answering.beside),
        Some(UPDATE) => message::refuse_empty(&callback["data"], MessageKind::WebhookEdit, &answering.beside),
        _ => Ok(()),
    }
}

/// Checks the data of an autocomplete answer.
pub(super) fn autocomplete(data: &Field<'_>, option_type: Option<u8>) {
    if data.object() {
        let kind = option_type.or_else(|| type_of_first(data)).unwrap_or_default();
        command::choices(&data.get("choices"), i64::from(kind));
    }
}

/// Discord reads nothing but these flags from a deferral: content given here would be lost without a word.
fn deferred(data: &Field<'_>) {
    const EPHEMERAL_OR_SUPPRESS_EMBEDS: u64 = 1 << 6 | 1 << 2;
    if !data.object() {
        return;
    }
    message::check(data, MessageKind::InteractionAnswer, &Beside::default());
    data.get("flags").bits(EPHEMERAL_OR_SUPPRESS_EMBEDS);
    for key in ["content", "embeds", "components", "attachments", "poll"] {
        let field = data.get(key);
        if field.says_something() {
            field.wrong("INTERACTION_DEFERRED_FIELD_NOT_ALLOWED", format!("A deferred response cannot have {key}"));
        }
    }
}

fn legal(answering: &Answering<'_>) -> &'static [i64] {
    match (answering.interaction_type, answering.from_message) {
        (COMMAND, _) => &[ANSWER, DEFER_ANSWER, FORM],
        (COMPONENT, _) => &[ANSWER, DEFER_ANSWER, DEFER_UPDATE, UPDATE, FORM],
        (AUTOCOMPLETE, _) => &[SUGGEST],
        (MODAL_SUBMIT, true) => &[ANSWER, DEFER_ANSWER, DEFER_UPDATE, UPDATE],
        (MODAL_SUBMIT, false) => &[ANSWER, DEFER_ANSWER],
        _ => &[1],
    }
}

/// Where the focused option is unknown, the first suggestion says what the others must be.
fn type_of_first(data: &Field<'_>) -> Option<u8> {
    let first = data.get("choices").given()?.get(0)?.get("value")?;
    Some(if first.is_string() { 3 } else { 10 })
}
