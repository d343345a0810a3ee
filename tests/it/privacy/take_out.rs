//! Everything of a member in one file.

use insta::assert_snapshot;

use super::{announced, person, published};
use crate::world::{World, without_ids};

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
