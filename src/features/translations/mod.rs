//! Translations: any member may put a published write-up into another of the four languages; a moderator or a steward
//! reads it before others do. A translation is never overwritten: of those that were reviewed, the newest is shown.

pub mod commands;
mod model;
mod store;
mod view;

use sqlx::SqliteConnection;
use tertulia_clock::Moment;

pub use self::model::CustomId;
pub use self::model::TranslationRefusal;
use self::model::{A_DAY, State, Translation, Verdict, gaps};
pub use self::store::Waiting;
use crate::audit_log::{self, Entry};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::i18n::{Language, Words};
use crate::base::ids::{PersonId, TranslationId, WriteupId};
use crate::base::vocabulary::Vocabulary;
use crate::discord::context::Services;
use crate::features::places;
use crate::features::servers;
use crate::features::writeups::{self, Field, Gap, Revision, RevisionState, Texts, Writeup};
use crate::outbox::{self, Content, Topic};

/// What a translator works on.
#[derive(Clone, Debug)]
pub struct TranslationDraft {
    /// The write-up
    pub writeup: Writeup,
    /// The revision that everyone sees
    pub revision: Revision,
    /// Into which language
    pub language: Language,
    /// What is written so far
    pub texts: Texts,
    /// The row that holds it; none before anything was saved
    pub draft: Option<TranslationId>,
    /// The original was revised since that row was saved.
    pub is_stale: bool,
    /// What is written was begun with, or saved last, beside an earlier version of the original: this card must say so, since
    /// saving one form makes the texts of the other of the new version too.
    pub is_renewed: bool,
}

impl TranslationDraft {
    /// What keeps it from being submitted.
    pub fn gaps(&self) -> Vec<Gap> {
        gaps(&self.revision.texts, &self.texts)
    }
}

/// What `person` works on, or would, without saving anything. It begins with the translation that there is, or with what
/// they were sent back.
pub async fn open(store: &Store, id: WriteupId, language: Language, person: PersonId) -> Result<TranslationDraft> {
    desk(&mut *store.read().acquire().await?, id, language, person).await
}

async fn desk(
    db: &mut SqliteConnection,
    id: WriteupId,
    language: Language,
    person: PersonId,
) -> Result<TranslationDraft> {
    let (writeup, revision) = writeups::public_in(&mut *db, id).await?;
    if language == writeup.language {
        return Err(TranslationRefusal::SameLanguage(writeup.reference()).into());
    }
    if !places::memberships_in(&mut *db, person).await?.iter().any(|membership| membership.agreed) {
        return Err(TranslationRefusal::NotMember.into());
    }
    let draft = store::draft(&mut *db, id, language, person).await?;
    let is_stale = draft.as_ref().is_some_and(|draft| draft.revision != revision.id);
    let (mut texts, draft, is_renewed) = match draft {
        Some(draft) => (draft.texts, Some(draft.id), false),
        None => match store::to_begin_with(db, id, language, person).await? {
            Some(it) => (it.texts, None, it.revision != revision.id),
            None => (Texts::default(), None, false),
        },
    };
    drop_surplus(&revision.texts, &mut texts);
    Ok(TranslationDraft { writeup, revision, language, texts, draft, is_stale, is_renewed })
}

/// What the original does not have, or no longer has, no form shows: it could be neither mended nor read.
fn drop_surplus(original: &Texts, texts: &mut Texts) {
    for field in Field::ALL.into_iter().filter(|field| original.of(*field).is_empty()) {
        texts.set(field, "");
    }
}

/// Saves what was typed, whatever rules it breaks, unless `change` itself refuses.
pub async fn write(
    store: &Store,
    id: WriteupId,
    language: Language,
    person: PersonId,
    now: Moment,
    change: impl FnOnce(&mut TranslationDraft) -> Result<()>,
) -> Result<TranslationDraft> {
    let mut tx = store.write().await?;
    let mut desk = desk(&mut tx, id, language, person).await?;
    change(&mut desk)?;
    drop_surplus(&desk.revision.texts, &mut desk.texts);
    let row = match desk.draft {
        Some(row) => row,
        None => store::insert(&mut *tx, desk.revision.id, language, person, now).await?,
    };
    store::put(&mut *tx, row, desk.revision.id, &desk.texts, now).await?;
    tx.commit().await?;
    Ok(TranslationDraft { draft: Some(row), is_stale: false, is_renewed: desk.is_stale || desk.is_renewed, ..desk })
}

/// Puts a complete translation before the moderators and stewards. One of theirs that still waits gives way to it.
pub async fn submit(store: &Store, id: TranslationId, person: PersonId, now: Moment) -> Result<(Writeup, Language)> {
    let mut tx = store.write().await?;
    let translation = store::get(&mut *tx, id).await?.filter(|it| it.person == Some(person));
    let translation = translation.ok_or(TranslationRefusal::Unknown)?;
    if translation.state != State::Draft {
        return Err(TranslationRefusal::NotDraft.into());
    }
    let desk = desk(&mut tx, translation.writeup, translation.language, person).await?;
    if desk.is_stale {
        return Err(TranslationRefusal::Newer(desk.writeup.reference()).into());
    }
    let missing = desk.gaps().len();
    if missing > 0 {
        return Err(TranslationRefusal::NotComplete(missing).into());
    }
    if audit_log::count_of(&mut tx, person, "translation.submit", now.plus_hours(-24)).await? >= A_DAY {
        return Err(TranslationRefusal::TooMany.into());
    }
    for earlier in store::supersede(&mut *tx, translation.writeup, translation.language, person, now).await? {
        outbox::update(&mut tx, Topic::TranslationCard, earlier.0, now).await?;
    }
    store::submit(&mut *tx, id, now).await?;
    record(&mut tx, person, "translation.submit", &translation, State::Submitted, "", now).await?;
    for target in servers::review_channels(&mut *tx).await? {
        outbox::enqueue(&mut tx, Topic::TranslationCard, id.0, target, now).await?;
    }
    tx.commit().await?;
    Ok((desk.writeup, translation.language))
}

