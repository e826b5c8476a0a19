//! What do the features of a candidate add up to? Sums with weights that were fitted on annotated articles.
//!
//! It never looks at a text.

use sayso_kernels::exp;

use crate::layer::PageError;

/// The kinds of claim, in the order of their weights.
pub const KINDS: [&str; 7] = ["quantity", "event", "state", "causal", "comparison", "prediction", "record"];
/// The priorities, in the order of their weights.
pub const PRIORITIES: [&str; 3] = ["high", "medium", "low"];
/// One column for whether it is a claim at all, then one for each kind and each priority.
const COLUMNS: usize = 1 + KINDS.len() + PRIORITIES.len();

/// For each feature its weight in each sum.
pub struct Weights(Vec<[f32; COLUMNS]>);

/// What the sums say of one candidate.
pub struct Verdict {
    /// How likely it is a claim with about these edges, 0 to 1.
    pub score: f32,
    /// The likeliest of the kinds that it may be of.
    pub kind: &'static str,
    /// The likeliest of [`PRIORITIES`].
    pub priority: &'static str,
}

impl Weights {
    /// The table `weights.tsv`, which `training/claims.py` writes: a line for each feature, in the order of `names`.
    ///
    /// # Errors
    /// Where the table has another feature than expected, or a weight is no number.
    pub fn new(names: &[String]) -> Result<Weights, PageError> {
        let lines: Vec<&str> = include_str!("weights.tsv").lines().collect();
        let fail = |at: usize| PageError {
            layer: "claim".into(),
            line: at + 1,
            message: format!("weights.tsv should have the {COLUMNS} weights of {:?} here", names.get(at)),
        };
        let row = |at: usize| {
            let mut cells = lines.get(at)?.split('\t');
            let known = cells.next() == names.get(at).map(String::as_str);
            let weights: Vec<f32> = cells.map(str::parse).collect::<Result<_, _>>().ok()?;
            weights.try_into().ok().filter(|_| known)
        };
        let rows = 0..lines.len().max(names.len());
        rows.map(|at| row(at).ok_or_else(|| fail(at))).collect::<Result<_, _>>().map(Weights)
    }

    /// What the features of a candidate add up to; `possible` are those of [`KINDS`] that it may be of.
    pub fn verdict(&self, features: &[f32], possible: &[&'static str]) -> Verdict {
        let mut sums = [0.0; COLUMNS];
        for (row, &value) in self.0.iter().zip(features).filter(|(_, value)| **value != 0.0) {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += weight * value;
            }
        }
        let certain = 1.0 / (1.0 + exp(-sums[0].abs()));
        let (claim, rest) = (sums[0], &mut sums[1..]);
        let (kinds, priorities) = rest.split_at_mut(KINDS.len());
        for (sum, kind) in kinds.iter_mut().zip(KINDS) {
            if !possible.contains(&kind) {
                *sum = f32::NEG_INFINITY;
            }
        }
        Verdict {
            score: if claim < 0.0 { 1.0 - certain } else { certain },
            kind: KINDS[largest(kinds)],
            priority: PRIORITIES[largest(priorities)],
        }
    }
}

fn largest(sums: &[f32]) -> usize {
    (1..sums.len()).fold(0, |best, at| if sums[at] > sums[best] { at } else { best })
}
