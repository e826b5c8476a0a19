//! Which names are those of bodies? *Orvelle* and *Kestrel Bulk* could be persons'; *shares in Orvelle*, *the scooter maker
//! Orvelle*, *Orvelle said its batteries* and *managers at Kestrel Bulk* tell.
//!
//! It never asks whether the name is known anywhere outside of this text.

use std::collections::HashMap;
use std::ops::Range;

use super::gender;
use super::naming::{Ground, is_title};
use crate::find::attribution::{is_body_noun, is_people_noun, is_person_noun};
use crate::read::phrase::Class;

/// What a text tells of the names in it.
pub struct Bodies {
    /// For each name in lower case, its words with a space between, how often the text speaks of a body, less how often
    /// of a person.
    told: HashMap<String, i32>,
}

/// How many words of an apposition are looked at: *Orvelle, a maker of electric scooters,*.
const APPOSITION: usize = 8;

impl Bodies {
    /// Reads a text once.
    pub fn of(ground: &Ground<'_>) -> Bodies {
        let mut told = HashMap::new();
        let end = ground.passage.tokens.len();
        let mut at = 0;
        while at < end {
            let row = ground.names_from(at, ground.passage.sentence_of(at).tokens.end);
            let mut told =
                |name: Range<usize>, said: i32| *told.entry(written(ground, name)).or_insert(0) += said;
            if !row.is_empty() {
                let said = witness(ground, &row);
                told(row.clone(), said);
                // *Kestrel* for *Kestrel Bulk*.
                if row.len() > 1 && said > 0 {
                    told(row.start..row.start + 1, said);
                }
            }
            // *Ann Reed, who*: neither name alone is a body's.
            if row.len() > 1 && is_person(ground, row.end) {
                row.clone().for_each(|name| told(name..name + 1, -1));
            }
            at = row.end.max(at + 1);
        }
        Bodies { told }
    }

    /// Whether the name that stands at some tokens is a body's.
    pub fn has(&self, ground: &Ground<'_>, name: Range<usize>) -> bool {
        self.told.get(&written(ground, name)).is_some_and(|&told| told > 0)
    }
}

fn written(ground: &Ground<'_>, name: Range<usize>) -> String {
    name.map(|at| ground.word(at)).collect::<Vec<_>>().join(" ")
}

/// What one place says: more than nothing for a body, less for a person.
fn witness(ground: &Ground<'_>, row: &Range<usize>) -> i32 {
    let (before, name) = (row.start.checked_sub(1), row.end - 1);
    let noun_before = before.filter(|&at| ground.class(at) == Class::Word).map(|at| ground.word(at));
    let titled = before.is_some_and(|at| is_title(ground.word(at)));
    if titled || gender::is_given_name(ground.word(row.start)) || is_person(ground, row.end) {
        return -2;
    }
    let made = noun_before.is_some_and(is_body_noun);
    // *Shares in Orvelle*, *a stake in Orvelle*; *Orvelle shares*.
    let noun_of = |words: &[&str]| {
        let preposition = before.filter(|&at| words.contains(&ground.word(at)));
        preposition.and_then(|at| at.checked_sub(1)).map(|at| ground.word(at))
    };
    let held = noun_of(&["in", "of"]).is_some_and(is_holding);
    // *Managers at Orvelle*.
    let staffed = noun_of(&["at"]).is_some_and(is_people_noun);
    let traded = matches!(ground.word(name + 1), "shares" | "stock" | "plc" | "inc" | "inc.");
    let which = ground.class(name + 1) == Class::Comma && ground.word(name + 2) == "which";
    // *Orvelle said its batteries*, *Orvelle denied that its batteries*.
    let that = name + 2 + usize::from(ground.word(name + 2) == "that");
    let its = matches!(ground.class(name + 1), Class::Verb | Class::Word) && ground.word(that) == "its";
    i32::from(made || held || staffed || traded || which || its || is_described_as_body(ground, name))
}

/// *Orvelle, a maker of electric scooters*.
fn is_described_as_body(ground: &Ground<'_>, name: usize) -> bool {
    let start = name + 2;
    let begins = ground.class(name + 1) == Class::Comma && matches!(ground.word(start), "a" | "an" | "the");
    let noun = (start + 1..start + APPOSITION)
        .take_while(|&at| matches!(ground.class(at), Class::Word | Class::Name | Class::Joint))
        .last();
    begins && noun.is_some_and(|noun| is_body_noun(ground.word(noun)) && !is_person_noun(ground.word(noun)))
}

/// Whether what stands at a token goes on from a person's name: *, 52,*, *who*, *, whose*.
fn is_person(ground: &Ground<'_>, behind: usize) -> bool {
    let comma = usize::from(ground.class(behind) == Class::Comma);
    matches!(ground.word(behind + comma), "who" | "whose")
        || comma == 1 && ground.class(behind + 1) == Class::Number && ground.class(behind + 2) == Class::Comma
}

fn is_holding(word: &str) -> bool {
    matches!(word, "shares" | "share" | "stake" | "stakes" | "shareholders" | "investors" | "stock")
}
