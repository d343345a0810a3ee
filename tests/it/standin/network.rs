//! Who may connect, what may go wrong on the way, and what is noted of it.

use std::time::{Duration, Instant};

use reqwest::{Method, header};
use serde_json::{Value, json};
use tertulia_sandbox::{Fault, FaultKind};
use tokio_tungstenite::{connect_async, tungstenite::client::IntoClientRequest};

use super::{Scene, client::Gateway, code};

fn fault(method: &'static str, what: FaultKind) -> Fault {
    Fault { method, path: "/messages".to_owned(), times: 1, what }
}

#[tokio::test]
async fn only_this_host_and_its_own_page_are_let_in() {
    let scene = Scene::new().await;
    let url = format!("{}/api/v10/gateway", scene.stand_in.url());
    let status = async |method: Method, name: &'static str, value: &str| {
        let request = reqwest::Client::new().request(method, &url).header(name, value);
        request.send().await.unwrap().status().as_u16()
    };
    let own = scene.stand_in.url();
    assert_eq!(status(Method::GET, "host", "example.org").await, 403);
    assert_eq!(status(Method::GET, "host", "127.0.0.1:1").await, 403);
    assert_eq!(status(Method::GET, "host", &own.replace("http://127.0.0.1", "localhost")).await, 200);
    assert_eq!(status(Method::POST, "origin", "http://example.org").await, 403);
    assert_eq!(status(Method::POST, "origin", "null").await, 403);
    assert_eq!(status(Method::POST, "origin", &own).await, 501);
    assert_eq!(status(Method::GET, "sec-fetch-site", "cross-site").await, 403);

    let mut request = own.replacen("http", "ws", 1).into_client_request().unwrap();
    request.headers_mut().insert(header::ORIGIN, "http://example.org".parse().unwrap());
    assert!(connect_async(request).await.is_err());
}

#[tokio::test]
async fn a_wrong_token_is_refused_and_an_unknown_route_is_remembered() {
    let scene = Scene::new().await;
    for token in ["Bot wrong", "wrong", &scene.application.token] {
        let refused = scene.bot.with_token(token).get("/users/@me").await;
        assert_eq!(refused, (401, json!({ "code": 0, "message": "401: Unauthorized" })));
    }
    let (status, body) = scene.bot.get("/stage-instances/1").await;
    assert_eq!((status, body), (501, json!({ "code": 0, "message": "501: GET /stage-instances/1 is not modelled" })));
    assert_eq!(scene.stand_in.unmodelled(), ["GET /stage-instances/1"]);
    let application = format!("/applications/{}/guilds/{}", scene.application.id, scene.guild);
    for path in [format!("{application}/commands/permissions"), format!("{}/pins", scene.messages_path())] {
        assert_eq!(scene.bot.get(&path).await.0, 501, "{path}");
    }
}

#[tokio::test]
async fn a_body_that_is_no_json_or_too_large_is_refused() {
    let scene = Scene::new().await;
    let url = format!("{}/api/v10{}", scene.stand_in.url(), scene.messages_path());
    let token = format!("Bot {}", scene.application.token);
    let post = async |body: Vec<u8>| {
        let request = reqwest::Client::new().post(&url).header("authorization", &token);
        let response = request.header("content-type", "application/json").body(body).send().await.unwrap();
        let status = response.status().as_u16();
        (status, serde_json::from_slice::<Value>(&response.bytes().await.unwrap()).unwrap())
    };
    assert_eq!(code(&post(b"{".to_vec()).await), (400, 50109));
    let hello = |length: usize| {
        let mut body = json!({ "content": "hello" }).to_string().into_bytes();
        body.resize(length, b' ');
        body
    };
    assert_eq!(post(hello(25 * 1024 * 1024)).await.0, 200);
    assert_eq!(code(&post(hello(25 * 1024 * 1024 + 1)).await), (413, 40005));
}

#[tokio::test]
async fn faults_happen_as_often_as_asked() {
    let scene = Scene::new().await;
    let faults = scene.stand_in.faults();
    let post = async || scene.bot.post(&scene.messages_path(), json!({ "content": "x" })).await;

    faults.add(fault("POST", FaultKind::Status(503)));
    assert_eq!(post().await.0, 503);
    faults.add(fault("", FaultKind::RateLimited { retry_after: 0.25, global: true }));
    let path = scene.messages_path();
    let limited = scene.bot.try_send(Method::POST, &path, json!({ "content": "x" })).await.unwrap();
    assert_eq!((limited.status().as_u16(), limited.headers()["retry-after"].to_str().unwrap()), (429, "1"));
    assert_eq!(limited.headers()["x-ratelimit-scope"], "global");
    let body: Value = serde_json::from_slice(&limited.bytes().await.unwrap()).unwrap();
    assert_eq!((&body["retry_after"], &body["global"]), (&json!(0.25), &json!(true)));
    assert!(scene.stand_in.messages(scene.channel).is_empty());

    faults.add(fault("POST", FaultKind::Delay(Duration::from_millis(200))));
    let started = Instant::now();
    assert_eq!(post().await.0, 200);
    assert!(started.elapsed() >= Duration::from_millis(200));
    faults.add(fault("POST", FaultKind::Status(500)));
    faults.clear();
    assert_eq!(post().await.0, 200);
}

#[tokio::test]
async fn a_cut_connection_executes_before_or_not_at_all() {
    let scene = Scene::new().await;
    let post = async || scene.bot.try_send(Method::POST, &scene.messages_path(), json!({ "content": "x" })).await;
    scene.stand_in.faults().add(fault("POST", FaultKind::CutBefore));
    assert!(post().await.is_err());
    assert!(scene.stand_in.messages(scene.channel).is_empty());
    scene.stand_in.faults().add(fault("POST", FaultKind::CutAfter));
    assert!(post().await.is_err());
    assert_eq!(scene.stand_in.messages(scene.channel).len(), 1);
    assert_eq!(post().await.unwrap().status(), 200);
}

#[tokio::test]
async fn every_request_is_noted() {
    let scene = Scene::new().await;
    scene.post("noted").await;
    scene.bot.get(&format!("{}?limit=1", scene.messages_path())).await;
    let requests = scene.stand_in.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!((&requests[0]["n"], &requests[0]["method"]), (&json!(1), &json!("POST")));
    assert_eq!(requests[0]["path"], scene.messages_path());
    assert_eq!((&requests[0]["body"], &requests[0]["status"]), (&json!({ "content": "noted" }), &json!(200)));
    assert_eq!(requests[0]["response"]["content"], "noted");
    assert_eq!(requests[1]["query"], json!({ "limit": "1" }));
}

#[tokio::test]
async fn it_stops_at_once_with_sockets_and_requests_open() {
    let scene = Scene::new().await;
    let mut gateway: Gateway = scene.connect(1).await;
    scene.stand_in.faults().add(fault("GET", FaultKind::Delay(Duration::from_mins(1))));
    let path = scene.messages_path();
    let slow = scene.bot.try_send(Method::GET, &path, Value::Null);
    let stopped = async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        let started = Instant::now();
        scene.stand_in.stop().await;
        started.elapsed()
    };
    let (_, took) = tokio::join!(slow, stopped);
    assert!(took < Duration::from_secs(2), "{took:?}");
    assert_eq!(gateway.closed().await, Some(1001));
    assert!(scene.bot.try_send(Method::GET, "/gateway", Value::Null).await.is_err());
}
