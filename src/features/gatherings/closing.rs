//! What came of a gathering: the form that closes it, and a write-up that begins with its notes.

use super::model::{GatheringRefusal, Recording};
use super::options::{named, names_a_day};
use super::view;
use crate::base::error::Result;
use crate::base::ids::OccurrenceId;
use crate::discord::command::Reply;
use crate::discord::context::Ctx;
use crate::features::places;
use crate::features::writeups;

/// `/gathering close`: without a day, the last one that has begun.
pub async fn close(ctx: &Ctx) -> Result<Reply> {
    let (gathering, occurrence) = named(ctx).await?;
    let occurrence = if names_a_day(ctx) {
        occurrence
    } else {
        let times = super::times(ctx.store().read(), gathering.id).await?;
        times.into_iter().rfind(|it| it.starts_at <= ctx.now).or(occurrence)
    };
    close_form(ctx, occurrence.ok_or(GatheringRefusal::NotAnnounced)?.id).await
}

pub async fn close_form(ctx: &Ctx, id: OccurrenceId) -> Result<Reply> {
    let (gathering, occurrence) = super::read(ctx.store(), id).await?;
    occurrence.check_begun(ctx.now)?;
    let harvest = super::harvest_of(ctx.store().read(), id).await?.unwrap_or_default();
    Ok(Reply::Modal(view::close_form(&ctx.words(), &gathering, id, &harvest)))
}

/// Begins a write-up with the notes: a form for the host's place, else for the place that the asker joined last.
pub async fn begin_writeup(ctx: &Ctx, id: OccurrenceId) -> Result<Reply> {
    let (gathering, _) = super::read(ctx.store(), id).await?;
    if gathering.is_discreet() {
        return Err(GatheringRefusal::Discreet.into());
    }
    let harvest = super::harvest_of(ctx.store().read(), id).await?.unwrap_or_default();
    let memberships = places::memberships(ctx.store(), ctx.asker.person).await?;
    let of_host = memberships.iter().find(|membership| membership.place == gathering.place);
    let membership = of_host.or_else(|| memberships.last());
    let Some(membership) = membership else { return Err(writeups::WriteupRefusal::NoPlace.into()) };
    let action = [harvest.notes.as_str(), harvest.decisions.as_str()].join("\n\n").trim().to_owned();
    let texts = writeups::Texts {
        title: gathering.title.clone(),
        action,
        results: if gathering.recording == Recording::Public { harvest.recording } else { String::new() },
        ..writeups::Texts::default()
    };
    let form = writeups::view::new_form(&ctx.words(), membership.place, ctx.language, ctx.interaction, &texts);
    Ok(Reply::Modal(form))
}
