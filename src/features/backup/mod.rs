//! Backups and the way back: `VACUUM INTO` beside the running bot, checked before it counts; restored in one step, with
//! what was there kept aside.

pub mod commands;
mod lock;
mod model;
mod opening;
mod restore;
mod store;
mod view;

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use tertulia_clock::Moment;

pub use self::lock::{InUse, is_locked, leave_note, lock_exclusive, lock_shared};
pub use self::model::{BackupRefusal, Failed, Made, Standing, folder};
pub use self::opening::{Opened, Purpose, clear_sandbox, open, survey};
pub use self::restore::{Restoring, restore};
use crate::audit_log::{self, Action, Entry, Subject};
use crate::base::config::Settings;
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::failure::causes;
use crate::base::files::{beside, make_folder, make_private, sync_folder, with_suffix};
use crate::base::ids::PersonId;
use crate::base::liveness::Step;
use crate::features::privacy::{self, ERASURES};
use crate::features::servers;
use crate::features::{Cadence, Due, Feature};

/// What this feature gives the app.
pub const FEATURE: Feature = Feature {
    commands: commands::table,
    due: Some(Due {
        step: Step("backup"),
        cadence: Cadence::HourlyAside,
        run: |services, now| Box::pin(nightly(&services.store, &services.settings, now)),
        next: None,
    }),
    ..Feature::EMPTY
};

/// How long a half-made backup is left alone, in seconds: its maker may still be at work.
const ABANDONED: i64 = 86_400;

/// Makes a backup of the database of `settings` in `folder` and lets the oldest go. A half-written one is removed.
pub async fn make(settings: &Settings, folder: &Path, now: Moment) -> anyhow::Result<Made> {
    make_as(Occasion::Asked, settings, folder, now).await
}

/// Why a backup is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Occasion {
    /// Somebody asked for it, or the night did
    Asked,
    /// The database is about to be brought up to date. Where that fails and is tried again and again, the database is the
    /// same each time, and one copy of it is enough: more would push out what is older
    Update,
}

async fn make_as(occasion: Occasion, settings: &Settings, folder: &Path, now: Moment) -> anyhow::Result<Made> {
    let shown = folder.display();
    ensure!(settings.database.is_file(), "there is no database {} yet", settings.database.display());
    make_folder(folder).with_context(|| format!("the backup folder {shown} can't be made"))?;
    let mark = store::mark(&settings.database, false).await?;
    let before = model::backups(&names(folder)?, mark.as_deref()).pop().map(|name| name.to_string());
    let mut name = free_name(folder, now, mark.as_deref())?;
    let half = half_of(folder, &name);
    let outcome = write(&settings.database, folder, &half, &name).await;
    if outcome.is_err() {
        remove_half(&half);
    }
    let bytes = outcome.with_context(|| format!("no backup was made in {shown}"))?;
    if let (Occasion::Update, Some(before)) = (occasion, before)
        && is_same(&folder.join(&before), &folder.join(&name))?
    {
        fs::remove_file(folder.join(&name))?;
        name = before;
    }
    let mut made = Made { at: now, name, bytes, kept: 0, shrunk: false, trouble: None };
    // From here on there is a backup, whatever else fails.
    let recorded = privacy::merge(&settings.database.with_file_name(ERASURES), &folder.join(ERASURES)).await;
    let recorded = recorded.with_context(|| format!("{ERASURES} can't be copied into {shown}"));
    let rotated = rotate(folder, mark.as_deref(), settings.backup_keep, now);
    let rotated = match rotated.with_context(|| format!("old backups in {shown}")) {
        // One too many is no reason not to start.
        Err(error) if occasion == Occasion::Update => {
            tracing::warn!(error = %causes(&*error), "an old backup could not be removed");
            Ok((0, false))
        }
        rotated => rotated,
    };
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

/// Whether two files say the same; a copy of the same database is the same to the byte.
fn is_same(one: &Path, other: &Path) -> std::io::Result<bool> {
    use std::io::Read as _;
    if fs::metadata(one)?.len() != fs::metadata(other)?.len() {
        return Ok(false);
    }
    let (one, other) = (std::io::BufReader::new(File::open(one)?), std::io::BufReader::new(File::open(other)?));
    for (byte, counterpart) in one.bytes().zip(other.bytes()) {
        if byte? != counterpart? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Writes what the running bot still holds of a database whose file is gone, or not its own any more, into the folder of
/// backups, under the name of a backup. It reads through a connection that is open: the file itself may be another by now.
pub async fn rescue(store: &Store, settings: &Settings, now: Moment) -> anyhow::Result<PathBuf> {
    let folder = folder(&settings.database, &settings.backup_folder);
    make_folder(&folder).with_context(|| format!("the backup folder {} can't be made", folder.display()))?;
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
    // The folder as a whole may be gone, and the record with it: nobody has a newer one than this.
    let record = settings.database.with_file_name(ERASURES);
    let recorded = async {
        privacy::write_again(store, &record).await?;
        privacy::merge(&record, &folder.join(ERASURES)).await
    };
    if let Err(error) = recorded.await {
        tracing::error!(error = %causes(&error), "the record of erasures could not be kept beside it");
    }
    Ok(folder.join(name))
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
    for suffix in ["", "-journal", beside::LOG, beside::LOG_INDEX] {
        // It is mostly not there; where it can't be removed, a later rotation does it.
        let _ = fs::remove_file(with_suffix(half, suffix));
    }
}

/// Makes a backup while the bot runs, and remembers what came of it.
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

/// Makes a backup at a moderator's word, which goes into the log, and remembers what came of it.
pub async fn make_for(store: &Store, settings: &Settings, by: PersonId, now: Moment) -> Result<Made> {
    let made = make_and_remember(store, settings, now).await?;
    let mut tx = store.write().await?;
    let (action, subject) = (Action::BackupMake, Subject::Database);
    let entry = Entry { actor: Some(by), action, subject, before: "", after: &made.name, reason: "" };
    audit_log::append(&mut tx, entry, now).await?;
    tx.commit().await?;
    Ok(made)
}

fn in_words(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// How it stands with the backups of this installation.
pub async fn standing(store: &Store, settings: &Settings, now: Moment) -> Result<Standing> {
    let failed = servers::remembered(store.read(), model::FAILED).await?;
    let failed: Option<Failed> = match failed.as_deref() {
        None | Some("") => None,
        // How everything else is must be told all the same.
        Some(text) => serde_json::from_str(text)
            .inspect_err(|error| tracing::error!(error = %causes(error), "what is remembered of a backup that failed can't be read"))
            .ok(),
    };
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
async fn nightly(store: &Store, settings: &Settings, now: Moment) -> Result<()> {
    if !settings.backup_nightly {
        return Ok(());
    }
    let Standing { last, failed, .. } = standing(store, settings, now).await?;
    if !model::is_due(last.map(|made| made.at), failed.map(|failed| failed.at), now) {
        return Ok(());
    }
    match make_and_remember(store, settings, now).await {
        Ok(made) => {
            tracing::info!(bytes = made.bytes, kept = made.kept, "the nightly backup was made");
            Ok(())
        }
        // It was logged and is remembered.
        Err(crate::base::error::Error::Refused(_)) => Ok(()),
        Err(error) => Err(error),
    }
}
