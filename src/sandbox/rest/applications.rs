//! What a bot asks about itself and the way to the gateway.

use serde_json::json;

use super::Reply;
use crate::sandbox::world::World;

/// `GET /gateway`
pub fn gateway(world: &World) -> Reply {
    Reply::Ok(json!({ "url": world.gateway_address() }))
}

/// `GET /gateway/bot`
pub fn gateway_bot(world: &World) -> Reply {
    Reply::Ok(json!({
        "url": world.gateway_address(),
        "shards": 1,
        "session_start_limit": { "total": 1000, "remaining": 1000, "reset_after": 86_400_000, "max_concurrency": 1 },
    }))
}

/// `GET /applications/@me`
pub fn own(world: &World, me: u64) -> Reply {
    Reply::Ok(world.application_object(me))
}
