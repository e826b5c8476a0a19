//! Is a figure blurred here? Looks for the number that *about*, *up to* or *between* need.
//!
//! It never reads the number's value.

use std::ops::Range;

use super::context::Scene;
use crate::lexicon::is_number;
use crate::read::phrase::Class;

/// Whether a number follows the cue, and the two do not set an exact limit, name a year or a topic.
pub(super) fn blurred_after(scene: &Scene<'_>, cue: &Range<usize>) -> bool {
    let Some(number) = number_at(scene, cue.end) else { return false };
    let first = scene.word(cue.start);
    let cue_is = |words: &[&str]| cue.len() == 1 && words.contains(&first);
    if cue_is(&["about"]) && TOPICS.iter().any(|topic| scene.word_before(cue.start).starts_with(topic)) {
        return false;
    }
    if cue_is(&["about", "over", "near", "some", "between"]) && is_year(scene, number) {
        return false;
    }
    if cue_is(&["over", "near", "some"]) && scene.word(number) == "one" && !is_number(scene.word(number + 1))
    {
        return false;
    }
    if cue_is(&["over"]) && is_course_of_time(scene, cue.start, number) {
        return false;
    }
    if cue_is(&["between"]) && !is_range(scene, number) {
        return false;
    }
    let limits = matches!(first, "up" | "at" | "no" | "not") && scene.word(cue.start + 1) != "as";
    !(limits && is_sentence_of_court(scene, cue, number))
}

/// Whether a number, or a number and its unit, ends right before a token.
pub(super) fn ends_before(scene: &Scene<'_>, at: usize) -> bool {
    is_number(scene.word_before(at)) || (at > 1 && is_number(scene.word_before(at - 1)))
}

/// Where the number is that begins at a token, its currency and quotation marks aside.
fn number_at(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let mut at = start;
    let sign = |at| matches!(scene.class(at), Class::Quote | Class::Joint);
    // *US$4m*, *Rs 4*
    let currency = |at: usize| {
        let word = scene.word(at);
        CURRENCIES.contains(&word) && (sign(at + 1) || word.len() > 1 && is_number(scene.word(at + 1)))
    };
    while at < start + 3 && (sign(at) || currency(at)) {
        at += 1;
    }
    let word = scene.word(at);
    let next = scene.word(at + 1);
    let counted = matches!(word, "a" | "an" | "one")
        && UNITS.iter().any(|unit| next.strip_suffix('s').unwrap_or(next) == *unit)
        && (word, next) != ("a", "second");
    let several = matches!(word, "several" | "a")
        && matches!(next, "dozen" | "dozens" | "hundred" | "thousand" | "few");
    let amount = matches!(
        word,
        "half"
            | "all"
            | "twice"
            | "double"
            | "triple"
            | "two-thirds"
            | "three-quarters"
            | "hundreds"
            | "thousands"
            | "millions"
            | "tens"
            | "zero"
    );
    (is_number(word) || counted || several || amount).then_some(at)
}

const CURRENCIES: [&str; 13] =
    ["us", "nz", "rs", "rs.", "inr", "usd", "eur", "gbp", "chf", "a", "c", "hk", "ksh"];

/// What *about* introduces as a topic: *talked about two films*.
const TOPICS: [&str; 22] = [
    "more", "talk", "speak", "spoke", "know", "knew", "think", "thought", "hear", "ask", "tell", "told",
    "worr", "concern", "inform", "question", "stor", "film", "book", "complain", "learn", "care",
];

const UNITS: [&str; 28] = [
    "dozen",
    "hundred",
    "thousand",
    "million",
    "billion",
    "trillion",
    "third",
    "quarter",
    "fifth",
    "tenth",
    "year",
    "month",
    "week",
    "day",
    "decade",
    "century",
    "hour",
    "minute",
    "second",
    "mile",
    "kilometre",
    "kilometer",
    "metre",
    "meter",
    "foot",
    "tonne",
    "ton",
    "half",
];

/// A bare year, not a count with four digits: *over 2016*, but *over 2016 people*.
fn is_year(scene: &Scene<'_>, number: usize) -> bool {
    let year = scene.word(number).parse().is_ok_and(|year: u32| (1000..2100).contains(&year));
    year && !matches!(scene.class(number + 1), Class::Word | Class::Name)
}

/// Whether *over* means in the course of: *cut by half over ten years*, not *for over ten years*.
fn is_course_of_time(scene: &Scene<'_>, over: usize, number: usize) -> bool {
    const TIMES: [&str; 8] = ["minute", "hour", "day", "week", "month", "year", "decade", "century"];
    let time = |at: usize| {
        let word = scene.word(at);
        TIMES.contains(&word.strip_suffix('s').unwrap_or(word)) || word == "centuries"
    };
    let before = scene.class_before(over);
    let ago = (number + 1..number + 4).any(|at| scene.word(at) == "ago");
    !ago && (time(number + 1) || time(number + 2))
        && !matches!(before, Class::Preposition | Class::Be | Class::Have)
}

/// Whether *and* with a second number follows, and no time of day.
fn is_range(scene: &Scene<'_>, number: usize) -> bool {
    let end = scene.sentence(number).end.min(number + 7);
    let and = (number + 1..end).find(|&at| matches!(scene.word(at), "and" | "to"));
    // *Between 100 and over 600*
    let second = and.and_then(|and| (and + 1..and + 4).find_map(|at| number_at(scene, at)));
    let clock = |at: usize| {
        matches!(scene.word(at), "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m" | "o'clock" | "bc" | "ad")
    };
    second.is_some_and(|second| !(number..(second + 3).min(end + 3)).any(clock) && !is_year(scene, second))
}

/// Whether the number is a term in prison or a fine, whose limits are exact.
fn is_sentence_of_court(scene: &Scene<'_>, cue: &Range<usize>, number: usize) -> bool {
    let sentence = scene.sentence(number);
    let after = (number..sentence.end.min(number + 8)).any(|at| {
        matches!(scene.word(at), "prison" | "jail" | "imprisonment" | "bars" | "custody" | "probation")
    });
    let before = (sentence.start.max(cue.start.saturating_sub(4))..cue.start).any(|at| {
        matches!(
            scene.word(at),
            "fine" | "fines" | "fined" | "sentence" | "sentenced" | "penalty" | "penalties"
        )
    });
    after || before
}
