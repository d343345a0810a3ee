//! The connection to Discord's gateway: made, watched, closed, and what comes through it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use serenity::all as discord;
use serenity::async_trait;
use serenity::gateway::{ConnectionStage, GatewayError, ShardManager};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::{App, HINTS};
use crate::blocking;
use crate::discord::command;
use crate::discord::rest::CallError;
use crate::discord::router::Question;
use crate::gatherings;
use crate::members;
use crate::servers;
use crate::store::Lost;
use crate::words::Language;

/// How long the gateway may take to close.
const CLOSE_WITHIN: Duration = Duration::from_millis(1_500);
/// How long to wait before Discord is asked again for its gateway, at first and at most.
const CONNECT_AGAIN: (Duration, Duration) = (Duration::from_secs(3), Duration::from_mins(1));
/// How often the connection is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Why the bot can't go on by itself. Each has its own exit code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Stopped {
    /// Discord does not accept the token.
    #[error(
        "Discord does not accept the token. In the developer portal, your application → Bot → Reset Token makes a new \
         one; put it into DISCORD_TOKEN. Nothing that is owed is lost."
    )]
    Token,
    /// Discord refuses the intents.
    #[error(
        "Discord refuses the intents GUILDS and GUILD_SCHEDULED_EVENTS, which need no approval. Is the token that of a \
         bot? `tertulia check` says more."
    )]
    Intents,
    /// The connection was down for too long.
    #[error("there was no connection to Discord for {} seconds; start again to try afresh", .0.as_secs())]
    Connection(Duration),
    /// The database could not be written for too long.
    #[error(
        "the database could not be written for {} minutes ({why}). Is the disk full, or does it fail? Start again once there \
         is room; what was saved is still there.",
        .given_up_after.as_secs() / 60
    )]
    Unwritable {
        /// For how long
        given_up_after: Duration,
        /// Why the first write failed
        why: String,
    },
    /// The files of the database are not those that were opened.
    #[error("the database {} is not where it was: {lost}. {then}", .database.display())]
    Lost {
        /// Where it was
        database: PathBuf,
        /// What became of it
        lost: Lost,
        /// Where what it held is now, and what to do
        then: String,
    },
}

/// Notices when the connection has been down for too long.
struct Watchdog {
    patience: Duration,
    down_since: Option<Instant>,
}

impl Watchdog {
    /// Whether the connection has been down for as long as may be.
    fn is_lost(&mut self, connected: bool, now: Instant) -> bool {
        if connected {
            self.down_since = None;
            return false;
        }
        now.duration_since(*self.down_since.get_or_insert(now)) >= self.patience
    }
}

impl App {
    /// Listens to the gateway until `shutdown`.
    pub(super) async fn listen(&self, shutdown: &CancellationToken) -> anyhow::Result<()> {
        let Some(mut client) = self.connect(shutdown).await? else { return Ok(()) };
        let shards = Arc::clone(&client.shard_manager);
        tokio::select! {
            outcome = client.start() => outcome.map_err(explain),
            lost = self.lost(&shards) => Err(lost.into()),
            () = shutdown.cancelled() => {
                // While no shard is up this returns early, and a broken one may take long: neither may hold us.
                if tokio::time::timeout(CLOSE_WITHIN, shards.shutdown_all()).await.is_err() {
                    tracing::warn!("the gateway took too long to close");
                }
                Ok(())
            }
        }
    }

    /// A client that knows its gateway; none where `shutdown` came first. Where serenity can't ask for the gateway it
    /// falls back to Discord's own, whatever the address that was set: such a client is thrown away before it starts.
    async fn connect(&self, shutdown: &CancellationToken) -> anyhow::Result<Option<discord::Client>> {
        let intents = discord::GatewayIntents::GUILDS | discord::GatewayIntents::GUILD_SCHEDULED_EVENTS;
        let mut pause = CONNECT_AGAIN.0;
        loop {
            // Said once, with IDENTIFY: setting it later over a broken socket would end serenity's shard for good.
            let client = discord::ClientBuilder::new_with_http(self.0.rest.gateway_client(), intents)
                .activity(discord::ActivityData::custom(self.presence()))
                .event_handler(Events(self.clone()));
            let client = tokio::select! {
                () = shutdown.cancelled() => return Ok(None),
                client = client => client.context("the connection to Discord can't be prepared")?,
            };
            let gateway = client.ws_url.lock().await.clone();
            if self.0.rest.is_our_gateway(&gateway) {
                return Ok(Some(client));
            }
            tracing::warn!(again_in = pause.as_secs(), "Discord can't be reached at the address that was set");
            tokio::select! {
                () = shutdown.cancelled() => return Ok(None),
                () = tokio::time::sleep(pause) => {}
            }
            pause = (pause * 2).min(CONNECT_AGAIN.1);
        }
    }

