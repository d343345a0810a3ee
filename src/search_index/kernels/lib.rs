//! The loops that take the time when Tertulia searches: products of whole numbers, and in how many bits rows differ.
//!
//! They go by the widest instructions that the processor at hand has. A crate of its own because only a crate can be
//! optimised where everything around it is built for tests. It does not know what the numbers mean.
//!
//! Crates that multiply matrices (`matrixmultiply`, `gemm`) want floats, and pack them anew for each product;
//! those for whole numbers (`rten-gemm`) leave only eight bits to the text too.

use pulp::{Arch, Simd, WithSimd};

/// Columns of a matrix that are computed at once, and what their number must be a multiple of.
const TILE: usize = 16;
/// Rows that are computed at once: more save little for long texts and cost short ones more.
const AT_ONCE: usize = 4;
/// Rows of a matrix that are read side by side where fewer are computed.
const DEEP: usize = 8;

/// A matrix of weights, bytes with signs.
#[derive(Clone, Copy, Debug)]
pub struct Weights<'a> {
    /// Row after row, an even number of them
    pub bytes: &'a [u8],
    /// Weights of a row
    pub columns: usize,
}

/// The scalar products of rows with all columns of a matrix, row after row. `rows` are where each begins among `numbers`; it
/// has as many as the matrix has rows, and may share them with others. A sum of products must be below 2^31: among
/// 1,280 numbers none may be above 13,000.
///
/// # Panics
/// The sizes don't fit.
pub fn multiply(numbers: &[i16], rows: &[usize], weights: Weights<'_>, products: &mut [i32]) {
    let Weights { bytes, columns } = weights;
    assert!(columns.is_multiple_of(TILE) && bytes.len().is_multiple_of(2 * columns), "a matrix is made of tiles");
    assert_eq!(products.len(), rows.len() * columns, "each row has a product with each column");
    let task = Multiply { numbers, rows, weights, products };
    #[cfg(target_arch = "x86_64")]
    if let Some(simd) = pulp::x86::V3::try_new() {
        let are_few = task.rows.len() < AT_ONCE;
        return if are_few { simd.vectorize(AsTheyLie(simd, task)) } else { simd.vectorize(InPairs(simd, task)) };
    }
    task.tile_by_tile(one_by_one);
}

struct Multiply<'a> {
    numbers: &'a [i16],
    rows: &'a [usize],
    weights: Weights<'a>,
    products: &'a mut [i32],
}

/// Of two rows of weights the same sixteen columns; each number holds the weight of the first in its lower half, that of
/// the second in its upper half.
type Pairs = [i32; TILE];
/// The sums of some rows with sixteen columns.
type Sums = [[i32; TILE]; AT_ONCE];

impl Multiply<'_> {
    #[expect(clippy::inline_always, reason = "only what is inlined gets the wide instructions")]
    #[inline(always)]
    fn tile_by_tile(self, sums_of: impl Fn(&[Pairs], [&[[i16; 2]]; AT_ONCE]) -> Sums) {
        let Self { numbers, rows, weights: Weights { bytes, columns }, products } = self;
        let depth = bytes.len() / columns;
        let row = |at: usize| numbers[rows[at]..][..depth].as_chunks::<2>().0;
        let mut tile = vec![[0; TILE]; depth / 2];
        for start in (0..columns).step_by(TILE) {
            for (pairs, two) in tile.iter_mut().zip(bytes.chunks_exact(2 * columns)) {
                let [first, second] = [start, columns + start].map(|from| {
                    let weights: [u8; TILE] = std::array::from_fn(|at| two[from..][..TILE][at]);
                    weights
                });
                *pairs = std::array::from_fn(|at| {
                    (i32::from(first[at].cast_signed()) & 0xffff) | (i32::from(second[at].cast_signed()) << 16)
                });
            }
            for from in (0..rows.len()).step_by(AT_ONCE) {
                // Where fewer are left, the last one is computed again.
                let sums = sums_of(&tile, std::array::from_fn(|at| row((from + at).min(rows.len() - 1))));
                for (at, sums) in (from..rows.len()).zip(&sums) {
                    products[at * columns + start..][..TILE].copy_from_slice(sums);
                }
            }
        }
    }
}

/// As every processor can.
#[expect(clippy::inline_always, reason = "only what is inlined gets the wide instructions")]
#[inline(always)]
fn one_by_one(tile: &[Pairs], rows: [&[[i16; 2]]; AT_ONCE]) -> Sums {
    let mut sums = [[0; TILE]; AT_ONCE];
    for (at, pairs) in tile.iter().enumerate() {
        for (sums, row) in sums.iter_mut().zip(rows) {
            let [first, second] = row[at].map(i32::from);
            for (sum, pair) in sums.iter_mut().zip(pairs) {
                *sum += first * ((pair << 16) >> 16) + second * (pair >> 16);
            }
        }
    }
    sums
}

