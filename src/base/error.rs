//! What can go wrong: a refusal is an answer, a fault is an incident.

use std::fmt;

use crate::base::i18n::Phrase;

/// The result of an action.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The rules say no. Not an incident: the person is told in their language what is so and what to do next.
pub trait Refusal: fmt::Debug + Send + Sync {
    /// The sentence, by its key in the catalogues.
    fn phrase(&self) -> Phrase;
}

/// Why an action did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The rules say no.
    #[error("refused: {0:?}")]
    Refused(Box<dyn Refusal>),
    /// The database failed.
    #[error("the database failed")]
    Store(#[from] sqlx::Error),
    /// A call to Discord failed.
    #[error("Discord failed")]
    Discord(#[from] crate::discord::rest::CallError),
    /// Something that should not happen.
    #[error("{0}")]
    Fault(String),
}

impl Error {
    /// Whether the disk failed, and not what was to be done. Within a transaction SQLite may have ended it by then: whoever
    /// would go on with something else on it must stop.
    pub fn is_of_the_disk(&self) -> bool {
        matches!(self, Self::Store(error) if crate::base::database::is_of_the_disk(error))
    }
}

impl<R: Refusal + 'static> From<R> for Error {
    fn from(refusal: R) -> Self {
        Self::Refused(Box::new(refusal))
    }
}
