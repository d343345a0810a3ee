//! What is found, as a card.

use super::model::{Facet, SearchSession, passage, shortened};
use super::{PAGE, Page};
use crate::base::i18n::Words;
use crate::base::ids::{PageNumber, SearchSessionId};
use crate::base::vocabulary::Scheme;
use crate::discord::card::{Accent, Button, Card, Menu, cut, plain_line};
use crate::discord::context::Ctx;
use crate::features::gatherings;
use crate::features::places::Place;
use crate::features::writeups::{self, Field, Revision, Writeup};
use crate::say;
use crate::search_index::{Counts, Hit, Meaning};

/// Values of each facet in the menu: together as many as a menu takes, with those that are set.
const PLACES: usize = 6;
const AREAS: usize = 6;
const OTHERS: usize = 4;

/// What a card of found write-ups is made of.
pub struct CardData<'a> {
    pub id: SearchSessionId,
    pub asked: &'a SearchSession,
    pub page: &'a Page,
    pub places: &'a [Place],
    /// Areas nearest to a search that found nothing
    pub areas: &'a [String],
    pub meaning: &'a Meaning,
    /// Whether the model can read what was typed
    pub is_readable: bool,
}

pub fn found(ctx: &Ctx, sheet: &CardData<'_>) -> Card {
    let (words, CardData { id, asked, page, .. }) = (ctx.words(), sheet);
    let query = plain_line(&cut(&asked.query, 80));
    if page.total() == 0 && page.notes.is_empty() {
        return nothing(ctx, sheet, &query);
    }
    let mut card = Card::new(Accent::Public);
    if page.total() > 0 {
        let count = page.total();
        card = card.title(match (asked.is_open(), asked.is_by_date()) {
            (true, _) => say!(words, "search-open", count = count),
            (false, true) => say!(words, "search-found-newest", count = count, query = query.as_str()),
            (false, false) => say!(words, "search-found", count = count, query = query.as_str()),
        });
    }
    card = card.text(remarks(ctx, sheet, &query).join("\n"));
    let other = if *sheet.meaning == Meaning::Ready { "search-lane-other" } else { "search-lane-other-words" };
    for (lane, key) in [(&page.own, "search-lane-own"), (&page.other, other)] {
        if lane.is_empty() {
            continue;
        }
        // Where everything is in one's own language there is nothing to tell apart.
        if !page.found.other.is_empty() {
            card = card.text(format!("**{}**", words.text(key)));
        }
        for (hit, writeup, revision) in lane {
            card = card.text(line(ctx, sheet, hit, writeup, revision));
        }
    }
    if !page.notes.is_empty() {
        card = card.field(&words.text("search-notes"), &notes(page).join("\n"));
    }
    card = card.buttons(page.own.iter().chain(&page.other).map(|(_, writeup, _)| {
        Button::new(writeups::CustomId::Show(writeup.id, writeups::Page::Card), writeup.reference().to_string())
    }));
    card = card.buttons(page.notes.iter().map(|(gathering, occurrence, _)| {
        Button::new(gatherings::CustomId::Show(occurrence.id), gathering.reference())
    }));
    let mut turning = Vec::new();
    if page.total() > PAGE {
        let to = |number: PageNumber| format!("search/{id}/{number}");
        let number = page.number;
        turning.push(Button::new(to(number.before()), words.text("page-back")).disabled(number.is_first()));
        turning.push(Button::new(to(number.after()), words.text("page-on")).disabled(page.is_last()));
    }
    if page.total() > 1 && !asked.is_open() {
        let key = if asked.is_by_date() { "search-best-first" } else { "search-newest-first" };
        turning.push(Button::new(format!("search/{id}/sort"), words.text(key)));
    }
    card = card.buttons(turning);
    match narrowing(ctx, sheet) {
        Some(menu) => card.menu(menu),
        None => card,
    }
}

