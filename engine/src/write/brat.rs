//! How does a document look to the annotation tool brat, and to the gold files?
//!
//! Standoff lines beside the text, offsets in code points. An annotation with parts is an event whose trigger is its
//! cue; one without is a text-bound span. The rule that made a mark, and its score, stand in a note. It never shows a link that leads to anything but an annotation, as brat
//! has no place for a source that stands at several places.

use std::collections::HashMap;
use std::fmt::Write;

use super::units::{Ruler, Units};
use crate::document::{Annotation, Document, Span, Value};

/// The `.ann` file for a document: empty where nothing is marked, otherwise lines that each end in a line feed.
pub fn write(document: &Document) -> String {
    let mut lines = Lines {
        text: &document.text,
        ruler: Ruler::new(&document.text, Units::Codepoint),
        out: String::new(),
        spans: 0,
        events: 0,
        attributes: 0,
        relations: 0,
        notes: 0,
    };
    let names: HashMap<&str, String> = document
        .annotations
        .iter()
        .map(|annotation| (annotation.id.as_str(), lines.annotation(annotation)))
        .collect();
    for annotation in &document.annotations {
        for link in &annotation.links {
            if let Some(to) = names.get(link.to.as_str()) {
                lines.relation(&pascal(&link.role), &names[annotation.id.as_str()], to);
            }
        }
    }
    lines.out
}

/// The file as it grows, and the last number given to each sort of line.
struct Lines<'a> {
    text: &'a str,
    ruler: Ruler<'a>,
    out: String,
    spans: usize,
    events: usize,
    attributes: usize,
    relations: usize,
    notes: usize,
}

impl Lines<'_> {
    /// Writes an annotation with its attributes; its name in the file, `T5` or `E1`.
    fn annotation(&mut self, annotation: &Annotation) -> String {
        let layer = pascal(&annotation.layer);
        let (name, kind) = match trigger(annotation, self.text) {
            Some((spans, is_cue)) => {
                let name = self.event(annotation, &layer, &spans);
                if !is_cue {
                    self.attribute("NoCue", &name, "");
                }
                (name, "Form")
            }
            None => (self.span(&layer, &[annotation.span]), "Kind"),
        };
        self.attribute(kind, &name, &annotation.kind);
        for (attribute, value) in &annotation.attributes {
            match value {
                Value::Text(text) => self.attribute(&pascal(attribute), &name, text),
                Value::Number(number) => self.attribute(&pascal(attribute), &name, &number.to_string()),
            }
        }
        self.note(&name, &format!("{} {:.2}", annotation.rule, annotation.score));
        name
    }

    fn event(&mut self, annotation: &Annotation, layer: &str, trigger: &[Span]) -> String {
        let mut roles = format!("{layer}:{}", self.span(layer, trigger));
        let mut written = vec!["cue"];
        for part in &annotation.parts {
            if !written.contains(&part.role.as_ref()) {
                written.push(&part.role);
                let role = pascal(&part.role);
                let spans: Vec<Span> = annotation.parts_of(&part.role).collect();
                let span = self.span(&role, &spans);
                let _ = write!(roles, " {role}:{span}");
            }
        }
        self.events += 1;
        let _ = writeln!(self.out, "E{}\t{roles}", self.events);
        format!("E{}", self.events)
    }

    fn span(&mut self, kind: &str, fragments: &[Span]) -> String {
        self.spans += 1;
        let _ = write!(self.out, "T{}\t{kind} ", self.spans);
        for (at, fragment) in fragments.iter().enumerate() {
            let (start, end) = (self.ruler.at(fragment.start), self.ruler.at(fragment.end));
            let separator = if at > 0 { ";" } else { "" };
            let _ = write!(self.out, "{separator}{start} {end}");
        }
        for (at, fragment) in fragments.iter().enumerate() {
            self.out.push(if at > 0 { ' ' } else { '\t' });
            // A line of the file is a line: what would end it stands as a space.
            self.out.extend(fragment.of(self.text).chars().map(|c| if ends_line(c) { ' ' } else { c }));
        }
        self.out.push('\n');
        format!("T{}", self.spans)
    }

    fn attribute(&mut self, name: &str, of: &str, value: &str) {
        self.attributes += 1;
        let _ = write!(self.out, "A{}\t{name} {of}", self.attributes);
        if !value.is_empty() {
            let _ = write!(self.out, " {value}");
        }
        self.out.push('\n');
    }

    fn note(&mut self, of: &str, words: &str) {
        self.notes += 1;
        let _ = writeln!(self.out, "#{}\tAnnotatorNotes {of}\t{words}", self.notes);
    }

    fn relation(&mut self, name: &str, from: &str, to: &str) {
        self.relations += 1;
        let _ = writeln!(self.out, "R{}\t{name} Arg1:{from} Arg2:{to}", self.relations);
    }
}

/// Where an annotation with parts has its trigger, and whether that is a cue of its own: else the source, else the
/// first word of the content. Nothing for an annotation without parts.
fn trigger(annotation: &Annotation, text: &str) -> Option<(Vec<Span>, bool)> {
    let first = annotation.parts.first()?;
    for (role, is_cue) in [("cue", true), ("source", false)] {
        let spans: Vec<Span> = annotation.parts_of(role).collect();
        if !spans.is_empty() {
            return Some((spans, is_cue));
        }
    }
    let word = first.span.of(text).split_whitespace().next().map_or(first.span.len(), str::len);
    Some((vec![Span::new(first.span.start, first.span.start + word)], false))
}

fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// `no_evidence` as brat names things: `NoEvidence`.
fn pascal(name: &str) -> String {
    name.split(['_', '-'])
        .map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| first.to_ascii_uppercase())
                .into_iter()
                .chain(letters)
                .collect::<String>()
        })
        .collect()
}
