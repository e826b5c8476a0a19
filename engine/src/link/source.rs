//! Who speaks in this text? One entry for everybody who is named, over all their attributions.
//!
//! It never guesses: a pronoun whose speaker is in doubt stays an entry of its own.

use std::collections::HashMap;

use crate::document::{Annotation, Link, Part, Source, Span, Value};
use crate::nest::{Parts, cue};

/// The sources of a text's attributions by first mention, each attribution linked to its own. The annotations have
/// their ids.
pub fn sources(text: &str, annotations: &mut [Annotation]) -> Vec<Source> {
    let mut cast = Cast::default();
    let mut entries: HashMap<usize, usize> = HashMap::new();
    let named = by_mention(annotations);
    for &(span, at) in named.iter().filter(|(_, at)| kind(&annotations[*at]) != "pronoun") {
        entries.insert(at, cast.entry(text, span, kind(&annotations[at])));
    }
    let cues: Vec<Span> = named.iter().map(|&(_, at)| cue(&annotations[at])).collect();
    let speaking = Parts::of(annotations, &["content"]).around(&cues);
    for (&(span, at), speaking) in named.iter().zip(speaking) {
        if entries.contains_key(&at) {
            continue;
        }
        let same = speaking.filter(|&holder| means_speaker(text, span, &annotations[holder]));
        let entry = same.and_then(|holder| entries.get(&holder).copied());
        let entry = entry.unwrap_or_else(|| cast.entry(text, span, "pronoun"));
        entries.insert(at, entry);
    }
    for &(_, at) in &named {
        let source = &mut cast.sources[entries[&at]];
        source.mentions.extend(annotations[at].parts_of("source"));
        source.attributions.push(annotations[at].id.clone());
    }
    let places = cast.sort();
    for (at, entry) in entries {
        annotations[at].links.push(Link { role: "source".into(), to: format!("s{}", places[entry] + 1) });
    }
    cast.sources
}

/// The attributions that name a source, in the order in which they name it; the first mention of each.
fn by_mention(annotations: &[Annotation]) -> Vec<(Span, usize)> {
    let attributions =
        annotations.iter().enumerate().filter(|(_, annotation)| annotation.layer == "attribution");
    let mut named: Vec<(Span, usize)> = attributions
        .filter_map(|(at, attribution)| Some((attribution.parts_of("source").next()?, at)))
        .collect();
    named.sort();
    named
}

fn kind(attribution: &Annotation) -> &str {
    attribution.attribute("source_kind").and_then(Value::text).unwrap_or("unnamed")
}

/// Whether the pronoun at `span`, in the content of `holder`, is plainly the holder's own speaker: *I* in quoted
/// words, *he* or *she* where the content of a named person opens with it.
fn means_speaker(text: &str, span: Span, holder: &Annotation) -> bool {
    match span.of(text).to_lowercase().as_str() {
        "i" => holder.kind == "direct",
        "he" | "she" => {
            let begun = holder.parts.partition_point(|part| part.span.start <= span.start);
            let content = holder.parts[..begun].iter().rev().find(|part| part.role == "content");
            let opens = |content: &Part| {
                content.span.contains(span)
                    && matches!(text[content.span.start..span.start].trim(), "" | "that")
            };
            kind(holder) == "person" && content.is_some_and(opens)
        }
        _ => false,
    }
}

/// The sources so far and the names that they go by.
#[derive(Default)]
struct Cast {
    sources: Vec<Source>,
    by_span: HashMap<Span, usize>,
    by_name: HashMap<String, usize>,
    /// The person with this last name; none where two share it.
    by_last_name: HashMap<String, Option<usize>>,
}

impl Cast {
    /// The entry of the source that is named at `span`, a new one where nobody of that name is known.
    fn entry(&mut self, text: &str, span: Span, kind: &str) -> usize {
        if let Some(&known) = self.by_span.get(&span) {
            return known;
        }
        let name = span.of(text);
        let entry = match kind {
            "person" => self.person(name),
            "organization" => self.organization(name),
            _ => self.add(name, kind),
        };
        let fullest = &mut self.sources[entry].name;
        if name.len() > fullest.len() {
            *fullest = name.to_owned();
        }
        self.by_span.insert(span, entry);
        entry
    }

    fn organization(&mut self, name: &str) -> usize {
        let plain = name.to_lowercase();
        let plain = plain.strip_prefix("the ").unwrap_or(&plain).to_owned();
        if let Some(&known) = self.by_name.get(&plain) {
            return known;
        }
        let new = self.add(name, "organization");
        self.by_name.insert(plain, new);
        new
    }

