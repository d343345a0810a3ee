//! The model's file: checked once, then read where it is. `config/models/convert.py` writes it.
//!
//! A header of 64 bytes, then sections of fixed meaning, each beginning at a multiple of 64; every number little-endian.
//! Sizes follow from the number of pieces and from the shape of the one network this program computes. The hash is asked
//! last, so that the errors before it can say what is the matter; past it, every byte is the one the converter wrote.

use std::borrow::Cow;
use std::ops::Range;

use sha2::{Digest as _, Sha256};
use tertulia_kernels::Weights;

use super::{DIMENSIONS, ModelFault};

/// The model that this program computes.
pub(super) const NAME: &str = "use-multilingual-3";
/// Numbers of the table that share a step and an offset.
pub(super) const GROUP: usize = 64;
/// Groups in a row of the table.
pub(super) const GROUPS: usize = DIMENSIONS / GROUP;
/// Parts the package's table came in, each with a scale of its own.
pub(super) const CHUNKS: usize = 17;
/// Width of each of the three branches of n-grams.
pub(super) const BRANCH: usize = 256;

const MAGIC: &[u8; 8] = b"tertenc\0";
const FORMAT: u32 = 1;
const HEADER: usize = 64;
const ALIGNED: u64 = 64;
const BRANCHES: usize = 3 * BRANCH;
const FEATURES: usize = DIMENSIONS + BRANCHES;
const HIDDEN: usize = 320;

/// Rows and columns of each matrix, in the file's order.
const SHAPES: [(usize, usize); 14] = [
    (DIMENSIONS, BRANCHES),
    (2 * BRANCH, BRANCH),
    (2 * BRANCH, BRANCH),
    (3 * BRANCH, BRANCH),
    (3 * BRANCH, BRANCH),
    (5 * BRANCH, BRANCH),
    (5 * BRANCH, BRANCH),
    (FEATURES, DIMENSIONS),
    (DIMENSIONS, HIDDEN),
    (DIMENSIONS, HIDDEN),
    (HIDDEN, HIDDEN),
    (HIDDEN, DIMENSIONS),
    (HIDDEN, DIMENSIONS),
    (DIMENSIONS, DIMENSIONS),
];

/// Lengths of the vectors after them: biases, and the scales and shifts of the two normalizations.
const LENGTHS: [usize; 12] =
    [BRANCHES, BRANCHES, BRANCHES, BRANCH, BRANCH, BRANCH, BRANCH, BRANCH, BRANCH, FEATURES, FEATURES, DIMENSIONS];

/// SHA-256 of the model that belongs to this version of the program.
pub(super) fn expected_hash() -> &'static str {
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/config/models/use-multilingual-3.bin.sha256"))
        .split_whitespace()
        .next()
        .unwrap_or_default()
}

/// A model's file, known to be whole.
pub(super) struct File {
    bytes: Cow<'static, [u8]>,
    pieces: usize,
    ends: Range<usize>,
    text: Range<usize>,
    scores: Range<usize>,
    chunk: Range<usize>,
    scale: Range<usize>,
    low: Range<usize>,
    groups: Range<usize>,
    nibbles: Range<usize>,
    matrices: Vec<(Range<usize>, Range<usize>)>,
    vectors: Vec<Range<usize>>,
}

/// Where a matrix of 8-bit weights is.
pub(super) struct Matrix {
    pub(super) columns: usize,
    /// What each column is multiplied by.
    pub(super) scales: Vec<f32>,
    weights: Range<usize>,
}

/// A row of the table, packed.
pub(super) struct Row<'file> {
    /// Step and offset of the chunk, in numbers of the vector.
    pub(super) scale: f32,
    pub(super) low: f32,
    /// Steps, then offsets, of the groups, in parts of the chunk's step.
    pub(super) groups: &'file [u8],
    /// Two numbers of 4 bits in each byte, the first in the lower half.
    pub(super) nibbles: &'file [u8],
}

impl File {
    /// Checks what the file says of itself, its size and its hash.
    pub(super) fn read(bytes: Cow<'static, [u8]>) -> Result<Self, ModelFault> {
        let file = Self::laid_out(bytes)?;
        let found = hex(&Sha256::digest(&file.bytes));
        let expected = expected_hash();
        if found == expected { Ok(file) } else { Err(ModelFault::Altered { expected, found }) }
    }

