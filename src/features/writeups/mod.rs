//! Write-ups: from a form in one place to a page that everyone can find.
//!
//! Whatever a person typed is a row before anything is said about it. Submitted revisions never change: an author who
//! writes on gets a new revision of the same write-up.
//!
//! What an author does with their own is here. `reading` tells who sees which revision, `publication` what a decision makes
//! of one, `indexing` what is found of it, `autocomplete` which are suggested.

pub mod annotations;
mod autocomplete;
mod changes;
pub mod commands;
mod custom_id;
mod import;
mod indexing;
mod messages;
mod model;
mod publication;
mod reading;
mod related;
mod seed;
mod store;
mod texts;
pub mod view;

use sqlx::SqliteConnection;
use tertulia_clock::Moment;

pub use self::autocomplete::{Scope, Seeker, suggest};
pub use self::custom_id::{CustomId, Page, report as report_button};
pub use self::import::{arrive, empty, hand_over, shelve};
pub use self::indexing::{index_again, index_anew, indexed, reindex_place};
pub use self::model::{
    AREAS, Attribution, Gap, Hidden, OTHERS_FIRST, Partner, Revision, RevisionState, TITLE_AT_LEAST, TOPICS, Viewer,
    Writeup, WriteupRefusal, blank, read_commitments,
};
pub use self::publication::{conceal, fall_back, leave_queue, merge, publish, requeue, take_out, unmerge};
pub use self::reading::{
    get, id_of, mine, named, public, public_in, public_named, read, reference, revision, steps, two_versions, unseen,
    visible,
};
pub use self::related::{alike, related, similar};
#[cfg(test)]
pub use self::seed::names as demo_names;
pub use self::seed::seed_demo;
use self::store::NewWriteup;
pub use self::store::{Titled, Waiting, get as row, list, newest_submitted, public_ids, waiting, waiting_revision};
pub(crate) use self::texts::texts_of;
pub use self::texts::{Field, Texts};
use crate::audit_log::{self, Action, Entry, Subject};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::i18n::Language;
use crate::base::ids::{PersonId, PlaceId, WriteupId, WriteupRef};
use crate::base::vocabulary::Vocabulary;
use crate::features::Feature;
use crate::features::places;
use crate::features::servers;
use crate::outbox::{self, Topic};
use crate::search_index::{self, Item};

/// What this feature gives the app.
pub const FEATURE: Feature = Feature {
    commands: commands::table,
    components: commands::COMPONENTS,
    messages: messages::MESSAGES,
    ..Feature::EMPTY
};

/// Who begins a draft, and of what.
#[derive(Clone, Copy, Debug)]
pub struct Beginning {
    /// Who writes
    pub author: PersonId,
    /// Of which place
    pub place: PlaceId,
    /// In which language
    pub language: Language,
    /// The interaction that opened the form
    pub form: u64,
}

/// Begins a draft with what was typed into the first form. Each opening of a form begins a draft of its own, and the same
/// form sent twice is one draft. Sent again with other words, it begins another one, so that neither text takes the other's
/// place.
pub async fn begin(store: &Store, beginning: Beginning, texts: Texts, now: Moment) -> Result<WriteupId> {
    let Beginning { author, place, language, form } = beginning;
    let form = form.cast_signed();
    let mut tx = store.write().await?;
    let begun = store::id_opened_by(&mut *tx, form).await?;
    if begun.is_some()
        && let Some(id) = store::draft_that_says(&mut *tx, author, &texts).await?
    {
        return Ok(id);
    }
    let form = begun.is_none().then_some(form);
    free_to_begin(&mut tx, author, now).await?;
    let new = NewWriteup { place, language, author: Some(author), opened_by: form, demo: false };
    let id = store::insert(&mut *tx, new, now).await?;
    let revision = store::insert_revision(&mut *tx, id, 1, now).await?;
    store::put(&mut tx, &blank(id, revision, texts, now), language).await?;
    tx.commit().await?;
    Ok(id)
}

