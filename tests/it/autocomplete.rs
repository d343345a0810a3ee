//! What is suggested as one types an id: found by any part of it or of the title, what one used lately first, and never
//! what one may not see.

use std::time::{Duration, Instant};

use insta::assert_snapshot;

use crate::privacy::in_the_file;
use crate::world::{TEXTS, World};

/// A write-up with this title waits for review.
async fn submitted(world: &mut World, who: &str, place: &str, title: &str) {
    world.slash(who, "writeup share", &[("place", place), ("language", "en")]).await;
    let texts: Vec<(&str, &str)> =
        TEXTS.into_iter().map(|(name, text)| (name, if name == "title" { title } else { text })).collect();
    world.submit(who, &texts).await;
    world.choose(who, "areas", &["open_data"]).await;
    world.choose(who, "status", &["completed"]).await;
    world.choose(who, "values", &["transparency"]).await;
    world.click(who, "writeup/submit").await;
    world.choose(who, "/consent/", &["rights", "private", "licence"]).await;
}

/// by Morag.
async fn library(world: &mut World) {
    for title in [
        "Ação climática: água limpa nos bairros",
        "Open the city's climate data",
        "Écoles plus fraîches l'été",
        "Water for every street",
    ] {
        submitted(world, "morag", "scotland", title).await;
        world.approved().await;
    }
    world.read_everything();
}

