//! Where does one assertion end and the next begin?
//!
//! It never decides whether an assertion could be checked.

use std::ops::Range;

use super::verb::VerbView;
use crate::read::phrase::Class;

/// How many tokens ahead a joint looks for the verb that makes a clause of what follows.
const AHEAD: usize = 30;

/// How many words a name in a row of names may have.
const LONGEST_NAME: usize = 4;

/// A clause with whatever stands inside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its first token.
    pub first: usize,
    /// The token after its last.
    pub end: usize,
    /// The finite verbs that are not those of a clause inside it.
    pub verbs: Vec<usize>,
    /// Whether its subject stands in the clause before it.
    pub shares_subject: bool,
}

/// The coordinated clauses of a run of tokens in one sentence, `within`. `tokens` are its indices in order; what is
/// handed to somebody else is left out of them and counts as part of the clause around it.
pub fn clauses(view: &VerbView<'_>, within: &Range<usize>, tokens: &[usize]) -> Vec<Clause> {
    let mut clauses = Vec::new();
    let mut state = State::at(within.start);
    let mut finite = Vec::new();
    for (place, &at) in tokens.iter().enumerate() {
        if let Some(joint) = state.joint(view, tokens, place) {
            clauses.push(state.clause(at, std::mem::take(&mut finite)));
            state = State { shares_subject: joint == Joint::Phrase, ..State::at(at + 1) };
        } else if state.step(view, tokens, place) {
            finite.push(at);
        }
    }
    clauses.push(state.clause(within.end, finite));
    clauses.retain(|clause| clause.first < clause.end);
    clauses
}

/// What a joint between two coordinated clauses is followed by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// A subject and its verb.
    Clause,
    /// A verb phrase with the subject of the clause before.
    Phrase,
}

/// What a walk through a clause knows.
struct State {
    first: usize,
    /// Whether the subject stands in the clause before.
    shares_subject: bool,
    /// How many brackets are open.
    brackets: usize,
    /// How many clauses inside have been opened whose verb is still to come.
    awaited: usize,
    /// Whether the last verb belongs to a clause inside, and no comma has come since.
    inside: bool,
    /// Whether a verb of the clause itself has come.
    has_verb: bool,
    /// How many commas have come before it.
    commas: usize,
}

impl State {
    fn at(first: usize) -> State {
        State {
            first,
            shares_subject: false,
            brackets: 0,
            awaited: 0,
            inside: false,
            has_verb: false,
            commas: 0,
        }
    }

    fn clause(&self, end: usize, verbs: Vec<usize>) -> Clause {
        Clause { first: self.first, end, verbs, shares_subject: self.shares_subject }
    }

    /// Takes one token in; whether it is a finite verb of the clause itself.
    fn step(&mut self, view: &VerbView<'_>, tokens: &[usize], place: usize) -> bool {
        let at = tokens[place];
        match view.passage.word(at) {
            "(" | "[" => self.brackets += 1,
            ")" | "]" => self.brackets = self.brackets.saturating_sub(1),
            "," => {
                self.inside = false;
                self.commas += 1;
            }
            _ => {}
        }
        if self.brackets > 0 {
            return false;
        }
        if opens_clause(view, tokens, place, self.first) {
            self.awaited += 1;
            return false;
        }
        let behind_apposition = self.commas > 1 && place > 0 && view.class(tokens[place - 1]) == Class::Comma;
        let bare = (self.shares_subject || behind_apposition) && !self.has_verb && view.begins_phrase(at);
        if !bare && !view.is_finite(at, self.first) {
            return false;
        }
        self.inside = self.awaited > 0;
        self.awaited = self.awaited.saturating_sub(1);
        self.has_verb |= !self.inside;
        !self.inside
    }

    /// The joint at the token, if the clause ends before it and the next one begins after it.
    fn joint(&self, view: &VerbView<'_>, tokens: &[usize], place: usize) -> Option<Joint> {
        let word = view.passage.word(tokens[place]);
        if self.brackets > 0 || self.awaited > 0 || !self.has_verb || !is_joint_word(word) || place == 0 {
            return None;
        }
        // What somebody is quoted with goes on, and so does a row of names.
        let at = tokens[place];
        let quoted = view.passage.quoted[at];
        if quoted.is_some() && quoted != view.passage.quoted[self.first] || in_row_of_names(view, at) {
            return None;
        }
        let before = view.passage.word(tokens[place - 1]);
        let apart = matches!(before, "," | "—" | "–" | "--" | "\"" | "”") || matches!(word, ";" | ":");
        if !apart && (self.inside || word == "so") {
            return None;
        }
        let ahead = &tokens[place + 1..tokens.len().min(place + 1 + AHEAD)];
        let skipped = ahead.iter().position(|&at| !view.is_between(at) && view.passage.word(at) != ",")?;
        let ahead = &ahead[skipped..];
        if word == ":" {
            return begins_explanation(view, ahead).then_some(Joint::Clause);
        }
        // *…, and so did his brother* has no assertion that could be read by itself.
        let refers = matches!(view.passage.word(ahead[0]), "so" | "neither" | "nor");
        if refers && ahead.get(1).is_some_and(|&next| view.is_auxiliary(next)) {
            return None;
        }
        if view.begins_phrase(ahead[0]) {
            let apart = word != "so" && !view.is_verb_like(tokens[place - 1]);
            return apart.then_some(Joint::Phrase);
        }
        begins_clause(view, ahead).then_some(Joint::Clause)
    }
}

