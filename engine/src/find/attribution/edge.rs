//! Where does a content begin and end, once it is chosen? Takes away what belongs to the writer or the hearer, and adds a
//! subject that was left behind.
//!
//! It never chooses between contents.

use std::ops::Range;

use super::Reading;
use super::source::ends_clause;
use crate::read::phrase::Class;

/// How many tokens a subject has at most that stands before quoted words.
const LONGEST_SUBJECT: usize = 20;
/// How many tokens at the end of a content may tell how it was said.
const MANNER: usize = 12;

/// A content up to the bracket in which it stands: *a clerk (who does not know the rules) said*.
pub fn in_brackets(reading: &Reading<'_>, tokens: Range<usize>) -> Range<usize> {
    let mut open = 0_usize;
    for at in tokens.clone() {
        match reading.phrases.class(at) {
            Class::Open => open += 1,
            // Not *a) the bridge*.
            Class::Close if open == 0 && at > tokens.start && reading.passage.token(at - 1).len() > 1 => {
                return tokens.start..at;
            }
            Class::Close => open = open.saturating_sub(1),
            _ => {}
        }
    }
    tokens
}

/// A content without the one who is told: *told me the ferry had sailed*.
pub fn without_hearer(reading: &Reading<'_>, content: Range<usize>, cue: &Range<usize>) -> Range<usize> {
    let told = is_hearer(reading, content.start) && content.start == cue.end && content.len() > 1;
    if told { content.start + 1..content.end } else { content }
}

/// Whether a word alone can be the one who is told.
pub fn is_hearer(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.passage.word(at), "me" | "us" | "him" | "them")
        || reading.passage.word(at) == "her" && ends_clause(reading.phrases.class(at + 1))
}

/// A content without what the speaker left out at its end: *said it was late, without elaborating*.
pub fn without_manner(reading: &Reading<'_>, content: Range<usize>) -> Range<usize> {
    let (passage, phrases) = (reading.passage, reading.phrases);
    let last = content.end.saturating_sub(MANNER).max(content.start + 2);
    let without = (last..content.end).rev().find(|&at| passage.word(at) == "without");
    let behind_comma = |at: &usize| {
        let quote = phrases.class(at - 1) == Class::Quote;
        let comma = phrases.class(at - 1 - usize::from(quote)) == Class::Comma;
        comma && passage.word(at + 1).ends_with("ing") && passage.quoted[*at] == passage.quoted[content.start]
    };
    match without.filter(behind_comma) {
        Some(at) => content.start..at - usize::from(phrases.class(at - 1) == Class::Comma),
        None => content,
    }
}

/// A content without what the writer says of it: *said he would go, a move that surprised the council*.
pub fn without_comment(reading: &Reading<'_>, content: Range<usize>, cue: &Range<usize>) -> Range<usize> {
    let (passage, phrases) = (reading.passage, reading.phrases);
    if passage.quoted[cue.start] != passage.quoted[content.start] {
        return content;
    }
    let comments = |&at: &usize| {
        phrases.class(at) == Class::Comma
            && passage.quoted[at] == passage.quoted[cue.start]
            && matches!(passage.word(at + 1), "a" | "an")
            && is_comment(passage.word(at + 2))
            && !matches!(phrases.class(at + 3), Class::Preposition | Class::Comma)
    };
    match (content.start + 1..content.end).find(comments) {
        Some(at) => content.start..at,
        None => content,
    }
}

/// Nouns for what was said or decided a clause ago.
fn is_comment(word: &str) -> bool {
    matches!(
        word,
        "move"
            | "step"
            | "claim"
            | "charge"
            | "allegation"
            | "accusation"
            | "assertion"
            | "suggestion"
            | "figure"
            | "remark"
            | "statement"
            | "view"
            | "prediction"
            | "promise"
            | "pledge"
            | "threat"
            | "demand"
            | "denial"
            | "admission"
    )
}

/// What is denied without what the one who denies it does or will do, *denies theft and will stand trial in June*, and
/// without what is asserted behind a colon, *doubts it: one in five has left*.
pub fn without_deed(reading: &Reading<'_>, content: Range<usize>, cue: &Range<usize>) -> Range<usize> {
    let (passage, phrases) = (reading.passage, reading.phrases);
    let colon = (content.start + 1..content.end)
        .find(|&at| passage.word(at) == ":" && passage.quoted[at] == passage.quoted[cue.start]);
    let content = content.start..colon.filter(|_| cue.end == content.start).unwrap_or(content.end);
    let finite = |at: usize| phrases.is_finite(passage, at);
    let Some(verb) = content.clone().skip(2).find(|&at| finite(at)) else { return content };
    if content.clone().take(2).any(finite) {
        return content;
    }
    let behind = cue.end == content.start && passage.quoted[verb] == passage.quoted[cue.start];
    let joint = verb - 1 - usize::from(phrases.class(verb - 1) == Class::Adverb);
    let joins = joint > content.start && phrases.class(joint) == Class::Coordinator;
    if !(behind && joins) {
        return content;
    }
    content.start..joint - usize::from(phrases.class(joint - 1) == Class::Comma)
}

/// A content before its cue that begins in the middle of a clause, with the words before it: *The minister “misled
/// the house”, the adviser said*.
pub fn with_subject(reading: &Reading<'_>, content: Range<usize>, cue: &Range<usize>) -> Range<usize> {
    let (passage, phrases) = (reading.passage, reading.phrases);
    let start = passage.sentence_of(content.start).tokens.start;
    let goes_on = content.len() > 1 && passage.token(content.start + 1).starts_with(char::is_lowercase);
    let subject = start..content.start;
    let bare = || {
        subject.len() <= LONGEST_SUBJECT
            && phrases.is_nominal(subject.start)
            && !subject.clone().any(|at| {
                phrases.is_finite(passage, at)
                    || matches!(phrases.class(at), Class::Quote | Class::Break | Class::Stop)
            })
    };
    let fragment = phrases.class(content.start) == Class::Quote && goes_on && content.end <= cue.start;
    if fragment && !subject.is_empty() && bare() { start..content.end } else { content }
}
