//! Commands, components, forms and suggestions, from both ends: a person uses them and the bot answers.

use jiff::SignedDuration;
use serde_json::{Value, json};
use tertulia_sandbox::{Outcome, Refused};

use super::{Scene, client::Gateway, code, id};

fn hello() -> Value {
    json!([
        { "name": "hello", "description": "Says hello", "options": [
            { "type": 3, "name": "who", "description": "Whom", "required": true, "max_length": 5 },
            { "type": 6, "name": "user", "description": "A person" },
            { "type": 4, "name": "size", "description": "A size", "choices": [{ "name": "one", "value": 1 }] },
        ] },
        { "name": "find", "description": "Finds", "options": [{ "type": 1, "name": "it", "description": "It", "options": [
            { "type": 3, "name": "words", "description": "Words", "autocomplete": true },
        ] }] },
        { "name": "Save", "type": 3 },
        { "name": "moderate", "description": "For moderators", "default_member_permissions": "8192" },
    ])
}

/// Ana uses `/hello` and the bot answers with this callback.
async fn hello_answered(scene: &Scene, gateway: &mut Gateway, callback: Value) -> (Value, Outcome) {
    let ana = scene.stand_in.person(scene.ana);
    let options = [("who", json!("you"))];
    let used = ana.slash(scene.channel, "hello", &options);
    let answered = async {
        let interaction = gateway.event("INTERACTION_CREATE").await;
        let answer = scene.bot.answer(&interaction, callback).await;
        assert_eq!(answer.0, 204, "{}", answer.1);
        interaction
    };
    let (outcome, interaction) = tokio::join!(used, answered);
    (interaction, outcome.unwrap())
}

/// A message of the bot with a button, a disabled one and a menu.
fn with_components() -> Value {
    let button = |custom_id: &str, disabled: bool| json!({ "type": 2, "style": 1, "label": "x", "custom_id": custom_id, "disabled": disabled });
    let options = json!([{ "label": "A", "value": "a" }, { "label": "B", "value": "b" }]);
    json!({ "content": "choose", "components": [
        { "type": 1, "components": [button("go", false), button("stop", true)] },
        { "type": 1, "components": [{ "type": 3, "custom_id": "menu", "options": options }] },
    ] })
}

#[tokio::test]
async fn a_command_is_answered_by_a_message_for_all() {
    let (scene, mut gateway) = Scene::with_commands(hello()).await;
    let callback = json!({ "type": 4, "data": { "content": "hello you" } });
    let (interaction, outcome) = hello_answered(&scene, &mut gateway, callback).await;
    assert_eq!(interaction["data"]["options"], json!([{ "name": "who", "type": 3, "value": "you" }]));
    assert_eq!((&interaction["locale"], &interaction["guild_locale"]), (&json!("es-419"), &json!("en-GB")));
    assert_eq!(interaction["member"]["user"]["id"], scene.ana.to_string());
    let Outcome::Message(message) = outcome else { panic!("{outcome:?}") };
    assert_eq!(message["type"], 20);
    assert_eq!(message["interaction_metadata"]["user"]["id"], scene.ana.to_string());
    assert_eq!(scene.stand_in.messages(scene.channel), std::slice::from_ref(&message));
    let (_, original) = scene.bot.get(&scene.bot.original(&interaction)).await;
    assert_eq!(original, message);
}

#[tokio::test]
async fn an_ephemeral_answer_is_seen_by_one_person_alone() {
    let (scene, mut gateway) = Scene::with_commands(hello()).await;
    let callback = json!({ "type": 4, "data": { "content": "psst", "flags": 64 } });
    let (interaction, outcome) = hello_answered(&scene, &mut gateway, callback).await;
    let Outcome::Message(message) = outcome else { panic!("{outcome:?}") };
    assert!(scene.stand_in.messages(scene.channel).is_empty());
    assert_eq!(scene.bot.get(&scene.messages_path()).await.1, json!([]));
    assert_eq!(code(&scene.bot.get(&format!("{}/{}", scene.messages_path(), id(&message))).await), (404, 10008));
    assert_eq!(scene.stand_in.ephemeral(scene.ana)[0]["content"], "psst");
    assert!(scene.stand_in.ephemeral(scene.owner).is_empty());

    let (status, _) = scene.bot.patch(&scene.bot.original(&interaction), json!({ "content": "pssst" })).await;
    assert_eq!(status, 200);
    assert_eq!(scene.stand_in.ephemeral(scene.ana)[0]["content"], "pssst");
    assert_eq!(scene.bot.delete(&scene.bot.original(&interaction)).await.0, 204);
    assert!(scene.stand_in.ephemeral(scene.ana).is_empty());
}

