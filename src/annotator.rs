//! What stands between the engine and whoever asks it over and over about nearly the same text?
//!
//! It never reads a paragraph twice while the text still holds it.

use std::collections::{HashMap, HashSet};

use sayso::Annotator;
use sayso::SetupError;
use sayso::document::{Document, Paragraph, Span};
use sayso::link;
use sayso::read::paragraph::paragraphs;

use crate::wire::Rule;

/// An annotator that remembers the paragraphs it has read.
pub struct Reader {
    annotator: Annotator,
    readings: HashMap<String, Paragraph>,
}

impl Reader {
    /// A reader that has read nothing yet.
    ///
    /// # Errors
    /// When the annotator cannot be set up.
    pub fn new() -> Result<Reader, SetupError> {
        Ok(Reader { annotator: Annotator::new()?, readings: HashMap::new() })
    }

    /// Its rules and what is written about them.
    pub fn rules(&self) -> Vec<Rule<'static>> {
        let rule = |rule: &sayso::layer::Rule| Rule {
            name: rule.name.clone(),
            prose: rule.prose().split("\n\n").map(|paragraph| paragraph.to_owned().into()).collect(),
        };
        self.annotator.rules().map(rule).collect()
    }

    /// What a paragraph says by itself, its place counted from its own start.
    pub fn paragraph(&mut self, text: &str) -> Document {
        self.remember(text);
        link::document(text, &[(Span::new(0, text.len()), &self.readings[text])])
    }

    /// What a text says as a whole. What it does not hold is forgotten.
    pub fn document(&mut self, text: &str) -> Document {
        let spans = paragraphs(text);
        for span in &spans {
            self.remember(span.of(text));
        }
        let placed: Vec<(Span, &Paragraph)> =
            spans.iter().map(|&span| (span, &self.readings[span.of(text)])).collect();
        let document = link::document(text, &placed);
        let held: HashSet<&str> = spans.iter().map(|span| span.of(text)).collect();
        self.readings.retain(|text, _| held.contains(text.as_str()));
        document
    }

    /// What two texts say, each as a whole, and which of their figures count the same thing: their places among the
    /// documents' figures, and whether some number suits both. Nothing is remembered for another time.
    pub fn compared(&mut self, one: &str, other: &str) -> ([Document; 2], Vec<(usize, usize, bool)>) {
        let texts = [one, other];
        let spans = texts.map(paragraphs);
        for (text, spans) in texts.iter().zip(&spans) {
            for span in spans {
                self.remember(span.of(text));
            }
        }
        let readings = std::mem::take(&mut self.readings);
        let placed = [0, 1].map(|at: usize| -> Vec<(Span, &Paragraph)> {
            spans[at].iter().map(|&span| (span, &readings[span.of(texts[at])])).collect()
        });
        let documents = [0, 1].map(|at: usize| link::document(texts[at], &placed[at]));
        let figures = link::shared_figures(&placed[0], &placed[1]);
        (documents, figures)
    }

    fn remember(&mut self, text: &str) {
        if !self.readings.contains_key(text) {
            self.readings.insert(text.to_owned(), self.annotator.read_paragraph(text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The harbour is open, the mayor said.\n\n“It may close,” a pilot said.\r\n";

    #[test]
    fn it_reads_what_the_engine_reads() {
        let mut reader = Reader::new().expect("the layer pages parse");
        let whole = Annotator::new().expect("the layer pages parse").read(TEXT);
        assert_eq!(reader.document(TEXT), whole);
        assert_eq!(reader.document(TEXT), whole, "and the same from what it remembers");
    }

    #[test]
    fn two_texts_are_read_as_they_are_alone_and_their_figures_are_paired() {
        let mut reader = Reader::new().expect("the layer pages parse");
        let one = "Police said 31 people were killed in the fire. The quay is closed.";
        let other =
            "Two ferries sank. 47 people were killed in the fire, a nurse said. About 30 people were killed.";
        let (documents, figures) = reader.compared(one, other);
        assert_eq!(documents, [one, other].map(|text| reader.document(text)));
        let said = |at: usize, figure: usize| documents[at].figures[figure].span.of(&documents[at].text);
        let pairs: Vec<_> = figures.iter().map(|&(a, b, agree)| (said(0, a), said(1, b), agree)).collect();
        assert_eq!(pairs, [("31", "47", false), ("31", "About 30", true)]);
    }

    #[test]
    fn who_is_cited_moves_no_figure_from_its_place_among_the_others() {
        let mut reader = Reader::new().expect("the layer pages parse");
        let one = "The quay is closed, the Harbour Courier reported, citing two people familiar with the matter. Police said \
                   31 people were killed in the fire.";
        let (documents, figures) = reader.compared(one, "47 people were killed in the fire, a nurse said.");
        let said = |at: usize, figure: usize| documents[at].figures[figure].span.of(&documents[at].text);
        let pairs: Vec<_> = figures.iter().map(|&(a, b, agree)| (said(0, a), said(1, b), agree)).collect();
        assert_eq!(pairs, [("31", "47", false)]);
    }

    #[test]
    fn it_remembers_the_paragraphs_of_the_last_text_alone() {
        let mut reader = Reader::new().expect("the layer pages parse");
        reader.document(TEXT);
        assert_eq!(reader.readings.len(), 2);
        reader.document("The harbour is open, the mayor said.");
        assert_eq!(reader.readings.len(), 1);
    }
}
