//! How does a document look to those who edit texts in TEI?
//!
//! A TEI P5 file with the text in one anonymous block and the marks in a `standOff` behind it: a `spanGrp` for each,
//! with a `span` for the whole and one for each part, and a feature structure for the rest. Pointers are
//! `string-range(text,OFFSET,LENGTH)` and count code points. It never drops a character: what XML 1.0 forbids is
//! U+FFFD, one for one, so that offsets hold.

use std::fmt::Write;

use super::Options;
use super::escape;
use super::json::{ENGINE, rounded};
use super::units::{Ruler, Units};
use crate::document::{Annotation, Document, Source, Span, Value};

const HEADER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader>
<fileDesc>
<titleStmt><title>A text, and who is said to have said what in it</title></titleStmt>
<publicationStmt><p>Not published.</p></publicationStmt>
<sourceDesc><p>A text as it was given to the annotator.</p></sourceDesc>
</fileDesc>
<encodingDesc>
<appInfo><application ident="sayso" version=""#;

const OFFSETS: &str = r#""><label>Sayso</label></application></appInfo>
<editorialDecl><p>Offsets and lengths count Unicode code points of the element whose identifier is text, from 0. Characters that XML forbids stand as U+FFFD.</p></editorialDecl>
</encodingDesc>
"#;

/// The file, which ends in a line feed. It is well-formed whatever the document says.
pub fn write(document: &Document, options: Options) -> String {
    let mut file = File { ruler: Ruler::new(&document.text, Units::Codepoint), out: HEADER.to_owned() };
    file.text(&ENGINE.version);
    file.raw(OFFSETS);
    if !document.lang.is_empty() {
        file.raw("<profileDesc><langUsage><language ident=\"");
        file.text(&document.lang);
        file.raw("\"/></langUsage></profileDesc>\n");
    }
    file.raw("</teiHeader>\n<text><body><ab xml:id=\"text\" xml:space=\"preserve\">");
    if options.with_text {
        file.text(&document.text);
    }
    file.raw("</ab></body></text>\n");
    if !document.annotations.is_empty() || !document.sources.is_empty() {
        file.raw("<standOff>\n");
        document.annotations.iter().for_each(|mark| file.mark(mark));
        document.sources.iter().for_each(|source| file.source(source));
        file.links(&document.annotations);
        file.raw("</standOff>\n");
    }
    file.raw("</TEI>\n");
    file.out
}

/// The file as it grows.
struct File<'a> {
    ruler: Ruler<'a>,
    out: String,
}

impl File<'_> {
    fn raw(&mut self, xml: &str) {
        self.out.push_str(xml);
    }

    fn text(&mut self, text: &str) {
        escape::markup(&mut self.out, text);
    }

    fn name(&mut self, name: &str) {
        escape::identifier(&mut self.out, name);
    }

    fn mark(&mut self, mark: &Annotation) {
        self.open(&mark.id, &mark.layer);
        self.span(&mark.kind, mark.span);
        for part in &mark.parts {
            self.span(&part.role, part.span);
        }
        self.features(&mark.id, &mark.layer);
        self.feature("kind", &mark.kind);
        let _ = writeln!(self.out, "<f name=\"score\"><numeric value=\"{}\"/></f>", rounded(mark.score));
        self.feature("rule", &mark.rule);
        for (name, value) in &mark.attributes {
            match value {
                Value::Text(word) => self.feature(name, word),
                Value::Number(number) => {
                    self.raw("<f name=\"");
                    self.name(name);
                    let _ = writeln!(self.out, "\"><numeric value=\"{number}\"/></f>");
                }
            }
        }
        self.raw("</fs>\n");
    }

    fn source(&mut self, source: &Source) {
        self.open(&source.id, "source");
        for &mention in &source.mentions {
            self.span("mention", mention);
        }
        self.features(&source.id, "source");
        self.feature("name", &source.name);
        self.feature("kind", &source.kind);
        let _ = writeln!(self.out, "<f name=\"named\"><binary value=\"{}\"/></f>", source.named);
        self.raw("</fs>\n");
    }

    fn open(&mut self, id: &str, layer: &str) {
        self.raw("<spanGrp xml:id=\"");
        self.name(id);
        self.raw("\" type=\"");
        self.name(layer);
        self.raw("\" ana=\"#");
        self.name(id);
        self.raw("-fs\">\n");
    }

    fn span(&mut self, role: &str, span: Span) {
        let start = self.ruler.at(span.start);
        let length = self.ruler.at(span.end) - start;
        self.raw("<span type=\"");
        self.name(role);
        let _ = writeln!(self.out, "\" target=\"#string-range(text,{start},{length})\"/>");
    }

    fn features(&mut self, id: &str, layer: &str) {
        self.raw("</spanGrp>\n<fs xml:id=\"");
        self.name(id);
        self.raw("-fs\" type=\"");
        self.name(layer);
        self.raw("\">\n");
    }

    fn feature(&mut self, name: &str, value: &str) {
        self.raw("<f name=\"");
        self.name(name);
        self.raw("\"><string>");
        self.text(value);
        self.raw("</string></f>\n");
    }

    fn links(&mut self, marks: &[Annotation]) {
        if marks.iter().all(|mark| mark.links.is_empty()) {
            return;
        }
        self.raw("<linkGrp type=\"links\">\n");
        for mark in marks {
            for link in &mark.links {
                self.raw("<link type=\"");
                self.name(&link.role);
                self.raw("\" target=\"#");
                self.name(&mark.id);
                self.raw(" #");
                self.name(&link.to);
                self.raw("\"/>\n");
            }
        }
        self.raw("</linkGrp>\n");
    }
}
