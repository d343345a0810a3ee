//! Where a write-up comes from and where it goes: a place's two contacts confirm that it was co-created, and other places
//! say that they adapt it.

pub mod commands;
mod messages;
mod model;
mod store;
mod view;

use sqlx::SqliteConnection;
use tertulia_clock::Moment;

pub use self::model::ProvenanceRefusal;
use self::model::{A_DAY, NOTE, REASON};
use crate::audit_log::{self, Action, Entry, Subject};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::i18n::Language;
use crate::base::ids::{AdaptationId, PersonId, RevisionId, WriteupId};
use crate::features::Feature;
use crate::features::places::{self, Place, Side};
use crate::features::writeups::annotations::{Adapted, CoCreated, Confirmed, co_created, confirmations};
use crate::features::writeups::{self, Revision, Writeup};
use crate::outbox::{self, Target, Topic};

/// What this feature gives the app.
pub const FEATURE: Feature = Feature {
    commands: commands::table,
    components: commands::COMPONENTS,
    messages: messages::MESSAGES,
    ..Feature::EMPTY
};

/// A contact of the place confirms a published revision, for each side that they are the contact of. Confirming again
/// replaces their note, or keeps it where none is given. `read`: the revision that they read, which must be the one that everyone sees. `language`: the one in
/// which a refusal names the place.
pub async fn confirm(
    store: &Store,
    id: WriteupId,
    read: RevisionId,
    person: PersonId,
    note: Option<&str>,
    language: Language,
    now: Moment,
) -> Result<(Writeup, CoCreated)> {
    let has = note.unwrap_or_default().chars().count();
    if has > NOTE {
        return Err(ProvenanceRefusal::LongNote(has).into());
    }
    let mut tx = store.write().await?;
    let (writeup, revision, sides) = confirmable(&mut tx, id, read, person, language).await?;
    let standing = confirmations(&mut *tx, revision.id).await?;
    let before = standing.iter().find(|confirmed| sides.contains(&confirmed.side)).map(|confirmed| &confirmed.note);
    let note = note.unwrap_or_else(|| own_note(&standing, person));
    for side in &sides {
        store::put_confirmation(&mut *tx, revision.id, *side, person, note, now).await?;
    }
    let words: Vec<&str> = sides.iter().map(|side| side.word()).collect();
    let after = format!("revision {}, {}", revision.ordinal, words.join(" and "));
    let entry = Entry {
        actor: Some(person),
        action: Action::WriteupConfirm,
        subject: Subject::Writeup(id),
        before: before.map_or("", |note| note),
        after: &after,
        reason: note,
    };
    audit_log::append(&mut tx, entry, now).await?;
    outbox::update(&mut tx, Topic::Announcement, id.0, now).await?;
    let far = co_created(&confirmations(&mut *tx, revision.id).await?);
    tx.commit().await?;
    Ok((writeup, far))
}

/// Takes back what a person confirmed of the published revision.
pub async fn unconfirm(store: &Store, id: WriteupId, person: PersonId, now: Moment) -> Result<Writeup> {
    let mut tx = store.write().await?;
    let (writeup, revision) = writeups::public_in(&mut tx, id).await?;
    let standing = confirmations(&mut *tx, revision.id).await?;
    if !store::delete_confirmations(&mut *tx, revision.id, person).await? {
        return Err(ProvenanceRefusal::NotConfirmed(writeup.reference()).into());
    }
    let after = format!("revision {}, not confirmed", revision.ordinal);
    let entry = Entry {
        actor: Some(person),
        action: Action::WriteupUnconfirm,
        subject: Subject::Writeup(id),
        before: own_note(&standing, person),
        after: &after,
        reason: "",
    };
    audit_log::append(&mut tx, entry, now).await?;
    outbox::update(&mut tx, Topic::Announcement, id.0, now).await?;
    tx.commit().await?;
    Ok(writeup)
}

/// What a contact is about to confirm, and the note that they wrote earlier.
pub async fn ask(store: &Store, read: RevisionId, person: PersonId, language: Language) -> Result<(Writeup, String)> {
    let mut db = store.read().acquire().await?;
    let Some((writeup, _)) = writeups::revision(&mut db, read).await? else {
        return Err(crate::discord::context::Denied::OldButton.into());
    };
    let (writeup, revision, _) = confirmable(&mut db, writeup.id, read, person, language).await?;
    let standing = confirmations(&mut *db, revision.id).await?;
    Ok((writeup, own_note(&standing, person).to_owned()))
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
    let contacts = places::contacts(&mut *db, writeup.place).await?;
    let sides: Vec<Side> = contacts.iter().filter(|each| each.person == person).map(|each| each.side).collect();
    if sides.is_empty() {
        let place = places::list_in(db).await?.into_iter().find(|place| place.id == writeup.place);
        return Err(ProvenanceRefusal::NotContact(
            place.map(|place| place.called(language).to_owned()).unwrap_or_default(),
        )
        .into());
    }
    if revision.id != read {
        return Err(ProvenanceRefusal::Newer(writeup.reference()).into());
    }
    Ok((writeup, revision, sides))
}

