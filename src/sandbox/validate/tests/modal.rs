//! Modals.

use serde_json::{Value, json};

use super::{assert_limits, assert_refused, list, text, with};
use crate::validate::modal;

fn row(custom_id: &str) -> Value {
    json!({ "type": 1, "components": [{ "type": 4, "custom_id": custom_id, "label": "x", "style": 1 }] })
}

fn label(component: &Value) -> Value {
    json!({ "custom_id": "m", "title": "x", "components": [{ "type": 18, "label": "x", "component": component }] })
}

#[test]
fn each_limit_of_a_modal() {
    let rows = |count| list(count, |index| row(&index.to_string()));
    let body = json!({ "custom_id": "m", "title": "x", "components": [row("a"), row("b")] });
    let input = |key: &str| format!("/components/0/components/0/{key}");
    assert_limits(
        modal,
        &body,
        &[
            ("/title", text(45), text(46), "", "BASE_TYPE_BAD_LENGTH"),
            ("/title", text(1), text(0), "", "BASE_TYPE_BAD_LENGTH"),
            ("/custom_id", text(100), text(101), "", "BASE_TYPE_BAD_LENGTH"),
            ("/custom_id", text(1), text(0), "", "BASE_TYPE_BAD_LENGTH"),
            ("/components", rows(5), rows(6), "", "BASE_TYPE_BAD_LENGTH"),
            ("/components", rows(1), rows(0), "", "BASE_TYPE_BAD_LENGTH"),
            ("/components/0/components", json!([row("c")["components"][0]]), json!([]), "", "BASE_TYPE_BAD_LENGTH"),
            ("/components/0", json!({ "type": 10, "content": "x" }), json!({ "type": 14 }), "", "UNION_TYPE_CHOICES"),
            (
                "/components/0",
                json!({ "type": 10, "content": text(4000) }),
                json!({ "type": 2 }),
                "",
                "UNION_TYPE_CHOICES",
            ),
            (&input("label"), text(45), text(46), "", "BASE_TYPE_BAD_LENGTH"),
            (&input("label"), text(1), json!(null), "", "BASE_TYPE_REQUIRED"),
            (&input("custom_id"), text(100), text(101), "", "BASE_TYPE_BAD_LENGTH"),
            (&input("custom_id"), json!("c"), json!("b"), "/components/1/components/0/custom_id", DOUBLE),
            (&input("placeholder"), text(100), text(101), "", "BASE_TYPE_MAX_LENGTH"),
            (&input("value"), text(4000), text(4001), "", "BASE_TYPE_MAX_LENGTH"),
            (&input("min_length"), json!(4000), json!(4001), "", "NUMBER_TYPE_MAX"),
            (&input("min_length"), json!(0), json!(-1), "", "NUMBER_TYPE_MIN"),
            (&input("max_length"), json!(4000), json!(4001), "", "NUMBER_TYPE_MAX"),
            (&input("max_length"), json!(1), json!(0), "", "NUMBER_TYPE_MIN"),
            (&input("style"), json!(2), json!(3), "", "BASE_TYPE_CHOICES"),
            (&input("required"), json!(false), json!(0), "", "BOOLEAN_TYPE_CONVERT"),
        ],
    );
}

const DOUBLE: &str = "COMPONENT_CUSTOM_ID_DUPLICATED";

#[test]
fn a_row_has_one_input() {
    let two = json!([row("a")["components"][0], row("b")["components"][0]]);
    let body = json!({ "custom_id": "m", "title": "x", "components": [{ "type": 1, "components": two }] });
    assert_refused(modal(&body), "/components/0/components", "BASE_TYPE_BAD_LENGTH");
}

#[test]
fn a_prefilled_value_fits_its_input() {
    let body = |value: usize, least: u64, most: u64| {
        label(
            &json!({ "type": 4, "custom_id": "a", "style": 2, "value": text(value), "min_length": least, "max_length": most }),
        )
    };
    let at = "/components/0/component";
    assert_eq!(modal(&body(10, 10, 10)), Ok(()));
    assert_refused(modal(&body(11, 10, 10)), &format!("{at}/value"), "BASE_TYPE_MAX_LENGTH");
    let code = "TEXT_INPUT_MIN_LENGTH_EXCEEDS_MAX_LENGTH";
    assert_refused(modal(&body(0, 11, 10)), &format!("{at}/min_length"), code);
}

