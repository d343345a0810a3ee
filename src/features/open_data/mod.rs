//! The published library as open data, out and back in.
//!
//! Out: everything that everyone may read now, without people. In: each row by itself, so that a broken one is named and
//! the others stand; what was taken in once is not taken in again.

mod cells;
pub mod commands;
mod fields;
mod files;
mod model;
mod reading;
mod store;
mod view;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use sqlx::{Acquire as _, SqliteConnection};
use tertulia_clock::Moment;

pub use self::model::ExportRefusal;
use self::model::{LICENCE, Problem, Row, instant, instant_or};
use self::reading::Incoming;
use self::store::Origin;
use crate::audit_log::{self, Action, Entry, Subject};
use crate::base::database::Store;
use crate::base::error::Error;
use crate::base::files::beside;
use crate::base::files::{give_to_folders_owner, make_folder};
use crate::base::i18n::{Language, Words};
use crate::base::progress::Progress;
use crate::base::vocabulary::Vocabulary;
use crate::features::Feature;
use crate::features::places::{self, Place, Side};
use crate::features::privacy;
use crate::features::translations::{self, Arrived};
use crate::features::writeups::{self, RevisionState};

/// What this feature gives the app.
pub const FEATURE: Feature = Feature { commands: commands::table, ..Feature::EMPTY };

/// What the file is called where nobody says.
pub const ZIP_NAME: &str = "tertulia-library.zip";
/// What the folder is called where nobody says.
pub const FOLDER_NAME: &str = "tertulia-library";
/// Write-ups on one page of an export.
const PAGE: i64 = 500;
/// Rows of an import in one transaction: the bot may write between two.
const BATCH: usize = 100;

/// Writes the library into `folder`, which must be there. Says how many write-ups. Read in one transaction, so that all
/// files tell of the same moment.
pub async fn export(
    store: &Store,
    vocabulary: std::sync::Arc<Vocabulary>,
    folder: &Path,
    progress: &Progress,
) -> anyhow::Result<u64> {
    let (give, mut take) = tokio::sync::mpsc::channel::<Vec<Row>>(2);
    let target = folder.to_owned();
    let writing = tokio::task::spawn_blocking(move || -> anyhow::Result<()> {
        let mut writer = files::Writer::begin(&target, &vocabulary)?;
        while let Some(rows) = take.blocking_recv() {
            writer.write(&rows)?;
        }
        writer.finish()
    });
    let mut tx = store.read().begin().await?;
    let (mut after, mut done) = (0, 0);
    loop {
        let page = store::page(&mut tx, after, PAGE).await.map_err(anyhow::Error::new)?;
        let Some((last, _)) = page.last() else { break };
        after = *last;
        done += page.len() as u64;
        // Closed: the writer failed, and says why below.
        if give.send(page.into_iter().map(|(_, row)| row).collect()).await.is_err() {
            break;
        }
        progress.at(done);
    }
    drop(give);
    writing.await.context("the files were not written")??;
    Ok(done)
}

/// Writes the library as one ZIP at `target`. Says how many write-ups.
pub async fn export_zip(
    store: &Store,
    vocabulary: std::sync::Arc<Vocabulary>,
    target: &Path,
    progress: &Progress,
) -> anyhow::Result<u64> {
    // Unpacked it is large: it goes where the ZIP goes, not where the system keeps small things.
    let beside = target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = tempfile::tempdir_in(beside).context("there is no room for the files")?;
    let count = export(store, vocabulary, folder.path(), progress).await?;
    let target = target.to_owned();
    tokio::task::spawn_blocking(move || files::pack(folder.path(), &target)).await.context("it was not packed")??;
    Ok(count)
}

/// How many write-ups an export has.
pub async fn count(store: &Store) -> anyhow::Result<u64> {
    Ok(u64::try_from(store::count(store.read()).await?).unwrap_or_default())
}

/// What `tertulia export` makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One file
    Zip,
    /// The files in a folder
    Folder,
}

