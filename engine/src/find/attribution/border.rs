//! Where does content end that follows its cue? At its sentence, another voice, or where the writer goes on.
//!
//! It never asks whether what it bounds is content.

use std::ops::Range;

use super::content::{Drafting, NEAR};
use super::cue::{Cue, Form, Frame};
use super::source::{self, Found};
use crate::read::phrase::Class;

impl Drafting<'_> {
    /// The content from `start` to the end of the clause that the cue governs.
    pub(super) fn right(&self, start: usize) -> Option<Range<usize>> {
        let end = self.right_end(start)?;
        self.trim(start..end)
    }

    fn right_end(&self, start: usize) -> Option<usize> {
        let region = &self.cue.region;
        if start >= region.end {
            return None;
        }
        let passage = self.reading.passage;
        // A quotation that opens here and is a sentence by itself is all of it.
        let mut end = region.end;
        if self.class(start) == Class::Quote
            && let Some(quotation) =
                passage.quotation_of(start).filter(|quotation| quotation.tokens.start == start)
        {
            let last = quotation.tokens.end;
            let full = last >= 2 && matches!(self.class(last - 2), Class::Stop | Class::Comma);
            if full && last <= region.end {
                end = last;
            }
        }
        let home = passage.quoted[self.cue.head];
        let semicolon =
            (start..end.min(start + NEAR)).find(|&at| self.word(at) == ";" && passage.quoted[at] == home);
        end = semicolon.unwrap_or(end);
        end = self.main_clause_goes_on(start..end).unwrap_or(end);
        for later in self.later.iter().take(6) {
            if later.tokens.start >= end {
                break;
            }
            if later.tokens.start <= start || passage.quoted[later.head] != passage.quoted[self.cue.head] {
                continue;
            }
            if let Some(border) = self.border_before(later, start) {
                end = end.min(border);
                break;
            }
        }
        (end > start).then_some(end)
    }

    /// Where the writer goes on with what the speaker did: *said that it was late, and held up a clock*. A verb of the
    /// past without a subject behind a comma and a conjunction belongs to the cue's own subject.
    fn main_clause_goes_on(&self, content: Range<usize>) -> Option<usize> {
        let passage = self.reading.passage;
        let home = passage.quoted[self.cue.head];
        if self.cue.form != Form::Finite || self.cue.negated || !is_past(self.word(self.cue.head)) {
            return None;
        }
        let verb = |at: usize| {
            let at = at + usize::from(self.class(at) == Class::Adverb);
            match self.class(at) {
                Class::Verb => is_past(self.word(at)),
                Class::Word => self.word(at).ends_with("ed") && self.class(at + 1) != Class::Preposition,
                _ => false,
            }
        };
        let mut commas = (content.start + 1..content.end.min(content.start + NEAR))
            .filter(|&at| self.class(at) == Class::Comma && passage.quoted[at] == home);
        let border =
            commas.find(|&at| verb(at + 1) || self.class(at + 1) == Class::Coordinator && verb(at + 2))?;
        // *saw the fire, ran and, …*: a row of verbs inside the content, and so is *told his wife, Ann, and ran*.
        let names = (content.start..border).rev().take_while(|&at| self.class(at) == Class::Name).count();
        let named = names > 0 && self.class(border - names - 1) == Class::Comma;
        (self.class(border + 1) == Class::Coordinator && !named).then_some(border)
    }

    /// Where this cue's content stops because `later` is another voice of the same sentence: *…, adding that*, *… and
    /// said*, *…, but the mayor said*, *…, according to*.
    fn border_before(&self, later: &Cue, start: usize) -> Option<usize> {
        let before = later.tokens.start.checked_sub(1)?;
        let before_comma =
            |at: usize| if at > start && self.class(at - 1) == Class::Comma { at - 1 } else { at };
        match later.form {
            Form::Participle if self.class(before) == Class::Comma => Some(before),
            Form::Participle if self.class(before) == Class::Coordinator => {
                let border = before_comma(before);
                (border < before || self.cue.form != Form::Finite).then_some(border)
            }
            Form::Reduced | Form::Finite => {
                let Found::Before(subject) = source::source(self.reading, later) else { return None };
                let joint = subject.start.checked_sub(1).filter(|&at| at > start)?;
                match self.class(joint) {
                    Class::Preposition if self.word(joint) == "with" => {
                        Some(before_comma(joint)).filter(|&border| border < joint)
                    }
                    Class::Coordinator if later.form == Form::Finite => {
                        Some(before_comma(joint)).filter(|&border| border < joint)
                    }
                    // *…, the mayor said* at the end of the sentence, *…, the mayor said, …*
                    Class::Comma
                        if later.tokens.end + 1 >= later.sentence.end
                            || self.class(later.tokens.end) == Class::Comma =>
                    {
                        Some(joint)
                    }
                    _ => None,
                }
            }
            Form::Coordinated if self.cue.form == Form::Finite => Some(before_comma(before)),
            Form::Phrase
                if matches!(later.frame, Frame::According | Frame::Citing)
                    && self.class(before) == Class::Comma
                    && before > start + 1 =>
            {
                Some(before)
            }
            _ => None,
        }
    }
}

/// Whether a verb stands in the past, as far as its form tells.
fn is_past(word: &str) -> bool {
    word.ends_with("ed")
        || matches!(
            word,
            "said"
                | "told"
                | "wrote"
                | "found"
                | "held"
                | "left"
                | "went"
                | "took"
                | "gave"
                | "made"
                | "met"
                | "sent"
                | "put"
                | "paid"
                | "drew"
                | "broke"
                | "drove"
                | "flew"
                | "brought"
                | "bought"
                | "stood"
                | "sat"
                | "led"
                | "kept"
                | "ran"
                | "got"
                | "became"
                | "began"
                | "came"
                | "fell"
                | "rose"
                | "asked"
                | "won"
                | "lost"
        )
}
