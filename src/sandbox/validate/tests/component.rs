//! Components of messages, legacy and V2.

use serde_json::{Value, json};

use super::{assert_limits, assert_refused, link, list, text, with};
use crate::validate::MessageKind::{Create, Edit};
use crate::validate::{Beside, message, message_with};

fn create(body: &Value) -> Result<(), Value> {
    message(body, Create)
}

fn button(custom_id: &str) -> Value {
    json!({ "type": 2, "style": 1, "label": "x", "custom_id": custom_id })
}

fn row(components: &Value) -> Value {
    json!({ "type": 1, "components": components })
}

/// Rows with so many buttons each.
fn rows(rows: usize, buttons: usize) -> Value {
    list(rows, |at| row(&list(buttons, |index| button(&format!("{at}/{index}")))))
}

fn options(count: usize) -> Value {
    list(count, |index| json!({ "label": "x", "value": index.to_string() }))
}

fn v2(components: &Value) -> Value {
    json!({ "flags": 1 << 15, "components": components })
}

#[test]
fn each_limit_of_action_rows_and_buttons() {
    let link_button = json!({ "type": 2, "style": 5, "label": "x", "url": "https://a.org" });
    let body = json!({ "components": [row(&json!([button("a"), button("b"), link_button]))] });
    let menu = json!({ "type": 5, "custom_id": "m" });
    let at = "/components/0/components/0";
    assert_limits(
        create,
        &body,
        &[
            ("/components", rows(5, 5), rows(6, 1), "", "BASE_TYPE_MAX_LENGTH"),
            ("/components", rows(1, 5), rows(1, 6), "/components/0/components", "BASE_TYPE_BAD_LENGTH"),
            ("/components", rows(1, 1), rows(1, 0), "/components/0/components", "BASE_TYPE_BAD_LENGTH"),
            (
                "/components/0/components",
                json!([menu]),
                json!([menu, button("a")]),
                "",
                "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
            ),
            ("/components/0/components/0/label", text(80), text(81), "", "BASE_TYPE_MAX_LENGTH"),
            ("/components/0/components/0/custom_id", text(100), text(101), "", "BASE_TYPE_BAD_LENGTH"),
            ("/components/0/components/0/custom_id", text(1), text(0), "", "BASE_TYPE_BAD_LENGTH"),
            (
                "/components/0/components/0/custom_id",
                json!("c"),
                json!("b"),
                "/components/0/components/1/custom_id",
                DOUBLE,
            ),
            ("/components/0/components/0/style", json!(4), json!(7), "", "BASE_TYPE_CHOICES"),
            ("/components/0/components/0/style", json!(1), json!(0), "", "BASE_TYPE_CHOICES"),
            ("/components/0/components/0/disabled", json!(true), json!("no"), "", "BOOLEAN_TYPE_CONVERT"),
            ("/components/0/components/0/type", json!(2), json!(10), at, "UNION_TYPE_CHOICES"),
            ("/components/0/components/0/type", json!(2), json!(null), "", "BASE_TYPE_REQUIRED"),
            ("/components/0/components/2/url", link(512), link(513), "", "BASE_TYPE_MAX_LENGTH"),
            ("/components/0/components/2/url", json!("discord://x"), json!("ftp://x"), "", "URL_TYPE_INVALID_SCHEME"),
            ("/components/0/components/0/id", json!(i32::MAX), json!(1_u64 << 31), "", "NUMBER_TYPE_MAX"),
            ("/components/0/components/0/id", json!(0), json!(-1), "", "NUMBER_TYPE_MIN"),
            ("/components/0/type", json!(1), json!(17), "/components/0", "UNION_TYPE_CHOICES"),
            ("/components/0", row(&json!([menu])), json!("x"), "", "MODEL_TYPE_CONVERT"),
        ],
    );
}

const DOUBLE: &str = "COMPONENT_CUSTOM_ID_DUPLICATED";

