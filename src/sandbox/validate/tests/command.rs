//! Application commands.

use serde_json::{Value, json};

use super::{assert_limits, assert_refused, list, text, with};
use crate::validate::{command, command_list};

fn whole(body: &Value) -> Result<(), Value> {
    command(body, false)
}

fn slash() -> Value {
    json!({ "name": "share", "description": "d", "options": [
        { "type": 3, "name": "first", "description": "d", "required": true, "choices": [{ "name": "A", "value": "a" }] },
        { "type": 4, "name": "second", "description": "d" },
        { "type": 10, "name": "third", "description": "d" },
        { "type": 7, "name": "fourth", "description": "d" },
        { "type": 11, "name": "fifth", "description": "d" },
    ] })
}

fn option(kind: u8, name: &str, options: &Value) -> Value {
    json!({ "type": kind, "name": name, "description": "d", "options": options })
}

#[test]
fn each_limit_of_a_command() {
    let options =
        |count: usize| list(count, |index| json!({ "type": 5, "name": format!("o{index}"), "description": "d" }));
    let choices = |count: usize| list(count, |index| json!({ "name": index.to_string(), "value": index.to_string() }));
    let safe = (1_i64 << 53) - 1;
    let types = |count| list(count, |index| json!(format!(".{index}")));
    assert_limits(
        whole,
        &slash(),
        &[
            ("/name", text(32), text(33), "", "BASE_TYPE_BAD_LENGTH"),
            ("/name", text(1), text(0), "", "BASE_TYPE_BAD_LENGTH"),
            ("/name", json!("a"), json!(null), "", "BASE_TYPE_REQUIRED"),
            (
                "/name_localizations",
                json!({ "fr": text(32) }),
                json!({ "fr": text(33) }),
                FR_NAME,
                "BASE_TYPE_BAD_LENGTH",
            ),
            (
                "/name_localizations",
                json!({ "fr": "é" }),
                json!({ "fr": "É" }),
                FR_NAME,
                "APPLICATION_COMMAND_INVALID_NAME",
            ),
            ("/name_localizations", json!({ "fr": "a" }), json!({ "fr": null }), FR_NAME, "BASE_TYPE_REQUIRED"),
            ("/name_localizations", json!({ "en-GB": "a" }), json!({ "en": "a" }), "/name_localizations/en", CHOICES),
            ("/description", text(100), text(101), "", "BASE_TYPE_BAD_LENGTH"),
            ("/description", text(1), text(0), "", "BASE_TYPE_BAD_LENGTH"),
            (
                "/description_localizations",
                json!({ "fr": text(100) }),
                json!({ "fr": text(101) }),
                FR_TEXT,
                "BASE_TYPE_BAD_LENGTH",
            ),
            ("/options", options(25), options(26), "", "BASE_TYPE_MAX_LENGTH"),
            ("/options/0/name", text(32), text(33), "", "BASE_TYPE_BAD_LENGTH"),
            ("/options/0/description", text(100), text(101), "", "BASE_TYPE_BAD_LENGTH"),
            ("/options/0/description", text(1), json!(null), "", "BASE_TYPE_REQUIRED"),
            ("/options/0/type", json!(3), json!(12), "/options/0", "UNION_TYPE_CHOICES"),
            ("/options/0/choices", choices(25), choices(26), "", "BASE_TYPE_MAX_LENGTH"),
            ("/options/0/choices/0/name", text(100), text(101), "", "BASE_TYPE_BAD_LENGTH"),
            ("/options/0/choices/0/value", text(100), text(101), "", "BASE_TYPE_BAD_LENGTH"),
            ("/options/0/choices/0/value", json!("1"), json!(1), "", "STRING_TYPE_CONVERT"),
            ("/options/0/min_length", json!(0), json!(-1), "", "NUMBER_TYPE_MIN"),
            ("/options/0/min_length", json!(6000), json!(6001), "", "NUMBER_TYPE_MAX"),
            ("/options/0/max_length", json!(1), json!(0), "", "NUMBER_TYPE_MIN"),
            ("/options/0/max_length", json!(6000), json!(6001), "", "NUMBER_TYPE_MAX"),
            ("/options/1/max_value", json!(safe), json!(safe + 1), "", "NUMBER_TYPE_MAX"),
            ("/options/1/min_value", json!(-safe), json!(-safe - 1), "", "NUMBER_TYPE_MIN"),
            ("/options/1/min_value", json!(1), json!(1.5), "", "NUMBER_TYPE_COERCE"),
            (
                "/options/1/choices",
                json!([{ "name": "a", "value": 1 }]),
                json!([{ "name": "a", "value": "1" }]),
                IN_CHOICE,
                COERCE,
            ),
            ("/options/2/min_value", json!(1.5), json!("1.5"), "", COERCE),
            ("/options/3/channel_types", json!([0, 15]), json!([6]), "/options/3/channel_types/0", CHOICES),
            ("/options/4/file_types", json!(["image", ".pdf"]), json!(["pdf"]), "/options/4/file_types/0", CHOICES),
            ("/options/4/file_types", types(10), types(11), "", "BASE_TYPE_MAX_LENGTH"),
            ("/options/0/options", json!([]), json!([option(3, "x", &json!([]))]), "", TYPE),
            ("/options/3/choices", json!([]), json!([{ "name": "A", "value": "a" }]), "", TYPE),
            ("/options/3/autocomplete", json!(false), json!(true), "", TYPE),
            ("/options/1/autocomplete", json!(true), json!("x"), "", "BOOLEAN_TYPE_CONVERT"),
            ("/options/1/required", json!(true), json!(1), "", "BOOLEAN_TYPE_CONVERT"),
            ("/type", json!(1), json!(5), "", CHOICES),
            ("/contexts", json!([0, 1, 2]), json!([3]), "/contexts/0", CHOICES),
            ("/contexts", json!([0]), json!([]), "", "BASE_TYPE_BAD_LENGTH"),
            ("/contexts", json!(null), json!([0, 0]), "/contexts/1", "SET_TYPE_ALREADY_CONTAINS_VALUE"),
            ("/integration_types", json!([0, 1]), json!([2]), "/integration_types/0", CHOICES),
            ("/integration_types", json!([0]), json!([]), "", "BASE_TYPE_BAD_LENGTH"),
            ("/default_member_permissions", json!("18014398509481983"), json!("18014398509481984"), "", COERCE),
            ("/default_member_permissions", json!("0"), json!("-1"), "", COERCE),
            ("/default_member_permissions", json!(8), json!("ADMINISTRATOR"), "", COERCE),
            ("/default_member_permissions", json!(null), json!(""), "", COERCE),
            ("/nsfw", json!(false), json!("no"), "", "BOOLEAN_TYPE_CONVERT"),
            ("/dm_permission", json!(false), json!(0), "", "BOOLEAN_TYPE_CONVERT"),
            ("/handler", json!(1), json!(3), "", CHOICES),
        ],
    );
}

