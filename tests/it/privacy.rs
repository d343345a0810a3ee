//! What a member owns: everything in one file, being forgotten, and what is not kept for ever.

use std::fs;

use insta::assert_snapshot;
use sha2::{Digest as _, Sha256};
use sqlx::{Connection as _, SqliteConnection};

use crate::world::{World, without_ids};

/// A gathering with one seat, on 20 January 2030 at 16:00 in London.
async fn announced(world: &mut World) {
    let options = [
        ("title", "Open climate data"),
        ("when", "2030-01-20 16:00"),
        ("minutes", "75"),
        ("place", "scotland"),
        ("where", "#lounge"),
        ("seats", "1"),
    ];
    world.slash("ines", "gathering create", &options).await;
    world.submit("ines", &[("purpose", "Show what we opened.")]).await;
    world.click("ines", "Announce").await;
    world.sweep().await;
    world.read("morag", "library");
    world.read("lucia", "fichas");
}

/// Morag's write-up is published, under her own name where she said so.
async fn published(world: &mut World, attribution: &str) {
    world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
    world.submit("morag", &crate::world::TEXTS).await;
    world.choose("morag", "areas", &["open_data"]).await;
    world.choose("morag", "status", &["completed"]).await;
    world.choose("morag", "values", &["transparency"]).await;
    world.click("morag", "More menus").await;
    world.choose("morag", "attribution", &[attribution]).await;
    world.click("morag", "Submit").await;
    world.choose("morag", "consent/1", &["rights", "private", "licence"]).await;
    world.sweep().await;
    world.read("ines", "review");
    world.click("ines", "Approve").await;
    world.sweep().await;
    world.reread("ines", "review");
    world.read_direct("morag");
    world.read("lucia", "library");
    world.read("lucia", "fichas");
}

/// The number of a receipt is made with a random key.
fn without_number(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let (number, rest) = word.split_at(word.len().min(10));
        let is_number = number.len() == 10 && number.chars().all(|c| "0123456789ABCDEF".contains(c));
        let ends = rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
        words.push(if is_number && ends { format!("NUMBER{rest}") } else { word.to_owned() });
    }
    words.join(" ")
}

async fn open(world: &World) -> SqliteConnection {
    let path = world.folder().join("tertulia.db");
    SqliteConnection::connect(&format!("sqlite://{}?mode=ro", path.display())).await.unwrap()
}

type Row = (i64, i64, Option<i64>, String, String, Vec<u8>, Vec<u8>, Vec<u8>);

/// Computes the chain of the log again, as the module `log` says it is made. Gives the number of rows and of side texts.
async fn verify_log(world: &World) -> (usize, usize) {
    fn digest(parts: &[&[u8]]) -> Vec<u8> {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part);
        }
        hasher.finalize().to_vec()
    }
    let mut db = open(world).await;
    let rows: Vec<Row> =
        sqlx::query_as("select log_id, at, actor, action, subject, text_hash, previous, hash from log order by log_id")
            .fetch_all(&mut db)
            .await
            .unwrap();
    let mut before = vec![0; 32];
    for (number, (id, at, actor, action, subject, text_hash, previous, hash)) in (1..).zip(&rows) {
        assert_eq!((number, &before), (*id, previous), "row {number} follows the one before");
        let parts = [id.to_string(), at.to_string(), actor.map_or_else(String::new, |it| it.to_string())];
        let [id, at, actor] = parts.each_ref().map(String::as_bytes);
        let computed = digest(&[previous, id, at, actor, action.as_bytes(), subject.as_bytes(), text_hash]);
        assert_eq!(*hash, computed, "row {number}");
        before.clone_from(hash);
    }
    let texts: Vec<(i64, Vec<u8>, String, String, String)> =
        sqlx::query_as("select log_id, salt, before, after, reason from log_text").fetch_all(&mut db).await.unwrap();
    for (id, salt, before, after, reason) in &texts {
        let row = rows.iter().find(|row| row.0 == *id).unwrap();
        assert_eq!(row.5, digest(&[salt, before.as_bytes(), after.as_bytes(), reason.as_bytes()]), "text {id}");
    }
    (rows.len(), texts.len())
}

/// Every text anywhere in the database that holds `needle`, as `table.column`.
async fn where_it_stands(world: &World, needle: &str) -> Vec<String> {
    let mut db = open(world).await;
    let columns: Vec<(String, String)> = sqlx::query_as(
        "select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c
         where m.type = 'table' and m.name not like '%\\_index%' escape '\\' order by 1, 2",
    )
    .fetch_all(&mut db)
    .await
    .unwrap();
    let mut found = Vec::new();
    for (table, column) in columns {
        let sql = format!("select count(*) from {table} where instr(cast({column} as text), ?) > 0");
        let count: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(needle).fetch_one(&mut db).await.unwrap();
        if count > 0 {
            found.push(format!("{table}.{column}"));
        }
    }
    if found.is_empty() {
        found.extend(in_the_file(world, needle).await.map(|around| format!("the file: {around}")));
    }
    found
}

/// What stands around a text in the bytes of the database, also where no row has it any more; the index has small letters.
pub async fn in_the_file(world: &World, needle: &str) -> Option<String> {
    let path = world.folder().join("tertulia.db");
    let mut db = SqliteConnection::connect(&format!("sqlite://{}", path.display())).await.unwrap();
    let (busy, _, _): (i64, i64, i64) =
        sqlx::query_as("pragma wal_checkpoint(truncate)").fetch_one(&mut db).await.unwrap();
    assert_eq!(busy, 0, "everything is in the file itself");
    db.close().await.unwrap();
    let bytes = fs::read(path).unwrap();
    [needle.to_owned(), needle.to_lowercase()].iter().find_map(|it| {
        let at = bytes.windows(it.len()).position(|window| window == it.as_bytes())?;
        let around = &bytes[at.saturating_sub(60)..(at + it.len() + 60).min(bytes.len())];
        Some(String::from_utf8_lossy(around).escape_debug().to_string())
    })
}

/// The number by which the network knows somebody.
async fn person(world: &World, name: &str) -> i64 {
    let mut db = open(world).await;
    let user = world.user_id(name).cast_signed();
    sqlx::query_scalar("select person_id from account where user_id = ?").bind(user).fetch_one(&mut db).await.unwrap()
}

/// A copy of the stopped bot's database, to be put back later: what a backup is.
fn copy_database(world: &World, to: &str) {
    for suffix in ["", "-wal", "-shm"] {
        let from = world.folder().join(format!("tertulia.db{suffix}"));
        let to = world.folder().join(format!("{to}{suffix}"));
        fs::remove_file(&to).ok();
        if from.exists() {
            fs::copy(from, to).unwrap();
        }
    }
}

fn put_back(world: &World, from: &str) {
    for suffix in ["", "-wal", "-shm"] {
        let from = world.folder().join(format!("{from}{suffix}"));
        let to = world.folder().join(format!("tertulia.db{suffix}"));
        fs::remove_file(&to).ok();
        if from.exists() {
            fs::copy(from, to).unwrap();
        }
    }
}

