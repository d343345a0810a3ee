//! Threads and forum posts: started, written in, resting, waking, and who is told.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::{SEND_MESSAGES, Scene, VIEW_CHANNEL, code, id};

const GUILDS: u64 = 1 << 0;
const GUILD_MESSAGES: u64 = 1 << 9;
const MANAGE_THREADS: u64 = 1 << 34;
const CREATE_PUBLIC_THREADS: u64 = 1 << 35;
const CREATE_PRIVATE_THREADS: u64 = 1 << 36;
const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;
const HAS_THREAD: u64 = 1 << 5;

fn from_message(scene: &Scene, message: u64) -> String {
    format!("{}/{message}/threads", scene.messages_path())
}

fn threads(channel: u64) -> String {
    format!("/channels/{channel}/threads")
}

fn messages(thread: &Value) -> String {
    format!("/channels/{}/messages", id(thread))
}

fn channel(thread: &Value) -> String {
    format!("/channels/{}", id(thread))
}

/// A public thread of the bot without a message.
async fn started(scene: &Scene) -> Value {
    let (status, thread) = scene.bot.post(&threads(scene.channel), json!({ "name": "Case", "type": 11 })).await;
    assert_eq!(status, 201, "{thread}");
    thread
}

/// A forum with two tags, and those tags' ids.
async fn forum(scene: &Scene) -> (u64, Vec<String>) {
    let forum = scene.stand_in.add_forum(scene.guild, "cases", &["housing", "transport"]);
    let tags = scene.bot.get(&format!("/channels/{forum}")).await.1["available_tags"].clone();
    (forum, tags.as_array().unwrap().iter().map(|tag| tag["id"].as_str().unwrap().to_owned()).collect())
}

async fn posted(scene: &Scene, forum: u64) -> Value {
    let body = json!({ "name": "Case", "message": { "content": "first" } });
    let (status, post) = scene.bot.post(&threads(forum), body).await;
    assert_eq!(status, 201, "{post}");
    post
}

#[tokio::test]
async fn a_message_has_one_thread_which_has_its_id() {
    let scene = Scene::new().await;
    let message = scene.post("a question").await;
    let mut gateway = scene.connect(GUILDS | GUILD_MESSAGES).await;
    let (status, thread) = scene.bot.post(&from_message(&scene, message), json!({ "name": "Answers" })).await;
    assert_eq!(status, 201, "{thread}");
    assert_eq!(
        (id(&thread), &thread["type"], &thread["parent_id"]),
        (message, &json!(11), &json!(scene.channel.to_string()))
    );
    assert_eq!(thread["thread_metadata"]["auto_archive_duration"], 1440);
    assert_eq!(thread["member"]["user_id"], scene.application.id.to_string());
    assert_eq!(code(&scene.bot.post(&from_message(&scene, message), json!({ "name": "More" })).await), (400, 160_004));

    let told = gateway.event("THREAD_CREATE").await;
    assert_eq!((id(&told), &told["newly_created"]), (message, &json!(true)));
    let members = gateway.event("THREAD_MEMBERS_UPDATE").await;
    assert_eq!(members["added_members"][0]["user_id"], scene.application.id.to_string());
    let updated = gateway.event("MESSAGE_UPDATE").await;
    assert_eq!((&updated["flags"], id(&updated["thread"])), (&json!(HAS_THREAD), message));
    let starter = gateway.event("MESSAGE_CREATE").await;
    assert_eq!(
        (&starter["type"], &starter["message_reference"]["message_id"]),
        (&json!(21), &json!(message.to_string()))
    );

    scene.bot.post(&messages(&thread), json!({ "content": "an answer" })).await;
    let (_, original) = scene.bot.get(&format!("{}/{message}", scene.messages_path())).await;
    let (_, now) = scene.bot.get(&channel(&thread)).await;
    assert_eq!((&original["thread"]["message_count"], &now["message_count"]), (&json!(1), &json!(1)));
    assert_eq!((&now["member_count"], now["thread_metadata"].get("invitable")), (&json!(1), None));
    assert_eq!(scene.stand_in.messages(scene.channel).len(), 1, "the message was the last: nothing is told of it");
}

