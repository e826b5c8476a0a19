//! Which number do these words make? Reads digits, number words, vague words, shares and ranges.
//!
//! It never asks whether the number counts anything.

use std::ops::Range;

use super::Scene;
use crate::document::Name;
use crate::lexicon::below_hundred;
use crate::read::phrase::Class;

/// A number as it is written.
#[derive(Clone, Debug)]
pub(super) struct Number {
    /// Its tokens, its currency and unit included.
    pub tokens: Range<usize>,
    pub low: f64,
    pub high: f64,
    /// Half of its last digit's worth, where it was rounded: *$3.2bn*, *12 %*.
    pub rounding: f64,
    /// Whether its upper end is open: *between 100 and over 600*.
    pub open: bool,
    /// Empty where it has none.
    pub unit: Name,
    pub form: Form,
    /// What a word such as *million* multiplied it with.
    scale: f64,
}

impl Number {
    /// Whether it is so large, and so written, that money is told like this: *98 million*.
    pub fn may_be_money(&self) -> bool {
        self.unit.is_empty() && self.scale >= 1e6 && self.form != Form::Vague
    }

    /// Whether it is a sum of money.
    pub fn is_money(&self) -> bool {
        self.unit.starts_with(|first: char| first.is_ascii_uppercase())
    }

    /// Whether it is a vague word that nobody has said the end of: *dozens*, but not *a handful*. Where most readers
    /// would place that end is where the next word for more begins.
    pub fn is_endless(&self) -> bool {
        self.form == Form::Vague && self.low >= 20.0 && self.high % 10.0 == 9.0
    }
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// *12*, *4 million*
    Digits,
    /// *twelve*
    Words,
    /// *dozens*
    Vague,
    /// *half*, *one in five*
    Share,
    /// *200-215*, *ten to twelve*
    Range,
    /// *3-1*: the two sides of a game or a vote
    Score,
    /// *nobody*, *no casualties*
    Nothing,
}

/// The least and the most that a block's name gives: `24..99`.
pub(super) fn range(set: &str) -> Option<(f64, f64)> {
    let (low, high) = set.split_once("..")?;
    Some((low.parse().ok()?, high.parse().ok()?))
}

/// The number that begins at a token, whole with its unit, and a range with both its ends.
pub(super) fn at(scene: &Scene<'_>, at: usize) -> Option<Number> {
    if scene.word(at) == "between" {
        return between(scene, at);
    }
    let first = single(scene, at)?;
    let end = scene.past_quote(first.tokens.end);
    match scene.word(end) {
        "-" | "–" | "—" | "−" if scene.touches(end) && scene.touches(end + 1) => {
            let Some(second) = single(scene, end + 1) else { return Some(first) };
            if second.low > first.high {
                return Some(joined(first.clone(), second).unwrap_or(first));
            }
            Some(Number { tokens: at..second.tokens.end, form: Form::Score, ..first })
        }
        "to" | "up" => Some(up_to(scene, &first, end).unwrap_or(first)),
        "or" => {
            let second = single(scene, end + 1);
            let second = second.filter(|second| second.low > first.high && second.low <= first.high * 2.0);
            Some(second.and_then(|second| joined(first.clone(), second)).unwrap_or(first))
        }
        _ => Some(first),
    }
}

/// Nobody and nothing: *no one*, *none*, *nobody*, *no casualties*.
pub(super) fn nothing(scene: &Scene<'_>, at: usize) -> Option<Number> {
    let end = match scene.word(at) {
        "nobody" | "none" => at + 1,
        "no" if scene.word(at + 1) == "one" => at + 2,
        "no" => {
            let noun = (at + 1..at + 3).find(|&at| scene.fate(at).is_some() && !is_verb(scene.word(at)))?;
            let between = (at + 1..noun).all(|at| scene.class(at) == Class::Word);
            return between.then(|| nought(at..at + 1));
        }
        _ => return None,
    };
    Some(nought(at..end))
}

fn is_verb(word: &str) -> bool {
    word.ends_with("ed") || word.ends_with("ing") || matches!(word, "dead" | "hurt")
}

