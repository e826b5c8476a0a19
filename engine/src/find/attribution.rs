//! Who is said to have said it? Marks passages that the text hands to a source other than the writer.
//!
//! It never judges whether the source is right, and never looks beyond its paragraph.
//!
//! The spans are found first ([`cue`], [`source`], [`content`], [`phrase_cue`]), as drafts; what a draft is called and how drafts share
//! speakers and quotations is decided after that ([`join`], [`draft`]) and does not ask how the spans were found.

mod border;
mod content;
mod cue;
mod draft;
mod join;
mod kind;
mod learnt;
mod passive;
mod phrase_cue;
mod source;

use crate::document::{Annotation, Passage};
use crate::layer::{Finder, Page, PageError};
use crate::lexicon::Lexicon;
use crate::read::phrase::Phrases;

/// The finder of attributions.
pub struct Attribution {
    page: Page,
    verbs: Lexicon,
    phrases: Lexicon,
}

impl Attribution {
    /// The finder that `attribution.md` describes.
    ///
    /// # Errors
    /// Where the page does not parse.
    pub fn new() -> Result<Attribution, PageError> {
        let page = Page::parse("attribution", include_str!("attribution.md"))?;
        let of_phrase =
            |set: &str| matches!(set.split('.').next(), Some("according" | "citing" | "noun" | "fact"));
        let lexicon = |phrases: bool| {
            let patterns = page.rules.iter().flat_map(|rule| &rule.patterns);
            let patterns = patterns.filter(|pattern| of_phrase(&pattern.set) == phrases);
            Lexicon::new(patterns).map_err(|(pattern, message)| PageError {
                layer: "attribution".into(),
                line: pattern.line,
                message,
            })
        };
        let (verbs, phrases) = (lexicon(false)?, lexicon(true)?);
        Ok(Attribution { page, verbs, phrases })
    }
}

impl Finder for Attribution {
    fn layer(&self) -> &'static str {
        "attribution"
    }

    fn page(&self) -> &Page {
        &self.page
    }

    fn find(&self, passage: &Passage<'_>, _found: &[Annotation]) -> Vec<Annotation> {
        if is_apparatus(passage) {
            return Vec::new();
        }
        let phrases = Phrases::of(passage);
        let reading = Reading { passage, phrases: &phrases };
        let cues = cue::cues(&reading, &self.verbs, &self.phrases);
        let mut drafts = content::drafts(&reading, &cues);
        join::share_sources(&reading, &mut drafts);
        join::join_quotations(&reading, &mut drafts);
        learnt::add(&reading, &mut drafts);
        drafts.iter().filter_map(|draft| draft.annotation(&reading, &self.page)).collect()
    }
}

/// Whether a paragraph is no part of the story: a link line (*READ MORE: …*) or a picture's caption with its credit.
fn is_apparatus(passage: &Passage<'_>) -> bool {
    let colon = |at: usize| passage.word(at) == ":";
    let lead = passage.word(0);
    let link = matches!(
        (lead, passage.word(1)),
        ("read" | "see" | "watch" | "more" | "also", "more" | "also" | "here" | "on" | "next")
    ) && (colon(2) || colon(3))
        || matches!(lead, "related" | "watch" | "image" | "photo" | "caption" | "advertisement") && colon(1);
    let len = passage.tokens.len();
    let credit = |at: &usize| {
        matches!(passage.word(*at), "image" | "photo" | "picture" | "credit" | "photograph") && colon(at + 1)
    };
    link || len < 80 && (len.saturating_sub(14)..len).any(|at| credit(&at))
}

/// A passage and its phrases: what every step looks at.
pub(crate) struct Reading<'a> {
    pub passage: &'a Passage<'a>,
    pub phrases: &'a Phrases,
}
