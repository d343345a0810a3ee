//! Vectors as they are kept: 256 whole numbers of one byte and a scale, and their signs. Pure.

/// Numbers of a kept vector.
pub const KEPT: usize = 256;
/// Bytes of a kept vector: its scale, then its numbers.
pub const BYTES: usize = 4 + KEPT;

/// The signs of a vector.
pub type Bits = [u64; KEPT / 64];

/// What the numbers of an asked vector are multiplied by: the sum over 256 products with bytes stays below 2^31.
const ASKED_SCALE: f32 = 16_384.0;

/// Does something with many vectors by the widest instructions that this processor has.
pub fn widely<T>(compute: impl FnOnce() -> T) -> T {
    pulp::Arch::new().dispatch(compute)
}

/// A vector of unit length that many are compared with.
#[derive(Clone, Debug)]
pub struct Asked {
    numbers: [i16; KEPT],
}

impl Asked {
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

    /// Cosine with what is asked.
    #[expect(clippy::inline_always, reason = "only what is inlined gets the wide instructions")]
    #[inline(always)]
    pub fn cosine(&self, asked: &Asked) -> f32 {
        // Whole numbers of 16 bits, several sums at once: what every processor multiplies eight at a time.
        let mut sums = [0_i32; 16];
        for (numbers, asked) in self.numbers.chunks_exact(16).zip(asked.numbers.chunks_exact(16)) {
            for ((sum, number), it) in sums.iter_mut().zip(numbers).zip(asked) {
                *sum += i32::from(i16::from(number.cast_signed())) * i32::from(*it);
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a cosine needs no last digit")]
        let sum = sums.iter().sum::<i32>() as f32;
        sum * self.scale / ASKED_SCALE
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

/// In how many signs two vectors differ, 0 to 256.
#[expect(clippy::inline_always, reason = "only what is inlined gets the wide instructions")]
#[inline(always)]
pub fn distance(one: &Bits, other: &Bits) -> u32 {
    one.iter().zip(other).map(|(one, other)| (one ^ other).count_ones()).sum()
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
                let exact: f32 = one.iter().zip(other).map(|(one, other)| one * other).sum();
                let kept = Kept::read(&bytes).unwrap().cosine(&Asked::of(other));
                assert!((kept - exact).abs() < 0.01, "{kept} for {exact}");
            }
            assert_eq!(distance(&bits(one), &bits(one)), 0);
        }
        assert!(Kept::read(&[0; 3]).is_none() && Kept::read(&[255; BYTES]).is_none());
        assert_eq!(each(&[0; BYTES * 2 + 5]).count(), 2);
    }
}
