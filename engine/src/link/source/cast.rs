//! Who is there in a text, and under which names?
//!
//! It never reads a pronoun.

use std::collections::{HashMap, HashSet};

use super::gender::{self, Gender};
use super::naming::{Article, Naming, PersonName};
use crate::document::Span;
use crate::find::attribution::is_person_noun;
use crate::order;

/// What sort of thing somebody can be; a role noun finds only those of its own sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Persons and crowds.
    Human,
    /// Organizations, states, outlets.
    Body,
    /// What is read, seen or counted.
    Document,
}

impl Sort {
    /// The sort of a source of this kind.
    pub fn of(kind: &str) -> Sort {
        match kind {
            "organization" => Sort::Body,
            "document" => Sort::Document,
            _ => Sort::Human,
        }
    }
}

/// Somebody or something that the text speaks of.
#[derive(Clone, Debug)]
pub struct Entity {
    /// Its fullest name so far.
    pub name: String,
    /// Where it was first named.
    pub first: Span,
    /// `person`, `organization`, `document`, `unnamed`, `writer`, `unresolved`.
    pub kind: String,
    /// What a role noun must be to mean it.
    pub sort: Sort,
    /// Whether it has a proper name.
    pub named: bool,
    /// Whether it is several.
    pub plural: bool,
    /// Whether a noun for one person was said of it: *a senior diplomat*.
    single: bool,
    person: Option<PersonName>,
    words: HashSet<String>,
    told: Option<Gender>,
    /// Where it was last called by a name or a noun, so far as the text has been read.
    called: Option<usize>,
    /// How often it was named in full.
    weight: usize,
    /// How full `name` is: a person's name before a description, a full name before a last name.
    fullness: (bool, usize),
}

impl Entity {
    /// What titles, nouns, pronouns or else the given name say.
    pub fn gender(&self) -> Option<Gender> {
        let given = || self.person.as_ref()?.given.iter().find_map(|name| gender::of_given_name(name));
        self.told.or_else(given)
    }

    /// Whether it is one human being, as far as the text says.
    pub fn is_one_person(&self) -> bool {
        self.sort == Sort::Human
            && !matches!(self.kind.as_str(), "writer" | "unresolved")
            && !self.plural
            && (self.person.is_some() || self.kind != "unnamed" || self.told.is_some() || self.single)
    }

    /// Takes a pronoun's word for it where nothing else has told.
    pub fn learn(&mut self, gender: Gender) {
        self.told = self.told.or(self.gender()).or(Some(gender));
    }
}

/// How many entities of one last name are compared: more are never told apart by a reader either, and a text of
/// nothing but names stays linear.
const NAMESAKES: usize = 16;

/// How many bytes back a namesake was named *lately*: about a paragraph or two.
const LATELY: usize = 700;

/// Everybody so far and the names that they go by.
#[derive(Default)]
pub struct Cast {
    /// In the order in which they were met.
    pub entities: Vec<Entity>,
    by_last: HashMap<String, Vec<usize>>,
    /// The one person with this given name; none where two share it.
    by_given: HashMap<String, Option<usize>>,
    by_key: HashMap<String, usize>,
    /// Who was last called by a noun.
    by_noun: HashMap<(Sort, String), usize>,
    acronyms: HashMap<String, usize>,
    /// How far the text has been read.
    now: usize,
}

impl Cast {
    /// The entity that a phrase of this kind at `span` names; a new one where none is known.
    pub fn entity(&mut self, naming: &Naming, kind: &str, span: Span, text: &str) -> usize {
        let shown = naming.shown.of(text);
        let entity = self.known(naming, kind).unwrap_or_else(|| self.add(kind, span, shown));
        self.called(entity, naming, kind, span, text);
        entity
    }

    /// The entity that a phrase of this kind names, if it is known.
    pub fn known(&self, naming: &Naming, kind: &str) -> Option<usize> {
        match (&naming.person, Sort::of(kind)) {
            (Some(person), Sort::Human) if kind == "person" => self.known_person(person, naming.gender),
            (_, Sort::Body) => {
                let proper = proper_key(naming).and_then(|key| self.by_key.get(&key).copied());
                proper.or_else(|| self.known_body(naming, &key(naming)))
            }
            (_, sort) => self.known_by_noun(naming, sort),
        }
    }

