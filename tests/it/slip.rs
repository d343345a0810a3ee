//! The operator's slip: the wrong file, the wrong folder, the wrong user. The real binary refuses and leaves everything as it
//! was, or keeps it so that the bot can go on.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use insta::assert_snapshot;
use serde_json::json;
use sqlx::migrate::Migrator;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

use crate::backup::{backup_in, count, files, shown, tertulia};
use crate::process::{HANGS, Place, bare, ended, run, terminate, told};
use crate::world::World;

static MIGRATIONS: Migrator = sqlx::migrate!();
/// Nobody, where this runs as root.
const NOBODY: u32 = 65_534;

/// Every file below a folder, to the byte.
fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(bytes(&path));
        } else {
            let bytes = fs::read(&path).unwrap();
            found.insert(path, bytes);
        }
    }
    found
}

async fn sql(database: &Path, sql: &'static str) {
    let options = SqliteConnectOptions::new().filename(database).create_if_missing(true).foreign_keys(false);
    let mut db = options.connect().await.unwrap();
    sqlx::raw_sql(sql).execute(&mut db).await.unwrap();
    db.close().await.unwrap();
}

/// A database as the version with these migrations left it.
async fn of_version(database: &Path, last: i64) {
    let options = SqliteConnectOptions::new().filename(database).create_if_missing(true);
    let mut db = options.connect().await.unwrap();
    let older = MIGRATIONS.iter().filter(|migration| migration.version <= last).cloned().collect();
    Migrator::with_migrations(older).run(&mut db).await.unwrap();
    db.close().await.unwrap();
}

/// A sandbox that is ready, on a database.
async fn sandbox(folder: &Path, arguments: &[&str]) -> Child {
    let mut command = bare(folder, &["sandbox", "--port", "0", "--no-open", "--database"]);
    let mut child = command.args(arguments).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    // Both that it prints, so that nothing is printed into a pipe that nobody reads.
    for begins in ["sandbox ready", "token for other clients"] {
        let line = tokio::time::timeout(HANGS, lines.next_line()).await.expect("it gets ready").unwrap();
        assert!(line.as_ref().is_some_and(|line| line.starts_with(begins)), "{line:?}");
    }
    child
}

async fn refused_sandbox(folder: &Path, arguments: &[&str]) -> String {
    let mut command = bare(folder, &["sandbox", "--port", "0", "--no-open", "--database"]);
    command.args(arguments);
    told(&run(command).await, None)
}

#[tokio::test]
async fn a_sandbox_never_touches_what_a_sandbox_did_not_make() {
    let world = World::new().await;
    let at = world.folder().to_owned();
    // Its log lies beside it: the bot runs. What the running bot writes meanwhile is no matter of the sandbox.
    let servers = world.count("select count(*) from server").await;
    for arguments in [vec!["tertulia.db"], vec!["tertulia.db", "--fresh"]] {
        let answer = refused_sandbox(&at, &arguments).await;
        assert!(answer.starts_with("exit 1\nthe database tertulia.db was not made by a sandbox"), "{answer}");
    }
    assert_eq!(world.count("select count(*) from server").await, servers);
    world.finish().await;
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    tertulia(at, &["seed"]).await;
    sql(&at.join("other.db"), "create table t (a); insert into t values (1)").await;
    fs::write(at.join("notes.txt"), "what I wanted to say\n".repeat(90)).unwrap();
    fs::create_dir(at.join("folder.db")).unwrap();
    symlink("tertulia.db", at.join("link.db")).unwrap();
    fs::write(at.join("lost.db-wal"), "what was written last").unwrap();
    fs::copy(at.join("tertulia.db"), at.join("linked.db")).unwrap();
    fs::hard_link(at.join("linked.db"), at.join("twin.db")).unwrap();
    let before = bytes(at);
    for name in ["tertulia.db", "link.db", "other.db", "notes.txt", "folder.db", "lost.db", "linked.db"] {
        for arguments in [vec![name], vec![name, "--fresh"]] {
            let answer = refused_sandbox(at, &arguments).await;
            assert!(
                answer.starts_with("exit 1\n") && answer.to_lowercase().contains("nothing was changed"),
                "{answer}"
            );
            assert!(bytes(at) == before, "{name}: {:?}", bytes(at).keys());
        }
    }
}

