//! The gateway behaving as no gateway should: a small server of its own for each test, and the real binary against it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::routing::{get, post};
use axum::{Json, Router};
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::Child;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_util::task::TaskTracker;

use crate::process::{Place, bare, ended, run, terminate, told};

/// Longer than anything here may take; only a hanging process meets it.
const HANGS: Duration = Duration::from_mins(1);
/// How long connections are counted.
const COUNTED: Duration = Duration::from_secs(6);

/// One thing that the gateway does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Ready,
    Resumed,
    Reconnect,
    Invalid { resumable: bool },
    Close(Option<u16>),
    Cut,
    Nonsense,
    Unreadable,
}
use Act::{Close, Cut, Invalid, Nonsense, Ready, Reconnect, Resumed, Unreadable};

/// How a gateway behaves.
#[derive(Clone, Debug)]
struct Manners {
    /// Milliseconds between heartbeats
    beat: u64,
    acknowledges: bool,
    on_identify: Vec<Act>,
    on_resume: Vec<Act>,
}

impl Manners {
    fn new(on_identify: &[Act], on_resume: &[Act]) -> Self {
        let (on_identify, on_resume) = (on_identify.to_vec(), on_resume.to_vec());
        Self { beat: 41_250, acknowledges: true, on_identify, on_resume }
    }
}

#[derive(Default)]
struct Seen {
    connections: AtomicUsize,
    identifies: AtomicUsize,
    resumes: AtomicUsize,
}

impl Seen {
    fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    fn identifies(&self) -> usize {
        self.identifies.load(Ordering::SeqCst)
    }

    fn resumes(&self) -> usize {
        self.resumes.load(Ordering::SeqCst)
    }

