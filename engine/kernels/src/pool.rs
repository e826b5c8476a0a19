//! What do the network's states come to over a stretch of words? Their mean, and the largest value of each.
//!
//! It never rounds on the way: states are whole numbers, so that nobody sees in which order they came.

use crate::{ACTIVATION_SCALE, Pair};

/// The states of some tokens taken together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    count: usize,
    sums: Vec<i64>,
    largest: Vec<i64>,
}

impl Pool {
    /// No state yet, of `width` numbers each.
    pub fn new(width: usize) -> Pool {
        Pool { count: 0, sums: vec![0; width], largest: vec![0; width] }
    }

    /// Takes a token's state in.
    #[inline(never)]
    pub fn add(&mut self, state: &[Pair]) {
        let numbers = state.iter().flat_map(|&pair| [i64::from(pair as i16), i64::from(pair >> 16)]);
        for ((number, sum), largest) in numbers.zip(&mut self.sums).zip(&mut self.largest) {
            *sum += number;
            *largest = if self.count == 0 { number } else { number.max(*largest) };
        }
        self.count += 1;
    }

    /// The mean of each number and the largest value of each, times the weights that both have.
    #[inline(never)]
    pub fn times(&self, of_mean: &[i8], of_largest: &[i8]) -> [f32; 2] {
        let product = |numbers: &[i64], weights: &[i8]| -> f32 {
            let products = numbers.iter().zip(weights).map(|(number, &weight)| number * i64::from(weight));
            products.sum::<i64>() as f32 * ACTIVATION_SCALE
        };
        [product(&self.sums, of_mean) / self.count.max(1) as f32, product(&self.largest, of_largest)]
    }

    /// The mean of each number, then the largest value of each: what weights are fitted on.
    pub fn values(&self) -> Vec<f32> {
        let count = self.count.max(1) as f32;
        let means = self.sums.iter().map(|&sum| sum as f32 * ACTIVATION_SCALE / count);
        means.chain(self.largest.iter().map(|&number| number as f32 * ACTIVATION_SCALE)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pair;

    #[test]
    fn states_come_to_their_mean_and_their_largest_values() {
        let mut pool = Pool::new(4);
        for state in [[pair(1.0, -2.0), pair(0.0, -1.0)], [pair(2.0, -1.0), pair(-1.0, -0.5)]] {
            pool.add(&state);
        }
        assert_eq!(pool.values(), [1.5, -1.5, -0.5, -0.75, 2.0, -1.0, 0.0, -0.5]);
        assert_eq!(pool.times(&[2, 0, 0, 4], &[1, 1, 9, -2]), [0.0, 2.0]);
        assert_eq!(Pool::new(4).times(&[1; 4], &[1; 4]), [0.0, 0.0]);
    }
}