/// A translation that was submitted, with the revision that it is of: for those who decide.
pub async fn read(store: &Store, id: TranslationId) -> Result<(Translation, Writeup, Revision)> {
    let mut db = store.read().acquire().await?;
    let translation = store::get(&mut *db, id).await?.filter(|it| it.state != State::Draft);
    let translation = translation.ok_or(TranslationRefusal::Unknown)?;
    let found = writeups::revision(&mut db, translation.revision).await?;
    let (writeup, revision) = found.ok_or(TranslationRefusal::Unknown)?;
    Ok((translation, writeup, revision))
}

/// The same for a steward: only while everyone may read the original.
pub async fn read_public(store: &Store, id: TranslationId) -> Result<(Translation, Writeup, Revision)> {
    let (translation, writeup, revision) = read(store, id).await?;
    writeups::public_in(&mut *store.read().acquire().await?, writeup.id).await?;
    if revision.state != RevisionState::Approved {
        return Err(TranslationRefusal::Unknown.into());
    }
    Ok((translation, writeup, revision))
}

/// What waits for review, oldest first.
pub async fn waiting(store: &Store, offset: i64, limit: i64) -> Result<Vec<Waiting>> {
    store::waiting(store.read(), offset, limit).await
}

/// Decides, once. Of two people, the second is told what the first decided.
pub async fn decide(
    store: &Store,
    vocabulary: &Vocabulary,
    id: TranslationId,
    by: PersonId,
    verdict: Verdict<'_>,
    now: Moment,
) -> Result<(Translation, Writeup)> {
    let mut tx = store.write().await?;
    let translation = store::get(&mut *tx, id).await?.ok_or(TranslationRefusal::Unknown)?;
    let (writeup, _) = writeups::public_in(&mut tx, translation.writeup).await?;
    translation.open_for(by, writeup.author)?;
    let (state, words) = match verdict {
        Verdict::Approve => (State::Reviewed, ""),
        Verdict::SendBack("") => return Err(TranslationRefusal::NoWords.into()),
        Verdict::SendBack(words) => (State::Refused, words),
    };
    store::decide(&mut *tx, id, state, by, words, now).await?;
    record(&mut tx, by, "translation.decide", &translation, state, words, now).await?;
    outbox::update(&mut tx, Topic::TranslationCard, id.0, now).await?;
    if state == State::Reviewed {
        writeups::index_again(&mut tx, vocabulary, writeup.id).await?;
        outbox::update(&mut tx, Topic::Announcement, writeup.id.0, now).await?;
    }
    if let Some(person) = translation.person {
        outbox::enqueue_again(&mut tx, Topic::TranslationDecision, id.0, person, now).await?;
    }
    tx.commit().await?;
    Ok((translation, writeup))
}

/// Takes a decision up again: the translation waits anew, and readers see an older one or the original.
pub async fn reopen(
    store: &Store,
    vocabulary: &Vocabulary,
    id: TranslationId,
    by: PersonId,
    reason: &str,
    now: Moment,
) -> Result<(Translation, Writeup)> {
    if reason.is_empty() {
        return Err(TranslationRefusal::NoReason.into());
    }
    let mut tx = store.write().await?;
    let translation = store::get(&mut *tx, id).await?.ok_or(TranslationRefusal::Unknown)?;
    let (writeup, _) = writeups::public_in(&mut tx, translation.writeup).await?;
    translation.reopens_for(by, writeup.author)?;
    store::reopen(&mut *tx, id, reason).await?;
    record(&mut tx, by, "translation.reopen", &translation, State::Submitted, reason, now).await?;
    outbox::update(&mut tx, Topic::TranslationCard, id.0, now).await?;
    if translation.state == State::Reviewed {
        writeups::index_again(&mut tx, vocabulary, writeup.id).await?;
        outbox::update(&mut tx, Topic::Announcement, writeup.id.0, now).await?;
    }
    if let Some(person) = translation.person {
        outbox::enqueue_again(&mut tx, Topic::TranslationDecision, id.0, person, now).await?;
    }
    tx.commit().await?;
    Ok((translation, writeup))
}

async fn record(
    tx: &mut SqliteConnection,
    actor: PersonId,
    action: &'static str,
    translation: &Translation,
    after: State,
    reason: &str,
    now: Moment,
) -> Result<()> {
    let subject = format!("writeup/{}", translation.writeup);
    let after = format!("{} {}", translation.language, after.word());
    let before = format!("{} {}", translation.language, translation.state.word());
    let entry = Entry { actor: Some(actor), action, subject: &subject, before: &before, after: &after, reason };
    audit_log::append(tx, entry, now).await
}

/// The words of a card or letter that this feature owes.
pub async fn content(services: &Services, topic: Topic, subject: i64, words: &Words) -> Result<Option<Content>> {
    let id = TranslationId(subject);
    if store::get(services.store.read(), id).await?.is_none_or(|translation| translation.state == State::Draft) {
        return Ok(None);
    }
    let (translation, writeup, revision) = read(&services.store, id).await?;
    if topic == Topic::TranslationDecision && translation.is_superseded() {
        return Ok(None);
    }
    Ok(Some(Content::Card(if topic == Topic::TranslationCard {
        view::card(words, &translation, &writeup, &revision)
    } else {
        view::letter(words, &translation, &writeup, &revision)
    })))
}