/// Goes on only where an export replaces nothing but an export.
fn refuse_target(target: &Path, format: Format, database: &Path) -> anyhow::Result<()> {
    let shown = target.display();
    let name = database.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let own = beside::ALL.map(|suffix| format!("{name}{suffix}"));
    let own = own.iter().map(|own| database.with_file_name(own)).chain(privacy::files(database));
    for own in own {
        let is_it = whole_path(target) == whole_path(&own);
        ensure!(!is_it, "{shown} belongs to the database: choose another name with --out");
    }
    if std::fs::symlink_metadata(target).is_err() {
        return Ok(());
    }
    match format {
        Format::Zip => {
            ensure!(
                target.is_file() && files::is_zip(target),
                "{shown} is there already and is no ZIP: choose another name with --out"
            );
        }
        Format::Folder => {
            let is_free = target.is_dir() && (files::is_export(target) || std::fs::read_dir(target)?.next().is_none());
            ensure!(is_free, "{shown} is there already, and is neither empty nor an earlier export: choose another");
        }
    }
    Ok(())
}

/// The path from the root, links followed, also of a file that is not there yet.
fn whole_path(path: &Path) -> PathBuf {
    if let Ok(whole) = path.canonicalize() {
        return whole;
    }
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    parent.canonicalize().unwrap_or_else(|_| parent.to_owned()).join(path.file_name().unwrap_or_default())
}

/// `tertulia export`: an earlier export under this name is replaced once the new files are whole.
pub async fn export_to(
    store: &Store,
    vocabulary: std::sync::Arc<Vocabulary>,
    out: Option<PathBuf>,
    format: Format,
    database: &Path,
) -> anyhow::Result<(PathBuf, u64)> {
    let target = match (out, format) {
        (None, Format::Zip) => PathBuf::from(ZIP_NAME),
        (None, Format::Folder) => PathBuf::from(FOLDER_NAME),
        (Some(out), Format::Zip) if out.is_dir() => out.join(ZIP_NAME),
        (Some(out), _) => out,
    };
    let shown = target.display().to_string();
    let parent = target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    make_folder(parent).with_context(|| format!("the folder {} can't be made", parent.display()))?;
    refuse_target(&target, format, database)?;
    let progress = Progress::on_terminal("exporting", count(store).await?);
    let half = tempfile::Builder::new()
        .prefix(".tertulia-export-")
        .tempdir_in(parent)
        .with_context(|| format!("{} can't be written", parent.display()))?;
    let count = match format {
        Format::Zip => {
            let whole = half.path().join(ZIP_NAME);
            let count = export_zip(store, vocabulary, &whole, &progress)
                .await
                .with_context(|| format!("{shown} was not made"))?;
            std::fs::rename(&whole, &target)
                .and_then(|()| give_to_folders_owner(&target))
                .with_context(|| format!("{shown} can't be written"))?;
            count
        }
        Format::Folder => {
            let count = export(store, vocabulary, half.path(), &progress)
                .await
                .with_context(|| format!("{shown} was not made"))?;
            make_folder(&target).with_context(|| format!("{shown} can't be made"))?;
            for name in files::FILES {
                let file = target.join(name);
                std::fs::rename(half.path().join(name), &file)
                    .and_then(|()| give_to_folders_owner(&file))
                    .with_context(|| format!("{shown} can't be written"))?;
            }
            count
        }
    };
    progress.finish();
    Ok((target, count))
}

/// A row that was not taken in.
#[derive(Clone, Debug)]
pub struct Failure {
    /// Which row of the file, from 1
    pub at: usize,
    /// Its id, as far as it can be read
    pub id: String,
    /// Why
    pub reason: String,
}

/// After how many rows that can't be taken in an import ends: the file is not what it should be.
const MOST_FAILURES: usize = 1_000;

/// What came of an import.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// Rows that are new here
    pub added: usize,
    /// Rows that were here already
    pub present: usize,
    /// Rows that were here already and wait for review
    pub waiting: usize,
    /// Rows that a moderator of this network rejected
    pub rejected: usize,
    /// Rows that were not taken in
    pub failed: usize,
    /// Why the file was not read to its end
    pub stopped: Option<String>,
}

