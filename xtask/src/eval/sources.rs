//! Are the mentions of one source one entry? B³ over the places where attributions name their source, and the share
//! of resolved pronouns that are right.
//!
//! It never asks whether an attribution is right: only who is meant where both sides see a source.

use std::collections::HashSet;
use std::fmt::{self, Write as _};
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use sayso::Annotator;
use sayso::write::json;
use sayso::write::units::Units;

use super::letters::Letters;
use super::{Article, gold_articles, own};

/// The name of this measurement.
pub const SOURCES: &str = "sources";

/// Who stands at a place of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mention {
    letters: Letters,
    /// One word, the same for all mentions of one source within an article.
    who: String,
    /// Whether it is a pronoun that stands for somebody.
    pronoun: bool,
}

/// What the program says of a mention besides.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    mention: Mention,
    name: String,
    resolved: bool,
}

/// The measure over some articles.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Scores {
    /// Mentions in the gold.
    gold: usize,
    /// Those of them that the program sees too.
    matched: usize,
    precision: f64,
    recall: f64,
    /// Pronouns among the matched, those given to somebody, those given to the right one.
    pronouns: usize,
    resolved: usize,
    right: usize,
}

/// The scores on the gold articles and on those that we annotated ourselves, with each mention that is given to the
/// wrong one if the `errors` are asked for.
pub fn report(annotator: &Annotator, data: &Path, errors: bool) -> Result<String> {
    let mut report = String::new();
    let mut all = Scores::default();
    let sets = [("gold", gold_articles(&data.join("gold/dev"))?), ("own", own::articles(data)?)];
    for (name, articles) in sets.iter().filter(|(_, articles)| !articles.is_empty()) {
        let mut scores = Scores::default();
        for article in articles {
            let gold = mentions(article)?;
            let found = entries(annotator, &article.text);
            let pairs = paired(&gold, &found);
            if errors {
                report += &shown_errors(article, &gold, &found, &pairs);
            }
            scores.add(&gold, &found, &pairs);
        }
        let _ = writeln!(report, "{SOURCES} in {name}: {} articles\n{scores}", articles.len());
        all = all.with(&scores);
    }
    let _ = writeln!(report, "{SOURCES} in all\n{all}");
    Ok(report)
}

/// The mentions that people marked: by `Who` attributes, or in a file of their own beside those of training.
fn mentions(article: &Article) -> Result<Vec<Mention>> {
    let letters: Vec<char> = article.text.chars().collect();
    let mention = |at: Letters, who: &str| {
        let spans = at.spans().iter();
        let words: String =
            spans.flat_map(|&(start, end)| &letters[start.min(end)..end.min(letters.len())]).collect();
        Mention { pronoun: is_pronoun(&words), letters: at, who: who.to_owned() }
    };
    let path = crate::tree::root().join("training/annotations/sources").join(format!("{}.tsv", article.name));
    let mut found: Vec<Mention> = Vec::new();
    if path.exists() {
        let file = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        for line in file.lines() {
            if let Some(digest) = line.strip_prefix("# sha256 ") {
                own::check_digest(&article.text, digest).with_context(|| path.display().to_string())?;
                continue;
            }
            let [start, end, who] = line.split('\t').collect::<Vec<_>>()[..] else {
                anyhow::bail!("{}: a line is START, END, WHO, not {line}", path.display());
            };
            found.push(mention([(start.parse()?, end.parse()?)].into_iter().collect(), who));
        }
    } else {
        for attribution in article.gold.attributions.iter().filter(|mark| !mark.source.is_empty()) {
            if let Some(who) = attribution.who.as_deref().filter(|who| *who != "unclear") {
                found.push(mention(attribution.source.clone(), who));
            }
        }
    }
    let mut seen = HashSet::new();
    found.retain(|mention| seen.insert(mention.letters.spans().to_vec()));
    Ok(found)
}

/// The mentions that the program finds, with its own entries for who they are.
fn entries(annotator: &Annotator, text: &str) -> Vec<Entry> {
    let read = annotator.read(text);
    let document = json::view(&read, Units::Codepoint, false);
    let mut found: Vec<Entry> = Vec::new();
    for annotation in &document.annotations {
        let source = annotation.links.iter().find(|link| link.role == "source");
        let source = source.and_then(|link| document.sources.iter().find(|source| source.id == link.to));
        let (Some(source), Some(part)) = (source, annotation.parts.iter().find(|part| part.role == "source"))
        else {
            continue;
        };
        let mention = Mention {
            letters: [(part.start, part.end)].into_iter().collect(),
            who: source.id.to_string(),
            pronoun: is_pronoun(&part.text),
        };
        if !found.iter().any(|entry| entry.mention == mention) {
            found.push(Entry {
                mention,
                name: source.name.to_string(),
                resolved: source.kind != "unresolved",
            });
        }
    }
    found
}

/// Pairs each mention of the gold with at most one of the program's, the best overlap first.
fn paired(gold: &[Mention], found: &[Entry]) -> Vec<(usize, usize)> {
    let agreement = |gold: &Mention, found: &Entry| gold.letters.agreement(&found.mention.letters);
    super::score::matched(gold, found, agreement)
}

impl Scores {
    fn add(&mut self, gold: &[Mention], found: &[Entry], pairs: &[(usize, usize)]) {
        self.gold += gold.len();
        self.matched += pairs.len();
        for &(g, s) in pairs {
            let count = |same: &dyn Fn(usize, usize) -> bool| {
                pairs.iter().filter(|(g, s)| same(*g, *s)).count() as f64
            };
            let same_gold = |other: usize| gold[other].who == gold[g].who;
            let same_found = |other: usize| found[other].mention.who == found[s].mention.who;
            let both = count(&|g, s| same_gold(g) && same_found(s));
            self.precision += both / count(&|_, s| same_found(s));
            self.recall += both / count(&|g, _| same_gold(g));
            if gold[g].pronoun {
                self.pronouns += 1;
                self.resolved += usize::from(found[s].resolved);
                self.right += usize::from(found[s].resolved && is_right(gold, found, pairs, (g, s)));
            }
        }
    }

