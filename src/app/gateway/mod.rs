//! The connection to Discord's gateway: made, watched, held back where it comes too often, and closed.
//!
//! serenity speaks the protocol, in `client`; when it may connect is decided here. What comes through is in `events`.

mod client;
mod events;
mod pace;
mod signs;

use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;
use serenity::model::event::Event;
use tertulia_clock::Moment;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use self::client::Client;
use self::events::{Events, Life};
use self::pace::{Pace, Watch};
use self::signs::{Begins, Sign};
use super::App;
use crate::base::database::Lost;
use crate::discord::identify::{self, Leave};
use crate::discord::rest::CallError;

/// How long to wait before Discord is asked again for its gateway, at first and at most.
const ASK_AGAIN: (Duration, Duration) = (Duration::from_secs(3), Duration::from_mins(1));
/// How often the connection is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(200);
/// How long a connection may take until Discord has taken the bot in.
const GREETED_WITHIN: Duration = Duration::from_secs(30);
/// How long the end waits for a leave to be given back.
const GIVE_BACK_WITHIN: Duration = Duration::from_millis(500);
/// How long to wait before a leave that could not be written is tried again.
const WRITE_AGAIN: Duration = Duration::from_secs(1);
/// How often at most it is logged that frames could not be read.
const FRAMES_EVERY: Duration = Duration::from_mins(1);

/// Why the bot can't go on by itself. Each has its own exit code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Stopped {
    /// Discord does not accept the token.
    #[error(
        "Discord does not accept the token. In the developer portal, your application → Bot → Reset Token makes a new \
         one; put it into DISCORD_TOKEN. Nothing that is owed is lost."
    )]
    Token,
    /// Discord refuses the intents.
    #[error(
        "Discord refuses the intents GUILDS and GUILD_SCHEDULED_EVENTS, which need no approval. Is the token that of a \
         bot? `tertulia check` says more."
    )]
    Intents,
    /// Discord refuses how the bot connects, with this close code: too many servers for one connection, or an old protocol.
    #[error(
        "Discord refuses how this version connects (close code {0}): the bot is in too many servers for one connection, or \
         Discord's protocol has changed. A newer Tertulia may help; starting this one again does not."
    )]
    Protocol(u16),
    /// The connection was down for too long.
    #[error("there was no connection to Discord for {} seconds; start again to try afresh", .0.as_secs())]
    Connection(Duration),
    /// The database could not be written for too long.
    #[error(
        "the database could not be written for {} minutes ({why}). Is the disk full, or does it fail? Start again once there \
         is room; what was saved is still there.",
        .given_up_after.as_secs() / 60
    )]
    Unwritable {
        /// For how long
        given_up_after: Duration,
        /// Why the first write failed
        why: String,
    },
    /// The files of the database are not those that were opened.
    #[error("the database {} is not where it was: {lost}. {then}", .database.display())]
    Lost {
        /// Where it was
        database: PathBuf,
        /// What became of it
        lost: Lost,
        /// Where what it held is now, and what to do
        then: String,
    },
}

impl Stopped {
    /// What a close code means for whoever runs the bot; none where another connection may go well.
    const fn by_code(code: u16) -> Option<Self> {
        match code {
            4004 => Some(Self::Token),
            4013 | 4014 => Some(Self::Intents),
            4010..=4012 => Some(Self::Protocol(code)),
            _ => None,
        }
    }
}

/// How the time with one client ended.
enum Ended {
    /// The bot is to stop.
    Asked,
    /// The client is of no use any more.
    Broken(&'static str),
}

impl App {
    /// Listens to the gateway until `shutdown`.
    pub(super) async fn listen(&self, shutdown: &CancellationToken) -> anyhow::Result<()> {
        let mut keeper = Keeper::new(self);
        let kept = keeper.keep(shutdown).await;
        keeper.give_back().await;
        kept
    }
}

/// Whoever keeps the connection: over several clients, where one breaks.
struct Keeper<'a> {
    app: &'a App,
    watch: Watch,
    pace: Pace,
    events: Events,
    /// A written leave to introduce oneself that was not used yet
    leave: Option<Leave>,
    /// Whether the client has it
    is_given: bool,
    /// Nothing is left of today's until then
    closed_until: Option<Moment>,
    /// A leave could not be written: not before
    write_again: Option<Instant>,
    /// The client waits to be let connect
    at_the_door: Option<Begins>,
    /// Since when a connection is being made
    connecting: Option<Instant>,
    connections: u64,
    /// With which code Discord closed the last one
    code: Option<u16>,
    /// How many frames could not be read, as far as was logged, and when
    frames: (u64, Option<Instant>),
}

