//! Rate limits as Discord has them: a bucket for each route and channel, and 50 requests a second for each bot.
//!
//! Beside them stand the edits of old messages, and the requests that should not have been made: who makes too many of
//! those is shut out. They are measured in real time, not in the stand-in's, because that is what a bot has to live with.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use axum::http::{HeaderMap, HeaderValue};
use tertulia_clock::Clock;
use tokio::time::Instant;

use super::refusal::Refusal;

/// Requests a second that a bot may make, interactions apart.
pub const GLOBAL_LIMIT: u32 = 50;

/// Edits of messages older than an hour that a bot may make in a channel within `OLD_EDITS_PER`.
///
/// Discord has such a limit and doesn't tell it; observers guess at this one.
const OLD_EDITS: u32 = 3;
const OLD_EDITS_PER: Duration = Duration::from_secs(20);

/// Requests answered with 401, 403 or 429 that one address may make within `INVALID_PER`.
const INVALID_REQUESTS: u32 = 10_000;
const INVALID_PER: Duration = Duration::from_mins(10);

/// The window of the requests that should not have been made. There is one address here.
const INVALID: &str = "invalid";

/// What a bot has used of its limits.
#[derive(Default)]
pub struct Limits(Mutex<HashMap<String, Window>>);

/// How a bucket stands after a request; what the `X-RateLimit` headers say.
#[derive(Debug, PartialEq)]
pub struct Standing {
    pub bucket: String,
    pub limit: u32,
    pub remaining: u32,
    pub reset_after: Duration,
    /// The request was one too many: of the bucket, or of all.
    pub exceeded: Option<Exceeded>,
}

/// Which limit was exceeded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Exceeded {
    Bucket,
    Global,
    OldEdits,
}

struct Window {
    ends: Instant,
    used: u32,
}

/// The limit of one route.
struct Rule {
    bucket: String,
    limit: u32,
    per: Duration,
    /// Counts towards the bot's requests a second.
    is_global: bool,
}

impl Limits {
    /// Counts a request. `caller` is the bot, or nobody.
    pub fn count(&self, caller: Option<u64>, method: &str, segments: &[&str], now: Instant) -> Standing {
        let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        windows.retain(|_, window| window.ends > now);
        let rule = rule(method, segments);
        let caller = caller.unwrap_or(0);
        if rule.is_global {
            let second = Duration::from_secs(1);
            let (used, reset_after) = take(&mut windows, format!("{caller} global"), GLOBAL_LIMIT, second, now);
            if used > GLOBAL_LIMIT {
                let exceeded = Some(Exceeded::Global);
                return Standing { bucket: rule.bucket, limit: rule.limit, remaining: 0, reset_after, exceeded };
            }
        }
        let (used, reset_after) = take(&mut windows, format!("{caller} {}", rule.bucket), rule.limit, rule.per, now);
        Standing {
            remaining: rule.limit.saturating_sub(used),
            exceeded: (used > rule.limit).then_some(Exceeded::Bucket),
            bucket: rule.bucket,
            limit: rule.limit,
            reset_after,
        }
    }
}

impl Limits {
    /// Counts an edit of a message older than an hour. Answers how the bot stands if it was one too many.
    pub fn count_old_edit(&self, caller: u64, channel: u64, now: Instant) -> Option<Standing> {
        let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let bucket = format!("{caller} old edits {channel}");
        let (used, reset_after) = take(&mut windows, bucket.clone(), OLD_EDITS, OLD_EDITS_PER, now);
        let exceeded = Some(Exceeded::OldEdits);
        let standing = Standing { bucket, limit: OLD_EDITS, remaining: 0, reset_after, exceeded };
        (used > OLD_EDITS).then_some(standing)
    }

    /// Notes how a request was answered.
    pub fn note_status(&self, status: u16, now: Instant) {
        if matches!(status, 401 | 403 | 429) {
            let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            take(&mut windows, INVALID.to_owned(), INVALID_REQUESTS, INVALID_PER, now);
        }
    }

    /// Whether too many requests were made that should not have been.
    pub fn is_shut_out(&self, now: Instant) -> bool {
        let windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        windows.get(INVALID).is_some_and(|window| window.ends > now && window.used >= INVALID_REQUESTS)
    }
}

impl Standing {
    /// A limit that a test wants to be exceeded.
    pub fn made_up(retry_after: f64, global: bool) -> Self {
        Self {
            bucket: "fault".to_owned(),
            limit: 1,
            remaining: 0,
            reset_after: Duration::from_secs_f64(retry_after),
            exceeded: Some(if global { Exceeded::Global } else { Exceeded::Bucket }),
        }
    }

    /// The answer if the limit is exceeded.
    pub fn refusal(&self) -> Option<Refusal> {
        let retry_after = self.reset_after.as_secs_f64();
        self.exceeded.map(|exceeded| match exceeded {
            Exceeded::OldEdits => Refusal::OldEdits { retry_after },
            Exceeded::Bucket | Exceeded::Global => {
                Refusal::Limited { retry_after, global: exceeded == Exceeded::Global }
            }
        })
    }

