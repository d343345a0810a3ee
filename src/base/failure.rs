//! How logs tell of a failure: with everything that caused it, always in the field `error`.

use std::error::Error;
use std::fmt;

/// A failure and its causes, on one line: `the database failed: disk I/O error`.
#[derive(Clone, Copy)]
pub struct Causes<'a>(&'a (dyn Error + 'static));

/// What the field `error` of a log says: `tracing::error!(error = %causes(&error), "a server could not be taken out")`.
pub fn causes<'a>(error: &'a (dyn Error + 'static)) -> Causes<'a> {
    Causes(error)
}

impl fmt::Display for Causes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut last = self.0.to_string();
        f.write_str(&last)?;
        let mut next = self.0.source();
        while let Some(cause) = next {
            let text = cause.to_string();
            // Some errors say their cause themselves.
            if !last.contains(&text) {
                write!(f, ": {text}")?;
                last = text;
            }
            next = cause.source();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("the file can't be read: {0}")]
    struct Quoting(#[source] std::io::Error);

    #[test]
    fn a_failure_says_each_of_its_causes_once() {
        let full = || std::io::Error::other("the disk is full");
        assert_eq!(causes(&full()).to_string(), "the disk is full");
        assert_eq!(causes(&Quoting(full())).to_string(), "the file can't be read: the disk is full");
        let wrapped = anyhow::Error::new(Quoting(full())).context("no backup was made");
        assert_eq!(causes(&*wrapped).to_string(), "no backup was made: the file can't be read: the disk is full");
    }
}
