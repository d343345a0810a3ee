//! What a message, its buttons, its menus and a form look like: Discord's shapes and length limits live here.
//!
//! A card is one Components V2 container. Cutting is by characters, never by bytes; what a member typed goes through
//! [`plain`], so that it can neither ping, nor hide a link, nor format somebody else's card.

use std::fmt;

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::base::ids::{ChannelId, UserId};

/// Text of all blocks of a message together.
const MESSAGE_TEXT: usize = 4_000;
const BUTTON_LABEL: usize = 80;
const OPTION_TEXT: usize = 100;
const PLACEHOLDER: usize = 150;
const FORM_TITLE: usize = 45;
/// The longest label of a box.
pub const INPUT_LABEL: usize = 45;
const INPUT_PLACEHOLDER: usize = 100;
/// The longest custom id.
pub const CUSTOM_ID: usize = 100;
/// Options of a menu, choices of an option.
pub const OPTIONS: usize = 25;
const BUTTONS_IN_A_ROW: usize = 5;
/// Discord's types of channel that the bot posts into: text, announcement.
pub const TEXT_CHANNELS: [u8; 2] = [0, 5];

const EPHEMERAL: u32 = 1 << 6;
const COMPONENTS_V2: u32 = 1 << 15;

/// The colour at a card's edge, by what the card is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accent {
    /// Something public: a published write-up, an announcement.
    Public,
    /// Something in the making.
    Draft,
    /// Something that waits for someone.
    Waiting,
    /// A refusal or a warning.
    Warning,
    /// Plain information.
    Plain,
}

impl Accent {
    const fn colour(self) -> u32 {
        match self {
            Self::Public => 0x2E_8B_6F,
            Self::Draft => 0x5B_7D_B1,
            Self::Waiting => 0xC9_8A_1B,
            Self::Warning => 0xB5_4A_3A,
            Self::Plain => 0x6B_72_80,
        }
    }
}

/// A file that comes with a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name; Discord takes letters without accents, digits, `.`, `-` and `_`
    pub name: String,
    /// What is in it
    pub bytes: Vec<u8>,
}

/// One message.
#[derive(Clone, Debug)]
pub struct Card {
    accent: Accent,
    blocks: Vec<Value>,
    text_left: usize,
    attachment: Option<Attachment>,
    pinged: Option<UserId>,
}

impl Card {
    /// An empty card.
    pub const fn new(accent: Accent) -> Self {
        Self { accent, blocks: Vec::new(), text_left: MESSAGE_TEXT, attachment: None, pinged: None }
    }

    /// One paragraph and nothing else.
    pub fn note(accent: Accent, text: impl Into<String>) -> Self {
        Self::new(accent).text(text)
    }

    /// A heading.
    #[must_use]
    pub fn title(self, text: impl fmt::Display) -> Self {
        self.text(format!("### {text}"))
    }

