//! The log in words: rows for moderators, numbers and bare steps for everyone.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::model::{CustomId, key, month_of, people};
use super::{About, Month, Now, Step, Told};
use crate::audit_log::Filter;
use crate::base::i18n::Words;
use crate::base::ids::{PageNumber, PersonId, UserId};
use crate::base::vocabulary::Scheme;
use crate::discord::card::{self, Accent, Card, cut, plain_line};
use crate::discord::context::Ctx;
use crate::features::members::view::mention;
use crate::say;

/// Rows on a page of the log.
pub const ROWS: i64 = 6;
/// Steps on a page of what everyone may read.
pub const STEPS: i64 = 20;
/// The longest text of a row that is shown, in characters.
const TEXT: usize = 120;

fn action(words: &Words, action: &str) -> String {
    key(action).map_or_else(|| plain_line(action), |key| words.text(&key))
}

fn user_of(row: &Told, person: PersonId) -> Option<UserId> {
    row.people.iter().find(|(each, _)| *each == person).and_then(|(_, user)| *user)
}

fn about(words: &Words, it: &About) -> String {
    match it {
        About::Writeup(reference) => reference.to_string(),
        About::Gathering(number) => format!("G-{number}"),
        About::Place(name) => plain_line(name),
        About::Server(id) => say!(words, "log-server", id = id),
        About::Person(user) => mention(words, *user),
        About::Other(subject) => plain_line(subject),
    }
}

/// What stood before or after, with people as mentions instead of numbers.
fn told(words: &Words, row: &Told, text: &str) -> String {
    let mut shown = plain_line(&cut(text, TEXT));
    for person in people(text) {
        shown = shown.replace(&format!("person/{person}"), &mention(words, user_of(row, person)));
    }
    shown
}

fn row(words: &Words, it: &Told) -> String {
    let line = &it.line;
    let who = match line.actor {
        None => words.text("log-by-the-bot"),
        Some(person) => mention(words, user_of(it, person)),
    };
    let head = format!("**{}** · <t:{}:f> · **{}** · {who}", line.log_id, line.at.0, action(words, &line.action));
    let mut parts = vec![about(words, &it.about)];
    match (line.before.as_deref(), line.after.as_deref()) {
        (None, _) | (_, None) => parts.push(words.text("log-erased")),
        (Some(""), Some("")) => {}
        (Some(""), Some(after)) => parts.push(told(words, it, after)),
        (Some(before), Some(after)) => parts.push(format!("{} → {}", told(words, it, before), told(words, it, after))),
    }
    if let Some(reason) = line.reason.as_deref().filter(|reason| !reason.is_empty()) {
        parts.push(say!(words, "log-reason", reason = plain_line(&cut(reason, TEXT))));
    }
    format!("{head}\n{}", parts.join(" · "))
}

/// Buttons to the newer and the older page.
fn turn(words: &Words, page: PageNumber, has_more: bool, to: impl Fn(PageNumber) -> CustomId) -> [card::Button; 2] {
    [
        card::Button::new(to(page.before()), words.text("log-newer")).disabled(page.is_first()),
        // Buttons beside each other need ids that differ, also where both lead nowhere.
        card::Button::new(to(page.after()), words.text("log-older")).disabled(!has_more),
    ]
}

pub fn log(ctx: &Ctx, filter: &Filter, rows: &[Told], page: PageNumber, total: i64) -> Card {
    let words = ctx.words();
    let mut card = Card::new(Accent::Plain).title(words.text("log-title"));
    if rows.is_empty() {
        return card.text(words.text("log-empty"));
    }
    card = card.text(say!(words, "log-count", count = total));
    for each in rows {
        card = card.text(row(&words, each));
    }
    let has_more = !page.is_last_of(total, ROWS);
    if !page.is_first() || has_more {
        card = card.buttons(turn(&words, page, has_more, |page| CustomId::Log(page, filter.clone())));
    }
    card
}

