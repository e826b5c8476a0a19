//! What is an attribution called, once its spans are known? Its kind, its attributes and its place as an annotation.
//!
//! It never asks how the spans were found.

use std::ops::Range;

use super::Reading;
use super::cue::{Act, Stance};
use super::kind::source_kind;
use crate::document::{Annotation, Part, Quotation, Span};
use crate::layer::Page;
use crate::order;
use crate::read::phrase::Class;

/// The spans of one attribution, in token indices.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The rule of the page that found it, without the layer.
    pub rule: &'static str,
    pub cue: Range<usize>,
    pub source: Option<Range<usize>>,
    /// Its fragments in text order.
    pub contents: Vec<Range<usize>>,
    pub act: Act,
    pub stance: Stance,
    /// Whether the speaker of the sentence is meant, who is named elsewhere in it.
    pub shares_source: bool,
    /// Whether what is said follows in the next paragraph: *The mayor wrote:*
    pub open: bool,
    /// The sentence, to find the speaker in.
    pub sentence: Range<usize>,
    /// How likely it is right, where that is known; else the page says how often its rule is.
    pub score: Option<f32>,
}

/// How many tokens of a content are looked at to name its kind.
const SEEN: usize = 400;

impl Draft {
    /// The annotation, or nothing for a draft that hands nothing over.
    pub fn annotation(&self, reading: &Reading<'_>, page: &Page) -> Option<Annotation> {
        if self.contents.is_empty() && !self.open {
            return None;
        }
        let passage = reading.passage;
        let span = |range: &Range<usize>| passage.span(range.clone());
        let mut parts: Vec<Part> = vec![Part { role: "cue".into(), span: span(&self.cue) }];
        parts.extend(self.source.iter().map(|source| Part { role: "source".into(), span: span(source) }));
        parts
            .extend(self.contents.iter().map(|content| Part { role: "content".into(), span: span(content) }));
        order::sort_by_key(&mut parts, |part| (part.span, part.role.clone()));
        let rule = page.rule(&format!("attribution.{}", self.rule))?;
        let whole = parts.iter().map(|part| part.span).reduce(Span::cover)?;
        let mut annotation = Annotation {
            id: String::new(),
            layer: "attribution".into(),
            kind: self.kind(reading).into(),
            span: whole,
            score: self.score.or(rule.score).unwrap_or(0.5),
            rule: rule.name.clone(),
            parts,
            attributes: Vec::new(),
            links: Vec::new(),
        };
        let kind = self.source.clone().map_or("none", |source| source_kind(reading, source));
        annotation.set("source_kind", kind);
        annotation.set(
            "type",
            match self.act {
                Act::Statement => "statement",
                Act::Thought => "thought",
                Act::Intention => "intention",
            },
        );
        annotation.set(
            "stance",
            match self.stance {
                Stance::Neutral => "neutral",
                Stance::Endorsing => "endorsing",
                Stance::Distancing => "distancing",
                Stance::Denying => "denying",
            },
        );
        Some(annotation)
    }

    /// `direct`, `indirect` or `mixed`, by the attribution's own quotation marks: not those around the whole of it,
    /// nor those around a title.
    fn kind(&self, reading: &Reading<'_>) -> &'static str {
        let (mut quoted, mut plain) = (false, false);
        let around = reading.passage.quotation_of(self.cue.start);
        for at in self.contents.iter().cloned().flatten().take(SEEN) {
            if quoted && plain {
                break;
            }
            if matches!(reading.phrases.class(at), Class::Comma | Class::Stop | Class::Break | Class::Quote) {
                continue;
            }
            let own =
                reading.passage.quotation_of(at).filter(|inner| around.is_none_or(|outer| outer != *inner));
            match own {
                Some(quotation) if !is_title(reading, quotation) => quoted = true,
                _ => plain = true,
            }
        }
        match (quoted, plain) {
            (true, false) => "direct",
            (true, true) => "mixed",
            (false, _) => "indirect",
        }
    }
}

/// Whether a quotation is the title of a work or a name: two words or more, each with a capital but for small ones.
fn is_title(reading: &Reading<'_>, quotation: &Quotation) -> bool {
    let inside = quotation.tokens.start + 1..quotation.tokens.end - usize::from(quotation.closed);
    let name = |at: &usize| reading.phrases.class(*at) == Class::Name;
    inside.len() <= 10
        && inside.clone().filter(name).count() >= 2
        && inside.clone().all(|at| {
            let small = reading.passage.token(at).len() <= 3;
            let capital = reading.passage.token(at).chars().next().is_some_and(char::is_uppercase);
            small || capital || reading.phrases.class(at) == Class::Number
        })
}
