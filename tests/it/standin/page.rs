//! The page's server: what it shows a persona, what a persona does through it, what it is told.

use std::time::Duration;

use futures_util::StreamExt;
use serde_json::{Value, json};
use tokio::time::timeout;
use tokio_tungstenite::connect_async;

use super::{Scene, id};

struct Page {
    http: reqwest::Client,
    base: String,
}

impl Page {
    fn of(scene: &Scene) -> Self {
        scene
            .stand_in
            .add_persona(scene.ana, &[("en", "member from Buenos Aires"), ("es", "integrante de Buenos Aires")]);
        Self { http: reqwest::Client::new(), base: scene.stand_in.url() }
    }

    async fn read(&self, what: &str) -> (u16, Value) {
        answer(self.http.get(format!("{}/page/api/{what}", self.base)).send().await.unwrap()).await
    }

    async fn act(&self, what: &str, body: Value) -> (u16, Value) {
        answer(self.http.post(format!("{}/page/api/{what}", self.base)).json(&body).send().await.unwrap()).await
    }
}

async fn answer(response: reqwest::Response) -> (u16, Value) {
    let status = response.status().as_u16();
    (status, serde_json::from_slice(&response.bytes().await.unwrap()).unwrap())
}

#[tokio::test]
async fn the_page_and_its_files_are_served_under_a_strict_policy() {
    let scene = Scene::new().await;
    for path in ["/", "/page/app.js", "/page/style.css"] {
        let response = reqwest::get(format!("{}{path}", scene.stand_in.url())).await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        let policy = response.headers()["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'self'; img-src 'self' data:; connect-src 'self'"), "{policy}");
    }
    let missing = reqwest::get(format!("{}/page/mod.rs", scene.stand_in.url())).await.unwrap();
    assert_eq!(missing.status(), 404);
}

#[tokio::test]
async fn a_persona_sees_where_they_are_and_what_they_may_use() {
    let commands = json!([
        { "name": "hello", "description": "Says hello" },
        { "name": "moderate", "description": "x", "default_member_permissions": "8192" },
    ]);
    let (scene, _gateway) = Scene::with_commands(commands).await;
    let page = Page::of(&scene);
    let (status, state) = page.read("state").await;
    assert_eq!(status, 200, "{state}");
    assert_eq!(state["me"]["id"], scene.ana.to_string());
    assert_eq!(state["me"]["about"]["es"], "integrante de Buenos Aires");
    assert_eq!(state["guilds"][0]["channels"][0]["name"], "general");
    assert_eq!(state["commands"].as_array().unwrap().len(), 1);
    assert_eq!(state["commands"][0]["visible_in"], json!([scene.guild.to_string()]));
    assert_eq!(page.read(&format!("state?as={}", scene.owner)).await.0, 400, "the owner is no persona");

    let planner = scene.stand_in.add_role(scene.guild, "planner", 1 << 44);
    scene.stand_in.give_role(scene.guild, scene.application.id, planner);
    let circle = json!({
        "name": "Circle", "privacy_level": 2, "entity_type": 3, "entity_metadata": { "location": "The library" },
        "scheduled_start_time": "2030-01-02T12:00:00Z", "scheduled_end_time": "2030-01-02T13:00:00Z",
    });
    let (status, event) = scene.bot.post(&format!("/guilds/{}/scheduled-events", scene.guild), circle).await;
    assert_eq!(status, 200, "{event}");
    let mine = json!({ "as": scene.ana.to_string(), "event": event["id"], "interested": true });
    assert_eq!(page.act("interested", mine).await.0, 200);
    let shown = &page.read("state").await.1["guilds"][0]["events"][0];
    assert_eq!((&shown["name"], &shown["interested"], &shown["count"]), (&json!("Circle"), &json!(true), &json!(1)));
}

