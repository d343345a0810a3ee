//! What is said of translations through the outbox: the card of those who decide, the letter to the translator.

use super::model::State;
use super::{store, view};
use crate::base::error::Result;
use crate::base::i18n::Words;
use crate::base::ids::TranslationId;
use crate::discord::context::Services;
use crate::outbox::{Content, ContentRequest, Message, Topic};

/// What this feature says.
pub const MESSAGES: &[Message] = &[
    Message::new(Topic::TranslationCard, |services, request, words| Box::pin(card(services, request, words)))
        .unless(|services, request| Box::pin(is_erased(services, request))),
    Message::new(Topic::TranslationDecision, |services, request, words| Box::pin(letter(services, request, words)))
        .unless(|services, request| Box::pin(is_erased(services, request))),
];

async fn is_erased(services: &Services, request: &ContentRequest) -> Result<bool> {
    Ok(store::get(services.store.read(), TranslationId(request.subject)).await?.is_none())
}

async fn is_draft(services: &Services, request: &ContentRequest) -> Result<bool> {
    let translation = store::get(services.store.read(), TranslationId(request.subject)).await?;
    Ok(translation.is_none_or(|translation| translation.state == State::Draft))
}

async fn card(services: &Services, request: &ContentRequest, words: &Words) -> Result<Option<Content>> {
    if is_draft(services, request).await? {
        return Ok(None);
    }
    let (translation, writeup, revision) = super::read(&services.store, TranslationId(request.subject)).await?;
    Ok(Some(Content::Card(view::card(words, &translation, &writeup, &revision))))
}

async fn letter(services: &Services, request: &ContentRequest, words: &Words) -> Result<Option<Content>> {
    if is_draft(services, request).await? {
        return Ok(None);
    }
    let (translation, writeup, revision) = super::read(&services.store, TranslationId(request.subject)).await?;
    let is_due = !translation.is_superseded();
    Ok(is_due.then(|| Content::Card(view::letter(words, &translation, &writeup, &revision))))
}
