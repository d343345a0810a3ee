//! What a bot is sent of each kind of interaction, key by key, and what people can put into forms and options.

use serde_json::{Value, json};
use tertulia_sandbox::{Outcome, Refused};

use super::{Scene, client::Gateway, code, id};

/// What is in every interaction from a guild. `user` is in direct messages alone.
const IN_GUILD: [&str; 17] = [
    "app_permissions",
    "application_id",
    "attachment_size_limit",
    "authorizing_integration_owners",
    "channel",
    "channel_id",
    "context",
    "data",
    "entitlements",
    "guild",
    "guild_id",
    "guild_locale",
    "id",
    "locale",
    "member",
    "token",
    "type",
];
const MEMBER: &str = "avatar avatar_decoration_data banner collectibles communication_disabled_until deaf flags \
                      joined_at mute nick pending permissions premium_since roles user";
const RESOLVED_MEMBER: &str = "avatar avatar_decoration_data banner collectibles communication_disabled_until flags \
                               joined_at nick pending permissions premium_since roles";
const CHANNEL: &str = "flags guild_id id last_message_id last_pin_timestamp name nsfw parent_id permissions position \
                       rate_limit_per_user topic type";
const RESOLVED_CHANNEL: &str = "app_permissions flags guild_id id last_message_id last_pin_timestamp name nsfw \
                                parent_id permissions position rate_limit_per_user topic type";

fn commands() -> Value {
    json!([
        { "name": "hello", "description": "x", "options": [
            { "type": 6, "name": "who", "description": "x" },
            { "type": 7, "name": "where", "description": "x" },
            { "type": 11, "name": "what", "description": "x", "file_types": ["image", ".txt"] },
            { "type": 3, "name": "words", "description": "x", "autocomplete": true },
            { "type": 4, "name": "number", "description": "x" },
        ] },
        { "name": "Save", "type": 3 },
        { "name": "Greet", "type": 2 },
    ])
}

fn keys(object: &Value) -> String {
    object.as_object().unwrap_or_else(|| panic!("no object but {object}")).keys().cloned().collect::<Vec<_>>().join(" ")
}

/// Checks the keys of an interaction from a guild, and of what is the same in all of them.
fn assert_common(interaction: &Value, further: &[&str]) {
    let mut expected: Vec<&str> = IN_GUILD.iter().copied().chain(["version"]).chain(further.iter().copied()).collect();
    expected.sort_unstable();
    assert_eq!(keys(interaction), expected.join(" "));
    assert_eq!(keys(&interaction["member"]), MEMBER);
    assert_eq!(keys(&interaction["channel"]), CHANNEL);
    assert_eq!(keys(&interaction["guild"]), "features id locale");
    assert_eq!(interaction["authorizing_integration_owners"], json!({ "0": interaction["guild_id"] }));
    assert_eq!((&interaction["context"], &interaction["entitlements"]), (&json!(0), &json!([])));
}

/// Answers the next interaction and gives it.
async fn answered(scene: &Scene, gateway: &mut Gateway, callback: Value) -> Value {
    let interaction = gateway.event("INTERACTION_CREATE").await;
    let answer = scene.bot.answer(&interaction, callback).await;
    assert_eq!(answer.0, 204, "{}", answer.1);
    interaction
}

fn thanks() -> Value {
    json!({ "type": 4, "data": { "content": "thanks" } })
}

