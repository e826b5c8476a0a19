//! What do the treebanks say a text is? Reads CoNLL-U files into paragraphs with their tokens and sentences.
//!
//! It never reads tags or trees.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use sayso::document::Span;

/// A paragraph as its annotators divided it. Spans are bytes of `text`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Its sentences, joined with one space each.
    pub text: String,
    /// Its syntactic words: *do* and *n't* are two.
    pub tokens: Vec<Span>,
    /// Its sentences, from first token to last.
    pub sentences: Vec<Span>,
}

/// Where a paragraph ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parting {
    /// Where the file says that a new paragraph or document begins.
    AsMarked,
    /// After so many sentences, for files that mark none.
    Every(usize),
}

/// The paragraphs of a CoNLL-U file.
///
/// # Errors
/// When the file cannot be read or a word's line has fewer than ten columns.
pub fn paragraphs(file: &Path, parting: Parting) -> Result<Vec<Paragraph>> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    parse(&text, parting).with_context(|| format!("{} is not CoNLL-U", file.display()))
}

fn parse(conllu: &str, parting: Parting) -> Result<Vec<Paragraph>> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for block in conllu.split("\n\n").filter(|block| !block.trim().is_empty()) {
        let begins = match parting {
            Parting::AsMarked => block.lines().any(|line| {
                matches!(line.split([' ', '=']).nth(1), Some("newpar" | "newdoc")) && line.starts_with('#')
            }),
            Parting::Every(count) => paragraphs.last().is_some_and(|last| last.sentences.len() >= count),
        };
        if begins || paragraphs.is_empty() {
            paragraphs.push(Paragraph::default());
        }
        if let Some(paragraph) = paragraphs.last_mut() {
            paragraph.add_sentence(block)?;
        }
    }
    Ok(paragraphs)
}

impl Paragraph {
    fn add_sentence(&mut self, block: &str) -> Result<()> {
        let first = self.tokens.len();
        let mut spaced = !self.text.is_empty();
        let lines: Vec<Vec<&str>> = block
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| line.split('\t').collect())
            .collect();
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            ensure!(line.len() == 10, "a word has {} columns", line.len());
            let (id, form, misc) = (line[0], line[1], line[9]);
            at += 1;
            // An empty node stands for a word that is not written.
            if id.contains('.') {
                continue;
            }
            if spaced {
                self.text.push(' ');
            }
            let written =
                id.split_once('-').and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
            let words = written.map_or(0, |(from, to): (usize, usize)| to - from + 1);
            let parts: Vec<&str> = lines[at..].iter().take(words).map(|part| part[1]).collect();
            at += words;
            self.add_words(form, &parts);
            spaced = !misc.split('|').any(|note| note == "SpaceAfter=No");
        }
        if let (Some(first), Some(last)) = (self.tokens.get(first), self.tokens.last()) {
            self.sentences.push(first.cover(*last));
        }
        Ok(())
    }

    /// Adds a written form: its words where they are parts of it (*do|n't*), else the form as one token.
    fn add_words(&mut self, form: &str, words: &[&str]) {
        let mut start = self.text.len();
        self.text.push_str(form);
        let whole = [form];
        let words = if words.concat() == form { words } else { &whole };
        for word in words {
            self.tokens.push(Span::new(start, start + word.len()));
            start += word.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO_SENTENCES: &str = "\
# newdoc id = example
# newpar id = example-1
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\t_\t_\t_\t_\t_\t_\t_\t_
2\tn't\t_\t_\t_\t_\t_\t_\t_\t_
3\tgo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
3.1\tgo\t_\t_\t_\t_\t_\t_\t_\t_
4\t.\t_\t_\t_\t_\t_\t_\t_\t_

# sent_id = example-2
1\tStay\t_\t_\t_\t_\t_\t_\t_\t_

# newpar
1\tNow\t_\t_\t_\t_\t_\t_\t_\t_
";

    #[test]
    fn words_keep_their_places_in_the_joined_text() {
        let paragraphs = parse(TWO_SENTENCES, Parting::AsMarked).unwrap();
        assert_eq!(paragraphs.len(), 2);
        assert_eq!(paragraphs[0].text, "Don't go. Stay");
        let words: Vec<&str> = paragraphs[0].tokens.iter().map(|span| span.of(&paragraphs[0].text)).collect();
        assert_eq!(words, ["Do", "n't", "go", ".", "Stay"]);
        assert_eq!(paragraphs[0].sentences, [Span::new(0, 9), Span::new(10, 14)]);
    }

    #[test]
    fn paragraphs_can_be_cut_by_count() {
        let paragraphs = parse(TWO_SENTENCES, Parting::Every(2)).unwrap();
        assert_eq!(paragraphs.len(), 2);
        assert_eq!(paragraphs[1].text, "Now");
    }
}
