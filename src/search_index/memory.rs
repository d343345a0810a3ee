//! What memory holds of the index: who may be found with which facets, the signs of every vector, and the words of the
//! library. Follows the rows; can be read again from them at any time. Pure.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::analysis::{is_silent, key, term};
use super::vector::{self, BYTES, Bits, Kept, QueryVector};
use super::{Facets, Item};
use crate::base::i18n::Language;
use crate::base::ids::PlaceId;
use crate::base::text::fold;

/// Words held at most, the most frequent ones.
pub const WORDS: usize = 20_000;
/// From how many words on it pays to know beforehand which mean the same.
const MANY_WORDS: usize = 4_000;
/// Documents of one language that are looked at closely.
const CLOSELY: usize = 60;
/// In how many signs vectors differ that have nothing to do with each other.
const HALF: f32 = 128.0;
/// Words that several vectors are compared with while a processor has them at hand.
const SOME: usize = 32;
/// Words that mean the same, of each word.
const KIN: usize = 15;
/// From which cosine on two words count as neighbours.
const KIN_FROM: f32 = 0.6;
/// The place of an entry that is gone.
const GONE: u32 = u32::MAX;

/// One document, without its texts.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its row
    pub document: i64,
    /// What it is of
    pub item: Item,
    /// One bit for each language it can be read in
    pub languages: u8,
    /// Found by members only
    pub for_members: bool,
    /// How many words it has
    pub length: u32,
    /// When it was published, in seconds
    pub published_at: i64,
    /// Its place
    pub place: Option<PlaceId>,
    /// Its areas; those of the same areas share them
    pub areas: Arc<[String]>,
    /// What became of the reform
    pub status: Option<Arc<str>>,
    /// From which year
    pub year_from: Option<i16>,
    /// Up to which year; none: it goes on
    pub year_to: Option<i16>,
}

impl Entry {
    /// Whether it can be read in a language.
    pub const fn is_in(&self, language: Language) -> bool {
        self.languages & bit(language) != 0
    }

    /// Whether the facets leave it.
    pub fn fits(&self, facets: &Facets<'_>) -> bool {
        let year = facets.year.and_then(|year| year.parse::<i16>().ok());
        facets.place.is_none_or(|place| self.place == Some(place))
            && facets.area.is_none_or(|area| self.areas.iter().any(|it| it == area))
            && facets.status.is_none_or(|status| self.status.as_deref() == Some(status))
            && facets.language.is_none_or(|code| code.parse().is_ok_and(|language| self.is_in(language)))
            && year.is_none_or(|year| {
                self.year_from.is_some_and(|from| from <= year) && self.year_to.unwrap_or(i16::MAX) >= year
            })
    }
}

/// The bit of a language.
pub const fn bit(language: Language) -> u8 {
    1 << language as u8
}

/// A word of the library, as the rows have it.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// As it is written
    pub text: String,
    /// In how many documents of each language; of none: in the name of a place
    pub documents: Vec<(Option<Language>, u32)>,
    /// In how many documents it stands for other words, which nobody wrote
    pub as_synonym: u32,
    /// What it means, as it is kept
    pub vector: Option<Vec<u8>>,
}

/// A word of the library.
#[derive(Clone, Debug)]
pub struct Word {
    /// As it is written
    pub text: String,
    /// Without accents
    pub folded: String,
    /// In how many documents, about
    pub count: u32,
    /// In each language that has it the key of its term
    pub terms: Box<[(Option<Language>, u32)]>,
}

impl Word {
    /// Whether others may mean the same: not where it is a number, or a letter or two.
    pub fn has_meaning(&self) -> bool {
        self.folded.chars().count() > 2 && self.folded.chars().all(char::is_alphabetic) && !is_silent(&self.folded)
    }

    /// Its term in a language; a name is found as it is written.
    pub fn term(&self, language: Option<Language>) -> String {
        term_of(&self.text, language)
    }
}

fn term_of(word: &str, language: Option<Language>) -> String {
    language.map_or_else(|| fold(word), |language| term(word, language))
}

/// Which letters a folded word has: one bit for each, the digits share one, all else another.
fn letters(folded: &str) -> u32 {
    folded.bytes().fold(0, |letters, byte| {
        letters
            | 1 << match byte {
                b'a'..=b'z' => u32::from(byte - b'a'),
                b'0'..=b'9' => 26,
                _ => 27,
            }
    })
}

