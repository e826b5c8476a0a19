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
mod edge;
mod join;
mod judge;
mod kind;
mod learnt;
mod measure;
mod passive;
mod phrase_cue;
mod site;
mod source;
mod veto;

use cue::Cue;
use draft::Draft;
use judge::Judges;
pub use kind::{is_body_noun, is_people_noun, is_person_noun};
pub use learnt::Proposals;

use crate::document::{Annotation, Guess, Passage};
use crate::layer::{Finder, Page, PageError};
use crate::lexicon::Lexicon;
use crate::read::phrase::Phrases;

/// The finder of attributions.
pub struct Attribution {
    page: Page,
    verbs: Lexicon,
    phrases: Lexicon,
    judges: Judges,
}

/// The judges' weights; what they are is told beside them.
const JUDGES: &str = include_str!("../../models/join.txt");

impl Attribution {
    /// The finder that `attribution.md` describes.
    ///
    /// # Errors
    /// Where the page does not parse.
    pub fn new() -> Result<Attribution, PageError> {
        let page = Page::parse("attribution", include_str!("attribution.md"))?;
        let of_phrase = |set: &str| {
            matches!(set.split('.').next(), Some("according" | "given" | "citing" | "noun" | "fact"))
        };
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
        Attribution::with_judges(page, verbs, phrases, JUDGES)
    }

    /// The same finder with other judges; without any where the text is empty.
    ///
    /// # Errors
    /// Where the text is not that of judges.
    pub fn judged_by(self, judges: &str) -> Result<Attribution, PageError> {
        Attribution::with_judges(self.page, self.verbs, self.phrases, judges)
    }

    fn with_judges(
        page: Page,
        verbs: Lexicon,
        phrases: Lexicon,
        judges: &str,
    ) -> Result<Attribution, PageError> {
        let judges = if judges.is_empty() { Ok(Judges::default()) } else { Judges::parse(judges) };
        let wrong = |message| PageError { layer: "attribution".into(), line: 0, message };
        Ok(Attribution { page, verbs, phrases, judges: judges.map_err(wrong)? })
    }

    /// What the finder chooses from in a passage, for those who train its judges.
    pub fn proposals(&self, passage: &Passage<'_>) -> Vec<Proposals> {
        if is_apparatus(passage) {
            return Vec::new();
        }
        let phrases = Phrases::of(passage);
        let reading = Reading { passage, phrases: &phrases };
        let (cues, drafts) = self.drafts(&reading);
        learnt::proposals(&reading, &drafts, &cues, &self.judges, &self.page)
    }

    /// What the rules alone make of a passage.
    fn drafts(&self, reading: &Reading<'_>) -> (Vec<Cue>, Vec<Draft>) {
        let cues = cue::cues(reading, &self.verbs, &self.phrases);
        let mut drafts = content::drafts(reading, &cues);
        join::share_sources(reading, &mut drafts);
        (cues, drafts)
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
        let (cues, drafts) = self.drafts(&reading);
        let mut drafts = learnt::joined(&reading, &drafts, &cues, &self.judges, &self.page);
        join::join_quotations(&reading, &mut drafts);
        join::sign_quotations(&reading, &mut drafts);
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

impl<'a> Reading<'a> {
    /// What the network takes for parts of attributions, by first token: in the wide sense, and after the guidelines.
    pub fn guesses(&self) -> impl Iterator<Item = &'a Guess> {
        let tasks = ["attribution", "saying", "said", "nested"];
        self.passage.guesses.iter().filter(move |guess| tasks.contains(&&*guess.task))
    }
}
