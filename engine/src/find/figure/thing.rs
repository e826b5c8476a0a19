//! What does a number count? Its noun, and what befell the people it counts.
//!
//! It never looks beyond the number's sentence, and no further than a few words in it.

use std::ops::Range;

use super::Scene;
use super::number::{Form, Number};
use super::time;
use crate::document::{Span, Thing};
use crate::read::phrase::Class;

/// How many words to each side are looked at.
const REACH: usize = 25;

/// The noun phrase behind a number.
#[derive(Default)]
pub(super) struct Noun {
    /// Its words, without quotation marks and articles.
    words: Vec<usize>,
    /// The noun itself.
    pub head: Option<usize>,
    /// Where the phrase ends, or the number where there is none.
    end: usize,
    pub is_plural: bool,
    /// Whether it names people.
    pub is_people: bool,
    /// Whether it names what befell them: *deaths*.
    pub is_fate: bool,
    /// What befell them, before the noun: *killed and injured soldiers*.
    fates: Vec<usize>,
    /// Whether only a part of the ones that the noun names is counted: *three of the soldiers*.
    part: bool,
}

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

/// The noun phrase that begins behind a number and its bound.
pub(super) fn noun(scene: &Scene<'_>, number: &Number, end: usize) -> Noun {
    let mut noun = Noun { end, ..Noun::default() };
    let ceiling = scene.sentence(number.tokens.start).end.min(end + 10);
    let mut at = scene.past_quote(end);
    let measured = !number.unit.is_empty() && number.form != Form::Share;
    if scene.word(at) == "-" && scene.touches(at) && scene.touches(at + 1) {
        if !measured && !scene.is(&scene.figures.people, at + 1) && !COMPOUND.contains(&scene.word(at + 1)) {
            return noun;
        }
        at += 1;
    }
    if scene.word(at) == "of" {
        at += 1;
        noun.part = matches!(
            scene.class(at),
            Class::Determiner | Class::Possessive | Class::Object | Class::Relative
        ) && number.unit.is_empty()
            && number.form != Form::Vague;
        while at < ceiling && matches!(scene.class(at), Class::Determiner | Class::Possessive | Class::Number)
        {
            at += 1;
        }
    } else if number.form == Form::Share {
        while matches!(scene.class(at), Class::Determiner | Class::Possessive) {
            at += 1;
        }
    } else if measured && matches!(scene.word(at), "in" | "worth") {
        at += 1 + usize::from(scene.word(at + 1) == "of");
    } else if measured
        && !(scene.class(at) == Class::Word && (is_hyphened(scene, number) || is_amount(scene, number, at)))
    {
        // *30 miles away*, *cost $3 last year*; but *a 30-mile road*, *$500 bail*.
        return noun;
    }
    let first = at;
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

/// Nouns that a number and a hyphen go before: *a 12-member panel*.
const COMPOUND: [&str; 12] = [
    "member",
    "seat",
    "bed",
    "room",
    "storey",
    "story",
    "strong",
    "man",
    "vehicle",
    "car",
    "page",
    "passenger",
];

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
    let currency = number.unit.starts_with(|first: char| first.is_ascii_uppercase());
    let definite = matches!(scene.word_before(number.tokens.start), "a" | "an" | "the");
    (currency || definite && number.unit == "percent")
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
    let singular_fits = number.low == 1.0
        || !number.unit.is_empty()
        || noun.words.len() == 1 && hyphen_before(scene, noun.words[0]);
    if noun.head.is_none() && singular_fits {
        noun.head = last_plain;
    }
    let Some(head) = noun.head else {
        noun.words.clear();
        return;
    };
    noun.words.retain(|&at| at <= head);
    noun.is_people = scene.is(&scene.figures.people, head)
        || scene.is(&scene.figures.fighters, head)
        || PEOPLE_NOUNS.contains(&scene.word(head))
        || scene.class(head) == Class::Name;
    noun.is_fate = is_fate_noun(scene, head);
}

fn hyphen_before(scene: &Scene<'_>, at: usize) -> bool {
    scene.word_before(at) == "-" && scene.touches(at)
}

/// Nouns for people of a kind.
const PEOPLE_NOUNS: [&str; 24] = [
    "men",
    "women",
    "children",
    "boys",
    "girls",
    "civilians",
    "passengers",
    "officers",
    "police",
    "students",
    "workers",
    "migrants",
    "refugees",
    "protesters",
    "demonstrators",
    "families",
    "tourists",
    "patients",
    "suspects",
    "members",
    "voters",
    "teenagers",
    "pupils",
    "journalists",
];

fn is_plural(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.word(at);
    scene.is(&scene.figures.plural, at)
        || word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end))
        || ["men", "women", "children", "people"].iter().any(|end| word.ends_with(end))
}

