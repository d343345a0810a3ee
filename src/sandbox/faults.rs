//! Faults on demand: what a test wants to go wrong with the next requests.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// A fault that the next matching requests meet.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The request's method; empty for any.
    pub method: &'static str,
    /// A part of the request's path without `/api/v10`.
    pub path: String,
    /// How many requests meet it.
    pub times: u32,
    /// What happens to them.
    pub what: FaultKind,
}

/// What happens to a request.
#[derive(Clone, Debug, PartialEq)]
pub enum FaultKind {
    /// It is answered with this status and not executed.
    Status(u16),
    /// It is answered with 429 and not executed.
    RateLimited {
        /// Seconds to wait.
        retry_after: f64,
        /// Whether the bot as a whole is limited.
        global: bool,
    },
    /// It is executed after this time.
    Delay(Duration),
    /// The connection is closed; it is not executed.
    CutBefore,
    /// It is executed, then the connection is closed without an answer.
    CutAfter,
}

/// The faults that are yet to happen, first come first met.
#[derive(Default)]
pub struct Faults(Mutex<Vec<Fault>>);

impl Faults {
    /// Adds a fault.
    pub fn add(&self, fault: Fault) {
        self.lock().push(fault);
    }

    /// Forgets all faults.
    pub fn clear(&self) {
        self.lock().clear();
    }

    /// The fault that this request meets, if any; it is used up by one.
    pub(super) fn take(&self, method: &str, path: &str) -> Option<FaultKind> {
        let mut faults = self.lock();
        faults.retain(|fault| fault.times > 0);
        let met = faults
            .iter_mut()
            .find(|fault| (fault.method.is_empty() || fault.method == method) && path.contains(&fault.path))?;
        met.times -= 1;
        Some(met.what.clone())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Fault>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_met_as_often_as_it_says_by_what_it_names() {
        let faults = Faults::default();
        faults.add(Fault { method: "POST", path: "/messages".to_owned(), times: 2, what: FaultKind::CutBefore });
        assert_eq!(faults.take("GET", "/channels/1/messages"), None);
        assert_eq!(faults.take("POST", "/channels/1/messages"), Some(FaultKind::CutBefore));
        assert_eq!(faults.take("POST", "/channels/2/messages"), Some(FaultKind::CutBefore));
        assert_eq!(faults.take("POST", "/channels/1/messages"), None);
    }
}
