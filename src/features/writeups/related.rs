//! Write-ups beside one: that build on it, that mean nearly the same, that may tell of the very same reform.

use std::collections::HashSet;
use std::sync::Arc;

use super::annotations::named_numbers;
use super::model::{self, Texts, Writeup};
use super::store;
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::i18n::Language;
use crate::base::ids::{WriteupId, WriteupRef};
use crate::search_index::{Finder, Item};

/// How many are shown.
const SHOWN: usize = 4;
/// From which cosine on another write-up is close in meaning.
const CLOSE: f32 = 0.5;
/// From which cosine on it may be the same reform.
const SAME: f32 = 0.75;

/// Why another write-up is shown beside one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It names this one as what it builds on
    BuildsOn,
    /// It means nearly the same
    Meaning,
    /// It has an area and the status in common
    SameAreaAndStatus,
}

/// Another public write-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Its row
    pub id: WriteupId,
    /// What it is called
    pub reference: WriteupRef,
    /// Its title, in the reader's language where it was translated
    pub title: String,
    /// Why it is shown
    pub why: Why,
}

/// What is shown beside a public write-up, for readers of a language: what builds on it first.
pub async fn related(
    store: &Store,
    finder: &Arc<Finder>,
    writeup: &Writeup,
    language: Language,
) -> Result<Vec<Related>> {
    let mut found: Vec<(WriteupId, Why)> = Vec::new();
    if let Some(number) = writeup.number {
        for (id, named) in store::naming(store.read(), &format!("%{number}%")).await? {
            if named_numbers(&named).contains(&number) && id != writeup.id {
                found.push((id, Why::BuildsOn));
            }
        }
        found.truncate(SHOWN / 2);
    }
    let near = finder.neighbours(store, Item::Writeup(writeup.id)).await?;
    let close = near.iter().filter(|near| near.cosine >= CLOSE).map(|near| (near.item, Why::Meaning));
    let same = near.iter().filter(|near| near.same_facets).map(|near| (near.item, Why::SameAreaAndStatus));
    for (subject, why) in close.take(SHOWN - 1).chain(same) {
        if let Item::Writeup(id) = subject
            && !found.iter().any(|(known, _)| *known == id)
        {
            found.push((id, why));
        }
    }
    found.truncate(SHOWN);
    titled(store, found, language).await
}

/// Public write-ups that may tell of the same reform as a draft, for its author.
pub async fn alike(
    store: &Store,
    finder: &Arc<Finder>,
    writeup: &Writeup,
    texts: &Texts,
    language: Language,
) -> Result<Vec<Related>> {
    if texts.title.trim().is_empty() {
        return Ok(Vec::new());
    }
    let mut found: Vec<(f64, WriteupId)> = Vec::new();
    for (id, _, other) in store::public_titles(store.read(), writeup.place).await? {
        let likeness = model::likeness(&texts.title, &other);
        if likeness >= 0.5 {
            found.push((likeness, id));
        }
    }
    let text = [texts.title.trim(), texts.summary.trim()].join(". ");
    for (subject, cosine) in finder.alike(store, &text).await? {
        if let Item::Writeup(id) = subject
            && cosine >= SAME
        {
            found.push((f64::from(cosine), id));
        }
    }
    found.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut seen = HashSet::from([writeup.id]);
    found.retain(|(_, id)| seen.insert(*id));
    found.truncate(3);
    titled(store, found.into_iter().map(|(_, id)| (id, Why::Meaning)).collect(), language).await
}

/// Write-ups that may tell of the same reform, for moderators: public ones, and of the same place those that wait.
pub async fn similar(
    store: &Store,
    finder: &Arc<Finder>,
    writeup: &Writeup,
    texts: &Texts,
) -> Result<Vec<(WriteupRef, String)>> {
    let mut found: Vec<(WriteupRef, String)> = Vec::new();
    for it in alike(store, finder, writeup, texts, writeup.language).await? {
        found.push((it.reference, it.title));
    }
    for (id, number, other) in store::waiting_titles(store.read(), writeup.place).await? {
        let reference = WriteupRef::of(id, number);
        let is_known = found.iter().any(|(known, _)| *known == reference);
        if id != writeup.id && !is_known && model::likeness(&texts.title, &other) >= 0.5 {
            found.push((reference, other));
        }
    }
    found.truncate(3);
    Ok(found)
}

/// With their titles; what is not public is left out.
async fn titled(store: &Store, found: Vec<(WriteupId, Why)>, language: Language) -> Result<Vec<Related>> {
    let ids: Vec<i64> = found.iter().map(|(id, _)| id.0).collect();
    let rows =
        store::public_titles_of(store.read(), &serde_json::to_string(&ids).unwrap_or_default(), language).await?;
    let related = rows.into_iter().filter_map(|row| {
        let (_, why) = found.iter().find(|(id, _)| *id == row.id)?;
        Some(Related { id: row.id, reference: WriteupRef::of(row.id, row.number), title: row.title, why: *why })
    });
    Ok(related.collect())
}
