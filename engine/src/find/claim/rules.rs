//! Which clauses do the rules take for claims?
//!
//! It never asks the network, and never decides between two readings of the same words.

use std::ops::Range;

use super::clause::{Clause, clauses};
use super::frame::{self, Frames, Recorded, Stretch};
use super::traits::{Trait, Traits};
use super::verb::VerbView;
use crate::document::{Annotation, Sentence};
use crate::order;
use crate::read::dateline::behind_dateline;
use crate::read::phrase::Class;

pub const CLAUSE: &str = "claim.clause";
pub const CONTENT: &str = "claim.content";
pub const HEADLINE: &str = "claim.headline";
pub const RECORD: &str = "claim.record";
/// A record claim whose content holds claims: a candidate beside them, and none by the rules alone.
pub const SAYING: &str = "claim.saying";
/// What only the network sees.
pub const TAGGER: &str = "claim.tagger";

/// How many words a heading may have that a sentence follows, and how long those may be that have no capital in it.
const LONGEST_HEADING: usize = 10;
const SMALL_WORD: usize = 4;

/// What may be a claim.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The finite verb, if there is one.
    pub verb: Option<usize>,
    /// The rule that found it.
    pub rule: &'static str,
}

/// A passage on its way through the rules.
pub struct Reading<'a> {
    view: &'a VerbView<'a>,
    traits: &'a Traits,
    claims: Vec<Candidate>,
    /// What was said on record by an attribution: a claim where its contents hold none.
    records: Vec<(Candidate, usize)>,
}

