//! What serenity's runner says only in its own log, and what it must be kept from.
//!
//! The runner can't be asked or told anything: that it is about to connect or to introduce itself, with which code a
//! connection was closed, that it could not read a frame, all of that goes into its log and nowhere else. So the threads
//! it runs on have a log of their own, which is read here and shown to nobody (a broken frame is logged whole, with
//! whatever somebody wrote in it). The names are those of the one version that `Cargo.toml` allows; tests close real
//! connections with each code that means something here.
//!
//! - Before it connects it is made to wait, for as long as it takes. The thread is one of its own.
//! - After some closes it reads a socket that has ended again and again, without ever giving way: until the next
//!   heartbeat it fills a processor and can't be cancelled. Its log is where it still calls us, so there its task is
//!   unwound.

use std::fmt::{self, Write as _};
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use tokio::sync::mpsc::UnboundedSender;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

/// Lines of the runner's log without any event in between, two for each time it looks round: twice a second where all is
/// well, so that the next heartbeat comes long before; hundreds of thousands a second where it spins.
const SPINS: u32 = 4_000;
/// As much of a line as is read.
const READ: usize = 200;

/// How a connection begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begins {
    /// With IDENTIFY, of which there are only so many a day
    Anew,
    /// With RESUME, where nothing was missed
    Resumed,
}

/// What became of the runner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// It wants to connect, and waits at the door.
    AtTheDoor(Begins),
    /// Discord closed the connection with this code.
    Closed(u16),
    /// It was about to introduce itself without leave, and is gone.
    Unbidden,
    /// It was spinning, and is gone.
    Spinning,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Door {
    #[default]
    Closed,
    /// For one
    Open,
    /// Nobody will open it any more
    Gone,
}

/// What is shared with whoever watches the runner.
#[derive(Debug, Default)]
pub struct Runner {
    door: Mutex<Door>,
    turned: Condvar,
    /// Whether it may introduce itself, once
    pub has_leave: AtomicBool,
    /// How often it looked round
    pub turns: AtomicU64,
    /// Frames that it could not read
    pub broken_frames: AtomicU64,
}

impl Runner {
    fn door(&self) -> MutexGuard<'_, Door> {
        self.door.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets one connection be made.
    pub fn open_door(&self) {
        *self.door() = Door::Open;
        self.turned.notify_all();
    }

    /// No connection is made any more.
    pub fn wall_up(&self) {
        *self.door() = Door::Gone;
        self.turned.notify_all();
    }

    /// Blocks the thread until the door opens. Says whether it did.
    fn wait_at_door(&self) -> bool {
        let waiting = self.turned.wait_while(self.door(), |door| *door == Door::Closed);
        let mut door = waiting.unwrap_or_else(PoisonError::into_inner);
        let is_open = *door == Door::Open;
        if is_open {
            *door = Door::Closed;
        }
        is_open
    }
}

/// The log of the runner's threads.
pub struct Signs {
    runner: Arc<Runner>,
    told: UnboundedSender<Sign>,
    lines_without_event: AtomicU32,
}

impl Signs {
    /// Reads the log of the threads it is set on.
    pub fn new(runner: Arc<Runner>, told: UnboundedSender<Sign>) -> Self {
        Self { runner, told, lines_without_event: AtomicU32::new(0) }
    }

    fn tell(&self, sign: Sign) {
        // Nobody listens any more: then nobody needs to know.
        self.told.send(sign).ok();
    }

    /// Lets the runner connect once the door is open.
    fn connects(&self, begins: Begins) {
        self.tell(Sign::AtTheDoor(begins));
        if !self.runner.wait_at_door() {
            unwind();
        }
    }
}

/// Ends the task that is just writing into the log. No panic is reported: it is not one of ours.
fn unwind() -> ! {
    std::panic::resume_unwind(Box::new("serenity's runner was stopped"))
}

