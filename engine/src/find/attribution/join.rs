//! Which attributions share a speaker, and whose are the quotations without a cue of their own?
//!
//! It never finds an attribution: it completes drafts, whoever made them.

use std::ops::Range;

use super::Reading;
use super::cue::{Act, Stance};
use super::draft::Draft;
use super::source::main_subject;
use crate::document::Quotation;
use crate::order;
use crate::read::phrase::Class;

/// How many drafts back the speaker of a sentence is looked for.
const NEAR: usize = 8;

/// How many tokens may lie between a cue and the speaker that it shares: no sentence is so long, and in a text without
/// stops no attribution reaches over all of it.
const EARSHOT: usize = 300;

/// How many words the name may have that is put under a quotation.
const LONGEST_NAME: usize = 6;

/// How many marks are looked at on either side of a quotation.
const MARKS: usize = 20;

/// Gives drafts that share the sentence's speaker that speaker: the source of the nearest draft before in the same
/// sentence, else the subject of its first verb.
pub fn share_sources(reading: &Reading<'_>, drafts: &mut Vec<Draft>) {
    for at in 0..drafts.len() {
        if !drafts[at].shares_source || drafts[at].source.is_some() {
            continue;
        }
        let draft = &drafts[at];
        let same_voice = |other: &Draft| {
            other.sentence == draft.sentence
                && reading.passage.quoted[other.cue.start] == reading.passage.quoted[draft.cue.start]
                && !other.contents.iter().any(|content| content.contains(&draft.cue.start))
        };
        let before = drafts[..at].iter().rev().take(NEAR).find(|other| {
            same_voice(other)
                && other.source.is_some()
                && (other.rule != "participle" || draft.rule == other.rule)
        });
        let after = || {
            drafts[at + 1..]
                .iter()
                .take(NEAR)
                .find(|other| same_voice(other) && other.source.is_some() && !other.shares_source)
        };
        let source = before.and_then(|other| other.source.clone());
        let source = source.or_else(|| main_subject(reading, &draft.sentence, draft.cue.start));
        let source = source.or_else(|| after().and_then(|other| other.source.clone()));
        drafts[at].source = source;
    }
    // A speaker was promised: without one the cue was something else.
    drafts.retain(|draft| {
        let near = |source: &Range<usize>| source.start.abs_diff(draft.cue.start) <= EARSHOT;
        !draft.shares_source || draft.source.as_ref().is_some_and(near)
    });
}

/// Gives outermost quotations that no attribution holds to the one before in the paragraph; where the paragraph opens
/// with one, to the one behind it.
pub fn join_quotations(reading: &Reading<'_>, drafts: &mut [Draft]) {
    let mut taken: Vec<(usize, usize)> = drafts
        .iter()
        .filter(|draft| reading.passage.quoted[draft.cue.start].is_none())
        .flat_map(|draft| &draft.contents)
        .map(|content| (content.start, content.end))
        .collect();
    order::sort_by_key(&mut taken, |&content| content);
    let mut reached = 0;
    let mut taken = taken.into_iter().peekable();
    let mut additions: Vec<(usize, usize)> = Vec::new();
    for (at, quotation) in reading.passage.quotations.iter().enumerate() {
        while let Some((_, end)) = taken.next_if(|content| content.0 <= quotation.tokens.start) {
            reached = reached.max(end);
        }
        let held = reached > quotation.tokens.start
            || taken.peek().is_some_and(|content| content.0 < quotation.tokens.end);
        if quotation.depth > 0 || held {
            continue;
        }
        let owner = if speaks_for_itself(reading, quotation) {
            owner(reading, drafts, quotation)
        } else {
            interrupted(reading, drafts, quotation)
        };
        additions.extend(owner.map(|owner| (owner, at)));
    }
    for (owner, at) in additions {
        let tokens = reading.passage.quotations[at].tokens.clone();
        drafts[owner].contents.push(tokens);
    }
    for draft in drafts {
        order::sort_by_key(&mut draft.contents, |content| content.start);
    }
}

