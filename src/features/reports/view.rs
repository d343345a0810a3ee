//! What readers see who report something, and moderators who decide.

use super::Waiting;
use super::model::{Complaint, CustomId, ORGANISATION, REASONS, REPLY, Report, State, WORDS};
use crate::base::i18n::Words;
use crate::base::ids::{PageNumber, ReportId};
use crate::base::vocabulary::{Scheme, Vocabulary};
use crate::discord::card::{Accent, Button, Card, Form, Input, Menu, cut, plain, plain_line};
use crate::discord::context::Ctx;
use crate::features::places::Membership;
use crate::features::writeups::{CustomId as WriteupButton, Page, Revision, Writeup};
use crate::say;

/// Lines on one page of the queue.
pub const LINES: i64 = 5;

/// The menu of reasons, and the way to a reply.
pub fn reasons(ctx: &Ctx, writeup: &Writeup) -> Card {
    let words = ctx.words();
    let menu = Menu::new(CustomId::Reason(writeup.id), words.text("report-reason-menu"));
    let menu = REASONS.into_iter().fold(menu, |menu, reason| {
        menu.option(reason, ctx.vocabulary().label(Scheme::Reason, reason, words.language()), false)
    });
    Card::note(Accent::Waiting, say!(words, "report-ask", id = writeup.reference()))
        .menu(menu)
        .text(words.text("report-reply-hint"))
        .buttons([Button::new(CustomId::Reply(writeup.id), words.text("report-reply-button"))])
}

/// The form of a report.
pub fn report_form(ctx: &Ctx, writeup: &Writeup, reason: &str) -> Form {
    let words = ctx.words();
    let title = say!(words, "report-form-title", id = writeup.reference());
    Form::new(CustomId::Form(writeup.id, reason.to_owned(), ctx.interaction), title).input(
        Input::paragraph("words", &words.text("box-report-words"), WORDS)
            .hint(&words.text("box-report-words.hint"))
            .required(),
    )
}

/// The form of a reply.
pub fn reply_form(ctx: &Ctx, writeup: &Writeup) -> Form {
    let words = ctx.words();
    let title = say!(words, "report-reply-title", id = writeup.reference());
    Form::new(CustomId::Answer(writeup.id, ctx.interaction), title)
        .input(
            Input::line("organisation", &words.text("box-reply-organisation"), ORGANISATION)
                .hint(&words.text("box-reply-organisation.hint"))
                .required(),
        )
        .input(
            Input::paragraph("words", &words.text("box-reply-words"), REPLY)
                .hint(&words.text("box-reply-words.hint"))
                .required(),
        )
        .input(Input::line("link", &words.text("box-reply-link"), 400).hint("https://").required())
}

/// It is before the moderators.
pub fn sent(ctx: &Ctx, writeup: &Writeup, is_reply: bool) -> Card {
    let (words, id) = (ctx.words(), writeup.reference());
    Card::note(
        Accent::Public,
        if is_reply { say!(words, "report-reply-sent", id = id) } else { say!(words, "report-sent", id = id) },
    )
}

/// The card in a review channel: what waits, or what became of it. `belongs`: where whoever replies belongs.
pub fn card(
    words: &Words,
    vocabulary: &Vocabulary,
    report: &Report,
    writeup: &Writeup,
    revision: &Revision,
    belongs: &[(String, Membership)],
) -> Card {
    let id = writeup.reference();
    let title = plain_line(&revision.texts.title);
    let accent = if report.state == State::Waiting { Accent::Waiting } else { Accent::Plain };
    let mut card = match &report.complaint {
        Complaint::Report { reason, words: said } => Card::new(accent)
            .text(say!(words, "report-heading", id = id, title = title))
            .text(format!(
                "**{}** {}",
                words.text("review-reason"),
                vocabulary.label(Scheme::Reason, reason, words.language())
            ))
            .text(plain(said)),
        Complaint::Reply { organisation, words: said, link } => Card::new(accent)
            .text(say!(words, "report-reply-heading", id = id, title = title))
            .text(format!("**{}**", plain_line(&cut(organisation, 120))))
            .text(plain(said))
            .text(plain(link)),
    };
    if report.is_reply() {
        let lines = belongs.iter().map(|(place, membership)| {
            let side = vocabulary.label(Scheme::Side, membership.side.word(), words.language());
            let organisation =
                membership.organisation.as_deref().map(|name| format!(" · {}", plain_line(&cut(name, 120))));
            format!("{place} · {side}{}", organisation.unwrap_or_default())
        });
        let lines: Vec<String> = lines.collect();
        let sender = if lines.is_empty() { words.text("report-reply-stranger") } else { lines.join("; ") };
        card = card.small(say!(words, "report-reply-sender", sender = sender));
    }
    if report.state == State::Waiting {
        // Nothing, unless it was decided before.
        card = card.field(&words.text("reopened-because"), &plain(&report.answer));
    }
    match outcome(words, report) {
        Some(outcome) => card
            .divider()
            .text(outcome)
            .buttons([Button::new(CustomId::Reopen(report.id), words.text("review-reopen"))]),
        None => card.buttons([
            Button::good(CustomId::Ask(report.id, State::Accepted), words.text("report-accept")),
            Button::danger(CustomId::Ask(report.id, State::Refused), words.text("report-refuse")),
            Button::new(WriteupButton::Show(writeup.id, Page::Card), words.text("report-read")),
        ]),
    }
}

