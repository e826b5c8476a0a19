//! The network: what it is told about a token, its weights, its layers, the chain of labels, and the tagger that joins them.

pub mod chain;
pub mod features;
pub mod layers;
pub mod tagger;
pub mod weights;