#[tokio::test]
async fn a_sandboxs_database_is_known_whatever_stopped_it_and_nobody_runs_a_network_on_it() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    // Killed at any moment of its beginning: it is a sandbox's, or still nothing.
    for pause in [0, 3, 10, 30, 100, 300] {
        let mut child = bare(at, &["sandbox", "--port", "0", "--no-open", "--database", "play.db"]).spawn().unwrap();
        tokio::time::sleep(Duration::from_millis(pause)).await;
        child.kill().await.unwrap();
        child.wait().await.unwrap();
    }
    let child = sandbox(at, &["play.db"]).await;
    terminate(&child);
    ended(child).await;
    let mut command = bare(at, &["run"]);
    command.env("DISCORD_TOKEN", "t").env("TERTULIA_NETWORK__HOME_GUILD", "1");
    command.env("TERTULIA_DATABASE__PATH", "play.db").env("TERTULIA_DISCORD__API_URL", "http://127.0.0.1:9");
    let before = bytes(at);
    assert_snapshot!(told(&run(command).await, None), @"
    exit 1
    the database play.db was made by a sandbox: what is in it is play, and would be announced to people. Name another file (database.path), or go on playing with `tertulia sandbox --database`. Nothing was changed.
    ");
    assert!(bytes(at) == before);
    // What is done to it in a terminal leaves it a sandbox's, and so is its copy; a network is never restored over it.
    let on_play = async |arguments: &[&str]| {
        let mut command = bare(at, arguments);
        command.env("TERTULIA_DATABASE__PATH", "play.db");
        told(&run(command).await, None)
    };
    assert!(on_play(&["seed", "--demo"]).await.starts_with("exit 0"));
    assert!(on_play(&["backup"]).await.starts_with("exit 0"));
    let copy = backup_in(&at.join("backups"));
    tertulia(at, &["seed"]).await;
    tertulia(at, &["backup", "--to", "real"]).await;
    let real = backup_in(&at.join("real"));
    let answer = tertulia(at, &["restore", &copy, "--force", "--without-erasures"]).await;
    assert!(answer.contains("was made by a sandbox and the other was not"), "{answer}");
    let answer = on_play(&["restore", &real, "--force", "--without-erasures"]).await;
    assert!(answer.contains("was made by a sandbox and the other was not"), "{answer}");
    assert!(on_play(&["restore", &copy, "--force", "--without-erasures"]).await.starts_with("exit 0"));
    let child = sandbox(at, &["play.db", "--fresh"]).await;
    terminate(&child);
    ended(child).await;
    let child = sandbox(at, &["play.db"]).await;
    let answer = refused_sandbox(at, &["play.db", "--fresh"]).await;
    assert!(answer.contains("another Tertulia runs on play.db already"), "{answer}");
    terminate(&child);
    ended(child).await;
}

#[tokio::test]
async fn every_command_leaves_another_programs_file_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    sql(&at.join("other.db"), "pragma journal_mode = wal; create table users (a); insert into users values (1)").await;
    sql(
        &at.join("sqlx.db"),
        "create table _sqlx_migrations (version bigint primary key, description text not null, installed_on timestamp,
             success boolean not null, checksum blob not null, execution_time bigint not null);
         insert into _sqlx_migrations values (1, 'users', 0, 1, x'0102', 0), (2, 'half', 0, 0, x'03', 0);
         create table users (a)",
    )
    .await;
    fs::write(at.join("my.env"), "DISCORD_TOKEN=abc\n".repeat(50)).unwrap();
    fs::write(at.join("library.json"), "[]").unwrap();
    tertulia(at, &["seed"]).await;
    tertulia(at, &["backup", "--to", "copies"]).await;
    let backup = backup_in(&at.join("copies"));
    let before = bytes(at);
    for (name, why) in [
        ("other.db", "it is another program's database"),
        ("sqlx.db", "it is another program's database"),
        ("my.env", "it is no database, or is broken"),
        ("copies", "it is no file"),
    ] {
        for arguments in [
            vec!["run"],
            vec!["check"],
            vec!["audit", "verify"],
            vec!["seed"],
            vec!["seed", "--no-copy"],
            vec!["export"],
            vec!["import", "library.json"],
            vec!["backup"],
            vec!["reindex"],
            vec!["restore", &backup],
            vec!["restore", &backup, "--force", "--without-erasures"],
        ] {
            // Something that is broken may give way to a backup; it is kept aside.
            if arguments.len() == 4 && name == "my.env" {
                continue;
            }
            let mut command = bare(at, &arguments);
            command.env("TERTULIA_DATABASE__PATH", name).env("TERTULIA_NETWORK__HOME_GUILD", "1");
            command.env("DISCORD_TOKEN", "t").env("TERTULIA_DISCORD__API_URL", "http://127.0.0.1:9");
            let answer = told(&run(command).await, None);
            let is_told = answer.contains(why) || arguments.contains(&"restore") || arguments == ["backup"];
            assert!(answer.starts_with("exit 1") && is_told, "{name} {arguments:?}: {answer}");
            for lock in [".lock", ".write.lock"] {
                // A restore takes the lock before it knows; it changes nothing else.
                if arguments[0] == "restore" {
                    let _ = fs::remove_file(at.join(format!("{name}{lock}")));
                }
            }
            assert!(bytes(at) == before, "{name} {arguments:?}: {:?}", bytes(at).keys());
        }
    }
}

/// What a set-up does to a folder in which everything is there.
type Break = fn(&Path);
/// What the operator set beyond.
type Variables<'a> = &'a [(&'a str, &'a str)];

