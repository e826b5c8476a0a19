//! What kind of assertion is it, and how much would it matter if it were wrong?
//!
//! It never decides where a claim begins or ends.

use std::ops::Range;

use super::verb::VerbView;
use crate::lexicon::{Lexicon, below_hundred, is_month, is_number};
use crate::read::phrase::Class;

/// Something that words of the layer's page, or a number, say about the claim that holds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trait {
    /// A number that counts or measures.
    Figure,
    /// *two*, *seven*: a number in the telling of something else, unless people come to harm.
    FewOf,
    /// *because, led to*
    Causal,
    /// *more than, the largest, rose*
    Comparison,
    /// *will, is expected to*
    Prediction,
    /// *refused to, voted, has no information*
    Record,
    /// *killed, arrested, fraud*
    Harm,
    /// *good, beautiful, a shame*
    Taste,
    /// *should, need to*
    Advice,
    /// *believe, remain*: verbs of being, not of happening
    State,
    /// *however, in addition*
    Linking,
    /// *READ MORE*
    Label,
    /// *Photo:*
    Credit,
    /// *Pictured:*, over a paragraph that says what a picture shows
    Caption,
}

/// The traits and the names of the rules or blocks of `claim.md` that give their words.
const TRAITS: [(&str, Trait); 14] = [
    ("quantity", Trait::Figure),
    ("few", Trait::FewOf),
    ("causal", Trait::Causal),
    ("comparison", Trait::Comparison),
    ("prediction", Trait::Prediction),
    ("record", Trait::Record),
    ("harm", Trait::Harm),
    ("taste", Trait::Taste),
    ("advice", Trait::Advice),
    ("state", Trait::State),
    ("linking", Trait::Linking),
    ("label", Trait::Label),
    ("credit", Trait::Credit),
    ("caption", Trait::Caption),
];

/// Which traits begin at which token of a passage.
pub struct Traits {
    /// For each token and one more, how often each trait has begun before it.
    before: Vec<[u32; TRAITS.len()]>,
}

impl Traits {
    /// Looks at each token of a passage once.
    pub fn of(view: &VerbView<'_>, lexicon: &Lexicon) -> Traits {
        let mut counts = [0; TRAITS.len()];
        let mut before = vec![counts];
        for at in 0..view.passage.tokens.len() {
            for found in lexicon.all_at(view.passage, at) {
                let (rule, set) = (found.pattern.rule.as_ref(), found.pattern.set.as_ref());
                let name = if set.is_empty() { rule.trim_start_matches("claim.") } else { set };
                if let Some(&(_, begun)) = TRAITS.iter().find(|(known, _)| *known == name) {
                    counts[begun as usize] += 1;
                }
            }
            if is_figure(view, at) {
                let figure = if is_few(view, at) { Trait::FewOf } else { Trait::Figure };
                counts[figure as usize] += 1;
            }
            before.push(counts);
        }
        Traits { before }
    }

    /// Whether the trait begins in the tokens.
    pub fn any(&self, wanted: Trait, tokens: Range<usize>) -> bool {
        let last = self.before.len() - 1;
        let count = |at: usize| self.before[at.min(last)][wanted as usize];
        count(tokens.end) > count(tokens.start)
    }

    /// Whether the trait begins at the token.
    pub fn begins(&self, wanted: Trait, at: usize) -> bool {
        self.any(wanted, at..at + 1)
    }

