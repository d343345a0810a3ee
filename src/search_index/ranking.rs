//! How well a document answers: the words it has, in whatever form, and what its passages mean. Pure.

use std::collections::HashMap;

use super::analysis;
use super::memory::Words;
use super::vector::{self, Kept, QueryVector};

// Measured with `eval-search`. All of them lie on a plateau: half or double of one costs a point or two at most.

/// How soon a word that comes often counts no more, and how much a long text must have more of it (BM25).
const SATURATION: f32 = 1.2;
const LENGTH: f32 = 0.4;
/// What full coverage of the words counts beside a cosine of 1.
const WORDS: f32 = 0.8;
/// What it counts that a word is there at all, where it is not known how often.
const PRESENT: f32 = 0.6;
/// How many times as much a word may count that means the same and is rarer than the word itself.
const RARER: f32 = 2.0;
/// How many of the best documents the query learns from, how much, and how quickly a teacher that is less good counts less.
const TEACHERS: usize = 8;
const LEARNT: f32 = 0.6;
const STEEP: f32 = 8.0;
/// Of so many documents the cosine with what was learnt is looked at.
const AGAIN: usize = 300;
/// What the first passage, which is title and summary, counts beside the best one.
const TITLE: f32 = 0.1;

/// One word of a query, in all its forms: any of these terms, each with what it is worth.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// The terms, by key; 1 is the word itself, less is a word that means the same
    pub terms: HashMap<u32, f32>,
    /// The terms of the word itself and of its nearest neighbours, for the full-text table
    pub written: Vec<String>,
    /// How much it says beside the other words, 0 to 1
    pub weight: f32,
    /// Words that mean nearly the same, folded
    pub neighbours: Vec<String>,
}

/// What the ranking reads of a document. In one piece, since most of its time goes with waiting for memory.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Bytes of the terms
    terms: usize,
    /// Five bytes for each term, sorted: its key and its weight. Then the vector of each passage, unless they are not made
    bytes: Box<[u8]>,
}

impl Record {
    /// From its row.
    pub fn new(terms: &[u8], vectors: &[u8]) -> Self {
        Self { terms: terms.len(), bytes: [terms, vectors].concat().into() }
    }

    /// The key and the weight of each term, sorted by key.
    fn weights(&self) -> impl Iterator<Item = (u32, f32)> {
        let (terms, _) = self.bytes[..self.terms].as_chunks::<5>();
        terms.iter().map(|[a, b, c, d, weight]| (u32::from_le_bytes([*a, *b, *c, *d]), f32::from(*weight)))
    }

    fn vectors(&self) -> &[u8] {
        &self.bytes[self.terms..]
    }

    /// What it means as a whole, of unit length: the mean of its passages, where the first one counts as much again as
    /// `first` of all.
    #[expect(clippy::cast_precision_loss, reason = "passages are few")]
    pub fn mean(&self, first: f32) -> Option<Vec<f32>> {
        let mut mean = vec![0.0; vector::KEPT];
        let passages = vector::each(self.vectors()).inspect(|passage| passage.add_to(&mut mean, 1.0)).count();
        self.vector(0)?.add_to(&mut mean, first * passages as f32);
        vector::normalise(&mut mean);
        Some(mean)
    }

    /// The vector of a passage.
    pub fn vector(&self, passage: usize) -> Option<Kept<'_>> {
        vector::each(self.vectors()).nth(passage)
    }
}

/// From which share on a word that means the same is near: it is looked for in the full-text table too, and marked.
pub const NEAR_NEIGHBOURS: f32 = 0.6;

/// A term of a query.
#[derive(Clone, Copy)]
struct Weighed {
    key: u32,
    group: usize,
    /// 1 for the word itself
    share: f32,
    /// What it counts at most
    worth: f32,
}

/// The best terms of one word that a document has.
#[derive(Clone, Copy, Default)]
struct Best {
    any: f32,
    exact: f32,
    near: f32,
}

