//! Where does a word begin and end?
//!
//! It never changes the text.

use std::borrow::Cow;

use crate::document::{Span, Token};

/// The tokens of a paragraph, in order, without white space.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (letter.is_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                tokens.push(Token { span: Span::new(from, at) });
                start = None;
            }
            _ => {}
        }
    }
    tokens
}

/// The tokens as lexicons write them: lower case, straight apostrophes.
pub fn words<'a>(text: &'a str, tokens: &[Token]) -> Vec<Cow<'a, str>> {
    tokens
        .iter()
        .map(|token| {
            let word = token.span.of(text);
            if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
                Cow::Borrowed(word)
            } else {
                Cow::Owned(word.to_lowercase().replace(['\u{2018}', '\u{2019}', '\u{2bc}'], "'"))
            }
        })
        .collect()
}
