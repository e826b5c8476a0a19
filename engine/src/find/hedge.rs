//! How far does somebody stand behind it? Marks the words that make a statement less than certain.
//!
//! It never asks what statement they stand over.

use crate::document::{Annotation, Passage};
use crate::layer::{Finder, Page, PageError};
use crate::lexicon::{Lexicon, Match};

/// The finder of hedges.
pub struct Hedge {
    page: Page,
    cues: Lexicon,
}

impl Hedge {
    /// The finder that `hedge.md` describes.
    ///
    /// # Errors
    /// Where the page does not parse.
    pub fn new() -> Result<Hedge, PageError> {
        let page = Page::parse("hedge", include_str!("hedge.md"))?;
        let cues = page.lexicon("")?;
        Ok(Hedge { page, cues })
    }

    fn mark(&self, passage: &Passage<'_>, found: &Match<'_>) -> Option<Annotation> {
        let rule = self.page.rule(&found.pattern.rule)?;
        let mut annotation = Annotation {
            id: String::new(),
            layer: "hedge".into(),
            kind: rule.kind().to_owned().into(),
            span: passage.span(found.tokens.clone()),
            score: rule.score.unwrap_or(1.0),
            rule: rule.name.clone(),
            parts: Vec::new(),
            attributes: Vec::new(),
            links: Vec::new(),
        };
        if let Some(tier) = rule.tier {
            annotation.set("tier", tier);
        }
        Some(annotation)
    }
}

impl Finder for Hedge {
    fn layer(&self) -> &'static str {
        "hedge"
    }

    fn page(&self) -> &Page {
        &self.page
    }

    fn find(&self, passage: &Passage<'_>, _found: &[Annotation]) -> Vec<Annotation> {
        self.cues.matches(passage).iter().filter_map(|found| self.mark(passage, found)).collect()
    }
}
