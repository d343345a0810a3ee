//! Gatherings: announced once, reminded in time, in everyone's own hour.
//!
//! A gathering is one time or a series; each of its times is an occurrence, with seats, reminders, cards, a mirror and a
//! thread of its own. What Discord shows of it is made in `messages`.

pub mod autocomplete;
mod browsing;
pub mod calendar;
mod closing;
pub mod commands;
mod custom_id;
mod discretion;
pub mod messages;
mod model;
mod options;
mod outcome;
mod planning;
mod preview;
mod reminder_settings;
pub mod reminders;
pub mod schedule;
pub mod seats;
mod series;
mod store;
mod view;

use jiff::civil::DateTime;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use sqlx::SqliteConnection;
use tertulia_clock::Moment;

pub use self::custom_id::CustomId;
use self::discretion::Discretion;
use self::model::read_reference;
pub use self::model::{Gathering, GatheringRefusal, Occurrence, Recording, Stage, State, Venue};
use self::outcome::read_follow_ups;
pub use self::outcome::{Flaw, Outcome};
use self::reminders::Reminded;
pub use self::series::{Move, cancel, derive_again, move_to};
use self::store::Suggested;
pub use self::store::{any, drafts, harvest_of, mirrors, next_due, suggested_times, times, with_notes};
use crate::audit_log::{self, Action, Entry, Subject};
use crate::base::database::Store;
use crate::base::error::{Error, Result};
use crate::base::failure::causes;
use crate::base::ids::{EventId, GatheringId, OccurrenceId, PersonId};
use crate::base::liveness::Step;
use crate::base::lookup::Typed;
use crate::base::vocabulary::Vocabulary;
use crate::features::places;
use crate::features::servers;
use crate::features::{Cadence, Due, Feature};
use crate::outbox::{self, Target, Topic};
use crate::search_index::{self, Attributes, Document, Item, Part, Synonyms};

/// What this feature gives the app.
pub const FEATURE: Feature = Feature {
    commands: commands::table,
    components: commands::COMPONENTS,
    messages: messages::MESSAGES,
    due: Some(Due {
        step: Step("gatherings"),
        cadence: Cadence::EachSweep,
        run: |services, now| Box::pin(process_due(&services.store, now)),
        next: Some(|services| Box::pin(next_due(services.store.read()))),
    }),
};

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

/// One gathering.
pub async fn get(store: &Store, id: GatheringId) -> Result<Gathering> {
    gathering(&mut *store.read().acquire().await?, id).await
}

async fn gathering(db: &mut SqliteConnection, id: GatheringId) -> Result<Gathering> {
    store::get(db, id).await?.ok_or_else(|| GatheringRefusal::Unknown(format!("G-{id}")).into())
}

/// Of which times it was said that they can't be read: once by each process, however often they are looked at.
static SAID: Mutex<BTreeSet<OccurrenceId>> = Mutex::new(BTreeSet::new());

/// What was read for one time; nothing where a row holds what it must not. That is logged, and takes nothing from the
/// others.
fn unless_damaged<T>(read: Result<T>, id: OccurrenceId) -> Result<Option<T>> {
    match read {
        Err(error @ Error::Fault(_)) => {
            if SAID.lock().unwrap_or_else(PoisonError::into_inner).insert(id) {
                tracing::error!(occurrence = id.0, error = %causes(&error), "a time of a gathering can't be read");
            }
            Ok(None)
        }
        read => read.map(Some),
    }
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
    let times = store::times(&mut *db, id).await?;
    let found = match day {
        Some(day) => {
            let begins = |local: DateTime| schedule::write_local(local).starts_with(day);
            // What the suggestions offer comes first; another time may have been moved onto that day, or called off.
            let fitting = times.iter().filter(|it| begins(it.named_by(&gathering)) || begins(it.starts));
            let found = fitting.max_by_key(|it| {
                (it.stage == Stage::Planned, begins(it.named_by(&gathering)), it.shape == gathering.shape)
            });
            Some(found.ok_or_else(unknown)?)
        }
        None => times.iter().find(|it| it.is_ahead(now)).or(times.last()),
    };
    Ok((gathering, found.cloned()))
}