/// What became of a row that can be taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taken {
    New,
    Present,
    Waiting,
    Rejected,
}

/// What an import works with.
struct Intake<'a> {
    vocabulary: &'a Vocabulary,
    words: Words,
    places: Vec<Place>,
    source: String,
    published: bool,
    now: Moment,
}

/// Takes in every row of `path`: to wait for review, or with `published` straight into the library. `tell` hears of each
/// row that was not taken in.
pub async fn import(
    store: &Store,
    vocabulary: &Vocabulary,
    words: Words,
    path: &Path,
    published: bool,
    now: Moment,
    tell: &mut (dyn FnMut(&Failure) + Send),
) -> anyhow::Result<Imported> {
    let size = std::fs::metadata(path).map_or(0, |facts| facts.len());
    let progress = Progress::on_terminal("importing", size);
    let (give, mut take) = tokio::sync::mpsc::channel::<Incoming>(BATCH);
    let (file, bar) = (path.to_owned(), progress.clone());
    let reading = tokio::task::spawn_blocking(move || {
        reading::read(&file, &bar, &mut |incoming| give.blocking_send(incoming).is_ok())
    });
    let source = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let places = places::list(store).await.map_err(anyhow::Error::new)?;
    let desk = Intake { vocabulary, words, places, source, published, now };
    let mut imported = Imported::default();
    let mut batch = Vec::with_capacity(BATCH);
    while take.recv_many(&mut batch, BATCH).await > 0 {
        for failure in take_in_batch(store, &desk, &mut batch, &mut imported).await? {
            imported.failed += 1;
            progress.aside(|| tell(&failure));
        }
        Store::let_others_write().await;
        if imported.failed >= MOST_FAILURES {
            imported.stopped =
                Some(format!("{} rows can't be taken in: the file is not read further", imported.failed));
            break;
        }
    }
    // Whoever reads hears by this that nobody wants more.
    drop(take);
    progress.finish();
    let read = reading.await.context("the file was not read")?;
    imported.stopped = imported.stopped.or_else(|| read.err().map(|error| format!("{error:#}")));
    Ok(imported)
}

/// One transaction: each row in a savepoint of its own, and a row of the log if anything came in.
async fn take_in_batch(
    store: &Store,
    desk: &Intake<'_>,
    batch: &mut Vec<Incoming>,
    imported: &mut Imported,
) -> anyhow::Result<Vec<Failure>> {
    let mut tx = store.write().await?;
    let mut added = 0_usize;
    let mut failed = Vec::new();
    for Incoming { at, id, row } in batch.drain(..) {
        let mut savepoint = tx.begin().await?;
        let outcome = match row {
            Ok(row) => take_in(&mut savepoint, desk, &row).await,
            Err(problem) => Err(Trouble::Row(problem)),
        };
        match outcome {
            Ok(taken) => {
                savepoint.commit().await?;
                *match taken {
                    Taken::New => &mut added,
                    Taken::Present => &mut imported.present,
                    Taken::Waiting => &mut imported.waiting,
                    Taken::Rejected => &mut imported.rejected,
                } += 1;
            }
            Err(Trouble::Row(problem)) => {
                savepoint.rollback().await?;
                failed.push(Failure { at, id, reason: problem.to_string() });
            }
            // A full disk is no fault of this row: everything ends here, and what was committed stands.
            Err(Trouble::All(error)) => {
                return Err(anyhow::Error::new(error).context(format!("the database failed at row {at}")));
            }
        }
    }
    if added > 0 {
        let (how, after) = (if desk.published { "published" } else { "submitted" }, added.to_string());
        let (reason, after) = (format!("{} · {LICENCE}", desk.source), format!("{after} {how}"));
        let (action, subject) = (Action::LibraryImport, Subject::Library);
        let entry = Entry { actor: None, action, subject, before: "", after: &after, reason: &reason };
        audit_log::append(&mut tx, entry, desk.now).await.map_err(anyhow::Error::new)?;
    }
    tx.commit().await?;
    imported.added += added;
    Ok(failed)
}

