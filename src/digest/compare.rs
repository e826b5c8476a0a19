//! What do two texts on the same event have in common, and where do they part? Counts side by side, who speaks in one
//! alone, figures that differ, and what one says more firmly than the other.
//!
//! It never says which text is right, or better.

use std::collections::HashMap;

use sayso::write::json::{Annotation, Document, Source};

use super::figures::{self, Entry};
use super::names::Name;
use super::shares::{self, Share};
use super::{Spot, attribute, in_order, words_in};

/// A text and what is said about it.
pub type Read<'a> = (&'a str, &'a Document<'a>);

/// One thing that is counted in both texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What is counted: a key of [`Share`], or `words`, `statements`.
    pub key: &'static str,
    /// How many, in the first text and in the second.
    pub amounts: [f64; 2],
    /// How much that is of all that the table counts, 0 to 1.
    pub parts: [f64; 2],
}

/// Two texts held against each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Counts side by side.
    pub counts: Counts,
    /// Who speaks where.
    pub speakers: Speakers,
    /// What is counted differently.
    pub differences: Vec<Difference>,
    /// The claims that both make.
    pub twins: Vec<[Told; 2]>,
}

impl Comparison {
    /// All that two readings come to, side by side. `shared` are the figures that count the same thing, as the annotator
    /// pairs them.
    pub fn of(texts: [Read<'_>; 2], shared: &[(usize, usize, bool)]) -> Comparison {
        Comparison {
            counts: counts(texts),
            speakers: speakers(texts.map(|(_, document)| document)),
            differences: differences(texts, shared),
            twins: twins(texts),
        }
    }
}

/// What is counted in both texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Counts {
    /// Words, and statements that are handed to somebody.
    pub size: Vec<Row>,
    /// How the claims are made.
    pub certainties: Vec<Row>,
    /// Who the sources are.
    pub namings: Vec<Row>,
    /// Hedges of each tier in a hundred words.
    pub tiers: Vec<Row>,
}

/// The counts of two texts.
pub fn counts(texts: [Read<'_>; 2]) -> Counts {
    let attributions = |document: &Document<'_>| {
        document.annotations.iter().filter(|mark| mark.layer == "attribution").count()
    };
    let plain = |key, count: &dyn Fn(Read<'_>) -> usize| Row {
        key,
        amounts: texts.map(|text| count(text) as f64),
        parts: [0.0; 2],
    };
    Counts {
        size: vec![
            plain("words", &|(text, _)| words_in(text, vec![(0, text.len())])),
            plain("statements", &|(_, document)| attributions(document)),
        ],
        certainties: rows(texts.map(|(_, document)| shares::certainties(document))),
        namings: rows(texts.map(|(_, document)| shares::namings(document))),
        tiers: rows(texts.map(|(text, document)| shares::tiers(text, document))),
    }
}

fn rows([one, other]: [Vec<Share>; 2]) -> Vec<Row> {
    let row = |(one, other): (Share, Share)| Row {
        key: one.key,
        amounts: [one.amount, other.amount],
        parts: [one.part, other.part],
    };
    one.into_iter().zip(other).map(row).collect()
}

/// Somebody with a name who speaks in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The name, as the text gives it.
    pub name: String,
    /// `person`, `organization`, …
    pub kind: String,
    /// How many statements there are.
    pub statements: usize,
    /// The first of them.
    pub spot: Spot,
}

/// The named sources of two texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Speakers {
    /// Those who speak in one text alone, those who say most first.
    pub alone: [Vec<Speaker>; 2],
    /// Those who speak in both.
    pub both: Vec<[Speaker; 2]>,
}

