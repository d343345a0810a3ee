//! What a reader keeps and follows.

use insta::assert_snapshot;

use crate::world::World;

#[tokio::test]
async fn a_write_up_is_kept_and_let_go() {
    let mut world = World::new().await;
    world.published("morag", "scotland").await;
    world.read_direct("morag");
    let kept = [("kept", "true")];
    assert_snapshot!(world.slash("lucia", "writeup list", &kept).await, @"
    ### Lo que guardaste
    -# 0 fichas
    Todavía nada. Con `/ficha guardar` guardas una ficha.
    ");
    assert_snapshot!(world.slash("lucia", "writeup keep", &[("id", "R-1")]).await, @"Guardaste R-1. Con `/ficha lista guardadas:True` ves todo lo que guardaste.");
    world.restart().await;
    assert_snapshot!(world.slash("lucia", "writeup list", &kept).await, @"
    ### Lo que guardaste
    -# 1 ficha
    **R-1** Open the city's climate data
    -# Escocia, Reino Unido · Completada
    [R-1]
    ");
    // What somebody keeps is theirs alone.
    let others = world.slash("morag", "writeup list", &kept).await;
    assert!(others.contains("Nothing yet"), "{others}");
    assert_snapshot!(world.slash("lucia", "writeup keep", &[("id", "R-1")]).await, @"Ya no guardas R-1.");
    assert_eq!(world.count("select count(*) from kept").await, 0);
    world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
    world.submit("morag", &[("title", "Not yet for others")]).await;
    assert_snapshot!(world.slash("morag", "writeup keep", &[("id", "D-2")]).await, @"There is no write-up “D-2” that you can see. Type part of its title and choose from the list, or use `/search`.");
    assert_eq!(world.complete("morag", "writeup keep", "id", "").await, ["R-1 · Open the city's climate data = R-1"]);
    world.finish().await;
}

#[tokio::test]
async fn whoever_follows_a_place_is_told_once_a_day_and_never_of_nothing() {
    let mut world = World::new().await;
    assert_snapshot!(world.slash("lucia", "me follow", &[]).await, @"Elige un lugar o un área de política pública.");
    world.slash("lucia", "me zone", &[("zone", "America/Argentina/Buenos_Aires")]).await;
    assert_snapshot!(world.slash("lucia", "me follow", &[("place", "scotland"), ("area", "open_data")]).await, @"
    ### Lo que sigues
    - Escocia, Reino Unido
    - Datos abiertos
    -# Cuando haya algo nuevo, te llega un mensaje directo a las 9 de la mañana: según tu zona horaria si elegiste una con `/yo zona`, o según la de tu lugar.
    ");
    assert_snapshot!(world.slash("morag", "me follow", &[("place", "scotland")]).await, @"
    ### What you follow
    - Scotland, United Kingdom
    -# When something new is published there, one direct message tells you, at 9 in the morning: by your time zone if you chose one with `/me zone`, else by that of your place.
    ");
    // Noon on the first: nine in Buenos Aires is at noon of the next day, and nothing is new.
    world.wait_until("2030-01-02T12:00:00Z").await;
    assert_eq!(world.count("select count(*) from digest").await, 0);
    world.published("morag", "scotland").await;
    world.read_direct("morag");
    world.restart().await;
    world.wait_until("2030-01-03T11:59:00Z").await;
    assert_eq!(world.count("select count(*) from digest").await, 0);
    world.wait_until("2030-01-03T12:00:00Z").await;
    // Both what she follows and where: it is told once. Its author is not told of her own.
    assert_snapshot!(world.read_direct("lucia"), @"
    ### Novedades de lo que sigues
    **R-1** Open the city's climate data
    -# Escocia, Reino Unido
    -# Lo pediste con `/yo seguir`; con `/yo dejar-de-seguir` deja de llegar.
    [R-1]
    ");
    assert_snapshot!(world.click("lucia", "R-1").await, @"
    ### R-1 · Open the city's climate data
    **Escocia, Reino Unido** · Completada
    A portal with thirty data sets.
    **Áreas:** Datos abiertos
    **Valores:** Transparencia
    **Por el gobierno:** sin indicar
    **Por la sociedad civil:** sin indicar
    -# Climate directorate · English · CC BY 4.0 · <t:1893585600:d>
    [×Ficha] [Problema y acción] [Resultados] [Evidencia] [Historial]
    [Reportar]
    ");
    world.sweep().await;
    world.wait(24).await;
    world.wait(24).await;
    assert_eq!(world.count("select count(*) from digest").await, 1);

    assert_snapshot!(world.slash("lucia", "me unfollow", &[("place", "scotland")]).await, @"
    ### Lo que sigues
    - Datos abiertos
    -# Cuando haya algo nuevo, te llega un mensaje directo a las 9 de la mañana: según tu zona horaria si elegiste una con `/yo zona`, o según la de tu lugar.
    ");
    assert_snapshot!(world.slash("lucia", "me unfollow", &[("area", "open_data")]).await, @"Ahora no sigues nada, así que no llega ningún mensaje.");
    world.published("morag", "scotland").await;
    world.read_direct("morag");
    world.wait(48).await;
    assert_eq!(world.count("select count(*) from digest").await, 1);
    world.finish().await;
}

#[tokio::test]
async fn without_a_zone_of_ones_own_nine_is_by_the_clocks_of_ones_place() {
    let mut world = World::new().await;
    world.slash("lucia", "me follow", &[("area", "open_data")]).await;
    world.slash("callum", "me follow", &[("area", "open_data")]).await;
    world.published("morag", "scotland").await;
    world.read_direct("morag");
    world.wait_until("2030-01-02T09:00:00Z").await;
    world.read_direct("callum");
    assert!(!world.has_unread_direct("lucia"));
    world.wait_until("2030-01-02T12:00:00Z").await;
    world.read_direct("lucia");
    world.finish().await;
}

#[tokio::test]
async fn a_digest_of_what_was_withdrawn_meanwhile_is_not_sent() {
    let mut world = World::new().await;
    world.slash("callum", "me follow", &[("area", "open_data")]).await;
    world.published("morag", "scotland").await;
    world.read_direct("morag");
    world.stand_in.refuse_direct_messages(world.user_id("callum"), true);
    world.wait_until("2030-01-02T09:00:00Z").await;
    assert_eq!(world.count("select count(*) from outbox where topic = 'digest' and state = 'inbox'").await, 1);
    let waiting = world.slash("callum", "me inbox", &[]).await;
    assert!(waiting.contains("New in what you follow"), "{waiting}");
    world.slash("morag", "writeup withdraw", &[("id", "R-1")]).await;
    world.click("morag", "Withdraw").await;
    let waiting = world.slash("callum", "me inbox", &[]).await;
    assert!(waiting.starts_with("Your inbox is empty"), "{waiting}");
    world.finish().await;
}
