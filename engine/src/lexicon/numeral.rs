//! Which words stand for numbers, and which for months?
//!
//! It never asks what is counted.

/// The words for the whole numbers below twenty, each at its own place.
const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// The words for the tens from twenty on.
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Words that count by themselves, or multiply the number before them.
const LARGE: [&str; 7] = ["hundred", "thousand", "million", "billion", "trillion", "dozen", "dozens"];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The value of one word below a hundred: *zero* to *nineteen*, and the tens.
pub fn below_hundred(word: &str) -> Option<u8> {
    let place = |list: &[&str]| list.iter().position(|known| *known == word);
    let value = place(&SMALL).or_else(|| place(&TENS).map(|tens| (tens + 2) * 10))?;
    u8::try_from(value).ok()
}

/// Whether a word counts something: digits, or a number word.
pub fn is_number(word: &str) -> bool {
    let digits = word.trim_start_matches(['$', '£', '€', '-', '+']);
    digits.starts_with(|letter: char| letter.is_ascii_digit())
        || is_number_word(word)
        || word.split_once('-').is_some_and(|(a, b)| is_number_word(a) && is_number_word(b))
}

fn is_number_word(word: &str) -> bool {
    below_hundred(word).is_some_and(|value| value > 0) || LARGE.contains(&word)
}

/// Whether a word in lower case is a month, also a shortened one: *september*, *sept*, *sep.*
pub fn is_month(word: &str) -> bool {
    let name = word.trim_end_matches('.');
    let shortened = |month: &&str| name.len() == 3 && month.starts_with(name);
    name == "sept" || MONTHS.iter().any(|month| *month == name || shortened(month))
}
