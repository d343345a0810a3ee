//! `/writeup confirm · adapt` and the button of the letter that asks for a confirmation.

use super::model::{CustomId, NOTE, ProvenanceRefusal, REASON};
use super::view;
use crate::base::error::Result;
use crate::base::ids::AdaptationId;
use crate::discord::command::{Access, Command, Effect, Opt, Reply};
use crate::discord::component::{Component, ComponentHandler};
use crate::discord::context::{Ctx, Denied};
use crate::features::places;
use crate::features::writeups;

/// The commands of this feature.
pub fn table() -> Vec<Command> {
    vec![
        Command {
            path: "writeup confirm",
            access: Access::Everyone,
            effect: Effect::Acts,
            options: vec![
                Opt::suggested("id", writeups::commands::SUGGEST_PUBLIC).required(),
                Opt::text("note", NOTE),
                Opt::flag("withdraw"),
            ],
            run: |ctx| Box::pin(confirm(ctx)),
        },
        Command {
            path: "writeup adapt",
            access: Access::Everyone,
            effect: Effect::Acts,
            options: vec![
                Opt::suggested("id", writeups::commands::SUGGEST_PUBLIC).required(),
                Opt::suggested("place", places::commands::SUGGEST).required(),
                Opt::text("reason", REASON).required(),
            ],
            run: |ctx| Box::pin(adapt(ctx)),
        },
    ]
}

/// The buttons, menus and forms of this feature.
pub const COMPONENTS: &[Component] = &[
    Component::button("lineage/confirm/", Access::Everyone, Effect::Acts, PRESS).opening(SUBMIT),
    Component::button("lineage/adapted/", Access::Everyone, Effect::Acts, PRESS),
    Component::button("lineage/choose/", Access::Everyone, Effect::Acts, PRESS),
    Component::form("lineage/unadapt/", Access::Everyone, Effect::Acts, SUBMIT),
];
const PRESS: ComponentHandler = |ctx, id| Box::pin(press(ctx, id));
const SUBMIT: ComponentHandler = |ctx, id| Box::pin(submit_form(ctx, id));

/// The button of a letter, which opens the form, and those by which an adaptation is removed.
async fn press(ctx: &Ctx, id: &str) -> Result<Reply> {
    let (me, is_moderator) = (ctx.asker.person, ctx.asker.rights.moderator);
    match id.parse().map_err(|()| Denied::OldButton)? {
        CustomId::Confirm(revision) => {
            let (writeup, note) = super::ask(ctx.store(), revision, me, ctx.language).await?;
            Ok(Reply::Modal(view::confirm_form(ctx, &writeup, revision, &note)))
        }
        CustomId::Adapted(id) => {
            let (writeup, adaptations) = super::removable(ctx.store(), id, me, is_moderator).await?;
            Ok(Reply::Ephemeral(view::adaptations(ctx, &writeup, &adaptations)))
        }
        CustomId::Choose(id) => {
            let (_, adaptations) = super::removable(ctx.store(), id, me, is_moderator).await?;
            let chosen = ctx.chosen.first().and_then(|id| id.parse::<AdaptationId>().ok());
            let chosen = adaptations.iter().find(|it| Some(it.id) == chosen).ok_or(ProvenanceRefusal::NotTheirs)?;
            Ok(Reply::Modal(view::unadapt_form(ctx, chosen)))
        }
        CustomId::Unadapt(_) => Err(Denied::OldButton.into()),
    }
}

/// A form of this feature was sent.
async fn submit_form(ctx: &Ctx, id: &str) -> Result<Reply> {
    let me = ctx.asker.person;
    match id.parse().map_err(|()| Denied::OldButton)? {
        CustomId::Confirm(revision) => {
            let (writeup, standing) = super::ask(ctx.store(), revision, me, ctx.language).await?;
            let note = ctx.box_text("note");
            let form = |note: &str| view::confirm_form(ctx, &writeup, revision, note);
            ctx.check_not_overtaken(&form(&standing), &form(note))?;
            let (writeup, far) =
                super::confirm(ctx.store(), writeup.id, revision, me, Some(note), ctx.language, ctx.now).await?;
            Ok(Reply::Ephemeral(view::confirmed(ctx, &writeup, far, note)))
        }
        CustomId::Unadapt(id) => {
            let (reason, is_moderator) = (ctx.box_text("reason"), ctx.asker.rights.moderator);
            let writeup = super::unadapt(ctx.store(), id, me, is_moderator, reason, ctx.now).await?;
            Ok(Reply::Ephemeral(view::unadapted(ctx, &writeup)))
        }
        CustomId::Adapted(_) | CustomId::Choose(_) => Err(Denied::OldButton.into()),
    }
}

async fn confirm(ctx: &Ctx) -> Result<Reply> {
    let (writeup, revision) = writeups::commands::public_given(ctx).await?;
    if ctx.flag("withdraw") {
        let writeup = super::unconfirm(ctx.store(), writeup.id, ctx.asker.person, ctx.now).await?;
        return Ok(Reply::Ephemeral(view::unconfirmed(ctx, &writeup)));
    }
    let note = ctx.option("note");
    let (writeup, far) =
        super::confirm(ctx.store(), writeup.id, revision.id, ctx.asker.person, note, ctx.language, ctx.now).await?;
    Ok(Reply::Ephemeral(view::confirmed(ctx, &writeup, far, note.unwrap_or_default())))
}

async fn adapt(ctx: &Ctx) -> Result<Reply> {
    let (writeup, _) = writeups::commands::public_given(ctx).await?;
    let place = places::commands::given(ctx).await?;
    let reason = ctx.given("reason");
    let writeup =
        super::adapt(ctx.store(), writeup.id, &place, ctx.asker.person, reason, ctx.language, ctx.now).await?;
    Ok(Reply::Ephemeral(view::adapted(ctx, &writeup, &place.label(ctx.vocabulary(), ctx.language))))
}
