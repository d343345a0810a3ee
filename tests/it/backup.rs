//! Backups while the bot runs, the way back, and what may fail on it.

use std::path::Path;
use std::process::Stdio;

use insta::assert_snapshot;
use tokio::process::Command;

use crate::process::{Place, bare, ended, run, terminate, told};
use crate::world::World;

/// The files of a folder, instants left out.
pub fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| stamped(&entry.unwrap().file_name().to_string_lossy()))
        .collect();
    names.sort();
    names
}

/// `20300101T120000Z` and the mark after it differ from run to run, sizes from version to version, and so do folders.
fn stamped(text: &str) -> String {
    let mut words = Vec::new();
    for word in text.split_inclusive(['-', '.', ' ', '/', '\n']) {
        let stamp = word.trim_end_matches(['-', '.']);
        let is_stamp = stamp.len() == 16 && stamp.ends_with('Z') && stamp.as_bytes()[8] == b'T';
        let is_mark = words.last().is_some_and(|last| last == "STAMP-") && stamp.len() == 8;
        words.push(match () {
            () if is_stamp => word.replace(stamp, "STAMP"),
            () if is_mark => word.replace(stamp, "MARK"),
            () => word.to_owned(),
        });
    }
    words.concat()
}

pub fn shown(text: &str, folder: &Path) -> String {
    let text = stamped(&text.replace(&folder.display().to_string(), "FOLDER"));
    let mut out = String::new();
    for line in text.lines() {
        match line.split_once(" MB,") {
            Some((before, after)) => {
                let before = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
                out.extend([before, "… MB,", after, "\n"]);
            }
            None => out.extend([line, "\n"]),
        }
    }
    out
}

/// What a command says, and how it ends. Where it meets a lock it is asked once more: a process that another test of this one
/// is just starting holds for a moment what was open here, a lock that was given back too.
pub async fn tertulia(folder: &Path, arguments: &[&str]) -> String {
    let answer = told(&run(bare(folder, arguments)).await, None);
    let answer = if answer.contains("stop it first") {
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        told(&run(bare(folder, arguments)).await, None)
    } else {
        answer
    };
    shown(&answer, folder)
}

pub fn backup_in(folder: &Path) -> String {
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let backups = paths.filter(|path| path.extension().is_some_and(|it| it == "db"));
    let mut names: Vec<String> = backups.map(|path| path.display().to_string()).collect();
    names.sort();
    names.pop().unwrap()
}

pub async fn count(database: &Path, sql: &'static str) -> i64 {
    let pool = sqlx::sqlite::SqlitePool::connect(&format!("sqlite://{}", database.display())).await.unwrap();
    let count = sqlx::query_scalar(sql).fetch_one(&pool).await.unwrap();
    pool.close().await;
    count
}