fn nought(tokens: Range<usize>) -> Number {
    number(tokens, 0.0, 0.0, Form::Nothing)
}

fn number(tokens: Range<usize>, low: f64, high: f64, form: Form) -> Number {
    Number { tokens, low, high, rounding: 0.0, open: false, unit: "".into(), form, scale: 1.0 }
}

/// *Between 100 and over 600*.
fn between(scene: &Scene<'_>, at: usize) -> Option<Number> {
    let (first, _) = bounded(scene, at + 1)?;
    let and = scene.past_quote(first.tokens.end);
    if scene.word(and) != "and" {
        return None;
    }
    let (second, open) = bounded(scene, and + 1)?;
    let mut number = joined(first, second)?;
    number.tokens.start = at;
    number.open = open;
    Some(number)
}

/// *From several dozen up to 644*; but *from 10 to 15* is a change and two numbers, unless a word says that it ranges.
fn up_to(scene: &Scene<'_>, first: &Number, end: usize) -> Option<Number> {
    let to = end + usize::from(scene.word(end) == "up");
    if scene.word(to) != "to" {
        return None;
    }
    let (second, open) = bounded(scene, to + 1)?;
    let start = first.tokens.start;
    let from = (start.saturating_sub(3)..start).rev().find(|&at| scene.word(at) == "from");
    let changes = from.is_some_and(|from| {
        let ranging = (from.saturating_sub(3)..from).any(|at| {
            let word = scene.word(at);
            word == "anywhere"
                || word.starts_with("rang")
                || word.starts_with("vari")
                || word.starts_with("vary")
        });
        !ranging && first.form != Form::Vague
    });
    if changes {
        return None;
    }
    if second.high <= first.low && first.unit.is_empty() && second.unit.is_empty() {
        return Some(Number { tokens: start..second.tokens.end, form: Form::Score, ..first.clone() });
    }
    let number = joined(first.clone(), second)?;
    Some(Number { open, ..number })
}

/// The number behind a bound and a quotation mark, and whether the bound leaves it open upwards.
fn bounded(scene: &Scene<'_>, at: usize) -> Option<(Number, bool)> {
    let at = scene.past_quote(at);
    if let Some(number) = single(scene, at) {
        return Some((number, false));
    }
    let (set, end) = scene.set(&scene.figures.bounds, at)?;
    Some((single(scene, scene.past_quote(end))?, set == "at-least"))
}

/// The range from one number to another, if they fit together. *5 to 10 million* begins at five million.
fn joined(mut first: Number, second: Number) -> Option<Number> {
    if first.unit != second.unit && !first.unit.is_empty() && !second.unit.is_empty() {
        return None;
    }
    if first.scale == 1.0 && second.scale > 12.0 && first.high < 1000.0 {
        first.low *= second.scale;
    }
    let unit = if second.unit.is_empty() { first.unit } else { second.unit };
    let tokens = first.tokens.start..second.tokens.end;
    let rounding = first.rounding.max(second.rounding);
    (second.high > first.low).then(|| Number {
        unit,
        rounding,
        ..number(tokens, first.low, second.high, Form::Range)
    })
}

/// One number with its currency before it or its unit behind it.
fn single(scene: &Scene<'_>, at: usize) -> Option<Number> {
    let lower = scene.passage.tokens.get(at)?.span.of(scene.passage.text).starts_with(char::is_lowercase);
    let currency = if lower { None } else { scene.set(&scene.figures.units, at) };
    let start = currency.map_or(at, |(_, end)| end);
    let mut number = plain(scene, start, currency.is_some())?;
    if let Some((unit, _)) = currency {
        number.unit = unit.to_owned().into();
        number.tokens.start = at;
    } else if let Some((unit, end)) = unit_after(scene, &number) {
        number.unit = unit.to_owned().into();
        number.tokens.end = end;
    }
    if number.unit == "percent" && number.form == Form::Digits && number.rounding == 0.0 {
        number.rounding = 0.5;
    }
    Some(number)
}

