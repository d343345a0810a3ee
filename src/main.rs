//! Arguments, `.env`, logging, settings; then the bot or the sandbox; then an exit code.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{CommandFactory as _, Parser, Subcommand};
use tertulia::app::{App, Stopped, Sweeping};
use tertulia::base::config::{LogFormat, Settings};
use tertulia::base::i18n::Language;
use tertulia::base::terminal;
use tertulia::discord::rest::Token;
use tertulia::operator::audit::{self, PublishedHead};
use tertulia::operator::check::{Report, check};
use tertulia::operator::sandbox::{self, Sandbox, seed};
use tertulia::operator::{self, Evaluation};
use tertulia_clock::Clock;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tracing_subscriber::EnvFilter;

/// A setting can't be used, or one is missing; also what clap ends with when an argument can't be used.
const EXIT_SETTINGS: u8 = 2;
/// Discord does not accept the token.
const EXIT_TOKEN: u8 = 3;
/// Discord refuses how the bot connects.
const EXIT_REFUSED: u8 = 4;
/// The connection was down for too long.
const EXIT_CONNECTION: u8 = 5;
/// The database could not be written for too long, or is not where it was.
const EXIT_DATABASE: u8 = 6;

const EXIT_CODES: &str = "\
Exit codes:
  0  done, or stopped by Ctrl-C or SIGTERM
  1  something failed; for `check`: something is missing; for `import`: a row was not taken in; for
     `audit verify`: the log is broken, or the published head is not in it
  2  a setting or an argument can't be used
  3  Discord does not accept the token
  4  Discord refuses how the bot connects: its intents, its protocol, or too many servers
  5  no connection to Discord for too long; starting again may help
  6  the database could not be written for ten minutes, or its files are not where they were; the message says what to do";

const IMPORT_HELP: &str = "\
Each row stands by itself: one that can't be taken in is named with its number, its id and the reason, and the others are
in. What was taken in before is not taken in again. A row that waits for review comes without confirmations, replies,
adaptations and translations; --published takes them in too.

Exit codes:
  0  every row is in
  1  a row was not taken in, or the file could not be read to its end
  2  a setting or an argument can't be used";

const BACKUP_HELP: &str = "\
Exit codes:
  0  the backup was made and is whole
  1  no backup was made; nothing half-written is left
  2  a setting or an argument can't be used";

const RESTORE_HELP: &str = "\
Exit codes:
  0  restored
  1  not restored; the message says why, and the database is as it was
  2  a setting or an argument can't be used";

/// How `export` writes.
#[derive(Clone, Copy, clap::ValueEnum)]
enum ExportFormat {
    /// One file
    Zip,
    /// The files in a folder
    Folder,
}

/// What becomes of a database from an older version.
#[derive(Clone, Copy, clap::Args)]
struct Update {
    /// Make no copy (into `backup.folder`) before a database of an older version is brought up to date
    #[arg(long)]
    no_copy: bool,
}