#[tokio::test]
async fn a_channel_is_told_of_a_thread_from_an_older_message_or_from_none() {
    let scene = Scene::new().await;
    let old = scene.post("old").await;
    scene.post("new").await;
    scene.bot.post(&from_message(&scene, old), json!({ "name": "Late" })).await;
    let thread = started(&scene).await;
    let told = scene.stand_in.messages(scene.channel);
    for (told, name, thread) in [(&told[2], "Late", old), (&told[3], "Case", id(&thread))] {
        assert_eq!((&told["type"], &told["content"]), (&json!(18), &json!(name)));
        assert_eq!(told["message_reference"]["channel_id"], thread.to_string());
    }
    assert!(scene.stand_in.messages(id(&thread)).is_empty());
}

#[tokio::test]
async fn to_start_and_to_write_in_threads_need_rights_of_their_own() {
    let scene = Scene::new().await;
    let (stand_in, bot) = (&scene.stand_in, scene.application.id);
    let message = scene.post("hello").await;
    let thread = started(&scene).await;
    let (forum, _) = forum(&scene).await;
    for channel in [scene.channel, forum] {
        stand_in.overwrite(channel, bot, 0, CREATE_PUBLIC_THREADS | CREATE_PRIVATE_THREADS);
    }
    let public = json!({ "name": "x", "type": 11 });
    assert_eq!(code(&scene.bot.post(&threads(scene.channel), public).await), (403, 50013));
    assert_eq!(code(&scene.bot.post(&threads(scene.channel), json!({ "name": "x" })).await), (403, 50013));
    assert_eq!(code(&scene.bot.post(&from_message(&scene, message), json!({ "name": "x" })).await), (403, 50013));
    posted(&scene, forum).await;

    let hello = json!({ "content": "hello" });
    stand_in.overwrite(scene.channel, bot, 0, SEND_MESSAGES);
    assert_eq!(scene.bot.post(&messages(&thread), hello.clone()).await.0, 200);
    stand_in.overwrite(scene.channel, bot, 0, SEND_MESSAGES_IN_THREADS);
    assert_eq!(code(&scene.bot.post(&messages(&thread), hello.clone()).await), (403, 50013));
    stand_in.overwrite(scene.channel, scene.ana, 0, SEND_MESSAGES_IN_THREADS);
    assert!(stand_in.person(scene.ana).say(id(&thread), "hello").is_err());
    stand_in.overwrite(scene.channel, bot, 0, VIEW_CHANNEL);
    assert_eq!(code(&scene.bot.post(&messages(&thread), hello).await), (403, 50001));
    stand_in.overwrite(forum, bot, 0, SEND_MESSAGES);
    let post = json!({ "name": "x", "message": { "content": "x" } });
    assert_eq!(code(&scene.bot.post(&threads(forum), post).await), (403, 50013));
}

#[tokio::test]
async fn a_forum_takes_posts_and_no_messages() {
    let scene = Scene::new().await;
    let (forum, tags) = forum(&scene).await;
    let (_, object) = scene.bot.get(&format!("/channels/{forum}")).await;
    assert_eq!((&object["type"], &object["available_tags"][0]["name"]), (&json!(15), &json!("housing")));
    let hello = json!({ "content": "hello" });
    assert_eq!(code(&scene.bot.post(&format!("/channels/{forum}/messages"), hello).await), (400, 40058));
    assert!(scene.stand_in.person(scene.ana).say(forum, "hello").is_err());

    let mut gateway = scene.connect(GUILDS | GUILD_MESSAGES).await;
    let body = json!({ "name": "Case", "applied_tags": [tags[1]], "message": { "content": "first" } });
    let (status, post) = scene.bot.post(&threads(forum), body).await;
    assert_eq!((status, &post["applied_tags"]), (201, &json!([tags[1]])));
    assert_eq!((&post["message"]["id"], &post["message"]["content"]), (&post["id"], &json!("first")));
    assert_eq!((&post["message_count"], &post["total_message_sent"]), (&json!(0), &json!(0)));
    assert_eq!(id(&gateway.event("THREAD_CREATE").await), id(&post));
    gateway.event("THREAD_MEMBERS_UPDATE").await;
    assert_eq!(id(&gateway.event("MESSAGE_CREATE").await), id(&post));
    assert_eq!(scene.bot.get(&format!("/channels/{forum}")).await.1["last_message_id"], post["id"]);
    assert_eq!(scene.stand_in.threads(forum)[0]["id"], post["id"]);

    let (_, second) = scene.bot.post(&messages(&post), json!({ "content": "second" })).await;
    assert_eq!(scene.bot.delete(&format!("{}/{}", messages(&post), id(&second))).await.0, 204);
    let (_, now) = scene.bot.get(&channel(&post)).await;
    assert_eq!((&now["message_count"], &now["total_message_sent"]), (&json!(0), &json!(1)));
    let empty = json!({ "name": "Case", "message": {} });
    assert_eq!(code(&scene.bot.post(&threads(forum), empty).await), (400, 50006));
}

