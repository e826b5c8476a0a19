//! Does a claim hedge itself? Looks for hedges among its words that weaken what it asserts.
//!
//! It never asks who said it: doubt that stands around a claim is the link's.

use std::ops::Range;

use super::Weighed;
use super::frame::tokens_of;
use crate::document::{Annotation, Passage};
use crate::lexicon::is_number;
use crate::order;

/// A hedge that leaves a claim less than certain.
pub struct Hedge {
    tokens: Range<usize>,
    /// Whether it says that somebody knows or says nothing.
    is_silence: bool,
}

/// The hedges of a passage that count, in order.
pub fn strong(passage: &Passage<'_>, found: &[Annotation]) -> Vec<Hedge> {
    let hedges = found.iter().filter(|mark| mark.layer == "hedge" && mark.is_strong());
    let mut hedges: Vec<Hedge> = hedges
        .map(|mark| Hedge { tokens: tokens_of(passage, mark.span), is_silence: mark.kind == "no_evidence" })
        .collect();
    order::sort_by_key(&mut hedges, |hedge| hedge.tokens.start);
    hedges
}

/// Whether some hedge in a claim weakens it as a whole.
pub fn bears_on(passage: &Passage<'_>, hedges: &[Hedge], claim: &Weighed, kind: &str) -> bool {
    let first = hedges.partition_point(|hedge| hedge.tokens.start < claim.tokens.start);
    let mut inside = hedges[first..].iter().take_while(|hedge| hedge.tokens.start < claim.tokens.end);
    // That somebody has *no information* or *declined to comment* is itself certain.
    let certain = matches!(kind, "record" | "event");
    inside.any(|hedge| {
        hedge.tokens.end <= claim.tokens.end
            && !(hedge.is_silence && certain)
            && !is_aside(passage, claim, hedge.tokens.start)
    })
}

/// Whether a word of a claim stands in a clause that only says more about somebody or about when it was: *the man, who
/// **allegedly** drank, was fined*, *she was fined after her lawyer **claimed** …*
fn is_aside(passage: &Passage<'_>, claim: &Weighed, at: usize) -> bool {
    let Some(verb) = claim.verb else { return false };
    let opens = |at: usize| match passage.word(at) {
        "who" | "which" | "whose" | "where" | "when" | "while" | "although" | "though" => true,
        // Not *before 6 am*.
        "after" | "before" | "until" => !is_number(passage.word(at + 1)),
        _ => false,
    };
    let parts = |at: usize| matches!(passage.word(at), "," | ";" | "—" | "–");
    let Some(opening) = (claim.tokens.start + 1..at).rev().take_while(|&at| !parts(at)).find(|&at| opens(at))
    else {
        return false;
    };
    // The verb of the clause itself stands before the one inside, or behind it.
    !(opening..=at).contains(&verb)
}
