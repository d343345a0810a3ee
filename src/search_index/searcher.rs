//! Answers a query: who may be found, from the copy in memory and the full-text table; then a close look at each.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock, RwLockReadGuard};

use futures_util::future::try_join;

use super::analysis::{self, SYNONYM, Synonyms, key};
use super::memory::{Entry, Row, Shelf, Words};
use super::query::{self, Lexicon, Understood};
use super::ranking::{self, Collection, Group, Lookup, Record, Score, Whole};
use super::{Facets, Item, store, vector};
use crate::base::database::Store;
use crate::base::error::{Error, Result};
use crate::base::i18n::Language;
use crate::base::ids::{OccurrenceId, PlaceId};
use crate::base::text::fold;
use crate::search_index::encoder::{Encoder, ModelFault};

/// Documents of which each is looked at closely; among more, the likely ones are.
const FEW: usize = 1_500;
/// Documents that the full-text table gives where nobody knows what a query means.
const MATCHES: i64 = 160;
/// Documents that are looked at for their words, whatever they mean.
const BY_WORDS: usize = 40;
/// The same for having all words of a query in their title, and of how many words that query is at most.
const TITLES: i64 = 20;
const IN_TITLE: usize = 12;
/// Entries of the full-text table that are read for a query, beside a share of the library.
const POSTINGS: u32 = 3_000;
/// Records kept in memory.
const KEPT_RECORDS: usize = FEW;
/// Up to how many documents the words in memory follow each change at once; with more, the work in the background does it.
const FEW_ENOUGH: usize = 2_000;
/// Documents of one lane.
const LANE: usize = 150;
/// From which cosine of the closest document on a query is about anything here. Queries about something else were at most
/// .14 close to anything, of 768 about the library one in ten was below .17; their words find them.
const MEANS: f32 = 0.15;
/// The same where no word of the query is one of the library or of the four languages.
const STRANGE: f32 = 0.25;
/// What share of the best score another document must have.
const TAIL: f32 = 0.3;
/// From how much of the very words on a document is found by them alone.
const SAYS: f32 = 0.3;
/// The same where words that mean nearly the same count too.
const NEARLY_SAYS: f32 = 0.5;
/// From which cosine on a label is near what was typed.
const NEAR_LABEL: f32 = 0.2;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Query<'a> {
    /// What was typed
    pub text: &'a str,
    /// The reader's language
    pub language: Language,
    /// What narrows it down
    pub facets: Facets<'a>,
    /// Members find what is for members too
    pub is_member: bool,
    /// Newest first, not best first
    pub by_date: bool,
}

/// One document that was found.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// What it is of
    pub item: Item,
    /// What it is sorted by
    pub score: f32,
    /// How much of the very words it has, 0 to 1
    pub exact: f32,
    /// The passage that is closest
    pub passage: usize,
}

/// How many of what was found are where.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// By place
    pub places: BTreeMap<i64, usize>,
    /// By area
    pub areas: BTreeMap<String, usize>,
    /// By status
    pub statuses: BTreeMap<String, usize>,
    /// By language
    pub languages: BTreeMap<&'static str, usize>,
    /// By year; what goes on counts up to the newest year there is
    pub years: BTreeMap<i64, usize>,
}

/// Everything that was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Write-ups in the reader's language, best first
    pub own: Vec<Hit>,
    /// Write-ups in other languages only, best first
    pub other: Vec<Hit>,
    /// Notes of gatherings, best first
    pub notes: Vec<Hit>,
    /// What was searched for, where it is not what was typed
    pub corrected: Option<String>,
    /// The words that are marked, folded
    pub marked: Vec<String>,
    /// By what it can be narrowed down
    pub counts: Counts,
    /// Words of the library nearest to the typed ones, where nothing was found
    pub nearest: Vec<String>,
}

