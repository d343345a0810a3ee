//! Seats: who comes, who waits for a seat, and who gets it when one becomes free.
//!
//! Every change is one transaction on the one writer, so that no two clicks can take the same seat.

mod store;

use sqlx::SqliteConnection;
use tertulia_clock::Moment;

use super::model::{
    Answer, CloseReason, Confidentiality, Gathering, GatheringRefusal, News, Occurrence, Seat, admit, free_seats,
};
use super::{reminders, store as gathering_store};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::ids::{GatheringId, OccurrenceId, PersonId, ServerId};
use crate::features::members;
use crate::features::places;
use crate::outbox::{self, Target, Topic};

pub use self::store::{any, concerned, counts, holders, most_taken, server_of};

/// How long the changes of a card are gathered before it is edited.
const COALESCE: i64 = 10;

/// What came of an answer.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The gathering
    pub gathering: Gathering,
    /// Its time
    pub occurrence: Occurrence,
    /// What they have now
    pub answer: Answer,
    /// How many wait before them
    pub before: i64,
    /// Whether they are reminded directly
    pub is_reminded: bool,
}

/// Who answers, and from where.
#[derive(Clone, Copy, Debug)]
pub struct Guest {
    /// The person
    pub person: PersonId,
    /// The server; none in a direct message
    pub server: Option<ServerId>,
}

/// Writes a person's answer to one time. Asking twice is harmless; a seat that becomes free goes to who waits longest.
pub async fn answer(store: &Store, id: OccurrenceId, guest: Guest, wanted: Answer, now: Moment) -> Result<Answered> {
    let mut tx = store.write().await?;
    let (gathering, occurrence) = super::time(&mut tx, id).await?;
    if !occurrence.is_ahead(now) {
        return Err(GatheringRefusal::Over.into());
    }
    // A seat can always be given back.
    if wanted != Answer::No && !may_come(&mut tx, &gathering, guest.person).await? {
        return Err(GatheringRefusal::MembersOnly.into());
    }
    let had = store::get(&mut *tx, id, guest.person).await?;
    let stays = match (had.map(|seat| seat.answer), wanted) {
        (Some(Answer::Going | Answer::Waiting), Answer::Going) => true,
        (had, wanted) => had == Some(wanted),
    };
    if !stays {
        let counts = store::counts(&mut *tx, id).await?;
        let answer =
            if wanted == Answer::Going { admit(gathering.seats, counts.going, counts.waiting) } else { wanted };
        store::put(&mut *tx, id, guest.person, answer, guest.server, false, now).await?;
        reminders::close_for(&mut tx, id, guest.person, CloseReason::SeatGivenUp).await?;
        if answer == Answer::Going {
            reminders::write_for(&mut tx, &gathering, &occurrence, guest.person, now).await?;
        }
        promote(&mut tx, &gathering, &occurrence, now).await?;
        show_anew(&mut tx, id, now).await?;
    }
    let seat = store::get(&mut *tx, id, guest.person).await?;
    let (answer, before) = match seat {
        Some(seat) => (seat.answer, store::before(&mut *tx, id, seat.ticket).await?),
        None => (Answer::No, 0),
    };
    let is_reminded = members::time_choice(&mut *tx, guest.person).await?.direct;
    tx.commit().await?;
    Ok(Answered { gathering, occurrence, answer, before, is_reminded })
}

/// Whether somebody may come: everyone, or members alone.
async fn may_come(tx: &mut SqliteConnection, it: &Gathering, person: PersonId) -> Result<bool> {
    if it.confidentiality == Confidentiality::Public {
        return Ok(true);
    }
    Ok(places::memberships_in(tx, person).await?.iter().any(|membership| membership.agreed))
}

