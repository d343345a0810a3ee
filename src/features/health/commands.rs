//! `/admin health`

use super::view;
use crate::base::error::Result;
use crate::discord::command::{Access, Command, Reply};
use crate::discord::context::Ctx;

/// The commands of this feature; they stand under `/admin`.
pub fn table() -> Vec<Command> {
    vec![Command { path: "admin health", access: Access::Moderator, options: vec![], run: |ctx| Box::pin(health(ctx)) }]
}

async fn health(ctx: &Ctx) -> Result<Reply> {
    let points = super::look(&ctx.services, &ctx.rest, ctx.now).await?;
    Ok(Reply::Ephemeral(view::card(ctx, &points)))
}
