//! What is said through the outbox of where a write-up comes from and goes: letters to contacts and authors.

use super::{store, view};
use crate::base::error::Result;
use crate::base::i18n::Words;
use crate::base::ids::{AdaptationId, RevisionId};
use crate::discord::context::Services;
use crate::features::places;
use crate::features::writeups;
use crate::features::writeups::annotations::confirmations;
use crate::outbox::{Content, ContentRequest, Message, Topic};

/// What this feature says.
pub const MESSAGES: &[Message] = &[
    Message::new(Topic::ConfirmAsked, |services, request, words| Box::pin(confirm_asked(services, request, words)))
        .unless(|services, request| Box::pin(is_erased(services, request))),
    Message::new(Topic::Adapted, |services, request, words| Box::pin(adapted(services, request, words))),
];

async fn is_erased(services: &Services, request: &ContentRequest) -> Result<bool> {
    let mut db = services.store.read().acquire().await?;
    let found = writeups::revision(&mut db, RevisionId(request.subject)).await?;
    Ok(found.is_none_or(|(_, revision)| revision.is_erased()))
}

async fn adapted(services: &Services, request: &ContentRequest, words: &Words) -> Result<Option<Content>> {
    let store = &services.store;
    let Some(adaptation) = store::adaptation(store.read(), AdaptationId(request.subject)).await? else {
        return Ok(None);
    };
    let Some((writeup, revision)) = writeups::public(store, adaptation.writeup).await? else { return Ok(None) };
    let place = places::get(store, adaptation.place).await?.label(&services.vocabulary, words.language());
    Ok(Some(Content::Card(view::adapted_letter(words, &writeup, &revision, &place, &adaptation.reason))))
}

async fn confirm_asked(services: &Services, request: &ContentRequest, words: &Words) -> Result<Option<Content>> {
    let store = &services.store;
    let Some(person) = request.person() else { return Ok(None) };
    let mut db = store.read().acquire().await?;
    let Some((writeup, revision)) = writeups::revision(&mut db, RevisionId(request.subject)).await? else {
        return Ok(None);
    };
    let contacts = places::contacts(&mut *db, writeup.place).await?;
    let has_confirmed =
        confirmations(&mut *db, revision.id).await?.iter().any(|confirmed| confirmed.person == Some(person));
    let is_asked = !has_confirmed && contacts.iter().any(|contact| contact.person == person);
    if !writeup.is_public() || writeup.published_revision != Some(revision.id) || !is_asked {
        return Ok(None);
    }
    let place = places::get(store, writeup.place).await?.label(&services.vocabulary, words.language());
    Ok(Some(Content::Card(view::confirm_letter(words, &writeup, &revision, &place))))
}
