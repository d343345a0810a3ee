//! Every command, button, menu and form against every kind of person. What is not in these tables fails: a command here,
//! a custom id wherever any story sees one.

use serde_json::Value;

use crate::world::World;

/// The kinds of person, each by a letter and a name: nobody in particular, a member of the place, the author, the place's
/// contact, a facilitator, a steward, a moderator, somebody who is blocked, and who manages another server.
const KINDS: [(char, &str); 9] = [
    ('n', "callum"),
    ('m', "nora"),
    ('a', "morag"),
    ('c', "iona"),
    ('f', "fergus"),
    ('s', "stella"),
    ('o', "maya"),
    ('b', "boris"),
    ('e', "elena"),
];

const ALL: &str = "nmacfsobe";
const WRITES: &str = "nmacfsoe";
/// Whoever belongs to Scotland, and whoever belongs anywhere.
const SCOTTISH: &str = "macf";
const BELONGS: &str = "macfo";
const AUTHOR: &str = "a";
const MODERATES: &str = "o";
const FACILITATES: &str = "fo";
const READS_TRANSLATIONS: &str = "so";
const MANAGES: &str = "oe";

/// What is tried, with what is given, and who may.
pub type Row = (&'static str, &'static [(&'static str, &'static str)], &'static str);

/// A command with options that make sense, and who may.
pub const COMMANDS: &[Row] = &[
    ("search", &[("query", "climate")], ALL),
    ("writeup share", &[("place", "scotland"), ("language", "en")], SCOTTISH),
    ("writeup show", &[("id", "R-1")], ALL),
    ("writeup show", &[("id", "D-2")], "ao"),
    ("writeup show", &[("id", "D-3")], AUTHOR),
    ("writeup history", &[("id", "R-1")], ALL),
    ("writeup history", &[("id", "D-3")], AUTHOR),
    ("writeup edit", &[("id", "R-1")], AUTHOR),
    ("writeup edit", &[("id", "D-3")], AUTHOR),
    ("writeup withdraw", &[("id", "R-1")], AUTHOR),
    ("writeup list", &[], ALL),
    ("writeup translate", &[("id", "R-1"), ("language", "fr")], BELONGS),
    ("writeup confirm", &[("id", "R-1")], "c"),
    ("writeup adapt", &[("id", "R-1"), ("place", "scotland"), ("reason", "Ours too")], SCOTTISH),
    ("writeup keep", &[("id", "R-1")], WRITES),
    ("message/Save as write-up", &[], BELONGS),
    ("place list", &[], ALL),
    ("place show", &[("place", "scotland")], ALL),
    ("place join", &[("place", "bogota"), ("side", "other")], WRITES),
    ("place leave", &[("place", "paris")], WRITES),
    (
        "gathering create",
        &[("title", "Circle"), ("when", "2030-02-20 16:00"), ("minutes", "60"), ("place", "scotland")],
        FACILITATES,
    ),
    ("gathering show", &[("id", "G-1")], ALL),
    ("gathering list", &[], ALL),
    ("gathering calendar", &[("id", "G-1")], ALL),
    ("gathering edit", &[("id", "G-1")], FACILITATES),
    ("gathering move", &[("id", "G-1"), ("when", "2030-01-21 16:00")], FACILITATES),
    ("gathering cancel", &[("id", "G-1")], FACILITATES),
    ("gathering close", &[("id", "G-1")], FACILITATES),
    ("gathering remind", &[("id", "G-1")], FACILITATES),
    ("me show", &[], ALL),
    ("me language", &[("language", "en")], ALL),
    ("me zone", &[("zone", "Europe/London")], ALL),
    ("me reminders", &[], ALL),
    ("me follow", &[("place", "scotland")], ALL),
    ("me unfollow", &[("place", "scotland")], ALL),
    ("me inbox", &[], ALL),
    ("me export", &[], ALL),
    ("me forget", &[], ALL),
    ("review queue", &[], MODERATES),
    ("review show", &[("id", "D-2")], MODERATES),
    ("review changes", &[("id", "D-2")], MODERATES),
    ("review reject", &[("id", "D-2")], MODERATES),
    ("review merge", &[("id", "D-2"), ("into", "R-1")], MODERATES),
    ("review reopen", &[("id", "R-1")], MODERATES),
    ("review approve", &[("id", "D-2")], MODERATES),
    ("admin setup", &[], MANAGES),
    ("admin settings", &[("language", "en")], MANAGES),
    ("admin server", &[("server", "1")], MODERATES),
    ("admin place", &[("place", "paris")], MODERATES),
    ("admin contact", &[("place", "paris"), ("side", "government")], MODERATES),
    ("admin role", &[], MODERATES),
    ("admin block", &[("person", "callum"), ("reason", "spam"), ("change", "unblock")], MODERATES),
    ("admin log", &[], MODERATES),
    ("admin health", &[], MODERATES),
    ("admin backup", &[], MODERATES),
    ("admin export", &[], MODERATES),
    ("library export", &[], ALL),
    ("transparency", &[], ALL),
    ("help", &[], ALL),
    ("about", &[], ALL),
];

/// A button or menu with what is chosen in it, and who may. What takes something away comes last.
pub const BUTTONS: &[(&str, &[&str], &str)] = &[
    ("writeup/show/1/card", &[], ALL),
    ("writeup/show/3/card", &[], AUTHOR),
    ("writeup/original/1/card", &[], ALL),
    ("writeup/original/3/card", &[], AUTHOR),
    ("writeup/changes/1/2/0", &[], ALL),
    ("writeup/changes/3/2/0", &[], AUTHOR),
    ("writeup/list////0/0", &[], ALL),
    ("writeup/open/3/1", &[], AUTHOR),
    ("writeup/draft/3/1", &[], AUTHOR),
    ("writeup/pick/3/areas", &["open_data"], AUTHOR),
    ("writeup/preview/3/card", &[], AUTHOR),
    ("writeup/submit/3", &[], AUTHOR),
    ("writeup/consent/3", &["rights"], AUTHOR),
    ("writeup/discard/3", &[], AUTHOR),
    ("review/show/2/card", &[], MODERATES),
    ("review/queue///0", &[], MODERATES),
    ("review/ask/2/changes", &[], MODERATES),
    ("review/fields/2", &["title"], MODERATES),
    ("review/reason/2/reject/-", &["unclear"], MODERATES),
    ("review/claim/2", &[], MODERATES),
    ("review/reopen/1", &[], MODERATES),
    ("review/conceal/1", &[], MODERATES),
    ("review/asked/3", &[], AUTHOR),
    ("review/correct/3", &[], AUTHOR),
    ("place/list/0", &[], ALL),
    ("place/agree/1", &[], WRITES),
    ("search/1/0", &[], ALL),
    ("setup/again", &[], MANAGES),
    ("setup/language", &["en"], MANAGES),
    ("setup/announcements", &[], MANAGES),
    ("setup/reviews", &[], MANAGES),
    ("gathering/show/1", &[], ALL),
    ("gathering/list/0/all", &[], ALL),
    ("gathering/calendar/1", &[], ALL),
    ("gathering/remind/off", &[], ALL),
    ("gathering/going/1", &[], WRITES),
    ("gathering/maybe/1", &[], WRITES),
    ("gathering/no/1", &[], WRITES),
    ("gathering/draft/3", &[], FACILITATES),
    ("gathering/texts/3", &[], FACILITATES),
    ("gathering/pick/3/kind", &["plenary"], FACILITATES),
    ("gathering/close/1", &[], FACILITATES),
    ("gathering/cancel/1/one", &[], FACILITATES),
    ("gathering/harvest/1", &[], FACILITATES),
    ("gathering/announce/3", &[], FACILITATES),
    ("gathering/discard/4", &[], FACILITATES),
    ("inbox/at/0", &[], ALL),
    ("inbox/read/1", &[], ALL),
    ("translation/desk/1/fr/1", &[], BELONGS),
    ("translation/open/1/fr/1", &[], BELONGS),
    ("translation/submit/1", &[], "m"),
    ("translation/read/1/1", &[], READS_TRANSLATIONS),
    ("translation/queue/0", &[], READS_TRANSLATIONS),
    ("translation/ask/1", &[], READS_TRANSLATIONS),
    ("translation/reopen/1", &[], READS_TRANSLATIONS),
    ("translation/approve/1", &[], READS_TRANSLATIONS),
    ("report/open/1", &[], WRITES),
    ("report/reason/1", &["unclear"], WRITES),
    ("report/reply/1", &[], WRITES),
    ("report/queue/0", &[], MODERATES),
    ("report/show/1", &[], MODERATES),
    ("report/ask/1/accepted", &[], MODERATES),
    ("report/reopen/1", &[], MODERATES),
    ("lineage/confirm/1", &[], "c"),
    ("lineage/adapted/1", &[], "mo"),
    ("lineage/choose/1", &["1"], "mo"),
    ("upkeep/right/1", &[], "ac"),
    ("upkeep/revise/1", &[], "ac"),
    ("privacy/export", &[], ALL),
    ("privacy/forget", &[], ALL),
    ("privacy/choose/0123456789", &["keep"], ""),
    ("privacy/erase/nothing/0123456789", &[], ""),
    ("log/0/////", &[], MODERATES),
    ("transparency/month/2030-01", &[], ALL),
    ("transparency/steps/0", &[], ALL),
    ("review/approve/2", &[], MODERATES),
    ("writeup/take-back/2", &[], AUTHOR),
    ("writeup/discard-now/3", &[], AUTHOR),
    ("writeup/restore/3", &[], AUTHOR),
    ("writeup/withdraw-now/1", &[], AUTHOR),
];

/// A form with what is typed into it, and who may send it.
pub const FORMS: &[Row] = &[
    ("writeup/form/3/1", &[("title", "Another title of it")], AUTHOR),
    ("writeup/new/1/en/77", &[("title", "A draft of whoever sends it")], WRITES),
    ("review/words/2/hold/unclear/-", &[("until", "2030-01-09")], MODERATES),
    ("review/merge/2/2", &[("words", "no")], MODERATES),
    ("review/reopen/2", &[("words", "no")], MODERATES),
    ("review/conceal/2", &[("words", "no")], MODERATES),
    ("gathering/texts/3", &[("purpose", "To meet")], FACILITATES),
    ("gathering/close/1", &[("notes", "Too early")], FACILITATES),
    ("gathering/cancel/2/one", &[("reason", "No")], FACILITATES),
    ("translation/form/1/fr/1", &[("title", "Ouvrir les données")], BELONGS),
    ("translation/back/1", &[("words", "Encore")], READS_TRANSLATIONS),
    ("translation/reopen/1", &[("words", "Too strict")], READS_TRANSLATIONS),
    ("report/form/1/unclear/91", &[("words", "Which city?")], WRITES),
    (
        "report/answer/1/92",
        &[("organisation", "Climate directorate"), ("words", "No."), ("link", "https://a.example.org")],
        WRITES,
    ),
    ("report/decide/1/refused", &[("answer", "It is clear.")], MODERATES),
    ("report/reopen/1", &[("words", "Look once more")], MODERATES),
    ("lineage/confirm/1", &[("note", "")], "c"),
    ("lineage/unadapt/1", &[("reason", "")], "mo"),
];

/// What somebody reads who may not: nothing else of a refusal counts here, such as that it is too late.
const REFUSALS: [&str; 15] = [
    "Only moderators can do this",
    "Only facilitators can do this",
    "Only a moderator, or someone with Manage Server here",
    "You may read here and use `/me`, and nothing else",
    "Only the authors of",
    "that you can see",
    "join it first: `/place join`",
    "belong to a place first: `/place join`",
    "Only moderators and stewards decide",
    "There is no such translation, or it is not yours",
    "Only its author, or a contact of its place",
    "made for somebody else",
    "Only the two contacts of",
    "There is no adaptation here that you can remove",
    "join your place first: `/place join`",
];

/// Fails where a custom id that a story saw is of a kind that no table has.
pub fn must_know(custom_id: &str) {
    // What it is about stands behind its kind, or in its place.
    let head = |id: &str| {
        let parts: Vec<&str> = id.split('/').collect();
        let kind = parts.get(1).filter(|kind| kind.parse::<u64>().is_err());
        format!("{}/{}", parts[0], kind.copied().unwrap_or_default())
    };
    let seen = head(custom_id);
    let known = BUTTONS.iter().map(|(id, ..)| head(id)).chain(FORMS.iter().map(|(id, ..)| head(id)));
    assert!(known.into_iter().any(|id| id == seen), "{custom_id} is missing from the tables of tests/it/matrix.rs");
}

pub async fn people(world: &mut World) {
    for (name, shown) in [
        ("nora", "Nora"),
        ("iona", "Iona"),
        ("fergus", "Fergus"),
        ("stella", "Stella"),
        ("maya", "Maya"),
        ("boris", "Boris"),
    ] {
        world.arrive(name, shown, "en-GB", world.home, "lounge");
    }
    world.arrive("elena", "Elena", "en-US", world.buenos_aires, "fichas");
    let manages = world.stand_in.add_role(world.buenos_aires, "Manager", 1 << 5);
    world.stand_in.give_role(world.buenos_aires, world.user_id("elena"), manages);
    // The servers' admins show every command to everyone: then only our own checks are left.
    for guild in [world.home, world.buenos_aires] {
        for command in ["admin", "review"] {
            world.stand_in.show_command(guild, command);
        }
    }
    for (name, role) in [("fergus", "facilitator"), ("stella", "steward"), ("maya", "moderator")] {
        world.granted(name, role).await;
    }
    for (name, place) in
        [("nora", "scotland"), ("iona", "scotland"), ("boris", "scotland"), ("fergus", "scotland"), ("maya", "glasgow")]
    {
        world.slash(name, "place join", &[("place", place), ("side", "civil_society")]).await;
        world.click(name, "place/agree").await;
    }
    let (iona, boris) = (world.user_id("iona").to_string(), world.user_id("boris").to_string());
    world.slash("ines", "admin contact", &[("place", "scotland"), ("side", "civil_society"), ("person", &iona)]).await;
    world.slash("ines", "admin block", &[("person", &boris), ("reason", "Spam")]).await;
}

/// R-1 is published in two versions, D-2 waits, D-3 is a draft to which changes were asked for; G-1 and G-2 are
/// announced, G-3 and G-4 are drafts; a translation and a report wait; Nora's other place
/// adapts R-1.
pub async fn things(world: &mut World) {
    world.published("morag", "scotland").await;
    world.submitted_again("morag", "R-1").await;
    world.approved().await;
    world.submitted("morag", "scotland").await;
    world.submitted("morag", "scotland").await;
    world.slash("ines", "review changes", &[("id", "D-3"), ("reason", "unclear")]).await;
    world.submit("ines", &[]).await;
    world.slash("morag", "writeup edit", &[("id", "D-3")]).await;
    let circle = [("title", "Circle"), ("when", "2030-01-20 16:00"), ("minutes", "75"), ("place", "scotland")];
    for announced in [true, true, false, false] {
        world.slash("fergus", "gathering create", &circle).await;
        world.submit("fergus", &[("purpose", "To meet")]).await;
        if announced {
            world.click("fergus", "Announce").await;
        }
    }
    world.slash("nora", "writeup translate", &[("id", "R-1"), ("language", "fr")]).await;
    let french = [
        ("title", "Ouvrir les données du climat"),
        ("summary", "Un portail."),
        ("problem", "Personne ne voyait les données."),
        ("action", "On les a choisies ensemble."),
        ("results", "En ligne : https://ba.example.org/data"),
    ];
    world.click("nora", "translation/open/").await;
    world.submit("nora", &french).await;
    world.click("nora", "Submit translation").await;
    world.slash("nora", "place join", &[("place", "glasgow"), ("side", "other")]).await;
    world.slash("nora", "writeup adapt", &[("id", "R-1"), ("place", "glasgow"), ("reason", "Ours too")]).await;
    world.forge_form("nora", "report/form/1/unclear/90", &[("words", "Which city?")]).await;
    world.slash("callum", "search", &[("query", "climate")]).await;
    // Nobody knows the number of a search, not even the tables.
    world.tamper("update asked set asked_id = 1").await;
    world.sweep().await;
    world.read_everything();
}

fn is_refused(answer: &str) -> bool {
    REFUSALS.iter().any(|refusal| answer.contains(refusal))
}

/// Judges one row: those who may not first, so that nothing has changed for them.
fn judge(row: &str, name: &str, may: bool, answer: &str, faults: &mut Vec<String>) {
    if answer.contains("did not respond")
        || answer.contains("Discord refuses")
        || answer.contains("Something went wrong")
    {
        faults.push(format!("{row} by {name}: {answer}"));
    } else if is_refused(answer) == may {
        let verdict = if may { "is refused to" } else { "is open to" };
        faults.push(format!("{row} {verdict} {name}: {}", answer.lines().take(3).collect::<Vec<_>>().join(" / ")));
    }
}

fn in_order(may: &str) -> Vec<(&'static str, bool)> {
    let mut people: Vec<(&str, bool)> = KINDS.iter().map(|(letter, name)| (*name, may.contains(*letter))).collect();
    people.sort_by_key(|(_, may)| *may);
    people
}

#[tokio::test]
async fn every_command_against_every_kind_of_person() {
    let mut world = World::new().await;
    people(&mut world).await;
    things(&mut world).await;
    let mut faults = Vec::new();
    for (command, options, may) in COMMANDS {
        for (name, may) in in_order(may) {
            let person = world.user_id("callum").to_string();
            let options: Vec<(&str, &str)> = options
                .iter()
                .map(|(name, value)| (*name, if *name == "person" { person.as_str() } else { value }))
                .collect();
            let answer = if let Some(command) = command.strip_prefix("message/") {
                world.on_own_message(name, "We opened the data.", command).await
            } else {
                world.slash(name, command, &options).await
            };
            judge(&format!("/{command} {options:?}"), name, may, &answer, &mut faults);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    for command in world.stand_in.commands(world.bot.id) {
        let name = command["name"].as_str().unwrap();
        let path = if command["type"] == 3 { format!("message/{name}") } else { name.to_owned() };
        let options = command["options"].as_array().cloned().unwrap_or_default();
        let subcommands: Vec<&Value> = options.iter().filter(|option| option["type"] == 1).collect();
        let paths = if subcommands.is_empty() {
            vec![path]
        } else {
            subcommands.iter().map(|sub| format!("{path} {}", sub["name"].as_str().unwrap())).collect()
        };
        for path in paths {
            assert!(COMMANDS.iter().any(|(known, ..)| *known == path), "/{path} is missing from the table");
        }
    }
}

#[tokio::test]
async fn every_button_menu_and_form_against_every_kind_of_person() {
    let mut world = World::new().await;
    people(&mut world).await;
    things(&mut world).await;
    let mut faults = Vec::new();
    for (form, typed, may) in FORMS {
        for (name, may) in in_order(may) {
            let answer = world.forge_form(name, form, typed).await;
            judge(&format!("form {form}"), name, may, &answer, &mut faults);
        }
    }
    for (button, chosen, may) in BUTTONS {
        for (name, may) in in_order(may) {
            world.slash(name, "help", &[]).await;
            let answer = world.forge(name, button, chosen).await;
            judge(button, name, may, &answer, &mut faults);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
