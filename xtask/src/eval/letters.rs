//! Which letters of a text do some spans hold together?
//!
//! It never lists the letters one by one.

use std::cmp::{max, min};

/// A set of letters of a text, as spans in order that neither overlap nor touch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letters {
    spans: Vec<(usize, usize)>,
}

impl FromIterator<(usize, usize)> for Letters {
    fn from_iter<I: IntoIterator<Item = (usize, usize)>>(spans: I) -> Letters {
        let mut given: Vec<(usize, usize)> = spans.into_iter().filter(|(start, end)| start < end).collect();
        given.sort_unstable();
        let mut spans: Vec<(usize, usize)> = Vec::with_capacity(given.len());
        for (start, end) in given {
            match spans.last_mut() {
                Some(last) if start <= last.1 => last.1 = max(last.1, end),
                _ => spans.push((start, end)),
            }
        }
        Letters { spans }
    }
}

impl Letters {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.spans.iter().map(|(start, end)| end - start).sum()
    }

    /// The first of them.
    pub fn first(&self) -> Option<usize> {
        self.spans.first().map(|span| span.0)
    }

    /// The spans, in order.
    pub fn spans(&self) -> &[(usize, usize)] {
        &self.spans
    }

    /// How many both hold.
    pub fn shared_with(&self, other: &Letters) -> usize {
        let (mut a, mut b, mut shared) = (0, 0, 0);
        while let (Some(one), Some(two)) = (self.spans.get(a), other.spans.get(b)) {
            shared += min(one.1, two.1).saturating_sub(max(one.0, two.0));
            if one.1 < two.1 { a += 1 } else { b += 1 }
        }
        shared
    }

    /// How far the two agree: the letters that both hold among those that either holds, 0 to 1.
    pub fn agreement(&self, other: &Letters) -> f64 {
        let shared = self.shared_with(other);
        if shared == 0 { 0.0 } else { shared as f64 / (self.count() + other.count() - shared) as f64 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(spans: &[(usize, usize)]) -> Letters {
        spans.iter().copied().collect()
    }

    #[test]
    fn spans_that_touch_or_overlap_are_one() {
        assert_eq!(letters(&[(5, 9), (0, 5), (7, 8), (12, 12)]).spans(), [(0, 9)]);
        assert!(letters(&[(3, 3)]).is_empty());
    }

    #[test]
    fn agreement_is_what_is_shared_among_what_is_held() {
        let one = letters(&[(0, 4), (10, 14)]);
        assert_eq!(one.shared_with(&letters(&[(2, 12)])), 4);
        assert!((one.agreement(&letters(&[(2, 12)])) - 4.0 / 14.0).abs() < 1e-12);
        assert_eq!(one.agreement(&one), 1.0);
        assert_eq!(one.agreement(&letters(&[(4, 10)])), 0.0);
        assert_eq!(letters(&[]).agreement(&letters(&[])), 0.0);
    }
}
