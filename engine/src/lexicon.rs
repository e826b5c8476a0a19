//! Which words stand here? Cue patterns: parsed from a layer page, matched over tokens.
//!
//! The pattern language stays small: `word`, `~lemma`, `<tag>`, `(optional)`, `a | b`. This file never decides what a
//! match means.
