//! What becomes of write-ups when their author is forgotten.

use insta::assert_snapshot;

use super::{person, published, verify_log, where_it_stands, without_number};
use crate::world::World;

#[tokio::test]
async fn published_write_ups_stay_under_the_organisations_name() {
    let mut world = World::new().await;
    published(&mut world, "named").await;
    assert_eq!(world.count("select count(*) from revision where credit = 'Morag'").await, 1);
    let number = person(&world, "morag").await.to_string();
    let user = world.user_id("morag").to_string();
    assert_snapshot!(world.slash("morag", "me forget", &[]).await, @"
    ### Being forgotten
    Nothing has happened yet. This is what would go, what would stay, and why.
    **What goes**
    - Your account here: the tie to your Discord, your language, your time zone, what you used lately
    - 1 place you belong to or speak for
    - 1 message to you, or letter of your inbox
    **What stays, and why**
    - 1 published write-up: choose below what becomes of it
    - 2 rows of the log, by a random number and without words: the log must stay whole
    - A line that says somebody was forgotten, so that a restored backup does not bring you back
    -# This can't be undone. It does not reach copies others made under CC BY 4.0, nor what Discord itself keeps, such as direct messages.
    {What becomes of your published write-up?: }
    [Get my data first]
    ");
    assert_snapshot!(world.choose("morag", "", &["keep"]).await, @"
    ### Being forgotten
    Nothing has happened yet. This is what would go, what would stay, and why.
    **What goes**
    - Your account here: the tie to your Discord, your language, your time zone, what you used lately
    - 1 place you belong to or speak for
    - 1 message to you, or letter of your inbox
    **What stays, and why**
    - 1 published write-up, under your organisation's name or the place's: you agreed to its licence
    - 2 rows of the log, by a random number and without words: the log must stay whole
    - A line that says somebody was forgotten, so that a restored backup does not bring you back
    -# This can't be undone. It does not reach copies others made under CC BY 4.0, nor what Discord itself keeps, such as direct messages.
    {What becomes of your published write-up?: Keep, under the organisation's name}
    [Forget me; write-ups stay under the organisation's name] [Get my data first]
    ");
    assert_snapshot!(without_number(&world.click("morag", "Forget me; write-ups stay under the organisation's name").await), @"
    ### You are forgotten: receipt NUMBER
    Done on <t:1893499200:F>. Keep the number if you may want to ask about it; it does not lead back to you.
    **What went**
    - Your account here: the tie to your Discord, your language, your time zone, what you used lately
    - 1 place you belong to or speak for
    - 1 message to you, or letter of your inbox
    **What stays, and why**
    - 1 published write-up, under your organisation's name or the place's: you agreed to its licence
    - 2 rows of the log, by a random number and without words: the log must stay whole
    - A line that says somebody was forgotten, so that a restored backup does not bring you back
    -# Thank you for having been here. If you use a command again, you begin as somebody new.
    ");
    world.sweep().await;
    assert_snapshot!(world.reread("lucia", "fichas"), @"
    **Nueva en la biblioteca** · Escocia, Reino Unido
    ### R-1 · Open the city's climate data
    **Escocia, Reino Unido** · Completada
    A portal with thirty data sets.
    **Áreas:** Datos abiertos
    **Valores:** Transparencia
    **Por el gobierno:** sin indicar
    **Por la sociedad civil:** sin indicar
    -# Climate directorate · English · CC BY 4.0 · <t:1893499200:d>
    [Leerla] [Reportar]
    ");
    assert_eq!(where_it_stands(&world, &user).await, Vec::<String>::new());
    assert_eq!(where_it_stands(&world, &number).await, ["log.actor"]);
    assert_eq!(where_it_stands(&world, "Morag").await, Vec::<String>::new());
    let shown = world.slash("lucia", "writeup show", &[("id", "R-1")]).await;
    assert!(shown.contains("Climate directorate"), "{shown}");
    verify_log(&world).await;
    world.finish().await;
}

#[tokio::test]
async fn published_write_ups_stay_without_a_name() {
    let mut world = World::new().await;
    published(&mut world, "organisation").await;
    world.slash("morag", "me forget", &[]).await;
    world.choose("morag", "", &["anonymise"]).await;
    let receipt = world.click("morag", "Forget me; write-ups stay without a name").await;
    assert!(receipt.contains("1 published write-up, without a name"), "{receipt}");
    world.sweep().await;
    let card = world.reread("lucia", "fichas");
    assert!(card.contains("Open the city's climate data") && !card.contains("Climate directorate"), "{card}");
    assert_eq!(where_it_stands(&world, "Climate directorate").await, Vec::<String>::new());
    let found = world.slash("lucia", "search", &[("query", "climate")]).await;
    assert!(found.contains("R-1"), "{found}");
    verify_log(&world).await;
    world.finish().await;
}

#[tokio::test]
async fn published_write_ups_are_withdrawn_and_their_texts_are_gone() {
    let mut world = World::new().await;
    published(&mut world, "organisation").await;
    world
        .slash(
            "ines",
            "gathering create",
            &[
                ("title", "Open climate data"),
                ("when", "2030-01-20 16:00"),
                ("minutes", "75"),
                ("place", "scotland"),
                ("where", "#lounge"),
            ],
        )
        .await;
    world.submit("ines", &[("purpose", "Show what we opened."), ("writeups", "R-1")]).await;
    world.click("ines", "Announce").await;
    world.sweep().await;
    assert!(world.read("morag", "library").contains("R-1 · Open the city's climate data"));
    world.read("callum", "fichas");
    world.slash("morag", "me forget", &[]).await;
    assert_snapshot!(world.choose("morag", "", &["withdraw"]).await, @"
    ### Being forgotten
    Nothing has happened yet. This is what would go, what would stay, and why.
    **What goes**
    - Your account here: the tie to your Discord, your language, your time zone, what you used lately
    - The texts of 1 published write-up, in every revision and translation
    - 1 place you belong to or speak for
    - 1 message to you, or letter of your inbox
    **What stays, and why**
    - The bare number of 1 write-up, so that it never names another
    - 2 rows of the log, by a random number and without words: the log must stay whole
    - A line that says somebody was forgotten, so that a restored backup does not bring you back
    -# This can't be undone. It does not reach copies others made under CC BY 4.0, nor what Discord itself keeps, such as direct messages.
    {What becomes of your published write-up?: Withdraw}
    [Forget me and erase my write-ups] [Get my data first]
    ");
    assert_snapshot!(without_number(&world.click("morag", "Forget me and erase my write-ups").await), @"
    ### You are forgotten: receipt NUMBER
    Done on <t:1893499200:F>. Keep the number if you may want to ask about it; it does not lead back to you.
    **What went**
    - Your account here: the tie to your Discord, your language, your time zone, what you used lately
    - The texts of 1 published write-up, in every revision and translation
    - 1 place you belong to or speak for
    - 1 message to you, or letter of your inbox
    **What stays, and why**
    - The bare number of 1 write-up, so that it never names another
    - 2 rows of the log, by a random number and without words: the log must stay whole
    - A line that says somebody was forgotten, so that a restored backup does not bring you back
    -# Thank you for having been here. If you use a command again, you begin as somebody new.
    ");
    world.sweep().await;
    assert_snapshot!(world.reread("lucia", "fichas"), @"R-1 se borró porque quien la escribió pidió que se le olvidara.");
    assert_snapshot!(world.reread("ines", "review"), @"R-1 was erased because its author asked to be forgotten.");
    assert!(!world.look_at_card("morag", "library").contains("R-1"));
    for text in ["Open the city's climate data", "thirty data sets", "ba.example.org", "open_data"] {
        assert_eq!(where_it_stands(&world, text).await, Vec::<String>::new(), "{text}");
    }
    assert_snapshot!(world.slash("lucia", "writeup show", &[("id", "R-1")]).await, @"R-1 fue retirada por quienes la escribieron.");
    assert_snapshot!(world.slash("lucia", "search", &[("query", "climate")]).await, @"
    ### No se encontró nada para “climate”
    Prueba con menos palabras o con otras, o quita alguna opción. Con `/ficha lista` ves todo lo que hay.
    ");
    assert_snapshot!(world.slash("ines", "writeup show", &[("id", "R-1")]).await, @"R-1 was withdrawn by its authors.");
    // Its number never names another.
    world.slash("morag", "place join", &[("place", "Scotland"), ("side", "government")]).await;
    world.click("morag", "I agree and join").await;
    world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
    let draft = world.submit("morag", &crate::world::TEXTS).await;
    assert!(draft.contains("D-2"), "{draft}");
    verify_log(&world).await;
    world.finish().await;
}

#[tokio::test]
async fn what_waits_for_review_goes_and_the_moderators_card_says_so() {
    let mut world = World::new().await;
    world.submitted("morag", "scotland").await;
    world.sweep().await;
    world.read("ines", "review");
    // And a draft that nobody saw.
    world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
    world.submit("morag", &[("title", "Another secret draft")]).await;
    assert_snapshot!(world.slash("morag", "me forget", &[]).await, @"
    ### Being forgotten
    Nothing has happened yet. This is what would go, what would stay, and why.
    **What goes**
    - Your account here: the tie to your Discord, your language, your time zone, what you used lately
    - 2 write-ups that are not published, with their texts
    - 1 place you belong to or speak for
    **What stays, and why**
    - 1 row of the log, by a random number and without words: the log must stay whole
    - A line that says somebody was forgotten, so that a restored backup does not bring you back
    -# This can't be undone. It does not reach copies others made under CC BY 4.0, nor what Discord itself keeps, such as direct messages.
    [Forget me for good] [Get my data first]
    ");
    world.click("morag", "Forget me for good").await;
    world.sweep().await;
    assert_snapshot!(world.reread("ines", "review"), @"D-1 was erased because its author asked to be forgotten.");
    assert_snapshot!(world.slash("ines", "review queue", &[]).await, @"
    ### Waiting for review
    -# Nothing is waiting.
    ");
    assert_snapshot!(world.forge("ines", "review/approve/1", &[]).await, @"Its author took it back to keep writing.");
    assert_eq!(where_it_stands(&world, "secret").await, Vec::<String>::new());
    assert_eq!(where_it_stands(&world, "climate data").await, Vec::<String>::new());
    assert_eq!(world.count("select count(*) from writeup").await, 1, "the draft is gone, the bare number stays");
    verify_log(&world).await;
    world.finish().await;
}
