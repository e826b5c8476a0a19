//! Where does a paragraph begin and end?
//!
//! It never looks at words.

use crate::document::Span;

/// The paragraphs of a text: runs of lines with something on them, one line each, without white space at their ends.
pub fn paragraphs(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let inner = line.trim();
        if !inner.is_empty() {
            let from = start + (line.len() - line.trim_start().len());
            spans.push(Span::new(from, from + inner.len()));
        }
        start += line.len();
    }
    spans
}
