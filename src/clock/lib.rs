//! The only place that asks what time it is.
//!
//! Everything else is handed a [`Clock`] or an instant, so that a test, the sandbox and production run the same code.

mod moment;

use std::io::{BufRead as _, BufReader};
use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use tokio::sync::Notify;

pub use self::moment::Moment;

/// Under which name a process under test is told where its time comes from.
pub const ADDRESS: &str = "TERTULIA_CLOCK";

/// Tells the time; cheap to clone, all clones tell the same.
#[derive(Clone, Debug)]
pub struct Clock(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    source: Source,
    moved: Notify,
}

#[derive(Debug)]
enum Source {
    /// The machine's own time.
    System,
    /// The machine's time, moved by hand, and held where an instant is set.
    Offset(Mutex<(SignedDuration, Option<Timestamp>)>),
    /// Stands still until moved by hand.
    Stopped(Mutex<Timestamp>),
}

impl Clock {
    fn new(source: Source) -> Self {
        Self(Arc::new(Inner { source, moved: Notify::new() }))
    }

    /// The machine's own time.
    pub fn system() -> Self {
        Self::new(Source::System)
    }

    /// Runs like the machine's time and can be moved.
    pub fn movable_from_system() -> Self {
        Self::new(Source::Offset(Mutex::new((SignedDuration::ZERO, None))))
    }

    /// Stands still at `instant` until it is moved.
    pub fn stopped_at(instant: Timestamp) -> Self {
        Self::new(Source::Stopped(Mutex::new(instant)))
    }

    /// Stands where a test says: follows what is told at `address` on this machine, a line of milliseconds since 1970 at
    /// each change.
    ///
    /// # Errors
    /// The address is not on this machine, or nobody tells the time there.
    pub fn told_at(address: SocketAddr) -> std::io::Result<Self> {
        let wrong = |what: &'static str| std::io::Error::new(std::io::ErrorKind::InvalidInput, what);
        if !address.ip().is_loopback() {
            return Err(wrong("the time is told on this machine only"));
        }
        let mut lines = BufReader::new(TcpStream::connect(address)?).lines();
        let read = |line: &str| line.trim().parse().ok().and_then(|at| Timestamp::from_millisecond(at).ok());
        let first = lines.next().transpose()?.and_then(|line| read(&line)).ok_or_else(|| wrong("no time was told"))?;
        let clock = Self::stopped_at(first);
        let told = clock.clone();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if let Some(at) = read(&line) {
                    told.move_to(at);
                }
            }
        });
        Ok(clock)
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        match &self.0.source {
            Source::System => system_now(),
            Source::Offset(state) => match *lock(state) {
                (_, Some(held)) => held,
                (offset, None) => system_now().saturating_add(offset).unwrap_or(Timestamp::MAX),
            },
            Source::Stopped(instant) => *lock(instant),
        }
    }

    /// Moves the time by `step`; the system's own clock does not move.
    pub fn advance(&self, step: SignedDuration) {
        match &self.0.source {
            Source::System => {}
            Source::Offset(state) => {
                let mut state = lock(state);
                state.0 = state.0.saturating_add(step);
            }
            Source::Stopped(instant) => {
                let mut instant = lock(instant);
                *instant = instant.saturating_add(step).unwrap_or(Timestamp::MAX);
            }
        }
        self.0.moved.notify_waiters();
    }

    /// Waits until the time is moved by hand.
    pub async fn moved(&self) {
        self.0.moved.notified().await;
    }

    /// Holds a movable clock at `instant`, or lets it run again: what is made meanwhile has the same date every time.
    pub fn hold(&self, instant: Option<Timestamp>) {
        if let Source::Offset(state) = &self.0.source {
            lock(state).1 = instant;
        }
    }

    /// Moves the time to `instant`; the system's own clock does not move.
    pub fn move_to(&self, instant: Timestamp) {
        self.advance(instant.duration_since(self.now()));
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
fn system_now() -> Timestamp {
    Timestamp::now()
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stopped_clock_moves_only_by_hand() {
        let start: Timestamp = "2030-01-01T12:00:00Z".parse().unwrap();
        let clock = Clock::stopped_at(start);
        let copy = clock.clone();
        assert_eq!(clock.now(), start);
        clock.advance(SignedDuration::from_hours(24));
        assert_eq!(copy.now(), "2030-01-02T12:00:00Z".parse().unwrap());
        copy.move_to(start);
        assert_eq!(clock.now(), start);
    }
}
