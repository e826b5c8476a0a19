//! Where do a sentence's noun phrases and verb groups begin and end?
//!
//! No tagger stands behind this: closed lists of small words, capitals, a few endings and the punctuation say enough
//! to find the edges of a subject or a verb group. It never knows what a word means.

use std::ops::Range;

use super::word::class;
pub use super::word::{Class, is_medium};
use crate::document::Passage;

use Class::{
    Adverb, Be, Break, Close, Comma, Coordinator, Determiner, Do, Have, Joint, Modal, Name, Negation, Number,
    Object, Open, Possessive, Preposition, Pronoun, Question, Quote, Relative, Stop, Subordinator, That,
    Time, To, Verb, Word,
};

/// How many words a phrase may hold: more is no phrase, and keeps the reading of a text without any end linear.
const LONGEST: usize = 60;

/// How many words an apposition may hold that a relative clause follows.
const APPOSITION: usize = 15;

/// The kind of each word of a passage, and the phrases that they make.
pub struct Phrases {
    classes: Vec<Class>,
}

/// What may follow the head of a noun phrase that is read from its start.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Nothing but *of* phrases: the recipient in *told a group of reporters on Monday*.
    Short,
    /// Prepositional phrases and appositions too: the speaker in *said Ann Vane, a teacher at the school*.
    Full,
}

impl Phrases {
    /// Looks at each word of a passage once.
    pub fn of(passage: &Passage<'_>) -> Phrases {
        let classes = (0..passage.tokens.len()).map(|at| class(passage, at)).collect();
        Phrases { classes }
    }

    /// The kind of the word; a sentence's end outside the passage.
    pub fn class(&self, at: usize) -> Class {
        self.classes.get(at).copied().unwrap_or(Stop)
    }

    /// Whether the word can stand in the middle of a noun phrase.
    pub fn is_nominal(&self, at: usize) -> bool {
        matches!(self.class(at), Name | Word | Number | Determiner | Possessive | Joint | Time)
    }

    /// Whether the word is a verb that makes a clause, as far as its form tells.
    pub fn is_finite(&self, passage: &Passage<'_>, at: usize) -> bool {
        match self.class(at) {
            Be | Have | Do | Modal | Verb => true,
            Word if passage.word(at).len() > 4 && passage.word(at).ends_with("ed") => {
                let after_noun =
                    at > 0 && matches!(self.class(at - 1), Name | Word | Pronoun | Relative | Time | Close);
                after_noun && passage.word(at + 1) != "by"
            }
            Word => at > 0 && matches!(self.class(at - 1), Pronoun),
            _ => false,
        }
    }

    /// The verb group whose last word is `head`: its auxiliaries, negation and adverbs lie before it.
    pub fn verb_group(&self, passage: &Passage<'_>, head: usize, floor: usize) -> Range<usize> {
        let mut start = head;
        let floor = floor.max(head.saturating_sub(LONGEST));
        while start > floor {
            let before = match self.time_before(passage, start, floor) {
                time if time < start && time > floor && matches!(self.class(time - 1), Be | Have) => time - 1,
                _ => start - 1,
            };
            // *believes no longer*, *neither confirmed*
            let no = matches!(passage.word(before), "longer" | "neither")
                || passage.word(before) == "no" && passage.word(start) == "longer";
            let joins = self.class(before).is_auxiliary() || matches!(self.class(before), Negation | Adverb);
            if !(joins || no) || is_particle(passage.word(before)) {
                break;
            }
            start = before;
        }
        start..head + 1
    }

    /// Where the time begins that ends right before `end`: *last night*, *on Monday*, *on January 9*; `end` where none does.
    fn time_before(&self, passage: &Passage<'_>, end: usize, floor: usize) -> usize {
        let mut start = end;
        while start > floor && matches!(self.class(start - 1), Time | Number) {
            start -= 1;
        }
        let leads = |at: usize| {
            self.class(start) == Time && matches!(passage.word(at), "on" | "in" | "last" | "this" | "earlier")
        };
        if start < end && start > floor && leads(start - 1) { start - 1 } else { start }
    }

    /// Whether a group holds a form of *be* before its last word, so that its past participle is passive.
    pub fn has_be(&self, group: &Range<usize>) -> bool {
        group.clone().take(group.len().saturating_sub(1)).any(|at| self.class(at) == Be)
    }

