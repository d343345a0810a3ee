//! Every call the bot makes to Discord, in production and in the sandbox alike.
//!
//! serenity's own limiter forgets a changed address and would send the token to discord.com, so the client's limiter
//! is off and this layer keeps the limits, on serenity's own `Request` and `Ratelimit`. (The client itself makes one
//! call, GET /gateway; [`Rest::gateway_client`] gives it the same address.)

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use reqwest::{Response, StatusCode, Url};
use serde_json::{Value, json};
use serenity::builder::CreateAttachment;
use serenity::http::{
    Http, HttpBuilder, LightMethod, Multipart, MultipartUpload, Ratelimit, RatelimitingBucket, Request, Route,
};
use serenity::model::id as discord;
use tokio::sync::{Mutex, OnceCell};
use tokio::time::Instant;

use crate::discord::card::Attachment;
use crate::ids::{ChannelId, EventId, MessageId, ServerId, UserId};

/// How long one attempt may take.
const ATTEMPT: Duration = Duration::from_secs(10);
/// How long a call that nobody waits for may take with all its attempts.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a call waits for a limit before it is given back to whoever made it.
const LONGEST_WAIT: Duration = Duration::from_secs(3);
/// An answer to an interaction is worthless three seconds after the question.
pub const ANSWER_WITHIN: Duration = Duration::from_millis(2_800);
/// Discord bans an address at 10,000 invalid requests in ten minutes; this is far below.
const INVALID_LIMIT: usize = 300;
const INVALID_WINDOW: Duration = Duration::from_mins(10);
/// Buckets kept before idle ones are dropped.
const BUCKETS_KEPT: usize = 256;

/// The bot's token. It has no `Debug`, so no log can hold it.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// Takes a token as Discord's developer portal shows it.
    pub fn new(text: &str) -> Self {
        Self(text.trim().trim_start_matches("Bot ").to_owned())
    }

    /// The secret itself, for the client's IDENTIFY and the header alone.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// Why a call failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// Discord said no, with its code; nothing was done.
    #[error("Discord refused the call: HTTP {status}, code {code}: {message}")]
    Refused {
        /// HTTP status
        status: u16,
        /// Discord's JSON error code, 0 where it gave none
        code: u32,
        /// Discord's own words and, for a form error, where
        message: String,
    },
    /// The wait that Discord asked for is longer than the call may take; nothing was done.
    #[error("Discord asks to wait {0:?}")]
    RateLimited(Duration),
    /// Discord can't be reached or fails. Whether the call was carried out is not known, unless `never_sent`.
    #[error("Discord can't be reached: {what}")]
    Unclear {
        /// What happened
        what: String,
        /// True where the call certainly did not reach Discord
        never_sent: bool,
    },
    /// The token is not valid any more, or too many calls were refused: no call is made.
    #[error("calls to Discord are stopped: {0}")]
    Stopped(&'static str),
}

impl CallError {
    /// Discord's JSON error code, where it gave one.
    pub const fn code(&self) -> Option<u32> {
        match self {
            Self::Refused { code, .. } => Some(*code),
            _ => None,
        }
    }
}

/// Discord's JSON error codes that mean something to us.
pub mod code {
    /// Unknown channel
    pub const UNKNOWN_CHANNEL: u32 = 10_003;
    /// Unknown message
    pub const UNKNOWN_MESSAGE: u32 = 10_008;
    /// The interaction has been answered already
    pub const ALREADY_ANSWERED: u32 = 40_060;
    /// The token of an interaction is not valid any more
    pub const INTERACTION_EXPIRED: u32 = 50_027;
    /// Unknown scheduled event
    pub const UNKNOWN_EVENT: u32 = 10_070;
    /// The message has a thread already
    pub const THREAD_IS_THERE: u32 = 160_004;
    /// A scheduled event that has ended can't be changed
    pub const EVENT_IS_OVER: u32 = 180_000;
    /// Cannot send messages to this user
    pub const DIRECT_MESSAGES_CLOSED: u32 = 50_007;
    /// No server in common with this user
    pub const NO_COMMON_SERVER: u32 = 50_278;
}

/// Whether a call may be made again when its outcome is unclear.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Repeat {
    Safe,
    Never,
}

/// The one way to Discord; cheap to clone.
#[derive(Clone)]
pub struct Rest(Arc<Inner>);

