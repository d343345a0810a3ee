//! What a reader keeps and follows. Whoever follows something is told once a day at most, and never of nothing.

pub mod commands;
mod model;
mod store;
mod view;

use sqlx::SqliteConnection;
use tertulia_clock::Moment;

pub use self::model::{Follow, ReaderRefusal};
use crate::base::database::Store;
use crate::base::error::{Error, Result};
use crate::base::i18n::Words;
use crate::base::ids::{DigestId, PersonId, WriteupId};
use crate::discord::context::Services;
use crate::features::members;
use crate::features::places;
use crate::features::writeups;
use crate::outbox::{self, Content, Target, Topic};

/// Keeps a write-up, or lets go of one that is kept. Says whether it is kept now.
pub async fn keep(store: &Store, id: WriteupId, person: PersonId, now: Moment) -> Result<bool> {
    let mut tx = store.write().await?;
    writeups::public_in(&mut tx, id).await?;
    let is_kept = store::keep(&mut *tx, person, id, now).await?;
    if !is_kept {
        store::let_go(&mut *tx, person, id).await?;
    }
    tx.commit().await?;
    Ok(is_kept)
}

/// Follows these, and gives everything that is followed now. Asking twice is harmless.
pub async fn follow(store: &Store, person: PersonId, what: &[Follow], now: Moment) -> Result<Vec<Follow>> {
    if what.is_empty() {
        return Err(ReaderRefusal::Nothing.into());
    }
    let mut tx = store.write().await?;
    for it in what {
        store::follow(&mut *tx, person, it, now).await?;
    }
    let zone = zone(&mut tx, person).await?;
    store::begin(&mut *tx, person, model::next_telling(zone.as_deref(), now), now).await?;
    let follows = store::follows(&mut *tx, person).await?;
    tx.commit().await?;
    Ok(follows)
}

/// What a person follows.
pub async fn follows(store: &Store, person: PersonId) -> Result<Vec<Follow>> {
    store::follows(store.read(), person).await
}

/// Follows these no longer, and gives everything that still is. Asking twice is harmless.
pub async fn unfollow(store: &Store, person: PersonId, what: &[Follow]) -> Result<Vec<Follow>> {
    if what.is_empty() {
        return Err(ReaderRefusal::Nothing.into());
    }
    let mut tx = store.write().await?;
    for it in what {
        store::unfollow(&mut *tx, person, it).await?;
    }
    store::end(&mut *tx, person).await?;
    let follows = store::follows(&mut *tx, person).await?;
    tx.commit().await?;
    Ok(follows)
}

/// Owes a letter to each whose nine o'clock has come and who follows something that was published since they were last
/// told. What fails for one must not keep the others waiting.
pub async fn process_due(store: &Store, now: Moment) -> Result<()> {
    for person in store::due(store.read(), now).await? {
        if let Err(error) = tell(store, person, now).await {
            if error.is_of_the_disk() {
                return Err(error);
            }
            tracing::error!(
                person = person.0,
                error = &error as &dyn std::error::Error,
                "what somebody follows could not be looked at"
            );
        }
    }
    Ok(())
}

async fn tell(store: &Store, person: PersonId, now: Moment) -> Result<(), Error> {
    let mut tx = store.write().await?;
    let Some(since) = store::told_until(&mut *tx, person, now).await? else { return Ok(()) };
    if !store::news(&mut *tx, person, since, now).await?.is_empty() {
        let digest = store::insert_digest(&mut *tx, person, since, now).await?;
        outbox::enqueue(&mut tx, Topic::Digest, digest.0, Target::Person(person), now).await?;
    }
    let zone = zone(&mut tx, person).await?;
    store::set_told(&mut *tx, person, now, model::next_telling(zone.as_deref(), now)).await?;
    Ok(tx.commit().await?)
}

/// By whose clocks they are told: their own, or those of the place that they joined first.
async fn zone(db: &mut SqliteConnection, person: PersonId) -> Result<Option<String>> {
    if let Some(zone) = members::time_choice(&mut *db, person).await?.zone {
        return Ok(Some(zone));
    }
    let memberships = places::memberships_in(&mut *db, person).await?;
    let Some(first) = memberships.into_iter().find(|membership| membership.agreed) else { return Ok(None) };
    Ok(places::one_in(db, first.place).await?.map(|place| place.zone))
}

/// The words of a digest, of what is still shown of it.
pub async fn content(services: &Services, subject: i64, target: Target, words: &Words) -> Result<Option<Content>> {
    let store = &services.store;
    let Target::Person(person) = target else { return Ok(None) };
    let Some(span) = store::digest(store.read(), DigestId(subject), person).await? else { return Ok(None) };
    let known = places::list(store).await?;
    let ids = store::news(store.read(), person, span.since, span.until).await?;
    let mut news = Vec::new();
    for id in ids.iter().take(view::SHOWN) {
        let Some((writeup, revision)) = writeups::public(store, *id).await? else { continue };
        let extras = writeups::annotations::of(store, &writeup, &revision, words.language()).await?;
        let place = known.iter().find(|place| place.id == writeup.place);
        news.push(view::News {
            title: extras.translation.map_or(revision.texts.title, |translated| translated.texts.title),
            place: place.map(|place| place.label(&services.vocabulary, words.language())).unwrap_or_default(),
            writeup,
        });
    }
    if news.is_empty() {
        return Ok(None);
    }
    Ok(Some(Content::Card(view::digest(words, &news, ids.len()))))
}
