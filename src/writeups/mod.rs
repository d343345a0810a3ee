//! Write-ups: from a form in one place to a page that everyone can find.
//!
//! Whatever a person typed is a row before anything is said about it. Submitted revisions never change: an author who
//! writes on gets a new revision of the same write-up.

mod button;
pub mod commands;
mod model;
mod seed;
mod store;
pub mod view;

use sha2::{Digest as _, Sha256};
use sqlx::SqliteConnection;

pub use self::button::{Button, Filter, Page};
pub use self::model::{
    Attribution, Field, Gap, OTHERS_FIRST, Reader, Revision, RevisionState, Texts, Writeup, WriteupRefusal,
};
pub use self::store::{Line, Step, Waiting};
use crate::error::Result;
use crate::ids::{Moment, PersonId, PlaceId, RevisionId, WriteupId, WriteupRef};
use crate::index::{self, Document};
use crate::log::{self, Entry};
use crate::outbox::{self, Target, Topic};
use crate::places;
use crate::servers;
use crate::store::Store;
use crate::vocabulary::{Scheme, Vocabulary};
use crate::words::Language;

/// What names the form of a write-up that is not begun yet: the same until there is a draft, so that a form which was
/// closed by accident is still filled in when it is opened again.
pub async fn opener(store: &Store, author: PersonId, place: PlaceId, language: Language) -> Result<u64> {
    let begun = store::count_of(store.read(), author).await?;
    let digest = Sha256::digest(format!("{author}/{place}/{language}/{begun}"));
    let bytes: [u8; 8] = digest[..8].try_into().expect("a digest is longer");
    Ok(u64::from_be_bytes(bytes) >> 1)
}

/// Begins a draft with what was typed into the first form. The same form sent twice is one draft.
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
    // Sent again, perhaps corrected: what was typed last counts, while it is still a draft of the same person.
    if let Some(id) = begun
        && let Ok(writeup) = own(&mut tx, id, author).await
    {
        let revision = newest(&mut tx, &writeup).await?;
        if revision.state == RevisionState::Draft {
            let kept = revision.texts.clone();
            let texts = Texts { lessons: kept.lessons, cost: kept.cost, conditions: kept.conditions, ..texts };
            store::put(&mut tx, &Revision { texts, changed_at: now, ..revision }, writeup.language).await?;
            tx.commit().await?;
        }
        return Ok(id);
    }
    let form = begun.is_none().then_some(form);
    let id = store::insert(&mut *tx, place, language, Some(author), form, false, now).await?;
    let revision = store::insert_revision(&mut *tx, id, 1, now).await?;
    store::put(&mut tx, &blank(id, revision, texts, now), language).await?;
    tx.commit().await?;
    Ok(id)
}

/// Writes on a draft: `change` is made to it and saved, whatever rules it breaks.
pub async fn write(
    store: &Store,
    id: WriteupId,
    author: PersonId,
    now: Moment,
    change: impl FnOnce(&mut Revision),
) -> Result<(Writeup, Revision)> {
    let mut tx = store.write().await?;
    let writeup = own(&mut tx, id, author).await?;
    let mut revision = newest(&mut tx, &writeup).await?;
    if revision.state != RevisionState::Draft {
        return Err(WriteupRefusal::NotDraft(writeup.reference()).into());
    }
    if writeup.withdrawn_at.is_some() {
        return Err(WriteupRefusal::Withdrawn(writeup.reference()).into());
    }
    change(&mut revision);
    revision.changed_at = now;
    store::put(&mut tx, &revision, writeup.language).await?;
    tx.commit().await?;
    Ok((writeup, revision))
}

