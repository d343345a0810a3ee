//! A text in pieces: NFKC, then the likeliest way to cut it into pieces of the vocabulary (`SentencePiece`, unigram).
//!
//! Our own sixty lines, since the crates that do this (`tokenizers`, `kitoken`, `rust_tokenizers`) read a vocabulary from a
//! file of their own format into maps in memory, megabytes where the model's file already has the pieces in order, and
//! bring thirty dependencies or more.
//!
//! As in the `SentencePiece` library, and unlike the package the model comes from: a run of unknown signs is one token,
//! and a text can't write the marks of beginning and end.

use std::collections::HashMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use super::file::File;
use crate::base::text::fold;

/// Tokens of a text that are read, with those of its beginning and end.
pub(super) const MOST_TOKENS: usize = 256;
/// Characters that are looked at. The longest piece has 16, so that 256 tokens hardly ever need more.
const MOST_CHARACTERS: usize = 4096;
/// Stands before each word.
const SPACE: char = '\u{2581}';

const UNKNOWN: usize = 0;
const BEGIN: usize = 1;
const END: usize = 2;
const SPECIAL: usize = 3;

/// The pieces by their first byte; they themselves stay in the file.
pub(super) struct Vocabulary {
    first: Vec<Range<usize>>,
    /// Whole words with accents, by what they are without, sorted
    accented: Vec<(Box<str>, usize)>,
}

/// A piece of a text, and where in it the piece ends.
struct Cut {
    piece: usize,
    end: usize,
}

impl Vocabulary {
    pub(super) fn of(file: &File) -> Self {
        let all = SPECIAL.min(file.pieces())..file.pieces();
        let first = (0..=u8::MAX).map(|byte| narrowed(file, all.clone(), 0, byte)).collect();
        let mut accented: HashMap<String, usize> = HashMap::new();
        for piece in all {
            if let Some(word) = word_of(file, piece).filter(|word| !word.is_ascii()) {
                let folded = fold(word);
                if accented.get(&folded).is_none_or(|known| file.score(*known) < file.score(piece)) {
                    accented.insert(folded, piece);
                }
            }
        }
        let mut accented: Vec<_> = accented.into_iter().map(|(folded, piece)| (folded.into(), piece)).collect();
        accented.sort_unstable();
        Self { first, accented }
    }

    /// The tokens of a text between those of beginning and end; at most `MOST_TOKENS` in all.
    pub(super) fn tokens(&self, file: &File, text: &str) -> Vec<usize> {
        let mut tokens = vec![BEGIN];
        let text = normalized(text);
        if text.is_empty() {
            tokens.push(UNKNOWN);
        }
        tokens.extend(self.cut(file, &text).into_iter().map(|cut| cut.piece));
        tokens.dedup_by(|next, before| (*next, *before) == (UNKNOWN, UNKNOWN));
        tokens.truncate(MOST_TOKENS - 1);
        tokens.push(END);
        tokens
    }

    /// How a word without accents is written, where a piece of the vocabulary is that whole word; the likeliest way.
    pub(super) fn word(&self, file: &File, folded: &str) -> Option<String> {
        let bytes = [SPACE.to_string().as_bytes(), folded.as_bytes()].concat();
        let mut plain = None;
        self.each_prefix(file, &bytes, |piece, length| plain = (length == bytes.len()).then_some(piece).or(plain));
        let accented = self.accented.binary_search_by(|(word, _)| (**word).cmp(folded));
        let written = plain.into_iter().chain(accented.ok().map(|at| self.accented[at].1));
        let likeliest = written.max_by(|one, other| file.score(*one).total_cmp(&file.score(*other)))?;
        std::str::from_utf8(file.piece(likeliest)).ok()?.strip_prefix(SPACE).map(str::to_owned)
    }

    /// The likeliest whole word of the vocabulary that is one mistake away from a folded word and begins with the same letter,
    /// as it is written. Two letters that changed places are one mistake.
    pub(super) fn nearest(&self, file: &File, folded: &str) -> Option<String> {
        let first = folded.as_bytes().first().filter(|byte| byte.is_ascii())?;
        let start = [SPACE.to_string().as_bytes(), &[*first]].concat();
        let mut plain = self.first[usize::from(start[0])].clone();
        for (length, byte) in start.iter().enumerate().skip(1) {
            plain = narrowed(file, plain, length, *byte);
        }
        let length = SPACE.len_utf8() + folded.len();
        let plain = plain.filter(|piece| file.piece(*piece).len().abs_diff(length) <= 1);
        let is_near = |word: &str| word.is_ascii() && is_one_mistake(word, folded);
        let plain = plain.filter(|piece| word_of(file, *piece).is_some_and(is_near));
        let from = self.accented.partition_point(|(word, _)| word.as_bytes().first() < Some(first));
        let accented = self.accented[from..].iter().take_while(|(word, _)| word.as_bytes().first() == Some(first));
        let accented = accented.filter(|(word, _)| is_one_mistake(word, folded)).map(|(_, piece)| *piece);
        let near = plain.chain(accented).max_by(|one, other| file.score(*one).total_cmp(&file.score(*other)))?;
        word_of(file, near).map(str::to_owned)
    }