#[tokio::test]
async fn a_deferred_answer_is_filled_later_and_followed_up() {
    let (scene, mut gateway) = Scene::with_commands(hello()).await;
    let callback = json!({ "type": 5, "data": { "flags": 64 } });
    let (interaction, outcome) = hello_answered(&scene, &mut gateway, callback).await;
    let thinking = id(&interaction);
    assert_eq!(outcome, Outcome::Thinking(thinking));
    assert_eq!(scene.stand_in.original(thinking), None);
    assert_eq!(scene.stand_in.ephemeral(scene.ana)[0]["flags"], 64 | 128);

    let (_, filled) = scene.bot.patch(&scene.bot.original(&interaction), json!({ "content": "there" })).await;
    assert_eq!((&filled["flags"], &filled["edited_timestamp"]), (&json!(64), &Value::Null));
    assert_eq!(scene.stand_in.original(thinking), Some(filled));
    let (status, further) = scene.bot.post(&scene.bot.webhook(&interaction), json!({ "content": "more" })).await;
    assert_eq!((status, &further["type"]), (200, &json!(19)));
    assert_eq!(scene.stand_in.messages(scene.channel).len(), 1);
    let path = format!("{}/messages/{}", scene.bot.webhook(&interaction), id(&further));
    assert_eq!(scene.bot.patch(&path, json!({ "content": "much more" })).await.1["content"], "much more");
    assert_eq!(scene.bot.delete(&path).await.0, 204);
    assert_eq!(code(&scene.bot.get(&path).await), (404, 10008));
}

#[tokio::test]
async fn the_first_follow_up_takes_the_place_of_a_deferred_answer() {
    let (scene, mut gateway) = Scene::with_commands(hello()).await;
    let (interaction, _) = hello_answered(&scene, &mut gateway, json!({ "type": 5 })).await;
    scene.bot.post(&scene.bot.webhook(&interaction), json!({ "content": "there" })).await;
    let messages = scene.stand_in.messages(scene.channel);
    assert_eq!((messages.len(), &messages[0]["content"]), (1, &json!("there")));
}

#[tokio::test]
async fn a_second_answer_is_refused_and_so_is_a_late_one() {
    let (scene, mut gateway) = Scene::with_commands(hello()).await;
    let callback = json!({ "type": 4, "data": { "content": "hello" } });
    let (interaction, _) = hello_answered(&scene, &mut gateway, callback.clone()).await;
    assert_eq!(code(&scene.bot.answer(&interaction, callback.clone()).await), (400, 40060));

    let ana = scene.stand_in.person(scene.ana);
    let options = [("who", json!("you"))];
    let used = ana.slash(scene.channel, "hello", &options);
    let late = async {
        let interaction = gateway.event("INTERACTION_CREATE").await;
        assert_eq!(code(&scene.bot.get(&scene.bot.original(&interaction)).await), (404, 10015));
        scene.stand_in.clock().advance(SignedDuration::from_secs(3));
        assert_eq!(code(&scene.bot.answer(&interaction, callback.clone()).await), (404, 10062));
        assert_eq!(code(&scene.bot.answer(&interaction, callback).await), (404, 10062));
    };
    let (outcome, ()) = tokio::join!(used, late);
    assert_eq!(outcome, Ok(Outcome::DidNotRespond));
}

#[tokio::test]
async fn an_answer_just_within_three_seconds_is_in_time() {
    let (scene, mut gateway) = Scene::with_commands(hello()).await;
    let ana = scene.stand_in.person(scene.ana);
    let options = [("who", json!("you"))];
    let used = ana.slash(scene.channel, "hello", &options);
    let answered = async {
        let interaction = gateway.event("INTERACTION_CREATE").await;
        scene.stand_in.clock().advance(SignedDuration::from_millis(2999));
        scene.bot.answer(&interaction, json!({ "type": 4, "data": { "content": "just" } })).await.0
    };
    let (outcome, status) = tokio::join!(used, answered);
    assert!(matches!(outcome, Ok(Outcome::Message(_))), "{outcome:?}");
    assert_eq!(status, 204);
}

