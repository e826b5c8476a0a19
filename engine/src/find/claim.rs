//! What could somebody check? Marks the clauses that assert something about the world.
//!
//! It never asks whether an assertion is true. Candidates come from the rules and from the network; what speaks for each
//! ([`evidence`]) is added up ([`weights`]), and those stay that are worth most together ([`choice`]).

mod choice;
mod clause;
mod evidence;
mod frame;
mod hedge;
mod kind;
mod rules;
mod traits;
mod verb;
mod weights;

use std::ops::Range;

use crate::document::{Annotation, Passage};
use crate::layer::{Finder, Page, PageError};
use crate::lexicon::Lexicon;
use crate::read::phrase::Phrases;
use evidence::Evidence;
use traits::Traits;
use verb::{VerbView, Verbs};
use weights::Weights;

/// The score that a claim must have.
const LIKELY: f32 = 0.35;

/// The finder of claims.
pub struct Claim {
    page: Page,
    words: Lexicon,
    verbs: Verbs,
    weights: Weights,
}

/// What may be a claim, with what speaks for it.
pub struct Weighed {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its finite verb, if there is one.
    pub verb: Option<usize>,
    /// The rule that found it, one of `claim.md`.
    pub rule: &'static str,
    /// The kinds that it may be of: none where it only says who speaks.
    pub kinds: Vec<&'static str>,
    /// The values of [`Claim::feature_names`].
    pub features: Vec<f32>,
}

impl Claim {
    /// The finder that `claim.md` describes.
    ///
    /// # Errors
    /// Where the page or the table of weights does not parse.
    pub fn new() -> Result<Claim, PageError> {
        let page = page()?;
        let words = words_of(&page)?;
        Ok(Claim { page, words, verbs: Verbs::new(), weights: Weights::new(&Evidence::names())? })
    }

    /// The names of the features of a candidate, in their order.
    pub fn feature_names() -> Vec<String> {
        Evidence::names()
    }

    /// Everything in a passage that may be a claim, by first token. `found` are the marks of earlier layers.
    pub fn candidates(&self, passage: &Passage<'_>, found: &[Annotation]) -> Vec<Weighed> {
        let phrases = Phrases::of(passage);
        let view = VerbView { passage, phrases: &phrases, verbs: &self.verbs };
        let traits = Traits::of(&view, &self.words);
        let evidence = Evidence::of(&view, &traits, found);
        let weighed = |claim: rules::Candidate| {
            let features = evidence.features(&claim);
            let kinds = match evidence.only_introduces(&claim.tokens) {
                true => Vec::new(),
                false => kind::possible(&view, &traits, &claim),
            };
            Weighed { tokens: claim.tokens, verb: claim.verb, rule: claim.rule, kinds, features }
        };
        evidence.candidates().into_iter().map(weighed).collect()
    }
}

impl Finder for Claim {
    fn layer(&self) -> &'static str {
        "claim"
    }

    fn page(&self) -> &Page {
        &self.page
    }

    fn find(&self, passage: &Passage<'_>, found: &[Annotation]) -> Vec<Annotation> {
        let claims = self.candidates(passage, found);
        let verdicts: Vec<weights::Verdict> =
            claims.iter().map(|claim| self.weights.verdict(&claim.features, &claim.kinds)).collect();
        let values = claims
            .iter()
            .zip(&verdicts)
            .map(|(claim, verdict)| (claim.tokens.clone(), verdict.score - LIKELY));
        let chosen = choice::best_set(&values.collect::<Vec<_>>());
        let hedges = hedge::strong(passage, found);
        let annotation = |at: usize| {
            let (claim, verdict) = (&claims[at], &verdicts[at]);
            let mut annotation = Annotation {
                id: String::new(),
                layer: "claim".into(),
                kind: verdict.kind.into(),
                span: passage.span(claim.tokens.clone()),
                score: verdict.score,
                rule: claim.rule.into(),
                parts: Vec::new(),
                attributes: Vec::new(),
                links: Vec::new(),
            };
            annotation.set("priority", verdict.priority);
            if hedge::bears_on(passage, &hedges, claim, verdict.kind) {
                annotation.set("certainty", "hedged");
            }
            annotation
        };
        chosen.into_iter().filter(|&at| !claims[at].kinds.is_empty()).map(annotation).collect()
    }
}

fn page() -> Result<Page, PageError> {
    Page::parse("claim", include_str!("claim.md"))
}

/// The words of every block of the page, whatever their rule.
fn words_of(page: &Page) -> Result<Lexicon, PageError> {
    let patterns = page.rules.iter().flat_map(|rule| &rule.patterns);
    Lexicon::new(patterns).map_err(|(pattern, message)| PageError {
        layer: page.layer.into(),
        line: pattern.line,
        message,
    })
}
