//! Who sees which revision of a write-up: its author the newest, others the published one, moderators also what waits for
//! review.

use sqlx::SqliteConnection;

use super::model::{Hidden, Revision, RevisionState, Viewer, Writeup, WriteupRefusal};
use super::store::{self, Step};
use super::{newest, own, unknown};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::ids::{PersonId, RevisionId, WriteupId, WriteupRef};

/// A write-up by what members call it, with the revision that this reader sees: the author the newest, others the
/// published one, moderators also what waits for review.
pub async fn read(store: &Store, typed: &str, reader: Viewer) -> Result<(Writeup, Revision)> {
    let id = named(store, typed).await?;
    match visible(store, id, reader).await? {
        Some(found) => Ok(found),
        None => Err(unseen(store, id, typed).await?.into()),
    }
}

/// The row of a write-up by what members call it, whoever may see it.
pub async fn named(store: &Store, typed: &str) -> Result<WriteupId> {
    let refused = || WriteupRefusal::Unknown(typed.to_owned());
    let reference = typed.parse().map_err(|()| refused())?;
    Ok(id_of(store, reference).await?.ok_or_else(refused)?)
}

/// A write-up by what members call it, as everyone sees it: for what is done with published ones alone.
pub async fn public_named(store: &Store, typed: &str) -> Result<(Writeup, Revision)> {
    let id = named(store, typed).await?;
    match public(store, id).await? {
        Some(found) => Ok(found),
        None => Err(unseen(store, id, typed).await?.into()),
    }
}

/// A write-up as everyone sees it, within a transaction.
pub async fn public_in(db: &mut SqliteConnection, id: WriteupId) -> Result<(Writeup, Revision)> {
    let writeup = store::get(&mut *db, id).await?.ok_or_else(|| unknown(id))?;
    if !writeup.is_public() {
        let gone = writeup.published_revision.is_some();
        return Err(if gone { WriteupRefusal::Gone(writeup.reference()) } else { unknown(id) }.into());
    }
    Ok(published(db, writeup).await?.ok_or_else(|| unknown(id))?)
}

/// What somebody is told who may not see a write-up: that it was withdrawn, where everyone could see it once.
pub async fn unseen(store: &Store, id: WriteupId, typed: &str) -> Result<WriteupRefusal> {
    Ok(match store::get(store.read(), id).await? {
        Some(writeup) if writeup.merged_into.is_some() => {
            let into = match writeup.merged_into {
                Some(into) => store::get(store.read(), into).await?,
                None => None,
            };
            let into = into.map_or(WriteupRef::Draft(id), |into| into.reference());
            WriteupRefusal::Merged(writeup.reference(), into)
        }
        Some(writeup) if writeup.hidden == Some(Hidden::Review) => {
            let newest = newest(&mut *store.read().acquire().await?, &writeup).await?;
            let reference = writeup.reference();
            if matches!(newest.state, RevisionState::Draft | RevisionState::Submitted) {
                WriteupRefusal::InReview(reference)
            } else {
                WriteupRefusal::NotShown(reference)
            }
        }
        Some(writeup) if writeup.published_revision.is_some() => WriteupRefusal::Gone(writeup.reference()),
        _ => WriteupRefusal::Unknown(typed.to_owned()),
    })
}

/// A write-up by its row, with the revision that this reader sees; none where they may see none of it.
pub async fn visible(store: &Store, id: WriteupId, reader: Viewer) -> Result<Option<(Writeup, Revision)>> {
    let mut db = store.read().acquire().await?;
    let Some(writeup) = store::get(&mut *db, id).await? else { return Ok(None) };
    if writeup.is_public() {
        return published(&mut db, writeup).await;
    }
    let revision = newest(&mut db, &writeup).await?;
    let waits =
        matches!(revision.state, RevisionState::Submitted | RevisionState::ChangesRequested | RevisionState::Rejected);
    if writeup.author == Some(reader.person) || (reader.moderator && waits && !revision.is_erased()) {
        return Ok(Some((writeup, revision)));
    }
    // Whoever wrote the one it was merged into may take over what is missing there.
    if let Some(into) = writeup.merged_into
        && store::get(&mut *db, into).await?.is_some_and(|into| into.author == Some(reader.person))
    {
        // As it was public or submitted, never what was being written.
        let shown = match writeup.published_revision {
            Some(published) => Some(published),
            None => store::newest_submitted(&mut *db, id).await?,
        };
        let Some(shown) = shown else { return Ok(None) };
        let revision = store::revision(&mut db, shown).await?;
        return Ok(revision.filter(|revision| !revision.is_erased()).map(|revision| (writeup, revision)));
    }
    // A moderator still reads what was withdrawn, as it was published; what is being written is the author's alone, and
    // nothing is left to read of what was erased.
    let found = if reader.moderator { published(&mut db, writeup).await? } else { None };
    Ok(found.filter(|(_, revision)| !revision.is_erased()))
}

