//! The one door to a database that is to be written: it is looked at, locked, and copied before it is brought up to date.
//! `survey` only looks; whatever it refuses, `open` refuses with the same words.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use tertulia_clock::Moment;

use super::lock::{InUse, lock_exclusive, lock_files, lock_shared, refuse_unfinished, second_names, settle_note};
use super::{ERASURES, Occasion, folder, make_as, remove_half};
use crate::base::config::Settings;
use crate::base::database::{Store, create_for_sandbox};
use crate::base::files::{can_be_written, can_hold_files, folder_of, resolved, room_in, size, with_suffix};
use crate::base::recognition::{Age, Found, Maker, look};
use crate::features::privacy;

/// What a database is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The bot of a network runs on it
    Network,
    /// A sandbox runs on it
    Sandbox,
    /// Something is written beside whatever runs on it
    Beside,
    /// Something is written while nothing runs on it
    Alone,
}

/// An open database, which nobody takes away while this is kept.
#[derive(Debug)]
pub struct Opened {
    /// The database
    pub store: Store,
    /// That it is in use
    pub in_use: InUse,
}

impl Purpose {
    fn accept(self, found: Found, database: &Path) -> anyhow::Result<()> {
        let shown = database.display();
        match (self, found) {
            (Self::Network, Found::Database(Maker::Sandbox, _)) => bail!(
                "the database {shown} was made by a sandbox: what is in it is play, and would be announced to people. Name \
                 another file (database.path), or go on playing with `tertulia sandbox --database`. Nothing was changed."
            ),
            // One that a sandbox of an older version made has no mark either. It can't be told from a network's on which
            // such a sandbox once ran, and that one must never be deleted.
            (Self::Sandbox, Found::Database(Maker::Network, _)) => bail!(
                "the database {shown} was not made by a sandbox, or by one of a version that left no mark in it. A sandbox \
                 would throw out its servers, drop what is owed to them and publish its own write-ups. Name another file, \
                 or none. Nothing was changed."
            ),
            _ => Ok(()),
        }
    }
}

/// What lies at the database of `settings`, where it can be opened. Changes nothing.
///
/// # Errors
/// Why it can't, and what to do.
pub async fn survey(settings: &Settings, purpose: Purpose) -> anyhow::Result<Found> {
    let database = &resolved(&settings.database);
    let found = look(database).await?;
    purpose.accept(found, database)?;
    refuse_unfinished(database)?;
    second_names(database)?;
    refuse_unwritable(database)?;
    if is_to_be_copied(settings, found) {
        refuse_without_room(settings)?;
    }
    Ok(found)
}

/// Opens the database of `settings`, makes it where there is none, and brings it up to date.
///
/// # Errors
/// Why it can't be opened; then nothing was changed, or the message says what was.
pub async fn open(settings: &Settings, purpose: Purpose, now: Moment) -> anyhow::Result<Opened> {
    let database = &settings.database;
    // Before there is a lock beside it: beside what is not ours nothing is made.
    survey(settings, purpose).await?;
    let in_use = match purpose {
        Purpose::Beside => lock_shared(database)?,
        Purpose::Network | Purpose::Sandbox | Purpose::Alone => lock_exclusive(database)?,
    };
    let found = survey(settings, purpose).await?;
    let is_current = matches!(found, Found::Database(_, Age::Current));
    // A bot of an older version may run on it, and no two may bring it up to date.
    let _alone = match purpose {
        Purpose::Beside if !is_current => Some(
            lock_exclusive(database)
                .context("the database must be brought up to date first, while nothing runs on it")?,
        ),
        _ => None,
    };
    if is_to_be_copied(settings, found) {
        copy(settings, now).await?;
    }
    if found != Found::Nothing {
        settle_note(database)?;
    }
    // Also where an earlier one was stopped while it wrote its mark.
    if purpose == Purpose::Sandbox && matches!(found, Found::Nothing | Found::Database(_, Age::Empty)) {
        create_for_sandbox(database).await?;
    }
    Ok(Opened { store: Store::open(database).await?, in_use })
}

