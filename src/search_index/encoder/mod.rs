//! The sentence encoder: a text in, a vector of unit length out; texts that mean the same lie close, across languages.
//!
//! The model is Google's Universal Sentence Encoder (multilingual, version 3), cut to what English, Spanish, Portuguese
//! and French texts need; `config/models/README.md` says how. This module reads the file (`file`), takes a text apart
//! (`tokens`) and computes (`forward`). It knows nothing of write-ups, of the index or of the database.
//!
//! A build without the cargo feature `encoder` has the same types, so that callers need no `cfg`: [`Encoder::built_in`]
//! gives `None` there, and nobody can have an [`Encoder`] (`absent`).

#[cfg(not(feature = "encoder"))]
mod absent;
#[cfg(feature = "encoder")]
mod file;
#[cfg(feature = "encoder")]
mod forward;
#[cfg(feature = "encoder")]
mod model;
#[cfg(all(test, feature = "encoder"))]
mod tests;
#[cfg(feature = "encoder")]
mod tokens;

#[cfg(not(feature = "encoder"))]
use absent as model;

use std::borrow::Cow;
use std::fmt;

use tertulia_kernels::{Weights, multiply};

/// Numbers in a vector.
const DIMENSIONS: usize = 512;

/// Numbers in a short vector.
pub const SHORT: usize = 256;

/// Rows of the matrix that makes a vector short, each of `SHORT` whole numbers.
static SHORTENING: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/config/models/short.bin"));

/// Vectors of unit length in `SHORT` numbers each, of unit length again.
fn shortened(vectors: &[Vec<f32>]) -> Vec<Vec<f32>> {
    /// Whole numbers for a 1: the sum of as many products as a vector has numbers stays below 2^31.
    const STEPS: f32 = 16_384.0;
    #[expect(clippy::cast_possible_truncation, reason = "a part of a unit is at most 1")]
    let numbers: Vec<i16> = vectors.iter().flatten().map(|it| (it * STEPS).round() as i16).collect();
    let mut products = vec![0; vectors.len() * SHORT];
    let starts: Vec<usize> = (0..vectors.len()).map(|at| at * DIMENSIONS).collect();
    multiply(&numbers, &starts, Weights { bytes: SHORTENING, columns: SHORT }, &mut products);
    #[expect(clippy::cast_precision_loss, reason = "its length is taken away next")]
    let unit = |products: &[i32]| {
        let mut short: Vec<f32> = products.iter().map(|it| *it as f32).collect();
        let length = short.iter().map(|it| it * it).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        for it in &mut short {
            *it /= length;
        }
        short
    };
    products.chunks_exact(SHORT).map(unit).collect()
}

/// The model, ready to embed texts. It is read only: share it, and embed on as many threads as you like.
pub struct Encoder(model::Model);

impl fmt::Debug for Encoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Encoder").field(&self.name()).finish()
    }
}

impl Encoder {
    /// The model that is part of the binary (feature `encoder`), or None in a build without it.
    pub fn built_in() -> Option<Result<Self, ModelFault>> {
        model::built_in().map(|bytes| Self::from_bytes(Cow::Borrowed(bytes)))
    }

    /// A model from a file's bytes: checks hash, name, version, sizes. The bytes are used where they are.
    pub fn from_bytes(bytes: Cow<'static, [u8]>) -> Result<Self, ModelFault> {
        model::Model::read(bytes).map(Self)
    }

    /// Name and beginning of the hash: what a vector's row is marked with. Vectors of different names don't compare.
    pub fn name(&self) -> &str {
        self.0.name()
    }

    /// The vectors of texts, [`SHORT`] numbers each, in which nearly all is that sets texts apart, turned so that their
    /// signs alone still tell; of unit length, so that the cosine of two is their scalar product.
    ///
    /// Case, accents and spacing count a little, order and numbers count much. What lies behind the first 254 tokens (about
    /// 180 words) is not read: give it passages, not whole texts. An empty text has a vector too, of no meaning.
    pub fn embed(&self, texts: &[&str]) -> Vec<Vec<f32>> {
        shortened(&self.0.embed(texts))
    }

    /// The same as the model makes them, [`DIMENSIONS`] numbers each: to compare with the package it comes from.
    #[cfg(all(test, feature = "encoder"))]
    fn embed_whole(&self, text: &str) -> Vec<f32> {
        self.0.embed(&[text]).remove(0)
    }

    /// How a word without accents is written in the languages the model knows, where it is a common word there.
    pub fn word(&self, folded: &str) -> Option<String> {
        self.0.word(folded)
    }

    /// The likeliest word of the languages the model knows that is one mistake away from a word without accents and begins
    /// with the same letter, as it is written.
    pub fn nearest(&self, folded: &str) -> Option<String> {
        self.0.nearest(folded)
    }

    /// How rare a word is in the languages the model knows, as the negative natural logarithm of its chance: 7 for "have",
    /// 9 for "water", 14 for "mortality".
    pub fn rarity(&self, word: &str) -> f32 {
        self.0.rarity(word)
    }

    /// Every whole word of the vocabulary, in lower case.
    pub fn words(&self) -> Vec<&str> {
        self.0.words()
    }

    /// Share of the text's letters that the vocabulary knows, 0 to 1, so that a search can be honest about it: about 0 for
    /// Japanese, which this cut model can't read. A text without letters is known.
    ///
    /// A language in Latin letters that was cut away (German, say) is known by this measure, letter by letter, and yet
    /// poorly understood.
    pub fn known(&self, text: &str) -> f32 {
        self.0.known(text)
    }
}

/// Why bytes are not the model that this program knows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(not(feature = "encoder"), expect(dead_code, reason = "a build without the encoder reads no file"))]
pub enum ModelFault {
    /// The bytes don't begin as the file of a model does.
    #[error("this is not a model of the sentence encoder: it does not begin as one")]
    NotAModel,
    /// The file is of another format, which another version of the program reads.
    #[error("the model's file is in format {found}, and this program reads format {expected}")]
    Format {
        /// The format this program reads.
        expected: u32,
        /// The format the file says it has.
        found: u32,
    },
    /// The file holds another model.
    #[error("the file holds the model \"{found}\", and this program computes \"{expected}\"")]
    OtherModel {
        /// The model this program computes.
        expected: &'static str,
        /// The model the file says it holds.
        found: String,
    },
    /// The file has more or fewer bytes than it says itself.
    #[error("the model's file has {found} bytes and should have {expected}: it was cut short or added to")]
    Size {
        /// Bytes that the file's beginning asks for.
        expected: u64,
        /// Bytes there are.
        found: u64,
    },
    /// The file is whole in form, and not the one that belongs to this version of the program.
    #[error("the model's file was altered, or belongs to another version: its SHA-256 is {found}, not {expected}")]
    Altered {
        /// SHA-256 of the model that belongs to this version of the program.
        expected: &'static str,
        /// SHA-256 of the file.
        found: String,
    },
    /// The file can't be read.
    #[error("the model's file can't be read: {0}")]
    Unreadable(String),
    /// The program was built without the encoder.
    #[cfg(not(feature = "encoder"))]
    #[error("this program was built without the sentence encoder (cargo feature `encoder`)")]
    LeftOut,
}
