//! The rules as tables: a body that meets a limit exactly, and one that goes over it by one.

mod callback;
mod command;
mod component;
mod message;
mod modal;
mod random;
mod scheduled;
mod thread;

use serde_json::{Value, json};

use super::FormError;

/// A place in a body, a value Discord takes there, one it refuses, and where and with which code it refuses.
///
/// An empty `where` is the place itself.
type Limit<'a> = (&'a str, Value, Value, &'a str, &'a str);

/// Checks each limit in a copy of `body`, which must be right itself.
fn assert_limits(judge: impl Fn(&Value) -> Result<(), Value>, body: &Value, limits: &[Limit<'_>]) {
    assert_eq!(judge(body), Ok(()), "the body of the table itself");
    for (place, taken, refused, at, code) in limits {
        assert_eq!(judge(&with(body, place, taken)), Ok(()), "{place} = {taken} is taken");
        let at = if at.is_empty() { place } else { at };
        assert_refused(judge(&with(body, place, refused)), at, code);
    }
}

/// Checks that there is a fault with this code at this place.
#[track_caller]
fn assert_refused(verdict: Result<(), Value>, at: &str, code: &str) {
    let error = verdict.expect_err(&format!("should be refused at {at} with {code}"));
    let at = at.trim_start_matches('/');
    let pointer = if at.is_empty() { "/errors/_errors".to_owned() } else { format!("/errors/{at}/_errors") };
    let codes = error.pointer(&pointer).and_then(Value::as_array).into_iter().flatten();
    assert!(codes.clone().any(|fault| fault["code"] == *code), "{code} at {at} expected, but got {error}");
    assert_eq!(error["code"], 50035);
    assert_eq!(error["message"], "Invalid Form Body");
}

/// A copy of `body` with `value` at the JSON pointer `place`.
fn with(body: &Value, place: &str, value: &Value) -> Value {
    let mut body = body.clone();
    let (parent, key) = place.rsplit_once('/').expect("a place starts with a slash");
    match body.pointer_mut(parent).expect("the parent of the place exists") {
        Value::Array(items) => items[key.parse::<usize>().expect("a place in a list is a number")] = value.clone(),
        object => object[key] = value.clone(),
    }
    body
}

/// A text of so many code points, two bytes each.
fn text(length: usize) -> Value {
    json!("é".repeat(length))
}

/// A link of so many code points.
fn link(length: usize) -> Value {
    json!(format!("{:x<length$}", "https://example.org/"))
}

/// A list of so many items, made from their index.
fn list(length: usize, item: impl Fn(usize) -> Value) -> Value {
    (0..length).map(item).collect()
}

#[test]
fn faults_are_nested_as_discord_nests_them() {
    let mut error =
        FormError::one(&["embeds", "0", "title"], "BASE_TYPE_MAX_LENGTH", "Must be 256 or fewer in length.");
    error.add(&["embeds", "0", "title"], "BASE_TYPE_MAX_LENGTH", "Must be 256 or fewer in length.");
    error.add(&["embeds"], "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
    let expected = json!({
        "code": 50035,
        "message": "Invalid Form Body",
        "errors": { "embeds": {
            "_errors": [{ "code": "MAX_EMBED_SIZE_EXCEEDED", "message": "Embed size exceeds maximum size of 6000" }],
            "0": { "title": {
                "_errors": [{ "code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 256 or fewer in length." }],
            } },
        } },
    });
    assert_eq!(error.into_body(), expected);
}

#[test]
fn a_form_error_without_faults_is_no_error() {
    assert!(FormError::default().is_empty());
    assert_eq!(FormError::default().into_result(), Ok(()));
    assert!(!FormError::one(&[], "X", "x").is_empty());
    let nowhere: &[&str] = &[];
    let mut error = FormError::default();
    error.add(nowhere, "X", "x");
    assert_eq!(error.into_body()["errors"], json!({ "_errors": [{ "code": "X", "message": "x" }] }));
}
