//! The gateway's protocol: how a session begins, goes on and ends, and what it is sent.

use serde_json::json;
use tertulia_sandbox::GatewayDrop;
use tokio_tungstenite::{connect_async, tungstenite::Error};

use super::{Scene, client::Gateway, id};

const GUILDS: u64 = 1 << 0;
const GUILD_MESSAGES: u64 = 1 << 9;
const DIRECT_MESSAGES: u64 = 1 << 12;

#[tokio::test]
async fn a_session_begins_with_ready_and_the_guilds() {
    let scene = Scene::new().await;
    let mut gateway = Gateway::open(&scene.stand_in.url()).await;
    gateway.identify(&scene.application.token, GUILDS).await;
    let ready = gateway.event("READY").await;
    assert_eq!(ready["guilds"], json!([{ "id": scene.guild.to_string(), "unavailable": true }]));
    assert_eq!(ready["application"]["id"], scene.application.id.to_string());
    let guild = gateway.event("GUILD_CREATE").await;
    assert_eq!(guild["channels"][0]["id"], scene.channel.to_string());
    assert_eq!(guild["members"][0]["user"]["id"], scene.application.id.to_string());
    gateway.send(json!({ "op": 1, "d": gateway.sequence })).await;
    assert_eq!(gateway.next().await["op"], 11);
    scene.stand_in.wait_connected(scene.application.id).await;
}

#[tokio::test]
async fn a_compressed_connection_is_one_stream_over_all_its_messages() {
    let scene = Scene::new().await;
    let query = "v=10&encoding=json&compress=zlib-stream";
    let mut gateway = Gateway::open_with(&scene.stand_in.url(), query).await;
    gateway.identify(&scene.application.token, GUILDS | GUILD_MESSAGES).await;
    gateway.event("READY").await;
    assert_eq!(id(&gateway.event("GUILD_CREATE").await), scene.guild);
    let long = "árbol ".repeat(300);
    for content in ["one", long.trim(), "one"] {
        scene.post(content).await;
        assert_eq!(gateway.event("MESSAGE_CREATE").await["content"], content);
    }
    scene.stand_in.drop_gateways(GatewayDrop::Tcp);
    assert_eq!(gateway.closed().await, None);
    scene.post("missed").await;

    let mut again = Gateway::open_with(&scene.stand_in.url(), query).await;
    again.resume(&scene.application.token, &gateway.session, gateway.sequence).await;
    assert_eq!(again.event("MESSAGE_CREATE").await["content"], "missed");
    again.event("RESUMED").await;
}

#[tokio::test]
async fn encodings_that_are_not_modelled_are_refused_and_remembered() {
    let scene = Scene::new().await;
    let url = scene.stand_in.url().replacen("http", "ws", 1);
    for query in ["v=9", "v=10&encoding=etf", "v=10&encoding=json&compress=lzma-stream"] {
        match connect_async(format!("{url}/?{query}")).await {
            Err(Error::Http(answer)) => assert_eq!(answer.status(), 501, "{query}"),
            other => panic!("{query}: {other:?}"),
        }
        assert!(scene.stand_in.unmodelled().pop().unwrap().starts_with("gateway with"), "{query}");
    }
}

#[tokio::test]
async fn a_resumed_session_is_sent_what_it_missed() {
    let scene = Scene::new().await;
    let mut first = scene.connect(GUILDS | GUILD_MESSAGES).await;
    scene.stand_in.drop_gateways(GatewayDrop::Tcp);
    assert_eq!(first.closed().await, None);
    scene.post("missed").await;

    let mut second = Gateway::open(&scene.stand_in.url()).await;
    second.resume(&scene.application.token, &first.session, first.sequence).await;
    assert_eq!(second.event("MESSAGE_CREATE").await["content"], "missed");
    second.event("RESUMED").await;
    scene.post("seen").await;
    assert_eq!(second.event("MESSAGE_CREATE").await["content"], "seen");
}

#[tokio::test]
async fn what_cannot_be_resumed_is_an_invalid_session() {
    let scene = Scene::new().await;
    let first = scene.connect(GUILDS).await;
    for (session, sequence) in [("unknown", 1), (&*first.session, 99)] {
        let mut gateway = Gateway::open(&scene.stand_in.url()).await;
        gateway.resume(&scene.application.token, session, sequence).await;
        let answer = gateway.next().await;
        assert_eq!((&answer["op"], &answer["d"]), (&json!(9), &json!(false)));
    }
}

#[tokio::test]
async fn a_client_is_told_to_reconnect_or_that_its_session_is_over() {
    let scene = Scene::new().await;
    let mut gateway = scene.connect(GUILDS).await;
    scene.stand_in.drop_gateways(GatewayDrop::Reconnect);
    assert_eq!(gateway.next().await["op"], 7);
    let mut again = Gateway::open(&scene.stand_in.url()).await;
    again.resume(&scene.application.token, &gateway.session, gateway.sequence).await;
    again.event("RESUMED").await;

    scene.stand_in.drop_gateways(GatewayDrop::InvalidSession { resumable: false });
    let told = again.next().await;
    assert_eq!((&told["op"], &told["d"]), (&json!(9), &json!(false)));
    again.identify(&scene.application.token, GUILDS).await;
    again.event("READY").await;
    again.event("GUILD_CREATE").await;
    scene.stand_in.drop_gateways(GatewayDrop::Close(4000));
    assert_eq!(again.closed().await, Some(4000));
}

