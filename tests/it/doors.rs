//! Doors that are closed: people who take no messages, channels without permissions, limits. Everyone else is served.

use std::fmt::Write as _;

use insta::assert_snapshot;
use tertulia_sandbox::{Fault, FaultKind, Outcome};

use crate::world::World;

const SEND_MESSAGES: u64 = 1 << 11;

/// How many requests of this kind were answered so.
fn asked(world: &World, method: &str, path: &str, status: u64) -> usize {
    let is_it = |line: &&serde_json::Value| {
        line["method"] == method && line["status"] == status && line["path"].as_str().unwrap().contains(path)
    };
    world.stand_in.requests().iter().filter(is_it).count()
}

#[tokio::test]
async fn three_hundred_and_thirty_people_with_closed_messages_silence_nobody() {
    const CLOSED: i64 = 330;
    let mut world = World::new().await;
    for _ in 0..2 {
        world.published("morag", "scotland").await;
        world.read_direct("morag");
    }
    let mut people = String::new();
    for index in 0..CLOSED {
        let user = world.stand_in.add_user(&format!("closed{index}"), "Closed", "en-GB");
        world.stand_in.add_member(world.home, user);
        world.stand_in.refuse_direct_messages(user, true);
        let id = 1_000_000 + index;
        write!(
            people,
            "insert into person (person_id, created_at) values ({id}, 0);
             insert into account (person_id, user_id) values ({id}, {user});"
        )
        .unwrap();
    }
    let letters = |decision: i64| {
        format!(
            "insert into outbox (topic, subject, person_id, nonce, created_at, due_at)
                 select 'decision', {decision}, person_id, 'closed' || person_id || {decision}, 1893499200, 1893499200
                 from person where person_id between 1000000 and 1000999;
             insert into outbox (topic, subject, person_id, nonce, created_at, due_at)
                 select 'decision', {decision}, person_id, 'callum{decision}', 1893499200, 1893499200
                 from account where user_id = {};",
            world.user_id("callum")
        )
    };
    let (first, second) = (letters(1), letters(2));
    world.slash("callum", "about", &[]).await;
    world.tamper((people + &first).leak()).await;
    let lounge = world.channel_id("lounge");
    let ines = world.stand_in.person(world.user_id("ines"));
    let sending = async {
        while world.count("select count(*) from outbox where state in ('waiting', 'sending')").await > 0 {
            world.sweep().await;
            world.clock.advance(jiff::SignedDuration::from_secs(6));
        }
    };
    let pressing = async {
        let mut answered = 0;
        while world.count("select count(*) from outbox where state = 'inbox'").await < CLOSED {
            let outcome = ines.slash(lounge, "place list", &[]).await.unwrap();
            assert!(matches!(outcome, Outcome::Message(_)), "answered at once: {outcome:?}");
            answered += 1;
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        }
        answered
    };
    let ((), answered) = tokio::join!(sending, pressing);
    assert!(answered > 10, "{answered} presses were answered meanwhile");
    world.read_direct("callum");
    let refused = asked(&world, "POST", "/messages", 403);
    assert_eq!(refused, usize::try_from(CLOSED).unwrap(), "each door was tried once");
    // The second letter to each of them: nobody is asked again, and it takes no while.
    world.tamper(second.leak()).await;
    world.sweep().await;
    assert_eq!(world.count("select count(*) from outbox where state = 'inbox'").await, 2 * CLOSED);
    assert_eq!(asked(&world, "POST", "/messages", 403), refused);
    world.read_direct("callum");
    world.finish().await;
}

