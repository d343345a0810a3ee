//! Two forms of the same kind that are open at once, and forms that are sent twice: nothing that was typed is lost without a
//! word.

use insta::assert_snapshot;
use serde_json::Value;

use crate::world::{TEXTS, World};

const OVERTAKEN: &str = "**Not saved:** this was changed elsewhere after you opened the form";

/// Opens the same form twice; both are open then.
macro_rules! twice {
    ($world:ident, $who:literal, $open:expr) => {{
        $open;
        let first: Value = $world.form($who);
        $open;
        (first, $world.form($who))
    }};
}

/// What was saved first stays, what came later is given back, and the same form sent again changes nothing.
async fn only_the_first_is_saved(
    world: &mut World,
    who: &str,
    (first, second): (&Value, &Value),
    typed: [&[(&str, &str)]; 2],
    count: &'static str,
) {
    let saved = world.submit_open(who, first, typed[0]).await;
    assert!(!saved.contains(OVERTAKEN) && !saved.contains("our side"), "{saved}");
    assert_eq!(world.count(count).await, 1, "what came first is saved: {saved}");
    let refused = world.submit_open(who, second, typed[1]).await;
    assert!(refused.starts_with(OVERTAKEN), "{refused}");
    for (_, text) in typed[1] {
        assert!(refused.contains(text), "what was typed is given back: {refused}");
    }
    assert_eq!(world.count(count).await, 1, "what came first stays");
    // Sent twice, it is one.
    let again = world.submit_open(who, first, typed[0]).await;
    assert!(!again.contains(OVERTAKEN), "{again}");
    assert_eq!(world.count(count).await, 1);
}

#[tokio::test]
async fn each_opening_of_the_form_begins_a_draft_of_its_own() {
    let mut world = World::new().await;
    let options = [("place", "scotland"), ("language", "en")];
    let (first, second) = twice!(world, "morag", world.slash("morag", "writeup share", &options).await);
    assert_ne!(first["custom_id"], second["custom_id"]);
    let one = world.submit_open("morag", &first, &[("title", "The first of two forms"), ("action", "One")]).await;
    let other = world.submit_open("morag", &second, &[("title", "The second of two forms"), ("action", "Two")]).await;
    assert!(one.contains("D-1") && other.contains("D-2"), "{one}\n{other}");
    // Each sent once more, as where the answer was lost.
    world.submit_open("morag", &first, &[("title", "The first of two forms"), ("action", "One")]).await;
    world.submit_open("morag", &second, &[("title", "The second of two forms"), ("action", "Two")]).await;
    assert_eq!(world.count("select count(*) from writeup").await, 2);
    // With other words it is another draft: neither text takes the other's place.
    let changed = [("title", "The first of two forms, again"), ("action", "One")];
    assert!(world.submit_open("morag", &first, &changed).await.contains("D-3"));
    assert!(world.submit_open("morag", &first, &changed).await.contains("D-3"));
    assert_eq!(world.count("select count(*) from writeup").await, 3);
    assert_eq!(world.count("select count(*) from revision_text where title = 'The first of two forms'").await, 1);
    // What was written on since is not undone by the form that began it.
    world.slash("morag", "writeup edit", &[("id", "D-2")]).await;
    world.click("morag", "writeup/open/2/1").await;
    world.submit("morag", &[("title", "The second of two forms, better")]).await;
    world.submit_open("morag", &second, &[("title", "The second of two forms"), ("action", "Two")]).await;
    assert_eq!(
        world.count("select count(*) from revision_text where title = 'The second of two forms, better'").await,
        1
    );
    world.finish().await;
}

#[tokio::test]
async fn messages_saved_as_write_ups_are_drafts_of_their_own() {
    let mut world = World::new().await;
    world.on_own_message("morag", "We opened the data.", "Save as write-up").await;
    let first = world.form("morag");
    world.on_own_message("morag", "We closed the road.", "Save as write-up").await;
    let second = world.form("morag");
    for (form, title) in [(&second, "Closing the road"), (&first, "Opening the data"), (&first, "Opening the data")] {
        world.submit_open("morag", form, &[("title", title)]).await;
    }
    assert_eq!(world.count("select count(*) from writeup").await, 2);
    world.finish().await;
}

