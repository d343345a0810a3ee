//! Composition: the command table, who answers which button, what owed messages say, the tasks and their end.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use futures_util::future::BoxFuture;
use serenity::all as discord;
use serenity::async_trait;
use tokio::sync::{Mutex, Notify};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::clock::Clock;
use crate::config::Settings;
use crate::discord::card::Card;
use crate::discord::command::{self, Command, Reply};
use crate::discord::context::{Asker, Ctx, Denied, Network, Rights};
use crate::discord::report;
use crate::discord::rest::{Rest, Token};
use crate::discord::router::{self, Question, What};
use crate::error::Result;
use crate::help;
use crate::ids::{DecisionId, Moment, PersonId, RevisionId, UserId, WriteupId};
use crate::members::{self, Role};
use crate::outbox::{self, Contents, Target, Topic};
use crate::places;
use crate::review;
use crate::say;
use crate::search;
use crate::servers;
use crate::store::Store;
use crate::vocabulary::Vocabulary;
use crate::words::{Catalogues, Language};
use crate::writeups::{self, view::Sheet};

/// How often what is owed is looked at without being asked to.
const SWEEP_EVERY: Duration = Duration::from_secs(15);
/// How long the gateway may take to close, and then what is under way.
const CLOSE_WITHIN: Duration = Duration::from_secs(3);
/// How long to wait before Discord is asked again for its gateway.
const CONNECT_AGAIN: Duration = Duration::from_secs(3);
/// What Discord shows to whom by default. It decides nothing: rights are checked on each call.
const HINTS: [(&str, u64); 2] = [("admin", 1 << 5), ("review", 1 << 13)];

/// Every command of the bot.
pub(crate) fn table() -> Vec<Command> {
    [
        search::commands::table(),
        writeups::commands::table(),
        places::commands::table(),
        members::commands::table(),
        review::commands::table(),
        servers::commands::table(),
        members::commands::admin_table(),
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
    members::inbox::inbox(ctx, &ctx.network).await
}

/// A button or menu, by the first part of its custom id.
async fn press(ctx: &Ctx, id: &str) -> Result<Reply> {
    match id.split('/').next() {
        Some("writeup") => writeups::commands::press(ctx, id).await,
        Some("review") => review::commands::press(ctx, id).await,
        Some("place") => places::commands::press(ctx, id).await,
        Some("search") => search::commands::press(ctx, id).await,
        _ => Err(Denied::OldButton.into()),
    }
}

/// A form, by the first part of its custom id.
async fn submit(ctx: &Ctx, id: &str) -> Result<Reply> {
    match id.split('/').next() {
        Some("writeup") => writeups::commands::submit_form(ctx, id).await,
        Some("review") => review::commands::submit_form(ctx, id).await,
        _ => Err(Denied::OldButton.into()),
    }
}

/// Suggestions for an option.
async fn suggest(ctx: &Ctx, path: &str, option: &str) -> Result<Reply> {
    let typed = ctx.options.get(option).map(String::as_str).unwrap_or_default();
    match (path, option) {
        (_, "place") => places::commands::suggest(ctx, typed).await,
        ("review show", "id") => review::commands::suggest(ctx, typed).await,
        (_, "id") => writeups::commands::suggest(ctx, path, typed).await,
        _ => Ok(Reply::Choices(Vec::new())),
    }
}

impl Contents for Network {
    fn card(&self, topic: Topic, subject: i64, target: Target) -> BoxFuture<'_, Result<Option<Card>>> {
        Box::pin(async move {
            let language = match target {
                Target::Channel(server, _) => match servers::get(&self.store, server).await? {
                    Some(server) if server.admitted_at.is_some() => server.language,
                    _ => return Ok(None),
                },
                Target::Person(person) => members::language(&self.store, person).await?.unwrap_or_default(),
            };
            let words = self.catalogues.speak(language);
            match topic {
                Topic::Announcement => {
                    let Some((writeup, revision)) = writeups::get(&self.store, WriteupId(subject)).await? else {
                        return Ok(None);
                    };
                    let place = places::get(&self.store, writeup.place).await?;
                    let sheet = Sheet { writeup: &writeup, revision: &revision, place: &place, history: &[] };
                    Ok(Some(writeups::view::announcement(&words, &self.vocabulary, &sheet)))
                }
                Topic::ReviewCard => {
                    let (writeup, revision, decision) = review::read(&self.store, RevisionId(subject)).await?;
                    let place = places::get(&self.store, writeup.place).await?;
                    let sheet = Sheet { writeup: &writeup, revision: &revision, place: &place, history: &[] };
                    Ok(Some(review::view::card(&words, &self.vocabulary, &sheet, decision.as_ref())))
                }
                Topic::Decision => {
                    let Some(decision) = review::decision(&self.store, DecisionId(subject)).await? else {
                        return Ok(None);
                    };
                    let (writeup, revision, _) = review::read(&self.store, decision.revision).await?;
                    let place = places::get(&self.store, writeup.place).await?;
                    let sheet = Sheet { writeup: &writeup, revision: &revision, place: &place, history: &[] };
                    Ok(Some(review::view::letter(&words, &self.vocabulary, &sheet, &decision)))
                }
            }
        })
    }

    fn user(&self, person: PersonId) -> BoxFuture<'_, Result<Option<UserId>>> {
        Box::pin(members::user_of(&self.store, person))
    }
}