    /// The subject that ends right before `end`, with its titles, appositions and relative clauses; nothing before
    /// `floor` belongs to it.
    pub fn subject_before(&self, passage: &Passage<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
        let floor = floor.max(end.saturating_sub(LONGEST));
        if end <= floor {
            return None;
        }
        if self.class(end - 1) != Comma {
            return self.plain_subject(passage, end, floor);
        }
        // Between commas before the verb: an apposition belongs to the subject, an aside does not.
        let close = end - 1;
        let mut open = self.previous_comma(close, floor)?;
        let aside = self.is_aside(open + 1) || self.is_clause_by_itself(passage, open + 1..close);
        // *Ann Vane, of Leeds, a teacher, said*, *Ann Vane, 34, a teacher, said*: further left.
        for _ in 0..3 {
            let Some(comma) = self.previous_comma(open, floor) else { break };
            // *Ann Vane, head of the union, which is new, said*
            let described = self.class(open + 1) == Relative
                && matches!(self.class(comma + 1), Word | Determiner)
                && !(comma + 1..open).any(|at| self.is_finite(passage, at));
            let continues = (matches!(self.class(comma + 1), Number | Preposition) || described)
                && open - comma <= if described { APPOSITION } else { 8 }
                && self.class(comma) == Comma
                && comma > floor
                && self.class(comma - 1) == Name;
            if !continues {
                break;
            }
            open = comma;
        }
        while let Some(comma) =
            self.previous_comma(open, floor).filter(|&at| self.is_tag(passage, at + 1..open))
        {
            open = comma;
        }
        let subject = self.plain_subject(passage, open, floor)?;
        Some(if aside { subject } else { subject.start..close })
    }

    /// Whether what stands between two commas tells a party or a state of the name before: *Ann Vane, R-Ohio, said*, *Ann Vane
    /// of Toledo, Ohio, said*.
    fn is_tag(&self, passage: &Passage<'_>, words: Range<usize>) -> bool {
        const LONGEST_TAG: usize = 5;
        let comma = words.start - 1;
        let named = words.clone().all(|at| matches!(self.class(at), Name | Joint));
        let party = matches!(passage.word(words.start).split('-').next(), Some("r" | "d" | "i"));
        let town = (comma.saturating_sub(LONGEST_TAG)..comma).rev().find(|&at| self.class(at) != Name);
        let of_town =
            town.is_some_and(|at| at + 1 < comma && matches!(passage.word(at), "of" | "in" | "from"));
        named && (1..=LONGEST_TAG).contains(&words.len()) && (party || of_town)
    }

    /// Whether what begins here, between two commas, is no apposition: *however*, *on Monday*, *when asked*.
    fn is_aside(&self, at: usize) -> bool {
        matches!(self.class(at), Adverb | Preposition | To | Subordinator | Question | Coordinator | Time)
    }

    /// Whether what stands between two commas is somebody with a verb: *the official said*, *polls show*.
    fn is_clause_by_itself(&self, passage: &Passage<'_>, words: Range<usize>) -> bool {
        const LONGEST_CLAUSE: usize = 8;
        let last = words.end - 1;
        let verb = self.class(last) == Verb
            || self.class(last) == Word
                && (passage.word(last).ends_with("ed")
                    || matches!(passage.word(last), "show" | "shows" | "suggest"));
        let who = words.start..last;
        let named = || {
            who.clone().all(|at| {
                self.is_nominal(at) || matches!(self.class(at), Pronoun) || passage.word(at) == "of"
            })
        };
        verb && !who.is_empty()
            && who.len() <= LONGEST_CLAUSE
            && named()
            && !passage.word(last - 1).ends_with("ed")
    }

    fn previous_comma(&self, close: usize, floor: usize) -> Option<usize> {
        for at in (floor..close).rev() {
            match self.class(at) {
                Comma => return Some(at),
                Stop | Break | Quote => return None,
                _ => {}
            }
        }
        None
    }