impl<'a> Reading<'a> {
    /// A passage before its first sentence.
    pub fn new(view: &'a VerbView<'a>, traits: &'a Traits) -> Reading<'a> {
        Reading { view, traits, claims: Vec::new(), records: Vec::new() }
    }

    /// The claims of the passage by the rules. Where a saying holds claims, both are among them.
    pub fn candidates(mut self, found: &[Annotation]) -> Vec<Candidate> {
        let passage = self.view.passage;
        let frames = Frames::of(self.view, found);
        for (number, sentence) in passage.sentences.iter().enumerate() {
            if let Some(tokens) = self.assertive_part(sentence) {
                frames.walk(number, tokens, |stretch| self.stretch(sentence, stretch));
            }
        }
        let Reading { mut claims, records, .. } = self;
        order::sort_by_key(&mut claims, |claim| claim.tokens.start);
        let starts: Vec<usize> = claims.iter().map(|claim| claim.tokens.start).collect();
        let holds_claim = |attribution: usize| {
            frame::contents(&found[attribution], passage).any(|content| {
                let next = starts.partition_point(|&start| start < content.start);
                starts.get(next).is_some_and(|&start| start < content.end)
            })
        };
        claims.extend(records.into_iter().map(|(record, attribution)| {
            let rule = if holds_claim(attribution) { SAYING } else { record.rule };
            Candidate { rule, ..record }
        }));
        claims
    }

    /// The tokens of a sentence that can assert something: none of a question, a caption or a link line, all but the
    /// dateline of others.
    pub fn assertive_part(&self, sentence: &Sentence) -> Option<Range<usize>> {
        let tokens = sentence.tokens.clone();
        let label = self.traits.begins(Trait::Label, tokens.start)
            || self.traits.any(Trait::Credit, tokens.clone())
            || self.traits.begins(Trait::Caption, 0);
        let ends = tokens
            .clone()
            .rev()
            .take(3)
            .take_while(|&at| matches!(self.view.class(at), Class::Stop | Class::Quote));
        let asks = ends.into_iter().any(|at| self.view.passage.word(at).contains('?'));
        let first = behind_dateline(self.view.passage, self.view.phrases, &tokens);
        (!label && !asks).then(|| self.behind_heading(first..tokens.end)..tokens.end)
    }

    /// Where a sentence begins behind a heading that runs into it, *New Rules for the Pier: The board …*
    fn behind_heading(&self, tokens: Range<usize>) -> usize {
        let passage = self.view.passage;
        let capital = |at: usize| passage.token(at).starts_with(char::is_uppercase);
        let Some(colon) = tokens.clone().take(LONGEST_HEADING).find(|&at| passage.word(at) == ":") else {
            return tokens.start;
        };
        let titled = (tokens.start..colon).all(|at| capital(at) || passage.token(at).len() <= SMALL_WORD);
        let begins = colon + 1 < tokens.end && capital(colon + 1);
        if titled && begins && colon > tokens.start + 1 { colon + 1 } else { tokens.start }
    }

    /// The claims of one level of a sentence.
    fn stretch(&mut self, sentence: &Sentence, stretch: &Stretch<'_>) {
        for clause in clauses(self.view, &stretch.within, &stretch.tokens) {
            let framed = |at: &usize| stretch.frames.contains_key(at);
            // *An audit published in May found that …*: the first form is a participle where the cue is the verb.
            let hands_on = |verb: usize| !self.view.is_sure(verb) && clause.verbs.iter().any(framed);
            match self.main_verb(&clause, stretch.in_content) {
                Some(verb) if !framed(&verb) && !hands_on(verb) => {
                    let end = self.before_trailing_cue(&clause, verb, stretch);
                    self.assertion(clause.first..end, verb, stretch.in_content);
                }
                None if !clause.verbs.is_empty() => {}
                _ => match (clause.first..clause.end).find(framed) {
                    Some(frame) => self.record(&clause, stretch.frames[&frame], stretch),
                    None => self.without_verb(sentence, &clause, stretch),
                },
            }
        }
    }

    /// The finite verb that a clause is about. What is said of nobody is none: a word at its start that looks like a
    /// verb (*that visits fell*), or all that is left of a relative clause in a content (*which they say **is late***).
    fn main_verb(&self, clause: &Clause, in_content: bool) -> Option<usize> {
        let is_subject = |at: usize| {
            let mark =
                matches!(self.view.class(at), Class::That | Class::Quote | Class::Comma | Class::Coordinator);
            !mark && !self.view.is_between(at)
        };
        let first = clause.verbs.first().copied();
        let said_of_somebody = |verb: &&usize| (clause.first..**verb).any(is_subject);
        match clause.verbs.iter().find(said_of_somebody) {
            _ if clause.shares_subject || !in_content => first,
            found => found.copied(),
        }
    }

    /// Where a clause ends before a participle that hands on what follows: *…, saying that*, *…, according to*.
    fn before_trailing_cue(&self, clause: &Clause, verb: usize, stretch: &Stretch<'_>) -> usize {
        let cue = (verb + 1..clause.end)
            .find(|at| self.view.class(at - 1) == Class::Comma && stretch.frames.contains_key(at));
        let Some(cue) = cue else { return clause.end };
        let open = (cue..clause.end)
            .filter(|at| stretch.tokens.binary_search(at).is_ok() && !stretch.frames.contains_key(at))
            .any(|at| matches!(self.view.class(at), Class::Name | Class::Word | Class::Comma));
        let trails = self.view.passage.word(cue).ends_with("ing");
        if trails && !open { cue } else { clause.end }
    }

    fn assertion(&mut self, tokens: Range<usize>, verb: usize, in_content: bool) {
        let Some(tokens) = self.trimmed(tokens) else { return };
        if !tokens.contains(&verb) || self.traits.is_taste(self.view, tokens.clone(), verb) {
            return;
        }
        if in_content && self.is_order_or_wish(tokens.start) {
            return;
        }
        let rule = if in_content { CONTENT } else { CLAUSE };
        self.claims.push(Candidate { tokens, verb: Some(verb), rule });
    }

    /// Whether a content that begins like this is an order or what might have been: *not to leave*, *had it rained*.
    pub fn is_order_or_wish(&self, first: usize) -> bool {
        match self.view.class(first) {
            Class::To => true,
            Class::Negation => self.view.class(first + 1) == Class::To,
            Class::Have | Class::Do => self.view.class(first + 1) == Class::Pronoun,
            _ => false,
        }
    }

    /// A content that is no clause counts where it gives a figure; a line without a stop where it looks like a headline.
    fn without_verb(&mut self, sentence: &Sentence, clause: &Clause, stretch: &Stretch<'_>) {
        let Some(tokens) = self.trimmed(clause.first..clause.end) else { return };
        if stretch.in_content {
            let asks = matches!(
                self.view.class(tokens.start),
                Class::Question | Class::Relative | Class::Subordinator
            );
            let orders = self.is_order_or_wish(tokens.start);
            if self.traits.any(Trait::Figure, tokens.clone()) && !asks && !orders {
                self.claims.push(Candidate { tokens, verb: None, rule: CONTENT });
            }
        } else if self.is_headline(sentence) {
            self.claims.push(Candidate { tokens, verb: None, rule: HEADLINE });
        }
    }

    fn is_headline(&self, sentence: &Sentence) -> bool {
        let last = sentence.tokens.end - 1;
        sentence.tokens.len() > 3
            && self.view.passage.sentences.len() == 1
            && !matches!(self.view.class(last), Class::Stop | Class::Break)
            && sentence.tokens.clone().skip(1).any(|at| self.view.is_headline_verb(at))
    }

    fn record(&mut self, clause: &Clause, (attribution, recorded): (usize, Recorded), stretch: &Stretch<'_>) {
        let Some(tokens) = self.trimmed(clause.first..clause.end) else { return };
        let rule = match recorded {
            Recorded::Word => RECORD,
            Recorded::Clause if clause.verbs.is_empty() => return,
            Recorded::Clause => CLAUSE,
            Recorded::Nothing => return,
        };
        if stretch.hands_on(&(clause.first..clause.end)) {
            let verb = clause.verbs.first().copied();
            self.records.push((Candidate { tokens, verb, rule }, attribution));
        }
    }

    /// Whether this *that* joins a clause to what stands before: not *that was all*, nor *That bridge* as a sentence
    /// begins.
    fn is_conjunction(&self, that: usize) -> bool {
        let begins = self.view.passage.sentence_of(that).tokens.start == that;
        !begins && !self.view.is_auxiliary(that + 1)
    }

    /// Whether *as* behind a comma begins a clause: not *as of Monday*, *as many as 40*.
    fn goes_on(&self, at: usize) -> bool {
        let view = self.view;
        let sentence = view.passage.sentence_of(at).tokens.clone();
        at > sentence.start
            && view.class(at - 1) == Class::Comma
            && !matches!(view.class(at + 1), Class::Preposition | Class::Adverb | Class::Verb)
            && (at + 1..sentence.end)
                .take_while(|&at| !matches!(view.class(at), Class::Comma | Class::Stop))
                .any(|at| view.is_finite(at, sentence.start))
    }

    /// Tokens without the marks, the conjunctions and the linking words at their ends.
    pub fn trimmed(&self, mut tokens: Range<usize>) -> Option<Range<usize>> {
        let view = self.view;
        let is_mark =
            |at: usize| matches!(view.class(at), Class::Comma | Class::Stop | Class::Break | Class::Quote);
        while !tokens.is_empty() {
            let first = tokens.start;
            let linking = self.traits.begins(Trait::Linking, first) && tokens.len() > 2;
            let joining = match view.class(first) {
                Class::That => self.is_conjunction(first),
                // *Nor does it prove anything*
                Class::Coordinator => view.passage.word(first) != "nor",
                Class::Close => true,
                // *…, officials said, as crowds gathered*
                Class::Subordinator => view.passage.word(first) == "as" && self.goes_on(first),
                _ => false,
            };
            if is_mark(first) || joining || linking {
                tokens.start += 1;
            } else {
                break;
            }
        }
        let mut opened = tokens.clone().filter(|&at| view.class(at) == Class::Open).count();
        while let Some(last) = tokens.clone().next_back() {
            match view.class(last) {
                Class::Open => opened -= 1,
                Class::Close if opened == 0 => {}
                Class::Coordinator => {}
                _ if is_mark(last) => {}
                _ => break,
            }
            tokens.end = last;
        }
        (tokens.len() > 1).then_some(tokens)
    }
}