#[tokio::test]
async fn a_hundred_and_fifty_cards_for_a_closed_channel_hold_up_nobody_elses() {
    let mut world = World::new().await;
    world.slash("vera", "admin settings", &[("reviews", "#fichas")]).await;
    world.submitted("morag", "scotland").await;
    world.sweep().await;
    world.read("ines", "review");
    world.read("lucia", "fichas");
    let (review, fichas) = (world.channel_id("review"), world.channel_id("fichas"));
    let mut sql = String::new();
    for id in 2..=151 {
        for (table, key, own) in [
            ("writeup", "writeup_id", "opened_by = null".to_owned()),
            ("revision", "revision_id", format!("writeup_id = {id}")),
            ("revision_text", "revision_id", "language = language".to_owned()),
        ] {
            write!(
                sql,
                "create temp table copied as select * from {table} where {key} = 1;
                 update copied set {key} = {id}, {own};
                 insert into {table} select * from copied; drop table copied;"
            )
            .unwrap();
        }
        let servers = [(world.home, review), (world.buenos_aires, fichas)];
        for (server, channel) in servers.into_iter().filter(|(_, channel)| *channel == review || id <= 8) {
            write!(
                sql,
                "insert into outbox (topic, subject, server_id, channel_id, nonce, created_at, due_at)
                 values ('review_card', {id}, {server}, {channel}, '{id}in{server}', 1893499200, 1893499200);"
            )
            .unwrap();
        }
    }
    world.stand_in.overwrite(review, world.bot.id, 0, SEND_MESSAGES);
    world.tamper(sql.leak()).await;
    world.sweep().await;
    let posts = |world: &World, status| asked(world, "POST", &format!("/channels/{review}/messages"), status);
    let (taken, refused) = (posts(&world, 200), posts(&world, 403));
    assert_eq!(refused, 1, "one refusal tells of all the others");
    assert_eq!(world.stand_in.messages(fichas).len(), 8, "all that the other server is owed");
    assert_eq!(
        world.count("select count(*) from outbox where note = 'closed' and state = 'waiting'").await,
        150,
        "all of it waits, with the reason"
    );
    // Time alone tries one of them again, each time later; somebody who is told what is missing can mend it.
    world.clock.advance(jiff::SignedDuration::from_secs(40));
    world.sweep().await;
    world.clock.advance(jiff::SignedDuration::from_secs(40));
    world.sweep().await;
    assert_eq!(posts(&world, 403), 2);
    let health = world.slash("ines", "admin health", &[]).await;
    let line = health.lines().find(|line| line.contains("refuse")).unwrap();
    assert_snapshot!(line, @"✗ One channel refuses what waits for it: <#ID>. `/admin setup` in its server shows what is missing, and tries again at once.");
    world.stand_in.overwrite(review, world.bot.id, 0, 0);
    world.slash("ines", "admin setup", &[]).await;
    world.sweep().await;
    assert!(posts(&world, 200) >= taken + 5, "it is tried at once");
    assert_eq!(posts(&world, 403), 2);
    world.read_everything();
    assert!(!world.slash("ines", "admin health", &[]).await.contains("refuse"));
    world.tamper("update outbox set state = 'dropped', note = 'pointless', shown = wanted where state <> 'sent'").await;
    world.finish().await;
}

#[tokio::test]
async fn a_letter_is_tried_directly_again_once_the_person_does_something() {
    let mut world = World::new().await;
    for _ in 0..3 {
        world.submitted("morag", "scotland").await;
    }
    world.stand_in.refuse_direct_messages(world.user_id("morag"), true);
    world.sweep().await;
    for id in ["D-1", "D-2"] {
        world.slash("ines", "review approve", &[("id", id)]).await;
        world.sweep().await;
        assert_eq!(asked(&world, "POST", "/messages", 403), 1, "the second one is not even tried");
    }
    assert_eq!(
        world.count("select count(*) from outbox where state = 'inbox' and note = 'direct_messages_closed'").await,
        2
    );
    world.stand_in.refuse_direct_messages(world.user_id("morag"), false);
    world.slash("morag", "about", &[]).await;
    world.slash("ines", "review approve", &[("id", "D-3")]).await;
    world.sweep().await;
    let letter = world.read_direct("morag");
    assert!(letter.contains("is published as R-3"), "{letter}");
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn a_limit_of_one_channel_is_no_limit_of_another() {
    let mut world = World::new().await;
    world.slash("vera", "admin settings", &[("reviews", "#fichas")]).await;
    let path = format!("/channels/{}/messages", world.channel_id("review"));
    let what = FaultKind::RateLimited { retry_after: 3_600.0, global: false };
    world.stand_in.faults().add(Fault { method: "POST", path, times: 1, what });
    for _ in 0..3 {
        world.submitted("morag", "scotland").await;
    }
    let began = std::time::Instant::now();
    world.sweep().await;
    assert_eq!(world.stand_in.messages(world.channel_id("fichas")).len(), 3);
    world.read_nothing("review");
    assert_eq!(asked(&world, "POST", "/messages", 429), 1, "the others there wait without being tried");
    assert!(began.elapsed().as_secs() < 60, "nobody waits for the hour");
    assert_eq!(world.count("select count(*) from outbox where note = 'limited' and attempts = 0").await, 3);
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn a_channel_where_nothing_is_answered_is_tried_once_and_the_others_are_served() {
    let mut world = World::new().await;
    world.slash("vera", "admin settings", &[("reviews", "#fichas")]).await;
    let path = format!("/channels/{}/messages", world.channel_id("review"));
    let what = FaultKind::Delay(std::time::Duration::from_mins(1));
    world.stand_in.faults().add(Fault { method: "POST", path, times: 9, what });
    for _ in 0..3 {
        world.submitted("morag", "scotland").await;
    }
    world.sweep().await;
    assert_eq!(world.stand_in.messages(world.channel_id("fichas")).len(), 3);
    assert_eq!(world.count("select count(*) from outbox where note = 'unreachable'").await, 3);
    assert_eq!(world.count("select sum(attempts) from outbox where note = 'unreachable'").await, 1);
    world.stand_in.faults().clear();
    world.read_everything();
    world.wait(1).await;
    assert_eq!(world.stand_in.messages(world.channel_id("review")).len(), 3, "once each");
    world.read_everything();
    world.finish().await;
}