#[test]
fn each_limit_of_a_label() {
    let body = label(&json!({ "type": 4, "custom_id": "a", "style": 1 }));
    let at = "/components/0/component";
    assert_limits(
        modal,
        &body,
        &[
            ("/components/0/label", text(45), text(46), "", "BASE_TYPE_BAD_LENGTH"),
            ("/components/0/label", text(1), text(0), "", "BASE_TYPE_BAD_LENGTH"),
            ("/components/0/description", text(100), text(101), "", "BASE_TYPE_BAD_LENGTH"),
            ("/components/0/component/label", json!(null), json!("x"), "", "COMPONENT_LABEL_NOT_ALLOWED"),
            ("/components/0/component/disabled", json!(false), json!(true), "", "COMPONENT_DISABLED_NOT_ALLOWED"),
            (at, json!({ "type": 23, "custom_id": "a" }), json!(null), "", "BASE_TYPE_REQUIRED"),
            (at, json!({ "type": 5, "custom_id": "a" }), json!({ "type": 2 }), "", "UNION_TYPE_CHOICES"),
        ],
    );
}

#[test]
fn each_limit_of_the_newer_inputs() {
    let options = |count| list(count, |index| json!({ "label": "x", "value": index.to_string() }));
    let chosen = |count| list(3, |index| json!({ "label": "x", "value": index.to_string(), "default": index < count }));
    let at = |key: &str| format!("/components/0/component/{key}");
    let radio = label(&json!({ "type": 21, "custom_id": "a", "options": options(2) }));
    assert_limits(
        modal,
        &radio,
        &[
            (&at("options"), options(10), options(11), "", "BASE_TYPE_BAD_LENGTH"),
            (&at("options"), options(2), options(1), "", "BASE_TYPE_BAD_LENGTH"),
            (&at("options"), chosen(1), chosen(2), "", "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES"),
            (&at("options/0/label"), text(100), text(101), "", "BASE_TYPE_BAD_LENGTH"),
        ],
    );
    let boxes = label(&json!({ "type": 22, "custom_id": "a", "options": options(3) }));
    assert_limits(
        modal,
        &boxes,
        &[
            (&at("options"), options(10), options(11), "", "BASE_TYPE_BAD_LENGTH"),
            (&at("options"), options(1), options(0), "", "BASE_TYPE_BAD_LENGTH"),
            (&at("max_values"), json!(10), json!(11), "", "NUMBER_TYPE_MAX"),
            (&at("min_values"), json!(10), json!(11), "", "NUMBER_TYPE_MAX"),
            (&at("min_values"), json!(1), json!(0), "", "NUMBER_TYPE_MIN"),
        ],
    );
    let upload = label(&json!({ "type": 19, "custom_id": "a", "max_values": 10 }));
    let types = |count| list(count, |index| json!(format!(".{index}")));
    assert_limits(
        modal,
        &upload,
        &[
            (&at("max_values"), json!(10), json!(11), "", "NUMBER_TYPE_MAX"),
            (&at("min_values"), json!(1), json!(0), "", "NUMBER_TYPE_MIN"),
            (&at("file_types"), types(10), types(11), "", "BASE_TYPE_MAX_LENGTH"),
            (&at("file_types"), json!(["image", ".odt"]), json!(["odt"]), &at("file_types/0"), "BASE_TYPE_CHOICES"),
        ],
    );
    let checkbox = label(&json!({ "type": 23, "custom_id": "a" }));
    assert_limits(modal, &checkbox, &[(&at("default"), json!(true), json!(1), "", "BOOLEAN_TYPE_CONVERT")]);
}

#[test]
fn what_must_be_filled_in_needs_a_value() {
    for kind in [5, 6, 7, 8, 19] {
        let body = label(&json!({ "type": kind, "custom_id": "a", "min_values": 0, "required": false }));
        assert_eq!(modal(&body), Ok(()), "{kind}");
        let required = with(&body, "/components/0/component/required", &json!(null));
        assert_refused(modal(&required), "/components/0/component/min_values", "NUMBER_TYPE_MIN");
    }
}
