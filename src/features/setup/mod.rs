//! What a server still needs before everything works in it, point by point: `/admin setup` and `tertulia check` read
//! the same list.

pub mod commands;
mod model;
mod view;

pub use self::model::{Point, Verdict, points};
pub use self::view::{line, mark};
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::ids::ServerId;
use crate::discord::permissions::{self, Standing};
use crate::discord::rest::{CallError, Rest};
use crate::features::members::{self, Role};
use crate::features::servers::{self, Server};

/// What there is to say about the first server before the bot ran, when nothing is chosen in it.
pub async fn look_before(rest: &Rest, server: ServerId) -> Result<Vec<Point>> {
    let (granted, in_best_channel) = permissions::before_anything_is_chosen(rest, server).await?;
    Ok(model::points_before(granted, in_best_channel))
}

/// Everything there is to say about `server`.
pub async fn look(store: &Store, rest: &Rest, server: &Server) -> Result<Vec<Point>> {
    let channels = [server.announcement_channel, server.review_channel];
    let standing = permissions::in_server(rest, server.id, channels.into_iter().flatten()).await;
    let standing = match standing {
        Ok(standing) => standing,
        // The bot was removed while the database still has the server.
        Err(CallError::Refused { status: 403 | 404, .. }) => Standing::default(),
        Err(error) => return Err(error.into()),
    };
    let moderators = members::count_with_role(store, Role::Moderator).await?;
    let reviewed_somewhere = servers::admitted(store.read()).await?.iter().any(|other| other.review_channel.is_some());
    Ok(points(server, &standing, moderators, reviewed_somewhere))
}