    fn plain_subject(&self, passage: &Passage<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
        let mut start = end;
        let mut coordinator = None;
        let mut cut = false;
        while start > floor {
            let at = start - 1;
            match self.class(at) {
                Pronoun if start == end => return Some(at..end),
                // *We all thought*
                Pronoun if start + 1 == end && matches!(passage.word(start), "all" | "both" | "each") => {
                    return Some(at..end);
                }
                // *Nobody in that room believes*
                Pronoun if matches!(passage.word(start), "in" | "on" | "at" | "from" | "of") => {
                    return Some(at..end);
                }
                That if start < end && at > floor && self.class(at - 1) == Preposition => start = at,
                Close => match (floor..at).rev().find(|&open| self.class(open) == Open) {
                    Some(open) => start = open,
                    None => break,
                },
                Coordinator => {
                    coordinator = coordinator.or(Some(start));
                    start = at;
                }
                Comma if coordinator.is_some() && self.class(start) == Name && at > floor => {
                    // One more in a list of names.
                    if self.class(at - 1) != Name {
                        break;
                    }
                    start = at;
                }
                To if matches!(self.class(start), Determiner | Name | Possessive) => start = at,
                To if self.class(start) == Word && is_plural(passage.word(start)) => start = at,
                Relative if start < end && self.is_subject_of_its_clause(passage, at) => start = at,
                // *residents displaced in the flood said*: one clause has one finite verb, so this is a participle.
                Word | Verb
                    if coordinator.is_none()
                        && start < end
                        && self.is_reduced_relative(passage, at, floor) =>
                {
                    start = at;
                }
                // *a man who would not give his name said*
                Negation | Word
                    if start < end && (self.class(at) == Negation || is_article(passage.word(start))) =>
                {
                    match self.relative_before(at, floor).filter(|&at| self.class(at) == Relative) {
                        Some(relative) => start = relative,
                        None => {
                            // A noun is not followed by an article: *to discuss the test*.
                            cut = self.class(at) == Word;
                            break;
                        }
                    }
                }
                // *The supporters' group said*
                Quote
                    if passage.word(at) == "'"
                        && start < end
                        && at > floor
                        && passage.word(at - 1).ends_with('s')
                        && passage.quoted[at - 1] == passage.quoted[start] =>
                {
                    start = at;
                }
                // *That review found*
                That if at == floor && start < end && self.class(start) == Word => start = at,
                _ if self.is_finite(passage, at) => match self.relative_before(at, floor) {
                    Some(relative) => start = relative,
                    None => {
                        cut = true;
                        start = self.after_participle(at, start);
                        break;
                    }
                },
                _ if self.is_nominal(at) || matches!(self.class(at), Preposition | Adverb) => start = at,
                _ => break,
            }
        }
        if let (true, Some(after)) = (cut, coordinator) {
            start = after;
        }
        let subject = self.without_lead(passage, start, end)?;
        Some(self.without_day(passage, subject))
    }

    /// *the minister on Wednesday refused*: a day right behind a plain subject is none of it.
    fn without_day(&self, passage: &Passage<'_>, subject: Range<usize>) -> Range<usize> {
        let on = subject.end.saturating_sub(2);
        let plain = |at| {
            matches!(self.class(at), Name | Word | Determiner | Possessive)
                && !passage.word(at).ends_with("ed")
        };
        let day = on > subject.start && passage.word(on) == "on" && self.class(on + 1) == Time;
        if day && (subject.start..on).all(plain) { subject.start..on } else { subject }
    }

    /// Whether a participle that could be a past tense goes on a noun phrase: *an audit published two years ago*.
    fn is_reduced_relative(&self, passage: &Passage<'_>, at: usize, floor: usize) -> bool {
        let word = passage.word(at);
        let participle = match self.class(at) {
            Word => word.ends_with("ed"),
            _ => {
                matches!(word, "made" | "held" | "brought" | "caught" | "sent" | "built" | "found" | "hurt")
                    && at > floor
                    && self.class(at - 1) == Word
            }
        };
        let time = || {
            matches!(self.class(at + 1), Time | Adverb)
                || self.class(at + 2) == Time && matches!(passage.word(at + 1), "last" | "this" | "next")
                || (at + 2..at + 5).any(|at| passage.word(at) == "ago")
        };
        participle && (matches!(self.class(at + 1), Preposition | To) || time())
    }

    /// Where the object of an auxiliary's verb begins: past *read* in *had also read an article*.
    fn after_participle(&self, verb: usize, start: usize) -> usize {
        if !self.class(verb).is_auxiliary() {
            return start;
        }
        let participle = (start..start + 3).find(|&at| !matches!(self.class(at), Adverb | Negation));
        participle.filter(|&at| self.class(at) == Word).map_or(start, |at| at + 1)
    }

    /// Whether a relative pronoun is a subject, as in *who lives there*, and no object, as in *which the mayor called …*.
    fn is_subject_of_its_clause(&self, passage: &Passage<'_>, at: usize) -> bool {
        passage.word(at) == "who"
            || !matches!(self.class(at + 1), Determiner | Possessive | Name | Pronoun | Word)
    }

