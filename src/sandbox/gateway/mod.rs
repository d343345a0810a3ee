//! Discord's gateway: a socket that identifies or resumes, beats, and is sent what its session is sent.
//!
//! What a session gets is decided in the world; here is only the protocol: opcodes, close codes, limits.

mod codes;
pub mod session;
mod transport;

use std::{
    collections::{BTreeMap, VecDeque},
    time::Duration,
};

use axum::{
    extract::{
        FromRequestParts, Query, Request, State,
        ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade},
    },
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use tokio::{
    sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    time::Instant,
};

use self::{
    codes::{close, control, ends_session, op, reason},
    session::{Order, Session},
    transport::Transport,
};
use super::{
    GatewayDrop, StandIn, page,
    world::{World, events::intent, guilds::Guild, users::new_token},
};

/// How often a client has to beat.
const HEARTBEAT_INTERVAL: Duration = Duration::from_millis(41_250);
/// The largest payload a client may send.
const PAYLOAD_LIMIT: usize = 4096;
/// Events a client may send within `RATE_PERIOD`.
const RATE_LIMIT: usize = 120;
const RATE_PERIOD: Duration = Duration::from_mins(1);

/// Intents that an application needs to be allowed: members, presences, message content.
const PRIVILEGED_INTENTS: u64 = 1 << 1 | 1 << 8 | intent::MESSAGE_CONTENT;
/// Every intent bit that Discord has given out.
const KNOWN_INTENTS: u64 = 0x1_FFFF | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25;

/// `GET /`: the gateway for who upgrades to a WebSocket, the page for everyone else.
pub async fn or_page(
    State(stand_in): State<StandIn>,
    Query(query): Query<BTreeMap<String, String>>,
    request: Request,
) -> Response {
    let (mut parts, _) = request.into_parts();
    let Ok(upgrade) = WebSocketUpgrade::from_request_parts(&mut parts, &stand_in).await else {
        return page::index();
    };
    let Some(transport) = Transport::asked_for(&query) else {
        stand_in.note_unmodelled(format!("gateway with {query:?}"));
        return StatusCode::NOT_IMPLEMENTED.into_response();
    };
    let tasks = stand_in.tasks().clone();
    let connect = move |socket| tasks.track_future(Connection::new(stand_in, socket, transport).run());
    upgrade.on_upgrade(connect).into_response()
}

/// One client's socket.
struct Connection {
    stand_in: StandIn,
    socket: WebSocket,
    transport: Transport,
    to_me: UnboundedSender<Order>,
    orders: UnboundedReceiver<Order>,
    session: Option<String>,
    last_beat: Instant,
    received: VecDeque<Instant>,
}

/// Why a connection ends.
enum End {
    /// The client went, or the connection is to be cut: nothing is said.
    Silently,
    /// It is closed with this code.
    With(u16),
}

impl Connection {
    fn new(stand_in: StandIn, socket: WebSocket, transport: Transport) -> Self {
        let (to_me, orders) = unbounded_channel();
        let received = VecDeque::new();
        Self { stand_in, socket, transport, to_me, orders, session: None, last_beat: Instant::now(), received }
    }

    async fn run(mut self) {
        let Err(end) = self.converse().await;
        if let Some(session) = &self.session {
            let mut world = self.stand_in.world();
            for session in world.sessions.iter_mut().filter(|known| known.id == *session && known.is_on(&self.to_me)) {
                session.disconnected();
            }
            if let End::With(code) = end
                && ends_session(code)
            {
                world.sessions.retain(|known| known.id != *session);
            }
        }
        if let End::With(code) = end {
            let frame = CloseFrame { code, reason: reason(code).into() };
            // A client that is already gone needs no farewell.
            drop(self.socket.send(Message::Close(Some(frame))).await);
        }
    }

