//! Where does a paragraph begin and end?
//!
//! It never looks at words.

use crate::document::Span;

/// The paragraphs of a text: lines with something on them, without the blanks at their ends.
///
/// What parts lines is what Unicode says must: line feed, carriage return (both together as well), vertical tab, form
/// feed, next line, line separator and paragraph separator.
pub fn paragraphs(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(parts_lines) {
        let inner = line.trim_matches(is_blank);
        if !inner.is_empty() {
            let from = start + (line.len() - line.trim_start_matches(is_blank).len());
            spans.push(Span::new(from, from + inner.len()));
        }
        start += line.len();
    }
    spans
}

fn parts_lines(letter: char) -> bool {
    matches!(letter, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a character leaves nothing on the page: white space of every width (the no-break space too), control
/// characters, and the marks that only steer line breaking and writing direction. No token holds one.
pub fn is_blank(letter: char) -> bool {
    if letter.is_ascii() {
        return letter <= ' ' || letter == '\u{7f}';
    }
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}'
            | '\u{feff}')
}
