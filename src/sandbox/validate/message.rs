//! Messages, whichever way they are sent or edited.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::field::{Field, says_something};
use super::{MessageKind, component, embed};

/// The flag `IS_COMPONENTS_V2`.
pub(super) const COMPONENTS_V2: u64 = 1 << 15;
/// `SUPPRESS_EMBEDS`, `SUPPRESS_NOTIFICATIONS`, `IS_VOICE_MESSAGE`, `IS_COMPONENTS_V2`.
const FLAGS_OF_BOTS: u64 = 1 << 2 | 1 << 12 | 1 << 13 | COMPONENTS_V2;
const EPHEMERAL: u64 = 1 << 6;

/// What a message body alone doesn't tell.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside<'a> {
    /// The uploaded files: the `n` of `files[n]` and the file's name.
    pub files: &'a [(u64, String)],
    /// The message that is edited, as it was; without it an edit is judged by what the body itself says.
    pub before: Option<&'a Value>,
}

impl MessageKind {
    fn is_edit(self) -> bool {
        matches!(self, Self::Edit | Self::WebhookEdit)
    }

    /// The flags one may set. An edit repeats the flags a message has, and Discord ignores those it can't change.
    fn flags(self) -> u64 {
        match self {
            Self::Create => FLAGS_OF_BOTS,
            Self::InteractionAnswer | Self::WebhookCreate => FLAGS_OF_BOTS | EPHEMERAL,
            Self::Edit | Self::WebhookEdit => u64::MAX,
        }
    }
}

/// Checks everything but whether the message says something.
pub(super) fn check(message: &Field<'_>, kind: MessageKind, beside: &Beside<'_>) {
    if !message.object() {
        return;
    }
    let flags = message.get("flags").bits(kind.flags()).unwrap_or_default() | flags_before(beside);
    let components_v2 = flags & COMPONENTS_V2 != 0;

    message.get("content").text(0..=2000);
    embed::list(&message.get("embeds"));
    allowed_mentions(&message.get("allowed_mentions"));
    let attachments = attachments(&message.get("attachments"), kind, beside);
    let known_files = (!kind.is_edit() || beside.before.is_some()).then_some(&attachments);
    component::of_message(&message.get("components"), components_v2, known_files);
    poll(&message.get("poll"));
    message.get("tts").boolean();
    for sticker in message.get("sticker_ids").items(0..=3) {
        sticker.snowflake();
    }
    if components_v2 {
        refuse_legacy_fields(message);
    }
    match kind {
        MessageKind::Create => only_on_create(message),
        MessageKind::WebhookCreate => only_on_webhooks(message),
        MessageKind::Edit | MessageKind::InteractionAnswer | MessageKind::WebhookEdit => {}
    }
}

/// Refuses a message that says nothing, or whose last content an edit takes away.
pub(super) fn refuse_empty(message: &Value, kind: MessageKind, beside: &Beside<'_>) -> Result<(), Value> {
    if kind.is_edit() && beside.before.is_none() {
        return Ok(());
    }
    let after = |key| message.get(key).or_else(|| beside.before.and_then(|before| before.get(key)));
    let shown = [
        "content",
        "embeds",
        "components",
        "attachments",
        "sticker_ids",
        "sticker_items",
        "poll",
        "shared_client_theme",
    ];
    if beside.files.is_empty() && !shown.iter().any(|key| says_something(after(key))) {
        return Err(json!({ "code": 50006, "message": "Cannot send an empty message" }));
    }
    Ok(())
}

fn flags_before(beside: &Beside<'_>) -> u64 {
    beside.before.and_then(|before| before["flags"].as_u64()).unwrap_or_default()
}