    fn person(&mut self, name: &str) -> usize {
        let (first, last) = match personal_name(name) {
            Some(found) => found,
            None => return self.add(name, "person"),
        };
        if let (None, Some(&Some(known))) = (first, self.by_last_name.get(last)) {
            return known;
        }
        let full = format!("{} {last}", first.unwrap_or(""));
        if let Some(&known) = self.by_name.get(&full) {
            return known;
        }
        let new = self.add(name, "person");
        self.by_name.insert(full, new);
        self.by_last_name.entry(last.to_owned()).and_modify(|shared| *shared = None).or_insert(Some(new));
        new
    }

    fn add(&mut self, name: &str, kind: &str) -> usize {
        self.sources.push(Source {
            id: String::new(),
            name: name.to_owned(),
            kind: kind.to_owned().into(),
            mentions: Vec::new(),
            attributions: Vec::new(),
        });
        self.sources.len() - 1
    }

    /// Sorts the sources by first mention and gives them ids; for each entry, its new place.
    fn sort(&mut self) -> Vec<usize> {
        for source in &mut self.sources {
            source.mentions.sort();
            source.mentions.dedup();
        }
        let mut order: Vec<usize> = (0..self.sources.len()).collect();
        order.sort_by_key(|&entry| self.sources[entry].mentions.first().copied());
        let mut places = vec![0; order.len()];
        for (place, &entry) in order.iter().enumerate() {
            places[entry] = place;
            self.sources[entry].id = format!("s{}", place + 1);
        }
        self.sources.sort_by_key(|source| source.mentions.first().copied());
        places
    }
}

/// Words in front of a name that are no part of it.
const TITLES: &str = " mr mrs ms miss dr prof professor sir dame lord lady president premier chancellor minister \
    secretary senator sen rep representative congressman congresswoman governor gov mayor judge justice general gen \
    colonel col major maj captain capt lieutenant lt sergeant sgt admiral officer chief director ambassador king queen \
    prince princess pope bishop archbishop cardinal father sister rev reverend imam sheikh spokesman spokeswoman \
    spokesperson coach ";

/// The first name, if it stands there, and the last name of a person in a noun phrase that may hold titles, an office
/// or an apposition: *council leader Ann Reed*, *Ann B. Reed, the leader*, *Mrs Reed*.
fn personal_name(phrase: &str) -> Option<(Option<&str>, &str)> {
    let mut fallback = None;
    for piece in phrase.split([',', '(', '–', '—']) {
        let names: Vec<&str> =
            piece.split_whitespace().map(bare).rev().take_while(|word| is_name(word)).collect();
        let mut names = names.into_iter().filter(|word| word.chars().count() > 1);
        let Some(last) = names.next() else { continue };
        let first = names.next().filter(|word| !TITLES.contains(&format!(" {} ", word.to_lowercase())));
        if first.is_some() {
            return Some((first, last));
        }
        fallback = fallback.or(Some((None, last)));
    }
    fallback
}

/// A word without the marks around it and without its possessive.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

fn is_name(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_known_by_first_and_last_name() {
        let cases = [
            ("council leader Ann Reed", Some((Some("Ann"), "Reed"))),
            ("Ann B. Reed, the leader of the council", Some((Some("Ann"), "Reed"))),
            ("one of the candidates, Ann Reed", Some((Some("Ann"), "Reed"))),
            ("Mrs. Reed", Some((None, "Reed"))),
            ("Reed’s", Some((None, "Reed"))),
            ("the old man", None),
        ];
        for (phrase, name) in cases {
            assert_eq!(personal_name(phrase), name, "{phrase}");
        }
    }

    #[test]
    fn a_shared_last_name_is_nobodys() {
        let mut cast = Cast::default();
        let (ann, tom) = (cast.person("Ann Reed"), cast.person("Tom Okoro"));
        assert_eq!(cast.person("Mrs Reed"), ann);
        assert_eq!(cast.person("engineer Tom Okoro"), tom);
        let bob = cast.person("Bob Reed");
        let reed = cast.person("Reed");
        assert!(reed != ann && reed != bob);
    }

    #[test]
    fn an_organization_is_known_with_and_without_its_article() {
        let mut cast = Cast::default();
        assert_eq!(cast.organization("The Harbour Board"), cast.organization("Harbour Board"));
    }
}
