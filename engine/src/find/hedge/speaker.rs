//! Does somebody unnamed speak here? Finds the whole noun phrase of *many commentators* and its like.
//!
//! It never marks somebody who could be asked: a body's own people, or *the experts* who were named before.

use std::ops::Range;

use super::context::Scene;
use crate::read::phrase::Class;

/// How many words may stand between an article and the *'s* that goes with it.
const LONGEST_OWNER: usize = 4;

/// The noun phrase around a word or phrase for people who speak, if it names nobody and they say something.
pub(super) fn unnamed(scene: &Scene<'_>, cue: &Range<usize>) -> Option<Range<usize>> {
    use Class::{Adverb, Determiner, Joint, Name, Number, Possessive, Preposition, Word};
    let says = |at: usize| scene.saying.at(scene.passage, at).is_some();
    let before = scene.word_before(cue.start);
    if matches!(before, "how" | "too" | "so" | "not" | "told" | "tell" | "tells" | "telling")
        || before == "as" && scene.word(cue.start) == "many"
    {
        return None;
    }
    let quantified = scene.class(cue.start) == Determiner || matches!(scene.word(cue.start), "a" | "others");
    if quantified && cue.len() == 1 {
        let alone = !matches!(scene.class_before(cue.start), Determiner | Number | Possessive);
        let verb = skip_auxiliaries(scene, cue.end);
        // *Some say*, not *some calls*: many speak in the plural.
        let plural = !scene.word(verb).ends_with('s') && scene.class(cue.end) != Adverb;
        return (alone && plural && says(verb)).then(|| cue.clone());
    }
    let inner = cue.start + 1..cue.end - 1;
    let whole = |at: usize| {
        matches!(scene.class(at), Word | Name | Joint | Determiner | Adverb | Number)
            || scene.word(at) == "of"
    };
    let noun = |at: usize| {
        let word = scene.word(at);
        scene.class(at) == Word && word.ends_with('s') && !word.ends_with("ous") && !word.ends_with("ss")
    };
    if !inner.clone().all(|at| whole(at) && !says(at) && !noun(at)) {
        return None;
    }
    let mut start = cue.start;
    if cue.len() == 1 {
        while start + 2 > cue.start
            && scene.class_before(start) == Word
            && is_modifier(scene.word(start - 1))
            && !says(start - 1)
        {
            start -= 1;
        }
        match scene.word(cue.start) {
            // *Police sources*, *White House sources*: nobody could ask them, whosever they are.
            "source" | "sources" => {
                while scene.class_before(start) == Name {
                    start -= 1;
                }
            }
            // *The bill's critics*
            "critics" | "detractors" if scene.class_before(start) == Possessive => {
                start = before_owner(scene, start - 1);
            }
            _ => {}
        }
        if matches!(scene.class_before(start), Determiner | Possessive | Name | Number | Joint | Word) {
            return None;
        }
    }
    if says(skip_auxiliaries(scene, cue.end)) {
        return Some(start..cue.end);
    }
    // *Critics, among them Ida Roth, say*
    if scene.class(cue.end) == Class::Comma {
        let sentence_end = scene.sentence(cue.end).end;
        let mut inside = cue.end + 1..sentence_end.min(cue.end + 12);
        let says_behind = |comma: usize| says(skip_auxiliaries(scene, comma + 1));
        if inside.find(|&at| scene.class(at) == Class::Comma).is_some_and(says_behind) {
            return Some(start..cue.end);
        }
    }
    let attached = scene.class(cue.end) == Preposition || matches!(scene.word(cue.end), "close" | "familiar");
    if attached {
        let sentence_end = scene.sentence(cue.end).end;
        let ceiling = sentence_end.min(cue.end + 10);
        let part = |at: &usize| {
            matches!(
                scene.class(*at),
                Preposition | Word | Name | Determiner | Possessive | Joint | Class::To | Number
            )
        };
        let end = (cue.end + 2..ceiling).take_while(part).find(|&at| says(at));
        let end = end.or_else(|| {
            let end = (cue.end + 1..ceiling).find(|at| !part(at))?;
            says(skip_auxiliaries(scene, end)).then_some(end)
        });
        if let Some(end) = end {
            return Some(start..end);
        }
    }
    let told = scene.word_before(start) == "to" && scene.word_before(start - 1) == "according";
    told.then_some(start..cue.end)
}

/// Where the noun phrase begins that a possessive ends: *the bill's*, *Mr Vane's*, *his*.
fn before_owner(scene: &Scene<'_>, possessive: usize) -> usize {
    let mut start = possessive;
    if scene.word(possessive) != "'s" {
        return start;
    }
    let inner = |class| matches!(class, Class::Word | Class::Name | Class::Joint);
    while start + LONGEST_OWNER > possessive && inner(scene.class_before(start)) {
        start -= 1;
    }
    start - usize::from(scene.class_before(start) == Class::Determiner)
}

fn skip_auxiliaries(scene: &Scene<'_>, start: usize) -> usize {
    use Class::{Adverb, Be, Do, Have, Modal, Negation, Relative};
    let auxiliary =
        |at: &usize| matches!(scene.class(*at), Have | Modal | Adverb | Negation | Be | Do | Relative);
    (start..start + 5).find(|at| !auxiliary(at)).unwrap_or(start)
}

/// Whether a word before a noun describes it: no verb, as far as its ending tells.
fn is_modifier(word: &str) -> bool {
    !word.ends_with("ed") && !word.ends_with("ing") && !word.ends_with("es")
}