/// Goes on only while somebody has not begun as many drafts as one may in an hour.
pub async fn may_begin(store: &Store, author: PersonId, now: Moment) -> Result<()> {
    free_to_begin(&mut *store.read().acquire().await?, author, now).await
}

async fn free_to_begin(db: &mut SqliteConnection, author: PersonId, now: Moment) -> Result<()> {
    let begun = store::begun_since(db, author, now.plus_hours(-1)).await?;
    match begun.first().filter(|_| begun.len() >= model::DRAFTS_AN_HOUR) {
        Some(oldest) => Err(WriteupRefusal::TooMany(model::DRAFTS_AN_HOUR, oldest.plus_hours(1)).into()),
        None => Ok(()),
    }
}

/// Writes on a draft: `change` is made to it and saved, whatever rules it breaks, unless `change` itself refuses.
pub async fn write(
    store: &Store,
    id: WriteupId,
    author: PersonId,
    now: Moment,
    change: impl FnOnce(&Writeup, &mut Revision) -> Result<()>,
) -> Result<(Writeup, Revision)> {
    let mut tx = store.write().await?;
    let writeup = own(&mut tx, id, author).await?;
    let mut revision = newest(&mut tx, &writeup).await?;
    if revision.state != RevisionState::Draft {
        return Err(WriteupRefusal::NotDraft(writeup.reference()).into());
    }
    if writeup.is_gone() {
        return Err(WriteupRefusal::Withdrawn(writeup.reference()).into());
    }
    change(&writeup, &mut revision)?;
    revision.changed_at = now;
    store::put(&mut tx, &revision, writeup.language).await?;
    tx.commit().await?;
    Ok((writeup, revision))
}

/// Corrects which place a draft is of, or which language it is in: while it was never published, and only to a place of
/// the author's.
pub async fn correct(
    store: &Store,
    id: WriteupId,
    author: PersonId,
    place: Option<PlaceId>,
    language: Option<Language>,
    now: Moment,
) -> Result<(Writeup, Revision)> {
    let mut tx = store.write().await?;
    let writeup = own(&mut tx, id, author).await?;
    let revision = newest(&mut tx, &writeup).await?;
    if writeup.number.is_some() || writeup.is_gone() || revision.state != RevisionState::Draft {
        return Err(WriteupRefusal::NotDraft(writeup.reference()).into());
    }
    if let Some(place) = place
        && !places::memberships_in(&mut tx, author).await?.iter().any(|it| it.place == place)
    {
        return Err(WriteupRefusal::UnknownChoice.into());
    }
    let place = place.unwrap_or(writeup.place);
    let language = language.unwrap_or(writeup.language);
    store::set_place_and_language(&mut tx, id, place, language, revision.id).await?;
    let revision = Revision { changed_at: now, ..revision };
    store::put(&mut tx, &revision, language).await?;
    tx.commit().await?;
    Ok((Writeup { place, language, ..writeup }, revision))
}

/// The draft to write on: the one there is, or a new revision after one that was sent back or published.
pub async fn edit(store: &Store, id: WriteupId, author: PersonId, now: Moment) -> Result<(Writeup, Revision)> {
    let mut tx = store.write().await?;
    let writeup = own(&mut tx, id, author).await?;
    if writeup.is_gone() {
        return Err(WriteupRefusal::Withdrawn(writeup.reference()).into());
    }
    let newest = newest(&mut tx, &writeup).await?;
    let revision = match newest.state {
        RevisionState::Draft => newest,
        RevisionState::Submitted => return Err(WriteupRefusal::Waiting(writeup.reference()).into()),
        RevisionState::Rejected if writeup.published_revision.is_none() => {
            return Err(WriteupRefusal::Archived(writeup.reference()).into());
        }
        _ => copy(&mut tx, &writeup, newest, now).await?,
    };
    tx.commit().await?;
    Ok((writeup, revision))
}