/// Who of the named sources speaks where. Where a name could be two people's, it is nobody's.
pub fn speakers(documents: [&Document<'_>; 2]) -> Speakers {
    let named = documents.map(|document| {
        let named = document.sources.iter().filter(|source| source.named);
        named.map(|source| (Name::of(&source.name, &source.kind), speaker(source))).collect::<Vec<_>>()
    });
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, (name, _)) in named[1].iter().enumerate() {
        for key in name.keys() {
            places.entry(key).or_default().push(at);
        }
    }
    let mut could_be = [vec![Vec::new(); named[0].len()], vec![Vec::new(); named[1].len()]];
    for (one, (name, _)) in named[0].iter().enumerate() {
        for &other in
            name.keys().filter_map(|key| places.get(key)).flat_map(|places| places.iter().take(MOST))
        {
            // *Figures that Kestrel Bulk published* are not Kestrel Bulk.
            let documents = [0, 1].map(|side| named[side][[one, other][side]].1.kind == "document");
            let alike = documents[0] == documents[1] && name.may_be(&named[1][other].0);
            if !could_be[0][one].contains(&other) && alike {
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
    Speakers { alone: speakers.alone.map(most_first), both: speakers.both }
}

fn speaker(source: &Source<'_>) -> Speaker {
    let first = source.attributions.first().map(|id| Spot::Mark(id.to_string()));
    Speaker {
        name: source.name.to_string(),
        kind: source.kind.to_string(),
        statements: source.attributions.len(),
        spot: first.unwrap_or(Spot::Words(source.mentions.first().map_or(0, |place| place.start))),
    }
}

/// A figure of one text, held against those of the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The figure.
    pub entry: Entry,
    /// The words of the figures for the same thing in the other text that suit it.
    pub fits: Vec<String>,
    /// And of those that do not.
    pub differs: Vec<String>,
}

/// The figures of two texts for one thing, where at least one of them suits none of the other text's.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What is counted.
    pub what: String,
    /// Its unit, where it is a measure.
    pub unit: Option<String>,
    /// The figures of each text, the smallest first.
    pub figures: [Vec<Held>; 2],
}

/// What the two texts count differently, in the first text's order. `shared` are the figures that count the same thing,
/// as the annotator pairs them.
pub fn differences(texts: [Read<'_>; 2], shared: &[(usize, usize, bool)]) -> Vec<Difference> {
    let entries = texts.map(|(text, document)| {
        figures::entries(text, &document.figures.iter().collect::<Vec<_>>(), document, document)
    });
    // For each figure of a text those of the other one that count the same, and whether they suit it.
    let mut pairs = entries.each_ref().map(|entries| vec![Vec::new(); entries.len()]);
    for &(one, other, suits) in shared {
        if one < entries[0].len() && other < entries[1].len() {
            pairs[0][one].push((other, suits));
            pairs[1][other].push((one, suits));
        }
    }
    let held = |side: usize, at: usize| {
        let words = |wanted: bool| {
            let mut words: Vec<String> = Vec::new();
            for &(other, _) in pairs[side][at].iter().filter(|(_, suits)| *suits == wanted) {
                let other = &entries[1 - side][other].words;
                if !words.iter().any(|known| known.eq_ignore_ascii_case(other)) {
                    words.push(other.clone());
                }
            }
            words
        };
        Held { entry: entries[side][at].clone(), fits: words(true), differs: words(false) }
    };
    let mut seen = entries.each_ref().map(|entries| vec![false; entries.len()]);
    let mut differences = Vec::new();
    for first in 0..entries[0].len() {
        // Everything that is tied to the first figure, over any number of others.
        let mut open = vec![(0, first)];
        let mut group = [Vec::new(), Vec::new()];
        while let Some((side, at)) = open.pop() {
            if !std::mem::replace(&mut seen[side][at], true) {
                group[side].push(at);
                open.extend(pairs[side][at].iter().map(|&(other, _)| (1 - side, other)));
            }
        }
        let figures = [0, 1].map(|side: usize| {
            let figures = group[side].iter().map(|&at| held(side, at));
            in_order(figures.collect(), |held| held.entry.value)
        });
        if figures[1].is_empty() || figures.iter().flatten().all(|held| !held.fits.is_empty()) {
            continue;
        }
        let shortest = figures.iter().flatten().map(|held| &held.entry.what).min_by_key(|what| what.len());
        differences.push(Difference {
            what: shortest.cloned().unwrap_or_default(),
            unit: texts[0].1.figures[first].unit.as_deref().map(str::to_owned),
            figures,
        });
    }
    differences
}

/// A claim as one of the texts has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The sentence that it stands in.
    pub sentence: String,
    /// `asserted`, `attributed`, `hedged` or `denied`.
    pub certainty: &'static str,
    /// Where it stands.
    pub spot: Spot,
}

/// The claims that both texts make, as far as their words show it: those apart that are furthest from one another first.
pub fn twins(texts: [Read<'_>; 2]) -> Vec<[Told; 2]> {
    let claims = texts.map(|(_, document)| {
        document.annotations.iter().filter(|mark| mark.layer == "claim").collect::<Vec<_>>()
    });
    let words =
        claims.each_ref().map(|claims| claims.iter().map(|claim| content_words(&claim.text)).collect());
    let negated =
        claims.each_ref().map(|claims| claims.iter().map(|claim| is_negated(&claim.text)).collect());
    let pairs = alike(&words, &negated)
        .into_iter()
        .map(|pair| [0, 1].map(|side: usize| told(texts[side], claims[side][pair[side]])));
    let apart = |[one, other]: &[Told; 2]| firmness(one.certainty).abs_diff(firmness(other.certainty)) as f64;
    in_order(pairs.collect(), |pair| [-apart(pair), 0.0])
}

fn told((text, document): Read<'_>, claim: &Annotation<'_>) -> Told {
    let at = document.sentences.partition_point(|sentence| sentence.start <= claim.start);
    let sentence = at.checked_sub(1).map(|at| &document.sentences[at]);
    let sentence = sentence.and_then(|sentence| text.get(sentence.start..sentence.end));
    Told {
        sentence: sentence.unwrap_or(&claim.text).to_owned(),
        certainty: CERTAINTIES
            .into_iter()
            .find(|name| *name == attribute(claim, "certainty"))
            .unwrap_or("attributed"),
        spot: Spot::Mark(claim.id.to_string()),
    }
}

/// From the firmest to the least firm.
const CERTAINTIES: [&str; 4] = ["asserted", "attributed", "hedged", "denied"];

fn firmness(certainty: &str) -> usize {
    CERTAINTIES.iter().position(|name| *name == certainty).unwrap_or(1)
}

/// How alike the words of two claims must be that count as one, 0 to 1. Tried on pairs of our own: at 0.3 claims about
/// the same people already match, at 0.5 those are lost that one text tells with more detail.
const ALIKE: f64 = 0.4;

/// A word in more claims than this tells none apart.
const MOST: usize = 64;

/// The pairs of claims, one of each text, whose words are most alike: each is the other's best. A word counts the less,
/// the more claims have it. A claim is no twin of one that says the opposite.
fn alike(words: &[Vec<Vec<String>>; 2], negated: &[Vec<bool>; 2]) -> Vec<[usize; 2]> {
    let mut claims_with: HashMap<&str, usize> = HashMap::new();
    for word in words.iter().flatten().flatten() {
        *claims_with.entry(word).or_default() += 1;
    }
    let weight = |word: &str| 1.0 / (claims_with[word] as f64).sqrt();
    let weights = words.each_ref().map(|claims| {
        claims.iter().map(|words| words.iter().map(|word| weight(word)).sum::<f64>()).collect::<Vec<_>>()
    });
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, words) in words[1].iter().enumerate() {
        for word in words {
            places.entry(word).or_default().push(at);
        }
    }
    // For each claim of the second text the best one of the first.
    let mut best: HashMap<usize, (f64, usize)> = HashMap::new();
    let mut chosen = Vec::new();
    for (one, words) in words[0].iter().enumerate() {
        let mut shared: HashMap<usize, (f64, usize)> = HashMap::new();
        for word in words {
            for &other in places.get(&**word).filter(|places| places.len() <= MOST).into_iter().flatten() {
                let (weighed, count) = shared.entry(other).or_default();
                *weighed += weight(word);
                *count += 1;
            }
        }
        let likeness = |(&other, &(weighed, count)): (&usize, &(f64, usize))| {
            let all = weights[0][one] + weights[1][other];
            let same_side = negated[0][one] == negated[1][other];
            (count >= 2 && same_side).then_some((2.0 * weighed / all, other))
        };
        let nearest = shared.iter().filter_map(likeness).filter(|(alike, _)| *alike >= ALIKE);
        let nearest = nearest.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let Some((likeness, other)) = nearest else { continue };
        let entry = best.entry(other).or_insert((likeness, one));
        if likeness > entry.0 {
            *entry = (likeness, one);
        }
        chosen.push([one, other]);
    }
    chosen.retain(|[one, other]| best[other].1 == *one);
    chosen
}

/// Whether a claim says that something is not so. *No fewer than 12* and *not only* say no such thing.
fn is_negated(text: &str) -> bool {
    let letters = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’');
    let words = text.split(|letter| !letters(letter)).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    words.iter().enumerate().any(|(at, word)| match &**word {
        "no" | "not" => {
            let next = words.get(at + 1).map_or("", |next| next);
            !matches!(next, "fewer" | "less" | "more" | "only" | "just" | "doubt" | "least")
        }
        "never" | "nobody" | "none" | "nothing" | "neither" | "nor" | "without" | "cannot" => true,
        word => word.ends_with("n't") || word.ends_with("n’t"),
    })
}

/// The words of a claim that say what it is about, without endings, each once.
fn content_words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(|letter: char| !letter.is_alphanumeric()) {
        let word = word.to_lowercase();
        if (word.len() < 3 && word.parse::<u64>().is_err()) || EMPTY.contains(&&*word) {
            continue;
        }
        let stem = stem(&word).to_owned();
        if !words.contains(&stem) && words.len() < MOST {
            words.push(stem);
        }
    }
    words
}

