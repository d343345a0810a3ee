//! The library as open data: out through Discord and the terminal, back in, and what may be wrong with a file.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use insta::assert_snapshot;
use serde_json::{Value, json};
use tokio::process::Command;
use zip::write::SimpleFileOptions;

use crate::process::{bare, run, told};
use crate::world::World;

/// The files of a ZIP.
fn unpacked(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        files.insert(file.name().unwrap().into_owned(), text);
    }
    files
}

/// A published write-up to which others added something, another that was withdrawn, and one that waits.
async fn library() -> World {
    let mut world = World::new().await;
    world.published("morag", "scotland").await;
    world.read_direct("morag");
    world.published("morag", "scotland").await;
    world.read_direct("morag");
    world.slash("morag", "writeup withdraw", &[("id", "R-2")]).await;
    world.click("morag", "writeup/withdraw-now").await;
    world.submitted("morag", "scotland").await;
    world.sweep().await;
    world.read("ines", "review");
    world
        .tamper(
            "insert into confirmation (revision_id, side, person_id, note, confirmed_at)
                 select 1, 'government', author, '', 1893500000 from writeup where writeup_id = 1
                 union all select 1, 'civil_society', author, '=1+1: not all of it', 1893500100 from writeup where writeup_id = 1;
             insert into adaptation (writeup_id, place_id, person_id, reason, created_at)
                 select 1, place_id, (select author from writeup where writeup_id = 1), 'Our port too', 1893500200 from place where slug = 'lisboa' or slug = 'sao-paulo';
             insert into report (writeup_id, person_id, kind, organisation, words, link, state, created_at, handled_at, answer)
                 select 1, author, 'reply', 'Port Authority', 'We see it otherwise.', 'https://port.example.org', 'accepted', 1893500300, 1893500400, 'between us' from writeup where writeup_id = 1;
             insert into report (writeup_id, person_id, kind, organisation, words, state, created_at)
                 select 1, author, 'reply', 'Nobody', 'waits', 'waiting', 1893500300 from writeup where writeup_id = 1;
             insert into translation (revision_id, language, kind, state, person_id, title, summary, problem, action, results, created_at, changed_at, submitted_at, reviewed_by, reviewed_at)
                 select 1, 'es', 'human', 'reviewed', author, 'Abrir los datos', 'Un portal.', 'Nadie los veía.', 'Se eligieron.', 'En uso.', 1893500500, 1893500500, 1893500500, author, 1893500600 from writeup where writeup_id = 1;
             insert into translation (revision_id, language, kind, state, person_id, title, created_at, changed_at, submitted_at)
                 select 1, 'fr', 'machine', 'submitted', author, 'Ouvrir', 1893500500, 1893500500, 1893500500 from writeup where writeup_id = 1;
             update writeup set checked_at = 1893500700 where writeup_id = 1;",
        )
        .await;
    world
}

/// The binary beside the bot of a world, in a folder of its own.
pub fn beside(world: &World, folder: &Path, arguments: &[&str]) -> Command {
    let mut command = bare(folder, arguments);
    command.env("TERTULIA_DATABASE__PATH", world.database()).env("TERTULIA_CLOCK", told_time());
    command
}

async fn tertulia(world: &World, folder: &Path, arguments: &[&str]) -> String {
    told(&run(beside(world, folder, arguments)).await, None)
}

async fn elsewhere(folder: &Path, arguments: &[&str]) -> String {
    let mut command = bare(folder, arguments);
    command.env("TERTULIA_CLOCK", told_time());
    told(&run(command).await, None)
}

/// Where a process hears that it is the second day of the world: what comes from it must not lie in the future.
fn told_time() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let at: jiff::Timestamp = "2030-01-02T12:00:00Z".parse().unwrap();
    std::thread::spawn(move || {
        let (mut asking, _) = listener.accept().unwrap();
        asking.write_all(format!("{}\n", at.as_millisecond()).as_bytes()).unwrap();
    });
    address
}

