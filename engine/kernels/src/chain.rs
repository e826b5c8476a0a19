//! How do labels follow each other? A linear-chain CRF: the best labels of a paragraph, and how likely a span is.
//!
//! It never sees words. Label 0 is outside; role `r` begins with label `2r + 1` and goes on with `2r + 2`.

use std::ops::Range;

use crate::exp;

/// A run of tokens with one role.
#[derive(Clone, Debug, PartialEq)]
pub struct Tagged {
    /// The role, counted from 0 in the order of the model's list.
    pub role: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// How likely it is that a span of this role stands exactly here, 0 to 1.
    pub probability: f32,
}

/// The scores of label sequences.
#[derive(Clone, Debug)]
pub struct Chain {
    labels: usize,
    /// From label × to label; minus infinity where a span would go on that did not begin.
    follow: Vec<f32>,
    begin: Vec<f32>,
    /// The same as weights: e to the power of the score, all divided by one number.
    follow_weights: Vec<f32>,
    begin_weights: Vec<f32>,
}

impl Chain {
    /// A chain from learnt scores: `follow` holds from label × to label, `begin` the first label's.
    pub fn new(mut follow: Vec<f32>, mut begin: Vec<f32>) -> Chain {
        let labels = begin.len();
        for label in (2..labels).step_by(2) {
            begin[label] = f32::NEG_INFINITY;
            for before in (0..labels).filter(|&before| before != label && before != label - 1) {
                follow[before * labels + label] = f32::NEG_INFINITY;
            }
        }
        let (follow_weights, begin_weights) = (weights(&follow), weights(&begin));
        Chain { labels, follow, begin, follow_weights, begin_weights }
    }

    /// The spans of the best labels for a paragraph. `emissions` holds each token's score for each label.
    pub fn spans(&self, emissions: &[f32]) -> Vec<Tagged> {
        self.best_spans(emissions, &self.lattice(emissions))
    }

    /// The spans of the best labels, and all spans that are at least `floor` likely, which may overlap, by their
    /// first token. A token lies in few spans that could still be so likely, so that the time grows with the tokens.
    #[inline(never)]
    pub fn spans_and_likely(&self, emissions: &[f32], floor: f32) -> (Vec<Tagged>, Vec<Tagged>) {
        let lattice = self.lattice(emissions);
        let mut likely = Vec::new();
        for start in 0..emissions.len() / self.labels {
            for role in 0..self.labels / 2 {
                lattice.spans_from(start, role, floor, &mut likely);
            }
        }
        (self.best_spans(emissions, &lattice), likely)
    }

    fn best_spans(&self, emissions: &[f32], lattice: &Lattice<'_>) -> Vec<Tagged> {
        let labels = self.best(emissions);
        let mut spans = Vec::new();
        let mut start = 0;
        while start < labels.len() {
            let begin = labels[start];
            let mut end = start + 1;
            if begin != 0 {
                while labels.get(end) == Some(&(begin + 1)) {
                    end += 1;
                }
                let role = (begin - 1) / 2;
                let probability = lattice.probability(role, start..end);
                spans.push(Tagged { role, probability, tokens: start..end });
            }
            start = end;
        }
        spans
    }

    /// The best labels, one for each token.
    #[inline(never)]
    pub fn best(&self, emissions: &[f32]) -> Vec<usize> {
        let mut score = Vec::new();
        let mut come_from = Vec::with_capacity(emissions.len());
        for (token, emission) in emissions.chunks_exact(self.labels).enumerate() {
            let entering = |label: usize| {
                let from = |before: usize| score[before] + self.follow[before * self.labels + label];
                (1..self.labels).fold((0, from(0)), |best, before| {
                    if from(before) > best.1 { (before, from(before)) } else { best }
                })
            };
            let next = (0..self.labels).map(|label| match token {
                0 => (0, self.begin[label] + emission[label]),
                _ => {
                    let (before, score) = entering(label);
                    (before, score + emission[label])
                }
            });
            let (back, scores): (Vec<usize>, Vec<f32>) = next.unzip();
            // Only differences count: held near 0, a long text's scores stay as exact as a short one's.
            let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            score = scores.into_iter().map(|score| score - highest).collect();
            come_from.extend(back);
        }
        let mut label =
            (1..score.len()).fold(0, |best, label| if score[label] > score[best] { label } else { best });
        let mut labels: Vec<usize> = come_from
            .chunks_exact(self.labels)
            .rev()
            .map(|back| {
                let before = back[label];
                std::mem::replace(&mut label, before)
            })
            .collect();
        labels.reverse();
        labels
    }

