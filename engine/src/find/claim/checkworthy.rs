//! How much would it pay to check this sentence?
//!
//! A small sum of plain features, so that a score can be explained. It never looks at who is right.

use std::ops::Range;

use sayso_kernels::{exp, ln};

use super::traits::{Trait, Traits};
use super::verb::{VerbView, Verbs};
use crate::document::Passage;
use crate::layer::PageError;
use crate::lexicon::Lexicon;
use crate::read::phrase::{Class, Phrases};

/// Scores sentences.
pub struct Checkworthy {
    words: Lexicon,
    verbs: Verbs,
}

/// What is looked at, and what it weighs in the sum. `training/checkworthy.py` prints these weights; it fits them on
/// debates beside two features for *I, we* and *you*, which are left out here: a quotation in the news says *I* too.
const FEATURES: [(&str, f32); 16] = [
    ("figures", 0.40),
    ("has_figure", 0.84),
    ("share_or_money", 1.36),
    ("year", 0.87),
    ("harm", 0.54),
    ("causal", 0.24),
    ("comparison", 0.54),
    ("record", 0.57),
    ("prediction", -0.76),
    ("names", 0.20),
    ("past", 0.62),
    ("no_verb", -0.55),
    ("question", -2.06),
    ("taste", -0.70),
    ("advice", -0.91),
    ("length", 0.69),
];

/// The sum where no feature is there.
const BIAS: f32 = -3.30;

impl Checkworthy {
    /// The words of `claim.md`, ready to score with.
    ///
    /// # Errors
    /// Where the page does not parse.
    pub fn new() -> Result<Checkworthy, PageError> {
        let page = super::page()?;
        Ok(Checkworthy { words: super::words_of(&page)?, verbs: Verbs::new() })
    }

    /// For each sentence of a passage, how much it would pay to check it, 0 to 1.
    pub fn scores(&self, passage: &Passage<'_>) -> Vec<f32> {
        let score = |features: [f32; FEATURES.len()]| {
            let sum: f32 = features.iter().zip(FEATURES).map(|(value, (_, weight))| value * weight).sum();
            let likely = 1.0 / (1.0 + exp(-(BIAS + sum).abs()));
            if BIAS + sum < 0.0 { 1.0 - likely } else { likely }
        };
        let sentences = passage.sentences.iter().map(|sentence| sentence.tokens.clone());
        self.features(passage, sentences).into_iter().map(score).collect()
    }

    /// The names of the features, in their order.
    pub fn names() -> impl Iterator<Item = &'static str> {
        FEATURES.iter().map(|(name, _)| *name)
    }

    /// The features of stretches of tokens.
    pub fn features(
        &self,
        passage: &Passage<'_>,
        stretches: impl Iterator<Item = Range<usize>>,
    ) -> Vec<[f32; FEATURES.len()]> {
        let phrases = Phrases::of(passage);
        let view = VerbView { passage, phrases: &phrases, verbs: &self.verbs };
        let traits = Traits::of(&view, &self.words);
        stretches.map(|tokens| features(&view, &traits, &tokens)).collect()
    }
}

fn features(view: &VerbView<'_>, traits: &Traits, tokens: &Range<usize>) -> [f32; FEATURES.len()] {
    let count = |holds: &dyn Fn(usize) -> bool, most: usize| {
        tokens.clone().filter(|&at| holds(at)).take(most).count() as f32
    };
    let has = |wanted: Trait| f32::from(traits.any(wanted, tokens.clone()));
    let word = |at: usize| view.passage.word(at);
    let figure = |at: usize| traits.begins(Trait::Figure, at) || traits.begins(Trait::FewOf, at);
    let finite = |at: usize| view.is_finite(at, tokens.start);
    let past =
        |at: usize| finite(at) && (matches!(word(at), "was" | "were" | "had" | "did") || view.is_past(at));
    let name = |at: usize| at > tokens.start && view.class(at) == Class::Name;
    let year = |at: usize| word(at).len() == 4 && ("1900".."2100").contains(&word(at));
    let amount = |at: usize| {
        matches!(word(at), "%" | "percent" | "$" | "€" | "£" | "million" | "billion" | "trillion")
    };
    [
        count(&figure, 3),
        f32::from(tokens.clone().any(figure)),
        count(&amount, 1),
        count(&year, 1),
        has(Trait::Harm),
        has(Trait::Causal),
        has(Trait::Comparison),
        has(Trait::Record),
        has(Trait::Prediction),
        count(&name, 4),
        count(&past, 2),
        1.0 - count(&finite, 1),
        count(&|at| word(at) == "?", 1),
        has(Trait::Taste),
        has(Trait::Advice),
        ln((tokens.len() + 1) as f32).min(4.0),
    ]
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_figure_pays_more_than_a_taste_or_a_question() {
        let annotator = crate::Annotator::new().unwrap();
        let score = |text: &str| annotator.read(text).sentences[0].checkworthy;
        let figure = score("The fire killed 14 people in Westport in 2019, police records show.");
        let event = score("The council closed the old bridge on Monday.");
        let taste = score("It was a wonderful evening.");
        let question = score("Who closed the old bridge on Monday?");
        assert!(figure > 0.7 && figure > event && event > taste && event > question && taste < 0.2);
    }
}
