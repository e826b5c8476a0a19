//! What is the text? Paragraphs, tokens, sentences, language.

pub mod abbreviation;
pub mod dateline;
pub mod language;
pub mod paragraph;
pub mod phrase;
pub mod sentence;
pub mod token;
pub mod word;
