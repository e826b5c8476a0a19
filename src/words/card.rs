//! What does a mark's card say of it, besides why it is there?
//!
//! It never says whether the mark is right.

use super::message::say;
use super::{layer, number};
use crate::digest::firmness::Firmness;

/// What a mark is, `strong`, `attribution`, `claim`, `own`, `denied` or `denial`; by the sort of its source, and how firm.
pub fn heading(what: &str, layer_name: &str, by: &str, firmness: Firmness) -> String {
    let (firm, hedges) = match firmness {
        Firmness::Plain => ("plain", 0),
        Firmness::Rough => ("rough", 0),
        Firmness::Hedged(times) => ("hedged", times),
    };
    let (plain, by) = (layer(layer_name), say("by-source", &[("kind", by.into())]));
    say(
        "heading",
        &[
            ("what", what.into()),
            ("plain", (&*plain).into()),
            ("source", (&*by).into()),
            ("firm", firm.into()),
            ("hedges", hedges.into()),
        ],
    )
}

/// How often a text cites a source.
pub fn cited(times: usize) -> String {
    say("cited", &[("times", times.into())])
}

/// How sure the annotator is of a mark.
pub fn surety(score: f64) -> String {
    let band = match score {
        0.8.. => "high",
        0.6.. => "medium",
        _ => "low",
    };
    let score = number(score);
    say("surety", &[("band", band.into()), ("score", (&*score).into())])
}
