//! How does a document look to other programs? The shape that the command line's JSON, the worker's objects and the
//! page's files share.
//!
//! It never leaves anything out that was not asked to be left out.
//!
//! With `serde-wasm-bindgen`, use its JSON-compatible serializer: attributes are an object, not a `Map`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, Serializer};

use super::units::{Ruler, Units};
use crate::document::{self, Span};

/// The name of the shape that [`Document`] has. A change that a reader of it could notice gives a new one.
pub const SCHEMA: &str = "sayso/1";

/// A text and what is said about it, every `start` and `end` counted in [`Document::units`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document<'a> {
    /// [`SCHEMA`].
    pub schema: Cow<'a, str>,
    /// What made it.
    pub engine: Engine<'a>,
    /// What the offsets count.
    pub units: Units,
    /// An ISO 639 code.
    pub lang: Cow<'a, str>,
    /// The text, if it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Cow<'a, str>>,
    /// Every sentence, in order.
    pub sentences: Vec<Sentence>,
    /// Every mark: by start, then the longer first.
    pub annotations: Vec<Annotation<'a>>,
    /// Everybody who is said to have said something.
    pub sources: Vec<Source<'a>>,
    /// Every figure, in order.
    pub figures: Vec<Figure<'a>>,
    /// What was doubtful.
    pub warnings: Vec<Warning<'a>>,
}

/// The program that made a document: the same text and engine give the same bytes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Engine<'a> {
    /// The engine's version.
    pub version: Cow<'a, str>,
    /// The day on which its networks were learnt.
    pub models: Cow<'a, str>,
}

/// The engine that this program was built with. The day stands on the card of `models/reader.safetensors` too.
pub const ENGINE: Engine<'static> =
    Engine { version: Cow::Borrowed(env!("CARGO_PKG_VERSION")), models: Cow::Borrowed("2026-11-23") };

/// A sentence and how much it would pay to check it, 0 to 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Sentence {
    pub start: usize,
    pub end: usize,
    pub checkworthy: f64,
}

/// A mark. The fields mean what those of [`document::Annotation`] mean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Annotation<'a> {
    pub id: Cow<'a, str>,
    pub layer: Cow<'a, str>,
    pub kind: Cow<'a, str>,
    pub start: usize,
    pub end: usize,
    pub text: Cow<'a, str>,
    pub score: f64,
    pub rule: Cow<'a, str>,
    pub parts: Vec<Part<'a>>,
    pub attributes: BTreeMap<Cow<'a, str>, Value<'a>>,
    pub links: Vec<Link<'a>>,
}

/// A stretch of a mark with a role of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Part<'a> {
    pub role: Cow<'a, str>,
    pub start: usize,
    pub end: usize,
    pub text: Cow<'a, str>,
}

/// A word or a whole number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum Value<'a> {
    Number(i64),
    Text(Cow<'a, str>),
}

/// A tie to another mark or to a source, by its id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Link<'a> {
    pub role: Cow<'a, str>,
    pub to: Cow<'a, str>,
}

/// Somebody who is said to have said something. The fields mean what those of [`document::Source`] mean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Source<'a> {
    pub id: Cow<'a, str>,
    pub name: Cow<'a, str>,
    pub kind: Cow<'a, str>,
    #[serde(default)]
    pub named: bool,
    pub mentions: Vec<Place>,
    pub attributions: Vec<Cow<'a, str>>,
}

/// A place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Place {
    pub start: usize,
    pub end: usize,
}

/// A number that counts or measures something. The fields mean what those of [`document::Figure`] mean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Figure<'a> {
    pub id: Cow<'a, str>,
    pub what: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Cow<'a, str>>,
    #[serde(serialize_with = "whole_where_whole")]
    pub value: [f64; 2],
    pub bound: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_by: Option<Cow<'a, str>>,
    pub start: usize,
    pub end: usize,
    pub conflicts_with: Vec<Cow<'a, str>>,
    #[serde(default)]
    pub agrees_with: Vec<Cow<'a, str>>,
}

