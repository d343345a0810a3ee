//! Answers to interactions.

use serde_json::{Value, json};

use super::{assert_limits, assert_refused, list, text};
use crate::validate::{Answering, Beside, autocomplete, callback};

fn to(interaction_type: u8) -> Answering<'static> {
    Answering { interaction_type, from_message: interaction_type == 3, ..Answering::default() }
}

fn data(kind: u8) -> Value {
    match kind {
        4 | 7 => json!({ "content": "x" }),
        8 => json!({ "choices": [] }),
        9 => json!({ "custom_id": "m", "title": "x", "components": [{ "type": 10, "content": "x" }] }),
        _ => json!(null),
    }
}

#[test]
fn a_type_is_legal_for_some_interactions() {
    let from_form_of_message = Answering { from_message: true, ..to(5) };
    let table: [(Answering<'_>, &[u8]); 6] = [
        (to(2), &[4, 5, 9]),
        (to(3), &[4, 5, 6, 7, 9]),
        (to(4), &[8]),
        (to(5), &[4, 5]),
        (from_form_of_message, &[4, 5, 6, 7]),
        (to(1), &[1]),
    ];
    for (answering, legal) in table {
        for kind in 0..=13 {
            let verdict = callback(&json!({ "type": kind, "data": data(kind) }), &answering);
            if legal.contains(&kind) {
                assert_eq!(verdict, Ok(()), "{kind} to {answering:?}");
            } else {
                assert_refused(verdict, "/type", "BASE_TYPE_CHOICES");
            }
        }
    }
    assert_refused(callback(&json!({}), &to(2)), "/type", "BASE_TYPE_REQUIRED");
    assert_refused(callback(&json!([]), &to(2)), "", "MODEL_TYPE_CONVERT");
    assert_refused(callback(&json!({ "type": "4" }), &to(2)), "/type", "NUMBER_TYPE_COERCE");
}

#[test]
fn an_answer_is_a_message() {
    let empty = Err(json!({ "message": "Cannot send an empty message", "code": 50006 }));
    assert_eq!(callback(&json!({ "type": 4 }), &to(2)), empty);
    assert_eq!(callback(&json!({ "type": 4, "data": { "content": " " } }), &to(2)), empty);
    assert_eq!(callback(&json!({ "type": 4, "data": { "content": "x", "flags": 64 } }), &to(2)), Ok(()));
    let long = json!({ "type": 4, "data": { "content": text(2001) } });
    assert_refused(callback(&long, &to(2)), "/data/content", "BASE_TYPE_MAX_LENGTH");

    let before = json!({ "content": "x", "flags": 0 });
    let update = Answering { beside: Beside { files: &[], before: Some(&before) }, ..to(3) };
    assert_eq!(callback(&json!({ "type": 7, "data": { "components": [] } }), &update), Ok(()));
    assert_eq!(callback(&json!({ "type": 7, "data": { "content": "" } }), &update), empty);
    let file = Answering { beside: Beside { files: &[(0, "a.txt".to_owned())], before: None }, ..to(2) };
    assert_eq!(callback(&json!({ "type": 4, "data": {} }), &file), Ok(()));
}

#[test]
fn a_deferral_has_only_flags() {
    let defer = |data: Value| callback(&json!({ "type": 5, "data": data }), &to(2));
    for taken in
        [json!(null), json!({}), json!({ "flags": 64 }), json!({ "flags": 68, "allowed_mentions": { "parse": [] } })]
    {
        assert_eq!(defer(taken.clone()), Ok(()), "{taken}");
    }
    assert_refused(defer(json!({ "flags": 1 << 15 })), "/data/flags", "BASE_TYPE_CHOICES");
    assert_refused(defer(json!({ "content": "x" })), "/data/content", "INTERACTION_DEFERRED_FIELD_NOT_ALLOWED");
    assert_eq!(callback(&json!({ "type": 6, "data": {} }), &to(3)), Ok(()));
}

#[test]
fn each_limit_of_suggestions() {
    let choices = |count: usize| list(count, |index| json!({ "name": index.to_string(), "value": index.to_string() }));
    let body = json!({ "type": 8, "data": { "choices": choices(1) } });
    assert_limits(
        |body| callback(body, &to(4)),
        &body,
        &[
            ("/data/choices", choices(25), choices(26), "", "BASE_TYPE_MAX_LENGTH"),
            ("/data/choices/0/name", text(100), text(101), "", "BASE_TYPE_BAD_LENGTH"),
            ("/data/choices/0/name", text(1), text(0), "", "BASE_TYPE_BAD_LENGTH"),
            ("/data/choices/0/value", text(100), text(101), "", "BASE_TYPE_BAD_LENGTH"),
            ("/data", data(8), json!(null), "", "BASE_TYPE_REQUIRED"),
        ],
    );
}

#[test]
fn suggestions_have_the_type_of_the_option() {
    let suggest =
        |value: Value, kind: Option<u8>| autocomplete(&json!({ "choices": [{ "name": "a", "value": value }] }), kind);
    let table: &[(Value, &[Option<u8>])] = &[
        (json!("1"), &[None, Some(3)]),
        (json!(1), &[None, Some(4), Some(10)]),
        (json!(1.5), &[None, Some(10)]),
        (json!(true), &[]),
    ];
    for (value, taken) in table {
        for kind in [None, Some(3), Some(4), Some(10)] {
            assert_eq!(suggest(value.clone(), kind).is_ok(), taken.contains(&kind), "{value} for {kind:?}");
        }
    }
    let mixed = json!({ "choices": [{ "name": "a", "value": 1 }, { "name": "b", "value": "b" }] });
    assert_refused(autocomplete(&mixed, None), "/choices/1/value", "NUMBER_TYPE_COERCE");
}

#[test]
fn a_form_is_a_modal() {
    let body = json!({ "type": 9, "data": { "title": "x" } });
    assert_refused(callback(&body, &to(2)), "/data/custom_id", "BASE_TYPE_REQUIRED");
    assert_refused(callback(&json!({ "type": 9 }), &to(2)), "/data", "BASE_TYPE_REQUIRED");
}
