//! What a moderator sees of a backup.

use super::model::Made;
use crate::discord::card::{Accent, Card};
use crate::discord::context::Ctx;
use crate::say;

pub fn made(ctx: &Ctx, made: &Made, size: &str) -> Card {
    let words = ctx.words();
    Card::new(Accent::Public)
        .title(words.text("backup-title"))
        .text(say!(words, "backup-made", name = &made.name, size = size))
        .small(say!(words, "backup-kept", count = made.kept))
}
