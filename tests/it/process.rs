//! The binary as an operator meets it: a child process against the stand-in.

use std::path::Path;
use std::process::{Output, Stdio};
use std::time::Duration;

use insta::assert_snapshot;
use tertulia::discord::permissions::asked_permissions;
use tertulia_clock::Clock;
use tertulia_sandbox::{Application, Fault, FaultKind, GatewayDrop};
use tokio::process::{Child, Command};

use crate::judge::Judged;

/// Longer than anything here may take; only a hanging process meets it.
pub const HANGS: Duration = Duration::from_secs(90);
const SEND_MESSAGES: u64 = 1 << 11;

/// A stand-in with one server, and a folder for the database.
pub struct Place {
    pub stand_in: Judged,
    pub bot: Application,
    pub guild: u64,
    pub channel: u64,
    pub ines: u64,
    pub folder: tempfile::TempDir,
}

impl Place {
    pub async fn new() -> Self {
        Self::at(Clock::movable_from_system()).await
    }

    /// The same, whose Discord goes by this clock.
    pub async fn at(clock: Clock) -> Self {
        let stand_in = Judged::start("", clock).await;
        let bot = stand_in.add_application("Tertulia");
        let ines = stand_in.add_user("ines", "Inés", "en-GB");
        let guild = stand_in.add_guild("Commons", "en-GB", ines);
        let channel = stand_in.add_channel(guild, "library");
        stand_in.invite(guild, bot.id, asked_permissions());
        Self { stand_in, bot, guild, channel, ines, folder: tempfile::tempdir().unwrap() }
    }

    /// The binary with everything set as it should be.
    pub fn tertulia(&self, arguments: &[&str]) -> Command {
        self.set_up(bare(self.folder.path(), arguments))
    }

    /// The same settings for whatever starts the binary.
    pub fn set_up(&self, mut command: Command) -> Command {
        command.envs(self.variables());
        command
    }

