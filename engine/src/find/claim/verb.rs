//! Which word is the verb that makes a clause a statement?
//!
//! It never asks who the subject is: it goes by the verb's form and the words around it.

use std::collections::HashMap;

use crate::document::Passage;
use crate::read::phrase::{Class, Phrases};

/// How many adverbs may stand between a subject and its verb.
const NEAR: usize = 30;

/// The form of a verb, as far as its spelling tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// *go*: finite only after a subject in the plural.
    Base,
    /// *goes*: finite, or a noun in the plural.
    Present,
    /// *went*: always finite.
    Past,
    /// *made, killed*: finite or a participle.
    Participle,
}

/// The verbs that the news is full of, by their forms.
pub struct Verbs {
    forms: HashMap<String, Form>,
}

impl Verbs {
    /// The table of verbs.
    pub fn new() -> Verbs {
        let mut forms = HashMap::new();
        for base in REGULAR.iter().flat_map(|row| row.split(' ')) {
            forms.insert(base.to_owned(), Form::Base);
            forms.insert(third_person(base), Form::Present);
        }
        for row in IRREGULAR {
            let words: Vec<&str> = row.split(' ').collect();
            let (base, past) = (words[0], words[1]);
            forms.insert(third_person(base), Form::Present);
            forms.insert(words[words.len() - 1].to_owned(), Form::Participle);
            forms.insert(past.to_owned(), if words.len() == 3 { Form::Past } else { Form::Participle });
            if past != base {
                forms.insert(base.to_owned(), Form::Base);
            }
        }
        Verbs { forms }
    }

    fn form(&self, word: &str) -> Option<Form> {
        self.forms.get(word).copied().or_else(|| is_regular_past(word).then_some(Form::Participle))
    }
}

/// A passage whose verbs are looked for.
pub struct VerbView<'a> {
    /// The passage.
    pub passage: &'a Passage<'a>,
    /// The kinds of its words.
    pub phrases: &'a Phrases,
    /// The verbs that are known.
    pub verbs: &'a Verbs,
}

