//! What members see of gatherings.

use jiff::civil::DateTime;
use tertulia_clock::Moment;

use super::custom_id::CustomId;
use super::model::{Answer, Confidentiality, Counts, Gathering, News, Occurrence, Recording, Stage, State, Venue};
use super::outcome::{Flaw, Outcome, read_follow_ups};
use super::schedule::{Repeat, Rhythm, Zone};
use super::seats::Answered;
use super::store::{Notice, Posted};
use crate::base::i18n::Words;
use crate::base::ids::{GatheringId, OccurrenceId, PageNumber, ServerId};
use crate::base::vocabulary::Vocabulary;
use crate::discord::card::{Accent, Attachment, Button, Card, Form, Input, cut, plain, plain_line};
use crate::features::members::Offsets;
use crate::features::places::Place;
use crate::say;

/// Places whose hour is shown beside the host's.
pub const OTHER_PLACES: usize = 5;
/// Lines on one page of the list.
pub const LINES: usize = 8;

/// What a card of one time is made of.
pub struct CardData<'a> {
    pub gathering: &'a Gathering,
    pub occurrence: &'a Occurrence,
    /// The host
    pub place: &'a Place,
    /// Other places, those with the most members first
    pub others: &'a [Place],
    pub counts: Counts,
    /// The last move or cancellation
    pub news: Option<&'a Notice>,
    /// The titles of the write-ups on the agenda
    pub writeups: &'a [String],
    pub harvest: Option<&'a Outcome>,
    /// Whether only members read this
    pub for_members: bool,
}

pub fn timestamp(at: Moment, style: char) -> String {
    format!("<t:{}:{style}>", at.0)
}

pub fn hour(local: DateTime) -> String {
    local.strftime("%H:%M").to_string()
}

pub fn day(words: &Words, local: DateTime) -> String {
    words.day(local.year(), local.month(), local.day())
}

/// `16:00 Scotland · 13:00 Buenos Aires · 08:00 Los Angeles`, with the day where it is another one.
fn strip(words: &Words, sheet: &CardData<'_>) -> String {
    let host = &sheet.gathering.zone;
    let starts = host.local(sheet.occurrence.starts_at);
    let mut shown = vec![format!("{} {}", hour(starts), plain_line(&host.city()))];
    for (place, zone) in other_zones(sheet.others, host, sheet.occurrence.starts_at) {
        let local = zone.local(sheet.occurrence.starts_at);
        let other_day = if local.date() == starts.date() { String::new() } else { format!(" ({})", day(words, local)) };
        shown.push(format!("{} {}{other_day}", hour(local), plain_line(place.called(words.language()))));
    }
    shown.join(" · ")
}

/// The first places whose clocks show something else than the host's at `at`, and than each other's.
pub fn other_zones<'a>(places: &'a [Place], host: &Zone, at: Moment) -> Vec<(&'a Place, Zone)> {
    let mut found: Vec<(&Place, Zone)> = Vec::new();
    for place in places {
        let Some(zone) = Zone::named(&place.zone) else { continue };
        let offset = zone.offset(at);
        let is_new = offset != host.offset(at) && !found.iter().any(|(_, known)| known.offset(at) == offset);
        if found.len() < OTHER_PLACES && is_new {
            found.push((place, zone));
        }
    }
    found
}

pub fn facts(words: &Words, vocabulary: &Vocabulary, it: &Gathering, place: &Place) -> String {
    let mut lines = vec![
        fact(words, "gathering-host", &place.label(vocabulary, words.language())),
        fact(words, "gathering-kind", &words.text(&format!("kind-{}", it.kind.word()))),
        fact(words, "gathering-length", &say!(words, "gathering-minutes", count = it.minutes)),
    ];
    if !it.languages.is_empty() {
        let names: Vec<String> = it.languages.iter().map(|language| words.text(language.key())).collect();
        lines.push(fact(words, "gathering-languages", &words.list(&names)));
    }
    if !it.interpretation.is_empty() {
        lines.push(fact(words, "gathering-interpretation", &plain_line(&it.interpretation)));
    }
    if it.confidentiality != Confidentiality::Public {
        let key = format!("confidentiality-{}", it.confidentiality.word());
        lines.push(fact(words, "gathering-confidentiality", &words.text(&key)));
    }
    if it.recording != Recording::None {
        lines.push(fact(words, "gathering-recording", &words.text(&format!("recording-{}", it.recording.word()))));
    }
    if let Some(repeat) = repeat_words(words, &it.repeat) {
        lines.push(fact(words, "gathering-repeat", &repeat));
    }
    lines.join("\n")
}

