//! Which words stand here? Cue patterns: parsed from a layer page, matched over tokens.
//!
//! This file never decides what a match means.
//!
//! A pattern is words in a row. A word stands for itself, in lower case; punctuation is a word too, and a contraction
//! is two, as tokens are (`did n't`).
//!
//! | written | matches |
//! | --- | --- |
//! | `word` | the word; one with a hyphen also where the text writes it apart |
//! | `~lemma` | any inflected form: `~say` is *say, says, said, saying*; `~analyst` also *analysts* |
//! | `<class>` | one word of a class, see [`Class`] |
//! | `(a b \| c)` | optionally one of these |
//! | `[a b \| c]` | one of these |
//! | `a {b} c` | all of it, and only *b* is the cue; like `[…]`, it may list several |
//! | `a \| b` | patterns of their own, as are those on lines of their own; brackets may span lines |

mod inflection;
mod numeral;

use std::collections::HashMap;
use std::ops::Range;

use crate::document::{Name, Passage};
use crate::order;
pub use numeral::{below_hundred, is_month, is_number};

/// A cue pattern of a layer page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The rule under whose heading it stands: `hedge.evidential`.
    pub rule: Name,
    /// The name of its `lexicon` block, empty where it has none.
    pub set: Name,
    /// The pattern as written.
    pub text: String,
    /// The line in its page, counted from 1.
    pub line: usize,
}

impl Pattern {
    /// The patterns of a block whose first line is `line` of its page: a `|` or a line's end separates them, except
    /// in brackets.
    pub fn in_block(rule: &Name, set: &Name, line: usize, block: &str) -> Vec<Pattern> {
        let mut patterns = Vec::new();
        let mut depth = 0_usize;
        let mut start = 0;
        let mut at_line = line;
        for (at, letter) in block.char_indices().chain([(block.len(), '\n')]) {
            match letter {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth = depth.saturating_sub(1),
                '|' | '\n' if depth == 0 || at == block.len() => {
                    let written = &block[start..at];
                    let text = written.split_whitespace().collect::<Vec<_>>().join(" ");
                    if !text.is_empty() {
                        let line = at_line - written.trim_start().matches('\n').count();
                        patterns.push(Pattern { rule: rule.clone(), set: set.clone(), text, line });
                    }
                    start = at + 1;
                }
                _ => {}
            }
            at_line += usize::from(letter == '\n');
        }
        patterns
    }
}

/// A small closed class of words that patterns name in angle brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// `<any>`: any token.
    Any,
    /// `<number>`: digits, or a number word from *one* to *trillion*, *dozen*, *dozens*.
    Number,
    /// `<month>`: a month's name, also a shortened one.
    Month,
    /// `<capitalised>`: written with a capital letter first.
    Capitalised,
    /// `<determiner>`: articles, demonstratives, possessives.
    Determiner,
    /// `<pronoun>`: a personal pronoun in the subject's form, *who*, *it*, *this*, *that*, *there*.
    Pronoun,
    /// `<be>`: a form of *be*, contracted ones included.
    Be,
    /// `<have>`: a form of *have*, contracted ones included.
    Have,
    /// `<do>`: *do, does, did*.
    Do,
    /// `<modal>`: *can, could, may, might, must, shall, should, will, would*, contracted ones included.
    Modal,
    /// `<not>`: *not, n't, never*.
    Not,
    /// `<adverb>`: a word in *-ly* that is one, or *also, now, still, even* and their like.
    Adverb,
}

const CLASSES: [(&str, Class); 12] = [
    ("any", Class::Any),
    ("number", Class::Number),
    ("month", Class::Month),
    ("capitalised", Class::Capitalised),
    ("determiner", Class::Determiner),
    ("pronoun", Class::Pronoun),
    ("be", Class::Be),
    ("have", Class::Have),
    ("do", Class::Do),
    ("modal", Class::Modal),
    ("not", Class::Not),
    ("adverb", Class::Adverb),
];

impl Class {
    /// Whether the token at an index of a passage belongs to it.
    pub fn holds(self, passage: &Passage<'_>, index: usize) -> bool {
        let word = passage.word(index);
        match self {
            Class::Any => !word.is_empty(),
            Class::Number => is_number(word),
            Class::Month => is_month(word),
            Class::Capitalised => {
                index < passage.tokens.len() && passage.token(index).starts_with(char::is_uppercase)
            }
            Class::Determiner => DETERMINERS.contains(&word),
            Class::Pronoun => PRONOUNS.contains(&word),
            Class::Be => BE.contains(&word),
            Class::Have => ["have", "has", "had", "having", "'ve"].contains(&word),
            Class::Do => ["do", "does", "did"].contains(&word),
            Class::Modal => MODALS.contains(&word),
            Class::Not => ["not", "n't", "never"].contains(&word),
            Class::Adverb => is_adverb(word),
        }
    }
}

