//! What a query says: its words in all their forms, misspelt ones corrected against the words of the library, then against
//! those of the languages at large. Pure.

use std::collections::HashMap;

use super::analysis::{self, Synonyms, is_counting, is_silent, key, terms};
use super::memory::{Word, Words};
use super::ranking::{Group, NEAR_NEIGHBOURS};
use crate::base::text::fold;

/// Characters of a query that are read, and words.
const CHARACTERS: usize = 600;
const MOST_WORDS: usize = 48;
/// From how many letters on a word may be misspelt, once and twice.
const ONE_MISTAKE: usize = 4;
const TWO_MISTAKES: usize = 10;
/// From how many letters on a word may be misspelt that the library does not have: short ones are names and abbreviations
/// too often.
const AT_LARGE: usize = 6;
/// How much rarer what was typed must be than such a word: what is merely rare is meant as it is typed. Measured over all
/// corrections of 768 queries: of 1,207 that were right 1,058 keep this distance, of 110 of words that were meant 25.
const LIKELIER: f32 = 10.0;
/// From how many letters on two words that stand apart may be one.
const JOINED: usize = 5;
/// From how many letters on a word also finds longer ones that begin with it.
const PREFIX: usize = 4;
/// How many of these.
const LONGER: usize = 8;
/// What a word that only begins with the word is worth.
const BEGINS: f32 = 0.7;
/// What a word is worth that only says how something is counted.
const COUNTING: f32 = 0.1;
/// From which rarity on a word counts, and from which on it counts fully; and what it is worth at least.
const COMMON: f32 = 7.0;
const RARE: f32 = 18.0;
const LEAST: f32 = 0.05;
/// Words of a query up to which it is also asked as a question.
const FEW_WORDS: usize = 6;
/// Words of a query whose meaning is looked up, where the library does not have them.
const STRANGE: usize = 4;

/// What is known about words.
pub struct Lexicon<'a> {
    /// The words of the library
    pub words: &'a Words,
    /// Words of a query that are in the library, folded, beyond those that memory holds
    pub rare: &'a dyn Fn(&str) -> bool,
    /// How a folded word is written in the languages at large, where it is a word at all
    pub at_large: &'a dyn Fn(&str) -> Option<String>,
    /// The word of the languages at large that a folded word was meant to be, where one mistake is all that differs
    pub nearest_at_large: &'a dyn Fn(&str) -> Option<String>,
    /// Whether a word is a form of one that is in the library, or in the languages at large
    pub is_form: &'a dyn Fn(&str) -> bool,
    /// How rare a word is in the languages at large, where that is known
    pub rarity: &'a dyn Fn(&str) -> Option<f32>,
    /// What counts as one another
    pub synonyms: &'a Synonyms,
}

/// A query, understood.
#[derive(Clone, Debug, Default)]
pub struct Understood {
    /// What its vector is made of: corrected, with accents, abbreviations spelt out
    pub text: String,
    /// What was searched for, where it is not what was typed
    pub corrected: Option<String>,
    /// Its words that say something, once each
    pub said: Vec<Said>,
    /// Its words that say something in all their forms, once they are looked up
    pub groups: Vec<Group>,
    /// Of each word that the library does not have, the number of its group
    pub strange: Vec<(usize, String)>,
    /// No word of it is one of the library, or of the languages at large
    pub is_strange: bool,
    /// Words that are marked in a passage: the typed ones and what they were corrected to, folded
    pub marked: Vec<String>,
}

/// A word of a query that says something.
#[derive(Clone, Debug)]
pub struct Said {
    word: String,
    folded: String,
    /// The terms of the phrases it is part of
    phrases: Vec<String>,
}

/// What a typed word is taken for.
struct Reading {
    /// What is looked for, with its accents
    word: String,
    /// Whether it is another word than the typed one
    is_corrected: bool,
}