#[test]
fn a_button_has_what_its_style_needs() {
    let emoji = json!({ "id": null, "name": "🌱" });
    let table: &[(Value, Option<&str>)] = &[
        (json!({ "style": 1, "custom_id": "a", "label": "x" }), None),
        (json!({ "style": 4, "custom_id": "a", "emoji": emoji }), None),
        (json!({ "style": 5, "url": "https://a.org", "label": "x", "custom_id": null }), None),
        (json!({ "style": 6, "sku_id": "1" }), None),
        (json!({ "style": 1, "label": "x" }), Some("custom_id")),
        (json!({ "style": 1, "custom_id": "a", "label": "x", "url": "https://a.org" }), Some("url")),
        (json!({ "style": 5, "label": "x" }), Some("url")),
        (json!({ "style": 5, "label": "x", "url": "https://a.org", "custom_id": "a" }), Some("custom_id")),
        (json!({ "style": 6 }), Some("sku_id")),
        (json!({ "style": 6, "sku_id": "1", "label": "x" }), Some("label")),
        (json!({ "style": 2, "custom_id": "a" }), Some("")),
        (json!({ "style": 2, "custom_id": "a", "label": "" }), Some("")),
        (json!({ "custom_id": "a", "label": "x" }), Some("style")),
    ];
    for (fields, refused) in table {
        let button = with(fields, "/type", &json!(2));
        let verdict = create(&json!({ "components": [row(&json!([button]))] }));
        let Some(key) = refused else {
            assert_eq!(verdict, Ok(()), "{button}");
            continue;
        };
        let error = verdict.expect_err("refused");
        let at = format!("/errors/components/0/components/0/{key}");
        assert!(error.pointer(at.trim_end_matches('/')).is_some(), "{key} expected for {button}, but got {error}");
    }
}

#[test]
fn an_emoji_is_custom_by_id_or_unicode_by_name() {
    let button = |emoji: Value| json!({ "type": 2, "style": 1, "custom_id": "a", "emoji": emoji });
    let body = |emoji: Value| json!({ "components": [row(&json!([button(emoji)]))] });
    for taken in
        [json!({ "name": "🌱" }), json!({ "name": "7\u{FE0F}\u{20E3}" }), json!({ "id": "123", "name": "leaf" })]
    {
        assert_eq!(create(&body(taken.clone())), Ok(()), "{taken}");
    }
    let at = "/components/0/components/0/emoji/name";
    assert_refused(create(&body(json!({ "name": ":leaf:" }))), at, "BUTTON_COMPONENT_INVALID_EMOJI");
    assert_refused(create(&body(json!({ "id": "123" }))), at, "BASE_TYPE_REQUIRED");
    assert_refused(create(&body(json!({ "name": text(33) }))), at, "BASE_TYPE_BAD_LENGTH");
}

#[test]
fn each_limit_of_a_select_menu() {
    let menu = json!({ "type": 3, "custom_id": "m", "options": options(25), "max_values": 2 });
    let body = json!({ "components": [row(&json!([menu]))] });
    let at = "/components/0/components/0";
    let place = |key: &str| format!("{at}/{key}");
    let option = |key: &str| format!("{at}/options/0/{key}");
    let chosen =
        |count: usize| list(5, |index| json!({ "label": "x", "value": index.to_string(), "default": index < count }));
    assert_limits(
        create,
        &body,
        &[
            (&place("options"), options(2), options(1), "", "BASE_TYPE_BAD_LENGTH"),
            (&place("options"), options(25), options(26), "", "BASE_TYPE_BAD_LENGTH"),
            (&place("options"), chosen(2), chosen(3), "", "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES"),
            (&place("options"), options(2), json!(null), "", "BASE_TYPE_REQUIRED"),
            (&option("label"), text(100), text(101), "", "BASE_TYPE_BAD_LENGTH"),
            (&option("label"), text(1), text(0), "", "BASE_TYPE_BAD_LENGTH"),
            (&option("value"), text(100), text(101), "", "BASE_TYPE_BAD_LENGTH"),
            (&option("value"), text(1), text(0), "", "BASE_TYPE_BAD_LENGTH"),
            (&option("description"), text(100), text(101), "", "BASE_TYPE_MAX_LENGTH"),
            (&option("default"), json!(false), json!(0), "", "BOOLEAN_TYPE_CONVERT"),
            (&option("emoji"), json!({ "name": "🌱" }), json!({ "name": "x" }), &option("emoji/name"), EMOJI),
            (&option("value"), json!("x"), json!("1"), &place("options/1/value"), SAME_VALUE),
            (&place("placeholder"), text(150), text(151), "", "BASE_TYPE_MAX_LENGTH"),
            (&place("min_values"), json!(0), json!(-1), "", "NUMBER_TYPE_MIN"),
            (&place("min_values"), json!(2), json!(3), "", "SELECT_COMPONENT_MIN_VALUES_EXCEED_MAX_VALUES"),
            (&place("min_values"), json!(2), json!(26), "", "NUMBER_TYPE_MAX"),
            (&place("max_values"), json!(25), json!(26), "", "NUMBER_TYPE_MAX"),
            (&place("max_values"), json!(1), json!(0), "", "NUMBER_TYPE_MIN"),
            (&place("custom_id"), text(100), text(101), "", "BASE_TYPE_BAD_LENGTH"),
            (&place("custom_id"), text(1), json!(null), "", "BASE_TYPE_REQUIRED"),
            (&place("disabled"), json!(true), json!("x"), "", "BOOLEAN_TYPE_CONVERT"),
        ],
    );
}

