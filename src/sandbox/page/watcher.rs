//! An open page: who looks at it, and the queue of what it is to be told.

use serde_json::Value;
use tokio::sync::mpsc::UnboundedSender;

/// One page's socket.
pub struct Watcher {
    /// The person the visitor is.
    pub user: u64,
    socket: UnboundedSender<String>,
}

impl Watcher {
    /// A page that `user` looks at.
    pub fn new(user: u64, socket: UnboundedSender<String>) -> Self {
        Self { user, socket }
    }

    /// Tells the page something.
    pub fn tell(&self, told: &Value) {
        // A page that is gone needs not be told; it is forgotten by `is_gone`.
        drop(self.socket.send(told.to_string()));
    }

    /// Whether the page was closed.
    pub fn is_gone(&self) -> bool {
        self.socket.is_closed()
    }
}
