//! Backups and the way back: `VACUUM INTO` beside the running bot, checked before it counts; restored in one step, with
//! what was there kept aside.

pub mod commands;
mod model;
mod store;
mod view;

use std::fs::{self, File, TryLockError};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};

pub use self::model::{BackupRefusal, Failed, Made, Standing, folder};
use crate::config::Settings;
use crate::error::Result;
use crate::ids::{Moment, PersonId};
use crate::log::{self, Entry};
use crate::outbox;
use crate::privacy;
use crate::servers;
use crate::store::Store;

/// The record of what was erased, beside the database and beside backups: a restored database must forget it again.
pub const ERASURES: &str = "erasures.log";
/// How long a half-made backup is left alone, in seconds: its maker may still be at work.
const ABANDONED: i64 = 86_400;
/// What the name of a copy that is being restored ends with.
const RESTORING: &str = ".restoring";
/// What the name of a database that gave way to a backup ends with; the second has a number after it.
const BEFORE_RESTORE: &str = ".before-restore";

/// What the name of the note ends with that is left where a database was deleted under the running bot.
const LOST: &str = ".lost";

/// Makes a backup of the database of `settings` in `folder` and lets the oldest go. A half-written one is removed.
pub async fn make(settings: &Settings, folder: &Path, now: Moment) -> anyhow::Result<Made> {
    let shown = folder.display();
    ensure!(settings.database.is_file(), "there is no database {} yet", settings.database.display());
    fs::create_dir_all(folder).with_context(|| format!("the backup folder {shown} can't be made"))?;
    let mark = store::mark(&settings.database, false).await?;
    let name = free_name(folder, now, mark.as_deref())?;
    let half = half_of(folder, &name);
    let outcome = write(&settings.database, folder, &half, &name).await;
    if outcome.is_err() {
        remove_half(&half);
    }
    let bytes = outcome.with_context(|| format!("no backup was made in {shown}"))?;
    let mut made = Made { at: now, name, bytes, kept: 0, shrunk: false, trouble: None };
    // From here on there is a backup, whatever else fails.
    let recorded = privacy::merge(&settings.database.with_file_name(ERASURES), &folder.join(ERASURES)).await;
    let recorded = recorded.with_context(|| format!("{ERASURES} can't be copied into {shown}"));
    let rotated = rotate(folder, mark.as_deref(), settings.backup_keep, now);
    let rotated = rotated.with_context(|| format!("old backups in {shown}"));
    match recorded.and(rotated) {
        Ok((kept, shrunk)) => (made.kept, made.shrunk) = (kept, shrunk),
        Err(error) => made.trouble = Some(format!("{error:#}")),
    }
    Ok(made)
}

async fn write(database: &Path, folder: &Path, half: &Path, name: &str) -> anyhow::Result<u64> {
    remove_half(half);
    // Into a file that is there and empty, so that nobody else may read it while it grows.
    make_private(half)?;
    store::copy(database, half).await?;
    check_and_name(folder, half, name).await
}

fn free_name(folder: &Path, now: Moment, mark: Option<&str>) -> anyhow::Result<String> {
    let mut names = (0..100).map(|other| model::Name::new(now, mark, other).to_string());
    let free = names.find(|name| !folder.join(name).exists());
    free.with_context(|| format!("{} has a hundred backups of this second", folder.display()))
}

fn half_of(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!(".{name}.part"))
}

/// A copy counts once it is whole, on disk and under its name. Says how many bytes it has.
async fn check_and_name(folder: &Path, half: &Path, name: &str) -> anyhow::Result<u64> {
    store::check(half).await.context("the copy is not whole")?;
    let file = File::open(half)?;
    file.sync_all()?;
    fs::rename(half, folder.join(name))?;
    sync_folder(folder)?;
    Ok(file.metadata()?.len())
}

/// Writes what the running bot still holds of a database whose file is gone, or not its own any more, into the folder of
/// backups, under the name of a backup. It reads through a connection that is open: the file itself may be another by now.
pub async fn rescue(store: &Store, settings: &Settings, now: Moment) -> anyhow::Result<PathBuf> {
    let folder = folder(&settings.database, &settings.backup_folder);
    fs::create_dir_all(&folder).with_context(|| format!("the backup folder {} can't be made", folder.display()))?;
    let mut open = store.already_open().await.context("no connection to it was free")?;
    let name = free_name(&folder, now, privacy::mark(&mut open).await?.as_deref())?;
    let half = half_of(&folder, &name);
    remove_half(&half);
    make_private(&half)?;
    let outcome = match store::copy_open(&mut open, &half).await {
        Ok(()) => check_and_name(&folder, &half, &name).await,
        Err(error) => Err(error),
    };
    if let Err(error) = outcome {
        remove_half(&half);
        return Err(error);
    }
    if let Err(error) = privacy::merge(&settings.database.with_file_name(ERASURES), &folder.join(ERASURES)).await {
        tracing::error!(
            error = &error as &dyn std::error::Error,
            "the record of erasures could not be copied beside it"
        );
    }
    Ok(folder.join(name))
}

