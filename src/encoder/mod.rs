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

/// Numbers in a vector.
pub const DIMENSIONS: usize = 512;

/// The model, ready to embed texts. It is read only: share it, and embed on as many threads as you like.
pub struct Encoder(model::Model);

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

    /// The vector of a text, [`DIMENSIONS`] numbers of unit length; the cosine of two is their scalar product.
    ///
    /// Case, accents and spacing count a little, order and numbers count much. What lies behind the first 254 tokens (about
    /// 180 words) is not read: give it a passage, not a whole text. An empty text has a vector too, of no meaning.
    pub fn embed(&self, text: &str) -> Vec<f32> {
        self.0.embed(text)
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
    /// The program was built without the encoder.
    #[cfg(not(feature = "encoder"))]
    #[error("this program was built without the sentence encoder (cargo feature `encoder`)")]
    LeftOut,
}
