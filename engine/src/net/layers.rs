//! How are the network's numbers computed? Products of 16-bit integers, and an LSTM on top of them.
//!
//! It never rounds differently on two machines: sums are integers, and every float operation is one that IEEE 754
//! fixes to the bit and stands in a fixed order. So a browser and a command line agree on every score.

use wide::{i16x8, i32x4};

/// Activations are whole multiples of 1/4096, which leaves room for values up to 8.
pub const ACTIVATION_SCALE: f32 = 1.0 / 4096.0;

/// Two 16-bit numbers that stand beside each other, the first in the low half.
pub type Pair = i32;

/// Puts two numbers into a pair of activations; what lies beyond the range is cut off.
pub fn pair(first: f32, second: f32) -> Pair {
    (fixed(first) & 0xffff) | (fixed(second) << 16)
}

/// A number as a multiple of [`ACTIVATION_SCALE`], rounded to the nearest, in 16 bits.
fn fixed(value: f32) -> i32 {
    // Adding 1.5 × 2²³ leaves the rounded integer in the low bits of the float.
    const SHIFT: f32 = 12_582_912.0;
    let limited = (value * (1.0 / ACTIVATION_SCALE)).clamp(-32767.0, 32767.0);
    (limited + SHIFT).to_bits().wrapping_sub(SHIFT.to_bits()) as i32
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

/// The plain twin of [`Simd`]: says what it must compute.
#[derive(Clone, Copy)]
pub struct Plain([i32; 4]);

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

/// A matrix of 8-bit weights, each output with a scale of its own.
#[derive(Clone, Debug)]
pub struct Matrix {
    outputs: usize,
    inputs: usize,
    /// For each eight outputs, for each pair of inputs: the eight outputs' weights for that pair.
    weights: Vec<[[Pair; 4]; 2]>,
}

/// How many outputs are computed side by side.
const BLOCK: usize = 8;

impl Matrix {
    /// A matrix from its rows, one for each output.
    ///
    /// An odd number of inputs is filled up with a weight of 0, and outputs to a multiple of eight likewise.
    pub fn new<'a>(inputs: usize, rows: impl Iterator<Item = &'a [i8]>) -> Matrix {
        let rows: Vec<&[i8]> = rows.collect();
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
        Matrix { outputs: rows.len().next_multiple_of(BLOCK), inputs: inputs.div_ceil(2), weights }
    }

    /// How many outputs it gives: a multiple of eight.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// How many pairs of inputs it takes.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// For each row of `inputs` (rows follow each other) its products with the weights, into `outputs` likewise.
    ///
    /// Four rows go through the weights together, so that a weight is loaded once for four uses.
    pub fn multiply<L: Lanes>(&self, inputs: &[Pair], outputs: &mut [i32]) {
        for (block, weights) in self.weights.chunks_exact(self.inputs).enumerate() {
            let rows = inputs.chunks(4 * self.inputs).zip(outputs.chunks_mut(4 * self.outputs));
            for (inputs, outputs) in rows {
                let at = block * BLOCK;
                match inputs.len() / self.inputs {
                    4 => self.tile::<L, 4>(weights, inputs, outputs, at),
                    3 => self.tile::<L, 3>(weights, inputs, outputs, at),
                    2 => self.tile::<L, 2>(weights, inputs, outputs, at),
                    _ => self.tile::<L, 1>(weights, inputs, outputs, at),
                }
            }
        }
    }

    /// Eight outputs for `ROWS` rows.
    #[inline(always)]
    fn tile<L: Lanes, const ROWS: usize>(
        &self,
        weights: &[[[Pair; 4]; 2]],
        inputs: &[Pair],
        outputs: &mut [i32],
        at: usize,
    ) {
        let rows: [&[Pair]; ROWS] =
            std::array::from_fn(|row| &inputs[row * weights.len()..(row + 1) * weights.len()]);
        let mut sums = [[L::zero(); 2]; ROWS];
        for (input, &[low, high]) in weights.iter().enumerate() {
            for (sums, row) in sums.iter_mut().zip(rows) {
                sums[0] = sums[0].add_products(low, row[input]);
                sums[1] = sums[1].add_products(high, row[input]);
            }
        }
        for (row, [low, high]) in sums.into_iter().enumerate() {
            let out = &mut outputs[row * self.outputs + at..][..BLOCK];
            out[..4].copy_from_slice(&low.sums());
            out[4..].copy_from_slice(&high.sums());
        }
    }
}