    /// A block of Markdown; empty ones are left out.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        let text = text.into();
        let text = text.trim();
        if text.is_empty() || self.text_left == 0 {
            return self;
        }
        let text = cut(text, self.text_left);
        self.text_left -= text.chars().count();
        self.blocks.push(json!({ "type": 10, "content": text }));
        self
    }

    /// A labelled paragraph; left out where the text is empty.
    #[must_use]
    pub fn field(self, label: &str, text: &str) -> Self {
        if text.trim().is_empty() { self } else { self.text(format!("**{label}**\n{text}")) }
    }

    /// Small grey print.
    #[must_use]
    pub fn small(self, text: impl fmt::Display) -> Self {
        self.text(format!("-# {text}"))
    }

    /// A thin line.
    #[must_use]
    pub fn divider(mut self) -> Self {
        self.blocks.push(json!({ "type": 14, "divider": true, "spacing": 1 }));
        self
    }

    /// Buttons, five to a row.
    #[must_use]
    pub fn buttons(mut self, buttons: impl IntoIterator<Item = Button>) -> Self {
        let buttons: Vec<Value> = buttons.into_iter().map(|button| button.0).collect();
        for row in buttons.chunks(BUTTONS_IN_A_ROW) {
            self.blocks.push(json!({ "type": 1, "components": row }));
        }
        self
    }

    /// A menu.
    #[must_use]
    pub fn menu(mut self, menu: Menu) -> Self {
        self.blocks.push(json!({ "type": 1, "components": [menu.into_value()] }));
        self
    }

    /// A menu of the server's channels.
    #[must_use]
    pub fn channel_menu(mut self, menu: ChannelMenu) -> Self {
        self.blocks.push(json!({ "type": 1, "components": Value::Array(vec![menu.0]) }));
        self
    }

    /// A file to download. A card has one at most.
    #[must_use]
    pub fn file(mut self, file: Attachment) -> Self {
        self.blocks.push(json!({ "type": 13, "file": { "url": format!("attachment://{}", file.name) } }));
        self.attachment = Some(file);
        self
    }

    /// The file that comes with it.
    pub const fn attachment(&self) -> Option<&Attachment> {
        self.attachment.as_ref()
    }

    /// The same, which pings this one person where it mentions them.
    #[must_use]
    pub const fn pinging(mut self, user: UserId) -> Self {
        self.pinged = Some(user);
        self
    }

    /// A paragraph above everything else; the last paragraphs give way where there is no room.
    #[must_use]
    pub fn headed(mut self, text: &str) -> Self {
        let needed = text.chars().count();
        for block in self.blocks.iter_mut().rev() {
            let Some(content) = block["content"].as_str().filter(|_| self.text_left < needed) else { continue };
            let had = content.chars().count();
            let kept = cut(content, had.saturating_sub(needed - self.text_left).max(1));
            self.text_left += had - kept.chars().count();
            block["content"] = json!(kept);
        }
        let text = cut(text, self.text_left.max(1));
        self.text_left = self.text_left.saturating_sub(text.chars().count());
        self.blocks.insert(0, json!({ "type": 10, "content": text }));
        self
    }

    /// The body of a message that everyone in the channel sees.
    pub fn to_public(&self) -> Value {
        self.body(COMPONENTS_V2)
    }

    /// The body of an answer that only the asker sees.
    pub fn to_quiet(&self) -> Value {
        self.body(COMPONENTS_V2 | EPHEMERAL)
    }

    fn body(&self, flags: u32) -> Value {
        let mut body = json!({
            "flags": flags,
            "components": [{ "type": 17, "accent_color": self.accent.colour(), "components": self.blocks }],
            "allowed_mentions": { "parse": [] },
        });
        if let Some(user) = self.pinged {
            body["allowed_mentions"]["users"] = json!([user.to_string()]);
        }
        if let Some(file) = &self.attachment {
            // Named in an edit too, where it takes the place of the one before.
            body["attachments"] = json!([{ "id": "0", "filename": file.name }]);
        }
        body
    }
}

/// A button.
#[derive(Clone, Debug)]
pub struct Button(Value);

impl Button {
    /// A button like the others.
    pub fn new(id: impl fmt::Display, label: impl AsRef<str>) -> Self {
        Self::styled(2, id, label)
    }

    /// The button that most people will press.
    pub fn main(id: impl fmt::Display, label: impl AsRef<str>) -> Self {
        Self::styled(1, id, label)
    }

    /// A button that says yes.
    pub fn good(id: impl fmt::Display, label: impl AsRef<str>) -> Self {
        Self::styled(3, id, label)
    }

    /// A button that takes something away.
    pub fn danger(id: impl fmt::Display, label: impl AsRef<str>) -> Self {
        Self::styled(4, id, label)
    }

    /// The same, which can't be pressed while `disabled`.
    #[must_use]
    pub fn disabled(mut self, disabled: bool) -> Self {
        if disabled {
            self.0["disabled"] = json!(true);
        }
        self
    }