/// How a document does.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    /// What it is sorted by
    pub total: f32,
    /// How much of the words it has, in any language, 0 to 1
    pub coverage: f32,
    /// How much of the very words, 0 to 1; words that no document has count too
    pub exact: f32,
    /// How much of the very words, 0 to 1, where words that mean nearly the same count too, as much as they are worth
    pub near: f32,
    /// How close in meaning, with the query as it was asked
    pub cosine: f32,
    /// The passage that is closest
    pub passage: usize,
    /// Its title is what was asked
    pub is_title: bool,
    /// Its place is what was asked
    pub is_place: bool,
}

/// The keys of a whole title and of a whole name of a place: what is found first.
#[derive(Clone, Copy, Debug)]
pub struct Whole {
    /// Of the title
    pub title: u32,
    /// Of the name
    pub place: u32,
}

/// The collection, in figures.
#[derive(Clone, Copy, Debug)]
pub struct Collection<'a> {
    /// How many documents there are
    pub count: usize,
    /// Words of a document on average
    pub average_length: f32,
    /// In how many documents each term is
    pub words: &'a Words,
}

/// A term that the full-text table is asked for.
#[derive(Clone, Debug)]
pub struct Lookup {
    /// The term
    pub term: String,
    group: usize,
    worth: f32,
}

/// The terms of a query that tell most, the rarest first: as many as stand in `most` documents together, at least `least`.
pub fn lookups(collection: &Collection<'_>, groups: &[Group], least: usize, most: u32) -> Vec<Lookup> {
    let mut terms: Vec<(u32, Lookup)> = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        for Weighed { key, worth, .. } in collection.weigh(at, group) {
            let written = group.written.iter().find(|term| analysis::key(term) == key);
            terms.extend(
                written.map(|term| (collection.words.documents(key), Lookup { term: term.clone(), group: at, worth })),
            );
        }
    }
    terms.sort_by_key(|(count, _)| *count);
    let mut sum = 0_u32;
    let few = terms.into_iter().enumerate().take_while(|(at, (count, _))| {
        sum = sum.saturating_add(*count);
        *at < least || sum <= most
    });
    few.map(|(_, (_, lookup))| lookup).collect()
}

/// What the words of documents count beside a cosine of 1, by which of the terms they have: about what [`by_words`] finds
/// when it knows how often.
pub fn worth(lookups: &[Lookup], documents: impl Iterator<Item = (usize, Vec<i64>)>) -> HashMap<i64, f32> {
    let mut best: HashMap<(i64, usize), f32> = HashMap::new();
    for (lookup, documents) in documents.filter_map(|(at, documents)| Some((lookups.get(at)?, documents))) {
        for document in documents {
            let best = best.entry((document, lookup.group)).or_default();
            *best = best.max(lookup.worth);
        }
    }
    let mut most: HashMap<usize, f32> = HashMap::new();
    for lookup in lookups {
        let most = most.entry(lookup.group).or_default();
        *most = most.max(lookup.worth);
    }
    let ideal = most.values().sum::<f32>().max(f32::MIN_POSITIVE);
    let mut worth: HashMap<i64, f32> = HashMap::new();
    for ((document, _), best) in best {
        *worth.entry(document).or_default() += WORDS * PRESENT * best / ideal;
    }
    worth
}

