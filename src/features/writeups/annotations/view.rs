//! How what stands beside a write-up's text is shown on its card.

use super::model::{Annotations, CoCreated, co_created};
use crate::base::i18n::Words;
use crate::base::ids::{PersonId, WriteupId};
use crate::base::vocabulary::Vocabulary;
use crate::discord::card::{Button, Card, cut, plain, plain_line};
use crate::features::places::Side;
use crate::features::writeups::Writeup;
use crate::say;

/// That what is read is a translation, under the title.
pub fn heading(card: Card, words: &Words, annotations: &Annotations) -> Card {
    let Some(translated) = &annotations.translation else { return card };
    let from = words.text(translated.from.key());
    card.small(if translated.is_current {
        say!(words, "translated-reviewed", language = from)
    } else {
        say!(words, "translated-earlier", language = from)
    })
}

/// What a reader must know on the front: that it is contested, and who confirmed it.
pub fn front(words: &Words, annotations: &Annotations) -> Vec<String> {
    let mut lines = Vec::new();
    if !annotations.replies.is_empty() {
        let names: Vec<String> =
            annotations.replies.iter().map(|reply| plain_line(&cut(&reply.organisation, 100))).collect();
        lines.push(say!(words, "contested", organisations = words.list(&names)));
    }
    match co_created(&annotations.confirmations) {
        CoCreated::Yes => lines.push(words.text("co-created")),
        CoCreated::By(Side::Government) => lines.push(words.text("co-created-government")),
        CoCreated::By(_) => lines.push(words.text("co-created-civil")),
        CoCreated::No => {}
    }
    if annotations.was_co_created && co_created(&annotations.confirmations) != CoCreated::Yes {
        lines.push(words.text("co-created-earlier"));
    }
    for confirmed in annotations.confirmations.iter().filter(|confirmed| !confirmed.note.is_empty()) {
        let whose =
            if confirmed.side == Side::Government { "co-created-note-government" } else { "co-created-note-civil" };
        lines.push(format!("**{}** {}", words.text(whose), plain_line(&confirmed.note)));
    }
    lines
}

/// The custom id of the button under the places that adapt it.
pub fn adapted_button(id: WriteupId) -> String {
    format!("lineage/adapted/{id}")
}

/// The way to remove what was said of an adaptation, for moderators and for whoever said so.
pub fn remove_adaptations(
    words: &Words,
    writeup: &Writeup,
    annotations: &Annotations,
    person: PersonId,
    is_moderator: bool,
) -> Option<Button> {
    let is_offered =
        writeup.is_public() && annotations.adaptations.iter().any(|it| it.may_be_removed_by(person, is_moderator));
    is_offered.then(|| Button::new(adapted_button(writeup.id), words.text("unadapt-button")))
}

/// Which published write-ups inspired it, what was replied in whole, and which places adapt it.
pub fn evidence(mut card: Card, words: &Words, vocabulary: &Vocabulary, annotations: &Annotations) -> Card {
    let named =
        annotations.inspired_by.iter().map(|named| format!("- R-{} · {}", named.number, plain_line(&named.title)));
    card = card.text(named.collect::<Vec<_>>().join("\n"));
    // Replies first: where a card is too small for everything, the right of reply is kept.
    for reply in &annotations.replies {
        let label = say!(words, "reply-of", organisation = plain_line(&cut(&reply.organisation, 100)));
        card = card.field(&label, &format!("{}\n{}", plain(&reply.words), plain(&reply.link)));
    }
    let adapted = annotations.adaptations.iter().map(|it| {
        let place = it.place.label(vocabulary, words.language());
        format!("- {place} ({}, <t:{}:d>)", plain_line(&it.reason), it.at.0)
    });
    card = card.field(&words.text("adapted-by"), &adapted.collect::<Vec<_>>().join("\n"));
    card
}
