//! How does a document look to the annotation tool brat, and to the gold files?
//!
//! Standoff lines beside the text, offsets in code points. An annotation with parts is an event whose trigger is its
//! cue; one without is a text-bound span. The rule that made a mark, and its score, stand in a note. It never shows a
//! link that leads to anything but an annotation, as brat has no place for a source that stands at several places.

use std::collections::HashMap;
use std::fmt::Write;

use super::escape;
use super::json::rounded;
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
        self.note(&name, &format!("{} {:.2}", annotation.rule, rounded(annotation.score)));
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
            escape::one_line(&mut self.out, fragment.of(self.text));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Link, Part};
    use crate::notation;

    /// The file for a document in carets, without its notes.
    fn brat(carets: &str) -> String {
        let file = write(&notation::parse(carets).unwrap());
        file.lines().filter(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect()
    }

    #[test]
    fn an_attribution_is_an_event_and_links_are_relations() {
        let file = brat(
            "\
“It may rain,” Mara Lind said 🌧, “and nobody knows.”
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a1 attribution direct source_kind=person type=statement
^^^^^^^^^^^^^^ a1 content
               ^^^^^^^^^ a1 source
                         ^^^^ a1 cue
                                 ^^^^^^^^^^^^^^^^^^^ a1 content
 ^^^^^^^^^^^ c1 claim prediction priority=low attributed_to->a1
    ^^^ hedge modal tier=2 hedges->c1 holder->a1
",
        );
        assert_eq!(
            file,
            "\
T1\tAttribution 25 29\tsaid
T2\tContent 0 14;33 52\t“It may rain,” “and nobody knows.”
T3\tSource 15 24\tMara Lind
E1\tAttribution:T1 Content:T2 Source:T3
A1\tForm E1 direct
A2\tSourceKind E1 person
A3\tType E1 statement
T4\tClaim 1 12\tIt may rain
A4\tKind T4 prediction
A5\tPriority T4 low
T5\tHedge 4 7\tmay
A6\tKind T5 modal
A7\tTier T5 2
R1\tAttributedTo Arg1:T4 Arg2:E1
R2\tHedges Arg1:T5 Arg2:T4
R3\tHolder Arg1:T5 Arg2:E1
"
        );
    }

    #[test]
    fn without_a_cue_the_source_or_the_first_word_is_the_trigger() {
        let source = "\
Lind: We won.
^^^^^^^^^^^^^ a1 attribution direct
^^^^ a1 source
      ^^^^^^ a1 content
";
        assert!(brat(source).starts_with(
            "T1\tAttribution 0 4\tLind\nT2\tSource 0 4\tLind\nT3\tContent 6 12\tWe won\n\
             E1\tAttribution:T1 Source:T2 Content:T3\nA1\tNoCue E1\n"
        ));
        let content = "\
“We won.”
^^^^^^^^^ a1 attribution direct
^^^^^^^^^ a1 content
";
        assert!(brat(content).starts_with(
            "T1\tAttribution 0 3\t“We\nT2\tContent 0 9\t“We won.”\n\
             E1\tAttribution:T1 Content:T2\nA1\tNoCue E1\n"
        ));
    }

    #[test]
    fn a_line_of_the_file_is_a_line_whatever_the_text_has() {
        let text = "one\r\ntwo\u{2028}three\tfour";
        let span = Span::new(0, text.len());
        let annotation = Annotation {
            id: "x1".to_owned(),
            layer: "x".into(),
            kind: "y".into(),
            span,
            score: 0.456,
            rule: "x.y".into(),
            parts: Vec::new(),
            attributes: Vec::new(),
            links: vec![Link { role: "source".into(), to: "s1".to_owned() }],
        };
        let document =
            Document { text: text.to_owned(), annotations: vec![annotation.clone()], ..Document::default() };
        let expected = "T1\tX 0 19\tone  two three four\nA1\tKind T1 y\n#1\tAnnotatorNotes T1\tx.y 0.46\n";
        assert_eq!(write(&document), expected);

        let parts = vec![Part { role: "cue".into(), span }];
        let document = Document { annotations: vec![Annotation { parts, ..annotation }], ..document };
        assert_eq!(write(&document).lines().count(), 4);
        assert_eq!(write(&Document::default()), "");
    }

    #[test]
    fn names_are_written_as_brat_writes_them() {
        assert_eq!(["claim", "attributed_to", "", "x-y"].map(pascal), ["Claim", "AttributedTo", "", "XY"]);
    }
}
