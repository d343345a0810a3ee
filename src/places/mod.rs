//! Places and who belongs to them.

pub mod commands;
mod model;
mod seed;
mod store;
pub mod view;

use sqlx::{SqliteConnection, SqliteExecutor};

pub use self::model::{Membership, Place, PlaceRefusal, Side, find, suggest};
use crate::error::Result;
use crate::ids::{Moment, PersonId, PlaceId};
use crate::store::Store;

/// Adds the places that every installation begins with, where they are missing.
pub async fn plant(store: &Store) -> anyhow::Result<()> {
    let mut tx = store.write().await?;
    seed::plant(&mut tx).await?;
    Ok(tx.commit().await?)
}

/// All places.
pub async fn list(store: &Store) -> Result<Vec<Place>> {
    list_in(&mut *store.read().acquire().await?).await
}

/// All places, within a transaction.
pub async fn list_in(db: &mut SqliteConnection) -> Result<Vec<Place>> {
    store::list(db).await
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
    list(store).await?.into_iter().find(|place| place.id == id).ok_or_else(|| PlaceRefusal::Gone.into())
}

/// The place that somebody means.
pub async fn named(store: &Store, typed: &str) -> Result<Place> {
    let places = list(store).await?;
    find(&places, typed).cloned().ok_or_else(|| PlaceRefusal::Unknown(typed.to_owned()).into())
}

/// To which places a person belongs, those not yet agreed to included.
pub async fn memberships(store: &Store, person: PersonId) -> Result<Vec<Membership>> {
    store::memberships(store.read(), person).await
}

/// The same, within a transaction.
pub async fn memberships_in(db: &mut SqliteConnection, person: PersonId) -> Result<Vec<Membership>> {
    store::memberships(db, person).await
}

/// The membership of a person in a place, once they agreed to the code of conduct.
pub async fn membership(store: &Store, person: PersonId, place: PlaceId) -> Result<Option<Membership>> {
    Ok(memberships(store, person).await?.into_iter().find(|membership| membership.place == place && membership.agreed))
}

/// The people whom others may turn to in a place, at most one on each side, within a transaction.
pub async fn contacts(db: impl SqliteExecutor<'_>, place: PlaceId) -> Result<Vec<(Side, PersonId)>> {
    store::contacts(db, place).await
}

/// How many members stand on each side of a place.
pub async fn count_by_side(store: &Store, place: PlaceId) -> Result<Vec<(Side, i64)>> {
    store::count_by_side(store.read(), place).await
}

/// How many public write-ups a place has.
pub async fn count_writeups(store: &Store, place: PlaceId) -> Result<i64> {
    store::count_writeups(store.read(), place).await
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
    let agreed = store::memberships(&mut *tx, person).await?.iter().any(|membership| membership.agreed);
    store::put_membership(&mut *tx, person, &Membership { place, side, organisation, agreed }, now).await?;
    tx.commit().await?;
    Ok(if agreed { Joined::Yes } else { Joined::AfterAgreeing })
}

/// Agrees to the code of conduct and so becomes a member. A second click is harmless.
pub async fn agree(store: &Store, person: PersonId, place: PlaceId, now: Moment) -> Result<Side> {
    let mut tx = store.write().await?;
    let known = store::memberships(&mut *tx, person).await?;
    let membership = known.into_iter().find(|membership| membership.place == place).ok_or(PlaceRefusal::Gone)?;
    let side = membership.side;
    store::put_membership(&mut *tx, person, &Membership { agreed: true, ..membership }, now).await?;
    tx.commit().await?;
    Ok(side)
}

/// Leaves a place. What was written there stays.
pub async fn leave(store: &Store, person: PersonId, place: &Place, name: &str) -> Result<()> {
    let mut tx = store.write().await?;
    if !store::delete_membership(&mut *tx, person, place.id).await? {
        return Err(PlaceRefusal::NotMember(name.to_owned()).into());
    }
    Ok(tx.commit().await?)
}
