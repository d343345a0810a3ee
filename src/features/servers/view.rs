//! What moderators see of the network's servers.

use crate::base::i18n::Words;
use crate::base::ids::ServerId;
use crate::discord::card::{Accent, Card};
use crate::discord::context::Ctx;
use crate::say;

pub fn admitted(ctx: &Ctx, id: ServerId, changed: bool) -> Card {
    let words = ctx.words();
    let id = id.to_string();
    Card::note(
        Accent::Plain,
        if changed { say!(words, "server-admitted", id = id) } else { say!(words, "server-was-admitted", id = id) },
    )
}

pub fn removed(ctx: &Ctx, id: ServerId) -> Card {
    Card::note(Accent::Plain, say!(ctx.words(), "server-removed", id = id.to_string()))
}

/// A server in the list of suggestions.
pub fn label(words: &Words, name: &str, id: ServerId, is_admitted: bool) -> String {
    let state = words.text(if is_admitted { "server-is-inside" } else { "server-is-outside" });
    if name.is_empty() { format!("{id} · {state}") } else { format!("{name} · {state} · {id}") }
}