    async fn until(&self, wanted: impl Fn(&Self) -> bool) {
        let reached = async {
            while !wanted(self) {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        tokio::time::timeout(HANGS, reached).await.expect("it comes to that");
    }
}

/// A Discord whose gateway has these manners, and a folder for a database.
struct Hostile {
    seen: Arc<Seen>,
    url: String,
    folder: tempfile::TempDir,
    _tasks: TaskTracker,
}

impl Hostile {
    async fn new(manners: Manners) -> Self {
        let gateway = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("ws://{}", gateway.local_addr().unwrap());
        let (seen, tasks) = (Arc::<Seen>::default(), TaskTracker::new());
        let (counted, to) = (Arc::clone(&seen), address.clone());
        tasks.spawn(async move {
            let connections = TaskTracker::new();
            while let Ok((socket, _)) = gateway.accept().await {
                counted.connections.fetch_add(1, Ordering::SeqCst);
                let (manners, seen, to) = (manners.clone(), Arc::clone(&counted), to.clone());
                connections.spawn(async move { drop(misbehave(socket, manners, &seen, &to).await) });
            }
        });
        let url = answer_where(&tasks, address).await;
        Self { seen, url, folder: tempfile::tempdir().unwrap(), _tasks: tasks }
    }

    fn tertulia(&self, arguments: &[&str], give_up_after: u32) -> tokio::process::Command {
        let mut command = bare(self.folder.path(), arguments);
        command
            .env("DISCORD_TOKEN", "a-token")
            .env("TERTULIA_DISCORD__API_URL", &self.url)
            .env("TERTULIA_NETWORK__HOME_GUILD", "1")
            .env("TERTULIA_DISCORD__GIVE_UP_AFTER", give_up_after.to_string())
            .env("TERTULIA_BACKUP__NIGHTLY", "false");
        command
    }

    fn running(&self, give_up_after: u32) -> Child {
        self.tertulia(&["run"], give_up_after).spawn().unwrap()
    }
}

/// An API that knows where the gateway is, and nothing else.
async fn answer_where(tasks: &TaskTracker, address: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let said = json!({ "url": address });
    let router = Router::new().route("/api/v10/gateway", get(async move || Json(said))).route(
        "/api/v10/interactions/77/its-token/callback",
        post(async |Json(answer): Json<Value>| {
            let text = answer["data"]["components"].to_string();
            ANSWERED.fetch_add(usize::from(text.contains("77") && answer["type"] == 4), Ordering::SeqCst);
            axum::http::StatusCode::NO_CONTENT
        }),
    );
    tasks.spawn(async move { axum::serve(listener, router).await });
    url
}

/// Answers to what could not be read.
static ANSWERED: AtomicUsize = AtomicUsize::new(0);

#[tokio::test]
async fn an_interaction_that_can_not_be_read_is_answered_all_the_same() {
    let hostile = Hostile::new(Manners::new(&[Ready, Unreadable], &[])).await;
    let child = hostile.running(90);
    let answered = async {
        while ANSWERED.load(Ordering::SeqCst) == 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(HANGS, answered).await.expect("it is answered");
    let said = ends(child).await;
    assert!(!said.contains("its-token"), "{said}");
}

async fn misbehave(
    socket: TcpStream,
    manners: Manners,
    seen: &Seen,
    address: &str,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let mut socket = tokio_tungstenite::accept_async(socket).await?;
    let text = |value: Value| Message::text(value.to_string());
    socket.send(text(json!({ "op": 10, "d": { "heartbeat_interval": manners.beat } }))).await?;
    while let Some(frame) = socket.next().await {
        let Ok(said) = frame?.into_text() else { continue };
        let Ok(said) = serde_json::from_str::<Value>(&said) else { continue };
        let acts = match said["op"].as_u64() {
            Some(1) if manners.acknowledges => {
                socket.send(text(json!({ "op": 11 }))).await?;
                continue;
            }
            Some(2) => {
                seen.identifies.fetch_add(1, Ordering::SeqCst);
                &manners.on_identify
            }
            Some(6) => {
                seen.resumes.fetch_add(1, Ordering::SeqCst);
                &manners.on_resume
            }
            _ => continue,
        };
        for act in acts {
            match act {
                Ready => socket.send(text(ready(address))).await?,
                Resumed => socket.send(text(json!({ "op": 0, "s": 2, "t": "RESUMED", "d": {} }))).await?,
                Reconnect => socket.send(text(json!({ "op": 7, "d": null }))).await?,
                Invalid { resumable } => socket.send(text(json!({ "op": 9, "d": resumable }))).await?,
                Nonsense => socket.send(Message::text("{\"op\": 0, \"s\": 3, \"d\": \"secret words")).await?,
                Unreadable => {
                    let asked =
                        json!({ "id": "77", "application_id": "5", "type": 99, "token": "its-token", "locale": "fr" });
                    socket.send(text(json!({ "op": 0, "s": 4, "t": "INTERACTION_CREATE", "d": asked }))).await?;
                }
                Close(code) => {
                    let frame = code.map(|code| CloseFrame { code: code.into(), reason: "".into() });
                    socket.close(frame).await?;
                }
                Cut => return Ok(()),
            }
        }
    }
    Ok(())
}

fn ready(address: &str) -> Value {
    let user = json!({
        "id": "5", "username": "tertulia", "discriminator": "0", "global_name": null, "avatar": null, "bot": true,
        "mfa_enabled": false, "locale": "en-GB", "verified": true, "email": null, "flags": 0,
    });
    json!({ "op": 0, "s": 1, "t": "READY", "d": {
        "v": 10, "user": user, "guilds": [], "session_id": "s", "resume_gateway_url": address, "shard": [0, 1],
        "application": { "id": "5", "flags": 0 }, "private_channels": [], "presences": [],
    }})
}

/// SIGTERM ends it, and at once.
async fn ends(child: Child) -> String {
    terminate(&child);
    let output = tokio::time::timeout(Duration::from_secs(5), ended(child)).await.expect("it ends within five seconds");
    let said = told(&output, None);
    assert_eq!(output.status.code(), Some(0), "{said}");
    said
}

/// However Discord sends the bot away right after it came, connections and log lines stay few, and SIGTERM ends it.
#[tokio::test]
async fn a_gateway_that_sends_the_bot_away_again_and_again_is_met_with_patience() {
    let mut storms = vec![
        Manners::new(&[Ready, Reconnect], &[Resumed, Reconnect]),
        Manners::new(&[Ready, Reconnect], &[Reconnect]),
        Manners::new(&[Ready, Cut], &[Resumed, Cut]),
        Manners::new(&[Ready, Cut], &[Cut]),
        Manners::new(&[Cut], &[Cut]),
        Manners::new(&[Ready, Invalid { resumable: true }], &[Invalid { resumable: true }]),
        Manners::new(&[Ready, Invalid { resumable: false }], &[Resumed, Invalid { resumable: false }]),
        Manners::new(&[Invalid { resumable: false }], &[]),
        Manners::new(&[Close(None)], &[Close(None)]),
        Manners::new(&[Ready, Close(None)], &[Resumed, Close(None)]),
    ];
    for code in [1000, 1001, 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009, 4900] {
        storms.push(Manners::new(&[Ready, Close(Some(code))], &[Resumed, Close(Some(code))]));
    }
    // A few at a time: this machine may have two processors.
    for storms in storms.chunks(7) {
        futures_util::future::join_all(storms.iter().map(async |manners| {
            let hostile = Hostile::new(manners.clone()).await;
            let child = hostile.running(90);
            hostile.seen.until(|seen| seen.connections() > 0).await;
            tokio::time::sleep(COUNTED).await;
            let connections = hostile.seen.connections();
            if manners.on_resume == [Resumed, Reconnect] {
                assert_eq!((hostile.seen.identifies(), hostile.seen.resumes()), (1, connections - 1));
            }
            let said = ends(child).await;
            assert!((2..=6).contains(&connections), "{connections} connections: {manners:?}: {said}");
            assert!(said.lines().count() < 30, "{manners:?}: {said}");
        }))
        .await;
    }
}

/// serenity would read the closed socket without end, until the next heartbeat is due after 41 seconds.
#[tokio::test]
async fn a_close_after_which_the_client_would_spin_leads_to_another_connection() {
    for close in [Some(4003), None] {
        let hostile = Hostile::new(Manners::new(&[Ready, Close(close)], &[Resumed, Close(close)])).await;
        let child = hostile.running(30);
        let again = hostile.seen.until(|seen| seen.connections() > 1);
        tokio::time::timeout(Duration::from_secs(20), again).await.expect("it does not wait for the heartbeat");
        ends(child).await;
    }
}

#[tokio::test]
async fn a_close_that_no_other_connection_can_mend_ends_the_process() {
    for (code, exit) in [(4004, 3), (4010, 4), (4011, 4), (4012, 4), (4013, 4), (4014, 4)] {
        for acts in [vec![Close(Some(code))], vec![Ready, Close(Some(code))]] {
            let hostile = Hostile::new(Manners::new(&acts, &[])).await;
            let output = ended(hostile.running(90)).await;
            assert_eq!(output.status.code(), Some(exit), "{code}: {}", told(&output, None));
            assert_eq!(hostile.seen.connections(), 1, "{code}");
        }
    }
}

#[tokio::test]
async fn a_greeting_that_nothing_follows_is_no_connection() {
    let silent = Manners { beat: 400, acknowledges: false, ..Manners::new(&[Ready], &[Resumed]) };
    let hostile = Hostile::new(silent).await;
    let output = ended(hostile.running(4)).await;
    assert_eq!(output.status.code(), Some(5), "{}", told(&output, None));
    let healthy = Manners { beat: 400, ..Manners::new(&[Ready], &[Resumed]) };
    let hostile = Hostile::new(healthy).await;
    let mut child = hostile.running(4);
    hostile.seen.until(|seen| seen.identifies() > 0).await;
    tokio::time::sleep(COUNTED).await;
    assert!(child.try_wait().unwrap().is_none(), "heartbeats are acknowledged");
    assert_eq!(hostile.seen.connections(), 1);
    ends(child).await;
}

/// Nobody listens, or whoever listens says nothing: at the API, at the gateway, or after its greeting.
#[tokio::test]
async fn a_discord_that_can_not_be_reached_from_the_start_ends_the_process() {
    let nobody = {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        listener.local_addr().unwrap()
    };
    let mute = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mute_at = mute.local_addr().unwrap();
    let tasks = TaskTracker::new();
    tasks.spawn(async move {
        let mut held = Vec::new();
        while let Ok((socket, _)) = mute.accept().await {
            held.push(socket);
        }
    });
    let urls = [
        format!("http://{nobody}"),
        format!("http://{mute_at}"),
        answer_where(&tasks, format!("ws://{nobody}")).await,
        answer_where(&tasks, format!("ws://{mute_at}")).await,
        // A gateway somewhere else would be told the token.
        answer_where(&tasks, "ws://gateway.example.org".to_owned()).await,
    ];
    for url in urls {
        let folder = tempfile::tempdir().unwrap();
        let start = |give_up_after: &str| {
            let mut command = bare(folder.path(), &["run"]);
            command
                .env("DISCORD_TOKEN", "a-token")
                .env("TERTULIA_DISCORD__API_URL", &url)
                .env("TERTULIA_NETWORK__HOME_GUILD", "1")
                .env("TERTULIA_DISCORD__GIVE_UP_AFTER", give_up_after)
                .env("TERTULIA_BACKUP__NIGHTLY", "false");
            command
        };
        let output = run(start("2")).await;
        assert_eq!(output.status.code(), Some(5), "{url}: {}", told(&output, None));
        let child = start("90").spawn().unwrap();
        let database = folder.path().join("tertulia.db-wal");
        while !database.exists() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
        ends(child).await;
    }
}

#[tokio::test]
async fn what_can_not_be_read_is_counted_and_not_shown() {
    let manners = Manners { beat: 300, ..Manners::new(&[Ready, Nonsense, Nonsense], &[]) };
    let hostile = Hostile::new(manners).await;
    let child = hostile.running(90);
    hostile.seen.until(|seen| seen.identifies() > 0).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let said = ends(child).await;
    assert!(said.contains("could not be read"), "{said}");
    assert!(!said.contains("secret words"), "{said}");
}

async fn identifies(folder: &std::path::Path) -> sqlx::SqlitePool {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(folder.join("tertulia.db"));
    sqlx::SqlitePool::connect_with(options).await.unwrap()
}

#[tokio::test]
async fn each_introduction_is_a_row_before_it_happens_and_the_five_hundred_first_in_a_day_waits() {
    let hostile = Hostile::new(Manners { beat: 300, ..Manners::new(&[Ready], &[]) }).await;
    for count in 1..=2 {
        let child = hostile.running(90);
        hostile.seen.until(|seen| seen.identifies() == count).await;
        ends(child).await;
        let pool = identifies(hostile.folder.path()).await;
        let rows: i64 = sqlx::query_scalar("select count(*) from gateway_identify").fetch_one(&pool).await.unwrap();
        assert_eq!(rows, i64::try_from(count).unwrap());
        pool.close().await;
    }
    let pool = identifies(hostile.folder.path()).await;
    sqlx::query(
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < 498)
         insert into gateway_identify (identified_at) select unixepoch() - 3600 from n",
    )
    .execute(&pool)
    .await
    .unwrap();
    pool.close().await;
    // It is no lost connection: one second of patience is enough.
    let mut child = hostile.running(1);
    tokio::time::sleep(COUNTED).await;
    assert!(child.try_wait().unwrap().is_none(), "it waits");
    assert_eq!(hostile.seen.identifies(), 2);
    let said = ends(child).await;
    assert_eq!(said.matches("connected too often in the last day").count(), 1, "{said}");
    assert!(said.contains("until="), "{said}");
    let place = Place::new().await;
    let output = run(place.tertulia(&["check"])).await;
    assert!(!told(&output, None).contains("connections a day Tertulia waits"));
    std::fs::copy(hostile.folder.path().join("tertulia.db"), place.folder.path().join("tertulia.db")).unwrap();
    let said = told(&run(place.tertulia(&["check"])).await, None);
    assert!(said.contains("✗ At 500 connections a day Tertulia waits, until 20"), "{said}");
    place.stand_in.stop().await;
}

#[tokio::test]
async fn a_session_is_resumed_without_another_introduction() {
    let place = Place::new().await;
    let child = place.running().await;
    let pool = identifies(place.folder.path()).await;
    for how in [tertulia_sandbox::GatewayDrop::Reconnect, tertulia_sandbox::GatewayDrop::Tcp] {
        place.stand_in.drop_gateways(how);
        place.connected().await;
        let rows: i64 = sqlx::query_scalar("select count(*) from gateway_identify").fetch_one(&pool).await.unwrap();
        assert_eq!(rows, 1, "{how:?}");
    }
    pool.close().await;
    ends(child).await;
    place.stand_in.stop().await;
}

#[tokio::test]
async fn that_the_bot_is_not_in_its_first_server_is_logged() {
    let place = Place::new().await;
    let mut command = place.tertulia(&["run"]);
    command.env("TERTULIA_NETWORK__HOME_GUILD", "7");
    let child = command.spawn().unwrap();
    place.connected().await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    let said = ends(child).await;
    assert!(said.contains("the bot is not in the first server"), "{said}");
    place.stand_in.stop().await;
}
