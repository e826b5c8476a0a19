//! The network: what it is told about a token, its weights, the chain of labels, and the tagger that joins them; and what
//! is read off its states beside labels.

pub mod checkworthy;
pub mod features;
pub mod tagger;
pub mod weights;
