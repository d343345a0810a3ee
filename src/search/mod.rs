//! `/search` over what is published.

pub mod commands;
mod model;
mod store;
mod view;

pub use self::model::{Asked, SearchRefusal};
use crate::error::Result;
use crate::gatherings::{self, Gathering, Harvest, Occurrence};
use crate::ids::{AskedId, Moment};
use crate::index::{self, Facets};
use crate::store::Store;
use crate::writeups::{self, Revision, Writeup};

/// Hits on one page.
pub const PAGE: i64 = 5;
/// How long the pages of a search can be turned.
const KEPT_HOURS: i64 = 24 * 7;

/// Notes of gatherings on the first page.
const NOTES: i64 = 3;

/// A page of what was found.
pub struct Page {
    /// The write-ups, best first
    pub hits: Vec<(Writeup, Revision)>,
    /// How many there are on all pages
    pub total: i64,
    /// The words that count, folded
    pub words: Vec<String>,
    /// Gatherings whose notes have all of them, on the first page of a search without facets
    pub notes: Vec<(Gathering, Occurrence, Harvest)>,
}

/// Remembers a search, so that its pages can be turned after a restart; old ones are forgotten on the way.
pub async fn ask(store: &Store, asked: &Asked, now: Moment) -> Result<AskedId> {
    let mut tx = store.write().await?;
    store::forget_before(&mut *tx, now.plus_hours(-KEPT_HOURS)).await?;
    let id = store::insert(&mut *tx, asked, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// A search that was asked before.
pub async fn asked(store: &Store, id: AskedId) -> Result<Asked> {
    store::get(store.read(), id).await?.ok_or_else(|| SearchRefusal::Forgotten(id).into())
}

/// Page `page` of what a search finds, from 0. A member finds notes of gatherings for members too.
pub async fn find(store: &Store, asked: &Asked, is_member: bool, page: u32) -> Result<Page> {
    let words = index::words(&asked.query);
    let facets = Facets {
        place: asked.place,
        area: asked.area.as_deref(),
        status: asked.status.as_deref(),
        language: asked.language.as_deref(),
        year: asked.year.as_deref(),
        by_date: asked.sort == "date",
    };
    let blank = words.is_empty() && !asked.query.trim().is_empty();
    let found = if blank {
        index::Found::default()
    } else {
        index::find(store, &words, &facets, i64::from(page) * PAGE, PAGE).await?
    };
    let mut hits = Vec::new();
    for id in found.ids {
        hits.extend(writeups::public(store, id).await?);
    }
    let mut notes = Vec::new();
    if page == 0 && !asked.has_facets() {
        for id in index::find_notes(store, &words, is_member, NOTES).await? {
            notes.extend(gatherings::notes(store, id).await?);
        }
    }
    Ok(Page { hits, total: found.total, words, notes })
}