#[derive(Parser)]
#[command(version, about, long_about = None, after_help = EXIT_CODES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// A settings file of your own; `config/default.toml` explains every key
    #[arg(long, env = "TERTULIA_CONFIG", global = true, value_name = "FILE")]
    config: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Run the bot; needs the variable `DISCORD_TOKEN` and the setting `network.home_guild`
    Run {
        #[command(flatten)]
        update: Update,
    },
    /// Try everything on this machine, without a token: a small Discord in your browser
    Sandbox {
        /// The port of the page; 0 takes any that is free
        #[arg(long, default_value_t = 7070)]
        port: u16,
        /// Keep what you do in this file; without it, everything is gone at the end
        #[arg(long, value_name = "FILE")]
        database: Option<PathBuf>,
        /// Write a line of JSON for each call between the bot and the stand-in
        #[arg(long, value_name = "FILE")]
        traffic: Option<PathBuf>,
        /// Don't open the page in a browser
        #[arg(long)]
        no_open: bool,
        /// Empty the database first, where a sandbox made it
        #[arg(long)]
        fresh: bool,
    },
    /// Say what is missing before everything works, and what to do about it; prints the invite link
    Check {
        /// The language to say it in: en, es, pt or fr
        #[arg(long, value_name = "LANGUAGE")]
        language: Option<Language>,
    },
    /// Look into the log of decisions
    Audit {
        #[command(subcommand)]
        what: Audit,
    },
    /// Put the places of the network into the database, where they are missing
    Seed {
        /// The demo write-ups too; they are marked as such
        #[arg(long)]
        demo: bool,
        #[command(flatten)]
        update: Update,
    },
    /// Write the published library as open data: CSV, JSON, a data dictionary, the licence
    Export {
        /// Where to; without it `tertulia-library.zip`, or the folder `tertulia-library`
        #[arg(long, value_name = "FILE-or-FOLDER")]
        out: Option<PathBuf>,
        /// One file, or the files in a folder
        #[arg(long, value_enum, default_value_t = ExportFormat::Zip)]
        format: ExportFormat,
    },
    /// Take in open data: the ZIP or the folder of an export, or its `writeups.json` or `writeups.csv` alone
    #[command(after_help = IMPORT_HELP)]
    Import {
        /// The file or folder
        file: PathBuf,
        /// Straight into the library, under their own ids; without it, they wait for review
        #[arg(long)]
        published: bool,
        #[command(flatten)]
        update: Update,
    },
    /// Copy the database, also while the bot runs; the copy is checked, and the oldest ones go
    #[command(after_help = BACKUP_HELP)]
    Backup {
        /// The folder; without it, the setting `backup.folder`
        #[arg(long, value_name = "FOLDER")]
        to: Option<PathBuf>,
    },
    /// Put a backup in the place of the database, while the bot does not run
    #[command(after_help = RESTORE_HELP)]
    Restore {
        /// The backup
        file: PathBuf,
        /// Also where there is a database: it is kept aside, its name ending in `.before-restore`
        #[arg(long)]
        force: bool,
        /// Also where `erasures.log`, which says what people had erased since, is missing, damaged or may not be all; what is
        /// found of it is carried out
        #[arg(long)]
        without_erasures: bool,
    },
    /// Make the search index anew, while the bot does not run; the running bot mends it by itself where something is missing
    Reindex {
        #[command(flatten)]
        update: Update,
    },
    /// Measure how well search finds, with documents and questions whose answers are known
    EvalSearch {
        /// The documents: a line of JSON each, `{"id", "language", "title", "body"}`
        #[arg(long, value_name = "FILE")]
        corpus: PathBuf,
        /// The questions: a line of JSON each, `{"id", "language", "kind", "text", "relevant": ["id", …]}`
        #[arg(long, value_name = "FILE")]
        queries: PathBuf,
        /// Print JSON
        #[arg(long)]
        json: bool,
        /// By words alone, for comparison
        #[arg(long)]
        full_text_only: bool,
        /// So many documents of about 500 words, put together from passages of the corpus: for time and memory; their
        /// quality figures mean nothing
        #[arg(long, value_name = "N")]
        scale: Option<usize>,
        /// What was prepared before, by the process that started this one to measure it alone
        #[arg(long, hide = true)]
        database: Option<PathBuf>,
    },
    /// Kill the bot at random while gatherings come due and much goes wrong, and compare what was sent with what was owed
    #[cfg(feature = "soak")]
    #[command(hide = true)]
    Soak {
        /// How many times
        #[arg(long, default_value_t = 50)]
        kills: u32,
        /// How many faults around it
        #[arg(long, default_value_t = 100)]
        faults: u32,
        /// The same seed makes the same plan
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

#[derive(Subcommand)]
enum Audit {
    /// Make every hash of the log again, also while the bot runs; ends with 0 if nothing was changed, else with 1
    Verify {
        /// A head that was published earlier, as `/transparency` shows it: is it still part of the log?
        #[arg(long, value_name = "HASH")]
        head: Option<PublishedHead>,
    },
}

fn main() -> ExitCode {
    // Rust's own hook writes past the log, and what broke may have somebody's words in it.
    std::panic::set_hook(Box::new(|panic| {
        let at = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(at, "something broke that should not (a panic)");
    }));
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            terminal::complain(format_args!("no thread could be started: {error}"));
            return ExitCode::FAILURE;
        }
    };
    let code = runtime.block_on(obey());
    terminal::finish();
    // What was to be finished is; whatever still computes must not hold up the end.
    runtime.shutdown_background();
    code
}