#[tokio::test]
async fn nobody_waits_longer_than_three_seconds() {
    let (scene, mut gateway) = Scene::with_commands(hello()).await;
    let started = std::time::Instant::now();
    let ana = scene.stand_in.person(scene.ana);
    let outcome = ana.slash(scene.channel, "hello", &[("who", json!("you"))]).await;
    assert_eq!(outcome, Ok(Outcome::DidNotRespond));
    assert!(started.elapsed() < std::time::Duration::from_secs(4));
    let interaction = gateway.event("INTERACTION_CREATE").await;
    let late = scene.bot.answer(&interaction, json!({ "type": 4, "data": { "content": "late" } })).await;
    assert_eq!(code(&late), (404, 10062));
}

#[tokio::test]
async fn a_token_works_for_fifteen_minutes() {
    let (scene, mut gateway) = Scene::with_commands(hello()).await;
    let callback = json!({ "type": 4, "data": { "content": "hello" } });
    let (interaction, _) = hello_answered(&scene, &mut gateway, callback).await;
    let original = scene.bot.original(&interaction);
    scene.stand_in.clock().advance(SignedDuration::from_secs(15 * 60 - 1));
    assert_eq!(scene.bot.get(&original).await.0, 200);
    scene.stand_in.clock().advance(SignedDuration::from_secs(1));
    assert_eq!(code(&scene.bot.get(&original).await), (401, 50027));
    let forged = format!("/webhooks/{}/forged/messages/@original", scene.application.id);
    assert_eq!(code(&scene.bot.get(&forged).await), (401, 50027));
}

#[tokio::test]
async fn options_are_held_to_what_the_command_takes() {
    let (scene, _gateway) = Scene::with_commands(hello()).await;
    let ana = scene.stand_in.person(scene.ana);
    for (options, why) in [
        (vec![], "The option who is required"),
        (vec![("who", json!("sixsix"))], "The option who must be 5 or fewer in length"),
        (vec![("who", json!(5))], "The option who is a text"),
        (vec![("who", json!("a")), ("what", json!("b"))], "There is no option what"),
        (vec![("who", json!("a")), ("size", json!(2))], "The option size is one of its choices"),
        (vec![("who", json!("a")), ("user", json!("1"))], "The option user names nobody"),
    ] {
        assert_eq!(ana.slash(scene.channel, "hello", &options).await, Err(Refused(why.to_owned())));
    }
    let unknown = ana.slash(scene.channel, "goodbye", &[]).await;
    assert_eq!(unknown, Err(Refused("There is no command goodbye for you here".to_owned())));
    let half = ana.slash(scene.channel, "find", &[]).await;
    assert_eq!(half, Err(Refused("This command has subcommands; choose one".to_owned())));
    assert!(ana.slash(scene.channel, "moderate", &[]).await.is_err());
}

#[tokio::test]
async fn nobody_uses_commands_where_they_may_not() {
    const USE_APPLICATION_COMMANDS: u64 = 1 << 31;
    let (scene, _gateway) = Scene::with_commands(hello()).await;
    scene.stand_in.overwrite(scene.channel, scene.ana, 0, USE_APPLICATION_COMMANDS);
    let ana = scene.stand_in.person(scene.ana);
    assert!(ana.slash(scene.channel, "hello", &[("who", json!("you"))]).await.is_err());
    scene.stand_in.overwrite(scene.channel, scene.ana, 0, super::VIEW_CHANNEL);
    let unseen = ana.slash(scene.channel, "hello", &[("who", json!("you"))]).await;
    assert_eq!(unseen, Err(Refused("You cannot see this channel".to_owned())));
}

#[tokio::test]
async fn suggestions_come_while_typing() {
    let (scene, mut gateway) = Scene::with_commands(hello()).await;
    let ana = scene.stand_in.person(scene.ana);
    let typed = [("words", json!("cli"))];
    let asked = ana.complete(scene.channel, "find it", &typed, "words");
    let answered = async {
        let interaction = gateway.event("INTERACTION_CREATE").await;
        assert_eq!(interaction["type"], 4);
        let option = &interaction["data"]["options"][0]["options"][0];
        assert_eq!(option, &json!({ "name": "words", "type": 3, "value": "cli", "focused": true }));
        let wrong = scene.bot.answer(&interaction, json!({ "type": 4, "data": { "content": "no" } })).await;
        assert_eq!(code(&wrong), (400, 50035));
        let choices = json!([{ "name": "Climate", "value": "climate" }]);
        scene.bot.answer(&interaction, json!({ "type": 8, "data": { "choices": choices } })).await.0
    };
    let (choices, status) = tokio::join!(asked, answered);
    assert_eq!(choices, Ok(vec![json!({ "name": "Climate", "value": "climate" })]));
    assert_eq!(status, 204);
}

