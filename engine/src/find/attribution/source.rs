//! Who speaks beside a cue?
//!
//! It never looks for what is said, nor asks what kind of source it is.

use std::ops::Range;

use super::Reading;
use super::cue::{Cue, Form};
use super::kind::{is_body_noun, is_people_noun};
use crate::read::phrase::{Class, Extent};

/// Where the source of a cue stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Before the cue: *the mayor said*.
    Before(Range<usize>),
    /// Behind it: *said the mayor*, *according to the mayor*.
    Behind(Range<usize>),
    /// Nobody is named.
    Nobody,
    /// The speaker of the sentence, named elsewhere in it.
    Shared,
}

/// The source of a finite, reduced or passive verb.
pub fn source(reading: &Reading<'_>, cue: &Cue) -> Found {
    let (phrases, passage) = (reading.phrases, reading.passage);
    let start = cue.tokens.start;
    let floor = cue.sentence.start;
    match cue.form {
        Form::Participle => Found::Shared,
        Form::Coordinated => Found::Shared,
        Form::Passive => {
            let ceiling = cue.sentence.end.min(cue.tokens.end + 30);
            let by = (cue.tokens.end..ceiling)
                .take_while(|&at| !ends_clause(phrases.class(at)))
                .find(|&at| passage.word(at) == "by");
            by.and_then(|by| phrases.noun_phrase_at(passage, by + 1, cue.sentence.end, Extent::Full))
                .filter(|_| by == Some(cue.tokens.end))
                .map_or(Found::Nobody, Found::Behind)
        }
        Form::Reduced => phrases.noun_before(passage, start, floor).map_or(Found::Shared, Found::Before),
        Form::Finite | Form::Phrase => {
            let before = if start > floor && phrases.class(start - 1) == Class::Relative {
                // *some of whom claim*
                let of_whom = start >= floor + 3 && passage.word(start - 2) == "of";
                of_whom.then(|| start - 3..start).or_else(|| antecedent(reading, start - 1, floor))
            } else if let Some(subject) = subject_behind_who(reading, start, floor) {
                Some(subject)
            } else if let Some(relative) = relative_of_nested(reading, start, floor) {
                antecedent(reading, relative, floor)
            } else {
                phrases.subject_before(passage, start, floor)
            };
            // *“…,” said the mayor*: what stands before is the end of the quotation.
            if let Some(subject) = before.filter(|subject| inside_same_quotation(reading, subject, cue)) {
                return Found::Before(subject);
            }
            inverted(reading, cue).map_or(Found::Shared, Found::Behind)
        }
    }
}

/// The noun phrase that a relative pronoun stands for.
fn antecedent(reading: &Reading<'_>, relative: usize, floor: usize) -> Option<Range<usize>> {
    let comma = relative > floor && reading.phrases.class(relative - 1) == Class::Comma;
    if comma && let Some(noun) = reading.phrases.noun_before(reading.passage, relative - 1, floor) {
        return Some(noun);
    }
    reading.phrases.subject_before(reading.passage, relative - usize::from(comma), floor)
}

/// *the man who police say fled*: who speaks about the one whom *who* stands for.
fn subject_behind_who(reading: &Reading<'_>, start: usize, floor: usize) -> Option<Range<usize>> {
    let (phrases, passage) = (reading.phrases, reading.passage);
    let who = (floor.max(start.saturating_sub(5))..start.saturating_sub(1))
        .rev()
        .find(|&at| passage.word(at) == "who")?;
    let determined = matches!(phrases.class(who + 1), Class::Determiner | Class::Possessive);
    let noun = passage.word(start - 1);
    let named = is_people_noun(noun) || is_body_noun(noun);
    let plain = (who + 1..start).all(|at| phrases.is_nominal(at) && !phrases.is_finite(passage, at));
    (plain && named && (determined || start == who + 2)).then_some(who + 1..start)
}

/// *a letter that she said proved it*: the pronoun that a verb right behind another one's subject and verb has.
fn relative_of_nested(reading: &Reading<'_>, start: usize, floor: usize) -> Option<usize> {
    let (phrases, passage) = (reading.phrases, reading.passage);
    let verb = start.checked_sub(1).filter(|&at| at >= floor + 3 && phrases.is_finite(passage, at))?;
    let relative = verb - 2;
    let subject = matches!(phrases.class(verb - 1), Class::Pronoun | Class::Name | Class::Word);
    (subject && matches!(phrases.class(relative), Class::Relative | Class::That)).then_some(relative)
}

fn inside_same_quotation(reading: &Reading<'_>, subject: &Range<usize>, cue: &Cue) -> bool {
    reading.passage.quoted[subject.start] == reading.passage.quoted[cue.head]
}

/// The subject behind a verb: *said the mayor*.
fn inverted(reading: &Reading<'_>, cue: &Cue) -> Option<Range<usize>> {
    if cue.tokens.start != cue.head {
        return None;
    }
    let ceiling = cue.sentence.end;
    let subject = reading.phrases.noun_phrase_at(reading.passage, cue.tokens.end, ceiling, Extent::Full)?;
    let pronoun = matches!(reading.phrases.class(subject.start), Class::Object | Class::Pronoun);
    (!pronoun).then_some(subject)
}

pub(super) fn ends_clause(class: Class) -> bool {
    matches!(class, Class::Stop | Class::Break | Class::Comma | Class::Quote)
}

/// The subject of the sentence's first verb: who speaks in *…, saying that …*.
pub fn main_subject(reading: &Reading<'_>, sentence: &Range<usize>, cue: usize) -> Option<Range<usize>> {
    let (phrases, passage) = (reading.phrases, reading.passage);
    let ceiling = sentence.end.min(sentence.start + 80);
    let mut verbs = (sentence.start..ceiling)
        .filter(|&at| phrases.is_finite(passage, at) && passage.quoted[at] == passage.quoted[cue]);
    verbs.find_map(|verb| {
        let start = phrases.verb_group(passage, verb, sentence.start).start;
        // *The bank, which has lent too much, cut its forecast*
        match start.checked_sub(1).filter(|&at| at > sentence.start && phrases.class(at) == Class::Relative) {
            Some(relative) => {
                antecedent(reading, relative, sentence.start).filter(|who| who.start == sentence.start)
            }
            None => phrases.subject_before(passage, start, sentence.start),
        }
    })
}
