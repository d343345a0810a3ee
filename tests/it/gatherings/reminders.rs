//! Reminders in time, late, or not at all, and letters that did not arrive.

use insta::assert_snapshot;

use super::announced;
use crate::world::World;

#[tokio::test]
async fn people_are_reminded_in_time_and_directly_where_they_asked_for_it() {
    let mut world = World::new().await;
    announced(&mut world, &[]).await;
    world.read("lucia", "fichas");
    world.read("morag", "library");
    world.slash("morag", "me reminders", &[("direct", "on"), ("before", "1h")]).await;
    world.look_at_card("morag", "library");
    world.click("morag", "gathering/going").await;
    world.wait_until("2030-01-13T15:59:59Z").await;
    world.read_nothing("library");
    world.wait_until("2030-01-13T16:00:00Z").await;
    assert_snapshot!(world.read("callum", "library"), @"
    **Open climate data** begins <t:1895155200:R>: <t:1895155200:F>
    -# 16:00 London · 13:00 City of Buenos Aires · 11:00 Bogotá · 08:00 Los Angeles · 10:00 Municipality of Chihuahua · 17:00 Paris
    **Where** link after taking a seat
    [Open the announcement](https://discord.com/channels/ID/ID/ID)
    [I am going] [Maybe] [I can't]
    ");
    assert_snapshot!(world.read("lucia", "fichas"), @"
    **Open climate data** empieza <t:1895155200:R>: <t:1895155200:F>
    -# 16:00 London · 13:00 Ciudad de Buenos Aires · 11:00 Bogotá · 08:00 Los Ángeles · 10:00 Municipio de Chihuahua · 17:00 París
    **Dónde** verás el enlace al reservar un cupo
    [Abrir el anuncio](https://discord.com/channels/ID/ID/ID)
    [Voy] [Quizás] [No puedo]
    ");
    world.wait_until("2030-01-19T16:00:00Z").await;
    world.read("callum", "library");
    world.read("lucia", "fichas");
    world.wait_until("2030-01-20T15:00:00Z").await;
    world.read("callum", "library");
    world.read("lucia", "fichas");
    assert_snapshot!(world.read_direct("morag"), @"
    **Open climate data** begins <t:1895155200:R>: <t:1895155200:F>
    -# 16:00 London · 13:00 City of Buenos Aires · 11:00 Bogotá · 08:00 Los Angeles · 10:00 Municipality of Chihuahua · 17:00 Paris
    **Where** https://meet.example.org/room
    [I can't]
    ");
    assert_snapshot!(world.click("morag", "I can't").await, @"Noted: you can't come to **Open climate data**, <t:1895155200:F>");
    world.wait_until("2030-01-20T15:50:00Z").await;
    world.read("callum", "library");
    world.read("lucia", "fichas");
    world.finish().await;
}

#[tokio::test]
async fn after_two_days_away_one_reminder_comes_late_and_says_so() {
    let mut world = World::new().await;
    announced(&mut world, &[]).await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
    world.wait_until("2030-01-13T16:00:00Z").await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
    world.stop_bot().await;
    world.clock.move_to("2030-01-20T15:55:30Z".parse().unwrap());
    world.start_bot().await;
    world.sweep().await;
    assert_snapshot!(world.read("morag", "library"), @"
    **Open climate data** begins <t:1895155200:R>: <t:1895155200:F>
    -# This reminder is late: I was away when it was due.
    -# 16:00 London · 13:00 City of Buenos Aires · 11:00 Bogotá · 08:00 Los Angeles · 10:00 Municipality of Chihuahua · 17:00 Paris
    **Where** link after taking a seat
    [Open the announcement](https://discord.com/channels/ID/ID/ID)
    [I am going] [Maybe] [I can't]
    ");
    world.read("lucia", "fichas");
    world.read_nothing("library");
    assert_eq!(world.count("select count(*) from reminder where state = 'closed' and note = 'overtaken'").await, 4);
    world.restart().await;
    world.sweep().await;
    world.finish().await;
}

#[tokio::test]
async fn after_it_ended_no_reminder_makes_sense_and_the_clock_moved_back_brings_none_again() {
    let mut world = World::new().await;
    announced(&mut world, &[]).await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
    world.wait_until("2030-01-13T16:00:00Z").await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
    world.wait_until("2030-01-12T10:00:00Z").await;
    world.wait_until("2030-01-13T17:00:00Z").await;
    world.read_nothing("library");
    world.stop_bot().await;
    world.clock.move_to("2030-01-21T12:00:00Z".parse().unwrap());
    world.start_bot().await;
    world.sweep().await;
    world.read_nothing("library");
    assert_eq!(world.count("select count(*) from reminder where state = 'closed' and note is not null").await, 6);
    world.finish().await;
}

#[tokio::test]
async fn a_letter_that_can_not_be_delivered_waits_and_the_thread_says_so_to_its_reader_alone() {
    let mut world = World::new().await;
    announced(&mut world, &[]).await;
    world.read("lucia", "fichas");
    world.click("lucia", "Voy").await;
    world.read("morag", "library");
    world.stand_in.refuse_direct_messages(world.user_id("lucia"), true);
    world.slash("ines", "gathering move", &[("id", "G-1"), ("when", "2030-01-21 17:00")]).await;
    world.sweep().await;
    world.sweep().await;
    world.read("morag", "library");
    world.read("morag", "fichas");
    assert_snapshot!(world.read_threads("fichas"), @"
    # Open climate data · dom, 20 ene 2030
    <@ID>, te espera un mensaje en `/yo bandeja`
    ");
    assert_snapshot!(world.slash("lucia", "me inbox", &[]).await, @"
    **Te espera un mensaje:** `/yo bandeja`
    -# En espera desde el <t:1893499200:f>. Eso era todo.
    **Open climate data** cambió de fecha: ya no es el <t:1895155200:F>, sino el **<t:1895245200:F>**
    -# Conservas tu cupo.
    [No puedo] [Agregar al calendario]
    [Ya lo leí]
    ");
    let shown = world.slash("ines", "gathering show", &[("id", "G-1")]).await;
    assert!(shown.contains("One message could not be delivered directly"), "{shown}");
    world.finish().await;
}

#[tokio::test]
async fn a_seat_at_a_later_time_of_a_series_is_reminded_of_wherever_that_time_goes() {
    let mut world = World::new().await;
    announced(&mut world, &[("repeat", "weekly x3")]).await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
    world.slash("morag", "me reminders", &[("direct", "on"), ("before", "1h")]).await;
    world.slash("morag", "gathering show", &[("id", "G-1 2030-02-03")]).await;
    world.click("morag", "I am going").await;
    world.slash("ines", "gathering move", &[("id", "G-1 2030-02-03"), ("when", "2030-02-04 12:00")]).await;
    world.sweep().await;
    assert!(world.read_direct("morag").contains("was moved"));
    let before = "select due_at from reminder where person_id is not null and minutes = 60 and state = 'waiting'";
    assert_eq!(world.count(before).await, 1_896_433_200, "4 February 2030, 11:00 in London");
    // Another rule, which does not have it: she is told.
    world.slash("ines", "gathering edit", &[("id", "G-1"), ("repeat", "never")]).await;
    world.sweep().await;
    assert!(world.read_direct("morag").contains("is called off"));
    assert_eq!(world.starts().await, ["2030-01-20T16:00:00Z"]);
    world.finish().await;
}

#[tokio::test]
async fn letters_that_make_no_sense_any_more_do_not_fill_the_inbox() {
    let mut world = World::new().await;
    announced(&mut world, &[("seats", "1")]).await;
    world.read("lucia", "fichas");
    world.read("morag", "library");
    world.click("morag", "I am going").await;
    world.look_at_card("lucia", "fichas");
    world.slash("lucia", "me reminders", &[("direct", "on"), ("before", "1h")]).await;
    world.look_at_card("lucia", "fichas");
    world.click("lucia", "gathering/going").await;
    world.stand_in.refuse_direct_messages(world.user_id("lucia"), true);
    world.look_at_card("morag", "library");
    world.click("morag", "I can't").await;
    world.sweep().await;
    world.read_threads("fichas");
    // She has the seat, and gives it back before she reads the letter: it would show the link.
    world.look_at_card("lucia", "fichas");
    world.click("lucia", "gathering/no").await;
    assert_snapshot!(world.slash("lucia", "me inbox", &[]).await, @"Tu bandeja está vacía.");
    assert_snapshot!(world.slash("lucia", "about", &[]).await.lines().next().unwrap(), @"### Tertulia");
    world.finish().await;
}
