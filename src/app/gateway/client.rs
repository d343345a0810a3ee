//! serenity's gateway client, contained: in a runtime of its own that can be dropped whatever it does, with a door in
//! front of it that opens for one connection at a time (`signs`).

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use anyhow::Context as _;
use serenity::all as discord;
use serenity::async_trait;
use serenity::gateway::{PresenceData, ShardManager, ShardManagerOptions};
use serenity::model::event::Event;
use tokio::runtime::Runtime;
use tokio::sync::Mutex;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tracing::Dispatch;
use tracing::dispatcher::DefaultGuard;

use super::signs::{Begins, Runner, Sign, Signs};
use crate::discord::rest::Rest;

/// How long the gateway may take to close.
const CLOSE_WITHIN: Duration = Duration::from_millis(1_500);

thread_local! {
    /// The log of a thread of the runtime, for as long as the thread lives.
    static LOG: RefCell<Option<DefaultGuard>> = const { RefCell::new(None) };
}

/// A client of the gateway.
pub struct Client {
    /// What Discord says
    pub events: UnboundedReceiver<Event>,
    /// What becomes of the runner
    pub signs: UnboundedReceiver<Sign>,
    runner: Arc<Runner>,
    shards: Arc<ShardManager>,
    /// Where serenity connects to
    address: Arc<Mutex<String>>,
    begin_at: String,
    resume_at: String,
    acknowledged: Option<Duration>,
    runtime: Option<Runtime>,
}

impl Client {
    /// A client for the gateway at `address`; it waits at the door.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn start(begin_at: String, rest: &Rest, presence: String) -> anyhow::Result<Self> {
        let (to_events, events) = unbounded_channel();
        let (to_signs, signs) = unbounded_channel();
        let runner = Arc::<Runner>::default();
        let log = Dispatch::new(Signs::new(Arc::clone(&runner), to_signs));
        let runtime = tokio::runtime::Builder::new_multi_thread()
            // One to spin, where it comes to that, and one to hand on what came before.
            .worker_threads(2)
            .thread_name("gateway")
            .on_thread_start(move || LOG.set(Some(tracing::dispatcher::set_default(&log))))
            .enable_all()
            .build()
            .context("a runtime for the connection to Discord can't be made")?;
        let address = Arc::new(Mutex::new(begin_at.clone()));
        let options = ShardManagerOptions {
            data: Arc::default(),
            event_handlers: Vec::new(),
            raw_event_handlers: vec![Arc::new(HandOn(to_events))],
            shard_index: 0,
            shard_init: 1,
            shard_total: 1,
            ws_url: Arc::clone(&address),
            http: Arc::new(rest.gateway_client()),
            intents: discord::GatewayIntents::GUILDS | discord::GatewayIntents::GUILD_SCHEDULED_EVENTS,
            // Said once, with IDENTIFY: setting it later over a broken socket would end serenity's shard for good.
            presence: Some(PresenceData {
                activity: Some(discord::ActivityData::custom(presence)),
                ..PresenceData::default()
            }),
        };
        let shards = {
            let _inside = runtime.enter();
            ShardManager::new(options).0
        };
        let resume_at = begin_at.clone();
        let client = Self {
            events,
            signs,
            runner,
            shards,
            address,
            begin_at,
            resume_at,
            acknowledged: None,
            runtime: Some(runtime),
        };
        client.shards.initialize().context("the connection to Discord can't be prepared")?;
        Ok(client)
    }

    /// Lets whoever waits at the door connect.
    pub async fn open_door(&self, begins: Begins) {
        let address = if begins == Begins::Anew { &self.begin_at } else { &self.resume_at };
        self.address.lock().await.clone_from(address);
        self.runner.open_door();
    }

    /// Where sessions are resumed, by Discord's word.
    pub fn resume_at(&mut self, address: String) {
        self.resume_at = address;
    }

    /// It may introduce itself once.
    pub fn give_leave(&self) {
        self.runner.has_leave.store(true, Ordering::SeqCst);
    }

    /// Takes the leave back. Says whether it was there still.
    pub fn take_leave_back(&self) -> bool {
        self.runner.has_leave.swap(false, Ordering::SeqCst)
    }

    /// Whether a heartbeat was acknowledged since this was asked last.
    pub async fn was_acknowledged(&mut self) -> bool {
        // Measured anew with each one; to the nanosecond, so never the same twice.
        let latest = self.shards.runners.lock().await.values().find_map(|runner| runner.latency);
        let is_new = latest.is_some() && latest != self.acknowledged;
        self.acknowledged = latest;
        is_new
    }

    /// How often the runner looked round.
    pub fn turns(&self) -> u64 {
        self.runner.turns.load(Ordering::Relaxed)
    }

    /// How many frames could not be read.
    pub fn broken_frames(&self) -> u64 {
        self.runner.broken_frames.load(Ordering::Relaxed)
    }

    /// Says goodbye to Discord, for as long as that may take.
    pub async fn close(self) {
        if tokio::time::timeout(CLOSE_WITHIN, self.shards.shutdown_all()).await.is_err() {
            tracing::warn!("the gateway took too long to close");
        }
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        self.runner.wall_up();
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// Hands on everything that Discord says.
struct HandOn(UnboundedSender<Event>);

#[async_trait]
impl discord::RawEventHandler for HandOn {
    async fn raw_event(&self, _: discord::Context, event: Event) {
        // Where nobody listens any more, the runtime is being dropped.
        drop(self.0.send(event));
    }
}