    async fn converse(&mut self) -> Result<std::convert::Infallible, End> {
        let interval = u64::try_from(HEARTBEAT_INTERVAL.as_millis()).unwrap_or(u64::MAX);
        self.send(control(op::HELLO, &json!({ "heartbeat_interval": interval }))).await?;
        let stopping = self.stand_in.stopping().clone();
        loop {
            let zombie = self.last_beat + 2 * HEARTBEAT_INTERVAL;
            tokio::select! {
                () = stopping.cancelled() => return Err(End::With(close::GOING_AWAY)),
                () = tokio::time::sleep_until(zombie) => return Err(End::With(close::SESSION_TIMED_OUT)),
                order = self.orders.recv() => match order {
                    Some(Order::Send(text)) => self.send(text).await?,
                    Some(Order::Close(code)) => return Err(End::With(code)),
                    Some(Order::Cut) | None => return Err(End::Silently),
                },
                message = self.socket.recv() => match message {
                    Some(Ok(Message::Text(text))) => self.receive(text.as_str()).await?,
                    Some(Ok(Message::Binary(bytes))) => match std::str::from_utf8(&bytes) {
                        Ok(text) => self.receive(text).await?,
                        Err(_) => return Err(End::With(close::DECODE_ERROR)),
                    },
                    Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                    Some(Ok(Message::Close(frame))) => {
                        self.closed_by_client(frame.map_or(1005, |frame| frame.code));
                        return Err(End::Silently);
                    }
                    Some(Err(_)) | None => return Err(End::Silently),
                },
            }
        }
    }

    async fn receive(&mut self, text: &str) -> Result<(), End> {
        if text.len() > PAYLOAD_LIMIT {
            return Err(End::With(close::DECODE_ERROR));
        }
        self.count_event()?;
        let Ok(payload) = serde_json::from_str::<Value>(text) else { return Err(End::With(close::DECODE_ERROR)) };
        let data = &payload["d"];
        match payload["op"].as_u64() {
            Some(op::HEARTBEAT) => {
                self.last_beat = Instant::now();
                self.send(control(op::HEARTBEAT_ACK, &Value::Null)).await
            }
            Some(op::IDENTIFY | op::RESUME) if self.is_in_session() => Err(End::With(close::ALREADY_AUTHENTICATED)),
            Some(op::IDENTIFY) => self.identify(data),
            Some(op::RESUME) => self.resume(data).await,
            Some(op::PRESENCE | op::VOICE_STATE | op::REQUEST_MEMBERS) if !self.is_in_session() => {
                Err(End::With(close::NOT_AUTHENTICATED))
            }
            Some(op::PRESENCE) => Ok(()),
            Some(_) => Err(End::With(close::UNKNOWN_OPCODE)),
            None => Err(End::With(close::DECODE_ERROR)),
        }
    }

    /// Whether the client has a session that goes on; after opcode 9 it has none.
    fn is_in_session(&self) -> bool {
        let world = self.stand_in.world();
        world.sessions.iter().any(|known| Some(&known.id) == self.session.as_ref() && known.is_ready)
    }

    /// Holds the client to its events a minute.
    fn count_event(&mut self) -> Result<(), End> {
        let now = Instant::now();
        self.received.push_back(now);
        while self.received.front().is_some_and(|first| now.duration_since(*first) >= RATE_PERIOD) {
            self.received.pop_front();
        }
        if self.received.len() > RATE_LIMIT { Err(End::With(close::RATE_LIMITED)) } else { Ok(()) }
    }

    fn identify(&mut self, data: &Value) -> Result<(), End> {
        let mut world = self.stand_in.world();
        let bot = bot_of(&world, data).ok_or(End::With(close::AUTHENTICATION_FAILED))?;
        if world.one_start_too_many(bot) {
            return Err(End::With(close::AUTHENTICATION_FAILED));
        }
        let Some(intents) = data["intents"].as_u64() else { return Err(End::With(close::DECODE_ERROR)) };
        if intents & !KNOWN_INTENTS != 0 {
            return Err(End::With(close::INVALID_INTENTS));
        }
        if intents & PRIVILEGED_INTENTS & !world.bots[&bot].privileged_intents != 0 {
            return Err(End::With(close::DISALLOWED_INTENTS));
        }
        let id = format!("{:032x}", rand::random::<u128>());
        self.session = Some(id.clone());
        world.sessions.push(Session::new(
            id.clone(),
            bot,
            intents,
            self.to_me.clone(),
            self.stand_in.event_log().clone(),
        ));
        world.begin_session(&id, &data["shard"]);
        drop(world);
        self.stand_in.note_connected();
        Ok(())
    }

