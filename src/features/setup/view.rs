//! The list as whoever runs a server reads it: on a card with menus, and line by line in a terminal.

use super::model::{Point, Use, Verdict};
use crate::base::i18n::{Language, Words};
use crate::base::ids::ChannelId;
use crate::discord::card::{Accent, Button, Card, ChannelMenu, Menu};
use crate::discord::context::Ctx;
use crate::discord::permissions::Permission;
use crate::features::servers::Server;
use crate::say;

/// The card: every point, and below it the menus that mend most of them.
pub fn card(ctx: &Ctx, server: &Server, points: &[Point]) -> Card {
    let words = ctx.words();
    let missing = points.iter().filter(|point| point.verdict() == Verdict::Missing).count();
    let lines: Vec<String> = points.iter().map(|point| line(&words, point, |id, _| format!("<#{id}>"))).collect();
    let language = Language::ALL
        .into_iter()
        .fold(Menu::new("setup/language", words.text("setup-choose-language")), |menu, language| {
            menu.option(language.code(), language.own_name(), language == server.language)
        });
    let channel = |id: &str, key: &str, chosen| ChannelMenu::new(id, words.text(key)).chosen(chosen);
    Card::new(if missing == 0 { Accent::Public } else { Accent::Waiting })
        .title(words.text("setup-title"))
        .text(say!(words, "setup-missing", count = missing))
        .text(lines.join("\n"))
        .menu(language)
        .channel_menu(channel("setup/announcements", "setup-choose-announcements", server.announcement_channel))
        .channel_menu(channel("setup/reviews", "setup-choose-reviews", server.review_channel))
        .buttons([Button::main("setup/again", words.text("setup-again"))])
        .small(words.text("setup-review-command"))
}

/// One point in one line: a mark, what is so, and where it is not as it should be, what to do. `channel` names a channel,
/// given its id and, where the bot can see it, its name.
pub fn line(words: &Words, point: &Point, channel: impl Fn(ChannelId, &str) -> String) -> String {
    format!("{} {}", mark(point.verdict()), sentence(words, point, channel))
}

/// The mark before a point.
pub const fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "✓",
        Verdict::Open => "○",
        Verdict::Missing => "✗",
    }
}

fn sentence(words: &Words, point: &Point, channel: impl Fn(ChannelId, &str) -> String) -> String {
    let what = |what: &Use| match what {
        Use::Announcements => words.text("server-announcements"),
        Use::Reviews => words.text("server-reviews"),
    };
    match point {
        Point::Admitted(true) => words.text("setup-admitted"),
        Point::Admitted(false) => words.text("setup-not-admitted"),
        Point::Language(language) => say!(words, "setup-language", language = words.text(language.key())),
        Point::NoChannel { what: Use::Announcements, .. } => words.text("setup-no-announcements"),
        Point::NoChannel { what: Use::Reviews, elsewhere: true } => words.text("setup-no-reviews-here"),
        Point::NoChannel { what: Use::Reviews, elsewhere: false } => words.text("setup-no-reviews"),
        Point::ChannelGone(kind, _) => say!(words, "setup-channel-gone", what = what(kind)),
        Point::Channel(kind, id, name, missing) => {
            let channel = channel(*id, name);
            if missing.is_empty() {
                say!(words, "setup-channel", what = what(kind), channel = channel)
            } else {
                let missing = names(words, missing);
                say!(words, "setup-channel-lacks", what = what(kind), channel = channel, missing = missing)
            }
        }
        Point::Nowhere(missing) => say!(words, "setup-nowhere", missing = names(words, missing)),
        Point::OpenReviews(id, name) => say!(words, "setup-open-reviews", channel = channel(*id, name)),
        Point::Gatherings(missing) if missing.is_empty() => words.text("setup-gatherings"),
        Point::Gatherings(missing) => say!(words, "setup-gatherings-lack", missing = names(words, missing)),
        Point::Moderators(0) => words.text("setup-no-moderators"),
        Point::Moderators(count) => say!(words, "setup-moderators", count = *count),
    }
}

fn names(words: &Words, permissions: &[Permission]) -> String {
    words.list(&permissions.iter().map(|permission| words.text(permission.key())).collect::<Vec<_>>())
}
