//! What came of it, and what must not be told of it.

use insta::assert_snapshot;

use super::announced;
use crate::world::World;

#[tokio::test]
async fn when_it_is_over_the_facilitator_is_asked_and_what_came_of_it_is_found() {
    let mut world = World::new().await;
    let ines = world.user_id("ines").to_string();
    world.slash("ines", "admin role", &[("person", &ines), ("role", "facilitator"), ("change", "grant")]).await;
    announced(&mut world, &[("where", "#lounge")]).await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
    assert_snapshot!(world.slash("ines", "gathering close", &[("id", "G-1")]).await, @"It has not begun yet; it can be closed afterwards.");
    world.clock.move_to("2030-01-21T17:15:00Z".parse().unwrap());
    world.sweep().await;
    assert_snapshot!(world.read_direct("ines"), @"
    **Open climate data** ended <t:1895159700:R>. What came of it? A few sentences are enough, and others can find them.
    [Write down what came of it]
    ");
    assert_snapshot!(world.click("ines", "Write down what came of it").await, @"
    (form) G-1 What came of it
    Notes:
    Decisions:
    Follow-ups: what | who | day:
    Link to the recording:
    How many people came?:
    ");
    let typed = [
        ("notes", "Tenants decide on grants."),
        ("follow-ups", "Send the data | Glasgow | soon | x"),
        ("heads", "some"),
    ];
    assert_snapshot!(world.submit("ines", &typed).await, @r"
    ### What you wrote is kept. Before it can be closed:
    - How many came: a number, or nothing
    - Follow-ups: “Send the data \| Glasgow \| soon \| x” — write what | who | 2027-03-01, who and day may be left out
    [Continue]
    ");
    assert_snapshot!(world.click("ines", "Continue").await, @"
    (form) G-1 What came of it
    Notes: Tenants decide on grants.
    Decisions:
    Follow-ups: what | who | day: Send the data | Glasgow | soon | x
    Link to the recording:
    How many people came?: some
    ");
    let typed = [
        ("notes", "Tenants decide on grants."),
        ("decisions", "Meet again."),
        ("follow-ups", "Send the data | Glasgow | 2030-03-01"),
        ("heads", "23"),
    ];
    assert_snapshot!(world.submit("ines", &typed).await, @"
    The notes of **Open climate data** are kept, and found with `/search`.
    [Start a write-up from this]
    ");
    world.sweep().await;
    assert_snapshot!(world.card("library"), @"
    ### Open climate data
    **<t:1895155200:F>** · <t:1895155200:R>
    -# 16:00 London · 13:00 City of Buenos Aires · 11:00 Bogotá · 08:00 Los Angeles · 10:00 Municipality of Chihuahua · 17:00 Paris
    Show what we opened.
    **Notes**
    Tenants decide on grants.
    **Decisions**
    Meet again.
    **Follow-ups**
    - Send the data · Glasgow · 2030-03-01
    -# 23 people came
    ");
    assert_snapshot!(world.slash("lucia", "search", &[("query", "tenants")]).await, @"
    **En las notas de encuentros**
    **G-1** Open climate data · <t:1895155200:D>
    > **Tenants** decide on grants.
    [G-1]
    ");
    assert_snapshot!(world.click("lucia", "G-1").await, @"
    ### Open climate data
    **<t:1895155200:F>** · <t:1895155200:R>
    -# 16:00 London · 13:00 Ciudad de Buenos Aires · 11:00 Bogotá · 08:00 Los Ángeles · 10:00 Municipio de Chihuahua · 17:00 París
    Show what we opened.
    **Notas**
    Tenants decide on grants.
    **Decisiones**
    Meet again.
    **Seguimientos**
    - Send the data · Glasgow · 2030-03-01
    -# Vinieron 23 personas
    [Abrir el anuncio](https://discord.com/channels/ID/ID/ID)
    -# G-1 · `/encuentro ver`
    ");
    // Closed: the second question is not asked.
    world.wait_until("2030-01-23T17:15:00Z").await;
    world.slash("ines", "place join", &[("place", "scotland"), ("side", "government")]).await;
    world.click("ines", "I agree and join").await;
    world.slash("ines", "gathering show", &[("id", "G-1")]).await;
    assert_snapshot!(world.click("ines", "Start a write-up from this").await, @"
    (form) Your write-up
    Title (what changed, where) · up to 90*: Open climate data
    In two sentences · up to 280:
    What was the problem? For whom? · up to 700:
    What was done, and who took part? · ≤ 1500: Tenants decide on grants.

    Meet again.
    Results and links to evidence · up to 1,000:
    ");
    world.finish().await;
}

#[tokio::test]
async fn under_the_chatham_house_rule_nothing_tells_who_was_there() {
    let mut world = World::new().await;
    announced(&mut world, &[("confidentiality", "chatham_house")]).await;
    assert_snapshot!(world.read("lucia", "fichas"), @"
    ### Open climate data
    **<t:1895155200:F>** · <t:1895155200:R>
    Show what we opened.
    **Orden del día**
    5 min · Welcome
    **Lugar anfitrión** Escocia, Reino Unido
    **Tipo** Plenario
    **Duración** 75 minutos
    **Idiomas** inglés
    **Confidencialidad** Regla de Chatham House: usa lo que oyes, nunca digas quién lo dijo ni quién participó
    **Dónde** verás el enlace al reservar un cupo
    **Cupos** van 0 personas
    [Voy] [Quizás] [No puedo] [Agregar al calendario]
    (file G-1.ics)
    -# G-1 · `/encuentro ver`
    ");
    world.read("morag", "library");
    assert_eq!(world.events(world.home), "");
    world.look_at_card("callum", "library");
    assert_snapshot!(world.click("callum", "I am going").await, @"This gathering is for members. Join a place first: `/place join`");
    world.look_at_card("lucia", "fichas");
    world.click("lucia", "Voy").await;
    world.stand_in.refuse_direct_messages(world.user_id("lucia"), true);
    world.slash("lucia", "me reminders", &[("direct", "on"), ("before", "1h")]).await;
    world.wait_until("2030-01-20T15:00:00Z").await;
    world.read("morag", "library");
    world.read("morag", "fichas");
    let threads = [world.read_threads("library"), world.read_threads("fichas")].join("\n");
    assert!(!threads.contains('@'), "nobody is named: {threads}");
    world.clock.move_to("2030-01-20T17:30:00Z".parse().unwrap());
    world.slash("ines", "gathering close", &[("id", "G-1")]).await;
    let told = [("notes", "In Escocia they pay. Ask <@123> or ana@gov.scot."), ("recording-link", "https://a.example")];
    assert_snapshot!(world.submit("ines", &told).await, @r"
    ### What you wrote is kept. Before it can be closed:
    - Under the Chatham House Rule there is no recording
    - Under the Chatham House Rule, “Escocia” would tell who was there. Say it without
    - Under the Chatham House Rule, “\<\@123\>” would tell who was there. Say it without
    - Under the Chatham House Rule, “ana\@gov.scot” would tell who was there. Say it without
    [Continue]
    ");
    world.click("ines", "Continue").await;
    world.submit("ines", &[("notes", "Places pay their panels."), ("recording-link", "")]).await;
    world.sweep().await;
    assert_snapshot!(world.card("library"), @"
    ### Open climate data
    **<t:1895155200:F>** · <t:1895155200:R>
    Show what we opened.
    **Notes**
    Places pay their panels.
    ");
    assert_eq!(world.count("select count(*) from log_text where before || after || reason like '%lucia%'").await, 0);
    world.finish().await;
}

#[tokio::test]
async fn notes_in_french_can_be_closed_under_the_chatham_house_rule() {
    let mut world = World::new().await;
    announced(&mut world, &[("confidentiality", "chatham_house")]).await;
    world.slash("ines", "me language", &[("language", "fr")]).await;
    world.clock.move_to("2030-01-20T17:30:00Z".parse().unwrap());
    world.slash("ines", "gathering close", &[("id", "G-1")]).await;
    // What tells is told as it was typed, in each box, whatever hides it.
    let told = [
        ("notes", "À Bu\u{200b}enos-Aires, on l'a fait."),
        ("decisions", "Écrire à ＠ana et suivre l’Accord de Paris à Paris"),
        ("follow-ups", "Envoyer les données | Ｌ．Ａ． | 2030-03-01"),
    ];
    let shown = world.submit("ines", &told).await;
    for word in ["Bu\u{200b}enos-Aires", "＠ana", "Paris", "Ｌ．Ａ．"] {
        assert!(shown.contains(word), "{word}: {shown}");
    }
    assert_eq!(shown.matches("révélerait").count(), 4, "{shown}");
    world.slash("ines", "gathering close", &[("id", "G-1")]).await;
    let fine = [
        ("notes", "L'une l'a dit, l’autre la veut : d'accord, la ville l'a votée."),
        ("decisions", "Suivre l’Accord de Paris et le Pacte de Glasgow pour le climat"),
        ("follow-ups", "Relire la Convention d'Aarhus | | 2030-03-01"),
    ];
    let closed = world.submit("ines", &fine).await;
    assert_eq!(world.count("select count(*) from harvest where closed_at is not null").await, 1, "{closed}");
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn notes_for_members_are_read_by_members_and_a_correction_with_a_mistake_takes_nothing_away() {
    let mut world = World::new().await;
    announced(&mut world, &[("confidentiality", "members")]).await;
    world.read("lucia", "fichas");
    world.read("morag", "library");
    world.clock.move_to("2030-01-20T17:30:00Z".parse().unwrap());
    world.slash("ines", "gathering close", &[("id", "G-1")]).await;
    world.submit("ines", &[("notes", "Tenants decide.")]).await;
    world.sweep().await;
    let card = world.card("library");
    assert!(card.contains("Members read its notes") && !card.contains("Tenants"), "{card}");
    assert!(world.slash("morag", "search", &[("query", "tenants")]).await.contains("**Tenants** decide."));
    assert!(world.slash("callum", "search", &[("query", "tenants")]).await.starts_with("### Nothing found"));
    assert_eq!(world.complete("callum", "gathering show", "id", "open").await, Vec::<String>::new());
    world.slash("ines", "gathering close", &[("id", "G-1")]).await;
    let flawed = world.submit("ines", &[("notes", "Tenants decide more."), ("heads", "many")]).await;
    assert!(flawed.contains("Tenants decide more."), "what was typed comes back: {flawed}");
    assert!(world.slash("morag", "search", &[("query", "tenants")]).await.contains("**Tenants** decide."));
    world.finish().await;
}