fn refuse_legacy_fields(message: &Field<'_>) {
    for key in ["content", "embeds", "poll", "sticker_ids"] {
        let field = message.get(key);
        if field.says_something() {
            let text = format!("The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
            field.wrong("MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", text);
        }
    }
}

fn allowed_mentions(mentions: &Field<'_>) {
    if !mentions.object() {
        return;
    }
    let parse = no_item_twice(&mentions.get("parse"), 3, |item| item.word_of(&["roles", "users", "everyone"]));
    for key in ["users", "roles"] {
        let ids = no_item_twice(&mentions.get(key), 100, Field::snowflake);
        if !ids.is_empty() && parse.contains(key) {
            let text = format!("parse:[\"{key}\"] and {key}: [ids...] are mutually exclusive.");
            mentions.wrong("MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", text);
        }
    }
    mentions.get("replied_user").boolean();
}

fn no_item_twice<'a, T: Eq + std::hash::Hash>(
    list: &Field<'a>,
    most: usize,
    read: impl Fn(&Field<'a>) -> Option<T>,
) -> HashSet<T> {
    let mut seen = HashSet::new();
    for item in list.items(0..=most) {
        if let Some(value) = read(&item)
            && !seen.insert(value)
        {
            item.wrong("SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value");
        }
    }
    seen
}

/// Checks the attachments and answers the names under which the message may refer to them.
fn attachments<'a>(list: &Field<'a>, kind: MessageKind, beside: &Beside<'a>) -> HashSet<&'a str> {
    let kept = beside.before.and_then(|before| before["attachments"].as_array());
    let kept = || kept.into_iter().flatten();
    let mut names: HashSet<&str> = beside.files.iter().map(|(_, name)| name.as_str()).collect();
    names.extend(kept().filter_map(|attachment| attachment["filename"].as_str()));

    let mut ids = HashSet::new();
    for attachment in list.items(0..=10) {
        if !attachment.object() {
            continue;
        }
        names.extend(attachment.get("filename").text(1..=1024));
        attachment.get("description").text(0..=1024);
        attachment.get("title").text(0..=1024);
        attachment.get("waveform").text(0..=400);
        attachment.get("duration_secs").number(0.0..=f64::from(i32::MAX));
        attachment.get("is_spoiler").boolean();
        attachment.get("is_remix").boolean();

        let field = attachment.get("id").required();
        // The prose documentation's own example has a number here.
        let id = field.given().and_then(Value::as_u64).or_else(|| field.snowflake());
        let Some(id) = id else { continue };
        let uploaded = beside.files.iter().any(|(index, _)| *index == id);
        let was_there = kept().any(|attachment| attachment["id"].as_str() == Some(&id.to_string()));
        let unknowable = kind.is_edit() && beside.before.is_none();
        if !uploaded && !was_there && !unknowable {
            field.wrong("ATTACHMENT_NOT_FOUND", format!("Attachment data {id} not found"));
        } else if !ids.insert(id) {
            field.wrong("SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value");
        }
    }
    names
}

fn poll(poll: &Field<'_>) {
    if !poll.object() {
        return;
    }
    let question = poll.get("question").required();
    question.get("text").require();
    poll_media(&question, 300);
    for answer in poll.get("answers").required().items(1..=10) {
        if answer.object() {
            poll_media(&answer.get("poll_media").required(), 55);
        }
    }
    poll.get("duration").integer(1..=768);
    poll.get("allow_multiselect").boolean();
    poll.get("layout_type").one_of(&[1]);
}

fn poll_media(media: &Field<'_>, longest: usize) {
    if !media.object() {
        return;
    }
    let (text, emoji) = (media.get("text"), media.get("emoji"));
    text.text(1..=longest);
    if emoji.object() {
        emoji.get("id").snowflake();
        emoji.get("name").text(0..=32);
        emoji.get("animated").boolean();
    } else {
        text.require();
    }
}

fn only_on_create(message: &Field<'_>) {
    let nonce = message.get("nonce");
    if nonce.given().is_some_and(Value::is_string) {
        nonce.text(0..=25);
    } else {
        nonce.integer(i64::MIN..=i64::MAX);
    }
    message.get("enforce_nonce").boolean();

    let reference = message.get("message_reference");
    if reference.object() {
        reference.get("message_id").required().snowflake();
        reference.get("channel_id").snowflake();
        reference.get("guild_id").snowflake();
        reference.get("fail_if_not_exists").boolean();
        reference.get("type").one_of(&[0]);
    }

    let theme = message.get("shared_client_theme");
    if theme.object() {
        for colour in theme.get("colors").required().items(1..=5) {
            colour.text(6..=6);
        }
        theme.get("gradient_angle").required().integer(0..=360);
        theme.get("base_mix").required().integer(0..=100);
        theme.get("base_theme").one_of(&[0, 1, 2, 3, 4]);
    }
}

fn only_on_webhooks(message: &Field<'_>) {
    message.get("username").text(1..=80);
    message.get("avatar_url").url(2048, &["http", "https"]);
    message.get("thread_name").text(0..=100);
    for tag in message.get("applied_tags").items(0..=5) {
        tag.snowflake();
    }
}