#[tokio::test]
async fn check_says_no_wherever_run_would_not_serve_and_yes_otherwise() {
    let place = Place::new().await;
    let whole = tempfile::tempdir().unwrap();
    set_up(&place, whole.path()).await;
    let binary = tempfile::tempdir().unwrap();
    let binary = Binary::for_anybody(binary.path());
    // What is done to the folder; what the operator set beyond.
    let setups: [(&str, Break, Variables<'_>); 26] = [
        ("nothing is broken", |_| (), &[]),
        ("it begins", |at| fs::remove_file(at.join("tertulia.db")).unwrap(), &[]),
        ("the folder is missing and can be made", |_| (), &[("TERTULIA_DATABASE__PATH", "new/folder/t.db")]),
        ("an empty file", |at| fs::write(at.join("tertulia.db"), "").unwrap(), &[]),
        ("the token is missing", |_| (), &[("DISCORD_TOKEN", "")]),
        ("the token is another", |_| (), &[("DISCORD_TOKEN", "another")]),
        ("no first server", |_| (), &[("TERTULIA_NETWORK__HOME_GUILD", "")]),
        ("the folder can't be made", |_| (), &[("TERTULIA_DATABASE__PATH", "text/t.db")]),
        ("the folder can't be written", |at| forbid(at, 0o555), &[]),
        ("the file can't be written", |at| forbid(&at.join("tertulia.db"), 0o444), &[]),
        ("the file is of another user", |at| forbid(&at.join("tertulia.db"), 0o000), &[]),
        ("a folder", |_| (), &[("TERTULIA_DATABASE__PATH", "folder")]),
        ("no database", |_| (), &[("TERTULIA_DATABASE__PATH", "text")]),
        ("another program's", |_| (), &[("TERTULIA_DATABASE__PATH", "other.db")]),
        ("half-applied", |_| (), &[("TERTULIA_DATABASE__PATH", "half.db")]),
        ("altered", |_| (), &[("TERTULIA_DATABASE__PATH", "altered.db")]),
        ("left out", |_| (), &[("TERTULIA_DATABASE__PATH", "left-out.db")]),
        ("newer", |_| (), &[("TERTULIA_DATABASE__PATH", "newer.db")]),
        ("a sandbox's", |_| (), &[("TERTULIA_DATABASE__PATH", "play.db")]),
        ("cut off", |at| cut_off(&at.join("tertulia.db")), &[]),
        ("two names", |at| fs::hard_link(at.join("tertulia.db"), at.join("twin.db")).unwrap(), &[]),
        ("a log without its database", |at| leave_log_alone(at), &[]),
        ("a restore was broken off", |at| break_off(at), &[]),
        ("nobody could be forgotten", |at| fs::create_dir_all(at.join("erasures.log/x")).unwrap(), &[]),
        ("no lock can be had", |at| fs::create_dir(at.join("tertulia.db.lock")).unwrap(), &[]),
        ("no room for the copy before the update", |_| (), OLDER_WITHOUT_FOLDER),
    ];
    let mut wrong = Vec::new();
    for (name, break_it, set) in setups {
        let folder = copy_of(whole.path());
        if name.starts_with("nobody could") || name.starts_with("no lock") {
            for left in ["erasures.log", "tertulia.db.lock"] {
                fs::remove_file(folder.path().join(left)).unwrap();
            }
        }
        break_it(folder.path());
        let command = |arguments| binary.command(&place, folder.path(), arguments, set);
        let check = run(command("check")).await;
        let says_yes = check.status.success();
        let serves = gets_connected(&place, command("run")).await;
        if says_yes != serves {
            wrong.push(format!("{name}: run serves: {serves}, check: {}", told(&check, Some(&place))));
        }
        let expected = ["nothing is broken", "it begins", "the folder is missing and can be made", "an empty file"];
        assert_eq!(serves, expected.contains(&name), "{name}: {}", told(&check, Some(&place)));
        forbid(folder.path(), 0o755);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    place.stand_in.stop().await;
}

/// An older database whose backups would go where a file lies.
const OLDER_WITHOUT_FOLDER: &[(&str, &str)] =
    &[("TERTULIA_DATABASE__PATH", "older.db"), ("TERTULIA_BACKUP__FOLDER", "text/backups")];

#[tokio::test]
async fn check_says_what_is_so_of_the_first_server_and_what_the_bot_runs_without() {
    let place = Place::new().await;
    let check = async |set: &[(&str, &str)]| {
        let mut command = place.tertulia(&["check"]);
        command.envs(set.iter().copied());
        told(&run(command).await, Some(&place))
    };
    let fine = check(&[]).await;
    assert!(fine.starts_with("exit 0") && fine.ends_with("Everything is there.\n"), "{fine}");
    // Nobody lets it say anything, before it ever ran.
    place.stand_in.overwrite(place.channel, place.bot_id(), 0, 1 << 11);
    let silent = check(&[]).await;
    assert!(silent.starts_with("exit 1") && silent.contains("✗ I lack Send Messages, in every channel."), "{silent}");
    let second = place.stand_in.add_channel(place.guild, "open");
    assert!(check(&[]).await.starts_with("exit 0"), "one channel is enough");
    place.stand_in.overwrite(second, place.bot_id(), 0, 1 << 10);
    assert!(check(&[]).await.starts_with("exit 1"));
    place.stand_in.overwrite(second, place.bot_id(), 0, 0);
    let other = place.stand_in.add_guild("Elsewhere", "en-GB", place.ines);
    let nowhere = check(&[("TERTULIA_NETWORK__HOME_GUILD", &other.to_string())]).await;
    assert!(nowhere.starts_with("exit 1") && nowhere.contains("The bot is not in the first server"), "{nowhere}");
    // What it runs without is told, and is no reason to say no.
    fs::write(place.folder.path().join("file"), "").unwrap();
    let without = check(&[
        ("TERTULIA_BACKUP__NIGHTLY", "true"),
        ("TERTULIA_BACKUP__FOLDER", "file/backups"),
        ("TERTULIA_SEARCH__MODEL", "file"),
    ])
    .await;
    assert!(without.starts_with("exit 0"), "{without}");
    assert!(without.contains("○ Backups: file/backups can't be written"), "{without}");
    assert!(without.contains("○ search.model: "), "{without}");
    let child = place.running().await;
    assert!(check(&[]).await.contains("✓ Tertulia is running on it now."));
    terminate(&child);
    ended(child).await;
    place.stand_in.stop().await;
}

#[tokio::test]
async fn before_an_older_database_is_brought_up_to_date_it_is_copied() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    of_version(&at.join("tertulia.db"), 22).await;
    fs::write(at.join("erasures.log"), "").unwrap();
    let older = "select max(version) = 22 from _sqlx_migrations";
    assert!(tertulia(at, &["seed"]).await.starts_with("exit 0"));
    assert_eq!(files(&at.join("backups")), ["erasures.log", "tertulia-STAMP.db"]);
    let copy = PathBuf::from(backup_in(&at.join("backups")));
    assert_eq!((count(&copy, older).await, count(&at.join("tertulia.db"), older).await), (1, 0));
    assert_eq!(fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    // Nothing is to be brought up to date: nothing is copied.
    assert!(tertulia(at, &["seed"]).await.starts_with("exit 0"));
    assert_eq!(files(&at.join("backups")).len(), 2);
    // It counts as a backup, and can be restored as one.
    assert!(tertulia(at, &["restore", &copy.display().to_string(), "--force"]).await.starts_with("exit 0"));
}

#[tokio::test]
async fn an_update_that_fails_again_and_again_makes_one_copy_and_pushes_out_none() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    of_version(&at.join("tertulia.db"), 21).await;
    sql(&at.join("tertulia.db"), "create table search_document (in_the_way)").await;
    fs::create_dir(at.join("backups")).unwrap();
    fs::copy(at.join("tertulia.db"), at.join("backups/tertulia-20200101T000000Z.db")).unwrap();
    for _ in 0..3 {
        let mut command = bare(at, &["seed"]);
        command.env("TERTULIA_BACKUP__KEEP", "2");
        let answer = told(&run(command).await, None);
        assert!(
            answer.starts_with("exit 1\n") && answer.contains("tertulia.db can't be brought up to date"),
            "{answer}"
        );
        assert_eq!(files(&at.join("backups")).len(), 2);
    }
    assert!(at.join("backups/tertulia-20200101T000000Z.db").exists());
}

#[tokio::test]
async fn without_room_for_the_copy_nothing_starts_and_nothing_changes() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    of_version(&at.join("tertulia.db"), 22).await;
    let size = fs::metadata(at.join("tertulia.db")).unwrap().len();
    let before = fs::read(at.join("tertulia.db")).unwrap();
    let limited = |arguments: &'static str| {
        let mut command = Command::new("sh");
        let script = format!("trap '' XFSZ; ulimit -f 64; exec {} {arguments}", env!("CARGO_BIN_EXE_tertulia"));
        command.args(["-c", &script]).current_dir(at).env_clear().kill_on_drop(true);
        command.env("DISCORD_TOKEN", "t").env("TERTULIA_NETWORK__HOME_GUILD", "1");
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    };
    for arguments in ["run", "seed", "reindex"] {
        let answer = shown(&told(&run(limited(arguments)).await, None), at);
        assert!(
            answer.starts_with("exit 1\nthe database is from an older version, and no copy of it can be made"),
            "{answer}"
        );
        for part in ["Nothing was changed.", &format!("{size} bytes in backups"), "--no-copy"] {
            assert!(answer.contains(part), "{part}: {answer}");
        }
        assert_eq!(fs::read(at.join("tertulia.db")).unwrap(), before, "{arguments}");
        assert_eq!(files(&at.join("backups")), Vec::<String>::new());
    }
    fs::remove_dir(at.join("backups")).unwrap();
    fs::write(at.join("backups"), "in the way").unwrap();
    let answer = tertulia(at, &["seed"]).await;
    assert!(answer.starts_with("exit 1\n") && answer.contains("it can't be written"), "{answer}");
    assert_eq!(fs::read(at.join("tertulia.db")).unwrap(), before);
    assert!(tertulia(at, &["seed", "--no-copy"]).await.starts_with("exit 0"));
    assert_eq!(fs::read(at.join("backups")).unwrap(), b"in the way");
}

