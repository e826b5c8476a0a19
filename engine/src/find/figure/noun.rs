//! Which noun goes with a number? Reads the phrase behind it.
//!
//! It never asks what befell the ones that the noun names.

use super::Scene;
use super::number::{Form, Number};
use crate::document::Span;
use crate::order;
use crate::read::phrase::Class;

/// How many words a noun phrase may have.
const LONGEST: usize = 10;

/// The noun phrase behind a number.
#[derive(Default)]
pub(super) struct Noun {
    /// Its words, without quotation marks and articles.
    pub words: Vec<usize>,
    /// The noun itself.
    pub head: Option<usize>,
    /// Where the phrase ends, or the number where there is none.
    pub end: usize,
    pub is_plural: bool,
    /// Whether it names people.
    pub is_people: bool,
    /// Whether it names what befell them: *deaths*.
    pub is_fate: bool,
    /// What befell them, before the noun: *killed and injured soldiers*.
    pub fates: Vec<usize>,
    /// Whether only a part of the ones that the noun names is counted: *three of the soldiers*.
    pub part: bool,
}

/// The noun phrase that begins behind a number and its bound.
pub(super) fn noun(scene: &Scene<'_>, number: &Number, end: usize) -> Noun {
    let mut noun = Noun { end, ..Noun::default() };
    let Some((first, part)) = beginning(scene, number, end) else { return noun };
    noun.part = part;
    let measured = is_measure(number);
    let ceiling = scene.sentence(number.tokens.start).end.min(end + LONGEST);
    let mut at = first;
    while at < ceiling {
        let word = scene.word(at);
        let fate = scene.fate(at);
        match scene.class(at) {
            Class::Quote => {}
            // *A third of the country's ferries*
            Class::Possessive if word == "'s" && !noun.words.is_empty() => {
                noun.words.clear();
                (noun.head, noun.is_plural) = (None, false);
            }
            _ if scene.touches(at) && scene.word_before(at) == "-" && !noun.words.is_empty() => {
                noun.words.push(at);
                if scene.class(at) == Class::Word && is_plural(scene, at) {
                    (noun.head, noun.is_plural) = (Some(at), true);
                }
            }
            Class::Determiner if matches!(word, "more" | "other" | "another" | "such") => noun.part = true,
            Class::Adverb
                if noun.words.is_empty() && matches!(scene.class(at + 1), Class::Word | Class::Name) => {}
            Class::Joint | Class::Name if !(noun.is_plural && noun.head.is_some()) => noun.words.push(at),
            Class::Coordinator if noun.fates.last() == Some(&(at - 1)) && scene.fate(at + 1).is_some() => {}
            Class::Word if fate.is_some() && !is_fate_noun(scene, at) => {
                let before_noun = noun.words.is_empty()
                    && (matches!(scene.class(at + 1), Class::Word | Class::Name)
                        || scene.word(at + 1) == "and" && scene.fate(at + 2).is_some());
                if !before_noun || noun.head.is_some() {
                    break;
                }
                noun.fates.push(at);
            }
            // Not the first: *a million registered voters*.
            Class::Word
                if at > first && scene.phrases.is_finite(scene.passage, at) && !is_fate_noun(scene, at) =>
            {
                break;
            }
            Class::Pronoun if word == "others" => {
                noun.words.push(at);
                (noun.head, noun.is_plural) = (Some(at), true);
            }
            // *A 30-mile road leads there*
            Class::Word
                if measured && number.unit != "percent" && !noun.words.is_empty() && is_plural(scene, at) =>
            {
                break;
            }
            Class::Word | Class::Time if noun.is_plural => {
                // *Twelve sports halls*: the last of two plurals is the noun.
                if !(is_plural(scene, at) && scene.class(at) == Class::Word)
                    || scene.is(&scene.figures.people, at - 1)
                {
                    break;
                }
                noun.words.push(at);
                noun.head = Some(at);
            }
            Class::Word => {
                noun.words.push(at);
                if is_plural(scene, at) {
                    noun.is_plural = true;
                    noun.head = Some(at);
                }
            }
            _ => break,
        }
        at += 1;
        if noun.is_plural && scene.class(at - 1) == Class::Name {
            break;
        }
        if noun.head.is_none()
            && scene.class(at - 1) == Class::Name
            && is_plural(scene, at - 1)
            && !matches!(scene.class(at), Class::Word | Class::Name | Class::Quote | Class::Joint)
        {
            noun.is_plural = true;
            noun.head = Some(at - 1);
            break;
        }
    }
    finish(scene, number, &mut noun);
    if noun.head.is_some() {
        noun.end = at;
    }
    noun
}