/// The planned times that are ahead, with their gatherings.
pub async fn ahead(store: &Store, now: Moment) -> Result<Vec<(Gathering, Occurrence)>> {
    let mut db = store.read().acquire().await?;
    let mut found = Vec::new();
    for occurrence in store::ahead(&mut *db, now).await? {
        let read = gathering(&mut db, occurrence.gathering).await;
        let Some(gathering) = unless_damaged(read, occurrence.id)? else { continue };
        if gathering.state == State::Announced {
            found.push((gathering, occurrence));
        }
    }
    Ok(found)
}

/// Gatherings of which no time is ahead, that fit what was typed: drafts, and what is past or called off.
pub async fn suggested_others(
    store: &Store,
    typed: &Typed,
    lately: &[i64],
    which: (bool, bool),
    now: Moment,
) -> Result<Vec<Suggested>> {
    let lately = serde_json::json!(lately).to_string();
    store::suggested_others(store.read(), typed, &lately, which, now, model::SUGGESTED).await
}

/// Writes on a draft, whatever it says then, unless `change` itself refuses.
pub async fn write_draft(
    store: &Store,
    id: GatheringId,
    now: Moment,
    change: impl FnOnce(&mut Gathering) -> Result<()>,
) -> Result<Gathering> {
    let mut tx = store.write().await?;
    let mut it = gathering(&mut tx, id).await?;
    it.check_draft()?;
    change(&mut it)?;
    it.changed_at = now;
    store::update(&mut tx, &it).await?;
    tx.commit().await?;
    Ok(it)
}

/// Throws a draft away.
pub async fn discard(store: &Store, id: GatheringId, now: Moment) -> Result<Gathering> {
    let mut tx = store.write().await?;
    let it = gathering(&mut tx, id).await?;
    it.check_draft()?;
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
    it.check_draft()?;
    if it.zone.check(it.starts).map_err(|unsound| unsound_in(&it, unsound))? <= now {
        return Err(GatheringRefusal::Past.into());
    }
    store::set_state(&mut *tx, id, State::Announced, now).await?;
    series::extend(&mut tx, &it, now).await?;
    announce_due(&mut tx, now).await?;
    let entry = Entry {
        actor: Some(by),
        action: Action::GatheringAnnounce,
        subject: Subject::Gathering(it.id),
        before: "draft",
        after: "announced",
        reason: "",
    };
    audit_log::append(&mut tx, entry, now).await?;
    let first = store::times(&mut *tx, id).await?.into_iter().next();
    tx.commit().await?;
    Ok((Gathering { state: State::Announced, ..it }, first))
}

fn unsound_in(it: &Gathering, unsound: schedule::Unsound) -> GatheringRefusal {
    GatheringRefusal::Unsound(it.starts, it.zone.name().to_owned(), unsound)
}

/// Every time whose turn has come is announced: a card, the mirror and the reminders for each server that wants
/// announcements, also for one that wants them only since. Each server is told once.
async fn announce_due(tx: &mut SqliteConnection, now: Moment) -> Result<()> {
    for id in store::to_announce(&mut *tx, now).await? {
        store::mark_announced(&mut *tx, id).await?;
    }
    for server in servers::admitted(&mut *tx).await? {
        let Some(channel) = server.announcement_channel else { continue };
        for id in store::untold(&mut *tx, server.id, now).await? {
            let Some((gathering, occurrence)) = unless_damaged(time(tx, id).await, id)? else { continue };
            store::mark_told(&mut *tx, id, server.id).await?;
            let target = Target::Channel(server.id, channel);
            outbox::enqueue(tx, Topic::Gathering, id.0, target, now).await?;
            if !gathering.is_discreet() {
                outbox::enqueue(tx, Topic::GatheringEvent, id.0, target, now).await?;
            }
            reminders::write(tx, &gathering, &occurrence, &[server.id], now).await?;
        }
    }
    Ok(())
}

