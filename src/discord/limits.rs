//! Discord's limits as far as they are known, and how many calls it refused lately. Pure: told what time it is, and never
//! waits itself. Every number comes from outside, so each is read with a floor, a ceiling and a doubt.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use reqwest::header::HeaderMap;
use serde_json::Value;
use serenity::http::{LightMethod, RatelimitingBucket};
use tokio::time::Instant;

/// The shortest wait after a 429, whatever it says: one of nothing would make a spin.
const FLOOR: Duration = Duration::from_millis(500);
/// The wait where a 429 does not say how long.
const UNSAID: Duration = Duration::from_secs(1);
/// The longest wait, whatever a 429 says: after it, asking once more costs one call.
const CEILING: Duration = Duration::from_hours(1);
/// Windows kept before those that are over are dropped.
const WINDOWS_KEPT: usize = 256;

/// Ordinary refusals within a minute, from which on what nobody waits for goes slowly.
const MANY_ORDINARY: usize = 50;
const A_MINUTE: Duration = Duration::from_mins(1);
/// Discord bans an address at 10,000 refused calls in ten minutes; at half of that only people are answered.
const TOO_MANY: usize = 5_000;
const TEN_MINUTES: Duration = Duration::from_mins(10);

/// How long a 429 asks to wait. It says so in its body and in a header; where they differ, the longer one counts.
pub fn asked_wait(body: &Value, header: Option<&str>) -> Duration {
    let said = match &body["retry_after"] {
        Value::String(text) => text.trim().parse().ok(),
        other => other.as_f64(),
    };
    let header = header.and_then(|text| text.trim().parse::<f64>().ok());
    let seconds = said.into_iter().chain(header).filter(|seconds| seconds.is_finite() && *seconds >= 0.0);
    match seconds.reduce(f64::max) {
        Some(seconds) => Duration::try_from_secs_f64(seconds).unwrap_or(CEILING).clamp(FLOOR, CEILING),
        None => UNSAID,
    }
}

/// What falls under one limit: a route with its channel or server, a method, and for answers the interaction's token.
pub type Limited = (RatelimitingBucket, LightMethod, String);

/// What is left of the limits that Discord told.
#[derive(Default)]
pub struct Windows(HashMap<Limited, Window>);

struct Window {
    left: u32,
    ends: Instant,
}

impl Windows {
    /// Takes one call, or says how long to wait for the next one. What is not known is not limited.
    pub fn take(&mut self, limited: &Limited, now: Instant) -> Result<(), Duration> {
        let Some(window) = self.0.get_mut(limited).filter(|window| window.ends > now) else { return Ok(()) };
        match window.left.checked_sub(1) {
            Some(left) => window.left = left,
            None => return Err(window.ends - now),
        }
        Ok(())
    }

    /// Learns from an answer's headers. Where they can't be meant, the limit is not known.
    pub fn learn(&mut self, limited: Limited, headers: &HeaderMap, now: Instant) {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        let left = text("x-ratelimit-remaining").and_then(|text| text.trim().parse().ok());
        let after = text("x-ratelimit-reset-after")
            .and_then(|text| Duration::try_from_secs_f64(text.trim().parse().ok()?).ok())
            .filter(|after| *after <= CEILING);
        if let (Some(left), Some(after)) = (left, after) {
            self.set(limited, Window { left, ends: now + after }, now);
        }
    }

    /// No call before `ends`.
    pub fn exhaust(&mut self, limited: Limited, ends: Instant, now: Instant) {
        self.set(limited, Window { left: 0, ends }, now);
    }

    fn set(&mut self, limited: Limited, window: Window, now: Instant) {
        if self.0.len() >= WINDOWS_KEPT {
            self.0.retain(|_, window| window.ends > now);
        }
        self.0.insert(limited, window);
    }
}

/// How calls go that nobody waits for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// As fast as the limits allow
    #[default]
    Free,
    /// Five a second: many doors are closed
    Slow,
    /// Not at all for so long: Discord would shut the bot out
    Stopped(Duration),
}

impl Pace {
    /// The pause between two calls.
    pub const fn pause(self) -> Duration {
        match self {
            Self::Free | Self::Stopped(_) => Duration::ZERO,
            Self::Slow => Duration::from_millis(200),
        }
    }

    const fn rank(self) -> u8 {
        match self {
            Self::Free => 0,
            Self::Slow => 1,
            Self::Stopped(_) => 2,
        }
    }
}

/// The calls that were refused lately.
#[derive(Default)]
pub struct Refusals {
    any: VecDeque<Instant>,
    ordinary: VecDeque<Instant>,
}

impl Refusals {
    /// One more; `ordinary`: a door that is closed. Answers the pace, where it is a slower one from here on.
    pub fn note(&mut self, ordinary: bool, now: Instant) -> Option<Pace> {
        let before = self.pace(now);
        // Answers to people go on, and are refused too: what is counted has an end.
        if self.any.len() == 2 * TOO_MANY {
            self.any.pop_front();
        }
        self.any.push_back(now);
        if ordinary {
            if self.ordinary.len() == MANY_ORDINARY {
                self.ordinary.pop_front();
            }
            self.ordinary.push_back(now);
        }
        Some(self.pace(now)).filter(|pace| pace.rank() > before.rank())
    }

