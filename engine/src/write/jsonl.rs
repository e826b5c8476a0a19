//! How does a document look to the tools that people train and annotate with? A line of JSON for each document.
//!
//! The tools tell marks apart by a label alone, so a part's label names its layer and its role. It never holds a mark
//! on no text, which none of the tools takes.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use super::escape;
use super::json::{ENGINE, rounded};
use super::units::{Ruler, Units};
use crate::document::{Document, Span};

/// A document as spaCy writes and reads it (`Doc.from_json`): marks are span groups, one for each layer, labelled by
/// kind or role; a span's `kb_id` is the id of its mark. Offsets count code points.
pub fn spacy(document: &Document) -> String {
    let ruler = Ruler::new(&document.text, Units::Codepoint);
    let mut out = String::from("{\"text\":");
    escape::json(&mut out, &document.text);
    out.push_str(",\"tokens\":[");
    for (id, span) in spacy_tokens(document).into_iter().enumerate() {
        comma(&mut out, id);
        let _ = write!(out, "{{\"id\":{id},");
        place(&mut out, &ruler, span);
        out.push('}');
    }
    out.push_str("],\"spans\":{");
    let mut groups: BTreeMap<&str, Vec<(Span, &str, &str)>> = BTreeMap::new();
    for mark in &document.annotations {
        let group = groups.entry(&mark.layer).or_default();
        group.push((mark.span, &mark.kind, &mark.id));
        group.extend(mark.parts.iter().map(|part| (part.span, part.role.as_ref(), mark.id.as_str())));
    }
    for (at, (layer, mut spans)) in groups.into_iter().enumerate() {
        spans.retain(|(span, ..)| !span.is_empty());
        comma(&mut out, at);
        escape::json(&mut out, layer);
        out.push_str(":[");
        for (at, (span, label, id)) in spans.into_iter().enumerate() {
            comma(&mut out, at);
            out.push('{');
            place(&mut out, &ruler, span);
            out.push_str(",\"label\":");
            escape::json(&mut out, label);
            out.push_str(",\"kb_id\":");
            escape::json(&mut out, id);
            out.push('}');
        }
        out.push(']');
    }
    out.push_str("}}");
    out
}

/// A document for doccano, in the form that its projects with relations take: entities and relations between them.
/// Offsets count UTF-16 code units, as doccano's page does.
pub fn doccano(document: &Document) -> String {
    let ruler = Ruler::new(&document.text, Units::Utf16);
    let mut out = String::from("{\"text\":");
    escape::json(&mut out, &document.text);
    out.push_str(",\"units\":\"utf16\",\"entities\":[");
    let regions = regions(document);
    for (id, region) in regions.iter().enumerate() {
        comma(&mut out, id);
        let (start, end) = (ruler.at(region.span.start), ruler.at(region.span.end));
        let _ = write!(out, "{{\"id\":{id},\"start_offset\":{start},\"end_offset\":{end},\"label\":");
        escape::json(&mut out, &region.label);
        out.push('}');
    }
    out.push_str("],\"relations\":[");
    for (id, (role, from, to)) in relations(document, &regions).into_iter().enumerate() {
        comma(&mut out, id);
        let _ = write!(out, "{{\"id\":{id},\"from_id\":{from},\"to_id\":{to},\"type\":");
        escape::json(&mut out, role);
        out.push('}');
    }
    out.push_str("]}");
    out
}

