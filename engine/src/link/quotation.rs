//! Whose is a quotation that runs over several paragraphs?
//!
//! It never finds a speaker: it hands quotations without a cue to attributions that their neighbours hold.

use std::ops::Range;

use crate::document::{Annotation, Paragraph, Part, Quotation, Span, Token, Value, Warning};
use crate::find::quote;
use crate::nest::{self, Parts};
use crate::order;

/// How likely it is that nobody is named for words in quotation marks where nobody was found.
const UNSPOKEN: f32 = 0.5;

/// Joins quotations to the attributions of their neighbours. `annotations` holds those of each paragraph one after
/// the other, at their places in the text. An attribution that waits for its content, as in *The mayor wrote:*, gets
/// the next paragraph's quotation or goes.
pub fn join(text: &str, placed: &[(Span, &Paragraph)], annotations: &mut Vec<Annotation>) {
    let scenes = scenes(text, placed, annotations);
    let mut voices: Vec<Option<usize>> = scenes.iter().map(|scene| scene.last).collect();
    // Forwards: speech goes on from the paragraph before.
    for at in 1..scenes.len() {
        let (before, here) = (&scenes[at - 1], &scenes[at]);
        let Some(first) = here.free else { continue };
        let Some(owner) = voices[at - 1] else { continue };
        let waits = annotations[owner].parts_of("content").next().is_none();
        let named_next = here.names_speaker_next(&scenes, at);
        let in_quotes = annotations[owner].kind != "indirect";
        let speaks = before.runs_on
            || before.spoken
            || before.ends_in(&annotations[owner]) && (in_quotes || !named_next);
        if waits || before.introduces || here.spoken && speaks && !(here.runs_on && named_next) {
            give(&mut annotations[owner], first);
            if here.spoken {
                voices[at] = Some(owner);
            }
        }
    }
    // Backwards: the speaker is named only at the end.
    for at in (0..scenes.len().saturating_sub(1)).rev() {
        let (here, after) = (&scenes[at], &scenes[at + 1]);
        let Some(first) = here.free.filter(|_| here.spoken && voices[at].is_none()) else { continue };
        let Some(owner) = after.first.or(voices[at + 1].filter(|_| after.spoken)) else { continue };
        give(&mut annotations[owner], first);
        voices[at] = Some(owner);
    }
    for annotation in annotations.iter_mut() {
        order::sort_by_key(&mut annotation.parts, |part| part.span);
    }
    annotations.retain(|annotation| {
        annotation.layer != "attribution" || annotation.parts_of("content").next().is_some()
    });
}

/// Makes an attribution without a source of each quotation that holds a claim which no attribution holds: what stands in
/// quotation marks is never the writer's own. Those with nothing but white space between them are one. A mark inside a
/// paragraph that is never closed there was a slip.
pub fn hand_to_nobody(text: &str, placed: &[(Span, &Paragraph)], annotations: &mut Vec<Annotation>) {
    let mut quotations: Vec<Span> = Vec::new();
    for &(place, paragraph) in placed {
        let whole = |quotation: &&Quotation| {
            quotation.depth == 0 && (quotation.closed || quotation.tokens.start == 0)
        };
        let whole = paragraph.quotations.iter().filter(whole);
        quotations.extend(whole.map(|quotation| quotation.span.shifted(place.start)));
    }
    let claims: Vec<Span> =
        annotations.iter().filter(|mark| mark.layer == "claim").map(|claim| claim.span).collect();
    let said = Parts::of(annotations, &["content"]).around(&claims);
    let quoted = nest::innermost(&quotations, &claims, |_, _| false);
    let mut free: Vec<usize> = quoted
        .into_iter()
        .zip(said)
        .filter(|(_, said)| said.is_none())
        .filter_map(|(quoted, _)| quoted)
        .collect();
    order::sort_by_key(&mut free, |&at| at);
    free.dedup();
    let mut last: Option<Span> = None;
    for quotation in free.into_iter().map(|at| quotations[at]) {
        let goes_on = last.is_some_and(|last| text[last.end..quotation.start].trim().is_empty());
        match annotations.last_mut().filter(|_| goes_on) {
            Some(attribution) => give(attribution, quotation),
            None => annotations.push(unspoken(quotation)),
        }
        last = Some(quotation);
    }
}

/// A quotation for which nobody is named.
fn unspoken(quotation: Span) -> Annotation {
    let mut attribution = Annotation {
        id: String::new(),
        layer: "attribution".into(),
        kind: "direct".into(),
        span: quotation,
        score: UNSPOKEN,
        rule: "attribution.quotation".into(),
        parts: vec![Part { role: "content".into(), span: quotation }],
        attributes: Vec::new(),
        links: Vec::new(),
    };
    attribution.set("source_kind", "none");
    attribution.set("stance", "neutral");
    attribution.set("type", "statement");
    attribution
}

/// Warnings for quotations that run to their paragraph's end, are never closed, and do not go on in the next one.
pub fn warnings<'a>(placed: &'a [(Span, &Paragraph)]) -> impl Iterator<Item = Warning> + 'a {
    let stops = |&at: &usize| placed.get(at + 1).is_none_or(|(_, next)| opening(next).is_none());
    (0..placed.len()).filter(stops).flat_map(|at| {
        let (place, paragraph) = placed[at];
        let open = paragraph.quotations.iter().filter(|quotation| runs_on(quotation, paragraph));
        open.map(move |quotation| {
            let warning = quote::unclosed(quotation);
            Warning { span: warning.span.shifted(place.start), ..warning }
        })
    })
}