#[tokio::test]
async fn a_message_s_menu_brings_the_message_along() {
    let (scene, mut gateway) = Scene::with_commands(hello()).await;
    let ana = scene.stand_in.person(scene.ana);
    let message = ana.say(scene.channel, "worth keeping").unwrap();
    let used = ana.message_command(scene.channel, message, "Save");
    let answered = async {
        let interaction = gateway.event("INTERACTION_CREATE").await;
        scene.bot.answer(&interaction, json!({ "type": 4, "data": { "content": "kept" } })).await;
        interaction
    };
    let (_, interaction) = tokio::join!(used, answered);
    let target = message.to_string();
    assert_eq!(interaction["data"]["target_id"], target);
    assert_eq!(interaction["data"]["resolved"]["messages"][&target]["content"], "worth keeping");
}

#[tokio::test]
async fn a_button_updates_its_message() {
    let (scene, mut gateway) = Scene::with_commands(hello()).await;
    let message = id(&scene.bot.post(&scene.messages_path(), with_components()).await.1);
    let ana = scene.stand_in.person(scene.ana);
    let pressed = ana.press(message, "go");
    let answered = async {
        let interaction = gateway.event("INTERACTION_CREATE").await;
        assert_eq!((&interaction["type"], &interaction["data"]["custom_id"]), (&json!(3), &json!("go")));
        assert_eq!(interaction["message"]["id"], message.to_string());
        let update = json!({ "type": 7, "data": { "content": "gone", "components": [] } });
        let path = format!("{}?with_response=true", super::client::callback_path(&interaction));
        let (status, response) = scene.bot.post(&path, update).await;
        assert_eq!((status, &response["resource"]["message"]["content"]), (200, &json!("gone")));
    };
    let (outcome, ()) = tokio::join!(pressed, answered);
    let Outcome::Updated(updated) = outcome.unwrap() else { panic!("not updated") };
    assert_eq!(updated["components"], json!([]));
    let gone = ana.press(message, "go").await;
    assert_eq!(gone, Err(Refused("go is not on this message".to_owned())));
}

#[tokio::test]
async fn a_menu_is_answered_later_by_its_message() {
    let (scene, mut gateway) = Scene::with_commands(hello()).await;
    let message = id(&scene.bot.post(&scene.messages_path(), with_components()).await.1);
    let ana = scene.stand_in.person(scene.ana);
    let chosen = ana.choose(message, "menu", &["b"]);
    let answered = async {
        let interaction = gateway.event("INTERACTION_CREATE").await;
        assert_eq!(interaction["data"]["values"], json!(["b"]));
        scene.bot.answer(&interaction, json!({ "type": 6 })).await;
        interaction
    };
    let (outcome, interaction) = tokio::join!(chosen, answered);
    assert_eq!(outcome, Ok(Outcome::Unchanged));
    scene.bot.patch(&scene.bot.original(&interaction), json!({ "content": "b it is" })).await;
    assert_eq!(scene.stand_in.messages(scene.channel)[0]["content"], "b it is");
}

#[tokio::test]
async fn what_a_message_does_not_offer_can_only_be_forged() {
    let (scene, mut gateway) = Scene::with_commands(hello()).await;
    let message = id(&scene.bot.post(&scene.messages_path(), with_components()).await.1);
    let ana = scene.stand_in.person(scene.ana);
    assert_eq!(ana.press(message, "stop").await, Err(Refused("stop is disabled".to_owned())));
    let no_option = ana.choose(message, "menu", &["c"]).await;
    assert_eq!(no_option, Err(Refused("c is no option of this menu".to_owned())));
    let too_many = ana.choose(message, "menu", &["a", "b"]).await;
    assert_eq!(too_many, Err(Refused("This menu takes 1 to 1 values".to_owned())));

    let forged = ana.forge_component(message, "elsewhere", &["c"]);
    let answered = async {
        let interaction = gateway.event("INTERACTION_CREATE").await;
        assert_eq!(interaction["data"]["custom_id"], "elsewhere");
        scene.bot.answer(&interaction, json!({ "type": 6 })).await;
    };
    assert_eq!(tokio::join!(forged, answered).0, Ok(Outcome::Unchanged));
    let stranger = scene.stand_in.add_user("eve", "Eve", "en-US");
    assert!(scene.stand_in.person(stranger).forge_component(message, "go", &[]).await.is_err());
}

