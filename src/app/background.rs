//! What the bot does by itself: the loops, and what each of their rounds does.

use std::panic::AssertUnwindSafe;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use std::time::Duration;

use futures_util::FutureExt as _;
use jiff::Timestamp;
use tertulia_clock::Moment;
use tokio_util::sync::CancellationToken;
use tracing::Instrument as _;

use super::{App, registry};
use crate::base::error::{Error, Result};
use crate::base::liveness::Step;
use crate::base::progress::Progress;
use crate::discord::context::Services;
use crate::features::search;
use crate::features::{Cadence, Due};
use crate::outbox;
use crate::search_index::{Known, Meaning};

/// How often what is owed is looked at at least.
const SWEEP_EVERY: Duration = Duration::from_secs(15);
/// How often the index of search is looked at while there is nothing to do.
const INDEX_EVERY: Duration = Duration::from_secs(3);
/// How often the steps are taken that are taken once an hour, in seconds.
const AN_HOUR: i64 = 3_600;

impl App {
    /// Takes every step that is due, and sends everything that is owed now, once.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sweep(&self) -> Result<()> {
        let _one_at_a_time = self.0.sweeping.lock().await;
        self.keep().await;
        let began = self.now();
        let mut went_well = true;
        for due in registry::steps(Cadence::EachSweep) {
            went_well &= self.take(due).await.is_ok();
        }
        for due in registry::steps(Cadence::Hourly).filter(|due| self.is_an_hour_ago(due.step)) {
            if self.take(due).await.is_err() {
                self.0.looked.lock().unwrap_or_else(PoisonError::into_inner).remove(&due.step);
            }
        }
        for due in registry::steps(Cadence::HourlyAside).filter(|due| self.is_an_hour_ago(due.step)) {
            self.take_aside(due).await;
        }
        let Services { store, liveness, doors, .. } = &self.0.services;
        let sender = outbox::Sender { store, rest: &self.0.rest, contents: &self.0.services, doors };
        if self.step(Step::SENDING, sender.sweep(&self.0.clock)).await? == outbox::Swept::MoreIsDue {
            self.0.owed.notify_one();
        }
        if went_well {
            liveness.sweep(began);
        }
        Ok(())
    }

    /// Takes a step of a feature.
    async fn take(&self, due: Due) -> Result<()> {
        self.step(due.step, (due.run)(&self.0.services, self.now())).await
    }

    /// Takes one that may take long, such as copying a large database. What failed is said and kept, and tried again in an
    /// hour.
    async fn take_aside(&self, due: Due) {
        let app = self.clone();
        let work = async move {
            if let Ok(_one_at_a_time) = app.0.aside.try_lock() {
                let _ = app.take(due).await;
            }
        };
        if self.0.by_itself {
            self.0.tasks.spawn(work);
        } else {
            work.await;
        }
    }

    /// Whether a step that is taken once an hour is due; then it is taken now.
    fn is_an_hour_ago(&self, step: Step) -> bool {
        let now = self.now();
        let mut looked = self.0.looked.lock().unwrap_or_else(PoisonError::into_inner);
        let is_due = looked.get(&step).is_none_or(|last| (now.0 - last.0).abs() >= AN_HOUR);
        if is_due {
            looked.insert(step, now);
        }
        is_due
    }

    /// One step of what is done without anybody asking. Where it fails, or panics, that is said and kept for whoever asks how
    /// Tertulia is, and the next step follows all the same.
    pub(super) async fn step<T>(&self, step: Step, work: impl Future<Output = Result<T>>) -> Result<T> {
        async {
            let done = AssertUnwindSafe(work).catch_unwind().await;
            let done = done.unwrap_or_else(|_| Err(Error::Fault("it panicked".to_owned())));
            let failure = done.as_ref().err().map(|error| error as &(dyn std::error::Error + 'static));
            self.0.services.liveness.step(step, failure, self.now());
            done
        }
        .instrument(tracing::error_span!("step", step = step.0))
        .await
    }

    /// When the bot will next do something by itself; none where nothing is owed, or only what is due already.
    pub async fn next_due(&self) -> Option<Timestamp> {
        // Where this fails, the sweep itself does too, and says so.
        self.next(outbox::next_due(self.0.services.store.read())).await.ok().flatten()
    }

    /// When the bot will next say something new; none where nothing is planned.
    pub async fn next_said(&self) -> Option<Timestamp> {
        self.next(outbox::next_new(self.0.services.store.read())).await.ok().flatten()
    }

    /// The first instant ahead at which something is owed, or a step has something to do.
    async fn next(&self, owed: impl Future<Output = Result<Option<Moment>>>) -> Result<Option<Timestamp>> {
        let mut all: Vec<Moment> = owed.await?.into_iter().collect();
        for next in registry::all_steps().filter_map(|due| due.next) {
            all.extend(next(&self.0.services).await?);
        }
        let now = self.now();
        Ok(all.into_iter().filter(|due| *due > now).min().map(Moment::timestamp))
    }

    pub(super) async fn sweep_until(self, shutdown: CancellationToken) {
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
    pub(super) async fn index_until(self, shutdown: CancellationToken) {
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
                if !looked || self.0.services.searcher.was_broken() {
                    self.repair_index().await?;
                    looked = true;
                }
                self.index_step().await
            };
            pause = match self.step(Step::INDEX, step).await {
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
        self.repair_index().await?;
        while self.index_step().await? {}
        Ok(())
    }

    /// Makes the index anew where it is not whole, and puts in what is missing.
    async fn repair_index(&self) -> Result<()> {
        let Services { store, searcher, vocabulary, .. } = &self.0.services;
        if let Meaning::Broken(fault) = searcher.meaning() {
            tracing::error!(fault, "the sentence model can't be used: search goes by words alone");
        }
        if !searcher.check(store).await? {
            tracing::warn!("the index of search was not whole: it is made anew");
        }
        let count = search::repair(store, searcher, vocabulary, Progress::silent()).await?;
        if count > 0 {
            tracing::info!(documents = count, "the index of search was brought up to date");
        }
        Ok(())
    }

    /// The vectors of the next document, or of the next words, or the next pages of the full-text table. Says whether there
    /// may be more to do.
    async fn index_step(&self) -> Result<bool> {
        let Services { store, searcher, .. } = &self.0.services;
        Ok(searcher.embed_next(store, 1, &Known::default()).await? > 0
            || searcher.learn_words(store).await?
            || searcher.merge_some(store).await?)
    }

    /// Tells Discord the commands, where that failed when the connection was made.
    async fn register_again(&self) {
        let application = self.0.unregistered.load(Ordering::Relaxed);
        if application != 0 && self.register(application).await.is_ok() {
            self.0.unregistered.store(0, Ordering::Relaxed);
        }
    }
}
