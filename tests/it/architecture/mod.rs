//! Arrows point one way: `clock ← base ← search_index, audit_log ← discord ← outbox ← features ← app ← operator ← main`.
//! The files are read, with everything that they name, and held to it.

mod names;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use self::names::{File, Name, read};

/// The layers, lowest first. What stands in one line does not know each other.
const LAYERS: [&[&str]; 7] =
    [&["base"], &["search_index", "audit_log"], &["discord"], &["outbox"], &["features"], &["app"], &["operator"]];
/// What stands at the root of the crate beside the layers: macros that make sentences.
const MACROS: [&str; 2] = ["phrase", "say"];

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// A file of the bot, by its place under `src`.
struct Source {
    place: String,
    file: File,
}

impl Source {
    fn stem(&self) -> &str {
        self.place.rsplit('/').next().and_then(|name| name.strip_suffix(".rs")).expect("a Rust file")
    }

    /// The layer, or the crate: the first folder of its place.
    fn layer(&self) -> &str {
        self.place.split('/').next().expect("a place has a first part")
    }

    /// A line for each of these names.
    fn names<'a>(&self, names: impl Iterator<Item = &'a Name>) -> Vec<String> {
        names.map(|name| format!("{} names {}", self.place, name.text())).collect()
    }

    /// The feature, where it is of one.
    fn feature(&self) -> Option<&str> {
        self.place.strip_prefix("features/")?.split_once('/').map(|(feature, _)| feature)
    }
}

/// Finds what breaks a rule: a line for each.
type Check = fn(&[Source]) -> Vec<String>;

/// What every file is held to.
const RULES: [(&str, Check); 11] = [
    ("no layer knows one above it", layers),
    ("the stand-in knows only the clock", the_stand_in_knows_only_the_clock),
    ("the stand-in has no circles", the_stand_in_has_no_circles),
    ("features call each other without a circle", features_call_each_other_without_a_circle),
    ("no feature reaches into another's store", no_feature_reaches_into_anothers_store),
    (
        "in a feature arrows go from commands to actions to the store to the model",
        in_a_feature_arrows_go_from_commands_to_actions_to_the_store_to_the_model,
    ),
    (
        "models know no Discord and no queries and wait for nothing",
        models_know_no_discord_and_no_queries_and_wait_for_nothing,
    ),
    ("SQL is in stores, and stores know no Discord", sql_is_in_stores_and_stores_know_no_discord),
    ("a database of people is opened through one door", a_database_of_people_is_opened_through_one_door),
    ("only the clock asks the time", only_the_clock_asks_the_time),
    ("only discord/rest.rs talks to Discord", only_one_place_talks_to_discord),
];

/// One test, since reading every file is what takes the time.
#[test]
fn every_file_keeps_to_every_rule() {
    let sources = sources();
    assert!(sources.len() > 250, "only {} files were found", sources.len());
    let broken: Vec<(&str, Vec<String>)> =
        RULES.iter().map(|(rule, check)| (*rule, check(&sources))).filter(|(_, wrong)| !wrong.is_empty()).collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

/// Every file under `src`, read.
fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders = vec![src()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let place = path.strip_prefix(src()).unwrap().to_str().unwrap().to_owned();
                let is_test_file = place.ends_with("/tests.rs") || place.contains("/tests/");
                let file = read(&fs::read_to_string(&path).unwrap(), &module_of(&place), is_test_file);
                found.push(Source { place, file });
            }
        }
    }
    found.sort_by(|one, other| one.place.cmp(&other.place));
    found
}

/// The module that a file is, from the root of its crate: `base/i18n/mod.rs` is `base::i18n`.
fn module_of(place: &str) -> Vec<String> {
    let in_crate = ["clock/", "sandbox/", "search_index/kernels/"].iter().find_map(|own| place.strip_prefix(own));
    let path = in_crate.unwrap_or(place).trim_end_matches(".rs");
    let mut module: Vec<String> = path.split('/').map(str::to_owned).collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        module.pop();
    }
    module
}

/// In which line of the layers a part of the crate stands.
fn height(part: &str) -> Option<usize> {
    LAYERS.iter().position(|line| line.contains(&part))
}