/// The draft to write on: the one there is, or a new revision after one that was sent back or published.
pub async fn edit(store: &Store, id: WriteupId, author: PersonId, now: Moment) -> Result<(Writeup, Revision)> {
    let mut tx = store.write().await?;
    let writeup = own(&mut tx, id, author).await?;
    if writeup.withdrawn_at.is_some() {
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
    note(&mut tx, author, "writeup.take_back", id, "submitted", "draft", now).await?;
    outbox::refresh(&mut tx, Topic::ReviewCard, newest.id.0, now).await?;
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
    if writeup.withdrawn_at.is_some() || revision.state != RevisionState::Draft {
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
        let place = places::list_in(&mut tx).await?.into_iter().find(|place| place.id == writeup.place);
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
    note(&mut tx, author, "writeup.submit", id, "draft", "submitted", now).await?;
    for server in servers::admitted(&mut *tx).await? {
        if let Some(channel) = server.review_channel {
            outbox::owe(&mut tx, Topic::ReviewCard, revision.id.0, Target::Channel(server.id, channel), now).await?;
        }
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
        outbox::refresh(tx, Topic::ReviewCard, revision.0, now).await?;
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
    let first = store::get(&mut *tx, id).await?.is_some_and(|writeup| writeup.published_revision.is_none());
    store::publish(&mut *tx, id, revision.id, now).await?;
    let writeup = store::get(&mut *tx, id).await?.ok_or_else(|| unknown(id))?;
    let place = places::list_in(&mut *tx).await?.into_iter().find(|place| place.id == writeup.place);
    index::put(&mut *tx, id, &document(revision, place.as_ref(), vocabulary)).await?;
    if first {
        for server in servers::admitted(&mut *tx).await? {
            if let Some(channel) = server.announcement_channel.filter(|_| !writeup.demo) {
                outbox::owe(&mut *tx, Topic::Announcement, id.0, Target::Channel(server.id, channel), now).await?;
            }
        }
    } else {
        outbox::refresh(&mut *tx, Topic::Announcement, id.0, now).await?;
    }
    Ok(writeup)
}

/// Discards a draft, or withdraws what is published. Nothing is deleted; a draft can be brought back.
pub async fn withdraw(store: &Store, id: WriteupId, author: PersonId, now: Moment) -> Result<Writeup> {
    let mut tx = store.write().await?;
    let writeup = own(&mut tx, id, author).await?;
    if writeup.withdrawn_at.is_some() {
        return Ok(writeup);
    }
    let newest = newest(&mut tx, &writeup).await?;
    if store::leave_queue(&mut *tx, newest.id, RevisionState::TakenBack).await? {
        outbox::refresh(&mut tx, Topic::ReviewCard, newest.id.0, now).await?;
    }
    store::set_withdrawn(&mut *tx, id, Some(now)).await?;
    index::remove(&mut tx, id).await?;
    outbox::refresh(&mut tx, Topic::Announcement, id.0, now).await?;
    note(&mut tx, author, "writeup.withdraw", id, writeup.state(newest.state), "withdrawn", now).await?;
    tx.commit().await?;
    Ok(Writeup { withdrawn_at: Some(now), ..writeup })
}

/// Discards what is being written. Of a write-up that is public, only the new revision goes.
pub async fn discard(store: &Store, id: WriteupId, author: PersonId, now: Moment) -> Result<Writeup> {
    let mut tx = store.write().await?;
    let writeup = own(&mut tx, id, author).await?;
    if !writeup.is_public() {
        drop(tx);
        return withdraw(store, id, author, now).await;
    }
    let newest = newest(&mut tx, &writeup).await?;
    if store::drop_draft(&mut *tx, newest.id).await? {
        note(&mut tx, author, "writeup.discard", id, "draft", "published", now).await?;
    }
    tx.commit().await?;
    Ok(writeup)
}

/// Brings a discarded draft back.
pub async fn restore(store: &Store, id: WriteupId, author: PersonId, now: Moment) -> Result<(Writeup, Revision)> {
    let mut tx = store.write().await?;
    let writeup = own(&mut tx, id, author).await?;
    if writeup.published_revision.is_some() {
        return Err(WriteupRefusal::Withdrawn(writeup.reference()).into());
    }
    let mut revision = newest(&mut tx, &writeup).await?;
    if writeup.withdrawn_at.is_some() {
        store::set_withdrawn(&mut *tx, id, None).await?;
        note(&mut tx, author, "writeup.restore", id, "withdrawn", "draft", now).await?;
    }
    if revision.state == RevisionState::TakenBack {
        revision = copy(&mut tx, &writeup, revision, now).await?;
    }
    tx.commit().await?;
    Ok((Writeup { withdrawn_at: None, ..writeup }, revision))
}

/// A write-up by what members call it, with the revision that this reader sees: the author the newest, others the
/// published one, moderators also what waits for review.
pub async fn read(store: &Store, typed: &str, reader: Reader) -> Result<(Writeup, Revision)> {
    let refused = || WriteupRefusal::Unknown(typed.to_owned());
    let id = match typed.parse().map_err(|()| refused())? {
        WriteupRef::Draft(id) => id,
        WriteupRef::Published(number) => store::id_of_number(store.read(), number).await?.ok_or_else(refused)?,
    };
    match visible(store, id, reader).await? {
        Some(found) => Ok(found),
        None => Err(unseen(store, id, typed).await?.into()),
    }
}

/// What somebody is told who may not see a write-up: that it was withdrawn, where everyone could see it once.
pub async fn unseen(store: &Store, id: WriteupId, typed: &str) -> Result<WriteupRefusal> {
    Ok(match store::get(store.read(), id).await? {
        Some(writeup) if writeup.published_revision.is_some() => WriteupRefusal::Gone(writeup.reference()),
        _ => WriteupRefusal::Unknown(typed.to_owned()),
    })
}

/// The same by its row; none where this reader may not see it.
pub async fn visible(store: &Store, id: WriteupId, reader: Reader) -> Result<Option<(Writeup, Revision)>> {
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

/// The newest revision of a write-up that was ever submitted.
pub async fn newest_submitted(store: &Store, id: WriteupId) -> Result<Option<RevisionId>> {
    store::newest_submitted(store.read(), id).await
}

/// The steps of a write-up so far.
pub async fn history(store: &Store, id: WriteupId) -> Result<Vec<Step>> {
    store::history(store.read(), id).await
}

/// A page of a list.
pub async fn list(store: &Store, filter: &Filter, asker: PersonId, offset: i64, limit: i64) -> Result<Vec<Line>> {
    store::list(store.read(), filter, filter.mine.then_some(asker), offset, limit).await
}

/// What a person may be typing the id or title of, their own first.
pub async fn titles(store: &Store, asker: PersonId, only_own: bool) -> Result<Vec<Line>> {
    store::titles(store.read(), asker, only_own).await
}

/// What waits for review, oldest first.
pub async fn waiting(store: &Store, offset: i64, limit: i64) -> Result<Vec<Waiting>> {
    store::waiting(store.read(), offset, limit).await
}

/// Adds the demo write-ups of `config/seeds/`, where there are none yet. Says how many.
pub async fn plant_demo(store: &Store, vocabulary: &Vocabulary, now: Moment) -> anyhow::Result<usize> {
    let mut tx = store.write().await?;
    if store::has_demo(&mut *tx).await? {
        return Ok(0);
    }
    let count = seed::plant(&mut tx, vocabulary, now).await?;
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
    let ordinal = from.ordinal + 1;
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

async fn note(
    tx: &mut SqliteConnection,
    actor: PersonId,
    action: &'static str,
    id: WriteupId,
    before: &str,
    after: &str,
    now: Moment,
) -> Result<()> {
    let subject = format!("writeup/{id}");
    log::append(tx, Entry { actor: Some(actor), action, subject: &subject, before, after, reason: "" }, now).await
}

fn unknown(id: WriteupId) -> WriteupRefusal {
    WriteupRefusal::Unknown(WriteupRef::Draft(id).to_string())
}

fn blank(writeup: WriteupId, id: RevisionId, texts: Texts, now: Moment) -> Revision {
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

/// What can be found of a revision: labels in all four languages, the place by all its names.
fn document(revision: &Revision, place: Option<&places::Place>, vocabulary: &Vocabulary) -> Document {
    let tags = [(Scheme::Area, &revision.areas), (Scheme::Topic, &revision.topics), (Scheme::Value, &revision.values)];
    let status = revision.status.iter().map(|status| (Scheme::Status, status));
    let ids = tags.iter().flat_map(|(scheme, ids)| ids.iter().map(move |id| (*scheme, id))).chain(status);
    let labels = ids
        .flat_map(|(scheme, id)| Language::ALL.map(|language| vocabulary.label(scheme, id, language)))
        .collect::<Vec<_>>()
        .join("\n");
    let texts = &revision.texts;
    let partners = revision.partners.iter().map(|partner| partner.organisation.as_str()).collect::<Vec<_>>().join("\n");
    let body = [
        &texts.problem,
        &texts.action,
        &texts.results,
        &texts.lessons,
        &texts.cost,
        &texts.conditions,
        &partners,
        &revision.commitments.join(" "),
    ];
    Document {
        title: texts.title.clone(),
        summary: texts.summary.clone(),
        place: place.map(|place| place.every_name().collect::<Vec<_>>().join("\n")).unwrap_or_default(),
        labels,
        body: body.map(String::as_str).join("\n"),
    }
}
