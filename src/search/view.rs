//! What is found, as a card.

use super::model::{Asked, passage};
use super::{PAGE, Page};
use crate::discord::card::{Accent, Button, Card, cut, plain_line};
use crate::discord::context::Ctx;
use crate::gatherings;
use crate::ids::AskedId;
use crate::places::Place;
use crate::say;
use crate::vocabulary::Scheme;
use crate::writeups::{self, Field};

pub fn found(ctx: &Ctx, id: AskedId, asked: &Asked, page: &Page, places: &[Place], number: u32) -> Card {
    let words = ctx.words();
    let query = plain_line(&cut(&asked.query, 80));
    if page.hits.is_empty() && page.notes.is_empty() {
        return Card::new(Accent::Plain)
            .title(say!(words, "search-nothing", query = query))
            .text(words.text("search-nothing-hint"));
    }
    let mut card = Card::new(Accent::Public);
    if page.total > 0 {
        card = card.title(say!(words, "search-found", count = page.total, query = query));
    }
    for (writeup, revision) in &page.hits {
        let place = places
            .iter()
            .find(|place| place.id == writeup.place)
            .map(|place| place.label(ctx.vocabulary(), ctx.language))
            .unwrap_or_default();
        let status = revision
            .status
            .as_deref()
            .map(|id| ctx.vocabulary().label(Scheme::Status, id, ctx.language))
            .unwrap_or_default();
        let fields = [Field::Summary, Field::Problem, Field::Action, Field::Results, Field::Lessons];
        let marked = fields
            .into_iter()
            .map(|field| passage(revision.texts.of(field), &page.words))
            .find(|text| !text.is_empty());
        let text = marked.unwrap_or_else(|| plain_line(&cut(&revision.texts.summary, 200)));
        let marked_title = passage(&revision.texts.title, &page.words);
        let title = if marked_title.is_empty() { plain_line(&revision.texts.title) } else { marked_title };
        card = card.text(format!(
            "**{}** {title}\n-# {place} · {status} · {}\n> {text}",
            writeup.reference(),
            writeup.language.own_name()
        ));
    }
    if !page.notes.is_empty() {
        let lines: Vec<String> = page
            .notes
            .iter()
            .map(|(gathering, occurrence, harvest)| {
                let texts = [&harvest.notes, &harvest.decisions, &harvest.follow_ups];
                let marked = texts.into_iter().map(|text| passage(text, &page.words)).find(|text| !text.is_empty());
                let text = marked.unwrap_or_else(|| plain_line(&cut(&harvest.notes, 200)));
                let title = plain_line(&gathering.title);
                format!("**{}** {title} · <t:{}:D>\n> {text}", gathering.reference(), occurrence.starts_at.0)
            })
            .collect();
        card = card.field(&words.text("search-notes"), &lines.join("\n"));
    }
    card = card.buttons(page.hits.iter().map(|(writeup, _)| {
        Button::new(writeups::Button::Show(writeup.id, writeups::Page::Card), writeup.reference().to_string())
    }));
    card =
        card.buttons(page.notes.iter().map(|(gathering, occurrence, _)| {
            Button::new(gatherings::Button::Show(occurrence.id), gathering.reference())
        }));
    let last = u32::try_from((page.total - 1).max(0) / PAGE).unwrap_or(0);
    if last > 0 {
        card = card.buttons([
            Button::new(format!("search/{id}/{}", number.saturating_sub(1)), words.text("page-back"))
                .disabled(number == 0),
            Button::new(format!("search/{id}/{}", number + 1), words.text("page-on")).disabled(number >= last),
        ]);
    }
    card
}
