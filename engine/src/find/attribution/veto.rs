//! What cannot be a part of an attribution, however likely the network finds it?
//!
//! It never speaks for a proposal: what passes here is still weighed.

use std::ops::Range;

use super::Reading;
use super::cue::{Act, Cue, Form, Frame};
use crate::read::phrase::Class;

/// How many tokens lie at most between a cue and the words that *while* begins: *…, the mayor said, while …*
const SPEAKER: usize = 8;

/// Whether words can be a cue: not the adjective of *the alleged thefts*, nor the participles of *the sum cited in it* and
/// *a clerk accused of theft*, nor what was done to somebody who *had been questioned*.
pub fn may_be_cue(reading: &Reading<'_>, tokens: &Range<usize>, known: Option<&Cue>) -> bool {
    let (word, class) = (reading.passage.word(tokens.start), |at: usize| reading.phrases.class(at));
    let before = tokens.start.checked_sub(1).map_or(Class::Stop, class);
    let idle =
        matches!(before, Class::Word | Class::Name | Class::Comma) && lacks_object(reading, tokens.start);
    // *There was no evidence that …*
    let nobody = tokens.start > 0 && reading.passage.word(tokens.start - 1) == "there" && known.is_none();
    let asked = known.is_none()
        && reading.phrases.has_be(tokens)
        && matches!(reading.passage.word(tokens.end - 1), "questioned" | "interviewed" | "quizzed");
    // *You cannot say that …*: nobody is said to say so.
    let anybody = tokens.start > 0
        && reading.passage.word(tokens.start - 1) == "you"
        && tokens.clone().any(|at| class(at) == Class::Modal);
    let aside = is_put_question(reading, tokens.start) || is_supposed(reading, tokens.start);
    if idle || nobody || asked || anybody || aside {
        return false;
    }
    if tokens.len() > 1 {
        return true;
    }
    let next = class(tokens.end);
    let adjective =
        matches!(word, "alleged" | "reported" | "supposed" | "suspected" | "claimed" | "purported")
            && matches!(before, Class::Determiner | Class::Possessive | Class::Preposition | Class::Stop)
            && matches!(next, Class::Word | Class::Name | Class::Number);
    let named = known.is_some_and(|cue| cue.frame == Frame::Name)
        && word.ends_with("ed")
        && matches!(reading.passage.word(tokens.end), "in" | "by");
    let participle = named && matches!(before, Class::Word | Class::Name);
    !adjective && !participle
}

/// Whether a participle tells what somebody was asked: *An official, asked whether it was late, said: “No.”*
pub fn is_put_question(reading: &Reading<'_>, head: usize) -> bool {
    let class = |at: usize| reading.phrases.class(at);
    let question = class(head + 1) == Class::Question
        || matches!(reading.passage.word(head + 1), "if" | "whether" | "about");
    reading.passage.word(head) == "asked" && head > 0 && class(head - 1) == Class::Comma && question
}

/// Whether a content is nothing that could be said: *the two reports contradict **each other***.
pub fn is_mutual(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let word = |at: usize| reading.passage.word(at);
    tokens.len() == 2
        && matches!((word(tokens.start), word(tokens.start + 1)), ("each", "other") | ("one", "another"))
}

/// Whether a content is nothing that was said: *he did not say **anything**, he just went*.
pub fn is_silence(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    matches!(reading.passage.word(tokens.start), "anything" | "nothing" | "something")
        && matches!(reading.phrases.class(tokens.start + 1), Class::Comma | Class::Stop | Class::Quote)
}

/// Whether a content is how somebody wants to be called: *told reporters **on condition of anonymity***.
pub fn is_condition(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let word = |at: usize| reading.passage.word(at);
    word(tokens.start) == "on" && word(tokens.start + 1) == "condition" && word(tokens.start + 2) == "of"
}

/// Whether a participle needs an object and has none: *the toll cited in the report*, *a clerk accused of theft*, *a fifth,
/// compared with a third*.
pub fn lacks_object(reading: &Reading<'_>, head: usize) -> bool {
    let next = reading.passage.word(head + 1);
    match reading.passage.word(head) {
        "cited" | "quoted" | "mentioned" | "outlined" | "portrayed" | "depicted" => {
            matches!(next, "in" | "by")
        }
        "accused" | "suspected" => matches!(next, "of" | "by"),
        "charged" => matches!(next, "with" | "by"),
        "compared" => matches!(next, "with" | "to"),
        "blamed" | "criticised" | "criticized" | "condemned" | "denounced" | "praised" | "hailed"
        | "mocked" | "ridiculed" | "credited" => matches!(next, "for" | "by" | "as" | "with"),
        _ => false,
    }
}

