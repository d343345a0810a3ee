//! `/review queue · show` and the buttons of a review card. Every press asks for the right again.

use super::model::{Button, ReviewRefusal, Verdict, WordsForm};
use super::{Ruling, view};
use crate::discord::command::{Access, Command, Opt, Reply};
use crate::discord::context::{Ctx, Denied};
use crate::error::Result;
use crate::ids::RevisionId;
use crate::places;
use crate::reports;
use crate::translations;
use crate::writeups::view::Sheet;
use crate::writeups::{self, Page, Reader};

/// The commands of this feature.
pub fn table() -> Vec<Command> {
    vec![
        Command {
            path: "review queue",
            access: Access::Moderator,
            options: vec![],
            run: |ctx| Box::pin(queue(ctx, 0)),
        },
        Command {
            path: "review show",
            access: Access::Moderator,
            options: vec![Opt::suggested("id").required()],
            run: |ctx| Box::pin(show(ctx)),
        },
    ]
}

/// A button or menu of this feature.
pub async fn press(ctx: &Ctx, id: &str) -> Result<Reply> {
    ctx.require_moderator()?;
    match id.parse().map_err(|()| Denied::OldButton)? {
        Button::Show(id, page) => card(ctx, id, page).await.map(Reply::Turn),
        Button::Queue(page) => queue(ctx, page).await,
        Button::Approve(id) => {
            let ruling = Ruling { verdict: Verdict::Approve, reason: None, words: "" };
            decide(ctx, id, ruling).await
        }
        Button::Ask(id, verdict) => {
            super::read_open(ctx.store(), id, ctx.asker.person).await?;
            Ok(Reply::Quiet(view::ask(ctx, id, verdict)))
        }
        Button::Reason(id, verdict) => {
            super::read_open(ctx.store(), id, ctx.asker.person).await?;
            let reason = ctx.chosen.first().cloned().ok_or(ReviewRefusal::UnknownReason)?;
            ctx.vocabulary().term(crate::vocabulary::Scheme::Reason, &reason).ok_or(ReviewRefusal::UnknownReason)?;
            Ok(Reply::Form(view::words_form(ctx, &WordsForm { revision: id, verdict, reason })))
        }
    }
}

/// The form of this feature was sent.
pub async fn submit_form(ctx: &Ctx, id: &str) -> Result<Reply> {
    ctx.require_moderator()?;
    let form: WordsForm = id.parse().map_err(|()| Denied::OldButton)?;
    decide(
        ctx,
        form.revision,
        Ruling { verdict: form.verdict, reason: Some(&form.reason), words: ctx.box_text("words") },
    )
    .await
}

/// Suggestions for the option `id`: what waits.
pub async fn suggest(ctx: &Ctx, typed: &str) -> Result<Reply> {
    if !ctx.asker.rights.moderator {
        return Ok(Reply::Choices(Vec::new()));
    }
    let typed = crate::text::fold(typed);
    let choices = writeups::waiting(ctx.store(), 0, 100).await?.into_iter().filter_map(|it| {
        let label = crate::discord::card::cut(&format!("D-{} · {}", it.writeup, it.title), 100);
        crate::text::fold(&label).contains(&typed).then(|| (label, format!("D-{}", it.writeup)))
    });
    Ok(Reply::Choices(choices.take(25).collect()))
}

async fn decide(ctx: &Ctx, id: RevisionId, ruling: Ruling<'_>) -> Result<Reply> {
    let writeup = super::decide(ctx.store(), ctx.vocabulary(), id, ctx.asker.person, ruling, ctx.now).await?;
    Ok(Reply::Quiet(view::decided(ctx, writeup.reference(), ruling.verdict)))
}

async fn queue(ctx: &Ctx, page: u32) -> Result<Reply> {
    let waiting = writeups::waiting(ctx.store(), i64::from(page) * view::LINES, view::LINES).await?;
    let places = places::list(ctx.store()).await?;
    let card = view::queue(ctx, &waiting, &places, page);
    // What else waits, for those whose servers have no channel for it.
    let translations = translations::waiting(ctx.store(), 0, 1).await?.first().map_or(0, |it| it.total);
    let reports = reports::waiting(ctx.store(), 0, 1).await?.first().map_or(0, |it| it.total);
    Ok(Reply::Turn(view::queue_more(ctx, card, translations, reports)))
}

async fn show(ctx: &Ctx) -> Result<Reply> {
    let reader = Reader { person: ctx.asker.person, moderator: true };
    let (writeup, _) = writeups::read(ctx.store(), ctx.given("id"), reader).await?;
    let newest = writeups::newest_submitted(ctx.store(), writeup.id).await?.ok_or(ReviewRefusal::Unknown)?;
    card(ctx, newest, Page::Card).await.map(Reply::Quiet)
}

async fn card(ctx: &Ctx, id: RevisionId, page: Page) -> Result<crate::discord::card::Card> {
    let (writeup, revision, decision) = super::read(ctx.store(), id).await?;
    let place = places::get(ctx.store(), writeup.place).await?;
    let sheet =
        Sheet { writeup: &writeup, revision: &revision, place: &place, history: &[], extras: &writeups::extras::NONE };
    Ok(view::whole(&ctx.words(), ctx.vocabulary(), &sheet, decision.as_ref(), page))
}
