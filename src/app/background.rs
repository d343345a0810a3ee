//! What the bot does by itself: the loops, and what each of their rounds does.

use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use futures_util::FutureExt as _;
use jiff::Timestamp;
use tertulia_clock::Moment;
use tokio_util::sync::CancellationToken;

use super::App;
use crate::base::error::{Error, Result};
use crate::base::liveness::Step;
use crate::base::progress::Progress;
use crate::discord::context::Services;
use crate::features::backup;
use crate::features::gatherings;
use crate::features::privacy;
use crate::features::search;
use crate::features::servers;
use crate::features::staleness;
use crate::features::subscriptions;
use crate::outbox;
use crate::search_index::{Known, Meaning};

/// How often what is owed is looked at at least.
const SWEEP_EVERY: Duration = Duration::from_secs(15);
/// How often the index of search is looked at while there is nothing to do.
const INDEX_EVERY: Duration = Duration::from_secs(3);

impl App {
    /// Sends everything that is owed now, once.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sweep(&self) -> Result<()> {
        let _one_at_a_time = self.0.sweeping.lock().await;
        self.keep().await;
        let began = self.now();
        let Services { store, settings, liveness, doors, .. } = &self.0.services;
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
            liveness.sweep(began);
        }
        Ok(())
    }

    /// One step of what is done without anybody asking. Where it fails, or panics, that is said and kept for whoever asks how
    /// Tertulia is, and the next step follows all the same.
    pub(super) async fn step<T>(&self, step: Step, work: impl Future<Output = Result<T>>) -> Result<T> {
        let done = AssertUnwindSafe(work).catch_unwind().await;
        let done = done.unwrap_or_else(|_| Err(Error::Fault("it panicked".to_owned())));
        let failure = done.as_ref().err().map(|error| error as &(dyn std::error::Error + 'static));
        self.0.services.liveness.step(step, failure, self.now());
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

/// Whether what is looked at once an hour is due; then it is looked at now.
fn is_an_hour_ago(looked: &AtomicI64, now: Moment) -> bool {
    let last = looked.load(Ordering::Relaxed);
    let is_due = last == 0 || (now.0 - last).abs() >= staleness::LOOK_EVERY;
    if is_due {
        looked.store(now.0, Ordering::Relaxed);
    }
    is_due
}
