//! Which kinds can a claim not be of, whatever its features add up to?
//!
//! It never chooses among those that are left.

use super::rules::Candidate;
use super::traits::{Trait, Traits};
use super::verb::VerbView;
use super::weights::KINDS;
use crate::lexicon::is_number;
use crate::read::phrase::Class;

/// How many words may stand between an auxiliary and the verb that says nothing: *would neither confirm nor deny*.
const GROUP: usize = 8;

/// How far behind *Sections* its numbers may stand.
const SECTIONS: usize = 8;

/// The kinds that a claim may be of.
pub fn possible(view: &VerbView<'_>, traits: &Traits, claim: &Candidate) -> Vec<&'static str> {
    if says_nothing(view, claim) {
        return vec!["record"];
    }
    if is_open(view, claim) {
        return vec!["state"];
    }
    if claim.verb.is_some_and(|verb| view.is_be(verb)) && view.passage.word(claim.tokens.end - 1) == "likely"
    {
        return vec!["prediction"];
    }
    if tells_risk(view, claim) {
        return vec!["quantity", "causal"];
    }
    let incidental = numbers_are_incidental(view, traits, claim);
    // *There were no plans*
    let there_is = claim.verb.is_some_and(|verb| {
        verb > claim.tokens.start && view.passage.word(verb - 1) == "there" && view.is_be(verb)
    });
    let fits = |kind: &&str| {
        !(incidental && *kind == "quantity" || there_is && matches!(*kind, "prediction" | "record"))
    };
    KINDS.into_iter().filter(fits).collect()
}

/// Whether somebody keeps something back, or was not found: *would not say*, *could not be reached*.
fn says_nothing(view: &VerbView<'_>, claim: &Candidate) -> bool {
    let Some(auxiliary) = claim.verb.filter(|&verb| matches!(view.class(verb), Class::Modal | Class::Do))
    else {
        return false;
    };
    let word = |at: usize| view.passage.word(at);
    let no = |at: usize| view.class(at) == Class::Negation || matches!(word(at), "neither" | "nor");
    let inside = |at: &usize| {
        no(*at)
            || matches!(
                view.class(*at),
                Class::Modal | Class::Do | Class::Adverb | Class::Comma | Class::Coordinator
            )
    };
    let group = (auxiliary..claim.tokens.end.min(auxiliary + GROUP)).take_while(inside);
    let verb = auxiliary + group.clone().count();
    // *We can't say that it is so*
    let unable = matches!(word(auxiliary), "can" | "ca" | "could") && word(verb + 1) == "that";
    let unreached = word(verb) == "be" && word(verb + 1) == "reached";
    unreached && group.clone().any(no)
        || SAYING.contains(&word(verb)) && !unable && (group.clone().any(no) || word(verb + 1) == "only")
}

/// Whether nobody knows: *it remains unclear whether*, *whether it will is unknown*.
fn is_open(view: &VerbView<'_>, claim: &Candidate) -> bool {
    let unknown = |at: usize| matches!(view.passage.word(at), "unclear" | "unknown" | "uncertain");
    let seen = |last: usize| view.passage.word(last) == "seen" && view.passage.word(last - 1) == "be";
    let last = claim.tokens.end - 1;
    unknown(last)
        || seen(last)
        || claim.verb.is_some_and(|verb| {
            let is = view.is_be(verb) || view.passage.word(verb).starts_with("remain");
            is && unknown(view.head(verb + 1).min(last))
        })
}

/// Whether something is said to change a risk: *may raise the risk of a stroke*.
fn tells_risk(view: &VerbView<'_>, claim: &Candidate) -> bool {
    let word = |at: usize| view.passage.word(at);
    let Some(modal) = claim.verb.filter(|&verb| matches!(word(verb), "may" | "might" | "could" | "can"))
    else {
        return false;
    };
    let head = view.head(modal);
    let object = head + 1..claim.tokens.end.min(head + 6);
    matches!(word(head), "raise" | "increase" | "reduce" | "cut" | "lower" | "halve" | "double")
        && object.into_iter().any(|at| matches!(word(at), "risk" | "risks" | "chance" | "odds"))
}

/// Whether a claim has numbers, and none of them is the point.
fn numbers_are_incidental(view: &VerbView<'_>, traits: &Traits, claim: &Candidate) -> bool {
    let counts = |at: &usize| traits.begins(Trait::Figure, *at) || traits.begins(Trait::FewOf, *at);
    let mut figures = claim.tokens.clone().filter(counts).peekable();
    figures.peek().is_some() && figures.all(|at| is_incidental(view, at))
}

/// Whether a number only names or describes: a year, an age, a section of a law, *ten-man*, *a $4 million bill*.
fn is_incidental(view: &VerbView<'_>, at: usize) -> bool {
    let word = |at: usize| view.passage.word(at);
    let before = |by: usize| at.checked_sub(by).map_or("", word);
    if !is_number(word(at)) {
        return false;
    }
    if is_size(word(at)) && is_number(before(1)) {
        return describes(view, at - 1);
    }
    let digits = word(at).bytes().all(|byte| byte.is_ascii_digit());
    let in_brackets = digits && word(at).len() < 3 && before(1) == "(" && word(at + 1) == ")";
    let compound = word(at + 1) == "-" && view.class(at + 2) == Class::Word && !view.is_plural(at + 2);
    let year =
        digits && word(at).len() == 4 && ("1500".."2100").contains(&word(at)) && !view.is_plural(at + 1);
    let listed = |at: &usize| {
        is_number(word(*at))
            || matches!(word(*at), "(" | ")" | "," | "and" | "/" | "to")
            || word(*at).len() < 3
    };
    let named = (at.saturating_sub(SECTIONS)..at)
        .rev()
        .find(|at| !listed(at))
        .is_some_and(|at| NUMBERED.contains(&word(at).strip_suffix('s').unwrap_or(word(at))));
    in_brackets || compound || year || named || describes(view, at)
}

/// Whether a sum of money stands between an article and its noun: *a $48 billion farm bill*, not *a £3 million loss*.
fn describes(view: &VerbView<'_>, at: usize) -> bool {
    let word = |at: usize| view.passage.word(at);
    let money = at > 1 && matches!(word(at - 1), "$" | "£" | "€" | "₹" | "rs");
    if !money || view.class(at - 2) != Class::Determiner {
        return false;
    }
    let noun = at + 1 + usize::from(is_size(word(at + 1)));
    view.class(noun) == Class::Word && !SUMS.contains(&word(noun)) && !word(noun).ends_with("er")
}

/// Whether a word multiplies the number before it.
fn is_size(word: &str) -> bool {
    matches!(word, "million" | "billion" | "trillion" | "m" | "bn" | "k" | "crore" | "lakh")
}

/// Verbs of those who might have spoken.
const SAYING: [&str; 14] = [
    "say",
    "confirm",
    "deny",
    "comment",
    "discuss",
    "elaborate",
    "answer",
    "disclose",
    "reveal",
    "divulge",
    "name",
    "identify",
    "specify",
    "speculate",
];

/// What has a number for its name.
const NUMBERED: [&str; 11] = [
    "section",
    "article",
    "clause",
    "paragraph",
    "chapter",
    "rule",
    "page",
    "phase",
    "grade",
    "zone",
    "sub-section",
];

/// What a sum of money is the point of.
const SUMS: [&str; 16] = [
    "fine",
    "fee",
    "loss",
    "profit",
    "deficit",
    "shortfall",
    "surplus",
    "increase",
    "rise",
    "cut",
    "drop",
    "debt",
    "loan",
    "gap",
    "payment",
    "reward",
];