/// Scores documents for the words of a query: its groups, and what it is as a whole. Of each document: how many words it
/// has, and its record.
pub fn by_words(
    collection: &Collection<'_>,
    groups: &[Group],
    whole: Whole,
    documents: &[(u32, &Record)],
) -> Vec<Score> {
    let mut scores: Vec<Score> = documents.iter().map(|_| Score::default()).collect();
    let mut terms: Vec<Weighed> = groups.iter().enumerate().flat_map(|(at, it)| collection.weigh(at, it)).collect();
    let worth_most = |group: usize, exact: bool| {
        let of_group = terms.iter().filter(|term| term.group == group && (term.share >= 1.0 || !exact));
        of_group.map(|term| term.worth).fold(0.0, f32::max)
    };
    let ideal = (0..groups.len()).map(|group| worth_most(group, false)).sum::<f32>() * (SATURATION + 1.0);
    let most = groups.iter().enumerate().map(|(at, group)| match worth_most(at, true) {
        // No document has it.
        0.0 => group.weight * collection.worth(0),
        worth => worth,
    });
    let most: f32 = most.sum();
    terms.sort_unstable_by_key(|term| term.key);
    let asked = Sieve::of(terms.iter().map(|term| term.key).chain([whole.title, whole.place]));
    let mut best = vec![Best::default(); groups.len()];
    for (score, (length, record)) in scores.iter_mut().zip(documents) {
        best.fill(Best::default());
        let long = SATURATION * (1.0 - LENGTH + LENGTH * words(*length) / collection.average_length);
        for (key, weight) in record.weights().filter(|(key, _)| asked.may_have(*key)) {
            score.is_title |= key == whole.title;
            score.is_place |= key == whole.place;
            let from = terms.partition_point(|term| term.key < key);
            for term in terms[from..].iter().take_while(|term| term.key == key) {
                let best = &mut best[term.group];
                best.any = best.any.max(term.worth * weight * (SATURATION + 1.0) / (weight + long));
                if term.share >= 1.0 {
                    best.exact = best.exact.max(term.worth);
                }
                if term.share >= NEAR_NEIGHBOURS {
                    best.near = best.near.max(term.worth / term.share);
                }
            }
        }
        let sum = |part: fn(&Best) -> f32| best.iter().map(part).sum::<f32>();
        score.coverage = if ideal > 0.0 { sum(|best| best.any) / ideal } else { 0.0 };
        score.exact = if most > 0.0 { sum(|best| best.exact) / most } else { 0.0 };
        score.near = if most > 0.0 { (sum(|best| best.near) / most).min(1.0) } else { 0.0 };
        score.total = WORDS * score.coverage;
    }
    scores
}

/// Adds to the scores of documents what the vector of a query finds.
pub fn by_meaning(scores: &mut [Score], vector: &[f32], documents: &[&Record]) {
    let asked = QueryVector::of(vector);
    for (score, record) in scores.iter_mut().zip(documents) {
        let (cosine, passage) = closest(record, &asked);
        (score.cosine, score.passage) = (cosine, passage);
        score.total += cosine;
    }
    // The best documents, in whatever language, say in their words what is looked for.
    let mut best: Vec<usize> = (0..scores.len()).collect();
    best.sort_unstable_by(|one, other| scores[*other].total.total_cmp(&scores[*one].total));
    best.truncate(TEACHERS);
    let Some(first) = best.first().map(|first| scores[*first].total) else { return };
    let shares: Vec<f32> = best.iter().map(|at| ((scores[*at].total - first) * STEEP).exp()).collect();
    let mut learnt = vector.to_vec();
    for (at, share) in best.iter().zip(&shares) {
        if let Some(teacher) = documents[*at].vector(scores[*at].passage) {
            teacher.add_to(&mut learnt, LEARNT * share / shares.iter().sum::<f32>());
        }
    }
    vector::normalise(&mut learnt);
    let learnt = QueryVector::of(&learnt);
    // What is far behind stays there, and is not looked at again.
    let mut totals: Vec<f32> = scores.iter().map(|score| score.total).collect();
    let last = match totals.len().checked_sub(AGAIN) {
        Some(behind) if behind > 0 => *totals.select_nth_unstable_by(behind, f32::total_cmp).1,
        _ => f32::NEG_INFINITY,
    };
    for (score, record) in scores.iter_mut().zip(documents).filter(|(score, _)| score.total >= last) {
        score.total = WORDS * score.coverage + closest(record, &learnt).0;
    }
}

#[expect(clippy::cast_precision_loss, reason = "a length needs no last digit")]
fn words(length: u32) -> f32 {
    length as f32
}

/// Says of most keys that are not among some that they are not: a document has some hundred terms, and few are asked for.
struct Sieve([u64; 1_024]);

impl Sieve {
    fn of(keys: impl Iterator<Item = u32>) -> Self {
        let mut sieve = Self([0; 1_024]);
        keys.for_each(|key| sieve.0[key as usize / 64 % 1_024] |= 1 << (key % 64));
        sieve
    }

