//! The database: one writer, several readers, migrations applied at start.
//!
//! Knows no table; each feature's `store.rs` holds its own statements.

use std::path::Path;
use std::time::Duration;

use anyhow::Context as _;
use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _, Sqlite, Transaction};

use crate::files::{folder_of, make_folder, make_private};
use crate::recognition::{Age, Found, SANDBOX, is_sealed, look, reading};

/// The migrations that are part of this binary.
pub static MIGRATIONS: Migrator = sqlx::migrate!();

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
    writer: SqlitePool,
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
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options.clone())
            .await
            .with_context(|| format!("the database {} can't be opened", path.display()))?;
        MIGRATIONS
            .run(&writer)
            .await
            .with_context(|| format!("the database {} can't be brought up to date", path.display()))?;
        let readers = SqlitePoolOptions::new().max_connections(4).connect_with(options.read_only(true)).await?;
        Ok(Self { readers, writer })
    }

    /// Looks at the database at `path` without changing anything, not even its version. One that can't be written is taken
    /// for one that nobody writes.
    ///
    /// # Errors
    /// It can't be read, is not ours, or comes from a newer version.
    pub async fn glance(path: &Path) -> anyhow::Result<Glance> {
        match look(path).await? {
            Found::Nothing | Found::Database(_, Age::Empty) => Ok(Glance::Absent),
            Found::Database(_, Age::Older) => Ok(Glance::Older),
            Found::Database(_, Age::Current) => {
                let options = reading(path).immutable(is_sealed(path)).busy_timeout(Duration::from_secs(5));
                let readers = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
                Ok(Glance::Ready(Self { writer: readers.clone(), readers }))
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
    /// The database did not give the lock in time.
    pub async fn write(&self) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
        self.writer.begin_with("begin immediate").await
    }

    /// Closes every connection.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
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
}
