//! What ends what was kept as long as `PRIVACY.md` says, once a day.
//!
//! Each kind is a transaction of its own that notes how much ended, so that one that fails holds up no other, and nobody
//! waits long for the lock. It deletes by the clock: where that jumped, it waits for a day.

use std::path::Path;

use sqlx::{Connection as _, SqliteConnection};
use tertulia_clock::Moment;

use super::model::{Key, Trust, before, keep, trust};
use super::{Mode, erase, key, replay, store};
use crate::audit_log::{self, Entry};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::ids::PersonId;
use crate::features::members;
use crate::outbox::{self, Topic};

/// People who are forgotten in one transaction.
const AT_ONCE: usize = 20;

/// What is not kept for ever, beside people.
#[derive(Clone, Copy, Debug)]
enum Kept {
    Searches,
    LatelyUsed,
    Messages,
    Reminders,
    Digests,
    StaleAsks,
    Claims,
    LogWords,
    Reports,
    TranslationDrafts,
    RefusedTranslations,
    Blocks,
    Seats,
}

impl Kept {
    const ALL: [Self; 13] = [
        Self::Searches,
        Self::LatelyUsed,
        Self::Messages,
        Self::Reminders,
        Self::Digests,
        Self::StaleAsks,
        Self::Claims,
        Self::LogWords,
        Self::Reports,
        Self::TranslationDrafts,
        Self::RefusedTranslations,
        Self::Blocks,
        Self::Seats,
    ];

    const fn word(self) -> &'static str {
        match self {
            Self::Searches => "searches",
            Self::LatelyUsed => "what was used lately",
            Self::Messages => "messages",
            Self::Reminders => "reminders",
            Self::Digests => "letters of what was new",
            Self::StaleAsks => "questions whether it is still right",
            Self::Claims => "claims",
            Self::LogWords => "words of the log",
            Self::Reports => "reports",
            Self::TranslationDrafts => "drafts of translations",
            Self::RefusedTranslations => "refused translations",
            Self::Blocks => "blocks",
            Self::Seats => "seats",
        }
    }
}

/// Ends what was kept long enough; of the calls of one day, the first.
pub async fn sweep(store: &Store, erasures: &Path, now: Moment) -> Result<()> {
    let day = now.day();
    let swept = store::swept(store.read()).await?;
    if swept.as_deref() == Some(day.as_str()) || !is_trusted(store, swept.as_deref(), now).await? {
        return Ok(());
    }
    // A line whose commit failed does not wait for the next start.
    replay(store, erasures, now).await?;
    for kept in Kept::ALL {
        if let Err(error) = end(store, kept, now).await {
            if error.is_of_the_disk() {
                return Err(error);
            }
            let what = kept.word();
            tracing::error!(error = &error as &dyn std::error::Error, what, "what was kept long enough did not end");
        }
    }
    forget_strangers(store, now).await?;
    let mut tx = store.write().await?;
    store::put_swept(&mut *tx, &day).await?;
    store::put_doubt(&mut tx, None).await?;
    Ok(tx.commit().await?)
}

/// Whether the clock may be believed; where it may not, that is remembered and said once.
async fn is_trusted(store: &Store, swept: Option<&str>, now: Moment) -> Result<bool> {
    let last_row = audit_log::last_at(store).await?;
    let trusted = trust(now, swept, last_row, store::doubted(store.read()).await?);
    if trusted == Trust::Doubted {
        tracing::error!(
            last_run = swept,
            "the clock is over 60 days past everything that was written: nothing is deleted for its age until it is \
             still so a day later"
        );
        let mut tx = store.write().await?;
        store::put_doubt(&mut tx, Some(now)).await?;
        tx.commit().await?;
    }
    Ok(trusted == Trust::Trusted)
}

