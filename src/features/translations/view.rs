//! What translators work on, and what those see who decide.

use super::model::{CustomId, OPTIONAL, State, Translation, boxes, limit};
use super::{TranslationDraft, Waiting};
use crate::base::i18n::{Language, Words};
use crate::base::ids::{PageNumber, TranslationId};
use crate::discord::card::{Accent, Button, Card, Form, Input, cut, plain, plain_line};
use crate::discord::context::Ctx;
use crate::features::writeups::view::{gap_lines, limited_input};
use crate::features::writeups::{CustomId as WriteupButton, Field, Page, Revision, Texts, Writeup};
use crate::say;

/// Lines on one page of the queue.
pub const LINES: i64 = 5;
/// The longest words to a translator.
const WORDS: usize = 1_000;

/// The translator's card: what is missing, and a page of the original to translate from.
pub fn desk(ctx: &Ctx, desk: &TranslationDraft, page: u8) -> Card {
    let words = ctx.words();
    let (id, language) = (desk.writeup.id, desk.language);
    let title = say!(words, "translation-desk", id = desk.writeup.reference(), language = words.text(language.key()));
    let gaps = desk.gaps();
    let mut card = Card::new(Accent::Draft).title(title);
    card = match (desk.draft, gaps.is_empty()) {
        (None, _) if desk.texts == Texts::default() => card.text(words.text("translation-desk-new")),
        (None, _) => card.text(words.text("translation-desk-begun")),
        (Some(_), false) => {
            card.text(format!("{}\n{}", words.text("translation-desk-missing"), gap_lines(&words, &gaps)))
        }
        (Some(_), true) => card.text(words.text("translation-desk-complete")),
    };
    if desk.is_stale {
        card = card.text(words.text("translation-desk-newer"));
    } else if desk.is_renewed {
        card = card.text(words.text("translation-desk-renewed"));
    }
    card = card.small(words.text("translation-licence")).divider();
    card = texts(card, &words, &desk.revision.texts, page);
    let has_more = OPTIONAL.iter().any(|field| !desk.revision.texts.of(*field).is_empty());
    let mut forms = vec![Button::main(CustomId::Open(id, language, 1), words.text("translation-form-1"))];
    if has_more {
        forms.push(Button::new(CustomId::Open(id, language, 2), words.text("translation-form-2")));
    }
    if let Some(draft) = desk.draft.filter(|_| gaps.is_empty() && !desk.is_stale) {
        forms.push(Button::good(CustomId::Submit(draft), words.text("translation-submit")));
    }
    let pages = [(1, "translation-original-1"), (2, "translation-original-2")];
    card.buttons(
        pages.map(|(each, label)| {
            Button::new(CustomId::Desk(id, language, each), words.text(label)).disabled(each == page)
        }),
    )
    .buttons(forms)
}

/// Page 1 or 2 of a text.
fn texts(card: Card, words: &Words, texts: &Texts, page: u8) -> Card {
    let fields: &[Field] = if page == 1 {
        &[Field::Title, Field::Summary, Field::Problem, Field::Action]
    } else {
        &[Field::Results, Field::Lessons, Field::Cost, Field::Conditions]
    };
    fields
        .iter()
        .fold(card, |card, field| card.field(&words.text(&format!("field-{}", field.word())), &plain(texts.of(*field))))
}

/// Form 1 or 2, filled with what was saved so far.
pub fn form(ctx: &Ctx, desk: &TranslationDraft, number: u8) -> Form {
    let words = ctx.words();
    let title = format!("{} → {}", desk.writeup.reference(), desk.language.own_name());
    boxes(&desk.revision.texts, number)
        .into_iter()
        .fold(Form::new(CustomId::Form(desk.writeup.id, desk.language, number), title), |form, field| {
            form.input(limited_input(&words, field, &desk.texts, limit(field)))
        })
        .stamped()
}

/// It waits for review.
pub fn submitted(ctx: &Ctx, writeup: &Writeup, language: Language) -> Card {
    let words = ctx.words();
    let language = words.text(language.key());
    Card::note(Accent::Public, say!(words, "translation-submitted", id = writeup.reference(), language = language))
}

/// The card in a review channel: what waits, or what became of it.
pub fn card(words: &Words, translation: &Translation, writeup: &Writeup, revision: &Revision) -> Card {
    let id = translation.id;
    let (from, into) = (words.text(writeup.language.key()), words.text(translation.language.key()));
    let card = Card::new(if translation.state == State::Submitted { Accent::Waiting } else { Accent::Plain })
        .text(if translation.state == State::Submitted {
            say!(words, "translation-heading", id = writeup.reference(), from = from, into = into)
        } else {
            say!(words, "translation-heading-done", id = writeup.reference(), from = from, into = into)
        })
        .title(plain_line(&translation.texts.title))
        .text(plain(&translation.texts.summary))
        .small(say!(words, "translation-of", title = plain_line(&revision.texts.title)));
    let card = standing(card, words, translation, writeup);
    match outcome(words, translation) {
        Some(outcome) => card.divider().text(outcome).buttons(reopen_button(words, translation)),
        None => card.buttons(
            decision_buttons(words, id)
                .into_iter()
                .chain([Button::new(CustomId::Read(id, 1), words.text("review-read"))]),
        ),
    }
}

/// What whoever decides must know beside the text: that the original is another one by now, and why it waits anew.
fn standing(mut card: Card, words: &Words, translation: &Translation, writeup: &Writeup) -> Card {
    if writeup.published_revision != Some(translation.revision) {
        card = card.small(words.text("translation-of-earlier"));
    }
    if translation.state == State::Submitted && !translation.words.is_empty() {
        card = card.field(&words.text("reopened-because"), &plain(&translation.words));
    }
    card
}

