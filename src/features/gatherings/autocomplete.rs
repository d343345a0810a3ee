//! What is suggested as one types an option of `/gathering` or `/me zone`.

use jiff::civil::DateTime;

use super::model::{Confidentiality, is_https};
use super::options::{channels, is_host, is_member};
use super::schedule::{End, Repeat, Rhythm, Zone, read_local, write_local};
use super::store::Suggested;
use super::view;
use crate::base::error::Result;
use crate::base::lookup::Typed;
use crate::base::text::fold;
use crate::base::time_zone;
use crate::discord::autocomplete::{Suggestion, arrange};
use crate::discord::card::cut;
use crate::discord::command::{Reply, Suggester};
use crate::discord::context::Ctx;
use crate::features::members;
use crate::features::places;
use crate::features::recents;

/// Suggests days.
pub const DAYS: Suggester = |ctx, typing| Box::pin(async move { Ok(Reply::Choices(suggest_days(ctx, typing))) });
/// Suggests time zones.
pub const ZONES: Suggester = |ctx, typing| Box::pin(suggest_zones(ctx, typing));
/// Suggests how a gathering repeats.
pub const REPEATS: Suggester = |ctx, typing| Box::pin(async move { Ok(Reply::Choices(suggest_repeats(ctx, typing))) });
/// Suggests channels to meet in, to those who may hold gatherings.
pub const CHANNELS: Suggester = |ctx, typing| Box::pin(suggest_channels(ctx, typing));
/// Suggests gatherings to look at: what is ahead, drafts for those who hold gatherings, and what is past.
pub const TO_SHOW: Suggester = |ctx, text| Box::pin(suggest_gatherings(ctx, Wanted::Shown, text));
/// Suggests gatherings to change: what is ahead, and drafts.
pub const TO_CHANGE: Suggester = |ctx, text| Box::pin(suggest_gatherings(ctx, Wanted::Changed, text));
/// Suggests gatherings to call off: what is ahead.
pub const TO_CANCEL: Suggester = |ctx, text| Box::pin(suggest_gatherings(ctx, Wanted::Cancelled, text));
/// Suggests gatherings to close: what has begun.
pub const TO_CLOSE: Suggester = |ctx, text| Box::pin(suggest_gatherings(ctx, Wanted::Closed, text));
/// Suggests gatherings to have in a calendar: what is ahead, and what is past.
pub const FOR_CALENDAR: Suggester = |ctx, text| Box::pin(suggest_gatherings(ctx, Wanted::Kept, text));
/// Suggests gatherings that the log may tell of: whole ones, whatever became of them.
pub const OF_LOG: Suggester = |ctx, text| Box::pin(suggest_gatherings(ctx, Wanted::Logged, text));

/// What gatherings are wanted for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Shown,
    Changed,
    Cancelled,
    Closed,
    Kept,
    Logged,
}

/// A date as it was read, with its weekday; each of the two days that `04/05/2027` may mean; days ahead where nothing can
/// be read yet.
fn suggest_days(ctx: &Ctx, typed: &str) -> Vec<(String, String)> {
    let words = ctx.words();
    let typed = typed.trim();
    let mut found: Vec<DateTime> = read_local(typed).into_iter().collect();
    if found.is_empty() {
        let numbers: Vec<i16> =
            typed.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
        let (date, hour, minute) = match numbers.as_slice() {
            [a, b, c, rest @ ..] => {
                (Some((*a, *b, *c)), rest.first().copied().unwrap_or(16), rest.get(1).copied().unwrap_or(0))
            }
            _ => (None, 16, 0),
        };
        let at = |year: i16, month: i16, day: i16| {
            let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
            let (hour, minute) = (i8::try_from(hour).ok()?, i8::try_from(minute).ok()?);
            DateTime::new(year, month, day, hour, minute, 0, 0).ok()
        };
        match date {
            Some((year, month, day)) if year > 99 => found.extend(at(year, month, day)),
            Some((a, b, year)) if year > 99 => found.extend([at(year, b, a), at(year, a, b)].into_iter().flatten()),
            _ => {
                let today = jiff::tz::TimeZone::UTC.to_datetime(ctx.now.timestamp()).date();
                let ahead = [7, 14, 21, 28].map(|days| today.saturating_add(jiff::Span::new().days(days)));
                found.extend(ahead.map(|day| day.at(16, 0, 0, 0)));
            }
        }
    }
    found.dedup();
    let shown = found.into_iter().map(|at| {
        let value = write_local(at);
        (format!("{value} · {}", words.day(at.year(), at.month(), at.day())), value)
    });
    shown.collect()
}

