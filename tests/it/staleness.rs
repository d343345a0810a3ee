//! Write-ups that nobody touched for a year: whoever wrote them is asked, and where they left, the place's contacts.

use insta::assert_snapshot;

use crate::world::World;

const DAY: i64 = 24;

#[tokio::test]
async fn an_author_is_asked_after_a_year_and_says_that_it_is_still_right() {
    let mut world = World::new().await;
    world.published("morag", "scotland").await;
    world.read_direct("morag");
    world.wait(364 * DAY).await;
    assert_eq!(world.count("select count(*) from stale_ask").await, 0);
    world.wait(2 * DAY).await;
    assert_snapshot!(world.read_direct("morag"), @"
    Nobody has touched **Open the city's climate data** (R-1) since <t:1893499200:D>. Is what it says still right?
    [It is still right] [Revise it] [Open it]
    -# You are asked three times at most.
    ");
    assert_snapshot!(world.click("morag", "It is still right").await, @"Thank you. It is noted that R-1 is still right today.");
    assert_eq!(world.count("select count(*) from log where action = 'writeup.check'").await, 1);
    world.wait(364 * DAY).await;
    assert_eq!(world.count("select count(*) from stale_ask").await, 1, "it counts for a year");
    world.wait(2 * DAY).await;
    world.read_direct("morag");
    assert_snapshot!(world.click("morag", "Revise it").await, @"
    You can revise R-1 now. What everyone sees stays as it is until a moderator has approved your changes.
    [Write]
    ");
    world.click("morag", "Write").await;
    for _ in 0..6 {
        world.wait(91 * DAY).await;
    }
    world.read_direct("morag");
    world.read_direct("morag");
    assert_eq!(world.count("select count(*) from stale_ask").await, 4, "three times about one state, and no more");
    world.finish().await;
}

#[tokio::test]
async fn somebody_else_can_not_answer_for_a_place() {
    let mut world = World::new().await;
    world.published("morag", "scotland").await;
    world.read_direct("morag");
    world.slash("callum", "writeup show", &[("id", "R-1")]).await;
    assert_snapshot!(world.forge("callum", "upkeep/right/1", &[]).await, @"Only its author, or a contact of its place, can say that of R-1.");
    assert_snapshot!(world.forge("callum", "upkeep/revise/1", &[]).await, @"Only its author, or a contact of its place, can say that of R-1.");
    assert_snapshot!(world.forge("callum", "upkeep/right/99", &[]).await, @"That write-up is not shown any more, so there is nothing to do.");
    assert!(world.forge("callum", "upkeep/other/1", &[]).await.contains("older version"));
    assert_eq!(world.count("select count(*) from writeup where checked_at is not null").await, 0);
    world.finish().await;
}

#[tokio::test]
async fn where_the_author_left_a_contact_is_asked_and_may_take_it_over() {
    let mut world = World::new().await;
    world.published("morag", "scotland").await;
    world.read_direct("morag");
    world.slash("callum", "place join", &[("place", "scotland"), ("side", "civil_society")]).await;
    world.click("callum", "place/agree").await;
    world
        .tamper(
            "insert into contact (place_id, side, person_id, confirmed_at)
             select m.place_id, 'civil_society', person_id, 1893499200 from membership m join place using (place_id)
             where slug = 'scotland' and side = 'civil_society'",
        )
        .await;
    world.slash("callum", "writeup show", &[("id", "R-1")]).await;
    assert_snapshot!(world.forge("callum", "upkeep/revise/1", &[]).await, @"The author of R-1 is still here and revises it. You can say that it is still right.");
    world.slash("morag", "place leave", &[("place", "scotland")]).await;
    world.wait(366 * DAY).await;
    assert_snapshot!(world.read_direct("callum"), @"
    Nobody has touched **Open the city's climate data** (R-1) since <t:1893499200:D>. Is what it says still right?
    [It is still right] [Revise it] [Open it]
    -# You are asked three times at most.
    ");
    assert_snapshot!(world.click("callum", "Revise it").await, @"
    You can revise R-1 now. What everyone sees stays as it is until a moderator has approved your changes.
    [Write]
    ");
    assert_snapshot!(world.click("callum", "Write").await, @"
    ### R-1 · Open the city's climate data
    -# Scotland, United Kingdom · English · saved; only you see it
    **Everything needed is here.** Preview it, then submit.
    {Policy areas, 1 to 4: Open data}
    {Where the reform stands: Completed}
    {Values: at least one of the first three: Transparency (access to information)}
    {Climate: mitigation, adaptation …: }
    {Climate topics, up to 5: }
    [More menus] [Text] [Lessons, partners] [Commitments]
    [Preview] [Submit] [Discard]
    ");
    assert_eq!(world.count("select count(*) from log where action = 'writeup.hand_over'").await, 1);
    world.finish().await;
}

#[tokio::test]
async fn one_letter_a_week_and_a_revised_one_is_not_asked_about() {
    let mut world = World::new().await;
    world.published("morag", "scotland").await;
    world.read_direct("morag");
    world.published("morag", "scotland").await;
    world.read_direct("morag");
    world.wait(366 * DAY).await;
    world.read_direct("morag");
    assert_eq!(world.count("select count(*) from stale_ask").await, 1);
    world.wait(6 * DAY).await;
    assert_eq!(world.count("select count(*) from stale_ask").await, 1);
    world.wait(2 * DAY).await;
    world.read_direct("morag");
    assert_eq!(world.count("select count(*) from stale_ask").await, 2);
    world.finish().await;
}

#[tokio::test]
async fn one_author_of_many_keeps_nobody_elses_from_being_asked_about() {
    let mut world = World::new().await;
    for who in ["morag", "lucia"] {
        world.published(who, if who == "morag" { "scotland" } else { "buenos-aires" }).await;
        world.read_direct(who);
    }
    // More of Morag's than one look takes, all of them staler.
    world
        .tamper(
            "with recursive many(n) as (select 1 union all select n + 1 from many where n < 120)
             insert into writeup (writeup_id, place_id, author, language, created_at, number, published_revision, published_at)
                 select 1000 + n, place_id, author, language, created_at, 1000 + n, published_revision, 1 from writeup, many where number = 1;
             update revision set changed_at = 1 where writeup_id = 1;
             insert into taken_in (writeup_id, source, licence, fingerprint, taken_in_at) values (1001, 's', 'l', 'f', 1893499200);",
        )
        .await;
    world.wait(2).await;
    world.read_direct("morag");
    assert_eq!(world.count("select count(*) from stale_ask").await, 1, "one each");
    assert_eq!(world.count("select count(*) from stale_ask where writeup_id = 1001").await, 0, "taken in lately");
    world.tamper("update revision set changed_at = 2").await;
    world.tamper("update writeup set published_at = 2").await;
    world.wait(2).await;
    world.read_direct("lucia");
    assert_eq!(
        world.count("select count(*) from stale_ask").await,
        2,
        "hers is not among the 100 stalest, and is asked about"
    );
    world.finish().await;
}
