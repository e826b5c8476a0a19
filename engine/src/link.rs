//! What does the whole text say? Joins the readings of paragraphs into one document and ties the marks together.
//!
//! It never marks anything anew inside a paragraph.

mod figure;
mod quotation;
mod source;
mod tie;

use crate::document::{self, Annotation, Count, Document, Paragraph, Sentence, Span, Token, Warning};
use crate::order;
use crate::read::language;

/// The document that the placed readings make. The spans are the paragraphs' places in `text`, in order.
///
/// A text in another language than English keeps its tokens and sentences, but no marks: they would be chance.
pub fn document(text: &str, placed: &[(Span, &Paragraph)]) -> Document {
    let lang = language::language(text);
    let mut document = Document { text: text.to_owned(), lang: lang.into(), ..Document::default() };
    for &(place, paragraph) in placed {
        place_paragraph(&mut document, place, paragraph);
    }
    if lang != "en" {
        document.annotations.clear();
        document.warnings = vec![language::foreign("text", text, lang)];
        return document;
    }
    quotation::join(text, placed, &mut document.annotations);
    quotation::hand_to_nobody(text, placed, &mut document.annotations);
    document.warnings.extend(quotation::warnings(placed));
    order::sort_by_key(&mut document.warnings, |warning| warning.span);
    order::sort_by(&mut document.annotations, document::reading_order);
    number(&mut document.annotations);
    source::find(&mut document, &outermost_quotations(placed));
    tie::tie(&mut document.annotations, &document.sentences);
    document.figures = figure::figures(text, &counts(placed), &document.annotations);
    document
}

/// The figures of two texts that count the same thing: the number of each among its document's figures, and whether
/// some number suits both. Who gives them does not matter here.
pub fn shared_figures(one: &[(Span, &Paragraph)], other: &[(Span, &Paragraph)]) -> Vec<(usize, usize, bool)> {
    figure::shared(&counts(one), &counts(other))
}

/// The quotations that stand in no other one, in the text's order.
fn outermost_quotations(placed: &[(Span, &Paragraph)]) -> Vec<Span> {
    let of = |&(place, paragraph): &(Span, &Paragraph)| {
        let outermost = paragraph.quotations.iter().filter(|quotation| quotation.depth == 0);
        outermost.map(|quotation| quotation.span.shifted(place.start)).collect::<Vec<_>>()
    };
    placed.iter().flat_map(of).collect()
}

fn place_paragraph(document: &mut Document, place: Span, paragraph: &Paragraph) {
    let by = place.start;
    let first = document.tokens.len();
    document.paragraphs.push(place);
    document.tokens.extend(paragraph.tokens.iter().map(|token| Token { span: token.span.shifted(by) }));
    document.sentences.extend(paragraph.sentences.iter().map(|sentence| Sentence {
        span: sentence.span.shifted(by),
        tokens: sentence.tokens.start + first..sentence.tokens.end + first,
        checkworthy: sentence.checkworthy,
    }));
    document.annotations.extend(paragraph.annotations.iter().map(|annotation| {
        let mut annotation = annotation.clone();
        annotation.span = annotation.span.shifted(by);
        for part in &mut annotation.parts {
            part.span = part.span.shifted(by);
        }
        annotation
    }));
    document.warnings.extend(
        paragraph
            .warnings
            .iter()
            .map(|warning| Warning { span: warning.span.shifted(by), ..warning.clone() }),
    );
}

/// The figures of all paragraphs at their places in the text.
fn counts(placed: &[(Span, &Paragraph)]) -> Vec<Count> {
    let of_paragraph = |&(place, paragraph): &(Span, &Paragraph)| {
        let placed = move |count: &Count| Count {
            span: count.span.shifted(place.start),
            time: count.time.map(|time| time.shifted(place.start)),
            ..count.clone()
        };
        paragraph.counts.iter().map(placed).collect::<Vec<_>>()
    };
    placed.iter().flat_map(of_paragraph).collect()
}

/// Gives ids: the layer's first letter and a number in reading order.
fn number(annotations: &mut [Annotation]) {
    let mut counts: Vec<(char, usize)> = Vec::new();
    for annotation in annotations {
        let letter = annotation.layer.chars().next().unwrap_or('x');
        let at = counts.iter().position(|(l, _)| *l == letter).unwrap_or_else(|| {
            counts.push((letter, 0));
            counts.len() - 1
        });
        counts[at].1 += 1;
        annotation.id = format!("{letter}{}", counts[at].1);
    }
}
