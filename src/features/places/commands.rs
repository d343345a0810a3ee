//! `/place list · show · join · leave`

use super::model::{PlaceRefusal, Side};
use super::{Joined, Place, view};
use crate::base::error::Result;
use crate::base::ids::{PageNumber, Subject};
use crate::base::lookup::{MatchQuality, Typed};
use crate::base::vocabulary::Scheme;
use crate::discord::autocomplete::{Suggestion, arrange};
use crate::discord::card::cut;
use crate::discord::command::{Access, Command, Effect, Opt, Reply, Suggester};
use crate::discord::component::{Component, ComponentHandler};
use crate::discord::context::{Ctx, Denied};
use crate::features::recents;

/// The commands of this feature.
pub fn table() -> Vec<Command> {
    let place = || Opt::suggested("place", SUGGEST).required();
    vec![
        Command {
            path: "place list",
            access: Access::Everyone,
            effect: Effect::Reads,
            options: vec![],
            run: |ctx| Box::pin(list(ctx, PageNumber::FIRST)),
        },
        Command {
            path: "place show",
            access: Access::Everyone,
            effect: Effect::Reads,
            options: vec![place()],
            run: |ctx| Box::pin(show(ctx)),
        },
        Command {
            path: "place join",
            access: Access::Everyone,
            effect: Effect::Acts,
            options: vec![place(), Opt::choice("side", Scheme::Side).required(), Opt::text("organisation", 100)],
            run: |ctx| Box::pin(join(ctx)),
        },
        Command {
            path: "place leave",
            access: Access::Everyone,
            effect: Effect::Acts,
            // Nothing can be left but one's own.
            options: vec![Opt::suggested("place", SUGGEST_OWN).required()],
            run: |ctx| Box::pin(leave(ctx)),
        },
    ]
}

/// The buttons of this feature.
pub const COMPONENTS: &[Component] = &[
    Component::button("place/list/", Access::Everyone, Effect::Reads, PRESS),
    Component::button("place/agree/", Access::Everyone, Effect::Acts, PRESS),
];
const PRESS: ComponentHandler = |ctx, id| Box::pin(press(ctx, id));

/// A button of this feature.
async fn press(ctx: &Ctx, id: &str) -> Result<Reply> {
    match id.split('/').collect::<Vec<_>>().as_slice() {
        ["place", "list", page] => list(ctx, page.parse().map_err(|()| Denied::OldButton)?).await,
        ["place", "agree", place] => agree(ctx, place.parse().map_err(|()| Denied::OldButton)?).await,
        _ => Err(Denied::OldButton.into()),
    }
}

/// Suggests places: what fits best, and of that what was used lately, then one's own.
pub const SUGGEST: Suggester = |ctx, typing| Box::pin(suggest(ctx, Which::All, typing));

/// Suggests the places that the asker belongs to.
const SUGGEST_OWN: Suggester = |ctx, typing| Box::pin(suggest(ctx, Which::Own, typing));

#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    All,
    Own,
}

async fn suggest(ctx: &Ctx, which: Which, typed: &str) -> Result<Reply> {
    let places = super::list(ctx.store()).await?;
    let own = super::joined(ctx.store().read(), ctx.asker.person).await?;
    let is_own = |place: &Place| own.iter().any(|membership| membership.place == place.id);
    let mut found = super::suggest(&places, typed, ctx.language);
    found.retain(|(place, _)| which == Which::All || is_own(place));
    if typed.trim().is_empty() {
        found.sort_by_key(|(place, _)| !is_own(place));
    }
    offer(ctx, typed, &found).await
}

/// Shows places that fit what was typed, those used lately first.
pub async fn offer(ctx: &Ctx, typed: &str, found: &[(&Place, MatchQuality)]) -> Result<Reply> {
    let lately = recents::of(ctx.store(), ctx.asker.person, recents::Kind::Place).await?;
    let found = found.iter().map(|(place, fit)| Suggestion {
        subject: place.id.0,
        value: place.slug.clone(),
        title: place.label(ctx.vocabulary(), ctx.language),
        fit: Some(*fit),
        ..Suggestion::default()
    });
    Ok(arrange(&Typed::read(typed), &lately, found.collect()))
}

/// The place of the option `place`, which the asker uses with it; none where the option was left out.
pub async fn chosen(ctx: &Ctx) -> Result<Option<Place>> {
    match ctx.option("place") {
        Some(_) => given(ctx).await.map(Some),
        None => Ok(None),
    }
}

/// The place that the option names, which must be given.
pub async fn given(ctx: &Ctx) -> Result<Place> {
    let place = super::named(ctx.store(), ctx.given("place")).await?;
    ctx.uses(Subject::Place(place.id));
    Ok(place)
}

async fn list(ctx: &Ctx, page: PageNumber) -> Result<Reply> {
    let places = super::list(ctx.store()).await?;
    let sorted: Vec<&Place> = super::suggest(&places, "", ctx.language).into_iter().map(|(place, _)| place).collect();
    Ok(Reply::Update(view::list(ctx, &sorted, page.min(PageNumber::at(sorted.len().saturating_sub(1) / view::PAGE)))))
}

async fn show(ctx: &Ctx) -> Result<Reply> {
    let place = given(ctx).await?;
    let sides = super::count_by_side(ctx.store().read(), place.id).await?;
    let writeups = super::count_writeups(ctx.store().read(), place.id).await?;
    let contacts = super::contacts(ctx.store().read(), place.id).await?;
    // Who they are is for the network's own people.
    let belongs = !super::memberships(ctx.store(), ctx.asker.person).await?.is_empty();
    let named = belongs || ctx.asker.rights.moderator;
    Ok(Reply::Ephemeral(view::show(ctx, &place, &sides, writeups, &view::Contacts { contacts: &contacts, named })))
}

async fn join(ctx: &Ctx) -> Result<Reply> {
    let place = given(ctx).await?;
    let side = Side::read(ctx.given("side")).ok_or(PlaceRefusal::UnknownSide)?;
    let organisation = ctx.option("organisation").map(|text| cut(text, 100));
    Ok(Reply::Ephemeral(
        match super::join(ctx.store(), ctx.asker.person, place.id, side, organisation, ctx.now).await? {
            Joined::Yes => view::joined(ctx, &place, side),
            Joined::AfterAgreeing => view::conduct(ctx, &place),
        },
    ))
}

async fn agree(ctx: &Ctx, place: crate::base::ids::PlaceId) -> Result<Reply> {
    let place = super::get(ctx.store(), place).await?;
    let side = super::agree(ctx.store(), ctx.asker.person, place.id, ctx.now).await?;
    Ok(Reply::Update(view::joined(ctx, &place, side)))
}

async fn leave(ctx: &Ctx) -> Result<Reply> {
    let place = super::named(ctx.store(), ctx.given("place")).await?;
    let label = place.label(ctx.vocabulary(), ctx.language);
    super::leave(ctx.store(), ctx.asker.person, &place, &label, ctx.now).await?;
    Ok(Reply::Ephemeral(view::left(ctx, &place)))
}
