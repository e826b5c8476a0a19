//! What does a noun phrase say of the one it names: a person's name, an office, how many they are?
//!
//! It never asks who else there is in the text.

use std::ops::Range;

use super::gender::{self, Gender};
use crate::document::{Passage, Span};
use crate::read::phrase::{Class, Phrases};

/// A whole text as tokens with the kind of each.
pub struct Ground<'a> {
    /// The text and its tokens; nobody has looked for quotations in it.
    pub passage: &'a Passage<'a>,
    /// The kind of each token.
    pub phrases: &'a Phrases,
}

impl<'a> Ground<'a> {
    /// The kind of a token.
    pub fn class(&self, at: usize) -> Class {
        self.phrases.class(at)
    }

    /// A token as lexicons write it.
    pub fn word(&self, at: usize) -> &str {
        self.passage.word(at)
    }

    /// A token as it is written.
    pub fn token(&self, at: usize) -> &'a str {
        self.passage.token(at)
    }

    /// The tokens of a span.
    pub fn tokens_of(&self, span: Span) -> Range<usize> {
        let tokens = self.passage.tokens;
        let start = tokens.partition_point(|token| token.span.end <= span.start);
        let len = tokens[start..].iter().take_while(|token| token.span.start < span.end).count();
        start..start + len
    }

    /// The row of names that begins at a token: *Ann B. Reed*, *Ludwig van Beek*, *Al-Amin*.
    pub fn names_from(&self, start: usize, end: usize) -> Range<usize> {
        let mut at = start;
        while at < end {
            let joins = self.class(at) == Class::Joint || is_particle(self.word(at));
            let goes_on = joins && at > start && at + 1 < end && self.class(at + 1) == Class::Name;
            if self.class(at) != Class::Name && !goes_on {
                break;
            }
            at += 1;
        }
        start..at
    }

    /// Whether a token is the first of its sentence.
    pub fn opens_sentence(&self, at: usize) -> bool {
        self.passage.sentence_of(at).tokens.start == at
    }
}

/// The name of a person in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonName {
    /// *reed*
    pub last: String,
    /// *ann*, in order; empty where only the last name stands.
    pub given: Vec<String>,
    /// Whether a title stands right before: *Mrs Reed*.
    pub titled: bool,
    /// Whether an initial stands between the names, as in *Ann B. Reed*.
    pub initial: bool,
    /// What the title says.
    pub gender: Option<Gender>,
    /// Where the title and the name stand, as tokens.
    pub tokens: Range<usize>,
}

/// How a noun phrase begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Article {
    /// *the*, *this*, *these*
    Definite,
    /// *a*, *another*, *one*
    Indefinite,
    /// *her*, *their*
    Owned,
    /// Any other way: *officials*, *many critics*, *Scientists at the institute*
    Bare,
}

/// What a noun phrase says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naming {
    /// The person whom it names.
    pub person: Option<PersonName>,
    /// Its nouns and names in lower case, those of its appositions too.
    pub words: Vec<String>,
    /// Those of them that stand before its appositions and brackets.
    pub name: Vec<String>,
    /// What stands in brackets behind the name, in capitals: *the National Weather Board (NWB)*.
    pub acronym: Option<String>,
    /// The words that tell it apart from others of its head: names, and *former* or *deputy*.
    pub marks: Vec<String>,
    /// The noun that it is about.
    pub head: String,
    /// How it begins.
    pub article: Article,
    /// Whether it stands for several.
    pub plural: bool,
    /// What its nouns say.
    pub gender: Option<Gender>,
    /// Whether it holds a proper name.
    pub named: bool,
    /// What a list of sources calls it: the phrase without what is only told besides.
    pub shown: Span,
}

