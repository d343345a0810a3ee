//! A stand-in for Discord on loopback: HTTP API v10, gateway v10 and a page to use it by hand.
//!
//! It is strict: what Discord refuses it refuses, with Discord's status and error code, and what it does not model
//! it answers with 501 and remembers. It knows nothing of the bot that talks to it; it shares only the clock.
//!
//! - `world/`: what exists, and the rules of what happens to it, behind one lock
//! - `validate/`: what is wrong with a request's body
//! - `rest/`, `gateway/`: the ways in and out for bots; `server` is the listener they share
//! - `person/`, `page/`: the ways in for people, by code and by hand
//! - `limits`, `faults`, `traffic`: what befalls requests on their way

mod building;
mod faults;
mod gateway;
mod limits;
mod page;
mod person;
mod refusal;
mod rest;
mod server;
mod traffic;
mod validate;
mod world;

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use anyhow::Context;
use futures_util::future::BoxFuture;
use jiff::Timestamp;
use serde_json::{Value, json};
use tertulia_clock::Clock;
use tokio::{net::TcpListener, sync::Notify, time::timeout};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

pub use self::{
    faults::{Fault, FaultKind, Faults},
    person::{Outcome, Person, Refused},
};
use self::{
    limits::Limits,
    traffic::{Events, Traffic},
    world::World,
};

/// How the stand-in is started.
pub struct Options {
    /// The port on 127.0.0.1; 0 takes any that is free.
    pub port: u16,
    /// A file that gets a JSON line for every API request.
    pub traffic: Option<PathBuf>,
    /// The time it lives in.
    pub clock: Clock,
}

/// An application and its bot user.
#[derive(Clone, Debug)]
pub struct Application {
    /// The application's id.
    pub id: u64,
    /// The bot's token.
    pub token: String,
    /// The bot user's id; the same as the application's.
    pub user_id: u64,
}

/// How gateway connections are interrupted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GatewayDrop {
    /// The connection is cut without a word.
    Tcp,
    /// Opcode 7: reconnect and resume.
    Reconnect,
    /// Opcode 9.
    InvalidSession {
        /// Whether the session may be resumed.
        resumable: bool,
    },
    /// The socket is closed with this code.
    Close(u16),
}

/// A running stand-in; cheap to clone, all clones are the same.
#[derive(Clone)]
pub struct StandIn(Arc<Inner>);

/// Asks when something is next due.
type Upcoming = Arc<dyn Fn() -> BoxFuture<'static, Option<Timestamp>> + Send + Sync>;

struct Inner {
    port: u16,
    clock: Clock,
    world: Mutex<World>,
    faults: Faults,
    limits: Limits,
    traffic: Traffic,
    events: Events,
    unmodelled: Mutex<Vec<String>>,
    upcoming: Mutex<Option<Upcoming>>,
    /// A session became ready or was resumed.
    connected: Notify,
    stopping: CancellationToken,
    tasks: TaskTracker,
}

impl StandIn {
    /// Starts it.
    pub async fn start(options: Options) -> anyhow::Result<StandIn> {
        let listener = TcpListener::bind(("127.0.0.1", options.port))
            .await
            .with_context(|| format!("cannot listen on 127.0.0.1:{}", options.port))?;
        let port = listener.local_addr().context("cannot read the address listened on")?.port();
        let stand_in = Self(Arc::new(Inner {
            port,
            world: Mutex::new(World::new(options.clock.clone(), format!("http://127.0.0.1:{port}"))),
            clock: options.clock,
            faults: Faults::default(),
            limits: Limits::default(),
            traffic: Traffic::new(options.traffic.as_deref())?,
            events: Events::default(),
            unmodelled: Mutex::new(Vec::new()),
            upcoming: Mutex::new(None),
            connected: Notify::new(),
            stopping: CancellationToken::new(),
            tasks: TaskTracker::new(),
        }));
        stand_in.tasks().spawn(server::serve(stand_in.clone(), listener));
        stand_in.tasks().spawn(stand_in.clone().keep_time());
        Ok(stand_in)
    }