#[tokio::test]
async fn an_older_bot_is_never_brought_up_to_date_under_itself() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    of_version(&at.join("tertulia.db"), 22).await;
    let running = fs::File::create(at.join("tertulia.db.lock")).unwrap();
    running.lock().unwrap();
    for arguments in [["seed"], ["reindex"]] {
        let answer = tertulia(at, &arguments).await;
        assert!(answer.starts_with("exit 1") && answer.contains("another Tertulia runs on tertulia.db"), "{answer}");
    }
    assert!(!at.join("backups").exists());
    assert_eq!(count(&at.join("tertulia.db"), "select max(version) from _sqlx_migrations").await, 22);
}

/// A world in which Morag was forgotten after a backup, and the bot is stopped.
async fn with_morag_forgotten() -> (World, PathBuf, String) {
    let mut world = World::new().await;
    let at = world.folder().to_owned();
    tertulia(&at, &["backup"]).await;
    world.slash("morag", "me forget", &[]).await;
    world.click("morag", "privacy/erase/").await;
    world.stop_bot().await;
    let backup = backup_in(&at.join("backups"));
    (world, at, backup)
}

#[tokio::test]
async fn a_record_that_may_not_be_all_brings_nobody_back() {
    let (mut world, at, backup) = with_morag_forgotten().await;
    let record = at.join("erasures.log");
    let whole = fs::read_to_string(&record).unwrap();
    let older = fs::read_to_string(at.join("backups/erasures.log")).unwrap();
    assert!(whole.len() > older.len());
    let cut = whole.len() - 30;
    let damaged = whole.replace(" nothing ", " withdraw ");
    assert_ne!(damaged, whole);
    let database = fs::read(at.join("tertulia.db")).unwrap();
    for (name, text, why) in [
        ("missing", None, "there is no erasures.log of this backup's installation"),
        ("empty", Some(""), "there is no erasures.log of this backup's installation"),
        ("of another", Some("key 0123456789abcdef\n"), "there is no erasures.log of this backup's installation"),
        ("cut off", Some(&whole[..cut]), "at least 1 lines are missing"),
        ("older", Some(older.as_str()), "at least 1 lines are missing"),
        ("damaged", Some(damaged.as_str()), "1 of its lines are not as they were written"),
    ] {
        // Where the database is there, where it is broken, and where it is gone; with and without the count.
        for (database_now, is_counted) in [
            (Some(&database[..]), true),
            (Some(&database[..]), false),
            (Some(b"broken".as_slice()), true),
            (None, true),
            (None, false),
        ] {
            match text {
                Some(text) => fs::write(&record, text).unwrap(),
                None => fs::remove_file(&record).unwrap_or_default(),
            }
            match database_now {
                Some(bytes) => fs::write(at.join("tertulia.db"), bytes).unwrap(),
                None => fs::remove_file(at.join("tertulia.db")).unwrap_or_default(),
            }
            let head = at.join("erasures.head");
            let counted = fs::read(&head).unwrap();
            if !is_counted {
                fs::remove_file(&head).unwrap();
            }
            let answer = tertulia(&at, &["restore", &backup, "--force"]).await;
            let is_why =
                answer.contains(why) || !is_counted && database_now.is_none() && answer.contains("can't be told");
            assert!(answer.starts_with("exit 1") && is_why, "{name}: {answer}");
            assert!(
                answer.contains("--without-erasures") && answer.contains("Nothing was changed"),
                "{name}: {answer}"
            );
            assert_eq!(fs::read(at.join("tertulia.db")).ok().as_deref(), database_now, "{name}");
            fs::write(&head, counted).unwrap();
        }
    }
    // All of it, with the database gone: it is counted, so it is known to be all.
    fs::write(&record, &whole).unwrap();
    fs::remove_file(at.join("tertulia.db")).unwrap_or_default();
    let answer = tertulia(&at, &["restore", &backup]).await;
    assert!(answer.starts_with("exit 0") && answer.contains("people forgotten once more: 1"), "{answer}");
    world.start_bot().await;
    world.finish().await;
}

