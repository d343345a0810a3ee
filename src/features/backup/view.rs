//! What a moderator sees of a backup.

use super::model::Made;
use crate::discord::card::{Accent, Card, plain_line};
use crate::discord::context::Ctx;
use crate::say;

pub fn made(ctx: &Ctx, made: &Made, size: &str) -> Card {
    let words = ctx.words();
    let mut card = Card::new(if made.trouble.is_some() || made.shrunk { Accent::Waiting } else { Accent::Public })
        .title(words.text("backup-title"))
        .text(say!(words, "backup-made", name = &made.name, size = size));
    if made.shrunk {
        card = card.text(words.text("backup-shrunk"));
    }
    if let Some(why) = &made.trouble {
        card = card.text(say!(words, "backup-incomplete", why = plain_line(why)));
    }
    card.small(say!(words, "backup-kept", count = made.kept))
}
