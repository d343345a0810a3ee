//! Every call the bot makes to Discord, in production and in the sandbox alike.
//!
//! serenity's own limiter forgets a changed address and would send the token to discord.com, so the client's limiter
//! is off and this layer keeps the limits, on serenity's own `Request`. (The client itself makes one call, GET /gateway;
//! [`Rest::gateway_client`] gives it the same address.)
//!
//! Nothing that comes back is trusted: `limits` reads numbers with a floor and a ceiling, `received` reads bodies with a
//! bound and cleans what is logged.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use reqwest::{StatusCode, Url};
use serde_json::{Value, json};
use serenity::builder::CreateAttachment;
use serenity::http::{Http, HttpBuilder, LightMethod, Multipart, MultipartUpload, Request, Route};
use serenity::model::id as discord;
use tokio::sync::OnceCell;
use tokio::time::Instant;

use crate::base::ids::{ChannelId, EventId, MessageId, ServerId, UserId};
use crate::discord::card::Attachment;
use crate::discord::limits::{Limited, Pace, Refusals, Windows, asked_wait};
use crate::discord::received::{Received, Wanted, clean};

/// How long one attempt may take.
const ATTEMPT: Duration = Duration::from_secs(10);
/// How long a call that a person asked for may take with all its attempts.
const PATIENCE: Duration = Duration::from_secs(30);
/// The same where one call of many is made, and the others wait for it.
const PATIENCE_WITH_ONE_OF_MANY: Duration = Duration::from_secs(10);
/// An answer to an interaction is worthless three seconds after the question.
pub const ANSWER_WITHIN: Duration = Duration::from_millis(2_800);

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
    /// Whether a door is closed that will not open in a moment: a permission is missing, or a person takes no messages.
    pub const fn is_closed_door(&self) -> bool {
        matches!(self.code(), Some(code) if code::is_closed_door(code))
    }

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
    /// Missing access
    pub const MISSING_ACCESS: u32 = 50_001;
    /// Missing permissions
    pub const MISSING_PERMISSIONS: u32 = 50_013;
    /// Cannot send messages to this user
    pub const DIRECT_MESSAGES_CLOSED: u32 = 50_007;
    /// No server in common with this user
    pub const NO_COMMON_SERVER: u32 = 50_278;

    /// The refusals that are expected, and come again until somebody changes something.
    pub const fn is_closed_door(code: u32) -> bool {
        matches!(code, MISSING_ACCESS | MISSING_PERMISSIONS | DIRECT_MESSAGES_CLOSED | NO_COMMON_SERVER)
    }
}

/// Whether a call may be made again when its outcome is unclear.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Repeat {
    Safe,
    Never,
}

/// Who waits for a call.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Waiting {
    /// Somebody who asked for it
    Somebody,
    /// Nobody, but others are sent after it: what must wait is given back, and comes again
    OthersBehind,
}

impl Waiting {
    /// How long a call waits for a limit that is known before it is given back.
    const fn for_limit(self) -> Duration {
        match self {
            Self::Somebody => Duration::from_secs(3),
            Self::OthersBehind => Duration::ZERO,
        }
    }

    /// The same after Discord said that it came too early.
    const fn after_refusal(self) -> Duration {
        match self {
            Self::Somebody => Duration::from_secs(3),
            Self::OthersBehind => Duration::from_secs(1),
        }
    }
}

/// One call, with all there is to know about how it may go.
struct Call<'a> {
    request: Request<'a>,
    repeat: Repeat,
    wanted: Wanted,
    waiting: Waiting,
    deadline: Instant,
}

impl<'a> Call<'a> {
    fn asked_for(request: Request<'a>, repeat: Repeat, wanted: Wanted) -> Self {
        Self { request, repeat, wanted, waiting: Waiting::Somebody, deadline: Instant::now() + PATIENCE }
    }

    fn one_of_many(request: Request<'a>, repeat: Repeat, wanted: Wanted) -> Self {
        let deadline = Instant::now() + PATIENCE_WITH_ONE_OF_MANY;
        Self { request, repeat, wanted, waiting: Waiting::OthersBehind, deadline }
    }

    /// Answers to people go on whatever else is stopped, and are not bound to the limit of the whole bot.
    fn is_answer(&self) -> bool {
        matches!(
            self.request.route_ref(),
            Route::InteractionResponse { .. }
                | Route::WebhookOriginalInteractionResponse { .. }
                | Route::WebhookFollowupMessages { .. }
        )
    }

