//! How does a document look to a program that speaks Web Annotation?
//!
//! A page of annotations after the W3C's Web Annotation Data Model, in JSON-LD. A mark's target is the text by position
//! and by quotation, its bodies are its class, its attributes as tags, its parts and its links; a source is an
//! annotation that identifies all its mentions. What the standard has no word for is `sayso:` something, which a
//! reader may pass over. Offsets count code points, because the standard has no other. It never holds sentences,
//! figures and warnings: they are no annotations.

use std::fmt::Write;

use super::Options;
use super::escape;
use super::json::{ENGINE, rounded};
use super::units::{Ruler, Units};
use crate::document::{Annotation, Document, Source, Span, Value};

/// The standard's terms, and ours beside them. A URN of our own needs nobody to keep a server.
const CONTEXT: &str =
    r#"["http://www.w3.org/ns/anno.jsonld",{"sayso":"urn:uuid:7f2f7a3e-6b0c-4c53-9a53-2d6f2b8e1c40#"}]"#;

/// How many characters stand before and after a quotation, so that it can be found again in a text that has changed.
const AROUND: usize = 32;

/// The page as JSON on one line, without a line end.
pub fn write(document: &Document, options: Options) -> String {
    let mut page = Page {
        text: &document.text,
        ruler: Ruler::new(&document.text, Units::Codepoint),
        out: String::new(),
    };
    page.raw(r#"{"@context":"#);
    page.raw(CONTEXT);
    page.raw(r##","id":"#marks","type":"AnnotationPage","generator":{"type":"Software","name":"##);
    page.text(&["Sayso ", &ENGINE.version].concat());
    page.raw(r##"},"sayso:units":"codepoint","sayso:text":{"id":"#text","type":"Text","format":"text/plain","language":"##);
    page.text(&document.lang);
    if options.with_text {
        page.raw(r#","value":"#);
        page.text(&document.text);
    }
    page.raw(r#"},"items":["#);
    for (at, mark) in document.annotations.iter().enumerate() {
        page.comma(at);
        page.mark(mark);
    }
    for (at, source) in document.sources.iter().enumerate() {
        page.comma(at + document.annotations.len());
        page.source(source);
    }
    page.raw("]}");
    page.out
}

/// The file as it grows.
struct Page<'a> {
    text: &'a str,
    ruler: Ruler<'a>,
    out: String,
}

impl Page<'_> {
    fn raw(&mut self, json: &str) {
        self.out.push_str(json);
    }

    fn text(&mut self, text: &str) {
        escape::json(&mut self.out, text);
    }

    fn comma(&mut self, at: usize) {
        if at > 0 {
            self.out.push(',');
        }
    }

    fn mark(&mut self, mark: &Annotation) {
        self.raw(r#"{"id":"#);
        self.text(&["#", &mark.id].concat());
        self.raw(r#","type":"Annotation","motivation":"classifying","body":["#);
        self.tag("classifying", &mark.layer, &mark.kind);
        for (name, value) in &mark.attributes {
            self.raw(",");
            match value {
                Value::Number(number) => self.tag("tagging", name, &number.to_string()),
                // Quoted like this, a word that looks like a number stays a word.
                Value::Text(word) if word.parse::<i64>().is_ok() || word.starts_with('"') => {
                    self.tag("tagging", name, &["\"", word, "\""].concat());
                }
                Value::Text(word) => self.tag("tagging", name, word),
            }
        }
        for part in &mark.parts {
            self.raw(r#",{"type":"SpecificResource","purpose":"highlighting","sayso:role":"#);
            self.text(&part.role);
            self.raw(",");
            self.place(part.span);
            self.raw("}");
        }
        for link in &mark.links {
            self.raw(r#",{"type":"SpecificResource","purpose":"linking","sayso:role":"#);
            self.text(&link.role);
            self.raw(r#","source":"#);
            self.text(&["#", &link.to].concat());
            self.raw("}");
        }
        self.raw(r#"],"target":{"#);
        self.place(mark.span);
        let _ = write!(self.out, r#"}},"sayso:score":{},"sayso:rule":"#, rounded(mark.score));
        self.text(&mark.rule);
        self.raw("}");
    }

    fn source(&mut self, source: &Source) {
        self.raw(r#"{"id":"#);
        self.text(&["#", &source.id].concat());
        self.raw(r#","type":"Annotation","motivation":"identifying","body":["#);
        self.tag("classifying", "source", &source.kind);
        self.raw(",");
        self.tag("tagging", "named", if source.named { "true" } else { "false" });
        self.raw(r#",{"type":"TextualBody","purpose":"identifying","value":"#);
        self.text(&source.name);
        self.raw(r#"}],"target":["#);
        for (at, &mention) in source.mentions.iter().enumerate() {
            self.comma(at);
            self.raw("{");
            self.place(mention);
            self.raw("}");
        }
        self.raw("]}");
    }

    fn tag(&mut self, purpose: &str, name: &str, value: &str) {
        self.raw(r#"{"type":"TextualBody","purpose":"#);
        self.text(purpose);
        self.raw(r#","value":"#);
        self.text(&[name, ": ", value].concat());
        self.raw("}");
    }

    /// Where a span stands: by its place, and by its words with those around them.
    fn place(&mut self, span: Span) {
        let (before, after) = (&self.text[..span.start], &self.text[span.end..]);
        let from = before.char_indices().rev().take(AROUND).last().map_or(span.start, |(at, _)| at);
        let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
        let (start, end) = (self.ruler.at(span.start), self.ruler.at(span.end));
        let _ = write!(
            self.out,
            r##""source":"#text","selector":[{{"type":"TextPositionSelector","start":{start},"end":{end}}},"##
        );
        self.raw(r#"{"type":"TextQuoteSelector","exact":"#);
        self.text(span.of(self.text));
        self.raw(r#","prefix":"#);
        self.text(&before[from..]);
        self.raw(r#","suffix":"#);
        self.text(&after[..to]);
        self.raw("}]");
    }
}
