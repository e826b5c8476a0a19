//! What has JavaScript handed over? Its objects become values of ours, field by field.
//!
//! It never refuses a field: one that is missing, or is something else, counts as empty. All that arrives here was
//! made or checked by a program of ours, and code that doubts every field again would be a tenth of the page.

use std::borrow::Cow;
use std::collections::BTreeMap;

use js_sys::{Array, Object, Reflect};
use sayso::write::json::{
    Annotation, Document, Engine, Figure, Link, Part, Place, Sentence, Source, Value, Warning,
};
use sayso::write::units::Units;
use wasm_bindgen::{JsCast, JsValue};

use super::{Coming, Compared, Delivery, Reply, Rule, Shared, Told};

/// What the annotator replied; nothing where it is no reply.
pub fn reply(message: JsValue) -> Option<Reply<'static>> {
    let (name, inside) = named(message)?;
    Some(match &*name {
        "Ready" => Reply::Ready(inside.each(rule)),
        "Reading" => Reply::Reading(Box::new(document(&inside))),
        "Compared" => Reply::Compared(Box::new(compared(&inside)?)),
        _ => return None,
    })
}

/// What came in at the page's doors; nothing where it is no delivery.
pub fn delivery(told: JsValue) -> Option<Delivery> {
    let (name, inside) = named(told)?;
    Some(match &*name {
        "Formats" => Delivery::Formats(inside.each(Arrived::own)),
        "Told" => Delivery::Told(Told { code: inside.at("code").own(), detail: inside.at("detail").own() }),
        "Coming" => Delivery::Coming(Coming {
            name: inside.at("name").own(),
            percent: inside.at("percent").number() as u32,
        }),
        "Text" => Delivery::Text(inside.own()),
        "Reading" => Delivery::Reading(Box::new(document(&inside))),
        "Address" => Delivery::Address(inside.own()),
        "Shared" => Delivery::Shared(shared(&inside)),
        _ => return None,
    })
}

/// The only field of an object, which says what is inside.
fn named(value: JsValue) -> Option<(String, Arrived)> {
    let entry = Array::from(&Object::entries(&value.dyn_into().ok()?).get(0));
    Some((entry.get(0).as_string()?, Arrived(entry.get(1))))
}

/// A value of JavaScript's.
struct Arrived(JsValue);

impl Arrived {
    fn at(&self, name: &str) -> Arrived {
        Arrived(Reflect::get(&self.0, &name.into()).unwrap_or_default())
    }

    fn each<T>(&self, one: impl Fn(&Arrived) -> T) -> Vec<T> {
        let values = self.0.dyn_ref::<Array>().cloned().unwrap_or_default();
        values.iter().map(|value| one(&Arrived(value))).collect()
    }

    fn own(&self) -> String {
        self.0.as_string().unwrap_or_default()
    }

    fn word(&self) -> Cow<'static, str> {
        self.own().into()
    }

    fn word_if_any(&self) -> Option<Cow<'static, str>> {
        self.0.as_string().map(Cow::from)
    }

    fn number(&self) -> f64 {
        self.0.as_f64().unwrap_or_default()
    }

    fn index(&self) -> usize {
        self.number() as usize
    }

    fn is_true(&self) -> bool {
        self.0.is_truthy()
    }
}

fn rule(rule: &Arrived) -> Rule<'static> {
    Rule { name: rule.at("name").word(), prose: rule.at("prose").each(Arrived::word) }
}

fn compared(compared: &Arrived) -> Option<Compared<'static>> {
    let pair = |pair: &Arrived| (pair.at("0").index(), pair.at("1").index(), pair.at("2").is_true());
    Some(Compared {
        documents: compared.at("documents").each(document).try_into().ok()?,
        figures: compared.at("figures").each(pair),
    })
}

fn shared(shared: &Arrived) -> Shared {
    let mark = shared.at("mark");
    Shared {
        text: shared.at("text").own(),
        off: shared.at("off").each(Arrived::own),
        least: shared.at("least").number() as u8,
        words: shared.at("words").own(),
        mark: mark.is_true().then(|| (mark.at("0").own(), mark.at("1").index(), mark.at("2").index())),
    }
}

/// A reading whose offsets count bytes, as between programs of ours.
fn document(document: &Arrived) -> Document<'static> {
    let engine = document.at("engine");
    Document {
        schema: document.at("schema").word(),
        engine: Engine { version: engine.at("version").word(), models: engine.at("models").word() },
        units: Units::Utf8,
        lang: document.at("lang").word(),
        text: document.at("text").word_if_any(),
        sentences: document.at("sentences").each(sentence),
        annotations: document.at("annotations").each(annotation),
        sources: document.at("sources").each(source),
        figures: document.at("figures").each(figure),
        warnings: document.at("warnings").each(warning),
    }
}

fn sentence(sentence: &Arrived) -> Sentence {
    let Place { start, end } = place(sentence);
    Sentence { start, end, checkworthy: sentence.at("checkworthy").number() }
}

fn annotation(mark: &Arrived) -> Annotation<'static> {
    let Place { start, end } = place(mark);
    Annotation {
        id: mark.at("id").word(),
        layer: mark.at("layer").word(),
        kind: mark.at("kind").word(),
        start,
        end,
        text: mark.at("text").word(),
        score: mark.at("score").number(),
        rule: mark.at("rule").word(),
        parts: mark.at("parts").each(part),
        attributes: attributes(mark.at("attributes")),
        links: mark.at("links").each(link),
    }
}

fn part(part: &Arrived) -> Part<'static> {
    let Place { start, end } = place(part);
    Part { role: part.at("role").word(), start, end, text: part.at("text").word() }
}

fn attributes(attributes: Arrived) -> BTreeMap<Cow<'static, str>, Value<'static>> {
    let entries = attributes.0.dyn_into().map(|object| Object::entries(&object)).unwrap_or_default();
    // Not collected: what collects into a map sorts first, and that sort is kilobytes of program.
    let mut attributes = BTreeMap::new();
    attributes.extend(entries.iter().map(Arrived).map(|entry| {
        let value = entry.at("1");
        let number = value.0.as_f64().map(|number| Value::Number(number as i64));
        (entry.at("0").word(), number.unwrap_or_else(|| Value::Text(value.word())))
    }));
    attributes
}

fn link(link: &Arrived) -> Link<'static> {
    Link { role: link.at("role").word(), to: link.at("to").word() }
}

fn source(source: &Arrived) -> Source<'static> {
    Source {
        id: source.at("id").word(),
        name: source.at("name").word(),
        kind: source.at("kind").word(),
        named: source.at("named").is_true(),
        mentions: source.at("mentions").each(place),
        attributions: source.at("attributions").each(Arrived::word),
    }
}

fn place(place: &Arrived) -> Place {
    Place { start: place.at("start").index(), end: place.at("end").index() }
}

fn figure(figure: &Arrived) -> Figure<'static> {
    let (value, Place { start, end }) = (figure.at("value"), place(figure));
    Figure {
        id: figure.at("id").word(),
        what: figure.at("what").word(),
        unit: figure.at("unit").word_if_any(),
        value: [value.at("0").number(), value.at("1").number()],
        bound: figure.at("bound").word(),
        time: figure.at("time").word_if_any(),
        claim: figure.at("claim").word_if_any(),
        said_by: figure.at("said_by").word_if_any(),
        start,
        end,
        conflicts_with: figure.at("conflicts_with").each(Arrived::word),
    }
}

fn warning(warning: &Arrived) -> Warning<'static> {
    Warning {
        code: warning.at("code").word(),
        start: warning.at("start").index(),
        message: warning.at("message").word(),
    }
}