/// The words of the library.
#[derive(Debug, Default)]
pub struct Words {
    /// The most frequent first
    list: Vec<Word>,
    /// Which letters each has, one bit for each: to see at a glance that it is another word
    letters: Vec<u32>,
    /// The key of each folded word and its place in the list, sorted
    by_folded: Vec<(u32, u32)>,
    /// In how many documents a term is, about, by its key
    documents: HashMap<u32, u32>,
    /// What each word means, as it is kept; zeros where nobody knows yet
    vectors: Vec<u8>,
    /// Words that mean the same, made when they are first asked for
    neighbours: Vec<OnceLock<Neighbours>>,
}

/// Words by their places in the list, and how much each means the same.
type Neighbours = Box<[(u32, f32)]>;

impl Words {
    /// From rows.
    pub fn new(mut rows: Vec<Row>) -> Self {
        let count = |row: &Row| row.documents.iter().map(|(_, count)| count).sum::<u32>();
        rows.sort_unstable_by(|one, other| count(other).cmp(&count(one)).then_with(|| one.text.cmp(&other.text)));
        let mut words = Self::default();
        for row in rows {
            if row.as_synonym > 0 {
                *words.documents.entry(key(&fold(&row.text))).or_default() += row.as_synonym;
            }
            let terms = row.documents.iter().map(|(language, _)| (*language, key(&term_of(&row.text, *language))));
            let terms: Box<[_]> = terms.collect();
            for ((_, key), (_, count)) in terms.iter().zip(&row.documents) {
                *words.documents.entry(*key).or_default() += count;
            }
            if !terms.is_empty() && words.list.len() < WORDS {
                let folded = fold(&row.text);
                words.by_folded.push((key(&folded), u32::try_from(words.list.len()).unwrap_or(u32::MAX)));
                words.vectors.extend(row.vector.as_deref().filter(|it| it.len() == BYTES).unwrap_or(&[0; BYTES]));
                words.letters.push(letters(&folded));
                words.list.push(Word { count: count(&row), text: row.text, folded, terms });
            }
        }
        words.list.shrink_to_fit();
        words.letters.shrink_to_fit();
        words.vectors.shrink_to_fit();
        words.by_folded.sort_unstable();
        words.neighbours.resize_with(words.list.len(), Default::default);
        words
    }

    /// In how many documents a term is, about.
    pub fn documents(&self, key: u32) -> u32 {
        self.documents.get(&key).copied().unwrap_or(0)
    }

    /// Where in the list the ways are in which a folded word is written, the most frequent first.
    fn places(&self, folded: &str) -> impl Iterator<Item = usize> {
        let key = key(folded);
        let from = self.by_folded.partition_point(|(other, _)| *other < key);
        let alike = self.by_folded[from..].iter().take_while(move |(other, _)| *other == key);
        alike.map(|(_, at)| *at as usize).filter(move |at| self.list[*at].folded == folded)
    }

    /// The ways in which a folded word is written, the most frequent first.
    pub fn written(&self, folded: &str) -> impl Iterator<Item = &Word> {
        self.places(folded).map(|at| &self.list[at])
    }

    /// Whether it is a word of the library.
    pub fn has(&self, folded: &str) -> bool {
        self.places(folded).next().is_some()
    }

    /// The words that differ from a folded one in at most so many letters, at a glance; the most frequent first.
    pub fn similar(&self, folded: &str, most: u32) -> impl Iterator<Item = &Word> {
        let typed = letters(folded);
        self.at_a_glance(move |letters| (letters ^ typed).count_ones() <= most)
    }

    /// The words that begin with a folded one, the most frequent first.
    pub fn beginning(&self, folded: &str) -> impl Iterator<Item = &Word> {
        let typed = letters(folded);
        self.at_a_glance(move |letters| letters & typed == typed).filter(move |word| word.folded.starts_with(folded))
    }

    fn at_a_glance(&self, may: impl Fn(u32) -> bool) -> impl Iterator<Item = &Word> {
        self.list.iter().zip(&self.letters).filter(move |(_, letters)| may(**letters)).map(|(word, _)| word)
    }

    /// The next words, as they are written, of which nobody knows yet what they mean.
    pub fn unknown(&self, most: usize) -> Vec<String> {
        let unknown =
            self.list.iter().enumerate().filter(|(at, word)| self.vector(*at).is_none() && word.has_meaning());
        unknown.take(most).map(|(_, word)| word.text.clone()).collect()
    }

