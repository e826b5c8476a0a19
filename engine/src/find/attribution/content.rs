//! What is handed over? Finds the content of each cue and drafts the attributions.
//!
//! It never decides what an attribution is called.

use std::ops::Range;

use super::Reading;
use super::cue::{Act, Cue, Form, Frame, is_base, negated};
use super::draft::Draft;
use super::source::{self, Found, ends_clause};
use super::veto::is_put_question;
use crate::order;
use crate::read::phrase::{Class, Extent};

/// How many words are looked at for a verb or a border.
pub(super) const NEAR: usize = 60;

/// From how many words on what begins as a subject does is taken for a clause.
const CLAUSE: usize = 5;

/// How many contents may stand around a cue.
const DEEPEST: isize = 8;

/// A draft for each cue that has a source or needs none, and has content.
pub fn drafts(reading: &Reading<'_>, cues: &[Cue]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = (0..cues.len())
        .filter_map(|at| Drafting { reading, cue: &cues[at], later: &cues[at + 1..] }.draft())
        .collect();
    order::sort_by_key(&mut drafts, |draft| draft.cue.start);
    drop_the_deepest(reading.passage.tokens.len(), &mut drafts);
    drafts
}

/// Drops the drafts that stand in too many contents: with that no word of any text lies in more of them than news has,
/// and what a document shows of its text grows with the text alone.
fn drop_the_deepest(tokens: usize, drafts: &mut Vec<Draft>) {
    let mut borders = vec![0_isize; tokens + 1];
    for content in drafts.iter().flat_map(|draft| &draft.contents) {
        borders[content.start] += 1;
        borders[content.end] -= 1;
    }
    let mut depth = 0;
    let depths: Vec<isize> = borders
        .into_iter()
        .map(|border| {
            depth += border;
            depth
        })
        .collect();
    drafts.retain(|draft| depths[draft.cue.start] <= DEEPEST);
}

/// One cue, the ones that follow it, and the passage.
pub(super) struct Drafting<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) cue: &'a Cue,
    pub(super) later: &'a [Cue],
}