/// A route's limit, and for answers the interaction's token, since each has its own.
type BucketKey = (RatelimitingBucket, String);

struct Inner {
    client: reqwest::Client,
    base: Url,
    token: Token,
    buckets: Mutex<HashMap<BucketKey, Arc<Mutex<Ratelimit>>>>,
    /// No call before this instant: the limit for the whole bot.
    global: Mutex<Option<Instant>>,
    invalid: Mutex<VecDeque<Instant>>,
    unauthorised: AtomicBool,
    own_user: OnceCell<u64>,
}

impl fmt::Debug for Rest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rest({})", self.0.base)
    }
}

impl Rest {
    /// A way to the Discord at `base`, scheme and host only.
    ///
    /// # Errors
    /// The HTTP client can't be made.
    pub fn new(base: Url, token: Token) -> anyhow::Result<Self> {
        let client = reqwest::Client::builder()
            .timeout(ATTEMPT)
            .connect_timeout(Duration::from_secs(5))
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        Ok(Self(Arc::new(Inner {
            client,
            base,
            token,
            buckets: Mutex::default(),
            global: Mutex::default(),
            invalid: Mutex::default(),
            unauthorised: AtomicBool::new(false),
            own_user: OnceCell::new(),
        })))
    }

    /// serenity's own HTTP client, for its GET /gateway alone: the same address, and no limiter, since that one would
    /// send the token to discord.com whatever the address.
    pub fn gateway_client(&self) -> Http {
        let http = HttpBuilder::new(self.0.token.reveal())
            .client(self.0.client.clone())
            .proxy(self.0.base.as_str().trim_end_matches('/'))
            .ratelimiter_disabled(true)
            .build();
        assert!(http.ratelimiter.is_none(), "serenity's limiter ignores the address it is given");
        http
    }

    /// Whether a gateway belongs to the address that was set, so that the token may be told to it.
    pub fn is_our_gateway(&self, gateway: &str) -> bool {
        let host = Url::parse(gateway).ok().and_then(|url| url.host_str().map(str::to_owned));
        match (self.0.base.host_str(), host.as_deref()) {
            (Some("discord.com"), Some(host)) => host == "discord.gg" || host.ends_with(".discord.gg"),
            (base, host) => base.is_some() && base == host,
        }
    }

    /// Whether Discord refused the token. There is no point in going on then.
    pub fn is_unauthorised(&self) -> bool {
        self.0.unauthorised.load(Ordering::Relaxed)
    }

    /// Answers an interaction; `deadline` is three seconds after it came. Answered already counts as done when this
    /// very call may have done it.
    pub async fn answer(
        &self,
        interaction: u64,
        token: &str,
        body: &Value,
        file: Option<&Attachment>,
        deadline: Instant,
    ) -> Result<(), CallError> {
        let route = Route::InteractionResponse { interaction_id: discord::InteractionId::new(interaction), token };
        self.call(with_file(route, LightMethod::Post, body, file), Repeat::Safe, deadline).await.map(drop)
    }

    /// Fills in the answer that was promised by a deferral.
    pub async fn edit_answer(
        &self,
        application: u64,
        token: &str,
        body: &Value,
        file: Option<&Attachment>,
    ) -> Result<(), CallError> {
        let application_id = discord::ApplicationId::new(application);
        let route = Route::WebhookOriginalInteractionResponse { application_id, token };
        let request = with_file(route, LightMethod::Patch, &closed(body), file);
        self.call(request, Repeat::Safe, patience()).await.map(drop)
    }

    /// Answers once more, after what was promised by a deferral.
    pub async fn follow_up(
        &self,
        application: u64,
        token: &str,
        body: &Value,
        file: Option<&Attachment>,
    ) -> Result<(), CallError> {
        let application_id = discord::ApplicationId::new(application);
        let route = Route::WebhookFollowupMessages { application_id, token };
        let request = with_file(route, LightMethod::Post, &closed(body), file);
        self.call(request, Repeat::Never, patience()).await.map(drop)
    }

