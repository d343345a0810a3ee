//! Other people's clients beside Tertulia: the stand-in is Discord to whoever connects, not only to the bot it was made for.
//!
//! An extra, not part of `cargo test`: needs Node.js and Python, and installs discord.js and discord.py into
//! `target/clients` at the first run. Run by `cargo test --test clients`. Both clients are the same small bot, so that
//! one story is told of both.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use serde_json::{Value, json};
use tertulia::operator::sandbox::{Running, Sandbox, start};
use tertulia_sandbox::{GatewayDrop, Outcome, Person, Refused, StandIn};
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    process::{Child, Command},
    time::timeout,
};

#[path = "it/judge.rs"]
#[expect(dead_code, reason = "this stand-in is started by the demo")]
mod judge;
use judge::{Judged, traffic_file};

/// How long a client may take to start, or to come back after its connection was dropped.
const PATIENCE: Duration = Duration::from_secs(30);
/// Between two looks at an answer that is yet to come.
const LOOK: Duration = Duration::from_millis(20);

#[tokio::test]
async fn discord_js_answers_beside_tertulia() {
    let folder = folder("discord.js");
    // Node looks for packages beside the file.
    for file in ["package.json", "package-lock.json", "client.mjs"] {
        fs::copy(source(file), folder.join(file)).unwrap();
    }
    if is_new(&folder, "package-lock.json") {
        let npm = [OsStr::new("ci"), OsStr::new("--no-audit"), OsStr::new("--no-fund")];
        run(&program("npm", "npm"), &npm, &folder).await;
        keep(&folder, "package-lock.json");
    }
    let mut node = Command::new(program("node", "nodejs"));
    node.arg(folder.join("client.mjs"));
    tell(node, &folder).await;
}

#[tokio::test]
async fn discord_py_answers_beside_tertulia() {
    let folder = folder("discord.py");
    let python = folder.join("bin/python");
    if is_new(&folder, "requirements.txt") {
        let venv = [OsStr::new("-m"), OsStr::new("venv"), OsStr::new("--clear"), folder.as_os_str()];
        run(&program("python3", "python3-venv"), &venv, Path::new(".")).await;
        let requirements = source("requirements.txt");
        let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"].map(OsStr::new);
        run(&python, &[&pip[..], &[requirements.as_os_str()]].concat(), &folder).await;
        keep(&folder, "requirements.txt");
    }
    let mut client = Command::new(python);
    client.arg(source("client.py"));
    tell(client, &folder).await;
}

