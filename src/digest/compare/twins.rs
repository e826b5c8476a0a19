//! Which claims do two texts both make, and which of them does one make more firmly?
//!
//! It never says that two claims mean the same: their words are alike, and that is all.

use std::collections::HashMap;

use sayso::write::json::Annotation;

use super::Read;
use crate::digest::{Spot, attribute, in_order};

/// A claim as one of the texts has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// Its words.
    pub words: String,
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
        words: claim.text.to_string(),
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
}
