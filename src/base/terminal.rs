//! What the program says on standard output and standard error. Neither ever stops it: what can't be written, because a pipe
//! is closed or a disk full, is left unsaid, and whoever does not read what is said keeps nobody waiting. No secret gets
//! through, whatever quotes it.

use std::fmt::Display;
use std::io::{self, Write};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, SyncSender, TrySendError};
use std::time::{Duration, Instant};

use tracing_subscriber::fmt::MakeWriter;

use crate::base::config::without_secrets;

/// How many lines may wait to be written; those beyond are counted and left out.
const WAITING: usize = 4_096;
/// How long the end waits for what was said.
const FINISH_WITHIN: Duration = Duration::from_secs(1);
/// How often it looks whether there is room again.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// Standard error, written by a thread of its own.
static ERROR: LazyLock<Queue> = LazyLock::new(|| Queue::to(io::stderr()));

/// Says a line on standard output: what a command was called for.
pub fn say(text: impl Display) {
    print(format!("{}\n", without_secrets(&text.to_string())).as_bytes());
}

/// Writes to standard output as it is.
pub fn print(text: &[u8]) {
    let mut output = io::stdout().lock();
    // Whoever closed the pipe has read what they wanted; the work is done all the same, and the exit code says how.
    let _ = output.write_all(text).and_then(|()| output.flush());
}

/// Says a line on standard error: what went wrong, or what is to be known beside the result.
pub fn complain(text: impl Display) {
    ERROR.put(format!("{}\n", without_secrets(&text.to_string())).into_bytes());
}

/// Waits until what was said on standard error is written, but not for long.
pub fn finish() {
    ERROR.finish();
}

/// Where the log goes: standard error, without ever failing or waiting.
#[derive(Clone, Copy, Debug, Default)]
pub struct Log;

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        Self
    }
}

impl Write for Log {
    /// One call is one event.
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        ERROR.put(without_secrets(&String::from_utf8_lossy(event)).into_bytes());
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

enum Line {
    Text(Vec<u8>),
    /// Tell this one that everything before it is written
    Finish(SyncSender<()>),
}

/// Lines on their way to where they are written.
struct Queue {
    lines: SyncSender<Line>,
    lost: AtomicU64,
}

impl Queue {
    fn to(mut target: impl Write + Send + 'static) -> Self {
        let (lines, waiting) = mpsc::sync_channel(WAITING);
        let write = move || {
            for line in waiting {
                match line {
                    // There is nowhere to say that it failed.
                    Line::Text(text) => drop(target.write_all(&text).and_then(|()| target.flush())),
                    // Nobody may wait any more.
                    Line::Finish(done) => drop(done.send(())),
                }
            }
        };
        // Without a thread for it nothing is said; the work goes on.
        drop(std::thread::Builder::new().name("stderr".to_owned()).spawn(write));
        Self { lines, lost: AtomicU64::new(0) }
    }

    fn put(&self, text: Vec<u8>) {
        let lost = self.lost.swap(0, Ordering::Relaxed);
        if lost > 0 {
            let gap = format!("{lost} lines of the log were left out: nobody read them in time\n");
            self.try_put(gap.into_bytes(), lost);
        }
        self.try_put(text, 1);
    }

    /// `worth`: how many lines are lost where there is no room for it.
    fn try_put(&self, text: Vec<u8>, worth: u64) {
        if let Err(TrySendError::Full(_)) = self.lines.try_send(Line::Text(text)) {
            self.lost.fetch_add(worth, Ordering::Relaxed);
        }
    }

    fn finish(&self) {
        let (done, wait) = mpsc::sync_channel(1);
        let end = Instant::now() + FINISH_WITHIN;
        let mut last = Line::Finish(done);
        // Where it takes longer, or the thread is gone, the rest stays unsaid.
        while let Err(TrySendError::Full(unsent)) = self.lines.try_send(last) {
            if Instant::now() > end {
                return;
            }
            last = unsent;
            std::thread::park_timeout(LOOK_EVERY);
        }
        wait.recv_timeout(end.saturating_duration_since(Instant::now())).ok();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Condvar, Mutex};

    use super::*;

    /// Takes nothing until it is opened, like a pipe that nobody reads.
    #[derive(Clone, Default)]
    struct Stalled(Arc<Gate>);

    #[derive(Default)]
    struct Gate {
        /// Whether it is open, and what came through
        state: Mutex<(bool, Vec<u8>)>,
        opened: Condvar,
    }

    impl Write for Stalled {
        fn write(&mut self, text: &[u8]) -> io::Result<usize> {
            let mut state = self.0.opened.wait_while(self.0.state.lock().unwrap(), |(is_open, _)| !*is_open).unwrap();
            state.1.extend_from_slice(text);
            Ok(text.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    struct Broken;

    impl Write for Broken {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::Error::from(io::ErrorKind::BrokenPipe))
        }

        fn flush(&mut self) -> io::Result<()> {
            Err(io::Error::from(io::ErrorKind::BrokenPipe))
        }
    }

    #[test]
    fn whoever_does_not_read_the_log_keeps_nobody_waiting_and_learns_how_much_was_left_out() {
        let stalled = Stalled::default();
        let queue = Queue::to(stalled.clone());
        for line in 0..2 * WAITING {
            queue.put(format!("{line}\n").into_bytes());
        }
        let lost = queue.lost.load(Ordering::Relaxed);
        assert!(lost > 0, "there was room for all");
        stalled.0.state.lock().unwrap().0 = true;
        stalled.0.opened.notify_all();
        queue.finish();
        queue.put(b"after\n".to_vec());
        queue.finish();
        let written = String::from_utf8(stalled.0.state.lock().unwrap().1.clone()).unwrap();
        assert!(written.starts_with("0\n1\n2\n"), "{written}");
        assert!(
            written.ends_with(&format!("{lost} lines of the log were left out: nobody read them in time\nafter\n"))
        );
    }

    #[test]
    fn what_can_not_be_written_is_left_unsaid() {
        let queue = Queue::to(Broken);
        for _ in 0..3 {
            queue.put(b"unheard\n".to_vec());
            queue.finish();
        }
        assert_eq!(queue.lost.load(Ordering::Relaxed), 0);
    }
}