#[tokio::test]
async fn a_post_has_the_tags_that_its_forum_offers_and_demands() {
    let scene = Scene::new().await;
    let (forum, tags) = forum(&scene).await;
    let post = async |tags: Value| {
        let body = json!({ "name": "Case", "applied_tags": tags, "message": { "content": "x" } });
        scene.bot.post(&threads(forum), body).await
    };
    assert_eq!(code(&post(json!(["1"])).await), (404, 10087));
    assert_eq!(code(&post(json!(["1", "2", "3", "4", "5", "6"])).await), (400, 50035));
    scene.stand_in.require_tag(forum, true);
    assert_eq!(scene.bot.get(&format!("/channels/{forum}")).await.1["flags"], 1 << 4);
    assert_eq!(code(&post(json!([])).await), (400, 40067));
    let (status, case) = post(json!([tags[0]])).await;
    assert_eq!(status, 201);
    assert_eq!(code(&scene.bot.patch(&channel(&case), json!({ "applied_tags": [] })).await), (400, 40067));
    assert_eq!(scene.bot.patch(&channel(&case), json!({ "applied_tags": tags })).await.1["applied_tags"], json!(tags));
    scene.stand_in.moderate_tag(forum, "transport", true);
    assert_eq!(code(&post(json!([tags[1]])).await), (403, 50013));
    scene.stand_in.overwrite(forum, scene.application.id, MANAGE_THREADS, 0);
    assert_eq!(post(json!([tags[1]])).await.0, 201);
    let plain = started(&scene).await;
    assert_eq!(code(&scene.bot.patch(&channel(&plain), json!({ "applied_tags": [] })).await), (400, 50024));
}

#[tokio::test]
async fn a_thread_rests_when_nobody_writes_and_wakes_when_someone_does() {
    let scene = Scene::new().await;
    let body = json!({ "name": "Case", "type": 11, "auto_archive_duration": 60 });
    let (_, thread) = scene.bot.post(&threads(scene.channel), body).await;
    let path = channel(&thread);
    let archived = async || scene.bot.get(&path).await.1["thread_metadata"]["archived"].clone();
    let clock = scene.stand_in.clock();
    clock.advance(SignedDuration::from_mins(59));
    let (_, message) = scene.bot.post(&messages(&thread), json!({ "content": "still here" })).await;
    clock.advance(SignedDuration::from_secs(3599));
    assert_eq!(archived().await, false);
    let mut gateway = scene.connect(GUILDS).await;
    clock.advance(SignedDuration::from_secs(1));
    assert_eq!(archived().await, true);
    assert_eq!(gateway.event("THREAD_UPDATE").await["thread_metadata"]["archived"], true);

    let one = format!("{}/{}", messages(&thread), id(&message));
    assert_eq!(code(&scene.bot.patch(&one, json!({ "content": "edited" })).await), (400, 50083));
    assert_eq!(code(&scene.bot.patch(&path, json!({ "name": "Renamed" })).await), (400, 50083));
    assert_eq!(code(&scene.bot.put(&format!("{path}/thread-members/@me"), Value::Null).await), (400, 50083));
    assert_eq!(archived().await, true);

    scene.stand_in.person(scene.ana).say(id(&thread), "I am back").unwrap();
    assert_eq!(archived().await, false);
    assert_eq!(gateway.event("THREAD_UPDATE").await["thread_metadata"]["archived"], false);
    let member = gateway.event("THREAD_MEMBER_UPDATE").await;
    assert_eq!(
        (&member["user_id"], &member["guild_id"]),
        (&json!(scene.application.id.to_string()), &json!(scene.guild.to_string()))
    );
    assert_eq!(scene.bot.patch(&one, json!({ "content": "edited" })).await.0, 200);
}

