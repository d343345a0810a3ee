//! `/library export`, and the same for moderators as `/admin export`.

use tokio::sync::Mutex;

use super::{ExportRefusal, view};
use crate::discord::command::{Access, Command, Reply};
use crate::discord::context::Ctx;
use crate::error::{Error, Result};
use crate::progress::Progress;

/// One export at a time: each reads and packs the whole library.
static ONE_AT_A_TIME: Mutex<()> = Mutex::const_new(());

/// The commands of this feature.
pub fn table() -> Vec<Command> {
    vec![
        Command { path: "library export", access: Access::Everyone, options: vec![], run: |ctx| Box::pin(export(ctx)) },
        Command { path: "admin export", access: Access::Moderator, options: vec![], run: |ctx| Box::pin(export(ctx)) },
    ]
}

async fn export(ctx: &Ctx) -> Result<Reply> {
    let _one_at_a_time = ONE_AT_A_TIME.lock().await;
    let fault = |error: anyhow::Error| Error::Fault(format!("the library was not exported: {error:#}"));
    let folder = tempfile::tempdir().map_err(|error| fault(error.into()))?;
    let file = folder.path().join(super::ZIP_NAME);
    let vocabulary = ctx.network.vocabulary.clone();
    let count = super::export_zip(ctx.store(), vocabulary, &file, &Progress::silent()).await.map_err(fault)?;
    if count == 0 {
        return Ok(Reply::Quiet(view::empty(ctx)));
    }
    let size = tokio::fs::metadata(&file).await.map_err(|error| fault(error.into()))?.len();
    if size > ctx.attachment_limit {
        return Err(ExportRefusal::TooLarge(size, ctx.attachment_limit).into());
    }
    let bytes = tokio::fs::read(&file).await.map_err(|error| fault(error.into()))?;
    Ok(Reply::Quiet(view::library(ctx, count, bytes)))
}
