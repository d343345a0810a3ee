//! Who comes, and who waits for a seat.

use insta::assert_snapshot;

use super::announced;
use crate::world::World;

#[tokio::test]
async fn a_full_gathering_has_a_line_and_a_freed_seat_or_a_raised_capacity_goes_to_the_first_in_it() {
    let mut world = World::new().await;
    announced(&mut world, &[("seats", "1")]).await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
    world.click("morag", "I am going").await;
    assert_snapshot!(world.click("lucia", "Voy").await, @"**Open climate data** está lleno. Tienes el primer turno en la lista de espera para el <t:1895155200:F>; si se libera un cupo, es tuyo y te aviso.");
    world.look_at_card("callum", "library");
    assert_snapshot!(world.click("callum", "I am going").await, @"**Open climate data** is full. One person is before you for <t:1895155200:F>; when a seat becomes free for you, you are told.");
    world.look_at_card("callum", "library");
    assert_eq!(
        world.click("callum", "I am going").await.lines().next(),
        Some(
            "**Open climate data** is full. One person is before you for <t:1895155200:F>; when a seat becomes free for you, you are told."
        )
    );
    world.look_at_card("morag", "library");
    world.click("morag", "I can't").await;
    world.sweep().await;
    assert_snapshot!(world.read_direct("lucia"), @"
    Se liberó un cupo: tienes uno en **Open climate data**, <t:1895155200:F>
    **Dónde** https://meet.example.org/room
    [No puedo] [Agregar al calendario]
    ");
    world.slash("ines", "gathering edit", &[("id", "G-1"), ("seats", "2")]).await;
    world.sweep().await;
    assert_snapshot!(world.read_direct("callum"), @"
    A seat became free: you have one at **Open climate data**, <t:1895155200:F>
    **Where** https://meet.example.org/room
    [I can't] [Add to calendar]
    ");
    assert_snapshot!(world.slash("ines", "gathering edit", &[("id", "G-1"), ("seats", "1")]).await, @"2 seats are taken already, so there can't be fewer.");
    world.clock.advance(jiff::SignedDuration::from_secs(30));
    world.sweep().await;
    let card = world.look_at_card("callum", "library");
    assert!(card.contains("**Seats** 2 of 2 taken"), "{card}");
    world.finish().await;
}

#[tokio::test]
async fn two_hundred_clicks_at_once_in_two_servers_take_twenty_seats() {
    let mut world = World::new().await;
    announced(&mut world, &[("seats", "20")]).await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
    let cards = ["library", "fichas"].map(|channel| world.card_id(channel));
    let clicks = (0..200).map(|index| {
        let guild = if index % 2 == 0 { world.home } else { world.buenos_aires };
        let user = world.stand_in.add_user(&format!("guest{index}"), "Guest", "en-GB");
        world.stand_in.add_member(guild, user);
        let person = world.stand_in.person(user);
        let card = cards[index % 2];
        async move { person.press(card, "gathering/going/1").await.is_ok() }
    });
    let answered = futures_util::future::join_all(clicks).await;
    assert!(answered.into_iter().all(|answered| answered), "every click is answered");
    world.until("select count(*) from seat", 200).await;
    assert_eq!(world.count("select count(*) from seat where answer = 'going'").await, 20);
    assert_eq!(world.count("select count(*) from seat where answer = 'waiting'").await, 180);
    assert_eq!(world.count("select count(distinct ticket) from seat").await, 200);
    world.clock.advance(jiff::SignedDuration::from_secs(30));
    world.sweep().await;
    let card = world.look_at_card("morag", "library");
    assert!(card.contains("20 of 20 taken · waiting: 180"), "{card}");
    world.finish().await;
}

#[tokio::test]
async fn a_click_on_interested_is_a_maybe_and_the_next_answer_says_so() {
    let mut world = World::new().await;
    announced(&mut world, &[]).await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
    world.interested("callum", world.home, true);
    world.interested("morag", world.home, true);
    world.until("select count(*) from seat where answer = 'maybe'", 2).await;
    assert_snapshot!(world.slash("callum", "me language", &[("language", "en")]).await, @"
    You clicked “Interested” on **Open climate data**: I noted *maybe*.
    From now on I speak English to you.
    ");
    assert_snapshot!(world.slash("callum", "me language", &[("language", "en")]).await, @"From now on I speak English to you.");
    world.look_at_card("morag", "library");
    world.click("morag", "I am going").await;
    world.interested("callum", world.home, false);
    world.interested("morag", world.home, false);
    world.until("select count(*) from seat where answer = 'maybe'", 0).await;
    assert_eq!(
        world.count("select count(*) from seat where answer = 'going'").await,
        1,
        "an answer of one's own stays"
    );
    // While the bot is away nobody tells it; it asks when it comes back.
    world.stop_bot().await;
    world.interested("lucia", world.buenos_aires, true);
    world.start_bot().await;
    world.until("select count(*) from seat where answer = 'maybe'", 1).await;
    world.finish().await;
}
