//! One question from Discord, as a feature sees it: who asks, where, what, in which language, when.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tertulia_clock::Moment;

use crate::base::config::Settings;
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::i18n::{Catalogues, Language, Phrase, Words};
use crate::base::ids::{PersonId, ServerId, Subject};
use crate::base::liveness::Liveness;
use crate::base::vocabulary::Vocabulary;
use crate::discord::card::{Form, Stamp};
use crate::discord::doors::Doors;
use crate::discord::rest::Rest;
use crate::phrase;
use crate::search_index::Searcher;

/// What every handler may use; cheap to clone.
#[derive(Clone, Debug)]
pub struct Services {
    /// The database
    pub store: Store,
    /// The four languages
    pub catalogues: Catalogues,
    /// Areas, statuses, topics and the like
    pub vocabulary: Arc<Vocabulary>,
    /// What the operator set
    pub settings: Arc<Settings>,
    /// What only the running process knows of itself
    pub liveness: Arc<Liveness>,
    /// Where messages are known to be refused
    pub doors: Arc<Doors>,
    /// What answers searches
    pub searcher: Arc<Searcher>,
    /// Held while the library is packed for somebody
    pub exporting: Arc<tokio::sync::Mutex<()>>,
}

/// Rights of a person, from rows; `manages_server` is Discord's and holds in this server alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "rights do not exclude each other")]
pub struct Rights {
    /// May decide on write-ups and run the network.
    pub moderator: bool,
    /// May hold gatherings.
    pub facilitator: bool,
    /// May edit vocabulary, tags and translations.
    pub steward: bool,
    /// Has Manage Server here.
    pub manages_server: bool,
}

/// Who asks.
#[derive(Clone, Debug)]
pub struct Asker {
    /// The person
    pub person: PersonId,
    /// The name that others see in Discord
    pub name: String,
    /// What they may do
    pub rights: Rights,
}

/// One question from Discord.
#[derive(Clone, Debug)]
pub struct Ctx {
    /// What every handler may use
    pub services: Services,
    /// Who asks
    pub asker: Asker,
    /// In which server; none in a direct message
    pub server: Option<ServerId>,
    /// The id of the interaction, for logs and for what must happen once
    pub interaction: u64,
    /// The options of a command, by their default names
    pub options: HashMap<String, String>,
    /// What was chosen in a menu
    pub chosen: Vec<String>,
    /// What was typed into a form, by box
    pub typed: HashMap<String, String>,
    /// What that form was filled in with when it was opened, where it says so
    pub opened_with: Option<Stamp>,
    /// The way to Discord, for what only Discord knows; answers go their own way
    pub rest: Rest,
    /// When it came
    pub now: Moment,
    /// The language to answer in
    pub language: Language,
    /// Whether the server is part of the network
    pub admitted: bool,
    /// The largest file that an answer may bring, in bytes
    pub attachment_limit: u64,
    /// What was used to answer: remembered for suggestions, once the answer is no refusal
    pub used: Arc<Mutex<Vec<Subject>>>,
}

impl Ctx {
    /// The words of the asker's language.
    pub fn words(&self) -> Words {
        self.services.catalogues.speak(self.language)
    }

    /// This question, answered in another language.
    #[must_use]
    pub fn speaking(&self, language: Language) -> Self {
        Self { language, ..self.clone() }
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.services.store
    }

    /// The vocabularies.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.services.vocabulary
    }

    /// An option that may be left out.
    pub fn option(&self, name: &str) -> Option<&str> {
        self.options.get(name).map(|text| text.trim()).filter(|text| !text.is_empty())
    }

    /// An option that Discord asks for; empty where a client left it out all the same.
    pub fn given(&self, name: &str) -> &str {
        self.option(name).unwrap_or_default()
    }

    /// An option of yes and no.
    pub fn flag(&self, name: &str) -> bool {
        self.option(name) == Some("true")
    }

    /// Says that the asker uses something that they may see.
    pub fn uses(&self, subject: Subject) {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).push(subject);
    }

    /// What the asker used.
    pub fn used(&self) -> Vec<Subject> {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A box of a form.
    pub fn box_text(&self, name: &str) -> &str {
        self.typed.get(name).map(|text| text.trim()).unwrap_or_default()
    }

    /// Goes on only where the form that was sent overwrites nothing that its sender did not see: `before` is the form as it
    /// would be opened now, `after` the same once what was typed is saved. Sent twice, it changes nothing the second time.
    ///
    /// # Errors
    /// A refusal that says so; what was typed is given back with it.
    pub fn check_not_overtaken(&self, before: &Form, after: &Form) -> Result<()> {
        let is_as_opened = self.opened_with.is_none_or(|opened| opened == before.stamp());
        if is_as_opened || before.stamp() == after.stamp() { Ok(()) } else { Err(Denied::Overtaken.into()) }
    }
}

/// Why somebody may not do something at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// Only facilitators may
    Facilitator,
    /// Only stewards and moderators may
    Steward,
    /// Only moderators may
    Moderator,
    /// Only whoever manages this server may
    ServerManager,
    /// The server is not part of the network
    Server(ServerId),
    /// Only in a server
    DirectMessage,
    /// The button, menu or form is not one of today's
    OldButton,
    /// The command is not one of today's
    OldCommand,
    /// What a form changes was changed since it was opened
    Overtaken,
}

impl crate::base::error::Refusal for Denied {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Facilitator => phrase!("denied-facilitator"),
            Self::Steward => phrase!("translation-not-reviewer"),
            Self::Moderator => phrase!("denied-moderator"),
            Self::ServerManager => phrase!("denied-server-manager"),
            Self::Server(id) => phrase!("denied-server", id = id.to_string()),
            Self::DirectMessage => phrase!("denied-direct-message"),
            Self::OldButton => phrase!("denied-old-button"),
            Self::OldCommand => phrase!("denied-old-command"),
            Self::Overtaken => phrase!("form-overtaken"),
        }
    }
}
