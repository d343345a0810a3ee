//! What was erased stays so, in every byte and in older copies.

use std::fs;

use super::{copy_database, in_the_file, last_hash, person, published, put_back, verify_log, where_it_stands};
use crate::world::World;

#[tokio::test]
async fn who_was_forgotten_stays_forgotten_when_an_older_copy_comes_back() {
    let mut world = World::new().await;
    published(&mut world, "named").await;
    world.stop_bot().await;
    copy_database(&world, "backup.db");
    world.start_bot().await;
    let number = person(&world, "morag").await.to_string();
    world.slash("morag", "me forget", &[]).await;
    world.choose("morag", "", &["withdraw"]).await;
    let receipt = world.click("morag", "Forget me and erase my write-ups").await;
    world.slash("callum", "me forget", &[]).await;
    world.stop_bot().await;
    // The program is stopped after the line and before the commit, or a backup is restored: the database is as it was.
    put_back(&world, "backup.db");
    world.start_bot().await;
    world.sweep().await;
    assert_eq!(where_it_stands(&world, "Morag").await, Vec::<String>::new());
    assert_eq!(where_it_stands(&world, "thirty data sets").await, Vec::<String>::new());
    assert_eq!(where_it_stands(&world, &number).await, ["log.actor"]);
    assert_eq!(world.count("select count(*) from writeup where hidden = 'erased' and number = 1").await, 1);
    let hash = fs::read_to_string(world.folder().join("erasures.log")).unwrap();
    let hash = last_hash(&hash).to_owned();
    assert!(receipt.contains(&hash[..10].to_uppercase()), "the receipt is that of the line");
    assert_eq!(where_it_stands(&world, &hash).await, ["erasure.person_hash"]);
    // Another start changes nothing.
    let (rows, _) = verify_log(&world).await;
    world.restart().await;
    assert_eq!(verify_log(&world).await.0, rows);
    // A file that was lost is written again.
    world.stop_bot().await;
    fs::remove_file(world.folder().join("erasures.log")).unwrap();
    world.start_bot().await;
    let file = fs::read_to_string(world.folder().join("erasures.log")).unwrap();
    assert!(file.contains(&format!("withdraw {hash} ")), "{file}");
    assert!(!file.contains(&number), "{file}");
    world.finish().await;
}

#[tokio::test]
async fn what_was_erased_stands_in_no_byte_of_the_database() {
    let mut world = World::new().await;
    world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
    world.submit("morag", &crate::world::TEXTS).await;
    world
        .tamper(
            "update revision_text set title = 'Zyxwvuquark of the harbour', problem = 'Qqrarebodyword stays hidden'",
        )
        .await;
    world.choose("morag", "areas", &["open_data"]).await;
    world.choose("morag", "status", &["completed"]).await;
    world.choose("morag", "values", &["transparency"]).await;
    world.click("morag", "Submit").await;
    world.choose("morag", "consent/1", &["rights", "private", "licence"]).await;
    world.sweep().await;
    world.read("ines", "review");
    world.click("ines", "Approve").await;
    world.sweep().await;
    // What was searched is kept for a while, so not by the word itself.
    let found = world.slash("lucia", "search", &[("query", "harbour")]).await;
    assert!(found.contains("R-1"), "{found}");
    // As the index has it, folded.
    assert!(in_the_file(&world, "zyxwvuquark").await.is_some());
    world.slash("morag", "me forget", &[]).await;
    world.choose("morag", "", &["withdraw"]).await;
    world.click("morag", "Forget me and erase my write-ups").await;
    world.sweep().await;
    for needle in ["Zyxwvuquark", "yxwvuquark", "Qqrarebodyword"] {
        assert_eq!(where_it_stands(&world, needle).await, Vec::<String>::new(), "{needle}");
    }
    world.read_everything();
    world.finish().await;
}