/// The host's zone and one's own first, then by city or name.
async fn suggest_zones(ctx: &Ctx, typed: &str) -> Result<Reply> {
    let folded = fold(typed).replace(' ', "_");
    let mut found: Vec<(String, String)> = Vec::new();
    let mut add = |label: String, zone: &Zone| {
        if !found.iter().any(|(_, value)| value == zone.name()) && found.len() < 25 {
            found.push((cut(&label, 100), zone.name().to_owned()));
        }
    };
    let label = |name: &str, zone: &Zone| {
        let clock = zone.local(ctx.now).strftime("%H:%M").to_string();
        format!("{name} · {zone} · {clock}")
    };
    if folded.is_empty()
        && let Some(own) = members::time_choice(ctx.store().read(), ctx.asker.person).await?.zone
        && let Some(zone) = Zone::named(&own)
    {
        add(label(&zone.city(), &zone), &zone);
    }
    for (place, _) in places::suggest(&places::by_members(ctx.store()).await?, typed, ctx.language) {
        if let Some(zone) = Zone::named(&place.zone) {
            add(label(place.called(ctx.language), &zone), &zone);
        }
    }
    for name in time_zone::names().filter(|name| !folded.is_empty() && fold(name).contains(&folded)) {
        if let Some(zone) = Zone::named(&name) {
            add(label(&zone.city(), &zone), &zone);
        }
    }
    Ok(Reply::Choices(found))
}

/// The plain rhythms; with a number or a day that was typed, the same with an end.
fn suggest_repeats(ctx: &Ctx, typed: &str) -> Vec<(String, String)> {
    let words = ctx.words();
    let times = typed.split(|c: char| !c.is_ascii_digit()).find_map(|part| part.parse::<u32>().ok());
    let day = typed.split_whitespace().find_map(|part| part.parse::<jiff::civil::Date>().ok());
    let end = match (day, times) {
        (Some(day), _) => End::On(day),
        (None, Some(times)) if times > 1 => End::Times(times),
        _ => End::Open,
    };
    let folded: String = fold(typed).chars().take_while(|c| !c.is_ascii_digit()).collect();
    let first = folded.split_whitespace().next().unwrap_or_default().to_owned();
    let mut found: Vec<(String, String)> = Rhythm::ALL
        .iter()
        .filter_map(|rhythm| {
            let repeat = Repeat::Plain(*rhythm, end);
            let label = view::repeat_words(&words, &repeat)?;
            let fits = first.is_empty() || fold(&label).contains(&first) || rhythm.word().contains(&first);
            fits.then(|| (cut(&label, 100), repeat.word()))
        })
        .collect();
    if found.is_empty() && !typed.trim().is_empty() {
        found.push((cut(typed, 100), cut(typed, 100)));
    }
    found
}

/// The channels of the server in which people can meet.
async fn suggest_channels(ctx: &Ctx, typed: &str) -> Result<Reply> {
    if !is_host(ctx) {
        return Ok(Reply::Choices(Vec::new()));
    }
    let folded = fold(typed.trim_start_matches('#'));
    let mut choices: Vec<(String, String)> = channels(ctx)
        .await?
        .into_iter()
        .filter(|(name, _)| fold(name).contains(&folded))
        .map(|(name, id)| (cut(&format!("#{name}"), 100), format!("<#{id}>")))
        .collect();
    if is_https(typed.trim()) && typed.trim().chars().count() <= 100 {
        choices.insert(0, (typed.trim().to_owned(), typed.trim().to_owned()));
    }
    Ok(Reply::Choices(choices))
}

/// Gatherings by number, title or day, those that fit what they are wanted for.
async fn suggest_gatherings(ctx: &Ctx, wanted: Wanted, typed: &str) -> Result<Reply> {
    let (typed, words) = (Typed::read(typed), ctx.words());
    let lately = recents::of(ctx.store(), ctx.asker.person, recents::Kind::Gathering).await?;
    let is_member = is_member(ctx).await?;
    let is_shown = |it: &Suggested| it.confidentiality == Confidentiality::Public || is_member;
    let suggestion = |it: Suggested, value: Option<String>| {
        let reference = format!("G-{}", it.gathering);
        let day = read_local(&it.starts_local).map(|at| words.day(at.year(), at.month(), at.day()));
        Suggestion {
            subject: it.gathering.0,
            value: value.unwrap_or_else(|| reference.clone()),
            reference,
            title: it.title,
            detail: day.unwrap_or_default(),
            fit: None,
        }
        .fitting(&typed)
    };
    let mut found = Vec::new();
    let drafts = matches!(wanted, Wanted::Shown | Wanted::Changed) && is_host(ctx);
    let past = matches!(wanted, Wanted::Shown | Wanted::Kept | Wanted::Logged);
    if drafts || past {
        let others = super::suggested_others(ctx.store(), &typed, &lately, (drafts, past), ctx.now).await?;
        found.extend(others.into_iter().filter(is_shown).filter_map(|it| suggestion(it, None)));
    }
    let is_closing = wanted == Wanted::Closed;
    let since = match (is_closing, typed.is_empty()) {
        (false, _) => ctx.now,
        // What is to be closed began already: in the last weeks, or longer ago where it is asked for.
        (true, true) => ctx.now.plus_hours(-14 * 24),
        (true, false) => ctx.now.plus_hours(-366 * 24),
    };
    for it in super::suggested_times(ctx.store().read(), since).await?.into_iter().filter(is_shown) {
        if is_closing && it.starts_at > ctx.now {
            continue;
        }
        let day = it.named_by.get(..10).map(|day| format!("G-{} {day}", it.gathering));
        // The log knows whole gatherings.
        let value = day.filter(|_| it.is_series && wanted != Wanted::Logged);
        found.extend(suggestion(it, value));
    }
    Ok(arrange(&typed, &lately, found))
}