#[tokio::test]
async fn a_draft_changed_in_another_window_is_not_overwritten() {
    let mut world = World::new().await;
    world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
    world.submit("morag", &TEXTS).await;
    for (number, typed, count) in [
        (
            1,
            [[("title", "The title of one window")], [("title", "The title of the other")]],
            "select count(*) from revision_text where title = 'The title of one window'",
        ),
        (
            2,
            [[("lessons", "Ask the offices first")], [("lessons", "Ask the neighbours first")]],
            "select count(*) from revision_text where lessons = 'Ask the offices first'",
        ),
        (
            3,
            [[("assessor", "The auditor")], [("assessor", "The university")]],
            "select count(*) from revision where assessor = 'The auditor'",
        ),
    ] {
        let press = format!("writeup/open/1/{number}");
        let (first, second) = twice!(world, "morag", {
            world.slash("morag", "writeup edit", &[("id", "D-1")]).await;
            world.forge("morag", &press, &[]).await
        });
        only_the_first_is_saved(&mut world, "morag", (&first, &second), [&typed[0], &typed[1]], count).await;
    }
    // Two forms with different boxes are not in each other's way.
    world.slash("morag", "writeup edit", &[("id", "D-1")]).await;
    world.forge("morag", "writeup/open/1/1", &[]).await;
    let title = world.form("morag");
    world.forge("morag", "writeup/open/1/2", &[]).await;
    world.submit("morag", &[("cost", "Nothing")]).await;
    let saved = world.submit_open("morag", &title, &[("title", "Another title altogether")]).await;
    assert!(!saved.contains(OVERTAKEN), "{saved}");
    assert_snapshot!(world.count("select count(*) from revision_text where cost = 'Nothing' and title = 'Another title altogether'").await, @"1");
    world.finish().await;
}

