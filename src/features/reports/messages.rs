//! What is said of reports through the outbox: the moderators' card, the letters to who sent it and to the author.

use super::model::{Complaint, State};
use super::{store, view};
use crate::base::error::Result;
use crate::base::i18n::Words;
use crate::base::ids::ReportId;
use crate::discord::card::Card;
use crate::discord::context::Services;
use crate::features::places;
use crate::features::writeups;
use crate::outbox::{Content, ContentRequest, Message, Topic};

/// What this feature says.
pub const MESSAGES: &[Message] = &[
    Message::new(Topic::ReportCard, |services, request, words| {
        Box::pin(async move {
            let card = card(services, ReportId(request.subject), words).await?;
            Ok(card.map(Content::Card))
        })
    })
    .unless(|services, request| Box::pin(is_erased(services, request))),
    Message::new(Topic::ReportDecision, |services, request, words| Box::pin(letter(services, request, words))),
];

/// What waits is still looked into, whether whoever sent it is gone or not.
async fn is_erased(services: &Services, request: &ContentRequest) -> Result<bool> {
    let report = store::get(services.store.read(), ReportId(request.subject)).await?;
    Ok(report.is_none_or(|report| {
        let says_nothing = match &report.complaint {
            Complaint::Report { words, .. } => words.is_empty(),
            Complaint::Reply { organisation, words, link } => {
                organisation.is_empty() && words.is_empty() && link.is_empty()
            }
        };
        report.state != State::Waiting && report.person.is_none() && says_nothing
    }))
}

async fn letter(services: &Services, request: &ContentRequest, words: &Words) -> Result<Option<Content>> {
    let store = &services.store;
    let Some(report) = store::get(store.read(), ReportId(request.subject)).await? else { return Ok(None) };
    let Some((writeup, _)) = writeups::get(store, report.writeup).await? else { return Ok(None) };
    Ok(Some(Content::Card(match request.person() {
        Some(person) if report.person != Some(person) => view::author_letter(words, &report, &writeup),
        _ => view::letter(words, &report, &writeup),
    })))
}

/// What moderators see of a report.
pub async fn card(services: &Services, id: ReportId, words: &Words) -> Result<Option<Card>> {
    let store = &services.store;
    let Some(report) = store::get(store.read(), id).await? else { return Ok(None) };
    let Some((writeup, revision)) = writeups::get(store, report.writeup).await? else { return Ok(None) };
    // Whether somebody speaks for an organisation is judged by where they belong, not by their name.
    let mut belongs = Vec::new();
    if let Some(person) = report.person.filter(|_| report.is_reply()) {
        for membership in places::memberships(store, person).await? {
            let place = places::get(store, membership.place).await?.label(&services.vocabulary, words.language());
            belongs.push((place, membership));
        }
    }
    Ok(Some(view::card(words, &services.vocabulary, &report, &writeup, &revision, &belongs)))
}
