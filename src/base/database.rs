//! The database: one writer, several readers, migrations applied at start; whether it can be written, and whether its files
//! are still those that were opened.
//!
//! Knows no table; each feature's `store.rs` holds its own statements.

use std::fs::Metadata;
use std::ops::{Deref, DerefMut};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use anyhow::Context as _;
use sqlx::pool::PoolConnection;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous, SqliteTransactionManager,
};
use sqlx::{ConnectOptions as _, Connection as _, SqlSafeStr as _, Sqlite, SqliteConnection};
use sqlx_core::transaction::TransactionManager as _;
use tertulia_clock::{Clock, Moment};
use tokio::sync::{Notify, OwnedMutexGuard};
use tokio_util::task::TaskTracker;

use crate::base::failure::causes;
use crate::base::files::{beside, folder_of, make_folder, make_private, with_suffix};
use crate::base::recognition::{Age, Found, MIGRATIONS, SANDBOX, is_sealed, look, reading};

/// How often what was written is brought into the file itself until all of it is there, and the pause in between.
const CHECKPOINT_TRIES: u32 = 20;
const CHECKPOINT_AGAIN: Duration = Duration::from_millis(50);

/// SQLite's extended code for a broken virtual table.
const CORRUPT_VTAB: i32 = 267;

/// How many connections read at the same time.
const READERS: u32 = 4;
/// How long a write waits for those before it.
const WRITE_WITHIN: Duration = Duration::from_secs(30);

/// What a look at a database finds.
#[derive(Clone, Debug)]
pub enum Glance {
    /// There is none yet; the first start makes it.
    Absent,
    /// It is from an older version; the next start brings it up to date.
    Older,
    /// It can be read, and not written.
    Ready(Store),
}

/// The open database; cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    readers: SqlitePool,
    /// None where it was opened to be read alone
    writer: Option<Arc<Writer>>,
    clock: Clock,
}

/// The one connection that writes, and what is known of it.
#[derive(Debug)]
struct Writer {
    options: SqliteConnectOptions,
    files: Arc<Files>,
    /// None once it is closed
    slot: Arc<tokio::sync::Mutex<Option<Slot>>>,
    failing: Mutex<Option<Failing>>,
    /// Something was written that the file itself may not have yet
    is_ahead: AtomicBool,
    /// Something happened that should be looked into at once
    noticed: Notify,
    tidying: TaskTracker,
}

#[derive(Debug)]
struct Slot {
    connection: SqliteConnection,
    /// Something failed on it: another one takes its place before the next write
    is_spoilt: bool,
}

/// That nothing can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failing {
    /// Since when
    pub since: Moment,
    /// Why the first write failed, in SQLite's words
    pub why: String,
}

/// What became of the files of an open database. The connections still have what was in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Lost {
    /// There is no file of that name any more
    #[error("it was deleted or moved away")]
    Deleted,
    /// There is another file of that name
    #[error("another file has taken its name")]
    Replaced,
    /// Its write-ahead log, or the index of that log, was deleted
    #[error("its write-ahead log was deleted")]
    LogDeleted,
    /// Another write-ahead log has taken the name of its own
    #[error("another write-ahead log has taken the name of its own")]
    LogReplaced,
    /// The file is there, and nothing is in it
    #[error("it was emptied")]
    Emptied,
    /// The file by which others know that it is used was deleted, and another one uses it by now
    #[error("its lock was deleted, and another Tertulia runs on it")]
    Taken,
}

/// The files of an open database, told apart by what the system says of them. They are never opened: whoever closes a file
/// drops every lock that this process holds on it, also SQLite's.
#[derive(Debug)]
struct Files {
    /// As it was named
    named: PathBuf,
    /// Without symbolic links: SQLite keeps the log there
    real: PathBuf,
    /// Device and number of the database, its log and the index of its log, once they were there
    known: [OnceLock<(u64, u64)>; 3],
}

impl Files {
    fn new(database: &Path) -> std::io::Result<Self> {
        let real = std::fs::canonicalize(database)?;
        Ok(Self { named: database.to_owned(), real, known: Default::default() })
    }

    /// Says what became of them, where they are not what they were. What can't be looked at is taken to be as it was.
    fn look(&self) -> Result<(), Lost> {
        let paths =
            [self.named.clone(), with_suffix(&self.real, beside::LOG), with_suffix(&self.real, beside::LOG_INDEX)];
        let lost = [(Lost::Deleted, Lost::Replaced), (Lost::LogDeleted, Lost::LogReplaced)];
        for (index, (path, known)) in paths.iter().zip(&self.known).enumerate() {
            let (deleted, replaced) = lost[index.min(1)];
            match std::fs::metadata(path) {
                Ok(found) if *known.get_or_init(|| identity(&found)) != identity(&found) => return Err(replaced),
                // It has had a page since it was opened.
                Ok(found) if index == 0 && found.len() == 0 => return Err(Lost::Emptied),
                Err(error) if is_gone(&error) && known.get().is_some() => return Err(deleted),
                _ => {}
            }
        }
        Ok(())
    }
}