#[tokio::test]
async fn a_slash_command_has_exactly_these_keys() {
    let (scene, mut gateway) = Scene::with_commands(commands()).await;
    let ana = scene.stand_in.person(scene.ana);
    let file = ana.upload(scene.channel, "note.txt", "text/plain", b"hello").unwrap();
    let options = [
        ("who", json!(scene.owner.to_string())),
        ("where", json!(scene.channel.to_string())),
        ("what", json!(file.to_string())),
    ];
    let used = ana.slash(scene.channel, "hello", &options);
    let (outcome, interaction) = tokio::join!(used, answered(&scene, &mut gateway, thanks()));
    assert_common(&interaction, &[]);
    let data = &interaction["data"];
    assert_eq!(keys(data), "id name options resolved type");
    assert_eq!(keys(&data["resolved"]), "attachments channels members users");
    assert_eq!(keys(&data["resolved"]["members"][scene.owner.to_string()]), RESOLVED_MEMBER);
    assert_eq!(keys(&data["resolved"]["channels"][scene.channel.to_string()]), RESOLVED_CHANNEL);
    let attachment = &data["resolved"]["attachments"][file.to_string()];
    assert_eq!(keys(attachment), "content_type ephemeral filename id proxy_url size url");
    assert_eq!(data["options"][2], json!({ "name": "what", "type": 11, "value": file.to_string() }));
    let down = reqwest::get(attachment["url"].as_str().unwrap()).await.unwrap();
    assert_eq!(down.text().await.unwrap(), "hello");

    let Ok(Outcome::Message(message)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(keys(&message["interaction"]), "id name type user");
    assert_eq!((&message["interaction"]["id"], &message["interaction"]["name"]), (&interaction["id"], &json!("hello")));
    let further = scene.bot.post(&scene.bot.webhook(&interaction), json!({ "content": "more" })).await.1;
    assert_eq!(further.get("interaction"), None);
}

#[tokio::test]
async fn a_menu_command_has_exactly_these_keys() {
    let (scene, mut gateway) = Scene::with_commands(commands()).await;
    let ana = scene.stand_in.person(scene.ana);
    let message = ana.say(scene.channel, "worth keeping").unwrap();
    let used = ana.message_command(scene.channel, message, "Save");
    let (_, interaction) = tokio::join!(used, answered(&scene, &mut gateway, thanks()));
    assert_common(&interaction, &[]);
    assert_eq!(keys(&interaction["data"]), "id name resolved target_id type");
    assert_eq!(keys(&interaction["data"]["resolved"]), "messages");
    let used = ana.user_command(scene.channel, scene.owner, "Greet");
    let (_, interaction) = tokio::join!(used, answered(&scene, &mut gateway, thanks()));
    assert_common(&interaction, &[]);
    assert_eq!(keys(&interaction["data"]), "id name resolved target_id type");
    assert_eq!(keys(&interaction["data"]["resolved"]), "members users");
}

#[tokio::test]
async fn a_component_has_exactly_these_keys() {
    let (scene, mut gateway) = Scene::with_commands(commands()).await;
    let components = json!([
        { "type": 1, "components": [{ "type": 2, "style": 1, "label": "x", "custom_id": "go" }] },
        { "type": 1, "components": [{ "type": 5, "custom_id": "who" }] },
    ]);
    let message = json!({ "content": "choose", "components": components });
    let message = id(&scene.bot.post(&scene.messages_path(), message).await.1);
    let ana = scene.stand_in.person(scene.ana);
    let (outcome, interaction) = tokio::join!(ana.press(message, "go"), answered(&scene, &mut gateway, thanks()));
    assert_common(&interaction, &["message"]);
    assert_eq!(keys(&interaction["data"]), "component_type custom_id id");
    let Ok(Outcome::Message(answer)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(answer.get("interaction"), None, "it is for commands");
    let owner = scene.owner.to_string();
    let chosen = [owner.as_str()];
    let used = ana.choose(message, "who", &chosen);
    let (_, interaction) = tokio::join!(used, answered(&scene, &mut gateway, thanks()));
    assert_common(&interaction, &["message"]);
    assert_eq!(keys(&interaction["data"]), "component_type custom_id id resolved values");
}

#[tokio::test]
async fn a_request_for_suggestions_has_exactly_these_keys() {
    let (scene, mut gateway) = Scene::with_commands(commands()).await;
    let ana = scene.stand_in.person(scene.ana);
    let typed = [("words", json!("c"))];
    let asked = ana.complete(scene.channel, "hello", &typed, "words");
    let choices = json!({ "type": 8, "data": { "choices": [] } });
    let (_, interaction) = tokio::join!(asked, answered(&scene, &mut gateway, choices));
    assert_common(&interaction, &[]);
    assert_eq!(keys(&interaction["data"]), "id name options type");
    assert_eq!(keys(&interaction["data"]["options"][0]), "focused name type value");
}

#[tokio::test]
async fn in_direct_messages_there_is_a_user_and_no_guild() {
    let (scene, mut gateway) = Scene::with_commands(commands()).await;
    let direct = scene.stand_in.direct_channel(scene.ana, scene.application.id);
    let ana = scene.stand_in.person(scene.ana);
    let used = ana.slash(direct, "hello", &[]);
    let (_, interaction) = tokio::join!(used, answered(&scene, &mut gateway, thanks()));
    assert_eq!(
        keys(&interaction),
        "app_permissions application_id attachment_size_limit authorizing_integration_owners channel channel_id \
         context data entitlements id locale token type user version"
    );
    assert_eq!(interaction["app_permissions"], "442368");
    assert_eq!(
        (&interaction["context"], &interaction["authorizing_integration_owners"]),
        (&json!(1), &json!({ "0": "0" }))
    );
}

/// A form with every kind of input.
fn form() -> Value {
    let label = |component: Value| json!({ "type": 18, "label": "x", "component": component });
    let options = json!([{ "label": "A", "value": "a" }, { "label": "B", "value": "b" }]);
    json!({ "custom_id": "form", "title": "A form", "components": [
        label(json!({ "type": 3, "custom_id": "menu", "options": options })),
        label(json!({ "type": 5, "custom_id": "people", "max_values": 2 })),
        label(json!({ "type": 19, "custom_id": "files", "max_values": 2, "required": false })),
        label(json!({ "type": 22, "custom_id": "boxes", "options": options, "required": false })),
        { "type": 10, "content": "Thanks" },
    ] })
}

/// A person with a form before them.
async fn opened(scene: &Scene, gateway: &mut Gateway, form: Value) -> Value {
    let ana = scene.stand_in.person(scene.ana);
    let callback = json!({ "type": 9, "data": form });
    let (outcome, _) = tokio::join!(ana.slash(scene.channel, "hello", &[]), answered(scene, gateway, callback));
    let Ok(Outcome::Form(form)) = outcome else { panic!("{outcome:?}") };
    form
}

#[tokio::test]
async fn a_form_has_exactly_these_keys_and_values_of_every_kind() {
    let (scene, mut gateway) = Scene::with_commands(commands()).await;
    let ana = scene.stand_in.person(scene.ana);
    let form = opened(&scene, &mut gateway, form()).await;
    let file = ana.upload(scene.channel, "map.png", "image/png", b"png").unwrap();
    let people = json!([scene.owner.to_string(), scene.ana.to_string()]);
    let values = [
        ("menu", json!("b")),
        ("people", people.clone()),
        ("files", json!(file.to_string())),
        ("boxes", json!(["a", "b"])),
    ];
    let sent = ana.submit_values(&form, &values);
    let (outcome, interaction) = tokio::join!(sent, answered(&scene, &mut gateway, thanks()));
    assert!(matches!(outcome, Ok(Outcome::Message(_))), "{outcome:?}");
    assert_common(&interaction, &[]);
    let data = &interaction["data"];
    assert_eq!(keys(data), "components custom_id resolved");
    assert_eq!(keys(&data["resolved"]), "attachments members users");
    let input = |index: usize| &data["components"][index]["component"];
    assert_eq!(input(0), &json!({ "type": 3, "id": input(0)["id"], "custom_id": "menu", "values": ["b"] }));
    assert_eq!(input(1)["values"], people);
    assert_eq!((&input(2)["values"], &input(3)["values"]), (&json!([file.to_string()]), &json!(["a", "b"])));
    assert_eq!(keys(&data["components"][0]), "component id type");
    assert_eq!(keys(&data["components"][4]), "id type");
}

#[tokio::test]
async fn radio_groups_and_checkboxes_have_one_value() {
    let (scene, mut gateway) = Scene::with_commands(commands()).await;
    let ana = scene.stand_in.person(scene.ana);
    let label = |component: Value| json!({ "type": 18, "label": "x", "component": component });
    let options = json!([{ "label": "A", "value": "a" }, { "label": "B", "value": "b" }]);
    let components = json!([
        label(json!({ "type": 21, "custom_id": "one", "options": options })),
        label(json!({ "type": 21, "custom_id": "none", "options": options, "required": false })),
        label(json!({ "type": 23, "custom_id": "yes" })),
        label(json!({ "type": 23, "custom_id": "usual", "default": true })),
        label(json!({ "type": 4, "custom_id": "text", "style": 1, "required": false })),
    ]);
    let form = json!({ "custom_id": "form", "title": "A form", "components": components });
    let form = opened(&scene, &mut gateway, form).await;
    let values = [("one", json!("a")), ("yes", json!(true))];
    let sent = ana.submit_values(&form, &values);
    let (_, interaction) = tokio::join!(sent, answered(&scene, &mut gateway, thanks()));
    let value = |index: usize| interaction["data"]["components"][index]["component"]["value"].clone();
    assert_eq!([value(0), value(1), value(2)], [json!("a"), json!(null), json!(true)]);
    assert_eq!([value(3), value(4)], [json!(true), json!("")]);
}

#[tokio::test]
async fn inputs_are_held_to_what_the_form_takes() {
    let (scene, mut gateway) = Scene::with_commands(commands()).await;
    let ana = scene.stand_in.person(scene.ana);
    let form = opened(&scene, &mut gateway, form()).await;
    let owner = scene.owner.to_string();
    for (values, why) in [
        (vec![("menu", json!("a"))], "people is required"),
        (vec![("menu", json!("c"))], "menu c is no option of this menu"),
        (vec![("menu", json!(["a", "b"]))], "menu takes 1 to 1 values"),
        (vec![("menu", json!("a")), ("people", json!(["1"]))], "people names nobody"),
        (vec![("menu", json!("a")), ("people", json!([owner, owner]))], "people has 1 twice"),
        (
            vec![("menu", json!("a")), ("people", json!(owner)), ("files", json!("1"))],
            "files is no file that was put up",
        ),
        (vec![("other", json!("a"))], "There is no input other in this form"),
    ] {
        let why = why.replace("has 1 twice", &format!("has {owner} twice"));
        assert_eq!(ana.submit_values(&form, &values).await, Err(Refused(why)));
    }
}

#[tokio::test]
async fn a_file_is_of_the_kind_and_size_that_is_taken() {
    const LIMIT: usize = 10 * 1024 * 1024;
    let (scene, _gateway) = Scene::with_commands(commands()).await;
    let ana = scene.stand_in.person(scene.ana);
    assert!(ana.upload(scene.channel, "a.txt", "text/plain", &vec![b'x'; LIMIT]).is_ok());
    assert!(ana.upload(scene.channel, "a.txt", "text/plain", &vec![b'x'; LIMIT + 1]).is_err());
    let program = ana.upload(scene.channel, "a.exe", "image/png", b"x").unwrap();
    let refused = ana.slash(scene.channel, "hello", &[("what", json!(program.to_string()))]).await;
    assert_eq!(refused, Err(Refused("The option what takes other kinds of file".to_owned())));
}

#[tokio::test]
async fn what_people_type_is_held_to_discords_own_limits() {
    let (scene, mut gateway) = Scene::with_commands(commands()).await;
    let ana = scene.stand_in.person(scene.ana);
    let most: i64 = 1 << 53;
    let taken = [("words", json!("é".repeat(6000))), ("number", json!(-most))];
    let (outcome, _) =
        tokio::join!(ana.slash(scene.channel, "hello", &taken), answered(&scene, &mut gateway, thanks()));
    assert!(outcome.is_ok(), "{outcome:?}");
    for refused in [("words", json!("é".repeat(6001))), ("number", json!(-most - 1)), ("number", json!(most + 1))] {
        assert!(ana.slash(scene.channel, "hello", std::slice::from_ref(&refused)).await.is_err(), "{}", refused.0);
    }
    let input = json!({ "type": 4, "custom_id": "text", "label": "x", "style": 2 });
    let rows = json!([{ "type": 1, "components": [input] }]);
    let form = json!({ "custom_id": "form", "title": "A form", "components": rows });
    let form = opened(&scene, &mut gateway, form).await;
    let too_long = "é".repeat(4001);
    let refused = ana.submit(&form, &[("text", &too_long)]).await;
    assert_eq!(refused, Err(Refused("text must be 4000 or fewer in length".to_owned())));
    let longest = [("text", &too_long[..8000])];
    let (outcome, _) = tokio::join!(ana.submit(&form, &longest), answered(&scene, &mut gateway, thanks()));
    assert!(outcome.is_ok(), "{outcome:?}");
    assert!(ana.say(scene.channel, &"é".repeat(2000)).is_ok());
    assert!(ana.say(scene.channel, &"é".repeat(2001)).is_err());
}

#[tokio::test]
async fn commands_made_one_by_one_are_held_to_the_same_numbers_as_a_list() {
    let scene = Scene::new().await;
    let global = format!("/applications/{}/commands", scene.application.id);
    let of_guild = format!("/applications/{}/guilds/{}/commands", scene.application.id, scene.guild);
    let slash = |n: usize| json!({ "name": format!("c{n}"), "description": "x" });
    let menu = |kind: u8, n: usize| json!({ "name": format!("c{n}"), "type": kind });
    for path in [&global, &of_guild] {
        let list: Vec<Value> =
            (0..99).map(slash).chain((0..14).map(|n| menu(2, n))).chain((0..14).map(|n| menu(3, n))).collect();
        assert_eq!(scene.bot.put(path, json!(list)).await.0, 200);
        for (last, one_more) in [(slash(99), slash(100)), (menu(2, 14), menu(2, 15)), (menu(3, 14), menu(3, 15))] {
            assert_eq!(scene.bot.post(path, last.clone()).await.0, 201);
            assert_eq!(code(&scene.bot.post(path, one_more).await), (400, 30032));
            assert_eq!(scene.bot.post(path, last).await.0, 200, "an old one is changed");
        }
    }
}