/// The bot, ready to run.
#[derive(Clone)]
pub struct App(Arc<Parts>);

struct Parts {
    network: Network,
    rest: Rest,
    clock: Clock,
    commands: Vec<Command>,
    /// One sweep at a time.
    sweeping: Mutex<()>,
    /// Something new is owed.
    owed: Notify,
    /// Whether the loop sweeps by itself; a test makes each sweep.
    by_itself: bool,
    tasks: TaskTracker,
}

/// How the loop of owed messages runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sweeping {
    /// By itself
    ByItself,
    /// Only when [`App::sweep`] is called
    OnCall,
}

impl App {
    /// Opens the database and makes everything ready; nothing is sent yet.
    ///
    /// # Errors
    /// What can't be opened or read.
    pub async fn prepare(settings: Settings, token: Token, clock: Clock, sweeping: Sweeping) -> anyhow::Result<Self> {
        let store = Store::open(&settings.database).await?;
        places::plant(&store).await?;
        let rest = Rest::new(settings.api_url.clone(), token)?;
        let network = Network {
            store,
            catalogues: Catalogues::load()?,
            vocabulary: Arc::new(Vocabulary::load()?),
            settings: Arc::new(settings),
        };
        Ok(Self(Arc::new(Parts {
            network,
            rest,
            clock,
            commands: table(),
            sweeping: Mutex::default(),
            owed: Notify::new(),
            by_itself: sweeping == Sweeping::ByItself,
            tasks: TaskTracker::new(),
        })))
    }

    /// What every handler may use.
    pub(crate) fn network(&self) -> &Network {
        &self.0.network
    }

    /// Connects to Discord and answers until `shutdown`; ends early where Discord refuses the token or the intents.
    ///
    /// # Errors
    /// Why it could not go on.
    pub async fn run(self, shutdown: CancellationToken) -> anyhow::Result<()> {
        if self.0.by_itself {
            self.0.tasks.spawn(self.clone().sweep_until(shutdown.clone()));
        }
        let outcome = self.listen(&shutdown).await;
        shutdown.cancel();
        self.0.tasks.close();
        // What is under way may finish; what takes longer is a row and goes on after the next start.
        if tokio::time::timeout(CLOSE_WITHIN, self.0.tasks.wait()).await.is_err() {
            tracing::warn!("some work was left for the next start");
        }
        self.0.network.store.close().await;
        if self.0.rest.is_unauthorised() {
            anyhow::bail!("Discord does not accept the token any more; put a new one into DISCORD_TOKEN");
        }
        outcome
    }

    /// Listens to the gateway until `shutdown`.
    async fn listen(&self, shutdown: &CancellationToken) -> anyhow::Result<()> {
        let Some(mut client) = self.connect(shutdown).await? else { return Ok(()) };
        let shards = Arc::clone(&client.shard_manager);
        tokio::select! {
            outcome = client.start() => outcome.context("the connection to Discord ended"),
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
        loop {
            let client = discord::ClientBuilder::new_with_http(self.0.rest.gateway_client(), intents)
                .event_handler(Events(self.clone()))
                .await
                .context("the connection to Discord can't be prepared")?;
            let gateway = client.ws_url.lock().await.clone();
            if self.0.rest.is_our_gateway(&gateway) {
                return Ok(Some(client));
            }
            tracing::warn!("Discord can't be reached at the address that was set; trying again");
            tokio::select! {
                () = shutdown.cancelled() => return Ok(None),
                () = tokio::time::sleep(CONNECT_AGAIN) => {}
            }
        }
    }

    /// Sends everything that is owed now, once.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sweep(&self) -> Result<()> {
        let _one_at_a_time = self.0.sweeping.lock().await;
        outbox::sweep(&self.0.network.store, &self.0.rest, &self.0.network, &self.0.clock).await
    }

    async fn sweep_until(self, shutdown: CancellationToken) {
        loop {
            tokio::select! {
                () = shutdown.cancelled() => return,
                () = self.0.owed.notified() => {}
                () = tokio::time::sleep(SWEEP_EVERY) => {}
            }
            if let Err(error) = self.sweep().await {
                tracing::error!(error = &error as &dyn std::error::Error, "what is owed could not be looked at");
            }
            if self.0.rest.is_unauthorised() {
                // Without a token that is accepted nothing can be said: end, and say so.
                shutdown.cancel();
            }
        }
    }

