//! How are many small integers multiplied at once? Matrices of 8-bit weights, with the dot product that processors and
//! browsers have for 16-bit numbers.
//!
//! It never rounds: products and sums are whole.

use wide::{f32x4, i16x8, i32x4};

/// Activations are whole multiples of 1/4096, which leaves room for values up to 8.
pub const ACTIVATION_SCALE: f32 = 1.0 / 4096.0;

/// Two 16-bit numbers that stand beside each other, the first in the low half.
pub type Pair = i32;

/// Puts two numbers into a pair of activations; what lies beyond the range is cut off.
pub fn pair(first: f32, second: f32) -> Pair {
    two_pairs(f32x4::from([first, second, 0.0, 0.0]))[0]
}

/// Puts numbers into pairs of activations, two by two; an odd one out gets a zero beside it.
#[inline(never)]
pub fn pairs(values: &[f32]) -> Vec<Pair> {
    values.chunks(2).map(|two| pair(two[0], two.get(1).copied().unwrap_or(0.0))).collect()
}

/// Puts four numbers into two pairs of activations.
#[inline(always)]
pub(crate) fn two_pairs(values: f32x4) -> [Pair; 2] {
    // Adding 1.5 × 2²³ leaves the rounded integer in the low bits of the float.
    const SHIFT: f32 = 12_582_912.0;
    let limited =
        (values * (1.0 / ACTIVATION_SCALE)).fast_max(f32x4::splat(-32767.0)).fast_min(f32x4::splat(32767.0));
    let shifted: i32x4 = bytemuck::cast(limited + SHIFT);
    let [first, second, third, fourth] = (shifted - i32x4::splat(SHIFT.to_bits() as i32)).to_array();
    [(first & 0xffff) | (second << 16), (third & 0xffff) | (fourth << 16)]
}

/// Four 32-bit sums that are added to at once.
pub trait Lanes: Copy {
    /// Four sums of nothing.
    fn zero() -> Self;
    /// `self + first[0] * second[0] + first[1] * second[1]` in each lane: `second` is the same in all four.
    fn add_products(self, first: [Pair; 4], second: Pair) -> Self;
    /// The sums.
    fn sums(self) -> [i32; 4];
}

/// The processor's or the browser's own dot product of 16-bit numbers.
#[derive(Clone, Copy)]
pub struct Simd(i32x4);

impl Lanes for Simd {
    #[inline(always)]
    fn zero() -> Simd {
        Simd(i32x4::ZERO)
    }

    #[inline(always)]
    fn add_products(self, first: [Pair; 4], second: Pair) -> Simd {
        let first: i16x8 = bytemuck::cast(first);
        let second: i16x8 = bytemuck::cast(i32x4::splat(second));
        Simd(self.0 + first.dot(second))
    }

    #[inline(always)]
    fn sums(self) -> [i32; 4] {
        self.0.to_array()
    }
}

/// A matrix of 8-bit weights, each output with a scale of its own.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// How many pairs of inputs it takes.
    inputs: usize,
    /// For each eight outputs, for each pair of inputs: the eight outputs' weights for that pair.
    weights: Vec<[[Pair; 4]; 2]>,
}

/// How many outputs are computed side by side.
const BLOCK: usize = 8;
/// How many rows of inputs go through all weights before the next do: as many as stay close to the processor.
const STRIP: usize = 32;

impl Matrix {
    /// A matrix from its rows, one for each output.
    ///
    /// An odd number of inputs is filled up with a weight of 0, and outputs to a multiple of eight likewise.
    pub fn new(inputs: usize, rows: &[&[i8]]) -> Matrix {
        let mut weights = Vec::with_capacity(rows.len().div_ceil(BLOCK) * inputs.div_ceil(2));
        for rows in rows.chunks(BLOCK) {
            let row: [&[i8]; BLOCK] = std::array::from_fn(|at| rows.get(at).copied().unwrap_or_default());
            for first in (0..inputs).step_by(2) {
                let weight =
                    |output: usize, input| row[output].get(input).map_or(0, |&weight| i32::from(weight));
                let both = |output| (weight(output, first) & 0xffff) | (weight(output, first + 1) << 16);
                weights.push([std::array::from_fn(both), std::array::from_fn(|output| both(output + 4))]);
            }
        }
        Matrix { inputs: inputs.div_ceil(2), weights }
    }

    /// How many pairs of inputs it takes.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// How many fours of outputs it gives: an even number.
    pub fn fours(&self) -> usize {
        self.weights.len() / self.inputs * 2
    }

    /// For each row of `inputs` (rows follow each other) its products with the weights, into `outputs` likewise.
    pub fn multiply(&self, inputs: &[Pair], outputs: &mut [[i32; 4]]) {
        self.multiply_by::<Simd>(inputs, outputs);
    }