    /// How rare a text is in the languages the model knows: the negative logarithm of the chance of its pieces.
    pub(super) fn rarity(&self, file: &File, text: &str) -> f32 {
        -self.cut(file, &normalized(text)).iter().map(|cut| file.score(cut.piece)).sum::<f32>()
    }

    /// Share of the text's letters that are in pieces of the vocabulary.
    #[expect(clippy::cast_precision_loss, reason = "a text has fewer letters than an f32 counts")]
    pub(super) fn known(&self, file: &File, text: &str) -> f32 {
        let text = normalized(text);
        let (mut known, mut letters, mut start) = (0, 0, 0);
        for Cut { piece, end } in self.cut(file, &text) {
            let here = text[start..end].chars().filter(|c| c.is_alphabetic()).count();
            letters += here;
            if piece != UNKNOWN {
                known += here;
            }
            start = end;
        }
        if letters == 0 { 1.0 } else { known as f32 / letters as f32 }
    }

    /// The likeliest cut: the pieces whose scores have the largest sum (Viterbi).
    fn cut(&self, file: &File, text: &str) -> Vec<Cut> {
        /// The best way to get to a place in the text: its score, and where its last piece begins.
        #[derive(Clone)]
        struct Way {
            score: f32,
            start: usize,
            piece: usize,
        }
        let mut ways = vec![Way { score: f32::NEG_INFINITY, start: 0, piece: UNKNOWN }; text.len() + 1];
        ways[0].score = 0.0;
        for (start, character) in text.char_indices() {
            let so_far = ways[start].score;
            let mut offer = |end: usize, piece: usize| {
                let score = so_far + file.score(piece);
                if score > ways[end].score {
                    ways[end] = Way { score, start, piece };
                }
            };
            let one = start + character.len_utf8();
            let mut alone = false;
            self.each_prefix(file, &text.as_bytes()[start..], |piece, length| {
                alone |= start + length == one;
                offer(start + length, piece);
            });
            if !alone {
                offer(one, UNKNOWN);
            }
        }
        let mut cuts = Vec::new();
        let mut end = text.len();
        while end > 0 {
            let Way { start, piece, .. } = ways[end];
            cuts.push(Cut { piece, end });
            end = start;
        }
        cuts.reverse();
        cuts
    }

    /// Tells `found` each piece that the bytes begin with, the shortest first, and its length.
    fn each_prefix(&self, file: &File, bytes: &[u8], mut found: impl FnMut(usize, usize)) {
        let Some(first) = bytes.first() else { return };
        let mut pieces = self.first[usize::from(*first)].clone();
        for (length, next) in (1..=bytes.len()).zip(bytes[1..].iter().map(Some).chain([None])) {
            if pieces.is_empty() {
                return;
            }
            // Those left share the bytes so far; if one of them is no longer, it stands first.
            if file.piece(pieces.start).len() == length {
                found(pieces.start, length);
            }
            let Some(next) = next else { return };
            pieces = narrowed(file, pieces, length, *next);
        }
    }
}

/// Whether one letter more, less or another, or two that changed places, is all that sets two words apart.
fn is_one_mistake(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let alike = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[alike..], &other[alike..]);
    match (one, other) {
        ([_, one @ ..], [_, other @ ..]) if one == other => true,
        ([_, one @ ..], other) if one == other => true,
        (one, [_, other @ ..]) if one == other => true,
        ([a, b, one @ ..], [c, d, other @ ..]) => a == d && b == c && one == other,
        _ => false,
    }
}

/// The word that a piece is, where it is a whole one in lower case.
pub(super) fn word_of(file: &File, piece: usize) -> Option<&str> {
    let word = std::str::from_utf8(file.piece(piece)).ok()?.strip_prefix(SPACE)?;
    (!word.is_empty() && word.chars().all(char::is_lowercase)).then_some(word)
}

/// Of pieces that begin alike for `length` bytes, those that go on with `byte`.
fn narrowed(file: &File, pieces: Range<usize>, length: usize, byte: u8) -> Range<usize> {
    let start = first_where(file, pieces.clone(), length, |next| next >= Some(byte));
    start..first_where(file, start..pieces.end, length, |next| next > Some(byte))
}

/// The first of sorted pieces of whose byte after `length` the claim is true.
fn first_where(file: &File, pieces: Range<usize>, length: usize, claim: impl Fn(Option<u8>) -> bool) -> usize {
    let Range { mut start, mut end } = pieces;
    while start < end {
        let middle = start.midpoint(end);
        if claim(file.piece(middle).get(length).copied()) {
            end = middle;
        } else {
            start = middle + 1;
        }
    }
    start
}

/// NFKC, and a mark before each word in the place of spaces.
fn normalized(text: &str) -> String {
    let composed: String = text.chars().take(MOST_CHARACTERS).nfkc().take(MOST_CHARACTERS).collect();
    let mut marked = String::with_capacity(composed.len() + 64);
    for word in composed.split(is_space).filter(|word| !word.is_empty()) {
        marked.push(SPACE);
        marked.push_str(word);
    }
    marked
}

/// What the model was trained to read as a space (`nmt_nfkc`): also marks of direction and of no width.
fn is_space(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{fffd}' | SPACE)
}
