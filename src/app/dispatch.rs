//! From an interaction to its answer: who asks, whether they may, what answers, and what they get where nothing can.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;
use tokio::time::Instant;
use tracing::Instrument as _;

use super::{App, registry};
use crate::base::error::{Error, Result};
use crate::base::failure::causes;
use crate::base::i18n::{Language, Words};
use crate::discord::card::{Accent, Card, Stamp, plain_line};
use crate::discord::command::{Command, Effect, Reply};
use crate::discord::context::{Asker, Ctx, Denied, Rights};
use crate::discord::report;
use crate::discord::rest::CallError;
use crate::discord::router::{self, Interaction, Kind};
use crate::features::blocks::{self, Block};
use crate::features::gatherings;
use crate::features::members::{self, Role};
use crate::features::privacy;
use crate::features::recents;
use crate::features::servers;
use crate::outbox;
use crate::say;

/// The kind of interaction that comes with every letter that is typed: logged where much is.
const SUGGESTIONS: &str = "suggestions";
/// How long an answer waits for what was used to be remembered.
const REMEMBER_WITHIN: Duration = Duration::from_millis(250);

/// How an interaction was answered, for logs.
#[derive(Clone, Copy, Debug, Default)]
struct How {
    /// The kind of answer, or that it was refused or failed
    word: &'static str,
    /// The key of the refusal
    why: Option<&'static str>,
}

impl App {
    /// Answers one interaction, whatever becomes of it. Everything that is logged meanwhile carries its id, which whoever is
    /// told of a fault is told too.
    pub(super) async fn answer(&self, interaction: &Interaction) {
        let (kind, what) = self.outline(&interaction.kind);
        // As high as any level, so that the id is there whatever is logged.
        let span = tracing::error_span!("interaction", interaction = %interaction.id, kind, what);
        async {
            if kind == SUGGESTIONS {
                tracing::debug!("an interaction came");
            } else {
                tracing::info!("an interaction came");
            }
            let began = Instant::now();
            let mut how = How::default();
            let delivered = self.deliver(interaction, &mut how).await;
            let ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
            let How { word: how, why } = how;
            match delivered {
                Err(error) => tracing::warn!(how, why, ms, error = %causes(&error), "an answer did not reach Discord"),
                Ok(()) if kind == SUGGESTIONS => tracing::debug!(how, why, ms, "answered"),
                Ok(()) => tracing::info!(how, why, ms, "answered"),
            }
        }
        .instrument(span)
        .await;
        self.0.owed.notify_one();
    }

    /// What is asked, for logs: the kind, and the row that it is answered by, never more of a custom id.
    fn outline(&self, kind: &Kind) -> (&'static str, &'static str) {
        let command = |path: &str| self.command(path).map(|command| command.path);
        let component = |id: &str| registry::component(id).map(|row| row.prefix);
        let (kind, row) = match kind {
            Kind::Command(path, _) => ("command", command(path)),
            Kind::Autocomplete(path, ..) => (SUGGESTIONS, command(path)),
            Kind::Component(id, _) => ("component", component(id)),
            Kind::Modal(id, _) => ("form", component(id)),
        };
        (kind, row.unwrap_or("unknown"))
    }

    async fn deliver(&self, interaction: &Interaction, how: &mut How) -> Result<(), CallError> {
        let words = self.0.services.catalogues.speak(Language::of_locale(&interaction.locale).unwrap_or_default());
        let reply = async {
            let answered = catch_panic(Box::pin(self.reply(interaction)), || {
                instead(&Error::Fault("the handler panicked".to_owned()), interaction, &words)
            });
            let (reply, known) = answered.await;
            *how = known;
            reply
        };
        let too_late = || Card::note(Accent::Warning, words.text("form-too-late"));
        router::deliver(&self.0.rest, interaction, reply, too_late).await
    }

    async fn reply(&self, interaction: &Interaction) -> (Reply, How) {
        let fallback = Language::of_locale(&interaction.locale).unwrap_or_default();
        let (ctx, block) = match self.meet(interaction).await {
            Ok(met) => met,
            Err(error) => return instead(&error, interaction, &self.0.services.catalogues.speak(fallback)),
        };
        let outcome = self.dispatch(&ctx, block.as_ref(), &interaction.kind).await;
        // Who is blocked reads, and leaves nothing behind.
        if outcome.is_ok() && block.is_none() {
            remember_used(&ctx).await;
        }
        match outcome {
            Ok(reply) => {
                let how = How { word: reply.word(), why: None };
                let reply = match reply {
                    Reply::Ephemeral(card) => Reply::Ephemeral(self.with_inbox(&ctx, card).await),
                    reply => reply,
                };
                (reply, how)
            }
            Err(error) => instead(&error, interaction, &ctx.words()),
        }
    }

