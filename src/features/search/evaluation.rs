//! `tertulia eval-search`: how well search finds, with documents and questions whose answers are known.
//!
//! The corpus becomes published write-ups in a scratch database, each question goes the way of `/search`, and what comes
//! back is compared with what is right. Shapes of the files, one JSON object a line: documents
//! `{"id", "language", "title", "body"}`, questions `{"id", "language", "kind", "text", "relevant": [ids]}`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context as _, bail};
use serde::{Deserialize, Serialize};
use tertulia_clock::Moment;

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

use super::model::SearchSession;
use crate::base::database::Store;
use crate::base::i18n::Language;
use crate::base::ids::WriteupId;
use crate::base::progress::Progress;
use crate::base::vocabulary::Vocabulary;
use crate::features::places;
use crate::features::writeups::{self, Revision, Texts};
use crate::search_index::{self, Attributes, Document, Finder, Item, Meaning, Part};

/// Hits that count.
const DEPTH: usize = 10;
/// Words of a document that `--scale` puts together.
const WORDS: usize = 500;

/// What is measured.
#[derive(Clone, Debug)]
pub struct Evaluation {
    /// The documents
    pub corpus: PathBuf,
    /// The questions
    pub queries: PathBuf,
    /// By words alone, for comparison
    pub full_text_only: bool,
    /// So many documents of about 500 words, put together from passages of the corpus: for time and memory, not for quality
    pub scale: Option<usize>,
    /// Another copy of the model
    pub model: Option<PathBuf>,
}

/// Everything that was measured.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Report {
    /// For each pair of languages and each kind of question
    pub pairs: Vec<Pair>,
    /// Time of one query
    pub latency_ms: Latency,
    /// Memory that this process uses more than before the corpus was loaded, model included
    pub memory_mb: f64,
    /// Size of the index in the database
    pub index_mb: f64,
}

/// How well documents of one language are found with questions in another.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Pair {
    /// The language of the questions
    pub query: String,
    /// The language of the documents
    pub documents: String,
    /// The kind of question
    pub kind: String,
    /// How many questions there are
    pub queries: usize,
    /// The share of right documents among the first ten, on average
    pub recall_at_10: f64,
    /// One divided by the place of the first right document, among the first ten, on average
    pub mrr: f64,
    /// Normalised discounted cumulative gain among the first ten, on average
    pub ndcg_at_10: f64,
}

/// Time of one query, in milliseconds.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Latency {
    /// Half of the queries take longer
    pub p50: f64,
    /// One in a hundred takes longer
    pub p99: f64,
}

/// A line of the corpus.
#[derive(Deserialize)]
struct Line {
    id: String,
    language: Language,
    #[serde(default)]
    title: String,
    #[serde(default)]
    body: String,
}

#[derive(Clone)]
struct Source {
    id: String,
    language: Language,
    title: String,
    passages: Vec<String>,
}

#[derive(Deserialize)]
struct Question {
    language: Language,
    kind: String,
    text: String,
    relevant: Vec<String>,
}

/// Makes a database with the corpus as published write-ups, and everything that search needs.
///
/// # Errors
/// A file can't be read, or there is no room.
pub async fn prepare(asked: &Evaluation, database: &Path) -> anyhow::Result<()> {
    let store = Store::open(database).await?;
    places::seed(&store).await?;
    let vocabulary = Vocabulary::load()?;
    let finder = asked.finder(&vocabulary)?;
    let sources = asked.sources()?;
    let place = places::list(&store).await?.into_iter().next().context("there is no place")?;
    let bar = Progress::on_terminal("documents", sources.len() as u64);
    for (chunk, some) in sources.chunks(200).enumerate() {
        let mut tx = store.write().await?;
        for source in some {
            let action = source.passages.join(" ");
            let texts = Texts { title: source.title.clone(), action, ..Texts::default() };
            let content = Revision { texts, ..writeups::empty(Moment(0)) };
            let revision = writeups::arrive(&mut tx, place.id, source.language, content, Moment(0)).await?;
            writeups::shelve(&mut tx, &revision, None, Moment(0)).await?;
            if asked.scale.is_some() {
                // As it would be indexed, but with the passages as they were put together.
                let part =
                    Part { title: source.title.clone(), body: source.passages.clone(), ..Part::new(source.language) };
                let facets = Attributes { place: Some(place.id), ..Attributes::default() };
                let document = Document { parts: vec![part], facets, ..Document::default() };
                search_index::put(&mut tx, finder.synonyms(), Item::Writeup(revision.writeup), &document).await?;
            } else {
                writeups::index_again(&mut tx, &vocabulary, revision.writeup).await?;
            }
        }
        tx.commit().await?;
        bar.at(((chunk + 1) * 200) as u64);
    }
    bar.finish();
    finder.catch_up(&store, Progress::on_terminal("vectors", 1)).await?;
    store.close().await;
    Ok(())
}

