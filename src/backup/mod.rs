//! Backups and the way back: `VACUUM INTO` beside the running bot, checked before it counts; restored in one step, with
//! what was there kept aside.

pub mod commands;
mod model;
mod store;
mod view;

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};

pub use self::model::{BackupRefusal, Failed, Made, folder};
use crate::config::Settings;
use crate::error::Result;
use crate::ids::{Moment, PersonId};
use crate::log::{self, Entry};
use crate::privacy;
use crate::servers;
use crate::store::Store;

/// The record of what was erased, beside the database and beside backups: a restored database must forget it again.
pub const ERASURES: &str = "erasures.log";
/// How long a half-made backup is left alone, in seconds: its maker may still be at work.
const ABANDONED: i64 = 86_400;

/// Makes a backup of the database of `settings` in `folder` and lets the oldest go. A half-written one is removed.
pub async fn make(settings: &Settings, folder: &Path, now: Moment) -> anyhow::Result<Made> {
    let shown = folder.display();
    ensure!(settings.database.is_file(), "there is no database {} yet", settings.database.display());
    fs::create_dir_all(folder).with_context(|| format!("the backup folder {shown} can't be made"))?;
    let free = (0..100).map(|other| model::name(now, other)).find(|name| !folder.join(name).exists());
    let name = free.with_context(|| format!("{shown} has a hundred backups of this second"))?;
    let half = folder.join(format!(".{name}.part"));
    let outcome = write(&settings.database, folder, &half, &name).await;
    if outcome.is_err() {
        remove_half(&half);
    }
    let bytes = outcome.with_context(|| format!("no backup was made in {shown}"))?;
    let beside = settings.database.with_file_name(ERASURES);
    if beside.is_file() {
        let copied = copy_whole(&beside, &folder.join(ERASURES));
        copied.with_context(|| format!("{ERASURES} can't be copied into {shown}"))?;
    }
    let kept = rotate(folder, settings.backup_keep, now).with_context(|| format!("old backups in {shown}"))?;
    Ok(Made { at: now, name, bytes, kept })
}

async fn write(database: &Path, folder: &Path, half: &Path, name: &str) -> anyhow::Result<u64> {
    remove_half(half);
    store::copy(database, half).await?;
    store::check(half).await.context("the copy is not whole")?;
    keep_private(half)?;
    let file = File::open(half)?;
    file.sync_all()?;
    fs::rename(half, folder.join(name))?;
    sync_folder(folder)?;
    Ok(file.metadata()?.len())
}

/// Lets the oldest go, and what earlier tries left half-made. Says how many backups there are now.
fn rotate(folder: &Path, keep: usize, now: Moment) -> std::io::Result<usize> {
    let names = names(folder)?;
    for half in &names {
        let made = half.strip_prefix('.').and_then(|it| it.strip_suffix(".part")).and_then(model::read_name);
        if made.is_some_and(|(at, _)| now.0 - at.0 > ABANDONED) {
            fs::remove_file(folder.join(half))?;
        }
    }
    let backups = model::backups(names);
    let surplus = model::surplus(&backups, keep);
    for name in surplus {
        fs::remove_file(folder.join(name))?;
    }
    Ok(backups.len() - surplus.len())
}

fn names(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    Ok(names)
}

fn remove_half(half: &Path) {
    for suffix in ["", "-journal", "-wal", "-shm"] {
        // It is mostly not there; where it can't be removed, a later rotation does it.
        let _ = fs::remove_file(with_suffix(half, suffix));
    }
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Copies a file so that the target is the old one or the new one, never half of it.
fn copy_whole(from: &Path, to: &Path) -> anyhow::Result<()> {
    let half = with_suffix(to, ".part");
    let copied = fs::copy(from, &half).and_then(|_| {
        keep_private(&half)?;
        File::open(&half)?.sync_all()?;
        fs::rename(&half, to)
    });
    if copied.is_err() {
        remove_half(&half);
    }
    Ok(copied?)
}

/// A copy of everything that people wrote is its owner's alone.
fn keep_private(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))
}

fn sync_folder(folder: &Path) -> std::io::Result<()> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    File::open(folder)?.sync_all()
}

/// The same for the running bot, which remembers what came of it.
pub async fn make_and_remember(store: &Store, settings: &Settings, now: Moment) -> Result<Made> {
    let folder = folder(&settings.database, &settings.backup_folder);
    match make(settings, &folder, now).await {
        Ok(made) => {
            servers::remember(store, model::LAST, &in_words(&made)).await?;
            Ok(made)
        }
        Err(error) => {
            let why = format!("{error:#}");
            tracing::error!(error = why, "no backup was made");
            let failed = Failed { at: now, why: why.clone() };
            servers::remember(store, model::FAILED, &in_words(&failed)).await?;
            Err(BackupRefusal::Failed(why).into())
        }
    }
}

