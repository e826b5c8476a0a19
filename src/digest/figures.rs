//! Which figures count the same thing, and where do they lie on one scale?
//!
//! It never says which figure is right.

use std::collections::HashMap;

use sayso::write::json::{Document, Figure};
use sayso::write::report::counted;

use super::{Spot, Voice, attribute, by_id, figures_shown, in_order, names, voice_of};

/// Everything that is counted in a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// The things that figures disagree about, the most disputed first.
    pub disputed: Vec<Group>,
    /// The other figures, in the text's order.
    pub others: Vec<Entry>,
}

/// The figures that count one thing, the smallest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What is counted.
    pub what: String,
    /// Its unit, where it is a measure.
    pub unit: Option<String>,
    /// The figures.
    pub entries: Vec<Entry>,
    /// What they are drawn on.
    pub scale: Scale,
}

/// A figure as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its words in the text.
    pub words: String,
    /// What it counts.
    pub what: String,
    /// The least and the most that its words say.
    pub value: [f64; 2],
    /// `exact`, `about`, `up to`, `at least`, `range`.
    pub bound: String,
    /// The words that say when.
    pub time: Option<String>,
    /// Who gives it.
    pub voice: Voice,
    /// `asserted`, `attributed`, `hedged`, `denied`; empty where no claim holds it.
    pub certainty: String,
    /// Where it stands.
    pub spot: Spot,
}

/// A straight scale and its ticks.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Its ends.
    ends: [f64; 2],
    /// The values that are written under it, ends included.
    pub ticks: Vec<f64>,
}

impl Scale {
    /// A scale with round ticks that holds all of these values. It begins at 0 unless they all lie far from it.
    pub fn around(values: &[f64]) -> Scale {
        let finite = || values.iter().copied().filter(|value| value.is_finite());
        let (low, high) =
            (finite().fold(f64::INFINITY, f64::min), finite().fold(f64::NEG_INFINITY, f64::max));
        if low > high {
            return Scale { ends: [0.0, 1.0], ticks: vec![0.0, 1.0] };
        }
        let from = if low > 0.0 && low < 0.6 * high { 0.0 } else { low.min(high - high.abs() * 0.1) };
        let step = if high > from { round_step((high - from) / 4.0) } else { 1.0 };
        let first = (from / step).floor();
        let last = ((high / step).ceil()).max(first + 1.0);
        let ticks: Vec<f64> =
            (0..=(last - first) as usize).map(|tick| (first + tick as f64) * step).collect();
        Scale { ends: [first * step, last * step], ticks }
    }

    /// Where a value lies, from 0 to 1.
    pub fn at(&self, value: f64) -> f64 {
        ((value - self.ends[0]) / (self.ends[1] - self.ends[0])).clamp(0.0, 1.0)
    }
}

/// The round step (1, 2, 5, 10, 20 …) that is next above this one.
fn round_step(step: f64) -> f64 {
    // The power of ten at or below it; powf and log10 would be two kilobytes of every visit.
    let mut power = 1.0;
    while power > step {
        power /= 10.0;
    }
    while power * 10.0 <= step && power < f64::MAX / 10.0 {
        power *= 10.0;
    }
    [1.0, 2.0, 5.0]
        .into_iter()
        .map(|round| round * power)
        .find(|&round| round >= step)
        .unwrap_or(10.0 * power)
}

/// The figures of a text that are shown, those apart that disagree. Who gives them and how is taken from the whole.
pub fn figures(text: &str, whole: &Document<'_>, shown: &Document<'_>) -> Figures {
    let figures = figures_shown(whole, shown);
    let entries = entries(text, &figures, whole, shown);
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); entries.len()];
    for (at, group) in groups(&figures).into_iter().enumerate() {
        members[group].push(at);
    }
    let (disputed, others): (Vec<_>, Vec<_>) =
        members.into_iter().filter(|members| !members.is_empty()).partition(|members| members.len() > 1);
    let disputed = disputed.iter().map(|members| group(members, &entries, &figures)).collect();
    let disputed = in_order(disputed, |group| [-(group.entries.len() as f64), 0.0]);
    Figures { disputed, others: others.concat().into_iter().map(|at| entries[at].clone()).collect() }
}

