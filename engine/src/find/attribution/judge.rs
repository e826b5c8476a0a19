//! How likely is it that something is right, by what is seen of it? Small networks with one hidden layer, learnt by
//! `training/join.py`.
//!
//! It never knows what the values it is given mean.

use sayso_kernels::{exp, weighted};

/// One small network: values in, a likelihood out.
#[derive(Clone, Debug, Default)]
pub struct Judge {
    inputs: usize,
    /// For each hidden unit its bias, then a weight for each value.
    hidden: Vec<f32>,
    /// A bias, then a weight for each hidden unit.
    last: Vec<f32>,
}

/// Everything that `models/join.txt` holds.
#[derive(Clone, Debug, Default)]
pub struct Judges {
    /// Whether these words are the cue, with just these edges.
    pub cue: Judge,
    /// Whether this is the source of a cue.
    pub source: Judge,
    /// Whether this is content of a cue.
    pub content: Judge,
    /// Whether the whole is an attribution in the widest sense: acts and wishes too.
    pub wide: Judge,
    /// Whether the whole is one after the guidelines.
    pub narrow: Judge,
}

impl Judges {
    /// Judges from lines of numbers: a name, how many values it takes, and its weights.
    ///
    /// # Errors
    /// A sentence for whoever is changing them.
    pub fn parse(text: &str) -> Result<Judges, String> {
        let judge = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
            let line = line.ok_or_else(|| format!("there is no judge {name}"))?;
            Judge::parse(line).ok_or_else(|| format!("the judge {name} is not well formed"))
        };
        Ok(Judges {
            cue: judge("cue")?,
            source: judge("source")?,
            content: judge("content")?,
            wide: judge("wide")?,
            narrow: judge("narrow")?,
        })
    }
}

impl Judge {
    fn parse(line: &str) -> Option<Judge> {
        let mut words = line.split(' ');
        let inputs: usize = words.next()?.parse().ok()?;
        let units: usize = words.next()?.parse().ok()?;
        let weights: Vec<f32> = words.map(|word| word.parse().ok()).collect::<Option<_>>()?;
        let (hidden, last) = weights.split_at_checked(units * (inputs + 1))?;
        (last.len() == units + 1 && inputs > 0).then(|| Judge {
            inputs,
            hidden: hidden.to_vec(),
            last: last.to_vec(),
        })
    }

    /// The likelihood, 0 to 1; a half from a judge that learnt nothing.
    pub fn likelihood(&self, values: &[f32]) -> f32 {
        let Some((bias, weights)) = self.last.split_first() else { return 0.5 };
        debug_assert_eq!(values.len(), self.inputs, "the judge was made for other values");
        let mut sum = *bias;
        for (unit, weight) in self.hidden.chunks_exact(self.inputs + 1).zip(weights) {
            let (bias, weights) = (unit[0], &unit[1..]);
            let value = weighted(bias, weights, values);
            sum += weight * value.max(0.0);
        }
        match sum > 0.0 {
            true => 1.0 / (1.0 + exp(-sum)),
            false => 1.0 - 1.0 / (1.0 + exp(sum)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_judge_weighs_what_it_sees() {
        let judge = Judge::parse("2 1 0.5 1 -1 -1 2").unwrap();
        let by_hand = 1.0 / (1.0 + (-(-1.0_f32 + 2.0 * 3.5)).exp());
        assert!((judge.likelihood(&[3.0, 0.0]) - by_hand).abs() < 1e-5);
        let shut = 1.0 / (1.0 + 1.0_f32.exp());
        assert!((judge.likelihood(&[0.0, 3.0]) - shut).abs() < 1e-5);
    }

    #[test]
    fn weights_that_do_not_fit_are_named() {
        assert!(Judge::parse("2 1 0.5 1 -1 -1").is_none());
        assert_eq!(Judges::parse("cue 1 1 0 0 0 0\n").unwrap_err(), "there is no judge source");
    }
}