/// A task for Label Studio with the marks as a prediction, for a labeling interface whose `Labels` are called `label`
/// and whose `Text` is called `text`. Offsets count code points, as its editor does.
pub fn label_studio(document: &Document) -> String {
    let ruler = Ruler::new(&document.text, Units::Codepoint);
    let mut out = String::from("{\"data\":{\"text\":");
    escape::json(&mut out, &document.text);
    out.push_str("},\"meta\":{\"units\":\"codepoint\"},\"predictions\":[{\"model_version\":");
    escape::json(&mut out, &["sayso ", &ENGINE.version].concat());
    out.push_str(",\"result\":[");
    let regions = regions(document);
    for (id, region) in regions.iter().enumerate() {
        comma(&mut out, id);
        let _ = write!(
            out,
            "{{\"id\":\"r{id}\",\"from_name\":\"label\",\"to_name\":\"text\",\"type\":\"labels\","
        );
        let _ = write!(out, "\"score\":{},\"value\":{{", rounded(region.score));
        place(&mut out, &ruler, region.span);
        out.push_str(",\"text\":");
        escape::json(&mut out, region.span.of(&document.text));
        out.push_str(",\"labels\":[");
        escape::json(&mut out, &region.label);
        out.push_str("]}}");
    }
    for (role, from, to) in relations(document, &regions) {
        let _ = write!(out, ",{{\"type\":\"relation\",\"from_id\":\"r{from}\",\"to_id\":\"r{to}\",");
        out.push_str("\"direction\":\"right\",\"labels\":[");
        escape::json(&mut out, role);
        out.push_str("]}");
    }
    out.push_str("]}]}");
    out
}

/// A stretch of text with a label: a mark by itself, or one of its parts.
struct Region<'a> {
    span: Span,
    label: String,
    score: f32,
    /// The mark's id.
    mark: &'a str,
    /// The part's role; none for the mark itself.
    role: Option<&'a str>,
}

fn regions(document: &Document) -> Vec<Region<'_>> {
    let mut regions = Vec::new();
    for mark in &document.annotations {
        let whole = (mark.span, mark.kind.as_ref(), None);
        let parts = mark.parts.iter().map(|part| (part.span, part.role.as_ref(), Some(part.role.as_ref())));
        for (span, name, role) in std::iter::once(whole).chain(parts).filter(|(span, ..)| !span.is_empty()) {
            let label = [&mark.layer, ".", name].concat();
            regions.push(Region { span, label, score: mark.score, mark: &mark.id, role });
        }
    }
    regions
}

/// Every tie between two regions: from a mark to each of its parts, and along the links between marks.
fn relations<'a>(document: &'a Document, regions: &[Region<'a>]) -> Vec<(&'a str, usize, usize)> {
    let wholes = regions.iter().enumerate().filter(|(_, region)| region.role.is_none());
    let wholes: HashMap<&str, usize> = wholes.map(|(id, region)| (region.mark, id)).collect();
    let mut relations = Vec::new();
    for (id, region) in regions.iter().enumerate() {
        if let (Some(role), Some(&whole)) = (region.role, wholes.get(region.mark)) {
            relations.push((role, whole, id));
        }
    }
    for mark in &document.annotations {
        let Some(&from) = wholes.get(mark.id.as_str()) else { continue };
        for link in &mark.links {
            if let Some(&to) = wholes.get(link.to.as_str()) {
                relations.push((link.role.as_ref(), from, to));
            }
        }
    }
    relations
}

/// The text in tokens as spaCy has them: a single space after a token is the token's own, and any other gap is a token.
fn spacy_tokens(document: &Document) -> Vec<Span> {
    let text = document.text.as_str();
    let mut spans = Vec::new();
    let mut end = 0;
    for token in document.tokens.iter().map(|token| token.span).filter(|span| !span.is_empty()) {
        gap(&mut spans, text, end, token.start);
        spans.push(token);
        end = token.end;
    }
    gap(&mut spans, text, end, text.len());
    spans
}

fn gap(spans: &mut Vec<Span>, text: &str, start: usize, end: usize) {
    let space = usize::from(start > 0 && text[start..end].starts_with(' '));
    if start + space < end {
        spans.push(Span::new(start + space, end));
    }
}

fn place(out: &mut String, ruler: &Ruler<'_>, span: Span) {
    let _ = write!(out, "\"start\":{},\"end\":{}", ruler.at(span.start), ruler.at(span.end));
}

fn comma(out: &mut String, at: usize) {
    if at > 0 {
        out.push(',');
    }
}