/// The note of a person themselves: what the contact before them wrote is not theirs.
fn own_note(standing: &[Confirmed], person: PersonId) -> &str {
    standing.iter().find(|confirmed| confirmed.person == Some(person)).map_or("", |confirmed| &confirmed.note)
}

/// A member of `place` says that it adapts a write-up, and why. Saying it again replaces the reason, but nobody else's.
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
        return Err(ProvenanceRefusal::BadReason(has).into());
    }
    let mut tx = store.write().await?;
    let (writeup, _) = writeups::public_in(&mut tx, id).await?;
    let belongs = places::memberships_in(&mut tx, person).await?;
    if !belongs.iter().any(|membership| membership.place == place.id) {
        return Err(ProvenanceRefusal::NotMember(place.called(language).to_owned()).into());
    }
    if writeup.place == place.id {
        return Err(ProvenanceRefusal::OwnPlace(writeup.reference()).into());
    }
    let earlier = store::adaptation_by(&mut *tx, id, place.id).await?;
    if earlier.as_ref().and_then(|earlier| earlier.person).is_some_and(|other| other != person) {
        return Err(ProvenanceRefusal::SaidAlready(place.called(language).to_owned()).into());
    }
    if audit_log::count_of(&mut *tx, person, Action::WriteupAdapt, now.plus_hours(-24)).await? >= A_DAY {
        return Err(ProvenanceRefusal::TooMany.into());
    }
    let adaptation = match &earlier {
        Some(earlier) => {
            store::set_reason(&mut *tx, earlier.id, person, reason).await?;
            outbox::update(&mut tx, Topic::Adapted, earlier.id.0, now).await?;
            earlier.id
        }
        None => store::insert_adaptation(&mut *tx, id, place.id, person, reason, now).await?,
    };
    if let Some(author) = writeup.author.filter(|author| *author != person) {
        outbox::enqueue(&mut tx, Topic::Adapted, adaptation.0, Target::Person(author), now).await?;
    }
    let entry = Entry {
        actor: Some(person),
        action: Action::WriteupAdapt,
        subject: Subject::Writeup(id),
        before: earlier.as_ref().map_or("", |earlier| &earlier.reason),
        after: &place.slug,
        reason,
    };
    audit_log::append(&mut tx, entry, now).await?;
    tx.commit().await?;
    Ok(writeup)
}

/// The adaptations of a write-up that somebody may remove: a moderator all of them, everyone else what they said
/// themselves.
pub async fn removable(
    store: &Store,
    id: WriteupId,
    person: PersonId,
    is_moderator: bool,
) -> Result<(Writeup, Vec<Adapted>)> {
    let (writeup, revision) = writeups::public_in(&mut *store.read().acquire().await?, id).await?;
    let mut adaptations = writeups::annotations::of(store, &writeup, &revision, writeup.language).await?.adaptations;
    adaptations.retain(|it| it.may_be_removed_by(person, is_moderator));
    if adaptations.is_empty() { Err(ProvenanceRefusal::NotTheirs.into()) } else { Ok((writeup, adaptations)) }
}

/// Removes an adaptation with what was said of it.
pub async fn unadapt(
    store: &Store,
    id: AdaptationId,
    person: PersonId,
    is_moderator: bool,
    reason: &str,
    now: Moment,
) -> Result<Writeup> {
    let mut tx = store.write().await?;
    let adaptation = store::adaptation(&mut *tx, id).await?.filter(|it| is_moderator || it.person == Some(person));
    let adaptation = adaptation.ok_or(ProvenanceRefusal::NotTheirs)?;
    let has = reason.chars().count();
    if has == 0 || has > REASON {
        return Err(ProvenanceRefusal::BadReason(has).into());
    }
    let (writeup, _) = writeups::public_in(&mut tx, adaptation.writeup).await?;
    let place = places::list_in(&mut tx).await?.into_iter().find(|place| place.id == adaptation.place);
    store::delete_adaptation(&mut *tx, id).await?;
    let before = place.map(|place| place.slug).unwrap_or_default();
    let (action, subject) = (Action::WriteupUnadapt, Subject::Writeup(writeup.id));
    let entry = Entry { actor: Some(person), action, subject, before: &before, after: "", reason };
    audit_log::append(&mut tx, entry, now).await?;
    outbox::update(&mut tx, Topic::Adapted, id.0, now).await?;
    tx.commit().await?;
    Ok(writeup)
}
