//! What do passive cues hand over? *Was told that*, *is believed to*, *were reported by the agency*.
//!
//! It never looks at a verb with a subject that speaks.

use std::ops::Range;

use super::content::Drafting;
use super::cue::{Act, Frame};
use super::draft::Draft;
use super::source::{self, Found, ends_clause};
use crate::read::phrase::Class;

impl Drafting<'_> {
    /// *was told that*, *is believed to*, *were reported by the agency*.
    pub(super) fn passive(&self) -> Option<Draft> {
        let cue = self.cue;
        let source = source::source(self.reading, cue);
        let behind = match &source {
            Found::Behind(source) => source.end,
            _ => cue.tokens.end,
        };
        let (start, _) = self.content_start_plain(behind);
        let right = self.right(start);
        let first = self.class(start);
        let hands_over = match cue.frame {
            Frame::Tell => first == Class::That || first == Class::Quote,
            Frame::Clause => {
                first == Class::That
                    || first == Class::Quote
                    || self.word(start) == "to"
                    || cue.act == Act::Thought && first == Class::To
            }
            Frame::Any => {
                first == Class::That
                    || self.word(start) == "to"
                    || matches!(source, Found::Behind(_))
                    || first == Class::Quote
            }
            Frame::Name => matches!(source, Found::Behind(_)) || first == Class::Quote,
            _ => false,
        };
        let subject =
            self.reading.phrases.subject_before(self.reading.passage, cue.tokens.start, cue.sentence.start);
        // *The wall was old, an inquest has been told*: it stands for whoever spoke there, as *an inquest heard* has it.
        if !hands_over && cue.frame == Frame::Tell && ends_clause(self.class(cue.tokens.end)) {
            let subject = subject?;
            let left = self.left(subject.start)?;
            return Some(self.drafted("told", &Found::Before(subject), vec![left]));
        }
        if !hands_over {
            return None;
        }
        let told = matches!(cue.frame, Frame::Tell | Frame::Urge);
        let expletive = subject
            .as_ref()
            .is_some_and(|subject| subject.len() == 1 && matches!(self.word(subject.start), "it" | "there"));
        let left = subject.filter(|_| !told && !expletive);
        let contents: Vec<Range<usize>> = [left, right].into_iter().flatten().collect();
        (!contents.is_empty()).then(|| self.drafted("passive", &source, contents))
    }

    fn content_start_plain(&self, behind: usize) -> (usize, bool) {
        let mut at = behind;
        while matches!(self.class(at), Class::Time | Class::Adverb) && at < self.cue.sentence.end {
            at += 1;
        }
        if matches!(self.class(at), Class::Comma) && self.class(at + 1) == Class::Quote {
            at += 1;
        }
        (at, at > behind)
    }
}