/// Asks every question of a prepared database.
///
/// # Errors
/// A file can't be read.
pub async fn measure(asked: &Evaluation, database: &Path) -> anyhow::Result<Report> {
    let questions: Vec<Question> = lines(&asked.queries)?;
    if questions.is_empty() {
        bail!("{} is empty: there is nothing to measure", asked.queries.display());
    }
    let sources = asked.sources()?;
    let vocabulary = Vocabulary::load()?;
    let store = Store::open(database).await?;
    let before = resident();
    let finder = asked.finder(&vocabulary)?;
    // Write-ups were made in the order of the file, so their ids say which they are.
    let known: HashMap<WriteupId, (&str, Language)> =
        (1..).map(WriteupId).zip(sources.iter().map(|source| (source.id.as_str(), source.language))).collect();
    // What a running bot has read and looked up long ago.
    super::find(&store, &finder, &question(&questions[0].text), Language::En, true).await?;
    while finder.learn_words(&store).await? {}
    let (pairs, mut times) = ask(&store, &finder, &questions, &known).await?;
    times.sort_by(f64::total_cmp);
    let quantile = |percent: usize| rounded(times[(times.len() * percent / 100).min(times.len() - 1)]);
    let report = Report {
        pairs,
        latency_ms: Latency { p50: quantile(50), p99: quantile(99) },
        memory_mb: megabytes(resident().saturating_sub(before)),
        index_mb: megabytes(finder.size(&store).await?),
    };
    store.close().await;
    Ok(report)
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "question → documents      kind           questions  recall@10     MRR  nDCG@10")?;
        for it in &self.pairs {
            let Pair { query, documents, kind, queries, recall_at_10, mrr, ndcg_at_10 } = it;
            writeln!(
                f,
                "{query} → {documents:<20} {kind:<14} {queries:>9} {recall_at_10:>10.3} {mrr:>7.3} {ndcg_at_10:>8.3}"
            )?;
        }
        let Latency { p50, p99 } = self.latency_ms;
        writeln!(f, "a query: {p50:.1} ms, one in a hundred takes longer than {p99:.1} ms")?;
        writeln!(f, "memory: {:.1} MB, index: {:.1} MB", self.memory_mb, self.index_mb)
    }
}

fn question(text: &str) -> SearchSession {
    SearchSession { query: text.to_owned(), sort: "relevance".to_owned(), ..SearchSession::default() }
}

