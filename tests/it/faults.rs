//! Discord failing, and the bot stopped in the middle.

use std::time::Duration;

use insta::assert_snapshot;
use tertulia_sandbox::{Fault, FaultKind, GatewayDrop};

use crate::world::World;

fn fail(world: &World, path: &str, times: u32, what: FaultKind) {
    world.stand_in.faults().add(Fault { method: "POST", path: path.to_owned(), times, what });
}

#[tokio::test]
async fn a_message_that_discord_fails_to_take_comes_once_all_the_same() {
    let mut world = World::new().await;
    world.submitted("morag", "scotland").await;
    let path = format!("/channels/{}/messages", world.channel_id("review"));
    fail(&world, &path, 2, FaultKind::Status(500));
    fail(&world, &path, 1, FaultKind::RateLimited { retry_after: 0.2, global: false });
    fail(&world, &path, 1, FaultKind::CutAfter);
    world.sweep().await;
    world.read("ines", "review");
    world.sweep().await;
    world.finish().await;
}

#[tokio::test]
async fn an_answer_that_was_lost_is_found_by_its_mark_when_discord_forgot_the_nonce() {
    let mut world = World::new().await;
    world.submitted("morag", "scotland").await;
    let path = format!("/channels/{}/messages", world.channel_id("review"));
    fail(&world, &path, 5, FaultKind::CutAfter);
    world.sweep().await;
    world.read("ines", "review");
    assert_eq!(world.count("select count(*) from outbox where state = 'sent'").await, 0, "its outcome is not known");
    world.restart().await;
    world.wait(1).await;
    assert_eq!(world.count("select count(*) from outbox where state = 'sent'").await, 1);
    world.finish().await;
}

#[tokio::test]
async fn what_was_owed_when_the_bot_stopped_is_sent_after_the_restart() {
    let mut world = World::new().await;
    world.submitted("morag", "scotland").await;
    world.restart().await;
    world.sweep().await;
    world.read("ines", "review");
    world.click("ines", "Approve").await;
    world.restart().await;
    world.sweep().await;
    for channel in ["library", "fichas"] {
        world.read("lucia", channel);
    }
    world.read_direct("morag");
    world.finish().await;
}

#[tokio::test]
async fn a_letter_that_can_not_be_delivered_waits_in_the_inbox() {
    let mut world = World::new().await;
    world.stand_in.refuse_direct_messages(world.user_id("morag"), true);
    world.submitted("morag", "scotland").await;
    world.sweep().await;
    world.read("ines", "review");
    world.click("ines", "Approve").await;
    world.sweep().await;
    for channel in ["library", "fichas"] {
        world.read("lucia", channel);
    }
    assert_snapshot!(world.slash("morag", "about", &[]).await, @"
    **A message is waiting for you:** `/me inbox`
    ### Tertulia
    A tertulia is a regular gathering where people trade ideas. This one connects places that open up government and act on the climate: they share write-ups of what they did, with evidence, and find what others did.
    -# Version 0.1.0 · free software under the MIT licence · write-ups under CC BY 4.0
    ");
    assert_snapshot!(world.slash("morag", "me inbox", &[]).await, @"
    **A message is waiting for you:** `/me inbox`
    -# Waiting since <t:1893499200:f>. That was all.
    Your write-up **Open the city's climate data** is published as R-1. Thank you for sharing it.
    [Open it]
    [I have read it]
    ");
    assert_snapshot!(world.slash("morag", "me inbox", &[]).await, @"
    **A message is waiting for you:** `/me inbox`
    -# Waiting since <t:1893499200:f>. That was all.
    Your write-up **Open the city's climate data** is published as R-1. Thank you for sharing it.
    [Open it]
    [I have read it]
    ");
    world.finish().await;
}

#[tokio::test]
async fn an_answer_comes_in_time_although_discord_stumbles() {
    let mut world = World::new().await;
    for what in [
        FaultKind::Status(502),
        FaultKind::RateLimited { retry_after: 0.3, global: true },
        FaultKind::CutBefore,
        FaultKind::Delay(Duration::from_millis(300)),
    ] {
        fail(&world, "/callback", 1, what);
        let answer = world.slash("morag", "place list", &[]).await;
        assert!(answer.starts_with("### 19 places"), "{answer}");
    }
    // Carried out although the answer to it was lost: repeating it is refused as already done, which is fine.
    fail(&world, "/callback", 1, FaultKind::CutAfter);
    assert!(world.slash("morag", "place list", &[]).await.starts_with("### 19 places"));
    world.finish().await;
}

#[tokio::test]
async fn the_gateway_comes_back_and_commands_are_registered_once() {
    let mut world = World::new().await;
    world.stand_in.drop_gateways(GatewayDrop::Tcp);
    world.stand_in.wait_connected(world.bot.id).await;
    assert!(world.slash("morag", "place list", &[]).await.starts_with("### 19 places"));
    world.restart().await;
    assert!(world.slash("morag", "place list", &[]).await.starts_with("### 19 places"));
    let registered = world.stand_in.requests().iter().filter(|line| line["method"] == "PUT").count();
    assert_eq!(registered, 1, "commands are told again only on change");
    world.finish().await;
}

#[tokio::test]
async fn an_answer_that_takes_long_is_deferred_and_then_filled_in() {
    let mut world = World::new().await;
    let busy = world.block_writes(Duration::from_secs(2)).await;
    let answer = world.slash("callum", "place join", &[("place", "glasgow"), ("side", "academia")]).await;
    assert!(answer.starts_with("(after a while) ### How we treat each other"), "{answer}");
    busy.await.unwrap();
    world.finish().await;
}

#[tokio::test]
async fn where_the_gateway_is_not_told_the_bot_asks_again_and_goes_nowhere_else() {
    let mut world = World::bare().await;
    world.stand_in.faults().add(Fault {
        method: "GET",
        path: "/gateway".to_owned(),
        times: 1,
        what: FaultKind::Status(503),
    });
    world.restart().await;
    assert!(world.slash("morag", "place list", &[]).await.starts_with("### 19 places"));
    world.finish().await;
}

#[tokio::test]
async fn with_the_token_of_another_application_no_server_seems_to_be_gone() {
    let mut world = World::new().await;
    let own = world.bot.clone();
    let admitted = "select count(*) from server where admitted_at is not null";
    assert_eq!(world.count(admitted).await, 2);
    let other = world.stand_in.add_application("Another bot");
    for _ in 0..3 {
        world.stop_bot().await;
        world.bot = other.clone();
        world.start_bot().await;
    }
    // It comes to the first server and is thrown out there again.
    world.stand_in.invite(world.home, other.id, tertulia::discord::permissions::asked_permissions());
    world.stop_bot().await;
    world.start_bot().await;
    assert_eq!(world.count(admitted).await, 2);
    world.stop_bot().await;
    world.bot = own;
    world.start_bot().await;
    assert!(world.slash("lucia", "place list", &[]).await.starts_with("### 19"), "the first bot goes on");
    assert_eq!(world.count(admitted).await, 2);
    world.finish().await;
}

#[tokio::test]
async fn a_server_that_removed_the_bot_while_it_was_away_is_no_part_of_the_network() {
    let mut world = World::new().await;
    assert_eq!(world.count("select count(*) from server where admitted_at is not null").await, 2);
    world.stop_bot().await;
    world.stand_in.remove_application(world.buenos_aires, world.bot.id);
    world.start_bot().await;
    for _ in 0..400 {
        if world.count("select count(*) from server where admitted_at is not null").await == 1 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    assert_eq!(world.count("select count(*) from server where admitted_at is not null").await, 1);
    world.finish().await;
}