/// One direction of one LSTM layer.
#[derive(Clone, Debug)]
pub struct Lstm {
    /// Input and state before to the gates: in, forget, new, out, `hidden` of each.
    matrix: Matrix,
    /// What a sum of products is worth for each gate; and what is added to it.
    scales: Vec<f32>,
    biases: Vec<f32>,
    hidden: usize,
}

impl Lstm {
    /// A layer from its weights (gate by gate in the order in, forget, new, out), the scale of each weight row, and biases.
    pub fn new(matrix: Matrix, scales: &[f32], biases: &[f32]) -> Lstm {
        let hidden = scales.len() / 4;
        // A sigmoid is a tanh of half its argument, so the three sigmoid gates are halved here once.
        let half = |gate: usize| if (2 * hidden..3 * hidden).contains(&gate) { 1.0 } else { 0.5 };
        let scales =
            scales.iter().enumerate().map(|(gate, scale)| scale * half(gate) * ACTIVATION_SCALE).collect();
        let biases = biases.iter().enumerate().map(|(gate, bias)| bias * half(gate)).collect();
        Lstm { matrix, scales, biases, hidden }
    }

    /// How many pairs its state has.
    pub fn width(&self) -> usize {
        self.hidden / 2
    }

    /// Reads windows that start together; `inputs` has the windows one after the other, `lengths[i]` places each, and
    /// the lengths never rise. Each state goes into `outputs`, which has `stride` pairs for each place, from the pair
    /// `at` on. `backward` reads every window from its end.
    pub fn read<L: Lanes>(
        &self,
        windows: &Windows<'_>,
        backward: bool,
        outputs: &mut [Pair],
        stride: usize,
        at: usize,
    ) {
        let (width, row) = (self.width(), self.matrix.inputs());
        let input = row - width;
        let count = windows.lengths.len();
        let mut rows = vec![0; count * row];
        let mut sums = vec![0; count * self.matrix.outputs()];
        let mut cells = vec![0.0; count * self.hidden];
        let mut gates = vec![0.0; 4 * self.hidden];
        let longest = windows.lengths.first().copied().unwrap_or(0);
        for step in 0..longest {
            let active = windows.lengths.partition_point(|&length| length > step);
            let place = |window: usize| {
                let within = if backward { windows.lengths[window] - 1 - step } else { step };
                windows.starts[window] + within
            };
            for (window, row) in rows.chunks_exact_mut(row).take(active).enumerate() {
                row[..input].copy_from_slice(&windows.inputs[place(window) * input..][..input]);
            }
            self.matrix.multiply::<L>(&rows[..active * row], &mut sums[..active * self.matrix.outputs()]);
            let states = rows.chunks_exact_mut(row).zip(cells.chunks_exact_mut(self.hidden));
            let sums = sums.chunks_exact(self.matrix.outputs());
            for (window, ((row, cells), sums)) in states.zip(sums).take(active).enumerate() {
                self.step(sums, &mut gates, cells, &mut row[input..]);
                outputs[place(window) * stride + at..][..width].copy_from_slice(&row[input..]);
            }
        }
    }

    /// One step of one window: from the gates' sums to the new cells and the new state.
    fn step(&self, sums: &[i32], gates: &mut [f32], cells: &mut [f32], state: &mut [Pair]) {
        for (((gate, &sum), &scale), &bias) in gates.iter_mut().zip(sums).zip(&self.scales).zip(&self.biases)
        {
            *gate = tanh(sum as f32 * scale + bias);
        }
        let (entry, rest) = gates.split_at_mut(self.hidden);
        let (forget, rest) = rest.split_at_mut(self.hidden);
        let (new, leave) = rest.split_at_mut(self.hidden);
        for ((((cell, entry), forget), new), leave) in
            cells.iter_mut().zip(entry.iter()).zip(forget.iter()).zip(new.iter()).zip(leave.iter_mut())
        {
            *cell = (0.5 + 0.5 * forget) * *cell + (0.5 + 0.5 * entry) * new;
            *leave = (0.5 + 0.5 * *leave) * tanh(*cell);
        }
        for (state, values) in state.iter_mut().zip(leave.chunks_exact(2)) {
            *state = pair(values[0], values[1]);
        }
    }
}

