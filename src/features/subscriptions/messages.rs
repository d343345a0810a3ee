//! What is said through the outbox to whoever follows something: the digest, of what is still shown of it.

use super::{store, view};
use crate::base::error::Result;
use crate::base::i18n::Words;
use crate::base::ids::DigestId;
use crate::discord::context::Services;
use crate::features::places;
use crate::features::writeups;
use crate::outbox::{Content, ContentRequest, Message, Topic};

/// What this feature says.
pub const MESSAGES: &[Message] =
    &[Message::new(Topic::Digest, |services, request, words| Box::pin(digest(services, request, words)))];

async fn digest(services: &Services, request: &ContentRequest, words: &Words) -> Result<Option<Content>> {
    let store = &services.store;
    let Some(person) = request.person() else { return Ok(None) };
    let Some(span) = store::digest(store.read(), DigestId(request.subject), person).await? else { return Ok(None) };
    let known = places::list(store).await?;
    let ids = store::news(store.read(), person, span.since, span.until).await?;
    let mut news = Vec::new();
    for id in ids.iter().take(view::SHOWN) {
        let Some((writeup, revision)) = writeups::public(store, *id).await? else { continue };
        let annotations = writeups::annotations::of(store, &writeup, &revision, words.language()).await?;
        let place = known.iter().find(|place| place.id == writeup.place);
        news.push(view::News {
            title: annotations.translation.map_or(revision.texts.title, |translated| translated.texts.title),
            place: place.map(|place| place.label(&services.vocabulary, words.language())).unwrap_or_default(),
            writeup,
        });
    }
    if news.is_empty() {
        return Ok(None);
    }
    Ok(Some(Content::Card(view::digest(words, &news, ids.len()))))
}