fn reopen_button(words: &Words, translation: &Translation) -> Option<Button> {
    (!translation.is_superseded()).then(|| Button::new(CustomId::Reopen(translation.id), words.text("review-reopen")))
}

fn decision_buttons(words: &Words, id: TranslationId) -> [Button; 2] {
    [
        Button::good(CustomId::Approve(id), words.text("review-approve")),
        Button::new(CustomId::Ask(id), words.text("translation-send-back")),
    ]
}

fn outcome(words: &Words, translation: &Translation) -> Option<String> {
    let at = translation.reviewed_at?.0.to_string();
    Some(if translation.state == State::Reviewed {
        say!(words, "translation-was-approved", at = at)
    } else if translation.is_superseded() {
        words.text("translation-was-superseded")
    } else {
        format!("{}\n{}", say!(words, "translation-was-sent-back", at = at), plain(&translation.words))
    })
}

/// Pages of the translation, then of the original, for whoever decides.
pub fn whole(ctx: &Ctx, translation: &Translation, writeup: &Writeup, revision: &Revision, page: u8) -> Card {
    let words = ctx.words();
    let id = translation.id;
    let (shown, language) =
        if page <= 2 { (&translation.texts, translation.language) } else { (&revision.texts, writeup.language) };
    let card = Card::new(Accent::Waiting).title(format!("{} · {}", writeup.reference(), language.own_name()));
    let card = standing(card, &words, translation, writeup);
    let card = texts(card, &words, shown, if page <= 2 { page } else { page - 2 });
    let labels =
        ["translation-translated-1", "translation-translated-2", "translation-original-1", "translation-original-2"];
    let card = card.buttons(
        (1..=4_u8)
            .zip(labels)
            .map(|(each, label)| Button::new(CustomId::Read(id, each), words.text(label)).disabled(each == page)),
    );
    match outcome(&words, translation) {
        Some(outcome) => card.headed(&outcome).buttons(reopen_button(&words, translation)),
        None => card.buttons(decision_buttons(&words, id)),
    }
}

/// A page of what waits, oldest first.
pub fn queue(ctx: &Ctx, waiting: &[Waiting], page: PageNumber) -> Card {
    let words = ctx.words();
    let total = waiting.first().map_or(0, |it| it.total);
    let card = Card::new(Accent::Waiting).title(words.text("translation-queue")).small(say!(
        words,
        "queue-count",
        count = total
    ));
    let card = waiting.iter().fold(card, |card, it| {
        let title = plain_line(&cut(&it.title, 100));
        card.text(format!("**R-{}** {title}\n-# {} · <t:{}:R>", it.number, it.language.own_name(), it.submitted_at.0))
    });
    let card = card.buttons(waiting.iter().map(|it| Button::new(CustomId::Read(it.id, 1), format!("R-{}", it.number))));
    if total <= LINES {
        return card;
    }
    card.buttons([
        Button::new(CustomId::Queue(page.before()), words.text("page-back")).disabled(page.is_first()),
        Button::new(CustomId::Queue(page.after()), words.text("page-on")).disabled(page.is_last_of(total, LINES)),
    ])
}

/// The form for words to the translator.
pub fn back_form(ctx: &Ctx, id: TranslationId) -> Form {
    let words = ctx.words();
    Form::new(CustomId::Back(id), words.text("translation-send-back"))
        .input(Input::paragraph("words", &words.text("box-translation-words"), WORDS).required())
}

/// The form for why it is decided anew.
pub fn reopen_form(ctx: &Ctx, id: TranslationId) -> Form {
    let words = ctx.words();
    Form::new(CustomId::Reopen(id), words.text("review-reopen"))
        .input(Input::paragraph("words", &words.text("review-reopen-hint"), WORDS).required())
}

/// What is said to whoever took a decision up again.
pub fn reopened(ctx: &Ctx, translation: &Translation, writeup: &Writeup) -> Card {
    let words = ctx.words();
    let language = words.text(translation.language.key());
    Card::note(Accent::Public, say!(words, "translation-reopened", id = writeup.reference(), language = language))
}

/// What is said to whoever decided.
pub fn decided(ctx: &Ctx, translation: &Translation, writeup: &Writeup, is_approved: bool) -> Card {
    let words = ctx.words();
    let language = words.text(translation.language.key());
    Card::note(
        Accent::Public,
        if is_approved {
            say!(words, "translation-done-approve", id = writeup.reference(), language = language)
        } else {
            words.text("translation-done-back")
        },
    )
}

/// What the translator is told.
pub fn letter(words: &Words, translation: &Translation, writeup: &Writeup, revision: &Revision) -> Card {
    let language = words.text(translation.language.key());
    let (id, title) = (writeup.reference(), plain_line(&revision.texts.title));
    if translation.state == State::Reviewed {
        return Card::note(
            Accent::Public,
            say!(words, "translation-letter-approved", id = id, title = title, language = language),
        )
        .buttons([Button::main(WriteupButton::Show(writeup.id, Page::Card), words.text("letter-open"))]);
    }
    if translation.state == State::Submitted {
        return Card::new(Accent::Waiting)
            .text(say!(words, "translation-letter-reopened", id = id, title = title, language = language))
            .field(&words.text("reopened-because"), &plain(&translation.words));
    }
    Card::new(Accent::Waiting)
        .text(say!(words, "translation-letter-back", id = id, title = title, language = language))
        .field(&words.text("translation-in-words"), &plain(&translation.words))
        .buttons([Button::main(CustomId::Desk(writeup.id, translation.language, 1), words.text("letter-correct"))])
}
