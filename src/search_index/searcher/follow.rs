//! The copy in memory follows the rows: what changed since is read, the rest stays.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError};

use super::Searcher;
use crate::base::database::Store;
use crate::base::error::Result;
use crate::base::i18n::Language;
use crate::base::ids::{OccurrenceId, PlaceId};
use crate::search_index::analysis::SYNONYM;
use crate::search_index::memory::{Entry, Memory, Row, Words};
use crate::search_index::{Item, store, vector};

/// Up to how many documents the words in memory follow each change at once; with more, the work in the background does it.
const FEW_ENOUGH: usize = 2_000;

impl Searcher {
    /// Brings the copy in memory up to date with the rows.
    pub(in crate::search_index) async fn follow(&self, store: &Store) -> Result<()> {
        self.follow_to(store, store::newest_change(store.read()).await?).await
    }

    /// Brings the copy in memory up to date with the rows, of which `newest` is the newest change.
    pub(super) async fn follow_to(&self, store: &Store, newest: i64) -> Result<()> {
        let (known, count) = {
            let memory = self.memory();
            (memory.change, memory.count())
        };
        let is_first = *self.words_at.lock().unwrap_or_else(PoisonError::into_inner) < 0;
        if newest == known && !is_first {
            return Ok(());
        }
        let changed = if is_first { None } else { Some(store::changed_since(store.read(), known).await?) };
        let json = changed.as_ref().map(|ids| serde_json::to_string(ids).unwrap_or_default());
        let (mut loaded, mut labels) = (Memory::default(), Labels::default());
        store::held(store.read(), json.as_deref(), |row| {
            let passages = passages(&row);
            loaded.put(entry(row, &mut labels), passages.into_iter());
        })
        .await?;
        {
            let mut memory = self.memory.write().unwrap_or_else(PoisonError::into_inner);
            let mut records = self.records.lock().unwrap_or_else(PoisonError::into_inner);
            for document in changed.iter().flatten() {
                memory.remove(*document);
                records.remove(document);
            }
            memory.absorb(loaded);
            // Another search may have been quicker, and further.
            memory.change = memory.change.max(newest);
        }
        if is_first || count < FEW_ENOUGH {
            self.follow_words(store).await?;
        }
        Ok(())
    }

    /// Brings the words in memory up to date with the rows.
    pub(in crate::search_index) async fn follow_words(&self, store: &Store) -> Result<()> {
        let newest = store::newest_change(store.read()).await?;
        let model = self.encoder().map(|encoder| encoder.name().to_owned()).unwrap_or_default();
        let mut rows: Vec<Row> = Vec::new();
        store::words(store.read(), &model, |it| {
            if rows.last().is_none_or(|row| row.text != it.word) {
                rows.push(Row { text: it.word, vector: it.vector, ..Row::default() });
            }
            let (Some(row), documents) = (rows.last_mut(), u32::try_from(it.documents).unwrap_or(0)) else { return };
            match it.language.as_str() {
                SYNONYM => row.as_synonym += documents,
                code => row.documents.push((code.parse().ok(), documents)),
            }
        })
        .await?;
        let words = Words::new(rows);
        self.memory.write().unwrap_or_else(PoisonError::into_inner).words = words;
        *self.words_at.lock().unwrap_or_else(PoisonError::into_inner) = newest;
        Ok(())
    }
}

/// The language and the signs of each passage whose vector is made.
fn passages(row: &store::Held) -> Vec<(Language, vector::Bits)> {
    let (bits, _) = row.bits.as_deref().unwrap_or_default().as_chunks::<8>();
    let (bits, _) = bits.as_chunks::<{ vector::KEPT / 64 }>();
    let language = |byte: &u8| Language::ALL.get(usize::from(*byte)).copied().unwrap_or_default();
    row.parts.iter().map(language).zip(bits.iter().map(|bits| bits.map(u64::from_le_bytes))).collect()
}

/// The entry of a row; `known` are areas and statuses that others have, so that each is in memory once.
fn entry(row: store::Held, known: &mut Labels) -> Entry {
    let item = match (row.writeup, row.occurrence) {
        (Some(writeup), _) => Item::Writeup(writeup),
        (None, occurrence) => Item::Notes(occurrence.unwrap_or(OccurrenceId(0))),
    };
    let year = |year: Option<i64>| year.and_then(|year| i16::try_from(year).ok());
    Entry {
        document: row.document,
        item,
        languages: u8::try_from(row.languages).unwrap_or_default(),
        for_members: row.for_members,
        length: u32::try_from(row.length).unwrap_or_default(),
        published_at: row.published_at,
        place: row.place.map(PlaceId),
        areas: Arc::clone(
            known
                .areas
                .entry(row.areas)
                .or_insert_with_key(|areas| areas.split_whitespace().map(str::to_owned).collect()),
        ),
        status: row.status.map(|status| {
            let status = known.statuses.entry(status).or_insert_with_key(|status| status.as_str().into());
            Arc::clone(status)
        }),
        year_from: year(row.year_from),
        year_to: year(row.year_to),
    }
}

/// What entries share.
#[derive(Default)]
struct Labels {
    areas: HashMap<String, Arc<[String]>>,
    statuses: HashMap<String, Arc<str>>,
}
