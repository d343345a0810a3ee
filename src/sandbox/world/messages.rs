//! Messages: posting, editing, deleting, finding, and the object Discord shows of each.
//!
//! Permission and form checks are made before by whoever speaks for a bot; this is what happens then.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::{
    World, components,
    events::{Change, intent},
    files::{Upload, names_of},
    id_in, iso,
    mentions::{self, Mentions},
    merge, permissions,
};
use crate::{
    refusal::Refusal,
    validate::{self, Beside, MessageKind},
};

/// Discord's type of a message that replies to another.
const REPLY: u8 = 19;

/// Discord's types of messages that tell what happened.
pub const RECIPIENT_ADD: u8 = 1;
pub const RECIPIENT_REMOVE: u8 = 2;
pub const CHANNEL_NAME_CHANGE: u8 = 4;
pub const THREAD_CREATED: u8 = 18;
pub const THREAD_STARTER: u8 = 21;

/// How long a nonce is remembered.
pub const NONCE_MEMORY: SignedDuration = SignedDuration::from_mins(3);

/// Message flag: the embeds are hidden.
pub const SUPPRESS_EMBEDS: u64 = 1 << 2;
/// Message flag: a thread was started from it.
pub const HAS_THREAD: u64 = 1 << 5;
/// Message flag: only one person sees it.
pub const EPHEMERAL: u64 = 1 << 6;
/// Message flag: a deferred answer that is yet to come.
pub const LOADING: u64 = 1 << 7;
/// Message flag: nobody's device rings.
pub const SUPPRESS_NOTIFICATIONS: u64 = 1 << 12;
/// Message flag: the content is in components.
pub const COMPONENTS_V2: u64 = 1 << 15;

/// One message.
pub struct Message {
    /// Discord's message object as HTTP gives it.
    pub object: Value,
    pub author: u64,
    /// The one person who sees it, if it is ephemeral.
    pub only_for: Option<u64>,
    /// That person closed it.
    pub dismissed: bool,
}

/// A nonce that would find its message again.
pub struct RememberedNonce {
    author: u64,
    channel: u64,
    nonce: Value,
    message: u64,
    at: Timestamp,
}

/// A message to be posted.
pub struct Draft {
    pub channel: u64,
    pub author: u64,
    /// What was sent: content, embeds, components, flags and so on.
    pub body: Value,
    pub files: Vec<Upload>,
    /// Discord's message type, unless it replies to another.
    pub kind: u8,
    pub only_for: Option<u64>,
    pub reply_to: Option<u64>,
    /// `interaction_metadata`, if an interaction is answered.
    pub interaction: Option<Value>,
}

impl Message {
    /// Whether it is a deferred answer that is yet to come.
    pub fn is_loading(&self) -> bool {
        self.flags() & LOADING != 0
    }

    /// Its flag bits.
    pub fn flags(&self) -> u64 {
        self.object["flags"].as_u64().unwrap_or(0)
    }
}

impl World {
    /// The channel and message with this message id, wherever it is.
    pub fn find_message(&self, message: u64) -> Option<(u64, &Message)> {
        self.channels.values().find_map(|channel| Some((channel.id, channel.messages.get(&message)?)))
    }

    /// The message with this nonce that the same author posted in the same channel a short while ago.
    pub fn message_with_nonce(&mut self, author: u64, channel: u64, nonce: &Value) -> Option<u64> {
        let now = self.now();
        self.nonces.retain(|known| now.duration_since(known.at) < NONCE_MEMORY);
        let messages = &self.channels[&channel].messages;
        let same = |known: &&RememberedNonce| {
            (known.author, known.channel, &known.nonce) == (author, channel, nonce)
                && messages.contains_key(&known.message)
        };
        self.nonces.iter().find(same).map(|known| known.message)
    }

    /// Posts a message and tells everyone who may see it.
    pub fn post(&mut self, draft: Draft) -> Result<u64, Refusal> {
        let id = self.new_id();
        self.post_as(id, draft, json!({}))?;
        Ok(id)
    }

    /// Posts what Discord itself tells of something that `author` did; `says` are the fields of the message.
    pub fn post_notice(&mut self, channel: u64, author: u64, kind: u8, says: Value) -> Result<u64, Refusal> {
        let id = self.new_id();
        let body = json!({ "content": says["content"], "allowed_mentions": { "parse": [] } });
        let (files, only_for, reply_to, interaction) = (Vec::new(), None, None, None);
        self.post_as(id, Draft { channel, author, body, files, kind, only_for, reply_to, interaction }, says)?;
        Ok(id)
    }

