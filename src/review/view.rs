//! What moderators see of the queue, and authors of a decision.

use super::model::{Button, Decision, Verdict, WordsForm};
use crate::discord::card::{Accent, Button as CardButton, Card, Form, Input, Menu, cut, plain, plain_line};
use crate::discord::context::Ctx;
use crate::ids::RevisionId;
use crate::places::Place;
use crate::say;
use crate::vocabulary::{Scheme, Vocabulary};
use crate::words::Words;
use crate::writeups::view::{Sheet, body};
use crate::writeups::{Button as WriteupButton, Page, RevisionState, Waiting};

/// Lines on one page of the queue.
pub const LINES: i64 = 5;
/// The longest words of a moderator.
const WORDS: usize = 1_000;

/// The card in a review channel: what waits, or what became of it.
pub fn card(words: &Words, vocabulary: &Vocabulary, sheet: &Sheet<'_>, decision: Option<&Decision>) -> Card {
    let id = sheet.revision.id;
    let heading = say!(words, "review-heading", place = sheet.place.label(vocabulary, words.language()));
    let card = body(words, vocabulary, sheet, Page::Card);
    match decision {
        Some(decision) => card.divider().text(outcome(words, vocabulary, decision)),
        None if sheet.revision.state != RevisionState::Submitted => {
            card.divider().text(words.text("review-taken-back"))
        }
        None => card.headed(&heading).buttons([
            CardButton::good(Button::Approve(id), words.text("review-approve")),
            CardButton::new(Button::Ask(id, Verdict::Changes), words.text("review-changes")),
            CardButton::danger(Button::Ask(id, Verdict::Reject), words.text("review-reject")),
            CardButton::new(Button::Show(id, Page::Action), words.text("review-read")),
        ]),
    }
}

/// A page of the whole text for a moderator, what was decided first; with buttons while it waits.
pub fn whole(
    words: &Words,
    vocabulary: &Vocabulary,
    sheet: &Sheet<'_>,
    decision: Option<&Decision>,
    page: Page,
) -> Card {
    let id = sheet.revision.id;
    let pages = [Page::Card, Page::Action, Page::Results, Page::Evidence].map(|each| {
        CardButton::new(Button::Show(id, each), words.text(&format!("page-{}", each.word()))).disabled(each == page)
    });
    let card = body(words, vocabulary, sheet, page).buttons(pages);
    match decision {
        Some(decision) => card.headed(&outcome(words, vocabulary, decision)),
        None if sheet.revision.state == RevisionState::Submitted => card.buttons([
            CardButton::good(Button::Approve(id), words.text("review-approve")),
            CardButton::new(Button::Ask(id, Verdict::Changes), words.text("review-changes")),
            CardButton::danger(Button::Ask(id, Verdict::Reject), words.text("review-reject")),
        ]),
        None => card.headed(&words.text("review-taken-back")),
    }
}

fn outcome(words: &Words, vocabulary: &Vocabulary, decision: &Decision) -> String {
    let at = decision.decided_at.0.to_string();
    let mut lines = vec![match decision.verdict {
        Verdict::Approve => say!(words, "review-decided-approve", at = at),
        Verdict::Changes => say!(words, "review-decided-changes", at = at),
        Verdict::Reject => say!(words, "review-decided-reject", at = at),
    }];
    if let Some(reason) = &decision.reason {
        lines.push(format!(
            "**{}** {}",
            words.text("review-reason"),
            vocabulary.label(Scheme::Reason, reason, words.language())
        ));
    }
    if !decision.words.is_empty() {
        lines.push(plain(&decision.words));
    }
    if decision.same_place {
        lines.push(format!("-# {}", words.text("review-marked-same-place")));
    }
    lines.join("\n")
}

/// The menu of reasons.
pub fn ask(ctx: &Ctx, revision: RevisionId, verdict: Verdict) -> Card {
    let words = ctx.words();
    let question =
        if verdict == Verdict::Changes { words.text("review-ask-changes") } else { words.text("review-ask-reject") };
    let menu = Menu::new(Button::Reason(revision, verdict), words.text("review-reason-menu"));
    let menu = ctx
        .vocabulary()
        .terms(Scheme::Reason)
        .fold(menu, |menu, term| menu.option(&term.id, term.label(words.language()), false));
    Card::note(Accent::Waiting, question).menu(menu)
}

