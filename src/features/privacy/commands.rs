//! `/me export` and `/me forget`, and their buttons.

use super::model::{CustomId, Mode, PrivacyRefusal};
use super::{Forgotten, view};
use crate::base::error::Result;
use crate::discord::card::Card;
use crate::discord::command::{Access, Command, Reply};
use crate::discord::context::{Ctx, Denied};

/// The commands of this feature.
pub fn table() -> Vec<Command> {
    vec![
        Command { path: "me export", access: Access::Everyone, options: vec![], run: |ctx| Box::pin(export(ctx)) },
        Command {
            path: "me forget",
            access: Access::Everyone,
            options: vec![],
            run: |ctx| Box::pin(async { preview(ctx, None).await.map(Reply::Ephemeral) }),
        },
    ]
}

/// A button or menu of this feature.
pub async fn press(ctx: &Ctx, id: &str) -> Result<Reply> {
    match id.parse().map_err(|()| Denied::OldButton)? {
        CustomId::Export => export(ctx).await,
        CustomId::Preview => preview(ctx, None).await.map(Reply::Ephemeral),
        CustomId::Choose(receipt) => {
            if super::receipt_of(ctx.store(), ctx.asker.person).await? != receipt {
                return Err(PrivacyRefusal::NotYours.into());
            }
            let mode = ctx.chosen.first().and_then(|word| Mode::read(word)).ok_or(PrivacyRefusal::NotChosen)?;
            preview(ctx, Some(mode)).await.map(Reply::Update)
        }
        CustomId::Erase(mode, receipt) => {
            let erasures = super::path(&ctx.services.settings.database);
            let done = super::forget(ctx.store(), &erasures, ctx.asker.person, &receipt, mode, ctx.now).await?;
            Ok(Reply::Update(match done {
                Forgotten::Now(receipt) => view::receipt(ctx, &receipt),
                Forgotten::Before { number, at } => view::done_before(ctx, &number, at),
            }))
        }
    }
}

async fn export(ctx: &Ctx) -> Result<Reply> {
    let words = ctx.words();
    let about = |group| view::about(&words, group);
    let export = super::export(ctx.store(), ctx.asker.person, ctx.now, about).await?;
    Ok(Reply::Ephemeral(view::export(ctx, export.to_bytes()?)?))
}

async fn preview(ctx: &Ctx, mode: Option<Mode>) -> Result<Card> {
    let inventory = super::inventory(ctx.store(), ctx.asker.person).await?;
    let receipt = super::receipt_of(ctx.store(), ctx.asker.person).await?;
    Ok(view::preview(ctx, &inventory, mode, &receipt))
}