impl VerbView<'_> {
    /// Whether the token is the finite verb of a clause that begins at `first` or later, before the token.
    pub fn is_finite(&self, at: usize, first: usize) -> bool {
        let word = self.passage.word(at);
        if self.is_between(at) || matches!(self.class(at), Class::Name | Class::Time) {
            return false;
        }
        let before = (first..at).rev().take(NEAR).find(|&i| !self.is_between(i));
        if self.is_auxiliary(at) {
            return match (word, before) {
                ("'s", before) => before.is_some_and(|before| self.is_pronoun(before)),
                (_, None) => true,
                ("have" | "do", Some(before)) => !matches!(self.class(before), Class::Modal | Class::To),
                ("can" | "will" | "must" | "might", Some(before)) => !self.wants_noun(before),
                _ => true,
            };
        }
        let Some(before) = before else { return false };
        let group =
            matches!(self.class(before), Class::Modal | Class::Be | Class::Have | Class::Do | Class::To);
        if group || self.wants_noun(before) {
            return false;
        }
        let previous = self.passage.word(before);
        let subject = self.ends_subject(before);
        let alone = !self.is_auxiliary(at + 1);
        match self.verbs.form(word) {
            Some(Form::Past) => self.class(before) != Class::Preposition,
            Some(Form::Base) => {
                self.is_plural_pronoun(before)
                    || (subject && alone && is_plural(previous) && before + 1 == at)
            }
            Some(Form::Present) => {
                let listed = matches!(self.class(at + 1), Class::Comma | Class::Stop | Class::Coordinator);
                subject
                    && alone
                    && self.class(before) != Class::Number
                    && (!listed || self.is_pronoun(before))
            }
            Some(Form::Participle) => {
                subject && self.class(before) != Class::Number && self.passage.word(at + 1) != "by"
            }
            None => {
                let object = matches!(self.class(at + 1), Class::Determiner | Class::Possessive);
                self.class(at) == Class::Word
                    && (self.is_plural_pronoun(before) || is_plural(previous) && before + 1 == at && object)
            }
        }
    }

    /// Whether a verb phrase without a subject begins at the token: *and **was fined***, *but **left***.
    pub fn begins_phrase(&self, at: usize) -> bool {
        if self.is_auxiliary(at) {
            return self.passage.word(at) != "'s";
        }
        if !matches!(self.class(at), Class::Word | Class::Verb) {
            return false;
        }
        let opens = |class| {
            matches!(
                class,
                Class::Determiner
                    | Class::Possessive
                    | Class::Preposition
                    | Class::Number
                    | Class::To
                    | Class::That
                    | Class::Name
                    | Class::Object
                    | Class::Pronoun
                    | Class::Adverb
                    | Class::Subordinator
                    | Class::Question
            )
        };
        match self.verbs.form(self.passage.word(at)) {
            Some(Form::Past) => true,
            Some(Form::Participle | Form::Present) => opens(self.class(at + 1)),
            _ => false,
        }
    }

    /// Whether the word looks like any verb at all, as in a headline without auxiliaries.
    pub fn is_verb_like(&self, at: usize) -> bool {
        let form = self.verbs.form(self.passage.word(at));
        self.is_auxiliary(at) || form.is_some_and(|form| form != Form::Base)
    }

    /// Whether the word looks like the verb of a headline: *killed*, *wins*.
    pub fn is_headline_verb(&self, at: usize) -> bool {
        let form = self.verbs.form(self.passage.word(at));
        let nominal = matches!(self.class(at - 1), Class::Name | Class::Word | Class::Number | Class::Close);
        match form {
            Some(Form::Past | Form::Participle) => true,
            Some(Form::Present) => nominal && self.passage.word(at + 1) != "of",
            _ => false,
        }
    }

    /// The last word of the verb group that a finite verb begins: *did not **provide***.
    pub fn head(&self, verb: usize) -> usize {
        let group = |at: &usize| {
            self.is_auxiliary(*at)
                || self.is_between(*at)
                || matches!(self.class(*at), Class::Be | Class::Have)
        };
        verb + (verb..verb + 6).take_while(group).count()
    }

    /// Whether the word is a participle of the past.
    pub fn is_participle(&self, at: usize) -> bool {
        let word = self.passage.word(at);
        self.verbs.form(word) == Some(Form::Participle)
            || matches!(word, "come" | "become" | "run" | "overcome")
    }

    /// Whether the word looks like the past of a verb.
    pub fn is_past(&self, at: usize) -> bool {
        matches!(self.verbs.form(self.passage.word(at)), Some(Form::Past | Form::Participle))
    }

    /// Whether the finite verb at the token can be nothing else.
    pub fn is_sure(&self, at: usize) -> bool {
        let past = self.verbs.form(self.passage.word(at)) == Some(Form::Past);
        past || self.is_auxiliary(at) || at > 0 && self.is_pronoun(at - 1)
    }

    /// Whether the word looks like a noun in the plural.
    pub fn is_plural(&self, at: usize) -> bool {
        is_plural(self.passage.word(at))
    }

    /// Whether the word is a verb in the present.
    pub fn is_present(&self, word: &str) -> bool {
        matches!(self.verbs.form(word), Some(Form::Present | Form::Base))
    }

    /// Whether the token is a finite form of *be*.
    pub fn is_be(&self, at: usize) -> bool {
        self.is_auxiliary(at) && (self.class(at) == Class::Be || self.passage.word(at) == "'s")
    }

    /// The kind of the word.
    pub fn class(&self, at: usize) -> Class {
        self.phrases.class(at)
    }

    /// Finite forms of *be, have, do* and the modals.
    pub fn is_auxiliary(&self, at: usize) -> bool {
        let word = self.passage.word(at);
        match self.class(at) {
            Class::Be => !matches!(word, "be" | "been" | "being"),
            Class::Have => word != "having",
            Class::Modal if word == "may" => {
                let near = |at: usize| matches!(self.class(at), Class::Number | Class::Comma | Class::Time);
                let month = near(at + 1) || at > 0 && near(at - 1);
                !(month && self.passage.token(at).starts_with(char::is_uppercase))
            }
            Class::Do | Class::Modal => true,
            Class::Possessive => word == "'s",
            _ => false,
        }
    }

    /// A word that can stand between subject and verb, or between an auxiliary and its verb.
    pub fn is_between(&self, at: usize) -> bool {
        matches!(self.class(at), Class::Adverb | Class::Negation)
            || matches!(self.passage.word(at), "both" | "all")
    }

    fn is_pronoun(&self, at: usize) -> bool {
        matches!(self.class(at), Class::Pronoun | Class::Relative | Class::That)
            || matches!(self.passage.word(at), "what" | "this" | "where" | "how")
    }

    fn is_plural_pronoun(&self, at: usize) -> bool {
        matches!(
            self.passage.word(at),
            "they" | "we" | "i" | "you" | "who" | "which" | "people" | "police" | "others"
        )
    }

    /// Whether a noun must follow, so that the next word is no finite verb.
    fn wants_noun(&self, at: usize) -> bool {
        matches!(self.class(at), Class::Determiner | Class::Possessive)
            || matches!(self.passage.word(at), "various" | "numerous" | "multiple" | "newly")
    }

    /// Whether the word may end a subject: a noun, a name or a pronoun.
    fn ends_subject(&self, at: usize) -> bool {
        matches!(
            self.class(at),
            Class::Name
                | Class::Word
                | Class::Pronoun
                | Class::Relative
                | Class::That
                | Class::Time
                | Class::Close
                | Class::Number
                | Class::Quote
                | Class::Object
        )
    }
}

fn is_plural(word: &str) -> bool {
    word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
        || word == "people"
}

