//! Gatherings: announced once, reminded in time, in everyone's own hour.
//!
//! A gathering is one time or a series; each of its times is an occurrence, with seats, reminders, cards, a mirror and a
//! thread of its own. What Discord shows of it is made in `errands`.

pub mod calendar;
pub mod commands;
pub mod errands;
mod model;
pub mod reminders;
pub mod schedule;
pub mod seats;
mod store;
mod view;

use jiff::civil::DateTime;
use sqlx::SqliteConnection;

pub use self::model::{
    ANNOUNCE_HOURS, Button, Flaw, Gathering, GatheringRefusal, Harvest, News, Occurrence, Recording, Scope, Stage,
    State, Venue,
};
use self::model::{read_follow_ups, read_reference};
use self::schedule::{Repeat, Zone};
use crate::error::Result;
use crate::ids::{EventId, GatheringId, Moment, OccurrenceId, PersonId, ServerId};
use crate::index;
use crate::log::{self, Entry};
use crate::outbox::{self, Target, Topic};
use crate::places;
use crate::servers;
use crate::store::Store;

/// Times of a series are rows this far ahead, and at least so many of them.
const AHEAD: (i64, usize) = (120 * 24, 4);

/// Begins a draft. The same command sent twice is one draft.
pub async fn begin(store: &Store, draft: &Gathering, opener: u64, now: Moment) -> Result<GatheringId> {
    let mut tx = store.write().await?;
    let opener = opener.cast_signed();
    if let Some(id) = store::id_opened_by(&mut *tx, opener).await? {
        return Ok(id);
    }
    let id = store::insert(&mut *tx, draft, opener, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Whether there is any gathering at all.
pub async fn any(store: &Store) -> Result<bool> {
    store::any(store.read()).await
}

/// One gathering.
pub async fn get(store: &Store, id: GatheringId) -> Result<Gathering> {
    gathering(&mut *store.read().acquire().await?, id).await
}

async fn gathering(db: &mut SqliteConnection, id: GatheringId) -> Result<Gathering> {
    store::get(db, id).await?.ok_or_else(|| GatheringRefusal::Unknown(format!("G-{id}")).into())
}

/// One time with its gathering, within a transaction.
pub async fn time(db: &mut SqliteConnection, id: OccurrenceId) -> Result<(Gathering, Occurrence)> {
    let occurrence = store::occurrence(&mut *db, id).await?.ok_or_else(|| GatheringRefusal::Unknown(String::new()))?;
    Ok((gathering(db, occurrence.gathering).await?, occurrence))
}

/// One time with its gathering.
pub async fn read(store: &Store, id: OccurrenceId) -> Result<(Gathering, Occurrence)> {
    time(&mut *store.read().acquire().await?, id).await
}

/// What somebody means by `G-5`, or by `G-5 2027-01-27` for one time of a series: the gathering, and the time that is
/// named, else the next one, else the last one.
pub async fn named(store: &Store, typed: &str, now: Moment) -> Result<(Gathering, Option<Occurrence>)> {
    let unknown = || GatheringRefusal::Unknown(typed.to_owned());
    let (reference, day) = match typed.trim().split_once([' ', '/']) {
        Some((reference, day)) => (reference, Some(day.trim())),
        None => (typed, None),
    };
    let id = read_reference(reference).ok_or_else(unknown)?;
    let mut db = store.read().acquire().await?;
    let gathering = store::get(&mut db, id).await?.ok_or_else(unknown)?;
    let times = store::occurrences(&mut *db, id).await?;
    let found = match day {
        Some(day) => {
            let on = |it: &&Occurrence| {
                schedule::write_local(it.starts).starts_with(day) || schedule::write_local(it.slot).starts_with(day)
            };
            Some(times.iter().find(on).ok_or_else(unknown)?)
        }
        None => times.iter().find(|it| it.is_ahead(now)).or(times.last()),
    };
    Ok((gathering, found.cloned()))
}

/// The times of a gathering, earliest first.
pub async fn times(store: &Store, id: GatheringId) -> Result<Vec<Occurrence>> {
    store::occurrences(store.read(), id).await
}

/// The planned times that are ahead, with their gatherings.
pub async fn ahead(store: &Store, now: Moment) -> Result<Vec<(Gathering, Occurrence)>> {
    let mut db = store.read().acquire().await?;
    let mut found = Vec::new();
    for occurrence in store::ahead(&mut *db, now).await? {
        let gathering = gathering(&mut db, occurrence.gathering).await?;
        if gathering.state == State::Announced {
            found.push((gathering, occurrence));
        }
    }
    Ok(found)
}

/// The drafts.
pub async fn drafts(store: &Store) -> Result<Vec<(GatheringId, String)>> {
    store::drafts(store.read()).await
}

/// Writes on a draft, whatever it says then.
pub async fn write_draft(
    store: &Store,
    id: GatheringId,
    now: Moment,
    change: impl FnOnce(&mut Gathering),
) -> Result<Gathering> {
    let mut tx = store.write().await?;
    let mut it = gathering(&mut tx, id).await?;
    if it.state != State::Draft {
        return Err(GatheringRefusal::Announced.into());
    }
    change(&mut it);
    it.changed_at = now;
    store::update(&mut tx, &it).await?;
    tx.commit().await?;
    Ok(it)
}

/// Throws a draft away.
pub async fn discard(store: &Store, id: GatheringId, now: Moment) -> Result<Gathering> {
    let mut tx = store.write().await?;
    let it = gathering(&mut tx, id).await?;
    if it.state != State::Draft {
        return Err(GatheringRefusal::Announced.into());
    }
    store::set_state(&mut *tx, id, State::Discarded, now).await?;
    tx.commit().await?;
    Ok(it)
}

/// Announces a draft: its times, cards, mirrors and reminders become rows, all in one transaction. A second click finds it
/// announced and changes nothing.
pub async fn announce(
    store: &Store,
    id: GatheringId,
    by: PersonId,
    now: Moment,
) -> Result<(Gathering, Option<Occurrence>)> {
    let mut tx = store.write().await?;
    let it = gathering(&mut tx, id).await?;
    match it.state {
        State::Draft => {}
        State::Announced => return Err(GatheringRefusal::Announced.into()),
        State::Cancelled | State::Discarded => return Err(GatheringRefusal::Gone.into()),
    }
    if it.zone.check(it.starts).map_err(|unsound| unsound_in(&it, unsound))? <= now {
        return Err(GatheringRefusal::Past.into());
    }
    store::set_state(&mut *tx, id, State::Announced, now).await?;
    extend(&mut tx, &it, now).await?;
    announce_due(&mut tx, now).await?;
    note(&mut tx, by, "gathering.announce", &it, "draft", "announced", "", now).await?;
    let first = store::occurrences(&mut *tx, id).await?.into_iter().next();
    tx.commit().await?;
    Ok((Gathering { state: State::Announced, ..it }, first))
}

fn unsound_in(it: &Gathering, unsound: schedule::Unsound) -> GatheringRefusal {
    GatheringRefusal::Unsound(it.starts, it.zone.name().to_owned(), unsound)
}

/// Makes rows of the times that come next. Doing it again is harmless.
async fn extend(tx: &mut SqliteConnection, it: &Gathering, now: Moment) -> Result<()> {
    let known = store::occurrences(&mut *tx, it.id).await?;
    let slots = schedule::expand(it.starts, it.rule.as_deref(), 2_000)
        .map_err(|_| crate::error::Error::Fault(format!("the rule of gathering {} can't be read", it.id)))?;
    let mut planned = known.iter().filter(|each| each.is_ahead(now)).count();
    let mut before: Option<Moment> = None;
    for slot in slots {
        let starts_at = it.zone.moment(slot);
        let ends_at = starts_at.plus_seconds(it.minutes * 60);
        let is_known = known.iter().any(|each| each.slot == slot);
        if !is_known && ends_at > now {
            if starts_at > now.plus_hours(AHEAD.0) && planned >= AHEAD.1 {
                break;
            }
            let announce_at = match before {
                None => now,
                Some(before) => before.max(starts_at.plus_hours(-ANNOUNCE_HOURS)),
            };
            store::insert_occurrence(&mut *tx, it.id, slot, (starts_at, ends_at), announce_at).await?;
            planned += 1;
        }
        before = Some(ends_at);
    }
    Ok(())
}

/// Tells the channels of every time whose turn has come: a card, the mirror and the reminders for each server that wants
/// announcements.
async fn announce_due(tx: &mut SqliteConnection, now: Moment) -> Result<()> {
    for id in store::to_announce(&mut *tx, now).await? {
        let (gathering, occurrence) = time(tx, id).await?;
        store::mark_announced(&mut *tx, id).await?;
        if gathering.state != State::Announced || !occurrence.is_ahead(now) {
            continue;
        }
        let mut told = Vec::new();
        for server in servers::admitted(&mut *tx).await? {
            let Some(channel) = server.announcement_channel else { continue };
            let target = Target::Channel(server.id, channel);
            outbox::owe(tx, Topic::Gathering, id.0, target, now).await?;
            if !gathering.is_discreet() {
                outbox::owe(tx, Topic::GatheringEvent, id.0, target, now).await?;
            }
            told.push(server.id);
        }
        reminders::write(tx, &gathering, &occurrence, &told, now).await?;
    }
    Ok(())
}

/// What has come due by itself: later times of series, their announcements, reminders. Tests and the loop call it alike.
pub async fn come_due(store: &Store, now: Moment) -> Result<()> {
    let mut tx = store.write().await?;
    for id in store::series(&mut *tx).await? {
        let it = gathering(&mut tx, id).await?;
        let known = store::occurrences(&mut *tx, id).await?;
        let ahead = known.iter().filter(|each| each.is_ahead(now)).count();
        let reach = known.last().map_or(now, |last| last.starts_at);
        if ahead < AHEAD.1 || reach < now.plus_hours(AHEAD.0 - 7 * 24) {
            extend(&mut tx, &it, now).await?;
        }
    }
    announce_due(&mut tx, now).await?;
    tx.commit().await?;
    reminders::come_due(store, now).await
}

/// When something will come due by itself.
pub async fn next_due(store: &Store) -> Result<Option<Moment>> {
    store::next_due(store.read()).await
}

/// Changes an announced gathering: cards, mirrors and calendar files follow, and who waits gets seats that are new.
pub async fn change(
    store: &Store,
    id: GatheringId,
    by: PersonId,
    now: Moment,
    change: impl FnOnce(&mut Gathering) -> std::result::Result<(), GatheringRefusal>,
) -> Result<Gathering> {
    let mut tx = store.write().await?;
    let before = gathering(&mut tx, id).await?;
    if !matches!(before.state, State::Draft | State::Announced) {
        return Err(GatheringRefusal::Gone.into());
    }
    let mut after = before.clone();
    change(&mut after)?;
    let taken = seats::most_taken(&mut *tx, id, now).await?;
    if after.seats.is_some_and(|seats| seats < taken) {
        return Err(GatheringRefusal::FewerSeats(taken).into());
    }
    if after.is_discreet() {
        after.recording = Recording::None;
    }
    after.changed_at = now;
    if before.state == State::Announced {
        after.sequence += 1;
    }
    store::update(&mut tx, &after).await?;
    if before.state == State::Announced {
        if (before.rule != after.rule) || (before.repeat != after.repeat) {
            reslot(&mut tx, &after, Reslot::Same, now).await?;
        }
        for mut occurrence in store::occurrences(&mut *tx, id).await? {
            if !occurrence.is_ahead(now) {
                continue;
            }
            if before.minutes != after.minutes {
                occurrence.ends_at = occurrence.starts_at.plus_seconds(after.minutes * 60);
                store::move_occurrence(&mut *tx, &occurrence).await?;
            }
            if before.offsets != after.offsets {
                let told = told(&mut tx, &occurrence).await?;
                reminders::rewrite(&mut tx, &after, &occurrence, &told, now).await?;
            }
            show_anew(&mut tx, occurrence.id, now).await?;
            if before.is_discreet() != after.is_discreet() {
                hide_or_show_mirror(&mut tx, &after, &occurrence, now).await?;
            }
        }
        seats::promote_all(&mut tx, id, now).await?;
        note(&mut tx, by, "gathering.change", &after, "", "", "", now).await?;
    }
    tx.commit().await?;
    Ok(after)
}

/// A mirror where there may be one now; one that may not be any more calls itself off.
async fn hide_or_show_mirror(
    tx: &mut SqliteConnection,
    it: &Gathering,
    occurrence: &Occurrence,
    now: Moment,
) -> Result<()> {
    if it.is_discreet() || !occurrence.announced {
        return Ok(());
    }
    for server in servers::admitted(&mut *tx).await? {
        if let Some(channel) = server.announcement_channel {
            outbox::owe(tx, Topic::GatheringEvent, occurrence.id.0, Target::Channel(server.id, channel), now).await?;
        }
    }
    Ok(())
}

/// The cards and mirrors of one time show it as it is now.
async fn show_anew(tx: &mut SqliteConnection, id: OccurrenceId, now: Moment) -> Result<()> {
    outbox::refresh(tx, Topic::Gathering, id.0, now).await?;
    outbox::refresh(tx, Topic::GatheringEvent, id.0, now).await
}

/// The servers that were told of one time.
async fn told(tx: &mut SqliteConnection, occurrence: &Occurrence) -> Result<Vec<ServerId>> {
    if !occurrence.announced {
        return Ok(Vec::new());
    }
    Ok(servers::admitted(&mut *tx)
        .await?
        .into_iter()
        .filter(|server| server.announcement_channel.is_some())
        .map(|server| server.id)
        .collect())
}

/// How the times of a series take their new slots.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reslot {
    /// The first one takes the first slot, and so on: the series was moved
    InOrder,
    /// Those that the rule still gives stay, the others are called off: the rule is another one
    Same,
}

/// After another rule or another first time: the planned times that are ahead take the new ones, with their seats.
async fn reslot(
    tx: &mut SqliteConnection,
    it: &Gathering,
    how: Reslot,
    now: Moment,
) -> Result<Vec<(Occurrence, Moment)>> {
    let ahead: Vec<Occurrence> = store::occurrences(&mut *tx, it.id)
        .await?
        .into_iter()
        .filter(|each| each.starts_at > now && each.stage != Stage::Held)
        .collect();
    let slots: Vec<DateTime> = schedule::expand(it.starts, it.rule.as_deref(), 2_000)
        .map_err(GatheringRefusal::BadRule)?
        .into_iter()
        .filter(|slot| it.zone.moment(*slot) > now)
        .collect();
    let mut moved = Vec::new();
    // Out of the way first, so that a new slot may be another one's old slot.
    for occurrence in &ahead {
        let aside =
            Occurrence { slot: occurrence.slot.saturating_sub(jiff::Span::new().years(1_000)), ..occurrence.clone() };
        store::move_occurrence(&mut *tx, &aside).await?;
    }
    let mut in_order = slots.iter().copied();
    for mut occurrence in ahead {
        let slot = match how {
            Reslot::InOrder => in_order.next(),
            Reslot::Same => slots.iter().copied().find(|slot| *slot == occurrence.slot),
        };
        let Some(slot) = slot else {
            // The series does not have this one any more. Its slot stays out of the way.
            if occurrence.announced {
                cancel_time(tx, it, &occurrence, true, "", now).await?;
            } else {
                store::delete_occurrence(&mut *tx, occurrence.id).await?;
            }
            continue;
        };
        let before = occurrence.starts_at;
        // One that was moved by itself keeps its time where its slot stays.
        let starts = if how == Reslot::Same { occurrence.starts } else { slot };
        (occurrence.slot, occurrence.starts) = (slot, starts);
        occurrence.starts_at = it.zone.moment(starts);
        occurrence.ends_at = occurrence.starts_at.plus_seconds(it.minutes * 60);
        if occurrence.starts_at != before {
            occurrence.revision += 1;
        }
        store::move_occurrence(&mut *tx, &occurrence).await?;
        if occurrence.starts_at != before {
            moved.push((occurrence, before));
        }
    }
    for (occurrence, _) in &moved {
        let told = told(tx, occurrence).await?;
        if occurrence.announced {
            reminders::rewrite(tx, it, occurrence, &told, now).await?;
        }
        show_anew(tx, occurrence.id, now).await?;
    }
    extend(tx, it, now).await?;
    Ok(moved)
}

/// To which local time, in which zone, which times.
#[derive(Clone, Debug)]
pub struct Move {
    /// The new local time
    pub to: DateTime,
    /// The new zone, for a whole series or a single gathering; none: it stays
    pub zone: Option<Zone>,
    /// This one, or this one and all that follow
    pub scope: Scope,
}

/// Moves one time, or a series from one time on. Everyone with a seat, or in the line for one, is told the old and the
/// new time; reminders, cards, mirrors and calendar files follow.
pub async fn move_to(
    store: &Store,
    id: OccurrenceId,
    wanted: Move,
    by: PersonId,
    now: Moment,
) -> Result<(Gathering, Occurrence)> {
    let mut tx = store.write().await?;
    let (mut it, mut occurrence) = time(&mut tx, id).await?;
    if it.state != State::Announced || occurrence.stage != Stage::Planned {
        return Err(GatheringRefusal::Gone.into());
    }
    if occurrence.ends_at <= now {
        return Err(GatheringRefusal::Over.into());
    }
    if wanted.scope == Scope::All && it.rule.is_none() {
        return Err(GatheringRefusal::NoSeries.into());
    }
    let is_whole = wanted.scope == Scope::All || it.rule.is_none();
    let zone = wanted.zone.clone().filter(|_| is_whole).unwrap_or_else(|| it.zone.clone());
    let starts_at = zone
        .check(wanted.to)
        .map_err(|unsound| GatheringRefusal::Unsound(wanted.to, zone.name().to_owned(), unsound))?;
    if starts_at <= now {
        return Err(GatheringRefusal::Past.into());
    }
    if starts_at > now.plus_hours(schedule::AHEAD_DAYS * 24) {
        return Err(GatheringRefusal::TooFar.into());
    }
    let before = occurrence.starts_at;
    if before == starts_at && zone == it.zone {
        return Err(GatheringRefusal::SameTime.into());
    }
    it.sequence += 1;
    it.changed_at = now;
    if is_whole {
        let past = schedule::expand(it.starts, it.rule.as_deref(), 2_000).unwrap_or_default();
        let past = past.iter().take_while(|slot| **slot < occurrence.slot).count();
        it.zone = zone;
        it.starts = wanted.to;
        it.rule = match &it.repeat {
            Repeat::Plain(rhythm, end) => {
                let end = match end {
                    schedule::End::Times(times) => {
                        schedule::End::Times(times.saturating_sub(u32::try_from(past).unwrap_or(0)).max(1))
                    }
                    other => *other,
                };
                it.repeat = Repeat::Plain(*rhythm, end);
                it.repeat.rule(wanted.to, &it.zone).map_err(GatheringRefusal::BadRule)?
            }
            Repeat::Rule(rule) => {
                it.repeat = Repeat::Rule(schedule::remaining(rule, past));
                it.repeat.rule(wanted.to, &it.zone).map_err(GatheringRefusal::BadRule)?
            }
            Repeat::Never => None,
        };
        store::update(&mut tx, &it).await?;
        let moved = reslot(&mut tx, &it, Reslot::InOrder, now).await?;
        let told_of = moved.iter().find(|(each, _)| each.id == id).map_or(before, |(_, before)| *before);
        occurrence = store::occurrence(&mut *tx, id).await?.unwrap_or(occurrence);
        tell_moved(&mut tx, &it, &occurrence, told_of, wanted.scope == Scope::All, News::Moved, now).await?;
        // Seats at later times of the series are told of their own new hour.
        for (later, before) in moved.iter().filter(|(each, _)| each.id != id) {
            tell_moved(&mut tx, &it, later, *before, true, News::Moved, now).await?;
        }
    } else {
        store::update(&mut tx, &it).await?;
        occurrence.starts = wanted.to;
        occurrence.starts_at = starts_at;
        occurrence.ends_at = starts_at.plus_seconds(it.minutes * 60);
        occurrence.revision += 1;
        store::move_occurrence(&mut *tx, &occurrence).await?;
        let told = told(&mut tx, &occurrence).await?;
        if occurrence.announced {
            reminders::rewrite(&mut tx, &it, &occurrence, &told, now).await?;
        }
        show_anew(&mut tx, id, now).await?;
        tell_moved(&mut tx, &it, &occurrence, before, false, News::Moved, now).await?;
    }
    let (old, new) = (it.zone.local(before), occurrence.starts);
    let (old, new) = (schedule::write_local(old), schedule::write_local(new));
    note(&mut tx, by, "gathering.move", &it, &old, &new, "", now).await?;
    tx.commit().await?;
    Ok((it, occurrence))
}

/// Owes the news of a move to everyone with a seat, and to the channels where it is announced.
async fn tell_moved(
    tx: &mut SqliteConnection,
    it: &Gathering,
    occurrence: &Occurrence,
    before: Moment,
    whole: bool,
    kind: News,
    now: Moment,
) -> Result<()> {
    let notice = store::Notice {
        gathering: it.id,
        occurrence: occurrence.id,
        kind,
        whole,
        before_at: Some(before),
        after_at: Some(occurrence.starts_at),
        reason: String::new(),
    };
    tell(tx, &notice, occurrence, now).await
}

async fn tell(tx: &mut SqliteConnection, notice: &store::Notice, occurrence: &Occurrence, now: Moment) -> Result<()> {
    let id = store::insert_notice(&mut *tx, notice, now).await?;
    for person in seats::concerned(&mut *tx, occurrence.id).await? {
        outbox::owe(tx, Topic::GatheringNotice, id.0, Target::Person(person), now).await?;
    }
    for posted in store::announcements(&mut *tx, occurrence.id).await? {
        outbox::owe(tx, Topic::GatheringNotice, id.0, Target::Channel(posted.server, posted.channel), now).await?;
    }
    Ok(())
}

/// Calls off one time, or a gathering from one time on, with a reason. Everyone with a seat is told.
pub async fn cancel(
    store: &Store,
    id: OccurrenceId,
    whole: bool,
    reason: &str,
    by: PersonId,
    now: Moment,
) -> Result<(Gathering, Occurrence)> {
    let mut tx = store.write().await?;
    let (mut it, occurrence) = time(&mut tx, id).await?;
    if it.state != State::Announced {
        return Err(GatheringRefusal::Gone.into());
    }
    if !occurrence.is_ahead(now) {
        return Err(GatheringRefusal::Over.into());
    }
    it.sequence += 1;
    it.changed_at = now;
    store::update(&mut tx, &it).await?;
    let whole = whole || it.rule.is_none();
    if whole {
        store::set_state(&mut *tx, it.id, State::Cancelled, now).await?;
        it.state = State::Cancelled;
        for each in store::occurrences(&mut *tx, it.id).await? {
            if each.is_ahead(now) {
                cancel_time(&mut tx, &it, &each, true, reason, now).await?;
            }
        }
    } else {
        cancel_time(&mut tx, &it, &occurrence, false, reason, now).await?;
    }
    note(
        &mut tx,
        by,
        "gathering.cancel",
        &it,
        "announced",
        if whole { "cancelled" } else { "one time cancelled" },
        reason,
        now,
    )
    .await?;
    tx.commit().await?;
    Ok((it, Occurrence { stage: Stage::Cancelled, ..occurrence }))
}

async fn cancel_time(
    tx: &mut SqliteConnection,
    it: &Gathering,
    occurrence: &Occurrence,
    whole: bool,
    reason: &str,
    now: Moment,
) -> Result<()> {
    store::set_stage(&mut *tx, occurrence.id, Stage::Cancelled).await?;
    reminders::close_all(tx, occurrence.id, "it was cancelled").await?;
    show_anew(tx, occurrence.id, now).await?;
    let notice = store::Notice {
        gathering: it.id,
        occurrence: occurrence.id,
        kind: News::Cancelled,
        whole,
        before_at: Some(occurrence.starts_at),
        after_at: None,
        reason: reason.to_owned(),
    };
    tell(tx, &notice, occurrence, now).await
}

/// What was written when one time was closed, or is being written.
pub async fn harvest(store: &Store, id: OccurrenceId) -> Result<Option<Harvest>> {
    store::harvest(store.read(), id).await
}

/// The notes of one time, where everyone may read them: gatherings for members are left out.
pub async fn public_notes(store: &Store, id: OccurrenceId) -> Result<Option<(Gathering, Occurrence, Harvest)>> {
    let (gathering, occurrence) = read(store, id).await?;
    let harvest = harvest(store, id).await?.filter(|harvest| harvest.closed_at.is_some());
    let is_public = gathering.confidentiality != model::Confidentiality::Members;
    Ok(harvest.filter(|_| is_public).map(|harvest| (gathering, occurrence, harvest)))
}

/// Keeps what was written about one time, whatever rule it breaks, and closes it where it breaks none. Says what is wrong.
pub async fn close(
    store: &Store,
    id: OccurrenceId,
    harvest: Harvest,
    by: PersonId,
    now: Moment,
) -> Result<(Gathering, Vec<Flaw>)> {
    let mut tx = store.write().await?;
    let (it, occurrence) = time(&mut tx, id).await?;
    if occurrence.stage == Stage::Cancelled {
        return Err(GatheringRefusal::Gone.into());
    }
    if occurrence.starts_at > now {
        return Err(GatheringRefusal::NotBegun.into());
    }
    let all = places::list_in(&mut tx).await?;
    let names: Vec<&str> = all.iter().flat_map(places::Place::every_name).collect();
    let flaws = harvest.flaws(it.is_discreet(), &names);
    let harvest = Harvest { closed_at: flaws.is_empty().then_some(now), ..harvest };
    store::put_harvest(&mut tx, id, &harvest, by, now).await?;
    if flaws.is_empty() {
        store::set_stage(&mut *tx, id, Stage::Held).await?;
        store::put_follow_ups(&mut tx, id, &read_follow_ups(&harvest.follow_ups).unwrap_or_default()).await?;
        let place = all.iter().find(|place| place.id == it.place);
        let place = place.map(|place| place.every_name().collect::<Vec<_>>().join(" ")).unwrap_or_default();
        let place = if it.is_discreet() { String::new() } else { place };
        let body =
            [&it.purpose, &harvest.notes, &harvest.decisions, &harvest.follow_ups].map(String::as_str).join("\n");
        index::put_notes(&mut tx, id, &it.title, &place, &body).await?;
        outbox::refresh(&mut tx, Topic::Gathering, id.0, now).await?;
        note(&mut tx, by, "gathering.close", &it, "planned", "held", "", now).await?;
    }
    tx.commit().await?;
    Ok((it, flaws))
}

/// After an upgrade that brought newer rules of the clocks: instants follow from the local times anew, and everyone with a
/// seat is told where one moved.
pub async fn derive_again(store: &Store, now: Moment) -> Result<()> {
    let mut tx = store.write().await?;
    for mut occurrence in store::ahead(&mut *tx, now).await? {
        let it = gathering(&mut tx, occurrence.gathering).await?;
        let before = occurrence.starts_at;
        let starts_at = it.zone.moment(occurrence.starts);
        if starts_at == before {
            continue;
        }
        occurrence.starts_at = starts_at;
        occurrence.ends_at = starts_at.plus_seconds(it.minutes * 60);
        occurrence.revision += 1;
        store::move_occurrence(&mut *tx, &occurrence).await?;
        let told = told(&mut tx, &occurrence).await?;
        if occurrence.announced {
            reminders::rewrite(&mut tx, &it, &occurrence, &told, now).await?;
            show_anew(&mut tx, occurrence.id, now).await?;
            tell_moved(&mut tx, &it, &occurrence, before, false, News::Clocks, now).await?;
        }
        tracing::warn!(
            occurrence = occurrence.id.0,
            "the rules of a zone changed and with them the instant of a gathering"
        );
    }
    Ok(tx.commit().await?)
}

/// A click on Discord's "Interested", or its taking back.
pub async fn interested(
    store: &Store,
    event: EventId,
    person: PersonId,
    is_interested: bool,
    now: Moment,
) -> Result<()> {
    if let Some((occurrence, _)) = store::mirrored(store.read(), event).await? {
        seats::interested(store, occurrence, person, is_interested, now).await?;
    }
    Ok(())
}

/// The scheduled events whose "Interested" counts.
pub async fn mirrors(store: &Store, now: Moment) -> Result<Vec<(ServerId, EventId)>> {
    store::mirrors_ahead(store.read(), now).await
}

#[expect(clippy::too_many_arguments, reason = "a row of the log")]
async fn note(
    tx: &mut SqliteConnection,
    by: PersonId,
    action: &'static str,
    it: &Gathering,
    before: &str,
    after: &str,
    reason: &str,
    now: Moment,
) -> Result<()> {
    let subject = format!("gathering/{}", it.id);
    log::append(tx, Entry { actor: Some(by), action, subject: &subject, before, after, reason }, now).await
}
