//! Application commands: one, or the list of a bulk overwrite.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use serde_json::{Value, json};
use unicode_normalization::char::is_combining_mark;

use super::field::Field;
use super::{modal, select};

const SLASH: i64 = 1;
const USER: i64 = 2;
const MESSAGE: i64 = 3;
/// The command that starts an activity.
const ENTRY_POINT: i64 = 4;
const KINDS: &[i64] = &[SLASH, USER, MESSAGE, ENTRY_POINT];
/// How many commands of each kind an application may have in one place.
const COUNTS: &[(i64, usize)] = &[(SLASH, 100), (USER, 15), (MESSAGE, 15), (ENTRY_POINT, 1)];

const SUBCOMMAND: i64 = 1;
const GROUP: i64 = 2;
const STRING: i64 = 3;
const INTEGER: i64 = 4;
const CHANNEL: i64 = 7;
const NUMBER: i64 = 10;
const ATTACHMENT: i64 = 11;
const VALUES: &[i64] = &[STRING, INTEGER, 5, 6, CHANNEL, 8, 9, NUMBER, ATTACHMENT];
const ANY: &[i64] = &[SUBCOMMAND, GROUP, STRING, INTEGER, 5, 6, CHANNEL, 8, 9, NUMBER, ATTACHMENT];

/// Code points of names, descriptions and values over a command, by the longest localisation of each.
const TOTAL: usize = 8000;
/// The largest whole number a 64 bit float holds exactly.
const SAFE: i64 = (1 << 53) - 1;
const SAFE_FLOAT: f64 = 9_007_199_254_740_992.0;

const LOCALES: &[&str] = &[
    "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "hi", "hr", "hu", "id", "it", "ja",
    "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW",
];

const DEVANAGARI_AND_THAI: &[RangeInclusive<char>] = &[
    '\u{900}'..='\u{950}',
    '\u{955}'..='\u{963}',
    '\u{966}'..='\u{97F}',
    '\u{A8F2}'..='\u{A8FF}',
    '\u{E01}'..='\u{E3A}',
    '\u{E40}'..='\u{E5B}',
];
const CIRCLED_LATIN: &[RangeInclusive<char>] =
    &['\u{24B6}'..='\u{24E9}', '\u{1F130}'..='\u{1F149}', '\u{1F150}'..='\u{1F169}', '\u{1F170}'..='\u{1F189}'];

/// Checks the list of a bulk overwrite.
pub(super) fn list(commands: &Field<'_>) {
    let mut seen = HashSet::new();
    for command in commands.items(0..=130) {
        check(&command, false);
        command.get("id").snowflake();
        let name = command.get("name").given().and_then(Value::as_str);
        if name.is_some() && !seen.insert((kind_of(&command), name)) {
            command
                .get("name")
                .wrong("APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
        }
    }
}

/// Refuses more commands of a kind than an application may have.
pub(super) fn refuse_too_many(commands: &Value) -> Result<(), Value> {
    let commands = commands.as_array().map(Vec::as_slice).unwrap_or_default();
    for (kind, most) in COUNTS {
        let of_kind = |command: &&Value| command["type"].as_i64().unwrap_or(SLASH) == *kind;
        if commands.iter().filter(of_kind).count() > *most {
            let text = format!("Maximum number of application commands reached ({most})");
            return Err(json!({ "code": 30032, "message": text }));
        }
    }
    Ok(())
}

/// Checks one command.
pub(super) fn check(command: &Field<'_>, partial: bool) {
    if !command.object() {
        return;
    }
    command.get("type").one_of(KINDS);
    let kind = kind_of(command);
    let slash = kind == SLASH;

    let name = command.get("name");
    if !partial || name.is_named() {
        name.require();
    }
    names(command, 32, slash);
    if kind == USER || kind == MESSAGE {
        // Nothing but a name: the member picks the user or message, and the name says what for.
        command.get("description").text(0..=0);
        command.get("options").items(0..=0);
        for (_, text) in command.get("description_localizations").entries() {
            text.wrong("BASE_TYPE_MAX_LENGTH", "Must be 0 or fewer in length.");
        }
    } else {
        let description = command.get("description");
        if !partial || description.is_named() {
            description.require();
        }
        localised(command, "description", 100, |_| {});
        options(&command.get("options"), ANY);
    }
    permissions(&command.get("default_member_permissions"));
    set_of(&command.get("contexts"), &[0, 1, 2]);
    set_of(&command.get("integration_types"), &[0, 1]);
    command.get("dm_permission").boolean();
    command.get("nsfw").boolean();
    command.get("handler").one_of(&[1, 2]);
    if command.given().is_some_and(|value| size(value) > TOTAL) {
        command.wrong("APPLICATION_COMMAND_TOO_LARGE", format!("Command exceeds maximum size ({TOTAL})"));
    }
}

/// Checks the choices of an option, or those suggested for it; answers them.
pub(super) fn choices<'a>(list: &Field<'a>, kind: i64) -> Vec<Field<'a>> {
    let choices = list.items(0..=25);
    for choice in choices.iter().filter(|choice| choice.object()) {
        choice.get("name").require();
        names(choice, 100, false);
        let value = choice.get("value").required();
        match kind {
            INTEGER => drop(value.integer(-SAFE..=SAFE)),
            NUMBER => drop(value.number(-SAFE_FLOAT..=SAFE_FLOAT)),
            _ => drop(value.text(1..=100)),
        }
    }
    choices
}

