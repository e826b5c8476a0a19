//! Do the marks get worse? Holds measured figures against those that were kept.
//!
//! It never measures anything itself.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use super::score::Scores;
use crate::test::Count;
use crate::tree;

/// By how many points a figure may fall: what helps on the whole may cost one set a mark or two.
const SLACK: f64 = 0.5;

/// Figures in per cent, by set and name: `gold attribution.cue`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures(BTreeMap<(String, String), f64>);

impl Figures {
    /// Those of `figures.txt`, which the repository has.
    pub fn kept() -> Result<Figures> {
        let path = path();
        let file = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        Figures::parse(&file).with_context(|| format!("{}: a line is SET NAME FIGURE", path.display()))
    }

    /// Puts these into `figures.txt`; figures of other sets stay.
    pub fn keep(&self) -> Result<()> {
        let mut all = Figures::kept()?;
        all.0.retain(|(set, _), _| self.0.keys().all(|(measured, _)| measured != set));
        all.0.extend(self.0.clone());
        let line = |((set, name), figure): (&(String, String), &f64)| format!("{set} {name} {figure:.1}\n");
        fs::write(path(), all.0.iter().map(line).collect::<String>())?;
        Ok(())
    }

    /// Adds a share, 0 to 1, under a name.
    pub fn set(&mut self, set: &str, name: &str, share: f64) {
        self.0.insert((set.to_owned(), name.to_owned()), (1000.0 * share).round() / 10.0);
    }

    /// Adds the scores on a set.
    pub fn add(&mut self, set: &str, scores: &Scores) {
        let found = scores.counts().into_iter().filter(|(_, counts)| counts.gold > 0);
        let agreeing = scores.accuracies().into_iter().filter(|(_, accuracy)| accuracy.of > 0);
        let figures = found
            .map(|(name, counts)| (name, counts.f1()))
            .chain(agreeing.map(|(name, accuracy)| (name, accuracy.share())));
        figures.for_each(|(name, share)| self.set(set, name, share));
    }

    /// How many of the kept figures still hold on the sets that were measured, and a line about each that does not.
    pub fn against(&self, kept: &Figures) -> (Count, String) {
        let (mut count, mut fallen) = (Count::default(), String::new());
        let sets_measured = |set: &String| self.0.keys().any(|(measured, _)| measured == set);
        for ((set, name), before) in kept.0.iter().filter(|((set, _), _)| sets_measured(set)) {
            let now = self.0.get(&(set.clone(), name.clone())).copied().unwrap_or(0.0);
            // Both have one decimal; half of one more keeps a fall of exactly the slack from counting.
            if now + SLACK + 0.05 > *before {
                count.passed += 1;
            } else {
                count.failed += 1;
                fallen.push_str(&format!("  {set} {name} fell from {before:.1} to {now:.1}\n"));
            }
        }
        (count, fallen)
    }

    fn parse(file: &str) -> Option<Figures> {
        let figure = |line: &str| {
            let mut words = line.split(' ');
            let key = (words.next()?.to_owned(), words.next()?.to_owned());
            Some((key, words.next()?.parse().ok()?))
        };
        file.lines().map(figure).collect::<Option<_>>().map(Figures)
    }
}

fn path() -> PathBuf {
    tree::root().join("xtask/src/eval/figures.txt")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn against(now: &str, kept: &str) -> (Count, String) {
        Figures::parse(now).unwrap().against(&Figures::parse(kept).unwrap())
    }

    #[test]
    fn a_figure_may_fall_by_half_a_point_and_no_more() {
        let kept = "gold cue 70.0\ngold source 60.0\npolnear cue 50.0\n";
        let (count, fallen) = against("gold cue 69.5\ngold source 59.4\n", kept);
        assert_eq!(count, Count { passed: 1, failed: 1 });
        assert_eq!(fallen, "  gold source fell from 60.0 to 59.4\n");
    }

    #[test]
    fn a_figure_that_is_no_longer_measured_has_fallen() {
        assert_eq!(against("gold cue 70.0\n", "gold cue 70.0\ngold source 60.0\n").0.failed, 1);
    }

    #[test]
    fn the_file_that_is_committed_is_understood() {
        assert!(!Figures::kept().unwrap().0.is_empty());
    }
}
