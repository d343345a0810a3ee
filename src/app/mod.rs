//! Composition: the bot as it is started, run and ended.
//!
//! What there is to answer is in `registry`, the way of an interaction in `dispatch`, what happens without anybody asking
//! in `background`. The connection to the gateway is in `gateway`, looking after the database in `database`.

mod background;
mod database;
mod dispatch;
mod gateway;
mod inbox;
mod registry;

use std::collections::BTreeMap;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use anyhow::Context as _;
use tertulia_clock::{Clock, Moment};
use tokio::sync::{Mutex, Notify};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::base::config::Settings;
use crate::base::i18n::Catalogues;
use crate::base::liveness::Step;
use crate::base::vocabulary::Vocabulary;
use crate::discord::command::Command;
use crate::discord::context::Services;
use crate::discord::rest::{Rest, Token};
use crate::features::backup::{self, Opened, Purpose};
use crate::features::gatherings;
use crate::features::places;
use crate::features::privacy;
use crate::search_index::{Searcher, Synonyms};

pub use self::gateway::Stopped;
pub use self::registry::{has_button, has_form};

/// How long what is under way may take once the bot is told to stop.
const FINISH_WITHIN: Duration = Duration::from_millis(2_500);
/// What Discord shows to whom by default. It decides nothing: rights are checked on each call.
const HINTS: [(&str, u64); 2] = [("admin", 1 << 5), ("review", 1 << 13)];

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
    /// When each step was last taken that is taken once an hour; not in it before the first time, and where it failed.
    looked: std::sync::Mutex<BTreeMap<Step, Moment>>,
    /// One look after the database at a time.
    keeping: Mutex<()>,
    /// Since when the database is not where it was
    lost_since: Mutex<Option<Moment>>,
    /// Why going on makes no sense, once that is so.
    stopped: std::sync::Mutex<Option<Stopped>>,
    /// That it is so.
    ending: CancellationToken,
    /// One step that takes long at a time.
    aside: Mutex<()>,
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
        let searcher = Searcher::new(Synonyms::of(&vocabulary), settings.search_model.as_deref());
        let services = Services {
            store,
            catalogues: Catalogues::load()?,
            vocabulary: Arc::new(vocabulary),
            searcher: Arc::new(searcher),
            settings: Arc::new(settings),
            liveness: Arc::default(),
            doors: Arc::default(),
            exporting: Arc::default(),
        };
        Ok(Self(Arc::new(Parts {
            services,
            rest,
            clock,
            commands: registry::table(),
            sweeping: Mutex::default(),
            owed: Notify::new(),
            unregistered: AtomicU64::new(0),
            by_itself: sweeping == Sweeping::ByItself,
            looked: std::sync::Mutex::default(),
            keeping: Mutex::default(),
            lost_since: Mutex::default(),
            stopped: std::sync::Mutex::default(),
            ending: CancellationToken::new(),
            aside: Mutex::default(),
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

    fn now(&self) -> Moment {
        Moment::from(self.0.clock.now())
    }
}