/// Takes what waits for review back, to write on it. The moderators' cards say so.
pub async fn take_back(store: &Store, id: WriteupId, author: PersonId, now: Moment) -> Result<(Writeup, Revision)> {
    let mut tx = store.write().await?;
    let writeup = own(&mut tx, id, author).await?;
    let newest = newest(&mut tx, &writeup).await?;
    if !store::leave_queue(&mut *tx, newest.id, RevisionState::TakenBack).await? {
        return Err(WriteupRefusal::NotDraft(writeup.reference()).into());
    }
    record(&mut tx, author, Action::WriteupTakeBack, id, "submitted", "draft", now).await?;
    outbox::update(&mut tx, Topic::ReviewCard, newest.id.0, now).await?;
    let revision = copy(&mut tx, &writeup, newest, now).await?;
    tx.commit().await?;
    Ok((writeup, revision))
}

/// Who submits, and the words that were agreed to.
#[derive(Clone, Copy, Debug)]
pub struct Consent<'a> {
    /// The author
    pub author: PersonId,
    /// The statements that were chosen in the menu
    pub statements: &'a [String],
    /// The language they were read in
    pub language: Language,
    /// The author's name, for one who wants to be named
    pub name: &'a str,
}

/// Puts a complete draft into the review queue and tells the review channels.
pub async fn submit(
    store: &Store,
    vocabulary: &Vocabulary,
    id: WriteupId,
    consent: Consent<'_>,
    now: Moment,
) -> Result<(Writeup, Revision)> {
    let author = consent.author;
    let mut tx = store.write().await?;
    let writeup = own(&mut tx, id, author).await?;
    let mut revision = newest(&mut tx, &writeup).await?;
    if writeup.is_gone() || revision.state != RevisionState::Draft {
        return Err(WriteupRefusal::NotDraft(writeup.reference()).into());
    }
    let gaps = revision.gaps(vocabulary).len();
    if gaps > 0 {
        return Err(WriteupRefusal::NotComplete(writeup.reference(), gaps).into());
    }
    if !model::STATEMENTS.iter().all(|statement| consent.statements.iter().any(|chosen| chosen == statement)) {
        return Err(WriteupRefusal::NoConsent.into());
    }
    let belongs = places::memberships_in(&mut tx, author).await?;
    let Some(membership) = belongs.into_iter().find(|it| it.place == writeup.place) else {
        let place = places::one_in(&mut tx, writeup.place).await?;
        return Err(WriteupRefusal::NotMember(place.map(|place| place.name).unwrap_or_default()).into());
    };
    let credit = match revision.attribution {
        Attribution::Named => Some(consent.name.to_owned()),
        Attribution::Organisation => membership.organisation,
        Attribution::Anonymous => None,
    };
    store::submit(&mut *tx, revision.id, credit.as_deref(), model::CONSENT_VERSION, consent.language, now).await?;
    revision.state = RevisionState::Submitted;
    revision.submitted_at = Some(now);
    revision.credit = credit;
    record(&mut tx, author, Action::WriteupSubmit, id, "draft", "submitted", now).await?;
    for target in servers::review_channels(&mut *tx).await? {
        outbox::enqueue(&mut tx, Topic::ReviewCard, revision.id.0, target, now).await?;
    }
    tx.commit().await?;
    Ok((writeup, revision))
}

/// Discards a draft, or withdraws what is published. Nothing is deleted; a draft can be brought back.
pub async fn withdraw(store: &Store, id: WriteupId, author: PersonId, now: Moment) -> Result<Writeup> {
    let mut tx = store.write().await?;
    let writeup = own(&mut tx, id, author).await?;
    if writeup.is_gone() {
        return Ok(writeup);
    }
    let newest = newest(&mut tx, &writeup).await?;
    if store::leave_queue(&mut *tx, newest.id, RevisionState::TakenBack).await? {
        outbox::update(&mut tx, Topic::ReviewCard, newest.id.0, now).await?;
    }
    store::set_withdrawn(&mut *tx, id, Some(now)).await?;
    search_index::remove(&mut tx, Item::Writeup(id)).await?;
    outbox::update(&mut tx, Topic::Announcement, id.0, now).await?;
    let action = if writeup.published_revision.is_some() { Action::WriteupWithdraw } else { Action::WriteupDiscard };
    record(&mut tx, author, action, id, writeup.state(newest.state), "withdrawn", now).await?;
    tx.commit().await?;
    Ok(Writeup { withdrawn_at: Some(now), hidden: None, ..writeup })
}

