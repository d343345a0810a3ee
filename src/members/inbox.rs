//! `/me inbox`: what could not be delivered directly. The words of each letter come from the feature that wrote it.

use crate::discord::card::{Accent, Card};
use crate::discord::command::Reply;
use crate::discord::context::Ctx;
use crate::error::Result;
use crate::outbox::{self, Contents, Target};
use crate::say;

/// Shows the newest letter that is unread, else the newest, and marks all that are shown as read.
pub async fn inbox(ctx: &Ctx, contents: &dyn Contents) -> Result<Reply> {
    let words = ctx.words();
    let letters = outbox::inbox(ctx.store(), ctx.asker.person).await?;
    let mut shown = None;
    for letter in &letters {
        if let Some(card) = contents.card(letter.topic, letter.subject, Target::Person(ctx.asker.person)).await? {
            shown = Some((letter, card));
            break;
        }
    }
    let Some((letter, card)) = shown else {
        return Ok(Reply::Quiet(Card::note(Accent::Plain, words.text("inbox-empty"))));
    };
    outbox::mark_read(ctx.store(), letter.outbox_id, ctx.now).await?;
    let left = outbox::count_unread(ctx.store(), ctx.asker.person).await?;
    let heading = say!(words, "inbox-heading", at = letter.created_at.0.to_string(), left = left);
    Ok(Reply::Quiet(card.headed(&heading)))
}
