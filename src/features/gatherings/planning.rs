//! Making a gathering and changing it: the draft, its texts and menus, `/gathering create · edit · move · cancel`.

use super::custom_id::MenuField;
use super::model::{Confidentiality, Gathering, GatheringRefusal, Kind, Occurrence, Recording, Scope, State};
use super::options::{self, Limit};
use super::options::{named, names_a_day, uses};
use super::schedule::{AHEAD_DAYS, Repeat, read_local};
use super::{Move, preview, view};
use crate::base::error::{Error, Result};
use crate::base::ids::{GatheringId, WriteupId};
use crate::discord::card::{Card, Form, cut};
use crate::discord::command::Reply;
use crate::discord::context::{Ctx, Denied};
use crate::features::places;
use crate::features::writeups;

pub async fn create(ctx: &Ctx) -> Result<Reply> {
    let place = places::commands::given(ctx).await?;
    let zone = options::zone_named(ctx, ctx.option("zone").unwrap_or(&place.zone)).await?;
    let starts =
        read_local(ctx.given("when")).ok_or_else(|| GatheringRefusal::BadDate(ctx.given("when").to_owned()))?;
    let starts_at =
        zone.check(starts).map_err(|unsound| GatheringRefusal::Unsound(starts, zone.name().to_owned(), unsound))?;
    if starts_at <= ctx.now {
        return Err(GatheringRefusal::Past.into());
    }
    if starts_at > ctx.now.plus_hours(AHEAD_DAYS * 24) {
        return Err(GatheringRefusal::TooFar.into());
    }
    let minutes = options::minutes(ctx)?.ok_or(GatheringRefusal::BadMinutes)?;
    let repeat = Repeat::read(ctx.given("repeat")).map_err(GatheringRefusal::BadRule)?;
    let rule = repeat.rule(starts, &zone).map_err(GatheringRefusal::BadRule)?;
    let uid = format!("{:016x}{:016x}@tertulia", rand::random::<u64>(), rand::random::<u64>());
    let draft = Gathering {
        title: cut(ctx.given("title"), 100),
        facilitator: Some(ctx.asker.person),
        minutes,
        repeat,
        rule,
        venue: options::venue(ctx).await?.unwrap_or_default(),
        seats: options::limit(ctx)?.and_then(Limit::seats),
        languages: options::languages(ctx)?.unwrap_or_else(|| vec![ctx.language]),
        confidentiality: options::confidentiality(ctx).unwrap_or(Confidentiality::Public),
        ..Gathering::draft(GatheringId(0), uid, place.id, starts, zone, ctx.now)
    };
    // The options have nowhere else to wait for the form, so they are a row before it is opened.
    let id = super::begin(ctx.store(), &draft, ctx.interaction, ctx.now).await?;
    let form = view::texts_form(&ctx.words(), &Gathering { id, ..draft }, &[]);
    Ok(Reply::ModalOr(form, self::draft(ctx, id).await?))
}

pub async fn draft(ctx: &Ctx, id: GatheringId) -> Result<Card> {
    let gathering = super::get(ctx.store(), id).await?;
    gathering.check_draft()?;
    uses(ctx, &gathering);
    let place = places::get(ctx.store(), gathering.place).await?;
    let others = places::by_members(ctx.store()).await?;
    Ok(preview::preview(&ctx.words(), ctx.vocabulary(), &gathering, &place, &others))
}

pub async fn texts_form(ctx: &Ctx, id: GatheringId) -> Result<Reply> {
    let gathering = super::get(ctx.store(), id).await?;
    let agenda = agenda(ctx, &gathering.writeups).await?;
    Ok(Reply::Modal(filled_texts_form(ctx, &gathering, &agenda)))
}

/// What the write-ups on an agenda are called; one that is not shown any more is left out.
async fn agenda(ctx: &Ctx, writeups: &[WriteupId]) -> Result<Vec<(WriteupId, String)>> {
    let mut called = Vec::new();
    for id in writeups {
        if let Some((writeup, _)) = writeups::get(ctx.store(), *id).await? {
            called.push((*id, writeup.reference().to_string()));
        }
    }
    Ok(called)
}

