//! A stand-in that is judged: what it told bots by gateway must be read by a second client library too, whole and known.
//!
//! Nothing has to be called for it: it happens when the stand-in is dropped, at the end of every test.
//!
//! Where `TERTULIA_TRAFFIC` names a folder, HTTP requests are written there, a file for each test, and events into its
//! folder `gateway`, to be held against Discord's own documents.

use std::{
    fs,
    ops::Deref,
    path::{Path, PathBuf},
    thread,
};

use serde::de::DeserializeSeed;
use tertulia_clock::Clock;
use tertulia_sandbox::{Options, StandIn};
use twilight_model::gateway::event::{GatewayEvent, GatewayEventDeserializer};

/// A stand-in whose events are judged when it is dropped.
pub struct Judged {
    stand_in: StandIn,
    test: String,
}

impl Judged {
    /// Starts a stand-in; its traffic goes into this folder of the folder for traffic.
    pub async fn start(folder: &str, clock: Clock) -> Self {
        let traffic = traffic_file(folder);
        let stand_in = StandIn::start(Options { port: 0, traffic, clock }).await.unwrap();
        Self::of(stand_in)
    }

    /// One that was started elsewhere.
    pub fn of(stand_in: StandIn) -> Self {
        Self { stand_in, test: test_name() }
    }
}

impl Deref for Judged {
    type Target = StandIn;

    fn deref(&self) -> &StandIn {
        &self.stand_in
    }
}

impl Drop for Judged {
    fn drop(&mut self) {
        let events = self.stand_in.events();
        if let Some(file) = file_in("gateway", &self.test) {
            let lines: Vec<String> = events.iter().map(|event| format!("{event}\n")).collect();
            fs::write(file, lines.concat()).unwrap();
        }
        // A test that has failed says why; that is enough.
        if !thread::panicking() {
            let faults: Vec<String> = events.iter().filter_map(|event| fault(event)).collect();
            assert!(faults.is_empty(), "events that twilight does not read:\n{}", faults.join("\n"));
        }
    }
}

/// The file for the traffic of this test, if any.
pub fn traffic_file(folder: &str) -> Option<PathBuf> {
    file_in(folder, &test_name())
}

fn file_in(folder: &str, test: &str) -> Option<PathBuf> {
    let folder = Path::new(&std::env::var_os("TERTULIA_TRAFFIC")?).join(folder);
    fs::create_dir_all(&folder).unwrap();
    Some(folder.join(format!("{test}.ndjson")))
}

fn test_name() -> String {
    thread::current().name().unwrap_or("test").replace("::", "-")
}

/// Why an event can't be read, or what in it is not known.
fn fault(payload: &str) -> Option<String> {
    match read(payload) {
        Ok(event) => {
            // Radio groups (21) are newer than twilight-model 0.18.
            let shown = format!("{event:?}").replace("Unknown(21)", "");
            let (_, unknown) = shown.split_once("Unknown")?;
            let unknown: String = unknown.chars().take(60).collect();
            Some(format!("{payload}\n  has something unknown: Unknown{unknown}"))
        }
        Err(error) => Some(format!("{payload}\n  {error}")),
    }
}

fn read(payload: &str) -> Result<GatewayEvent, String> {
    let kind = GatewayEventDeserializer::from_json(payload).ok_or("it has no opcode")?;
    let mut json = serde_json::Deserializer::from_str(payload);
    kind.deserialize(&mut json).map_err(|error| error.to_string())
}

#[test]
fn an_event_that_no_library_knows_is_a_fault() {
    let resumed = r#"{"t":"RESUMED","s":1,"op":0,"d":{}}"#;
    assert_eq!(fault(resumed), None);
    assert!(fault(&resumed.replace("RESUMED", "RESUSED")).is_some());
    let channel = r#"{"t":"CHANNEL_CREATE","s":1,"op":0,"d":{"id":"1","guild_id":"2","name":"a","type":0}}"#;
    assert_eq!(fault(channel), None);
    assert!(fault(&channel.replace(r#""id":"1""#, r#""id":1.5"#)).is_some());
    assert!(fault(&channel.replace(r#""type":0"#, r#""type":99"#)).is_some());
}