impl<'a> Keeper<'a> {
    fn new(app: &'a App) -> Self {
        Self {
            app,
            watch: Watch::new(app.0.services.settings.give_up_after, Instant::now()),
            pace: Pace::default(),
            events: Events::default(),
            leave: None,
            is_given: false,
            closed_until: None,
            write_again: None,
            at_the_door: None,
            connecting: None,
            connections: 0,
            code: None,
            frames: (0, None),
        }
    }

    async fn keep(&mut self, shutdown: &CancellationToken) -> anyhow::Result<()> {
        loop {
            let address = tokio::select! {
                () = shutdown.cancelled() => return Ok(()),
                address = self.ask_address() => address?,
            };
            let mut client = Client::start(address, &self.app.0.rest, self.app.presence())?;
            (self.at_the_door, self.connecting) = (None, None);
            let ended = self.attend(&mut client, shutdown).await;
            self.watch.connecting();
            self.take_back(&client);
            match ended? {
                Ended::Asked => {
                    client.close().await;
                    return Ok(());
                }
                Ended::Broken(why) => tracing::warn!(why, "the connection to Discord is made anew"),
            }
        }
    }

    /// Where the gateway is. Asked until Discord says it, or nothing was heard of Discord for too long.
    async fn ask_address(&mut self) -> anyhow::Result<String> {
        let mut pause = ASK_AGAIN.0;
        loop {
            let rest = &self.app.0.rest;
            let asked = tokio::time::timeout_at(self.watch.lost_at(), rest.gateway()).await;
            let error = match asked {
                Ok(Ok(address)) => return Ok(address.as_str().trim_end_matches('/').to_owned()),
                Ok(Err(CallError::Refused { status: 401, .. })) => return Err(Stopped::Token.into()),
                Ok(Err(error)) => error.to_string(),
                Err(_) => return Err(self.lost().into()),
            };
            tracing::warn!(error, again_in = pause.as_secs(), "Discord does not say where its gateway is");
            let again = Instant::now() + pause;
            tokio::time::sleep_until(again.min(self.watch.lost_at())).await;
            if again > self.watch.lost_at() {
                return Err(self.lost().into());
            }
            pause = (pause * 2).min(ASK_AGAIN.1);
        }
    }

    fn lost(&self) -> Stopped {
        Stopped::Connection(self.app.0.services.settings.give_up_after)
    }

    async fn attend(&mut self, client: &mut Client, shutdown: &CancellationToken) -> anyhow::Result<Ended> {
        let mut looks = tokio::time::interval(LOOK_EVERY);
        loop {
            tokio::select! {
                () = shutdown.cancelled() => return Ok(Ended::Asked),
                Some(sign) = client.signs.recv() => {
                    if let Some(why) = self.judge(sign)? {
                        return Ok(Ended::Broken(why));
                    }
                }
                Some(event) = client.events.recv() => {
                    self.take(client, event);
                    continue;
                }
                _ = looks.tick() => {
                    if let Some(why) = self.look(client).await? {
                        return Ok(Ended::Broken(why));
                    }
                }
            }
            // The database may be busy.
            tokio::select! {
                () = shutdown.cancelled() => return Ok(Ended::Asked),
                () = self.mind_door(client) => {}
            }
        }
    }