#[tokio::test]
async fn on_a_new_machine_the_copy_beside_the_backup_is_not_taken_for_all() {
    let (mut world, at, backup) = with_morag_forgotten().await;
    let other = tempfile::tempdir().unwrap();
    let answer = tertulia(other.path(), &["restore", &backup]).await;
    assert!(
        answer.contains("The copy beside the backup knows nothing of what was erased after the last backup."),
        "{answer}"
    );
    // As the page says: the record is brought along. Whether it is the newest can't be told without its count.
    fs::copy(at.join("erasures.log"), other.path().join("erasures.log")).unwrap();
    let answer = tertulia(other.path(), &["restore", &backup]).await;
    assert!(answer.starts_with("exit 1") && answer.contains("can't be told"), "{answer}");
    fs::copy(at.join("erasures.head"), other.path().join("erasures.head")).unwrap();
    let answer = tertulia(other.path(), &["restore", &backup]).await;
    assert!(answer.starts_with("exit 0") && answer.contains("people forgotten once more: 1"), "{answer}");
    // Told to go on, it carries out what it finds and says that this may not be all.
    let third = tempfile::tempdir().unwrap();
    let answer = tertulia(third.path(), &["restore", &backup, "--without-erasures"]).await;
    assert!(answer.starts_with("exit 0") && answer.contains("that may not be everything: "), "{answer}");
    world.start_bot().await;
    world.finish().await;
}