#[tokio::test]
async fn a_form_is_filled_in_and_sent() {
    let (scene, mut gateway) = Scene::with_commands(hello()).await;
    let input = |custom_id: &str, value: Value| {
        json!({ "type": 1, "components": [
        { "type": 4, "custom_id": custom_id, "label": custom_id, "style": 1, "max_length": 4, "value": value },
    ] })
    };
    let form = json!({ "custom_id": "form", "title": "A form", "components": [input("name", json!("pre")), input("place", Value::Null)] });
    let (_, outcome) = hello_answered(&scene, &mut gateway, json!({ "type": 9, "data": form })).await;
    let Outcome::Form(form) = outcome else { panic!("{outcome:?}") };
    let ana = scene.stand_in.person(scene.ana);
    let empty = ana.submit(&form, &[]).await;
    assert_eq!(empty, Err(Refused("place is required".to_owned())));
    assert!(ana.submit(&form, &[("place", "Leeds")]).await.is_err());
    assert!(ana.submit(&form, &[("nothing", "x")]).await.is_err());
    assert!(scene.stand_in.person(scene.owner).submit(&form, &[("place", "Bath")]).await.is_err());

    let sent = ana.submit(&form, &[("place", "Bath")]);
    let answered = async {
        let interaction = gateway.event("INTERACTION_CREATE").await;
        let value = |row: usize| interaction["data"]["components"][row]["components"][0]["value"].clone();
        assert_eq!((value(0), value(1)), (json!("pre"), json!("Bath")));
        let form_again = json!({ "type": 9, "data": form });
        assert_eq!(code(&scene.bot.answer(&interaction, form_again).await), (400, 50035));
        assert_eq!(code(&scene.bot.answer(&interaction, json!({ "type": 6 })).await), (400, 50035));
        scene.bot.answer(&interaction, json!({ "type": 4, "data": { "content": "thanks", "flags": 64 } })).await.0
    };
    let (outcome, status) = tokio::join!(sent, answered);
    assert!(matches!(outcome, Ok(Outcome::Message(_))), "{outcome:?}");
    assert_eq!(status, 204);
}

#[tokio::test]
async fn a_form_that_was_never_opened_can_only_be_forged() {
    let (scene, mut gateway) = Scene::with_commands(hello()).await;
    let ana = scene.stand_in.person(scene.ana);
    let made_up = json!({ "interaction_id": "1", "custom_id": "form", "components": [] });
    assert_eq!(ana.submit(&made_up, &[]).await, Err(Refused("This form was not opened for you".to_owned())));
    let forged = ana.forge_form(scene.channel, "form", &[("name", "x")]);
    let answered = async {
        let interaction = gateway.event("INTERACTION_CREATE").await;
        assert_eq!((&interaction["type"], &interaction["data"]["custom_id"]), (&json!(5), &json!("form")));
        scene.bot.answer(&interaction, json!({ "type": 5 })).await;
        interaction
    };
    let (outcome, interaction) = tokio::join!(forged, answered);
    assert_eq!(outcome, Ok(Outcome::Thinking(id(&interaction))));
    assert_eq!(scene.bot.delete(&scene.bot.original(&interaction)).await.0, 204);
    let (_, message) = scene.bot.post(&scene.bot.webhook(&interaction), json!({ "content": "instead" })).await;
    assert_eq!(message["content"], "instead");
}

