//! `/admin block`

use super::model::{BlockRefusal, end_of};
use super::view;
use crate::base::error::Result;
use crate::base::ids::UserId;
use crate::discord::command::{Access, Command, Opt, Reply};
use crate::discord::context::Ctx;
use crate::features::members;

/// The commands of this feature; they stand under `/admin`.
pub fn table() -> Vec<Command> {
    vec![Command {
        path: "admin block",
        access: Access::Moderator,
        options: vec![
            Opt::user("person").required(),
            Opt::text("reason", 300).required(),
            Opt::text("until", 10),
            Opt::word("change", &["block", "unblock"]),
        ],
        run: |ctx| Box::pin(block(ctx)),
    }]
}

async fn block(ctx: &Ctx) -> Result<Reply> {
    let user = ctx.given("person").parse::<UserId>().map_err(|()| BlockRefusal::UnknownUser)?;
    let (by, reason) = (ctx.asker.person, ctx.given("reason"));
    let until = ctx.option("until").map(end_of).transpose()?;
    if ctx.option("change") == Some("unblock") {
        let person = members::find(ctx.store(), user).await?.ok_or(BlockRefusal::NotBlocked)?;
        super::unblock(ctx.store(), person, reason, by, ctx.now).await?;
        return Ok(Reply::Ephemeral(view::unblocked(ctx, user)));
    }
    // Somebody may be blocked before they ever came.
    let person = members::meet(ctx.store(), user, None, ctx.now).await?.id;
    super::block(ctx.store(), person, reason, until, by, ctx.now).await?;
    Ok(Reply::Ephemeral(view::blocked(ctx, user, until)))
}