fn is_joint_word(word: &str) -> bool {
    matches!(word, "and" | "but" | "yet" | "so" | ";" | ":")
}

/// Whether a conjunction stands before the last of three names or more: *teams from Lorva, Arve, and Tarn*.
fn in_row_of_names(view: &VerbView<'_>, joint: usize) -> bool {
    let name = |at: usize| view.class(at) == Class::Name;
    let comma = |at: usize| view.class(at) == Class::Comma;
    let last = joint.saturating_sub(usize::from(joint > 0 && comma(joint - 1)));
    let Some(between) = (last.saturating_sub(LONGEST_NAME)..last).rev().find(|&at| !name(at)) else {
        return false;
    };
    name(joint + 1) && comma(between) && between + 1 < last && between > 0 && name(between - 1)
}

/// Whether a subject and its finite verb come next, before the next joint. A form that may be a noun or a participle
/// counts where a subject plainly begins.
fn begins_clause(view: &VerbView<'_>, ahead: &[usize]) -> bool {
    let first = ahead[0];
    let plain = match view.class(first) {
        Class::Determiner
        | Class::Possessive
        | Class::Pronoun
        | Class::Name
        | Class::Number
        | Class::Time => true,
        Class::Word => view.is_plural(first),
        _ => false,
    };
    if view.class(first) == Class::Word && view.passage.word(first).ends_with("ing") {
        return false;
    }
    let mut state = State::at(first);
    let mut infinitive = false;
    for (place, &at) in ahead.iter().enumerate() {
        // A list goes on (*a mile and a half, and it …*), or a clause inside does.
        let listed = place > 0 && view.passage.word(ahead[place - 1]) == ",";
        let joins = place > 0 && is_joint_word(view.passage.word(at)) && !in_row_of_names(view, at);
        if joins && (state.awaited > 0 || listed) {
            return false;
        }
        // *And military for years, proving …*: a noun alone has its verb before the next comma.
        if !plain && view.class(at) == Class::Comma || view.passage.word(at) == ":" {
            return false;
        }
        infinitive |= view.class(at) == Class::To;
        if state.step(view, ahead, place) && (view.is_sure(at) || plain && !infinitive) {
            return true;
        }
    }
    false
}

/// Whether a clause of its own stands behind a colon: *the rule is simple: nobody pays*, but not *the play: a tale of two
/// who meet, and part*.
fn begins_explanation(view: &VerbView<'_>, ahead: &[usize]) -> bool {
    let comma = ahead.iter().position(|&at| view.class(at) == Class::Comma);
    let ahead = &ahead[..comma.unwrap_or(ahead.len())];
    !ahead.is_empty() && view.class(ahead[0]) != Class::That && begins_clause(view, ahead)
}

/// Whether *as* belongs to a number: *as many as 40*.
fn is_measure(view: &VerbView<'_>, at: usize) -> bool {
    let amount =
        |at: usize| matches!(view.passage.word(at), "many" | "much" | "few" | "little" | "low" | "high");
    amount(at + 1) || at > 0 && amount(at - 1)
}

/// Whether the token opens a clause inside another one: a relative, a conjunction or *that*, with a finite verb behind
/// it before the next comma.
fn opens_clause(view: &VerbView<'_>, tokens: &[usize], place: usize, first: usize) -> bool {
    let at = tokens[place];
    let before = if at > first { view.class(at - 1) } else { Class::Stop };
    let opens = match view.passage.word(at) {
        "who" | "which" | "whom" | "whose" | "where" | "what" | "how" | "why" | "whether" => true,
        "that" => at > first && !matches!(before, Class::Preposition | Class::Coordinator),
        // Not *as many as 40*.
        "as" if is_measure(view, at) => false,
        "because" | "although" | "though" | "if" | "unless" | "while" | "whereas" | "when" | "after"
        | "before" | "since" | "until" | "as" | "than" | "once" => true,
        _ => false,
    };
    let relative = matches!(view.passage.word(at), "who" | "which" | "that" | "what");
    opens
        && tokens[place + 1..]
            .iter()
            .take(AHEAD)
            .take_while(|&&next| !matches!(view.passage.word(next), "," | ";"))
            .any(|&next| view.is_finite(next, at) || relative && next == at + 1 && view.is_auxiliary(next))
}
