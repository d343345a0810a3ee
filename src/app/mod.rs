//! Composition: the command table, who answers which button, what owed messages say, the tasks and their end.
//! The connection to the gateway is in `gateway`, looking after the database in `database`.

mod access;
mod database;
mod gateway;

use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use anyhow::Context as _;
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use jiff::Timestamp;
use sqlx::SqliteConnection;
use tertulia_clock::{Clock, Moment};
use tokio::sync::{Mutex, Notify};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::base::config::Settings;
use crate::base::error::{Error, Refusal as _, Result};
use crate::base::i18n::{Catalogues, Language, Words};
use crate::base::ids::{ChannelId, MessageId, PersonId, RevisionId, UserId, WriteupId};
use crate::base::liveness::Step;
use crate::base::progress::Progress;
use crate::base::vocabulary::Vocabulary;
use crate::discord::card::{Accent, Card, Stamp, plain_line};
use crate::discord::command::{self, Command, Reply};
use crate::discord::context::{Asker, Ctx, Denied, Rights, Services};
use crate::discord::report;
use crate::discord::rest::{Rest, Token};
use crate::discord::router::{self, Interaction, Kind};
use crate::features::backup::{self, Opened, Purpose};
use crate::features::blocks::{self, Block};
use crate::features::gatherings;
use crate::features::health;
use crate::features::help;
use crate::features::members::{self, Role};
use crate::features::open_data;
use crate::features::place_admin;
use crate::features::places;
use crate::features::privacy;
use crate::features::provenance;
use crate::features::recents;
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
use crate::say;
use crate::search_index::{Finder, Known, Meaning};

pub use self::gateway::Stopped;

