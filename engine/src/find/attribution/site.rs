//! Where could attributions stand, and which words could be their parts? Gathers what the rules and the network propose
//! around each cue.
//!
//! It never decides between proposals.

use std::ops::Range;

use super::Reading;
use super::cue::Cue;
use super::draft::Draft;
use super::veto::{is_condition, is_within_voice, may_be_cue, may_be_source, may_go_on};
use crate::document::Guess;
use crate::order;
use crate::read::dateline::behind_dateline;
use crate::read::phrase::Class;

/// How likely a cue must be to be looked at where no rule has found one.
const LEAST_CUE: f32 = 0.2;
/// How many guesses on either side of a cue are looked at.
const NEAR: usize = 24;
/// How many tokens from a cue its parts may be.
const FAR: usize = 250;

/// Words that could be a part.
#[derive(Clone, Debug)]
pub struct Choice {
    pub tokens: Range<usize>,
    /// How likely the network finds it in the wide sense and after the guidelines; 0 where it does not propose it.
    pub wide: f32,
    pub narrow: f32,
    /// Whether it belongs to the network's best reading, in the wide sense and after the guidelines.
    pub best: bool,
    pub own: bool,
    /// Whether a rule proposes it.
    pub ruled: bool,
}

impl Choice {
    /// How likely the network finds it in either sense.
    pub fn probability(&self) -> f32 {
        self.wide.max(self.narrow)
    }

    /// Whether it is the network's best reading in either sense.
    pub fn is_best(&self) -> bool {
        self.best || self.own
    }

    fn add(&mut self, guess: &Guess) {
        let (probability, best) = match is_wide(guess) {
            true => (&mut self.wide, &mut self.best),
            false => (&mut self.narrow, &mut self.own),
        };
        *probability = probability.max(guess.probability);
        *best |= guess.best;
    }
}

/// Whether a guess is one in the wide sense.
pub fn is_wide(guess: &Guess) -> bool {
    guess.task == "attribution"
}

/// A place with a cue.
#[derive(Clone, Debug)]
pub struct Site<'a> {
    /// What the cue could be; never empty, the likeliest for a start first.
    pub cues: Vec<Choice>,
    /// What a rule makes of it.
    pub draft: Option<&'a Draft>,
    /// What the lexicon knows of the cue.
    pub known: Option<&'a Cue>,
    pub sources: Vec<Choice>,
    pub contents: Vec<Choice>,
}

impl Site<'_> {
    /// The words that distances are counted from.
    pub fn anchor(&self) -> &Range<usize> {
        &self.cues[0].tokens
    }
}

