//! `/admin setup · settings · server`

use super::model::{Change, ServerRefusal};
use super::view;
use crate::discord::command::{Access, Command, Opt, Reply};
use crate::discord::context::{Ctx, Denied};
use crate::error::Result;
use crate::ids::{ChannelId, ServerId};
use crate::members::MemberRefusal;

/// The commands of this feature; they stand under `/admin`.
pub fn table() -> Vec<Command> {
    vec![
        Command {
            path: "admin setup",
            access: Access::ServerManager,
            options: vec![],
            run: |ctx| Box::pin(setup(ctx)),
        },
        Command {
            path: "admin settings",
            access: Access::ServerManager,
            options: vec![Opt::language("language"), Opt::channel("announcements"), Opt::channel("reviews")],
            run: |ctx| Box::pin(settings(ctx)),
        },
        Command {
            path: "admin server",
            access: Access::Moderator,
            options: vec![Opt::text("server", 20).required()],
            run: |ctx| Box::pin(admit(ctx)),
        },
    ]
}

async fn setup(ctx: &Ctx) -> Result<Reply> {
    let id = ctx.server.ok_or(Denied::DirectMessage)?;
    let server = super::get(ctx.store(), id).await?.ok_or(ServerRefusal::Unknown)?;
    Ok(Reply::Quiet(view::setup(ctx, &server)))
}

async fn settings(ctx: &Ctx) -> Result<Reply> {
    let id = ctx.server.ok_or(Denied::DirectMessage)?;
    let channel = |name: &str| {
        let text = ctx.option(name);
        text.map(|text| text.parse::<u64>().map(ChannelId::from).map_err(|_| ServerRefusal::UnknownChannel)).transpose()
    };
    let language =
        ctx.option("language").map(|text| text.parse().map_err(|()| MemberRefusal::UnknownLanguage)).transpose()?;
    let change =
        Change { language, announcement_channel: channel("announcements")?, review_channel: channel("reviews")? };
    let server = super::set(ctx.store(), id, change, ctx.asker.person, ctx.now).await?;
    Ok(Reply::Quiet(view::settings(ctx, &server)))
}

async fn admit(ctx: &Ctx) -> Result<Reply> {
    let id = ctx.given("server").parse::<u64>().map(ServerId::from).map_err(|_| ServerRefusal::Unknown)?;
    let changed = super::admit(ctx.store(), id, ctx.asker.person, ctx.now).await?;
    let server = super::get(ctx.store(), id).await?.ok_or(ServerRefusal::Unknown)?;
    Ok(Reply::Quiet(view::admitted(ctx, &server, changed)))
}
