//! What is handed over to JavaScript? Values of ours become its objects, field by field.
//!
//! It never leaves a field out: one that has no value is undefined, which JSON leaves out.

use std::borrow::Cow;

use js_sys::{Array, JSON, Object, Reflect};
use sayso::write::json::{Annotation, Document, Figure, Part, Place, Sentence, Source, Value, Warning};
use wasm_bindgen::JsValue;

use super::{Errand, Leaving, Request, Shared};

/// What the annotator is asked.
pub fn request(request: &Request<'_>) -> JsValue {
    match request {
        Request::Read(text) => object(&[("Read", word(text))]),
        Request::Join(text) => object(&[("Join", word(text))]),
        Request::Compare(one, other) => object(&[("Compare", each(&[one, other], |text| word(text)))]),
    }
}

/// What is asked at the page's doors.
pub fn errand(errand: &Errand<'_>) -> JsValue {
    let (name, what) = match errand {
        Errand::Formats => return "Formats".into(),
        Errand::Open => return "Open".into(),
        Errand::Cancel => return "Cancel".into(),
        Errand::Print => return "Print".into(),
        Errand::Copy(words) => ("Copy", word(words)),
        Errand::Save(text, name) => ("Save", each(&[text, name], |words| word(words))),
        Errand::PutAway(lines, version) => ("PutAway", each(&[lines, version], |words| word(words))),
        Errand::Share(what) => ("Share", shared(what)),
        Errand::Sample(name) => ("Sample", word(name)),
    };
    object(&[(name, what)])
}

/// The errand to make an address that holds the two texts of a comparison.
pub fn share_both(texts: [&str; 2]) -> JsValue {
    object(&[("Share", object(&[("texts", each(&texts, |text| word(text)))]))])
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // Only what is no object, or frozen, could refuse a field.
        let _ = Reflect::set(&object, &word(name), value);
    }
    object.into()
}

fn each<T>(things: &[T], one: impl Fn(&T) -> JsValue) -> JsValue {
    things.iter().map(one).collect::<Array>().into()
}

fn word(word: &str) -> JsValue {
    word.into()
}

fn word_if_any(word: &Option<Cow<'_, str>>) -> JsValue {
    word.as_deref().map_or(JsValue::UNDEFINED, JsValue::from)
}

fn words(words: &[Cow<'_, str>]) -> JsValue {
    each(words, |each| word(each))
}

fn index(index: usize) -> JsValue {
    JsValue::from_f64(index as f64)
}

/// The errand to write a reading down.
pub fn leaving(what: &Leaving<'_>) -> JsValue {
    let what = object(&[
        ("text", word(what.text)),
        ("document", document(what.document)),
        ("kept", what.kept.as_deref().map_or(JsValue::UNDEFINED, |kept| each(kept, |id| word(id)))),
        ("format", word(what.format)),
        ("units", word(what.units.name())),
        ("copied", what.copied.into()),
    ]);
    object(&[("Write", what)])
}

fn shared(what: &Shared) -> JsValue {
    let mark = what.mark.as_ref().map_or(JsValue::NULL, |(layer, start, end)| {
        each(&[word(layer), index(*start), index(*end)], JsValue::clone)
    });
    object(&[
        ("text", word(&what.text)),
        ("off", each(&what.off, |key| word(key))),
        ("least", what.least.into()),
        ("words", word(&what.words)),
        ("mark", mark),
    ])
}

/// What an address holds, as JSON.
pub fn in_writing(what: &Shared) -> String {
    JSON::stringify(&shared(what)).map(String::from).unwrap_or_default()
}

fn document(document: &Document<'_>) -> JsValue {
    let engine = [("version", word(&document.engine.version)), ("models", word(&document.engine.models))];
    object(&[
        ("schema", word(&document.schema)),
        ("engine", object(&engine)),
        ("units", word(document.units.name())),
        ("lang", word(&document.lang)),
        ("text", word_if_any(&document.text)),
        ("sentences", each(&document.sentences, sentence)),
        ("annotations", each(&document.annotations, annotation)),
        ("sources", each(&document.sources, source)),
        ("figures", each(&document.figures, figure)),
        ("warnings", each(&document.warnings, warning)),
    ])
}

fn sentence(sentence: &Sentence) -> JsValue {
    object(&[
        ("start", index(sentence.start)),
        ("end", index(sentence.end)),
        ("checkworthy", sentence.checkworthy.into()),
    ])
}

fn annotation(mark: &Annotation<'_>) -> JsValue {
    let attributes: Vec<(&str, JsValue)> =
        mark.attributes.iter().map(|(name, value)| (&**name, attribute(value))).collect();
    let links = each(&mark.links, |link| object(&[("role", word(&link.role)), ("to", word(&link.to))]));
    object(&[
        ("id", word(&mark.id)),
        ("layer", word(&mark.layer)),
        ("kind", word(&mark.kind)),
        ("start", index(mark.start)),
        ("end", index(mark.end)),
        ("text", word(&mark.text)),
        ("score", mark.score.into()),
        ("rule", word(&mark.rule)),
        ("parts", each(&mark.parts, part)),
        ("attributes", object(&attributes)),
        ("links", links),
    ])
}

fn attribute(value: &Value<'_>) -> JsValue {
    match value {
        Value::Number(number) => JsValue::from_f64(*number as f64),
        Value::Text(text) => word(text),
    }
}

fn part(part: &Part<'_>) -> JsValue {
    object(&[
        ("role", word(&part.role)),
        ("start", index(part.start)),
        ("end", index(part.end)),
        ("text", word(&part.text)),
    ])
}

fn source(source: &Source<'_>) -> JsValue {
    let place = |place: &Place| object(&[("start", index(place.start)), ("end", index(place.end))]);
    object(&[
        ("id", word(&source.id)),
        ("name", word(&source.name)),
        ("kind", word(&source.kind)),
        ("named", source.named.into()),
        ("mentions", each(&source.mentions, place)),
        ("attributions", words(&source.attributions)),
    ])
}

fn figure(figure: &Figure<'_>) -> JsValue {
    object(&[
        ("id", word(&figure.id)),
        ("what", word(&figure.what)),
        ("unit", word_if_any(&figure.unit)),
        ("value", each(&figure.value, |&number| number.into())),
        ("bound", word(&figure.bound)),
        ("time", word_if_any(&figure.time)),
        ("claim", word_if_any(&figure.claim)),
        ("said_by", word_if_any(&figure.said_by)),
        ("start", index(figure.start)),
        ("end", index(figure.end)),
        ("conflicts_with", words(&figure.conflicts_with)),
        ("agrees_with", words(&figure.agrees_with)),
    ])
}

fn warning(warning: &Warning<'_>) -> JsValue {
    object(&[
        ("code", word(&warning.code)),
        ("start", index(warning.start)),
        ("message", word(&warning.message)),
    ])
}
