//! Failure to words: the one place where an error becomes an answer.

use std::collections::HashMap;

use crate::base::error::Error;
use crate::base::i18n::Words;
use crate::discord::card::{Accent, Attachment, Card, plain};
use crate::discord::command::Reply;
use crate::say;

/// The most typed text that is shown on a card.
const ON_A_CARD: usize = 3_000;

/// What was typed into the boxes of a form, in a fixed order, without the empty ones.
pub fn texts(typed: &HashMap<String, String>) -> Vec<&str> {
    let mut typed: Vec<(&String, &String)> = typed.iter().filter(|(_, text)| !text.trim().is_empty()).collect();
    typed.sort();
    typed.into_iter().map(|(_, text)| text.trim()).collect()
}

/// The same card with what was typed, so that nobody has to write it twice.
pub fn with_typed(card: Card, typed: &[&str], words: &Words) -> Card {
    if typed.is_empty() {
        return card;
    }
    let card = card.divider().text(words.text("form-typed"));
    // What does not fit on a card comes as a file.
    if typed.iter().map(|text| text.chars().count()).sum::<usize>() > ON_A_CARD {
        return card.file(Attachment { name: "text.txt".to_owned(), bytes: typed.join("\n\n").into_bytes() });
    }
    typed.iter().fold(card, |card, text| card.text(plain(text)))
}

/// What the asker is told. A refusal is only said; a fault is logged once, here, and the person gets its id.
pub fn answer(error: &Error, interaction: u64, words: &Words) -> Reply {
    let text = match error {
        Error::Refused(refusal) => return Reply::Ephemeral(Card::note(Accent::Warning, words.say(&refusal.phrase()))),
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
    Reply::Ephemeral(Card::note(Accent::Warning, text))
}
