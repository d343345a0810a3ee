//! `/admin server`

use super::model::ServerRefusal;
use super::view;
use crate::base::error::Result;
use crate::base::ids::ServerId;
use crate::base::text::fold;
use crate::discord::card::cut;
use crate::discord::command::{Access, Command, Effect, Opt, Reply, Suggester};
use crate::discord::context::Ctx;
use crate::discord::permissions;

/// The commands of this feature; they stand under `/admin`.
pub fn table() -> Vec<Command> {
    vec![Command {
        path: "admin server",
        access: Access::Moderator,
        effect: Effect::Acts,
        options: vec![
            Opt::suggested("server", SUGGEST).required(),
            Opt::word("change", &["admit", "remove"]),
            Opt::text("reason", 300),
        ],
        run: |ctx| Box::pin(server(ctx)),
    }]
}

/// Suggests servers that the bot is in, by name where Discord tells it, those outside first.
const SUGGEST: Suggester = |ctx, typing| Box::pin(suggest(ctx, typing));

async fn suggest(ctx: &Ctx, typed: &str) -> Result<Reply> {
    let typed = fold(typed);
    let named = permissions::servers(&ctx.rest).await.unwrap_or_default();
    let choices = super::known(ctx.store().read()).await?.into_iter().filter_map(|(id, is_admitted)| {
        let name = named.iter().find(|(each, _)| *each == id).map_or("", |(_, name)| name.as_str());
        let label = cut(&view::label(&ctx.words(), name, id, is_admitted), 100);
        fold(&label).contains(&typed).then(|| (label, id.to_string()))
    });
    Ok(Reply::Choices(choices.take(25).collect()))
}

async fn server(ctx: &Ctx) -> Result<Reply> {
    let id = ctx.given("server").parse::<ServerId>().map_err(|()| ServerRefusal::Unknown)?;
    let reason = ctx.given("reason");
    if ctx.option("change") == Some("remove") {
        let home = ctx.services.settings.home_guild;
        super::remove(ctx.store(), id, home, ctx.asker.person, reason, ctx.now).await?;
        return Ok(Reply::Ephemeral(view::removed(ctx, id)));
    }
    let changed = super::admit(ctx.store(), id, ctx.asker.person, reason, ctx.now).await?;
    Ok(Reply::Ephemeral(view::admitted(ctx, id, changed)))
}
