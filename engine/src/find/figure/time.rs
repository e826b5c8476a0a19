//! When and where is it so many? Finds the words for a time or a place beside a number.
//!
//! It never works out a date.

use super::Scene;
use super::exempt::{is_month, is_year};
use crate::document::Span;
use crate::read::phrase::Class;

/// How many bytes from its figure a time may stand.
const NEAR: usize = 90;

/// And a year, which often opens a long sentence and holds for all of it.
const NEAR_YEAR: usize = 200;

/// Where a passage names a time, in order.
pub(super) fn times(scene: &Scene<'_>) -> Vec<Span> {
    let mut times = Vec::new();
    let mut at = 0;
    while at < scene.passage.tokens.len() {
        let end = time_end(scene, at).unwrap_or(at);
        if end > at {
            times.push(scene.passage.span(at..end));
        }
        at = end.max(at + 1);
    }
    times
}

/// Where the time that begins at a token ends.
fn time_end(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let number = |at: usize| scene.class(at) == Class::Number;
    let word = scene.word(at);
    if is_month(scene, at) && (number(at + 1) || scene.class(at) == Class::Time) {
        let day = at + 1 + usize::from(number(at + 1));
        let year = day + usize::from(scene.class(day) == Class::Comma);
        return Some(if is_year(scene, year) { year + 1 } else { day });
    }
    if number(at) && is_month(scene, at + 1) {
        let year = at + 2 + usize::from(scene.class(at + 2) == Class::Comma);
        return Some(if is_year(scene, year) { year + 1 } else { at + 2 });
    }
    if matches!(word, "last" | "this" | "next" | "past") && scene.class(at + 1) == Class::Time {
        return Some(at + 2);
    }
    if is_year(scene, at) && matches!(scene.word_before(at), "in" | "since" | "by" | "until" | "during") {
        return Some(at + 1);
    }
    let unit = || scene.is(&scene.figures.time, at + 1) && matches!(scene.word(at + 2), "ago" | "earlier");
    if (number(at) || scene.class(at) == Class::Determiner) && unit() {
        return Some(at + 3);
    }
    let day = word.ends_with("day") && word.len() > 4 && scene.class(at) == Class::Time;
    (day || matches!(word, "tonight" | "tomorrow")).then_some(at + 1)
}

/// The time nearest to a figure in its sentence, said by the same one as the figure: each time has the attribution
/// whose content holds it.
pub(super) fn nearest(
    text: &str,
    times: &[(Span, Option<usize>)],
    figure: Span,
    sentence: Span,
    holder: Option<usize>,
) -> Option<Span> {
    let from = times.partition_point(|(time, _)| time.start + NEAR_YEAR < figure.start);
    let near = times[from..].iter().take_while(|(time, _)| time.start < figure.end + NEAR);
    let is_year = |time: &Span| time.of(text).parse::<u32>().is_ok();
    let near = near.filter(|(time, _)| time.start + NEAR >= figure.start || is_year(time));
    let fits = near.filter(|(time, said)| sentence.contains(*time) && *said == holder);
    let distance = |time: &Span| {
        if time.start >= figure.end { time.start - figure.end } else { figure.start.saturating_sub(time.end) }
    };
    fits.map(|(time, _)| *time).min_by_key(distance)
}

/// The names behind the first preposition of place after a number, in lower case.
pub(super) fn places(scene: &Scene<'_>, end: usize) -> Vec<String> {
    let ceiling = scene.passage.sentence_of(end - 1).tokens.end.min(end + 15);
    let stops =
        |at: usize| matches!(scene.class(at), Class::Comma | Class::Stop | Class::Break | Class::Number);
    let mut near = (end..ceiling).take_while(|&at| !stops(at));
    let place = |at: usize| {
        let preposition = matches!(scene.word(at), "in" | "at" | "near" | "outside" | "around" | "off");
        let name = at + 1 + usize::from(scene.word(at + 1) == "the");
        (preposition && scene.class(name) == Class::Name).then_some(name)
    };
    let Some(name) = near.find_map(place) else { return Vec::new() };
    let names = (name..ceiling).take_while(|&at| matches!(scene.class(at), Class::Name | Class::Joint));
    let named = names.filter(|&at| scene.class(at) == Class::Name);
    named.map(|at| scene.word(at).to_owned()).collect()
}