/// The places of a passage in text order. Cues of rules never overlap, and neither do the network's best ones.
pub fn sites<'a>(reading: &Reading<'_>, drafts: &'a [Draft], cues: &'a [Cue]) -> Vec<Site<'a>> {
    let mut sites: Vec<Site<'a>> =
        drafts.iter().map(|draft| Site::new(ruled(&draft.cue), Some(draft))).collect();
    let mut free: Vec<&Guess> = Vec::new();
    let likely = |guess: &&Guess| guess.role == "cue" && (guess.best || guess.probability >= LEAST_CUE);
    for guess in reading.guesses().filter(likely) {
        match overlapping(&sites, &guess.tokens) {
            Some(at) => sites[at].cues.add(guess.tokens.clone(), guess),
            None => free.push(guess),
        }
    }
    // Best first, then by likelihood: each takes what overlaps with it.
    order::sort_by(&mut free, |one, other| {
        (other.best, other.probability)
            .partial_cmp(&(one.best, one.probability))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    let mut taken: Vec<Option<usize>> = vec![None; reading.passage.tokens.len()];
    for guess in free {
        match guess.tokens.clone().find_map(|at| taken[at]) {
            Some(site) => sites[site].cues.add(guess.tokens.clone(), guess),
            None => {
                taken[guess.tokens.clone()].fill(Some(sites.len()));
                sites.push(Site::new(proposed(guess.tokens.clone(), guess), None));
            }
        }
    }
    order::sort_by_key(&mut sites, |site| site.anchor().start);
    let mut owned: Vec<(usize, usize)> =
        drafts.iter().flat_map(|draft| &draft.contents).map(|words| (words.start, words.end)).collect();
    order::sort_by_key(&mut owned, |&words| words);
    let of_role = |role: &str| reading.guesses().filter(|guess| guess.role == role).collect::<Vec<_>>();
    let (sources, contents) = (of_role("source"), of_role("content"));
    for site in &mut sites {
        let anchor = site.anchor().clone();
        let known = cues.partition_point(|cue| cue.tokens.end <= anchor.start);
        site.known = cues.get(known).filter(|cue| cue.tokens.start < anchor.end);
        if let Some(draft) = site.draft {
            site.sources.extend(draft.source.iter().map(ruled));
            site.contents.extend(draft.contents.iter().map(ruled));
        }
        // *The committee was told*, *reports of a leak*: the rule knows that nobody is named.
        let nobody = site.draft.is_some_and(|draft| {
            draft.source.is_none() && matches!(draft.rule, "passive" | "noun" | "no_source")
        });
        for guess in near(&sources, &anchor) {
            let tokens = without_edges(reading, guess.tokens.clone());
            if apart(&tokens, &anchor) && !nobody && may_be_source(reading, &tokens, &anchor, site.known) {
                site.sources.add(tokens, guess);
            }
        }
        for guess in near(&contents, &anchor) {
            let tokens = without_edges(reading, guess.tokens.clone());
            let wider = [up_to_the_mark(reading, &tokens), up_to_the_border(reading, &tokens, &anchor)];
            let wider = wider.into_iter().filter(|wider| *wider != tokens && wider.len() <= FAR);
            site.contents.extend(wider.filter(|wider| apart(wider, &anchor)).map(bare));
            if apart(&tokens, &anchor) {
                site.contents.add(tokens, guess);
            }
        }
        order::sort_by_key(&mut site.contents, |choice| {
            (choice.tokens.start, choice.tokens.end, !choice.ruled, !choice.is_best())
        });
        site.contents.dedup_by(|one, other| one.tokens == other.tokens);
        let goes_on = site.contents.first().is_some_and(|content| content.tokens.end <= anchor.start);
        let sentence_end = reading.passage.sentence_of(anchor.start).tokens.end;
        site.contents.retain(|content| {
            // *He learned of it at noon. “It is gone,” she said.*
            let words = (content.tokens.start, content.tokens.end);
            let of_another = words.0 >= sentence_end && owned.binary_search(&words).is_ok();
            content.ruled
                || !of_another
                    && !is_condition(reading, &content.tokens)
                    && is_within_voice(reading, &content.tokens, &anchor)
                    && (!goes_on || may_go_on(reading, &content.tokens, &anchor, site.known))
        });
    }
    sites.retain(|site| site.draft.is_some() || may_be_cue(reading, site.anchor(), site.known));
    sites
}

impl<'a> Site<'a> {
    fn new(cue: Choice, draft: Option<&'a Draft>) -> Site<'a> {
        Site { cues: vec![cue], draft, known: None, sources: Vec::new(), contents: Vec::new() }
    }
}

trait Choices {
    /// Adds what the network proposes, or marks what is there already as proposed by it too.
    fn add(&mut self, tokens: Range<usize>, guess: &Guess);
}

impl Choices for Vec<Choice> {
    fn add(&mut self, tokens: Range<usize>, guess: &Guess) {
        match self.iter_mut().find(|choice| choice.tokens == tokens) {
            Some(choice) => choice.add(guess),
            None => self.push(proposed(tokens, guess)),
        }
    }
}

fn bare(tokens: Range<usize>) -> Choice {
    Choice { tokens, wide: 0.0, narrow: 0.0, best: false, own: false, ruled: false }
}

fn ruled(tokens: &Range<usize>) -> Choice {
    Choice { ruled: true, ..bare(tokens.clone()) }
}

fn proposed(tokens: Range<usize>, guess: &Guess) -> Choice {
    let mut choice = bare(tokens);
    choice.add(guess);
    choice
}

/// The first of the sites whose first cue shares a token. The sites' first cues are in order.
fn overlapping(sites: &[Site<'_>], tokens: &Range<usize>) -> Option<usize> {
    let at = sites.partition_point(|site| site.anchor().end <= tokens.start);
    sites.get(at).filter(|site| site.anchor().start < tokens.end).map(|_| at)
}

/// The guesses around a place. They are in the order of their first tokens.
fn near<'a>(guesses: &[&'a Guess], anchor: &Range<usize>) -> impl Iterator<Item = &'a Guess> {
    let at = guesses.partition_point(|guess| guess.tokens.start < anchor.start);
    let (from, to) = (at.saturating_sub(NEAR), guesses.len().min(at + NEAR));
    let around: Vec<&Guess> = guesses[from..to].to_vec();
    let (low, high) = (anchor.start.saturating_sub(FAR), anchor.end + FAR);
    around.into_iter().filter(move |guess| guess.tokens.end > low && guess.tokens.start < high)
}

fn apart(tokens: &Range<usize>, anchor: &Range<usize>) -> bool {
    tokens.end <= anchor.start || anchor.end <= tokens.start
}

/// A span without a dateline before it and without the marks at its ends that belong to no quotation in it.
fn without_edges(reading: &Reading<'_>, tokens: Range<usize>) -> Range<usize> {
    let passage = reading.passage;
    let sentence = &passage.sentence_of(tokens.start).tokens;
    let mut start = match sentence.start == tokens.start {
        true => behind_dateline(passage, reading.phrases, sentence).min(tokens.end - 1),
        false => tokens.start,
    };
    let mut end = tokens.end;
    let is_mark = |at: usize| matches!(reading.phrases.class(at), Class::Comma | Class::Stop | Class::Break);
    let voice = passage.quoted[start];
    while end > start + 1 && is_mark(end - 1) && passage.quoted[end - 1] == voice {
        end -= 1;
    }
    while start + 1 < end && is_mark(start) {
        start += 1;
    }
    start..end
}

/// A guess with the whole of the quotation that it begins or ends with, where its edge misses the mark.
fn up_to_the_mark(reading: &Reading<'_>, tokens: &Range<usize>) -> Range<usize> {
    let quotation = |at: usize| reading.passage.quotation_of(at).filter(|quotation| quotation.closed);
    let opens = quotation(tokens.start).filter(|quotation| quotation.tokens.start == tokens.start);
    let closes = quotation(tokens.end - 1).filter(|quotation| quotation.depth == 0);
    let ends = [opens, closes].into_iter().flatten().map(|quotation| quotation.tokens.end);
    tokens.start..ends.fold(tokens.end, usize::max)
}

/// A guess with the rest of its sentence on the side that is turned away from the cue: an attribution in its midst cuts
/// what the network sees.
fn up_to_the_border(reading: &Reading<'_>, tokens: &Range<usize>, anchor: &Range<usize>) -> Range<usize> {
    let sentence = |at: usize| reading.passage.sentence_of(at).tokens.clone();
    let wide = match tokens.start < anchor.start {
        true => sentence(tokens.start).start..tokens.end,
        false => tokens.start..sentence(tokens.end - 1).end.max(tokens.end),
    };
    match wide.len() <= FAR {
        true => without_edges(reading, wide),
        false => tokens.clone(),
    }
}
