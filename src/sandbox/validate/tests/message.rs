//! Messages and their embeds.

use serde_json::{Value, json};

use super::{assert_limits, assert_refused, link, list, text, with};
use crate::validate::MessageKind::{Create, Edit, InteractionAnswer, WebhookCreate, WebhookEdit};
use crate::validate::{Beside, MessageKind, message, message_with};

fn full() -> Value {
    json!({
        "content": "hello",
        "embeds": [{
            "title": "t", "description": "d", "url": "https://example.org", "color": 1,
            "timestamp": "2030-01-01T12:00:00Z", "author": { "name": "a" }, "footer": { "text": "f" },
            "fields": [{ "name": "n", "value": "v", "inline": true }],
            "image": { "url": "https://example.org/a.png" }, "thumbnail": { "url": "attachment://a.png" },
            "provider": { "name": "p" },
        }],
        "allowed_mentions": { "parse": [] },
        "poll": { "question": { "text": "q" }, "answers": [{ "poll_media": { "text": "a" } }] },
        "flags": 0, "nonce": "1", "enforce_nonce": true, "tts": false,
        "message_reference": { "message_id": "1" },
        "sticker_ids": [],
    })
}

fn create(body: &Value) -> Result<(), Value> {
    message(body, Create)
}

#[test]
fn each_limit_of_a_message() {
    let ids = |count| list(count, |index| json!(index.to_string()));
    let answers = |count| list(count, |_| json!({ "poll_media": { "text": "a" } }));
    assert_limits(
        create,
        &full(),
        &[
            ("/content", text(2000), text(2001), "", "BASE_TYPE_MAX_LENGTH"),
            ("/nonce", text(25), text(26), "", "BASE_TYPE_MAX_LENGTH"),
            ("/nonce", json!(i64::MAX), json!(u64::MAX), "", "NUMBER_TYPE_COERCE"),
            ("/enforce_nonce", json!(null), json!("yes"), "", "BOOLEAN_TYPE_CONVERT"),
            ("/tts", json!(true), json!(1), "", "BOOLEAN_TYPE_CONVERT"),
            ("/flags", json!(4 | 4096), json!(128), "", "BASE_TYPE_CHOICES"),
            ("/sticker_ids", ids(3), ids(4), "", "BASE_TYPE_MAX_LENGTH"),
            ("/message_reference/message_id", json!("7"), json!(7), "", "NUMBER_TYPE_COERCE"),
            ("/message_reference/type", json!(0), json!(1), "", "BASE_TYPE_CHOICES"),
            ("/allowed_mentions/users", ids(100), ids(101), "", "BASE_TYPE_MAX_LENGTH"),
            ("/allowed_mentions/roles", ids(100), ids(101), "", "BASE_TYPE_MAX_LENGTH"),
            ("/allowed_mentions/users", json!(["1"]), json!([1]), "/allowed_mentions/users/0", "NUMBER_TYPE_COERCE"),
            (
                "/allowed_mentions/parse",
                json!(["everyone", "roles", "users"]),
                json!(["here"]),
                "/allowed_mentions/parse/0",
                "BASE_TYPE_CHOICES",
            ),
            (
                "/allowed_mentions/roles",
                json!(["1", "2"]),
                json!(["1", "1"]),
                "/allowed_mentions/roles/1",
                "SET_TYPE_ALREADY_CONTAINS_VALUE",
            ),
            ("/poll/question/text", text(300), text(301), "", "BASE_TYPE_BAD_LENGTH"),
            ("/poll/answers", answers(10), answers(11), "", "BASE_TYPE_BAD_LENGTH"),
            ("/poll/answers/0/poll_media/text", text(55), text(56), "", "BASE_TYPE_BAD_LENGTH"),
            ("/poll/question/text", text(1), json!(null), "", "BASE_TYPE_REQUIRED"),
            (
                "/poll/answers/0/poll_media",
                json!({ "emoji": { "name": "🌱" } }),
                json!({}),
                IN_ANSWER,
                "BASE_TYPE_REQUIRED",
            ),
            ("/poll/duration", json!(768), json!(769), "", "NUMBER_TYPE_MAX"),
            ("/poll/duration", json!(1), json!(0), "", "NUMBER_TYPE_MIN"),
        ],
    );
}

const IN_ANSWER: &str = "/poll/answers/0/poll_media/text";

