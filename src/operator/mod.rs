//! What whoever runs Tertulia does in a terminal beside the running bot: export, import, backup, restore. In English, and
//! with an exit code.

pub mod audit;
pub mod check;
pub mod sandbox;
#[cfg(feature = "soak")]
pub mod soak;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, bail};
use tertulia_clock::{Clock, Moment};

use crate::base::config::Settings;
use crate::base::database::{Glance, Store};
use crate::base::i18n::{Catalogues, Language};
use crate::base::progress::Progress;
use crate::base::recognition::look;
use crate::base::terminal;
use crate::base::text::megabytes;
use crate::base::vocabulary::Vocabulary;
use crate::features::backup::{self, Opened, Purpose, Restoring};
use crate::features::open_data;
pub use crate::features::open_data::Format;
use crate::features::places;
pub use crate::features::search::evaluation::Evaluation;
use crate::features::search::{self, evaluation};
use crate::search_index::{Finder, Meaning};

/// `tertulia export`: writes the published library, and says where. Changes nothing in the database.
///
/// # Errors
/// There is no database of this version, or no room.
pub async fn export(settings: &Settings, out: Option<PathBuf>, format: Format) -> anyhow::Result<()> {
    let shown = settings.database.display();
    let store = match Store::open_read_only(&settings.database).await? {
        Glance::Ready(store) => store,
        Glance::Absent => bail!("there is no database {shown}"),
        Glance::Older => bail!("{shown} is from an older version: start this one once, which brings it up to date"),
    };
    let (target, count) =
        open_data::export_to(&store, Vocabulary::load()?.into(), out, format, &settings.database).await?;
    store.close().await;
    terminal::say(format_args!("{}: {count} write-up{}", target.display(), if count == 1 { "" } else { "s" }));
    Ok(())
}

/// `tertulia import`: takes in what it can, and names what it can't. Says whether every row is in.
///
/// # Errors
/// The database can't be written.
pub async fn import(settings: &Settings, file: &Path, published: bool, clock: &Clock) -> anyhow::Result<bool> {
    if !file.exists() {
        bail!("there is no file {}", file.display());
    }
    let now = Moment::from(clock.now());
    let Opened { store, in_use: _in_use } = backup::open(settings, Purpose::Beside, now).await?;
    places::seed(&store).await?;
    let words = Catalogues::load()?.speak(Language::En);
    let mut tell = |failure: &open_data::Failure| {
        let id = if failure.id.is_empty() { "without an id".to_owned() } else { failure.id.escape_debug().to_string() };
        terminal::complain(format_args!(
            "row {} ({}): {}",
            failure.at,
            crate::discord::card::cut(&id, 40),
            failure.reason
        ));
    };
    let imported = open_data::import(&store, &Vocabulary::load()?, words, file, published, now, &mut tell).await;
    store.close().await;
    let imported = imported.context("what came in before this stays; import the file again once it is mended")?;
    let how = if published { "published" } else { "waiting for review" };
    let mut line = format!("new, {how}: {} · already there: {}", imported.added, imported.present);
    for (count, what) in
        [(imported.waiting, "already there, waits for review"), (imported.rejected, "was rejected here")]
    {
        if count > 0 {
            line.extend([" · ", what, ": ", &count.to_string()]);
        }
    }
    terminal::say(format_args!("{line} · not taken in: {}", imported.failed));
    if let Some(why) = &imported.stopped {
        terminal::complain(why);
    }
    Ok(imported.failed == 0 && imported.stopped.is_none())
}