    /// What every answer says of it.
    pub fn headers(&self) -> HeaderMap {
        let after = self.reset_after.as_secs_f64();
        let mut headers = HeaderMap::new();
        let mut put = |name: &'static str, value: String| {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(name, value);
            }
        };
        put("x-ratelimit-limit", self.limit.to_string());
        put("x-ratelimit-remaining", self.remaining.to_string());
        put("x-ratelimit-reset", format!("{:.3}", real_seconds() + after));
        put("x-ratelimit-reset-after", format!("{after:.3}"));
        put("x-ratelimit-bucket", self.bucket.replace(' ', ""));
        if let Some(exceeded) = self.exceeded {
            put("retry-after", format!("{:.0}", after.ceil()));
            let global = exceeded == Exceeded::Global;
            put("x-ratelimit-scope", if global { "global" } else { "user" }.to_owned());
            if global {
                put("x-ratelimit-global", "true".to_owned());
            }
        }
        headers
    }
}

/// The machine's time in Unix seconds: limits run in real time, and so does the header that names their end.
#[expect(clippy::cast_precision_loss, reason = "milliseconds of our time fit a double")]
fn real_seconds() -> f64 {
    Clock::system().now().as_millisecond() as f64 / 1000.0
}

/// Takes one from a window. Answers how many are used, this one included, and how long the window goes on.
fn take(
    windows: &mut HashMap<String, Window>,
    key: String,
    limit: u32,
    per: Duration,
    now: Instant,
) -> (u32, Duration) {
    let window = windows.entry(key).or_insert(Window { ends: now + per, used: 0 });
    if window.ends <= now {
        *window = Window { ends: now + per, used: 0 };
    }
    if window.used <= limit {
        window.used += 1;
    }
    (window.used, window.ends - now)
}

/// The limit of a route. Ids that Discord limits apart stay in the bucket's name, others become `:id`.
fn rule(method: &str, segments: &[&str]) -> Rule {
    let is_interaction = matches!(segments, ["interactions" | "webhooks", ..]);
    let (limit, seconds) = match (method, segments) {
        ("POST", ["channels", _, "messages"]) | ("PATCH", ["channels", _, "messages", _]) => (5, 5),
        ("POST" | "PATCH" | "DELETE", ["webhooks", ..]) => (5, 2),
        _ => (50, 5),
    };
    let name = |(index, segment): (usize, &&str)| {
        let is_id = segment.parse::<u64>().is_ok();
        if is_id && index != 1 { ":id".to_owned() } else { (*segment).to_owned() }
    };
    let path: Vec<String> = segments.iter().enumerate().map(name).collect();
    Rule {
        bucket: format!("{method} /{}", path.join("/")),
        limit,
        per: Duration::from_secs(seconds),
        is_global: !is_interaction,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CREATE: [&str; 3] = ["channels", "1", "messages"];

    #[test]
    fn the_sixth_message_in_five_seconds_is_one_too_many_in_its_channel_alone() {
        let (limits, start) = (Limits::default(), Instant::now());
        for left in (0..5).rev() {
            let standing = limits.count(Some(7), "POST", &CREATE, start);
            assert_eq!((standing.remaining, standing.exceeded), (left, None));
        }
        let later = start + Duration::from_secs(2);
        let standing = limits.count(Some(7), "POST", &CREATE, later);
        assert_eq!((standing.exceeded, standing.reset_after), (Some(Exceeded::Bucket), Duration::from_secs(3)));
        assert_eq!(limits.count(Some(7), "POST", &["channels", "2", "messages"], later).exceeded, None);
        assert_eq!(limits.count(Some(8), "POST", &CREATE, later).exceeded, None);
        assert_eq!(limits.count(Some(7), "POST", &CREATE, start + Duration::from_secs(5)).exceeded, None);
    }

    #[test]
    fn three_edits_of_old_messages_are_taken_and_one_more_is_not() {
        let (limits, start) = (Limits::default(), Instant::now());
        assert!((0..3).all(|_| limits.count_old_edit(7, 1, start).is_none()));
        let standing = limits.count_old_edit(7, 1, start + Duration::from_secs(5)).unwrap();
        assert_eq!(standing.reset_after, Duration::from_secs(15));
        assert_eq!(standing.refusal().unwrap().body()["code"], 30046);
        assert!(limits.count_old_edit(7, 2, start).is_none());
        assert!(limits.count_old_edit(7, 1, start + OLD_EDITS_PER).is_none());
    }

    #[test]
    fn ten_thousand_requests_that_should_not_have_been_made_shut_one_out() {
        let (limits, start) = (Limits::default(), Instant::now());
        for _ in 1..10_000 {
            limits.note_status(403, start);
        }
        limits.note_status(404, start);
        assert!(!limits.is_shut_out(start));
        limits.note_status(401, start);
        assert!(limits.is_shut_out(start + INVALID_PER.saturating_sub(Duration::from_secs(1))));
        assert!(!limits.is_shut_out(start + INVALID_PER));
    }

    #[test]
    fn fifty_requests_a_second_are_the_bots_limit_and_interactions_do_not_count() {
        let (limits, now) = (Limits::default(), Instant::now());
        let callback =
            |id: u32| limits.count(None, "POST", &["interactions", &id.to_string(), "token", "callback"], now);
        assert!((0..100).all(|id| callback(id).exceeded.is_none()));
        let get = |id: u32| limits.count(Some(7), "GET", &["channels", &id.to_string()], now);
        assert!((0..50).all(|id| get(id).exceeded.is_none()));
        assert_eq!(get(50).exceeded, Some(Exceeded::Global));
    }
}