    /// Whether it is made while others are stopped: an answer, or the question without which there are none.
    fn goes_on(&self) -> bool {
        self.is_answer() || matches!(self.request.route_ref(), Route::Gateway)
    }

    /// The interaction's token, where the call is an answer: whoever has it can answer in the bot's name.
    fn token(&self) -> &str {
        match self.request.route_ref() {
            Route::InteractionResponse { token, .. }
            | Route::WebhookOriginalInteractionResponse { token, .. }
            | Route::WebhookFollowupMessages { token, .. } => token,
            _ => "",
        }
    }

    /// The limit that it falls under. The first answer to an interaction has none: it is made once.
    fn limited(&self) -> Option<Limited> {
        let route = self.request.route_ref();
        if matches!(route, Route::InteractionResponse { .. }) {
            return None;
        }
        Some((route.ratelimiting_bucket(), *self.request.method_ref(), self.token().to_owned()))
    }
}

/// The one way to Discord; cheap to clone.
#[derive(Clone)]
pub struct Rest(Arc<Inner>);

struct Inner {
    client: reqwest::Client,
    base: Url,
    token: Token,
    windows: Mutex<Windows>,
    /// No call before this instant: the limit for the whole bot.
    global: Mutex<Option<Instant>>,
    refusals: Mutex<Refusals>,
    /// When the next call of many may be made.
    next_turn: Mutex<Instant>,
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
        let mut client = reqwest::Client::builder()
            .timeout(ATTEMPT)
            .connect_timeout(Duration::from_secs(5))
            .redirect(reqwest::redirect::Policy::none());
        if is_loopback(&base) {
            // What the environment says about proxies is about other machines, and this one's token is not for them.
            client = client.no_proxy();
        }
        Ok(Self(Arc::new(Inner {
            client: client.build()?,
            base,
            token,
            windows: Mutex::default(),
            global: Mutex::default(),
            refusals: Mutex::default(),
            next_turn: Mutex::new(Instant::now()),
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

    /// Where the gateway is. Another's than the address that was set is not given out: the token would be told to it.
    pub async fn gateway(&self) -> Result<Url, CallError> {
        let answer = self.look(Route::Gateway).await?;
        let url = answer["url"].as_str().and_then(|text| Url::parse(text).ok());
        let url = url.filter(|url| self.is_our_gateway(url.as_str()));
        url.ok_or(CallError::Stopped("the gateway that was named does not belong to the address that was set"))
    }

    /// How calls go that nobody waits for.
    pub fn pace(&self) -> Pace {
        locked(&self.0.refusals).pace(Instant::now())
    }

    /// Waits until one call of many may be made. Where many doors are closed, that is five times a second.
    pub async fn take_turn(&self) {
        let pause = self.pace().pause();
        let turn = {
            let mut next = locked(&self.0.next_turn);
            let turn = (*next).max(Instant::now());
            *next = turn + pause;
            turn
        };
        tokio::time::sleep_until(turn).await;
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
        let request = with_file(route, LightMethod::Post, body, file);
        self.call(Call { deadline, ..Call::asked_for(request, Repeat::Safe, Wanted::Nothing) }).await.map(drop)
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
        self.call(Call::asked_for(request, Repeat::Safe, Wanted::Id)).await.map(drop)
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
        self.call(Call::asked_for(request, Repeat::Never, Wanted::Id)).await.map(drop)
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
        let message = self.call(Call::one_of_many(request, repeat, Wanted::Id)).await?;
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
        self.call(Call::one_of_many(request, Repeat::Safe, Wanted::Id)).await.map(drop)
    }

    /// Opens a thread under a message. It lasts a week after the last word.
    pub async fn open_thread(&self, channel: ChannelId, message: MessageId, name: &str) -> Result<(), CallError> {
        let route = Route::ChannelMessageThreads {
            channel_id: discord::ChannelId::new(channel.to_discord()),
            message_id: discord::MessageId::new(message.to_discord()),
        };
        let body = json!({ "name": name, "auto_archive_duration": 10_080 });
        let request = request(route, LightMethod::Post, &body);
        self.call(Call::one_of_many(request, Repeat::Safe, Wanted::Id)).await.map(drop)
    }

    /// The scheduled events of a server.
    pub async fn events(&self, server: ServerId) -> Result<Vec<Value>, CallError> {
        let route = Route::GuildScheduledEvents { guild_id: discord::GuildId::new(server.to_discord()) };
        let request = Request::new(route, LightMethod::Get);
        self.call(Call::one_of_many(request, Repeat::Safe, Wanted::List)).await.map(list)
    }

    /// Makes a scheduled event. Discord has no nonce for it: a call of unknown outcome is not made again.
    pub async fn create_event(&self, server: ServerId, body: &Value) -> Result<MessageId, CallError> {
        let route = Route::GuildScheduledEvents { guild_id: discord::GuildId::new(server.to_discord()) };
        let request = request(route, LightMethod::Post, body);
        let event = self.call(Call::one_of_many(request, Repeat::Never, Wanted::Id)).await?;
        snowflake(&event["id"]).map(MessageId::from)
    }

    /// Changes a scheduled event.
    pub async fn edit_event(&self, server: ServerId, event: MessageId, body: &Value) -> Result<(), CallError> {
        let route = event_route(server, event.to_discord());
        let request = request(route, LightMethod::Patch, body);
        self.call(Call::one_of_many(request, Repeat::Safe, Wanted::Id)).await.map(drop)
    }

    /// Who clicked "Interested": up to 100 users above `after`.
    pub async fn interested(&self, server: ServerId, event: EventId, after: UserId) -> Result<Vec<UserId>, CallError> {
        let route = Route::GuildScheduledEventUsers {
            guild_id: discord::GuildId::new(server.to_discord()),
            event_id: discord::ScheduledEventId::new(event.to_discord()),
        };
        let params = vec![("limit", "100".to_owned()), ("after", after.to_string())];
        let request = Request::new(route, LightMethod::Get).params(Some(params));
        let users = list(self.call(Call::asked_for(request, Repeat::Safe, Wanted::List)).await?);
        users.iter().map(|user| snowflake(&user["user"]["id"]).map(UserId::from)).collect()
    }

    /// Up to 100 messages of a channel that came after `after`, as Discord gives them.
    pub async fn messages_after(&self, channel: ChannelId, after: MessageId) -> Result<Vec<Value>, CallError> {
        let route = Route::ChannelMessages { channel_id: discord::ChannelId::new(channel.to_discord()) };
        let params = vec![("limit", "100".to_owned()), ("after", after.to_string())];
        let request = Request::new(route, LightMethod::Get).params(Some(params));
        self.call(Call::one_of_many(request, Repeat::Safe, Wanted::List)).await.map(list)
    }

    /// Asks Discord something; changes nothing.
    pub async fn look(&self, route: Route<'_>) -> Result<Value, CallError> {
        self.call(Call::asked_for(Request::new(route, LightMethod::Get), Repeat::Safe, Wanted::Json)).await
    }

    /// The bot's own user id; asked for once.
    pub async fn own_user(&self) -> Result<UserId, CallError> {
        let asked = self.0.own_user.get_or_try_init(async || snowflake(&self.look(Route::UserMe).await?["id"]));
        asked.await.copied().map(UserId::from)
    }

    /// The channel of direct messages with a user.
    pub async fn open_direct(&self, user: UserId) -> Result<ChannelId, CallError> {
        let body = json!({ "recipient_id": user.to_string() });
        let request = request(Route::UserMeDmChannels, LightMethod::Post, &body);
        let channel = self.call(Call::one_of_many(request, Repeat::Safe, Wanted::Id)).await?;
        snowflake(&channel["id"]).map(ChannelId::from)
    }

    /// Replaces the bot's commands everywhere.
    pub async fn put_commands(&self, application: u64, commands: &Value) -> Result<(), CallError> {
        let route = Route::Commands { application_id: discord::ApplicationId::new(application) };
        let request = request(route, LightMethod::Put, commands);
        self.call(Call::asked_for(request, Repeat::Safe, Wanted::List)).await.map(drop)
    }

    /// Makes a call, keeps the limits, and repeats what is safe to repeat until its deadline. Once an attempt may have
    /// arrived, whatever follows it is told as unclear, unless Discord says no outright.
    async fn call(&self, call: Call<'_>) -> Result<Value, CallError> {
        let mut may_have_arrived = false;
        let mut attempt = 0_u32;
        loop {
            let outcome = match self.admit(&call).await {
                Ok(()) => self.attempt(&call).await,
                Err(error) => Err(error),
            };
            let (wait, error) = match self.judge(&call, outcome, may_have_arrived) {
                Verdict::Done(body) => return Ok(body),
                Verdict::Failed(error @ CallError::Refused { .. }) => return Err(error),
                Verdict::Failed(error) => return Err(if may_have_arrived { unclear(&error) } else { error }),
                Verdict::Wait(wait) if wait > call.waiting.after_refusal() => {
                    // What must wait for long is told so, and does not hold up what comes after it.
                    let error = CallError::RateLimited(wait);
                    return Err(if may_have_arrived { unclear(&error) } else { error });
                }
                Verdict::Wait(wait) => (wait, CallError::RateLimited(wait)),
                Verdict::Unclear(error) => {
                    may_have_arrived |= !matches!(error, CallError::Unclear { never_sent: true, .. });
                    (Duration::from_millis(200) * 2_u32.pow(attempt.min(6)), error)
                }
            };
            let hopeless = attempt >= 4 || Instant::now() + wait >= call.deadline;
            if hopeless || (may_have_arrived && call.repeat == Repeat::Never) {
                return Err(if may_have_arrived { unclear(&error) } else { error });
            }
            tokio::time::sleep(wait).await;
            attempt += 1;
        }
    }

    /// Waits for the limits; refuses where a call would only make things worse.
    async fn admit(&self, call: &Call<'_>) -> Result<(), CallError> {
        if self.is_unauthorised() {
            return Err(CallError::Stopped("Discord does not accept the token"));
        }
        if !call.goes_on() {
            if let Pace::Stopped(_) = self.pace() {
                return Err(CallError::Stopped("too many calls were refused in the last ten minutes"));
            }
            let global = *locked(&self.0.global);
            if let Some(until) = global {
                wait_until(until, Duration::from_secs(3), call.deadline).await?;
            }
        }
        let Some(limited) = call.limited() else { return Ok(()) };
        loop {
            let now = Instant::now();
            let Err(wait) = locked(&self.0.windows).take(&limited, now) else { return Ok(()) };
            wait_until(now + wait, call.waiting.for_limit(), call.deadline).await?;
        }
    }

    async fn attempt(&self, call: &Call<'_>) -> Result<Received, CallError> {
        let unclear = |never_sent: bool, what: &str| CallError::Unclear { what: self.clean(what, call), never_sent };
        let header = format!("Bot {}", self.0.token.reveal());
        let built = call
            .request
            .clone()
            .build(&self.0.client, &header, Some(self.0.base.as_str()))
            .map_err(|error| unclear(true, &error.to_string()))?
            .build()
            .map_err(|error| unclear(true, &error.without_url().to_string()))?;
        if built.url().origin() != self.0.base.origin() {
            return Err(CallError::Stopped("a call would have gone to another address than the one that was set"));
        }
        match tokio::time::timeout_at(call.deadline, self.0.client.execute(built)).await {
            Ok(Ok(response)) => Ok(Received::read(response, call.deadline).await),
            Ok(Err(error)) => Err(unclear(error.is_connect(), &error.without_url().to_string())),
            Err(_) => Err(unclear(false, "no answer in time")),
        }
    }

    fn judge(&self, call: &Call<'_>, outcome: Result<Received, CallError>, repeated: bool) -> Verdict {
        let received = match outcome {
            Ok(received) => received,
            Err(error @ CallError::Unclear { .. }) => return Verdict::Unclear(error),
            Err(error) => return Verdict::Failed(error),
        };
        let unclear =
            |what: &str| Verdict::Unclear(CallError::Unclear { what: self.clean(what, call), never_sent: false });
        let (status, now) = (received.status, Instant::now());
        if status == StatusCode::TOO_MANY_REQUESTS {
            return Verdict::Wait(self.limit(call, &received, now));
        }
        if let Some(limited) = call.limited() {
            locked(&self.0.windows).learn(limited, &received.headers, now);
        }
        if status.is_success() {
            return match received.success(call.wanted) {
                Ok(body) => Verdict::Done(body),
                Err(what) => unclear(&what),
            };
        }
        let said = received.refusal();
        let code = said.as_ref().and_then(|said| u32::try_from(said["code"].as_u64()?).ok()).unwrap_or(0);
        if matches!(status.as_u16(), 401 | 403) {
            self.note_refusal(code::is_closed_door(code), now);
        }
        // Only Discord itself says no. What fails, leads elsewhere or speaks otherwise may have done anything.
        let Some(said) = said.filter(|_| status.is_client_error()) else {
            return unclear(&format!("HTTP {status}"));
        };
        // An interaction's token that has run out says nothing about the bot's own.
        if status == StatusCode::UNAUTHORIZED && code != code::INTERACTION_EXPIRED {
            self.0.unauthorised.store(true, Ordering::Relaxed);
        }
        if repeated && code == code::ALREADY_ANSWERED {
            return Verdict::Done(Value::Null);
        }
        let mut message = said["message"].as_str().unwrap_or_default().to_owned();
        if let Some(errors) = said.get("errors") {
            message = format!("{message} {errors}");
        }
        let message = self.clean(&message, call);
        Verdict::Failed(CallError::Refused { status: status.as_u16(), code, message })
    }

    /// Notes a limit that was met, and says how long it lasts.
    fn limit(&self, call: &Call<'_>, received: &Received, now: Instant) -> Duration {
        let said = received.refusal();
        let wait = asked_wait(said.as_ref().unwrap_or(&Value::Null), received.header("retry-after"));
        if received.header("x-ratelimit-scope") != Some("shared") {
            self.note_refusal(false, now);
        }
        // Where Discord itself did not get to say it, the address as a whole is limited.
        let is_global = received.headers.contains_key("x-ratelimit-global")
            || said.as_ref().is_none_or(|said| said["global"] == true);
        if is_global {
            *locked(&self.0.global) = Some(now + wait);
        } else if let Some(limited) = call.limited() {
            locked(&self.0.windows).exhaust(limited, now + wait, now);
        }
        wait
    }

    fn note_refusal(&self, is_closed_door: bool, now: Instant) {
        match locked(&self.0.refusals).note(is_closed_door, now) {
            None | Some(Pace::Free) => {}
            Some(Pace::Slow) => {
                tracing::warn!("fifty calls within a minute met closed doors: what is owed goes at five a second");
            }
            Some(Pace::Stopped(_)) => tracing::error!(
                "Discord refused 5,000 calls within ten minutes: until fewer are, only answers to people are sent"
            ),
        }
    }

    /// A text of Discord's, fit for a log.
    fn clean(&self, text: &str, call: &Call<'_>) -> String {
        clean(text, &[self.0.token.reveal(), call.token()])
    }
}

/// Waits for a limit, where that is no longer than `longest` and not beyond the deadline.
async fn wait_until(until: Instant, longest: Duration, deadline: Instant) -> Result<(), CallError> {
    let wait = until.saturating_duration_since(Instant::now());
    if !wait.is_zero() && (wait > longest || until >= deadline) {
        return Err(CallError::RateLimited(wait));
    }
    tokio::time::sleep(wait).await;
    Ok(())
}

enum Verdict {
    Done(Value),
    Failed(CallError),
    Wait(Duration),
    Unclear(CallError),
}

/// The value behind a lock. Nothing that panics is done while one is held.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn is_loopback(base: &Url) -> bool {
    match base.host() {
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => {
            address.is_loopback() || address.to_ipv4_mapped().is_some_and(|address| address.is_loopback())
        }
        Some(url::Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            name == "localhost" || name.ends_with(".localhost")
        }
        None => false,
    }
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

/// The rows of an answer that is a list.
fn list(body: Value) -> Vec<Value> {
    match body {
        Value::Array(rows) => rows,
        _ => Vec::new(),
    }
}

fn snowflake(value: &Value) -> Result<u64, CallError> {
    value.as_str().and_then(|text| text.parse().ok()).ok_or_else(|| strange(value))
}

/// The same failure after an attempt that may have arrived.
fn unclear(error: &CallError) -> CallError {
    CallError::Unclear { what: error.to_string(), never_sent: false }
}

fn strange(value: &Value) -> CallError {
    let what = format!("Discord answered something else than expected: {}", clean(&value.to_string(), &[]));
    CallError::Unclear { what, never_sent: false }
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
    fn what_is_on_this_machine_is_known_by_its_address() {
        for (base, is_here) in [
            ("http://127.0.0.1:9", true),
            ("http://127.8.9.10", true),
            ("http://[::1]:9", true),
            ("http://[::ffff:127.0.0.1]:9", true),
            ("http://localhost:9", true),
            ("http://LOCALHOST.:9", true),
            ("http://discord.localhost", true),
            ("https://discord.com", false),
            ("http://10.0.0.1", false),
            ("http://localhost.example.org", false),
            ("http://127.0.0.1.example.org", false),
        ] {
            assert_eq!(is_loopback(&base.parse().unwrap()), is_here, "{base}");
        }
    }

    #[test]
    fn mentions_are_closed_unless_the_message_says_whom_it_pings() {
        assert_eq!(closed(&json!({ "content": "@everyone" }))["allowed_mentions"], json!({ "parse": [] }));
        let open = json!({ "allowed_mentions": { "users": ["1"] } });
        assert_eq!(closed(&open), open);
    }
}