/// What a file of `layer` names that it may not know.
fn too_high<'a>(layer: &'a str, file: &'a File) -> impl Iterator<Item = &'a Name> {
    file.names.iter().filter(move |name| {
        let Some(part) = name.path.first().filter(|_| name.is_own) else { return false };
        match (height(part), height(layer)) {
            (Some(named), Some(own)) => named > own || named == own && part != layer,
            _ => !MACROS.contains(&part.as_str()),
        }
    })
}

#[test]
fn what_src_holds_is_its_layers_and_crates() {
    let mut entries: Vec<String> =
        fs::read_dir(src()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    entries.sort();
    let layers = LAYERS.iter().copied().flatten().copied();
    let mut known: Vec<&str> = layers.chain(["clock", "sandbox", "lib.rs", "main.rs"]).collect();
    known.sort_unstable();
    assert_eq!(entries, known);
}

fn layers(sources: &[Source]) -> Vec<String> {
    let in_layers = sources.iter().filter(|source| height(source.layer()).is_some());
    let of_this_crate = in_layers.filter(|source| !source.place.starts_with("search_index/kernels/"));
    of_this_crate.flat_map(|source| source.names(too_high(source.layer(), &source.file))).collect()
}

#[test]
fn a_file_that_reaches_up_is_caught() {
    for (place, source) in [
        ("base/text.rs", "use crate::{app, outbox};"),
        ("base/text.rs", "use super::super::app;"),
        ("base/text.rs", "use crate::{base::ids, features::{self as f}};"),
        ("base/text.rs", "fn it() { let _ = crate::discord::rest::Rest::new(); }"),
        ("base/text.rs", "#[cfg(test)] mod tests { fn it() { assert!(super::super::super::app::it()) } }"),
        ("base/text.rs", "use crate::*;"),
        ("base/text.rs", "use super::super::*;"),
        ("search_index/mod.rs", "use crate::audit_log;"),
        ("discord/context.rs", "use crate::outbox::Doors;"),
        ("outbox/store.rs", "mod inner { use crate::features::places; }"),
        ("features/places/mod.rs", "use crate::app::App;"),
        ("app/mod.rs", "use crate::operator as o;"),
        ("app/mod.rs", "use crate::unheard_of::It;"),
    ] {
        let file = read(source, &module_of(place), false);
        let layer = place.split('/').next().unwrap();
        assert!(too_high(layer, &file).next().is_some(), "{place}: {source}");
    }
    let file = read("use crate::base::{ids, text::fold}; use crate::say;", &module_of("discord/card.rs"), false);
    assert_eq!(too_high("discord", &file).count(), 0);
}

#[test]
fn crates_below_depend_only_on_what_they_may() {
    for (manifest, may) in [("clock", &[][..]), ("sandbox", &["tertulia-clock"]), ("search_index/kernels", &[])] {
        let text = fs::read_to_string(src().join(manifest).join("Cargo.toml")).unwrap();
        let manifest_table: toml::Table = text.parse().unwrap();
        for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
            let Some(table) = manifest_table.get(kind).and_then(toml::Value::as_table) else { continue };
            let own: Vec<&str> = table.keys().map(String::as_str).filter(|name| name.starts_with("tertulia")).collect();
            assert!(own.iter().all(|name| may.contains(name)), "{manifest} depends on {own:?}");
        }
    }
}

fn the_stand_in_knows_only_the_clock(sources: &[Source]) -> Vec<String> {
    let is_ours = |name: &&Name| {
        let known = ["tertulia_clock", "tertulia_sandbox"];
        !name.is_own && name.path[0].starts_with("tertulia") && !known.contains(&name.path[0].as_str())
    };
    let stand_in = sources.iter().filter(|source| source.layer() == "sandbox");
    stand_in.flat_map(|source| source.names(source.file.names.iter().filter(is_ours))).collect()
}

/// Which of these know each other in a circle, or something that does.
fn circle(arrows: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let mut left: Vec<&String> = arrows.keys().collect();
    while let Some(free) = left.iter().position(|it| !arrows[*it].iter().any(|other| left.contains(&other))) {
        left.remove(free);
    }
    left.into_iter().cloned().collect()
}