pub fn fact(words: &Words, key: &str, value: &str) -> String {
    format!("**{}** {value}", words.text(key))
}

/// How it repeats, in words; none: it does not.
pub fn repeat_words(words: &Words, repeat: &Repeat) -> Option<String> {
    match repeat {
        Repeat::Never => None,
        Repeat::Rule(rule) => Some(format!("`{}`", rule.replace('`', ""))),
        Repeat::Plain(rhythm, end) => {
            let rhythm = rhythm_words(words, *rhythm);
            Some(match end {
                super::schedule::End::Open => rhythm,
                super::schedule::End::Times(times) => say!(words, "repeat-times", rhythm = rhythm, count = *times),
                super::schedule::End::On(day) => say!(words, "repeat-until", rhythm = rhythm, day = day.to_string()),
            })
        }
    }
}

/// A plain rhythm in words.
pub fn rhythm_words(words: &Words, rhythm: Rhythm) -> String {
    words.text(match rhythm {
        Rhythm::Weekly => "repeat-weekly",
        Rhythm::Fortnightly => "repeat-fortnightly",
        Rhythm::MonthlyDate => "repeat-monthly-date",
        Rhythm::MonthlyWeekday => "repeat-monthly-weekday",
    })
}

/// Where it is, for somebody who may see a link or not. In another server a channel is named, not linked.
pub fn place_of_meeting(words: &Words, it: &Gathering, sees_link: bool, server: Option<ServerId>) -> String {
    match &it.venue {
        Venue::Unsaid => words.text("venue-unsaid"),
        Venue::Channel(own, channel, _) if server == Some(*own) => format!("<#{channel}>"),
        Venue::Channel(own, channel, name) => {
            format!("[{}](https://discord.com/channels/{own}/{channel})", plain_line(name))
        }
        Venue::Link(link) if sees_link => plain_line(link),
        Venue::Link(_) => words.text("venue-after-seat"),
    }
}

/// Where people meet, without markup: for calendars and scheduled events.
pub fn bare_place_of_meeting(words: &Words, it: &Gathering, sees_link: bool) -> String {
    match &it.venue {
        Venue::Unsaid => words.text("venue-unsaid"),
        Venue::Channel(_, _, name) => name.clone(),
        Venue::Link(link) if sees_link => link.clone(),
        Venue::Link(_) => words.text("venue-after-seat"),
    }
}

fn seats_line(words: &Words, it: &Gathering, counts: Counts) -> String {
    let mut parts = vec![match it.seats {
        Some(seats) => say!(words, "seats-of", going = counts.going, seats = seats),
        None => say!(words, "seats-going", going = counts.going),
    }];
    if counts.maybe > 0 {
        parts.push(say!(words, "seats-maybe", count = counts.maybe));
    }
    if counts.waiting > 0 {
        parts.push(say!(words, "seats-waiting", count = counts.waiting));
    }
    parts.join(" · ")
}

/// The card that every subscribed server gets, as it stands now.
pub fn announcement(
    words: &Words,
    vocabulary: &Vocabulary,
    sheet: &CardData<'_>,
    server: ServerId,
    file: Attachment,
    now: Moment,
) -> Card {
    let card = body(words, vocabulary, sheet, false, Some(server), now);
    let (it, occurrence) = (sheet.gathering, sheet.occurrence);
    if !occurrence.is_ahead(now) || it.state == State::Cancelled {
        return card;
    }
    card.buttons(answers(words, occurrence.id, it.seats.is_some_and(|seats| sheet.counts.going >= seats)))
        .file(file)
        .small(say!(words, "gathering-reference", id = it.reference()))
}

fn answers(words: &Words, id: OccurrenceId, is_full: bool) -> [Button; 4] {
    let going = if is_full { "answer-wait" } else { "answer-going" };
    [
        Button::good(CustomId::Answer(id, Answer::Going), words.text(going)),
        Button::new(CustomId::Answer(id, Answer::Maybe), words.text("answer-maybe")),
        Button::new(CustomId::Answer(id, Answer::No), words.text("answer-no")),
        Button::new(CustomId::Calendar(id), words.text("answer-calendar")),
    ]
}