fn kind_of(command: &Field<'_>) -> i64 {
    command.get("type").given().and_then(Value::as_i64).unwrap_or(SLASH)
}

/// Checks the options on one level of a command.
fn options(list: &Field<'_>, allowed: &[i64]) {
    let options = list.items(0..=25);
    let (mut subcommands, mut values, mut optional) = (false, false, false);
    for option in &options {
        let Some(kind) = option.kind(allowed) else { continue };
        check_option(option, kind);
        if kind == SUBCOMMAND || kind == GROUP {
            subcommands = true;
            continue;
        }
        values = true;
        refuse_something(&option.get("options"));
        let required = option.get("required").boolean() == Some(true);
        if required && optional {
            let text = "Required options must be placed before non-required options";
            option.wrong("APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", text);
        }
        optional |= !required;
    }
    if subcommands && values {
        let text = "Sub-command and sub-command group option types are mutually exclusive to all other types";
        list.wrong("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", text);
    }
    names_differ(&options);
}

fn check_option(option: &Field<'_>, kind: i64) {
    option.get("name").require();
    names(option, 32, true);
    option.get("description").require();
    localised(option, "description", 100, |_| {});
    option.get("required").boolean();
    match kind {
        SUBCOMMAND => options(&option.get("options"), VALUES),
        GROUP => {
            let subcommands = option.get("options").required();
            if subcommands.given().and_then(Value::as_array).is_some_and(Vec::is_empty) {
                subcommands.wrong("BASE_TYPE_BAD_LENGTH", "Must be between 1 and 25 in length.");
            }
            options(&subcommands, &[SUBCOMMAND]);
        }
        STRING => ordered(option, ["min_length", "max_length"], |key| {
            let least = i64::from(key == "max_length");
            option.get(key).integer(least..=6000)
        }),
        INTEGER => ordered(option, ["min_value", "max_value"], |key| option.get(key).integer(-SAFE..=SAFE)),
        NUMBER => ordered(option, ["min_value", "max_value"], |key| option.get(key).number(-SAFE_FLOAT..=SAFE_FLOAT)),
        CHANNEL => select::channel_types(&option.get("channel_types")),
        ATTACHMENT => modal::file_types(&option.get("file_types")),
        _ => {}
    }
    suggestions(option, kind);
}

/// Choices and autocomplete: for texts and numbers only, and not both.
fn suggestions(option: &Field<'_>, kind: i64) {
    let autocomplete = option.get("autocomplete");
    let completes = autocomplete.boolean() == Some(true);
    if ![STRING, INTEGER, NUMBER].contains(&kind) {
        refuse_something(&autocomplete);
        refuse_something(&option.get("choices"));
        return;
    }
    let choices = choices(&option.get("choices"), kind);
    if completes && !choices.is_empty() {
        option.wrong("APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES", "Autocomplete and choices exclude each other");
    }
    let mut seen = HashSet::new();
    for name in choices.iter().map(|choice| choice.get("name")) {
        if name.given().and_then(Value::as_str).is_some_and(|text| !seen.insert(text)) {
            name.wrong("APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS", "Option choice name already exists");
        }
    }
}

fn refuse_something(field: &Field<'_>) {
    if field.says_something() {
        field.wrong("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Not available for this option type");
    }
}

