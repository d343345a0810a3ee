//! Looking at gatherings: one, the list, and calendar files.

use super::messages::{self, GatheringDetails};
use super::model::{Answer, Gathering, GatheringRefusal, Occurrence, State};
use super::options::{is_host, is_member, require_member, uses};
use super::planning::draft;
use super::seats;
use super::{calendar, reminders, view};
use crate::base::error::Result;
use crate::base::ids::{OccurrenceId, PageNumber};
use crate::discord::card::{Attachment, Card};
use crate::discord::command::Reply;
use crate::discord::context::Ctx;
use crate::features::places;

pub async fn show(ctx: &Ctx) -> Result<Reply> {
    let (gathering, occurrence) = super::named(ctx.store(), ctx.given("id"), ctx.now).await?;
    match (gathering.state, occurrence) {
        (State::Draft, _) if is_host(ctx) => draft(ctx, gathering.id).await.map(Reply::Ephemeral),
        (State::Announced | State::Cancelled, Some(occurrence)) => {
            Ok(Reply::Ephemeral(sheet(ctx, &gathering, &occurrence).await?))
        }
        _ => Err(GatheringRefusal::Unknown(ctx.given("id").to_owned()).into()),
    }
}

pub async fn sheet(ctx: &Ctx, gathering: &Gathering, occurrence: &Occurrence) -> Result<Card> {
    require_member(ctx, gathering).await?;
    uses(ctx, gathering);
    let whole = GatheringDetails::read(&ctx.services, occurrence.id).await?;
    let posted = super::store::announcements(ctx.store().read(), occurrence.id).await?;
    let later: Vec<Occurrence> = super::times(ctx.store().read(), gathering.id)
        .await?
        .into_iter()
        .filter(|it| it.is_ahead(ctx.now) && it.starts_at > occurrence.starts_at)
        .collect();
    let shown = view::Shown {
        sheet: view::CardData { for_members: is_member(ctx).await?, ..whole.sheet() },
        answer: seats::of(ctx.store(), occurrence.id, ctx.asker.person).await?,
        posted: &posted,
        is_facilitator: is_host(ctx),
        undelivered: super::store::undelivered(ctx.store().read(), occurrence.id).await?,
        next_reminder: reminders::next(ctx.store().read(), occurrence.id).await?,
        later: &later,
        server: ctx.server,
    };
    Ok(view::show(&ctx.words(), ctx.vocabulary(), &shown, ctx.now))
}

pub async fn has_seat(ctx: &Ctx, it: &Gathering) -> Result<bool> {
    let seats = seats::of_person(ctx.store().read(), ctx.asker.person, ctx.now).await?;
    let times = super::times(ctx.store().read(), it.id).await?;
    Ok(times.iter().any(|time| seats.contains(&time.id)))
}

pub async fn list(ctx: &Ctx, page: PageNumber, mine: bool) -> Result<Reply> {
    let mut all = Vec::new();
    for (gathering, occurrence) in super::ahead(ctx.store(), ctx.now).await? {
        if require_member(ctx, &gathering).await.is_err() {
            continue;
        }
        let answer = seats::of(ctx.store(), occurrence.id, ctx.asker.person).await?;
        if !mine || matches!(answer, Some(Answer::Going | Answer::Waiting | Answer::Maybe)) {
            all.push((gathering, occurrence, answer));
        }
    }
    let drafts = if is_host(ctx) && !mine { super::drafts(ctx.store().read()).await? } else { Vec::new() };
    let places = places::list(ctx.store()).await?;
    let last = PageNumber::at(all.len().saturating_sub(1) / view::LINES);
    let card = view::list(&ctx.words(), ctx.vocabulary(), &all, &places, &drafts, page.min(last), mine);
    Ok(Reply::Update(card))
}

/// `/gathering calendar`: one, all, or those I have a seat in.
pub async fn calendar_files(ctx: &Ctx) -> Result<Reply> {
    let words = ctx.words();
    if let Some(typed) = ctx.option("id") {
        let (gathering, occurrence) = super::named(ctx.store(), typed, ctx.now).await?;
        let occurrence = occurrence.ok_or(GatheringRefusal::NotAnnounced)?;
        require_member(ctx, &gathering).await?;
        uses(ctx, &gathering);
        let whole = GatheringDetails::read(&ctx.services, occurrence.id).await?;
        let has_seat = has_seat(ctx, &gathering).await?;
        let file = messages::file_of(&ctx.services, &whole, &words, has_seat).await?;
        return Ok(Reply::Ephemeral(view::calendar(&words, 1, file)));
    }
    let own = seats::of_person(ctx.store().read(), ctx.asker.person, ctx.now).await?;
    let mine = ctx.flag("mine");
    let mut entries: Vec<calendar::Entry> = Vec::new();
    for (gathering, occurrence) in super::ahead(ctx.store(), ctx.now).await? {
        let has_seat = own.contains(&occurrence.id);
        if require_member(ctx, &gathering).await.is_err() || (mine && !has_seat) {
            continue;
        }
        let known = entries.iter().position(|entry| entry.gathering.id == gathering.id);
        let index = if let Some(index) = known {
            index
        } else {
            let is_guest = has_seat_among(ctx, &gathering, &own).await?;
            entries.push(messages::entry(&ctx.services, &gathering, &words, is_guest).await?);
            entries.len() - 1
        };
        if mine {
            entries[index].only.get_or_insert_default().push(occurrence);
        }
    }
    let count = entries.len();
    let file = Attachment { name: "tertulia.ics".to_owned(), bytes: calendar::file(&entries) };
    Ok(Reply::Ephemeral(view::calendar(&words, count, file)))
}

async fn has_seat_among(ctx: &Ctx, it: &Gathering, own: &[OccurrenceId]) -> Result<bool> {
    Ok(super::times(ctx.store().read(), it.id).await?.iter().any(|time| own.contains(&time.id)))
}
