//! The network: what it is told about a token, its weights, the chain of labels, and the tagger that joins them.

pub mod chain;
pub mod features;
pub mod tagger;
pub mod weights;