/// Does what the arguments say.
async fn obey() -> ExitCode {
    let env_file = dotenvy::dotenv();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        // What can't be used is quoted, and may be a secret in the wrong place.
        Err(error) if error.use_stderr() => {
            terminal::complain(error.render().to_string().trim_end());
            return ExitCode::from(EXIT_SETTINGS);
        }
        Err(help) => help.exit(),
    };
    if let Command::Completions { shell } = arguments.command {
        // Not straight to standard output: clap panics where that is closed.
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut Arguments::command(), "tertulia", &mut script);
        terminal::print(&script);
        return ExitCode::SUCCESS;
    }
    // A missing .env is no mistake. What is wrong in one is not shown: the line may hold the token.
    if env_file.is_err_and(|error| !error.not_found()) {
        terminal::complain(
            "the file .env can't be read: each line must be NAME=value, with quotes around a value that has spaces. \
             Nothing after the first wrong line was taken.",
        );
        return ExitCode::from(EXIT_SETTINGS);
    }
    // What is not Unicode can be no setting of ours.
    let variables =
        std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    let settings = match Settings::read(arguments.config.as_deref(), variables) {
        Ok(settings) => Settings { copy_before_update: arguments.command.copies_before_update(), ..settings },
        Err(error) => {
            terminal::complain(format_args!("{error:#}"));
            return ExitCode::from(EXIT_SETTINGS);
        }
    };
    begin_logging(&settings);
    let outcome = match arguments.command {
        Command::Run { .. } => match needed(&settings) {
            Ok(token) => run(settings, token).await,
            Err(problems) => {
                terminal::complain(format_args!(
                    "Tertulia can't start yet; `tertulia check` says more:\n  {}",
                    problems.join("\n  ")
                ));
                return ExitCode::from(EXIT_SETTINGS);
            }
        },
        Command::Sandbox { port, database, traffic, no_open, fresh } => {
            sandbox(Sandbox { port, database, traffic, fresh }, !no_open).await
        }
        Command::Check { language } => match look_at_everything(&settings, language).await {
            Ok(report) => {
                terminal::say(report.text.trim_end());
                return ExitCode::from(u8::from(report.missing));
            }
            Err(error) => Err(error),
        },
        Command::Audit { what: Audit::Verify { head } } => match audit::verify(&settings, head).await {
            Ok(report) => {
                terminal::say(&report.text);
                return ExitCode::from(u8::from(!report.is_intact));
            }
            Err(error) => Err(error),
        },
        Command::Seed { demo, .. } => seed(&settings, demo).await,
        Command::Export { out, format } => {
            let format = match format {
                ExportFormat::Zip => operator::Format::Zip,
                ExportFormat::Folder => operator::Format::Folder,
            };
            operator::export(&settings, out, format).await
        }
        Command::Import { file, published, .. } => match import(&settings, &file, published).await {
            Ok(all) => return ExitCode::from(u8::from(!all)),
            Err(error) => Err(error),
        },
        Command::Backup { to } => operator::backup(&settings, to).await,
        Command::Restore { file, force, without_erasures } => {
            operator::restore(&settings, &file, force, without_erasures).await
        }
        Command::Reindex { .. } => operator::reindex(&settings).await,
        Command::EvalSearch { corpus, queries, json, full_text_only, scale, database } => {
            let model = settings.search_model.clone();
            operator::eval_search(&Evaluation { corpus, queries, full_text_only, scale, model }, json, database).await
        }
        #[cfg(feature = "soak")]
        Command::Soak { kills, faults, seed } => tertulia::operator::soak::soak(kills, faults, seed).await,
        Command::Completions { .. } => Ok(()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            terminal::complain(format_args!("{error:#}"));
            ExitCode::from(match error.downcast_ref() {
                Some(Stopped::Token) => EXIT_TOKEN,
                Some(Stopped::Intents | Stopped::Protocol(_)) => EXIT_REFUSED,
                Some(Stopped::Connection(_)) => EXIT_CONNECTION,
                Some(Stopped::Unwritable { .. } | Stopped::Lost { .. }) => EXIT_DATABASE,
                None => 1,
            })
        }
    }
}

impl Command {
    fn copies_before_update(&self) -> bool {
        match self {
            Self::Run { update }
            | Self::Seed { update, .. }
            | Self::Import { update, .. }
            | Self::Reindex { update } => !update.no_copy,
            _ => true,
        }
    }
}

