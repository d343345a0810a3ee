//! The button *Report* of a write-up's card and what follows.

use super::model::{Complaint, CustomId, REASONS, ReportRefusal};
use super::{messages, view};
use crate::base::error::Result;
use crate::base::ids::WriteupId;
use crate::discord::command::{Access, Effect, Reply};
use crate::discord::component::{Component, ComponentHandler};
use crate::discord::context::{Ctx, Denied};

/// The buttons, menus and forms of this feature.
pub const COMPONENTS: &[Component] = &[
    Component::button("report/open/", Access::Everyone, Effect::Acts, PRESS),
    Component::button("report/reason/", Access::Everyone, Effect::Acts, PRESS),
    Component::button("report/reply/", Access::Everyone, Effect::Acts, PRESS),
    Component::form("report/form/", Access::Everyone, Effect::Acts, SUBMIT),
    Component::form("report/answer/", Access::Everyone, Effect::Acts, SUBMIT),
    Component::button("report/ask/", Access::Moderator, Effect::Acts, PRESS),
    Component::button("report/show/", Access::Moderator, Effect::Acts, PRESS),
    Component::button("report/queue/", Access::Moderator, Effect::Acts, PRESS),
    Component::button("report/reopen/", Access::Moderator, Effect::Acts, PRESS).opening(SUBMIT),
    Component::form("report/decide/", Access::Moderator, Effect::Acts, SUBMIT),
];
const PRESS: ComponentHandler = |ctx, id| Box::pin(press(ctx, id));
const SUBMIT: ComponentHandler = |ctx, id| Box::pin(submit_form(ctx, id));

/// A button or menu of this feature.
async fn press(ctx: &Ctx, id: &str) -> Result<Reply> {
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
            let (report, writeup, _) = super::read(ctx.store(), id).await?;
            report.open_for(me, writeup.author)?;
            Ok(Reply::Modal(view::decide_form(ctx, id, state)))
        }
        CustomId::Reopen(id) => {
            let (report, writeup, _) = super::read(ctx.store(), id).await?;
            report.reopens_for(me, writeup.author)?;
            Ok(Reply::Modal(view::reopen_form(ctx, id)))
        }
        CustomId::Show(id) => {
            Ok(Reply::Update(messages::card(&ctx.services, id, &ctx.words()).await?.ok_or(ReportRefusal::Unknown)?))
        }
        CustomId::Queue(page) => {
            let waiting = super::waiting(ctx.store(), page.offset(view::LINES), view::LINES).await?;
            Ok(Reply::Update(view::queue(ctx, &waiting, page)))
        }
        CustomId::Form(..) | CustomId::Answer(..) | CustomId::Decide(..) => Err(Denied::OldButton.into()),
    }
}

/// A form of this feature was sent.
async fn submit_form(ctx: &Ctx, id: &str) -> Result<Reply> {
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
            let answer = ctx.box_text("answer");
            let (report, writeup) = super::decide(ctx.store(), id, ctx.asker.person, state, answer, ctx.now).await?;
            Ok(Reply::Ephemeral(view::decided(ctx, &report, &writeup, state)))
        }
        CustomId::Reopen(id) => {
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