/// Puts an empty database in the place of one that a sandbox made. At no moment there is none, or one without the mark.
///
/// # Errors
/// A sandbox did not make it, or it is in use; nothing was changed then.
pub async fn clear_sandbox(database: &Path) -> anyhow::Result<()> {
    Purpose::Sandbox.accept(look(database).await?, database)?;
    let _alone = lock_exclusive(database)?;
    let found = look(database).await?;
    Purpose::Sandbox.accept(found, database)?;
    if found == Found::Nothing {
        return Ok(());
    }
    let fresh = with_suffix(database, ".fresh");
    remove_half(&fresh);
    create_for_sandbox(&fresh).await?;
    for suffix in ["-wal", "-shm"] {
        let path = with_suffix(database, suffix);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("{} can't be removed", path.display()));
            }
            _ => {}
        }
    }
    std::fs::rename(&fresh, database).with_context(|| format!("{} can't be emptied", database.display()))
}

/// Each file that the bot writes must be one that it can write, and its folder too.
fn refuse_unwritable(database: &Path) -> anyhow::Result<()> {
    let folder = folder_of(database);
    ensure!(
        can_hold_files(folder),
        "the folder {} of the database can't be written, or can't be made. Nothing was changed.",
        folder.display()
    );
    let beside = [with_suffix(database, ""), with_suffix(database, "-wal"), with_suffix(database, "-shm")];
    let records = privacy::files(database);
    for path in beside.into_iter().chain(lock_files(database)).chain(records).filter(|path| path.exists()) {
        ensure!(
            path.is_file() && can_be_written(&path),
            "{} can't be written: it is no file, or another user's. Run this as the user of the bot, or give it the files \
             (chown). Nothing was changed.",
            path.display()
        );
    }
    Ok(())
}

fn is_to_be_copied(settings: &Settings, found: Found) -> bool {
    settings.copy_before_update && matches!(found, Found::Database(_, Age::Older))
}

/// The copy before a database is brought up to date: a backup like any other.
async fn copy(settings: &Settings, now: Moment) -> anyhow::Result<()> {
    let (folder, needed) = (backup_folder(settings), needed(settings));
    let made =
        make_as(Occasion::Update, settings, &folder, now).await.with_context(|| why_and_what(&folder, needed))?;
    let shown = folder.join(&made.name).display().to_string();
    if let Some(trouble) = made.trouble {
        bail!("{}: {shown} was made and checked, but {trouble}", why_and_what(&folder, needed));
    }
    tracing::info!(backup = shown, bytes = made.bytes, "a copy was made before the database is brought up to date");
    Ok(())
}

fn backup_folder(settings: &Settings) -> PathBuf {
    folder(&settings.database, &settings.backup_folder)
}

/// How many bytes a copy may have.
fn needed(settings: &Settings) -> u64 {
    size(&settings.database)
        + size(&with_suffix(&settings.database, "-wal"))
        + size(&settings.database.with_file_name(ERASURES))
}

fn refuse_without_room(settings: &Settings) -> anyhow::Result<()> {
    let (folder, needed) = (backup_folder(settings), needed(settings));
    ensure!(can_hold_files(&folder), "{}: it can't be written, or can't be made", why_and_what(&folder, needed));
    let free = room_in(&folder).with_context(|| why_and_what(&folder, needed))?;
    ensure!(free >= needed, "{}: only {free} bytes are free", why_and_what(&folder, needed));
    Ok(())
}

fn why_and_what(folder: &Path, needed: u64) -> String {
    format!(
        "the database is from an older version, and no copy of it can be made before it is brought up to date. Nothing was \
         changed. The copy needs {needed} bytes in {}: free them there, name another folder (backup.folder), or go without \
         a copy (--no-copy)",
        folder.display()
    )
}