    const fn may_have(&self, key: u32) -> bool {
        self.0[key as usize / 64 % 1_024] & 1 << (key % 64) != 0
    }
}

/// The cosine of a document, and its closest passage.
fn closest(record: &Record, asked: &QueryVector) -> (f32, usize) {
    let (mut title, mut best) = (0.0, (0, 0.0));
    vector::cosines(record.vectors(), asked, |at, cosine| {
        if at == 0 {
            title = cosine;
        }
        if at == 0 || cosine > best.1 {
            best = (at, cosine);
        }
    });
    (best.1 * (1.0 - TITLE) + title * TITLE, best.0)
}

impl Collection<'_> {
    /// What a word is worth that stands in so many documents.
    #[expect(clippy::cast_precision_loss, reason = "a weight needs no last digit")]
    fn worth(&self, documents: u32) -> f32 {
        let (all, with) = (self.count as f32, documents as f32);
        (1.0 + (all - with + 0.5).max(0.0) / (with + 0.5)).ln()
    }

    /// The terms of a group that some document has.
    fn weigh(&self, at: usize, group: &Group) -> Vec<Weighed> {
        // A term that no document has says nothing of what could be found.
        let known = group.terms.iter().map(|(key, share)| (*key, *share, self.words.documents(*key)));
        let known = known.filter(|(_, _, documents)| *documents > 0);
        // However rare a word that means the same is, it does not say much more than the word itself.
        let own = known.clone().filter(|(_, share, _)| *share >= 1.0).map(|(_, _, documents)| self.worth(documents));
        let most = own.reduce(f32::max).map_or(f32::INFINITY, |own| own * RARER);
        let weighed = |(key, share, documents): (u32, f32, u32)| Weighed {
            key,
            group: at,
            share,
            worth: group.weight * share * self.worth(documents).min(most),
        };
        known.map(weighed).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::memory::Row;
    use super::*;

    #[test]
    fn rare_terms_are_looked_up_and_count_more_and_of_one_word_only_the_best_counts() {
        let row =
            |text: &str, count: u32| Row { text: text.to_owned(), documents: vec![(None, count)], ..Row::default() };
        let words = Words::new(vec![row("agua", 50), row("water", 5), row("plan", 900), row("lluvia", 2)]);
        let collection = Collection { count: 1_000, average_length: 100.0, words: &words };
        let group = |terms: &[(&str, f32)]| Group {
            terms: terms.iter().map(|(term, share)| (analysis::key(term), *share)).collect(),
            written: terms.iter().map(|(term, _)| (*term).to_owned()).collect(),
            weight: 1.0,
            ..Group::default()
        };
        let groups = [
            group(&[("agua", 1.0), ("water", 0.7), ("nobody", 1.0)]),
            group(&[("plan", 1.0)]),
            group(&[("lluvia", 1.0)]),
        ];
        let asked = |least: usize, most: u32| {
            let lookups = lookups(&collection, &groups, least, most);
            lookups.iter().map(|lookup| lookup.term.clone()).collect::<Vec<_>>()
        };
        assert!(asked(0, 1).is_empty());
        assert_eq!(asked(2, 1), ["lluvia", "water"]);
        assert_eq!(asked(2, 100), ["lluvia", "water", "agua"]);
        assert_eq!(asked(0, 2_000), ["lluvia", "water", "agua", "plan"]);

        let lookups = lookups(&collection, &groups, 2, 100);
        let having = [(0, vec![1, 2]), (1, vec![1, 3]), (2, vec![1, 3, 4]), (9, vec![5])];
        let worth = worth(&lookups, having.into_iter());
        let of = |document: i64| worth.get(&document).copied().unwrap_or(-1.0);
        // All of it; one word of two, whichever way it is written, the rarer one more.
        assert!((of(1) - WORDS * PRESENT).abs() < 1e-6, "{worth:?}");
        assert!(of(2) > of(3) && of(3) >= of(4) && of(4) > 0.0 && of(5) < 0.0, "{worth:?}");
    }
}
