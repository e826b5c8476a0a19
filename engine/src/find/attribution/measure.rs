//! What can be seen of a proposal: how far it stands from its cue, what lies between, what it looks like?
//!
//! It never decides: judges weigh these values, in the order in which they stand here. A change here asks for new
//! weights in `models/join.txt`.

use std::ops::Range;

use super::Reading;
use super::cue::{Act, Form, Frame, Stance};
use super::site::{Choice, Site, is_wide};
use crate::document::Guess;
use crate::layer::Page;
use crate::read::phrase::Class;

/// How many tokens of a content are looked at for a verb or a quotation mark.
const LOOKED_AT: usize = 40;

/// A row of values: what is true is 1.
#[derive(Clone, Debug, Default)]
pub struct Row(pub Vec<f32>);

impl Row {
    fn is(&mut self, truth: bool) {
        self.0.push(f32::from(u8::from(truth)));
    }

    fn all<const N: usize>(&mut self, truths: [bool; N]) {
        truths.into_iter().for_each(|truth| self.is(truth));
    }

    /// One value for each border that a number reaches.
    fn reaches<const N: usize>(&mut self, number: usize, borders: [usize; N]) {
        borders.into_iter().for_each(|border| self.is(number >= border));
    }

    fn likely(&mut self, choice: &Choice) {
        self.0.extend([choice.wide, choice.narrow]);
        self.all([choice.best, choice.own, choice.ruled, choice.wide >= 0.8, choice.narrow >= 0.8]);
    }
}

/// A passage with what stands before each token counted.
pub struct Measure<'a> {
    pub reading: &'a Reading<'a>,
    sentences: Vec<usize>,
    /// How many best cues, sources and contents, and how many commas, begin before each token.
    before: [Vec<u32>; 4],
    /// The first tokens of the best cues.
    cues: Vec<usize>,
    /// The best contents.
    contents: Vec<Range<usize>>,
}

