//! What a tampered client sends: numbers that nobody was offered, in every place that takes one.

use insta::assert_snapshot;

use crate::matrix::{self, BUTTONS, COMMANDS, FORMS};
use crate::world::World;

/// Numbers that are too large, too small, or none.
const FORGED: [&str; 16] = [
    "-1",
    "-9223372036854775808",
    "0",
    "+1",
    " 1",
    "01",
    "1.5",
    "１",
    "99999",
    "100000",
    "4294967295",
    "9223372036854775807",
    "18446744073709551615",
    "99999999999999999999999999",
    "NaN",
    "",
];

/// The worst of them.
const WORST: [&str; 4] = ["0", "-1", "9223372036854775807", "18446744073709551615"];

/// A custom id with every number in it replaced.
fn forged(custom_id: &str, numbers: &[&str]) -> Vec<String> {
    let parts: Vec<&str> = custom_id.split('/').collect();
    let places = (0..parts.len()).filter(|at| parts[*at].parse::<u64>().is_ok());
    let with = |at: usize, number: &str| {
        let replaced = parts.iter().enumerate().map(|(index, part)| if index == at { number } else { *part });
        replaced.collect::<Vec<_>>().join("/")
    };
    let ids = places.flat_map(|at| numbers.iter().map(move |number| (at, *number)));
    ids.map(|(at, number)| with(at, number)).filter(|id| id.len() <= 100).collect()
}

/// What no answer may be.
fn is_wrong(answer: &str) -> bool {
    ["our side", "did not respond", "thinks for ever", "Discord refuses"].iter().any(|wrong| answer.contains(wrong))
}