const DETERMINERS: [&str; 15] = [
    "the", "a", "an", "this", "that", "these", "those", "my", "your", "his", "her", "its", "our", "their",
    "whose",
];
const PRONOUNS: [&str; 11] = ["i", "you", "he", "she", "it", "we", "they", "who", "this", "that", "there"];
const BE: [&str; 12] = ["be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m", "ai"];
const MODALS: [&str; 13] =
    ["can", "ca", "could", "may", "might", "must", "shall", "should", "will", "wo", "would", "'ll", "'d"];
const ADVERBS: [&str; 22] = [
    "also",
    "now",
    "still",
    "even",
    "just",
    "already",
    "so",
    "far",
    "often",
    "then",
    "ever",
    "long",
    "once",
    "yet",
    "later",
    "very",
    "quite",
    "always",
    "sometimes",
    "again",
    "too",
    "well",
];
const LY_NOT_ADVERB: [&str; 16] = [
    "family", "early", "daily", "weekly", "monthly", "yearly", "only", "july", "italy", "likely", "unlikely",
    "reply", "apply", "supply", "friendly", "assembly",
];

fn is_adverb(word: &str) -> bool {
    ADVERBS.contains(&word) || (word.len() > 4 && word.ends_with("ly") && !LY_NOT_ADVERB.contains(&word))
}

/// Patterns found at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match<'a> {
    /// The tokens that it covers.
    pub tokens: Range<usize>,
    /// Those of the cue: all of them, or what the pattern has in braces.
    pub cue: Range<usize>,
    /// What matched, its rule included.
    pub pattern: &'a Pattern,
}

/// Patterns, ready to be looked up. A match never leaves its sentence.
#[derive(Clone, Debug)]
pub struct Lexicon {
    patterns: Vec<Pattern>,
    /// An automaton over words in which the patterns share only the first node, its start, and `opened`.
    nodes: Vec<Node>,
    /// The node behind the start that opens a cue, once a pattern begins with one.
    opened: Option<usize>,
}

#[derive(Clone, Debug, Default)]
struct Node {
    words: HashMap<String, Vec<usize>>,
    classes: Vec<(Class, Vec<usize>)>,
    /// Where the cue opens or closes: steps that take no token.
    opens: Vec<usize>,
    closes: Vec<usize>,
    /// The patterns that end here, in the order in which they were given.
    ends: Vec<usize>,
}

/// A path through the automaton: where it stands, there and in the text, and the cue that it has passed.
#[derive(Clone, PartialEq)]
struct Walk {
    node: usize,
    at: usize,
    cue: Range<usize>,
}

