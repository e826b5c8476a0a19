//! What do the marks come to, taken together? Who says how much, which figures differ, which shares there are.
//!
//! It never counts anything that is not in the document it is given, and never says what is true. Where marks are held
//! back, it counts those that are shown, and takes from the whole document what it says of them.

use std::collections::HashMap;

use sayso::order;
use sayso::write::json::{Annotation, Document, ENGINE, Figure, SCHEMA, Value};
use sayso::write::report;
use sayso::write::units::Units;

pub mod compare;
pub mod figures;
pub mod firmness;
pub mod list;
pub mod names;
pub mod practice;
pub mod shares;
pub mod sources;

/// A document that says nothing.
pub fn empty_document() -> Document<'static> {
    Document {
        schema: SCHEMA.into(),
        engine: ENGINE,
        units: Units::Utf8,
        lang: "en".into(),
        text: None,
        sentences: Vec::new(),
        annotations: Vec::new(),
        sources: Vec::new(),
        figures: Vec::new(),
        warnings: Vec::new(),
    }
}

/// A place that a reader can be led to.
#[derive(Clone, Debug, PartialEq)]
pub enum Spot {
    /// The mark with this id.
    Mark(String),
    /// Words without a mark: the byte at which they begin.
    Words(usize),
}

/// Whose words something is.
#[derive(Clone, Debug, PartialEq)]
pub enum Voice {
    /// A source's, by the name that the text gives it.
    Source(String),
    /// Those of somebody whom the text does not name at all.
    Nobody,
    /// The writer's own.
    Writer,
}

/// The word that an attribute of a mark holds; nothing where it has none.
pub fn attribute<'a>(mark: &'a Annotation<'_>, name: &str) -> &'a str {
    match mark.attributes.get(name) {
        Some(Value::Text(word)) => word,
        _ => "",
    }
}

/// A hedge's tier, 1 to 3; 0 where it has none.
pub fn tier(mark: &Annotation<'_>) -> i64 {
    match mark.attributes.get("tier") {
        Some(Value::Number(tier)) => *tier,
        _ => 0,
    }
}

/// The id of the first mark or source that a link of this role leads to.
pub fn linked<'a>(mark: &'a Annotation<'_>, role: &str) -> Option<&'a str> {
    mark.links.iter().find(|link| link.role == role).map(|link| &*link.to)
}

/// The marks of a document by id.
fn by_id<'a, 'b>(document: &'a Document<'b>) -> HashMap<&'a str, &'a Annotation<'b>> {
    document.annotations.iter().map(|mark| (&*mark.id, mark)).collect()
}

/// The names of a document's sources by id.
fn names<'a>(document: &'a Document<'_>) -> HashMap<&'a str, &'a str> {
    document.sources.iter().map(|source| (&*source.id, &*source.name)).collect()
}

/// Who speaks in an attribution; the writer where there is none.
fn voice_of(attribution: Option<&Annotation<'_>>, names: &HashMap<&str, &str>) -> Voice {
    let Some(attribution) = attribution else { return Voice::Writer };
    match linked(attribution, "source").and_then(|id| names.get(id)) {
        Some(&name) => Voice::Source(name.to_owned()),
        None => Voice::Nobody,
    }
}

/// The figures that are shown, with all that the whole document says of them.
pub fn figures_shown<'a, 'b>(whole: &'a Document<'b>, shown: &Document<'_>) -> Vec<&'a Figure<'b>> {
    let mut coming = shown.figures.iter().peekable();
    let is_next = |figure: &&Figure<'_>| coming.next_if(|next| next.id == figure.id).is_some();
    whole.figures.iter().filter(is_next).collect()
}

/// The values in the order of their keys; those of equal keys stay in theirs.
fn in_order<T>(values: Vec<T>, key: impl Fn(&T) -> [f64; 2]) -> Vec<T> {
    let order = order(values.iter().map(key).collect());
    let mut values: Vec<Option<T>> = values.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| values[at].take()).collect()
}

/// The places of the keys, the least key first. Every type that is sorted costs the page's program kilobytes, so this
/// one stands for all.
fn order(keys: Vec<[f64; 2]>) -> Vec<usize> {
    let mut keys: Vec<([f64; 2], usize)> = keys.into_iter().zip(0..).collect();
    order::sort_by(&mut keys, |(a, _), (b, _)| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
    keys.into_iter().map(|(_, at)| at).collect()
}

/// How many words the spans hold together. What lies in several of them counts once.
fn words_in(text: &str, spans: Vec<(usize, usize)>) -> usize {
    let (mut words, mut counted) = (0, 0);
    for (start, end) in in_order(spans, |&(start, end)| [start as f64, end as f64]) {
        let rest = text.get(start.max(counted)..end).unwrap_or("");
        words += report::words(rest);
        counted = counted.max(end);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_lie_in_two_spans_count_once() {
        let text = "“We may close – for good,” he said.";
        let at = |words: &str| text.find(words).unwrap();
        let whole = (0, at(" he"));
        assert_eq!(words_in(text, vec![whole]), 5);
        assert_eq!(words_in(text, vec![whole, (at("close"), at(","))]), 5);
        assert_eq!(words_in(text, vec![(at("he"), text.len()), (at("may"), at(" –"))]), 4);
        assert_eq!(words_in(text, Vec::new()), 0);
    }
}
