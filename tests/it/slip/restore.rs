//! A backup that is restored brings back nobody who was forgotten.

use std::fs;
use std::path::PathBuf;

use crate::backup::{backup_in, tertulia};
use crate::world::World;

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
