//! What is the text? Paragraphs, tokens, sentences.

pub mod paragraph;
pub mod sentence;
pub mod token;
