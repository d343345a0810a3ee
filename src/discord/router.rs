//! From Discord's interaction to a interaction, and from a reply to Discord's answer in time.
//!
//! An answer that takes long is deferred first, so that nobody reads "did not respond"; what opens a form can't be.

use std::collections::HashMap;
use std::future::Future;
use std::time::Duration;

use serde_json::{Value, json};
use serenity::model::application::{
    self, ActionRowComponent, CommandDataOption, CommandDataOptionValue, CommandType, ComponentInteractionDataKind,
};
use serenity::model::channel::{Message, MessageFlags};
use serenity::model::guild::Member;
use serenity::model::permissions::Permissions;
use tokio::time::Instant;

use crate::base::ids::{ServerId, UserId};
use crate::discord::card::{Card, OPTIONS};
use crate::discord::command::{ON_A_MESSAGE, Reply};
use crate::discord::report;
use crate::discord::rest::{ANSWER_WITHIN, CallError, Rest};

/// How long an answer may take before it is deferred.
const DEFER_AFTER: Duration = Duration::from_millis(1_500);

/// The largest file that Discord takes everywhere, where an interaction does not say.
const ATTACHMENT_LIMIT: u64 = 10 << 20;

/// What Discord asks, parsed; no feature has seen it yet.
#[derive(Debug)]
pub struct Interaction {
    /// The interaction's id
    pub id: u64,
    /// What must be answered
    pub kind: Kind,
    /// Who asks
    pub user: UserId,
    /// The name that others see
    pub name: String,
    /// Whether Discord says that they have Manage Server here
    pub manages_server: bool,
    /// In which server; none in a direct message
    pub server: Option<ServerId>,
    /// The asker's Discord locale
    pub locale: String,
    /// The largest file that an answer may bring, in bytes
    pub attachment_limit: u64,
    application: u64,
    token: String,
    /// The button was on a message that only the asker sees.
    own_message: bool,
}

/// What is asked.
#[derive(Debug)]
pub enum Kind {
    /// A command by its default path, with its options
    Command(String, HashMap<String, String>),
    /// Suggestions for an option: path, option, and all that is typed so far
    Autocomplete(String, String, HashMap<String, String>),
    /// A button or menu by its custom id, with what was chosen
    Component(String, Vec<String>),
    /// A form by its custom id, with what was typed
    Modal(String, HashMap<String, String>),
}

/// The four kinds of interaction share these fields and no trait.
macro_rules! interaction {
    ($it:ident, $kind:expr, $member:expr, own_message: $own:expr) => {{
        let member: Option<&Member> = $member;
        let permissions = member.and_then(|member| member.permissions).unwrap_or_default();
        let nick = member.and_then(|member| member.nick.clone());
        Interaction {
            id: $it.id.get(),
            kind: $kind,
            user: UserId::from($it.user.id.get()),
            name: nick.or($it.user.global_name).unwrap_or($it.user.name),
            manages_server: permissions.intersects(Permissions::MANAGE_GUILD | Permissions::ADMINISTRATOR),
            server: $it.guild_id.map(|id| ServerId::from(id.get())),
            locale: $it.locale,
            attachment_limit: match $it.attachment_size_limit {
                0 => ATTACHMENT_LIMIT,
                limit => u64::from(limit),
            },
            application: $it.application_id.get(),
            token: $it.token,
            own_message: $own,
        }
    }};
}

impl Interaction {
    /// Reads an interaction; none where it is a kind that is never asked of us.
    pub fn read(interaction: application::Interaction) -> Option<Self> {
        match interaction {
            application::Interaction::Command(it) => {
                let (path, options) = flatten(&it.data.name, &it.data.options);
                let mut options: HashMap<_, _> = options.into_iter().map(|(name, text, _)| (name, text)).collect();
                let mut path = path;
                if it.data.kind == CommandType::Message {
                    path.insert_str(0, ON_A_MESSAGE);
                    let message = it.data.resolved.messages.into_values().next();
                    options.insert("message".to_owned(), message.map(|message| message.content).unwrap_or_default());
                }
                let kind = Kind::Command(path, options);
                Some(interaction!(it, kind, it.member.as_deref(), own_message: false))
            }
            application::Interaction::Autocomplete(it) => {
                let (path, options) = flatten(&it.data.name, &it.data.options);
                let focused = options.iter().find(|(_, _, focused)| *focused).map(|(name, _, _)| name.clone())?;
                let typed = options.into_iter().map(|(name, text, _)| (name, text)).collect();
                Some(
                    interaction!(it, Kind::Autocomplete(path, focused, typed), it.member.as_deref(), own_message: false),
                )
            }
            application::Interaction::Component(it) => {
                let chosen = match it.data.kind {
                    ComponentInteractionDataKind::StringSelect { values } => values,
                    ComponentInteractionDataKind::ChannelSelect { values } => {
                        values.iter().map(ToString::to_string).collect()
                    }
                    _ => Vec::new(),
                };
                let own_message = is_ephemeral(&it.message);
                Some(
                    interaction!(it, Kind::Component(it.data.custom_id, chosen), it.member.as_ref(), own_message: own_message),
                )
            }
            application::Interaction::Modal(it) => {
                let inputs = it.data.components.into_iter().flat_map(|row| row.components);
                let typed = inputs.filter_map(|component| match component {
                    ActionRowComponent::InputText(input) => Some((input.custom_id, input.value.unwrap_or_default())),
                    _ => None,
                });
                let kind = Kind::Modal(it.data.custom_id, typed.collect());
                let own_message = it.message.as_deref().is_some_and(is_ephemeral);
                Some(interaction!(it, kind, it.member.as_ref(), own_message: own_message))
            }
            _ => None,
        }
    }
}

