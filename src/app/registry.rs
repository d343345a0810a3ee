//! What there is to answer, to say and to do: a line for each feature, whose row stands in its own folder.

use futures_util::future::BoxFuture;
use sqlx::SqliteConnection;
use tertulia_clock::Moment;

use super::inbox;
use crate::base::error::{Error, Result};
use crate::base::ids::{PersonId, UserId};
use crate::discord::card::Stamp;
use crate::discord::command::Command;
use crate::discord::component::Component;
use crate::discord::context::Services;
use crate::features::backup;
use crate::features::blocks;
use crate::features::gatherings;
use crate::features::health;
use crate::features::help;
use crate::features::members;
use crate::features::open_data;
use crate::features::place_admin;
use crate::features::places;
use crate::features::privacy;
use crate::features::provenance;
use crate::features::reports;
use crate::features::review;
use crate::features::search;
use crate::features::servers;
use crate::features::setup;
use crate::features::staleness;
use crate::features::subscriptions;
use crate::features::translations;
use crate::features::transparency;
use crate::features::writeups;
use crate::features::{Cadence, Due, Feature};
use crate::outbox::{Arrived, Content, ContentRequest, Contents, Message, OutboxMessage, Target, Topic};

/// Every feature. Commands under one name stand in Discord in this order, and so do the steps of the background loop.
const FEATURES: &[Feature] = &[
    search::FEATURE,
    writeups::FEATURE,
    translations::FEATURE,
    provenance::FEATURE,
    reports::FEATURE,
    places::FEATURE,
    staleness::FEATURE,
    setup::FEATURE,
    servers::FEATURE,
    place_admin::FEATURE,
    members::FEATURE,
    gatherings::FEATURE,
    subscriptions::FEATURE,
    privacy::FEATURE,
    inbox::FEATURE,
    review::FEATURE,
    blocks::FEATURE,
    transparency::FEATURE,
    open_data::FEATURE,
    backup::FEATURE,
    health::FEATURE,
    help::FEATURE,
];

/// Every command of the bot.
pub(crate) fn table() -> Vec<Command> {
    FEATURES.iter().flat_map(|feature| (feature.commands)()).collect()
}

/// The row of a button, menu or form.
pub(super) fn component(custom_id: &str) -> Option<&'static Component> {
    FEATURES.iter().flat_map(|feature| feature.components).find(|row| custom_id.starts_with(row.prefix))
}

/// Whether a button or menu with this custom id is one of today's.
pub fn has_button(custom_id: &str) -> bool {
    component(custom_id).is_some_and(|row| row.on_press.is_some())
}

/// Whether a form with this custom id is one of today's.
pub fn has_form(custom_id: &str) -> bool {
    component(Stamp::split(custom_id).0).is_some_and(|row| row.on_submit.is_some())
}

fn message(topic: Topic) -> Result<&'static Message> {
    let found = FEATURES.iter().flat_map(|feature| feature.messages).find(|row| row.topic == topic);
    found.ok_or_else(|| Error::Fault(format!("no feature says anything about {topic:?}")))
}

/// The steps of the background loop that are taken so often, in order.
pub(super) fn steps(cadence: Cadence) -> impl Iterator<Item = Due> {
    all_steps().filter(move |due| due.cadence == cadence)
}

/// All of them.
pub(super) fn all_steps() -> impl Iterator<Item = Due> {
    FEATURES.iter().filter_map(|feature| feature.due)
}

impl Contents for Services {
    fn content<'a>(&'a self, request: &'a ContentRequest) -> BoxFuture<'a, Result<Option<Content>>> {
        Box::pin(async move {
            let message = message(request.topic)?;
            let language = match request.target {
                Target::Channel(server, _) => match servers::get(self.store.read(), server).await? {
                    Some(server) if server.admitted_at.is_some() => server.language,
                    // It was taken out.
                    Some(_) if request.is_there => return Ok(message.farewell.map(|farewell| farewell())),
                    _ => return Ok(None),
                },
                Target::Person(person) => members::language(&self.store, person).await?.unwrap_or_default(),
            };
            let words = self.catalogues.speak(language);
            if let Some(is_erased) = message.is_erased
                && is_erased(self, request).await?
            {
                return Ok(request.is_there.then(|| Content::Card(privacy::view::gone(&words))));
            }
            (message.content)(self, request, &words).await
        })
    }

