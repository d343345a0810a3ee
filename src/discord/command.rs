//! The command table as data, and what Discord is told of it, localised from the catalogues.

use futures_util::future::BoxFuture;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::base::error::Result;
use crate::base::i18n::{Catalogues, Language};
use crate::base::vocabulary::{Scheme, Vocabulary};
use crate::discord::card::{Attachment, Card, Form, OPTIONS, TEXT_CHANNELS, cut};
use crate::discord::context::{Ctx, Denied, Rights};

/// What Discord is told; the longest name or value of a choice.
pub const CHOICE: usize = 100;

/// What answers a command.
pub type Handler = for<'a> fn(&'a Ctx) -> BoxFuture<'a, Result<Reply>>;

/// An answer.
#[derive(Clone, Debug)]
pub enum Reply {
    /// A message that only the asker sees.
    Ephemeral(Card),
    /// The message with the pressed button shows this instead; where others see that message, or there is none, the
    /// asker gets a quiet one.
    Update(Card),
    /// A form.
    Modal(Form),
    /// A form, or this card where it comes too late: what was typed so far is saved, and goes on from there.
    ModalOr(Form, Card),
    /// Suggestions for an option: name and value.
    Choices(Vec<(String, String)>),
}

impl Reply {
    /// What kind of answer it is, for logs.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Ephemeral(_) => "card",
            Self::Update(_) => "update",
            Self::Modal(_) | Self::ModalOr(..) => "form",
            Self::Choices(_) => "choices",
        }
    }

    /// The file that comes with it.
    pub const fn attachment(&self) -> Option<&Attachment> {
        match self {
            Self::Ephemeral(card) | Self::Update(card) => card.attachment(),
            Self::Modal(_) | Self::ModalOr(..) | Self::Choices(_) => None,
        }
    }
}

/// Where a command of the menu of messages stands in the table: this and its default name. It is handed the text of the
/// message as the option `message`.
pub const ON_A_MESSAGE: &str = "message/";

/// A command or subcommand.
pub struct Command {
    /// Its default name, such as `writeup share`, or `message/Save as write-up`
    pub path: &'static str,
    /// Who may call it
    pub access: Access,
    /// What it does, as far as that decides when it may be called
    pub effect: Effect,
    /// Required ones first
    pub options: Vec<Opt>,
    /// What answers it
    pub run: Handler,
}

impl Command {
    /// What suggests as somebody types into one of its options.
    pub fn suggester(&self, option: &str) -> Option<Suggester> {
        self.options.iter().find(|each| each.name == option).and_then(|option| match option.kind {
            OptKind::Suggested(suggester) => Some(suggester),
            _ => None,
        })
    }
}

/// Who may use a command, button, menu or form. Checked on each use; what Discord shows to whom is only a hint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everyone in an admitted server
    Everyone,
    /// Facilitators, and moderators
    Facilitator,
    /// Stewards, and moderators
    Steward,
    /// Moderators
    Moderator,
    /// Moderators, and whoever has Manage Server, in any admitted server
    ServerManager,
}

impl Access {
    /// Whether somebody with these rights may use it.
    ///
    /// # Errors
    /// A refusal that says who may.
    pub fn check(self, rights: Rights) -> Result<(), Denied> {
        match self {
            Self::Everyone => Ok(()),
            Self::Facilitator if rights.facilitator || rights.moderator => Ok(()),
            Self::Facilitator => Err(Denied::Facilitator),
            Self::Steward if rights.steward || rights.moderator => Ok(()),
            Self::Steward => Err(Denied::Steward),
            Self::Moderator if rights.moderator => Ok(()),
            Self::Moderator => Err(Denied::Moderator),
            Self::ServerManager if rights.moderator || rights.manages_server => Ok(()),
            Self::ServerManager => Err(Denied::ServerManager),
        }
    }

    /// Whether somebody with these rights is shown what is suggested for its options. What only moderators may see is
    /// suggested to them alone; everything else to everyone, so that whoever may not use it gets as far as the reason.
    ///
    /// # Errors
    /// A refusal that says who may.
    pub fn check_suggestions(self, rights: Rights) -> Result<(), Denied> {
        match self {
            Self::Everyone | Self::Facilitator | Self::Steward => Ok(()),
            Self::Moderator | Self::ServerManager => self.check(rights),
        }
    }
}