/// How often what is owed is looked at at least.
const SWEEP_EVERY: Duration = Duration::from_secs(15);
/// How often the index of search is looked at while there is nothing to do.
const INDEX_EVERY: Duration = Duration::from_secs(3);
/// How long what is under way may take once the bot is told to stop.
const FINISH_WITHIN: Duration = Duration::from_millis(2_500);
/// How long an answer waits for what was used to be remembered.
const REMEMBER_WITHIN: Duration = Duration::from_millis(250);
/// What Discord shows to whom by default. It decides nothing: rights are checked on each call.
const HINTS: [(&str, u64); 2] = [("admin", 1 << 5), ("review", 1 << 13)];

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
async fn press(ctx: &Ctx, id: &str) -> Result<Reply> {
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
async fn submit(ctx: &Ctx, id: &str) -> Result<Reply> {
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
async fn suggest(ctx: &Ctx, path: &str, option: &str) -> Result<Reply> {
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

/// The bot, ready to run.
#[derive(Clone)]
pub struct App(Arc<Parts>);

struct Parts {
    services: Services,
    rest: Rest,
    clock: Clock,
    commands: Vec<Command>,
    /// One sweep at a time.
    sweeping: Mutex<()>,
    /// Something new is owed.
    owed: Notify,
    /// The application whose commands Discord could not be told yet; 0: none.
    unregistered: AtomicU64,
    /// Whether the loop sweeps by itself; a test makes each sweep.
    by_itself: bool,
    /// When upkeep was last looked at; before the first time, and where it failed, 0.
    upkept: AtomicI64,
    /// When it was last looked whether a backup is due; before the first time, 0.
    backed_up: AtomicI64,
    /// One look after the database at a time.
    keeping: Mutex<()>,
    /// Since when the database is not where it was
    lost_since: Mutex<Option<Moment>>,
    /// Why going on makes no sense, once that is so.
    stopped: std::sync::Mutex<Option<Stopped>>,
    /// That it is so.
    ending: CancellationToken,
    /// One nightly backup at a time.
    backing_up: Mutex<()>,
    /// That the database is this bot's.
    in_use: Mutex<Option<backup::InUse>>,
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
    /// Opens the database of a network and makes everything ready; nothing is sent yet.
    ///
    /// # Errors
    /// What can't be opened or read.
    pub async fn prepare(settings: Settings, token: Token, clock: Clock, sweeping: Sweeping) -> anyhow::Result<Self> {
        let opened = backup::open(&settings, Purpose::Network, Moment::from(clock.now())).await?;
        Self::on(opened, settings, token, clock, sweeping).await
    }

    /// Makes everything ready on a database that is open.
    pub(crate) async fn on(
        Opened { store, in_use }: Opened,
        settings: Settings,
        token: Token,
        clock: Clock,
        sweeping: Sweeping,
    ) -> anyhow::Result<Self> {
        let store = store.timed_by(clock.clone());
        places::seed(&store).await?;
        privacy::prepare(&store, &privacy::path(&settings.database), Moment::from(clock.now())).await?;
        gatherings::derive_again(&store, Moment::from(clock.now())).await.context("the times of gatherings")?;
        let rest = Rest::new(settings.api_url.clone(), token)?;
        let vocabulary = Vocabulary::load()?;
        let finder = Finder::new(Arc::clone(vocabulary.synonyms()), settings.search_model.as_deref());
        let services = Services {
            store,
            catalogues: Catalogues::load()?,
            vocabulary: Arc::new(vocabulary),
            finder: Arc::new(finder),
            settings: Arc::new(settings),
            pulse: Arc::default(),
            doors: Arc::default(),
            exporting: Arc::default(),
        };
        Ok(Self(Arc::new(Parts {
            services,
            rest,
            clock,
            commands: table(),
            sweeping: Mutex::default(),
            owed: Notify::new(),
            unregistered: AtomicU64::new(0),
            by_itself: sweeping == Sweeping::ByItself,
            upkept: AtomicI64::new(0),
            backed_up: AtomicI64::new(0),
            keeping: Mutex::default(),
            lost_since: Mutex::default(),
            stopped: std::sync::Mutex::default(),
            ending: CancellationToken::new(),
            backing_up: Mutex::default(),
            in_use: Mutex::new(Some(in_use)),
            tasks: TaskTracker::new(),
        })))
    }

    /// What every handler may use.
    pub(crate) fn services(&self) -> &Services {
        &self.0.services
    }

    /// Connects to Discord and answers until `shutdown`; ends early where going on makes no sense.
    ///
    /// # Errors
    /// Why it could not go on: a [`Stopped`] where the operator can do something about it.
    pub async fn run(self, shutdown: CancellationToken) -> anyhow::Result<()> {
        if self.0.by_itself {
            self.0.tasks.spawn(self.clone().sweep_until(shutdown.clone()));
            self.0.tasks.spawn(self.clone().index_until(shutdown.clone()));
            self.0.tasks.spawn(self.clone().keep_until(shutdown.clone()));
        }
        let (ending, asked) = (self.0.ending.clone(), shutdown.clone());
        self.0.tasks.spawn(async move {
            tokio::select! {
                () = ending.cancelled() => asked.cancel(),
                () = asked.cancelled() => {}
            }
        });
        let outcome = self.listen(&shutdown).await;
        shutdown.cancel();
        // Whoever deletes the database and stops the bot in one breath finds what it held too.
        if self.0.services.store.look().is_err() {
            let _under_way = self.0.keeping.lock().await;
            self.look_after_the_database(database::Look::Last).await;
        }
        self.0.tasks.close();
        // What is under way may finish; what takes longer is a row and goes on after the next start.
        let finished = tokio::time::timeout(FINISH_WITHIN, async {
            self.0.tasks.wait().await;
            if self.0.services.store.look().is_ok() {
                self.0.services.store.close().await;
            }
        });
        if finished.await.is_err() {
            tracing::warn!("some work was left for the next start");
        }
        // Whoever still holds the bot itself, it runs no more.
        drop(self.0.in_use.lock().await.take());
        if self.0.rest.is_unauthorised() {
            return Err(Stopped::Token.into());
        }
        let stopped = self.0.stopped.lock().unwrap_or_else(PoisonError::into_inner).take();
        stopped.map_or(outcome, |stopped| Err(stopped.into()))
    }

    /// Sends everything that is owed now, once.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sweep(&self) -> Result<()> {
        let _one_at_a_time = self.0.sweeping.lock().await;
        self.keep().await;
        let began = self.now();
        let Services { store, settings, pulse, doors, .. } = &self.0.services;
        let erasures = privacy::path(&settings.database);
        // What fails here must not keep anything else from being sent.
        let done = [
            self.step(Step::Gatherings, gatherings::process_due(store, self.now())).await.is_ok(),
            self.step(Step::Letters, subscriptions::process_due(store, self.now())).await.is_ok(),
            self.step(Step::Retention, privacy::sweep(store, &erasures, self.now())).await.is_ok(),
        ];
        self.keep_up().await;
        let sender = outbox::Sender { store, rest: &self.0.rest, contents: &self.0.services, doors };
        if self.step(Step::Sending, sender.sweep(&self.0.clock)).await? == outbox::Swept::MoreIsDue {
            self.0.owed.notify_one();
        }
        if done.iter().all(|done| *done) {
            pulse.sweep(began);
        }
        Ok(())
    }

    /// One step of what is done without anybody asking. Where it fails, or panics, that is said and kept for whoever asks how
    /// Tertulia is, and the next step follows all the same.
    async fn step<T>(&self, step: Step, work: impl Future<Output = Result<T>>) -> Result<T> {
        let done = AssertUnwindSafe(work).catch_unwind().await;
        let done = done.unwrap_or_else(|_| Err(Error::Fault("it panicked".to_owned())));
        let failure = done.as_ref().err().map(|error| error as &(dyn std::error::Error + 'static));
        self.0.services.pulse.step(step, failure, self.now());
        done
    }

    /// What is looked at once an hour: write-ups that nobody touched for long, servers that are gone, and the nightly
    /// backup.
    async fn keep_up(&self) {
        let (store, now) = (&self.0.services.store, self.now());
        if is_an_hour_ago(&self.0.upkept, now) {
            let touched = self.step(Step::Upkeep, staleness::process_due(store, now)).await;
            let gone = self.step(Step::Servers, servers::forget_gone(store, now)).await;
            if let Ok(count @ 1..) = gone {
                tracing::info!(servers = count, "what was kept of servers that are gone was deleted");
            }
            // What failed is tried with the next sweep already.
            if touched.is_err() || gone.is_err() {
                self.0.upkept.store(0, Ordering::Relaxed);
            }
        }
        if !is_an_hour_ago(&self.0.backed_up, now) {
            return;
        }
        if self.0.by_itself {
            // A large database takes a while to copy, and what is owed does not wait for it.
            let app = self.clone();
            self.0.tasks.spawn(async move { app.back_up().await });
        } else {
            self.back_up().await;
        }
    }

    async fn back_up(&self) {
        let Ok(_one_at_a_time) = self.0.backing_up.try_lock() else { return };
        let services = &self.0.services;
        // It is said and kept, and tried again in an hour.
        let _ = self.step(Step::Backup, backup::nightly(&services.store, &services.settings, self.now())).await;
    }

    /// When the bot will next do something by itself; none where nothing is owed, or only what is due already.
    pub async fn next_due(&self) -> Option<Timestamp> {
        let store = &self.0.services.store;
        let due = async {
            let (owed, gathering) = (outbox::next_due(store).await?, gatherings::next_due(store).await?);
            Ok::<_, Error>(owed.into_iter().chain(gathering).filter(|due| *due > self.now()).min())
        };
        match due.await {
            Ok(due) => due.filter(|due| *due > self.now()).and_then(|due| Timestamp::from_second(due.0).ok()),
            // The sweep itself fails on this, and says so.
            Err(_) => None,
        }
    }

    /// When the bot will next say something new; none where nothing is planned.
    pub async fn next_said(&self) -> Option<Timestamp> {
        let store = &self.0.services.store;
        let due = async {
            let (owed, gathering) = (outbox::next_new(store).await?, gatherings::next_due(store).await?);
            Ok::<_, Error>(owed.into_iter().chain(gathering).filter(|due| *due > self.now()).min())
        };
        due.await.ok().flatten().and_then(|due| Timestamp::from_second(due.0).ok())
    }

    async fn sweep_until(self, shutdown: CancellationToken) {
        loop {
            let until_due = self.next_due().await.map(|due| due.duration_since(self.0.clock.now()));
            let pause = until_due.and_then(|due| Duration::try_from(due).ok()).unwrap_or(SWEEP_EVERY);
            tokio::select! {
                () = shutdown.cancelled() => return,
                () = self.0.owed.notified() => {}
                () = self.0.clock.moved() => {}
                () = tokio::time::sleep(pause.min(SWEEP_EVERY)) => {}
            }
            // What failed is said and kept.
            let _ = self.sweep().await;
            self.register_again().await;
            if self.0.rest.is_unauthorised() {
                // Without a token that is accepted nothing can be said: end, and say so.
                shutdown.cancel();
            }
        }
    }

    /// Keeps the index whole and its table in few pieces, and makes vectors, one document at a time. Rests as long as it
    /// worked, so that nobody waits for it.
    async fn index_until(self, shutdown: CancellationToken) {
        let mut looked = false;
        let mut pause = INDEX_EVERY;
        loop {
            tokio::select! {
                () = shutdown.cancelled() => return,
                () = tokio::time::sleep(pause) => {}
            }
            // Of what can't be saved nothing is worth being worked out.
            if self.0.services.store.failing().is_some() {
                continue;
            }
            let began = std::time::Instant::now();
            let step = async {
                if !looked || self.0.services.finder.was_broken() {
                    self.mend_index().await?;
                    looked = true;
                }
                self.index_step().await
            };
            pause = match self.step(Step::Index, step).await {
                Ok(true) => began.elapsed().min(INDEX_EVERY),
                Ok(false) => INDEX_EVERY,
                Err(_) => INDEX_EVERY * 10,
            };
        }
    }

    /// Makes everything that the index lacks, at once.
    ///
    /// # Errors
    /// The database failed.
    pub async fn index(&self) -> Result<()> {
        self.mend_index().await?;
        while self.index_step().await? {}
        Ok(())
    }

    /// Makes the index anew where it is not whole, and puts in what is missing.
    async fn mend_index(&self) -> Result<()> {
        let Services { store, finder, vocabulary, .. } = &self.0.services;
        if let Meaning::Broken(fault) = finder.meaning() {
            tracing::error!(fault, "the sentence model can't be used: search goes by words alone");
        }
        if !finder.check(store).await? {
            tracing::warn!("the index of search was not whole: it is made anew");
        }
        let count = search::repair(store, finder, vocabulary, Progress::silent()).await?;
        if count > 0 {
            tracing::info!(documents = count, "the index of search was brought up to date");
        }
        Ok(())
    }

    /// The vectors of the next document, or of the next words, or the next pages of the full-text table. Says whether there
    /// may be more to do.
    async fn index_step(&self) -> Result<bool> {
        let Services { store, finder, .. } = &self.0.services;
        Ok(finder.embed_next(store, 1, &Known::default()).await? > 0
            || finder.learn_words(store).await?
            || finder.merge_some(store).await?)
    }

    /// Tells Discord the commands, where that failed when the connection was made.
    async fn register_again(&self) {
        let application = self.0.unregistered.load(Ordering::Relaxed);
        if application != 0 && self.register(application).await.is_ok() {
            self.0.unregistered.store(0, Ordering::Relaxed);
        }
    }

    fn now(&self) -> Moment {
        Moment::from(self.0.clock.now())
    }

    /// Answers one interaction, whatever becomes of it.
    async fn answer(&self, interaction: &Interaction) {
        let words = self.0.services.catalogues.speak(Language::of_locale(&interaction.locale).unwrap_or_default());
        let reply = catch_panic(Box::pin(self.reply(interaction)), || {
            instead(&Error::Fault("the handler panicked".to_owned()), interaction, &words)
        });
        let too_late = || Card::note(Accent::Warning, words.text("form-too-late"));
        if let Err(error) = router::deliver(&self.0.rest, interaction, reply, too_late).await {
            tracing::warn!(interaction = interaction.id, error = %error, "an answer did not reach Discord");
        }
        self.0.owed.notify_one();
    }

    async fn reply(&self, interaction: &Interaction) -> Reply {
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
            Ok(Reply::Ephemeral(card)) => Reply::Ephemeral(self.with_inbox(&ctx, card).await),
            Ok(reply) => reply,
            Err(error) => instead(&error, interaction, &ctx.words()),
        }
    }

    /// Who asks, with which rights, in which language, and whether they are blocked: then their roles rest. Where nothing can
    /// be written, whoever only reads needs not be known.
    async fn meet(&self, interaction: &Interaction) -> Result<(Ctx, Option<Block>)> {
        let (services, now) = (self.0.services.clone(), self.now());
        let home = services.settings.home_guild;
        let server = match interaction.server {
            Some(id) => {
                let arrived = servers::arrive(&services.store, id, &interaction.locale, home, now).await;
                Some(or_unsaved(interaction, arrived, || servers::unknown(id, &interaction.locale, home, now))?)
            }
            None => None,
        };
        let seen = Language::of_locale(&interaction.locale);
        let met = members::meet(&services.store, interaction.user, seen, now).await;
        let person = or_unsaved(interaction, met, || members::stranger(seen))?;
        services.doors.try_person(person.id);
        let server_language = server.as_ref().map(|server| server.language);
        let blocked = privacy::block_again(&services.store, interaction.user, person.id, now).await;
        or_unsaved(interaction, blocked, || false)?;
        let block = blocks::of(&services.store, person.id, now).await?;
        let roles = members::roles(&services.store, person.id).await?;
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
        // What one owns can be had and erased from wherever one is.
        if let (false, Some(server)) = (ctx.admitted, ctx.server)
            && !is_of_ones_own(kind)
        {
            return Err(Denied::Server(server).into());
        }
        if let Some(block) = block.filter(|_| !access::is_reading(kind)) {
            return Err(blocks::refusal(ctx.store(), ctx.asker.person, block, ctx.now).await?.into());
        }
        match kind {
            Kind::Command(path, _) => {
                let command = self.0.commands.iter().find(|command| command.path == path).ok_or(Denied::OldCommand)?;
                if ctx.server.is_none() {
                    return Err(Denied::DirectMessage.into());
                }
                command.access.check(ctx.asker.rights)?;
                (command.run)(ctx).await
            }
            Kind::Autocomplete(path, option, _) => suggest(ctx, path, option).await,
            Kind::Component(id, _) => press(ctx, id).await,
            Kind::Modal(id, _) => submit(ctx, Stamp::split(id).0).await,
        }
    }

    /// What waits in the inbox heads the next quiet answer, and so does what a click on Discord's "Interested" became.
    async fn with_inbox(&self, ctx: &Ctx, card: Card) -> Card {
        let card = match gatherings::seats::untold(ctx.store(), ctx.asker.person).await {
            Ok(titles) => titles.iter().fold(card, |card, title| {
                card.headed(&say!(ctx.words(), "interested-noted", title = plain_line(title)))
            }),
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "clicks on \"Interested\" could not be told");
                card
            }
        };
        match outbox::count_unread(ctx.store(), ctx.asker.person).await {
            Ok(count) if count > 0 => card.headed(&say!(ctx.words(), "inbox-waiting", count = count)),
            Ok(_) => card,
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "an inbox could not be counted");
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
    let noted = recents::note(ctx.store(), ctx.asker.person, &used, ctx.now);
    match tokio::time::timeout(REMEMBER_WITHIN, noted).await {
        Ok(Ok(())) => {}
        // That nothing can be written is said elsewhere.
        Ok(Err(error)) if error.is_of_the_disk() => {}
        Ok(Err(error)) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "what somebody used could not be remembered");
        }
        Err(_) => tracing::debug!("the database was busy: what somebody used is not remembered"),
    }
}