impl Found {
    /// Puts one write-up before all others, whether it was found or not.
    pub fn put_first(&mut self, item: Item, is_own: bool) {
        let before = [&self.own, &self.other].into_iter().flatten().find(|hit| hit.item == item).copied();
        self.own.retain(|hit| hit.item != item);
        self.other.retain(|hit| hit.item != item);
        let hit = before.unwrap_or(Hit { item, score: 0.0, exact: 1.0, passage: 0 });
        let lane = if is_own { &mut self.own } else { &mut self.other };
        lane.insert(0, hit);
        (self.corrected, self.nearest) = (None, Vec::new());
    }
}

/// Whether search goes by meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It does
    Ready,
    /// This build has no model
    Without,
    /// The model can't be used
    Broken(String),
}

/// What answers queries; one for a process.
#[derive(Debug)]
pub struct Finder {
    encoder: OnceLock<Option<Result<Encoder, ModelFault>>>,
    synonyms: Arc<Synonyms>,
    pub(super) shelf: RwLock<Shelf>,
    /// Up to which change the words follow the rows
    pub(super) words_at: Mutex<i64>,
    records: Mutex<HashMap<i64, Arc<Record>>>,
    /// The full-text table could not be read
    pub(super) broken: AtomicBool,
    /// Up to which change the full-text table is in few pieces
    pub(super) merged_at: AtomicI64,
    /// `FEW`, unless a test wants to see what happens among many
    pub(super) few: usize,
}

/// The stems of every word that the model has as a whole, by their keys, sorted: what is no misspelt word.
static STEMS_AT_LARGE: OnceLock<Vec<u32>> = OnceLock::new();
/// The model in the binary, read once for all.
static BUILT_IN: OnceLock<Option<Result<Encoder, ModelFault>>> = OnceLock::new();

impl Finder {
    /// With the model of the binary, which is read when it is first needed, or with another copy, read now.
    pub fn new(synonyms: Arc<Synonyms>, model: Option<&Path>) -> Self {
        let encoder = OnceLock::new();
        if let Some(path) = model {
            let read = std::fs::read(path).map_err(|error| ModelFault::Unreadable(error.to_string()));
            let _ = encoder.set(Some(read.and_then(|bytes| Encoder::from_bytes(bytes.into()))));
        }
        Self { encoder, ..Self::without_model(synonyms) }
    }

    /// Without a model: by words alone.
    pub fn by_words_alone(synonyms: Arc<Synonyms>) -> Self {
        let finder = Self::without_model(synonyms);
        let _ = finder.encoder.set(None);
        finder
    }

    /// As if already so few documents were many.
    #[cfg(test)]
    pub fn with_few(self, few: usize) -> Self {
        Self { few, ..self }
    }

    fn without_model(synonyms: Arc<Synonyms>) -> Self {
        Self {
            encoder: OnceLock::new(),
            synonyms,
            shelf: RwLock::default(),
            words_at: Mutex::new(-1),
            records: Mutex::default(),
            broken: AtomicBool::new(false),
            merged_at: AtomicI64::new(-1),
            few: FEW,
        }
    }

    fn model(&self) -> Option<&Result<Encoder, ModelFault>> {
        if let Some(own) = self.encoder.get() {
            return own.as_ref();
        }
        BUILT_IN.get_or_init(Encoder::built_in).as_ref()
    }

    /// The model, where there is one that can be used.
    pub(super) fn encoder(&self) -> Option<&Encoder> {
        self.model()?.as_ref().ok()
    }

