//! No JSON whatever may make a rule panic: random values, and right bodies with something random put in.

use serde_json::{Map, Value, json};

use crate::validate::{
    Answering, Beside, MessageKind, autocomplete, callback, command, command_list, message_with, modal,
};

const KEYS: &[&str] = &[
    "_errors",
    "accessory",
    "allowed_mentions",
    "attachments",
    "author",
    "autocomplete",
    "channel_types",
    "choices",
    "color",
    "component",
    "components",
    "content",
    "contexts",
    "custom_id",
    "data",
    "default",
    "default_values",
    "description",
    "description_localizations",
    "emoji",
    "embeds",
    "fields",
    "file",
    "filename",
    "files",
    "flags",
    "footer",
    "fr",
    "id",
    "image",
    "items",
    "label",
    "max_length",
    "max_values",
    "media",
    "min_length",
    "min_values",
    "name",
    "name_localizations",
    "nonce",
    "options",
    "parse",
    "placeholder",
    "poll",
    "required",
    "style",
    "text",
    "timestamp",
    "title",
    "type",
    "url",
    "users",
    "value",
];
const TEXTS: &[&str] = &[
    "",
    " ",
    "a",
    "É",
    "attachment://",
    "://",
    "https://",
    "https://[",
    "2030-01-01T12:00:00Z",
    "éééééééééé2030",
    "0",
    "-1",
    "99999999999999999999999999",
    "users",
    "\u{0}",
    "😀😀😀😀😀😀😀😀😀😀",
];

/// A deterministic source of numbers (splitmix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % sides as u64).expect("less than the number of sides")
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len())].clone()
    }

    fn json(&mut self, depth: usize) -> Value {
        match self.roll(if depth == 0 { 9 } else { 16 }) {
            0 => Value::Null,
            1 => Value::Bool(self.roll(2) == 0),
            2..=5 => json!(self.roll(25)),
            6 => self.pick(&[json!(u64::MAX), json!(i64::MIN), json!(-0.0), json!(1e300), json!(1 << 15), json!(1.5)]),
            7 => json!(self.pick(TEXTS).repeat(self.pick(&[1, 1, 1, 30, 500]))),
            8 => json!(self.pick(TEXTS)),
            9..=11 => (0..self.roll(5)).map(|_| self.json(depth - 1)).collect(),
            _ => {
                let mut map = Map::new();
                for _ in 0..self.roll(8) {
                    map.insert(self.pick(KEYS).to_owned(), self.json(depth - 1));
                }
                Value::Object(map)
            }
        }
    }

    /// Puts something random somewhere into `value`.
    fn spoil(&mut self, value: &mut Value) {
        let stop = self.roll(4) == 0;
        match value {
            Value::Array(items) if !items.is_empty() && !stop => {
                let index = self.roll(items.len());
                self.spoil(&mut items[index]);
            }
            Value::Object(map) if !map.is_empty() && !stop => {
                let key = map.keys().nth(self.roll(map.len())).expect("an index below the length").clone();
                self.spoil(&mut map[&key]);
            }
            Value::Object(map) if self.roll(2) == 0 => {
                map.insert(self.pick(KEYS).to_owned(), self.json(3));
            }
            _ => *value = self.json(3),
        }
    }
}

fn judge_every_way(body: &Value, other: &Value) {
    let files = [(0, "a".to_owned())];
    let mut verdicts = Vec::new();
    for beside in [Beside::default(), Beside { files: &files, before: Some(other) }] {
        use MessageKind::{Create, Edit, InteractionAnswer, WebhookCreate, WebhookEdit};
        for kind in [Create, Edit, InteractionAnswer, WebhookCreate, WebhookEdit] {
            verdicts.push(message_with(body, kind, &beside));
        }
        for interaction_type in 0..=6 {
            let answering = Answering { interaction_type, from_message: true, option_type: None, beside };
            for kind in 0..=10 {
                verdicts.push(callback(&json!({ "type": kind, "data": body }), &answering));
            }
            verdicts.push(callback(body, &answering));
        }
    }
    verdicts.extend([
        command(body, true),
        command(body, false),
        command_list(body),
        command_list(&json!([body, other])),
    ]);
    verdicts.extend([modal(body), autocomplete(body, None), autocomplete(body, Some(4))]);
    for error in verdicts.into_iter().filter_map(Result::err) {
        let code = error["code"].as_u64().expect("an error has a code");
        assert!([50035, 50006, 30032].contains(&code), "{error}");
        assert!(code != 50035 || error["errors"].as_object().is_some_and(|errors| !errors.is_empty()), "{error}");
    }
}

#[test]
fn random_json_never_panics() {
    let mut dice = Dice(1);
    for _ in 0..400 {
        let (body, other) = (dice.json(6), dice.json(3));
        judge_every_way(&body, &other);
    }
}

#[test]
fn spoilt_bodies_never_panic() {
    let button = json!({ "type": 2, "style": 1, "custom_id": "a", "label": "x", "emoji": { "name": "🌱" } });
    let menu = json!({ "type": 3, "custom_id": "m", "options": [{ "label": "x", "value": "x" }], "max_values": 1 });
    let section = json!({ "type": 9, "components": [{ "type": 10, "content": "x" }], "accessory": button });
    let bodies = [
        json!({ "content": "x", "embeds": [{ "title": "t", "timestamp": "2030-01-01T12:00:00Z", "fields": [{ "name": "n", "value": "v" }] }],
                "allowed_mentions": { "parse": ["users"], "users": [] }, "attachments": [{ "id": 0 }],
                "components": [{ "type": 1, "components": [button] }, { "type": 1, "components": [menu] }] }),
        json!({ "flags": 1 << 15, "components": [{ "type": 17, "components": [section, { "type": 14 }] }] }),
        json!({ "custom_id": "m", "title": "x", "components": [{ "type": 18, "label": "x", "component": menu }] }),
        json!({ "name": "a", "description": "d", "name_localizations": { "fr": "b" }, "options": [
            { "type": 2, "name": "g", "description": "d", "options": [{ "type": 1, "name": "s", "description": "d", "options": [
                { "type": 3, "name": "o", "description": "d", "choices": [{ "name": "A", "value": "a" }] }] }] }] }),
        json!({ "choices": [{ "name": "a", "value": 1 }] }),
    ];
    let mut dice = Dice(2);
    for _ in 0..400 {
        let mut body = dice.pick(&bodies);
        for _ in 0..=dice.roll(3) {
            dice.spoil(&mut body);
        }
        judge_every_way(&body, &dice.pick(&bodies));
    }
}
