//! Gatherings, told as the people who meet them would.

use insta::assert_snapshot;

use crate::world::World;

/// A gathering on 20 January 2030 at 16:00 in London, which is announced.
const CREATE: [(&str, &str); 5] = [
    ("title", "Open climate data"),
    ("when", "2030-01-20 16:00"),
    ("minutes", "75"),
    ("place", "scotland"),
    ("where", "https://meet.example.org/room"),
];

async fn announced(world: &mut World, more: &[(&str, &str)]) {
    let options: Vec<(&str, &str)> = CREATE
        .iter()
        .filter(|(name, _)| !more.iter().any(|(other, _)| other == name))
        .copied()
        .chain(more.iter().copied())
        .collect();
    world.slash("ines", "gathering create", &options).await;
    world.submit("ines", &[("purpose", "Show what we opened."), ("agenda", "5 min · Welcome")]).await;
    world.click("ines", "Announce").await;
    world.sweep().await;
}

#[tokio::test]
async fn a_gathering_is_seen_before_it_is_announced_and_then_in_every_server_in_its_language() {
    let mut world = World::new().await;
    assert_snapshot!(world.slash("ines", "gathering create", &CREATE).await, @"
    (form) G-1 What it is for
    What is it for?:
    Agenda, a line each:
    Interpretation:
    Write-ups on the agenda:
    ");
    assert_snapshot!(world.submit("ines", &[("purpose", "Show what we opened."), ("agenda", "5 min · Welcome")]).await, @"
    ### G-1 · Open climate data
    -# A draft; only facilitators see it
    **<t:1895155200:F>**
    Sun, 20 Jan 2030 · 16:00 London (Europe/London)
    **What time it is elsewhere**
    - City of Buenos Aires · Sun, 20 Jan 2030 13:00
    - Bogotá · Sun, 20 Jan 2030 11:00
    - Los Angeles · Sun, 20 Jan 2030 08:00
    - Quintana Roo · Sun, 20 Jan 2030 11:00
    - Municipality of Chihuahua · Sun, 20 Jan 2030 10:00
    **Host** Scotland, United Kingdom
    **Kind** Plenary
    **Length** 75 minutes
    **Languages** English
    **Where** https://meet.example.org/room (only people with a seat see it)
    **Seats** as many as like
    **Reminders before** 7d 24h 1h 10m
    **What it is for**
    Show what we opened.
    **Agenda**
    5 min · Welcome
    {What kind of gathering: Plenary}
    {Who may know of it: Open to everyone}
    {Is it recorded?: Not recorded}
    [Announce] [Texts] [Discard]
    -# Change date, seats and more with `/gathering edit` and `/gathering move`, id G-1
    ");
    assert_snapshot!(world.click("ines", "Announce").await, @"**Open climate data** (G-1) is announced in 2 servers.");
    world.sweep().await;
    assert_snapshot!(world.read("morag", "library"), @"
    ### Open climate data
    **<t:1895155200:F>** · <t:1895155200:R>
    -# 16:00 London · 13:00 City of Buenos Aires · 11:00 Bogotá · 08:00 Los Angeles · 11:00 Quintana Roo · 10:00 Municipality of Chihuahua
    Show what we opened.
    **Agenda**
    5 min · Welcome
    **Host** Scotland, United Kingdom
    **Kind** Plenary
    **Length** 75 minutes
    **Languages** English
    **Where** link after taking a seat
    **Seats** 0 people are going
    [I am going] [Maybe] [I can't] [Add to calendar]
    (file )
    -# G-1 · `/gathering show`
    ");
    assert_snapshot!(world.read("lucia", "fichas"), @"
    ### Open climate data
    **<t:1895155200:F>** · <t:1895155200:R>
    -# 16:00 London · 13:00 Ciudad de Buenos Aires · 11:00 Bogotá · 08:00 Los Ángeles · 11:00 Quintana Roo · 10:00 Municipio de Chihuahua
    Show what we opened.
    **Orden del día**
    5 min · Welcome
    **Lugar anfitrión** Escocia, Reino Unido
    **Tipo** Plenario
    **Duración** 75 minutos
    **Idiomas** English
    **Dónde** enlace al reservar un lugar
    **Lugares** van 0 personas
    [Voy] [Quizás] [No puedo] [Agregar al calendario]
    (file )
    -# G-1 · `/encuentro ver`
    ");
    assert_snapshot!(world.click("lucia", "Voy").await, @"
    Tienes un lugar en **Open climate data**: <t:1895155200:F>
    **Dónde** https://meet.example.org/room
    [Agregar al calendario]
    -# Los recordatorios llegan al canal. Para recibirlos también por mensaje directo: `/yo recordatorios`
    ");
    assert_snapshot!(world.slash("lucia", "gathering list", &[("mine", "true")]).await, @"
    ### A lo que vas
    **G-1** Open climate data
    <t:1895155200:F> · Escocia, Reino Unido · ✓ Tienes un lugar.
    [G-1]
    ");
    world.sweep().await;
    world.finish().await;
}