/// Whether a quotation is not closed in its paragraph and reaches its end.
fn runs_on(quotation: &Quotation, paragraph: &Paragraph) -> bool {
    !quotation.closed && quotation.tokens.end == paragraph.tokens.len()
}

/// The quotation that opens a paragraph.
fn opening(paragraph: &Paragraph) -> Option<&Quotation> {
    paragraph.quotations.first().filter(|first| first.tokens.start == 0)
}

/// What a paragraph is, as far as speech is concerned.
#[derive(Default)]
struct Scene {
    /// Nothing but quotations.
    spoken: bool,
    /// Its last quotation is not closed: the speech goes on in the next paragraph.
    runs_on: bool,
    /// It ends with a colon: what it says of itself is in the next paragraph.
    introduces: bool,
    /// The quotations that open it and belong to no attribution of its own.
    free: Option<Span>,
    /// The attribution whose content opens the paragraph with a quotation.
    first: Option<usize>,
    /// The attribution that speaks last in it.
    last: Option<usize>,
    /// From where its last sentence begins.
    last_sentence: usize,
}

impl Scene {
    /// Whether an attribution's words stand at the paragraph's end, partly quoted.
    fn ends_in(&self, attribution: &Annotation) -> bool {
        attribution.span.end > self.last_sentence
    }

    /// Whether the next paragraph goes on with the quotation and names its speaker.
    fn names_speaker_next(&self, scenes: &[Scene], at: usize) -> bool {
        scenes.get(at + 1).is_some_and(|next| next.first.is_some())
    }
}

fn scenes(text: &str, placed: &[(Span, &Paragraph)], annotations: &[Annotation]) -> Vec<Scene> {
    let mut next = 0;
    let mut scenes = Vec::with_capacity(placed.len());
    for &(place, paragraph) in placed {
        let own = next..next + paragraph.annotations.len();
        next = own.end;
        scenes.push(Scene {
            introduces: place.of(text).trim_end().ends_with(':'),
            ..scene(text, place, paragraph, annotations, own)
        });
    }
    scenes
}

fn scene(
    text: &str,
    place: Span,
    paragraph: &Paragraph,
    annotations: &[Annotation],
    own: Range<usize>,
) -> Scene {
    let outer: Vec<&Quotation> =
        paragraph.quotations.iter().filter(|quotation| quotation.depth == 0).collect();
    let quoted = |span: Span| {
        let at = outer.partition_point(|quotation| quotation.span.shifted(place.start).end <= span.start);
        outer.get(at).is_some_and(|quotation| quotation.span.shifted(place.start).contains(span))
    };
    let speaks = |&at: &usize| {
        let annotation = &annotations[at];
        annotation.layer == "attribution"
            && annotation.attribute("type").and_then(Value::text) == Some("statement")
            && annotation.parts_of("source").next().is_some()
            && annotation.parts_of("cue").next().is_none_or(|cue| !quoted(cue))
    };
    let speaking: Vec<usize> = own.filter(speaks).collect();
    let opens = opening(paragraph).map(|first| first.span.shifted(place.start));
    let holds_opening = |&&at: &&usize| {
        opens.is_some_and(|first| annotations[at].parts_of("content").any(|content| content.overlaps(first)))
    };
    let first = speaking.iter().find(holds_opening).copied();
    let spoken = spoken(paragraph, &outer) && !is_heading(place.of(text), paragraph);
    let all = opens.map(|first| if spoken { place } else { first });
    let last_sentence = paragraph.sentences.last().map_or(0, |sentence| sentence.span.start) + place.start;
    let end = |at: &usize| annotations[*at].span.end;
    let reach = speaking.iter().map(end).max();
    Scene {
        spoken,
        runs_on: outer.last().is_some_and(|last| runs_on(last, paragraph)),
        free: all.filter(|_| first.is_none()),
        first,
        last: speaking.into_iter().find(|at| Some(end(at)) == reach),
        last_sentence,
        ..Scene::default()
    }
}

/// Whether every word of a paragraph stands in an outermost quotation.
fn spoken(paragraph: &Paragraph, outer: &[&Quotation]) -> bool {
    let word = |token: &Token| token.span.len() > 1;
    let inside: usize = outer.iter().map(|quotation| quotation.tokens.len()).sum();
    let mut at = 0;
    let mut plain = 0;
    for quotation in outer {
        plain += paragraph.tokens[at..quotation.tokens.start].iter().filter(|token| word(token)).count();
        at = quotation.tokens.end;
    }
    plain += paragraph.tokens[at..].iter().filter(|token| word(token)).count();
    plain == 0 && inside > 4
}

/// How many tokens a heading has at most.
const HEADING: usize = 12;

/// Whether a paragraph is no speech but a heading in quotation marks: it is short, and no sentence ends in it.
fn is_heading(text: &str, paragraph: &Paragraph) -> bool {
    let words = text.trim_end_matches(|letter: char| letter.is_whitespace() || "\"”'’»".contains(letter));
    let closed = words.len() < text.trim_end().len();
    closed && paragraph.tokens.len() <= HEADING && words.ends_with(char::is_alphanumeric)
}

/// Adds a quotation to an attribution's content, at the end of its parts.
fn give(attribution: &mut Annotation, content: Span) {
    let waits = attribution.parts_of("content").next().is_none();
    if waits {
        attribution.kind = "direct".into();
    } else if attribution.kind == "indirect" {
        attribution.kind = "mixed".into();
    }
    attribution.span = attribution.span.cover(content);
    attribution.parts.push(Part { role: "content".into(), span: content });
}
