//! What moderators see of the queue, and authors of a decision.

use tertulia_clock::Moment;

use super::custom_id::{CustomId, Fields, Form as FormId, Scope};
use super::model::{Decision, SOON, Verdict, decided};
use super::{Flag, Item, Submission};
use crate::base::i18n::Words;
use crate::base::ids::{PageNumber, RevisionId, UserId, WriteupId, WriteupRef};
use crate::base::vocabulary::{Scheme, Vocabulary};
use crate::discord::card::{Accent, Button, Card, Form, Input, Menu, cut, plain, plain_line};
use crate::discord::context::Ctx;
use crate::features::places::Place;
use crate::features::writeups::view::{CardData, body};
use crate::features::writeups::{CustomId as WriteupButton, Field, Page, RevisionState, Writeup};
use crate::say;

/// Lines on one page of the queue.
pub const LINES: usize = 5;
/// The longest words of a moderator, and those about one box.
const WORDS: usize = 1_000;
const FIELD_WORDS: usize = 500;

/// What a moderator sees of a case beside the write-up.
pub struct ReviewData<'a> {
    /// The case
    pub case: &'a Submission,
    /// What to look at
    pub flags: &'a [Flag],
    /// Who is reading it, until when
    pub reader: Option<(UserId, Moment)>,
    /// What it was merged into
    pub into: Option<WriteupRef>,
    /// Until when it is on hold
    pub held_until: Option<Moment>,
}

/// The card in a review channel: what waits, or what became of it.
pub fn card(words: &Words, vocabulary: &Vocabulary, sheet: &CardData<'_>, desk: &ReviewData<'_>) -> Card {
    let heading = say!(words, "review-heading", place = sheet.place.label(vocabulary, words.language()));
    let card = body(words, vocabulary, sheet, Page::Card);
    match &desk.case.decision {
        Some(decision) => {
            card.divider().text(outcome(words, vocabulary, decision, desk.into)).buttons([reopen(words, sheet)])
        }
        None if sheet.revision.state == RevisionState::Approved => card.buttons([reopen(words, sheet)]),
        None if sheet.revision.state != RevisionState::Submitted => {
            card.divider().text(words.text("review-taken-back"))
        }
        None => {
            let read = Button::new(CustomId::Show(sheet.revision.id, Page::Action), words.text("review-read"));
            open(words, vocabulary, sheet, desk, card.headed(&heading), Some(read))
        }
    }
}

/// A page of the whole text for a moderator, what was decided first; with buttons while it waits.
pub fn whole(words: &Words, vocabulary: &Vocabulary, sheet: &CardData<'_>, desk: &ReviewData<'_>, page: Page) -> Card {
    let id = sheet.revision.id;
    let pages = [Page::Card, Page::Action, Page::Results, Page::Evidence].map(|each| {
        Button::new(CustomId::Show(id, each), words.text(&format!("page-{}", each.word()))).disabled(each == page)
    });
    let card = body(words, vocabulary, sheet, page).buttons(pages);
    match &desk.case.decision {
        Some(decision) => {
            let is_earlier =
                sheet.revision.state == RevisionState::Approved && sheet.writeup.published_revision != Some(id);
            let button = if is_earlier {
                Button::danger(CustomId::Conceal(id), words.text("review-conceal"))
            } else {
                reopen(words, sheet)
            };
            card.headed(&outcome(words, vocabulary, decision, desk.into)).buttons([button])
        }
        None if sheet.revision.state == RevisionState::Submitted => open(words, vocabulary, sheet, desk, card, None),
        // It came in as open data, or a merge was undone.
        None if sheet.revision.state == RevisionState::Approved => card.buttons([reopen(words, sheet)]),
        None => card.headed(&words.text("review-taken-back")),
    }
}

/// Takes the decision up again; of what is public, that takes it out of the library until then.
fn reopen(words: &Words, sheet: &CardData<'_>) -> Button {
    let is_shown = sheet.writeup.is_public() && sheet.writeup.published_revision == Some(sheet.revision.id);
    let label = if is_shown { "review-take-out" } else { "review-reopen" };
    Button::new(CustomId::Reopen(sheet.writeup.id), words.text(label))
}