    /// Who asks, with which rights, in which language, and whether they are blocked: then their roles rest. Where nothing can
    /// be written, whoever only reads needs not be known.
    async fn meet(&self, interaction: &Interaction) -> Result<(Ctx, Option<Block>)> {
        let (services, now) = (self.0.services.clone(), self.now());
        let home = services.settings.home_guild;
        let server =
            match interaction.server {
                Some(id) => {
                    let arrived = servers::arrive(&services.store, id, &interaction.locale, home, now).await;
                    Some(self.or_unsaved(&interaction.kind, arrived, || {
                        servers::unknown(id, &interaction.locale, home, now)
                    })?)
                }
                None => None,
            };
        let seen = Language::of_locale(&interaction.locale);
        let met = members::meet(&services.store, interaction.user, seen, now).await;
        let person = self.or_unsaved(&interaction.kind, met, || members::stranger(seen))?;
        services.doors.try_person(person.id);
        let server_language = server.as_ref().map(|server| server.language);
        let blocked = privacy::block_again(&services.store, interaction.user, person.id, now).await;
        self.or_unsaved(&interaction.kind, blocked, || false)?;
        let block = blocks::of(&services.store, person.id, now).await?;
        let roles = members::roles(services.store.read(), person.id).await?;
        let rights = if block.is_some() {
            Rights::default()
        } else {
            Rights {
                moderator: roles.contains(&Role::Moderator)
                    || (interaction.manages_server && home.is_some() && interaction.server == home),
                facilitator: roles.contains(&Role::Facilitator),
                steward: roles.contains(&Role::Steward),
                manages_server: interaction.manages_server,
            }
        };
        let mut ctx = Ctx {
            asker: Asker { person: person.id, name: interaction.name.clone(), rights },
            server: interaction.server,
            interaction: interaction.id,
            options: std::collections::HashMap::new(),
            chosen: Vec::new(),
            typed: std::collections::HashMap::new(),
            opened_with: None,
            rest: self.0.rest.clone(),
            now,
            language: person.language.or(seen).or(server_language).unwrap_or_default(),
            services,
            admitted: server.is_none_or(|server| server.admitted_at.is_some()),
            attachment_limit: interaction.attachment_limit,
            used: Arc::default(),
        };
        match &interaction.kind {
            Kind::Command(_, options) | Kind::Autocomplete(_, _, options) => ctx.options.clone_from(options),
            Kind::Component(_, chosen) => ctx.chosen.clone_from(chosen),
            Kind::Modal(id, typed) => {
                ctx.typed.clone_from(typed);
                ctx.opened_with = Stamp::split(id).1;
            }
        }
        Ok((ctx, block))
    }

    async fn dispatch(&self, ctx: &Ctx, block: Option<&Block>, kind: &Kind) -> Result<Reply> {
        let effect = self.effect(kind);
        // What one owns can be had and erased from wherever one is.
        if let (false, Some(server)) = (ctx.admitted, ctx.server)
            && !effect.is_open_everywhere()
        {
            return Err(Denied::Server(server).into());
        }
        if let Some(block) = block.filter(|_| !effect.is_open_to_blocked()) {
            return Err(blocks::refusal(ctx.store(), ctx.asker.person, block, ctx.now).await?.into());
        }
        match kind {
            Kind::Command(path, _) => {
                let command = self.command(path).ok_or(Denied::OldCommand)?;
                if ctx.server.is_none() {
                    return Err(Denied::DirectMessage.into());
                }
                command.access.check(ctx.asker.rights)?;
                (command.run)(ctx).await
            }
            Kind::Autocomplete(path, option, options) => {
                let command = self.command(path).ok_or(Denied::OldCommand)?;
                command.access.check_suggestions(ctx.asker.rights)?;
                let text = options.get(option).map(String::as_str).unwrap_or_default();
                match command.suggester(option) {
                    Some(suggest) => suggest(ctx, text).await,
                    None => Ok(Reply::Choices(Vec::new())),
                }
            }
            Kind::Component(id, _) => {
                let row = registry::component(id).ok_or(Denied::OldButton)?;
                row.access.check(ctx.asker.rights)?;
                (row.on_press.ok_or(Denied::OldButton)?)(ctx, id).await
            }
            Kind::Modal(id, _) => {
                let id = Stamp::split(id).0;
                let row = registry::component(id).ok_or(Denied::OldButton)?;
                row.access.check(ctx.asker.rights)?;
                (row.on_submit.ok_or(Denied::OldButton)?)(ctx, id).await
            }
        }
    }

    fn command(&self, path: &str) -> Option<&Command> {
        self.0.commands.iter().find(|command| command.path == path)
    }

    /// What it does that is asked for. Of what is in no row, the worst is thought.
    fn effect(&self, kind: &Kind) -> Effect {
        let known = match kind {
            // Suggestions show nothing that reading does not; without them the reason for a refusal would never be met.
            Kind::Autocomplete(..) => Some(Effect::Reads),
            Kind::Command(path, _) => self.command(path).map(|command| command.effect),
            Kind::Component(id, _) | Kind::Modal(id, _) => registry::component(id).map(|row| row.effect),
        };
        known.unwrap_or(Effect::Acts)
    }