/// Something doubtful in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Warning<'a> {
    pub code: Cow<'a, str>,
    pub start: usize,
    pub message: Cow<'a, str>,
}

/// A document as other programs see it, with offsets in these units and the text in it or not.
pub fn view(document: &document::Document, units: Units, with_text: bool) -> Document<'_> {
    let text = document.text.as_str();
    let ruler = Ruler::new(text, units);
    let place = |span: Span| Place { start: ruler.at(span.start), end: ruler.at(span.end) };
    let sentence = |sentence: &document::Sentence| {
        let Place { start, end } = place(sentence.span);
        Sentence { start, end, checkworthy: rounded(sentence.checkworthy) }
    };
    Document {
        schema: SCHEMA.into(),
        engine: ENGINE,
        units,
        lang: document.lang.as_ref().into(),
        text: with_text.then_some(text.into()),
        sentences: document.sentences.iter().map(sentence).collect(),
        annotations: document.annotations.iter().map(|mark| annotation(text, mark, place)).collect(),
        sources: document.sources.iter().map(|from| source(from, place)).collect(),
        figures: document.figures.iter().map(|number| figure(number, place)).collect(),
        warnings: document
            .warnings
            .iter()
            .map(|warning| Warning {
                code: warning.code.as_ref().into(),
                start: ruler.at(warning.span.start),
                message: warning.message.as_str().into(),
            })
            .collect(),
    }
}

/// The view as JSON on one line, without a line end.
pub fn write(document: &document::Document, units: Units, with_text: bool) -> String {
    // Cannot fail: every key is a string and every number is finite or written as null.
    serde_json::to_string(&view(document, units, with_text)).unwrap_or_default()
}

fn annotation<'a>(
    text: &'a str,
    annotation: &'a document::Annotation,
    place: impl Fn(Span) -> Place,
) -> Annotation<'a> {
    let Place { start, end } = place(annotation.span);
    let part = |part: &'a document::Part| {
        let Place { start, end } = place(part.span);
        Part { role: part.role.as_ref().into(), start, end, text: part.span.of(text).into() }
    };
    let attribute = |(name, value): &'a (document::Name, document::Value)| {
        let value = match value {
            document::Value::Text(text) => Value::Text(text.as_ref().into()),
            document::Value::Number(number) => Value::Number(*number),
        };
        (Cow::Borrowed(name.as_ref()), value)
    };
    Annotation {
        id: annotation.id.as_str().into(),
        layer: annotation.layer.as_ref().into(),
        kind: annotation.kind.as_ref().into(),
        start,
        end,
        text: annotation.span.of(text).into(),
        score: rounded(annotation.score),
        rule: annotation.rule.as_ref().into(),
        parts: annotation.parts.iter().map(part).collect(),
        attributes: annotation.attributes.iter().map(attribute).collect(),
        links: annotation
            .links
            .iter()
            .map(|link| Link { role: link.role.as_ref().into(), to: link.to.as_str().into() })
            .collect(),
    }
}

fn source<'a>(source: &'a document::Source, place: impl Fn(Span) -> Place) -> Source<'a> {
    Source {
        id: source.id.as_str().into(),
        name: source.name.as_str().into(),
        kind: source.kind.as_ref().into(),
        named: source.named,
        mentions: source.mentions.iter().map(|&span| place(span)).collect(),
        attributions: source.attributions.iter().map(|id| id.as_str().into()).collect(),
    }
}

fn figure<'a>(figure: &'a document::Figure, place: impl Fn(Span) -> Place) -> Figure<'a> {
    let Place { start, end } = place(figure.span);
    Figure {
        id: figure.id.as_str().into(),
        what: figure.what.as_str().into(),
        unit: figure.unit.as_deref().map(Cow::Borrowed),
        value: [figure.value.0, figure.value.1],
        bound: figure.bound.as_ref().into(),
        time: figure.time.as_deref().map(Cow::Borrowed),
        claim: figure.claim.as_deref().map(Cow::Borrowed),
        said_by: figure.said_by.as_deref().map(Cow::Borrowed),
        start,
        end,
        conflicts_with: figure.conflicts_with.iter().map(|id| id.as_str().into()).collect(),
        agrees_with: figure.agrees_with.iter().map(|id| id.as_str().into()).collect(),
    }
}

