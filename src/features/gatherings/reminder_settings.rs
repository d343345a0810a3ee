//! When a gathering reminds, and how and in which zone a person is reminded.

use super::model::GatheringRefusal;
use super::options;
use super::options::named;
use super::{reminders, seats, view};
use crate::base::error::Result;
use crate::discord::command::Reply;
use crate::discord::context::Ctx;
use crate::features::members::{self, Offsets};

pub async fn remind(ctx: &Ctx) -> Result<Reply> {
    let (gathering, occurrence) = named(ctx).await?;
    let gathering = match ctx.option("before") {
        None => gathering,
        Some(typed) => {
            let offsets = Offsets::read(typed).ok_or_else(|| GatheringRefusal::BadOffsets(typed.to_owned()))?;
            super::change(ctx.store(), gathering.id, ctx.asker.person, ctx.now, |it| {
                it.offsets = offsets;
                Ok(())
            })
            .await?
        }
    };
    let next = match occurrence {
        Some(occurrence) => reminders::next(ctx.store().read(), occurrence.id).await?,
        None => None,
    };
    Ok(Reply::Ephemeral(view::offsets_set(&ctx.words(), &gathering, next)))
}

pub async fn my_reminders(ctx: &Ctx) -> Result<Reply> {
    let direct = match ctx.option("direct") {
        Some("on") => Some(true),
        Some("off") => Some(false),
        _ => None,
    };
    let offsets = match ctx.option("before") {
        Some(typed) => Some(Offsets::read(typed).ok_or_else(|| GatheringRefusal::BadOffsets(typed.to_owned()))?),
        None => None,
    };
    remind_me(ctx, direct, offsets).await
}

/// Sets how the asker is reminded, where they said so, and tells how it is now.
pub async fn remind_me(ctx: &Ctx, direct: Option<bool>, offsets: Option<Offsets>) -> Result<Reply> {
    let mut tx = ctx.store().write().await?;
    let mut choice = members::time_choice(&mut *tx, ctx.asker.person).await?;
    choice.direct = direct.unwrap_or(choice.direct);
    choice.offsets = offsets.or(choice.offsets);
    members::choose_time(&mut *tx, ctx.asker.person, &choice).await?;
    let seated_at = seats::of_person(&mut *tx, ctx.asker.person, ctx.now).await?;
    reminders::rewrite_for(&mut tx, ctx.asker.person, &seated_at, ctx.now).await?;
    tx.commit().await?;
    Ok(Reply::Update(view::reminders_of_person(&ctx.words(), choice.direct, choice.offsets.as_ref())))
}

pub async fn my_zone(ctx: &Ctx) -> Result<Reply> {
    let zone = options::zone_named(ctx, ctx.given("zone")).await?;
    let mut tx = ctx.store().write().await?;
    let choice = members::time_choice(&mut *tx, ctx.asker.person).await?;
    let choice = members::TimeChoice { zone: Some(zone.name().to_owned()), ..choice };
    members::choose_time(&mut *tx, ctx.asker.person, &choice).await?;
    tx.commit().await?;
    Ok(Reply::Ephemeral(view::zone_set(&ctx.words(), &zone, ctx.now)))
}
