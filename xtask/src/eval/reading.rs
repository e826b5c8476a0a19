//! How well are tokens and sentences found? Scores them on treebanks, beside the standard rules of Unicode.
//!
//! A token or sentence is right when both its ends are. It never looks at finders.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sayso::document::Span;
use sayso::read;
use unicode_segmentation::UnicodeSegmentation;

use super::treebank::{self, Paragraph, Parting};

/// The treebanks: name, file, and how its sentences make paragraphs.
const TREEBANKS: &[(&str, &str, Parting)] = &[
    ("UD English EWT, dev", "ewt-dev.conllu", Parting::AsMarked),
    ("UD English GUM, open documents", "gum-open.conllu", Parting::AsMarked),
    ("UD English PUD, in fives", "pud-test.conllu", Parting::Every(5)),
];

/// A table of F1 (in per cent) for tokens and sentences on every treebank, and the count of hard sentences that are
/// divided right, with those that are not.
///
/// # Errors
/// When a file of `data/pos` cannot be read.
pub fn report(data: &Path) -> Result<String> {
    let folder = data.join("data/pos");
    let mut table =
        String::from("tokens and sentences             token F1   sentence F1   UAX #29 sentence F1\n");
    for (name, file, parting) in TREEBANKS {
        let paragraphs = treebank::paragraphs(&folder.join(file), *parting)?;
        let [tokens, sentences, standard] = score(&paragraphs);
        writeln!(table, "{name:<32} {:>8.2} {:>13.2} {:>21.2}", tokens.f1(), sentences.f1(), standard.f1())?;
    }
    table.push_str(&hard_sentences(&folder.join("hard_sentences.tsv"))?);
    Ok(table)
}

/// How many are right, found and wanted.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Tally {
    /// Both lists are in text order and hold no span twice.
    fn add(&mut self, found: &[Span], wanted: &[Span]) {
        self.right += found.iter().filter(|span| wanted.binary_search(span).is_ok()).count();
        self.found += found.len();
        self.wanted += wanted.len();
    }

    fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.wanted) as f64
    }
}

/// Our tokens, our sentences, and the sentences of Unicode Standard Annex 29.
fn score(paragraphs: &[Paragraph]) -> [Tally; 3] {
    let mut tallies = [Tally::default(); 3];
    for paragraph in paragraphs {
        let (tokens, sentences) = read_spans(&paragraph.text);
        tallies[0].add(&tokens, &paragraph.tokens);
        tallies[1].add(&sentences, &paragraph.sentences);
        tallies[2].add(&standard_sentences(&paragraph.text), &paragraph.sentences);
    }
    tallies
}

fn read_spans(text: &str) -> (Vec<Span>, Vec<Span>) {
    let tokens = read::token::tokens(text);
    let sentences = read::sentence::sentences(text, &tokens);
    let spans = tokens.iter().map(|token| token.span).collect();
    (spans, sentences.iter().map(|sentence| sentence.span).collect())
}

fn standard_sentences(text: &str) -> Vec<Span> {
    text.split_sentence_bound_indices()
        .map(|(start, sentence)| Span::new(start, start + sentence.trim_end().len()))
        .filter(|span| !span.is_empty())
        .collect()
}

fn hard_sentences(file: &Path) -> Result<String> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let (mut all, mut ours, mut standard) = (0, 0, 0);
    let mut missed = String::new();
    for line in text.lines() {
        let (text, count) = line.rsplit_once('|').with_context(|| format!("no count in {line:?}"))?;
        let count: usize = count.parse().with_context(|| format!("no count in {line:?}"))?;
        let (_, sentences) = read_spans(text);
        all += 1;
        standard += usize::from(standard_sentences(text).len() == count);
        if sentences.len() == count {
            ours += 1;
        } else {
            let read: Vec<&str> = sentences.iter().map(|span| span.of(text)).collect();
            writeln!(missed, "  missed: {}", read.join(" | "))?;
        }
    }
    Ok(format!("hard sentences: {ours} of {all} (UAX #29: {standard})\n{missed}"))
}
