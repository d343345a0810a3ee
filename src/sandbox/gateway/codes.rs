//! Numbers of the gateway: opcodes and close codes, as Discord documents them; and the payloads around them.

use serde_json::{Value, json};

/// Gateway opcodes.
pub mod op {
    pub const DISPATCH: u64 = 0;
    pub const HEARTBEAT: u64 = 1;
    pub const IDENTIFY: u64 = 2;
    pub const PRESENCE: u64 = 3;
    pub const VOICE_STATE: u64 = 4;
    pub const RESUME: u64 = 6;
    pub const RECONNECT: u64 = 7;
    pub const REQUEST_MEMBERS: u64 = 8;
    pub const INVALID_SESSION: u64 = 9;
    pub const HELLO: u64 = 10;
    pub const HEARTBEAT_ACK: u64 = 11;
}

/// Gateway close codes.
pub mod close {
    pub const GOING_AWAY: u16 = 1001;
    pub const UNKNOWN_OPCODE: u16 = 4001;
    pub const DECODE_ERROR: u16 = 4002;
    pub const NOT_AUTHENTICATED: u16 = 4003;
    pub const AUTHENTICATION_FAILED: u16 = 4004;
    pub const ALREADY_AUTHENTICATED: u16 = 4005;
    pub const INVALID_SEQUENCE: u16 = 4007;
    pub const RATE_LIMITED: u16 = 4008;
    pub const SESSION_TIMED_OUT: u16 = 4009;
    pub const INVALID_INTENTS: u16 = 4013;
    pub const DISALLOWED_INTENTS: u16 = 4014;
}

/// Whether a close by the server is the end of the session too.
pub fn ends_session(code: u16) -> bool {
    matches!(
        code,
        close::AUTHENTICATION_FAILED | close::INVALID_SEQUENCE | close::SESSION_TIMED_OUT | 4010
            ..=close::DISALLOWED_INTENTS
    )
}

/// What is said with a close code.
pub fn reason(code: u16) -> &'static str {
    match code {
        close::UNKNOWN_OPCODE => "Unknown opcode.",
        close::DECODE_ERROR => "Error while decoding payload.",
        close::NOT_AUTHENTICATED => "Not authenticated.",
        close::AUTHENTICATION_FAILED => "Authentication failed.",
        close::ALREADY_AUTHENTICATED => "Already authenticated.",
        close::INVALID_SEQUENCE => "Invalid seq.",
        close::RATE_LIMITED => "Rate limited.",
        close::SESSION_TIMED_OUT => "Session timed out.",
        close::INVALID_INTENTS => "Invalid intent(s).",
        close::DISALLOWED_INTENTS => "Disallowed intent(s).",
        _ => "",
    }
}

/// An event as text.
pub fn event(name: &str, sequence: u64, data: &Value) -> String {
    payload(&json!(name), &json!(sequence), op::DISPATCH, data)
}

/// A payload that is no event, as text.
pub fn control(opcode: u64, data: &Value) -> String {
    payload(&Value::Null, &Value::Null, opcode, data)
}

/// The keys stand in Discord's order: clients may look for the first `"t":` and the first `"op":` in the text.
fn payload(name: &Value, sequence: &Value, opcode: u64, data: &Value) -> String {
    format!(r#"{{"t":{name},"s":{sequence},"op":{opcode},"d":{data}}}"#)
}
