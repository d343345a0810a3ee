//! `/admin backup`

use super::view;
use crate::base::error::Result;
use crate::base::text::megabytes;
use crate::discord::command::{Access, Command, Reply};
use crate::discord::context::Ctx;

/// The commands of this feature; they stand under `/admin`.
pub fn table() -> Vec<Command> {
    vec![Command { path: "admin backup", access: Access::Moderator, options: vec![], run: |ctx| Box::pin(make(ctx)) }]
}

async fn make(ctx: &Ctx) -> Result<Reply> {
    let made = super::make_for(ctx.store(), &ctx.services.settings, ctx.asker.person, ctx.now).await?;
    Ok(Reply::Ephemeral(view::made(ctx, &made, &megabytes(made.bytes))))
}