    /// The copy in memory, to read.
    pub(super) fn shelf(&self) -> RwLockReadGuard<'_, Shelf> {
        self.shelf.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Computes aside, so that nobody's answer waits behind it.
    pub(super) async fn aside<T: Send + 'static>(
        self: &Arc<Self>,
        compute: impl FnOnce(&Self) -> T + Send + 'static,
    ) -> Result<T> {
        let finder = Arc::clone(self);
        let computed = tokio::task::spawn_blocking(move || compute(&finder));
        computed.await.map_err(|error| Error::Fault(error.to_string()))
    }

    fn stems_at_large(&self) -> &'static [u32] {
        let Some(encoder) = self.encoder() else { return &[] };
        STEMS_AT_LARGE.get_or_init(|| {
            let words = encoder.words().into_iter().filter(|word| word.chars().count() > 3);
            let mut stems: Vec<u32> = words.flat_map(analysis::terms).map(|term| key(&term)).collect();
            stems.sort_unstable();
            stems.dedup();
            stems
        })
    }

    /// Whether search goes by meaning.
    pub fn meaning(&self) -> Meaning {
        match self.model() {
            None => Meaning::Without,
            Some(Ok(_)) => Meaning::Ready,
            Some(Err(fault)) => Meaning::Broken(fault.to_string()),
        }
    }

    /// What counts as one another.
    pub fn synonyms(&self) -> &Synonyms {
        &self.synonyms
    }

    /// The vectors of texts; none where there is no model.
    pub(super) fn vectors(&self, texts: &[&str]) -> Option<Vec<Vec<f32>>> {
        Some(self.encoder()?.embed(texts))
    }

    pub(super) fn vector(&self, text: &str) -> Option<Vec<f32>> {
        self.vectors(&[text])?.pop()
    }

    /// Looks for documents.
    pub async fn find(self: &Arc<Self>, store: &Store, query: &Query<'_>) -> Result<Found> {
        let (newest, rare) = self.rare(store, query.text).await?;
        self.follow_to(store, newest).await?;
        let typed = Arc::new(Typed { text: query.text.to_owned(), rare });
        match self.few_left(query) {
            _ if super::is_open(query.text) => Ok(self.everything(query)),
            Some(documents) => self.among_few(store, query, typed, &documents).await,
            None => self.among_many(store, query, typed).await,
        }
    }

    /// Looks closely at each of some documents. Another processor computes what the query means; this one looks at its words,
    /// for a few milliseconds: were both to wait to be woken, they would often wait on the same processor.
    async fn among_few(
        self: &Arc<Self>,
        store: &Store,
        query: &Query<'_>,
        typed: Arc<Typed>,
        documents: &[i64],
    ) -> Result<Found> {
        let meaning = self.meaning_aside(Arc::clone(&typed));
        let by_words = async {
            let records = self.records(store, documents).await?;
            let mut understood = self.grouped(&typed);
            self.learn(&mut understood);
            let scores = self.score(query.text, &understood, &records);
            Ok((records, understood, scores))
        };
        let (vector, (records, understood, scores)) = try_join(meaning, by_words).await?;
        Ok(self.judge(query, &understood, vector.as_deref(), &records, scores))
    }

    /// Looks closely at those that are near in meaning, or have the words. While another processor computes the meaning, the
    /// database is asked for the words, and this one looks up what unknown words mean.
    async fn among_many(self: &Arc<Self>, store: &Store, query: &Query<'_>, typed: Arc<Typed>) -> Result<Found> {
        let meaning = self.meaning_aside(Arc::clone(&typed));
        let by_words = async {
            let understood = self.grouped(&typed);
            let mut learnt = understood.clone();
            let learnt = async {
                self.learn(&mut learnt);
                Ok(learnt)
            };
            try_join(self.by_words(store, &understood), learnt).await
        };
        let (vector, (by_words, understood)) = try_join(meaning, by_words).await?;
        let documents = match &vector {
            Some(vector) => {
                let shelf = self.shelf();
                let mut documents = shelf.near(vector, &by_words.worth, |entry| may(query, entry));
                documents
                    .extend(by_words.best(|document| shelf.entry(document).is_some_and(|entry| may(query, entry))));
                documents.sort_unstable();
                documents.dedup();
                documents
            }
            None => self.as_the_table_says(store, query, &by_words.lookups).await?,
        };
        let records = self.records(store, &documents).await?;
        let scores = self.score(query.text, &understood, &records);
        Ok(self.judge(query, &understood, vector.as_deref(), &records, scores))
    }

    /// Whether the model can read a text, or there is nothing to read. Without a model everything is words.
    pub fn can_read(&self, text: &str) -> bool {
        self.encoder().is_none_or(|encoder| encoder.known(text) >= 0.5)
    }

    /// Every area that a document has.
    pub fn areas(&self) -> HashSet<String> {
        let shelf = self.shelf();
        shelf.entries().flat_map(|entry| entry.areas.iter().cloned()).collect()
    }

    /// Of labels with their ids, those that mean nearly the same as a text, nearest first.
    pub async fn nearest_labels(
        self: &Arc<Self>,
        text: &str,
        labels: Vec<(String, String)>,
        most: usize,
    ) -> Result<Vec<String>> {
        let text = text.to_owned();
        self.aside(move |finder| {
            let Some(wanted) = finder.vector(&text).filter(|_| finder.can_read(&text)) else { return Vec::new() };
            let texts: Vec<&str> = labels.iter().map(|(_, label)| label.as_str()).collect();
            let vectors = finder.vectors(&texts).unwrap_or_default();
            let near = labels.into_iter().zip(&vectors).map(|((id, _), it)| (vector::cosine(it, &wanted), id));
            let mut ranked: Vec<(f32, String)> = near.filter(|(near, _)| *near >= NEAR_LABEL).collect();
            ranked.sort_by(|one, other| other.0.total_cmp(&one.0));
            ranked.into_iter().take(most).map(|(_, id)| id).collect()
        })
        .await
    }

    /// The newest change of the rows, and words of a query that the library has and memory does not, folded.
    async fn rare(&self, store: &Store, text: &str) -> Result<(i64, HashSet<String>)> {
        let asked: Vec<String> = {
            let shelf = self.shelf();
            analysis::words(text).into_iter().take(64).filter(|word| !shelf.words.has(&fold(word))).collect()
        };
        let json = serde_json::to_string(&asked).unwrap_or_default();
        let (newest, known) = store::known(store.read(), &json).await?;
        Ok((newest, known.iter().map(|word| fold(word)).collect()))
    }

    /// What is known about words; `rare` are words of the library that memory does not hold.
    fn with_lexicon<T>(&self, rare: &HashSet<String>, ask: impl FnOnce(&Lexicon<'_>) -> T) -> T {
        let shelf = self.shelf();
        let encoder = self.encoder();
        let lexicon = Lexicon {
            words: &shelf.words,
            rare: &|folded| rare.contains(folded),
            at_large: &|folded| encoder.and_then(|encoder| encoder.word(folded)),
            nearest_at_large: &|folded| encoder?.nearest(folded),
            is_form: &|word| {
                let at_large = self.stems_at_large();
                analysis::terms(word)
                    .iter()
                    .map(|term| key(term))
                    .any(|key| shelf.words.documents(key) > 0 || at_large.binary_search(&key).is_ok())
            },
            rarity: &|word| Some(encoder?.rarity(word)),
            synonyms: &self.synonyms,
        };
        ask(&lexicon)
    }

    /// Takes a query apart.
    fn understand(&self, typed: &Typed) -> Understood {
        self.with_lexicon(&typed.rare, |lexicon| query::understand(&typed.text, lexicon))
    }

    /// What a query means, where the model can read it.
    fn meaning_of(&self, understood: &Understood) -> Option<Vec<f32>> {
        if understood.said.is_empty() || !self.can_read(&understood.text) {
            return None;
        }
        let sentences = understood.sentences();
        let mut sum = vec![0.0; vector::KEPT];
        for vector in self.vectors(&sentences.iter().map(String::as_str).collect::<Vec<_>>())? {
            sum.iter_mut().zip(vector).for_each(|(sum, it)| *sum += it);
        }
        vector::normalise(&mut sum);
        Some(sum)
    }

    /// What a query means, computed aside. It is taken apart there once more: handed over from one processor to another it
    /// would often wait longer than that takes.
    async fn meaning_aside(self: &Arc<Self>, typed: Arc<Typed>) -> Result<Option<Vec<f32>>> {
        self.aside(move |finder| finder.meaning_of(&finder.understand(&typed))).await
    }

    /// A query, with its words in all their forms.
    fn grouped(&self, typed: &Typed) -> Understood {
        let mut understood = self.understand(typed);
        self.with_lexicon(&typed.rare, |lexicon| understood.group(lexicon));
        if !self.can_read(&understood.text) {
            understood.strange.clear();
        }
        understood
    }

    /// Looks up what means the same as the words that the library does not have.
    fn learn(&self, understood: &mut Understood) {
        let words: Vec<&str> = understood.strange.iter().map(|(_, word)| word.as_str()).collect();
        if !words.is_empty() {
            let vectors = self.vectors(&words).unwrap_or_default();
            understood.learn(&self.shelf().words, &vectors);
        }
    }

    /// Documents that may be found.
    fn left(&self, query: &Query<'_>) -> Vec<i64> {
        self.shelf().entries().filter(|entry| may(query, entry)).map(|entry| entry.document).collect()
    }

    /// Documents that are all looked at closely, because there are few, or few that may be found.
    fn few_left(&self, query: &Query<'_>) -> Option<Vec<i64>> {
        if self.shelf().count() > self.few && query.facets.are_empty() {
            return None;
        }
        Some(self.left(query)).filter(|left| left.len() <= self.few)
    }

    /// All that the facets leave. Nothing was asked that a record could answer.
    fn everything(&self, query: &Query<'_>) -> Found {
        let nothing = Arc::default();
        let records: Vec<_> = self.left(query).into_iter().map(|document| (document, Arc::clone(&nothing))).collect();
        let scores = vec![Score::default(); records.len()];
        self.judge(query, &Understood::default(), None, &records, scores)
    }

    /// What the full-text table says of the words of a query.
    async fn by_words(&self, store: &Store, understood: &Understood) -> Result<ByWords> {
        let (lookups, titled) = {
            let shelf = self.shelf();
            let most = u32::try_from(shelf.count() / 20).unwrap_or(u32::MAX).saturating_add(POSTINGS);
            // Where meaning finds too, what nearly every document says is not worth the time.
            let least = if self.encoder().is_some() { 0 } else { 2 };
            let lookups = ranking::lookups(&collection(&shelf), &understood.groups, least, most);
            (lookups, in_title(understood, &shelf.words, most))
        };
        let terms: Vec<&str> = lookups.iter().map(|lookup| lookup.term.as_str()).collect();
        let having = store::having(store.read(), &serde_json::to_string(&terms).unwrap_or_default()).await;
        let worth = ranking::worth(&lookups, self.or_none(having).into_iter());
        let titled = match titled {
            Some(expression) => self.or_none(store::matching(store.read(), &expression, TITLES).await),
            None => Vec::new(),
        };
        Ok(ByWords { lookups, worth, titled })
    }

    /// What a query of the full-text table found; nothing where it can't be read: meaning still finds, and the work in the
    /// background makes the table anew.
    fn or_none<T: Default>(&self, found: Result<T>) -> T {
        found.unwrap_or_else(|error| {
            tracing::error!(error = &error as &dyn std::error::Error, "the full-text index can't be read");
            self.broken.store(true, Ordering::Relaxed);
            T::default()
        })
    }

    /// Documents that have some of these terms, best first as the full-text table sees it.
    async fn as_the_table_says(&self, store: &Store, query: &Query<'_>, lookups: &[Lookup]) -> Result<Vec<i64>> {
        if lookups.is_empty() {
            return Ok(Vec::new());
        }
        let terms: Vec<String> = lookups.iter().map(|lookup| format!("\"{}\"", lookup.term)).collect();
        let limit = if query.facets.are_empty() { MATCHES } else { MATCHES * 20 };
        let mut found = self.or_none(store::matching(store.read(), &terms.join(" OR "), limit).await);
        {
            let shelf = self.shelf();
            found.retain(|document| shelf.entry(*document).is_some_and(|entry| may(query, entry)));
        }
        found.truncate(usize::try_from(MATCHES).unwrap_or_default());
        Ok(found)
    }

    /// What the ranking reads of documents; those that are gone are left out.
    pub(super) async fn records(&self, store: &Store, documents: &[i64]) -> Result<Vec<(i64, Arc<Record>)>> {
        let (mut found, missing): (Vec<(i64, Arc<Record>)>, Vec<i64>) = {
            let kept = self.records.lock().unwrap_or_else(PoisonError::into_inner);
            let (known, missing): (Vec<i64>, Vec<i64>) =
                documents.iter().partition(|document| kept.contains_key(document));
            (known.into_iter().map(|document| (document, Arc::clone(&kept[&document]))).collect(), missing)
        };
        if missing.is_empty() {
            return Ok(found);
        }
        let read = store::records(store.read(), &missing).await?;
        let mut kept = self.records.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() + read.len() > KEPT_RECORDS {
            kept.clear();
        }
        kept.extend(read.iter().map(|(document, record)| (*document, Arc::clone(record))));
        found.extend(read);
        Ok(found)
    }

    /// How the words of documents answer.
    fn score(&self, text: &str, understood: &Understood, records: &[(i64, Arc<Record>)]) -> Vec<Score> {
        let shelf = self.shelf();
        let whole = fold(text);
        let whole = Whole { title: key(&analysis::whole_title(&whole)), place: key(&analysis::whole_place(&whole)) };
        let length = |document: i64| shelf.entry(document).map_or(0, |entry| entry.length);
        let read: Vec<(u32, &Record)> =
            records.iter().map(|(document, record)| (length(*document), &**record)).collect();
        ranking::by_words(&collection(&shelf), &understood.groups, whole, &read)
    }

    /// What is found among documents, of which is known how their words answer.
    fn judge(
        &self,
        query: &Query<'_>,
        understood: &Understood,
        vector: Option<&[f32]>,
        records: &[(i64, Arc<Record>)],
        mut scores: Vec<Score>,
    ) -> Found {
        if let Some(vector) = vector {
            let records: Vec<&Record> = records.iter().map(|(_, record)| &**record).collect();
            ranking::by_meaning(&mut scores, vector, &records);
        }
        let shelf = self.shelf();
        let is_open = super::is_open(query.text);
        let means = if understood.is_strange { STRANGE } else { MEANS };
        let reach = scores.iter().map(|score| score.cosine).fold(0.0, f32::max);
        let best = scores.iter().map(|score| score.total).fold(0.0, f32::max);
        let [mut own, mut other, mut notes]: [Vec<(Hit, &Entry)>; 3] = Default::default();
        for ((document, _), score) in records.iter().zip(scores) {
            let Some(entry) = shelf.entry(*document) else { continue };
            let first = f32::from(u8::from(score.is_title)) * 4.0 + f32::from(u8::from(score.is_place)) * 2.0;
            if !(is_open || first > 0.0 || is_found(&score, reach, means, best)) {
                continue;
            }
            let hit = Hit { item: entry.item, score: score.total + first, exact: score.exact, passage: score.passage };
            match entry.item {
                Item::Notes(_) => notes.push((hit, entry)),
                Item::Writeup(_) if entry.is_in(query.language) => own.push((hit, entry)),
                Item::Writeup(_) => other.push((hit, entry)),
            }
        }
        let by_date = query.by_date || is_open;
        for lane in [&mut own, &mut other, &mut notes] {
            lane.sort_by(|(one, older), (other, newer)| {
                let newest = newer.published_at.cmp(&older.published_at);
                if by_date { newest } else { other.score.total_cmp(&one.score).then(newest) }
            });
            lane.truncate(if is_open { usize::MAX } else { LANE });
        }
        let counts = counts(own.iter().chain(&other).map(|(_, entry)| *entry));
        let [own, other, notes] =
            [own, other, notes].map(|lane| lane.into_iter().map(|(hit, _)| hit).collect::<Vec<_>>());
        let (corrected, marked) = (understood.corrected.clone(), understood.every_marked());
        let mut found = Found { own, other, notes, corrected, marked, counts, nearest: Vec::new() };
        if found.own.is_empty() && found.other.is_empty() && found.notes.is_empty() {
            found.nearest = query::nearest_words(&understood.marked, &shelf.words, 3);
        }
        found
    }

    /// Brings the copy in memory up to date with the rows.
    pub(super) async fn follow(&self, store: &Store) -> Result<()> {
        self.follow_to(store, store::newest_change(store.read()).await?).await
    }

    /// The same, where the newest change is known.
    async fn follow_to(&self, store: &Store, newest: i64) -> Result<()> {
        let (known, count) = {
            let shelf = self.shelf();
            (shelf.change, shelf.count())
        };
        let is_first = *self.words_at.lock().unwrap_or_else(PoisonError::into_inner) < 0;
        if newest == known && !is_first {
            return Ok(());
        }
        let changed = if is_first { None } else { Some(store::changed_since(store.read(), known).await?) };
        let json = changed.as_ref().map(|ids| serde_json::to_string(ids).unwrap_or_default());
        let (mut loaded, mut labels) = (Shelf::default(), Labels::default());
        store::held(store.read(), json.as_deref(), |row| {
            let passages = passages(&row);
            loaded.put(entry(row, &mut labels), passages.into_iter());
        })
        .await?;
        {
            let mut shelf = self.shelf.write().unwrap_or_else(PoisonError::into_inner);
            let mut records = self.records.lock().unwrap_or_else(PoisonError::into_inner);
            for document in changed.iter().flatten() {
                shelf.remove(*document);
                records.remove(document);
            }
            shelf.absorb(loaded);
            // Another search may have been quicker, and further.
            shelf.change = shelf.change.max(newest);
        }
        if is_first || count < FEW_ENOUGH {
            self.follow_words(store).await?;
        }
        Ok(())
    }

    /// Brings the words in memory up to date with the rows.
    pub(super) async fn follow_words(&self, store: &Store) -> Result<()> {
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
        self.shelf.write().unwrap_or_else(PoisonError::into_inner).words = words;
        *self.words_at.lock().unwrap_or_else(PoisonError::into_inner) = newest;
        Ok(())
    }
}