#[tokio::test]
async fn what_is_given_back_is_whole_and_the_form_opened_again_shows_what_is_saved() {
    let mut world = World::new().await;
    world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
    world.submit("morag", &[("title", "Nothing else yet")]).await;
    let (first, second) = twice!(world, "morag", world.click("morag", "Continue").await);
    world.submit_open("morag", &first, &[("title", "A title of one window")]).await;
    assert_snapshot!(world.submit_open("morag", &second, &[("title", "Nothing else yet"), ("summary", "In two sentences.")]).await, @"
    **Not saved:** this was changed elsewhere after you opened the form, perhaps by you in another window, and that version stays. Open the form again to see it, and add what you want to keep of your text.
    ---
    **What you had typed, so that you can copy it:**
    In two sentences.
    Nothing else yet
    ");
    world.slash("morag", "writeup edit", &[("id", "D-1")]).await;
    let again = world.forge("morag", "writeup/open/1/1", &[]).await;
    assert!(again.contains("A title of one window"), "{again}");
    world.submit("morag", &[("summary", "In two sentences.")]).await;
    assert_eq!(world.count("select count(*) from revision_text where title = 'A title of one window' and summary = 'In two sentences.'").await, 1);
    world.finish().await;
}

#[tokio::test]
async fn a_translation_changed_in_another_window_is_not_overwritten() {
    let mut world = World::new().await;
    world.published("morag", "scotland").await;
    let options = [("id", "R-1"), ("language", "es")];
    for (title, other) in [("Abrir los datos", "Los datos"), ("Abrir los datos del clima", "Datos del clima")] {
        let (first, second) = twice!(world, "morag", {
            world.slash("morag", "writeup translate", &options).await;
            world.forge("morag", "translation/open/1/es/1", &[]).await
        });
        let count = if title == "Abrir los datos" {
            "select count(*) from translation where title = 'Abrir los datos'"
        } else {
            "select count(*) from translation where title = 'Abrir los datos del clima'"
        };
        let typed: [&[(&str, &str)]; 2] = [&[("title", title)], &[("title", other)]];
        only_the_first_is_saved(&mut world, "morag", (&first, &second), typed, count).await;
    }
    world.read_everything();
    world.finish().await;
}

const CIRCLE: [(&str, &str); 4] =
    [("title", "Circle"), ("when", "2030-01-20 16:00"), ("minutes", "75"), ("place", "scotland")];

#[tokio::test]
async fn two_gatherings_that_are_begun_at_once_are_two() {
    let mut world = World::new().await;
    let (first, second) = twice!(world, "ines", world.slash("ines", "gathering create", &CIRCLE).await);
    world.submit_open("ines", &first, &[("purpose", "To meet")]).await;
    world.submit_open("ines", &second, &[("purpose", "To part")]).await;
    world.submit_open("ines", &second, &[("purpose", "To part")]).await;
    assert_eq!(world.count("select count(*) from gathering where purpose in ('To meet', 'To part')").await, 2);
    world.finish().await;
}

#[tokio::test]
async fn texts_and_notes_of_a_gathering_changed_by_another_host_are_not_overwritten() {
    let mut world = World::new().await;
    world.published("morag", "scotland").await;
    world.slash("ines", "gathering create", &CIRCLE).await;
    world.submit("ines", &[("purpose", "To meet")]).await;
    for purpose in [["To meet in January", "To meet in winter"], ["To meet at four", "To meet at tea time"]] {
        let (first, second) = twice!(world, "ines", {
            world.slash("ines", "help", &[]).await;
            world.forge("ines", "gathering/texts/1", &[]).await
        });
        let count = if purpose[0] == "To meet in January" {
            "select count(*) from gathering where purpose = 'To meet in January'"
        } else {
            "select count(*) from gathering where purpose = 'To meet at four'"
        };
        let typed: [&[(&str, &str)]; 2] =
            [&[("purpose", purpose[0]), ("writeups", "R-1")], &[("purpose", purpose[1]), ("writeups", "R-1")]];
        only_the_first_is_saved(&mut world, "ines", (&first, &second), typed, count).await;
        if purpose[0] == "To meet in January" {
            world.slash("ines", "gathering show", &[("id", "G-1")]).await;
            world.click("ines", "Announce").await;
        }
    }
    world.clock.move_to("2030-01-20T18:00:00Z".parse().unwrap());
    for notes in [["We met.", "Nobody met."], ["We met and parted.", "We never met."]] {
        let (first, second) = twice!(world, "ines", world.slash("ines", "gathering close", &[("id", "G-1")]).await);
        let count = if notes[0] == "We met." {
            "select count(*) from harvest where notes = 'We met.'"
        } else {
            "select count(*) from harvest where notes = 'We met and parted.'"
        };
        // The first time a draft, the second time for good.
        let heads = if notes[0] == "We met." { "many" } else { "12" };
        let typed: [&[(&str, &str)]; 2] = [&[("notes", notes[0]), ("heads", heads)], &[("notes", notes[1])]];
        only_the_first_is_saved(&mut world, "ines", (&first, &second), typed, count).await;
    }
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn a_contacts_note_changed_in_another_window_is_not_overwritten() {
    let mut world = World::new().await;
    world.slash("callum", "place join", &[("place", "Scotland"), ("side", "civil_society")]).await;
    world.click("callum", "place/agree").await;
    let callum = world.user_id("callum").to_string();
    let contact = [("place", "Scotland"), ("side", "civil_society"), ("person", callum.as_str())];
    world.slash("ines", "admin contact", &contact).await;
    world.published("morag", "scotland").await;
    let (first, second) = twice!(world, "callum", {
        world.slash("callum", "help", &[]).await;
        world.forge("callum", "lineage/confirm/1", &[]).await
    });
    let typed: [&[(&str, &str)]; 2] = [&[("note", "We were not asked.")], &[("note", "We were asked late.")]];
    let count = "select count(*) from confirmation where note = 'We were not asked.'";
    only_the_first_is_saved(&mut world, "callum", (&first, &second), typed, count).await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn reports_from_two_windows_both_reach_the_moderators() {
    let mut world = World::new().await;
    world.published("morag", "scotland").await;
    let (first, second) = twice!(world, "lucia", {
        world.slash("lucia", "writeup show", &[("id", "R-1")]).await;
        world.click("lucia", "report/open/1").await;
        world.choose("lucia", "report/reason/1", &["unclear"]).await
    });
    for (form, words, count) in [
        (&first, "Which city?", 1),
        (&second, "Which data?", 2),
        (&first, "Which city?", 2),
        // Sent again with other words, neither is lost.
        (&first, "Which city, and which data?", 3),
        (&first, "Which city, and which data?", 3),
    ] {
        world.submit_open("lucia", form, &[("words", words)]).await;
        assert_eq!(world.count("select count(*) from report").await, count, "{words}");
    }
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}