/// What has come due by itself: later times of series, their announcements, reminders. Tests and the loop call it alike.
pub async fn process_due(store: &Store, now: Moment) -> Result<()> {
    let mut tx = store.write().await?;
    series::extend_all(&mut tx, now).await?;
    announce_due(&mut tx, now).await?;
    for id in store::finish(&mut *tx, now).await? {
        // Only the card: Discord limits edits of old messages, and a reminder's time says itself that it is past.
        outbox::update(&mut tx, Topic::Gathering, id.0, now).await?;
    }
    tx.commit().await?;
    reminders::process_due(store, now).await
}

/// Who is reminded of one time: the servers that were told of it, and those who have a seat.
async fn reminded(tx: &mut SqliteConnection, id: OccurrenceId) -> Result<Reminded> {
    Ok(Reminded { servers: store::told(&mut *tx, id).await?, seated: seats::holders(tx, id).await? })
}

/// Changes an announced gathering: cards, mirrors and calendar files follow, and who waits gets seats that are new.
pub async fn change(
    store: &Store,
    id: GatheringId,
    by: PersonId,
    now: Moment,
    change: impl FnOnce(&mut Gathering) -> Result<()>,
) -> Result<Gathering> {
    let mut tx = store.write().await?;
    let before = gathering(&mut tx, id).await?;
    if !matches!(before.state, State::Draft | State::Announced) {
        return Err(GatheringRefusal::Gone.into());
    }
    let mut after = before.clone();
    change(&mut after)?;
    // Whoever came under the Chatham House Rule was promised it.
    if before.state == State::Announced && before.is_discreet() && !after.is_discreet() {
        return Err(GatheringRefusal::StaysDiscreet.into());
    }
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
        if before.rule != after.rule || before.starts != after.starts {
            series::apply_rule(&mut tx, &mut after, now).await?;
        }
        for mut occurrence in store::times(&mut *tx, id).await? {
            if !occurrence.is_ahead(now) {
                continue;
            }
            if before.minutes != after.minutes {
                occurrence.ends_at = occurrence.starts_at.plus_seconds(after.minutes * 60);
                store::move_occurrence(&mut *tx, &occurrence, now).await?;
            }
            if before.offsets != after.offsets || before.rule != after.rule {
                let reminded = reminded(&mut tx, occurrence.id).await?;
                reminders::rewrite(&mut tx, &after, &occurrence, &reminded, now).await?;
            }
            show_anew(&mut tx, occurrence.id, now).await?;
        }
        seats::promote_all(&mut tx, id, now).await?;
        let (old, new) = before.differences(&after);
        let entry = Entry {
            actor: Some(by),
            action: Action::GatheringChange,
            subject: Subject::Gathering(after.id),
            before: &old,
            after: &new,
            reason: "",
        };
        audit_log::append(&mut tx, entry, now).await?;
    }
    tx.commit().await?;
    Ok(after)
}

/// The cards and mirrors of one time show it as it is now.
async fn show_anew(tx: &mut SqliteConnection, id: OccurrenceId, now: Moment) -> Result<()> {
    outbox::update(tx, Topic::Gathering, id.0, now).await?;
    outbox::update(tx, Topic::GatheringEvent, id.0, now).await
}

/// The notes of one time, once it is closed.
pub async fn notes(store: &Store, id: OccurrenceId) -> Result<Option<(Gathering, Occurrence, Outcome)>> {
    let (gathering, occurrence) = read(store, id).await?;
    let harvest = harvest_of(store.read(), id).await?.filter(|harvest| harvest.closed_at.is_some());
    Ok(harvest.map(|harvest| (gathering, occurrence, harvest)))
}

