//! When the next connection may be made, and when the one there is counts as lost. Pure: told what happened and when.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

/// So many connections within [`WINDOW`] are no accident any more.
const FREE: usize = 3;
const WINDOW: Duration = Duration::from_mins(1);
/// The wait before the next connection, at first and at most.
const WAIT: (Duration, Duration) = (Duration::from_secs(1), Duration::from_mins(5));
/// How long heartbeats must be acknowledged before connections are free again.
const HEALTHY: Duration = Duration::from_mins(10);
/// How long after a sign of life a connection still counts as one. Discord wants a heartbeat every 41 seconds.
const QUIET: Duration = Duration::from_mins(1);
/// How long the client may stand still: it looks round twice a second.
const STILL: Duration = Duration::from_secs(2);

/// Holds connections back where they come too often: after the third within a minute each waits, at first a second, then
/// twice as long each time up to five minutes, until heartbeats were acknowledged for ten minutes.
#[derive(Debug, Default)]
pub struct Pace {
    made: VecDeque<Instant>,
    waits: u32,
    not_before: Option<Instant>,
    healthy_since: Option<Instant>,
}

impl Pace {
    /// Whether a connection may be made now.
    pub fn is_free(&self, now: Instant) -> bool {
        self.not_before.is_none_or(|at| at <= now)
    }

    /// A connection is being made. `chance` is from 0 to 1: many bots that were sent away together do not come back
    /// together. Says how long the next one has to wait, where it has to.
    pub fn connected(&mut self, now: Instant, chance: f64) -> Option<Duration> {
        self.healthy_since = None;
        self.made.push_back(now);
        while self.made.front().is_some_and(|at| now.duration_since(*at) > WINDOW) {
            self.made.pop_front();
        }
        if self.waits == 0 && self.made.len() < FREE {
            return None;
        }
        let doubled = WAIT.0 * 2_u32.pow(self.waits.min(9));
        let wait = doubled.min(WAIT.1).mul_f64(1.0 - chance.clamp(0.0, 1.0) / 5.0);
        self.waits += 1;
        self.not_before = Some(now + wait);
        Some(wait)
    }

    /// A heartbeat was acknowledged.
    pub fn acknowledged(&mut self, now: Instant) {
        if now.duration_since(*self.healthy_since.get_or_insert(now)) >= HEALTHY {
            (self.waits, self.not_before) = (0, None);
        }
    }
}

/// Notices when nothing is heard of Discord any more. A socket that is open says nothing: what counts are acknowledged
/// heartbeats and events.
#[derive(Debug)]
pub struct Watch {
    patience: Duration,
    heard: Instant,
    /// Whether something was heard since the last greeting: a second greeting in a row says nothing new.
    is_proven: bool,
    is_greeted: bool,
    turned: (u64, Instant),
}

impl Watch {
    /// Begins at `now`, with nothing heard yet.
    pub fn new(patience: Duration, now: Instant) -> Self {
        Self { patience, heard: now, is_proven: true, is_greeted: false, turned: (0, now) }
    }

    /// A connection is being made: the one before is gone.
    pub fn connecting(&mut self) {
        self.is_greeted = false;
    }

    /// Discord took the bot in, or in again.
    pub fn greeted(&mut self, now: Instant) {
        self.is_greeted = true;
        if std::mem::take(&mut self.is_proven) {
            self.heard = now;
        }
    }

    /// A heartbeat was acknowledged, or something happened in Discord.
    pub fn heard(&mut self, now: Instant) {
        (self.heard, self.is_proven) = (now, true);
    }

    /// How often the client has looked round so far.
    pub fn turned(&mut self, turns: u64, now: Instant) {
        if turns != self.turned.0 {
            self.turned = (turns, now);
        }
    }

    /// Nobody is to be heard, by our own will: that is no loss.
    pub fn held(&mut self, now: Instant) {
        self.heard = now;
    }

    /// Whether the bot is connected.
    pub fn is_up(&self, now: Instant) -> bool {
        self.is_greeted && now.duration_since(self.heard) < QUIET && now.duration_since(self.turned.1) < STILL
    }

    /// When it will have been lost, where nothing is heard until then.
    pub fn lost_at(&self) -> Instant {
        self.heard + self.patience
    }