impl Subscriber for Signs {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("serenity::gateway")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        match (span.metadata().target(), span.metadata().name()) {
            ("serenity::gateway::bridge::shard_queuer", "start") => self.connects(Begins::Anew),
            ("serenity::gateway::shard", "initialize") => self.connects(Begins::Resumed),
            ("serenity::gateway::shard", "handle_event") => self.lines_without_event.store(0, Ordering::Relaxed),
            ("serenity::gateway::shard", "identify") if !self.runner.has_leave.swap(false, Ordering::SeqCst) => {
                self.tell(Sign::Unbidden);
                unwind();
            }
            _ => {}
        }
        Id::from_u64(1)
    }

    fn event(&self, event: &Event<'_>) {
        let (target, level) = (event.metadata().target(), *event.metadata().level());
        if target == "serenity::gateway::ws" && level == Level::WARN {
            self.runner.broken_frames.fetch_add(1, Ordering::Relaxed);
        } else if target.ends_with("::shard_runner") && level == Level::TRACE {
            self.runner.turns.fetch_add(1, Ordering::Relaxed);
            if self.lines_without_event.fetch_add(1, Ordering::Relaxed) > SPINS {
                self.tell(Sign::Spinning);
                unwind();
            }
        } else if target == "serenity::gateway::shard" && level <= Level::WARN {
            let mut line = Line::default();
            event.record(&mut line);
            if let Some(code) = code_in(&line.0) {
                self.tell(Sign::Closed(code));
                // What it does next is to read the closed socket for ever.
                if matches!(code, 4003 | 4010 | 4011) {
                    unwind();
                }
            }
        }
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

/// The code of a close, by the line that serenity logs for it.
fn code_in(line: &str) -> Option<u16> {
    const LINES: [(&str, u16); 12] = [
        ("Sent invalid opcode.", 4001),
        ("Sent invalid message.", 4002),
        ("Sent no authentication.", 4003),
        ("Sent invalid authentication", 4004),
        ("Already authenticated.", 4005),
        ("Sent invalid seq", 4007),
        ("Gateway ratelimited.", 4008),
        ("Sent invalid shard data.", 4010),
        ("Shard has too many guilds.", 4011),
        ("Invalid gateway intents", 4013),
        ("Disallowed gateway intents", 4014),
        ("Unknown unclean close ", 0),
    ];
    let (said, code) = LINES.into_iter().find(|(said, _)| line.contains(said))?;
    if code != 0 {
        return Some(code);
    }
    line.split(said).nth(1)?.split(':').next()?.parse().ok()
}

/// The beginning of a line.
#[derive(Default)]
struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            // It ends with an error where the line is longer than is read.
            write!(self, "{value:?}").ok();
        }
    }
}

impl fmt::Write for Line {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let room = READ.saturating_sub(self.0.len());
        self.0.extend(text.chars().take(room));
        if text.len() > room { Err(fmt::Error) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_of_a_close_is_read_from_what_serenity_logs() {
        let info = "[ShardInfo { id: ShardId(0), total: 1 }]";
        for (line, code) in [
            ("Sent no authentication.", Some(4003)),
            ("Sent invalid seq: 7.", Some(4007)),
            ("Unknown unclean close 4012: Some(\"4003: x\")", Some(4012)),
            ("Unknown unclean close 1001: None", Some(1001)),
            ("Sequence off; them: 4003, us: 1", None),
            ("Unknown unclean close what", None),
        ] {
            assert_eq!(code_in(&format!("{info} {line}")), code, "{line}");
        }
    }

    #[test]
    fn the_door_lets_one_in_at_a_time_and_nobody_once_it_is_gone() {
        let runner = Arc::<Runner>::default();
        let visitor = |runner: &Arc<Runner>| {
            let runner = Arc::clone(runner);
            std::thread::spawn(move || runner.wait_at_door())
        };
        let visitors = [visitor(&runner), visitor(&runner)];
        runner.open_door();
        while visitors.iter().all(|visitor| !visitor.is_finished()) {
            std::thread::yield_now();
        }
        assert!(visitors.iter().any(|visitor| !visitor.is_finished()), "one is still outside");
        runner.wall_up();
        let let_in = visitors.map(|visitor| visitor.join().unwrap());
        assert_eq!(let_in.iter().filter(|was| **was).count(), 1);
        assert!(!visitor(&runner).join().unwrap());
    }

    #[test]
    fn a_long_line_is_read_up_to_its_two_hundredth_byte() {
        let mut line = Line::default();
        write!(line, "{}", "á".repeat(500)).unwrap_err();
        assert!(line.0.chars().count() <= READ);
    }
}
