//! What members see of write-ups: the draft's card, forms, the published card with its pages, lists.

use super::annotations::{self, Annotations};
use super::changes::{self, Piece};
use super::custom_id::{self, CustomId, Filter, MenuField, Page};
use super::model::{AREAS, Attribution, Gap, Partner, Revision, RevisionState, STATEMENTS, TOPICS, Writeup};
use super::related::{Related, Why};
use super::store::{Line, Step};
use super::texts::{Field, Texts};
use crate::base::i18n::{Language, Phrase, Words};
use crate::base::ids::{PageNumber, PlaceId, WriteupId, WriteupRef};
use crate::base::vocabulary::{Scheme, Vocabulary};
use crate::discord::card::{Accent, Button, Card, Form, INPUT_LABEL, Input, Menu, cut, plain, plain_line};
use crate::discord::context::Ctx;
use crate::features::places::{Place, Side};
use crate::say;

/// Lines on one page of a list.
pub const LINES: i64 = 8;
/// Partners on each side that a card names; how many more there are is told.
const PARTNERS_SHOWN: usize = 6;

/// Form 1 of a write-up that has no row yet, with what is known of its text.
pub fn new_form(words: &Words, place: PlaceId, language: Language, opener: u64, texts: &Texts) -> Form {
    essential(Form::new(CustomId::New(place, language, opener), words.text("form-1-title")), words, texts)
}

/// Form 1, 2 or 3 of a draft, filled in.
pub fn form(ctx: &Ctx, writeup: &Writeup, revision: &Revision, number: u8) -> Form {
    let words = ctx.words();
    let title = |key: &str| format!("{} {}", writeup.reference(), words.text(key));
    let id = CustomId::Form(writeup.id, number);
    let form = match number {
        1 => essential(Form::new(id, title("form-1-title")), &words, &revision.texts),
        2 => {
            let period =
                [&revision.started, &revision.ended].into_iter().flatten().cloned().collect::<Vec<_>>().join(" – ");
            let partners = partner_lines(ctx.vocabulary(), words.language(), &revision.partners);
            Form::new(id, title("form-2-title"))
                .input(text_input(&words, Field::Lessons, &revision.texts))
                .input(
                    Input::paragraph("partners", &words.text("box-partners"), 4_000)
                        .hint(&words.text("box-partners.hint"))
                        .value(&partners),
                )
                .input(
                    Input::line("period", &words.text("box-period"), 60)
                        .hint(&words.text("box-period.hint"))
                        .value(&period),
                )
                .input(text_input(&words, Field::Cost, &revision.texts))
                .input(text_input(&words, Field::Conditions, &revision.texts))
        }
        _ => Form::new(id, title("form-3-title"))
            .input(
                Input::line("commitments", &words.text("box-commitments"), 200)
                    .hint(&words.text("box-commitments.hint"))
                    .value(&revision.commitments.join(", ")),
            )
            .input(
                Input::paragraph("assessment", &words.text("box-assessment"), 600)
                    .hint(&words.text("box-assessment.hint"))
                    .value(&revision.assessment),
            )
            .input(Input::line("assessor", &words.text("box-assessor"), 120).value(&revision.assessor))
            .input(
                Input::line("assessment-link", &words.text("box-assessment-link"), 400)
                    .hint("https://")
                    .value(&revision.assessment_link),
            )
            .input(
                Input::line("inspired-by", &words.text("box-inspired-by"), 200)
                    .hint(&words.text("box-inspired-by.hint"))
                    .value(&revision.inspired_by),
            ),
    };
    form.stamped()
}

fn essential(form: Form, words: &Words, texts: &Texts) -> Form {
    Field::ESSENTIAL.into_iter().fold(form, |form, field| {
        let input = text_input(words, field, texts);
        form.input(if field == Field::Title { input.required() } else { input })
    })
}

fn text_input(words: &Words, field: Field, texts: &Texts) -> Input {
    limited_input(words, field, texts, field.limit())
}

