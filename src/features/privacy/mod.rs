//! What a member owns: everything about them in one file, and being forgotten.
//!
//! What there is, how it is theirs and what becomes of it stands in the `register`; both commands are made from it. An
//! erasure is one transaction. Before it is committed its line is on disk in `erasures.log`, and only after the commit is
//! there a receipt: whatever stops the program in between, a line without an erasure is erased at the next start, and
//! there is never a receipt without a line. The job that ends what was kept long enough is in `retention`.

pub mod commands;
mod ledger;
mod model;
mod register;
mod retention;
mod store;
pub mod view;

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use anyhow::Context as _;
use serde::Serialize;
use serde_json::Value;
use sqlx::SqliteConnection;
use tertulia_clock::Moment;

pub use self::ledger::{ERASURES, files, merge, path};
pub use self::model::keep::LOG_WORDS;
pub use self::model::{Doubt, Mode, PrivacyRefusal};
use self::model::{Evidence, Key, Line, hashes_of, judge_record, read_lines, without_others};
pub use self::register::Group;
use self::register::{Belongs, REGISTER};
pub use self::retention::sweep;
use self::store::Done;
use crate::audit_log::{self, Entry};
use crate::base::database::Store;
use crate::base::error::{Error, Result};
use crate::base::ids::{PersonId, RevisionId, UserId};
use crate::features::blocks::{self, Block};
use crate::features::gatherings;
use crate::features::places;
use crate::outbox::{self, Topic};
use crate::search_index;

/// The name of what an export is, for programs that read it.
const FORMAT: &str = "tertulia personal data";
/// Its version: grows when a program that reads it must change.
const VERSION: u32 = 1;

/// Everything of one person, as they are given it.
#[derive(Clone, Debug, Serialize)]
pub struct Export {
    format: &'static str,
    version: u32,
    made_at: String,
    /// What each part is, in the person's language
    about: BTreeMap<&'static str, String>,
    data: BTreeMap<&'static str, BTreeMap<&'static str, Vec<Value>>>,
}

/// Gathers everything of one person, in one look at the database. `about` says what a group is.
pub async fn export(store: &Store, person: PersonId, now: Moment, about: impl Fn(Group) -> String) -> Result<Export> {
    let mut data: BTreeMap<&str, BTreeMap<&str, Vec<Value>>> = BTreeMap::new();
    let mut tx = store.read().begin().await?;
    for holding in REGISTER.iter().filter(|holding| holding.is_exported()) {
        let rows = store::exported(&mut *tx, holding, person).await?;
        let rows = rows.iter().map(|row| read_row(row)).collect::<Result<Vec<_>>>()?;
        data.entry(holding.group.word()).or_default().entry(holding.part).or_default().extend(rows);
    }
    let log = store::exported_log(&mut *tx, person).await?;
    let log = log.iter().map(|row| Ok(only_them(read_row(row)?, person))).collect::<Result<Vec<_>>>()?;
    data.entry(Group::Log.word()).or_default().insert("rows", log);
    Ok(Export {
        format: FORMAT,
        version: VERSION,
        made_at: jiff::Timestamp::from_second(now.0).unwrap_or_default().to_string(),
        about: Group::ALL.into_iter().map(|group| (group.word(), about(group))).collect(),
        data,
    })
}

fn read_row(row: &str) -> Result<Value> {
    serde_json::from_str(row).map_err(|error| Error::Fault(format!("a row of an export is no JSON: {error}")))
}

/// A row of the log in which nobody is named by number but `person`.
fn only_them(mut row: Value, person: PersonId) -> Value {
    // Rows of older versions name people by the bare number.
    let is_bare = row["action"] == "writeup.hand_over";
    for part in ["before", "after", "reason"] {
        let Some(text) = row[part].as_str() else { continue };
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let text = if is_bare && is_number { format!("person/{text}") } else { text.to_owned() };
        row[part] = without_others(&text, person).into();
    }
    row
}

impl Export {
    /// The file.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        serde_json::to_vec_pretty(self).map_err(|error| Error::Fault(format!("an export can't be written: {error}")))
    }
}

