//! Who may do what, and what becomes of input that is anything.

use insta::assert_snapshot;

use crate::world::{TEXTS, World};

#[tokio::test]
async fn a_member_can_not_decide_with_a_moderators_button() {
    let mut world = World::new().await;
    world.submitted("morag", "scotland").await;
    world.sweep().await;
    world.read("callum", "review");
    assert_snapshot!(world.click("callum", "Approve").await, @"Only moderators can do this. If you should be one, ask a moderator to give you the role with `/admin role`.");
    world.read_nothing("review");
    assert_eq!(world.count("select count(*) from decision").await, 0);
    for forged in ["review/approve/1", "review/reason/1/reject", "review/show/1/card", "review/queue/0"] {
        let answer = world.forge("callum", forged, &[]).await;
        assert!(answer.starts_with("Only moderators can do this"), "{forged}: {answer}");
    }
    let answer = world.forge_form("callum", "review/words/1/reject/not_reform", &[("words", "no")]).await;
    assert!(answer.starts_with("Only moderators can do this"), "{answer}");
    assert_eq!(world.count("select count(*) from decision").await, 0);
    world.finish().await;
}

#[tokio::test]
async fn a_command_for_moderators_is_refused_to_others() {
    let mut world = World::new().await;
    // Whoever manages a server other than the first may set that one up, and nothing more.
    let vera = world.user_id("vera").to_string();
    world.slash("ines", "admin role", &[("person", &vera), ("role", "moderator"), ("change", "revoke")]).await;
    assert_snapshot!(world.slash("vera", "review queue", &[]).await, @"Only moderators can do this. If you should be one, ask a moderator to give you the role with `/admin role`.");
    assert_snapshot!(world.slash("vera", "admin role", &[("person", &vera), ("role", "moderator"), ("change", "grant")]).await, @"Only moderators can do this. If you should be one, ask a moderator to give you the role with `/admin role`.");
    assert_snapshot!(world.slash("vera", "admin setup", &[]).await, @"
    ### Setting this server up
    **One thing is missing.** The menus below fix most things.
    ✓ This server is part of the network.
    ✗ Nobody has the role of moderator yet: `/admin role` gives it.
    ✓ Public posts are in Spanish.
    ✓ Announcements: <#ID>
    ○ Reviews: no channel here; another server of the network has one.
    ✓ Gatherings: I may open threads, attach calendar files and create events.
    {The language of public posts: Español}
    {The channel for announcements: ID}
    {The channel for reviews: }
    [Check again]
    -# Moderators who can't see `/review`: in Discord's server settings → Integrations → Tertulia, show the command to them. The buttons on a review card need no command.
    ");
    world.finish().await;
}

#[tokio::test]
async fn a_server_that_was_not_admitted_is_refused_politely() {
    let mut world = World::bare().await;
    assert_snapshot!(world.slash("lucia", "search", &[("query", "clima")]).await, @"Este servidor todavía no forma parte de la red. El equipo de moderación de la red puede admitirlo con `/admin servidor servidor:ID`.");
    assert_eq!(world.complete("lucia", "place show", "place", "sco").await, Vec::<String>::new());
    world.finish().await;
}

#[tokio::test]
async fn nobody_decides_on_their_own_and_one_of_the_same_place_leaves_it_to_others() {
    let mut world = World::new().await;
    let morag = world.user_id("morag").to_string();
    let callum = world.user_id("callum").to_string();
    for person in [&morag, &callum] {
        world.slash("ines", "admin role", &[("person", person), ("role", "moderator"), ("change", "grant")]).await;
    }
    let shown = world.stand_in.add_role(world.home, "sees /review", 1 << 13);
    for person in ["morag", "callum"] {
        world.stand_in.give_role(world.home, world.user_id(person), shown);
    }
    world.slash("callum", "place join", &[("place", "scotland"), ("side", "civil_society")]).await;
    world.click("callum", "place/agree").await;
    world.submitted("morag", "scotland").await;
    world.sweep().await;
    world.read("morag", "review");
    assert_snapshot!(world.click("morag", "Approve").await, @"This is your own write-up; another moderator decides on it.");
    world.slash("callum", "review show", &[("id", "D-1")]).await;
    assert_snapshot!(world.click("callum", "Approve").await, @"You belong to the same place, so another moderator should approve it. If nobody has by <t:1893758400:f>, you may, and it will be marked so.");
    world.wait(72).await;
    world.slash("callum", "review show", &[("id", "D-1")]).await;
    assert_snapshot!(world.click("callum", "Approve").await, @"R-1 is published.");
    world.slash("ines", "review show", &[("id", "R-1")]).await;
    assert_snapshot!(world.forge("ines", "review/approve/1", &[]).await, @"It was approved on <t:1893758400:f>");
    world.sweep().await;
    for channel in ["library", "fichas"] {
        world.read("lucia", channel);
    }
    world.read_direct("morag");
    world.finish().await;
}

#[tokio::test]
async fn other_peoples_drafts_are_nobodys_business() {
    let mut world = World::new().await;
    world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
    world.submit("morag", &TEXTS).await;
    assert_snapshot!(world.slash("lucia", "writeup show", &[("id", "D-1")]).await, @"No hay ninguna ficha “D-1” que puedas ver. Escribe parte de su título y elige de la lista, o usa `/buscar`.");
    let unseen = world.slash("lucia", "writeup edit", &[("id", "D-1")]).await;
    for forged in [
        "writeup/draft/1/1",
        "writeup/open/1/1",
        "writeup/discard-now/1",
        "writeup/preview/1/card",
        "writeup/take-back/1",
        "writeup/show/1/card",
    ] {
        let answer = world.forge("lucia", forged, &[]).await;
        assert!(answer.contains("“D-1”"), "{forged}: {answer}");
    }
    let answer = world.forge_form("lucia", "writeup/form/1/1", &[("title", "Mine now, ha ha")]).await;
    // She gets back what she typed, and nothing else.
    assert_eq!(answer, format!("{unseen}\n---\n**Lo que habías escrito, para que puedas copiarlo:**\nMine now, ha ha"));
    assert_eq!(world.complete("lucia", "writeup show", "id", "climate").await, Vec::<String>::new());
    assert_eq!(world.count("select count(*) from revision_text where title like 'Mine%'").await, 0);
    world.finish().await;
}

#[tokio::test]
async fn anything_can_be_typed_anywhere() {
    let mut world = World::new().await;
    let long = "á".repeat(100);
    for typed in [
        "@everyone",
        "\" OR 1=1 --",
        "NEAR(a b) AND NOT *",
        "🌍🌍",
        "\u{202E}abc",
        "**x** [y](https://z.example)",
        "R-99999999999999999999",
        &long,
    ] {
        for (command, option) in
            [("search", "query"), ("writeup show", "id"), ("writeup edit", "id"), ("place show", "place")]
        {
            let answer = world.slash("morag", command, &[(option, typed)]).await;
            assert!(!answer.contains("did not respond") && !answer.contains("our side"), "{command} {typed}: {answer}");
            assert!(!answer.contains("@everyone") || answer.contains(r"\@everyone"), "{answer}");
        }
        world.complete("morag", "place show", "place", typed).await;
        world.complete("morag", "writeup show", "id", typed).await;
    }
    let longest = "á@everyone ".repeat(545);
    for (command, option) in [("writeup show", "id"), ("place show", "place"), ("place leave", "place")] {
        let answer = world.slash("morag", command, &[(option, &longest)]).await;
        assert!(answer.chars().count() < 400 && !answer.contains("our side"), "{command}: {answer}");
    }
    let form = world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
    assert!(form.starts_with("(form)"), "{form}");
    let wild = "@everyone <@1> \u{202E} [a](https://b.example) ".repeat(40);
    let saved = world.submit("morag", &[("title", "x".repeat(180).as_str()), ("action", &wild)]).await;
    assert!(saved.contains("D-1 is saved") && saved.contains("Title: 180 characters, at most 90 fit"), "{saved}");
    world.slash("morag", "help", &[]).await;
    for forged in [
        "",
        "x",
        "writeup",
        "writeup/show/1",
        "writeup/draft/0/9",
        "search/1/x",
        "search/999/0",
        "place/agree/999",
        "review/approve/x",
        "writeup/list/a/b/c/d/e",
    ] {
        if forged.is_empty() {
            continue;
        }
        let answer = world.forge("morag", forged, &[]).await;
        assert!(!answer.contains("did not respond") && !answer.contains("our side"), "{forged}: {answer}");
    }
    world.finish().await;
}

#[tokio::test]
async fn a_form_that_is_sent_twice_is_one_draft() {
    let mut world = World::new().await;
    world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
    world.submit("morag", &TEXTS).await;
    world.submit("morag", &TEXTS).await;
    assert_eq!(world.count("select count(*) from writeup").await, 1);
    world.click("morag", "Discard").await;
    world.click("morag", "Discard").await;
    assert_snapshot!(world.slash("morag", "writeup edit", &[("id", "D-1")]).await, @"
    D-1 is discarded. It is not deleted: you can bring it back.
    [Bring it back]
    ");
    world.click("morag", "Bring it back").await;
    world.finish().await;
}
