//! `/writeup keep` and `/me follow · unfollow`

use super::model::{Follow, Kind};
use super::view;
use crate::base::error::Result;
use crate::base::vocabulary::Scheme;
use crate::discord::command::{Access, Command, Opt, Reply};
use crate::discord::context::Ctx;
use crate::features::places;
use crate::features::writeups;

/// The command of write-ups.
pub fn table() -> Vec<Command> {
    vec![Command {
        path: "writeup keep",
        access: Access::Everyone,
        options: vec![Opt::suggested("id").required()],
        run: |ctx| Box::pin(keep(ctx)),
    }]
}

/// The commands that stand under `/me`.
pub fn me_table() -> Vec<Command> {
    let options = || vec![Opt::suggested("place"), Opt::choice("area", Scheme::Area)];
    vec![
        Command { path: "me follow", access: Access::Everyone, options: options(), run: |ctx| Box::pin(follow(ctx)) },
        Command {
            path: "me unfollow",
            access: Access::Everyone,
            options: options(),
            run: |ctx| Box::pin(unfollow(ctx)),
        },
    ]
}

/// Suggestions for the place that is followed no longer: only those that are.
pub async fn suggest_followed(ctx: &Ctx, typed: &str) -> Result<Reply> {
    let follows = super::follows(ctx.store(), ctx.asker.person).await?;
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
