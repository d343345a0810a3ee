//! What contacts and authors are told.

use super::model::{CustomId, NOTE, REASON};
use crate::base::i18n::Words;
use crate::base::ids::RevisionId;
use crate::discord::card::{Accent, Button, Card, Form, Input, Menu, cut, plain, plain_line};
use crate::discord::context::Ctx;
use crate::features::places::Side;
use crate::features::writeups::annotations::{Adapted, CoCreated};
use crate::features::writeups::{CustomId as WriteupButton, Page, Revision, Writeup};
use crate::say;

/// A contact is asked to confirm what was published for their place.
pub fn confirm_letter(words: &Words, writeup: &Writeup, revision: &Revision, place: &str) -> Card {
    let title = plain_line(&revision.texts.title);
    let sentence = if revision.ordinal == 1 {
        say!(words, "confirm-letter", id = writeup.reference(), title = title, place = place)
    } else {
        say!(words, "confirm-letter-again", id = writeup.reference(), title = title, place = place)
    };
    Card::note(Accent::Waiting, sentence).buttons([
        Button::new(WriteupButton::Show(writeup.id, Page::Action), words.text("announcement-read")),
        Button::main(CustomId::Confirm(revision.id), words.text("confirm-button")),
    ])
}

/// The form for a note, which may be left empty.
pub fn confirm_form(ctx: &Ctx, writeup: &Writeup, revision: RevisionId, note: &str) -> Form {
    let words = ctx.words();
    let title = say!(words, "confirm-form-title", id = writeup.reference());
    Form::new(CustomId::Confirm(revision), title)
        .input(Input::paragraph("note", &words.text("box-note"), NOTE).hint(&words.text("box-note.hint")).value(note))
        .stamped()
}

/// What a contact is told after confirming.
pub fn confirmed(ctx: &Ctx, writeup: &Writeup, far: CoCreated, note: &str) -> Card {
    let (words, id) = (ctx.words(), writeup.reference());
    let sentence = match far {
        CoCreated::Yes => say!(words, "confirmed-both", id = id),
        CoCreated::By(Side::Government) => say!(words, "confirmed-government", id = id),
        CoCreated::By(_) | CoCreated::No => say!(words, "confirmed-civil", id = id),
    };
    Card::note(Accent::Public, sentence)
        .field(&words.text("confirmed-note"), &plain(note))
        .buttons([Button::new(WriteupButton::Show(writeup.id, Page::Card), words.text("letter-open"))])
}

/// What is told to somebody who took a confirmation back.
pub fn unconfirmed(ctx: &Ctx, writeup: &Writeup) -> Card {
    let words = ctx.words();
    Card::note(Accent::Plain, say!(words, "unconfirmed", id = writeup.reference()))
}

/// The menu of the adaptations that somebody may remove, newest first.
pub fn adaptations(ctx: &Ctx, writeup: &Writeup, adaptations: &[Adapted]) -> Card {
    let words = ctx.words();
    let menu = Menu::new(CustomId::Choose(writeup.id), words.text("unadapt-menu"));
    let menu = adaptations.iter().rev().take(25).fold(menu, |menu, it| {
        let label = format!("{}: {}", it.place.label(ctx.vocabulary(), words.language()), it.reason);
        menu.option(&it.id.to_string(), &cut(&label, 100), false)
    });
    Card::note(Accent::Waiting, say!(words, "unadapt-ask", id = writeup.reference())).menu(menu)
}

/// The form for why an adaptation is removed.
pub fn unadapt_form(ctx: &Ctx, it: &Adapted) -> Form {
    let words = ctx.words();
    Form::new(CustomId::Unadapt(it.id), words.text("unadapt-button"))
        .input(Input::paragraph("reason", &words.text("box-unadapt-reason"), REASON).required())
}

/// It is removed.
pub fn unadapted(ctx: &Ctx, writeup: &Writeup) -> Card {
    let words = ctx.words();
    Card::note(Accent::Plain, say!(words, "unadapted", id = writeup.reference()))
        .buttons([Button::new(WriteupButton::Show(writeup.id, Page::Evidence), words.text("letter-open"))])
}

/// What a member is told whose place adapts something.
pub fn adapted(ctx: &Ctx, writeup: &Writeup, place: &str) -> Card {
    let words = ctx.words();
    Card::note(Accent::Public, say!(words, "adapted", id = writeup.reference(), place = place))
        .buttons([Button::new(WriteupButton::Show(writeup.id, Page::Evidence), words.text("letter-open"))])
}

/// What the author is told.
pub fn adapted_letter(words: &Words, writeup: &Writeup, revision: &Revision, place: &str, reason: &str) -> Card {
    let title = plain_line(&revision.texts.title);
    Card::new(Accent::Public)
        .text(say!(words, "adapted-letter", id = writeup.reference(), title = title, place = place))
        .text(plain(reason))
        .buttons([Button::main(WriteupButton::Show(writeup.id, Page::Evidence), words.text("letter-open"))])
}