/// What there is of a person, before it goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inventory {
    /// What goes, with how many
    pub goes: Vec<(Group, i64)>,
    /// What stays without their name, with how many
    pub stays: Vec<(Group, i64)>,
    /// Write-ups that are not public
    pub unpublished: i64,
    /// Write-ups that are
    pub published: i64,
    /// They are a moderator by a row, and nobody else is
    pub is_last_moderator: bool,
}

/// What would go and what would stay.
pub async fn inventory(store: &Store, person: PersonId) -> Result<Inventory> {
    let mut tx = store.read().begin().await?;
    inventory_in(&mut tx, person).await
}

async fn inventory_in(db: &mut SqliteConnection, person: PersonId) -> Result<Inventory> {
    let mut counts: BTreeMap<(bool, Group), i64> = BTreeMap::new();
    for holding in REGISTER {
        // Answers, not reminders, are what people count; write-ups are counted below, by whether they are public.
        let is_counted = !matches!(holding.group, Group::Account | Group::Writeups)
            && !matches!(holding.table, "reminder" | "claim" | "lately_used");
        let is_whole = matches!(holding.belongs, Belongs::To(_)) || holding.table == "log";
        if is_counted && is_whole {
            let goes = holding.fate.goes() || holding.table == "seat";
            *counts.entry((goes, holding.group)).or_default() += store::count(&mut *db, holding, person).await?;
        }
    }
    let side = |goes: bool| {
        counts
            .iter()
            .filter(move |((side, _), count)| *side == goes && **count > 0)
            .map(|((_, group), count)| (*group, *count))
    };
    let written = store::written(&mut *db, person).await?;
    let published = written.iter().filter(|it| it.is_public).count();
    Ok(Inventory {
        goes: side(true).collect(),
        stays: side(false).collect(),
        unpublished: i64::try_from(written.len() - published).unwrap_or(i64::MAX),
        published: i64::try_from(published).unwrap_or(i64::MAX),
        is_last_moderator: store::is_last_moderator(db, person).await?,
    })
}

/// What the asker gets when they are forgotten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Forgotten {
    /// It is done
    Now(Receipt),
    /// It was done before
    Before {
        /// The number of the receipt
        number: String,
        /// When
        at: Moment,
    },
}

/// That an erasure is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Its number
    pub number: String,
    /// When
    pub at: Moment,
    /// What became of published write-ups
    pub mode: Mode,
    /// What there was
    pub had: Inventory,
}

/// The number that a person's receipt will have; buttons carry it.
pub async fn receipt_of(store: &Store, person: PersonId) -> Result<String> {
    Ok(model::receipt(&key(store).await?.of_person(person)))
}

/// Forgets a person, for a button that was made for them. Pressed again it says so and leaves nothing behind.
pub async fn forget(
    store: &Store,
    erasures: &Path,
    person: PersonId,
    number: &str,
    mode: Mode,
    now: Moment,
) -> Result<Forgotten> {
    let key = key(store).await?;
    let hash = key.of_person(person);
    let mut tx = store.write().await?;
    let earlier = store::done(&mut *tx).await?.into_iter().find(|done| model::receipt(&done.hash) == number);
    if let Some(earlier) = earlier {
        store::drop_newcomer(&mut tx, person, now).await?;
        tx.commit().await?;
        return Ok(Forgotten::Before { number: number.to_owned(), at: earlier.at });
    }
    if model::receipt(&hash) != number || !store::is_there(&mut *tx, person).await? {
        return Err(PrivacyRefusal::NotYours.into());
    }
    let had = inventory_in(&mut tx, person).await?;
    if had.published > 0 && mode == Mode::Nothing {
        return Err(PrivacyRefusal::NotChosen.into());
    }
    erase(&mut tx, &key, person, mode, now).await?;
    let line = Line { at: now, mode, hash };
    settle(&mut tx, &line, now).await?;
    // Not the other way round: a receipt must never be given, nor anything be gone, that the file does not know. A line
    // whose erasure is not committed is done again at the next start.
    ledger::append(erasures, &key, &line).await?;
    tx.commit().await?;
    Ok(Forgotten::Now(Receipt { number: model::receipt(&line.hash), at: now, mode, had }))
}

