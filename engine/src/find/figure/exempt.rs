//! Which numbers count nothing? Dates, times, ages, names, addresses, list numbers and scores.
//!
//! It never reads what a number counts.

use super::Scene;
use super::noun::Noun;
use super::number::{Form, Number};
use crate::lexicon;
use crate::read::phrase::Class;

/// Whether a number's own form and the marks that touch it show that it counts nothing.
pub(super) fn by_form(scene: &Scene<'_>, number: &Number) -> bool {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let touched_before =
        scene.touches(start) && matches!(scene.word_before(start), "-" | "/" | "#" | "." | "_" | "@" | ":");
    let touched_after = scene.touches(end) && matches!(scene.word(end), "/" | "_");
    // *$1 = 0.92 euros*
    let equated = scene.word(end) == "=" || scene.word_before(start) == "=";
    number.form == Form::Score
        || equated
        || touched_before
        || touched_after
        || is_list_number(scene, number)
        || number.unit.is_empty() && is_date(scene, number)
}

/// *1. First item*, *(2) second item*.
fn is_list_number(scene: &Scene<'_>, number: &Number) -> bool {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let opens = start == 0 || start == 1 && scene.class(0) == Class::Open;
    let closes = matches!(scene.word(end), "." | ")" | "]" | ":") && scene.touches(end);
    opens && closes && number.form == Form::Digits
}

/// *14 Feb*, *February 10*, *5:30*, *in 2016*.
fn is_date(scene: &Scene<'_>, number: &Number) -> bool {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let day = number.high <= 31.0;
    let before = start > 0 && is_month(scene, start - 1)
        || start > 1 && is_month(scene, start - 2) && scene.word_before(start) == ".";
    let after = is_month(scene, end) || scene.word(end) == "of" && is_month(scene, end + 1);
    day && (before || after) && matches!(number.form, Form::Digits | Form::Words | Form::Range)
}

pub(super) fn is_month(scene: &Scene<'_>, at: usize) -> bool {
    scene.is_capitalised(at) && lexicon::is_month(scene.word(at))
}

/// Whether a year could be written like this: four digits without a separator.
pub(super) fn is_year(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.word(at);
    word.len() == 4 && word.parse().is_ok_and(|year: u32| (1500..2100).contains(&year))
}

/// Whether the words around a number show that it counts nothing.
pub(super) fn by_neighbours(scene: &Scene<'_>, number: &Number, noun: &Noun, has_bound: bool) -> bool {
    if number.form == Form::Nothing {
        return false;
    }
    // *A father of two drowned*: his children did not.
    let start = number.tokens.start;
    let parent =
        |word: &str| matches!(word, "father" | "mother" | "parent" | "parents" | "dad" | "mum" | "mom");
    if start > 1 && scene.word_before(start) == "of" && parent(scene.word(start - 2)) {
        return true;
    }
    if !number.unit.is_empty() {
        return number.form == Form::Share && is_time(scene, number.tokens.end);
    }
    is_time(scene, number.tokens.end)
        || is_year_in_text(scene, number, noun, has_bound)
        || is_age(scene, number)
        || is_name(scene, number, noun, has_bound)
        || is_address(scene, number)
        || points_back(scene, number, has_bound)
}

/// *Three days*, *12-year-old*, *hundreds of years*, *5 p.m.*, *three times*.
fn is_time(scene: &Scene<'_>, end: usize) -> bool {
    const BETWEEN: [&str; 20] = [
        "-",
        "of",
        "more",
        "long",
        "full",
        "straight",
        "whole",
        "consecutive",
        "additional",
        "extra",
        "last",
        "past",
        "successive",
        "the",
        "business",
        "calendar",
        "working",
        "different",
        "separate",
        "or",
    ];
    let time = |at: usize| scene.is(&scene.figures.time, at);
    time(end)
        || BETWEEN.contains(&scene.word(end))
            && (time(end + 1) || BETWEEN.contains(&scene.word(end + 1)) && time(end + 2))
}