    /// The kind of a claim with this finite verb; the most telling one where several fit.
    pub fn kind(&self, view: &VerbView<'_>, tokens: Range<usize>, verb: Option<usize>) -> &'static str {
        let first = verb.unwrap_or(tokens.start);
        let predicate = first..tokens.end.min(first + 5);
        let head = verb.map_or(first, |verb| view.head(verb));
        let passive = verb.is_some_and(|verb| {
            (verb..head).any(|at| view.class(at) == Class::Be) && view.is_participle(head)
        });
        if !passive && self.any(Trait::Record, first..tokens.end.min(head + 1)) {
            "record"
        } else if self.counts(view, &tokens, verb) {
            "quantity"
        } else if self.any(Trait::Causal, tokens) {
            "causal"
        } else if self.any(Trait::Prediction, predicate.clone()) {
            "prediction"
        } else if self.any(Trait::Comparison, predicate.clone()) {
            "comparison"
        } else if verb.is_some_and(|verb| self.is_state(view, verb)) {
            "state"
        } else {
            "event"
        }
    }

    /// Whether a number is the point of a claim, and does not only help to say whom it is about: *The ferry, which
    /// takes 180 people, sank*.
    fn counts(&self, view: &VerbView<'_>, tokens: &Range<usize>, verb: Option<usize>) -> bool {
        let verb = verb.unwrap_or(tokens.start);
        let subject_end = (tokens.start..verb)
            .find(|&at| at > tokens.start && view.class(at) == Class::Relative)
            .unwrap_or(verb);
        let count =
            |figure| self.any(figure, tokens.start..subject_end) || self.any(figure, verb..tokens.end);
        // *Two sailors were injured*, *killed two sailors*.
        let harmed =
            |at: usize| at <= tokens.start + 1 && at < verb || at > 0 && self.begins(Trait::Harm, at - 1);
        let few = |at: usize| self.begins(Trait::FewOf, at) && harmed(at);
        count(Trait::Figure) || self.any(Trait::Harm, tokens.clone()) && tokens.clone().any(few)
    }

    fn is_state(&self, view: &VerbView<'_>, verb: usize) -> bool {
        let next = (verb + 1..verb + 4).find(|&at| !view.is_between(at));
        let participle = next.is_some_and(|next| view.is_participle(next));
        match view.passage.word(verb) {
            "was" | "were" => {
                let word = next.map_or("", |next| view.passage.word(next));
                !participle && word != "able" && !word.ends_with("ing")
            }
            "had" if next.is_some_and(|next| view.class(next) == Class::To) => false,
            "has" | "have" | "'ve" | "had" => {
                let been = |next: usize| view.passage.word(next) == "been" && view.is_participle(next + 1);
                !participle && !next.is_some_and(been)
            }
            "did" => next.is_some_and(|next| self.begins(Trait::State, next)),
            _ if view.is_auxiliary(verb) => !next.is_some_and(|next| {
                let word = view.passage.word(next);
                word.ends_with("ing") || word == "have" && view.is_participle(next + 1)
            }),
            word => self.begins(Trait::State, verb) || view.is_present(word),
        }
    }

    /// Whether a clause voices taste, advice or a wish, or addresses the reader: nothing that could be checked.
    pub fn is_taste(&self, view: &VerbView<'_>, tokens: Range<usize>, verb: usize) -> bool {
        let predicate = verb..tokens.end.min(verb + 5);
        let subject = tokens.start..verb;
        let speaks = subject.clone().any(|at| matches!(view.passage.word(at), "i" | "we"));
        let addressed = if speaks { tokens.clone() } else { subject };
        // *It must save £2 million* says how much is missing.
        let owes = matches!(view.passage.word(verb), "must" | "need" | "needs")
            && self.any(Trait::Figure, tokens.clone());
        // *It would be wrong to wait*
        let is = view.is_be(verb) || view.class(verb) == Class::Modal && view.is_be(verb + 1);
        let addresses = addressed.clone().any(|at| view.passage.word(at) == "you");
        addresses
            || self.any(Trait::Advice, verb..tokens.end.min(verb + 3)) && !owes
            || (is || speaks) && self.any(Trait::Taste, predicate)
    }
}

/// Whether the token is a number that counts or measures: no date, no time of day, no age, no part of a name.
fn is_figure(view: &VerbView<'_>, at: usize) -> bool {
    let word = view.passage.word(at);
    if !is_number(word) || matches!(word, "one" | "ones") || word.contains(':') {
        return false;
    }
    let class = |at: usize| view.class(at);
    let near = |at: usize| view.passage.word(at);
    let previous = at.checked_sub(1);
    let (before, after) = (previous.map_or("", &near), near(at + 1));
    let digits = word.bytes().all(|byte| byte.is_ascii_digit());
    let year = digits && word.len() == 4 && ("1500".."2100").contains(&word) && class(at + 1) != Class::Word;
    let ordinal =
        digits && ["st", "nd", "rd", "th"].contains(&after) || word.ends_with("th") || word.ends_with("rd");
    let name = previous.is_some_and(|previous| class(previous) == Class::Name)
        && digits
        && class(at + 1) != Class::Word;
    let is_time = |word: &str| TIMES.contains(&word.trim_end_matches('s'));
    let unit = is_time(after) || after == "-" && is_time(near(at + 2));
    let age = matches!(before, "age" | "aged")
        || before == "," && after == ","
        || after == "-" && near(at + 2) == "year"
        || word.contains("-year-old");
    let clock = matches!(after, "a.m." | "p.m." | "am" | "pm" | "a.m" | "p.m");
    !(unit || year || is_month(before) || is_month(after) || ordinal || name || age || clock)
}

/// Whether the figure is a small number in words that nothing measures or rounds: *two friends*, not *at least two*,
/// *two per cent*, *two in five*, *two a week*, nor *there were two*.
fn is_few(view: &VerbView<'_>, at: usize) -> bool {
    let word = |at| view.passage.word(at);
    let before = |by: usize| at.checked_sub(by).map_or("", word);
    let counted = before(2) == "there" && at.checked_sub(1).is_some_and(|before| view.is_be(before));
    let rate = matches!(word(at + 2), "a" | "per" | "each") && view.class(at + 3) == Class::Time;
    below_hundred(word(at)).is_some_and(|value| (2..=10).contains(&value))
        && !(counted || rate || ROUNDING.contains(&before(1)) || MEASURING.contains(&word(at + 1)))
}

/// What stands before a number that is the point.
const ROUNDING: [&str; 11] =
    ["than", "least", "most", "about", "around", "only", "just", "to", "nearly", "almost", "or"];

/// What stands behind a number that is the point.
const MEASURING: [&str; 10] =
    ["percent", "per", "%", "times", "in", "out", "of", "million", "billion", "hundred"];

/// Units in which time is told: *for two hours* says when, not how much.
const TIMES: [&str; 8] = ["second", "minute", "hour", "day", "week", "month", "year", "night"];