/// Gives the free seats to those who wait longest, and owes each of them the news.
pub async fn promote(
    tx: &mut SqliteConnection,
    gathering: &Gathering,
    occurrence: &Occurrence,
    now: Moment,
) -> Result<()> {
    let counts = store::counts(&mut *tx, occurrence.id).await?;
    let free = free_seats(gathering.seats, counts.going).min(counts.waiting);
    if free == 0 {
        return Ok(());
    }
    for person in store::waiting(&mut *tx, occurrence.id, free).await? {
        store::promote(&mut *tx, occurrence.id, person).await?;
        let notice = gathering_store::Notice {
            gathering: gathering.id,
            occurrence: occurrence.id,
            kind: News::Promoted,
            whole: false,
            before_at: None,
            after_at: Some(occurrence.starts_at),
            reason: String::new(),
        };
        let notice = gathering_store::insert_notice(&mut *tx, &notice, now).await?;
        outbox::enqueue(tx, Topic::GatheringNotice, notice.0, Target::Person(person), now).await?;
        reminders::write_for(tx, gathering, occurrence, person, now).await?;
    }
    Ok(())
}

/// The cards of one time show the seats anew, several changes together.
pub async fn show_anew(tx: &mut SqliteConnection, id: OccurrenceId, now: Moment) -> Result<()> {
    outbox::refresh_at(tx, Topic::Gathering, id.0, now.plus_seconds(COALESCE)).await
}

/// A click on Discord's "Interested": perhaps, unless the person answered themselves. Says whether it counts.
pub async fn interested(
    store: &Store,
    id: OccurrenceId,
    person: PersonId,
    is_interested: bool,
    now: Moment,
) -> Result<bool> {
    let mut tx = store.write().await?;
    let (gathering, occurrence) = super::time(&mut tx, id).await?;
    let may_come = may_come(&mut tx, &gathering, person).await?;
    let had = store::get(&mut *tx, id, person).await?;
    let counts = match (is_interested, had) {
        (true, None | Some(Seat { answer: Answer::No, .. })) if occurrence.is_ahead(now) && may_come => {
            store::put(&mut *tx, id, person, Answer::Maybe, None, true, now).await?;
            true
        }
        (false, Some(_)) if store::is_only_interested(&mut *tx, id, person).await? => {
            store::delete(&mut *tx, id, person).await?;
            true
        }
        _ => false,
    };
    if counts {
        show_anew(&mut tx, id, now).await?;
        tx.commit().await?;
    }
    Ok(counts)
}

/// What a person's clicks on "Interested" became, each told once: the titles.
pub async fn untold(store: &Store, person: PersonId) -> Result<Vec<String>> {
    let titles = store::untold(store.read(), person).await?;
    if !titles.is_empty() {
        let mut tx = store.write().await?;
        store::mark_told(&mut *tx, person).await?;
        tx.commit().await?;
    }
    Ok(titles)
}

/// A person's answer to one time.
pub async fn of(store: &Store, id: OccurrenceId, person: PersonId) -> Result<Option<Answer>> {
    Ok(store::get(store.read(), id, person).await?.map(|seat| seat.answer))
}

/// The times ahead at which a person has a seat.
pub async fn of_person(store: &Store, person: PersonId, now: Moment) -> Result<Vec<OccurrenceId>> {
    store::of_person(store.read(), person, now).await
}

/// The same, within a transaction.
pub async fn of_person_in(tx: &mut SqliteConnection, person: PersonId, now: Moment) -> Result<Vec<OccurrenceId>> {
    store::of_person(tx, person, now).await
}

/// After a gathering has more seats: who waits gets them, at every time that is ahead.
pub async fn promote_all(tx: &mut SqliteConnection, gathering: GatheringId, now: Moment) -> Result<()> {
    for occurrence in gathering_store::occurrences(&mut *tx, gathering).await? {
        if occurrence.is_ahead(now) {
            let (gathering, occurrence) = super::time(tx, occurrence.id).await?;
            promote(tx, &gathering, &occurrence, now).await?;
        }
    }
    Ok(())
}

/// Takes every answer of a person away, in the transaction that forgets them: who waits longest gets their seats.
pub async fn give_up_all(tx: &mut SqliteConnection, person: PersonId, now: Moment) -> Result<()> {
    for id in store::all_of_person(&mut *tx, person).await? {
        let (gathering, occurrence) = super::time(tx, id).await?;
        store::delete(&mut *tx, id, person).await?;
        if occurrence.is_ahead(now) {
            promote(tx, &gathering, &occurrence, now).await?;
            show_anew(tx, id, now).await?;
        }
    }
    Ok(())
}
