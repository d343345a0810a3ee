//! What members see of themselves and their inbox.

use super::model::Role;
use crate::base::i18n::Words;
use crate::base::ids::{PersonId, UserId};
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
    // Stewards have no `/review queue`: this is their way to what waits for them, a button of `translations`.
    let translations = roles
        .contains(&Role::Steward)
        .then(|| Button::new("translation/queue/0", words.text("me-translations-button")));
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
        .buttons(translations)
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

/// A person in a card: a mention, which never pings, or that they were forgotten.
pub fn mention(words: &Words, user: Option<UserId>) -> String {
    user.map_or_else(|| words.text("somebody-forgotten"), |user| format!("<@{user}>"))
}

/// Who has which role, or one role alone.
pub fn roles(ctx: &Ctx, only: Option<Role>, holders: &[(Role, PersonId, Option<UserId>)]) -> Card {
    let words = ctx.words();
    let mut card = Card::new(Accent::Plain).title(words.text("roles-title"));
    for role in Role::ALL.into_iter().filter(|role| only.is_none_or(|only| only == *role)) {
        let of_role = holders.iter().filter(|(each, _, _)| *each == role);
        let names: Vec<String> = of_role.map(|(_, _, user)| mention(&words, *user)).collect();
        let names = if names.is_empty() { words.text("roles-nobody") } else { names.join(" · ") };
        card = card.field(&words.text(&format!("choice-{}", role.word())), &names);
    }
    card.small(words.text("roles-hint"))
}