/// Whether a fate's word is a noun here: *deaths*, not *killed*.
fn is_fate_noun(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.word(at);
    scene.fate(at).is_some()
        && (word.ends_with('s') && !word.ends_with("ss")
            || matches!(word, "death" | "casualty" | "fatality" | "body" | "injury"))
        && !matches!(word, "dies" | "kills" | "injures" | "wounds" | "arrests" | "detains")
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
        return Some(measured(scene, tokens, noun, number));
    }
    let fates = fates(scene, tokens, noun);
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
    if words.is_empty() && fate.is_none() || number.form == Form::Nothing && fate.is_none() && bare {
        return None;
    }
    part |= words.is_empty() && scene.word(tokens.end) == "of"
        || matches!(scene.word(noun.end), "left" | "remaining" | "more")
        || scene.class(noun.end) == Class::Be && scene.word(noun.end + 1) == "among"
        || is_unreal(scene, tokens.start);
    let names = names(scene, &words, noun.head);
    let role = match noun.head {
        Some(head) if fate.is_some() => role(scene, head, noun),
        _ => String::new(),
    };
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
    let compared = Thing { key, fate: fate.is_some(), names, role, places, part, ..Thing::default() };
    Some(Counted { what, compared, fate })
}

impl Scene<'_> {
    /// Whether a noun names people in general.
    fn head_is_general(&self, noun: &Noun) -> bool {
        noun.head.is_some_and(|head| {
            self.is(&self.figures.people, head) && self.class(noun.end) != Class::Relative
        })
    }
}

fn shown(scene: &Scene<'_>, words: &[usize]) -> String {
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

/// Whether the number is a part of one before: *including 12*, *12 of whom*.
fn is_included(scene: &Scene<'_>, start: usize) -> bool {
    let before = scene.word_before(start);
    matches!(before, "including" | "among" | "another" | "further" | "additional")
        || matches!(before, "them" | "whom") && start > 1 && matches!(scene.word(start - 2), "among" | "of")
        || before == "," && start > 1 && scene.word(start - 2) == "them"
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
    let of = (fate + 1..start).any(|at| scene.word(at) == "of");
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

/// The peoples, places and bodies that a noun phrase names, in lower case and without their endings.
fn names(scene: &Scene<'_>, words: &[usize], head: Option<usize>) -> Vec<String> {
    let named = words.iter().filter(|&&at| scene.class(at) == Class::Name);
    let mut names: Vec<String> = named
        .filter(|&&at| scene.is_capitalised(at) && head.is_some_and(|head| at <= head))
        .map(|&at| stem(scene.word(at)))
        .collect();
    names.sort();
    names.dedup();
    names
}

fn stem(word: &str) -> String {
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

/// The kind of people that a noun names: none for people in general, one name for all who bear arms.
fn role(scene: &Scene<'_>, head: usize, noun: &Noun) -> String {
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
fn measured(scene: &Scene<'_>, tokens: &Range<usize>, noun: &Noun, number: &Number) -> Counted {
    let verb_before = |at: usize| {
        at > 0
            && (scene.class(at - 1) == Class::Verb
                || scene.class(at - 1) == Class::Word && scene.word(at - 1).ends_with("ed")
                || scene.word(at - 1) == "cost"
                || scene.word(at - 1) == "costs")
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
        (!nouns.is_empty() && nouns.len() <= 4).then_some((nouns, verb))
    };
    let noun_before = || {
        let noun = at
            .checked_sub(1)
            .filter(|&noun| noun >= first && scene.class(noun) == Class::Word && at < tokens.start)?;
        Some(vec![noun])
    };
    let (words, key) = if !of_noun.is_empty() {
        let verb = verb(scene, tokens.start, noun.end).unwrap_or_default();
        let key = format!("{} {verb}", shown(scene, &of_noun).to_lowercase());
        (of_noun, key)
    } else if let Some((nouns, verb)) = subject() {
        let key = format!("{} {}", shown(scene, &nouns).to_lowercase(), scene.word(verb));
        (nouns, key)
    } else {
        (noun_before().unwrap_or_default(), String::new())
    };
    let key = if number.form == Form::Nothing { String::new() } else { key };
    let part = is_included(scene, tokens.start);
    let places = time::places(scene, tokens.end);
    let names = names(scene, &words, words.last().copied());
    let what = match shown(scene, &words) {
        what if !what.is_empty() => what,
        _ if number.unit == "percent" => "share".to_owned(),
        _ => "amount".to_owned(),
    };
    Counted { what, compared: Thing { key, names, places, part, ..Thing::default() }, fate: None }
}