/// What stands below the heading: what was corrected, what narrows it down, and what search can't do here.
fn remarks(ctx: &Ctx, sheet: &CardData<'_>, query: &str) -> Vec<String> {
    let words = ctx.words();
    let mut lines = Vec::new();
    if let Some(corrected) = &sheet.page.found.corrected {
        let corrected = plain_line(&cut(corrected, 80));
        lines.push(say!(words, "search-corrected", corrected = corrected.as_str(), query = query));
    }
    let set: Vec<String> = sheet
        .asked
        .facets()
        .into_iter()
        .map(|(facet, value)| {
            format!("{}: {}", words.text(facet.key()), plain_line(&named(ctx, sheet.places, facet, &value)))
        })
        .collect();
    if !set.is_empty() {
        lines.push(format!("-# {}", set.join(" · ")));
    }
    if *sheet.meaning != Meaning::Ready {
        lines.push(format!("-# {}", words.text("search-by-words-alone")));
    }
    lines
}

fn line(ctx: &Ctx, sheet: &CardData<'_>, hit: &Hit, writeup: &Writeup, revision: &Revision) -> String {
    let marked = &sheet.page.found.marked;
    let place = sheet
        .places
        .iter()
        .find(|place| place.id == writeup.place)
        .map(|place| place.label(ctx.vocabulary(), ctx.language))
        .unwrap_or_default();
    let status = revision
        .status
        .as_deref()
        .map(|id| ctx.vocabulary().label(Scheme::Status, id, ctx.language))
        .unwrap_or_default();
    let closest = sheet.page.passages.get(&writeup.id).map(String::as_str).unwrap_or_default();
    // The first passage begins with the title, which stands above.
    let closest =
        closest.strip_prefix(revision.texts.title.trim()).map_or(closest, |rest| rest.trim_start_matches(['.', ' ']));
    // The passage that says it in the very words; else the one that is closest in meaning.
    let fields = [Field::Summary, Field::Problem, Field::Action, Field::Results, Field::Lessons];
    let said =
        || fields.into_iter().map(|field| passage(revision.texts.of(field), marked)).find(|text| !text.is_empty());
    let text = match passage(closest, marked) {
        text if !text.is_empty() => text,
        _ if hit.exact > 0.0 => said().unwrap_or_else(|| shortened(closest, &revision.texts.summary)),
        _ => shortened(closest, &revision.texts.summary),
    };
    let marked_title = passage(&revision.texts.title, marked);
    let title = if marked_title.is_empty() { plain_line(&revision.texts.title) } else { marked_title };
    let details = [place.as_str(), status, writeup.language.own_name()];
    let details: Vec<&str> = details.into_iter().filter(|detail| !detail.is_empty()).collect();
    format!("**{}** {title}\n-# {}\n> {text}", writeup.reference(), details.join(" · "))
}

fn notes(page: &Page) -> Vec<String> {
    page.notes
        .iter()
        .map(|(gathering, occurrence, harvest)| {
            let texts = [&harvest.notes, &harvest.decisions, &harvest.follow_ups];
            let marked = texts.into_iter().map(|text| passage(text, &page.found.marked)).find(|text| !text.is_empty());
            let text = marked.unwrap_or_else(|| plain_line(&cut(&harvest.notes, 200)));
            let title = plain_line(&gathering.title);
            format!("**{}** {title} · <t:{}:D>\n> {text}", gathering.reference(), occurrence.starts_at.0)
        })
        .collect()
}

