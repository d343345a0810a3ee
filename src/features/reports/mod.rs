//! Reports on published write-ups, and the right of reply of organisations that are named in them. A moderator decides on
//! each, once; an accepted reply is shown with the write-up, which is then marked as contested.

pub mod commands;
mod model;
mod store;
mod view;

use sqlx::SqliteConnection;
use tertulia_clock::Moment;

use self::model::{A_DAY, Complaint, Report, State};
pub use self::model::{CustomId, ReportRefusal};
pub use self::store::Waiting;
use crate::audit_log::{self, Entry};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::i18n::Words;
use crate::base::ids::{PersonId, ReportId, WriteupId};
use crate::discord::card::Card;
use crate::discord::context::Services;
use crate::features::places;
use crate::features::servers;
use crate::features::writeups::{self, Revision, Writeup};
use crate::outbox::{self, Content, Target, Topic};

/// What somebody is about to report, while they may: before they are asked to write.
pub async fn ask(store: &Store, id: WriteupId, person: PersonId, now: Moment) -> Result<(Writeup, Revision)> {
    let mut db = store.read().acquire().await?;
    let found = writeups::public_in(&mut db, id).await?;
    check_limit(store::count_since(&mut *db, person, now.plus_hours(-24)).await?)?;
    Ok(found)
}

fn check_limit(count: i64) -> Result<(), ReportRefusal> {
    if count >= A_DAY { Err(ReportRefusal::TooMany) } else { Ok(()) }
}

/// Puts a report or a reply before the moderators. The same form sent twice is one; with other words it is another.
pub async fn send(
    store: &Store,
    id: WriteupId,
    person: PersonId,
    complaint: Complaint,
    form: u64,
    now: Moment,
) -> Result<Writeup> {
    let form = form.cast_signed();
    let mut tx = store.write().await?;
    let (writeup, revision) = writeups::public_in(&mut tx, id).await?;
    let complaint = complaint.check(&revision)?;
    let is_used = store::is_used(&mut *tx, form).await?;
    if is_used && store::is_sent(&mut *tx, id, person, &complaint).await? {
        return Ok(writeup);
    }
    check_limit(store::count_since(&mut *tx, person, now.plus_hours(-24)).await?)?;
    let report = store::insert(&mut *tx, (!is_used).then_some(form), id, person, &complaint, now).await?;
    let (subject, after) = (format!("writeup/{id}"), format!("report {report}"));
    let (action, reason) = match &complaint {
        Complaint::Report { reason, .. } => ("report.send", reason),
        Complaint::Reply { organisation, .. } => ("report.reply", organisation),
    };
    let entry = Entry { actor: Some(person), action, subject: &subject, before: "", after: &after, reason };
    audit_log::append(&mut tx, entry, now).await?;
    for target in servers::review_channels(&mut *tx).await? {
        outbox::enqueue(&mut tx, Topic::ReportCard, report.0, target, now).await?;
    }
    tx.commit().await?;
    Ok(writeup)
}

/// A report with what it is about.
pub async fn read(store: &Store, id: ReportId) -> Result<(Report, Writeup, Revision)> {
    let report = store::get(store.read(), id).await?.ok_or(ReportRefusal::Unknown)?;
    let (writeup, revision) = writeups::get(store, report.writeup).await?.ok_or(ReportRefusal::Unknown)?;
    Ok((report, writeup, revision))
}

/// What waits for a moderator, oldest first.
pub async fn waiting(store: &Store, offset: i64, limit: i64) -> Result<Vec<Waiting>> {
    store::waiting(store.read(), offset, limit).await
}

/// Decides, once. Of two moderators, the second is told what the first decided. Whoever sent it hears; of an accepted
/// reply the author hears too.
pub async fn decide(
    store: &Store,
    id: ReportId,
    by: PersonId,
    state: State,
    answer: &str,
    now: Moment,
) -> Result<(Report, Writeup)> {
    let mut tx = store.write().await?;
    let report = store::get(&mut *tx, id).await?.ok_or(ReportRefusal::Unknown)?;
    let writeup = writeups::get_in(&mut tx, report.writeup).await?.ok_or(ReportRefusal::Unknown)?;
    report.open_for(by, writeup.author)?;
    store::decide(&mut *tx, id, state, by, answer, now).await?;
    let (subject, after) = (format!("writeup/{}", writeup.id), format!("report {id} {}", state.word()));
    let entry = Entry {
        actor: Some(by),
        action: "report.decide",
        subject: &subject,
        before: report.state.word(),
        after: &after,
        reason: answer,
    };
    audit_log::append(&mut tx, entry, now).await?;
    outbox::update(&mut tx, Topic::ReportCard, id.0, now).await?;
    let is_shown = report.is_reply() && state == State::Accepted;
    tell(&mut tx, &report, &writeup, is_shown, now).await?;
    if !is_shown {
        // An author who was told that it is decided anew reads in the same letter that it is not shown.
        outbox::update(&mut tx, Topic::ReportDecision, id.0, now).await?;
    }
    tx.commit().await?;
    Ok((report, writeup))
}