/// Where the words of a number's noun begin, and whether only a part of what it names is counted: past *of the*, past a
/// hyphen, and behind a unit only where a noun goes with it.
fn beginning(scene: &Scene<'_>, number: &Number, end: usize) -> Option<(usize, bool)> {
    let mut at = scene.past_quote(end);
    let determines = |at: usize| matches!(scene.class(at), Class::Determiner | Class::Possessive);
    if scene.word(at) == "-" && scene.touches(at) && scene.touches(at + 1) {
        at += 1;
        let counted = scene.is(&scene.figures.compound, at) || scene.is(&scene.figures.people, at);
        return (is_measure(number) || counted).then_some((at, false));
    }
    let mut part = false;
    if scene.word(at) == "of" {
        at += 1;
        let of_them = determines(at) || matches!(scene.class(at), Class::Object | Class::Relative);
        part = of_them && number.unit.is_empty() && number.form != Form::Vague;
        let skipped = (at..at + LONGEST).take_while(|&at| determines(at) || scene.class(at) == Class::Number);
        at += skipped.count();
    } else if number.form == Form::Share {
        at += (at..at + LONGEST).take_while(|&at| determines(at)).count();
    } else if is_measure(number) && matches!(scene.word(at), "in" | "worth") {
        at += 1 + usize::from(scene.word(at + 1) == "of");
    } else if is_measure(number) {
        // *30 miles away*, *cost $3 last year*; but *a 30-mile road*, *$500 bail*.
        let goes_with = is_hyphened(scene, number) || is_amount(scene, number, at);
        return (scene.class(at) == Class::Word && goes_with).then_some((at, false));
    }
    Some((at, part))
}

fn is_measure(number: &Number) -> bool {
    !number.unit.is_empty() && number.form != Form::Share
}

fn is_hyphened(scene: &Scene<'_>, number: &Number) -> bool {
    number.tokens.clone().any(|at| scene.word(at) == "-")
}

/// Whether a word behind money says what it is for: *a $3bn bridge*.
fn is_amount(scene: &Scene<'_>, number: &Number, at: usize) -> bool {
    const NO_NOUNS: [&str; 14] = [
        "last",
        "next",
        "past",
        "annually",
        "apiece",
        "each",
        "worldwide",
        "yearly",
        "more",
        "less",
        "higher",
        "lower",
        "overall",
        "extra",
    ];
    let word = scene.word(at);
    let definite = matches!(scene.word_before(number.tokens.start), "a" | "an" | "the");
    (number.is_money() || definite && number.unit == "percent")
        && !NO_NOUNS.contains(&word)
        && !["ed", "ing", "ly"].iter().any(|end| word.ends_with(end))
}

/// Settles which word is the noun where no plural is.
fn finish(scene: &Scene<'_>, number: &Number, noun: &mut Noun) {
    let last_plain = noun.words.iter().rev().find(|&&at| scene.class(at) == Class::Word).copied();
    if noun.head.is_none() {
        let people = |&&at: &&usize| scene.class(at) == Class::Name && is_plural(scene, at);
        noun.head = noun.words.iter().find(people).copied();
        noun.is_plural = noun.head.is_some();
    }
    let hyphened = |&at: &usize| scene.word_before(at) == "-" && scene.touches(at);
    let compound = noun.words.first().is_some_and(hyphened);
    let singular_fits = number.low == 1.0 || !number.unit.is_empty() || compound;
    if noun.head.is_none() && singular_fits {
        noun.head = if compound { noun.words.first().copied() } else { last_plain };
    }
    let Some(head) = noun.head else {
        noun.words.clear();
        return;
    };
    noun.words.retain(|&at| at <= head);
    noun.is_people = scene.is(&scene.figures.people, head)
        || scene.is(&scene.figures.fighters, head)
        || is_kind(scene, head)
        || scene.class(head) == Class::Name;
    noun.is_fate = is_fate_noun(scene, head);
}

