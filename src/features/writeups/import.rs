//! Write-ups that come from open data, not from a form: without an author, into the review queue or straight into the
//! library; and those whose author left, which go to another. Each step runs in the transaction of whoever takes them in.

use sqlx::SqliteConnection;
use tertulia_clock::Moment;

use super::model::{Revision, RevisionState, Texts};
use super::{blank, store, unknown};
use crate::base::error::Result;
use crate::base::i18n::Language;
use crate::base::ids::{PersonId, PlaceId, RevisionId, WriteupId};

/// A revision that says nothing yet and has no row: to be filled with what came in, then judged, then taken in.
pub fn empty(now: Moment) -> Revision {
    blank(WriteupId(0), RevisionId(0), Texts::default(), now)
}

/// Takes in `content` as what waits for review. Nobody gave consent here: its licence came with it.
pub async fn arrive(
    tx: &mut SqliteConnection,
    place: PlaceId,
    language: Language,
    content: Revision,
    now: Moment,
) -> Result<Revision> {
    let id = store::insert(&mut *tx, place, language, None, None, false, now).await?;
    let revision = store::insert_revision(&mut *tx, id, 1, now).await?;
    let content = Revision { id: revision, writeup: id, ordinal: 1, state: RevisionState::Draft, ..content };
    store::put(&mut *tx, &content, language).await?;
    store::submit_arrived(&mut *tx, revision, content.credit.as_deref(), now).await?;
    Ok(Revision { state: RevisionState::Submitted, submitted_at: Some(now), ..content })
}

/// Puts what was taken in into the library, under its own number where it brought one. Nobody is told: it was published
/// elsewhere, long ago. Gives its number. Into the index it goes when everything that came with it is there.
pub async fn shelve(
    tx: &mut SqliteConnection,
    revision: &Revision,
    number: Option<i64>,
    published_at: Moment,
) -> Result<i64> {
    let id = revision.writeup;
    store::leave_queue(&mut *tx, revision.id, RevisionState::Approved).await?;
    let number = store::shelve(&mut *tx, id, revision.id, number, published_at).await?.ok_or_else(|| unknown(id))?;
    Ok(number)
}

/// Gives a write-up to another person, who looks after it from now on. Whose name stands on it stays, and what its former
/// author had not submitted is put aside: it is theirs, not the new one's.
pub async fn hand_over(tx: &mut SqliteConnection, id: WriteupId, to: PersonId, now: Moment) -> Result<()> {
    store::put_draft_aside(&mut *tx, id).await?;
    store::set_author(tx, id, to, now).await
}