/// A score to three places: what is written is what was meant, not the nearest 32-bit number to it.
pub(super) fn rounded(score: f32) -> f64 {
    (f64::from(score) * 1000.0).round() / 1000.0
}

/// Writes 644, not 644.0, for a figure that counts whole things.
fn whole_where_whole<S: Serializer>(value: &[f64; 2], serializer: S) -> Result<S::Ok, S::Error> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let whole = |number: f64| number.fract() == 0.0 && number.abs() < EXACT;
    if value.iter().copied().all(whole) {
        [value[0] as i64, value[1] as i64].serialize(serializer)
    } else {
        value.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Figure as ReadFigure, Source as ReadSource, Warning as ReadWarning};
    use crate::notation;

    fn document() -> document::Document {
        let mut document = notation::parse(
            "\
😀 Up to 30 boats sank, Mara Lind said.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a1 attribution indirect type=statement
  ^^^^^^^^^^^^^^^^^^^^ a1 content
                        ^^^^^^^^^ a1 source
                                  ^^^^ a1 cue
  ^^^^^^^^^^^^^^^^^^^^ c1 claim quantity attributed_to->a1
  ^^^^^ hedge approximator tier=3 hedges->c1
",
        )
        .unwrap();
        document.annotations[0].score = 0.88;
        document.sources.push(ReadSource {
            id: "s1".to_owned(),
            name: "Mara Lind".to_owned(),
            kind: "person".into(),
            named: true,
            mentions: vec![Span::new(27, 36)],
            attributions: vec!["a1".to_owned()],
        });
        document.figures.push(ReadFigure {
            id: "f1".to_owned(),
            what: "boats".to_owned(),
            unit: None,
            value: (30.0, 30.0),
            bound: "up to".into(),
            time: None,
            claim: Some("c1".to_owned()),
            said_by: Some("a1".to_owned()),
            span: Span::new(5, 19),
            conflicts_with: Vec::new(),
            agrees_with: Vec::new(),
        });
        document.warnings.push(ReadWarning {
            code: "unclosed-quote".into(),
            span: Span::new(5, 7),
            message: "Hm.".to_owned(),
        });
        document
    }

    #[test]
    fn every_unit_slices_the_text_alike() {
        let document = document();
        let text = document.text.as_str();
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let letters: Vec<char> = text.chars().collect();
        for units in Units::ALL {
            for annotation in view(&document, units, true).annotations {
                let range = annotation.start..annotation.end;
                let sliced = match units {
                    Units::Utf8 => text[range].to_owned(),
                    Units::Utf16 => String::from_utf16(&utf16[range]).unwrap(),
                    Units::Codepoint => letters[range].iter().collect(),
                };
                assert_eq!(sliced, annotation.text, "{units}");
            }
        }
    }

    #[test]
    fn what_is_written_can_be_read_again() {
        let document = document();
        for units in Units::ALL {
            for with_text in [true, false] {
                let written = write(&document, units, with_text);
                assert!(!written.contains('\n'));
                let read: Document<'_> = serde_json::from_str(&written).unwrap();
                assert_eq!(read, view(&document, units, with_text));
            }
        }
    }

    #[test]
    fn numbers_are_written_as_people_would_write_them() {
        let mut document = document();
        let written = write(&document, Units::Utf16, false);
        assert!(written.contains(r#""score":0.88,"#), "{written}");
        assert!(written.contains(r#""value":[30,30],"#), "{written}");
        assert!(written.contains(r#""attributes":{"tier":3},"#), "{written}");
        document.figures[0].value = (0.5, 2.0);
        let written = write(&document, Units::Utf16, false);
        assert!(written.contains(r#""value":[0.5,2.0],"#), "{written}");
    }
}
