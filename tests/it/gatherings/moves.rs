//! Moved and called off, and what people are told of it.

use insta::assert_snapshot;

use super::announced;
use crate::world::World;

#[tokio::test]
async fn everyone_with_a_seat_is_told_the_old_time_and_the_new_one() {
    let mut world = World::new().await;
    announced(&mut world, &[]).await;
    world.read("lucia", "fichas");
    world.click("lucia", "Voy").await;
    world.read("morag", "library");
    assert_snapshot!(world.slash("ines", "gathering move", &[("id", "G-1"), ("when", "2030-01-21 17:00")]).await, @"Everyone with a seat at G-1 is told, with the old time and the new one: <t:1895245200:F>");
    world.sweep().await;
    assert_snapshot!(world.read_direct("lucia"), @"
    **Open climate data** cambió de fecha: ya no es el <t:1895155200:F>, sino el **<t:1895245200:F>**
    -# Conservas tu cupo.
    [No puedo] [Agregar al calendario]
    ");
    assert_snapshot!(world.read("morag", "library"), @"**Open climate data** was moved: not <t:1895155200:F> but **<t:1895245200:F>**");
    world.read("lucia", "fichas");
    assert_snapshot!(world.look_at_card("morag", "library").lines().take(3).collect::<Vec<_>>().join("\n"), @"
    ### Open climate data
    **<t:1895245200:F>**
    Moved; it was ~~<t:1895155200:F>~~
    ");
    assert_snapshot!(world.events(world.home), @"
    planned 2030-01-21T17:00 – 2030-01-21T18:15 · Open climate data · link after taking a seat
    Show what we opened.

    https://discord.com/channels/ID/ID/ID
    G-1/1
    ");
    let file = world.calendar("lucia", "G-1").await;
    assert!(file.contains("SEQUENCE:1") && file.contains("DTSTART;TZID=Europe/London:20300121T170000"), "{file}");
    world.wait_until("2030-01-14T17:00:00Z").await;
    assert!(world.read("morag", "library").contains("<t:1895245200:F>"));
    world.read("lucia", "fichas");
    world.finish().await;
}

#[tokio::test]
async fn what_is_called_off_says_why_everywhere_and_reminds_nobody() {
    let mut world = World::new().await;
    announced(&mut world, &[]).await;
    world.read("lucia", "fichas");
    world.click("lucia", "Voy").await;
    world.read("morag", "library");
    assert_snapshot!(world.slash("ines", "gathering cancel", &[("id", "G-1")]).await, @"
    Call off **Open climate data**, <t:1895155200:F>? Everyone with a seat is told.
    [Call it off]
    ");
    world.click("ines", "Call it off").await;
    assert_snapshot!(world.submit("ines", &[("reason", "Pre-election period.")]).await, @"G-1 is called off. Everyone with a seat is told.");
    world.sweep().await;
    assert_snapshot!(world.read_direct("lucia"), @"
    **Open climate data** se canceló: ~~<t:1895155200:F>~~
    Pre-election period.
    ");
    assert_snapshot!(world.read("morag", "library"), @"
    **Open climate data** is called off: ~~<t:1895155200:F>~~
    Pre-election period.
    ");
    world.read("lucia", "fichas");
    assert_snapshot!(world.card("library"), @"
    ### ~~Open climate data~~
    Called off: ~~<t:1895155200:F>~~
    Pre-election period.
    ");
    assert_snapshot!(world.events(world.home), @"
    cancelled 2030-01-20T16:00 – 2030-01-20T17:15 · Open climate data · link after taking a seat
    Show what we opened.

    https://discord.com/channels/ID/ID/ID
    G-1/1
    ");
    let file = world.calendar("lucia", "G-1").await;
    assert!(file.contains("STATUS:CANCELLED"), "{file}");
    assert_snapshot!(world.slash("morag", "gathering list", &[]).await, @"
    ### What is coming
    Nothing at present.
    ");
    world.wait_until("2030-01-19T16:00:00Z").await;
    world.read_nothing("library");
    world.finish().await;
}

#[tokio::test]
async fn newer_rules_of_the_clocks_move_the_instant_and_people_are_told() {
    let mut world = World::new().await;
    announced(&mut world, &[]).await;
    world.read("lucia", "fichas");
    world.click("lucia", "Voy").await;
    world.read("morag", "library");
    world.stop_bot().await;
    world.tamper("update occurrence set starts_at = starts_at - 3600, ends_at = ends_at - 3600").await;
    world.start_bot().await;
    world.sweep().await;
    assert_snapshot!(world.read_direct("lucia"), @"
    Cambiaron las reglas de la hora oficial en el lugar anfitrión. **Open climate data** conserva allí su hora local; para ti ya no es el <t:1895151600:F>, sino el **<t:1895155200:F>**
    -# Conservas tu cupo.
    [No puedo] [Agregar al calendario]
    ");
    world.read("morag", "library");
    world.read("lucia", "fichas");
    world.finish().await;
}

#[tokio::test]
async fn a_gathering_that_has_begun_can_be_moved_with_its_seats() {
    let mut world = World::new().await;
    announced(&mut world, &[]).await;
    world.read("lucia", "fichas");
    world.click("lucia", "Voy").await;
    world.read("morag", "library");
    world.clock.move_to("2030-01-20T16:05:00Z".parse().unwrap());
    world.slash("ines", "gathering move", &[("id", "G-1"), ("when", "2030-01-21 16:00")]).await;
    world.sweep().await;
    assert_eq!(world.starts().await, ["2030-01-21T16:00:00Z"]);
    assert!(world.read_direct("lucia").contains("<t:1895241600:F>"));
    world.read("morag", "library");
    world.read("lucia", "fichas");
    assert_eq!(world.count("select count(*) from seat where answer = 'going'").await, 1);
    world.finish().await;
}

#[tokio::test]
async fn what_was_said_before_a_move_does_not_tell_the_wrong_day() {
    let mut world = World::new().await;
    announced(&mut world, &[]).await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
    world.wait_until("2030-01-19T16:00:00Z").await;
    world.read("lucia", "fichas");
    world.read("morag", "library");
    world.slash("ines", "gathering move", &[("id", "G-1"), ("when", "2030-01-21 17:00")]).await;
    world.sweep().await;
    assert_snapshot!(world.reread("morag", "library"), @"**Open climate data** was moved; it is now <t:1895245200:F>");
    world.read("morag", "library");
    world.read("lucia", "fichas");
    world.wait_until("2030-01-20T17:00:00Z").await;
    world.read("lucia", "fichas");
    world.read("morag", "library");
    world.wait_until("2030-01-21T18:15:00Z").await;
    assert!(!world.card("library").contains("[I am going]"));
    world.finish().await;
}