    fn user(&self, person: PersonId) -> BoxFuture<'_, Result<Option<UserId>>> {
        Box::pin(members::user_of(self.store.read(), person))
    }

    fn arrived<'a>(&'a self, tx: &'a mut SqliteConnection, arrived: Arrived<'a>) -> BoxFuture<'a, Result<()>> {
        Box::pin(async move {
            match message(arrived.owed.topic)?.on_arrived {
                Some(follow) => follow(tx, arrived).await,
                None => Ok(()),
            }
        })
    }

    fn undeliverable<'a>(
        &'a self,
        tx: &'a mut SqliteConnection,
        owed: &'a OutboxMessage,
        now: Moment,
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(async move {
            match message(owed.topic)?.on_undeliverable {
                Some(follow) => follow(tx, owed, now).await,
                None => Ok(()),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use strum::IntoEnumIterator as _;

    use super::*;
    use crate::base::i18n::{Catalogues, Language};
    use crate::base::liveness::Step;

    fn components() -> impl Iterator<Item = &'static Component> {
        FEATURES.iter().flat_map(|feature| feature.components)
    }

    #[test]
    fn every_folder_of_features_that_gives_the_app_something_has_one_line() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let lines = std::fs::read_to_string(root.join("src/app/registry.rs")).unwrap();
        for entry in std::fs::read_dir(root.join("src/features")).unwrap().map(Result::unwrap) {
            let name = entry.file_name().into_string().unwrap();
            let Ok(actions) = std::fs::read_to_string(entry.path().join("mod.rs")) else { continue };
            let count = lines.matches(&format!("\n    {name}::FEATURE,\n")).count();
            assert_eq!(count, usize::from(actions.contains("pub const FEATURE:")), "{name}");
        }
    }

    #[test]
    fn every_command_has_one_row_and_no_prefix_hides_another() {
        let paths: Vec<&str> = table().iter().map(|command| command.path).collect();
        assert_eq!(paths.iter().collect::<BTreeSet<_>>().len(), paths.len());
        for (at, row) in components().enumerate() {
            assert!(row.prefix.ends_with('/') && (row.on_press.is_some() || row.on_submit.is_some()), "{}", row.prefix);
            for (_, other) in components().enumerate().filter(|(other, _)| *other != at) {
                assert!(!other.prefix.starts_with(row.prefix), "{} hides {}", row.prefix, other.prefix);
            }
        }
    }

    #[test]
    fn every_topic_has_one_row() {
        for topic in Topic::iter() {
            let rows = FEATURES.iter().flat_map(|feature| feature.messages).filter(|row| row.topic == topic).count();
            assert_eq!(rows, 1, "{topic:?}");
        }
    }

    #[test]
    fn every_step_is_taken_once_and_has_words() {
        let steps: Vec<_> = all_steps().map(|due| due.step).collect();
        assert_eq!(steps.iter().collect::<BTreeSet<_>>().len(), steps.len());
        let catalogues = Catalogues::load().unwrap();
        // Those of the app itself too.
        for step in steps.into_iter().chain([Step::SENDING, Step::INDEX, Step::FILE, Step::NAME]) {
            for language in Language::ALL {
                let key = format!("health-step-{}", step.0);
                assert_ne!(catalogues.speak(language).text(&key), key, "{language}");
            }
        }
    }
}

/// What Discord is told of the commands, held to Discord's rules in every locale.
#[cfg(test)]
mod registration {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::super::HINTS;
    use super::table;
    use crate::base::i18n::Catalogues;
    use crate::base::vocabulary::Vocabulary;
    use crate::discord::command;

