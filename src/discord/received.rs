//! What came back from Discord, or from whatever stands in its place: read with a bound, taken for a success only where it
//! looks like one, and cleaned before anybody reads it in a log.

use reqwest::header::HeaderMap;
use reqwest::{Response, StatusCode};
use serde_json::Value;
use tokio::time::{Instant, timeout_at};

/// The largest answer that is read, in bytes. Discord's own are far below.
const LARGEST: usize = 8 << 20;
/// The longest text of Discord's that is logged, in characters.
const LONGEST: usize = 300;

/// An answer.
pub struct Received {
    pub status: StatusCode,
    pub headers: HeaderMap,
    /// The body, or why it could not be read to its end
    body: Result<Vec<u8>, String>,
}

/// What a success must bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Nothing at all, or JSON
    Nothing,
    /// An object with an id: of what was made or changed
    Id,
    /// A list
    List,
    /// JSON of any kind
    Json,
}

impl Received {
    /// Reads an answer, no more of it than anybody needs and not after `deadline`.
    pub async fn read(mut response: Response, deadline: Instant) -> Self {
        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        let body = match timeout_at(deadline, read_body(&mut response)).await {
            Ok(body) => body,
            Err(_) => Err("the answer did not end in time".to_owned()),
        };
        Self { status, headers, body }
    }

    /// What a success brought, or why it is none.
    pub fn success(&self, wanted: Wanted) -> Result<Value, String> {
        let bytes = self.body.as_ref().map_err(Clone::clone)?;
        if bytes.is_empty() && wanted == Wanted::Nothing {
            return Ok(Value::Null);
        }
        let body: Value =
            serde_json::from_slice(bytes).map_err(|_| format!("HTTP {} without JSON in it", self.status))?;
        let fits = match wanted {
            Wanted::Nothing | Wanted::Json => true,
            Wanted::Id => body["id"].as_str().is_some_and(|id| id.parse::<u64>().is_ok()),
            Wanted::List => body.is_array(),
        };
        if fits { Ok(body) } else { Err(format!("HTTP {} without what was asked for", self.status)) }
    }

    /// What a refusal says; none where it is not in Discord's words: somebody in between said it.
    pub fn refusal(&self) -> Option<Value> {
        let body: Value = serde_json::from_slice(self.body.as_ref().ok()?).ok()?;
        body.is_object().then_some(body)
    }

    /// A header that is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}

async fn read_body(response: &mut Response) -> Result<Vec<u8>, String> {
    let too_large = || format!("the answer has more than {LARGEST} bytes");
    if response.content_length().is_some_and(|length| length > LARGEST as u64) {
        return Err(too_large());
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| error.without_url().to_string())? {
        if body.len() + chunk.len() > LARGEST {
            return Err(too_large());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// A foreign text as one line that a log or a terminal can show: no control characters, no escape sequences, nothing that
/// turns the direction of writing, none of `secrets`, and not long.
pub fn clean(text: &str, secrets: &[&str]) -> String {
    let mut shown = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            // `ESC [ … letter`: what a terminal takes for colours and worse.
            '\u{1B}' if characters.as_str().starts_with('[') => {
                characters.next();
                characters.by_ref().find(|character| matches!(character, '@'..='~'));
            }
            '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' => {}
            control if control.is_control() => shown.push(' '),
            plain => shown.push(plain),
        }
    }
    // Afterwards: what is left out might have stood in the middle of one.
    for secret in secrets.iter().filter(|secret| !secret.is_empty()) {
        shown = shown.replace(secret, "(secret)");
    }
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    match shown.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &shown[..end]),
        None => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_discord_says_is_cleaned_before_it_is_shown() {
        for (said, shown) in [
            ("Missing Access", "Missing Access"),
            ("one\r\nlevel=ERROR two\u{0}\u{7}", "one level=ERROR two"),
            ("\u{1B}[2J\u{1B}[31mred\u{1B}[0m \u{1B}]0;title\u{7}", "red ]0;title"),
            ("\u{9B}31m8 bit", "31m8 bit"),
            ("abc\u{202E}def\u{2066}\u{FEFF}", "abcdef"),
            ("sec\u{200B}ret and tok", "(secret) and (secret)"),
            ("  ", ""),
        ] {
            assert_eq!(clean(said, &["secret", "tok", ""]), shown, "{said:?}");
        }
        let long = clean(&"é".repeat(10_000), &[]);
        assert_eq!(long.chars().count(), LONGEST + 1);
        assert!(clean(&"\u{1B}[".repeat(9), &[]).is_empty(), "an unfinished sequence");
    }
}