/// Remembers that an erasure is done, and notes it in the log.
/// Nobody stands there as having asked: row and receipt must not lead to a person's other rows.
async fn settle(tx: &mut SqliteConnection, line: &Line, now: Moment) -> Result<()> {
    let (hash, mode, at) = (line.hash.clone(), line.mode, line.at);
    store::insert_done(&mut *tx, &Done { hash, mode, at }).await?;
    let subject = format!("erasure/{}", model::receipt(&line.hash));
    let entry = Entry { action: "person.forget", subject: &subject, after: mode.word(), ..Entry::default() };
    audit_log::append(tx, entry, now).await
}

/// Erases everything of a person, in the transaction that decides it.
async fn erase(tx: &mut SqliteConnection, key: &Key, person: PersonId, mode: Mode, now: Moment) -> Result<()> {
    let user = store::user_of(&mut *tx, person).await?;
    if let Some(user) = user {
        store::keep_block(&mut *tx, person, &key.of_user(user), now).await?;
    }
    // What names or quotes them in Discord is told anew: without them, or that it is gone.
    for (topic, subject) in store::cards(&mut *tx, person).await? {
        outbox::update(tx, topic, subject, now).await?;
    }
    store::count_attendance(&mut *tx, Some(person), now).await?;
    gatherings::seats::give_up_all(tx, person, now).await?;
    store::delete_log_words_naming(&mut *tx, person, user).await?;
    store::keep_own_words(&mut *tx, person).await?;
    store::confirm_once(&mut *tx, person).await?;
    store::drop_agendas(&mut *tx, person).await?;
    let organisations = places::memberships_in(tx, person).await?;
    let (last, first): (Vec<_>, Vec<_>) = REGISTER.iter().partition(|holding| holding.group == Group::Account);
    for holding in first {
        store::settle(tx, holding, person).await?;
    }
    erase_writeups(tx, person, &organisations, mode, now).await?;
    for holding in last {
        store::settle(tx, holding, person).await?;
    }
    Ok(())
}

/// What becomes of a person's write-ups: what is public as they chose, what is not is erased.
async fn erase_writeups(
    tx: &mut SqliteConnection,
    person: PersonId,
    memberships: &[places::Membership],
    mode: Mode,
    now: Moment,
) -> Result<()> {
    let places = places::list_in(tx).await?;
    let written = store::written(&mut *tx, person).await?;
    let has_written = !written.is_empty();
    for writeup in written {
        // With `Nothing` there was nothing public when it was asked for; in an older copy of the database there may be.
        let stays = writeup.is_public && matches!(mode, Mode::Keep | Mode::Anonymise);
        for step in store::steps(&mut *tx, writeup.id).await? {
            if !step.was_submitted {
                store::delete_revision(tx, step.id).await?;
                continue;
            }
            if !(stays && step.was_published) {
                store::empty_revision(tx, step.id).await?;
            }
            outbox::update(tx, Topic::ReviewCard, step.id.0, now).await?;
        }
        if stays {
            let of_place = memberships.iter().find(|membership| membership.place == writeup.place);
            let place = places.iter().find(|place| place.id == writeup.place);
            let (organisation, place) = (
                of_place.and_then(|membership| membership.organisation.as_deref()),
                place.map(|place| place.name.as_str()).unwrap_or_default(),
            );
            match mode {
                Mode::Keep => store::credit_organisation(&mut *tx, writeup.id, organisation, place).await?,
                _ => store::credit_nobody(&mut *tx, writeup.id).await?,
            }
            store::unname_writeup(&mut *tx, writeup.id).await?;
        } else {
            for occurrence in store::on_agendas(&mut *tx, writeup.id).await? {
                outbox::update(tx, Topic::Gathering, occurrence.0, now).await?;
            }
            search_index::remove(tx, search_index::Item::Writeup(writeup.id)).await?;
            store::bury_writeup(tx, writeup.id, now).await?;
        }
        outbox::update(tx, Topic::Announcement, writeup.id.0, now).await?;
    }
    if has_written {
        search_index::wipe(tx).await?;
    }
    Ok(())
}

