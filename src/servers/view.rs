//! What whoever runs a server sees of its settings.

use super::model::Server;
use crate::discord::card::{Accent, Card};
use crate::discord::context::Ctx;
use crate::ids::ChannelId;
use crate::say;

pub fn settings(ctx: &Ctx, server: &Server) -> Card {
    let words = ctx.words();
    let channel = |id: Option<ChannelId>| id.map_or_else(|| words.text("server-no-channel"), |id| format!("<#{id}>"));
    Card::new(Accent::Plain)
        .title(words.text("server-settings-title"))
        .field(&words.text("server-language"), server.language.own_name())
        .field(&words.text("server-announcements"), &channel(server.announcement_channel))
        .field(&words.text("server-reviews"), &channel(server.review_channel))
}

/// The settings, and step by step what is still to do.
pub fn setup(ctx: &Ctx, server: &Server) -> Card {
    let words = ctx.words();
    let step = |done: bool, text: String| format!("{} {text}", if done { "✓" } else { "○" });
    let steps = [
        step(server.admitted_at.is_some(), words.text("setup-admitted")),
        step(server.announcement_channel.is_some(), words.text("setup-announcements")),
        step(server.review_channel.is_some(), words.text("setup-reviews")),
    ];
    settings(ctx, server)
        .divider()
        .field(&words.text("setup-title"), &steps.join("\n"))
        .text(words.text("setup-review-command"))
}

pub fn admitted(ctx: &Ctx, server: &Server, changed: bool) -> Card {
    let words = ctx.words();
    let id = server.id.to_string();
    Card::note(
        Accent::Plain,
        if changed { say!(words, "server-admitted", id = id) } else { say!(words, "server-was-admitted", id = id) },
    )
}