const FR_NAME: &str = "/name_localizations/fr";
const FR_TEXT: &str = "/description_localizations/fr";
const TYPE: &str = "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID";
const IN_CHOICE: &str = "/options/1/choices/0/value";
const CHOICES: &str = "BASE_TYPE_CHOICES";
const COERCE: &str = "NUMBER_TYPE_COERCE";

#[test]
fn names_follow_the_pattern() {
    let named = |name: &str| whole(&json!({ "name": name, "description": "d" }));
    for taken in ["share", "été", "a-b_c'd", "ação", "१२", "नमस्ते", "สวัสดี", "日本語", "²", "ß", "שיתוף"]
    {
        assert_eq!(named(taken), Ok(()), "{taken}");
    }
    for refused in ["Share", "É", "a b", "a.b", "e\u{301}", "a/b", "🌱", "ⓐ", "a\u{200b}", "ж\u{483}", "ǅ"] {
        assert_refused(named(refused), "/name", "APPLICATION_COMMAND_INVALID_NAME");
    }
    let menu = |name: &str| whole(&json!({ "name": name, "type": 3 }));
    assert_eq!(menu("Save as Write-up!"), Ok(()));
}

#[test]
fn a_context_menu_has_a_name_and_nothing_to_describe() {
    for kind in [2, 3] {
        let body = json!({ "name": "Save", "type": kind, "description": "", "options": [] });
        assert_eq!(whole(&body), Ok(()));
        let code = "BASE_TYPE_MAX_LENGTH";
        assert_refused(whole(&with(&body, "/description", &json!("d"))), "/description", code);
        assert_refused(whole(&with(&body, "/options", &slash()["options"])), "/options", code);
        let localised = with(&body, "/description_localizations", &json!({ "fr": "d" }));
        assert_refused(whole(&localised), FR_TEXT, code);
    }
    assert_refused(whole(&json!({ "name": "save" })), "/description", "BASE_TYPE_REQUIRED");
}