/// Asks every question and compares what is found with what is right, for each kind and each pair of languages; and how
/// long each took, in milliseconds.
async fn ask(
    store: &Store,
    finder: &Arc<Finder>,
    questions: &[Question],
    known: &HashMap<WriteupId, (&str, Language)>,
) -> crate::base::error::Result<(Vec<Pair>, Vec<f64>)> {
    let language_of: HashMap<&str, Language> = known.values().copied().collect();
    let mut sums: BTreeMap<(&str, &str, &str), (usize, [f64; 3])> = BTreeMap::new();
    let mut times = Vec::with_capacity(questions.len());
    let bar = Progress::on_terminal("questions", questions.len() as u64);
    for (at, it) in questions.iter().enumerate() {
        let started = Instant::now();
        let found = super::find(store, finder, &question(&it.text), it.language, true).await?;
        times.push(started.elapsed().as_secs_f64() * 1_000.0);
        bar.at(at as u64);
        let order = found.own.iter().chain(&found.other).filter_map(|hit| match hit.item {
            Item::Writeup(id) => known.get(&id).copied(),
            Item::Notes(_) => None,
        });
        let order: Vec<(&str, Language)> = order.collect();
        for language in Language::ALL {
            let is_right = |id: &&str| language_of.get(id) == Some(&language);
            let right: HashSet<&str> = it.relevant.iter().map(String::as_str).filter(is_right).collect();
            if right.is_empty() {
                continue;
            }
            let shown = order.iter().filter(|(_, its)| *its == language).take(DEPTH).enumerate();
            let ranks: Vec<usize> = shown.filter(|(_, (id, _))| right.contains(id)).map(|(at, _)| at).collect();
            let key = (it.kind.as_str(), it.language.code(), language.code());
            let (count, sum) = sums.entry(key).or_default();
            *count += 1;
            for (sum, figure) in sum.iter_mut().zip(figures(&ranks, right.len())) {
                *sum += figure;
            }
        }
    }
    bar.finish();
    Ok((sums.into_iter().map(|(key, (count, sum))| pair(key, count, sum)).collect(), times))
}

/// Recall, reciprocal rank and normalised discounted cumulative gain of one question, from the ranks, from 0, at which its
/// right documents are.
fn figures(ranks: &[usize], right: usize) -> [f64; 3] {
    let gain = |rank: usize| 1.0 / (share(rank, 1) + 2.0).log2();
    let ideal: f64 = (0..right.min(DEPTH)).map(gain).sum();
    let first = ranks.first().map_or(0.0, |rank| share(1, rank + 1));
    [share(ranks.len(), right.min(DEPTH)), first, ranks.iter().map(|rank| gain(*rank)).sum::<f64>() / ideal]
}

fn pair((kind, query, documents): (&str, &str, &str), count: usize, sum: [f64; 3]) -> Pair {
    let [recall_at_10, mrr, ndcg_at_10] = sum.map(|sum| rounded(sum / share(count, 1)));
    Pair {
        query: query.to_owned(),
        documents: documents.to_owned(),
        kind: kind.to_owned(),
        queries: count,
        recall_at_10,
        mrr,
        ndcg_at_10,
    }
}

impl Evaluation {
    fn finder(&self, vocabulary: &Vocabulary) -> anyhow::Result<Arc<Finder>> {
        let synonyms = Arc::clone(vocabulary.synonyms());
        if self.full_text_only {
            return Ok(Arc::new(Finder::by_words_alone(synonyms)));
        }
        let finder = Finder::new(synonyms, self.model.as_deref());
        match finder.meaning() {
            Meaning::Broken(fault) => bail!("the model can't be used: {fault}"),
            Meaning::Without => bail!("this build has no model: measure with --full-text-only"),
            Meaning::Ready => Ok(Arc::new(finder)),
        }
    }

    /// The documents, or as many as `scale` says, each put together from passages of one language.
    fn sources(&self) -> anyhow::Result<Vec<Source>> {
        let lines: Vec<Line> = lines(&self.corpus)?;
        if lines.is_empty() {
            bail!("{} is empty: there is nothing to measure", self.corpus.display());
        }
        let plain: Vec<Source> = lines
            .into_iter()
            .map(|Line { id, language, title, body }| Source { id, language, title, passages: vec![body] })
            .collect();
        Ok(self.scale.map_or(plain.clone(), |count| spliced(&plain, count)))
    }
}

