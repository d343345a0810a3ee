//! Places and who belongs to them.

pub mod commands;
mod model;
mod seed;
mod store;
pub mod view;

use sqlx::SqliteConnection;
use tertulia_clock::Moment;

pub use self::model::{Contact, Membership, Place, PlaceRefusal, Side, find, suggest};
pub use self::store::{contacts, count_by_side, count_writeups, joined};
use crate::audit_log::{self, Action, Entry, Subject};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::ids::{PersonId, PlaceId};
use crate::features::Feature;

/// What this feature gives the app.
pub const FEATURE: Feature = Feature { commands: commands::table, components: commands::COMPONENTS, ..Feature::EMPTY };

/// Adds the places that every installation begins with, where they are missing.
pub async fn seed(store: &Store) -> anyhow::Result<()> {
    let mut tx = store.write().await?;
    seed::seed(&mut tx).await?;
    Ok(tx.commit().await?)
}

/// All places.
pub async fn list(store: &Store) -> Result<Vec<Place>> {
    list_in(&mut *store.read().acquire().await?).await
}

/// All places, within a transaction.
pub async fn list_in(db: &mut SqliteConnection) -> Result<Vec<Place>> {
    store::list(db, None).await
}

/// One place, in a transaction.
pub async fn one_in(db: &mut SqliteConnection, id: PlaceId) -> Result<Option<Place>> {
    Ok(store::list(db, Some(id)).await?.pop())
}

/// All places, those with the most members first.
pub async fn by_members(store: &Store) -> Result<Vec<Place>> {
    let order = store::by_members(store.read()).await?;
    let mut places = list(store).await?;
    places.sort_by_key(|place| order.iter().position(|id| *id == place.id));
    Ok(places)
}

/// One place.
pub async fn get(store: &Store, id: PlaceId) -> Result<Place> {
    one_in(&mut *store.read().acquire().await?, id).await?.ok_or_else(|| PlaceRefusal::Gone.into())
}

/// The place that somebody means.
pub async fn named(store: &Store, typed: &str) -> Result<Place> {
    let places = list(store).await?;
    find(&places, typed).cloned().ok_or_else(|| PlaceRefusal::Unknown(typed.to_owned()).into())
}

/// Where a person is a member: they joined the place and agreed to the code of conduct. In the order in which they joined.
pub async fn memberships(store: &Store, person: PersonId) -> Result<Vec<Membership>> {
    memberships_in(&mut *store.read().acquire().await?, person).await
}

/// Where a person is a member, within a transaction.
pub async fn memberships_in(db: &mut SqliteConnection, person: PersonId) -> Result<Vec<Membership>> {
    let mut joined = store::joined(db, person).await?;
    joined.retain(|membership| membership.agreed);
    Ok(joined)
}

/// Whether a person belongs to a place, or did at some time since an instant, within a transaction.
pub async fn belonged_since(
    db: &mut SqliteConnection,
    person: PersonId,
    place: PlaceId,
    since: Moment,
) -> Result<bool> {
    let belongs = memberships_in(&mut *db, person).await?.iter().any(|it| it.place == place);
    Ok(belongs || store::left_since(db, person, place, since).await?)
}

/// The membership of a person in a place, once they agreed to the code of conduct.
pub async fn membership(store: &Store, person: PersonId, place: PlaceId) -> Result<Option<Membership>> {
    Ok(memberships(store, person).await?.into_iter().find(|membership| membership.place == place))
}

/// Adds a place, in the transaction that logs it; none where its slug is taken.
pub async fn insert(tx: &mut SqliteConnection, place: &Place) -> Result<Option<PlaceId>> {
    let Some(id) = store::insert(&mut *tx, place).await? else { return Ok(None) };
    store::put_names(tx, &Place { id, ..place.clone() }).await?;
    Ok(Some(id))
}

/// Changes a place, in the transaction that logs it. Its slug stays; what is indexed under its names is the caller's
/// business, since write-ups stand above places.
pub async fn update(tx: &mut SqliteConnection, place: &Place) -> Result<()> {
    store::update(&mut *tx, place).await?;
    store::put_names(tx, place).await
}