/// The same at a moderator's word, which goes into the log.
pub async fn make_for(store: &Store, settings: &Settings, by: PersonId, now: Moment) -> Result<Made> {
    let made = make_and_remember(store, settings, now).await?;
    let mut tx = store.write().await?;
    let entry =
        Entry { actor: Some(by), action: "backup.make", subject: "database", after: &made.name, ..Entry::default() };
    log::append(&mut tx, entry, now).await?;
    tx.commit().await?;
    Ok(made)
}

fn in_words(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The newest backup there is, made by whomever, and the last failure of the running bot where it is newer.
pub async fn standing(store: &Store, settings: &Settings) -> Result<(Option<Made>, Option<Failed>)> {
    let remembered = servers::remembered(store, model::LAST).await?;
    let remembered: Option<Made> = remembered.and_then(|text| serde_json::from_str(&text).ok());
    let failed = servers::remembered(store, model::FAILED).await?;
    let failed: Option<Failed> = failed.and_then(|text| serde_json::from_str(&text).ok());
    let folder = folder(&settings.database, &settings.backup_folder);
    let newest = tokio::task::spawn_blocking(move || newest(&folder)).await.ok().flatten();
    // What the files say counts: somebody may have taken them away.
    let last = newest.map(|made| remembered.filter(|it| it.name == made.name).unwrap_or(made));
    let failed = failed.filter(|failed| last.as_ref().is_none_or(|last| last.at < failed.at));
    Ok((last, failed))
}

fn newest(folder: &Path) -> Option<Made> {
    let backups = model::backups(names(folder).ok()?);
    let name = backups.last()?.clone();
    let bytes = fs::metadata(folder.join(&name)).ok()?.len();
    Some(Made { at: model::read_name(&name)?.0, name, bytes, kept: backups.len() })
}

/// The nightly backup, where it is wanted and due. What fails is remembered and tried again an hour later.
pub async fn nightly(store: &Store, settings: &Settings, now: Moment) -> Result<Option<Made>> {
    if !settings.backup_nightly {
        return Ok(None);
    }
    let (last, failed) = standing(store, settings).await?;
    if !model::is_due(last.map(|made| made.at), failed.map(|failed| failed.at), now) {
        return Ok(None);
    }
    match make_and_remember(store, settings, now).await {
        Ok(made) => {
            tracing::info!(bytes = made.bytes, kept = made.kept, "the nightly backup was made");
            Ok(Some(made))
        }
        // It was logged and is remembered.
        Err(crate::error::Error::Refused(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// That somebody uses a database: the running bot holds it shared, a restore for itself. Given back when dropped, and by
/// the system where the process dies.
#[derive(Debug)]
pub struct InUse(#[expect(dead_code, reason = "it is held, not read")] File);

fn lock_file(database: &Path) -> anyhow::Result<File> {
    let path = with_suffix(database, ".lock");
    let options = File::options().create(true).truncate(false).write(true).read(true).open(&path);
    options.with_context(|| format!("{} can't be made", path.display()))
}

/// Says that the bot runs on `database`, so that nobody restores under it.
///
/// # Errors
/// A restore is under way.
pub fn occupy(database: &Path) -> anyhow::Result<InUse> {
    let file = lock_file(database)?;
    if matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)) {
        bail!("{} is being restored; start again when that is done", database.display());
    }
    // On a file system without locks nothing tells a restore that the bot runs.
    Ok(InUse(file))
}

/// How a restore treats what is there.
#[derive(Clone, Copy, Debug, Default)]
pub struct Restoring {
    /// Whether a database that is there may be moved aside
    pub force: bool,
    /// Whether to go on where no record of erasures is found
    pub without_erasures: bool,
}

/// What a restore did.
#[derive(Clone, Debug)]
pub struct Restored {
    /// Where the old database is now
    pub kept_aside: Option<PathBuf>,
    /// The records of erasures that were looked at
    pub erasures: Vec<PathBuf>,
    /// How many people were forgotten once more
    pub forgotten: usize,
}

/// Puts a backup in the place of the database. Whatever fails, the database is the old one or the new one.
pub async fn restore(settings: &Settings, backup: &Path, how: Restoring, now: Moment) -> anyhow::Result<Restored> {
    let database = &settings.database;
    let shown = database.display();
    ensure!(backup.is_file(), "there is no file {}", backup.display());
    let is_same = database.exists() && fs::canonicalize(backup)? == fs::canonicalize(database)?;
    ensure!(!is_same, "{} is the database itself", backup.display());
    let has_log = fs::metadata(with_suffix(backup, "-wal")).is_ok_and(|facts| facts.len() > 0);
    ensure!(!has_log, "{} is a database in use, not a backup: it has a write-ahead log beside it", backup.display());
    store::check(backup).await.context("nothing was changed")?;
    if let Some(parent) = database.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        fs::create_dir_all(parent).with_context(|| format!("the folder {} can't be made", parent.display()))?;
    }
    let lock = lock_file(database)?;
    if matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) {
        bail!("Tertulia runs on {shown}: stop it first. Nothing was changed.");
    }
    ensure!(
        how.force || !database.exists(),
        "{shown} is there already. With --force it is kept aside and the backup takes its place. Nothing was changed."
    );
    let beside = [database.with_file_name(ERASURES), backup.with_file_name(ERASURES)];
    let erasures: Vec<PathBuf> = beside.into_iter().filter(|path| path.is_file()).collect();
    ensure!(
        !erasures.is_empty() || how.without_erasures,
        "there is no {ERASURES} beside {shown} or beside the backup. It says what people had erased since; without it the \
         backup would bring that back. Put the file there, or say --without-erasures if nobody ever had anything erased. \
         Nothing was changed."
    );
    let half = with_suffix(database, ".restoring");
    remove_half(&half);
    let prepared = prepare(backup, &half, &erasures, how, now).await;
    if prepared.is_err() {
        remove_half(&half);
    }
    let forgotten = prepared.context("nothing was changed")?;
    // A write-ahead log without its database would be taken for that of the new one.
    let is_there = ["", "-wal", "-shm"].iter().any(|suffix| with_suffix(database, suffix).exists());
    let kept_aside = if is_there { Some(set_aside(database).await?) } else { None };
    fs::rename(&half, database).with_context(|| {
        let old = kept_aside.as_ref().map(|old| format!("; the old one is {}", old.display())).unwrap_or_default();
        format!("{} could not be moved to {shown}{old}", half.display())
    })?;
    sync_folder(database.parent().unwrap_or(Path::new(".")))?;
    Ok(Restored { kept_aside, erasures, forgotten })
}

/// A whole copy of the backup beside the database, which has forgotten what was erased since.
async fn prepare(
    backup: &Path,
    half: &Path,
    erasures: &[PathBuf],
    how: Restoring,
    now: Moment,
) -> anyhow::Result<usize> {
    copy_whole(backup, half).with_context(|| format!("{} could not be written", half.display()))?;
    let forgotten = replay_erasures(half, erasures, how, now).await?;
    store::settle(half).await?;
    store::check(half).await?;
    File::open(half)?.sync_all()?;
    Ok(forgotten)
}

/// Erases once more what people had erased after the backup was made. Lines that can't be told to be of anybody, since the
/// backup has another key or is from before there was one, are a reason to stop: it may hold people who were forgotten.
async fn replay_erasures(database: &Path, erasures: &[PathBuf], how: Restoring, now: Moment) -> anyhow::Result<usize> {
    let store = Store::open(database).await?;
    let mut done = 0;
    for record in erasures {
        let replayed = privacy::replay(&store, record, now).await?;
        ensure!(
            replayed.foreign == 0 || how.without_erasures,
            "{} lines of {} can't be carried out: the backup is of another installation, or from before anything could be \
             erased, and may hold people who were forgotten since. Choose a newer backup, or say --without-erasures",
            replayed.foreign,
            record.display()
        );
        done += replayed.done;
    }
    store.close().await;
    Ok(done)
}

/// Moves the database aside, with what of its write-ahead log could not be brought into it.
async fn set_aside(database: &Path) -> anyhow::Result<PathBuf> {
    // A broken one can't be settled; then its log goes with it.
    if let Err(error) = store::settle(database).await {
        tracing::warn!(error = format!("{error:#}"), "the old database could not be settled");
    }
    let names = (1..).map(|count| match count {
        1 => ".before-restore".to_owned(),
        count => format!(".before-restore-{count}"),
    });
    let mut free = names.map(|suffix| with_suffix(database, &suffix)).filter(|path| !path.exists());
    let aside = free.next().context("no name is free")?;
    for suffix in ["-wal", "-shm"] {
        let part = with_suffix(database, suffix);
        if part.exists() {
            fs::rename(&part, with_suffix(&aside, suffix))?;
        }
    }
    if database.exists() {
        fs::rename(database, &aside).with_context(|| format!("{} could not be moved aside", database.display()))?;
    }
    Ok(aside)
}