    /// Everything set as it should be.
    pub fn variables(&self) -> [(&'static str, String); 4] {
        [
            ("DISCORD_TOKEN", self.bot.token.clone()),
            ("TERTULIA_DISCORD__API_URL", self.stand_in.url()),
            ("TERTULIA_NETWORK__HOME_GUILD", self.guild.to_string()),
            // Whether it is past three must not matter.
            ("TERTULIA_BACKUP__NIGHTLY", "false".to_owned()),
        ]
    }

    pub fn bot_id(&self) -> u64 {
        self.bot.id
    }

    /// Waits until the bot is connected.
    pub async fn connected(&self) {
        tokio::time::timeout(HANGS, self.stand_in.wait_connected(self.bot.id)).await.expect("it connects");
    }

    /// The bot, running and connected.
    pub async fn running(&self) -> Child {
        self.started(self.tertulia(&["run"])).await
    }

    /// The same, started in a way of its own.
    pub async fn started(&self, mut command: Command) -> Child {
        let child = command.spawn().unwrap();
        self.connected().await;
        while self.stand_in.commands(self.bot.id).is_empty() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        child
    }
}

/// The binary in a folder of its own, with nothing set.
pub fn bare(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tertulia"));
    command.args(arguments);
    alone(folder, command)
}

/// A process in a folder of its own, with nothing set.
pub fn alone(folder: &Path, mut command: Command) -> Command {
    command
        .current_dir(folder)
        .env_clear()
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    command
}

pub async fn ended(child: Child) -> Output {
    tokio::time::timeout(HANGS, child.wait_with_output()).await.expect("the process ends").unwrap()
}

pub async fn run(mut command: Command) -> Output {
    ended(command.spawn().unwrap()).await
}

pub fn terminate(child: &Child) {
    let id = child.id().unwrap().to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
}

/// Exit code and what was said; ids and folders differ from run to run.
pub fn told(output: &Output, place: Option<&Place>) -> String {
    let text = format!(
        "exit {}\n{}{}",
        output.status.code().unwrap(),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    let mut text = text;
    if let Some(place) = place {
        for (id, name) in [(place.bot.id, "APP"), (place.guild, "GUILD"), (place.channel, "CHANNEL")] {
            text = text.replace(&id.to_string(), name);
        }
    }
    text
}

#[tokio::test]
async fn what_is_not_set_is_told_at_once() {
    let folder = tempfile::tempdir().unwrap();
    assert_snapshot!(told(&run(bare(folder.path(), &["run"])).await, None), @"
    exit 2
    Tertulia can't start yet; `tertulia check` says more:
      DISCORD_TOKEN is not set: the bot's token, from Discord's developer portal → your application → Bot
      network.home_guild is not set: the id of your first Discord server (or TERTULIA_NETWORK__HOME_GUILD)
    ");
    let mut wrong = bare(folder.path(), &["check"]);
    wrong.env("TERTULIA_LOG__LEVEL", "loud").env("TERTULIA_NETWORK__HOME", "1");
    assert_snapshot!(told(&run(wrong).await, None), @r#"
    exit 2
    the settings can't be used:
      TERTULIA_NETWORK__HOME: there is no such setting
      log.level = "loud": error, warn, info, debug or trace is wanted
    "#);
    assert!(std::fs::read_dir(folder.path()).unwrap().next().is_none(), "nothing was made");
}

#[tokio::test]
async fn a_wrong_token_and_refused_intents_end_with_their_own_exit_codes() {
    let place = Place::new().await;
    let mut wrong = place.tertulia(&["run"]);
    wrong.env("DISCORD_TOKEN", "wrong");
    let output = run(wrong).await;
    assert_eq!(output.status.code(), Some(3), "{}", told(&output, None));
    assert!(!told(&output, None).contains("wrong"), "the token is in: {}", told(&output, None));
    let child = place.running().await;
    place.stand_in.drop_gateways(GatewayDrop::Close(4014));
    let output = ended(child).await;
    assert_eq!(output.status.code(), Some(4), "{}", told(&output, None));
    place.stand_in.stop().await;
}

#[tokio::test]
async fn a_connection_that_stays_down_ends_the_process() {
    let place = Place::new().await;
    let mut command = place.tertulia(&["run"]);
    command.env("TERTULIA_DISCORD__GIVE_UP_AFTER", "1");
    let child = command.spawn().unwrap();
    tokio::time::timeout(HANGS, place.stand_in.wait_connected(place.bot.id)).await.expect("it connects");
    place.stand_in.stop().await;
    let output = ended(child).await;
    assert_eq!(output.status.code(), Some(5), "{}", told(&output, None));
}

#[tokio::test]
async fn sigterm_ends_it_cleanly_even_while_discord_hangs() {
    let place = Place::new().await;
    let child = place.running().await;
    let ines = place.stand_in.person(place.ines);
    let set = [("announcements", serde_json::json!(place.channel.to_string()))];
    ines.slash(place.channel, "admin settings", &set).await.unwrap();
    terminate(&child);
    let output = ended(child).await;
    assert_eq!(output.status.code(), Some(0), "{}", told(&output, None));
    let database = place.folder.path().join("tertulia.db");
    let pool = sqlx::sqlite::SqlitePool::connect(&format!("sqlite://{}", database.display())).await.unwrap();
    let count: i64 = sqlx::query_scalar("select count(*) from server where announcement_channel is not null")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(count, 1, "what was set before the end is kept");
    pool.close().await;
    let minute = FaultKind::Delay(Duration::from_mins(1));
    place.stand_in.faults().add(Fault { method: "GET", path: "/guilds/".to_owned(), times: 1, what: minute });
    let child = place.running().await;
    let asking = tokio::time::timeout(Duration::from_millis(200), ines.slash(place.channel, "admin setup", &[])).await;
    assert!(asking.is_err(), "Discord hangs, so the answer does");
    terminate(&child);
    let output = ended(child).await;
    assert_eq!(output.status.code(), Some(0), "{}", told(&output, None));
    place.stand_in.stop().await;
}

#[tokio::test]
async fn check_says_what_is_missing_and_how_to_invite() {
    let place = Place::new().await;
    let mut wrong = place.tertulia(&["check"]);
    wrong.env("DISCORD_TOKEN", "wrong");
    assert_snapshot!(told(&run(wrong).await, Some(&place)), @"
    exit 1
    Settings
      ○ Database: tertulia.db is not there yet; the first start makes it.
      ✓ First server (network.home_guild): GUILD

    Token
      ✗ Discord does not accept DISCORD_TOKEN. Make a new one in the developer portal: your application → Bot → Reset Token.
    ");
    assert!(std::fs::read_dir(place.folder.path()).unwrap().next().is_none(), "check makes no database");
    let child = place.running().await;
    let ines = place.stand_in.person(place.ines);
    let set = [("announcements", serde_json::json!(place.channel.to_string()))];
    ines.slash(place.channel, "admin settings", &set).await.unwrap();
    place.stand_in.overwrite(place.channel, place.bot.id, 0, SEND_MESSAGES);
    let other = place.stand_in.add_guild("Buenos Aires", "es-419", place.ines);
    place.stand_in.invite(other, place.bot.id, asked_permissions());
    let output = run(place.tertulia(&["check"])).await;
    assert_snapshot!(told(&output, Some(&place)).replace(&other.to_string(), "OTHER"), @"
    exit 1
    Settings
      ✓ Database: tertulia.db
      ✓ Tertulia is running on it now.
      ✓ First server (network.home_guild): GUILD

    Token
      ✓ Discord knows it: Tertulia (application APP).
      ✓ New connections left today: 999 of 1,000.

    Servers
      Commons (GUILD), the first server
        ✓ This server is part of the network.
        ✗ Nobody has the role of moderator yet: /admin role gives it.
        ✓ Public posts are in English.
        ✗ Announcements: in #library I lack Send Messages. In Discord: Edit Channel → Permissions → add my role and allow it.
        ✗ Reviews: no server of the network has a channel for them. Moderators can still use /review queue.
        ✓ Gatherings: I may open threads, attach calendar files and create events.
      Buenos Aires (OTHER)
        ○ Not part of the network. A moderator lets it in with /admin server server:OTHER.

    To invite the bot into a server, with exactly the permissions it needs
      https://discord.com/oauth2/authorize?client_id=APP&scope=bot+applications.commands&permissions=17901423807488

    What is marked ✗ is missing.
    ");
    let mut french = place.tertulia(&["check"]);
    french.env("LANG", "fr_FR.UTF-8");
    assert!(told(&run(french).await, None).contains("Il manque ce qui est marqué"), "the terminal's language");
    terminate(&child);
    ended(child).await;
    place.stand_in.stop().await;
}

#[tokio::test]
async fn demo_write_ups_are_seeded_once() {
    let folder = tempfile::tempdir().unwrap();
    assert_snapshot!(told(&run(bare(folder.path(), &["seed", "--demo"])).await, None), @"
    exit 0
    tertulia.db has 19 places; demo write-ups added: 16
    ");
    assert_snapshot!(told(&run(bare(folder.path(), &["seed", "--demo"])).await, None), @"
    exit 0
    tertulia.db has 19 places; demo write-ups added: 0
    ");
}

#[tokio::test]
async fn logs_are_lines_of_json_on_request_without_tokens_or_texts() {
    let place = Place::new().await;
    let mut command = place.tertulia(&["run"]);
    command.env("TERTULIA_LOG__FORMAT", "json").env("TERTULIA_LOG__LEVEL", "trace");
    let child = command.spawn().unwrap();
    tokio::time::timeout(HANGS, place.stand_in.wait_connected(place.bot.id)).await.expect("it connects");
    let ines = place.stand_in.person(place.ines);
    while place.stand_in.commands(place.bot.id).is_empty() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    ines.slash(place.channel, "search", &[("query", serde_json::json!("secretwords"))]).await.unwrap();
    terminate(&child);
    let output = ended(child).await;
    let log = String::from_utf8(output.stderr).unwrap();
    let (mut lines, mut of_search) = (0, Vec::new());
    for line in log.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}"));
        assert!(row["timestamp"].is_string() && row["level"].is_string(), "{line}");
        if row["span"]["name"] == "interaction" {
            assert_eq!((&row["span"]["kind"], &row["span"]["what"]), (&"command".into(), &"search".into()), "{line}");
            // A string: numbers as large as Discord's ids are rounded by whoever reads JSON as JavaScript does.
            let id: u64 = row["span"]["interaction"].as_str().unwrap().parse().unwrap();
            of_search.push((id, row["fields"]["message"].clone()));
        }
        lines += 1;
    }
    assert!(lines > 1, "{log}");
    // One id leads from its arrival to its answer.
    let (first, last) = (of_search.first().unwrap(), of_search.last().unwrap());
    assert_eq!((&first.1, &last.1, first.0), (&"an interaction came".into(), &"answered".into(), last.0), "{log}");
    for secret in [place.bot.token.as_str(), "secretwords", "Inés"] {
        assert!(!log.contains(secret), "{secret} is in the log");
    }
    place.stand_in.stop().await;
}

#[tokio::test]
async fn help_version_and_completions_need_no_settings() {
    let folder = tempfile::tempdir().unwrap();
    assert_snapshot!(told(&run(bare(folder.path(), &["--help"])).await, None), @"
    exit 0
    A Discord bot for a community of practice on climate and open-government reforms

    Usage: tertulia [OPTIONS] <COMMAND>

    Commands:
      run          Run the bot; needs the variable `DISCORD_TOKEN` and the setting `network.home_guild`
      sandbox      Try everything on this machine, without a token: a small Discord in your browser
      check        Say what is missing before everything works, and what to do about it; prints the invite link
      audit        Look into the log of decisions
      seed         Put the places of the network into the database, where they are missing
      export       Write the published library as open data: CSV, JSON, a data dictionary, the licence
      import       Take in open data: the ZIP or the folder of an export, or its `writeups.json` or `writeups.csv` alone
      backup       Copy the database, also while the bot runs; the copy is checked, and the oldest ones go
      restore      Put a backup in the place of the database, while the bot does not run
      reindex      Make the search index anew, while the bot does not run; the running bot mends it by itself where something is missing
      eval-search  Measure how well search finds, with documents and questions whose answers are known
      completions  Print completions for a shell
      help         Print this message or the help of the given subcommand(s)

    Options:
          --config <FILE>  A settings file of your own; `config/default.toml` explains every key [env: TERTULIA_CONFIG=]
      -h, --help           Print help
      -V, --version        Print version

    Exit codes:
      0  done, or stopped by Ctrl-C or SIGTERM
      1  something failed; for `check`: something is missing; for `import`: a row was not taken in; for
         `audit verify`: the log is broken, or the published head is not in it
      2  a setting or an argument can't be used
      3  Discord does not accept the token
      4  Discord refuses how the bot connects: its intents, its protocol, or too many servers
      5  no connection to Discord for too long; starting again may help
      6  the database could not be written for ten minutes, or its files are not where they were; the message says what to do
    ");
    let version = told(&run(bare(folder.path(), &["--version"])).await, None);
    assert_eq!(version, format!("exit 0\ntertulia {}\n", env!("CARGO_PKG_VERSION")));
    for shell in ["bash", "zsh", "fish"] {
        let output = run(bare(folder.path(), &["completions", shell])).await;
        assert!(told(&output, None).contains("sandbox"), "{shell} completes the commands");
    }
}

#[tokio::test]
async fn proxies_of_the_environment_are_not_for_this_machine() {
    let proxy = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", proxy.local_addr().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let mut command = bare(folder.path(), &["sandbox", "--no-open", "--port", "0"]);
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"] {
        command.env(name, &address);
    }
    let mut child = command.spawn().unwrap();
    let mut lines = tokio::io::AsyncBufReadExt::lines(tokio::io::BufReader::new(child.stdout.take().unwrap()));
    let ready = async {
        while let Some(line) = lines.next_line().await.unwrap() {
            if line.starts_with("sandbox ready: ") {
                return true;
            }
        }
        false
    };
    let reached = async { proxy.accept().await.unwrap() };
    tokio::select! {
        is_ready = tokio::time::timeout(HANGS, ready) => assert!(is_ready.expect("it gets ready"), "it ended"),
        _ = reached => panic!("the proxy was asked"),
    }
    terminate(&child);
    let output = ended(child).await;
    assert_eq!(output.status.code(), Some(0), "{}", told(&output, None));
    assert!(tokio::time::timeout(Duration::ZERO, proxy.accept()).await.is_err(), "nothing reached the proxy");
}
