//! Do the words around a cue make it a hedge? One answer for each named `lexicon` block of the page.
//!
//! It never looks beyond the cue's sentence.

use std::ops::Range;

use super::{figure, speaker};
use crate::document::{Passage, Quotation};
use crate::lexicon::{Lexicon, Match};
use crate::read::phrase::{Class, Phrases};

/// A passage and what is known of its words.
pub(super) struct Scene<'a> {
    pub passage: &'a Passage<'a>,
    pub phrases: Phrases,
    /// The verbs that make somebody a speaker.
    pub saying: &'a Lexicon,
}

/// The cue, if it is one in its context.
type Context = fn(&Scene<'_>, &Match<'_>) -> Option<Range<usize>>;

/// The context that `lexicon` blocks of this name ask for.
pub(super) fn named(set: &str) -> Option<Context> {
    Some(match set {
        "" => |_, found| Some(found.cue.clone()),
        "before-noun" => |scene, found| scene.is_before_noun(&found.cue).then(|| found.cue.clone()),
        "passive" => |scene, found| scene.is_passive(&found.cue).then(|| found.cue.clone()),
        "noun" => |scene, found| scene.is_noun(found.cue.start).then(|| found.cue.clone()),
        "verb" => |scene, found| scene.is_claiming(&found.cue).then(|| found.cue.clone()),
        "modal" => |scene, found| scene.is_epistemic(found.cue.start).then(|| found.cue.clone()),
        "inversion" => |scene, found| scene.is_inverted(found.cue.start).then(|| found.cue.clone()),
        "statement" => |scene, found| scene.is_statement(found.cue.start).then(|| found.cue.clone()),
        "naming" => |scene, found| scene.is_naming(&found.cue).then(|| found.cue.clone()),
        "number" => |scene, found| figure::blurred_after(scene, &found.cue).then(|| found.cue.clone()),
        "after-number" => {
            |scene, found| figure::ends_before(scene, found.cue.start).then(|| found.cue.clone())
        }
        "speaker" => |scene, found| speaker::unnamed(scene, &found.cue),
        _ => return None,
    })
}

impl<'a> Scene<'a> {
    pub(super) fn new(passage: &'a Passage<'a>, saying: &'a Lexicon) -> Scene<'a> {
        Scene { passage, phrases: Phrases::of(passage), saying }
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.passage.word(at)
    }

    pub(super) fn class(&self, at: usize) -> Class {
        self.phrases.class(at)
    }

    /// The tokens of the sentence that holds a token, or of the last one.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        let last = self.passage.tokens.len() - 1;
        self.passage.sentence_of(at.min(last)).tokens.clone()
    }

    /// The kind of the word before; a stop before the first of its sentence.
    pub(super) fn class_before(&self, at: usize) -> Class {
        if at == self.sentence(at).start { Class::Stop } else { self.class(at - 1) }
    }

    /// The word before, or nothing before the first of its sentence.
    pub(super) fn word_before(&self, at: usize) -> &str {
        if at == self.sentence(at).start { "" } else { self.word(at - 1) }
    }

    /// Whether an adjective stands where one does: before a noun, and not as a verb after its subject.
    fn is_before_noun(&self, cue: &Range<usize>) -> bool {
        use Class::{Adverb, Be, Comma, Have, Joint, Name, Number, Pronoun, Quote, Relative, Word};
        let noun = matches!(self.class(cue.end), Word | Name | Joint | Number);
        noun && match self.class_before(cue.start) {
            Pronoun | Relative | Have | Name | Adverb | Be => false,
            Word => is_adjective(self.word(cue.start - 1)) && self.class(cue.end) == Word,
            // *“It is cold,” reported Ann Vane.*
            Comma | Quote => self.class(cue.end) != Name,
            _ => true,
        }
    }

    /// Whether a form of *be* stands before, adverbs and negation aside.
    fn is_after_be(&self, at: usize) -> bool {
        let start = self.sentence(at).start;
        let words = (start..at).rev().take(4);
        let mut words = words.skip_while(|&at| matches!(self.class(at), Class::Adverb | Class::Negation));
        words.next().is_some_and(|at| self.class(at) == Class::Be || matches!(self.word(at), "'s" | "being"))
    }