impl Naming {
    /// What the phrase in these tokens says.
    pub fn of(ground: &Ground<'_>, tokens: Range<usize>) -> Naming {
        let several = is_several(ground, &tokens);
        let person = if several { None } else { person_name(ground, tokens.clone()) };
        let first = ground.word(tokens.start);
        let is_part = is_part(ground, &tokens);
        let article = match first {
            "the" | "this" | "that" | "these" | "those" => Article::Definite,
            "a" | "an" | "one" | "another" | "some" | "any" => Article::Indefinite,
            // *Two of the authors* are not the authors.
            _ if is_part => Article::Indefinite,
            "his" | "her" | "its" | "their" | "my" | "our" => Article::Owned,
            _ => Article::Bare,
        };
        let head = head(ground, tokens.clone());
        let noun = |at: &usize| matches!(ground.class(*at), Class::Word | Class::Name);
        let most = if is_part { 0 } else { MOST_WORDS };
        let words: Vec<String> =
            tokens.clone().filter(noun).take(most).map(|at| plain(ground.word(at))).collect();
        let main = tokens.start..main_end(ground, &tokens);
        let name = main.clone().filter(noun).take(MOST_WORDS).map(|at| plain(ground.word(at))).collect();
        let bracketed = ground.class(main.end) == Class::Open && main.end + 1 < tokens.end;
        let acronym = bracketed.then(|| ground.token(main.end + 1)).filter(|token| is_acronym(token));
        let acronym = acronym.map(str::to_lowercase);
        let is_mark = |at: &usize| {
            *at != head
                && (ground.class(*at) == Class::Name && !ground.opens_sentence(*at)
                    || is_rank(ground.word(*at))
                    || matches!(ground.word(at + 1), "'s" | "’s"))
        };
        let marks = main.clone().filter(is_mark).take(MOST_WORDS).map(|at| plain(ground.word(at))).collect();
        let counted = matches!(
            first,
            "some" | "many" | "several" | "both" | "few" | "most" | "two" | "three" | "four" | "all"
        );
        let plural = several || person.is_none() && (counted || is_plural(ground.word(head)));
        let gender = match &person {
            Some(person) => person.gender.or_else(|| nouns_gender(ground, tokens.clone(), &person.tokens)),
            None if plural => None,
            None => gender::of_noun(ground.word(head)),
        };
        // *7 percent*, *22 percent*: shares of different people.
        let article = if ground.word(head) == "percent" { Article::Indefinite } else { article };
        let named = person.is_some()
            || main.clone().any(|at| ground.class(at) == Class::Name && !ground.opens_sentence(at));
        let shown = shown(ground, &tokens, person.as_ref());
        Naming {
            person,
            words,
            name,
            acronym,
            marks,
            head: plain(if is_part { first } else { ground.word(head) }),
            article,
            plural,
            gender,
            named,
            shown,
        }
    }
}

impl Naming {
    /// The same phrase where its capital is only that of a sentence's first word: *Residents said*.
    pub fn of_nobody(mut self) -> Naming {
        self.plural |= is_plural(&self.head);
        self.person = None;
        self
    }
}

/// How many given names are kept, the last ones: a row of a thousand names is nobody's.
const MOST_GIVEN: usize = 4;

/// How many words of a phrase are kept: more is no phrase.
const MOST_WORDS: usize = 24;

/// The end of a phrase without its appositions and relative clauses.
fn main_end(ground: &Ground<'_>, tokens: &Range<usize>) -> usize {
    let ends =
        |at: &usize| matches!(ground.class(*at), Class::Comma | Class::Break | Class::Relative | Class::Open);
    tokens.clone().skip(1).find(ends).unwrap_or(tokens.end)
}

/// Whether a phrase means some of those whom it names: *two of the authors*.
fn is_part(ground: &Ground<'_>, tokens: &Range<usize>) -> bool {
    let counted = matches!(
        ground.word(tokens.start),
        "one" | "two" | "three" | "four" | "some" | "many" | "most" | "several" | "few" | "none"
    );
    counted && tokens.len() > 2 && ground.word(tokens.start + 1) == "of"
}

/// What a list of sources calls somebody: *Ann Reed* of *Ann Reed, a surgeon at the hospital*, *Tom Okoro* of *her lawyer,
/// Tom Okoro*, *the council* of *the council, which meets on Friday*; but all of *officials who saw the letter*.
pub fn shown(ground: &Ground<'_>, tokens: &Range<usize>, person: Option<&PersonName>) -> Span {
    let named = person.map_or(tokens.start..tokens.start + 1, |person| person.tokens.clone());
    let ends = |&at: &usize| match ground.class(at) {
        Class::Relative => person.is_some(),
        // *The Department for Culture, Media and Sport* goes on, *state television, quoting an officer* does not.
        Class::Comma => {
            person.is_some()
                || ground.class(at + 1) == Class::Relative
                || ground.class(at + 1) != Class::Name && ground.word(at + 1).ends_with("ing")
        }
        _ => false,
    };
    let end = (named.end..tokens.end).find(ends).unwrap_or(tokens.end);
    let apposed = named.start > tokens.start && ground.class(named.start - 1) == Class::Comma;
    ground.passage.span(if apposed { named.start } else { tokens.start }..end)
}

