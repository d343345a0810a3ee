//! What members see when they export their data or are forgotten, and what others see of what is gone.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use tertulia_clock::Moment;

use super::model::{CustomId, Mode};
use super::register::Group;
use super::{Inventory, Receipt};
use crate::base::error::{Error, Result};
use crate::base::i18n::{Phrase, Words};
use crate::base::ids::WriteupRef;
use crate::discord::card::{Accent, Attachment, Button, Card, Menu};
use crate::discord::context::Ctx;
use crate::phrase;
use crate::say;

/// What a part of an export is, in a sentence.
pub fn about(words: &Words, group: Group) -> String {
    words.text(&format!("export-{}", group.word()))
}

/// The file.
pub fn export(ctx: &Ctx, bytes: Vec<u8>) -> Result<Card> {
    let words = ctx.words();
    let name = format!("tertulia-{}.json", ctx.now.day());
    let file = if bytes.len() as u64 > ctx.attachment_limit {
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        let packed = packed.write_all(&bytes).and_then(|()| packed.finish());
        let bytes = packed.map_err(|error| Error::Fault(format!("an export can't be compressed: {error}")))?;
        Attachment { name: format!("{name}.gz"), bytes }
    } else {
        Attachment { name, bytes }
    };
    Ok(Card::new(Accent::Plain)
        .title(words.text("export-title"))
        .text(words.text("export-done"))
        .file(file)
        .small(words.text("export-hint")))
}

/// What would go and what would stay; then the menu, and the button that says what it does.
pub fn preview(ctx: &Ctx, it: &Inventory, mode: Option<Mode>, receipt: &str) -> Card {
    let words = ctx.words();
    let mode = if it.published == 0 { Some(Mode::Nothing) } else { mode.filter(|mode| *mode != Mode::Nothing) };
    let mut card = Card::new(Accent::Warning)
        .title(words.text("forget-title"))
        .text(words.text("forget-intro"))
        .field(&words.text("forget-goes"), &lines(&words, &goes(it, mode)))
        .field(&words.text("forget-stays"), &lines(&words, &stays(it, mode)));
    if it.is_last_moderator {
        card = card.text(words.text("forget-last-moderator"));
    }
    card = card.small(words.text("forget-cannot"));
    if it.published > 0 {
        let menu = Menu::new(CustomId::Choose(receipt.to_owned()), say!(words, "forget-choose", count = it.published));
        let menu = Mode::CHOICES.into_iter().fold(menu, |menu, each| {
            let key = format!("forget-mode-{}", each.word());
            menu.described(each.word(), &words.text(&key), &words.text(&format!("{key}-about")), mode == Some(each))
        });
        card = card.menu(menu);
    }
    let mut buttons = Vec::new();
    if let Some(mode) = mode {
        let label = words.text(&format!("forget-button-{}", mode.word()));
        buttons.push(Button::danger(CustomId::Erase(mode, receipt.to_owned()), label));
    }
    buttons.push(Button::new(CustomId::Export, words.text("forget-export-first")));
    card.buttons(buttons)
}

/// That it is done.
pub fn receipt(ctx: &Ctx, it: &Receipt) -> Card {
    let words = ctx.words();
    let mut card = Card::new(Accent::Plain)
        .title(say!(words, "receipt-title", number = &it.number))
        .text(say!(words, "receipt-intro", at = it.at.0.to_string()))
        .field(&words.text("receipt-went"), &lines(&words, &goes(&it.had, Some(it.mode))))
        .field(&words.text("receipt-stays"), &lines(&words, &stays(&it.had, Some(it.mode))));
    if it.had.is_last_moderator {
        card = card.text(words.text("receipt-last-moderator"));
    }
    card.small(words.text("receipt-end"))
}

/// A second press.
pub fn done_before(ctx: &Ctx, number: &str, at: Moment) -> Card {
    Card::note(Accent::Plain, say!(ctx.words(), "receipt-before", number = number, at = at.0.to_string()))
}

fn lines(words: &Words, phrases: &[Phrase]) -> String {
    phrases.iter().map(|phrase| format!("- {}", words.say(phrase))).collect::<Vec<_>>().join("\n")
}

fn goes(it: &Inventory, mode: Option<Mode>) -> Vec<Phrase> {
    let mut lines = vec![phrase!("forget-goes-account")];
    if it.unpublished > 0 {
        lines.push(phrase!("forget-goes-unpublished", count = it.unpublished));
    }
    if it.published > 0 && mode == Some(Mode::Withdraw) {
        lines.push(phrase!("forget-goes-published", count = it.published));
    }
    lines.extend(it.goes.iter().filter_map(|(group, count)| {
        Some(match group {
            Group::Places => phrase!("forget-goes-places", count = *count),
            Group::Roles => phrase!("forget-goes-roles", count = *count),
            Group::Contributions => phrase!("forget-goes-contributions", count = *count),
            Group::Interests => phrase!("forget-goes-interests", count = *count),
            Group::Seats => phrase!("forget-goes-seats", count = *count),
            Group::Gatherings => phrase!("forget-goes-gatherings", count = *count),
            Group::Messages => phrase!("forget-goes-messages", count = *count),
            Group::Account | Group::Writeups | Group::Decisions | Group::Block | Group::Log => return None,
        })
    }));
    lines
}

fn stays(it: &Inventory, mode: Option<Mode>) -> Vec<Phrase> {
    let mut lines = Vec::new();
    if it.published > 0 {
        lines.push(match mode {
            None | Some(Mode::Nothing) => phrase!("forget-stays-undecided", count = it.published),
            Some(Mode::Keep) => phrase!("forget-stays-keep", count = it.published),
            Some(Mode::Anonymise) => phrase!("forget-stays-anonymise", count = it.published),
            Some(Mode::Withdraw) => phrase!("forget-stays-withdraw", count = it.published),
        });
    }
    lines.extend(it.stays.iter().filter_map(|(group, count)| {
        Some(match group {
            Group::Contributions => phrase!("forget-stays-contributions", count = *count),
            Group::Decisions => phrase!("forget-stays-decisions", count = *count),
            Group::Gatherings => phrase!("forget-stays-gatherings", count = *count),
            Group::Log => phrase!("forget-stays-log", count = *count),
            _ => return None,
        })
    }));
    if it.goes.iter().any(|(group, _)| *group == Group::Block) {
        lines.push(phrase!("forget-stays-block"));
    }
    lines.push(phrase!("forget-stays-receipt"));
    lines
}

/// What stands where something was that is gone, and its id with it.
pub fn gone(words: &Words) -> Card {
    Card::note(Accent::Plain, words.text("card-erased"))
}

/// What stands where a write-up was that its author took along.
pub fn erased(words: &Words, reference: WriteupRef) -> Card {
    Card::note(Accent::Plain, say!(words, "writeup-erased", id = reference))
}
