//! A write-up in another language: from the original beside a form to a page that readers of that language see.

use insta::assert_snapshot;

use crate::world::World;

/// Form 1 in Spanish.
const SPANISH: [(&str, &str); 5] = [
    ("title", "Abrir los datos climáticos de la ciudad"),
    ("summary", "Un portal con treinta conjuntos de datos."),
    ("problem", "Nadie podía ver los datos."),
    ("action", "Vecindad y oficinas eligieron juntas los datos."),
    ("results", "En uso: https://ba.example.org/data"),
];

/// Morag's write-up is published, with lessons.
async fn with_lessons() -> World {
    let mut world = World::new().await;
    world.submitted("morag", "scotland").await;
    world.slash("morag", "writeup edit", &[("id", "D-1")]).await;
    world.click("morag", "Take it back and keep writing").await;
    world.click("morag", "Lessons, partners").await;
    world.submit("morag", &[("lessons", "Ask the offices earlier.")]).await;
    world.submitted_again("morag", "D-1").await;
    world.sweep().await;
    world.read("ines", "review");
    world.approved().await;
    world.read("ines", "library");
    world.read("lucia", "fichas");
    world.read_direct("morag");
    world
}

/// Lucía translates it whole into Spanish and submits that.
async fn translated(world: &mut World) {
    world.slash("lucia", "writeup translate", &[("id", "R-1"), ("language", "es")]).await;
    world.click("lucia", "Escribir la traducción").await;
    world.submit("lucia", &SPANISH).await;
    world.click("lucia", "translation/open/1/es/2").await;
    world.submit("lucia", &[("lessons", "Preguntar antes a las oficinas.")]).await;
    world.click("lucia", "Enviar la traducción").await;
    world.sweep().await;
}

