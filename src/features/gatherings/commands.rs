//! `/gathering …`, `/me reminders · zone`, and the buttons, menus and forms that follow.

use super::custom_id::{CustomId, MenuField};
use super::messages::{self, GatheringDetails};
use super::model::{
    Answer, Confidentiality, Gathering, GatheringRefusal, Kind, MINUTES, MOST_SEATS, Occurrence, Recording, Scope,
    State, read_offsets,
};
use super::options::{self, Limit};
use super::outcome::Harvest;
use super::schedule::{AHEAD_DAYS, Repeat, read_local};
use super::seats::{self, Guest};
use super::{Move, calendar, preview, reminders, view};
use crate::base::error::{Error, Result};
use crate::base::ids::{GatheringId, OccurrenceId, PageNumber, Subject, WriteupId};
use crate::discord::card::{Attachment, Card, Form, Input, cut};
use crate::discord::command::{Access, Command, Opt, Reply};
use crate::discord::context::{Ctx, Denied};
use crate::discord::report;
use crate::features::members;
use crate::features::places;
use crate::features::writeups;

/// The commands of this feature.
pub fn table() -> Vec<Command> {
    let id = || Opt::suggested("id").required();
    let seats = || Opt::number("seats", 0, MOST_SEATS);
    let confidentiality = || Opt::word("confidentiality", &["public", "members", "chatham_house"]);
    vec![
        Command {
            path: "gathering create",
            access: Access::Facilitator,
            options: vec![
                Opt::text("title", 100).required(),
                Opt::suggested("when").required(),
                Opt::number("minutes", MINUTES.0, MINUTES.1).required(),
                Opt::suggested("place").required(),
                Opt::suggested("zone"),
                Opt::suggested("where"),
                Opt::suggested("repeat"),
                seats(),
                Opt::text("languages", 40),
                confidentiality(),
            ],
            run: |ctx| Box::pin(create(ctx)),
        },
        Command {
            path: "gathering show",
            access: Access::Everyone,
            options: vec![id()],
            run: |ctx| Box::pin(show(ctx)),
        },
        Command {
            path: "gathering list",
            access: Access::Everyone,
            options: vec![Opt::flag("mine")],
            run: |ctx| Box::pin(list(ctx, PageNumber::FIRST, ctx.flag("mine"))),
        },
        Command {
            path: "gathering calendar",
            access: Access::Everyone,
            options: vec![Opt::suggested("id"), Opt::flag("mine")],
            run: |ctx| Box::pin(calendar_files(ctx)),
        },
        Command {
            path: "gathering edit",
            access: Access::Facilitator,
            options: vec![
                id(),
                Opt::text("title", 100),
                Opt::number("minutes", MINUTES.0, MINUTES.1),
                Opt::suggested("where"),
                Opt::suggested("repeat"),
                seats(),
                Opt::text("languages", 40),
                confidentiality(),
            ],
            run: |ctx| Box::pin(edit(ctx)),
        },
        Command {
            path: "gathering move",
            access: Access::Facilitator,
            options: vec![
                id(),
                Opt::suggested("when").required(),
                Opt::suggested("zone"),
                Opt::word("scope", &Scope::WORDS),
            ],
            run: |ctx| Box::pin(move_it(ctx)),
        },
        Command {
            path: "gathering cancel",
            access: Access::Facilitator,
            options: vec![id()],
            run: |ctx| Box::pin(cancel(ctx)),
        },
        Command {
            path: "gathering close",
            access: Access::Facilitator,
            options: vec![id()],
            run: |ctx| Box::pin(close(ctx)),
        },
        Command {
            path: "gathering remind",
            access: Access::Facilitator,
            options: vec![id(), Opt::text("before", 60)],
            run: |ctx| Box::pin(remind(ctx)),
        },
    ]
}

