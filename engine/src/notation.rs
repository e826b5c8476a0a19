//! How does a reading look on paper? Caret notation: the text with its marks drawn under it, and back.
//!
//! It never decides what is marked.
