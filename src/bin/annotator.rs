//! Starts the annotator.

fn main() {}
