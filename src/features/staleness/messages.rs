//! What is said through the outbox of a write-up that nobody touched for long: the question whether it is still right.

use super::{store, view};
use crate::base::error::Result;
use crate::base::i18n::Words;
use crate::discord::context::Services;
use crate::features::writeups;
use crate::outbox::{Content, ContentRequest, Message, Topic};

/// What this feature says.
pub const MESSAGES: &[Message] =
    &[Message::new(Topic::StaleAsked, |services, request, words| Box::pin(question(services, request, words)))];

/// Nothing where it is answered, or not shown any more.
async fn question(services: &Services, request: &ContentRequest, words: &Words) -> Result<Option<Content>> {
    let Some((id, false)) = store::asked_about(services.store.read(), request.subject).await? else { return Ok(None) };
    let found = writeups::public(&services.store, id).await?;
    Ok(found.map(|(writeup, revision)| Content::Card(view::letter(words, &writeup, &revision))))
}
