//! What the running process knows of itself and no row holds: when it last looked at what is owed, and since when the
//! connection to Discord stands or is down.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use crate::ids::Moment;

/// No instant yet.
const NEVER: i64 = i64::MIN;

/// Set by the app, read by whoever tells how it is.
#[derive(Debug)]
pub struct Pulse {
    swept: AtomicI64,
    gateway_since: AtomicI64,
    is_connected: AtomicBool,
}

impl Default for Pulse {
    fn default() -> Self {
        Self {
            swept: AtomicI64::new(NEVER),
            gateway_since: AtomicI64::new(NEVER),
            is_connected: AtomicBool::new(false),
        }
    }
}

impl Pulse {
    /// What is owed was looked at.
    pub fn sweep(&self, now: Moment) {
        self.swept.store(now.0, Ordering::Relaxed);
    }

    /// When what is owed was last looked at.
    pub fn last_sweep(&self) -> Option<Moment> {
        Some(self.swept.load(Ordering::Relaxed)).filter(|at| *at != NEVER).map(Moment)
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
}
