//! What Discord shows of gatherings: the words of owed messages, scheduled events and threads, and what follows once
//! they are there.

use serde_json::{Value, json};
use sqlx::SqliteConnection;
use tertulia_clock::Moment;

use super::model::{Gathering, News, Occurrence, Stage, State};
use super::reminders;
use super::view::{self, CardData};
use super::{calendar, seats, store};
use crate::base::error::Result;
use crate::base::i18n::Words;
use crate::base::ids::{ChannelId, EventId, NoticeId, OccurrenceId, OutboxId, PersonId, ReminderId, ServerId, UserId};
use crate::discord::card::{Accent, Attachment, Card, cut};
use crate::discord::context::Services;
use crate::features::members;
use crate::features::places::{self, Place};
use crate::features::writeups;
use crate::outbox::{self, Arrived, Content, ContentRequest, Event, Message, OutboxMessage, Target, Topic};
use crate::say;

/// Discord's longest name of an event or a thread, its longest description, its longest location.
const NAME: usize = 100;
const DESCRIPTION: usize = 1_000;
const LOCATION: usize = 100;

/// What this feature says.
pub const MESSAGES: &[Message] = &[
    Message::new(Topic::Gathering, |services, request, words| {
        Box::pin(async move { Ok(card(services, request, words).await?.map(Content::Card)) })
    })
    .then(|tx, arrived| Box::pin(card_arrived(tx, arrived))),
    Message::new(Topic::GatheringEvent, |services, request, words| {
        Box::pin(async move { Ok(event(services, request, words).await?.map(Content::Event)) })
    })
    .with_farewell(|| Content::Event(called_off(String::new())))
    .then(|tx, arrived| Box::pin(event_arrived(tx, arrived))),
    Message::new(Topic::GatheringThread, |services, request, words| Box::pin(thread(services, request, words)))
        .then(|tx, arrived| Box::pin(thread_arrived(tx, arrived))),
    Message::new(Topic::Reminder, |services, request, words| {
        Box::pin(async move { Ok(reminder(services, request, words).await?.map(Content::Card)) })
    })
    .or_else(|tx, owed, now| Box::pin(reminder_undeliverable(tx, owed, now))),
    Message::new(Topic::GatheringNotice, |services, request, words| {
        Box::pin(async move { Ok(notice(services, request, words).await?.map(Content::Card)) })
    })
    .or_else(|tx, owed, now| Box::pin(notice_undeliverable(tx, owed, now))),
    Message::new(Topic::LetterWaits, |services, request, words| {
        Box::pin(async move { Ok(letter_waits(services, request, words).await?.map(Content::Card)) })
    }),
];

/// What a card of one time is made of, read from the database.
pub struct GatheringDetails {
    /// The gathering
    pub gathering: Gathering,
    /// One of its times
    pub occurrence: Occurrence,
    /// The host
    pub place: Place,
    /// Places, those with the most members first
    pub others: Vec<Place>,
    counts: super::model::Counts,
    news: Option<store::Notice>,
    writeups: Vec<String>,
    harvest: Option<super::outcome::Outcome>,
}

impl GatheringDetails {
    /// Reads it.
    pub async fn read(services: &Services, id: OccurrenceId) -> Result<Self> {
        let (gathering, occurrence) = super::read(&services.store, id).await?;
        let others = places::by_members(&services.store).await?;
        let place = places::get(&services.store, gathering.place).await?;
        let counts = seats::counts(services.store.read(), id).await?;
        let news = store::last_news(services.store.read(), id).await?;
        let harvest = store::harvest_of(services.store.read(), id).await?;
        let writeups = titles(services, &gathering).await?;
        Ok(Self { gathering, occurrence, place, others, counts, news, writeups, harvest })
    }

    /// For the view.
    pub fn sheet(&self) -> CardData<'_> {
        CardData {
            gathering: &self.gathering,
            occurrence: &self.occurrence,
            place: &self.place,
            others: &self.others,
            counts: self.counts,
            news: self.news.as_ref(),
            writeups: &self.writeups,
            harvest: self.harvest.as_ref(),
            for_members: false,
        }
    }
}

/// The public write-ups on the agenda, as lines.
async fn titles(services: &Services, it: &Gathering) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    for id in &it.writeups {
        if let Some((writeup, revision)) = writeups::get(&services.store, *id).await? {
            let title = crate::discord::card::plain_line(&revision.texts.title);
            lines.push(format!("- {} · {title}", writeup.reference()));
        }
    }
    Ok(lines)
}

async fn posted(services: &Services, id: OccurrenceId, server: Option<ServerId>) -> Result<Option<store::Posted>> {
    let all = store::announcements(services.store.read(), id).await?;
    Ok(all.into_iter().find(|posted| Some(posted.server) == server))
}

async fn card(services: &Services, request: &ContentRequest, words: &Words) -> Result<Option<Card>> {
    let Some(server) = request.server() else { return Ok(None) };
    let (id, now) = (OccurrenceId(request.subject), request.now);
    let whole = GatheringDetails::read(services, id).await?;
    let is_there = posted(services, id, Some(server)).await?.is_some();
    if !is_there && !whole.occurrence.is_ahead(now) {
        return Ok(None);
    }
    let file = file_of(services, &whole, words, false).await?;
    Ok(Some(view::announcement(words, &services.vocabulary, &whole.sheet(), server, file, now)))
}

