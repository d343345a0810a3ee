//! Arrows point one way: foundation ← kit ← features ← app ← main. The files are read and held to it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The folders of `features/`.
fn features() -> Vec<String> {
    let folders = fs::read_dir(src().join("features")).unwrap().map(Result::unwrap);
    folders.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().into_string().unwrap()).collect()
}

fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The code without comments, so that prose may name what it likes.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn rules_know_no_discord_and_no_queries_and_commands_no_sql() {
    for (path, text) in sources(&src()) {
        let (code, shown) = (code(&text), path.display());
        match path.file_name().unwrap().to_str().unwrap() {
            // `sqlx::Type` on an enum only says as which word it is stored.
            "model.rs" => {
                for name in ["serenity", "sqlx::query", "SqliteExecutor", "async fn"] {
                    assert!(!code.contains(name), "{shown} names {name}");
                }
            }
            "store.rs" => {
                assert!(!code.contains("serenity"), "{shown} names serenity");
            }
            "commands.rs" | "view.rs" if !path.starts_with(src().join("sandbox")) => {
                assert!(!code.contains("sqlx"), "{shown} names sqlx");
            }
            _ => {}
        }
    }
}

#[test]
fn the_stand_in_imports_nothing_but_the_clock() {
    for (path, text) in sources(&src().join("sandbox")) {
        for line in code(&text).lines().filter(|line| line.contains("tertulia")) {
            assert!(line.contains("tertulia_clock") || line.contains("tertulia_sandbox"), "{}: {line}", path.display());
        }
    }
}

#[test]
fn what_lies_below_knows_no_feature() {
    let below = ["base", "search_index", "audit_log", "discord", "outbox"];
    for folder in below {
        for (path, text) in sources(&src().join(folder)) {
            assert!(!code(&text).contains("crate::features"), "{} names a feature", path.display());
        }
    }
}

#[test]
fn features_call_each_other_without_a_circle_and_never_anothers_store() {
    let features = features();
    let mut arrows: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for feature in &features {
        for (path, text) in sources(&src().join("features").join(feature)) {
            let code = code(&text);
            for other in
                features.iter().filter(|other| *other != feature && code.contains(&format!("crate::features::{other}")))
            {
                assert!(
                    !code.contains(&format!("{other}::store")),
                    "{} reaches into the store of {other}",
                    path.display()
                );
                arrows.entry(feature).or_default().push(other);
            }
        }
    }
    let mut left: Vec<&str> = features.iter().map(String::as_str).collect();
    while !left.is_empty() {
        let free = left
            .iter()
            .position(|feature| arrows.get(feature).is_none_or(|to| !to.iter().any(|other| left.contains(other))));
        let Some(free) = free else { panic!("these features go round in a circle: {left:?} by {arrows:?}") };
        left.remove(free);
    }
}

#[test]
fn a_database_of_people_is_opened_through_one_door() {
    // The door itself, the copy that a restore prepares, and scratch databases that are gone at the end.
    let may =
        ["base/database.rs", "backup/opening.rs", "backup/restore.rs", "search/evaluation.rs", "operator/soak.rs"];
    for (path, text) in sources(&src()) {
        let shown = path.display().to_string();
        let code = code(&text);
        let code = code.split("#[cfg(test)]").next().unwrap();
        let is_allowed = may.iter().any(|allowed| shown.ends_with(allowed));
        assert!(is_allowed || !code.contains("Store::open("), "{shown} opens a database past backup::open");
    }
}

#[test]
fn only_the_clock_asks_the_time_and_only_one_place_talks_to_discord() {
    for (path, text) in sources(&src()) {
        let (code, shown) = (code(&text), path.display().to_string());
        if !shown.contains("src/clock/") {
            assert!(
                !code.contains("Timestamp::now()") && !code.contains("SystemTime::now()"),
                "{shown} asks what time it is"
            );
        }
        if !shown.contains("/sandbox/") && !shown.ends_with("discord/rest.rs") {
            assert!(
                !code.contains(".http.") && !code.contains("reqwest::Client"),
                "{shown} calls Discord past discord/rest.rs"
            );
        }
    }
}
