//! The listener on loopback: who may connect, and what leads where.

use axum::{
    Json, Router,
    body::Body,
    extract::{DefaultBodyLimit, Path, Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{any, get},
};
use serde_json::json;
use tokio::net::TcpListener;

use super::connection::{Connection, Cuttable};
use super::{StandIn, gateway, page, rest};

/// Everything that is served.
pub fn router(stand_in: StandIn) -> Router {
    Router::new()
        // The API holds requests to Discord's own limits of size, not to axum's.
        .route("/api/v10/{*path}", any(rest::api).layer(DefaultBodyLimit::disable()))
        .route("/cdn/attachments/{channel}/{attachment}/{name}", get(file))
        .route("/", get(gateway::or_page))
        .merge(page::router())
        .fallback(unknown)
        .layer(middleware::from_fn_with_state(stand_in.clone(), only_from_here))
        .with_state(stand_in)
}

/// Serves until the stand-in stops.
pub async fn serve(stand_in: StandIn, listener: TcpListener) {
    let stopping = stand_in.stopping().clone();
    let app = router(stand_in).into_make_service_with_connect_info::<Connection>();
    let served = axum::serve(Cuttable(listener), app).with_graceful_shutdown(stopping.cancelled_owned()).await;
    if let Err(error) = served {
        tracing::error!(%error, "the stand-in's listener failed");
    }
}

/// Lets nobody in who does not mean this server: no web page elsewhere can drive it.
async fn only_from_here(State(stand_in): State<StandIn>, request: Request, next: Next) -> Response {
    let changes_something = request.method() != Method::GET || request.headers().contains_key(header::UPGRADE);
    match refuse_foreign(request.headers(), stand_in.port(), changes_something) {
        Ok(()) => next.run(request).await,
        Err(why) => (StatusCode::FORBIDDEN, Json(json!({ "message": why, "code": 0 }))).into_response(),
    }
}

fn refuse_foreign(headers: &HeaderMap, port: u16, changes_something: bool) -> Result<(), &'static str> {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let is_here = |host: &str| {
        ["127.0.0.1", "localhost", "[::1]"].iter().any(|name| host.strip_prefix(name) == Some(&format!(":{port}")))
    };
    let Some(host) = text("host").filter(|host| is_here(host)) else {
        return Err("403: this Host is not served");
    };
    if text("sec-fetch-site") == Some("cross-site") {
        return Err("403: other sites may not use this server");
    }
    match text("origin") {
        Some(origin) if changes_something && origin.strip_prefix("http://") != Some(host) => {
            Err("403: this Origin may not use this server")
        }
        _ => Ok(()),
    }
}

/// An attached file.
async fn file(State(stand_in): State<StandIn>, Path((_, attachment, name)): Path<(u64, u64, String)>) -> Response {
    let world = stand_in.world();
    match world.files.get(&attachment).filter(|file| file.name == name) {
        Some(file) => {
            let headers = [
                (header::CONTENT_TYPE, file.content_type.clone()),
                (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
                (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
            ];
            (headers, Body::from(file.bytes.clone())).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn unknown(State(stand_in): State<StandIn>, request: Request) -> Response {
    let route = format!("{} {}", request.method(), request.uri().path());
    let message = format!("501: {route} is not modelled");
    stand_in.note_unmodelled(route);
    (StatusCode::NOT_IMPLEMENTED, Json(json!({ "message": message, "code": 0 }))).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(headers: &[(&'static str, &str)], changes_something: bool) -> bool {
        let headers: HeaderMap = headers
            .iter()
            .map(|(name, value)| (header::HeaderName::from_static(name), value.parse().unwrap()))
            .collect();
        refuse_foreign(&headers, 80, changes_something).is_ok()
    }

    #[test]
    fn only_this_host_and_its_own_pages_are_let_in() {
        assert!(verdict(&[("host", "127.0.0.1:80")], true));
        assert!(verdict(&[("host", "localhost:80"), ("origin", "http://localhost:80")], true));
        assert!(verdict(&[("host", "[::1]:80")], false));
        assert!(!verdict(&[], false));
        assert!(!verdict(&[("host", "127.0.0.1:81")], false));
        assert!(!verdict(&[("host", "example.org:80")], false));
        assert!(!verdict(&[("host", "127.0.0.1:80"), ("origin", "http://example.org")], true));
        assert!(!verdict(&[("host", "127.0.0.1:80"), ("origin", "null")], true));
        assert!(!verdict(&[("host", "127.0.0.1:80"), ("sec-fetch-site", "cross-site")], false));
    }
}