/// Keeps what is written about one time, whatever rule it breaks, and closes it where it breaks none. Says what is wrong.
/// `write` makes it of what is kept so far, or refuses.
pub async fn close(
    store: &Store,
    vocabulary: &Vocabulary,
    id: OccurrenceId,
    write: impl FnOnce(&Gathering, &Outcome) -> Result<Outcome>,
    by: PersonId,
    now: Moment,
) -> Result<(Gathering, Vec<Flaw>)> {
    let mut tx = store.write().await?;
    let (it, occurrence) = time(&mut tx, id).await?;
    occurrence.check_begun(now)?;
    let all = places::list_in(&mut tx).await?;
    let names: Vec<&str> = all.iter().flat_map(places::Place::every_name).collect();
    let kept = store::harvest_of(&mut *tx, id).await?.unwrap_or_default();
    let harvest = write(&it, &kept)?;
    let discretion = it.is_discreet().then(|| Discretion::new(&names, vocabulary.agreements()));
    let flaws = harvest.flaws(discretion.as_ref(), it.recording != Recording::None);
    // What is closed stays as it is while a correction breaks a rule; the asker gets back what they typed.
    if kept.closed_at.is_some() && !flaws.is_empty() {
        return Ok((it, flaws));
    }
    let harvest = Outcome { closed_at: flaws.is_empty().then_some(now), ..harvest };
    store::put_harvest(&mut tx, id, &harvest, by, now).await?;
    if flaws.is_empty() {
        store::set_stage(&mut *tx, id, Stage::Held).await?;
        store::put_follow_ups(&mut tx, id, &read_follow_ups(&harvest.follow_ups).unwrap_or_default()).await?;
        search_index::put(&mut tx, &Synonyms::of(vocabulary), Item::Notes(id), &document(&it, &harvest, &all)).await?;
        outbox::update(&mut tx, Topic::Gathering, id.0, now).await?;
        let entry = Entry {
            actor: Some(by),
            action: Action::GatheringClose,
            subject: Subject::Gathering(it.id),
            before: "planned",
            after: "held",
            reason: "",
        };
        audit_log::append(&mut tx, entry, now).await?;
    }
    tx.commit().await?;
    Ok((it, flaws))
}

/// What is found of the notes of one time is looked at anew, where there are any.
pub async fn index_again(tx: &mut SqliteConnection, synonyms: &Synonyms, id: OccurrenceId) -> Result<()> {
    let (it, _) = time(&mut *tx, id).await?;
    let all = places::list_in(&mut *tx).await?;
    match store::harvest_of(&mut *tx, id).await?.filter(|harvest| harvest.closed_at.is_some()) {
        Some(harvest) => search_index::put(tx, synonyms, Item::Notes(id), &document(&it, &harvest, &all)).await,
        None => search_index::remove(tx, Item::Notes(id)).await,
    }
}

/// What is found of notes. Those of a discreet gathering say nothing of its place.
fn document(it: &Gathering, harvest: &Outcome, places: &[places::Place]) -> Document {
    let texts = [&it.purpose, &harvest.notes, &harvest.decisions, &harvest.follow_ups].map(Clone::clone);
    let place = places.iter().find(|place| place.id == it.place).filter(|_| !it.is_discreet());
    Document {
        parts: vec![Part {
            language: search_index::language_of(&texts.join("\n"), &it.languages),
            title: it.title.clone(),
            summary: String::new(),
            body: texts.into(),
        }],
        place: place.map(|place| place.every_name().collect::<Vec<_>>().join("\n")).unwrap_or_default(),
        names: String::new(),
        labels: Vec::new(),
        facets: Attributes {
            place: place.map(|place| place.id),
            published_at: harvest.closed_at.map_or(0, |at| at.0),
            for_members: it.is_for_members(),
            ..Attributes::default()
        },
    }
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

/// A scheduled event was deleted in Discord.
pub async fn forget_mirror(store: &Store, event: EventId) -> Result<()> {
    let mut tx = store.write().await?;
    store::delete_mirror(&mut *tx, event).await?;
    Ok(tx.commit().await?)
}