/// Reads a query, as far as it takes to know what its vector is made of. [`Understood::group`] does the rest.
pub fn understand(query: &str, lexicon: &Lexicon<'_>) -> Understood {
    let query: String = query.chars().take(CHARACTERS).collect();
    let typed: Vec<&str> = query.split_whitespace().take(MOST_WORDS).collect();
    let mut readings = Vec::with_capacity(typed.len());
    let mut at = 0;
    while at < typed.len() {
        let joined = typed.get(at + 1).and_then(|next| lexicon.join(typed[at], next));
        at += if joined.is_some() { 2 } else { 1 };
        readings.push(match joined {
            Some(word) => Reading { word, is_corrected: true },
            None => lexicon.read(typed[at - 1]),
        });
    }
    let text = readings.iter().map(|reading| reading.word.as_str()).collect::<Vec<_>>().join(" ");
    let is_corrected = readings.iter().any(|reading| reading.is_corrected);
    let mut understood = Understood { corrected: is_corrected.then(|| text.clone()), text, ..Understood::default() };
    let words = analysis::words(&understood.text);
    understood.is_strange = !words.iter().any(|word| {
        let folded = fold(word);
        lexicon.has(&folded) || (lexicon.at_large)(&folded).is_some() || (lexicon.is_form)(word)
    });
    understood.mark(&words);
    understood.say(&words, lexicon.synonyms);
    understood
}

impl Understood {
    fn mark(&mut self, words: &[String]) {
        for word in words {
            let folded = fold(word);
            if !folded.is_empty() && !self.marked.contains(&folded) && !is_silent(&folded) {
                self.marked.push(folded);
            }
        }
    }

    fn say(&mut self, words: &[String], synonyms: &Synonyms) {
        let says_nothing = words.iter().all(|word| is_silent(&fold(word)));
        let found = synonyms.in_query(words);
        for (at, word) in words.iter().enumerate() {
            let folded = fold(word);
            let is_known = self.said.iter().any(|said| said.folded == folded);
            if folded.is_empty() || is_known || (is_silent(&folded) && !says_nothing) {
                continue;
            }
            let mut phrases = Vec::new();
            for phrase in found.iter().filter(|phrase| (phrase.at..phrase.at + phrase.length).contains(&at)) {
                phrases.push(synonyms.term_of(phrase.group).to_owned());
                if phrase.length == 1 && phrase.spelt_out.contains(' ') {
                    self.text.push(' ');
                    self.text.push_str(&phrase.spelt_out);
                }
            }
            self.said.push(Said { word: word.clone(), folded, phrases });
        }
    }

    /// Looks up its words in all their forms.
    pub fn group(&mut self, lexicon: &Lexicon<'_>) {
        for Said { word, folded, phrases } in &self.said {
            let mut group = Group { weight: lexicon.weight(word, folded), ..Group::default() };
            for form in terms(word).into_iter().chain(phrases.iter().cloned()) {
                group.terms.insert(key(&form), 1.0);
                group.written.push(form);
            }
            if lexicon.words.has(folded) {
                group.add_neighbours(&lexicon.words.neighbours(folded));
            } else if !(lexicon.rare)(folded) {
                group.add_longer(folded, lexicon.words);
                if self.strange.len() < STRANGE && folded.chars().count() >= PREFIX {
                    self.strange.push((self.groups.len(), word.clone()));
                }
            }
            self.groups.push(group);
        }
    }

    /// What its vector is made of. The model learnt from sentences: as one that ends, and as a question, a few words lie
    /// nearer to what they are about; many words gain nothing by the question. Words that only count lead astray, many of
    /// them more than few.
    pub fn sentences(&self) -> Vec<String> {
        let whole = self.text.trim_end_matches(['.', '?', '!']);
        let is_left = |word: &&str| bare(word).is_none_or(|folded| !is_counting(&folded));
        let left: Vec<&str> = whole.split_whitespace().filter(is_left).collect();
        let says = left.iter().any(|word| bare(word).is_none_or(|folded| !is_silent(&folded)));
        let shorter = if says { left.join(" ") } else { whole.to_owned() };
        match self.said.len() {
            0..=FEW_WORDS => vec![format!("{whole}."), format!("{shorter}?")],
            _ => vec![format!("{shorter}.")],
        }
    }

    /// Every word that is marked in a passage, folded: the query's own and what means the same in other languages.
    pub fn every_marked(&self) -> Vec<String> {
        let mut marked = self.marked.clone();
        for neighbour in self.groups.iter().flat_map(|group| &group.neighbours) {
            if !marked.contains(neighbour) {
                marked.push(neighbour.clone());
            }
        }
        marked
    }