impl Drafting<'_> {
    pub(super) fn class(&self, at: usize) -> Class {
        self.reading.phrases.class(at)
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.reading.passage.word(at)
    }

    fn draft(&self) -> Option<Draft> {
        match self.cue.frame {
            Frame::According => self.according_to(),
            Frame::Given => self.given(),
            Frame::Citing => self.citing(),
            Frame::Noun => self.noun(),
            Frame::Fact => self.fact(),
            _ if self.cue.form == Form::Passive => self.passive(),
            _ => self.verb(),
        }
    }

    pub(super) fn drafted(&self, rule: &'static str, source: &Found, contents: Vec<Range<usize>>) -> Draft {
        let (source, shares_source) = match source {
            Found::Before(source) | Found::Behind(source) => (Some(source.clone()), false),
            Found::Nobody => (None, false),
            Found::Shared => (None, true),
        };
        let nobody = source
            .as_ref()
            .is_some_and(|source| matches!(self.word(source.start), "neither" | "nobody" | "none" | "no"));
        let (act, stance) = (self.cue.act, self.cue.stance);
        let no = self.cue.negated || nobody;
        let stance = if no { negated(self.reading, &self.cue.tokens, act, stance) } else { stance };
        Draft {
            rule,
            cue: self.cue.tokens.clone(),
            source,
            contents,
            act: self.cue.act,
            stance,
            shares_source,
            open: false,
            sentence: self.cue.sentence.clone(),
            score: None,
        }
    }

    /// A verb with a subject of its own or the sentence's.
    fn verb(&self) -> Option<Draft> {
        let cue = self.cue;
        let source = source::source(self.reading, cue);
        if self.asks_or_orders(&source) || self.leads_aside() {
            return None;
        }
        let rule = match (&source, cue.form, cue.frame) {
            (_, Form::Participle | Form::Reduced, _) => "participle",
            (Found::Behind(_), _, _) => "inverted",
            (_, _, Frame::Tell) => "told",
            (_, _, Frame::Urge) => "urged",
            (_, _, Frame::Name) => "called",
            (_, _, Frame::Infinitive) => "intention",
            _ => "verb",
        };
        let behind = match &source {
            Found::Behind(subject) => subject.end,
            _ => cue.tokens.end,
        };
        let from = match &source {
            Found::Before(subject) => subject.start,
            _ => cue.tokens.start,
        };
        let opens = self.left(from);
        if matches!(source, Found::Behind(_)) && opens.is_none() && self.word(behind) != ":" {
            return None;
        }
        let asks = self.asks_object();
        if let Some(object) = self.relative_object(&source) {
            let rest = self.right(behind).filter(|_| !matches!(cue.frame, Frame::Tell));
            let rest =
                rest.map(|rest| rest.start..self.main_clause_behind(&object, &rest).unwrap_or(rest.end));
            return Some(self.drafted(rule, &source, [Some(object), rest].into_iter().flatten().collect()));
        }
        let left = opens.filter(|_| !asks || self.quotes_before(from));
        let (start, skipped) = self.content_start(behind);
        // *would advise anyone who asks to wait*
        if cue.frame == Frame::Tell && self.class(start) == Class::Relative {
            return None;
        }
        let right = self.right(start);
        let quoted_left = left.is_some() && self.quotes_before(from);
        let right = match (&left, right) {
            // Nothing but the words of the sentence's end follows: the content stands before.
            (Some(_), Some(right)) if !self.goes_on(&right, skipped, quoted_left) => None,
            (Some(_), right) => right,
            (None, Some(right)) if self.fits(&right) && !self.is_later_phrase(&right) => Some(right),
            (None, _) => None,
        };
        let left = match (&left, &right) {
            (Some(left), Some(right))
                if !self.interrupts(from, behind, right) && !self.is_interrupted_subject(left) =>
            {
                None
            }
            _ => left,
        };
        let contents: Vec<Range<usize>> = [left, right].into_iter().flatten().collect();
        let mut draft = self.drafted(rule, &source, contents);
        if draft.contents.is_empty() {
            draft.open = self.word(behind) == ":"
                || self.class(start) == Class::Comma && start + 1 == cue.sentence.end;
            draft.open &= cue.act == Act::Statement && self.reading.passage.quoted[cue.head].is_none();
            draft.open &= self.is_last(start);
        }
        Some(draft)
    }

    /// Whether a range is another cue's: *as many as they assumed, according to police*.
    fn is_later_phrase(&self, range: &Range<usize>) -> bool {
        let phrase = |cue: &Cue| matches!(cue.frame, Frame::According | Frame::Citing);
        self.later.iter().take(6).any(|later| later.tokens.start == range.start && phrase(later))
    }

    /// *do you think that …?*, *tell me what …*: questions and orders say nothing about the one they are put to.
    fn asks_or_orders(&self, source: &Found) -> bool {
        let cue = self.cue;
        let bare = cue.tokens.start == cue.head && is_base(self.word(cue.head));
        match source {
            Found::Before(subject) => {
                let modal = || cue.tokens.clone().any(|at| self.class(at) == Class::Modal);
                self.word(subject.start) == "you" && (cue.act == Act::Thought || modal())
            }
            Found::Shared => cue.form == Form::Finite && bare,
            _ => false,
        }
    }

    /// *Defending, Ann Vane said*, *Asked whether it was late, she said*, *heard by Ann Vane, defending, he said*: what leads
    /// up to a subject sets the scene.
    fn leads_aside(&self) -> bool {
        let cue = self.cue;
        let leads = cue.tokens.start == cue.sentence.start;
        let comma_behind = cue.form == Form::Participle && self.class(cue.tokens.end) == Class::Comma;
        let subject_behind = matches!(self.class(cue.tokens.end + 1), Class::Pronoun | Class::Name);
        comma_behind && (leads || subject_behind)
            || leads && cue.frame == Frame::Urge && self.word(cue.head) == "asked"
            || is_put_question(self.reading, cue.tokens.start)
    }

    fn is_last(&self, at: usize) -> bool {
        at + 1 >= self.reading.passage.tokens.len()
    }

    /// Whether the frame wants its content behind the cue.
    fn asks_object(&self) -> bool {
        matches!(self.cue.frame, Frame::Name | Frame::Infinitive | Frame::Urge)
    }

    /// *what the ministry called …*, *which critics say is …*: the pronoun before the subject is content too.
    fn relative_object(&self, source: &Found) -> Option<Range<usize>> {
        let Found::Before(subject) = source else { return None };
        let before = subject.start.checked_sub(1).filter(|&at| at > self.cue.sentence.start)?;
        let after = self.cue.tokens.end;
        let fronted = match self.word(before) {
            "what" => true,
            "which" | "whom" | "who" => self.class(before - 1) != Class::Preposition,
            // *a letter that she said proved it*
            "that" => {
                self.class(before - 1) == Class::Word
                    && (self.reading.phrases.is_finite(self.reading.passage, after)
                        || self.word(after).ends_with("ed"))
            }
            _ => false,
        };
        let gap = !ends_clause(self.class(after)) && self.class(after) != Class::That;
        (fronted && gap).then_some(before..before + 1)
    }

    /// Where the sentence goes on behind a clause that lacks the noun before it: *A man who police say shot two was found*.
    fn main_clause_behind(&self, pronoun: &Range<usize>, clause: &Range<usize>) -> Option<usize> {
        // *The dog, which neighbours say was never out, was put down*
        if self.class(pronoun.start - 1) == Class::Comma {
            return clause.clone().find(|&at| self.class(at) == Class::Comma);
        }
        let auxiliary = |at: usize| self.class(at).is_auxiliary();
        let verb = |at: usize| auxiliary(at) || self.class(at) == Class::Verb;
        let goes_on = |at: &usize| {
            !matches!(
                self.class(*at),
                Class::Comma
                    | Class::Coordinator
                    | Class::Relative
                    | Class::That
                    | Class::Subordinator
                    | Class::Quote
            )
        };
        let own = (clause.start..clause.end)
            .find(|&at| verb(at) || at == clause.start && self.class(at) == Class::Word)?;
        let noun =
            |at: usize| matches!(self.class(at), Class::Word | Class::Name | Class::Time | Class::Number);
        (own + 1..clause.end).take_while(goes_on).find(|&at| auxiliary(at) && noun(at - 1) && at > own + 1)
    }

    /// Whether a closed quotation with a comma or a stop at its end stands before the subject: *“We are late,” she*.
    fn quotes_before(&self, from: usize) -> bool {
        let Some(before) = from.checked_sub(1) else { return false };
        let comma_outside = self.class(before) == Class::Comma && before > 0;
        let close = if comma_outside { before - 1 } else { before };
        let quoted = &self.reading.passage.quoted;
        self.class(close) == Class::Quote
            && quoted[close] != quoted[self.cue.head]
            && (comma_outside
                || close > 0 && matches!(self.class(close - 1), Class::Comma | Class::Stop | Class::Break))
    }

    /// The content before the subject: up to a comma, a quotation's end or a dash.
    pub(super) fn left(&self, from: usize) -> Option<Range<usize>> {
        let region = &self.cue.region;
        let before = from.checked_sub(1).filter(|&at| at >= region.start)?;
        let as_clause = self.class(before) == Class::Subordinator && self.word(before) == "as";
        let before = if as_clause { before.checked_sub(1).filter(|&at| at >= region.start)? } else { before };
        let border = match self.class(before) {
            Class::Comma => true,
            Class::Quote => self.reading.passage.quoted[before] != self.reading.passage.quoted[self.cue.head],
            Class::Break => self.word(before) != ":",
            _ => false,
        };
        if !border {
            return None;
        }
        let end = if self.class(before) == Class::Quote { before + 1 } else { before };
        if end <= region.start {
            return None;
        }
        let start = self.left_start(end);
        let trimmed = self.trim(start..end)?;
        let complete = self.quotes_before(from);
        let clause =
            trimmed.clone().take(NEAR).any(|at| self.reading.phrases.is_finite(self.reading.passage, at));
        // *The finding matters to farmers, say …*: not every verb is known by its form.
        let clause = clause || trimmed.len() >= CLAUSE && self.reading.phrases.is_nominal(trimmed.start);
        if !complete && !clause && !self.is_interrupted_subject(&trimmed) {
            return None;
        }
        (trimmed.len() >= 2 || self.class(trimmed.start) == Class::Quote || end > before).then_some(trimmed)
    }

    /// Whether a phrase is the subject of a clause that goes on behind the cue: *The families, she said, “deserve it.”*
    fn is_interrupted_subject(&self, phrase: &Range<usize>) -> bool {
        let comma = self.cue.tokens.end;
        let next = comma + 1 + usize::from(self.class(comma + 1) == Class::Quote);
        let lower = self.reading.passage.tokens.get(next).is_some()
            && self.reading.passage.token(next).starts_with(char::is_lowercase);
        let verb = match self.class(next) {
            Class::Be | Class::Have | Class::Do | Class::Modal | Class::Verb => true,
            Class::Word => next > comma + 1 || self.word(next).ends_with("ed"),
            _ => false,
        };
        phrase.start == self.cue.sentence.start
            && self.class(comma) == Class::Comma
            && lower
            && verb
            && self.reading.phrases.is_nominal(phrase.start)
            && self.class(phrase.start) != Class::Time
    }

    /// Where the content that ends at `end` begins: the region, or behind an introduction that names another source.
    fn left_start(&self, end: usize) -> usize {
        let mut start = self.cue.region.start;
        // A closed quotation by itself that fills the sentence so far.
        if self.class(end - 1) == Class::Quote
            && let Some(quotation) = self.reading.passage.quotation_of(end - 1)
            && quotation.tokens.start >= start
        {
            let lead = quotation.tokens.start;
            let introduced =
                lead > start && matches!(self.class(lead - 1), Class::Comma | Class::Break | Class::Stop);
            if introduced {
                start = lead;
            }
        }
        start
    }

    /// Where the content behind the cue may begin: past the recipient, a time, a place and a comma or colon. And
    /// whether anything was passed.
    fn content_start(&self, behind: usize) -> (usize, bool) {
        let ceiling = self.cue.sentence.end;
        let mut at = behind;
        if self.cue.frame == Frame::Tell {
            at = self.after_recipient(at, ceiling);
        }
        loop {
            let next = self.after_adjunct(at, ceiling);
            if next == at {
                break;
            }
            at = next;
        }
        let opens = |at: usize| matches!(self.class(at), Class::Quote | Class::That);
        let mark = self.word(at) == ":" || self.class(at) == Class::Comma;
        if mark && at < ceiling && (opens(at + 1) || self.word(at) == ":") {
            return (at + 1, at > behind);
        }
        (at, at > behind)
    }

    fn after_recipient(&self, at: usize, ceiling: usize) -> usize {
        let (phrases, passage) = (self.reading.phrases, self.reading.passage);
        let mut end = match self.class(at) {
            Class::Pronoun | Class::Object => at + 1,
            // *told her that*, *told her mother that*
            Class::Possessive if !matches!(self.class(at + 1), Class::Word | Class::Name) => at + 1,
            _ => phrases.noun_phrase_at(passage, at, ceiling, Extent::Short).map_or(at, |phrase| phrase.end),
        };
        // *told reporters the plan*: a plural without an article is a recipient by itself.
        if self.class(at) == Class::Word && self.word(at).ends_with('s') && self.class(at + 1) == Class::Name
        {
            end = at + 1;
        }
        // *warned the river would rise*: nobody is told.
        if phrases.is_finite(passage, end) {
            return at;
        }
        if matches!(self.class(end), Class::Preposition)
            && matches!(self.word(end), "at" | "in" | "on" | "from" | "with")
        {
            return self.after_adjunct(end, ceiling);
        }
        end
    }

    /// Past one time or place: *on Tuesday*, *in a statement*, *last week*, *at a rally in Leeds*, *to reporters*.
    fn after_adjunct(&self, at: usize, ceiling: usize) -> usize {
        if at >= ceiling {
            return at;
        }
        let (phrases, passage) = (self.reading.phrases, self.reading.passage);
        match self.class(at) {
            Class::Time => at + 1,
            Class::Determiner | Class::Word
                if matches!(self.word(at), "last" | "this" | "earlier" | "next")
                    && self.class(at + 1) == Class::Time =>
            {
                at + 2
            }
            Class::Adverb if !matches!(self.word(at), "only" | "even" | "almost" | "nearly" | "just") => {
                at + 1
            }
            Class::Preposition | Class::To
                if matches!(
                    self.word(at),
                    "on" | "in"
                        | "at"
                        | "during"
                        | "to"
                        | "by"
                        | "through"
                        | "via"
                        | "with"
                        | "after"
                        | "from"
                        | "of"
                        | "for"
                        | "about"
                ) =>
            {
                if self.class(at) == Class::To
                    && self.class(at + 1) == Class::Word
                    && !self.word(at + 1).ends_with('s')
                {
                    return at;
                }
                let times = (at + 1..ceiling)
                    .take_while(|&at| matches!(self.class(at), Class::Time | Class::Number))
                    .count();
                if times > 0 && self.class(at + 1) == Class::Time {
                    return at + 1 + times;
                }
                let phrase = phrases.noun_phrase_at(passage, at + 1, ceiling, Extent::Short);
                phrase.map_or(at, |phrase| phrase.end.max(at + 1))
            }
            _ => at,
        }
    }

    /// A range without the punctuation at its ends that is not its own.
    pub(super) fn trim(&self, range: Range<usize>) -> Option<Range<usize>> {
        let passage = self.reading.passage;
        let (mut start, mut end) = (range.start, range.end);
        let home = passage.quoted[self.cue.head];
        let (last, first) = (end.min(start + NEAR), start.max(end.saturating_sub(NEAR)));
        while start < last
            && matches!(self.class(start), Class::Comma | Class::Stop | Class::Break)
            && passage.quoted[start] == home
        {
            start += 1;
        }
        while start.max(first) < end
            && matches!(self.class(end - 1), Class::Comma | Class::Stop | Class::Break)
            && passage.quoted[end - 1] == home
        {
            end -= 1;
        }
        let words = (start..end).take(NEAR).any(|at| {
            !matches!(
                self.class(at),
                Class::Comma | Class::Stop | Class::Break | Class::Quote | Class::Open | Class::Close
            )
        });
        words.then_some(start..end)
    }

    /// Whether what follows can be the content of this frame.
    fn fits(&self, right: &Range<usize>) -> bool {
        let first = self.class(right.start);
        let quoted = first == Class::Quote;
        let question = first == Class::Question;
        match self.cue.frame {
            Frame::Clause | Frame::Tell => {
                first == Class::That
                    || quoted
                    || question && !matches!(self.word(right.start), "when" | "where")
                    || self.word(right.start) == "if"
                    || !matches!(
                        first,
                        Class::Preposition
                            | Class::To
                            | Class::Comma
                            | Class::Relative
                            | Class::Subordinator
                            | Class::Coordinator
                            | Class::Break
                            | Class::Negation
                            | Class::Be
                            | Class::Modal
                    ) && self.has_verb(right)
                    || self.word(right.start - 1) == ":"
                    || self.holds_quotation(right)
            }
            Frame::Any => match first {
                Class::Coordinator
                | Class::Subordinator
                | Class::Comma
                | Class::Break
                | Class::Relative
                | Class::To => false,
                Class::Preposition => self.holds_quotation(right),
                _ => true,
            },
            Frame::Urge => {
                // *asked to speak* is an event.
                let asks_for_itself = first == Class::To && self.word(self.cue.head).starts_with("ask");
                !matches!(first, Class::Comma | Class::Coordinator)
                    && !asks_for_itself
                    && (quoted || first == Class::That || self.has_to(right) || self.holds_quotation(right))
            }
            Frame::Name => self.is_named(right),
            Frame::Infinitive => !matches!(first, Class::Comma | Class::Coordinator | Class::Subordinator),
            _ => false,
        }
    }

    /// *the plan a farce*: a noun phrase and what it is called, and not *the E-meter* alone, which is a name.
    fn is_named(&self, right: &Range<usize>) -> bool {
        let (phrases, passage) = (self.reading.phrases, self.reading.passage);
        if self.class(right.start) == Class::Quote {
            return true;
        }
        let Some(object) = phrases.noun_phrase_at(passage, right.start, right.end, Extent::Full) else {
            return false;
        };
        object.end < right.end
            && !phrases.is_finite(passage, object.end)
            && self.class(object.end) != Class::Comma
    }

    pub(super) fn has_verb(&self, range: &Range<usize>) -> bool {
        range.clone().take(NEAR).any(|at| {
            self.reading.phrases.is_finite(self.reading.passage, at) || self.class(at) == Class::Pronoun
        }) || range.len() >= 6
    }

    fn has_to(&self, range: &Range<usize>) -> bool {
        range.clone().take(NEAR).any(|at| self.class(at) == Class::To)
    }

    fn holds_quotation(&self, range: &Range<usize>) -> bool {
        range.clone().take(NEAR).any(|at| self.class(at) == Class::Quote && self.word(at) != "'")
    }

    /// Whether content goes on behind *…, she said*; after a whole quotation only another one does.
    fn goes_on(&self, right: &Range<usize>, skipped: bool, quoted_left: bool) -> bool {
        let first = self.class(right.start);
        if first == Class::Quote {
            return true;
        }
        if quoted_left {
            return false;
        }
        if first == Class::That {
            return true;
        }
        let comma = matches!(self.class(right.start - 1), Class::Comma | Class::Break);
        if comma {
            return self.has_verb(right)
                && !matches!(first, Class::Subordinator | Class::Relative | Class::Question);
        }
        let clause =
            || right.clone().take(NEAR).any(|at| self.reading.phrases.is_finite(self.reading.passage, at));
        self.fits(right) && (!skipped || clause())
    }

    /// Whether the source and cue interrupt their content, so that both sides belong to it.
    fn interrupts(&self, from: usize, behind: usize, right: &Range<usize>) -> bool {
        let quote_before = self.quotes_before(from);
        let quote_behind = self.class(right.start) == Class::Quote;
        let comma_before =
            from > 0 && matches!(self.class(from - 1), Class::Comma | Class::Quote | Class::Break);
        let comma_behind = (behind..right.start)
            .any(|at| matches!(self.class(at), Class::Comma | Class::Break | Class::Stop));
        comma_before && comma_behind && (quote_before == quote_behind || quote_before)
    }
}