/// What can be done while it waits: first what to look at.
fn open(
    words: &Words,
    vocabulary: &Vocabulary,
    sheet: &CardData<'_>,
    desk: &ReviewData<'_>,
    card: Card,
    read: Option<Button>,
) -> Card {
    let id = sheet.revision.id;
    let mut lines = checklist(words, vocabulary, sheet, desk.flags);
    if let Some(until) = desk.held_until {
        lines.push(format!("**{}**", say!(words, "review-on-hold", until = until)));
    }
    if let Some((reader, until)) = desk.reader {
        lines.push(format!("**{}**", say!(words, "review-being-read", reader = format!("<@{reader}>"), until = until)));
    }
    let claim = if desk.reader.is_some() { "review-let-go" } else { "review-claim" };
    let first = [
        Button::good(CustomId::Approve(id), words.text("review-approve")),
        Button::new(CustomId::Ask(id, Verdict::Changes), words.text("review-changes")),
        Button::danger(CustomId::Ask(id, Verdict::Reject), words.text("review-reject")),
        Button::new(CustomId::Ask(id, Verdict::Hold), words.text("review-hold")),
        Button::new(CustomId::Claim(id), words.text(claim)),
    ];
    card.text(lines.join("\n")).buttons(first).buttons(read)
}

/// What a machine saw, and what only a person can judge.
fn checklist(words: &Words, vocabulary: &Vocabulary, sheet: &CardData<'_>, flags: &[Flag]) -> Vec<String> {
    let language = words.language();
    let field = |key: &str| words.text(key);
    let quote = |text: &str| plain_line(&cut(text, 60));
    let mut lines = vec![format!("**{}**", words.text("review-checklist"))];
    lines.extend(flags.iter().map(|flag| {
        let line = match flag {
            Flag::Email(box_, text) => say!(words, "flag-email", field = field(box_), text = quote(text)),
            Flag::Phone(box_, text) => say!(words, "flag-phone", field = field(box_), text = quote(text)),
            Flag::Identity(box_, text) => say!(words, "flag-identity", field = field(box_), text = quote(text)),
            Flag::NoEvidence => words.text("flag-no-evidence"),
            Flag::NoGovernment => words.text("flag-no-government"),
            Flag::NoCivilSociety => words.text("flag-no-civil-society"),
            Flag::Alike(reference, title) => say!(words, "flag-alike", id = *reference, title = quote(title)),
        };
        format!("⚠ {line}")
    }));
    if flags.is_empty() {
        lines.push(format!("✓ {}", words.text("flag-none")));
    }
    let place = sheet.place.label(vocabulary, language);
    let kind = vocabulary.label(Scheme::Kind, &sheet.place.kind, language);
    lines.push(format!("○ {}", say!(words, "flag-level", place = place, kind = kind)));
    lines
}

fn outcome(words: &Words, vocabulary: &Vocabulary, decision: &Decision, into: Option<WriteupRef>) -> String {
    let mut lines = vec![words.say(&decided(decision.verdict, decision.decided_at))];
    if let Some(into) = into {
        lines.push(say!(words, "review-merged-into", id = into));
    }
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
    lines.extend(field_lines(words, decision));
    if decision.same_place {
        lines.push(format!("-# {}", words.text("review-marked-same-place")));
    }
    lines.join("\n")
}

fn field_lines<'a>(words: &'a Words, decision: &'a Decision) -> impl Iterator<Item = String> + 'a {
    let line = |(field, said): &(Field, String)| format!("**{}:** {}", words.text(&field.key()), plain(said));
    decision.fields.iter().map(line)
}