    /// What stands below the bot's name: `/help`, as each language calls it.
    fn presence(&self) -> String {
        let mut names: Vec<String> = Vec::new();
        for language in Language::ALL {
            let name = format!("/{}", self.0.network.catalogues.speak(language).text("command-help"));
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(" · ")
    }

    /// Waits until the connection has been down for too long. serenity reconnects by itself, but not from everything.
    async fn lost(&self, shards: &ShardManager) -> Stopped {
        let patience = self.0.network.settings.give_up_after;
        let mut watchdog = Watchdog { patience, down_since: None };
        loop {
            tokio::time::sleep(LOOK_EVERY).await;
            let connected = {
                let runners = shards.runners.lock().await;
                !runners.is_empty() && runners.values().all(|runner| runner.stage == ConnectionStage::Connected)
            };
            self.0.network.pulse.gateway(connected, self.now());
            if watchdog.is_lost(connected, Instant::now()) {
                return Stopped::Connection(patience);
            }
        }
    }

    /// Takes out the servers that the bot was removed from while it was away. Only the application that was here before
    /// can tell: with another one's token, every server would seem to be gone.
    async fn forget_left(&self, application: u64, present: &[discord::UnavailableGuild]) -> anyhow::Result<()> {
        let store = &self.0.network.store;
        if servers::remembered(store, &command::fingerprint_key(application)).await?.is_none() {
            return Ok(());
        }
        for server in servers::admitted(store.read()).await? {
            if !present.iter().any(|guild| guild.id.get() == server.id.to_discord()) {
                servers::leave(store, server.id, self.now()).await?;
                tracing::info!(server = %server.id, "the bot was removed from a server while it was away");
            }
        }
        Ok(())
    }

    /// Somebody clicked "Interested" on a mirrored gathering, or took it back.
    async fn interested(&self, event: u64, user: u64, is_interested: bool) {
        let store = &self.0.network.store;
        let noted = async {
            let person = members::meet(store, user.into(), None, self.now()).await?.id;
            // Whoever is blocked may take an answer back, and give none.
            if is_interested && blocking::of(store, person, self.now()).await?.is_some() {
                return Ok(());
            }
            gatherings::interested(store, event.into(), person, is_interested, self.now()).await
        };
        if let Err(error) = noted.await {
            tracing::error!(error = &error as &dyn std::error::Error, event, "a click on \"Interested\" was not noted");
        }
        self.0.owed.notify_one();
    }

    /// Clicks on "Interested" that came while the bot was away. An own answer is never overwritten.
    async fn catch_up_with_interested(&self) -> anyhow::Result<()> {
        for (server, event) in gatherings::mirrors(&self.0.network.store, self.now()).await? {
            let mut after = crate::ids::UserId(0);
            loop {
                let users = match self.0.rest.interested(server, event, after).await {
                    Ok(users) => users,
                    Err(error) => {
                        if matches!(error, CallError::Refused { status: 404, .. }) {
                            gatherings::forget_mirror(&self.0.network.store, event).await?;
                        }
                        tracing::warn!(event = event.0, %error, "who is interested in a scheduled event could not be read");
                        break;
                    }
                };
                for user in &users {
                    self.interested(event.to_discord(), user.to_discord(), true).await;
                }
                match users.iter().max_by_key(|user| user.to_discord()) {
                    Some(last) if users.len() == 100 => after = *last,
                    _ => break,
                }
            }
        }
        Ok(())
    }

    /// Tells Discord the commands, where they differ from what it was told last.
    pub(super) async fn register(&self, application: u64) -> anyhow::Result<()> {
        let network = &self.0.network;
        let commands = command::registration(&self.0.commands, &HINTS, &network.catalogues, &network.vocabulary);
        let key = command::fingerprint_key(application);
        let fingerprint = command::fingerprint(&commands);
        if servers::remembered(&network.store, &key).await?.as_deref() == Some(fingerprint.as_str()) {
            return Ok(());
        }
        self.0.rest.put_commands(application, &commands).await?;
        servers::remember(&network.store, &key, &fingerprint).await?;
        tracing::info!(commands = self.0.commands.len(), "commands registered");
        Ok(())
    }
}

/// What serenity's failure means for the operator.
fn explain(error: serenity::Error) -> anyhow::Error {
    match error {
        serenity::Error::Gateway(GatewayError::InvalidAuthentication | GatewayError::NoAuthentication) => {
            Stopped::Token.into()
        }
        serenity::Error::Gateway(GatewayError::InvalidGatewayIntents | GatewayError::DisallowedGatewayIntents) => {
            Stopped::Intents.into()
        }
        other => anyhow::Error::new(other).context("the connection to Discord ended"),
    }
}

/// What the gateway tells. Every handler may run again after a reconnect.
struct Events(App);

#[async_trait]
impl discord::EventHandler for Events {
    async fn ready(&self, _: discord::Context, ready: discord::Ready) {
        tracing::info!(servers = ready.guilds.len(), "connected to Discord");
        self.0.0.network.pulse.gateway(true, self.0.now());
        let application = ready.application.id.get();
        if let Err(error) = self.0.forget_left(application, &ready.guilds).await {
            tracing::error!(error = format!("{error:#}"), "servers that were left could not be taken out");
        }
        if let Err(error) = self.0.register(application).await {
            tracing::error!(error = format!("{error:#}"), "the commands could not be registered; it is tried again");
            self.0.0.unregistered.store(application, std::sync::atomic::Ordering::Relaxed);
        }
        if let Err(error) = self.0.catch_up_with_interested().await {
            tracing::warn!(error = format!("{error:#}"), "who is interested in scheduled events could not be read");
        }
        self.0.0.owed.notify_one();
    }