    /// How calls go now.
    pub fn pace(&mut self, now: Instant) -> Pace {
        let outdated = |at: Option<&Instant>, window| at.is_some_and(|at| now.duration_since(*at) > window);
        while outdated(self.any.front(), TEN_MINUTES) {
            self.any.pop_front();
        }
        while outdated(self.ordinary.front(), A_MINUTE) {
            self.ordinary.pop_front();
        }
        match self.any.len().checked_sub(TOO_MANY).and_then(|too_many| self.any.get(too_many)) {
            Some(at) => Pace::Stopped(TEN_MINUTES.saturating_sub(now.duration_since(*at))),
            None if self.ordinary.len() >= MANY_ORDINARY => Pace::Slow,
            None => Pace::Free,
        }
    }
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderValue;
    use serde_json::json;
    use serenity::http::Route;

    use super::*;

    #[test]
    fn a_wait_has_a_floor_and_a_ceiling_whatever_is_said() {
        let said = |body: Value, header| asked_wait(&body, header).as_millis();
        for (body, header, wanted) in [
            (json!({ "retry_after": 0 }), None, 500),
            (json!({ "retry_after": 0.0 }), Some("0"), 500),
            (json!({ "retry_after": 2.5 }), None, 2_500),
            (json!({ "retry_after": "2.5" }), None, 2_500),
            (json!({ "retry_after": 3_600 }), None, 3_600_000),
            (json!({ "retry_after": 1e300 }), None, 3_600_000),
            (json!({ "retry_after": u64::MAX }), None, 3_600_000),
            (json!({ "retry_after": 0.3 }), Some("1"), 1_000),
            (json!({ "retry_after": 4 }), Some("1"), 4_000),
            (json!({ "retry_after": -1 }), Some("7"), 7_000),
            (json!({ "retry_after": "soon" }), Some("7"), 7_000),
            (json!({ "retry_after": "nan" }), None, 1_000),
            (json!({ "retry_after": [1] }), Some("inf"), 1_000),
            (json!({}), Some("-inf"), 1_000),
            (json!({}), Some("Wed, 21 Oct 2026 07:28:00 GMT"), 1_000),
            (json!("error code: 1015"), Some("1e300"), 3_600_000),
            (Value::Null, None, 1_000),
        ] {
            assert_eq!(said(body.clone(), header), wanted, "{body} {header:?}");
        }
    }

    fn headers(left: &str, after: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert("x-ratelimit-remaining", HeaderValue::from_str(left).unwrap());
        headers.insert("x-ratelimit-reset-after", HeaderValue::from_str(after).unwrap());
        headers
    }

    #[test]
    fn a_limit_is_kept_as_it_was_told_and_what_can_not_be_meant_is_no_limit() {
        let now = Instant::now();
        let limited: Limited = (Route::UserMe.ratelimiting_bucket(), LightMethod::Get, String::new());
        let mut windows = Windows::default();
        windows.learn(limited.clone(), &headers("1", "5"), now);
        assert_eq!(windows.take(&limited, now), Ok(()));
        let (second, five) = (Duration::from_secs(1), Duration::from_secs(5));
        assert_eq!(windows.take(&limited, now + second), Err(Duration::from_secs(4)));
        let other = (limited.0, LightMethod::Post, String::new());
        assert_eq!(windows.take(&other, now), Ok(()), "each method has its own");
        assert_eq!(windows.take(&limited, now + five), Ok(()), "it is over");
        for (left, after) in [
            ("0", "nan"),
            ("0", "inf"),
            ("0", "-1"),
            ("0", "1e300"),
            ("0", "86400"),
            ("-1", "5"),
            ("1e9", "5"),
            ("", ""),
        ] {
            let mut windows = Windows::default();
            windows.learn(limited.clone(), &headers(left, after), now);
            assert_eq!(windows.take(&limited, now), Ok(()), "{left} {after}");
        }
    }

    #[test]
    fn fifty_closed_doors_in_a_minute_slow_and_five_thousand_refusals_in_ten_minutes_stop() {
        let (mut refusals, start) = (Refusals::default(), Instant::now());
        let told: Vec<Option<Pace>> = (0..51).map(|_| refusals.note(true, start)).collect();
        assert_eq!(told.iter().flatten().collect::<Vec<_>>(), [&Pace::Slow], "told once");
        assert_eq!(told[49], Some(Pace::Slow));
        let later = start + A_MINUTE + Duration::from_secs(1);
        assert_eq!(refusals.pace(later), Pace::Free);
        for _ in 51..4_999 {
            assert_eq!(refusals.note(false, later), None);
        }
        assert_eq!(refusals.note(false, later), Some(Pace::Stopped(Duration::from_secs(600 - 61))));
        // The first fifty-one are ten minutes old: so many may be refused again.
        assert_eq!(refusals.pace(start + TEN_MINUTES + Duration::from_millis(1)), Pace::Free);
        for _ in 0..30_000 {
            refusals.note(false, later);
        }
        assert_eq!(refusals.any.len(), 2 * TOO_MANY, "answers to people may be refused for long");
    }
}