    fn styled(style: u8, id: impl fmt::Display, label: impl AsRef<str>) -> Self {
        let id = id.to_string();
        debug_assert!(id.chars().count() <= CUSTOM_ID, "a custom id of over 100 characters: {id}");
        Self(json!({ "type": 2, "style": style, "label": cut(label.as_ref(), BUTTON_LABEL), "custom_id": id }))
    }
}

/// A menu of up to 25 options.
#[derive(Clone, Debug)]
pub struct Menu {
    id: String,
    placeholder: String,
    options: Vec<Value>,
    at_least: usize,
    at_most: usize,
}

impl Menu {
    /// A menu of which one is chosen.
    pub fn new(id: impl fmt::Display, placeholder: impl AsRef<str>) -> Self {
        Self {
            id: id.to_string(),
            placeholder: cut(placeholder.as_ref(), PLACEHOLDER),
            options: Vec::new(),
            at_least: 1,
            at_most: 1,
        }
    }

    /// The same, of which `at_least` to `at_most` are chosen.
    #[must_use]
    pub const fn of(mut self, at_least: usize, at_most: usize) -> Self {
        self.at_least = at_least;
        self.at_most = at_most;
        self
    }

    /// One option more; the 26th and later ones are left out.
    #[must_use]
    pub fn option(self, value: &str, label: &str, chosen: bool) -> Self {
        self.described(value, label, "", chosen)
    }

    /// One option more, with a line below its label.
    #[must_use]
    pub fn described(mut self, value: &str, label: &str, description: &str, chosen: bool) -> Self {
        if self.options.len() < OPTIONS {
            let mut option = json!({ "value": value, "label": cut(label, OPTION_TEXT), "default": chosen });
            if !description.is_empty() {
                option["description"] = json!(cut(description, OPTION_TEXT));
            }
            self.options.push(option);
        }
        self
    }

    fn into_value(self) -> Value {
        let most = self.at_most.min(self.options.len());
        json!({
            "type": 3, "custom_id": self.id, "placeholder": self.placeholder,
            "min_values": self.at_least.min(most), "max_values": most, "options": self.options,
        })
    }
}

/// A menu of the server's channels for text and announcements, of which one or none is chosen.
#[derive(Clone, Debug)]
pub struct ChannelMenu(Value);

impl ChannelMenu {
    /// A menu in which nothing is chosen.
    pub fn new(id: impl fmt::Display, placeholder: impl AsRef<str>) -> Self {
        Self(json!({
            "type": 8, "custom_id": id.to_string(), "placeholder": cut(placeholder.as_ref(), PLACEHOLDER),
            "min_values": 0, "max_values": 1, "channel_types": TEXT_CHANNELS,
        }))
    }

    /// The same with a channel chosen.
    #[must_use]
    pub fn chosen(mut self, channel: Option<ChannelId>) -> Self {
        if let Some(channel) = channel {
            self.0["default_values"] = json!([{ "id": channel.to_string(), "type": "channel" }]);
        }
        self
    }
}

/// A form of one to five boxes.
#[derive(Clone, Debug)]
pub struct Form {
    id: String,
    title: String,
    inputs: Vec<Value>,
}

impl Form {
    /// An empty form.
    pub fn new(id: impl fmt::Display, title: impl AsRef<str>) -> Self {
        Self { id: id.to_string(), title: cut(title.as_ref(), FORM_TITLE), inputs: Vec::new() }
    }

    /// One box more.
    #[must_use]
    pub fn input(mut self, input: Input) -> Self {
        self.inputs.push(json!({ "type": 1, "components": Value::Array(vec![input.0]) }));
        self
    }

    /// The same for what may be saved by somebody else, or in another window, before it is sent: its custom id says what it
    /// was filled in with, and whoever saves it looks at that with `Ctx::check_not_overtaken`.
    #[must_use]
    pub fn stamped(mut self) -> Self {
        let stamp = self.stamp();
        self.id = format!("{}{STAMPED}{:08x}", self.id, stamp.0);
        self
    }

