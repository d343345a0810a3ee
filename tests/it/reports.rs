//! Reports on what is published, and the right of reply of organisations that are named in it.

use insta::assert_snapshot;

use crate::world::World;

/// Morag's write-up is published; its card is on Lucía's screen.
async fn published() -> World {
    let mut world = World::new().await;
    world.published("morag", "scotland").await;
    world.read_direct("morag");
    world.slash("lucia", "writeup show", &[("id", "R-1")]).await;
    world
}

#[tokio::test]
async fn a_reader_reports_and_hears_what_a_moderator_decided() {
    let mut world = published().await;
    assert_snapshot!(world.click("lucia", "Reportar").await, @"
    ¿Qué está mal en R-1? Elige el motivo; luego se abre un formulario para tus palabras. Solo las lee el equipo de moderación, y a quien escribió la ficha no se le dice quién la reportó.
    {Elige un motivo: }
    ¿Hablas en nombre de una organización que la ficha menciona? Puede responder en hasta 500 caracteres, con un enlace.
    [Responder por una organización mencionada aquí]
    ");
    assert_snapshot!(world.choose("lucia", "report/reason/1", &["personal_data"]).await, @"
    (form) Reportar R-1
    ¿Qué está mal, y dónde?*:
    ");
    let words = [("words", "The action names a **neighbour**.")];
    assert_snapshot!(world.submit("lucia", &words).await, @"Gracias. El equipo de moderación revisará lo que reportaste de R-1; te avisaremos qué decide.");
    // The announcement has the button too.
    world.look_at_newest("callum", "library");
    let asked = world.click("callum", "Report").await;
    assert!(asked.starts_with("What is wrong with R-1?"), "{asked}");
    // Sent twice, it is one.
    world.submit("lucia", &words).await;
    assert_eq!(world.count("select count(*) from report").await, 1);
    world.restart().await;
    world.sweep().await;
    assert_snapshot!(world.read("ines", "review"), @r"
    **A report** on R-1, Open the city's climate data
    **Reason:** The text contains someone's personal data
    The action names a \*\*neighbour\*\*.
    [Accept] [Refuse] [Read the write-up]
    ");
    assert_snapshot!(world.click("ines", "Accept").await, @"
    (form) Accept
    Your answer, if you like:
    ");
    assert_snapshot!(world.submit("ines", &[("answer", "We asked the author to leave the name out.")]).await, @"
    Accepted; whoever reported it is told. What becomes of R-1 is a decision of its own: `/review show`.
    [Read the write-up]
    ");
    world.sweep().await;
    assert_snapshot!(world.reread("ines", "review"), @r"
    **A report** on R-1, Open the city's climate data
    **Reason:** The text contains someone's personal data
    The action names a \*\*neighbour\*\*.
    ---
    It was accepted on <t:1893499200:f>
    We asked the author to leave the name out.
    [Reopen]
    ");
    assert_snapshot!(world.read_direct("lucia"), @"
    El equipo de moderación coincide con lo que reportaste de R-1 y se ocupa de ello. Gracias.
    **Mensaje de moderación**
    We asked the author to leave the name out.
    ");
    // The second moderator is told what the first decided, also by a form that was open.
    world.slash("vera", "writeup show", &[("id", "R-1")]).await;
    assert_snapshot!(world.forge("vera", "report/ask/1/refused", &[]).await, @"It was accepted on <t:1893499200:f>");
    let late = world.forge_form("vera", "report/decide/1/refused", &[("answer", "no")]).await;
    assert!(late.starts_with("It was accepted on <t:"), "{late}");
    assert_eq!(world.count("select count(*) from log where action like 'report.%'").await, 2);
    world.finish().await;
}

#[tokio::test]
async fn an_organisation_that_is_named_replies_and_the_write_up_is_contested() {
    let mut world = published().await;
    world.click("lucia", "Reportar").await;
    assert_snapshot!(world.click("lucia", "Responder por una organización mencionada aquí").await, @"
    (form) Responder a R-1
    Organización, tal como la ficha la menciona*:
    Su respuesta · hasta 500*:
    Enlace donde se puede leer más*:
    ");
    let reply = [
        ("organisation", "climate DIRECTORATE"),
        ("words", "We counted twelve data sets, not thirty."),
        ("link", "https://climate.example.org/count"),
    ];
    let mut unnamed = reply;
    unnamed[0].1 = "Greens of Atlantis";
    assert_snapshot!(world.submit("lucia", &unnamed).await, @"
    La ficha no menciona a “Greens of Atlantis”: no es aliada, no figura como autora y no aparece en el texto. Escribe el nombre tal como está allí, o reporta lo que está mal.
    ---
    **Lo que habías escrito, para que puedas copiarlo:**
    https://climate.example.org/count
    Greens of Atlantis
    We counted twelve data sets, not thirty.
    ");
    let mut without = reply;
    without[2].1 = "climate.example.org";
    let refused = world.submit("lucia", &without).await;
    assert!(refused.starts_with("Da un solo enlace"), "{refused}");
    assert_snapshot!(world.submit("lucia", &reply).await, @"El equipo de moderación leerá la respuesta a R-1; te avisaremos qué decide. Si la acepta, se muestra con la ficha.");
    world.sweep().await;
    assert_snapshot!(world.read("ines", "review"), @"
    **A reply** to R-1, Open the city's climate data
    **climate DIRECTORATE**
    We counted twelve data sets, not thirty.
    https://climate.example.org/count
    -# From somebody of: City of Buenos Aires, Argentina · Government
    [Accept] [Refuse] [Read the write-up]
    ");
    world.click("ines", "Accept").await;
    assert_snapshot!(world.submit("ines", &[]).await, @"The reply is shown with R-1, which is marked as contested. Its author is told.");
    world.sweep().await;
    assert_snapshot!(world.read_direct("lucia"), @"La respuesta de tu organización se muestra con R-1, que queda marcada en disputa.");
    assert_snapshot!(world.read_direct("morag"), @"
    climate DIRECTORATE replied to your write-up R-1. The reply is shown with it, and it is marked as contested:
    We counted twelve data sets, not thirty.
    https://climate.example.org/count
    [Open it]
    ");
    assert_snapshot!(world.look_at_newest("ines", "library"), @"
    **New in the library**, from Scotland, United Kingdom
    ### R-1 · Open the city's climate data
    **Scotland, United Kingdom** · Completed
    A portal with thirty data sets.
    **Areas:** Open data
    **Values:** Transparency (access to information)
    **Government partner:** not stated
    **Civil-society partner:** not stated
    **Contested:** see the reply of climate DIRECTORATE
    -# Climate directorate · English · CC BY 4.0 · <t:1893499200:d>
    [Read it] [Report]
    ");
    world.slash("lucia", "writeup show", &[("id", "R-1")]).await;
    assert_snapshot!(world.click("lucia", "Evidencia").await, @"
    ### R-1 · Open the city's climate data
    **Evidencia**
    - https://ba.example.org/data
    **Respuesta de climate DIRECTORATE**
    We counted twelve data sets, not thirty.
    https://climate.example.org/count
    [Ficha] [Problema y acción] [Resultados] [×Evidencia] [Historial]
    [Reportar]
    ");
    world.finish().await;
}

#[tokio::test]
async fn nobody_decides_on_a_report_of_their_own_or_about_their_own() {
    let mut world = published().await;
    world.click("lucia", "Reportar").await;
    world.choose("lucia", "report/reason/1", &["unclear"]).await;
    world.submit("lucia", &[("words", "What is a data set?")]).await;
    world.sweep().await;
    world.read("callum", "review");
    // A member can neither press the moderators' buttons nor forge them.
    let denied =
        "Only moderators can do this. If you should be one, ask a moderator to give you the role with `/admin role`.";
    assert_eq!(world.click("callum", "Accept").await, denied);
    for forged in ["report/ask/1/accepted", "report/ask/1/refused"] {
        assert_eq!(world.forge("callum", forged, &[]).await, denied, "{forged}");
    }
    let answer = world.forge_form("callum", "report/decide/1/accepted", &[("answer", "yes")]).await;
    assert!(answer.starts_with(denied), "{answer}");
    world.granted("lucia", "moderator").await;
    world.granted("morag", "moderator").await;
    assert_snapshot!(world.forge("lucia", "report/ask/1/accepted", &[]).await, @"Lo enviaste tú; decide otra persona del equipo de moderación.");
    world.slash("morag", "writeup show", &[("id", "R-1")]).await;
    assert_snapshot!(world.forge("morag", "report/ask/1/accepted", &[]).await, @"This is about your own write-up; another moderator decides on it.");
    let answer = world.forge_form("morag", "report/decide/1/refused", &[("answer", "no")]).await;
    assert!(answer.starts_with("This is about your own write-up"), "{answer}");
    assert_eq!(world.count("select count(*) from report where state = 'waiting'").await, 1);
    // A reason that is a moderator's alone, and forms that no button opened.
    world.slash("callum", "writeup show", &[("id", "R-1")]).await;
    for (forged, values) in
        [("report/reason/1", vec!["election_hold"]), ("report/open/77", vec![]), ("report/x", vec![])]
    {
        let answer = world.forge("callum", forged, &values).await;
        assert!(answer.starts_with("This button") || answer.starts_with("There is no write-up"), "{forged}: {answer}");
    }
    let answer = world.forge_form("callum", "report/form/1/election_hold/5", &[("words", "no")]).await;
    assert!(answer.starts_with("This button is from an older version"), "{answer}");
    assert_eq!(world.count("select count(*) from report").await, 1);
    world.finish().await;
}

#[tokio::test]
async fn one_person_reports_ten_times_a_day_at_most() {
    let mut world = published().await;
    for number in 0..10 {
        let form = format!("report/form/1/unclear/{}", number + 100);
        let sent = world.forge_form("lucia", &form, &[("words", "¿Qué?")]).await;
        assert!(sent.starts_with("Gracias"), "{sent}");
    }
    assert_snapshot!(world.forge_form("lucia", "report/form/1/unclear/200", &[("words", "Una más")]).await, @"
    Enviaste 10 reportes en un día, que es el máximo. Envía el próximo mañana; si es urgente, escribe a alguien de moderación.
    ---
    **Lo que habías escrito, para que puedas copiarlo:**
    Una más
    ");
    assert_eq!(world.count("select count(*) from report").await, 10);
    world.slash("lucia", "writeup show", &[("id", "R-1")]).await;
    let limited = world.click("lucia", "Reportar").await;
    assert!(limited.starts_with("Enviaste 10 reportes en un día"), "{limited}");
    world.sweep().await;
    for _ in 0..10 {
        world.read("ines", "review");
    }
    world.wait(24).await;
    world.slash("lucia", "writeup show", &[("id", "R-1")]).await;
    let asked = world.click("lucia", "Reportar").await;
    assert!(asked.starts_with("¿Qué está mal en R-1?"), "{asked}");
    world.finish().await;
}

#[tokio::test]
async fn a_decision_on_a_reply_is_reopened_and_the_reply_disappears_until_decided_anew() {
    let mut world = published().await;
    world.click("lucia", "Reportar").await;
    world.click("lucia", "Responder por una organización mencionada aquí").await;
    let reply = [("organisation", "Climate directorate"), ("words", "Twelve."), ("link", "https://a.example.org")];
    world.submit("lucia", &reply).await;
    world.sweep().await;
    world.read("ines", "review");
    world.click("ines", "Accept").await;
    world.submit("ines", &[]).await;
    world.sweep().await;
    world.read_direct("lucia");
    world.read_direct("morag");
    world.granted("morag", "moderator").await;
    world.slash("morag", "writeup show", &[("id", "R-1")]).await;
    assert_snapshot!(world.forge("morag", "report/reopen/1", &[]).await, @"This is about your own write-up; another moderator decides on it.");
    world.slash("callum", "writeup show", &[("id", "R-1")]).await;
    let denied = world.forge_form("callum", "report/reopen/1", &[("words", "Why not")]).await;
    assert!(denied.starts_with("Only moderators can do this"), "{denied}");
    world.reread("ines", "review");
    world.click("ines", "Reopen").await;
    assert_snapshot!(world.submit("ines", &[("words", "Whoever sent it may not speak for them.")]).await, @"It waits again, on R-1. Whoever sent it is told why.");
    world.sweep().await;
    assert_snapshot!(world.reread("ines", "review"), @"
    **A reply** to R-1, Open the city's climate data
    **Climate directorate**
    Twelve.
    https://a.example.org
    -# From somebody of: City of Buenos Aires, Argentina · Government
    **Why it is decided anew**
    Whoever sent it may not speak for them.
    [Accept] [Refuse] [Read the write-up]
    ");
    assert_snapshot!(world.read_direct("lucia"), @"
    Se vuelve a decidir sobre lo que enviaste acerca de R-1; te avisaremos del resultado.
    **Por qué se decide de nuevo**
    Whoever sent it may not speak for them.
    ");
    assert_snapshot!(world.read_direct("morag"), @"The reply of Climate directorate to your write-up R-1 is being decided anew. Until then it is not shown.");
    let shown = world.slash("callum", "writeup show", &[("id", "R-1")]).await;
    assert!(!shown.contains("Contested"), "{shown}");
    assert!(!world.look_at_newest("callum", "library").contains("Contested"));
    world.restart().await;
    world.reread("ines", "review");
    world.click("ines", "Refuse").await;
    world.submit("ines", &[("answer", "They said no.")]).await;
    world.sweep().await;
    assert_snapshot!(world.read_direct("lucia"), @"
    El equipo de moderación leyó la respuesta de tu organización a R-1 y no la muestra.
    **Mensaje de moderación**
    They said no.
    ");
    assert_snapshot!(world.reread_direct("morag"), @"The reply of Climate directorate to your write-up R-1 is not shown any more.");
    assert_eq!(world.count("select count(*) from log where action = 'report.reopen'").await, 1);
    world.finish().await;
}