    /// Whether a participle hands on what somebody says: *is believed to*, *reported dead*.
    fn is_passive(&self, cue: &Range<usize>) -> bool {
        if self.is_after_be(cue.start) {
            return true;
        }
        let subject = self.class_before(cue.start);
        let before_be = matches!(self.word(cue.end), "be" | "have");
        let with_to = self.word(cue.end - 1) == "to";
        match subject {
            Class::Pronoun | Class::Relative | Class::Have => false,
            _ if with_to && self.word(cue.start) == "alleged" => true,
            // *Residents claimed to have seen it* is no passive; *a man believed to be armed* is.
            _ if with_to => {
                before_be && !matches!(self.word(cue.start), "claimed" | "reported" | "feared" | "assumed")
            }
            _ => matches!(self.word(cue.start), "reported" | "presumed" | "feared"),
        }
    }

    /// Whether *claims* or *reports* is a noun here.
    fn is_noun(&self, at: usize) -> bool {
        use Class::{
            Adverb, Be, Break, Close, Comma, Coordinator, Determiner, Do, Have, Modal, Name, Negation,
            Number, Object, Possessive, Preposition, Pronoun, Quote, Relative, Stop, To, Verb,
        };
        let word = self.word(at);
        if !matches!(word, "claim" | "claims" | "reports") {
            return true;
        }
        let about = matches!(self.word(at + 1), "of" | "about");
        let next = self.class(at + 1);
        let ends =
            matches!(next, Stop | Comma | Break | Close | Be | Have | Modal | Verb | Coordinator | Quote);
        match self.class_before(at) {
            Determiner | Possessive | Number | Preposition | Be | Class::That => true,
            Stop | Quote => word != "claim",
            To => word != "claim",
            Pronoun | Relative | Modal | Have | Do | Negation | Adverb => about,
            Comma | Coordinator => about || ends,
            Name | Object => about || matches!(next, Be | Have | Modal | Verb),
            _ => {
                let before = self.word(at - 1);
                about || ends || is_adjective(before) || takes_object(before)
            }
        }
    }

    /// Whether *claims*, *maintains* or *charges* says something here.
    fn is_claiming(&self, cue: &Range<usize>) -> bool {
        let word = self.word(cue.start);
        let next = self.class(cue.end);
        let clause = matches!(next, Class::That | Class::Pronoun | Class::Quote | Class::Comma);
        match word {
            "claim" | "claims" => !self.is_noun(cue.start),
            "alleged" => {
                self.word(cue.end) != "to" && !self.is_before_noun(cue) && !self.is_after_be(cue.start)
            }
            _ if word.starts_with("maintain") => clause || next == Class::Stop,
            "charge" | "charges"
                if matches!(self.class_before(cue.start), Class::Determiner | Class::Possessive) =>
            {
                false
            }
            "charges" if next == Class::That => {
                matches!(self.class_before(cue.start), Class::Name | Class::Pronoun)
            }
            _ if word.starts_with("charg") => {
                next == Class::That || matches!(self.word_before(cue.start), "critics" | "opponents" | "also")
            }
            _ => true,
        }
    }

    /// Whether a modal weighs how likely something is.
    fn is_epistemic(&self, at: usize) -> bool {
        use Class::{Be, Break, Close, Comma, Coordinator, Determiner, Have, Negation, Possessive};
        use Class::{Preposition, Pronoun, Stop, That, To};
        let word = self.word(at);
        let verb = self.behind_insertion(at + 1);
        let negated = (at + 1..verb).any(|at| self.class(at) == Negation);
        let next = self.class(verb);
        if matches!(
            next,
            Stop | Comma | Break | Close | Determiner | Preposition | To | That | Coordinator | Possessive
        ) {
            return false;
        }
        let done = next == Have && self.is_done(verb + 1);
        let being = next == Be && self.word(verb) == "be";
        let capital = self.passage.token(at).starts_with(char::is_uppercase);
        match word {
            "may" if capital => self.is_title(at) && next != Class::Number,
            "may" => next != Class::Number && self.word(at + 1) != "only" && self.word_before(at) != "you",
            "might" => {
                let noun = ["military", "armed", "economic", "political", "naval", "industrial", "financial"];
                !matches!(self.class_before(at), Determiner | Possessive)
                    && !noun.contains(&self.word_before(at))
            }
            "could" if next == Pronoun || at == self.sentence(at).start || self.is_purpose(at) => false,
            "could" if self.word_before(at) == "you" => done,
            // *An accident that no one could have foreseen*
            "could" if self.is_behind_nobody(at) => false,
            "could" if negated || matches!(self.word(at + 1), "only" | "no" | "hardly" | "barely") => done,
            "could" if being => !SENSED.contains(&self.word(verb + 1)),
            "could" => done || !ABLE.contains(&self.word(verb)),
            "would" => done || self.is_imagined(at, verb),
            "should" => done && (at..at + 8).any(|at| matches!(self.word(at), "now" | "already")),
            _ => done,
        }
    }

