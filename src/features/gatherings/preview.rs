//! The draft's card: the instant, the hour elsewhere, the times that follow, and what clocks will do.

use jiff::civil::DateTime;
use tertulia_clock::Moment;

use super::custom_id::{CustomId, MenuField};
use super::model::{Confidentiality, Gathering, Kind, Recording, Venue};
use super::schedule::{Repeat, Rhythm, Shift, Zone, changes_near, expand, shifts, write_local};
use super::view::{day, fact, facts, hour, offsets_words, other_zones, place_of_meeting, timestamp};
use crate::base::i18n::Words;
use crate::base::vocabulary::Vocabulary;
use crate::discord::card::{Accent, Button, Card, Menu, cut, plain, plain_line};
use crate::features::places::Place;
use crate::say;

/// Warnings about clock changes in one preview.
const WARNINGS: usize = 5;

/// The draft before anybody is told: the instant, the hour elsewhere, the times that follow, and what clocks will do.
pub fn preview(words: &Words, vocabulary: &Vocabulary, it: &Gathering, place: &Place, others: &[Place]) -> Card {
    let starts_at = it.zone.moment(it.starts);
    let elsewhere = other_zones(others, &it.zone, starts_at);
    let hours: Vec<String> = elsewhere
        .iter()
        .map(|(place, zone)| {
            let local = zone.local(starts_at);
            format!("- {} · {} {}", plain_line(place.called(words.language())), day(words, local), hour(local))
        })
        .collect();
    let times = expand(it.starts, it.rule.as_deref(), 53).unwrap_or_default();
    let mut card = Card::new(Accent::Draft)
        .title(format!("{} · {}", it.reference(), plain_line(&it.title)))
        .small(words.text("gathering-draft"))
        .text(format!(
            "**{}** ({})\n{} · {} {} ({})",
            timestamp(starts_at, 'F'),
            words.text("gathering-your-time"),
            day(words, it.starts),
            hour(it.starts),
            plain_line(&it.zone.city()),
            it.zone
        ))
        .field(&words.text("gathering-elsewhere"), &hours.join("\n"));
    if it.rule.is_some() {
        let next: Vec<String> =
            times.iter().skip(1).take(3).map(|at| format!("- {}", timestamp(it.zone.moment(*at), 'F'))).collect();
        card = card.field(&words.text("gathering-next-times"), &next.join("\n"));
    }
    card = card.field(&words.text("gathering-clocks"), &warnings(words, it, &times, &elsewhere, place).join("\n"));
    let mut lines = facts(words, vocabulary, it, place);
    lines.push('\n');
    lines.push_str(&fact(words, "gathering-where", &place_of_meeting(words, it, true, None)));
    if matches!(it.venue, Venue::Link(_)) {
        lines.extend([" (", &words.text("venue-hidden"), ")"]);
    }
    lines.push('\n');
    let seats = it.seats.map_or_else(|| words.text("seats-open"), |seats| words.number(seats));
    lines.push_str(&fact(words, "gathering-seats", &seats));
    lines.push('\n');
    lines.push_str(&fact(words, "gathering-reminders", &offsets_words(words, &it.due_offsets(&it.offsets))));
    card = card
        .text(lines)
        .field(&words.text("gathering-purpose"), &plain(&cut(&it.purpose, 600)))
        .field(&words.text("gathering-agenda"), &plain(&cut(&it.agenda, 800)));
    for pick in MenuField::ALL {
        card = card.menu(menu(words, it, pick));
    }
    card.buttons([
        Button::good(CustomId::Announce(it.id), words.text("gathering-announce")),
        Button::new(CustomId::Texts(it.id), words.text("gathering-texts")),
        Button::danger(CustomId::Discard(it.id), words.text("gathering-discard")),
    ])
    .small(say!(words, "gathering-draft-hint", id = it.reference()))
}

fn menu(words: &Words, it: &Gathering, pick: MenuField) -> Menu {
    fn words_of<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> Vec<&'static str> {
        all.iter().map(|each| word(*each)).collect()
    }
    let (key, all, chosen) = match pick {
        MenuField::Kind => ("kind", words_of(Kind::ALL, Kind::word), it.kind.word()),
        MenuField::Confidentiality => {
            ("confidentiality", words_of(Confidentiality::ALL, Confidentiality::word), it.confidentiality.word())
        }
        MenuField::Recording => ("recording", words_of(Recording::ALL, Recording::word), it.recording.word()),
    };
    let menu = Menu::new(CustomId::MenuField(it.id, pick), words.text(&format!("pick-gathering-{key}")));
    all.iter().fold(menu, |menu, word| menu.option(word, &words.text(&format!("{key}-{word}")), *word == chosen))
}

/// What clocks will do: for a series, times at which some place is not at its usual hour; for one time, changes within a
/// week of it. Also that some months have no such day.
fn warnings(
    words: &Words,
    it: &Gathering,
    times: &[DateTime],
    elsewhere: &[(&Place, Zone)],
    host: &Place,
) -> Vec<String> {
    let mut lines = Vec::new();
    let zones: Vec<Zone> = elsewhere.iter().map(|(_, zone)| zone.clone()).collect();
    if it.rule.is_some() {
        let moments: Vec<Moment> = times.iter().map(|at| it.zone.moment(*at)).collect();
        let found = shifts(&moments, &it.zone, &zones);
        // A line for each time, with every place that is not at its usual hour then.
        let mut days: Vec<(Moment, Vec<String>)> = Vec::new();
        for Shift { zone, at, local, usual } in found {
            let place = plain_line(elsewhere[zone].0.called(words.language()));
            let shown = format!("{} {place} ({})", hour(local), hour(usual));
            match days.last_mut().filter(|(known, _)| *known == at) {
                Some((_, places)) => places.push(shown),
                None => days.push((at, vec![shown])),
            }
        }
        if !days.is_empty() {
            lines.push(words.text("gathering-shifts"));
        }
        for (at, places) in days.iter().take(WARNINGS) {
            lines.push(format!("- {}: {}", day(words, it.zone.local(*at)), places.join(" · ")));
        }
        if days.len() > WARNINGS {
            lines.push(format!("- {}", say!(words, "gathering-more-shifts", count = days.len() - WARNINGS)));
        }
        let unsound = times.iter().find(|at| it.zone.check(**at).is_err());
        if let Some(at) = unsound {
            lines.push(say!(words, "gathering-unsound-later", local = write_local(*at), zone = it.zone.name()));
        }
        if it.starts.day() > 28 && matches!(it.repeat, Repeat::Plain(Rhythm::MonthlyDate, _)) {
            lines.push(say!(words, "gathering-short-months", day = i64::from(it.starts.day())));
        }
    } else {
        let mut named: Vec<(&Place, Zone)> = vec![(host, it.zone.clone())];
        named.extend(elsewhere.iter().cloned());
        let zones: Vec<Zone> = named.iter().map(|(_, zone)| zone.clone()).collect();
        for (index, at) in changes_near(it.zone.moment(it.starts), &zones) {
            let (place, zone) = &named[index];
            lines.push(say!(
                words,
                "gathering-change-near",
                place = plain_line(place.called(words.language())),
                day = day(words, zone.local(at))
            ));
        }
    }
    lines
}
