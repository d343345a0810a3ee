//! Select menus, in messages and in modals alike.

use std::collections::HashSet;

use super::field::Field;

/// The select menu with options of its own.
const STRING: i64 = 3;
const CHANNEL: i64 = 8;

/// Checks a select menu; its custom id is checked elsewhere.
pub(super) fn check(select: &Field<'_>, kind: i64) {
    select.get("placeholder").text(0..=150);
    select.get("disabled").boolean();
    select.get("required").boolean();
    let (least, most) = values(select, 25, 1);
    if kind == STRING {
        let chosen = options(&select.get("options"), most..=25, true);
        refuse_too_many_defaults(&select.get("options"), chosen, most);
        return;
    }
    let defaults = select.get("default_values").items(0..=25);
    if !defaults.is_empty() && !(least..=most).contains(&defaults.len()) {
        select
            .get("default_values")
            .wrong("BASE_TYPE_BAD_LENGTH", format!("Must be between {least} and {most} in length."));
    }
    for default in defaults {
        if default.object() {
            default.get("id").required().snowflake();
            default.get("type").required().word_of(default_types(kind));
        }
    }
    if kind == CHANNEL {
        channel_types(&select.get("channel_types"));
    }
}

/// Checks `min_values` and `max_values` and answers them, or 1 and `usual_most` where they are left out.
pub(super) fn values(owner: &Field<'_>, limit: i64, usual_most: i64) -> (usize, usize) {
    let field = owner.get("min_values");
    let least = field.integer(0..=limit);
    let most = owner.get("max_values").integer(1..=limit).unwrap_or(usual_most);
    if least.is_some_and(|least| least > most) {
        field.wrong("SELECT_COMPONENT_MIN_VALUES_EXCEED_MAX_VALUES", "min_values must be at most max_values");
    }
    let count = |number| usize::try_from(number).unwrap_or_default();
    (count(least.unwrap_or(1)), count(most))
}

/// Checks the options of a menu or group and answers how many of them are chosen from the start.
pub(super) fn options(list: &Field<'_>, count: std::ops::RangeInclusive<usize>, with_emoji: bool) -> usize {
    let mut values = HashSet::new();
    let mut chosen = 0;
    for option in list.clone().required().items(count) {
        if !option.object() {
            continue;
        }
        option.get("label").required().text(1..=100);
        option.get("description").text(0..=100);
        chosen += usize::from(option.get("default").boolean() == Some(true));
        if with_emoji {
            option.get("emoji").emoji();
        }
        let field = option.get("value").required();
        if let Some(value) = field.text(1..=100)
            && !values.insert(value)
        {
            field.wrong("SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
        }
    }
    chosen
}

/// Refuses more options chosen from the start than may be chosen at all.
pub(super) fn refuse_too_many_defaults(list: &Field<'_>, chosen: usize, most: usize) {
    if chosen > most {
        let text = format!("At most {most} options may be chosen by default");
        list.wrong("SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", text);
    }
}

/// Checks a list of channel types, as a select menu or a command option has it.
pub(super) fn channel_types(list: &Field<'_>) {
    let mut seen = HashSet::new();
    for item in list.items(0..=13) {
        if let Some(kind) = item.one_of(&[0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15])
            && !seen.insert(kind)
        {
            item.wrong("SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value");
        }
    }
}

fn default_types(kind: i64) -> &'static [&'static str] {
    match kind {
        5 => &["user"],
        6 => &["role"],
        7 => &["user", "role"],
        _ => &["channel"],
    }
}