/// *12 %*, *30-mile*, *hundreds of miles*.
fn unit_after<'a>(scene: &Scene<'a>, number: &Number) -> Option<(&'a str, usize)> {
    let end = number.tokens.end;
    let hyphen = scene.word(end) == "-" && scene.touches(end) && scene.touches(end + 1);
    let of = number.form == Form::Vague && scene.word(end) == "of";
    scene.set(&scene.figures.units, end + usize::from(hyphen || of))
}

/// A number without a unit.
fn plain(scene: &Scene<'_>, at: usize, in_currency: bool) -> Option<Number> {
    if let Some((set, end)) = scene.set(&scene.figures.vague, at) {
        let (low, high) = range(set)?;
        let form = if low < high { Form::Vague } else { Form::Words };
        return Some(number(at..end, low, high, form));
    }
    if let Some(share) = share(scene, at) {
        return Some(share);
    }
    let (mut value, mut step, mut end, form) = if let Some((value, step)) = digits(scene.word(at)) {
        (value, step, at + 1, Form::Digits)
    } else if matches!(scene.word(at), "a" | "an") && scale(scene.word(at + 1)).is_some() {
        (1.0, 1.0, at + 1, Form::Words)
    } else if scene.word(at) == "half" && matches!(scene.word(at + 1), "a" | "an") {
        scale(scene.word(at + 2))?;
        (0.5, 0.1, at + 2, Form::Words)
    } else {
        let (value, end) = in_words(scene, at)?;
        (value, 1.0, end, Form::Words)
    };
    let mut scaled = 1.0;
    while let Some((by, after)) = scale_at(scene, end, form, in_currency).filter(|_| end < at + 8) {
        scaled *= by;
        end = after;
    }
    value *= scaled;
    step *= scaled;
    let rounding = if scaled > 12.0 || step < 1.0 { step / 2.0 } else { 0.0 };
    Some(Number { rounding, scale: scaled, ..number(at..end, value, value, form) })
}

/// The word that multiplies a number, and where it ends: *million*, *bn*, *$5-million*.
fn scale_at(scene: &Scene<'_>, at: usize, form: Form, in_currency: bool) -> Option<(f64, usize)> {
    let hyphen = in_currency && scene.word(at) == "-" && scene.touches(at) && scene.touches(at + 1);
    let at = at + usize::from(hyphen);
    let word = scene.word(at);
    if let Some(scale) = scale(word) {
        return Some((scale, at + 1));
    }
    if form != Form::Digits {
        return None;
    }
    let counts = || scene.class(at + 1) == Class::Word && scene.word(at + 1).ends_with('s');
    let scale = match word {
        "bn" => 1e9,
        "mn" | "mln" => 1e6,
        "tn" => 1e12,
        "m" if in_currency || scene.touches(at) && counts() => 1e6,
        "b" if in_currency => 1e9,
        "k" if in_currency || scene.touches(at) => 1e3,
        _ => return None,
    };
    Some((scale, at + 1))
}

fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "hundred" => 1e2,
        "thousand" => 1e3,
        "lakh" => 1e5,
        "million" => 1e6,
        "crore" => 1e7,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

/// No number of more characters counts anything.
const LONGEST: usize = 20;

