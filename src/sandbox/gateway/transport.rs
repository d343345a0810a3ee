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
    /// `zstd-stream`: a binary frame for each payload, all parts of one Zstandard frame. What is inside is not smaller:
    /// on loopback the format is what matters.
    ZstdStream {
        /// Whether the frame's header was sent.
        begun: bool,
    },
}

/// Zstandard's magic number, a descriptor that promises nothing (one byte of window, no size, no checksum), and a
/// window of 128 KiB.
const ZSTD_HEADER: [u8; 6] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x38];
/// The longest block of a Zstandard frame.
const ZSTD_BLOCK: usize = 128 * 1024;

/// A block that holds `bytes` as they are and isn't the frame's last.
fn zstd_block(bytes: &[u8], into: &mut Vec<u8>) {
    let header = u32::try_from(bytes.len()).unwrap_or(u32::MAX) << 3;
    into.extend(&header.to_le_bytes()[..3]);
    into.extend(bytes);
}

impl Transport {
    /// What the address asks for; `None` for what is not modelled: other versions, `etf`.
    pub fn asked_for(query: &BTreeMap<String, String>) -> Option<Self> {
        let asks_otherwise = |parameter: &str, only: &str| query.get(parameter).is_some_and(|asked| asked != only);
        if asks_otherwise("v", "10") || asks_otherwise("encoding", "json") {
            return None;
        }
        match query.get("compress").map(String::as_str) {
            None => Some(Self::Plain),
            Some("zlib-stream") => Some(Self::ZlibStream(ZlibEncoder::new(Vec::new(), Compression::fast()))),
            Some("zstd-stream") => Some(Self::ZstdStream { begun: false }),
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
            Self::ZstdStream { begun } => {
                let mut frame = if *begun { Vec::new() } else { ZSTD_HEADER.to_vec() };
                *begun = true;
                payload.as_bytes().chunks(ZSTD_BLOCK).for_each(|bytes| zstd_block(bytes, &mut frame));
                Ok(Message::Binary(frame.into()))
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
    fn the_frames_of_a_zstandard_stream_are_one_stream_that_another_library_reads() {
        use std::io::Read as _;
        let mut transport = asked(&[("compress", "zstd-stream")]).unwrap();
        let payloads = ["{}".to_owned(), "a payload ".repeat(100_000), "the last".to_owned()];
        let mut stream = Vec::new();
        for payload in &payloads {
            let Message::Binary(frame) = transport.frame(payload.clone()).unwrap() else { panic!("not binary") };
            stream.extend(frame);
        }
        // This library reads ahead; an empty last block is what ends a frame.
        stream.extend([1, 0, 0]);
        let mut read = vec![0; payloads.concat().len()];
        ruzstd::decoding::StreamingDecoder::new(stream.as_slice()).unwrap().read_exact(&mut read).unwrap();
        assert_eq!(read, payloads.concat().as_bytes());
    }

    #[test]
    fn what_is_not_modelled_is_not_promised() {
        assert!(matches!(asked(&[]), Some(Transport::Plain)));
        for (name, value) in [("v", "9"), ("encoding", "etf"), ("compress", "lzma-stream"), ("compress", "")] {
            assert!(asked(&[(name, value)]).is_none(), "{name}={value}");
        }
    }
}
