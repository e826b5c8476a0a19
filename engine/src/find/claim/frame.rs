//! Which words of a sentence does an attribution claim for itself?
//!
//! It never marks anything: it takes a sentence apart into what is said at each level of handing on.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::verb::VerbView;
use crate::document::{Annotation, Passage, Span, Value};
use crate::nest::{self, Parts};
use crate::order;
use crate::read::phrase::Class;

/// Where the attributions of a passage stand in its sentences.
pub struct Frames {
    sentences: Vec<Levels>,
}

/// The pieces of attributions in one sentence, by the attribution in whose content they stand.
#[derive(Default)]
struct Levels {
    contents: HashMap<Option<usize>, Vec<Piece>>,
    /// Sources and cues.
    frames: HashMap<Option<usize>, Vec<Piece>>,
}

struct Piece {
    tokens: Range<usize>,
    attribution: usize,
    recorded: Recorded,
}

/// What of an attribution could be checked where nothing in its content can.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Recorded {
    /// That its source said so.
    Word,
    /// The clause that it makes, without a source: *she was told to leave*.
    Clause,
    /// Nothing: *I think*.
    Nothing,
}

/// What is said at one level: by the writer, or in one content.
pub struct Stretch<'a> {
    /// Where it stands.
    pub within: Range<usize>,
    /// Its tokens, in order, without the contents that are handed on inside it.
    pub tokens: Vec<usize>,
    /// Those of them that are sources and cues, each with its attribution.
    pub frames: HashMap<usize, (usize, Recorded)>,
    /// Whether it is the content of an attribution.
    pub in_content: bool,
    contents: Vec<&'a Piece>,
}

impl Frames {
    /// The frames of the attributions among `found`. One that holds something back, such as a denial, has none: what
    /// can be checked there is the whole of it.
    pub fn of(view: &VerbView<'_>, found: &[Annotation]) -> Frames {
        let passage = view.passage;
        let mut sentences: Vec<Levels> = passage.sentences.iter().map(|_| Levels::default()).collect();
        let attributions: Vec<usize> = (0..found.len())
            .filter(|&at| {
                let attribution = &found[at];
                nest::hands_over(attribution)
                    && !holds_back(view, attribution)
                    && !is_woven_in(passage, attribution)
            })
            .collect();
        let cues: Vec<Span> = attributions.iter().map(|&at| nest::cue(&found[at])).collect();
        let around = Parts::of(found, &["content"]).around(&cues);
        for (&attribution, around) in attributions.iter().zip(around) {
            let recorded = recorded(passage, &found[attribution]);
            for part in &found[attribution].parts {
                for (sentence, tokens) in pieces(passage, part.span) {
                    let levels = &mut sentences[sentence];
                    let level =
                        if part.role == "content" { &mut levels.contents } else { &mut levels.frames };
                    level.entry(around).or_default().push(Piece { tokens, attribution, recorded });
                }
            }
        }
        let levels = sentences.iter_mut().flat_map(|levels| [&mut levels.contents, &mut levels.frames]);
        for pieces in levels.flat_map(HashMap::values_mut) {
            order::sort_by_key(pieces, |piece| (piece.tokens.start, std::cmp::Reverse(piece.tokens.end)));
        }
        Frames { sentences }
    }

    /// Shows every level of a sentence, the writer's first.
    pub fn walk(&self, sentence: usize, tokens: Range<usize>, mut show: impl FnMut(&Stretch<'_>)) {
        let levels = &self.sentences[sentence];
        let mut seen = HashSet::new();
        let mut open = vec![(tokens, None)];
        while let Some((tokens, holder)) = open.pop() {
            let stretch = levels.stretch(tokens, holder);
            show(&stretch);
            for piece in stretch.contents {
                if seen.insert((piece.attribution, piece.tokens.start)) {
                    open.push((piece.tokens.clone(), Some(piece.attribution)));
                }
            }
        }
    }
}

/// The tokens of each fragment of an attribution's content.
pub fn contents<'a>(
    attribution: &'a Annotation,
    passage: &'a Passage<'_>,
) -> impl Iterator<Item = Range<usize>> + 'a {
    attribution.parts_of("content").map(|span| tokens_of(passage, span))
}

