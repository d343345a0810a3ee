//! What comes through the gateway. Everything here may happen again after a reconnect.

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::FutureExt as _;
use serde_json::{Value, json};
use serenity::all as discord;
use serenity::model::event::Event;
use tokio::time::Instant;

use super::super::{App, HINTS};
use crate::base::failure::causes;
use crate::base::i18n::Language;
use crate::base::ids::{ApplicationId, ServerId, UserId};
use crate::discord::card::{Accent, Card};
use crate::discord::command;
use crate::discord::context::Services;
use crate::discord::rest::{ANSWER_WITHIN, CallError};
use crate::discord::router::Interaction;
use crate::features::blocks;
use crate::features::gatherings;
use crate::features::members;
use crate::features::servers;
use crate::outbox;
use crate::say;

/// What an event says of the connection.
pub enum Life {
    /// The bot was taken in, or in again.
    Greeting,
    /// Something happened in Discord.
    Sign,
    /// It comes with the greeting.
    Nothing,
}

/// Takes events, in order.
#[derive(Default)]
pub struct Events {
    /// Which application this is; known from the first greeting on
    application: Option<ApplicationId>,
    /// Servers that were told before the greeting
    early: Vec<discord::Guild>,
    /// When a change of a server was last looked into
    changed: HashMap<ServerId, Instant>,
}

/// The kind of interaction that wants suggestions.
const AUTOCOMPLETE: u64 = 4;
/// How often changes of a server are looked into at most.
const CHANGES_EVERY: Duration = Duration::from_mins(10);

impl Events {
    /// Does what an event asks for, in a task of its own.
    pub fn take(&mut self, app: &App, event: Event) -> Life {
        match event {
            Event::Ready(event) => {
                let application = ApplicationId::from(event.ready.application.id.get());
                self.application = Some(application);
                for guild in self.early.drain(..) {
                    app.task(move |app| async move { app.server_is_there(&guild, application).await });
                }
                app.task(move |app| async move { app.ready(event.ready).await });
                Life::Greeting
            }
            Event::Resumed(_) => {
                tracing::info!("connected to Discord again, where it was");
                Life::Greeting
            }
            Event::GuildCreate(event) => {
                match self.application {
                    Some(id) => app.task(move |app| async move { app.server_is_there(&event.guild, id).await }),
                    None => self.early.push(event.guild),
                }
                Life::Nothing
            }
            Event::GuildDelete(event) => {
                if let (false, Some(id)) = (event.guild.unavailable, self.application) {
                    app.task(move |app| async move { app.server_is_gone(event.guild.id.get().into(), id).await });
                }
                Life::Sign
            }
            Event::ChannelUpdate(event) => self.changed(app, event.channel.guild_id.get().into()),
            Event::GuildRoleUpdate(event) => self.changed(app, event.role.guild_id.get().into()),
            Event::GuildScheduledEventUserAdd(event) => {
                let (id, user) = (event.scheduled_event_id.get(), event.user_id.get());
                app.task(move |app| async move { app.interested(id, user, true).await });
                Life::Sign
            }
            Event::GuildScheduledEventUserRemove(event) => {
                let (id, user) = (event.scheduled_event_id.get(), event.user_id.get());
                app.task(move |app| async move { app.interested(id, user, false).await });
                Life::Sign
            }
            Event::InteractionCreate(event) => {
                if let Some(interaction) = Interaction::read(event.interaction) {
                    app.task(move |app| async move { app.answer(&interaction).await });
                }
                Life::Sign
            }
            Event::Unknown(event) if event.kind == "INTERACTION_CREATE" => {
                app.task(move |app| async move { app.apologise(&event.value).await });
                Life::Sign
            }
            _ => Life::Sign,
        }
    }