/// From how many characters on an option of a command took somebody time to type.
const LONG: usize = 50;

impl Interaction {
    /// What somebody took time to type, and would have to type again: the boxes of a form, long options of a command. The
    /// text of a message that a command was called on still stands where it was written.
    pub fn typed(&self) -> Vec<&str> {
        match &self.kind {
            Kind::Modal(_, typed) => report::texts(typed),
            Kind::Command(path, options) if !path.starts_with(ON_A_MESSAGE) => {
                report::texts(options).into_iter().filter(|text| text.chars().count() >= LONG).collect()
            }
            Kind::Command(..) | Kind::Component(..) | Kind::Autocomplete(..) => Vec::new(),
        }
    }
}

fn is_ephemeral(message: &Message) -> bool {
    message.flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL))
}

/// Waits for the reply and brings it to Discord in time: late ones are deferred and then filled in. A form that comes
/// after a deferral can't be opened any more; `too_late` says so in its place.
pub async fn deliver(
    rest: &Rest,
    interaction: &Interaction,
    reply: impl Future<Output = Reply>,
    too_late: impl FnOnce() -> Card,
) -> Result<(), CallError> {
    let asked = Instant::now();
    let deadline = asked + ANSWER_WITHIN;
    let mut reply = std::pin::pin!(reply);
    match tokio::time::timeout_at(asked + DEFER_AFTER, &mut reply).await {
        Ok(reply) => {
            rest.answer(interaction.id, &interaction.token, &interaction.body(&reply), reply.attachment(), deadline)
                .await
        }
        Err(_) if matches!(interaction.kind, Kind::Autocomplete(..)) => {
            let nothing = json!({ "type": 8, "data": { "choices": [] } });
            rest.answer(interaction.id, &interaction.token, &nothing, None, deadline).await
        }
        Err(_) => {
            let promise = if interaction.own_message {
                json!({ "type": 6 })
            } else {
                json!({ "type": 5, "data": { "flags": 64 } })
            };
            // What is under way goes on whether or not the promise arrives: what a person typed must be saved.
            let promised = rest.answer(interaction.id, &interaction.token, &promise, None, deadline);
            let (promised, reply) = tokio::join!(promised, reply);
            // A promise whose fate is unknown may stand: then somebody waits for what was promised.
            if let Err(error @ CallError::Refused { .. }) = promised {
                return Err(error);
            }
            let reply = match reply {
                Reply::Modal(_) => Reply::Ephemeral(too_late()),
                Reply::ModalOr(_, card) => Reply::Ephemeral(card),
                reply => reply,
            };
            interaction.fill_in(rest, &reply).await
        }
    }
}

impl Interaction {
    fn body(&self, reply: &Reply) -> Value {
        match reply {
            Reply::Update(card) if self.own_message => json!({ "type": 7, "data": card.to_quiet() }),
            Reply::Ephemeral(card) | Reply::Update(card) => json!({ "type": 4, "data": card.to_quiet() }),
            Reply::Modal(form) | Reply::ModalOr(form, _) => json!({ "type": 9, "data": form.to_value() }),
            Reply::Choices(choices) => {
                let choices: Vec<Value> =
                    choices.iter().take(OPTIONS).map(|(name, value)| json!({ "name": name, "value": value })).collect();
                json!({ "type": 8, "data": { "choices": choices } })
            }
        }
    }

    /// What was promised by a deferral.
    async fn fill_in(&self, rest: &Rest, reply: &Reply) -> Result<(), CallError> {
        match reply {
            Reply::Update(card) => {
                rest.edit_answer(self.application, &self.token, &card.to_public(), card.attachment()).await
            }
            Reply::Ephemeral(card) if !self.own_message => {
                rest.edit_answer(self.application, &self.token, &card.to_public(), card.attachment()).await
            }
            Reply::Ephemeral(card) => {
                rest.follow_up(self.application, &self.token, &card.to_quiet(), card.attachment()).await
            }
            // Neither is ever promised: suggestions are answered in time, and a form's place is taken by a card.
            Reply::Modal(_) | Reply::ModalOr(..) | Reply::Choices(_) => Ok(()),
        }
    }
}

/// The default path of a command and its options as text, with whether each is the one being typed.
fn flatten(name: &str, options: &[CommandDataOption]) -> (String, Vec<(String, String, bool)>) {
    let mut path = name.to_owned();
    let mut options = options;
    while let [
        CommandDataOption {
            name,
            value: CommandDataOptionValue::SubCommand(inner) | CommandDataOptionValue::SubCommandGroup(inner),
            ..
        },
    ] = options
    {
        path.push(' ');
        path.push_str(name);
        options = inner;
    }
    let texts = options.iter().map(|option| {
        let (text, focused) = match &option.value {
            CommandDataOptionValue::Autocomplete { value, .. } => (value.clone(), true),
            CommandDataOptionValue::Boolean(yes) => (yes.to_string(), false),
            CommandDataOptionValue::Integer(number) => (number.to_string(), false),
            CommandDataOptionValue::Number(number) => (number.to_string(), false),
            CommandDataOptionValue::String(text) => (text.clone(), false),
            CommandDataOptionValue::Channel(id) => (id.to_string(), false),
            CommandDataOptionValue::User(id) => (id.to_string(), false),
            CommandDataOptionValue::Role(id) => (id.to_string(), false),
            CommandDataOptionValue::Attachment(id) => (id.to_string(), false),
            CommandDataOptionValue::Mentionable(id) => (id.to_string(), false),
            _ => (String::new(), false),
        };
        (option.name.clone(), text, focused)
    });
    (path, texts.collect())
}
