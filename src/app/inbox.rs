//! `/me inbox`: what could not be delivered directly. The words of each letter come from the feature that wrote it.
//!
//! A letter counts as read when its reader says so, not when it was shown: an answer may be lost on its way.

use crate::base::error::Result;
use crate::base::ids::{OutboxId, PageNumber};
use crate::discord::card::{Accent, Button, Card};
use crate::discord::command::{Access, Command, Effect, Reply};
use crate::discord::component::Component;
use crate::discord::context::{Ctx, Denied};
use crate::features::Feature;
use crate::outbox::{self, Content, ContentRequest, Contents as _};
use crate::say;

/// What the inbox gives the app. It stands here since it shows the words of every feature.
pub const FEATURE: Feature = Feature { commands: table, components: COMPONENTS, ..Feature::EMPTY };

const COMPONENTS: &[Component] = &[
    Component::button("inbox/at/", Access::Everyone, Effect::Own, |ctx, id| Box::pin(turn(ctx, id))),
    Component::button("inbox/read/", Access::Everyone, Effect::Own, |ctx, id| Box::pin(read(ctx, id))),
];

fn table() -> Vec<Command> {
    vec![Command {
        path: "me inbox",
        access: Access::Everyone,
        effect: Effect::Own,
        options: vec![],
        run: |ctx| Box::pin(inbox(ctx)),
    }]
}

/// The newest letter that is unread, else the newest.
async fn inbox(ctx: &Ctx) -> Result<Reply> {
    Ok(Reply::Ephemeral(page(ctx, 0).await?))
}

/// `inbox/at/<position>`
async fn turn(ctx: &Ctx, id: &str) -> Result<Reply> {
    let position: PageNumber = id.trim_start_matches("inbox/at/").parse().map_err(|()| Denied::OldButton)?;
    Ok(Reply::Update(page(ctx, position.index()).await?))
}

/// `inbox/read/<letter>`
async fn read(ctx: &Ctx, id: &str) -> Result<Reply> {
    let letter: OutboxId = id.trim_start_matches("inbox/read/").parse().map_err(|()| Denied::OldButton)?;
    outbox::mark_read(ctx.store(), ctx.asker.person, letter, ctx.now).await?;
    Ok(Reply::Update(page(ctx, 0).await?))
}

async fn page(ctx: &Ctx, position: usize) -> Result<Card> {
    let words = ctx.words();
    let mut letters = Vec::new();
    loop {
        let mut stale = false;
        letters.clear();
        for letter in outbox::inbox(ctx.store().read(), ctx.asker.person).await? {
            let request = ContentRequest::of_letter(&letter, ctx.asker.person, ctx.now);
            match ctx.services.content(&request).await? {
                Some(Content::Card(card)) => letters.push((letter, card)),
                // It makes no sense any more: it counts as read, and makes room for the next one.
                _ if letter.is_unread => {
                    outbox::mark_read(ctx.store(), ctx.asker.person, letter.outbox_id, ctx.now).await?;
                    stale = true;
                }
                _ => {}
            }
        }
        if !stale {
            break;
        }
    }
    let (count, position) = (letters.len(), position.min(letters.len().saturating_sub(1)));
    let Some((letter, card)) = letters.into_iter().nth(position) else {
        return Ok(Card::note(Accent::Plain, words.text("inbox-empty")));
    };
    let left = outbox::count_unread(ctx.store().read(), ctx.asker.person).await? - i64::from(letter.is_unread);
    let mut buttons = Vec::new();
    if letter.is_unread {
        buttons.push(Button::main(format!("inbox/read/{}", letter.outbox_id), words.text("inbox-read")));
    }
    if position > 0 {
        buttons.push(Button::new(format!("inbox/at/{}", position - 1), words.text("page-back")));
    }
    if position + 1 < count {
        buttons.push(Button::new(format!("inbox/at/{}", position + 1), words.text("page-on")));
    }
    let heading = say!(words, "inbox-heading", at = letter.created_at.0.to_string(), left = left.max(0));
    Ok(card.buttons(buttons).headed(&heading))
}