/// By the instruction that multiplies sixteen numbers and adds the products in pairs, which no compiler finds here.
#[cfg(target_arch = "x86_64")]
struct InPairs<'a>(pulp::x86::V3, Multiply<'a>);

#[cfg(target_arch = "x86_64")]
impl pulp::NullaryFnOnce for InPairs<'_> {
    type Output = ();

    #[expect(clippy::inline_always, reason = "only what is inlined gets the wide instructions")]
    #[inline(always)]
    fn call(self) {
        let Self(simd, task) = self;
        task.tile_by_tile(|tile, rows| {
            let rows = rows.map(|row| &row[..tile.len()]);
            let mut sums = [[simd.splat_i32x8(0); 2]; AT_ONCE];
            for (at, pairs) in tile.iter().enumerate() {
                let weights: [pulp::i16x16; 2] = pulp::cast(*pairs);
                for (sums, row) in sums.iter_mut().zip(rows) {
                    let pair: pulp::i16x16 = pulp::cast(simd.splat_i32x8(pulp::cast(row[at])));
                    for (sum, weights) in sums.iter_mut().zip(weights) {
                        let products = simd.multiply_wrapping_add_adjacent_i16x16(pair, weights);
                        *sum = simd.wrapping_add_i32x8(*sum, products);
                    }
                }
            }
            sums.map(pulp::cast)
        });
    }
}

/// The same for so few rows that putting the weights in order takes longer than the products: they are read as they lie.
#[cfg(target_arch = "x86_64")]
struct AsTheyLie<'a>(pulp::x86::V3, Multiply<'a>);

#[cfg(target_arch = "x86_64")]
impl pulp::NullaryFnOnce for AsTheyLie<'_> {
    type Output = ();

    #[expect(clippy::inline_always, reason = "only what is inlined gets the wide instructions")]
    #[inline(always)]
    fn call(self) {
        let Self(simd, Multiply { numbers, rows, weights: Weights { bytes, columns }, products }) = self;
        products.fill(0);
        for (at, deep) in bytes.chunks(DEEP * columns).enumerate() {
            for (row, products) in rows.iter().zip(products.chunks_exact_mut(columns)) {
                let mut pairs = [simd.splat_i32x8(0); DEEP / 2];
                let numbers = &numbers[row + at * DEEP..][..deep.len() / columns];
                for (pair, two) in pairs.iter_mut().zip(numbers.as_chunks::<2>().0) {
                    *pair = simd.splat_i32x8(pulp::cast(*two));
                }
                for (start, products) in (0..columns).step_by(TILE).zip(products.as_chunks_mut::<TILE>().0) {
                    let mut sums: [pulp::i32x8; 2] = pulp::cast(*products);
                    for (pair, two) in pairs.iter().zip(deep.chunks_exact(2 * columns)) {
                        let (first, second) = two.split_at(columns);
                        let (Some(first), Some(second)) =
                            (first[start..].first_chunk::<TILE>(), second[start..].first_chunk::<TILE>())
                        else {
                            continue;
                        };
                        let (first, second) = (pulp::cast(*first), pulp::cast(*second));
                        let halves =
                            [simd.sse2._mm_unpacklo_epi8(first, second), simd.sse2._mm_unpackhi_epi8(first, second)];
                        for (sum, half) in sums.iter_mut().zip(halves) {
                            let weights = simd.convert_i8x16_to_i16x16(pulp::cast(half));
                            let products = simd.multiply_wrapping_add_adjacent_i16x16(pulp::cast(*pair), weights);
                            *sum = simd.wrapping_add_i32x8(*sum, products);
                        }
                    }
                    *products = pulp::cast(sums);
                }
            }
        }
    }
}

/// The scalar products of one row with many, which are bytes with signs: the last ones of every `stride` bytes.
///
/// # Panics
/// A row has more numbers than there are in a stride, or not a multiple of sixteen.
pub fn scalar_products(many: &[u8], stride: usize, one: &[i16], found: &mut [i32]) {
    assert!(one.len() <= stride && one.len().is_multiple_of(TILE), "a row is in its stride");
    Arch::new().dispatch(ScalarProducts { many, stride, one, found });
}

