//! The times of a gathering: made ahead, moved, called off, and taken along when the rule becomes another one.
//!
//! A time before the one that is meant is never touched. What was held stays as it was.

use jiff::civil::DateTime;
use sqlx::SqliteConnection;
use tertulia_clock::Moment;

use super::model::{ANNOUNCE_HOURS, CloseReason, Gathering, GatheringRefusal, News, Occurrence, Scope, Stage, State};
use super::schedule::{self, End, Repeat, Zone};
use super::store::{self, Notice};
use super::{gathering, record, reminders, seats, show_anew, time};
use crate::base::database::Store;
use crate::base::error::{Error, Result};
use crate::base::ids::{OccurrenceId, PersonId};
use crate::outbox::{self, Target, Topic};

/// Times of a series are rows this many hours ahead, and at least so many of them.
const AHEAD: (i64, i64) = (120 * 24, 4);
/// The most times of a rule that are looked at: daily, for thirteen years.
const EXPANDED: usize = 5_000;

/// Makes rows of the times that come next, for every series that needs more. One that fails does not stop the others.
pub async fn extend_all(tx: &mut SqliteConnection, now: Moment) -> Result<()> {
    for reach in store::reaches(&mut *tx, now).await? {
        if reach.ahead >= AHEAD.1 && reach.last.is_some_and(|last| last >= now.plus_hours(AHEAD.0 - 7 * 24)) {
            continue;
        }
        let extended = async {
            let it = gathering(&mut *tx, reach.gathering).await?;
            extend(&mut *tx, &it, now).await
        };
        if let Err(error) = extended.await {
            if error.is_of_the_disk() {
                return Err(error);
            }
            let error = &error as &dyn std::error::Error;
            tracing::error!(gathering = reach.gathering.0, error, "the times of a series could not be made");
        }
    }
    Ok(())
}

/// Makes rows of the times that come next. Doing it again is harmless; a rule that has no more is remembered as such.
pub async fn extend(tx: &mut SqliteConnection, it: &Gathering, now: Moment) -> Result<()> {
    let mut known = store::occurrences(&mut *tx, it.id).await?;
    known.retain(|each| each.shape == it.shape);
    let mut planned = i64::try_from(known.iter().filter(|each| each.is_ahead(now)).count()).unwrap_or(i64::MAX);
    let mut before: Option<Moment> = None;
    let slots = expand(it)?;
    let all = slots.len();
    let mut seen = 0;
    for slot in slots {
        let starts_at = it.zone.moment(slot);
        let ends_at = starts_at.plus_seconds(it.minutes * 60);
        let is_known = known.iter().any(|each| each.slot == slot);
        if !is_known && ends_at > now {
            if starts_at > now.plus_hours(AHEAD.0) && planned >= AHEAD.1 {
                break;
            }
            let announce_at = before.map_or(now, |before| before.max(starts_at.plus_hours(-ANNOUNCE_HOURS)));
            store::insert_occurrence(&mut *tx, it, slot, (starts_at, ends_at), announce_at).await?;
            planned += 1;
        }
        before = Some(ends_at);
        seen += 1;
    }
    store::set_exhausted(tx, it.id, seen == all && all < EXPANDED).await
}

fn expand(it: &Gathering) -> Result<Vec<DateTime>> {
    schedule::expand(it.starts, it.rule.as_deref(), EXPANDED)
        .map_err(|_| Error::Fault(format!("the rule of gathering {} can't be read", it.id)))
}

/// After another rule, which begins with the next time: times ahead that it has too stay as they are, the others are called
/// off, or taken away where nobody knew of them. What was before stands by itself from now on.
pub async fn apply_rule(tx: &mut SqliteConnection, it: &mut Gathering, now: Moment) -> Result<()> {
    let old = it.shape;
    it.shape += 1;
    store::update(&mut *tx, it).await?;
    let slots = expand(it)?;
    for occurrence in store::occurrences(&mut *tx, it.id).await? {
        if occurrence.shape != old || occurrence.slot < it.starts {
            continue;
        }
        if slots.contains(&occurrence.slot) {
            store::set_slot(&mut *tx, occurrence.id, it.shape, occurrence.slot).await?;
        } else if occurrence.is_ahead(now) {
            drop_time(tx, it, &occurrence, now).await?;
        }
    }
    extend(tx, it, now).await
}

/// A time that the series has no more.
async fn drop_time(tx: &mut SqliteConnection, it: &Gathering, occurrence: &Occurrence, now: Moment) -> Result<()> {
    if occurrence.announced || seats::any(&mut *tx, occurrence.id).await? {
        cancel_time(tx, it, occurrence, false, "", now).await
    } else {
        store::delete_occurrence(tx, occurrence.id).await
    }
}

/// To which local time, in which zone, which times.
#[derive(Clone, Debug)]
pub struct Move {
    /// The new local time
    pub to: DateTime,
    /// The zone it is told in; none: the gathering's
    pub zone: Option<Zone>,
    /// This one, or this one and all that follow
    pub scope: Scope,
}

