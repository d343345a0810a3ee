//! What Discord is told of the commands, and that the README tells the same.

use serde_json::Value;

use crate::world::World;

#[tokio::test]
async fn the_commands_are_those_of_the_readme() {
    let world = World::bare().await;
    let readme = include_str!("../../README.md");
    let mut paths = Vec::new();
    for command in world.stand_in.commands(world.bot.id) {
        let name = command["name"].as_str().unwrap().to_owned();
        if command["type"] == 3 {
            assert!(readme.contains(&format!("*{name}*")), "the README does not tell of {name}");
            continue;
        }
        assert_eq!(command["contexts"], serde_json::json!([0]), "{name} is for servers only");
        let subcommands = command["options"].as_array().cloned().unwrap_or_default();
        let subcommands: Vec<Value> = subcommands.into_iter().filter(|option| option["type"] == 1).collect();
        if subcommands.is_empty() {
            paths.push(name);
        } else {
            paths.extend(subcommands.iter().map(|sub| format!("{name} {}", sub["name"].as_str().unwrap())));
        }
    }
    for path in &paths {
        assert!(readme.contains(&format!("`/{path}`")), "the README does not tell of /{path}");
    }
    assert_eq!(paths.len(), 55, "{paths:?}");
    world.finish().await;
}
