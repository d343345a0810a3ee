//! The sandbox, and files that are not its own.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::time::Duration;

use insta::assert_snapshot;

use super::{bytes, sandbox, sql};
use crate::backup::{backup_in, tertulia};
use crate::process::{bare, ended, run, terminate, told};
use crate::world::World;

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