/// Whether what a card or letter is about was erased, so that nothing is left to say of it.
pub async fn is_gone(store: &Store, topic: Topic, subject: i64) -> Result<bool> {
    let db = store.read();
    Ok(match topic {
        Topic::TranslationCard | Topic::TranslationDecision => store::is_translation_gone(db, subject).await?,
        Topic::ReportCard => store::is_report_gone(db, subject).await?,
        Topic::HoldOver | Topic::MergedIntoYours => match store::decided_on(db, subject).await? {
            Some(revision) => store::is_revision_gone(db, revision).await?,
            None => true,
        },
        Topic::ConfirmAsked => store::is_revision_gone(db, RevisionId(subject)).await?,
        _ => false,
    })
}

/// What became of the lines of a file of erasures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Replayed {
    /// Done now: the person was in the database
    pub done: usize,
    /// Done before, or of somebody whom this database never knew
    pub needless: usize,
    /// Of another installation: nobody can tell whom they mean
    pub foreign: usize,
    /// Cut in two when the power failed; nobody got a receipt for them
    pub unreadable: usize,
}

/// Whether there is a file of erasures. A database that is restored without it may hold people who were forgotten.
pub fn has_erasures(erasures: &Path) -> bool {
    erasures.exists()
}

/// Does again what the file of erasures says and this database does not know yet: at a start, since the program may have
/// been stopped between line and commit; on a restored copy, since it may be older than the lines.
pub async fn replay(store: &Store, erasures: &Path, now: Moment) -> Result<Replayed> {
    let text = ledger::read(erasures).await?.unwrap_or_default();
    let Some(key) = store::key(store.read()).await?.and_then(|key| Key::read(&key)) else {
        let lines = read_lines(&text, "");
        return Ok(Replayed { foreign: lines.foreign, unreadable: lines.unreadable, ..Replayed::default() });
    };
    let lines = read_lines(&text, &key.mark());
    let mut outcome = Replayed { foreign: lines.foreign, unreadable: lines.unreadable, ..Replayed::default() };
    let done = store::done(store.read()).await?;
    let open: Vec<&Line> = lines.own.iter().filter(|line| done.iter().all(|done| done.hash != line.hash)).collect();
    outcome.needless = lines.own.len() - open.len();
    if open.is_empty() {
        return Ok(outcome);
    }
    let people = store::people(store.read()).await?;
    let mut people: HashMap<String, PersonId> =
        people.into_iter().map(|person| (key.of_person(person), person)).collect();
    for line in open {
        let Some(person) = people.remove(&line.hash) else {
            outcome.needless += 1;
            continue;
        };
        let mut tx = store.write().await?;
        erase(&mut tx, &key, person, line.mode, now).await?;
        settle(&mut tx, line, now).await?;
        tx.commit().await?;
        outcome.done += 1;
    }
    Ok(outcome)
}

/// Makes ready at a start: the key, the file, and whatever in it is not done yet.
///
/// # Errors
/// The file can't be written: nobody could be forgotten.
pub async fn prepare(store: &Store, erasures: &Path, now: Moment) -> anyhow::Result<()> {
    let mut tx = store.write().await?;
    store::put_key(&mut *tx, &Key::make()).await?;
    tx.commit().await?;
    let replayed = replay(store, erasures, now).await.context("erasures that are not done yet")?;
    if replayed.done > 0 || replayed.unreadable > 0 || replayed.foreign > 0 {
        tracing::warn!(
            done = replayed.done,
            unreadable = replayed.unreadable,
            foreign = replayed.foreign,
            "the file of erasures had lines that were not done, can't be read, or are of another database"
        );
    }
    let lost = write_again(store, erasures).await.context("the file of erasures")?;
    if lost > 0 {
        tracing::error!(
            lines = lost,
            "the file of erasures was cut off, or is an older one: lines are lost that this database does not know. Put the \
             newest one back, or a backup that is restored may bring people back"
        );
    }
    Ok(())
}

/// Writes a file that was lost, or lines that it lost, again from what is done: an older copy would bring people back. Says
/// how many lines it still lacks.
pub async fn write_again(store: &Store, erasures: &Path) -> Result<usize> {
    let key = key(store).await?;
    let was_there = has_erasures(erasures);
    let text = ledger::read(erasures).await?.unwrap_or_default();
    let known = read_lines(&text, &key.mark()).own;
    let missing: Vec<Line> = store::done(store.read())
        .await?
        .into_iter()
        .filter(|done| known.iter().all(|line| line.hash != done.hash))
        .map(|done| Line { at: done.at, mode: done.mode, hash: done.hash })
        .collect();
    if !missing.is_empty() {
        tracing::warn!(lines = missing.len(), was_there, "the file of erasures had lost lines; they are written again");
    }
    ledger::repair(erasures, &key, &missing).await
}