fn group(members: &[usize], entries: &[Entry], figures: &[&Figure<'_>]) -> Group {
    let entries: Vec<Entry> = members.iter().map(|&at| entries[at].clone()).collect();
    let entries = in_order(entries, |entry| entry.value);
    // Beyond the greatest number there is room for what *more than* leaves open.
    let room = |entry: &Entry| if entry.bound == "at least" { 1.1 } else { 1.0 };
    let values: Vec<f64> =
        entries.iter().flat_map(|entry| [entry.value[0], entry.value[1] * room(entry)]).collect();
    let what = counted(&entries.iter().map(|entry| entry.what.as_str())).to_owned();
    Group {
        what,
        unit: figures[members[0]].unit.as_deref().map(str::to_owned),
        scale: Scale::around(&values),
        entries,
    }
}

/// For each figure the first one of those that it is tied to by disagreement, over any number of others. What agrees with
/// one of them stands with it.
fn groups(figures: &[&Figure<'_>]) -> Vec<usize> {
    let places: HashMap<&str, usize> =
        figures.iter().enumerate().map(|(at, figure)| (&*figure.id, at)).collect();
    let mut group: Vec<Option<usize>> = vec![None; figures.len()];
    for first in 0..figures.len() {
        let mut open = vec![first];
        while let Some(at) = open.pop() {
            if group[at].is_none() {
                group[at] = Some(first);
                open.extend(figures[at].conflicts_with.iter().filter_map(|id| places.get(&**id)));
            }
        }
    }
    let is_disputed = |at: usize| figures[at].conflicts_with.iter().any(|id| places.contains_key(&**id));
    let beside = |at: usize| {
        let mut agreeing = figures[at].agrees_with.iter().filter_map(|id| places.get(&**id).copied());
        agreeing.find(|&other| !is_disputed(at) && is_disputed(other))
    };
    (0..figures.len()).filter_map(|at| group[beside(at).unwrap_or(at)]).collect()
}

/// The figures as they are shown, in the text's order. What they are tied to is looked up in the `whole` document, and
/// they lead to what is `shown` of it.
pub fn entries(
    text: &str,
    figures: &[&Figure<'_>],
    whole: &Document<'_>,
    shown: &Document<'_>,
) -> Vec<Entry> {
    let (marks, is_shown, names) = (by_id(whole), by_id(shown), names(whole));
    let entry = |figure: &&Figure<'_>| {
        let claim = figure.claim.as_deref().and_then(|id| marks.get(id).copied());
        let attribution = figure.said_by.as_deref().and_then(|id| marks.get(id).copied());
        // Where a file's attribution was left out, its source stands for it.
        let source = figure.said_by.as_deref().and_then(|id| names.get(id));
        let voice = source.map(|&name| Voice::Source(name.to_owned()));
        let mark = claim.into_iter().chain(attribution).find(|mark| is_shown.contains_key(&*mark.id));
        Entry {
            words: text.get(figure.start..figure.end).unwrap_or("").to_owned(),
            what: figure.what.to_string(),
            value: figure.value,
            bound: figure.bound.to_string(),
            time: figure.time.as_deref().map(str::to_owned),
            voice: voice.unwrap_or_else(|| voice_of(attribution, &names)),
            certainty: match claim.map_or("", |claim| attribute(claim, "certainty")) {
                // What somebody else says is not the writer's to assert.
                "asserted" if figure.said_by.is_some() => "attributed",
                certainty => certainty,
            }
            .to_owned(),
            spot: mark.map_or(Spot::Words(figure.start), |mark| Spot::Mark(mark.id.to_string())),
        }
    };
    figures.iter().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::empty_document;

    fn figure(
        id: &'static str,
        what: &'static str,
        value: [f64; 2],
        against: &[&'static str],
    ) -> Figure<'static> {
        Figure {
            id: id.into(),
            what: what.into(),
            unit: None,
            value,
            bound: "exact".into(),
            time: None,
            claim: None,
            said_by: None,
            start: 0,
            end: 3,
            conflicts_with: against.iter().map(|&id| id.into()).collect(),
            agrees_with: Vec::new(),
        }
    }

    #[test]
    fn figures_that_disagree_stand_together_the_smallest_first() {
        let document = Document {
            figures: vec![
                figure("f1", "dead", [31.0, 31.0], &["f3"]),
                figure("f2", "boats", [2.0, 2.0], &[]),
                figure("f3", "people dead", [47.0, 47.0], &["f1", "f4"]),
                figure("f4", "dead", [12.0, 20.0], &["f3"]),
            ],
            ..empty_document()
        };
        let figures = figures("One two three.", &document, &document);
        assert_eq!(figures.disputed.len(), 1);
        let group = &figures.disputed[0];
        assert_eq!(group.what, "dead");
        let lows: Vec<f64> = group.entries.iter().map(|entry| entry.value[0]).collect();
        assert_eq!(lows, [12.0, 31.0, 47.0]);
        assert_eq!(figures.others.len(), 1);
        assert_eq!((&*figures.others[0].words, &figures.others[0].spot), ("One", &Spot::Words(0)));
    }

    #[test]
    fn what_agrees_with_a_disputed_figure_stands_with_it() {
        let agreeing = |id, value, with: &'static str| Figure {
            agrees_with: vec![with.into()],
            ..figure(id, "people dead", value, &[])
        };
        let document = Document {
            figures: vec![
                agreeing("f1", [12.0, 12.0], "f3"),
                figure("f2", "dead", [31.0, 31.0], &["f3"]),
                figure("f3", "dead", [14.0, 14.0], &["f2"]),
                agreeing("f4", [2.0, 2.0], "f5"),
                agreeing("f5", [2.0, 2.0], "f4"),
            ],
            ..empty_document()
        };
        let whole = figures("One two three.", &document, &document);
        let lows = |entries: &[Entry]| entries.iter().map(|entry| entry.value[0]).collect::<Vec<_>>();
        assert_eq!(whole.disputed.len(), 1);
        assert_eq!(lows(&whole.disputed[0].entries), [12.0, 14.0, 31.0]);
        assert_eq!(lows(&whole.others), [2.0, 2.0], "nobody contradicts them");

        let mut shown = document.clone();
        shown.figures.remove(1);
        let shown = figures("One two three.", &document, &shown);
        assert_eq!(lows(&shown.others), [12.0, 14.0, 2.0, 2.0], "what it contradicts is not shown");
    }

    #[test]
    fn a_scale_is_round_holds_its_values_and_begins_at_nothing_unless_that_is_far() {
        let ends = |values: &[f64]| Scale::around(values).ends;
        assert_eq!(ends(&[25.0, 644.0]), [0.0, 800.0]);
        assert_eq!(ends(&[31.0, 50.0]), [30.0, 50.0]);
        assert_eq!(ends(&[9.5, 50.0]), [0.0, 60.0]);
        assert_eq!(ends(&[0.0, 0.0]), [0.0, 1.0]);
        assert_eq!(ends(&[f64::INFINITY]), [0.0, 1.0]);
        let scale = Scale::around(&[-20.0, 30.0]);
        assert!(scale.at(-20.0) >= 0.0 && scale.at(30.0) <= 1.0 && scale.at(0.0) > scale.at(-20.0));
        assert!(scale.ticks.len() <= 6);
    }
}
