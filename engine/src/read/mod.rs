//! What is the text? Paragraphs, tokens, sentences.

pub mod abbreviation;
pub mod paragraph;
pub mod phrase;
pub mod sentence;
pub mod token;
