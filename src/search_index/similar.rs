//! Write-ups that are near a text, or near one another.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use super::memory::Entry;
use super::vector;
use super::{Finder, Item};
use crate::base::database::Store;
use crate::base::error::Result;

/// A write-up near another one.
#[derive(Clone, Copy, Debug)]
pub struct Near {
    /// What it is of
    pub item: Item,
    /// How close in meaning
    pub cosine: f32,
    /// Whether it has an area and the status in common
    pub same_facets: bool,
}

impl Finder {
    /// Write-ups whose title and summary mean nearly what a text says, and how nearly; the nearest first.
    pub async fn alike(self: &Arc<Self>, store: &Store, text: &str) -> Result<Vec<(Item, f32)>> {
        self.follow(store).await?;
        let text = text.to_owned();
        let Some(vector) = self.aside(move |finder| finder.vector(&text)).await? else { return Ok(Vec::new()) };
        let near = self.near(&vector, |entry| matches!(entry.item, Item::Writeup(_)));
        let records = self.records(store, &near).await?;
        let shelf = self.shelf();
        let mut found: Vec<(Item, f32)> = records
            .iter()
            .filter_map(|(document, record)| {
                Some((shelf.entry(*document)?.item, vector::cosine(&record.vector(0)?.vector(), &vector)))
            })
            .collect();
        found.sort_by(|one, other| other.1.total_cmp(&one.1));
        found.truncate(10);
        Ok(found)
    }

    /// The write-ups nearest to another one, by what they mean as a whole; then those with an area and the status in
    /// common.
    pub async fn neighbours(self: &Arc<Self>, store: &Store, item: Item) -> Result<Vec<Near>> {
        self.follow(store).await?;
        let Some(own) = ({
            let shelf = self.shelf();
            shelf.entries().find(|entry| entry.item == item).cloned()
        }) else {
            return Ok(Vec::new());
        };
        let record = self.records(store, &[own.document]).await?.into_iter().next();
        // Title and summary say what it is about.
        let mean = record.and_then(|(_, record)| record.mean(0.5));
        let may = |entry: &Entry| matches!(entry.item, Item::Writeup(_)) && entry.item != item;
        let mut documents = mean.as_ref().map(|mean| self.near(mean, may)).unwrap_or_default();
        let is_alike = |entry: &Entry| {
            entry.status.is_some()
                && entry.status == own.status
                && entry.areas.iter().any(|area| own.areas.contains(area))
        };
        {
            let shelf = self.shelf();
            let mut same: Vec<&Entry> = shelf.entries().filter(|entry| may(entry) && is_alike(entry)).collect();
            let shared = |entry: &Entry| entry.areas.iter().filter(|area| own.areas.contains(area)).count();
            same.sort_by_key(|entry| (Reverse(shared(entry)), Reverse(entry.published_at)));
            documents.extend(same.into_iter().take(10).map(|entry| entry.document));
        }
        documents.sort_unstable();
        documents.dedup();
        let records = self.records(store, &documents).await?;
        let shelf = self.shelf();
        let mut near: Vec<Near> = records
            .iter()
            .filter_map(|(document, record)| {
                let entry = shelf.entry(*document)?;
                let both = mean.as_ref().zip(record.mean(0.0));
                let cosine = both.map_or(0.0, |(mean, other)| vector::cosine(mean, &other));
                Some(Near { item: entry.item, cosine, same_facets: is_alike(entry) })
            })
            .collect();
        near.sort_by(|one, other| other.cosine.total_cmp(&one.cosine));
        Ok(near)
    }

    fn near(&self, vector: &[f32], may: impl Fn(&Entry) -> bool) -> Vec<i64> {
        let shelf = self.shelf();
        if shelf.count() <= self.few {
            return shelf.entries().filter(|entry| may(entry)).map(|entry| entry.document).collect();
        }
        shelf.near(vector, &HashMap::new(), may)
    }
}