/// What a command, button, menu or form does, as far as that decides who may use it when, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Shows what everyone may read.
    Reads,
    /// Shows or changes what is the asker's own, such as their language.
    Own,
    /// Gives the asker their own data, or erases it: nothing that is refused to them may stand in the way.
    OwnData,
    /// Tells moderators how Tertulia is.
    Diagnoses,
    /// Anything else.
    Acts,
}

impl Effect {
    /// Whether somebody who is blocked may use it: they read, and use what is theirs.
    pub const fn is_open_to_blocked(self) -> bool {
        match self {
            Self::Reads | Self::Own | Self::OwnData => true,
            Self::Diagnoses | Self::Acts => false,
        }
    }

    /// Whether it is of use also while nothing can be written.
    pub const fn needs_no_writing(self) -> bool {
        match self {
            Self::Reads | Self::Own | Self::OwnData | Self::Diagnoses => true,
            Self::Acts => false,
        }
    }

    /// Whether it can be used from a server that is not part of the network too.
    pub const fn is_open_everywhere(self) -> bool {
        match self {
            Self::OwnData => true,
            Self::Reads | Self::Own | Self::Diagnoses | Self::Acts => false,
        }
    }
}

/// What suggests as one types; it is handed what is typed so far.
pub type Suggester = for<'a> fn(&'a Ctx, &'a str) -> BoxFuture<'a, Result<Reply>>;

/// An option of a command. Its words are shared by every command that has it.
pub struct Opt {
    /// Its default name
    pub name: &'static str,
    kind: OptKind,
    required: bool,
}

enum OptKind {
    Text(usize),
    Suggested(Suggester),
    Choice(Scheme),
    Word(&'static [&'static str]),
    Language,
    Number(i64, i64),
    Flag,
    User,
    Channel,
}

impl Opt {
    /// Free text of up to so many characters.
    pub const fn text(name: &'static str, at_most: usize) -> Self {
        Self { name, kind: OptKind::Text(at_most), required: false }
    }

    /// Text with suggestions as one types; anything may be sent all the same.
    pub const fn suggested(name: &'static str, suggester: Suggester) -> Self {
        Self { name, kind: OptKind::Suggested(suggester), required: false }
    }

    /// A word of a vocabulary.
    pub const fn choice(name: &'static str, scheme: Scheme) -> Self {
        Self { name, kind: OptKind::Choice(scheme), required: false }
    }

    /// One of a few words, whose labels are `choice-<word>` in the catalogues.
    pub const fn word(name: &'static str, words: &'static [&'static str]) -> Self {
        Self { name, kind: OptKind::Word(words), required: false }
    }

    /// One of the four languages.
    pub const fn language(name: &'static str) -> Self {
        Self { name, kind: OptKind::Language, required: false }
    }

    /// A whole number within these bounds.
    pub const fn number(name: &'static str, least: i64, most: i64) -> Self {
        Self { name, kind: OptKind::Number(least, most), required: false }
    }

    /// Yes or no.
    pub const fn flag(name: &'static str) -> Self {
        Self { name, kind: OptKind::Flag, required: false }
    }

    /// A Discord user.
    pub const fn user(name: &'static str) -> Self {
        Self { name, kind: OptKind::User, required: false }
    }

    /// A text channel of the server.
    pub const fn channel(name: &'static str) -> Self {
        Self { name, kind: OptKind::Channel, required: false }
    }

    /// Makes it one that can't be left out.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    fn to_value(&self, say: &Localiser<'_>) -> Value {
        let mut option = say.named(&format!("option-{}", self.name), self.name);
        option["type"] = json!(match self.kind {
            OptKind::Text(_) | OptKind::Suggested(_) | OptKind::Choice(_) | OptKind::Word(_) | OptKind::Language => 3,
            OptKind::Number(..) => 4,
            OptKind::Flag => 5,
            OptKind::User => 6,
            OptKind::Channel => 7,
        });
        if self.required {
            option["required"] = json!(true);
        }
        match self.kind {
            OptKind::Text(at_most) => option["max_length"] = json!(at_most),
            OptKind::Number(least, most) => {
                option["min_value"] = json!(least);
                option["max_value"] = json!(most);
            }
            OptKind::Suggested(_) => option["autocomplete"] = json!(true),
            OptKind::Channel => option["channel_types"] = json!(TEXT_CHANNELS),
            OptKind::Choice(scheme) => option["choices"] = say.vocabulary_choices(scheme),
            OptKind::Word(words) => {
                option["choices"] = words
                    .iter()
                    .map(|word| Localiser::choice(word, |language| say.text(language, &format!("choice-{word}"))))
                    .collect();
            }
            OptKind::Language => {
                option["choices"] =
                    Language::ALL.iter().map(|each| json!({ "name": each.own_name(), "value": each.code() })).collect();
            }
            OptKind::Flag | OptKind::User => {}
        }
        option
    }
}