impl Stretch<'_> {
    /// Whether something is handed on in the tokens.
    pub fn hands_on(&self, tokens: &Range<usize>) -> bool {
        let first = self.contents.partition_point(|piece| piece.tokens.start < tokens.start);
        let mut from_here = self.contents[first..].iter().take_while(|piece| piece.tokens.start < tokens.end);
        from_here.any(|piece| piece.tokens.end <= tokens.end)
    }
}

impl Levels {
    fn stretch(&self, within: Range<usize>, holder: Option<usize>) -> Stretch<'_> {
        let contents: Vec<&Piece> = inside(self.contents.get(&holder), &within).collect();
        let mut tokens = Vec::new();
        let mut at = within.start;
        for piece in &contents {
            tokens.extend(at..piece.tokens.start.max(at));
            at = at.max(piece.tokens.end);
        }
        tokens.extend(at..within.end);
        let mut frames = HashMap::new();
        for piece in inside(self.frames.get(&holder), &within) {
            frames.extend(piece.tokens.clone().map(|at| (at, (piece.attribution, piece.recorded))));
        }
        Stretch { within, tokens, frames, in_content: holder.is_some(), contents }
    }
}
/// The pieces of a level that lie in the tokens.
fn inside<'a>(level: Option<&'a Vec<Piece>>, tokens: &Range<usize>) -> impl Iterator<Item = &'a Piece> {
    let (start, end) = (tokens.start, tokens.end);
    let pieces = level.map_or(&[][..], Vec::as_slice);
    let first = pieces.partition_point(|piece| piece.tokens.start < start);
    pieces[first..]
        .iter()
        .take_while(move |piece| piece.tokens.start < end)
        .filter(move |piece| piece.tokens.end <= end)
}

/// The tokens of a span.
pub fn tokens_of(passage: &Passage<'_>, span: Span) -> Range<usize> {
    let first = passage.tokens.partition_point(|token| token.span.end <= span.start);
    let end = passage.tokens.partition_point(|token| token.span.start < span.end);
    first..end.max(first)
}

/// The tokens of a span, sentence by sentence.
fn pieces<'a>(passage: &'a Passage<'_>, span: Span) -> impl Iterator<Item = (usize, Range<usize>)> + 'a {
    let tokens = tokens_of(passage, span);
    let from = passage.sentences.partition_point(|sentence| sentence.tokens.end <= tokens.start);
    (from..passage.sentences.len()).map_while(move |at| {
        let sentence = &passage.sentences[at].tokens;
        let piece = tokens.start.max(sentence.start)..tokens.end.min(sentence.end);
        (!piece.is_empty()).then_some((at, piece))
    })
}

fn recorded(passage: &Passage<'_>, attribution: &Annotation) -> Recorded {
    match attribution.parts_of("source").next().map(|span| span.of(passage.text).to_lowercase()) {
        None => Recorded::Clause,
        Some(source) if matches!(source.as_str(), "i" | "we" | "you") => Recorded::Nothing,
        Some(_) => Recorded::Word,
    }
}

/// Whether an attribution hands nothing over that its source stands for: *denied that …*, *would not say whether …*.
fn holds_back(view: &VerbView<'_>, attribution: &Annotation) -> bool {
    if attribution.attribute("stance").and_then(Value::text) == Some("denying") {
        return true;
    }
    let word = |at: usize| view.passage.word(at);
    let nobody = |span: Span| matches!(word(tokens_of(view.passage, span).start), "neither" | "no");
    let denial = |at: usize| {
        view.class(at) == Class::Negation || DENIALS.iter().any(|stem| word(at).starts_with(stem))
    };
    attribution.parts_of("source").any(nobody)
        || attribution.parts_of("cue").any(|span| tokens_of(view.passage, span).any(denial))
}

/// Whether no mark parts an attribution from the content on both its sides, so that they are one clause: *The sum **cited in
/// the letter** is too low*.
fn is_woven_in(passage: &Passage<'_>, attribution: &Annotation) -> bool {
    let tokens = |role| attribution.parts_of(role).map(|span| tokens_of(passage, span)).collect::<Vec<_>>();
    let (contents, cues, sources) = (tokens("content"), tokens("cue"), tokens("source"));
    match (&contents[..], &cues[..], &sources[..]) {
        ([left, right], [cue], [source]) => left.end == cue.start && source.end == right.start,
        _ => false,
    }
}

/// How verbs begin that hold something back.
const DENIALS: [&str; 9] =
    ["deny", "deni", "refus", "declin", "doubt", "dispute", "disputing", "reject", "dismiss"];
