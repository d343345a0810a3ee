//! Moderators decide in the open: claiming, what to look at, changes box by box, merging, holding, reopening.

use insta::assert_snapshot;

use crate::world::{TEXTS, World};

/// The draft that Morag or another may write on is submitted again.
async fn resubmitted(world: &mut World, who: &str, id: i64) {
    world.click(who, "writeup/submit").await;
    world.choose(who, &format!("consent/{id}"), &["rights", "private", "licence"]).await;
    world.sweep().await;
}

/// Lucía's write-up is public as R-1, and everybody has read what was said.
async fn published(world: &mut World) {
    world.submitted("lucia", "caba").await;
    world.sweep().await;
    world.read("ines", "review");
    world.click("ines", "Approve").await;
    world.sweep().await;
    for channel in ["library", "fichas"] {
        world.read("callum", channel);
    }
    world.read_direct("lucia");
}

#[tokio::test]
async fn changes_are_asked_for_box_by_box_and_the_same_item_comes_back() {
    let mut world = World::new().await;
    world.submitted("morag", "scotland").await;
    world.sweep().await;
    world.read("ines", "review");
    assert_snapshot!(world.click("ines", "Request changes").await, @"
    What needs to change? Choose the reason; then a form opens for your words.
    {About which parts, up to 4 (if you like): }
    {Choose a reason: }
    ");
    assert_snapshot!(world.choose("ines", "fields/1", &["results", "title"]).await, @"
    What needs to change? Choose the reason; then a form opens for your words.
    {About which parts, up to 4 (if you like): Title, Results}
    {Choose a reason: }
    ");
    assert_snapshot!(world.choose("ines", "reason/1/changes/title+results", &["needs_evidence"]).await, @"
    (form) Request changes
    Title:
    Results:
    Your words to the author:
    ");
    let said = [("title", "Say which city."), ("results", "Link the data's first page."), ("words", "Nearly there.")];
    assert_snapshot!(world.submit("ines", &said).await, @"D-1 goes back to its author with your words.");
    world.sweep().await;
    assert_snapshot!(world.reread("ines", "review"), @"
    ### D-1 · Open the city's climate data
    -# Changes requested
    **Scotland, United Kingdom** · Completed
    A portal with thirty data sets.
    **Areas:** Open data
    **Values:** Transparency (access to information)
    **Government partner:** not stated
    **Civil-society partner:** not stated
    -# Climate directorate · English · CC BY 4.0
    ---
    Changes were requested on <t:1893499200:f>
    **Reason:** Evidence is missing: add a public link, or mark it as too early
    Nearly there.
    **Title:** Say which city.
    **Results:** Link the data's first page.
    [Reopen]
    ");
    assert_snapshot!(world.read_direct("morag"), @"
    A moderator asks you to change something in D-1, **Open the city's climate data**. Nothing you wrote is lost.
    **Reason:**
    Evidence is missing: add a public link, or mark it as too early
    **From the moderator**
    Nearly there.
    **Title:** Say which city.
    **Results:** Link the data's first page.
    [Correct it]
    ");
    assert_snapshot!(world.click("morag", "Correct it").await, @"
    Changes were requested on <t:1893499200:f>
    **Reason:** Evidence is missing: add a public link, or mark it as too early
    Nearly there.
    **Title:** Say which city.
    **Results:** Link the data's first page.
    ### D-1 · Open the city's climate data
    -# Scotland, United Kingdom · English · saved; only you see it
    **Everything needed is here.** Preview it, then submit.
    {Policy areas, 1 to 4: Open data}
    {Where the reform stands: Completed}
    {Values: at least one of the first three: Transparency (access to information)}
    {Climate: mitigation, adaptation …: }
    {Climate topics, up to 5: }
    [More menus] [Text] [Lessons, partners] [Commitments]
    [Preview] [Submit] [Discard]
    [What was asked for]
    ");
    assert_snapshot!(world.click("morag", "What was asked for").await, @"
    Changes were requested on <t:1893499200:f>
    **Reason:** Evidence is missing: add a public link, or mark it as too early
    Nearly there.
    **Title:** Say which city.
    **Results:** Link the data's first page.
    ");
    world.slash("morag", "writeup edit", &[("id", "D-1")]).await;
    world.click("morag", "Text").await;
    world.submit("morag", &[("title", "Open Glasgow's climate data"), TEXTS[1], TEXTS[2], TEXTS[3], TEXTS[4]]).await;
    resubmitted(&mut world, "morag", 1).await;
    world.read("ines", "review");
    assert_snapshot!(world.click("ines", "Approve").await, @"R-1 is published.");
    world.sweep().await;
    world.read("callum", "library");
    world.read("lucia", "fichas");
    world.read_direct("morag");
    assert_snapshot!(world.slash("morag", "writeup history", &[("id", "R-1")]).await, @"
    ### R-1 · Open Glasgow's climate data
    - Version 1 · changes requested · <t:1893499200:d>
    - Version 2 · published · <t:1893499200:d>
    [1 → 2]
    [Card] [Problem and action] [Results] [Evidence] [×History]
    [Report]
    ");
    assert_snapshot!(world.click("morag", "1 → 2").await, @"
    ### R-1 · What changed from version 1 to 2
    -# Struck through: taken out. Bold: put in.
    **Title**
    Open ~~the city's~~**Glasgow's** climate data
    [All versions]
    ");
    assert_snapshot!(world.slash("callum", "writeup history", &[("id", "R-1")]).await, @"
    ### R-1 · Open Glasgow's climate data
    - Version 2 · published · <t:1893499200:d>
    [Card] [Problem and action] [Results] [Evidence] [×History]
    [Report]
    ");
    assert_snapshot!(world.forge("callum", "writeup/changes/1/2/0", &[]).await, @"This button is from an older version, or its choice is not offered any more. Please start again with the command.");
    world.finish().await;
}

#[tokio::test]
async fn two_moderators_do_not_read_the_same_one() {
    let mut world = World::new().await;
    world.submitted("morag", "scotland").await;
    world.sweep().await;
    world.read("ines", "review");
    assert_snapshot!(world.click("ines", "I am reading this").await, @"It is yours to decide until <t:1893502800:t>; other moderators see that you are reading it.");
    world.sweep().await;
    world.slash("vera", "review show", &[("id", "D-1")]).await;
    assert_snapshot!(world.click("vera", "review/approve").await, @"Another moderator is reading it. If nothing is decided by <t:1893502800:t>, it is free again.");
    world.slash("vera", "review show", &[("id", "D-1")]).await;
    assert_snapshot!(world.click("vera", "Let it go").await, @"Another moderator is reading it. If nothing is decided by <t:1893502800:t>, it is free again.");
    assert_snapshot!(world.slash("vera", "review queue", &[]).await, @"
    ### Waiting for review
    -# One is waiting.
    **D-1** Open the city's climate data
    -# Scotland, United Kingdom · English · <t:1893499200:R> · being read
    [D-1]
    ");
    world.reread("ines", "review");
    assert_snapshot!(world.click("ines", "Let it go").await, @"It is free again for other moderators.");
    world.reread("ines", "review");
    world.click("ines", "review/claim/1").await;
    // An hour later it is free again, with nobody pressing anything.
    world.wait(1).await;
    assert_snapshot!(world.slash("vera", "review approve", &[("id", "D-1")]).await, @"R-1 is published.");
    assert_snapshot!(world.slash("ines", "review approve", &[("id", "D-1")]).await, @"It was approved on <t:1893502800:f>");
    world.sweep().await;
    world.read("callum", "library");
    world.read("lucia", "fichas");
    world.read_direct("morag");
    world.finish().await;
}

#[tokio::test]
async fn what_a_machine_can_see_is_shown_before_anything_is_decided() {
    let mut world = World::new().await;
    published(&mut world).await;
    world.slash("lucia", "writeup share", &[("place", "caba"), ("language", "en")]).await;
    let action = ("action", "Ask ana.diaz@example.org, or call +54 11 4321 5678; DNI 12.345.678 is needed.");
    world.submit("lucia", &[("title", "The city's climate data, opened"), TEXTS[1], TEXTS[2], action, TEXTS[4]]).await;
    world.choose("lucia", "areas", &["open_data"]).await;
    world.choose("lucia", "status", &["completed"]).await;
    world.choose("lucia", "values", &["transparency"]).await;
    world.click("lucia", "writeup/submit").await;
    world.choose("lucia", "consent/2", &["rights", "private", "licence"]).await;
    world.sweep().await;
    assert_snapshot!(world.read("ines", "review"), @r"
    **Waiting for review**, from City of Buenos Aires, Argentina
    ### D-2 · The city's climate data, opened
    -# In review
    **City of Buenos Aires, Argentina** · Completed
    A portal with thirty data sets.
    **Areas:** Open data
    **Values:** Transparency (access to information)
    **Government partner:** not stated
    **Civil-society partner:** not stated
    -# English · CC BY 4.0
    **Look at**
    ⚠ An e-mail address? “ana.diaz\@example.org” (What was done, and who took part)
    ⚠ A phone number? “+54 11 4321 5678” (What was done, and who took part)
    ⚠ The number of somebody's document? “DNI 12.345.678” (What was done, and who took part)
    ⚠ No partner from government is named
    ⚠ No partner outside government is named
    ⚠ The same reform as R-1, “Open the city's climate data”?
    ○ Place and level: was it City of Buenos Aires, Argentina (City) that decided and did this?
    [Approve] [Request changes] [Reject] [Hold until a day] [I am reading this]
    [Read it all]
    ");
    world.finish().await;
}

#[tokio::test]
async fn something_is_held_until_a_day() {
    let mut world = World::new().await;
    world.submitted("morag", "scotland").await;
    world.sweep().await;
    world.read("ines", "review");
    world.click("ines", "Hold until a day").await;
    world.choose("ines", "reason/1/hold/-", &["election_hold"]).await;
    assert_snapshot!(world.submit("ines", &[("until", "05/05/2030"), ("words", "Until the vote.")]).await, @"
    “05/05/2030” is no day within the next twelve months. Write it as 2027-05-07.
    ---
    **What you had typed, so that you can copy it:**
    05/05/2030
    Until the vote.
    ");
    world.reread("ines", "review");
    world.click("ines", "Hold until a day").await;
    assert_snapshot!(world.choose("ines", "reason/1/hold/-", &["election_hold"]).await, @"
    (form) Hold until a day
    Until which day*:
    Your words to the author:
    ");
    assert_snapshot!(world.submit("ines", &[("until", "2030-01-10"), ("words", "Until the vote.")]).await, @"D-1 waits until <t:1894233600:D>; then the review channels are told. Its author is told why.");
    world.sweep().await;
    assert_snapshot!(world.read_direct("morag"), @"
    Your write-up D-1, **Open the city's climate data**, waits until <t:1894233600:D> before it is decided.
    **Reason:**
    On hold until the election period is over
    **From the moderator**
    Until the vote.
    [Open it]
    ");
    assert_snapshot!(world.reread("ines", "review"), @"
    **Waiting for review**, from Scotland, United Kingdom
    ### D-1 · Open the city's climate data
    -# In review
    **Scotland, United Kingdom** · Completed
    A portal with thirty data sets.
    **Areas:** Open data
    **Values:** Transparency (access to information)
    **Government partner:** not stated
    **Civil-society partner:** not stated
    -# Climate directorate · English · CC BY 4.0
    **Look at**
    ⚠ No partner from government is named
    ⚠ No partner outside government is named
    ○ Place and level: was it Scotland, United Kingdom (Nation) that decided and did this?
    **On hold until <t:1894233600:D>**
    [Approve] [Request changes] [Reject] [Hold until a day] [I am reading this]
    [Read it all]
    ");
    assert_snapshot!(world.slash("ines", "review queue", &[]).await, @"
    ### Waiting for review
    -# Nothing is waiting. · one on hold
    **D-1** Open the city's climate data
    -# Scotland, United Kingdom · English · on hold until <t:1894233600:d>
    [D-1]
    ");
    // Restarted in between; on the day, the review channel is told once.
    world.restart().await;
    world.wait_until("2030-01-09T23:59:00Z").await;
    world.read_nothing("review");
    world.wait_until("2030-01-10T00:00:00Z").await;
    assert_snapshot!(world.read("ines", "review"), @"
    D-1, **Open the city's climate data**, is not on hold any more and can be decided.
    [Read it all]
    ");
    assert_snapshot!(world.slash("vera", "review queue", &[]).await, @"
    ### Waiting for review
    -# One is waiting.
    **D-1** Open the city's climate data
    -# Scotland, United Kingdom · English · <t:1893499200:R> · ⚠ waiting for over three days
    [D-1]
    ");
    world.finish().await;
}

#[tokio::test]
async fn two_that_tell_of_the_same_reform_become_one() {
    let mut world = World::new().await;
    published(&mut world).await;
    world.submitted("morag", "scotland").await;
    world.sweep().await;
    world.read("ines", "review");
    assert_snapshot!(world.slash("ines", "review merge", &[("id", "D-2"), ("into", "D-2")]).await, @"
    (form) D-2 will lead to D-2
    Your words to the author:
    ");
    assert_snapshot!(world.submit("ines", &[]).await, @"It can't be merged into D-2: choose another one that is in the library.");
    world.slash("ines", "review merge", &[("id", "D-2"), ("into", "R-1")]).await;
    assert_snapshot!(world.submit("ines", &[("words", "Please add the Scottish offices.")]).await, @"D-2 now leads to R-1. Both authors are told.");
    assert_snapshot!(world.submit("ines", &[("words", "Twice")]).await, @"
    It was merged on <t:1893499200:f>
    ---
    **What you had typed, so that you can copy it:**
    Twice
    ");
    world.sweep().await;
    assert_snapshot!(world.reread("ines", "review"), @"
    ### D-2 · Open the city's climate data
    -# Merged
    **Scotland, United Kingdom** · Completed
    A portal with thirty data sets.
    **Areas:** Open data
    **Values:** Transparency (access to information)
    **Government partner:** not stated
    **Civil-society partner:** not stated
    -# Climate directorate · English · CC BY 4.0
    ---
    It was merged on <t:1893499200:f>
    The same reform is told in R-1.
    **Reason:** The same reform is already in the library
    Please add the Scottish offices.
    [Reopen]
    ");
    assert_snapshot!(world.read_direct("morag"), @"
    D-2, **Open the city's climate data**, tells of the same reform as R-1; whoever looks for it is led there. Nothing you wrote is lost, and the author of R-1 can read it.
    **Reason:**
    The same reform is already in the library
    **From the moderator**
    Please add the Scottish offices.
    [Open it]
    ");
    assert_snapshot!(world.read_direct("lucia"), @"
    D-2, **Open the city's climate data**, cuenta la misma reforma que tu R-1 y ahora lleva a ella. Mira qué dice que falte en la tuya.
    **Mensaje de moderación**
    Please add the Scottish offices.
    [Abrirla]
    ");
    assert_snapshot!(world.click("lucia", "Abrirla").await, @"
    ### D-2 · Open the city's climate data
    -# Unida a otra
    **Escocia, Reino Unido** · Completada
    A portal with thirty data sets.
    **Áreas:** Datos abiertos
    **Valores:** Transparencia
    **Por el gobierno:** sin indicar
    **Por la sociedad civil:** sin indicar
    -# Climate directorate · English · CC BY 4.0
    [×Ficha] [Problema y acción] [Resultados] [Evidencia] [Historial]
    ");
    assert_snapshot!(world.slash("callum", "writeup show", &[("id", "D-2")]).await, @"D-2 tells of the same reform as R-1: open `/writeup show` with R-1.");
    assert_snapshot!(world.slash("morag", "writeup withdraw", &[("id", "D-2")]).await, @"D-2 tells of the same reform as R-1: open `/writeup show` with R-1.");
    // And back again.
    world.reread("ines", "review");
    assert_snapshot!(world.click("ines", "Reopen").await, @"
    (form) Reopen
    Your words to the author*:
    ");
    assert_snapshot!(world.submit("ines", &[("words", "They are two reforms.")]).await, @"D-2 waits for review again. Its author is told why.");
    world.sweep().await;
    assert_snapshot!(world.read_direct("morag"), @"
    The decision on your write-up D-2, **Open the city's climate data**, is being taken anew; you will hear what comes of it.
    **From the moderator**
    They are two reforms.
    [Open it]
    ");
    assert_snapshot!(world.slash("ines", "review queue", &[]).await, @"
    ### Waiting for review
    -# One is waiting.
    **D-2** Open the city's climate data
    -# Scotland, United Kingdom · English · <t:1893499200:R>
    [D-2]
    ");
    world.finish().await;
}

#[tokio::test]
async fn a_published_one_is_merged_and_its_announcement_says_so() {
    let mut world = World::new().await;
    published(&mut world).await;
    world.submitted("morag", "scotland").await;
    world.sweep().await;
    world.read("ines", "review");
    world.click("ines", "Approve").await;
    world.sweep().await;
    world.read("callum", "library");
    world.read("lucia", "fichas");
    world.read_direct("morag");
    world.slash("ines", "review merge", &[("id", "R-2"), ("into", "R-1")]).await;
    assert_snapshot!(world.submit("ines", &[]).await, @"R-2 now leads to R-1. Both authors are told.");
    world.sweep().await;
    world.read_direct("morag");
    world.read_direct("lucia");
    assert_snapshot!(world.reread("callum", "library"), @"
    R-2 tells of the same reform as R-1: open `/writeup show` with R-1.
    [Open it]
    ");
    assert_snapshot!(world.slash("callum", "search", &[("query", "climate data")]).await, @"
    ### One write-up for “climate data”
    **R-1** Open the city's **climate** **data**
    -# City of Buenos Aires, Argentina · Completed · English
    > A portal with thirty **data** sets.
    [R-1]
    ");
    assert_snapshot!(world.slash("callum", "writeup show", &[("id", "R-2")]).await, @"R-2 tells of the same reform as R-1: open `/writeup show` with R-1.");
    assert_snapshot!(world.slash("ines", "review merge", &[("id", "R-2"), ("into", "R-1")]).await, @"
    (form) R-2 will lead to R-1
    Your words to the author:
    ");
    assert_snapshot!(world.submit("ines", &[]).await, @"It was merged on <t:1893499200:f>");
    world.finish().await;
}

#[tokio::test]
async fn an_approval_is_taken_up_again_and_if_not_taken_the_earlier_version_is_public() {
    let mut world = World::new().await;
    published(&mut world).await;
    world.slash("lucia", "writeup edit", &[("id", "R-1")]).await;
    world.click("lucia", "writeup/open/1/1").await;
    world
        .submit("lucia", &[("title", "Open the climate data of Buenos Aires"), TEXTS[1], TEXTS[2], TEXTS[3], TEXTS[4]])
        .await;
    resubmitted(&mut world, "lucia", 1).await;
    world.read("ines", "review");
    world.click("ines", "Approve").await;
    world.sweep().await;
    world.read_direct("lucia");
    world.reread("ines", "review");
    world.click("ines", "Take out and decide anew").await;
    world.submit("ines", &[("words", "The new title is not the city's.")]).await;
    world.sweep().await;
    assert_snapshot!(world.read_direct("lucia"), @"
    La decisión sobre tu ficha R-1, **Open the climate data of Buenos Aires**, se toma de nuevo; te avisaremos del resultado.
    **Mensaje de moderación**
    The new title is not the city's.
    [Abrirla]
    ");
    assert_snapshot!(world.slash("callum", "writeup show", &[("id", "R-1")]).await, @"R-1 is being reviewed again and is not shown until that is decided.");
    assert_snapshot!(world.slash("callum", "search", &[("query", "Buenos Aires climate data")]).await, @"
    ### Nothing found for “Buenos Aires climate data”
    Try fewer or other words, or leave an option out. `/writeup list` shows all there is.
    ");
    world.slash("vera", "review reject", &[("id", "R-1"), ("reason", "unclear")]).await;
    assert_snapshot!(world.submit("vera", &[("words", "El título anterior es mejor.")]).await, @"R-1 is not taken. Its author is told why.");
    world.sweep().await;
    assert_snapshot!(world.read_direct("lucia"), @"
    Tu ficha R-1, **Open the climate data of Buenos Aires**, no fue aceptada. Todavía puedes leerla.
    **Motivo:**
    Difícil de seguir desde otro lugar: falta explicar términos y siglas
    **Mensaje de moderación**
    El título anterior es mejor.
    [Abrirla]
    ");
    assert_snapshot!(world.slash("callum", "writeup show", &[("id", "R-1")]).await, @"
    ### R-1 · Open the city's climate data
    **City of Buenos Aires, Argentina** · Completed
    A portal with thirty data sets.
    **Areas:** Open data
    **Values:** Transparency (access to information)
    **Government partner:** not stated
    **Civil-society partner:** not stated
    -# English · CC BY 4.0 · <t:1893499200:d>
    [×Card] [Problem and action] [Results] [Evidence] [History]
    [Report]
    ");
    // The first version too, although its author is writing on it: whatever else is open, it can be taken out.
    world.slash("lucia", "writeup edit", &[("id", "R-1")]).await;
    world.slash("ines", "review reopen", &[("id", "R-1")]).await;
    assert_snapshot!(world.submit("ines", &[("words", "Again.")]).await, @"R-1 is not shown any more. Its author is writing a new version; when they submit it, that one is decided. They are told why.");
    world.sweep().await;
    world.read_direct("lucia");
    assert_snapshot!(world.slash("callum", "writeup show", &[("id", "R-1")]).await, @"R-1 is being reviewed again and is not shown until that is decided.");
    world.slash("lucia", "writeup edit", &[("id", "R-1")]).await;
    resubmitted(&mut world, "lucia", 1).await;
    world.read("ines", "review");
    assert_snapshot!(world.click("ines", "Approve").await, @"R-1 is published.");
    world.sweep().await;
    world.read_direct("lucia");
    world.finish().await;
}

#[tokio::test]
async fn what_is_decided_anew_is_not_shown_until_then() {
    let mut world = World::new().await;
    published(&mut world).await;
    world.slash("ines", "review reopen", &[("id", "R-1")]).await;
    world.submit("ines", &[("words", "A name stands in it.")]).await;
    world.sweep().await;
    world.read_direct("lucia");
    assert_snapshot!(world.reread("callum", "fichas"), @"R-1 está de nuevo en revisión y no se muestra hasta que se decida.");
    assert_snapshot!(world.slash("callum", "writeup show", &[("id", "R-1")]).await, @"R-1 is being reviewed again and is not shown until that is decided.");
    assert_snapshot!(world.slash("lucia", "writeup list", &[("mine", "true")]).await, @"
    ### Tus fichas
    -# 1 ficha
    **R-1** Open the city's climate data
    -# Ciudad de Buenos Aires, Argentina · en espera de revisión
    [R-1]
    ");
    assert_snapshot!(world.slash("ines", "review reopen", &[("id", "R-1")]).await, @"
    (form) Reopen
    Your words to the author*:
    ");
    assert_snapshot!(world.submit("ines", &[("words", "Twice.")]).await, @"
    No decision stands on R-1 that could be reopened.
    ---
    **What you had typed, so that you can copy it:**
    Twice.
    ");
    world.slash("vera", "review approve", &[("id", "R-1")]).await;
    world.sweep().await;
    world.read_direct("lucia");
    assert_snapshot!(world.reread("callum", "fichas"), @"
    **Nueva en la biblioteca** · Ciudad de Buenos Aires, Argentina
    ### R-1 · Open the city's climate data
    **Ciudad de Buenos Aires, Argentina** · Completada
    A portal with thirty data sets.
    **Áreas:** Datos abiertos
    **Valores:** Transparencia
    **Por el gobierno:** sin indicar
    **Por la sociedad civil:** sin indicar
    -# English · CC BY 4.0 · <t:1893499200:d>
    [Leerla] [Reportar]
    ");
    assert_snapshot!(world.slash("callum", "search", &[("query", "climate data")]).await, @"
    ### One write-up for “climate data”
    **R-1** Open the city's **climate** **data**
    -# City of Buenos Aires, Argentina · Completed · English
    > A portal with thirty **data** sets.
    [R-1]
    ");
    world.finish().await;
}

#[tokio::test]
async fn the_queue_is_read_by_age_language_and_place() {
    let mut world = World::new().await;
    world.submitted("morag", "scotland").await;
    world.sweep().await;
    world.read("ines", "review");
    world.wait(73).await;
    world.submitted("lucia", "caba").await;
    world.sweep().await;
    world.read("ines", "review");
    assert_snapshot!(world.slash("ines", "review queue", &[]).await, @"
    ### Waiting for review
    -# 2 are waiting.
    **D-1** Open the city's climate data
    -# Scotland, United Kingdom · English · <t:1893499200:R> · ⚠ waiting for over three days
    **D-2** Open the city's climate data
    -# City of Buenos Aires, Argentina · English · <t:1893762000:R>
    [D-1] [D-2]
    ");
    assert_snapshot!(world.slash("ines", "review queue", &[("place", "CABA")]).await, @"
    ### Waiting for review
    -# City of Buenos Aires, Argentina · One is waiting.
    **D-2** Open the city's climate data
    -# City of Buenos Aires, Argentina · English · <t:1893762000:R>
    [D-2]
    ");
    assert_snapshot!(world.slash("ines", "review queue", &[("language", "fr")]).await, @"
    ### Waiting for review
    -# Français · Nothing is waiting.
    ");
    assert_snapshot!(world.complete("ines", "review approve", "id", "").await.join("\n"), @"
    D-1 · Open the city's climate data = D-1
    D-2 · Open the city's climate data = D-2
    ");
    world.finish().await;
}

#[tokio::test]
async fn what_is_reviewed_again_and_not_taken_says_so() {
    let mut world = World::new().await;
    published(&mut world).await;
    world.slash("ines", "review reopen", &[("id", "R-1")]).await;
    world.submit("ines", &[("words", "Somebody's name stands in it.")]).await;
    world.sweep().await;
    world.read_direct("lucia");
    world.slash("vera", "review reject", &[("id", "R-1"), ("reason", "personal_data")]).await;
    world.submit("vera", &[]).await;
    world.sweep().await;
    world.read_direct("lucia");
    assert_snapshot!(world.reread("callum", "fichas"), @"R-1 ya no se muestra: se revisó de nuevo y no se aceptó.");
    assert_snapshot!(world.slash("callum", "writeup show", &[("id", "R-1")]).await, @"R-1 is not shown any more: it was reviewed again and not taken.");
    // Its author may write on it all the same; approved, it is back under its number.
    world.slash("lucia", "writeup edit", &[("id", "R-1")]).await;
    resubmitted(&mut world, "lucia", 1).await;
    world.read("ines", "review");
    assert_snapshot!(world.click("ines", "Approve").await, @"R-1 is published.");
    world.sweep().await;
    world.read_direct("lucia");
    assert_snapshot!(world.slash("callum", "writeup history", &[("id", "R-1")]).await, @"
    ### R-1 · Open the city's climate data
    - Version 2 · published · <t:1893499200:d>
    [Card] [Problem and action] [Results] [Evidence] [×History]
    [Report]
    ");
    world.finish().await;
}

#[tokio::test]
async fn nobody_begins_more_drafts_than_a_person_writes() {
    let mut world = World::new().await;
    for number in 1..=10 {
        world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
        world.submit("morag", &[("title", &format!("Reform number {number}"))]).await;
        world.clock.advance(jiff::SignedDuration::from_secs(5));
    }
    let refused = world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
    assert_snapshot!(refused, @"You have begun 10 write-ups within an hour. From <t:1893502800:t> on you can begin another; the ones you have are saved.");
    // A form that was open before is refused as well, and what was typed comes back.
    assert_snapshot!(world.forge_form("morag", "writeup/new/1/en/77", &[("title", "Reform number 11")]).await, @"
    You have begun 10 write-ups within an hour. From <t:1893502800:t> on you can begin another; the ones you have are saved.
    ---
    **What you had typed, so that you can copy it:**
    Reform number 11
    ");
    assert_eq!(world.count("select count(*) from writeup").await, 10);
    world.clock.advance(jiff::SignedDuration::from_mins(59));
    world.clock.advance(jiff::SignedDuration::from_secs(11));
    world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
    world.submit("morag", &[("title", "Reform number 11")]).await;
    assert_eq!(world.count("select count(*) from writeup").await, 11);
    world.finish().await;
}

#[tokio::test]
async fn of_two_moderators_who_press_in_the_same_moment_one_decides() {
    let mut world = World::new().await;
    world.submitted("morag", "scotland").await;
    world.sweep().await;
    world.read_everything();
    for who in ["ines", "vera"] {
        world.slash(who, "review show", &[("id", "D-1")]).await;
    }
    let mut answers = world.click_at_once(["ines", "vera"], "review/approve").await;
    answers.sort();
    assert_snapshot!(answers.join("\n"), @"
    It was approved on <t:1893499200:f>
    R-1 is published.
    ");
    assert_eq!(world.count("select count(*) from decision").await, 1);
    assert_eq!(world.count("select count(*) from log where action = 'review.decide'").await, 1);
    world.sweep().await;
    world.read("callum", "library");
    world.read("lucia", "fichas");
    world.read_direct("morag");
    world.finish().await;
}

#[tokio::test]
async fn a_role_that_was_taken_away_in_between_decides_nothing() {
    let mut world = World::new().await;
    world.submitted("morag", "scotland").await;
    world.sweep().await;
    world.read_everything();
    world.slash("vera", "review show", &[("id", "D-1")]).await;
    world.click("vera", "Reject").await;
    let vera = world.user_id("vera").to_string();
    world.slash("ines", "admin role", &[("person", &vera), ("role", "moderator"), ("change", "revoke")]).await;
    assert_snapshot!(world.choose("vera", "/reason/1/reject/", &["unclear"]).await, @"Only moderators can do this. If you should be one, ask a moderator to give you the role with `/admin role`.");
    assert_snapshot!(world.forge_form("vera", "review/words/1/reject/unclear/-", &[("words", "No.")]).await, @"
    Only moderators can do this. If you should be one, ask a moderator to give you the role with `/admin role`.
    ---
    **What you had typed, so that you can copy it:**
    No.
    ");
    assert_eq!(world.count("select count(*) from decision").await, 0);
    world.finish().await;
}

#[tokio::test]
async fn a_merge_is_undone_and_everything_is_as_it_was() {
    let mut world = World::new().await;
    published(&mut world).await;
    world.published("morag", "scotland").await;
    world.read_direct("morag");
    world.submitted_again("morag", "R-2").await;
    world.sweep().await;
    world.read("ines", "review");
    world.slash("ines", "review merge", &[("id", "R-2"), ("into", "R-1")]).await;
    world.submit("ines", &[]).await;
    world.sweep().await;
    world.read_everything();
    assert_snapshot!(world.slash("ines", "review reopen", &[("id", "R-2")]).await, @"
    (form) Reopen
    Your words to the author*:
    ");
    assert_snapshot!(world.submit("ines", &[("words", "Two cities, two reforms.")]).await, @"R-2 waits for review again. Its author is told why.");
    world.sweep().await;
    world.read_everything();
    assert_snapshot!(world.slash("callum", "search", &[("query", "climate data")]).await, @"
    ### 2 write-ups for “climate data”, closest first
    **R-1** Open the city's **climate** **data**
    -# City of Buenos Aires, Argentina · Completed · English
    > A portal with thirty **data** sets.
    **R-2** Open the city's **climate** **data**
    -# Scotland, United Kingdom · Completed · English
    > A portal with thirty **data** sets.
    [R-1] [R-2]
    [Newest first]
    {Narrow down…: }
    ");
    assert_snapshot!(world.slash("ines", "review queue", &[]).await, @"
    ### Waiting for review
    -# One is waiting.
    **R-2** Open the city's climate data
    -# Scotland, United Kingdom · English · <t:1893499200:R>
    [R-2]
    ");
    world.finish().await;
}

#[tokio::test]
async fn what_was_discarded_in_between_keeps_nobody_from_deciding_or_writing() {
    let mut world = World::new().await;
    published(&mut world).await;
    world.slash("lucia", "writeup edit", &[("id", "R-1")]).await;
    world.click("lucia", "writeup/discard/").await;
    world.click("lucia", "writeup/discard-now/").await;
    world.slash("ines", "review reopen", &[("id", "R-1")]).await;
    world.submit("ines", &[("words", "Once more.")]).await;
    world.sweep().await;
    world.read_direct("lucia");
    assert_snapshot!(world.slash("lucia", "writeup edit", &[("id", "R-1")]).await, @"
    R-1 está esperando revisión. Para seguir escribiendo, retómala; saldrá de la cola hasta que la envíes de nuevo.
    [Retomarla y seguir escribiendo]
    ");
    assert_snapshot!(world.slash("ines", "review approve", &[("id", "R-1")]).await, @"R-1 is published.");
    world.sweep().await;
    world.read_direct("lucia");
    world.finish().await;
}

#[tokio::test]
async fn whoever_leaves_the_place_for_a_minute_is_still_of_it() {
    let mut world = World::new().await;
    world.slash("vera", "place join", &[("place", "scotland"), ("side", "other")]).await;
    world.click("vera", "place/agree").await;
    world.submitted("morag", "scotland").await;
    world.sweep().await;
    world.read("ines", "review");
    world.slash("vera", "place leave", &[("place", "scotland")]).await;
    assert_snapshot!(world.slash("vera", "review approve", &[("id", "D-1")]).await, @"You belong to the same place, so another moderator should approve it. If nobody has by <t:1893758400:f>, you may, and it will be marked so.");
    world.slash("vera", "review show", &[("id", "D-1")]).await;
    assert_snapshot!(world.click("vera", "I am reading this").await, @"You belong to the same place, so another moderator should approve it. If nobody has by <t:1893758400:f>, you may, and it will be marked so.");
    world.finish().await;
}

#[tokio::test]
async fn a_draft_is_moved_to_another_place_and_language_before_it_is_published() {
    let mut world = World::new().await;
    world.slash("morag", "place join", &[("place", "glasgow"), ("side", "government")]).await;
    world.submitted("morag", "scotland").await;
    world.sweep().await;
    world.read("ines", "review");
    world.slash("ines", "review changes", &[("id", "D-1"), ("reason", "wrong_place")]).await;
    world.submit("ines", &[("words", "It was the city.")]).await;
    world.sweep().await;
    world.read_direct("morag");
    world.click("morag", "Correct it").await;
    assert_snapshot!(world.click("morag", "More menus").await, @"
    ### D-1 · Open the city's climate data
    -# Scotland, United Kingdom · English · saved; only you see it
    **Everything needed is here.** Preview it, then submit.
    {Sustainable Development Goals: }
    {How far people took part: }
    {Whose name appears on it: Name shown: my organisation, or the place}
    {Are there results yet?: There are results, with evidence}
    {The place it is of: Scotland, United Kingdom}
    {The language it is written in: English}
    [First menus] [Text] [Lessons, partners] [Commitments]
    [Preview] [Submit] [Discard]
    [What was asked for]
    ");
    world.choose("morag", "/place", &["13"]).await;
    assert_snapshot!(world.choose("morag", "/language", &["es"]).await, @"
    ### D-1 · Open the city's climate data
    -# Glasgow, United Kingdom · Español · saved; only you see it
    **Everything needed is here.** Preview it, then submit.
    {Sustainable Development Goals: }
    {How far people took part: }
    {Whose name appears on it: Name shown: my organisation, or the place}
    {Are there results yet?: There are results, with evidence}
    {The place it is of: Glasgow, United Kingdom}
    {The language it is written in: Español}
    [First menus] [Text] [Lessons, partners] [Commitments]
    [Preview] [Submit] [Discard]
    [What was asked for]
    ");
    assert_snapshot!(world.forge("morag", "writeup/pick/1/place", &["2"]).await, @"This button is from an older version, or its choice is not offered any more. Please start again with the command.");
    world.slash("morag", "writeup edit", &[("id", "D-1")]).await;
    resubmitted(&mut world, "morag", 1).await;
    world.read("ines", "review");
    world.click("ines", "Approve").await;
    world.sweep().await;
    world.read_everything();
    assert_snapshot!(world.slash("callum", "search", &[("query", "climate"), ("language", "es")]).await, @"
    ### One write-up for “climate”
    -# Language: Español
    **In other languages, close in meaning**
    **R-1** Open the city's **climate** data
    -# Glasgow, United Kingdom · Completed · Español
    > A portal with thirty data sets.
    [R-1]
    {Narrow down…: }
    ");
    assert_snapshot!(world.forge("morag", "writeup/pick/1/language", &["en"]).await, @"R-1 is not a draft any more: it was submitted, taken back or decided. `/writeup edit` shows where it stands.");
    world.finish().await;
}

#[tokio::test]
async fn an_earlier_version_is_taken_out_of_the_history() {
    let mut world = World::new().await;
    published(&mut world).await;
    world.slash("lucia", "writeup edit", &[("id", "R-1")]).await;
    world.click("lucia", "writeup/open/1/1").await;
    world
        .submit("lucia", &[("title", "Open the climate data of Buenos Aires"), TEXTS[1], TEXTS[2], TEXTS[3], TEXTS[4]])
        .await;
    resubmitted(&mut world, "lucia", 1).await;
    world.read("ines", "review");
    world.click("ines", "Approve").await;
    world.sweep().await;
    world.read_direct("lucia");
    assert_snapshot!(world.slash("ines", "writeup history", &[("id", "R-1")]).await, @"
    ### R-1 · Open the climate data of Buenos Aires
    - Version 1 · published · <t:1893499200:d>
    - Version 2 · published · <t:1893499200:d>
    [1 → 2]
    [Card] [Problem and action] [Results] [Evidence] [×History]
    [Report]
    [Version 2] [Version 1]
    ");
    assert_snapshot!(world.click("ines", "Version 1").await, @"
    It was approved on <t:1893499200:f>
    ### R-1 · Open the city's climate data
    **City of Buenos Aires, Argentina** · Completed
    A portal with thirty data sets.
    **Areas:** Open data
    **Values:** Transparency (access to information)
    **Government partner:** not stated
    **Civil-society partner:** not stated
    -# English · CC BY 4.0 · <t:1893499200:d>
    [×Card] [Problem and action] [Results] [Evidence]
    [Take it out of the history]
    ");
    world.click("ines", "Take it out of the history").await;
    assert_snapshot!(world.submit("ines", &[("words", "A phone number stood in it.")]).await, @"That version of R-1 is not shown in its history any more.");
    assert_snapshot!(world.submit("ines", &[("words", "Twice.")]).await, @"
    Only an earlier version of R-1 can be taken out of the history. What is public is reopened instead.
    ---
    **What you had typed, so that you can copy it:**
    Twice.
    ");
    world.sweep().await;
    assert_snapshot!(world.slash("callum", "writeup history", &[("id", "R-1")]).await, @"
    ### R-1 · Open the climate data of Buenos Aires
    - Version 2 · published · <t:1893499200:d>
    [Card] [Problem and action] [Results] [Evidence] [×History]
    [Report]
    ");
    let answer = world.forge("callum", "writeup/changes/1/2/0", &[]).await;
    assert!(answer.contains("older version"), "{answer}");
    assert_snapshot!(world.slash("callum", "writeup show", &[("id", "R-1")]).await, @"
    ### R-1 · Open the climate data of Buenos Aires
    **City of Buenos Aires, Argentina** · Completed
    A portal with thirty data sets.
    **Areas:** Open data
    **Values:** Transparency (access to information)
    **Government partner:** not stated
    **Civil-society partner:** not stated
    -# English · CC BY 4.0 · <t:1893499200:d>
    [×Card] [Problem and action] [Results] [Evidence] [History]
    [Report]
    ");
    world.finish().await;
}

#[tokio::test]
async fn a_long_text_that_was_refused_comes_back_as_a_file() {
    let mut world = World::new().await;
    world.submitted("morag", "scotland").await;
    let long = "á".repeat(2_900);
    let texts = [TEXTS[0], TEXTS[1], ("problem", "Why."), ("action", long.as_str()), ("results", &long[..4_000])];
    let answer = world.forge_form("morag", "writeup/form/1/1", &texts).await;
    assert!(answer.contains("(file text.txt)"), "{answer}");
    let file = String::from_utf8(world.file_bytes("morag").await).unwrap();
    assert!(file.contains(&long) && file.contains("Why."), "everything is in it");
    world.sweep().await;
    world.read("ines", "review");
    world.finish().await;
}
