//! Who is named in full anywhere in the text?
//!
//! It comes before the reading, so that a headline's *Reed* is already the *Ann Reed* of the first paragraph. It never
//! reads a pronoun or a role noun.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::cast::Cast;
use super::gender::{self, Gender};
use super::naming::{Ground, Naming, PersonName, name_in_row, person_name, shown};
use super::reading::Mention;
use crate::document::Span;
use crate::order;
use crate::read::phrase::Class;

/// Everybody who is named as a person: by a source, by a title, by a given name, by an age or a *who* behind the name.
pub fn cast(ground: &Ground<'_>, mentions: &[Mention]) -> Cast {
    let mut cast = Cast::default();
    let text = ground.passage.text;
    let mut named: Vec<(PersonName, Span, Span)> = Vec::new();
    for mention in mentions.iter().filter(|mention| mention.kind == "person" && !mention.tokens.is_empty()) {
        // *Ann Reed and Tom Okoro* is nobody's name; each of them is met below.
        if Naming::of(ground, mention.tokens.clone()).plural {
            continue;
        }
        if let Some(name) = person_name(ground, mention.tokens.clone()) {
            let shown = shown(ground, &mention.tokens, Some(&name));
            named.push((name, mention.span, shown));
        }
    }
    let end = ground.passage.tokens.len();
    let mut at = 0;
    while at < end {
        let row = ground.names_from(at, ground.passage.sentence_of(at).tokens.end);
        at = row.end.max(at + 1);
        if let Some(name) = name_in_row(ground, row).filter(|name| is_person(ground, name)) {
            let span = ground.passage.span(name.tokens.clone());
            named.push((name, span, span));
        }
    }
    let key = |name: &PersonName| {
        let gender = if name.gender? == Gender::Male { "m" } else { "f" };
        Some([&name.last, " ", gender].concat())
    };
    let mut titled: HashMap<String, usize> = HashMap::new();
    for name in named.iter().filter_map(|(name, ..)| key(name)) {
        *titled.entry(name).or_default() += 1;
    }
    let often = |name: &PersonName| key(name).and_then(|key| titled.get(&key).copied()).unwrap_or(0);
    // Full names first: then a last name finds its person. Of *Mr Okoro* and *Mrs Okoro* the one whom the text is about.
    order::sort_by_key(&mut named, |(name, span, _)| (name.given.is_empty(), Reverse(often(name)), *span));
    for (name, span, shown) in named {
        cast.introduce(&name, span, shown.of(text));
    }
    cast
}

/// Whether a name in the running text is plainly a person's.
fn is_person(ground: &Ground<'_>, name: &PersonName) -> bool {
    let behind = name.tokens.end;
    let aged = ground.class(behind) == Class::Comma
        && ground.class(behind + 1) == Class::Number
        && ground.class(behind + 2) == Class::Comma;
    let who = ground.word(behind) == "who"
        || ground.class(behind) == Class::Comma && matches!(ground.word(behind + 1), "who" | "whose");
    let full = !name.given.is_empty();
    name.titled
        || full
            && (aged || who || name.initial || name.given.iter().any(|given| gender::is_given_name(given)))
}
