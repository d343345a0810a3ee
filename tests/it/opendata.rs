//! The library as open data: out through Discord and the terminal, back in, and what may be wrong with a file.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use insta::assert_snapshot;
use serde_json::{Value, json};
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
    world.published().await;
    world.published().await;
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

async fn tertulia(world: &World, folder: &Path, arguments: &[&str]) -> String {
    let mut command = bare(folder, arguments);
    command.env("TERTULIA_DATABASE__PATH", world.database());
    told(&run(command).await, None)
}

async fn elsewhere(folder: &Path, arguments: &[&str]) -> String {
    told(&run(bare(folder, arguments)).await, None)
}

#[tokio::test]
async fn everyone_gets_the_library_and_nobody_is_in_it() {
    let mut world = library().await;
    assert_snapshot!(world.slash("callum", "library export", &[]).await, @"");
    let files = unpacked(&world.file_bytes("callum").await);
    assert_snapshot!(files.keys().cloned().collect::<Vec<_>>().join(" "), @"");
    assert_snapshot!(files["writeups.csv"], @"");
    assert_snapshot!(files["translations.csv"], @"");
    let json: Value = serde_json::from_str(&files["writeups.json"]).unwrap();
    assert_eq!(json["writeups"].as_array().unwrap().len(), 1, "withdrawn and waiting ones are not there");
    assert_snapshot!(serde_json::to_string_pretty(&json).unwrap(), @"");
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
    assert_snapshot!(world.slash("callum", "library export", &[]).await, @"");
    assert!(world.slash("ines", "admin export", &[]).await.starts_with("Nothing is published yet"));
    world.finish().await;
}

#[tokio::test]
async fn out_and_in_and_out_again_is_the_same_to_the_byte() {
    let world = library().await;
    let folder = tempfile::tempdir().unwrap();
    assert_snapshot!(tertulia(&world, folder.path(), &["export", "--out", "a.zip"]).await, @"");
    assert_snapshot!(elsewhere(folder.path(), &["import", "a.zip", "--published"]).await, @"");
    assert_snapshot!(elsewhere(folder.path(), &["export", "--out", "b.zip"]).await, @"");
    let read = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    assert!(read("a.zip") == read("b.zip"), "{:?}\n{:?}", unpacked(&read("a.zip")), unpacked(&read("b.zip")));
    assert_snapshot!(elsewhere(folder.path(), &["import", "b.zip", "--published"]).await, @"");
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
    assert_snapshot!(tertulia(&other, folder.path(), &["import", &file]).await, @"");
    assert_snapshot!(tertulia(&other, folder.path(), &["import", &file]).await, @"");
    assert_snapshot!(other.slash("ines", "review queue", &[]).await, @"");
    other.click("ines", "D-1").await;
    assert_snapshot!(other.click("ines", "Approve").await, @"");
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
fn row(number: usize) -> Value {
    json!({
        "id": format!("R-{number}"), "place": "scotland", "language": "en",
        "title": format!("Open the data, part {number}"), "summary": "A portal.", "problem": "Nobody saw it.",
        "action": "People chose.", "results": "https://data.example.org/x", "status": "completed",
        "areas": ["open_data"], "values": ["transparency"], "published": "2029-05-01T00:00:00Z",
    })
}

#[tokio::test]
async fn one_broken_row_of_a_thousand_is_named_and_the_others_stand() {
    let folder = tempfile::tempdir().unwrap();
    let mut rows: Vec<Value> = (1..=1_000).map(row).collect();
    rows[730]["status"] = json!("finished");
    std::fs::write(folder.path().join("many.json"), json!(rows).to_string()).unwrap();
    assert_snapshot!(elsewhere(folder.path(), &["import", "many.json", "--published"]).await, @"");
    assert_snapshot!(elsewhere(folder.path(), &["import", "many.json", "--published"]).await, @"");
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
    assert_snapshot!(elsewhere(folder.path(), &["import", "rows.json", "--published"]).await, @"");
    let table = b"id,place,language,title\nR-1,scotland,en,\"\xFF\"\nR-2,scotland,en,\n".as_slice();
    std::fs::write(folder.path().join("rows.csv"), table).unwrap();
    assert_snapshot!(elsewhere(folder.path(), &["import", "rows.csv"]).await, @"");
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
    sparse.set_len(600 << 20).unwrap();
    let mut all = String::new();
    for file in ["bomb.zip", "many.zip", "no.zip", "deep.json", "long.json", "long.csv", "large.json", "absent.zip"] {
        all += &elsewhere(folder.path(), &["import", file]).await;
    }
    assert_snapshot!(all, @"");
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
    assert_snapshot!(answer.trim_start_matches("(after a while) "), @"");
    world.finish().await;
}
