//! How does a document come back from W3C JSON?
//!
//! It reads what `write/w3c` writes, and Web Annotations of others as far as they say as much: a class "layer: kind" in a
//! body and a place in code points in the target. It never looks for words by their quotation alone.

use serde_json::Value as Json;

use super::fields::Fields;
use super::{Places, Refusal, assembled, text_of};
use crate::document::{Annotation, Document, Link, Part, Source, Span, Value};
use crate::write::units::Units;

/// The document that the fields of an annotation page describe.
pub fn document(top: &Fields<'_>, given: Option<&str>) -> Result<Document, Refusal> {
    let about = match top.has("sayso:text") {
        true => Some(Fields::of(top.value("sayso:text")?, "sayso:text")?),
        false => None,
    };
    let own = about.as_ref().map_or(Ok(None), |about| about.optional_text("value"))?;
    let lang = about.as_ref().map_or(Ok(None), |about| about.optional_text("language"))?;
    // The standard's positions count code points, whatever a file says of them.
    let places = Places::new(text_of(own, given)?, Units::Codepoint);
    let (mut annotations, mut sources) = (Vec::new(), Vec::new());
    for item in top.objects("items")? {
        let item = item?;
        let id = local(item.text("id")?).to_owned();
        let item = item.called(format!("annotation {id:?}"));
        match item.text("motivation")? {
            "identifying" => sources.push(source(&places, id, &item)?),
            _ => annotations.push(annotation(&places, id, &item)?),
        }
    }
    tell_sources(&mut sources, &annotations);
    assembled(places.text, lang.unwrap_or("en").to_owned().into(), annotations, sources)
}

/// What stands behind the number sign of an address, or all of it.
fn local(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, local)| local)
}

fn annotation(places: &Places<'_>, id: String, item: &Fields<'_>) -> Result<Annotation, Refusal> {
    let target = Fields::of(item.value("target")?, "target")?.called(format!("annotation {id:?}, target"));
    let score = if item.has("sayso:score") { item.number("sayso:score")? } else { 1.0 };
    let mut annotation = Annotation {
        span: place(places, &target)?,
        layer: "".into(),
        kind: "".into(),
        score: score as f32,
        rule: item.optional_text("sayso:rule")?.unwrap_or("").to_owned().into(),
        parts: Vec::new(),
        attributes: Vec::new(),
        links: Vec::new(),
        id,
    };
    for body in item.objects("body")? {
        let body = body?;
        match body.text("purpose")? {
            "classifying" => {
                let (layer, kind) = named(&body)?;
                annotation.layer = layer.to_owned().into();
                annotation.kind = kind.to_owned().into();
            }
            "tagging" => {
                let (name, value) = named(&body)?;
                annotation.set(name.to_owned(), attribute(value));
            }
            "highlighting" => {
                let role = body.text("sayso:role")?.to_owned().into();
                annotation.parts.push(Part { role, span: place(places, &body)? });
            }
            "linking" => {
                let role = body.text("sayso:role")?.to_owned().into();
                annotation.links.push(Link { role, to: local(body.text("source")?).to_owned() });
            }
            other => return Err(body.refuse("purpose", &format!("is {other:?}, which says nothing here"))),
        }
    }
    if annotation.layer.is_empty() {
        return Err(item.refuse("body", "has nothing whose purpose is \"classifying\""));
    }
    Ok(annotation)
}

fn source(places: &Places<'_>, id: String, item: &Fields<'_>) -> Result<Source, Refusal> {
    let mut source = Source {
        id,
        name: String::new(),
        kind: "".into(),
        named: false,
        mentions: Vec::new(),
        attributions: Vec::new(),
    };
    for body in item.objects("body")? {
        let body = body?;
        match body.text("purpose")? {
            "classifying" => source.kind = named(&body)?.1.to_owned().into(),
            "tagging" => source.named = named(&body)? == ("named", "true"),
            _ => source.name = body.text("value")?.to_owned(),
        }
    }
    for target in item.objects("target")? {
        source.mentions.push(place(places, &target?)?);
    }
    Ok(source)
}

/// Gives each source the marks that are linked to it.
fn tell_sources(sources: &mut [Source], annotations: &[Annotation]) {
    let ids: std::collections::HashMap<String, usize> =
        sources.iter().enumerate().map(|(at, source)| (source.id.clone(), at)).collect();
    for mark in annotations {
        for &at in mark.links.iter().filter_map(|link| ids.get(&link.to)) {
            sources[at].attributions.push(mark.id.clone());
        }
    }
}

/// The two halves of a value such as "hedge: modal".
fn named<'a>(body: &Fields<'a>) -> Result<(&'a str, &'a str), Refusal> {
    let halves = body.text("value")?.split_once(": ");
    halves.ok_or_else(|| body.refuse("value", "is not of the form \"name: value\""))
}

fn attribute(value: &str) -> Value {
    if let Ok(number) = value.parse() {
        return Value::Number(number);
    }
    let quoted = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
    Value::Text(quoted.unwrap_or(value).to_owned().into())
}

/// Where the selectors of a target or body say that it stands. A quotation beside the position must agree with it.
fn place(places: &Places<'_>, fields: &Fields<'_>) -> Result<Span, Refusal> {
    let selector = fields.value("selector")?;
    let selectors = match selector {
        Json::Array(several) => several.as_slice(),
        one => std::slice::from_ref(one),
    };
    let of_type = |wanted: &str| selectors.iter().find(|selector| selector["type"] == wanted);
    let position = of_type("TextPositionSelector")
        .ok_or_else(|| fields.refuse("selector", "has no TextPositionSelector"))?;
    let inside = |selector| Ok(Fields::of(selector, "selector")?.called(fields.name_of("selector")));
    let span = places.span(&inside(position)?)?;
    if let Some(quotation) = of_type("TextQuoteSelector") {
        places.quoted(&inside(quotation)?, "exact", span)?;
    }
    Ok(span)
}
