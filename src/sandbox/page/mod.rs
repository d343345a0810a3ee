//! The server side of the page: a small Discord for a visitor, who is one of the personas.
//!
//! Files and events are served here, what the page shows is in `view`, what a visitor does in `acts`. All of it goes
//! through the same checks as a test's person.

mod acts;
mod markdown;
pub mod view;
pub mod watcher;

use std::borrow::Cow;

use axum::{
    Json, Router,
    extract::{
        Path, Query, State,
        ws::{Message, WebSocket, WebSocketUpgrade},
    },
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::{Deserialize, Deserializer};
use serde_json::json;
use tokio::sync::mpsc::unbounded_channel;

use self::watcher::Watcher;
use super::{StandIn, person::Refused};

/// The page's files besides `index.html`.
const FILES: &[(&str, &str)] = &[
    ("api.js", include_str!("api.js")),
    ("app.js", include_str!("app.js")),
    ("command-box.js", include_str!("command-box.js")),
    ("commands.js", include_str!("commands.js")),
    ("components.js", include_str!("components.js")),
    ("dom.js", include_str!("dom.js")),
    ("events.js", include_str!("events.js")),
    ("files.js", include_str!("files.js")),
    ("form.js", include_str!("form.js")),
    ("guide.js", include_str!("guide.js")),
    ("interactions.js", include_str!("interactions.js")),
    ("listbox.js", include_str!("listbox.js")),
    ("markdown.js", include_str!("markdown.js")),
    ("menus.js", include_str!("menus.js")),
    ("messages.js", include_str!("messages.js")),
    ("panel.js", include_str!("panel.js")),
    ("servers.js", include_str!("servers.js")),
    ("state.js", include_str!("state.js")),
    ("style.css", include_str!("style.css")),
    ("time.js", include_str!("time.js")),
    ("tour.js", include_str!("tour.js")),
    ("traffic.js", include_str!("traffic.js")),
    ("words.js", include_str!("words.js")),
];

/// What the page may load: its own files, nothing from elsewhere, no script in the text.
const CONTENT_POLICY: &str = "default-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

/// Why the page's server does not do what it was asked.
pub struct Failure(String);

/// What a handler of the page's API answers.
type Answer<T> = Result<Json<T>, Failure>;

/// The page's routes, without `/`.
pub fn router() -> Router<StandIn> {
    Router::new()
        .route("/page/{file}", get(file))
        .route("/page/ws", get(events))
        .route("/page/api/state", get(view::state))
        .route("/page/api/messages", get(view::messages))
        .route("/page/api/upcoming", get(view::upcoming))
        .route("/page/api/command", post(acts::command))
        .route("/page/api/complete", post(acts::complete))
        .route("/page/api/press", post(acts::press))
        .route("/page/api/choose", post(acts::choose))
        .route("/page/api/submit", post(acts::submit))
        .route("/page/api/say", post(acts::say))
        .route("/page/api/dismiss", post(acts::dismiss))
        .route("/page/api/interested", post(acts::interested))
        .route("/page/api/locale", post(acts::locale))
        .route("/page/api/clock", post(acts::clock))
}

/// `GET /`
pub fn index() -> Response {
    served("text/html; charset=utf-8", current("index.html", include_str!("index.html")))
}

/// `GET /page/{file}`
async fn file(Path(wanted): Path<String>) -> Response {
    let Some((name, text)) = FILES.iter().find(|(name, _)| *name == wanted) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let is_style = std::path::Path::new(name).extension().is_some_and(|extension| extension == "css");
    served(if is_style { "text/css; charset=utf-8" } else { "text/javascript; charset=utf-8" }, current(name, text))
}

/// A file as it was built; in a debug build as it stands in the source folder, so that a reload shows an edit.
fn current(name: &str, built: &'static str) -> Cow<'static, str> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/page");
    let edited = cfg!(debug_assertions).then(|| std::fs::read_to_string(format!("{folder}/{name}")).ok()).flatten();
    edited.map_or(Cow::Borrowed(built), Cow::Owned)
}

fn served(content_type: &'static str, text: Cow<'static, str>) -> Response {
    let headers: [(HeaderName, &'static str); 4] = [
        (header::CONTENT_TYPE, content_type),
        (header::CONTENT_SECURITY_POLICY, CONTENT_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, text).into_response()
}

#[derive(Deserialize)]
struct Watching {
    #[serde(rename = "as", deserialize_with = "id")]
    user: u64,
}

/// `GET /page/ws`: what happens, as a JSON object in each text frame.
async fn events(
    State(stand_in): State<StandIn>,
    Query(Watching { user }): Query<Watching>,
    upgrade: WebSocketUpgrade,
) -> Result<Response, Failure> {
    view::persona(&stand_in.world(), user)?;
    let tasks = stand_in.tasks().clone();
    Ok(upgrade.on_upgrade(move |socket| tasks.track_future(watch(stand_in, user, socket))))
}

async fn watch(stand_in: StandIn, user: u64, mut socket: WebSocket) {
    let (sender, mut told) = unbounded_channel();
    stand_in.world().watchers.push(Watcher::new(user, sender));
    let stopping = stand_in.stopping().clone();
    loop {
        tokio::select! {
            () = stopping.cancelled() => return,
            text = told.recv() => {
                let Some(text) = text else { return };
                if socket.send(Message::Text(text.into())).await.is_err() {
                    return;
                }
            }
            // The page says nothing here; this only notices when it goes.
            received = socket.recv() => if !matches!(received, Some(Ok(_))) { return },
        }
    }
}

impl From<Refused> for Failure {
    fn from(Refused(why): Refused) -> Self {
        Self(why)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        (StatusCode::BAD_REQUEST, Json(json!({ "error": self.0 }))).into_response()
    }
}

/// An id, which JSON and addresses hold as text.
fn id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::FILES;

    #[test]
    fn every_file_of_the_page_is_served() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/page");
        let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let is_asset = |name: &String| ["js", "css"].contains(&name.rsplit('.').next().unwrap());
        let written: BTreeSet<String> = names.filter(is_asset).collect();
        let served: BTreeSet<String> = FILES.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(written, served);
    }
}
