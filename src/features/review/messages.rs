//! What review owes to Discord: cards in review channels, letters to authors.

use tertulia_clock::Moment;

use super::view::{self, ReviewData};
use super::{Flag, Submission, store};
use crate::base::error::Result;
use crate::base::i18n::Words;
use crate::base::ids::{DecisionId, RevisionId};
use crate::discord::card::Card;
use crate::discord::context::Services;
use crate::features::members;
use crate::features::places;
use crate::features::writeups::view::CardData;
use crate::features::writeups::{self, RevisionState};
use crate::outbox::{Content, ContentRequest, Message, Topic};

/// What this feature says.
pub const MESSAGES: &[Message] = &[
    Message::new(Topic::ReviewCard, |services, request, words| {
        Box::pin(async move { Ok(Some(Content::Card(review_card(services, request, words).await?))) })
    }),
    Message::new(Topic::Decision, |services, request, words| Box::pin(letter(services, request, words))),
    Message::new(Topic::MergedIntoYours, |services, request, words| Box::pin(letter(services, request, words)))
        .unless(|services, request| Box::pin(is_erased(services, request))),
    Message::new(Topic::HoldOver, |services, request, words| Box::pin(letter(services, request, words)))
        .unless(|services, request| Box::pin(is_erased(services, request))),
];

/// Whether the revision that was decided on was erased.
async fn is_erased(services: &Services, request: &ContentRequest) -> Result<bool> {
    let mut db = services.store.read().acquire().await?;
    let Some(decision) = store::get(&mut db, DecisionId(request.subject)).await? else { return Ok(true) };
    Ok(writeups::revision(&mut db, decision.revision).await?.is_none_or(|(_, revision)| revision.is_erased()))
}

async fn review_card(services: &Services, request: &ContentRequest, words: &Words) -> Result<Card> {
    let case = super::read(&services.store, RevisionId(request.subject)).await?;
    if case.revision.is_erased() {
        return Ok(writeups::view::erased(words, case.writeup.reference()));
    }
    desk(services, case, request.now, |sheet, desk| view::card(words, &services.vocabulary, sheet, desk)).await
}

/// What is said of a decision.
async fn letter(services: &Services, request: &ContentRequest, words: &Words) -> Result<Option<Content>> {
    let mut db = services.store.read().acquire().await?;
    let Some(decision) = store::get(&mut db, DecisionId(request.subject)).await? else { return Ok(None) };
    drop(db);
    let case = super::read(&services.store, decision.revision).await?;
    let into = match decision.into {
        Some(into) => writeups::get(&services.store, into).await?.map(|(into, _)| into.reference()),
        None => None,
    };
    let place = places::get(&services.store, case.writeup.place).await?;
    let sheet = CardData {
        writeup: &case.writeup,
        revision: &case.revision,
        place: &place,
        history: &[],
        annotations: &writeups::annotations::NONE,
    };
    let card = match request.topic {
        // It was decided in the meantime, or held for longer.
        Topic::HoldOver if decision.reopened || case.revision.state != RevisionState::Submitted => None,
        Topic::HoldOver => Some(view::hold_over(words, &sheet)),
        Topic::MergedIntoYours => into.map(|into| view::merged_into_yours(words, &sheet, into, &decision)),
        _ => Some(view::letter(words, &services.vocabulary, &sheet, &decision, into)),
    };
    Ok(card.map(Content::Card))
}

/// A card about a case, with everything that a moderator sees of it.
pub async fn desk(
    services: &Services,
    case: Submission,
    now: Moment,
    card: impl FnOnce(&CardData<'_>, &ReviewData<'_>) -> Card,
) -> Result<Card> {
    let place = places::get(&services.store, case.writeup.place).await?;
    let is_open = case.decision.is_none();
    let flags: Vec<Flag> =
        if is_open { super::flags(&services.store, &services.searcher, &case).await? } else { Vec::new() };
    let reader = match case.claimed(now) {
        Some(claim) => members::user_of(services.store.read(), claim.person).await?.map(|user| (user, claim.until())),
        None => None,
    };
    let into = match case.decision.as_ref().and_then(|decision| decision.into) {
        Some(into) => writeups::get(&services.store, into).await?.map(|(into, _)| into.reference()),
        None => None,
    };
    let sheet = CardData {
        writeup: &case.writeup,
        revision: &case.revision,
        place: &place,
        history: &[],
        annotations: &writeups::annotations::NONE,
    };
    Ok(card(&sheet, &ReviewData { case: &case, flags: &flags, reader, into, held_until: case.held_until(now) }))
}
