//! What is not kept for ever.

use super::{announced, person, published, verify_log, where_it_stands};
use crate::world::World;

#[tokio::test]
async fn what_was_kept_long_enough_goes_by_itself() {
    let mut world = World::new().await;
    announced(&mut world).await;
    published(&mut world, "organisation").await;
    world.look_at_card("morag", "library");
    world.click("morag", "I am going").await;
    world.slash("callum", "search", &[("query", "data")]).await;
    world
        .tamper(
            "insert into report (writeup_id, person_id, kind, reason, words, state, created_at, handled_by, handled_at, answer)
                 select 1, person_id, 'report', 'unclear', 'secret words', 'refused', 1893499200, person_id, 1893499200, 'no'
                 from membership limit 1;
             insert into translation (revision_id, language, person_id, title, created_at, changed_at)
                 select 1, 'es', person_id, 'secret draft', 1893499200, 1893499200 from membership limit 1;
             insert into claim (revision_id, person_id, claimed_at) select 1, person_id, 1893499200 from membership limit 1;",
        )
        .await;
    let (rows, texts) = verify_log(&world).await;
    world.wait_until("2030-01-08T11:00:00Z").await;
    assert_eq!(world.count("select count(*) from asked").await, 1);
    world.wait_until("2030-01-09T12:00:01Z").await;
    assert_eq!(world.count("select count(*) from asked").await, 0, "searches, after 7 days");
    world.wait_until("2030-02-01T13:00:00Z").await;
    assert_eq!(world.count("select count(*) from claim").await, 0, "who was reading, after 30 days");
    world.wait_until("2031-01-19T12:00:00Z").await;
    assert_eq!(world.count("select count(*) from seat").await, 1);
    world.wait_until("2031-01-22T12:00:00Z").await;
    assert_eq!(world.count("select count(*) from seat").await, 0, "who had a seat, after 12 months");
    assert_eq!(world.count("select going from attendance").await, 1, "the count stays");
    // A clock that leaps over months is believed when it is still so a day later.
    world.wait_until("2031-12-29T11:00:00Z").await;
    world.wait_until("2031-12-31T11:00:00Z").await;
    let letters = "select count(*) from outbox where person_id is not null and topic <> 'stale_asked'";
    assert_eq!(world.count(letters).await, 0, "messages to people, but for what was asked lately");
    assert_eq!(world.count("select count(*) from reminder where person_id is not null").await, 0, "and reminders");
    assert_eq!(world.count("select count(*) from report where words = 'secret words'").await, 1);
    assert_eq!(world.count("select count(*) from translation").await, 1);
    assert!(verify_log(&world).await.1 >= texts);
    let callum = person(&world, "callum").await;
    world.wait_until("2032-01-02T12:00:00Z").await;
    assert_eq!(where_it_stands(&world, "secret").await, Vec::<String>::new(), "after 24 months");
    assert!(verify_log(&world).await.0 >= rows, "rows stay");
    let words = "select count(*) from log_text join log using (log_id) where at <= 1893499200";
    assert_eq!(world.count(words).await, 0, "words go");
    // Callum belongs nowhere and wrote nothing; the month of January 2030 is not yet two years past.
    assert_eq!(person(&world, "callum").await, callum);
    world.wait_until("2032-02-10T12:00:00Z").await;
    assert_eq!(
        where_it_stands(&world, &callum.to_string()).await,
        Vec::<String>::new(),
        "who stays away for 24 months"
    );
    assert_eq!(world.count("select count(*) from membership").await, 2, "members stay");
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn a_clock_that_jumped_deletes_nothing_for_a_day() {
    let mut world = World::new().await;
    world.slash("callum", "search", &[("query", "data")]).await;
    world.sweep().await;
    world.wait_until("2031-06-01T12:00:00Z").await;
    world.wait_until("2031-06-02T11:00:00Z").await;
    assert_eq!(world.count("select count(*) from asked").await, 1);
    world.wait_until("2031-06-02T13:00:00Z").await;
    assert_eq!(world.count("select count(*) from asked").await, 0);
    world.read_everything();
    world.finish().await;
}