    /// Posts a message. `body` carries a nonce with `enforce_nonce`, so repeating within Discord's memory posts it once.
    pub async fn post(
        &self,
        channel: ChannelId,
        body: &Value,
        file: Option<&Attachment>,
    ) -> Result<MessageId, CallError> {
        let route = Route::ChannelMessages { channel_id: discord::ChannelId::new(channel.to_discord()) };
        let repeat = if body["enforce_nonce"] == true { Repeat::Safe } else { Repeat::Never };
        let request = with_file(route, LightMethod::Post, &closed(body), file);
        let message = self.call(request, repeat, patience()).await?;
        snowflake(&message["id"]).map(MessageId::from)
    }

    /// Makes an earlier message show something else.
    pub async fn edit(
        &self,
        channel: ChannelId,
        message: MessageId,
        body: &Value,
        file: Option<&Attachment>,
    ) -> Result<(), CallError> {
        let route = Route::ChannelMessage {
            channel_id: discord::ChannelId::new(channel.to_discord()),
            message_id: discord::MessageId::new(message.to_discord()),
        };
        let request = with_file(route, LightMethod::Patch, &closed(body), file);
        self.call(request, Repeat::Safe, patience()).await.map(drop)
    }

    /// Opens a thread under a message. It lasts a week after the last word.
    pub async fn open_thread(&self, channel: ChannelId, message: MessageId, name: &str) -> Result<(), CallError> {
        let route = Route::ChannelMessageThreads {
            channel_id: discord::ChannelId::new(channel.to_discord()),
            message_id: discord::MessageId::new(message.to_discord()),
        };
        let body = json!({ "name": name, "auto_archive_duration": 10_080 });
        self.call(request(route, LightMethod::Post, &body), Repeat::Safe, patience()).await.map(drop)
    }

    /// The scheduled events of a server.
    pub async fn events(&self, server: ServerId) -> Result<Vec<Value>, CallError> {
        match self.look(Route::GuildScheduledEvents { guild_id: discord::GuildId::new(server.to_discord()) }).await? {
            Value::Array(events) => Ok(events),
            other => Err(strange(&other)),
        }
    }

    /// Makes a scheduled event. Discord has no nonce for it: a call of unknown outcome is not made again.
    pub async fn create_event(&self, server: ServerId, body: &Value) -> Result<MessageId, CallError> {
        let route = Route::GuildScheduledEvents { guild_id: discord::GuildId::new(server.to_discord()) };
        let event = self.call(request(route, LightMethod::Post, body), Repeat::Never, patience()).await?;
        snowflake(&event["id"]).map(MessageId::from)
    }

    /// Changes a scheduled event.
    pub async fn edit_event(&self, server: ServerId, event: MessageId, body: &Value) -> Result<(), CallError> {
        let route = event_route(server, event.to_discord());
        self.call(request(route, LightMethod::Patch, body), Repeat::Safe, patience()).await.map(drop)
    }

    /// Who clicked "Interested": up to 100 users above `after`.
    pub async fn interested(&self, server: ServerId, event: EventId, after: UserId) -> Result<Vec<UserId>, CallError> {
        let route = Route::GuildScheduledEventUsers {
            guild_id: discord::GuildId::new(server.to_discord()),
            event_id: discord::ScheduledEventId::new(event.to_discord()),
        };
        let params = vec![("limit", "100".to_owned()), ("after", after.to_string())];
        let request = Request::new(route, LightMethod::Get).params(Some(params));
        match self.call(request, Repeat::Safe, patience()).await? {
            Value::Array(users) => users.iter().map(|user| snowflake(&user["user"]["id"]).map(UserId::from)).collect(),
            other => Err(strange(&other)),
        }
    }

    /// Up to 100 messages of a channel that came after `after`, as Discord gives them.
    pub async fn messages_after(&self, channel: ChannelId, after: MessageId) -> Result<Vec<Value>, CallError> {
        let route = Route::ChannelMessages { channel_id: discord::ChannelId::new(channel.to_discord()) };
        let params = vec![("limit", "100".to_owned()), ("after", after.to_string())];
        let request = Request::new(route, LightMethod::Get).params(Some(params));
        match self.call(request, Repeat::Safe, patience()).await? {
            Value::Array(messages) => Ok(messages),
            other => Err(strange(&other)),
        }
    }

    /// Asks Discord something; changes nothing.
    pub async fn look(&self, route: Route<'_>) -> Result<Value, CallError> {
        self.call(Request::new(route, LightMethod::Get), Repeat::Safe, patience()).await
    }

