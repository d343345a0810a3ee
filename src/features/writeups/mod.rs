//! Write-ups: from a form in one place to a page that everyone can find.
//!
//! Whatever a person typed is a row before anything is said about it. Submitted revisions never change: an author who
//! writes on gets a new revision of the same write-up.

pub mod annotations;
mod changes;
pub mod commands;
mod custom_id;
mod import;
mod model;
mod related;
mod seed;
mod store;
pub mod view;

use sqlx::SqliteConnection;
use tertulia_clock::Moment;

pub use self::custom_id::{CustomId, Filter, Page, report as report_button};
pub use self::import::{arrive, empty, hand_over, shelve};
pub use self::model::{
    AREAS, Attribution, Field, Gap, Hidden, OTHERS_FIRST, Partner, Revision, RevisionState, TITLE_AT_LEAST, TOPICS,
    Texts, Viewer, Writeup, WriteupRefusal, links, read_commitments,
};
pub use self::related::{alike, related, similar};
pub use self::store::{Line, Step, Titled, Waiting};
use crate::audit_log::{self, Entry};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::i18n::Language;
use crate::base::ids::{PersonId, PlaceId, RevisionId, WriteupId, WriteupRef};
use crate::base::lookup::{MatchQuality, Typed};
use crate::base::vocabulary::{Scheme, Vocabulary};
use crate::discord::autocomplete::Suggestion;
use crate::features::places;
use crate::features::servers;
use crate::outbox::{self, Target, Topic};
use crate::search_index::{self, Attributes, Document, Item, Part};

/// Begins a draft with what was typed into the first form. `form` is the interaction that opened it: each opening begins a
/// draft of its own, and the same form sent twice is one draft. Sent again with other words, it begins another one, so that
/// neither text takes the other's place.
pub async fn begin(
    store: &Store,
    author: PersonId,
    place: PlaceId,
    language: Language,
    texts: Texts,
    form: u64,
    now: Moment,
) -> Result<WriteupId> {
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
    let id = store::insert(&mut *tx, place, language, Some(author), form, false, now).await?;
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
        && !places::memberships_in(&mut tx, author).await?.iter().any(|it| it.place == place && it.agreed)
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
    record(&mut tx, author, "writeup.take_back", id, "submitted", "draft", now).await?;
    outbox::update(&mut tx, Topic::ReviewCard, newest.id.0, now).await?;
    let revision = copy(&mut tx, &writeup, newest, now).await?;
    tx.commit().await?;
    Ok((writeup, revision))
}