/// The menu of reasons; where changes are asked for, first which boxes they are about.
pub fn ask(ctx: &Ctx, revision: RevisionId, verdict: Verdict, fields: &Fields) -> Card {
    let words = ctx.words();
    let question = match verdict {
        Verdict::Changes => words.text("review-ask-changes"),
        Verdict::Hold => words.text("review-ask-hold"),
        _ => words.text("review-ask-reject"),
    };
    let mut card = Card::note(Accent::Waiting, question);
    if verdict == Verdict::Changes {
        let menu = Menu::new(CustomId::Fields(revision), words.text("review-fields-menu")).of(0, Fields::MOST);
        card = card.menu(Field::ALL.into_iter().fold(menu, |menu, field| {
            let label = words.text(&field.key());
            menu.option(field.word(), &label, fields.contains(field))
        }));
    }
    let menu = Menu::new(CustomId::Reason(revision, verdict, fields.clone()), words.text("review-reason-menu"));
    let mut terms: Vec<_> = ctx.vocabulary().terms(Scheme::Reason).collect();
    if verdict == Verdict::Hold {
        // What is mostly held for comes first.
        terms.sort_by_key(|term| term.id != "election_hold" && term.id != "contested");
    }
    card.menu(terms.into_iter().fold(menu, |menu, term| menu.option(&term.id, term.label(words.language()), false)))
}

/// The form for a moderator's words.
pub fn words_form(ctx: &Ctx, revision: RevisionId, verdict: Verdict, reason: String, fields: &Fields) -> Form {
    let words = ctx.words();
    let title = match verdict {
        Verdict::Changes => words.text("review-changes"),
        Verdict::Hold => words.text("review-hold"),
        _ => words.text("review-reject"),
    };
    let id = FormId::Words { revision, verdict, reason, fields: fields.clone() };
    let mut form = Form::new(id, title);
    if verdict == Verdict::Hold {
        form = form.input(Input::line("until", &words.text("review-until"), 10).hint("2027-05-07").required());
    }
    for field in fields.iter() {
        let label = words.text(&field.key());
        let input = Input::paragraph(field.word(), &label, FIELD_WORDS);
        form = form.input(input.hint(&words.text("review-field-hint")));
    }
    let hint = if verdict == Verdict::Hold { "review-hold-hint" } else { "review-words-hint" };
    form.input(Input::paragraph("words", &words.text("review-words"), WORDS).hint(&words.text(hint)))
}

/// The form that merges one into another.
pub fn merge_form(ctx: &Ctx, merged: (WriteupId, WriteupRef), into: (WriteupId, WriteupRef)) -> Form {
    let words = ctx.words();
    Form::new(FormId::Merge(merged.0, into.0), say!(words, "review-merge-title", id = merged.1, into = into.1))
        .input(Input::paragraph("words", &words.text("review-words"), WORDS).hint(&words.text("review-merge-hint")))
}

/// The form that takes a decision up again.
pub fn reopen_form(ctx: &Ctx, id: WriteupId) -> Form {
    let words = ctx.words();
    let input = Input::paragraph("words", &words.text("review-words"), WORDS).hint(&words.text("review-reopen-hint"));
    Form::new(FormId::Reopen(id), words.text("review-reopen")).input(input.required())
}

/// What a moderator is told after deciding.
pub fn done(ctx: &Ctx, reference: WriteupRef, verdict: Verdict, until: Option<Moment>) -> Card {
    let words = ctx.words();
    Card::note(
        Accent::Public,
        match verdict {
            Verdict::Approve => say!(words, "review-done-approve", id = reference),
            Verdict::Changes => say!(words, "review-done-changes", id = reference),
            Verdict::Reject => say!(words, "review-done-reject", id = reference),
            Verdict::Hold => say!(words, "review-done-hold", id = reference, until = until.unwrap_or(ctx.now)),
            // Both are told in their own words.
            Verdict::Reopen | Verdict::Merge => reference.to_string(),
        },
    )
}

/// The form that takes an earlier version out of the history.
pub fn conceal_form(ctx: &Ctx, id: RevisionId) -> Form {
    let words = ctx.words();
    let input = Input::paragraph("words", &words.text("review-words"), WORDS).hint(&words.text("review-conceal-hint"));
    Form::new(FormId::Conceal(id), words.text("review-conceal")).input(input.required())
}