#[tokio::test]
async fn an_ephemeral_button_is_for_one_person_alone() {
    let (scene, mut gateway) = Scene::with_commands(hello()).await;
    let mut data = with_components();
    data["flags"] = json!(64);
    let (_, outcome) = hello_answered(&scene, &mut gateway, json!({ "type": 4, "data": data })).await;
    let Outcome::Message(message) = outcome else { panic!("{outcome:?}") };
    assert!(scene.stand_in.person(scene.owner).press(id(&message), "go").await.is_err());
    let ana = scene.stand_in.person(scene.ana);
    let pressed = ana.press(id(&message), "go");
    let answered = async {
        let interaction = gateway.event("INTERACTION_CREATE").await;
        let reply = json!({ "type": 4, "data": { "content": "pressed", "flags": 64 } });
        scene.bot.answer(&interaction, reply).await;
    };
    let (outcome, ()) = tokio::join!(pressed, answered);
    let Ok(Outcome::Message(answer)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(answer["message_reference"]["message_id"], message["id"]);
    assert_eq!(scene.stand_in.ephemeral(scene.ana).len(), 2);
}

#[tokio::test]
async fn a_command_works_in_direct_messages_unless_it_is_for_guilds() {
    let commands = json!([
        { "name": "hello", "description": "x" },
        { "name": "here", "description": "x", "contexts": [0] },
    ]);
    let (scene, mut gateway) = Scene::with_commands(commands).await;
    let direct = scene.stand_in.direct_channel(scene.ana, scene.application.id);
    let ana = scene.stand_in.person(scene.ana);
    assert!(ana.slash(direct, "here", &[]).await.is_err());
    let used = ana.slash(direct, "hello", &[]);
    let answered = async {
        let interaction = gateway.event("INTERACTION_CREATE").await;
        assert_eq!((&interaction["context"], interaction.get("guild_id")), (&json!(1), None));
        assert_eq!(interaction["user"]["id"], scene.ana.to_string());
        scene.bot.answer(&interaction, json!({ "type": 4, "data": { "content": "hello" } })).await;
    };
    let (outcome, ()) = tokio::join!(used, answered);
    assert!(matches!(outcome, Ok(Outcome::Message(_))), "{outcome:?}");
    assert_eq!(scene.stand_in.direct_messages(scene.ana, scene.application.id).len(), 1);
}

#[tokio::test]
async fn commands_are_registered_changed_and_removed() {
    let scene = Scene::new().await;
    let global = format!("/applications/{}/commands", scene.application.id);
    let (_, list) = scene.bot.put(&global, hello()).await;
    let (_, again) = scene.bot.put(&global, hello()).await;
    assert_eq!(list, again, "an unchanged command keeps its id and version");
    let of_guild = format!("/applications/{}/guilds/{}/commands", scene.application.id, scene.guild);
    let localised = json!({ "name": "local", "description": "Local", "name_localizations": { "fr": "lieu" } });
    let (status, local) = scene.bot.post(&of_guild, localised.clone()).await;
    assert_eq!((status, &local["guild_id"]), (201, &json!(scene.guild.to_string())));
    assert_eq!(scene.bot.post(&of_guild, localised).await.0, 200);
    assert_eq!(scene.bot.get(&of_guild).await.1[0].get("name_localizations"), None);
    let all = scene.bot.get(&format!("{of_guild}?with_localizations=true")).await.1;
    assert_eq!(all[0]["name_localizations"]["fr"], "lieu");
    let one = format!("{of_guild}/{}", id(&local));
    let (_, changed) = scene.bot.patch(&one, json!({ "description": "Changed" })).await;
    assert_eq!((&changed["description"], &changed["name"]), (&json!("Changed"), &json!("local")));
    assert_eq!(scene.bot.delete(&one).await.0, 204);
    assert_eq!(code(&scene.bot.get(&one).await), (404, 10063));
    assert_eq!(code(&scene.bot.put(&global, json!([{ "name": "BAD", "description": "x" }])).await), (400, 50035));
    assert_eq!(code(&scene.bot.get("/applications/1/commands").await), (403, 50001));
}

#[tokio::test]
async fn two_hundred_commands_may_be_made_a_day() {
    let scene = Scene::new().await;
    let global = format!("/applications/{}/commands", scene.application.id);
    let hundred = |prefix: &str| {
        (0..100).map(|n| json!({ "name": format!("{prefix}{n}"), "description": "x" })).collect::<Value>()
    };
    assert_eq!(scene.bot.put(&global, hundred("a")).await.0, 200);
    assert_eq!(scene.bot.put(&global, hundred("b")).await.0, 200);
    let one_more = json!([{ "name": "c", "description": "x" }]);
    assert_eq!(code(&scene.bot.put(&global, one_more.clone()).await), (400, 30034));
    scene.stand_in.clock().advance(SignedDuration::from_hours(24));
    assert_eq!(scene.bot.put(&global, one_more).await.0, 200);
}