/// Whether a file is not there, or what led to it.
fn is_gone(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory)
}

fn identity(file: &Metadata) -> (u64, u64) {
    (file.dev(), file.ino())
}

impl Store {
    /// Opens the database at `path`, makes it where there is none, and applies what migrations are missing.
    /// `backup::open` comes before it where the database is anybody's: it sees to locks and to a copy.
    ///
    /// # Errors
    /// Says which file, and what to do, where it can't be opened, is not ours or comes from a newer version.
    pub async fn open(path: &Path) -> anyhow::Result<Self> {
        look(path).await?;
        create(path)?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            // What is deleted is overwritten, also in the file.
            .pragma("secure_delete", "on")
            .busy_timeout(Duration::from_secs(5));
        let opened = options.connect().await;
        let mut connection = opened.with_context(|| format!("the database {} can't be opened", path.display()))?;
        MIGRATIONS
            .run(&mut connection)
            .await
            .with_context(|| format!("the database {} can't be brought up to date", path.display()))?;
        let files = Arc::new(Files::new(path)?);
        let readers = readers(options.clone().read_only(true), Arc::clone(&files)).await?;
        if let Err(lost) = files.look() {
            anyhow::bail!("the database {} can't be used: {lost}", path.display());
        }
        let writer = Writer {
            options,
            files,
            slot: Arc::new(tokio::sync::Mutex::new(Some(Slot { connection, is_spoilt: false }))),
            failing: Mutex::default(),
            is_ahead: AtomicBool::new(true),
            noticed: Notify::new(),
            tidying: TaskTracker::new(),
        };
        Ok(Self { readers, writer: Some(Arc::new(writer)), clock: Clock::system() })
    }