/// A word without the endings of *closes*, *closed*, *closing*, *closure*.
fn stem(word: &str) -> &str {
    const LEAST: usize = 3;
    let endings = ["ing", "ies", "ed", "es", "s", "e", "y"];
    let cut =
        endings.into_iter().find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() >= LEAST));
    cut.unwrap_or(word)
}

/// Words that are in claims of every sort.
const EMPTY: [&str; 62] = [
    "the", "and", "for", "that", "this", "with", "was", "were", "are", "has", "have", "had", "been", "being",
    "its", "his", "her", "their", "they", "them", "she", "who", "which", "when", "where", "what", "from",
    "into", "after", "before", "about", "over", "under", "than", "then", "there", "more", "most", "some",
    "any", "all", "not", "but", "would", "could", "may", "might", "will", "said", "say", "says", "least",
    "also", "while", "between", "because", "out", "off", "one", "two", "does", "did",
];

#[cfg(test)]
mod tests {
    use super::*;
    use sayso::Annotator;
    use sayso::write::json::view;
    use sayso::write::units::Units;

    fn pairs(one: &[&str], other: &[&str]) -> Vec<[usize; 2]> {
        let words = |claims: &[&str]| claims.iter().map(|claim| content_words(claim)).collect();
        let negated = |claims: &[&str]| claims.iter().map(|claim| is_negated(claim)).collect();
        alike(&[words(one), words(other)], &[negated(one), negated(other)])
    }