/// A time that can still be moved or called off, with its gathering.
async fn time_ahead(tx: &mut SqliteConnection, id: OccurrenceId, now: Moment) -> Result<(Gathering, Occurrence)> {
    let (it, occurrence) = time(tx, id).await?;
    if it.state != State::Announced || occurrence.stage != Stage::Planned {
        return Err(GatheringRefusal::Gone.into());
    }
    if !occurrence.is_ahead(now) {
        return Err(GatheringRefusal::Over.into());
    }
    Ok((it, occurrence))
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
    let (mut it, occurrence) = time_ahead(&mut tx, id, now).await?;
    if wanted.scope == Scope::All && it.rule.is_none() {
        return Err(GatheringRefusal::NoSeries.into());
    }
    let told_in = wanted.zone.clone().unwrap_or_else(|| it.zone.clone());
    let starts_at = told_in
        .check(wanted.to)
        .map_err(|unsound| GatheringRefusal::Unsound(wanted.to, told_in.name().to_owned(), unsound))?;
    if starts_at <= now {
        return Err(GatheringRefusal::Past.into());
    }
    if starts_at > now.plus_hours(schedule::AHEAD_DAYS * 24) {
        return Err(GatheringRefusal::TooFar.into());
    }
    if starts_at == occurrence.starts_at && told_in == it.zone {
        return Err(GatheringRefusal::SameTime.into());
    }
    let before = occurrence.starts_at;
    it.sequence += 1;
    it.changed_at = now;
    if wanted.scope == Scope::All {
        move_series(&mut tx, &mut it, &occurrence, wanted.to, &told_in, now).await?;
    } else if it.rule.is_some() {
        store::update(&mut tx, &it).await?;
        // One time of a series keeps the zone of the series.
        let to = it.zone.local(starts_at);
        place(&mut tx, &it, &occurrence, occurrence.slot, to, News::Moved, false, now).await?;
    } else {
        (it.starts, it.zone) = (wanted.to, told_in);
        store::update(&mut tx, &it).await?;
        place(&mut tx, &it, &occurrence, wanted.to, wanted.to, News::Moved, false, now).await?;
    }
    let moved = store::occurrence(&mut *tx, id).await?.unwrap_or(occurrence);
    let (old, new) = (schedule::write_local(it.zone.local(before)), schedule::write_local(moved.starts));
    record(&mut tx, by, "gathering.move", &it, &old, &new, "", now).await?;
    tx.commit().await?;
    Ok((it, moved))
}

/// The series begins anew with `first`, at `to`; each time from there on takes the place in the new rule that it had in
/// the old one, with its seats. Those before keep their instant, and stand by themselves.
async fn move_series(
    tx: &mut SqliteConnection,
    it: &mut Gathering,
    first: &Occurrence,
    to: DateTime,
    zone: &Zone,
    now: Moment,
) -> Result<()> {
    let old_slots = expand(it)?;
    let past = old_slots.iter().position(|slot| *slot == first.slot).filter(|_| first.shape == it.shape);
    let past = past.ok_or(GatheringRefusal::NotOfSeries)?;
    let old_shape = it.shape;
    it.shape += 1;
    it.zone = zone.clone();
    it.starts = to;
    // An end is so many times more, wherever they go.
    let left = Some(old_slots.len() - past).filter(|_| old_slots.len() < EXPANDED);
    it.repeat = match (&it.repeat, left.and_then(|left| u32::try_from(left).ok())) {
        (Repeat::Plain(rhythm, _), Some(left)) => Repeat::Plain(*rhythm, End::Times(left)),
        (Repeat::Rule(rule), Some(left)) => Repeat::Rule(schedule::with_count(rule, left)),
        (other, _) => other.clone(),
    };
    it.rule = it.repeat.rule(to, &it.zone).map_err(GatheringRefusal::BadRule)?;
    store::update(&mut *tx, it).await?;
    let new_slots = expand(it)?;
    for occurrence in store::occurrences(&mut *tx, it.id).await? {
        let index = old_slots.iter().position(|slot| *slot == occurrence.slot).and_then(|at| at.checked_sub(past));
        let index = index.filter(|_| occurrence.shape == old_shape);
        match (index.and_then(|index| new_slots.get(index).copied()), occurrence.stage) {
            (Some(slot), Stage::Planned) => {
                let occurrence = Occurrence { shape: it.shape, ..occurrence };
                place(tx, it, &occurrence, slot, slot, News::Moved, true, now).await?;
            }
            // A time that was called off stays so at its place in the new rule; nobody is told of it again.
            (Some(slot), Stage::Cancelled) => store::set_slot(&mut *tx, occurrence.id, it.shape, slot).await?,
            (None, Stage::Planned) if index.is_some() => drop_time(tx, it, &occurrence, now).await?,
            // The same instant, told in today's zone.
            _ => store::set_local(&mut *tx, occurrence.id, it.zone.local(occurrence.starts_at)).await?,
        }
    }
    extend(tx, it, now).await
}

