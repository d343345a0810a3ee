//! What a moderator sees of a block.

use tertulia_clock::Moment;

use crate::base::ids::UserId;
use crate::discord::card::{Accent, Card};
use crate::discord::context::Ctx;
use crate::say;

pub fn blocked(ctx: &Ctx, user: UserId, until: Option<Moment>) -> Card {
    let words = ctx.words();
    let user = format!("<@{user}>");
    let text = match until {
        Some(until) => say!(words, "block-done-until", user = user, until = until),
        None => say!(words, "block-done", user = user),
    };
    Card::note(Accent::Plain, text).small(words.text("block-what"))
}

pub fn unblocked(ctx: &Ctx, user: UserId) -> Card {
    Card::note(Accent::Plain, say!(ctx.words(), "block-lifted", user = format!("<@{user}>")))
}