fn filled_texts_form(ctx: &Ctx, it: &Gathering, agenda: &[(WriteupId, String)]) -> Form {
    let of_it = |id: &WriteupId| agenda.iter().find(|(known, _)| known == id).map(|(_, called)| called.clone());
    let references: Vec<String> = it.writeups.iter().filter_map(of_it).collect();
    view::texts_form(&ctx.words(), it, &references)
}

pub async fn texts(ctx: &Ctx, id: GatheringId) -> Result<Reply> {
    let before = super::get(ctx.store(), id).await?;
    let mut agenda = agenda(ctx, &before.writeups).await?;
    let mut writeups: Vec<WriteupId> = Vec::new();
    let reader = writeups::Viewer { person: ctx.asker.person, moderator: false };
    for typed in ctx.box_text("writeups").split([',', ';', ' ']).filter(|word| !word.is_empty()) {
        let found = writeups::read(ctx.store(), typed, reader).await;
        let (writeup, _) = found.map_err(|error| match error {
            Error::Refused(_) => GatheringRefusal::UnknownWriteup(typed.to_owned()).into(),
            other => other,
        })?;
        if writeup.number.is_none() {
            return Err(GatheringRefusal::UnknownWriteup(typed.to_owned()).into());
        }
        agenda.push((writeup.id, writeup.reference().to_string()));
        writeups.push(writeup.id);
    }
    let write = |it: &mut Gathering| {
        let before = filled_texts_form(ctx, it, &agenda);
        ctx.box_text("purpose").clone_into(&mut it.purpose);
        ctx.box_text("agenda").clone_into(&mut it.agenda);
        ctx.box_text("interpretation").clone_into(&mut it.interpretation);
        it.writeups.clone_from(&writeups);
        ctx.check_not_overtaken(&before, &filled_texts_form(ctx, it, &agenda))
    };
    if before.state == State::Draft {
        super::write_draft(ctx.store(), id, ctx.now, write).await?;
        return draft(ctx, id).await.map(Reply::Update);
    }
    let changed = super::change(ctx.store(), id, ctx.asker.person, ctx.now, write);
    Ok(Reply::Update(view::changed(&ctx.words(), &changed.await?)))
}

pub async fn choose(ctx: &Ctx, id: GatheringId, pick: MenuField) -> Result<Reply> {
    let word = ctx.chosen.first().map(String::as_str).unwrap_or_default();
    let (kind, confidentiality, recording) = (Kind::read(word), Confidentiality::read(word), Recording::read(word));
    let known = match pick {
        MenuField::Kind => kind.is_some(),
        MenuField::Confidentiality => confidentiality.is_some(),
        MenuField::Recording => recording.is_some(),
    };
    if !known {
        return Err(Denied::OldButton.into());
    }
    let discreet = super::get(ctx.store(), id).await?.is_discreet();
    if pick == MenuField::Recording && discreet && recording != Some(Recording::None) {
        return Err(GatheringRefusal::Discreet.into());
    }
    super::write_draft(ctx.store(), id, ctx.now, |it| {
        match pick {
            MenuField::Kind => it.kind = kind.unwrap_or(it.kind),
            MenuField::Confidentiality => {
                it.confidentiality = confidentiality.unwrap_or(it.confidentiality);
                if it.is_discreet() {
                    it.recording = Recording::None;
                }
            }
            MenuField::Recording => it.recording = recording.unwrap_or(it.recording),
        }
        Ok(())
    })
    .await?;
    draft(ctx, id).await.map(Reply::Update)
}