    /// Adds what words mean that the library does not have, by their vectors, in the order of `strange`.
    pub fn learn(&mut self, words: &Words, vectors: &[Vec<f32>]) {
        for ((group, _), neighbours) in std::mem::take(&mut self.strange).into_iter().zip(words.neighbours_of(vectors))
        {
            self.groups[group].add_neighbours(&neighbours);
        }
    }
}

impl Group {
    fn add_neighbours(&mut self, neighbours: &[(&Word, f32)]) {
        for (word, share) in neighbours {
            self.add(word, *share, *share >= NEAR_NEIGHBOURS);
            if *share >= NEAR_NEIGHBOURS {
                self.neighbours.push(word.folded.clone());
            }
        }
    }

    /// Words of the library that begin as this one does.
    fn add_longer(&mut self, folded: &str, words: &Words) {
        if folded.chars().count() < PREFIX {
            return;
        }
        for word in words.beginning(folded).take(LONGER) {
            self.add(word, BEGINS, true);
        }
    }

    fn add(&mut self, word: &Word, share: f32, is_near: bool) {
        for (language, key) in &word.terms {
            let worth = self.terms.entry(*key).or_default();
            *worth = worth.max(share);
            if is_near {
                let form = word.term(*language);
                if !self.written.contains(&form) {
                    self.written.push(form);
                }
            }
        }
    }
}

impl Lexicon<'_> {
    fn has(&self, folded: &str) -> bool {
        self.words.has(folded) || (self.rare)(folded)
    }

    /// How much a word says. Few documents of a small library have a common word, which says little all the same.
    fn weight(&self, word: &str, folded: &str) -> f32 {
        let rare = (self.rarity)(word).map_or(1.0, |rarity| ((rarity - COMMON) / (RARE - COMMON)).clamp(LEAST, 1.0));
        if is_counting(folded) { rare * COUNTING } else { rare }
    }

    /// Two typed words that are one: at least one of them is none by itself.
    fn join(&self, first: &str, second: &str) -> Option<String> {
        let (first, second) = (bare(first)?, bare(second)?);
        let whole = format!("{first}{second}");
        if whole.chars().count() < JOINED || (self.has(&first) && self.has(&second)) {
            return None;
        }
        if let Some(word) = self.words.written(&whole).next() {
            return Some(word.text.clone());
        }
        let is_word = |folded: &str| self.has(folded) || (self.at_large)(folded).is_some();
        if is_word(&first) && is_word(&second) {
            return None;
        }
        (self.at_large)(&whole)
    }

    /// What a typed word is taken for.
    fn read(&self, typed: &str) -> Reading {
        let as_word = |word: String| Reading { word, is_corrected: false };
        let same = || as_word(typed.to_owned());
        let Some(folded) = bare(typed) else { return same() };
        let lower = lower_word(typed);
        let count = folded.chars().count();
        if count < ONE_MISTAKE || folded.chars().any(|c| c.is_ascii_digit()) {
            return same();
        }
        // Whoever types without accents means the word with them; whoever types them knows why.
        let accented = |written: &str| if lower == folded { as_word(written.to_owned()) } else { same() };
        if self.words.has(&folded) {
            return match self.words.written(&folded).next() {
                Some(word) if self.words.written(&folded).all(|word| word.text != lower) => accented(&word.text),
                _ => same(),
            };
        }
        if (self.rare)(&folded) {
            return same();
        }
        if let Some(written) = (self.at_large)(&folded) {
            return accented(&written);
        }
        let rarity = |word: &str| (self.rarity)(word).unwrap_or_default();
        let is_meant = |word: &String| rarity(&folded) - rarity(word) >= LIKELIER;
        let at_large = self.meant_at_large(&folded).filter(is_meant);
        // An ending may make it look like a form of some word. It is none of the one it was meant to be.
        let is_form = |word: &String| terms(word).intersection(&terms(&lower)).next().is_some();
        if at_large.as_ref().is_none_or(is_form) && (self.is_form)(&lower) {
            return same();
        }
        let most = if count >= TWO_MISTAKES { 2 } else { 1 };
        // One mistake is likelier than two, and what the library has is meant more often than what it does not have.
        let nearest = self.nearest(&folded, 1).or(at_large).or_else(|| self.nearest(&folded, most));
        match nearest.or_else(|| self.apart(&folded)) {
            Some(word) => Reading { word, is_corrected: true },
            None => same(),
        }
    }

    /// The word of the languages at large that was meant. Of many words their model knows the plural only in two pieces.
    fn meant_at_large(&self, folded: &str) -> Option<String> {
        let nearest = |folded: &str| {
            if folded.chars().count() < AT_LARGE { None } else { (self.nearest_at_large)(folded) }
        };
        nearest(folded).or_else(|| Some(nearest(folded.strip_suffix('s')?)? + "s"))
    }

    /// The word of the library that was meant, where few letters are wrong.
    fn nearest(&self, folded: &str, most: usize) -> Option<String> {
        let count = folded.chars().count();
        let first = folded.chars().next();
        let most_letters = u32::try_from(most * 2).unwrap_or(u32::MAX);
        self.words
            .similar(folded, most_letters)
            .filter(|word| word.folded.len().abs_diff(folded.len()) <= most)
            .filter(|word| {
                word.folded.chars().count().min(count) >= ONE_MISTAKE && word.folded.chars().all(char::is_alphabetic)
            })
            .filter_map(|word| {
                let distance = strsim::osa_distance(&word.folded, folded);
                let begins = word.folded.chars().next() == first;
                // Two mistakes, one of them in the first letter: another word, most likely.
                (distance <= most && (distance < 2 || begins)).then_some((
                    distance,
                    !begins,
                    std::cmp::Reverse(word.count),
                    word,
                ))
            })
            .min_by(|one, other| (one.0, one.1, one.2).cmp(&(other.0, other.1, other.2)))
            .map(|(_, _, _, word)| word.text.clone())
    }

    /// Two words of the library that were written as one.
    fn apart(&self, folded: &str) -> Option<String> {
        let cuts = folded.char_indices().map(|(at, _)| at).skip(ONE_MISTAKE);
        let halves = cuts.filter_map(|at| {
            let (first, second) = folded.split_at(at);
            let (first, second) = (self.words.written(first).next()?, self.words.written(second).next()?);
            (second.folded.chars().count() >= ONE_MISTAKE).then(|| (first.count.min(second.count), first, second))
        });
        halves.max_by_key(|(count, ..)| *count).map(|(_, first, second)| format!("{} {}", first.text, second.text))
    }
}

