//! From the draft to what every server and every calendar shows.

use insta::assert_snapshot;
use tertulia_sandbox::{Fault, FaultKind};

use super::{CREATE, announced};
use crate::world::World;

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
async fn a_gathering_whose_row_is_damaged_is_a_fault_and_takes_nothing_from_the_others() {
    let mut world = World::new().await;
    announced(&mut world, &[]).await;
    announced(&mut world, &[("title", "Heat in the city")]).await;
    world.read_everything();
    for damage in [
        "update gathering set offsets = '10080 soon' where gathering_id = 1",
        "update gathering set offsets = '60', languages = 'en xx' where gathering_id = 1",
        "update gathering set languages = 'en', repeat = 'sometimes' where gathering_id = 1",
        "update gathering set repeat = 'weekly', rule = 'FREQ=NEVER' where gathering_id = 1",
    ] {
        world.tamper(damage).await;
        let shown = world.slash("ines", "gathering show", &[("id", "G-1")]).await;
        assert!(shown.contains("went wrong"), "{damage}: {shown}");
        let list = world.slash("morag", "gathering list", &[]).await;
        assert!(list.contains("Heat in the city") && !list.contains("Open climate data"), "{damage}: {list}");
    }
    // A third one is announced as ever, also in a server that wants announcements only now.
    world.slash("vera", "admin settings", &[("announcements", "#fichas")]).await;
    announced(&mut world, &[("title", "Rivers")]).await;
    assert!(world.read("morag", "library").contains("Rivers"));
    world.read_everything();
    world.finish().await;
}