fn body(
    words: &Words,
    vocabulary: &Vocabulary,
    sheet: &CardData<'_>,
    sees_link: bool,
    server: Option<ServerId>,
    now: Moment,
) -> Card {
    let (it, occurrence) = (sheet.gathering, sheet.occurrence);
    let is_off = occurrence.stage == Stage::Cancelled;
    let accent = if is_off { Accent::Warning } else { Accent::Public };
    let title = plain_line(&it.title);
    let mut card = Card::new(accent).title(if is_off { format!("~~{title}~~") } else { title });
    let when = timestamp(occurrence.starts_at, 'F');
    let news = sheet.news.filter(|news| news.kind != News::Promoted);
    card = card.text(match news {
        _ if is_off => format!("{} ~~{when}~~", words.text("gathering-is-off")),
        Some(Notice { before_at: Some(before), .. }) => {
            format!("**{when}**\n{} ~~{}~~", words.text("gathering-was-moved"), timestamp(*before, 'F'))
        }
        _ => format!("**{when}** · {}", timestamp(occurrence.starts_at, 'R')),
    });
    if is_off {
        let reason = news.map(|news| plain(&news.reason)).unwrap_or_default();
        return card.text(reason);
    }
    if !it.is_discreet() {
        card = card.small(strip(words, sheet));
    }
    card = card.text(plain(&it.purpose));
    if let Some(harvest) = sheet.harvest.filter(|harvest| harvest.closed_at.is_some()) {
        if it.confidentiality == Confidentiality::Members && !sheet.for_members {
            return card.text(say!(words, "harvest-for-members", id = it.reference()));
        }
        return harvested(words, card, it, harvest, sheet.for_members);
    }
    card = card.field(&words.text("gathering-agenda"), &plain(&cut(&it.agenda, 1_200)));
    if !sheet.writeups.is_empty() {
        card = card.field(&words.text("gathering-writeups"), &sheet.writeups.join("\n"));
    }
    let mut lines = facts(words, vocabulary, it, sheet.place);
    lines.push('\n');
    lines.push_str(&fact(words, "gathering-where", &place_of_meeting(words, it, sees_link, server)));
    if occurrence.ends_at > now {
        lines.push('\n');
        lines.push_str(&fact(words, "gathering-seats", &seats_line(words, it, sheet.counts)));
    }
    card.text(lines)
}

fn harvested(words: &Words, card: Card, it: &Gathering, harvest: &Outcome, for_members: bool) -> Card {
    let follow_ups: Vec<String> = read_follow_ups(&harvest.follow_ups)
        .unwrap_or_default()
        .iter()
        .map(|each| {
            let rest = [plain_line(&each.who), each.due.clone().unwrap_or_default()];
            let rest: Vec<&str> = rest.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
            let rest = if rest.is_empty() { String::new() } else { format!(" · {}", rest.join(" · ")) };
            format!("- {}{rest}", plain_line(&each.what))
        })
        .collect();
    let mut card = card
        .field(&words.text("harvest-notes"), &plain(&cut(&harvest.notes, 1_500)))
        .field(&words.text("harvest-decisions"), &plain(&cut(&harvest.decisions, 700)))
        .field(&words.text("harvest-follow-ups"), &follow_ups.join("\n"));
    let may_watch = it.recording == Recording::Public || it.recording == Recording::Members && for_members;
    if may_watch && !harvest.recording.is_empty() {
        card = card.field(&words.text("harvest-recording"), &plain_line(&harvest.recording));
    }
    if let Ok(heads) = harvest.heads.trim().parse::<i64>() {
        card = card.small(say!(words, "harvest-heads", count = heads));
    }
    card
}

/// What a person sees of one time: the card, their own answer, and for facilitators what they can do.
pub struct Shown<'a> {
    pub sheet: CardData<'a>,
    pub answer: Option<Answer>,
    pub posted: &'a [Posted],
    pub is_facilitator: bool,
    /// Letters about it that could not be delivered
    pub undelivered: i64,
    /// When people are next reminded
    pub next_reminder: Option<Moment>,
    /// The times that come after this one
    pub later: &'a [Occurrence],
    pub server: Option<ServerId>,
}