    /// What it is filled in with. An empty box says nothing.
    pub fn stamp(&self) -> Stamp {
        let mut digest = Sha256::new();
        for input in self.inputs.iter().map(|row| &row["components"][0]).filter(|input| !input["value"].is_null()) {
            for part in [&input["custom_id"], &input["value"]].map(|part| part.as_str().unwrap_or_default()) {
                digest.update((part.len() as u64).to_be_bytes());
                digest.update(part);
            }
        }
        let digest = digest.finalize();
        Stamp(u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]]))
    }

    /// The form as Discord wants it.
    pub fn to_value(&self) -> Value {
        json!({ "custom_id": self.id, "title": self.title, "components": self.inputs })
    }
}

/// What stands between a form's own custom id and its stamp.
const STAMPED: char = '~';

/// What a form was filled in with when it was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp(u32);

impl Stamp {
    /// The custom id of a form that was sent, as its feature reads it, and the stamp behind it.
    pub fn split(id: &str) -> (&str, Option<Self>) {
        let stamp = |text: &str| {
            let is_ours = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
            u32::from_str_radix(text, 16).ok().filter(|_| is_ours).map(Self)
        };
        id.split_once(STAMPED).map_or((id, None), |(id, text)| (id, stamp(text)))
    }
}

/// A box of a form. It takes more than the rules allow, so that what is too long can be saved and shortened later.
#[derive(Clone, Debug)]
pub struct Input(Value);

impl Input {
    /// A box of one line.
    pub fn line(name: &str, label: &str, at_most: usize) -> Self {
        Self(
            json!({ "type": 4, "custom_id": name, "label": cut(label, INPUT_LABEL), "style": 1, "max_length": at_most, "required": false }),
        )
    }

    /// A box of many lines.
    pub fn paragraph(name: &str, label: &str, at_most: usize) -> Self {
        let mut input = Self::line(name, label, at_most);
        input.0["style"] = json!(2);
        input
    }

    /// The same, which can't be left empty.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.0["required"] = json!(true);
        self
    }

    /// The same with an example in grey.
    #[must_use]
    pub fn hint(mut self, text: &str) -> Self {
        self.0["placeholder"] = json!(cut(text, INPUT_PLACEHOLDER));
        self
    }

    /// The same, filled in.
    #[must_use]
    pub fn value(mut self, text: &str) -> Self {
        if !text.is_empty() {
            let most =
                self.0["max_length"].as_u64().and_then(|most| usize::try_from(most).ok()).unwrap_or(MESSAGE_TEXT);
            self.0["value"] = json!(text.chars().take(most).collect::<String>());
        }
        self
    }
}

/// The first `most` characters, with an ellipsis where something was cut.
pub fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(most.saturating_sub(1)).collect();
    cut.push('…');
    cut
}

/// What a member typed, made safe for a card: no mention, no masked link, no formatting, no invisible direction marks.
/// Links stay as they are, so that they can be followed.
pub fn plain(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 16);
    for (index, line) in text.trim().lines().enumerate() {
        if index > 0 {
            safe.push('\n');
        }
        for (index, word) in line.split(char::is_whitespace).enumerate() {
            if index > 0 {
                safe.push(' ');
            }
            let link = ["https://", "http://"].iter().filter_map(|scheme| word.find(scheme)).min();
            let (before, link) = word.split_at(link.unwrap_or(word.len()));
            // Discord's links end here: what follows would be formatting again.
            let (link, after) =
                link.split_at(link.find(['<', '>', '`', '|', '*', '~', '[', ']']).unwrap_or(link.len()));
            escape(before, &mut safe);
            safe.extend(link.chars().filter(|c| !is_invisible(*c)));
            escape(after, &mut safe);
        }
    }
    safe
}

