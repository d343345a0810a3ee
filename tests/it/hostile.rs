//! What stands in Discord's place answers as no Discord would: numbers that can't be meant, bodies without end, pages of
//! HTML. A small server for each test says the very bytes that it is told to.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::json;
use serenity::http::Route;
use tertulia::base::ids::{ChannelId, MessageId, ServerId, UserId};
use tertulia::discord::rest::{ANSWER_WITHIN, CallError, Rest, Token};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::Instant;

const TOKEN: &str = "a-token-that-nobody-may-see";

/// A server that answers each request with the next of its answers, and from then on with the last.
struct Hostile {
    rest: Rest,
    asked: Arc<AtomicUsize>,
    sent: Arc<AtomicUsize>,
    serving: JoinHandle<()>,
}

impl Hostile {
    async fn saying(answers: Vec<Vec<u8>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let rest = Rest::new(base.parse().unwrap(), Token::new(TOKEN)).unwrap();
        let (asked, sent) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let (count, bytes) = (Arc::clone(&asked), Arc::clone(&sent));
        #[expect(clippy::disallowed_methods, reason = "it ends with the test")]
        let serving = tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                read_request(&mut stream).await;
                let number = count.fetch_add(1, Ordering::Relaxed);
                let answer = answers.get(number).or(answers.last()).unwrap();
                let mut rest = answer.as_slice();
                while !rest.is_empty() {
                    match stream.write(rest).await {
                        Ok(written) if written > 0 => {
                            bytes.fetch_add(written, Ordering::Relaxed);
                            rest = &rest[written..];
                        }
                        _ => break,
                    }
                }
            }
        });
        Self { rest, asked, sent, serving }
    }

    async fn one(answer: impl Into<Vec<u8>>) -> Self {
        Self::saying(vec![answer.into()]).await
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::Relaxed)
    }

    async fn post(&self) -> Result<MessageId, CallError> {
        let body = json!({ "content": "x", "nonce": "1", "enforce_nonce": true });
        self.rest.post(ChannelId(5), &body, None).await
    }

    async fn answer(&self) -> Result<(), CallError> {
        let deadline = Instant::now() + ANSWER_WITHIN;
        self.rest.answer(7, "an-interactions-token", &json!({ "type": 5 }), None, deadline).await
    }
}

impl Drop for Hostile {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn read_request(stream: &mut TcpStream) {
    let mut request = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&request).to_lowercase();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
            if body.len() >= length.unwrap_or(0) {
                return;
            }
        }
        match stream.read(&mut chunk).await {
            Ok(count) if count > 0 => request.extend_from_slice(&chunk[..count]),
            _ => return,
        }
    }
}

/// An answer with these lines of headers.
fn said(status: &str, headers: &str, body: &str) -> Vec<u8> {
    let headers = headers.replace('\n', "\r\n");
    let length = body.len();
    format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n{body}").into_bytes()
}

const MADE: &str = r#"{"id":"42"}"#;

