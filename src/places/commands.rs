//! `/place list · show · join · leave`

use super::model::{PlaceRefusal, Side};
use super::{Joined, view};
use crate::discord::card::cut;
use crate::discord::command::{Access, Command, Opt, Reply};
use crate::discord::context::{Ctx, Denied};
use crate::error::Result;
use crate::vocabulary::Scheme;

/// The commands of this feature.
pub fn table() -> Vec<Command> {
    let place = || Opt::suggested("place").required();
    vec![
        Command { path: "place list", access: Access::Everyone, options: vec![], run: |ctx| Box::pin(list(ctx, 0)) },
        Command {
            path: "place show",
            access: Access::Everyone,
            options: vec![place()],
            run: |ctx| Box::pin(show(ctx)),
        },
        Command {
            path: "place join",
            access: Access::Everyone,
            options: vec![place(), Opt::choice("side", Scheme::Side).required(), Opt::text("organisation", 100)],
            run: |ctx| Box::pin(join(ctx)),
        },
        Command {
            path: "place leave",
            access: Access::Everyone,
            options: vec![place()],
            run: |ctx| Box::pin(leave(ctx)),
        },
    ]
}

/// A button of this feature.
pub async fn press(ctx: &Ctx, id: &str) -> Result<Reply> {
    match id.split('/').collect::<Vec<_>>().as_slice() {
        ["place", "list", page] => list(ctx, page.parse().map_err(|_| Denied::OldButton)?).await,
        ["place", "agree", place] => agree(ctx, place.parse().map_err(|_| Denied::OldButton)?).await,
        _ => Err(Denied::OldButton.into()),
    }
}

/// Suggestions for an option `place`.
pub async fn suggest(ctx: &Ctx, typed: &str) -> Result<Reply> {
    let places = super::list(ctx.store()).await?;
    let mut found = super::suggest(&places, typed, ctx.language);
    if typed.trim().is_empty() {
        let own = super::memberships(ctx.store(), ctx.asker.person).await?;
        found.sort_by_key(|place| !own.iter().any(|membership| membership.place == place.id));
    }
    let choices =
        found.into_iter().map(|place| (cut(&place.label(ctx.vocabulary(), ctx.language), 100), place.slug.clone()));
    Ok(Reply::Choices(choices.collect()))
}

async fn list(ctx: &Ctx, page: usize) -> Result<Reply> {
    let places = super::list(ctx.store()).await?;
    let sorted = super::suggest(&places, "", ctx.language);
    Ok(Reply::Turn(view::list(ctx, &sorted, page.min(sorted.len() / view::PAGE))))
}

async fn show(ctx: &Ctx) -> Result<Reply> {
    let place = super::named(ctx.store(), ctx.given("place")).await?;
    let sides = super::count_by_side(ctx.store(), place.id).await?;
    let writeups = super::count_writeups(ctx.store(), place.id).await?;
    let contacts = super::contacts(ctx.store(), place.id).await?;
    // Who they are is for the network's own people.
    let belongs = super::memberships(ctx.store(), ctx.asker.person).await?.iter().any(|membership| membership.agreed);
    let named = belongs || ctx.asker.rights.moderator;
    Ok(Reply::Quiet(view::show(ctx, &place, &sides, writeups, &view::Contacts { contacts: &contacts, named })))
}

async fn join(ctx: &Ctx) -> Result<Reply> {
    let place = super::named(ctx.store(), ctx.given("place")).await?;
    let side = Side::read(ctx.given("side")).ok_or(PlaceRefusal::UnknownSide)?;
    let organisation = ctx.option("organisation").map(|text| cut(text, 100));
    Ok(Reply::Quiet(match super::join(ctx.store(), ctx.asker.person, place.id, side, organisation, ctx.now).await? {
        Joined::Yes => view::joined(ctx, &place, side),
        Joined::AfterAgreeing => view::conduct(ctx, &place),
    }))
}

async fn agree(ctx: &Ctx, place: crate::ids::PlaceId) -> Result<Reply> {
    let place = super::get(ctx.store(), place).await?;
    let side = super::agree(ctx.store(), ctx.asker.person, place.id, ctx.now).await?;
    Ok(Reply::Turn(view::joined(ctx, &place, side)))
}

async fn leave(ctx: &Ctx) -> Result<Reply> {
    let place = super::named(ctx.store(), ctx.given("place")).await?;
    let label = place.label(ctx.vocabulary(), ctx.language);
    super::leave(ctx.store(), ctx.asker.person, &place, &label, ctx.now).await?;
    Ok(Reply::Quiet(view::left(ctx, &place)))
}