fn is_year_in_text(scene: &Scene<'_>, number: &Number, noun: &Noun, has_bound: bool) -> bool {
    let first = number.tokens.start;
    let last = number.tokens.end - 1;
    let year = number.form == Form::Digits && is_year(scene, first);
    let years = number.form == Form::Range && is_year(scene, first) && number.low >= 1900.0;
    let season = number.form == Form::Score && is_year(scene, last);
    (year && !(has_bound && noun.is_plural) || years || season)
        && (!noun.is_people || matches!(scene.word_before(first), "in" | "since" | "the" | "by" | "of"))
}

/// *Ann Reed, 47, said*, *aged 47*, *people under 18*.
fn is_age(scene: &Scene<'_>, number: &Number) -> bool {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let human = number.high <= 120.0 && matches!(number.form, Form::Digits | Form::Words | Form::Range);
    let between_commas = scene.class_before(start) == Class::Comma
        && start > 1
        && matches!(scene.class(start - 2), Class::Name | Class::Word | Class::Close)
        && (matches!(scene.class(end), Class::Comma | Class::Stop | Class::Quote)
            || scene.word(end) == "and");
    let bracketed = scene.class_before(start) == Class::Open && scene.class(end) == Class::Close;
    let (mut from, mut steps) = (start, 0);
    while steps < 4
        && matches!(
            scene.class_before(from),
            Class::Adverb | Class::Number | Class::Coordinator | Class::Preposition | Class::To
        )
    {
        from -= 1;
        steps += 1;
    }
    let aged = matches!(scene.word_before(from), "aged" | "age" | "ages")
        || matches!(scene.word_before(start), "aged" | "age" | "ages" | "turned" | "turning");
    human && (between_commas || bracketed || aged)
}

/// *Boeing 747*, *AC-130*, *Article 5*, *page 12*, *the Big Three*.
fn is_name(scene: &Scene<'_>, number: &Number, noun: &Noun, has_bound: bool) -> bool {
    let start = number.tokens.start;
    let named_before = start > 0
        && match scene.class_before(start) {
            Class::Name => number.form == Form::Digits,
            _ => false,
        };
    let labelled = start > 0 && {
        let label = scene.is(&scene.figures.label, start - 1)
            || scene.word_before(start) == "." && start > 1 && scene.is(&scene.figures.label, start - 2);
        label && matches!(number.form, Form::Digits | Form::Words | Form::Range)
    };
    let counts = noun.is_people || noun.is_fate;
    let capital_word = number.form == Form::Words
        && scene.is_capitalised(start)
        && scene.sentence(start).start < start
        && !matches!(scene.class_before(start), Class::Quote | Class::Break | Class::Open)
        && !scene.is_capitalised(number.tokens.end);
    let hyphened = scene.word(number.tokens.end) == "-"
        && scene.touches(number.tokens.end)
        && scene.touches(number.tokens.end + 1)
        && noun.head.is_none();
    !has_bound && ((named_before || labelled) && !counts || capital_word) || hyphened
}

/// *12 Acacia Avenue*.
fn is_address(scene: &Scene<'_>, number: &Number) -> bool {
    let end = number.tokens.end;
    let names = (end..end + 4).take_while(|&at| scene.is_capitalised(at));
    number.form == Form::Digits && names.skip(1).any(|at| scene.is(&scene.figures.street, at))
}

/// *The two leaders*, *all three*, *the first 100*: known already, or an order.
fn points_back(scene: &Scene<'_>, number: &Number, has_bound: bool) -> bool {
    if has_bound {
        return false;
    }
    let before = scene.word_before(number.tokens.start);
    let small_word = number.form == Form::Words && number.high < 13.0;
    let definite = matches!(before, "the" | "these" | "those" | "all" | "other" | "both" | "every");
    let ordered = matches!(before, "first" | "last" | "next" | "past" | "top" | "final" | "previous");
    small_word && definite || ordered
}