/// The calendar file of a gathering, for everyone or for somebody with a seat.
pub async fn file_of(
    services: &Services,
    whole: &GatheringDetails,
    words: &Words,
    has_seat: bool,
) -> Result<Attachment> {
    let entry = entry(services, &whole.gathering, words, has_seat).await?;
    Ok(Attachment { name: format!("{}.ics", whole.gathering.reference()), bytes: calendar::file(&[entry]) })
}

/// What a calendar file says of a gathering.
pub async fn entry(services: &Services, it: &Gathering, words: &Words, has_seat: bool) -> Result<calendar::Entry> {
    let times = store::times(services.store.read(), it.id).await?;
    let posted = store::last_announcement(services.store.read(), it.id).await?;
    let url = posted.map(|posted| message_link(&posted));
    Ok(calendar::Entry {
        gathering: it.clone(),
        times,
        only: None,
        location: view::bare_place_of_meeting(words, it, has_seat),
        description: format!("{}\n\n{}", it.purpose, it.agenda).trim().to_owned(),
        url,
    })
}

fn message_link(posted: &store::Posted) -> String {
    format!("https://discord.com/channels/{}/{}/{}", posted.server, posted.channel, posted.message)
}

/// The scheduled event: one for each time, always of the external kind, never with a link that is for seats alone.
async fn event(services: &Services, request: &ContentRequest, words: &Words) -> Result<Option<Event>> {
    let id = OccurrenceId(request.subject);
    let (it, occurrence) = super::read(&services.store, id).await?;
    let mark = format!("{}/{}", it.reference(), occurrence.id);
    let is_cancelled = occurrence.stage == Stage::Cancelled || it.state == State::Cancelled || it.is_discreet();
    if is_cancelled {
        return Ok(Some(called_off(mark)));
    }
    if occurrence.starts_at <= request.now {
        return Ok(None);
    }
    let link = posted(services, id, request.server()).await?.map(|posted| message_link(&posted)).unwrap_or_default();
    let tail = format!("\n\n{link}\n{mark}");
    let room = DESCRIPTION.saturating_sub(tail.chars().count());
    let description = format!("{}{tail}", cut(&it.purpose, room));
    let body = json!({
        "name": cut(&it.title, NAME),
        "description": description.trim(),
        "privacy_level": 2,
        "entity_type": 3,
        "channel_id": Value::Null,
        "entity_metadata": { "location": cut(&view::bare_place_of_meeting(words, &it, false), LOCATION) },
        "scheduled_start_time": occurrence.starts_at.timestamp().to_string(),
        "scheduled_end_time": occurrence.ends_at.timestamp().to_string(),
    });
    Ok(Some(Event { body, mark, is_cancelled }))
}

fn called_off(mark: String) -> Event {
    Event { body: json!({ "status": 4 }), mark, is_cancelled: true }
}

async fn thread(services: &Services, request: &ContentRequest, words: &Words) -> Result<Option<Content>> {
    let id = OccurrenceId(request.subject);
    let Some(posted) = posted(services, id, request.server()).await? else { return Ok(None) };
    let (it, occurrence) = super::read(&services.store, id).await?;
    if occurrence.stage != Stage::Planned {
        return Ok(None);
    }
    let day = words.day(occurrence.starts.year(), occurrence.starts.month(), occurrence.starts.day());
    let room = NAME.saturating_sub(day.chars().count() + 3);
    Ok(Some(Content::Thread { message: posted.message, name: format!("{} · {day}", cut(it.title.trim(), room)) }))
}

async fn reminder(services: &Services, request: &ContentRequest, words: &Words) -> Result<Option<Card>> {
    let now = request.now;
    let Some(row) = reminders::get(services.store.read(), ReminderId(request.subject)).await? else { return Ok(None) };
    let whole = GatheringDetails::read(services, row.occurrence).await?;
    if row.minutes < 0 {
        let is_open = whole.occurrence.stage == Stage::Planned;
        return Ok(is_open.then(|| view::nudge(words, &whole.gathering, &whole.occurrence)));
    }
    let is_stale = whole.occurrence.stage != Stage::Planned || !row.is_current || whole.occurrence.ends_at <= now;
    if is_stale {
        // What was said already must not tell the wrong day.
        return Ok(request.is_there.then(|| view::stale_reminder(words, &whole.sheet(), row.is_current)));
    }
    // Discord may have been away for long: a later one says it all.
    if !request.is_there && reminders::is_overtaken(services.store.read(), &row, now).await? {
        return Ok(None);
    }
    let (answer, server) = match request.target {
        Target::Person(person) => {
            // Who gave the seat up since is not reminded of it.
            let answer = seats::of(&services.store, row.occurrence, person).await?;
            if answer != Some(super::model::Answer::Going) {
                return Ok(None);
            }
            (answer, None)
        }
        Target::Channel(server, _) => (None, Some(server)),
    };
    let posted = posted(services, row.occurrence, server).await?;
    let late = row.late || now.0 - row.due_at.0 > super::model::LATE_AFTER;
    let reminder = view::Reminder { sheet: whole.sheet(), late, answer, server, posted };
    Ok(Some(view::reminder(words, &reminder, now)))
}

