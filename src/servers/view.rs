//! What whoever runs a server sees of its settings.

use super::model::Server;
use crate::discord::card::{Accent, Card};
use crate::discord::context::Ctx;
use crate::say;

pub fn admitted(ctx: &Ctx, server: &Server, changed: bool) -> Card {
    let words = ctx.words();
    let id = server.id.to_string();
    Card::note(
        Accent::Plain,
        if changed { say!(words, "server-admitted", id = id) } else { say!(words, "server-was-admitted", id = id) },
    )
}
