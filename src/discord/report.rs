//! Failure to words: the one place where an error becomes an answer.

use crate::discord::card::{Accent, Attachment, Card, plain};
use crate::discord::command::Reply;
use crate::discord::context::Ctx;
use crate::error::Error;
use crate::say;
use crate::words::Words;

/// The most typed text that is shown on a card.
const ON_A_CARD: usize = 3_000;

/// The same card with what was typed into the form, so that nobody has to write it twice.
pub fn with_typed(card: Card, ctx: &Ctx) -> Card {
    let mut typed: Vec<(&String, &String)> = ctx.typed.iter().filter(|(_, text)| !text.trim().is_empty()).collect();
    typed.sort();
    if typed.is_empty() {
        return card;
    }
    let card = card.divider().text(ctx.words().text("form-typed"));
    // What does not fit on a card comes as a file.
    if typed.iter().map(|(_, text)| text.chars().count()).sum::<usize>() > ON_A_CARD {
        let text: Vec<&str> = typed.iter().map(|(_, text)| text.trim()).collect();
        return card.file(Attachment { name: "text.txt".to_owned(), bytes: text.join("\n\n").into_bytes() });
    }
    typed.into_iter().fold(card, |card, (_, text)| card.text(plain(text)))
}

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
