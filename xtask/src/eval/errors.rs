//! Where do the program and the gold differ? One line for each difference, to read.
//!
//! It never counts: that is for the scores.

use std::fmt::Write as _;

use super::Article;
use super::gold::{Attribution, Mark, Marks};
use super::letters::Letters;
use super::score::Pairs;

/// How many letters of a long span are shown at each end, and of the text around a short one.
const SHOWN: usize = 40;

/// The differences in an article: `missed`, `false` or another `kind`, by layer and in the order of the text.
pub fn of(article: &Article, system: &Marks) -> String {
    let gold = &article.gold;
    let letters: Vec<char> = article.text.chars().collect();
    let pairs = Pairs::new(gold, system);
    let attribution = |mark: &Attribution| (mark.content.first(), shown_attribution(&letters, mark));
    let mark = |mark: &Mark| (mark.letters.first(), shown_mark(&letters, mark));
    let layers = [
        (
            "attribution",
            differences(
                &gold.attributions,
                &system.attributions,
                &pairs.attributions,
                attribution,
                |_, _| None,
            ),
        ),
        ("hedge", differences(&gold.hedges, &system.hedges, &pairs.hedges, mark, other_kind)),
        ("claim", differences(&gold.claims, &system.claims, &pairs.claims, mark, other_kind)),
    ];
    let mut lines = format!("{}\n", article.name);
    for (layer, differences) in layers {
        for (_, verdict, shown) in differences {
            let _ = writeln!(lines, "  {layer:12}{verdict:8}{shown}");
        }
    }
    lines + "\n"
}

type Difference = (Option<usize>, &'static str, String);

/// What is missed, what is false, and what `other` says about the marks that are paired, in the order of the text.
fn differences<T>(
    gold: &[T],
    system: &[T],
    pairs: &[(usize, usize)],
    shown: impl Fn(&T) -> (Option<usize>, String),
    other: impl Fn(&T, &T) -> Option<String>,
) -> Vec<Difference> {
    let unpaired = |all: &[T], verdict: &'static str, paired: &dyn Fn(usize) -> bool| -> Vec<Difference> {
        let left = all.iter().enumerate().filter(|(at, _)| !paired(*at));
        left.map(|(_, mark)| (shown(mark).0, verdict, shown(mark).1)).collect()
    };
    let mut found = unpaired(gold, "missed", &|at| pairs.iter().any(|pair| pair.0 == at));
    found.extend(unpaired(system, "false", &|at| pairs.iter().any(|pair| pair.1 == at)));
    found.extend(pairs.iter().filter_map(|&(a, b)| {
        let (at, words) = shown(&system[b]);
        other(&gold[a], &system[b]).map(|other| (at, "kind", format!("{other}  {words}")))
    }));
    found.sort();
    found
}

fn other_kind(gold: &Mark, system: &Mark) -> Option<String> {
    let name = |mark: &Mark| mark.kind.clone().unwrap_or_default();
    (gold.kind != system.kind).then(|| format!("{}, not {}", name(gold), name(system)))
}

/// `[source] cue {content}`, and what made it.
fn shown_attribution(text: &[char], mark: &Attribution) -> String {
    let part = |letters: &Letters| shortened(text, letters);
    let words = format!("[{}] {} {{{}}}", part(&mark.source), part(&mark.cue), part(&mark.content));
    with_note(words, &mark.note)
}

/// The mark in its surroundings, and what made it.
fn shown_mark(text: &[char], mark: &Mark) -> String {
    let spans = mark.letters.spans();
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return String::new() };
    let before = words(text, first.0.saturating_sub(SHOWN), first.0);
    let after = words(text, last.1, last.1 + SHOWN);
    let kind = mark.kind.as_deref().unwrap_or_default();
    with_note(format!("{kind:12} …{before}«{}»{after}…", shortened(text, &mark.letters)), &mark.note)
}

fn with_note(words: String, note: &str) -> String {
    if note.is_empty() { words } else { format!("{words}   ({note})") }
}

/// The words of some spans, without the middle of a long one.
fn shortened(text: &[char], letters: &Letters) -> String {
    let shown = |&(start, end): &(usize, usize)| {
        if end - start <= 2 * SHOWN {
            words(text, start, end)
        } else {
            format!("{} … {}", words(text, start, start + SHOWN), words(text, end - SHOWN, end))
        }
    };
    letters.spans().iter().map(shown).collect::<Vec<_>>().join(" | ")
}

/// The letters of a range, so far as the text has them, on one line.
fn words(text: &[char], start: usize, end: usize) -> String {
    let end = end.min(text.len());
    let letters = text.get(start..end).unwrap_or_default();
    letters.iter().map(|&letter| if letter.is_control() { ' ' } else { letter }).collect()
}