impl Lexicon {
    /// A lexicon of these patterns. Where two match the same words, the earlier one wins.
    ///
    /// # Errors
    /// The pattern that does not parse, and why.
    pub fn new<'a>(patterns: impl IntoIterator<Item = &'a Pattern>) -> Result<Lexicon, (Pattern, String)> {
        let mut lexicon = Lexicon { patterns: Vec::new(), nodes: vec![Node::default()], opened: None };
        for pattern in patterns {
            let ends = lexicon.insert_pattern(&pattern.text).map_err(|message| (pattern.clone(), message))?;
            let at = lexicon.patterns.len();
            for end in ends {
                lexicon.nodes[end].ends.push(at);
            }
            lexicon.patterns.push(pattern.clone());
        }
        Ok(lexicon)
    }

    /// The longest match that begins at a token.
    pub fn at(&self, passage: &Passage<'_>, index: usize) -> Option<Match<'_>> {
        self.all_at(passage, index).into_iter().next()
    }

    /// Every match that begins at a token, the longest first.
    pub fn all_at(&self, passage: &Passage<'_>, index: usize) -> Vec<Match<'_>> {
        if index >= passage.tokens.len() || !self.may_begin(passage, index) {
            return Vec::new();
        }
        let end = passage.sentence_of(index).tokens.end;
        let mut found = Vec::new();
        let mut walks = vec![Walk { node: 0, at: index, cue: index..index }];
        let mut done = 0;
        while let Some(walk) = walks.get(done).cloned() {
            done += 1;
            let node = &self.nodes[walk.node];
            found.extend(node.ends.iter().map(|&pattern| (walk.at, pattern, walk.cue.clone())));
            let opened = node.opens.iter().map(|&next| (next, walk.at, walk.at..walk.at));
            let closed = node.closes.iter().map(|&next| (next, walk.at, walk.cue.start..walk.at));
            let words = node.words.get(passage.word(walk.at)).into_iter().flatten().copied();
            let classes = node.classes.iter().filter(|(class, _)| class.holds(passage, walk.at));
            let nexts = words.chain(classes.flat_map(|(_, nexts)| nexts).copied()).filter(|_| walk.at < end);
            let read = nexts.map(|next| (next, walk.at + 1, walk.cue.clone()));
            let further: Vec<_> = opened.chain(closed).chain(read).collect();
            for (node, at, cue) in further {
                let walk = Walk { node, at, cue };
                if !walks[done..].contains(&walk) {
                    walks.push(walk);
                }
            }
        }
        order::sort_by(&mut found, |a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        found.dedup();
        let matched = |(end, pattern, cue): (usize, usize, Range<usize>)| {
            let cue = if cue.is_empty() { index..end } else { cue };
            Match { tokens: index..end, cue, pattern: &self.patterns[pattern] }
        };
        found.into_iter().map(matched).collect()
    }

    /// Whether some pattern may begin at a token: a quick answer for most words of a text.
    fn may_begin(&self, passage: &Passage<'_>, index: usize) -> bool {
        let begins = |node: &Node| {
            node.words.contains_key(passage.word(index))
                || node.classes.iter().any(|(class, _)| class.holds(passage, index))
        };
        let start = &self.nodes[0];
        begins(start) || start.opens.iter().any(|&opened| begins(&self.nodes[opened]))
    }

    /// The matches of a passage from left to right, each the longest at its place, none overlapping.
    pub fn matches(&self, passage: &Passage<'_>) -> Vec<Match<'_>> {
        let mut matches = Vec::new();
        let mut index = 0;
        while index < passage.tokens.len() {
            let found = self.at(passage, index);
            index = found.as_ref().map_or(index + 1, |found| found.tokens.end);
            matches.extend(found);
        }
        matches
    }

    fn insert_pattern(&mut self, text: &str) -> Result<Vec<usize>, String> {
        let mut pieces = pieces(text).into_iter().peekable();
        let ends = self.insert_sequence(vec![0], &mut pieces)?;
        match pieces.next() {
            Some(piece) => Err(format!("`{piece}` in `{text}` closes nothing")),
            None if ends.contains(&0) => Err(format!("`{text}` matches without a word")),
            None => Ok(ends),
        }
    }

    /// Leads from every node of `from` over the pieces up to a closing bracket or `|`, and gives the nodes reached.
    fn insert_sequence(
        &mut self,
        mut from: Vec<usize>,
        pieces: &mut Pieces<'_>,
    ) -> Result<Vec<usize>, String> {
        while let Some(piece) = pieces.next_if(|piece| !matches!(*piece, ")" | "]" | "}" | "|")) {
            from = match piece {
                "(" => {
                    let mut reached = self.insert_choice(&from, pieces, ")")?;
                    reached.extend(from);
                    reached
                }
                "[" => self.insert_choice(&from, pieces, "]")?,
                "{" => {
                    let opened = self.opened_from(&from);
                    let closed = self.new_node();
                    for node in self.insert_choice(&[opened], pieces, "}")? {
                        self.nodes[node].closes.push(closed);
                    }
                    vec![closed]
                }
                piece => self.insert_piece(&from, piece)?,
            };
        }
        Ok(from)
    }

    fn insert_choice(
        &mut self,
        from: &[usize],
        pieces: &mut Pieces<'_>,
        close: &str,
    ) -> Result<Vec<usize>, String> {
        let mut reached = Vec::new();
        loop {
            reached.extend(self.insert_sequence(from.to_vec(), pieces)?);
            match pieces.next() {
                Some("|") => {}
                Some(piece) if piece == close => return Ok(reached),
                _ => return Err(format!("`{close}` is missing")),
            }
        }
    }

    fn insert_piece(&mut self, from: &[usize], piece: &str) -> Result<Vec<usize>, String> {
        let next = self.new_node();
        let class = match piece.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
            Some(name) => {
                let class = CLASSES.iter().find(|(known, _)| *known == name);
                Some(class.ok_or_else(|| format!("no class is called `{piece}`"))?.1)
            }
            None => None,
        };
        let words = match piece.strip_prefix('~') {
            Some(lemma) if !lemma.is_empty() => inflection::forms(lemma),
            _ => vec![piece.to_owned()],
        };
        if class.is_none() && piece.contains(char::is_uppercase) {
            return Err(format!("`{piece}` is not in lower case, and no word matches it"));
        }
        for &node in from {
            match class {
                Some(class) => self.connect_class(node, class, next),
                None => words.iter().for_each(|word| self.connect(node, word, next)),
            }
        }
        Ok(vec![next])
    }

    /// Leads from a node to another over a word, and where it has hyphens also over its parts.
    fn connect(&mut self, node: usize, word: &str, next: usize) {
        self.nodes[node].words.entry(word.to_owned()).or_default().push(next);
        let parts: Vec<&str> = hyphened(word).collect();
        let [parts @ .., last] = parts.as_slice() else { return };
        let mut from = node;
        for part in parts {
            let step = self.new_node();
            self.nodes[from].words.entry((*part).to_owned()).or_default().push(step);
            from = step;
        }
        if from != node {
            self.nodes[from].words.entry((*last).to_owned()).or_default().push(next);
        }
    }

    fn connect_class(&mut self, node: usize, class: Class, next: usize) {
        let classes = &mut self.nodes[node].classes;
        match classes.iter_mut().find(|(known, _)| *known == class) {
            Some((_, nexts)) => nexts.push(next),
            None => classes.push((class, vec![next])),
        }
    }

    /// The node behind a cue's opening. All patterns that begin with their cue share one, as they share the start.
    fn opened_from(&mut self, from: &[usize]) -> usize {
        if from == [0]
            && let Some(opened) = self.opened
        {
            return opened;
        }
        let opened = self.new_node();
        from.iter().for_each(|&node| self.nodes[node].opens.push(opened));
        if from == [0] {
            self.opened = Some(opened);
        }
        opened
    }

    fn new_node(&mut self) -> usize {
        self.nodes.push(Node::default());
        self.nodes.len() - 1
    }
}

type Pieces<'a> = std::iter::Peekable<std::vec::IntoIter<&'a str>>;

/// Words and signs of a pattern.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    for word in text.split_whitespace() {
        let mut rest = word;
        while let Some(at) = rest.find(['(', ')', '[', ']', '{', '}', '|']) {
            pieces.extend([&rest[..at], &rest[at..at + 1]].into_iter().filter(|piece| !piece.is_empty()));
            rest = &rest[at + 1..];
        }
        pieces.extend(Some(rest).filter(|rest| !rest.is_empty()));
    }
    pieces
}

