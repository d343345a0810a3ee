//! What Discord answers instead of doing what it was asked: HTTP status, JSON error code, words.
//!
//! Knows no route and no state; the code list is Discord's ("JSON error codes").

use serde_json::{Value, json};

use super::validate::FormError;

/// An answer that says no.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// HTTP status, Discord's code, Discord's words.
    Code(u16, u32, &'static str),
    /// A body that Discord won't take: the whole answer, with the fault at its path.
    Form(Value),
    /// Too many requests.
    Limited { retry_after: f64, global: bool },
    /// Too many edits of messages older than an hour.
    OldEdits { retry_after: f64 },
    /// Too many requests that should not have been made: Cloudflare answers, not Discord.
    ShutOut,
    /// The stand-in does not know this route; the text is `GET /x`.
    NotModelled(String),
}

impl Refusal {
    pub const UNAUTHORIZED: Self = Self::Code(401, 0, "401: Unauthorized");
    pub const NOT_FOUND: Self = Self::Code(404, 0, "404: Not Found");
    pub const TOO_LARGE: Self = Self::Code(413, 40005, "Request entity too large");
    pub const UNKNOWN_CHANNEL: Self = Self::Code(404, 10003, "Unknown Channel");
    pub const UNKNOWN_GUILD: Self = Self::Code(404, 10004, "Unknown Guild");
    pub const UNKNOWN_MEMBER: Self = Self::Code(404, 10007, "Unknown Member");
    pub const UNKNOWN_MESSAGE: Self = Self::Code(404, 10008, "Unknown Message");
    pub const UNKNOWN_USER: Self = Self::Code(404, 10013, "Unknown User");
    pub const UNKNOWN_WEBHOOK: Self = Self::Code(404, 10015, "Unknown Webhook");
    pub const UNKNOWN_INTERACTION: Self = Self::Code(404, 10062, "Unknown interaction");
    pub const UNKNOWN_COMMAND: Self = Self::Code(404, 10063, "Unknown application command");
    pub const UNKNOWN_SCHEDULED_EVENT: Self = Self::Code(404, 10070, "Unknown Guild Scheduled Event");
    pub const TOO_MANY_SCHEDULED_EVENTS: Self =
        Self::Code(400, 30038, "Maximum number of uncompleted guild scheduled events reached (100)");
    pub const FINISHED_EVENT: Self = Self::Code(400, 180_000, "Cannot update a finished event");
    pub const UNKNOWN_TAG: Self = Self::Code(404, 10087, "Unknown tag");
    pub const FORUM_HAS_NO_MESSAGES: Self = Self::Code(400, 40058, "Cannot send a message in a forum channel");
    pub const TAG_REQUIRED: Self = Self::Code(400, 40067, "A tag is required to create a forum post in this channel");
    pub const WRONG_CHANNEL_TYPE: Self = Self::Code(400, 50024, "Cannot execute action on this channel type");
    pub const THREAD_ARCHIVED: Self = Self::Code(400, 50083, "Thread is archived");
    pub const THREAD_EXISTS: Self = Self::Code(400, 160_004, "A thread has already been created for this message");
    pub const THREAD_LOCKED: Self = Self::Code(400, 160_005, "Thread is locked");
    pub const TOO_MANY_THREADS: Self = Self::Code(400, 160_006, "Maximum number of active threads reached");
    pub const ALREADY_ACKNOWLEDGED: Self = Self::Code(400, 40060, "Interaction has already been acknowledged.");
    pub const MISSING_ACCESS: Self = Self::Code(403, 50001, "Missing Access");
    pub const NOT_THE_AUTHOR: Self = Self::Code(403, 50005, "Cannot edit a message authored by another user");
    pub const CANNOT_SEND_TO_USER: Self = Self::Code(403, 50007, "Cannot send messages to this user");
    pub const MISSING_PERMISSIONS: Self = Self::Code(403, 50013, "Missing Permissions");
    pub const INVALID_WEBHOOK_TOKEN: Self = Self::Code(401, 50027, "Invalid Webhook Token");
    pub const INVALID_RECIPIENTS: Self = Self::Code(400, 50033, "Invalid Recipient(s)");
    pub const INVALID_JSON: Self = Self::Code(400, 50109, "The request body contains invalid JSON.");
    pub const NO_MUTUAL_GUILD: Self =
        Self::Code(403, 50278, "Cannot send messages to this user due to having no mutual guilds");
    pub const TOO_MANY_COMMAND_CREATES: Self =
        Self::Code(400, 30034, "Max number of daily application command creates has been reached (200)");

    /// A form body whose one fault is at `path`.
    pub fn at(path: &[&str], code: &str, message: &str) -> Self {
        Self::Form(FormError::one(path, code, message).into_body())
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        match self {
            Self::Code(status, ..) => *status,
            Self::Form(_) => 400,
            Self::Limited { .. } | Self::OldEdits { .. } | Self::ShutOut => 429,
            Self::NotModelled(_) => 501,
        }
    }

    /// The JSON body.
    pub fn body(&self) -> Value {
        match self {
            Self::Code(_, code, message) => json!({ "message": message, "code": code }),
            Self::Form(body) => body.clone(),
            Self::Limited { retry_after, global } => {
                let message = "You are being rate limited.";
                json!({ "message": message, "retry_after": retry_after, "global": global, "code": 0 })
            }
            Self::OldEdits { retry_after } => {
                let message = "Maximum number of edits to messages older than 1 hour reached. Try again later.";
                json!({ "message": message, "retry_after": retry_after, "global": false, "code": 30046 })
            }
            Self::ShutOut => json!("error code: 1015"),
            Self::NotModelled(route) => json!({ "message": format!("501: {route} is not modelled"), "code": 0 }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_told_at_its_path() {
        let refusal = Refusal::at(&["data", "content"], "BASE_TYPE_REQUIRED", "This field is required");
        assert_eq!(
            refusal.body(),
            json!({ "code": 50035, "message": "Invalid Form Body", "errors": { "data": { "content": {
                "_errors": [{ "code": "BASE_TYPE_REQUIRED", "message": "This field is required" }]
            } } } })
        );
        assert_eq!(refusal.status(), 400);
    }
}