    /// Posts a message with this id; `extra` are further fields of it.
    pub fn post_as(&mut self, id: u64, draft: Draft, extra: Value) -> Result<(), Refusal> {
        let now = self.now();
        let mut object = json!({
            "id": id.to_string(),
            "channel_id": draft.channel.to_string(),
            "type": if draft.reply_to.is_some() { REPLY } else { draft.kind },
            "author": self.user_object(draft.author),
            "content": "",
            "timestamp": iso(now),
            "edited_timestamp": null,
            "tts": draft.body["tts"].as_bool().unwrap_or(false),
            "pinned": false,
            "flags": flags_to_keep(&draft),
            "mentions": [],
            "mention_roles": [],
            "mention_everyone": false,
            "attachments": [],
            "embeds": [],
            "components": [],
        });
        if draft.body.get("poll").is_some_and(|poll| !poll.is_null()) {
            // A poll would be lost without a word.
            return Err(Refusal::NotModelled("a message with a poll".to_owned()));
        }
        if let Some(metadata) = draft.interaction {
            object["interaction_metadata"] = metadata;
            object["application_id"] = json!(draft.author.to_string());
            object["webhook_id"] = json!(draft.author.to_string());
        }
        if let Some(target) = draft.reply_to {
            object["message_reference"] = self.message_reference(draft.channel, target);
        }
        let nonce = &draft.body["nonce"];
        if !nonce.is_null() {
            object["nonce"] = nonce.clone();
            let (author, channel, nonce) = (draft.author, draft.channel, nonce.clone());
            self.nonces.push(RememberedNonce { author, channel, nonce, message: id, at: now });
        }
        self.fill(&mut object, &draft.body, draft.files)?;
        merge(&mut object, extra);
        if draft.only_for.is_none() {
            self.wake_thread(draft.channel);
        }
        let message = Message { object, author: draft.author, only_for: draft.only_for, dismissed: false };
        self.channel_mut(draft.channel).messages.insert(id, message);
        self.tell_message(Change::Created, draft.channel, id);
        if draft.only_for.is_none() {
            self.count_in_thread(draft.channel, draft.author, id == draft.channel || draft.kind == THREAD_STARTER);
        }
        Ok(())
    }

    /// Changes what a message says; what `body` does not name stays. Tells everyone who may see it.
    pub fn edit(
        &mut self,
        channel: u64,
        message: u64,
        body: &Value,
        files: Vec<Upload>,
        kind: MessageKind,
    ) -> Result<(), Refusal> {
        self.check_unarchived(channel)?;
        let found = self.channels[&channel].messages.get(&message).ok_or(Refusal::UNKNOWN_MESSAGE)?;
        let mut object = found.object.clone();
        let beside = Beside { files: &names_of(&files), before: Some(&object) };
        validate::message_with(body, kind, &beside).map_err(Refusal::Form)?;
        let was_loading = found.is_loading();
        if let Some(flags) = body["flags"].as_u64() {
            let changeable = SUPPRESS_EMBEDS | COMPONENTS_V2;
            let kept = found.flags() & !SUPPRESS_EMBEDS;
            object["flags"] = json!(kept | (flags & changeable));
        }
        if was_loading {
            object["flags"] = json!(object["flags"].as_u64().unwrap_or(0) & !LOADING);
        } else {
            object["edited_timestamp"] = json!(iso(self.now()));
        }
        self.fill(&mut object, body, files)?;
        if let Some(message) = self.channel_mut(channel).messages.get_mut(&message) {
            message.object = object;
        }
        self.tell_message(Change::Updated, channel, message);
        Ok(())
    }

    /// Removes a message and tells everyone who saw it.
    pub fn delete(&mut self, channel: u64, message: u64) -> Result<(), Refusal> {
        let removed = self.channels.get_mut(&channel).and_then(|channel| channel.messages.remove(&message));
        let removed = removed.ok_or(Refusal::UNKNOWN_MESSAGE)?;
        self.tell_deleted(channel, message, removed.only_for);
        if removed.only_for.is_none() {
            self.count_deleted_in_thread(channel, message);
        }
        Ok(())
    }