fn ordered<N: PartialOrd>(option: &Field<'_>, keys: [&str; 2], read: impl Fn(&str) -> Option<N>) {
    let [least, most] = keys.map(read);
    if let (Some(least), Some(most)) = (least, most)
        && least > most
    {
        option.get(keys[0]).wrong("NUMBER_TYPE_MAX", format!("{} must be at most {}", keys[0], keys[1]));
    }
}

/// A name must differ from every other default name beside it, and within its locale from every other name.
fn names_differ(options: &[Field<'_>]) {
    let name = |option: &Field<'_>| option.get("name").given().and_then(Value::as_str).map(str::to_owned);
    for (index, option) in options.iter().enumerate() {
        let earlier = &options[..index];
        if name(option).is_some() && earlier.iter().any(|other| name(other) == name(option)) {
            name_exists(&option.get("name"));
        }
        let Some(Value::Object(localised)) = option.get("name_localizations").given() else { continue };
        for (locale, text) in localised {
            let others = || options.iter().enumerate().filter(|(other, _)| *other != index);
            let like_a_default = others().any(|(_, other)| other.get("name").given() == Some(text));
            let like_its_own = |other: &Field<'_>| other.get("name_localizations").get(locale).given() == Some(text);
            if like_a_default || earlier.iter().any(like_its_own) {
                name_exists(&option.get("name_localizations").get(locale));
            }
        }
    }
}

fn name_exists(name: &Field<'_>) {
    name.wrong("APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists");
}

fn names(owner: &Field<'_>, longest: usize, strict: bool) {
    localised(owner, "name", longest, |field| {
        let name = field.given().and_then(Value::as_str).unwrap_or_default();
        if strict && !is_name(name) {
            field.wrong("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        }
    });
}

/// Checks the text under `key` and its localisations; `rule` is for those of the right length.
fn localised(owner: &Field<'_>, key: &str, longest: usize, rule: impl Fn(&Field<'_>)) {
    let texts = owner.get(&format!("{key}_localizations")).entries();
    for (locale, text) in &texts {
        if !LOCALES.contains(locale) {
            text.wrong("BASE_TYPE_CHOICES", format!("Value must be one of {{'{}'}}.", LOCALES.join("', '")));
        }
    }
    let texts = texts.into_iter().map(|(_, text)| text.required());
    for text in texts.chain([owner.get(key)]) {
        if text.text(1..=longest).is_some() {
            rule(&text);
        }
    }
}

/// Whether a name matches `^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]+$` and has no capitals.
fn is_name(name: &str) -> bool {
    name.to_lowercase() == name && name.chars().all(is_name_character)
}

fn is_name_character(c: char) -> bool {
    let within = |ranges: &[RangeInclusive<char>]| ranges.iter().any(|range| range.contains(&c));
    // Alphabetic is \p{L}, letter-like numbers, combining marks and the circled and squared Latin letters.
    let letter = c.is_alphabetic() && !is_combining_mark(c) && !within(CIRCLED_LATIN);
    matches!(c, '-' | '_' | '\'') || letter || c.is_numeric() || within(DEVANAGARI_AND_THAI)
}

/// A set of permissions: digits in a text, or a number.
fn permissions(field: &Field<'_>) {
    let Some(value) = field.given() else { return };
    let digits = value.as_str().filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    let bits: Option<u64> = digits.map_or_else(|| value.as_u64(), |text| text.parse().ok());
    if bits.is_none_or(|bits| bits >= 1 << 54) {
        field.wrong("NUMBER_TYPE_COERCE", "Value is not a set of permissions.");
    }
}

fn set_of(list: &Field<'_>, allowed: &[i64]) {
    let mut seen = HashSet::new();
    for item in list.items(1..=allowed.len()) {
        if let Some(number) = item.one_of(allowed)
            && !seen.insert(number)
        {
            item.wrong("SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value");
        }
    }
}

fn size(node: &Value) -> usize {
    let below = ["options", "choices"].into_iter().filter_map(|key| node.get(key)?.as_array()).flatten();
    let value = node.get("value").and_then(Value::as_str).unwrap_or_default();
    longest(node, "name") + longest(node, "description") + value.chars().count() + below.map(size).sum::<usize>()
}

fn longest(node: &Value, key: &str) -> usize {
    let localised = node.get(format!("{key}_localizations")).and_then(Value::as_object);
    let texts = localised.into_iter().flat_map(|map| map.values()).chain(node.get(key));
    texts.filter_map(Value::as_str).map(|text| text.chars().count()).max().unwrap_or_default()
}