/// `/gathering edit`: with options it sets them, without it opens the texts.
pub async fn edit(ctx: &Ctx) -> Result<Reply> {
    let (gathering, _) = named(ctx).await?;
    let next = next_of_series(ctx, &gathering).await?.map(|next| next.slot);
    let (title, minutes, seats) =
        (ctx.option("title").map(|title| cut(title, 100)), options::minutes(ctx)?, options::limit(ctx)?);
    let (venue, languages, confidentiality) =
        (options::venue(ctx).await?, options::languages(ctx)?, options::confidentiality(ctx));
    let repeat = match ctx.option("repeat") {
        Some(typed) => Some(Repeat::read(typed).map_err(GatheringRefusal::BadRule)?),
        None => None,
    };
    let says_something = title.is_some()
        || minutes.is_some()
        || seats.is_some()
        || venue.is_some()
        || languages.is_some()
        || confidentiality.is_some()
        || repeat.is_some();
    if !says_something {
        return if gathering.state == State::Draft {
            draft(ctx, gathering.id).await.map(Reply::Ephemeral)
        } else {
            texts_form(ctx, gathering.id).await
        };
    }
    let changed = super::change(ctx.store(), gathering.id, ctx.asker.person, ctx.now, |it| {
        if let Some(repeat) = repeat {
            // What is past stays as it was: the new rule begins with the next time.
            if it.state == State::Announced {
                it.starts = next.ok_or(GatheringRefusal::Over)?;
            }
            it.rule = repeat.rule(it.starts, &it.zone).map_err(GatheringRefusal::BadRule)?;
            it.repeat = repeat;
        }
        it.title = title.unwrap_or_else(|| it.title.clone());
        it.minutes = minutes.unwrap_or(it.minutes);
        it.seats = seats.map_or(it.seats, Limit::seats);
        it.venue = venue.unwrap_or_else(|| it.venue.clone());
        it.languages = languages.unwrap_or_else(|| it.languages.clone());
        it.confidentiality = confidentiality.unwrap_or(it.confidentiality);
        Ok(())
    })
    .await?;
    if changed.state == State::Draft {
        return draft(ctx, changed.id).await.map(Reply::Ephemeral);
    }
    Ok(Reply::Ephemeral(view::changed(&ctx.words(), &changed)))
}

pub async fn move_it(ctx: &Ctx) -> Result<Reply> {
    let (gathering, occurrence) = named(ctx).await?;
    let to = read_local(ctx.given("when")).ok_or_else(|| GatheringRefusal::BadDate(ctx.given("when").to_owned()))?;
    let zone = match ctx.option("zone") {
        Some(typed) => Some(options::zone_named(ctx, typed).await?),
        None => None,
    };
    if gathering.state == State::Draft {
        let zone = zone.unwrap_or_else(|| gathering.zone.clone());
        let starts_at =
            zone.check(to).map_err(|unsound| GatheringRefusal::Unsound(to, zone.name().to_owned(), unsound))?;
        if starts_at <= ctx.now {
            return Err(GatheringRefusal::Past.into());
        }
        let rule = gathering.repeat.rule(to, &zone).map_err(GatheringRefusal::BadRule)?;
        super::write_draft(ctx.store(), gathering.id, ctx.now, |it| {
            it.starts = to;
            it.zone = zone;
            it.rule = rule;
            Ok(())
        })
        .await?;
        return draft(ctx, gathering.id).await.map(Reply::Ephemeral);
    }
    let scope = if ctx.given("scope") == "all" { Scope::All } else { Scope::One };
    let occurrence = match (scope, names_a_day(ctx)) {
        (Scope::All, false) => next_of_series(ctx, &gathering).await?.or(occurrence),
        _ => occurrence,
    };
    let occurrence = occurrence.ok_or(GatheringRefusal::NotAnnounced)?;
    let wanted = Move { to, zone, scope };
    let (gathering, occurrence) = super::move_to(ctx.store(), occurrence.id, wanted, ctx.asker.person, ctx.now).await?;
    Ok(Reply::Ephemeral(view::moved(&ctx.words(), &gathering, &occurrence)))
}

/// The next time that is part of the series as it is now.
async fn next_of_series(ctx: &Ctx, it: &Gathering) -> Result<Option<Occurrence>> {
    let times = super::times(ctx.store().read(), it.id).await?;
    Ok(times.into_iter().find(|time| time.shape == it.shape && time.is_ahead(ctx.now)))
}

pub async fn cancel(ctx: &Ctx) -> Result<Reply> {
    let (gathering, occurrence) = named(ctx).await?;
    let occurrence = occurrence.ok_or(GatheringRefusal::NotAnnounced)?;
    if gathering.state != State::Announced {
        return Err(GatheringRefusal::Gone.into());
    }
    if !occurrence.is_ahead(ctx.now) {
        return Err(GatheringRefusal::Over.into());
    }
    Ok(Reply::Ephemeral(view::confirm_cancel(&ctx.words(), &gathering, &occurrence, "")))
}