    fn vector(&self, at: usize) -> Option<Kept<'_>> {
        let bytes = &self.vectors[at * BYTES..][..BYTES];
        Kept::read(bytes).filter(|_| bytes.iter().any(|byte| *byte != 0))
    }

    /// Looks up what means the same as the next words that nobody asked for yet. Says whether there are more. Among few
    /// words it takes no time worth saving.
    pub fn warm(&self, most: usize) -> bool {
        if self.list.len() < MANY_WORDS {
            return false;
        }
        let mut cold = self.neighbours.iter().enumerate().filter(|(_, neighbours)| neighbours.get().is_none());
        for (at, neighbours) in cold.by_ref().take(most) {
            neighbours.get_or_init(|| self.neighbours_at(at));
        }
        cold.next().is_some()
    }

    fn neighbours_at(&self, at: usize) -> Neighbours {
        self.vector(at).and_then(|vector| self.near(&[vector.vector()]).pop()).unwrap_or_default()
    }

    /// Takes in the vectors of words; what means the same is looked up anew.
    pub fn learn(&mut self, vectors: Vec<(Vec<u8>, String)>) {
        let mut vectors: HashMap<String, Vec<u8>> = vectors.into_iter().map(|(vector, word)| (word, vector)).collect();
        for (word, kept) in self.list.iter().zip(self.vectors.chunks_exact_mut(BYTES)) {
            if let Some(vector) = vectors.remove(&word.text).filter(|it| it.len() == BYTES) {
                kept.copy_from_slice(&vector);
            }
        }
        self.neighbours.iter_mut().for_each(|neighbours| *neighbours = OnceLock::new());
    }

    /// Words that mean the same as a folded word of the library, and how much so.
    pub fn neighbours(&self, folded: &str) -> Vec<(&Word, f32)> {
        let Some(at) = self.places(folded).next() else { return Vec::new() };
        self.shares(self.neighbours[at].get_or_init(|| self.neighbours_at(at)))
    }

    /// Words that mean the same as each of some vectors, and how much so.
    pub fn neighbours_of(&self, vectors: &[Vec<f32>]) -> Vec<Vec<(&Word, f32)>> {
        self.near(vectors).iter().map(|neighbours| self.shares(neighbours)).collect()
    }

    fn shares(&self, neighbours: &[(u32, f32)]) -> Vec<(&Word, f32)> {
        neighbours.iter().map(|(at, share)| (&self.list[*at as usize], *share)).collect()
    }

    /// The words nearest to each of some vectors. The words in memory are read once, however many vectors there are.
    fn near(&self, vectors: &[Vec<f32>]) -> Vec<Neighbours> {
        let asked: Vec<QueryVector> = vectors.iter().map(|vector| QueryVector::of(vector)).collect();
        let mut near: Vec<Vec<(usize, f32)>> = vec![Vec::new(); asked.len()];
        for (from, some) in self.vectors.chunks(SOME * BYTES).enumerate() {
            for (near, asked) in near.iter_mut().zip(&asked) {
                vector::cosines(some, asked, |at, cosine| {
                    if cosine >= KIN_FROM {
                        near.push((from * SOME + at, cosine));
                    }
                });
            }
        }
        let share = |cosine: f32| ((cosine - KIN_FROM) / (1.0 - KIN_FROM) * 0.8 + 0.2).clamp(0.0, 1.0).powf(0.7);
        let nearest = |mut near: Vec<(usize, f32)>| {
            near.sort_unstable_by(|one, other| other.1.total_cmp(&one.1));
            near.truncate(KIN);
            near.into_iter().map(|(at, cosine)| (u32::try_from(at).unwrap_or(u32::MAX), share(cosine))).collect()
        };
        near.into_iter().map(nearest).collect()
    }
}

/// The passages of one language, those of a document one after the other.
#[derive(Debug, Default)]
struct Passages {
    bits: Vec<Bits>,
    /// The place of each document's entry, and where its passages end
    documents: Vec<(u32, u32)>,
}

impl Passages {
    fn put(&mut self, slot: u32, bits: &[Bits]) {
        if !bits.is_empty() {
            self.bits.extend(bits);
            self.documents.push((slot, u32::try_from(self.bits.len()).unwrap_or(u32::MAX)));
        }
    }

    /// Each document's place with the signs of its passages.
    fn each(&self) -> impl Iterator<Item = (u32, &[Bits])> {
        let starts = std::iter::once(0).chain(self.documents.iter().map(|(_, end)| *end));
        self.documents.iter().zip(starts).map(|((slot, end), start)| (*slot, &self.bits[start as usize..*end as usize]))
    }

