//! The letter, and what is said after a press.

use tertulia_clock::Moment;

use super::model::CustomId;
use crate::base::i18n::Words;
use crate::base::ids::WriteupRef;
use crate::discord::card::{Accent, Button, Card, plain_line};
use crate::discord::context::Ctx;
use crate::features::writeups::{CustomId as WriteupButton, Page, Revision, Writeup};
use crate::say;

/// The question whether it is still right.
pub fn letter(words: &Words, writeup: &Writeup, revision: &Revision) -> Card {
    let (id, title) = (writeup.reference(), plain_line(&revision.texts.title));
    let since = writeup.published_at.unwrap_or(Moment(0)).max(revision.changed_at);
    Card::new(Accent::Waiting)
        .text(say!(words, "upkeep-letter", id = id, title = title, at = since))
        .buttons([
            Button::good(CustomId::Right(writeup.id), words.text("upkeep-right")),
            Button::new(CustomId::Revise(writeup.id), words.text("upkeep-revise")),
            Button::new(WriteupButton::Show(writeup.id, Page::Card), words.text("letter-open")),
        ])
        .small(words.text("upkeep-hint"))
}

pub fn thanks(ctx: &Ctx, id: WriteupRef) -> Card {
    Card::note(Accent::Public, say!(ctx.words(), "upkeep-thanks", id = id))
}

pub fn taken_over(ctx: &Ctx, writeup: &Writeup) -> Card {
    let words = ctx.words();
    Card::note(Accent::Draft, say!(words, "upkeep-yours", id = writeup.reference()))
        .buttons([Button::main(WriteupButton::Draft(writeup.id, 1), words.text("upkeep-open-draft"))])
}
