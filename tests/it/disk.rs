//! The disk on a bad day: the real binary while nothing can be written, and when its database goes away under it.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};
use tertulia_clock::Clock;
use tertulia_sandbox::Outcome;
use tokio::process::{Child, Command};

use crate::process::{Place, alone, ended, run, terminate, told};
use crate::world::{TEXTS, show, show_form};

/// Longer than anything may take; only what never happens meets it.
const LOOKS: u32 = 1_500;

/// A bot that runs as a process, and what people read of it.
struct Bad {
    place: Place,
    clock: Clock,
    child: Child,
}

impl Bad {
    /// Its time stands still until it is moved, in the middle of a month.
    async fn new() -> Self {
        let clock = Clock::stopped_at("2030-01-15T12:00:00Z".parse().unwrap());
        let place = Place::at(clock.clone()).await;
        let child = place.started(Self::command(&place, &clock)).await;
        let mut bad = Self { place, clock, child };
        let ines = bad.place.ines;
        bad.slash(ines, "admin settings", &[("announcements", json!(bad.place.channel.to_string()))]).await;
        bad
    }

    /// A write beyond the limit for files fails as one on a broken disk does, where the signal that comes with it is ignored.
    fn command(place: &Place, clock: &Clock) -> Command {
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", "trap '' XFSZ; exec \"$0\" run", env!("CARGO_BIN_EXE_tertulia")]);
        let mut command = place.set_up(alone(place.folder.path(), shell));
        command.env("TERTULIA_CLOCK", tell_time(clock)).env("TERTULIA_LOG__LEVEL", "warn");
        command
    }

    /// From now on nothing can be written to any file, or everything again.
    fn can_write(&self, can_write: bool) {
        let id = self.child.id().unwrap().to_string();
        let limit = if can_write { "--fsize=unlimited:" } else { "--fsize=0:" };
        let done = std::process::Command::new("prlimit").args(["--pid", &id, limit]).output();
        let done = done.expect("prlimit of util-linux");
        assert!(done.status.success(), "{done:?}");
    }

    /// Lets time pass for the bot and for Discord.
    fn wait(&self, minutes: i64) {
        self.clock.advance(jiff::SignedDuration::from_mins(minutes));
    }

    async fn slash(&mut self, who: u64, command: &str, options: &[(&str, Value)]) -> String {
        let outcome = self.place.stand_in.person(who).slash(self.place.channel, command, options).await;
        self.read(outcome.unwrap()).await
    }

    async fn read(&self, outcome: Outcome) -> String {
        match outcome {
            Outcome::Message(message) | Outcome::Updated(message) => show(&message),
            Outcome::Form(form) => show_form(&form),
            Outcome::Thinking(interaction) => {
                for _ in 0..LOOKS {
                    if let Some(message) = self.place.stand_in.original(interaction) {
                        return format!("(after a while) {}", show(&message));
                    }
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
                panic!("it thinks for ever");
            }
            Outcome::Unchanged => "(unchanged)".to_owned(),
            Outcome::DidNotRespond => "(did not respond)".to_owned(),
        }
    }

    /// Sets what was not set before; says what the bot answers.
    async fn set(&mut self, channel: u64) -> String {
        let ines = self.place.ines;
        self.slash(ines, "admin settings", &[("announcements", json!(channel.to_string()))]).await
    }

    async fn health(&mut self) -> String {
        let ines = self.place.ines;
        self.slash(ines, "admin health", &[]).await
    }

    /// Asks until health says this, or no longer.
    async fn until_health(&mut self, says: bool, what: &str) -> String {
        for _ in 0..LOOKS {
            let health = self.health().await;
            if health.contains(what) == says {
                return health;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("health never changes: {}", self.health().await);
    }

    fn database(&self) -> PathBuf {
        self.place.folder.path().join("tertulia.db")
    }

    /// Ends, and what it said on standard error.
    async fn stopped(self) -> String {
        terminate(&self.child);
        let output = ended(self.child).await;
        assert_eq!(output.status.code(), Some(0), "{}", told(&output, None));
        self.place.stand_in.stop().await;
        String::from_utf8(output.stderr).unwrap()
    }
}

/// Tells the time to whoever connects: a line of milliseconds since 1970 at each change.
fn tell_time(clock: &Clock) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let clock = clock.clone();
    std::thread::spawn(move || {
        let (mut asking, _) = listener.accept().unwrap();
        let mut said = None;
        loop {
            let now = clock.now();
            if said != Some(now) && writeln!(asking, "{}", now.as_millisecond()).is_err() {
                return;
            }
            said = Some(now);
            std::thread::park_timeout(Duration::from_millis(5));
        }
    });
    address
}

/// How many servers announce somewhere, as a database says that nobody has open.
async fn announcing(database: &Path) -> i64 {
    let url = format!("sqlite://{}?mode=ro&immutable=1", database.display());
    let pool = sqlx::sqlite::SqlitePool::connect(&url).await.unwrap();
    let sql = "select count(*) from server where announcement_channel is not null";
    let count = sqlx::query_scalar(sql).fetch_one(&pool).await.unwrap();
    pool.close().await;
    count
}

#[tokio::test]
async fn a_disk_that_fails_is_told_at_once_and_over_with_the_first_free_byte() {
    let mut bad = Bad::new().await;
    let (library, other) = (bad.place.channel, bad.place.stand_in.add_channel(bad.place.guild, "elsewhere"));
    // Never seen before the disk fails.
    let noor = bad.place.stand_in.add_user("noor", "Noor", "fr");
    bad.place.stand_in.add_member(bad.place.guild, noor);
    assert!(!bad.health().await.contains("Nothing can be saved"));
    bad.can_write(false);
    for _ in 0..3 {
        let answer = bad.set(other).await;
        assert!(answer.contains("Something went wrong on our side"), "{answer}");
    }
    let health = bad.health().await;
    assert!(health.contains("✗ Nothing can be saved since <t:1894708800:f>"), "{health}");
    assert!(health.contains("disk I/O error"), "{health}");
    // Reading goes on, also for somebody who can't be made known.
    let answer = bad.slash(noor, "place list", &[]).await;
    assert!(answer.starts_with("### 19 "), "{answer}");
    let answer = bad.slash(noor, "search", &[("query", json!("climat"))]).await;
    assert!(!answer.contains("de notre côté"), "{answer}");
    // Also in the next month, and after the person changed their language.
    bad.clock.move_to("2030-02-01T12:00:00Z".parse().unwrap());
    bad.place.stand_in.set_locale(bad.place.ines, "fr");
    bad.can_write(true);
    let answer = bad.set(other).await;
    assert!(!answer.contains("de notre côté"), "{answer}");
    bad.until_health(false, "Rien ne peut").await;
    bad.until_health(false, "rien ne peut").await;
    let answer = bad.set(library).await;
    assert!(!answer.contains("de notre côté"), "{answer}");
    let log = bad.stopped().await;
    for once in ["the database can't be written", "the database can be written again"] {
        assert_eq!(log.matches(once).count(), 1, "{once}: {log}");
    }
}

#[tokio::test]
async fn what_is_done_by_itself_and_fails_is_said_once_and_does_not_pass_for_done() {
    let mut bad = Bad::new().await;
    bad.until_health(true, "last looked for messages to send").await;
    bad.can_write(false);
    // On each new day something is written, whether or not anything is kept for too long.
    for minutes in [24 * 60, 1, 1, 1] {
        bad.wait(minutes);
        bad.until_health(true, "this has failed, and is tried again").await;
    }
    let health = bad.health().await;
    assert!(!health.contains("All is well"), "{health}");
    // The last look that went well, at the start.
    assert!(health.contains("last looked for messages to send <t:1894708800:R>"), "{health}");
    bad.can_write(true);
    bad.wait(1);
    bad.until_health(false, "this has failed").await;
    let log = bad.stopped().await;
    let failures = log.lines().filter(|line| line.contains("failed; it is tried again"));
    let mut steps: BTreeMap<&str, usize> = BTreeMap::new();
    for line in failures {
        let step = line.split("step=").nth(1).and_then(|rest| rest.split(' ').next()).unwrap();
        *steps.entry(step).or_default() += 1;
    }
    assert!(steps.values().all(|times| *times == 1) && !steps.is_empty(), "{steps:?}: {log}");
    assert_eq!(log.matches("what failed goes well again").count(), steps.len(), "{log}");
}

#[tokio::test]
async fn what_could_not_be_written_for_ten_minutes_ends_the_process() {
    let mut bad = Bad::new().await;
    let other = bad.place.stand_in.add_channel(bad.place.guild, "elsewhere");
    // Something failed, and then nothing was written for long: that is no failure.
    bad.can_write(false);
    bad.set(other).await;
    bad.can_write(true);
    bad.wait(11);
    // The bot has heard what time it is, and looked around then.
    let now = bad.clock.now().as_second();
    bad.until_health(true, &format!("messages to send <t:{now}:R>")).await;
    bad.until_health(false, "Nothing can be saved").await;
    bad.can_write(false);
    bad.set(other).await;
    bad.wait(9);
    assert!(bad.health().await.contains("✗ Nothing can be saved"));
    bad.wait(1);
    let output = ended(bad.child).await;
    assert_eq!(output.status.code(), Some(6), "{}", told(&output, None));
    let said = told(&output, None);
    assert!(said.contains("the database could not be written for 10 minutes (error returned from database"), "{said}");
    bad.place.stand_in.stop().await;
}

#[tokio::test]
async fn what_was_typed_is_given_back_whatever_could_not_be_saved() {
    let mut bad = Bad::new().await;
    let (guild, channel) = (bad.place.guild, bad.place.channel);
    let [morag, noor] = [("morag", "Morag", "en-GB"), ("noor", "Noor", "en-GB")].map(|(name, shown, locale)| {
        let user = bad.place.stand_in.add_user(name, shown, locale);
        bad.place.stand_in.add_member(guild, user);
        user
    });
    let person = bad.place.stand_in.person(morag);
    let joined = [("place", json!("scotland")), ("side", json!("government"))];
    let Ok(Outcome::Message(rules)) = person.slash(channel, "place join", &joined).await else { panic!("the rules") };
    let id = rules["id"].as_str().unwrap().parse().unwrap();
    let agree =
        rules.to_string().split("\"custom_id\":\"").find(|rest| rest.starts_with("place/agree")).map(str::to_owned);
    person.press(id, agree.unwrap().split('"').next().unwrap()).await.unwrap();
    let share = [("place", json!("scotland")), ("language", json!("en"))];
    let Ok(Outcome::Form(form)) = person.slash(channel, "writeup share", &share).await else { panic!("a form") };
    let custom_id = form["custom_id"].as_str().unwrap().to_owned();
    bad.can_write(false);
    let has_all = |answer: &str| TEXTS.iter().all(|(_, text)| answer.contains(text));
    // Somebody who is known; the first act of a month; another language.
    let sent = person.submit(&form, &TEXTS).await.unwrap();
    let answer = bad.read(sent).await;
    assert!(answer.contains("What you had typed") && has_all(&answer), "{answer}");
    bad.clock.move_to("2030-01-15T12:05:00Z".parse().unwrap());
    bad.place.stand_in.set_locale(morag, "fr");
    let sent = person.forge_form(channel, &custom_id, &TEXTS).await.unwrap();
    let answer = bad.read(sent).await;
    assert!(answer.contains("Ce que vous aviez écrit") && has_all(&answer), "{answer}");
    // Somebody who can't be made known.
    let sent = bad.place.stand_in.person(noor).forge_form(channel, &custom_id, &TEXTS).await.unwrap();
    let answer = bad.read(sent).await;
    assert!(answer.contains("What you had typed") && has_all(&answer), "{answer}");
    // What is too long for a card comes as a file.
    let long = "A long story. ".repeat(250);
    let mut texts = TEXTS;
    texts[2].1 = &long;
    let Ok(Outcome::Message(message)) = person.forge_form(channel, &custom_id, &texts).await else {
        panic!("an answer")
    };
    let url = message["attachments"][0]["url"].as_str().unwrap();
    let file = reqwest::get(url).await.unwrap().text().await.unwrap();
    assert!(file.contains(long.trim()) && file.contains(TEXTS[0].1), "{file}");
    // A long option of a command, also where the asker can't be made known.
    let reason = "They have read everything twice, and answered every question with great care.";
    let options = [
        ("person", json!(morag.to_string())),
        ("role", json!("steward")),
        ("change", json!("grant")),
        ("reason", json!(reason)),
    ];
    let ines = bad.place.ines;
    let answer = bad.slash(ines, "admin role", &options).await;
    assert!(answer.contains("What you had typed") && answer.contains(reason), "{answer}");
    let join = [("place", json!("scotland")), ("side", json!("government")), ("organisation", json!(reason))];
    let answer = bad.slash(noor, "place join", &join).await;
    assert!(answer.contains("What you had typed") && answer.contains(reason), "{answer}");
    bad.can_write(true);
    let sent = person.submit(&form, &TEXTS).await.unwrap();
    let answer = bad.read(sent).await;
    assert!(answer.contains(TEXTS[0].1) && !answer.contains("Ce que vous aviez écrit"), "{answer}");
    // A database that others hold for too long, while the answer was deferred.
    let Ok(Outcome::Form(form)) = person.slash(channel, "writeup share", &share).await else { panic!("a form") };
    let path = bad.database();
    let pool = sqlx::sqlite::SqlitePool::connect(&format!("sqlite://{}", path.display())).await.unwrap();
    let held = pool.begin_with("begin immediate").await.unwrap();
    let sent = person.submit(&form, &TEXTS).await.unwrap();
    let answer = bad.read(sent).await;
    assert!(answer.starts_with("(after a while)"), "{answer}");
    assert!(answer.contains("Ce que vous aviez écrit") && has_all(&answer), "{answer}");
    held.rollback().await.unwrap();
    pool.close().await;
    let sent = person.submit(&form, &TEXTS).await.unwrap();
    assert!(!bad.read(sent).await.contains("Ce que vous aviez écrit"));
    bad.stopped().await;
}

#[tokio::test]
async fn a_copy_of_the_file_alone_is_at_most_a_minute_old() {
    let bad = Bad::new().await;
    bad.wait(1);
    let copy = bad.place.folder.path().join("copy.db");
    let mut looks = 0;
    loop {
        // By another process: one that opens and closes it here would take nothing from the bot's locks either way.
        let done = std::process::Command::new("cp").args([bad.database(), copy.clone()]).status().unwrap();
        assert!(done.success());
        let has_table = announcing_if_whole(&copy).await;
        if has_table == Some(1) {
            break;
        }
        looks += 1;
        assert!(looks < LOOKS, "the file alone never has what was written");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    bad.stopped().await;
}

/// The same as [`announcing`]; none where the file alone has no such table yet.
async fn announcing_if_whole(database: &Path) -> Option<i64> {
    let url = format!("sqlite://{}?mode=ro&immutable=1", database.display());
    let pool = sqlx::sqlite::SqlitePool::connect(&url).await.ok()?;
    let sql = "select count(*) from server where announcement_channel is not null";
    let count = sqlx::query_scalar(sql).fetch_one(&pool).await.ok();
    pool.close().await;
    count
}

/// What was saved before the end: the one backup there is, which is its owner's alone, with the record of erasures.
fn saved(folder: &Path) -> PathBuf {
    let backups = folder.join("backups");
    let mut names: Vec<String> = std::fs::read_dir(&backups)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let [record, backup] = names.as_slice() else { panic!("{names:?}") };
    assert_eq!(record, "erasures.log");
    assert!(backup.starts_with("tertulia-20300115T120"), "{backup}");
    let path = backups.join(backup);
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    path
}

#[tokio::test]
async fn a_database_that_is_deleted_under_the_bot_is_saved_before_the_end_and_not_begun_anew() {
    let bad = Bad::new().await;
    let (folder, database) = (bad.place.folder.path().to_owned(), bad.database());
    // Whoever clears the folder takes the record of erasures too.
    for name in ["tertulia.db", "erasures.log", "erasures.head"] {
        std::fs::remove_file(folder.join(name)).unwrap();
    }
    bad.wait(1);
    let output = ended(bad.child).await;
    assert_eq!(output.status.code(), Some(6), "{}", told(&output, None));
    let backup = saved(&folder);
    let said = told(&output, None);
    assert!(said.contains("it was deleted or moved away. What it held is in"), "{said}");
    assert!(said.contains(backup.file_name().unwrap().to_str().unwrap()), "{said}");
    assert!(
        !database.exists() && !folder.join("tertulia.db-wal").exists(),
        "nothing is left that a new one would take"
    );
    assert_eq!(announcing(&backup).await, 1);
    // Whoever starts it again unseen gets no empty database.
    let again = told(&run(bad.place.tertulia(&["run"])).await, None);
    assert!(again.starts_with("exit 1") && again.contains("tertulia restore"), "{again}");
    assert!(!database.exists());
    let restored = told(&run(bad.place.tertulia(&["restore", backup.to_str().unwrap()])).await, None);
    assert!(restored.starts_with("exit 0"), "{restored}");
    let child = bad.place.running().await;
    terminate(&child);
    ended(child).await;
    assert_eq!(announcing(&database).await, 1);
    assert!(!folder.join("tertulia.db.lost").exists(), "the note is settled");
    bad.place.stand_in.stop().await;
}

#[tokio::test]
async fn a_database_that_is_emptied_is_never_written_and_not_begun_anew() {
    let bad = Bad::new().await;
    let (folder, database) = (bad.place.folder.path().to_owned(), bad.database());
    std::fs::File::create(&database).unwrap();
    bad.wait(1);
    // What can't be saved at first is tried again for ten minutes.
    while !folder.join("tertulia.db.lost").exists() {
        bad.wait(1);
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let output = ended(bad.child).await;
    assert_eq!(output.status.code(), Some(6), "{}", told(&output, None));
    assert!(told(&output, None).contains("it was emptied"), "{}", told(&output, None));
    assert_eq!(std::fs::metadata(&database).unwrap().len(), 0, "nothing was written into it");
    let again = told(&run(bad.place.tertulia(&["run"])).await, None);
    assert!(again.starts_with("exit 1") && again.contains("it was emptied"), "{again}");
    bad.place.stand_in.stop().await;
}

#[tokio::test]
async fn a_lock_that_is_deleted_is_taken_anew_or_the_bot_makes_way() {
    let bad = Bad::new().await;
    let lock = bad.place.folder.path().join("tertulia.db.lock");
    std::fs::remove_file(&lock).unwrap();
    bad.wait(1);
    while !lock.exists() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let second = told(&run(bad.place.tertulia(&["run"])).await, None);
    assert!(second.starts_with("exit 1") && second.contains("another Tertulia runs"), "{second}");
    std::fs::remove_file(&lock).unwrap();
    let mut other = bad.place.tertulia(&["run"]).spawn().unwrap();
    while !lock.exists() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    bad.wait(1);
    let output = ended(bad.child).await;
    assert_eq!(output.status.code(), Some(6), "{}", told(&output, None));
    assert!(told(&output, None).contains("its lock was deleted, and another Tertulia runs on it"));
    assert!(other.try_wait().unwrap().is_none(), "the other goes on");
    terminate(&other);
    ended(other).await;
    bad.place.stand_in.stop().await;
}

#[tokio::test]
async fn a_database_that_is_deleted_in_one_breath_with_the_stop_is_saved_too() {
    let bad = Bad::new().await;
    std::fs::remove_file(bad.database()).unwrap();
    terminate(&bad.child);
    let folder = bad.place.folder.path().to_owned();
    let output = ended(bad.child).await;
    assert_eq!(output.status.code(), Some(6), "{}", told(&output, None));
    assert_eq!(announcing(&saved(&folder)).await, 1);
    bad.place.stand_in.stop().await;
}

#[tokio::test]
async fn a_database_that_another_file_replaces_is_saved_before_the_end_and_the_other_is_left_alone() {
    let bad = Bad::new().await;
    let (folder, database) = (bad.place.folder.path().to_owned(), bad.database());
    let other = folder.join("other.db");
    let seeded = run({
        let mut command = bad.place.tertulia(&["seed"]);
        command.env("TERTULIA_DATABASE__PATH", &other);
        command
    });
    assert!(seeded.await.status.success());
    let before = std::fs::read(&other).unwrap();
    std::fs::rename(&other, &database).unwrap();
    bad.wait(1);
    let output = ended(bad.child).await;
    assert_eq!(output.status.code(), Some(6), "{}", told(&output, None));
    let said = told(&output, None);
    assert!(said.contains("another file has taken its name. What the old one held is in"), "{said}");
    assert_eq!(announcing(&saved(&folder)).await, 1);
    assert!(std::fs::read(&database).unwrap() == before, "the other file was written");
    assert!(!folder.join("tertulia.db-wal").exists(), "the log of the old one would be taken for that of the new");
    let child = bad.place.running().await;
    terminate(&child);
    ended(child).await;
    assert_eq!(announcing(&database).await, 0, "it goes on with the new one");
    bad.place.stand_in.stop().await;
}

#[tokio::test]
async fn a_log_that_is_deleted_under_the_bot_loses_nothing() {
    let bad = Bad::new().await;
    let (folder, database) = (bad.place.folder.path().to_owned(), bad.database());
    std::fs::remove_file(folder.join("tertulia.db-wal")).unwrap();
    bad.wait(1);
    let output = ended(bad.child).await;
    assert_eq!(output.status.code(), Some(6), "{}", told(&output, None));
    let said = told(&output, None);
    assert!(said.contains("its write-ahead log was deleted. What it held is in"), "{said}");
    assert_eq!(announcing(&saved(&folder)).await, 1);
    assert_eq!(announcing(&database).await, 1, "the database has it too");
    let child = bad.place.running().await;
    terminate(&child);
    ended(child).await;
    assert_eq!(announcing(&database).await, 1);
    bad.place.stand_in.stop().await;
}

#[tokio::test]
async fn another_log_in_the_place_of_its_own_is_never_written() {
    let bad = Bad::new().await;
    let folder = bad.place.folder.path().to_owned();
    std::fs::write(folder.join("other"), "another log").unwrap();
    std::fs::rename(folder.join("other"), folder.join("tertulia.db-wal")).unwrap();
    bad.wait(1);
    let output = ended(bad.child).await;
    assert_eq!(output.status.code(), Some(6), "{}", told(&output, None));
    assert_eq!(announcing(&saved(&folder)).await, 1);
    assert_eq!(std::fs::read_to_string(folder.join("tertulia.db-wal")).unwrap(), "another log");
    bad.place.stand_in.stop().await;
}