/// A write-up with the revision that everyone sees; none where it is not public.
pub async fn public(store: &Store, id: WriteupId) -> Result<Option<(Writeup, Revision)>> {
    let mut db = store.read().acquire().await?;
    match store::get(&mut *db, id).await? {
        Some(writeup) if writeup.is_public() => published(&mut db, writeup).await,
        _ => Ok(None),
    }
}

/// A write-up with its newest revision, for its author alone.
pub async fn mine(store: &Store, id: WriteupId, author: PersonId) -> Result<(Writeup, Revision)> {
    let mut db = store.read().acquire().await?;
    let writeup = own(&mut db, id, author).await?;
    let revision = newest(&mut db, &writeup).await?;
    Ok((writeup, revision))
}

/// One revision with its write-up, whoever may see it: for decisions and cards.
pub async fn revision(db: &mut SqliteConnection, id: RevisionId) -> Result<Option<(Writeup, Revision)>> {
    let Some(revision) = store::revision(&mut *db, id).await? else { return Ok(None) };
    let writeup = store::get(db, revision.writeup).await?.ok_or_else(|| unknown(revision.writeup))?;
    Ok(Some((writeup, revision)))
}

/// A write-up as it is, whoever may see it: for announcements.
pub async fn get(store: &Store, id: WriteupId) -> Result<Option<(Writeup, Revision)>> {
    let mut db = store.read().acquire().await?;
    match store::get(&mut *db, id).await? {
        Some(writeup) if writeup.published_revision.is_some() => published(&mut db, writeup).await,
        _ => Ok(None),
    }
}

/// The steps of a write-up that a reader may see: everyone the approved ones, moderators what was submitted, the author
/// all.
pub async fn steps(store: &Store, writeup: &Writeup, reader: Viewer) -> Result<Vec<Step>> {
    let mut steps = store::history(store.read(), writeup.id).await?;
    if writeup.author == Some(reader.person) {
        let before = |step: &Step| writeup.handed_over_at.is_some_and(|at| step.created_at <= at);
        steps.retain(|step| step.submitted_at.is_some() || step.state == RevisionState::Draft || !before(step));
    } else {
        steps.retain(|step| step.state == RevisionState::Approved || (reader.moderator && step.submitted_at.is_some()));
    }
    Ok(steps)
}

/// The revision with this ordinal and the one that a reader sees before it.
pub async fn two_versions(
    store: &Store,
    writeup: &Writeup,
    ordinal: i64,
    reader: Viewer,
) -> Result<Option<(Revision, Revision)>> {
    let steps = steps(store, writeup, reader).await?;
    let Some(at) = steps.iter().position(|step| step.ordinal == ordinal).filter(|at| *at > 0) else { return Ok(None) };
    let mut db = store.read().acquire().await?;
    let before = store::revision(&mut db, steps[at - 1].revision).await?;
    let after = store::revision(&mut db, steps[at].revision).await?;
    Ok(before.zip(after))
}

/// What members call a write-up, also one that is not public any more.
pub async fn reference(store: &Store, id: WriteupId) -> Result<Option<WriteupRef>> {
    Ok(store::get(store.read(), id).await?.map(|writeup| writeup.reference()))
}

/// The write-up of a reference, whoever may see it: for the log.
pub async fn id_of(store: &Store, reference: WriteupRef) -> Result<Option<WriteupId>> {
    match reference {
        WriteupRef::Draft(id) => Ok(Some(id)),
        WriteupRef::Published(number) => store::id_of_number(store.read(), number).await,
    }
}

pub(super) async fn published(db: &mut SqliteConnection, writeup: Writeup) -> Result<Option<(Writeup, Revision)>> {
    let Some(id) = writeup.published_revision else { return Ok(None) };
    Ok(store::revision(db, id).await?.map(|revision| (writeup, revision)))
}
