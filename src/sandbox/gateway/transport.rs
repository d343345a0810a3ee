//! How payloads travel on one connection: as plain text, or as one compressed stream.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use axum::extract::ws::Message;
use flate2::{Compression, write::ZlibEncoder};

/// The way that a client asked for in the gateway's address.
pub enum Transport {
    /// A text frame for each payload.
    Plain,
    /// `zlib-stream`: a binary frame for each payload. All share one compressor, which is flushed after each.
    ZlibStream(ZlibEncoder<Vec<u8>>),
}

impl Transport {
    /// What the address asks for; `None` for what is not modelled: other versions, `etf` and `zstd-stream`.
    pub fn asked_for(query: &BTreeMap<String, String>) -> Option<Self> {
        let asks_otherwise = |parameter: &str, only: &str| query.get(parameter).is_some_and(|asked| asked != only);
        if asks_otherwise("v", "10") || asks_otherwise("encoding", "json") {
            return None;
        }
        match query.get("compress").map(String::as_str) {
            None => Some(Self::Plain),
            Some("zlib-stream") => Some(Self::ZlibStream(ZlibEncoder::new(Vec::new(), Compression::fast()))),
            Some(_) => None,
        }
    }

    /// The frame that carries a payload.
    pub fn frame(&mut self, payload: String) -> io::Result<Message> {
        match self {
            Self::Plain => Ok(Message::Text(payload.into())),
            Self::ZlibStream(stream) => {
                stream.write_all(payload.as_bytes())?;
                stream.flush()?;
                Ok(Message::Binary(std::mem::take(stream.get_mut()).into()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(query: &[(&str, &str)]) -> Option<Transport> {
        Transport::asked_for(&query.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn every_compressed_frame_ends_where_a_client_may_inflate() {
        let mut transport = asked(&[("v", "10"), ("encoding", "json"), ("compress", "zlib-stream")]).unwrap();
        for payload in [String::new(), "{}".to_owned(), "a payload ".repeat(100_000)] {
            let Message::Binary(frame) = transport.frame(payload).unwrap() else { panic!("not a binary frame") };
            assert!(frame.ends_with(&[0, 0, 0xFF, 0xFF]), "{:?}", &frame[frame.len().saturating_sub(8)..]);
        }
    }

    #[test]
    fn what_is_not_modelled_is_not_promised() {
        assert!(matches!(asked(&[]), Some(Transport::Plain)));
        for (name, value) in [("v", "9"), ("encoding", "etf"), ("compress", "zstd-stream"), ("compress", "")] {
            assert!(asked(&[(name, value)]).is_none(), "{name}={value}");
        }
    }
}
