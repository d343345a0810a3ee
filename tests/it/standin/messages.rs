//! Messages that a bot posts, edits and reads of its own accord.

use jiff::SignedDuration;
use reqwest::multipart::{Form, Part};
use serde_json::json;

use super::{MANAGE_MESSAGES, SEND_MESSAGES, Scene, USUAL, VIEW_CHANNEL, code, id};

#[tokio::test]
async fn a_message_is_posted_read_edited_listed_and_deleted() {
    let scene = Scene::new().await;
    let (status, posted) = scene.bot.post(&scene.messages_path(), json!({ "content": " hello " })).await;
    assert_eq!((status, &posted["content"]), (200, &json!("hello")));
    let path = format!("{}/{}", scene.messages_path(), id(&posted));
    assert_eq!(scene.bot.get(&path).await.1, posted);

    let (_, edited) = scene.bot.patch(&path, json!({ "content": "bye" })).await;
    assert_eq!(edited["content"], "bye");
    assert_eq!(edited["edited_timestamp"], "2030-01-01T12:00:00.000000+00:00");

    scene.post("second").await;
    let (_, list) = scene.bot.get(&scene.messages_path()).await;
    let contents: Vec<_> = list.as_array().unwrap().iter().map(|message| message["content"].clone()).collect();
    assert_eq!(contents, ["second", "bye"]);

    assert_eq!(scene.bot.delete(&path).await.0, 204);
    assert_eq!(code(&scene.bot.get(&path).await), (404, 10008));
}

#[tokio::test]
async fn two_thousand_characters_are_taken_and_one_more_is_not() {
    let scene = Scene::new().await;
    assert_eq!(scene.bot.post(&scene.messages_path(), json!({ "content": "ñ".repeat(2000) })).await.0, 200);
    let refused = scene.bot.post(&scene.messages_path(), json!({ "content": "ñ".repeat(2001) })).await;
    assert_eq!(code(&refused), (400, 50035));
    assert_eq!(refused.1["errors"]["content"]["_errors"][0]["code"], "BASE_TYPE_MAX_LENGTH");
    assert_eq!(code(&scene.bot.post(&scene.messages_path(), json!({ "content": " " })).await), (400, 50006));
}

#[tokio::test]
async fn a_poll_is_refused_aloud_since_it_would_be_lost() {
    let scene = Scene::new().await;
    let answers = json!([{ "poll_media": { "text": "Yes" } }]);
    let poll = json!({ "poll": { "question": { "text": "Shall we?" }, "answers": answers } });
    assert_eq!(code(&scene.bot.post(&scene.messages_path(), poll).await), (501, 0));
    assert_eq!(scene.stand_in.unmodelled().len(), 1);
    assert_eq!(scene.bot.post(&scene.messages_path(), json!({ "content": "x", "poll": null })).await.0, 200);
}

#[tokio::test]
async fn a_fourth_edit_of_a_message_older_than_an_hour_comes_too_soon() {
    let scene = Scene::new().await;
    let path = format!("{}/{}", scene.messages_path(), scene.post("old").await);
    let edit = async || scene.bot.patch(&path, json!({ "content": "edited" })).await;
    scene.stand_in.clock().advance(SignedDuration::from_hours(1));
    // An hour is not more than an hour: this one does not count. The route itself takes five edits in five seconds.
    assert_eq!(edit().await.0, 200);
    scene.stand_in.clock().advance(SignedDuration::from_millis(1));
    for _ in 0..3 {
        assert_eq!(edit().await.0, 200);
    }
    let refused = edit().await;
    assert_eq!(code(&refused), (429, 30046));
    assert!(refused.1["retry_after"].as_f64().is_some_and(|wait| wait > 10.0 && wait < 20.0), "{}", refused.1);
}

#[tokio::test]
async fn a_nonce_finds_its_message_for_three_minutes() {
    let scene = Scene::new().await;
    let body = json!({ "content": "once", "nonce": "n-1", "enforce_nonce": true });
    let (_, first) = scene.bot.post(&scene.messages_path(), body.clone()).await;
    scene.stand_in.clock().advance(SignedDuration::from_secs(179));
    let (status, again) = scene.bot.post(&scene.messages_path(), body.clone()).await;
    assert_eq!((status, id(&again)), (200, id(&first)));
    assert_eq!(scene.stand_in.messages(scene.channel).len(), 1);

    scene.stand_in.clock().advance(SignedDuration::from_secs(1));
    let (_, later) = scene.bot.post(&scene.messages_path(), body).await;
    assert_ne!(id(&later), id(&first));
    assert_eq!(scene.stand_in.messages(scene.channel).len(), 2);
}

