//! The way back: a backup in the place of the database, in one step, with what was there kept aside and without whoever
//! was forgotten since.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use tertulia_clock::Moment;

use super::lock::{BEFORE_RESTORE, RESTORING, lock_alone};
use super::{ERASURES, remove_half, store};
use crate::audit_log::{self, Action, Entry, Subject};
use crate::base::config::Settings;
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::failure::causes;
use crate::base::files::{beside, folder_of, make_private, size, sync_folder, with_suffix};
use crate::base::recognition::{Found, Maker, Unfit, look};
use crate::features::privacy::{self, Doubt, Known};
use crate::outbox;

/// How a restore treats what is there.
#[derive(Clone, Copy, Debug, Default)]
pub struct Restoring {
    /// Whether a database that is there may be moved aside
    pub force: bool,
    /// Whether to go on where the record of erasures is not found, or may not be all of it
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
    /// Why these records may not be all
    pub doubt: Option<String>,
}

/// Puts a backup in the place of the database. Whatever fails, the database is the old one or the new one.
pub async fn restore(settings: &Settings, backup: &Path, how: Restoring, now: Moment) -> anyhow::Result<Restored> {
    let database = &settings.database;
    let shown = database.display();
    ensure!(backup.is_file(), "there is no file {}", backup.display());
    let is_same = database.exists() && fs::canonicalize(backup)? == fs::canonicalize(database)?;
    ensure!(!is_same, "{} is the database itself", backup.display());
    ensure!(
        size(&with_suffix(backup, beside::LOG)) == 0,
        "{} is a database in use, not a backup: it has a write-ahead log beside it",
        backup.display()
    );
    let maker = store::check(backup).await.context("nothing was changed")?;
    let _alone = lock_alone(database)?;
    ensure!(
        how.force || !database.exists(),
        "{shown} is there already. With --force it is kept aside and the backup takes its place. Nothing was changed."
    );
    let replaced = look_at_replaced(database, maker).await?;
    let record = database.with_file_name(ERASURES);
    let copy = backup.with_file_name(ERASURES);
    let known = store::known(backup, true).await.context("nothing was changed")?;
    let doubt = privacy::doubt(&record, &copy, &known, replaced.as_ref()).await?;
    if let Some(doubt) = doubt.filter(|_| !how.without_erasures) {
        bail!("{}", refusal(doubt, &record, copy.is_file()));
    }
    let mut erasures: Vec<PathBuf> = [record.clone(), copy].into_iter().filter(|path| path.is_file()).collect();
    erasures.dedup_by(|one, other| same_file(one, other));
    let half = with_suffix(database, RESTORING);
    remove_half(&half);
    let prepared = prepare(backup, &half, &erasures, how, now).await;
    if prepared.is_err() {
        remove_half(&half);
    }
    let forgotten = prepared.context("nothing was changed")?;
    // The next backup, and the next restore, find every line beside the database.
    for from in &erasures {
        let merged = privacy::merge(from, &record).await;
        merged.with_context(|| format!("{} can't be taken over; the database was not changed", from.display()))?;
    }
    privacy::count_anew(&record, &known).await.context("the database was not changed")?;
    // A write-ahead log without its database would be taken for that of the new one.
    let is_there = beside::DATABASE.iter().any(|suffix| with_suffix(database, suffix).exists());
    let kept_aside = if is_there { Some(set_aside(database).await?) } else { None };
    fs::rename(&half, database).with_context(|| {
        let old = kept_aside.as_ref().map(|old| format!("; the old one is {}", old.display())).unwrap_or_default();
        format!("{} could not be moved to {shown}{old}", half.display())
    })?;
    sync_folder(folder_of(database))?;
    let doubt = doubt.map(|doubt| doubt.to_string());
    Ok(Restored { kept_aside, erasures, forgotten, doubt })
}

/// What the database that gives way knows of erasures, where it can be read. Play never takes the place of a network, nor
/// the other way round, and what is another program's is not ours to move.
async fn look_at_replaced(database: &Path, maker: Maker) -> anyhow::Result<Option<Known>> {
    match look(database).await {
        Ok(Found::Database(other, _)) if other != maker => bail!(
            "one of the backup and {} was made by a sandbox and the other was not: restore it to another file. Nothing was \
             changed.",
            database.display()
        ),
        Ok(Found::Database(..)) => Ok(store::known(database, false).await.ok()),
        Err(error) if matches!(error.downcast_ref(), Some(Unfit::Foreign | Unfit::NoFile)) => Err(error),
        // Nothing, or broken: that is what backups are for.
        Ok(Found::Nothing) | Err(_) => Ok(None),
    }
}

fn refusal(doubt: Doubt, record: &Path, has_copy: bool) -> String {
    let copy = if has_copy {
        " The copy beside the backup knows nothing of what was erased after the last backup."
    } else {
        ""
    };
    format!(
        "{doubt} ({}). It says what people had erased since; without all of it the backup would bring that back.{copy} Put the \
         newest one there. If there is none: --without-erasures carries out what is found, and whoever else was forgotten \
         since comes back. Nothing was changed.",
        record.display()
    )
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
    let head = audit_log::head(store.read())
        .await?
        .map(|head| format!("#{} {}", head.log_id, head.digits()))
        .unwrap_or_default();
    let name = backup.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut tx = store.write().await?;
    outbox::mark_uncertain(&mut tx).await?;
    let (action, subject) = (Action::BackupRestore, Subject::Database);
    let entry = Entry { actor: None, action, subject, before: &head, after: &name, reason: "" };
    audit_log::append(&mut tx, entry, now).await?;
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
        tracing::warn!(error = %causes(&*error), "the old database could not be settled");
    }
    let names = (1..).map(|count| match count {
        1 => BEFORE_RESTORE.to_owned(),
        count => format!("{BEFORE_RESTORE}-{count}"),
    });
    let mut free = names
        .map(|suffix| with_suffix(database, &suffix))
        .filter(|path| beside::DATABASE.iter().all(|suffix| !with_suffix(path, suffix).exists()));
    let aside = free.next().context("no name is free")?;
    // Not every file system has links.
    if database.exists() && fs::hard_link(database, &aside).is_err() {
        copy_whole(database, &aside).with_context(|| format!("{} could not be kept aside", database.display()))?;
    }
    for suffix in [beside::LOG, beside::LOG_INDEX] {
        let part = with_suffix(database, suffix);
        if part.exists() {
            fs::rename(&part, with_suffix(&aside, suffix))?;
        }
    }
    sync_folder(folder_of(database))?;
    Ok(aside)
}

fn same_file(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}