    #[test]
    fn a_claim_is_no_twin_of_its_opposite() {
        let warned = "the harbour master ignored a warning about the quay";
        for opposite in [
            "the harbour master ignored no warning about the quay",
            "the harbour master did not ignore the warning about the quay",
            "the harbour master never ignored a warning about the quay",
            "the harbour master didn’t ignore the warning about the quay",
        ] {
            assert!(pairs(&[warned], &[opposite]).is_empty(), "{opposite}");
            assert_eq!(pairs(&[opposite], &[opposite]), [[0, 0]], "both say no");
        }
        let best =
            ["the harbour master never ignored a warning", "a harbour master had ignored some warning"];
        assert_eq!(pairs(&[warned], &best), [[0, 1]], "the next best is taken");
        let many = ["no fewer than 12 boats sank in the storm", "12 boats sank in the storm"];
        assert_eq!(pairs(&many[..1], &many[1..]), [[0, 0]]);
    }

    #[test]
    fn what_a_figure_fits_and_what_it_does_not_is_told_of_each() {
        let annotator = Annotator::new().expect("the layer pages parse");
        let one = "At least 12 people were killed. Police said 12 people were killed. Mara Lind said 30 people died.";
        let other = "Police said 15 people were killed. The union said 30 workers were dead.";
        let read = [one, other].map(|text| annotator.read(text));
        let documents = read.each_ref().map(|document| view(document, Units::Utf8, false));
        // The first text's 12 and 30 against the second one's 15 and 30.
        let shared = [(0, 0, true), (0, 1, true), (1, 0, false), (1, 1, false), (2, 0, false), (2, 1, true)];
        let found = differences([(one, &documents[0]), (other, &documents[1])], &shared);
        assert_eq!(found.len(), 1);
        let told = found[0].figures.each_ref().map(|side| {
            let told = side
                .iter()
                .map(|held| [&*held.entry.words, &held.fits.join("+"), &held.differs.join("+")].join("/"));
            told.collect::<Vec<_>>()
        });
        assert_eq!(told[0], ["At least 12/15+30/", "12//15+30", "30/30/15"]);
        assert_eq!(told[1], ["15/At least 12/12+30", "30/At least 12+30/12"]);
    }

    #[test]
    fn a_claim_meets_its_twin_in_other_words_and_no_stranger() {
        let one = [
            "the ferry had capsized in heavy swell off Port Maren on Tuesday",
            "31 people were killed",
            "the bridge will stay closed until May",
            "Mara Lind leads the inquiry",
        ];
        let other = [
            "the council is to build a new library",
            "a ferry capsized off Port Maren",
            "the bridge may be closing until May",
            "47 people were killed in the accident",
            "the inquiry has not begun",
        ];
        assert_eq!(pairs(&one, &other), [[0, 1], [1, 3], [2, 2]]);
    }

