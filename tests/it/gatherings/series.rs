//! Gatherings that come again, and one of their times.

use insta::assert_snapshot;

use super::{announced, preview};
use crate::world::World;

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
