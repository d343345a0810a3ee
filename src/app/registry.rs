//! The command table, who answers which button, what owed messages say.

use futures_util::future::BoxFuture;
use sqlx::SqliteConnection;
use tertulia_clock::Moment;

use crate::base::error::{Refusal as _, Result};
use crate::base::ids::{ChannelId, MessageId, PersonId, RevisionId, UserId, WriteupId};
use crate::discord::command::{self, Command, Reply};
use crate::discord::context::{Ctx, Denied, Services};
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
use crate::features::writeups::{self, view::CardData};
use crate::outbox::{self, Content, Contents, OutboxMessage, Target, Topic};

/// Every command of the bot.
pub(crate) fn table() -> Vec<Command> {
    [
        search::commands::table(),
        writeups::commands::table(),
        translations::commands::table(),
        provenance::commands::table(),
        subscriptions::commands::table(),
        places::commands::table(),
        gatherings::commands::table(),
        members::commands::table(),
        gatherings::commands::me_table(),
        subscriptions::commands::me_table(),
        privacy::commands::table(),
        review::commands::table(),
        setup::commands::table(),
        servers::commands::table(),
        place_admin::commands::table(),
        members::commands::admin_table(),
        blocks::commands::table(),
        transparency::commands::table(),
        open_data::commands::table(),
        backup::commands::table(),
        health::commands::table(),
        help::commands::table(),
    ]
    .into_iter()
    .flatten()
    .chain([Command {
        path: "me inbox",
        access: command::Access::Everyone,
        options: vec![],
        run: |ctx| Box::pin(inbox(ctx)),
    }])
    .collect()
}

async fn inbox(ctx: &Ctx) -> Result<Reply> {
    members::inbox::inbox(ctx, &ctx.services).await
}

/// A button or menu, by the first part of its custom id.
pub(super) async fn press(ctx: &Ctx, id: &str) -> Result<Reply> {
    match id.split('/').next() {
        Some("writeup") => writeups::commands::press(ctx, id).await,
        Some("review") => review::commands::press(ctx, id).await,
        Some("translation") => translations::commands::press(ctx, id).await,
        Some("lineage") => provenance::commands::press(ctx, id).await,
        Some("report") => reports::commands::press(ctx, id).await,
        Some("place") => places::commands::press(ctx, id).await,
        Some("search") => search::commands::press(ctx, id).await,
        Some("setup") => setup::commands::press(ctx, id).await,
        Some("gathering") => gatherings::commands::press(ctx, id).await,
        Some("privacy") => privacy::commands::press(ctx, id).await,
        Some("upkeep") => staleness::commands::press(ctx, id).await,
        Some("inbox") => members::inbox::press(ctx, &ctx.services, id).await,
        Some("log" | "transparency") => transparency::commands::press(ctx, id).await,
        _ => Err(Denied::OldButton.into()),
    }
}

/// A form, by the first part of its custom id.
pub(super) async fn submit(ctx: &Ctx, id: &str) -> Result<Reply> {
    match id.split('/').next() {
        Some("writeup") => writeups::commands::submit_form(ctx, id).await,
        Some("review") => review::commands::submit_form(ctx, id).await,
        Some("translation") => translations::commands::submit_form(ctx, id).await,
        Some("lineage") => provenance::commands::submit_form(ctx, id).await,
        Some("report") => reports::commands::submit_form(ctx, id).await,
        Some("gathering") => gatherings::commands::submit_form(ctx, id).await,
        _ => Err(Denied::OldButton.into()),
    }
}

/// Suggestions for an option.
pub(super) async fn suggest(ctx: &Ctx, path: &str, option: &str) -> Result<Reply> {
    let typed = ctx.options.get(option).map(String::as_str).unwrap_or_default();
    match (path, option) {
        ("me unfollow", "place") => subscriptions::commands::suggest_followed(ctx, typed).await,
        (path, "place") => places::commands::suggest(ctx, path, typed).await,
        ("admin server", "server") => servers::commands::suggest(ctx, typed).await,
        ("admin place", "country") => Ok(place_admin::commands::suggest_countries(ctx, typed)),
        ("admin log", "action") => transparency::commands::suggest_actions(ctx, typed),
        ("admin log", "id") => transparency::commands::suggest_subjects(ctx, path, typed).await,
        (path, option) if path.starts_with("gathering ") || option == "zone" => {
            gatherings::autocomplete::suggest(ctx, path, option, typed).await
        }
        (path, "id" | "into") if path.starts_with("review ") => {
            review::commands::suggest(ctx, path, option, typed).await
        }
        (_, "id") => writeups::commands::suggest(ctx, path, typed).await,
        _ => Ok(Reply::Choices(Vec::new())),
    }
}