#[tokio::test]
async fn records_of_older_versions_are_read() {
    let (mut world, at, backup) = with_morag_forgotten().await;
    let record = at.join("erasures.log");
    let text = fs::read_to_string(&record).unwrap();
    let older: Vec<&str> = text
        .lines()
        .map(|line| if line.starts_with("key ") { line } else { line.rsplit_once(' ').unwrap().0 })
        .collect();
    fs::write(&record, older.join("\n") + "\n").unwrap();
    fs::remove_file(at.join("erasures.head")).unwrap();
    // The bot counts them when it starts.
    world.start_bot().await;
    world.stop_bot().await;
    assert!(fs::read_to_string(at.join("erasures.head")).unwrap().ends_with(" 1\n"));
    let answer = tertulia(&at, &["restore", &backup, "--force"]).await;
    assert!(answer.starts_with("exit 0") && answer.contains("people forgotten once more: 1"), "{answer}");
    world.start_bot().await;
    world.finish().await;
}

#[tokio::test]
async fn whatever_root_makes_is_the_folders_owners() {
    let place = Place::new().await;
    let at = place.folder.path().to_owned();
    // As nobody but root this changes nothing, and what follows holds by itself.
    let is_root = fs::metadata(&at).unwrap().uid() == 0;
    if is_root {
        chown(&at, Some(NOBODY), Some(NOBODY)).unwrap();
    }
    let owner = fs::metadata(&at).unwrap().uid();
    let mut seen = 0;
    let mut all_are_the_owners = |after: &str| {
        let mut folders = vec![at.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                assert_eq!(fs::metadata(&path).unwrap().uid(), owner, "after {after}: {}", path.display());
                seen += 1;
                if path.is_dir() {
                    folders.push(path);
                }
            }
        }
    };
    fs::write(at.join("library.json"), "[]").unwrap();
    chown(at.join("library.json"), Some(owner), None).unwrap();
    let child = place.running().await;
    all_are_the_owners("run");
    tertulia(&at, &["seed"]).await;
    all_are_the_owners("seed beside it");
    terminate(&child);
    ended(child).await;
    for arguments in [
        vec!["seed", "--demo"],
        vec!["import", "library.json"],
        vec!["backup"],
        vec!["backup", "--to", "far/away"],
        vec!["export"],
        vec!["export", "--format", "folder", "--out", "deep/library"],
        vec!["reindex"],
        vec!["audit", "verify"],
    ] {
        let answer = tertulia(&at, &arguments).await;
        assert!(answer.starts_with("exit 0"), "{arguments:?}: {answer}");
        all_are_the_owners(&arguments.join(" "));
    }
    let backup = backup_in(&at.join("backups"));
    let answer = tertulia(&at, &["restore", &backup, "--force"]).await;
    assert!(answer.starts_with("exit 0"), "{answer}");
    all_are_the_owners("restore");
    let child = sandbox(&at, &["play/play.db"]).await;
    all_are_the_owners("sandbox");
    terminate(&child);
    ended(child).await;
    // The bot's own user goes on with all of it.
    let binary = tempfile::tempdir().unwrap();
    let command = Binary::for_anybody(binary.path()).command(&place, &at, "run", &[]);
    assert!(gets_connected(&place, command).await);
    all_are_the_owners("the bot's own run");
    assert!(seen > 100, "there were files to look at");
    place.stand_in.stop().await;
}