#[tokio::test]
async fn a_translation_is_written_beside_the_original_reviewed_and_read() {
    let mut world = with_lessons().await;
    assert_snapshot!(world.slash("lucia", "writeup translate", &[("id", "R-1"), ("language", "es")]).await, @"
    ### R-1: traducción al español
    Aquí está el original. *Escribir la traducción* abre un formulario; lo que envíes queda guardado, aunque no esté completo.
    -# Las traducciones se publican con CC BY 4.0, como el original. Antes las lee alguien de moderación o de gestión del conocimiento.
    ---
    **Título**
    Open the city's climate data
    **Resumen**
    A portal with thirty data sets.
    **Problema**
    Nobody could see the data.
    **Qué se hizo y quiénes participaron**
    People and offices chose the data together.
    [×Original, parte 1] [Original, parte 2]
    [Escribir la traducción] [Aprendizajes, costo, condiciones]
    ");
    assert_snapshot!(world.click("lucia", "Escribir la traducción").await, @"
    (form) R-1 → Español
    Título (qué cambió y dónde) · hasta 112:
    En dos frases · hasta 350:
    ¿Cuál era el problema y para quién? · ≤ 875:
    ¿Qué se hizo y quiénes participaron? · ≤ 1875:
    Resultados y enlaces a evidencia · hasta 1250:
    ");
    // What breaks a rule is saved all the same, and told.
    assert_snapshot!(world.submit("lucia", &[("title", "Datos"), ("problem", &"á".repeat(876))]).await, @"
    ### R-1: traducción al español
    **Se guardó. Antes de enviarla a revisión:**
    - Título: al menos 10 caracteres
    - Resumen: todavía sin texto
    - Problema: 876 caracteres; caben 875 como máximo
    - Qué se hizo y quiénes participaron: todavía sin texto
    - Resultados: todavía sin texto
    - Qué no funcionó: todavía sin texto
    -# Las traducciones se publican con CC BY 4.0, como el original. Antes las lee alguien de moderación o de gestión del conocimiento.
    ---
    **Título**
    Open the city's climate data
    **Resumen**
    A portal with thirty data sets.
    **Problema**
    Nobody could see the data.
    **Qué se hizo y quiénes participaron**
    People and offices chose the data together.
    [×Original, parte 1] [Original, parte 2]
    [Escribir la traducción] [Aprendizajes, costo, condiciones]
    ");
    world.restart().await;
    assert_snapshot!(world.slash("lucia", "writeup translate", &[("id", "R-1"), ("language", "es")]).await, @"
    ### R-1: traducción al español
    **Se guardó. Antes de enviarla a revisión:**
    - Título: al menos 10 caracteres
    - Resumen: todavía sin texto
    - Problema: 876 caracteres; caben 875 como máximo
    - Qué se hizo y quiénes participaron: todavía sin texto
    - Resultados: todavía sin texto
    - Qué no funcionó: todavía sin texto
    -# Las traducciones se publican con CC BY 4.0, como el original. Antes las lee alguien de moderación o de gestión del conocimiento.
    ---
    **Título**
    Open the city's climate data
    **Resumen**
    A portal with thirty data sets.
    **Problema**
    Nobody could see the data.
    **Qué se hizo y quiénes participaron**
    People and offices chose the data together.
    [×Original, parte 1] [Original, parte 2]
    [Escribir la traducción] [Aprendizajes, costo, condiciones]
    ");
    world.click("lucia", "Escribir la traducción").await;
    world.submit("lucia", &SPANISH).await;
    assert_snapshot!(world.click("lucia", "translation/open/1/es/2").await, @"
    (form) R-1 → Español
    ¿Qué no funcionó? ¿Qué cambiarías? · ≤ 1250:
    ");
    assert_snapshot!(world.submit("lucia", &[("lessons", "Preguntar antes a las oficinas.")]).await, @"
    ### R-1: traducción al español
    **Está todo y quedó guardado.** Reléela y luego envíala.
    -# Las traducciones se publican con CC BY 4.0, como el original. Antes las lee alguien de moderación o de gestión del conocimiento.
    ---
    **Resultados**
    In use: https://ba.example.org/data
    **Qué no funcionó**
    Ask the offices earlier.
    [Original, parte 1] [×Original, parte 2]
    [Escribir la traducción] [Aprendizajes, costo, condiciones] [Enviar la traducción]
    ");
    assert_snapshot!(world.click("lucia", "Enviar la traducción").await, @"Se envió tu traducción de R-1 al español. Te avisaremos qué se decide.");
    // The second click on the same button is harmless.
    assert_snapshot!(world.forge("lucia", "translation/submit/1", &[]).await, @"Esta traducción ya se envió. Te avisaremos qué se decide.");
    world.sweep().await;

    assert_snapshot!(world.read("ines", "review"), @"
    **A translation is waiting for review**: R-1, from English into Spanish
    ### Abrir los datos climáticos de la ciudad
    Un portal con treinta conjuntos de datos.
    -# Original: Open the city's climate data
    [Approve] [Send back] [Read it all]
    ");
    assert_snapshot!(world.click("ines", "Read it all").await, @"
    ### R-1 · Español
    **Title**
    Abrir los datos climáticos de la ciudad
    **Summary**
    Un portal con treinta conjuntos de datos.
    **Problem**
    Nadie podía ver los datos.
    **What was done, and who took part**
    Vecindad y oficinas eligieron juntas los datos.
    [×Translation, part 1] [Translation, part 2] [Original, part 1] [Original, part 2]
    [Approve] [Send back]
    ");
    assert_snapshot!(world.click("ines", "Original, part 2").await, @"
    ### R-1 · English
    **Results**
    In use: https://ba.example.org/data
    **What didn't work**
    Ask the offices earlier.
    [Translation, part 1] [Translation, part 2] [Original, part 1] [×Original, part 2]
    [Approve] [Send back]
    ");
    assert_snapshot!(world.click("ines", "Approve").await, @"The translation of R-1 into Spanish is published.");
    world.sweep().await;
    assert_snapshot!(world.read_direct("lucia"), @"
    Se publicó tu traducción de R-1, **Open the city's climate data**, al español. Gracias.
    [Abrirla]
    ");
    assert_snapshot!(world.slash("lucia", "writeup show", &[("id", "R-1")]).await, @"
    ### R-1 · Abrir los datos climáticos de la ciudad
    -# Traducida y revisada · el original está en inglés
    **Escocia, Reino Unido** · Completada
    Un portal con treinta conjuntos de datos.
    **Áreas:** Datos abiertos
    **Valores:** Transparencia
    **Por el gobierno:** sin indicar
    **Por la sociedad civil:** sin indicar
    -# Climate directorate · English · CC BY 4.0 · <t:1893499200:d>
    [×Ficha] [Problema y acción] [Resultados] [Evidencia] [Historial]
    [Ver el original] [Reportar]
    ");
    assert_snapshot!(world.click("lucia", "Resultados").await, @"
    ### R-1 · Abrir los datos climáticos de la ciudad
    -# Traducida y revisada · el original está en inglés
    **Resultados**
    En uso: https://ba.example.org/data
    **Qué no funcionó**
    Preguntar antes a las oficinas.
    [Ficha] [Problema y acción] [×Resultados] [Evidencia] [Historial]
    [Ver el original] [Reportar]
    ");
    assert_snapshot!(world.click("lucia", "Ver el original").await, @"
    ### R-1 · Open the city's climate data
    **Resultados**
    In use: https://ba.example.org/data
    **Qué no funcionó**
    Ask the offices earlier.
    [Ficha] [Problema y acción] [×Resultados] [Evidencia] [Historial]
    [Ver la traducción] [Reportar]
    ");
    assert_snapshot!(world.click("lucia", "Ficha").await, @"
    ### R-1 · Open the city's climate data
    **Escocia, Reino Unido** · Completada
    A portal with thirty data sets.
    **Áreas:** Datos abiertos
    **Valores:** Transparencia
    **Por el gobierno:** sin indicar
    **Por la sociedad civil:** sin indicar
    -# Climate directorate · English · CC BY 4.0 · <t:1893499200:d>
    [×Ficha] [Problema y acción] [Resultados] [Evidencia] [Historial]
    [Ver la traducción] [Reportar]
    ");
    assert_snapshot!(world.click("lucia", "Ver la traducción").await, @"
    ### R-1 · Abrir los datos climáticos de la ciudad
    -# Traducida y revisada · el original está en inglés
    **Escocia, Reino Unido** · Completada
    Un portal con treinta conjuntos de datos.
    **Áreas:** Datos abiertos
    **Valores:** Transparencia
    **Por el gobierno:** sin indicar
    **Por la sociedad civil:** sin indicar
    -# Climate directorate · English · CC BY 4.0 · <t:1893499200:d>
    [×Ficha] [Problema y acción] [Resultados] [Evidencia] [Historial]
    [Ver el original] [Reportar]
    ");
    // Found by its Spanish words, and shown in Spanish where it is announced in Spanish.
    let found = world.slash("lucia", "search", &[("query", "conjuntos vecindad")]).await;
    assert_snapshot!(found, @"
    ### Una ficha para “conjuntos vecindad”
    **R-1** Abrir los datos climáticos de la ciudad
    -# Escocia, Reino Unido · Completada · English
    > Un portal con treinta **conjuntos** de datos.
    [R-1]
    ");
    let english = [("query", "conjuntos"), ("language", "es")];
    let narrowed = world.slash("morag", "search", &english).await;
    assert!(narrowed.contains("**R-1** Open the city's climate data"), "{narrowed}");
    world.slash("lucia", "search", &[("query", "conjuntos vecindad")]).await;
    let opened = world.click("lucia", "R-1").await;
    assert!(opened.starts_with("### R-1 · Abrir los datos"), "{opened}");
    assert_snapshot!(world.look_at_newest("lucia", "fichas"), @"
    **Nueva en la biblioteca** · Escocia, Reino Unido
    ### R-1 · Abrir los datos climáticos de la ciudad
    -# Traducida y revisada · el original está en inglés
    **Escocia, Reino Unido** · Completada
    Un portal con treinta conjuntos de datos.
    **Áreas:** Datos abiertos
    **Valores:** Transparencia
    **Por el gobierno:** sin indicar
    **Por la sociedad civil:** sin indicar
    -# Climate directorate · English · CC BY 4.0 · <t:1893499200:d>
    [Leerla] [Reportar]
    ");
    assert!(world.look_at_newest("morag", "library").contains("### R-1 · Open the city's climate data"));
    let english = world.slash("morag", "writeup show", &[("id", "R-1")]).await;
    assert!(english.contains("Open the city's climate data") && !english.contains("Original"), "{english}");
    world.finish().await;
}

#[tokio::test]
async fn a_new_version_of_the_original_is_told_and_a_newer_translation_takes_its_place() {
    let mut world = with_lessons().await;
    translated(&mut world).await;
    world.read("ines", "review");
    world.click("ines", "Approve").await;
    world.slash("morag", "writeup edit", &[("id", "R-1")]).await;
    world.click("morag", "Text").await;
    world.submit("morag", &[("summary", "A portal with forty data sets.")]).await;
    world.submitted_again("morag", "R-1").await;
    world.approved().await;
    world.read_direct("morag");
    world.read_direct("lucia");
    let shown = world.slash("lucia", "writeup show", &[("id", "R-1")]).await;
    assert_snapshot!(shown.lines().take(4).collect::<Vec<_>>().join("\n"), @"
    ### R-1 · Abrir los datos climáticos de la ciudad
    -# Traducida y revisada, de una versión anterior · el original está en inglés
    **Escocia, Reino Unido** · Completada
    Un portal con treinta conjuntos de datos.
    ");
    let found = world.slash("lucia", "search", &[("query", "conjuntos")]).await;
    assert!(found.starts_with("### Una ficha para"), "{found}");
    // The form begins with the translation that there is; the new one is a row of its own.
    world.slash("lucia", "writeup translate", &[("id", "R-1"), ("language", "es")]).await;
    let form = world.click("lucia", "Escribir la traducción").await;
    assert!(form.contains("Un portal con treinta conjuntos de datos."), "{form}");
    world.submit("lucia", &[("summary", "Un portal con cuarenta conjuntos de datos.")]).await;
    // The original changes once more before she submits.
    world.submitted_again("morag", "R-1").await;
    world.approved().await;
    world.read_direct("morag");
    assert_snapshot!(world.click("lucia", "Enviar la traducción").await, @"R-1 cambió mientras traducías. Con `/ficha traducir` ves la nueva versión junto a tu texto, que está guardado.");
    let desk = world.slash("lucia", "writeup translate", &[("id", "R-1"), ("language", "es")]).await;
    assert!(desk.contains("El original cambió") && !desk.contains("[Enviar"), "{desk}");
    world.click("lucia", "Escribir la traducción").await;
    world.submit("lucia", &[("problem", "Nadie podía ver estos datos.")]).await;
    world.click("lucia", "Enviar la traducción").await;
    world.sweep().await;
    world.read("ines", "review");
    world.click("ines", "Approve").await;
    world.sweep().await;
    world.read_direct("lucia");
    let shown = world.slash("lucia", "writeup show", &[("id", "R-1")]).await;
    assert!(shown.contains("-# Traducida y revisada · el original") && shown.contains("cuarenta"), "{shown}");
    assert_eq!(world.count("select count(*) from translation where state = 'reviewed'").await, 2);
    world.finish().await;
}

#[tokio::test]
async fn a_translation_is_sent_back_with_words_and_goes_on_from_there() {
    let mut world = with_lessons().await;
    translated(&mut world).await;
    world.read("ines", "review");
    assert_snapshot!(world.click("ines", "Send back").await, @"
    (form) Send back
    Your words to the translator*:
    ");
    assert_snapshot!(world.submit("ines", &[("words", "“Vecindad” reads oddly: residents?")]).await, @"It goes back to its translator with your words.");
    world.sweep().await;
    assert_snapshot!(world.reread("ines", "review"), @"
    A translation of R-1, from English into Spanish
    ### Abrir los datos climáticos de la ciudad
    Un portal con treinta conjuntos de datos.
    -# Original: Open the city's climate data
    ---
    This translation was sent back on <t:1893499200:f>
    “Vecindad” reads oddly: residents?
    [Reopen]
    ");
    // The second is told what the first decided, also by a card that is old.
    world.slash("vera", "writeup show", &[("id", "R-1")]).await;
    assert_snapshot!(world.forge("vera", "translation/approve/1", &[]).await, @"This translation was sent back on <t:1893499200:f>");
    assert_snapshot!(world.read_direct("lucia"), @"
    Tu traducción de R-1, **Open the city's climate data**, al español vuelve a ti. No se perdió nada de lo que escribiste.
    **De quien la leyó**
    “Vecindad” reads oddly: residents?
    [Corregirla]
    ");
    assert_snapshot!(world.click("lucia", "Corregirla").await, @"
    ### R-1: traducción al español
    El formulario se abre con el texto que hay hasta ahora. Lo que envíes se guarda como una traducción tuya; no se sobrescribe la de nadie.
    -# Las traducciones se publican con CC BY 4.0, como el original. Antes las lee alguien de moderación o de gestión del conocimiento.
    ---
    **Título**
    Open the city's climate data
    **Resumen**
    A portal with thirty data sets.
    **Problema**
    Nobody could see the data.
    **Qué se hizo y quiénes participaron**
    People and offices chose the data together.
    [×Original, parte 1] [Original, parte 2]
    [Escribir la traducción] [Aprendizajes, costo, condiciones]
    ");
    let form = world.click("lucia", "Escribir la traducción").await;
    assert!(form.contains("Vecindad y oficinas"), "{form}");
    world.submit("lucia", &[("action", "Residentes y oficinas eligieron juntos los datos.")]).await;
    world.click("lucia", "Enviar la traducción").await;
    world.granted("callum", "steward").await;
    world.sweep().await;
    // A steward decides too.
    world.read("callum", "review");
    assert_snapshot!(world.click("callum", "Approve").await, @"The translation of R-1 into Spanish is published.");
    world.sweep().await;
    world.read_direct("lucia");
    assert_eq!(world.count("select count(*) from translation where state = 'reviewed'").await, 1);
    world.finish().await;
}

#[tokio::test]
async fn what_waits_is_found_from_the_queue_too() {
    let mut world = with_lessons().await;
    translated(&mut world).await;
    world.read("ines", "review");
    world.slash("lucia", "writeup show", &[("id", "R-1")]).await;
    world.click("lucia", "Reportar").await;
    world.choose("lucia", "report/reason/1", &["duplicate"]).await;
    world.submit("lucia", &[("words", "Ya está.")]).await;
    world.restart().await;
    world.sweep().await;
    world.read("ines", "review");
    assert_snapshot!(world.slash("ines", "review queue", &[]).await, @"
    ### Waiting for review
    -# Nothing is waiting.
    [Translations: 1] [Reports: 1]
    ");
    assert_snapshot!(world.click("ines", "Translations: 1").await, @"
    ### Translations waiting for review
    -# One is waiting.
    **R-1** Abrir los datos climáticos de la ciudad
    -# Español · <t:1893499200:R>
    [R-1]
    ");
    let read = world.click("ines", "R-1").await;
    assert!(read.contains("[Approve] [Send back]"), "{read}");
    world.slash("ines", "review queue", &[]).await;
    assert_snapshot!(world.click("ines", "Reports: 1").await, @"
    ### Reports and replies waiting
    -# One is waiting.
    **R-1** The same reform is already in the library
    -# <t:1893499200:R>
    [R-1]
    ");
    assert_snapshot!(world.click("ines", "R-1").await, @"
    **A report** on R-1, Open the city's climate data
    **Reason:** The same reform is already in the library
    Ya está.
    [Accept] [Refuse] [Read the write-up]
    ");
    world.slash("callum", "writeup show", &[("id", "R-1")]).await;
    for forged in ["report/queue/0", "report/show/1"] {
        let answer = world.forge("callum", forged, &[]).await;
        assert!(answer.starts_with("Only moderators can do this"), "{forged}: {answer}");
    }
    let answer = world.forge("callum", "translation/queue/0", &[]).await;
    assert!(answer.starts_with("Only moderators and stewards decide"), "{answer}");
    world.finish().await;
}

#[tokio::test]
async fn translating_and_deciding_are_refused_to_whoever_may_not() {
    let mut world = with_lessons().await;
    assert_snapshot!(world.slash("callum", "writeup translate", &[("id", "R-1"), ("language", "fr")]).await, @"To translate, belong to a place first: `/place join`.");
    assert_snapshot!(world.slash("lucia", "writeup translate", &[("id", "R-1"), ("language", "en")]).await, @"R-1 se escribió en este idioma. Elige otro.");
    assert_snapshot!(world.slash("lucia", "writeup translate", &[("id", "D-9"), ("language", "es")]).await, @"No hay ninguna ficha “D-9” que puedas ver. Escribe parte de su título y elige de la lista, o usa `/buscar`.");
    // What a stranger's form holds is given back, not kept.
    let answer = world.forge_form("callum", "translation/form/1/es/1", &[("title", "Mine")]).await;
    assert!(answer.starts_with("To translate, belong to a place first") && answer.contains("Mine"), "{answer}");
    assert_eq!(world.count("select count(*) from translation").await, 0);
    translated(&mut world).await;
    world.read("callum", "review");
    let told = "Only moderators and stewards decide on translations.";
    assert_eq!(world.click("callum", "Approve").await, told);
    world.look_at_newest("callum", "review");
    assert_eq!(world.click("callum", "Send back").await, told);
    for forged in ["translation/approve/1", "translation/ask/1", "translation/read/1/1"] {
        assert_eq!(world.forge("callum", forged, &[]).await, told, "{forged}");
    }
    let answer = world.forge_form("callum", "translation/back/1", &[("words", "no")]).await;
    assert!(answer.starts_with(told), "{answer}");
    // Nobody else's translation is submitted by a forged button.
    world.look_at_newest("callum", "review");
    let answer = world.forge("callum", "translation/submit/1", &[]).await;
    assert_eq!(answer, "There is no such translation, or it is not yours.");
    // Nobody decides on their own.
    world.granted("lucia", "moderator").await;
    assert_snapshot!(world.forge("lucia", "translation/approve/1", &[]).await, @"Es tu propia traducción; otra persona decide sobre ella.");
    assert_eq!(world.count("select count(*) from translation where state = 'submitted'").await, 1);
    world.finish().await;
}

#[tokio::test]
async fn the_desk_and_the_marks_speak_each_readers_language() {
    let mut world = with_lessons().await;
    let desks = [
        ("pt", "R-1: tradução para o português"),
        ("fr", "R-1\u{a0}: traduction en français"),
        ("es", "R-1: traducción al español"),
    ];
    for (language, heading) in desks {
        world.slash("morag", "me language", &[("language", language)]).await;
        let desk = world.slash("morag", "writeup translate", &[("id", "R-1"), ("language", language)]).await;
        assert!(desk.starts_with(&format!("### {heading}\n")), "{desk}");
        world.click("morag", "translation/open/1").await;
        world.submit("morag", &SPANISH).await;
        world.click("morag", &format!("translation/open/1/{language}/2")).await;
        world.submit("morag", &[("lessons", "…")]).await;
        world.click("morag", "translation/submit").await;
        world.sweep().await;
        world.read("ines", "review");
        world.click("ines", "Approve").await;
        world.sweep().await;
        world.read_direct("morag");
    }
    let marks = [
        ("pt", "-# Traduzida e revisada · o original está em inglês"),
        ("fr", "-# Traduite et relue · l'original est en anglais"),
        ("es", "-# Traducida y revisada · el original está en inglés"),
    ];
    for (language, mark) in marks {
        world.slash("morag", "me language", &[("language", language)]).await;
        let shown = world.slash("morag", "writeup show", &[("id", "R-1")]).await;
        assert_eq!(shown.lines().nth(1), Some(mark), "{shown}");
    }
    world.finish().await;
}

/// Callum belongs to Scotland and submits a Spanish translation of his own.
async fn translated_by_callum(world: &mut World, title: &str) {
    world.slash("callum", "place join", &[("place", "scotland"), ("side", "civil_society")]).await;
    world.click("callum", "place/agree").await;
    world.slash("callum", "writeup translate", &[("id", "R-1"), ("language", "es")]).await;
    world.click("callum", "Write the translation").await;
    let mut texts = SPANISH;
    texts[0].1 = title;
    world.submit("callum", &texts).await;
    world.click("callum", "Submit translation").await;
    world.sweep().await;
}

#[tokio::test]
async fn a_late_approval_of_an_old_translation_does_not_replace_the_current_one_and_a_decision_is_reopened() {
    let mut world = with_lessons().await;
    translated(&mut world).await;
    world.read("ines", "review");
    // The new version has no lessons any more.
    world.slash("morag", "writeup edit", &[("id", "R-1")]).await;
    world.click("morag", "Lessons, partners").await;
    world.submit("morag", &[("lessons", "")]).await;
    world.submitted_again("morag", "R-1").await;
    world.approved().await;
    world.read_direct("morag");
    translated_by_callum(&mut world, "Datos climáticos visibles en la ciudad").await;
    world.read("ines", "review");
    world.click("ines", "Approve").await;
    assert_snapshot!(world.forge("ines", "translation/read/1/2", &[]).await, @"
    ### R-1 · Español
    -# It is of an earlier version; the original was revised since.
    **Results**
    En uso: https://ba.example.org/data
    **What didn't work**
    Preguntar antes a las oficinas.
    [Translation, part 1] [×Translation, part 2] [Original, part 1] [Original, part 2]
    [Approve] [Send back]
    ");
    world.click("ines", "Approve").await;
    world.sweep().await;
    let shown = world.slash("lucia", "writeup show", &[("id", "R-1")]).await;
    assert!(shown.starts_with("### R-1 · Datos climáticos visibles"), "{shown}");
    assert!(shown.contains("-# Traducida y revisada · el original"), "{shown}");
    // Taken up again, readers see the older one, without what the original no longer has.
    assert_snapshot!(world.reread("ines", "review"), @"
    A translation of R-1, from English into Spanish
    ### Datos climáticos visibles en la ciudad
    Un portal con treinta conjuntos de datos.
    -# Original: Open the city's climate data
    ---
    This translation was approved on <t:1893499200:f>
    [Reopen]
    ");
    assert_snapshot!(world.click("ines", "Reopen").await, @"
    (form) Reopen
    Why it should be decided anew*:
    ");
    assert_snapshot!(world.submit("ines", &[("words", "The title was chosen badly.")]).await, @"The translation of R-1 into Spanish waits for review again. Its translator is told why.");
    world.sweep().await;
    let shown = world.slash("lucia", "writeup show", &[("id", "R-1")]).await;
    assert!(shown.starts_with("### R-1 · Abrir los datos") && shown.contains("de una versión anterior"), "{shown}");
    let results = world.click("lucia", "Resultados").await;
    assert!(!results.contains("Preguntar antes"), "{results}");
    let found = world.slash("lucia", "search", &[("query", "visibles")]).await;
    assert!(!found.contains("R-1"), "{found}");
    assert_snapshot!(world.reread("ines", "review"), @"
    **A translation is waiting for review**: R-1, from English into Spanish
    ### Datos climáticos visibles en la ciudad
    Un portal con treinta conjuntos de datos.
    -# Original: Open the city's climate data
    **Why it is decided anew**
    The title was chosen badly.
    [Approve] [Send back] [Read it all]
    ");
    assert_snapshot!(world.forge("ines", "translation/reopen/2", &[]).await, @"Nothing is decided here that could be reopened.");
    world.reread("ines", "review");
    world.click("ines", "Approve").await;
    world.sweep().await;
    // Each decision is a letter of its own.
    let letters = [world.read_direct("callum"), world.read_direct("callum"), world.read_direct("callum")];
    assert_snapshot!(letters.join("\n"), @"
    Your translation of R-1, **Open the city's climate data**, into Spanish is published. Thank you.
    [Open it]
    The decision on your translation of R-1, **Open the city's climate data**, into Spanish is being taken anew; you will hear what comes of it.
    **Why it is decided anew**
    The title was chosen badly.
    Your translation of R-1, **Open the city's climate data**, into Spanish is published. Thank you.
    [Open it]
    ");
    world.read_direct("lucia");
    assert_eq!(world.count("select count(*) from log where action = 'translation.reopen'").await, 1);
    world.finish().await;
}

#[tokio::test]
async fn a_translator_who_submits_again_replaces_what_waits() {
    let mut world = with_lessons().await;
    translated(&mut world).await;
    world.read("ines", "review");
    world.slash("lucia", "writeup translate", &[("id", "R-1"), ("language", "es")]).await;
    world.click("lucia", "Escribir la traducción").await;
    world.submit("lucia", &[("summary", "Un portal con 30 conjuntos.")]).await;
    world.click("lucia", "Enviar la traducción").await;
    world.sweep().await;
    assert_snapshot!(world.reread("ines", "review"), @"
    A translation of R-1, from English into Spanish
    ### Abrir los datos climáticos de la ciudad
    Un portal con treinta conjuntos de datos.
    -# Original: Open the city's climate data
    ---
    Its translator submitted a newer one before anybody decided.
    ");
    assert_snapshot!(world.forge("ines", "translation/approve/1", &[]).await, @"Its translator submitted a newer one before anybody decided.");
    let waiting = world.read("ines", "review");
    assert!(waiting.contains("30 conjuntos") && waiting.contains("[Approve]"), "{waiting}");
    world.read_nothing("review");
    // Ten a day are enough.
    for number in 0..9 {
        world.slash("lucia", "writeup translate", &[("id", "R-1"), ("language", "es")]).await;
        world.click("lucia", "Escribir la traducción").await;
        world.submit("lucia", &[("summary", &format!("Un portal con {number} conjuntos."))]).await;
        let answer = world.click("lucia", "Enviar la traducción").await;
        assert_eq!(answer.starts_with("Se envió"), number < 8, "{answer}");
    }
    assert_snapshot!(world.forge("lucia", "translation/submit/11", &[]).await, @"Enviaste 10 traducciones en un día, que es el máximo. Lo que escribiste está guardado; envíalo mañana.");
    world.sweep().await;
    for _ in 0..8 {
        world.read("ines", "review");
    }
    assert_eq!(world.count("select count(*) from translation where state = 'submitted'").await, 1);
    world.finish().await;
}

#[tokio::test]
async fn a_translator_finishes_after_the_original_was_revised() {
    let mut world = with_lessons().await;
    world.slash("lucia", "writeup translate", &[("id", "R-1"), ("language", "es")]).await;
    world.click("lucia", "translation/open/1/es/2").await;
    world.submit("lucia", &[("lessons", &"l".repeat(2_000))]).await;
    world.slash("morag", "writeup edit", &[("id", "R-1")]).await;
    world.click("morag", "Lessons, partners").await;
    world.submit("morag", &[("lessons", ""), ("cost", "Two people")]).await;
    world.submitted_again("morag", "R-1").await;
    world.approved().await;
    world.read_direct("morag");
    world.slash("lucia", "writeup translate", &[("id", "R-1"), ("language", "es")]).await;
    world.click("lucia", "Escribir la traducción").await;
    let saved = world.submit("lucia", &SPANISH).await;
    assert_snapshot!(saved.lines().take(5).collect::<Vec<_>>().join("\n"), @"
    ### R-1: traducción al español
    **Se guardó. Antes de enviarla a revisión:**
    - Costo: todavía sin texto
    **El original cambió desde que se escribió este texto.** Relee cada parte, también la del otro formulario, antes de enviarlo.
    -# Las traducciones se publican con CC BY 4.0, como el original. Antes las lee alguien de moderación o de gestión del conocimiento.
    ");
    world.click("lucia", "translation/open/1/es/2").await;
    let saved = world.submit("lucia", &[("cost", "Dos personas")]).await;
    assert!(saved.contains("[Enviar la traducción]") && !saved.contains("El original cambió"), "{saved}");
    assert_eq!(world.count("select count(*) from translation where lessons <> ''").await, 0);
    world.finish().await;
}

#[tokio::test]
async fn a_steward_finds_what_waits_and_reads_only_what_everyone_may() {
    let mut world = with_lessons().await;
    translated(&mut world).await;
    world.read("ines", "review");
    world.granted("callum", "steward").await;
    assert_snapshot!(world.slash("callum", "me show", &[]).await, @"
    ### What Tertulia knows about you
    **Your places**
    None yet. `/place join` adds one.
    **Your roles**
    knowledge steward
    **Your language**
    English (from your Discord)
    -# Your Discord account is kept apart from what you do here, and what can be erased is erased when you ask.
    [Get my data] [Forget me …]
    [Translations to review]
    ");
    let queue = world.click("callum", "Translations to review").await;
    assert!(queue.contains("**R-1** Abrir los datos"), "{queue}");
    let read = world.click("callum", "R-1").await;
    assert!(read.contains("Nadie podía ver los datos"), "{read}");
    // Its author does not decide, whatever role they have.
    world.granted("morag", "moderator").await;
    world.slash("morag", "writeup show", &[("id", "R-1")]).await;
    assert_snapshot!(world.forge("morag", "translation/approve/1", &[]).await, @"This translates your own write-up; somebody else decides on it.");
    let answer = world.forge_form("morag", "translation/back/1", &[("words", "No")]).await;
    assert!(answer.starts_with("This translates your own write-up"), "{answer}");
    world.slash("morag", "writeup withdraw", &[("id", "R-1")]).await;
    world.click("morag", "Withdraw").await;
    assert_snapshot!(world.forge("callum", "translation/read/1/3", &[]).await, @"R-1 was withdrawn by its authors.");
    world.finish().await;
}
