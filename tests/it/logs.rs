//! What the log says: enough to follow one interaction from its arrival to what came of it, and nothing that anybody wrote.

use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use tracing_subscriber::fmt::MakeWriter;

use crate::world::{TEXTS, World};

/// What was logged so far.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Everything that this test's thread logs from now on, as the bot writes it in JSON.
    fn begin(level: &str) -> (Self, tracing::subscriber::DefaultGuard) {
        let log = Self::default();
        let subscriber = tracing_subscriber::fmt()
            .with_env_filter(format!("error,tertulia={level}"))
            .with_writer(log.clone())
            .json()
            .with_current_span(true)
            .with_span_list(false)
            .finish();
        (log, tracing::subscriber::set_default(subscriber))
    }

    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }

    fn lines(&self) -> Vec<Value> {
        self.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// The lines in whose span a field has this value, each as its message and its fields.
fn of(lines: &[Value], field: &str, value: &Value) -> Vec<(String, Value)> {
    let fields = lines.iter().filter(|line| line["span"][field] == *value).map(|line| line["fields"].clone());
    fields.map(|fields| (fields["message"].as_str().unwrap().to_owned(), fields)).collect()
}

#[tokio::test]
async fn one_id_leads_from_an_interaction_to_its_answer_and_to_what_is_owed_by_it() {
    let (log, _guard) = Log::begin("info");
    let mut world = World::new().await;
    world.submitted("morag", "scotland").await;
    world.sweep().await;
    world.read("ines", "review");
    let lines = log.lines();
    // The last press submits: it owes the card that moderators see.
    let submitted = lines.iter().rfind(|line| line["span"]["what"] == "writeup/consent/").unwrap();
    let lines_of_it = of(&lines, "interaction", &submitted["span"]["interaction"]);
    let messages: Vec<&str> = lines_of_it.iter().map(|(message, _)| message.as_str()).collect();
    assert_eq!(messages, ["an interaction came", "a message is owed", "answered"]);
    assert_eq!((&lines_of_it[1].1["topic"], &lines_of_it[2].1["how"]), (&json!("review_card"), &json!("update")));
    let sent = of(&lines, "outbox", &lines_of_it[1].1["outbox"]);
    assert_eq!(sent.iter().map(|(message, _)| message.as_str()).collect::<Vec<_>>(), ["a message was sent"]);
    // A refusal says which.
    world.slash("callum", "review queue", &[]).await;
    let refused = log.lines().pop().unwrap();
    assert_eq!((&refused["span"]["what"], &refused["fields"]["how"]), (&json!("review queue"), &json!("refused")));
    assert_eq!(refused["fields"]["why"], "denied-moderator");
    world.finish().await;
}

#[tokio::test]
async fn an_interaction_is_two_lines_and_suggestions_are_none() {
    let (log, _guard) = Log::begin("info");
    let mut world = World::new().await;
    let before = log.lines().len();
    world.complete("callum", "writeup show", "id", "climate").await;
    world.slash("callum", "place list", &[]).await;
    let lines = log.lines().split_off(before);
    let seen: Vec<_> =
        lines.iter().map(|line| (line["span"]["kind"].as_str(), line["fields"]["message"].as_str())).collect();
    assert_eq!(seen, [(Some("command"), Some("an interaction came")), (Some("command"), Some("answered"))]);
    world.finish().await;
}

#[tokio::test]
async fn nothing_that_anybody_wrote_no_name_and_no_token_is_in_any_line() {
    let (log, _guard) = Log::begin("trace");
    let mut world = World::new().await;
    world.published("morag", "scotland").await;
    world.read_direct("morag");
    world.slash("callum", "search", &[("query", "heliotrope")]).await;
    world.complete("callum", "writeup show", "id", "heliotrope").await;
    world.slash("callum", "me zone", &[("zone", "heliotrope")]).await;
    world.forge("callum", "heliotrope/1", &[]).await;
    world.forge_form("callum", "writeup/form/1/1", &[("title", "heliotrope")]).await;
    world.sweep().await;
    let text = log.text();
    assert!(text.lines().count() > 20, "{text}");
    let names = ["Inés", "Vera", "Morag", "Callum", "Lucía", "morag", "callum", "lucia", "Climate directorate"];
    for secret in names.into_iter().chain(["heliotrope", world.bot.token.as_str()]).chain(TEXTS.map(|(_, text)| text)) {
        assert!(!text.contains(secret), "{secret} is in the log:\n{text}");
    }
    // Nor whom Discord's ids belong to.
    for name in ["ines", "vera", "morag", "callum", "lucia"] {
        assert!(!text.contains(&world.user_id(name).to_string()), "{name}'s id is in the log:\n{text}");
    }
    world.read_everything();
    world.finish().await;
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
            for logged in code
                .split("tracing::")
                .skip(1)
                .filter(|rest| ["error!(", "warn!(", "info!(", "debug!("].iter().any(|begin| rest.starts_with(begin)))
            {
                let fields = logged.split('"').next().unwrap();
                for unwanted in ["%error", "?error", "&error as", "format!(", "= error", "(error,", ", error,"] {
                    assert!(!fields.contains(unwanted), "{}: {fields}", path.display());
                }
            }
        }
    }
}