    async fn resume(&mut self, data: &Value) -> Result<(), End> {
        let Some(sequence) = data["seq"].as_u64() else { return Err(End::With(close::INVALID_SEQUENCE)) };
        let resumed = {
            let mut world = self.stand_in.world();
            let bot = bot_of(&world, data).ok_or(End::With(close::AUTHENTICATION_FAILED))?;
            let id = data["session_id"].as_str().unwrap_or_default();
            let known = world.sessions.iter_mut().find(|session| session.id == id && session.application == bot);
            known.filter(|session| session.can_resume_after(sequence)).map(|session| {
                session.resume(sequence, self.to_me.clone());
                session.id.clone()
            })
        };
        if resumed.is_none() {
            return self.send(control(op::INVALID_SESSION, &json!(false))).await;
        }
        self.session = resumed;
        self.stand_in.note_connected();
        Ok(())
    }

    /// A client that says goodbye ends its session; one that just goes can come back.
    fn closed_by_client(&self, code: u16) {
        if let Some(session) = &self.session
            && matches!(code, 1000 | 1001)
        {
            self.stand_in.world().sessions.retain(|known| known.id != *session);
        }
    }

    async fn send(&mut self, payload: String) -> Result<(), End> {
        let frame = self.transport.frame(payload).map_err(|_| End::Silently)?;
        self.socket.send(frame).await.map_err(|_| End::Silently)
    }
}

impl World {
    /// `ws://127.0.0.1:P`
    pub fn gateway_address(&self) -> String {
        self.address.replacen("http", "ws", 1)
    }

    /// Counts a new session of a bot. One too many in a day ends all of them and makes its token worthless.
    fn one_start_too_many(&mut self, bot: u64) -> bool {
        let now = self.now();
        let Some(known) = self.bots.get_mut(&bot) else { return false };
        if !known.count_start(now) {
            return false;
        }
        known.token = new_token(bot);
        for mut session in self.sessions.extract_if(.., |session| session.application == bot) {
            session.order(Order::Close(close::AUTHENTICATION_FAILED));
        }
        true
    }

    /// Sends `READY` and each of the bot's guilds.
    fn begin_session(&mut self, id: &str, shard: &Value) {
        let Some(position) = self.sessions.iter().position(|session| session.id == id) else { return };
        let bot = self.sessions[position].application;
        let guilds: Vec<&Guild> = self.guilds_of(bot).collect();
        let unavailable = guilds.iter().map(|guild| json!({ "id": guild.id.to_string(), "unavailable": true }));
        let ready = json!({
            "v": 10,
            "user": self.users[&bot].own_object(),
            "guilds": unavailable.collect::<Vec<_>>(),
            "session_id": id,
            "resume_gateway_url": self.gateway_address(),
            "shard": if shard.is_array() { shard.clone() } else { json!([0, 1]) },
            "application": { "id": bot.to_string(), "flags": 0 },
            "private_channels": [],
            "relationships": [],
            "presences": [],
            "user_settings": {},
            "session_type": "normal",
        });
        let creates: Vec<Value> = guilds.iter().map(|guild| self.guild_create_object(guild, bot)).collect();
        let session = &mut self.sessions[position];
        session.dispatch("READY", &ready);
        session.is_ready = true;
        if session.intents & intent::GUILDS != 0 {
            for guild in creates {
                session.dispatch("GUILD_CREATE", &guild);
            }
        }
    }

    /// Interrupts every connected session.
    pub fn drop_gateways(&mut self, how: GatewayDrop) {
        for session in &mut self.sessions {
            match how {
                GatewayDrop::Tcp => session.order(Order::Cut),
                GatewayDrop::Close(code) => session.order(Order::Close(code)),
                GatewayDrop::Reconnect => session.order(Order::Send(control(op::RECONNECT, &Value::Null))),
                GatewayDrop::InvalidSession { resumable } => {
                    session.order(Order::Send(control(op::INVALID_SESSION, &json!(resumable))));
                }
            }
            session.is_ready = false;
        }
        if matches!(how, GatewayDrop::InvalidSession { resumable: false }) {
            self.sessions.clear();
        }
    }
}

fn bot_of(world: &World, data: &Value) -> Option<u64> {
    let token = data["token"].as_str()?;
    world.bot_with_token(token.strip_prefix("Bot ").unwrap_or(token))
}
