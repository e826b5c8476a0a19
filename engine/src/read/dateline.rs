//! Where does a report begin behind its dateline, *WESTPORT, May 4 (Agency) —*?
//!
//! It never looks for a dateline anywhere but at a passage's beginning.

use std::ops::Range;

use super::phrase::Phrases;
use super::word::Class;
use crate::document::Passage;

/// How many tokens a dateline may hold before its dash.
const LONGEST: usize = 12;

/// The first token of the sentence that is no dateline: the sentence's own first one where it has none.
pub fn behind_dateline(passage: &Passage<'_>, phrases: &Phrases, sentence: &Range<usize>) -> usize {
    if sentence.start > 0 {
        return sentence.start;
    }
    let of_place = |&at: &usize| {
        matches!(
            phrases.class(at),
            Class::Name | Class::Time | Class::Number | Class::Comma | Class::Open | Class::Close
        ) || passage.word(at) == "."
    };
    let dash = sentence.clone().take(LONGEST).take_while(of_place).count();
    let ends = dash > 0 && dash < LONGEST && phrases.class(dash) == Class::Break && passage.word(dash) != ":";
    if ends { dash + 1 } else { sentence.start }
}
