//! `/help` and `/about`

use crate::discord::card::{Accent, Card};
use crate::discord::command::{Access, Command, Reply};
use crate::discord::context::Ctx;
use crate::say;

/// The commands of this feature.
pub fn table() -> Vec<Command> {
    vec![
        Command {
            path: "help",
            access: Access::Everyone,
            options: vec![],
            run: |ctx| Box::pin(async { Ok(help(ctx)) }),
        },
        Command {
            path: "about",
            access: Access::Everyone,
            options: vec![],
            run: |ctx| Box::pin(async { Ok(about(ctx)) }),
        },
    ]
}

fn help(ctx: &Ctx) -> Reply {
    let words = ctx.words();
    let mut card = Card::new(Accent::Plain).title(words.text("help-title")).text(words.text("help-members"));
    if ctx.asker.rights.moderator {
        card = card.divider().text(words.text("help-moderators"));
    }
    Reply::Ephemeral(card.small(words.text("help-language")))
}

fn about(ctx: &Ctx) -> Reply {
    let words = ctx.words();
    let version = env!("CARGO_PKG_VERSION");
    let card = Card::new(Accent::Plain).title("Tertulia").text(words.text("about-text"));
    Reply::Ephemeral(card.small(say!(words, "about-version", version = version)))
}