/// Inés uses Tertulia, then the other client, whose connection is dropped in every way; then Tertulia again.
async fn tell(client: Command, folder: &Path) {
    let sandbox = Sandbox { port: 0, database: None, traffic: traffic_file("clients"), fresh: false };
    let running = start(sandbox).await.unwrap();
    let stand_in = Judged::of(running.stand_in.clone());
    let (ines, channel) = ines_in_the_lounge(&running).await;
    let about = ines.slash(channel, "about", &[]).await;
    assert!(show(&about).starts_with("Tertulia: "), "{about:?}");
    let Ok(Outcome::Message(message)) = &about else { panic!("{about:?}") };
    let tertulia = id(&message["author"]);

    let mut client = Connected::start(client, &running, folder).await;
    use_greetings(&stand_in, &ines, channel).await;
    for how in [
        GatewayDrop::Tcp,
        GatewayDrop::Reconnect,
        GatewayDrop::InvalidSession { resumable: true },
        GatewayDrop::InvalidSession { resumable: false },
    ] {
        let before = stand_in.events().len();
        stand_in.drop_gateways(how);
        for application in [client.application, tertulia] {
            let back = timeout(PATIENCE, stand_in.wait_connected(application)).await;
            back.unwrap_or_else(|_| panic!("{application} did not come back after {how:?}"));
        }
        let began_anew = stand_in.events()[before..].iter().any(|event| event.starts_with(r#"{"t":"READY""#));
        assert_eq!(began_anew, how == GatewayDrop::InvalidSession { resumable: false }, "{how:?}");
        use_greetings(&stand_in, &ines, channel).await;
    }
    client.process.kill().await.unwrap();

    assert_eq!(show(&ines.slash(channel, "about", &[]).await), show(&about));
    assert_eq!(stand_in.unmodelled(), Vec::<String>::new());
    let refused = |line: &Value| line["status"].as_u64() >= Some(400);
    assert_eq!(stand_in.requests().into_iter().filter(refused).collect::<Vec<_>>(), Vec::<Value>::new());
    running.stop().await;
}

/// What the client offers: a command, a button that changes its message, a button that opens a form.
async fn use_greetings(stand_in: &StandIn, ines: &Person, channel: u64) {
    let greeted = ines.slash(channel, "greet", &[("name", json!("Morag"))]).await;
    assert_eq!(show(&greeted), "Another client: Hello, Morag. [Wave] [Write]");
    let Ok(Outcome::Message(message)) = greeted else { panic!("{greeted:?}") };
    let id = id(&message);

    let waved = ines.press(id, &button(&message, "Wave")).await;
    assert!(matches!(waved, Ok(Outcome::Updated(_))), "{waved:?}");
    assert_eq!(show(&waved), "Another client: Inés waved. [Wave] [Write]");

    let letter = ines.press(id, &button(&message, "Write")).await;
    assert_eq!(show(&letter), "(form) A letter: What to say: {text}");
    let Ok(Outcome::Form(form)) = letter else { panic!("{letter:?}") };
    let sent = ines.submit(&form, &[("text", "¿Nos vemos?")]).await;
    let Ok(Outcome::Thinking(interaction)) = sent else { panic!("{sent:?}") };
    let answer = timeout(PATIENCE, original(stand_in, interaction)).await.expect("the client thinks for ever");
    assert_eq!(show_message(&answer), "Another client: The letter says: ¿Nos vemos?");
}

/// A client that has said that it is ready.
struct Connected {
    process: Child,
    application: u64,
}

impl Connected {
    async fn start(mut client: Command, running: &Running, folder: &Path) -> Self {
        let log = folder.join("client.log");
        let mut process = client
            .env("SANDBOX_URL", running.stand_in.url())
            .env("SANDBOX_TOKEN", &running.spare_token)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(fs::File::create(&log).unwrap())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let said = timeout(PATIENCE, lines.next_line()).await.map(Result::unwrap);
        let ready = said.ok().flatten().and_then(|line| line.strip_prefix("ready ")?.parse().ok());
        let unmodelled = running.stand_in.unmodelled();
        let log = || fs::read_to_string(&log).unwrap_or_default();
        let application =
            ready.unwrap_or_else(|| panic!("the client is not ready\nnot modelled: {unmodelled:?}\n{}", log()));
        Self { process, application }
    }
}

/// The answer to a deferred interaction, once it is there.
async fn original(stand_in: &StandIn, interaction: u64) -> Value {
    loop {
        if let Some(message) = stand_in.original(interaction) {
            return message;
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// The moderator, who owns every server of the sandbox, and a channel: asked of the API, as any client could.
async fn ines_in_the_lounge(running: &Running) -> (Person, u64) {
    let http = reqwest::Client::new();
    let get = async |path: &str| -> Value {
        let url = format!("{}/api/v10{path}", running.stand_in.url());
        let request = http.get(url).header("authorization", format!("Bot {}", running.spare_token));
        serde_json::from_slice(&request.send().await.unwrap().bytes().await.unwrap()).unwrap()
    };
    let home = format!("/guilds/{}", id(&get("/users/@me/guilds").await[0]));
    let owner = get(&home).await["owner_id"].as_str().unwrap().parse().unwrap();
    let channels = get(&format!("{home}/channels")).await;
    let lounge = channels.as_array().unwrap().iter().find(|channel| channel["name"] == "lounge").unwrap();
    (running.stand_in.person(owner), id(lounge))
}

/// What a person sees, as a line.
fn show(outcome: &Result<Outcome, Refused>) -> String {
    match outcome {
        Ok(Outcome::Message(message) | Outcome::Updated(message)) => show_message(message),
        Ok(Outcome::Form(form)) => {
            format!("(form) {}: {}", text(&form["title"]), labels(&form["components"]).join(" "))
        }
        other => format!("{other:?}"),
    }
}

fn show_message(message: &Value) -> String {
    let mut parts = vec![format!("{}:", text(&message["author"]["username"]))];
    parts.extend(Some(text(&message["content"]).to_owned()).filter(|content| !content.is_empty()));
    parts.extend(labels(&message["components"]));
    parts.join(" ")
}

/// The texts, buttons and inputs among components, however deep.
fn labels(components: &Value) -> Vec<String> {
    let each = |component: &Value| match component["type"].as_u64() {
        Some(2) => vec![format!("[{}]", text(&component["label"]))],
        Some(10) => vec![text(&component["content"]).to_owned()],
        Some(18) => vec![format!("{}: {{{}}}", text(&component["label"]), text(&component["component"]["custom_id"]))],
        _ => labels(&component["components"]),
    };
    components.as_array().into_iter().flatten().flat_map(each).collect()
}

/// The custom id of the button with this label.
fn button(message: &Value, label: &str) -> String {
    let buttons = message["components"][0]["components"].as_array().unwrap();
    text(&buttons.iter().find(|button| button["label"] == label).unwrap()["custom_id"]).to_owned()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn id(object: &Value) -> u64 {
    text(&object["id"]).parse().unwrap()
}

/// A file of the clients.
fn source(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients").join(file)
}

/// Where a client and what it needs are installed.
fn folder(client: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/clients").join(client);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Whether what this file names is yet to be installed; [`keep`] remembers that it was.
fn is_new(folder: &Path, file: &str) -> bool {
    fs::read(folder.join("installed")).ok() != Some(fs::read(source(file)).unwrap())
}

fn keep(folder: &Path, file: &str) {
    fs::copy(source(file), folder.join("installed")).unwrap();
}

/// Runs a program to its end.
async fn run(program: &Path, arguments: &[&OsStr], folder: &Path) {
    let output = Command::new(program).args(arguments).current_dir(folder).output().await.unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{} {arguments:?} failed:\n{said}", program.display());
}

/// Where a program is; panics with the package to install where it is missing.
fn program(name: &str, package: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file());
    found.unwrap_or_else(|| panic!("`{name}` is missing: this test needs it (Debian: apt install {package})"))
}