    const LOCALES: [&str; 6] = ["en-US", "en-GB", "es-ES", "es-419", "pt-BR", "fr"];

    fn commands() -> Vec<Value> {
        let (catalogues, vocabulary) = (Catalogues::load().unwrap(), Vocabulary::load().unwrap());
        match command::registration(&table(), &HINTS, &catalogues, &vocabulary) {
            Value::Array(commands) => commands,
            other => panic!("no list: {other}"),
        }
    }

    fn list<'a>(holder: &'a Value, key: &str) -> &'a [Value] {
        holder[key].as_array().map_or(&[], Vec::as_slice)
    }

    /// A command and everything in it that has a name and a description.
    fn tree(holder: &Value) -> Vec<&Value> {
        std::iter::once(holder).chain(list(holder, "options").iter().flat_map(tree)).collect()
    }

    fn in_locale<'a>(named: &'a Value, what: &str, locale: &str) -> &'a str {
        let found = named[format!("{what}_localizations")][locale].as_str();
        found.unwrap_or_else(|| panic!("no {what} in {locale}: {}", named["name"]))
    }

    #[test]
    fn every_name_and_description_is_there_in_six_locales_and_as_discord_wants_it() {
        for command in commands() {
            if command["type"] == 3 {
                for locale in LOCALES {
                    assert!((1..=32).contains(&in_locale(&command, "name", locale).chars().count()), "{locale}");
                }
                continue;
            }
            for named in tree(&command) {
                for locale in LOCALES {
                    let name = in_locale(named, "name", locale);
                    let allowed = |c: char| c.is_alphanumeric() || "-_'".contains(c);
                    assert!((1..=32).contains(&name.chars().count()) && name.chars().all(allowed), "{locale}: {name}");
                    assert_eq!(name, name.to_lowercase(), "{locale}");
                    let description = in_locale(named, "description", locale);
                    assert!((1..=100).contains(&description.chars().count()), "{locale}: {description}");
                    assert!(!description.ends_with('…'), "cut in {locale}: {description}");
                }
                assert!(list(named, "options").len() <= 25 && list(named, "choices").len() <= 25);
                for choice in list(named, "choices") {
                    for locale in LOCALES.iter().filter(|_| !choice["name_localizations"].is_null()) {
                        let label = in_locale(choice, "name", locale);
                        assert!((1..=100).contains(&label.chars().count()), "{locale}: {label}");
                    }
                }
            }
        }
    }

    #[test]
    fn names_beside_each_other_differ_in_every_locale() {
        fn check(siblings: &[Value]) {
            for locale in LOCALES {
                let mut seen = BTreeSet::new();
                for named in siblings {
                    let name = in_locale(named, "name", locale);
                    assert!(seen.insert(name), "two are called {name} in {locale}");
                    let taken = siblings.iter().any(|other| other["name"] != named["name"] && other["name"] == name);
                    assert!(!taken, "{name} is the {locale} name of one and the default name of another");
                }
            }
            for named in siblings {
                check(list(named, "options"));
            }
        }
        check(&commands());
    }

    #[test]
    fn no_command_has_over_8000_characters() {
        let longest = |named: &Value, what: &str| {
            let default = named[what].as_str().unwrap_or_default().chars().count();
            let others = named[format!("{what}_localizations")].as_object();
            let others = others.into_iter().flatten().filter_map(|(_, text)| Some(text.as_str()?.chars().count()));
            others.chain([default]).max().unwrap_or_default()
        };
        for command in commands() {
            let mut total = 0;
            for named in tree(&command) {
                total += longest(named, "name") + longest(named, "description");
                for choice in list(named, "choices") {
                    total += longest(choice, "name") + choice["value"].as_str().unwrap_or_default().chars().count();
                }
            }
            assert!(total <= 8_000, "{} has {total} characters", command["name"]);
        }
    }
}