#[tokio::test]
async fn a_thread_is_renamed_archived_locked_and_deleted_by_who_may() {
    let scene = Scene::new().await;
    let thread = started(&scene).await;
    let path = channel(&thread);
    let patch = async |body: Value| scene.bot.patch(&path, body).await;
    assert_eq!(patch(json!({ "name": "Renamed" })).await.1["name"], "Renamed");
    let told = scene.stand_in.messages(id(&thread));
    assert_eq!((&told[0]["type"], &told[0]["content"]), (&json!(4), &json!("Renamed")));
    assert_eq!(patch(json!({ "archived": true })).await.1["thread_metadata"]["archived"], true);
    assert_eq!(patch(json!({ "archived": false, "name": "Again" })).await.1["name"], "Again");
    for moderators in [json!({ "locked": true }), json!({ "rate_limit_per_user": 5 })] {
        assert_eq!(code(&patch(moderators).await), (403, 50013));
    }
    assert_eq!(code(&scene.bot.delete(&path).await), (403, 50013));

    scene.stand_in.overwrite(scene.channel, scene.application.id, MANAGE_THREADS, 0);
    assert_eq!(patch(json!({ "rate_limit_per_user": 5 })).await.1["rate_limit_per_user"], 5);
    assert_eq!(patch(json!({ "locked": true, "archived": true })).await.1["thread_metadata"]["locked"], true);
    scene.stand_in.overwrite(scene.channel, scene.application.id, 0, 0);
    assert_eq!(code(&patch(json!({ "archived": false })).await), (403, 50013));
    assert_eq!(code(&scene.bot.post(&messages(&thread), json!({ "content": "x" })).await), (400, 160_005));
    assert!(scene.stand_in.person(scene.ana).say(id(&thread), "x").is_err());

    scene.stand_in.overwrite(scene.channel, scene.application.id, MANAGE_THREADS, 0);
    let mut gateway = scene.connect(GUILDS).await;
    assert_eq!(id(&scene.bot.delete(&path).await.1), id(&thread));
    let gone = gateway.event("THREAD_DELETE").await;
    let expected = json!({ "id": thread["id"], "guild_id": scene.guild.to_string(), "parent_id": scene.channel.to_string(), "type": 11 });
    assert_eq!(gone, expected);
    assert_eq!(code(&scene.bot.get(&path).await), (404, 10003));
    let parent = format!("/channels/{}", scene.channel);
    assert_eq!(code(&scene.bot.delete(&parent).await), (501, 0));
    assert_eq!(code(&scene.bot.patch(&parent, json!({ "name": "x" })).await), (501, 0));
}

#[tokio::test]
async fn threads_of_others_are_theirs_unless_the_bot_moderates() {
    let scene = Scene::new().await;
    let other = scene.stand_in.add_application("other");
    scene.stand_in.invite(scene.guild, other.id, super::USUAL);
    let theirs = super::Bot::new(&scene.stand_in.url(), &other);
    let thread = theirs.post(&threads(scene.channel), json!({ "name": "Theirs", "type": 11 })).await.1;
    let path = channel(&thread);
    assert_eq!(code(&scene.bot.patch(&path, json!({ "name": "Ours" })).await), (403, 50013));
    assert_eq!(theirs.patch(&path, json!({ "archived": true })).await.0, 200);
    assert_eq!(scene.bot.patch(&path, json!({ "archived": false })).await.0, 200, "anyone who writes may wake it");
    scene.stand_in.overwrite(scene.channel, scene.application.id, MANAGE_THREADS, 0);
    assert_eq!(scene.bot.patch(&path, json!({ "name": "Ours" })).await.0, 200);
}

#[tokio::test]
async fn active_and_archived_threads_are_listed() {
    let scene = Scene::new().await;
    let (first, second) = (started(&scene).await, started(&scene).await);
    let active = format!("/guilds/{}/threads/active", scene.guild);
    let ids = |list: &Value| list["threads"].as_array().unwrap().iter().map(id).collect::<Vec<_>>();
    let (_, list) = scene.bot.get(&active).await;
    assert_eq!((ids(&list), list["members"].as_array().unwrap().len()), (vec![id(&second), id(&first)], 2));
    let archived = format!("/channels/{}/threads/archived/public", scene.channel);
    for thread in [&second, &first] {
        scene.bot.patch(&channel(thread), json!({ "archived": true })).await;
        scene.stand_in.clock().advance(SignedDuration::from_secs(1));
    }
    assert_eq!(ids(&scene.bot.get(&active).await.1), [] as [u64; 0]);
    let (_, list) = scene.bot.get(&archived).await;
    assert_eq!((ids(&list), &list["has_more"]), (vec![id(&first), id(&second)], &json!(false)));
    let (_, list) = scene.bot.get(&format!("{archived}?limit=1")).await;
    assert_eq!((ids(&list), &list["has_more"]), (vec![id(&first)], &json!(true)));
    let before = list["threads"][0]["thread_metadata"]["archive_timestamp"].as_str().unwrap().replace('+', "%2B");
    assert_eq!(ids(&scene.bot.get(&format!("{archived}?before={before}")).await.1), [id(&second)]);
    assert_eq!(code(&scene.bot.get(&format!("{archived}?before=x")).await), (400, 50035));
    assert_eq!(code(&scene.bot.get(&archived.replace("public", "private")).await), (501, 0));
}

