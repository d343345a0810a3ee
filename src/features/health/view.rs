//! The list as moderators read it.

use tertulia_clock::Moment;

use super::model::Point;
use crate::base::i18n::Words;
use crate::base::liveness::Step;
use crate::base::text::megabytes;
use crate::discord::card::{Accent, Card, cut, plain_line};
use crate::discord::context::Ctx;
use crate::discord::identify::{ALLOWED, Budget};
use crate::features::setup::{Verdict, mark};
use crate::say;
use crate::search_index::{Meaning, Progress};

/// The longest reason of a failure on the card.
const REASON: usize = 300;
/// How many closed channels are named.
const NAMED: usize = 5;

pub fn card(ctx: &Ctx, points: &[Point]) -> Card {
    let words = ctx.words();
    let marked = points.iter().filter(|point| point.verdict() == Verdict::Missing).count();
    let lines: Vec<String> =
        points.iter().map(|point| format!("{} {}", mark(point.verdict()), sentence(&words, point))).collect();
    Card::new(if marked == 0 { Accent::Public } else { Accent::Waiting })
        .title(words.text("health-title"))
        .text(say!(words, "health-marked", count = marked))
        .text(lines.join("\n"))
        .small(words.text("health-logs"))
}

fn sentence(words: &Words, point: &Point) -> String {
    let at = |moment: &Option<Moment>| moment.map(|at| at.0.to_string()).unwrap_or_default();
    match point {
        Point::Unwritable(failing) => {
            let why = plain_line(&cut(&failing.why, REASON));
            say!(words, "health-unwritable", since = failing.since, why = why)
        }
        Point::Trouble(Step::Name, _) => words.text("health-step-name"),
        Point::Trouble(step, since) => {
            say!(words, "health-trouble", step = words.text(&format!("health-step-{}", step.word())), since = *since)
        }
        Point::Gateway(true, Some(since)) => say!(words, "health-connected", since = *since),
        Point::Gateway(true, None) => words.text("health-connected-now"),
        Point::Gateway(false, Some(since)) => say!(words, "health-disconnected", since = *since),
        Point::Gateway(false, None) => words.text("health-not-connected"),
        Point::Connections(Budget { until: Some(until), .. }) => {
            say!(words, "health-connections-used-up", all = ALLOWED, until = *until)
        }
        Point::Connections(Budget { used, .. }) => say!(words, "health-connections", used = *used, all = ALLOWED),
        Point::Sweep(None, _) => words.text("health-no-sweep"),
        Point::Sweep(Some(swept), false) => say!(words, "health-sweep", at = *swept),
        Point::Sweep(Some(swept), true) => say!(words, "health-sweep-late", at = *swept),
        Point::Outbox(0, ..) => words.text("health-nothing-owed"),
        Point::Outbox(count, None, _) => say!(words, "health-owed-later", count = *count),
        Point::Outbox(count, since, false) => say!(words, "health-owed", count = *count, since = at(since)),
        Point::Outbox(count, since, true) => say!(words, "health-owed-late", count = *count, since = at(since)),
        Point::Dropped(why) if why.is_empty() => words.text("health-none-dropped"),
        Point::Dropped(why) => {
            let total: i64 = why.iter().map(|(_, count)| count).sum();
            let lines = why.iter().map(|(why, count)| format!("\n  - {count} × {}", words.text(why.key())));
            say!(words, "health-dropped", count = total) + &lines.collect::<String>()
        }
        Point::Closed(channels) => {
            let named: Vec<String> = channels.iter().take(NAMED).map(|id| format!("<#{id}>")).collect();
            let more = if channels.len() > NAMED { ", …" } else { "" };
            say!(words, "health-closed", count = channels.len(), channels = format!("{}{more}", named.join(", ")))
        }
        Point::Slowed => words.text("health-slowed"),
        Point::Stopped(until) => say!(words, "health-stopped", until = *until),
        Point::Inboxes(0) => words.text("health-no-inboxes"),
        Point::Inboxes(count) => say!(words, "health-inboxes", count = *count),
        Point::Reviews(0, ..) => words.text("health-no-reviews"),
        Point::Reviews(count, oldest, _) => say!(words, "health-reviews", count = *count, since = at(oldest)),
        Point::Stale(0) => words.text("health-none-stale"),
        Point::Stale(count) => say!(words, "health-stale", count = *count),
        Point::Backup(made, is_old) => {
            let size = megabytes(made.bytes);
            let line = say!(words, "health-backup", at = made.at, size = size, count = made.kept);
            if *is_old { format!("{line} {}", words.text("health-backup-old")) } else { line }
        }
        Point::NoBackup(true) => words.text("health-no-backup-yet"),
        Point::NoBackup(false) => words.text("health-no-backup"),
        Point::BackupShrunk => words.text("backup-shrunk"),
        Point::BackupsAhead(count) => say!(words, "health-backups-ahead", count = *count),
        Point::BackupFailed(failed) => {
            let why = plain_line(&cut(&failed.why, REASON));
            if failed.is_made {
                say!(words, "health-backup-incomplete", at = failed.at, why = why)
            } else {
                say!(words, "health-backup-failed", at = failed.at, why = why)
            }
        }
        Point::Search(Meaning::Ready, Progress { documents, pending: 0 }) => {
            say!(words, "health-search", count = *documents)
        }
        Point::Search(Meaning::Ready, Progress { documents, pending }) => {
            say!(words, "health-search-pending", count = *documents, pending = *pending)
        }
        Point::Search(Meaning::Without, it) => say!(words, "health-search-words", count = it.documents),
        Point::Search(Meaning::Broken(fault), _) => say!(words, "health-search-broken", why = plain_line(fault)),
        Point::Database(bytes) => say!(words, "health-database", size = megabytes(*bytes)),
    }
}
