//! What moderators change of the network's places: the places themselves, and who is turned to in each.
//!
//! The rows belong to `places`; this stands above write-ups too, since those are found under a place's names.

pub mod commands;
mod model;
mod view;

use sqlx::SqliteConnection;
use tertulia_clock::Moment;

pub use self::model::{PlaceAdminRefusal, Wish};
use crate::audit_log::{self, Action, Entry, Subject};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::ids::{PersonId, PlaceId};
use crate::base::vocabulary::Vocabulary;
use crate::features::Feature;
use crate::features::places::{self, ContactChange, Place, Side};
use crate::features::writeups;

/// What this feature gives the app.
pub const FEATURE: Feature = Feature { commands: commands::table, ..Feature::EMPTY };

/// Adds a place.
pub async fn add(store: &Store, vocabulary: &Vocabulary, wish: &Wish, by: PersonId, now: Moment) -> Result<Place> {
    let mut tx = store.write().await?;
    let others = places::list_in(&mut tx).await?;
    let place = wish.new_place(vocabulary, &others)?;
    let id = places::insert(&mut tx, &place).await?;
    let place = Place { id: id.ok_or_else(|| PlaceAdminRefusal::Taken(place.name.clone()))?, ..place };
    record(&mut tx, Action::PlaceAdd, place.id, (String::new(), model::outline(&place)), by, now).await?;
    tx.commit().await?;
    Ok(place)
}

/// Changes a place. Under other names its write-ups are indexed anew in the same transaction; says how many.
pub async fn change(
    store: &Store,
    vocabulary: &Vocabulary,
    id: PlaceId,
    wish: &Wish,
    by: PersonId,
    now: Moment,
) -> Result<(Place, usize)> {
    let mut tx = store.write().await?;
    let all = places::list_in(&mut tx).await?;
    let (before, others): (Vec<Place>, Vec<Place>) = all.into_iter().partition(|place| place.id == id);
    let before = before.into_iter().next().ok_or(places::PlaceRefusal::Gone)?;
    let after = wish.change(vocabulary, &before, &others)?;
    if after == before {
        return Ok((after, 0));
    }
    places::update(&mut tx, &after).await?;
    let is_renamed = !before.every_name().eq(after.every_name());
    let indexed = if is_renamed { writeups::reindex_place(&mut tx, vocabulary, &after).await? } else { 0 };
    record(&mut tx, Action::PlaceChange, id, model::differences(&before, &after), by, now).await?;
    tx.commit().await?;
    Ok((after, indexed))
}

/// Makes a member of a place the contact of their side there, in place of whoever was. Nobody confirms themselves.
pub async fn confirm_contact(
    store: &Store,
    place: PlaceId,
    side: Side,
    person: PersonId,
    by: PersonId,
    now: Moment,
) -> Result<bool> {
    if person == by {
        return Err(PlaceAdminRefusal::Oneself.into());
    }
    let mut tx = store.write().await?;
    let belongs = places::memberships_in(&mut tx, person).await?;
    if !belongs.iter().any(|membership| membership.place == place && membership.side == side) {
        return Err(PlaceAdminRefusal::NotOnThatSide.into());
    }
    let change = ContactChange { place, side, person: Some(person), by, reason: "" };
    let changed = places::set_contact(&mut tx, change, now).await?;
    tx.commit().await?;
    Ok(changed)
}

/// Ends it that a side of a place has a contact; where a person is named, only if it is that one.
pub async fn remove_contact(
    store: &Store,
    place: PlaceId,
    side: Side,
    person: Option<PersonId>,
    by: PersonId,
    now: Moment,
) -> Result<()> {
    let mut tx = store.write().await?;
    let is_it = |contact: &places::Contact| contact.side == side && person.is_none_or(|it| it == contact.person);
    if !places::contacts(&mut *tx, place).await?.iter().any(is_it) {
        return Err(PlaceAdminRefusal::NotContact.into());
    }
    places::set_contact(&mut tx, ContactChange { place, side, person: None, by, reason: "" }, now).await?;
    Ok(tx.commit().await?)
}

async fn record(
    tx: &mut SqliteConnection,
    action: Action,
    place: PlaceId,
    (before, after): (String, String),
    by: PersonId,
    now: Moment,
) -> Result<()> {
    let subject = Subject::Place(place);
    let entry = Entry { actor: Some(by), action, subject, before: &before, after: &after, reason: "" };
    audit_log::append(tx, entry, now).await
}