#[tokio::test]
async fn faults_of_the_client_close_with_their_code() {
    let scene = Scene::new().await;
    let token = &scene.application.token;
    let identify =
        |token: &str, intents: u64| json!({ "op": 2, "d": { "token": token, "intents": intents, "properties": {} } });
    for (payload, code) in [
        (identify("wrong", 1), 4004),
        (identify(token, 1 << 40), 4013),
        (identify(token, 1 << 15), 4014),
        (json!({ "op": 99 }), 4001),
        (json!({ "op": 3, "d": {} }), 4003),
        (json!({ "op": "x" }), 4002),
        (json!({ "op": 1, "d": "x".repeat(4096) }), 4002),
    ] {
        let mut gateway = Gateway::open(&scene.stand_in.url()).await;
        gateway.send(payload.clone()).await;
        assert_eq!(gateway.closed().await, Some(code), "{payload}");
    }
    let mut gateway = Gateway::open(&scene.stand_in.url()).await;
    gateway.send_text("{").await;
    assert_eq!(gateway.closed().await, Some(4002));
    let mut gateway = scene.connect(GUILDS).await;
    gateway.identify(token, GUILDS).await;
    assert_eq!(gateway.closed().await, Some(4005));
}

#[tokio::test]
async fn a_payload_of_4096_bytes_is_taken_and_one_byte_more_is_not() {
    let scene = Scene::new().await;
    let beat = |length: usize| format!("{:<length$}", json!({ "op": 1, "d": null }).to_string());
    let mut gateway = Gateway::open(&scene.stand_in.url()).await;
    gateway.send_text(&beat(4096)).await;
    assert_eq!(gateway.next().await["op"], 11);
    gateway.send_text(&beat(4097)).await;
    assert_eq!(gateway.closed().await, Some(4002));
}

#[tokio::test]
async fn a_hundred_and_twenty_events_a_minute_are_taken_and_one_more_is_not() {
    let scene = Scene::new().await;
    let mut gateway = Gateway::open(&scene.stand_in.url()).await;
    for _ in 0..120 {
        gateway.send(json!({ "op": 1, "d": null })).await;
        assert_eq!(gateway.next().await["op"], 11);
    }
    gateway.send(json!({ "op": 1, "d": null })).await;
    assert_eq!(gateway.closed().await, Some(4008));
}

#[tokio::test]
async fn a_thousand_sessions_may_be_begun_a_day_and_one_more_costs_the_token() {
    let scene = Scene::new().await;
    let begin = async || {
        let mut gateway = Gateway::open(&scene.stand_in.url()).await;
        gateway.identify(&scene.application.token, 0).await;
        gateway
    };
    for _ in 0..1_000 {
        begin().await.event("READY").await;
    }
    let (_, bot) = scene.bot.get("/gateway/bot").await;
    assert_eq!(bot["session_start_limit"]["remaining"], 0);
    assert_eq!(begin().await.closed().await, Some(4004));
    assert_eq!(scene.bot.get("/gateway/bot").await.0, 401, "the token is worth nothing any more");
}

#[tokio::test]
async fn a_bot_hears_what_its_intents_and_permissions_let_it() {
    let scene = Scene::new().await;
    let mut gateway = scene.connect(GUILDS | GUILD_MESSAGES).await;
    let ana = scene.stand_in.person(scene.ana);
    ana.say(scene.channel, "not for the bot").unwrap();
    let heard = gateway.event("MESSAGE_CREATE").await;
    assert_eq!((&heard["content"], &heard["guild_id"]), (&json!(""), &json!(scene.guild.to_string())));
    let direct = scene.stand_in.direct_channel(scene.ana, scene.application.id);
    ana.say(direct, "no intent for this").unwrap();

    let hidden = scene.stand_in.add_channel(scene.guild, "hidden");
    gateway.event("CHANNEL_CREATE").await;
    scene.stand_in.overwrite(hidden, scene.application.id, 0, super::VIEW_CHANNEL);
    gateway.event("CHANNEL_UPDATE").await;
    ana.say(hidden, "unseen").unwrap();
    let message = ana.say(scene.channel, "heard").unwrap();
    assert_eq!(id(&gateway.event("MESSAGE_CREATE").await), message);
    scene.stand_in.delete_message(scene.channel, message);
    assert_eq!(id(&gateway.event("MESSAGE_DELETE").await), message);
    scene.stand_in.remove_application(scene.guild, scene.application.id);
    assert_eq!(gateway.event("GUILD_DELETE").await, json!({ "id": scene.guild.to_string() }));
}

#[tokio::test]
async fn direct_messages_are_heard_in_full() {
    let scene = Scene::new().await;
    let mut gateway = scene.connect(DIRECT_MESSAGES).await;
    let direct = scene.stand_in.direct_channel(scene.ana, scene.application.id);
    scene.stand_in.person(scene.ana).say(direct, "hello").unwrap();
    assert_eq!(gateway.event("MESSAGE_CREATE").await["content"], "hello");
}

#[tokio::test]
async fn an_invited_bot_is_told_of_its_new_guild() {
    let scene = Scene::new().await;
    let mut gateway = scene.connect(GUILDS).await;
    let other = scene.stand_in.add_guild("Other", "fr", scene.owner);
    scene.stand_in.invite(other, scene.application.id, super::USUAL);
    let mut told = gateway.next().await;
    while told["t"] != "GUILD_CREATE" {
        told = gateway.next().await;
    }
    assert_eq!(told["d"]["preferred_locale"], "fr");
}
