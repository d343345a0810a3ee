//! `/writeup confirm · adapt` and the button of the letter that asks for a confirmation.

use super::model::{Button, NOTE, REASON};
use super::view;
use crate::discord::command::{Access, Command, Opt, Reply};
use crate::discord::context::{Ctx, Denied};
use crate::error::Result;
use crate::{places, writeups};

/// The commands of this feature.
pub fn table() -> Vec<Command> {
    vec![
        Command {
            path: "writeup confirm",
            access: Access::Everyone,
            options: vec![Opt::suggested("id").required(), Opt::text("note", NOTE)],
            run: |ctx| Box::pin(confirm(ctx)),
        },
        Command {
            path: "writeup adapt",
            access: Access::Everyone,
            options: vec![
                Opt::suggested("id").required(),
                Opt::suggested("place").required(),
                Opt::text("reason", REASON).required(),
            ],
            run: |ctx| Box::pin(adapt(ctx)),
        },
    ]
}

/// The button of a letter: it opens the form.
pub async fn press(ctx: &Ctx, id: &str) -> Result<Reply> {
    let Button::Confirm(revision) = id.parse().map_err(|()| Denied::OldButton)?;
    let (writeup, note) = super::ask(ctx.store(), revision, ctx.asker.person, ctx.language).await?;
    Ok(Reply::Form(view::confirm_form(ctx, &writeup, revision, &note)))
}

/// The form was sent.
pub async fn submit_form(ctx: &Ctx, id: &str) -> Result<Reply> {
    let Button::Confirm(revision) = id.parse().map_err(|()| Denied::OldButton)?;
    let (writeup, _) = super::ask(ctx.store(), revision, ctx.asker.person, ctx.language).await?;
    let note = ctx.box_text("note");
    let (writeup, far) =
        super::confirm(ctx.store(), writeup.id, revision, ctx.asker.person, note, ctx.language, ctx.now).await?;
    Ok(Reply::Quiet(view::confirmed(ctx, &writeup, far)))
}

async fn confirm(ctx: &Ctx) -> Result<Reply> {
    let (writeup, revision) = writeups::public_named(ctx.store(), ctx.given("id")).await?;
    let note = ctx.given("note");
    let (writeup, far) =
        super::confirm(ctx.store(), writeup.id, revision.id, ctx.asker.person, note, ctx.language, ctx.now).await?;
    Ok(Reply::Quiet(view::confirmed(ctx, &writeup, far)))
}

async fn adapt(ctx: &Ctx) -> Result<Reply> {
    let (writeup, _) = writeups::public_named(ctx.store(), ctx.given("id")).await?;
    let place = places::named(ctx.store(), ctx.given("place")).await?;
    let reason = ctx.given("reason");
    let writeup =
        super::adapt(ctx.store(), writeup.id, &place, ctx.asker.person, reason, ctx.language, ctx.now).await?;
    Ok(Reply::Quiet(view::adapted(ctx, &writeup, &place.label(ctx.vocabulary(), ctx.language))))
}