    /// Everything that probabilities of spans are made of: one pass from the left, one from the right.
    fn lattice(&self, emissions: &[f32]) -> Lattice<'_> {
        let labels = self.labels;
        let mut here: Vec<f32> = emissions.chunks_exact(labels).flat_map(weights).collect();
        let tokens = here.len() / labels;
        let mut left = Vec::with_capacity(here.len());
        for token in 0..tokens {
            let here = &mut here[token * labels..][..labels];
            let before = token.checked_sub(1).map(|token| &left[token * labels..]);
            let entering: Vec<f32> =
                (0..labels).map(|label| self.entering(before, label) * here[label]).collect();
            let total: f32 = entering.iter().sum();
            here.iter_mut().for_each(|weight| *weight /= total);
            left.extend(entering.iter().map(|weight| weight / total));
        }
        let mut right = vec![1.0; here.len()];
        for token in (1..tokens).rev() {
            let (before, after) = right.split_at_mut(token * labels);
            let before = &mut before[(token - 1) * labels..];
            for (label, before) in before.iter_mut().enumerate() {
                let leaving = (0..labels).map(|next| {
                    self.follow_weights[label * labels + next] * here[token * labels + next] * after[next]
                });
                *before = leaving.sum();
            }
        }
        Lattice { chain: self, here, left, right }
    }

    /// The weight of all ways into a label: after the token whose left weights are `before`, or at the start.
    fn entering(&self, before: Option<&[f32]>, label: usize) -> f32 {
        match before {
            None => self.begin_weights[label],
            Some(before) => (0..self.labels)
                .map(|from| before[from] * self.follow_weights[from * self.labels + label])
                .sum(),
        }
    }
}

/// e to the power of each score, divided by the largest.
fn weights(scores: &[f32]) -> Vec<f32> {
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    scores.iter().map(|score| exp(score - highest)).collect()
}

/// The weights of all label sequences of a paragraph, taken together.
struct Lattice<'a> {
    chain: &'a Chain,
    /// For each token and label: the token's own weight, so divided that all sequences together weigh 1.
    here: Vec<f32>,
    /// The weight of all ways from the start to this label, and from here to the end.
    left: Vec<f32>,
    right: Vec<f32>,
}