/// Who submits, and the words that were agreed to.
#[derive(Clone, Copy, Debug)]
pub struct Consent<'a> {
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
    author: PersonId,
    consent: Consent<'_>,
    now: Moment,
) -> Result<(Writeup, Revision)> {
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
    let Some(membership) = belongs.into_iter().find(|it| it.place == writeup.place && it.agreed) else {
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
    record(&mut tx, author, "writeup.submit", id, "draft", "submitted", now).await?;
    for target in servers::review_channels(&mut *tx).await? {
        outbox::enqueue(&mut tx, Topic::ReviewCard, revision.id.0, target, now).await?;
    }
    tx.commit().await?;
    Ok((writeup, revision))
}

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
    for contact in places::contacts_in(&mut *tx, writeup.place).await? {
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

/// The same reform is told in `into`, in the transaction that decides so: this one is not shown any more.
pub async fn merge(tx: &mut SqliteConnection, id: WriteupId, into: WriteupId, now: Moment) -> Result<()> {
    store::hide(&mut *tx, id, Hidden::Merged, Some(into), now).await?;
    search_index::remove(&mut *tx, Item::Writeup(id)).await?;
    outbox::update(tx, Topic::Announcement, id.0, now).await
}

/// What is found of a public write-up is looked at anew, in the transaction that changes it.
pub async fn index_again(tx: &mut SqliteConnection, vocabulary: &Vocabulary, id: WriteupId) -> Result<()> {
    let (writeup, revision) = public_in(&mut *tx, id).await?;
    put_into_index(tx, vocabulary, &writeup, &revision).await
}

/// What is found of a write-up is looked at anew, whether it is public or not any more.
pub async fn index_anew(tx: &mut SqliteConnection, vocabulary: &Vocabulary, id: WriteupId) -> Result<()> {
    match store::get(&mut *tx, id).await?.filter(Writeup::is_public) {
        Some(writeup) => match published(&mut *tx, writeup).await? {
            Some((writeup, revision)) => put_into_index(tx, vocabulary, &writeup, &revision).await,
            None => search_index::remove(tx, Item::Writeup(id)).await,
        },
        None => search_index::remove(tx, Item::Writeup(id)).await,
    }
}

/// Every write-up that is public.
pub async fn public_ids(store: &Store) -> Result<Vec<WriteupId>> {
    store::public_ids(store.read()).await
}

async fn put_into_index(
    tx: &mut SqliteConnection,
    vocabulary: &Vocabulary,
    writeup: &Writeup,
    revision: &Revision,
) -> Result<()> {
    let place = places::one_in(&mut *tx, writeup.place).await?;
    let translated = annotations::translations(&mut *tx, writeup.id).await?;
    let document = document(writeup, revision, &translated, place.as_ref(), vocabulary);
    search_index::put(tx, vocabulary.synonyms(), Item::Writeup(writeup.id), &document).await
}

/// What is indexed of a write-up as everyone sees it.
pub async fn indexed(
    store: &Store,
    vocabulary: &Vocabulary,
    writeup: &Writeup,
    revision: &Revision,
) -> Result<Document> {
    let translated = annotations::translations(&mut *store.read().acquire().await?, writeup.id).await?;
    Ok(document(writeup, revision, &translated, None, vocabulary))
}

/// A place is called otherwise: its public write-ups are found under its new names, in the transaction that changes them.
/// Says how many they are.
pub async fn reindex_place(tx: &mut SqliteConnection, vocabulary: &Vocabulary, place: &places::Place) -> Result<usize> {
    let public = store::public_of(&mut *tx, place.id).await?;
    for revision in &public {
        let Some(revision) = store::revision(&mut *tx, *revision).await? else { continue };
        let Some(writeup) = store::get(&mut *tx, revision.writeup).await? else { continue };
        let translated = annotations::translations(&mut *tx, writeup.id).await?;
        let document = document(&writeup, &revision, &translated, Some(place), vocabulary);
        search_index::put(&mut *tx, vocabulary.synonyms(), Item::Writeup(writeup.id), &document).await?;
    }
    Ok(public.len())
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
    let action = if writeup.published_revision.is_some() { "writeup.withdraw" } else { "writeup.discard" };
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
        record(&mut tx, author, "writeup.discard", id, "draft", "published", now).await?;
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
        record(&mut tx, author, "writeup.restore", id, "withdrawn", "draft", now).await?;
    }
    if matches!(revision.state, RevisionState::TakenBack | RevisionState::ChangesRequested) {
        revision = copy(&mut tx, &writeup, revision, now).await?;
    }
    tx.commit().await?;
    Ok((Writeup { withdrawn_at: None, ..writeup }, revision))
}

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

/// The same by its row; none where this reader may not see it.
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

/// A write-up without its text, whoever may see it, within a transaction.
pub async fn get_in(db: &mut SqliteConnection, id: WriteupId) -> Result<Option<Writeup>> {
    store::get(db, id).await
}

/// The revision of a write-up that waits for review.
pub async fn waiting_revision(db: &mut SqliteConnection, id: WriteupId) -> Result<Option<RevisionId>> {
    store::waiting_revision(db, id).await
}

/// The newest revision of a write-up that was ever submitted.
pub async fn newest_submitted(store: &Store, id: WriteupId) -> Result<Option<RevisionId>> {
    store::newest_submitted(store.read(), id).await
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

/// A page of a list.
pub async fn list(store: &Store, filter: &Filter, asker: PersonId, offset: i64, limit: i64) -> Result<Vec<Line>> {
    store::list(store.read(), filter, asker, offset, limit).await
}

/// Which write-ups are suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// Those that a person wrote
    Own,
    /// Those that everyone sees
    Public,
    /// Their own, then the others that everyone sees
    Both,
}

/// Somebody for whom write-ups are suggested.
#[derive(Clone, Copy, Debug)]
pub struct Seeker<'a> {
    /// Who
    pub person: PersonId,
    /// In which language they read titles
    pub language: Language,
    /// What they used lately, the last one first
    pub lately: &'a [i64],
}

