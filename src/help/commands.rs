//! `/help` and `/about`

use crate::discord::card::{Accent, Card};
use crate::discord::command::{Access, Command, Reply};
use crate::discord::context::Ctx;
use crate::error::Result;
use crate::say;

/// The commands of this feature.
pub fn table() -> Vec<Command> {
    vec![
        Command { path: "help", access: Access::Everyone, options: vec![], run: |ctx| Box::pin(help(ctx)) },
        Command { path: "about", access: Access::Everyone, options: vec![], run: |ctx| Box::pin(about(ctx)) },
    ]
}

async fn help(ctx: &Ctx) -> Result<Reply> {
    let words = ctx.words();
    let mut card = Card::new(Accent::Plain).title(words.text("help-title")).text(words.text("help-members"));
    if ctx.asker.rights.moderator {
        card = card.divider().text(words.text("help-moderators"));
    }
    Ok(Reply::Quiet(card.small(words.text("help-language"))))
}

async fn about(ctx: &Ctx) -> Result<Reply> {
    let words = ctx.words();
    let version = env!("CARGO_PKG_VERSION");
    Ok(Reply::Quiet(Card::new(Accent::Plain).title("Tertulia").text(words.text("about-text")).small(say!(
        words,
        "about-version",
        version = version
    ))))
}
