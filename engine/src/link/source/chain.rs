//! Which attributions hand on what others say?
//!
//! It never looks for new attributions: it links those that stand in or beside one another.

use std::collections::HashMap;

use crate::document::{Annotation, Link, Sentence, Span};
use crate::nest::{Parts, cue, hands_over};

/// Links each attribution to the one that hands it on (`via`: *the Herald reported that the mayor said …*), and one
/// that cites others to what it cites (`cites`: *Reed, citing a report, said …*). The annotations have their ids.
pub fn link(annotations: &mut [Annotation], sentences: &[Sentence]) {
    let attributions: Vec<usize> =
        (0..annotations.len()).filter(|&at| hands_over(&annotations[at])).collect();
    let cues: Vec<Span> = attributions.iter().map(|&at| cue(&annotations[at])).collect();
    let around = Parts::of(annotations, &["content"]).around(&cues);
    let mut links: Vec<(usize, &'static str, usize)> = attributions
        .iter()
        .zip(around)
        .filter_map(|(&at, around)| Some((at, "via", around.filter(|&around| around != at)?)))
        .collect();
    links.extend(cited(annotations, &attributions, sentences));
    for (from, role, to) in links {
        let to = annotations[to].id.clone();
        annotations[from].links.push(Link { role: role.into(), to });
    }
}

/// What a source says in the sentence where it also cites something.
fn cited(
    annotations: &[Annotation],
    attributions: &[usize],
    sentences: &[Sentence],
) -> Vec<(usize, &'static str, usize)> {
    let sentence = |at: usize| {
        let start = cue(&annotations[at]).start;
        sentences.partition_point(|sentence| sentence.span.end <= start)
    };
    let of_source =
        |at: usize| annotations[at].linked("source").map(|source| (sentence(at), source.to_owned()));
    let citing: HashMap<(usize, String), usize> = attributions
        .iter()
        .filter(|&&at| annotations[at].rule == "attribution.citing")
        .filter_map(|&at| Some((of_source(at)?, at)))
        .collect();
    let others = attributions.iter().filter(|&&at| annotations[at].rule != "attribution.citing");
    others.filter_map(|&at| Some((at, "cites", *citing.get(&of_source(at)?)?))).collect()
}