/// What keeps a row out: itself, or something that concerns every row.
enum Trouble {
    Row(Problem),
    All(Error),
}

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Self {
        Self::Row(problem)
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        match &error {
            Error::Store(sqlx::Error::Database(cause))
                if cause.is_unique_violation() || cause.is_check_violation() || cause.is_foreign_key_violation() =>
            {
                Self::Row(Problem::Refused(cause.message().to_owned()))
            }
            _ => Self::All(error),
        }
    }
}

/// Takes one row in, where it is new here.
async fn take_in(tx: &mut SqliteConnection, desk: &Intake<'_>, row: &Row) -> Result<Taken, Trouble> {
    let place_of = |slug: &str| {
        let found = desk.places.iter().find(|place| place.slug == slug);
        found.ok_or_else(|| Problem::UnknownPlace(slug.to_owned()))
    };
    let number = row.number()?;
    if let Some(number) = number {
        if store::is_erased(&mut *tx, number).await? {
            return Err(Problem::Erased(number).into());
        }
        if desk.published {
            Row::check_number(number, store::highest(&mut *tx).await?)?;
        }
    }
    let place = place_of(&row.place)?;
    let language: Language = row.language.parse().map_err(|_| Problem::NoSuch("language", row.language.clone()))?;
    let published_at = instant_or("published", row.published.as_deref(), desk.now, desk.now)?;
    let changed_at = instant_or("changed", row.changed.as_deref(), published_at, desk.now)?;
    let revision = row.fill(&writeups::empty(changed_at), desk.vocabulary)?;
    let gaps = revision.gaps(desk.vocabulary);
    if !gaps.is_empty() {
        let sentence = |gap: &writeups::Gap| {
            let field = gap.field().map(|field| desk.words.text(&field.key()));
            desk.words.say(&gap.phrase(field.as_deref().unwrap_or_default()))
        };
        return Err(Problem::Gaps(gaps.iter().map(sentence).collect::<Vec<_>>().join("; ")).into());
    }
    row.check_others(desk.now)?;
    if let Some(checked) = &row.checked {
        instant("checked", checked, desk.now)?;
    }
    let fingerprint = row.fingerprint();
    // Two published write-ups may say the same; what waits for review is one.
    let key =
        number.filter(|_| desk.published).map_or_else(|| fingerprint.clone(), |it| format!("{fingerprint}/R-{it}"));
    for known in [&fingerprint, &key] {
        match store::taken_in(&mut *tx, known).await? {
            None => {}
            Some((true, _)) => return Ok(Taken::Present),
            Some((false, RevisionState::Rejected)) => return Ok(Taken::Rejected),
            Some((false, _)) => return Ok(Taken::Waiting),
        }
    }
    if let Some(number) = number
        && store::is_taken(&mut *tx, number).await?
    {
        let there = store::page(&mut *tx, number - 1, 1).await?.pop().filter(|(found, _)| *found == number);
        if there.is_some_and(|(_, there)| there.fingerprint() == fingerprint) {
            return Ok(Taken::Present);
        }
        if desk.published {
            return Err(Problem::Taken(number).into());
        }
    }
    let revision = writeups::arrive(&mut *tx, place.id, language, revision, desk.now).await?;
    let origin = Origin { source: &desk.source, licence: LICENCE, foreign_id: &row.id, fingerprint: &key };
    store::insert_origin(&mut *tx, revision.writeup, origin, desk.now).await?;
    if !desk.published {
        return Ok(Taken::New);
    }
    writeups::shelve(&mut *tx, &revision, number, published_at).await?;
    if let Some(checked) = &row.checked {
        store::set_checked(&mut *tx, revision.writeup, instant("checked", checked, desk.now)?).await?;
    }
    for each in &row.confirmations {
        let side = Side::read(&each.side).ok_or_else(|| Problem::NoSuch("confirmations", each.side.clone()))?;
        let at = instant("confirmations", &each.confirmed, desk.now)?;
        store::insert_confirmation(&mut *tx, revision.id, side, &each.dissent, at).await?;
    }
    for each in &row.adaptations {
        let (place, at) = (place_of(&each.place)?.id, instant("adaptations", &each.since, desk.now)?);
        store::insert_adaptation(&mut *tx, revision.writeup, place, &each.reason, at).await?;
    }
    for each in &row.replies {
        let (written, accepted) =
            (instant("replies", &each.written, desk.now)?, instant("replies", &each.accepted, desk.now)?);
        store::insert_reply(&mut *tx, revision.writeup, each, written, accepted).await?;
    }
    for each in &row.translations {
        let language = each.language.parse().map_err(|_| Problem::NoSuch("translations", each.language.clone()))?;
        let reviewed_at = instant("translations", &each.reviewed, desk.now)?;
        let (kind, texts) = (each.kind.as_str(), &each.texts);
        translations::take_in(&mut *tx, Arrived { revision: revision.id, language, kind, texts, reviewed_at }).await?;
    }
    writeups::index_again(tx, desk.vocabulary, revision.writeup).await?;
    Ok(Taken::New)
}