#[test]
fn each_limit_of_an_embed() {
    let embeds = |count| list(count, |_| json!({ "title": "t" }));
    let fields = |count| list(count, |_| json!({ "name": "n", "value": "v" }));
    assert_limits(
        create,
        &full(),
        &[
            ("/embeds", embeds(10), embeds(11), "", "BASE_TYPE_MAX_LENGTH"),
            ("/embeds/0/title", text(256), text(257), "", "BASE_TYPE_MAX_LENGTH"),
            ("/embeds/0/description", text(4096), text(4097), "", "BASE_TYPE_MAX_LENGTH"),
            ("/embeds/0/fields", fields(25), fields(26), "", "BASE_TYPE_MAX_LENGTH"),
            ("/embeds/0/fields/0/name", text(256), text(257), "", "BASE_TYPE_MAX_LENGTH"),
            ("/embeds/0/fields/0/value", text(1024), text(1025), "", "BASE_TYPE_MAX_LENGTH"),
            ("/embeds/0/fields/0/name", json!(" x"), json!(" \n"), "", "BASE_TYPE_REQUIRED"),
            ("/embeds/0/fields/0/value", text(1), text(0), "", "BASE_TYPE_REQUIRED"),
            ("/embeds/0/author/name", text(256), text(257), "", "BASE_TYPE_MAX_LENGTH"),
            ("/embeds/0/author/name", text(1), json!(null), "", "BASE_TYPE_REQUIRED"),
            ("/embeds/0/footer/text", text(2048), text(2049), "", "BASE_TYPE_MAX_LENGTH"),
            ("/embeds/0/footer/text", text(1), text(0), "", "BASE_TYPE_REQUIRED"),
            ("/embeds/0/color", json!(0xFF_FFFF), json!(0x100_0000), "", "NUMBER_TYPE_MAX"),
            ("/embeds/0/color", json!(0), json!(-1), "", "NUMBER_TYPE_MIN"),
            ("/embeds/0/color", json!(1), json!("red"), "", "NUMBER_TYPE_COERCE"),
            ("/embeds/0/color", json!(1), json!(1.5), "", "NUMBER_TYPE_COERCE"),
            ("/embeds/0/url", link(2048), link(2049), "", "BASE_TYPE_MAX_LENGTH"),
            ("/embeds/0/image/url", link(2048), link(2049), "", "BASE_TYPE_MAX_LENGTH"),
            ("/embeds/0/url", json!("http://a.org"), json!("attachment://a"), "", "URL_TYPE_INVALID_SCHEME"),
            ("/embeds/0/image/url", json!("attachment://a"), json!("ftp://a.org"), "", "URL_TYPE_INVALID_SCHEME"),
            ("/embeds/0/url", json!("HTTPS://a.org"), json!("a.org"), "", "URL_TYPE_INVALID_URL"),
            ("/embeds/0/url", json!("https://a.org/ä"), json!("https://a.org/a b"), "", "URL_TYPE_INVALID_URL"),
            ("/embeds/0/url", json!("https://[::1]/"), json!("https://"), "", "URL_TYPE_INVALID_URL"),
            ("/embeds/0/provider/name", text(256), text(257), "", "BASE_TYPE_MAX_LENGTH"),
            ("/embeds/0/title", json!(null), json!(5), "", "STRING_TYPE_CONVERT"),
            ("/embeds/0/author", json!(null), json!([]), "", "MODEL_TYPE_CONVERT"),
            ("/embeds", json!(null), json!({}), "", "LIST_TYPE_CONVERT"),
            ("/embeds", json!([]), json!([null]), "/embeds/0", "BASE_TYPE_REQUIRED"),
            (
                "/embeds",
                json!([{ "title": "t" }]),
                json!([{ "color": 1 }]),
                "/embeds/0/description",
                "BASE_TYPE_REQUIRED",
            ),
        ],
    );
}

#[test]
fn timestamps_are_iso_8601() {
    for taken in ["2030-01-01T12:00:00Z", "2030-01-01T12:00:00.123456+02:00", "2030-01-01 12:00", "2030-02-28T12:00:00"]
    {
        assert_eq!(create(&with(&full(), "/embeds/0/timestamp", &json!(taken))), Ok(()), "{taken}");
    }
    for refused in
        ["2030-01-01", "tomorrow", "", "2030-02-29T12:00:00Z", "2030-01-01T12:00:60Z", "2030-01-01T12:00Z[UTC]"]
    {
        assert_refused(
            create(&with(&full(), "/embeds/0/timestamp", &json!(refused))),
            "/embeds/0/timestamp",
            "DATE_TIME_TYPE_PARSE",
        );
    }
}

