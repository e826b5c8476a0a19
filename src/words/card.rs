//! What does a mark's card say of it, besides why it is there?
//!
//! It never says whether the mark is right.

use super::message::say;
use super::{layer, number, strength};

/// What a mark is, by its layer, a claim's certainty or a hedge's tier, the sort of its source, and how often it is hedged.
pub fn heading(layer_name: &str, value: &str, by: &str, hedges: usize) -> String {
    let what = match (layer_name, value) {
        ("claim", "denied") => "denied",
        ("hedge", tier) => strength(tier),
        (layer_name, _) => layer_name,
    };
    let (plain, by) = (layer(layer_name), say("by-source", &[("kind", by.into())]));
    say(
        "heading",
        &[
            ("what", what.into()),
            ("plain", (&*plain).into()),
            ("source", (&*by).into()),
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