    /// The person of this name, if the name means one and only one.
    pub fn known_person(&self, name: &PersonName, gender: Option<Gender>) -> Option<usize> {
        let fits = |&&at: &&usize| {
            let entity = &self.entities[at];
            let other = entity.person.as_ref();
            let gender = gender
                .or(name.gender)
                .or_else(|| name.given.iter().find_map(|name| gender::of_given_name(name)));
            let same_gender = gender.zip(entity.gender()).is_none_or(|(one, other)| one == other);
            same_gender && other.is_some_and(|other| given_fit(&name.given, &other.given))
        };
        let only_last =
            |&&at: &&usize| self.entities[at].person.as_ref().is_some_and(|name| name.given.is_empty());
        let mut namesakes: Vec<usize> =
            self.by_last.get(&name.last).into_iter().flatten().filter(fits).copied().collect();
        if name.given.is_empty() && namesakes.is_empty() {
            // *Mr. Lou* after *Lou Jiwei*, *Hillary* after *Hillary Clinton*.
            return self.by_given.get(&name.last).copied().flatten();
        }
        // Who was named lately goes before who was not; else a last name alone means the one whom the text is about.
        let lately = |at: usize| self.entities[at].called.is_some_and(|called| self.now - called <= LATELY);
        let mut late = namesakes.iter().copied().filter(|&at| lately(at));
        if let (Some(one), None) = (late.next(), late.next()) {
            return Some(one);
        }
        order::sort_by_key(&mut namesakes, |&at| std::cmp::Reverse(self.entities[at].weight));
        match namesakes.as_slice() {
            [one] => Some(*one),
            [first, second, ..] if self.entities[*first].weight >= 2 * self.entities[*second].weight => {
                Some(*first)
            }
            // Nobody can say which of them; at least it is always the same one.
            namesakes => namesakes.iter().find(only_last).copied(),
        }
    }

    /// Whether a last or given name alone is known.
    pub fn knows_name(&self, name: &str) -> bool {
        self.by_last.contains_key(name) || self.by_given.get(name).is_some_and(Option::is_some)
    }

    fn known_body(&self, naming: &Naming, key: &str) -> Option<usize> {
        let by_key = self.by_key.get(key).or_else(|| self.acronyms.get(key)).copied();
        // *Her office* is not the office of somebody else.
        let owned = naming.article == Article::Owned && naming.head == "office";
        if by_key.is_some() || naming.article == Article::Indefinite || owned {
            return by_key;
        }
        let known = *self.by_noun.get(&(Sort::Body, naming.head.clone()))?;
        let words = &self.entities[known].words;
        let shorter = naming.words.iter().all(|word| words.contains(word));
        // An office is always somebody's.
        let longer = || {
            !naming.plural && naming.head != "office" && words.iter().all(|word| naming.words.contains(word))
        };
        (naming.marks.iter().all(|mark| words.contains(mark)) && naming.article == Article::Definite
            || shorter
            || longer())
        .then_some(known)
    }

    fn known_by_noun(&self, naming: &Naming, sort: Sort) -> Option<usize> {
        match naming.article {
            Article::Indefinite => None,
            Article::Bare => self.by_key.get(&key(naming)).copied(),
            Article::Definite | Article::Owned => {
                let known = *self.by_noun.get(&(sort, naming.head.clone()))?;
                let entity = &self.entities[known];
                let same = naming.marks.iter().all(|mark| entity.words.contains(mark))
                    && entity.plural == naming.plural;
                same.then_some(known)
            }
        }
    }