/// Whether a document may be found at all.
fn may(query: &Query<'_>, entry: &Entry) -> bool {
    entry.fits(&query.facets) && (query.is_member || !entry.for_members)
}

/// Whether a document answers at all, where the closest is `reach` close, what is about anything here is `means` close, and
/// the best one has the score `best`.
fn is_found(score: &Score, reach: f32, means: f32, best: f32) -> bool {
    if reach <= 0.0 {
        // Nobody knows what it means: any of its words counts.
        return score.exact > 0.0 && score.total >= best * TAIL / 2.0;
    }
    score.exact >= SAYS || score.near >= NEARLY_SAYS || (reach >= means && score.total >= best * TAIL)
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

/// The collection of the ranking.
fn collection(shelf: &Shelf) -> Collection<'_> {
    Collection { count: shelf.count(), average_length: shelf.average_length(), words: &shelf.words }
}

/// A query as it was typed.
struct Typed {
    text: String,
    /// Words of it that the library has and memory does not, folded
    rare: HashSet<String>,
}

/// What the full-text table says.
struct ByWords {
    lookups: Vec<Lookup>,
    /// What the words of documents count beside a cosine
    worth: HashMap<i64, f32>,
    /// Documents with all words in their title
    titled: Vec<i64>,
}

impl ByWords {
    /// Those that are looked at closely whatever they mean.
    fn best(&self, may: impl Fn(i64) -> bool) -> Vec<i64> {
        let mut best: Vec<(i64, f32)> = self.worth.iter().map(|(document, worth)| (*document, *worth)).collect();
        // Of equals the newer ones.
        best.sort_unstable_by(|one, other| other.1.total_cmp(&one.1).then(other.0.cmp(&one.0)));
        let best = best.into_iter().map(|(document, _)| document).filter(|document| may(*document)).take(BY_WORDS);
        best.chain(self.titled.iter().copied().filter(|document| may(*document))).collect()
    }
}