struct ScalarProducts<'a> {
    many: &'a [u8],
    stride: usize,
    one: &'a [i16],
    found: &'a mut [i32],
}

impl WithSimd for ScalarProducts<'_> {
    type Output = ();

    #[expect(clippy::inline_always, reason = "only what is inlined gets the wide instructions")]
    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let Self { many, stride, one, found } = self;
        for (found, row) in found.iter_mut().zip(many.chunks_exact(stride)) {
            // Several sums at once: what every processor multiplies eight or more at a time.
            let mut sums = [0_i32; TILE];
            for (row, one) in row[stride - one.len()..].chunks_exact(TILE).zip(one.chunks_exact(TILE)) {
                for ((sum, number), other) in sums.iter_mut().zip(row).zip(one) {
                    *sum += i32::from(i16::from(number.cast_signed())) * i32::from(*other);
                }
            }
            *found = sums.iter().sum();
        }
    }
}

/// In how many bits each of many rows differs from one, 0 to 256.
pub fn distances(many: &[[u64; 4]], one: &[u64; 4], found: &mut [u16]) {
    Arch::new().dispatch(Distances { many, one, found });
}

struct Distances<'a> {
    many: &'a [[u64; 4]],
    one: &'a [u64; 4],
    found: &'a mut [u16],
}

impl WithSimd for Distances<'_> {
    type Output = ();

    #[expect(clippy::inline_always, reason = "only what is inlined gets the wide instructions")]
    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let [a, b, c, d] = *self.one;
        for (distance, [e, f, g, h]) in self.found.iter_mut().zip(self.many) {
            let bits = (a ^ e).count_ones() + (b ^ f).count_ones() + (c ^ g).count_ones() + (d ^ h).count_ones();
            *distance = u16::try_from(bits).unwrap_or(u16::MAX);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look like chance.
    fn numbers(count: usize) -> impl Iterator<Item = u16> {
        (0..u64::try_from(count).unwrap())
            .map(|at| u16::try_from(at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48).unwrap())
    }

    #[test]
    fn products_are_the_same_by_wide_instructions_as_by_hand() {
        // Rows that overlap, as the windows of a convolution do; counts below, at and above what is computed at once.
        for (depth, columns, count) in [
            (2, 16, 1),
            (10, 48, 2),
            (1_280, 32, 3),
            (6, 32, 5),
            (1_280, 16, 6),
            (64, 48, 7),
            (32, 16, 0),
            (512, 32, 13),
        ] {
            let row: Vec<i16> =
                numbers(depth + 4 * count).map(|it| i16::try_from(it % 26_001).unwrap() - 13_000).collect();
            let bytes: Vec<u8> = numbers(depth * columns).map(|it| it.to_le_bytes()[1]).collect();
            let starts: Vec<usize> = (0..count).map(|at| at * 4).collect();
            let expected: Vec<i32> = starts
                .iter()
                .flat_map(|start| (0..columns).map(|column| (*start, column)))
                .map(|(start, column)| {
                    let weight = |at: usize| i32::from(bytes[at * columns + column].cast_signed());
                    (0..depth).map(|at| i32::from(row[start + at]) * weight(at)).sum()
                })
                .collect();
            let weights = Weights { bytes: &bytes, columns };
            let mut products = vec![7; count * columns];
            multiply(&row, &starts, weights, &mut products);
            assert_eq!(products, expected, "{depth} numbers, {columns} columns, {count} rows");
            products.fill(7);
            Multiply { numbers: &row, rows: &starts, weights, products: &mut products }.tile_by_tile(one_by_one);
            assert_eq!(products, expected, "{depth} numbers, {columns} columns, {count} rows, one by one");
        }
    }

    #[test]
    fn scalar_products_and_distances_are_those_of_each_row() {
        let many: Vec<u8> = numbers(5 * 36).map(|it| it.to_le_bytes()[0]).collect();
        let one: Vec<i16> = numbers(32).map(|it| i16::try_from(it % 16_385).unwrap() - 8_000).collect();
        let mut found = [7; 6];
        scalar_products(&many, 36, &one, &mut found);
        let product =
            |row: &[u8]| row[4..].iter().zip(&one).map(|(a, b)| i32::from(a.cast_signed()) * i32::from(*b)).sum();
        let expected: Vec<i32> = many.chunks(36).map(product).collect();
        assert_eq!((&found[..5], found[5]), (&expected[..], 7));

        let mut found = [7; 3];
        distances(&[[0; 4], [u64::MAX; 4], [1, 0, 0, 3]], &[0; 4], &mut found);
        assert_eq!(found, [0, 256, 3]);
    }
}