/// Those of them that stand under `/me`.
pub fn me_table() -> Vec<Command> {
    vec![
        Command {
            path: "me reminders",
            access: Access::Everyone,
            options: vec![Opt::word("direct", &["on", "off"]), Opt::text("before", 60)],
            run: |ctx| Box::pin(my_reminders(ctx)),
        },
        Command {
            path: "me zone",
            access: Access::Everyone,
            options: vec![Opt::suggested("zone").required()],
            run: |ctx| Box::pin(my_zone(ctx)),
        },
    ]
}

/// A button or menu of this feature. What only facilitators may is asked for again on each press.
pub async fn press(ctx: &Ctx, id: &str) -> Result<Reply> {
    let button: CustomId = id.parse().map_err(|()| Denied::OldButton)?;
    if !matches!(
        button,
        CustomId::Answer(..) | CustomId::Calendar(_) | CustomId::Show(_) | CustomId::List(..) | CustomId::Remind(_)
    ) {
        ctx.require_facilitator()?;
    }
    match button {
        CustomId::Answer(id, answer) => {
            let guest = Guest { person: ctx.asker.person, server: ctx.server };
            let answered = seats::answer(ctx.store(), id, guest, answer, ctx.now).await?;
            uses(ctx, &answered.gathering);
            Ok(Reply::Ephemeral(view::answered(&ctx.words(), &answered, ctx.server)))
        }
        CustomId::Calendar(id) => {
            let whole = GatheringDetails::read(&ctx.services, id).await?;
            require_member(ctx, &whole.gathering).await?;
            uses(ctx, &whole.gathering);
            let has_seat = has_seat(ctx, &whole.gathering).await?;
            let file = messages::file_of(&ctx.services, &whole, &ctx.words(), has_seat).await?;
            Ok(Reply::Ephemeral(view::calendar(&ctx.words(), 1, file)))
        }
        CustomId::Show(id) => {
            let (gathering, occurrence) = super::read(ctx.store(), id).await?;
            Ok(Reply::Update(sheet(ctx, &gathering, &occurrence).await?))
        }
        CustomId::List(page, mine) => list(ctx, page, mine).await,
        CustomId::Draft(id) => draft(ctx, id).await.map(Reply::Update),
        CustomId::Texts(id) => texts_form(ctx, id).await,
        CustomId::MenuField(id, pick) => choose(ctx, id, pick).await,
        CustomId::Announce(id) => {
            let (gathering, _) = super::announce(ctx.store(), id, ctx.asker.person, ctx.now).await?;
            let servers = crate::features::servers::admitted(ctx.store().read()).await?;
            let servers = servers.iter().filter(|server| server.announcement_channel.is_some()).count();
            Ok(Reply::Update(view::announced(&ctx.words(), &gathering, servers)))
        }
        CustomId::Discard(id) => {
            let gathering = super::discard(ctx.store(), id, ctx.now).await?;
            Ok(Reply::Update(view::discarded(&ctx.words(), &gathering)))
        }
        CustomId::Cancel(id, whole) => {
            super::read(ctx.store(), id).await?;
            let words = ctx.words();
            let form = Form::new(CustomId::Cancel(id, whole), words.text("cancel-form-title"))
                .input(Input::paragraph("reason", &words.text("box-reason"), 500).hint(&words.text("box-reason.hint")));
            Ok(Reply::Modal(form))
        }
        CustomId::Close(id) => close_form(ctx, id).await,
        CustomId::Harvest(id) => begin_writeup(ctx, id).await,
        CustomId::Remind(on) => remind_me(ctx, Some(on), None).await,
    }
}

