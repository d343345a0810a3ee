//! Vectors as they are kept: 256 whole numbers of one byte and a scale, and their signs. Pure.

pub use tertulia_kernels::distances;
use tertulia_kernels::scalar_products;

/// Numbers of a kept vector.
pub const KEPT: usize = 256;
/// Bytes of a kept vector: its scale, then its numbers.
pub const BYTES: usize = 4 + KEPT;

/// The signs of a vector.
pub type Bits = [u64; KEPT / 64];

/// What the numbers of an asked vector are multiplied by: the sum over 256 products with bytes stays below 2^31.
const ASKED_SCALE: f32 = 16_384.0;

/// A vector of unit length that many are compared with.
#[derive(Clone, Debug)]
pub struct QueryVector {
    numbers: [i16; KEPT],
}

impl QueryVector {
    /// Of a vector of unit length.
    pub fn of(unit: &[f32]) -> Self {
        let mut numbers = [0; KEPT];
        for (number, it) in numbers.iter_mut().zip(unit) {
            #[expect(clippy::cast_possible_truncation, reason = "a part of a unit is at most 1")]
            let rounded = (it * ASKED_SCALE).round() as i16;
            *number = rounded;
        }
        Self { numbers }
    }
}

/// A vector of unit length as it is kept, where it lies.
#[derive(Clone, Copy, Debug)]
pub struct Kept<'a> {
    scale: f32,
    numbers: &'a [u8],
}

impl<'a> Kept<'a> {
    /// As it was stored; nothing where the bytes are not those of a vector.
    #[inline]
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let (scale, numbers) = bytes.split_first_chunk::<4>()?;
        let scale = f32::from_le_bytes(*scale);
        (numbers.len() == KEPT && scale.is_finite()).then_some(Self { scale, numbers })
    }

    /// Adds it, `share` times, to a vector.
    pub fn add_to(&self, vector: &mut [f32], share: f32) {
        for (it, number) in vector.iter_mut().zip(self.numbers) {
            *it += f32::from(number.cast_signed()) * self.scale * share;
        }
    }

    /// The numbers again.
    pub fn vector(&self) -> Vec<f32> {
        let mut vector = vec![0.0; KEPT];
        self.add_to(&mut vector, 1.0);
        vector
    }
}

/// Adds a vector of any length to bytes, as it is kept.
pub fn write(vector: &[f32], bytes: &mut Vec<u8>) {
    let length = vector.iter().map(|it| it * it).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    let highest = vector.iter().fold(f32::MIN_POSITIVE, |highest, it| highest.max(it.abs()));
    bytes.extend((highest / 127.0 / length).to_le_bytes());
    for at in 0..KEPT {
        let it = vector.get(at).copied().unwrap_or_default();
        #[expect(clippy::cast_possible_truncation, reason = "it is at most 127 by construction")]
        let rounded = (it / highest * 127.0).round() as i8;
        bytes.push(rounded.cast_unsigned());
    }
}

/// All vectors of a document, as they are stored.
#[inline]
pub fn each(bytes: &[u8]) -> impl Iterator<Item = Kept<'_>> {
    bytes.chunks_exact(BYTES).filter_map(Kept::read)
}

/// The signs of a vector.
pub fn bits(vector: &[f32]) -> Bits {
    let mut bits = Bits::default();
    for (at, it) in vector.iter().take(KEPT).enumerate() {
        bits[at / 64] |= u64::from(*it > 0.0) << (at % 64);
    }
    bits
}

/// The cosine of each vector with what is asked, for vectors as they are stored, in their order.
pub fn cosines(bytes: &[u8], asked: &QueryVector, mut each: impl FnMut(usize, f32)) {
    const SOME: usize = 16;
    let mut products = [0; SOME];
    for (at, some) in bytes.chunks(SOME * BYTES).enumerate() {
        scalar_products(some, BYTES, &asked.numbers, &mut products);
        for ((at, vector), product) in (at * SOME..).zip(some.chunks_exact(BYTES)).zip(products) {
            #[expect(clippy::cast_precision_loss, reason = "a cosine needs no last digit")]
            let cosine = Kept::read(vector).map_or(0.0, |kept| product as f32 * kept.scale / ASKED_SCALE);
            each(at, cosine);
        }
    }
}

/// Cosine of two vectors of unit length.
pub fn cosine(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

/// Unit length, unless it is nothing.
pub fn normalise(vector: &mut [f32]) {
    let length = vector.iter().map(|it| it * it).sum::<f32>().sqrt();
    if length > 0.0 {
        for it in vector {
            *it /= length;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_as_near_as_what_it_was() {
        let wave = |step: u16| -> Vec<f32> {
            let mut vector: Vec<f32> = (0..256_u16).map(|at| (f32::from(at * step % 97) / 48.5) - 1.0).collect();
            normalise(&mut vector);
            vector
        };
        let mut one_letter = vec![0.0; KEPT];
        one_letter[7] = 1.0;
        let vectors = [wave(3), wave(5), wave(11), one_letter, vec![0.0; KEPT]];
        for one in &vectors {
            let mut bytes = Vec::new();
            write(one, &mut bytes);
            assert_eq!(bytes.len(), BYTES);
            for other in &vectors {
                let exact = cosine(one, other);
                let mut kept = Vec::new();
                cosines(&bytes.repeat(19), &QueryVector::of(other), |at, cosine| kept.push((at, cosine)));
                assert_eq!(kept.len(), 19);
                for (at, (place, kept)) in kept.into_iter().enumerate() {
                    assert!(at == place && (kept - exact).abs() < 0.01, "{kept} for {exact}");
                }
            }
        }
        let (all, mut far) = (vectors.each_ref().map(|it| bits(it)), [9; 4]);
        distances(&all[..4], &bits(&[1.0; KEPT]), &mut far);
        let zeros = |vector: &Vec<f32>| u16::try_from(vector.iter().filter(|it| **it <= 0.0).count()).unwrap();
        assert_eq!(far[..], vectors.iter().take(4).map(zeros).collect::<Vec<_>>());
        assert!(Kept::read(&[0; 3]).is_none() && Kept::read(&[255; BYTES]).is_none());
        assert_eq!(each(&[0; BYTES * 2 + 5]).count(), 2);
    }
}