/// Discards what is being written. Of a write-up that is public, only the new revision goes.
pub async fn discard(store: &Store, id: WriteupId, author: PersonId, now: Moment) -> Result<Writeup> {
    let mut tx = store.write().await?;
    let writeup = own(&mut tx, id, author).await?;
    if writeup.published_revision.is_none() {
        drop(tx);
        return withdraw(store, id, author, now).await;
    }
    let newest = newest(&mut tx, &writeup).await?;
    if store::drop_draft(&mut *tx, newest.id).await? {
        record(&mut tx, author, Action::WriteupDiscard, id, "draft", "published", now).await?;
    }
    tx.commit().await?;
    Ok(writeup)
}

/// Brings a discarded draft back.
pub async fn restore(store: &Store, id: WriteupId, author: PersonId, now: Moment) -> Result<(Writeup, Revision)> {
    let mut tx = store.write().await?;
    let writeup = own(&mut tx, id, author).await?;
    if let Some(into) = writeup.merged_into {
        let into = store::get(&mut *tx, into).await?.ok_or_else(|| unknown(into))?;
        return Err(WriteupRefusal::Merged(writeup.reference(), into.reference()).into());
    }
    if writeup.published_revision.is_some() {
        return Err(WriteupRefusal::Withdrawn(writeup.reference()).into());
    }
    let mut revision = newest(&mut tx, &writeup).await?;
    if writeup.withdrawn_at.is_some() {
        store::set_withdrawn(&mut *tx, id, None).await?;
        record(&mut tx, author, Action::WriteupRestore, id, "withdrawn", "draft", now).await?;
    }
    if matches!(revision.state, RevisionState::TakenBack | RevisionState::ChangesRequested) {
        revision = copy(&mut tx, &writeup, revision, now).await?;
    }
    tx.commit().await?;
    Ok((Writeup { withdrawn_at: None, ..writeup }, revision))
}

async fn own(db: &mut SqliteConnection, id: WriteupId, author: PersonId) -> Result<Writeup> {
    let writeup = store::get(db, id).await?.ok_or_else(|| unknown(id))?;
    match writeup.author {
        Some(person) if person == author => Ok(writeup),
        // Whoever may not see a draft is not told that there is one.
        _ if !writeup.is_public() => Err(unknown(id).into()),
        _ => Err(WriteupRefusal::NotAuthor(writeup.reference()).into()),
    }
}

async fn newest(db: &mut SqliteConnection, writeup: &Writeup) -> Result<Revision> {
    let id = store::latest(&mut *db, writeup.id).await?.ok_or_else(|| unknown(writeup.id))?;
    Ok(store::revision(db, id).await?.ok_or_else(|| unknown(writeup.id))?)
}

/// A new draft that says what `from` said.
async fn copy(tx: &mut SqliteConnection, writeup: &Writeup, from: Revision, now: Moment) -> Result<Revision> {
    let ordinal = store::next_ordinal(&mut *tx, writeup.id).await?;
    let id = store::insert_revision(&mut *tx, writeup.id, ordinal, now).await?;
    let draft = Revision {
        id,
        ordinal,
        state: RevisionState::Draft,
        credit: None,
        consented_at: None,
        submitted_at: None,
        changed_at: now,
        ..from
    };
    store::put(tx, &draft, writeup.language).await?;
    Ok(draft)
}

async fn record(
    tx: &mut SqliteConnection,
    actor: PersonId,
    action: Action,
    id: WriteupId,
    before: &str,
    after: &str,
    now: Moment,
) -> Result<()> {
    let entry = Entry { actor: Some(actor), action, subject: Subject::Writeup(id), before, after, reason: "" };
    audit_log::append(tx, entry, now).await
}

fn unknown(id: WriteupId) -> WriteupRefusal {
    WriteupRefusal::Unknown(WriteupRef::Draft(id).to_string())
}