    #[test]
    fn a_claim_has_one_twin_at_most() {
        let one = ["the harbour wall stands", "the harbour wall fell on Monday night"];
        assert_eq!(pairs(&one, &["the harbour wall fell on Monday"]), [[1, 0]]);
        assert!(pairs(&["people left"], &["people came", "people said so"]).is_empty());
        assert!(pairs(&[""], &[""]).is_empty());
    }

    #[test]
    fn words_lose_their_endings_and_numbers_count() {
        assert_eq!(content_words("The 31 closed bridges were closing, they said."), ["31", "clos", "bridg"]);
    }

    const FIRM: &str = "The harbour wall at Orrin Bay fell on Monday. Harbour master Mara Lind said 12 boats had sunk. \
        Police said the quay would stay closed.";
    const CAREFUL: &str = "The harbour wall at Orrin Bay may have fallen on Monday. Ms Lind said that about 30 boats had \
        sunk. Dan Orme, a fisherman, said nobody had been warned.";

    #[test]
    fn two_readings_are_held_against_each_other() {
        let annotator = Annotator::new().expect("the layer pages parse");
        let read = [FIRM, CAREFUL].map(|text| annotator.read(text));
        let documents = read.each_ref().map(|document| view(document, Units::Utf8, false));
        let texts = [(FIRM, &documents[0]), (CAREFUL, &documents[1])];

        let speakers = speakers([&documents[0], &documents[1]]);
        let names =
            |speakers: &[Speaker]| speakers.iter().map(|speaker| speaker.name.clone()).collect::<Vec<_>>();
        assert_eq!(speakers.both.len(), 1, "{speakers:?}");
        assert!(speakers.both[0][0].name.ends_with("Mara Lind") && speakers.both[0][1].name == "Ms Lind");
        assert!(names(&speakers.alone[1]).iter().any(|name| name.starts_with("Dan Orme")), "{speakers:?}");

        let figure = |document: &Document<'_>, words: &str, text: &str| {
            document.figures.iter().position(|figure| text[figure.start..figure.end].contains(words)).unwrap()
        };
        let shared = [(figure(&documents[0], "12", FIRM), figure(&documents[1], "30", CAREFUL), false)];
        let differences = differences(texts, &shared);
        assert_eq!(differences.len(), 1);
        assert_eq!(differences[0].figures.each_ref().map(|side| side[0].entry.value[0]), [12.0, 30.0]);
        assert!(differences[0].figures.iter().all(|side| side.len() == 1 && side[0].fits.is_empty()));
        assert_eq!(differences[0].figures[0][0].differs, ["about 30"]);
        assert!(super::differences(texts, &[(shared[0].0, shared[0].1, true)]).is_empty(), "they agree");
        assert!(super::differences(texts, &[(99, 0, false)]).is_empty(), "there is no such figure");

        let wall = &twins(texts)[0];
        assert_eq!(wall.each_ref().map(|told| told.certainty), ["asserted", "hedged"]);
        assert!(wall[1].sentence.starts_with("The harbour wall at Orrin Bay may"));

        let counts = counts(texts);
        assert!(counts.size.iter().all(|row| row.amounts.iter().all(|amount| *amount > 0.0)), "{counts:?}");
        assert_eq!(counts.namings[0].key, "named");
    }

    #[test]
    fn what_somebody_published_is_not_that_one() {
        let annotator = Annotator::new().expect("the layer pages parse");
        let read = [
            "Kestrel Bulk, the company that runs the silo, met on Monday. Kestrel Bulk said it was safe.",
            "The silo was safe, according to figures that Kestrel Bulk published on Monday.",
        ]
        .map(|text| annotator.read(text));
        let documents = read.each_ref().map(|document| view(document, Units::Utf8, false));
        let speakers = speakers([&documents[0], &documents[1]]);
        assert_eq!(speakers.alone.map(|alone| alone.len()), [1, 1]);
        assert!(speakers.both.is_empty());
    }

    #[test]
    fn a_text_held_against_itself_differs_in_nothing() {
        let document = Annotator::new().expect("the layer pages parse").read(FIRM);
        let document = view(&document, Units::Utf8, false);
        let texts = [(FIRM, &document), (FIRM, &document)];
        assert_eq!(speakers([&document, &document]).alone, [Vec::new(), Vec::new()]);
        assert!(twins(texts).iter().all(|[one, other]| one == other));
    }
}