    /// The bot's own user id; asked for once.
    pub async fn own_user(&self) -> Result<UserId, CallError> {
        let asked = self.0.own_user.get_or_try_init(async || snowflake(&self.look(Route::UserMe).await?["id"]));
        asked.await.copied().map(UserId::from)
    }

    /// The channel of direct messages with a user.
    pub async fn open_direct(&self, user: UserId) -> Result<ChannelId, CallError> {
        let body = json!({ "recipient_id": user.to_string() });
        let channel =
            self.call(request(Route::UserMeDmChannels, LightMethod::Post, &body), Repeat::Safe, patience()).await?;
        snowflake(&channel["id"]).map(ChannelId::from)
    }

    /// Replaces the bot's commands everywhere.
    pub async fn put_commands(&self, application: u64, commands: &Value) -> Result<(), CallError> {
        let route = Route::Commands { application_id: discord::ApplicationId::new(application) };
        self.call(request(route, LightMethod::Put, commands), Repeat::Safe, patience()).await.map(drop)
    }

    /// Makes a call, keeps the limits, and repeats what is safe to repeat until `deadline`. Once an attempt may have
    /// arrived, whatever follows it is told as unclear, unless Discord says no outright.
    async fn call(&self, request: Request<'_>, repeat: Repeat, deadline: Instant) -> Result<Value, CallError> {
        let bucket = self.bucket(request.route_ref()).await;
        let mut may_have_arrived = false;
        let mut attempt = 0_u32;
        loop {
            let outcome = match self.admit(request.route_ref(), deadline).await {
                Ok(()) => self.limited_attempt(bucket.as_ref(), &request, deadline).await,
                Err(error) => Err(error),
            };
            let (wait, error) = match self.judge(outcome, may_have_arrived).await {
                Verdict::Done(body) => return Ok(body),
                Verdict::Failed(error @ CallError::Refused { .. }) => return Err(error),
                Verdict::Failed(error) => return Err(if may_have_arrived { unclear(&error) } else { error }),
                Verdict::Wait(wait, error) => (wait, error),
                Verdict::Unclear(error) => {
                    may_have_arrived |= !matches!(error, CallError::Unclear { never_sent: true, .. });
                    (Duration::from_millis(200) * 2_u32.pow(attempt.min(6)), error)
                }
            };
            // What must wait for long is told so, and does not hold up what comes after it.
            let hopeless = attempt >= 4 || wait > LONGEST_WAIT || Instant::now() + wait >= deadline;
            if hopeless || (may_have_arrived && repeat == Repeat::Never) {
                return Err(if may_have_arrived { unclear(&error) } else { error });
            }
            tokio::time::sleep(wait).await;
            attempt += 1;
        }
    }

    /// One attempt within the limit of its route.
    async fn limited_attempt(
        &self,
        bucket: Option<&Arc<Mutex<Ratelimit>>>,
        request: &Request<'_>,
        deadline: Instant,
    ) -> Result<Response, CallError> {
        let Some(bucket) = bucket else { return self.attempt(request, deadline).await };
        let mut bucket = bucket.lock().await;
        tokio::time::timeout_at(deadline, bucket.pre_hook(request, &|_| {}))
            .await
            .map_err(|_| CallError::RateLimited(deadline.saturating_duration_since(Instant::now())))?;
        let response = self.attempt(request, deadline).await?;
        if response.status() != StatusCode::TOO_MANY_REQUESTS {
            // A header that can't be read only means that the limit is not known.
            bucket.post_hook(&response, request, &|_| {}, false).await.ok();
        }
        Ok(response)
    }

    async fn attempt(&self, request: &Request<'_>, deadline: Instant) -> Result<Response, CallError> {
        let never_sent = |what: String| CallError::Unclear { what, never_sent: true };
        let header = format!("Bot {}", self.0.token.reveal());
        let built = request
            .clone()
            .build(&self.0.client, &header, Some(self.0.base.as_str()))
            .map_err(|error| never_sent(error.to_string()))?
            .build()
            .map_err(|error| never_sent(error.to_string()))?;
        if built.url().origin() != self.0.base.origin() {
            return Err(CallError::Stopped("a call would have gone to another address than the one that was set"));
        }
        match tokio::time::timeout_at(deadline, self.0.client.execute(built)).await {
            Ok(Ok(response)) => Ok(response),
            Ok(Err(error)) => {
                Err(CallError::Unclear { never_sent: error.is_connect(), what: error.without_url().to_string() })
            }
            Err(_) => Err(CallError::Unclear { what: "no answer in time".to_owned(), never_sent: false }),
        }
    }

