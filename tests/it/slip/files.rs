//! Whose files are, where they lie and what they are called.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, chown, symlink};
use std::path::Path;

use super::{Binary, NOBODY, bytes, forbid, gets_connected, sandbox};
use crate::backup::{backup_in, files, tertulia};
use crate::process::{Place, ended, run, terminate, told};
use crate::world::World;

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
