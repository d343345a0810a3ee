//! The process: its threads, what a panic leaves in the log, and an exit code. What is asked for is done by
//! `operator::cli`.

use std::process::ExitCode;

use tertulia::base::terminal;
use tertulia::operator::cli;

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
    let code = cli::obey(&runtime);
    terminal::finish();
    // What was to be finished is; whatever still computes must not hold up the end.
    runtime.shutdown_background();
    code
}