/// A form of this feature was sent.
pub async fn submit_form(ctx: &Ctx, id: &str) -> Result<Reply> {
    let button: CustomId = id.parse().map_err(|()| Denied::OldButton)?;
    ctx.require_facilitator()?;
    match button {
        CustomId::Texts(id) => texts(ctx, id).await,
        CustomId::Cancel(id, whole) => {
            let reason = ctx.box_text("reason");
            let (gathering, occurrence) =
                super::cancel(ctx.store(), id, whole, reason, ctx.asker.person, ctx.now).await?;
            Ok(Reply::Update(view::cancelled(&ctx.words(), &gathering, &occurrence, whole)))
        }
        CustomId::Close(id) => {
            let text = |name: &str| ctx.box_text(name).to_owned();
            let typed = Harvest {
                notes: text("notes"),
                decisions: text("decisions"),
                follow_ups: text("follow-ups"),
                recording: text("recording-link"),
                heads: text("heads"),
                closed_at: None,
            };
            let write = |it: &Gathering, kept: &Harvest| {
                let form = |harvest: &Harvest| view::close_form(&ctx.words(), it, id, harvest);
                ctx.check_not_overtaken(&form(kept), &form(&typed))?;
                Ok(typed)
            };
            let (gathering, flaws) =
                super::close(ctx.store(), ctx.vocabulary(), id, write, ctx.asker.person, ctx.now).await?;
            let is_final = super::harvest_of(ctx.store(), id).await?.is_some_and(|it| it.closed_at.is_some());
            Ok(Reply::Update(if flaws.is_empty() {
                view::closed(&ctx.words(), &gathering, id)
            } else {
                let card = view::flawed(&ctx.words(), id, &flaws);
                // A draft keeps what was typed; what was closed before stays as it was.
                if is_final { report::with_typed(card, &report::texts(&ctx.typed), &ctx.words()) } else { card }
            }))
        }
        _ => Err(Denied::OldButton.into()),
    }
}

