//! Review: moderators decide, each time with a reason, and the author hears of it. Any decision can be taken up again.

mod checks;
pub mod commands;
mod custom_id;
pub mod messages;
mod model;
mod store;
mod view;

use std::sync::Arc;

use sqlx::SqliteConnection;
use tertulia_clock::Moment;

pub use self::checks::Flag;
use self::model::Judge;
pub use self::model::{Claim, Decision, ReviewRefusal, Verdict};
use crate::audit_log::{self, Entry};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::ids::{PersonId, RevisionId, WriteupId};
use crate::base::lookup::Typed;
use crate::base::vocabulary::{Scheme, Vocabulary};
use crate::features::places;
use crate::features::servers;
use crate::features::writeups::{self, Field, Hidden, Revision, RevisionState, Titled, Writeup, WriteupRefusal};
use crate::outbox::{self, Target, Topic};
use crate::search_index::Finder;

/// What is decided and why.
#[derive(Clone, Copy, Debug)]
pub struct NewDecision<'a> {
    /// What: approve, changes, reject or hold
    pub verdict: Verdict,
    /// Why; an approval needs no reason
    pub reason: Option<&'a str>,
    /// In the moderator's words
    pub words: &'a str,
    /// What is asked for, box by box
    pub fields: &'a [(Field, String)],
    /// Of a hold: until when
    pub until: Option<Moment>,
}

/// A revision with everything that was decided on it so far.
#[derive(Clone, Debug)]
pub struct Submission {
    /// The write-up
    pub writeup: Writeup,
    /// The revision
    pub revision: Revision,
    /// What stands
    pub decision: Option<Decision>,
    /// Until when it is on hold
    pub hold: Option<Decision>,
    /// Who is reading it
    pub claim: Option<Claim>,
}

impl Submission {
    /// Until when it is on hold, while it is.
    pub fn held_until(&self, now: Moment) -> Option<Moment> {
        self.hold.as_ref().and_then(|hold| hold.held_until).filter(|until| *until > now)
    }

    /// Who is reading it, while they have it for themselves.
    pub fn claimed(&self, now: Moment) -> Option<Claim> {
        self.claim.filter(|claim| claim.until() > now)
    }

    /// Goes on only while there is a text: what was erased is not decided any more.
    fn check_whole(&self) -> Result<(), ReviewRefusal> {
        let is_erased = self.revision.is_erased() || self.writeup.hidden == Some(Hidden::Erased);
        if is_erased { Err(ReviewRefusal::Unknown) } else { Ok(()) }
    }

    /// Goes on only while nobody has decided, and nobody else is reading it.
    fn check_open(&self, by: PersonId, now: Moment) -> Result<(), ReviewRefusal> {
        match (&self.decision, self.revision.state, self.claimed(now)) {
            (Some(decision), _, _) => Err(ReviewRefusal::Decided(decision.verdict, decision.decided_at)),
            (None, RevisionState::Submitted, Some(claim)) if claim.person != by => {
                Err(ReviewRefusal::Claimed(claim.until()))
            }
            (None, RevisionState::Submitted, _) => Ok(()),
            (None, _, _) => Err(ReviewRefusal::TakenBack),
        }
    }
}

