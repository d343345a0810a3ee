//! The listener on loopback: who may connect, what leads where, and connections that can be cut off.

use std::{
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll},
};

use axum::{
    Json, Router,
    body::Body,
    extract::{DefaultBodyLimit, Path, Request, State, connect_info::Connected},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{any, get},
    serve::{IncomingStream, Listener},
};
use serde_json::json;
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpStream},
};

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

/// One connection, as a handler sees it.
#[derive(Clone, Debug, Default)]
pub struct Connection {
    is_cut: Arc<AtomicBool>,
}

impl Connection {
    /// Closes the connection: nothing of the answer is sent.
    pub fn cut(&self) -> Response {
        self.is_cut.store(true, Ordering::Relaxed);
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    }
}

impl Connected<IncomingStream<'_, Cuttable>> for Connection {
    fn connect_info(stream: IncomingStream<'_, Cuttable>) -> Self {
        stream.remote_addr().clone()
    }
}

/// A listener whose connections can be cut off.
pub struct Cuttable(TcpListener);

impl Listener for Cuttable {
    type Io = CuttableStream;
    type Addr = Connection;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        let (stream, _) = Listener::accept(&mut self.0).await;
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "no TCP_NODELAY on a connection");
        }
        let connection = Connection::default();
        (CuttableStream { stream, connection: connection.clone() }, connection)
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        Ok(Connection::default())
    }
}

/// A connection on which every write fails once it is cut.
pub struct CuttableStream {
    stream: TcpStream,
    connection: Connection,
}

impl AsyncRead for CuttableStream {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_read(context, into)
    }
}

impl AsyncWrite for CuttableStream {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        if this.connection.is_cut.load(Ordering::Relaxed) {
            return Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()));
        }
        Pin::new(&mut this.stream).poll_write(context, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }
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