/// Leaves word beside a database that was deleted under the running bot, so that the next start makes no empty one.
///
/// # Errors
/// The file can't be written.
pub fn leave_note(database: &Path, note: &str) -> std::io::Result<()> {
    fs::write(with_suffix(database, LOST), format!("{note}\n"))
}

/// Lets the oldest of one's own go, and what earlier tries left half-made. Says how many backups there are now, and whether
/// the newest is far smaller than another.
fn rotate(folder: &Path, mark: Option<&str>, keep: usize, now: Moment) -> std::io::Result<(usize, bool)> {
    let names = names(folder)?;
    for half in &names {
        let made: Option<model::Name> =
            half.strip_prefix('.').and_then(|it| it.strip_suffix(".part")).and_then(|it| it.parse().ok());
        if made.is_some_and(|made| now.0 - made.at.0 > ABANDONED) {
            fs::remove_file(folder.join(half))?;
        }
    }
    let backups = sized(folder, model::backups(&names, mark))?;
    // A date that is still to come says nothing of what is newest: such a file is neither counted nor removed.
    let backups: Vec<_> = backups.into_iter().filter(|(name, _)| !name.is_ahead(now)).collect();
    let surplus = model::surplus(&backups, keep);
    for name in &surplus {
        fs::remove_file(folder.join(name.to_string()))?;
    }
    Ok((backups.len() - surplus.len(), has_shrunk(&backups)))
}

fn sized(folder: &Path, backups: Vec<model::Name>) -> std::io::Result<Vec<(model::Name, u64)>> {
    let with_size = |name: model::Name| {
        let bytes = fs::metadata(folder.join(name.to_string()))?.len();
        Ok((name, bytes))
    };
    backups.into_iter().map(with_size).collect()
}

fn has_shrunk(backups: &[(model::Name, u64)]) -> bool {
    let newest = backups.last().map_or(0, |(_, size)| *size);
    backups.iter().any(|(_, size)| model::is_far_smaller(newest, *size))
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
    remove_half(&half);
    let copied = make_private(&half).and_then(|mut file| {
        std::io::copy(&mut File::open(from)?, &mut file)?;
        file.sync_all()?;
        fs::rename(&half, to)
    });
    if copied.is_err() {
        remove_half(&half);
    }
    Ok(copied?)
}

/// Makes an empty file: a copy of everything that people wrote is its owner's alone.
fn make_private(path: &Path) -> std::io::Result<File> {
    File::options().write(true).create_new(true).mode(0o600).open(path)
}

fn sync_folder(folder: &Path) -> std::io::Result<()> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    File::open(folder)?.sync_all()
}

