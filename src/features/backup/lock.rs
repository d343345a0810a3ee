//! Who may use a database, told to other processes by locks on files beside it: beside the file itself, wherever a link to
//! it lies. A file with two names could have two locks and two logs, so it is refused.

use std::fs::{self, File, TryLockError};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};

use super::names;
use crate::base::files::beside::{LOST, RUN_LOCK, WRITE_LOCK};
use crate::base::files::{folder_of, give_to_folders_owner, make_folder, resolved, size, with_suffix};

/// What the name of a copy that is being restored ends with.
pub const RESTORING: &str = ".restoring";
/// What the name of a database that gave way to a backup ends with; the second has a number after it.
pub const BEFORE_RESTORE: &str = ".before-restore";

/// That somebody uses a database. Given back when dropped, and by the system where the process dies.
#[derive(Debug)]
pub struct InUse(Vec<Lock>);

#[derive(Debug)]
struct Lock {
    path: PathBuf,
    file: File,
}

impl InUse {
    /// Whether others can still see it: the files by which it is told are those that are held.
    pub fn is_seen(&self) -> bool {
        self.0.iter().all(|lock| match (fs::metadata(&lock.path), lock.file.metadata()) {
            (Ok(there), Ok(held)) => (there.dev(), there.ino()) == (held.dev(), held.ino()),
            _ => false,
        })
    }
}

fn lock_file(database: &Path, suffix: &str) -> anyhow::Result<Lock> {
    let folder = folder_of(database);
    make_folder(folder).with_context(|| format!("the folder {} can't be made", folder.display()))?;
    let path = with_suffix(database, suffix);
    let made = File::options().create(true).truncate(false).write(true).read(true).mode(0o600).open(&path);
    let made = made.and_then(|file| give_to_folders_owner(&path).map(|()| file));
    let file = made.with_context(|| format!("{} can't be made", path.display()))?;
    Ok(Lock { path, file })
}

/// Says that the bot runs on `database`, or that it is changed while no bot does.
///
/// # Errors
/// A bot runs, a restore is under way, or one was broken off.
pub fn lock_exclusive(database: &Path) -> anyhow::Result<InUse> {
    let database = &resolved(database);
    let run = lock_file(database, RUN_LOCK)?;
    if matches!(run.file.try_lock(), Err(TryLockError::WouldBlock)) {
        bail!("another Tertulia runs on {} already, or it is being restored; nothing was changed", database.display());
    }
    // On a file system without locks nothing tells another one.
    refuse_unfinished(database)?;
    settle_names(database)?;
    Ok(InUse(vec![run]))
}

/// Says that something is written beside the running bot, so that nobody restores under it.
///
/// # Errors
/// A restore is under way, or one was broken off.
pub fn lock_shared(database: &Path) -> anyhow::Result<InUse> {
    let database = &resolved(database);
    let write = lock_file(database, WRITE_LOCK)?;
    if matches!(write.file.try_lock_shared(), Err(TryLockError::WouldBlock)) {
        bail!("{} is being restored; try again when that is done", database.display());
    }
    refuse_unfinished(database)?;
    settle_names(database)?;
    Ok(InUse(vec![write]))
}

/// Holds both locks, for a restore.
pub fn lock_alone(database: &Path) -> anyhow::Result<InUse> {
    let database = &resolved(database);
    let shown = database.display();
    let (run, write) = (lock_file(database, RUN_LOCK)?, lock_file(database, WRITE_LOCK)?);
    match run.file.try_lock() {
        Err(TryLockError::WouldBlock) => bail!("Tertulia runs on {shown}: stop it first. Nothing was changed."),
        locked => locked.context("whether Tertulia runs can't be told, so nothing was changed")?,
    }
    match write.file.try_lock() {
        Err(TryLockError::WouldBlock) => {
            bail!("an import or a seed writes {shown}: wait until it is done. Nothing was changed.")
        }
        locked => locked.context("whether something writes can't be told, so nothing was changed")?,
    }
    settle_names(database)?;
    Ok(InUse(vec![run, write]))
}

