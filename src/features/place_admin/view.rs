//! What a moderator sees of a place they add or change, and of its contacts.

use crate::base::i18n::Language;
use crate::base::ids::UserId;
use crate::base::vocabulary::Scheme;
use crate::discord::card::{Accent, Card, plain_line};
use crate::discord::context::Ctx;
use crate::features::places::{Place, Side};
use crate::say;

fn label(ctx: &Ctx, place: &Place) -> String {
    plain_line(&place.label(ctx.vocabulary(), ctx.language))
}

/// Everything that is known of a place.
pub fn sheet(ctx: &Ctx, place: &Place) -> Card {
    let words = ctx.words();
    let fact = |key: &str, text: &str| {
        let text = if text.is_empty() { words.text("not-stated") } else { plain_line(text) };
        format!("**{}** {text}", words.text(key))
    };
    let called = |language: Language| format!("{}: {}", language.own_name(), place.called(language));
    let names = Language::ALL.map(called).join(" · ");
    Card::new(Accent::Plain)
        .title(label(ctx, place))
        .text(
            [
                fact("place-own-name", &place.name),
                fact("place-names", &names),
                fact("place-aliases", &place.aliases.join(" · ")),
                fact("place-kind", ctx.vocabulary().label(Scheme::Kind, &place.kind, ctx.language)),
                fact(
                    "place-country",
                    &format!("{} ({})", ctx.vocabulary().country(&place.country, ctx.language), place.country),
                ),
                fact("place-iso", place.iso.as_deref().unwrap_or_default()),
                format!("**{}** {}", words.text("place-zone"), place.zone),
                fact("place-languages", &place.languages.join(" ")),
            ]
            .join("\n"),
        )
        .small(words.text("place-sheet-hint"))
}

pub fn added(ctx: &Ctx, place: &Place) -> Card {
    sheet(ctx, place).headed(&say!(ctx.words(), "place-added", place = label(ctx, place)))
}

pub fn changed(ctx: &Ctx, place: &Place, indexed: usize) -> Card {
    sheet(ctx, place).headed(&say!(ctx.words(), "place-changed", place = label(ctx, place), count = indexed))
}

fn side_name(ctx: &Ctx, side: Side) -> String {
    ctx.vocabulary().label(Scheme::Side, side.word(), ctx.language).to_owned()
}

pub fn contact_confirmed(ctx: &Ctx, place: &Place, side: Side, user: UserId) -> Card {
    let (place, side, user) = (label(ctx, place), side_name(ctx, side), format!("<@{user}>"));
    Card::note(Accent::Plain, say!(ctx.words(), "contact-confirmed", user = user, place = place, side = side))
}

pub fn contact_removed(ctx: &Ctx, place: &Place, side: Side) -> Card {
    let (place, side) = (label(ctx, place), side_name(ctx, side));
    Card::note(Accent::Plain, say!(ctx.words(), "contact-removed", place = place, side = side))
}
