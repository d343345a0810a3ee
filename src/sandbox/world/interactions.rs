//! Interactions: what a bot is sent when a person uses it, and what becomes of its answer.
//!
//! Discord's clock rules hold here: 3 seconds for the first answer, 15 minutes for the token.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use tokio::sync::oneshot;

use super::{
    World, components,
    files::{Upload, names_of},
    merge,
    messages::{Draft, EPHEMERAL, LOADING},
};
use crate::{
    refusal::Refusal,
    validate::{self, Answering, Beside, MessageKind},
};

/// How long a bot has for its first answer.
pub const ANSWER_WITHIN: SignedDuration = SignedDuration::from_secs(3);
/// How long an interaction's token works.
pub const TOKEN_LIFE: SignedDuration = SignedDuration::from_mins(15);

/// The callback type that changes the message that was used.
const UPDATE: u64 = 7;

/// Discord's interaction types that reach a gateway.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    Form = 5,
}

/// Where an interaction stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum State {
    /// The bot has not answered yet.
    Sent,
    /// The bot has answered that it will.
    Thinking,
    /// The bot has answered.
    Done,
    /// The bot has not answered in time.
    Failed,
}

/// One use of a command, component or form.
pub struct Interaction {
    pub id: u64,
    pub token: String,
    pub application: u64,
    pub user: u64,
    pub channel: u64,
    pub kind: Kind,
    pub created: Timestamp,
    pub state: State,
    /// What was used, for who waits to see: a command's name or a custom id.
    pub name: String,
    /// The message with the component, or the message whose component opened the form.
    pub source: Option<u64>,
    /// The message `@original` means.
    pub original: Option<u64>,
    /// The messages made through the token.
    pub messages: Vec<u64>,
    /// The form it was answered with.
    pub form: Option<Value>,
    metadata: Value,
    message_kind: u8,
    /// For autocomplete: the type of the option that is typed.
    focused_type: Option<u8>,
    answer: Option<oneshot::Sender<Answer>>,
}

/// A bot's first answer.
#[derive(Debug)]
pub enum Answer {
    Message(u64),
    Thinking,
    Unchanged,
    Updated(u64),
    Choices(Vec<Value>),
    Form(Value),
}

/// What a person does.
pub struct Opening {
    pub application: u64,
    pub user: u64,
    pub channel: u64,
    pub kind: Kind,
    /// The payload's `data`.
    pub data: Value,
    pub name: String,
    pub source: Option<u64>,
    /// What `interaction_metadata` of the answer says beyond the common fields.
    pub metadata: Value,
}

/// What a message that answers has beyond what the bot said.
struct AnswerMessage {
    metadata: Value,
    kind: u8,
    reply_to: Option<u64>,
    extra: Value,
}

/// Message types of answers.
mod message_kind {
    pub const DEFAULT: u8 = 0;
    pub const SLASH_COMMAND: u8 = 20;
    pub const CONTEXT_MENU: u8 = 23;
}

impl World {
    /// Sends an interaction to its bot. The receiver gets the first answer.
    pub fn open(&mut self, opening: Opening) -> (u64, oneshot::Receiver<Answer>) {
        let id = self.new_id();
        let token = format!("{:032x}{:032x}", rand::random::<u128>(), rand::random::<u128>());
        let (sender, receiver) = oneshot::channel();
        let owners = self.installation(opening.channel);
        let mut metadata = json!({
            "id": id.to_string(),
            "type": opening.kind as u8,
            "user": self.user_object(opening.user),
            "authorizing_integration_owners": owners,
        });
        merge(&mut metadata, opening.metadata.clone());
        let payload = self.payload(id, &token, &opening, &owners);
        let message_kind = match (opening.kind, opening.data["type"].as_u64()) {
            (Kind::Command, Some(1)) => message_kind::SLASH_COMMAND,
            (Kind::Command, _) => message_kind::CONTEXT_MENU,
            _ => message_kind::DEFAULT,
        };
        self.interactions.insert(
            id,
            Interaction {
                id,
                token,
                application: opening.application,
                user: opening.user,
                channel: opening.channel,
                kind: opening.kind,
                created: self.now(),
                state: State::Sent,
                name: opening.name,
                source: opening.source,
                original: None,
                messages: Vec::new(),
                form: None,
                metadata,
                message_kind,
                focused_type: focused_type(&opening.data),
                answer: Some(sender),
            },
        );
        self.tell_interaction(id);
        self.dispatch(opening.application, 0, "INTERACTION_CREATE", &payload);
        (id, receiver)
    }