async fn end(store: &Store, kept: Kept, now: Moment) -> Result<()> {
    let mut tx = store.write().await?;
    let count = match kept {
        Kept::Searches => store::drop_searches(&mut *tx, before(now, keep::SEARCHES)).await?,
        Kept::LatelyUsed => store::drop_lately_used(&mut *tx, before(now, keep::LATELY_USED)).await?,
        Kept::Messages => {
            let (read, said) = (before(now, keep::READ_LETTERS), before(now, keep::MESSAGES));
            // The thread that mentions somebody for a letter does so no longer.
            for letter in store::old_letters_mentioned(&mut *tx, read, said).await? {
                outbox::update(&mut tx, Topic::LetterWaits, letter.0, now).await?;
            }
            store::drop_letters(&mut *tx, read, said).await?
        }
        Kept::Reminders => store::drop_reminders(&mut *tx, before(now, keep::MESSAGES)).await?,
        Kept::Digests => store::drop_digests(&mut *tx, before(now, keep::MESSAGES)).await?,
        Kept::StaleAsks => store::drop_stale_asks(&mut *tx, before(now, keep::STALE_ASKS)).await?,
        Kept::Claims => {
            // Who left a place lately is remembered for as long: it says who may decide alone.
            store::drop_former_memberships(&mut *tx, before(now, keep::CLAIMS)).await?;
            let ended = store::drop_claims(&mut *tx, before(now, keep::CLAIMS)).await?;
            refresh(&mut tx, Topic::ReviewCard, ended, now).await?
        }
        Kept::LogWords => store::drop_log_words(&mut tx, before(now, keep::LOG_WORDS)).await?,
        Kept::Reports => {
            let mut ended = store::empty_reports(&mut *tx, before(now, keep::REPORTS)).await?;
            ended.extend(store::unname_replies(&mut *tx, before(now, keep::REPORTS)).await?);
            refresh(&mut tx, Topic::ReportCard, ended, now).await?
        }
        Kept::TranslationDrafts => {
            store::drop_translation_drafts(&mut *tx, before(now, keep::TRANSLATION_DRAFTS)).await?
        }
        Kept::RefusedTranslations => {
            let ended = store::drop_refused_translations(&mut *tx, before(now, keep::REFUSED_TRANSLATIONS)).await?;
            refresh(&mut tx, Topic::TranslationCard, ended, now).await?
        }
        Kept::Blocks => store::drop_blocks(&mut tx, before(now, keep::BLOCKS)).await?,
        Kept::Seats => {
            store::count_attendance(&mut *tx, None, before(now, keep::SEATS)).await?;
            store::drop_seats(&mut *tx, before(now, keep::SEATS)).await?
        }
    };
    record(&mut tx, kept.word(), count, now).await?;
    Ok(tx.commit().await?)
}

/// The cards of what ended don't quote it any more. Says how many ended.
async fn refresh(tx: &mut SqliteConnection, topic: Topic, ended: Vec<i64>, now: Moment) -> Result<u64> {
    for subject in &ended {
        outbox::update(&mut *tx, topic, *subject, now).await?;
    }
    Ok(count(ended.len()))
}

fn count(len: usize) -> u64 {
    u64::try_from(len).unwrap_or(u64::MAX)
}

async fn record(tx: &mut SqliteConnection, what: &str, count: u64, now: Moment) -> Result<()> {
    if count == 0 {
        return Ok(());
    }
    let after = format!("{what}: {count}");
    audit_log::append(
        tx,
        Entry { action: "retention.sweep", subject: "network", after: &after, ..Entry::default() },
        now,
    )
    .await
}

/// People who belong nowhere, wrote nothing and stay away.
async fn forget_strangers(store: &Store, now: Moment) -> Result<()> {
    let key = key(store).await?;
    let mut tx = store.write().await?;
    store::date_the_undated(&mut *tx, members::month(now)).await?;
    tx.commit().await?;
    let month = members::month(before(now, keep::STRANGERS));
    let strangers = store::strangers(store.read(), month, None).await?;
    for some in strangers.chunks(AT_ONCE) {
        let mut tx = store.write().await?;
        let mut forgotten = 0;
        for person in some {
            match forget_stranger(&mut tx, &key, *person, month, now).await {
                Ok(is_forgotten) => forgotten += usize::from(is_forgotten),
                Err(error) if error.is_of_the_disk() => return Err(error),
                Err(error) => {
                    tracing::error!(
                        error = &error as &dyn std::error::Error,
                        "somebody who stays away could not be forgotten"
                    );
                }
            }
        }
        record(&mut tx, "people", count(forgotten), now).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// One of them, unless they came back since they were looked for. A failure leaves the others of the transaction alone.
/// No line and no receipt: nobody asked, and on an older copy of the database this finds them again.
async fn forget_stranger(
    tx: &mut SqliteConnection,
    key: &Key,
    person: PersonId,
    month: i64,
    now: Moment,
) -> Result<bool> {
    let mut step = tx.begin().await?;
    if store::strangers(&mut *step, month, Some(person)).await?.is_empty() {
        return Ok(false);
    }
    erase(&mut step, key, person, Mode::Nothing, now).await?;
    step.commit().await?;
    Ok(true)
}
