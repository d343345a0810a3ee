//! The buttons of the letter.

use super::model::CustomId;
use super::view;
use crate::base::error::Result;
use crate::discord::command::{Access, Effect, Reply};
use crate::discord::component::{Component, ComponentHandler};
use crate::discord::context::{Ctx, Denied};

/// The buttons of the letter.
pub const COMPONENTS: &[Component] = &[Component::button("upkeep/", Access::Everyone, Effect::Acts, PRESS)];
const PRESS: ComponentHandler = |ctx, id| Box::pin(press(ctx, id));

/// A button of this feature.
async fn press(ctx: &Ctx, id: &str) -> Result<Reply> {
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