#[test]
fn embeds_have_6000_code_points_together() {
    let two = |last: usize| {
        json!({ "embeds": [{ "description": text(4096) }, { "fields": [
        { "name": text(256), "value": text(1024) }, { "name": text(100), "value": text(last) },
    ] }] })
    };
    assert_eq!(create(&two(524)), Ok(()));
    assert_refused(create(&two(525)), "/embeds", "MAX_EMBED_SIZE_EXCEEDED");
    // Author, footer and title count; links and the provider don't.
    let one = |author: usize| {
        json!({ "embeds": [{
        "title": text(256), "description": text(3440), "footer": { "text": text(2048) }, "author": { "name": text(author) },
        "url": link(2000), "provider": { "name": text(256) },
    }] })
    };
    assert_eq!(create(&one(256)), Ok(()));
    let body = with(&one(256), "/embeds/0/description", &text(3441));
    assert_refused(create(&body), "/embeds", "MAX_EMBED_SIZE_EXCEEDED");
}

#[test]
fn mentions_are_either_parsed_or_named() {
    for key in ["users", "roles"] {
        let body = |ids: Value| json!({ "content": "x", "allowed_mentions": { "parse": [key], key: ids } });
        assert_eq!(create(&body(json!([]))), Ok(()));
        assert_refused(create(&body(json!(["1"]))), "/allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE");
    }
    let different = json!({ "content": "x", "allowed_mentions": { "parse": ["users"], "roles": ["1"] } });
    assert_eq!(create(&different), Ok(()));
}

#[test]
fn flags_depend_on_the_kind() {
    let table: &[(MessageKind, u64, bool)] = &[
        (Create, 4 | 4096, true),
        (Create, 64, false),
        (InteractionAnswer, 64 | 4 | 4096, true),
        (WebhookCreate, 64, true),
        (WebhookCreate, 128, false),
        (Edit, 1 << 5, true),
        (WebhookEdit, 64, true),
    ];
    for (kind, flags, taken) in table {
        let verdict = message(&json!({ "content": "x", "flags": flags }), *kind);
        assert_eq!(verdict.is_ok(), *taken, "{kind:?} {flags}");
    }
    for wrong in [json!(-1), json!("64"), json!(1.5)] {
        assert_refused(message(&json!({ "content": "x", "flags": wrong }), Edit), "/flags", "NUMBER_TYPE_COERCE");
    }
}

#[test]
fn an_empty_message_has_an_error_of_its_own() {
    let empty = Err(json!({ "message": "Cannot send an empty message", "code": 50006 }));
    for body in
        [json!({}), json!({ "content": "" }), json!({ "content": " \n\t" }), json!({ "content": null, "embeds": [] })]
    {
        for kind in [Create, InteractionAnswer, WebhookCreate] {
            assert_eq!(message(&body, kind), empty, "{body} {kind:?}");
        }
        assert_eq!(message(&body, Edit), Ok(()), "an edit of an unknown message");
    }
    assert_eq!(message(&json!({ "flags": 1 << 15 }), Create), empty);
    let file = Beside { files: &[(0, "a.txt".to_owned())], before: None };
    assert_eq!(message_with(&json!({}), Create, &file), Ok(()));
}

#[test]
fn an_edit_may_not_leave_nothing() {
    let empty = Err(json!({ "message": "Cannot send an empty message", "code": 50006 }));
    let before = json!({ "content": "x", "embeds": [{ "title": "t" }], "attachments": [], "flags": 0 });
    let edit = |body: Value| message_with(&body, Edit, &Beside { files: &[], before: Some(&before) });
    assert_eq!(edit(json!({})), Ok(()));
    assert_eq!(edit(json!({ "content": "" })), Ok(()));
    assert_eq!(edit(json!({ "content": "", "embeds": [] })), empty);
    assert_eq!(edit(json!({ "content": null, "embeds": null, "components": [] })), empty);
}