    /// Whether nothing was heard for as long as may be.
    pub fn is_lost(&self, now: Instant) -> bool {
        !self.is_up(now) && now >= self.lost_at()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    /// Seconds after the beginning at which connections are made, where each is made as soon as it may be.
    fn connections(pace: &mut Pace, begin: Instant, seconds: u32) -> Vec<u64> {
        let mut made = Vec::new();
        for second in 0..seconds {
            let now = begin + second * SECOND;
            if pace.is_free(now) {
                pace.connected(now, 0.0);
                made.push(u64::from(second));
            }
        }
        made
    }

    #[test]
    fn after_the_third_connection_within_a_minute_the_wait_doubles_up_to_five_minutes() {
        let begin = Instant::now();
        let mut pace = Pace::default();
        let made = connections(&mut pace, begin, 1_700);
        assert_eq!(made, [0, 1, 2, 3, 5, 9, 17, 33, 65, 129, 257, 513, 813, 1_113, 1_413]);
    }

    #[test]
    fn connections_that_are_far_apart_are_free() {
        let begin = Instant::now();
        let mut pace = Pace::default();
        for minute in 0..50 {
            let now = begin + 31 * minute * SECOND;
            assert!(pace.is_free(now));
            assert_eq!(pace.connected(now, 0.5), None, "{minute}");
        }
    }

    #[test]
    fn ten_minutes_of_acknowledged_heartbeats_make_connections_free_again() {
        let begin = Instant::now();
        let mut pace = Pace::default();
        connections(&mut pace, begin, 20);
        let beat = |pace: &mut Pace, from: u32, to: u32| {
            for second in (from..to).step_by(41) {
                pace.acknowledged(begin + second * SECOND);
            }
        };
        beat(&mut pace, 20, 500);
        assert!(pace.connected(begin + 500 * SECOND, 0.0).is_some(), "not healthy for long enough");
        beat(&mut pace, 520, 1_150);
        assert_eq!(pace.connected(begin + 1_200 * SECOND, 0.0), None);
    }

    #[test]
    fn the_wait_differs_from_bot_to_bot_by_a_fifth() {
        let now = Instant::now();
        for (chance, wait) in [(0.0, 1_000), (0.5, 900), (1.0, 800), (7.0, 800)] {
            let mut pace = Pace::default();
            assert_eq!((pace.connected(now, chance), pace.connected(now, chance)), (None, None));
            assert_eq!(pace.connected(now, chance), Some(Duration::from_millis(wait)));
        }
    }

    /// What happens at a second after the beginning.
    enum Happens {
        Connects,
        Greeted,
        Heard,
        Held,
    }
    use Happens::{Connects, Greeted, Heard, Held};

    /// The second at which the connection is given up, if any, and those at whose beginning it was up.
    fn watched(patience: u32, seconds: u32, happens: impl Fn(u32) -> Vec<Happens>) -> (Option<u32>, Vec<u32>) {
        let begin = Instant::now();
        let mut watch = Watch::new(patience * SECOND, begin);
        let mut up = Vec::new();
        for second in 0..seconds {
            let now = begin + second * SECOND;
            watch.turned(u64::from(second), now);
            for what in happens(second) {
                match what {
                    Connects => watch.connecting(),
                    Greeted => watch.greeted(now),
                    Heard => watch.heard(now),
                    Held => watch.held(now),
                }
            }
            if watch.is_up(now) {
                up.push(second);
            }
            if watch.is_lost(now) {
                return (Some(second), up);
            }
        }
        (None, up)
    }

    #[test]
    fn a_connection_is_given_up_where_nothing_is_heard_for_too_long() {
        let at = |second: u32, seconds: &[u32]| seconds.contains(&second);
        let healthy = watched(90, 600, |s| match s {
            2 => vec![Greeted],
            s if s % 41 == 40 => vec![Heard],
            _ => vec![],
        });
        assert_eq!((healthy.0, healthy.1.len()), (None, 598), "acknowledged every 41 seconds");
        assert_eq!(watched(90, 600, |_| vec![]), (Some(90), vec![]), "never reached");
        let silent = watched(90, 600, |s| if at(s, &[10]) { vec![Connects, Greeted] } else { vec![] });
        assert_eq!(silent.0, Some(100), "greeted, then silence");
        assert_eq!(silent.1, (10..70).collect::<Vec<_>>());
        let again = watched(90, 600, |s| if s % 30 == 10 { vec![Connects, Greeted] } else { vec![] });
        assert_eq!(again.0, Some(100), "every greeting is followed by silence");
        let lost = watched(90, 600, |s| match s {
            10 => vec![Greeted],
            51 => vec![Heard],
            60 => vec![Connects],
            _ => vec![],
        });
        assert_eq!(lost, (Some(141), (10..60).collect()), "sent away and not taken in again");
        assert_eq!(
            watched(5, 600, |s| if s < 300 { vec![Held] } else { vec![] }).0,
            Some(304),
            "waiting by our own will"
        );
        let impatient = watched(1, 600, |s| match s {
            0 => vec![Greeted],
            s if s % 41 == 40 => vec![Heard],
            _ => vec![],
        });
        assert_eq!(impatient.0, None, "between two heartbeats nothing need be heard");
    }

    #[test]
    fn a_client_that_stands_still_is_not_connected() {
        let begin = Instant::now();
        let mut watch = Watch::new(90 * SECOND, begin);
        watch.greeted(begin);
        watch.turned(1, begin);
        assert!(watch.is_up(begin + SECOND));
        watch.turned(1, begin + 3 * SECOND);
        assert!(!watch.is_up(begin + 3 * SECOND));
    }
}