/// A typed word as it is written, in lower case, without what stands around it.
fn lower_word(typed: &str) -> String {
    analysis::words(typed).into_iter().next().unwrap_or_default()
}

/// A typed word without what stands around it, folded; none where it is not one word.
fn bare(typed: &str) -> Option<String> {
    let mut words = analysis::words(typed).into_iter();
    let word = words.next()?;
    words.next().is_none().then(|| fold(&word)).filter(|folded| !folded.is_empty())
}

/// The words of the library nearest to words that found nothing, at most `most`.
pub fn nearest_words(query: &[String], words: &Words, most: usize) -> Vec<String> {
    let mut near: HashMap<&str, usize> = HashMap::new();
    for typed in query.iter().filter(|typed| typed.chars().count() >= 3) {
        for word in words.similar(typed, 6).filter(|word| word.folded.chars().count() >= ONE_MISTAKE) {
            let distance = strsim::osa_distance(&word.folded, typed);
            if distance <= 3.min(typed.chars().count() / 2) {
                near.entry(&word.text).and_modify(|known| *known = (*known).min(distance)).or_insert(distance);
            }
        }
    }
    let mut near: Vec<(&str, usize)> = near.into_iter().collect();
    near.sort_unstable_by_key(|(word, distance)| (*distance, *word));
    near.into_iter().take(most).map(|(word, _)| word.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::memory::Row;
    use super::*;
    use crate::base::i18n::Language;

    /// A library of a few words, each in one document.
    fn library() -> Words {
        let words = [
            "participación",
            "participação",
            "ciudadana",
            "agua",
            "residuos",
            "monitoring",
            "water",
            "prévalence",
            "open",
            "data",
        ];
        let row =
            |text: &&str| Row { text: (*text).to_owned(), documents: vec![(Some(Language::Es), 1)], ..Row::default() };
        Words::new(words.iter().map(row).collect())
    }

    fn read(typed: &str) -> (String, Option<String>) {
        let words = library();
        let synonyms = Synonyms::new([(
            "ghg",
            vec![
                (Language::En, "greenhouse gas"),
                (Language::En, "GHG"),
                (Language::Es, "GEI"),
                (Language::Es, "gases de efecto invernadero"),
            ],
        )]);
        let at_large = |folded: &str| match folded {
            "menages" => Some("ménages".to_owned()),
            "vivienda" | "donde" => Some(folded.to_owned()),
            _ => None,
        };
        let lexicon = Lexicon {
            words: &words,
            rare: &|folded| folded == "sargazo",
            at_large: &at_large,
            nearest_at_large: &|folded| match folded {
                "vivinda" => Some("vivienda".to_owned()),
                "donors" => Some("doors".to_owned()),
                _ => None,
            },
            is_form: &|word| word == "viviendas",
            rarity: &|word| Some(if matches!(word, "vivienda" | "viviendas" | "donors") { 12.0 } else { 22.0 }),
            synonyms: &synonyms,
        };
        let understood = understand(typed, &lexicon);
        (understood.text, understood.corrected)
    }

    #[test]
    fn what_is_misspelt_is_corrected_and_what_is_a_word_is_left_alone() {
        for (typed, text, is_corrected) in [
            ("agua", "agua", false),
            ("Agua potable", "Agua potable", false),
            ("participacion ciudadana", "participación ciudadana", false),
            ("partcipación", "participación", true),
            ("partiicpacion ciudadna", "participación ciudadana", true),
            ("moniroting", "monitoring", true),
            ("opendata", "open data", true),
            ("Pre valence", "prévalence", true),
            ("open data", "open data", false),
            ("menages", "ménages", false),
            ("ménages", "ménages", false),
            ("viviendas", "viviendas", false),
            ("vivinda", "vivienda", true),
            ("vivindas", "viviendas", true),
            ("donors", "donors", false),
            ("sargazo", "sargazo", false),
            ("CO2 2030 ab", "CO2 2030 ab", false),
            ("wat", "wat", false),
            ("xqzwvxqzwv", "xqzwvxqzwv", false),
            ("GEI", "GEI gases de efecto invernadero", false),
            ("", "", false),
        ] {
            let (found, corrected) = read(typed);
            assert_eq!((found.as_str(), corrected.is_some()), (text, is_corrected), "{typed}");
        }
    }

    #[test]
    fn small_words_say_something_only_where_there_is_nothing_else() {
        let words = library();
        let lexicon = Lexicon {
            words: &words,
            rare: &|_| false,
            at_large: &|_| None,
            nearest_at_large: &|_| None,
            is_form: &|_| false,
            rarity: &|word| Some(if word == "water" { 12.5 } else { 3.0 }),
            synonyms: &Synonyms::default(),
        };
        let understand = |typed: &str| {
            let mut understood = understand(typed, &lexicon);
            understood.group(&lexicon);
            understood
        };
        let groups = |typed: &str| understand(typed).said.into_iter().map(|said| said.folded).collect::<Vec<_>>();
        assert_eq!(groups("el agua de la ciudad"), ["agua", "ciudad"]);
        assert_eq!(groups("de la"), ["de", "la"]);
        assert_eq!(groups("agua AGUA água"), ["agua"]);
        assert_eq!(groups("\" OR * : ()"), ["or"]);
        assert_eq!(groups(&"palabra".repeat(2_000)).len(), 1);
        // What only counts is worth little, what everyone says too; nothing is worth nothing.
        let weights: Vec<f32> = understand("total water people").groups.iter().map(|group| group.weight).collect();
        assert_eq!(weights, [LEAST * COUNTING, 0.5, LEAST]);
        for (typed, sentences) in [
            ("water for all?", &["water for all.", "water for all?"][..]),
            ("total number of households", &["total number of households.", "of households?"]),
            ("total number of", &["total number of.", "total number of?"]),
            ("one two three four five six seven total", &["one two three four five six seven."]),
        ] {
            assert_eq!(understand(typed).sentences(), sentences, "{typed}");
        }
    }

    #[test]
    fn words_near_what_found_nothing_are_offered() {
        assert_eq!(nearest_words(&["aguas".to_owned(), "wader".to_owned()], &library(), 3), ["agua", "water"]);
        assert!(nearest_words(&["xqzwv".to_owned()], &library(), 3).is_empty());
    }
}
