//! What Discord is told of the commands, and that the pages for people tell the same: every command, setting and label, and
//! no link that leads nowhere.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::world::World;

/// Pages for people, beside those of `config/docs`.
const PAGES: [&str; 8] = [
    "README.md",
    "PRIVACY.md",
    "CHANGELOG.md",
    ".github/CONTRIBUTING.md",
    "config/vocabulary-to-read.md",
    "config/open-data/README.md",
    "config/models/README.md",
    "migrations/README.md",
];
/// The most bytes of the README: what is longer has a page of its own.
const README_BYTES: usize = 12 * 1_024;
/// The languages beside English, as Discord calls them and as the vocabulary does.
const LANGUAGES: [(&str, &str, &str); 3] =
    [("Spanish", "es-419", "es"), ("Portuguese", "pt-BR", "pt"), ("French", "fr", "fr")];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(page: &str) -> String {
    std::fs::read_to_string(root().join(page)).unwrap_or_else(|error| panic!("{page}: {error}"))
}

fn pages() -> Vec<String> {
    let docs = std::fs::read_dir(root().join("config/docs")).unwrap();
    let docs = docs.map(|entry| format!("config/docs/{}", entry.unwrap().file_name().to_str().unwrap()));
    PAGES.map(str::to_owned).into_iter().chain(docs).collect()
}

/// A page without its blocks of code.
fn prose(page: &str) -> String {
    read(page).split("```").step_by(2).collect()
}

/// What stands between backticks.
fn codes(prose: &str) -> impl Iterator<Item = &str> {
    prose.split('`').skip(1).step_by(2)
}

/// The name of a command or an option in a language; its default name where there is none.
fn name<'a>(named: &'a Value, locale: &str) -> &'a str {
    let localised = named["name_localizations"][locale].as_str();
    localised.or_else(|| named["name"].as_str()).unwrap()
}

fn subcommands(command: &Value) -> impl Iterator<Item = &Value> {
    command["options"].as_array().into_iter().flatten().filter(|option| option["type"] == 1)
}

/// What one types to call each command: `/place join`.
fn paths(commands: &[Value], locale: &str) -> Vec<String> {
    let path = |command: &Value| {
        let name_of = |sub| format!("/{} {}", name(command, locale), name(sub, locale));
        let subs: Vec<String> = subcommands(command).map(name_of).collect();
        if subs.is_empty() { vec![format!("/{}", name(command, locale))] } else { subs }
    };
    commands.iter().filter(|command| command["type"] != 3).flat_map(path).collect()
}

#[tokio::test]
async fn the_page_of_commands_has_all_of_them_in_four_languages() {
    let world = World::bare().await;
    let page = read("config/docs/commands.md");
    let commands = world.stand_in.commands(world.bot.id);
    for command in &commands {
        if command["type"] == 3 {
            for locale in ["en-GB"].into_iter().chain(LANGUAGES.map(|(_, locale, _)| locale)) {
                let name = name(command, locale);
                assert!(page.contains(&format!("*{name}*")), "the page of commands does not tell of {name}");
            }
        } else {
            assert_eq!(command["contexts"], serde_json::json!([0]), "{} is for servers only", command["name"]);
        }
    }
    let [spanish, portuguese, french] = LANGUAGES.map(|(_, locale, _)| paths(&commands, locale));
    let english = paths(&commands, "en-GB");
    assert_eq!(english.len(), 55, "{english:?}");
    for (((en, es), pt), fr) in english.iter().zip(spanish).zip(portuguese).zip(french) {
        let row = format!("| `{en}` | `{es}` | `{pt}` | `{fr}` |");
        assert!(page.contains(&row), "the names of {en} are missing: {row}");
        let told = page.split("## Names in the four languages").next().unwrap();
        assert!(told.contains(&format!("`{en}`")), "the page of commands does not say what {en} is for");
    }
    world.finish().await;
}

#[tokio::test]
async fn every_command_that_a_page_names_exists() {
    let world = World::bare().await;
    let commands = world.stand_in.commands(world.bot.id);
    let mut known = BTreeSet::new();
    for locale in ["en-GB"].into_iter().chain(LANGUAGES.map(|(_, locale, _)| locale)) {
        known.extend(commands.iter().map(|command| format!("/{}", name(command, locale))));
        known.extend(paths(&commands, locale));
    }
    // What changed tells of several at once: `/writeup show · list`.
    for page in pages().iter().filter(|page| *page != "CHANGELOG.md") {
        let prose = prose(page);
        let is_command = |code: &&str| {
            code.strip_prefix('/').is_some_and(|rest| rest.starts_with(char::is_alphabetic) && !rest.contains('/'))
        };
        for code in codes(&prose).filter(is_command) {
            assert!(known.contains(code), "{page} names {code}, which is no command");
        }
    }
    world.finish().await;
}

