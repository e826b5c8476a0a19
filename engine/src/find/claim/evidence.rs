//! What speaks for a stretch of words being a claim, and for its kind? Plain features that [`super::weights`] adds up.
//!
//! It never weighs them.

use std::ops::Range;

use sayso_kernels::ln;

use super::clause::clauses;
use super::frame::tokens_of;
use super::rules::{self, Candidate, Reading};
use super::traits::{Trait, Traits};
use super::verb::VerbView;
use super::weights::KINDS;
use crate::document::{Annotation, Guess, Passage};
use crate::nest;
use crate::order;
use crate::read::phrase::Class;

/// The names of the features; those of a kind stand for each of [`KINDS`].
const NAMES: [&str; 75] = [
    "bias",
    "rule.clause",
    "rule.content",
    "rule.headline",
    "rule.record",
    "rule.saying",
    "net.exact",
    "net.best",
    "net.agrees",
    "net.begins",
    "net.ends",
    "net.inside",
    "net.around",
    "rules.agree",
    "rules.inside",
    "rules.around",
    "length",
    "share",
    "sentence.first",
    "sentence.last",
    "quoted",
    "content",
    "holds_content",
    "framed.first",
    "framed",
    "verb",
    "past",
    "be",
    "modal",
    "passive",
    "negated",
    "taste",
    "advice",
    "order",
    "question",
    "i",
    "you",
    "first.name",
    "first.pronoun",
    "first.determiner",
    "first.number",
    "first.verb",
    "figure",
    "few",
    "percent",
    "causal",
    "comparison",
    "prediction",
    "record",
    "harm",
    "state",
    "names",
    "subject.figure",
    "predicate.figure",
    "predicate.comparison",
    "predicate.prediction",
    "predicate.record",
    "alone",
    "time",
    "net.overlap",
    "verb.framed",
    "verb.present",
    "verb.has",
    "predicate.causal",
    "than",
    "before.comma",
    "before.that",
    "before.framed",
    "before.joint",
    "after.framed",
    "after.comma",
    "after.joint",
    "last.framed",
    "quoted.whole",
    "passage.first",
];

/// How many tokens before a candidate a span of the network may begin to be compared with it.
const NEAR: usize = 64;

/// How many words of a name may be missing.
const LONGEST_NAME: usize = 4;

/// A span that the network takes for a claim, with its edges where claims have theirs.
struct Seen {
    tokens: Range<usize>,
    /// How likely it is a claim of each kind.
    kinds: [f32; KINDS.len()],
    best: bool,
}

impl Seen {
    fn probability(&self) -> f32 {
        self.kinds.iter().sum()
    }
}

/// A passage with everything that is known of it before claims are chosen.
pub struct Evidence<'a> {
    view: &'a VerbView<'a>,
    traits: &'a Traits,
    /// For each token whether it stands in what is handed on, in a source or a cue, in what somebody cites.
    content: Vec<bool>,
    framed: Vec<bool>,
    cited: Vec<bool>,
    /// By first token.
    seen: Vec<Seen>,
    /// The candidates of the rules, by first token.
    ruled: Vec<Candidate>,
}

