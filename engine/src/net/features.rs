//! What is the network told about a token? Training asks for the same features through the command line, so the two
//! cannot differ.
//!
//! It never knows a weight: the word's row is looked up in the model's own list.

use std::borrow::Cow;

use crate::document::Passage;

/// How many rows the tables of word ends and word beginnings have for words; the row after them is the border's.
pub const HASH_ROWS: u32 = 1024;

/// What the network is told about one token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Features<'a> {
    /// The word as the model's list writes it: as lexicons do, with straight quotation marks and every digit a `0`.
    pub word: Cow<'a, str>,
    /// The row for its last three letters.
    pub suffix: u32,
    /// The row for its first three letters.
    pub prefix: u32,
    /// How it is written.
    pub shape: Shape,
    /// Where it stands to the innermost quotation.
    pub quotation: Place,
}

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Shape {
    /// Neither letter nor digit.
    Mark = 0,
    /// With a digit.
    Number = 1,
    /// Small letters only.
    Lower = 2,
    /// Two or more letters, all capitals.
    Upper = 3,
    /// A capital and then small letters or nothing.
    Title = 4,
    /// Anything else.
    Mixed = 5,
}

/// Where a token stands to the innermost quotation that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Place {
    /// In none.
    Outside = 0,
    /// Between the marks.
    Inside = 1,
    /// It is the opening mark.
    Opening = 2,
    /// It is the closing mark.
    Closing = 3,
}

/// The features of a passage's tokens, one for each.
pub fn features<'a>(passage: &Passage<'a>) -> Vec<Features<'a>> {
    (0..passage.tokens.len())
        .map(|token| {
            let word = normal(&passage.words[token]);
            Features {
                suffix: row(last_three(&word)),
                prefix: row(first_three(&word)),
                shape: shape(passage.token(token)),
                quotation: place(passage, token),
                word,
            }
        })
        .collect()
}

fn place(passage: &Passage<'_>, token: usize) -> Place {
    match passage.quotation_of(token) {
        None => Place::Outside,
        Some(quotation) if quotation.tokens.start == token => Place::Opening,
        Some(quotation) if quotation.closed && quotation.tokens.end == token + 1 => Place::Closing,
        Some(_) => Place::Inside,
    }
}

/// A lexicon's word as the model's list writes it.
fn normal<'a>(word: &'a Cow<'a, str>) -> Cow<'a, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_digit()) && !matches!(&**word, "``" | "''") {
        return Cow::Borrowed(word);
    }
    let plain = |letter: char| match letter {
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}' => '"',
        '\u{2018}' | '\u{201a}' => '\'',
        _ if letter.is_numeric() => '0',
        _ => letter,
    };
    match &**word {
        "``" | "''" => "\"".into(),
        word => word.chars().map(plain).collect(),
    }
}

fn shape(written: &str) -> Shape {
    let (mut upper, mut lower, mut uncased) = (0, 0, 0);
    for letter in written.chars() {
        if letter.is_numeric() {
            return Shape::Number;
        } else if letter.is_lowercase() {
            lower += 1;
        } else if letter.is_uppercase() {
            upper += 1;
        } else if letter.is_alphabetic() {
            uncased += 1;
        }
    }
    match (upper, lower, uncased) {
        (0, 0, 0) => Shape::Mark,
        (0, _, 0) => Shape::Lower,
        (1, _, 0) if written.starts_with(char::is_uppercase) => Shape::Title,
        (_, 0, 0) => Shape::Upper,
        _ => Shape::Mixed,
    }
}

fn first_three(word: &str) -> &str {
    word.char_indices().nth(3).map_or(word, |(at, _)| &word[..at])
}

fn last_three(word: &str) -> &str {
    word.char_indices().rev().nth(2).map_or(word, |(at, _)| &word[at..])
}

/// The row of a piece of a word.
fn row(piece: &str) -> u32 {
    hash(&[piece]) % HASH_ROWS
}

/// The FNV-1a hash of words with a space behind each but the last, its high bits mixed into the low ones.
pub fn hash(words: &[&str]) -> u32 {
    let bytes = words.iter().enumerate().flat_map(|(at, word)| {
        let space = if at == 0 { "" } else { " " };
        space.bytes().chain(word.bytes())
    });
    let hash = bytes.fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash ^ (hash >> 15)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::quote::quotations;
    use crate::read::token::{tokens, words};

    /// The features of a text, each as word, shape and place.
    fn told(text: &str) -> Vec<(String, Shape, Place)> {
        let tokens = tokens(text);
        let words = words(text, &tokens);
        let (quotations, quoted) = quotations(text, &tokens);
        let passage = Passage {
            text,
            tokens: &tokens,
            words: &words,
            sentences: &[],
            quotations: &quotations,
            quoted: &quoted,
            guesses: &[],
        };
        let features = features(&passage);
        features.into_iter().map(|token| (token.word.into_owned(), token.shape, token.quotation)).collect()
    }

    #[test]
    fn words_are_told_without_their_dress() {
        let told = told("\u{201c}Ana\u{2019}s 1,250 CO2 \u{201d} U.S. I McVell\u{bd}");
        let words: Vec<&str> = told.iter().map(|(word, ..)| word.as_str()).collect();
        assert_eq!(words, ["\"", "ana", "'s", "0,000", "co0", "\"", "u.s.", "i", "mcvell0"]);
        let shapes: Vec<Shape> = told.iter().map(|(_, shape, _)| *shape).collect();
        use Shape::*;
        assert_eq!(shapes, [Mark, Title, Lower, Number, Number, Mark, Upper, Title, Number]);
    }

    #[test]
    fn quotation_marks_are_told_apart() {
        use Place::*;
        let places = |text| told(text).into_iter().map(|(.., place)| place).collect::<Vec<_>>();
        assert_eq!(places("\"Go,\" he said"), [Opening, Inside, Inside, Closing, Outside, Outside]);
        assert_eq!(places("He said \"go"), [Outside, Outside, Opening, Inside]);
    }

    #[test]
    fn pieces_of_words_are_letters_not_bytes() {
        assert_eq!((first_three("çäñon"), last_three("çäñon")), ("çäñ", "ñon"));
        assert_eq!((first_three("ab"), last_three("")), ("ab", ""));
        assert!(row("ing") < HASH_ROWS && row("ing") != row("ed"));
    }
}
