//! What members see of places.

use super::model::{Contact, Place, Side};
use crate::base::ids::PageNumber;
use crate::base::vocabulary::Scheme;
use crate::discord::card::{Accent, Button, Card, plain_line};
use crate::discord::context::Ctx;
use crate::say;

/// Places on one page of the list.
pub const PAGE: usize = 25;

pub fn list(ctx: &Ctx, places: &[&Place], page: PageNumber) -> Card {
    let words = ctx.words();
    let shown = places.iter().skip(page.index() * PAGE).take(PAGE);
    let lines: Vec<String> =
        shown.map(|place| format!("- {}", place.label(ctx.vocabulary(), words.language()))).collect();
    let mut card =
        Card::new(Accent::Plain).title(say!(words, "place-list-title", count = places.len())).text(lines.join("\n"));
    if places.len() > PAGE {
        card = card.buttons([
            Button::new(format!("place/list/{}", page.before()), words.text("page-back")).disabled(page.is_first()),
            Button::new(format!("place/list/{}", page.after()), words.text("page-on"))
                .disabled(page.after().index() * PAGE >= places.len()),
        ]);
    }
    card.small(words.text("place-list-hint"))
}

/// A place's contacts, and whether the reader may know who they are.
pub struct Contacts<'a> {
    pub contacts: &'a [Contact],
    pub named: bool,
}

impl Contacts<'_> {
    fn line(&self, ctx: &Ctx) -> String {
        let words = ctx.words();
        let sides = Side::WITH_CONTACT.map(|side| {
            let found = self.contacts.iter().find(|contact| contact.side == side);
            let who = match found {
                None => words.text("place-no-contact"),
                Some(Contact { user: Some(user), .. }) if self.named => format!("<@{user}>"),
                Some(_) => words.text("place-has-contact"),
            };
            format!("{}: {who}", ctx.vocabulary().label(Scheme::Side, side.word(), words.language()))
        });
        sides.join(" · ")
    }
}

pub fn show(ctx: &Ctx, place: &Place, sides: &[(Side, i64)], writeups: i64, contacts: &Contacts<'_>) -> Card {
    let words = ctx.words();
    let vocabulary = ctx.vocabulary();
    let members: Vec<String> = sides
        .iter()
        .map(|(side, count)| format!("{}: {count}", vocabulary.label(Scheme::Side, side.word(), words.language())))
        .collect();
    let members = if members.is_empty() { words.text("place-no-members") } else { members.join(" · ") };
    let mut facts = vec![
        format!("**{}** {}", words.text("place-kind"), vocabulary.label(Scheme::Kind, &place.kind, words.language())),
        format!("**{}** {}", words.text("place-zone"), place.zone),
    ];
    if let Some(forum) = &place.forum {
        facts.push(format!("**{}** {}", words.text("place-forum"), plain_line(forum)));
    }
    facts.push(format!("**{}** {members}", words.text("place-members")));
    facts.push(format!("**{}** {}", words.text("place-contacts"), contacts.line(ctx)));
    facts.push(format!("**{}** {}", words.text("place-writeups"), say!(words, "writeup-count", count = writeups)));
    Card::new(Accent::Plain).title(place.label(vocabulary, words.language())).text(facts.join("\n")).buttons([
        Button::new(
            crate::discord::card::cut(&format!("writeup/list/{}///0/0", place.id), crate::discord::card::CUSTOM_ID),
            words.text("place-see-writeups"),
        ),
    ])
}

pub fn conduct(ctx: &Ctx, place: &Place) -> Card {
    let words = ctx.words();
    Card::new(Accent::Waiting)
        .title(words.text("conduct-title"))
        .text(words.text("conduct-text"))
        .text(say!(words, "conduct-ask", place = place.label(ctx.vocabulary(), words.language())))
        .buttons([Button::good(format!("place/agree/{}", place.id), words.text("conduct-agree"))])
        .small(words.text("conduct-privacy"))
}

pub fn joined(ctx: &Ctx, place: &Place, side: Side) -> Card {
    let words = ctx.words();
    let (label, side) = (
        place.label(ctx.vocabulary(), words.language()),
        ctx.vocabulary().label(Scheme::Side, side.word(), words.language()),
    );
    Card::note(Accent::Plain, say!(words, "place-joined", place = label, side = side))
        .small(words.text("place-joined-next"))
}

pub fn left(ctx: &Ctx, place: &Place) -> Card {
    let words = ctx.words();
    Card::note(Accent::Plain, say!(words, "place-left", place = place.label(ctx.vocabulary(), words.language())))
}
