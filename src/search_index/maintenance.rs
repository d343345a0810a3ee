//! The work in the background: vectors of documents and words that have none yet, a look at whether the index is whole, and
//! its full-text table in few pieces. Each step is small and its own transaction; whatever is interrupted is found again by
//! what is missing.

use std::collections::HashMap;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

use super::vector;
use super::{Finder, Item, store};
use crate::base::database::Store;
use crate::base::error::Result;

/// Words that get their vectors in one step.
const WORDS_A_STEP: usize = 48;
/// From how many pieces on the full-text table is put together, and how many pages of it in one step.
const PIECES: i64 = 6;
const PAGES_A_STEP: i64 = 200;
/// In the place of a change, while that is going on.
const MERGING: i64 = -2;
/// Changes that are kept for copies in memory that follow late.
const CHANGES_KEPT: i64 = 10_000;

/// Vectors of passages that were made already, where they are kept.
pub type Known = Arc<Mutex<Option<HashMap<String, Vec<f32>>>>>;

/// How far the index is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Documents in it
    pub documents: i64,
    /// Documents that wait for their vectors
    pub pending: i64,
}

impl Finder {
    /// How far the index is.
    pub async fn progress(&self, store: &Store) -> Result<Progress> {
        let (documents, pending) = store::counts(store.read()).await?;
        Ok(Progress { documents, pending: if self.encoder().is_some() { pending } else { 0 } })
    }

    /// Makes sure that the full-text table is there and has a row for each document; otherwise all is made anew. Says
    /// whether it was whole.
    pub async fn check(&self, store: &Store) -> Result<bool> {
        let mut tx = store.write().await?;
        let is_whole = store::is_whole(&mut tx).await;
        if !is_whole {
            store::reset(&mut tx).await?;
        }
        tx.commit().await?;
        Ok(is_whole)
    }

    /// Whether a search could not read the full-text table since this was asked last.
    pub fn was_broken(&self) -> bool {
        self.broken.swap(false, Ordering::Relaxed)
    }

