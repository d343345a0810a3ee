//! Threads: starting one, a forum's post, and changing either.

use serde_json::Value;

use super::MessageKind;
use super::field::Field;
use super::message::{self, Beside};

/// Minutes of quiet after which a thread may rest.
const REST_AFTER: &[i64] = &[60, 1440, 4320, 10080];
const LONGEST_SLOWMODE: i64 = 21_600;
const PUBLIC: i64 = 11;
const PRIVATE: i64 = 12;
/// `PINNED`, the one flag that a thread can have.
const PINNED: u64 = 1 << 1;

/// Checks a thread that is started from a message.
pub(super) fn from_message(thread: &Field<'_>) {
    if thread.object() {
        thread.get("name").require();
        common(thread);
    }
}

/// Checks a thread that is started without a message.
pub(super) fn alone(thread: &Field<'_>) {
    if thread.object() {
        thread.get("name").require();
        common(thread);
        // 10 is for announcement channels, which the stand-in does not have.
        thread.get("type").one_of(&[PUBLIC, PRIVATE]);
        thread.get("invitable").boolean();
    }
}

/// Checks a post of a forum with its first message.
pub(super) fn forum_post(post: &Field<'_>, beside: &Beside<'_>) {
    if post.object() {
        post.get("name").require();
        common(post);
        tags(post);
        message::check(&post.get("message").required(), MessageKind::Create, beside);
    }
}

/// Checks the changes to a thread.
pub(super) fn change(thread: &Field<'_>) {
    if thread.object() {
        common(thread);
        tags(thread);
        for key in ["archived", "locked", "invitable"] {
            thread.get(key).boolean();
        }
        thread.get("flags").bits(PINNED);
    }
}

/// Refuses a post whose first message says nothing.
pub(super) fn refuse_empty(post: &Value, beside: &Beside<'_>) -> Result<(), Value> {
    message::refuse_empty(&post["message"], MessageKind::Create, beside)
}

fn common(thread: &Field<'_>) {
    thread.get("name").text(1..=100);
    thread.get("auto_archive_duration").one_of(REST_AFTER);
    thread.get("rate_limit_per_user").integer(0..=LONGEST_SLOWMODE);
}

fn tags(thread: &Field<'_>) {
    for tag in thread.get("applied_tags").items(0..=5) {
        tag.snowflake();
    }
}