/// The value of digits with their separators, and the worth of the last one: *1,200*, *3.5*.
fn digits(word: &str) -> Option<(f64, f64)> {
    if word.len() > LONGEST {
        return None;
    }
    let (whole, decimals) = word.split_once('.').unwrap_or((word, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = groups.clone().next().is_some();
    let mut last_len = 3;
    for group in groups {
        last_len = group.len();
        if !(2..=3).contains(&last_len) {
            return None;
        }
    }
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
    let well_formed = all_digits(whole)
        && all_digits(decimals)
        && !decimals.contains(',')
        && last_len == 3
        && !(first.len() > 1 && first.starts_with('0'))
        && !(grouped && (first.is_empty() || first.len() > 3))
        && !(whole.is_empty() && decimals.is_empty())
        && !word.ends_with('.');
    if !well_formed {
        return None;
    }
    let value: f64 = word.replace(',', "").parse().ok()?;
    Some((value, decimals.bytes().fold(1.0, |step, _| step / 10.0)))
}

/// The value of number words and where they end: *two hundred and fifty*, *twenty-three thousand*.
fn in_words(scene: &Scene<'_>, start: usize) -> Option<(f64, usize)> {
    let (mut total, mut current, mut at) = (0.0, 0.0, start);
    let mut smallest = f64::INFINITY;
    while at < start + 16 {
        let word = scene.word(at);
        if let Some(small) = small(word) {
            let tens = current % 100.0;
            let fits = tens == 0.0 || tens >= 20.0 && tens % 10.0 == 0.0 && small < 10.0;
            if !fits || (at > start && current == 0.0 && total == 0.0) {
                break;
            }
            current += small;
        } else if word == "hundred" && current > 0.0 && current < 100.0 {
            current *= 100.0;
        } else if let Some(scale) =
            scale(word).filter(|&scale| scale >= 1e3 && current > 0.0 && scale < smallest)
        {
            total += current * scale;
            smallest = scale;
            current = 0.0;
        } else {
            break;
        }
        at += 1;
        let joint = scene.word(at) == "-" && scene.touches(at) && current % 100.0 >= 20.0;
        let and = scene.word(at) == "and" && current % 100.0 == 0.0 && current + total >= 100.0;
        if (joint || and) && small(scene.word(at + 1)).is_some_and(|next| and || next < 10.0) {
            at += 1;
        }
    }
    (at > start).then_some((total + current, at))
}

fn small(word: &str) -> Option<f64> {
    below_hundred(word).map(f64::from)
}

/// A share as a percentage: *half of the boats*, *two-thirds of*, *one in five*, *nine out of 10*.
fn share(scene: &Scene<'_>, at: usize) -> Option<Number> {
    let (value, end) = fraction(scene, at).or_else(|| ratio(scene, at))?;
    let share = number(at..end, value, value, Form::Share);
    // A share in words is a round one.
    Some(Number { unit: "percent".into(), rounding: 2.5, ..share })
}

fn fraction(scene: &Scene<'_>, at: usize) -> Option<(f64, usize)> {
    if scene.word(at) == "half" {
        const SIDES: [&str; 10] =
            ["first", "second", "other", "latter", "that", "better", "last", "this", "top", "bottom"];
        let whole = scene.word(at + 1) == "of"
            || matches!(scene.word(at + 1), "the" | "all" | "its" | "their" | "his" | "her" | "our");
        return (whole && !SIDES.contains(&scene.word_before(at))).then_some((50.0, at + 1));
    }
    let parts = match scene.word(at) {
        "a" => 1.0,
        word => small(word).filter(|&parts| (1.0..10.0).contains(&parts))?,
    };
    let name = at + 1 + usize::from(scene.word(at + 1) == "-");
    let names = ["half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let word = scene.word(name);
    let whole = names.iter().position(|known| word.strip_suffix('s').unwrap_or(word) == *known)? as f64 + 2.0;
    let fits = scene.word(name + 1) == "of" && parts < whole && (parts == 1.0) != word.ends_with('s');
    fits.then(|| ((parts / whole * 1000.0).round() / 10.0, name + 1))
}

fn ratio(scene: &Scene<'_>, at: usize) -> Option<(f64, usize)> {
    let of_few = |at: usize| {
        let word = scene.word(at);
        small(word).or_else(|| digits(word).map(|(value, _)| value)).filter(|value| value.fract() == 0.0)
    };
    let parts = of_few(at).filter(|&parts| (1.0..100.0).contains(&parts))?;
    let whole_at = match scene.word(at + 1) {
        "in" => at + 2,
        "out" if scene.word(at + 2) == "of" => at + 3,
        _ => return None,
    };
    // *One in 12 boats*; but *three in 12 games* are counted.
    let round = |whole: f64| whole <= 10.0 || whole % 10.0 == 0.0 || parts == 1.0 && whole <= 100.0;
    let whole = of_few(whole_at).filter(|&whole| whole > parts && whole <= 1000.0 && round(whole))?;
    let end = whole_at + 1;
    let other = scene.is(&scene.figures.time, end)
        || scale(scene.word(end)).is_some()
        || at > 0 && scene.fate(at - 1).is_some();
    (!other).then(|| ((parts / whole * 1000.0).round() / 10.0, end))
}