#[tokio::test]
async fn a_member_gets_everything_about_them_in_one_file_and_nothing_of_anyone_else() {
    let mut world = World::new().await;
    announced(&mut world).await;
    published(&mut world, "named").await;
    // A second revision, a seat, a letter in the inbox.
    world.slash("morag", "writeup edit", &[("id", "R-1")]).await;
    world.choose("morag", "areas", &["open_data", "climate_action"]).await;
    world.look_at_card("morag", "library");
    world.click("morag", "I am going").await;
    world.slash("morag", "me reminders", &[("direct", "on"), ("before", "1h")]).await;
    world.stand_in.refuse_direct_messages(world.user_id("morag"), true);
    world.slash("ines", "gathering move", &[("id", "G-1"), ("when", "2030-01-21 16:00")]).await;
    world.sweep().await;
    world.sweep().await;
    world.read_threads("library");
    world.read("ines", "library");
    world.read("ines", "fichas");
    world.slash("lucia", "writeup list", &[]).await;
    assert_snapshot!(world.slash("morag", "me show", &[]).await, @"
    **A message is waiting for you:** `/me inbox`
    ### What Tertulia knows about you
    **Your places**
    - Scotland, United Kingdom · Government · Climate directorate
    **Your language**
    English (from your Discord)
    -# Your Discord account is kept apart from what you do here, and what can be erased is erased when you ask.
    [Get my data] [Forget me …]
    ");
    assert_snapshot!(world.click("morag", "Get my data").await, @"
    **A message is waiting for you:** `/me inbox`
    ### Your data
    This file holds everything Tertulia keeps about you, and nothing of anyone else.
    (file tertulia-2030-01-01.json)
    -# It is JSON: any text editor opens it, and programs can read it. What each part is stands under “about”.
    ");
    let file = world.file_as_it_is("morag").await;
    assert_snapshot!(without_ids(&file), @r#"
    {
      "format": "tertulia personal data",
      "version": 1,
      "made_at": "2030-01-01T12:00:00Z",
      "about": {
        "account": "Your Discord account, and what you chose: language, time zone, reminders. The account is the only tie between you and everything else here.",
        "block": "Whether you are blocked, why and until when.",
        "contributions": "What you added to others' write-ups: translations, confirmations, adaptations, reports and replies.",
        "decisions": "What you decided for the network: reviews, translations, reports, contacts, blocks.",
        "gatherings": "Gatherings you facilitate, and notes you wrote. Lines on who does what are left out, since they name others.",
        "interests": "What you keep and follow, and the write-ups, gatherings and places you used in the last 90 days, at most 25 of each, which are suggested to you first.",
        "log": "Rows of the log by you or about you. Where a row is about somebody else, its words are left out.",
        "messages": "What Tertulia told you directly, owes you, or keeps in your inbox: about what and when. The words are made when a message is sent.",
        "places": "The places you belong to, and those you are a contact of.",
        "roles": "Your rights over the network.",
        "seats": "Your answers to gatherings, and your reminders.",
        "writeups": "Your write-ups: every revision with its texts, tags, partners and links, and what was decided on them. Who decided is left out."
      },
      "data": {
        "account": {
          "account": [
            {
              "discord_id": "ID"
            }
          ],
          "choices": [
            {
              "known_since": "2030-01-01T12:00:00Z",
              "language": null,
              "language_of_their_discord": "en",
              "last_seen_in_month": 203001,
              "reminded_directly": true,
              "reminded_minutes_before": "60",
              "zone": null
            }
          ]
        },
        "block": {
          "block": []
        },
        "contributions": {
          "adaptations": [],
          "confirmations": [],
          "drafts_of_translations": [],
          "handled_reports": [],
          "reports": [],
          "translations": []
        },
        "decisions": {
          "asked_for": [],
          "blocks_decided": [],
          "contacts_confirmed": [],
          "made": [],
          "reading": [],
          "reports_handled": [],
          "translations_reviewed": []
        },
        "gatherings": {
          "drafts": [],
          "drafts_of_notes": [],
          "facilitated": [],
          "notes": []
        },
        "interests": {
          "followed": [],
          "kept": [],
          "told_what_is_new": [],
          "used_lately": [
            {
              "kind": "place",
              "used_at": "2030-01-01T12:00:00Z",
              "what": "Scotland"
            },
            {
              "kind": "writeup",
              "used_at": "2030-01-01T12:00:00Z",
              "what": "R-1"
            },
            {
              "kind": "gathering",
              "used_at": "2030-01-01T12:00:00Z",
              "what": "G-1"
            }
          ]
        },
        "log": {
          "rows": [
            {
              "action": "writeup.submit",
              "after": "submitted",
              "at": "2030-01-01T12:00:00Z",
              "before": "draft",
              "by_you": true,
              "reason": "",
              "subject": "writeup/1"
            },
            {
              "action": "review.decide",
              "after": "approve",
              "at": "2030-01-01T12:00:00Z",
              "before": "submitted",
              "by_you": false,
              "reason": "",
              "subject": "writeup/1"
            }
          ]
        },
        "messages": {
          "asked_whether_right": [],
          "letters_of_what_was_new": [],
          "messages": [
            {
              "about": "decision",
              "created_at": "2030-01-01T12:00:00Z",
              "discord_channel": "ID",
              "discord_message": "ID",
              "due_at": "2030-01-01T12:00:00Z",
              "note": null,
              "number_of_what_it_is_about": 1,
              "read_at": null,
              "state": "sent"
            },
            {
              "about": "gathering_notice",
              "created_at": "2030-01-01T12:00:00Z",
              "discord_channel": "ID",
              "discord_message": null,
              "due_at": "2030-01-01T12:00:00Z",
              "note": "direct_messages_closed",
              "number_of_what_it_is_about": 1,
              "read_at": null,
              "state": "inbox"
            }
          ]
        },
        "places": {
          "contact_of": [],
          "memberships": [
            {
              "agreed_to_the_code_of_conduct_at": "2030-01-01T12:00:00Z",
              "joined_at": "2030-01-01T12:00:00Z",
              "organisation": "Climate directorate",
              "place": "Scotland",
              "side": "government"
            }
          ],
          "places_left_lately": []
        },
        "roles": {
          "roles": []
        },
        "seats": {
          "answers": [
            {
              "answer": "going",
              "answered_at": "2030-01-01T12:00:00Z",
              "answered_in_server": "ID",
              "by_a_click_on_interested": 0,
              "gathering": "G-1, 2030-01-21 16:00",
              "place_in_the_order": 1
            }
          ],
          "reminders": [
            {
              "due_at": "2030-01-21T15:00:00Z",
              "gathering": "G-1, 2030-01-21 16:00",
              "late": false,
              "minutes_before": 60,
              "note": null,
              "state": "waiting"
            }
          ]
        },
        "writeups": {
          "asked_for": [],
          "commitments": [],
          "decisions_on_them": [
            {
              "decided_at": "2030-01-01T12:00:00Z",
              "held_until": null,
              "merged_into": null,
              "reason": null,
              "reopened": false,
              "revision": "R-1, revision 1",
              "same_place": false,
              "verdict": "approve",
              "words": ""
            }
          ],
          "partners": [],
          "revisions": [
            {
              "assessment": "",
              "assessment_link": "",
              "assessor": "",
              "attribution": "named",
              "changed_at": "2030-01-01T12:00:00Z",
              "climate_axis": null,
              "consent_language": "en",
              "consent_version": 1,
              "consented_at": "2030-01-01T12:00:00Z",
              "created_at": "2030-01-01T12:00:00Z",
              "ended": null,
              "inspired_by": "",
              "name_shown": "Morag",
              "participation_level": null,
              "revision": "R-1, revision 1",
              "started": null,
              "state": "approved",
              "status": "completed",
              "submitted_at": "2030-01-01T12:00:00Z",
              "too_early": false
            },
            {
              "assessment": "",
              "assessment_link": "",
              "assessor": "",
              "attribution": "named",
              "changed_at": "2030-01-01T12:00:00Z",
              "climate_axis": null,
              "consent_language": null,
              "consent_version": null,
              "consented_at": null,
              "created_at": "2030-01-01T12:00:00Z",
              "ended": null,
              "inspired_by": "",
              "name_shown": null,
              "participation_level": null,
              "revision": "R-1, revision 2",
              "started": null,
              "state": "draft",
              "status": "completed",
              "submitted_at": null,
              "too_early": false
            }
          ],
          "tags": [
            {
              "revision": "R-1, revision 1",
              "scheme": "area",
              "tag": "open_data"
            },
            {
              "revision": "R-1, revision 1",
              "scheme": "value",
              "tag": "transparency"
            },
            {
              "revision": "R-1, revision 2",
              "scheme": "area",
              "tag": "open_data"
            },
            {
              "revision": "R-1, revision 2",
              "scheme": "area",
              "tag": "climate_action"
            },
            {
              "revision": "R-1, revision 2",
              "scheme": "value",
              "tag": "transparency"
            }
          ],
          "texts": [
            {
              "action": "People and offices chose the data together.",
              "conditions": "",
              "cost": "",
              "kind": "original",
              "language": "en",
              "lessons": "",
              "problem": "Nobody could see the data.",
              "results": "In use: https://ba.example.org/data",
              "revision": "R-1, revision 1",
              "summary": "A portal with thirty data sets.",
              "title": "Open the city's climate data"
            },
            {
              "action": "People and offices chose the data together.",
              "conditions": "",
              "cost": "",
              "kind": "original",
              "language": "en",
              "lessons": "",
              "problem": "Nobody could see the data.",
              "results": "In use: https://ba.example.org/data",
              "revision": "R-1, revision 2",
              "summary": "A portal with thirty data sets.",
              "title": "Open the city's climate data"
            }
          ],
          "writeups": [
            {
              "asked_at": null,
              "checked_at": null,
              "created_at": "2030-01-01T12:00:00Z",
              "handed_over_at": null,
              "hidden": null,
              "language": "en",
              "merged_into": null,
              "place": "Scotland",
              "published": "R-1, revision 1",
              "published_at": "2030-01-01T12:00:00Z",
              "withdrawn_at": null,
              "writeup": "R-1"
            }
          ]
        }
      }
    }
    "#);
    for name in ["ines", "vera", "lucia", "callum"] {
        if name != "callum" {
            let number = person(&world, name).await.to_string();
            assert!(!file.contains(&number), "{name} is in it by number");
        }
        assert!(!file.contains(&world.user_id(name).to_string()), "{name} is in it by account");
    }
    world.slash("morag", "me export", &[]).await;
    assert_eq!(world.file_as_it_is("morag").await, file, "the same twice");
    world.finish().await;
}

/// The hash of the last line of a record: when, what became of write-ups, the hash, and a check of the line.
fn last_hash(record: &str) -> &str {
    record.lines().last().unwrap().split(' ').nth(2).unwrap()
}

#[tokio::test]
async fn somebody_with_nothing_is_forgotten_and_pressing_again_is_harmless() {
    let mut world = World::new().await;
    assert_snapshot!(world.slash("callum", "me forget", &[]).await, @"
    ### Being forgotten
    Nothing has happened yet. This is what would go, what would stay, and why.
    **What goes**
    - Your account here: the tie to your Discord, your language, your time zone, what you used lately
    **What stays, and why**
    - A line that says somebody was forgotten, so that a restored backup does not bring you back
    -# This can't be undone. It does not reach copies others made under CC BY 4.0, nor what Discord itself keeps, such as direct messages.
    [Forget me for good] [Get my data first]
    ");
    assert_snapshot!(without_number(&world.click("callum", "Forget me for good").await), @"
    ### You are forgotten: receipt NUMBER
    Done on <t:1893499200:F>. Keep the number if you may want to ask about it; it does not lead back to you.
    **What went**
    - Your account here: the tie to your Discord, your language, your time zone, what you used lately
    **What stays, and why**
    - A line that says somebody was forgotten, so that a restored backup does not bring you back
    -# Thank you for having been here. If you use a command again, you begin as somebody new.
    ");
    let people = world.count("select count(*) from person").await;
    assert_eq!(world.count("select count(*) from account").await, people);
    // The button of the message that is still on the screen of another device.
    let number = world.count("select count(*) from erasure").await;
    assert_eq!(number, 1);
    let file = fs::read_to_string(world.folder().join("erasures.log")).unwrap();
    let hash = last_hash(&file);
    let again = format!("privacy/erase/nothing/{}", hash[..10].to_uppercase());
    assert_snapshot!(without_number(&world.forge("callum", &again, &[]).await), @"You were forgotten already, on <t:1893499200:F>: receipt NUMBER. Nothing more was left to erase.");
    assert_eq!(world.count("select count(*) from person").await, people, "a second press makes nobody");
    assert_eq!(world.count("select count(*) from erasure").await, 1);
    // The next command makes a new person.
    world.slash("callum", "me show", &[]).await;
    assert_eq!(world.count("select count(*) from person").await, people + 1);
    assert_eq!(where_it_stands(&world, hash).await, ["erasure.person_hash"]);
    world.finish().await;
}

#[tokio::test]
async fn nobody_presses_for_somebody_else() {
    let mut world = World::new().await;
    let mut db = open(&world).await;
    world.slash("morag", "me forget", &[]).await;
    world.slash("callum", "me forget", &[]).await;
    let people: i64 = sqlx::query_scalar("select count(*) from person").fetch_one(&mut db).await.unwrap();
    let refused = "This button was made for somebody else. Your own is in `/me forget`.";
    for forged in ["privacy/erase/nothing/0123456789", "privacy/erase/withdraw/0123456789"] {
        assert_eq!(world.forge("callum", forged, &[]).await, refused, "{forged}");
    }
    assert_snapshot!(world.forge("callum", "privacy/choose/0123456789", &["keep"]).await, @"This button was made for somebody else. Your own is in `/me forget`.");
    for forged in ["privacy/erase/all/0123456789", "privacy/erase", "privacy/x"] {
        let answer = world.forge("callum", forged, &[]).await;
        assert!(answer.contains("older version"), "{forged}: {answer}");
    }
    assert_eq!(world.count("select count(*) from person").await, people);
    assert_eq!(world.count("select count(*) from erasure").await, 0);
    world.finish().await;
}

#[tokio::test]
async fn a_button_from_before_something_was_published_erases_nothing() {
    let mut world = World::new().await;
    world.submitted("morag", "scotland").await;
    world.sweep().await;
    world.slash("morag", "me forget", &[]).await;
    world.read("ines", "review");
    world.click("ines", "Approve").await;
    assert_snapshot!(world.click("morag", "Forget me for good").await, @"You have published write-ups; choose what becomes of them first, in `/me forget`. Nothing was erased.");
    assert_eq!(world.count("select count(*) from writeup where author is not null").await, 1);
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn published_write_ups_stay_under_the_organisations_name() {
    let mut world = World::new().await;
    published(&mut world, "named").await;
    assert_eq!(world.count("select count(*) from revision where credit = 'Morag'").await, 1);
    let number = person(&world, "morag").await.to_string();
    let user = world.user_id("morag").to_string();
    assert_snapshot!(world.slash("morag", "me forget", &[]).await, @"
    ### Being forgotten
    Nothing has happened yet. This is what would go, what would stay, and why.
    **What goes**
    - Your account here: the tie to your Discord, your language, your time zone, what you used lately
    - 1 place you belong to or speak for
    - 1 message to you, or letter of your inbox
    **What stays, and why**
    - 1 published write-up: choose below what becomes of it
    - 2 rows of the log, by a random number and without words: the log must stay whole
    - A line that says somebody was forgotten, so that a restored backup does not bring you back
    -# This can't be undone. It does not reach copies others made under CC BY 4.0, nor what Discord itself keeps, such as direct messages.
    {What becomes of your published write-up?: }
    [Get my data first]
    ");
    assert_snapshot!(world.choose("morag", "", &["keep"]).await, @"
    ### Being forgotten
    Nothing has happened yet. This is what would go, what would stay, and why.
    **What goes**
    - Your account here: the tie to your Discord, your language, your time zone, what you used lately
    - 1 place you belong to or speak for
    - 1 message to you, or letter of your inbox
    **What stays, and why**
    - 1 published write-up, under your organisation's name or the place's: you agreed to its licence
    - 2 rows of the log, by a random number and without words: the log must stay whole
    - A line that says somebody was forgotten, so that a restored backup does not bring you back
    -# This can't be undone. It does not reach copies others made under CC BY 4.0, nor what Discord itself keeps, such as direct messages.
    {What becomes of your published write-up?: Keep, under the organisation's name}
    [Forget me; write-ups stay under the organisation's name] [Get my data first]
    ");
    assert_snapshot!(without_number(&world.click("morag", "Forget me; write-ups stay under the organisation's name").await), @"
    ### You are forgotten: receipt NUMBER
    Done on <t:1893499200:F>. Keep the number if you may want to ask about it; it does not lead back to you.
    **What went**
    - Your account here: the tie to your Discord, your language, your time zone, what you used lately
    - 1 place you belong to or speak for
    - 1 message to you, or letter of your inbox
    **What stays, and why**
    - 1 published write-up, under your organisation's name or the place's: you agreed to its licence
    - 2 rows of the log, by a random number and without words: the log must stay whole
    - A line that says somebody was forgotten, so that a restored backup does not bring you back
    -# Thank you for having been here. If you use a command again, you begin as somebody new.
    ");
    world.sweep().await;
    assert_snapshot!(world.reread("lucia", "fichas"), @"
    **Nueva en la biblioteca** · Escocia, Reino Unido
    ### R-1 · Open the city's climate data
    **Escocia, Reino Unido** · Completada
    A portal with thirty data sets.
    **Áreas:** Datos abiertos
    **Valores:** Transparencia
    **Por el gobierno:** sin indicar
    **Por la sociedad civil:** sin indicar
    -# Climate directorate · English · CC BY 4.0 · <t:1893499200:d>
    [Leerla] [Reportar]
    ");
    assert_eq!(where_it_stands(&world, &user).await, Vec::<String>::new());
    assert_eq!(where_it_stands(&world, &number).await, ["log.actor"]);
    assert_eq!(where_it_stands(&world, "Morag").await, Vec::<String>::new());
    let shown = world.slash("lucia", "writeup show", &[("id", "R-1")]).await;
    assert!(shown.contains("Climate directorate"), "{shown}");
    verify_log(&world).await;
    world.finish().await;
}

#[tokio::test]
async fn published_write_ups_stay_without_a_name() {
    let mut world = World::new().await;
    published(&mut world, "organisation").await;
    world.slash("morag", "me forget", &[]).await;
    world.choose("morag", "", &["anonymise"]).await;
    let receipt = world.click("morag", "Forget me; write-ups stay without a name").await;
    assert!(receipt.contains("1 published write-up, without a name"), "{receipt}");
    world.sweep().await;
    let card = world.reread("lucia", "fichas");
    assert!(card.contains("Open the city's climate data") && !card.contains("Climate directorate"), "{card}");
    assert_eq!(where_it_stands(&world, "Climate directorate").await, Vec::<String>::new());
    let found = world.slash("lucia", "search", &[("query", "climate")]).await;
    assert!(found.contains("R-1"), "{found}");
    verify_log(&world).await;
    world.finish().await;
}

#[tokio::test]
async fn published_write_ups_are_withdrawn_and_their_texts_are_gone() {
    let mut world = World::new().await;
    published(&mut world, "organisation").await;
    world
        .slash(
            "ines",
            "gathering create",
            &[
                ("title", "Open climate data"),
                ("when", "2030-01-20 16:00"),
                ("minutes", "75"),
                ("place", "scotland"),
                ("where", "#lounge"),
            ],
        )
        .await;
    world.submit("ines", &[("purpose", "Show what we opened."), ("writeups", "R-1")]).await;
    world.click("ines", "Announce").await;
    world.sweep().await;
    assert!(world.read("morag", "library").contains("R-1 · Open the city's climate data"));
    world.read("callum", "fichas");
    world.slash("morag", "me forget", &[]).await;
    assert_snapshot!(world.choose("morag", "", &["withdraw"]).await, @"
    ### Being forgotten
    Nothing has happened yet. This is what would go, what would stay, and why.
    **What goes**
    - Your account here: the tie to your Discord, your language, your time zone, what you used lately
    - The texts of 1 published write-up, in every revision and translation
    - 1 place you belong to or speak for
    - 1 message to you, or letter of your inbox
    **What stays, and why**
    - The bare number of 1 write-up, so that it never names another
    - 2 rows of the log, by a random number and without words: the log must stay whole
    - A line that says somebody was forgotten, so that a restored backup does not bring you back
    -# This can't be undone. It does not reach copies others made under CC BY 4.0, nor what Discord itself keeps, such as direct messages.
    {What becomes of your published write-up?: Withdraw}
    [Forget me and erase my write-ups] [Get my data first]
    ");
    assert_snapshot!(without_number(&world.click("morag", "Forget me and erase my write-ups").await), @"
    ### You are forgotten: receipt NUMBER
    Done on <t:1893499200:F>. Keep the number if you may want to ask about it; it does not lead back to you.
    **What went**
    - Your account here: the tie to your Discord, your language, your time zone, what you used lately
    - The texts of 1 published write-up, in every revision and translation
    - 1 place you belong to or speak for
    - 1 message to you, or letter of your inbox
    **What stays, and why**
    - The bare number of 1 write-up, so that it never names another
    - 2 rows of the log, by a random number and without words: the log must stay whole
    - A line that says somebody was forgotten, so that a restored backup does not bring you back
    -# Thank you for having been here. If you use a command again, you begin as somebody new.
    ");
    world.sweep().await;
    assert_snapshot!(world.reread("lucia", "fichas"), @"R-1 se borró porque quien la escribió pidió que se le olvidara.");
    assert_snapshot!(world.reread("ines", "review"), @"R-1 was erased because its author asked to be forgotten.");
    assert!(!world.look_at_card("morag", "library").contains("R-1"));
    for text in ["Open the city's climate data", "thirty data sets", "ba.example.org", "open_data"] {
        assert_eq!(where_it_stands(&world, text).await, Vec::<String>::new(), "{text}");
    }
    assert_snapshot!(world.slash("lucia", "writeup show", &[("id", "R-1")]).await, @"R-1 fue retirada por quienes la escribieron.");
    assert_snapshot!(world.slash("lucia", "search", &[("query", "climate")]).await, @"
    ### No se encontró nada para “climate”
    Prueba con menos palabras o con otras, o quita alguna opción. Con `/ficha lista` ves todo lo que hay.
    ");
    assert_snapshot!(world.slash("ines", "writeup show", &[("id", "R-1")]).await, @"R-1 was withdrawn by its authors.");
    // Its number never names another.
    world.slash("morag", "place join", &[("place", "Scotland"), ("side", "government")]).await;
    world.click("morag", "I agree and join").await;
    world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
    let draft = world.submit("morag", &crate::world::TEXTS).await;
    assert!(draft.contains("D-2"), "{draft}");
    verify_log(&world).await;
    world.finish().await;
}

#[tokio::test]
async fn what_waits_for_review_goes_and_the_moderators_card_says_so() {
    let mut world = World::new().await;
    world.submitted("morag", "scotland").await;
    world.sweep().await;
    world.read("ines", "review");
    // And a draft that nobody saw.
    world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
    world.submit("morag", &[("title", "Another secret draft")]).await;
    assert_snapshot!(world.slash("morag", "me forget", &[]).await, @"
    ### Being forgotten
    Nothing has happened yet. This is what would go, what would stay, and why.
    **What goes**
    - Your account here: the tie to your Discord, your language, your time zone, what you used lately
    - 2 write-ups that are not published, with their texts
    - 1 place you belong to or speak for
    **What stays, and why**
    - 1 row of the log, by a random number and without words: the log must stay whole
    - A line that says somebody was forgotten, so that a restored backup does not bring you back
    -# This can't be undone. It does not reach copies others made under CC BY 4.0, nor what Discord itself keeps, such as direct messages.
    [Forget me for good] [Get my data first]
    ");
    world.click("morag", "Forget me for good").await;
    world.sweep().await;
    assert_snapshot!(world.reread("ines", "review"), @"D-1 was erased because its author asked to be forgotten.");
    assert_snapshot!(world.slash("ines", "review queue", &[]).await, @"
    ### Waiting for review
    -# Nothing is waiting.
    ");
    assert_snapshot!(world.forge("ines", "review/approve/1", &[]).await, @"Its author took it back to keep writing.");
    assert_eq!(where_it_stands(&world, "secret").await, Vec::<String>::new());
    assert_eq!(where_it_stands(&world, "climate data").await, Vec::<String>::new());
    assert_eq!(world.count("select count(*) from writeup").await, 1, "the draft is gone, the bare number stays");
    verify_log(&world).await;
    world.finish().await;
}

#[tokio::test]
async fn a_seat_goes_to_who_waits_and_a_thread_mentions_nobody_any_more() {
    let mut world = World::new().await;
    announced(&mut world).await;
    world.look_at_card("lucia", "fichas");
    world.click("lucia", "Voy").await;
    world.look_at_card("morag", "library");
    world.click("morag", "I am going").await;
    world.stand_in.refuse_direct_messages(world.user_id("lucia"), true);
    world.slash("ines", "gathering move", &[("id", "G-1"), ("when", "2030-01-21 16:00")]).await;
    world.sweep().await;
    world.sweep().await;
    world.read("ines", "library");
    world.read("ines", "fichas");
    world.read_direct("morag");
    assert!(world.read_threads("fichas").contains("<@ID>"));
    let threads = world.stand_in.threads(world.channel_id("fichas"));
    let thread: u64 = threads[0]["id"].as_str().unwrap().parse().unwrap();
    assert_snapshot!(world.slash("lucia", "me forget", &[]).await, @"
    **Te espera un mensaje:** `/yo bandeja`
    ### Que te olvidemos
    Todavía no pasó nada. Esto es lo que se borraría, lo que quedaría y por qué.
    **Qué se borra**
    - Tu cuenta aquí: el vínculo con tu Discord, tu idioma, tu zona horaria, lo que usaste hace poco
    - 1 lugar del que formas parte o por el que hablas
    - 1 respuesta a un encuentro, con sus recordatorios; un cupo libre pasa a quien espera desde hace más tiempo
    - 1 mensaje para ti, directo o en tu bandeja
    **Qué queda y por qué**
    - Una línea que dice que se olvidó a una persona, para que una copia restaurada no te traiga de vuelta
    -# No se puede deshacer. No alcanza las copias que otras personas hicieron bajo CC BY 4.0 ni lo que guarda Discord, como los mensajes directos.
    [Olvídenme para siempre] [Antes, recibir mis datos]
    ");
    world.click("lucia", "Olvídenme para siempre").await;
    world.clock.advance(jiff::SignedDuration::from_secs(15));
    world.sweep().await;
    let said = world.stand_in.messages(thread);
    let said: Vec<String> = said.iter().map(ToString::to_string).collect();
    assert!(said.iter().any(|message| message.contains("Aquí esperaba un mensaje")), "{said:?}");
    assert!(!said.iter().any(|message| message.contains(&world.user_id("lucia").to_string())), "{said:?}");
    assert_snapshot!(world.read_direct("morag"), @r"
    A seat became free: you have one at **Open climate data**, <t:1895241600:F>
    **Where** [\#lounge, Commons](https://discord.com/channels/ID/ID)
    [I can't] [Add to calendar]
    ");
    assert_eq!(world.count("select count(*) from seat where answer = 'going'").await, 1);
    verify_log(&world).await;
    world.finish().await;
}

#[tokio::test]
async fn the_last_moderator_may_go_and_is_told_what_that_means() {
    let mut world = World::new().await;
    let shown = world.slash("vera", "me forget", &[]).await;
    assert_snapshot!(shown, @"
    ### Being forgotten
    Nothing has happened yet. This is what would go, what would stay, and why.
    **What goes**
    - Your account here: the tie to your Discord, your language, your time zone, what you used lately
    - 1 role
    **What stays, and why**
    - 2 rows of the log, by a random number and without words: the log must stay whole
    - A line that says somebody was forgotten, so that a restored backup does not bring you back
    **You are the only moderator by role.** Without you the network has none, and only whoever manages the first server can name another.
    -# This can't be undone. It does not reach copies others made under CC BY 4.0, nor what Discord itself keeps, such as direct messages.
    [Forget me for good] [Get my data first]
    ");
    let receipt = world.click("vera", "Forget me for good").await;
    assert!(receipt.contains("The network has no moderator by role now"), "{receipt}");
    assert_eq!(world.count("select count(*) from role_grant").await, 0);
    // The row about the role that Inés gave stays, without words.
    let (rows, texts) = verify_log(&world).await;
    assert!(rows > texts, "{rows} rows, {texts} texts");
    world.finish().await;
}

#[tokio::test]
async fn who_was_forgotten_stays_forgotten_when_an_older_copy_comes_back() {
    let mut world = World::new().await;
    published(&mut world, "named").await;
    world.stop_bot().await;
    copy_database(&world, "backup.db");
    world.start_bot().await;
    let number = person(&world, "morag").await.to_string();
    world.slash("morag", "me forget", &[]).await;
    world.choose("morag", "", &["withdraw"]).await;
    let receipt = world.click("morag", "Forget me and erase my write-ups").await;
    world.slash("callum", "me forget", &[]).await;
    world.stop_bot().await;
    // The program is stopped after the line and before the commit, or a backup is restored: the database is as it was.
    put_back(&world, "backup.db");
    world.start_bot().await;
    world.sweep().await;
    assert_eq!(where_it_stands(&world, "Morag").await, Vec::<String>::new());
    assert_eq!(where_it_stands(&world, "thirty data sets").await, Vec::<String>::new());
    assert_eq!(where_it_stands(&world, &number).await, ["log.actor"]);
    assert_eq!(world.count("select count(*) from writeup where hidden = 'erased' and number = 1").await, 1);
    let hash = fs::read_to_string(world.folder().join("erasures.log")).unwrap();
    let hash = last_hash(&hash).to_owned();
    assert!(receipt.contains(&hash[..10].to_uppercase()), "the receipt is that of the line");
    assert_eq!(where_it_stands(&world, &hash).await, ["erasure.person_hash"]);
    // Another start changes nothing.
    let (rows, _) = verify_log(&world).await;
    world.restart().await;
    assert_eq!(verify_log(&world).await.0, rows);
    // A file that was lost is written again.
    world.stop_bot().await;
    fs::remove_file(world.folder().join("erasures.log")).unwrap();
    world.start_bot().await;
    let file = fs::read_to_string(world.folder().join("erasures.log")).unwrap();
    assert!(file.contains(&format!("withdraw {hash} ")), "{file}");
    assert!(!file.contains(&number), "{file}");
    world.finish().await;
}

#[tokio::test]
async fn nothing_is_erased_while_the_file_can_not_be_written() {
    let mut world = World::new().await;
    world.slash("morag", "me forget", &[]).await;
    let file = world.folder().join("erasures.log");
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    let answer = world.click("morag", "Forget me for good").await;
    assert!(answer.contains("our side"), "{answer}");
    assert_eq!(world.count("select count(*) from membership").await, 2);
    assert_eq!(world.count("select count(*) from erasure").await, 0);
    fs::remove_dir(&file).unwrap();
    world.slash("morag", "me forget", &[]).await;
    world.click("morag", "Forget me for good").await;
    assert_eq!(world.count("select count(*) from membership").await, 1);
    world.finish().await;
}

#[tokio::test]
async fn whoever_is_in_every_table_leaves_nothing_but_what_others_rely_on() {
    let mut world = World::new().await;
    announced(&mut world).await;
    published(&mut world, "organisation").await;
    let mut db = open(&world).await;
    // Vera did everything that a person can do.
    world
        .tamper(
            "create temp table who as select person_id as id from role_grant;
             insert into membership select id, place_id, 'academia', 'Verasorg', 1, 1 from who, place limit 3;
             insert into contact select place_id, 'government', id, id, 1 from who, place limit 1;
             insert into kept select id, 1, 1 from who;
             insert into follow select id, 'area', 'open_data', 1 from who;
             insert into seat (occurrence_id, person_id, answer, ticket, answered_at) select 1, id, 'going', 1, 1 from who;
             insert into reminder (occurrence_id, revision, minutes, person_id, due_at) select 1, 1, 7, id, 9999999999 from who;
             insert into outbox (topic, subject, person_id, state, nonce, created_at, due_at)
                 select 'decision', 1, id, 'inbox', 'n', 1, 1 from who;
             insert into claim select 1, id, 1 from who;
             update decision set person_id = (select id from who), words = 'well done';
             insert into decision_field values (1, 'title', 'shorter');
             insert into translation (revision_id, language, person_id, title, created_at, changed_at)
                 select 1, 'es', id, 'verasdraft', 1, 1 from who;
             insert into translation (revision_id, language, state, person_id, title, created_at, changed_at, submitted_at, reviewed_by, reviewed_at)
                 select 1, 'fr', 'reviewed', id, 'stays', 1, 1, 1, id, 1 from who;
             insert into confirmation (revision_id, side, person_id, note, confirmed_at) select 1, 'government', id, 'stays', 1 from who;
             insert into adaptation (writeup_id, place_id, person_id, reason, created_at) select 1, 2, id, 'stays', 1 from who;
             insert into report (writeup_id, person_id, kind, reason, words, state, created_at, handled_by, handled_at)
                 select 1, id, 'report', 'unclear', 'veraswords', 'refused', 1, id, 1 from who;
             insert into report (writeup_id, person_id, kind, reason, words, created_at)
                 select 1, id, 'report', 'unclear', 'still open', 1 from who;
             insert into report (writeup_id, person_id, kind, organisation, words, state, created_at, handled_by, handled_at)
                 select 1, id, 'reply', 'An office', 'published reply', 'accepted', 1, id, 1 from who;
             update gathering set facilitator = (select id from who);
             insert into harvest (occurrence_id, state, notes, person_id, changed_at) select 1, 'draft', 'verasnotes', id, 1 from who;
             insert into block (person_id, reason, until, blocked_by, blocked_at) select id, 'verasblock', 1893000000, id, 1 from who;",
        )
        .await;
    let number = person(&world, "vera").await.to_string();
    world.slash("vera", "me export", &[]).await;
    let export = world.file_as_it_is("vera").await;
    for own in
        ["Verasorg", "verasdraft", "veraswords", "still open", "verasnotes", "verasblock", "well done", "shorter"]
    {
        assert!(export.contains(own), "{own} is missing in\n{export}");
    }
    assert!(!export.contains("[]") || !export.contains("\"made\": []"), "{export}");
    assert_snapshot!(world.slash("vera", "me forget", &[]).await, @"
    **A message is waiting for you:** `/me inbox`
    ### Being forgotten
    Nothing has happened yet. This is what would go, what would stay, and why.
    **What goes**
    - Your account here: the tie to your Discord, your language, your time zone, what you used lately
    - 4 places you belong to or speak for
    - 1 role
    - 1 translation that is not published, or report that is closed
    - 2 things you keep or follow
    - 1 answer to a gathering, with its reminders; a seat goes to whoever waits longest
    - 1 gathering you never announced, or draft of a gathering's notes
    - 1 message to you, or letter of your inbox
    **What stays, and why**
    - 6 confirmations, translations, adaptations or open reports, without your name: others build on them
    - 6 decisions you made for the network, without your name: others rely on them
    - 1 gathering you facilitate or wrote notes of, without your name: others come to it
    - 2 rows of the log, by a random number and without words: the log must stay whole
    - Your block, without your name: being forgotten does not end it
    - A line that says somebody was forgotten, so that a restored backup does not bring you back
    **You are the only moderator by role.** Without you the network has none, and only whoever manages the first server can name another.
    -# This can't be undone. It does not reach copies others made under CC BY 4.0, nor what Discord itself keeps, such as direct messages.
    [Forget me for good] [Get my data first]
    ");
    world.click("vera", "Forget me for good").await;
    for gone in ["veras", "Verasorg", &world.user_id("vera").to_string()] {
        assert_eq!(where_it_stands(&world, gone).await, Vec::<String>::new(), "{gone}");
    }
    assert_eq!(where_it_stands(&world, &number).await, ["log.actor", "log.subject"]);
    for stays in ["stays", "still open", "published reply", "well done", "shorter"] {
        assert_ne!(where_it_stands(&world, stays).await, Vec::<String>::new(), "{stays}");
    }
    let broken: Vec<(String,)> =
        sqlx::query_as("select \"table\" from pragma_foreign_key_check").fetch_all(&mut db).await.unwrap();
    assert_eq!(broken, []);
    verify_log(&world).await;
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn what_one_owns_can_be_had_where_the_network_is_not() {
    let mut world = World::bare().await;
    let export = world.slash("lucia", "me export", &[]).await;
    assert!(export.contains("(file tertulia-2030-01-01.json)"), "{export}");
    world.slash("lucia", "me forget", &[]).await;
    let receipt = world.click("lucia", "Olvídenme para siempre").await;
    assert!(receipt.contains("Te olvidamos"), "{receipt}");
    assert!(world.slash("lucia", "me show", &[]).await.contains("todavía no forma parte"));
    world.finish().await;
}

#[tokio::test]
async fn a_block_outlives_the_wish_to_be_forgotten() {
    let mut world = World::new().await;
    world
        .tamper(
            "insert into block (person_id, reason, until, blocked_at)
             select person_id, 'insults', 1896000000, 1893499200 from membership where organisation is not null",
        )
        .await;
    let preview = world.slash("morag", "me forget", &[]).await;
    assert!(preview.contains("Your block, without your name"), "{preview}");
    world.click("morag", "Forget me for good").await;
    assert_eq!(world.count("select count(*) from block").await, 0);
    assert_eq!(where_it_stands(&world, &world.user_id("morag").to_string()).await, Vec::<String>::new());
    world.slash("morag", "me show", &[]).await;
    assert_eq!(world.count("select count(*) from block where until = 1896000000").await, 1);
    assert_eq!(world.count("select count(*) from block_kept").await, 0);
    world.finish().await;
}

#[tokio::test]
async fn what_was_kept_long_enough_goes_by_itself() {
    let mut world = World::new().await;
    announced(&mut world).await;
    published(&mut world, "organisation").await;
    world.look_at_card("morag", "library");
    world.click("morag", "I am going").await;
    world.slash("callum", "search", &[("query", "data")]).await;
    world
        .tamper(
            "insert into report (writeup_id, person_id, kind, reason, words, state, created_at, handled_by, handled_at, answer)
                 select 1, person_id, 'report', 'unclear', 'secret words', 'refused', 1893499200, person_id, 1893499200, 'no'
                 from membership limit 1;
             insert into translation (revision_id, language, person_id, title, created_at, changed_at)
                 select 1, 'es', person_id, 'secret draft', 1893499200, 1893499200 from membership limit 1;
             insert into claim (revision_id, person_id, claimed_at) select 1, person_id, 1893499200 from membership limit 1;",
        )
        .await;
    let (rows, texts) = verify_log(&world).await;
    world.wait_until("2030-01-08T11:00:00Z").await;
    assert_eq!(world.count("select count(*) from asked").await, 1);
    world.wait_until("2030-01-09T12:00:01Z").await;
    assert_eq!(world.count("select count(*) from asked").await, 0, "searches, after 7 days");
    world.wait_until("2030-02-01T13:00:00Z").await;
    assert_eq!(world.count("select count(*) from claim").await, 0, "who was reading, after 30 days");
    world.wait_until("2031-01-19T12:00:00Z").await;
    assert_eq!(world.count("select count(*) from seat").await, 1);
    world.wait_until("2031-01-22T12:00:00Z").await;
    assert_eq!(world.count("select count(*) from seat").await, 0, "who had a seat, after 12 months");
    assert_eq!(world.count("select going from attendance").await, 1, "the count stays");
    // A clock that leaps over months is believed when it is still so a day later.
    world.wait_until("2031-12-29T11:00:00Z").await;
    world.wait_until("2031-12-31T11:00:00Z").await;
    let letters = "select count(*) from outbox where person_id is not null and topic <> 'stale_asked'";
    assert_eq!(world.count(letters).await, 0, "messages to people, but for what was asked lately");
    assert_eq!(world.count("select count(*) from reminder where person_id is not null").await, 0, "and reminders");
    assert_eq!(world.count("select count(*) from report where words = 'secret words'").await, 1);
    assert_eq!(world.count("select count(*) from translation").await, 1);
    assert!(verify_log(&world).await.1 >= texts);
    let callum = person(&world, "callum").await;
    world.wait_until("2032-01-02T12:00:00Z").await;
    assert_eq!(where_it_stands(&world, "secret").await, Vec::<String>::new(), "after 24 months");
    assert!(verify_log(&world).await.0 >= rows, "rows stay");
    let words = "select count(*) from log_text join log using (log_id) where at <= 1893499200";
    assert_eq!(world.count(words).await, 0, "words go");
    // Callum belongs nowhere and wrote nothing; the month of January 2030 is not yet two years past.
    assert_eq!(person(&world, "callum").await, callum);
    world.wait_until("2032-02-10T12:00:00Z").await;
    assert_eq!(
        where_it_stands(&world, &callum.to_string()).await,
        Vec::<String>::new(),
        "who stays away for 24 months"
    );
    assert_eq!(world.count("select count(*) from membership").await, 2, "members stay");
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn what_was_erased_stands_in_no_byte_of_the_database() {
    let mut world = World::new().await;
    world.slash("morag", "writeup share", &[("place", "scotland"), ("language", "en")]).await;
    world.submit("morag", &crate::world::TEXTS).await;
    world
        .tamper(
            "update revision_text set title = 'Zyxwvuquark of the harbour', problem = 'Qqrarebodyword stays hidden'",
        )
        .await;
    world.choose("morag", "areas", &["open_data"]).await;
    world.choose("morag", "status", &["completed"]).await;
    world.choose("morag", "values", &["transparency"]).await;
    world.click("morag", "Submit").await;
    world.choose("morag", "consent/1", &["rights", "private", "licence"]).await;
    world.sweep().await;
    world.read("ines", "review");
    world.click("ines", "Approve").await;
    world.sweep().await;
    // What was searched is kept for a while, so not by the word itself.
    let found = world.slash("lucia", "search", &[("query", "harbour")]).await;
    assert!(found.contains("R-1"), "{found}");
    // As the index has it, folded.
    assert!(in_the_file(&world, "zyxwvuquark").await.is_some());
    world.slash("morag", "me forget", &[]).await;
    world.choose("morag", "", &["withdraw"]).await;
    world.click("morag", "Forget me and erase my write-ups").await;
    world.sweep().await;
    for needle in ["Zyxwvuquark", "yxwvuquark", "Qqrarebodyword"] {
        assert_eq!(where_it_stands(&world, needle).await, Vec::<String>::new(), "{needle}");
    }
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn cards_that_name_or_quote_somebody_are_told_anew_when_they_are_forgotten() {
    let mut world = World::new().await;
    published(&mut world, "organisation").await;
    // Vera reads what waits, sent a reply, and translated something.
    world.submitted("lucia", "buenos-aires").await;
    world.sweep().await;
    world
        .tamper(
            "create temp table who as select person_id as id from role_grant;
             create temp table place_of_card as select channel_id, server_id from outbox where topic = 'review_card' limit 1;
             insert into report (report_id, writeup_id, person_id, kind, organisation, words, state, created_at, handled_by, handled_at)
                 select 7, 1, id, 'reply', 'Verasorg', 'veraswords', 'refused', 1893499200, id, 1893499200 from who;
             insert into translation (translation_id, revision_id, language, person_id, title, created_at, changed_at, submitted_at, state)
                 select 7, 1, 'es', id, 'verastitle', 1893499200, 1893499200, 1893499200, 'submitted' from who;
             insert into claim select max(revision_id), (select id from who), 1893499200 from revision;
             update outbox set wanted = wanted + 1 where topic = 'review_card';
             insert into outbox (topic, subject, server_id, channel_id, nonce, created_at, due_at)
                 select 'report_card', 7, server_id, channel_id, 'n1', 1893499200, 1893499200 from place_of_card;
             insert into outbox (topic, subject, server_id, channel_id, nonce, created_at, due_at)
                 select 'translation_card', 7, server_id, channel_id, 'n2', 1893499200, 1893499200 from place_of_card;",
        )
        .await;
    world.sweep().await;
    let vera = world.user_id("vera").to_string();
    let [before, raw] = world.everything_in("review");
    for named in ["veraswords", "Verasorg", "verastitle"] {
        assert!(before.contains(named), "{named}: {before}");
    }
    assert!(raw.contains(&vera), "{before}");
    world.slash("vera", "me forget", &[]).await;
    world.click("vera", "Forget me for good").await;
    world.sweep().await;
    let [after, raw] = world.everything_in("review");
    for named in ["veraswords", "Verasorg", "verastitle"] {
        assert!(!after.contains(named), "{named}: {after}");
    }
    assert!(!raw.contains(&vera), "{after}");
    assert_eq!(after.matches("What stood here is erased").count(), 2, "{after}");
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn gatherings_that_nobody_was_told_of_go_with_whoever_prepared_them() {
    let mut world = World::new().await;
    announced(&mut world).await;
    published(&mut world, "organisation").await;
    let options = [
        ("title", "Zzdrafttitle"),
        ("when", "2030-02-20 16:00"),
        ("minutes", "75"),
        ("place", "scotland"),
        ("where", "https://meet.example.org/zzlink"),
    ];
    world.slash("ines", "gathering create", &options).await;
    world.submit("ines", &[("purpose", "Zzpurpose."), ("writeups", "R-1")]).await;
    assert_eq!(world.count("select count(*) from gathering_writeup").await, 1);
    world.slash("ines", "me forget", &[]).await;
    let receipt = world.click("ines", "Forget me for good").await;
    assert!(receipt.contains("1 gathering you never announced"), "{receipt}");
    for gone in ["Zzdrafttitle", "Zzpurpose", "zzlink"] {
        assert_eq!(where_it_stands(&world, gone).await, Vec::<String>::new(), "{gone}");
    }
    assert_eq!(world.count("select count(*) from gathering where facilitator is null").await, 1, "what others come to");
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn one_person_on_both_sides_does_not_become_two_when_they_are_forgotten() {
    let mut world = World::new().await;
    published(&mut world, "organisation").await;
    world
        .tamper(
            "insert into confirmation (revision_id, side, person_id, confirmed_at) select 1, 'government', person_id, 1 from role_grant;
             insert into confirmation (revision_id, side, person_id, confirmed_at) select 1, 'civil_society', person_id, 1 from role_grant;",
        )
        .await;
    let before = world.slash("lucia", "writeup show", &[("id", "R-1")]).await;
    world.slash("vera", "me forget", &[]).await;
    world.click("vera", "Forget me for good").await;
    assert_eq!(world.count("select count(*) from confirmation where person_id is null").await, 1);
    assert_eq!(world.slash("lucia", "writeup show", &[("id", "R-1")]).await, before);
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn an_export_has_rows_that_name_one_and_nobody_else_in_them() {
    let mut world = World::new().await;
    let contact = [("place", "scotland"), ("side", "government")];
    let (morag, vera) = (world.user_id("morag").to_string(), world.user_id("vera").to_string());
    world
        .tamper(
            "insert into membership select person_id, (select place_id from place where slug = 'scotland'), 'government', 'An office', 1, 1
             from role_grant",
        )
        .await;
    world.slash("ines", "admin contact", &[&contact[..], &[("person", vera.as_str())]].concat()).await;
    let said = world.slash("ines", "admin contact", &[&contact[..], &[("person", morag.as_str())]].concat()).await;
    world.slash("morag", "me export", &[]).await;
    let file = world.file_as_it_is("morag").await;
    let (morag, vera) = (person(&world, "morag").await, person(&world, "vera").await);
    assert!(file.contains(&format!("\"after\": \"government: person/{morag}\"")), "{said}\n{file}");
    assert!(file.contains("\"before\": \"government: person\""), "{file}");
    assert!(!file.contains(&vera.to_string()), "{file}");
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn what_a_moderator_did_to_others_stays_when_they_are_forgotten_but_for_their_reasons() {
    let mut world = World::new().await;
    let callum = world.user_id("callum").to_string();
    world.slash("callum", "me show", &[]).await;
    let said = world.slash("ines", "admin block", &[("person", &callum), ("reason", "zzgrudge")]).await;
    assert_ne!(where_it_stands(&world, "zzgrudge").await, Vec::<String>::new(), "{said}");
    world.slash("ines", "me forget", &[]).await;
    world.click("ines", "Forget me for good").await;
    assert_eq!(where_it_stands(&world, "zzgrudge").await, ["block.reason"], "the block itself holds");
    let log = world.slash("ines", "admin log", &[("action", "block.add")]).await;
    assert!(log.contains("not blocked → blocked for good") && !log.contains("zzgrudge"), "{log}");
    verify_log(&world).await;
    // Whoever it was done to can have that gone as well.
    world.slash("callum", "me forget", &[]).await;
    world.click("callum", "Forget me for good").await;
    let kept = "select count(*) from log_kept join log using (log_id) where action = 'block.add'";
    assert_eq!(world.count(kept).await, 0);
    world.finish().await;
}

#[tokio::test]
async fn a_clock_that_jumped_deletes_nothing_for_a_day() {
    let mut world = World::new().await;
    world.slash("callum", "search", &[("query", "data")]).await;
    world.sweep().await;
    world.wait_until("2031-06-01T12:00:00Z").await;
    world.wait_until("2031-06-02T11:00:00Z").await;
    assert_eq!(world.count("select count(*) from asked").await, 1);
    world.wait_until("2031-06-02T13:00:00Z").await;
    assert_eq!(world.count("select count(*) from asked").await, 0);
    world.read_everything();
    world.finish().await;
}