/// A change of who is the contact of one side of a place: somebody, or nobody any more.
#[derive(Clone, Copy, Debug)]
pub struct ContactChange<'a> {
    /// Where
    pub place: PlaceId,
    /// For which side
    pub side: Side,
    /// Who it is from now on
    pub person: Option<PersonId>,
    /// Who decided so
    pub by: PersonId,
    /// Why, where there is something to say
    pub reason: &'a str,
}

/// Makes somebody the contact of their side in place of whoever was, or ends it, and logs it. Says whether anything
/// changed. Whether they may be is asked before.
pub async fn set_contact(tx: &mut SqliteConnection, change: ContactChange<'_>, now: Moment) -> Result<bool> {
    let ContactChange { place, side, person, by, reason } = change;
    let before = store::contacts(&mut *tx, place).await?.into_iter().find(|contact| contact.side == side);
    let before = before.map(|contact| contact.person);
    if before == person {
        return Ok(false);
    }
    let action = if let Some(person) = person {
        store::put_contact(&mut *tx, place, side, person, by, now).await?;
        Action::ContactConfirm
    } else {
        store::delete_contact(&mut *tx, place, side).await?;
        Action::ContactRemove
    };
    let outline =
        |person: Option<PersonId>| person.map_or_else(|| "nobody".to_owned(), |person| format!("person/{person}"));
    let (before, after) = (outline(before), outline(person));
    let (before, after) = (format!("{}: {before}", side.word()), format!("{}: {after}", side.word()));
    let subject = Subject::Place(place);
    let entry = Entry { actor: Some(by), action, subject, before: &before, after: &after, reason };
    audit_log::append(tx, entry, now).await?;
    Ok(true)
}

/// Whoever leaves a place, or goes to another side there, is no contact of the side they were on.
async fn end_contact(
    tx: &mut SqliteConnection,
    person: PersonId,
    place: PlaceId,
    stays: Option<Side>,
    now: Moment,
) -> Result<()> {
    for contact in store::contacts(&mut *tx, place).await? {
        if contact.person == person && Some(contact.side) != stays {
            let reason = if stays.is_some() { "went to another side" } else { "left the place" };
            let change = ContactChange { place, side: contact.side, person: None, by: person, reason };
            set_contact(tx, change, now).await?;
        }
    }
    Ok(())
}

/// What came of joining.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// They are a member.
    Yes,
    /// They must agree to the code of conduct first.
    AfterAgreeing,
}

/// Joins a place, or changes side and organisation there. Whoever agreed to the code of conduct once need not again.
pub async fn join(
    store: &Store,
    person: PersonId,
    place: PlaceId,
    side: Side,
    organisation: Option<String>,
    now: Moment,
) -> Result<Joined> {
    let mut tx = store.write().await?;
    let agreed = !memberships_in(&mut tx, person).await?.is_empty();
    store::put_membership(&mut *tx, person, &Membership { place, side, organisation, agreed }, now).await?;
    end_contact(&mut tx, person, place, Some(side), now).await?;
    tx.commit().await?;
    Ok(if agreed { Joined::Yes } else { Joined::AfterAgreeing })
}

/// Agrees to the code of conduct and so becomes a member. A second click is harmless.
pub async fn agree(store: &Store, person: PersonId, place: PlaceId, now: Moment) -> Result<Side> {
    let mut tx = store.write().await?;
    let known = store::joined(&mut *tx, person).await?;
    let membership = known.into_iter().find(|membership| membership.place == place).ok_or(PlaceRefusal::Gone)?;
    let side = membership.side;
    store::put_membership(&mut *tx, person, &Membership { agreed: true, ..membership }, now).await?;
    tx.commit().await?;
    Ok(side)
}

/// Leaves a place. What was written there stays.
pub async fn leave(store: &Store, person: PersonId, place: &Place, name: &str, now: Moment) -> Result<()> {
    let mut tx = store.write().await?;
    if !store::delete_membership(&mut *tx, person, place.id).await? {
        return Err(PlaceRefusal::NotMember(name.to_owned()).into());
    }
    store::note_leaving(&mut *tx, person, place.id, now).await?;
    end_contact(&mut tx, person, place.id, None, now).await?;
    Ok(tx.commit().await?)
}
