//! Statements that gather everything of a person.

use sqlx::{AssertSqlSafe, SqliteExecutor};

use super::condition;
use crate::base::error::Result;
use crate::base::ids::PersonId;
use crate::features::privacy::register::{Column, Holding, Kind};

fn expression(column: &Column) -> String {
    let Column { name, kind, .. } = column;
    match kind {
        Kind::Plain | Kind::Left => format!("t.{name}"),
        Kind::Flag => format!("json(iif(t.{name}, 'true', 'false'))"),
        Kind::Instant => format!("strftime('%Y-%m-%dT%H:%M:%SZ', t.{name}, 'unixepoch')"),
        Kind::Id => format!("cast(t.{name} as text)"),
        Kind::Place => format!("(select name from place where place_id = t.{name})"),
        Kind::Writeup => {
            format!("(select coalesce('R-' || number, 'D-' || writeup_id) from writeup where writeup_id = t.{name})")
        }
        Kind::Revision => format!(
            "(select coalesce('R-' || number, 'D-' || writeup_id) || ', revision ' || ordinal
              from revision join writeup using (writeup_id) where revision_id = t.{name})"
        ),
        Kind::Occurrence => format!(
            "(select 'G-' || gathering_id || ', ' || starts_local from occurrence where occurrence_id = t.{name})"
        ),
        Kind::Gathering => format!("'G-' || t.{name}"),
        Kind::Subject => format!(
            "case t.kind when 'gathering' then 'G-' || t.{name}
             when 'place' then (select name from place where place_id = t.{name})
             else (select coalesce('R-' || number, 'D-' || writeup_id) from writeup where writeup_id = t.{name}) end"
        ),
    }
}

/// The rows of one holding, each an object as JSON.
pub async fn exported(db: impl SqliteExecutor<'_>, holding: &Holding, person: PersonId) -> Result<Vec<String>> {
    let pairs: Vec<String> = holding
        .columns
        .iter()
        .filter(|column| column.kind != Kind::Left)
        .map(|column| format!("'{}', {}", column.key, expression(column)))
        .collect();
    let sql = format!(
        "select json_object({}) from {} t where {} order by rowid",
        pairs.join(", "),
        holding.table,
        condition(holding)
    );
    Ok(sqlx::query_scalar(AssertSqlSafe(sql)).bind(person).fetch_all(db).await?)
}

/// The rows of the log by or about somebody, or that name them, each an object as JSON. Whoever else they name is left out, and so are words
/// about somebody else.
pub async fn exported_log(db: impl SqliteExecutor<'_>, person: PersonId) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar!(
        r#"select json_object('at', strftime('%Y-%m-%dT%H:%M:%SZ', at, 'unixepoch'), 'action', action,
               'subject', iif(is_other, 'person', subject), 'by_you', json(iif(actor = ?1, 'true', 'false')),
               'before', iif(is_other, null, before), 'after', iif(is_other, null, after),
               'reason', iif(is_other, null, reason)) as "row!: String"
           from (select log.*, subject like 'person/%' and subject <> 'person/' || ?1 as is_other,
                     coalesce(t.before, k.before) as before, coalesce(t.after, k.after) as after, reason
                 from log left join log_text t using (log_id) left join log_kept k using (log_id))
           where actor = ?1 or subject = 'person/' || ?1
               or subject in (select 'writeup/' || writeup_id from writeup where author = ?1)
               or before || ' ' || after || ' ' || coalesce(reason, '') || ' ' glob '*person/' || ?1 || '[^0-9]*'
           order by log_id"#,
        person
    )
    .fetch_all(db)
    .await?)
}
