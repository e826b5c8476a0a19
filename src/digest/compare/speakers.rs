//! Who speaks in two texts, and who in one of them alone?
//!
//! It never takes two for one where a name could be another's.

use std::collections::HashMap;

use sayso::write::json::Source;

use super::Read;
use crate::digest::names::Name;
use crate::digest::{Spot, in_order};

/// Somebody who speaks in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The name, or what the text says in its place.
    pub name: String,
    /// Whether it is a name.
    pub named: bool,
    /// `person`, `organization`, …
    pub kind: String,
    /// How many statements there are.
    pub statements: usize,
    /// The first of them.
    pub spot: Spot,
}

/// The sources of two texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Speakers {
    /// Those with a name who speak in one text alone, those who say most first.
    pub alone: [Vec<Speaker>; 2],
    /// Those with a name who speak in both.
    pub both: Vec<[Speaker; 2]>,
    /// Those without a name in each text. Whether one of them speaks in both, nobody can know.
    pub unnamed: [Vec<Speaker>; 2],
}

/// Who of the sources speaks where. Where a name could be two people's, it is nobody's.
pub fn speakers(texts: [Read<'_>; 2]) -> Speakers {
    let named = texts.map(|(_, document)| {
        let named = document.sources.iter().filter(|source| source.named);
        named.map(|source| (Name::of(&source.name, &source.kind), speaker(source))).collect::<Vec<_>>()
    });
    let unnamed = texts.map(|(_, document)| {
        let speaks = |source: &&Source<'_>| !matches!(&*source.kind, "writer" | "unresolved" | "none");
        let unnamed = document.sources.iter().filter(|source| !source.named).filter(speaks);
        unnamed.map(speaker).filter(|speaker| speaker.statements > 0).collect::<Vec<_>>()
    });
    // A single word is short for a longer name where its own text has that one as well.
    let is_short = |side: usize, at: usize, other: usize| {
        let (name, _) = &named[side][at];
        let (longer, speaker) = &named[1 - side][other];
        name.begins(longer) && texts[side].0.contains(speaker.name.as_str())
    };
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, (name, _)) in named[1].iter().enumerate() {
        for key in name.keys() {
            places.entry(key).or_default().push(at);
        }
    }
    // *Figures that Kestrel Bulk published* are not Kestrel Bulk.
    let is_document = |speaker: &Speaker| speaker.kind == "document";
    let mut could_be = [vec![Vec::new(); named[0].len()], vec![Vec::new(); named[1].len()]];
    for (one, (name, speaker)) in named[0].iter().enumerate() {
        let others =
            name.keys().filter_map(|key| places.get(key)).flat_map(|places| places.iter().take(MOST));
        for &other in others {
            let (other_name, other_speaker) = &named[1][other];
            let one_name = name.may_be(other_name) || is_short(0, one, other) || is_short(1, other, one);
            let alike = one_name && is_document(speaker) == is_document(other_speaker);
            if alike && !could_be[0][one].contains(&other) {
                could_be[0][one].push(other);
                could_be[1][other].push(one);
            }
        }
    }
    let partner = |side: usize, at: usize| match could_be[side][at][..] {
        [other] if could_be[1 - side][other].len() == 1 => Some(other),
        _ => None,
    };
    let mut speakers = Speakers::default();
    for side in 0..2 {
        for (at, (_, speaker)) in named[side].iter().enumerate() {
            match partner(side, at) {
                None => speakers.alone[side].push(speaker.clone()),
                Some(other) if side == 0 => speakers.both.push([speaker.clone(), named[1][other].1.clone()]),
                Some(_) => {}
            }
        }
    }
    let most_first =
        |speakers: Vec<Speaker>| in_order(speakers, |speaker| [-(speaker.statements as f64), 0.0]);
    Speakers { alone: speakers.alone.map(most_first), both: speakers.both, unnamed: unnamed.map(most_first) }
}

fn speaker(source: &Source<'_>) -> Speaker {
    let first = source.attributions.first().map(|id| Spot::Mark(id.to_string()));
    Speaker {
        name: source.name.to_string(),
        named: source.named,
        kind: source.kind.to_string(),
        statements: source.attributions.len(),
        spot: first.unwrap_or(Spot::Words(source.mentions.first().map_or(0, |place| place.start))),
    }
}

/// A word in more names than this tells none apart.
const MOST: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;
    use sayso::Annotator;
    use sayso::write::json::view;
    use sayso::write::units::Units;

    #[test]
    fn what_somebody_published_is_not_that_one() {
        let annotator = Annotator::new().expect("the layer pages parse");
        let speaking = |one: &str, other: &str| {
            let read = [one, other].map(|text| annotator.read(text));
            let documents = read.each_ref().map(|document| view(document, Units::Utf8, false));
            let speakers = speakers([(one, &documents[0]), (other, &documents[1])]);
            (speakers.alone.map(|alone| alone.len()), speakers.both.len())
        };
        let silo =
            "Kestrel Bulk, the company that runs the silo, met on Monday. Kestrel Bulk said it was safe.";
        let published = "The silo was safe, according to figures that Kestrel Bulk published on Monday.";
        assert_eq!(speaking(silo, published), ([1, 1], 0));
        let short = "Kestrel said its silo was safe. It is Kestrel Bulk that owns the silo.";
        assert_eq!(speaking(silo, short), ([0, 0], 1), "its first word is short for it");
        assert_eq!(speaking(short, silo), ([0, 0], 1));
        let other = "Kestrel said its silo was safe.";
        assert_eq!(speaking(silo, other), ([1, 1], 0), "it could be another one");
    }
}