    /// Four rows go through the weights together, so that a weight is loaded once for four uses.
    fn multiply_by<L: Lanes>(&self, inputs: &[Pair], outputs: &mut [[i32; 4]]) {
        let fours = self.fours();
        let strips = inputs.chunks(STRIP * self.inputs).zip(outputs.chunks_mut(STRIP * fours));
        for (inputs, outputs) in strips {
            for (block, weights) in self.weights.chunks_exact(self.inputs).enumerate() {
                let rows = inputs.chunks(4 * self.inputs).zip(outputs.chunks_mut(4 * fours));
                for (inputs, outputs) in rows {
                    let to = &mut Column { outputs, fours, at: 2 * block };
                    match inputs.len() / self.inputs {
                        4 => tile::<L, 4>(weights, inputs, to),
                        3 => tile::<L, 3>(weights, inputs, to),
                        2 => tile::<L, 2>(weights, inputs, to),
                        _ => tile::<L, 1>(weights, inputs, to),
                    }
                }
            }
        }
    }
}

/// Where the sums of a block go: two fours in each row of outputs.
struct Column<'a> {
    outputs: &'a mut [[i32; 4]],
    /// How many fours a row has.
    fours: usize,
    /// The first of the two.
    at: usize,
}

/// Eight outputs for `ROWS` rows.
#[inline(always)]
fn tile<L: Lanes, const ROWS: usize>(weights: &[[[Pair; 4]; 2]], inputs: &[Pair], to: &mut Column<'_>) {
    let rows: [&[Pair]; ROWS] =
        std::array::from_fn(|row| &inputs[row * weights.len()..(row + 1) * weights.len()]);
    let mut sums = [[L::zero(); 2]; ROWS];
    for (input, &[low, high]) in weights.iter().enumerate() {
        for (sums, row) in sums.iter_mut().zip(rows) {
            sums[0] = sums[0].add_products(low, row[input]);
            sums[1] = sums[1].add_products(high, row[input]);
        }
    }
    for (row, sums) in sums.into_iter().enumerate() {
        to.outputs[row * to.fours + to.at..][..2].copy_from_slice(&sums.map(L::sums));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The plain twin of [`Simd`]: says what it must compute.
    #[derive(Clone, Copy)]
    struct Plain([i32; 4]);

    impl Lanes for Plain {
        fn zero() -> Plain {
            Plain([0; 4])
        }

        fn add_products(self, first: [Pair; 4], second: Pair) -> Plain {
            let low = |pair: Pair| i32::from(pair as i16);
            let high = |pair: Pair| pair >> 16;
            let mut sums = self.0;
            for (sum, first) in sums.iter_mut().zip(first) {
                *sum = sum.wrapping_add(low(first) * low(second)).wrapping_add(high(first) * high(second));
            }
            Plain(sums)
        }

        fn sums(self) -> [i32; 4] {
            self.0
        }
    }

    fn noise(seed: &mut u32) -> i32 {
        *seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (*seed >> 16) as i32
    }

    #[test]
    fn simd_and_plain_agree_for_every_number_of_rows() {
        let mut seed = 7;
        for (inputs, outputs) in [(1, 1), (7, 3), (90, 8), (218, 512)] {
            let weights: Vec<i8> = (0..inputs * outputs).map(|_| noise(&mut seed) as i8).collect();
            let matrix = Matrix::new(inputs, &weights.chunks_exact(inputs).collect::<Vec<_>>());
            for rows in [1, 2, 3, 4, 5, 9, 37] {
                let inputs: Vec<Pair> = (0..rows * matrix.inputs())
                    .map(|_| (noise(&mut seed) & 0xffff) | (noise(&mut seed) << 16))
                    .collect();
                let mut simd = vec![[0; 4]; rows * matrix.fours()];
                let mut plain = vec![[1; 4]; rows * matrix.fours()];
                matrix.multiply_by::<Simd>(&inputs, &mut simd);
                matrix.multiply_by::<Plain>(&inputs, &mut plain);
                assert_eq!(simd, plain, "{rows} rows");
            }
        }
    }

    #[test]
    fn a_product_is_the_sum_over_its_inputs() {
        let weights: [&[i8]; 2] = [&[1, -2, 3], &[-128, 127, 0]];
        let matrix = Matrix::new(3, &weights);
        let inputs = [pair(1.0, 2.0), pair(-3.0, 0.0)];
        let mut sums = [[0; 4]; 2];
        matrix.multiply(&inputs, &mut sums);
        assert_eq!(sums, [[4096 * (1 - 4 - 9), 4096 * (-128 + 254), 0, 0], [0; 4]]);
    }

    #[test]
    fn activations_are_rounded_and_limited() {
        let halves = |pair: Pair| (pair as i16, (pair >> 16) as i16);
        assert_eq!(halves(pair(1.0, -1.0)), (4096, -4096));
        assert_eq!(halves(pair(0.6 / 4096.0, -0.4 / 4096.0)), (1, 0));
        assert_eq!(halves(pair(1e9, -1e9)), (32767, -32767));
    }
}
