//! What memory holds of the index: who may be found with which facets, the signs of every vector, and the words of the
//! library. Follows the rows; can be read again from them at any time. Pure.

use std::collections::HashMap;

use super::analysis::{SYNONYM, is_silent};
use super::vector::{self, Asked, Bits, Kept};
use super::{Attributes, Facets, Item};
use crate::text::fold;
use crate::words::Language;

/// Words held at most, the most frequent ones.
pub const WORDS: usize = 20_000;
/// From how many words on it pays to know beforehand which mean the same.
const MANY_WORDS: usize = 4_000;
/// Passages of one language that are looked at closely.
const CLOSELY: usize = 80;
/// Words that mean the same, of each word.
const KIN: usize = 15;
/// From which cosine on two words count as kin.
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
    /// What facets look at
    pub facets: Attributes,
    /// How many words it has
    pub length: u32,
}

impl Entry {
    /// Whether it can be read in a language.
    pub const fn is_in(&self, language: Language) -> bool {
        self.languages & bit(language) != 0
    }

    /// Whether the facets leave it.
    pub fn fits(&self, facets: &Facets<'_>) -> bool {
        let year = facets.year.and_then(|year| year.parse::<i64>().ok());
        let own = &self.facets;
        facets.place.is_none_or(|place| own.place == Some(place))
            && facets.area.is_none_or(|area| own.areas.iter().any(|it| it == area))
            && facets.status.is_none_or(|status| own.status.as_deref() == Some(status))
            && facets.language.is_none_or(|code| code.parse().is_ok_and(|language| self.is_in(language)))
            && year.is_none_or(|year| {
                own.year_from.is_some_and(|from| from <= year) && own.year_to.unwrap_or(i64::MAX) >= year
            })
    }
}

/// The bit of a language.
pub const fn bit(language: Language) -> u8 {
    1 << language as u8
}

/// A word of the library.
#[derive(Clone, Debug)]
pub struct Word {
    /// As it is written
    pub text: String,
    /// Without accents
    pub folded: String,
    /// In how many documents of each language
    pub documents: Vec<(String, u32)>,
    /// What it means
    pub vector: Option<Box<[u8]>>,
    /// Which letters it has, one bit each
    letters: u32,
}

impl Word {
    /// A word with its counts.
    pub fn new(text: String, documents: Vec<(String, u32)>, vector: Option<Vec<u8>>) -> Self {
        let folded = fold(&text);
        let letters = letters(&folded);
        Self { text, folded, documents, vector: vector.map(Vec::into_boxed_slice), letters }
    }

    /// In how many documents, about.
    pub fn count(&self) -> u32 {
        self.documents.iter().map(|(_, count)| count).sum()
    }

    /// Whether others may mean the same: not where it is a number, or a letter or two.
    pub fn has_meaning(&self) -> bool {
        self.folded.chars().count() > 2 && self.folded.chars().all(char::is_alphabetic) && !is_silent(&self.folded)
    }

    /// In how many letters it differs from others at least, at a glance.
    pub const fn differs(&self, others: u32) -> u32 {
        (self.letters ^ others).count_ones()
    }
}

/// Which letters a folded word has: one bit for each, the digits share one, all else another.
pub fn letters(folded: &str) -> u32 {
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
    list: Vec<Word>,
    by_folded: HashMap<String, Vec<u32>>,
    /// In how many documents a term is, about, by its key
    documents: HashMap<u32, u32>,
    /// Words that mean the same, made when they are first asked for
    kin: Vec<std::sync::OnceLock<Vec<(u32, f32)>>>,
}

impl Words {
    /// From rows; `terms` gives the terms under which a word of a language is indexed.
    pub fn new(list: Vec<Word>, term: impl Fn(&str, &str) -> u32) -> Self {
        let mut words = Self::default();
        for word in list {
            let at = u32::try_from(words.list.len()).unwrap_or(u32::MAX);
            for (language, count) in &word.documents {
                *words.documents.entry(term(&word.text, language)).or_default() += count;
            }
            let is_written = word.documents.iter().any(|(language, _)| language != SYNONYM);
            if is_written && words.list.len() < WORDS {
                words.by_folded.entry(word.folded.clone()).or_default().push(at);
                words.list.push(word);
            }
        }
        for alike in words.by_folded.values_mut() {
            alike.sort_by_key(|at| std::cmp::Reverse(words.list[*at as usize].count()));
        }
        words.kin.resize_with(words.list.len(), Default::default);
        words
    }