#[test]
fn components_v2_excludes_the_older_fields() {
    let body = json!({ "flags": 1 << 15, "components": [{ "type": 10, "content": "x" }], "content": "", "embeds": [] });
    assert_eq!(create(&body), Ok(()));
    let code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2";
    assert_refused(create(&with(&body, "/content", &json!("x"))), "/content", code);
    assert_refused(create(&with(&body, "/embeds", &json!([{ "title": "t" }]))), "/embeds", code);
    assert_refused(create(&with(&body, "/sticker_ids", &json!(["1"]))), "/sticker_ids", code);
    assert_refused(create(&with(&body, "/poll", &full()["poll"])), "/poll", code);

    let before = json!({ "flags": 1 << 15, "components": body["components"] });
    let edit = |body: Value| message_with(&body, Edit, &Beside { files: &[], before: Some(&before) });
    assert_eq!(edit(json!({ "components": body["components"] })), Ok(()), "the flag stays");
    assert_refused(edit(json!({ "content": "x" })), "/content", code);
    assert_refused(message(&json!({ "components": body["components"] }), Edit), "/components/0", "UNION_TYPE_CHOICES");
}

#[test]
fn attachments_belong_to_a_file() {
    let files = [(0, "a.png".to_owned()), (3, "b.png".to_owned())];
    let before = json!({ "attachments": [{ "id": "77", "filename": "old.png" }] });
    let send = |body: &Value| message_with(body, Create, &Beside { files: &files, before: None });
    let edit = |body: &Value| message_with(body, Edit, &Beside { files: &files, before: Some(&before) });

    let body = json!({ "attachments": [{ "id": "0", "filename": "x.png", "description": "x" }, { "id": 3 }] });
    let ids = |count| list(count, |index| json!({ "id": index.to_string() }));
    assert_limits(
        send,
        &body,
        &[
            ("/attachments/0/filename", text(1024), text(1025), "", "BASE_TYPE_BAD_LENGTH"),
            ("/attachments/0/filename", text(1), text(0), "", "BASE_TYPE_BAD_LENGTH"),
            ("/attachments/0/description", text(1024), text(1025), "", "BASE_TYPE_MAX_LENGTH"),
            ("/attachments/0/title", text(1024), text(1025), "", "BASE_TYPE_MAX_LENGTH"),
            ("/attachments/0/id", json!("0"), json!("1"), "", "ATTACHMENT_NOT_FOUND"),
            ("/attachments/0/id", json!(0), json!("x"), "", "NUMBER_TYPE_COERCE"),
            ("/attachments/1/id", json!("3"), json!("0"), "", "SET_TYPE_ALREADY_CONTAINS_VALUE"),
            ("/attachments/1/id", json!("3"), json!(null), "", "BASE_TYPE_REQUIRED"),
            ("/attachments/1/id", json!(3), json!("77"), "", "ATTACHMENT_NOT_FOUND"),
        ],
    );
    assert_limits(edit, &body, &[("/attachments/0/id", json!("77"), json!("78"), "", "ATTACHMENT_NOT_FOUND")]);
    assert_limits(|body| message(body, Edit), &body, &[("/attachments", ids(10), ids(11), "", "BASE_TYPE_MAX_LENGTH")]);
    assert_refused(create(&body), "/attachments/0/id", "ATTACHMENT_NOT_FOUND");
}

#[test]
fn a_webhook_has_a_name_and_a_face() {
    let body = json!({ "content": "x", "username": "u", "avatar_url": null, "thread_name": null });
    let tags = |count| list(count, |index| json!(index.to_string()));
    assert_limits(
        |body| message(body, WebhookCreate),
        &body,
        &[
            ("/username", text(80), text(81), "", "BASE_TYPE_BAD_LENGTH"),
            ("/username", text(1), text(0), "", "BASE_TYPE_BAD_LENGTH"),
            ("/avatar_url", link(2048), link(2049), "", "BASE_TYPE_MAX_LENGTH"),
            ("/thread_name", text(100), text(101), "", "BASE_TYPE_MAX_LENGTH"),
            ("/applied_tags", tags(5), tags(6), "", "BASE_TYPE_MAX_LENGTH"),
        ],
    );
}

#[test]
fn a_body_is_an_object() {
    for wrong in [json!([]), json!("x"), json!(1)] {
        assert_refused(create(&wrong), "", "MODEL_TYPE_CONVERT");
    }
    assert_refused(create(&json!(null)), "", "BASE_TYPE_REQUIRED");
}