async fn create(ctx: &Ctx) -> Result<Reply> {
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

async fn show(ctx: &Ctx) -> Result<Reply> {
    let (gathering, occurrence) = super::named(ctx.store(), ctx.given("id"), ctx.now).await?;
    match (gathering.state, occurrence) {
        (State::Draft, _) if ctx.require_facilitator().is_ok() => draft(ctx, gathering.id).await.map(Reply::Ephemeral),
        (State::Announced | State::Cancelled, Some(occurrence)) => {
            Ok(Reply::Ephemeral(sheet(ctx, &gathering, &occurrence).await?))
        }
        _ => Err(GatheringRefusal::Unknown(ctx.given("id").to_owned()).into()),
    }
}

async fn sheet(ctx: &Ctx, gathering: &Gathering, occurrence: &Occurrence) -> Result<Card> {
    require_member(ctx, gathering).await?;
    uses(ctx, gathering);
    let whole = GatheringDetails::read(&ctx.services, occurrence.id).await?;
    let posted = super::store::announcements(ctx.store().read(), occurrence.id).await?;
    let later: Vec<Occurrence> = super::times(ctx.store(), gathering.id)
        .await?
        .into_iter()
        .filter(|it| it.is_ahead(ctx.now) && it.starts_at > occurrence.starts_at)
        .collect();
    let shown = view::Shown {
        sheet: view::CardData { for_members: is_member(ctx).await?, ..whole.sheet() },
        answer: seats::of(ctx.store(), occurrence.id, ctx.asker.person).await?,
        posted: &posted,
        is_facilitator: ctx.require_facilitator().is_ok(),
        undelivered: super::store::undelivered(ctx.store().read(), occurrence.id).await?,
        next_reminder: reminders::next(ctx.store(), occurrence.id).await?,
        later: &later,
        server: ctx.server,
    };
    Ok(view::show(&ctx.words(), ctx.vocabulary(), &shown, ctx.now))
}

/// The asker uses a gathering: not of one under the Chatham House Rule, of which nothing is written anywhere but answers.
fn uses(ctx: &Ctx, it: &Gathering) {
    if !it.is_discreet() {
        ctx.uses(Subject::Gathering(it.id));
    }
}

/// Whether the asker is a member, or holds gatherings.
pub async fn is_member(ctx: &Ctx) -> Result<bool> {
    let memberships = places::memberships(ctx.store(), ctx.asker.person).await?;
    Ok(ctx.require_facilitator().is_ok() || memberships.iter().any(|membership| membership.agreed))
}

/// Goes on only for a member, where the gathering is for members.
pub async fn require_member(ctx: &Ctx, it: &Gathering) -> Result<()> {
    if it.confidentiality == Confidentiality::Public || is_member(ctx).await? {
        Ok(())
    } else {
        Err(GatheringRefusal::MembersOnly.into())
    }
}

async fn has_seat(ctx: &Ctx, it: &Gathering) -> Result<bool> {
    let seats = seats::of_person(ctx.store(), ctx.asker.person, ctx.now).await?;
    let times = super::times(ctx.store(), it.id).await?;
    Ok(times.iter().any(|time| seats.contains(&time.id)))
}

async fn list(ctx: &Ctx, page: PageNumber, mine: bool) -> Result<Reply> {
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
    let drafts =
        if ctx.require_facilitator().is_ok() && !mine { super::drafts(ctx.store()).await? } else { Vec::new() };
    let places = places::list(ctx.store()).await?;
    let last = PageNumber::at(all.len().saturating_sub(1) / view::LINES);
    let card = view::list(&ctx.words(), ctx.vocabulary(), &all, &places, &drafts, page.min(last), mine);
    Ok(Reply::Update(card))
}

/// `/gathering calendar`: one, all, or those I have a seat in.
async fn calendar_files(ctx: &Ctx) -> Result<Reply> {
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
    let own = seats::of_person(ctx.store(), ctx.asker.person, ctx.now).await?;
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
    Ok(super::times(ctx.store(), it.id).await?.iter().any(|time| own.contains(&time.id)))
}

async fn draft(ctx: &Ctx, id: GatheringId) -> Result<Card> {
    let gathering = super::get(ctx.store(), id).await?;
    gathering.check_draft()?;
    uses(ctx, &gathering);
    let place = places::get(ctx.store(), gathering.place).await?;
    let others = places::by_members(ctx.store()).await?;
    Ok(preview::preview(&ctx.words(), ctx.vocabulary(), &gathering, &place, &others))
}

async fn texts_form(ctx: &Ctx, id: GatheringId) -> Result<Reply> {
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

async fn texts(ctx: &Ctx, id: GatheringId) -> Result<Reply> {
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

async fn choose(ctx: &Ctx, id: GatheringId, pick: MenuField) -> Result<Reply> {
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

/// The gathering that a facilitator names, and the time that is meant.
async fn named(ctx: &Ctx) -> Result<(Gathering, Option<Occurrence>)> {
    let (gathering, occurrence) = super::named(ctx.store(), ctx.given("id"), ctx.now).await?;
    uses(ctx, &gathering);
    Ok((gathering, occurrence))
}

/// `/gathering edit`: with options it sets them, without it opens the texts.
async fn edit(ctx: &Ctx) -> Result<Reply> {
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

async fn move_it(ctx: &Ctx) -> Result<Reply> {
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

/// Whether the id names one time of a series, as `G-5 2027-01-27` does.
fn names_a_day(ctx: &Ctx) -> bool {
    ctx.given("id").contains([' ', '/'])
}

/// The next time that is part of the series as it is now.
async fn next_of_series(ctx: &Ctx, it: &Gathering) -> Result<Option<Occurrence>> {
    let times = super::times(ctx.store(), it.id).await?;
    Ok(times.into_iter().find(|time| time.shape == it.shape && time.is_ahead(ctx.now)))
}

async fn cancel(ctx: &Ctx) -> Result<Reply> {
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

/// `/gathering close`: without a day, the last one that has begun.
async fn close(ctx: &Ctx) -> Result<Reply> {
    let (gathering, occurrence) = named(ctx).await?;
    let occurrence = if names_a_day(ctx) {
        occurrence
    } else {
        let times = super::times(ctx.store(), gathering.id).await?;
        times.into_iter().rfind(|it| it.starts_at <= ctx.now).or(occurrence)
    };
    close_form(ctx, occurrence.ok_or(GatheringRefusal::NotAnnounced)?.id).await
}

async fn close_form(ctx: &Ctx, id: OccurrenceId) -> Result<Reply> {
    let (gathering, occurrence) = super::read(ctx.store(), id).await?;
    occurrence.check_begun(ctx.now)?;
    let harvest = super::harvest_of(ctx.store(), id).await?.unwrap_or_default();
    Ok(Reply::Modal(view::close_form(&ctx.words(), &gathering, id, &harvest)))
}

/// Begins a write-up with the notes: a form for the host's place, else for the place that the asker joined last.
async fn begin_writeup(ctx: &Ctx, id: OccurrenceId) -> Result<Reply> {
    let (gathering, _) = super::read(ctx.store(), id).await?;
    if gathering.is_discreet() {
        return Err(GatheringRefusal::Discreet.into());
    }
    let harvest = super::harvest_of(ctx.store(), id).await?.unwrap_or_default();
    let memberships = places::memberships(ctx.store(), ctx.asker.person).await?;
    let agreed = || memberships.iter().filter(|membership| membership.agreed);
    let membership = agreed().find(|membership| membership.place == gathering.place).or_else(|| agreed().next_back());
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

async fn remind(ctx: &Ctx) -> Result<Reply> {
    let (gathering, occurrence) = named(ctx).await?;
    let gathering = match ctx.option("before") {
        None => gathering,
        Some(typed) => {
            let offsets = read_offsets(typed).ok_or_else(|| GatheringRefusal::BadOffsets(typed.to_owned()))?;
            super::change(ctx.store(), gathering.id, ctx.asker.person, ctx.now, |it| {
                it.offsets = offsets;
                Ok(())
            })
            .await?
        }
    };
    let next = match occurrence {
        Some(occurrence) => reminders::next(ctx.store(), occurrence.id).await?,
        None => None,
    };
    Ok(Reply::Ephemeral(view::offsets_set(&ctx.words(), &gathering, next)))
}

async fn my_reminders(ctx: &Ctx) -> Result<Reply> {
    let direct = match ctx.option("direct") {
        Some("on") => Some(true),
        Some("off") => Some(false),
        _ => None,
    };
    let offsets = match ctx.option("before") {
        Some(typed) => Some(read_offsets(typed).ok_or_else(|| GatheringRefusal::BadOffsets(typed.to_owned()))?),
        None => None,
    };
    remind_me(ctx, direct, offsets).await
}

/// Sets how the asker is reminded, where they said so, and tells how it is now.
async fn remind_me(ctx: &Ctx, direct: Option<bool>, offsets: Option<Vec<i64>>) -> Result<Reply> {
    let mut tx = ctx.store().write().await?;
    let mut choice = members::time_choice(&mut *tx, ctx.asker.person).await?;
    choice.direct = direct.unwrap_or(choice.direct);
    if let Some(offsets) = offsets {
        choice.offsets = Some(offsets.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "));
    }
    members::choose_time(&mut *tx, ctx.asker.person, &choice).await?;
    reminders::rewrite_for(&mut tx, ctx.asker.person, ctx.now).await?;
    tx.commit().await?;
    let offsets =
        choice.offsets.map(|text| text.split_whitespace().filter_map(|it| it.parse().ok()).collect::<Vec<i64>>());
    Ok(Reply::Update(view::reminders_of_person(&ctx.words(), choice.direct, offsets.as_deref())))
}

async fn my_zone(ctx: &Ctx) -> Result<Reply> {
    let zone = options::zone_named(ctx, ctx.given("zone")).await?;
    let mut tx = ctx.store().write().await?;
    let choice = members::time_choice(&mut *tx, ctx.asker.person).await?;
    let choice = members::TimeChoice { zone: Some(zone.name().to_owned()), ..choice };
    members::choose_time(&mut *tx, ctx.asker.person, &choice).await?;
    tx.commit().await?;
    Ok(Reply::Ephemeral(view::zone_set(&ctx.words(), &zone, ctx.now)))
}
