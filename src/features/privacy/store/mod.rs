//! Every statement of export, erasure and retention. Those over the register are put together from its constants.

mod erase;
mod retention;
mod take_out;

pub use self::erase::{
    any_block_kept, block_again, bury_writeup, cards, confirm_once, credit_nobody, credit_organisation,
    delete_log_words_naming, delete_revision, drop_agendas, drop_newcomer, empty_revision, is_last_moderator,
    keep_block, keep_own_words, kept_block, on_agendas, settle, steps, unname_writeup, written,
};
pub use self::retention::{
    date_the_undated, doubted, drop_blocks, drop_claims, drop_digests, drop_former_memberships, drop_lately_used,
    drop_letters, drop_log_words, drop_refused_translations, drop_reminders, drop_searches, drop_seats,
    drop_stale_asks, drop_translation_drafts, empty_reports, old_letters_mentioned, put_doubt, put_swept, strangers,
    swept, unname_replies,
};
pub use self::take_out::{exported, exported_log};
use sqlx::{AssertSqlSafe, SqliteConnection, SqliteExecutor};
use tertulia_clock::Moment;

use super::model::Mode;
use super::register::{Belongs, Holding};
use crate::base::error::Result;
use crate::base::ids::{PersonId, UserId};

/// Under which key the installation remembers its secret.
const KEY: &str = "erasure key";

/// The condition under which a row is the person's, who is `?1`.
fn condition(holding: &Holding) -> String {
    let is_theirs = match holding.belongs {
        Belongs::To(column) => format!("{column} = ?1"),
        Belongs::ToTheirWriteup(column) => format!("{column} in (select writeup_id from writeup where author = ?1)"),
        Belongs::ToTheirRevision(column) => {
            format!("{column} in (select revision_id from revision join writeup using (writeup_id) where author = ?1)")
        }
        Belongs::ToADecisionOnTheirs => {
            "decision_id in (select decision_id from decision join revision using (revision_id)
             join writeup using (writeup_id) where author = ?1)"
                .to_owned()
        }
        Belongs::ToTheirDecision => "decision_id in (select decision_id from decision where person_id = ?1)".to_owned(),
        Belongs::ToTheLogOfThem => "log_id in (select log_id from log where actor = ?1 or subject = 'person/' || ?1
             or subject in (select 'writeup/' || writeup_id from writeup where author = ?1))"
            .to_owned(),
    };
    match holding.only {
        "" => is_theirs,
        only => format!("{is_theirs} and ({only})"),
    }
}

/// How many rows of one holding are a person's.
pub async fn count(db: impl SqliteExecutor<'_>, holding: &Holding, person: PersonId) -> Result<i64> {
    let sql = format!("select count(*) from {} where {}", holding.table, condition(holding));
    Ok(sqlx::query_scalar(AssertSqlSafe(sql)).bind(person).fetch_one(db).await?)
}

pub async fn key(db: impl SqliteExecutor<'_>) -> Result<Option<String>> {
    Ok(sqlx::query_scalar!("select value from installation where key = ?", KEY).fetch_optional(db).await?)
}

/// Whether the database is of a version that has a place for the key.
pub async fn has_keys(db: impl SqliteExecutor<'_>) -> Result<bool> {
    Ok(sqlx::query_scalar!(
        r#"select exists (select 1 from sqlite_master where type = 'table' and name = 'installation') as "has_keys!: bool""#
    )
    .fetch_one(db)
    .await?)
}

pub async fn put_key(db: impl SqliteExecutor<'_>, value: &str) -> Result<()> {
    sqlx::query!("insert into installation (key, value) values (?, ?) on conflict do nothing", KEY, value)
        .execute(db)
        .await?;
    Ok(())
}

/// An erasure that is done.
pub struct Done {
    pub hash: String,
    pub mode: Mode,
    pub at: Moment,
}

pub async fn done(db: impl SqliteExecutor<'_>) -> Result<Vec<Done>> {
    Ok(sqlx::query_as!(
        Done,
        r#"select person_hash as hash, mode as "mode: Mode", erased_at as "at: Moment" from erasure order by erasure_id"#
    )
    .fetch_all(db)
    .await?)
}

/// Of whom an erasure is done, also where the database is from before any could be.
pub async fn done_in_any_version(db: &mut SqliteConnection) -> Result<Vec<String>> {
    if !has_table(&mut *db, "erasure").await? {
        return Ok(Vec::new());
    }
    Ok(sqlx::query_scalar("select person_hash from erasure").fetch_all(db).await?)
}

/// Whether anybody is in a database of whatever version.
pub async fn any_people(db: &mut SqliteConnection) -> Result<bool> {
    if !has_table(&mut *db, "person").await? {
        return Ok(false);
    }
    Ok(sqlx::query_scalar("select exists (select 1 from person)").fetch_one(db).await?)
}

async fn has_table(db: &mut SqliteConnection, name: &str) -> Result<bool> {
    let there = sqlx::query_scalar("select exists (select 1 from sqlite_schema where type = 'table' and name = ?)");
    Ok(there.bind(name).fetch_one(db).await?)
}

pub async fn insert_done(db: impl SqliteExecutor<'_>, done: &Done) -> Result<()> {
    sqlx::query!("insert into erasure (person_hash, mode, erased_at) values (?, ?, ?)", done.hash, done.mode, done.at)
        .execute(db)
        .await?;
    Ok(())
}