    /// A bot's first answer: `POST /interactions/{id}/{token}/callback`.
    pub fn answer(&mut self, id: u64, token: &str, body: &Value, files: Vec<Upload>) -> Result<(), Refusal> {
        let now = self.now();
        let interaction = self.interactions.get(&id).filter(|known| known.token == token);
        let interaction = interaction.ok_or(Refusal::UNKNOWN_INTERACTION)?;
        match interaction.state {
            State::Thinking | State::Done => return Err(Refusal::ALREADY_ACKNOWLEDGED),
            State::Failed => return Err(Refusal::UNKNOWN_INTERACTION),
            State::Sent if now.duration_since(interaction.created) >= ANSWER_WITHIN => {
                self.fail(id);
                return Err(Refusal::UNKNOWN_INTERACTION);
            }
            State::Sent => {}
        }
        let messages = &self.channels[&interaction.channel].messages;
        let source = interaction.source.and_then(|source| messages.get(&source));
        let before = source.filter(|_| body["type"] == UPDATE).map(|source| &source.object);
        let answering = Answering {
            interaction_type: interaction.kind as u8,
            from_message: interaction.source.is_some(),
            option_type: interaction.focused_type,
            beside: Beside { files: &names_of(&files), before },
        };
        validate::callback(body, &answering).map_err(Refusal::Form)?;
        let data = &body["data"];
        let answer = match body["type"].as_u64() {
            Some(4) => Answer::Message(self.respond(id, data, files)?),
            Some(5) => {
                let flags = data["flags"].as_u64().unwrap_or(0) & EPHEMERAL | LOADING;
                self.respond(id, &json!({ "flags": flags }), Vec::new())?;
                Answer::Thinking
            }
            Some(6) => {
                let source = self.source_of(id)?;
                self.interaction_mut(id).original = Some(source);
                Answer::Unchanged
            }
            Some(UPDATE) => {
                let source = self.source_of(id)?;
                self.interaction_mut(id).original = Some(source);
                let channel = self.interactions[&id].channel;
                self.edit(channel, source, data, files, MessageKind::WebhookEdit)?;
                Answer::Updated(source)
            }
            Some(8) => Answer::Choices(data["choices"].as_array().cloned().unwrap_or_default()),
            _ => Answer::Form(self.open_form(id, data)),
        };
        let interaction = self.interaction_mut(id);
        interaction.state = if matches!(answer, Answer::Thinking) { State::Thinking } else { State::Done };
        let waiting = interaction.answer.take();
        self.tell_interaction(id);
        if let Some(waiting) = waiting {
            // Who has stopped waiting needs no answer.
            drop(waiting.send(answer));
        }
        Ok(())
    }

    /// Nobody waits for the first answer any more.
    pub fn fail(&mut self, id: u64) {
        if let Some(interaction) = self.interactions.get_mut(&id)
            && interaction.state == State::Sent
        {
            interaction.state = State::Failed;
            interaction.answer = None;
            self.tell_interaction(id);
        }
    }

    /// The interaction whose token a webhook route names.
    pub fn interaction_with_token(&self, application: u64, token: &str) -> Result<u64, Refusal> {
        if !self.bots.contains_key(&application) {
            return Err(Refusal::UNKNOWN_WEBHOOK);
        }
        let of_this_token = |known: &&Interaction| known.token == token && known.application == application;
        let interaction = self.interactions.values().find(of_this_token).ok_or(Refusal::INVALID_WEBHOOK_TOKEN)?;
        if self.now().duration_since(interaction.created) >= TOKEN_LIFE {
            return Err(Refusal::INVALID_WEBHOOK_TOKEN);
        }
        match interaction.state {
            State::Sent | State::Failed => Err(Refusal::UNKNOWN_WEBHOOK),
            State::Thinking | State::Done => Ok(interaction.id),
        }
    }

    /// A further message of an answered interaction; it takes the place of a first answer that is yet to come.
    pub fn follow_up(&mut self, id: u64, body: &Value, files: Vec<Upload>) -> Result<u64, Refusal> {
        let interaction = &self.interactions[&id];
        if interaction.state == State::Thinking
            && let Some(original) = interaction.original
        {
            self.edit_through(id, original, body, files)?;
            return Ok(original);
        }
        validate::message_with(body, MessageKind::WebhookCreate, &Beside { files: &names_of(&files), before: None })
            .map_err(Refusal::Form)?;
        let mut metadata = interaction.metadata.clone();
        if let Some(original) = interaction.original {
            metadata["original_response_message_id"] = json!(original.to_string());
        }
        let reply_to = interaction.original;
        let reply = AnswerMessage { metadata, kind: message_kind::DEFAULT, reply_to, extra: json!({}) };
        self.post_answer(id, body, files, reply)
    }

