//! What a person does in their Discord app, for tests and for the page.
//!
//! Everything is checked as Discord's client and server would before a bot hears of it, and refused in words.

mod commands;
pub(super) mod components;
mod forms;
mod values;

use serde_json::{Value, json};
use tokio::time::timeout;

use super::{
    StandIn,
    validate::{self, Planning},
    world::{
        World,
        channels::ChannelKind,
        commands::kind,
        files::Upload,
        id_in,
        interactions::{ANSWER_WITHIN, Answer, Opened, Opening},
        messages::Draft,
        permissions,
    },
};
pub(super) use commands::CommandUse;
pub(super) use forms::form_with_values;
pub(super) use forms::{forged_form, form_submission};

/// What a person's app would not do, in words.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{0}")]
pub struct Refused(pub String);

/// What a person saw as a bot's first answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A new message.
    Message(Value),
    /// The bot "is thinking": a message will come. The interaction's id.
    Thinking(u64),
    /// Nothing to be seen, yet or at all.
    Unchanged,
    /// The message that was used, changed.
    Updated(Value),
    /// A form to fill in: `custom_id`, `title`, `components` and `interaction_id`.
    Form(Value),
    /// "The application did not respond."
    DidNotRespond,
}

/// Someone at their Discord app.
#[derive(Clone)]
pub struct Person {
    stand_in: StandIn,
    id: u64,
}

impl Person {
    pub(super) fn new(stand_in: StandIn, id: u64) -> Self {
        Self { stand_in, id }
    }

    /// Their user id.
    pub fn id(&self) -> u64 {
        self.id
    }

    /// Uses a slash command by its default names, such as `"writeup share"`.
    pub async fn slash(&self, channel: u64, command: &str, options: &[(&str, Value)]) -> Result<Outcome, Refused> {
        self.act(|world| CommandUse::by_name(world, self.id, channel, command)?.run(world, &owned(options))).await
    }

    /// Asks for suggestions while typing the option `focused`; what is typed so far is among `options`.
    pub async fn complete(
        &self,
        channel: u64,
        command: &str,
        options: &[(&str, Value)],
        focused: &str,
    ) -> Result<Vec<Value>, Refused> {
        let opened = self.open(|world| {
            CommandUse::by_name(world, self.id, channel, command)?.complete(world, &owned(options), focused)
        })?;
        match self.stand_in.first_answer(opened).await {
            Some(Answer::Choices(choices)) => Ok(choices),
            _ => Err(Refused("Loading options failed".to_owned())),
        }
    }

    /// Uses a command from a message's menu.
    pub async fn message_command(&self, channel: u64, message: u64, command: &str) -> Result<Outcome, Refused> {
        self.act(|world| CommandUse::of_kind(world, self.id, channel, kind::MESSAGE, command)?.run_on(world, message))
            .await
    }

    /// Uses a command from another person's menu.
    pub async fn user_command(&self, channel: u64, user: u64, command: &str) -> Result<Outcome, Refused> {
        self.act(|world| CommandUse::of_kind(world, self.id, channel, kind::USER, command)?.run_on(world, user)).await
    }

    /// Presses a button.
    pub async fn press(&self, message: u64, custom_id: &str) -> Result<Outcome, Refused> {
        self.act(|world| components::press(world, self.id, message, custom_id)).await
    }

    /// Chooses from a menu.
    pub async fn choose(&self, message: u64, custom_id: &str, values: &[&str]) -> Result<Outcome, Refused> {
        self.act(|world| components::choose(world, self.id, message, custom_id, values)).await
    }

    /// Fills in a form and sends it; inputs that are not named keep what they were filled with.
    pub async fn submit(&self, form: &Value, values: &[(&str, &str)]) -> Result<Outcome, Refused> {
        let opener = id_in(&form["interaction_id"]).unwrap_or(0);
        self.act(|world| form_submission(world, self.id, opener, values)).await
    }

    /// Fills in a form and sends it, inputs of every kind: a text, one value or a list of them, true or false.
    ///
    /// Files are given by the ids that [`Person::upload`] answers.
    pub async fn submit_values(&self, form: &Value, values: &[(&str, Value)]) -> Result<Outcome, Refused> {
        let opener = id_in(&form["interaction_id"]).unwrap_or(0);
        self.act(|world| form_with_values(world, self.id, opener, values)).await
    }

    /// Sends a press or choice that the message may not offer, as a tampered client would.
    pub async fn forge_component(&self, message: u64, custom_id: &str, values: &[&str]) -> Result<Outcome, Refused> {
        self.act(|world| components::forge(world, self.id, message, custom_id, values)).await
    }

    /// Sends a form that was never opened, as a tampered client would.
    pub async fn forge_form(&self, channel: u64, custom_id: &str, values: &[(&str, &str)]) -> Result<Outcome, Refused> {
        self.act(|world| forged_form(world, self.id, channel, custom_id, values)).await
    }

