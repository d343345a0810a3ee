//! The buttons of the letter. Every press asks for the right again.

use super::model::CustomId;
use super::view;
use crate::base::error::Result;
use crate::discord::command::Reply;
use crate::discord::context::{Ctx, Denied};

/// A button of this feature.
pub async fn press(ctx: &Ctx, id: &str) -> Result<Reply> {
    match id.parse().map_err(|()| Denied::OldButton)? {
        CustomId::Right(id) => {
            let writeup = super::confirm(ctx.store(), id, ctx.asker.person, ctx.now).await?;
            Ok(Reply::Ephemeral(view::thanks(ctx, writeup.reference())))
        }
        CustomId::Revise(id) => {
            let writeup = super::take_over(ctx.store(), id, ctx.asker.person, ctx.now).await?;
            Ok(Reply::Ephemeral(view::taken_over(ctx, &writeup)))
        }
    }
}