    /// Permissions may have been given in a server: what waits for them there is tried again. Not at every change: some
    /// servers rename a channel all day.
    fn changed(&mut self, app: &App, server: ServerId) -> Life {
        let now = Instant::now();
        let last = self.changed.insert(server, now);
        if last.is_none_or(|last| now.duration_since(last) >= CHANGES_EVERY) {
            app.task(move |app| async move { app.try_server(server).await });
        } else if let Some(last) = last {
            self.changed.insert(server, last);
        }
        Life::Sign
    }
}

impl App {
    /// Does something beside the connection, and outlives its panic.
    fn task<F: Future<Output = ()> + Send + 'static>(&self, work: impl FnOnce(Self) -> F + Send + 'static) {
        let app = self.clone();
        self.0.tasks.spawn(async move {
            if AssertUnwindSafe(work(app)).catch_unwind().await.is_err() {
                tracing::error!("what Discord told could not be dealt with: it panicked");
            }
        });
    }

    async fn ready(&self, ready: discord::Ready) {
        tracing::info!(servers = ready.guilds.len(), "connected to Discord");
        let home = self.0.services.settings.home_guild;
        if let Some(home) =
            home.filter(|home| !ready.guilds.iter().any(|guild| ServerId::from(guild.id.get()) == *home))
        {
            tracing::warn!(
                server = %home,
                "the bot is not in the first server (network.home_guild): nobody can set it up. `tertulia check` prints the \
                 link that invites it"
            );
        }
        let application = ready.application.id.get();
        if let Err(error) = self.forget_left(application.into(), &ready.guilds).await {
            tracing::error!(error = %causes(&error), "servers that were left could not be taken out");
        }
        if let Err(error) = self.register(application).await {
            tracing::error!(error = %causes(&*error), "the commands could not be registered; it is tried again");
            self.0.unregistered.store(application, std::sync::atomic::Ordering::Relaxed);
        }
        if let Err(error) = self.catch_up_with_interested().await {
            tracing::warn!(error = %causes(&*error), "who is interested in scheduled events could not be read");
        }
        self.0.owed.notify_one();
    }

    async fn server_is_there(&self, guild: &discord::Guild, application: ApplicationId) {
        let (store, home) = (&self.0.services.store, self.0.services.settings.home_guild);
        let id = ServerId::from(guild.id.get());
        let noted = async {
            servers::arrive(store, id, &guild.preferred_locale, home, self.now()).await?;
            servers::seen_by(store, id, application).await
        };
        if let Err(error) = noted.await {
            tracing::error!(error = %causes(&error), server = %id, "a server could not be remembered");
        }
    }

    /// Answers an interaction that can't be read, so that nobody waits for an answer in vain.
    async fn apologise(&self, interaction: &Value) {
        let id = interaction["id"].as_str().and_then(|id| id.parse::<u64>().ok());
        let (Some(id), Some(token)) = (id, interaction["token"].as_str()) else { return };
        tracing::error!(interaction = %id, "Discord asks something of a kind that can't be read");
        let locale = interaction["locale"].as_str().unwrap_or_default();
        let words = self.0.services.catalogues.speak(Language::of_locale(locale).unwrap_or_default());
        let answer = if interaction["type"] == AUTOCOMPLETE {
            json!({ "type": 8, "data": { "choices": [] } })
        } else {
            let card = Card::note(Accent::Warning, say!(words, "fault", id = id.to_string()));
            json!({ "type": 4, "data": card.to_quiet() })
        };
        let deadline = Instant::now() + ANSWER_WITHIN;
        if let Err(error) = self.0.rest.answer(id, token, &answer, None, deadline).await {
            tracing::warn!(interaction = %id, error = %causes(&error), "an answer did not reach Discord");
        }
    }

    async fn try_server(&self, id: ServerId) {
        let Services { store, doors, .. } = &self.0.services;
        if let Err(error) = outbox::try_again(store, doors, id, self.now()).await {
            tracing::error!(error = %causes(&error), server = %id, "what waits for a server could not be looked at");
        }
        self.0.owed.notify_one();
    }

    async fn server_is_gone(&self, id: ServerId, application: ApplicationId) {
        let store = &self.0.services.store;
        let noted = async {
            // Another application was the one that belongs there.
            if servers::application(store.read(), id).await?.is_some_and(|known| known != application) {
                return Ok(());
            }
            servers::leave(store, id, self.now()).await
        };
        if let Err(error) = noted.await {
            tracing::error!(error = %causes(&error), server = %id, "a server could not be taken out");
        }
    }

    /// Takes out the servers that the bot was removed from while it was away. Only the application that was there can
    /// tell: with another one's token, every server would seem to be gone, at every start.
    async fn forget_left(
        &self,
        application: ApplicationId,
        present: &[discord::UnavailableGuild],
    ) -> crate::base::error::Result<()> {
        let store = &self.0.services.store;
        for server in servers::of_application(store.read(), application).await? {
            if !present.iter().any(|guild| ServerId::from(guild.id.get()) == server) {
                servers::leave(store, server, self.now()).await?;
                tracing::info!(%server, "the bot was removed from a server while it was away");
            }
        }
        Ok(())
    }

    /// What stands below the bot's name: `/help`, as each language calls it.
    pub(super) fn presence(&self) -> String {
        let mut names: Vec<String> = Vec::new();
        for language in Language::ALL {
            let name = format!("/{}", self.0.services.catalogues.speak(language).text("command-help"));
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(" · ")
    }

    /// Somebody clicked "Interested" on a mirrored gathering, or took it back.
    async fn interested(&self, event: u64, user: u64, is_interested: bool) {
        let store = &self.0.services.store;
        let noted = async {
            let person = members::meet(store, user.into(), None, self.now()).await?.id;
            // Whoever is blocked may take an answer back, and give none.
            if is_interested && blocks::of(store, person, self.now()).await?.is_some() {
                return Ok(());
            }
            gatherings::interested(store, event.into(), person, is_interested, self.now()).await
        };
        if let Err(error) = noted.await {
            tracing::error!(error = %causes(&error), event, "a click on \"Interested\" was not noted");
        }
        self.0.owed.notify_one();
    }

    /// Clicks on "Interested" that came while the bot was away. An own answer is never overwritten.
    async fn catch_up_with_interested(&self) -> anyhow::Result<()> {
        for (server, event) in gatherings::mirrors(self.0.services.store.read(), self.now()).await? {
            let mut after = UserId(0);
            loop {
                let users = match self.0.rest.interested(server, event, after).await {
                    Ok(users) => users,
                    Err(error) => {
                        if matches!(error, CallError::Refused { status: 404, .. }) {
                            gatherings::forget_mirror(&self.0.services.store, event).await?;
                        }
                        tracing::warn!(event = event.0, error = %causes(&error), "who is interested in a scheduled event could not be read");
                        break;
                    }
                };
                for user in &users {
                    self.interested(event.to_discord(), user.to_discord(), true).await;
                }
                match users.iter().max_by_key(|user| user.to_discord()) {
                    // A page that leads nowhere would be asked for again and again.
                    Some(last) if users.len() == 100 && last.to_discord() > after.to_discord() => after = *last,
                    _ => break,
                }
            }
        }
        Ok(())
    }

    /// Tells Discord the commands, where they differ from what it was told last.
    pub(in crate::app) async fn register(&self, application: u64) -> anyhow::Result<()> {
        let services = &self.0.services;
        let commands = command::registration(&self.0.commands, &HINTS, &services.catalogues, &services.vocabulary);
        let key = command::fingerprint_key(application);
        let fingerprint = command::fingerprint(&commands);
        if servers::remembered(services.store.read(), &key).await?.as_deref() == Some(fingerprint.as_str()) {
            return Ok(());
        }
        self.0.rest.put_commands(application, &commands).await?;
        servers::remember(&services.store, &key, &fingerprint).await?;
        tracing::info!(commands = self.0.commands.len(), "commands registered");
        Ok(())
    }
}