    async fn guild_create(&self, _: discord::Context, guild: discord::Guild, _: Option<bool>) {
        let app = &self.0;
        let home = app.0.network.settings.home_guild;
        let arrived =
            servers::arrive(&app.0.network.store, guild.id.get().into(), &guild.preferred_locale, home, app.now())
                .await;
        if let Err(error) = arrived {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                server = guild.id.get(),
                "a server could not be remembered"
            );
        }
    }

    async fn guild_delete(&self, _: discord::Context, guild: discord::UnavailableGuild, _: Option<discord::Guild>) {
        if guild.unavailable {
            return;
        }
        if let Err(error) = servers::leave(&self.0.0.network.store, guild.id.get().into(), self.0.now()).await {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                server = guild.id.get(),
                "a server could not be taken out"
            );
        }
    }

    async fn guild_scheduled_event_user_add(
        &self,
        _: discord::Context,
        event: discord::GuildScheduledEventUserAddEvent,
    ) {
        self.0.interested(event.scheduled_event_id.get(), event.user_id.get(), true).await;
    }

    async fn guild_scheduled_event_user_remove(
        &self,
        _: discord::Context,
        event: discord::GuildScheduledEventUserRemoveEvent,
    ) {
        self.0.interested(event.scheduled_event_id.get(), event.user_id.get(), false).await;
    }

    async fn interaction_create(&self, _: discord::Context, interaction: discord::Interaction) {
        let Some(question) = Question::read(interaction) else { return };
        let (app, id) = (self.0.clone(), question.id);
        let answered = self.0.0.tasks.spawn(async move { app.answer(&question).await });
        if let Err(error) = answered.await {
            tracing::error!(interaction = id, error = %error, "a question broke its answer");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_connection_is_given_up_only_after_it_was_down_without_a_break() {
        let (start, second) = (Instant::now(), Duration::from_secs(1));
        let mut watchdog = Watchdog { patience: 90 * second, down_since: None };
        assert!(!watchdog.is_lost(false, start));
        assert!(!watchdog.is_lost(false, start + 89 * second));
        assert!(!watchdog.is_lost(true, start + 90 * second), "it came back");
        assert!(!watchdog.is_lost(false, start + 100 * second));
        assert!(!watchdog.is_lost(false, start + 189 * second));
        assert!(watchdog.is_lost(false, start + 190 * second));
    }
}