/// Puts one time at another local time. Where its instant changes, it is a new revision: reminders are written anew, and
/// everyone concerned is told.
#[expect(clippy::too_many_arguments, reason = "where to, and what to say of it")]
async fn place(
    tx: &mut SqliteConnection,
    it: &Gathering,
    occurrence: &Occurrence,
    slot: DateTime,
    starts: DateTime,
    kind: News,
    whole: bool,
    now: Moment,
) -> Result<()> {
    let before = occurrence.starts_at;
    let starts_at = it.zone.moment(starts);
    let moved = Occurrence {
        slot,
        starts,
        starts_at,
        ends_at: starts_at.plus_seconds(it.minutes * 60),
        revision: occurrence.revision + i64::from(starts_at != before),
        ..occurrence.clone()
    };
    store::move_occurrence(&mut *tx, &moved, now).await?;
    show_anew(tx, moved.id, now).await?;
    if starts_at == before {
        return Ok(());
    }
    reminders::show_anew(tx, moved.id, now).await?;
    let told = store::told(&mut *tx, moved.id).await?;
    reminders::rewrite(tx, it, &moved, &told, now).await?;
    let notice = Notice {
        gathering: it.id,
        occurrence: moved.id,
        kind,
        whole,
        before_at: Some(before),
        after_at: Some(starts_at),
        reason: String::new(),
    };
    tell(tx, &notice, &moved, now).await
}

/// Owes news to everyone with a seat or in the line for one, and to the channels where the time is announced.
async fn tell(tx: &mut SqliteConnection, notice: &Notice, occurrence: &Occurrence, now: Moment) -> Result<()> {
    let id = store::insert_notice(&mut *tx, notice, now).await?;
    for person in seats::concerned(&mut *tx, occurrence.id).await? {
        outbox::enqueue(tx, Topic::GatheringNotice, id.0, Target::Person(person), now).await?;
    }
    for posted in store::announcements(&mut *tx, occurrence.id).await? {
        outbox::enqueue(tx, Topic::GatheringNotice, id.0, Target::Channel(posted.server, posted.channel), now).await?;
    }
    Ok(())
}

/// Calls off one time, or a gathering from one time on, with a reason. Everyone with a seat is told. A series of which
/// something is left ends before that time.
pub async fn cancel(
    store: &Store,
    id: OccurrenceId,
    whole: bool,
    reason: &str,
    by: PersonId,
    now: Moment,
) -> Result<(Gathering, Occurrence)> {
    let mut tx = store.write().await?;
    let (mut it, occurrence) = time_ahead(&mut tx, id, now).await?;
    it.sequence += 1;
    it.changed_at = now;
    let whole = whole || it.rule.is_none();
    let mut left = false;
    for each in store::occurrences(&mut *tx, it.id).await? {
        let is_meant = each.id == id || whole && each.starts_at >= occurrence.starts_at;
        match each.stage {
            Stage::Planned if is_meant && each.is_ahead(now) => {
                cancel_time(&mut tx, &it, &each, whole, reason, now).await?;
            }
            Stage::Planned | Stage::Held => left = true,
            Stage::Cancelled => {}
        }
    }
    // A rule can't end before it begins: then it stays as it is, and every one of its times is off.
    if whole && left && it.rule.is_some() && occurrence.shape == it.shape && occurrence.slot > it.starts {
        let last = occurrence.slot.date().saturating_sub(jiff::Span::new().days(1));
        it.repeat = match &it.repeat {
            Repeat::Plain(rhythm, _) => Repeat::Plain(*rhythm, End::On(last)),
            other => Repeat::Rule(schedule::ending(other.word().as_str(), last)),
        };
        it.rule = it.rule.as_deref().map(|rule| schedule::ending(rule, last));
    } else if whole && left {
        store::set_exhausted(&mut *tx, it.id, true).await?;
    } else if whole {
        store::set_state(&mut *tx, it.id, State::Cancelled, now).await?;
        it.state = State::Cancelled;
    }
    store::update(&mut tx, &it).await?;
    let after = if whole { "cancelled" } else { "one time cancelled" };
    record(&mut tx, by, "gathering.cancel", &it, "announced", after, reason, now).await?;
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
    reminders::close_all(tx, occurrence.id, CloseReason::Cancelled).await?;
    reminders::show_anew(tx, occurrence.id, now).await?;
    show_anew(tx, occurrence.id, now).await?;
    let notice = Notice {
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

/// After an upgrade that brought newer rules of the clocks: instants follow from the local times anew, and everyone with a
/// seat is told where one moved.
pub async fn derive_again(store: &Store, now: Moment) -> Result<()> {
    let mut tx = store.write().await?;
    for occurrence in store::ahead(&mut *tx, now).await? {
        let it = gathering(&mut tx, occurrence.gathering).await?;
        if it.zone.moment(occurrence.starts) != occurrence.starts_at {
            place(&mut tx, &it, &occurrence, occurrence.slot, occurrence.starts, News::Clocks, false, now).await?;
            tracing::warn!(
                occurrence = occurrence.id.0,
                "the rules of a zone changed and with them the instant of a gathering"
            );
        }
    }
    Ok(tx.commit().await?)
}
