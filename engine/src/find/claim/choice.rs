//! Which candidates stand beside one another? The set without overlap that is worth most.
//!
//! It never weighs a candidate itself.

use std::ops::Range;

use crate::order;

/// The indices, in order, of the ranges that overlap nowhere and together have the highest value. `candidates` are
/// ranges that are not empty, each with its value; none of those below zero is chosen.
pub fn best_set(candidates: &[(Range<usize>, f32)]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..candidates.len()).filter(|&at| candidates[at].1 > 0.0).collect();
    order::sort_by_key(&mut order, |&at| (candidates[at].0.end, candidates[at].0.start));
    let ends: Vec<usize> = order.iter().map(|&at| candidates[at].0.end).collect();
    // For each prefix of the order, the value of its best set, and how many candidates stood before its last member.
    let mut values = vec![0.0f32];
    let mut taken: Vec<Option<usize>> = vec![None];
    for (place, &at) in order.iter().enumerate() {
        let before = ends[..place].partition_point(|&end| end <= candidates[at].0.start);
        let with = values[before] + candidates[at].1;
        let better = with > values[place];
        values.push(if better { with } else { values[place] });
        taken.push(better.then_some(before));
    }
    let mut chosen = Vec::new();
    let mut place = order.len();
    while place > 0 {
        match taken[place] {
            Some(before) => {
                chosen.push(order[place - 1]);
                place = before;
            }
            None => place -= 1,
        }
    }
    chosen.reverse();
    chosen
}

#[cfg(test)]
mod tests {
    use super::best_set;

    #[test]
    fn two_halves_stand_where_they_are_worth_more_than_the_whole() {
        assert_eq!(best_set(&[(0..10, 0.6), (0..4, 0.4), (5..10, 0.4)]), [1, 2]);
        assert_eq!(best_set(&[(0..10, 0.9), (0..4, 0.4), (5..10, 0.4)]), [0]);
        assert_eq!(best_set(&[(3..5, 0.1), (0..3, -0.1), (5..6, 0.2)]), [0, 2]);
        assert_eq!(best_set(&[]), [0; 0]);
    }
}