    /// Takes down that an entity was called so.
    pub fn called(&mut self, at: usize, naming: &Naming, kind: &str, span: Span, text: &str) {
        self.now = self.now.max(span.start);
        let entity = &mut self.entities[at];
        entity.called = Some(self.now);
        entity.plural |= naming.plural && entity.person.is_none();
        entity.single |= !naming.plural && is_person_noun(&naming.head);
        entity.named |= naming.named && kind != "unnamed";
        entity.told = entity.told.or(naming.gender);
        for word in naming.words.iter().take(NAMESAKES) {
            if entity.words.len() < 4 * NAMESAKES {
                entity.words.insert(word.clone());
            }
        }
        let person = naming.person.as_ref().filter(|_| entity.sort == Sort::Human && kind == "person");
        let fullness = (person.is_some_and(|person| !person.given.is_empty()), naming.shown.len());
        if fullness > entity.fullness {
            entity.fullness = fullness;
            entity.name = naming.shown.of(text).to_owned();
        }
        if let Some(person) = person {
            if entity.person.as_ref().is_none_or(|known| known.given.len() < person.given.len()) {
                entity.person = Some(person.clone());
            }
            self.index_person(at, person);
        }
        let sort = self.entities[at].sort;
        let own = |word: &String| {
            naming.person.as_ref().is_some_and(|name| name.last == *word || name.given.contains(word))
        };
        if sort == Sort::Human {
            for word in naming.words.iter().filter(|word| !own(word)).take(NAMESAKES) {
                self.by_noun.insert((sort, word.clone()), at);
            }
        }
        self.by_noun.insert((sort, naming.head.clone()), at);
        if naming.article != Article::Indefinite && person.is_none() {
            self.by_key.insert(key(naming), at);
        }
        if sort == Sort::Body {
            let initials: String = naming.name.iter().filter_map(|word| word.chars().next()).collect();
            let acronyms =
                naming.acronym.iter().cloned().chain((initials.chars().count() > 1).then_some(initials));
            for acronym in acronyms {
                self.acronyms.entry(acronym).or_insert(at);
            }
            // *The operator, Maren Lines*: the name alone will do, and the first word of it.
            if let Some((name, key)) = naming.person.as_ref().zip(proper_key(naming)) {
                self.by_key.insert(key, at);
                if let Some(first) = name.given.first() {
                    self.by_noun.insert((sort, first.clone()), at);
                }
            }
        }
    }

    /// Takes down that a person of this name is in the text, before it is read, and how a list would show it.
    pub fn introduce(&mut self, name: &PersonName, span: Span, shown: &str) {
        let at = self.known_person(name, None).unwrap_or_else(|| self.add("person", span, shown));
        let entity = &mut self.entities[at];
        entity.named = true;
        entity.told = entity.told.or(name.gender);
        entity.weight += 1;
        entity.first = entity.first.min(span);
        if entity.person.as_ref().is_none_or(|known| known.given.len() < name.given.len()) {
            entity.person = Some(name.clone());
        }
        let fullness = (!name.given.is_empty(), shown.len());
        if fullness > entity.fullness {
            entity.fullness = fullness;
            entity.name = shown.to_owned();
        }
        self.index_person(at, name);
    }

    fn index_person(&mut self, at: usize, person: &PersonName) {
        let namesakes = self.by_last.entry(person.last.clone()).or_default();
        if namesakes.len() < NAMESAKES && !namesakes.contains(&at) {
            namesakes.push(at);
        }
        for given in person.given.iter().take(NAMESAKES) {
            let one = self.by_given.entry(given.clone()).or_insert(Some(at));
            if *one != Some(at) {
                *one = None;
            }
        }
    }

    /// A new entity that goes by no name yet, and how a list shows it.
    pub fn add(&mut self, kind: &str, span: Span, shown: &str) -> usize {
        self.entities.push(Entity {
            name: shown.to_owned(),
            first: span,
            kind: kind.to_owned(),
            sort: Sort::of(kind),
            named: false,
            plural: false,
            single: false,
            person: None,
            words: HashSet::new(),
            told: None,
            called: None,
            weight: 0,
            fullness: (false, 0),
        });
        self.entities.len() - 1
    }
}

/// The words of a phrase that are not left out where it is repeated.
fn key(naming: &Naming) -> String {
    naming.name.join(" ")
}

/// The name that a body has in common with persons, two words or more: *Maren Lines*.
fn proper_key(naming: &Naming) -> Option<String> {
    let name = naming.person.as_ref().filter(|name| !name.given.is_empty())?;
    Some([&name.given.join(" "), " ", &name.last].concat())
}

/// Whether given names can be one person's: one of them is missing, or they share a name, be it cut short (*Ben*) or
/// with a letter doubled (*Hillary*, *Hilary*).
fn given_fit(one: &[String], other: &[String]) -> bool {
    let single = |name: &String| {
        let mut letters: Vec<char> = name.chars().collect();
        letters.dedup();
        letters
    };
    let same = |one: &String, other: &String| {
        let (one, other) = (single(one), single(other));
        one.len().min(other.len()) >= 3 && (one.starts_with(&other) || other.starts_with(&one))
    };
    one.is_empty()
        || other.is_empty()
        || one.iter().any(|name| other.iter().any(|other| name == other || same(name, other)))
}