/// Makes an attribution of each quotation that no other one holds and that a name is put under: *“We are late.” — Ann Vane*.
/// The dash is its cue.
pub fn sign_quotations(reading: &Reading<'_>, drafts: &mut Vec<Draft>) {
    let mut held: Vec<usize> =
        drafts.iter().flat_map(|draft| &draft.contents).map(|content| content.start).collect();
    order::sort_by_key(&mut held, |&start| start);
    let class = |at: usize| reading.phrases.class(at);
    for quotation in reading.passage.quotations.iter().filter(|quotation| quotation.depth == 0) {
        let tokens = quotation.tokens.clone();
        let first = held.partition_point(|&start| start < tokens.start);
        if !quotation.closed || held.get(first).is_some_and(|&start| start < tokens.end) {
            continue;
        }
        let dash = tokens.end;
        let dashed = matches!(reading.passage.word(dash), "—" | "–" | "―" | "--" | "-");
        let names =
            (dash + 1..).take(LONGEST_NAME).take_while(|&at| matches!(class(at), Class::Name | Class::Joint));
        let source = dash + 1..dash + 1 + names.count();
        let ends = matches!(class(source.end), Class::Stop | Class::Quote | Class::Comma);
        if dashed && ends && !source.is_empty() {
            drafts.push(Draft {
                rule: "quotation",
                cue: dash..source.start,
                source: Some(source),
                contents: vec![tokens],
                act: Act::Statement,
                stance: Stance::Neutral,
                shares_source: false,
                open: false,
                sentence: reading.passage.sentence_of(dash).tokens.clone(),
                score: None,
            });
        }
    }
}

/// Whether a quotation fills its sentences, so that they say nothing else.
fn speaks_for_itself(reading: &Reading<'_>, quotation: &Quotation) -> bool {
    let passage = reading.passage;
    let first = passage.sentence_of(quotation.tokens.start);
    let last = passage.sentence_of(quotation.tokens.end - 1);
    let is_mark =
        |at| matches!(reading.phrases.class(at), Class::Stop | Class::Quote | Class::Comma | Class::Break);
    let (start, end) = (quotation.tokens.start, quotation.tokens.end);
    let (before, behind) = (first.tokens.start..start, end..last.tokens.end.max(end));
    quotation.tokens.len() > 3 && before.len().max(behind.len()) <= MARKS && before.chain(behind).all(is_mark)
}

/// The statement that a quotation without a cue goes on with.
fn owner(reading: &Reading<'_>, drafts: &[Draft], quotation: &Quotation) -> Option<usize> {
    let speaks = |draft: &&(usize, &Draft)| {
        draft.1.act == Act::Statement
            && draft.1.source.is_some()
            && reading.passage.quoted[draft.1.cue.start].is_none()
    };
    let split = drafts.partition_point(|draft| draft.cue.start < quotation.tokens.start);
    let before: Vec<(usize, &Draft)> = drafts[..split].iter().enumerate().rev().take(NEAR).collect();
    // The outermost of nested ones: *officials said the minister believes …*
    let last = before.iter().find(speaks)?;
    let same = |other: &&(usize, &Draft)| other.1.sentence == last.1.sentence;
    let outer = before.iter().filter(speaks).filter(same).find(|(_, other)| {
        let quotes =
            other.contents.iter().any(|content| reading.phrases.class(content.start) == Class::Quote);
        quotes || other.contents.iter().any(|content| content.contains(&last.1.cue.start))
    });
    Some(outer.unwrap_or(last).0)
}

/// The statement of the same sentence that a quotation goes on with: *“We are late,” she said, looking up, “and sorry.”*
fn interrupted(reading: &Reading<'_>, drafts: &[Draft], quotation: &Quotation) -> Option<usize> {
    let start = quotation.tokens.start;
    let after_comma = start > 0 && reading.phrases.class(start - 1) == Class::Comma;
    let lower = |at: usize| reading.passage.token(at).chars().next().is_some_and(char::is_lowercase);
    if !after_comma || quotation.tokens.len() < 4 || !lower(start + 1) {
        return None;
    }
    let split = drafts.partition_point(|draft| draft.cue.start < start);
    drafts[..split].iter().enumerate().rev().take(NEAR).find_map(|(at, draft)| {
        let opens = draft.contents.first().is_some_and(|content| {
            content.start < draft.cue.start && reading.phrases.class(content.start) == Class::Quote
        });
        (opens && draft.sentence.contains(&start)).then_some(at)
    })
}