#[test]
fn a_circle_is_found_also_a_long_one() {
    let arrows = |pairs: &[(&str, &str)]| {
        let mut arrows = BTreeMap::<String, BTreeSet<String>>::new();
        for (from, to) in pairs {
            arrows.entry((*from).to_owned()).or_default().insert((*to).to_owned());
        }
        circle(&arrows)
    };
    assert_eq!(arrows(&[("a", "b"), ("b", "c"), ("d", "a")]), Vec::<String>::new());
    assert_eq!(arrows(&[("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")]), ["a", "b", "c"]);
}

fn the_stand_in_has_no_circles(sources: &[Source]) -> Vec<String> {
    // The world holds the sockets of bots and of open pages, to tell them what changes; they look at the world.
    let meant = [("world", "gateway"), ("world", "page")];
    let (mut parts, mut rules) = (BTreeMap::<_, BTreeSet<_>>::new(), BTreeMap::<_, BTreeSet<_>>::new());
    for source in sources.iter().filter(|source| source.layer() == "sandbox") {
        let module = module_of(&source.place);
        let own = source.file.names.iter().filter(|name| name.is_own && !name.in_tests).map(|name| &name.path);
        for path in own {
            if let (Some(from), Some(to)) = (module.first(), path.first())
                && from != to
                && !meant.contains(&(from, to))
            {
                parts.entry(from.clone()).or_default().insert(to.clone());
            }
            if let ([first, from], [other, to, ..]) = (module.as_slice(), path.as_slice())
                && first == "validate"
                && other == "validate"
                && from != to
            {
                rules.entry(from.clone()).or_default().insert(to.clone());
            }
        }
    }
    assert!(!parts.is_empty() && !rules.is_empty());
    [circle(&parts), circle(&rules)].concat()
}

/// The folders of `features/`.
fn features() -> Vec<String> {
    let folders = fs::read_dir(src().join("features")).unwrap().map(Result::unwrap);
    folders.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().into_string().unwrap()).collect()
}

fn features_call_each_other_without_a_circle(sources: &[Source]) -> Vec<String> {
    let features = features();
    let mut arrows = BTreeMap::<String, BTreeSet<String>>::new();
    for source in sources {
        let Some(feature) = source.feature() else { continue };
        for name in anothers(feature, &source.file).filter(|name| features.contains(&name.path[1])) {
            arrows.entry(feature.to_owned()).or_default().insert(name.path[1].clone());
        }
    }
    circle(&arrows)
}

fn no_feature_reaches_into_anothers_store(sources: &[Source]) -> Vec<String> {
    let of_features = sources.iter().filter_map(|source| Some((source.feature()?, source)));
    let reaching = |(feature, source): (&str, &Source)| {
        source.names(anothers(feature, &source.file).filter(|name| reaches_into_a_store(name)))
    };
    of_features.flat_map(reaching).collect()
}

/// What a file of `feature` names of other features.
fn anothers<'a>(feature: &'a str, file: &'a File) -> impl Iterator<Item = &'a Name> {
    file.names
        .iter()
        .filter(move |name| name.is_in("crate::features") && name.path.get(1).is_some_and(|it| it != feature))
}

fn reaches_into_a_store(name: &Name) -> bool {
    name.path.iter().skip(2).any(|part| part == "store")
}

#[test]
fn a_feature_that_reaches_into_anothers_store_is_caught() {
    for source in [
        "use crate::features::places::store;",
        "use crate::features::{self as f, places::{model, store::get}};",
        "use crate::features::places; fn it() { places::store::get() }",
        "use crate::features as all; use all::places as p; fn it() { p::store::get() }",
        "use super::places::{self, store as rows};",
        "fn it() { println!(\"{}\", super::super::places::store::count()) }",
    ] {
        let file = read(source, &module_of("features/review/mod.rs"), false);
        let caught = anothers("review", &file).any(reaches_into_a_store)
            || anothers("review", &read(source, &module_of("features/review/commands.rs"), false))
                .any(reaches_into_a_store);
        assert!(caught, "{source}");
    }
}

/// What a file is in its feature, by its name: `store` is also each file of a folder `store`.
fn part(place: &str) -> &str {
    const PARTS: [&str; 6] = ["model", "store", "custom_id", "view", "messages", "commands"];
    let names = place.split('/').skip(2).map(|name| name.trim_end_matches(".rs"));
    names.clone().find(|name| PARTS.contains(name)).unwrap_or_else(|| names.last().unwrap_or_default())
}

