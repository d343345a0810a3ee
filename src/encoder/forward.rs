//! The pass: from tokens to a vector.
//!
//! Each token's row of the table; from it three branches, which see two, three and five tokens at once and convolve twice;
//! the four side by side, normalized and summed over the tokens; four dense layers; tanh. There is no attention, so that
//! the time grows with the number of tokens and no faster.
//!
//! The weights stay in the file with 8 bits each. A panel of them at a time becomes floats for the matrix product, and a
//! product's columns are scaled when it is done: as floats they would be 13 MB of memory.

use std::ops::Range;

use ndarray::linalg::general_mat_mul;
use ndarray::{Array2, ArrayView2, Axis, Slice};
use pulp::{Arch, Simd, WithSimd};

use super::DIMENSIONS;
use super::file::{BRANCH, File, GROUP, GROUPS, Matrix, Row};

/// Parts of a chunk's step in which a group's step and offset are counted.
const STEP: f32 = 32.0;
const OFFSET: f32 = 4.0;
/// Rows of weights that are floats at a time.
const PANEL: usize = 128;
/// Rows of zeros between two texts: as many as the widest window sees on one side.
const GAP: usize = 2;
const ONE_PIECE: &str = "rows of a standard array lie in one piece";
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
    /// other, since each weight becomes a float once.
    pub(super) fn embed(&self, file: &File, texts: &[Vec<usize>]) -> Vec<Vec<f32>> {
        let rows = Rows::of(texts);
        let mut features = Array2::zeros((rows.count, DIMENSIONS + 3 * BRANCH));
        for (tokens, text) in texts.iter().zip(&rows.texts) {
            for (token, at) in tokens.iter().zip(text.clone()) {
                unpack(&file.row(*token), features.row_mut(at).as_slice_mut().expect(ONE_PIECE));
            }
        }
        let embedded = features.slice_axis(Axis(1), Slice::from(..DIMENSIONS));
        let mut branches = window_product(file, &self.branches, &embedded, 0);
        for row in branches.rows_mut() {
            scale_and_shift(row.into_slice().expect(ONE_PIECE), &self.branches.scales, &self.branches_bias);
        }
        self.branches_norm.apply(&mut branches);
        rows.clear_gaps(&mut branches);
        for (at, grams) in self.grams.iter().enumerate() {
            let seen = branches.slice_axis(Axis(1), Slice::from(at * BRANCH..(at + 1) * BRANCH));
            let start = DIMENSIONS + at * BRANCH;
            let mut room = features.slice_axis_mut(Axis(1), Slice::from(start..start + BRANCH));
            room.assign(&grams.convolve(file, &seen, &rows));
        }
        self.features_norm.apply(&mut features);
        let mut sums = Array2::zeros((texts.len(), features.ncols()));
        for (text, mut sum) in rows.texts.iter().zip(sums.rows_mut()) {
            sum.assign(&features.slice_axis(Axis(0), Slice::from(text.clone())).sum_axis(Axis(0)));
        }
        let joined = self.join(file, &sums, &rows);
        self.dense.apply(file, &joined).rows().into_iter().map(|row| unit(row.to_vec())).collect()
    }

    /// The mean over a text's tokens as the dense layers want it: by the root of their number, so that a long text has a
    /// longer vector. (The layer is linear: one product for the sum does for one for each token.)
    #[expect(clippy::cast_precision_loss, reason = "there are a few hundred tokens at most")]
    fn join(&self, file: &File, sums: &Array2<f32>, rows: &Rows) -> Array2<f32> {
        let mut joined = product(file, &self.joined, sums);
        for (mut row, text) in joined.rows_mut().into_iter().zip(&rows.texts) {
            let count = text.len() as f32;
            for (value, bias) in row.iter_mut().zip(&self.joined_bias) {
                *value = (*value + count * bias) / count.sqrt();
            }
        }
        joined
    }
}

/// Where the tokens of several texts stand in one matrix: with rows of zeros between texts, as wide as the widest window
/// reaches, so that no text sees another.
struct Rows {
    texts: Vec<Range<usize>>,
    count: usize,
}

impl Rows {
    fn of(texts: &[Vec<usize>]) -> Self {
        let mut count = 0;
        let mut place = |tokens: &Vec<usize>| {
            let text = count..count + tokens.len();
            count = text.end + GAP;
            text
        };
        Self { texts: texts.iter().map(&mut place).collect(), count: count.saturating_sub(GAP) }
    }

    fn clear_gaps(&self, values: &mut Array2<f32>) {
        for text in &self.texts {
            for at in text.end..(text.end + GAP).min(self.count) {
                values.row_mut(at).fill(0.0);
            }
        }
    }
}