/// Decides on what waits for review. Of two moderators, the second is told what the first decided.
pub async fn decide(
    store: &Store,
    vocabulary: &Vocabulary,
    id: RevisionId,
    by: PersonId,
    ruling: NewDecision<'_>,
    now: Moment,
) -> Result<Writeup> {
    let mut tx = store.write().await?;
    let case = case(&mut tx, id).await?;
    case.check_open(by, now)?;
    let marked =
        judge(&mut tx, &case, by).await?.may(ruling.verdict, waiting_since(&mut tx, &case, now).await?, now)?;
    if let Some(reason) = ruling.reason {
        vocabulary.term(Scheme::Reason, reason).ok_or(ReviewRefusal::UnknownReason)?;
    }
    let (verdict, reason, words) = (ruling.verdict, ruling.reason, ruling.words);
    store::take_up(&mut *tx, id).await?; // a hold that stood
    let new = store::New {
        revision: id,
        person: by,
        verdict,
        reason,
        words,
        fields: ruling.fields,
        same_place: marked,
        held_until: ruling.until,
        into: None,
    };
    let decision = store::insert(&mut tx, &new, now).await?;
    store::delete_claim(&mut *tx, id).await?;
    let Submission { writeup, mut revision, .. } = case;
    revision.state = match verdict {
        Verdict::Approve => RevisionState::Approved,
        Verdict::Changes => RevisionState::ChangesRequested,
        Verdict::Reject => RevisionState::Rejected,
        Verdict::Merge | Verdict::Hold | Verdict::Reopen => RevisionState::Submitted,
    };
    if verdict == Verdict::Hold {
        outbox::update(&mut tx, Topic::ReviewCard, id.0, now).await?;
        for target in servers::review_channels(&mut *tx).await? {
            outbox::owe_at(&mut tx, Topic::HoldOver, decision.0, target, ruling.until.unwrap_or(now), now).await?;
        }
    } else {
        writeups::leave_queue(&mut tx, id, revision.state, now).await?;
    }
    let was_taken_out = writeup.hidden == Some(Hidden::Review) && writeup.published_revision == Some(id);
    if was_taken_out && matches!(verdict, Verdict::Changes | Verdict::Reject) {
        writeups::fall_back(&mut tx, vocabulary, &writeup, id, now).await?;
    }
    let after = match verdict {
        Verdict::Approve => writeups::publish(&mut tx, vocabulary, &revision, now).await?,
        _ => writeup.clone(),
    };
    if let Some(author) = writeup.author {
        outbox::enqueue(&mut tx, Topic::Decision, decision.0, Target::Person(author), now).await?;
    }
    let fields = ruling.fields.iter().map(|(field, words)| format!("{}: {words}", field.word()));
    let why: Vec<String> = [reason.unwrap_or_default(), words].map(str::to_owned).into_iter().chain(fields).collect();
    let why = why.iter().filter(|line| !line.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n");
    let decided = match (verdict, ruling.until) {
        (Verdict::Hold, Some(until)) => format!("hold until {}", until.day()),
        _ if marked => format!("{}, by somebody of the same place", verdict.word()),
        _ => verdict.word().to_owned(),
    };
    record(&mut tx, by, "review.decide", writeup.id, ("submitted", &decided), &why, now).await?;
    tx.commit().await?;
    Ok(after)
}

/// Another write-up tells of the same reform: this one, whether it waits or is public, is not shown any more and leads
/// there. Both authors hear of it.
pub async fn merge(
    store: &Store,
    id: WriteupId,
    into: WriteupId,
    by: PersonId,
    words: &str,
    now: Moment,
) -> Result<(Writeup, Writeup)> {
    let mut tx = store.write().await?;
    let (writeup, target) = (whole(&mut tx, id).await?, whole(&mut tx, into).await?);
    if let Some(merged) = store::standing_merge(&mut *tx, id).await? {
        let merged = store::get(&mut tx, merged).await?.ok_or(ReviewRefusal::Unknown)?;
        return Err(ReviewRefusal::Decided(Verdict::Merge, merged.decided_at).into());
    }
    if id == into || !target.is_public() {
        return Err(ReviewRefusal::NoTarget(target.reference()).into());
    }
    if [writeup.author, target.author].contains(&Some(by)) {
        return Err(ReviewRefusal::Own.into());
    }
    let revision = match (writeups::waiting_revision(&mut tx, id).await?, writeup.published_revision) {
        (Some(waiting), _) => waiting,
        (None, Some(published)) if writeup.is_public() => published,
        _ => return Err(ReviewRefusal::NothingToMerge(writeup.reference()).into()),
    };
    let case = case(&mut tx, revision).await?;
    let before = writeup.state(case.revision.state);
    if case.revision.state == RevisionState::Submitted {
        case.check_open(by, now)?;
        writeups::leave_queue(&mut tx, revision, RevisionState::Rejected, now).await?;
    }
    store::take_up(&mut *tx, revision).await?;
    let new = store::New {
        revision,
        person: by,
        verdict: Verdict::Merge,
        reason: Some("duplicate"),
        words,
        fields: &[],
        same_place: false,
        held_until: None,
        into: Some(into),
    };
    let decision = store::insert(&mut tx, &new, now).await?;
    store::delete_claim(&mut *tx, revision).await?;
    writeups::merge(&mut tx, id, into, now).await?;
    outbox::update(&mut tx, Topic::ReviewCard, revision.0, now).await?;
    if let Some(author) = writeup.author {
        outbox::enqueue(&mut tx, Topic::Decision, decision.0, Target::Person(author), now).await?;
    }
    if let Some(author) = target.author.filter(|author| writeup.author != Some(*author)) {
        outbox::enqueue(&mut tx, Topic::MergedIntoYours, decision.0, Target::Person(author), now).await?;
    }
    let after = format!("merged into {}", target.reference());
    record(&mut tx, by, "review.merge", id, (before, &after), words, now).await?;
    tx.commit().await?;
    Ok((writeup, target))
}

/// Takes the last decision on a write-up up again. What was merged stands by itself again, as it was; what is public is not
/// shown until it is decided anew; anything else waits again. Says whether something waits now: not where its author is
/// writing a new version, which is then what is decided.
pub async fn reopen(
    store: &Store,
    vocabulary: &Vocabulary,
    id: WriteupId,
    by: PersonId,
    words: &str,
    now: Moment,
) -> Result<(Writeup, bool)> {
    if words.is_empty() {
        return Err(ReviewRefusal::NoWords.into());
    }
    let mut tx = store.write().await?;
    let writeup = whole(&mut tx, id).await?;
    if writeup.author == Some(by) {
        return Err(ReviewRefusal::Own.into());
    }
    let nothing = || ReviewRefusal::NothingToReopen(writeup.reference());
    let merged = match store::standing_merge(&mut *tx, id).await? {
        Some(merged) if writeup.merged_into.is_some() => store::get(&mut tx, merged).await?,
        _ => None,
    };
    let waits = writeups::waiting_revision(&mut tx, id).await?.is_some();
    let revision = match (&merged, writeup.is_public()) {
        (Some(merged), _) => Some(merged.revision),
        (None, true) => writeup.published_revision,
        // What waits is not decided; what its author withdrew is theirs.
        (None, false) if waits || writeup.is_gone() => None,
        (None, false) => store::newest_decided(&mut *tx, id).await?,
    };
    let case = case(&mut tx, revision.ok_or_else(nothing)?).await?;
    case.check_whole()?;
    let revision = case.revision.id;
    let before = case.decision.as_ref().map_or(writeup.state(case.revision.state), |it| it.verdict.word());
    let waits_now = if merged.is_some() {
        writeups::unmerge(&mut tx, vocabulary, &writeup, now).await?;
        // It waited when it was merged, or it was public and is so again.
        case.revision.state == RevisionState::Rejected && writeups::requeue(&mut tx, revision, now).await?
    } else if writeup.is_public() {
        writeups::take_out(&mut tx, id, now).await?;
        writeups::requeue(&mut tx, revision, now).await? || waits
    } else if writeups::requeue(&mut tx, revision, now).await? {
        true
    } else {
        return Err(ReviewRefusal::WrittenOn(writeup.reference()).into());
    };
    store::take_up(&mut *tx, revision).await?;
    let new = store::New {
        revision,
        person: by,
        verdict: Verdict::Reopen,
        reason: None,
        words,
        fields: &[],
        same_place: false,
        held_until: None,
        into: None,
    };
    let reopened = store::insert(&mut tx, &new, now).await?;
    if let Some(author) = writeup.author {
        outbox::enqueue(&mut tx, Topic::Decision, reopened.0, Target::Person(author), now).await?;
    }
    if waits_now {
        for target in servers::review_channels(&mut *tx).await? {
            outbox::requeue(&mut tx, Topic::ReviewCard, revision.0, target, now).await?;
        }
    }
    outbox::update(&mut tx, Topic::ReviewCard, revision.0, now).await?;
    let after = if waits_now { "submitted" } else { "reopened" };
    record(&mut tx, by, "review.reopen", id, (before, after), words, now).await?;
    tx.commit().await?;
    Ok((writeup, waits_now))
}

/// An earlier version is not shown in the history any more, say since somebody's data stood in it. What is public stays.
pub async fn conceal(store: &Store, id: RevisionId, by: PersonId, words: &str, now: Moment) -> Result<Writeup> {
    if words.is_empty() {
        return Err(ReviewRefusal::NoWords.into());
    }
    let mut tx = store.write().await?;
    let case = case(&mut tx, id).await?;
    let writeup = case.writeup;
    if writeup.author == Some(by) {
        return Err(ReviewRefusal::Own.into());
    }
    if case.revision.state != RevisionState::Approved || writeup.published_revision == Some(id) {
        return Err(ReviewRefusal::NotEarlier(writeup.reference()).into());
    }
    writeups::conceal(&mut tx, id, now).await?;
    store::take_up(&mut *tx, id).await?;
    let new = store::New {
        revision: id,
        person: by,
        verdict: Verdict::Reject,
        reason: Some("personal_data"),
        words,
        fields: &[],
        same_place: false,
        held_until: None,
        into: None,
    };
    store::insert(&mut tx, &new, now).await?;
    let (before, after) = (format!("version {} shown", case.revision.ordinal), "not shown");
    record(&mut tx, by, "review.conceal", writeup.id, (&before, after), words, now).await?;
    tx.commit().await?;
    Ok(writeup)
}

/// Says that a moderator is reading it, for an hour, or that they are not any more. Says until when.
pub async fn claim(store: &Store, id: RevisionId, by: PersonId, now: Moment) -> Result<Option<Moment>> {
    let mut tx = store.write().await?;
    let case = case(&mut tx, id).await?;
    case.check_open(by, now)?;
    // Reading it alone is for those who may decide alone.
    let since = waiting_since(&mut tx, &case, now).await?;
    judge(&mut tx, &case, by).await?.may(Verdict::Approve, since, now)?;
    let until = if case.claimed(now).is_some() {
        store::delete_claim(&mut *tx, id).await?;
        outbox::update(&mut tx, Topic::ReviewCard, id.0, now).await?;
        None
    } else {
        store::put_claim(&mut *tx, id, by, now).await?;
        let until = Claim { person: by, claimed_at: now }.until();
        outbox::update(&mut tx, Topic::ReviewCard, id.0, now).await?;
        Some(until)
    };
    tx.commit().await?;
    Ok(until)
}

/// A revision with everything decided on it; none that was never submitted.
pub async fn read(store: &Store, id: RevisionId) -> Result<Submission> {
    case(&mut *store.read().acquire().await?, id).await
}

/// The same, only while nobody has decided, for somebody who may: before they are asked to write a reason.
pub async fn read_open(store: &Store, id: RevisionId, by: PersonId, now: Moment) -> Result<Submission> {
    let case = read(store, id).await?;
    case.check_open(by, now)?;
    if case.writeup.author == Some(by) {
        return Err(ReviewRefusal::Own.into());
    }
    Ok(case)
}

/// What a moderator should look at in what waits.
pub async fn flags(store: &Store, finder: &Arc<Finder>, case: &Submission) -> Result<Vec<Flag>> {
    let mut flags = checks::flags(&case.revision);
    let alike = writeups::similar(store, finder, &case.writeup, &case.revision.texts).await?;
    flags.extend(alike.into_iter().map(|(reference, title)| Flag::Alike(reference, title)));
    Ok(flags)
}

/// What was last asked for on a write-up, for its author.
pub async fn asked(store: &Store, id: WriteupId, author: PersonId) -> Result<Decision> {
    writeups::mine(store, id, author).await?;
    let mut db = store.read().acquire().await?;
    let decision = store::last_asked(&mut *db, id).await?.ok_or(ReviewRefusal::Unknown)?;
    Ok(store::get(&mut db, decision).await?.ok_or(ReviewRefusal::Unknown)?)
}

/// A line of the queue.
pub struct Item {
    /// What waits
    pub waiting: writeups::Waiting,
    /// Until when it is on hold
    pub held_until: Option<Moment>,
    /// Whether somebody is reading it
    pub is_claimed: bool,
}

/// What waits, oldest first, and after it what is on hold.
pub async fn queue(store: &Store, scope: custom_id::Scope, now: Moment) -> Result<Vec<Item>> {
    let marks = store::marks(store.read()).await?;
    let mut items: Vec<Item> = writeups::waiting(store, scope.place, scope.language)
        .await?
        .into_iter()
        .map(|waiting| {
            let mark = marks.iter().find(|mark| mark.revision == waiting.revision);
            let held_until = mark.and_then(|mark| mark.held_until).filter(|until| *until > now);
            let claimed_at = mark.and_then(|mark| mark.claimed_at);
            let is_claimed = claimed_at.is_some_and(|at| Claim { person: PersonId(0), claimed_at: at }.until() > now);
            Item { waiting, held_until, is_claimed }
        })
        .collect();
    items.sort_by_key(|item| item.held_until);
    Ok(items)
}

/// Write-ups on which a decision stands and that fit what was typed, the newest first.
pub async fn decided(store: &Store, typed: &Typed) -> Result<Vec<Titled>> {
    store::decided(store.read(), typed, model::DECIDED_LOOKED_AT).await
}

async fn case(db: &mut SqliteConnection, id: RevisionId) -> Result<Submission> {
    let (writeup, revision) = writeups::revision(db, id).await?.ok_or(ReviewRefusal::Unknown)?;
    if revision.submitted_at.is_none() {
        return Err(ReviewRefusal::Unknown.into());
    }
    let decision = store::standing(db, id).await?;
    let hold = store::hold(db, id).await?;
    let claim = store::claim(db, id).await?;
    Ok(Submission { writeup, revision, decision, hold, claim })
}

async fn whole(db: &mut SqliteConnection, id: WriteupId) -> Result<Writeup> {
    let unknown = || WriteupRefusal::Unknown(crate::base::ids::WriteupRef::Draft(id).to_string());
    Ok(writeups::get_in(db, id).await?.ok_or_else(unknown)?)
}

async fn judge(db: &mut SqliteConnection, case: &Submission, by: PersonId) -> Result<Judge> {
    // Whoever left the place since it was submitted belonged to it all the same.
    let since = case.revision.submitted_at.unwrap_or(Moment(0));
    let same_place = places::belonged_since(db, by, case.writeup.place, since).await?;
    Ok(Judge { person: by, is_author: case.writeup.author == Some(by), same_place })
}

/// Since when others could have decided: it was submitted, taken up again, or came off hold.
async fn waiting_since(db: &mut SqliteConnection, case: &Submission, now: Moment) -> Result<Moment> {
    let reopened = store::reopened_at(&mut *db, case.revision.id).await?;
    let held = store::held_until(db, case.revision.id).await?;
    Ok(case.revision.submitted_at.into_iter().chain(reopened).chain(held).max().unwrap_or(now))
}

async fn record(
    tx: &mut SqliteConnection,
    by: PersonId,
    action: &'static str,
    id: WriteupId,
    (before, after): (&str, &str),
    reason: &str,
    now: Moment,
) -> Result<()> {
    let subject = format!("writeup/{id}");
    audit_log::append(tx, Entry { actor: Some(by), action, subject: &subject, before, after, reason }, now).await
}