/// The ids that are suggested.
async fn ids(world: &World, who: &str, command: &str, typed: &str) -> Vec<String> {
    let option = if command.starts_with("place") || command.ends_with("follow") { "place" } else { "id" };
    let found = world.complete(who, command, option, typed).await;
    found.iter().map(|line| line.rsplit(" = ").next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn any_part_of_an_id_or_of_a_title_finds_a_write_up() {
    let mut world = World::new().await;
    library(&mut world).await;
    for (typed, found) in [
        ("acao climatica", &["R-1"][..]),
        ("AÇÃO", &["R-1"]),
        ("bairros agua", &["R-1"]),
        ("bair lim", &["R-1"]),
        ("ecoles", &["R-3"]),
        ("ete fraiches", &["R-3"]),
        ("l'été", &["R-3"]),
        ("city clim", &["R-2"]),
        ("clim", &["R-2", "R-1"]),
        ("3", &["R-3"]),
        ("r3", &["R-3"]),
        ("R-3", &["R-3"]),
        ("r 3", &["R-3"]),
        ("R-3 · Écoles plus fraîches l'été", &["R-3"]),
        ("R-3 ecoles", &["R-3"]),
        ("R-3 water", &[]),
        ("R-9", &[]),
        ("fire", &[]),
        ("water fire", &[]),
        ("\" OR title : *", &[]),
        ("%", &["R-4", "R-3", "R-2", "R-1"]),
        ("", &["R-4", "R-3", "R-2", "R-1"]),
    ] {
        assert_eq!(ids(&world, "callum", "writeup show", typed).await, found, "{typed}");
        assert_eq!(ids(&world, "callum", "writeup keep", typed).await, found, "{typed}");
    }
    assert_snapshot!(world.complete("callum", "writeup show", "id", "agua").await.join("\n"), @"R-1 · Ação climática: água limpa nos bairros = R-1");
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn what_one_used_lately_is_suggested_first() {
    let mut world = World::new().await;
    library(&mut world).await;
    world.slash("callum", "writeup show", &[("id", "R-1")]).await;
    world.slash("callum", "writeup keep", &[("id", "R-2")]).await;
    world.restart().await;
    assert_eq!(ids(&world, "callum", "writeup show", "").await, ["R-2", "R-1", "R-4", "R-3"]);
    // Turning the pages of a card is using it too, and does not fill the list.
    world.slash("callum", "writeup show", &[("id", "R-1")]).await;
    for _ in 0..3 {
        world.click("callum", "writeup/show/1/results").await;
    }
    assert_eq!(ids(&world, "callum", "writeup translate", "").await, ["R-1", "R-2", "R-4", "R-3"]);
    // With something typed, of what fits.
    assert_eq!(ids(&world, "callum", "writeup show", "a").await, ["R-1"]);
    world.slash("callum", "writeup show", &[("id", "R-4")]).await;
    assert_eq!(ids(&world, "callum", "writeup show", "c").await, ["R-1", "R-2"]);
    // What was typed to the letter comes before it.
    assert_eq!(ids(&world, "callum", "writeup show", "2").await, ["R-2"]);
    // It is theirs alone.
    assert_eq!(ids(&world, "lucia", "writeup show", "").await, ["R-4", "R-3", "R-2", "R-1"]);
    assert_eq!(world.count("select count(*) from lately_used where kind = 'writeup' and subject_id < 3").await, 4);
    // It is not kept for long.
    // The clock is not believed where it leaps by months.
    for _ in 0..4 {
        world.wait(25 * 24).await;
    }
    assert_eq!(world.count("select count(*) from lately_used").await, 0);
    assert_eq!(ids(&world, "callum", "writeup show", "").await, ["R-4", "R-3", "R-2", "R-1"]);
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn what_one_may_not_see_is_never_suggested() {
    let mut world = World::new().await;
    library(&mut world).await;
    for id in ["R-1", "R-2"] {
        world.slash("callum", "writeup show", &[("id", id)]).await;
        world.slash("vera", "writeup show", &[("id", id)]).await;
    }
    world.slash("morag", "writeup withdraw", &[("id", "R-1")]).await;
    world.click("morag", "writeup/withdraw-now").await;
    world.slash("ines", "review reopen", &[("id", "R-2")]).await;
    world.submit("ines", &[("words", "Somebody's name stands in it.")]).await;
    world.sweep().await;
    world.read_everything();
    for typed in ["", "clim", "R-1", "2", "acao", "open"] {
        for who in ["callum", "vera", "lucia"] {
            let found = ids(&world, who, "writeup show", typed).await;
            assert!(!found.iter().any(|id| id == "R-1" || id == "R-2"), "{typed:?} by {who}: {found:?}");
        }
    }
    // A draft, and what waits for review, are their author's; moderators find what waits where they decide.
    submitted(&mut world, "morag", "scotland", "Secret gardens").await;
    world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
    world.submit("morag", &[("title", "Secret plans")]).await;
    world.slash("morag", "writeup edit", &[("id", "R-4")]).await;
    world.click("morag", "writeup/open/4/1").await;
    world.submit("morag", &[("title", "Secret water")]).await;
    for typed in ["secret", "plans", "D-5", "D-6", "6", "5"] {
        for who in ["callum", "vera", "ines"] {
            let none: [&str; 0] = [];
            assert_eq!(ids(&world, who, "writeup show", typed).await, none, "{typed} by {who}");
            assert_eq!(ids(&world, who, "writeup edit", typed).await, none, "{typed} by {who}");
        }
    }
    assert_eq!(ids(&world, "morag", "writeup show", "secret").await, ["R-4", "D-6", "D-5"]);
    assert_eq!(ids(&world, "morag", "writeup edit", "D-").await[..3], ["R-4", "D-6", "D-5"]);
    assert_eq!(ids(&world, "morag", "writeup edit", "plans secret").await, ["D-6"]);
    assert_eq!(ids(&world, "ines", "review show", "gardens").await, ["D-5"]);
    assert_eq!(ids(&world, "ines", "review reopen", "fraiches").await, ["R-3"]);
    // A title that changed is found by its new words alone.
    assert_eq!(ids(&world, "callum", "writeup show", "street").await, ["R-4"]);
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn a_reader_finds_a_translation_by_its_own_title() {
    let mut world = World::new().await;
    library(&mut world).await;
    world.slash("lucia", "writeup translate", &[("id", "R-2"), ("language", "es")]).await;
    world.click("lucia", "translation/open/").await;
    let spanish = [
        ("title", "Abrir los datos climáticos"),
        ("summary", "Un portal."),
        ("problem", "Nadie los veía."),
        ("action", "Se eligieron en conjunto."),
        ("results", "En uso: https://ba.example.org/data"),
    ];
    world.submit("lucia", &spanish).await;
    assert_eq!(
        ids(&world, "lucia", "writeup show", "climaticos").await,
        Vec::<String>::new(),
        "nobody reviewed it yet"
    );
    world.click("lucia", "translation/submit").await;
    world.sweep().await;
    world.read("ines", "review");
    world.click("ines", "translation/approve").await;
    world.sweep().await;
    world.read_everything();
    assert_snapshot!(world.complete("lucia", "writeup show", "id", "climaticos abrir").await.join("\n"), @"R-2 · Abrir los datos climáticos = R-2");
    assert_snapshot!(world.complete("callum", "writeup show", "id", "climaticos").await.join("\n"), @"R-2 · Open the city's climate data = R-2");
    assert_eq!(ids(&world, "lucia", "writeup show", "city").await, ["R-2"]);
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn gatherings_are_found_by_their_members_past_ones_too() {
    let mut world = World::new().await;
    for (title, confidentiality) in
        [("Círculo del agua", "public"), ("Members' water circle", "members"), ("Quiet water", "chatham_house")]
    {
        let gathering = [
            ("title", title),
            ("when", "2030-01-20 16:00"),
            ("minutes", "75"),
            ("place", "scotland"),
            ("confidentiality", confidentiality),
        ];
        world.slash("ines", "gathering create", &gathering).await;
        world.submit("ines", &[("purpose", "To meet")]).await;
        world.click("ines", "Announce").await;
    }
    world.sweep().await;
    world.read_everything();
    for (who, typed, found) in [
        ("callum", "", &["G-1"][..]),
        ("callum", "circulo", &["G-1"]),
        ("callum", "agua circ", &["G-1"]),
        ("callum", "water", &[]),
        ("callum", "G-2", &[]),
        ("morag", "", &["G-1", "G-2", "G-3"]),
        ("morag", "circle members", &["G-2"]),
        ("morag", "water 20 jan", &["G-2", "G-3"]),
        ("morag", "3", &["G-3"]),
        ("morag", "g3", &["G-3"]),
    ] {
        assert_eq!(ids(&world, who, "gathering show", typed).await, found, "{typed:?} by {who}");
    }
    world.slash("morag", "gathering show", &[("id", "G-3")]).await;
    world.slash("morag", "gathering show", &[("id", "G-2")]).await;
    assert_eq!(ids(&world, "morag", "gathering show", "").await, ["G-2", "G-1", "G-3"]);
    // Of what is held under the Chatham House Rule, nothing is written down.
    assert_eq!(world.count("select count(*) from lately_used where kind = 'gathering' and subject_id = 3").await, 0);
    // Who is no member any more does not see it, though they used it lately.
    world.slash("morag", "place leave", &[("place", "scotland")]).await;
    assert_eq!(ids(&world, "morag", "gathering show", "").await, ["G-1"]);
    world.wait_until("2030-02-20T12:00:00Z").await;
    world.read_everything();
    assert_eq!(ids(&world, "callum", "gathering show", "").await, Vec::<String>::new());
    assert_eq!(ids(&world, "callum", "gathering show", "circulo").await, ["G-1"]);
    assert_eq!(ids(&world, "callum", "gathering show", "water").await, Vec::<String>::new());
    world.slash("callum", "gathering show", &[("id", "G-1")]).await;
    assert_snapshot!(world.complete("callum", "gathering show", "id", "").await.join("\n"), @"G-1 · Círculo del agua · Sun, 20 Jan 2030 = G-1");
    assert_eq!(ids(&world, "ines", "gathering move", "circulo").await, Vec::<String>::new());
    assert_eq!(ids(&world, "ines", "gathering close", "circulo").await, ["G-1"]);
    assert_eq!(ids(&world, "ines", "admin log", "agua").await, ["G-1"]);
    assert_eq!(ids(&world, "ines", "admin log", "parí").await, ["paris"]);
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn places_come_by_use_and_only_what_is_followed_is_followed_no_longer() {
    let mut world = World::new().await;
    assert_eq!(ids(&world, "morag", "place show", "").await[0], "scotland");
    world.slash("morag", "place show", &[("place", "paris")]).await;
    world.slash("morag", "search", &[("query", "water"), ("place", "caba")]).await;
    let first = ids(&world, "morag", "place show", "").await;
    assert_eq!(first[..3], ["buenos-aires", "paris", "scotland"]);
    assert_eq!(ids(&world, "morag", "place show", "aires ciudad").await, ["buenos-aires"]);
    assert_eq!(ids(&world, "morag", "place leave", "").await, ["scotland"]);
    assert_eq!(ids(&world, "morag", "me unfollow", "").await, Vec::<String>::new());
    world.slash("morag", "me follow", &[("place", "paris")]).await;
    assert_eq!(ids(&world, "morag", "me unfollow", "").await, ["paris"]);
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn what_was_used_is_exported_and_forgotten_with_the_person() {
    let mut world = World::new().await;
    library(&mut world).await;
    world.slash("callum", "writeup show", &[("id", "R-1")]).await;
    world.slash("callum", "place show", &[("place", "scotland")]).await;
    world.slash("callum", "me export", &[]).await;
    let export: serde_json::Value = serde_json::from_str(&world.file_as_it_is("callum").await).unwrap();
    assert_eq!(
        export["data"]["interests"]["used_lately"],
        serde_json::json!([
            { "kind": "writeup", "what": "R-1", "used_at": "2030-01-01T12:00:00Z" },
            { "kind": "place", "what": "Scotland", "used_at": "2030-01-01T12:00:00Z" },
        ])
    );
    let others = "select count(*) from lately_used where person_id <> (select person_id from account order by rowid desc limit 1)";
    let before = world.count("select count(*) from lately_used").await;
    assert!(before > 2, "{before}");
    world.slash("callum", "me forget", &[]).await;
    world.click("callum", "privacy/erase").await;
    assert_eq!(world.count("select count(*) from lately_used").await, before - 2);
    assert!(world.count(others).await <= before - 2);
    assert_eq!(ids(&world, "callum", "writeup show", "").await, ["R-4", "R-3", "R-2", "R-1"]);
    // Also the titles of what is withdrawn with its author are gone from the index, to the last letter.
    world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
    world.submit("morag", &[("title", "Zanzibarian bridges")]).await;
    assert!(in_the_file(&world, "zibarian").await.is_some());
    world.slash("morag", "me forget", &[]).await;
    world.choose("morag", "privacy/choose/", &["withdraw"]).await;
    world.click("morag", "privacy/erase").await;
    assert_eq!(in_the_file(&world, "zibarian").await, None);
    assert_eq!(in_the_file(&world, "airros").await, None);
    assert_eq!(world.count("select count(*) from title_index where title_index match 'bairros OR city'").await, 0);
    assert_eq!(ids(&world, "callum", "writeup show", "clim").await, Vec::<String>::new());
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn whoever_is_blocked_leaves_nothing_behind() {
    let mut world = World::new().await;
    library(&mut world).await;
    let callum = world.user_id("callum").to_string();
    world.slash("callum", "help", &[]).await;
    world.slash("ines", "admin block", &[("person", &callum), ("reason", "Spam")]).await;
    let before = world.count("select count(*) from lately_used").await;
    assert!(world.slash("callum", "writeup show", &[("id", "R-1")]).await.contains("Ação climática"));
    assert_eq!(world.count("select count(*) from lately_used").await, before);
    assert_eq!(ids(&world, "callum", "writeup show", "agua").await, ["R-1"]);
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn a_busy_database_delays_no_answer() {
    let mut world = World::new().await;
    library(&mut world).await;
    world.slash("callum", "help", &[]).await;
    let before = world.count("select count(*) from lately_used").await;
    let busy = world.block_writes(Duration::from_secs(2)).await;
    let began = Instant::now();
    let shown = world.slash("callum", "writeup show", &[("id", "R-1")]).await;
    assert!(
        shown.contains("Ação climática") && began.elapsed() < Duration::from_millis(1_500),
        "{:?}",
        began.elapsed()
    );
    busy.await.unwrap();
    assert_eq!(world.count("select count(*) from lately_used").await, before, "that one is not remembered");
    world.slash("callum", "writeup show", &[("id", "R-2")]).await;
    assert_eq!(ids(&world, "callum", "writeup show", "").await[0], "R-2");
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn the_oldest_of_a_large_library_is_found() {
    let mut world = World::new().await;
    world
        .tamper(
            "insert into writeup (writeup_id, place_id, language, created_at)
                 with recursive n (n) as (select 1 union all select n + 1 from n where n < 5000)
                 select n, 1 + n % 5, 'es', 1000 + n from n;
             insert into revision (revision_id, writeup_id, ordinal, state, created_at, changed_at, submitted_at, consented_at)
                 select writeup_id, writeup_id, 1, 'approved', created_at, created_at, created_at, created_at from writeup;
             insert into revision_text (revision_id, language, kind, title)
                 select writeup_id, 'es', 'original', 'Acción climática número ' || writeup_id || ' en el barrio'
                     || iif(writeup_id = 1, ' más antiguo', '') from writeup;
             update writeup set published_revision = writeup_id, number = writeup_id, published_at = created_at",
        )
        .await;
    for (typed, found) in [
        ("antiguo", &["R-1"][..]),
        ("antiguo mas accion", &["R-1"]),
        ("R-1", &["R-1", "R-1999", "R-1998"]),
        ("1", &["R-1", "R-1999", "R-1998"]),
        ("0001", &[]),
        ("R-5000", &["R-5000"]),
        ("4321", &["R-4321"]),
        ("numero 77", &["R-779", "R-778", "R-777"]),
    ] {
        let suggested = ids(&world, "callum", "writeup show", typed).await;
        assert_eq!(suggested[..found.len()], *found, "{typed}");
        assert!(suggested.len() <= 25 && (found.len() > 1 || suggested.len() == found.len()), "{typed}: {suggested:?}");
    }
    assert_eq!(ids(&world, "callum", "writeup show", "").await[..2], ["R-5000", "R-4999"]);
    assert_eq!(ids(&world, "callum", "writeup show", "accion").await.len(), 25);
    // The newest 25 of what somebody used are remembered, no more.
    for number in 1..=27 {
        world.slash("callum", "writeup show", &[("id", &format!("R-{number}"))]).await;
    }
    let lately = ids(&world, "callum", "writeup show", "").await;
    assert_eq!((lately.len(), lately[0].as_str(), lately[24].as_str()), (25, "R-27", "R-3"));
    assert_eq!(world.count("select count(*) from lately_used where kind = 'writeup'").await, 25);
    world.tamper("insert into title_index (title_index) values ('integrity-check')").await;
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn an_id_alone_is_found_by_its_author_and_by_moderators_as_by_everyone() {
    let mut world = World::new().await;
    library(&mut world).await;
    world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
    world.submit("morag", &TEXTS).await;
    for text in ["R-3", "r3", "3", "r 3"] {
        for command in ["writeup show", "writeup history", "writeup edit", "writeup withdraw"] {
            assert_eq!(ids(&world, "morag", command, text).await, ["R-3"], "{command} {text}");
        }
        assert_eq!(ids(&world, "ines", "review reopen", text).await, ["R-3"], "{text}");
        assert!(ids(&world, "ines", "admin log", text).await.contains(&"R-3".to_owned()), "{text}");
    }
    for text in ["D-5", "d5", "5"] {
        assert_eq!(ids(&world, "morag", "writeup edit", text).await, ["D-5"], "{text}");
    }
    world.granted("ines", "facilitator").await;
    let circle = [("title", "Circle"), ("when", "2030-01-20 16:00"), ("minutes", "75"), ("place", "scotland")];
    for _ in 0..2 {
        world.slash("ines", "gathering create", &circle).await;
        world.submit("ines", &[("purpose", "To meet")]).await;
    }
    world.click("ines", "Announce").await;
    for text in ["G-1", "g1", "1"] {
        for command in ["gathering show", "gathering edit", "gathering move"] {
            assert_eq!(ids(&world, "ines", command, text).await, ["G-1"], "{command} {text}: a draft");
        }
    }
    assert_eq!(ids(&world, "callum", "gathering show", "G-2").await, ["G-2"]);
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}