    /// In how many documents a term is, about.
    pub fn documents(&self, key: u32) -> u32 {
        self.documents.get(&key).copied().unwrap_or(0)
    }

    /// The ways in which a folded word is written, the most frequent first.
    pub fn written(&self, folded: &str) -> impl Iterator<Item = &Word> {
        self.by_folded.get(folded).into_iter().flatten().map(|at| &self.list[*at as usize])
    }

    /// Whether it is a word of the library.
    pub fn has(&self, folded: &str) -> bool {
        self.by_folded.contains_key(folded)
    }

    /// Every word, the most frequent first.
    pub fn iter(&self) -> impl Iterator<Item = &Word> {
        self.list.iter()
    }

    /// Looks up what means the same as the next words that nobody asked for yet. Says whether there are more. Among few
    /// words it takes no time worth saving.
    pub fn warm(&self, most: usize) -> bool {
        if self.list.len() < MANY_WORDS {
            return false;
        }
        let mut cold = (0..).zip(&self.kin).filter(|(_, kin)| kin.get().is_none());
        for (at, kin) in cold.by_ref().take(most) {
            kin.get_or_init(|| self.kin_at(at));
        }
        cold.next().is_some()
    }

    fn kin_at(&self, at: usize) -> Vec<(u32, f32)> {
        let vector = self.list[at].vector.as_deref().and_then(Kept::read);
        vector.map(|vector| self.near(&vector.vector())).unwrap_or_default()
    }

    /// Takes in the vectors of words; what means the same is looked up anew.
    pub fn learn(&mut self, vectors: Vec<(Vec<u8>, String)>) {
        let mut vectors: HashMap<String, Vec<u8>> = vectors.into_iter().map(|(vector, word)| (word, vector)).collect();
        for word in &mut self.list {
            if let Some(vector) = vectors.remove(&word.text) {
                word.vector = Some(vector.into());
            }
        }
        self.kin = std::iter::repeat_with(Default::default).take(self.list.len()).collect();
    }

    /// Words that mean the same as a folded word of the library, and how much so.
    pub fn kin(&self, folded: &str) -> Vec<(&Word, f32)> {
        let Some(at) = self.by_folded.get(folded).and_then(|alike| alike.first()) else { return Vec::new() };
        let kin = self.kin[*at as usize].get_or_init(|| self.kin_at(*at as usize));
        kin.iter().map(|(at, share)| (&self.list[*at as usize], *share)).collect()
    }

    /// Words that mean the same as a vector, and how much so.
    pub fn kin_of(&self, vector: &[f32]) -> Vec<(&Word, f32)> {
        self.near(vector).into_iter().map(|(at, share)| (&self.list[at as usize], share)).collect()
    }

    fn near(&self, vector: &[f32]) -> Vec<(u32, f32)> {
        let asked = Asked::of(vector);
        let mut near: Vec<(u32, f32)> = Vec::new();
        for (at, word) in (0..).zip(&self.list) {
            let Some(kept) = word.vector.as_deref().and_then(Kept::read) else { continue };
            let cosine = kept.cosine(&asked);
            if cosine >= KIN_FROM {
                near.push((at, cosine));
            }
        }
        near.sort_unstable_by(|one, other| other.1.total_cmp(&one.1));
        near.truncate(KIN);
        let share = |cosine: f32| ((cosine - KIN_FROM) / (1.0 - KIN_FROM) * 0.8 + 0.2).clamp(0.0, 1.0).powf(0.7);
        near.into_iter().map(|(at, cosine)| (at, share(cosine))).collect()
    }
}

/// The passages of one language.
#[derive(Debug, Default)]
struct Passages {
    bits: Vec<Bits>,
    /// Of each one the place of its entry
    owners: Vec<u32>,
}

