//! `/me inbox`: what could not be delivered directly. The words of each letter come from the feature that wrote it.
//!
//! A letter counts as read when its reader says so, not when it was shown: an answer may be lost on its way.

use crate::base::error::Result;
use crate::base::ids::{OutboxId, PageNumber};
use crate::discord::card::{Accent, Button, Card};
use crate::discord::command::Reply;
use crate::discord::context::{Ctx, Denied};
use crate::outbox::{self, Content, Contents, Target};
use crate::say;

/// `/me inbox`: the newest letter that is unread, else the newest.
pub async fn inbox(ctx: &Ctx, contents: &dyn Contents) -> Result<Reply> {
    Ok(Reply::Ephemeral(page(ctx, contents, 0).await?))
}

/// A button of the inbox: `inbox/at/<position>` or `inbox/read/<letter>`.
pub async fn press(ctx: &Ctx, contents: &dyn Contents, id: &str) -> Result<Reply> {
    let position = match id.split('/').collect::<Vec<_>>().as_slice() {
        ["inbox", "at", position] => position.parse::<PageNumber>().map_err(|()| Denied::OldButton)?.index(),
        ["inbox", "read", letter] => {
            let letter: OutboxId = letter.parse().map_err(|()| Denied::OldButton)?;
            outbox::mark_read(ctx.store(), ctx.asker.person, letter, ctx.now).await?;
            0
        }
        _ => return Err(Denied::OldButton.into()),
    };
    Ok(Reply::Update(page(ctx, contents, position).await?))
}

async fn page(ctx: &Ctx, contents: &dyn Contents, position: usize) -> Result<Card> {
    let words = ctx.words();
    let mut letters = Vec::new();
    loop {
        let mut stale = false;
        letters.clear();
        for letter in outbox::inbox(ctx.store(), ctx.asker.person).await? {
            let target = Target::Person(ctx.asker.person);
            match contents.content(letter.topic, letter.subject, target, false, ctx.now).await? {
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
    let left = outbox::count_unread(ctx.store(), ctx.asker.person).await? - i64::from(letter.is_unread);
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