fn is_plural(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.word(at);
    scene.is(&scene.figures.plural, at)
        || scene.is(&scene.figures.animals, at)
        || word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end))
        || ["men", "women", "children", "people"].iter().any(|end| word.ends_with(end))
}

/// Whether a fate's word is a noun here: *deaths*, not *killed*.
pub(super) fn is_fate_noun(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.word(at);
    scene.fate(at).is_some()
        && (word.ends_with('s') && !word.ends_with("ss")
            || matches!(word, "death" | "casualty" | "fatality" | "body" | "injury"))
        && !matches!(word, "dies" | "kills" | "injures" | "wounds" | "arrests" | "detains")
}

impl Scene<'_> {
    /// Whether a noun names people in general.
    pub(super) fn head_is_general(&self, noun: &Noun) -> bool {
        noun.head.is_some_and(|head| {
            self.is(&self.figures.people, head) && self.class(noun.end) != Class::Relative
        })
    }
}

pub(super) fn shown(scene: &Scene<'_>, words: &[usize]) -> String {
    let mut shown = String::new();
    for (number, &at) in words.iter().enumerate() {
        let joined = scene.touches(at) && words[..number].last() == Some(&(at - 1));
        if number > 0 && !joined {
            shown.push(' ');
        }
        shown.push_str(scene.passage.token(at));
    }
    shown
}

/// The peoples, places and bodies that a noun phrase names, in lower case and without their endings.
pub(super) fn names(scene: &Scene<'_>, words: &[usize], head: Option<usize>) -> Vec<String> {
    let named = words.iter().filter(|&&at| scene.class(at) == Class::Name);
    let mut names: Vec<String> = named
        .filter(|&&at| scene.is_capitalised(at) && head.is_some_and(|head| at <= head))
        .map(|&at| stem(scene.word(at)))
        .collect();
    order::sort_by(&mut names, Ord::cmp);
    names.dedup();
    names
}

fn stem(word: &str) -> String {
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

/// Whether a noun names people of a kind, whom people in general include.
pub(super) fn is_kind(scene: &Scene<'_>, head: usize) -> bool {
    scene.is(&scene.figures.kinds, head)
}

/// The kind of people that a noun names: none for people in general, one name for all who bear arms.
pub(super) fn role(scene: &Scene<'_>, head: usize, noun: &Noun) -> String {
    if noun.is_fate || scene.is(&scene.figures.people, head) || scene.class(head) == Class::Name {
        return String::new();
    }
    if scene.is(&scene.figures.fighters, head) {
        return "fighters".to_owned();
    }
    stem(scene.word(head))
}

/// Where a passage speaks of the people of some name, and the name: *the Lorvan militia*.
pub(super) fn groups(scene: &Scene<'_>) -> Vec<(Span, String)> {
    let people = |at: usize| scene.is(&scene.figures.people, at) || scene.is(&scene.figures.fighters, at);
    let named =
        |&at: &usize| scene.class(at) == Class::Name && scene.class(at + 1) == Class::Word && people(at + 1);
    let tokens = 0..scene.passage.tokens.len();
    tokens.filter(named).map(|at| (scene.passage.span(at..at + 2), stem(scene.word(at)))).collect()
}

/// The one people that a figure's sentence speaks of before it: *the Lorvan militia came under fire and lost 25*.
pub(super) fn group_before(groups: &[(Span, String)], figure: Span, sentence: Span) -> Option<String> {
    /// How many names are looked at: more are not one.
    const FEW: usize = 4;
    let end = groups.partition_point(|(span, _)| span.start < figure.start);
    let near = groups[end.saturating_sub(FEW)..end].iter().filter(|(span, _)| span.start >= sentence.start);
    let mut names: Vec<&String> = near.map(|(_, name)| name).collect();
    names.dedup();
    (names.len() == 1).then(|| names[0].clone())
}
