//! The button *Report* of a write-up's card and what follows. Every press asks for the right again.

use super::model::{Complaint, CustomId, REASONS, ReportRefusal};
use super::view;
use crate::base::error::Result;
use crate::base::ids::WriteupId;
use crate::discord::command::Reply;
use crate::discord::context::{Ctx, Denied};

/// A button or menu of this feature.
pub async fn press(ctx: &Ctx, id: &str) -> Result<Reply> {
    let me = ctx.asker.person;
    match id.parse().map_err(|()| Denied::OldButton)? {
        CustomId::Open(id) => {
            let (writeup, _) = super::ask(ctx.store(), id, me, ctx.now).await?;
            Ok(Reply::Ephemeral(view::reasons(ctx, &writeup)))
        }
        CustomId::Reason(id) => {
            let reason = ctx.chosen.first().filter(|reason| REASONS.contains(&reason.as_str()));
            let reason = reason.ok_or(ReportRefusal::UnknownReason)?;
            let (writeup, _) = super::ask(ctx.store(), id, me, ctx.now).await?;
            Ok(Reply::Modal(view::report_form(ctx, &writeup, reason)))
        }
        CustomId::Reply(id) => {
            let (writeup, _) = super::ask(ctx.store(), id, me, ctx.now).await?;
            Ok(Reply::Modal(view::reply_form(ctx, &writeup)))
        }
        CustomId::Ask(id, state) => {
            ctx.require_moderator()?;
            let (report, writeup, _) = super::read(ctx.store(), id).await?;
            report.open_for(me, writeup.author)?;
            Ok(Reply::Modal(view::decide_form(ctx, id, state)))
        }
        CustomId::Reopen(id) => {
            ctx.require_moderator()?;
            let (report, writeup, _) = super::read(ctx.store(), id).await?;
            report.reopens_for(me, writeup.author)?;
            Ok(Reply::Modal(view::reopen_form(ctx, id)))
        }
        CustomId::Show(id) => {
            ctx.require_moderator()?;
            Ok(Reply::Update(super::card(&ctx.services, id, &ctx.words()).await?.ok_or(ReportRefusal::Unknown)?))
        }
        CustomId::Queue(page) => {
            ctx.require_moderator()?;
            let waiting = super::waiting(ctx.store(), page.offset(view::LINES), view::LINES).await?;
            Ok(Reply::Update(view::queue(ctx, &waiting, page)))
        }
        CustomId::Form(..) | CustomId::Answer(..) | CustomId::Decide(..) => Err(Denied::OldButton.into()),
    }
}

/// A form of this feature was sent.
pub async fn submit_form(ctx: &Ctx, id: &str) -> Result<Reply> {
    let text = |name: &str| ctx.box_text(name).to_owned();
    match id.parse().map_err(|()| Denied::OldButton)? {
        CustomId::Form(id, reason, opener) => {
            send(ctx, id, Complaint::Report { reason, words: text("words") }, opener).await
        }
        CustomId::Answer(id, opener) => {
            let (organisation, words, link) = (text("organisation"), text("words"), text("link"));
            send(ctx, id, Complaint::Reply { organisation, words, link }, opener).await
        }
        CustomId::Decide(id, state) => {
            ctx.require_moderator()?;
            let answer = ctx.box_text("answer");
            let (report, writeup) = super::decide(ctx.store(), id, ctx.asker.person, state, answer, ctx.now).await?;
            Ok(Reply::Ephemeral(view::decided(ctx, &report, &writeup, state)))
        }
        CustomId::Reopen(id) => {
            ctx.require_moderator()?;
            let (_, writeup) = super::reopen(ctx.store(), id, ctx.asker.person, ctx.box_text("words"), ctx.now).await?;
            Ok(Reply::Ephemeral(view::reopened(ctx, &writeup)))
        }
        _ => Err(Denied::OldButton.into()),
    }
}

async fn send(ctx: &Ctx, id: WriteupId, complaint: Complaint, opener: u64) -> Result<Reply> {
    let is_reply = matches!(complaint, Complaint::Reply { .. });
    let writeup = super::send(ctx.store(), id, ctx.asker.person, complaint, opener, ctx.now).await?;
    Ok(Reply::Update(view::sent(ctx, &writeup, is_reply)))
}
