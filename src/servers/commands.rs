//! `/admin server`

use super::model::ServerRefusal;
use super::view;
use crate::discord::command::{Access, Command, Opt, Reply};
use crate::discord::context::Ctx;
use crate::error::Result;
use crate::ids::ServerId;

/// The commands of this feature; they stand under `/admin`.
pub fn table() -> Vec<Command> {
    vec![Command {
        path: "admin server",
        access: Access::Moderator,
        options: vec![Opt::text("server", 20).required()],
        run: |ctx| Box::pin(admit(ctx)),
    }]
}

async fn admit(ctx: &Ctx) -> Result<Reply> {
    let id = ctx.given("server").parse::<u64>().map(ServerId::from).map_err(|_| ServerRefusal::Unknown)?;
    let changed = super::admit(ctx.store(), id, ctx.asker.person, ctx.now).await?;
    let server = super::get(ctx.store(), id).await?.ok_or(ServerRefusal::Unknown)?;
    Ok(Reply::Quiet(view::admitted(ctx, &server, changed)))
}
