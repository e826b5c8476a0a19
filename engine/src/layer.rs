//! What is a layer? A page that explains it, feeds it and tests it ([`Page`]), and the code that marks it ([`Finder`]).
//!
//! This file never knows any particular layer.

use crate::document::{Annotation, Name, Passage};

/// Marks one layer in a passage.
pub trait Finder: Send + Sync {
    /// The layer's name, as annotations carry it: `hedge`.
    fn layer(&self) -> &'static str;

    /// The page that documents the layer and holds its lexicons and cases.
    fn page(&self) -> &Page;

    /// The marks of this layer in a passage. `found` holds what earlier layers marked in it; nothing is taken away
    /// from there.
    fn find(&self, passage: &Passage<'_>, found: &[Annotation]) -> Vec<Annotation>;
}

/// A layer's page: Markdown whose headings name rules, whose `lexicon` blocks feed them and whose `case` blocks test
/// them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The layer: `hedge`.
    pub layer: Name,
    /// The Markdown as written.
    pub text: &'static str,
}

/// A layer page that cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageError {
    /// The layer whose page it is.
    pub layer: Name,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

impl std::fmt::Display for PageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "layer page {}, line {}: {}", self.layer, self.line, self.message)
    }
}

impl std::error::Error for PageError {}