    /// The noun phrase that touches a participle behind it, without what it depends on: *residents* in *calls between
    /// residents describing the flood*.
    pub fn noun_before(&self, passage: &Passage<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
        let floor = floor.max(end.saturating_sub(12));
        let mut start = end;
        while start > floor {
            let at = start - 1;
            let joins = matches!(self.class(at), Name | Word | Number | Joint | Possessive)
                && !self.is_finite(passage, at)
                || passage.word(at) == "of" && start < end;
            match self.class(at) {
                Determiner => {
                    start = at;
                    if !(at > floor && passage.word(at - 1) == "of") {
                        break;
                    }
                }
                _ if joins => start = at,
                _ => break,
            }
        }
        (start < end && matches!(self.class(end - 1), Name | Word)).then_some(start..end)
    }

    /// The relative pronoun that makes a verb part of the noun phrase before it.
    fn relative_before(&self, verb: usize, floor: usize) -> Option<usize> {
        for at in (floor.max(verb.saturating_sub(20))..verb).rev() {
            match self.class(at) {
                Relative | That if at > floor && matches!(self.class(at - 1), Name | Word) => {
                    return Some(at);
                }
                Comma | Break | Stop | Quote => return None,
                _ => {}
            }
        }
        None
    }

    /// What is left of a phrase without the conjunctions, adverbs, times and places before its subject.
    fn without_lead(&self, passage: &Passage<'_>, mut start: usize, end: usize) -> Option<Range<usize>> {
        while start < end {
            match self.class(start) {
                Coordinator | Adverb | Comma | Joint | Time => start += 1,
                Number if self.class(start + 1) == Comma => start += 1,
                Word | Determiner
                    if self.class(start + 1) == Time
                        && matches!(
                            passage.word(start),
                            "last" | "next" | "this" | "that" | "each" | "every"
                        ) =>
                {
                    start += 2;
                }
                // *About 40 residents said*, *at least three said*
                Preposition | To if self.limits_number(passage, start) => return Some(start..end),
                Preposition | To => start = self.after_place(start, end),
                _ => return self.has_head(start..end).then_some(start..end),
            }
        }
        None
    }

    /// Whether a preposition belongs to the number behind it: *about 40*, *at least three*.
    fn limits_number(&self, passage: &Passage<'_>, at: usize) -> bool {
        match (passage.word(at), passage.word(at + 1)) {
            ("at", "least" | "most") => true,
            ("about" | "around" | "over" | "under" | "above" | "below", _) => {
                self.class(at + 1) == Number && self.class(at + 2) != Time
            }
            _ => false,
        }
    }

    /// Where the noun phrase of a preposition ends, when another one begins behind it.
    fn after_place(&self, preposition: usize, end: usize) -> usize {
        let first = preposition + 1;
        let mut at = first;
        while at < end {
            let begins = matches!(self.class(at), Determiner | Possessive | Pronoun | Name);
            let in_name = self.class(at) == Name && at > first && self.class(at - 1) == Name;
            let genitive = self.class(at) == Possessive && at > first;
            if at > first && begins && !in_name && !genitive && self.class(at - 1) != Preposition {
                let after_determiner =
                    at == first + 1 && matches!(self.class(first), Determiner | Possessive);
                if !after_determiner && !matches!(self.class(at - 1), Possessive | Joint) {
                    return at;
                }
            }
            at += 1;
        }
        // *In London officials*: names first, then a plain word.
        let names = (first..end).take_while(|&at| matches!(self.class(at), Name | Time | Number)).count();
        if names > 0 { first + names } else { end }
    }

    /// Whether something in the range can head a noun phrase.
    fn has_head(&self, mut range: Range<usize>) -> bool {
        range.any(|at| matches!(self.class(at), Name | Word | Determiner | Number | Pronoun))
    }

