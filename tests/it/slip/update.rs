//! Before an older database is brought up to date.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::Stdio;

use tokio::process::Command;

use super::{of_version, sql};
use crate::backup::{backup_in, count, files, shown, tertulia};
use crate::process::{bare, run, told};

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