/// What Discord is told: the table grouped into commands and subcommands. `hints` says which permission shows a command
/// by default (which decides nothing on our side).
pub fn registration(
    table: &[Command],
    hints: &[(&str, u64)],
    catalogues: &Catalogues,
    vocabulary: &Vocabulary,
) -> Value {
    let say = Localiser { catalogues, vocabulary };
    let mut commands: Vec<Value> = Vec::new();
    for command in table {
        if let Some(name) = command.path.strip_prefix(ON_A_MESSAGE) {
            let key = format!("message-{}", name.to_lowercase().replace(' ', "-"));
            let names = every_locale(|language| say.text(language, &key));
            commands.push(json!({
                "type": 3, "name": name, "name_localizations": names, "contexts": [0], "integration_types": [0],
            }));
            continue;
        }
        let options: Vec<Value> = command.options.iter().map(|option| option.to_value(&say)).collect();
        let (top, sub) = command.path.split_once(' ').map_or((command.path, None), |(top, sub)| (top, Some(sub)));
        let index = commands.iter().position(|each| each["name"] == top).unwrap_or_else(|| {
            let mut each = say.named(&format!("command-{top}"), top);
            each["type"] = json!(1);
            each["contexts"] = json!([0]);
            each["integration_types"] = json!([0]);
            each["options"] = json!([]);
            if let Some((_, permission)) = hints.iter().find(|(name, _)| *name == top) {
                each["default_member_permissions"] = json!(permission.to_string());
            }
            commands.push(each);
            commands.len() - 1
        });
        match sub {
            None => commands[index]["options"] = json!(options),
            Some(sub) => {
                let mut subcommand = say.named(&format!("command-{top}-{sub}"), sub);
                subcommand["type"] = json!(1);
                subcommand["options"] = json!(options);
                commands[index]["options"].as_array_mut().expect("set above").push(subcommand);
            }
        }
    }
    json!(commands)
}

/// Under which key the fingerprint of what Discord was told is remembered.
pub fn fingerprint_key(application: u64) -> String {
    format!("commands of {application}")
}

/// A fingerprint of what Discord was told, so that it is told again only on change.
pub fn fingerprint(registration: &Value) -> String {
    hex::encode(Sha256::digest(registration.to_string()))
}

struct Localiser<'a> {
    catalogues: &'a Catalogues,
    vocabulary: &'a Vocabulary,
}

impl Localiser<'_> {
    fn text(&self, language: Language, key: &str) -> String {
        self.catalogues.speak(language).text(key)
    }

    /// Name and description in every locale. The default name is the code's, whatever the catalogue says.
    fn named(&self, key: &str, name: &str) -> Value {
        let about = format!("{key}.about");
        json!({
            "name": name,
            "description": cut(&self.text(Language::En, &about), CHOICE),
            "name_localizations": every_locale(|language| self.text(language, key)),
            "description_localizations": every_locale(|language| cut(&self.text(language, &about), CHOICE)),
        })
    }

    fn choice(value: &str, label: impl Fn(Language) -> String) -> Value {
        json!({
            "name": cut(&label(Language::En), CHOICE),
            "value": value,
            "name_localizations": every_locale(|language| cut(&label(language), CHOICE)),
        })
    }

    fn vocabulary_choices(&self, scheme: Scheme) -> Value {
        let terms = self.vocabulary.terms(scheme).take(OPTIONS);
        terms.map(|term| Self::choice(&term.id, |language| term.label(language).to_owned())).collect()
    }
}

fn every_locale(text: impl Fn(Language) -> String) -> Value {
    let mut locales = serde_json::Map::new();
    for language in Language::ALL {
        for locale in language.locales() {
            locales.insert((*locale).to_owned(), json!(text(language)));
        }
    }
    Value::Object(locales)
}