#[tokio::test]
async fn a_nonce_that_is_not_enforced_keeps_nothing_back() {
    let scene = Scene::new().await;
    let body = json!({ "content": "twice", "nonce": 5 });
    let (_, first) = scene.bot.post(&scene.messages_path(), body.clone()).await;
    let (_, second) = scene.bot.post(&scene.messages_path(), body).await;
    assert_ne!(id(&first), id(&second));
    assert_eq!(second["nonce"], 5);
}

#[tokio::test]
async fn a_channel_that_is_hidden_or_closed_or_unknown_is_refused_with_its_own_code() {
    let scene = Scene::new().await;
    let hello = json!({ "content": "hello" });
    assert_eq!(code(&scene.bot.post("/channels/1/messages", hello.clone()).await), (404, 10003));

    scene.stand_in.overwrite(scene.channel, scene.application.id, 0, SEND_MESSAGES);
    assert_eq!(code(&scene.bot.post(&scene.messages_path(), hello.clone()).await), (403, 50013));
    assert_eq!(scene.bot.get(&scene.messages_path()).await.0, 200);

    scene.stand_in.overwrite(scene.channel, scene.application.id, 0, VIEW_CHANNEL);
    assert_eq!(code(&scene.bot.post(&scene.messages_path(), hello).await), (403, 50001));
    assert_eq!(code(&scene.bot.get(&scene.messages_path()).await), (403, 50001));
    assert_eq!(code(&scene.bot.get(&format!("/channels/{}", scene.channel)).await), (403, 50001));
}

#[tokio::test]
async fn embeds_files_and_history_need_their_permissions() {
    const EMBED_LINKS: u64 = 1 << 14;
    const ATTACH_FILES: u64 = 1 << 15;
    const READ_MESSAGE_HISTORY: u64 = 1 << 16;
    let scene = Scene::new().await;
    let message = scene.post("hello").await;
    scene.stand_in.overwrite(scene.channel, scene.application.id, 0, EMBED_LINKS | ATTACH_FILES | READ_MESSAGE_HISTORY);
    let embed = json!({ "embeds": [{ "title": "a card" }] });
    assert_eq!(code(&scene.bot.post(&scene.messages_path(), embed).await), (403, 50013));
    assert_eq!(code(&scene.bot.post_form(&scene.messages_path(), text_file()).await), (403, 50013));
    assert_eq!(scene.bot.get(&scene.messages_path()).await, (200, json!([])));
    let path = format!("{}/{message}", scene.messages_path());
    assert_eq!(code(&scene.bot.get(&path).await), (403, 50013));
}

#[tokio::test]
async fn others_messages_are_not_the_bots_to_edit_and_to_delete_only_with_the_right() {
    let scene = Scene::new().await;
    let message = scene.stand_in.person(scene.ana).say(scene.channel, "mine").unwrap();
    let path = format!("{}/{message}", scene.messages_path());
    assert_eq!(code(&scene.bot.patch(&path, json!({ "content": "yours" })).await), (403, 50005));
    assert_eq!(code(&scene.bot.delete(&path).await), (403, 50013));
    scene.stand_in.overwrite(scene.channel, scene.application.id, MANAGE_MESSAGES, 0);
    assert_eq!(scene.bot.delete(&path).await.0, 204);
}

#[tokio::test]
async fn what_others_write_is_only_readable_when_it_concerns_the_bot() {
    let scene = Scene::new().await;
    let person = scene.stand_in.person(scene.ana);
    person.say(scene.channel, "private").unwrap();
    person.say(scene.channel, &format!("hello <@{}>", scene.application.id)).unwrap();
    let (_, list) = scene.bot.get(&scene.messages_path()).await;
    assert_eq!(list[0]["content"], format!("hello <@{}>", scene.application.id));
    assert_eq!(list[1]["content"], "");
    scene.stand_in.allow_intents(scene.application.id, 1 << 15);
    assert_eq!(scene.bot.get(&scene.messages_path()).await.1[1]["content"], "private");
}

#[tokio::test]
async fn a_direct_message_reaches_who_takes_them_and_shares_a_guild() {
    let scene = Scene::new().await;
    let open = json!({ "recipient_id": scene.ana.to_string() });
    let (status, channel) = scene.bot.post("/users/@me/channels", open.clone()).await;
    assert_eq!((status, &channel["type"]), (200, &json!(1)));
    assert_eq!(id(&scene.bot.post("/users/@me/channels", open).await.1), id(&channel));
    let path = format!("/channels/{}/messages", id(&channel));
    let hello = json!({ "content": "hello" });
    assert_eq!(scene.bot.post(&path, hello.clone()).await.0, 200);
    assert_eq!(scene.stand_in.direct_messages(scene.ana, scene.application.id).len(), 1);

    scene.stand_in.refuse_direct_messages(scene.ana, true);
    assert_eq!(code(&scene.bot.post(&path, hello.clone()).await), (403, 50007));
    scene.stand_in.refuse_direct_messages(scene.ana, false);
    scene.stand_in.remove_application(scene.guild, scene.application.id);
    assert_eq!(code(&scene.bot.post(&path, hello).await), (403, 50278));
    let nobody = scene.bot.post("/users/@me/channels", json!({ "recipient_id": "1" })).await;
    assert_eq!(code(&nobody), (400, 50033));
}