/// The noun that the phrase is about: the last before its first preposition.
fn head(ground: &Ground<'_>, tokens: Range<usize>) -> usize {
    let main = tokens.start..main_end(ground, &tokens);
    let ends = |at: &usize| {
        let goes_on = matches!(
            ground.class(*at),
            Class::Word | Class::Name | Class::Determiner | Class::Possessive | Class::Joint | Class::Number
        );
        // *The dockers' union*.
        !goes_on && (ground.word(*at) != "'" || *at + 1 == main.end)
    };
    let end = main.clone().skip(1).find(ends).unwrap_or(main.end);
    let counts = matches!(
        ground.word(end - 1),
        "one" | "some" | "many" | "several" | "most" | "number" | "group" | "two"
    );
    if counts && ground.word(end) == "of" && end + 1 < main.end {
        return head(ground, end + 1..main.end);
    }
    // *A person familiar with the inquiry*
    let described =
        end < main.end && matches!(ground.word(end - 1), "familiar" | "close" | "privy" | "aware");
    end - if described && end - 1 > main.start { 2 } else { 1 }
}

/// Whether a phrase stands for two or more that are named one by one: *Ann Reed and Tom Okoro*.
fn is_several(ground: &Ground<'_>, tokens: &Range<usize>) -> bool {
    if matches!(ground.word(tokens.start), "both" | "neither") {
        return true;
    }
    let is_name = |at: usize| tokens.contains(&at) && ground.class(at) == Class::Name;
    for at in tokens.clone().skip(1) {
        match ground.class(at) {
            Class::Coordinator if is_name(at - 1) => {
                let next = if ground.class(at + 1) == Class::Determiner { at + 2 } else { at + 1 };
                let more = ground.word(at + 1) == "other" || ground.word(at + 1) == "others";
                return more || is_name(next);
            }
            Class::Comma if !is_name(at + 1) => return false,
            Class::Relative | Class::Open | Class::Preposition => return false,
            _ => {}
        }
    }
    false
}

/// The person whom a phrase names, whatever else it says: *council leader Ann Reed*, *his lawyer, Tom Okoro*,
/// *Mrs Reed of Leeds*.
pub fn person_name(ground: &Ground<'_>, tokens: Range<usize>) -> Option<PersonName> {
    let mut last_name = None;
    let mut at = tokens.start;
    while at < tokens.end {
        let row = ground.names_from(at, tokens.end);
        if row.is_empty() {
            at += 1;
            continue;
        }
        at = row.end;
        // *Kremlin spokesman*, *Civil Defence director*: a name before a noun only says which.
        let modifies = row.end < tokens.end
            && matches!(ground.class(row.end), Class::Word | Class::Possessive)
            && !ground.word(row.end).ends_with("ed");
        if modifies {
            continue;
        }
        // *Advisers to Mr. Reed*, but *ambassador to the United States Ann Reed*.
        let depends = row.start > tokens.start
            && row.len() <= 2
            && matches!(ground.class(row.start - 1), Class::Preposition | Class::To);
        if depends {
            continue;
        }
        let Some(name) = name_in_row(ground, row) else { continue };
        if name.titled || !name.given.is_empty() {
            return Some(name);
        }
        last_name = last_name.or(Some(name));
    }
    last_name
}

/// The person's name in a row of names, without the titles before it; none where the row ends in the name of a body.
pub fn name_in_row(ground: &Ground<'_>, row: Range<usize>) -> Option<PersonName> {
    let mut end = row.end;
    while end > row.start
        && matches!(ground.word(end - 1).trim_end_matches('.'), "jr" | "sr" | "ii" | "iii" | "iv")
    {
        end -= 1;
    }
    if end == row.start || is_body(ground.word(end - 1)) || is_title(ground.word(end - 1)) {
        return None;
    }
    let title = (row.start..end - 1).rev().find(|&at| is_title(ground.word(at)));
    let start = title.map_or(row.start, |title| title + 1);
    let kept = |at: &usize| {
        let token = ground.token(*at);
        ground.class(*at) == Class::Name && token.chars().filter(|letter| letter.is_alphabetic()).count() > 1
    };
    let initial = (start + 1..end - 1).any(|at| ground.class(at) == Class::Name && !kept(&at));
    let mut names: Vec<String> = (start..end).filter(kept).map(|at| plain(ground.word(at))).collect();
    let last = names.pop()?;
    names.drain(..names.len().saturating_sub(MOST_GIVEN));
    let gender = title.and_then(|title| gender::of_noun(ground.word(title)));
    Some(PersonName {
        last,
        given: names,
        titled: title.is_some(),
        initial,
        gender,
        tokens: title.unwrap_or(start)..row.end,
    })
}

