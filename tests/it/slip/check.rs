//! `tertulia check` says what `run` would meet.

use std::fs;
use std::path::Path;

use super::{Binary, break_off, copy_of, cut_off, forbid, gets_connected, leave_log_alone, set_up};
use crate::process::{Place, ended, run, terminate, told};

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
