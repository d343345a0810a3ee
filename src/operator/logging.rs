//! Where the log goes, and what is left out of it.

use std::io::IsTerminal as _;

use tracing_subscriber::EnvFilter;

use crate::base::config::{LogFormat, Settings};
use crate::base::terminal;

/// Begins the log; where one began already, in a test, it goes on. serenity writes requests and their tokens into its own
/// spans, so it never logs below a warning.
pub(super) fn begin(settings: &Settings) {
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
    let _ = match settings.log_format {
        LogFormat::Text => subscriber.try_init(),
        // The span says what a line belongs to: an interaction, an owed message, a step of the background loop.
        LogFormat::Json => subscriber.json().with_current_span(true).with_span_list(false).try_init(),
    };
}
