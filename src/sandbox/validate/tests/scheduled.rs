//! Scheduled events.

use serde_json::{Value, json};

use super::{assert_limits, assert_refused, list, text, with};
use crate::validate::{Planning, scheduled_event};

const NOON: &str = "2030-01-01T12:00:00+00:00";

fn judge(body: &Value) -> Result<(), Value> {
    scheduled_event(body, &Planning { before: None, now: NOON.parse().unwrap() })
}

fn change(before: &Value, body: &Value) -> Result<(), Value> {
    scheduled_event(body, &Planning { before: Some(before), now: NOON.parse().unwrap() })
}

fn external() -> Value {
    json!({
        "name": "Circle",
        "privacy_level": 2,
        "entity_type": 3,
        "entity_metadata": { "location": "Leeds" },
        "scheduled_start_time": "2030-01-02T12:00:00Z",
        "scheduled_end_time": "2030-01-02T13:00:00Z",
    })
}

fn in_channel(kind: u8) -> Value {
    json!({
        "name": "Circle",
        "privacy_level": 2,
        "entity_type": kind,
        "channel_id": "5",
        "scheduled_start_time": "2030-01-02T12:00:00Z",
    })
}

fn rule(frequency: u8, further: &Value) -> Value {
    let mut rule = json!({ "start": "2030-01-02T12:00:00Z", "frequency": frequency, "interval": 1 });
    for (key, value) in further.as_object().unwrap() {
        rule[key] = value.clone();
    }
    rule
}

#[test]
fn each_limit_of_an_external_event() {
    let null = Value::Null;
    assert_limits(
        judge,
        &external(),
        &[
            ("/name", text(1), text(0), "", "BASE_TYPE_REQUIRED"),
            ("/name", text(100), text(101), "", "BASE_TYPE_MAX_LENGTH"),
            ("/name", text(1), null.clone(), "", "BASE_TYPE_REQUIRED"),
            ("/description", text(1), text(0), "", "BASE_TYPE_BAD_LENGTH"),
            ("/description", text(1000), text(1001), "", "BASE_TYPE_BAD_LENGTH"),
            ("/privacy_level", json!(2), json!(1), "", "BASE_TYPE_CHOICES"),
            ("/privacy_level", json!(2), null.clone(), "", "BASE_TYPE_REQUIRED"),
            ("/entity_type", json!(3), json!(4), "", "BASE_TYPE_CHOICES"),
            ("/entity_type", json!(3), null.clone(), "", "BASE_TYPE_REQUIRED"),
            ("/entity_metadata/location", text(1), text(0), "", "BASE_TYPE_REQUIRED"),
            ("/entity_metadata/location", text(100), text(101), "", "BASE_TYPE_MAX_LENGTH"),
            ("/entity_metadata", json!({ "location": "x" }), null.clone(), "", "BASE_TYPE_REQUIRED"),
            ("/channel_id", null.clone(), json!("5"), "", "BASE_TYPE_CHOICES"),
            (
                "/scheduled_start_time",
                json!(NOON),
                json!("2030-01-01T11:59:59Z"),
                "",
                "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST",
            ),
            ("/scheduled_end_time", json!("2030-01-02T12:00:01Z"), null.clone(), "", "BASE_TYPE_REQUIRED"),
            (
                "/scheduled_end_time",
                json!("2030-01-02T12:00:01Z"),
                json!("2030-01-02T12:00:00Z"),
                "",
                "GUILD_SCHEDULED_EVENT_END_BEFORE_START",
            ),
            ("/image", json!("data:image/png;base64,aGVsbG8="), json!("aGVsbG8="), "", "IMAGE_INVALID"),
        ],
    );
}

#[test]
fn an_event_in_a_channel_needs_the_channel_and_has_no_location() {
    for kind in [1, 2] {
        assert_limits(
            judge,
            &in_channel(kind),
            &[
                ("/channel_id", json!("5"), json!(null), "", "BASE_TYPE_REQUIRED"),
                ("/entity_metadata", json!(null), json!({ "location": "Leeds" }), "", "BASE_TYPE_CHOICES"),
            ],
        );
    }
}

