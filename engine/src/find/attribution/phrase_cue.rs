//! What do cues without a verb hand over? *According to*, *citing*, *reports of*, *it is believed that*.
//!
//! It never looks at a verb's own content.

use std::ops::Range;

use super::content::{Drafting, NEAR};
use super::cue::Stance;
use super::draft::Draft;
use super::kind::is_body_noun;
use super::source::{Found, ends_clause};
use crate::read::phrase::{Class, Extent};

/// How many tokens there are at most in what is told of a source before its clause begins.
const ASIDE: usize = 25;

impl Drafting<'_> {
    /// *According to police, …*, *…, according to police*.
    pub(super) fn according_to(&self) -> Option<Draft> {
        let (cue, phrases, passage) = (self.cue, self.reading.phrases, self.reading.passage);
        let leads = cue.tokens.start <= cue.sentence.start + 1
            || matches!(self.class(cue.tokens.start - 1), Class::Coordinator | Class::Break | Class::That);
        let ceiling = cue.sentence.end;
        let source = phrases.noun_phrase_at(passage, cue.tokens.end, ceiling, Extent::Full)?;
        let comma_before =
            cue.tokens.start > cue.region.start && self.class(cue.tokens.start - 1) == Class::Comma;
        // *a couple who, according to the mayor, hear music*: the pronoun is the clause's own.
        let relative = cue
            .tokens
            .start
            .checked_sub(2)
            .filter(|&at| comma_before && at > cue.region.start && self.class(at) == Class::Relative);
        let source = if leads || relative.is_some() { self.before_clause(source) } else { source };
        if source.is_empty() {
            return None;
        }
        let behind = source.end;
        let from = relative.unwrap_or(cue.region.start);
        let left = (!leads).then(|| self.trim(from..cue.tokens.start)).flatten();
        let rest = if self.class(behind) == Class::Comma { behind + 1 } else { behind };
        let rest = self.behind_aside(rest).filter(|_| leads).unwrap_or(rest);
        let right = self.right(rest).filter(|right| {
            leads
                || comma_before
                    && self.class(behind) == Class::Comma
                    && (relative.is_some() || self.has_verb(right))
                    && !matches!(
                        self.class(right.start),
                        Class::Relative | Class::Question | Class::Subordinator | Class::Coordinator
                    )
        });
        let contents: Vec<Range<usize>> = [left, right].into_iter().flatten().collect();
        (!contents.is_empty()).then(|| self.drafted("according_to", &Found::Behind(source), contents))
    }

    /// Where the clause begins behind what is told of a source: *According to the file, a copy of which we have, …*,
    /// *…, whose author we know, …*.
    fn behind_aside(&self, start: usize) -> Option<usize> {
        let relative = (start..start + 4).find(|&at| {
            matches!(self.class(at), Class::Relative | Class::Question) || self.word(at) == "whose"
        })?;
        let told = relative == start || self.word(relative - 1) == "of";
        let home = self.reading.passage.quoted[self.cue.head];
        let comma = (relative..self.cue.sentence.end.min(relative + ASIDE))
            .find(|&at| self.class(at) == Class::Comma && self.reading.passage.quoted[at] == home)?;
        (told && self.class(start - 1) == Class::Comma).then_some(comma + 1)
    }

    /// *The sum cited in the letter is …*: what the sentence is about, and what it says of that.
    pub(super) fn given(&self) -> Option<Draft> {
        let (cue, phrases, passage) = (self.cue, self.reading.phrases, self.reading.passage);
        let given = phrases.noun_before(passage, cue.tokens.start, cue.sentence.start)?;
        let source = phrases.noun_phrase_at(passage, cue.tokens.end, cue.sentence.end, Extent::Short)?;
        let auxiliary =
            matches!(self.class(source.end), Class::Be | Class::Have | Class::Modal | Class::Verb);
        // *In the letter ranges*: the last word that looks like a noun is the verb.
        let last = source.end - 1;
        let verb_like = self.class(last) == Class::Word
            && source.len() > 1
            && (self.word(last).ends_with('s') || self.word(last).ends_with("ed"));
        let verb = if auxiliary { source.end } else { last };
        let rest = self.trim(verb..cue.sentence.end)?;
        let leads = given.start == cue.sentence.start && (auxiliary || verb_like);
        let source = Found::Behind(source.start..verb);
        leads.then(|| self.drafted("according_to", &source, vec![given, rest]))
    }

    /// A source that opens its sentence, cut at the comma behind which the clause begins: an apposition is closed by a
    /// comma that a subject follows.
    fn before_clause(&self, source: Range<usize>) -> Range<usize> {
        let commas: Vec<usize> = source.clone().filter(|&at| self.class(at) == Class::Comma).collect();
        let Some(&first) = commas.first() else { return source };
        let closed = self.class(source.end) == Class::Comma
            && !matches!(self.class(source.end + 1), Class::Number | Class::Relative)
            && commas.len() == 1;
        let names_only = (first + 1..source.end).all(|at| self.class(at) == Class::Name);
        let role = matches!(self.word(first + 1), "a" | "an" | "who" | "which")
            || self.class(first + 1) == Class::Word;
        if closed && (names_only || role) { source } else { source.start..first }
    }

    /// *citing privacy rules*: the content is what is cited.
    pub(super) fn citing(&self) -> Option<Draft> {
        let right = self.right(self.cue.tokens.end)?;
        let end = (right.start..right.end).take(NEAR).find(|&at| {
            matches!(self.class(at), Class::Comma | Class::Pronoun)
                && self.reading.passage.quoted[at] == self.reading.passage.quoted[self.cue.head]
        });
        let right = self.trim(right.start..end.unwrap_or(right.end))?;
        Some(self.drafted("citing", &Found::Shared, vec![right]))
    }

    /// *reports of losses*, *her claim that the money is gone*.
    pub(super) fn noun(&self) -> Option<Draft> {
        let (cue, phrases, passage) = (self.cue, self.reading.phrases, self.reading.passage);
        let start = cue.tokens.end;
        let last = self.word(start - 1);
        let mut verdict = None;
        // *A report in the Herald that the ship had sunk*
        let published = matches!(last, "in" | "by" | "from").then(|| {
            let teller = phrases.noun_phrase_at(passage, start, cue.sentence.end, Extent::Short);
            teller.filter(|teller| self.class(teller.end) == Class::That)
        });
        let (start, published) = match published {
            Some(teller) => (teller.as_ref()?.end, teller),
            None => (start, None),
        };
        let content = if last == "that" || self.class(start) == Class::That {
            let from = if last == "that" { start - 1 } else { start };
            let end = (from + 1..cue.sentence.end)
                .take(NEAR)
                .find(|&at| ends_clause(self.class(at)) && self.class(at) != Class::Quote);
            let end = end.unwrap_or(cue.sentence.end.min(from + NEAR));
            verdict = self.main_verb(from, end).map(|verb| verb..end);
            self.trim(from..verdict.as_ref().map_or(end, |verdict| verdict.start))?
        } else {
            phrases.noun_phrase_at(passage, start, cue.sentence.end, Extent::Full)?
        };
        let before = cue.tokens.start.checked_sub(1).filter(|&at| at >= cue.sentence.start);
        let owner = before
            .filter(|&at| self.word(at) == "'s" || self.word(at) == "'")
            .and_then(|at| phrases.subject_before(passage, at, cue.sentence.start));
        let pronoun =
            before.filter(|&at| matches!(self.word(at), "his" | "her" | "its" | "their" | "my" | "our"));
        let source = owner.or(pronoun.map(|at| at..at + 1)).or(published.clone()).or_else(|| self.reporter());
        let mut draft = self.drafted("noun", &source.map_or(Found::Nobody, Found::Before), vec![content]);
        if verdict.is_some_and(|mut verdict| verdict.any(|at| is_untrue(self.word(at)))) {
            draft.stance = Stance::Distancing;
        }
        if last == "that" || published.is_some() {
            draft.cue.end -= 1;
        }
        Some(draft)
    }

    /// Where the sentence goes on behind the clause that explains its subject: *Reports that the dam had failed are false*.
    fn main_verb(&self, that: usize, end: usize) -> Option<usize> {
        let (cue, phrases, passage) = (self.cue, self.reading.phrases, self.reading.passage);
        let floor = cue.sentence.start;
        let noun = (floor..cue.tokens.start).rev().take_while(|&at| phrases.is_nominal(at)).last();
        let noun = noun.unwrap_or(cue.tokens.start);
        let leads = noun == floor
            || matches!(self.class(noun - 1), Class::Comma | Class::That | Class::Coordinator | Class::Quote);
        let goes_on = |at: &usize| {
            !matches!(self.class(*at), Class::Subordinator | Class::Relative | Class::Coordinator)
        };
        let begins = |at: usize| {
            (phrases.is_finite(passage, at) || self.word(at) == "remain" || self.is_present(at))
                && !self.class(at - 1).is_auxiliary()
                && !matches!(self.class(at - 1), Class::Adverb | Class::Negation)
        };
        // *That he personally ordered the payments*
        let own =
            |at: usize| begins(at) || self.class(at - 1) == Class::Adverb && self.word(at).ends_with("ed");
        let mut verbs = (that + 1..end).take_while(goes_on).skip_while(|&at| !own(at));
        verbs.next().filter(|_| leads)?;
        verbs.filter(|&at| begins(at) && self.class(at - 1) != Class::Pronoun).last()
    }

    /// Whether a word between a noun and its own object ends as a verb of the present does: *the vaccine causes fever*.
    fn is_present(&self, at: usize) -> bool {
        let noun = |at: usize| matches!(self.class(at), Class::Word | Class::Name);
        let object = matches!(self.class(at + 1), Class::Determiner | Class::Possessive) || noun(at + 1);
        let ends = |at: usize| self.word(at).ends_with('s');
        self.class(at) == Class::Word && ends(at) && noun(at - 1) && !ends(at - 1) && object
    }

    /// The body or the name in front of the noun: *a police report that*, *a New York Times report that*.
    fn reporter(&self) -> Option<Range<usize>> {
        let (cue, phrases) = (self.cue, self.reading.phrases);
        let before = (cue.sentence.start..cue.tokens.start).rev();
        let names = before.clone().take_while(|&at| phrases.class(at) == Class::Name).count();
        let body = before.take(1).filter(|&at| is_body_noun(self.word(at))).count();
        let words = names.max(body);
        (words > 0).then(|| cue.tokens.start - words..cue.tokens.start)
    }

    /// *it is believed that …*, *there were fears that …*, *on the grounds that …*.
    pub(super) fn fact(&self) -> Option<Draft> {
        let mut cue_end = self.cue.tokens.end;
        if self.word(cue_end - 1) == "that" {
            cue_end -= 1;
        }
        let content = if matches!(self.class(cue_end), Class::That | Class::Pronoun) {
            self.right(cue_end)?
        } else {
            let (phrases, passage) = (self.reading.phrases, self.reading.passage);
            phrases
                .noun_phrase_at(passage, cue_end, self.cue.sentence.end, Extent::Full)
                .or_else(|| self.right(cue_end))?
        };
        let mut draft = self.drafted("no_source", &Found::Nobody, vec![content]);
        draft.cue.end = cue_end;
        if self.word(draft.cue.start) == "it" || self.word(draft.cue.start) == "there" {
            draft.cue.start += 1;
        }
        Some(draft)
    }
}

/// Words of a sentence that takes what it tells of to be untrue or in doubt.
fn is_untrue(word: &str) -> bool {
    matches!(
        word,
        "false"
            | "untrue"
            | "wrong"
            | "incorrect"
            | "baseless"
            | "unfounded"
            | "nonsense"
            | "fake"
            | "misleading"
            | "fabricated"
            | "denied"
            | "dismissed"
            | "rejected"
            | "refuted"
            | "disputed"
            | "debunked"
            | "withdrawn"
            | "unproven"
            | "unverified"
            | "unconfirmed"
    )
}