/// `tertulia reindex`: makes the index of search anew, words and vectors, and says how many documents are in it.
///
/// # Errors
/// The database can't be written.
pub async fn reindex(settings: &Settings) -> anyhow::Result<()> {
    let now = Moment::from(Clock::system().now());
    let Opened { store, in_use: _in_use } = backup::open(settings, Purpose::Alone, now).await?;
    let vocabulary = Vocabulary::load()?;
    let finder = Arc::new(Finder::new(Arc::clone(vocabulary.synonyms()), settings.search_model.as_deref()));
    finder.reset(&store).await?;
    search::repair(&store, &finder, &vocabulary, Progress::on_terminal("documents", 1)).await?;
    finder.catch_up(&store, Progress::on_terminal("vectors", 1)).await?;
    let progress = finder.progress(&store).await?;
    store.close().await;
    match finder.meaning() {
        Meaning::Ready => {
            terminal::say(format_args!("{} documents, by their words and by their meaning", progress.documents));
        }
        Meaning::Without => {
            terminal::say(format_args!("{} documents, by their words; this build has no model", progress.documents));
        }
        Meaning::Broken(fault) => {
            terminal::say(format_args!("{} documents, by their words alone", progress.documents));
            bail!("{fault}");
        }
    }
    Ok(())
}

/// `tertulia eval-search`: prepares a scratch database, and measures in a process of its own, so that nothing of the
/// preparation is in the figures. With `database`, this is that process.
///
/// # Errors
/// A file can't be read, or there is no model.
pub async fn eval_search(asked: &Evaluation, json: bool, database: Option<PathBuf>) -> anyhow::Result<()> {
    if let Some(database) = database {
        terminal::say(serde_json::to_string(&evaluation::measure(asked, &database).await?)?);
        return Ok(());
    }
    let folder = tempfile::tempdir().context("there is no room for a scratch database")?;
    let database = folder.path().join("evaluation.db");
    evaluation::prepare(asked, &database).await?;
    let mut command = tokio::process::Command::new(std::env::current_exe().context("this program can't be found")?);
    command.args(std::env::args_os().skip(1)).arg("--database").arg(&database);
    let measured = command.stdout(std::process::Stdio::piped()).spawn()?.wait_with_output().await?;
    if !measured.status.success() {
        bail!("the measuring failed");
    }
    let report: evaluation::Report =
        serde_json::from_slice(&measured.stdout).context("the measuring printed no figures")?;
    if json {
        terminal::say(serde_json::to_string(&report)?);
    } else {
        terminal::print(report.to_string().as_bytes());
    }
    Ok(())
}

/// `tertulia backup`: makes one, also while the bot runs, and says where.
///
/// # Errors
/// Why there is none.
pub async fn backup(settings: &Settings, to: Option<PathBuf>) -> anyhow::Result<()> {
    let folder = to.unwrap_or_else(|| backup::folder(&settings.database, &settings.backup_folder));
    // Nothing is restored under it, and nothing is made beside what is not ours.
    let _in_use = if settings.database.exists() {
        look(&settings.database).await?;
        Some(backup::lock_shared(&settings.database)?)
    } else {
        None
    };
    let made = backup::make(settings, &folder, Moment::from(Clock::system().now())).await?;
    let shown = folder.join(&made.name).display().to_string();
    if let Some(trouble) = made.trouble {
        bail!("{shown} was made and checked, but {trouble}");
    }
    terminal::say(format_args!("{shown}: {} MB, checked; {} kept", megabytes(made.bytes), made.kept));
    if made.shrunk {
        terminal::say(format_args!(
            "it is less than half of an earlier one: larger ones are kept, so see whether something was lost"
        ));
    }
    Ok(())
}

/// `tertulia restore`: puts a backup in the place of the database.
///
/// # Errors
/// Why not; then nothing was changed, or the message says what was.
pub async fn restore(settings: &Settings, file: &Path, force: bool, without_erasures: bool) -> anyhow::Result<()> {
    let now = Moment::from(Clock::system().now());
    let restored = backup::restore(settings, file, Restoring { force, without_erasures }, now).await?;
    terminal::say(format_args!("{} is restored from {}", settings.database.display(), file.display()));
    if let Some(aside) = restored.kept_aside {
        terminal::say(format_args!("what was there before is {}", aside.display()));
    }
    for record in &restored.erasures {
        terminal::say(format_args!("carried out what {} says", record.display()));
    }
    if let Some(doubt) = restored.doubt {
        terminal::say(format_args!("that may not be everything: {doubt}"));
    }
    if restored.forgotten > 0 {
        terminal::say(format_args!("people forgotten once more: {}", restored.forgotten));
    }
    Ok(())
}