/// The same on one line.
pub fn plain_line(text: &str) -> String {
    plain(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn escape(word: &str, into: &mut String) {
    for (index, c) in word.chars().enumerate() {
        match c {
            '\\' | '*' | '_' | '~' | '`' | '|' | '[' | ']' | '<' | '>' | '@' => into.extend(['\\', c]),
            '#' if index == 0 => into.extend(['\\', c]),
            '-' if index == 0 && word.starts_with("-#") => into.extend(['\\', c]),
            c if is_invisible(c) => {}
            c => into.push(c),
        }
    }
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_carries_what_it_was_filled_in_with() {
        let form = |title: &str, cost: &str| {
            let form = Form::new("writeup/form/7/1", "Form").input(Input::line("title", "Title", 90).value(title));
            form.input(Input::line("cost", "Cost", 90).value(cost)).stamped()
        };
        let opened = form("Open data", "");
        let value = opened.to_value();
        let (id, stamp) = Stamp::split(value["custom_id"].as_str().unwrap());
        assert_eq!((id, stamp), ("writeup/form/7/1", Some(opened.stamp())));
        assert_eq!(form("Open data", "").stamp(), opened.stamp());
        for other in [form("Open data.", ""), form("", "Open data"), form("Open", " data"), form("", "")] {
            assert_ne!(other.stamp(), opened.stamp());
        }
        // Of an older version, or forged.
        for id in ["writeup/form/7/1", "writeup/form/7/1~", "writeup/form/7/1~+2345678", "writeup/form/7/1~123456789"] {
            assert_eq!(Stamp::split(id), ("writeup/form/7/1", None), "{id}");
        }
    }

    #[test]
    fn what_a_member_typed_can_neither_ping_nor_format_nor_mask() {
        for (typed, shown) in [
            ("@everyone read", r"\@everyone read"),
            ("<@1> <#2> <t:0:R>", r"\<\@1\> \<#2\> \<t:0:R\>"),
            ("[bank](https://evil.example)", r"\[bank\](https://evil.example)"),
            ("see https://a.example/x_y_z now", "see https://a.example/x_y_z now"),
            ("# Big", r"\# Big"),
            ("-# small", r"\-# small"),
            ("**bold** `code`", r"\*\*bold\*\* \`code\`"),
            ("abc\u{202E}def", "abcdef"),
            ("a\tb", "a b"),
            ("(https://gov.example/heat_policy)", "(https://gov.example/heat_policy)"),
            (
                "https://a.example/<[Report\u{A0}of](https://evil.example)",
                r"https://a.example/\<\[Report of\](https://evil.example)",
            ),
            ("https://a.example<@1> https://b.example<```", r"https://a.example\<\@1\> https://b.example\<\`\`\`"),
            ("one\ntwo", "one\ntwo"),
            ("GBSC0004 (80 % – 2021)", "GBSC0004 (80 % – 2021)"),
        ] {
            assert_eq!(plain(typed), shown, "{typed}");
        }
    }

    #[test]
    fn text_is_cut_by_characters() {
        assert_eq!(cut("acción", 6), "acción");
        assert_eq!(cut("acciónes", 6), "acció…");
        assert_eq!(cut("🌍🌍🌍", 2), "🌍…");
    }

    #[test]
    fn a_card_never_holds_more_text_than_discord_takes() {
        let card = Card::new(Accent::Plain).text("a".repeat(3_000)).text("b".repeat(3_000)).text("c");
        let total: usize = card.blocks.iter().map(|block| block["content"].as_str().unwrap().chars().count()).sum();
        assert_eq!(total, MESSAGE_TEXT);
        let headed = card.headed(&"h".repeat(50));
        let text = |block: &Value| block["content"].as_str().unwrap().chars().count();
        assert_eq!(headed.blocks.iter().map(text).sum::<usize>(), MESSAGE_TEXT);
        assert_eq!(text(&headed.blocks[0]), 50);
    }
}