/// Takes a decision up again: the report waits anew. A reply that was accepted is not shown until it is again, of which the
/// author of the write-up hears too.
pub async fn reopen(store: &Store, id: ReportId, by: PersonId, reason: &str, now: Moment) -> Result<(Report, Writeup)> {
    if reason.is_empty() {
        return Err(ReportRefusal::NoReason.into());
    }
    let mut tx = store.write().await?;
    let report = store::get(&mut *tx, id).await?.ok_or(ReportRefusal::Unknown)?;
    let writeup = writeups::get_in(&mut tx, report.writeup).await?.ok_or(ReportRefusal::Unknown)?;
    report.reopens_for(by, writeup.author)?;
    store::reopen(&mut *tx, id, reason).await?;
    let (subject, after) = (format!("writeup/{}", writeup.id), format!("report {id} {}", State::Waiting.word()));
    let before = report.state.word();
    let entry = Entry { actor: Some(by), action: "report.reopen", subject: &subject, before, after: &after, reason };
    audit_log::append(&mut tx, entry, now).await?;
    outbox::update(&mut tx, Topic::ReportCard, id.0, now).await?;
    let was_shown = report.is_reply() && report.state == State::Accepted;
    tell(&mut tx, &report, &writeup, was_shown, now).await?;
    tx.commit().await?;
    Ok((report, writeup))
}

/// Whoever sent it hears; where that changes what is shown with the write-up, its author hears too.
async fn tell(
    tx: &mut SqliteConnection,
    report: &Report,
    writeup: &Writeup,
    changes_writeup: bool,
    now: Moment,
) -> Result<()> {
    for person in report.person.into_iter().chain(writeup.author.filter(|_| changes_writeup)) {
        outbox::enqueue_again(&mut *tx, Topic::ReportDecision, report.id.0, person, now).await?;
    }
    if changes_writeup {
        outbox::update(tx, Topic::Announcement, writeup.id.0, now).await?;
    }
    Ok(())
}

/// The words of a card or letter that this feature owes.
pub async fn content(
    services: &Services,
    topic: Topic,
    subject: i64,
    target: Target,
    words: &Words,
) -> Result<Option<Content>> {
    if topic == Topic::ReportCard {
        return Ok(card(services, ReportId(subject), words).await?.map(Content::Card));
    }
    let store = &services.store;
    let Some(report) = store::get(store.read(), ReportId(subject)).await? else { return Ok(None) };
    let Some((writeup, _)) = writeups::get(store, report.writeup).await? else { return Ok(None) };
    Ok(Some(Content::Card(match target {
        Target::Person(person) if report.person != Some(person) => view::author_letter(words, &report, &writeup),
        _ => view::letter(words, &report, &writeup),
    })))
}

/// What moderators see of a report.
async fn card(services: &Services, id: ReportId, words: &Words) -> Result<Option<Card>> {
    let store = &services.store;
    let Some(report) = store::get(store.read(), id).await? else { return Ok(None) };
    let Some((writeup, revision)) = writeups::get(store, report.writeup).await? else { return Ok(None) };
    // Whether somebody speaks for an organisation is judged by where they belong, not by their name.
    let mut belongs = Vec::new();
    if let Some(person) = report.person.filter(|_| report.is_reply()) {
        for membership in places::memberships(store, person).await?.into_iter().filter(|it| it.agreed) {
            let place = places::get(store, membership.place).await?.label(&services.vocabulary, words.language());
            belongs.push((place, membership));
        }
    }
    Ok(Some(view::card(words, &services.vocabulary, &report, &writeup, &revision, &belongs)))
}
