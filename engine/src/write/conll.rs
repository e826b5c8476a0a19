//! How does a document look to programs that label tokens?
//!
//! CoNLL-U Plus: a token a line, an empty line after a sentence, and a first line that names the columns. After a
//! token's number, form and offsets comes a column for every layer (`SAYSO:HEDGE`) and for every role of parts
//! (`SAYSO:ATTRIBUTION:CUE`) that the document has. In them `B-` begins a mark, `I-` goes on in it, `O` is outside;
//! behind the hyphen stands the kind, or the role. Where several marks of a column overlap their labels are joined by `|`,
//! the one that began first in front. It never shows ids and links.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use super::Options;
use super::escape;
use super::units::Ruler;
use crate::document::{Document, Span};

/// The file: two lines of comment at least, and every line ends in a line feed.
pub fn write(document: &Document, options: Options) -> String {
    let text = document.text.as_str();
    let ruler = Ruler::new(text, options.units);
    let mut columns = columns(document);
    let mut out = String::from("# global.columns = ID FORM SAYSO:START SAYSO:END");
    for name in columns.keys() {
        out.push_str(" SAYSO:");
        out.push_str(&name.to_uppercase());
    }
    let _ = write!(out, "\n# units = {}\n# lang = {}\n", options.units.name(), document.lang);
    for (at, sentence) in document.sentences.iter().enumerate() {
        let _ = write!(out, "# sent_id = {}\n# text = ", at + 1);
        escape::one_line(&mut out, sentence.span.of(text));
        out.push('\n');
        for (number, token) in sentence.tokens.clone().enumerate() {
            let span = document.tokens[token].span;
            let _ = write!(out, "{}\t", number + 1);
            escape::one_line(&mut out, span.of(text));
            let _ = write!(out, "\t{}\t{}", ruler.at(span.start), ruler.at(span.end));
            for column in columns.values_mut() {
                out.push('\t');
                column.label(&mut out, token);
            }
            out.push('\n');
        }
        out.push('\n');
    }
    out
}

/// The marks of one column, each as the tokens that it touches, and how far they are written.
#[derive(Default)]
struct Column<'a> {
    marks: Vec<(Range<usize>, &'a str)>,
    next: usize,
    open: Vec<usize>,
}

impl Column<'_> {
    /// Writes the label of a token. The tokens must come in order.
    fn label(&mut self, out: &mut String, token: usize) {
        while self.marks.get(self.next).is_some_and(|(tokens, _)| tokens.start <= token) {
            self.open.push(self.next);
            self.next += 1;
        }
        self.open.retain(|&mark| self.marks[mark].0.end > token);
        if self.open.is_empty() {
            out.push('O');
        }
        for (at, &mark) in self.open.iter().enumerate() {
            let (tokens, name) = &self.marks[mark];
            out.push_str(if at > 0 { "|" } else { "" });
            out.push_str(if tokens.start == token { "B-" } else { "I-" });
            escape::one_line(out, name);
        }
    }
}

/// A column for each layer and, beside it, one for each role, by name.
fn columns(document: &Document) -> BTreeMap<String, Column<'_>> {
    let mut columns: BTreeMap<String, Column<'_>> = BTreeMap::new();
    let tokens = &document.tokens;
    let touched = |span: Span| {
        let start = tokens.partition_point(|token| token.span.end <= span.start);
        start..tokens.partition_point(|token| token.span.start < span.end)
    };
    for mark in &document.annotations {
        columns.entry(mark.layer.to_string()).or_default().marks.push((touched(mark.span), &mark.kind));
        for part in &mark.parts {
            let name = [&mark.layer, ":", part.role.as_ref()].concat();
            columns.entry(name).or_default().marks.push((touched(part.span), &part.role));
        }
    }
    for column in columns.values_mut() {
        column.marks.retain(|(tokens, _)| !tokens.is_empty());
        // Parts of marks that overlap do not stand in order yet.
        column.marks.sort_by_key(|(tokens, _)| (tokens.start, std::cmp::Reverse(tokens.end)));
    }
    columns
}