#[test]
fn a_patch_may_leave_things_out() {
    assert_eq!(command(&json!({}), true), Ok(()));
    assert_refused(command(&json!({ "name": null }), true), "/name", "BASE_TYPE_REQUIRED");
    assert_refused(command(&json!({ "name": "A" }), true), "/name", "APPLICATION_COMMAND_INVALID_NAME");
    assert_eq!(command(&json!({ "name": "A", "type": 3 }), true), Ok(()));
}

#[test]
fn options_nest_command_group_subcommand() {
    let value = json!([{ "type": 3, "name": "v", "description": "d" }]);
    let sub = json!([option(1, "s", &value)]);
    let group = json!([option(2, "g", &sub)]);
    let nested = |options: &Value| whole(&with(&slash(), "/options", options));
    for taken in [&value, &sub, &group] {
        assert_eq!(nested(taken), Ok(()));
    }
    let table = [
        (json!([option(1, "s", &sub)]), "/options/0/options/0", "UNION_TYPE_CHOICES"),
        (json!([option(2, "g", &group)]), "/options/0/options/0", "UNION_TYPE_CHOICES"),
        (json!([option(2, "g", &value)]), "/options/0/options/0", "UNION_TYPE_CHOICES"),
        (json!([option(2, "g", &json!([]))]), "/options/0/options", "BASE_TYPE_BAD_LENGTH"),
        (json!([option(2, "g", &json!(null))]), "/options/0/options", "BASE_TYPE_REQUIRED"),
        (json!([sub[0], value[0]]), "/options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"),
    ];
    for (options, at, code) in table {
        assert_refused(nested(&options), at, code);
    }
}