/// The language of the terminal, where it is one of the four.
fn own_language() -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    set.into_iter()
        .find(|locale| !locale.is_empty())
        .and_then(|locale| Language::of_locale(&locale))
        .unwrap_or_default()
}

/// serenity writes requests and their tokens into its own spans, so it never logs below a warning.
fn begin_logging(settings: &Settings) -> bool {
    let filter = EnvFilter::new(format!(
        "{},serenity=warn,serenity::gateway::bridge::shard_runner=error,hyper=warn,reqwest=warn,rustls=warn,tungstenite=warn,tokio_tungstenite=warn,sqlx=warn",
        settings.log_level
    ));
    let colours = std::io::stderr().is_terminal();
    let subscriber = tracing_subscriber::fmt()
        .with_ansi(colours)
        .with_env_filter(filter)
        .with_writer(terminal::Log)
        // It would say them on standard error itself, and panic where that is closed.
        .log_internal_errors(false);
    match settings.log_format {
        LogFormat::Text => subscriber.try_init().is_ok(),
        LogFormat::Json => subscriber.json().try_init().is_ok(),
    }
}

fn token() -> Option<Token> {
    std::env::var("DISCORD_TOKEN").ok().filter(|token| !token.trim().is_empty()).map(|token| Token::new(&token))
}

/// The token, where nothing is missing; else everything that is.
fn needed(settings: &Settings) -> Result<Token, Vec<&'static str>> {
    let token = token();
    let mut problems = Vec::new();
    if token.is_none() {
        problems.push(
            "DISCORD_TOKEN is not set: the bot's token, from Discord's developer portal → your application → Bot",
        );
    }
    if settings.home_guild.is_none() {
        problems.push(
            "network.home_guild is not set: the id of your first Discord server (or TERTULIA_Network_HOME_GUILD)",
        );
    }
    match token {
        Some(token) if problems.is_empty() => Ok(token),
        _ => Err(problems),
    }
}

async fn look_at_everything(settings: &Settings, language: Option<Language>) -> anyhow::Result<Report> {
    check(settings, token(), language.unwrap_or_else(own_language), clock()?.now().into()).await
}

/// The machine's time, or that of a test.
fn clock() -> anyhow::Result<Clock> {
    match std::env::var(tertulia_clock::ADDRESS) {
        Ok(address) => Ok(Clock::told_at(address.parse().context("the address of a clock")?)?),
        Err(_) => Ok(Clock::system()),
    }
}

async fn import(settings: &Settings, file: &Path, published: bool) -> anyhow::Result<bool> {
    operator::import(settings, file, published, &clock()?).await
}

async fn run(settings: Settings, token: Token) -> anyhow::Result<()> {
    let mut stop = StopSignal::listen()?;
    let app = tokio::select! {
        app = App::prepare(settings, token, clock()?, Sweeping::ByItself) => app?,
        () = stop.given() => return Ok(()),
    };
    let shutdown = CancellationToken::new();
    let mut running = std::pin::pin!(app.run(shutdown.clone()));
    tokio::select! {
        outcome = &mut running => outcome,
        () = stop.given() => {
            shutdown.cancel();
            running.await
        }
    }
}

async fn sandbox(sandbox: Sandbox, open: bool) -> anyhow::Result<()> {
    let mut stop = StopSignal::listen()?;
    let running = tokio::select! {
        running = sandbox::start(sandbox) => running?,
        () = stop.given() => return Ok(()),
    };
    let url = running.stand_in.url();
    terminal::say(format_args!("sandbox ready: {url}"));
    terminal::say(format_args!("token for other clients: {} (API at {url}/api/v10)", running.spare_token));
    if open && let Err(error) = webbrowser::open(&url) {
        terminal::complain(format_args!("no browser could be opened ({error}); open {url} yourself"));
    }
    stop.given().await;
    running.stop().await;
    Ok(())
}

/// Ctrl-C and SIGTERM, listened to from the moment it is made.
struct StopSignal {
    interrupt: Signal,
    terminate: Signal,
}

impl StopSignal {
    fn listen() -> anyhow::Result<Self> {
        Ok(Self {
            interrupt: signal(SignalKind::interrupt()).context("Ctrl-C can't be waited for")?,
            terminate: signal(SignalKind::terminate()).context("SIGTERM can't be waited for")?,
        })
    }

    async fn given(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}
