//! What is refused, and to whom.

use insta::assert_snapshot;

use super::{CREATE, announced};
use crate::world::World;

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
