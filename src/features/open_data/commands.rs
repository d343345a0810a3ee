//! `/library export`, and the same for moderators as `/admin export`.

use std::path::Path;

use super::{ExportRefusal, view};
use crate::base::error::{Error, Result};
use crate::base::progress::Progress;
use crate::discord::command::{Access, Command, Reply};
use crate::discord::context::Ctx;

/// The commands of this feature.
pub fn table() -> Vec<Command> {
    vec![
        Command { path: "library export", access: Access::Everyone, options: vec![], run: |ctx| Box::pin(export(ctx)) },
        Command { path: "admin export", access: Access::Moderator, options: vec![], run: |ctx| Box::pin(export(ctx)) },
    ]
}

async fn export(ctx: &Ctx) -> Result<Reply> {
    // One at a time: each reads and packs the whole library.
    let Ok(_one_at_a_time) = ctx.services.exporting.try_lock() else { return Err(ExportRefusal::Busy.into()) };
    let fault = |error: anyhow::Error| Error::Fault(format!("the library was not exported: {error:#}"));
    // Beside the database there is room; where the system keeps small things there may be little, and it may be memory.
    let beside = ctx.services.settings.database.parent().filter(|parent| !parent.as_os_str().is_empty());
    let folder = tempfile::Builder::new().prefix(".tertulia-export-").tempdir_in(beside.unwrap_or(Path::new(".")));
    let folder = folder.map_err(|error| fault(error.into()))?;
    let file = folder.path().join(super::ZIP_NAME);
    let vocabulary = ctx.services.vocabulary.clone();
    let count = super::export_zip(ctx.store(), vocabulary, &file, &Progress::silent()).await.map_err(fault)?;
    if count == 0 {
        return Ok(Reply::Ephemeral(view::empty(ctx)));
    }
    let size = tokio::fs::metadata(&file).await.map_err(|error| fault(error.into()))?.len();
    if size > ctx.attachment_limit {
        return Err(ExportRefusal::TooLarge(size, ctx.attachment_limit).into());
    }
    let bytes = tokio::fs::read(&file).await.map_err(|error| fault(error.into()))?;
    Ok(Reply::Ephemeral(view::library(ctx, count, bytes)))
}
