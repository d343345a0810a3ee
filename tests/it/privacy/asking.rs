//! How one asks to be forgotten, and what can go wrong with it.

use std::fs;

use insta::assert_snapshot;

use super::{last_hash, open, verify_log, where_it_stands, without_number};
use crate::world::World;

#[tokio::test]
async fn somebody_with_nothing_is_forgotten_and_pressing_again_is_harmless() {
    let mut world = World::new().await;
    assert_snapshot!(world.slash("callum", "me forget", &[]).await, @"
    ### Being forgotten
    Nothing has happened yet. This is what would go, what would stay, and why.
    **What goes**
    - Your account here: the tie to your Discord, your language, your time zone, what you used lately
    **What stays, and why**
    - A line that says somebody was forgotten, so that a restored backup does not bring you back
    -# This can't be undone. It does not reach copies others made under CC BY 4.0, nor what Discord itself keeps, such as direct messages.
    [Forget me for good] [Get my data first]
    ");
    assert_snapshot!(without_number(&world.click("callum", "Forget me for good").await), @"
    ### You are forgotten: receipt NUMBER
    Done on <t:1893499200:F>. Keep the number if you may want to ask about it; it does not lead back to you.
    **What went**
    - Your account here: the tie to your Discord, your language, your time zone, what you used lately
    **What stays, and why**
    - A line that says somebody was forgotten, so that a restored backup does not bring you back
    -# Thank you for having been here. If you use a command again, you begin as somebody new.
    ");
    let people = world.count("select count(*) from person").await;
    assert_eq!(world.count("select count(*) from account").await, people);
    // The button of the message that is still on the screen of another device.
    let number = world.count("select count(*) from erasure").await;
    assert_eq!(number, 1);
    let file = fs::read_to_string(world.folder().join("erasures.log")).unwrap();
    let hash = last_hash(&file);
    let again = format!("privacy/erase/nothing/{}", hash[..10].to_uppercase());
    assert_snapshot!(without_number(&world.forge("callum", &again, &[]).await), @"You were forgotten already, on <t:1893499200:F>: receipt NUMBER. Nothing more was left to erase.");
    assert_eq!(world.count("select count(*) from person").await, people, "a second press makes nobody");
    assert_eq!(world.count("select count(*) from erasure").await, 1);
    // The next command makes a new person.
    world.slash("callum", "me show", &[]).await;
    assert_eq!(world.count("select count(*) from person").await, people + 1);
    assert_eq!(where_it_stands(&world, hash).await, ["erasure.person_hash"]);
    world.finish().await;
}

#[tokio::test]
async fn nobody_presses_for_somebody_else() {
    let mut world = World::new().await;
    let mut db = open(&world).await;
    world.slash("morag", "me forget", &[]).await;
    world.slash("callum", "me forget", &[]).await;
    let people: i64 = sqlx::query_scalar("select count(*) from person").fetch_one(&mut db).await.unwrap();
    let refused = "This button was made for somebody else. Your own is in `/me forget`.";
    for forged in ["privacy/erase/nothing/0123456789", "privacy/erase/withdraw/0123456789"] {
        assert_eq!(world.forge("callum", forged, &[]).await, refused, "{forged}");
    }
    assert_snapshot!(world.forge("callum", "privacy/choose/0123456789", &["keep"]).await, @"This button was made for somebody else. Your own is in `/me forget`.");
    for forged in ["privacy/erase/all/0123456789", "privacy/erase", "privacy/x"] {
        let answer = world.forge("callum", forged, &[]).await;
        assert!(answer.contains("older version"), "{forged}: {answer}");
    }
    assert_eq!(world.count("select count(*) from person").await, people);
    assert_eq!(world.count("select count(*) from erasure").await, 0);
    world.finish().await;
}

#[tokio::test]
async fn a_button_from_before_something_was_published_erases_nothing() {
    let mut world = World::new().await;
    world.submitted("morag", "scotland").await;
    world.sweep().await;
    world.slash("morag", "me forget", &[]).await;
    world.read("ines", "review");
    world.click("ines", "Approve").await;
    assert_snapshot!(world.click("morag", "Forget me for good").await, @"You have published write-ups; choose what becomes of them first, in `/me forget`. Nothing was erased.");
    assert_eq!(world.count("select count(*) from writeup where author is not null").await, 1);
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn the_last_moderator_may_go_and_is_told_what_that_means() {
    let mut world = World::new().await;
    let shown = world.slash("vera", "me forget", &[]).await;
    assert_snapshot!(shown, @"
    ### Being forgotten
    Nothing has happened yet. This is what would go, what would stay, and why.
    **What goes**
    - Your account here: the tie to your Discord, your language, your time zone, what you used lately
    - 1 role
    **What stays, and why**
    - 2 rows of the log, by a random number and without words: the log must stay whole
    - A line that says somebody was forgotten, so that a restored backup does not bring you back
    **You are the only moderator by role.** Without you the network has none, and only whoever manages the first server can name another.
    -# This can't be undone. It does not reach copies others made under CC BY 4.0, nor what Discord itself keeps, such as direct messages.
    [Forget me for good] [Get my data first]
    ");
    let receipt = world.click("vera", "Forget me for good").await;
    assert!(receipt.contains("The network has no moderator by role now"), "{receipt}");
    assert_eq!(world.count("select count(*) from role_grant").await, 0);
    // The row about the role that Inés gave stays, without words.
    let (rows, texts) = verify_log(&world).await;
    assert!(rows > texts, "{rows} rows, {texts} texts");
    world.finish().await;
}

#[tokio::test]
async fn nothing_is_erased_while_the_file_can_not_be_written() {
    let mut world = World::new().await;
    world.slash("morag", "me forget", &[]).await;
    let file = world.folder().join("erasures.log");
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    let answer = world.click("morag", "Forget me for good").await;
    assert!(answer.contains("our side"), "{answer}");
    assert_eq!(world.count("select count(*) from membership").await, 2);
    assert_eq!(world.count("select count(*) from erasure").await, 0);
    fs::remove_dir(&file).unwrap();
    world.slash("morag", "me forget", &[]).await;
    world.click("morag", "Forget me for good").await;
    assert_eq!(world.count("select count(*) from membership").await, 1);
    world.finish().await;
}