#[test]
fn required_options_come_first() {
    let order = |required: &[bool]| {
        let options = list(
            required.len(),
            |index| json!({ "type": 5, "name": format!("o{index}"), "description": "d", "required": required[index] }),
        );
        whole(&with(&slash(), "/options", &options))
    };
    assert_eq!(order(&[true, true, false, false]), Ok(()));
    assert_refused(order(&[true, false, true]), "/options/2", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID");
}

#[test]
fn names_differ_from_those_beside_them() {
    let two = |first: Value, second: Value| {
        let option = |fields: Value| with(&with(&fields, "/type", &json!(5)), "/description", &json!("d"));
        whole(&with(&slash(), "/options", &json!([option(first), option(second)])))
    };
    let fr = |name: &str, fr: &str| json!({ "name": name, "name_localizations": { "fr": fr } });
    let code = "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS";
    assert_eq!(two(fr("a", "b"), fr("c", "d")), Ok(()));
    assert_eq!(two(fr("a", "a"), json!({ "name": "c", "name_localizations": { "es-ES": "d" } })), Ok(()));
    assert_refused(two(fr("a", "b"), fr("a", "d")), "/options/1/name", code);
    assert_refused(two(fr("a", "b"), fr("c", "b")), "/options/1/name_localizations/fr", code);
    assert_refused(two(fr("a", "c"), fr("c", "d")), "/options/0/name_localizations/fr", code);
    assert_refused(two(fr("a", "b"), fr("c", "a")), "/options/1/name_localizations/fr", code);
}

#[test]
fn choices_and_autocomplete_exclude_each_other() {
    let body = with(&slash(), "/options/0/autocomplete", &json!(true));
    assert_refused(whole(&body), "/options/0", "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES");
    assert_eq!(whole(&with(&body, "/options/0/choices", &json!([]))), Ok(()));
    let same = json!([{ "name": "A", "value": "a" }, { "name": "A", "value": "b" }]);
    let code = "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS";
    assert_refused(whole(&with(&slash(), "/options/0/choices", &same)), "/options/0/choices/1/name", code);
}

#[test]
fn the_least_is_at_most_the_most() {
    let table = [(0, "min_length", "max_length"), (1, "min_value", "max_value"), (2, "min_value", "max_value")];
    for (index, least, most) in table {
        let body = with(&slash(), &format!("/options/{index}/{most}"), &json!(5));
        let at = format!("/options/{index}/{least}");
        assert_limits(whole, &body, &[(&at, json!(5), json!(6), "", "NUMBER_TYPE_MAX")]);
    }
}

#[test]
fn a_command_has_8000_characters_by_its_longest_localisations() {
    // "share" and "d" are 6; each option is 3 and its French description, the longest of its descriptions.
    let body = |last: usize| {
        let options = list(25, |index| {
            let choices = list(10, |choice| json!({ "name": format!("{choice}{index:02}"), "value": text(25) }));
            json!({ "type": 3, "name": format!("o{index:02}"), "description": "d", "choices": choices,
                    "description_localizations": { "es-ES": "dd", "fr": text(if index == 0 { last } else { 36 }) } })
        });
        json!({ "name": "share", "description": "d", "options": options })
    };
    // 6 + 25 * 3 + 24 * 36 + 250 * (3 + 25) = 7945
    assert_eq!(whole(&body(55)), Ok(()));
    assert_refused(whole(&body(56)), "", "APPLICATION_COMMAND_TOO_LARGE");
}

#[test]
fn a_list_has_so_many_commands_of_each_kind() {
    let commands = |kind: u8, count: usize| {
        list(
            count,
            |index| json!({ "type": kind, "name": format!("c{index}"), "description": if kind == 1 { "d" } else { "" } }),
        )
    };
    for (kind, most) in [(1, 100), (2, 15), (3, 15)] {
        assert_eq!(command_list(&commands(kind, most)), Ok(()));
        let error = command_list(&commands(kind, most + 1)).expect_err("one too many");
        assert_eq!(error["code"], 30032);
    }
    assert_refused(command_list(&commands(1, 131)), "", "BASE_TYPE_MAX_LENGTH");
}

#[test]
fn commands_of_a_list_differ_by_name_and_kind() {
    let one = json!({ "name": "save", "description": "d" });
    let menu = json!({ "name": "save", "type": 3 });
    assert_eq!(command_list(&json!([])), Ok(()));
    assert_eq!(command_list(&json!([one, menu])), Ok(()));
    assert_refused(command_list(&json!([one, one])), "/1/name", "APPLICATION_COMMANDS_DUPLICATE_NAME");
    assert_refused(
        command_list(&json!([with(&one, "/type", &json!(1)), one])),
        "/1/name",
        "APPLICATION_COMMANDS_DUPLICATE_NAME",
    );
    assert_refused(command_list(&json!([with(&one, "/id", &json!(7))])), "/0/id", COERCE);
    assert_refused(command_list(&json!({})), "", "LIST_TYPE_CONVERT");
    assert_refused(command_list(&json!(null)), "", "BASE_TYPE_REQUIRED");
}
