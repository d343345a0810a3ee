//! What a bot asks about itself and the way to the gateway.

use serde_json::json;

use super::Reply;
use crate::world::{World, users::STARTS_A_DAY};

/// `GET /gateway`
pub fn gateway(world: &World) -> Reply {
    Reply::Ok(json!({ "url": world.gateway_address() }))
}

/// `GET /gateway/bot`
pub fn gateway_bot(world: &World, me: u64) -> Reply {
    let (remaining, reset_after) = world.bots[&me].starts_left(world.now());
    Reply::Ok(json!({
        "url": world.gateway_address(),
        "shards": 1,
        "session_start_limit": {
            "total": STARTS_A_DAY,
            "remaining": remaining,
            "reset_after": reset_after.as_millis(),
            "max_concurrency": 1,
        },
    }))
}

/// `GET /applications/@me`
pub fn own(world: &World, me: u64) -> Reply {
    Reply::Ok(world.application_object(me))
}
