//! What a member owns: everything in one file, being forgotten, and what is not kept for ever.

mod asking;
mod others;
mod published;
mod retention;
mod take_out;
mod traces;

use std::fs;

use sha2::{Digest as _, Sha256};
use sqlx::{Connection as _, SqliteConnection};

use crate::world::World;

/// A gathering with one seat, on 20 January 2030 at 16:00 in London.
async fn announced(world: &mut World) {
    let options = [
        ("title", "Open climate data"),
        ("when", "2030-01-20 16:00"),
        ("minutes", "75"),
        ("place", "scotland"),
        ("where", "#lounge"),
        ("seats", "1"),
    ];
    world.slash("ines", "gathering create", &options).await;
    world.submit("ines", &[("purpose", "Show what we opened.")]).await;
    world.click("ines", "Announce").await;
    world.sweep().await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
}

/// Morag's write-up is published, under her own name where she said so.
async fn published(world: &mut World, attribution: &str) {
    world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
    world.submit("morag", &crate::world::TEXTS).await;
    world.choose("morag", "areas", &["open_data"]).await;
    world.choose("morag", "status", &["completed"]).await;
    world.choose("morag", "values", &["transparency"]).await;
    world.click("morag", "More menus").await;
    world.choose("morag", "attribution", &[attribution]).await;
    world.click("morag", "Submit").await;
    world.choose("morag", "consent/1", &["rights", "private", "licence"]).await;
    world.sweep().await;
    world.read("ines", "review");
    world.click("ines", "Approve").await;
    world.sweep().await;
    world.reread("ines", "review");
    world.read_direct("morag");
    world.read("lucia", "library");
    world.read("lucia", "fichas");
}

/// The number of a receipt is made with a random key.
fn without_number(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let (number, rest) = word.split_at(word.len().min(10));
        let is_number = number.len() == 10 && number.chars().all(|c| "0123456789ABCDEF".contains(c));
        let ends = rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
        words.push(if is_number && ends { format!("NUMBER{rest}") } else { word.to_owned() });
    }
    words.join(" ")
}

async fn open(world: &World) -> SqliteConnection {
    let path = world.folder().join("tertulia.db");
    SqliteConnection::connect(&format!("sqlite://{}?mode=ro", path.display())).await.unwrap()
}

type Row = (i64, i64, Option<i64>, String, String, Vec<u8>, Vec<u8>, Vec<u8>);

/// Computes the chain of the log again, as the module `log` says it is made. Gives the number of rows and of side texts.
async fn verify_log(world: &World) -> (usize, usize) {
    fn digest(parts: &[&[u8]]) -> Vec<u8> {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part);
        }
        hasher.finalize().to_vec()
    }
    let mut db = open(world).await;
    let rows: Vec<Row> =
        sqlx::query_as("select log_id, at, actor, action, subject, text_hash, previous, hash from log order by log_id")
            .fetch_all(&mut db)
            .await
            .unwrap();
    let mut before = vec![0; 32];
    for (number, (id, at, actor, action, subject, text_hash, previous, hash)) in (1..).zip(&rows) {
        assert_eq!((number, &before), (*id, previous), "row {number} follows the one before");
        let parts = [id.to_string(), at.to_string(), actor.map_or_else(String::new, |it| it.to_string())];
        let [id, at, actor] = parts.each_ref().map(String::as_bytes);
        let computed = digest(&[previous, id, at, actor, action.as_bytes(), subject.as_bytes(), text_hash]);
        assert_eq!(*hash, computed, "row {number}");
        before.clone_from(hash);
    }
    let texts: Vec<(i64, Vec<u8>, String, String, String)> =
        sqlx::query_as("select log_id, salt, before, after, reason from log_text").fetch_all(&mut db).await.unwrap();
    for (id, salt, before, after, reason) in &texts {
        let row = rows.iter().find(|row| row.0 == *id).unwrap();
        assert_eq!(row.5, digest(&[salt, before.as_bytes(), after.as_bytes(), reason.as_bytes()]), "text {id}");
    }
    (rows.len(), texts.len())
}

/// Every text anywhere in the database that holds `needle`, as `table.column`.
async fn where_it_stands(world: &World, needle: &str) -> Vec<String> {
    let mut db = open(world).await;
    let columns: Vec<(String, String)> = sqlx::query_as(
        "select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c
         where m.type = 'table' and m.name not like '%\\_index%' escape '\\' order by 1, 2",
    )
    .fetch_all(&mut db)
    .await
    .unwrap();
    let mut found = Vec::new();
    for (table, column) in columns {
        let sql = format!("select count(*) from {table} where instr(cast({column} as text), ?) > 0");
        let count: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(needle).fetch_one(&mut db).await.unwrap();
        if count > 0 {
            found.push(format!("{table}.{column}"));
        }
    }
    if found.is_empty() {
        found.extend(in_the_file(world, needle).await.map(|around| format!("the file: {around}")));
    }
    found
}

/// What stands around a text in the bytes of the database, also where no row has it any more; the index has small letters.
pub async fn in_the_file(world: &World, needle: &str) -> Option<String> {
    let path = world.folder().join("tertulia.db");
    let mut db = SqliteConnection::connect(&format!("sqlite://{}", path.display())).await.unwrap();
    let (busy, _, _): (i64, i64, i64) =
        sqlx::query_as("pragma wal_checkpoint(truncate)").fetch_one(&mut db).await.unwrap();
    assert_eq!(busy, 0, "everything is in the file itself");
    db.close().await.unwrap();
    let bytes = fs::read(path).unwrap();
    [needle.to_owned(), needle.to_lowercase()].iter().find_map(|it| {
        let at = bytes.windows(it.len()).position(|window| window == it.as_bytes())?;
        let around = &bytes[at.saturating_sub(60)..(at + it.len() + 60).min(bytes.len())];
        Some(String::from_utf8_lossy(around).escape_debug().to_string())
    })
}

/// The number by which the network knows somebody.
async fn person(world: &World, name: &str) -> i64 {
    let mut db = open(world).await;
    let user = world.user_id(name).cast_signed();
    sqlx::query_scalar("select person_id from account where user_id = ?").bind(user).fetch_one(&mut db).await.unwrap()
}

/// A copy of the stopped bot's database, to be put back later: what a backup is.
fn copy_database(world: &World, to: &str) {
    for suffix in ["", "-wal", "-shm"] {
        let from = world.folder().join(format!("tertulia.db{suffix}"));
        let to = world.folder().join(format!("{to}{suffix}"));
        fs::remove_file(&to).ok();
        if from.exists() {
            fs::copy(from, to).unwrap();
        }
    }
}

fn put_back(world: &World, from: &str) {
    for suffix in ["", "-wal", "-shm"] {
        let from = world.folder().join(format!("{from}{suffix}"));
        let to = world.folder().join(format!("tertulia.db{suffix}"));
        fs::remove_file(&to).ok();
        if from.exists() {
            fs::copy(from, to).unwrap();
        }
    }
}

/// The hash of the last line of a record: when, what became of write-ups, the hash, and a check of the line.
fn last_hash(record: &str) -> &str {
    record.lines().last().unwrap().split(' ').nth(2).unwrap()
}
