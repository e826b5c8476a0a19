//! How does a document look in a spreadsheet?
//!
//! A table after RFC 4180 with one mark a row, in reading order. It never gives a cell that a spreadsheet would compute.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write;

use super::Options;
use super::escape::cell;
use super::json::rounded;
use super::units::Ruler;
use crate::document::{Annotation, Document, Value};

const HEADER: &str = "id,layer,kind,start,end,units,text,source,score,rule,parts,attributes,links,hedged_by,paragraph,sentence\r\n";

/// How many letters of a sentence are shown.
const LONGEST_SENTENCE: usize = 400;

/// The table with its header; every line ends in a carriage return and a line feed.
pub fn write(document: &Document, options: Options) -> String {
    let ruler = Ruler::new(&document.text, options.units);
    let sources: HashMap<&str, &str> =
        document.sources.iter().map(|source| (source.id.as_str(), source.name.as_str())).collect();
    let marks: HashMap<&str, &Annotation> =
        document.annotations.iter().map(|mark| (mark.id.as_str(), mark)).collect();
    let mut hedged_by: HashMap<&str, Vec<&str>> = HashMap::new();
    for hedge in &document.annotations {
        if let Some(target) = hedge.linked("hedges") {
            hedged_by.entry(target).or_default().push(hedge.span.of(&document.text));
        }
    }
    let mut out = HEADER.to_owned();
    for mark in &document.annotations {
        let (start, end) = (ruler.at(mark.span.start), ruler.at(mark.span.end));
        for name in [&mark.id, mark.layer.as_ref(), &mark.kind] {
            cell(&mut out, name);
            out.push(',');
        }
        let _ = write!(out, "{start},{end},{},", options.units.name());
        cell(&mut out, mark.span.of(&document.text));
        out.push(',');
        cell(&mut out, source(mark, &marks, &sources).unwrap_or(""));
        let _ = write!(out, ",{},", rounded(mark.score));
        cell(&mut out, &mark.rule);
        let hedges = hedged_by.remove(mark.id.as_str()).unwrap_or_default().join("; ");
        for list in [parts(document, &ruler, mark), attributes(mark), links(mark), hedges] {
            out.push(',');
            cell(&mut out, &list);
        }
        let _ = write!(
            out,
            ",{},",
            document.paragraphs.partition_point(|paragraph| paragraph.start <= mark.span.start)
        );
        cell(&mut out, &sentence(document, mark));
        out.push_str("\r\n");
    }
    out
}

/// The sentence in which a mark begins. Of one that never ends only the beginning is shown, as it stands in many rows.
fn sentence<'a>(document: &'a Document, mark: &Annotation) -> Cow<'a, str> {
    let at = document.sentences.partition_point(|sentence| sentence.span.end <= mark.span.start);
    let sentence = document.sentences.get(at).map_or("", |sentence| sentence.span.of(&document.text));
    sentence
        .char_indices()
        .nth(LONGEST_SENTENCE)
        .map_or(sentence.into(), |(end, _)| [&sentence[..end], "…"].concat().into())
}

/// Whose words a mark is, or is in: its own source, or that of the attribution that it is tied to.
fn source<'a>(
    mark: &Annotation,
    marks: &HashMap<&str, &Annotation>,
    sources: &HashMap<&str, &'a str>,
) -> Option<&'a str> {
    let named = |mark: &Annotation| mark.links.iter().find_map(|link| sources.get(link.to.as_str()).copied());
    named(mark).or_else(|| {
        let tied = mark.linked("attributed_to").or(mark.linked("holder"))?;
        named(marks.get(tied)?)
    })
}

fn parts(document: &Document, ruler: &Ruler<'_>, mark: &Annotation) -> String {
    joined(mark.parts.iter().map(|part| {
        let (start, end) = (ruler.at(part.span.start), ruler.at(part.span.end));
        format!("{} {start}-{end}: {}", part.role, part.span.of(&document.text))
    }))
}

fn attributes(mark: &Annotation) -> String {
    joined(mark.attributes.iter().map(|(name, value)| match value {
        Value::Text(word) => [name, "=", word].concat(),
        Value::Number(number) => [name, "=", &number.to_string()].concat(),
    }))
}

fn links(mark: &Annotation) -> String {
    joined(mark.links.iter().map(|link| [&link.role, "->", link.to.as_str()].concat()))
}

fn joined(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("; ")
}
