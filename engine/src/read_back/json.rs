//! How does a document come back from our own JSON?
//!
//! It never takes a field that it does not know for one that it does: it looks at its own fields alone.

use std::collections::HashSet;

use serde_json::Value as Json;

use super::fields::Fields;
use super::{Places, Refusal, assembled, sentence, text_of};
use crate::document::{Annotation, Document, Figure, Link, Name, Part, Source, Span, Value, Warning};
use crate::write::json::SCHEMA;
use crate::write::units::Units;

/// The document that the fields of a `write::json::Document` describe.
pub fn document(top: &Fields<'_>, given: Option<&str>) -> Result<Document, Refusal> {
    let schema = top.text("schema")?;
    if schema != SCHEMA {
        return Err(top.refuse("schema", &format!("is {schema:?}, and this program reads {SCHEMA:?}")));
    }
    let units: Units = top
        .text("units")?
        .parse()
        .map_err(|reason: String| top.refuse("units", &["is ", &reason].concat()))?;
    let places = Places::new(text_of(top.optional_text("text")?, given)?, units);
    let annotations = top.objects("annotations")?.map(|fields| annotation(&places, fields?));
    let annotations: Vec<Annotation> = annotations.collect::<Result<_, _>>()?;
    let sources = top.objects("sources")?.map(|fields| source(&places, &fields?));
    let sources: Vec<Source> = sources.collect::<Result<_, _>>()?;
    let lang = top.text("lang")?.to_owned().into();
    let mut document = assembled(places.text, lang, annotations, sources)?;
    for fields in top.objects("sentences")? {
        let fields = fields?;
        let (span, checkworthy) = (places.span(&fields)?, fields.number("checkworthy")? as f32);
        document.sentences.push(sentence(&document.tokens, span, checkworthy));
    }
    let figures = top.objects("figures")?.map(|fields| figure(&places, &fields?));
    document.figures = figures.collect::<Result<_, _>>()?;
    for fields in top.objects("warnings")? {
        let fields = fields?;
        let at = places.byte(&fields, "start")?;
        let code = fields.text("code")?.to_owned().into();
        let message = fields.text("message")?.to_owned();
        document.warnings.push(Warning { code, span: Span::new(at, at), message });
    }
    check_ids(&document)?;
    Ok(document)
}

fn annotation(places: &Places<'_>, fields: Fields<'_>) -> Result<Annotation, Refusal> {
    let id = fields.text("id")?.to_owned();
    let fields = fields.called(format!("annotation {id:?}"));
    let span = places.span(&fields)?;
    places.quoted(&fields, "text", span)?;
    let mut parts = Vec::new();
    for part in fields.objects("parts")? {
        let part = part?;
        let span = places.span(&part)?;
        places.quoted(&part, "text", span)?;
        parts.push(Part { role: part.text("role")?.to_owned().into(), span });
    }
    let mut links = Vec::new();
    for link in fields.objects("links")? {
        let link = link?;
        links.push(Link { role: link.text("role")?.to_owned().into(), to: link.text("to")?.to_owned() });
    }
    let mut annotation = Annotation {
        layer: fields.text("layer")?.to_owned().into(),
        kind: fields.text("kind")?.to_owned().into(),
        score: fields.number("score")? as f32,
        rule: fields.text("rule")?.to_owned().into(),
        id,
        span,
        parts,
        attributes: Vec::new(),
        links,
    };
    for (name, value) in fields.entries("attributes")? {
        let value = match (value, value.as_i64()) {
            (Json::String(word), _) => Value::Text(word.clone().into()),
            (_, Some(number)) => Value::Number(number),
            _ => return Err(fields.refuse(name, "is neither a word nor a whole number")),
        };
        annotation.set(name.clone(), value);
    }
    Ok(annotation)
}

fn source(places: &Places<'_>, fields: &Fields<'_>) -> Result<Source, Refusal> {
    let mentions = fields.objects("mentions")?.map(|mention| places.span(&mention?));
    Ok(Source {
        id: fields.text("id")?.to_owned(),
        name: fields.text("name")?.to_owned(),
        kind: fields.text("kind")?.to_owned().into(),
        named: fields.truth("named")?,
        mentions: mentions.collect::<Result<_, _>>()?,
        attributions: fields.texts("attributions")?,
    })
}

fn figure(places: &Places<'_>, fields: &Fields<'_>) -> Result<Figure, Refusal> {
    let numbers: Option<Vec<f64>> = fields.list("value")?.iter().map(Json::as_f64).collect();
    let Some([least, most]) = numbers.as_deref() else {
        return Err(fields.refuse("value", "is not a list of two numbers"));
    };
    let optional = |name| Ok(fields.optional_text(name)?.map(str::to_owned));
    Ok(Figure {
        id: fields.text("id")?.to_owned(),
        what: fields.text("what")?.to_owned(),
        unit: optional("unit")?.map(Name::from),
        value: (*least, *most),
        bound: fields.text("bound")?.to_owned().into(),
        time: optional("time")?,
        claim: optional("claim")?,
        said_by: optional("said_by")?,
        span: places.span(fields)?,
        conflicts_with: fields.texts("conflicts_with")?,
        // Files that were written before it was known do not have it.
        agrees_with: if fields.has("agrees_with") { fields.texts("agrees_with")? } else { Vec::new() },
    })
}

/// Whatever a source or a figure refers to is there.
fn check_ids(document: &Document) -> Result<(), Refusal> {
    let marks: HashSet<&str> = document.annotations.iter().map(|mark| mark.id.as_str()).collect();
    let figures: HashSet<&str> = document.figures.iter().map(|figure| figure.id.as_str()).collect();
    let missing = |what: &str, id: &str, field: &str, to: &str| {
        Refusal(format!("{what} {id:?}: its {field} names {to:?}, which is not there"))
    };
    for source in &document.sources {
        if let Some(to) = source.attributions.iter().find(|to| !marks.contains(to.as_str())) {
            return Err(missing("source", &source.id, "attributions", to));
        }
    }
    let sources: HashSet<&str> = document.sources.iter().map(|source| source.id.as_str()).collect();
    for figure in &document.figures {
        // Where the attribution was left out, its source stands for it.
        let is_there = |field, to: &str| marks.contains(to) || field == "said_by" && sources.contains(to);
        for (field, to) in [("claim", &figure.claim), ("said_by", &figure.said_by)] {
            if let Some(to) = to.as_ref().filter(|to| !is_there(field, to)) {
                return Err(missing("figure", &figure.id, field, to));
            }
        }
        for (field, ids) in [("conflicts_with", &figure.conflicts_with), ("agrees_with", &figure.agrees_with)]
        {
            if let Some(to) = ids.iter().find(|to| !figures.contains(to.as_str())) {
                return Err(missing("figure", &figure.id, field, to));
            }
        }
    }
    Ok(())
}
