//! How does a document come back that has left? The twins of two of the formats in `write/`.
//!
//! Nothing is taken on trust: every offset must stand on a character border of the text, every part inside its mark and
//! every link must lead somewhere, or the whole document is refused with the reason. It never mends what is wrong.

mod fields;
mod json;
mod w3c;

use std::collections::HashSet;
use std::fmt;

use crate::document::{Annotation, Document, Name, Sentence, Source, Span, Token, reading_order};
use crate::read;
use crate::write::units::{Ruler, Units};
use fields::Fields;

/// Why a document is not taken, in one sentence that names the mark and the field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(String);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}

/// The document in a file that `write/json` or `write/w3c` has written. A file without its text needs the `text` that it
/// is about; where both are given they must be the same.
///
/// Scores come back to three places. W3C JSON holds no sentences, figures and warnings, so none come back from it.
///
/// # Errors
/// Where the file is neither of the two, or contradicts itself or its text.
pub fn document(file: &str, text: Option<&str>) -> Result<Document, Refusal> {
    // A byte order mark before JSON is no JSON, but editors write it.
    let file = file.strip_prefix('\u{feff}').unwrap_or(file);
    let value = serde_json::from_str(file).map_err(|error| Refusal(format!("this is not JSON: {error}")))?;
    let top = Fields::of(&value, "the document")?;
    if top.has("@context") {
        return w3c::document(&top, text);
    }
    json::document(&top, text)
}

/// The text of a document: the file's own, which must be the one that is given beside it.
fn text_of<'a>(own: Option<&'a str>, given: Option<&'a str>) -> Result<&'a str, Refusal> {
    match (own, given) {
        (Some(own), Some(given)) if own != given => {
            Err(Refusal("the document is about another text than this one".to_owned()))
        }
        (own, given) => own.or(given).ok_or_else(|| {
            Refusal("the document has no text in it: give the text that it is about".to_owned())
        }),
    }
}

/// Finds the places in a text that offsets name.
struct Places<'a> {
    text: &'a str,
    ruler: Ruler<'a>,
}

impl<'a> Places<'a> {
    fn new(text: &'a str, units: Units) -> Places<'a> {
        Places { text, ruler: Ruler::new(text, units) }
    }

    /// The byte at an offset.
    fn byte(&self, fields: &Fields<'_>, name: &str) -> Result<usize, Refusal> {
        let offset = fields.offset(name)?;
        let byte = self.ruler.byte(offset);
        if self.ruler.at(byte) == offset {
            return Ok(byte);
        }
        let place = if byte == self.text.len() { "behind the end of the text" } else { "inside a character" };
        Err(fields.refuse(name, &format!("is {offset}, which is {place}")))
    }

    /// The span from `start` to `end`.
    fn span(&self, fields: &Fields<'_>) -> Result<Span, Refusal> {
        let (start, end) = (self.byte(fields, "start")?, self.byte(fields, "end")?);
        if start > end {
            return Err(fields.refuse("end", "stands before its start"));
        }
        Ok(Span::new(start, end))
    }

    /// Refuses words that do not stand at their span.
    fn quoted(&self, fields: &Fields<'_>, name: &str, span: Span) -> Result<(), Refusal> {
        if fields.text(name)? == span.of(self.text) {
            return Ok(());
        }
        Err(fields.refuse(name, "is not what stands in the text at its place"))
    }
}

/// Puts marks and sources into a document over this text, if they hold together.
fn assembled(
    text: &str,
    lang: Name,
    mut annotations: Vec<Annotation>,
    sources: Vec<Source>,
) -> Result<Document, Refusal> {
    let mut ids = HashSet::new();
    for id in annotations.iter().map(|mark| &mark.id).chain(sources.iter().map(|source| &source.id)) {
        if id.is_empty() || !ids.insert(id.as_str()) {
            return Err(Refusal(format!("two things have the id {id:?}, or one has none")));
        }
    }
    for mark in &annotations {
        if !(0.0..=1.0).contains(&mark.score) {
            return Err(Refusal(format!("annotation {:?}: its score is not from 0 to 1", mark.id)));
        }
        if let Some(part) = mark.parts.iter().find(|part| !mark.span.contains(part.span)) {
            return Err(Refusal(format!(
                "annotation {:?}: its part {:?} stands outside of it",
                mark.id, part.role
            )));
        }
        if let Some(link) = mark.links.iter().find(|link| !ids.contains(link.to.as_str())) {
            return Err(Refusal(format!(
                "annotation {:?}: its link {:?} leads to {:?}, which is not there",
                mark.id, link.role, link.to
            )));
        }
    }
    annotations.sort_by(reading_order);
    let paragraphs = read::paragraph::paragraphs(text);
    let mut tokens = Vec::new();
    for paragraph in &paragraphs {
        let inside = read::token::tokens(paragraph.of(text)).into_iter();
        tokens.extend(inside.map(|token| Token { span: token.span.shifted(paragraph.start) }));
    }
    Ok(Document {
        text: text.to_owned(),
        lang,
        paragraphs,
        tokens,
        annotations,
        sources,
        ..Document::default()
    })
}

/// A sentence over the tokens that begin in it.
fn sentence(tokens: &[Token], span: Span, checkworthy: f32) -> Sentence {
    let before = |byte| tokens.partition_point(|token| token.span.start < byte);
    Sentence { span, tokens: before(span.start)..before(span.end), checkworthy }
}