/// The same for the running bot, which remembers what came of it.
pub async fn make_and_remember(store: &Store, settings: &Settings, now: Moment) -> Result<Made> {
    let folder = folder(&settings.database, &settings.backup_folder);
    let made = make(settings, &folder, now).await;
    let why = match &made {
        Ok(made) => made.trouble.clone(),
        Err(error) => Some(format!("{error:#}")),
    };
    if let Ok(made) = &made {
        servers::remember(store, model::LAST, &in_words(made)).await?;
    }
    let Some(why) = why else {
        // What failed before is made good.
        servers::remember(store, model::FAILED, "").await?;
        return made.map_err(|error| BackupRefusal::Failed(format!("{error:#}")).into());
    };
    tracing::error!(error = why, is_made = made.is_ok(), "a backup was not made, or what belongs to it failed");
    let failed = Failed { at: now, why: why.clone(), is_made: made.is_ok() };
    servers::remember(store, model::FAILED, &in_words(&failed)).await?;
    made.map_err(|_| BackupRefusal::Failed(why).into())
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

/// How it stands with the backups of this installation.
pub async fn standing(store: &Store, settings: &Settings, now: Moment) -> Result<Standing> {
    let failed = servers::remembered(store, model::FAILED).await?;
    let failed: Option<Failed> = failed.and_then(|text| serde_json::from_str(&text).ok());
    let mark = privacy::mark(&mut *store.read().acquire().await?).await?;
    let folder = folder(&settings.database, &settings.backup_folder);
    // What the files say counts: somebody may have taken them away, or made one in a terminal.
    let look = tokio::task::spawn_blocking(move || newest(&folder, mark.as_deref(), now));
    let (last, ahead) = look.await.ok().flatten().unwrap_or_default();
    let failed = failed.filter(|failed| last.as_ref().is_none_or(|last| last.at <= failed.at));
    Ok(Standing { last, failed, ahead })
}

fn newest(folder: &Path, mark: Option<&str>, now: Moment) -> Option<(Option<Made>, usize)> {
    let (ahead, backups): (Vec<_>, Vec<_>) =
        model::backups(&names(folder).ok()?, mark).into_iter().partition(|name| name.is_ahead(now));
    let backups = sized(folder, backups).ok()?;
    let last = backups.last().map(|(name, bytes)| Made {
        at: name.at,
        name: name.to_string(),
        bytes: *bytes,
        kept: backups.len(),
        shrunk: has_shrunk(&backups),
        trouble: None,
    });
    Some((last, ahead.len()))
}

/// The nightly backup, where it is wanted and due. What fails is remembered and tried again an hour later.
pub async fn nightly(store: &Store, settings: &Settings, now: Moment) -> Result<Option<Made>> {
    if !settings.backup_nightly {
        return Ok(None);
    }
    let Standing { last, failed, .. } = standing(store, settings, now).await?;
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

/// That somebody uses a database. Given back when dropped, and by the system where the process dies.
#[derive(Debug)]
pub struct InUse(#[expect(dead_code, reason = "they are held, not read")] Vec<File>);

/// Beside the database: held by the bot that runs on it, and by a restore.
const RUN_LOCK: &str = ".lock";
/// Beside the database: shared by whatever else writes it, and held by a restore.
const WRITE_LOCK: &str = ".write.lock";

fn lock_file(database: &Path, suffix: &str) -> anyhow::Result<File> {
    if let Some(parent) = database.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        fs::create_dir_all(parent).with_context(|| format!("the folder {} can't be made", parent.display()))?;
    }
    let path = with_suffix(database, suffix);
    let options = File::options().create(true).truncate(false).write(true).read(true).mode(0o600).open(&path);
    options.with_context(|| format!("{} can't be made", path.display()))
}

/// Says that the bot runs on `database`, so that no other bot does and nobody restores under it.
///
/// # Errors
/// Another one runs, a restore is under way, or one was broken off.
pub fn occupy(database: &Path) -> anyhow::Result<InUse> {
    let run = lock_file(database, RUN_LOCK)?;
    if matches!(run.try_lock(), Err(TryLockError::WouldBlock)) {
        bail!("another Tertulia runs on {} already, or it is being restored; nothing was changed", database.display());
    }
    // On a file system without locks nothing tells another one.
    refuse_unfinished(database)?;
    Ok(InUse(vec![run]))
}

/// Says that something else than the bot writes `database`: not while it is restored, but beside the running bot.
///
/// # Errors
/// A restore is under way, or one was broken off.
pub fn visit(database: &Path) -> anyhow::Result<InUse> {
    let write = lock_file(database, WRITE_LOCK)?;
    if matches!(write.try_lock_shared(), Err(TryLockError::WouldBlock)) {
        bail!("{} is being restored; try again when that is done", database.display());
    }
    refuse_unfinished(database)?;
    Ok(InUse(vec![write]))
}

/// Holds both locks, for a restore.
fn occupy_alone(database: &Path) -> anyhow::Result<InUse> {
    let shown = database.display();
    let (run, write) = (lock_file(database, RUN_LOCK)?, lock_file(database, WRITE_LOCK)?);
    match run.try_lock() {
        Err(TryLockError::WouldBlock) => bail!("Tertulia runs on {shown}: stop it first. Nothing was changed."),
        locked => locked.context("whether Tertulia runs can't be told, so nothing was changed")?,
    }
    match write.try_lock() {
        Err(TryLockError::WouldBlock) => {
            bail!("an import or a seed writes {shown}: wait until it is done. Nothing was changed.")
        }
        locked => locked.context("whether something writes can't be told, so nothing was changed")?,
    }
    Ok(InUse(vec![run, write]))
}

/// A database that is not there is made anew, but not where a restore left everything beside it.
fn refuse_unfinished(database: &Path) -> anyhow::Result<()> {
    let note = with_suffix(database, LOST);
    if database.exists() {
        // What the note was about is settled.
        return match fs::remove_file(&note) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(error).with_context(|| format!("{} can't be removed", note.display()))
            }
            _ => Ok(()),
        };
    }
    if let Ok(text) = fs::read_to_string(&note) {
        bail!("{} To begin with an empty database all the same, remove {}.", text.trim(), note.display());
    }
    let folder = database.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let own = database.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let is_left = |name: &String| {
        name.strip_prefix(&own).is_some_and(|rest| rest == RESTORING || rest.starts_with(BEFORE_RESTORE))
    };
    if let Some(left) = names(folder)?.into_iter().find(is_left) {
        bail!(
            "there is no database {}, but {} lies in its folder, from a restore. Restore once more, or move the right file \
             to that name; for an empty database, move the others away first. Nothing was changed.",
            database.display(),
            left
        );
    }
    Ok(())
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
    let _alone = occupy_alone(database)?;
    ensure!(
        how.force || !database.exists(),
        "{shown} is there already. With --force it is kept aside and the backup takes its place. Nothing was changed."
    );
    let beside = [database.with_file_name(ERASURES), backup.with_file_name(ERASURES)];
    let mut erasures: Vec<PathBuf> = beside.into_iter().filter(|path| path.is_file()).collect();
    erasures.dedup_by(|one, other| same_file(one, other));
    let is_known = match store::mark(backup, true).await? {
        // An empty file, or one of another installation, says nothing of this backup.
        Some(mark) => {
            let mut is_known = false;
            for record in &erasures {
                is_known |= privacy::is_of(record, &mark).await?;
            }
            is_known
        }
        None => !erasures.is_empty(),
    };
    ensure!(
        is_known || how.without_erasures,
        "there is no {ERASURES} of this backup's installation beside {shown} or beside the backup. It says what people had \
         erased since; without it the backup would bring that back. Put the file there, or say --without-erasures if nobody \
         ever had anything erased. Nothing was changed."
    );
    let half = with_suffix(database, RESTORING);
    remove_half(&half);
    let prepared = prepare(backup, &half, &erasures, how, now).await;
    if prepared.is_err() {
        remove_half(&half);
    }
    let forgotten = prepared.context("nothing was changed")?;
    // The next backup, and the next restore, find every line beside the database.
    for record in &erasures {
        let merged = privacy::merge(record, &database.with_file_name(ERASURES)).await;
        merged.with_context(|| format!("{} can't be taken over; the database was not changed", record.display()))?;
    }
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
    let store = Store::open(half).await?;
    let mended = match leave_word(&store, backup, now).await {
        Ok(()) => replay_erasures(&store, erasures, how, now).await,
        Err(error) => Err(error.into()),
    };
    store.close().await;
    let forgotten = mended?;
    store::settle(half).await?;
    store::check(half).await?;
    File::open(half)?.sync_all()?;
    Ok(forgotten)
}

