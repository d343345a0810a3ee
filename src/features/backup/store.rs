//! Every statement of backups. They concern the file, not its tables, so none is checked against the schema.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, bail, ensure};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection};

use crate::base::recognition::{Age, Found, Maker, judge_database};
use crate::features::privacy::{self, Known};

/// A connection to read with, which applies no migrations. `is_at_rest`: nobody else has the file open.
async fn open(path: &Path, is_at_rest: bool) -> anyhow::Result<SqliteConnection> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .read_only(true)
        .immutable(is_at_rest)
        .busy_timeout(Duration::from_secs(5))
        // Copying and checking take as long as they take.
        .disable_statement_logging();
    options.connect().await.with_context(|| format!("{} can't be opened as a database", path.display()))
}

/// The mark of a database's key; none where it has none.
pub async fn mark(path: &Path, is_at_rest: bool) -> anyhow::Result<Option<String>> {
    let mut db = open(path, is_at_rest).await?;
    let mark = privacy::mark(&mut db).await;
    db.close().await?;
    Ok(mark?)
}

/// What a database of whatever version knows of erasures.
pub async fn known(path: &Path, is_at_rest: bool) -> anyhow::Result<Known> {
    let mut db = open(path, is_at_rest).await?;
    let known = privacy::known(&mut db).await;
    db.close().await?;
    Ok(known?)
}

/// Copies the database as it is at this moment, whoever writes meanwhile.
pub async fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    let mut db = open(from, false).await?;
    let copied = copy_open(&mut db, to).await;
    db.close().await?;
    copied
}

/// Copies what an open connection sees, wherever its file is by now.
pub async fn copy_open(db: &mut SqliteConnection, to: &Path) -> anyhow::Result<()> {
    let copied = sqlx::query("vacuum into ?").bind(to.to_string_lossy().into_owned()).execute(db).await;
    copied.map(drop).context("the copy could not be written")
}

/// Goes on only for a whole database that this version can read, and says who made it.
pub async fn check(path: &Path) -> anyhow::Result<Maker> {
    let shown = path.display();
    let mut db = open(path, true).await?;
    let found: Vec<String> = sqlx::query_scalar("pragma integrity_check(5)")
        .fetch_all(&mut db)
        .await
        .with_context(|| format!("{shown} is no database, or is broken"))?;
    ensure!(found == ["ok"], "{shown} is broken: {}", found.join("; "));
    let loose = sqlx::query("pragma foreign_key_check").fetch_all(&mut db).await?.len();
    ensure!(loose == 0, "{shown} is broken: {loose} rows belong to nothing");
    let judged = judge_database(&mut db).await.with_context(|| format!("{shown} can't be used"))?;
    db.close().await?;
    match judged {
        Found::Nothing | Found::Database(_, Age::Empty) => bail!("{shown} is empty"),
        Found::Database(maker, _) => Ok(maker),
    }
}

/// Brings what is still in the write-ahead log into the file itself.
pub async fn settle(path: &Path) -> anyhow::Result<()> {
    let options = SqliteConnectOptions::new().filename(path).busy_timeout(Duration::from_secs(5));
    let mut db = options.connect().await?;
    sqlx::query("pragma wal_checkpoint(truncate)").execute(&mut db).await?;
    db.close().await?;
    Ok(())
}
