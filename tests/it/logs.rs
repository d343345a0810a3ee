//! What the log says: enough to follow one interaction from its arrival to what came of it, and nothing that anybody wrote.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use tertulia_sandbox::{Outcome, Person};

use crate::process::{Place, ended, terminate};
use crate::world::{TEXTS, find_button, find_menu};

/// What somebody sees after they did something, a message or a form.
async fn seen(place: &Place, outcome: Outcome) -> Value {
    match outcome {
        Outcome::Message(it) | Outcome::Updated(it) | Outcome::Form(it) => it,
        Outcome::Thinking(interaction) => loop {
            if let Some(message) = place.stand_in.original(interaction) {
                return message;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        },
        Outcome::Unchanged | Outcome::DidNotRespond => panic!("the bot did not answer"),
    }
}

/// Somebody at their Discord app, and what they see.
struct Reader<'a> {
    place: &'a Place,
    person: Person,
    seen: Value,
}

impl Reader<'_> {
    async fn slash(&mut self, command: &str, options: &[(&str, &str)]) {
        let options: Vec<(&str, Value)> = options.iter().map(|(name, text)| (*name, json!(text))).collect();
        let outcome = self.person.slash(self.place.channel, command, &options).await.unwrap();
        self.seen = seen(self.place, outcome).await;
    }

    async fn press(&mut self, custom_id: &str) {
        let custom_id = find_button(&self.seen["components"], custom_id).unwrap();
        let outcome = self.person.press(self.message(), &custom_id).await.unwrap();
        self.seen = seen(self.place, outcome).await;
    }

    async fn choose(&mut self, menu: &str, values: &[&str]) {
        let custom_id = find_menu(&self.seen["components"], menu).unwrap();
        let outcome = self.person.choose(self.message(), &custom_id, values).await.unwrap();
        self.seen = seen(self.place, outcome).await;
    }

    async fn submit(&mut self, values: &[(&str, &str)]) {
        let outcome = self.person.submit(&self.seen, values).await.unwrap();
        self.seen = seen(self.place, outcome).await;
    }

    fn message(&self) -> u64 {
        self.seen["id"].as_str().unwrap().parse().unwrap()
    }
}

/// The lines in whose span a field has this value, at least as weighty as info: their message and their fields.
fn of<'a>(lines: &'a [Value], field: &str, value: &Value) -> Vec<(&'a str, &'a Value)> {
    let is_told = |line: &&Value| ["INFO", "WARN", "ERROR"].map(Value::from).contains(&line["level"]);
    let found = lines.iter().filter(is_told).filter(|line| line["span"][field] == *value);
    found.map(|line| (line["fields"]["message"].as_str().unwrap(), &line["fields"])).collect()
}

#[tokio::test]
async fn one_id_leads_from_an_interaction_to_its_answer_and_to_what_is_owed_and_nothing_that_was_written_is_told() {
    let place = Place::new().await;
    let mut command = place.tertulia(&["run"]);
    command.env("TERTULIA_LOG__FORMAT", "json").env("TERTULIA_LOG__LEVEL", "trace");
    let child = place.started(command).await;
    let mut ines = Reader { place: &place, person: place.stand_in.person(place.ines), seen: Value::Null };
    ines.slash("admin settings", &[("reviews", &place.channel.to_string())]).await;
    ines.slash("place join", &[("place", "Scotland"), ("side", "government"), ("organisation", "Directorate")]).await;
    ines.press("place/agree").await;
    ines.slash("writeup share", &[("place", "scotland"), ("language", "en")]).await;
    ines.submit(&TEXTS).await;
    ines.choose("areas", &["open_data"]).await;
    ines.choose("status", &["completed"]).await;
    ines.choose("values", &["transparency"]).await;
    ines.press("writeup/submit").await;
    ines.choose("/consent/", &["rights", "private", "licence"]).await;
    while place.stand_in.messages(place.channel).is_empty() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    ines.person.complete(place.channel, "writeup show", &[("id", json!("heliotrope"))], "id").await.unwrap();
    ines.slash("me zone", &[("zone", "heliotrope")]).await;
    ines.slash("search", &[("query", "heliotrope")]).await;
    let outcome = ines.person.forge_component(ines.message(), "heliotrope/1", &[]).await.unwrap();
    seen(&place, outcome).await;
    terminate(&child);
    let log = String::from_utf8(ended(child).await.stderr).unwrap();
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();

    // The menu of consent submits it, which owes the card that moderators see.
    let consent = lines.iter().find(|line| line["span"]["what"] == "writeup/consent/").unwrap();
    let told = of(&lines, "interaction", &consent["span"]["interaction"]);
    let messages: Vec<&str> = told.iter().map(|(message, _)| *message).collect();
    assert_eq!(messages, ["an interaction came", "a message is owed", "answered"], "{log}");
    assert_eq!((&told[1].1["topic"], &told[2].1["how"]), (&json!("review_card"), &json!("update")), "{log}");
    let sent: Vec<&str> = of(&lines, "outbox", &told[1].1["outbox"]).into_iter().map(|(message, _)| message).collect();
    assert_eq!(sent, ["a message was sent"], "{log}");
    // A refusal says which it is; suggestions, which come with each letter, are told only where much is.
    for (what, how, why) in
        [("me zone", json!("refused"), json!("gathering-bad-zone")), ("search", json!("card"), Value::Null)]
    {
        let told = of(&lines, "what", &json!(what));
        assert_eq!((told.len(), &told[1].1["how"], &told[1].1["why"]), (2, &how, &why), "{log}");
    }
    assert!(of(&lines, "kind", &json!("suggestions")).is_empty(), "{log}");
    assert_eq!(of(&lines, "what", &json!("unknown")).len(), 2, "of a custom id that is none nothing is told: {log}");
    let ids = [place.ines.to_string(), place.bot.token.clone()];
    let written = ["Inés", "Directorate", "heliotrope"].into_iter().chain(TEXTS.map(|(_, text)| text));
    for secret in written.chain(ids.iter().map(String::as_str)) {
        assert!(!log.contains(secret), "{secret} is in the log: {log}");
    }
    place.stand_in.stop().await;
}

#[test]
fn every_failure_is_logged_with_its_causes_under_one_name() {
    let mut sources = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(path) = sources.pop() {
        // The stand-in is no part of the bot.
        if path.ends_with("src/sandbox") {
            continue;
        }
        if path.is_dir() {
            sources.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let code = std::fs::read_to_string(&path).unwrap();
            for logged in code.split("tracing::").skip(1) {
                if !["error!(", "warn!(", "info!(", "debug!("].iter().any(|begin| logged.starts_with(begin)) {
                    continue;
                }
                let fields = logged.split('"').next().unwrap();
                for unwanted in ["%error,", "?error,", "&error as", "format!(", "error = error", "(error,", " error,"] {
                    assert!(!fields.contains(unwanted), "{}: {fields}", path.display());
                }
            }
        }
    }
}