/// Puts on record that what was decided since the backup is cut off, and where; and has looked for what may have been sent
/// since.
async fn leave_word(store: &Store, backup: &Path, now: Moment) -> Result<()> {
    let head = log::head(store).await?.map(|head| format!("#{} {}", head.log_id, head.digits())).unwrap_or_default();
    let name = backup.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut tx = store.write().await?;
    outbox::doubt(&mut tx).await?;
    let entry =
        Entry { action: "backup.restore", subject: "database", before: &head, after: &name, ..Entry::default() };
    log::append(&mut tx, entry, now).await?;
    Ok(tx.commit().await?)
}

/// Erases once more what people had erased after the backup was made. Lines that can't be told to be of anybody, since the
/// backup has another key or is from before there was one, are a reason to stop: it may hold people who were forgotten.
async fn replay_erasures(store: &Store, erasures: &[PathBuf], how: Restoring, now: Moment) -> anyhow::Result<usize> {
    let mut done = 0;
    for record in erasures {
        let replayed = privacy::replay(store, record, now).await?;
        ensure!(
            replayed.foreign == 0 || how.without_erasures,
            "{} lines of {} can't be carried out: the backup is of another installation, or from before anything could be \
             erased, and may hold people who were forgotten since. Choose a newer backup, or say --without-erasures",
            replayed.foreign,
            record.display()
        );
        done += replayed.done;
    }
    Ok(done)
}

/// Keeps the database under another name too, and moves what of its write-ahead log could not be brought into it. The
/// database stays where it is until the new one takes its name: at no moment there is none.
async fn set_aside(database: &Path) -> anyhow::Result<PathBuf> {
    // A broken one can't be settled; then its log goes with it.
    if database.exists()
        && let Err(error) = store::settle(database).await
    {
        tracing::warn!(error = format!("{error:#}"), "the old database could not be settled");
    }
    let names = (1..).map(|count| match count {
        1 => BEFORE_RESTORE.to_owned(),
        count => format!("{BEFORE_RESTORE}-{count}"),
    });
    let mut free = names
        .map(|suffix| with_suffix(database, &suffix))
        .filter(|path| ["", "-wal", "-shm"].iter().all(|suffix| !with_suffix(path, suffix).exists()));
    let aside = free.next().context("no name is free")?;
    // Not every file system has links.
    if database.exists() && fs::hard_link(database, &aside).is_err() {
        copy_whole(database, &aside).with_context(|| format!("{} could not be kept aside", database.display()))?;
    }
    for suffix in ["-wal", "-shm"] {
        let part = with_suffix(database, suffix);
        if part.exists() {
            fs::rename(&part, with_suffix(&aside, suffix))?;
        }
    }
    sync_folder(database.parent().unwrap_or(Path::new(".")))?;
    Ok(aside)
}

fn same_file(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}