    /// The first token from `at` on that is no adverb, no negation and none of the words that stand between a modal and its
    /// verb: *may **yet** fall*, *could **in theory** fall*, *could, **for instance,** fall*.
    fn behind_insertion(&self, at: usize) -> usize {
        let mut verb = at;
        while verb < at + 3 && matches!(self.class(verb), Class::Adverb | Class::Negation) {
            verb += 1;
        }
        let set_phrase = |at: usize| INSERTED.contains(&(self.word(at), self.word(at + 1)));
        let behind = match self.word(verb) {
            "yet" => verb + 1,
            "," => (verb + 2..verb + 7)
                .find(|&at| self.class(at) == Class::Comma)
                .map_or(verb, |comma| comma + 1),
            _ if set_phrase(verb) => verb + 2,
            _ => verb,
        };
        if self.class(behind) == Class::Adverb { behind + 1 } else { behind }
    }

    /// Whether a verb states something: not without a subject, as a proposal: *Suggest we meet at noon*.
    fn is_statement(&self, verb: usize) -> bool {
        let opens = |quotation: &Quotation| quotation.tokens.start + 1 == verb;
        let first = verb == self.sentence(verb).start || self.passage.quotation_of(verb).is_some_and(opens);
        !first || self.word(verb).ends_with('s')
    }

    /// Whether the subject right before a word is nobody: *no one*, *no money*.
    fn is_behind_nobody(&self, at: usize) -> bool {
        matches!(self.word_before(at), "nobody" | "none" | "nothing")
            || at > 1 && self.word_before(at - 1) == "no"
    }

    /// Whether *would* tells what is only imagined: not a wish, a question or what was then the future.
    fn is_imagined(&self, at: usize, verb: usize) -> bool {
        use Class::{Pronoun, Question, Relative};
        let sentence = self.sentence(at);
        let wish = matches!(self.word(verb), "like" | "love" | "rather" | "prefer" | "hate" | "you");
        let asked = self.word(sentence.end - 1) == "?" || self.class(verb) == Pronoun;
        if wish || asked {
            return false;
        }
        let same_voice = |&other: &usize| self.passage.quoted[other] == self.passage.quoted[at];
        let near = sentence.start.max(at.saturating_sub(30))..sentence.end.min(at + 30);
        if near.clone().filter(same_voice).any(|other| matches!(self.word(other), "if" | "unless")) {
            return true;
        }
        let told = |other: usize| self.word(other).ends_with("ed") || TOLD.contains(&self.word(other));
        let subordinate =
            at > sentence.start + 1 && matches!(self.class(at - 1), Relative | Question | Class::That);
        !subordinate && !(near.start..at).filter(same_voice).any(told)
    }

    /// Whether *so* or *so that* stands before the subject: what is done on purpose is no guess.
    fn is_purpose(&self, at: usize) -> bool {
        let sentence = self.sentence(at);
        let so = (sentence.start.max(at.saturating_sub(5))..at).find(|&at| self.word(at) == "so");
        so.is_some_and(|so| {
            let subject = so + 1 + usize::from(self.word(so + 1) == "that");
            matches!(
                self.class(subject),
                Class::Pronoun | Class::Determiner | Class::Possessive | Class::Name
            )
        })
    }

    /// Whether the words after *have* are a participle: *have been*, *have sunk*, not *have to*, *have the*.
    fn is_done(&self, mut at: usize) -> bool {
        while matches!(self.class(at), Class::Adverb | Class::Negation) {
            at += 1;
        }
        let ending = |end| self.word(at).ends_with(end);
        match self.class(at) {
            Class::Be | Class::Verb | Class::Have => true,
            Class::Word => {
                ending("ed") || ending("n") || ending("t") || ending("d") || SHORT.contains(&self.word(at))
            }
            _ => false,
        }
    }

