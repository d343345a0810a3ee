//! Where a write-up comes from and where it goes: a place's two contacts confirm that it was co-created, and other places
//! say that they adapt it.

pub mod commands;
mod model;
mod store;
mod view;

use sqlx::SqliteConnection;

pub use self::model::LineageRefusal;
use self::model::{NOTE, REASON};
use crate::discord::context::Network;
use crate::error::Result;
use crate::ids::{AdaptationId, Moment, PersonId, RevisionId, WriteupId};
use crate::log::{self, Entry};
use crate::outbox::{self, Content, Target, Topic};
use crate::places::{self, Place, Side};
use crate::store::Store;
use crate::words::{Language, Words};
use crate::writeups::extras::{CoCreated, co_created, confirmations};
use crate::writeups::{self, Revision, Writeup};

/// A contact of the place confirms a published revision, for each side that they are the contact of. Confirming again
/// replaces their note. `read`: the revision that they read, which must be the one that everyone sees. `language`: the one in
/// which a refusal names the place.
pub async fn confirm(
    store: &Store,
    id: WriteupId,
    read: RevisionId,
    person: PersonId,
    note: &str,
    language: Language,
    now: Moment,
) -> Result<(Writeup, CoCreated)> {
    let has = note.chars().count();
    if has > NOTE {
        return Err(LineageRefusal::LongNote(has).into());
    }
    let mut tx = store.write().await?;
    let (writeup, revision, sides) = confirmable(&mut tx, id, read, person, language).await?;
    let before = own_note(&mut tx, &revision, &sides).await?;
    for side in &sides {
        store::put_confirmation(&mut *tx, revision.id, *side, person, note, now).await?;
    }
    let subject = format!("writeup/{id}");
    let words: Vec<&str> = sides.iter().map(|side| side.word()).collect();
    let after = format!("revision {}, {}", revision.ordinal, words.join(" and "));
    let entry = Entry {
        actor: Some(person),
        action: "writeup.confirm",
        subject: &subject,
        before: before.as_deref().unwrap_or_default(),
        after: &after,
        reason: note,
    };
    log::append(&mut tx, entry, now).await?;
    outbox::refresh(&mut tx, Topic::Announcement, id.0, now).await?;
    let far = co_created(&confirmations(&mut tx, revision.id).await?);
    tx.commit().await?;
    Ok((writeup, far))
}

/// What a contact is about to confirm, and the note that they wrote earlier.
pub async fn ask(store: &Store, read: RevisionId, person: PersonId, language: Language) -> Result<(Writeup, String)> {
    let mut db = store.read().acquire().await?;
    let Some((writeup, _)) = writeups::revision(&mut db, read).await? else {
        return Err(crate::discord::context::Denied::OldButton.into());
    };
    let (writeup, revision, sides) = confirmable(&mut db, writeup.id, read, person, language).await?;
    let note = own_note(&mut db, &revision, &sides).await?;
    Ok((writeup, note.unwrap_or_default()))
}

/// The published revision, and the sides that `person` may confirm it for.
async fn confirmable(
    db: &mut SqliteConnection,
    id: WriteupId,
    read: RevisionId,
    person: PersonId,
    language: Language,
) -> Result<(Writeup, Revision, Vec<Side>)> {
    let (writeup, revision) = writeups::public_in(&mut *db, id).await?;
    let contacts = places::contacts_in(&mut *db, writeup.place).await?;
    let sides: Vec<Side> = contacts.iter().filter(|each| each.person == person).map(|each| each.side).collect();
    if sides.is_empty() {
        let place = places::list_in(db).await?.into_iter().find(|place| place.id == writeup.place);
        return Err(LineageRefusal::NotContact(
            place.map(|place| place.called(language).to_owned()).unwrap_or_default(),
        )
        .into());
    }
    if revision.id != read {
        return Err(LineageRefusal::Newer(writeup.reference()).into());
    }
    Ok((writeup, revision, sides))
}

async fn own_note(db: &mut SqliteConnection, revision: &Revision, sides: &[Side]) -> Result<Option<String>> {
    let confirmed = confirmations(db, revision.id).await?;
    Ok(confirmed.into_iter().find(|confirmed| sides.contains(&confirmed.side)).map(|confirmed| confirmed.note))
}

/// A member of `place` says that it adapts a write-up, and why. Saying it again replaces the reason.
pub async fn adapt(
    store: &Store,
    id: WriteupId,
    place: &Place,
    person: PersonId,
    reason: &str,
    language: Language,
    now: Moment,
) -> Result<Writeup> {
    let has = reason.chars().count();
    if has == 0 || has > REASON {
        return Err(LineageRefusal::BadReason(has).into());
    }
    let mut tx = store.write().await?;
    let (writeup, _) = writeups::public_in(&mut tx, id).await?;
    let belongs = places::memberships_in(&mut tx, person).await?;
    if !belongs.iter().any(|membership| membership.place == place.id && membership.agreed) {
        return Err(LineageRefusal::NotMember(place.called(language).to_owned()).into());
    }
    if writeup.place == place.id {
        return Err(LineageRefusal::OwnPlace(writeup.reference()).into());
    }
    let earlier = store::adaptation_by(&mut *tx, id, place.id).await?;
    let adaptation = match &earlier {
        Some(earlier) => {
            store::set_reason(&mut *tx, earlier.id, person, reason).await?;
            outbox::refresh(&mut tx, Topic::Adapted, earlier.id.0, now).await?;
            earlier.id
        }
        None => store::insert_adaptation(&mut *tx, id, place.id, person, reason, now).await?,
    };
    if let Some(author) = writeup.author.filter(|author| *author != person) {
        outbox::owe(&mut tx, Topic::Adapted, adaptation.0, Target::Person(author), now).await?;
    }
    let subject = format!("writeup/{id}");
    let entry = Entry {
        actor: Some(person),
        action: "writeup.adapt",
        subject: &subject,
        before: earlier.as_ref().map_or("", |earlier| &earlier.reason),
        after: &place.slug,
        reason,
    };
    log::append(&mut tx, entry, now).await?;
    tx.commit().await?;
    Ok(writeup)
}

/// The words of a letter that this feature owes.
pub async fn content(
    network: &Network,
    topic: Topic,
    subject: i64,
    target: Target,
    words: &Words,
) -> Result<Option<Content>> {
    let store = &network.store;
    let card = if topic == Topic::Adapted {
        let Some(adaptation) = store::adaptation(store.read(), AdaptationId(subject)).await? else { return Ok(None) };
        let Some((writeup, revision)) = writeups::public(store, adaptation.writeup).await? else { return Ok(None) };
        let place = places::get(store, adaptation.place).await?.label(&network.vocabulary, words.language());
        view::adapted_letter(words, &writeup, &revision, &place, &adaptation.reason)
    } else {
        let Target::Person(person) = target else { return Ok(None) };
        let mut db = store.read().acquire().await?;
        let Some((writeup, revision)) = writeups::revision(&mut db, RevisionId(subject)).await? else {
            return Ok(None);
        };
        let contacts = places::contacts_in(&mut db, writeup.place).await?;
        let has_confirmed =
            confirmations(&mut db, revision.id).await?.iter().any(|confirmed| confirmed.person == Some(person));
        let is_asked = !has_confirmed && contacts.iter().any(|contact| contact.person == person);
        if !writeup.is_public() || writeup.published_revision != Some(revision.id) || !is_asked {
            return Ok(None);
        }
        let place = places::get(store, writeup.place).await?.label(&network.vocabulary, words.language());
        view::confirm_letter(words, &writeup, &revision, &place)
    };
    Ok(Some(Content::Card(card)))
}
