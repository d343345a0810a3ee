//! How far long work is: a bar on a terminal, nothing anywhere else.

use std::io::IsTerminal as _;

use indicatif::{ProgressBar, ProgressStyle};

/// A bar, or nothing; cheap to clone.
#[derive(Clone, Debug)]
pub struct Progress(Option<ProgressBar>);

impl Progress {
    /// Nothing is shown.
    pub const fn silent() -> Self {
        Self(None)
    }

    /// A bar from 0 to `total` on standard error, where that is a terminal.
    pub fn on_terminal(what: &'static str, total: u64) -> Self {
        if !std::io::stderr().is_terminal() {
            return Self::silent();
        }
        let style = ProgressStyle::with_template("{msg} {wide_bar} {percent}% {eta}")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        Self(Some(ProgressBar::new(total).with_style(style).with_message(what)))
    }

    /// How much there is in all is known only now.
    pub fn of(&self, total: u64) {
        if let Self(Some(bar)) = self {
            bar.set_length(total);
        }
    }

    /// So much of the total is done.
    pub fn at(&self, done: u64) {
        if let Self(Some(bar)) = self {
            bar.set_position(done);
        }
    }

    /// Says something above the bar.
    pub fn aside(&self, say: impl FnOnce()) {
        match self {
            Self(Some(bar)) => bar.suspend(say),
            Self(None) => say(),
        }
    }

    /// It ended: the line is given back.
    pub fn finish(&self) {
        if let Self(Some(bar)) = self {
            bar.finish_and_clear();
        }
    }
}
