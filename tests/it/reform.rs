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
    assert_snapshot!(world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await, @"
    (form) Your write-up
    Title (what changed, where) · up to 90*:
    In two sentences · up to 280:
    What was the problem? For whom? · up to 700:
    What was done, and who took part? · ≤ 1500:
    Results and links to evidence · up to 1,000:
    ");
    assert_snapshot!(world.submit("morag", &TEXTS).await, @"
    ### D-1 · Set up a climate assembly in Scotland
    -# Scotland, United Kingdom · English · saved; only you see it
    **3 things are still needed:**
    - At least one policy area
    - Where the reform stands
    - At least one of transparency, civic participation or public accountability
    {Policy areas, 1 to 4: }
    {Where the reform stands: }
    {Values: at least one of the first three: }
    {Climate: mitigation, adaptation …: }
    {Climate topics, up to 5: }
    [More menus] [Text] [Lessons, partners] [Commitments]
    [Preview] [Submit] [Discard]
    ");
    assert_snapshot!(world.choose("morag", "areas", &["deliberation", "climate_action"]).await, @"
    ### D-1 · Set up a climate assembly in Scotland
    -# Scotland, United Kingdom · English · saved; only you see it
    **2 things are still needed:**
    - Where the reform stands
    - At least one of transparency, civic participation or public accountability
    {Policy areas, 1 to 4: Climate mitigation & adaptation, Citizens' assemblies & deliberation}
    {Where the reform stands: }
    {Values: at least one of the first three: }
    {Climate: mitigation, adaptation …: }
    {Climate topics, up to 5: }
    [More menus] [Text] [Lessons, partners] [Commitments]
    [Preview] [Submit] [Discard]
    ");
    world.choose("morag", "status", &["completed"]).await;
    world.choose("morag", "values", &["participation"]).await;
    world.choose("morag", "axis", &["both"]).await;
    assert_snapshot!(world.click("morag", "More menus").await, @"
    ### D-1 · Set up a climate assembly in Scotland
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
    ");
    world.choose("morag", "sdgs", &["13", "16"]).await;
    assert_snapshot!(world.click("morag", "Lessons, partners").await, @"
    (form) D-1 Lessons, partners, cost
    What didn't work? What would you change?:
    Partners, one on each line:
    Start and end:
    What did it cost? · up to 300:
    What does it take to do the same? · up to 500:
    ");
    let form_2 = [
        ("lessons", "Members were disappointed overall."),
        ("partners", "Government: Scottish Government\nCivil society: Children's Parliament"),
        ("period", "2020-11 – 2021"),
    ];
    assert_snapshot!(world.submit("morag", &form_2).await, @"
    ### D-1 · Set up a climate assembly in Scotland
    -# Scotland, United Kingdom · English · saved; only you see it
    **Everything needed is here.** Preview it, then submit.
    {Policy areas, 1 to 4: Climate mitigation & adaptation, Citizens' assemblies & deliberation}
    {Where the reform stands: Completed}
    {Values: at least one of the first three: Civic participation}
    {Climate: mitigation, adaptation …: Mitigation and adaptation}
    {Climate topics, up to 5: }
    [More menus] [Text] [Lessons, partners] [Commitments]
    [Preview] [Submit] [Discard]
    ");
    assert_snapshot!(world.click("morag", "Preview").await, @"
    ### D-1 · Set up a climate assembly in Scotland
    -# Draft
    **Scotland, United Kingdom** · Completed · November 2020 – 2021
    A hundred residents drew up recommendations on fair climate action. The government answered them.
    **Areas:** Citizens' assemblies & deliberation · Climate mitigation & adaptation
    **Values:** Civic participation
    **Climate:** Mitigation and adaptation
    **Government partner:** Scottish Government
    **Civil-society partner:** Children's Parliament
    -# English · CC BY 4.0
    [×Card] [Problem and action] [Results] [Evidence] [History]
    [Back to the draft]
    ");
    world.click("morag", "Back to the draft").await;
    assert_snapshot!(world.click("morag", "Submit").await, @"
    ### Before D-1 is submitted
    Choose all three statements. Moderators read the write-up first; once published, it is open to everyone under CC BY 4.0. Copies others made can't be called back, but you can ask us to stop showing it or to remove your name.
    {Choose all three: }
    [Back to the draft]
    ");
    assert_snapshot!(world.choose("morag", "consent/1", &["rights", "private"]).await, @"Nothing was submitted: all three statements are needed. Choose all three, or go back to the draft; it is saved.");
    world.slash("morag", "writeup edit", &[("id", "D-1")]).await;
    world.click("morag", "Submit").await;
    assert_snapshot!(world.choose("morag", "consent/1", &["rights", "private", "licence"]).await, @"
    D-1 is submitted. Moderators read it, and you will hear from them.
    [Take it back and keep writing]
    ");

    world.sweep().await;
    assert_snapshot!(world.read("ines", "review"), @"
    **Waiting for review**, from Scotland, United Kingdom
    ### D-1 · Set up a climate assembly in Scotland
    -# In review
    **Scotland, United Kingdom** · Completed · November 2020 – 2021
    A hundred residents drew up recommendations on fair climate action. The government answered them.
    **Areas:** Citizens' assemblies & deliberation · Climate mitigation & adaptation
    **Values:** Civic participation
    **Climate:** Mitigation and adaptation
    **Government partner:** Scottish Government
    **Civil-society partner:** Children's Parliament
    -# Climate directorate · English · CC BY 4.0
    **Look at**
    ✓ No private data found, evidence is linked, both sides are named, nothing alike
    ○ Place and level: was it Scotland, United Kingdom (Nation) that decided and did this?
    [Approve] [Request changes] [Reject] [Hold until a day] [I am reading this]
    [Read it all]
    ");
    assert_snapshot!(world.click("ines", "Approve").await, @"R-1 is published.");
    world.sweep().await;
    assert_snapshot!(world.read("morag", "library"), @"
    **New in the library**, from Scotland, United Kingdom
    ### R-1 · Set up a climate assembly in Scotland
    **Scotland, United Kingdom** · Completed · November 2020 – 2021
    A hundred residents drew up recommendations on fair climate action. The government answered them.
    **Areas:** Citizens' assemblies & deliberation · Climate mitigation & adaptation
    **Values:** Civic participation
    **Climate:** Mitigation and adaptation
    **Government partner:** Scottish Government
    **Civil-society partner:** Children's Parliament
    -# Climate directorate · English · CC BY 4.0 · <t:1893499200:d>
    [Read it] [Report]
    ");
    assert_snapshot!(world.read("lucia", "fichas"), @"
    **Nueva en la biblioteca** · Escocia, Reino Unido
    ### R-1 · Set up a climate assembly in Scotland
    **Escocia, Reino Unido** · Completada · noviembre de 2020 – 2021
    A hundred residents drew up recommendations on fair climate action. The government answered them.
    **Áreas:** Asambleas ciudadanas y deliberación · Mitigación y adaptación climática
    **Valores:** Participación ciudadana
    **Clima:** Mitigación y adaptación
    **Por el gobierno:** Scottish Government
    **Por la sociedad civil:** Children's Parliament
    -# Climate directorate · English · CC BY 4.0 · <t:1893499200:d>
    [Leerla] [Reportar]
    ");
    assert_snapshot!(world.read_direct("morag"), @"
    Your write-up **Set up a climate assembly in Scotland** is published as R-1. Thank you for sharing it.
    [Open it]
    ");

    assert_snapshot!(world.slash("lucia", "search", &[("query", "asamblea climate")]).await, @"
    ### Una ficha para “asamblea climate”
    **En otros idiomas, con un sentido parecido**
    **R-1** Set up a **climate** assembly in Scotland
    -# Escocia, Reino Unido · Completada · English
    > A hundred residents drew up recommendations on fair **climate** action. The government answered them.
    [R-1]
    ");
    assert_snapshot!(world.click("lucia", "R-1").await, @"
    ### R-1 · Set up a climate assembly in Scotland
    **Escocia, Reino Unido** · Completada · noviembre de 2020 – 2021
    A hundred residents drew up recommendations on fair climate action. The government answered them.
    **Áreas:** Asambleas ciudadanas y deliberación · Mitigación y adaptación climática
    **Valores:** Participación ciudadana
    **Clima:** Mitigación y adaptación
    **Por el gobierno:** Scottish Government
    **Por la sociedad civil:** Children's Parliament
    -# Climate directorate · English · CC BY 4.0 · <t:1893499200:d>
    [×Ficha] [Problema y acción] [Resultados] [Evidencia] [Historial]
    [Reportar]
    ");
    assert_snapshot!(world.click("lucia", "Problema y acción").await, @"
    ### R-1 · Set up a climate assembly in Scotland
    **Problema**
    The net-zero law needed a public mandate.
    **Qué se hizo y quiénes participaron**
    Seven weekends online; an independent secretariat; experts and residents together.
    [Ficha] [×Problema y acción] [Resultados] [Evidencia] [Historial]
    [Reportar]
    ");
    world.finish().await;
}

#[tokio::test]
async fn a_form_that_breaks_rules_is_saved_and_can_be_continued_after_a_restart() {
    let mut world = World::new().await;
    world.slash("lucia", "writeup share", &[("place", "buenos"), ("language", "es")]).await;
    assert_snapshot!(world.submit("lucia", &[("title", "Corto"), ("results", "Mejor aire")]).await, @"
    ### Se guardó D-1. Antes de enviarla, corrige o completa:
    - Título: al menos 10 caracteres
    - Resumen: todavía sin texto
    - Problema: todavía sin texto
    - Qué se hizo y quiénes participaron: todavía sin texto
    - Resultados: al menos un enlace https, o elige “Aún es pronto para ver resultados”
    [Continuar] [Abrir el borrador]
    ");
    world.restart().await;
    assert_snapshot!(world.click("lucia", "Continuar").await, @"
    (form) D-1 Tu ficha de reforma
    Título (qué cambió y dónde) · hasta 90*: Corto
    En dos frases · hasta 280:
    ¿Cuál era el problema y para quién? · ≤ 700:
    ¿Qué se hizo y quiénes participaron? · ≤ 1500:
    Resultados y enlaces a evidencia · hasta 1000: Mejor aire
    ");
    world.submit("lucia", &[("title", "Portal de datos climáticos abiertos")]).await;
    assert_snapshot!(world.slash("lucia", "writeup list", &[("mine", "true")]).await, @"
    ### Tus fichas
    -# 1 ficha
    **D-1** Portal de datos climáticos abiertos
    -# Ciudad de Buenos Aires, Argentina · en borrador
    [D-1]
    ");
    world.finish().await;
}

#[tokio::test]
async fn changes_are_requested_and_the_same_item_is_corrected() {
    let mut world = World::new().await;
    submitted(&mut world).await;
    world.read("ines", "review");
    world.click("ines", "Request changes").await;
    assert_snapshot!(world.choose("ines", "/changes/", &["needs_evidence"]).await, @"
    (form) Request changes
    Your words to the author:
    ");
    assert_snapshot!(world.submit("ines", &[("words", "Which recommendations were taken up?")]).await, @"D-1 goes back to its author with your words.");
    world.sweep().await;
    assert_snapshot!(world.reread("ines", "review"), @"
    ### D-1 · Set up a climate assembly in Scotland
    -# Changes requested
    **Scotland, United Kingdom** · Completed
    A hundred residents drew up recommendations on fair climate action. The government answered them.
    **Areas:** Citizens' assemblies & deliberation · Climate mitigation & adaptation
    **Values:** Civic participation
    **Government partner:** not stated
    **Civil-society partner:** not stated
    -# Climate directorate · English · CC BY 4.0
    ---
    Changes were requested on <t:1893499200:f>
    **Reason:** Evidence is missing: add a public link, or mark it as too early
    Which recommendations were taken up?
    [Reopen]
    ");
    assert_snapshot!(world.read_direct("morag"), @"
    A moderator asks you to change something in D-1, **Set up a climate assembly in Scotland**. Nothing you wrote is lost.
    **Reason:**
    Evidence is missing: add a public link, or mark it as too early
    **From the moderator**
    Which recommendations were taken up?
    [Correct it]
    ");
    assert_snapshot!(world.click("morag", "Correct it").await, @"
    Changes were requested on <t:1893499200:f>
    **Reason:** Evidence is missing: add a public link, or mark it as too early
    Which recommendations were taken up?
    ### D-1 · Set up a climate assembly in Scotland
    -# Scotland, United Kingdom · English · saved; only you see it
    **Everything needed is here.** Preview it, then submit.
    {Policy areas, 1 to 4: Climate mitigation & adaptation, Citizens' assemblies & deliberation}
    {Where the reform stands: Completed}
    {Values: at least one of the first three: Civic participation}
    {Climate: mitigation, adaptation …: }
    {Climate topics, up to 5: }
    [More menus] [Text] [Lessons, partners] [Commitments]
    [Preview] [Submit] [Discard]
    [What was asked for]
    ");
    world.click("morag", "Text").await;
    world.submit("morag", &[("results", "41 were taken up: https://www.gov.scot/response")]).await;
    world.click("morag", "Submit").await;
    world.choose("morag", "consent/1", &["rights", "private", "licence"]).await;
    world.sweep().await;
    assert_snapshot!(world.read("ines", "review"), @"
    **Waiting for review**, from Scotland, United Kingdom
    ### D-1 · Set up a climate assembly in Scotland
    -# In review
    **Scotland, United Kingdom** · Completed
    A hundred residents drew up recommendations on fair climate action. The government answered them.
    **Areas:** Citizens' assemblies & deliberation · Climate mitigation & adaptation
    **Values:** Civic participation
    **Government partner:** not stated
    **Civil-society partner:** not stated
    -# Climate directorate · English · CC BY 4.0
    **Look at**
    ⚠ No partner from government is named
    ⚠ No partner outside government is named
    ○ Place and level: was it Scotland, United Kingdom (Nation) that decided and did this?
    [Approve] [Request changes] [Reject] [Hold until a day] [I am reading this]
    [Read it all]
    ");
    world.click("ines", "Reject").await;
    world.choose("ines", "/reject/", &["not_reform"]).await;
    world.submit("ines", &[("words", "")]).await;
    world.sweep().await;
    assert_snapshot!(world.read_direct("morag"), @"
    Your write-up D-1, **Set up a climate assembly in Scotland**, was not taken. You can still read it.
    **Reason:**
    No gain in transparency, participation or accountability is shown
    [Open it]
    ");
    assert_snapshot!(world.slash("morag", "writeup edit", &[("id", "D-1")]).await, @"D-1 was not taken. A moderator can reopen it.");
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
    assert_snapshot!(world.slash("lucia", "writeup show", &[("id", "1")]).await, @"
    ### R-1 · Set up a climate assembly in Scotland
    **Escocia, Reino Unido** · Completada
    A hundred residents drew up recommendations on fair climate action. The government answered them.
    **Áreas:** Asambleas ciudadanas y deliberación · Mitigación y adaptación climática
    **Valores:** Participación ciudadana
    **Por el gobierno:** sin indicar
    **Por la sociedad civil:** sin indicar
    -# Climate directorate · English · CC BY 4.0 · <t:1893499200:d>
    [×Ficha] [Problema y acción] [Resultados] [Evidencia] [Historial]
    [Reportar]
    ");
    world.slash("morag", "writeup edit", &[("id", "R-1")]).await;
    world.click("morag", "Submit").await;
    world.choose("morag", "consent/1", &["rights", "private", "licence"]).await;
    world.sweep().await;
    world.read("ines", "review");
    world.click("ines", "Approve").await;
    world.sweep().await;
    world.read_direct("morag");
    world.read("morag", "library");
    assert_snapshot!(world.reread("morag", "library"), @"
    **New in the library**, from Scotland, United Kingdom
    ### R-1 · Set up and answer a climate assembly
    **Scotland, United Kingdom** · Completed
    A hundred residents drew up recommendations on fair climate action. The government answered them.
    **Areas:** Citizens' assemblies & deliberation · Climate mitigation & adaptation
    **Values:** Civic participation
    **Government partner:** not stated
    **Civil-society partner:** not stated
    -# Climate directorate · English · CC BY 4.0 · <t:1893499200:d>
    [Read it] [Report]
    ");
    assert_snapshot!(world.slash("morag", "writeup withdraw", &[("id", "R-1")]).await, @"
    Withdraw R-1? It leaves the search and its page closes. Copies others made under CC BY 4.0 stay theirs.
    [Withdraw]
    ");
    assert_snapshot!(world.click("morag", "Withdraw").await, @"R-1 was withdrawn by its authors.");
    world.sweep().await;
    assert_snapshot!(world.read("lucia", "fichas"), @"R-1 fue retirada por quienes la escribieron.");
    assert_eq!(
        world.slash("lucia", "writeup show", &[("id", "R-1")]).await,
        "R-1 fue retirada por quienes la escribieron."
    );
    assert_snapshot!(world.slash("lucia", "search", &[("query", "climate")]).await, @"
    ### No se encontró nada para “climate”
    Prueba con menos palabras o con otras, o quita alguna opción. Con `/ficha lista` ves todo lo que hay.
    ");
    world.finish().await;
}

#[tokio::test]
async fn discarding_a_new_revision_leaves_what_everyone_sees() {
    let mut world = World::new().await;
    submitted(&mut world).await;
    world.read("ines", "review");
    world.click("ines", "Approve").await;
    world.sweep().await;
    for channel in ["library", "fichas"] {
        world.read("lucia", channel);
    }
    world.read_direct("morag");
    world.slash("morag", "writeup edit", &[("id", "R-1")]).await;
    let asked = world.click("morag", "Discard").await;
    assert!(asked.starts_with("Discard what you were writing on R-1?"), "{asked}");
    let left = world.click("morag", "Discard").await;
    assert!(left.starts_with("### R-1 · Set up a climate assembly in Scotland"), "{left}");
    // The same old button again, as after a restart: what is public can't be lost by it.
    world.restart().await;
    let again = world.forge("morag", "writeup/discard-now/1", &[]).await;
    assert!(again.starts_with("### R-1 · Set up"), "{again}");
    assert_eq!(world.count("select count(*) from writeup where withdrawn_at is not null").await, 0);
    world.finish().await;
}

#[tokio::test]
async fn whoever_left_the_place_keeps_the_draft_but_can_not_submit_it() {
    let mut world = World::new().await;
    world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
    world.slash("morag", "place leave", &[("place", "scotland")]).await;
    world.submit("morag", &TEXTS).await;
    world.choose("morag", "areas", &["deliberation"]).await;
    world.choose("morag", "status", &["completed"]).await;
    world.choose("morag", "values", &["participation"]).await;
    world.click("morag", "Submit").await;
    let answer = world.choose("morag", "consent/1", &["rights", "private", "licence"]).await;
    assert!(answer.starts_with("To share for Scotland, join it first"), "{answer}");
    assert_eq!(world.count("select count(*) from revision where state = 'draft'").await, 1);
    world.finish().await;
}

#[tokio::test]
async fn a_message_becomes_a_draft_of_the_place_one_joined_last() {
    let mut world = World::new().await;
    let said = "We opened the data with three neighbourhoods.";
    assert_snapshot!(world.on_own_message("callum", said, "Save as write-up").await, @"To share something, join your place first: `/place join`.");
    assert_snapshot!(world.on_own_message("lucia", said, "Save as write-up").await, @"
    (form) Tu ficha de reforma
    Título (qué cambió y dónde) · hasta 90*:
    En dos frases · hasta 280:
    ¿Cuál era el problema y para quién? · ≤ 700:
    ¿Qué se hizo y quiénes participaron? · ≤ 1500: We opened the data with three neighbourhoods.
    Resultados y enlaces a evidencia · hasta 1000:
    ");
    let draft = world.submit("lucia", &[("title", "Datos de barrio")]).await;
    assert!(draft.starts_with("### Se guardó D-1") && !draft.contains("Qué se hizo"), "{draft}");
    assert_eq!(world.count("select count(*) from writeup where language = 'es'").await, 1);
    world.finish().await;
}