pub fn show(words: &Words, vocabulary: &Vocabulary, shown: &Shown<'_>, now: Moment) -> Card {
    let sheet = &shown.sheet;
    let (it, occurrence) = (sheet.gathering, sheet.occurrence);
    let sees_link = shown.answer == Some(Answer::Going) || shown.is_facilitator;
    let mut card = body(words, vocabulary, sheet, sees_link, shown.server, now);
    let is_ahead = occurrence.is_ahead(now) && it.state == State::Announced;
    if let (true, Some(answer)) = (is_ahead, shown.answer) {
        card = card.text(words.text(&format!("your-answer-{}", answer.word())));
    }
    let later: Vec<String> = shown.later.iter().take(3).map(|each| timestamp(each.starts_at, 'F')).collect();
    if !later.is_empty() {
        card = card.field(&words.text("gathering-later"), &later.join("\n"));
    }
    if let Some(posted) =
        shown.posted.iter().find(|posted| Some(posted.server) == shown.server).or(shown.posted.first())
    {
        let link = format!("https://discord.com/channels/{}/{}/{}", posted.server, posted.channel, posted.message);
        card = card.text(format!("[{}]({link})", words.text("gathering-open-announcement")));
    }
    if is_ahead {
        card = card.buttons(answers(words, occurrence.id, it.seats.is_some_and(|seats| sheet.counts.going >= seats)));
    }
    if shown.is_facilitator {
        let mut lines = Vec::new();
        if let Some(next) = shown.next_reminder {
            lines.push(say!(words, "facilitator-next-reminder", at = timestamp(next, 'R')));
        }
        if shown.undelivered > 0 {
            lines.push(say!(words, "facilitator-undelivered", count = shown.undelivered));
        }
        if !lines.is_empty() {
            card = card.divider().text(lines.join("\n"));
        }
        if occurrence.starts_at <= now && occurrence.stage == Stage::Planned {
            card = card.buttons([Button::main(CustomId::Close(occurrence.id), words.text("gathering-close"))]);
        } else if occurrence.stage == Stage::Held && !it.is_discreet() {
            card = card.buttons([
                Button::main(CustomId::Harvest(occurrence.id), words.text("gathering-harvest")),
                Button::new(CustomId::Close(occurrence.id), words.text("gathering-close-again")),
            ]);
        }
    }
    card.small(say!(words, "gathering-reference", id = it.reference()))
}

pub fn offsets_words(words: &Words, offsets: &Offsets) -> String {
    if offsets.minutes().is_empty() { words.text("reminders-none") } else { offsets.to_string() }
}

/// The form of texts. Its purpose and agenda are asked for when a gathering is made, the rest can wait.
pub fn texts_form(words: &Words, it: &Gathering, writeups: &[String]) -> Form {
    let lines = |name: &str, at_most: usize, value: &str| {
        Input::paragraph(name, &words.text(&format!("box-{name}")), at_most)
            .hint(&words.text(&format!("box-{name}.hint")))
            .value(value)
    };
    Form::new(CustomId::Texts(it.id), format!("{} {}", it.reference(), words.text("gathering-form-title")))
        .input(lines("purpose", 600, &it.purpose))
        .input(lines("agenda", 1_500, &it.agenda))
        .input(
            Input::line("interpretation", &words.text("box-interpretation"), 200)
                .hint(&words.text("box-interpretation.hint"))
                .value(&it.interpretation),
        )
        .input(Input::line("writeups", &words.text("box-writeups"), 200).hint("R-4, R-12").value(&writeups.join(", ")))
        .stamped()
}

/// What one is told after an answer.
pub fn answered(words: &Words, it: &Answered, server: Option<ServerId>) -> Card {
    let when = timestamp(it.occurrence.starts_at, 'F');
    let title = plain_line(&it.gathering.title);
    let mut card = Card::note(
        Accent::Public,
        match it.answer {
            Answer::Going => say!(words, "answered-going", title = title, when = when),
            Answer::Waiting => say!(words, "answered-waiting", title = title, when = when, before = it.before),
            Answer::Maybe => say!(words, "answered-maybe", title = title, when = when),
            Answer::No => say!(words, "answered-no", title = title, when = when),
        },
    );
    if it.answer == Answer::Going {
        card = card.text(fact(words, "gathering-where", &place_of_meeting(words, &it.gathering, true, server)));
        if it.gathering.rule.is_some() {
            card = card.text(words.text("answered-one-date"));
        }
        let mut buttons = vec![Button::new(CustomId::Calendar(it.occurrence.id), words.text("answer-calendar"))];
        if !it.is_reminded {
            buttons.push(Button::new(CustomId::Remind(true), words.text("remind-me-directly")));
        }
        card = card.buttons(buttons);
    }
    card
}