impl Grams {
    /// Two layers of convolution, each added to what it was given.
    fn convolve(&self, file: &File, seen: &ArrayView2<'_, f32>, rows: &Rows) -> Array2<f32> {
        let mut so_far = seen.to_owned();
        for (matrix, bias) in &self.layers {
            let mut found = window_product(file, matrix, &so_far.view(), self.left);
            for row in found.rows_mut() {
                let row = row.into_slice().expect(ONE_PIECE);
                scale_and_shift(row, &matrix.scales, bias);
                positive(row);
            }
            so_far += &found;
            rows.clear_gaps(&mut so_far);
        }
        so_far
    }
}

impl Norm {
    /// Each part of each row to mean 0 and variance 1, then scaled and shifted.
    fn apply(&self, values: &mut Array2<f32>) {
        for row in values.rows_mut() {
            let row = row.into_slice().expect(ONE_PIECE);
            #[expect(clippy::cast_precision_loss, reason = "a row has some thousand numbers")]
            let length = row.len() as f32;
            let mean = row.iter().sum::<f32>() / length;
            let variance = row.iter().map(|value| (value - mean) * (value - mean)).sum::<f32>() / length;
            let deviation = (variance + EPSILON).sqrt();
            for value in row.iter_mut() {
                *value = (*value - mean) / deviation;
            }
            scale_and_shift(row, &self.scale, &self.shift);
        }
    }
}

impl Dense {
    fn apply(&self, file: &File, joined: &Array2<f32>) -> Array2<f32> {
        let positive = |values: Array2<f32>| values.mapv_into(|value| value.max(0.0));
        let first = positive(product(file, &self.first, joined));
        let second = positive(product(file, &self.second[0], joined) + product(file, &self.second[1], &first));
        let third = positive(product(file, &self.third, &second));
        product(file, &self.fourth[0], &second) + product(file, &self.fourth[1], &third)
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

/// For each token the product of the matrix with a window of as many tokens as it has rows for, `left` of them before the
/// token's own; what is outside the text counts as zeros. The columns are still to be scaled.
fn window_product(file: &File, matrix: &Matrix, input: &ArrayView2<'_, f32>, left: usize) -> Array2<f32> {
    let (count, width) = input.dim();
    let mut output = Array2::zeros((count, matrix.columns));
    let mut panel = vec![0.0; PANEL * matrix.columns];
    for (at, weights) in file.weights(matrix).chunks(PANEL * matrix.columns).enumerate() {
        Arch::new().dispatch(Floats { weights, floats: &mut panel });
        let panel = ArrayView2::from_shape((weights.len() / matrix.columns, matrix.columns), &panel);
        let panel = panel.expect("a panel has room for its weights");
        // A token sees the one that is `shift` places on, less `left`; the panel is the part from `start` of its weights.
        let (shift, start) = (at * PANEL / width, at * PANEL % width);
        let (from, to) = (shift.saturating_sub(left), left.saturating_sub(shift));
        let seen = count.saturating_sub(from + to);
        let (from, to) = (from.min(count), to.min(count));
        let input = input.slice_axis(Axis(0), Slice::from(from..from + seen));
        let input = input.slice_axis(Axis(1), Slice::from(start..start + panel.nrows()));
        let mut output = output.slice_axis_mut(Axis(0), Slice::from(to..to + seen));
        general_mat_mul(1.0, &input, &panel, 1.0, &mut output);
    }
    output
}

/// Weights as floats, by the widest instructions that the processor has.
struct Floats<'a> {
    weights: &'a [u8],
    floats: &'a mut [f32],
}

impl WithSimd for Floats<'_> {
    type Output = ();

    #[expect(clippy::inline_always, reason = "only what is inlined gets the wide instructions")]
    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        for (float, weight) in self.floats.iter_mut().zip(self.weights) {
            *float = f32::from(weight.cast_signed());
        }
    }
}

/// The product of rows with a matrix.
fn product(file: &File, matrix: &Matrix, input: &Array2<f32>) -> Array2<f32> {
    let mut output = window_product(file, matrix, &input.view(), 0);
    for row in output.rows_mut() {
        for (value, scale) in row.into_slice().expect(ONE_PIECE).iter_mut().zip(&matrix.scales) {
            *value *= scale;
        }
    }
    output
}

fn scale_and_shift(row: &mut [f32], scale: &[f32], shift: &[f32]) {
    for (value, (scale, shift)) in row.iter_mut().zip(scale.iter().zip(shift)) {
        *value = *value * scale + shift;
    }
}

fn positive(row: &mut [f32]) {
    for value in row {
        *value = value.max(0.0);
    }
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