#[test]
fn each_rule_of_recurrence() {
    let recurring = |rule: &Value| judge(&with(&external(), "/recurrence_rule", rule));
    let month = |month: u8, day: u8| rule(0, &json!({ "by_month": [month], "by_month_day": [day] }));
    let nth = |n: u8| rule(1, &json!({ "by_n_weekday": [{ "n": n, "day": 6 }] }));
    let weekly = |interval: u8| rule(2, &json!({ "by_weekday": [2], "interval": interval }));
    for taken in [
        rule(3, &json!({})),
        rule(3, &json!({ "by_weekday": [0, 1, 2, 3, 4] })),
        rule(3, &json!({ "by_weekday": [6, 0] })),
        rule(3, &json!({ "by_weekday": [6, 0, 1, 2, 3] })),
        weekly(1),
        weekly(2),
        nth(1),
        nth(5),
        month(2, 29),
        month(12, 31),
        rule(3, &json!({ "end": null, "count": null, "by_year_day": null, "by_month": null })),
    ] {
        assert_eq!(recurring(&taken), Ok(()), "{taken}");
    }
    let cases = [
        (weekly(3), "interval", "NUMBER_TYPE_MAX"),
        (rule(3, &json!({ "interval": 2 })), "interval", "NUMBER_TYPE_MAX"),
        (rule(2, &json!({ "interval": 0 })), "interval", "NUMBER_TYPE_MIN"),
        (rule(2, &json!({})), "by_weekday", "BASE_TYPE_REQUIRED"),
        (rule(2, &json!({ "by_weekday": [1, 2] })), "by_weekday", "BASE_TYPE_BAD_LENGTH"),
        (rule(2, &json!({ "by_weekday": [7] })), "by_weekday/0", "NUMBER_TYPE_MAX"),
        (rule(3, &json!({ "by_weekday": [0, 2] })), "by_weekday", "RECURRENCE_RULE_INVALID"),
        (rule(3, &json!({ "by_weekday": [0] })), "by_weekday", "RECURRENCE_RULE_INVALID"),
        (nth(6), "by_n_weekday/0/n", "NUMBER_TYPE_MAX"),
        (nth(0), "by_n_weekday/0/n", "NUMBER_TYPE_MIN"),
        (rule(1, &json!({ "by_weekday": [1] })), "by_weekday", "RECURRENCE_RULE_INVALID"),
        (month(2, 30), "by_month_day", "RECURRENCE_RULE_INVALID"),
        (month(4, 31), "by_month_day", "RECURRENCE_RULE_INVALID"),
        (month(13, 1), "by_month/0", "NUMBER_TYPE_MAX"),
        (month(1, 32), "by_month_day/0", "NUMBER_TYPE_MAX"),
        (rule(0, &json!({ "by_month": [1] })), "by_month_day", "BASE_TYPE_REQUIRED"),
        (rule(4, &json!({})), "frequency", "BASE_TYPE_CHOICES"),
        (rule(3, &json!({ "end": "2031-01-01T00:00:00Z" })), "end", "RECURRENCE_RULE_INVALID"),
        (rule(3, &json!({ "count": 3 })), "count", "RECURRENCE_RULE_INVALID"),
        (rule(3, &json!({ "by_year_day": [3] })), "by_year_day", "RECURRENCE_RULE_INVALID"),
        (rule(3, &json!({ "start": "2030-01-01T11:59:59Z" })), "start", "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST"),
    ];
    for (refused, at, code) in cases {
        assert_refused(recurring(&refused), &format!("/recurrence_rule/{at}"), code);
    }
}

#[test]
fn a_status_goes_only_forward() {
    for was in 1..=2 {
        let before = with(&external(), "/status", &json!(was));
        for wanted in 0..=5 {
            let verdict = change(&before, &json!({ "status": wanted }));
            let is_legal = [(1, 2), (1, 4), (2, 3)].contains(&(was, wanted));
            assert_eq!(verdict.is_ok(), is_legal, "{was} to {wanted}");
        }
    }
}

#[test]
fn a_change_is_judged_by_what_comes_of_it() {
    let mut before = external();
    before["status"] = json!(1);
    before["channel_id"] = json!(null);
    assert_eq!(change(&before, &json!({})), Ok(()));
    assert_eq!(change(&before, &json!({ "description": null })), Ok(()));
    assert_refused(change(&before, &json!({ "name": null })), "/name", "BASE_TYPE_REQUIRED");
    assert_refused(change(&before, &json!({ "channel_id": "5" })), "/channel_id", "BASE_TYPE_CHOICES");
    assert_refused(change(&before, &json!({ "entity_type": 2 })), "/channel_id", "BASE_TYPE_REQUIRED");
    assert_eq!(change(&before, &json!({ "entity_type": 2, "channel_id": "5" })), Ok(()));
    let too_early = json!({ "scheduled_end_time": "2030-01-02T12:00:00Z" });
    assert_refused(change(&before, &too_early), "/scheduled_end_time", "GUILD_SCHEDULED_EVENT_END_BEFORE_START");

    let mut voice = in_channel(2);
    voice["status"] = json!(1);
    let outside = json!({ "entity_type": 3, "channel_id": null, "entity_metadata": { "location": "Leeds" },
        "scheduled_end_time": "2030-01-02T13:00:00Z" });
    assert_eq!(change(&voice, &outside), Ok(()));
    for key in ["channel_id", "entity_metadata", "scheduled_end_time"] {
        let mut short = outside.clone();
        short.as_object_mut().unwrap().remove(key);
        let code = if key == "channel_id" { "BASE_TYPE_CHOICES" } else { "BASE_TYPE_REQUIRED" };
        assert_refused(change(&voice, &short), key, code);
    }
}

#[test]
fn an_event_that_has_begun_keeps_its_start() {
    let mut before = external();
    before["status"] = json!(2);
    before["scheduled_start_time"] = json!("2030-01-01T11:00:00+00:00");
    assert_eq!(change(&before, &json!({ "scheduled_start_time": "2030-01-01T11:00:00Z" })), Ok(()));
    let later = json!({ "scheduled_start_time": "2030-01-01T12:30:00Z" });
    assert_refused(change(&before, &later), "/scheduled_start_time", "GUILD_SCHEDULED_EVENT_ALREADY_STARTED");
}

#[test]
fn lists_and_objects_are_no_events() {
    assert_refused(judge(&list(1, |_| external())), "", "MODEL_TYPE_CONVERT");
    assert_refused(judge(&json!({})), "/name", "BASE_TYPE_REQUIRED");
}
