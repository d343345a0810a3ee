//! Search as a member meets it: one's own language and others, what is misspelt, what narrows it down, what finds nothing;
//! and an index that is late, lost or without its model.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::open_data::{beside, row};
use crate::process::{bare, ended, run, told};
use crate::world::World;

/// The demo write-ups, found by their words and by their meaning.
async fn library() -> World {
    let mut world = World::new().await;
    world.seed_demo().await;
    world.index().await;
    world
}

/// The ids of a page of results, in their order.
fn ids(shown: &str) -> Vec<&str> {
    shown.lines().filter_map(|line| line.strip_prefix("**R-")?.split("**").next()).collect()
}

#[tokio::test]
async fn a_reader_finds_reforms_in_their_own_language_and_in_others() {
    let mut world = library().await;
    let shown = world.slash("lucia", "search", &[("query", "asamblea ciudadana sobre el clima")]).await;
    assert_snapshot!(shown, @"
    ### 16 fichas para “asamblea ciudadana sobre el clima”, primero las más afines
    **En tu idioma**
    **R-9** Seguir en público los planes **climáticos** de los municipios de Navarra
    -# Navarra, España · En implementación · Español
    > El Pacto de las Alcaldías pide a cada municipio un Plan de Acción para el **Clima** y la Energía Sostenible, con al menos tres acciones de mitigación, tres de adaptación y una contra la pobreza energética. El Gobierno de Navarra hace un …
    **R-2** Elaborar con participación el cuarto Plan de Acción **Climática**
    -# Ciudad de Buenos Aires, Argentina · En implementación · Español
    > … y mosquitos que transmiten el dengue. La Ley 3871 pide un plan **climático** que se actualice cada cinco años; el último va de 2021 a 2025.
    **R-3** Formular con la **ciudadanía** la política de acción **climática** 2050
    -# Bogotá, Colombia · En cocreación · Español
    > … 2022, Bogotá preparó con participación su Política Pública de Acción **Climática** 2050: 13 talleres con unas 400 personas y una encuesta llamada «termómetro **ciudadano».** No sabemos qué se hizo con lo que la gente aportó.
    **En otros idiomas, con un sentido parecido**
    **R-13** Ask a citizens' assembly how Scotland should tackle the **climate** emergency
    -# Escocia, Reino Unido · Completada · English
    > Scottish law required a citizens' assembly on **climate** change. Its 106 members met online over seven weekends and made 81 recommendations. The government had six months to respond, and did. The members came back to say what they thought of …
    **R-5** Bring 50 residents together to advise Glasgow on the **climate** emergency
    -# Glasgow, Reino Unido · Completada · English
    > Before the United Nations **climate** conference COP26, Glasgow City Council commissioned a citizens' assembly. In five sessions, 50 residents made 15 recommendations for a city at net zero by 2030. What the Council did with them is not known …
    [R-9] [R-2] [R-3] [R-13] [R-5]
    [×Anterior] [Siguiente] [Primero lo más nuevo]
    {Acotar…: }
    ");
    let next = world.click("lucia", "Siguiente").await;
    assert_snapshot!(next, @"
    ### 16 fichas para “asamblea ciudadana sobre el clima”, primero las más afines
    **En tu idioma**
    **R-1** Construir con vecinas y vecinos un portal abierto de datos **climáticos**
    -# Ciudad de Buenos Aires, Argentina · Completada · Español
    > La Ciudad de Buenos Aires preguntó primero qué datos **climáticos** hacían falta y en qué formato. Con más de 600 vecinas y vecinos, 15 especialistas y 20 organizaciones creó un sitio abierto, que salió en noviembre de 2020 y reúne más de 30 …
    **R-11** Crear una mesa de cocreación para atender alertas ambientales
    -# Quintana Roo, México · En implementación · Español
    > El compromiso es una mesa de cocreación contra la corrupción y por el ambiente: un mecanismo para recibir alertas ambientales, resolverlas y rendir cuentas. Por el gobierno figuran la Secretaría de la Contraloría del Estado, las secretaría…
    **R-16** Cocrear una política provincial de reforestación con trámites en línea
    -# Santo Domingo de los Tsáchilas, Ecuador · Completada · Español
    > Fue uno de los tres compromisos del primer plan de gobierno abierto de la provincia. Reúne una política provincial de reforestación y cuidado ambiental hecha en cocreación, un inventario abierto de especies, un sistema en línea para pedir …
    **En otros idiomas, con un sentido parecido**
    **R-15** Co-create a **climate-resilience** policy for Sekondi-Takoradi
    -# Sekondi-Takoradi, Ghana · En implementación · English
    > Sekondi-Takoradi, in Ghana, committed itself to co-creating a **climate-resilience** policy, because its work on disasters had looked at the response and not at the causes. The commitment ran from March 2023 to December 2024. What came of it …
    **R-10** Créer une Assemblée citoyenne de 100 personnes tirées au sort
    -# París, Francia · Institucionalizada · Français
    > Le Conseil de Paris a créé l'Assemblée en octobre 2021. Elle a siégé pour la première fois le 27 novembre 2021. Ses 100 membres ont 16 ans ou plus, sont tirés au sort pour un an environ et reçoivent 44 euros par demi-journée. La deuxième a…
    [R-1] [R-11] [R-16] [R-15] [R-10]
    [Anterior] [Siguiente] [Primero lo más nuevo]
    {Acotar…: }
    ");
    let narrowed = world.choose("lucia", "/narrow", &["language/fr"]).await;
    assert_snapshot!(narrowed, @"
    ### Una ficha para “asamblea ciudadana sobre el clima”
    -# Idioma: Français
    **En otros idiomas, con un sentido parecido**
    **R-10** Créer une Assemblée citoyenne de 100 personnes tirées au sort
    -# París, Francia · Institucionalizada · Français
    > Le Conseil de Paris a créé l'Assemblée en octobre 2021. Elle a siégé pour la première fois le 27 novembre 2021. Ses 100 membres ont 16 ans ou plus, sont tirés au sort pour un an environ et reçoivent 44 euros par demi-journée. La deuxième a…
    [R-10]
    {Acotar…: }
    ");
    let open = world.choose("lucia", "/narrow", &["drop/language"]).await;
    assert_eq!(ids(&open), ids(&shown));
    let newest = world.click("lucia", "Primero lo más nuevo").await;
    assert!(newest.contains("[Primero lo más afín]"), "{newest}");
    world.finish().await;
}

#[tokio::test]
async fn a_slip_of_the_pen_an_id_and_another_name_are_understood() {
    let mut world = library().await;
    let typo = [("query", "orcamento participatvo"), ("language", "pt")];
    assert_snapshot!(world.slash("lucia", "search", &typo).await, @"
    ### Una ficha para “orcamento participatvo”
    Se buscó **orçamento participativo**, porque la biblioteca no tiene “orcamento participatvo”.
    -# Idioma: Português
    **En otros idiomas, con un sentido parecido**
    **R-8** Dar um selo verde a projetos do **orçamento** **participativo**
    -# Lisboa, Portugal · En implementación · Português
    > Lisboa tem **orçamento** **participativo** desde 2008. Desde a edição de 2019, há nele um selo verde para projetos ligados ao clima, com o apoio do City Finance Lab. Não sabemos quantos projetos o receberam.
    [R-8]
    {Acotar…: }
    ");
    for (query, first) in [("R-3", "3"), ("r3", "3"), ("CABA", "1"), ("Écosse", "13"), ("MXROO0007", "11")] {
        let shown = world.slash("callum", "search", &[("query", query)]).await;
        let found = ids(&shown);
        assert!(found.iter().take(2).any(|id| *id == first), "{query}: {shown}");
    }
    world.finish().await;
}

#[tokio::test]
async fn what_finds_nothing_leads_on() {
    let mut world = library().await;
    assert_snapshot!(world.slash("callum", "search", &[("query", "guitar chords for beginners")]).await, @"
    ### Nothing found for “guitar chords for beginners”
    Try fewer or other words, or leave an option out. `/writeup list` shows all there is.
    {Search instead…: }
    ");
    assert_snapshot!(world.slash("callum", "search", &[("query", "日本語の文書")]).await, @"
    ### Nothing found for “日本語の文書”
    Tertulia reads English, Spanish, Portuguese and French. In other languages it finds only the very words.
    Try fewer or other words, or leave an option out. `/writeup list` shows all there is.
    ");
    assert_snapshot!(world.slash("callum", "search", &[("query", "climate"), ("year", "1999")]).await, @"
    ### Nothing found for “climate”
    -# Year: 1999
    Try fewer or other words, or leave an option out. `/writeup list` shows all there is.
    {Search instead…: }
    ");
    assert_snapshot!(world.choose("callum", "/instead", &["everywhere"]).await.lines().next().unwrap(), @"### 15 write-ups for “climate”, closest first");
    world.finish().await;
}

#[tokio::test]
async fn whatever_is_typed_is_answered() {
    let mut world = library().await;
    let long = "climate assembly ".repeat(11);
    for query in [
        long.as_str(),
        "a",
        "de la que y",
        "\" OR title : * NEAR(",
        "'; drop table search_index; --",
        "AND OR NOT",
        "🌍🔥",
        "\u{202e}txet lat\u{202c}",
        "مرحبا بالعالم",
        "%_\\ ()[]{}",
        "\u{1}",
        "*",
        "2030",
        "ﬁnance e\u{301}cologique",
    ] {
        let shown = world.slash("lucia", "search", &[("query", query)]).await;
        assert!(shown.starts_with("### ") || shown.contains("> "), "{query}: {shown}");
    }
    world.finish().await;
}

#[tokio::test]
async fn what_was_just_published_is_found_by_its_words_and_what_was_withdrawn_is_not() {
    let mut world = World::new().await;
    world.published("morag", "scotland").await;
    let shown = world.slash("lucia", "search", &[("query", "portal of data sets")]).await;
    assert_eq!(ids(&shown), ["1"], "{shown}");
    // In another language once its vectors are made.
    let meant = "página de internet con cifras";
    let shown = world.slash("lucia", "search", &[("query", meant)]).await;
    assert_eq!(ids(&shown), [""; 0], "{shown}");
    let health = world.slash("ines", "admin health", &[]).await;
    assert!(
        health.contains("○ Search: by words; by meaning soon, which is still being prepared for 1 of 1"),
        "{health}"
    );
    world.index().await;
    assert_snapshot!(world.slash("lucia", "search", &[("query", meant)]).await, @"
    ### Una ficha para “página de internet con cifras”
    **En otros idiomas, con un sentido parecido**
    **R-1** Open the city's climate data
    -# Escocia, Reino Unido · Completada · English
    > A portal with thirty data sets.
    [R-1]
    ");
    let health = world.slash("ines", "admin health", &[]).await;
    assert!(health.contains("✓ Search: one document, by words and by meaning"), "{health}");
    world.read_everything();
    world.slash("morag", "writeup withdraw", &[("id", "R-1")]).await;
    world.click("morag", "writeup/withdraw-now").await;
    for query in ["portal of data sets", meant, "R-1"] {
        let shown = world.slash("lucia", "search", &[("query", query)]).await;
        assert_eq!(ids(&shown), [""; 0], "{query}: {shown}");
    }
    for left in [
        "select count(*) from search_document",
        "select count(*) from search_word",
        "select count(*) from search_word_vector",
        "select count(*) from search_index",
    ] {
        assert_eq!(world.count(left).await, 0, "{left}");
    }
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn searching_goes_on_while_write_ups_are_imported() {
    let mut world = library().await;
    let folder = tempfile::tempdir().unwrap();
    // Numbers that the demo write-ups do not have.
    let rows: Vec<Value> = (101..=1_100).map(row).collect();
    std::fs::write(folder.path().join("many.json"), json!(rows).to_string()).unwrap();
    let mut import = beside(&world, folder.path(), &["import", "many.json", "--published"]).spawn().unwrap();
    let mut found = 0;
    let mut during = 0;
    while import.try_wait().unwrap().is_none() {
        let shown = world.slash("callum", "search", &[("query", "open the data portal")]).await;
        assert!(shown.contains("**R-"), "{shown}");
        let count = shown.split_whitespace().find_map(|word| word.parse::<usize>().ok()).unwrap();
        assert!(count >= found, "{count} after {found}: {shown}");
        found = count;
        during += 1;
    }
    assert!(told(&ended(import).await, None).starts_with("exit 0\nnew, published: 1000"));
    assert!(during > 0, "the import was over at once");
    let shown = world.slash("callum", "search", &[("query", "open the data portal")]).await;
    assert_eq!(ids(&shown)[..3], ["101", "102", "103"], "{shown}");
}

#[tokio::test]
async fn an_index_that_is_lost_or_older_is_made_anew() {
    let mut world = World::new().await;
    world.published("morag", "scotland").await;
    world.index().await;
    for damage in [
        "drop table search_index",
        "delete from search_index",
        "delete from search_document",
        "update search_document set format = 0",
        "update search_document set model = 'another@model'",
    ] {
        world.stop_bot().await;
        world.tamper(damage).await;
        world.start_bot().await;
        // It answers meanwhile, whatever it finds.
        world.slash("lucia", "search", &[("query", "portal")]).await;
        world.index().await;
        for query in ["portal", "página de internet con cifras"] {
            let shown = world.slash("lucia", "search", &[("query", query)]).await;
            assert_eq!(ids(&shown), ["1"], "after {damage}: {query}: {shown}");
        }
    }
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn a_model_that_is_not_the_right_one_is_told_and_search_goes_by_words() {
    let mut world = World::new().await;
    world.published("morag", "scotland").await;
    world.stop_bot().await;
    let model = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/config/models/use-multilingual-3.bin")).unwrap();
    let (mut flipped, mut other) = (model.clone(), model.clone());
    flipped[1_000_000] ^= 1;
    other[12..15].copy_from_slice(b"abc");
    for (name, bytes, why) in [
        ("cut", &model[..model.len() / 2], "it was cut short or added to"),
        ("flipped", &flipped[..], "the model's file was altered"),
        ("other", &other[..], "the file holds the model"),
        ("empty", &[][..], "this is not a model"),
    ] {
        let path = world.folder().join(name);
        std::fs::write(&path, bytes).unwrap();
        let mut command = bare(world.folder(), &["reindex"]);
        command.env("TERTULIA_SEARCH__MODEL", &path);
        let said = told(&run(command).await, None);
        assert!(
            said.starts_with("exit 1\n1 documents, by their words alone\n") && said.contains(why),
            "{name}: {said}"
        );
    }
    world.settings = vec![("TERTULIA_SEARCH__MODEL", world.folder().join("cut").display().to_string())];
    world.start_bot().await;
    let shown = world.slash("lucia", "search", &[("query", "portal")]).await;
    assert!(ids(&shown) == ["1"] && shown.contains("solo compara palabras"), "{shown}");
    let health = world.slash("ines", "admin health", &[]).await;
    assert!(health.contains("Search goes by words alone: the model's file has"), "{health}");
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn what_stands_beside_a_write_up_says_why_and_a_draft_is_compared_with_what_there_is() {
    let mut world = library().await;
    let shown = world.slash("callum", "writeup show", &[("id", "R-13")]).await;
    assert_snapshot!(shown.split_once("[Report]").unwrap().1.trim(), @"
    **Related**
    - **R-14** Set up a standing climate network between government and civil society (close in meaning)
    - **R-5** Bring 50 residents together to advise Glasgow on the climate emergency (close in meaning)
    - **R-1** Construir con vecinas y vecinos un portal abierto de datos climáticos (same area and status)
    - **R-16** Cocrear una política provincial de reforestación con trámites en línea (same area and status)
    [R-14] [R-5] [R-1] [R-16]
    ");
    world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
    let draft = world
        .submit(
            "morag",
            &[
                ("title", "An assembly of citizens about the climate emergency"),
                ("summary", "The law asked for it; 106 members met online and made recommendations to Scotland."),
            ],
        )
        .await;
    assert_snapshot!(draft.lines().take(16).collect::<Vec<_>>().join("\n"), @"
    ### D-17 is saved. It still needs:
    - Problem: still empty
    - What was done, and who took part: still empty
    - Results: still empty
    **The same reform? If one of these tells of it already, write there or adapt it.**
    - **R-13** Ask a citizens' assembly how Scotland should tackle the climate emergency
    [Continue] [Open the draft]
    ");
    world.finish().await;
}
