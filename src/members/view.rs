//! What members see of themselves and their inbox.

use super::model::Role;
use crate::discord::card::{Accent, Button, Card, plain_line};
use crate::discord::context::Ctx;
use crate::say;

/// A membership in words: place, side, organisation.
pub struct Belonging {
    pub place: String,
    pub side: String,
    pub organisation: Option<String>,
}

pub fn show(ctx: &Ctx, belongings: &[Belonging], roles: &[Role], chosen: bool) -> Card {
    let words = ctx.words();
    let lines: Vec<String> = belongings
        .iter()
        .map(|it| {
            let organisation =
                it.organisation.as_deref().map(|name| format!(" · {}", plain_line(name))).unwrap_or_default();
            format!("- {} · {}{organisation}", it.place, it.side)
        })
        .collect();
    let places = if lines.is_empty() { words.text("me-no-places") } else { lines.join("\n") };
    let roles: Vec<String> = roles.iter().map(|role| words.text(&format!("choice-{}", role.word()))).collect();
    let language = if chosen { words.text("me-language-chosen") } else { words.text("me-language-discord") };
    Card::new(Accent::Plain)
        .title(words.text("me-title"))
        .field(&words.text("me-places"), &places)
        .field(&words.text("me-roles"), &roles.join(" · "))
        .field(&words.text("me-language"), &format!("{} ({language})", ctx.language.own_name()))
        .small(words.text("me-privacy"))
        // Buttons of `privacy`, which is built on this feature.
        .buttons([
            Button::new("privacy/export", words.text("me-export-button")),
            Button::new("privacy/forget", words.text("me-forget-button")),
        ])
}

pub fn language_set(ctx: &Ctx) -> Card {
    let words = ctx.words();
    Card::note(Accent::Plain, say!(words, "me-language-set", language = words.text(words.language().key())))
}

pub fn role_changed(ctx: &Ctx, user: i64, role: Role, granted: bool) -> Card {
    let words = ctx.words();
    let (user, role) = (format!("<@{user}>"), words.text(&format!("choice-{}", role.word())));
    Card::note(
        Accent::Plain,
        if granted {
            say!(words, "role-granted", user = user, role = role)
        } else {
            say!(words, "role-revoked", user = user, role = role)
        },
    )
}