impl Lattice<'_> {
    /// The spans of a role from a token on that are at least `floor` likely.
    fn spans_from(&self, start: usize, role: usize, floor: f32, spans: &mut Vec<Tagged>) {
        let labels = self.chain.labels;
        let inside = 2 * role + 2;
        let follow = |from: usize, to: usize| self.chain.follow_weights[from * labels + to];
        let onwards = |token: usize, label: usize| {
            self.here[token * labels + label] * self.right[token * labels + label]
        };
        let before = start.checked_sub(1).map(|token| &self.left[token * labels..]);
        let mut last = inside - 1;
        let mut weight = self.chain.entering(before, last) * self.here[start * labels + last];
        let mut end = start + 1;
        while weight * self.right[(end - 1) * labels + last] >= floor {
            let final_token = end * labels == self.here.len();
            let leaves = |next: usize| follow(last, next) * onwards(end, next);
            let ends =
                if final_token { 1.0 } else { (0..labels).filter(|&next| next != inside).map(leaves).sum() };
            if weight * ends >= floor {
                spans.push(Tagged { role, tokens: start..end, probability: weight * ends });
            }
            if final_token {
                break;
            }
            weight *= follow(last, inside) * self.here[end * labels + inside];
            last = inside;
            end += 1;
        }
    }

    /// The share of the sequences that have a span of this role at exactly these tokens.
    fn probability(&self, role: usize, span: Range<usize>) -> f32 {
        let labels = self.chain.labels;
        let (begin, inside) = (2 * role + 1, 2 * role + 2);
        let here = |token: usize, label: usize| self.here[token * labels + label];
        let follow = |from: usize, to: usize| self.chain.follow_weights[from * labels + to];
        let before = span.start.checked_sub(1).map(|token| &self.left[token * labels..]);
        let mut weight = self.chain.entering(before, begin) * here(span.start, begin);
        let mut last = begin;
        for token in span.start + 1..span.end {
            weight *= follow(last, inside) * here(token, inside);
            last = inside;
        }
        if span.end * labels == self.here.len() {
            return weight;
        }
        let leaving = (0..labels).filter(|&next| next != inside);
        weight
            * leaving
                .map(|next| follow(last, next) * here(span.end, next) * self.right[span.end * labels + next])
                .sum::<f32>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two roles, scores without a pattern.
    fn chain() -> Chain {
        let score = |at: usize| ((at * 37 + 11) % 17) as f32 / 7.0 - 1.0;
        Chain::new((0..25).map(score).collect(), (25..30).map(score).collect())
    }

    fn emissions(tokens: usize) -> Vec<f32> {
        (0..tokens * 5).map(|at| ((at * 29 + 3) % 23) as f32 / 6.0 - 2.0).collect()
    }

    /// Every label sequence with the log of its weight.
    fn sequences(chain: &Chain, emissions: &[f32]) -> Vec<(Vec<usize>, f64)> {
        let mut all = vec![(Vec::new(), 0.0)];
        for emission in emissions.chunks_exact(5) {
            let longer = |(labels, score): (Vec<usize>, f64)| {
                (0..5).map(move |label| {
                    let step = labels
                        .last()
                        .map_or(chain.begin[label], |&before: &usize| chain.follow[before * 5 + label]);
                    let score = score + f64::from(step) + f64::from(emission[label]);
                    ([labels.clone(), vec![label]].concat(), score)
                })
            };
            all = all.into_iter().flat_map(longer).filter(|(_, score)| score.is_finite()).collect();
        }
        all
    }

    #[test]
    fn the_best_labels_are_the_best_of_all() {
        let (chain, emissions) = (chain(), emissions(5));
        let best = sequences(&chain, &emissions).into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
        assert_eq!(chain.best(&emissions), best.0);
    }

    #[test]
    fn a_span_is_as_likely_as_the_sequences_that_have_it() {
        let (chain, emissions) = (chain(), emissions(5));
        let all = sequences(&chain, &emissions);
        let total: f64 = all.iter().map(|(_, score)| score.exp()).sum();
        let lattice = chain.lattice(&emissions);
        for role in 0..2 {
            for start in 0..5 {
                for end in start + 1..=5 {
                    let has = |labels: &[usize]| {
                        labels[start] == 2 * role + 1
                            && labels[start + 1..end].iter().all(|&label| label == 2 * role + 2)
                            && labels.get(end) != Some(&(2 * role + 2))
                    };
                    let share: f64 =
                        all.iter().filter(|(labels, _)| has(labels)).map(|(_, score)| score.exp()).sum();
                    let probability = f64::from(lattice.probability(role, start..end));
                    assert!((probability - share / total).abs() < 1e-5, "role {role} at {start}..{end}");
                }
            }
        }
    }

    #[test]
    fn likely_spans_are_all_that_are_so_likely() {
        let (chain, emissions) = (chain(), emissions(5));
        let lattice = chain.lattice(&emissions);
        let (_, likely) = chain.spans_and_likely(&emissions, 0.05);
        let mut count = 0;
        for (role, start) in (0..2).flat_map(|role| (0..5).map(move |start| (role, start))) {
            for end in start + 1..=5 {
                let probability = lattice.probability(role, start..end);
                let found = likely.iter().find(|span| span.role == role && span.tokens == (start..end));
                assert_eq!(found.is_some(), probability >= 0.05, "role {role} at {start}..{end}");
                assert!(found.is_none_or(|span| (span.probability - probability).abs() < 1e-5));
                count += usize::from(found.is_some());
            }
        }
        assert!(count >= 3 && count == likely.len());
    }

    #[test]
    fn spans_that_touch_stay_two() {
        let flat = Chain::new(vec![0.0; 25], vec![0.0; 5]);
        let wanted = [1, 2, 1, 0, 3, 4];
        let emissions: Vec<f32> = wanted
            .iter()
            .flat_map(|&label| (0..5).map(move |other| if other == label { 9.0 } else { 0.0 }))
            .collect();
        let spans = flat.spans(&emissions);
        let found: Vec<_> = spans.iter().map(|span| (span.role, span.tokens.clone())).collect();
        assert_eq!(found, [(0, 0..2), (0, 2..3), (1, 4..6)]);
        assert!(spans.iter().all(|span| span.probability > 0.99));
    }

    #[test]
    fn no_tokens_no_spans() {
        assert_eq!(chain().spans(&[]), []);
    }
}