    /// The documents whose closest passage is nearest to signs, of those that may be found; `nearer` is what brings each
    /// nearer beside that.
    fn near(&self, wanted: &Bits, nearer: &[f32], may: impl Fn(u32) -> bool) -> Vec<u32> {
        // Those that may be among the nearest so far; from time to time only the nearest of them stay.
        let mut near: Vec<(f32, u32)> = Vec::with_capacity(4 * CLOSELY);
        let nearest_first = |one: &(f32, u32), other: &(f32, u32)| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1));
        let mut limit = f32::INFINITY;
        let mut look_at = |slot: u32, distance: u16| {
            let far = f32::from(distance) / HALF - nearer[slot as usize];
            if far < limit && may(slot) {
                near.push((far, slot));
            }
            if near.len() == 4 * CLOSELY {
                let (_, last, _) = near.select_nth_unstable_by(CLOSELY - 1, nearest_first);
                limit = last.0;
                near.truncate(CLOSELY);
            }
        };
        let mut distances = [0; 4_096];
        let mut documents = self.documents.iter();
        let (mut at, mut end, mut slot, mut least) = (0, 0, GONE, u16::MAX);
        for bits in self.bits.chunks(distances.len()) {
            vector::distances(bits, wanted, &mut distances);
            for distance in &distances[..bits.len()] {
                if at == end {
                    if slot != GONE {
                        look_at(slot, least);
                    }
                    (slot, end) = documents.next().copied().unwrap_or((GONE, u32::MAX));
                    least = u16::MAX;
                }
                least = least.min(*distance);
                at += 1;
            }
        }
        if slot != GONE {
            look_at(slot, least);
        }
        near.sort_unstable_by(nearest_first);
        near.into_iter().take(CLOSELY).map(|(_, slot)| slot).collect()
    }
}

/// Everything that memory holds.
#[derive(Debug, Default)]
pub struct Memory {
    /// Up to which change it follows the rows
    pub change: i64,
    entries: Vec<Option<Entry>>,
    by_document: HashMap<i64, u32>,
    /// By language
    passages: [Passages; Language::ALL.len()],
    gone: usize,
    /// The sum of the lengths of all documents, in words
    length: u64,
    /// The words of the library
    pub words: Words,
}

impl Memory {
    /// How many documents there are.
    pub fn count(&self) -> usize {
        self.by_document.len()
    }

    /// Words of a document on average.
    #[expect(clippy::cast_precision_loss, reason = "an average needs no last digit")]
    pub fn average_length(&self) -> f32 {
        if self.count() == 0 { 1.0 } else { self.length as f32 / self.count() as f32 }
    }

    /// Puts a document there, or puts it there anew, with the language and the signs of each passage whose vector is made.
    pub fn put(&mut self, entry: Entry, passages: impl Iterator<Item = (Language, Bits)>) {
        self.remove(entry.document);
        let slot = u32::try_from(self.entries.len()).unwrap_or(GONE);
        let mut by_language: [Vec<Bits>; Language::ALL.len()] = Default::default();
        passages.for_each(|(language, bits)| by_language[language as usize].push(bits));
        for (passages, bits) in self.passages.iter_mut().zip(by_language) {
            passages.put(slot, &bits);
        }
        self.by_document.insert(entry.document, slot);
        self.length += u64::from(entry.length);
        self.entries.push(Some(entry));
    }

    /// Puts all that another one has there.
    pub fn absorb(&mut self, other: Self) {
        if self.by_document.is_empty() {
            let (change, words) = (self.change, std::mem::take(&mut self.words));
            *self = Self { change, words, ..other };
            return;
        }
        for entry in other.entries() {
            self.remove(entry.document);
        }
        let base = u32::try_from(self.entries.len()).unwrap_or(GONE);
        self.by_document.extend(other.by_document.into_iter().map(|(document, slot)| (document, base + slot)));
        self.entries.extend(other.entries);
        for (passages, others) in self.passages.iter_mut().zip(other.passages) {
            others.each().for_each(|(slot, bits)| passages.put(base + slot, bits));
        }
        self.length += other.length;
    }

    /// Takes a document away.
    pub fn remove(&mut self, document: i64) {
        let Some(slot) = self.by_document.remove(&document) else { return };
        let entry = self.entries[slot as usize].take();
        self.length -= entry.map_or(0, |entry| u64::from(entry.length));
        self.gone += 1;
        if self.gone > 1_000 && self.gone > self.entries.len() / 4 {
            self.tidy();
        }
    }