    /// Makes the database say by this clock since when it can't be written.
    #[must_use]
    pub fn timed_by(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// Looks at the database at `path` without changing anything, not even its version. One that can't be written is taken
    /// for one that nobody writes.
    ///
    /// # Errors
    /// It can't be read, is not ours, or comes from a newer version.
    pub async fn open_read_only(path: &Path) -> anyhow::Result<Glance> {
        match look(path).await? {
            Found::Nothing | Found::Database(_, Age::Empty) => Ok(Glance::Absent),
            Found::Database(_, Age::Older) => Ok(Glance::Older),
            Found::Database(_, Age::Current) => {
                let options = reading(path).immutable(is_sealed(path)).busy_timeout(Duration::from_secs(5));
                let readers = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
                Ok(Glance::Ready(Self { readers, writer: None, clock: Clock::system() }))
            }
        }
    }

    /// Where a query that changes nothing is run.
    pub fn read(&self) -> &SqlitePool {
        &self.readers
    }

    /// Lets other processes write, between two steps of long work: nobody is told when the database is free, and whoever
    /// waits for it looks every tenth of a second and gives up after five.
    pub async fn let_others_write() {
        tokio::time::sleep(Duration::from_millis(120)).await;
    }

    /// Begins a transaction that will write; one at a time.
    ///
    /// # Errors
    /// The database did not give the lock in time, it can't be opened any more, or its files are not where they were.
    pub async fn write(&self) -> Result<Writing, sqlx::Error> {
        let Some(writer) = &self.writer else { return Err(sqlx::Error::PoolClosed) };
        match writer.begin().await {
            Ok(slot) => Ok(Writing { slot: Some(slot), store: self.clone(), is_committing: false }),
            Err(error) => {
                self.note_failure(&error);
                Err(error)
            }
        }
    }

    /// Since when and why nothing can be written; none where all is well. A first write that went well does not end it yet:
    /// it may have had nothing to write. [`Store::writes_again`] does.
    pub fn failing(&self) -> Option<Failing> {
        self.writer.as_ref().and_then(|writer| lock(&writer.failing).clone())
    }

    /// A write went well that certainly wrote something.
    pub fn writes_again(&self) {
        let ended = self.writer.as_ref().and_then(|writer| lock(&writer.failing).take());
        if let Some(Failing { since, .. }) = ended {
            let seconds = Moment::from(self.clock.now()).0 - since.0;
            tracing::warn!(seconds, "the database can be written again");
        }
    }

    /// Says at once, and once, that a write failed; what the tables refuse is no such failure.
    fn note_failure(&self, error: &sqlx::Error) {
        let Some(writer) = self.writer.as_ref().filter(|_| is_of_the_disk(error)) else { return };
        let mut failing = lock(&writer.failing);
        if failing.is_none() {
            tracing::error!(error = %causes(error), "the database can't be written: nothing can be saved until that is over");
            *failing = Some(Failing { since: Moment::from(self.clock.now()), why: error.to_string() });
            writer.noticed.notify_one();
        }
    }

    /// Waits until something happened to the database that should be looked into at once.
    pub async fn noticed(&self) {
        match &self.writer {
            Some(writer) => writer.noticed.notified().await,
            None => std::future::pending().await,
        }
    }

    /// Whether the files are those that were opened.
    ///
    /// # Errors
    /// What became of them.
    pub fn look(&self) -> Result<(), Lost> {
        self.writer.as_ref().map_or(Ok(()), |writer| writer.files.look())
    }

    /// Whether the file has another name, a hard link: whoever opens it by that one uses another log, and damages it.
    pub fn has_another_name(&self) -> bool {
        let file = self.writer.as_ref().and_then(|writer| std::fs::metadata(&writer.files.real).ok());
        file.is_some_and(|file| file.nlink() > 1)
    }

    /// Brings what was written into the file itself, where there is anything, without making readers wait: a copy of the
    /// file alone then has it.
    ///
    /// # Errors
    /// The file can't be written.
    pub async fn checkpoint(&self) -> Result<(), sqlx::Error> {
        let Some(writer) = &self.writer else { return Ok(()) };
        if !writer.is_ahead.swap(false, Ordering::AcqRel) {
            return Ok(());
        }
        for _ in 0..CHECKPOINT_TRIES {
            {
                let mut slot = Arc::clone(&writer.slot).lock_owned().await;
                let Some(Slot { connection, is_spoilt: false }) = slot.as_mut() else { break };
                let done: Result<(i64, i64, i64), _> =
                    sqlx::query_as("pragma wal_checkpoint(passive)").fetch_one(connection).await;
                match done {
                    Ok((0, in_log, moved)) if in_log == moved => return Ok(()),
                    Ok(_) => {}
                    Err(error) => {
                        writer.is_ahead.store(true, Ordering::Release);
                        return Err(error);
                    }
                }
            }
            // Somebody reads what is older. Until they are done the file alone is neither old nor new.
            tokio::time::sleep(CHECKPOINT_AGAIN).await;
        }
        // The rest follows the next time.
        writer.is_ahead.store(true, Ordering::Release);
        Ok(())
    }

    /// A connection that has been open all along, so that it still has a database whose file is gone. None is opened: it
    /// would be another file's.
    pub async fn already_open(&self) -> Option<PoolConnection<Sqlite>> {
        for _ in 0..100 {
            if let Some(connection) = self.readers.try_acquire() {
                return Some(connection);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        None
    }

    /// Puts the log of a database away that is not there any more, or has given way to another file, which it would damage:
    /// SQLite takes any log beside a database for its own. `is_needed`: it may have what is nowhere else, and is kept under
    /// another name.
    ///
    /// # Errors
    /// It can't be moved or removed.
    pub fn put_log_away(&self, is_needed: bool) -> std::io::Result<()> {
        let Some(Writer { files, .. }) = self.writer.as_deref() else { return Ok(()) };
        for (suffix, known) in [(beside::LOG, &files.known[1]), (beside::LOG_INDEX, &files.known[2])] {
            let path = with_suffix(&files.real, suffix);
            // What has taken its name is not ours to move.
            if std::fs::metadata(&path).is_ok_and(|found| known.get() == Some(&identity(&found))) {
                if is_needed {
                    std::fs::rename(&path, with_suffix(&path, ".left"))?;
                } else {
                    std::fs::remove_file(&path)?;
                }
            }
        }
        Ok(())
    }

    /// Closes every connection.
    pub async fn close(&self) {
        self.readers.close().await;
        if let Some(writer) = &self.writer {
            writer.tidying.close();
            writer.tidying.wait().await;
            if let Some(slot) = writer.slot.lock().await.take()
                && let Err(error) = slot.connection.close().await
            {
                tracing::warn!(error = %causes(&error), "the database could not be closed in order");
            }
        }
    }

    /// Leaves every connection open until the process ends: closing them would bring what they hold into files that are not
    /// theirs any more.
    pub fn abandon(self) {
        std::mem::forget(self);
    }
}

impl Writer {
    /// Takes the connection, a new one where it failed before, and begins.
    async fn begin(&self) -> Result<OwnedMutexGuard<Option<Slot>>, sqlx::Error> {
        let waiting = tokio::time::timeout(WRITE_WITHIN, Arc::clone(&self.slot).lock_owned());
        let mut guard = waiting.await.map_err(|_| sqlx::Error::PoolTimedOut)?;
        let slot = guard.as_mut().ok_or(sqlx::Error::PoolClosed)?;
        self.still_there()?;
        if slot.is_spoilt {
            // The old one goes when the new one is there: where none is open, SQLite would put the log away.
            let fresh = Slot { connection: self.options.connect().await?, is_spoilt: false };
            // Another file may have taken its place meanwhile.
            self.still_there()?;
            let spoilt = std::mem::replace(slot, fresh);
            if let Err(error) = spoilt.connection.close().await {
                tracing::warn!(error = %causes(&error), "a connection that failed could not be closed in order");
            }
        }
        let begun = SqliteTransactionManager::begin(&mut slot.connection, Some("begin immediate".into_sql_str())).await;
        slot.is_spoilt = begun.is_err();
        begun.map(|()| guard)
    }

    /// Nothing more is written where it may be into another's file.
    fn still_there(&self) -> Result<(), sqlx::Error> {
        self.files.look().map_err(|lost| {
            self.noticed.notify_one();
            sqlx::Error::Io(std::io::Error::other(lost))
        })
    }
}

/// A transaction that writes. Nobody else writes meanwhile; what is not committed did not happen.
///
/// SQLite ends a transaction by itself where the disk fails, and sqlx does not learn of that. So the connection is looked at
/// after each transaction that was not committed, and never used again where anything on it failed.
#[derive(Debug)]
pub struct Writing {
    /// None once it is given back
    slot: Option<OwnedMutexGuard<Option<Slot>>>,
    store: Store,
    is_committing: bool,
}

/// A transaction has its connection from [`Writer::begin`] until it is given back.
const HELD: &str = "a transaction that is under way holds its connection";

impl Deref for Writing {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self.slot.as_ref().and_then(|guard| guard.as_ref()).expect(HELD).connection
    }
}

impl DerefMut for Writing {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.slot.as_mut().and_then(|guard| guard.as_mut()).expect(HELD).connection
    }
}

impl Writing {
    /// Makes what was written stay.
    ///
    /// # Errors
    /// It did not happen: the disk is full or fails, or the tables refuse it as it is.
    pub async fn commit(mut self) -> Result<(), sqlx::Error> {
        self.is_committing = true;
        if let Err(error) = SqliteTransactionManager::commit(&mut self).await {
            self.store.note_failure(&error);
            return Err(error);
        }
        self.slot = None;
        if let Some(writer) = &self.store.writer {
            writer.is_ahead.store(true, Ordering::Release);
            if lock(&writer.failing).is_some() {
                writer.noticed.notify_one();
            }
        }
        Ok(())
    }
}

impl Drop for Writing {
    /// What was not committed is undone before anybody else writes.
    fn drop(&mut self) {
        let Some(mut guard) = self.slot.take() else { return };
        let (Some(slot), Some(writer)) = (guard.as_mut(), &self.store.writer) else { return };
        // Whether a commit went through that failed, or that nobody waited for, can't be told: sqlx's own count may be wrong.
        slot.is_spoilt |= self.is_committing;
        if tokio::runtime::Handle::try_current().is_ok() {
            let store = self.store.clone();
            writer.tidying.spawn(async move { store.tidy(&mut guard).await });
        } else {
            slot.is_spoilt = true;
        }
    }
}

impl Store {
    /// Undoes what was not committed, and finds out whether that was because the disk failed.
    async fn tidy(&self, guard: &mut OwnedMutexGuard<Option<Slot>>) {
        let Some(slot) = guard.as_mut() else { return };
        let cause = match slot.connection.lock_handle().await {
            Ok(mut handle) => handle.last_error().map(|error| sqlx::Error::Database(Box::new(error))),
            Err(error) => Some(error),
        };
        if let Some(cause) = cause.filter(is_of_the_disk) {
            slot.is_spoilt = true;
            self.note_failure(&cause);
        }
        // Where SQLite did it already, this fails and the count stays wrong.
        let undone = SqliteTransactionManager::rollback(&mut slot.connection).await;
        slot.is_spoilt |= undone.is_err() || slot.connection.is_in_transaction();
    }
}

/// Connections to read with, all opened at once: later there may be another file of that name. None is closed for its age,
/// since the last one that is open keeps a deleted file alive, and none is kept that is still in a transaction.
async fn readers(options: SqliteConnectOptions, files: Arc<Files>) -> Result<SqlitePool, sqlx::Error> {
    SqlitePoolOptions::new()
        .max_connections(READERS)
        .min_connections(READERS)
        .idle_timeout(None)
        .max_lifetime(None)
        .after_connect(move |db, _| {
            let looked = files.look();
            Box::pin(async move {
                looked.map_err(|lost| sqlx::Error::Io(std::io::Error::other(lost)))?;
                // With the first query the log is opened too.
                sqlx::query("select count(*) from sqlite_schema").execute(db).await.map(drop)
            })
        })
        .after_release(|db, _| {
            Box::pin(async move {
                db.ping().await?;
                Ok(!db.is_in_transaction())
            })
        })
        .connect_with(options)
        .await
}

/// Whether the disk, or whoever else uses it, is why something failed, and not what was to be written.
pub fn is_of_the_disk(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Database(error) => {
            let code = error.code().and_then(|code| code.parse::<i32>().ok()).unwrap_or_default();
            // Of the extended codes the last byte is the kind: SQLITE_PERM, _BUSY, _LOCKED, _NOMEM, _READONLY, _IOERR,
            // _CORRUPT, _FULL, _CANTOPEN, _PROTOCOL, _NOLFS, _NOTADB.
            // A broken table of the full text is made anew: that is no failure of the disk.
            code != CORRUPT_VTAB && matches!(code & 0xff, 3 | 5 | 6 | 7 | 8 | 10 | 11 | 13 | 14 | 15 | 22 | 26)
        }
        sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed => true,
        _ => false,
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes a sandbox's database, which says so before there is anything in it: whatever stops the sandbox, it is one that
/// a sandbox made, or still nothing.
///
/// # Errors
/// It can't be made.
pub async fn create_for_sandbox(path: &Path) -> anyhow::Result<()> {
    create(path)?;
    let mark = async {
        let mut db = SqliteConnectOptions::new().filename(path).connect().await?;
        sqlx::raw_sql(sqlx::AssertSqlSafe(format!("pragma application_id = {SANDBOX}"))).execute(&mut db).await?;
        db.close().await
    };
    mark.await.with_context(|| format!("the database {} can't be made", path.display()))
}

/// Makes an empty database that is its owner's alone, where there is none; its log gets the same rights.
fn create(path: &Path) -> anyhow::Result<()> {
    let folder = folder_of(path);
    make_folder(folder).with_context(|| format!("the folder {} for the database can't be made", folder.display()))?;
    match make_private(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            Err(error).with_context(|| format!("the database {} can't be made", path.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use sqlx::migrate::Migrator;

    use super::*;

    #[tokio::test]
    async fn a_database_from_a_newer_version_is_refused_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tertulia.db");
        let store = Store::open(&path).await.unwrap();
        let mut tx = store.write().await.unwrap();
        sqlx::query("insert into _sqlx_migrations values (9999, 'later', datetime(), 1, x'00', 0)")
            .execute(&mut *tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        store.close().await;
        let refusal = format!("{:#}", Store::open(&path).await.unwrap_err());
        assert!(refusal.contains("newer Tertulia") && refusal.contains("9999"), "{refusal}");
    }

    #[tokio::test]
    async fn a_new_database_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("tertulia.db")).await.unwrap();
        for name in ["tertulia.db", "tertulia.db-wal"] {
            let mode = std::fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{name}");
        }
        store.close().await;
    }

    #[tokio::test]
    async fn titles_from_before_there_was_an_index_of_them_are_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tertulia.db");
        let options = SqliteConnectOptions::new().filename(&path).create_if_missing(true);
        let before = SqlitePoolOptions::new().max_connections(1).connect_with(options).await.unwrap();
        let older = MIGRATIONS.iter().filter(|migration| migration.version <= 20).cloned().collect();
        Migrator::with_migrations(older).run(&before).await.unwrap();
        sqlx::raw_sql(
            "insert into place (place_id, slug, name, kind, country, zone, languages) values (1, 'a', 'A', 'city', 'CL', 'UTC', 'es');
             insert into writeup (writeup_id, place_id, language, created_at) values (1, 1, 'es', 0);
             insert into revision (revision_id, writeup_id, ordinal, state, created_at, changed_at) values (7, 1, 1, 'draft', 0, 0);
             insert into revision_text (revision_id, language, kind, title) values (7, 'es', 'original', 'Acción en los barrios');
             insert into translation (translation_id, revision_id, language, title, created_at, changed_at) values (8, 7, 'fr', 'Été', 0, 0);
             insert into gathering (gathering_id, uid, title, place_id, starts_local, zone, minutes, languages, offsets, created_at, changed_at)
                 values (9, 'u', 'Círculo', 1, '2030-01-01 10:00', 'UTC', 60, 'es', '', 0, 0)",
        )
        .execute(&before)
        .await
        .unwrap();
        before.close().await;
        let store = Store::open(&path).await.unwrap();
        for (sql, id) in [
            ("select rowid from title_index where title_index match 'barrio* AND accion'", 7),
            ("select rowid from translated_title_index where translated_title_index match 'ete'", 8),
            ("select rowid from gathering_title_index where gathering_title_index match 'circ*'", 9),
        ] {
            let found: Vec<i64> = sqlx::query_scalar(sql).fetch_all(store.read()).await.unwrap();
            assert_eq!(found, [id], "{sql}");
        }
        store.close().await;
    }

    #[tokio::test]
    async fn the_one_application_that_was_ever_here_was_in_every_server() {
        for (applications, known) in [(vec![], None), (vec![77], Some(77)), (vec![77, 78], None)] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("tertulia.db");
            let options = SqliteConnectOptions::new().filename(&path).create_if_missing(true);
            let before = SqlitePoolOptions::new().max_connections(1).connect_with(options).await.unwrap();
            let older = MIGRATIONS.iter().filter(|migration| migration.version < 26).cloned().collect();
            Migrator::with_migrations(older).run(&before).await.unwrap();
            for application in applications {
                sqlx::query("insert into installation (key, value) values (?, 'a fingerprint')")
                    .bind(format!("commands of {application}"))
                    .execute(&before)
                    .await
                    .unwrap();
            }
            sqlx::query("insert into server (server_id, language) values (1, 'en')").execute(&before).await.unwrap();
            before.close().await;
            let store = Store::open(&path).await.unwrap();
            let application: Option<i64> =
                sqlx::query_scalar("select application_id from server").fetch_one(store.read()).await.unwrap();
            assert_eq!(application, known);
            store.close().await;
        }
    }

    #[tokio::test]
    async fn sentences_that_said_why_are_words() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tertulia.db");
        let options = SqliteConnectOptions::new().filename(&path).create_if_missing(true);
        let before = SqlitePoolOptions::new().max_connections(1).connect_with(options).await.unwrap();
        let older = MIGRATIONS.iter().filter(|migration| migration.version < 25).cloned().collect();
        Migrator::with_migrations(older).run(&before).await.unwrap();
        let messages = [
            ("dropped", Some("it makes no sense any more"), Some("pointless")),
            ("dropped", Some("it was called off before it was there"), Some("called_off")),
            ("dropped", Some("the person is not known any more"), Some("person_gone")),
            ("dropped", Some("its server was taken out of the network"), Some("server_removed")),
            ("dropped", Some("it was deleted in Discord"), Some("deleted")),
            ("dropped", Some("the message was deleted in Discord"), Some("deleted")),
            ("dropped", Some("the channel is gone"), Some("channel_gone")),
            ("dropped", Some("Discord does not take it as it is"), Some("not_taken")),
            ("dropped", Some("Discord refused it for too long"), Some("refused_too_long")),
            ("dropped", Some("it could not be prepared"), Some("unprepared")),
            ("dropped", Some("an event is in a server"), Some("unprepared")),
            ("dropped", None, Some("unprepared")),
            ("inbox", Some("direct messages are closed"), Some("direct_messages_closed")),
            ("waiting", None, None),
            ("waiting", Some("Discord asks to wait 7s"), Some("limited")),
            ("sending", Some("Discord can't be reached: no answer in time"), Some("unreachable")),
            ("waiting", Some("calls to Discord are stopped: too many"), Some("stopped")),
            ("waiting", Some("Discord refused the call: HTTP 403, code 50013: Missing"), Some("closed")),
            ("sent", Some("Discord refused the call: HTTP 403, code 50001: Missing"), Some("closed")),
            ("waiting", Some("Discord refused the call: HTTP 403, code 0: "), Some("refused")),
            ("waiting", Some("it could not be prepared"), Some("unprepared")),
        ];
        sqlx::raw_sql(
            "insert into place (place_id, slug, name, kind, country, zone, languages) values (1, 'a', 'A', 'city', 'CL', 'UTC', 'es');
             insert into gathering (gathering_id, uid, title, place_id, starts_local, zone, minutes, languages, offsets, created_at, changed_at)
                 values (9, 'u', 'C', 1, '2030-01-01 10:00', 'UTC', 60, 'es', '', 0, 0);
             insert into occurrence (occurrence_id, gathering_id, slot, starts_local, starts_at, ends_at, announce_at) values (1, 9, 'a', 'a', 1, 2, 0);
             insert into person (person_id, created_at) values (1, 0)",
        )
        .execute(&before)
        .await
        .unwrap();
        for (index, (state, note, _)) in messages.iter().enumerate() {
            let number = i64::try_from(index).unwrap();
            let sql = "insert into outbox (outbox_id, topic, subject, person_id, state, nonce, created_at, due_at, message_id, note)
                       values (?1, 'decision', ?1, 1, ?2, ?1, 0, 0, 5, ?3)";
            sqlx::query(sql).bind(number).bind(state).bind(note).execute(&before).await.unwrap();
        }
        let reminders = [
            ("it was moved", "moved"),
            ("it was cancelled", "cancelled"),
            ("it is closed already", "held"),
            ("a later one is due too", "overtaken"),
            ("it is over", "over"),
            ("they gave up their seat", "seat_given_up"),
            ("the server wants no announcements any more", "not_announced"),
        ];
        for (index, (note, _)) in reminders.iter().enumerate() {
            let sql =
                "insert into reminder (reminder_id, occurrence_id, revision, minutes, person_id, due_at, state, note)
                       values (?1, 1, 1, ?1, 1, 0, 'closed', ?2)";
            sqlx::query(sql).bind(i64::try_from(index).unwrap()).bind(note).execute(&before).await.unwrap();
        }
        before.close().await;
        let store = Store::open(&path).await.unwrap();
        let words: Vec<Option<String>> =
            sqlx::query_scalar("select note from outbox order by outbox_id").fetch_all(store.read()).await.unwrap();
        let wanted: Vec<Option<String>> = messages.iter().map(|(_, _, word)| word.map(str::to_owned)).collect();
        assert_eq!(words, wanted);
        let words: Vec<String> =
            sqlx::query_scalar("select note from reminder order by reminder_id").fetch_all(store.read()).await.unwrap();
        assert_eq!(words, reminders.map(|(_, word)| word.to_owned()));
        store.close().await;
    }