    /// Makes the index empty, so that everything is made anew.
    pub async fn reset(&self, store: &Store) -> Result<()> {
        let mut tx = store.write().await?;
        store::reset(&mut tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// What is in the index: each subject, and whether its row was made by today's rules and today's model.
    pub async fn subjects(&self, store: &Store) -> Result<Vec<(Item, bool)>> {
        store::subjects(store.read(), self.encoder().map(crate::search_index::encoder::Encoder::name)).await
    }

    /// Makes the vectors of the next documents that have none, at most `most`. Says how many there were.
    pub async fn embed_next(self: &Arc<Self>, store: &Store, most: i64, known: &Known) -> Result<usize> {
        let Some(model) = self.encoder().map(|encoder| encoder.name().to_owned()) else { return Ok(0) };
        let pending = store::pending(store.read(), most).await?;
        if pending.is_empty() {
            return Ok(0);
        }
        let known = Arc::clone(known);
        let made = self.aside(move |finder| {
            let made = pending.into_iter().map(|(document, passages)| (document, finder.embed(&passages, &known)));
            made.collect::<Vec<_>>()
        });
        let made = made.await?;
        let mut tx = store.write().await?;
        for (document, (signs, vectors)) in &made {
            store::set_vectors(&mut tx, *document, &model, signs, vectors).await?;
        }
        tx.commit().await?;
        Ok(made.len())
    }

    /// The signs and the vectors of passages, as they are stored.
    fn embed(&self, passages: &str, known: &Mutex<Option<HashMap<String, Vec<f32>>>>) -> (Vec<u8>, Vec<u8>) {
        let passages: Vec<String> = serde_json::from_str(passages).unwrap_or_default();
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        let new: Vec<&str> = match known.as_ref() {
            Some(known) => passages.iter().filter(|it| !known.contains_key(*it)).map(String::as_str).collect(),
            None => passages.iter().map(String::as_str).collect(),
        };
        let made = self.vectors(&new).unwrap_or_default();
        let made: HashMap<String, Vec<f32>> = new.into_iter().map(str::to_owned).zip(made).collect();
        let (mut signs, mut vectors) = (Vec::new(), Vec::new());
        for passage in &passages {
            let kept = made.get(passage).or_else(|| known.as_ref()?.get(passage));
            let vector = kept.cloned().unwrap_or_default();
            signs.extend(vector::bits(&vector).iter().flat_map(|word| word.to_le_bytes()));
            vector::write(&vector, &mut vectors);
        }
        if let Some(known) = known.as_mut() {
            known.extend(made);
        }
        (signs, vectors)
    }

    /// Makes everything that is missing now, and the same passage only once: for a command, not for the running bot.
    pub async fn catch_up(self: &Arc<Self>, store: &Store, bar: crate::base::progress::Progress) -> Result<()> {
        let known: Known = Arc::new(Mutex::new(Some(HashMap::new())));
        let waiting = self.progress(store).await?.pending;
        bar.of(u64::try_from(waiting).unwrap_or_default());
        let mut done = 0;
        loop {
            let count = self.embed_next(store, 50, &known).await?;
            if count == 0 {
                break;
            }
            done += count as u64;
            bar.at(done);
        }
        bar.finish();
        while self.learn_words(store).await? {}
        while self.merge_some(store).await? {}
        Ok(())
    }

    /// Puts together what the full-text table is in many pieces of, since each search looks into all of them. Says whether
    /// there is more to do.
    pub async fn merge_some(&self, store: &Store) -> Result<bool> {
        let change = self.shelf().change;
        let merged_at = self.merged_at.load(Ordering::Relaxed);
        if merged_at == change {
            return Ok(false);
        }
        let most = if merged_at == MERGING { 1 } else { PIECES - 1 };
        let mut is_more = store::pieces(store.read()).await? > most;
        if is_more {
            let mut tx = store.write().await?;
            is_more = store::merge_some(&mut tx, PAGES_A_STEP).await?;
            tx.commit().await?;
        }
        self.merged_at.store(if is_more { MERGING } else { change }, Ordering::Relaxed);
        Ok(is_more)
    }

    /// In how many pieces the full-text table is.
    #[cfg(test)]
    pub async fn pieces(&self, store: &Store) -> Result<i64> {
        store::pieces(store.read()).await
    }

    /// Bytes that the index takes in the database.
    pub async fn size(&self, store: &Store) -> Result<u64> {
        Ok(u64::try_from(store::size(store.read()).await?).unwrap_or_default())
    }

    /// Makes the vectors of the next words that have none, brings the words in memory up to date, and looks up which mean
    /// the same. Says whether there is more to do.
    pub async fn learn_words(self: &Arc<Self>, store: &Store) -> Result<bool> {
        let newest = store::newest_change(store.read()).await?;
        if *self.words_at.lock().unwrap_or_else(PoisonError::into_inner) != newest {
            self.follow(store).await?;
            self.follow_words(store).await?;
            let mut tx = store.write().await?;
            store::forget_changes(&mut *tx, newest - CHANGES_KEPT).await?;
            tx.commit().await?;
        }
        let Some(model) = self.encoder().map(|encoder| encoder.name().to_owned()) else { return Ok(false) };
        let missing = self.shelf().words.unknown(WORDS_A_STEP);
        if missing.is_empty() {
            return self.aside(|finder| finder.shelf().words.warm(WORDS_A_STEP)).await;
        }
        let made = self.aside(move |finder| {
            let texts: Vec<&str> = missing.iter().map(String::as_str).collect();
            let vectors = finder.vectors(&texts).unwrap_or_default();
            let kept = vectors.iter().map(|vector| {
                let mut bytes = Vec::with_capacity(vector::BYTES);
                vector::write(vector, &mut bytes);
                bytes
            });
            kept.zip(missing).collect::<Vec<_>>()
        });
        let made = made.await?;
        let mut tx = store.write().await?;
        for (vector, word) in &made {
            store::put_word_vector(&mut *tx, word, &model, vector).await?;
        }
        tx.commit().await?;
        self.shelf.write().unwrap_or_else(PoisonError::into_inner).words.learn(made);
        Ok(true)
    }
}