/// The tokens of a word that is written with hyphens, when it is taken apart: `so`, `-`, `called`.
fn hyphened(word: &str) -> impl Iterator<Item = &str> {
    word.split_inclusive('-')
        .flat_map(|part| match part.strip_suffix('-') {
            Some(part) => [part, "-"],
            None => [part, ""],
        })
        .filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_keep_their_forms_apart() {
        let text = "[a | b c] d | e (f\n | g)\n\n~h-i";
        let in_block = Pattern::in_block(&"x".into(), &"".into(), 3, text);
        let texts: Vec<_> = in_block.iter().map(|pattern| (pattern.text.as_str(), pattern.line)).collect();
        assert_eq!(texts, [("[a | b c] d", 3), ("e (f | g)", 3), ("~h-i", 6)]);
    }

    /// What the patterns find in a text, as `cue` or `cue (match)`.
    fn found(patterns: &str, text: &str) -> Vec<String> {
        let tokens = crate::read::token::tokens(text);
        let words = crate::read::token::words(text, &tokens);
        let sentences = crate::read::sentence::sentences(text, &tokens);
        let quoted = vec![None; tokens.len()];
        let (tokens, words, sentences) = (&tokens[..], &words[..], &sentences[..]);
        let passage =
            Passage { text, tokens, words, sentences, quotations: &[], quoted: &quoted, guesses: &[] };
        let patterns = Pattern::in_block(&"x".into(), &"".into(), 1, patterns);
        let lexicon = Lexicon::new(&patterns).unwrap();
        let of = |tokens: &Range<usize>| passage.span(tokens.clone()).of(text);
        let shown = |found: &Match<'_>| match of(&found.cue) {
            cue if found.cue == found.tokens => cue.to_owned(),
            cue => format!("{cue} ({})", of(&found.tokens)),
        };
        lexicon.matches(&passage).iter().map(shown).collect()
    }

    #[test]
    fn the_longest_pattern_is_found() {
        assert_eq!(
            found("no doubt | ~doubt | doubt that", "He doubted it. No doubt that is so."),
            ["doubted", "No doubt"]
        );
        assert_eq!(
            found("<be> (<adverb>) {[believed | thought]} to", "It is widely believed to be so."),
            ["believed (is widely believed to)"]
        );
        assert_eq!(found("so-called", "The so-called reform."), ["so-called"]);
        assert_eq!(found("did <not> (yet) ~say", "They didn’t yet say."), ["didn’t yet say"]);
        assert_eq!(found("a b", "It ends in a. B begins."), [""; 0]);
    }

    #[test]
    fn mistakes_are_named() {
        let fails = |text: &'static str| {
            let patterns = Pattern::in_block(&"x".into(), &"".into(), 1, text);
            Lexicon::new(&patterns).expect_err(text).1
        };
        assert_eq!(fails("a (b"), "`)` is missing");
        assert_eq!(fails("(a)"), "`(a)` matches without a word");
        assert_eq!(fails("a ] b"), "`]` in `a ] b` closes nothing");
        assert_eq!(fails("a B"), "`B` is not in lower case, and no word matches it");
        assert_eq!(fails("a <nose>"), "no class is called `<nose>`");
    }
}
