//! The model put together: its file, the reading of texts and the pass.

use std::borrow::Cow;

use super::ModelFault;
use super::file::{self, File};
use super::forward::Pass;
use super::tokens::{self, Vocabulary};

/// Texts that go through the pass at once: more would take more memory and hardly less time.
const AT_ONCE: usize = 16;

pub(super) struct Model {
    file: File,
    vocabulary: Vocabulary,
    pass: Pass,
    name: String,
}

/// The bytes of the model that is part of this binary.
#[expect(clippy::unnecessary_wraps, reason = "a build without the encoder has none")]
pub(super) fn built_in() -> Option<&'static [u8]> {
    Some(include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/config/models/use-multilingual-3.bin")))
}

impl Model {
    pub(super) fn read(bytes: Cow<'static, [u8]>) -> Result<Self, ModelFault> {
        let file = File::read(bytes)?;
        let hash = file::expected_hash().get(..12).unwrap_or_default();
        let name = format!("{}@{hash}", file::NAME);
        Ok(Self { vocabulary: Vocabulary::of(&file), pass: Pass::of(&file), file, name })
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn embed(&self, texts: &[&str]) -> Vec<Vec<f32>> {
        let mut vectors = Vec::with_capacity(texts.len());
        for some in texts.chunks(AT_ONCE) {
            let tokens: Vec<Vec<usize>> = some.iter().map(|text| self.vocabulary.tokens(&self.file, text)).collect();
            vectors.extend(self.pass.embed(&self.file, &tokens));
        }
        vectors
    }

    pub(super) fn word(&self, folded: &str) -> Option<String> {
        self.vocabulary.word(&self.file, folded)
    }

    pub(super) fn nearest(&self, folded: &str) -> Option<String> {
        self.vocabulary.nearest(&self.file, folded)
    }

    pub(super) fn rarity(&self, word: &str) -> f32 {
        self.vocabulary.rarity(&self.file, word)
    }

    pub(super) fn words(&self) -> Vec<&str> {
        (0..self.file.pieces()).filter_map(|piece| tokens::word_of(&self.file, piece)).collect()
    }

    pub(super) fn known(&self, text: &str) -> f32 {
        self.vocabulary.known(&self.file, text)
    }

    /// The pieces a text falls into, to compare with the package's.
    #[cfg(test)]
    pub(super) fn tokens(&self, text: &str) -> Vec<&str> {
        let tokens = self.vocabulary.tokens(&self.file, text);
        tokens.into_iter().map(|token| std::str::from_utf8(self.file.piece(token)).unwrap()).collect()
    }
}