/// Whether a bot runs on `database`, or something that lets none run. Makes nothing.
pub fn is_locked(database: &Path) -> bool {
    let lock = File::open(with_suffix(&resolved(database), RUN_LOCK));
    lock.is_ok_and(|lock| matches!(lock.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// The files with which locks are held.
pub fn lock_files(database: &Path) -> [PathBuf; 2] {
    let database = resolved(database);
    [RUN_LOCK, WRITE_LOCK].map(|suffix| with_suffix(&database, suffix))
}

/// Leaves word beside a database that was deleted under the running bot, so that the next start makes no empty one.
///
/// # Errors
/// The file can't be written.
pub fn leave_note(database: &Path, note: &str) -> std::io::Result<()> {
    let path = with_suffix(database, LOST);
    fs::write(&path, format!("{note}\n"))?;
    give_to_folders_owner(&path)
}

/// What the note was about is settled: there is a database.
pub fn settle_note(database: &Path) -> anyhow::Result<()> {
    let note = with_suffix(database, LOST);
    match fs::remove_file(&note) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{} can't be removed", note.display()))
        }
        _ => Ok(()),
    }
}

/// A database that is not there, or empty, is made anew, but not where it was lost, or where a restore left everything
/// beside it.
pub fn refuse_unfinished(database: &Path) -> anyhow::Result<()> {
    if size(database) > 0 || !folder_of(database).exists() {
        return Ok(());
    }
    let note = with_suffix(database, LOST);
    if let Ok(text) = fs::read_to_string(&note) {
        bail!("{} To begin with an empty database all the same, remove {}.", text.trim(), note.display());
    }
    if database.exists() {
        return Ok(());
    }
    let own = database.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let is_left = |name: &String| {
        name.strip_prefix(&own).is_some_and(|rest| rest == RESTORING || rest.starts_with(BEFORE_RESTORE))
    };
    if let Some(left) = names(folder_of(database))?.into_iter().find(is_left) {
        bail!(
            "there is no database {}, but {} lies in its folder, from a restore. Restore once more, or move the right file \
             to that name; for an empty database, move the others away first. Nothing was changed.",
            database.display(),
            left
        );
    }
    Ok(())
}

/// The second names that a database may have, from a restore that was stopped before the backup took its place.
///
/// # Errors
/// It has others: whoever uses it by such a name knows nothing of our lock, and has another write-ahead log.
pub fn second_names(database: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let Ok(facts) = fs::metadata(database) else { return Ok(Vec::new()) };
    if facts.nlink() <= 1 || !facts.is_file() {
        return Ok(Vec::new());
    }
    let own = database.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = folder_of(database);
    let is_it = |path: &PathBuf| {
        fs::symlink_metadata(path).is_ok_and(|other| (other.dev(), other.ino()) == (facts.dev(), facts.ino()))
    };
    let from_restore = |name: &String| name.strip_prefix(&own).is_some_and(|rest| rest.starts_with(BEFORE_RESTORE));
    let found: Vec<PathBuf> =
        names(folder)?.into_iter().filter(from_restore).map(|name| folder.join(name)).filter(is_it).collect();
    ensure!(
        found.len() as u64 + 1 == facts.nlink(),
        "the database {} has {} names (hard links): whoever uses it by another one would know nothing of this one's lock and \
         write-ahead log. Remove the others (find -samefile), or make copies of them. Nothing was changed.",
        database.display(),
        facts.nlink()
    );
    Ok(found)
}

/// Takes away the second names that a restore left: the database has its own, and nothing else was done.
fn settle_names(database: &Path) -> anyhow::Result<()> {
    for name in second_names(database)? {
        match fs::remove_file(&name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("{} can't be removed", name.display()));
            }
            _ => tracing::info!(name = %name.display(), "the second name was removed that a restore had left"),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_holds_by_the_file_whatever_it_is_called() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("real")).unwrap();
        std::os::unix::fs::symlink("real", at("folder")).unwrap();
        std::os::unix::fs::symlink("real/tertulia.db", at("link.db")).unwrap();
        std::os::unix::fs::symlink("link.db", at("again.db")).unwrap();
        // Before there is a database, and after.
        for _ in 0..2 {
            let held = lock_exclusive(&at("link.db")).unwrap();
            for name in ["again.db", "link.db", "real/tertulia.db", "folder/tertulia.db", "real/../real/tertulia.db"] {
                assert!(is_locked(&at(name)), "{name}");
                assert!(lock_exclusive(&at(name)).is_err() && lock_alone(&at(name)).is_err(), "{name}");
            }
            assert!(at("real/tertulia.db.lock").exists() && !at("link.db.lock").exists());
            drop(held);
            assert!(!is_locked(&at("again.db")));
            let _visiting = lock_shared(&at("again.db")).unwrap();
            assert!(lock_alone(&at("folder/tertulia.db")).is_err());
            fs::write(at("real/tertulia.db"), "").unwrap();
        }
    }

    #[test]
    fn a_file_with_two_names_is_refused_but_for_what_a_stopped_restore_left() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("tertulia.db"), "").unwrap();
        fs::hard_link(at("tertulia.db"), at("other.db")).unwrap();
        for refused in
            [lock_exclusive(&at("tertulia.db")), lock_shared(&at("other.db")), lock_alone(&at("tertulia.db"))]
        {
            assert!(refused.unwrap_err().to_string().contains("has 2 names"));
        }
        fs::remove_file(at("other.db")).unwrap();
        fs::hard_link(at("tertulia.db"), at("tertulia.db.before-restore")).unwrap();
        fs::write(at("tertulia.db.before-restore-2"), "an older one").unwrap();
        lock_exclusive(&at("tertulia.db")).unwrap();
        assert!(at("tertulia.db").exists() && !at("tertulia.db.before-restore").exists());
        assert!(at("tertulia.db.before-restore-2").exists(), "that one is no name of it");
    }
}
