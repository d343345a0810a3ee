//! The network's servers, places, contacts and roles, and what is told of every decision.

use insta::assert_snapshot;

use crate::world::{TEXTS, World};

/// The hash of the head differs from run to run: rows are salted.
fn without_hash(text: &str) -> String {
    let is_digit = |c: char| c.is_ascii_hexdigit();
    let parts = text.split('`').map(|part| {
        // Runs of digits were shortened to `ID` by the harness.
        if part.len() > 20 && part.replace("ID", "").chars().all(is_digit) { "HASH" } else { part }
    });
    parts.collect::<Vec<_>>().join("`")
}

/// What moderators look for in the log, row by row.
async fn log_of(world: &mut World, options: &[(&str, &str)]) -> String {
    world.slash("ines", "admin log", options).await
}

#[tokio::test]
async fn a_server_is_taken_out_let_in_again_and_forgotten_after_thirty_days() {
    let mut world = World::new().await;
    let (home, other) = (world.home.to_string(), world.buenos_aires.to_string());
    assert_eq!(
        world.complete("ines", "admin server", "server", "buenos").await,
        [format!("Buenos Aires · in the network · {other} = {other}")]
    );
    let remove = |id: &str, reason: &'static str| {
        [("server", id.to_owned()), ("change", "remove".to_owned()), ("reason", reason.to_owned())]
    };
    let mut say = async |options: [(&str, String); 3]| {
        let options: Vec<(&str, &str)> =
            options.iter().map(|(name, text)| (*name, text.as_str())).filter(|(_, text)| !text.is_empty()).collect();
        world.slash("ines", "admin server", &options).await
    };
    assert_snapshot!(say(remove(&home, "because")).await, @"This is the network's first server, which the operator set; it can't be taken out.");
    assert_snapshot!(say(remove(&other, "")).await, @"Please say why, with the option `reason`; it is written into the log.");
    assert_snapshot!(say(remove("123456789012345678", "because")).await, @"Tertulia is not in that server. Invite it there first, then use the server's id.");
    // Something is mirrored and announced there, and something else is still owed.
    let gathering = [
        ("title", "Open climate data"),
        ("when", "2030-01-20 16:00"),
        ("minutes", "75"),
        ("place", "scotland"),
        ("where", "https://meet.example.org/room"),
    ];
    world.slash("ines", "gathering create", &gathering).await;
    world.submit("ines", &[("purpose", "Show.")]).await;
    world.click("ines", "Announce").await;
    world.sweep().await;
    world.read("lucia", "fichas");
    world.click("lucia", "gathering/going").await;
    assert!(world.events(world.buenos_aires).starts_with("planned"), "{}", world.events(world.buenos_aires));
    world.submitted("morag", "scotland").await;
    world.slash("ines", "review show", &[("id", "D-1")]).await;
    world.click("ines", "Approve").await;
    let removing = [("server", other.as_str()), ("change", "remove"), ("reason", "it fell silent")];
    assert_snapshot!(world.slash("ines", "admin server", &removing).await, @"Server ID is not part of the network any more. What was still to be said there is dropped. If it is not let in again, what we keep of it is deleted in thirty days.");
    assert_snapshot!(world.slash("lucia", "search", &[("query", "clima")]).await, @"Este servidor todavía no forma parte de la red. El equipo de moderación de la red puede admitirlo con `/admin servidor servidor:ID`.");
    let pressed = world.forge("lucia", "gathering/no/1", &[]).await;
    assert!(pressed.starts_with("Este servidor todavía no forma parte"), "{pressed}");
    assert_snapshot!(world.slash("ines", "admin server", &removing).await, @"This server is not part of the network.");
    world.sweep().await;
    world.read_nothing("fichas");
    assert!(world.events(world.buenos_aires).starts_with("cancelled"), "{}", world.events(world.buenos_aires));
    assert_eq!(
        world.complete("ines", "admin server", "server", "buenos").await,
        [format!("Buenos Aires · outside · {other} = {other}")]
    );
    world.slash("ines", "admin server", &[("server", &other), ("reason", "it is back")]).await;
    world.slash("lucia", "search", &[("query", "clima")]).await;
    assert_snapshot!(log_of(&mut world, &[("id", &other)]).await, @"
    ### The log
    4 rows, newest first.
    **10** · <t:1893499200:f> · **server let in** · <@ID>
    server ID · removed → admitted · why: it is back
    **9** · <t:1893499200:f> · **server taken out** · <@ID>
    server ID · admitted → removed · why: it fell silent
    **5** · <t:1893499200:f> · **settings of a server changed** · <@ID>
    server ID · language es, announcements none, reviews none → language es, announcements ID, reviews none
    **3** · <t:1893499200:f> · **server let in** · <@ID>
    server ID · not admitted → admitted
    ");
    // Thirty days without coming back, and nothing is kept.
    world.slash("ines", "admin server", &removing).await;
    world.wait(29 * 24).await;
    assert_eq!(world.count("select count(*) from server where announcement_channel is not null").await, 2);
    world.wait(2 * 24).await;
    for left in [
        "select count(*) from told join server using (server_id) where admitted_at is null",
        "select count(*) from announcement join server using (server_id) where admitted_at is null",
        "select count(*) from mirror join server using (server_id) where admitted_at is null",
        "select count(*) from reminder join server using (server_id) where admitted_at is null",
        "select count(*) from outbox join server using (server_id) where admitted_at is null",
        "select count(*) from server where admitted_at is null and announcement_channel is not null",
        "select count(*) from seat where server_id is not null",
    ] {
        assert_eq!(world.count(left).await, 0, "{left}");
    }
    assert_snapshot!(log_of(&mut world, &[("action", "server.forget")]).await, @"
    ### The log
    One row.
    **13** · <t:1896177600:f> · **data of a server deleted** · the bot
    server ID · settings, messages and events of this server → nothing · why: thirty days have passed
    ");
    for _ in 0..20 {
        world.sweep().await;
    }
    assert_eq!(world.count("select count(*) from log where action = 'server.forget'").await, 1, "once");
    while world.has_unread("library") {
        world.read("ines", "library");
    }
    world.read("ines", "review");
    for who in ["morag", "ines"] {
        while world.has_unread_direct(who) {
            world.read_direct(who);
        }
    }
    world.finish().await;
}

#[tokio::test]
async fn nobody_sets_up_a_server_that_is_not_theirs() {
    let mut world = World::new().await;
    let vera = world.user_id("vera").to_string();
    world.slash("ines", "admin role", &[("person", &vera), ("role", "moderator"), ("change", "revoke")]).await;
    assert_snapshot!(world.slash("vera", "admin settings", &[("announcements", "#library")]).await, @"(Discord refuses: The option announcements names no channel here)");
    let answer = world.forge("vera", "setup/announcements", &[&world.channel_id("review").to_string()]).await;
    assert_snapshot!(answer, @"That is no channel of this server.");
    for command in ["admin server", "admin place", "admin contact", "admin block", "admin log"] {
        let options: &[(&str, &str)] = match command {
            "admin server" => &[("server", "1")],
            "admin place" => &[("name", "X")],
            "admin contact" => &[("place", "scotland"), ("side", "government")],
            "admin block" => &[("person", &vera), ("reason", "x")],
            _ => &[],
        };
        let answer = world.slash("vera", command, options).await;
        assert!(answer.starts_with("Only moderators can do this"), "{command}: {answer}");
    }
    assert!(world.forge("vera", "log/0/////", &[]).await.starts_with("Only moderators can do this"));
    for (command, option) in [("admin server", "server"), ("admin log", "action")] {
        assert_eq!(world.complete("vera", command, option, "").await, Vec::<String>::new(), "{command}");
    }
    assert_eq!(world.count("select count(*) from server where announcement_channel is not null").await, 2);
    world.finish().await;
}

#[tokio::test]
async fn a_place_is_added_renamed_and_its_write_ups_are_found_under_its_new_names() {
    let mut world = World::new().await;
    assert_snapshot!(world.slash("ines", "admin place", &[("name", "Leith")]).await, @"A new place needs `name`, `kind`, `country` and `zone`. To change one, choose it with `place`.");
    let leith = [("name", "Leith"), ("kind", "municipality"), ("country", "GB"), ("zone", "Europe/London")];
    assert_snapshot!(world.slash("ines", "admin place", &leith).await, @"
    **Leith, United Kingdom** is a place of the network now.
    ### Leith, United Kingdom
    **Its own name:** Leith
    **In the four languages:** English: Leith · Español: Leith · Português: Leith · Français: Leith
    **Also called:** not stated
    **Kind:** Municipality
    **Country:** United Kingdom (GB)
    **ISO 3166-2 code:** not stated
    **Time zone:** Europe/London
    **Languages:** not stated
    -# To change something, name the place and only what is to change; everything else stays as it is.
    ");
    assert_snapshot!(world.slash("ines", "admin place", &leith).await, @"There is a place of that name in that country already: Leith. Choose it with `place` to change it.");
    assert_eq!(world.complete("ines", "admin place", "country", "reino uni").await, ["United Kingdom = GB"]);
    let zones = world.complete("ines", "admin place", "zone", "montevideo").await;
    assert!(zones[0].ends_with("= America/Montevideo"), "{zones:?}");
    world.slash("morag", "place join", &[("place", "leith"), ("side", "government")]).await;
    world.slash("morag", "writeup share", &[("place", "leith"), ("language", "en")]).await;
    world.submit("morag", &TEXTS).await;
    world.choose("morag", "areas", &["open_data"]).await;
    world.choose("morag", "status", &["completed"]).await;
    world.choose("morag", "values", &["transparency"]).await;
    world.click("morag", "writeup/submit").await;
    world.choose("morag", "consent/1", &["rights", "private", "licence"]).await;
    world.slash("ines", "review show", &[("id", "D-1")]).await;
    world.click("ines", "Approve").await;
    let found = world.slash("lucia", "search", &[("query", "Persevere")]).await;
    assert!(!found.contains("R-1"), "{found}");
    let change =
        [("place", "leith"), ("aliases", "Persevere, Lìte"), ("es", "Puerto de Leith"), ("languages", "en gd")];
    assert_snapshot!(world.slash("ines", "admin place", &change).await, @"
    **Leith, United Kingdom** is as it reads below. Its write-up is found under its new names.
    ### Leith, United Kingdom
    **Its own name:** Leith
    **In the four languages:** English: Leith · Español: Puerto de Leith · Português: Leith · Français: Leith
    **Also called:** Lìte · Persevere
    **Kind:** Municipality
    **Country:** United Kingdom (GB)
    **ISO 3166-2 code:** not stated
    **Time zone:** Europe/London
    **Languages:** en gd
    -# To change something, name the place and only what is to change; everything else stays as it is.
    ");
    for query in ["Persevere", "puerto de leith", "lite"] {
        let found = world.slash("lucia", "search", &[("query", query)]).await;
        assert!(found.contains("R-1"), "{query}: {found}");
    }
    assert_eq!(
        world.complete("lucia", "place show", "place", "puerto").await,
        ["Puerto de Leith, Reino Unido = leith"]
    );
    world.slash("ines", "admin place", &[("place", "leith"), ("aliases", "-persevere")]).await;
    let found = world.slash("lucia", "search", &[("query", "Persevere")]).await;
    assert!(!found.contains("R-1"), "{found}");
    assert_snapshot!(world.slash("ines", "admin place", &[("place", "leith"), ("aliases", "Glasgow")]).await, @"“Glasgow” means another place: Glasgow.");
    assert_snapshot!(world.slash("ines", "admin place", &[("place", "leith"), ("name", "**Leith** <@1>")]).await, @r"“\*\*Leith\*\* \<\@1\>” can't be a name: it begins with a letter or a digit, has letters, spaces and simple signs, no comma, and at most 80 characters.");
    assert_snapshot!(log_of(&mut world, &[("id", "leith")]).await, @"
    ### The log
    3 rows, newest first.
    **10** · <t:1893499200:f> · **place changed** · <@ID>
    Leith · aliases Lìte, Persevere → aliases Lìte
    **9** · <t:1893499200:f> · **place changed** · <@ID>
    Leith · languages none; es Leith; aliases none → languages en gd; es Puerto de Leith; aliases Lìte, Persevere
    **6** · <t:1893499200:f> · **place added** · <@ID>
    Leith · name Leith; kind municipality; country GB; iso none; zone Europe/London; languages none; en Leith; es Leith; pt Leith; …
    ");
    // What moderators changed of a place that every network begins with stays, also after a restart.
    world.slash("ines", "admin place", &[("place", "maipu"), ("en", "Maipu by Santiago")]).await;
    world.restart().await;
    assert_eq!(world.complete("ines", "place show", "place", "maipu by").await, ["Maipu by Santiago, Chile = maipu"]);
    world.sweep().await;
    for (channel, count) in [("library", 1), ("fichas", 1), ("review", 1)] {
        for _ in 0..count {
            world.read("ines", channel);
        }
    }
    world.read_direct("morag");
    world.finish().await;
}

#[tokio::test]
async fn a_contact_is_a_member_on_that_side_and_none_any_more_once_they_leave() {
    let mut world = World::new().await;
    let (morag, callum) = (world.user_id("morag").to_string(), world.user_id("callum").to_string());
    let mut contact = async |person: &str, side: &str, change: &str| {
        let options = [("place", "scotland"), ("side", side), ("person", person), ("change", change)];
        world.slash("ines", "admin contact", &options).await
    };
    assert_snapshot!(contact(&callum, "government", "confirm").await, @"A contact belongs to the place, on that side, and agreed to the code of conduct. They can join with `/place join`.");
    assert_snapshot!(contact(&morag, "civil_society", "confirm").await, @"A contact belongs to the place, on that side, and agreed to the code of conduct. They can join with `/place join`.");
    assert_snapshot!(contact(&morag, "government", "confirm").await, @"<@ID> is the contact of Scotland, United Kingdom for Government now.");
    // A member of the network reads who it is, others that there is somebody.
    assert_snapshot!(world.slash("lucia", "place show", &[("place", "scotland")]).await, @"
    ### Escocia, Reino Unido
    **Tipo:** Nación
    **Zona horaria:** Europe/London
    **Integrantes:** Gobierno: 1
    **Contactos:** Gobierno: <@ID> · Sociedad civil: nadie todavía
    **Biblioteca:** 0 fichas
    [Ver sus fichas]
    ");
    let shown = world.slash("callum", "place show", &[("place", "scotland")]).await;
    assert!(shown.contains("there is one") && !shown.contains("<@"), "{shown}");
    // Another one takes their place.
    world.slash("callum", "place join", &[("place", "scotland"), ("side", "government")]).await;
    world.click("callum", "place/agree").await;
    let confirm = [("place", "scotland"), ("side", "government"), ("person", callum.as_str())];
    world.slash("ines", "admin contact", &confirm).await;
    world.slash("callum", "place join", &[("place", "scotland"), ("side", "academia")]).await;
    assert_eq!(world.count("select count(*) from contact").await, 0, "went to another side");
    world.slash("morag", "place show", &[("place", "scotland")]).await;
    let confirm = [("place", "scotland"), ("side", "government"), ("person", morag.as_str())];
    world.slash("ines", "admin contact", &confirm).await;
    world.slash("morag", "place leave", &[("place", "scotland")]).await;
    assert_eq!(world.count("select count(*) from contact").await, 0, "left");
    assert_snapshot!(world.slash("ines", "admin contact", &[("place", "scotland"), ("side", "government"), ("change", "remove")]).await, @"There is no such contact. `/place show` shows who there is.");
    world.slash("ines", "place join", &[("place", "scotland"), ("side", "civil_society")]).await;
    world.click("ines", "place/agree").await;
    let ines = world.user_id("ines").to_string();
    let oneself = [("place", "scotland"), ("side", "civil_society"), ("person", ines.as_str())];
    assert_snapshot!(world.slash("ines", "admin contact", &oneself).await, @"Nobody confirms themselves as a contact. Ask another moderator.");
    assert_snapshot!(log_of(&mut world, &[("id", "Scotland")]).await, @"
    ### The log
    5 rows, newest first.
    **10** · <t:1893499200:f> · **contact ended** · <@ID>
    Scotland · government: <@ID> → government: nobody · why: left the place
    **9** · <t:1893499200:f> · **contact confirmed** · <@ID>
    Scotland · government: nobody → government: <@ID>
    **8** · <t:1893499200:f> · **contact ended** · <@ID>
    Scotland · government: <@ID> → government: nobody · why: went to another side
    **7** · <t:1893499200:f> · **contact confirmed** · <@ID>
    Scotland · government: <@ID> → government: <@ID>
    **6** · <t:1893499200:f> · **contact confirmed** · <@ID>
    Scotland · government: nobody → government: <@ID>
    ");
    world.finish().await;
}

#[tokio::test]
async fn roles_are_listed_and_given_with_a_reason() {
    let mut world = World::new().await;
    let callum = world.user_id("callum").to_string();
    let give =
        [("person", callum.as_str()), ("role", "facilitator"), ("change", "grant"), ("reason", "holds the circle")];
    world.slash("ines", "admin role", &give).await;
    assert_snapshot!(world.slash("ines", "admin role", &[]).await, @"
    ### Who has which role
    **moderator**
    <@ID>
    **facilitator**
    <@ID>
    **knowledge steward**
    nobody
    -# Manage Server in the network's first server counts as moderator too, without a role.
    ");
    assert_snapshot!(world.slash("ines", "admin role", &[("role", "steward")]).await, @"
    ### Who has which role
    **knowledge steward**
    nobody
    -# Manage Server in the network's first server counts as moderator too, without a role.
    ");
    assert_snapshot!(world.slash("ines", "admin role", &[("role", "steward"), ("change", "grant")]).await, @"Please say who, and which role. Without a change, this shows who has which.");
    assert_snapshot!(log_of(&mut world, &[("person", &callum)]).await, @"
    ### The log
    One row.
    **6** · <t:1893499200:f> · **role given** · <@ID>
    <@ID> · no role → facilitator · why: holds the circle
    ");
    world.finish().await;
}

#[tokio::test]
async fn everyone_reads_in_numbers_and_step_by_step_what_was_decided_and_moderators_all_of_it() {
    let mut world = World::new().await;
    world.submitted("morag", "scotland").await;
    world.sweep().await;
    world.read("ines", "review");
    world.slash("ines", "review show", &[("id", "D-1")]).await;
    world.click("ines", "review/ask/1/changes").await;
    world.choose("ines", "/reason/1/changes/", &["personal_data"]).await;
    world.submit("ines", &[("words", "Please leave @morag's number out, 0131 1234.")]).await;
    world.slash("morag", "writeup edit", &[("id", "D-1")]).await;
    world.click("morag", "writeup/submit").await;
    world.choose("morag", "consent/1", &["rights", "private", "licence"]).await;
    world.sweep().await;
    world.read("ines", "review");
    world.slash("ines", "review show", &[("id", "D-1")]).await;
    world.click("ines", "Approve").await;
    world.sweep().await;
    world.read("lucia", "library");
    world.read("lucia", "fichas");
    for _ in 0..2 {
        world.read_direct("morag");
    }
    assert_snapshot!(without_hash(&world.slash("callum", "transparency", &[]).await), @"
    ### What was decided in January 2030
    **Write-ups**
    Submitted: **2**
    Published: **1**
    New versions published: **0**
    Sent back: **1** (The text contains someone's personal data: 1)
    Rejected: **0**
    Merged into another: **0**
    Put on hold: **0**
    Decisions reopened: **0**
    Taken in from open data: **0**
    Withdrawn by their authors: **0**
    Erased as their authors wished: **0**
    Reports and replies sent: **0**
    Reports and replies decided: **0**
    **The network**
    Roles given: **1**
    Roles taken away: **0**
    People blocked: **0**
    Blocks ended early: **0**
    People who asked to be forgotten: **0**
    Servers let in: **2**
    Servers that left or were taken out: **0**
    2 servers are part of the network today.
    **The head of the log**
    Row 9: `HASH`
    [×Earlier month] [×Later month] [Step by step]
    -# Each row of the log is bound to the one before. Keep a copy of this head: with it, whoever runs the bot can show later that nothing up to this row was changed.
    ");
    assert_snapshot!(world.click("callum", "Step by step").await, @"
    ### Every step, newest first
    - <t:1893499200:d> · decision on a write-up · R-1
    - <t:1893499200:d> · write-up submitted · R-1
    - <t:1893499200:d> · decision on a write-up · R-1
    - <t:1893499200:d> · write-up submitted · R-1
    - <t:1893499200:d> · settings of a server changed
    - <t:1893499200:d> · role given
    - <t:1893499200:d> · server let in
    - <t:1893499200:d> · settings of a server changed
    - <t:1893499200:d> · server let in
    [×Newer] [×Older] [In numbers]
    ");
    assert_snapshot!(without_hash(&world.click("callum", "In numbers").await).lines().next().unwrap(), @"### What was decided in January 2030");
    world.wait(31 * 24).await;
    let next = world.slash("lucia", "transparency", &[]).await;
    assert!(next.contains("febrero de 2030") && next.contains("Enviadas: **0**"), "{next}");
    let before = world.click("lucia", "transparency/month/2030-01").await;
    assert!(before.contains("Enviadas: **2**") && before.contains("[×Mes anterior]"), "{before}");
    assert_snapshot!(log_of(&mut world, &[]).await, @r"
    ### The log
    9 rows, newest first.
    **9** · <t:1893499200:f> · **decision on a write-up** · <@ID>
    R-1 · submitted → approve
    **8** · <t:1893499200:f> · **write-up submitted** · <@ID>
    R-1 · draft → submitted
    **7** · <t:1893499200:f> · **decision on a write-up** · <@ID>
    R-1 · submitted → changes · why: personal\_data Please leave \@morag's number out, 0131 1234.
    **6** · <t:1893499200:f> · **write-up submitted** · <@ID>
    R-1 · draft → submitted
    **5** · <t:1893499200:f> · **settings of a server changed** · <@ID>
    server ID · language es, announcements none, reviews none → language es, announcements ID, reviews none
    **4** · <t:1893499200:f> · **role given** · <@ID>
    <@ID> · no role → moderator
    [×Newer] [Older]
    ");
    assert_snapshot!(world.click("ines", "Older").await, @"
    ### The log
    9 rows, newest first.
    **3** · <t:1893499200:f> · **server let in** · <@ID>
    server ID · not admitted → admitted
    **2** · <t:1893499200:f> · **settings of a server changed** · <@ID>
    server ID · language en, announcements none, reviews none → language en, announcements ID, reviews ID
    **1** · <t:1893499200:f> · **server let in** · the bot
    server ID · not admitted → admitted · why: the operator's first server
    [Newer] [×Older]
    ");
    assert_snapshot!(log_of(&mut world, &[("id", "R-1"), ("action", "decision on a write-up")]).await, @r"
    ### The log
    2 rows, newest first.
    **9** · <t:1893499200:f> · **decision on a write-up** · <@ID>
    R-1 · submitted → approve
    **7** · <t:1893499200:f> · **decision on a write-up** · <@ID>
    R-1 · submitted → changes · why: personal\_data Please leave \@morag's number out, 0131 1234.
    ");
    assert_snapshot!(log_of(&mut world, &[("since", "2030-01-02")]).await, @"
    ### The log
    There is nothing in the log that fits.
    ");
    assert_snapshot!(log_of(&mut world, &[("until", "31/01/2030")]).await, @"“31/01/2030” is no day. Write it as year, month, day: 2030-01-31");
    assert_snapshot!(log_of(&mut world, &[("id", "Atlantis @everyone")]).await, @r"There is nothing called “Atlantis \@everyone” in the log. Write an id such as R-42, D-7 or G-12, a server's id, or a place's name.");
    assert_snapshot!(log_of(&mut world, &[("action", "nonsense")]).await, @"“nonsense” is no action of the log. Choose one from the list.");
    let days = [("since", "2029-12-31"), ("until", "2030-01-01")];
    assert!(log_of(&mut world, &days).await.contains("rows, newest first"));
    assert_eq!(
        world.complete("vera", "admin log", "action", "rol").await,
        ["role given = role.grant", "role taken away = role.revoke"]
    );
    // Words that were erased, and a person who was.
    world.tamper("delete from log_text where log_id = 1; delete from account where user_id in (select user_id from account join role_grant using (person_id))").await;
    let rows = log_of(&mut world, &[("until", "2030-01-01")]).await;
    assert!(rows.contains("somebody who was forgotten"), "{rows}");
    let rows = world.click("ines", "Older").await;
    assert!(rows.contains("its words were erased after their time"), "{rows}");
    world.finish().await;
}
