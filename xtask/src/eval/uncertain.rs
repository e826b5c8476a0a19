//! What does the network know of the uncertainty of encyclopedia articles? Scores the head that learnt the Szeged corpus's
//! cues on the documents that were held out from it.
//!
//! It never measures what is shipped: that head only taught the encoder, and stands in `training/folds`.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use roxmltree::{Document, Node, ParsingOptions};
use sayso::Ground;
use sayso::net::features::features;
use sayso::net::tagger::Tagger;
use sayso::read::paragraph::paragraphs;

use super::gold::Mark;
use super::letters::Letters;
use super::score::{Accuracy, Counts, half, matched};
use super::{on_all_cores, tagger};
use crate::tree;

/// The name of this measurement.
pub const SZEGED: &str = "szeged";

/// A document of the corpus.
struct Article {
    text: String,
    /// Its cues, in bytes.
    cues: Vec<Mark>,
}

/// How well the head does on the documents that it has not read.
pub struct Scores {
    /// How many they are.
    pub articles: usize,
    /// Cues that agree by half.
    pub cue: Counts,
    /// The kind of the cues found.
    pub kind: Accuracy,
}

/// Measures it.
pub fn scores(data: &Path) -> Result<Scores> {
    let path = data.join("data/hedge/szeged/wiki.xml");
    let file = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let folds = tree::root().join("training/folds");
    let held_out = fs::read_to_string(folds.join("szeged.txt"))?;
    let held_out: Vec<usize> = held_out.lines().map(str::parse).collect::<Result<_, _>>()?;
    let articles = articles(&file, &held_out).with_context(|| path.display().to_string())?;
    ensure!(articles.len() == held_out.len(), "{} lacks documents that were held out", path.display());
    let tagger = tagger()?.with_heads(&fs::read(folds.join("uncertainty.safetensors"))?)?;
    let mut scores = Scores { articles: articles.len(), cue: Counts::default(), kind: Accuracy::default() };
    let found = on_all_cores(&articles, |article| cues(&tagger, &article.text));
    for (gold, found) in articles.iter().map(|article| &article.cues).zip(&found) {
        let pairs = matched(gold, found, half);
        scores.cue.add(pairs.len(), gold.len(), found.len());
        scores.kind.add(pairs.iter().map(|&(one, other)| gold[one].kind == found[other].kind));
    }
    Ok(scores)
}

/// What the head marks in a text.
fn cues(tagger: &Tagger, text: &str) -> Vec<Mark> {
    let mut cues = Vec::new();
    for paragraph in paragraphs(text) {
        let ground = Ground::of(paragraph.of(text));
        let passage = ground.passage();
        let (guesses, _) = tagger.read(&features(&passage), &[]);
        for guess in guesses.iter().filter(|guess| guess.best) {
            let tokens = &passage.tokens[guess.tokens.clone()];
            let span = tokens[0].span.cover(tokens[tokens.len() - 1].span);
            let letters = (paragraph.start + span.start, paragraph.start + span.end);
            cues.push(mark(letters, &guess.role));
        }
    }
    cues
}

fn mark(letters: (usize, usize), kind: &str) -> Mark {
    Mark { letters: Letters::from_iter([letters]), kind: Some(kind.to_owned()), ..Mark::default() }
}

/// The documents of the corpus's file whose numbers are among those `wanted`, counted from 0.
fn articles(file: &str, wanted: &[usize]) -> Result<Vec<Article>> {
    let corpus =
        Document::parse_with_options(file, ParsingOptions { allow_dtd: true, ..ParsingOptions::default() })?;
    let documents = corpus.descendants().filter(|node| node.has_tag_name("Document")).enumerate();
    Ok(documents
        .filter(|(number, _)| wanted.contains(number))
        .map(|(_, document)| article(document))
        .collect())
}

/// A document: its parts are paragraphs, and its sentences have a space between them.
fn article(document: Node<'_, '_>) -> Article {
    let mut article = Article { text: String::new(), cues: Vec::new() };
    for part in document.children().filter(|node| node.has_tag_name("DocumentPart")) {
        if !article.text.is_empty() {
            article.text.push_str("\n\n");
        }
        for sentence in part.children().filter(|node| node.has_tag_name("Sentence")) {
            if article.text.ends_with(|letter| letter != '\n') {
                article.text.push(' ');
            }
            article.add(sentence);
        }
    }
    article
}

impl Article {
    /// Adds what a node holds; where it is a cue, a mark on it.
    fn add(&mut self, node: Node<'_, '_>) {
        let start = self.text.len();
        if let Some(text) = node.text().filter(|_| node.is_text()) {
            self.text.extend(text.chars().map(|letter| if letter == '\n' { ' ' } else { letter }));
        }
        node.children().for_each(|child| self.add(child));
        if let Some(kind) = node.attribute("type").filter(|_| node.has_tag_name("ccue")).and_then(kind) {
            self.cues.push(mark((start, self.text.len()), kind));
        }
    }
}

/// The head's name for the corpus's type of a cue, `speculation_hypo_condition _`.
fn kind(written: &str) -> Option<&'static str> {
    let kinds = [
        ("modal_probable", "epistemic"),
        ("hypo_doxastic", "doxastic"),
        ("hypo_condition", "condition"),
        ("hypo_investigation", "investigation"),
    ];
    let written = written.strip_prefix("speculation_")?;
    kinds.iter().find(|(name, _)| written.starts_with(name)).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_its_sentences_with_cues_at_their_places() {
        let file = "<!DOCTYPE Annotation PUBLIC \"-//Uncertainty//DTD\" \"Uncertainty.dtd\"><Annotation><DocumentSet>\
            <Document><DocID>1</DocID><DocumentPart><Sentence>Kelp</Sentence></DocumentPart><DocumentPart><Sentence>\
            Kelp &amp; crab <ccue type=\"speculation_modal_probable_\">may</ccue> recover.</Sentence><Sentence>\
            Or not.</Sentence></DocumentPart></Document></DocumentSet></Annotation>";
        let found = articles(file, &[0]).unwrap();
        assert_eq!(found[0].text, "Kelp\n\nKelp & crab may recover. Or not.");
        assert_eq!(found[0].cues, [mark((18, 21), "epistemic")]);
        assert!(articles(file, &[1]).unwrap().is_empty());
    }
}
