//! What does a number count? Its noun, and what befell the people it counts.
//!
//! It never looks beyond the number's sentence, and no further than a few words in it.

use std::ops::Range;

use super::Scene;
use super::noun::{self, Noun, is_fate_noun, shown};
use super::number::{Form, Number};
use super::time;
use crate::document::Thing;
use crate::read::phrase::Class;

/// How verbs begin whose object loses what stands behind *of*, and how many words may stand between.
const THEFT: [&str; 7] = ["dup", "cheat", "defraud", "rob", "fleec", "swindl", "conn"];
const REACH_OF_THEFT: usize = 3;

/// How many words to each side are looked at.
const REACH: usize = 25;

/// What a number counts.
pub(super) struct Counted {
    /// For a person.
    pub what: String,
    /// For a comparison.
    pub compared: Thing,
    fate: Option<String>,
}

impl Counted {
    pub(super) fn is_fate(&self) -> bool {
        self.fate.is_some()
    }
}

/// What a number counts, if anything. `tokens` are those of the number and its bound, `before` is what the figure
/// before it counts.
pub(super) fn counted(
    scene: &Scene<'_>,
    number: &Number,
    tokens: &Range<usize>,
    noun: &Noun,
    before: Option<&Counted>,
) -> Option<Counted> {
    if !number.unit.is_empty() {
        return Some(measured(scene, tokens, noun, number, before));
    }
    let animals = noun.head.is_some_and(|head| scene.is(&scene.figures.animals, head));
    let fates = if animals { Vec::new() } else { fates(scene, tokens, noun) };
    let mut fate = fate_name(scene, &fates);
    let mut words: Vec<usize> = noun
        .words
        .iter()
        .copied()
        .filter(|&at| scene.class(at) != Class::Joint || scene.touches(at))
        .collect();
    let mut part = noun.part || is_included(scene, tokens.start);
    let bare = noun.head.is_none();
    if fate.is_none() && (bare || scene.head_is_general(noun)) {
        match tally(scene, tokens.start, bare) {
            Some(Tally::Fate(found)) => fate = Some(found),
            Some(Tally::Noun(found)) if bare => words = found,
            Some(Tally::Before) if before.is_some() => {
                let before = before?;
                let compared = Thing { part: false, ..before.compared.clone() };
                return Some(Counted { what: before.what.clone(), fate: before.fate.clone(), compared });
            }
            _ => {}
        }
    }
    if fate.is_none() && (words.is_empty() || number.form == Form::Nothing) {
        return None;
    }
    part |= words.is_empty() && scene.word(tokens.end) == "of"
        || is_in_one(scene, noun.end)
        || matches!(scene.word(noun.end), "left" | "remaining" | "more")
        || scene.class(noun.end) == Class::Be && scene.word(noun.end + 1) == "among"
        || is_unreal(scene, tokens.start);
    let names = noun::names(scene, &words, noun.head);
    let role = match noun.head {
        Some(head) if fate.is_some() => noun::role(scene, head, noun),
        _ => String::new(),
    };
    let of_people = noun.head.is_some_and(|head| noun::is_kind(scene, head));
    let mut what = shown(scene, &words);
    if let Some(fate) = fate.as_deref().filter(|_| !noun.is_fate) {
        what = format!("{what} {fate}").trim().to_owned();
    }
    let key = match (&fate, noun.head) {
        (Some(fate), _) => fate.clone(),
        (None, Some(_)) => verb(scene, tokens.start, noun.end)
            .map_or(String::new(), |verb| format!("{} {verb}", shown(scene, &words).to_lowercase())),
        _ => String::new(),
    };
    let places = time::places(scene, tokens.end);
    let fated = fate.is_some();
    let compared = Thing { key, fate: fated, names, role, of_people, places, part, ..Thing::default() };
    Some(Counted { what, compared, fate })
}

/// Whether the number is a part of one before: *including 12*, *12 of whom*.
fn is_included(scene: &Scene<'_>, start: usize) -> bool {
    let before = scene.word_before(start);
    matches!(before, "including" | "among" | "another" | "further" | "additional")
        || matches!(before, "them" | "whom") && start > 1 && matches!(scene.word(start - 2), "among" | "of")
        || before == "," && start > 1 && scene.word(start - 2) == "them"
}