impl<'a> Evidence<'a> {
    /// Looks at a passage once. `found` are the marks of earlier layers.
    pub fn of(view: &'a VerbView<'a>, traits: &'a Traits, found: &[Annotation]) -> Evidence<'a> {
        let mut ruled = Reading::new(view, traits).candidates(found);
        order::sort_by_key(&mut ruled, |claim| (claim.tokens.start, claim.tokens.end));
        ruled.dedup_by(|later, earlier| later.tokens == earlier.tokens);
        let handed = || found.iter().filter(|mark| nest::hands_over(mark));
        let citing = handed().filter(|mark| mark.rule == "attribution.citing");
        let parts = |roles| covered(view.passage, handed(), roles);
        Evidence {
            view,
            traits,
            content: parts(&["content"]),
            framed: parts(&["source", "cue"]),
            cited: covered(view.passage, citing, &["content"]),
            seen: seen(view, traits),
            ruled,
        }
    }

    /// The candidates of the rules and those that only the network sees, by first token.
    pub fn candidates(&self) -> Vec<Candidate> {
        let mut candidates = self.ruled.clone();
        for seen in &self.seen {
            let key = (seen.tokens.start, seen.tokens.end);
            let known = self.ruled.binary_search_by_key(&key, |claim| (claim.tokens.start, claim.tokens.end));
            if known.is_err() {
                let tokens = seen.tokens.clone();
                let verb = tokens.clone().find(|&at| self.view.is_finite(at, tokens.start));
                candidates.push(Candidate { tokens, verb, rule: rules::TAGGER });
            }
        }
        candidates.retain(|claim| !self.is_piece(claim));
        order::sort_by_key(&mut candidates, |claim| (claim.tokens.start, claim.tokens.end));
        candidates
    }

    /// Whether what begins at a token only says what a noun before it means, and nobody hands it on: *her question that
    /// **the dam was unsafe***. Of *no evidence that the dam was unsafe* it is the claim, in doubt.
    fn completes_noun(&self, first: usize) -> bool {
        let view = self.view;
        let (Some(that), Some(noun)) = (first.checked_sub(1), first.checked_sub(2)) else { return false };
        let opens_content = self.content[first] && !self.content[noun] || self.framed[noun];
        let owner = noun.checked_sub(1).map_or(Class::Stop, |owner| view.class(owner));
        let is_noun = view.class(noun) == Class::Word
            && (matches!(owner, Class::Determiner | Class::Possessive)
                || owner == Class::Name && !view.is_verb_like(noun));
        let open = view.passage.word(noun.saturating_sub(1)) == "no";
        view.class(that) == Class::That && is_noun && !opens_content && !open
    }

    /// Whether a candidate cannot be read by itself: it is a piece of a clause, or it begins in the midst of somebody's
    /// words and ends outside of them.
    fn is_piece(&self, claim: &Candidate) -> bool {
        let (view, tokens) = (self.view, &claim.tokens);
        let passage = view.passage;
        let torn = passage.quotation_of(tokens.start).is_some_and(|quotation| {
            quotation.tokens.start + 1 < tokens.start && quotation.tokens.end < tokens.end
        });
        let fragment = || claim.rule == rules::TAGGER && self.is_fragment(claim);
        // *Citing two people familiar with the matter*: those are sources.
        let tells = |at: usize| matches!(view.class(at), Class::That | Class::Relative);
        let source = || tokens.clone().all(|at| self.cited[at] && !tells(at));
        // *Claims by the union that **23 had died were rejected***: a verb behind the content has another subject.
        let spills = tokens.start > 0
            && view.class(tokens.start - 1) == Class::That
            && self.content[tokens.start]
            && !self.content[tokens.end - 1]
            && !tokens.clone().any(|at| self.framed[at]);
        torn || spills
            || self.completes_noun(tokens.start)
            || fragment()
            || source()
            || self.is_plea_or_condition(tokens)
    }

    /// Whether a candidate only says who speaks, and the words stand beside it: *One, who did not want to be named, said*.
    pub fn only_introduces(&self, tokens: &Range<usize>) -> bool {
        let mark = |at: &usize| {
            matches!(self.view.class(*at), Class::Quote | Class::Comma | Class::Break | Class::Stop)
        };
        let behind = (tokens.end..self.content.len()).take(NEAR);
        let next = behind.into_iter().find(|at| !mark(at) && !self.framed[*at]);
        self.framed[tokens.end - 1]
            && !tokens.clone().any(|at| self.content[at])
            && next.is_some_and(|next| self.content[next])
    }

    /// Whether a candidate asks for something, *please call*, or is the half of a sentence that was not so: *had it rained*.
    fn is_plea_or_condition(&self, tokens: &Range<usize>) -> bool {
        let (view, first) = (self.view, tokens.start);
        let plea =
            |at: usize| view.passage.word(at) == "please" && (at == first || view.class(at - 1) != Class::To);
        let subject = matches!(
            view.class(first + 1),
            Class::Pronoun | Class::Determiner | Class::Name | Class::Possessive
        );
        let begins = first == view.passage.sentence_of(first).tokens.start
            || matches!(view.class(first - 1), Class::Quote);
        let inverted = begins && matches!(view.passage.word(first), "had" | "were" | "should") && subject;
        inverted && !tokens.clone().skip(1).any(|at| view.class(at) == Class::Modal)
            || tokens.clone().any(plea)
    }

    /// Whether what only the network sees is a piece of a clause: a clause that depends on another one, an apposition, *a
    /// promise that nobody kept*, or words without a verb.
    fn is_fragment(&self, claim: &Candidate) -> bool {
        let (view, tokens) = (self.view, &claim.tokens);
        let first = tokens.start;
        let has_own_verb = || {
            let all: Vec<usize> = tokens.clone().collect();
            clauses(view, tokens, &all).iter().any(|clause| !clause.verbs.is_empty())
        };
        let opens = |at: usize| matches!(view.class(at), Class::Relative | Class::That | Class::Question);
        let mut before_clause = tokens.clone().skip(1).take_while(|&at| !opens(at));
        match view.class(first) {
            Class::Relative | Class::Question => !has_own_verb(),
            // *In the film, which has been removed*
            Class::Preposition if claim.verb.is_some() => !has_own_verb(),
            Class::Subordinator => !matches!(view.passage.word(first), "as" | "since") && !has_own_verb(),
            Class::Determiner if self.follows_comma(first) => {
                !before_clause.any(|at| view.is_verb_like(at)) && !has_own_verb()
            }
            _ => claim.verb.is_none() && !self.may_be_headline(tokens) && !tokens.clone().skip(1).any(opens),
        }
    }

    fn follows_comma(&self, at: usize) -> bool {
        at > 0 && matches!(self.view.class(at - 1), Class::Comma | Class::Break)
    }

    /// Whether words without a verb that is known may say something all the same: a figure, a word with a verb's ending, or
    /// capitals, as in a headline.
    fn may_be_headline(&self, tokens: &Range<usize>) -> bool {
        let view = self.view;
        let names = tokens.clone().filter(|&at| view.class(at) == Class::Name).count();
        let verb = |at: usize| {
            let ending = view.class(at) == Class::Word && view.passage.word(at).ends_with(['s', 'd']);
            ending || view.is_verb_like(at) || view.class(at + 1) == Class::To
        };
        names > tokens.len() / 2
            || self.traits.any(Trait::Figure, tokens.clone())
            || tokens.clone().skip(1).any(verb)
    }

    /// The names of the features, in their order.
    pub fn names() -> Vec<String> {
        let of_kind = |group: &'static str| KINDS.iter().map(move |kind| format!("{group}.{kind}"));
        NAMES.iter().map(ToString::to_string).chain(of_kind("rules")).chain(of_kind("net")).collect()
    }

    /// The features of a candidate, in the order of their names.
    pub fn features(&self, claim: &Candidate) -> Vec<f32> {
        let (view, traits, tokens) = (self.view, self.traits, &claim.tokens);
        let (first, end) = (tokens.start, tokens.end);
        let sentence = &view.passage.sentence_of(first).tokens;
        let word = |at: usize| view.passage.word(at);
        let yes = |holds: bool| f32::from(u8::from(holds));
        let rule = |name: &str| yes(claim.rule == name);
        let any = |wanted: Trait, range: Range<usize>| yes(traits.any(wanted, range));
        let net = self.net(tokens);
        let rules = self.rules(claim);

        let verb = claim.verb.unwrap_or(first);
        let head = claim.verb.map_or(first, |verb| view.head(verb));
        let group = verb..(head + 1).min(end);
        let subject = first..verb;
        let predicate = verb..end.min(verb + 5);
        let passive = group.clone().any(|at| view.class(at) == Class::Be) && view.is_participle(head);
        let speaks = |words: &[&str], mut range: Range<usize>| yes(range.any(|at| words.contains(&word(at))));
        let class = view.class(first);
        let (before, after) =
            (first.checked_sub(1), Some(end).filter(|&end| end < view.passage.tokens.len()));
        let figures = [Trait::Figure, Trait::FewOf];
        let figure =
            |range: Range<usize>| yes(figures.iter().any(|&figure| traits.any(figure, range.clone())));
        let marks =
            |at: usize| matches!(view.class(at), Class::Stop | Class::Quote | Class::Comma | Class::Break);
        let mut features = vec![
            1.0,
            rule(rules::CLAUSE),
            rule(rules::CONTENT),
            rule(rules::HEADLINE),
            rule(rules::RECORD),
            rule(rules::SAYING),
            net.exact,
            net.best,
            net.agrees,
            net.begins,
            net.ends,
            net.inside,
            net.around,
            rules.agree,
            rules.inside,
            rules.around,
            ln(tokens.len() as f32),
            tokens.len() as f32 / sentence.len() as f32,
            yes(first == sentence.start || first == sentence.start + 1 && marks(sentence.start)),
            yes((end..sentence.end).take(3).all(marks) && sentence.end <= end + 3),
            yes(view.passage.quoted[first].is_some()),
            yes(self.content[first]),
            yes(!self.content[first] && tokens.clone().any(|at| self.content[at])),
            yes(self.framed[first]),
            yes(tokens.clone().any(|at| self.framed[at])),
            yes(claim.verb.is_some()),
            yes(group.clone().any(|at| matches!(word(at), "was" | "were" | "had" | "did"))
                || view.is_past(verb)),
            yes(view.is_be(verb)),
            yes(view.class(verb) == Class::Modal),
            yes(passive),
            yes(group.clone().any(|at| view.class(at) == Class::Negation)),
            any(Trait::Taste, predicate.clone()),
            any(Trait::Advice, verb..end.min(verb + 3)),
            yes(Reading::new(view, traits).is_order_or_wish(first)),
            yes(matches!(class, Class::Question | Class::Relative | Class::Subordinator)),
            speaks(&["i", "we"], subject.clone()),
            speaks(&["you"], subject.clone()),
            yes(class == Class::Name),
            yes(class == Class::Pronoun),
            yes(matches!(class, Class::Determiner | Class::Possessive)),
            yes(class == Class::Number),
            yes(claim.verb == Some(first) || view.begins_phrase(first)),
            any(Trait::Figure, tokens.clone()),
            any(Trait::FewOf, tokens.clone()),
            speaks(&["%", "percent", "$", "million", "billion"], tokens.clone()),
            any(Trait::Causal, tokens.clone()),
            any(Trait::Comparison, tokens.clone()),
            any(Trait::Prediction, tokens.clone()),
            any(Trait::Record, tokens.clone()),
            any(Trait::Harm, tokens.clone()),
            any(Trait::State, group.clone()),
            tokens.clone().skip(1).filter(|&at| view.class(at) == Class::Name).take(4).count() as f32 / 4.0,
            figure(subject),
            figure(predicate.clone()),
            any(Trait::Comparison, predicate.clone()),
            any(Trait::Prediction, predicate.clone()),
            any(Trait::Record, group),
            yes(view.passage.sentences.len() == 1),
            yes(tokens.clone().any(|at| view.class(at) == Class::Time)),
            net.overlap,
            yes(claim.verb.is_some() && self.framed[head.min(end - 1)]),
            yes(view.is_present(word(verb))),
            yes(view.class(verb) == Class::Have),
            any(Trait::Causal, predicate),
            speaks(&["than"], tokens.clone()),
            yes(before.is_some_and(|at| view.class(at) == Class::Comma)),
            yes(before.is_some_and(|at| view.class(at) == Class::That)),
            yes(before.is_some_and(|at| self.framed[at])),
            yes(before.is_some_and(|at| view.class(at) == Class::Coordinator)),
            yes(after.is_some_and(|at| self.framed[at])),
            yes(after.is_some_and(|at| view.class(at) == Class::Comma)),
            yes(after.is_some_and(|at| view.class(at) == Class::Coordinator)),
            yes(self.framed[end - 1]),
            yes(view.passage.quoted[first].is_some()
                && view.passage.quoted[first] == view.passage.quoted[end - 1]),
            yes(first < view.passage.sentences[0].tokens.end),
        ];
        let by_rules = match claim.rule {
            rules::RECORD | rules::SAYING => "record",
            _ => traits.kind(view, tokens.clone(), claim.verb),
        };
        features.extend(KINDS.iter().map(|&kind| yes(kind == by_rules)));
        features.extend(net.kinds);
        features
    }

    /// How the network's spans lie to the tokens.
    fn net(&self, tokens: &Range<usize>) -> Net {
        let mut net = Net::default();
        let from = self.seen.partition_point(|seen| seen.tokens.start + NEAR < tokens.start);
        for seen in self.seen[from..].iter().take_while(|seen| seen.tokens.start < tokens.end) {
            let (probability, overlap) = (seen.probability(), overlap(&seen.tokens, tokens));
            if seen.tokens == *tokens {
                net.exact = probability;
                net.best = f32::from(u8::from(seen.best));
            }
            if seen.best {
                net.overlap = net.overlap.max(overlap);
            }
            if overlap >= 0.5 {
                net.agrees += probability * overlap;
            } else if tokens.start <= seen.tokens.start && seen.tokens.end <= tokens.end {
                net.inside += probability;
            } else if seen.tokens.start <= tokens.start && tokens.end <= seen.tokens.end {
                net.around += probability;
            }
            if seen.tokens.start == tokens.start {
                net.begins += probability;
            }
            if seen.tokens.end == tokens.end {
                net.ends += probability;
            }
            for (sum, kind) in net.kinds.iter_mut().zip(seen.kinds) {
                *sum += overlap * kind;
            }
        }
        net.inside = net.inside.min(2.0);
        net
    }

    /// How the rules' clauses lie to a candidate.
    fn rules(&self, claim: &Candidate) -> Ruled {
        let mut ruled = Ruled::default();
        let tokens = &claim.tokens;
        let from = self.ruled.partition_point(|other| other.tokens.start + NEAR < tokens.start);
        for other in self.ruled[from..].iter().take_while(|other| other.tokens.start < tokens.end) {
            let overlap = overlap(&other.tokens, tokens);
            if other.rule == rules::SAYING || other.tokens == *tokens || overlap == 0.0 {
                continue;
            }
            ruled.agree = ruled.agree.max(overlap);
            if overlap < 0.5 && tokens.start <= other.tokens.start && other.tokens.end <= tokens.end {
                ruled.inside = (ruled.inside + 1.0f32).min(2.0);
            } else if overlap < 0.5 {
                ruled.around = 1.0;
            }
        }
        ruled
    }
}

/// How the network's spans lie to a candidate: sums of probabilities.
#[derive(Default)]
struct Net {
    exact: f32,
    best: f32,
    /// How much it shares with a span of the best reading, at most.
    overlap: f32,
    /// Of those that overlap by half or more, weighed by how much.
    agrees: f32,
    begins: f32,
    ends: f32,
    inside: f32,
    around: f32,
    kinds: [f32; KINDS.len()],
}

/// How the rules' clauses lie to a candidate.
#[derive(Default)]
struct Ruled {
    agree: f32,
    inside: f32,
    around: f32,
}

/// The network's spans, cut to what asserts something in their sentence and without what stands at no claim's edges.
fn seen(view: &VerbView<'_>, traits: &Traits) -> Vec<Seen> {
    let reading = Reading::new(view, traits);
    let mut spans: Vec<Seen> = Vec::new();
    for (sentence, guess) in sentences_of_claims(view.passage) {
        let Some(part) = reading.assertive_part(&view.passage.sentences[sentence]) else { continue };
        let cut = guess.tokens.start.max(part.start)..guess.tokens.end.min(part.end).max(part.start);
        let cut = up_to_whole_names(view, cut, &part);
        let Some(tokens) = reading.trimmed(cut) else { continue };
        let Some(kind) = KINDS.iter().position(|&kind| guess.role == kind) else { continue };
        let mut kinds = [0.0; KINDS.len()];
        // The best reading's span stands twice where it is likely, too: once is enough.
        kinds[kind] = guess.probability;
        spans.push(Seen { tokens, kinds, best: guess.best });
    }
    order::sort_by_key(&mut spans, |seen| (seen.tokens.start, seen.tokens.end));
    spans.dedup_by(|later, earlier| {
        let same = later.tokens == earlier.tokens;
        if same {
            for (sum, kind) in earlier.kinds.iter_mut().zip(later.kinds) {
                *sum += kind;
            }
            earlier.best |= later.best;
        }
        same
    });
    spans
}

/// Tokens with the rest of the names that they cut, *the ferry sank off Port **Maren***, and in a headline with its
/// last words.
fn up_to_whole_names(view: &VerbView<'_>, tokens: Range<usize>, within: &Range<usize>) -> Range<usize> {
    let name = |at: usize| view.class(at) == Class::Name;
    // No stop is among these: the sentence has none.
    let last = |at: usize| matches!(view.class(at), Class::Name | Class::Word | Class::Time);
    let rest = tokens.end..within.end;
    if (1..=LONGEST_NAME).contains(&rest.len())
        && (last(rest.start) || view.class(rest.start) == Class::Preposition)
        && rest.clone().skip(1).all(last)
    {
        return tokens.start..within.end;
    }
    if tokens.is_empty() || !name(tokens.end - 1) {
        return tokens;
    }
    let rest = (tokens.end..within.end).take(LONGEST_NAME).take_while(|&at| name(at)).count();
    tokens.start..tokens.end + rest
}

/// The network's guesses at claims, each with the sentence in which it begins.
fn sentences_of_claims<'a>(passage: &'a Passage<'_>) -> impl Iterator<Item = (usize, &'a Guess)> {
    passage.guesses.iter().filter(|guess| guess.task == "claim").map(|guess| {
        let start = guess.tokens.start;
        (passage.sentences.partition_point(|sentence| sentence.tokens.end <= start), guess)
    })
}

/// For each token whether it stands in a part with one of the roles.
fn covered<'a>(
    passage: &Passage<'_>,
    attributions: impl Iterator<Item = &'a Annotation>,
    roles: &[&str],
) -> Vec<bool> {
    let mut change = vec![0i32; passage.tokens.len() + 1];
    for part in attributions.flat_map(|mark| &mark.parts).filter(|part| roles.contains(&part.role.as_ref())) {
        let tokens = tokens_of(passage, part.span);
        change[tokens.start] += 1;
        change[tokens.end] -= 1;
    }
    let mut open = 0;
    change.pop();
    let depth = |step: i32| {
        open += step;
        open > 0
    };
    change.into_iter().map(depth).collect()
}

/// The share of two ranges' tokens that both have.
fn overlap(one: &Range<usize>, other: &Range<usize>) -> f32 {
    let both = one.end.min(other.end).saturating_sub(one.start.max(other.start));
    let either = one.end.max(other.end) - one.start.min(other.start);
    both as f32 / either as f32
}