#[tokio::test]
async fn people_come_to_a_thread_and_go() {
    let scene = Scene::new().await;
    let thread = started(&scene).await;
    let members = format!("{}/thread-members", channel(&thread));
    let ana = format!("{members}/{}", scene.ana);
    assert_eq!(code(&scene.bot.get(&ana).await), (404, 10007));
    assert_eq!(scene.bot.put(&ana, Value::Null).await.0, 204);
    assert_eq!(scene.bot.put(&ana, Value::Null).await.0, 204);
    let told = scene.stand_in.messages(id(&thread));
    assert_eq!((told.len(), &told[0]["type"], id(&told[0]["mentions"][0])), (1, &json!(1), scene.ana));
    assert_eq!(
        scene.bot.get(&format!("{ana}?with_member=true")).await.1["member"]["user"]["id"],
        scene.ana.to_string()
    );
    assert_eq!(code(&scene.bot.delete(&ana).await), (403, 50013));
    assert_eq!(code(&scene.bot.get(&members).await), (403, 50001), "who is there is told to who may know members");
    scene.stand_in.allow_intents(scene.application.id, 1 << 1);
    let count = scene.bot.get(&members).await.1.as_array().unwrap().len();
    assert_eq!(count, 2);

    let mut gateway = scene.connect(GUILDS).await;
    assert_eq!(scene.bot.delete(&format!("{members}/@me")).await.0, 204);
    let gone = gateway.event("THREAD_MEMBERS_UPDATE").await;
    assert_eq!(gone["removed_member_ids"], json!([scene.application.id.to_string()]));
    assert_eq!(code(&scene.bot.get(&format!("{members}/@me")).await), (404, 10007));
    assert_eq!(scene.bot.put(&format!("{members}/@me"), Value::Null).await.0, 204);
    assert_eq!(code(&scene.bot.put(&format!("{members}/1"), Value::Null).await), (404, 10007));
    scene.stand_in.overwrite(scene.channel, scene.application.id, MANAGE_THREADS, 0);
    assert_eq!(scene.bot.delete(&ana).await.0, 204);
    let channel_members = format!("/channels/{}/thread-members", scene.channel);
    assert_eq!(code(&scene.bot.get(&channel_members).await), (400, 50024));
}

#[tokio::test]
async fn a_private_thread_is_for_those_in_it() {
    let scene = Scene::new().await;
    let (status, thread) = scene.bot.post(&threads(scene.channel), json!({ "name": "Quiet" })).await;
    assert_eq!((status, &thread["type"]), (201, &json!(12)));
    assert_eq!(thread["thread_metadata"]["invitable"], true);
    assert!(scene.stand_in.messages(scene.channel).is_empty(), "nobody is told");
    let ana = scene.stand_in.person(scene.ana);
    assert!(ana.say(id(&thread), "hello").is_err());
    scene.bot.put(&format!("{}/thread-members/{}", channel(&thread), scene.ana), Value::Null).await;
    ana.say(id(&thread), "hello").unwrap();

    let other = scene.stand_in.add_application("other");
    scene.stand_in.invite(scene.guild, other.id, super::USUAL);
    let mut gateway = super::Gateway::open(&scene.stand_in.url()).await;
    gateway.identify(&other.token, GUILDS).await;
    gateway.event("READY").await;
    assert_eq!(gateway.event("GUILD_CREATE").await["threads"], json!([]));
    let membership = format!("{}/thread-members/{}", channel(&thread), other.id);
    assert_eq!(scene.bot.put(&membership, Value::Null).await.0, 204);
    let told = gateway.event("THREAD_CREATE").await;
    assert_eq!((id(&told), told.get("newly_created")), (id(&thread), None));
    gateway.event("THREAD_MEMBERS_UPDATE").await;
    assert_eq!(scene.bot.delete(&membership).await.0, 204, "who started it may take people out");
    assert_eq!(gateway.event("THREAD_MEMBERS_UPDATE").await["removed_member_ids"], json!([other.id.to_string()]));
}