/// The month in numbers, and the head of the chain.
pub fn month(ctx: &Ctx, first: Date, counted: &Month, now: &Now) -> Card {
    let words = ctx.words();
    let done = |actions: &[&str]| -> i64 {
        counted.actions.iter().filter(|(action, _)| actions.contains(&action.as_str())).map(|(_, count)| count).sum()
    };
    let decided = |verdict: &str| -> i64 {
        counted.verdicts.iter().filter(|(each, _, _)| each == verdict).map(|(_, _, count)| count).sum()
    };
    let reasons = |verdict: &str| {
        let reasons = counted.verdicts.iter().filter(|(each, _, _)| each == verdict);
        let reasons = reasons.filter_map(|(_, reason, count)| {
            let label = ctx.vocabulary().label(Scheme::Reason, reason.as_deref()?, words.language()).to_owned();
            Some(format!("{label}: {}", words.number(*count)))
        });
        let reasons = reasons.collect::<Vec<_>>().join(", ");
        if reasons.is_empty() { reasons } else { format!(" ({reasons})") }
    };
    let line = |key: &str, count: i64, more: String| format!("{} **{}**{more}", words.text(key), words.number(count));
    let writeups = [
        line("transparency-submitted", done(&["writeup.submit"]), String::new()),
        line("transparency-published", counted.first, String::new()),
        line("transparency-versions", decided("approve") - counted.first, String::new()),
        line("transparency-sent-back", decided("changes"), reasons("changes")),
        line("transparency-rejected", decided("reject"), reasons("reject")),
        line("transparency-merged", decided("merge"), reasons("merge")),
        line("transparency-held", decided("hold"), reasons("hold")),
        line("transparency-reopened", decided("reopen"), String::new()),
        line("transparency-imported", counted.imported, String::new()),
        line("transparency-withdrawn", done(&["writeup.withdraw"]), String::new()),
        line("transparency-erased", counted.erased, String::new()),
        line("transparency-reports", done(&["report.send", "report.reply"]), String::new()),
        line("transparency-reports-decided", done(&["report.decide"]), String::new()),
    ];
    let network = [
        line("transparency-roles-given", done(&["role.grant"]), String::new()),
        line("transparency-roles-taken", done(&["role.revoke"]), String::new()),
        line("transparency-blocks", done(&["block.add"]), String::new()),
        line("transparency-unblocked", done(&["block.lift"]), String::new()),
        line("transparency-forgotten", done(&["person.forget"]), String::new()),
        line("transparency-servers-in", done(&["server.admit"]), String::new()),
        line("transparency-servers-out", done(&["server.remove", "server.leave"]), String::new()),
    ];
    let head = now.head.as_ref().map_or_else(
        || words.text("log-empty"),
        |head| say!(words, "transparency-head", number = words.number(head.log_id), hash = head.digits()),
    );
    let title = words.month(&first.strftime("%Y-%m").to_string());
    let (begun, today) = (month_of(now.first_at.unwrap_or(ctx.now)), month_of(ctx.now));
    let (earlier, later) = (first.saturating_sub(1.month()), first.saturating_add(1.month()));
    Card::new(Accent::Plain)
        .title(say!(words, "transparency-title", month = title))
        .field(&words.text("transparency-writeups"), &writeups.join("\n"))
        .field(&words.text("transparency-network"), &network.join("\n"))
        .text(say!(words, "transparency-servers", count = now.servers))
        .field(&words.text("transparency-chain"), &head)
        .buttons([
            card::Button::new(CustomId::Month(earlier), words.text("transparency-earlier")).disabled(first <= begun),
            card::Button::new(CustomId::Month(later), words.text("transparency-later")).disabled(first >= today),
            card::Button::new(CustomId::Steps(PageNumber::FIRST), words.text("transparency-steps")),
        ])
        .small(words.text("transparency-hint"))
}

/// Every step with its date, and the write-up it was about: no persons, no texts, and no numbers, since gaps would tell
/// when something was done that is only counted.
pub fn steps(ctx: &Ctx, rows: &[Step], page: PageNumber, total: i64) -> Card {
    let words = ctx.words();
    let lines = rows.iter().map(|row| {
        let about = row.writeup.map_or_else(String::new, |reference| format!(" · {reference}"));
        format!("- <t:{}:d> · {}{about}", row.at.0, action(&words, &row.action))
    });
    let lines = lines.collect::<Vec<_>>().join("\n");
    let has_more = !page.is_last_of(total, STEPS);
    let text = if lines.is_empty() { words.text("log-empty") } else { lines };
    Card::new(Accent::Plain).title(words.text("transparency-steps-title")).text(text).buttons(
        turn(&words, page, has_more, CustomId::Steps)
            .into_iter()
            .chain([card::Button::new(CustomId::Month(month_of(ctx.now)), words.text("transparency-numbers"))]),
    )
}
