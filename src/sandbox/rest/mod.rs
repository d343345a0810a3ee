//! Discord's HTTP API: the way of a request, and the table of routes that are modelled.
//!
//! A request is read, may meet a fault, is counted against its limits, is executed on the world under its lock,
//! noted in the traffic log and answered. A handler is a plain function of world and call.

mod applications;
mod call;
mod channels;
mod commands;
mod guilds;
mod interactions;
mod messages;
mod scheduled_events;
mod thread_members;
mod threads;
mod users;
mod webhooks;

use axum::{
    Json,
    extract::{ConnectInfo, Path, Request, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use tokio::time::Instant;

use self::call::Call;
use super::{StandIn, connection::Connection, faults::FaultKind, limits::Standing, refusal::Refusal, world::World};

/// What a handler answers.
pub enum Reply {
    /// 200 and a body.
    Ok(Value),
    /// 201 and a body.
    Created(Value),
    /// 204.
    Empty,
}

/// A handler's answer.
type Answer = Result<Reply, Refusal>;

/// Answers every request below `/api/v10`.
pub async fn api(
    State(stand_in): State<StandIn>,
    ConnectInfo(connection): ConnectInfo<Connection>,
    Path(path): Path<String>,
    request: Request,
) -> Response {
    let method = request.method().to_string();
    let path = format!("/{path}");
    let fault = stand_in.faults().take(&method, &path);
    match &fault {
        Some(FaultKind::CutBefore) => return connection.cut(),
        Some(FaultKind::Delay(time)) => stand_in.pause(*time).await,
        _ => {}
    }
    let call = Call::read(request, path).await;
    let (headers, answer) = match fault {
        Some(FaultKind::Status(status)) => (HeaderMap::new(), Err(made_up(status))),
        Some(FaultKind::RateLimited { retry_after, global }) => {
            let standing = Standing::made_up(retry_after, global);
            (standing.headers(), Err(Refusal::Limited { retry_after, global }))
        }
        _ => execute(&stand_in, &call),
    };
    let (status, body) = match answer {
        Ok(Reply::Ok(body)) => (200, body),
        Ok(Reply::Created(body)) => (201, body),
        Ok(Reply::Empty) => (204, Value::Null),
        Err(refusal) => (refusal.status(), refusal.body()),
    };
    stand_in.limits().note_status(status, Instant::now());
    note(&stand_in, &call, status, &body);
    if fault == Some(FaultKind::CutAfter) {
        return connection.cut();
    }
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if status == StatusCode::NO_CONTENT {
        return (status, headers).into_response();
    }
    (status, headers, Json(body)).into_response()
}

/// The routes that are modelled. `me` is the bot that asks, or the answer is 401.
fn route(world: &mut World, call: &Call) -> Answer {
    let me = call.bot(world);
    let segments = call.segments();
    match (call.method.as_str(), segments.as_slice()) {
        ("GET", ["gateway"]) => Ok(applications::gateway(world)),
        ("GET", ["gateway", "bot"]) => me.map(|me| applications::gateway_bot(world, me)),
        ("GET", ["applications", "@me"] | ["oauth2", "applications", "@me"]) => Ok(applications::own(world, me?)),

        ("GET", ["users", "@me"]) => Ok(users::own(world, me?)),
        ("GET", ["users", "@me", "guilds"]) => Ok(users::guilds(world, me?, call)),
        ("POST", ["users", "@me", "channels"]) => users::open_direct(world, me?, call),
        ("GET", ["users", user]) => me.and_then(|_| users::get(world, user)),

        // Not the id of a command or a message.
        (_, ["applications", _, "guilds", _, "commands", "permissions"] | ["channels", _, "messages", "pins"]) => {
            Err(call.not_modelled())
        }

        (_, ["applications", application, "commands", rest @ ..]) => {
            commands::global(world, me?, call, application, rest)
        }
        (_, ["applications", application, "guilds", guild, "commands", rest @ ..]) => {
            commands::of_guild(world, me?, call, application, guild, rest)
        }

        ("POST", ["interactions", id, token, "callback"]) => interactions::callback(world, call, id, token),
        ("POST", ["webhooks", application, token]) => webhooks::follow_up(world, call, application, token),
        (_, ["webhooks", application, token, "messages", message]) => {
            webhooks::message(world, call, application, token, message)
        }

        ("GET", ["channels", channel]) => channels::get(world, me?, channel),
        ("PATCH", ["channels", channel]) => threads::change(world, me?, call, channel),
        ("DELETE", ["channels", channel]) => threads::delete(world, me?, call, channel),
        ("POST", ["channels", channel, "threads"]) => threads::start(world, me?, call, channel),
        ("POST", ["channels", channel, "messages", message, "threads"]) => {
            threads::start_from_message(world, me?, call, channel, message)
        }
        ("GET", ["channels", channel, "threads", "archived", "public"]) => threads::archived(world, me?, call, channel),
        (_, ["channels", channel, "thread-members", rest @ ..]) => {
            thread_members::of_thread(world, me?, call, channel, rest)
        }
        ("GET", ["channels", channel, "messages"]) => messages::list(world, me?, call, channel),
        ("POST", ["channels", channel, "messages"]) => messages::create(world, me?, call, channel),
        ("GET", ["channels", channel, "messages", message]) => messages::get(world, me?, channel, message),
        ("PATCH", ["channels", channel, "messages", message]) => messages::edit(world, me?, call, channel, message),
        ("DELETE", ["channels", channel, "messages", message]) => messages::delete(world, me?, channel, message),

        ("GET", ["guilds", guild]) => guilds::get(world, me?, call, guild),
        ("GET", ["guilds", guild, "channels"]) => guilds::channels(world, me?, guild),
        ("GET", ["guilds", guild, "threads", "active"]) => threads::active(world, me?, guild),
        ("GET", ["guilds", guild, "roles"]) => guilds::roles(world, me?, guild),
        ("GET", ["guilds", guild, "members", member]) if member.parse::<u64>().is_ok() => {
            guilds::member(world, me?, guild, member)
        }
        (_, ["guilds", guild, "scheduled-events", rest @ ..]) => {
            scheduled_events::of_guild(world, me?, call, guild, rest)
        }
        _ => Err(call.not_modelled()),
    }
}

/// Counts a call against its limits, and executes it if they allow it.
fn execute(stand_in: &StandIn, call: &Call) -> (HeaderMap, Answer) {
    let mut world = stand_in.world();
    let now = Instant::now();
    if stand_in.limits().is_shut_out(now) {
        return (HeaderMap::new(), Err(Refusal::ShutOut));
    }
    let caller = call.bot(&world).ok();
    let mut standing = stand_in.limits().count(caller, &call.method, &call.segments(), now);
    if standing.exceeded.is_none()
        && let (Some(caller), Some(channel)) = (caller, messages::channel_of_old_edit(&world, call))
    {
        standing = stand_in.limits().count_old_edit(caller, channel, now).unwrap_or(standing);
    }
    let refusal = standing.refusal().or_else(|| call.fault.clone());
    (standing.headers(), refusal.map_or_else(|| route(&mut world, call), Err))
}

fn note(stand_in: &StandIn, call: &Call, status: u16, body: &Value) {
    if status == 501 {
        stand_in.note_unmodelled(format!("{} {}", call.method, call.path));
    }
    stand_in.note_traffic(json!({
        "method": call.method,
        "path": call.path,
        "query": call.query,
        "body": call.body,
        "content_type": call.content_type,
        "status": status,
        "response": body,
    }));
}

/// What Discord says with a status that a test asked for.
fn made_up(status: u16) -> Refusal {
    match status {
        401 => Refusal::UNAUTHORIZED,
        403 => Refusal::MISSING_ACCESS,
        404 => Refusal::NOT_FOUND,
        502 => Refusal::Code(502, 0, "502: Bad Gateway"),
        503 => Refusal::Code(503, 0, "503: Service Unavailable"),
        _ => Refusal::Code(status, 0, "500: Internal Server Error"),
    }
}
