//! What do two texts on the same event have in common, and where do they part? Counts side by side, who speaks in one
//! alone, figures that differ, and what one says more firmly than the other.
//!
//! It never says which text is right, or better.

use sayso::write::json::Document;

use super::figures::{self, Entry};
use super::shares::{self, Share};
use super::{in_order, words_in};
use speakers::{Speakers, speakers};
use twins::{Told, twins};

pub mod speakers;
pub mod twins;

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
    pub percents: [usize; 2],
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
            speakers: speakers(texts),
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
        percents: [0; 2],
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
        percents: [one.percent, other.percent],
    };
    one.into_iter().zip(other).map(row).collect()
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
        differences.push(Difference {
            what: common_name(&figures.iter().flatten().map(|held| &*held.entry.what).collect::<Vec<_>>()),
            unit: texts[0].1.figures[first].unit.as_deref().map(str::to_owned),
            figures,
        });
    }
    differences
}

/// What happens to people, as the engine names it: for the dead *killed*, whether a text counts *bodies* or *miners killed*.
const FATES: [&str; 8] =
    ["killed", "casualties", "injured", "missing", "arrested", "displaced", "rescued", "infected"];

/// The name that most of those who count something would know it by: one that says what happened, then one that has a
/// word in common with most of the others, then the shortest.
fn common_name(names: &[&str]) -> String {
    let words = |name: &str| name.split(' ').map(str::to_lowercase).collect::<Vec<_>>();
    let known_to = |name: &str| {
        let own = words(name);
        names.iter().filter(|other| words(other).iter().any(|word| own.contains(word))).count()
    };
    let rank = |name: &&&str| {
        let tells = words(name).iter().any(|word| FATES.contains(&&**word));
        (tells, known_to(name), usize::MAX - name.len())
    };
    names.iter().max_by_key(rank).map(|name| (*name).to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::speakers::Speaker;
    use super::*;
    use sayso::Annotator;
    use sayso::write::json::view;
    use sayso::write::units::Units;

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
    fn figures_go_by_the_name_that_most_would_know() {
        assert_eq!(common_name(&["bodies", "people killed", "killed"]), "killed");
        assert_eq!(common_name(&["bodies", "people killed"]), "people killed");
        assert_eq!(common_name(&["homes", "damaged homes", "flats"]), "homes");
        assert_eq!(common_name(&["crates"]), "crates");
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

        let speakers = speakers(texts);
        let names =
            |speakers: &[Speaker]| speakers.iter().map(|speaker| speaker.name.clone()).collect::<Vec<_>>();
        assert_eq!(speakers.both.len(), 1, "{speakers:?}");
        assert!(speakers.both[0][0].name.ends_with("Mara Lind") && speakers.both[0][1].name == "Ms Lind");
        assert!(names(&speakers.alone[1]).iter().any(|name| name.starts_with("Dan Orme")), "{speakers:?}");
        assert_eq!(
            speakers.unnamed.each_ref().map(|unnamed| names(unnamed)),
            [vec!["Police".to_owned()], vec![]]
        );

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
    fn a_text_held_against_itself_differs_in_nothing() {
        let document = Annotator::new().expect("the layer pages parse").read(FIRM);
        let document = view(&document, Units::Utf8, false);
        let texts = [(FIRM, &document), (FIRM, &document)];
        assert_eq!(speakers(texts).alone, [Vec::new(), Vec::new()]);
        assert!(twins(texts).iter().all(|[one, other]| one == other));
    }
}
