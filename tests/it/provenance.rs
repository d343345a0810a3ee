//! A place's two contacts confirm a write-up; other places adapt it.

use insta::assert_snapshot;

use crate::world::World;

/// Morag and Callum are Scotland's contacts, for government and for civil society.
async fn with_contacts() -> World {
    let mut world = World::new().await;
    world.slash("callum", "place join", &[("place", "scotland"), ("side", "civil_society")]).await;
    world.click("callum", "place/agree").await;
    world
        .tamper(
            "insert into contact (place_id, side, person_id, confirmed_at)
             select place_id, side, person_id, 0 from membership join place using (place_id) where slug = 'scotland'",
        )
        .await;
    world
}

#[tokio::test]
async fn two_contacts_confirm_a_version_and_a_new_version_is_asked_for_again() {
    let mut world = with_contacts().await;
    world.published("morag", "scotland").await;
    assert_snapshot!(world.read_direct("morag"), @"
    **Open the city's climate data** (R-1) is published for Scotland, United Kingdom, where you are a contact. Was it co-created as it says? Read it, then confirm it; you may add where you differ.
    [Read it] [Confirm]
    ");
    world.read_direct("morag");
    world.restart().await;
    assert_snapshot!(world.read_direct("callum"), @"
    **Open the city's climate data** (R-1) is published for Scotland, United Kingdom, where you are a contact. Was it co-created as it says? Read it, then confirm it; you may add where you differ.
    [Read it] [Confirm]
    ");
    assert_snapshot!(world.click("callum", "Confirm").await, @"
    (form) Confirm R-1
    Where you differ, if you do · up to 500:
    ");
    assert_snapshot!(world.submit("callum", &[("note", "The second survey was **not** shared with us.")]).await, @r"
    You confirmed R-1 for civil society. It carries the mark “Co-created ✓” once the contact for government confirms it too.
    **Your note, shown with it**
    The second survey was \*\*not\*\* shared with us.
    [Open it]
    ");
    assert_snapshot!(world.slash("lucia", "writeup show", &[("id", "R-1")]).await, @r"
    ### R-1 · Open the city's climate data
    **Escocia, Reino Unido** · Completada
    A portal with thirty data sets.
    **Áreas:** Datos abiertos
    **Valores:** Transparencia
    **Por el gobierno:** sin indicar
    **Por la sociedad civil:** sin indicar
    La confirmó el contacto de la sociedad civil del lugar; falta el del gobierno.
    **Nota del contacto de la sociedad civil:** The second survey was \*\*not\*\* shared with us.
    -# Climate directorate · English · CC BY 4.0 · <t:1893499200:d>
    [×Ficha] [Problema y acción] [Resultados] [Evidencia] [Historial]
    [Reportar]
    ");
    assert_snapshot!(world.slash("morag", "writeup confirm", &[("id", "R-1")]).await, @"
    R-1 carries the mark “Co-created ✓”: both contacts of the place confirmed this version.
    [Open it]
    ");
    world.sweep().await;
    assert_snapshot!(world.reread("ines", "library"), @r"
    **New in the library**, from Scotland, United Kingdom
    ### R-1 · Open the city's climate data
    **Scotland, United Kingdom** · Completed
    A portal with thirty data sets.
    **Areas:** Open data
    **Values:** Transparency (access to information)
    **Government partner:** not stated
    **Civil-society partner:** not stated
    **Co-created ✓** Both contacts of the place confirmed it, for government and for civil society.
    **Note of the civil-society contact:** The second survey was \*\*not\*\* shared with us.
    -# Climate directorate · English · CC BY 4.0 · <t:1893499200:d>
    [Read it] [Report]
    ");
    // Confirming again replaces the note, and is still one confirmation.
    world.reread_direct("callum");
    world.click("callum", "Confirm").await;
    assert_snapshot!(world.submit("callum", &[("note", "")]).await, @"
    R-1 carries the mark “Co-created ✓”: both contacts of the place confirmed this version.
    [Open it]
    ");
    assert_eq!(world.count("select count(*) from confirmation where note = ''").await, 2);
    assert_eq!(world.count("select count(*) from log where action = 'writeup.confirm'").await, 3);

    world.submitted_again("morag", "R-1").await;
    world.approved().await;
    assert_snapshot!(world.slash("callum", "writeup show", &[("id", "R-1")]).await, @"
    ### R-1 · Open the city's climate data
    **Scotland, United Kingdom** · Completed
    A portal with thirty data sets.
    **Areas:** Open data
    **Values:** Transparency (access to information)
    **Government partner:** not stated
    **Civil-society partner:** not stated
    Both contacts confirmed an earlier version; they have not confirmed this one yet.
    -# Climate directorate · English · CC BY 4.0 · <t:1893499200:d>
    [×Card] [Problem and action] [Results] [Evidence] [History]
    [Report]
    ");
    world.reread_direct("callum");
    assert_snapshot!(world.click("callum", "Confirm").await, @"Another version of R-1 is published by now. Read it with `/writeup show`, then confirm it with `/writeup confirm`.");
    assert_snapshot!(world.read_direct("callum"), @"
    A new version of **Open the city's climate data** (R-1) is published for Scotland, United Kingdom. A confirmation is of one version, so please look at this one too.
    [Read it] [Confirm]
    ");
    for _ in 0..2 {
        world.read_direct("morag");
    }
    world.finish().await;
}

#[tokio::test]
async fn only_contacts_confirm_whatever_a_client_sends() {
    let mut world = with_contacts().await;
    world.published("morag", "scotland").await;
    assert_snapshot!(world.slash("lucia", "writeup confirm", &[("id", "R-1")]).await, @"Solo los dos contactos de Escocia pueden confirmarla: uno por el gobierno y otro por la sociedad civil. Los nombra el equipo de moderación.");
    world.slash("lucia", "writeup show", &[("id", "R-1")]).await;
    for forged in ["lineage/confirm/1", "lineage/confirm/99", "lineage/confirm/x"] {
        let answer = world.forge("lucia", forged, &[]).await;
        assert!(answer.starts_with("Solo los dos contactos") || answer.starts_with("Este botón"), "{forged}: {answer}");
    }
    let answer = world.forge_form("lucia", "lineage/confirm/1", &[("note", "mine")]).await;
    assert!(answer.starts_with("Solo los dos contactos"), "{answer}");
    assert_eq!(world.count("select count(*) from confirmation").await, 0);
    // A moderator is no contact either.
    let answer = world.slash("ines", "writeup confirm", &[("id", "R-1")]).await;
    assert!(answer.starts_with("Only the two contacts of Scotland"), "{answer}");
    assert_snapshot!(world.slash("morag", "writeup confirm", &[("id", "R-7")]).await, @"There is no write-up “R-7” that you can see. Type part of its title and choose from the list, or use `/search`.");
    world.slash("morag", "writeup withdraw", &[("id", "R-1")]).await;
    world.click("morag", "Withdraw").await;
    assert_snapshot!(world.slash("callum", "writeup confirm", &[("id", "R-1")]).await, @"R-1 was withdrawn by its authors.");
    for who in ["morag", "morag", "callum"] {
        world.read_direct(who);
    }
    world.finish().await;
}

#[tokio::test]
async fn a_place_adapts_what_another_did_and_the_author_hears() {
    let mut world = World::new().await;
    world.published("morag", "scotland").await;
    world.read_direct("morag");
    let adapt = [("id", "R-1"), ("place", "caba"), ("reason", "Our *portal* needs the same rules")];
    assert_snapshot!(world.slash("lucia", "writeup adapt", &adapt).await, @"
    Anotado: Ciudad de Buenos Aires, Argentina está adaptando R-1. Aparece en su página de evidencia, y se avisa a quien la escribió.
    [Abrirla]
    ");
    world.sweep().await;
    assert_snapshot!(world.read_direct("morag"), @r"
    City of Buenos Aires, Argentina is adapting your write-up R-1, **Open the city's climate data**:
    Our \*portal\* needs the same rules
    [Open it]
    ");
    assert_snapshot!(world.click("morag", "Open it").await, @r"
    ### R-1 · Open the city's climate data
    **Evidence**
    - https://ba.example.org/data
    **Adapted by**
    - City of Buenos Aires, Argentina (Our \*portal\* needs the same rules, <t:1893499200:d>)
    [Card] [Problem and action] [Results] [×Evidence] [History]
    [Report]
    ");
    // Said again, the reason is replaced, and so is what the letter says.
    let again = [("id", "R-1"), ("place", "caba"), ("reason", "The law of 2029 asks for it")];
    world.slash("lucia", "writeup adapt", &again).await;
    world.wait(1).await;
    assert_snapshot!(world.reread_direct("morag"), @"
    City of Buenos Aires, Argentina is adapting your write-up R-1, **Open the city's climate data**:
    The law of 2029 asks for it
    [Open it]
    ");
    assert_eq!(world.count("select count(*) from adaptation").await, 1);
    assert_eq!(world.count("select count(*) from log where action = 'writeup.adapt'").await, 2);

    let not_hers = [("id", "R-1"), ("place", "paris"), ("reason", "x")];
    assert_snapshot!(world.slash("lucia", "writeup adapt", &not_hers).await, @"Para decirlo en nombre de París, primero únete con `/lugar unirse`.");
    let own = [("id", "R-1"), ("place", "scotland"), ("reason", "x")];
    assert_snapshot!(world.slash("morag", "writeup adapt", &own).await, @"R-1 is this place's own. Another place can say that it is adapting it.");
    let stranger = world.slash("callum", "writeup adapt", &adapt).await;
    assert!(stranger.starts_with("To say this for"), "{stranger}");
    assert_eq!(world.count("select count(*) from adaptation").await, 1);
    world.finish().await;
}

#[tokio::test]
async fn what_inspired_a_write_up_is_named_where_it_is_published() {
    let mut world = World::new().await;
    world.published("morag", "scotland").await;
    world.read_direct("morag");
    world.submitted("lucia", "caba").await;
    world.slash("lucia", "writeup edit", &[("id", "D-2")]).await;
    world.click("lucia", "writeup/take-back").await;
    world.click("lucia", "writeup/open/2/3").await;
    world.submit("lucia", &[("inspired-by", "R-1, R-2 and R-77, and a talk")]).await;
    world.submitted_again("lucia", "D-2").await;
    world.sweep().await;
    world.read("ines", "review");
    world.approved().await;
    world.read("ines", "library");
    world.read("lucia", "fichas");
    world.read_direct("lucia");
    world.slash("morag", "writeup show", &[("id", "R-2")]).await;
    assert_snapshot!(world.click("morag", "Evidence").await, @"
    ### R-2 · Open the city's climate data
    **Evidence**
    - https://ba.example.org/data
    **Inspired by**
    R-1, R-2 and R-77, and a talk
    - R-1 · Open the city's climate data
    [Card] [Problem and action] [Results] [×Evidence] [History]
    [Report]
    ");
    world.finish().await;
}

#[tokio::test]
async fn the_marks_speak_each_readers_language() {
    let mut world = with_contacts().await;
    world.published("morag", "scotland").await;
    world.slash("morag", "writeup confirm", &[("id", "R-1"), ("note", "Two of us differ.")]).await;
    world.slash("callum", "writeup confirm", &[("id", "R-1")]).await;
    world.click("callum", "Open it").await;
    world.click("callum", "Report").await;
    world.click("callum", "Reply for an organisation named here").await;
    let reply = [("organisation", "Climate directorate"), ("words", "No."), ("link", "https://a.example.org")];
    world.submit("callum", &reply).await;
    world.sweep().await;
    world.read("ines", "review");
    world.click("ines", "Accept").await;
    world.submit("ines", &[]).await;
    let mut shown = Vec::new();
    for language in ["en", "es", "pt", "fr"] {
        world.slash("lucia", "me language", &[("language", language)]).await;
        let card = world.slash("lucia", "writeup show", &[("id", "R-1")]).await;
        shown.extend(card.lines().skip(7).take(3).map(str::to_owned));
        shown.push(card.lines().last().unwrap().to_owned());
    }
    assert_snapshot!(shown.join("\n"), @"
    **Contested:** see the reply of Climate directorate
    **Co-created ✓** Both contacts of the place confirmed it, for government and for civil society.
    **Note of the government contact:** Two of us differ.
    [Report]
    **En disputa:** consulta la respuesta de Climate directorate
    **Cocreada ✓** La confirmaron los dos contactos del lugar: el del gobierno y el de la sociedad civil.
    **Nota del contacto del gobierno:** Two of us differ.
    [Reportar]
    **Contestada:** veja a resposta de Climate directorate
    **Cocriada ✓** Os dois contatos da localidade confirmaram: o do governo e o da sociedade civil.
    **Nota do contato do governo:** Two of us differ.
    [Denunciar]
    **Contestée :** voir la réponse de Climate directorate
    **Cocréée ✓** Confirmée par les deux contacts du territoire, pour le gouvernement et pour la société civile.
    **Remarque du contact pour le gouvernement :** Two of us differ.
    [Signaler]
    ");
    world.sweep().await;
    for who in ["morag", "morag", "morag", "callum", "callum"] {
        world.read_direct(who);
    }
    world.finish().await;
}

#[tokio::test]
async fn what_was_said_of_an_adaptation_is_replaced_or_removed_only_by_whoever_said_it_or_a_moderator() {
    let mut world = World::new().await;
    world.published("morag", "scotland").await;
    world.read_direct("morag");
    let adapt = [("id", "R-1"), ("place", "caba"), ("reason", "Our portal needs the same rules")];
    world.slash("lucia", "writeup adapt", &adapt).await;
    world.slash("callum", "place join", &[("place", "caba"), ("side", "other")]).await;
    world.click("callum", "place/agree").await;
    let other = [("id", "R-1"), ("place", "caba"), ("reason", "Mine")];
    assert_snapshot!(world.slash("callum", "writeup adapt", &other).await, @"Somebody else of City of Buenos Aires has said so already, with their reason. They, or a moderator, can remove it on the evidence page.");
    // Whoever did not say it sees no button, and a forged one does not help.
    world.slash("callum", "writeup show", &[("id", "R-1")]).await;
    let evidence = world.click("callum", "Evidence").await;
    assert!(evidence.contains("same rules") && !evidence.contains("[Remove"), "{evidence}");
    for (forged, values) in [("lineage/adapted/1", vec![]), ("lineage/choose/1", vec!["1"])] {
        let answer = world.forge("callum", forged, &values).await;
        assert!(answer.starts_with("There is no adaptation here that you can remove"), "{answer}");
    }
    let answer = world.forge_form("callum", "lineage/unadapt/1", &[("reason", "No")]).await;
    assert!(answer.starts_with("There is no adaptation here that you can remove"), "{answer}");
    // A moderator removes it, with a reason.
    world.slash("ines", "writeup show", &[("id", "R-1")]).await;
    let evidence = world.click("ines", "Evidence").await;
    assert!(evidence.ends_with("[Remove an adaptation]"), "{evidence}");
    assert_snapshot!(world.click("ines", "Remove an adaptation").await, @"
    Which adaptation of R-1 should not be shown any more? A form then asks why; the log keeps the reason.
    {Choose an adaptation: }
    ");
    assert_snapshot!(world.choose("ines", "lineage/choose/1", &["1"]).await, @"
    (form) Remove an adaptation
    Why it is removed*:
    ");
    assert_snapshot!(world.submit("ines", &[("reason", "It names a neighbour.")]).await, @"
    Removed. The evidence page of R-1 does not show it any more.
    [Open it]
    ");
    assert!(!world.click("ines", "Open it").await.contains("Adapted by"));
    // Said again by somebody else, and taken back by them.
    world.slash("callum", "writeup adapt", &other).await;
    world.click("callum", "Open it").await;
    world.click("callum", "Remove an adaptation").await;
    world.choose("callum", "lineage/choose/1", &["2"]).await;
    world.submit("callum", &[("reason", "We don't, after all.")]).await;
    assert_eq!(world.count("select count(*) from adaptation").await, 0);
    assert_eq!(world.count("select count(*) from log where action = 'writeup.unadapt'").await, 2);
    // Ten times a day are enough.
    for number in 0..10 {
        let answer = world.slash("callum", "writeup adapt", &other).await;
        assert_eq!(answer.starts_with("Noted"), number < 9, "{answer}");
    }
    assert_snapshot!(world.slash("callum", "writeup adapt", &other).await, @"You said this 10 times within a day, which is the most there can be. Go on tomorrow.");
    world.sweep().await;
    world.read_direct("morag");
    world.finish().await;
}

#[tokio::test]
async fn a_note_stays_unless_it_is_replaced_and_a_confirmation_can_be_taken_back() {
    let mut world = with_contacts().await;
    world.published("morag", "scotland").await;
    world.slash("callum", "writeup confirm", &[("id", "R-1"), ("note", "The survey was not shared.")]).await;
    world.slash("callum", "writeup confirm", &[("id", "R-1")]).await;
    world.slash("morag", "writeup confirm", &[("id", "R-1")]).await;
    assert_eq!(world.count("select count(*) from confirmation where note = 'The survey was not shared.'").await, 1);
    let withdraw = [("id", "R-1"), ("withdraw", "true")];
    assert_snapshot!(world.slash("callum", "writeup confirm", &withdraw).await, @"You took back your confirmation of R-1.");
    assert_snapshot!(world.slash("callum", "writeup confirm", &withdraw).await, @"You have not confirmed the published version of R-1, so there is nothing to take back.");
    let shown = world.slash("lucia", "writeup show", &[("id", "R-1")]).await;
    assert!(!shown.contains("Cocreada") && !shown.contains("survey"), "{shown}");
    assert_eq!(world.count("select count(*) from log where action = 'writeup.unconfirm'").await, 1);
    // What the contact before wrote is not the next one's.
    world.slash("callum", "writeup confirm", &[("id", "R-1"), ("note", "The survey was not shared.")]).await;
    world.tamper("update confirmation set person_id = null where note <> ''").await;
    world.slash("callum", "writeup confirm", &[("id", "R-1")]).await;
    assert_eq!(world.count("select count(*) from confirmation where note <> ''").await, 0);
    for who in ["morag", "morag", "callum"] {
        world.read_direct(who);
    }
    world.finish().await;
}
