//! What a decision makes of a write-up, in the transaction that decides: it is published, hidden, merged, shown again.

use sqlx::SqliteConnection;
use tertulia_clock::Moment;

use super::indexing::{index_again, put_into_index};
use super::model::{Hidden, Revision, RevisionState, Writeup};
use super::{store, unknown};
use crate::base::error::Result;
use crate::base::ids::{RevisionId, WriteupId};
use crate::base::vocabulary::Vocabulary;
use crate::features::places;
use crate::features::servers;
use crate::outbox::{self, Target, Topic};
use crate::search_index::{self, Item};

/// A moderator's decision, in the transaction that makes it: what waited goes on its way. Says whether it still waited.
pub async fn leave_queue(
    tx: &mut SqliteConnection,
    revision: RevisionId,
    state: RevisionState,
    now: Moment,
) -> Result<bool> {
    let left = store::leave_queue(&mut *tx, revision, state).await?;
    if left {
        outbox::update(tx, Topic::ReviewCard, revision.0, now).await?;
    }
    Ok(left)
}

/// Makes a revision the one that everyone sees and finds, in the transaction that approves it. The first one is
/// announced; a later one changes the announcements.
pub async fn publish(
    tx: &mut SqliteConnection,
    vocabulary: &Vocabulary,
    revision: &Revision,
    now: Moment,
) -> Result<Writeup> {
    let id = revision.writeup;
    let before = store::get(&mut *tx, id).await?.ok_or_else(|| unknown(id))?;
    // Of one that was hidden, the announcement may never have been sent.
    let is_new = before.published_revision.is_none() || before.hidden == Some(Hidden::Review);
    store::publish(&mut *tx, id, revision.id, now).await?;
    let writeup = store::get(&mut *tx, id).await?.ok_or_else(|| unknown(id))?;
    put_into_index(&mut *tx, vocabulary, &writeup, revision).await?;
    // A confirmation is of the version that was read, so each version is asked for.
    for contact in places::contacts(&mut *tx, writeup.place).await? {
        outbox::enqueue(&mut *tx, Topic::ConfirmAsked, revision.id.0, Target::Person(contact.person), now).await?;
    }
    outbox::update(&mut *tx, Topic::Announcement, id.0, now).await?;
    if is_new {
        for server in servers::admitted(&mut *tx).await? {
            if let Some(channel) = server.announcement_channel.filter(|_| !writeup.demo) {
                let target = Target::Channel(server.id, channel);
                outbox::requeue(&mut *tx, Topic::Announcement, id.0, target, now).await?;
            }
        }
    }
    Ok(writeup)
}

/// What is public is not shown until it is decided anew, in the transaction that reopens the decision.
pub async fn take_out(tx: &mut SqliteConnection, id: WriteupId, now: Moment) -> Result<()> {
    store::hide(&mut *tx, id, Hidden::Review, None, now).await?;
    search_index::remove(&mut *tx, Item::Writeup(id)).await?;
    outbox::update(tx, Topic::Announcement, id.0, now).await
}

/// A revision waits again, in the transaction that reopens the decision on it. Says whether that can be: not while
/// another one is being written or waits, which is then what is decided.
pub async fn requeue(tx: &mut SqliteConnection, revision: RevisionId, now: Moment) -> Result<bool> {
    let done = store::requeue(&mut *tx, revision).await?;
    outbox::update(tx, Topic::ReviewCard, revision.0, now).await?;
    Ok(done)
}

/// What was taken out to be decided anew was not taken: the version that was approved before it is shown, where there is
/// one.
pub async fn fall_back(
    tx: &mut SqliteConnection,
    vocabulary: &Vocabulary,
    writeup: &Writeup,
    revision: RevisionId,
    now: Moment,
) -> Result<()> {
    if let Some(before) = store::approved_before(&mut *tx, revision).await? {
        store::show_revision(&mut *tx, writeup.id, before).await?;
        store::unhide(&mut *tx, writeup.id).await?;
        index_again(&mut *tx, vocabulary, writeup.id).await?;
    }
    outbox::update(tx, Topic::Announcement, writeup.id.0, now).await
}

/// What was merged stands by itself again, in the transaction that reopens that decision: public if it was.
pub async fn unmerge(tx: &mut SqliteConnection, vocabulary: &Vocabulary, writeup: &Writeup, now: Moment) -> Result<()> {
    store::unhide(&mut *tx, writeup.id).await?;
    if writeup.published_revision.is_some() {
        index_again(&mut *tx, vocabulary, writeup.id).await?;
    }
    outbox::update(tx, Topic::Announcement, writeup.id.0, now).await
}

/// An earlier version is not shown in the history any more, in the transaction that decides so.
pub async fn conceal(tx: &mut SqliteConnection, revision: RevisionId, now: Moment) -> Result<()> {
    store::conceal(&mut *tx, revision).await?;
    outbox::update(tx, Topic::ReviewCard, revision.0, now).await
}

/// What tells of the same reform as `into` is not shown any more, in the transaction that decides so.
pub async fn merge(tx: &mut SqliteConnection, id: WriteupId, into: WriteupId, now: Moment) -> Result<()> {
    store::hide(&mut *tx, id, Hidden::Merged, Some(into), now).await?;
    search_index::remove(&mut *tx, Item::Writeup(id)).await?;
    outbox::update(tx, Topic::Announcement, id.0, now).await
}
