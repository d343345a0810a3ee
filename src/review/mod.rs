//! Review: moderators decide, once, with a reason, and the author hears of it.

pub mod commands;
mod model;
mod store;
pub mod view;

use self::model::Judge;
pub use self::model::{Decision, ReviewRefusal, Verdict};
use crate::error::Result;
use crate::ids::{DecisionId, Moment, PersonId, RevisionId};
use crate::log::{self, Entry};
use crate::outbox::{self, Target, Topic};
use crate::places;
use crate::store::Store;
use crate::vocabulary::{Scheme, Vocabulary};
use crate::writeups::{self, Revision, RevisionState, Writeup};

/// What is decided and why.
#[derive(Clone, Copy, Debug)]
pub struct Ruling<'a> {
    /// What
    pub verdict: Verdict,
    /// Why; an approval needs no reason
    pub reason: Option<&'a str>,
    /// In the moderator's words
    pub words: &'a str,
}

/// Decides on what waits for review. Of two moderators, the second is told what the first decided.
pub async fn decide(
    store: &Store,
    vocabulary: &Vocabulary,
    id: RevisionId,
    by: PersonId,
    ruling: Ruling<'_>,
    now: Moment,
) -> Result<Writeup> {
    let mut tx = store.write().await?;
    let (writeup, mut revision) = writeups::revision(&mut tx, id).await?.ok_or(ReviewRefusal::Unknown)?;
    check_open(store::of_revision(&mut *tx, id).await?, &revision)?;
    let belongs = places::memberships_in(&mut tx, by).await?;
    let same_place = belongs.iter().any(|membership| membership.place == writeup.place && membership.agreed);
    let judge = Judge { person: by, is_author: writeup.author == Some(by), same_place };
    let marked = judge.may(ruling.verdict, revision.submitted_at.unwrap_or(now), now)?;
    if let Some(reason) = ruling.reason {
        vocabulary.term(Scheme::Reason, reason).ok_or(ReviewRefusal::UnknownReason)?;
    }
    let (verdict, reason, words) = (ruling.verdict, ruling.reason, ruling.words);
    let decision = store::insert(
        &mut *tx,
        &store::New { revision: id, person: by, verdict, reason, words, same_place: marked },
        now,
    )
    .await?;
    revision.state = match verdict {
        Verdict::Approve => RevisionState::Approved,
        Verdict::Changes => RevisionState::ChangesRequested,
        Verdict::Reject => RevisionState::Rejected,
    };
    writeups::leave_queue(&mut tx, id, revision.state, now).await?;
    let after = match verdict {
        Verdict::Approve => writeups::publish(&mut tx, vocabulary, &revision, now).await?,
        Verdict::Changes | Verdict::Reject => writeup.clone(),
    };
    if let Some(author) = writeup.author {
        outbox::owe(&mut tx, Topic::Decision, decision.0, Target::Person(author), now).await?;
    }
    let (subject, why) = (format!("writeup/{}", writeup.id), format!("{} {}", reason.unwrap_or_default(), words));
    let entry = Entry {
        actor: Some(by),
        action: "review.decide",
        subject: &subject,
        before: "submitted",
        after: verdict.word(),
        reason: why.trim(),
    };
    log::append(&mut tx, entry, now).await?;
    tx.commit().await?;
    Ok(after)
}

/// Goes on only while nobody has decided.
fn check_open(decision: Option<Decision>, revision: &Revision) -> Result<(), ReviewRefusal> {
    match (decision, revision.state) {
        (Some(decision), _) => Err(ReviewRefusal::Decided(decision.verdict, decision.decided_at)),
        (None, RevisionState::Submitted) => Ok(()),
        (None, _) => Err(ReviewRefusal::TakenBack),
    }
}

/// A revision with its write-up and what was decided, if anything.
pub async fn read(store: &Store, id: RevisionId) -> Result<(Writeup, Revision, Option<Decision>)> {
    let mut db = store.read().acquire().await?;
    let (writeup, revision) = writeups::revision(&mut db, id).await?.ok_or(ReviewRefusal::Unknown)?;
    if revision.submitted_at.is_none() {
        return Err(ReviewRefusal::Unknown.into());
    }
    let decision = store::of_revision(&mut *db, id).await?;
    Ok((writeup, revision, decision))
}

/// The same, only while nobody has decided, for somebody who may: before they are asked to write a reason.
pub async fn read_open(store: &Store, id: RevisionId, by: PersonId) -> Result<(Writeup, Revision)> {
    let (writeup, revision, decision) = read(store, id).await?;
    check_open(decision, &revision)?;
    if writeup.author == Some(by) {
        return Err(ReviewRefusal::Own.into());
    }
    Ok((writeup, revision))
}

/// One decision.
pub async fn decision(store: &Store, id: DecisionId) -> Result<Option<Decision>> {
    store::get(store.read(), id).await
}