impl Passages {
    /// The owners of the passages nearest to signs, of those that may be found.
    fn near(&self, wanted: &Bits, may: impl Fn(u32) -> bool) -> Vec<u32> {
        // Those that may be among the nearest so far; from time to time only the nearest of them stay.
        let mut near: Vec<(u32, u32)> = Vec::with_capacity(4 * CLOSELY);
        let mut limit = u32::MAX;
        let mut distances = [0; 4_096];
        for (bits, owners) in self.bits.chunks(distances.len()).zip(self.owners.chunks(distances.len())) {
            vector::distances(bits, wanted, &mut distances);
            for (distance, owner) in distances.iter().zip(owners) {
                if *distance < limit && may(*owner) {
                    near.push((*distance, *owner));
                    if near.len() == 4 * CLOSELY {
                        near.select_nth_unstable(CLOSELY);
                        near.truncate(CLOSELY);
                        limit = near.iter().map(|(distance, _)| *distance).max().unwrap_or(limit);
                    }
                }
            }
        }
        near.sort_unstable();
        near.into_iter().take(CLOSELY).map(|(_, owner)| owner).collect()
    }
}

/// Everything that memory holds.
#[derive(Debug, Default)]
pub struct Shelf {
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

impl Shelf {
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
        for (language, bits) in passages {
            let passages = &mut self.passages[language as usize];
            passages.bits.push(bits);
            passages.owners.push(slot);
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
            passages.bits.extend(others.bits);
            passages.owners.extend(others.owners.into_iter().map(|owner| base + owner));
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
            let Passages { bits, owners } = std::mem::take(passages);
            let stay = bits.into_iter().zip(owners.iter().map(|owner| moved[*owner as usize]));
            (passages.bits, passages.owners) = stay.filter(|(_, slot)| *slot != GONE).unzip();
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

    /// The documents with one of the passages that may be nearest to a vector, in each language; `may` says which
    /// documents count.
    pub fn near(&self, vector: &[f32], may: impl Fn(&Entry) -> bool) -> Vec<i64> {
        let wanted = vector::bits(vector);
        let entry = |slot: u32| self.entries[slot as usize].as_ref();
        let near = self.passages.iter().flat_map(|it| it.near(&wanted, |slot| entry(slot).is_some_and(&may)));
        let mut slots: Vec<u32> = near.collect();
        slots.sort_unstable();
        slots.dedup();
        slots.into_iter().filter_map(|slot| Some(entry(slot)?.document)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::WriteupId;

    fn entry(document: i64) -> Entry {
        Entry {
            document,
            item: Item::Writeup(WriteupId(document)),
            languages: 1,
            facets: Attributes::default(),
            length: 7,
        }
    }

    /// Signs that differ from those of the vector of ones in so many places.
    fn signs(far: usize) -> Bits {
        let vector: Vec<f32> = (0..vector::KEPT).map(|at| if at < far { -1.0 } else { 1.0 }).collect();
        vector::bits(&vector)
    }

    fn near(shelf: &Shelf) -> Vec<i64> {
        shelf.near(&[1.0; vector::KEPT], |_| true)
    }

    #[test]
    fn each_language_has_its_nearest_also_where_many_are_as_near() {
        let mut shelf = Shelf::default();
        for document in 1..=300 {
            shelf.put(entry(document), [(Language::En, signs(9)), (Language::En, signs(200))].into_iter());
        }
        shelf.put(entry(400), [(Language::En, signs(3)), (Language::Es, signs(250))].into_iter());
        shelf.put(entry(500), [(Language::Pt, signs(256))].into_iter());
        let found = near(&shelf);
        assert_eq!(found.len(), CLOSELY + 1);
        assert!(found.contains(&1) && found.contains(&400) && found.contains(&500) && !found.contains(&300));
        assert_eq!(shelf.near(&[1.0; vector::KEPT], |entry| entry.document > 450), [500]);
    }

    #[test]
    fn what_is_replaced_or_gone_is_not_found() {
        let (mut shelf, mut newer) = (Shelf::default(), Shelf::default());
        for document in 1..=3_000 {
            shelf.put(entry(document), [(Language::En, signs(9))].into_iter());
        }
        for document in 1..=2_998 {
            shelf.remove(document);
        }
        assert_eq!(near(&shelf), [2_999, 3_000]);
        newer.put(entry(3_000), [(Language::Fr, signs(1))].into_iter());
        newer.put(entry(3_001), std::iter::empty());
        shelf.absorb(newer);
        assert_eq!((near(&shelf), shelf.count()), (vec![2_999, 3_000], 3));
        shelf.remove(3_000);
        assert_eq!((near(&shelf), shelf.count()), (vec![2_999], 2));
        assert!((shelf.average_length() - 7.0).abs() < f32::EPSILON);
    }
}
