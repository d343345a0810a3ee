//! What review owes to Discord: cards in review channels, letters to authors.

use tertulia_clock::Moment;

use super::view::{self, Desk};
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
use crate::outbox::Topic;

/// What a message about review says; none where it makes no sense any more.
pub async fn content(
    services: &Services,
    topic: Topic,
    subject: i64,
    words: &Words,
    now: Moment,
) -> Result<Option<Card>> {
    match topic {
        Topic::ReviewCard => {
            let case = super::read(&services.store, RevisionId(subject)).await?;
            Ok(Some(
                desk(services, case, now, |sheet, desk| view::card(words, &services.vocabulary, sheet, desk)).await?,
            ))
        }
        Topic::Decision | Topic::MergedIntoYours | Topic::HoldOver => {
            let mut db = services.store.read().acquire().await?;
            let Some(decision) = store::get(&mut db, DecisionId(subject)).await? else { return Ok(None) };
            drop(db);
            let case = super::read(&services.store, decision.revision).await?;
            let into = match decision.into {
                Some(into) => writeups::get(&services.store, into).await?,
                None => None,
            };
            let place = places::get(&services.store, case.writeup.place).await?;
            let sheet = CardData {
                writeup: &case.writeup,
                revision: &case.revision,
                place: &place,
                history: &[],
                extras: &writeups::annotations::NONE,
            };
            Ok(match topic {
                // It was decided in the meantime, or held for longer.
                Topic::HoldOver if decision.reopened || case.revision.state != RevisionState::Submitted => None,
                Topic::HoldOver => Some(view::hold_over(words, &sheet)),
                Topic::MergedIntoYours => {
                    into.map(|(into, _)| view::merged_into_yours(words, &sheet, into.reference(), &decision))
                }
                _ => Some(view::letter(
                    words,
                    &services.vocabulary,
                    &sheet,
                    &decision,
                    into.map(|(into, _)| into.reference()),
                )),
            })
        }
        _ => Ok(None),
    }
}

/// A card about a case, with everything that a moderator sees of it.
pub async fn desk(
    services: &Services,
    case: Submission,
    now: Moment,
    card: impl FnOnce(&CardData<'_>, &Desk<'_>) -> Card,
) -> Result<Card> {
    let place = places::get(&services.store, case.writeup.place).await?;
    let is_open = case.decision.is_none();
    let flags: Vec<Flag> =
        if is_open { super::flags(&services.store, &services.finder, &case).await? } else { Vec::new() };
    let reader = match case.claimed(now) {
        Some(claim) => members::user_of(&services.store, claim.person).await?.map(|user| (user, claim.until())),
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
        extras: &writeups::annotations::NONE,
    };
    Ok(card(&sheet, &Desk { case: &case, flags: &flags, reader, into, held_until: case.held_until(now) }))
}
