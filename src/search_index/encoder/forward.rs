//! The pass: from tokens to a vector.
//!
//! Each token's row of the table; from it three branches, which see two, three and five tokens at once and convolve twice;
//! the four side by side, normalized and summed over the tokens; four dense layers; tanh. There is no attention, so that
//! the time grows with the number of tokens and no faster.
//!
//! The weights stay in the file with 8 bits each, and are multiplied as they are: what goes in becomes whole numbers, each
//! text's by a step of its own, and a product's columns are scaled when it is done. As floats they would be 13 MB of memory.

use std::ops::Range;

use tertulia_kernels::multiply;

use super::DIMENSIONS;
use super::file::{BRANCH, File, GROUP, GROUPS, Matrix, Row};

/// Parts of a chunk's step in which a group's step and offset are counted.
const STEP: f32 = 32.0;
const OFFSET: f32 = 4.0;
/// Rows of zeros beside a text: as many as the widest window sees on one side.
const GAP: usize = 2;
/// The largest whole number that a row may have, so that a sum of 1,280 products with weights stays below 2^31.
const HIGHEST: f32 = 13_000.0;
/// Added to a number below 2^22 it leaves the nearest whole one in the lower bits.
const ROUNDING: f32 = 12_582_912.0;
/// Keeps a division from one by zero.
const EPSILON: f32 = 1e-12;

/// The weights by their places in the pass.
pub(super) struct Pass {
    branches: Matrix,
    branches_bias: Vec<f32>,
    branches_norm: Norm,
    grams: [Grams; 3],
    features_norm: Norm,
    /// From the sum of all tokens to the first dense layer.
    joined: Matrix,
    joined_bias: Vec<f32>,
    dense: Dense,
}

/// A branch that sees two, three or five tokens at once, `left` of them before its own.
struct Grams {
    left: usize,
    layers: [(Matrix, Vec<f32>); 2],
}

struct Norm {
    scale: Vec<f32>,
    shift: Vec<f32>,
}

/// The dense layers; the second and the fourth also see what the one before saw.
struct Dense {
    first: Matrix,
    second: [Matrix; 2],
    third: Matrix,
    fourth: [Matrix; 2],
}

/// Rows of numbers, one after the other.
struct Table {
    columns: usize,
    values: Vec<f32>,
}

impl Table {
    fn zeros(rows: usize, columns: usize) -> Self {
        Self { columns, values: vec![0.0; rows * columns] }
    }

    fn rows(&self) -> impl Iterator<Item = &[f32]> {
        self.values.chunks_exact(self.columns)
    }

    fn rows_mut(&mut self) -> impl Iterator<Item = &mut [f32]> {
        self.values.chunks_exact_mut(self.columns)
    }

    /// Some of the columns alone.
    fn part(&self, columns: Range<usize>) -> Self {
        Self { columns: columns.len(), values: self.rows().flat_map(|row| &row[columns.clone()]).copied().collect() }
    }

    fn plus(mut self, other: &Self) -> Self {
        self.values.iter_mut().zip(&other.values).for_each(|(value, other)| *value += other);
        self
    }

    fn positive(mut self) -> Self {
        self.values.iter_mut().for_each(|value| *value = value.max(0.0));
        self
    }
}

impl Pass {
    pub(super) fn of(file: &File) -> Self {
        let [branches, w12, w22, w13, w23, w15, w25, joined, d0, p1, d1, d2, p3, d3] = file.matrices();
        let [branches_bias, scale, shift, b12, b22, b13, b23, b15, b25, features_scale, features_shift, joined_bias] =
            file.vectors();
        Self {
            branches,
            branches_bias,
            branches_norm: Norm { scale, shift },
            grams: [
                Grams { left: 0, layers: [(w12, b12), (w22, b22)] },
                Grams { left: 1, layers: [(w13, b13), (w23, b23)] },
                Grams { left: 2, layers: [(w15, b15), (w25, b25)] },
            ],
            features_norm: Norm { scale: features_scale, shift: features_shift },
            joined,
            joined_bias,
            dense: Dense { first: d0, second: [p1, d1], third: d2, fourth: [p3, d3] },
        }
    }

