//! What a reader keeps, follows and is told.

use super::model::{Follow, Kind};
use crate::base::i18n::Words;
use crate::base::vocabulary::Scheme;
use crate::discord::card::{Accent, Button, Card, cut, plain_line};
use crate::discord::context::Ctx;
use crate::features::places::Place;
use crate::features::writeups::{CustomId as WriteupCustomId, Page, Writeup};
use crate::say;

/// Write-ups in one digest; the library has the rest.
pub const SHOWN: usize = 10;

/// A write-up that is new to a reader.
pub struct News {
    /// The write-up
    pub writeup: Writeup,
    /// What it is called, in the reader's language where it was translated
    pub title: String,
    /// The label of its place
    pub place: String,
}

/// It is kept, or no longer.
pub fn kept(ctx: &Ctx, writeup: &Writeup, is_kept: bool) -> Card {
    let (words, id) = (ctx.words(), writeup.reference());
    if is_kept {
        Card::note(Accent::Public, say!(words, "kept", id = id))
    } else {
        Card::note(Accent::Plain, say!(words, "kept-no-longer", id = id))
    }
}

/// What a reader follows now.
pub fn follows(ctx: &Ctx, follows: &[Follow], places: &[Place]) -> Card {
    let words = ctx.words();
    if follows.is_empty() {
        return Card::note(Accent::Plain, words.text("follow-none"));
    }
    let lines = follows.iter().map(|follow| {
        let label = match follow.kind {
            Kind::Place => places
                .iter()
                .find(|place| place.slug == follow.target)
                .map_or_else(|| follow.target.clone(), |place| place.label(ctx.vocabulary(), ctx.language)),
            Kind::Area => ctx.vocabulary().label(Scheme::Area, &follow.target, ctx.language).to_owned(),
        };
        format!("- {label}")
    });
    Card::new(Accent::Public)
        .title(words.text("follow-title"))
        .text(lines.collect::<Vec<_>>().join("\n"))
        .small(words.text("follow-when"))
}

/// The letter of a day.
pub fn digest(words: &Words, news: &[News], total: usize) -> Card {
    let mut card = Card::new(Accent::Public).title(words.text("digest-title"));
    for it in news {
        let title = plain_line(&cut(&it.title, 100));
        card = card.text(format!("**{}** {title}\n-# {}", it.writeup.reference(), it.place));
    }
    if total > news.len() {
        card = card.text(say!(words, "digest-more", count = total - news.len()));
    }
    card.small(words.text("digest-why")).buttons(
        news.iter().map(|it| {
            Button::new(WriteupCustomId::Show(it.writeup.id, Page::Card), it.writeup.reference().to_string())
        }),
    )
}
