//! Which figures of a text count the same thing and cannot all be right?
//!
//! It never says which one is right.

use std::collections::HashMap;

use crate::document::{Annotation, Count, Figure, Span, Thing};
use crate::nest::{self, Parts};

/// How many figures for the same thing are compared with each other. No news text disputes more, and a text of a
/// million of them is still read in time.
const MOST: usize = 64;

/// The figures that counts make, in order, with their claims, who says so, and which contradict each other. The
/// annotations have their ids and links.
pub fn figures(text: &str, counts: &[Count], annotations: &[Annotation]) -> Vec<Figure> {
    let spans: Vec<Span> = counts.iter().map(|count| count.span).collect();
    let claims: Vec<usize> = (0..annotations.len()).filter(|&at| annotations[at].layer == "claim").collect();
    let claim_spans: Vec<Span> = claims.iter().map(|&at| annotations[at].span).collect();
    let claim_of = nest::innermost(&claim_spans, &spans, |_, _| false);
    let said_by = Parts::of(annotations, &["content"]).around(&spans);
    let frames: Vec<usize> =
        (0..annotations.len()).filter(|&at| nest::hands_over(&annotations[at])).collect();
    let frame_spans: Vec<Span> = frames.iter().map(|&at| annotations[at].span).collect();
    let frame_of = nest::innermost(&frame_spans, &spans, |_, _| false);
    let named = Parts::of(annotations, &["source", "cue"]).around(&spans);
    let mut first_claim: HashMap<&str, &Annotation> = HashMap::new();
    for claim in claims.iter().map(|&at| &annotations[at]) {
        if let Some(attribution) = claim.linked("attributed_to") {
            first_claim.entry(attribution).or_insert(claim);
        }
    }
    let by_id: HashMap<&str, usize> =
        annotations.iter().enumerate().map(|(at, annotation)| (annotation.id.as_str(), at)).collect();
    let mut figures = Vec::new();
    let mut voices = Vec::new();
    for (number, count) in counts.iter().enumerate() {
        let claim = claim_of[number].map(|claim| &annotations[claims[claim]]);
        let through_claim = || by_id.get(claim?.linked("attributed_to")?).copied();
        // *The toll told by the crew ranges from 12 dead to 15*: a part of it is outside of what is marked as content.
        let framed = || {
            frame_of[number]
                .map(|frame| frames[frame])
                .filter(|_| count.thing.fate && named[number].is_none())
        };
        let said_by = said_by[number].or_else(through_claim).or_else(framed).map(|at| &annotations[at]);
        let claim = claim.or_else(|| first_claim.get(said_by?.id.as_str()).copied());
        figures.push(Figure {
            id: format!("f{}", number + 1),
            what: count.what.clone(),
            unit: Some(count.thing.unit.clone()).filter(|unit| !unit.is_empty()),
            value: count.value,
            bound: count.bound.clone(),
            time: count.time.map(|time| time.of(text).to_owned()),
            claim: claim.map(|claim| claim.id.clone()),
            said_by: said_by.map(|attribution| attribution.id.clone()),
            span: count.span,
            conflicts_with: Vec::new(),
            agrees_with: Vec::new(),
        });
        voices.push(said_by.map(voice));
    }
    let mut same: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (number, Count { thing, .. }) in counts.iter().enumerate() {
        if thing.is_comparable() {
            same.entry((&thing.unit, &thing.key)).or_default().push(number);
        }
    }
    for group in same.values() {
        let group = &group[..group.len().min(MOST)];
        for (place, &a) in group.iter().enumerate() {
            for &b in &group[place + 1..] {
                let (first, second) = (figures[a].id.clone(), figures[b].id.clone());
                match suits(&counts[a], &counts[b]) {
                    Some(true) => {
                        figures[a].agrees_with.push(second);
                        figures[b].agrees_with.push(first);
                    }
                    Some(false) if voices[a] != voices[b] => {
                        figures[a].conflicts_with.push(second);
                        figures[b].conflicts_with.push(first);
                    }
                    _ => {}
                }
            }
        }
    }
    figures
}

