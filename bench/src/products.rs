//! How much of the processor's strength do the network's products of numbers get? Each beside a loop that does nothing
//! else.
//!
//! It never reads a text.

use std::fmt::Write as _;
use std::hint::black_box;

use sayso_kernels::{Lanes, Matrix, Pair, Simd};

use crate::clock;

/// The shape of the larger recurrent layer: both directions below and its own state, to four gates of 128.
const INPUTS: usize = 384;
const OUTPUTS: usize = 512;

/// How many sums the empty loop adds to in turn: enough that none waits for itself.
const SUMS: usize = 12;
const TURNS: usize = 200_000;

/// A table of thousands of millions of multiply-accumulates a second.
pub fn report() -> String {
    let peak = (SUMS * TURNS * 8) as f64 / clock::quickest(|| empty_loop(TURNS)) / 1e6;
    let mut report =
        format!("  {:44}{peak:8.1} thousand million a second\n", "multiply-accumulates, an empty loop");
    let matrix = matrix();
    for rows in [1, 2, 4, 8] {
        let inputs: Vec<Pair> = (0..rows * matrix.inputs()).map(|at| at as Pair * 2_654_435).collect();
        let mut outputs = vec![[0; 4]; rows * matrix.fours()];
        let turns = 64 / rows;
        let time = clock::quickest(|| {
            for _ in 0..turns {
                matrix.multiply(black_box(&inputs), &mut outputs);
                black_box(&outputs);
            }
        });
        let rate = (rows * turns * INPUTS * OUTPUTS) as f64 / time / 1e6;
        let name = format!("of a recurrent layer, {rows} at a time");
        writeln!(report, "  {name:44}{rate:8.1} thousand million a second, {:.2} of that", rate / peak)
            .expect("a string takes every letter");
    }
    report
}

/// The instruction of [`Simd::add_products`] on registers alone. Not inlined, because what runs WebAssembly makes a
/// function fast from one call to the next, never in the midst of one.
#[inline(never)]
fn empty_loop(turns: usize) {
    let mut sums = [Simd::zero(); SUMS];
    let with = black_box(0x0003_0005);
    for _ in 0..turns {
        for sum in &mut sums {
            *sum = sum.add_products(sum.sums(), with);
        }
    }
    black_box(sums.map(Simd::sums));
}

fn matrix() -> Matrix {
    let weights: Vec<i8> = (0..INPUTS * OUTPUTS).map(|at| (at * 31 % 255) as u8 as i8).collect();
    Matrix::new(INPUTS, &weights.chunks_exact(INPUTS).collect::<Vec<_>>())
}
