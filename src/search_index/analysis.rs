//! From text to terms: the same for what is indexed and for what is looked for. Pure.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::passages;
use super::{Document, Part};
use crate::base::i18n::Language;
use crate::base::text::fold;
use crate::base::vocabulary::Vocabulary;

/// What stands in the place of a language for the terms of synonyms, which nobody writes.
pub const SYNONYM: &str = "synonym";

/// Changes whenever a document would be analysed otherwise: rows of another format are made anew.
pub const FORMAT: i64 = 2;
/// Letters of a word that count; a longer one is no word.
const LONGEST: usize = 40;
/// How often a word counts that stands in the title, the summary, a place's names, the labels and the body.
const WEIGHTS: [u8; 5] = [1, 1, 2, 1, 1];

/// Words that say nothing of what is looked for, folded, by language.
const SILENT: [(Language, &str); 4] = [
    (Language::En, "a an and are as at be by for from in is its of on or that the to which with"),
    (Language::Es, "a al como con de del el en es la las los nuestra o para por que se sobre su sur un una uno unos y"),
    (
        Language::Pt,
        "a ao aos as com como da das de do dos e em mais na nas no nos nossa o os ou para pela pelo por que um uma",
    ),
    (Language::Fr, "au aux avec ce dans de des du en est et il la le les mes mi ou par pas pour que qui sur un une"),
];

/// Words that say how something is counted and not what, folded: "number of households" is about households.
const COUNTING: &str = "
    amount average degree extent index indicator level levels mean number numbers percent percentage proportion proportions
    quantity rate rates ratio share total value volume
    cantidad grado indicador indice media nivel niveles numero numeros porcentaje promedio proporcion proporciones razon
    tasa tasas valor volumen
    grau niveis percentagem porcentagem proporcao proporcoes quantidade razao taxa taxas
    degre indicateur indice montant moyen moyenne niveau niveaux nombre nombres part pourcentage quantite taux valeur
";

/// The words of a text as they are written, in lower case. NFC comes first: stemming knows accents only as single letters.
pub fn words(text: &str) -> Vec<String> {
    let composed = if is_nfc(text) { Cow::Borrowed(text) } else { text.nfc().collect() };
    let text = composed.to_lowercase();
    text.split(|c: char| !(c.is_alphanumeric() || is_combining_mark(c)))
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(LONGEST).collect())
        .collect()
}

/// The term of a word: its stem without accents.
pub fn term(word: &str, language: Language) -> String {
    let algorithm = match language {
        Language::En => Algorithm::English,
        Language::Es => Algorithm::Spanish,
        Language::Pt => Algorithm::Portuguese,
        Language::Fr => Algorithm::French,
    };
    fold(&Stemmer::create(algorithm).stem(word))
}

/// The terms a word has in any of the languages: nobody says in which one they ask.
pub fn terms(word: &str) -> BTreeSet<String> {
    Language::ALL.into_iter().map(|language| term(word, language)).chain([fold(word)]).collect()
}

/// Whether a word, folded, says nothing.
pub fn is_silent(folded: &str) -> bool {
    SILENT.iter().any(|(_, silent)| silent.split_whitespace().any(|silent| silent == folded))
}

/// Whether a word, folded, says how something is counted and not what.
pub fn is_counting(folded: &str) -> bool {
    COUNTING.split_whitespace().any(|counting| counting == folded)
}

/// The language of a text, by its small words: one of `among`, or of all where none is named; the first where nothing
/// tells.
pub fn language_of(text: &str, among: &[Language]) -> Language {
    let among = if among.is_empty() { &Language::ALL } else { among };
    let words: Vec<String> = words(text).iter().map(|word| fold(word)).collect();
    let small = |language: Language| {
        let silent =
            SILENT.iter().filter(move |(it, _)| *it == language).flat_map(|(_, silent)| silent.split_whitespace());
        silent.map(|silent| words.iter().filter(|word| *word == silent).count()).sum::<usize>()
    };
    // The first of equals: what is named first is likelier.
    among.iter().rev().copied().max_by_key(|language| small(*language)).unwrap_or_default()
}

