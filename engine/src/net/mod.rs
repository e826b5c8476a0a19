//! The network: what it is told about a token.

pub mod features;