    /// What became of serenity's runner. Says why the client is of no use any more, where that is so.
    fn judge(&mut self, sign: Sign) -> Result<Option<&'static str>, Stopped> {
        match sign {
            Sign::AtTheDoor(begins) => {
                self.at_the_door = Some(begins);
                self.watch.connecting();
                Ok(None)
            }
            Sign::Closed(code) => {
                self.code = Some(code);
                match Stopped::by_code(code) {
                    Some(stopped) => Err(stopped),
                    None => Ok((code == 4003).then_some("Discord did not know who was connected")),
                }
            }
            Sign::Unbidden => Ok(Some("the client was about to introduce itself without leave")),
            Sign::Spinning => Ok(Some("the client read a connection that had ended, again and again")),
        }
    }

    fn take(&mut self, client: &mut Client, event: Event) {
        let now = Instant::now();
        if let Event::Ready(event) = &event
            && self.app.0.rest.is_our_gateway(&event.ready.resume_gateway_url)
        {
            client.resume_at(event.ready.resume_gateway_url.clone());
        }
        match self.events.take(self.app, event) {
            Life::Greeting => {
                self.connecting = None;
                self.watch.greeted(now);
            }
            Life::Sign => self.watch.heard(now),
            Life::Nothing => {}
        }
        self.app.0.services.pulse.gateway(self.watch.is_up(now), self.app.now());
    }

    /// Looks whether the connection lives. Says why the client is of no use any more, where that is so.
    async fn look(&mut self, client: &mut Client) -> anyhow::Result<Option<&'static str>> {
        let now = Instant::now();
        self.watch.turned(client.turns(), now);
        if client.was_acknowledged().await {
            self.watch.heard(now);
            self.pace.acknowledged(now);
        }
        self.count_frames(client.broken_frames(), now);
        self.app.0.services.pulse.gateway(self.watch.is_up(now), self.app.now());
        if self.watch.is_lost(now) {
            return Err(self.lost().into());
        }
        if self.connecting.is_some_and(|since| now.duration_since(since) > GREETED_WITHIN) {
            return Ok(Some("Discord did not take the bot in in time"));
        }
        Ok(None)
    }

    /// Lets the client connect, where it waits for that and may.
    async fn mind_door(&mut self, client: &Client) {
        let now = Instant::now();
        let Some(begins) = self.at_the_door.filter(|_| self.pace.is_free(now)) else { return };
        if begins == Begins::Anew {
            self.take_back(client);
            if !self.take_leave(now).await {
                self.watch.held(now);
                return;
            }
            client.give_leave();
            self.is_given = true;
        }
        client.open_door(begins).await;
        self.at_the_door = None;
        self.connected(begins, now);
    }

    /// Takes the leave back from the client, where it was not used.
    fn take_back(&mut self, client: &Client) {
        if std::mem::take(&mut self.is_given) && !client.take_leave_back() {
            self.leave = None;
        }
    }

    /// Writes down that the bot is about to introduce itself, where that is not written yet. Says whether it may.
    async fn take_leave(&mut self, now: Instant) -> bool {
        let moment = self.app.now();
        if self.leave.is_some() {
            return true;
        }
        if self.closed_until.is_some_and(|until| moment < until) || self.write_again.is_some_and(|at| now < at) {
            return false;
        }
        match identify::take(&self.app.0.services.store, moment).await {
            Ok(Ok(leave)) => {
                (self.leave, self.closed_until, self.write_again) = (Some(leave), None, None);
                true
            }
            Ok(Err(until)) => {
                let at = Timestamp::from_second(until.0).map(|at| at.to_string()).unwrap_or_default();
                tracing::error!(
                    until = at,
                    allowed = identify::ALLOWED,
                    "the bot has connected too often in the last day and waits: Discord would take its token away"
                );
                self.closed_until = Some(until);
                false
            }
            Err(error) => {
                if self.write_again.is_none() {
                    tracing::error!(
                        error = &error as &dyn std::error::Error,
                        "that the bot connects could not be written down, so it does not"
                    );
                }
                self.write_again = Some(now + WRITE_AGAIN);
                false
            }
        }
    }

    fn connected(&mut self, begins: Begins, now: Instant) {
        self.connections += 1;
        self.watch.connecting();
        self.connecting = Some(now);
        let code = self.code.take();
        let wait = self.pace.connected(now, rand::random());
        match wait {
            Some(wait) => tracing::warn!(
                ?begins,
                code,
                next_after = wait.as_secs_f32(),
                "connecting to Discord again; it comes too often, so the next time waits"
            ),
            None if self.connections > 1 => tracing::info!(?begins, code, "connecting to Discord again"),
            None => {}
        }
    }

    fn count_frames(&mut self, broken: u64, now: Instant) {
        let (logged, at) = self.frames;
        if broken != logged && at.is_none_or(|at| now.duration_since(at) >= FRAMES_EVERY) {
            tracing::warn!(frames = broken, "Discord said something that could not be read");
            self.frames = (broken, Some(now));
        }
    }

    /// Gives back the leave that was not used.
    async fn give_back(&mut self) {
        let Some(leave) = self.leave.take() else { return };
        let given_back = identify::give_back(&self.app.0.services.store, leave);
        // The end does not wait for a busy database: one too many is counted then.
        if !matches!(tokio::time::timeout(GIVE_BACK_WITHIN, given_back).await, Ok(Ok(()))) {
            tracing::debug!("a connection that was not made is counted");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn close_codes_end_the_bot_as_discords_table_says() {
        for code in [1000, 1001, 4000, 4001, 4002, 4003, 4005, 4006, 4007, 4008, 4009, 4015] {
            assert_eq!(Stopped::by_code(code), None, "{code}");
        }
        for code in 4010..=4014 {
            assert!(Stopped::by_code(code).is_some(), "{code}");
        }
        assert_eq!(Stopped::by_code(4004), Some(Stopped::Token));
    }
}
