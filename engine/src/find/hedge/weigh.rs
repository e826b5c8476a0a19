//! Is it a hedge, when a word list says so and the network says how likely?
//!
//! It never asks what stands around the cue, and never moves a cue's edge.

use std::ops::Range;

use sayso_kernels::exp;

use super::Evidence;
use crate::document::{Guess, Passage};

/// How many tokens a hedge of the network may hold.
const LONGEST: usize = 24;

/// What multiplies the odds of a rule's score where the network is sure of a hedge, and how far they have fallen where it
/// sees none, as the power of e: for modals and for all others. `training/hedges.py` prints these numbers.
const MODAL: [f32; 2] = [1.7, 1.8];
const OTHER: [f32; 2] = [2.2, 1.5];

/// What the network takes for hedges in a passage.
pub(super) struct Network<'a> {
    /// By first token.
    guesses: Vec<&'a Guess>,
}

impl<'a> Network<'a> {
    pub(super) fn of(passage: &Passage<'a>) -> Network<'a> {
        Network { guesses: passage.guesses.iter().filter(|guess| guess.task == "hedge").collect() }
    }

    /// How likely there is a hedge of any kind that shares at least half of all its and the cue's tokens with it. Such
    /// hedges exclude each other, so their chances add up.
    pub(super) fn chance(&self, cue: &Range<usize>) -> f32 {
        let first = self.guesses.partition_point(|guess| guess.tokens.start + LONGEST < cue.start);
        let near = self.guesses[first..].iter().take_while(|guess| guess.tokens.start < cue.end);
        let same = near.filter(|guess| {
            let (start, end) = (guess.tokens.start.max(cue.start), guess.tokens.end.min(cue.end));
            let shared = end.saturating_sub(start);
            2 * shared >= guess.tokens.len() + cue.len() - shared
        });
        same.map(|guess| guess.probability).sum::<f32>().min(1.0)
    }
}

/// How likely it is a hedge, 0 to 1.
pub(super) fn score(evidence: &Evidence<'_>) -> f32 {
    let [sure, fall] = if evidence.rule.kind() == "modal" { MODAL } else { OTHER };
    let rule = evidence.rule.score.unwrap_or(0.5);
    let odds = rule / (1.0 - rule).max(0.01) * sure * exp(fall * (evidence.chance - 1.0));
    odds / (1.0 + odds)
}

/// Whether the network agrees where it can judge: it has met these words in all their senses, but few of the other cues.
pub(super) fn is_agreed(passage: &Passage<'_>, evidence: &Evidence<'_>) -> bool {
    let word = passage.word(evidence.cue.start);
    let judged = evidence.rule.kind() == "modal" && matches!(word, "may" | "might" | "could" | "would");
    !judged || evidence.chance >= 0.5
}