/// Whether the number is of one place or body among several: *lost 12 in one squadron*, *12 died at a single camp*. *In one
/// of them* and *in one day* say nothing of the sort.
fn is_in_one(scene: &Scene<'_>, end: usize) -> bool {
    let one = |at: usize| match scene.word(at) {
        "one" | "each" => Some(at + 1),
        "a" if scene.word(at + 1) == "single" => Some(at + 2),
        _ => None,
    };
    let verb = |at: &usize| {
        matches!(scene.class(*at), Class::Word | Class::Verb | Class::Adverb | Class::Be | Class::Have)
    };
    let begins = (end..end + 4).find(|at| !verb(at));
    let Some(at) = begins.filter(|&at| matches!(scene.word(at), "in" | "at" | "on" | "from")) else {
        return false;
    };
    one(at + 1).is_some_and(|noun| scene.class(noun) == Class::Word && !scene.is(&scene.figures.time, noun))
}

/// Whether the number is of what did not come about: *the toll would have been 12*.
fn is_unreal(scene: &Scene<'_>, start: usize) -> bool {
    (start.saturating_sub(5)..start).any(|at| scene.word(at) == "would" && scene.class(at + 1) == Class::Have)
}

/// The tokens that say what befell those that a number counts.
fn fates(scene: &Scene<'_>, tokens: &Range<usize>, noun: &Noun) -> Vec<usize> {
    if !noun.fates.is_empty() {
        return noun.fates.clone();
    }
    if let Some(head) = noun.head.filter(|_| noun.is_fate) {
        return vec![head];
    }
    let countable = noun.head.is_none_or(|head| noun.is_people || scene.class(head) != Class::Joint);
    if !countable {
        return Vec::new();
    }
    fate_behind(scene, noun).or_else(|| fate_before(scene, tokens.start)).into_iter().collect()
}

/// *12 people were killed*, *12 died*, *12 of the crew, including the captain, are feared dead*.
fn fate_behind(scene: &Scene<'_>, noun: &Noun) -> Option<usize> {
    let mut at = scene.past_quote(noun.end);
    let ceiling = scene.passage.sentence_of(noun.end.saturating_sub(1)).tokens.end.min(at + REACH);
    if noun.head.is_some() && scene.class(at) == Class::Comma && is_aside(scene, at + 1) {
        at = 1 + (at + 1..ceiling).find(|&at| scene.class(at) == Class::Comma)?;
    }
    let start = at;
    let mut passive = false;
    while at < ceiling {
        if scene.fate(at).is_some() && !is_fate_noun(scene, at) {
            let word = scene.word(at);
            let beside = at == start && !is_active(scene, at);
            return (beside || passive || is_intransitive(word)).then_some(at);
        }
        match scene.class(at) {
            Class::Be | Class::Have | Class::Modal | Class::Do => passive = true,
            Class::Relative | Class::That if noun.head.is_some() => passive = true,
            Class::Negation | Class::Adverb | Class::To => {}
            Class::Word if passive && at > start => {}
            Class::Word
                if matches!(
                    scene.word(at),
                    "feared"
                        | "believed"
                        | "reported"
                        | "reportedly"
                        | "presumed"
                        | "confirmed"
                        | "left"
                        | "found"
                        | "listed"
                ) =>
            {
                passive = true;
            }
            Class::Verb if matches!(scene.word(at), "left" | "found" | "got") => passive = true,
            Class::Verb => return None,
            Class::Word if scene.phrases.is_finite(scene.passage, at) => return None,
            Class::Word
            | Class::Name
            | Class::Preposition
            | Class::Determiner
            | Class::Possessive
            | Class::Joint
            | Class::Time
                if noun.head.is_some() || at > start || scene.word(at) == "of" => {}
            _ => return None,
        }
        at += 1;
    }
    None
}

/// Whether a comma opens an aside that ends with another one: *, including the captain,*.
fn is_aside(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.class(at), Class::Preposition | Class::Relative)
        || matches!(scene.word(at), "including" | "most" | "some" | "many" | "mostly" | "all" | "both")
}

fn is_intransitive(word: &str) -> bool {
    matches!(
        word,
        "died"
            | "die"
            | "dies"
            | "drowned"
            | "perished"
            | "survived"
            | "disappeared"
            | "dead"
            | "missing"
            | "homeless"
    )
}