/// What a moderator is told after that.
pub fn concealed(ctx: &Ctx, reference: WriteupRef) -> Card {
    let words = ctx.words();
    Card::note(Accent::Public, say!(words, "review-done-conceal", id = reference))
}

/// What a moderator is told after reopening a decision.
pub fn reopened(ctx: &Ctx, writeup: &Writeup, waits: bool) -> Card {
    let (words, id) = (ctx.words(), writeup.reference());
    let text = if waits {
        say!(words, "review-done-reopen", id = id)
    } else if writeup.merged_into.is_some() {
        say!(words, "review-done-unmerge", id = id)
    } else {
        say!(words, "review-done-taken-out", id = id)
    };
    Card::note(Accent::Public, text)
}

/// What a moderator is told after merging.
pub fn merged(ctx: &Ctx, id: WriteupRef, into: WriteupRef) -> Card {
    let words = ctx.words();
    Card::note(Accent::Public, say!(words, "review-done-merge", id = id, into = into))
}

/// What a moderator is told after saying that they read it, or that they don't any more.
pub fn claimed(ctx: &Ctx, until: Option<Moment>) -> Card {
    let words = ctx.words();
    Card::note(
        Accent::Plain,
        match until {
            Some(until) => say!(words, "review-done-claim", until = until),
            None => words.text("review-done-let-go"),
        },
    )
}

/// What the author is told.
pub fn letter(
    words: &Words,
    vocabulary: &Vocabulary,
    sheet: &CardData<'_>,
    decision: &Decision,
    into: Option<WriteupRef>,
) -> Card {
    let (writeup, title) = (sheet.writeup, plain_line(&sheet.revision.texts.title));
    let reference = writeup.reference();
    let sentence = match decision.verdict {
        Verdict::Approve => say!(words, "letter-approve", id = reference, title = title),
        Verdict::Changes => say!(words, "letter-changes", id = reference, title = title),
        Verdict::Reject => say!(words, "letter-reject", id = reference, title = title),
        Verdict::Merge => {
            let into = into.unwrap_or(reference);
            say!(words, "letter-merge", id = reference, title = title, into = into)
        }
        Verdict::Hold => {
            let until = decision.held_until.unwrap_or(decision.decided_at);
            say!(words, "letter-hold", id = reference, title = title, until = until)
        }
        Verdict::Reopen => say!(words, "letter-reopen", id = reference, title = title),
    };
    let accent = if decision.verdict == Verdict::Approve { Accent::Public } else { Accent::Waiting };
    let mut card = Card::new(accent).text(sentence);
    if let Some(reason) = &decision.reason {
        card = card.field(&words.text("review-reason"), vocabulary.label(Scheme::Reason, reason, words.language()));
    }
    card = card.field(&words.text("review-in-words"), &plain(&decision.words));
    card = card.text(field_lines(words, decision).collect::<Vec<_>>().join("\n"));
    let button = if decision.verdict == Verdict::Changes {
        Button::main(CustomId::Correct(writeup.id), words.text("letter-correct"))
    } else {
        Button::main(WriteupButton::Show(writeup.id, Page::Card), words.text("letter-open"))
    };
    card.buttons([button])
}

/// What the author of the one that stays is told after a merge: what the other says may be missing there.
pub fn merged_into_yours(words: &Words, sheet: &CardData<'_>, into: WriteupRef, decision: &Decision) -> Card {
    let (writeup, title) = (sheet.writeup, plain_line(&sheet.revision.texts.title));
    Card::new(Accent::Waiting)
        .text(say!(words, "letter-merged-into-yours", id = writeup.reference(), title = title, into = into))
        .field(&words.text("review-in-words"), &plain(&decision.words))
        .buttons([Button::main(WriteupButton::Show(writeup.id, Page::Card), words.text("letter-open"))])
}