pub fn announced(words: &Words, it: &Gathering, servers: usize) -> Card {
    Card::note(
        Accent::Public,
        say!(words, "gathering-announced", title = plain_line(&it.title), id = it.reference(), count = servers),
    )
}

pub fn discarded(words: &Words, it: &Gathering) -> Card {
    Card::note(Accent::Plain, say!(words, "gathering-discarded", id = it.reference()))
}

pub fn changed(words: &Words, it: &Gathering) -> Card {
    Card::note(Accent::Public, say!(words, "gathering-changed", id = it.reference()))
}

pub fn moved(words: &Words, it: &Gathering, occurrence: &Occurrence) -> Card {
    let when = timestamp(occurrence.starts_at, 'F');
    Card::note(Accent::Public, say!(words, "gathering-moved", id = it.reference(), when = when))
}

/// Asks before anything is called off.
pub fn confirm_cancel(words: &Words, it: &Gathering, occurrence: &Occurrence, reason: &str) -> Card {
    let when = timestamp(occurrence.starts_at, 'F');
    let mut buttons = Vec::new();
    if it.rule.is_some() {
        buttons.push(Button::danger(CustomId::Cancel(occurrence.id, false), words.text("cancel-one")));
    }
    let whole = if it.rule.is_some() { "cancel-all" } else { "cancel-it" };
    buttons.push(Button::danger(CustomId::Cancel(occurrence.id, true), words.text(whole)));
    Card::new(Accent::Warning)
        .text(say!(words, "gathering-confirm-cancel", title = plain_line(&it.title), when = when))
        .text(plain(reason))
        .buttons(buttons)
}

pub fn cancelled(words: &Words, it: &Gathering, occurrence: &Occurrence, whole: bool) -> Card {
    let when = timestamp(occurrence.starts_at, 'F');
    Card::note(
        Accent::Plain,
        match (whole, it.rule.is_some()) {
            (false, true) => say!(words, "gathering-cancelled-one", id = it.reference(), when = when),
            (true, true) => say!(words, "gathering-cancelled-all", id = it.reference(), when = when),
            (_, false) => say!(words, "gathering-cancelled", id = it.reference()),
        },
    )
}

/// The form of what came of it.
pub fn close_form(words: &Words, it: &Gathering, id: OccurrenceId, harvest: &Outcome) -> Form {
    let lines = |name: &str, at_most: usize, value: &str| {
        Input::paragraph(name, &words.text(&format!("box-{name}")), at_most)
            .hint(&words.text(&format!("box-{name}.hint")))
            .value(value)
    };
    let line = |name: &str, at_most: usize, hint: &str, value: &str| {
        Input::line(name, &words.text(&format!("box-{name}")), at_most).hint(hint).value(value)
    };
    Form::new(CustomId::Close(id), format!("{} {}", it.reference(), words.text("close-form-title")))
        .input(lines("notes", 4_000, &harvest.notes))
        .input(lines("decisions", 2_000, &harvest.decisions))
        .input(lines("follow-ups", 2_000, &harvest.follow_ups))
        .input(line("recording-link", 400, "https://", &harvest.recording))
        .input(line("heads", 10, "23", &harvest.heads))
        .stamped()
}

/// It is kept, and this is wrong with it.
pub fn flawed(words: &Words, id: OccurrenceId, flaws: &[Flaw]) -> Card {
    let lines: Vec<String> = flaws.iter().map(|flaw| format!("- {}", words.say(&flaw.phrase()))).collect();
    Card::new(Accent::Waiting)
        .title(words.text("harvest-kept"))
        .text(lines.join("\n"))
        .buttons([Button::main(CustomId::Close(id), words.text("draft-continue"))])
}

pub fn closed(words: &Words, it: &Gathering, id: OccurrenceId) -> Card {
    let card = Card::note(Accent::Public, say!(words, "gathering-closed", title = plain_line(&it.title)));
    if it.is_discreet() {
        return card;
    }
    card.buttons([Button::main(CustomId::Harvest(id), words.text("gathering-harvest"))])
}

/// A reminder, in a channel or to a person.
pub struct Reminder<'a> {
    pub sheet: CardData<'a>,
    pub late: bool,
    /// To a person: whether they have a seat
    pub answer: Option<Answer>,
    pub server: Option<ServerId>,
    /// Where it is announced, in the server that is reminded
    pub posted: Option<Posted>,
}

