//! What comes with the library's file.

use crate::base::text::megabytes;
use crate::discord::card::{Accent, Attachment, Card};
use crate::discord::context::Ctx;
use crate::say;

pub fn library(ctx: &Ctx, count: u64, bytes: Vec<u8>) -> Card {
    let words = ctx.words();
    let size = megabytes(bytes.len() as u64);
    Card::new(Accent::Public)
        .title(words.text("library-title"))
        .text(say!(words, "library-file", count = count))
        .file(Attachment { name: super::ZIP_NAME.to_owned(), bytes })
        .small(say!(words, "library-licence", size = size))
}

pub fn empty(ctx: &Ctx) -> Card {
    Card::note(Accent::Plain, ctx.words().text("library-empty"))
}