    #[tokio::test]
    async fn the_readers_can_not_write() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("tertulia.db")).await.unwrap();
        assert!(sqlx::query("delete from person").execute(store.read()).await.is_err());
    }

    /// A database that can't grow by so much as a page, on the connection that writes.
    async fn limit(store: &Store, pages: i64) {
        let mut tx = store.write().await.unwrap();
        let sql = sqlx::AssertSqlSafe(format!("pragma max_page_count = {pages}"));
        sqlx::query(sql).execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn note(store: &Store, key: &str, text: &str) -> Result<(), sqlx::Error> {
        let mut tx = store.write().await?;
        sqlx::query("insert into installation (key, value) values (?, ?)")
            .bind(key)
            .bind(text)
            .execute(&mut *tx)
            .await?;
        tx.commit().await
    }

    async fn noted(store: &Store) -> Vec<String> {
        sqlx::query_scalar("select key from installation where key like 'note%' order by key")
            .fetch_all(store.read())
            .await
            .unwrap()
    }

    #[tokio::test]
    async fn a_full_disk_fails_what_did_not_fit_and_nothing_after_it() {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::stopped_at("2030-01-01T12:00:00Z".parse().unwrap());
        let store = Store::open(&folder.path().join("tertulia.db")).await.unwrap().timed_by(clock.clone());
        note(&store, "note1", "before").await.unwrap();
        assert_eq!(store.failing(), None);
        let large = "x".repeat(5_000_000);
        for _ in 0..3 {
            limit(&store, 1).await;
            let full = note(&store, "note2", &large).await.unwrap_err();
            assert!(full.to_string().contains("full"), "{full}");
            // Also a transaction of several statements, which SQLite ends by itself in the middle.
            limit(&store, 1).await;
            clock.advance(jiff::SignedDuration::from_secs(60));
            let mut tx = store.write().await.unwrap();
            sqlx::query("insert into installation (key, value) values ('note3', 'small')").execute(&mut *tx).await.ok();
            sqlx::query("insert into installation (key, value) values ('note4', ?)")
                .bind(&large)
                .execute(&mut *tx)
                .await
                .ok();
            drop(tx);
        }
        // A look at the rows in between says nothing of writing.
        assert_eq!(noted(&store).await, ["note1"]);
        let failing = store.failing().expect("it is known");
        assert_eq!(failing.since, Moment::from("2030-01-01T12:00:00Z".parse::<jiff::Timestamp>().unwrap()));
        assert!(failing.why.contains("full"), "{failing:?}");
        // The connection that failed was thrown away, and the limit with it: there is room again.
        note(&store, "note5", &large).await.unwrap();
        store.writes_again();
        assert_eq!((noted(&store).await, store.failing()), (vec!["note1".to_owned(), "note5".to_owned()], None));
        store.close().await;
    }

    #[tokio::test]
    async fn what_the_tables_refuse_or_nobody_commits_is_no_failure_of_the_disk() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("tertulia.db")).await.unwrap();
        note(&store, "note1", "").await.unwrap();
        note(&store, "note1", "").await.unwrap_err();
        drop(store.write().await.unwrap());
        let mut tx = store.write().await.unwrap();
        sqlx::query("delete from installation").execute(&mut *tx).await.unwrap();
        drop(tx);
        note(&store, "note2", "").await.unwrap();
        assert_eq!((noted(&store).await, store.failing()), (vec!["note1".to_owned(), "note2".to_owned()], None));
        store.close().await;
        assert!(store.write().await.is_err());
        assert_eq!(store.failing(), None, "the end is no failure");
    }

    #[tokio::test]
    async fn a_commit_that_nobody_waits_for_leaves_the_writer_whole() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("tertulia.db")).await.unwrap();
        for round in 0..20_u32 {
            let mut tx = store.write().await.unwrap();
            sqlx::query("insert into installation (key, value) values (?, '')")
                .bind(format!("other{round}"))
                .execute(&mut *tx)
                .await
                .unwrap();
            // Given up after as many polls.
            let mut commit = Box::pin(tx.commit());
            for _ in 0..round % 4 {
                if futures_util::poll!(&mut commit).is_ready() {
                    break;
                }
                tokio::task::yield_now().await;
            }
            drop(commit);
            note(&store, &format!("note{round:02}"), "").await.unwrap();
        }
        assert_eq!((noted(&store).await.len(), store.failing()), (20, None));
        store.close().await;
    }

    #[tokio::test]
    async fn after_a_checkpoint_the_file_alone_has_everything() {
        let folder = tempfile::tempdir().unwrap();
        let (path, copy) = (folder.path().join("tertulia.db"), folder.path().join("copy.db"));
        let store = Store::open(&path).await.unwrap();
        note(&store, "note1", "").await.unwrap();
        store.checkpoint().await.unwrap();
        // In another process, as an operator would: a file that this one closes loses SQLite's locks.
        assert!(std::process::Command::new("cp").args([&path, &copy]).status().unwrap().success());
        let Glance::Ready(copied) = Store::open_read_only(&copy).await.unwrap() else { panic!("it is whole") };
        assert_eq!(noted(&copied).await, ["note1"]);
        assert!(!store.writer.as_ref().unwrap().is_ahead.load(Ordering::Acquire), "nothing is left to do");
        store.close().await;
    }

    #[tokio::test]
    async fn files_that_are_not_those_that_were_opened_are_noticed_and_never_written() {
        let (mv, rm) = (Path::new("mv"), Path::new("rm"));
        for (what, expected) in [
            (vec![rm, Path::new("tertulia.db")], Lost::Deleted),
            (vec![mv, Path::new("tertulia.db"), Path::new("elsewhere.db")], Lost::Deleted),
            (vec![mv, Path::new("other.db"), Path::new("tertulia.db")], Lost::Replaced),
            (vec![rm, Path::new("tertulia.db-wal")], Lost::LogDeleted),
            (vec![rm, Path::new("tertulia.db-shm")], Lost::LogDeleted),
            (vec![mv, Path::new("other.db"), Path::new("tertulia.db-wal")], Lost::LogReplaced),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let store = Store::open(&folder.path().join("tertulia.db")).await.unwrap();
            note(&store, "note1", "").await.unwrap();
            std::fs::write(folder.path().join("other.db"), "another").unwrap();
            assert_eq!(store.look(), Ok(()));
            let mut command = std::process::Command::new(what[0]);
            assert!(command.args(&what[1..]).current_dir(folder.path()).status().unwrap().success());
            assert_eq!(store.look(), Err(expected), "{what:?}");
            assert!(note(&store, "note2", "").await.is_err(), "{what:?}");
            assert!(store.failing().is_some(), "{what:?}");
            // What was there is still to be had.
            let mut open = store.already_open().await.unwrap();
            let keys: Vec<String> = sqlx::query_scalar("select key from installation where key like 'note%'")
                .fetch_all(&mut *open)
                .await
                .unwrap();
            assert_eq!(keys, ["note1"], "{what:?}");
            drop(open);
            store.abandon();
        }
    }
}
