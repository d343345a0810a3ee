//! A bot's gateway session: what it was sent, so that it can be sent again, and the socket it has now, if any.
//!
//! Knows no socket: what is to be sent goes into a queue that the socket's task empties.

use std::collections::VecDeque;

use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;

use super::codes::event;
use crate::traffic::Events;

/// How many events a session keeps for a resume.
const KEPT_EVENTS: usize = 1_000;

/// What a session's socket is told to do.
#[derive(Debug, PartialEq)]
pub enum Order {
    /// Send this text.
    Send(String),
    /// Close with this code.
    Close(u16),
    /// Drop the connection without a word.
    Cut,
}

/// One session, from IDENTIFY until it is made invalid; its sockets come and go.
pub struct Session {
    pub id: String,
    pub application: u64,
    pub intents: u64,
    /// Whether READY or RESUMED was sent on the present socket.
    pub is_ready: bool,
    sequence: u64,
    kept: VecDeque<(u64, String)>,
    socket: Option<UnboundedSender<Order>>,
    log: Events,
}

impl Session {
    /// A new session on this socket, whose events are noted in `log`.
    pub fn new(id: String, application: u64, intents: u64, socket: UnboundedSender<Order>, log: Events) -> Self {
        let (kept, socket) = (VecDeque::new(), Some(socket));
        Self { id, application, intents, is_ready: false, sequence: 0, kept, socket, log }
    }

    /// Sends an event, now or when the session is resumed.
    pub fn dispatch(&mut self, name: &str, data: &Value) {
        self.sequence += 1;
        let text = event(name, self.sequence, data);
        self.log.note(text.clone());
        if self.kept.len() == KEPT_EVENTS {
            self.kept.pop_front();
        }
        self.kept.push_back((self.sequence, text.clone()));
        self.order(Order::Send(text));
    }

    /// Tells the socket something; a session without one ignores it.
    pub fn order(&mut self, order: Order) {
        let gone = self.socket.as_ref().is_some_and(|socket| socket.send(order).is_err());
        if gone {
            self.disconnected();
        }
    }

    /// The socket is gone; events are kept from now on.
    pub fn disconnected(&mut self) {
        self.socket = None;
        self.is_ready = false;
    }

    /// Whether `socket` is the one the session has now.
    pub fn is_on(&self, socket: &UnboundedSender<Order>) -> bool {
        self.socket.as_ref().is_some_and(|own| own.same_channel(socket))
    }

    /// Whether everything after `sequence` is still kept.
    pub fn can_resume_after(&self, sequence: u64) -> bool {
        let oldest = self.kept.front().map_or(1, |(sequence, _)| *sequence);
        sequence <= self.sequence && sequence + 1 >= oldest
    }

    /// Goes on with a new socket: what came after `sequence` is sent again, then RESUMED.
    pub fn resume(&mut self, sequence: u64, socket: UnboundedSender<Order>) {
        if !self.is_on(&socket) {
            self.order(Order::Cut);
        }
        self.socket = Some(socket);
        let missed: Vec<String> =
            self.kept.iter().filter(|(kept, _)| *kept > sequence).map(|(_, text)| text.clone()).collect();
        for text in missed {
            self.order(Order::Send(text));
        }
        self.dispatch("RESUMED", &json!({}));
        self.is_ready = true;
    }
}

#[cfg(test)]
mod tests {
    use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

    use super::*;

    fn names(socket: &mut UnboundedReceiver<Order>) -> Vec<String> {
        let mut names = Vec::new();
        while let Ok(Order::Send(text)) = socket.try_recv() {
            let event: Value = serde_json::from_str(&text).unwrap();
            names.push(format!("{} {}", event["s"], event["t"].as_str().unwrap()));
        }
        names
    }

    #[test]
    fn a_resumed_session_is_sent_what_it_missed() {
        let (first, _) = unbounded_channel();
        let mut session = Session::new("a".to_owned(), 1, 0, first, Events::default());
        for name in ["READY", "A", "B"] {
            session.dispatch(name, &json!({}));
        }
        let (second, mut received) = unbounded_channel();
        assert!(session.can_resume_after(1));
        session.resume(1, second);
        assert_eq!(names(&mut received), ["2 A", "3 B", "4 RESUMED"]);
        assert!(!session.can_resume_after(5));
    }

    #[test]
    fn what_is_no_longer_kept_cannot_be_resumed() {
        let (socket, _) = unbounded_channel();
        let mut session = Session::new("a".to_owned(), 1, 0, socket, Events::default());
        for _ in 0..=KEPT_EVENTS {
            session.dispatch("A", &json!({}));
        }
        assert!(!session.can_resume_after(0));
        assert!(session.can_resume_after(1));
    }
}