/// Nothing was found: what is near, and how to go on.
fn nothing(ctx: &Ctx, sheet: &CardData<'_>, query: &str) -> Card {
    let words = ctx.words();
    let mut card = Card::new(Accent::Plain).title(say!(words, "search-nothing", query = query));
    card = card.text(remarks(ctx, sheet, query).join("\n"));
    if !sheet.is_readable {
        card = card.text(words.text("search-unreadable"));
    }
    card = card.text(words.text("search-nothing-hint"));
    let mut menu = Menu::new(format!("search/{}/instead", sheet.id), words.text("search-instead"));
    let mut offered = 0;
    for word in &sheet.page.found.nearest {
        menu = menu.option(
            &format!("word/{}", cut(word, 60)),
            &say!(words, "search-instead-word", word = word.as_str()),
            false,
        );
        offered += 1;
    }
    for area in sheet.areas {
        let label = ctx.vocabulary().label(Scheme::Area, area, ctx.language);
        menu = menu.option(&format!("area/{area}"), &say!(words, "search-instead-area", area = label), false);
        offered += 1;
    }
    if sheet.asked.has_facets() {
        menu = menu.option("everywhere", &words.text("search-instead-everywhere"), false);
        offered += 1;
    }
    if offered > 0 { card.menu(menu) } else { card }
}

/// The menu by which a result is narrowed down, or opened up again.
fn narrowing(ctx: &Ctx, sheet: &CardData<'_>) -> Option<Menu> {
    let words = ctx.words();
    let counts = &sheet.page.found.counts;
    let mut menu = Menu::new(format!("search/{}/narrow", sheet.id), words.text("search-narrow"));
    let set = sheet.asked.facets();
    let mut offered = set.len();
    for (facet, value) in &set {
        let (what, value) = (words.text(facet.key()), named(ctx, sheet.places, *facet, value));
        menu = menu.option(
            &format!("drop/{}", facet.word()),
            &say!(words, "search-drop", what = what, value = value),
            false,
        );
    }
    for facet in Facet::ALL.into_iter().filter(|facet| !set.iter().any(|(known, _)| known == facet)) {
        let values = values(counts, facet);
        // What every hit shares does not narrow anything.
        for (value, count) in values.into_iter().filter(|(_, count)| *count < sheet.page.total()) {
            let label = format!("{}: {}", words.text(facet.key()), named(ctx, sheet.places, facet, &value));
            menu = menu.option(&format!("{}/{value}", facet.word()), &counted(&words, &label, count), false);
            offered += 1;
        }
    }
    (offered > 0).then_some(menu)
}

fn counted(words: &Words, label: &str, count: usize) -> String {
    format!("{} ({})", cut(label, 85), words.number(i64::try_from(count).unwrap_or(i64::MAX)))
}

/// The values of a facet that most hits have; years from the newest on.
fn values(counts: &Counts, facet: Facet) -> Vec<(String, usize)> {
    let most = |mut values: Vec<(String, usize)>, limit: usize| {
        values.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        values.truncate(limit);
        values
    };
    match facet {
        Facet::Place => most(counts.places.iter().map(|(id, count)| (id.to_string(), *count)).collect(), PLACES),
        Facet::Area => most(counts.areas.iter().map(|(id, count)| (id.clone(), *count)).collect(), AREAS),
        Facet::Status => most(counts.statuses.iter().map(|(id, count)| (id.clone(), *count)).collect(), OTHERS),
        Facet::Language => {
            most(counts.languages.iter().map(|(id, count)| ((*id).to_owned(), *count)).collect(), OTHERS)
        }
        Facet::Year => counts.years.iter().rev().take(OTHERS).map(|(year, count)| (year.to_string(), *count)).collect(),
    }
}

/// What readers call a value of a facet.
fn named(ctx: &Ctx, places: &[Place], facet: Facet, value: &str) -> String {
    match facet {
        Facet::Place => {
            let place = places.iter().find(|place| place.id.to_string() == value);
            place.map(|place| place.label(ctx.vocabulary(), ctx.language)).unwrap_or_default()
        }
        Facet::Area => ctx.vocabulary().label(Scheme::Area, value, ctx.language).to_owned(),
        Facet::Status => ctx.vocabulary().label(Scheme::Status, value, ctx.language).to_owned(),
        Facet::Language => {
            value.parse::<crate::base::i18n::Language>().map(|it| it.own_name().to_owned()).unwrap_or_default()
        }
        Facet::Year => value.to_owned(),
    }
}
