//! Every statement on `lately_used` but those of privacy.

use sqlx::SqliteExecutor;
use tertulia_clock::Moment;

use crate::base::error::Result;
use crate::base::ids::PersonId;

/// Of which table something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum Kind {
    /// A write-up
    Writeup,
    /// A gathering
    Gathering,
    /// A place
    Place,
}

/// Something that was used, and when.
#[derive(Clone, Copy, Debug)]
pub struct Used {
    pub subject: i64,
    pub used_at: Moment,
}

pub async fn list(db: impl SqliteExecutor<'_>, person: PersonId, kind: Kind) -> Result<Vec<Used>> {
    Ok(sqlx::query_as!(
        Used,
        r#"select subject_id as subject, used_at as "used_at: Moment" from lately_used
           where person_id = ? and kind = ? order by lately_used_id desc"#,
        person,
        kind
    )
    .fetch_all(db)
    .await?)
}

/// Writes it as the last one.
pub async fn put(db: impl SqliteExecutor<'_>, person: PersonId, kind: Kind, subject: i64, now: Moment) -> Result<()> {
    sqlx::query!(
        "insert or replace into lately_used (person_id, kind, subject_id, used_at)
         select person_id, ?2, ?3, ?4 from person where person_id = ?1",
        person,
        kind,
        subject,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn drop_beyond(db: impl SqliteExecutor<'_>, person: PersonId, kind: Kind, most: i64) -> Result<()> {
    sqlx::query!(
        "delete from lately_used where lately_used_id in (
             select lately_used_id from lately_used where person_id = ? and kind = ?
             order by lately_used_id desc limit -1 offset ?)",
        person,
        kind,
        most
    )
    .execute(db)
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::database::Store;

    #[tokio::test]
    async fn the_newest_of_each_kind_stay_and_the_last_use_counts() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("tertulia.db")).await.unwrap();
        let mut tx = store.write().await.unwrap();
        sqlx::query("insert into person (person_id, created_at) values (1, 0), (2, 0)")
            .execute(&mut *tx)
            .await
            .unwrap();
        for (person, kind, subject) in [(1, Kind::Writeup, 1), (1, Kind::Place, 1), (2, Kind::Writeup, 9)] {
            put(&mut *tx, PersonId(person), kind, subject, Moment(0)).await.unwrap();
        }
        // The clock may stand still, or go back.
        for subject in [2, 3, 4, 2] {
            put(&mut *tx, PersonId(1), Kind::Writeup, subject, Moment(-subject)).await.unwrap();
            drop_beyond(&mut *tx, PersonId(1), Kind::Writeup, 3).await.unwrap();
        }
        put(&mut *tx, PersonId(3), Kind::Writeup, 1, Moment(0)).await.unwrap();
        let mut found = Vec::new();
        for (person, kind) in [(1, Kind::Writeup), (1, Kind::Place), (2, Kind::Writeup), (3, Kind::Writeup)] {
            let used = list(&mut *tx, PersonId(person), kind).await.unwrap();
            found.push(used.into_iter().map(|used| used.subject).collect::<Vec<_>>());
        }
        assert_eq!(found, [vec![2, 4, 3], vec![1], vec![9], vec![]]);
    }
}