#[tokio::test]
async fn what_can_not_be_written_is_read_as_it_lies_and_not_without_its_log() {
    let mut world = World::new().await;
    let at = world.folder().to_owned();
    let binary = tempfile::tempdir().unwrap();
    let binary = Binary::for_anybody(binary.path());
    let sealed = tempfile::tempdir().unwrap();
    let with_log = tempfile::tempdir().unwrap();
    // With the log, from under the running bot; without, once it has ended.
    for name in ["tertulia.db", "tertulia.db-wal"] {
        fs::copy(at.join(name), with_log.path().join(name)).unwrap();
    }
    assert!(fs::metadata(with_log.path().join("tertulia.db-wal")).unwrap().len() > 0);
    world.stop_bot().await;
    fs::copy(at.join("tertulia.db"), sealed.path().join("tertulia.db")).unwrap();
    world.start_bot().await;
    world.finish().await;
    let out = tempfile::tempdir().unwrap();
    binary.give(out.path());
    let place = Place::new().await;
    for folder in [sealed.path(), with_log.path()] {
        binary.give(folder);
        forbid(folder, 0o555);
    }
    let library = out.path().join("library.zip").display().to_string();
    let ask = async |folder: &Path, arguments: &[&str]| {
        let mut command = binary.command(&place, folder, arguments[0], &[]);
        command.args(&arguments[1..]);
        told(&run(command).await, Some(&place))
    };
    let before = bytes(sealed.path());
    let answer = ask(sealed.path(), &["audit", "verify"]).await;
    assert!(answer.starts_with("exit 0\nEvery row is as it was written"), "{answer}");
    let answer = ask(sealed.path(), &["export", "--out", &library]).await;
    assert!(answer.starts_with("exit 0") && answer.contains("0 write-ups"), "{answer}");
    let answer = ask(sealed.path(), &["check"]).await;
    assert!(answer.contains("the folder . of the database can't be written"), "{answer}");
    assert!(answer.contains("The bot is not in the first server") || answer.contains("Commons"), "{answer}");
    assert!(bytes(sealed.path()) == before);
    let before = bytes(with_log.path());
    for arguments in [vec!["audit", "verify"], vec!["export", "--out", &library], vec!["check"]] {
        let answer = ask(with_log.path(), &arguments).await;
        assert!(
            answer.starts_with("exit 1") && answer.contains("Copy both into a folder that can be written"),
            "{answer}"
        );
        assert!(bytes(with_log.path()) == before);
    }
    // As it says: both elsewhere, and everything is read.
    forbid(with_log.path(), 0o755);
    let answer = ask(with_log.path(), &["audit", "verify"]).await;
    assert!(answer.starts_with("exit 0\nEvery row is as it was written"), "{answer}");
    for folder in [sealed.path(), with_log.path()] {
        forbid(folder, 0o755);
    }
    place.stand_in.stop().await;
}

#[tokio::test]
async fn one_bot_whatever_its_database_is_called() {
    let place = Place::new().await;
    let at = place.folder.path();
    fs::create_dir_all(at.join("real")).unwrap();
    symlink("real", at.join("folder")).unwrap();
    symlink("real/tertulia.db", at.join("tertulia.db")).unwrap();
    let child = place.running().await;
    assert_eq!(
        files(&at.join("real"))
            .iter()
            .filter(|name| Path::new(name).extension().is_some_and(|it| it == "lock"))
            .count(),
        1
    );
    for name in ["tertulia.db", "real/tertulia.db", "folder/tertulia.db", "folder/../real/tertulia.db"] {
        for arguments in [["run"], ["reindex"]] {
            let mut command = place.tertulia(&arguments);
            command.env("TERTULIA_DATABASE__PATH", name);
            let answer = told(&run(command).await, None);
            assert!(answer.starts_with("exit 1\nanother Tertulia runs on"), "{name} {arguments:?}: {answer}");
        }
    }
    terminate(&child);
    ended(child).await;
    for beside in ["erasures.log", "erasures.head", "tertulia.db.lock"] {
        assert!(at.join("real").join(beside).exists() && !at.join(beside).exists(), "{beside}");
    }
    fs::hard_link(at.join("real/tertulia.db"), at.join("twin.db")).unwrap();
    for arguments in [vec!["run"], vec!["seed"], vec!["reindex"], vec!["backup"], vec!["check"]] {
        let answer = told(&run(place.tertulia(&arguments)).await, None);
        assert!(answer.starts_with("exit 1") && answer.contains("has 2 names"), "{arguments:?}: {answer}");
    }
    place.stand_in.stop().await;
}

#[tokio::test]
async fn the_token_is_not_told_whatever_it_is_given_for() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let signature = "Xk3_q7-ZpLw9RtYuIoPaSdFgHjKl0vBnM1eQ2w";
    let token = &format!("MTk4NjIyNDgzNDcxOTI1MjQ4.GaBcDe.{signature}");
    fs::write(at.join("my.env"), format!("DISCORD_TOKEN={token}\nTERTULIA_NETWORK__HOME_GUILD=1\n")).unwrap();
    fs::write(at.join("my.toml"), format!("[discord]\ntoken = \"{token}\"\n")).unwrap();
    fs::create_dir(at.join("dotenv")).unwrap();
    fs::write(at.join("dotenv/.env"), format!("DISCORD_TOKEN = {token} and more\n")).unwrap();
    let never = async |mut command: Command| {
        command.env("TERTULIA_DISCORD__API_URL", "http://127.0.0.1:9");
        let answer = told(&run(command).await, None);
        assert!(!answer.starts_with("exit 0"), "{answer}");
        assert!(!answer.contains(&signature[..10]), "{answer}");
    };
    for arguments in [
        vec!["run", "--config", "my.env"],
        vec!["run", "--config", "my.toml"],
        vec!["check", "--config", token],
        vec!["check", token],
        vec![token],
        vec!["check", "--language", token],
        vec!["audit", "verify", "--head", token],
        vec!["sandbox", "--port", token],
        vec!["restore", token],
        vec!["import", token],
        vec!["seed", "--token", token],
    ] {
        never(bare(at, &arguments)).await;
        let mut with_it = bare(at, &arguments);
        with_it.env("DISCORD_TOKEN", token);
        never(with_it).await;
    }
    for (name, value) in [
        ("TERTULIA_CONFIG", token.as_str()),
        ("TERTULIA_CONFIG", "my.env"),
        ("TERTULIA_DISCORD__TOKEN", token),
        ("TERTULIA_LOG__LEVEL", token),
        ("TERTULIA_DATABASE__PATH", &format!("my.env/{token}")),
        ("TERTULIA_BACKUP__KEEP", signature),
    ] {
        let mut command = bare(at, &["seed"]);
        command.env(name, value);
        never(command).await;
    }
    never(bare(&at.join("dotenv"), &["run"])).await;
}