/// What a file of a feature names of its own that it may not know. What is written with a capital is a type.
fn out_of_order<'a>(place: &'a str, file: &'a File) -> impl Iterator<Item = &'a Name> {
    let (module, own) = (module_of(place), part(place));
    file.names.iter().filter(move |name| {
        let is_own = name.is_own && name.path.len() > 2 && name.path[..2] == module[..2];
        let Some(last) = name.path.last().filter(|_| is_own && !name.in_tests) else { return false };
        let folders = &name.path[2..];
        let is_of = |part: &str| folders.iter().any(|folder| folder == part);
        let is_type = last.starts_with(char::is_uppercase);
        // A name right below the feature that no file has is one of its actions.
        let is_action = folders.len() == 1 && !is_type && !file.macros.contains(last) && !is_module(&name.path);
        match own {
            "model" | "custom_id" => {
                is_action || ["store", "view", "messages", "commands"].iter().any(|part| is_of(part))
            }
            "store" => is_action || ["view", "messages", "commands"].iter().any(|part| is_of(part)),
            "view" => {
                is_action || is_of("commands") || is_of("messages") || is_of("store") && folders.len() > 1 && !is_type
            }
            // What is said is made of the rows as they are by then, so these read the store.
            "messages" => is_of("commands"),
            // What a feature gives the app lists its commands and what it answers.
            "mod" => is_of("commands") && last != "table" && !last.chars().all(|c| c.is_uppercase() || c == '_'),
            _ => false,
        }
    })
}

/// Whether a path from the root of the crate is a file or a folder.
fn is_module(path: &[String]) -> bool {
    let place = src().join(path.join("/"));
    place.is_dir() || place.with_extension("rs").is_file()
}

fn in_a_feature_arrows_go_from_commands_to_actions_to_the_store_to_the_model(sources: &[Source]) -> Vec<String> {
    let of_features = sources.iter().filter(|source| source.feature().is_some());
    of_features.flat_map(|source| source.names(out_of_order(&source.place, &source.file))).collect()
}

#[test]
fn an_arrow_that_points_back_is_caught() {
    for (place, source) in [
        ("features/places/model.rs", "use super::store;"),
        ("features/places/model.rs", "use crate::features::places::{Place, list};"),
        ("features/places/store.rs", "use super::{model::Place, view::card};"),
        ("features/places/store.rs", "fn it() { super::list() }"),
        ("features/places/custom_id.rs", "use super::commands;"),
        ("features/places/view.rs", "fn it() { super::store::count() }"),
        ("features/places/view.rs", "use super::{Place, list};"),
        ("features/places/mod.rs", "use self::commands::given;"),
        ("features/gatherings/seats/store.rs", "use super::super::commands::table;"),
    ] {
        let file = read(source, &module_of(place), false);
        assert!(out_of_order(place, &file).next().is_some(), "{place}: {source}");
    }
    for (place, source) in [
        ("features/places/view.rs", "use super::model::{Place, find}; use super::store::Row; use super::Joined;"),
        ("features/places/commands.rs", "use super::{model, store, view};"),
        ("features/places/mod.rs", "mod commands; fn it() { commands::table(); commands::COMPONENTS.len(); }"),
        ("features/places/store.rs", "use super::model::Place; #[cfg(test)] mod tests { use super::super::join; }"),
    ] {
        let file = read(source, &module_of(place), false);
        assert_eq!(out_of_order(place, &file).map(Name::text).collect::<Vec<_>>(), Vec::<String>::new(), "{place}");
    }
}

/// What a model names that is no business of rules.
fn impure<'a>(place: &'a str, file: &'a File) -> impl Iterator<Item = &'a Name> {
    // What these judge are states of the parts below: of the connection, the outbox and the index; what they compare are
    // permissions; what they hold is a search.
    const MEANT: [(&str, &[&str]); 3] = [
        ("features/health/model.rs", &["crate::discord", "crate::outbox", "crate::search_index"]),
        ("features/search/model.rs", &["crate::search_index"]),
        ("features/setup/model.rs", &["crate::discord::permissions"]),
    ];
    let is_of_a_feature = place.starts_with("features/");
    let meant = MEANT.iter().find(|(meant, _)| *meant == place).map_or(&[][..], |(_, names)| names);
    file.names.iter().filter(move |name| {
        let asks = ["serenity", "sqlx::SqliteExecutor", "sqlx::SqliteConnection"].iter().any(|other| name.is_in(other));
        let parts = ["crate::discord", "crate::outbox", "crate::search_index"];
        let is_above_rules = is_of_a_feature
            && !name.in_tests
            && parts.iter().any(|part| name.is_in(part))
            && !meant.iter().any(|meant| name.is_in(meant));
        asks || is_query(name) || is_above_rules
    })
}