#[tokio::test]
async fn everyone_gets_the_library_and_nobody_is_in_it() {
    let mut world = library().await;
    assert_snapshot!(world.slash("callum", "library export", &[]).await, @"
    ### The library, to take with you
    1 write-up, as tables and as JSON, with a description of every field.
    (file tertulia-library.zip)
    -# 0.1 MB · CC BY 4.0: use it, translate it, republish it, and say where it comes from
    ");
    let files = unpacked(&world.file_bytes("callum").await);
    assert_snapshot!(files.keys().cloned().collect::<Vec<_>>().join(" "), @"LICENSE.txt README.md dictionary.csv translations.csv vocabulary.json writeups.csv writeups.json");
    assert_snapshot!(files["writeups.csv"].strip_prefix('\u{FEFF}').unwrap(), @r#"
    id,place,place_name,country,iso,name_en,name_es,name_pt,name_fr,language,title,summary,problem,action,results,lessons,cost,conditions,status,areas,values,axis,topics,sdgs,level,too_early,started,ended,partners,evidence,commitments,assessment,assessor,assessment_link,inspired_by,credit,published,changed,checked,co_created,confirmed_government,dissent_government,confirmed_civil_society,dissent_civil_society,adaptations,replies
    R-1,scotland,Scotland,GB,GB-SCT,Scotland,Escocia,Escócia,Écosse,en,Open the city's climate data,A portal with thirty data sets.,Nobody could see the data.,People and offices chose the data together.,In use: https://ba.example.org/data,,,,completed,open_data,transparency,,,,,false,,,,https://ba.example.org/data,,,,,,Climate directorate,2030-01-01T12:00:00Z,2030-01-01T12:00:00Z,2030-01-01T12:25:00Z,true,2030-01-01T12:13:20Z,,2030-01-01T12:15:00Z,'=1+1: not all of it,"[{""place"":""sao-paulo"",""reason"":""Our port too"",""since"":""2030-01-01T12:16:40Z""}]","[{""organisation"":""Port Authority"",""words"":""We see it otherwise."",""link"":""https://port.example.org"",""written"":""2030-01-01T12:18:20Z"",""accepted"":""2030-01-01T12:20:00Z""}]"
    "#);
    assert_snapshot!(files["translations.csv"].strip_prefix('\u{FEFF}').unwrap(), @"
    id,language,kind,title,summary,problem,action,results,lessons,cost,conditions,reviewed
    R-1,es,human,Abrir los datos,Un portal.,Nadie los veía.,Se eligieron.,En uso.,,,,2030-01-01T12:23:20Z
    ");
    let json: Value = serde_json::from_str(&files["writeups.json"]).unwrap();
    assert_eq!(json["writeups"].as_array().unwrap().len(), 1, "withdrawn and waiting ones are not there");
    assert_snapshot!(serde_json::to_string_pretty(&json).unwrap(), @r#"
    {
      "format": 1,
      "licence": "CC-BY-4.0",
      "writeups": [
        {
          "action": "People and offices chose the data together.",
          "adaptations": [
            {
              "place": "sao-paulo",
              "reason": "Our port too",
              "since": "2030-01-01T12:16:40Z"
            }
          ],
          "areas": [
            "open_data"
          ],
          "assessment": "",
          "assessment_link": "",
          "assessor": "",
          "axis": null,
          "changed": "2030-01-01T12:00:00Z",
          "checked": "2030-01-01T12:25:00Z",
          "co_created": true,
          "commitments": [],
          "conditions": "",
          "confirmations": [
            {
              "confirmed": "2030-01-01T12:13:20Z",
              "dissent": "",
              "side": "government"
            },
            {
              "confirmed": "2030-01-01T12:15:00Z",
              "dissent": "=1+1: not all of it",
              "side": "civil_society"
            }
          ],
          "cost": "",
          "country": "GB",
          "credit": "Climate directorate",
          "ended": null,
          "evidence": [
            "https://ba.example.org/data"
          ],
          "id": "R-1",
          "inspired_by": "",
          "iso": "GB-SCT",
          "language": "en",
          "lessons": "",
          "level": null,
          "partners": [],
          "place": "scotland",
          "place_name": "Scotland",
          "place_names": {
            "en": "Scotland",
            "es": "Escocia",
            "fr": "Écosse",
            "pt": "Escócia"
          },
          "problem": "Nobody could see the data.",
          "published": "2030-01-01T12:00:00Z",
          "replies": [
            {
              "accepted": "2030-01-01T12:20:00Z",
              "link": "https://port.example.org",
              "organisation": "Port Authority",
              "words": "We see it otherwise.",
              "written": "2030-01-01T12:18:20Z"
            }
          ],
          "results": "In use: https://ba.example.org/data",
          "sdgs": [],
          "started": null,
          "status": "completed",
          "summary": "A portal with thirty data sets.",
          "title": "Open the city's climate data",
          "too_early": false,
          "topics": [],
          "translations": [
            {
              "action": "Se eligieron.",
              "conditions": "",
              "cost": "",
              "kind": "human",
              "language": "es",
              "lessons": "",
              "problem": "Nadie los veía.",
              "results": "En uso.",
              "reviewed": "2030-01-01T12:23:20Z",
              "summary": "Un portal.",
              "title": "Abrir los datos"
            }
          ],
          "values": [
            "transparency"
          ]
        }
      ]
    }
    "#);
    let vocabulary: Value = serde_json::from_str(&files["vocabulary.json"]).unwrap();
    assert_eq!(vocabulary["status"].as_array().unwrap().len(), 8);
    assert_eq!(files["dictionary.csv"].lines().count(), 48);
    let everything = files.into_values().collect::<String>();
    for name in ["morag", "lucia", "ines", "vera", "callum"] {
        let user = world.user_id(name).to_string();
        assert!(!everything.contains(&user), "{name}'s account is in it");
    }
    for private in ["between us", "waits", "Ouvrir"] {
        assert!(!everything.contains(private), "{private} is in it");
    }
    let people = world.count("select count(*) from person").await;
    assert!(people > 0);
    world.finish().await;
}

#[tokio::test]
async fn where_nothing_is_published_there_is_nothing_to_export() {
    let mut world = World::new().await;
    assert_snapshot!(world.slash("callum", "library export", &[]).await, @"Nothing is published yet, so there is nothing to export.");
    assert!(world.slash("ines", "admin export", &[]).await.starts_with("Nothing is published yet"));
    world.finish().await;
}

#[tokio::test]
async fn out_and_in_and_out_again_is_the_same_to_the_byte() {
    let world = library().await;
    let folder = tempfile::tempdir().unwrap();
    assert_snapshot!(tertulia(&world, folder.path(), &["export", "--out", "a.zip"]).await, @"
    exit 0
    a.zip: 1 write-up
    ");
    assert_snapshot!(elsewhere(folder.path(), &["import", "a.zip", "--published"]).await, @"
    exit 0
    new, published: 1 · already there: 0 · not taken in: 0
    ");
    assert_snapshot!(elsewhere(folder.path(), &["export", "--out", "b.zip"]).await, @"
    exit 0
    b.zip: 1 write-up
    ");
    let read = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    assert!(read("a.zip") == read("b.zip"), "{:?}\n{:?}", unpacked(&read("a.zip")), unpacked(&read("b.zip")));
    assert_snapshot!(elsewhere(folder.path(), &["import", "b.zip", "--published"]).await, @"
    exit 0
    new, published: 0 · already there: 1 · not taken in: 0
    ");
    assert!(elsewhere(folder.path(), &["export", "--format", "folder"]).await.starts_with("exit 0"));
    for file in ["writeups.json", "writeups.csv"] {
        // Each form alone, and the folder, hold the same write-ups.
        let path = format!("tertulia-library/{file}");
        assert!(elsewhere(folder.path(), &["import", &path]).await.contains("already there: 1 · not taken in: 0"));
    }
    // The tables alone, with the translations beside them, bring the whole back too.
    let third = tempfile::tempdir().unwrap();
    std::fs::remove_file(folder.path().join("tertulia-library/writeups.json")).unwrap();
    let from = folder.path().join("tertulia-library").display().to_string();
    assert!(elsewhere(third.path(), &["import", &from, "--published"]).await.contains("new, published: 1"));
    assert!(elsewhere(third.path(), &["export", "--out", "c.zip"]).await.starts_with("exit 0"));
    assert!(std::fs::read(third.path().join("c.zip")).unwrap() == read("a.zip"));
    let database = format!("sqlite://{}", third.path().join("tertulia.db").display());
    let found = sqlx::sqlite::SqlitePool::connect(&database).await.unwrap();
    let sql = "select count(*) from search_index where search_index match 'portal'";
    let found: i64 = sqlx::query_scalar(sql).fetch_one(&found).await.unwrap();
    assert_eq!(found, 1, "what was taken in can be found");
    world.finish().await;
}

#[tokio::test]
async fn what_is_imported_waits_for_review_and_is_published_like_any_other() {
    let world = library().await;
    let folder = tempfile::tempdir().unwrap();
    tertulia(&world, folder.path(), &["export", "--out", "a.zip"]).await;
    world.finish().await;
    let mut other = World::new().await;
    let file = folder.path().join("a.zip").display().to_string();
    // While the bot runs.
    assert_snapshot!(tertulia(&other, folder.path(), &["import", &file]).await, @"
    exit 0
    new, waiting for review: 1 · already there: 0 · not taken in: 0
    ");
    assert_snapshot!(tertulia(&other, folder.path(), &["import", &file]).await, @"
    exit 0
    new, waiting for review: 0 · already there: 0 · already there, waits for review: 1 · not taken in: 0
    ");
    // The terminal's clock is another one.
    let queue = other.slash("ines", "review queue", &[]).await;
    assert_snapshot!(queue.split(" · <t:").next().unwrap(), @"
    ### Waiting for review
    -# One is waiting.
    **D-1** Open the city's climate data
    -# Scotland, United Kingdom · English
    ");
    other.click("ines", "D-1").await;
    assert_snapshot!(other.click("ines", "Approve").await, @"R-1 is published.");
    other.sweep().await;
    for channel in ["library", "fichas"] {
        other.read("lucia", channel);
    }
    assert_eq!(other.count("select count(*) from log where action = 'library.import'").await, 1);
    assert_eq!(
        other.count("select count(*) from taken_in where licence = 'CC-BY-4.0' and foreign_id = 'R-1'").await,
        1
    );
    other.finish().await;
}

/// A row that can be taken in.
pub fn row(number: usize) -> Value {
    json!({
        "id": format!("R-{number}"), "place": "scotland", "language": "en",
        "title": format!("Open the data, part {number}"), "summary": "A portal.", "problem": "Nobody saw it.",
        "action": "People chose.", "results": "https://data.example.org/x", "status": "completed",
        "areas": ["open_data"], "values": ["transparency"], "published": "2024-05-01T00:00:00Z",
    })
}

#[tokio::test]
async fn one_broken_row_of_a_thousand_is_named_and_the_others_stand() {
    let folder = tempfile::tempdir().unwrap();
    let mut rows: Vec<Value> = (1..=1_000).map(row).collect();
    rows[730]["status"] = json!("finished");
    std::fs::write(folder.path().join("many.json"), json!(rows).to_string()).unwrap();
    assert_snapshot!(elsewhere(folder.path(), &["import", "many.json", "--published"]).await, @r#"
    exit 1
    new, published: 999 · already there: 0 · not taken in: 1
    row 731 (R-731): status "finished": there is no such id
    "#);
    assert_snapshot!(elsewhere(folder.path(), &["import", "many.json", "--published"]).await, @r#"
    exit 1
    new, published: 0 · already there: 999 · not taken in: 1
    row 731 (R-731): status "finished": there is no such id
    "#);
}

#[tokio::test]
async fn what_is_wrong_with_a_row_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let change = |number: usize, field: &str, value: Value| {
        let mut row = row(number);
        row[field] = value;
        row
    };
    let rows = [
        row(1),
        change(2, "place", json!("atlantis")),
        change(3, "title", json!("")),
        change(4, "title", json!("x".repeat(91))),
        change(5, "published", json!("yesterday")),
        change(6, "started", json!("2021-13")),
        change(7, "areas", json!(["open_data", "open_data"])),
        change(8, "language", json!("xx")),
        change(9, "results", json!("no link")),
        change(10, "id", json!("D-10")),
        change(11, "confirmations", json!([{ "side": "academia", "confirmed": "2029-05-01T00:00:00Z" }])),
        change(12, "summary", json!(7)),
        change(13, "adaptations", json!([{ "place": "atlantis", "reason": "", "since": "2029-05-01T00:00:00Z" }])),
        change(1, "title", json!("Another one with a taken number")),
    ];
    let mut text = json!(rows).to_string().into_bytes();
    // A row whose bytes are no UTF-8, and one more after it.
    text.truncate(text.len() - 1);
    text.extend(b",{\"id\":\"R-15\",\"title\":\"\xFF\xFE\"},");
    text.extend(row(16).to_string().into_bytes());
    text.extend(b"]");
    std::fs::write(folder.path().join("rows.json"), text).unwrap();
    assert_snapshot!(elsewhere(folder.path(), &["import", "rows.json", "--published"]).await, @r#"
    exit 1
    new, published: 2 · already there: 0 · not taken in: 14
    row 2 (R-2): the network has no place "atlantis"; a moderator adds it with /admin place
    row 3 (R-3): it has no title
    row 4 (R-4): Title: 91 characters, at most 90 fit
    row 5 (R-5): published "yesterday" is no date
    row 6 (R-6): started "2021-13" is no date
    row 7 (R-7): areas has something twice
    row 8 (R-8): language "xx": there is no such id
    row 9 (R-9): Results: at least one https link, or choose “It is too early for results”
    row 10 (D-10): id can't be read
    row 11 (R-11): confirmations "academia": there is no such id
    row 12 (R-12): it can't be read: invalid type: integer `7`, expected a string
    row 13 (R-13): the network has no place "atlantis"; a moderator adds it with /admin place
    row 14 (R-1): R-1 is another write-up here; nothing was changed
    row 15 (R-15): it is not UTF-8
    "#);
    let table = b"id,place,language,title\nR-1,scotland,en,\"\xFF\"\nR-2,scotland,en,\n".as_slice();
    std::fs::write(folder.path().join("rows.csv"), table).unwrap();
    assert_snapshot!(elsewhere(folder.path(), &["import", "rows.csv"]).await, @"
    exit 1
    new, waiting for review: 0 · already there: 0 · not taken in: 2
    row 1 (R-1): it is not UTF-8
    row 2 (R-2): it has no title
    ");
}

#[tokio::test]
async fn a_file_that_means_harm_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let make = |name: &str, files: usize, content: &[u8]| {
        let mut zip = zip::ZipWriter::new(std::fs::File::create(folder.path().join(name)).unwrap());
        for index in 0..files {
            let file = if index == 0 { "writeups.json".to_owned() } else { format!("{index}.txt") };
            zip.start_file(file, SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap();
    };
    make("bomb.zip", 1, &vec![b' '; 16 << 20]);
    make("many.zip", 65, b"[]");
    std::fs::write(folder.path().join("no.zip"), "PK no").unwrap();
    std::fs::write(folder.path().join("deep.json"), "[".repeat(1 << 20)).unwrap();
    std::fs::write(folder.path().join("long.json"), format!("[{},{{\"title\":\"{}\"}}]", row(1), "x".repeat(2 << 20)))
        .unwrap();
    std::fs::write(folder.path().join("long.csv"), format!("title,place,language\n\"{}\"\n", "x".repeat(2 << 20)))
        .unwrap();
    let sparse = std::fs::File::create(folder.path().join("large.json")).unwrap();
    sparse.set_len(3 << 30).unwrap();
    let mut all = String::new();
    for file in ["bomb.zip", "many.zip", "no.zip", "deep.json", "long.json", "long.csv", "large.json", "absent.zip"] {
        all += &elsewhere(folder.path(), &["import", file]).await;
    }
    assert_snapshot!(all, @"
    exit 1
    new, waiting for review: 0 · already there: 0 · not taken in: 0
    bomb.zip is not read further: a file in it is packed more than 200 times; that is no library
    exit 1
    new, waiting for review: 0 · already there: 0 · not taken in: 0
    many.zip is not read further: it has 65 files, more than 64
    exit 1
    new, waiting for review: 0 · already there: 0 · not taken in: 0
    no.zip is not read further: it is no ZIP that can be read: invalid Zip archive: Could not find EOCD
    exit 1
    new, waiting for review: 0 · already there: 0 · not taken in: 0
    deep.json is not read further: recursion limit exceeded at line 1 column 128
    exit 1
    new, waiting for review: 1 · already there: 0 · not taken in: 0
    long.json is not read further: after row 1: one row is larger than 1024 KB at line 1 column 1048873
    exit 1
    new, waiting for review: 0 · already there: 0 · not taken in: 0
    long.csv is not read further: one row is larger than 1024 KB
    exit 1
    new, waiting for review: 0 · already there: 0 · not taken in: 0
    large.json is larger than 2048 MB, more than an import takes
    exit 1
    there is no file absent.zip
    ");
}

#[tokio::test]
async fn a_disk_that_is_full_ends_an_import_and_what_came_in_stays() {
    let folder = tempfile::tempdir().unwrap();
    assert!(elsewhere(folder.path(), &["seed"]).await.starts_with("exit 0"));
    let rows: Vec<Value> = (1..=1_000).map(row).collect();
    std::fs::write(folder.path().join("many.json"), json!(rows).to_string()).unwrap();
    let mut command = Command::new("sh");
    let script =
        format!("trap '' XFSZ; ulimit -f 2000; exec {} import many.json --published", env!("CARGO_BIN_EXE_tertulia"));
    command.args(["-c", &script]).current_dir(folder.path()).env_clear().kill_on_drop(true);
    command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let answer = told(&run(command).await, None);
    assert!(
        answer.starts_with("exit 1\n")
            && answer.contains("\nwhat came in before this stays; import the file again once it is mended"),
        "{answer}"
    );
    let again = elsewhere(folder.path(), &["import", "many.json", "--published"]).await;
    assert!(again.starts_with("exit 0\nnew, published: ") && !again.contains("already there: 0 "), "{again}");
}

#[tokio::test]
async fn past_discords_limit_the_answer_names_the_operators_command() {
    let mut world = World::new().await;
    let folder = tempfile::tempdir().unwrap();
    // Words that can't be packed: over ten MiB of them.
    let noise = |seed: usize, length: usize| {
        let mut state = seed as u64 + 1;
        let next = |_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            char::from(b'a' + u8::try_from((state >> 40) % 26).unwrap())
        };
        (0..length).map(next).collect::<String>()
    };
    let rows: Vec<Value> = (1..=3_000)
        .map(|number| {
            let mut row = row(number);
            row["action"] = json!(noise(number, 1_500));
            row["problem"] = json!(noise(number + 10_000, 700));
            row["lessons"] = json!(noise(number + 20_000, 1_000));
            row
        })
        .collect();
    std::fs::write(folder.path().join("many.json"), json!(rows).to_string()).unwrap();
    let file = folder.path().join("many.json").display().to_string();
    assert!(tertulia(&world, folder.path(), &["import", &file, "--published"]).await.starts_with("exit 0"));
    let answer = world.slash("callum", "library export", &[]).await;
    assert_snapshot!(answer.trim_start_matches("(after a while) "), @"The library is 12.0 MB by now, and Discord takes files up to 10.0 MB here. Whoever runs Tertulia can make the file with `tertulia export` and put it where everyone finds it.");
    world.finish().await;
}

#[tokio::test]
async fn what_was_erased_or_rejected_does_not_come_back_as_new() {
    let world = World::new().await;
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("two.json"), json!([row(1), row(2)]).to_string()).unwrap();
    assert!(tertulia(&world, at, &["import", "two.json", "--published"]).await.contains("new, published: 2"));
    world.tamper("update writeup set hidden = 'erased', withdrawn_at = 1893499200 where number = 1").await;
    for how in [vec!["import", "two.json", "--published"], vec!["import", "two.json"]] {
        let answer = tertulia(&world, at, &how).await;
        assert!(answer.contains("already there: 1 · not taken in: 1"), "{answer}");
        assert!(answer.contains("row 1 (R-1): R-1 was erased here and does not come back"), "{answer}");
    }
    std::fs::write(at.join("three.json"), json!([row(3)]).to_string()).unwrap();
    assert!(tertulia(&world, at, &["import", "three.json"]).await.contains("new, waiting for review: 1"));
    world.tamper("update revision set state = 'rejected' where state = 'submitted'").await;
    assert_snapshot!(tertulia(&world, at, &["import", "three.json"]).await, @"
    exit 0
    new, waiting for review: 0 · already there: 0 · was rejected here: 1 · not taken in: 0
    ");
    // Whatever else can't be.
    let change = |field: &str, value: Value| {
        let mut row = row(4);
        row[field] = value;
        row
    };
    let rows = [
        change("id", json!("R-100003")),
        change("published", json!("2030-01-02T12:00:01Z")),
        change("changed", json!("1989-01-01T00:00:00Z")),
        change("checked", json!("2031-01-01T00:00:00Z")),
        change("commitments", json!(["GBSC0004", "an idea"])),
        change("commitments", json!(["GBSC0004"])),
    ];
    std::fs::write(at.join("rows.json"), json!(rows).to_string()).unwrap();
    assert_snapshot!(tertulia(&world, at, &["import", "rows.json", "--published"]).await, @r#"
    exit 1
    new, published: 1 · already there: 0 · not taken in: 5
    row 1 (R-100003): R-100003 is too far above the others here: at most R-100002
    row 2 (R-4): published "2030-01-02T12:00:01Z" is before 1990 or still to come
    row 3 (R-4): changed "1989-01-01T00:00:00Z" is before 1990 or still to come
    row 4 (R-4): checked "2031-01-01T00:00:00Z" is before 1990 or still to come
    row 5 (R-4): commitments "an idea": there is no such id
    "#);
    world.finish().await;
}

#[tokio::test]
async fn a_file_that_is_something_else_altogether_is_not_read_to_its_end() {
    let folder = tempfile::tempdir().unwrap();
    let rows: Vec<Value> = (1..=5_000).map(|number| json!({ "id": format!("R-{number}") })).collect();
    std::fs::write(folder.path().join("many.json"), json!(rows).to_string()).unwrap();
    let answer = elsewhere(folder.path(), &["import", "many.json"]).await;
    assert!(answer.starts_with("exit 1\nnew, waiting for review: 0 · already there: 0 · not taken in: 10"), "{answer}");
    assert!(answer.contains("rows can't be taken in: the file is not read further"), "{answer}");
    assert!(answer.lines().count() < 1_200, "{}", answer.lines().count());
}

#[tokio::test]
async fn an_import_is_no_news_for_followers() {
    let mut world = World::new().await;
    world.slash("callum", "me follow", &[("place", "scotland")]).await;
    let folder = tempfile::tempdir().unwrap();
    let mut new = row(1);
    new.as_object_mut().unwrap().remove("published");
    std::fs::write(folder.path().join("new.json"), json!([new]).to_string()).unwrap();
    assert!(
        tertulia(&world, folder.path(), &["import", "new.json", "--published"]).await.contains("new, published: 1")
    );
    world.wait(72).await;
    assert_eq!(world.count("select count(*) from digest").await, 0);
    world.finish().await;
}

#[tokio::test]
async fn an_export_replaces_nothing_but_an_export() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    elsewhere(at, &["seed"]).await;
    std::fs::create_dir(at.join("mine")).unwrap();
    std::fs::write(at.join("mine/README.md"), "mine").unwrap();
    std::fs::write(at.join("notes.txt"), "mine").unwrap();
    let here = at.join("tertulia.db").display().to_string();
    for (arguments, why) in [
        (vec!["export", "--out", "tertulia.db"], "belongs to the database"),
        (vec!["export", "--out", &here], "belongs to the database"),
        (vec!["export", "--out", "mine/../tertulia.db-wal"], "belongs to the database"),
        (vec!["export", "--out", "erasures.log"], "belongs to the database"),
        (vec!["export", "--out", "notes.txt"], "is there already and is no ZIP"),
        (vec!["export", "--format", "folder", "--out", "."], "neither empty nor an earlier export"),
        (vec!["export", "--format", "folder", "--out", "mine"], "neither empty nor an earlier export"),
        (vec!["export", "--format", "folder", "--out", "notes.txt"], "neither empty nor an earlier export"),
    ] {
        let answer = elsewhere(at, &arguments).await;
        assert!(answer.starts_with("exit 1") && answer.contains(why), "{arguments:?}: {answer}");
    }
    assert_eq!(std::fs::read_to_string(at.join("mine/README.md")).unwrap(), "mine");
    assert!(elsewhere(at, &["seed"]).await.contains("has 19 places"));
    std::fs::create_dir(at.join("empty")).unwrap();
    for out in [["zip", "a.zip"], ["folder", "empty"], ["folder", "new"]] {
        for again in ["the first time", "again"] {
            let answer = elsewhere(at, &["export", "--format", out[0], "--out", out[1]]).await;
            assert!(answer.starts_with("exit 0"), "{out:?}, {again}: {answer}");
        }
    }
}
