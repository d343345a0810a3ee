//! The way of a write-up: shared in Scotland, approved, found in Buenos Aires.

use insta::assert_snapshot;

use crate::world::World;

const TEXTS: [(&str, &str); 5] = [
    ("title", "Set up a climate assembly in Scotland"),
    ("summary", "A hundred residents drew up recommendations on fair climate action. The government answered them."),
    ("problem", "The net-zero law needed a public mandate."),
    ("action", "Seven weekends online; an independent secretariat; experts and residents together."),
    ("results", "81 recommendations, answered within six months: https://www.gov.scot/assembly"),
];

/// Morag shares, fills the menus, and submits.
async fn submitted(world: &mut World) {
    world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
    world.submit("morag", &TEXTS).await;
    world.choose("morag", "areas", &["deliberation", "climate_action"]).await;
    world.choose("morag", "status", &["completed"]).await;
    world.choose("morag", "values", &["participation"]).await;
    world.click("morag", "Submit").await;
    world.choose("morag", "consent/1", &["rights", "private", "licence"]).await;
    world.sweep().await;
}

#[tokio::test]
async fn a_reform_travels_from_scotland_to_buenos_aires() {
    let mut world = World::new().await;
    assert_snapshot!(world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await, @"");
    assert_snapshot!(world.submit("morag", &TEXTS).await, @"");
    assert_snapshot!(world.choose("morag", "areas", &["deliberation", "climate_action"]).await, @"");
    world.choose("morag", "status", &["completed"]).await;
    world.choose("morag", "values", &["participation"]).await;
    world.choose("morag", "axis", &["both"]).await;
    assert_snapshot!(world.click("morag", "More menus").await, @"");
    world.choose("morag", "sdgs", &["13", "16"]).await;
    assert_snapshot!(world.click("morag", "Lessons, partners").await, @"");
    let form_2 = [
        ("lessons", "Members were disappointed overall."),
        ("partners", "Government: Scottish Government\nCivil society: Children's Parliament"),
        ("period", "2020-11 – 2021"),
    ];
    assert_snapshot!(world.submit("morag", &form_2).await, @"");
    assert_snapshot!(world.click("morag", "Preview").await, @"");
    world.click("morag", "Back to the draft").await;
    assert_snapshot!(world.click("morag", "Submit").await, @"");
    assert_snapshot!(world.choose("morag", "consent/1", &["rights", "private"]).await, @"");
    world.slash("morag", "writeup edit", &[("id", "D-1")]).await;
    world.click("morag", "Submit").await;
    assert_snapshot!(world.choose("morag", "consent/1", &["rights", "private", "licence"]).await, @"");

    world.sweep().await;
    assert_snapshot!(world.read("ines", "review"), @"");
    assert_snapshot!(world.click("ines", "Approve").await, @"");
    world.sweep().await;
    assert_snapshot!(world.read("morag", "library"), @"");
    assert_snapshot!(world.read("lucia", "fichas"), @"");
    assert_snapshot!(world.read_direct("morag"), @"");

    assert_snapshot!(world.slash("lucia", "search", &[("query", "asamblea climate")]).await, @"");
    assert_snapshot!(world.click("lucia", "R-1").await, @"");
    assert_snapshot!(world.click("lucia", "Problema y acción").await, @"");
    world.finish().await;
}

#[tokio::test]
async fn a_form_that_breaks_rules_is_saved_and_can_be_continued_after_a_restart() {
    let mut world = World::new().await;
    world.slash("lucia", "writeup share", &[("place", "buenos"), ("language", "es")]).await;
    assert_snapshot!(world.submit("lucia", &[("title", "Corto"), ("results", "Mejor aire")]).await, @"");
    world.restart().await;
    assert_snapshot!(world.click("lucia", "Continuar").await, @"");
    world.submit("lucia", &[("title", "Portal de datos climáticos abiertos")]).await;
    assert_snapshot!(world.slash("lucia", "writeup list", &[("mine", "true")]).await, @"");
    world.finish().await;
}

#[tokio::test]
async fn changes_are_requested_and_the_same_item_is_corrected() {
    let mut world = World::new().await;
    submitted(&mut world).await;
    world.read("ines", "review");
    world.click("ines", "Request changes").await;
    assert_snapshot!(world.choose("ines", "changes", &["needs_evidence"]).await, @"");
    assert_snapshot!(world.submit("ines", &[("words", "Which recommendations were taken up?")]).await, @"");
    world.sweep().await;
    assert_snapshot!(world.reread("ines", "review"), @"");
    assert_snapshot!(world.read_direct("morag"), @"");
    assert_snapshot!(world.click("morag", "Correct it").await, @"");
    world.click("morag", "Text").await;
    world.submit("morag", &[("results", "41 were taken up: https://www.gov.scot/response")]).await;
    world.click("morag", "Submit").await;
    world.choose("morag", "consent/1", &["rights", "private", "licence"]).await;
    world.sweep().await;
    assert_snapshot!(world.read("ines", "review"), @"");
    world.click("ines", "Reject").await;
    world.choose("ines", "reject", &["not_reform"]).await;
    world.submit("ines", &[("words", "")]).await;
    world.sweep().await;
    assert_snapshot!(world.read_direct("morag"), @"");
    assert_snapshot!(world.slash("morag", "writeup edit", &[("id", "D-1")]).await, @"");
    world.finish().await;
}

#[tokio::test]
async fn a_published_write_up_is_edited_reviewed_and_withdrawn() {
    let mut world = World::new().await;
    submitted(&mut world).await;
    world.read("ines", "review");
    world.click("ines", "Approve").await;
    world.sweep().await;
    world.read_direct("morag");
    world.slash("morag", "writeup edit", &[("id", "R-1")]).await;
    world.click("morag", "Text").await;
    world.submit("morag", &[("title", "Set up and answer a climate assembly")]).await;
    assert_snapshot!(world.slash("lucia", "writeup show", &[("id", "1")]).await, @"");
    world.slash("morag", "writeup edit", &[("id", "R-1")]).await;
    world.click("morag", "Submit").await;
    world.choose("morag", "consent/1", &["rights", "private", "licence"]).await;
    world.sweep().await;
    world.read("ines", "review");
    world.click("ines", "Approve").await;
    world.sweep().await;
    world.read_direct("morag");
    world.read("morag", "library");
    assert_snapshot!(world.reread("morag", "library"), @"");
    assert_snapshot!(world.slash("morag", "writeup withdraw", &[("id", "R-1")]).await, @"");
    assert_snapshot!(world.click("morag", "Withdraw").await, @"");
    world.sweep().await;
    assert_snapshot!(world.read("lucia", "fichas"), @"");
    assert_snapshot!(world.slash("lucia", "search", &[("query", "climate")]).await, @"");
    world.finish().await;
}
