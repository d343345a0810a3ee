//! What is said of write-ups through the outbox: the announcement of one that was published.

use super::view::{self, CardData};
use super::{annotations, places};
use crate::base::error::{Refusal as _, Result};
use crate::base::i18n::Words;
use crate::base::ids::WriteupId;
use crate::discord::card::Card;
use crate::discord::context::Services;
use crate::outbox::{Content, ContentRequest, Message, Topic};

/// What this feature says.
pub const MESSAGES: &[Message] = &[Message::new(Topic::Announcement, |services, request, words| {
    Box::pin(async move { Ok(announcement(services, request, words).await?.map(Content::Card)) })
})];

async fn announcement(services: &Services, request: &ContentRequest, words: &Words) -> Result<Option<Card>> {
    let store = &services.store;
    let Some((writeup, revision)) = super::get(store, WriteupId(request.subject)).await? else { return Ok(None) };
    if revision.is_erased() {
        return Ok(Some(view::erased(words, writeup.reference())));
    }
    if writeup.withdrawn_at.is_some() {
        // What was never announced needs no farewell.
        if !request.is_there {
            return Ok(None);
        }
        let why = super::unseen(store, writeup.id, &writeup.reference().to_string()).await?;
        return Ok(Some(view::no_longer(words, &why.phrase(), writeup.merged_into)));
    }
    let place = places::get(store, writeup.place).await?;
    let annotations = annotations::of(store, &writeup, &revision, words.language()).await?;
    let (writeup, revision, place, annotations) = (&writeup, &revision, &place, &annotations);
    let sheet = CardData { writeup, revision, place, history: &[], annotations };
    Ok(Some(view::announcement(words, &services.vocabulary, &sheet)))
}
