//! Looking after the database while the bot runs: whether its files and its lock are those that were opened, whether it can
//! be written, what it held where it is gone, and when going on makes no sense.

use std::path::PathBuf;
use std::sync::PoisonError;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::{App, Stopped};
use crate::base::database::Lost;
use crate::base::error::Error;
use crate::base::failure::causes;
use crate::base::liveness::Step;
use crate::discord::context::Services;
use crate::features::backup::{self, InUse};
use crate::features::servers;

/// How often the database itself is looked after at least: whether its files are there, and whether it can be written again.
const KEEP_EVERY: Duration = Duration::from_secs(15);
/// For how long nothing could be written before the process ends.
const UNWRITABLE_FOR: Duration = Duration::from_mins(10);
/// Under which key a number is kept that only shows that something can be written.
const WRITTEN: &str = "written";

/// Whether the database is looked at once more later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Again,
    Last,
}

impl App {
    pub(super) async fn keep_until(self, shutdown: CancellationToken) {
        loop {
            tokio::select! {
                () = shutdown.cancelled() => return,
                () = self.0.services.store.noticed() => {}
                () = self.0.clock.moved() => {}
                () = tokio::time::sleep(KEEP_EVERY) => {}
            }
            self.keep().await;
        }
    }

    /// Looks after the database itself: whether its files are those that were opened, whether it can be written again where
    /// it could not, and that a copy of the file alone has what was written. Decides that going on makes no sense.
    pub async fn keep(&self) {
        if let Ok(_one_at_a_time) = self.0.keeping.try_lock() {
            self.look_after_the_database(Look::Again).await;
        }
    }

    pub(super) async fn look_after_the_database(&self, look: Look) {
        let (store, now) = (&self.0.services.store, self.now());
        if self.0.ending.is_cancelled() {
            return;
        }
        if let Err(lost) = store.look() {
            let since = *self.0.lost_since.lock().await.get_or_insert(now);
            let saved = self.rescue(lost).await;
            // The open connections may be the only place where it still is: there may be room in a moment.
            if saved.is_err() && look == Look::Again && now.0 - since.0 < UNWRITABLE_FOR.as_secs().cast_signed() {
                return;
            }
            return self.end(self.give_up(lost, &saved).await);
        }
        if self.has_lost_its_lock().await {
            let database = self.0.services.settings.database.clone();
            let then = "One of the two must not run.".to_owned();
            return self.end(Stopped::Lost { database, lost: Lost::Taken, then });
        }
        if let Some(failing) = store.failing() {
            // Nothing to write for so long is no failure: only a write that fails by now is. It has something new to write each
            // time: where a row stays as it is, SQLite writes nothing.
            let new = rand::random::<u64>().to_string();
            let written = async {
                servers::remember(store, WRITTEN, &new).await?;
                // What is small still fits into the log on a disk that is full.
                Ok::<_, Error>(store.checkpoint().await?)
            };
            match written.await {
                Ok(()) => store.writes_again(),
                Err(_) if now.0 - failing.since.0 < UNWRITABLE_FOR.as_secs().cast_signed() => return,
                Err(_) => return self.end(Stopped::Unwritable { given_up_after: UNWRITABLE_FOR, why: failing.why }),
            }
        }
        // It is said and kept; the next look tries again.
        let _ = self.step(Step::FILE, async { Ok(store.checkpoint().await?) }).await;
        let one_name = if store.has_another_name() {
            Err(Error::Fault(
                "there is a hard link to the database: whoever opens it by that name damages it".to_owned(),
            ))
        } else {
            Ok(())
        };
        let _ = self.step(Step::NAME, async { one_name }).await;
    }

    /// Takes the lock anew where its file was deleted. Says whether somebody else had it first.
    async fn has_lost_its_lock(&self) -> bool {
        let mut in_use = self.0.in_use.lock().await;
        if in_use.as_ref().is_none_or(InUse::is_seen) {
            return false;
        }
        match backup::lock_exclusive(&self.0.services.settings.database) {
            Ok(anew) => {
                tracing::warn!("the lock of the database was deleted, and is taken anew");
                *in_use = Some(anew);
                false
            }
            Err(error) => {
                tracing::error!(error = %causes(&*error), "the lock of the database was deleted");
                backup::is_locked(&self.0.services.settings.database)
            }
        }
    }

    fn end(&self, stopped: Stopped) {
        *self.0.stopped.lock().unwrap_or_else(PoisonError::into_inner) = Some(stopped);
        self.0.ending.cancel();
    }

    /// Saves what the open connections still hold of a database whose files are gone or others.
    async fn rescue(&self, lost: Lost) -> anyhow::Result<PathBuf> {
        let Services { store, settings, .. } = &self.0.services;
        let shown = settings.database.display();
        tracing::error!(database = %shown, %lost, "the database is not where it was: what it held is being saved");
        let saved = backup::rescue(store, settings, self.now()).await;
        if let Err(error) = &saved {
            tracing::error!(error = %causes(&**error), "what the database held could not be saved");
        }
        saved
    }

    /// Leaves nothing beside what is there now that would damage it, and says where what the database held is.
    async fn give_up(&self, lost: Lost, saved: &anyhow::Result<PathBuf>) -> Stopped {
        let Services { store, settings, .. } = &self.0.services;
        let then = match (saved, lost) {
            (Err(error), _) => format!("What it held could not be saved: {error:#}."),
            (Ok(file), Lost::Deleted | Lost::Emptied) => {
                format!("What it held is in {0}; `tertulia restore {0}` puts it back.", file.display())
            }
            (Ok(file), Lost::Replaced | Lost::Taken) => format!(
                "What the old one held is in {0}; `tertulia restore --force {0}` puts it back. To go on with the new one, \
                 start again.",
                file.display()
            ),
            (Ok(file), Lost::LogDeleted | Lost::LogReplaced) => format!(
                "What it held is in {0}; `tertulia restore --force {0}` puts it back, which is safe also where the database \
                 was damaged.",
                file.display()
            ),
        };
        let put_away = match lost {
            Lost::Deleted | Lost::Replaced | Lost::Emptied => store.put_log_away(saved.is_err()),
            // The database is still the right one: it gets what only the deleted log had.
            Lost::LogDeleted => store.checkpoint().await.map_err(std::io::Error::other),
            Lost::LogReplaced | Lost::Taken => Ok(()),
        };
        if let Err(error) = put_away {
            tracing::error!(error = %causes(&error), "the write-ahead log of the database could not be put away");
        }
        let stopped = Stopped::Lost { database: settings.database.clone(), lost, then };
        if matches!(lost, Lost::Deleted | Lost::Emptied)
            && let Err(error) = backup::leave_note(&settings.database, &stopped.to_string())
        {
            tracing::error!(error = %causes(&error), "no note could be left beside the database");
        }
        // Whatever else goes wrong until the end: SQLite must not bring anything into these files, or remove one.
        store.clone().abandon();
        stopped
    }
}