    /// The noun phrase that starts at `start`, at most to `ceiling`.
    pub fn noun_phrase_at(
        &self,
        passage: &Passage<'_>,
        start: usize,
        ceiling: usize,
        extent: Extent,
    ) -> Option<Range<usize>> {
        let ceiling = ceiling.min(start + LONGEST);
        if start >= ceiling {
            return None;
        }
        if matches!(self.class(start), Pronoun | Object) {
            return Some(start..start + 1);
        }
        let mut at = start;
        // The end of the last clause or apposition: whatever it ends with belongs to it.
        let mut whole = start;
        while at < ceiling {
            let next = match self.class(at) {
                Name | Word | Number | Joint if !(at > start && self.is_finite(passage, at)) => at + 1,
                Possessive if at == start || passage.word(at) == "'s" || self.class(at - 1) != Word => at + 1,
                Determiner
                    if at == start
                        || matches!(self.class(at - 1), Determiner | Preposition | Coordinator) =>
                {
                    at + 1
                }
                Adverb if at == start => at + 1,
                Quote if passage.word(at) == "'" && at > start => at + 1,
                Preposition if self.attaches(passage, at, start, extent) => at + 1,
                To if extent == Extent::Full
                    && at > start
                    && matches!(self.class(at - 1), Word | Name)
                    && matches!(self.class(at + 1), Determiner | Name | Possessive) =>
                {
                    at + 1
                }
                Coordinator if at > start && self.joins_names(passage, at, ceiling) => at + 1,
                Open if extent == Extent::Full => {
                    match (at..ceiling).find(|&close| self.class(close) == Close) {
                        Some(close) => close + 1,
                        None => break,
                    }
                }
                Comma if extent == Extent::Full => match self.apposition_end(passage, at, ceiling) {
                    Some(end) => end,
                    None => break,
                },
                Relative if extent == Extent::Full && at > start => self.clause_end(passage, at, ceiling),
                _ => break,
            };
            if matches!(self.class(at), Relative | Comma) {
                whole = next;
            }
            at = next;
        }
        while at > whole && matches!(self.class(at - 1), Preposition | Coordinator | Comma | Adverb | To) {
            at -= 1;
        }
        self.has_head(start..at).then_some(start..at)
    }

    /// Whether the prepositional phrase here belongs to the noun before it.
    fn attaches(&self, passage: &Passage<'_>, at: usize, start: usize, extent: Extent) -> bool {
        let inside = at > start
            && matches!(self.class(at + 1), Determiner | Name | Possessive | Word | Number | Adverb);
        let after_name = at > start && self.class(at - 1) == Name;
        let word = passage.word(at);
        let noun = at + 1 + usize::from(matches!(self.class(at + 1), Determiner | Possessive));
        // *An accountant instructed by the court*
        let done_by = word == "by" && at > start + 1 && passage.word(at - 1).ends_with("ed");
        inside
            && !is_medium(passage.word(noun))
            && match extent {
                Extent::Short => word == "of",
                Extent::Full if after_name => matches!(word, "of" | "from" | "for"),
                Extent::Full => {
                    done_by
                        || matches!(
                            word,
                            "of" | "from" | "for" | "at" | "in" | "with" | "on" | "about" | "near"
                        )
                }
            }
    }

    /// Whether the conjunction joins one more noun phrase and no clause.
    fn joins_names(&self, passage: &Passage<'_>, at: usize, ceiling: usize) -> bool {
        matches!(self.class(at + 1), Name | Determiner | Possessive | Word)
            && !(at + 1..ceiling)
                .take_while(|&at| !matches!(self.class(at), Comma | Stop | Break | Quote))
                .take(20)
                .any(|at| self.is_finite(passage, at))
    }

    /// The end of the clause or apposition that goes on at `from`: a mark ends it, but for those of a word quoted in its
    /// middle, as in *who has a “sell” rating on it*.
    fn clause_end(&self, passage: &Passage<'_>, from: usize, ceiling: usize) -> usize {
        let mut at = from;
        while at < ceiling && !matches!(self.class(at), Comma | Stop | Break) {
            let quoted = || {
                let inside = at > from && matches!(self.class(at - 1), Determiner | Possessive | Preposition);
                let quotation = passage.quotation_of(at).filter(|_| inside)?;
                (quotation.tokens.start == at && quotation.closed).then_some(quotation.tokens.end)
            };
            at = match self.class(at) {
                Quote => match quoted() {
                    Some(end) => end,
                    None => return at,
                },
                _ => at + 1,
            };
        }
        at.min(ceiling)
    }

    /// The end of the apposition that this comma opens; its closing comma is not part of it.
    fn apposition_end(&self, passage: &Passage<'_>, comma: usize, ceiling: usize) -> Option<usize> {
        let first = comma + 1;
        let relative = self.class(first) == Relative;
        if !relative && !matches!(self.class(first), Determiner | Possessive | Word | Name | Number) {
            return None;
        }
        if !relative && passage.word(first).ends_with("ing") {
            return None;
        }
        let end = self.clause_end(passage, first, ceiling);
        let clause = !relative
            && (first..end)
                .any(|at| self.is_finite(passage, at) && self.relative_before(at, first).is_none());
        (!clause && end > first).then_some(end)
    }
}

/// Adverbs that belong to what stands before them, a verb or a time: *was picked up*, *two years ago*.
fn is_particle(word: &str) -> bool {
    matches!(word, "ago" | "up" | "out" | "down" | "away" | "back" | "together" | "home")
}

fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
}

fn is_article(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "his" | "her" | "their")
}
