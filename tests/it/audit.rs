//! `tertulia audit verify`, the real binary: on a log that is whole, changed in one byte, cut at its end, written anew.

use std::process::Output;

use sqlx::{Connection as _, Executor as _, SqliteConnection};
use tokio::process::Command;

use crate::world::World;

async fn verify(world: &World, head: Option<&str>) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tertulia"));
    command.args(["audit", "verify"]).args(head.iter().flat_map(|head| ["--head", head]));
    let folder = world.database().parent().unwrap().to_owned();
    command.env_clear().env("TERTULIA_DATABASE__PATH", world.database()).current_dir(folder).kill_on_drop(true);
    let output: Output = command.output().await.unwrap();
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.code().unwrap(), text)
}

/// What somebody who has the file can do, whatever the triggers say.
async fn tamper(world: &World, sql: &'static str) {
    let path = format!("sqlite://{}", world.database().display());
    let mut database = SqliteConnection::connect(&path).await.unwrap();
    for trigger in ["log_rows_never_change", "log_rows_are_kept", "log_texts_never_change"] {
        database.execute(sqlx::AssertSqlSafe(format!("drop trigger if exists {trigger}"))).await.unwrap();
    }
    database.execute("pragma foreign_keys = off").await.unwrap();
    database.execute(sql).await.unwrap();
    database.close().await.unwrap();
}

/// The head that anybody can read with `/transparency`, before the harness shortens it.
async fn head(world: &World) -> String {
    let path = format!("sqlite://{}", world.database().display());
    let mut database = SqliteConnection::connect(&path).await.unwrap();
    sqlx::query_scalar("select lower(hex(hash)) from log order by log_id desc limit 1")
        .fetch_one(&mut database)
        .await
        .unwrap()
}

async fn broken(sql: &'static str) -> String {
    let world = World::new().await;
    let (code, text) = verify(&world, None).await;
    assert_eq!(code, 0, "{text}");
    tamper(&world, sql).await;
    let (code, text) = verify(&world, None).await;
    assert_eq!(code, 1, "{sql}: {text}");
    world.finish().await;
    text.trim_end().to_owned()
}

#[tokio::test]
async fn a_log_that_is_whole_is_found_so_while_the_bot_runs_and_a_head_stays_part_of_it() {
    let mut world = World::new().await;
    let published = head(&world).await;
    let (code, text) = verify(&world, Some(&published)).await;
    assert_eq!(
        (code, text.as_str()),
        (
            0,
            format!(
                "Every row is as it was written, and follows from the one before: 5 in all.\n\
                 Rows whose before, after and reason were erased after their time: 0.\n\
                 Rows where they were erased sooner: 0; people who asked to be forgotten: 0.\n\
                 Head: 5 {published}\n\
                 The published head is row 5: nothing up to there was changed since.\n"
            )
            .as_str()
        )
    );
    world.slash("ines", "admin settings", &[("language", "fr")]).await;
    let (code, text) = verify(&world, Some(&published.to_uppercase())).await;
    assert!(code == 0 && text.contains("6 in all") && text.contains("The published head is row 5"), "{text}");
    // Words that were erased leave the chain whole; before their time, that is said.
    tamper(&world, "delete from log_text where log_id = 2").await;
    let (code, text) = verify(&world, Some(&published)).await;
    assert!(code == 0 && text.contains("after their time: 0.") && text.contains("sooner: 1;"), "{text}");
    let (code, text) = verify(&world, Some("abc")).await;
    assert!(code == 2 && text.contains("64 hexadecimal digits"), "{code} {text}");
    world.finish().await;
}

#[tokio::test]
async fn one_byte_that_was_changed_is_found_and_named() {
    for (sql, found) in [
        ("update log set action = 'role.Grant' where log_id = 4", "row 4 was changed"),
        ("update log set at = at + 1 where log_id = 2", "row 2 was changed"),
        ("update log set actor = null where log_id = 3", "row 3 was changed"),
        ("update log set subject = cast(x'ff' as text) where log_id = 1", "row 1 was changed"),
        (
            "update log_text set reason = reason || 'x' where log_id = 2",
            "row 2 had its before, after or reason changed",
        ),
        ("update log set previous = zeroblob(32) where log_id = 3", "row 3 does not follow from row 2"),
        ("delete from log_text where log_id = 3; delete from log where log_id = 3", "row 3 is missing"),
    ] {
        let text = broken(sql).await;
        assert!(text.starts_with(&format!("The log is broken: {found}")), "{sql}: {text}");
    }
}

#[tokio::test]
async fn a_tail_that_was_cut_and_a_log_written_anew_are_found_only_with_a_published_head() {
    let world = World::new().await;
    let published = head(&world).await;
    tamper(&world, "delete from log_text where log_id = 5; delete from log where log_id = 5").await;
    let (code, text) = verify(&world, None).await;
    assert!(code == 0 && text.contains("can't be told"), "{text}");
    let (code, text) = verify(&world, Some(&published)).await;
    assert!(code == 1 && text.contains(&format!("The published head {published} is not in this log")), "{text}");
    world.finish().await;
    // A log that is whole in itself, and not the one that was published.
    let anew = World::new().await;
    let (code, text) = verify(&anew, Some(&published)).await;
    assert!(code == 1 && text.contains("5 in all") && text.contains("is not in this log"), "{text}");
    anew.finish().await;
}

#[tokio::test]
async fn without_a_database_it_says_so_and_makes_none() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tertulia"));
    let output = command.args(["audit", "verify"]).env_clear().current_dir(folder.path()).output().await.unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "there is no database tertulia.db\n");
    assert!(std::fs::read_dir(folder.path()).unwrap().next().is_none());
}