const EMOJI: &str = "BUTTON_COMPONENT_INVALID_EMOJI";
const SAME_VALUE: &str = "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED";

#[test]
fn the_other_menus_have_defaults_of_their_kind() {
    let table = [(5, &["user"][..]), (6, &["role"]), (7, &["user", "role"]), (8, &["channel"])];
    for (kind, taken) in table {
        for default in ["user", "role", "channel"] {
            let defaults = list(2, |_| json!({ "type": default, "id": "1" }));
            let menu = json!({ "type": kind, "custom_id": "m", "max_values": 2, "default_values": defaults });
            let body = json!({ "components": [row(&json!([menu]))] });
            assert_eq!(create(&body).is_ok(), taken.contains(&default), "{kind} {default}");
            let fewer = with(&body, "/components/0/components/0/max_values", &json!(1));
            assert!(create(&fewer).is_err(), "two defaults for one value");
        }
    }
    let menu = |types: Value| json!({ "type": 8, "custom_id": "m", "channel_types": types });
    let menu = |types: Value| json!({ "components": [row(&json!([menu(types)]))] });
    assert_eq!(create(&menu(json!([0, 5, 15]))), Ok(()));
    let at = "/components/0/components/0/channel_types/1";
    assert_refused(create(&menu(json!([0, 6]))), at, "BASE_TYPE_CHOICES");
    assert_refused(create(&menu(json!([0, 0]))), at, "SET_TYPE_ALREADY_CONTAINS_VALUE");
}

/// One of each kind: 12 components.
fn layout() -> Value {
    v2(&json!([
        { "type": 17, "accent_color": 1, "spoiler": false, "components": [
            { "type": 9, "components": [{ "type": 10, "content": "x" }], "accessory": button("a") },
            { "type": 9, "components": [{ "type": 10, "content": "x" }],
              "accessory": { "type": 11, "media": { "url": "https://a.org/b.png" }, "description": "x" } },
            { "type": 12, "items": [{ "media": { "url": "https://a.org/b.png" }, "description": "x" }] },
            { "type": 14, "divider": true, "spacing": 2 },
            row(&json!([button("b")])),
        ] },
        { "type": 10, "content": "x" },
    ]))
}