/// A statement, or what makes one; `sqlx::Type` on an enum only says as which word it is stored.
fn is_query(name: &Name) -> bool {
    !name.is_own && name.path[0] == "sqlx" && name.path.get(1).is_some_and(|it| it.to_lowercase().starts_with("query"))
}

fn models_know_no_discord_and_no_queries_and_wait_for_nothing(sources: &[Source]) -> Vec<String> {
    let models = sources.iter().filter(|source| source.stem() == "model" || part(&source.place) == "model");
    let wrong = |source: &Source| {
        let waits = source.file.has_async.then(|| format!("{} waits", source.place));
        source.names(impure(&source.place, &source.file)).into_iter().chain(waits).collect::<Vec<_>>()
    };
    models.flat_map(wrong).collect()
}

#[test]
fn a_model_that_is_not_pure_is_caught() {
    for source in [
        "use serenity::model::id as discord;",
        "use sqlx::{Row, SqliteExecutor};",
        "fn it() { sqlx::query_scalar!(\"select 1\"); }",
        "use crate::{base::ids, discord::card::{self, plain}};",
        "use crate::search_index as index;",
    ] {
        let file = read(source, &module_of("features/places/model.rs"), false);
        assert!(impure("features/places/model.rs", &file).next().is_some(), "{source}");
    }
}

fn sql_is_in_stores_and_stores_know_no_discord(sources: &[Source]) -> Vec<String> {
    // The database itself, what tells whose a file is, and what counts what a killed bot left behind.
    let may = ["base/database.rs", "base/recognition.rs", "operator/soak.rs"];
    let mut wrong = Vec::new();
    for source in sources.iter().filter(|source| source.layer() != "sandbox") {
        let is_store = source.stem() == "store" || source.place.contains("/store/");
        for name in source.file.names.iter().filter(|name| !name.in_tests) {
            let is_foreign = if is_store { name.is_in("serenity") } else { is_query(name) };
            if is_foreign && !may.contains(&source.place.as_str()) {
                wrong.push(format!("{} names {}", source.place, name.text()));
            }
        }
        if ["commands", "view"].contains(&source.stem()) {
            let sqlx = source.file.names.iter().filter(|name| name.is_in("sqlx"));
            wrong.extend(source.names(sqlx));
        }
    }
    wrong
}

fn a_database_of_people_is_opened_through_one_door(sources: &[Source]) -> Vec<String> {
    // The copy that a restore prepares, and scratch databases that are gone at the end.
    let may = ["backup/opening.rs", "backup/restore.rs", "/evaluation.rs", "operator/soak.rs"];
    let opens = |name: &&Name| !name.in_tests && name.ends_with(&["Store", "open"]);
    let others = sources.iter().filter(|source| !may.iter().any(|may| source.place.ends_with(may)));
    others.flat_map(|source| source.names(source.file.names.iter().filter(opens))).collect()
}

fn only_the_clock_asks_the_time(sources: &[Source]) -> Vec<String> {
    let asks = |name: &&Name| ["Timestamp", "SystemTime", "Zoned"].into_iter().any(|it| name.ends_with(&[it, "now"]));
    let others = sources.iter().filter(|source| source.layer() != "clock");
    others.flat_map(|source| source.names(source.file.names.iter().filter(asks))).collect()
}

fn only_one_place_talks_to_discord(sources: &[Source]) -> Vec<String> {
    let is_client = |name: &&Name| name.is_in("reqwest::Client") || name.is_in("serenity::http::Http");
    let others = sources.iter().filter(|source| source.layer() != "sandbox" && source.place != "discord/rest.rs");
    let wrong = |source: &Source| {
        let calls = source.file.used_fields.contains("http").then(|| format!("{} uses a client", source.place));
        source.names(source.file.names.iter().filter(is_client)).into_iter().chain(calls).collect::<Vec<_>>()
    };
    others.flat_map(wrong).collect()
}