/// Whether a participle tells what is supposed of the noun before: *a girl, thought to be nine*.
pub fn is_supposed(reading: &Reading<'_>, head: usize) -> bool {
    let before = head.checked_sub(1).map_or(Class::Stop, |at| reading.phrases.class(at));
    let word = |at: usize| reading.passage.word(at);
    matches!(before, Class::Comma | Class::Word | Class::Name)
        && matches!(
            word(head),
            "thought" | "believed" | "said" | "understood" | "alleged" | "feared" | "presumed"
        )
        && word(head + 1) == "to"
        && matches!(word(head + 2), "be" | "have")
}

/// Whether words can be the source of a cue.
pub fn may_be_source(
    reading: &Reading<'_>,
    tokens: &Range<usize>,
    anchor: &Range<usize>,
    known: Option<&Cue>,
) -> bool {
    let last = reading.phrases.class(tokens.end - 1);
    let torn = matches!(reading.passage.word(tokens.start), "'s" | "’s")
        || tokens.len() > 1 && matches!(last, Class::Determiner | Class::Possessive | Class::Preposition);
    // *He had been questioned*: who is spoken to does not speak.
    let passive = match known {
        Some(cue) => cue.form == Form::Passive && cue.act == Act::Statement,
        None => {
            reading.phrases.has_be(anchor)
                && reading.passage.word(anchor.end - 1).ends_with("ed")
                && matches!(reading.passage.word(anchor.end), "as" | "by")
        }
    };
    let spoken_to = passive && tokens.end == anchor.start;
    // Who acts in the sentence before does not speak in this one.
    let sentence = &reading.passage.sentence_of(anchor.start).tokens;
    let elsewhere = tokens.end <= sentence.start || sentence.end <= tokens.start;
    // *Lind, the clerk added, insisted*: the clerk is no part of Lind.
    let aside = tokens.end < anchor.start
        && reading.phrases.class(tokens.end + 1) == Class::Comma
        && reading.phrases.is_finite(reading.passage, tokens.end)
        && tokens.clone().any(|at| reading.phrases.class(at) == Class::Comma);
    !torn && !spoken_to && !elsewhere && !aside && !is_expletive(reading, tokens, anchor)
}

/// *It is believed*, *there were fears*: a subject that nobody stands behind.
fn is_expletive(reading: &Reading<'_>, tokens: &Range<usize>, anchor: &Range<usize>) -> bool {
    tokens.len() == 1
        && matches!(reading.passage.word(tokens.start), "it" | "there")
        && tokens.end == anchor.start
        && matches!(reading.phrases.class(anchor.start), Class::Be | Class::Have)
}

/// Whether words can be content of a cue, where other words before the cue may be its content too.
pub fn may_go_on(
    reading: &Reading<'_>,
    tokens: &Range<usize>,
    anchor: &Range<usize>,
    known: Option<&Cue>,
) -> bool {
    let Some(between) = tokens.start.checked_sub(anchor.end) else { return true };
    let class = |at: usize| reading.phrases.class(at);
    // *“It is open,” she told reporters*: those who are told are not what is said.
    let told = known.is_some_and(|cue| cue.frame == Frame::Tell)
        && between == 0
        && !tokens
            .clone()
            .any(|at| class(at) == Class::Quote || reading.phrases.is_finite(reading.passage, at));
    // *It is open, the mayor said, while a guard gave another hour*, *…, as crowds gathered*: the writer goes on.
    let contrast = between <= SPEAKER
        && matches!(reading.passage.word(tokens.start), "while" | "whereas" | "as")
        && class(tokens.start - 1) == Class::Comma;
    !told && !contrast
}

/// Whether a content lies where the voice of its cue reaches: who is quoted has said nothing in the next sentence, but for
/// a quotation of its own.
pub fn is_within_voice(reading: &Reading<'_>, tokens: &Range<usize>, anchor: &Range<usize>) -> bool {
    let passage = reading.passage;
    let Some(voice) = passage.quoted[anchor.start] else { return true };
    let sentence = &passage.sentence_of(anchor.start).tokens;
    let same = |at: usize| passage.quoted[at] == Some(voice);
    let beyond = tokens.start < sentence.start || tokens.end > sentence.end;
    !(beyond && same(tokens.start) && same(tokens.end - 1))
}