pub fn reminder(words: &Words, it: &Reminder<'_>, now: Moment) -> Card {
    let (gathering, occurrence) = (it.sheet.gathering, it.sheet.occurrence);
    let (when, relative) = (timestamp(occurrence.starts_at, 'F'), timestamp(occurrence.starts_at, 'R'));
    let title = plain_line(&gathering.title);
    let sentence = if occurrence.starts_at > now {
        say!(words, "reminder-ahead", title = title, when = when, relative = relative)
    } else {
        say!(words, "reminder-begun", title = title, relative = relative)
    };
    let mut card = Card::new(Accent::Public).text(sentence);
    if it.late {
        card = card.small(words.text("reminder-late"));
    }
    if !gathering.is_discreet() && occurrence.starts_at > now {
        card = card.small(strip(words, &it.sheet));
    }
    let sees_link = it.answer == Some(Answer::Going);
    card = card.text(fact(words, "gathering-where", &place_of_meeting(words, gathering, sees_link, it.server)));
    if let Some(posted) = it.posted {
        let link = format!("https://discord.com/channels/{}/{}/{}", posted.server, posted.channel, posted.message);
        card = card.text(format!("[{}]({link})", words.text("gathering-open-announcement")));
    }
    let is_full = gathering.seats.is_some_and(|seats| it.sheet.counts.going >= seats);
    let [going, maybe, no, _] = answers(words, occurrence.id, is_full);
    if it.answer.is_some() { card.buttons([no]) } else { card.buttons([going, maybe, no]) }
}

/// What a reminder says once it is not so any more: another day, called off, or over.
pub fn stale_reminder(words: &Words, sheet: &CardData<'_>, is_current: bool) -> Card {
    let title = plain_line(&sheet.gathering.title);
    let when = timestamp(sheet.occurrence.starts_at, 'F');
    if sheet.occurrence.stage == Stage::Cancelled {
        return Card::note(Accent::Warning, say!(words, "reminder-off", title = title, when = when));
    }
    let key = if is_current { "reminder-over" } else { "reminder-moved" };
    Card::note(Accent::Plain, words.say(&crate::base::i18n::Phrase::new(key).with("title", title).with("when", when)))
}

/// The question to close it, to the facilitator.
pub fn nudge(words: &Words, it: &Gathering, occurrence: &Occurrence) -> Card {
    let ended = timestamp(occurrence.ends_at, 'R');
    Card::new(Accent::Waiting)
        .text(say!(words, "nudge-close", title = plain_line(&it.title), ended = ended))
        .buttons([Button::main(CustomId::Close(occurrence.id), words.text("gathering-close"))])
}

/// What happened, to a person with a seat or to a channel.
pub fn notice(
    words: &Words,
    it: &Gathering,
    occurrence: &Occurrence,
    notice: &Notice,
    to_person: bool,
    server: Option<ServerId>,
    now: Moment,
) -> Card {
    let title = plain_line(&it.title);
    let before = notice.before_at.map(|at| timestamp(at, 'F')).unwrap_or_default();
    let after = notice.after_at.map(|at| timestamp(at, 'F')).unwrap_or_default();
    let is_ahead = occurrence.is_ahead(now);
    match notice.kind {
        News::Moved | News::Clocks => {
            let key = match (notice.kind, notice.whole) {
                (News::Clocks, _) => "notice-clocks",
                (_, true) => "notice-moved-all",
                _ => "notice-moved",
            };
            let text =
                crate::base::i18n::Phrase::new(key).with("title", title).with("before", before).with("after", after);
            let card = Card::new(Accent::Waiting).text(words.say(&text));
            if to_person && is_ahead {
                return card.small(words.text("notice-keeps-seat")).buttons([
                    Button::new(CustomId::Answer(occurrence.id, Answer::No), words.text("answer-no")),
                    Button::new(CustomId::Calendar(occurrence.id), words.text("answer-calendar")),
                ]);
            }
            card
        }
        News::Cancelled => {
            let key = match (notice.whole, it.rule.is_some()) {
                (true, true) => "notice-cancelled-all",
                (false, true) => "notice-cancelled-one",
                (_, false) => "notice-cancelled",
            };
            let text = crate::base::i18n::Phrase::new(key).with("title", title).with("before", before);
            let card = Card::new(Accent::Warning).text(words.say(&text)).text(plain(&notice.reason));
            if to_person && is_ahead {
                return card.buttons([Button::new(CustomId::Calendar(occurrence.id), words.text("answer-calendar"))]);
            }
            card
        }
        News::Promoted => Card::new(Accent::Public)
            .text(say!(words, "notice-promoted", title = title, when = after))
            .text(fact(words, "gathering-where", &place_of_meeting(words, it, true, server)))
            .buttons([
                Button::new(CustomId::Answer(occurrence.id, Answer::No), words.text("answer-no")),
                Button::new(CustomId::Calendar(occurrence.id), words.text("answer-calendar")),
            ]),
    }
}