impl Contents for Services {
    fn content(
        &self,
        topic: Topic,
        subject: i64,
        target: Target,
        is_there: bool,
        now: Moment,
    ) -> BoxFuture<'_, Result<Option<Content>>> {
        Box::pin(async move {
            let language = match target {
                Target::Channel(server, _) => match servers::get(&self.store, server).await? {
                    Some(server) if server.admitted_at.is_some() => server.language,
                    // A server that was taken out: what was mirrored there is called off.
                    Some(_) if topic == Topic::GatheringEvent && is_there => {
                        let (body, mark) = (serde_json::json!({ "status": 4 }), String::new());
                        return Ok(Some(Content::Event(outbox::Event { body, mark, is_cancelled: true })));
                    }
                    _ => return Ok(None),
                },
                Target::Person(person) => members::language(&self.store, person).await?.unwrap_or_default(),
            };
            let words = self.catalogues.speak(language);
            if privacy::is_gone(&self.store, topic, subject).await? {
                return Ok(is_there.then(|| Content::Card(privacy::view::gone(&words))));
            }
            let card = match topic {
                Topic::Announcement => {
                    let Some((writeup, revision)) = writeups::get(&self.store, WriteupId(subject)).await? else {
                        return Ok(None);
                    };
                    if revision.is_erased() {
                        return Ok(Some(Content::Card(privacy::view::erased(&words, writeup.reference()))));
                    }
                    if writeup.withdrawn_at.is_some() {
                        // What was never announced needs no farewell.
                        if !is_there {
                            return Ok(None);
                        }
                        let why = writeups::unseen(&self.store, writeup.id, &writeup.reference().to_string()).await?;
                        let card = writeups::view::no_longer(&words, &why.phrase(), writeup.merged_into);
                        return Ok(Some(Content::Card(card)));
                    }
                    let place = places::get(&self.store, writeup.place).await?;
                    let extras = writeups::annotations::of(&self.store, &writeup, &revision, language).await?;
                    let sheet = CardData {
                        writeup: &writeup,
                        revision: &revision,
                        place: &place,
                        history: &[],
                        extras: &extras,
                    };
                    writeups::view::announcement(&words, &self.vocabulary, &sheet)
                }
                Topic::ReviewCard | Topic::Decision | Topic::MergedIntoYours | Topic::HoldOver => {
                    if topic == Topic::ReviewCard {
                        let case = review::read(&self.store, RevisionId(subject)).await?;
                        if case.revision.is_erased() {
                            let card = privacy::view::erased(&words, case.writeup.reference());
                            return Ok(Some(Content::Card(card)));
                        }
                    }
                    let card = review::messages::content(self, topic, subject, &words, now).await?;
                    return Ok(card.map(Content::Card));
                }
                Topic::ConfirmAsked | Topic::Adapted => {
                    return provenance::content(self, topic, subject, target, &words).await;
                }
                Topic::TranslationCard | Topic::TranslationDecision => {
                    return translations::content(self, topic, subject, &words).await;
                }
                Topic::ReportCard | Topic::ReportDecision => {
                    return reports::content(self, topic, subject, target, &words).await;
                }
                Topic::Digest => return subscriptions::content(self, subject, target, &words).await,
                Topic::StaleAsked => match staleness::asked_about(&self.store, subject).await? {
                    Some((writeup, revision)) => staleness::letter(&words, &writeup, &revision),
                    None => return Ok(None),
                },
                Topic::Gathering
                | Topic::GatheringEvent
                | Topic::GatheringThread
                | Topic::Reminder
                | Topic::GatheringNotice
                | Topic::LetterWaits => {
                    return gatherings::messages::content(self, topic, subject, (target, is_there), &words, now).await;
                }
            };
            Ok(Some(Content::Card(card)))
        })
    }

    fn user(&self, person: PersonId) -> BoxFuture<'_, Result<Option<UserId>>> {
        Box::pin(members::user_of(&self.store, person))
    }

    fn sent<'a>(
        &'a self,
        tx: &'a mut SqliteConnection,
        owed: &'a OutboxMessage,
        at: (ChannelId, MessageId),
        now: Moment,
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(gatherings::messages::sent(tx, owed, at, now))
    }

    fn undeliverable<'a>(
        &'a self,
        tx: &'a mut SqliteConnection,
        owed: &'a OutboxMessage,
        now: Moment,
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(gatherings::messages::undeliverable(tx, owed, now))
    }
}

/// What Discord is told of the commands, held to Discord's rules in every locale.
#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::super::HINTS;
    use super::*;
    use crate::base::i18n::Catalogues;
    use crate::base::vocabulary::Vocabulary;

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
