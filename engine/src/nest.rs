//! Which span stands closest around another one, and whose content is it?
//!
//! It never compares every span with every other: one sorted sweep answers all questions.

use crate::document::{Annotation, Span, Value};
use crate::order;

/// How many open spans are looked at for one question. News nests three or four deep; a text that nests deeper is
/// answered as if nothing stood around, so that no text can make the sweep slow.
const DEEPEST: usize = 64;

/// For each span of `inner`, the span of `outer` that holds it and starts last (the shorter one where two start
/// together), as an index into `outer`. `skip(i, o)` says that `outer[o]` does not count for `inner[i]`.
pub fn innermost(outer: &[Span], inner: &[Span], skip: impl Fn(usize, usize) -> bool) -> Vec<Option<usize>> {
    let mut holders: Vec<usize> = (0..outer.len()).collect();
    order::sort_by_key(&mut holders, |&at| (outer[at].start, std::cmp::Reverse(outer[at].end), at));
    let mut questions: Vec<usize> = (0..inner.len()).collect();
    order::sort_by_key(&mut questions, |&at| inner[at].start);
    let mut holders = holders.into_iter().peekable();
    let mut open: Vec<usize> = Vec::new();
    let mut answers = vec![None; inner.len()];
    for at in questions {
        let span = inner[at];
        while let Some(next) = holders.next_if(|&next| outer[next].start <= span.start) {
            close(&mut open, outer, outer[next].start);
            open.push(next);
        }
        close(&mut open, outer, span.start);
        let mut around = open.iter().rev().take(DEEPEST);
        answers[at] = around.find(|&&holder| outer[holder].contains(span) && !skip(at, holder)).copied();
    }
    answers
}

/// The parts of attributions that share some roles, each with its attribution.
pub struct Parts {
    spans: Vec<Span>,
    owners: Vec<usize>,
}

impl Parts {
    /// The parts with one of the `roles`.
    pub fn of(annotations: &[Annotation], roles: &[&str]) -> Parts {
        let mut parts = Parts { spans: Vec::new(), owners: Vec::new() };
        for (owner, annotation) in annotations.iter().enumerate() {
            if !hands_over(annotation) {
                continue;
            }
            for part in annotation.parts.iter().filter(|part| roles.contains(&part.role.as_ref())) {
                parts.spans.push(part.span);
                parts.owners.push(owner);
            }
        }
        parts
    }

    /// For each span, the attribution whose part holds its first half, wherever it ends.
    pub fn around_first_half(&self, spans: &[Span]) -> Vec<Option<usize>> {
        let point = |at: fn(&Span) -> usize| {
            self.around(&spans.iter().map(|span| Span::new(at(span), at(span))).collect::<Vec<_>>())
        };
        let (firsts, middles) = (point(|span| span.start), point(|span| span.start.midpoint(span.end)));
        let points = firsts.into_iter().zip(middles);
        points.map(|(first, middle)| first.filter(|_| first == middle)).collect()
    }

    /// For each span, the attribution whose part stands closest around it, as an index into the annotations. A span
    /// that an interruption splits lies in the attribution that holds both its ends.
    pub fn around(&self, spans: &[Span]) -> Vec<Option<usize>> {
        let ask = |spans: &[Span]| innermost(&self.spans, spans, |_, _| false);
        let whole = ask(spans);
        let firsts = ask(&spans.iter().map(|span| Span::new(span.start, span.start)).collect::<Vec<_>>());
        let last = |span: &Span| span.end.saturating_sub(1).max(span.start);
        let lasts = ask(&spans.iter().map(|span| Span::new(last(span), last(span))).collect::<Vec<_>>());
        let owner = |part: Option<usize>| part.map(|part| self.owners[part]);
        (0..spans.len())
            .map(|at| {
                owner(whole[at])
                    .or_else(|| owner(firsts[at]).filter(|_| owner(firsts[at]) == owner(lasts[at])))
            })
            .collect()
    }
}

/// Whether this is an attribution that hands something over to somebody, as an intention does not.
pub fn hands_over(annotation: &Annotation) -> bool {
    annotation.layer == "attribution"
        && annotation.attribute("type").and_then(Value::text) != Some("intention")
}

/// Where the cue of an attribution stands; the whole of one that has none.
pub fn cue(attribution: &Annotation) -> Span {
    attribution.parts_of("cue").next().unwrap_or(attribution.span)
}

/// Forgets the spans on top that end before `start`. One that ends under a longer one waits until that ends too.
fn close(open: &mut Vec<usize>, outer: &[Span], start: usize) {
    while open.last().is_some_and(|&top| outer[top].end <= start) {
        open.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(spans: &[(usize, usize)]) -> Vec<Span> {
        spans.iter().map(|&(start, end)| Span::new(start, end)).collect()
    }

    #[test]
    fn the_closest_span_answers() {
        let outer = spans(&[(0, 100), (10, 50), (40, 80), (10, 20)]);
        let inner = spans(&[(12, 15), (12, 30), (45, 60), (85, 90), (100, 110), (0, 100)]);
        let answers = innermost(&outer, &inner, |_, _| false);
        assert_eq!(answers, [Some(3), Some(1), Some(2), Some(0), None, Some(0)]);
    }

    #[test]
    fn a_skipped_span_is_looked_through() {
        let outer = spans(&[(0, 100), (10, 50)]);
        assert_eq!(innermost(&outer, &outer, |i, o| i == o), [None, Some(0)]);
    }

    #[test]
    fn a_hundred_thousand_nested_spans_are_no_burden() {
        let outer: Vec<Span> = (0..100_000).map(|at| Span::new(at, 300_000 - at)).collect();
        let answers = innermost(&outer, &outer, |i, o| i == o);
        assert!(answers.iter().enumerate().all(|(at, answer)| *answer == at.checked_sub(1)));
    }
}