/// `count` documents of about 500 words from whole passages, in the languages of the corpus.
fn spliced(plain: &[Source], count: usize) -> Vec<Source> {
    let mut by_language: BTreeMap<&str, Vec<&Source>> = BTreeMap::new();
    for source in plain {
        by_language.entry(source.language.code()).or_default().push(source);
    }
    let languages: Vec<&Vec<&Source>> = by_language.values().collect();
    let mut random = StdRng::seed_from_u64(1);
    let mut made = Vec::with_capacity(count);
    for at in 0..count {
        let pool = languages[at % languages.len()];
        let (mut words, mut passages) = (0, Vec::new());
        let first = pool[random.random_range(0..pool.len())];
        while words < WORDS {
            for passage in search_index::passages(&pool[random.random_range(0..pool.len())].passages.join(" ")) {
                words += passage.split_whitespace().count().max(1);
                passages.push(passage);
            }
            words += 1;
        }
        made.push(Source {
            id: format!("{}/{at}", first.id),
            language: first.language,
            title: first.title.clone(),
            passages,
        });
    }
    made
}

fn lines<T: serde::de::DeserializeOwned>(path: &Path) -> anyhow::Result<Vec<T>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{} can't be read", path.display()))?;
    let rows = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    rows.map(|(at, line)| serde_json::from_str(line).with_context(|| format!("{}, line {}", path.display(), at + 1)))
        .collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

fn rounded(figure: f64) -> f64 {
    (figure * 10_000.0).round() / 10_000.0
}

#[expect(clippy::cast_precision_loss, reason = "sizes are far below 2^52")]
fn megabytes(bytes: u64) -> f64 {
    rounded(bytes as f64 / f64::from(1 << 20))
}