/// What was remembered, or what takes its place where that failed, for whoever only reads.
fn or_unsaved<T>(interaction: &Interaction, remembered: Result<T>, unsaved: impl FnOnce() -> T) -> Result<T> {
    match remembered {
        Err(error) if error.is_of_the_disk() && access::needs_no_writing(&interaction.kind) => Ok(unsaved()),
        remembered => remembered,
    }
}

/// What the asker gets where there is no answer: why, and what they had typed, so that nobody has to write it twice.
fn instead(error: &Error, interaction: &Interaction, words: &Words) -> Reply {
    if matches!(interaction.kind, Kind::Autocomplete(..)) {
        return Reply::Choices(Vec::new());
    }
    match report::answer(error, interaction.id, words) {
        Reply::Ephemeral(card) => Reply::Ephemeral(report::with_typed(card, &interaction.typed(), words)),
        reply => reply,
    }
}

/// Whether what is looked at once an hour is due; then it is looked at now.
fn is_an_hour_ago(looked: &AtomicI64, now: Moment) -> bool {
    let last = looked.load(Ordering::Relaxed);
    let is_due = last == 0 || (now.0 - last).abs() >= staleness::LOOK_EVERY;
    if is_due {
        looked.store(now.0, Ordering::Relaxed);
    }
    is_due
}

