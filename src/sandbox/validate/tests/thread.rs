//! Threads and forum posts.

use serde_json::{Value, json};

use super::{assert_limits, assert_refused, list, text};
use crate::validate::{Beside, forum_post, thread_change, thread_from_message, thread_without_message};

type Judge = fn(&Value) -> Result<(), Value>;

fn post(body: &Value) -> Result<(), Value> {
    forum_post(body, &Beside::default())
}

#[test]
fn each_limit_of_a_thread() {
    let body = json!({ "name": "Case" });
    for judge in [thread_from_message as Judge, thread_without_message, thread_change] {
        assert_limits(
            judge,
            &body,
            &[
                ("/name", text(1), text(0), "", "BASE_TYPE_BAD_LENGTH"),
                ("/name", text(100), text(101), "", "BASE_TYPE_BAD_LENGTH"),
                ("/auto_archive_duration", json!(60), json!(61), "", "BASE_TYPE_CHOICES"),
                ("/auto_archive_duration", json!(1440), json!(1441), "", "BASE_TYPE_CHOICES"),
                ("/auto_archive_duration", json!(4320), json!(4321), "", "BASE_TYPE_CHOICES"),
                ("/auto_archive_duration", json!(10080), json!(10081), "", "BASE_TYPE_CHOICES"),
                ("/rate_limit_per_user", json!(0), json!(-1), "", "NUMBER_TYPE_MIN"),
                ("/rate_limit_per_user", json!(21_600), json!(21_601), "", "NUMBER_TYPE_MAX"),
            ],
        );
    }
    assert_refused(thread_from_message(&json!({})), "/name", "BASE_TYPE_REQUIRED");
    assert_refused(thread_without_message(&json!({ "name": "x", "type": 0 })), "/type", "BASE_TYPE_CHOICES");
    assert_eq!(thread_change(&json!({})), Ok(()));
}

#[test]
fn each_limit_of_a_forum_post() {
    let tags = |count: usize| list(count, |index| json!((index + 1).to_string()));
    assert_limits(
        post,
        &json!({ "name": "Case", "message": { "content": "x" } }),
        &[
            ("/name", text(100), text(101), "", "BASE_TYPE_BAD_LENGTH"),
            ("/applied_tags", tags(5), tags(6), "", "BASE_TYPE_MAX_LENGTH"),
            ("/message/content", text(2000), text(2001), "", "BASE_TYPE_MAX_LENGTH"),
            ("/message", json!({ "content": "x" }), json!(null), "", "BASE_TYPE_REQUIRED"),
        ],
    );
    let empty = Err(json!({ "message": "Cannot send an empty message", "code": 50006 }));
    assert_eq!(post(&json!({ "name": "Case", "message": {} })), empty);
}
