//! Gatherings, told as the people who meet them would.

use insta::assert_snapshot;
use tertulia_sandbox::{Fault, FaultKind};

use crate::world::World;

/// A gathering on 20 January 2030 at 16:00 in London, which is announced.
const CREATE: [(&str, &str); 5] = [
    ("title", "Open climate data"),
    ("when", "2030-01-20 16:00"),
    ("minutes", "75"),
    ("place", "scotland"),
    ("where", "https://meet.example.org/room"),
];

async fn announced(world: &mut World, more: &[(&str, &str)]) {
    preview(world, more).await;
    world.click("ines", "Announce").await;
    world.sweep().await;
}

/// The draft of that gathering, with other options.
async fn preview(world: &mut World, more: &[(&str, &str)]) -> String {
    let options: Vec<(&str, &str)> = CREATE
        .iter()
        .filter(|(name, _)| !more.iter().any(|(other, _)| other == name))
        .copied()
        .chain(more.iter().copied())
        .collect();
    world.slash("ines", "gathering create", &options).await;
    world.submit("ines", &[("purpose", "Show what we opened."), ("agenda", "5 min · Welcome")]).await
}

#[tokio::test]
async fn a_gathering_is_seen_before_it_is_announced_and_then_in_every_server_in_its_language() {
    let mut world = World::new().await;
    assert_snapshot!(world.slash("ines", "gathering create", &CREATE).await, @"
    (form) G-1 What it is for
    What is it for?:
    Agenda, a line each:
    Interpretation:
    Write-ups on the agenda:
    ");
    assert_snapshot!(world.submit("ines", &[("purpose", "Show what we opened."), ("agenda", "5 min · Welcome")]).await, @"
    ### G-1 · Open climate data
    -# A draft; only facilitators see it
    **<t:1895155200:F>** (in your own time)
    Sun, 20 Jan 2030 · 16:00 London (Europe/London)
    **What time it is elsewhere**
    - City of Buenos Aires · Sun, 20 Jan 2030 13:00
    - Bogotá · Sun, 20 Jan 2030 11:00
    - Los Angeles · Sun, 20 Jan 2030 08:00
    - Municipality of Chihuahua · Sun, 20 Jan 2030 10:00
    - Paris · Sun, 20 Jan 2030 17:00
    **Host** Scotland, United Kingdom
    **Kind** Plenary
    **Length** 75 minutes
    **Languages** English
    **Where** https://meet.example.org/room (only people with a seat see it)
    **Seats** as many as like
    **Reminders before** 7d 24h 1h 10m
    **What it is for**
    Show what we opened.
    **Agenda**
    5 min · Welcome
    {What kind of gathering: Plenary}
    {Who may know of it: Open to everyone}
    {Is it recorded?: Not recorded}
    [Announce] [Texts] [Discard]
    -# Change date, seats and more with `/gathering edit` and `/gathering move`, id G-1
    ");
    assert_snapshot!(world.click("ines", "Announce").await, @"**Open climate data** (G-1) is announced in 2 servers.");
    world.sweep().await;
    assert_snapshot!(world.read("morag", "library"), @"
    ### Open climate data
    **<t:1895155200:F>** · <t:1895155200:R>
    -# 16:00 London · 13:00 City of Buenos Aires · 11:00 Bogotá · 08:00 Los Angeles · 10:00 Municipality of Chihuahua · 17:00 Paris
    Show what we opened.
    **Agenda**
    5 min · Welcome
    **Host** Scotland, United Kingdom
    **Kind** Plenary
    **Length** 75 minutes
    **Languages** English
    **Where** link after taking a seat
    **Seats** 0 people are going
    [I am going] [Maybe] [I can't] [Add to calendar]
    (file G-1.ics)
    -# G-1 · `/gathering show`
    ");
    assert_snapshot!(world.read("lucia", "fichas"), @"
    ### Open climate data
    **<t:1895155200:F>** · <t:1895155200:R>
    -# 16:00 London · 13:00 Ciudad de Buenos Aires · 11:00 Bogotá · 08:00 Los Ángeles · 10:00 Municipio de Chihuahua · 17:00 París
    Show what we opened.
    **Orden del día**
    5 min · Welcome
    **Lugar anfitrión** Escocia, Reino Unido
    **Tipo** Plenario
    **Duración** 75 minutos
    **Idiomas** inglés
    **Dónde** verás el enlace al reservar un cupo
    **Cupos** van 0 personas
    [Voy] [Quizás] [No puedo] [Agregar al calendario]
    (file G-1.ics)
    -# G-1 · `/encuentro ver`
    ");
    assert_snapshot!(world.click("lucia", "Voy").await, @"
    Tienes un cupo en **Open climate data**: <t:1895155200:F>
    **Dónde** https://meet.example.org/room
    [Agregar al calendario] [Recordármelo también por mensaje directo]
    ");
    assert_snapshot!(world.slash("lucia", "gathering list", &[("mine", "true")]).await, @"
    ### Los encuentros a los que vas
    **G-1** Open climate data
    <t:1895155200:F> · Escocia, Reino Unido · ✓ Tienes un cupo.
    [G-1]
    ");
    world.sweep().await;
    world.finish().await;
}

#[tokio::test]
async fn it_is_mirrored_has_a_thread_and_a_calendar_file_and_none_holds_the_link_for_seats() {
    let mut world = World::new().await;
    announced(&mut world, &[]).await;
    world.read("morag", "library");
    assert_snapshot!(world.file("morag").await, @r"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Tertulia//Tertulia//EN
    CALSCALE:GREGORIAN
    METHOD:PUBLISH
    BEGIN:VTIMEZONE
    TZID:Europe/London
    BEGIN:STANDARD
    DTSTART:20290119T160000
    TZOFFSETFROM:+0000
    TZOFFSETTO:+0000
    TZNAME:GMT
    END:STANDARD
    BEGIN:DAYLIGHT
    DTSTART:20290325T010000
    TZOFFSETFROM:+0000
    TZOFFSETTO:+0100
    TZNAME:BST
    RDATE:20300331T010000,20310330T010000,20320328T010000,20330327T010000,20340326T010000
    END:DAYLIGHT
    BEGIN:STANDARD
    DTSTART:20291028T020000
    TZOFFSETFROM:+0100
    TZOFFSETTO:+0000
    TZNAME:GMT
    RDATE:20301027T020000,20311026T020000,20321031T020000,20331030T020000,20341029T020000
    END:STANDARD
    END:VTIMEZONE
    BEGIN:VEVENT
    UID:…
    DTSTAMP:20300101T120000Z
    SEQUENCE:0
    DTSTART;TZID=Europe/London:20300120T160000
    DURATION:PT75M
    SUMMARY:Open climate data
    DESCRIPTION:Show what we opened.\n\n5 min · Welcome
    LOCATION:link after taking a seat
    STATUS:CONFIRMED
    END:VEVENT
    END:VCALENDAR
    ");
    assert_snapshot!(world.events(world.home), @"
    planned 2030-01-20T16:00 – 2030-01-20T17:15 · Open climate data · link after taking a seat
    Show what we opened.

    https://discord.com/channels/ID/ID/ID
    G-1/1
    ");
    assert_snapshot!(world.read_threads("library"), @"# Open climate data · Sun, 20 Jan 2030");
    world.click("morag", "I am going").await;
    world.slash("morag", "gathering calendar", &[("mine", "true")]).await;
    assert!(world.file("morag").await.contains("LOCATION:https://meet.example.org/room"));
    world.slash("callum", "gathering calendar", &[("id", "G-1")]).await;
    assert!(world.file("callum").await.contains("LOCATION:link after taking a seat"));
    world.read("lucia", "fichas");
    world.finish().await;
}

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
async fn a_series_keeps_its_hour_when_clocks_change_and_each_time_is_announced_after_the_one_before() {
    let mut world = World::new().await;
    let series = [("when", "2030-03-13 16:00"), ("repeat", "weekly x6"), ("where", "#lounge")];
    assert_snapshot!(preview(&mut world, &series).await, @r"
    ### G-1 · Open climate data
    -# A draft; only facilitators see it
    **<t:1899648000:F>** (in your own time)
    Wed, 13 Mar 2030 · 16:00 London (Europe/London)
    **What time it is elsewhere**
    - City of Buenos Aires · Wed, 13 Mar 2030 13:00
    - Bogotá · Wed, 13 Mar 2030 11:00
    - Los Angeles · Wed, 13 Mar 2030 09:00
    - Municipality of Chihuahua · Wed, 13 Mar 2030 10:00
    - Paris · Wed, 13 Mar 2030 17:00
    **The next times**
    - <t:1900252800:F>
    - <t:1900857600:F>
    - <t:1901458800:F>
    **Mind the clocks**
    On these days some places are not at their usual hour, shown in brackets:
    - Wed, 13 Mar 2030: 13:00 City of Buenos Aires (12:00) · 11:00 Bogotá (10:00) · 09:00 Los Angeles (08:00) · 10:00 Municipality of Chihuahua (09:00)
    - Wed, 20 Mar 2030: 13:00 City of Buenos Aires (12:00) · 11:00 Bogotá (10:00) · 09:00 Los Angeles (08:00) · 10:00 Municipality of Chihuahua (09:00)
    - Wed, 27 Mar 2030: 13:00 City of Buenos Aires (12:00) · 11:00 Bogotá (10:00) · 09:00 Los Angeles (08:00) · 10:00 Municipality of Chihuahua (09:00)
    **Host** Scotland, United Kingdom
    **Kind** Plenary
    **Length** 75 minutes
    **Languages** English
    **Repeats** every week, 6 times
    **Where** [\#lounge, Commons](https://discord.com/channels/ID/ID)
    **Seats** as many as like
    **Reminders before** 24h 1h 10m
    **What it is for**
    Show what we opened.
    **Agenda**
    5 min · Welcome
    {What kind of gathering: Plenary}
    {Who may know of it: Open to everyone}
    {Is it recorded?: Not recorded}
    [Announce] [Texts] [Discard]
    -# Change date, seats and more with `/gathering edit` and `/gathering move`, id G-1
    ");
    world.click("ines", "Announce").await;
    world.sweep().await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
    assert_snapshot!(world.events(world.home), @"
    planned 2030-03-13T16:00 – 2030-03-13T17:15 · Open climate data · #lounge, Commons
    Show what we opened.

    https://discord.com/channels/ID/ID/ID
    G-1/1
    ");
    // No reminder a week before, since it comes again within a week.
    world.wait_until("2030-03-12T16:00:00Z").await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
    world.wait_until("2030-03-13T17:14:59Z").await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
    world.read_nothing("library");
    world.wait_until("2030-03-13T17:15:00Z").await;
    let next = world.read("morag", "library");
    assert!(next.contains("<t:1900252800:F>"), "20 March 2030, 16:00 in London: {next}");
    world.read("lucia", "fichas");
    let file = world.calendar("lucia", "G-1").await;
    assert!(file.contains("RRULE:FREQ=WEEKLY;COUNT=6"), "{file}");
    assert_eq!(
        world.starts().await,
        [
            "2030-03-13T16:00:00Z",
            "2030-03-20T16:00:00Z",
            "2030-03-27T16:00:00Z",
            "2030-04-03T15:00:00Z",
            "2030-04-10T15:00:00Z",
            "2030-04-17T15:00:00Z"
        ]
    );
    world.finish().await;
}

#[tokio::test]
async fn one_time_of_a_series_is_moved_or_called_off_and_the_others_stay() {
    let mut world = World::new().await;
    announced(&mut world, &[("repeat", "weekly x4")]).await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
    world.slash("ines", "gathering move", &[("id", "G-1 2030-01-27"), ("when", "2030-01-28 10:00")]).await;
    world.slash("ines", "gathering cancel", &[("id", "G-1 2030-02-03")]).await;
    world.click("ines", "Call off only this one").await;
    world.submit("ines", &[("reason", "Holiday")]).await;
    world.sweep().await;
    assert_eq!(world.starts().await, ["2030-01-20T16:00:00Z", "2030-01-28T10:00:00Z", "2030-02-10T16:00:00Z"]);
    assert_snapshot!(world.calendar("lucia", "G-1").await, @r"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Tertulia//Tertulia//EN
    CALSCALE:GREGORIAN
    METHOD:PUBLISH
    BEGIN:VTIMEZONE
    TZID:Europe/London
    BEGIN:STANDARD
    DTSTART:20290119T160000
    TZOFFSETFROM:+0000
    TZOFFSETTO:+0000
    TZNAME:GMT
    END:STANDARD
    BEGIN:DAYLIGHT
    DTSTART:20290325T010000
    TZOFFSETFROM:+0000
    TZOFFSETTO:+0100
    TZNAME:BST
    RDATE:20300331T010000,20310330T010000,20320328T010000,20330327T010000,20340326T010000
    END:DAYLIGHT
    BEGIN:STANDARD
    DTSTART:20291028T020000
    TZOFFSETFROM:+0100
    TZOFFSETTO:+0000
    TZNAME:GMT
    RDATE:20301027T020000,20311026T020000,20321031T020000,20331030T020000,20341029T020000
    END:STANDARD
    END:VTIMEZONE
    BEGIN:VEVENT
    UID:…
    DTSTAMP:20300101T120000Z
    SEQUENCE:2
    DTSTART;TZID=Europe/London:20300120T160000
    DURATION:PT75M
    RRULE:FREQ=WEEKLY;COUNT=4
    EXDATE;TZID=Europe/London:20300203T160000
    SUMMARY:Open climate data
    DESCRIPTION:Show what we opened.\n\n5 min · Welcome
    LOCATION:verás el enlace al reservar un cupo
    URL:https://discord.com/channels/ID/ID/ID
    STATUS:CONFIRMED
    END:VEVENT
    BEGIN:VEVENT
    UID:…
    DTSTAMP:20300101T120000Z
    SEQUENCE:2
    DTSTART;TZID=Europe/London:20300128T100000
    DURATION:PT75M
    RECURRENCE-ID;TZID=Europe/London:20300127T160000
    SUMMARY:Open climate data
    DESCRIPTION:Show what we opened.\n\n5 min · Welcome
    LOCATION:verás el enlace al reservar un cupo
    URL:https://discord.com/channels/ID/ID/ID
    STATUS:CONFIRMED
    END:VEVENT
    END:VCALENDAR
    ");
    world.finish().await;
}

#[tokio::test]
async fn a_series_moved_from_one_time_on_takes_its_seats_along() {
    let mut world = World::new().await;
    announced(&mut world, &[("repeat", "weekly x4")]).await;
    world.read("lucia", "fichas");
    world.click("lucia", "Voy").await;
    world.read("morag", "library");
    world.wait_until("2030-01-20T17:20:00Z").await;
    for channel in ["library", "fichas"] {
        world.read("morag", channel);
    }
    world.look_at_card("lucia", "fichas");
    world.click("lucia", "Voy").await;
    world.slash("ines", "gathering move", &[("id", "G-1"), ("when", "2030-01-28 18:00"), ("scope", "all")]).await;
    world.sweep().await;
    assert_eq!(
        world.starts().await,
        ["2030-01-20T16:00:00Z", "2030-01-28T18:00:00Z", "2030-02-04T18:00:00Z", "2030-02-11T18:00:00Z"]
    );
    assert_snapshot!(world.read_direct("lucia"), @"
    La serie **Open climate data** cambió de fecha. Esta vez ya no es el <t:1895760000:F>, sino el **<t:1895853600:F>**
    -# Conservas tu cupo.
    [No puedo] [Agregar al calendario]
    ");
    world.read("morag", "library");
    world.read("morag", "fichas");
    let file = world.calendar("lucia", "G-1").await;
    assert!(file.contains("DTSTART;TZID=Europe/London:20300128T180000") && file.contains("COUNT=3"), "{file}");
    world.finish().await;
}

#[tokio::test]
async fn when_it_is_over_the_facilitator_is_asked_and_what_came_of_it_is_found() {
    let mut world = World::new().await;
    let ines = world.user_id("ines").to_string();
    world.slash("ines", "admin role", &[("person", &ines), ("role", "facilitator"), ("change", "grant")]).await;
    announced(&mut world, &[("where", "#lounge")]).await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
    assert_snapshot!(world.slash("ines", "gathering close", &[("id", "G-1")]).await, @"It has not begun yet; it can be closed afterwards.");
    world.clock.move_to("2030-01-21T17:15:00Z".parse().unwrap());
    world.sweep().await;
    assert_snapshot!(world.read_direct("ines"), @"
    **Open climate data** ended <t:1895159700:R>. What came of it? A few sentences are enough, and others can find them.
    [Write down what came of it]
    ");
    assert_snapshot!(world.click("ines", "Write down what came of it").await, @"
    (form) G-1 What came of it
    Notes:
    Decisions:
    Follow-ups: what | who | day:
    Link to the recording:
    How many people came?:
    ");
    let typed = [
        ("notes", "Tenants decide on grants."),
        ("follow-ups", "Send the data | Glasgow | soon | x"),
        ("heads", "some"),
    ];
    assert_snapshot!(world.submit("ines", &typed).await, @r"
    ### What you wrote is kept. Before it can be closed:
    - How many came: a number, or nothing
    - Follow-ups: “Send the data \| Glasgow \| soon \| x” — write what | who | 2027-03-01, who and day may be left out
    [Continue]
    ");
    assert_snapshot!(world.click("ines", "Continue").await, @"
    (form) G-1 What came of it
    Notes: Tenants decide on grants.
    Decisions:
    Follow-ups: what | who | day: Send the data | Glasgow | soon | x
    Link to the recording:
    How many people came?: some
    ");
    let typed = [
        ("notes", "Tenants decide on grants."),
        ("decisions", "Meet again."),
        ("follow-ups", "Send the data | Glasgow | 2030-03-01"),
        ("heads", "23"),
    ];
    assert_snapshot!(world.submit("ines", &typed).await, @"
    The notes of **Open climate data** are kept, and found with `/search`.
    [Start a write-up from this]
    ");
    world.sweep().await;
    assert_snapshot!(world.card("library"), @"
    ### Open climate data
    **<t:1895155200:F>** · <t:1895155200:R>
    -# 16:00 London · 13:00 City of Buenos Aires · 11:00 Bogotá · 08:00 Los Angeles · 10:00 Municipality of Chihuahua · 17:00 Paris
    Show what we opened.
    **Notes**
    Tenants decide on grants.
    **Decisions**
    Meet again.
    **Follow-ups**
    - Send the data · Glasgow · 2030-03-01
    -# 23 people came
    ");
    assert_snapshot!(world.slash("lucia", "search", &[("query", "tenants")]).await, @"
    **En las notas de encuentros**
    **G-1** Open climate data · <t:1895155200:D>
    > **Tenants** decide on grants.
    [G-1]
    ");
    assert_snapshot!(world.click("lucia", "G-1").await, @"
    ### Open climate data
    **<t:1895155200:F>** · <t:1895155200:R>
    -# 16:00 London · 13:00 Ciudad de Buenos Aires · 11:00 Bogotá · 08:00 Los Ángeles · 10:00 Municipio de Chihuahua · 17:00 París
    Show what we opened.
    **Notas**
    Tenants decide on grants.
    **Decisiones**
    Meet again.
    **Seguimientos**
    - Send the data · Glasgow · 2030-03-01
    -# Vinieron 23 personas
    [Abrir el anuncio](https://discord.com/channels/ID/ID/ID)
    -# G-1 · `/encuentro ver`
    ");
    // Closed: the second question is not asked.
    world.wait_until("2030-01-23T17:15:00Z").await;
    world.slash("ines", "place join", &[("place", "scotland"), ("side", "government")]).await;
    world.click("ines", "I agree and join").await;
    world.slash("ines", "gathering show", &[("id", "G-1")]).await;
    assert_snapshot!(world.click("ines", "Start a write-up from this").await, @"
    (form) Your write-up
    Title (what changed, where) · up to 90*: Open climate data
    In two sentences · up to 280:
    What was the problem? For whom? · up to 700:
    What was done, and who took part? · ≤ 1500: Tenants decide on grants.

    Meet again.
    Results and links to evidence · up to 1,000:
    ");
    world.finish().await;
}

#[tokio::test]
async fn under_the_chatham_house_rule_nothing_tells_who_was_there() {
    let mut world = World::new().await;
    announced(&mut world, &[("confidentiality", "chatham_house")]).await;
    assert_snapshot!(world.read("lucia", "fichas"), @"
    ### Open climate data
    **<t:1895155200:F>** · <t:1895155200:R>
    Show what we opened.
    **Orden del día**
    5 min · Welcome
    **Lugar anfitrión** Escocia, Reino Unido
    **Tipo** Plenario
    **Duración** 75 minutos
    **Idiomas** inglés
    **Confidencialidad** Regla de Chatham House: usa lo que oyes, nunca digas quién lo dijo ni quién participó
    **Dónde** verás el enlace al reservar un cupo
    **Cupos** van 0 personas
    [Voy] [Quizás] [No puedo] [Agregar al calendario]
    (file G-1.ics)
    -# G-1 · `/encuentro ver`
    ");
    world.read("morag", "library");
    assert_eq!(world.events(world.home), "");
    world.look_at_card("callum", "library");
    assert_snapshot!(world.click("callum", "I am going").await, @"This gathering is for members. Join a place first: `/place join`");
    world.look_at_card("lucia", "fichas");
    world.click("lucia", "Voy").await;
    world.stand_in.refuse_direct_messages(world.user_id("lucia"), true);
    world.slash("lucia", "me reminders", &[("direct", "on"), ("before", "1h")]).await;
    world.wait_until("2030-01-20T15:00:00Z").await;
    world.read("morag", "library");
    world.read("morag", "fichas");
    let threads = [world.read_threads("library"), world.read_threads("fichas")].join("\n");
    assert!(!threads.contains('@'), "nobody is named: {threads}");
    world.clock.move_to("2030-01-20T17:30:00Z".parse().unwrap());
    world.slash("ines", "gathering close", &[("id", "G-1")]).await;
    let told = [("notes", "In Escocia they pay. Ask <@123> or ana@gov.scot."), ("recording-link", "https://a.example")];
    assert_snapshot!(world.submit("ines", &told).await, @r"
    ### What you wrote is kept. Before it can be closed:
    - Under the Chatham House Rule there is no recording
    - Under the Chatham House Rule, “Escocia” would tell who was there. Say it without
    - Under the Chatham House Rule, “\<\@123\>” would tell who was there. Say it without
    - Under the Chatham House Rule, “ana\@gov.scot” would tell who was there. Say it without
    [Continue]
    ");
    world.click("ines", "Continue").await;
    world.submit("ines", &[("notes", "Places pay their panels."), ("recording-link", "")]).await;
    world.sweep().await;
    assert_snapshot!(world.card("library"), @"
    ### Open climate data
    **<t:1895155200:F>** · <t:1895155200:R>
    Show what we opened.
    **Notes**
    Places pay their panels.
    ");
    assert_eq!(world.count("select count(*) from log_text where before || after || reason like '%lucia%'").await, 0);
    world.finish().await;
}

#[tokio::test]
async fn notes_in_french_can_be_closed_under_the_chatham_house_rule() {
    let mut world = World::new().await;
    announced(&mut world, &[("confidentiality", "chatham_house")]).await;
    world.slash("ines", "me language", &[("language", "fr")]).await;
    world.clock.move_to("2030-01-20T17:30:00Z".parse().unwrap());
    world.slash("ines", "gathering close", &[("id", "G-1")]).await;
    // What tells is told as it was typed, in each box, whatever hides it.
    let told = [
        ("notes", "À Bu\u{200b}enos-Aires, on l'a fait."),
        ("decisions", "Écrire à ＠ana et suivre l’Accord de Paris à Paris"),
        ("follow-ups", "Envoyer les données | Ｌ．Ａ． | 2030-03-01"),
    ];
    let shown = world.submit("ines", &told).await;
    for word in ["Bu\u{200b}enos-Aires", "＠ana", "Paris", "Ｌ．Ａ．"] {
        assert!(shown.contains(word), "{word}: {shown}");
    }
    assert_eq!(shown.matches("révélerait").count(), 4, "{shown}");
    world.slash("ines", "gathering close", &[("id", "G-1")]).await;
    let fine = [
        ("notes", "L'une l'a dit, l’autre la veut : d'accord, la ville l'a votée."),
        ("decisions", "Suivre l’Accord de Paris et le Pacte de Glasgow pour le climat"),
        ("follow-ups", "Relire la Convention d'Aarhus | | 2030-03-01"),
    ];
    let closed = world.submit("ines", &fine).await;
    assert_eq!(world.count("select count(*) from harvest where closed_at is not null").await, 1, "{closed}");
    world.sweep().await;
    world.read_everything();
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
async fn a_card_that_somebody_deleted_is_posted_once_more_and_everything_points_to_it() {
    let mut world = World::new().await;
    announced(&mut world, &[]).await;
    world.read("lucia", "fichas");
    world.read("morag", "library");
    let before = world.events(world.home);
    world.delete_last_read("morag", "library");
    world.look_at_card("lucia", "fichas");
    world.click("lucia", "Voy").await;
    world.clock.advance(jiff::SignedDuration::from_secs(30));
    world.sweep().await;
    world.sweep().await;
    let again = world.read("morag", "library");
    assert!(again.contains("1 person is going"), "{again}");
    world.sweep().await;
    assert_eq!(world.count("select count(*) from announcement").await, 2);
    assert_eq!(before, world.events(world.home), "ids are not shown, all else is the same");
    world.delete_last_read("morag", "library");
    world.click("lucia", "gathering/calendar").await;
    world.slash("ines", "gathering edit", &[("id", "G-1"), ("minutes", "60")]).await;
    world.sweep().await;
    world.read_nothing("library");
    world.finish().await;
}

#[tokio::test]
async fn discord_failing_in_every_way_makes_nothing_twice_and_loses_nothing() {
    let mut world = World::new().await;
    let library = format!("/channels/{}/messages", world.channel_id("library"));
    let events = format!("/guilds/{}/scheduled-events", world.home);
    let fail = |world: &World, method: &'static str, path: &str, times: u32, what: FaultKind| {
        world.stand_in.faults().add(Fault { method, path: path.to_owned(), times, what });
    };
    fail(&world, "POST", &library, 1, FaultKind::Status(500));
    fail(&world, "POST", &library, 1, FaultKind::RateLimited { retry_after: 0.2, global: false });
    fail(&world, "POST", &library, 5, FaultKind::CutAfter);
    fail(&world, "POST", &events, 1, FaultKind::CutAfter);
    announced(&mut world, &[]).await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
    world.restart().await;
    // Longer than Discord remembers a nonce.
    world.wait(2).await;
    world.sweep().await;
    world.read_nothing("library");
    assert_eq!(world.events(world.home).lines().filter(|line| line.starts_with("planned")).count(), 1);
    assert_eq!(world.count("select count(*) from mirror").await, 2);
    assert_eq!(world.stand_in.threads(world.channel_id("library")).len(), 1);
    // A right that is lost, and comes back.
    fail(&world, "POST", &library, 1, FaultKind::Status(403));
    world.wait_until("2030-01-13T16:00:00Z").await;
    world.read_nothing("library");
    world.wait(1).await;
    let late = world.read("morag", "library");
    assert!(late.contains("This reminder is late"), "{late}");
    world.read("lucia", "fichas");
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
async fn what_can_not_be_is_refused_with_the_reason() {
    let mut world = World::new().await;
    let mut answers = Vec::new();
    for more in [
        ("when", "20/01/2030 16:00"),
        ("when", "tomorrow"),
        ("when", "2029-12-31 16:00"),
        ("when", "2040-01-20 16:00"),
        ("when", "2030-03-31 01:30"),
        ("when", "2030-10-27 01:30"),
        ("minutes", "0"),
        ("minutes", "100000"),
        ("zone", "CST"),
        ("zone", "Atlantis"),
        ("repeat", "weekly x500"),
        ("repeat", "FREQ=DAILY;COUNT=500"),
        ("repeat", "FREQ=HOURLY"),
        ("repeat", "sometimes"),
        ("repeat", "FREQ=WEEKLY;BYDAY=MO"),
        ("repeat", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
        ("where", "http://meet.example.org"),
        ("where", "javascript:alert(1)"),
        ("where", "<#1>"),
        ("languages", "en klingon"),
        ("place", "Atlantis"),
        ("seats", "-1"),
    ] {
        let options: Vec<(&str, &str)> =
            CREATE.iter().filter(|(name, _)| *name != more.0).copied().chain([more]).collect();
        answers.push(format!("{} {}: {}", more.0, more.1, world.slash("ines", "gathering create", &options).await));
    }
    assert_snapshot!(answers.join("\n"), @"
    when 20/01/2030 16:00: “20/01/2030 16:00” can't be read as a date. Write year, month, day and the time on a 24-hour clock: 2027-01-20 16:00
    when tomorrow: “tomorrow” can't be read as a date. Write year, month, day and the time on a 24-hour clock: 2027-01-20 16:00
    when 2029-12-31 16:00: That time is past. Choose one that is ahead.
    when 2040-01-20 16:00: That is more than three years ahead. Choose an earlier day.
    when 2030-03-31 01:30: 2030-03-31 01:30 does not exist in Europe/London: clocks jump over it that day. 2030-03-31 00:30 and 2030-03-31 02:30 do.
    when 2030-10-27 01:30: 2030-10-27 01:30 comes twice in Europe/London: clocks go back that day. 2030-10-27 00:30 and 2030-10-27 02:30 come once.
    minutes 0: (Discord refuses: The option minutes must be 5 or more)
    minutes 100000: (Discord refuses: The option minutes must be 1440 or less)
    zone CST: “CST” is no time zone I know. Type a city or a place and choose from the list; abbreviations such as CST mean several zones.
    zone Atlantis: “Atlantis” is no time zone I know. Type a city or a place and choose from the list; abbreviations such as CST mean several zones.
    repeat weekly x500: A series with an end has at most 200 times. Let it end earlier, or leave the end out.
    repeat FREQ=DAILY;COUNT=500: A series with an end has at most 200 times. Let it end earlier, or leave the end out.
    repeat FREQ=HOURLY: A gathering can repeat once a day at most.
    repeat sometimes: How it repeats can't be read. Choose from the list, such as *every week*, or write a rule such as FREQ=WEEKLY;COUNT=6
    repeat FREQ=WEEKLY;BYDAY=MO: The first time is none of the rule's own; it would begin on 2030-01-21 16:00. Change the date or the rule.
    repeat FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30: By this rule it would never take place. Change the rule.
    where http://meet.example.org: Where: choose a channel from the list, or give a link that begins with https://
    where javascript:alert(1): Where: choose a channel from the list, or give a link that begins with https://
    where <#1>: I can't see that channel. Give me “View channel” there, or choose another one.
    languages en klingon: “klingon” is none of en, es, pt, fr. Write them like this: en es
    place Atlantis: There is no place called “Atlantis”. Type any part of a name and choose from the list, or see `/place list`.
    seats -1: (Discord refuses: The option seats must be 0 or more)
    ");
    assert_eq!(world.count("select count(*) from gathering").await, 0);
    world.finish().await;
}

#[tokio::test]
async fn only_facilitators_hold_gatherings_and_only_members_come_to_those_for_members() {
    let mut world = World::new().await;
    assert_snapshot!(world.slash("morag", "gathering create", &CREATE).await, @"Only facilitators can do this. If you should be one, ask a moderator to give you the role with `/admin role`.");
    announced(&mut world, &[("confidentiality", "members")]).await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
    world.look_at_card("callum", "library");
    assert_snapshot!(world.click("callum", "I am going").await, @"This gathering is for members. Join a place first: `/place join`");
    for forged in [
        "gathering/announce/1",
        "gathering/discard/1",
        "gathering/draft/1",
        "gathering/texts/1",
        "gathering/pick/1/kind",
        "gathering/cancel/1/all",
        "gathering/close/1",
        "gathering/harvest/1",
    ] {
        let answer = world.forge("callum", forged, &[]).await;
        assert!(answer.starts_with("Only facilitators"), "{forged}: {answer}");
    }
    for forged in ["gathering/texts/1", "gathering/close/1", "gathering/cancel/1/all"] {
        let answer = world.forge_form("callum", forged, &[("notes", "x")]).await;
        assert!(answer.starts_with("Only facilitators"), "{forged}: {answer}");
    }
    let callum = world.user_id("callum").to_string();
    world.slash("ines", "admin role", &[("person", &callum), ("role", "facilitator"), ("change", "grant")]).await;
    assert!(world.slash("callum", "gathering create", &CREATE).await.starts_with("(form)"));
    // A second click on a button that did its work changes nothing.
    world.slash("ines", "gathering show", &[("id", "G-1")]).await;
    let twice = world.forge("ines", "gathering/announce/1", &[]).await;
    assert!(twice.starts_with("It is announced already"), "{twice}");
    assert_eq!(world.count("select count(*) from outbox where topic = 'gathering'").await, 2);
    world.finish().await;
}

#[tokio::test]
async fn a_series_called_off_or_moved_from_a_later_time_on_leaves_what_comes_before_alone() {
    let mut world = World::new().await;
    announced(&mut world, &[("repeat", "weekly x6")]).await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
    world.slash("ines", "gathering cancel", &[("id", "G-1 2030-02-24")]).await;
    world.click("ines", "Call off this and all that follow").await;
    world.submit("ines", &[("reason", "Carnival")]).await;
    let move_later = [("id", "G-1 2030-02-10"), ("when", "2030-02-11 18:00"), ("scope", "all")];
    world.slash("ines", "gathering move", &move_later).await;
    world.sweep().await;
    assert_eq!(
        world.starts().await,
        [
            "2030-01-20T16:00:00Z",
            "2030-01-27T16:00:00Z",
            "2030-02-03T16:00:00Z",
            "2030-02-11T18:00:00Z",
            "2030-02-18T18:00:00Z"
        ]
    );
    let file = world.calendar("lucia", "G-1").await;
    assert!(
        file.contains("DTSTART;TZID=Europe/London:20300127T160000\nDURATION"),
        "the old ones by themselves: {file}"
    );
    assert!(
        file.contains("DTSTART;TZID=Europe/London:20300211T180000\nDURATION:PT75M\nRRULE:FREQ=WEEKLY;COUNT=2"),
        "{file}"
    );
    // Nothing of this was announced, so nobody is told; the first one still is reminded of.
    world.wait_until("2030-01-19T16:00:00Z").await;
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
async fn one_time_of_a_series_moved_in_another_zone_is_at_that_instant() {
    let mut world = World::new().await;
    announced(&mut world, &[("repeat", "weekly x2")]).await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
    let wanted = [("id", "G-1 2030-01-27"), ("when", "2030-01-28 10:00"), ("zone", "America/Santiago")];
    world.slash("ines", "gathering move", &wanted).await;
    assert_eq!(world.starts().await, ["2030-01-20T16:00:00Z", "2030-01-28T13:00:00Z"]);
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
async fn a_server_that_wants_announcements_later_gets_what_is_ahead() {
    let mut world = World::new().await;
    world.slash("vera", "admin setup", &[]).await;
    world.choose("vera", "setup/announcements", &[]).await;
    announced(&mut world, &[]).await;
    world.read("morag", "library");
    world.sweep().await;
    world.read_nothing("fichas");
    world.slash("vera", "admin settings", &[("announcements", "#fichas")]).await;
    world.sweep().await;
    assert!(world.read("lucia", "fichas").contains("(file G-1.ics)"));
    world.wait_until("2030-01-13T16:00:00Z").await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
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

#[tokio::test]
async fn notes_for_members_are_read_by_members_and_a_correction_with_a_mistake_takes_nothing_away() {
    let mut world = World::new().await;
    announced(&mut world, &[("confidentiality", "members")]).await;
    world.read("lucia", "fichas");
    world.read("morag", "library");
    world.clock.move_to("2030-01-20T17:30:00Z".parse().unwrap());
    world.slash("ines", "gathering close", &[("id", "G-1")]).await;
    world.submit("ines", &[("notes", "Tenants decide.")]).await;
    world.sweep().await;
    let card = world.card("library");
    assert!(card.contains("Members read its notes") && !card.contains("Tenants"), "{card}");
    assert!(world.slash("morag", "search", &[("query", "tenants")]).await.contains("**Tenants** decide."));
    assert!(world.slash("callum", "search", &[("query", "tenants")]).await.starts_with("### Nothing found"));
    assert_eq!(world.complete("callum", "gathering show", "id", "open").await, Vec::<String>::new());
    world.slash("ines", "gathering close", &[("id", "G-1")]).await;
    let flawed = world.submit("ines", &[("notes", "Tenants decide more."), ("heads", "many")]).await;
    assert!(flawed.contains("Tenants decide more."), "what was typed comes back: {flawed}");
    assert!(world.slash("morag", "search", &[("query", "tenants")]).await.contains("**Tenants** decide."));
    world.finish().await;
}

#[tokio::test]
async fn a_form_that_comes_too_late_is_replaced_by_the_draft_that_was_saved() {
    let mut world = World::new().await;
    let busy = world.block_writes(std::time::Duration::from_secs(2)).await;
    let answer = world.slash("ines", "gathering create", &CREATE).await;
    assert!(answer.starts_with("(after a while) ### G-1 · Open climate data"), "{answer}");
    busy.await.unwrap();
    assert!(world.click("ines", "Texts").await.starts_with("(form) G-1"));
    assert_eq!(world.count("select count(*) from gathering").await, 1);
    world.finish().await;
}

#[tokio::test]
async fn calendar_files_of_every_kind_are_there_for_others_to_read() {
    let mut world = World::new().await;
    for more in [
        [("when", "2030-02-15 23:30"), ("zone", "America/Santiago"), ("repeat", "monthly-weekday until 2030-12-31")],
        [("when", "2030-03-01 09:30"), ("zone", "America/Los_Angeles"), ("repeat", "fortnightly")],
        [("when", "2030-03-31 12:00"), ("zone", "Europe/Kyiv"), ("repeat", "never")],
        [("when", "2030-04-05 02:15"), ("zone", "Australia/Lord_Howe"), ("repeat", "FREQ=DAILY;COUNT=9")],
        [("when", "2030-01-31 16:00"), ("zone", "America/St_Johns"), ("repeat", "monthly-date x6")],
        [("when", "2030-05-01 16:00"), ("zone", "America/Vancouver"), ("repeat", "FREQ=WEEKLY;BYDAY=WE,FR;COUNT=8")],
    ] {
        announced(&mut world, &more).await;
        for channel in ["library", "fichas"] {
            world.read("morag", channel);
        }
    }
    world.look_at_card("lucia", "fichas");
    world.click("lucia", "Voy").await;
    world.slash("lucia", "gathering calendar", &[("mine", "true")]).await;
    let mine = world.file("lucia").await;
    assert_eq!(mine.matches("BEGIN:VEVENT").count(), 1, "{mine}");
    assert!(mine.contains("RECURRENCE-ID;TZID=America/Vancouver:20300501T160000"), "{mine}");
    world.slash("ines", "gathering cancel", &[("id", "G-4 2030-04-07")]).await;
    world.click("ines", "Call off only this one").await;
    world.submit("ines", &[("reason", "Sunday")]).await;
    world.slash("ines", "gathering move", &[("id", "G-4 2030-04-08"), ("when", "2030-04-08 10:00")]).await;
    world
        .slash("ines", "gathering move", &[("id", "G-6 2030-05-10"), ("when", "2030-05-10 10:00"), ("scope", "all")])
        .await;
    let all = world.slash("lucia", "gathering calendar", &[]).await;
    assert!(all.contains("6 encuentros"), "{all}");
    let all = world.file("lucia").await;
    assert_eq!(all.matches("BEGIN:VTIMEZONE").count(), 6, "{all}");
    assert_eq!(all.matches("RRULE:").count(), 5, "{all}");
    world.finish().await;
}

#[tokio::test]
async fn a_series_that_is_moved_keeps_its_number_of_times_and_its_older_times_stand_alone() {
    let mut world = World::new().await;
    announced(&mut world, &[("repeat", "weekly until 2030-02-17")]).await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
    // One is called off, and the rest takes its place: the last one is not lost.
    world.slash("ines", "gathering cancel", &[("id", "G-1 2030-01-27")]).await;
    world.click("ines", "Call off only this one").await;
    world.submit("ines", &[("reason", "Holiday")]).await;
    let rest = [("id", "G-1 2030-02-03"), ("when", "2030-01-27 16:00"), ("scope", "all")];
    assert!(!world.slash("ines", "gathering move", &rest).await.contains("went wrong"));
    assert_eq!(
        world.starts().await,
        ["2030-01-20T16:00:00Z", "2030-01-27T16:00:00Z", "2030-02-03T16:00:00Z", "2030-02-10T16:00:00Z"]
    );
    let later = [("id", "G-1"), ("when", "2030-02-03 16:00"), ("scope", "all")];
    world.slash("ines", "gathering move", &later).await;
    assert_eq!(
        world.starts().await,
        ["2030-01-20T16:00:00Z", "2030-02-03T16:00:00Z", "2030-02-10T16:00:00Z", "2030-02-17T16:00:00Z"],
        "the one that was before is no part of the series"
    );
    let alone = [("id", "G-1 2030-01-20"), ("when", "2030-01-21 16:00"), ("scope", "all")];
    assert_snapshot!(world.slash("ines", "gathering move", &alone).await, @"This time stands by itself since the series was changed. Move it alone, or choose a later one for the series.");
    let file = world.calendar("lucia", "G-1").await;
    assert!(file.contains("RRULE:FREQ=WEEKLY;COUNT=3"), "{file}");
    // Another rhythm: what it does not have is called off by itself, not "all that follow".
    world.slash("ines", "gathering edit", &[("id", "G-1"), ("repeat", "fortnightly x2")]).await;
    assert_eq!(world.starts().await, ["2030-01-20T16:00:00Z", "2030-02-03T16:00:00Z", "2030-02-17T16:00:00Z"]);
    // The series is off from its own first time on, and what was before stays.
    world.slash("ines", "gathering cancel", &[("id", "G-1 2030-02-03")]).await;
    world.click("ines", "Call off this and all that follow").await;
    world.submit("ines", &[("reason", "Elections")]).await;
    world.sweep().await;
    assert_eq!(world.starts().await, ["2030-01-20T16:00:00Z"]);
    let file = world.calendar("lucia", "G-1").await;
    assert!(file.contains("STATUS:CANCELLED") && file.contains("STATUS:CONFIRMED"), "{file}");
    world.wait_until("2030-01-19T16:00:00Z").await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
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

#[tokio::test]
async fn a_day_is_suggested_as_it_was_meant() {
    let mut world = World::new().await;
    for (typed, suggested) in [
        ("2030-01-20 16:00", vec!["2030-01-20 16:00 · Sun, 20 Jan 2030 = 2030-01-20 16:00"]),
        (
            "04/05/2030 9:30",
            vec![
                "2030-05-04 09:30 · Sat, 4 May 2030 = 2030-05-04 09:30",
                "2030-04-05 09:30 · Fri, 5 Apr 2030 = 2030-04-05 09:30",
            ],
        ),
        ("31/12/2030", vec!["2030-12-31 16:00 · Tue, 31 Dec 2030 = 2030-12-31 16:00"]),
    ] {
        assert_eq!(world.complete("ines", "gathering create", "when", typed).await, suggested, "{typed}");
    }
    assert_eq!(world.complete("ines", "gathering create", "when", "").await.len(), 4);
    announced(&mut world, &[]).await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
    // A click on "Interested" after "I can't" is a change of mind.
    world.look_at_card("callum", "library");
    world.click("callum", "I can't").await;
    world.interested("callum", world.home, true);
    world.until("select count(*) from seat where answer = 'maybe'", 1).await;
    assert!(world.slash("callum", "about", &[]).await.contains("I noted *maybe*"));
    // It was said that nothing is recorded.
    world.clock.move_to("2030-01-20T17:30:00Z".parse().unwrap());
    world.slash("ines", "gathering close", &[("id", "G-1")]).await;
    let recorded = [("notes", "All went well."), ("recording-link", "https://video.example.org/1")];
    assert!(world.submit("ines", &recorded).await.contains("announced as not recorded"));
    world.finish().await;
}
