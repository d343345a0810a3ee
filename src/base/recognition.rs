//! Whose a file is that lies where a database is meant to be: ours, another program's, a sandbox's, and from which version.
//! It is looked at before it is opened, and what is not ours is left to the byte.
//!
//! Knows no table but that of the migrations.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::Context as _;
use sqlx::error::DatabaseError;
use sqlx::migrate::Migrator;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection};

use crate::base::files::{beside, can_be_written, folder_of, size, with_suffix};

/// The migrations that are part of this binary.
pub static MIGRATIONS: Migrator = sqlx::migrate!();
/// What the header of a sandbox's database says (`pragma application_id`): the letters TESB.
pub const SANDBOX: i64 = 0x5445_5342;
/// What `SQLite` says where a file is no database.
const NO_DATABASE: &str = "26";

/// Who made a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Maker {
    /// A network of people, or nobody yet
    Network,
    /// A sandbox: everything in it is play
    Sandbox,
}

/// How far a database has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Nothing is in it yet: whoever made it was stopped
    Empty,
    /// From an older version
    Older,
    /// Of this version
    Current,
}

/// What lies where a database is meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// No file, or one without a byte
    Nothing,
    /// A database that this version can use
    Database(Maker, Age),
}

/// Why a file is no database that this version can use. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// A folder, a device
    #[error("it is no file")]
    NoFile,
    /// Of no kind that `SQLite` knows, or broken at its beginning
    #[error("it is no database, or is broken")]
    NoDatabase,
    /// A database, and not ours
    #[error("it is another program's database")]
    Foreign,
    /// From a newer version
    #[error(
        "it was written by a newer Tertulia (it has migration {0}, this one does not). Start that newer version, or \
         restore a backup from before the upgrade"
    )]
    Newer(i64),
    /// A migration was not applied to its end
    #[error("migration {0} was applied only in part. Restore a backup from before it")]
    HalfApplied(i64),
    /// A migration was another one when it was applied
    #[error("migration {0} is not the one that was applied: somebody changed the database or this program")]
    Altered(i64),
    /// A migration was left out
    #[error("migration {0} is missing between those that were applied: somebody changed the database")]
    LeftOut(i64),
    /// What was written last lies beside nothing
    #[error(
        "there is none, but its write-ahead log lies there, which would be lost. Restore a backup, which keeps it aside"
    )]
    LogAlone,
    /// What was written last can't be read where nothing can be written
    #[error(
        "it can't be written here, and its write-ahead log, which may hold what was written last, lies beside it. Copy \
         both into a folder that can be written, and look there"
    )]
    SealedWithLog,
}

/// Looks at what lies at `path`: without changing a byte of it, and beside what is not ours without making anything.
///
/// # Errors
/// [`Unfit`]: it is nothing that this version can use.
pub async fn look(path: &Path) -> anyhow::Result<Found> {
    let found = find(path).await;
    found.with_context(|| format!("the database {} can't be used; nothing was changed", path.display()))
}