/// What the nouns around a name say: *spokeswoman Ann Reed*, *Ann Reed, the mother of two*.
fn nouns_gender(ground: &Ground<'_>, tokens: Range<usize>, name: &Range<usize>) -> Option<Gender> {
    let before = tokens.start..name.start;
    let after = name.end..tokens.end;
    let noun = |range: Range<usize>| {
        range
            .take_while(|&at| ground.class(at) != Class::Preposition)
            .find_map(|at| gender::of_noun(ground.word(at)))
    };
    noun(before).or_else(|| noun(after))
}

/// A word without its possessive and its full stop.
fn plain(word: &str) -> String {
    let word = word.trim_end_matches("'s").trim_end_matches('.');
    match word {
        "sen" => "senator",
        "gov" => "governor",
        "pres" => "president",
        "rep" => "representative",
        "prof" => "professor",
        "survey" => "poll",
        _ => word,
    }
    .to_owned()
}

/// Words that tell one holder of an office from another: *the permanent secretary* is not *the shadow secretary*.
fn is_rank(word: &str) -> bool {
    const RANKS: &str = " former deputy vice late acting assistant permanent shadow prime first foreign home interior \
        defence defense finance justice health education transport trade energy labour culture environment press chief \
        general junior senior ";
    RANKS.contains(&format!(" {word} "))
}

/// Whether a noun is in the plural, as far as its form tells.
fn is_plural(word: &str) -> bool {
    matches!(word, "people" | "men" | "women" | "children" | "police" | "others" | "media" | "congressmen")
        || word.len() > 3
            && word.ends_with('s')
            && !["ss", "us", "is", "ics"].iter().any(|end| word.ends_with(end))
}

fn is_acronym(token: &str) -> bool {
    token.len() > 1 && token.chars().all(char::is_uppercase)
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "del"
            | "della"
            | "van"
            | "von"
            | "der"
            | "den"
            | "bin"
            | "bint"
            | "ibn"
            | "al"
            | "el"
            | "la"
            | "le"
            | "da"
            | "dos"
            | "du"
            | "ter"
    )
}

/// *Several*, *two of them*, *at least three*: some of those whom the text has named, and it does not say which.
pub fn is_mere_number(ground: &Ground<'_>, tokens: &Range<usize>) -> bool {
    let counts = |at: usize| match ground.class(at) {
        Class::Determiner | Class::Number => !matches!(ground.word(at), "the" | "a" | "an"),
        Class::Word => matches!(ground.word(at), "least" | "most"),
        class => matches!(class, Class::Preposition | Class::Object),
    };
    tokens.clone().all(counts)
}

/// Words that stand before a person's name and are no part of it.
pub fn is_title(word: &str) -> bool {
    TITLES.contains(&format!(" {} ", word.trim_end_matches('.')))
}

const TITLES: &str = " mr mrs ms miss dr prof professor sir dame lord lady president premier chancellor minister \
    secretary senator sen representative rep congressman congresswoman governor gov mayor judge justice general gen \
    colonel col pres major maj captain capt lieutenant lt sergeant sgt admiral adm officer chief director ambassador king \
    queen prince princess pope bishop archbishop cardinal father sister rev reverend imam sheikh spokesman \
    spokeswoman spokesperson coach leader chairman chairwoman speaker attorney detective sheriff commissioner inspector \
    superintendent constable rabbi engineer editor candidate manager ";

/// Last words of names that no person bears.
fn is_body(word: &str) -> bool {
    const BODIES: &str = " ministry department kremlin pentagon government police court company agency committee council \
        university church party times post news journal herald bank inc corp ltd group association union house senate \
        congress commission army navy institute centre center fund foundation authority office bureau league federation \
        society board administration parliament cabinet embassy hospital school college organization organisation \
        network team club trust service force coalition alliance magazine tribune gazette guardian street avenue road \
        county city park river lake island islands states kingdom show games prize act assembly secretariat motors election ";
    BODIES.contains(&format!(" {} ", word.trim_end_matches('.')))
}