/// The binary where everybody may start it, as nobody: permissions hold for them. Where the tests don't run as root, they are
/// not root already.
struct Binary {
    path: PathBuf,
    is_root: bool,
}

impl Binary {
    fn for_anybody(folder: &Path) -> Self {
        let path = folder.join("tertulia");
        fs::copy(env!("CARGO_BIN_EXE_tertulia"), &path).unwrap();
        forbid(&path, 0o755);
        forbid(folder, 0o755);
        Self { is_root: fs::metadata(&path).unwrap().uid() == 0, path }
    }

    /// Gives a folder and all that is in it to whoever the commands run as.
    fn give(&self, folder: &Path) {
        if !self.is_root {
            return;
        }
        chown(folder, Some(NOBODY), Some(NOBODY)).unwrap();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                self.give(&path);
            } else {
                chown(&path, Some(NOBODY), Some(NOBODY)).unwrap();
            }
        }
    }

    fn command(&self, place: &Place, folder: &Path, argument: &str, set: &[(&str, &str)]) -> Command {
        let mut command = Command::new(&self.path);
        command.arg(argument).current_dir(folder).env_clear().envs(place.variables()).envs(set.iter().copied());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
        if self.is_root {
            self.give(folder);
            command.uid(NOBODY).gid(NOBODY);
        }
        command
    }
}

fn forbid(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

fn cut_off(path: &Path) {
    let whole = fs::read(path).unwrap();
    fs::write(path, &whole[..whole.len() / 2]).unwrap();
}

fn leave_log_alone(at: &Path) {
    fs::remove_file(at.join("tertulia.db")).unwrap();
    fs::write(at.join("tertulia.db-wal"), "what was written last").unwrap();
}

fn break_off(at: &Path) {
    fs::rename(at.join("tertulia.db"), at.join("tertulia.db.before-restore")).unwrap();
}

fn copy_of(folder: &Path) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let target = copy.path().join(path.file_name().unwrap());
        if path.is_dir() {
            fs::create_dir(target).unwrap();
        } else {
            fs::copy(path, target).unwrap();
        }
    }
    copy
}

/// Whether the bot gets connected, before it ends by itself; then it is ended.
async fn gets_connected(place: &Place, mut command: Command) -> bool {
    let mut child = command.spawn().unwrap();
    let is_connected = tokio::select! {
        () = place.stand_in.wait_connected(place.bot_id()) => true,
        _ = child.wait() => false,
        () = tokio::time::sleep(HANGS) => panic!("it neither connects nor ends"),
    };
    if is_connected {
        terminate(&child);
        ended(child).await;
        // The next one must not be taken for it.
        while tokio::time::timeout(Duration::from_millis(1), place.stand_in.wait_connected(place.bot_id()))
            .await
            .is_ok()
        {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
    is_connected
}

/// A folder in which nothing is missing, and beside the database others that are broken.
async fn set_up(place: &Place, at: &Path) {
    let child = place.running().await;
    let ines = place.stand_in.person(place.ines);
    let channel = json!(place.channel.to_string());
    ines.slash(place.channel, "admin settings", &[("announcements", channel.clone()), ("reviews", channel)])
        .await
        .unwrap();
    let role = [("person", json!(place.ines.to_string())), ("role", json!("moderator")), ("change", json!("grant"))];
    ines.slash(place.channel, "admin role", &role).await.unwrap();
    terminate(&child);
    ended(child).await;
    let made = place.folder.path();
    for name in ["tertulia.db", "erasures.log", "erasures.head", "tertulia.db.lock"] {
        fs::copy(made.join(name), at.join(name)).unwrap();
    }
    for (name, change) in [
        ("half.db", "update _sqlx_migrations set success = 0 where version = 23"),
        ("altered.db", "update _sqlx_migrations set checksum = x'00' where version = 3"),
        ("left-out.db", "delete from _sqlx_migrations where version = 5"),
        ("newer.db", "insert into _sqlx_migrations values (9999, 'later', datetime(), 1, x'00', 0)"),
        ("play.db", "pragma application_id = 1413829442"),
    ] {
        fs::copy(made.join("tertulia.db"), at.join(name)).unwrap();
        sql(&at.join(name), change).await;
    }
    sql(&at.join("other.db"), "create table t (a)").await;
    of_version(&at.join("older.db"), 22).await;
    fs::write(at.join("text"), "only text, and enough of it to be read as a file\n".repeat(30)).unwrap();
    fs::create_dir(at.join("folder")).unwrap();
}