/// What a person may be typing the id or title of, and may see now: of each kind a few more than are shown.
pub async fn suggest(store: &Store, seeker: Seeker<'_>, shelf: Shelf, typed: &Typed) -> Result<Vec<Suggestion>> {
    let suggestion = |it: Titled| {
        let reference = WriteupRef::of(it.id, it.number).to_string();
        let (value, title) = (reference.clone(), it.title);
        Suggestion { subject: it.id.0, value, reference, title, ..Suggestion::default() }
    };
    let mut found = Vec::new();
    if shelf != Shelf::Public {
        let most = if shelf == Shelf::Both && typed.is_empty() { model::OWN_SUGGESTED } else { model::OWN_LOOKED_AT };
        let own = store::own_titles(store.read(), seeker.person, typed, most).await?.into_iter().map(suggestion);
        found.extend(own.filter_map(|it| it.found(typed)));
    }
    if shelf != Shelf::Own {
        // What was used lately is looked at one by one, the rest is found by the database.
        let known: Vec<WriteupId> = seeker.lately.iter().copied().map(WriteupId).collect();
        let matching = public_matching(store, typed).await?;
        let titled = public_titles_of(store, &known, seeker.language).await?.into_iter().map(suggestion);
        // No other title is found by the middle of a word.
        found.extend(titled.filter_map(|it| it.fitting(typed)).filter(|it| it.fit < Some(MatchQuality::Within)));
        let titled = public_titles_of(store, &matching, seeker.language).await?.into_iter().map(suggestion);
        found.extend(titled.filter_map(|it| it.found(typed)));
    }
    Ok(found)
}

/// Public write-ups that fit what was typed, the likeliest first; the newest where nothing was.
async fn public_matching(store: &Store, typed: &Typed) -> Result<Vec<WriteupId>> {
    let (db, most) = (store.read(), model::SUGGESTED);
    if typed.is_empty() {
        return store::newest_public(db, most).await;
    }
    let mut found = Vec::new();
    if let Some(pattern) = typed.like('r') {
        found.extend(store::public_by_number(db, &pattern, typed.number(), most).await?);
    }
    for expression in [typed.first_words(), typed.all_words()].into_iter().flatten() {
        found.extend(store::public_by_title(db, &expression, most).await?);
        found.extend(store::public_by_translated_title(db, &expression, most).await?);
    }
    Ok(found)
}

async fn public_titles_of(store: &Store, ids: &[WriteupId], language: Language) -> Result<Vec<Titled>> {
    let ids = serde_json::json!(ids).to_string();
    store::public_titles_of(store.read(), &ids, language).await
}

/// What waits for review, oldest first; of a place, or in a language.
pub async fn waiting(store: &Store, place: Option<PlaceId>, language: Option<Language>) -> Result<Vec<Waiting>> {
    store::waiting(store.read(), place, language).await
}

/// The names of the demo write-ups, in the order in which they are added.
#[cfg(test)]
pub fn demo_names() -> impl Iterator<Item = &'static str> {
    seed::names()
}

