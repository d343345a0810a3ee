//! How the running network is: what is owed, what failed, backups, what waits for people. Read, never changed.

pub mod commands;
mod model;
mod store;
mod view;

use tertulia_clock::Moment;

pub use self::model::{Facts, Point, points};
use crate::base::error::Result;
use crate::discord::context::Services;
use crate::discord::identify;
use crate::discord::rest::Rest;
use crate::features::backup;
use crate::features::staleness;

/// How far back failures are counted, in hours: a week.
const LOOK_BACK: i64 = 7 * 24;

/// Everything there is to say now.
pub async fn look(services: &Services, rest: &Rest, now: Moment) -> Result<Vec<Point>> {
    let db = services.store.read();
    let (owed, due_since) = store::owed(db, now).await?;
    let (reviews, oldest_review) = store::reviews(db).await?;
    let backups = backup::standing(&services.store, &services.settings, now).await?;
    let facts = Facts {
        connections: identify::look(db, now).await?,
        connection: services.pulse.connection(),
        last_sweep: services.pulse.last_sweep(),
        unwritable: services.store.failing(),
        troubles: services.pulse.troubles(),
        owed,
        due_since,
        dropped: store::dropped(db, now.plus_hours(-LOOK_BACK)).await?,
        closed: store::closed(db).await?,
        pace: rest.pace(),
        inboxes: store::inboxes(db).await?,
        reviews,
        oldest_review,
        stale: staleness::count(&services.store, now).await?,
        backup: backups.last,
        backup_failed: backups.failed,
        backups_ahead: backups.ahead,
        nightly: services.settings.backup_nightly,
        search: Some((services.finder.meaning(), services.finder.progress(&services.store).await?)),
        database: u64::try_from(store::size(db).await?).unwrap_or_default(),
    };
    Ok(points(facts, now))
}