#[cfg(test)]
mod tests {
    use sqlx::ConnectOptions as _;
    use sqlx::migrate::Migrator;
    use sqlx::sqlite::SqliteConnectOptions;

    use super::*;
    use crate::base::recognition::MIGRATIONS;

    /// The version before kept what it read of links, without their closing brackets.
    #[tokio::test]
    async fn links_that_were_published_without_their_bracket_are_published_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tertulia.db");
        let options = SqliteConnectOptions::new().filename(&path).create_if_missing(true).foreign_keys(false);
        let mut before = options.connect().await.unwrap();
        let older = MIGRATIONS.iter().filter(|migration| migration.version < 27).cloned().collect();
        Migrator::with_migrations(older).run(&mut before).await.unwrap();
        sqlx::raw_sql(
            "insert into place (place_id, slug, name, kind, country, zone, languages) values (1, 'a', 'A', 'city', 'CL', 'UTC', 'es');
             insert into writeup (writeup_id, number, place_id, language, published_revision, published_at, created_at)
                 values (1, 1, 1, 'es', 7, 0, 0);
             insert into revision (revision_id, writeup_id, ordinal, state, created_at, changed_at) values (7, 1, 1, 'draft', 0, 0);
             insert into revision_text (revision_id, language, kind, title, results)
                 values (7, 'es', 'original', 'Olas de calor', 'Ver https://en.example/wiki/Heat_wave_(weather), https://b.example.');
             insert into evidence (revision_id, ordinal, url) values (7, 1, 'https://en.example/wiki/Heat_wave_(weather'), (7, 2, 'https://b.example');
             update revision set state = 'approved', consented_at = 0, submitted_at = 0;
             insert into report (writeup_id, kind, organisation, words, link, state, created_at, handled_at) values
                 (1, 'reply', 'A', 'No.', 'https://en.example/wiki/Heat_wave_(weather', 'accepted', 0, 0),
                 (1, 'reply', 'B', 'No.', 'https://en.example/wiki/Heat_(wave)/x', 'accepted', 0, 0),
                 (1, 'reply', 'C', 'No.', 'https://en.example/wiki', 'accepted', 0, 0)",
        )
        .execute(&mut before)
        .await
        .unwrap();
        drop(before);
        // Twice: nothing is put back a second time.
        for _ in 0..2 {
            let store = Store::open(&path).await.unwrap();
            let rows = store::page(&mut store.read().acquire().await.unwrap(), 0, 10).await.unwrap();
            let row = &rows[0].1;
            assert_eq!(row.evidence, ["https://en.example/wiki/Heat_wave_(weather)", "https://b.example"]);
            let replies: Vec<&str> = row.replies.iter().map(|reply| reply.link.as_str()).collect();
            assert_eq!(
                replies,
                [
                    "https://en.example/wiki/Heat_wave_(weather)",
                    "https://en.example/wiki/Heat_(wave)/x",
                    "https://en.example/wiki"
                ]
            );
            store.close().await;
        }
    }
}