#[tokio::test]
async fn a_form_goes_through_the_page() {
    let (scene, mut gateway) = Scene::with_commands(json!([{ "name": "form", "description": "x" }])).await;
    let page = Page::of(&scene);
    let me = scene.ana.to_string();
    let command = id(&scene.stand_in.commands(scene.application.id)[0]).to_string();
    let sent = json!({ "as": me, "channel": scene.channel.to_string(), "command_id": command });
    let (_, begun) = page.act("command", sent).await;
    let interaction = gateway.event("INTERACTION_CREATE").await;
    let input = json!({ "type": 4, "custom_id": "name", "label": "Name", "style": 1 });
    let rows = json!([{ "type": 1, "components": [input] }]);
    let form = json!({ "custom_id": "form", "title": "A form", "components": rows });
    scene.bot.answer(&interaction, json!({ "type": 9, "data": form })).await;
    let submit = async |values: Value| {
        page.act("submit", json!({ "as": me, "interaction_id": begun["interaction_id"], "values": values })).await
    };
    assert_eq!(submit(json!({})).await, (400, json!({ "error": "name is required" })));
    assert_eq!(submit(json!({ "name": "Ana" })).await.0, 200);
    let submitted = gateway.event("INTERACTION_CREATE").await;
    assert_eq!(submitted["data"]["components"][0]["components"][0]["value"], "Ana");
}

#[tokio::test]
async fn a_persona_s_acts_and_what_comes_of_them_arrive_as_events() {
    let commands = json!([{ "name": "hello", "description": "Says hello" }]);
    let (scene, mut gateway) = Scene::with_commands(commands).await;
    let page = Page::of(&scene);
    let me = scene.ana.to_string();
    let address = format!("{}/page/ws?as={me}", scene.stand_in.url().replacen("http", "ws", 1));
    let (mut socket, _) = connect_async(address).await.unwrap();
    let command = id(&scene.stand_in.commands(scene.application.id)[0]).to_string();
    let channel = scene.channel.to_string();
    let sent = json!({ "as": me, "channel": channel, "command_id": command, "type": 1, "path": [], "options": [] });
    let (status, begun) = page.act("command", sent).await;
    assert_eq!(status, 200, "{begun}");
    let interaction = gateway.event("INTERACTION_CREATE").await;
    assert_eq!(interaction["id"], begun["interaction_id"]);
    let (_, pending) = page.read(&format!("messages?as={me}&channel={channel}")).await;
    assert_eq!((&pending[0]["pending"], &pending[0]["state"]), (&json!(true), &json!("sent")));
    scene.bot.answer(&interaction, json!({ "type": 4, "data": { "content": "psst", "flags": 64 } })).await;
    let (_, shown) = page.read(&format!("messages?as={me}&channel={channel}")).await;
    assert_eq!((shown.as_array().unwrap().len(), &shown[0]["content"]), (1, &json!("psst")));
    assert_eq!(page.act("dismiss", json!({ "as": me, "message": shown[0]["id"] })).await.0, 200);
    assert_eq!(page.read(&format!("messages?as={me}&channel={channel}")).await.1, json!([]));
    assert_eq!(page.act("say", json!({ "as": me, "channel": channel, "text": "aloud" })).await.0, 200);
    assert_eq!(page.act("clock", json!({ "advance": 60 })).await.1["now"], 1_893_499_260);
    let before_next = json!({ "before_next": true });
    assert_eq!(page.act("clock", before_next.clone()).await.0, 400, "nothing is due");
    assert_eq!(page.read("upcoming").await, (200, json!({ "at": null })));
    let next: jiff::Timestamp = "2030-01-02T12:00:00Z".parse().unwrap();
    scene.stand_in.set_upcoming(move || Box::pin(async move { Some(next) }));
    assert_eq!(page.read("upcoming").await.1["at"], next.as_second());
    assert_eq!(page.act("clock", before_next).await.1["now"], next.as_second() - 5);
    assert_eq!(page.act("locale", json!({ "as": me, "locale": "fr" })).await.0, 200);
    let refused = page.act("press", json!({ "as": me, "message": "1", "custom_id": "x" })).await;
    assert_eq!(refused.0, 400);
    assert!(refused.1["error"].is_string());

    let mut kinds = Vec::new();
    while kinds.last() != Some(&"state".to_owned()) {
        let frame = timeout(Duration::from_secs(2), socket.next()).await.expect("no event").unwrap().unwrap();
        let event: Value = serde_json::from_str(frame.to_text().unwrap()).unwrap();
        if event["t"] != "traffic" {
            kinds.push(event["t"].as_str().unwrap().to_owned());
        }
    }
    assert_eq!(kinds, ["interaction", "message", "interaction", "message", "clock", "clock", "state"]);
}