    /// Edits a message that the interaction's token leads to.
    pub fn edit_through(&mut self, id: u64, message: u64, body: &Value, files: Vec<Upload>) -> Result<(), Refusal> {
        let channel = self.interactions[&id].channel;
        self.edit(channel, message, body, files, MessageKind::WebhookEdit)?;
        self.settle(id, message);
        Ok(())
    }

    /// Deletes a message that the interaction's token leads to.
    pub fn delete_through(&mut self, id: u64, message: u64) -> Result<(), Refusal> {
        self.delete(self.interactions[&id].channel, message)?;
        self.settle(id, message);
        Ok(())
    }

    /// An interaction whose deferred answer was filled or deleted is done.
    fn settle(&mut self, id: u64, message: u64) {
        let interaction = self.interaction_mut(id);
        if interaction.state == State::Thinking && interaction.original == Some(message) {
            interaction.state = State::Done;
            self.tell_interaction(id);
        }
    }

    /// Tells the person's pages where an interaction stands.
    fn tell_interaction(&mut self, id: u64) {
        let interaction = &self.interactions[&id];
        if interaction.kind == Kind::Autocomplete {
            return;
        }
        let user = interaction.user;
        let told = json!({
            "t": "interaction",
            "id": id.to_string(),
            "channel": interaction.channel.to_string(),
            "name": interaction.name,
            "state": interaction.state.name(),
        });
        self.tell_pages(&told, |_, watcher| watcher == user);
    }

    fn respond(&mut self, id: u64, data: &Value, files: Vec<Upload>) -> Result<u64, Refusal> {
        let interaction = &self.interactions[&id];
        let (metadata, kind) = (interaction.metadata.clone(), interaction.message_kind);
        // Deprecated, and still sent with the answer to a command.
        let extra = match interaction.kind {
            Kind::Command => json!({ "interaction": {
                "id": id.to_string(),
                "type": interaction.kind as u8,
                "name": interaction.name,
                "user": self.user_object(interaction.user),
            } }),
            _ => json!({}),
        };
        let reply = AnswerMessage { metadata, kind, reply_to: interaction.source, extra };
        let message = self.post_answer(id, data, files, reply)?;
        self.interaction_mut(id).original = Some(message);
        Ok(message)
    }

    fn post_answer(
        &mut self,
        id: u64,
        body: &Value,
        files: Vec<Upload>,
        answer: AnswerMessage,
    ) -> Result<u64, Refusal> {
        let message = self.new_id();
        let interaction = &self.interactions[&id];
        let ephemeral = body["flags"].as_u64().unwrap_or(0) & EPHEMERAL != 0;
        let draft = Draft {
            channel: interaction.channel,
            author: interaction.application,
            body: body.clone(),
            files,
            kind: answer.kind,
            only_for: ephemeral.then_some(interaction.user),
            reply_to: answer.reply_to,
            interaction: Some(answer.metadata),
        };
        self.post_as(message, draft, answer.extra)?;
        self.interaction_mut(id).messages.push(message);
        Ok(message)
    }

    fn open_form(&mut self, id: u64, data: &Value) -> Value {
        let mut form = data.clone();
        form["components"] = components::shown(&data["components"], &Value::Null);
        form["interaction_id"] = json!(id.to_string());
        let interaction = self.interaction_mut(id);
        interaction.form = Some(form.clone());
        let user = interaction.user;
        let told = json!({ "t": "form", "interaction_id": id.to_string(), "for": id.to_string(), "form": form });
        self.tell_pages(&told, |_, watcher| watcher == user);
        form
    }

    fn source_of(&self, id: u64) -> Result<u64, Refusal> {
        let interaction = &self.interactions[&id];
        let messages = &self.channels[&interaction.channel].messages;
        interaction.source.filter(|source| messages.contains_key(source)).ok_or(Refusal::UNKNOWN_MESSAGE)
    }

    fn interaction_mut(&mut self, id: u64) -> &mut Interaction {
        self.interactions.get_mut(&id).expect("callers have looked the interaction up and none is ever removed")
    }
}

/// The type of the option that is being typed, however deep it is.
fn focused_type(data: &Value) -> Option<u8> {
    let options = data["options"].as_array().into_iter().flatten();
    options.into_iter().find_map(|option| {
        let own = option["type"].as_u64().filter(|_| option["focused"] == true);
        own.and_then(|kind| u8::try_from(kind).ok()).or_else(|| focused_type(option))
    })
}

impl Interaction {
    /// The metadata that a form opened by this interaction carries on.
    pub fn metadata(&self) -> &Value {
        &self.metadata
    }
}

impl State {
    /// The word the page knows it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Thinking => "thinking",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }
}
