//! What do numbers come to, each times its weight? A linear layer, and the sums around the network that are like it.
//!
//! It never changes the order in which floats are added.

use crate::{ACTIVATION_SCALE, Matrix, Pair};

/// A linear layer: 8-bit weights, a scale for each row, biases.
#[derive(Clone, Debug)]
pub struct Linear {
    matrix: Matrix,
    scales: Vec<f32>,
    biases: Vec<f32>,
}

impl Linear {
    /// A layer from its weights, row after row, the scale of each row, and biases.
    pub fn new(inputs: usize, weights: &[i8], scales: &[f32], biases: Vec<f32>) -> Linear {
        let rows: Vec<&[i8]> = weights.chunks_exact(inputs).collect();
        let scales = scales.iter().map(|scale| scale * ACTIVATION_SCALE).collect();
        Linear { matrix: Matrix::new(inputs, &rows), scales, biases }
    }

    /// How many numbers it gives for each place.
    pub fn outputs(&self) -> usize {
        self.biases.len()
    }

    /// What it gives for the states of places, place after place.
    #[inline(never)]
    pub fn read(&self, states: &[Pair]) -> Vec<f32> {
        let mut sums = vec![[0; 4]; states.len() / self.matrix.inputs() * self.matrix.fours()];
        self.matrix.multiply(states, &mut sums);
        let mut outputs = Vec::with_capacity(sums.len() * 4);
        for sums in sums.chunks_exact(self.matrix.fours()) {
            let sums = sums.as_flattened().iter().zip(&self.scales).zip(&self.biases);
            outputs.extend(sums.map(|((&sum, scale), bias)| sum as f32 * scale + bias));
        }
        outputs
    }
}

/// Puts what 8-bit weights are worth behind `values`.
#[inline(never)]
pub fn append_scaled(weights: &[i8], scale: f32, values: &mut Vec<f32>) {
    values.extend(weights.iter().map(|&weight| f32::from(weight) * scale));
}

/// A bias and the sum of values, each times its weight.
#[inline(never)]
pub fn weighted(bias: f32, weights: &[f32], values: &[f32]) -> f32 {
    weights.iter().zip(values).fold(bias, |sum, (weight, value)| sum + weight * value)
}
