//! How are the network's numbers computed? Products of 16-bit integers, an LSTM and a linear layer on top of them, the
//! chain of labels, and what states come to over a stretch.
//!
//! It never rounds differently on two machines: sums are integers, and every float operation is one that IEEE 754
//! fixes to the bit and stands in a fixed order. So a browser and a command line agree on every score.
//!
//! This is a crate of its own so that it can be compiled for speed where the rest is compiled for size. Therefore
//! nothing public is generic, and no small loop is inlined: both would be compiled with their callers.
#![forbid(unsafe_code)]

mod chain;
mod curves;
mod linear;
mod pool;
mod products;

pub use chain::{Chain, Tagged};
pub use curves::{exp, ln};
pub use linear::{Linear, append_scaled, weighted};
pub use pool::Pool;
pub use products::{ACTIVATION_SCALE, Lanes, Matrix, Pair, Simd, pair, pairs};

use wide::{f32x4, i32x4};

/// One direction of one LSTM layer.
#[derive(Clone, Debug)]
pub struct Lstm {
    /// To the gates in, forget, new and out, as many outputs of each as there are cells: from the inputs, and from the
    /// state before.
    from_inputs: Matrix,
    from_state: Matrix,
    /// What a sum of products is worth for each gate, and what is added to it.
    scales: Vec<f32x4>,
    biases: Vec<f32x4>,
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

/// Where a layer writes its states: `stride` pairs for each place, its own from the pair `at` on.
#[derive(Debug)]
pub struct States<'a> {
    /// The pairs of all places.
    pub pairs: &'a mut [Pair],
    /// How many pairs a place has.
    pub stride: usize,
    /// The first of the layer's own.
    pub at: usize,
}

impl Lstm {
    /// A layer from its weights (gate by gate in the order in, forget, new, out, each row the weights of the inputs and
    /// then of the state), the scale of each row, and biases. The cells are a multiple of four, the inputs of two.
    pub fn new(inputs: usize, weights: &[i8], scales: &[f32], biases: &[f32]) -> Lstm {
        let cells = scales.len() / 4;
        let rows = || weights.chunks_exact(inputs + cells);
        let columns = |from: usize, to: usize| -> Vec<&[i8]> { rows().map(|row| &row[from..to]).collect() };
        // A sigmoid is a tanh of half its argument, so the three sigmoid gates are halved here once.
        let half = |gate: usize| if (2 * cells..3 * cells).contains(&gate) { 1.0 } else { 0.5 };
        let fours = |values: &[f32], unit: f32| -> Vec<f32x4> {
            let value = |gate: usize| values[gate] * half(gate) * unit;
            (0..cells).map(|four| f32x4::from(std::array::from_fn(|lane| value(4 * four + lane)))).collect()
        };
        Lstm {
            from_inputs: Matrix::new(inputs, &columns(0, inputs)),
            from_state: Matrix::new(cells, &columns(inputs, inputs + cells)),
            scales: fours(scales, ACTIVATION_SCALE),
            biases: fours(biases, 1.0),
        }
    }

    /// How many pairs its state has.
    pub fn width(&self) -> usize {
        self.from_state.inputs()
    }

    /// Reads windows that start together, every one of them from its end where `backward` says so.
    ///
    /// The inputs of all places go through their weights at once; only what comes from the state has to wait for it.
    pub fn read(&self, windows: &Windows<'_>, backward: bool, states: &mut States<'_>) {
        let (width, fours) = (self.width(), self.scales.len());
        let count = windows.lengths.len();
        let places = windows.inputs.len() / self.from_inputs.inputs();
        let mut from_inputs = vec![[0; 4]; places * fours];
        self.from_inputs.multiply(windows.inputs, &mut from_inputs);
        let mut from_state = vec![[0; 4]; count * fours];
        let mut state = vec![0; count * width];
        let mut cells = vec![f32x4::ZERO; count * fours / 4];
        let longest = windows.lengths.first().copied().unwrap_or(0);
        for step in 0..longest {
            let active = windows.lengths.partition_point(|&length| length > step);
            self.from_state.multiply(&state[..active * width], &mut from_state[..active * fours]);
            let rows = state.chunks_exact_mut(width).zip(cells.chunks_exact_mut(fours / 4));
            for (window, ((state, cells), from_state)) in
                rows.zip(from_state.chunks_exact(fours)).take(active).enumerate()
            {
                let within = if backward { windows.lengths[window] - 1 - step } else { step };
                let place = windows.starts[window] + within;
                self.step([&from_inputs[place * fours..][..fours], from_state], cells, state);
                states.pairs[place * states.stride + states.at..][..width].copy_from_slice(state);
            }
        }
    }

    /// One step of one window: from the gates' sums to the new cells and the new state.
    fn step(&self, sums: [&[[i32; 4]]; 2], cells: &mut [f32x4], state: &mut [Pair]) {
        let gates = cells.len();
        let states = state.as_chunks_mut().0;
        for (four, (cell, state)) in cells.iter_mut().zip(states).enumerate() {
            let gate = |gate: usize| {
                let at = gate * gates + four;
                let sum = i32x4::from(sums[0][at]) + i32x4::from(sums[1][at]);
                curves::tanh(f32x4::from_i32x4(sum) * self.scales[at] + self.biases[at])
            };
            *cell = open(gate(1)) * *cell + open(gate(0)) * gate(2);
            *state = products::two_pairs(open(gate(3)) * curves::tanh(*cell));
        }
    }
}

/// How far a gate is open, 0 to 1, from the tanh of half its argument.
fn open(tanh: f32x4) -> f32x4 {
    tanh * 0.5 + 0.5
}