/// The number of a term in the rows that the ranking reads (FNV-1a). Two terms may share one; that is rare and harmless.
pub fn key(term: &str) -> u32 {
    term.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The term of a document whose whole title this is, folded.
pub fn whole_title(folded: &str) -> String {
    format!("={folded}")
}

/// The term of a document whose place has this name, folded.
pub fn whole_place(folded: &str) -> String {
    format!("@{folded}")
}

/// A document as it is indexed.
#[derive(Debug, Default)]
pub struct Analysed {
    /// Terms for the full-text table, by column: title, summary, place, labels, body
    pub columns: [String; 5],
    /// How often each term counts, by its key, sorted
    pub weights: BTreeMap<u32, u8>,
    /// Every word, as it is written, and its language: once each
    pub words: BTreeSet<(String, &'static str)>,
    /// How many words title, summary and body have
    pub length: i64,
    /// What gets a vector of its own, and the language it is in
    pub passages: Vec<(Language, String)>,
}

/// Takes a document apart.
pub fn analyse(document: &Document, synonyms: &Synonyms) -> Analysed {
    let mut done = Analysed::default();
    for part in &document.parts {
        let body = part.body.join("\n");
        for (column, text) in [(0, part.title.as_str()), (1, part.summary.as_str()), (4, body.as_str())] {
            done.add(column, text, part.language, synonyms);
        }
        done.weights.insert(key(&whole_title(&fold(&part.title))), 1);
        done.passages.extend(passages::of(part).into_iter().map(|passage| (part.language, passage)));
    }
    // A name is found as it is written, whatever the language.
    for name in document.place.lines() {
        done.weights.insert(key(&whole_place(&fold(name))), 1);
    }
    for word in words(&document.place) {
        done.put(2, &fold(&word));
        done.words.insert((word, ""));
    }
    if let Some(part) = document.parts.first() {
        done.add(4, &document.names, part.language, synonyms);
    }
    for (language, label) in &document.labels {
        for word in words(label) {
            done.put(3, &term(&word, *language));
            done.words.insert((word, language.code()));
        }
    }
    done
}

impl Analysed {
    fn add(&mut self, column: usize, text: &str, language: Language, synonyms: &Synonyms) {
        let words = words(&passages::without_links(text));
        let stems: Vec<String> = words.iter().map(|word| term(word, language)).collect();
        let groups: BTreeSet<usize> = synonyms.within(&stems, language).map(|(_, phrase)| phrase.group).collect();
        for term in groups.into_iter().map(|group| synonyms.term_of(group)) {
            self.put(column, term);
            self.words.insert((term.to_owned(), SYNONYM));
        }
        self.length += i64::try_from(words.len()).unwrap_or(i64::MAX);
        for (word, stem) in words.into_iter().zip(stems) {
            self.put(column, &stem);
            self.words.insert((word, language.code()));
        }
    }

    fn put(&mut self, column: usize, term: &str) {
        let weight = self.weights.entry(key(term)).or_default();
        *weight = weight.saturating_add(WEIGHTS[column]);
        let column = &mut self.columns[column];
        if !column.is_empty() {
            column.push(' ');
        }
        column.push_str(term);
    }
}

impl Part {
    /// A part without texts, in a language.
    pub fn new(language: Language) -> Self {
        Self { language, title: String::new(), summary: String::new(), body: Vec::new() }
    }
}

/// Words and abbreviations for one concept, in every language.
#[derive(Debug, Default)]
pub struct Synonyms {
    /// What stands for each group in the index
    names: Vec<String>,
    /// By their language and their first term
    phrases: HashMap<(Language, String), Vec<Phrase>>,
}

#[derive(Debug)]
struct Phrase {
    group: usize,
    terms: Vec<String>,
    /// The group's longest phrase in the same language
    spelt_out: String,
}

/// Where a phrase of a group stands in a query.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    /// The group
    pub group: usize,
    /// The first word
    pub at: usize,
    /// How many words
    pub length: usize,
    /// The group's longest phrase in the same language: what an abbreviation stands for
    pub spelt_out: String,
}

impl Synonyms {
    /// The concepts of a vocabulary.
    pub fn of(vocabulary: &Vocabulary) -> Self {
        Self::new(vocabulary.concepts().iter().map(|concept| (concept.id.as_str(), concept.phrases())))
    }

    /// Groups of phrases: the group's name, and its phrases with their language.
    pub fn new<'a>(groups: impl IntoIterator<Item = (&'a str, Vec<(Language, &'a str)>)>) -> Self {
        let mut synonyms = Self::default();
        for (group, (name, all)) in groups.into_iter().enumerate() {
            synonyms.names.push(format!("synonym{}", name.replace('_', "")));
            for (language, written) in &all {
                let same = all.iter().filter(|(other, _)| other == language).map(|(_, written)| *written);
                let spelt_out = same.max_by_key(|other| other.len()).unwrap_or_default().to_owned();
                let terms: Vec<String> = words(written).iter().map(|word| term(word, *language)).collect();
                let Some(first) = terms.first().cloned() else { continue };
                synonyms.phrases.entry((*language, first)).or_default().push(Phrase { group, terms, spelt_out });
            }
        }
        synonyms
    }

    /// The term under which a document with any phrase of a group is found.
    pub fn term_of(&self, group: usize) -> &str {
        &self.names[group]
    }

    /// The phrases in a text of this language, by its terms, and where they stand.
    fn within<'a>(&'a self, stems: &'a [String], language: Language) -> impl Iterator<Item = (usize, &'a Phrase)> {
        stems.iter().enumerate().flat_map(move |(at, stem)| {
            let begins = self.phrases.get(&(language, stem.clone())).into_iter().flatten();
            begins.filter(move |phrase| stems[at..].starts_with(&phrase.terms)).map(move |phrase| (at, phrase))
        })
    }

    /// The phrases in a query, whatever its language.
    pub fn in_query(&self, words: &[String]) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for language in Language::ALL {
            let stems: Vec<String> = words.iter().map(|word| term(word, language)).collect();
            for (at, phrase) in self.within(&stems, language) {
                let overlaps = |it: &Found| it.group == phrase.group && (it.at..it.at + it.length).contains(&at);
                if !found.iter().any(overlaps) {
                    let Phrase { group, terms, spelt_out } = phrase;
                    found.push(Found { group: *group, at, length: terms.len(), spelt_out: spelt_out.clone() });
                }
            }
        }
        found
    }
}
