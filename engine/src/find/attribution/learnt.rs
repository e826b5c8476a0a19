//! Which source, cue and contents belong together, when the network has said which words are which?
//!
//! It never moves a span's edge, and never takes away what a rule found.

use std::ops::Range;

use super::Reading;
use super::cue::{Act, Stance};
use super::draft::Draft;
use crate::document::Guess;
use crate::order;
use crate::read::phrase::Class;

/// How many cues on either side of a span are looked at.
const NEAR: usize = 6;
/// How far a content seems that no sentence shares with the cue, in tokens; and one with another cue between.
const OTHER_SENTENCE: usize = 100;
const CUE_BETWEEN: usize = 30;

/// Adds the network's attributions whose cues no rule has.
pub fn add(reading: &Reading<'_>, drafts: &mut Vec<Draft>) {
    let mut known = vec![false; reading.passage.tokens.len()];
    for token in drafts.iter().flat_map(|draft| draft.cue.clone()) {
        known[token] = true;
    }
    let learnt = tied(reading);
    drafts.extend(learnt.into_iter().filter(|draft| !known[draft.cue.clone()].contains(&true)));
    order::sort_by_key(drafts, |draft| draft.cue.start);
}

/// A draft for each cue that the network sees.
fn tied(reading: &Reading<'_>) -> Vec<Draft> {
    let of_role = |role: &'static str| {
        reading
            .passage
            .guesses
            .iter()
            .filter(move |guess| guess.best && guess.task == "attribution" && guess.role == role)
    };
    let mut drafts: Vec<Draft> = of_role("cue").map(|cue| drafted(reading, cue)).collect();
    let mut gaps: Vec<Option<usize>> = vec![None; drafts.len()];
    for source in of_role("source") {
        let sentence = sentence_of(reading, source.tokens.start);
        let nearest = near(&drafts, source.tokens.start)
            .filter(|&at| drafts[at].sentence == sentence)
            .min_by_key(|&at| gap(&drafts[at].cue, &source.tokens));
        if let Some(at) = nearest {
            let gap = gap(&drafts[at].cue, &source.tokens);
            if gaps[at].is_none_or(|other| gap < other) {
                gaps[at] = Some(gap);
                drafts[at].source = Some(source.tokens.clone());
                drafts[at].score = drafts[at].score.map(|score| score.min(source.probability));
            }
        }
    }
    share_sources(reading, &mut drafts);
    for content in of_role("content") {
        let nearest = near(&drafts, content.tokens.start)
            .min_by_key(|&at| distance(reading, &drafts, at, &content.tokens));
        if let Some(at) = nearest {
            drafts[at].contents.push(content.tokens.clone());
            drafts[at].score = drafts[at].score.map(|score| score.min(content.probability));
        }
    }
    drafts
}

fn drafted(reading: &Reading<'_>, cue: &Guess) -> Draft {
    Draft {
        rule: "tagger",
        cue: cue.tokens.clone(),
        source: None,
        contents: Vec::new(),
        act: Act::Intention,
        stance: Stance::Neutral,
        shares_source: false,
        open: false,
        sentence: sentence_of(reading, cue.tokens.start),
        score: Some(cue.probability),
    }
}

/// A cue without a source of its own that goes on from the one before has that one's source: *said … and added …*
fn share_sources(reading: &Reading<'_>, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let start = drafts[at].cue.start;
        let goes_on = reading.passage.word(start).ends_with("ing")
            || reading.phrases.class(start - 1) == Class::Coordinator;
        if drafts[at].source.is_none() && goes_on && drafts[at - 1].sentence == drafts[at].sentence {
            drafts[at].source = drafts[at - 1].source.clone().filter(|source| source.end <= start);
        }
    }
}

/// The drafts whose cues stand nearest to a token.
fn near(drafts: &[Draft], token: usize) -> Range<usize> {
    let at = drafts.partition_point(|draft| draft.cue.start < token);
    at.saturating_sub(NEAR)..drafts.len().min(at + NEAR)
}

fn gap(one: &Range<usize>, other: &Range<usize>) -> usize {
    one.start.saturating_sub(other.end).max(other.start.saturating_sub(one.end))
}

/// How far a content is from a cue, with what makes it unlikely.
fn distance(reading: &Reading<'_>, drafts: &[Draft], at: usize, content: &Range<usize>) -> usize {
    let draft = &drafts[at];
    let sentences = [content.start, content.end - 1].map(|token| sentence_of(reading, token));
    let apart = if sentences.contains(&draft.sentence) { 0 } else { OTHER_SENTENCE };
    let (low, high) = (draft.cue.end.min(content.end), draft.cue.start.max(content.start));
    let between = near(drafts, content.start)
        .filter(|&other| other != at && (low..high).contains(&drafts[other].cue.start))
        .count();
    let before = usize::from(content.start < draft.cue.start);
    apart + gap(&draft.cue, content) + before + CUE_BETWEEN * between
}

fn sentence_of(reading: &Reading<'_>, token: usize) -> Range<usize> {
    reading.passage.sentence_of(token).tokens.clone()
}
