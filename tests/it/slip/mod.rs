//! The operator's slip: the wrong file, the wrong folder, the wrong user. The real binary refuses and leaves everything as it
//! was, or keeps it so that the bot can go on.

mod check;
mod files;
mod restore;
mod sandbox;
mod token;
mod update;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use serde_json::json;
use sqlx::migrate::Migrator;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

use crate::process::{HANGS, Place, bare, ended, terminate};

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
