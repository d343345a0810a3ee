//! Blocking: somebody who may read and use what is theirs, and nothing else, for a reason and, unless it is for good,
//! until an instant. Their roles rest meanwhile. `app` asks before every command, button, menu and form.

pub mod commands;
mod model;
mod store;
mod view;

use tertulia_clock::Moment;

pub use self::model::{Block, BlockRefusal, KEPT};
use crate::audit_log::{self, Entry};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::ids::PersonId;
use crate::features::members::{self, Role};

/// The block that holds for a person now.
pub async fn of(store: &Store, person: PersonId, now: Moment) -> Result<Option<Block>> {
    Ok(store::get(store.read(), person).await?.filter(|block| block.holds(now)))
}

/// Why a blocked person is refused, and whom they can ask: moderators, those who did not block them first.
pub async fn refusal(store: &Store, person: PersonId, block: &Block, now: Moment) -> Result<BlockRefusal> {
    let blocked = store::blocked(store.read(), now).await?;
    let holders = members::with_roles(store.read()).await?;
    let mut users: Vec<_> = holders
        .into_iter()
        .filter(|(role, holder, _)| *role == Role::Moderator && *holder != person && !blocked.contains(holder))
        .filter_map(|(_, holder, user)| Some((block.by == Some(holder), user?)))
        .collect();
    users.sort_by_key(|(is_blocker, _)| *is_blocker);
    let ask = users.into_iter().map(|(_, user)| user).take(3).collect();
    Ok(BlockRefusal::Blocked { reason: block.reason.clone(), until: block.until, ask })
}

/// Blocks a person, or changes why and until when. Nobody blocks themselves; a moderator is blocked only where there is
/// another moderator beside the two, so that somebody is left who was not part of it.
pub async fn block(
    store: &Store,
    person: PersonId,
    reason: &str,
    until: Option<Moment>,
    by: PersonId,
    now: Moment,
) -> Result<()> {
    if person == by {
        return Err(BlockRefusal::Own.into());
    }
    if reason.trim().is_empty() {
        return Err(BlockRefusal::NoReason.into());
    }
    if until.is_some_and(|until| until <= now) {
        return Err(BlockRefusal::Past.into());
    }
    let mut tx = store.write().await?;
    let holders = members::with_roles(&mut *tx).await?;
    let moderators: Vec<PersonId> =
        holders.into_iter().filter(|(role, _, _)| *role == Role::Moderator).map(|(_, holder, _)| holder).collect();
    if moderators.contains(&person) {
        let blocked = store::blocked(&mut *tx, now).await?;
        if !moderators.iter().any(|it| *it != person && *it != by && !blocked.contains(it)) {
            return Err(BlockRefusal::NoOtherModerator.into());
        }
    }
    let before = store::get(&mut *tx, person).await?.filter(|block| block.holds(now));
    let after = Block { reason: reason.to_owned(), until, by: Some(by) };
    store::put(&mut *tx, person, &after, now).await?;
    record(&mut tx, "block.add", person, (before.as_ref(), Some(&after)), (reason, by), now).await?;
    Ok(tx.commit().await?)
}

/// Ends a block before its time.
pub async fn unblock(store: &Store, person: PersonId, reason: &str, by: PersonId, now: Moment) -> Result<()> {
    let mut tx = store.write().await?;
    let before =
        store::get(&mut *tx, person).await?.filter(|block| block.holds(now)).ok_or(BlockRefusal::NotBlocked)?;
    store::delete(&mut *tx, person).await?;
    record(&mut tx, "block.lift", person, (Some(&before), None), (reason, by), now).await?;
    Ok(tx.commit().await?)
}

async fn record(
    tx: &mut sqlx::SqliteConnection,
    action: &'static str,
    person: PersonId,
    (before, after): (Option<&Block>, Option<&Block>),
    (reason, by): (&str, PersonId),
    now: Moment,
) -> Result<()> {
    let outline = |block: Option<&Block>| block.map_or_else(|| "not blocked".to_owned(), Block::outline);
    let (subject, before, after) = (format!("person/{person}"), outline(before), outline(after));
    audit_log::append(
        tx,
        Entry { actor: Some(by), action, subject: &subject, before: &before, after: &after, reason },
        now,
    )
    .await
}
