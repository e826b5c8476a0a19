//! How far does somebody stand behind it? Marks the words that make a statement less than certain.
//!
//! It never asks what statement they stand over.

mod context;
mod figure;
mod speaker;
mod weigh;

use std::ops::Range;

use crate::document::{Annotation, Passage};
use crate::layer::{Finder, Page, PageError, Rule};
use crate::lexicon::{Lexicon, Pattern};
use crate::order;
use context::Scene;
use weigh::Network;

/// The finder of hedges.
pub struct Hedge {
    page: Page,
    cues: Lexicon,
    saying: Lexicon,
}

/// The `lexicon` blocks whose patterns take the place of a hedge and are none.
const TRAPS: &str = "not";
/// The block with the verbs that make somebody a speaker.
const SAYING: &str = "saying";

/// A hedge of a word list, and what speaks for it. `training/hedges.py` learns from these what that is worth.
pub struct Evidence<'a> {
    /// Its tokens.
    pub cue: Range<usize>,
    /// The rule that has it.
    pub rule: &'a Rule,
    /// How likely the network takes these words for a hedge, 0 to 1.
    pub chance: f32,
}

/// What may be a hedge, or a trap.
struct Candidate<'a> {
    cue: Range<usize>,
    pattern: &'a Pattern,
    /// How many tokens speak for it.
    weight: usize,
}

impl Hedge {
    /// The finder that `hedge.md` describes.
    ///
    /// # Errors
    /// Where the page does not parse, or a `lexicon` block asks for a context that nobody knows.
    pub fn new() -> Result<Hedge, PageError> {
        let page = Page::parse("hedge", include_str!("hedge.md"))?;
        let cues = page.lexicon(|pattern| pattern.set != SAYING)?;
        let saying = page.lexicon(|pattern| pattern.set == SAYING)?;
        let sets = page.rules.iter().flat_map(|rule| &rule.patterns);
        let known = |set: &str| set == TRAPS || set == SAYING || context::named(set).is_some();
        match sets.into_iter().find(|pattern| !known(&pattern.set)) {
            Some(Pattern { set, line, .. }) => {
                let message = format!("no context is called `{set}`");
                Err(PageError { layer: "hedge".into(), line: *line, message })
            }
            None => Ok(Hedge { page, cues, saying }),
        }
    }

    fn candidates(&self, passage: &Passage<'_>) -> Vec<Candidate<'_>> {
        let scene = Scene::new(passage, &self.saying);
        let mut candidates = Vec::new();
        for index in 0..passage.tokens.len() {
            for found in self.cues.all_at(passage, index) {
                let cue = match context::named(&found.pattern.set) {
                    Some(fits) => fits(&scene, &found),
                    None => Some(found.cue.clone()),
                };
                candidates.extend(cue.map(|cue| {
                    let weight = found.tokens.len().max(cue.len());
                    Candidate { cue, pattern: found.pattern, weight }
                }));
            }
        }
        candidates
    }

    /// What the word lists have in a passage, without overlap.
    pub fn evidence(&self, passage: &Passage<'_>) -> Vec<Evidence<'_>> {
        let network = Network::of(passage);
        let mut candidates = self.candidates(passage);
        // The more words speak for a reading, the better it is; of two cues that overlap, only one stands.
        order::sort_by_key(&mut candidates, |candidate| std::cmp::Reverse(candidate.weight));
        let mut taken = vec![false; passage.tokens.len()];
        let mut evidence = Vec::new();
        for Candidate { cue, pattern, .. } in candidates {
            if taken[cue.clone()].contains(&true) {
                continue;
            }
            taken[cue.clone()].fill(true);
            let rule = self.page.rule(&pattern.rule).filter(|_| pattern.set != TRAPS);
            let chance = network.chance(&cue);
            evidence.extend(rule.map(|rule| Evidence { cue, rule, chance }));
        }
        evidence
    }
}

fn mark(passage: &Passage<'_>, evidence: &Evidence<'_>, score: f32) -> Annotation {
    let mut annotation = Annotation {
        id: String::new(),
        layer: "hedge".into(),
        kind: evidence.rule.kind().to_owned().into(),
        span: passage.span(evidence.cue.clone()),
        score,
        rule: evidence.rule.name.clone(),
        parts: Vec::new(),
        attributes: Vec::new(),
        links: Vec::new(),
    };
    if let Some(tier) = evidence.rule.tier {
        annotation.set("tier", tier);
    }
    annotation
}

impl Finder for Hedge {
    fn layer(&self) -> &'static str {
        "hedge"
    }

    fn page(&self) -> &Page {
        &self.page
    }

    fn find(&self, passage: &Passage<'_>, _found: &[Annotation]) -> Vec<Annotation> {
        let evidence = self.evidence(passage).into_iter();
        let agreed = evidence.filter(|evidence| weigh::is_agreed(passage, evidence));
        agreed.map(|evidence| mark(passage, &evidence, weigh::score(&evidence))).collect()
    }
}