    async fn judge(&self, outcome: Result<Response, CallError>, repeated: bool) -> Verdict {
        let response = match outcome {
            Ok(response) => response,
            Err(error @ CallError::Unclear { .. }) => return Verdict::Unclear(error),
            Err(error) => return Verdict::Failed(error),
        };
        let status = response.status();
        let shared = response.headers().get("x-ratelimit-scope").is_some_and(|scope| scope == "shared");
        let header = response.headers().get("retry-after").and_then(|text| text.to_str().ok()?.parse::<f64>().ok());
        let global = response.headers().contains_key("x-ratelimit-global");
        let body: Value = match response.bytes().await {
            Ok(bytes) => serde_json::from_slice(&bytes).unwrap_or(Value::Null),
            Err(error) => {
                return Verdict::Unclear(CallError::Unclear {
                    what: error.without_url().to_string(),
                    never_sent: false,
                });
            }
        };
        if status.is_success() {
            return Verdict::Done(body);
        }
        if matches!(status.as_u16(), 401 | 403) || (status.as_u16() == 429 && !shared) {
            self.0.invalid.lock().await.push_back(Instant::now());
        }
        if status == StatusCode::TOO_MANY_REQUESTS {
            let seconds = body["retry_after"].as_f64().or(header).unwrap_or(1.0).clamp(0.0, 86_400.0);
            let wait = Duration::from_secs_f64(seconds);
            if global || body["global"] == true {
                *self.0.global.lock().await = Some(Instant::now() + wait);
            }
            return Verdict::Wait(wait, CallError::RateLimited(wait));
        }
        if status.is_server_error() {
            return Verdict::Unclear(CallError::Unclear { what: format!("HTTP {status}"), never_sent: false });
        }
        let code = body["code"].as_u64().and_then(|code| u32::try_from(code).ok()).unwrap_or(0);
        // An interaction's token that has run out says nothing about the bot's own.
        if status == StatusCode::UNAUTHORIZED && code != code::INTERACTION_EXPIRED {
            self.0.unauthorised.store(true, Ordering::Relaxed);
        }
        if repeated && code == code::ALREADY_ANSWERED {
            return Verdict::Done(Value::Null);
        }
        let mut message = body["message"].as_str().unwrap_or_default().to_owned();
        if let Some(errors) = body.get("errors") {
            message = format!("{message} {errors}");
        }
        Verdict::Failed(CallError::Refused { status: status.as_u16(), code, message })
    }

    /// Waits for the limit of the whole bot; refuses where a call would only make things worse.
    async fn admit(&self, route: &Route<'_>, deadline: Instant) -> Result<(), CallError> {
        if self.is_unauthorised() {
            return Err(CallError::Stopped("Discord does not accept the token"));
        }
        let now = Instant::now();
        {
            let mut invalid = self.0.invalid.lock().await;
            while invalid.front().is_some_and(|at| now.duration_since(*at) > INVALID_WINDOW) {
                invalid.pop_front();
            }
            if invalid.len() >= INVALID_LIMIT {
                return Err(CallError::Stopped("too many calls were refused in the last ten minutes"));
            }
        }
        // Answers to people are not bound to the limit of the whole bot.
        let answers = matches!(
            route,
            Route::InteractionResponse { .. }
                | Route::WebhookOriginalInteractionResponse { .. }
                | Route::WebhookFollowupMessages { .. }
        );
        let gate = if answers { None } else { *self.0.global.lock().await };
        match gate {
            Some(until) if until >= deadline => Err(CallError::RateLimited(until.duration_since(now))),
            Some(until) => {
                tokio::time::sleep_until(until).await;
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// The limit that a route falls under. Answers to interactions have none of their own: each is made once.
    async fn bucket(&self, route: &Route<'_>) -> Option<Arc<Mutex<Ratelimit>>> {
        let token = match route {
            Route::InteractionResponse { .. } => return None,
            Route::WebhookOriginalInteractionResponse { token, .. } | Route::WebhookFollowupMessages { token, .. } => {
                (*token).to_owned()
            }
            _ => String::new(),
        };
        let mut buckets = self.0.buckets.lock().await;
        if buckets.len() > BUCKETS_KEPT {
            buckets.retain(|_, bucket| Arc::strong_count(bucket) > 1);
        }
        Some(Arc::clone(buckets.entry((route.ratelimiting_bucket(), token)).or_default()))
    }
}

enum Verdict {
    Done(Value),
    Failed(CallError),
    Wait(Duration, CallError),
    Unclear(CallError),
}

fn patience() -> Instant {
    Instant::now() + PATIENCE
}

fn request<'a>(route: Route<'a>, method: LightMethod, body: &Value) -> Request<'a> {
    Request::new(route, method).body(Some(body.to_string().into_bytes()))
}

/// The same with a file beside it.
fn with_file<'a>(route: Route<'a>, method: LightMethod, body: &Value, file: Option<&Attachment>) -> Request<'a> {
    let Some(file) = file else { return request(route, method, body) };
    let multipart = Multipart {
        upload: MultipartUpload::Attachments(vec![CreateAttachment::bytes(file.bytes.clone(), file.name.clone())]),
        fields: Vec::new(),
        payload_json: Some(body.to_string()),
    };
    Request::new(route, method).multipart(Some(multipart))
}