fn is_regular_past(word: &str) -> bool {
    word.len() > 4
        && word.ends_with("ed")
        && !word.ends_with("eed")
        && word.bytes().all(|byte| byte.is_ascii_lowercase())
        && !matches!(
            word,
            "hundred"
                | "indeed"
                | "sacred"
                | "naked"
                | "wicked"
                | "rugged"
                | "embed"
                | "unprecedented"
                | "infrared"
                | "kindred"
                | "hatred"
        )
}

fn third_person(base: &str) -> String {
    if let Some(stem) = base.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        return format!("{stem}ies");
    }
    let hisses = ["s", "x", "z", "ch", "sh", "go", "do"].iter().any(|end| base.ends_with(end));
    format!("{base}{}", if hisses { "es" } else { "s" })
}

/// Base, past and, where it differs from the past, the participle.
const IRREGULAR: &[&str] = &[
    "say said",
    "tell told",
    "go went gone",
    "get got",
    "take took taken",
    "come came come",
    "make made",
    "give gave given",
    "become became become",
    "begin began begun",
    "know knew known",
    "think thought",
    "find found",
    "leave left",
    "keep kept",
    "hold held",
    "bring brought",
    "write wrote written",
    "sit sat",
    "stand stood",
    "lose lost",
    "pay paid",
    "meet met",
    "run ran run",
    "see saw seen",
    "lead led",
    "grow grew grown",
    "fall fell fallen",
    "rise rose risen",
    "win won",
    "shoot shot",
    "strike struck",
    "steal stole stolen",
    "sell sold",
    "buy bought",
    "seek sought",
    "break broke broken",
    "catch caught",
    "hit hit",
    "hurt hurt",
    "cut cut",
    "put put",
    "set set",
    "let let",
    "shut shut",
    "cost cost",
    "quit quit",
    "spread spread",
    "send sent",
    "spend spent",
    "build built",
    "lend lent",
    "bend bent",
    "feel felt",
    "deal dealt",
    "mean meant",
    "hear heard",
    "speak spoke spoken",
    "choose chose chosen",
    "drive drove driven",
    "ride rode ridden",
    "draw drew drawn",
    "fly flew flown",
    "throw threw thrown",
    "blow blew blown",
    "show showed shown",
    "wear wore worn",
    "tear tore torn",
    "bear bore born",
    "swear swore sworn",
    "eat ate eaten",
    "beat beat beaten",
    "bite bit bitten",
    "hide hid hidden",
    "forget forgot forgotten",
    "drink drank drunk",
    "swim swam swum",
    "sink sank sunk",
    "shrink shrank shrunk",
    "sing sang sung",
    "ring rang rung",
    "arise arose arisen",
    "wake woke woken",
    "freeze froze frozen",
    "fight fought",
    "teach taught",
    "sleep slept",
    "sweep swept",
    "flee fled",
    "bleed bled",
    "feed fed",
    "read read",
    "light lit",
    "bind bound",
    "undergo underwent undergone",
    "withdraw withdrew withdrawn",
    "overcome overcame overcome",
    "understand understood",
];

/// Regular verbs, for their forms in *-s*; any word in *-ed* is taken for a past.
const REGULAR: &[&str] = &[
    "accept accuse achieve act add address admit affect agree aim allege allow announce appear apply argue arrive ask",
    "attack attend attract authorize await ban base believe belong benefit blame block call care carry cause celebrate",
    "challenge change charge claim close collect combine compare compete complain concern conclude confirm connect",
    "consider consist contain continue control cover create criticize cross damage date decide declare decline",
    "defend define deliver demand deny depend describe deserve destroy detail determine develop die differ disagree",
    "discuss dominate doubt drop earn emerge employ enable encourage end enjoy ensure enter estimate exceed exist expand",
    "expect explain express extend face fail favour favor fear feature fight figure file focus follow force gain generate govern",
    "handle happen hate head help hope host house identify ignore impose improve include increase indicate insist intend",
    "introduce invest investigate involve issue join kill lack last launch lay lie like limit link live look love",
    "maintain manage mark marry measure move need note object occur offer open operate oppose order organize originate overlook own",
    "participate pass perform permit place plan play point pose possess praise predict prefer prepare present prevent",
    "produce project promise promote propose protect protest prove provide publish pull push question raise range rank reach",
    "receive recognize recommend record reduce refer reflect refuse regard reject relate release rely remain remember",
    "remove report represent require resemble respond rest result resume return reveal review risk rule save schedule seem",
    "separate serve share sign sound speed spark stage start state stay stem step stop stress stretch struggle study submit",
    "succeed suffer suggest supply support suppose suspect target tend test threaten trace trade transport travel treat",
    "trigger try turn use urge value vary view visit vote wait walk want warn warrant watch weigh wish work worry",
    "account date dip climb dwell flow link boast cite contend top total translate underline highlight",
    "spring stretch soar shift shrink slip slow span tour trail unite unveil uphold violate voice",
    "arrest convict sentence acquit jail fine sue evacuate rescue injure wound bomb shell",
    "approve pass veto ratify endorse oppose back adopt amend repeal",
    "lower ease double triple halve slide plunge jump edge",
];
