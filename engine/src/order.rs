//! In what order do things stand? Sorting, in little code.
//!
//! It never depends on how things stood before, but where they are equal: those keep their order.
//!
//! The standard library's sorts are compiled anew for each kind of thing, some kilobytes each, and whoever opens the
//! page fetches them all. Here one sort of indices serves every kind.

use std::cmp::Ordering;

/// Sorts by a key.
pub fn sort_by_key<T, K: Ord>(things: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(things, |one, other| key(one).cmp(&key(other)));
}

/// Sorts as a comparison says.
pub fn sort_by<T>(things: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(things.len(), &|one, other| compare(&things[one], &things[other]).is_le());
    rearrange(things, order);
}

/// The indices of so many things in their order; `may_precede` is asked of an earlier and a later one.
///
/// Merges runs of 1, 2, 4 … of them, so that the time grows hardly faster than their number.
fn order(len: usize, may_precede: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    if order.is_sorted_by(|&one, &other| may_precede(one, other)) {
        return order;
    }
    let mut merged = Vec::with_capacity(len);
    let mut run = 1;
    while run < len {
        for runs in order.chunks(2 * run) {
            let (mut left, mut right) = runs.split_at(run.min(runs.len()));
            while let (&[one, ..], &[other, ..]) = (left, right) {
                let from = if may_precede(one, other) { &mut left } else { &mut right };
                merged.push(from[0]);
                *from = &from[1..];
            }
            merged.extend(left);
            merged.extend(right);
        }
        std::mem::swap(&mut order, &mut merged);
        merged.clear();
        run *= 2;
    }
    order
}

/// Brings what stands at `order[i]` to `i`.
fn rearrange<T>(things: &mut [T], mut order: Vec<usize>) {
    for first in 0..order.len() {
        let mut to = first;
        loop {
            let from = std::mem::replace(&mut order[to], to);
            if from == first {
                break;
            }
            things.swap(to, from);
            to = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_sorts_as_the_standard_library_does() {
        let mut seed = 1_u32;
        for len in (0..70).chain([1000]) {
            let mut things: Vec<(u32, usize)> = (0..len)
                .map(|at| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (seed >> 28, at)
                })
                .collect();
            let mut expected = things.clone();
            expected.sort_by_key(|thing| thing.0);
            sort_by_key(&mut things, |thing| thing.0);
            assert_eq!(things, expected, "of {len}");
            sort_by(&mut things, |one, other| other.cmp(one));
            expected.sort_by(|one, other| other.cmp(one));
            assert_eq!(things, expected, "of {len}, backward");
        }
    }
}