#[tokio::test]
async fn a_backup_is_made_while_the_bot_runs_and_restored_once_it_stopped() {
    let place = Place::new().await;
    let folder = place.folder.path();
    let child = place.running().await;
    assert_snapshot!(tertulia(folder, &["backup"]).await, @"
    exit 0
    backups/tertulia-STAMP-MARK.db: … MB, checked; 1 kept
    ");
    let backup = backup_in(&folder.join("backups"));
    assert_snapshot!(tertulia(folder, &["restore", &backup, "--force", "--without-erasures"]).await, @"
    exit 1
    Tertulia runs on tertulia.db: stop it first. Nothing was changed.
    ");
    terminate(&child);
    ended(child).await;
    let database = folder.join("tertulia.db");
    let pool = sqlx::sqlite::SqlitePool::connect(&format!("sqlite://{}", database.display())).await.unwrap();
    sqlx::query("delete from server").execute(&pool).await.unwrap();
    pool.close().await;
    assert_snapshot!(tertulia(folder, &["restore", &backup]).await, @"
    exit 1
    tertulia.db is there already. With --force it is kept aside and the backup takes its place. Nothing was changed.
    ");
    for record in ["erasures.log", "backups/erasures.log"] {
        std::fs::remove_file(folder.join(record)).unwrap();
    }
    assert_snapshot!(tertulia(folder, &["restore", &backup, "--force"]).await, @"
    exit 1
    there is no erasures.log of this backup's installation beside the database (erasures.log). It says what people had erased since; without all of it the backup would bring that back. Put the newest one there. If there is none: --without-erasures carries out what is found, and whoever else was forgotten since comes back. Nothing was changed.
    ");
    assert_eq!(count(&database, "select count(*) from server").await, 0, "nothing was changed");
    assert_snapshot!(tertulia(folder, &["restore", &backup, "--force", "--without-erasures"]).await, @"
    exit 0
    tertulia.db is restored from FOLDER/backups/tertulia-STAMP-MARK.db
    what was there before is tertulia.db.before-restore
    that may not be everything: there is no erasures.log of this backup's installation beside the database
    ");
    assert_eq!(count(&database, "select count(*) from server").await, 1);
    assert_eq!(count(&folder.join("tertulia.db.before-restore"), "select count(*) from server").await, 0);
    let child = place.running().await;
    terminate(&child);
    assert_eq!(ended(child).await.status.code(), Some(0));
    place.stand_in.stop().await;
}

#[tokio::test]
async fn the_record_of_erasures_goes_with_the_backup() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    tertulia(at, &["seed"]).await;
    std::fs::write(at.join("erasures.log"), "").unwrap();
    tertulia(at, &["backup", "--to", "elsewhere"]).await;
    assert_eq!(files(&at.join("elsewhere")), ["erasures.log", "tertulia-STAMP.db"]);
    std::fs::remove_file(at.join("erasures.log")).unwrap();
    let backup = backup_in(&at.join("elsewhere"));
    assert_snapshot!(tertulia(at, &["restore", &backup, "--force"]).await, @"
    exit 0
    tertulia.db is restored from FOLDER/elsewhere/tertulia-STAMP.db
    what was there before is tertulia.db.before-restore
    carried out what FOLDER/elsewhere/erasures.log says
    ");
    // On another machine, where there is nothing yet.
    let other = tempfile::tempdir().unwrap();
    assert!(tertulia(other.path(), &["restore", &backup]).await.starts_with("exit 0"));
    assert_eq!(count(&other.path().join("tertulia.db"), "select count(*) from place").await, 19);
}

#[tokio::test]
async fn whoever_was_forgotten_after_the_backup_stays_forgotten() {
    let mut world = World::new().await;
    let at = world.folder().to_owned();
    tertulia(&at, &["backup"]).await;
    world.slash("morag", "me forget", &[]).await;
    world.click("morag", "privacy/erase/").await;
    world.stop_bot().await;
    let backup = backup_in(&at.join("backups"));
    let database = at.join("tertulia.db");
    let members = "select count(*) from membership";
    assert_eq!(count(Path::new(&backup), members).await, 2, "Morag and Lucía");
    assert_snapshot!(tertulia(&at, &["restore", &backup, "--force"]).await, @"
    exit 0
    tertulia.db is restored from FOLDER/backups/tertulia-STAMP-MARK.db
    what was there before is tertulia.db.before-restore
    carried out what erasures.log says
    carried out what FOLDER/backups/erasures.log says
    people forgotten once more: 1
    ");
    assert_eq!(count(&database, members).await, 1, "Lucía");
    // The bot starts on it, and knows nobody called Morag.
    world.start_bot().await;
    assert_snapshot!(world.slash("morag", "me show", &[]).await, @"
    ### What Tertulia knows about you
    **Your places**
    None yet. `/place join` adds one.
    **Your language**
    English (from your Discord)
    -# Your Discord account is kept apart from what you do here, and what can be erased is erased when you ask.
    [Get my data] [Forget me …]
    ");
    world.finish().await;
}

#[tokio::test]
async fn a_backup_of_another_installation_is_not_taken_for_ours() {
    let mut world = World::new().await;
    let at = world.folder().to_owned();
    world.slash("morag", "me forget", &[]).await;
    world.click("morag", "privacy/erase/").await;
    world.stop_bot().await;
    let other = World::new().await;
    tertulia(other.folder(), &["backup", "--to", &at.join("foreign").display().to_string()]).await;
    let backup = backup_in(&at.join("foreign"));
    assert_snapshot!(tertulia(&at, &["restore", &backup, "--force"]).await, @"
    exit 1
    there is no erasures.log of this backup's installation beside the database (erasures.log). It says what people had erased since; without all of it the backup would bring that back. The copy beside the backup knows nothing of what was erased after the last backup. Put the newest one there. If there is none: --without-erasures carries out what is found, and whoever else was forgotten since comes back. Nothing was changed.
    ");
    assert!(!at.join("tertulia.db.before-restore").exists());
    other.finish().await;
}

#[tokio::test]
async fn only_the_newest_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    tertulia(at, &["seed"]).await;
    std::fs::create_dir(at.join("backups")).unwrap();
    for name in [
        "tertulia-20200101T000000Z.db",
        "tertulia-20200102T000000Z.db",
        ".tertulia-20200102T000000Z.db.part",
        "mine.db",
    ] {
        std::fs::write(at.join("backups").join(name), "").unwrap();
    }
    let mut command = bare(at, &["backup"]);
    command.env("TERTULIA_BACKUP__KEEP", "2");
    assert_snapshot!(shown(&told(&run(command).await, None), at), @"
    exit 0
    backups/tertulia-STAMP.db: … MB, checked; 2 kept
    ");
    assert!(!at.join("backups/tertulia-20200101T000000Z.db").exists());
    assert_eq!(files(&at.join("backups")).len(), 3);
}

#[tokio::test]
async fn what_is_no_backup_is_not_restored() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    tertulia(at, &["seed"]).await;
    tertulia(at, &["backup"]).await;
    let whole = std::fs::read(backup_in(&at.join("backups"))).unwrap();
    std::fs::write(at.join("text.db"), "no database at all, only text that is long enough to be read").unwrap();
    std::fs::write(at.join("half.db"), &whole[..whole.len() / 2]).unwrap();
    let mut torn = whole.clone();
    let middle = torn.len() / 2;
    torn[middle..middle + 4_096].fill(0xAA);
    std::fs::write(at.join("torn.db"), &torn).unwrap();
    std::fs::write(at.join("newer.db"), &whole).unwrap();
    let newer =
        sqlx::sqlite::SqlitePool::connect(&format!("sqlite://{}", at.join("newer.db").display())).await.unwrap();
    sqlx::query("insert into _sqlx_migrations values (9999, 'later', datetime(), 1, x'00', 0)")
        .execute(&newer)
        .await
        .unwrap();
    newer.close().await;
    for (file, why) in [
        ("text.db", "is no database"),
        ("half.db", "broken"),
        ("torn.db", "broken"),
        ("newer.db", "newer Tertulia"),
        ("tertulia.db", "is the database itself"),
        ("absent.db", "there is no file"),
    ] {
        let answer = tertulia(at, &["restore", file, "--force", "--without-erasures"]).await;
        assert!(answer.starts_with("exit 1") && answer.contains(why), "{file}: {answer}");
    }
    assert_eq!(count(&at.join("tertulia.db"), "select count(*) from place").await, 19, "nothing was changed");
    assert!(files(at).iter().all(|name| !name.contains("restor")), "{:?}", files(at));
}

#[tokio::test]
async fn a_write_ahead_log_is_never_taken_for_that_of_another_database() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    tertulia(at, &["seed"]).await;
    tertulia(at, &["backup"]).await;
    let backup = backup_in(&at.join("backups"));
    // Somebody removed the database and left its log.
    std::fs::remove_file(at.join("tertulia.db")).unwrap();
    std::fs::write(at.join("tertulia.db-wal"), "left behind").unwrap();
    let answer = tertulia(at, &["restore", &backup, "--without-erasures"]).await;
    assert!(answer.starts_with("exit 0"), "{answer}");
    assert_eq!(count(&at.join("tertulia.db"), "select count(*) from place").await, 19);
    assert!(at.join("tertulia.db.before-restore-wal").exists());
    // A database in use is no backup.
    std::fs::copy(&backup, at.join("copy.db")).unwrap();
    std::fs::write(at.join("copy.db-wal"), "what was not written yet").unwrap();
    let answer = tertulia(at, &["restore", "copy.db", "--force", "--without-erasures"]).await;
    assert!(answer.starts_with("exit 1") && answer.contains("a database in use, not a backup"), "{answer}");
}

#[tokio::test]
async fn a_full_disk_or_a_folder_that_is_none_leaves_nothing_half_written() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    tertulia(at, &["seed", "--demo"]).await;
    std::fs::write(at.join("file"), "").unwrap();
    assert_snapshot!(tertulia(at, &["backup", "--to", "file/backups"]).await, @"
    exit 1
    the backup folder file/backups can't be made: Not a directory (os error 20)
    ");
    // No file may grow beyond 64 blocks, as on a full disk.
    let limited = |arguments: &'static str| {
        let mut command = Command::new("sh");
        let script = format!("trap '' XFSZ; ulimit -f 64; exec {} {arguments}", env!("CARGO_BIN_EXE_tertulia"));
        command.args(["-c", &script]).current_dir(at).env_clear().stdout(Stdio::piped()).stderr(Stdio::piped());
        command.kill_on_drop(true);
        command
    };
    let answer = shown(&told(&run(limited("backup")).await, None), at);
    assert!(answer.starts_with("exit 1\nno backup was made in backups: the copy could not be written"), "{answer}");
    assert_eq!(files(&at.join("backups")), Vec::<String>::new());
    // The same where a backup is restored, and where the library is exported.
    tertulia(at, &["backup"]).await;
    let backup = backup_in(&at.join("backups"));
    std::fs::rename(backup, at.join("b.db")).unwrap();
    let answer = shown(&told(&run(limited("restore b.db --force --without-erasures")).await, None), at);
    assert!(answer.starts_with("exit 1\nnothing was changed"), "{answer}");
    assert_eq!(count(&at.join("tertulia.db"), "select count(*) from place").await, 19);
    assert!(files(at).iter().all(|name| !name.contains("restor")), "{:?}", files(at));
}

#[tokio::test]
async fn each_night_one_is_made_and_health_tells_of_it() {
    let mut world = World::new().await;
    world.settings.push(("TERTULIA_BACKUP__NIGHTLY", "true".to_owned()));
    world.restart().await;
    let folder = world.database().with_file_name("backups");
    world.sweep().await;
    assert_eq!(files(&folder), ["erasures.log", "tertulia-STAMP-MARK.db"], "past three, the first sweep makes one");
    world.wait(2).await;
    assert_eq!(files(&folder).len(), 2, "one a night");
    world.wait_until("2030-01-02T02:30:00Z").await;
    assert_eq!(files(&folder).len(), 2, "the night begins at three");
    world.wait_until("2030-01-02T03:30:00Z").await;
    assert_eq!(files(&folder).len(), 3);
    assert!(backup_in(&folder).contains("/tertulia-20300102T033000Z-"));
    world.stop_bot().await;
    // The folder is none any more: the bot goes on and says so.
    std::fs::remove_dir_all(&folder).unwrap();
    std::fs::write(&folder, "").unwrap();
    world.start_bot().await;
    world.wait_until("2030-01-03T04:00:00Z").await;
    let health = world.slash("ines", "admin health", &[]).await;
    assert!(health.contains("✗ The backup of <t:1893643200:f> failed:"), "{health}");
    let answer = world.slash("ines", "admin backup", &[]).await;
    assert!(answer.starts_with("No backup was made, and nothing half-written is left."), "{answer}");
    std::fs::remove_file(&folder).unwrap();
    let answer = world.slash("ines", "admin backup", &[]).await;
    assert!(answer.starts_with("### A backup was made\n`tertulia-20300103T040000Z-"), "{answer}");
    let health = world.slash("ines", "admin health", &[]).await;
    assert!(health.contains("✓ Last backup: <t:1893643200:f>"), "{health}");
    assert_eq!(world.count("select count(*) from log where action = 'backup.make'").await, 1);
    world.finish().await;
}

#[tokio::test]
async fn whoever_was_forgotten_stays_so_after_the_disk_died_and_the_bot_began_empty() {
    let mut world = World::new().await;
    let at = world.folder().to_owned();
    tertulia(&at, &["backup"]).await;
    let backups = at.join("backups");
    let oldest = backup_in(&backups);
    world.slash("morag", "me forget", &[]).await;
    world.click("morag", "privacy/erase/").await;
    tertulia(&at, &["backup"]).await;
    world.stop_bot().await;
    let record = std::fs::read_to_string(backups.join("erasures.log")).unwrap();
    for name in ["tertulia.db", "erasures.log"] {
        std::fs::remove_file(at.join(name)).unwrap();
    }
    // An empty one, and a backup of it.
    world.start_bot().await;
    tertulia(&at, &["backup"]).await;
    world.stop_bot().await;
    let merged = std::fs::read_to_string(backups.join("erasures.log")).unwrap();
    assert!(merged.starts_with(&record) && merged.len() > record.len(), "{merged}");
    // The copy beside the backups may not be all: whoever runs it has to know.
    let answer = tertulia(&at, &["restore", &oldest, "--force"]).await;
    assert!(answer.starts_with("exit 1") && answer.contains("knows nothing of what was erased after"), "{answer}");
    let answer = tertulia(&at, &["restore", &oldest, "--force", "--without-erasures"]).await;
    assert!(answer.starts_with("exit 0") && answer.contains("people forgotten once more: 1"), "{answer}");
    assert_eq!(std::fs::read_to_string(at.join("erasures.log")).unwrap().matches("key ").count(), 2);
    // A file of that name which knows nothing of this database is none.
    std::fs::write(at.join("erasures.log"), "").unwrap();
    std::fs::write(backups.join("erasures.log"), "key 0123456789abcdef\n").unwrap();
    let answer = tertulia(&at, &["restore", &oldest, "--force"]).await;
    assert!(answer.starts_with("exit 1\nthere is no erasures.log of this backup's installation"), "{answer}");
    world.start_bot().await;
    world.finish().await;
}

#[tokio::test]
async fn where_a_restore_was_broken_off_no_empty_database_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    for left in ["tertulia.db.restoring", "tertulia.db.before-restore-2"] {
        std::fs::write(at.join(left), "").unwrap();
        let mut command = bare(at, &["run"]);
        command.env("DISCORD_TOKEN", "t").env("TERTULIA_NETWORK__HOME_GUILD", "1");
        for answer in [told(&run(command).await, None), tertulia(at, &["seed"]).await] {
            assert!(answer.starts_with("exit 1\nthere is no database tertulia.db, but tertulia.db."), "{answer}");
        }
        assert!(!at.join("tertulia.db").exists());
        std::fs::remove_file(at.join(left)).unwrap();
    }
}

#[tokio::test]
async fn one_database_is_for_one_bot() {
    let place = Place::new().await;
    let child = place.running().await;
    assert_snapshot!(told(&run(place.tertulia(&["run"])).await, None), @"
    exit 1
    another Tertulia runs on tertulia.db already, or it is being restored; nothing was changed
    ");
    let at = place.folder.path();
    assert!(tertulia(at, &["seed"]).await.starts_with("exit 0"), "beside the running bot");
    terminate(&child);
    ended(child).await;
    tertulia(at, &["backup"]).await;
    let backup = backup_in(&at.join("backups"));
    let writing = std::fs::File::options().write(true).open(at.join("tertulia.db.write.lock")).unwrap();
    writing.lock_shared().unwrap();
    assert_snapshot!(tertulia(at, &["restore", &backup, "--force"]).await, @"
    exit 1
    an import or a seed writes tertulia.db: wait until it is done. Nothing was changed.
    ");
    drop(writing);
    place.stand_in.stop().await;
}

#[tokio::test]
async fn other_installations_backups_and_the_last_good_ones_stay() {
    let mut world = World::new().await;
    world.settings.push(("TERTULIA_BACKUP__KEEP", "1".to_owned()));
    world.restart().await;
    let folder = world.folder().join("backups");
    let made = |text: String| assert!(text.starts_with("### A backup was made"), "{text}");
    made(world.slash("ines", "admin backup", &[]).await);
    let name = backup_in(&folder);
    let mark = name.rsplit('-').next().unwrap().to_owned();
    for foreign in ["tertulia-20200101T000000Z-00000000.db", "tertulia-20200101T000000Z.db"] {
        std::fs::write(folder.join(foreign), "").unwrap();
    }
    world.clock.advance(jiff::SignedDuration::from_hours(1));
    made(world.slash("ines", "admin backup", &[]).await);
    assert!(!Path::new(&name).exists());
    assert_eq!(files(&folder).len(), 4, "one of ours, two that are not, and the record");
    // What was there before was four times as large, and another has a date to come.
    let large = folder.join(format!("tertulia-20300101T125959Z-{mark}"));
    let size = std::fs::metadata(backup_in(&folder)).unwrap().len();
    std::fs::write(&large, vec![0; usize::try_from(size * 4).unwrap()]).unwrap();
    std::fs::write(folder.join(format!("tertulia-20400101T000000Z-{mark}")), "").unwrap();
    world.clock.advance(jiff::SignedDuration::from_hours(1));
    let answer = world.slash("ines", "admin backup", &[]).await;
    assert!(answer.contains("less than half as large as an earlier one"), "{answer}");
    assert!(large.exists());
    let health = world.slash("ines", "admin health", &[]).await;
    assert!(health.contains("✗ The last backup is less than half as large as an earlier one."), "{health}");
    assert!(health.contains("✗ 1 backup has a date that is still to come"), "{health}");
    world.finish().await;
}

#[tokio::test]
async fn a_backup_whose_record_could_not_be_written_is_told_of() {
    let mut world = World::new().await;
    let folder = world.folder().join("backups");
    std::fs::create_dir_all(folder.join("erasures.log")).unwrap();
    let answer = world.slash("ines", "admin backup", &[]).await;
    assert!(answer.starts_with("### A backup was made\n"), "{answer}");
    assert!(answer.contains("But something that belongs to it failed."), "{answer}");
    let health = world.slash("ines", "admin health", &[]).await;
    assert!(
        health.contains("✗ The backup of <t:1893499200:f> was made, but: erasures.log can't be copied"),
        "{health}"
    );
    let answer = tertulia(world.folder(), &["backup"]).await;
    assert!(answer.starts_with("exit 1\nbackups/tertulia-STAMP-MARK.db was made and checked, but "), "{answer}");
    std::fs::remove_dir(folder.join("erasures.log")).unwrap();
    world.slash("ines", "admin backup", &[]).await;
    let health = world.slash("ines", "admin health", &[]).await;
    assert!(!health.contains("was made, but"), "{health}");
    world.finish().await;
}

#[tokio::test]
async fn what_waited_in_a_backup_is_not_said_twice() {
    let mut world = World::new().await;
    let at = world.folder().to_owned();
    world.submitted("morag", "scotland").await;
    assert!(world.count("select count(*) from outbox where state = 'waiting'").await > 0);
    tertulia(&at, &["backup"]).await;
    world.sweep().await;
    world.read("ines", "review");
    world.stop_bot().await;
    let answer = tertulia(&at, &["restore", &backup_in(&at.join("backups")), "--force"]).await;
    assert!(answer.starts_with("exit 0"), "{answer}");
    world.clock.advance(jiff::SignedDuration::from_hours(1));
    world.start_bot().await;
    world.sweep().await;
    assert_eq!(world.count("select count(*) from outbox where state = 'waiting'").await, 0);
    assert_eq!(world.count("select seq > 1000000 from sqlite_sequence where name = 'outbox'").await, 1);
    let log = world.slash("ines", "admin log", &[("action", "backup.restore")]).await;
    assert!(log.contains("a backup restored"), "{log}");
    world.finish().await; // fails if something was posted again
}