    /// The vectors of texts, of unit length. Each text has at least one token. Several at once cost less than one after the
    /// other, since the weights are read once.
    pub(super) fn embed(&self, file: &File, texts: &[Vec<usize>]) -> Vec<Vec<f32>> {
        let tokens: Vec<usize> = texts.concat();
        let texts = one_after_the_other(texts.iter().map(Vec::len));
        let mut embedded = Table::zeros(tokens.len(), DIMENSIONS);
        for (token, row) in tokens.iter().zip(embedded.rows_mut()) {
            unpack(&file.row(*token), row);
        }
        let mut branches = product(file, &self.branches, &embedded, &texts, 0);
        for row in branches.rows_mut() {
            shift(row, &self.branches_bias);
        }
        self.branches_norm.apply(&mut branches);
        let mut features = Table::zeros(tokens.len(), DIMENSIONS + 3 * BRANCH);
        put(&embedded, &mut features, 0);
        for (at, grams) in self.grams.iter().enumerate() {
            let seen = branches.part(at * BRANCH..(at + 1) * BRANCH);
            put(&grams.convolve(file, seen, &texts), &mut features, DIMENSIONS + at * BRANCH);
        }
        self.features_norm.apply(&mut features);
        let mut sums = Table::zeros(texts.len(), features.columns);
        for (text, sum) in texts.iter().zip(sums.rows_mut()) {
            for row in features.rows().skip(text.start).take(text.len()) {
                shift(sum, row);
            }
        }
        let joined = self.join(file, &sums, &texts);
        self.dense.apply(file, &joined).rows().map(|row| unit(row.to_vec())).collect()
    }

    /// The mean over a text's tokens as the dense layers want it: by the root of their number, so that a long text has a
    /// longer vector. (The layer is linear: one product for the sum does for one for each token.)
    #[expect(clippy::cast_precision_loss, reason = "there are a few hundred tokens at most")]
    fn join(&self, file: &File, sums: &Table, texts: &[Range<usize>]) -> Table {
        let mut joined = dense(file, &self.joined, sums);
        for (row, text) in joined.rows_mut().zip(texts) {
            let count = text.len() as f32;
            for (value, bias) in row.iter_mut().zip(&self.joined_bias) {
                *value = (*value + count * bias) / count.sqrt();
            }
        }
        joined
    }
}

/// Which rows each of several texts has that stand in one table.
fn one_after_the_other(lengths: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut end = 0;
    let place = |length| {
        let start = end;
        end = start + length;
        start..end
    };
    lengths.map(place).collect()
}

/// Puts a narrow table into a wide one, from a column on.
fn put(narrow: &Table, wide: &mut Table, from: usize) {
    for (wide, narrow) in wide.rows_mut().zip(narrow.rows()) {
        wide[from..from + narrow.len()].copy_from_slice(narrow);
    }
}

impl Grams {
    /// Two layers of convolution, each added to what it was given.
    fn convolve(&self, file: &File, seen: Table, texts: &[Range<usize>]) -> Table {
        self.layers.iter().fold(seen, |seen, (matrix, bias)| {
            let mut found = product(file, matrix, &seen, texts, self.left);
            for row in found.rows_mut() {
                shift(row, bias);
            }
            found.positive().plus(&seen)
        })
    }
}

impl Norm {
    /// Each part of each row to mean 0 and variance 1, then scaled and shifted.
    fn apply(&self, values: &mut Table) {
        for row in values.rows_mut() {
            #[expect(clippy::cast_precision_loss, reason = "a row has some thousand numbers")]
            let length = row.len() as f32;
            let mean = sum(row, |value| value) / length;
            let variance = sum(row, |value| (value - mean) * (value - mean)) / length;
            let deviation = (variance + EPSILON).sqrt();
            for (value, (scale, shift)) in row.iter_mut().zip(self.scale.iter().zip(&self.shift)) {
                *value = (*value - mean) / deviation * scale + shift;
            }
        }
    }
}