/// Whether somebody asks for their own data, or to be forgotten: nothing that is refused to them may stand in the way.
fn is_of_ones_own(kind: &Kind) -> bool {
    match kind {
        Kind::Command(path, _) => matches!(path.as_str(), "me export" | "me forget"),
        Kind::Component(id, _) => id.starts_with("privacy/"),
        Kind::Autocomplete(..) | Kind::Modal(..) => false,
    }
}

/// A reply also where its handler panics, which is a fault of ours like any other.
async fn catch_panic(reply: impl Future<Output = Reply>, instead: impl FnOnce() -> Reply) -> Reply {
    AssertUnwindSafe(reply).catch_unwind().await.unwrap_or_else(|_| instead())
}

/// What Discord is told of the commands, held to Discord's rules in every locale.
#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;

    #[tokio::test]
    async fn a_handler_that_panics_is_answered_all_the_same() {
        let broken = async { panic!("on purpose") };
        let reply = catch_panic(broken, || Reply::Choices(vec![("fault".to_owned(), String::new())])).await;
        assert!(matches!(reply, Reply::Choices(choices) if choices.len() == 1));
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
        let Reply::Ephemeral(card) = catch_panic(broken, || instead(&fault, &interaction, &words)).await else {
            panic!("a card")
        };
        let shown = card.to_quiet().to_string();
        assert!(shown.contains("What you had typed") && shown.contains("A title of some length"), "{shown}");
    }

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