    /// Closes an ephemeral message for the person who sees it.
    pub fn dismiss(&mut self, user: u64, message: u64) -> Result<(), Refusal> {
        let mut all = self.channels.values_mut();
        let found = all.find_map(|channel| channel.messages.get_mut(&message));
        let found = found.filter(|message| message.only_for == Some(user)).ok_or(Refusal::UNKNOWN_MESSAGE)?;
        found.dismissed = true;
        Ok(())
    }

    /// The public messages of a channel, oldest first.
    pub fn public_messages(&self, channel: u64) -> impl DoubleEndedIterator<Item = (u64, &Message)> {
        let messages = self.channels.get(&channel).map(|channel| &channel.messages);
        messages.into_iter().flatten().filter(|(_, message)| message.only_for.is_none()).map(|(id, m)| (*id, m))
    }

    /// The message as a bot may read it: without content if that is none of its business.
    pub fn message_object_for(&self, bot: u64, channel: u64, message: &Message) -> Value {
        let mut object = message.object.clone();
        let mentioned = object["mentions"].as_array().into_iter().flatten().any(|user| id_in(&user["id"]) == Some(bot));
        let direct = self.is_direct(channel);
        let privileged = self.bots.get(&bot).is_some_and(|bot| bot.privileged_intents & intent::MESSAGE_CONTENT != 0);
        if !(message.author == bot || mentioned || direct || privileged) {
            merge(&mut object, json!({ "content": "", "embeds": [], "attachments": [], "components": [] }));
        }
        object
    }

    /// Puts content, embeds, components and attachments from `body` into a message object, and mentions of a new text.
    fn fill(&mut self, object: &mut Value, body: &Value, files: Vec<Upload>) -> Result<(), Refusal> {
        let channel = id_in(&object["channel_id"]).unwrap_or(0);
        self.attach(object, channel, body, files)?;
        if let Some(content) = body.get("content") {
            object["content"] = json!(content.as_str().unwrap_or("").trim());
        }
        if let Some(embeds) = body.get("embeds") {
            object["embeds"] = components::embeds_shown(embeds, &object["attachments"]);
        }
        if let Some(parts) = body.get("components") {
            object["components"] = components::shown(parts, &object["attachments"]);
        }
        let is_v2 = object["flags"].as_u64().unwrap_or(0) & COMPONENTS_V2 != 0;
        if body.get("content").is_none() && !(is_v2 && body.get("components").is_some()) {
            return Ok(());
        }
        let mentions = self.mentions_in(object, channel, body.get("allowed_mentions"));
        let users: Vec<Value> = mentions.users.iter().map(|user| self.user_object(*user)).collect();
        object["mentions"] = json!(users);
        object["mention_roles"] = json!(mentions.roles.iter().map(u64::to_string).collect::<Vec<_>>());
        object["mention_everyone"] = json!(mentions.everyone);
        Ok(())
    }

    fn mentions_in(&self, object: &Value, channel: u64, allowed: Option<&Value>) -> Mentions {
        let author = id_in(&object["author"]["id"]).unwrap_or(0);
        let answers_interaction = object.get("interaction_metadata").is_some();
        let allowed = mentions::Allowed::from_body(allowed, answers_interaction);
        let texts = components::texts(object);
        let mut found = mentions::find(&texts, &allowed);
        let may_mention_everyone = self.may(author, channel, permissions::MENTION_EVERYONE);
        let guild = self.guild_of_channel(channel);
        found.users.retain(|user| self.users.contains_key(user));
        found.roles.retain(|role| may_mention_everyone && guild.is_some_and(|guild| guild.role(*role).is_some()));
        found.everyone &= may_mention_everyone;
        found
    }

    fn message_reference(&self, channel: u64, message: u64) -> Value {
        let mut reference = json!({ "type": 0, "channel_id": channel.to_string(), "message_id": message.to_string() });
        if let Some(guild) = self.channels[&channel].guild() {
            reference["guild_id"] = json!(guild.to_string());
        }
        reference
    }
}

fn flags_to_keep(draft: &Draft) -> u64 {
    let asked = draft.body["flags"].as_u64().unwrap_or(0);
    let settable = SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2 | LOADING;
    (asked & settable) | if draft.only_for.is_some() { EPHEMERAL } else { 0 }
}
