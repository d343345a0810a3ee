//! Gatherings, told as the people who meet them would.

mod announcing;
mod moves;
mod outcome;
mod refusals;
mod reminders;
mod seats;
mod series;

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
    preview(world, more).await;
    world.click("ines", "Announce").await;
    world.sweep().await;
}

/// The draft of that gathering, with other options.
async fn preview(world: &mut World, more: &[(&str, &str)]) -> String {
    let options: Vec<(&str, &str)> = CREATE
        .iter()
        .filter(|(name, _)| !more.iter().any(|(other, _)| other == name))
        .copied()
        .chain(more.iter().copied())
        .collect();
    world.slash("ines", "gathering create", &options).await;
    world.submit("ines", &[("purpose", "Show what we opened."), ("agenda", "5 min · Welcome")]).await
}