fn event_route<'a>(server: ServerId, event: u64) -> Route<'a> {
    Route::GuildScheduledEvent {
        guild_id: discord::GuildId::new(server.to_discord()),
        event_id: discord::ScheduledEventId::new(event),
    }
}

/// The message with closed mentions, unless it says itself whom it may ping.
fn closed(body: &Value) -> Value {
    let mut body = body.clone();
    if let Value::Object(fields) = &mut body {
        fields.entry("allowed_mentions").or_insert_with(|| json!({ "parse": [] }));
    }
    body
}

fn snowflake(value: &Value) -> Result<u64, CallError> {
    value.as_str().and_then(|text| text.parse().ok()).ok_or_else(|| strange(value))
}

/// The same failure after an attempt that may have arrived.
fn unclear(error: &CallError) -> CallError {
    CallError::Unclear { what: error.to_string(), never_sent: false }
}

fn strange(value: &Value) -> CallError {
    CallError::Unclear { what: format!("Discord answered something else than expected: {value}"), never_sent: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_token_goes_to_no_other_address_than_the_one_that_was_set() {
        let rest = Rest::new("http://127.0.0.1:9".parse().unwrap(), Token::new("Bot secret")).unwrap();
        assert!(rest.gateway_client().ratelimiter.is_none(), "serenity's limiter ignores the address");
        assert!(rest.is_our_gateway("ws://127.0.0.1:9"));
        assert!(!rest.is_our_gateway("wss://gateway.discord.gg"), "what serenity falls back to");
        let real = Rest::new("https://discord.com".parse().unwrap(), Token::new("secret")).unwrap();
        assert!(real.is_our_gateway("wss://gateway.discord.gg"));
        assert!(!real.is_our_gateway("wss://discord.gg.example.org") && !real.is_our_gateway("ws://127.0.0.1:9"));
        let request = Request::new(Route::Gateway, LightMethod::Get);
        let built = request.build(&rest.0.client, "Bot x", Some(rest.0.base.as_str())).unwrap().build().unwrap();
        assert_eq!(built.url().origin(), rest.0.base.origin());
        let elsewhere = Rest::new("http://127.0.0.1:9/".parse().unwrap(), Token::new("secret")).unwrap();
        let failed = elsewhere.post(ChannelId(1), &json!({ "content": "x" }), None).await.unwrap_err();
        assert!(matches!(failed, CallError::Unclear { never_sent: true, .. }), "nobody listens there: {failed}");
        assert!(!failed.to_string().contains("secret"), "{failed}");
    }

    #[test]
    fn mentions_are_closed_unless_the_message_says_whom_it_pings() {
        assert_eq!(closed(&json!({ "content": "@everyone" }))["allowed_mentions"], json!({ "parse": [] }));
        let open = json!({ "allowed_mentions": { "users": ["1"] } });
        assert_eq!(closed(&open), open);
    }
}
