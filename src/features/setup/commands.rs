//! `/admin setup · settings`, and the menus of their card.

use super::view;
use crate::base::error::Result;
use crate::base::i18n::Language;
use crate::base::ids::{ChannelId, ServerId};
use crate::discord::command::{Access, Command, Effect, Opt, Reply};
use crate::discord::component::{Component, ComponentHandler};
use crate::discord::context::{Ctx, Denied};
use crate::discord::permissions::{self, Channel};
use crate::features::members::MemberRefusal;
use crate::features::servers::{self, Change, ServerRefusal, Setting};
use crate::outbox;

/// The commands of this feature; they stand under `/admin`.
pub fn table() -> Vec<Command> {
    vec![
        Command {
            path: "admin setup",
            access: Access::ServerManager,
            effect: Effect::Diagnoses,
            options: vec![],
            run: |ctx| Box::pin(setup(ctx)),
        },
        Command {
            path: "admin settings",
            access: Access::ServerManager,
            effect: Effect::Acts,
            options: vec![Opt::language("language"), Opt::channel("announcements"), Opt::channel("reviews")],
            run: |ctx| Box::pin(settings(ctx)),
        },
    ]
}

/// The menus and the button of the card.
pub const COMPONENTS: &[Component] = &[Component::button("setup/", Access::ServerManager, Effect::Acts, PRESS)];
const PRESS: ComponentHandler = |ctx, id| Box::pin(press(ctx, id));

async fn press(ctx: &Ctx, id: &str) -> Result<Reply> {
    let server = ctx.server.ok_or(Denied::DirectMessage)?;
    let chosen = ctx.chosen.first().map(String::as_str);
    let change = match id {
        "setup/again" => Change::default(),
        "setup/language" => Change { language: Some(language(chosen.unwrap_or_default())?), ..Change::default() },
        "setup/announcements" => {
            Change { announcement_channel: channel(ctx, server, chosen).await?, ..Change::default() }
        }
        "setup/reviews" => Change { review_channel: channel(ctx, server, chosen).await?, ..Change::default() },
        _ => return Err(Denied::OldButton.into()),
    };
    if change != Change::default() {
        servers::set(ctx.store(), server, change, ctx.asker.person, ctx.now).await?;
    }
    Ok(Reply::Update(card(ctx, server).await?))
}

async fn setup(ctx: &Ctx) -> Result<Reply> {
    let server = ctx.server.ok_or(Denied::DirectMessage)?;
    Ok(Reply::Ephemeral(card(ctx, server).await?))
}

async fn settings(ctx: &Ctx) -> Result<Reply> {
    let server = ctx.server.ok_or(Denied::DirectMessage)?;
    let mut change = Change { language: ctx.option("language").map(language).transpose()?, ..Change::default() };
    if let Some(id) = ctx.option("announcements") {
        change.announcement_channel = channel(ctx, server, Some(id)).await?;
    }
    if let Some(id) = ctx.option("reviews") {
        change.review_channel = channel(ctx, server, Some(id)).await?;
    }
    servers::set(ctx.store(), server, change, ctx.asker.person, ctx.now).await?;
    setup(ctx).await
}

/// The card. Whoever asks for it may just have given a permission that was missing: what waited for one is tried again.
async fn card(ctx: &Ctx, id: ServerId) -> Result<crate::discord::card::Card> {
    match outbox::try_again(ctx.store(), &ctx.services.doors, id, ctx.now).await {
        // The card is for reading too, and most of all on a bad day.
        Err(error) if !error.is_of_the_disk() => return Err(error),
        _ => {}
    }
    let server = servers::get(ctx.store().read(), id).await?.ok_or(ServerRefusal::Unknown)?;
    let points = super::look(ctx.store(), &ctx.rest, &server).await?;
    Ok(view::card(ctx, &server, &points))
}

fn language(code: &str) -> Result<Language> {
    code.parse().map_err(|_| MemberRefusal::UnknownLanguage.into())
}

/// A channel of this server, or none: whoever sends another server's id is refused.
async fn channel(ctx: &Ctx, server: ServerId, id: Option<&str>) -> Result<Setting> {
    let Some(id) = id else { return Ok(Setting::Cleared) };
    let id = id.parse::<ChannelId>().map_err(|()| ServerRefusal::UnknownChannel)?;
    match permissions::in_server(&ctx.rest, server, [id]).await?.channels.get(&id) {
        Some(Channel::There(..)) => Ok(Setting::Is(id)),
        Some(Channel::Hidden) => Err(ServerRefusal::HiddenChannel.into()),
        Some(Channel::Gone) | None => Err(ServerRefusal::UnknownChannel.into()),
    }
}