/// Bytes of memory that this process holds; 0 where the system does not say.
fn resident() -> u64 {
    let read = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = read.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap_or(0) * 1_024
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search_index::Known;

    /// Questions about the demo write-ups, in four languages, and what they should find.
    const QUESTIONS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/search-queries.jsonl"));

    struct Library {
        _folder: tempfile::TempDir,
        store: Store,
        finder: Arc<Finder>,
        names: Vec<(WriteupId, &'static str)>,
    }

    /// The demo write-ups, indexed.
    async fn library(model: bool) -> Library {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("tertulia.db")).await.unwrap();
        places::seed(&store).await.unwrap();
        let vocabulary = Vocabulary::load().unwrap();
        writeups::seed_demo(&store, &vocabulary, Moment(1_900_000_000)).await.unwrap();
        let synonyms = Arc::clone(vocabulary.synonyms());
        let finder = Arc::new(if model { Finder::new(synonyms, None) } else { Finder::by_words_alone(synonyms) });
        while finder.embed_next(&store, 50, &Known::default()).await.unwrap() > 0 {}
        while finder.learn_words(&store).await.unwrap() {}
        Library { _folder: folder, store, finder, names: (1..).map(WriteupId).zip(writeups::demo_names()).collect() }
    }

    fn questions(kind: &str) -> Vec<Question> {
        let all = QUESTIONS.lines().map(|line| serde_json::from_str(line).unwrap());
        let questions: Vec<Question> = all.filter(|it: &Question| it.kind == kind).collect();
        assert!(questions.len() >= 5, "{kind}");
        questions
    }

    async fn search(library: &Library, it: &Question) -> search_index::Found {
        crate::features::search::find(&library.store, &library.finder, &question(&it.text), it.language, true)
            .await
            .unwrap()
    }

    /// Of all questions of a kind, how much of what is right is among the first ten, and how far up the first of it is.
    async fn quality(library: &Library, kind: &str) -> (f64, f64) {
        let questions = questions(kind);
        let (mut recall, mut first) = (0.0, 0.0);
        for it in &questions {
            let found = search(library, it).await;
            // As one list, since lanes stand beside each other on a page.
            let mut hits: Vec<&search_index::Hit> = found.own.iter().chain(&found.other).collect();
            hits.sort_by(|one, other| other.score.total_cmp(&one.score));
            let name_of =
                |hit: &&search_index::Hit| library.names.iter().find(|(id, _)| hit.item == Item::Writeup(*id));
            let order = hits.iter().filter_map(name_of).map(|(_, name)| *name).take(DEPTH).enumerate();
            let ranks: Vec<usize> =
                order.filter(|(_, name)| it.relevant.iter().any(|right| right == name)).map(|(at, _)| at).collect();
            let [of_right, of_first, _] = figures(&ranks, it.relevant.len());
            if of_first < 1.0 {
                println!("{kind} {} {:?}: {ranks:?} of {}", it.language, it.text, it.relevant.len());
            }
            recall += of_right;
            first += of_first;
        }
        (recall / share(questions.len(), 1), first / share(questions.len(), 1))
    }

    #[cfg(feature = "encoder")]
    #[tokio::test(flavor = "multi_thread")]
    async fn what_is_looked_for_is_found_across_languages_misspelt_or_by_another_name() {
        let library = library(true).await;
        // Of each kind: the share of what is right among the first ten, and how far up the first of it is (1: always first).
        for (kind, recall, first) in
            [("own", 0.98, 0.98), ("across", 0.95, 0.88), ("typo", 0.95, 0.95), ("alias", 0.95, 0.87)]
        {
            let found = quality(&library, kind).await;
            println!("{kind}: {found:?}");
            assert!(found.0 >= recall && found.1 >= first, "{kind}: {found:?}");
        }
        for it in questions("nothing") {
            let found = search(&library, &it).await;
            let titles: Vec<_> = found.own.iter().chain(&found.other).map(|hit| (hit.item, hit.score)).collect();
            assert!(titles.is_empty(), "{:?} finds {titles:?}", it.text);
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn without_a_model_ones_own_language_is_searched_as_well_and_others_less() {
        let library = library(false).await;
        for (kind, recall, first) in [("own", 0.98, 0.98), ("typo", 0.9, 0.9), ("alias", 0.8, 0.8)] {
            let found = quality(&library, kind).await;
            println!("{kind}: {found:?}");
            assert!(found.0 >= recall && found.1 >= first, "{kind}: {found:?}");
        }
        let across = quality(&library, "across").await;
        println!("across: {across:?}");
        assert!(across.0 < 0.9 && across.1 < 0.8, "the model would not be needed: {across:?}");
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn among_many_write_ups_the_likely_ones_are_found_as_well() {
        // Each way with what it must hold for one's own language, misspelt words and other names of places.
        for (model, figures) in [(cfg!(feature = "encoder"), [0.98, 0.95, 0.95]), (false, [0.98, 0.9, 0.8])] {
            let few = library(model).await;
            let finder = Arc::into_inner(few.finder).unwrap().with_few(0);
            let library = Library { finder: Arc::new(finder), ..few };
            for (kind, recall) in ["own", "typo", "alias"].into_iter().zip(figures) {
                let found = quality(&library, kind).await;
                println!("{kind}, model {model}: {found:?}");
                assert!(found.0 >= recall, "{kind}, model {model}: {found:?}");
            }
            assert!(!library.finder.was_broken(), "the full-text table could not be asked");
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn the_full_text_table_is_put_together_when_it_is_in_many_pieces() {
        let library = library(false).await;
        let vocabulary = Vocabulary::load().unwrap();
        let Library { store, finder, names, .. } = &library;
        let put_again = async |id: WriteupId| {
            let mut tx = store.write().await.unwrap();
            writeups::index_again(&mut tx, &vocabulary, id).await.unwrap();
            tx.commit().await.unwrap();
            while finder.learn_words(store).await.unwrap() {}
            finder.pieces(store).await.unwrap()
        };
        while finder.merge_some(store).await.unwrap() {}
        let few = put_again(names[0].0).await;
        assert!(!finder.merge_some(store).await.unwrap(), "{few} pieces were put together");
        let mut many = 0;
        for (id, _) in names.iter().cycle().take(100) {
            many = put_again(*id).await;
            if many >= 6 {
                break;
            }
        }
        let mut steps = 0;
        while finder.merge_some(store).await.unwrap() {
            steps += 1;
        }
        assert!(many >= 6 && steps > 0, "{many} pieces, {steps} steps");
        assert_eq!(finder.pieces(store).await.unwrap(), 1);
        assert!(quality(&library, "own").await.0 >= 0.98);
        assert!(finder.check(store).await.unwrap() && !finder.was_broken());
    }
}
