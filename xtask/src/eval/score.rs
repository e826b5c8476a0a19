//! How well do the program's marks agree with the gold?
//!
//! It never looks at the text: only at where the marks stand and what they are called.

use std::collections::{BTreeSet, HashSet};
use std::fmt;

use super::gold::{Attribution, Mark, Marks};

/// How many marks are right, of how many in the gold and how many of the program's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// In both.
    pub right: usize,
    /// In the gold.
    pub gold: usize,
    /// The program's.
    pub system: usize,
}

impl Counts {
    /// The share of the program's marks that are right.
    pub fn precision(self) -> f64 {
        share(self.right, self.system)
    }

    /// The share of the gold's marks that were found.
    pub fn recall(self) -> f64 {
        share(self.right, self.gold)
    }

    /// The harmonic mean of the two.
    pub fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
    }

    /// Adds those of an article.
    pub fn add(&mut self, right: usize, gold: usize, system: usize) {
        self.right += right;
        self.gold += gold;
        self.system += system;
    }
}

/// Of the marks that were found, how many have the right property.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accuracy {
    /// With the right one.
    pub right: usize,
    /// Found.
    pub of: usize,
}

impl Accuracy {
    /// Their share.
    pub fn share(self) -> f64 {
        share(self.right, self.of)
    }

    /// Adds, for each mark that was found, whether it has the right one.
    pub fn add(&mut self, right: impl Iterator<Item = bool>) {
        for right in right {
            self.of += 1;
            self.right += usize::from(right);
        }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Every measure, over all the articles that were added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    /// Attributions whose contents agree by half and whose sources overlap, or are missing in both.
    pub linked: Counts,
    /// Exact sources, by attribution.
    pub source: Counts,
    /// Exact cues, by attribution.
    pub cue: Counts,
    /// Exact fragments of contents.
    pub content: Counts,
    /// Hedges of tiers 1 and 2 that agree by half.
    pub hedge_tier12: Counts,
    /// Hedges that agree by half.
    pub hedge: Counts,
    /// Claims that agree by half.
    pub claim: Counts,
    /// The kind of the hedges found.
    pub hedge_kind: Accuracy,
    /// The kind of the claims found.
    pub claim_kind: Accuracy,
    /// The attribution, or its lack, of the claims found.
    pub claim_attributed: Accuracy,
}

impl Scores {
    /// The counts under the names that they are printed with.
    pub fn counts(&self) -> [(&'static str, Counts); 7] {
        [
            ("attribution.linked", self.linked),
            ("attribution.source", self.source),
            ("attribution.cue", self.cue),
            ("attribution.content", self.content),
            ("hedge.tier12", self.hedge_tier12),
            ("hedge.all", self.hedge),
            ("claim.span", self.claim),
        ]
    }

    /// The accuracies under the names that they are printed with.
    pub fn accuracies(&self) -> [(&'static str, Accuracy); 3] {
        [
            ("hedge.kind", self.hedge_kind),
            ("claim.kind", self.claim_kind),
            ("claim.attributed", self.claim_attributed),
        ]
    }

    /// Adds an article.
    pub fn add(&mut self, gold: &Marks, system: &Marks) {
        let pairs = Pairs::new(gold, system);
        let (g, s) = (&gold.attributions, &system.attributions);
        self.linked.add(pairs.attributions.len(), g.len(), s.len());
        add_exact(&mut self.source, g, s, |attribution| &attribution.source);
        add_exact(&mut self.cue, g, s, |attribution| &attribution.cue);
        let (g, s) = (all_fragments(g), all_fragments(s));
        self.content.add(g.intersection(&s).count(), g.len(), s.len());

        let (g, s) = (&gold.hedges, &system.hedges);
        self.hedge.add(pairs.hedges.len(), g.len(), s.len());
        self.hedge_kind.add(pairs.hedges.iter().map(|&(a, b)| g[a].kind == s[b].kind));
        let (g, s) = (near_certain(g), near_certain(s));
        self.hedge_tier12.add(matched(&g, &s, half).len(), g.len(), s.len());

        let (g, s) = (&gold.claims, &system.claims);
        self.claim.add(pairs.claims.len(), g.len(), s.len());
        self.claim_kind.add(pairs.claims.iter().map(|&(a, b)| g[a].kind == s[b].kind));
        let same: HashSet<(&str, &str)> = pairs
            .attributions
            .iter()
            .map(|&(a, b)| (gold.attributions[a].id.as_str(), system.attributions[b].id.as_str()))
            .collect();
        self.claim_attributed.add(pairs.claims.iter().map(|&(a, b)| match (&g[a].by, &s[b].by) {
            (None, None) => true,
            (Some(a), Some(b)) => same.contains(&(a.as_str(), b.as_str())),
            _ => false,
        }));
    }
}

/// What stands over the columns of a table of counts, whose names are 22 wide.
pub const HEADING: &str = "                              P      R     F1    gold  system";

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [p, r, f1] = [self.precision(), self.recall(), self.f1()].map(|part| 100.0 * part);
        write!(f, "{p:7.1}{r:7.1}{f1:7.1}{:8}{:8}", self.gold, self.system)
    }
}

impl fmt::Display for Accuracy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:21.1}{:8}", 100.0 * self.share(), self.of)
    }
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEADING}")?;
        for (name, counts) in self.counts().into_iter().filter(|(_, counts)| counts.gold > 0) {
            writeln!(f, "  {name:22}{counts}")?;
        }
        for (name, accuracy) in self.accuracies().into_iter().filter(|(_, accuracy)| accuracy.of > 0) {
            writeln!(f, "  {name:22}{accuracy}")?;
        }
        Ok(())
    }
}