/// What a database of whatever version knows of erasures.
#[derive(Clone)]
pub struct Known {
    key: Option<Key>,
    done: Vec<String>,
    has_people: bool,
}

/// Asks a database what it knows of erasures.
pub async fn known(db: &mut SqliteConnection) -> Result<Known> {
    let key = if store::has_keys(&mut *db).await? { store::key(&mut *db).await? } else { None };
    Ok(Known {
        key: key.and_then(|key| Key::read(&key)),
        done: store::done_in_any_version(&mut *db).await?,
        has_people: store::any_people(db).await?,
    })
}

/// Whether there is a doubt that `record`, beside the database, has everything that was erased in `backup` since it was
/// made. `copy` lies beside the backup; `replaced` is the database that gives way, where there is one that can be read.
pub async fn doubt(record: &Path, copy: &Path, backup: &Known, replaced: Option<&Known>) -> Result<Option<Doubt>> {
    let text = ledger::read(record).await?.unwrap_or_default();
    let Some(key) = &backup.key else {
        // Where nobody is, nobody comes back.
        let is_needless = !backup.has_people || (record.is_file() && read_lines(&text, "") == model::Lines::default());
        return Ok(if is_needless { None } else { Some(Doubt::NoKey) });
    };
    let replaced = replaced.filter(|known| known.key.as_ref().is_some_and(|other| other.mark() == key.mark()));
    let mut hashes = hashes_of(&ledger::read(copy).await?.unwrap_or_default(), &key.mark());
    hashes.extend(backup.done.iter().chain(replaced.iter().flat_map(|known| &known.done)).cloned());
    let counted = ledger::counted(record, &key.mark()).await?;
    let evidence = Evidence { hashes, counted, is_database_known: replaced.is_some() };
    Ok(judge_record(&text, key, &evidence))
}

/// Counts the lines of `record` anew, once they are carried out in a restored database: what is missing is not missed for
/// ever.
pub async fn count_anew(record: &Path, restored: &Known) -> Result<()> {
    let (Some(key), Some(text)) = (&restored.key, ledger::read(record).await?) else { return Ok(()) };
    ledger::count(record, &key.mark(), hashes_of(&text, &key.mark()).len()).await
}

/// The mark of a database's key, by which its lines in the file of erasures and its backups are known; none before the
/// bot first ran on it.
pub async fn mark(db: &mut SqliteConnection) -> Result<Option<String>> {
    // A backup of an older version may be from before there was anything to remember.
    if !store::has_keys(&mut *db).await? {
        return Ok(None);
    }
    Ok(store::key(db).await?.and_then(|key| Key::read(&key)).map(|key| key.mark()))
}

async fn key(store: &Store) -> Result<Key> {
    let key = store::key(store.read()).await?.and_then(|key| Key::read(&key));
    key.ok_or_else(|| Error::Fault("the key of erasures is made when the bot starts".to_owned()))
}

/// Somebody who was blocked when they asked to be forgotten, and comes again, is blocked as before.
pub async fn block_again(store: &Store, user: UserId, person: PersonId, now: Moment) -> Result<bool> {
    if !store::any_block_kept(store.read()).await? {
        return Ok(false);
    }
    let hash = key(store).await?.of_user(user);
    let mut tx = store.write().await?;
    let until = store::kept_block(&mut *tx, &hash, now).await?;
    let is_blocked = store::block_again(&mut tx, person, &hash, blocks::KEPT, now).await?;
    if let Some(until) = until {
        let block = Block { reason: blocks::KEPT.to_owned(), until, by: None };
        let (subject, after) = (format!("person/{person}"), block.outline());
        let entry = Entry {
            actor: None,
            action: "block.keep",
            subject: &subject,
            before: "not blocked",
            after: &after,
            reason: blocks::KEPT,
        };
        audit_log::append(&mut tx, entry, now).await?;
    }
    tx.commit().await?;
    Ok(is_blocked)
}