/// FTS5's expression for titles that have all words of a query in some form, where they are few and one of them stands in
/// at most so many documents: the time goes by the rarest of them.
fn in_title(understood: &Understood, words: &Words, most: u32) -> Option<String> {
    let groups = &understood.groups;
    let standing = |group: &Group| group.written.iter().map(|term| words.documents(key(term))).sum::<u32>();
    if groups.len() > IN_TITLE || groups.iter().all(|group| standing(group) > most) {
        return None;
    }
    let any = |group: &Group| group.written.iter().map(|term| format!("\"{term}\"")).collect::<Vec<_>>().join(" OR ");
    Some(format!("title : (({}))", groups.iter().map(any).collect::<Vec<_>>().join(") AND (")))
}

fn counts<'a>(entries: impl Iterator<Item = &'a Entry>) -> Counts {
    let entries: Vec<&Entry> = entries.collect();
    let newest = entries.iter().filter_map(|entry| entry.year_to.or(entry.year_from)).max();
    let mut counts = Counts::default();
    for entry in entries {
        if let Some(place) = entry.place {
            *counts.places.entry(place.0).or_default() += 1;
        }
        for area in entry.areas.iter() {
            *counts.areas.entry(area.clone()).or_default() += 1;
        }
        if let Some(status) = &entry.status {
            *counts.statuses.entry(status.to_string()).or_default() += 1;
        }
        for language in Language::ALL.into_iter().filter(|language| entry.is_in(*language)) {
            *counts.languages.entry(language.code()).or_default() += 1;
        }
        if let (Some(from), Some(newest)) = (entry.year_from, newest) {
            for year in from..=entry.year_to.unwrap_or(newest).min(from.saturating_add(100)) {
                *counts.years.entry(i64::from(year)).or_default() += 1;
            }
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_looked_up_where_a_word_is_rare_enough() {
        let row = |(text, count): (&str, u32)| Row {
            text: text.to_owned(),
            documents: vec![(None, count)],
            ..Row::default()
        };
        let words = Words::new([("plan", 900), ("planes", 300), ("agua", 40)].into_iter().map(row).collect());
        let asked = |groups: &[&[&str]], most: u32| {
            let written = |terms: &&[&str]| terms.iter().map(|term| (*term).to_owned()).collect();
            let groups = groups.iter().map(|terms| Group { written: written(terms), ..Group::default() }).collect();
            in_title(&Understood { groups, ..Understood::default() }, &words, most)
        };
        let both: &[&[&str]] = &[&["plan", "planes"], &["agua"]];
        assert_eq!(asked(both, 40).as_deref(), Some(r#"title : (("plan" OR "planes") AND ("agua"))"#));
        assert_eq!(asked(both, 39), None);
        assert_eq!(asked(&both[..1], 1_199), None);
        assert!(asked(&both[..1], 1_200).is_some());
        assert_eq!(asked(&vec![both[1]; IN_TITLE + 1], 40), None);
    }
}