    /// Checks everything but the hash.
    fn laid_out(bytes: Cow<'static, [u8]>) -> Result<Self, ModelFault> {
        let found = bytes.len() as u64;
        let size = |expected| ModelFault::Size { expected, found };
        if !bytes.starts_with(MAGIC) {
            return Err(ModelFault::NotAModel);
        }
        let header: &[u8; HEADER] = bytes.first_chunk().ok_or(size(HEADER as u64))?;
        let format = number(&header[8..]);
        if format != FORMAT {
            return Err(ModelFault::Format { expected: FORMAT, found: format });
        }
        let name = String::from_utf8_lossy(&header[12..44]);
        let name = name.trim_end_matches('\0');
        if name != NAME {
            return Err(ModelFault::OtherModel { expected: NAME, found: name.to_owned() });
        }
        let (pieces, text) = (u64::from(number(&header[44..])), u64::from(number(&header[48..])));
        let stated = u64::from(number(&header[52..])) | u64::from(number(&header[56..])) << 32;
        if stated != found {
            return Err(size(stated));
        }

        let mut end = HEADER as u64;
        // The sum can't overflow: it is below 2^32 pieces of some 300 bytes. What lies past the end is refused below.
        let mut next = |bytes: u64| {
            let start = end.next_multiple_of(ALIGNED);
            end = start + bytes;
            usize::try_from(start).unwrap_or(usize::MAX)..usize::try_from(end).unwrap_or(usize::MAX)
        };
        let (half, groups) = (DIMENSIONS as u64 / 2, 2 * GROUPS as u64);
        let chunks = 4 * CHUNKS as u64;
        let ends = next(4 * pieces);
        let text = next(text);
        let scores = next(4 * pieces);
        let chunk = next(pieces);
        let scale = next(chunks);
        let low = next(chunks);
        let groups = next(groups * pieces);
        let nibbles = next(half * pieces);
        let matrices = SHAPES.map(|(rows, columns)| (next(4 * columns as u64), next((rows * columns) as u64))).to_vec();
        let vectors = LENGTHS.map(|length| next(4 * length as u64)).to_vec();
        let expected = end.next_multiple_of(ALIGNED);
        if expected != found {
            return Err(size(expected));
        }
        let pieces = usize::try_from(pieces).map_err(|_| size(expected))?;
        Ok(Self { bytes, pieces, ends, text, scores, chunk, scale, low, groups, nibbles, matrices, vectors })
    }

    /// How many pieces there are; the first three stand for what is unknown, the beginning and the end.
    pub(super) fn pieces(&self) -> usize {
        self.pieces
    }

    /// The text of a piece. From the fourth on they are sorted by their bytes; the first three are empty.
    pub(super) fn piece(&self, piece: usize) -> &[u8] {
        let ends = &self.bytes[self.ends.clone()];
        let start = if piece == 0 { 0 } else { number(&ends[4 * piece - 4..]) };
        let end = number(&ends[4 * piece..]);
        self.bytes[self.text.clone()].get(start as usize..end as usize).unwrap_or_default()
    }

    /// The logarithm of how likely a piece is.
    pub(super) fn score(&self, piece: usize) -> f32 {
        float(&self.bytes[self.scores.clone()][4 * piece..])
    }

    /// The vector of a piece, packed.
    pub(super) fn row(&self, piece: usize) -> Row<'_> {
        let chunk = usize::from(self.bytes[self.chunk.clone()][piece]).min(CHUNKS - 1);
        Row {
            scale: float(&self.bytes[self.scale.clone()][4 * chunk..]),
            low: float(&self.bytes[self.low.clone()][4 * chunk..]),
            groups: &self.bytes[self.groups.clone()][2 * GROUPS * piece..][..2 * GROUPS],
            nibbles: &self.bytes[self.nibbles.clone()][DIMENSIONS / 2 * piece..][..DIMENSIONS / 2],
        }
    }

    /// The matrices, in the order of `SHAPES`.
    pub(super) fn matrices(&self) -> [Matrix; 14] {
        std::array::from_fn(|at| {
            let ((_, columns), (scales, weights)) = (SHAPES[at], self.matrices[at].clone());
            Matrix { columns, scales: floats(&self.bytes[scales]), weights }
        })
    }

    /// The vectors, in the order of `LENGTHS`.
    pub(super) fn vectors(&self) -> [Vec<f32>; 12] {
        std::array::from_fn(|at| floats(&self.bytes[self.vectors[at].clone()]))
    }

    /// A matrix's weights.
    pub(super) fn weights(&self, matrix: &Matrix) -> Weights<'_> {
        Weights { bytes: &self.bytes[matrix.weights.clone()], columns: matrix.columns }
    }
}

/// The first four bytes as a whole number.
fn number(bytes: &[u8]) -> u32 {
    bytes.first_chunk().map_or(0, |four| u32::from_le_bytes(*four))
}

/// The first four bytes as a floating number.
fn float(bytes: &[u8]) -> f32 {
    f32::from_bits(number(bytes))
}

fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes.chunks_exact(4).map(float).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |written, byte| written + &format!("{byte:02x}"))
}
