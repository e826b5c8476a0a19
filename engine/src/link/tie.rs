//! How do hedges, claims and attributions hang together? Links each to the other and says how certain a claim is.
//!
//! It never looks at words: the finders have done that.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::document::{Annotation, Link, Sentence, Span, Value};
use crate::nest::{self, Parts, cue};
use crate::order;

/// Links hedges to what they hedge and to who hedges, claims to who said them, and sets the claims' `certainty`: before, it
/// says *hedged* where a claim's own words hedge it. The annotations are in reading order and have their ids.
pub fn tie(annotations: &mut [Annotation], sentences: &[Sentence]) {
    let hedges = of_layer(annotations, "hedge");
    let claims = of_layer(annotations, "claim");
    let spans = |marks: &[usize]| marks.iter().map(|&at| annotations[at].span).collect::<Vec<Span>>();
    let (hedge_spans, claim_spans) = (spans(&hedges), spans(&claims));

    let contents = Parts::of(annotations, &["content"]);
    let frames = Parts::of(annotations, &["source", "cue"]);
    let mut said_by = contents.around(&claim_spans);
    // Only a record claim may hold both what is said and who says it.
    let first_half = contents.around_first_half(&claim_spans);
    for ((said_by, first_half), &claim) in said_by.iter_mut().zip(first_half).zip(&claims) {
        if annotations[claim].kind != "record" && annotations[claim].rule != "claim.saying" {
            *said_by = said_by.or(first_half);
        }
    }
    let hedged_by = contents.around(&hedge_spans);
    let points = |point: fn(&Span) -> usize| {
        hedge_spans.iter().map(|span| Span::new(point(span), point(span))).collect::<Vec<Span>>()
    };
    let starts = frames.around(&points(|span| span.start)).into_iter();
    // *It **is believed** that*
    let ends = frames.around(&points(|span| span.end - 1));
    let framing: Vec<Option<usize>> = starts
        .zip(ends)
        .zip(between(annotations, &hedges, &hedge_spans))
        .map(|((start, end), between)| start.or(end).or(between))
        .collect();
    let holding = nest::innermost(&claim_spans, &hedge_spans, |_, _| false);

    let doubts = doubts(annotations, &hedges, &framing, &contents);
    let mut first_claim: HashMap<usize, usize> = HashMap::new();
    for (claim, said_by) in claims.iter().zip(&said_by) {
        if let Some(attribution) = said_by {
            first_claim.entry(*attribution).or_insert(*claim);
        }
    }

    let targets: Vec<usize> = (0..annotations.len())
        .filter(|&at| annotations[at].layer == "claim" || nest::hands_over(&annotations[at]))
        .collect();
    let is_hedged = |claim: &Annotation| claim.attribute("certainty").and_then(Value::text) == Some("hedged");
    let mut hedged: Vec<bool> = annotations.iter().map(is_hedged).collect();
    let mut links: Vec<(usize, &'static str, usize)> = Vec::new();
    for (number, &hedge) in hedges.iter().enumerate() {
        let governed = framing[number].and_then(|attribution| first_claim.get(&attribution).copied());
        let held = holding[number].map(|claim| claims[claim]);
        let near = || nearest(annotations, &targets, sentences, hedge_spans[number]);
        let target = governed.or(held).or(framing[number]).or(hedged_by[number]).or_else(near);
        // *Found no evidence that …*, *Claim: …*: what begins right behind a hedge is hedged by it.
        if let Some(claim) = target
            && annotations[claim]
                .span
                .start
                .checked_sub(annotations[hedge].span.end)
                .is_some_and(|gap| gap <= 2)
        {
            hedged[claim] |= annotations[hedge].is_strong();
        }
        links.extend(target.map(|target| (hedge, "hedges", target)));
        links.extend(hedged_by[number].map(|holder| (hedge, "holder", holder)));
    }
    let cues = cues(annotations);
    for (&claim, said_by) in claims.iter().zip(&said_by) {
        let recorded = recorded(annotations, &cues, claim);
        // What a record holds is denied where it records a denial: *The ministry denied that …*.
        let denies = |attribution: usize| is_denial(&annotations[attribution]);
        // *A nurse put the figure at 50*: the claim is what she gives, not that she gave it.
        let given = recorded.filter(|_| annotations[claim].kind != "record");
        let speaker = given.or(*said_by);
        let doubt = match recorded {
            Some(recorded) if denies(recorded) => Doubt::Denied,
            _ => speaker.map_or(Doubt::None, |attribution| doubts[attribution]),
        };
        // A record is somebody's word, and the writer's only in that it was said.
        let certainty = match (doubt, recorded.or(*said_by)) {
            (Doubt::Denied, _) => "denied",
            (Doubt::Hedged, _) => "hedged",
            _ if hedged[claim] => "hedged",
            (Doubt::None, Some(_)) => "attributed",
            (Doubt::None, None) => "asserted",
        };
        annotations[claim].set("certainty", certainty);
        links.extend(recorded.or(*said_by).map(|attribution| (claim, "attributed_to", attribution)));
    }
    for (from, role, to) in links {
        let to = annotations[to].id.clone();
        annotations[from].links.push(Link { role: role.into(), to });
    }
}

/// For each hedge that tells how a source wants to be called, the attribution between whose source and cue it stands:
/// *an official, speaking on condition of anonymity, said*.
fn between(annotations: &[Annotation], hedges: &[usize], spans: &[Span]) -> Vec<Option<usize>> {
    let attributions = of_layer(annotations, "attribution");
    let frame = |&at: &usize| {
        let (cue, source) = (cue(&annotations[at]), annotations[at].parts_of("source").next());
        source.map_or(cue, |source| source.cover(cue))
    };
    let frames: Vec<Span> = attributions.iter().map(frame).collect();
    let held = nest::innermost(&frames, spans, |_, _| false);
    let vague = |&hedge: &usize| annotations[hedge].kind == "vague_source";
    held.into_iter()
        .zip(hedges)
        .map(|(frame, hedge)| frame.filter(|_| vague(hedge)).map(|at| attributions[at]))
        .collect()
}

/// The claim or attribution of the hedge's sentence that begins next after it, or else last before it. `targets` are
/// in reading order.
fn nearest(
    annotations: &[Annotation],
    targets: &[usize],
    sentences: &[Sentence],
    hedge: Span,
) -> Option<usize> {
    let sentence = sentences.partition_point(|sentence| sentence.span.end <= hedge.start);
    let sentence = sentences.get(sentence)?.span;
    let next = targets.partition_point(|&at| annotations[at].span.start < hedge.start);
    let within = |&&at: &&usize| {
        let start = annotations[at].span.start;
        sentence.start <= start && start < sentence.end
    };
    let before = || next.checked_sub(1).and_then(|last| targets.get(last));
    targets.get(next).filter(within).or_else(|| before().filter(within)).copied()
}

/// What stands over the content of an attribution.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Doubt {
    None,
    Hedged,
    Denied,
}

