//! How much would it pay to check a sentence? Its words and pairs of words are added up, and to that comes what a small
//! network with one hidden layer makes of the states in it.
//!
//! It never looks at who is right, and not at who speaks: *I* and *we* are the same words to it as *they*, because it
//! learnt from debates, where nearly everybody speaks of himself.

use sayso_kernels::{Pool, exp};

use super::features::{self, Features};
use super::weights::{ModelError, Rows, Weights};
use crate::order;

/// How many rows there are for words and pairs of words.
const ROWS: u32 = 1 << 15;

/// Scores sentences.
#[derive(Clone, Debug)]
pub struct Checkworthy {
    words: Rows,
    /// For each hidden unit a row for the states' means, and one for their largest values.
    hidden: Rows,
    hidden_biases: Vec<f32>,
    /// What each hidden unit weighs.
    output: Vec<f32>,
    bias: f32,
}

impl Checkworthy {
    /// What a model file says, for states of `width` numbers.
    ///
    /// # Errors
    /// When the file is not such a model.
    pub fn new(file: &[u8], width: usize) -> Result<Checkworthy, ModelError> {
        let weights = Weights::open(file)?;
        let (words, hidden) = (weights.rows("words")?, weights.rows("hidden")?);
        if words.weights.len() != ROWS as usize || words.scales.len() != 1 {
            return Err(ModelError::new(format!("there should be one row of {ROWS} weights for words")));
        }
        if hidden.width != width || !hidden.scales.len().is_multiple_of(2) {
            return Err(ModelError::new(format!("a hidden unit should have two rows of {width} weights")));
        }
        let units = hidden.scales.len() / 2;
        Ok(Checkworthy {
            words,
            hidden,
            hidden_biases: weights.floats("hidden.biases", units)?,
            output: weights.floats("output", units)?,
            bias: weights.floats("bias", 1)?[0],
        })
    }

    /// How much it would pay to check a sentence of these tokens, 0 to 1.
    pub fn score(&self, tokens: &[Features<'_>], pool: &Pool) -> f32 {
        let rows = rows(tokens);
        let words: i64 = rows.iter().map(|&row| i64::from(self.words.weights[row as usize])).sum();
        let words = words as f32 * self.words.scales[0] / (rows.len() as f32).sqrt();
        let units = self.hidden_biases.iter().zip(&self.output).enumerate();
        let states = units.map(|(unit, (bias, weight))| {
            let [of_mean, of_largest] = [2 * unit, 2 * unit + 1];
            let [mean, largest] = pool.times(self.hidden.row(of_mean), self.hidden.row(of_largest));
            let scales = &self.hidden.scales;
            weight * (bias + mean * scales[of_mean] + largest * scales[of_largest]).max(0.0)
        });
        let sum = self.bias + words + states.sum::<f32>();
        let certain = 1.0 / (1.0 + exp(-sum.abs()));
        if sum < 0.0 { 1.0 - certain } else { certain }
    }
}

/// The rows of the words and the pairs of words of a sentence, each once; the sentence's ends are words too.
pub fn rows(tokens: &[Features<'_>]) -> Vec<u32> {
    let words = || tokens.iter().map(|token| nobody(&token.word));
    let pairs = [""].into_iter().chain(words()).zip(words().chain([""]));
    let hashes = words().map(|word| features::hash(&[word]));
    let hashes = hashes.chain(pairs.map(|(word, next)| features::hash(&[word, next])));
    let mut rows: Vec<u32> = hashes.map(|hash| hash % ROWS).collect();
    order::sort_by_key(&mut rows, |&row| row);
    rows.dedup();
    rows
}

/// A word that tells who speaks or is spoken to, as it would be said of others; any other word as it is.
fn nobody(word: &str) -> &str {
    match word {
        "i" | "we" | "you" => "they",
        "me" | "us" => "them",
        "my" | "our" | "your" => "their",
        "mine" | "ours" | "yours" => "theirs",
        "myself" | "ourselves" | "yourself" | "yourselves" => "themselves",
        "am" => "are",
        "'m" => "'re",
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    /// The score of a text's first sentence.
    fn score(text: &str) -> f32 {
        crate::Annotator::new().unwrap().read(text).sentences[0].checkworthy
    }

    #[test]
    fn a_figure_pays_more_than_a_taste_or_a_question() {
        let figure = score("The fire killed 14 people in Westport in 2019, police records show.");
        let event = score("The council closed the old bridge on Monday.");
        let taste = score("It was a wonderful evening.");
        let question = score("Who closed the old bridge on Monday?");
        assert!(figure > event && event > taste && event > question, "{figure} {event} {taste} {question}");
        assert!(figure > 0.6 && taste < 0.1, "{figure} {taste}");
    }

    #[test]
    fn who_speaks_changes_little() {
        for (of_oneself, of_others) in [
            ("I think we will win.", "They think they will win."),
            ("We created 40,000 jobs in my first year.", "They created 40,000 jobs in their first year."),
            ("You raised our taxes twice.", "They raised their taxes twice."),
        ] {
            let (one, other) = (score(of_oneself), score(of_others));
            assert!((one - other).abs() < 0.2, "{of_oneself} {one}, {of_others} {other}");
        }
        assert!(score("I think we will win.") < 0.1);
    }
}
