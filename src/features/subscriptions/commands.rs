//! `/writeup keep` and `/me follow · unfollow`

use super::model::{Follow, Kind};
use super::view;
use crate::base::error::Result;
use crate::base::vocabulary::Scheme;
use crate::discord::command::{Access, Command, Effect, Opt, Reply, Suggester};
use crate::discord::context::Ctx;
use crate::features::places;
use crate::features::writeups;

/// The commands of this feature.
pub fn table() -> Vec<Command> {
    let options = |suggester| vec![Opt::suggested("place", suggester), Opt::choice("area", Scheme::Area)];
    vec![
        Command {
            path: "writeup keep",
            access: Access::Everyone,
            effect: Effect::Acts,
            options: vec![Opt::suggested("id", writeups::commands::SUGGEST_PUBLIC).required()],
            run: |ctx| Box::pin(keep(ctx)),
        },
        Command {
            path: "me follow",
            access: Access::Everyone,
            effect: Effect::Own,
            options: options(places::commands::SUGGEST),
            run: |ctx| Box::pin(follow(ctx)),
        },
        Command {
            path: "me unfollow",
            access: Access::Everyone,
            effect: Effect::Own,
            options: options(FOLLOWED),
            run: |ctx| Box::pin(unfollow(ctx)),
        },
    ]
}

/// Suggests places that the asker follows: nothing else can be followed no longer.
const FOLLOWED: Suggester = |ctx, typing| Box::pin(suggest_followed(ctx, typing));

async fn suggest_followed(ctx: &Ctx, typed: &str) -> Result<Reply> {
    let follows = super::follows(ctx.store().read(), ctx.asker.person).await?;
    let is_followed = |slug: &str| follows.iter().any(|it| it.kind == Kind::Place && it.target == slug);
    let places = places::list(ctx.store()).await?;
    let mut found = places::suggest(&places, typed, ctx.language);
    found.retain(|(place, _)| is_followed(&place.slug));
    places::commands::offer(ctx, typed, &found).await
}

async fn keep(ctx: &Ctx) -> Result<Reply> {
    let (writeup, _) = writeups::commands::public_given(ctx).await?;
    let is_kept = super::keep(ctx.store(), writeup.id, ctx.asker.person, ctx.now).await?;
    Ok(Reply::Ephemeral(view::kept(ctx, &writeup, is_kept)))
}

async fn follow(ctx: &Ctx) -> Result<Reply> {
    let what = given(ctx).await?;
    let follows = super::follow(ctx.store(), ctx.asker.person, &what, ctx.now).await?;
    Ok(Reply::Ephemeral(view::follows(ctx, &follows, &places::list(ctx.store()).await?)))
}

async fn unfollow(ctx: &Ctx) -> Result<Reply> {
    let what = given(ctx).await?;
    let follows = super::unfollow(ctx.store(), ctx.asker.person, &what).await?;
    Ok(Reply::Ephemeral(view::follows(ctx, &follows, &places::list(ctx.store()).await?)))
}

async fn given(ctx: &Ctx) -> Result<Vec<Follow>> {
    let mut what = Vec::new();
    if let Some(place) = places::commands::chosen(ctx).await? {
        what.push(Follow { kind: Kind::Place, target: place.slug });
    }
    if let Some(area) = ctx.option("area").filter(|area| ctx.vocabulary().term(Scheme::Area, area).is_some()) {
        what.push(Follow { kind: Kind::Area, target: area.to_owned() });
    }
    Ok(what)
}