    /// Tells the page how to ask when the bot will next do something by itself, so that a visitor can move the clock there.
    pub fn set_upcoming(&self, ask: impl Fn() -> BoxFuture<'static, Option<Timestamp>> + Send + Sync + 'static) {
        *self.0.upcoming.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(ask));
    }

    /// When something is next due, as far as anyone has said how to ask.
    async fn upcoming(&self) -> Option<Timestamp> {
        let ask = self.0.upcoming.lock().unwrap_or_else(PoisonError::into_inner).clone();
        ask?().await
    }

    /// Its address, `http://127.0.0.1:P`.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.0.port)
    }

    /// Closes the listener and every socket, and waits a little for what is under way.
    pub async fn stop(&self) {
        self.0.stopping.cancel();
        self.0.tasks.close();
        if timeout(Duration::from_millis(1500), self.0.tasks.wait()).await.is_err() {
            tracing::warn!("the stand-in was stopped while requests were under way");
        }
    }

    /// The time it lives in.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// What is to go wrong with coming requests.
    pub fn faults(&self) -> &Faults {
        &self.0.faults
    }

    /// Someone at their Discord app.
    pub fn person(&self, user: u64) -> Person {
        Person::new(self.clone(), user)
    }

    /// Interrupts every gateway connection.
    pub fn drop_gateways(&self, how: GatewayDrop) {
        self.world().drop_gateways(how);
    }

    /// Waits until a session of this application is READY or RESUMED.
    pub async fn wait_connected(&self, application: u64) {
        loop {
            let next = self.0.connected.notified();
            tokio::pin!(next);
            next.as_mut().enable();
            if self.world().sessions.iter().any(|session| session.application == application && session.is_ready) {
                return;
            }
            next.await;
        }
    }

    /// Every request to the API so far, as in the traffic file.
    pub fn requests(&self) -> Vec<Value> {
        self.0.traffic.lines()
    }

    /// Every gateway event so far, to any bot: the payloads with opcode 0, as the text that was sent.
    pub fn events(&self) -> Vec<String> {
        self.0.events.payloads()
    }

    /// Requests that were answered with 501, such as `GET /x`.
    pub fn unmodelled(&self) -> Vec<String> {
        self.0.unmodelled.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The world as it is now: whatever was due by the clock has happened.
    fn world(&self) -> MutexGuard<'_, World> {
        let mut world = self.0.world.lock().unwrap_or_else(PoisonError::into_inner);
        world.catch_up();
        world
    }

    /// Looks at the world every second, so that what the clock brings about is also told to who only listens.
    async fn keep_time(self) {
        while !self.0.stopping.is_cancelled() {
            drop(self.world());
            self.pause(Duration::from_secs(1)).await;
        }
    }

    fn port(&self) -> u16 {
        self.0.port
    }

    fn event_log(&self) -> &Events {
        &self.0.events
    }

    fn limits(&self) -> &Limits {
        &self.0.limits
    }

    fn stopping(&self) -> &CancellationToken {
        &self.0.stopping
    }

    fn tasks(&self) -> &TaskTracker {
        &self.0.tasks
    }

    fn note_connected(&self) {
        self.0.connected.notify_waiters();
    }

    fn note_unmodelled(&self, route: String) {
        tracing::error!(%route, "the stand-in does not model this route");
        self.0.unmodelled.lock().unwrap_or_else(PoisonError::into_inner).push(route);
    }

    fn note_traffic(&self, line: Value) {
        let line = self.0.traffic.note(line);
        self.world().tell_pages(&json!({ "t": "traffic", "line": page::view::traffic(&line) }), |_, _| true);
    }

    /// Waits, but not longer than the stand-in lives.
    async fn pause(&self, time: Duration) {
        tokio::select! {
            () = tokio::time::sleep(time) => {}
            () = self.0.stopping.cancelled() => {}
        }
    }
}