/// The list of what is ahead.
pub fn list(
    words: &Words,
    vocabulary: &Vocabulary,
    all: &[(Gathering, Occurrence, Option<Answer>)],
    places: &[Place],
    drafts: &[(GatheringId, String)],
    page: PageNumber,
    mine: bool,
) -> Card {
    let title = if mine { "gathering-list-mine" } else { "gathering-list" };
    let mut card = Card::new(Accent::Plain).title(words.text(title));
    if all.is_empty() {
        card = card.text(words.text("gathering-list-empty"));
    }
    let first = page.index() * LINES;
    for (it, occurrence, answer) in all.iter().skip(first).take(LINES) {
        let place = places.iter().find(|place| place.id == it.place);
        let place = place.map(|place| place.label(vocabulary, words.language())).unwrap_or_default();
        let answer = answer
            .map(|answer| format!(" · {}", words.text(&format!("your-answer-{}", answer.word()))))
            .unwrap_or_default();
        card = card.text(format!(
            "**{}** {}\n{} · {place}{answer}",
            it.reference(),
            plain_line(&it.title),
            timestamp(occurrence.starts_at, 'F')
        ));
    }
    card = card.buttons(all.iter().skip(first).take(LINES).map(|(it, occurrence, _)| {
        let label = if it.rule.is_some() {
            format!("{} · {}", it.reference(), day(words, occurrence.starts))
        } else {
            it.reference()
        };
        Button::new(CustomId::Show(occurrence.id), label)
    }));
    if all.len() > LINES {
        card = card.buttons([
            Button::new(CustomId::List(page.before(), mine), words.text("page-back")).disabled(page.is_first()),
            Button::new(CustomId::List(page.after(), mine), words.text("page-on")).disabled(first + LINES >= all.len()),
        ]);
    }
    if !drafts.is_empty() {
        let lines: Vec<String> = drafts.iter().map(|(id, title)| format!("- G-{id} · {}", plain_line(title))).collect();
        card = card.field(&words.text("gathering-drafts"), &lines.join("\n"));
        card = card.buttons(drafts.iter().take(5).map(|(id, _)| Button::new(CustomId::Draft(*id), format!("G-{id}"))));
    }
    card
}

/// A calendar file, with what it holds.
pub fn calendar(words: &Words, count: usize, file: Attachment) -> Card {
    Card::note(Accent::Plain, say!(words, "calendar-file", count = count)).file(file).small(words.text("calendar-hint"))
}

/// When one is reminded, as it is now.
pub fn reminders_of_person(words: &Words, direct: bool, offsets: Option<&Offsets>) -> Card {
    let text = if direct { words.text("me-reminders-direct") } else { words.text("me-reminders-channel") };
    let times = offsets.map_or_else(|| words.text("me-reminders-usual"), |offsets| offsets_words(words, offsets));
    let (on, label) = if direct { (false, "remind-me-in-channel") } else { (true, "remind-me-directly") };
    Card::note(Accent::Plain, text)
        .text(fact(words, "gathering-reminders", &times))
        .buttons([Button::new(CustomId::Remind(on), words.text(label))])
        .small(words.text("me-reminders-hint"))
}

pub fn zone_set(words: &Words, zone: &Zone, now: Moment) -> Card {
    Card::note(Accent::Plain, say!(words, "me-zone-set", zone = zone.name(), local = hour(zone.local(now))))
}

/// The times at which people are reminded of a gathering.
pub fn offsets_set(words: &Words, it: &Gathering, next: Option<Moment>) -> Card {
    let mut card = Card::note(Accent::Plain, say!(words, "gathering-remind", id = it.reference())).text(fact(
        words,
        "gathering-reminders",
        &offsets_words(words, &it.due_offsets(&it.offsets)),
    ));
    if let Some(next) = next {
        card = card.text(say!(words, "facilitator-next-reminder", at = timestamp(next, 'R')));
    }
    card
}
