//! What went over the wire, kept for tests: API requests, also written to a file if one is named, a JSON object a line;
//! and gateway events.

use std::{
    fs::File,
    io::Write,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::Context;
use serde_json::{Value, json};

/// Every API request that was answered.
pub struct Traffic(Mutex<Log>);

struct Log {
    lines: Vec<Value>,
    file: Option<File>,
}

impl Traffic {
    /// A log that goes to `file` too, if there is one. The file is emptied.
    pub fn new(file: Option<&Path>) -> anyhow::Result<Self> {
        let open = |path: &Path| File::create(path).with_context(|| format!("cannot write {}", path.display()));
        Ok(Self(Mutex::new(Log { lines: Vec::new(), file: file.map(open).transpose()? })))
    }

    /// Notes a request; its number is added. Answers the line.
    pub fn note(&self, mut line: Value) -> Value {
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        line["n"] = json!(log.lines.len() + 1);
        if let Some(file) = &mut log.file
            && let Err(error) = writeln!(file, "{line}")
        {
            tracing::error!(%error, "the traffic log can't be written");
        }
        log.lines.push(line.clone());
        line
    }

    /// All lines so far.
    pub fn lines(&self) -> Vec<Value> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).lines.clone()
    }
}

/// Every event of the gateway, in the order of sending; cheap to clone, all clones are the same.
#[derive(Clone, Default)]
pub struct Events(Arc<Mutex<Vec<String>>>);

impl Events {
    /// Notes an event as it is sent.
    pub fn note(&self, payload: String) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(payload);
    }

    /// All payloads so far.
    pub fn payloads(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