    fn now(&self) -> Moment {
        Moment::from(self.0.clock.now())
    }

    /// Answers one question, whatever becomes of it.
    async fn answer(&self, question: &Question) {
        let reply = self.reply(question);
        if let Err(error) = router::deliver(&self.0.rest, question, reply).await {
            tracing::warn!(interaction = question.id, error = %error, "an answer did not reach Discord");
        }
        self.0.owed.notify_one();
    }

    async fn reply(&self, question: &Question) -> Reply {
        let fallback = Language::of_locale(&question.locale).unwrap_or_default();
        let ctx = match self.meet(question).await {
            Ok(ctx) => ctx,
            Err(error) => return report::answer(&error, question.id, &self.0.network.catalogues.speak(fallback)),
        };
        let outcome = self.dispatch(&ctx, &question.what).await;
        match outcome {
            Ok(Reply::Quiet(card)) => Reply::Quiet(self.with_inbox(&ctx, card).await),
            Ok(reply) => reply,
            Err(_) if matches!(question.what, What::Suggest(..)) => Reply::Choices(Vec::new()),
            Err(error) => report::answer(&error, question.id, &ctx.words()),
        }
    }

    /// Who asks, with which rights, in which language.
    async fn meet(&self, question: &Question) -> Result<Ctx> {
        let (network, now) = (self.0.network.clone(), self.now());
        let home = network.settings.home_guild;
        let server = match question.server {
            Some(id) => Some(servers::arrive(&network.store, id, &question.locale, home, now).await?),
            None => None,
        };
        let seen = Language::of_locale(&question.locale);
        let person = members::meet(&network.store, question.user, seen, now).await?;
        let server_language = server.as_ref().map(|server| server.language);
        let roles = members::roles(&network.store, person.id).await?;
        let rights = Rights {
            moderator: roles.contains(&Role::Moderator)
                || (question.manages_server && home.is_some() && question.server == home),
            facilitator: roles.contains(&Role::Facilitator),
            steward: roles.contains(&Role::Steward),
            manages_server: question.manages_server,
        };
        let mut ctx = Ctx {
            asker: Asker { person: person.id, name: question.name.clone(), rights },
            server: question.server,
            interaction: question.id,
            options: std::collections::HashMap::new(),
            chosen: Vec::new(),
            typed: std::collections::HashMap::new(),
            now,
            language: person.language.or(seen).or(server_language).unwrap_or_default(),
            network,
            admitted: server.is_none_or(|server| server.admitted_at.is_some()),
        };
        match &question.what {
            What::Command(_, options) | What::Suggest(_, _, options) => ctx.options.clone_from(options),
            What::Press(_, chosen) => ctx.chosen.clone_from(chosen),
            What::Submit(_, typed) => ctx.typed.clone_from(typed),
        }
        Ok(ctx)
    }

    async fn dispatch(&self, ctx: &Ctx, what: &What) -> Result<Reply> {
        if !ctx.admitted {
            return Err(Denied::Server.into());
        }
        match what {
            What::Command(path, _) => {
                let command = self.0.commands.iter().find(|command| command.path == path).ok_or(Denied::OldCommand)?;
                if ctx.server.is_none() {
                    return Err(Denied::DirectMessage.into());
                }
                command.access.check(ctx.asker.rights)?;
                (command.run)(ctx).await
            }
            What::Suggest(path, option, _) => suggest(ctx, path, option).await,
            What::Press(id, _) => press(ctx, id).await,
            What::Submit(id, _) => submit(ctx, id).await,
        }
    }

    /// What waits in the inbox heads the next quiet answer.
    async fn with_inbox(&self, ctx: &Ctx, card: Card) -> Card {
        match outbox::count_unread(ctx.store(), ctx.asker.person).await {
            Ok(count) if count > 0 => card.headed(&say!(ctx.words(), "inbox-waiting", count = count)),
            Ok(_) => card,
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "an inbox could not be counted");
                card
            }
        }
    }

    /// Tells Discord the commands, where they differ from what it was told last.
    async fn register(&self, application: u64) -> anyhow::Result<()> {
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

/// What the gateway tells. Every handler may run again after a reconnect.
struct Events(App);

#[async_trait]
impl discord::EventHandler for Events {
    async fn ready(&self, _: discord::Context, ready: discord::Ready) {
        tracing::info!(servers = ready.guilds.len(), "connected to Discord");
        if let Err(error) = self.0.register(ready.application.id.get()).await {
            tracing::error!(error = format!("{error:#}"), "the commands could not be registered");
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

    async fn interaction_create(&self, _: discord::Context, interaction: discord::Interaction) {
        let Some(question) = Question::read(interaction) else { return };
        let (app, id) = (self.0.clone(), question.id);
        let answered = self.0.0.tasks.spawn(async move { app.answer(&question).await });
        if let Err(error) = answered.await {
            tracing::error!(interaction = id, error = %error, "a question broke its answer");
        }
    }
}
