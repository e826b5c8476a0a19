//! Could two names from two texts be one person's, or one body's?
//!
//! It never asks who else there is: whoever calls it does.

use sayso::order;

/// What a name says of the one who bears it, in lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// A person's.
    Person {
        /// The last name.
        last: String,
        /// The names before it, without titles.
        given: Vec<String>,
    },
    /// A body's, or anything's: its words without articles, in alphabetical order, and its first letters.
    Body {
        /// *coastguard*, *tavella*
        words: Vec<String>,
        /// The first of them in the name's own order.
        first: String,
        /// *tc*
        letters: String,
    },
}

impl Name {
    /// What a source's name says. `kind` is the source's.
    pub fn of(name: &str, kind: &str) -> Name {
        // What stands behind a comma or in brackets explains the name.
        let name = name.split([',', '(', '–', '—']).next().unwrap_or(name);
        match kind {
            "person" => person(name).unwrap_or_else(|| body(name)),
            _ => body(name),
        }
    }

    /// Words of which two names that could be one's share at least one.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let (words, other) = match self {
            Name::Person { last, .. } => (&[][..], last),
            Name::Body { words, letters, .. } => (&words[..], letters),
        };
        words.iter().chain([other]).map(String::as_str)
    }

    /// Whether the two could name the same one: people by last name and whatever given names both have; bodies by their
    /// words, by first letters, or by a part of the words that ends alike.
    pub fn may_be(&self, other: &Name) -> bool {
        match (self, other) {
            (Name::Person { last, given }, Name::Person { last: other_last, given: other_given }) => {
                last == other_last && may_be_given(given, other_given)
            }
            (
                Name::Body { words, letters, .. },
                Name::Body { words: other_words, letters: other_letters, .. },
            ) => {
                let (fewer, more) = if words.len() <= other_words.len() {
                    (words, other_words)
                } else {
                    (other_words, words)
                };
                let is = |short: &[String], letters: &str| {
                    short.len() == 1 && letters.len() > 1 && short[0] == *letters
                };
                words == other_words && !words.is_empty()
                    || is(words, other_letters)
                    || is(other_words, letters)
                    || fewer.len() > 1 && fewer.iter().all(|word| more.contains(word))
            }
            _ => false,
        }
    }
}

impl Name {
    /// Whether it is the first word of a body's longer name. *Kestrel* may be *Kestrel Bulk*, but need not: who asks has
    /// to know that the longer name is in the text as well.
    pub fn begins(&self, other: &Name) -> bool {
        match (self, other) {
            (Name::Body { words, .. }, Name::Body { words: others, first, .. }) => {
                others.len() > 1 && matches!(&words[..], [word] if word == first)
            }
            _ => false,
        }
    }
}

fn may_be_given(one: &[String], other: &[String]) -> bool {
    let alike = |a: &String, b: &String| {
        a == b || a.chars().count().min(b.chars().count()) == 1 && a.chars().next() == b.chars().next()
    };
    one.is_empty() || other.is_empty() || one.iter().any(|one| other.iter().any(|other| alike(one, other)))
}

/// The last row of words that begin with capitals: *harbour master Mara Lind*, *Ludwig van Beek*.
fn person(name: &str) -> Option<Name> {
    let words: Vec<&str> = name.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    let is_name = |word: &str| word.starts_with(char::is_uppercase);
    let end = words.iter().rposition(|word| is_name(word))? + 1;
    let mut start = end;
    for at in (0..end).rev() {
        let particle =
            matches!(words[at], "van" | "von" | "de" | "der" | "den" | "da" | "di" | "al" | "bin" | "la");
        if !is_name(words[at]) && !particle {
            break;
        }
        if is_name(words[at]) {
            start = at;
        }
    }
    let is_title = |word: &&String| TITLES.contains(&word.as_str());
    let names: Vec<String> = words[start..end].iter().map(|word| word.to_lowercase()).collect();
    let (last, given) = names.split_last()?;
    let given = given.iter().filter(|word| !is_title(word)).cloned().collect();
    Some(Name::Person { last: last.clone(), given })
}

fn body(name: &str) -> Name {
    let mut words: Vec<String> = name
        .split(|letter: char| letter.is_whitespace() || letter == '-')
        .map(bare)
        .map(str::to_lowercase)
        .collect();
    words.retain(|word| {
        !matches!(
            &**word,
            "" | "the" | "a" | "an" | "of" | "for" | "and" | "in" | "on" | "at" | "its" | "their"
        )
    });
    let first = words.first().cloned().unwrap_or_default();
    let letters = words.iter().filter_map(|word| word.chars().next()).collect();
    order::sort_by(&mut words, Ord::cmp);
    words.dedup();
    Name::Body { words, first, letters }
}

/// A word without what stands around it: quotation marks, stops, the *’s* of an owner.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word)
}

/// Words with a capital before a name that are no part of it.
const TITLES: [&str; 52] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "president",
    "prime",
    "vice",
    "deputy",
    "minister",
    "secretary",
    "senator",
    "sen",
    "representative",
    "rep",
    "congressman",
    "congresswoman",
    "governor",
    "gov",
    "mayor",
    "councillor",
    "chancellor",
    "ambassador",
    "judge",
    "justice",
    "chief",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "bishop",
    "archbishop",
    "father",
    "reverend",
    "rev",
    "general",
    "gen",
    "colonel",
    "col",
    "captain",
    "commander",
    "admiral",
    "sergeant",
    "inspector",
    "director",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn same(kind: &str, one: &str, other: &str) -> bool {
        let (one, other) = (Name::of(one, kind), Name::of(other, kind));
        assert_eq!(one.may_be(&other), other.may_be(&one), "in both directions");
        one.may_be(&other)
    }

    #[test]
    fn a_person_is_known_by_last_name_and_what_given_names_there_are() {
        assert!(same("person", "Commander Inés Valdarra", "Ms Valdarra"));
        assert!(same("person", "harbour master Mara Lind", "M. Lind"));
        assert!(same("person", "Mara Lind, the harbour master", "Mara Lind"));
        assert!(same("person", "Prime Minister Halina Roos", "Halina Roos"));
        assert!(same("person", "Ludwig van Beek", "Mr Beek"));
        assert!(!same("person", "Mara Lind", "Jon Lind"));
        assert!(!same("person", "Mara Lind", "Mara Orsk"));
        assert!(!same("person", "Mayor Lind", "Mayor Orsk"));
    }

    #[test]
    fn a_body_is_known_by_its_words_in_any_order_and_by_its_letters() {
        assert!(same("organization", "the coastguard of Tavella", "Tavella’s coastguard"));
        assert!(same("organization", "the National Weather Board", "NWB"));
        assert!(same("organization", "the Justice Department", "the US Justice Department"));
        assert!(!same("organization", "the Transport Ministry", "the Justice Ministry"));
        assert!(!same("organization", "the ministry", "the Justice Ministry"));
        assert!(!same("organization", "the", "a"));
    }

    #[test]
    fn a_body_s_first_word_begins_its_name() {
        let begins =
            |one: &str, other: &str| Name::of(one, "organization").begins(&Name::of(other, "organization"));
        assert!(begins("Kestrel", "Kestrel Bulk") && begins("the Courier", "Courier Media Group"));
        assert!(
            !begins("Bulk", "Kestrel Bulk")
                && !begins("Kestrel", "Kestrel")
                && !begins("Kestrel Bulk", "Kestrel")
        );
    }

    #[test]
    fn a_person_is_no_body() {
        assert!(!Name::of("Mara Lind", "person").may_be(&Name::of("Mara Lind", "organization")));
    }
}
