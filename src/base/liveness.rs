//! What the running process knows of itself and no row holds: when it last looked at what is owed, which of the steps that it
//! does by itself fail, and since when the connection to Discord stands or is down.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Mutex, PoisonError};

use tertulia_clock::Moment;

/// No instant yet.
const NEVER: i64 = i64::MIN;
/// How often it is said that a failure goes on, in seconds.
const SAY_AGAIN: i64 = 10 * 60;

/// What Tertulia does by itself, each apart from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Gatherings and reminders that come due
    Gatherings,
    /// Letters of what people follow
    Letters,
    /// What is kept for too long
    Retention,
    /// Sending what is owed
    Sending,
    /// Write-ups that nobody touched for long
    Upkeep,
    /// Servers that are gone
    Servers,
    /// The nightly backup
    Backup,
    /// The index of search
    Index,
    /// Bringing what was written into the file of the database
    File,
    /// That this file has one name alone
    Name,
}

impl Step {
    /// For logs and catalogues.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Gatherings => "gatherings",
            Self::Letters => "letters",
            Self::Retention => "retention",
            Self::Sending => "sending",
            Self::Upkeep => "upkeep",
            Self::Servers => "servers",
            Self::Backup => "backup",
            Self::Index => "index",
            Self::File => "file",
            Self::Name => "name",
        }
    }
}

/// A step that fails.
#[derive(Clone, Copy, Debug)]
struct Trouble {
    since: Moment,
    /// When it was last said
    said: Moment,
}

/// Set by the app, read by whoever tells how it is.
#[derive(Debug)]
pub struct Pulse {
    swept: AtomicI64,
    troubles: Mutex<BTreeMap<Step, Trouble>>,
    gateway_since: AtomicI64,
    is_connected: AtomicBool,
}

impl Default for Pulse {
    fn default() -> Self {
        Self {
            swept: AtomicI64::new(NEVER),
            troubles: Mutex::default(),
            gateway_since: AtomicI64::new(NEVER),
            is_connected: AtomicBool::new(false),
        }
    }
}

impl Pulse {
    /// What is owed was looked at, and everything else that belongs to a sweep went well too.
    pub fn sweep(&self, now: Moment) {
        self.swept.store(now.0, Ordering::Relaxed);
    }

    /// When what is owed was last looked at.
    pub fn last_sweep(&self) -> Option<Moment> {
        Some(self.swept.load(Ordering::Relaxed)).filter(|at| *at != NEVER).map(Moment)
    }

    /// A step was done, or failed. It is said when a failure begins, every ten minutes while it goes on, and when it is over.
    pub fn step(&self, step: Step, failure: Option<&(dyn std::error::Error + 'static)>, now: Moment) {
        let mut troubles = self.troubles.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(error) = failure else {
            if let Some(Trouble { since, .. }) = troubles.remove(&step) {
                tracing::warn!(step = step.word(), seconds = now.0 - since.0, "what failed goes well again");
            }
            return;
        };
        match troubles.get_mut(&step) {
            None => {
                troubles.insert(step, Trouble { since: now, said: now });
                tracing::error!(step = step.word(), error, "what Tertulia does by itself failed; it is tried again");
            }
            Some(trouble) if now.0 - trouble.said.0 >= SAY_AGAIN => {
                trouble.said = now;
                let seconds = now.0 - trouble.since.0;
                tracing::error!(step = step.word(), error, seconds, "what Tertulia does by itself still fails");
            }
            Some(_) => {}
        }
    }

    /// The steps that failed when they were last tried, each with since when.
    pub fn troubles(&self) -> Vec<(Step, Moment)> {
        let troubles = self.troubles.lock().unwrap_or_else(PoisonError::into_inner);
        troubles.iter().map(|(step, trouble)| (*step, trouble.since)).collect()
    }

    /// The connection stands, or is down. The instant of the last change is kept.
    pub fn gateway(&self, is_connected: bool, now: Moment) {
        let was = self.is_connected.swap(is_connected, Ordering::Relaxed);
        if was != is_connected || self.gateway_since.load(Ordering::Relaxed) == NEVER {
            self.gateway_since.store(now.0, Ordering::Relaxed);
        }
    }

    /// Whether the connection stands, and since when it has been so.
    pub fn connection(&self) -> (bool, Option<Moment>) {
        let since = Some(self.gateway_since.load(Ordering::Relaxed)).filter(|at| *at != NEVER).map(Moment);
        (self.is_connected.load(Ordering::Relaxed), since)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_change_of_the_connection_is_kept() {
        let pulse = Pulse::default();
        assert_eq!((pulse.connection(), pulse.last_sweep()), ((false, None), None));
        for (is_connected, now, since) in [(true, 1, 1), (true, 2, 1), (false, 3, 3), (false, 4, 3), (true, 5, 5)] {
            pulse.gateway(is_connected, Moment(now));
            assert_eq!(pulse.connection(), (is_connected, Some(Moment(since))));
        }
        pulse.sweep(Moment(9));
        assert_eq!(pulse.last_sweep(), Some(Moment(9)));
    }

    #[test]
    fn a_step_that_fails_is_known_since_it_began_until_it_goes_well() {
        let pulse = Pulse::default();
        let fault = std::fmt::Error;
        for (step, failed, now, known) in [
            (Step::Sending, true, 1, vec![(Step::Sending, 1)]),
            (Step::Sending, true, 700, vec![(Step::Sending, 1)]),
            (Step::Retention, true, 701, vec![(Step::Retention, 701), (Step::Sending, 1)]),
            (Step::Retention, false, 702, vec![(Step::Sending, 1)]),
            (Step::Sending, false, 703, vec![]),
        ] {
            pulse.step(step, failed.then_some(&fault), Moment(now));
            let known: Vec<_> = known.into_iter().map(|(step, since)| (step, Moment(since))).collect();
            assert_eq!(pulse.troubles(), known, "{now}");
        }
    }
}