#[tokio::test]
async fn a_file_goes_up_and_comes_down_again() {
    let scene = Scene::new().await;
    let (status, message) = scene.bot.post_form(&scene.messages_path(), text_file()).await;
    assert_eq!(status, 200, "{message}");
    let attachment = &message["attachments"][0];
    assert_eq!((&attachment["filename"], &attachment["size"]), (&json!("note.txt"), &json!(5)));
    assert_eq!(message["embeds"][0]["image"]["url"], attachment["url"]);
    let down = reqwest::get(attachment["url"].as_str().unwrap()).await.unwrap();
    assert_eq!(down.text().await.unwrap(), "hello");

    let path = format!("{}/{}", scene.messages_path(), id(&message));
    let (_, bare) = scene.bot.patch(&path, json!({ "attachments": [], "embeds": [], "content": "gone" })).await;
    assert_eq!(bare["attachments"], json!([]));
}

#[tokio::test]
async fn a_file_of_ten_mebibytes_is_taken_and_one_byte_more_is_not() {
    const LIMIT: usize = 10 * 1024 * 1024;
    let scene = Scene::new().await;
    let form = |size: usize| {
        Form::new().text("payload_json", "{}").part("files[0]", Part::bytes(vec![b'x'; size]).file_name("x.txt"))
    };
    let (status, message) = scene.bot.post_form(&scene.messages_path(), form(LIMIT)).await;
    assert_eq!((status, &message["attachments"][0]["size"]), (200, &json!(LIMIT)), "{message}");
    assert_eq!(code(&scene.bot.post_form(&scene.messages_path(), form(LIMIT + 1)).await), (413, 40005));
    assert_eq!(scene.stand_in.messages(scene.channel).len(), 1);
}

#[tokio::test]
async fn a_message_of_components_is_shown_with_ids_and_defaults() {
    let scene = Scene::new().await;
    let text = |content: &str| json!({ "type": 10, "content": content });
    let picture = json!({ "url": "attachment://map.png" });
    let payload = json!({ "flags": 1 << 15, "components": [{ "type": 17, "components": [
        text("# A card"),
        { "type": 9, "components": [text("a section")], "accessory": { "type": 11, "media": picture } },
        { "type": 14 },
        { "type": 12, "items": [{ "media": picture }] },
        { "type": 1, "components": [{ "type": 5, "custom_id": "who" }] },
        { "type": 1, "components": [{ "type": 2, "style": 5, "label": "Look", "url": "https://example.org/" }] },
    ] }, { "type": 13, "file": picture }] });
    let file = Part::bytes(b"png".to_vec()).file_name("map.png").mime_str("image/png").unwrap();
    let form = Form::new().text("payload_json", payload.to_string()).part("files[0]", file);
    let (status, message) = scene.bot.post_form(&scene.messages_path(), form).await;
    assert_eq!(status, 200, "{message}");
    let card = &message["components"][0];
    assert_eq!((&card["id"], &card["spoiler"], &card["components"][0]["id"]), (&json!(1), &json!(false), &json!(2)));
    let shown = &card["components"][1]["accessory"]["media"]["url"];
    assert_eq!(shown, &message["attachments"][0]["url"]);
    assert_eq!(card["components"][4]["components"][0]["max_values"], 1);

    let path = format!("{}/{}", scene.messages_path(), id(&message));
    assert_eq!(code(&scene.bot.patch(&path, json!({ "content": "plain" })).await), (400, 50035));
    let (status, edited) = scene.bot.patch(&path, json!({ "components": [text("less")] })).await;
    assert_eq!((status, &edited["flags"]), (200, &json!(1 << 15)));
}

#[tokio::test]
async fn mentions_are_those_that_exist_and_are_allowed() {
    let scene = Scene::new().await;
    let content = format!("@everyone <@{}> <@1> <@&{}>", scene.ana, scene.guild);
    let body = json!({ "content": content, "allowed_mentions": { "parse": ["users", "everyone"] } });
    let (_, message) = scene.bot.post(&scene.messages_path(), body).await;
    assert_eq!(message["mentions"].as_array().unwrap().len(), 1);
    assert_eq!(message["mention_everyone"], true, "@everyone of a new guild may mention everyone");
    let quiet = json!({ "content": content, "allowed_mentions": { "parse": [] } });
    let (_, message) = scene.bot.post(&scene.messages_path(), quiet).await;
    assert_eq!((&message["mentions"], &message["mention_everyone"]), (&json!([]), &json!(false)));
}