/// What review channels are told when a hold is over.
pub fn hold_over(words: &Words, sheet: &CardData<'_>) -> Card {
    let title = plain_line(&sheet.revision.texts.title);
    Card::note(Accent::Waiting, say!(words, "review-hold-over", id = sheet.writeup.reference(), title = title))
        .buttons([Button::main(CustomId::Show(sheet.revision.id, Page::Card), words.text("review-read"))])
}

/// What was asked for, for the author who is correcting it.
pub fn asked(ctx: &Ctx, decision: &Decision) -> Card {
    let words = ctx.words();
    Card::note(Accent::Waiting, outcome(&words, ctx.vocabulary(), decision, None))
}

/// The draft with what was asked for above it.
pub fn above(ctx: &Ctx, draft: Card, decision: &Decision) -> Card {
    let words = ctx.words();
    draft.headed(&outcome(&words, ctx.vocabulary(), decision, None))
}

/// A page of the queue: what waits, oldest first, then what is on hold.
pub fn queue(ctx: &Ctx, items: &[Item], places: &[Place], scope: Scope, page: PageNumber) -> Card {
    let words = ctx.words();
    let held = items.iter().filter(|item| item.held_until.is_some()).count();
    let mut about = say!(words, "queue-count", count = items.len() - held);
    if held > 0 {
        about = format!("{about} · {}", say!(words, "queue-held", count = held));
    }
    let label = |id| {
        let place = places.iter().find(|place: &&Place| place.id == id);
        place.map(|place| place.label(ctx.vocabulary(), words.language())).unwrap_or_default()
    };
    let only: Vec<String> =
        scope.place.map(label).into_iter().chain(scope.language.map(|it| it.own_name().to_owned())).collect();
    if !only.is_empty() {
        about = format!("{} · {about}", only.join(" · "));
    }
    let mut card = Card::new(Accent::Waiting).title(words.text("queue-title")).small(about);
    let pages = items.len().saturating_sub(1) / LINES;
    let at = page.index().min(pages);
    let shown = &items[(at * LINES).min(items.len())..items.len().min(at * LINES + LINES)];
    for item in shown {
        let it = &item.waiting;
        let mut facts = vec![label(it.place), it.language.own_name().to_owned()];
        facts.push(match item.held_until {
            Some(until) => say!(words, "queue-held-until", until = until),
            None => format!("<t:{}:R>", it.submitted_at.0),
        });
        if item.held_until.is_none() && it.submitted_at.plus_hours(SOON) <= ctx.now {
            facts.push(format!("⚠ {}", words.text("queue-late")));
        }
        if item.is_claimed {
            facts.push(words.text("queue-claimed"));
        }
        card = card.text(format!(
            "**{}** {}\n-# {}",
            WriteupRef::of(it.writeup, it.number),
            plain_line(&cut(&it.title, 100)),
            facts.join(" · ")
        ));
    }
    card = card.buttons(shown.iter().map(|item| {
        let it = &item.waiting;
        Button::new(CustomId::Show(it.revision, Page::Card), WriteupRef::of(it.writeup, it.number).to_string())
    }));
    if pages > 0 {
        let shown = PageNumber::at(at);
        card = card.buttons([
            Button::new(CustomId::Queue(scope, shown.before()), words.text("page-back")).disabled(at == 0),
            Button::new(CustomId::Queue(scope, shown.after()), words.text("page-on")).disabled(at >= pages),
        ]);
    }
    card
}

/// The queue with the ways to translations and reports that wait.
pub fn queue_more(ctx: &Ctx, card: Card, translations: i64, reports: i64) -> Card {
    let words = ctx.words();
    let mut more = Vec::new();
    if translations > 0 {
        let label = say!(words, "queue-translations", count = translations);
        more.push(Button::new(crate::features::translations::CustomId::Queue(PageNumber::FIRST), label));
    }
    if reports > 0 {
        more.push(Button::new(
            crate::features::reports::CustomId::Queue(PageNumber::FIRST),
            say!(words, "queue-reports", count = reports),
        ));
    }
    if more.is_empty() { card } else { card.buttons(more) }
}