/// For each annotation, the doubt that it casts on its content: its own, or that of an attribution around it.
fn doubts(
    annotations: &[Annotation],
    hedges: &[usize],
    framing: &[Option<usize>],
    contents: &Parts,
) -> Vec<Doubt> {
    let mut doubts: Vec<Doubt> = annotations
        .iter()
        .map(|annotation| if is_denial(annotation) { Doubt::Denied } else { Doubt::None })
        .collect();
    for (&hedge, framing) in hedges.iter().zip(framing) {
        let hedge = &annotations[hedge];
        if let Some(attribution) = *framing {
            // *A man who would not give his name shouted that …*: what he keeps back is another matter.
            let of_cue = cue(&annotations[attribution]).overlaps(hedge.span);
            let doubt = match hedge.kind.as_ref() {
                "no_evidence" if of_cue => Doubt::Denied,
                "no_evidence" => Doubt::None,
                _ if hedge.is_strong() => Doubt::Hedged,
                _ => Doubt::None,
            };
            doubts[attribution] = doubts[attribution].max(doubt);
        }
    }
    let mut attributions = of_layer(annotations, "attribution");
    order::sort_by_key(&mut attributions, |&at| {
        (annotations[at].span.start, Reverse(annotations[at].span.end))
    });
    let cues: Vec<Span> = attributions.iter().map(|&at| cue(&annotations[at])).collect();
    for (at, around) in attributions.into_iter().zip(contents.around(&cues)) {
        if let Some(around) = around {
            doubts[at] = doubts[at].max(doubts[around]);
        }
    }
    doubts
}

/// The attribution that a record claim, or one that tells who gives a figure or denies something, records: the first whose
/// cue stands in it.
fn recorded(annotations: &[Annotation], cues: &[(Span, usize)], claim: usize) -> Option<usize> {
    let claim = &annotations[claim];
    let first = cues.partition_point(|(cue, _)| cue.start < claim.span.start);
    let &(_, attribution) = cues.get(first).filter(|(cue, _)| claim.span.contains(*cue))?;
    let records = claim.kind == "record" || claim.rule == "claim.saying";
    // *The clerk denies two counts of theft*
    let first = |source: Span| source.start == claim.span.start;
    let denies =
        || is_denial(&annotations[attribution]) && annotations[attribution].parts_of("source").any(first);
    (records || denies()).then_some(attribution)
}

/// The cues of all attributions, sorted.
fn cues(annotations: &[Annotation]) -> Vec<(Span, usize)> {
    let attributions = of_layer(annotations, "attribution").into_iter();
    let attributions = attributions.filter(|&at| nest::hands_over(&annotations[at]));
    let mut cues: Vec<(Span, usize)> = attributions.map(|at| (cue(&annotations[at]), at)).collect();
    order::sort_by_key(&mut cues, |&cue| cue);
    cues
}

fn of_layer(annotations: &[Annotation], layer: &str) -> Vec<usize> {
    (0..annotations.len()).filter(|&at| annotations[at].layer == layer).collect()
}

/// Whether the source of an attribution says that its content is not so.
fn is_denial(attribution: &Annotation) -> bool {
    attribution.attribute("stance").and_then(Value::text) == Some("denying")
}