#[tokio::test]
async fn an_edit_mentions_anew_only_with_a_new_text() {
    let scene = Scene::new().await;
    let quiet = json!({ "content": format!("<@{}>", scene.ana), "allowed_mentions": { "parse": [] } });
    let (_, message) = scene.bot.post(&scene.messages_path(), quiet).await;
    let path = format!("{}/{}", scene.messages_path(), id(&message));
    let (_, edited) = scene.bot.patch(&path, json!({ "embeds": [{ "title": "a card" }] })).await;
    assert_eq!(edited["mentions"], json!([]));
    let (_, edited) = scene.bot.patch(&path, json!({ "content": format!("to <@{}>", scene.ana) })).await;
    assert_eq!(edited["mentions"][0]["id"], scene.ana.to_string());
}

#[tokio::test]
async fn a_reply_names_its_message_and_needs_one() {
    let scene = Scene::new().await;
    let message = scene.post("first").await;
    let reply = |to: u64| json!({ "content": "second", "message_reference": { "message_id": to.to_string() } });
    let (_, replied) = scene.bot.post(&scene.messages_path(), reply(message)).await;
    assert_eq!(
        (&replied["type"], &replied["message_reference"]["message_id"]),
        (&json!(19), &json!(message.to_string()))
    );
    assert_eq!(code(&scene.bot.post(&scene.messages_path(), reply(1)).await), (400, 50035));
}

#[tokio::test]
async fn the_sixth_message_in_five_seconds_is_answered_with_429() {
    let scene = Scene::new().await;
    for _ in 0..5 {
        scene.post("again").await;
    }
    let path = scene.messages_path();
    let limited = scene.bot.try_send(reqwest::Method::POST, &path, json!({ "content": "6" })).await.unwrap();
    assert_eq!(limited.status(), 429);
    let header = |name: &str| limited.headers()[name].to_str().unwrap().to_owned();
    assert_eq!((header("x-ratelimit-limit"), header("x-ratelimit-remaining")), ("5".to_owned(), "0".to_owned()));
    assert_eq!((header("x-ratelimit-scope"), header("retry-after")), ("user".to_owned(), "5".to_owned()));
    let body: serde_json::Value = serde_json::from_slice(&limited.bytes().await.unwrap()).unwrap();
    let wait = body["retry_after"].as_f64().unwrap();
    assert!(wait > 3.0 && wait <= 5.0, "{wait}");
    assert_eq!(body["global"], false);
    assert_eq!(scene.stand_in.messages(scene.channel).len(), 5);
}

#[tokio::test]
async fn a_bot_reads_itself_its_guilds_and_who_is_in_them() {
    let scene = Scene::new().await;
    let guild = format!("/guilds/{}", scene.guild);
    for path in [
        "/gateway".to_owned(),
        "/gateway/bot".to_owned(),
        "/users/@me".to_owned(),
        "/users/@me/guilds".to_owned(),
        "/applications/@me".to_owned(),
        "/oauth2/applications/@me".to_owned(),
        format!("/users/{}", scene.ana),
        format!("/channels/{}", scene.channel),
        guild.clone(),
        format!("{guild}?with_counts=true"),
        format!("{guild}/channels"),
        format!("{guild}/roles"),
        format!("{guild}/members/{}", scene.ana),
    ] {
        assert_eq!(scene.bot.get(&path).await.0, 200, "{path}");
    }
    assert_eq!(code(&scene.bot.get("/guilds/1").await), (404, 10004));
    assert_eq!(code(&scene.bot.get("/users/1").await), (404, 10013));
    assert_eq!(code(&scene.bot.get(&format!("{guild}/members/1")).await), (404, 10013));
    assert_eq!(code(&scene.bot.get(&format!("{guild}/members/@me")).await), (501, 0));
    let roles = scene.bot.get(&format!("{guild}/roles")).await.1;
    assert_eq!(roles[1]["permissions"], USUAL.to_string());
    assert_eq!(roles[1]["tags"]["bot_id"], scene.application.id.to_string());
}

/// A message with a text file, shown as a picture so that its address is used.
fn text_file() -> Form {
    let payload = json!({
        "attachments": [{ "id": 0, "filename": "note.txt", "description": "a note" }],
        "embeds": [{ "image": { "url": "attachment://note.txt" } }],
    });
    Form::new()
        .text("payload_json", payload.to_string())
        .part("files[0]", Part::bytes(b"hello".to_vec()).file_name("note.txt").mime_str("text/plain").unwrap())
}
