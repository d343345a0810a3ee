//! Attached files: kept in memory, found again by the address in the message.

use serde_json::{Value, json};

use super::{World, id_in};
use crate::refusal::Refusal;

/// The largest file that may be attached.
pub const SIZE_LIMIT: usize = 10 * 1024 * 1024;

/// A file as it came in, part `files[key]` of a form.
pub struct Upload {
    pub key: u64,
    pub name: String,
    pub content_type: Option<String>,
    pub bytes: Vec<u8>,
}

/// Each file's key and name, for whoever checks the message beside them.
pub fn names_of(files: &[Upload]) -> Vec<(u64, String)> {
    files.iter().map(|file| (file.key, file.name.clone())).collect()
}

/// A file that a message holds.
pub struct StoredFile {
    pub name: String,
    pub content_type: String,
    pub bytes: Vec<u8>,
    /// Discord's attachment object.
    pub object: Value,
}

impl World {
    /// Sets a message's attachments: those that `body` keeps, then the files that came with it.
    pub fn attach(
        &mut self,
        message: &mut Value,
        channel: u64,
        body: &Value,
        files: Vec<Upload>,
    ) -> Result<(), Refusal> {
        let named = body["attachments"].as_array();
        if let Some(named) = named {
            let kept = |attachment: &Value| named.iter().any(|n| id_in(&n["id"]) == id_in(&attachment["id"]));
            if let Some(attachments) = message["attachments"].as_array_mut() {
                attachments.retain(kept);
            }
        }
        for file in files {
            let description = named.into_iter().flatten().find(|n| id_in(&n["id"]) == Some(file.key));
            let attachment = self.store_file(channel, file, description.unwrap_or(&Value::Null))?;
            if let Some(attachments) = message["attachments"].as_array_mut() {
                attachments.push(attachment);
            }
        }
        Ok(())
    }

    /// Keeps a file and gives the attachment object that leads to it.
    pub fn store_file(&mut self, channel: u64, file: Upload, described: &Value) -> Result<Value, Refusal> {
        if file.bytes.len() > SIZE_LIMIT {
            return Err(Refusal::TOO_LARGE);
        }
        let id = self.new_id();
        let name = safe_name(described["filename"].as_str().unwrap_or(&file.name));
        let content_type = file.content_type.unwrap_or_else(|| "application/octet-stream".to_owned());
        let url = format!("{}/cdn/attachments/{channel}/{id}/{name}", self.address);
        let mut attachment = json!({
            "id": id.to_string(),
            "filename": name,
            "size": file.bytes.len(),
            "url": url,
            "proxy_url": url,
            "content_type": content_type,
        });
        for key in ["description", "title"] {
            if let Some(text) = described[key].as_str() {
                attachment[key] = json!(text);
            }
        }
        self.files.insert(id, StoredFile { name, content_type, bytes: file.bytes, object: attachment.clone() });
        Ok(attachment)
    }
}

/// A file's name with nothing in it that an address can't hold, as Discord does.
fn safe_name(name: &str) -> String {
    let allowed = |c: char| c.is_alphanumeric() && c.is_ascii() || matches!(c, '.' | '-' | '_');
    let safe: String = name.chars().map(|c| if allowed(c) { c } else { '_' }).collect();
    if safe.is_empty() { "unknown".to_owned() } else { safe }
}