    /// Closes the gaps that removed documents left.
    fn tidy(&mut self) {
        let mut moved = vec![GONE; self.entries.len()];
        let mut entries = Vec::with_capacity(self.by_document.len());
        for (slot, entry) in std::mem::take(&mut self.entries).into_iter().enumerate() {
            if let Some(entry) = entry {
                moved[slot] = u32::try_from(entries.len()).unwrap_or(GONE);
                self.by_document.insert(entry.document, moved[slot]);
                entries.push(Some(entry));
            }
        }
        self.entries = entries;
        self.gone = 0;
        for passages in &mut self.passages {
            let before = std::mem::take(passages);
            let stay = before.each().map(|(slot, bits)| (moved[slot as usize], bits)).filter(|(slot, _)| *slot != GONE);
            stay.for_each(|(slot, bits)| passages.put(slot, bits));
        }
    }

    /// One document.
    pub fn entry(&self, document: i64) -> Option<&Entry> {
        self.entries[*self.by_document.get(&document)? as usize].as_ref()
    }

    /// Every document.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().flatten()
    }

    /// The documents in each language that may be nearest to a vector; `worth` is what the words of some count beside a
    /// cosine, and `may` says which documents count.
    pub fn near(&self, vector: &[f32], worth: &HashMap<i64, f32>, may: impl Fn(&Entry) -> bool) -> Vec<i64> {
        let wanted = vector::bits(vector);
        let mut nearer = vec![0.0; self.entries.len()];
        for (document, worth) in worth {
            if let Some(slot) = self.by_document.get(document) {
                nearer[*slot as usize] = *worth;
            }
        }
        let entry = |slot: u32| self.entries[slot as usize].as_ref();
        let near = self.passages.iter().flat_map(|it| it.near(&wanted, &nearer, |slot| entry(slot).is_some_and(&may)));
        near.filter_map(|slot| Some(entry(slot)?.document)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ids::WriteupId;

    fn entry(document: i64) -> Entry {
        Entry {
            document,
            item: Item::Writeup(WriteupId(document)),
            languages: 1,
            for_members: false,
            length: 7,
            published_at: 0,
            place: None,
            areas: Arc::default(),
            status: None,
            year_from: None,
            year_to: None,
        }
    }

    /// Signs that differ from those of the vector of ones in so many places.
    fn signs(far: usize) -> Bits {
        let vector: Vec<f32> = (0..vector::KEPT).map(|at| if at < far { -1.0 } else { 1.0 }).collect();
        vector::bits(&vector)
    }

    fn near(memory: &Memory) -> Vec<i64> {
        memory.near(&[1.0; vector::KEPT], &HashMap::new(), |_| true)
    }

    #[test]
    fn each_language_has_its_nearest_also_where_many_are_as_near() {
        let mut memory = Memory::default();
        for document in 1..=600 {
            memory.put(entry(document), [(Language::En, signs(200)), (Language::En, signs(9))].into_iter());
        }
        memory.put(entry(700), [(Language::En, signs(3)), (Language::Es, signs(250))].into_iter());
        memory.put(entry(800), [(Language::Pt, signs(256))].into_iter());
        let found = near(&memory);
        let different: std::collections::HashSet<&i64> = found.iter().collect();
        assert_eq!((found.len(), different.len()), (CLOSELY + 2, CLOSELY + 1));
        assert!([1, 700, 800].iter().all(|it| found.contains(it)) && !found.contains(&599));
        assert_eq!(memory.near(&[1.0; vector::KEPT], &HashMap::new(), |entry| entry.document > 750), [800]);
        // Words bring the last one forward.
        let words = HashMap::from([(599, 0.01), (999, 9.0)]);
        assert!(memory.near(&[1.0; vector::KEPT], &words, |_| true).contains(&599));
    }

    #[test]
    fn what_is_replaced_or_gone_is_not_found() {
        let (mut memory, mut newer) = (Memory::default(), Memory::default());
        for document in 1..=3_000 {
            memory.put(entry(document), [(Language::En, signs(9))].into_iter());
        }
        for document in 1..=2_998 {
            memory.remove(document);
        }
        assert_eq!(near(&memory), [2_999, 3_000]);
        newer.put(entry(3_000), [(Language::Fr, signs(1))].into_iter());
        newer.put(entry(3_001), std::iter::empty());
        memory.absorb(newer);
        assert_eq!((near(&memory), memory.count()), (vec![2_999, 3_000], 3));
        memory.remove(3_000);
        assert_eq!((near(&memory), memory.count()), (vec![2_999], 2));
        assert!((memory.average_length() - 7.0).abs() < f32::EPSILON);
    }
}
