//! What Discord refuses in a request body: pure rules over JSON, with Discord's own error bodies.
//!
//! Each public function answers `Ok(())` or the body of a 400 answer. The rules know no state: no messages, no
//! permissions, no clock. What a body alone doesn't tell (the files of the upload, the message that is edited, the
//! interaction that is answered) is handed in as [`Beside`] or [`Answering`]. Statuses, places and common codes are
//! Discord's; where Discord's code for a rule is not known, the code is named in its manner.

mod callback;
mod command;
mod component;
mod embed;
mod field;
mod message;
mod modal;
mod scheduled;
mod select;
#[cfg(test)]
mod tests;
mod thread;

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use field::Field;

pub use callback::Answering;
pub use message::Beside;
pub use scheduled::Planning;

/// Which request a message body belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageKind {
    /// `POST /channels/{id}/messages`
    Create,
    /// `PATCH /channels/{id}/messages/{id}`
    Edit,
    /// The data of an interaction callback of type 4.
    InteractionAnswer,
    /// `POST /webhooks/{id}/{token}`: a follow-up.
    WebhookCreate,
    /// `PATCH /webhooks/{id}/{token}/messages/{id}`, and the data of an interaction callback of type 7.
    WebhookEdit,
}

/// Checks a message that comes without files; an edit is judged by what the body itself says.
#[cfg(test)]
pub fn message(body: &Value, kind: MessageKind) -> Result<(), Value> {
    message_with(body, kind, &Beside::default())
}

/// Checks a message together with its files and, for an edit, the message as it was.
pub fn message_with(body: &Value, kind: MessageKind, beside: &Beside<'_>) -> Result<(), Value> {
    judge(body, |field| message::check(field, kind, beside)).into_result()?;
    message::refuse_empty(body, kind, beside)
}

/// Checks the list of a bulk overwrite of commands.
pub fn command_list(body: &Value) -> Result<(), Value> {
    judge(body, command::list).into_result()?;
    command::refuse_too_many(body)
}

/// Refuses more commands of a kind than an application may have in one place.
pub fn command_count(commands: &Value) -> Result<(), Value> {
    command::refuse_too_many(commands)
}

/// Checks one command; a `partial` one (PATCH) may leave out its name and description.
///
/// A body without `type` is judged as a slash command, so a PATCH of another kind needs the stored `type` put in.
pub fn command(body: &Value, partial: bool) -> Result<(), Value> {
    judge(body, |field| command::check(field, partial)).into_result()
}

/// Checks an interaction callback: its type must be legal for the interaction, its data valid for its type.
pub fn callback(body: &Value, answering: &Answering<'_>) -> Result<(), Value> {
    judge(body, |field| callback::check(field, answering)).into_result()?;
    callback::refuse_empty(body, answering)
}

/// Checks a new scheduled event, or the changes to one.
pub fn scheduled_event(body: &Value, planning: &Planning<'_>) -> Result<(), Value> {
    judge(body, |field| scheduled::check(field, planning)).into_result()
}

/// Checks a thread that is started from a message.
pub fn thread_from_message(body: &Value) -> Result<(), Value> {
    judge(body, thread::from_message).into_result()
}

/// Checks a thread that is started without a message.
pub fn thread_without_message(body: &Value) -> Result<(), Value> {
    judge(body, thread::alone).into_result()
}

/// Checks a post of a forum together with the files of its first message.
pub fn forum_post(body: &Value, beside: &Beside<'_>) -> Result<(), Value> {
    judge(body, |field| thread::forum_post(field, beside)).into_result()?;
    thread::refuse_empty(body, beside)
}

/// Checks the changes to a thread.
pub fn thread_change(body: &Value) -> Result<(), Value> {
    judge(body, thread::change).into_result()
}

/// Checks the data of a modal.
#[cfg(test)]
pub fn modal(data: &Value) -> Result<(), Value> {
    judge(data, modal::check).into_result()
}

/// Checks the data of an autocomplete answer; `option_type` is that of the focused option (3, 4 or 10), if known.
#[cfg(test)]
pub fn autocomplete(data: &Value, option_type: Option<u8>) -> Result<(), Value> {
    judge(data, |field| callback::autocomplete(field, option_type)).into_result()
}

/// The faults found in a request body, each at its path.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct FormError {
    here: Vec<(String, String)>,
    below: BTreeMap<String, FormError>,
}

impl FormError {
    /// A single fault; an empty path means the body as a whole.
    pub fn one(path: &[&str], code: &str, message: &str) -> Self {
        let mut error = Self::default();
        error.add(path, code, message);
        error
    }

    /// Notes one more fault.
    pub fn add(&mut self, path: &[impl AsRef<str>], code: &str, message: &str) {
        let mut node = self;
        for key in path {
            node = node.below.entry(key.as_ref().to_owned()).or_default();
        }
        let fault = (code.to_owned(), message.to_owned());
        if !node.here.contains(&fault) {
            node.here.push(fault);
        }
    }

    /// Whether no fault was found.
    pub fn is_empty(&self) -> bool {
        self.here.is_empty() && self.below.values().all(Self::is_empty)
    }

    /// Discord's error body, code 50035.
    pub fn into_body(self) -> Value {
        json!({ "code": 50035, "errors": self.tree(), "message": "Invalid Form Body" })
    }

    /// `Err` with the error body unless no fault was found.
    pub fn into_result(self) -> Result<(), Value> {
        if self.is_empty() { Ok(()) } else { Err(self.into_body()) }
    }

    fn tree(self) -> Value {
        let mut node: Map<String, Value> = self.below.into_iter().map(|(key, below)| (key, below.tree())).collect();
        if !self.here.is_empty() {
            let faults = self.here.into_iter().map(|(code, message)| json!({ "code": code, "message": message }));
            node.insert("_errors".to_owned(), faults.collect());
        }
        Value::Object(node)
    }
}

fn judge(body: &Value, rules: impl FnOnce(&Field<'_>)) -> FormError {
    let found = RefCell::new(FormError::default());
    rules(&Field::root(body, &found));
    found.into_inner()
}