/// Whether the counted ones do it themselves: *500 fighters killed 12 villagers*.
fn is_active(scene: &Scene<'_>, verb: usize) -> bool {
    if is_intransitive(scene.word(verb)) {
        return false;
    }
    let object = verb + 1;
    matches!(scene.class(object), Class::Determiner | Class::Possessive | Class::Object | Class::Name)
        && scene.word(object) != "'s"
        || scene.word(verb).ends_with("ing")
        || scene.class(object) == Class::Number && !super::exempt::is_year(scene, object)
}

/// *Killed 12*, *killing at least 12*, *a death toll of 12*, *the deaths of 12 people*, *claimed 12 lives*.
fn fate_before(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let first = scene.sentence(start).start;
    let mut at = start;
    while at > first
        && start - at < 4
        && (matches!(scene.class(at - 1), Class::Quote | Class::Adverb | Class::Determiner)
            || matches!(scene.word(at - 1), "of" | "another" | "and"))
    {
        at -= 1;
    }
    let fate_at = |at: usize| at >= first && scene.fate(at).is_some();
    let fate = at.checked_sub(1).filter(|&at| fate_at(at))?;
    // Not *a disregard for the lives of 12 people*
    let of = scene.word(fate) != "lives" && (fate + 1..start).any(|at| scene.word(at) == "of");
    let and = (fate + 1..start).any(|at| scene.word(at) == "and");
    let verb = !is_fate_noun(scene, fate) && !is_intransitive(scene.word(fate));
    // *Were killed 12 days later*: the passive has its people already.
    let passive = fate > first && scene.class(fate - 1) == Class::Be;
    (of || verb && !and && !passive).then_some(fate)
}

/// The name of what befell them, as the page's block has it; more than one joined by *and*.
fn fate_name(scene: &Scene<'_>, fates: &[usize]) -> Option<String> {
    let mut names: Vec<&str> = fates.iter().filter_map(|&at| Some(scene.fate(at)?.0)).collect();
    names.dedup();
    (!names.is_empty()).then(|| names.join(" and "))
}

/// What a word such as *number* or *toll* before a figure says that it counts.
enum Tally {
    Fate(String),
    /// The words of *number of ferries*, or the tally's own.
    Noun(Vec<usize>),
    /// What the figure before counts.
    Before,
}

/// *The death toll rose to 12*, *put the number of dead at 12*, *the figure was closer to 12*.
fn tally(scene: &Scene<'_>, start: usize, bare: bool) -> Option<Tally> {
    const LEADS: [&str; 26] = [
        "at", "of", "to", "as", "from", "between", "is", "was", "be", "are", "were", "reached", "hit",
        "exceeded", "topped", "stood", "than", "by", "passed", "near", "totalled", "totaled", "only", "just",
        "now", "been",
    ];
    let first = scene.sentence(start).start;
    let before = start - usize::from(start > first && scene.class(start - 1) == Class::Quote);
    let lead = before > first && LEADS.contains(&scene.word_before(before)) || scene.word(start) == "between";
    if !lead {
        return None;
    }
    let floor = first.max(start.saturating_sub(REACH));
    let at = (floor..start).rev().find(|&at| scene.is(&scene.figures.tally, at))?;
    let toll = scene.word(at).starts_with("toll");
    // What the tally itself is of, or else what its sentence spoke of before.
    let within = (at + 1..start).find_map(|at| scene.fate(at));
    let told = || (floor..at).rev().find_map(|at| scene.fate(at)).filter(|_| bare);
    if let Some((name, _)) = within.or_else(told).or(scene.fate(at).filter(|_| toll)) {
        return Some(Tally::Fate(name.to_owned()));
    }
    if !bare {
        return None;
    }
    if scene.word(at + 1) != "of" {
        let definite = matches!(scene.word_before(at), "the" | "that" | "this");
        return definite.then_some(Tally::Before);
    }
    let words =
        (at + 2..start).take_while(|&at| matches!(scene.class(at), Class::Word | Class::Name | Class::Joint));
    let words: Vec<usize> = words.take(4).collect();
    (!words.is_empty()).then_some(Tally::Noun(words))
}

/// The verb that a count is the subject or the object of, without its ending.
fn verb(scene: &Scene<'_>, start: usize, end: usize) -> Option<String> {
    let auxiliary = |at: &usize| {
        matches!(
            scene.class(*at),
            Class::Be | Class::Have | Class::Modal | Class::Do | Class::Adverb | Class::Negation
        )
    };
    let is_verb = |at: usize| {
        scene.class(at) == Class::Verb || scene.class(at) == Class::Word && scene.word(at).ends_with("ed")
    };
    let behind = (end..end + 5).find(|at| !auxiliary(at)).filter(|&at| is_verb(at));
    let before = start.checked_sub(1).filter(|&at| is_verb(at));
    let verb = behind.or(before)?;
    Some(scene.word(verb).trim_end_matches("ed").to_owned())
}