pub async fn people(db: impl SqliteExecutor<'_>) -> Result<Vec<PersonId>> {
    Ok(sqlx::query_scalar!(r#"select person_id as "person: PersonId" from person order by person_id"#)
        .fetch_all(db)
        .await?)
}

pub async fn is_there(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<bool> {
    Ok(sqlx::query_scalar!("select count(*) from person where person_id = ?", person).fetch_one(db).await? == 1)
}

pub async fn user_of(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<Option<UserId>> {
    Ok(sqlx::query_scalar!(r#"select user_id as "user: UserId" from account where person_id = ?"#, person)
        .fetch_optional(db)
        .await?)
}

/// Counts who came to what is over, before it is not known any more who did: of one person, or of every time that ended
/// before an instant.
pub async fn count_attendance(
    db: impl SqliteExecutor<'_>,
    person: Option<PersonId>,
    ended_before: Moment,
) -> Result<()> {
    sqlx::query!(
        "insert into attendance (occurrence_id, going, maybe)
         select occurrence_id, count(*) filter (where answer = 'going'), count(*) filter (where answer = 'maybe')
         from seat join occurrence using (occurrence_id)
         where ends_at <= ?2 and (?1 is null or person_id = ?1) group by occurrence_id
         on conflict do update set going = going + excluded.going, maybe = maybe + excluded.maybe",
        person,
        ended_before
    )
    .execute(db)
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::base::database::Store;
    use crate::features::privacy::register::{Fate, NOBODYS, REGISTER};

    const WHAT_TO_DO: &str = "\nDecide what `/me export` and `/me forget` do with it, in src/features/privacy/register.rs: where it \
        can hold something of a person, add it to a `holding` of its table in `REGISTER` (with the fate of its rows, and \
        before whatever they hang on); where it can't, add the table to `NOBODYS` with the reason. Then say in PRIVACY.md \
        what it is for and how long it is kept.";

    /// Every table that migrations make, with its columns.
    async fn schema(store: &Store) -> BTreeMap<String, BTreeSet<String>> {
        let rows: Vec<(String, String)> = sqlx::query_as(
            "select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c
             where m.type = 'table' and m.name not like 'sqlite_%' and m.name not like '\\_sqlx%' escape '\\'",
        )
        .fetch_all(store.read())
        .await
        .unwrap();
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (table, column) in rows {
            found.entry(table).or_default().insert(column);
        }
        // Where the full-text index keeps its own things.
        let shadows = ["_data", "_idx", "_content", "_docsize", "_config"];
        let of_index =
            |table: &str| shadows.iter().any(|end| table.strip_suffix(end).is_some_and(|it| it.ends_with("_index")));
        found.retain(|table, _| !of_index(table));
        found
    }

    async fn empty() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("tertulia.db")).await.unwrap();
        (folder, store)
    }

    #[tokio::test]
    async fn every_table_and_column_is_in_the_register_or_known_to_hold_nothing_of_a_person() {
        let (_folder, store) = empty().await;
        let schema = schema(&store).await;
        for (table, columns) in &schema {
            let holdings: Vec<&Holding> = REGISTER.iter().filter(|holding| holding.table == table).collect();
            let is_nobodys = NOBODYS.iter().any(|(name, _)| name == table);
            assert!(!holdings.is_empty() || is_nobodys, "The table `{table}` is not in the register.{WHAT_TO_DO}");
            assert!(holdings.is_empty() || !is_nobodys, "`{table}` is both in the register and nobody's");
            if is_nobodys {
                continue;
            }
            let known: BTreeSet<&str> = holdings.iter().flat_map(|it| it.columns).map(|column| column.name).collect();
            for column in columns {
                assert!(
                    known.contains(column.as_str()),
                    "The column `{table}.{column}` is not in the register.{WHAT_TO_DO}"
                );
            }
        }
        for holding in REGISTER {
            for column in holding.columns {
                let is_there = schema.get(holding.table).is_some_and(|columns| columns.contains(column.name));
                assert!(is_there, "the register has `{}.{}`, the schema does not", holding.table, column.name);
            }
        }
        for (table, reason) in NOBODYS {
            assert!(schema.contains_key(*table), "`{table}` is nobody's, and not in the schema");
            assert!(!reason.is_empty());
        }
    }

    #[tokio::test]
    async fn whatever_refers_to_a_person_is_settled_by_the_register() {
        let (_folder, store) = empty().await;
        for table in schema(&store).await.keys() {
            let sql = format!("select \"from\" from pragma_foreign_key_list('{table}') where \"table\" = 'person'");
            let columns: Vec<String> = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(store.read()).await.unwrap();
            for column in columns {
                let settles = REGISTER.iter().filter(|holding| holding.table == table).any(|holding| {
                    matches!(holding.belongs, Belongs::To(name) if name == column)
                        && match holding.fate {
                            Fate::Deleted | Fate::ByAction => true,
                            Fate::Unnamed(names) | Fate::Emptied(names, _) => names.contains(&column.as_str()),
                            Fate::Kept(_) => false,
                        }
                });
                assert!(
                    settles,
                    "`{table}.{column}` refers to a person, and no holding deletes or unnames it.{WHAT_TO_DO}"
                );
            }
        }
    }

    #[tokio::test]
    async fn every_statement_of_the_register_is_one() {
        let (_folder, store) = empty().await;
        let mut tx = store.write().await.unwrap();
        for holding in REGISTER {
            let said = format!("{} / {}", holding.table, holding.part);
            count(&mut *tx, holding, PersonId(1)).await.unwrap_or_else(|error| panic!("{said}: {error:?}"));
            if holding.is_exported() {
                exported(&mut *tx, holding, PersonId(1)).await.unwrap_or_else(|error| panic!("{said}: {error:?}"));
            }
            settle(&mut tx, holding, PersonId(1)).await.unwrap_or_else(|error| panic!("{said}: {error:?}"));
        }
        strangers(&mut *tx, 203_001, None).await.unwrap();
    }
}
