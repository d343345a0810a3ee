//! People: who they are to the network, their language, their roles, their inbox.
//!
//! A person is a random number; only one erasable row ties it to Discord.

pub mod commands;
pub mod inbox;
mod model;
mod store;
pub mod view;

pub use self::model::{MemberRefusal, Person, Role, TimeChoice, month};
use sqlx::SqliteExecutor;
use tertulia_clock::Moment;

use crate::audit_log::{self, Entry};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::i18n::Language;
use crate::base::ids::{PersonId, UserId};

/// The person behind a Discord user; a new one where there was none. Remembers the language of their Discord, since a
/// direct message comes without it, and the month.
pub async fn meet(store: &Store, user: UserId, seen: Option<Language>, now: Moment) -> Result<Person> {
    let known = store::by_user(store.read(), user).await?;
    let this_month = Some(month(now));
    if let Some(person) = known
        && (seen.is_none() || person.seen_language == seen)
        && person.seen_month == this_month
    {
        return Ok(person);
    }
    match (remember(store, user, seen, now).await, known) {
        // Where nothing can be written, month and language are remembered another time.
        (Err(error), Some(person)) if error.is_of_the_disk() => Ok(person),
        (met, _) => met,
    }
}

/// Somebody who is not known, and can't be made known now. Whatever is written in their name fails.
pub fn stranger(seen: Option<Language>) -> Person {
    Person { id: new_id(), language: None, seen_language: seen, seen_month: None }
}

fn new_id() -> PersonId {
    PersonId(rand::random_range(1..=i64::MAX >> 10))
}

async fn remember(store: &Store, user: UserId, seen: Option<Language>, now: Moment) -> Result<Person> {
    let mut tx = store.write().await?;
    let person = if let Some(person) = store::by_user(&mut *tx, user).await? {
        person
    } else {
        let id = new_id();
        store::insert(&mut *tx, id, now).await?;
        store::insert_account(&mut *tx, id, user).await?;
        Person { id, language: None, seen_language: None, seen_month: None }
    };
    store::set_seen_month(&mut *tx, person.id, month(now)).await?;
    if let Some(seen) = seen {
        store::set_seen_language(&mut *tx, person.id, seen).await?;
    }
    tx.commit().await?;
    Ok(Person { seen_language: seen.or(person.seen_language), seen_month: Some(month(now)), ..person })
}

/// The person behind a Discord user, where there is one already: for what must not make somebody known who never came.
pub async fn find(store: &Store, user: UserId) -> Result<Option<PersonId>> {
    Ok(store::by_user(store.read(), user).await?.map(|person| person.id))
}

/// The language to write to a person in, where they can't be asked: chosen, else that of their Discord.
pub async fn language(store: &Store, person: PersonId) -> Result<Option<Language>> {
    Ok(store::get(store.read(), person).await?.and_then(|person| person.language.or(person.seen_language)))
}

/// The Discord user of a person, unless erased.
pub async fn user_of(store: &Store, person: PersonId) -> Result<Option<UserId>> {
    store::user_of(store.read(), person).await
}

/// The roles of a person.
pub async fn roles(store: &Store, person: PersonId) -> Result<Vec<Role>> {
    store::roles(store.read(), person).await
}

/// Sets the language that the bot speaks to this person; none: that of their Discord.
pub async fn choose_language(store: &Store, person: PersonId, language: Option<Language>) -> Result<()> {
    let mut tx = store.write().await?;
    store::set_language(&mut *tx, person, language).await?;
    Ok(tx.commit().await?)
}

/// What a person chose about time, within a transaction.
pub async fn time_choice(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<TimeChoice> {
    Ok(store::time_choice(db, person).await?.unwrap_or_default())
}

/// Keeps what a person chooses about time, within a transaction.
pub async fn choose_time(db: impl SqliteExecutor<'_>, person: PersonId, choice: &TimeChoice) -> Result<()> {
    store::set_time_choice(db, person, choice).await
}

/// How many have a role.
pub async fn count_with_role(store: &Store, role: Role) -> Result<i64> {
    store::count_with_role(store.read(), role).await
}

/// Who has which role.
pub async fn with_roles(db: impl SqliteExecutor<'_>) -> Result<Vec<(Role, PersonId, Option<UserId>)>> {
    store::with_roles(db).await
}

/// Gives a role. Asking twice is harmless; says whether anything changed.
pub async fn grant(
    store: &Store,
    person: PersonId,
    role: Role,
    by: Option<PersonId>,
    reason: &str,
    now: Moment,
) -> Result<bool> {
    let mut tx = store.write().await?;
    let before = outline(&store::roles(&mut *tx, person).await?);
    let changed = store::grant(&mut *tx, person, role, now).await?;
    if changed {
        let (subject, after) = (format!("person/{person}"), outline(&store::roles(&mut *tx, person).await?));
        let entry =
            Entry { actor: by, action: "role.grant", subject: &subject, before: &before, after: &after, reason };
        audit_log::append(&mut tx, entry, now).await?;
    }
    tx.commit().await?;
    Ok(changed)
}

/// Takes a role away. Says whether anything changed; the network's last moderator can't take it from themselves.
pub async fn revoke(
    store: &Store,
    person: PersonId,
    role: Role,
    by: PersonId,
    reason: &str,
    now: Moment,
) -> Result<bool> {
    let mut tx = store.write().await?;
    if role == Role::Moderator && person == by && !store::has_other_moderator(&mut *tx, person, now).await? {
        return Err(MemberRefusal::LastModerator.into());
    }
    let before = outline(&store::roles(&mut *tx, person).await?);
    let changed = store::revoke(&mut *tx, person, role).await?;
    if changed {
        let (subject, after) = (format!("person/{person}"), outline(&store::roles(&mut *tx, person).await?));
        let entry =
            Entry { actor: Some(by), action: "role.revoke", subject: &subject, before: &before, after: &after, reason };
        audit_log::append(&mut tx, entry, now).await?;
    }
    tx.commit().await?;
    Ok(changed)
}

/// Somebody's roles on one line, for the log.
fn outline(roles: &[Role]) -> String {
    if roles.is_empty() {
        return "no role".to_owned();
    }
    roles.iter().map(|role| role.word()).collect::<Vec<_>>().join(", ")
}