    /// Writes a message.
    pub fn say(&self, channel: u64, text: &str) -> Result<u64, Refused> {
        let mut world = self.stand_in.world();
        let is_forum = world.channels.get(&channel).is_some_and(|known| known.kind() == Some(ChannelKind::Forum));
        let needed = permissions::VIEW_CHANNEL | world.needed_to_write(channel);
        if is_forum || world.check_unlocked(self.id, channel).is_err() || !world.may(self.id, channel, needed) {
            return Err(Refused("You do not have permission to send messages in this channel".to_owned()));
        }
        let length = text.trim().chars().count();
        if length == 0 || length > 2000 {
            return Err(Refused("A message has 1 to 2000 characters".to_owned()));
        }
        let posted = world.post(Draft {
            channel,
            author: self.id,
            body: json!({ "content": text }),
            files: Vec::new(),
            kind: 0,
            only_for: None,
            reply_to: None,
            interaction: None,
        });
        posted.map_err(|refusal| Refused(refusal.body()["message"].as_str().unwrap_or_default().to_owned()))
    }

    /// Puts a file up, to give it to an option or a form; its id is the value to give.
    pub fn upload(&self, channel: u64, name: &str, content_type: &str, bytes: &[u8]) -> Result<u64, Refused> {
        let mut world = self.stand_in.world();
        if !world.may(self.id, channel, permissions::VIEW_CHANNEL) {
            return refused("You cannot see this channel");
        }
        let (name, content_type) = (name.to_owned(), Some(content_type.to_owned()));
        let file = Upload { key: 0, name, content_type, bytes: bytes.to_vec() };
        let stored = world.store_file(channel, file, &Value::Null);
        let stored = stored.map_err(|_| Refused("Your files are too powerful".to_owned()))?;
        id_in(&stored["id"]).ok_or_else(|| Refused("The file has no id".to_owned()))
    }

    /// Plans a scheduled event in a guild, as a bot's request would have it. Answers its id.
    pub fn plan_event(&self, guild: u64, event: &Value) -> Result<u64, Refused> {
        let mut world = self.stand_in.world();
        if validate::scheduled_event(event, &Planning { before: None, now: world.now() }).is_err() {
            return refused("The event is not as it should be");
        }
        world.plan_event(guild, self.id, event).map_err(|_| Refused("You may not plan this event".to_owned()))
    }

    /// Says to be interested in a scheduled event; saying it twice is harmless.
    pub fn interested(&self, event: u64) -> Result<(), Refused> {
        self.set_interest(event, true)
    }

    /// Takes back to be interested in a scheduled event.
    pub fn not_interested(&self, event: u64) -> Result<(), Refused> {
        self.set_interest(event, false)
    }

    fn set_interest(&self, event: u64, is_interested: bool) -> Result<(), Refused> {
        let mut world = self.stand_in.world();
        let known = world.scheduled_events.get(&event).filter(|known| world.sees_event(self.id, known));
        match known {
            None => refused("You do not see this event"),
            Some(known) if known.is_over() => refused("This event is over"),
            Some(_) => {
                world.set_interest(event, self.id, is_interested);
                Ok(())
            }
        }
    }

    async fn act(&self, what: impl FnOnce(&World) -> Result<Opening, Refused>) -> Result<Outcome, Refused> {
        let opened = self.open(what)?;
        let id = opened.id;
        let answer = self.stand_in.first_answer(opened).await;
        let world = self.stand_in.world();
        let message = |id| world.find_message(id).map(|(_, message)| message.object.clone()).unwrap_or_default();
        Ok(match answer {
            None | Some(Answer::Choices(_)) => Outcome::DidNotRespond,
            Some(Answer::Message(id)) => Outcome::Message(message(id)),
            Some(Answer::Thinking) => Outcome::Thinking(id),
            Some(Answer::Unchanged) => Outcome::Unchanged,
            Some(Answer::Updated(id)) => Outcome::Updated(message(id)),
            Some(Answer::Form(form)) => Outcome::Form(form),
        })
    }

    fn open(&self, what: impl FnOnce(&World) -> Result<Opening, Refused>) -> Result<Opened, Refused> {
        let mut world = self.stand_in.world();
        let opening = what(&world)?;
        Ok(world.open(opening))
    }
}

impl StandIn {
    /// The bot's first answer; `None` if it did not come in time, and then it can't come any more.
    ///
    /// The time is real here, whatever the clock says: nobody may wait for ever.
    pub(super) async fn first_answer(&self, opened: Opened) -> Option<Answer> {
        let Opened { id, answer: mut receiver } = opened;
        if let Ok(answer) = timeout(ANSWER_WITHIN.unsigned_abs(), &mut receiver).await {
            return answer.ok();
        }
        self.world().fail(id);
        receiver.try_recv().ok()
    }
}

fn owned(options: &[(&str, Value)]) -> Vec<(String, Value)> {
    options.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

fn refused<T>(text: impl Into<String>) -> Result<T, Refused> {
    Err(Refused(text.into()))
}