/// Windows of places that are read side by side.
#[derive(Clone, Copy, Debug)]
pub struct Windows<'a> {
    /// The inputs of all places, window after window.
    pub inputs: &'a [Pair],
    /// The place at which each window starts.
    pub starts: &'a [usize],
    /// How many places each has, longest first.
    pub lengths: &'a [usize],
}

/// The hyperbolic tangent to within 0.0001: a convergent of its continued fraction, cut off where that reaches 1.
#[inline(always)]
fn tanh(value: f32) -> f32 {
    let x = value.clamp(-4.97, 4.97);
    let square = x * x;
    let above = x * (135_135.0 + square * (17_325.0 + square * (378.0 + square)));
    let below = 135_135.0 + square * (62_370.0 + square * (3_150.0 + square * 28.0));
    above / below
}

/// e to the power of a number that is not above 0, to within a millionth of the result; 0 below -87.
#[inline(always)]
pub fn exp(value: f32) -> f32 {
    const SHIFT: f32 = 12_582_912.0;
    if value < -87.0 {
        return 0.0;
    }
    let shifted = value * std::f32::consts::LOG2_E + SHIFT;
    let whole = shifted - SHIFT;
    let rest = (value - whole * 0.693_145_75) - whole * 1.428_606_8e-6;
    let power = 1.0
        + rest
            * (1.0
                + rest
                    * (0.5
                        + rest
                            * (0.166_666_67
                                + rest * (0.041_666_67 + rest * (0.008_333_334 + rest * 0.001_388_889)))));
    let exponent = shifted.to_bits().wrapping_sub(SHIFT.to_bits()).wrapping_add(127) << 23;
    power * f32::from_bits(exponent)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(seed: &mut u32) -> i32 {
        *seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (*seed >> 16) as i32
    }

    #[test]
    fn simd_and_plain_agree_for_every_number_of_rows() {
        let mut seed = 7;
        for (inputs, outputs) in [(1, 1), (7, 3), (90, 8), (218, 512)] {
            let weights: Vec<i8> = (0..inputs * outputs).map(|_| noise(&mut seed) as i8).collect();
            let matrix = Matrix::new(inputs, weights.chunks_exact(inputs));
            for rows in 1..=9 {
                let inputs: Vec<Pair> = (0..rows * matrix.inputs())
                    .map(|_| (noise(&mut seed) & 0xffff) | (noise(&mut seed) << 16))
                    .collect();
                let mut simd = vec![0; rows * matrix.outputs()];
                let mut plain = vec![1; rows * matrix.outputs()];
                matrix.multiply::<Simd>(&inputs, &mut simd);
                matrix.multiply::<Plain>(&inputs, &mut plain);
                assert_eq!(simd, plain, "{rows} rows");
            }
        }
    }

    #[test]
    fn a_product_is_the_sum_over_its_inputs() {
        let weights: [&[i8]; 2] = [&[1, -2, 3], &[-128, 127, 0]];
        let matrix = Matrix::new(3, weights.into_iter());
        let inputs = [pair(1.0, 2.0), pair(-3.0, 0.0)];
        let mut sums = [0; 8];
        matrix.multiply::<Simd>(&inputs, &mut sums);
        assert_eq!(sums[..3], [4096 * (1 - 4 - 9), 4096 * (-128 + 254), 0]);
    }

    #[test]
    fn activations_are_rounded_and_limited() {
        let halves = |pair: Pair| (pair as i16, (pair >> 16) as i16);
        assert_eq!(halves(pair(1.0, -1.0)), (4096, -4096));
        assert_eq!(halves(pair(0.6 / 4096.0, -0.4 / 4096.0)), (1, 0));
        assert_eq!(halves(pair(1e9, -1e9)), (32767, -32767));
    }

    #[test]
    fn the_curves_are_close_to_the_true_ones() {
        for step in -4000..=4000 {
            let x = step as f32 / 400.0;
            assert!((tanh(x) - x.tanh()).abs() < 1e-4, "tanh of {x}");
            let power = -x.abs() * 8.0;
            assert!((exp(power) - power.exp()).abs() <= 2e-6 * power.exp(), "e to the {power}");
        }
        assert_eq!(exp(-1e9), 0.0);
        assert_eq!(exp(0.0), 1.0);
    }
}