#[test]
fn the_readme_is_short_and_has_its_two_commands() {
    let readme = read("README.md");
    assert!(readme.len() <= README_BYTES, "the README has {} bytes", readme.len());
    let blocks: Vec<&str> = readme.split("```").skip(1).step_by(2).collect();
    assert_eq!(blocks, ["console\ncargo run --release -- sandbox\n", "console\ncargo test\n"]);
}

#[test]
fn every_link_between_the_pages_leads_somewhere() {
    for page in pages() {
        let prose = prose(&page);
        let beside = root().join(&page);
        let beside = beside.parent().unwrap();
        for (before, end) in [("](", ')'), ("src=\"", '"')] {
            for link in prose.split(before).skip(1).filter_map(|rest| rest.split(end).next()) {
                if link.contains("://") {
                    continue;
                }
                let (path, heading) = link.split_once('#').unwrap_or((link, ""));
                let target = if path.is_empty() { root().join(&page) } else { beside.join(path) };
                assert!(target.exists(), "{page} links to {link}, which is not there");
                let leads = heading.is_empty() || headings(&target).iter().any(|each| each == heading);
                assert!(leads, "{page} links to {link}: there is no such heading");
            }
        }
    }
}

/// Whoever wants to change something finds it where the pages say: each file is there, and what is named in it too.
#[test]
fn every_file_that_a_page_names_is_there() {
    let folders = ["src/", "tests/", "config/", "migrations/", "deploy/", ".ci/"];
    let is_path = |code: &str| folders.iter().any(|folder| code.starts_with(folder)) && !code.contains(['<', '*', ' ']);
    let mut named = 0;
    // What changed tells of files that were.
    for page in pages().iter().filter(|page| *page != "CHANGELOG.md") {
        let prose = prose(page);
        let parts: Vec<&str> = prose.split('`').collect();
        for (at, path) in parts.iter().enumerate().skip(1).step_by(2).filter(|(_, code)| is_path(code)) {
            assert!(root().join(path).exists(), "{page} names {path}, which is not there");
            // `file`: `keep::SEARCHES`
            if let Some([": ", item]) = parts.get(at + 1..at + 3) {
                let item = item.rsplit("::").next().unwrap_or(item);
                assert!(read(path).contains(item), "{page} says that {item} is in {path}");
                named += 1;
            }
        }
    }
    assert!(named >= 8, "only {named} places were found");
}

/// The anchors of a page's headings, as GitHub makes them.
fn headings(page: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(page).unwrap();
    let titles = text.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    let kept = |c: &char| c.is_alphanumeric() || [' ', '-', '_'].contains(c);
    titles.map(|title| title.to_lowercase().chars().filter(kept).collect::<String>().replace(' ', "-")).collect()
}

#[test]
fn every_setting_is_told_with_its_default() {
    let page = read("config/docs/running.md");
    let defaults: toml::Table = read("config/default.toml").parse().unwrap();
    for (section, keys) in &defaults {
        for (key, value) in keys.as_table().unwrap() {
            let told = match value {
                toml::Value::String(text) if text.is_empty() => "–".to_owned(),
                toml::Value::String(text) => format!("`{text}`"),
                other => format!("`{other}`"),
            };
            let row = format!("| `{section}.{key}` | {told} |");
            assert!(page.contains(&row), "the settings have no row that begins {row}");
        }
    }
}

/// The labels of a language that nobody saw in a text of that language, as the vocabulary has them.
fn unseen(vocabulary: &toml::Table, language: &str) -> BTreeSet<String> {
    let terms = vocabulary.values().filter_map(toml::Value::as_array).flatten();
    let is_unseen = |term: &&toml::Value| {
        let seen = term.get("seen").and_then(toml::Value::as_array);
        seen.is_some_and(|seen| !seen.iter().any(|each| each.as_str() == Some(language)))
    };
    terms.filter(is_unseen).map(|term| term[language].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_labels_to_read_are_those_that_nobody_saw() {
    let page = read("config/vocabulary-to-read.md");
    let vocabulary: toml::Table = read("config/vocabulary.toml").parse().unwrap();
    for (name, _, language) in LANGUAGES {
        let section = page.split("\n## ").find(|section| section.starts_with(name)).unwrap();
        let rows = section.lines().filter_map(|line| line.strip_prefix("- **")?.split_once("): "));
        // Where Spain says it differently, that stands in brackets.
        let label = |label: &str| label.split(" [").next().unwrap().to_owned();
        let told: BTreeSet<String> = rows.flat_map(|(_, labels)| labels.split(" · ").map(label)).collect();
        let unseen = unseen(&vocabulary, language);
        let (missing, needless): (Vec<_>, Vec<_>) =
            (unseen.difference(&told).collect(), told.difference(&unseen).collect());
        assert!(missing.is_empty() && needless.is_empty(), "{name}: missing {missing:?}, needless {needless:?}");
    }
}
