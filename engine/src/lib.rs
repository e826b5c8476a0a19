//! Sayso's engine: an English news text goes in, a [`Document`](document::Document) comes out that marks who is said
//! to have said what, how sure they are, and what could be checked.
//!
//! It never judges whether anything is true, and it cannot fail on any text. It does no I/O, asks no clock and starts
//! no thread, so that the same text gives the same bytes in a browser and on a command line.
#![forbid(unsafe_code)]

pub mod document;
pub mod find;
pub mod layer;
pub mod lexicon;
pub mod link;
pub mod nest;
pub mod net;
pub mod notation;
pub mod order;
pub mod read;
pub mod read_back;
pub mod select;
pub mod write;

use std::borrow::Cow;
use std::ops::Range;

use document::{Document, Guess, Paragraph, Passage, Quotation, Sentence, Span, Token};
use find::figure::Figures;
use layer::{Finder, Page, PageError, Rule};
use net::checkworthy::Checkworthy;
use net::tagger::Tagger;
use net::weights::ModelError;

/// The network's weights; what they are is told beside them.
const WEIGHTS: &[u8] = include_bytes!("../models/reader.safetensors");
/// The weights of what says which sentences are worth checking.
const CHECKWORTHY: &[u8] = include_bytes!("../models/checkworthy.safetensors");

/// Reads texts. Making one parses the layer pages; keep it and read many texts with it.
pub struct Annotator {
    tagger: Tagger,
    finders: Vec<Box<dyn Finder>>,
    checkworthy: Checkworthy,
    figures: Figures,
}

impl Annotator {
    /// An annotator with every layer.
    ///
    /// # Errors
    /// When a layer page does not parse or the weights are no model, which only happens to one who is changing them.
    pub fn new() -> Result<Annotator, SetupError> {
        Annotator::with_model(WEIGHTS)
    }

    /// An annotator that asks another network: the bytes of a model file.
    ///
    /// # Errors
    /// When a layer page does not parse or the file is no model.
    pub fn with_model(file: &[u8]) -> Result<Annotator, SetupError> {
        let tagger = Tagger::new(file)?;
        let checkworthy = Checkworthy::new(CHECKWORTHY, tagger.width())?;
        Ok(Annotator { tagger, finders: find::finders()?, checkworthy, figures: Figures::new()? })
    }

    /// The layers' finders, in the order in which they read.
    pub fn finders(&self) -> impl Iterator<Item = &dyn Finder> {
        self.finders.iter().map(Box::as_ref)
    }

    /// The pages of the layers, and the one of the figures.
    pub fn pages(&self) -> impl Iterator<Item = &Page> {
        self.finders().map(Finder::page).chain([self.figures.page()])
    }

    /// Every rule of every page.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.pages().flat_map(|page| &page.rules)
    }

    /// The whole reading of a text.
    pub fn read(&self, text: &str) -> Document {
        let spans = read::paragraph::paragraphs(text);
        let paragraphs: Vec<Paragraph> =
            spans.iter().map(|span| self.read_paragraph(span.of(text))).collect();
        let placed: Vec<(Span, &Paragraph)> = spans.into_iter().zip(&paragraphs).collect();
        link::document(text, &placed)
    }

    /// What the finders stand on in one paragraph, with what the network says of it.
    pub fn ground<'a>(&self, text: &'a str) -> Ground<'a> {
        let mut ground = Ground::of(text);
        let told = net::features::features(&ground.passage());
        let sentences: Vec<Range<usize>> =
            ground.sentences.iter().map(|sentence| sentence.tokens.clone()).collect();
        let (guesses, pools) = self.tagger.read(&told, &sentences);
        let scores: Vec<f32> = sentences
            .into_iter()
            .zip(&pools)
            .map(|(tokens, pool)| self.checkworthy.score(&told[tokens], pool))
            .collect();
        ground.guesses = guesses;
        for (sentence, score) in ground.sentences.iter_mut().zip(scores) {
            sentence.checkworthy = score;
        }
        ground
    }

    /// The reading of one paragraph by itself. [`link::document`] joins several into a document. One in another language
    /// than English has tokens and sentences and nothing more.
    pub fn read_paragraph(&self, text: &str) -> Paragraph {
        let lang = read::language::language(text);
        if lang != "en" {
            let Ground { tokens, sentences, .. } = Ground::of(text);
            let warnings = vec![read::language::foreign("paragraph", text, lang)];
            return Paragraph { len: text.len(), tokens, sentences, warnings, ..Paragraph::default() };
        }
        let ground = self.ground(text);
        let passage = ground.passage();
        let mut annotations = Vec::new();
        for finder in &self.finders {
            let found = finder.find(&passage, &annotations);
            annotations.extend(found);
        }
        order::sort_by(&mut annotations, document::reading_order);
        let counts = self.figures.find(&passage, &annotations);
        let Ground { tokens, sentences, quotations, .. } = ground;
        let warnings = find::quote::warnings(&quotations, tokens.len());
        Paragraph { len: text.len(), tokens, sentences, quotations, annotations, counts, warnings }
    }
}

/// What the finders stand on: a paragraph divided into tokens, sentences and quotations, with nothing marked yet. The
/// network's guesses are there once it was asked.
pub struct Ground<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    words: Vec<Cow<'a, str>>,
    sentences: Vec<Sentence>,
    quotations: Vec<Quotation>,
    quoted: Vec<Option<usize>>,
    guesses: Vec<Guess>,
}

impl<'a> Ground<'a> {
    /// The ground of one paragraph.
    pub fn of(text: &'a str) -> Ground<'a> {
        let tokens = read::token::tokens(text);
        let words = read::token::words(text, &tokens);
        let sentences = read::sentence::sentences(text, &tokens);
        let (quotations, quoted) = find::quote::quotations(text, &tokens);
        Ground { text, tokens, words, sentences, quotations, quoted, guesses: Vec::new() }
    }

    /// The paragraph as finders look at it.
    pub fn passage(&self) -> Passage<'_> {
        Passage {
            text: self.text,
            tokens: &self.tokens,
            words: &self.words,
            sentences: &self.sentences,
            quotations: &self.quotations,
            quoted: &self.quoted,
            guesses: &self.guesses,
        }
    }
}

/// Why there is no annotator.
#[derive(Clone, Debug)]
pub enum SetupError {
    /// A layer page does not parse.
    Page(PageError),
    /// The weights are no model.
    Model(ModelError),
}

impl std::fmt::Display for SetupError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            SetupError::Page(error) => error.fmt(f),
            SetupError::Model(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for SetupError {}

impl From<PageError> for SetupError {
    fn from(error: PageError) -> SetupError {
        SetupError::Page(error)
    }
}

impl From<ModelError> for SetupError {
    fn from(error: ModelError) -> SetupError {
        SetupError::Model(error)
    }
}
