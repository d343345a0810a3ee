//! One request, read: its path in pieces, its JSON, its files, and who sends it.

use std::{cell::RefCell, collections::BTreeMap};

use axum::{
    body::{Body, to_bytes},
    extract::{FromRequest, Multipart, Request},
    http::{HeaderMap, header},
};
use serde_json::Value;

use crate::{
    refusal::Refusal,
    world::{World, files::Upload},
};

/// The largest request that Discord takes.
const SIZE_LIMIT: usize = 25 * 1024 * 1024;

/// A request.
pub struct Call {
    pub method: String,
    /// Without `/api/v10`.
    pub path: String,
    pub query: BTreeMap<String, String>,
    pub content_type: Option<String>,
    pub body: Value,
    /// Why its body can't be read.
    pub fault: Option<Refusal>,
    /// For the one handler that keeps them.
    files: RefCell<Vec<Upload>>,
    token: Option<String>,
}

impl Call {
    /// Reads a request to the end.
    pub async fn read(request: Request, path: String) -> Self {
        let (parts, body) = request.into_parts();
        let content_type = text_header(&parts.headers, header::CONTENT_TYPE.as_str());
        let token = text_header(&parts.headers, header::AUTHORIZATION.as_str());
        let query = url::form_urlencoded::parse(parts.uri.query().unwrap_or("").as_bytes()).into_owned().collect();
        let mut call = Self {
            method: parts.method.to_string(),
            path,
            query,
            token: token.and_then(|token| token.strip_prefix("Bot ").map(str::to_owned)),
            content_type,
            body: Value::Null,
            fault: None,
            files: Vec::new().into(),
        };
        let read = match &call.content_type {
            Some(kind) if kind.starts_with("multipart/form-data") => form(Request::from_parts(parts, body)).await,
            _ => json(body).await.map(|body| (body, Vec::new())),
        };
        match read {
            Ok((body, files)) => {
                call.body = body;
                call.files = files.into();
            }
            Err(refusal) => call.fault = Some(refusal),
        }
        call
    }

    /// The path in pieces.
    pub fn segments(&self) -> Vec<&str> {
        self.path.split('/').filter(|segment| !segment.is_empty()).collect()
    }

    /// The bot that sends it.
    pub fn bot(&self, world: &World) -> Result<u64, Refusal> {
        self.token.as_ref().and_then(|token| world.bot_with_token(token)).ok_or(Refusal::UNAUTHORIZED)
    }

    /// The files that came with it, once.
    pub fn take_files(&self) -> Vec<Upload> {
        self.files.take()
    }

    /// Whether a query parameter is set.
    pub fn asks(&self, parameter: &str) -> bool {
        self.query.get(parameter).is_some_and(|value| matches!(value.to_lowercase().as_str(), "true" | "1"))
    }

    /// How many of a list are asked for: 1 to `most`, and `usual` if it is not said.
    pub fn limit(&self, usual: usize, most: usize) -> Result<usize, Refusal> {
        match self.query.get("limit").map(|limit| limit.parse::<usize>()) {
            None => Ok(usual),
            Some(Ok(limit)) if (1..=most).contains(&limit) => Ok(limit),
            Some(_) => {
                let told = format!("int value should be greater than or equal to 1 and less than or equal to {most}.");
                Err(Refusal::at(&["limit"], "NUMBER_TYPE_RANGE", &told))
            }
        }
    }

    /// An id in the query.
    pub fn bound(&self, name: &str) -> Option<u64> {
        self.query.get(name)?.parse().ok()
    }

    /// The stand-in does not know this route.
    pub fn not_modelled(&self) -> Refusal {
        Refusal::NotModelled(format!("{} {}", self.method, self.path))
    }
}

/// The id in a path; what is none is nothing that Discord knows.
pub fn id(segment: &str, otherwise: Refusal) -> Result<u64, Refusal> {
    segment.parse().map_err(|_| otherwise)
}

fn text_header(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

async fn json(body: Body) -> Result<Value, Refusal> {
    let bytes = to_bytes(body, SIZE_LIMIT).await.map_err(|_| Refusal::TOO_LARGE)?;
    if bytes.is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_slice(&bytes).map_err(|_| Refusal::INVALID_JSON)
}

/// Reads `payload_json` and `files[n]`.
async fn form(request: Request) -> Result<(Value, Vec<Upload>), Refusal> {
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, SIZE_LIMIT).await.map_err(|_| Refusal::TOO_LARGE)?;
    let request = Request::from_parts(parts, Body::from(bytes));
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| Refusal::INVALID_JSON)?;
    let mut payload = Value::Object(serde_json::Map::new());
    let mut files = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|_| Refusal::INVALID_JSON)? {
        let key = field.name().unwrap_or_default().to_owned();
        let name = field.file_name().map(str::to_owned);
        let content_type = field.content_type().map(str::to_owned);
        let bytes = field.bytes().await.map_err(|_| Refusal::INVALID_JSON)?;
        if key == "payload_json" {
            payload = serde_json::from_slice(&bytes).map_err(|_| Refusal::INVALID_JSON)?;
        } else if let (Some(name), Some(key)) = (name, file_key(&key)) {
            files.push(Upload { key, name, content_type, bytes: bytes.to_vec() });
        }
    }
    Ok((payload, files))
}

/// The number in `files[n]`.
fn file_key(field: &str) -> Option<u64> {
    field.strip_prefix("files[")?.strip_suffix(']')?.parse().ok()
}