#[tokio::test]
async fn who_connects_or_comes_to_see_a_channel_is_sent_its_threads() {
    let scene = Scene::new().await;
    let thread = started(&scene).await;
    let mut gateway = super::Gateway::open(&scene.stand_in.url()).await;
    gateway.identify(&scene.application.token, GUILDS).await;
    gateway.event("READY").await;
    let guild = gateway.event("GUILD_CREATE").await;
    assert_eq!((id(&guild["threads"][0]), guild["channels"].as_array().unwrap().len()), (id(&thread), 1));
    scene.stand_in.overwrite(scene.channel, scene.application.id, 0, VIEW_CHANNEL);
    gateway.event("CHANNEL_UPDATE").await;
    scene.stand_in.overwrite(scene.channel, scene.application.id, 0, 0);
    gateway.event("CHANNEL_UPDATE").await;
    let synced = gateway.event("THREAD_LIST_SYNC").await;
    assert_eq!((&synced["channel_ids"], id(&synced["threads"][0])), (&json!([scene.channel.to_string()]), id(&thread)));
    assert_eq!(synced["members"][0]["user_id"], scene.application.id.to_string());
}

#[tokio::test]
async fn a_thread_can_be_chosen_where_a_channel_is_asked_for_by_who_sees_it() {
    let where_option = json!({ "type": 7, "name": "where", "description": "x", "channel_types": [11, 12] });
    let commands = json!([{ "name": "hello", "description": "x", "options": [where_option] }]);
    let (scene, mut gateway) = Scene::with_commands(commands).await;
    let public = started(&scene).await;
    let private = scene.bot.post(&threads(scene.channel), json!({ "name": "Quiet" })).await.1;
    for told in ["THREAD_CREATE", "THREAD_MEMBERS_UPDATE", "THREAD_CREATE", "THREAD_MEMBERS_UPDATE"] {
        gateway.event(told).await;
    }
    let ana = scene.stand_in.person(scene.ana);
    for unseen in [id(&private), scene.channel] {
        assert!(ana.slash(scene.channel, "hello", &[("where", json!(unseen.to_string()))]).await.is_err());
    }
    let options = [("where", public["id"].clone())];
    let used = ana.slash(scene.channel, "hello", &options);
    let answered = async {
        let interaction = gateway.event("INTERACTION_CREATE").await;
        let chosen = &interaction["data"]["resolved"]["channels"][public["id"].as_str().unwrap()];
        assert_eq!((&chosen["type"], &chosen["thread_metadata"]["archived"]), (&json!(11), &json!(false)));
        assert_eq!(chosen["parent_id"], scene.channel.to_string());
        scene.bot.answer(&interaction, json!({ "type": 4, "data": { "content": "hello" } })).await;
    };
    let (outcome, ()) = tokio::join!(used, answered);
    outcome.unwrap();
}

#[tokio::test]
async fn a_command_is_used_in_a_thread_that_is_awake() {
    let (scene, mut gateway) = Scene::with_commands(json!([{ "name": "hello", "description": "x" }])).await;
    let thread = started(&scene).await;
    gateway.event("THREAD_CREATE").await;
    gateway.event("THREAD_MEMBERS_UPDATE").await;
    let ana = scene.stand_in.person(scene.ana);
    let used = ana.slash(id(&thread), "hello", &[]);
    let answered = async {
        let interaction = gateway.event("INTERACTION_CREATE").await;
        assert_eq!((&interaction["channel"]["type"], &interaction["channel_id"]), (&json!(11), &thread["id"]));
        scene.bot.answer(&interaction, json!({ "type": 4, "data": { "content": "hello" } })).await;
    };
    let (outcome, ()) = tokio::join!(used, answered);
    outcome.unwrap();
    scene.bot.patch(&channel(&thread), json!({ "archived": true })).await;
    assert!(ana.slash(id(&thread), "hello", &[]).await.is_err());
}