    fn with(self, other: &Scores) -> Scores {
        Scores {
            gold: self.gold + other.gold,
            matched: self.matched + other.matched,
            precision: self.precision + other.precision,
            recall: self.recall + other.recall,
            pronouns: self.pronouns + other.pronouns,
            resolved: self.resolved + other.resolved,
            right: self.right + other.right,
        }
    }
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = |part: f64, whole: usize| if whole == 0 { 0.0 } else { 100.0 * part / whole as f64 };
        let (p, r) = (of(self.precision, self.matched), of(self.recall, self.matched));
        let f1 = if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) };
        writeln!(f, "  {:22}{:>7}{:>7}{:>7}{:>8}{:>8}", "", "P", "R", "F1", "gold", "matched")?;
        writeln!(f, "  {:22}{p:7.1}{r:7.1}{f1:7.1}{:8}{:8}", "sources.b3", self.gold, self.matched)?;
        let right = of(self.right as f64, self.resolved);
        writeln!(f, "  {:22}{right:21.1}{:8} of {}", "sources.resolved", self.resolved, self.pronouns)
    }
}

/// Whether a pronoun's entry is the one that it should be: most of the names and nouns in the entry are the same
/// source's in the gold; where there are none, its name is.
fn is_right(gold: &[Mention], found: &[Entry], pairs: &[(usize, usize)], (g, s): (usize, usize)) -> bool {
    let named = pairs
        .iter()
        .filter(|&&(other, entry)| !gold[other].pronoun && found[entry].mention.who == found[s].mention.who);
    let named: Vec<bool> = named.map(|&(other, _)| gold[other].who == gold[g].who).collect();
    if named.is_empty() {
        return found[s].name.to_lowercase().contains(&gold[g].who);
    }
    2 * named.iter().filter(|&&same| same).count() > named.len()
}

/// Each pronoun that nobody or the wrong one is given, and each mention that stands alone in the wrong entry.
fn shown_errors(article: &Article, gold: &[Mention], found: &[Entry], pairs: &[(usize, usize)]) -> String {
    let letters: Vec<char> = article.text.chars().collect();
    let mut lines = String::new();
    let mut pairs = pairs.to_vec();
    pairs.sort_by_key(|&(g, _)| gold[g].letters.first());
    for &(g, s) in &pairs {
        let split = pairs.iter().any(|&(other, entry)| {
            (gold[other].who == gold[g].who) != (found[entry].mention.who == found[s].mention.who)
        });
        if split {
            let words: String =
                gold[g].letters.spans().iter().flat_map(|&(start, end)| &letters[start..end]).collect();
            let entry = &found[s];
            let _ = writeln!(lines, "  {:16}{:5}{words}   ({})", gold[g].who, entry.mention.who, entry.name);
        }
    }
    if lines.is_empty() { lines } else { format!("{}\n{lines}", article.name) }
}

/// Whether some words are one pronoun for somebody.
fn is_pronoun(words: &str) -> bool {
    const PRONOUNS: [&str; 20] = [
        "i", "we", "you", "he", "she", "it", "they", "me", "us", "him", "her", "them", "my", "our", "his",
        "its", "their", "who", "which", "that",
    ];
    PRONOUNS.contains(&words.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mention(at: usize, who: &str, pronoun: bool) -> Mention {
        Mention { letters: [(10 * at, 10 * at + 5)].into_iter().collect(), who: who.to_owned(), pronoun }
    }

    fn entry(at: usize, who: &str, pronoun: bool, name: &str) -> Entry {
        Entry { mention: mention(at, who, pronoun), name: name.to_owned(), resolved: name != "he" }
    }

    #[test]
    fn b_cubed_is_the_share_of_each_mentions_companions() {
        let gold = [mention(0, "reed", false), mention(1, "reed", true), mention(2, "okoro", false)];
        let found =
            [entry(0, "s1", false, "Reed"), entry(1, "s2", true, "Okoro"), entry(2, "s2", false, "Okoro")];
        let mut scores = Scores::default();
        scores.add(&gold, &found, &paired(&gold, &found));
        // Precision: 1, 1/2, 1/2. Recall: 1/2, 1/2, 1.
        assert_eq!((scores.precision, scores.recall), (2.0, 2.0));
        assert_eq!((scores.pronouns, scores.resolved, scores.right), (1, 1, 0));
    }

    #[test]
    fn a_pronoun_that_stays_open_is_not_wrong() {
        let gold = [mention(0, "reed", false), mention(1, "reed", true)];
        let found = [entry(0, "s1", false, "Reed"), entry(1, "s2", true, "he")];
        let mut scores = Scores::default();
        scores.add(&gold, &found, &paired(&gold, &found));
        assert_eq!((scores.pronouns, scores.resolved, scores.right), (1, 0, 0));
    }

    #[test]
    fn who_is_only_a_source_by_pronouns_is_judged_by_name() {
        let gold = [mention(0, "reed", true)];
        for (name, right) in [("Ann Reed", 1), ("Tom Okoro", 0)] {
            let found = [entry(0, "s1", true, name)];
            let mut scores = Scores::default();
            scores.add(&gold, &found, &paired(&gold, &found));
            assert_eq!(scores.right, right, "{name}");
        }
    }
}