fn outcome(words: &Words, report: &Report) -> Option<String> {
    let at = report.handled_at?.0.to_string();
    let sentence = if report.state == State::Accepted {
        say!(words, "report-was-accepted", at = at)
    } else {
        say!(words, "report-was-refused", at = at)
    };
    Some(format!("{sentence}\n{}", plain(&report.answer)))
}

/// A page of what waits, oldest first.
pub fn queue(ctx: &Ctx, waiting: &[Waiting], page: PageNumber) -> Card {
    let words = ctx.words();
    let total = waiting.first().map_or(0, |it| it.total);
    let card =
        Card::new(Accent::Waiting).title(words.text("report-queue")).small(say!(words, "queue-count", count = total));
    let card = waiting.iter().fold(card, |card, it| {
        let what = match &it.reason {
            Some(reason) => ctx.vocabulary().label(Scheme::Reason, reason, words.language()).to_owned(),
            None => say!(words, "reply-of", organisation = plain_line(&cut(&it.organisation, 100))),
        };
        card.text(format!("**R-{}** {what}\n-# <t:{}:R>", it.number, it.created_at.0))
    });
    let card = card.buttons(waiting.iter().map(|it| Button::new(CustomId::Show(it.id), format!("R-{}", it.number))));
    if total <= LINES {
        return card;
    }
    card.buttons([
        Button::new(CustomId::Queue(page.before()), words.text("page-back")).disabled(page.is_first()),
        Button::new(CustomId::Queue(page.after()), words.text("page-on")).disabled(page.is_last_of(total, LINES)),
    ])
}

/// The form of a decision.
pub fn decide_form(ctx: &Ctx, id: ReportId, state: State) -> Form {
    let words = ctx.words();
    let title = words.text(if state == State::Accepted { "report-accept" } else { "report-refuse" });
    Form::new(CustomId::Decide(id, state), title).input(
        Input::paragraph("answer", &words.text("box-report-answer"), WORDS).hint(&words.text("box-report-answer.hint")),
    )
}

/// The form for why it is decided anew.
pub fn reopen_form(ctx: &Ctx, id: ReportId) -> Form {
    let words = ctx.words();
    Form::new(CustomId::Reopen(id), words.text("review-reopen"))
        .input(Input::paragraph("words", &words.text("review-reopen-hint"), WORDS).required())
}

/// What is said to the moderator who took a decision up again.
pub fn reopened(ctx: &Ctx, writeup: &Writeup) -> Card {
    let words = ctx.words();
    Card::note(Accent::Public, say!(words, "report-reopened", id = writeup.reference()))
}

/// What is said to the moderator who decided.
pub fn decided(ctx: &Ctx, report: &Report, writeup: &Writeup, state: State) -> Card {
    let (words, id) = (ctx.words(), writeup.reference());
    let text = match (state, report.is_reply()) {
        (State::Accepted, true) => say!(words, "report-done-shown", id = id),
        (State::Accepted, false) => say!(words, "report-done-accepted", id = id),
        _ => words.text("report-done-refused"),
    };
    // What becomes of the write-up is decided on its own card.
    let next = writeup.published_revision.filter(|_| state == State::Accepted && !report.is_reply());
    Card::note(Accent::Public, text)
        .buttons(next.map(|revision| Button::main(format!("review/show/{revision}/card"), words.text("report-read"))))
}

/// What is told to whoever sent it.
pub fn letter(words: &Words, report: &Report, writeup: &Writeup) -> Card {
    let id = writeup.reference();
    if report.state == State::Waiting {
        return Card::new(Accent::Waiting)
            .text(say!(words, "report-letter-reopened", id = id))
            .field(&words.text("reopened-because"), &plain(&report.answer));
    }
    let sentence = match (report.is_reply(), report.state) {
        (true, State::Accepted) => say!(words, "report-letter-shown", id = id),
        (true, _) => say!(words, "report-letter-not-shown", id = id),
        (false, State::Accepted) => say!(words, "report-letter-accepted", id = id),
        (false, _) => say!(words, "report-letter-refused", id = id),
    };
    Card::new(if report.state == State::Accepted { Accent::Public } else { Accent::Plain })
        .text(sentence)
        .field(&words.text("review-in-words"), &plain(&report.answer))
}

/// What is told to the author of what an organisation replied to.
pub fn author_letter(words: &Words, report: &Report, writeup: &Writeup) -> Card {
    let Complaint::Reply { organisation, words: said, link } = &report.complaint else {
        return letter(words, report, writeup);
    };
    let organisation = plain_line(&cut(organisation, 120));
    match report.state {
        State::Accepted => {}
        State::Waiting => {
            return Card::note(
                Accent::Waiting,
                say!(words, "report-letter-author-reopened", id = writeup.reference(), organisation = organisation),
            );
        }
        State::Refused => {
            return Card::note(
                Accent::Plain,
                say!(words, "report-letter-author-not-shown", id = writeup.reference(), organisation = organisation),
            );
        }
    }
    Card::new(Accent::Waiting)
        .text(say!(words, "report-letter-author", id = writeup.reference(), organisation = organisation))
        .text(plain(said))
        .text(plain(link))
        .buttons([Button::main(WriteupButton::Show(writeup.id, Page::Evidence), words.text("letter-open"))])
}