    /// What was remembered, or what takes its place where that failed, for what is of use all the same.
    fn or_unsaved<T>(&self, kind: &Kind, remembered: Result<T>, unsaved: impl FnOnce() -> T) -> Result<T> {
        match remembered {
            Err(error) if error.is_of_the_disk() && self.effect(kind).needs_no_writing() => Ok(unsaved()),
            remembered => remembered,
        }
    }

    /// What waits in the inbox heads the next quiet answer, and so does what a click on Discord's "Interested" became.
    async fn with_inbox(&self, ctx: &Ctx, card: Card) -> Card {
        let card = match gatherings::seats::untold(ctx.store(), ctx.asker.person).await {
            Ok(titles) => titles.iter().fold(card, |card, title| {
                card.headed(&say!(ctx.words(), "interested-noted", title = plain_line(title)))
            }),
            Err(error) => {
                tracing::error!(error = %causes(&error), "clicks on \"Interested\" could not be told");
                card
            }
        };
        match outbox::count_unread(ctx.store().read(), ctx.asker.person).await {
            Ok(count) if count > 0 => card.headed(&say!(ctx.words(), "inbox-waiting", count = count)),
            Ok(_) => card,
            Err(error) => {
                tracing::error!(error = %causes(&error), "an inbox could not be counted");
                card
            }
        }
    }
}

/// Remembers what the asker used, for suggestions. That is not worth an answer that comes late, let alone none.
async fn remember_used(ctx: &Ctx) {
    let used = ctx.used();
    if used.is_empty() {
        return;
    }
    let noted = recents::record(ctx.store(), ctx.asker.person, &used, ctx.now);
    match tokio::time::timeout(REMEMBER_WITHIN, noted).await {
        Ok(Ok(())) => {}
        // That nothing can be written is said elsewhere.
        Ok(Err(error)) if error.is_of_the_disk() => {}
        Ok(Err(error)) => {
            tracing::warn!(error = %causes(&error), "what somebody used could not be remembered");
        }
        Err(_) => tracing::debug!("the database was busy: what somebody used is not remembered"),
    }
}

/// What the asker gets where there is no answer: why, and what they had typed, so that nobody has to write it twice.
fn instead(error: &Error, interaction: &Interaction, words: &Words) -> (Reply, How) {
    let how = match error {
        Error::Refused(refusal) => How { word: "refused", why: Some(refusal.phrase().key()) },
        Error::Store(_) | Error::Discord(_) | Error::Fault(_) => How { word: "failed", why: None },
    };
    if matches!(interaction.kind, Kind::Autocomplete(..)) {
        // It comes with each letter that is typed, and whatever lasts is said as an error elsewhere.
        if how.why.is_none() {
            tracing::warn!(error = %causes(error), "nothing could be suggested");
        }
        return (Reply::Choices(Vec::new()), how);
    }
    let reply = match report::answer(error, interaction.id, words) {
        Reply::Ephemeral(card) => Reply::Ephemeral(report::with_typed(card, &interaction.typed(), words)),
        reply => reply,
    };
    (reply, how)
}

/// A reply also where its handler panics, which is a fault of ours like any other.
async fn catch_panic<T>(reply: impl Future<Output = T>, instead: impl FnOnce() -> T) -> T {
    AssertUnwindSafe(reply).catch_unwind().await.unwrap_or_else(|_| instead())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::i18n::Catalogues;

    #[tokio::test]
    async fn a_handler_that_panics_is_answered_all_the_same() {
        let broken = async { panic!("on purpose") };
        assert_eq!(catch_panic(broken, || "fault").await, "fault");
    }

    #[tokio::test]
    async fn what_was_typed_is_given_back_also_where_the_handler_panics() {
        let submitted = serde_json::json!({
            "id": "1", "application_id": "2", "type": 5, "token": "token", "version": 1, "locale": "en-GB",
            "app_permissions": "0", "channel_id": "3", "entitlements": [], "authorizing_integration_owners": {},
            "attachment_size_limit": 1, "user": { "id": "4", "username": "ana", "discriminator": "0" },
            "data": { "custom_id": "writeup/form/1/1", "components": [
                { "type": 1, "components": [{ "type": 4, "custom_id": "title", "value": "A title of some length" }] },
                { "type": 1, "components": [{ "type": 4, "custom_id": "summary", "value": " " }] },
            ]},
        });
        let interaction = Interaction::read(serde_json::from_value(submitted).unwrap()).unwrap();
        let words = Catalogues::load().unwrap().speak(Language::En);
        let broken = async { panic!("on purpose") };
        let fault = Error::Fault("the handler panicked".to_owned());
        let (Reply::Ephemeral(card), _) = catch_panic(broken, || instead(&fault, &interaction, &words)).await else {
            panic!("a card")
        };
        let shown = card.to_quiet().to_string();
        assert!(shown.contains("What you had typed") && shown.contains("A title of some length"), "{shown}");
    }
}