#[tokio::test]
async fn a_429_that_can_not_be_meant_makes_neither_a_spin_nor_a_panic_nor_a_wait_without_end() {
    let limits = [
        ("retry-after: 0\n", r#"{"retry_after":0,"global":false}"#),
        ("", r#"{"message":"no more"}"#),
        ("retry-after: -1\n", r#"{"retry_after":-7.5}"#),
        ("retry-after: nan\n", r#"{"retry_after":"nan"}"#),
        ("retry-after: inf\n", r#"{"retry_after":"inf"}"#),
        ("retry-after: soon\n", r#"{"retry_after":{"a":[]}}"#),
        ("retry-after: 3600\n", r#"{"retry_after":0.1}"#),
        ("retry-after: 0\n", r#"{"retry_after":3600}"#),
        ("retry-after: 1e300\n", r#"{"retry_after":1e300}"#),
        ("", r#"{"retry_after":1e999}"#),
        ("retry-after: 99999999999999999999\nx-ratelimit-global: true\n", "{}"),
        ("retry-after: 60\n", "<html><h1>Error 1015</h1></html>"),
        ("", "<html>"),
        ("", ""),
    ];
    let tries = limits.map(async |(headers, body)| {
        let hostile = Hostile::one(said("429 Too Many Requests", headers, body)).await;
        let began = Instant::now();
        let posted = hostile.post().await.unwrap_err();
        let CallError::RateLimited(wait) = posted else { panic!("{headers}{body}: {posted}") };
        assert!((Duration::from_millis(400)..=Duration::from_hours(1)).contains(&wait), "{headers}{body}: {wait:?}");
        assert!(hostile.asked() <= 5, "{headers}{body}: asked {} times", hostile.asked());
        assert!(began.elapsed() < Duration::from_secs(9), "what is sent after it does not wait: {headers}{body}");
        // An answer to somebody is tried as long as it can be in time.
        let (before, began) = (hostile.asked(), Instant::now());
        let answered = hostile.answer().await.unwrap_err();
        assert!(matches!(answered, CallError::RateLimited(_)), "{headers}{body}: {answered}");
        assert!((1..=6).contains(&(hostile.asked() - before)), "{headers}{body}");
        assert!(began.elapsed() < ANSWER_WITHIN + Duration::from_secs(1), "{headers}{body}");
    });
    futures_util::future::join_all(tries).await;
}

#[tokio::test]
async fn limits_in_headers_that_can_not_be_meant_hold_nothing_up() {
    let tries = ["nan", "inf", "-inf", "-1", "1e300", "1e20", "18446744073709551616", "", "soon"].map(async |after| {
        let headers = format!(
            "x-ratelimit-limit: {after}\nx-ratelimit-remaining: 0\nx-ratelimit-reset: {after}\nx-ratelimit-reset-after: {after}\n"
        );
        let hostile = Hostile::one(said("200 OK", &headers, MADE)).await;
        for _ in 0..3 {
            assert_eq!(hostile.post().await, Ok(MessageId(42)), "{after}");
        }
        // One that can be meant is kept, and given back at once: others are sent meanwhile.
        let headers = "x-ratelimit-remaining: 0\nx-ratelimit-reset-after: 300\n";
        let hostile = Hostile::one(said("200 OK", headers, MADE)).await;
        assert_eq!(hostile.post().await, Ok(MessageId(42)));
        let limited = hostile.post().await.unwrap_err();
        assert!(matches!(limited, CallError::RateLimited(wait) if wait > Duration::from_secs(290)), "{limited}");
        assert_eq!(hostile.asked(), 1);
        assert_eq!(hostile.rest.post(ChannelId(6), &json!({}), None).await, Ok(MessageId(42)), "another channel");
    });
    futures_util::future::join_all(tries).await;
}

#[tokio::test]
async fn a_success_that_brings_something_else_is_none() {
    let html = "<!doctype html><html>Please sign in to use this network</html>";
    for body in [html, "", "null", "[]", "{}", r#"{"id":7}"#, r#"{"id":"x"}"#, r#"{"id":"42""#, "\u{0}"] {
        let hostile = Hostile::one(said("200 OK", "", body)).await;
        let unclear = |outcome: Result<(), CallError>| {
            let error = outcome.unwrap_err();
            assert!(matches!(error, CallError::Unclear { never_sent: false, .. }), "{body}: {error}");
        };
        unclear(hostile.post().await.map(drop));
        let event = json!({ "name": "x" });
        let before = hostile.asked();
        unclear(hostile.rest.create_event(ServerId(1), &event).await.map(drop));
        assert_eq!(hostile.asked() - before, 1, "what may have been made is not made again");
        let deferred = async || hostile.rest.follow_up(1, "an-interactions-token", &json!({}), None).await;
        unclear(deferred().await);
        if body == html {
            unclear(hostile.answer().await);
            unclear(hostile.rest.messages_after(ChannelId(5), MessageId(1)).await.map(drop));
            unclear(hostile.rest.interested(ServerId(1), tertulia::base::ids::EventId(2), UserId(0)).await.map(drop));
        }
    }
    let empty = Hostile::one(said("204 No Content", "", "")).await;
    assert_eq!(empty.answer().await, Ok(()));
    let signed_in = Hostile::saying(vec![said("200 OK", "", html), said("200 OK", "", MADE)]).await;
    assert_eq!(signed_in.post().await, Ok(MessageId(42)), "with its nonce it is safe to ask again");
}

#[tokio::test]
async fn who_stands_in_between_is_not_taken_for_discord() {
    for status in
        ["302 Found", "307 Temporary Redirect", "400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found"]
    {
        let hostile = Hostile::one(said(status, "location: http://127.0.0.1:9/\n", "<html>Blocked</html>")).await;
        let error = hostile.rest.create_event(ServerId(1), &json!({})).await.unwrap_err();
        assert!(matches!(error, CallError::Unclear { never_sent: false, .. }), "{status}: {error}");
        assert!(!hostile.rest.is_unauthorised(), "a page about signing in says nothing about the bot's token");
    }
    let discord = Hostile::one(said("401 Unauthorized", "", r#"{"message":"401: Unauthorized","code":0}"#)).await;
    discord.post().await.unwrap_err();
    assert!(discord.rest.is_unauthorised());
}

#[tokio::test]
async fn no_more_of_an_answer_is_read_than_anybody_needs() {
    const LARGEST: usize = 8 << 20;
    let announced = said("200 OK", "", "");
    let announced = String::from_utf8(announced).unwrap().replace("content-length: 0", "content-length: 4294967296");
    let endless: Vec<u8> = [
        b"HTTP/1.1 200 OK\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n".to_vec(),
        [b"100000\r\n".as_slice(), &vec![b' '; 1 << 20], b"\r\n"].concat().repeat(64),
    ]
    .concat();
    for (answer, most) in [(announced.into_bytes(), 1 << 10), (endless, LARGEST + (16 << 20))] {
        let hostile = Hostile::one(answer).await;
        let error = hostile.rest.create_event(ServerId(1), &json!({})).await.unwrap_err();
        assert!(
            matches!(&error, CallError::Unclear { what, .. } if what.contains("more than 8388608 bytes")),
            "{error}"
        );
        // What the sockets hold comes on top.
        assert!(hostile.sent.load(Ordering::Relaxed) <= most, "{}", hostile.sent.load(Ordering::Relaxed));
    }
    // Nothing is unpacked: what claims to be packed is no JSON.
    let packed = Hostile::one(said("200 OK", "content-encoding: gzip\n", "\u{1f}packed")).await;
    assert!(matches!(packed.post().await, Err(CallError::Unclear { .. })));
    // What does not end, ends in time.
    let slow = b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{".to_vec();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let rest = Rest::new(format!("http://{}", listener.local_addr().unwrap()).parse().unwrap(), Token::new(TOKEN));
    let began = Instant::now();
    let answering = async {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream.write_all(&slow).await.unwrap();
        std::future::pending::<()>().await;
    };
    let deadline = Instant::now() + ANSWER_WITHIN;
    let (rest, body) = (rest.unwrap(), json!({}));
    tokio::select! {
        () = answering => {}
        answered = rest.answer(7, "t", &body, None, deadline) => assert!(matches!(answered, Err(CallError::Unclear { .. }))),
    }
    assert!(began.elapsed() < ANSWER_WITHIN + Duration::from_secs(1));
}

#[tokio::test]
async fn what_discord_says_is_fit_for_a_log() {
    let message = format!("no\\r\\n2026 ERROR \\u001b[31mforged\\u001b[0m {TOKEN} {}", "x".repeat(10_000));
    let body = format!(r#"{{"message":"{message}","code":50035,"errors":{{"a\nb":1}}}}"#);
    let hostile = Hostile::one(said("400 Bad Request", "", &body.replace("a\nb", "a\\nb"))).await;
    let error = hostile.post().await.unwrap_err();
    let shown = error.to_string();
    assert!(
        shown.starts_with("Discord refused the call: HTTP 400, code 50035: no 2026 ERROR forged (secret) xxx"),
        "{shown}"
    );
    assert!(shown.chars().count() < 400 && !shown.contains(char::is_control) && !shown.contains(TOKEN), "{shown}");
    let body = r#"{"message":"Invalid an-interactions-token","code":50027}"#;
    let hostile = Hostile::one(said("401 Unauthorized", "", body)).await;
    let shown = hostile.answer().await.unwrap_err().to_string();
    assert!(shown.ends_with("Invalid (secret)") && !hostile.rest.is_unauthorised(), "{shown}");
}

#[tokio::test]
async fn a_gateway_elsewhere_is_not_given_out() {
    for (url, is_ours) in [
        ("ws://127.0.0.1:1/", true),
        ("wss://gateway.discord.gg", false),
        ("ws://example.org", false),
        ("file:///etc/passwd", false),
        ("", false),
    ] {
        let hostile = Hostile::one(said("200 OK", "", &json!({ "url": url }).to_string())).await;
        assert_eq!(hostile.rest.gateway().await.is_ok(), is_ours, "{url}");
    }
}

#[tokio::test]
async fn after_five_thousand_refusals_only_people_are_answered() {
    const AT_ONCE: usize = 50;
    let refused = r#"{"message":"Missing Permissions","code":50013}"#;
    let hostile = Hostile::one(said("403 Forbidden", "", refused)).await;
    while hostile.asked() < 5_000 {
        let looks = (0..AT_ONCE).map(|_| hostile.rest.look(Route::UserMe));
        for refused in futures_util::future::join_all(looks).await {
            assert_eq!(refused.unwrap_err().code(), Some(50_013));
        }
    }
    let asked = hostile.asked();
    assert_eq!(asked, 5_000, "half of what Discord bears");
    for stopped in [hostile.rest.look(Route::UserMe).await.map(drop), hostile.post().await.map(drop)] {
        assert!(matches!(stopped, Err(CallError::Stopped(_))), "{stopped:?}");
    }
    assert_eq!(hostile.asked(), asked, "nobody was asked");
    assert_eq!(hostile.answer().await.unwrap_err().code(), Some(50_013), "an answer goes out, whatever becomes of it");
    let body = json!({});
    hostile.rest.edit_answer(1, "t", &body, None).await.unwrap_err();
    hostile.rest.follow_up(1, "t", &body, None).await.unwrap_err();
    assert_eq!(hostile.asked(), asked + 3);
}