/// What an amount or a length is one of: *12 % of voters*, *$3bn in damage*, *a fine of $500*, *the bridge cost $3bn*.
fn measured(
    scene: &Scene<'_>,
    tokens: &Range<usize>,
    noun: &Noun,
    number: &Number,
    before: Option<&Counted>,
) -> Counted {
    let verb_before = |at: usize| {
        at > 0
            && (matches!(scene.class(at - 1), Class::Verb | Class::Be)
                || scene.class(at - 1) == Class::Word && scene.word(at - 1).ends_with("ed")
                || matches!(scene.word(at - 1), "cost" | "costs" | "fallen" | "risen" | "grown" | "shrunk")
                // *Will rise by 4 %*
                || at > 1 && matches!(scene.class(at - 2), Class::Modal))
    };
    let first = scene.sentence(tokens.start).start;
    let mut at = tokens.start;
    while at > first
        && tokens.start - at < 4
        && matches!(
            scene.class(at - 1),
            Class::Preposition | Class::To | Class::Adverb | Class::Quote | Class::Determiner
        )
    {
        at -= 1;
    }
    let of_noun = noun.words.clone();
    let subject = || {
        let verb = at.checked_sub(1).filter(|_| verb_before(at))?;
        let group = scene.phrases.verb_group(scene.passage, verb, first);
        let subject = scene.phrases.subject_before(scene.passage, group.start, first)?;
        let nouns = subject.clone().take_while(|&at| {
            !matches!(scene.class(at), Class::Preposition | Class::To | Class::Comma | Class::Adverb)
        });
        let nouns: Vec<usize> =
            nouns.filter(|&at| matches!(scene.class(at), Class::Word | Class::Name | Class::Joint)).collect();
        // *Those who ate after 9pm were 28 % likelier*
        let clock = nouns.iter().any(|&at| matches!(scene.word(at), "am" | "pm"));
        (!nouns.is_empty() && nouns.len() <= 4 && !clock).then_some((nouns, verb))
    };
    let noun_before = || {
        let noun = at
            .checked_sub(1)
            .filter(|&noun| noun >= first && scene.class(noun) == Class::Word && at < tokens.start)?;
        let measures =
            scene.is(&scene.figures.units, noun) || scene.is(&scene.figures.time, noun) || verb_before(at);
        // *Missing the $3m*, *to the tune of $3m*, *cheated traders of $3m*
        let missed = scene.class(at) == Class::Determiner && scene.word(noun).ends_with("ing");
        let taken = scene.word(at) == "of"
            && (scene.word(noun) == "tune"
                || (first.max(noun.saturating_sub(REACH_OF_THEFT))..noun)
                    .any(|at| THEFT.iter().any(|stem| scene.word(at).starts_with(stem))));
        (!measures && !missed && !taken).then(|| vec![noun])
    };
    let (words, key) = if !of_noun.is_empty() {
        let verb = verb(scene, tokens.start, noun.end);
        let key = verb.map(|verb| format!("{} {verb}", shown(scene, &of_noun).to_lowercase()));
        (of_noun, key.unwrap_or_default())
    } else if let Some((nouns, verb)) = subject() {
        let key = format!("{} {}", shown(scene, &nouns).to_lowercase(), scene.word(verb));
        (nouns, key)
    } else {
        (noun_before().unwrap_or_default(), String::new())
    };
    let part = is_included(scene, tokens.start);
    let places = time::places(scene, tokens.end);
    let names = noun::names(scene, &words, words.last().copied());
    // *Profit rose 12 percent to $3m*
    let goes_on =
        scene.word_before(tokens.start) == "to" && at > first && scene.is(&scene.figures.units, at - 1);
    let what = match shown(scene, &words) {
        what if !what.is_empty() => what,
        _ if goes_on && before.is_some() => before.map(|before| before.what.clone()).unwrap_or_default(),
        _ if number.unit == "percent" => "share".to_owned(),
        _ => "amount".to_owned(),
    };
    Counted { what, compared: Thing { key, names, places, part, ..Thing::default() }, fate: None }
}