/// Adds the demo write-ups of `config/seeds/`, where there are none yet. Says how many.
pub async fn seed_demo(store: &Store, vocabulary: &Vocabulary, now: Moment) -> anyhow::Result<usize> {
    let mut tx = store.write().await?;
    if store::has_demo(&mut *tx).await? {
        return Ok(0);
    }
    let count = seed::seed(&mut tx, vocabulary, now).await?;
    tx.commit().await?;
    Ok(count)
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

async fn published(db: &mut SqliteConnection, writeup: Writeup) -> Result<Option<(Writeup, Revision)>> {
    let Some(id) = writeup.published_revision else { return Ok(None) };
    Ok(store::revision(db, id).await?.map(|revision| (writeup, revision)))
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
    action: &'static str,
    id: WriteupId,
    before: &str,
    after: &str,
    now: Moment,
) -> Result<()> {
    let subject = format!("writeup/{id}");
    audit_log::append(tx, Entry { actor: Some(actor), action, subject: &subject, before, after, reason: "" }, now).await
}

fn unknown(id: WriteupId) -> WriteupRefusal {
    WriteupRefusal::Unknown(WriteupRef::Draft(id).to_string())
}

/// A first revision that says nothing but `texts`.
pub fn blank(writeup: WriteupId, id: RevisionId, texts: Texts, now: Moment) -> Revision {
    Revision {
        id,
        writeup,
        ordinal: 1,
        state: RevisionState::Draft,
        texts,
        status: None,
        axis: None,
        level: None,
        too_early: false,
        started: None,
        ended: None,
        assessment: String::new(),
        assessor: String::new(),
        assessment_link: String::new(),
        inspired_by: String::new(),
        attribution: Attribution::Organisation,
        credit: None,
        areas: Vec::new(),
        values: Vec::new(),
        topics: Vec::new(),
        sdgs: Vec::new(),
        partners: Vec::new(),
        commitments: Vec::new(),
        consented_at: None,
        changed_at: now,
        submitted_at: None,
    }
}

/// What can be found of a revision: its text in every language it was translated into, labels in all four, the place by
/// all its names.
fn document(
    writeup: &Writeup,
    revision: &Revision,
    translated: &[(Language, Texts)],
    place: Option<&places::Place>,
    vocabulary: &Vocabulary,
) -> Document {
    let tags = [(Scheme::Area, &revision.areas), (Scheme::Topic, &revision.topics), (Scheme::Value, &revision.values)];
    let status = revision.status.iter().map(|status| (Scheme::Status, status));
    let ids = tags.iter().flat_map(|(scheme, ids)| ids.iter().map(move |id| (*scheme, id))).chain(status);
    let label = |(scheme, id): (Scheme, &String)| {
        Language::ALL.map(|language| (language, vocabulary.label(scheme, id, language).to_owned()))
    };
    let part = |(language, texts): (Language, &Texts)| Part {
        language,
        title: texts.title.clone(),
        summary: texts.summary.clone(),
        body: BODY.map(|field| texts.of(field).to_owned()).into(),
    };
    let mut parts = vec![part((writeup.language, &revision.texts))];
    parts.extend(translated.iter().map(|(language, texts)| part((*language, texts))));
    let partners = revision.partners.iter().map(|partner| partner.organisation.as_str()).collect::<Vec<_>>().join("\n");
    let year = |date: &Option<String>| date.as_ref()?.get(..4)?.parse().ok();
    Document {
        parts,
        place: place.map(|place| place.every_name().collect::<Vec<_>>().join("\n")).unwrap_or_default(),
        names: [partners, revision.commitments.join(" ")].join("\n"),
        labels: ids.flat_map(label).collect(),
        facets: Attributes {
            place: Some(writeup.place),
            areas: revision.areas.clone(),
            status: revision.status.clone(),
            year_from: year(&revision.started),
            year_to: year(&revision.ended),
            published_at: writeup.published_at.map_or(0, |at| at.0),
            for_members: false,
        },
    }
}

/// The texts of a write-up beside its title and summary.
const BODY: [Field; 6] =
    [Field::Problem, Field::Action, Field::Results, Field::Lessons, Field::Cost, Field::Conditions];