    /// Whether a word stands inside a short line that is set in capitals like a headline.
    fn is_title(&self, at: usize) -> bool {
        let sentence = self.sentence(at);
        let small =
            |at: usize| self.passage.token(at).starts_with(char::is_lowercase) && self.word(at).len() > 4;
        sentence.len() < 25 && at > sentence.start && !sentence.clone().any(small)
    }

    /// Whether the auxiliary before its subject makes a condition: *Had it rained*.
    fn is_inverted(&self, at: usize) -> bool {
        use Class::{Break, Comma, Determiner, Name, Possessive, Pronoun, Quote, Stop};
        let sentence = self.sentence(at);
        matches!(self.class_before(at), Stop | Quote | Comma | Break)
            && matches!(self.class(at + 1), Pronoun | Determiner | Name | Possessive)
            && self.word(sentence.end - 1) != "?"
            && (at..sentence.end.min(at + 40))
                .any(|at| matches!(self.word(at), "would" | "will" | "could" | "might" | "'d"))
    }

    /// Whether between *what* and *called* stands a subject.
    fn is_naming(&self, cue: &Range<usize>) -> bool {
        use Class::{Break, Comma, Quote, Relative, Stop, That};
        cue.len() > 2
            && cue.clone().all(|at| !matches!(self.class(at), Stop | Comma | Break | Quote | That | Relative))
    }
}

/// Two words that may stand between a modal and its verb.
const INSERTED: [(&str, &str); 8] = [
    ("in", "fact"),
    ("in", "theory"),
    ("in", "principle"),
    ("in", "practice"),
    ("in", "turn"),
    ("in", "time"),
    ("at", "least"),
    ("at", "best"),
];

/// Verbs of ability: what one *could* do, one was able to.
const ABLE: [&str; 23] = [
    "see",
    "hear",
    "feel",
    "smell",
    "taste",
    "afford",
    "speak",
    "read",
    "remember",
    "swim",
    "walk",
    "sleep",
    "tell",
    "understand",
    "imagine",
    "identify",
    "get",
    "do",
    "breathe",
    "stand",
    "hold",
    "use",
    "choose",
];

/// After these, *would* is what was then the future; after words in *-ed* too.
const TOLD: [&str; 14] = [
    "said", "told", "thought", "knew", "felt", "wrote", "swore", "saw", "heard", "meant", "adding", "saying",
    "whether", "when",
];

/// What *could be* seen was there to be seen.
const SENSED: [&str; 9] =
    ["seen", "heard", "felt", "reached", "smelled", "smelt", "used", "bought", "viewed"];

/// Participles that no ending tells.
const SHORT: [&str; 14] = [
    "come", "become", "gone", "done", "run", "begun", "sunk", "drunk", "sung", "hung", "struck", "stuck",
    "made", "overcome",
];

fn is_adjective(word: &str) -> bool {
    const ENDINGS: [&str; 9] = ["al", "ic", "ive", "ous", "ful", "less", "ary", "able", "ian"];
    const OTHERS: [&str; 32] = [
        "first",
        "last",
        "latest",
        "other",
        "new",
        "old",
        "recent",
        "similar",
        "such",
        "false",
        "media",
        "news",
        "press",
        "local",
        "early",
        "earlier",
        "previous",
        "public",
        "further",
        "several",
        "many",
        "some",
        "any",
        "widespread",
        "initial",
        "own",
        "main",
        "online",
        "russian",
        "american",
        "western",
        "same",
    ];
    OTHERS.contains(&word) || ENDINGS.iter().any(|end| word.ends_with(end))
}

/// Whether a word is a verb whose object may be a claim: *denied claims*, *confirm reports*.
fn takes_object(word: &str) -> bool {
    const BASES: [&str; 16] = [
        "confirm",
        "confirms",
        "deny",
        "denies",
        "dismiss",
        "dismisses",
        "reject",
        "rejects",
        "dispute",
        "disputes",
        "investigate",
        "cite",
        "cites",
        "verify",
        "made",
        "make",
    ];
    BASES.contains(&word) || word.ends_with("ed") || word.ends_with("ing")
}