/// A sum over a row of some multiple of eight numbers; eight sums at once, which do not wait for one another.
fn sum(row: &[f32], part: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0.0; 8];
    for eight in row.as_chunks::<8>().0 {
        for (sum, value) in sums.iter_mut().zip(eight) {
            *sum += part(*value);
        }
    }
    sums.iter().sum()
}

impl Dense {
    fn apply(&self, file: &File, joined: &Table) -> Table {
        let first = dense(file, &self.first, joined).positive();
        let second = dense(file, &self.second[0], joined).plus(&dense(file, &self.second[1], &first)).positive();
        let third = dense(file, &self.third, &second).positive();
        dense(file, &self.fourth[0], &second).plus(&dense(file, &self.fourth[1], &third))
    }
}

/// A row of the table in numbers.
fn unpack(row: &Row<'_>, values: &mut [f32]) {
    let (steps, offsets) = row.groups.split_at(GROUPS);
    let packed = row.nibbles.chunks_exact(GROUP / 2).zip(steps.iter().zip(offsets));
    for (values, (nibbles, (step, offset))) in values.chunks_exact_mut(GROUP).zip(packed) {
        let step = row.scale * f32::from(*step) / STEP;
        let low = row.low + row.scale * f32::from(*offset) / OFFSET;
        for (pair, byte) in values.chunks_exact_mut(2).zip(nibbles) {
            pair[0] = low + step * f32::from(byte & 15);
            pair[1] = low + step * f32::from(byte >> 4);
        }
    }
}

/// The product of a matrix with rows that are a text each.
fn dense(file: &File, matrix: &Matrix, table: &Table) -> Table {
    let texts = one_after_the_other(table.rows().map(|_| 1));
    product(file, matrix, table, &texts, 0)
}

/// For each row of each text the product of a matrix with a window of as many rows as it is made for, `left` of them before
/// the row itself; what is outside the text counts as zeros.
fn product(file: &File, matrix: &Matrix, table: &Table, texts: &[Range<usize>], left: usize) -> Table {
    let width = table.columns;
    let mut numbers = vec![0_i16; (table.rows().count() + (texts.len() + 1) * GAP) * width];
    let (mut windows, mut steps) = (Vec::new(), Vec::new());
    for (at, text) in texts.iter().enumerate() {
        let values = &table.values[text.start * width..text.end * width];
        let highest = values.iter().fold(0.0_f32, |highest, value| highest.max(value.abs()));
        let step = (highest / HIGHEST).max(f32::MIN_POSITIVE);
        let start = (text.start + (at + 1) * GAP) * width;
        for (number, value) in numbers[start..].iter_mut().zip(values) {
            let [low, high, ..] = (value / step + ROUNDING).to_le_bytes();
            *number = i16::from_le_bytes([low, high]);
        }
        windows.extend((0..text.len()).map(|row| start + row * width - left * width));
        steps.extend(text.clone().map(|_| step));
    }
    let mut products = vec![0; windows.len() * matrix.columns];
    multiply(&numbers, &windows, file.weights(matrix), &mut products);
    let mut scaled = Table::zeros(windows.len(), matrix.columns);
    for ((row, products), step) in scaled.rows_mut().zip(products.chunks_exact(matrix.columns)).zip(steps) {
        for ((value, product), scale) in row.iter_mut().zip(products).zip(&matrix.scales) {
            #[expect(clippy::cast_precision_loss, reason = "what was rounded before has no more digits")]
            let product = *product as f32;
            *value = product * step * scale;
        }
    }
    scaled
}

fn shift(row: &mut [f32], shift: &[f32]) {
    row.iter_mut().zip(shift).for_each(|(value, shift)| *value += shift);
}

/// Squeezed between −1 and 1, then to length 1.
fn unit(mut values: Vec<f32>) -> Vec<f32> {
    for value in &mut values {
        *value = value.tanh();
    }
    let length = values.iter().map(|value| value * value).sum::<f32>().max(EPSILON).sqrt();
    for value in &mut values {
        *value /= length;
    }
    values
}