impl<'a> Measure<'a> {
    pub fn of(reading: &'a Reading<'a>) -> Measure<'a> {
        let passage = reading.passage;
        let len = passage.tokens.len();
        let mut sentences = Vec::with_capacity(len);
        for (number, sentence) in passage.sentences.iter().enumerate() {
            sentences.extend(sentence.tokens.clone().map(|_| number));
        }
        let mut begins = [vec![0; len + 1], vec![0; len + 1], vec![0; len + 1], vec![0; len + 1]];
        let number = |guess: &Guess| ["cue", "source", "content"].iter().position(|role| guess.role == *role);
        for guess in reading.guesses().filter(|guess| guess.best && is_wide(guess)) {
            if let Some(role) = number(guess) {
                begins[role][guess.tokens.start + 1] += 1;
            }
        }
        for at in (0..len).filter(|&at| reading.phrases.class(at) == Class::Comma) {
            begins[3][at + 1] += 1;
        }
        let before = begins.map(|begins| {
            let mut sum = 0;
            begins
                .iter()
                .map(|begin: &u32| {
                    sum += begin;
                    sum
                })
                .collect()
        });
        let best_cue = |guess: &&Guess| guess.best && is_wide(guess) && guess.role == "cue";
        let cues = reading.guesses().filter(best_cue).map(|guess| guess.tokens.start).collect();
        let best_content = |guess: &&Guess| guess.best && is_wide(guess) && guess.role == "content";
        let contents = reading.guesses().filter(best_content).map(|guess| guess.tokens.clone()).collect();
        Measure { reading, sentences, before, cues, contents }
    }

    fn class(&self, at: usize) -> Class {
        self.reading.phrases.class(at)
    }

    fn class_before(&self, at: usize) -> Class {
        at.checked_sub(1).map_or(Class::Stop, |before| self.class(before))
    }

    /// How many of a kind begin between two spans that do not overlap.
    fn between(&self, kind: usize, one: &Range<usize>, other: &Range<usize>) -> usize {
        let (from, to) = gap(one, other);
        (self.before[kind][to] - self.before[kind][from]) as usize
    }

    /// How many of a kind begin in a span.
    fn begun_in(&self, kind: usize, tokens: &Range<usize>) -> usize {
        (self.before[kind][tokens.end] - self.before[kind][tokens.start]) as usize
    }

    /// Whether no other best cue stands nearer to a span.
    fn is_nearest_cue(&self, anchor: &Range<usize>, span: &Range<usize>) -> bool {
        let own = distance(anchor, span);
        let at = self.cues.partition_point(|&cue| cue < span.start);
        let mut around = self.cues[at.saturating_sub(2)..self.cues.len().min(at + 2)].iter();
        !around.any(|&cue| !anchor.contains(&cue) && distance(&(cue..cue + 1), span) < own)
    }

    fn quoted(&self, at: usize) -> Option<usize> {
        self.reading.passage.quoted[at]
    }

    /// What kind of word begins a phrase.
    fn opening(&self, at: usize, row: &mut Row) {
        let class = self.class(at);
        row.all([
            class == Class::That,
            class == Class::To,
            class == Class::Question || class == Class::Relative,
            class == Class::Quote,
            class == Class::Determiner || class == Class::Possessive,
            class == Class::Pronoun || class == Class::Object,
            class == Class::Name,
            class == Class::Word || class == Class::Number,
            class == Class::Preposition,
            matches!(class, Class::Coordinator | Class::Subordinator),
            matches!(class, Class::Comma | Class::Stop | Class::Break),
        ]);
    }

    /// How a cue stands and what the lexicon and the rules make of it.
    fn surroundings(&self, site: &Site<'_>, row: &mut Row) {
        let anchor = site.anchor();
        let last = self.reading.passage.word(anchor.end - 1);
        let frame = |frames: &[Frame]| site.known.is_some_and(|cue| frames.contains(&cue.frame));
        row.all([
            site.draft.is_some(),
            site.known.is_some(),
            frame(&[Frame::Clause, Frame::Tell]),
            frame(&[Frame::According, Frame::Given]),
            frame(&[Frame::Noun, Frame::Fact, Frame::Citing]),
            frame(&[Frame::Infinitive, Frame::Urge]),
            frame(&[Frame::Any, Frame::Name]),
            site.known.is_some_and(|cue| cue.form == Form::Passive),
            last.ends_with("ing"),
            last == "said" || last == "says",
            matches!(self.class_before(anchor.start), Class::Comma),
            matches!(self.class_before(anchor.start), Class::Coordinator),
            matches!(self.class_before(anchor.start), Class::To | Class::Modal),
            matches!(self.class_before(anchor.start), Class::Relative),
            matches!(self.class_before(anchor.start), Class::Quote),
            self.quoted(anchor.start).is_some(),
            matches!(self.class(anchor.end), Class::Comma | Class::Stop),
            matches!(self.class(anchor.end), Class::Quote),
            matches!(self.class(anchor.end), Class::That | Class::To),
        ]);
    }

    /// What is seen of words as a cue.
    pub fn cue(&self, site: &Site<'_>, choice: &Choice) -> Row {
        let mut row = Row::default();
        let tokens = &choice.tokens;
        row.likely(choice);
        row.reaches(tokens.len(), [2, 3, 4, 6]);
        let rank = Choice::probability;
        row.is(site.cues.iter().all(|other| rank(other) <= rank(choice)));
        row.all([site.draft.is_some(), site.cues.len() > 1]);
        let class = self.class(tokens.start);
        row.all([
            matches!(class, Class::Be | Class::Have | Class::Do),
            matches!(class, Class::Modal | Class::To),
            matches!(class, Class::Adverb | Class::Negation),
            matches!(class, Class::Preposition),
            matches!(class, Class::Determiner | Class::Possessive | Class::Pronoun),
        ]);
        let last = self.class(tokens.end - 1);
        row.all([
            matches!(last, Class::Preposition | Class::To | Class::That),
            matches!(last, Class::Name | Class::Object | Class::Time),
            matches!(
                self.class_before(tokens.start),
                Class::Be | Class::Have | Class::Modal | Class::To | Class::Adverb
            ),
            matches!(self.class(tokens.end), Class::Preposition),
            matches!(self.class(tokens.end), Class::To),
        ]);
        row
    }

    /// Where words stand to a cue, and what lies between.
    fn place(&self, site: &Site<'_>, tokens: &Range<usize>, row: &mut Row) {
        let anchor = site.anchor();
        let is_before = tokens.end <= anchor.start;
        let apart = distance(anchor, tokens);
        row.is(is_before);
        row.reaches(apart, [1, 2, 3, 5, 8, 13, 21, 34]);
        row.is(is_before && apart == 0);
        row.is(!is_before && apart == 0);
        let sentence = |at: usize| self.sentences[at];
        let (first, last) = (sentence(tokens.start), sentence(tokens.end - 1));
        let own = sentence(anchor.start);
        row.all([
            first <= own && own <= last,
            own.abs_diff(if is_before { last } else { first }) >= 2,
            self.quoted(tokens.start) == self.quoted(anchor.start),
            self.is_nearest_cue(anchor, tokens),
        ]);
        for kind in 0..4 {
            let count = self.between(kind, anchor, tokens);
            row.reaches(count, [1, 2]);
        }
    }

    /// What is seen of words as the source of a cue.
    pub fn source(&self, site: &Site<'_>, choice: &Choice) -> Row {
        let mut row = Row::default();
        let tokens = &choice.tokens;
        row.likely(choice);
        self.surroundings(site, &mut row);
        self.place(site, tokens, &mut row);
        let ruled = site.sources.iter().find(|other| other.ruled);
        row.all([
            ruled.is_some(),
            ruled.is_some_and(|ruled| {
                !choice.ruled && ruled.tokens.start < tokens.end && tokens.start < ruled.tokens.end
            }),
            site.sources.iter().any(|other| other.is_best() && self.is_between(site, choice, other)),
            site.sources
                .iter()
                .all(|other| !overlap(&other.tokens, tokens) || other.probability() <= choice.probability()),
        ]);
        row.reaches(tokens.len(), [2, 3, 5, 9, 16]);
        self.opening(tokens.start, &mut row);
        row.is(site.draft.is_some_and(|draft| draft.rule == "participle"));
        row.is(matches!(self.class(tokens.end), Class::Comma));
        row
    }

    /// What is seen of words as content of a cue.
    pub fn content(&self, site: &Site<'_>, choice: &Choice) -> Row {
        let mut row = Row::default();
        let tokens = &choice.tokens;
        row.likely(choice);
        self.surroundings(site, &mut row);
        self.place(site, tokens, &mut row);
        let ruled = || site.contents.iter().filter(|other| other.ruled);
        row.all([
            ruled().count() > 0,
            ruled().count() > 1,
            !choice.ruled && ruled().any(|other| overlap(&other.tokens, tokens)),
            !choice.ruled && ruled().any(|other| agreement(&other.tokens, tokens) >= 0.5),
            !choice.is_best()
                && site
                    .contents
                    .iter()
                    .any(|other| other.is_best() && agreement(&other.tokens, tokens) >= 0.5),
            !choice.is_best()
                && site.contents.iter().any(|other| other.is_best() && overlap(&other.tokens, tokens)),
            choice.probability() == 0.0 && !choice.ruled,
            site.contents.iter().any(|other| other.is_best() && self.is_between(site, choice, other)),
            site.contents
                .iter()
                .all(|other| !overlap(&other.tokens, tokens) || other.probability() <= choice.probability()),
            site.contents.iter().any(|other| {
                other.is_best()
                    && (other.tokens.start < site.anchor().start) != (tokens.start < site.anchor().start)
            }),
        ]);
        row.reaches(self.begun_in(0, tokens), [1, 2]);
        row.reaches(self.begun_in(2, tokens), [2, 3]);
        row.reaches(tokens.len(), [2, 4, 8, 16, 32]);
        self.opening(tokens.start, &mut row);
        let quotation = self.reading.passage.quotation_of(tokens.start);
        let next = self.class(tokens.end);
        row.all([
            quotation.is_some_and(|quotation| quotation.tokens == *tokens),
            quotation.is_some_and(|quotation| {
                quotation.tokens.start == tokens.start && quotation.tokens.end > tokens.end
            }),
            self.class(tokens.end - 1) == Class::Quote,
            next == Class::Quote,
            next == Class::Comma,
            next == Class::Stop || tokens.end >= self.sentences.len(),
            matches!(next, Class::Coordinator | Class::Subordinator | Class::Break),
            self.sentences.get(tokens.end).is_none_or(|&next| next != self.sentences[tokens.end - 1]),
            matches!(self.class_before(tokens.start), Class::That | Class::To | Class::Quote),
            matches!(self.class_before(tokens.start), Class::Comma),
        ]);
        row
    }

    fn has_verb(&self, content: &Choice) -> bool {
        let (phrases, passage) = (self.reading.phrases, self.reading.passage);
        content.tokens.clone().take(LOOKED_AT).any(|at| phrases.is_finite(passage, at))
    }

    fn has_quotation(&self, content: &Choice) -> bool {
        content.tokens.clone().take(LOOKED_AT).any(|at| self.class(at) == Class::Quote)
    }

    /// Whether a content says something by itself: it has a verb or is quoted.
    pub fn is_clause(&self, content: &Choice) -> bool {
        self.has_verb(content) || self.has_quotation(content)
    }

    /// Whether a source is nothing but *who* or *which*.
    pub fn is_relative(&self, source: &Choice) -> bool {
        source.tokens.len() == 1 && self.class(source.tokens.start) == Class::Relative
    }

    /// Whether a rule's content ends where the writer goes on inside another one: *said it was safe, and held up a bolt*.
    pub fn goes_on_behind(&self, ruled: &Choice, other: &Choice) -> bool {
        let (shorter, longer) = (&ruled.tokens, &other.tokens);
        ruled.ruled
            && shorter.start == longer.start
            && shorter.end + 1 < longer.end
            && self.class(shorter.end) == Class::Comma
            && self.class(shorter.end + 1) == Class::Coordinator
    }

    /// Whether a content is the clause behind a noun that a rule has in it too: *that it was lost* of *reports that it was
    /// lost*.
    pub fn explains(&self, clause: &Choice, ruled: &Choice) -> bool {
        let (clause, whole) = (&clause.tokens, &ruled.tokens);
        ruled.ruled
            && self.class(clause.start) == Class::That
            && whole.end == clause.end
            && whole.start < clause.start
            && is_report(self.reading.passage.word(clause.start - 1))
    }

    /// Whether `other` stands between the cue and a choice.
    fn is_between(&self, site: &Site<'_>, choice: &Choice, other: &Choice) -> bool {
        let (from, to) = gap(site.anchor(), &choice.tokens);
        from <= other.tokens.start && other.tokens.end <= to
    }

    /// What is seen of a whole attribution: which parts were chosen, and how likely each is.
    pub fn whole(&self, site: &Site<'_>, chosen: &Chosen, page: &Page) -> Row {
        let mut row = Row::default();
        let cue = &chosen.cue.0;
        row.likely(cue);
        row.0.push(chosen.cue.1);
        let most = |value: fn(&Choice) -> f32| site.cues.iter().map(value).fold(0.0, f32::max);
        row.0.extend([most(|cue| cue.wide), most(|cue| cue.narrow)]);
        self.surroundings(site, &mut row);
        let rule = |name: &str| site.draft.is_some_and(|draft| draft.rule == name);
        let score = site.draft.and_then(|draft| page.rule(&format!("attribution.{}", draft.rule))?.score);
        row.0.push(score.unwrap_or(0.0));
        row.all(
            [
                "verb",
                "inverted",
                "told",
                "urged",
                "called",
                "participle",
                "passive",
                "intention",
                "noun",
                "no_source",
            ]
            .map(rule),
        );
        let act = |act: Act| site.known.is_some_and(|cue| cue.act == act);
        let stance = |stance: Stance| site.known.is_some_and(|cue| cue.stance == stance);
        row.all([
            act(Act::Thought),
            act(Act::Intention),
            stance(Stance::Distancing),
            stance(Stance::Denying),
            stance(Stance::Endorsing),
        ]);
        row.is(site.known.is_some_and(|cue| cue.negated));
        match &chosen.source {
            None => row.0.extend([0.0; 9]),
            Some((source, likelihood)) => {
                row.0.extend([1.0, source.wide, source.narrow, *likelihood]);
                let class = self.class(source.tokens.start);
                row.all([
                    source.best,
                    source.own,
                    source.ruled,
                    class == Class::Name,
                    matches!(class, Class::Pronoun | Class::Relative | Class::Object),
                ]);
            }
        }
        row.is(site.sources.iter().any(|other| other.ruled));
        let contents = &chosen.contents;
        let best = |value: fn(&(Choice, f32)) -> f32| contents.iter().map(value).fold(0.0, f32::max);
        row.0.extend([
            best(|content| content.1),
            best(|content| content.0.wide),
            best(|content| content.0.narrow),
        ]);
        row.reaches(contents.len(), [1, 2]);
        let any = |test: &dyn Fn(&Choice) -> bool| contents.iter().any(|content| test(&content.0));
        let ruled = |choice: &Choice| {
            site.contents.iter().any(|other| other.ruled && agreement(&other.tokens, &choice.tokens) >= 0.5)
        };
        let seen = |choice: &Choice| {
            site.contents
                .iter()
                .any(|other| other.is_best() && agreement(&other.tokens, &choice.tokens) >= 0.5)
        };
        let after = |choice: &Choice| choice.tokens.start > site.anchor().start;
        let finite = |choice: &Choice| self.has_verb(choice);
        let quotes = |choice: &Choice| self.has_quotation(choice);
        row.all([any(&ruled), any(&seen), any(&finite), any(&after), any(&quotes)]);
        let length: usize = contents.iter().map(|content| content.0.tokens.len()).sum();
        row.reaches(length, [2, 4, 8, 16]);
        match contents.iter().find(|content| after(&content.0)).or(contents.first()) {
            Some((first, _)) => self.opening(first.tokens.start, &mut row),
            None => row.0.extend([0.0; 11]),
        }
        let len = self.reading.passage.tokens.len();
        let ends = matches!(self.class(len - 1), Class::Stop | Class::Quote | Class::Break | Class::Close);
        row.is(ends);
        row.reaches(len, [15]);
        let at = site.anchor().start;
        let held = self.contents.partition_point(|content| content.end <= at);
        row.is(self.contents.get(held).is_some_and(|content| content.start <= at));
        let speaker =
            chosen.source.as_ref().map_or("", |(source, _)| self.reading.passage.word(source.tokens.start));
        row.all([matches!(speaker, "i" | "we"), matches!(speaker, "you" | "it" | "this" | "that" | "there")]);
        row
    }
}