/// The form for a moderator's words.
pub fn words_form(ctx: &Ctx, form: &WordsForm) -> Form {
    let words = ctx.words();
    let title =
        if form.verdict == Verdict::Changes { words.text("review-changes") } else { words.text("review-reject") };
    Form::new(form, title)
        .input(Input::paragraph("words", &words.text("review-words"), WORDS).hint(&words.text("review-words-hint")))
}

/// What a moderator is told after deciding.
pub fn decided(ctx: &Ctx, reference: crate::ids::WriteupRef, verdict: Verdict) -> Card {
    let words = ctx.words();
    Card::note(
        Accent::Public,
        match verdict {
            Verdict::Approve => say!(words, "review-done-approve", id = reference),
            Verdict::Changes => say!(words, "review-done-changes", id = reference),
            Verdict::Reject => say!(words, "review-done-reject", id = reference),
        },
    )
}

/// What the author is told.
pub fn letter(words: &Words, vocabulary: &Vocabulary, sheet: &Sheet<'_>, decision: &Decision) -> Card {
    let (writeup, title) = (sheet.writeup, plain_line(&sheet.revision.texts.title));
    let reference = writeup.reference();
    let sentence = match decision.verdict {
        Verdict::Approve => say!(words, "letter-approve", id = reference, title = title),
        Verdict::Changes => say!(words, "letter-changes", id = reference, title = title),
        Verdict::Reject => say!(words, "letter-reject", id = reference, title = title),
    };
    let mut card =
        Card::new(if decision.verdict == Verdict::Approve { Accent::Public } else { Accent::Waiting }).text(sentence);
    if let Some(reason) = &decision.reason {
        card = card.field(&words.text("review-reason"), vocabulary.label(Scheme::Reason, reason, words.language()));
    }
    card = card.field(&words.text("review-in-words"), &plain(&decision.words));
    let button = if decision.verdict == Verdict::Changes {
        CardButton::main(WriteupButton::Draft(writeup.id, 1), words.text("letter-correct"))
    } else {
        CardButton::main(WriteupButton::Show(writeup.id, Page::Card), words.text("letter-open"))
    };
    card.buttons([button])
}

/// A page of the queue, oldest first.
pub fn queue(ctx: &Ctx, waiting: &[Waiting], places: &[Place], page: u32) -> Card {
    let words = ctx.words();
    let total = waiting.first().map_or(0, |it| it.total);
    let mut card =
        Card::new(Accent::Waiting).title(words.text("queue-title")).small(say!(words, "queue-count", count = total));
    if waiting.is_empty() {
        return card;
    }
    for it in waiting {
        let place = places
            .iter()
            .find(|place| place.id == it.place)
            .map(|place| place.label(ctx.vocabulary(), words.language()))
            .unwrap_or_default();
        let title = plain_line(&cut(&it.title, 100));
        card = card.text(format!(
            "**D-{}** {title}\n-# {place} · {} · <t:{}:R>",
            it.writeup,
            it.language.own_name(),
            it.submitted_at.0
        ));
    }
    card = card.buttons(
        waiting.iter().map(|it| CardButton::new(Button::Show(it.revision, Page::Card), format!("D-{}", it.writeup))),
    );
    let pages = u32::try_from((total - 1) / LINES).unwrap_or(0);
    if pages > 0 {
        card = card.buttons([
            CardButton::new(Button::Queue(page.saturating_sub(1)), words.text("page-back")).disabled(page == 0),
            CardButton::new(Button::Queue(page + 1), words.text("page-on")).disabled(page >= pages),
        ]);
    }
    card
}

/// The same with the ways to translations and reports that wait.
pub fn queue_more(ctx: &Ctx, card: Card, translations: i64, reports: i64) -> Card {
    let words = ctx.words();
    let mut more = Vec::new();
    if translations > 0 {
        let label = say!(words, "queue-translations", count = translations);
        more.push(CardButton::new(crate::translations::Button::Queue(0), label));
    }
    if reports > 0 {
        more.push(CardButton::new(crate::reports::Button::Queue(0), say!(words, "queue-reports", count = reports)));
    }
    if more.is_empty() { card } else { card.buttons(more) }
}
