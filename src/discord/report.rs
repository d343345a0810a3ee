//! Failure to words: the one place where an error becomes an answer.

use crate::discord::card::{Accent, Card};
use crate::discord::command::Reply;
use crate::error::Error;
use crate::say;
use crate::words::Words;

/// What the asker is told. A refusal is only said; a fault is logged once, here, and the person gets its id.
pub fn answer(error: &Error, interaction: u64, words: &Words) -> Reply {
    let text = match error {
        Error::Refused(refusal) => return Reply::Quiet(Card::note(Accent::Warning, words.say(&refusal.phrase()))),
        Error::Store(cause) => {
            tracing::error!(interaction, error = %cause, "the database failed while a question was answered");
            say!(words, "fault", id = interaction.to_string())
        }
        Error::Discord(cause) => {
            tracing::error!(interaction, error = %cause, "Discord failed while a question was answered");
            say!(words, "fault", id = interaction.to_string())
        }
        Error::Fault(cause) => {
            tracing::error!(interaction, error = %cause, "a question could not be answered");
            say!(words, "fault", id = interaction.to_string())
        }
    };
    Reply::Quiet(Card::note(Accent::Warning, text))
}