async fn notice(services: &Services, request: &ContentRequest, words: &Words) -> Result<Option<Card>> {
    let Some(notice) = store::notice(services.store.read(), NoticeId(request.subject)).await? else { return Ok(None) };
    let (it, occurrence) = super::read(&services.store, notice.occurrence).await?;
    let (to_person, server) = match request.target {
        Target::Person(person) => {
            let answer = seats::of(&services.store, notice.occurrence, person).await?;
            if notice.kind == News::Promoted && answer != Some(super::model::Answer::Going) {
                return Ok(None);
            }
            (true, None)
        }
        Target::Channel(server, _) => (false, Some(server)),
    };
    Ok(Some(view::notice(words, &it, &occurrence, &notice, to_person, server, request.now)))
}

/// Who was forgotten since is not mentioned any more.
async fn letter_waits(services: &Services, request: &ContentRequest, words: &Words) -> Result<Option<Card>> {
    let user = match outbox::recipient(services.store.read(), OutboxId(request.subject)).await? {
        Some(person) => members::user_of(services.store.read(), person).await?,
        None => None,
    };
    Ok(match user {
        Some(user) => Some(mention(words, user)),
        None => request.is_there.then(|| Card::note(Accent::Plain, words.text("letter-waits-no-longer"))),
    })
}

fn mention(words: &Words, user: UserId) -> Card {
    Card::note(Accent::Plain, say!(words, "letter-waits", user = format!("<@{user}>"))).pinging(user)
}

/// Where the card is becomes a row, and what hangs on it is owed.
async fn card_arrived(tx: &mut SqliteConnection, Arrived { owed, channel, message, now }: Arrived<'_>) -> Result<()> {
    let Target::Channel(server, _) = owed.target else { return Ok(()) };
    let id = OccurrenceId(owed.subject);
    store::put_announcement(&mut *tx, id, server, channel, message).await?;
    outbox::enqueue(tx, Topic::GatheringThread, id.0, owed.target, now).await?;
    // It says where the card is.
    outbox::update(tx, Topic::GatheringEvent, id.0, now).await
}

async fn event_arrived(tx: &mut SqliteConnection, Arrived { owed, message, .. }: Arrived<'_>) -> Result<()> {
    let Target::Channel(server, _) = owed.target else { return Ok(()) };
    store::put_mirror(tx, OccurrenceId(owed.subject), server, EventId(message.0)).await
}

async fn thread_arrived(tx: &mut SqliteConnection, Arrived { owed, message, .. }: Arrived<'_>) -> Result<()> {
    let Target::Channel(server, _) = owed.target else { return Ok(()) };
    store::set_thread(tx, OccurrenceId(owed.subject), server, ChannelId(message.0)).await
}

async fn reminder_undeliverable(tx: &mut SqliteConnection, owed: &OutboxMessage, now: Moment) -> Result<()> {
    let occurrence = reminders::occurrence_of(&mut *tx, ReminderId(owed.subject)).await?;
    tell_thread(tx, owed, occurrence, now).await
}

async fn notice_undeliverable(tx: &mut SqliteConnection, owed: &OutboxMessage, now: Moment) -> Result<()> {
    let notice = store::notice(&mut *tx, NoticeId(owed.subject)).await?;
    tell_thread(tx, owed, notice.map(|notice| notice.occurrence), now).await
}

/// A letter about a gathering waits in somebody's inbox: the thread says so to them, and nothing more. Where nobody may be
/// named, nothing does.
async fn tell_thread(
    tx: &mut SqliteConnection,
    owed: &OutboxMessage,
    occurrence: Option<OccurrenceId>,
    now: Moment,
) -> Result<()> {
    let (Target::Person(person), Some(occurrence)) = (owed.target, occurrence) else { return Ok(()) };
    store::count_undelivered(&mut *tx, occurrence).await?;
    let (gathering, _) = super::time(tx, occurrence).await?;
    if gathering.is_discreet() {
        return Ok(());
    }
    if let Some((server, thread)) = thread_of(tx, occurrence, person).await? {
        outbox::enqueue(tx, Topic::LetterWaits, owed.id.0, Target::Channel(server, thread), now).await?;
    }
    Ok(())
}

/// The thread of one time in the server from which a person answered.
async fn thread_of(
    tx: &mut SqliteConnection,
    id: OccurrenceId,
    person: PersonId,
) -> Result<Option<(ServerId, ChannelId)>> {
    let server = seats::server_of(&mut *tx, id, person).await?;
    let all = store::announcements(&mut *tx, id).await?;
    Ok(all
        .into_iter()
        .find(|posted| Some(posted.server) == server)
        .and_then(|posted| Some((posted.server, posted.thread?))))
}