#[test]
fn each_limit_of_components_v2() {
    let texts = |count| list(count, |_| json!({ "type": 10, "content": "x" }));
    let items = |count| list(count, |_| json!({ "media": { "url": "https://a.org/b.png" } }));
    let double_id = json!([{ "type": 14, "id": 1 }, { "type": 14, "id": 1 }]);
    let container = |inside: &Value| json!([{ "type": 17, "components": inside }]);
    assert_limits(
        create,
        &layout(),
        &[
            ("/components", texts(40), texts(41), "", "BASE_TYPE_MAX_LENGTH"),
            (
                "/components",
                container(&texts(39)),
                container(&texts(40)),
                "",
                "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
            ),
            (
                "/components",
                container(&texts(1)),
                container(&texts(0)),
                "/components/0/components",
                "BASE_TYPE_BAD_LENGTH",
            ),
            (
                "/components",
                container(&texts(1)),
                container(&container(&texts(1))),
                "/components/0/components/0",
                UNION,
            ),
            ("/components", rows(6, 5), rows(7, 5), "", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"),
            ("/components", texts(1), json!([button("x")]), "/components/0", UNION),
            ("/components", texts(1), double_id, "/components/1/id", "COMPONENT_ID_DUPLICATED"),
            (
                "/components/1/content",
                text(3998),
                text(3999),
                "/components",
                "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
            ),
            ("/components/1/content", text(1), text(0), "", "BASE_TYPE_BAD_LENGTH"),
            ("/components/1/content", text(1), text(4001), "", "BASE_TYPE_BAD_LENGTH"),
            ("/components/0/accent_color", json!(0xFF_FFFF), json!(0x100_0000), "", "NUMBER_TYPE_MAX"),
            ("/components/0/spoiler", json!(true), json!(1), "", "BOOLEAN_TYPE_CONVERT"),
            ("/components/0/components/0/components", texts(3), texts(4), "", "BASE_TYPE_BAD_LENGTH"),
            ("/components/0/components/0/components", texts(1), texts(0), "", "BASE_TYPE_BAD_LENGTH"),
            ("/components/0/components/0/accessory", button("c"), json!({ "type": 10, "content": "x" }), "", UNION),
            ("/components/0/components/0/accessory", button("c"), json!(null), "", "BASE_TYPE_REQUIRED"),
            ("/components/0/components/0/accessory/custom_id", json!("c"), json!("b"), IN_ROW, DOUBLE),
            ("/components/0/components/1/accessory/description", text(1024), text(1025), "", "BASE_TYPE_BAD_LENGTH"),
            ("/components/0/components/1/accessory/media/url", link(2048), link(2049), "", "BASE_TYPE_MAX_LENGTH"),
            ("/components/0/components/2/items", items(10), items(11), "", "BASE_TYPE_BAD_LENGTH"),
            ("/components/0/components/2/items", items(1), items(0), "", "BASE_TYPE_BAD_LENGTH"),
            ("/components/0/components/2/items/0/description", text(1024), text(1025), "", "BASE_TYPE_BAD_LENGTH"),
            (
                "/components/0/components/2/items/0/media",
                json!({ "url": "http://a" }),
                json!(null),
                "",
                "BASE_TYPE_REQUIRED",
            ),
            ("/components/0/components/3/spacing", json!(1), json!(3), "", "BASE_TYPE_CHOICES"),
            ("/components/0/components/3/divider", json!(false), json!("x"), "", "BOOLEAN_TYPE_CONVERT"),
        ],
    );
}

const UNION: &str = "UNION_TYPE_CHOICES";
const IN_ROW: &str = "/components/0/components/4/components/0/custom_id";

#[test]
fn media_refers_to_files_that_came_along() {
    let file = |name: &str| v2(&json!([{ "type": 13, "file": { "url": name } }]));
    let files = [(0, "a.txt".to_owned())];
    let send = |body: &Value| message_with(body, Create, &Beside { files: &files, before: None });
    let at = "/components/0/file/url";
    assert_eq!(send(&file("attachment://a.txt")), Ok(()));
    assert_refused(send(&file("attachment://b.txt")), at, "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND");
    assert_refused(send(&file("https://a.org/a.txt")), at, "URL_TYPE_INVALID_SCHEME");
    assert_eq!(message(&file("attachment://b.txt"), Edit), Ok(()), "an edit of an unknown message");
    let before = json!({ "attachments": [{ "id": "1", "filename": "b.txt" }] });
    let edit = Beside { files: &[], before: Some(&before) };
    assert_eq!(message_with(&file("attachment://b.txt"), Edit, &edit), Ok(()));
}