/// The box of a form for one part of the text, filled in, of which up to `most` characters can be published.
pub fn limited_input(words: &Words, field: Field, texts: &Texts, most: usize) -> Input {
    let key = format!("box-{}", field.word());
    let label = words.text(&key);
    // The form takes more than can be published, so its own counter does not tell the limit.
    let limits = [say!(words, "box-limit", most = most), format!("≤ {most}")];
    let limited = limits.iter().map(|limit| format!("{label} · {limit}"));
    let label = limited.into_iter().find(|label| label.chars().count() <= INPUT_LABEL).unwrap_or(label);
    let input = if field == Field::Title {
        Input::line(field.word(), &label, field.room())
    } else {
        Input::paragraph(field.word(), &label, field.room())
    };
    input.hint(&words.text(&format!("{key}.hint"))).value(texts.of(field))
}

fn partner_lines(vocabulary: &Vocabulary, language: Language, partners: &[Partner]) -> String {
    // "Other" is what a line without a side means; left out, the text does not grow each time it is opened.
    let lines = partners.iter().map(|partner| match partner.side {
        Side::Other => partner.organisation.clone(),
        side => format!("{}: {}", vocabulary.label(Scheme::Side, side.word(), language), partner.organisation),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A draft, and what its card must know beside it.
pub struct Draft<'a> {
    /// The write-up
    pub writeup: &'a Writeup,
    /// What is being written
    pub revision: &'a Revision,
    /// Its place
    pub place: &'a Place,
    /// The places that its author may choose; only for the second page
    pub own_places: &'a [Place],
    /// Whether a moderator asked for changes
    pub was_asked: bool,
    /// Public write-ups that may tell of the same reform; only for the first page
    pub alike: &'a [Related],
}

/// What stands beside a write-up, below its card: why, and a button to open each.
pub fn related(card: Card, words: &Words, related: &[Related]) -> Card {
    let line = |it: &Related| {
        let why = match it.why {
            Why::BuildsOn => "related-builds-on",
            Why::Meaning => "related-meaning",
            Why::SameAreaAndStatus => "related-same",
        };
        format!("- **{}** {} ({})", it.reference, plain_line(&cut(&it.title, 120)), words.text(why))
    };
    card.field(&words.text("related"), &related.iter().map(line).collect::<Vec<_>>().join("\n"))
        .buttons(related.iter().map(|it| Button::new(CustomId::Show(it.id, Page::Card), it.reference.to_string())))
}

/// The draft's card. Each press draws it anew; `/writeup edit` brings it back on any day.
/// Where a moderator asked for changes, a button shows what was asked for.
pub fn draft(ctx: &Ctx, draft: &Draft<'_>, page: u8) -> Card {
    let Draft { writeup, revision, place, .. } = *draft;
    let words = ctx.words();
    let id = writeup.id;
    let title = if revision.texts.title.is_empty() {
        words.text("draft-untitled")
    } else {
        plain_line(&cut(&revision.texts.title, 120))
    };
    let gaps = revision.gaps(ctx.vocabulary());
    let status =
        if gaps.is_empty() { words.text("draft-complete") } else { say!(words, "draft-gaps", count = gaps.len()) };
    let mut card = Card::new(Accent::Draft)
        .title(format!("{} · {title}", writeup.reference()))
        .small(format!(
            "{} · {} · {}",
            place.label(ctx.vocabulary(), words.language()),
            writeup.language.own_name(),
            words.text("draft-saved")
        ))
        .text(format!("{status}\n{}", gap_lines(&words, &gaps)));
    card = alike(card, &words, draft.alike);
    for pick in MenuField::ALL.iter().copied().filter(|pick| pick.page() == page) {
        card = match pick {
            MenuField::Place | MenuField::Language if writeup.number.is_some() => card,
            MenuField::Place if draft.own_places.is_empty() => card,
            _ => card.menu(menu(ctx, draft, pick)),
        };
    }
    let other = if page == 1 { (2, "draft-page-2") } else { (1, "draft-page-1") };
    card.buttons([
        Button::new(CustomId::Draft(id, other.0), words.text(other.1)),
        Button::new(CustomId::OpenForm(id, 1), words.text("draft-form-1")),
        Button::new(CustomId::OpenForm(id, 2), words.text("draft-form-2")),
        Button::new(CustomId::OpenForm(id, 3), words.text("draft-form-3")),
    ])
    .buttons([
        Button::new(CustomId::Preview(id, Page::Card), words.text("draft-preview")),
        Button::good(CustomId::Submit(id), words.text("draft-submit")),
        Button::danger(CustomId::Discard(id), words.text("draft-discard")),
    ])
    .buttons(draft.was_asked.then(|| Button::new(format!("review/asked/{id}"), words.text("draft-asked"))))
}

fn menu(ctx: &Ctx, draft: &Draft<'_>, pick: MenuField) -> Menu {
    let (words, revision) = (ctx.words(), draft.revision);
    let menu = Menu::new(CustomId::MenuField(revision.writeup, pick), words.text(&format!("pick-{}", pick.word())));
    let one = |id: &Option<String>| id.iter().cloned().collect::<Vec<_>>();
    let (menu, scheme, chosen) = match pick {
        MenuField::Areas => (menu.of(0, AREAS), Scheme::Area, revision.areas.clone()),
        MenuField::Status => (menu, Scheme::Status, one(&revision.status)),
        MenuField::Values => (menu.of(0, 5), Scheme::Value, revision.values.clone()),
        MenuField::Axis => (menu, Scheme::Axis, one(&revision.axis)),
        MenuField::Topics => (menu.of(0, TOPICS), Scheme::Topic, revision.topics.clone()),
        MenuField::Sdgs => (menu.of(0, 17), Scheme::Sdg, revision.sdgs.clone()),
        MenuField::Level => (menu.of(0, 1), Scheme::Level, one(&revision.level)),
        MenuField::Attribution => {
            return Attribution::ALL.iter().copied().fold(menu, |menu, each| {
                menu.option(
                    each.word(),
                    &words.text(&format!("attribution-{}", each.word())),
                    revision.attribution == each,
                )
            });
        }
        MenuField::Place => {
            return draft.own_places.iter().fold(menu, |menu, place| {
                let label = place.label(ctx.vocabulary(), words.language());
                menu.option(&place.id.to_string(), &label, place.id == draft.writeup.place)
            });
        }
        MenuField::Language => {
            return Language::ALL.into_iter().fold(menu, |menu, language| {
                menu.option(language.code(), language.own_name(), language == draft.writeup.language)
            });
        }
        MenuField::TooEarly => {
            return menu.option("no", &words.text("too-early-no"), !revision.too_early).option(
                "yes",
                &words.text("too-early-yes"),
                revision.too_early,
            );
        }
    };
    ctx.vocabulary().terms(scheme).fold(menu, |menu, term| {
        let label = if scheme == Scheme::Sdg {
            format!("{}. {}", term.id, term.label(words.language()))
        } else {
            term.label(words.language()).to_owned()
        };
        menu.option(&term.id, &label, chosen.contains(&term.id))
    })
}

/// Public write-ups that may tell of the same reform as a draft.
fn alike(card: Card, words: &Words, alike: &[Related]) -> Card {
    let lines = alike.iter().map(|it| format!("- **{}** {}", it.reference, plain_line(&cut(&it.title, 120))));
    card.field(&words.text("draft-alike"), &lines.collect::<Vec<_>>().join("\n"))
}

/// What is missing, a line each.
pub fn gap_lines(words: &Words, gaps: &[Gap]) -> String {
    let lines = gaps.iter().map(|gap| {
        let field = gap.field().map(|field| words.text(&field.key())).unwrap_or_default();
        format!("- {}", words.say(&gap.phrase(&field)))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A form was saved although it breaks rules: the reasons, and a way on.
pub fn saved_with_gaps(ctx: &Ctx, writeup: &Writeup, gaps: &[Gap], form: u8, others: &[Related]) -> Card {
    let words = ctx.words();
    let (form, draft) = (CustomId::OpenForm(writeup.id, form), CustomId::Draft(writeup.id, 1));
    let (form_label, draft_label) = (words.text("draft-continue"), words.text("draft-open"));
    // The main button leads to where something is missing: a menu is on the draft's card, not in a form.
    let buttons = if gaps.iter().all(Gap::is_on_card) {
        [Button::main(draft, draft_label), Button::new(form, form_label)]
    } else {
        [Button::main(form, form_label), Button::new(draft, draft_label)]
    };
    let card = Card::new(Accent::Waiting)
        .title(say!(words, "saved-with-gaps", id = writeup.reference()))
        .text(gap_lines(&words, gaps));
    alike(card, &words, others).buttons(buttons)
}

/// The three statements, all of which are needed.
pub fn consent(ctx: &Ctx, writeup: &Writeup) -> Card {
    let words = ctx.words();
    let menu = Menu::new(CustomId::Consent(writeup.id), words.text("consent-menu")).of(1, STATEMENTS.len());
    let menu = STATEMENTS
        .into_iter()
        .fold(menu, |menu, statement| menu.option(statement, &words.text(&format!("consent-{statement}")), false));
    Card::new(Accent::Waiting)
        .title(say!(words, "consent-title", id = writeup.reference()))
        .text(words.text("consent-text"))
        .menu(menu)
        .buttons([Button::new(CustomId::Draft(writeup.id, 1), words.text("draft-back"))])
}

pub fn submitted(ctx: &Ctx, writeup: &Writeup) -> Card {
    let words = ctx.words();
    Card::note(Accent::Public, say!(words, "writeup-submitted", id = writeup.reference()))
        .buttons([Button::new(CustomId::TakeBack(writeup.id), words.text("draft-take-back"))])
}

/// It waits for review: to write on it, it must be taken back.
pub fn waiting(ctx: &Ctx, writeup: &Writeup) -> Card {
    let words = ctx.words();
    Card::note(Accent::Waiting, say!(words, "writeup-waiting", id = writeup.reference()))
        .buttons([Button::main(CustomId::TakeBack(writeup.id), words.text("draft-take-back"))])
}

pub fn confirm_discard(ctx: &Ctx, writeup: &Writeup) -> Card {
    let (words, id) = (ctx.words(), writeup.reference());
    let question = if writeup.is_public() {
        say!(words, "draft-confirm-discard-revision", id = id)
    } else {
        say!(words, "draft-confirm-discard", id = id)
    };
    Card::note(Accent::Warning, question).buttons([
        Button::danger(CustomId::DiscardNow(writeup.id), words.text("draft-discard")),
        Button::new(CustomId::Draft(writeup.id, 1), words.text("draft-back")),
    ])
}

pub fn confirm_withdraw(ctx: &Ctx, writeup: &Writeup) -> Card {
    let words = ctx.words();
    Card::note(Accent::Warning, say!(words, "writeup-confirm-withdraw", id = writeup.reference()))
        .buttons([Button::danger(CustomId::WithdrawNow(writeup.id), words.text("writeup-withdraw"))])
}

/// It is not shown any more; a draft can be brought back.
pub fn withdrawn(ctx: &Ctx, writeup: &Writeup) -> Card {
    let words = ctx.words();
    if writeup.published_revision.is_some() {
        return Card::note(Accent::Plain, say!(words, "writeup-was-withdrawn", id = writeup.reference()));
    }
    Card::note(Accent::Plain, say!(words, "draft-discarded", id = writeup.reference()))
        .buttons([Button::new(CustomId::Restore(writeup.id), words.text("draft-restore"))])
}

/// A write-up as readers see it: one page of its card.
pub struct CardData<'a> {
    /// The write-up
    pub writeup: &'a Writeup,
    /// The revision that is shown
    pub revision: &'a Revision,
    /// Its place
    pub place: &'a Place,
    /// Its revisions, for the history page
    pub history: &'a [Step],
    /// What stands beside its text
    pub annotations: &'a Annotations,
}

impl CardData<'_> {
    /// What stands in a box: in the reader's language, where it was translated.
    pub fn text(&self, field: Field) -> &str {
        let translated = self.annotations.translation.as_ref().map(|translated| translated.texts.of(field));
        translated.filter(|text| !text.is_empty()).unwrap_or_else(|| self.revision.texts.of(field))
    }
}

/// How somebody reads a write-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Its author, before others do
    Preview,
    /// In their own language, where it was translated
    Usual,
    /// As it was written
    Original,
}

/// A page of a published write-up, or of one as it will look.
pub fn sheet(words: &Words, vocabulary: &Vocabulary, sheet: &CardData<'_>, page: Page, reading: Reading) -> Card {
    let id = sheet.writeup.id;
    let button = |each: Page| {
        let target = match reading {
            Reading::Preview => CustomId::Preview(id, each),
            Reading::Usual => CustomId::Show(id, each),
            Reading::Original => CustomId::Original(id, each),
        };
        Button::new(target, words.text(&format!("page-{}", each.word()))).disabled(each == page)
    };
    let mut card = body(words, vocabulary, sheet, page);
    if page == Page::History {
        // The newest are the ones that people look for.
        let pairs = sheet.history.windows(2).rev().take(5);
        card = card.buttons(pairs.map(|pair| {
            let label = format!("{} → {}", pair[0].ordinal, pair[1].ordinal);
            Button::new(CustomId::Changes(id, pair[1].ordinal, PageNumber::FIRST), label)
        }));
    }
    let card = card.buttons(Page::ALL.iter().copied().map(button));
    if reading == Reading::Preview {
        return card.buttons([Button::main(CustomId::Draft(id, 1), words.text("draft-back"))]);
    }
    let mut more = Vec::new();
    if sheet.annotations.translation.is_some() {
        more.push(Button::new(CustomId::Original(id, page), words.text("translated-original")));
    } else if sheet.annotations.is_original_asked {
        more.push(Button::new(CustomId::Show(id, page), words.text("translated-back")));
    }
    if sheet.writeup.is_public() {
        more.push(Button::new(custom_id::report(id), words.text("report-button")));
    }
    if more.is_empty() { card } else { card.buttons(more) }
}

/// The history with a way to each version, for moderators: they decide on versions.
pub fn with_versions(words: &Words, card: Card, history: &[Step]) -> Card {
    let submitted = history.iter().filter(|step| step.submitted_at.is_some()).rev().take(5);
    card.buttons(submitted.map(|step| {
        let label = say!(words, "writeup-revision", ordinal = step.ordinal);
        Button::new(format!("review/show/{}/card", step.revision), label)
    }))
}

/// A page of a write-up without buttons, for cards that have their own.
pub fn body(words: &Words, vocabulary: &Vocabulary, sheet: &CardData<'_>, page: Page) -> Card {
    let (writeup, revision) = (sheet.writeup, sheet.revision);
    let language = words.language();
    let accent = if writeup.is_public() { Accent::Public } else { Accent::Draft };
    let state = writeup.state(revision.state);
    let mut card =
        Card::new(accent).title(format!("{} · {}", writeup.reference(), plain_line(sheet.text(Field::Title))));
    card = annotations::view::heading(card, words, sheet.annotations);
    if writeup.merged_into.is_some() {
        card = card.small(words.text("writeup-state-merged"));
    } else if state != "published" {
        card = card.small(vocabulary.label(Scheme::State, state, language));
    }
    if writeup.demo {
        card = card.small(words.text("writeup-demo"));
    }
    match page {
        Page::Card => front(card, words, vocabulary, sheet),
        Page::Action => card
            .field(&words.text("field-problem"), &plain(sheet.text(Field::Problem)))
            .field(&words.text("field-action"), &plain(sheet.text(Field::Action))),
        Page::Results => {
            if revision.too_early {
                card = card.small(words.text("writeup-too-early"));
            }
            [Field::Results]
                .into_iter()
                .chain(Field::OPTIONAL)
                .fold(card, |card, field| card.field(&words.text(&field.key()), &plain(sheet.text(field))))
        }
        Page::Evidence => {
            let card = evidence(card, words, revision);
            annotations::view::evidence(card, words, vocabulary, sheet.annotations)
        }
        Page::History => {
            let lines: Vec<String> = sheet
                .history
                .iter()
                .map(|step| {
                    let at = step.submitted_at.unwrap_or(step.changed_at);
                    format!(
                        "- {} · {} · <t:{}:d>",
                        say!(words, "writeup-revision", ordinal = step.ordinal),
                        words.text(step_key(step.state)),
                        at.0
                    )
                })
                .collect();
            card.text(lines.join("\n"))
        }
    }
}

fn front(card: Card, words: &Words, vocabulary: &Vocabulary, sheet: &CardData<'_>) -> Card {
    let (writeup, revision) = (sheet.writeup, sheet.revision);
    let language = words.language();
    let status = revision
        .status
        .as_deref()
        .map_or_else(|| words.text("not-stated"), |id| vocabulary.label(Scheme::Status, id, language).to_owned());
    let period = match (&revision.started, &revision.ended) {
        (None, None) => String::new(),
        (Some(started), None) => format!(" · {}", say!(words, "period-since", from = words.month(started))),
        (None, Some(ended)) => format!(" · {}", say!(words, "period-until", to = words.month(ended))),
        (Some(started), Some(ended)) => {
            format!(" · {}", say!(words, "period", from = words.month(started), to = words.month(ended)))
        }
    };
    let partners = |government: bool| {
        let all = revision.partners_on(government).count();
        let names = revision.partners_on(government).take(PARTNERS_SHOWN);
        let mut names: Vec<String> = names.map(|partner| plain_line(&cut(&partner.organisation, 80))).collect();
        if all > names.len() {
            names.push(format!("+{}", all - names.len()));
        }
        if names.is_empty() { words.text("not-stated") } else { names.join(" · ") }
    };
    let mut facts = vec![
        format!("**{}** · {status}{period}", sheet.place.label(vocabulary, language)),
        plain(sheet.text(Field::Summary)),
        format!("**{}** {}", words.text("writeup-areas"), vocabulary.labels(Scheme::Area, &revision.areas, language)),
        format!(
            "**{}** {}",
            words.text("writeup-values"),
            vocabulary.labels(Scheme::Value, &revision.values, language)
        ),
    ];
    let climate =
        revision.axis.iter().filter(|axis| *axis != "none").map(|axis| vocabulary.label(Scheme::Axis, axis, language));
    let topics = revision.topics.iter().map(|topic| vocabulary.label(Scheme::Topic, topic, language));
    let climate: Vec<&str> = climate.chain(topics).collect();
    if !climate.is_empty() {
        facts.push(format!("**{}** {}", words.text("writeup-climate"), climate.join(" · ")));
    }
    facts.push(format!("**{}** {}", words.text("writeup-government-partner"), partners(true)));
    facts.push(format!("**{}** {}", words.text("writeup-civil-partner"), partners(false)));
    facts.extend(annotations::view::front(words, sheet.annotations));
    let mut card = card.text(facts.join("\n"));
    let mut small = vec![writeup.language.own_name().to_owned(), "CC BY 4.0".to_owned()];
    if let Some(credit) = &revision.credit {
        small.insert(0, plain_line(credit));
    }
    if let Some(at) = writeup.published_at {
        small.push(format!("<t:{}:d>", at.0));
    }
    card = card.small(small.join(" · "));
    card
}

fn evidence(mut card: Card, words: &Words, revision: &Revision) -> Card {
    let links = revision.evidence();
    let lines: Vec<String> = links.iter().map(|link| format!("- {}", plain(link))).collect();
    let lines = if lines.is_empty() { words.text("not-stated") } else { lines.join("\n") };
    card = card
        .field(&words.text("writeup-links"), &lines)
        .field(&words.text("box-commitments"), &revision.commitments.join(" · "));
    if !revision.assessment.is_empty() {
        let text = format!(
            "{}\n{} · {}",
            plain(&revision.assessment),
            plain_line(&revision.assessor),
            plain(&revision.assessment_link)
        );
        card = card.field(&words.text("box-assessment"), &text);
    }
    card.field(&words.text("box-inspired-by"), &plain(&revision.inspired_by))
}

const fn step_key(state: RevisionState) -> &'static str {
    match state {
        RevisionState::Draft => "step-draft",
        RevisionState::Submitted => "step-submitted",
        RevisionState::ChangesRequested => "step-changes",
        RevisionState::Approved => "step-approved",
        RevisionState::Rejected => "step-rejected",
        RevisionState::TakenBack => "step-taken-back",
    }
}

/// The most characters of one page of changes.
const CHANGES: usize = 3_000;

/// What changed between two versions, as many boxes to a page as there is room for.
pub fn changes(ctx: &Ctx, writeup: &Writeup, before: &Revision, after: &Revision, page: PageNumber) -> Card {
    let words = ctx.words();
    let mut blocks: Vec<String> = changes::changes(before, after)
        .iter()
        .map(|(field, pieces)| {
            let text: String = pieces.iter().map(piece).collect();
            format!("**{}**\n{text}", words.text(&field.key()))
        })
        .collect();
    blocks.extend(changed_facts(&words, ctx.vocabulary(), before, after));
    let mut pages: Vec<String> = Vec::new();
    for block in blocks {
        let block = cut(&block, CHANGES);
        match pages.last_mut() {
            Some(last) if last.chars().count() + block.chars().count() <= CHANGES => {
                *last = format!("{last}\n{block}");
            }
            _ => pages.push(block),
        }
    }
    let at = page.index().min(pages.len().saturating_sub(1));
    let title = say!(words, "history-changes", from = before.ordinal, to = after.ordinal);
    let mut card = Card::new(Accent::Plain).title(format!("{} · {title}", writeup.reference()));
    card = match pages.get(at) {
        Some(text) => card.small(words.text("history-how")).text(text.clone()),
        None => card.text(words.text("history-same")),
    };
    let mut buttons = vec![Button::new(CustomId::Show(writeup.id, Page::History), words.text("history-back"))];
    if pages.len() > 1 {
        let to = |to: usize| CustomId::Changes(writeup.id, after.ordinal, PageNumber::at(to));
        buttons.push(Button::new(to(at.saturating_sub(1)), words.text("page-back")).disabled(at == 0));
        buttons.push(Button::new(to(at + 1), words.text("page-on")).disabled(at + 1 == pages.len()));
    }
    card.buttons(buttons)
}

fn piece(piece: &Piece) -> String {
    // Discord marks a run only where no space touches the marks.
    let marked = |text: &str, mark: &str| {
        let inner = text.trim();
        if inner.is_empty() {
            return text.to_owned();
        }
        let start = &text[..text.len() - text.trim_start().len()];
        let end = &text[text.trim_end().len()..];
        let lines = inner.lines().map(str::trim).filter(|line| !line.is_empty());
        let lines: Vec<String> = lines.map(|line| format!("{mark}{}{mark}", plain(line))).collect();
        format!("{start}{}{end}", lines.join("\n"))
    };
    match piece {
        Piece::Same(text) => {
            let start = &text[..text.len() - text.trim_start().len()];
            let end = &text[text.trim_end().len()..];
            if text.trim().is_empty() { text.clone() } else { format!("{start}{}{end}", plain(text)) }
        }
        Piece::Gone(text) => marked(text, "~~"),
        Piece::New(text) => marked(text, "**"),
    }
}

/// What was chosen from menus or lists, where it differs: before and after.
fn changed_facts(words: &Words, vocabulary: &Vocabulary, before: &Revision, after: &Revision) -> Vec<String> {
    let language = words.language();
    let label = |scheme, id: &Option<String>| {
        id.as_deref().map(|id| vocabulary.label(scheme, id, language).to_owned()).unwrap_or_default()
    };
    let labels = |scheme, ids: &[String]| {
        ids.iter().map(|id| vocabulary.label(scheme, id, language)).collect::<Vec<_>>().join(" · ")
    };
    let period =
        |it: &Revision| [it.started.as_deref(), it.ended.as_deref()].map(Option::unwrap_or_default).join(" – ");
    let facts = |it: &Revision| {
        [
            (words.text("pick-areas"), labels(Scheme::Area, &it.areas)),
            (words.text("pick-status"), label(Scheme::Status, &it.status)),
            (words.text("pick-values"), labels(Scheme::Value, &it.values)),
            (words.text("pick-axis"), label(Scheme::Axis, &it.axis)),
            (words.text("pick-topics"), labels(Scheme::Topic, &it.topics)),
            (words.text("pick-level"), label(Scheme::Level, &it.level)),
            (words.text("pick-sdgs"), it.sdgs.join(" · ")),
            (words.text("box-partners"), partner_lines(vocabulary, language, &it.partners)),
            (words.text("box-period"), period(it)),
            (words.text("box-commitments"), it.commitments.join(" · ")),
            (words.text("box-assessment"), [&*it.assessment, &*it.assessor, &*it.assessment_link].join(" ")),
            (words.text("box-inspired-by"), it.inspired_by.clone()),
        ]
    };
    let both = facts(before).into_iter().zip(facts(after));
    let differing = both.filter(|((_, before), (_, after))| before != after);
    let shown = |text: &str, mark: &str| {
        let text = plain_line(text);
        if text.is_empty() { String::new() } else { format!("{mark}{text}{mark}") }
    };
    differing
        .map(|((what, before), (_, after))| {
            format!("**{what}**\n{} {}", shown(&before, "~~"), shown(&after, "**")).trim_end().to_owned()
        })
        .collect()
}

/// The announcement in a server's channel.
pub fn announcement(words: &Words, vocabulary: &Vocabulary, sheet_of: &CardData<'_>) -> Card {
    let id = sheet_of.writeup.id;
    let heading = say!(words, "announcement", place = sheet_of.place.label(vocabulary, words.language()));
    body(words, vocabulary, sheet_of, Page::Card).headed(&heading).buttons([
        Button::main(CustomId::Show(id, Page::Action), words.text("announcement-read")),
        Button::new(custom_id::report(id), words.text("report-button")),
    ])
}

/// What stands in the place of an announcement whose write-up is not shown: why, and where it was merged a way on.
pub fn no_longer(words: &Words, why: &Phrase, merged_into: Option<WriteupId>) -> Card {
    Card::note(Accent::Plain, words.say(why))
        .buttons(merged_into.map(|into| Button::main(CustomId::Show(into, Page::Card), words.text("letter-open"))))
}

/// What stands where a write-up was that its author took along.
pub fn erased(words: &Words, reference: WriteupRef) -> Card {
    Card::note(Accent::Plain, say!(words, "writeup-erased", id = reference))
}

/// A page of a list.
pub fn list(ctx: &Ctx, lines: &[Line], places: &[Place], filter: &Filter, page: PageNumber) -> Card {
    let words = ctx.words();
    let total = lines.first().map_or(0, |line| line.total);
    let title = match (filter.kept, filter.mine) {
        (true, _) => words.text("list-kept-title"),
        (false, true) => words.text("list-mine-title"),
        (false, false) => words.text("list-title"),
    };
    let mut card = Card::new(Accent::Plain).title(title).small(say!(words, "writeup-count", count = total));
    if lines.is_empty() {
        return card.text(match (filter.kept, filter.mine) {
            (true, _) => words.text("list-kept-empty"),
            (false, true) => words.text("list-mine-empty"),
            (false, false) => words.text("list-empty"),
        });
    }
    for line in lines {
        card = card.text(list_line(ctx, line, places));
    }
    card = card.buttons(lines.iter().map(|line| {
        let (id, reference) = (line.id, reference(line));
        let to_edit = filter.mine
            && !line.withdrawn
            && matches!(line.state, RevisionState::Draft | RevisionState::ChangesRequested);
        let target = if line.withdrawn && !line.published {
            CustomId::Restore(id)
        } else if to_edit {
            CustomId::Draft(id, 1)
        } else {
            CustomId::Show(id, Page::Card)
        };
        Button::new(target, reference.to_string())
    }));
    if total > LINES {
        card = card.buttons([
            Button::new(CustomId::List(filter.clone(), page.before()), words.text("page-back"))
                .disabled(page.is_first()),
            Button::new(CustomId::List(filter.clone(), page.after()), words.text("page-on"))
                .disabled(page.is_last_of(total, LINES)),
        ]);
    }
    card
}

fn list_line(ctx: &Ctx, line: &Line, places: &[Place]) -> String {
    let words = ctx.words();
    let place = places
        .iter()
        .find(|place| place.id == line.place)
        .map(|place| place.label(ctx.vocabulary(), words.language()))
        .unwrap_or_default();
    let title = if line.title.is_empty() { words.text("draft-untitled") } else { plain_line(&cut(&line.title, 100)) };
    let status = if line.withdrawn {
        ctx.vocabulary().label(Scheme::State, "withdrawn", words.language()).to_owned()
    } else if line.published && line.state == RevisionState::Approved {
        line.status
            .as_deref()
            .map(|id| ctx.vocabulary().label(Scheme::Status, id, words.language()).to_owned())
            .unwrap_or_default()
    } else {
        words.text(step_key(line.state))
    };
    format!("**{}** {title}\n-# {place} · {status}", reference(line))
}

fn reference(line: &Line) -> WriteupRef {
    WriteupRef::of(line.id, line.number)
}