#[tokio::test]
async fn a_forged_number_in_any_button_menu_or_form_is_a_refusal_or_a_page() {
    let mut world = World::new().await;
    matrix::people(&mut world).await;
    matrix::things(&mut world).await;
    let decided = world.count("select count(*) from decision").await;
    let mut wrong = Vec::new();
    // Rights are the matrix' business; a member meets the worst.
    for (who, numbers) in [("nora", &WORST[..]), ("maya", &FORGED[..])] {
        world.slash(who, "help", &[]).await;
        for (button, chosen, _) in BUTTONS {
            for id in forged(button, numbers) {
                let answer = world.forge(who, &id, chosen).await;
                if is_wrong(&answer) {
                    wrong.push(format!("{id} by {who}: {answer}"));
                }
            }
            for number in numbers.iter().filter(|number| !chosen.is_empty() && !number.is_empty()) {
                let answer = world.forge(who, button, &[number]).await;
                if is_wrong(&answer) {
                    wrong.push(format!("{button} by {who} with {number}: {answer}"));
                }
            }
        }
        for (form, typed, _) in FORMS {
            for id in forged(form, numbers) {
                let answer = world.forge_form(who, &id, typed).await;
                // Whoever has begun as many as one may is told so, with what they typed.
                if is_wrong(&answer) {
                    wrong.push(format!("form {id} by {who}: {answer}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(world.count("select count(*) from decision").await, decided, "nothing was decided");
    // The bot still answers, and ends.
    assert!(world.slash("nora", "place list", &[]).await.contains("places"));
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn a_forged_number_in_any_option_or_suggestion_is_refused_or_finds_nothing() {
    let mut world = World::new().await;
    matrix::people(&mut world).await;
    matrix::things(&mut world).await;
    let mut wrong = Vec::new();
    let typed = ["R-0", "R--1", "D-9223372036854775807", "G-18446744073709551615", "g-99999999999999999999", "G-1/-1"];
    let dates =
        ["9999-12-31 23:59", "-9999-01-01 00:00", "99999-01-01", "next 99999999999999999999", "2030-13-45 99:99"];
    let rules = [
        "weekly x4294967295",
        "weekly x99999999999999999999",
        "weekly until 9999-12-31",
        "FREQ=DAILY;COUNT=4294967295",
        "FREQ=DAILY;INTERVAL=65535",
        "FREQ=DAILY;INTERVAL=99999999999",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;UNTIL=99991231T235959Z",
        "FREQ=YEARLY;BYSETPOS=-366;BYDAY=MO",
    ];
    for (command, options, _) in COMMANDS.iter().filter(|(command, ..)| !command.starts_with("message/")) {
        for (name, _) in *options {
            let forged: Vec<&str> = match *name {
                "when" => dates.to_vec(),
                _ => FORGED.iter().chain(&typed).copied().filter(|typed| !typed.trim().is_empty()).collect(),
            };
            for value in forged {
                let options: Vec<(&str, &str)> = options
                    .iter()
                    .map(|(known, given)| if known == name { (*known, value) } else { (*known, *given) })
                    .collect();
                let answer = world.slash("maya", command, &options).await;
                // Discord itself checks what is a number or one of a few words.
                if is_wrong(&answer) && !answer.contains("Discord refuses") {
                    wrong.push(format!("/{command} {options:?}: {answer}"));
                }
            }
        }
    }
    let circle = [("title", "Circle"), ("when", "2030-02-20 16:00"), ("minutes", "60"), ("place", "scotland")];
    for rule in rules {
        let options: Vec<(&str, &str)> = circle.iter().copied().chain([("repeat", rule)]).collect();
        let answer = world.slash("maya", "gathering create", &options).await;
        if is_wrong(&answer) {
            wrong.push(format!("repeat {rule}: {answer}"));
        }
    }
    for command in world.stand_in.commands(world.bot.id) {
        let name = command["name"].as_str().unwrap().to_owned();
        for sub in command["options"].as_array().into_iter().flatten() {
            let (path, options) = if sub["type"] == 1 {
                (format!("{name} {}", sub["name"].as_str().unwrap()), sub["options"].as_array().cloned())
            } else {
                (name.clone(), Some(vec![sub.clone()]))
            };
            for option in options.into_iter().flatten().filter(|option| option["autocomplete"] == true) {
                let option = option["name"].as_str().unwrap();
                let long = "9".repeat(100);
                let more: &[&str] = match option {
                    "when" => &dates,
                    "repeat" => &rules,
                    _ => &typed,
                };
                for value in FORGED.iter().chain(more).chain([&long.as_str()]) {
                    world.complete("maya", &path, option, value).await;
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn a_search_has_the_pages_it_has_and_is_found_by_nobody_else() {
    let mut world = World::new().await;
    world.published("morag", "scotland").await;
    world.index().await;
    world.slash("callum", "search", &[("query", "climate")]).await;
    let first = world.count("select max(asked_id) from asked").await;
    world.slash("callum", "search", &[("query", "data")]).await;
    assert_eq!(world.count("select count(*) from asked where asked_id > 1000000").await, 2, "they are not counted");
    world.slash("lucia", "help", &[]).await;
    for id in (1..=5).chain([first - 1, first + 1]) {
        let answer = world.forge("lucia", &format!("search/{id}/0"), &[]).await;
        assert_eq!(answer, "Las páginas de esta búsqueda ya no se conservan. Vuelve a buscar.");
    }
    // The first page is the last one.
    let shown = world.forge("callum", &format!("search/{first}/0"), &[]).await;
    assert!(shown.contains("R-1"), "{shown}");
    for page in ["1", "2", "99999"] {
        assert_eq!(world.forge("callum", &format!("search/{first}/{page}"), &[]).await, shown);
    }
    for page in ["100000", "4294967295", "18446744073709551615", "-1"] {
        let answer = world.forge("callum", &format!("search/{first}/{page}"), &[]).await;
        assert!(answer.starts_with("This button is from an older version"), "{answer}");
    }
    assert_snapshot!(world.forge("callum", "search/9223372036854775807/0", &[]).await, @"The pages of this search are not kept any more. Please search again.");
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}