async fn find(path: &Path) -> anyhow::Result<Found> {
    let has_log = size(&with_suffix(path, beside::LOG)) > 0;
    let bytes = match fs::metadata(path) {
        Ok(facts) if facts.is_file() => facts.len(),
        Ok(_) => return Err(Unfit::NoFile.into()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => 0,
        Err(error) => return Err(error.into()),
    };
    if bytes == 0 {
        // SQLite would throw such a log away.
        return if has_log { Err(Unfit::LogAlone.into()) } else { Ok(Found::Nothing) };
    }
    // Taken for a file that nobody writes, it is read as it lies there, without its log.
    let as_it_lies = examine(reading(path).immutable(true)).await;
    if !has_log {
        return as_it_lies;
    }
    match as_it_lies {
        Err(error) if matches!(error.downcast_ref(), Some(Unfit::NoDatabase | Unfit::Foreign)) => Err(error),
        _ if is_sealed(path) => Err(Unfit::SealedWithLog.into()),
        // It is ours, so it may be read together with its log, which makes a file beside it.
        Ok(Found::Database(_, Age::Older | Age::Current)) => {
            examine(reading(path).busy_timeout(Duration::from_secs(5))).await
        }
        // Whose it is may be told by the log alone: a copy of both shows it.
        _ => {
            let folder = tempfile::tempdir()?;
            let copy = folder.path().join("copy.db");
            fs::copy(path, &copy)?;
            fs::copy(with_suffix(path, beside::LOG), with_suffix(&copy, beside::LOG))?;
            examine(reading(&copy)).await
        }
    }
}

/// Whether nobody can write the database at `path` from here, so that `SQLite` could not keep its own files beside it.
pub fn is_sealed(path: &Path) -> bool {
    !can_be_written(path) || !can_be_written(folder_of(path))
}

/// A connection that only reads.
pub fn reading(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new().filename(path).read_only(true)
}

async fn examine(options: SqliteConnectOptions) -> anyhow::Result<Found> {
    let examined = async {
        let mut db = options.connect().await?;
        let found = judge_database(&mut db).await;
        db.close().await?;
        found
    };
    examined.await.map_err(|error| {
        let code = error.downcast_ref().and_then(sqlx::Error::as_database_error).and_then(DatabaseError::code);
        if code.as_deref() == Some(NO_DATABASE) { Unfit::NoDatabase.into() } else { error }
    })
}

/// Whose an open database is, and how far it has come.
///
/// # Errors
/// [`Unfit`]: not ours, or not as it should be.
pub async fn judge_database(db: &mut SqliteConnection) -> anyhow::Result<Found> {
    let application: i64 = sqlx::query_scalar("pragma application_id").fetch_one(&mut *db).await?;
    let maker = match application {
        0 => Maker::Network,
        SANDBOX => Maker::Sandbox,
        _ => return Err(Unfit::Foreign.into()),
    };
    let names = "select name from sqlite_schema where name not like 'sqlite^_%' escape '^'";
    let names: Vec<String> = sqlx::query_scalar(names).fetch_all(&mut *db).await?;
    let mut applied: Vec<(i64, bool, Vec<u8>)> = Vec::new();
    if names.iter().any(|name| name == "_sqlx_migrations") {
        let rows = "select version, success, checksum from _sqlx_migrations order by version";
        // A table of that name with other columns is another program's.
        applied = sqlx::query_as(rows).fetch_all(&mut *db).await.map_err(|_| Unfit::Foreign)?;
    }
    if applied.is_empty() {
        let version: i64 = sqlx::query_scalar("pragma user_version").fetch_one(&mut *db).await?;
        let is_empty = version == 0 && names.iter().all(|name| name == "_sqlx_migrations");
        return if is_empty { Ok(Found::Database(maker, Age::Empty)) } else { Err(Unfit::Foreign.into()) };
    }
    Ok(Found::Database(maker, judge_migrations(&applied)?))
}

fn judge_migrations(applied: &[(i64, bool, Vec<u8>)]) -> Result<Age, Unfit> {
    let ours = |version: i64| MIGRATIONS.iter().find(|migration| migration.version == version);
    let is_as_ours = |version: i64, checksum: &[u8]| ours(version).is_some_and(|it| *it.checksum == *checksum);
    if !applied.iter().any(|(version, _, checksum)| is_as_ours(*version, checksum)) {
        return Err(Unfit::Foreign);
    }
    let newest = MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or_default();
    if let Some((newer, ..)) = applied.iter().find(|(version, ..)| *version > newest) {
        return Err(Unfit::Newer(*newer));
    }
    if let Some((half, ..)) = applied.iter().find(|(_, success, _)| !success) {
        return Err(Unfit::HalfApplied(*half));
    }
    if let Some((altered, ..)) = applied.iter().find(|(version, _, checksum)| !is_as_ours(*version, checksum)) {
        return Err(Unfit::Altered(*altered));
    }
    let last = applied.last().map_or(0, |(version, ..)| *version);
    let is_applied = |version: i64| applied.iter().any(|(other, ..)| *other == version);
    match MIGRATIONS.iter().map(|migration| migration.version).find(|version| !is_applied(*version)) {
        Some(version) if version < last => Err(Unfit::LeftOut(version)),
        Some(_) => Ok(Age::Older),
        None => Ok(Age::Current),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::database::{Store, create_for_sandbox};

    /// A folder with a file in it that was made by these statements; and what lies in the folder, to the byte.
    async fn made_by(sql: &'static str) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tertulia.db");
        let options = SqliteConnectOptions::new().filename(&path).create_if_missing(true);
        let mut db = options.connect().await.unwrap();
        sqlx::raw_sql(sql).execute(&mut db).await.unwrap();
        db.close().await.unwrap();
        (folder, path)
    }

    fn bytes(folder: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
        let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
        let files = entries.filter(|entry| entry.path().is_file());
        files.map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())).collect()
    }

    fn unfit(found: anyhow::Result<impl std::fmt::Debug>) -> Unfit {
        let error = found.unwrap_err();
        error.downcast_ref::<Unfit>().unwrap_or_else(|| panic!("{error:#}")).clone()
    }

    #[tokio::test]
    async fn what_is_not_ours_is_refused_and_left_to_the_byte() {
        let migrations = "create table _sqlx_migrations (version bigint primary key, description text not null,
            installed_on timestamp not null default current_timestamp, success boolean not null, checksum blob not null,
            execution_time bigint not null);";
        let others = format!(
            "{migrations} insert into _sqlx_migrations values (1, 'users', 0, 1, x'00', 0); create table t (a)"
        );
        let others: &'static str = Box::leak(others.into_boxed_str());
        for sql in [
            "create table moz_places (id integer primary key)",
            "pragma journal_mode = wal; create table t (a); insert into t values (1)",
            "pragma application_id = 1196444487",
            "pragma user_version = 7",
            "create view v as select 1",
            "create table _sqlx_migrations (a)",
            others,
        ] {
            let (folder, path) = made_by(sql).await;
            let before = bytes(folder.path());
            assert_eq!(unfit(look(&path).await), Unfit::Foreign, "{sql}");
            assert_eq!(unfit(Store::open(&path).await), Unfit::Foreign, "{sql}");
            assert_eq!(unfit(Store::open_read_only(&path).await), Unfit::Foreign, "{sql}");
            assert_eq!(bytes(folder.path()), before, "{sql}");
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tertulia.db");
        fs::write(&path, "DISCORD_TOKEN=abc\n".repeat(400)).unwrap();
        assert_eq!(unfit(Store::open(&path).await), Unfit::NoDatabase);
        assert_eq!(unfit(Store::open(folder.path()).await), Unfit::NoFile);
        fs::write(&path, "").unwrap();
        fs::write(folder.path().join("tertulia.db-wal"), "what was written last").unwrap();
        let before = bytes(folder.path());
        assert_eq!(unfit(Store::open(&path).await), Unfit::LogAlone);
        assert_eq!(bytes(folder.path()), before);
    }

    #[tokio::test]
    async fn another_programs_database_is_known_by_its_log_too() {
        let (folder, path) = made_by("pragma journal_mode = wal").await;
        let mut other = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
        sqlx::raw_sql("create table t (a); insert into t values (1)").execute(&mut other).await.unwrap();
        let before = bytes(folder.path());
        assert_eq!(unfit(Store::open(&path).await), Unfit::Foreign);
        assert_eq!(bytes(folder.path()), before);
        other.close().await.unwrap();
    }

    #[tokio::test]
    async fn migrations_that_are_not_as_they_were_applied_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let whole = folder.path().join("whole.db");
        Store::open(&whole).await.unwrap().close().await;
        for (number, (sql, why)) in [
            ("update _sqlx_migrations set success = 0 where version = 23", Unfit::HalfApplied(23)),
            ("update _sqlx_migrations set checksum = x'00' where version = 2", Unfit::Altered(2)),
            ("delete from _sqlx_migrations where version = 4", Unfit::LeftOut(4)),
            ("insert into _sqlx_migrations values (15, 'between', datetime(), 1, x'00', 0)", Unfit::Altered(15)),
        ]
        .into_iter()
        .enumerate()
        {
            let path = folder.path().join(format!("{number}.db"));
            fs::copy(&whole, &path).unwrap();
            let mut db = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
            sqlx::raw_sql(sql).execute(&mut db).await.unwrap();
            db.close().await.unwrap();
            let before = bytes(folder.path());
            assert_eq!(unfit(Store::open(&path).await), why);
            assert_eq!(bytes(folder.path()), before, "{sql}");
        }
    }

    #[tokio::test]
    async fn a_sandboxs_database_says_so_from_its_first_byte_on_and_ever_after() {
        let folder = tempfile::tempdir().unwrap();
        let (path, copy) = (folder.path().join("play.db"), folder.path().join("copy.db"));
        create_for_sandbox(&path).await.unwrap();
        assert_eq!(look(&path).await.unwrap(), Found::Database(Maker::Sandbox, Age::Empty));
        let store = Store::open(&path).await.unwrap();
        // While all of it is in the log still, and after.
        assert_eq!(look(&path).await.unwrap(), Found::Database(Maker::Sandbox, Age::Current));
        sqlx::query("vacuum into ?").bind(copy.display().to_string()).execute(store.read()).await.unwrap();
        store.close().await;
        for path in [&path, &copy] {
            assert_eq!(look(path).await.unwrap(), Found::Database(Maker::Sandbox, Age::Current));
        }
        let real = folder.path().join("real.db");
        assert_eq!(look(&real).await.unwrap(), Found::Nothing);
        let store = Store::open(&real).await.unwrap();
        assert_eq!(look(&real).await.unwrap(), Found::Database(Maker::Network, Age::Current));
        store.close().await;
    }
}
