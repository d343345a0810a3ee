//! A bare bot: HTTP with a token, and a gateway socket that is read event by event.

use std::{io::Write, time::Duration};

use flate2::write::ZlibDecoder;
use futures_util::{SinkExt, StreamExt};
use reqwest::{Method, multipart::Form};
use serde_json::{Value, json};
use tertulia_sandbox::Application;
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async, tungstenite::Message};

/// How long a test waits for what must come at once.
const SOON: Duration = Duration::from_secs(2);

/// The HTTP side of a bot.
pub struct Bot {
    http: reqwest::Client,
    base: String,
    token: String,
    id: u64,
}

impl Bot {
    pub fn new(url: &str, application: &Application) -> Self {
        Self {
            http: reqwest::Client::new(),
            base: format!("{url}/api/v10"),
            token: format!("Bot {}", application.token),
            id: application.id,
        }
    }

    pub fn with_token(&self, token: &str) -> Self {
        Self { http: self.http.clone(), base: self.base.clone(), token: token.to_owned(), id: self.id }
    }

    /// Sends a request and gives status and body.
    pub async fn send(&self, method: Method, path: &str, body: Value) -> (u16, Value) {
        read(self.try_send(method, path, body).await.unwrap()).await
    }

    /// Sends a request that may get no answer.
    pub async fn try_send(&self, method: Method, path: &str, body: Value) -> reqwest::Result<reqwest::Response> {
        let request = self.http.request(method, format!("{}{path}", self.base)).header("authorization", &self.token);
        let request = if body.is_null() { request } else { request.json(&body) };
        request.send().await
    }

    pub async fn get(&self, path: &str) -> (u16, Value) {
        self.send(Method::GET, path, Value::Null).await
    }

    pub async fn post(&self, path: &str, body: Value) -> (u16, Value) {
        self.send(Method::POST, path, body).await
    }

    pub async fn put(&self, path: &str, body: Value) -> (u16, Value) {
        self.send(Method::PUT, path, body).await
    }

    pub async fn patch(&self, path: &str, body: Value) -> (u16, Value) {
        self.send(Method::PATCH, path, body).await
    }

    pub async fn delete(&self, path: &str) -> (u16, Value) {
        self.send(Method::DELETE, path, Value::Null).await
    }

    pub async fn post_form(&self, path: &str, form: Form) -> (u16, Value) {
        let request = self.http.post(format!("{}{path}", self.base)).header("authorization", &self.token);
        read(request.multipart(form).send().await.unwrap()).await
    }

    /// Answers an interaction.
    pub async fn answer(&self, interaction: &Value, callback: Value) -> (u16, Value) {
        self.post(&callback_path(interaction), callback).await
    }

    /// The path to what an interaction's token allows after the first answer.
    pub fn webhook(&self, interaction: &Value) -> String {
        format!("/webhooks/{}/{}", self.id, interaction["token"].as_str().unwrap())
    }

    /// The path to an interaction's original answer.
    pub fn original(&self, interaction: &Value) -> String {
        format!("{}/messages/@original", self.webhook(interaction))
    }
}

/// The path of an interaction's first answer.
pub fn callback_path(interaction: &Value) -> String {
    format!("/interactions/{}/{}/callback", interaction["id"].as_str().unwrap(), interaction["token"].as_str().unwrap())
}

async fn read(response: reqwest::Response) -> (u16, Value) {
    let status = response.status().as_u16();
    (status, serde_json::from_slice(&response.bytes().await.unwrap()).unwrap_or_default())
}

/// The gateway side of a bot.
pub struct Gateway {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// For the compressed stream; one for the whole connection, as clients have it.
    inflater: ZlibDecoder<Vec<u8>>,
    /// The last sequence number received.
    pub sequence: u64,
    /// The session's id, once READY has come.
    pub session: String,
}

impl Gateway {
    /// Connects and takes HELLO.
    pub async fn open(url: &str) -> Self {
        Self::open_with(url, "v=10&encoding=json").await
    }

    /// Connects with this query in the address and takes HELLO.
    pub async fn open_with(url: &str, query: &str) -> Self {
        let address = format!("{}/?{query}", url.replacen("http", "ws", 1));
        let (socket, _) = connect_async(address).await.unwrap();
        let inflater = ZlibDecoder::new(Vec::new());
        let mut gateway = Self { socket, inflater, sequence: 0, session: String::new() };
        let hello = gateway.next().await;
        assert_eq!(hello["op"], 10);
        assert!(hello["d"]["heartbeat_interval"].as_u64().unwrap() > 1000);
        gateway
    }

    pub async fn send(&mut self, payload: Value) {
        self.send_text(&payload.to_string()).await;
    }

    pub async fn send_text(&mut self, text: &str) {
        self.socket.send(Message::text(text)).await.unwrap();
    }

    pub async fn identify(&mut self, token: &str, intents: u64) {
        let properties = json!({ "os": "linux", "browser": "test", "device": "test" });
        let data = json!({ "token": token, "intents": intents, "properties": properties, "compress": true });
        self.send(json!({ "op": 2, "d": data })).await;
    }

    pub async fn resume(&mut self, token: &str, session: &str, sequence: u64) {
        let data = json!({ "token": token, "session_id": session, "seq": sequence });
        self.send(json!({ "op": 6, "d": data })).await;
    }

    /// The next payload.
    pub async fn next(&mut self) -> Value {
        let text = match timeout(SOON, self.socket.next()).await.expect("nothing came") {
            Some(Ok(Message::Text(text))) => text.as_bytes().to_vec(),
            Some(Ok(Message::Binary(bytes))) => {
                self.inflater.write_all(&bytes).unwrap();
                self.inflater.flush().unwrap();
                std::mem::take(self.inflater.get_mut())
            }
            other => panic!("no payload but {other:?}"),
        };
        let payload: Value = serde_json::from_slice(&text).unwrap();
        self.sequence = payload["s"].as_u64().unwrap_or(self.sequence);
        payload
    }

    /// The next payload's data, which must be this event.
    pub async fn event(&mut self, name: &str) -> Value {
        let payload = self.next().await;
        assert_eq!(payload["t"], name, "{payload}");
        if name == "READY" {
            payload["d"]["session_id"].as_str().unwrap().clone_into(&mut self.session);
        }
        payload["d"].clone()
    }

    /// The code with which the socket is closed; `None` if it just ends.
    pub async fn closed(&mut self) -> Option<u16> {
        loop {
            match timeout(SOON, self.socket.next()).await.expect("the socket stays open") {
                Some(Ok(Message::Close(frame))) => return frame.map(|frame| frame.code.into()),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return None,
            }
        }
    }
}
