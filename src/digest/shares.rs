//! What does a text consist of? How sure its claims are, who is named, how often it hedges, with which verbs it reports,
//! and where in it the marks fall.
//!
//! It never adds these up to a score.

use std::collections::BTreeMap;

use sayso::write::json::{Annotation, Document};

use super::{attribute, in_order, order, tier, words_in};

/// A share of something.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// What it is the share of: a certainty, a tier, a stance.
    pub key: &'static str,
    /// How many there are, or how many for each hundred words.
    pub amount: f64,
    /// How much that is of all, in whole per cent. All shares of something make up a hundred.
    pub percent: usize,
    /// Its commonest words, where they are what matters.
    pub words: Vec<String>,
}

/// How many claims are asserted, attributed, hedged and denied.
pub fn certainties(document: &Document<'_>) -> Vec<Share> {
    let counted = |key| count(document, "claim", |claim| attribute(claim, "certainty") == key);
    shares(&["asserted", "attributed", "hedged", "denied"].map(|key| (key, counted(key))))
}

/// How many sources the text names, and how many it does not; documents and open pronouns apart.
pub fn namings(document: &Document<'_>) -> Vec<Share> {
    let counted = |key: &str| {
        let sources = document.sources.iter().filter(|source| match &*source.kind {
            "unnamed" => key == "unnamed",
            "document" => key == "document",
            "unresolved" | "pronoun" => key == "unresolved",
            "writer" => false,
            _ => key == if source.named { "named" } else { "described" },
        });
        sources.count() as f64
    };
    shares(&["named", "described", "document", "unnamed", "unresolved"].map(|key| (key, counted(key))))
}

/// How many hedges of each tier stand in a hundred words.
pub fn tiers(text: &str, document: &Document<'_>) -> Vec<Share> {
    let hundreds = words_in(text, vec![(0, text.len())]).max(1) as f64 / 100.0;
    let counted = |wanted| count(document, "hedge", |hedge| tier(hedge) == wanted) / hundreds;
    shares(&[("strong", 1), ("medium", 2), ("light", 3)].map(|(key, tier)| (key, counted(tier))))
}

/// How many cues are neutral, endorse, keep their distance and deny, and which ones.
pub fn stances(document: &Document<'_>) -> Vec<Share> {
    const SHOWN: usize = 6;
    let mut shares = shares(
        &["neutral", "endorsing", "distancing", "denying"]
            .map(|key| (key, count(document, "attribution", |mark| attribute(mark, "stance") == key))),
    );
    for share in &mut shares {
        let mut cues: BTreeMap<String, usize> = BTreeMap::new();
        let marks = of_layer(document, "attribution").filter(|mark| attribute(mark, "stance") == share.key);
        for part in marks.flat_map(|mark| &mark.parts).filter(|part| part.role == "cue") {
            *cues.entry(part.text.to_ascii_lowercase()).or_default() += 1;
        }
        let cues = in_order(cues.into_iter().collect(), |(_, times)| [-(*times as f64), 0.0]);
        share.words = cues.into_iter().take(SHOWN).map(|(cue, _)| cue).collect();
    }
    shares
}

/// How many marks of a layer begin in each of `stretches` equal stretches of a text of this length.
pub fn strip(length: usize, stretches: usize, document: &Document<'_>, layer: &str) -> Vec<usize> {
    let mut counts = vec![0; stretches];
    for mark in of_layer(document, layer) {
        counts[(mark.start * stretches / length.max(1)).min(stretches - 1)] += 1;
    }
    counts
}

/// The id of the first mark that begins at this byte or after it, or else of the last one.
pub fn mark_from(document: &Document<'_>, start: usize) -> Option<String> {
    let next = document.annotations.partition_point(|mark| mark.start < start);
    let mark = document.annotations.get(next).or(document.annotations.last());
    mark.map(|mark| mark.id.to_string())
}

fn of_layer<'a, 'b>(document: &'a Document<'b>, layer: &str) -> impl Iterator<Item = &'a Annotation<'b>> {
    document.annotations.iter().filter(move |mark| mark.layer == layer)
}

fn count(document: &Document<'_>, layer: &str, is: impl Fn(&Annotation<'_>) -> bool) -> f64 {
    of_layer(document, layer).filter(|mark| is(mark)).count() as f64
}

/// Not generic over their number: it would be compiled for each.
fn shares(amounts: &[(&'static str, f64)]) -> Vec<Share> {
    let whole: f64 = amounts.iter().map(|(_, amount)| amount).sum();
    let exact = |amount: f64| if whole > 0.0 { 100.0 * amount / whole } else { 0.0 };
    let share = |&(key, amount): &(&'static str, f64)| Share {
        key,
        amount,
        percent: exact(amount) as usize,
        words: Vec::new(),
    };
    let mut shares: Vec<Share> = amounts.iter().map(share).collect();
    let missing = if whole > 0.0 { 100 - shares.iter().map(|share| share.percent).sum::<usize>() } else { 0 };
    // What is left of the hundred goes to those who lost most by being rounded down.
    let lost = shares.iter().map(|share| [share.percent as f64 - exact(share.amount), 0.0]);
    for at in order(lost.collect()).into_iter().take(missing) {
        shares[at].percent += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use sayso::notation;
    use sayso::write::json::view;
    use sayso::write::units::Units;

    const READING: &str = "\
The quay may be shut. Mara Lind denied a leak, and reportedly left.
^^^^^^^^^^^^^^^^^^^^ claim state certainty=hedged
        ^^^ hedge modal tier=2
                      ^^^^^^^^^^^^^^^^^^^^^^^ a1 attribution indirect stance=denying
                      ^^^^^^^^^ a1 source
                                ^^^^^^ a1 cue
                                       ^^^^^^ a1 content
                                       ^^^^^^ claim state certainty=denied
                                                   ^^^^^^^^^^ hedge evidential tier=1
";

    fn amounts(shares: &[Share]) -> Vec<f64> {
        shares.iter().map(|share| share.amount).collect()
    }

    #[test]
    fn shares_make_up_a_hundred() {
        let percents = |amounts: [f64; 4]| {
            shares(&amounts.map(|amount| ("", amount))).iter().map(|share| share.percent).collect::<Vec<_>>()
        };
        assert_eq!(percents([7.0, 15.0, 15.0, 3.0]), [18, 38, 37, 7]);
        assert_eq!(percents([1.0, 1.0, 1.0, 0.0]), [34, 33, 33, 0]);
        assert_eq!(percents([0.0; 4]), [0; 4]);
    }

    #[test]
    fn shares_count_what_the_document_says() {
        let document = notation::parse(READING).unwrap();
        let document = view(&document, Units::Utf8, true);
        let text = document.text.as_deref().unwrap();
        assert_eq!(amounts(&certainties(&document)), [0.0, 0.0, 1.0, 1.0]);
        assert_eq!(certainties(&document)[2].percent, 50);
        assert_eq!(words_in(text, vec![(0, text.len())]), 13);
        assert_eq!(amounts(&tiers(text, &document)), [1.0 / 0.13, 1.0 / 0.13, 0.0]);
        assert_eq!(amounts(&stances(&document)), [0.0, 0.0, 0.0, 1.0]);
        assert_eq!(stances(&document)[3].words, ["denied"]);
        assert_eq!(namings(&document).len(), 5);
        assert_eq!(strip(text.len(), 2, &document, "hedge"), [1, 1]);
        assert_eq!(mark_from(&document, 23).as_deref(), Some(&*document.annotations[3].id));
        assert_eq!(mark_from(&document, text.len()).as_deref(), Some(&*document.annotations[4].id));
    }
}