/// The figures of two texts that count the same thing, each by its number in its own text, and whether some number suits
/// both. Parts of something larger are left out, and of what a text counts over and over all but the first.
pub fn shared(one: &[Count], other: &[Count]) -> Vec<(usize, usize, bool)> {
    let mut same: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (number, Count { thing, .. }) in other.iter().enumerate() {
        if thing.is_comparable() {
            same.entry((&thing.unit, &thing.key)).or_default().push(number);
        }
    }
    let mut asked: HashMap<(&str, &str), usize> = HashMap::new();
    let mut shared = Vec::new();
    for (number, count) in one.iter().enumerate().filter(|(_, count)| count.thing.is_comparable()) {
        let key = (&*count.thing.unit, &*count.thing.key);
        let times = asked.entry(key).or_default();
        *times += 1;
        if *times <= MOST {
            let others = same.get(&key).into_iter().flatten().take(MOST);
            shared.extend(others.filter_map(|&at| Some((number, at, suits(count, &other[at])?))));
        }
    }
    shared
}

/// Who speaks in an attribution: its source, or where it has none the attribution itself.
fn voice(attribution: &Annotation) -> &str {
    attribution.linked("source").unwrap_or(&attribution.id)
}

/// Whether some number suits two figures; nothing where they do not count the same.
///
/// Of what befell people, a figure for a kind of them is held against one for people in general only where it says
/// something of these: the dead workers are no more than the dead, but may be all of them.
fn suits(a: &Count, b: &Count) -> Option<bool> {
    let (one, other) = (&a.thing, &b.thing);
    if !share_or_untold(&one.places, &other.places) || different_times(&one.time, &other.time) {
        return None;
    }
    // *The strike killed 17*, *the war has killed 20,000*
    if is_of_another_size(a, b) || is_of_another_size(b, a) {
        return None;
    }
    let apart = a.allows.1 < b.allows.0 || b.allows.1 < a.allows.0;
    if same_people(one, other) {
        return Some(!apart);
    }
    let (part, whole) = if one.role.is_empty() { (b, a) } else { (a, b) };
    let in_general = whole.thing.role.is_empty() && part.thing.of_people;
    if !in_general || !(whole.thing.names.is_empty() || share(&part.thing.names, &whole.thing.names)) {
        return None;
    }
    if part.allows.0 > whole.allows.1 {
        return Some(false);
    }
    (!apart && part.value.1 >= whole.value.0).then_some(true)
}

/// Whether one figure is so much larger than another that they count different things; none is small for nothing.
fn is_of_another_size(small: &Count, large: &Count) -> bool {
    const TIMES: f64 = 100.0;
    small.value.1 > 0.0 && small.value.1 * TIMES <= large.value.0
}

/// Whether two figures may count the same people. Children, say, are told apart from people in general; those who bear
/// arms are so only where no name shows that they are the same.
fn same_people(a: &Thing, b: &Thing) -> bool {
    let armed = |thing: &Thing| thing.role == "fighters";
    let same_role = a.role == b.role || armed(a) && b.role.is_empty() || armed(b) && a.role.is_empty();
    same_role && share_or_untold(&a.names, &b.names)
}

/// Whether two lists share a word, or one of them is empty.
fn share_or_untold(a: &[String], b: &[String]) -> bool {
    a.is_empty() || b.is_empty() || share(a, b)
}

/// Whether two lists share a word. Words that begin alike are the same: *Lorva*, *Lorvan*.
fn share(a: &[String], b: &[String]) -> bool {
    a.iter().any(|a| b.iter().any(|b| begin_alike(a, b)))
}

fn begin_alike(a: &str, b: &str) -> bool {
    const ENOUGH: usize = 4;
    let shared = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    shared >= ENOUGH || a == b
}

/// Whether two times cannot be the same: *last year* and *this year*, *Monday* and *Tuesday*; a year tells a figure from
/// one without, which is of the news.
fn different_times(a: &str, b: &str) -> bool {
    let sort = |time: &str| {
        let of_year = time.contains("year")
            || time.split(' ').any(|word| word.len() == 4 && word.parse::<u32>().is_ok());
        match time.split(' ').next().unwrap_or("") {
            "" => 0,
            _ if of_year => 1,
            "last" | "this" | "next" | "past" => 2,
            day if day.ends_with("day") => 3,
            _ => 4,
        }
    };
    let (sort_a, sort_b) = (sort(a), sort(b));
    let years = (sort_a == 1) != (sort_b == 1);
    years || sort_a != 0 && sort_a == sort_b && a != b
}