/// The parts that were chosen for a site, each with how likely it is.
#[derive(Clone, Debug)]
pub struct Chosen {
    pub cue: (Choice, f32),
    pub source: Option<(Choice, f32)>,
    /// In text order, without overlap.
    pub contents: Vec<(Choice, f32)>,
}

/// Whether a noun stands for somebody's words.
fn is_report(noun: &str) -> bool {
    let singular = noun.strip_suffix('s').unwrap_or(noun);
    matches!(
        singular,
        "report"
            | "claim"
            | "allegation"
            | "accusation"
            | "rumour"
            | "rumor"
            | "suggestion"
            | "speculation"
            | "assertion"
    )
}

/// The tokens between two spans, empty where they touch or overlap.
fn gap(one: &Range<usize>, other: &Range<usize>) -> (usize, usize) {
    let from = one.end.min(other.end);
    (from, one.start.max(other.start).max(from))
}

fn distance(one: &Range<usize>, other: &Range<usize>) -> usize {
    let (from, to) = gap(one, other);
    to - from
}

pub fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// The share of their tokens that two spans have in common.
pub fn agreement(one: &Range<usize>, other: &Range<usize>) -> f32 {
    let shared = one.end.min(other.end).saturating_sub(one.start.max(other.start));
    shared as f32 / (one.len() + other.len() - shared) as f32
}