/// Which mark of the gold is which of the program's: indices into each list.
#[derive(Debug, Default)]
pub struct Pairs {
    /// Attributions that are linked rightly.
    pub attributions: Vec<(usize, usize)>,
    /// Hedges that agree by half.
    pub hedges: Vec<(usize, usize)>,
    /// Claims that agree by half.
    pub claims: Vec<(usize, usize)>,
}

impl Pairs {
    /// The pairs of an article.
    pub fn new(gold: &Marks, system: &Marks) -> Pairs {
        Pairs {
            attributions: matched(&gold.attributions, &system.attributions, linked),
            hedges: matched(&gold.hedges, &system.hedges, half),
            claims: matched(&gold.claims, &system.claims, half),
        }
    }
}

/// Pairs each mark with at most one other, the best agreement first; of equal ones the later first.
pub fn matched<G, S>(gold: &[G], system: &[S], agreement: impl Fn(&G, &S) -> f64) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (a, g) in gold.iter().enumerate() {
        for (b, s) in system.iter().enumerate() {
            let agreement = agreement(g, s);
            if agreement > 0.0 {
                candidates.push((agreement, a, b));
            }
        }
    }
    candidates.sort_by(|one, two| two.0.total_cmp(&one.0).then((two.1, two.2).cmp(&(one.1, one.2))));
    let (mut free_gold, mut free_system) = (vec![true; gold.len()], vec![true; system.len()]);
    candidates.retain(|&(_, a, b)| {
        let free = free_gold[a] && free_system[b];
        if free {
            (free_gold[a], free_system[b]) = (false, false);
        }
        free
    });
    candidates.into_iter().map(|(_, a, b)| (a, b)).collect()
}

fn linked(gold: &Attribution, system: &Attribution) -> f64 {
    let agreement = gold.content.agreement(&system.content);
    let no_source = gold.source.is_empty() && system.source.is_empty();
    let sources = no_source || gold.source.shared_with(&system.source) > 0;
    if agreement >= 0.5 && sources { agreement } else { 0.0 }
}

pub fn half(gold: &Mark, system: &Mark) -> f64 {
    let agreement = gold.letters.agreement(&system.letters);
    if agreement >= 0.5 { agreement } else { 0.0 }
}

fn add_exact(
    counts: &mut Counts,
    gold: &[Attribution],
    system: &[Attribution],
    part: fn(&Attribution) -> &super::letters::Letters,
) {
    let with_it = |all: &[Attribution]| -> Vec<_> {
        all.iter().map(part).filter(|letters| !letters.is_empty()).cloned().collect()
    };
    let (g, s) = (with_it(gold), with_it(system));
    let same = matched(&g, &s, |g, s| if g == s { 1.0 } else { 0.0 });
    counts.add(same.len(), g.len(), s.len());
}

fn all_fragments(attributions: &[Attribution]) -> BTreeSet<(usize, usize)> {
    attributions.iter().flat_map(|attribution| attribution.fragments.iter().copied()).collect()
}

/// The hedges of tiers 1 and 2: those that are not of a kind of tier 3.
fn near_certain(hedges: &[Mark]) -> Vec<Mark> {
    const TIERS_1_AND_2: [&str; 9] = [
        "evidential",
        "unconfirmed",
        "no_evidence",
        "vague_source",
        "report_noun",
        "modal",
        "epistemic",
        "doubt",
        "claim_verb",
    ];
    let keep = |hedge: &&Mark| hedge.kind.as_deref().is_some_and(|kind| TIERS_1_AND_2.contains(&kind));
    hedges.iter().filter(keep).cloned().collect()
}
