//! Where does a sentence end?
//!
//! It never looks beyond its paragraph, and it never cuts a token.
//!
//! A sentence can end at a full stop, question mark, exclamation mark or ellipsis. What closes around such a mark
//! (quotation marks, brackets) goes with it. Whether it does end there is told by the mark and by the word after.

use super::abbreviation::{Abbreviation, abbreviation};
use crate::document::{Sentence, Token};

/// The sentences of a paragraph: they tile its tokens.
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let line = Line { text, tokens };
    let mut sentences = Vec::new();
    let mut start = 0;
    while start < tokens.len() {
        let end = line.sentence_end(start);
        let span = tokens[start].span.cover(tokens[end - 1].span);
        sentences.push(Sentence { span, tokens: start..end, checkworthy: 0.0 });
        start = end;
    }
    sentences
}

/// A paragraph's tokens, to be asked about.
struct Line<'t> {
    text: &'t str,
    tokens: &'t [Token],
}

impl<'t> Line<'t> {
    /// The token's text, or nothing after the last token.
    fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// Whether no blank stands between the token and the one before it.
    fn touches_previous(&self, at: usize) -> bool {
        at > 0 && at < self.tokens.len() && self.tokens[at - 1].span.end == self.tokens[at].span.start
    }

    /// The token after the last one of the sentence that begins at `start`.
    fn sentence_end(&self, start: usize) -> usize {
        let mut at = start;
        while at < self.tokens.len() {
            let mark = at;
            at += 1;
            if !can_end(self.word(mark)) {
                continue;
            }
            while let Some(after) = self.after_closing(at) {
                at = after;
            }
            if at >= self.tokens.len() {
                break;
            }
            // *1.* before an item, *...* before a quotation that goes on: they begin a sentence.
            let begins = (mark == start + 1 && is_number(self.word(start)))
                || (mark == start && is_ellipsis(self.word(mark)));
            if !begins && self.ends(mark, at) {
                return at;
            }
        }
        self.tokens.len()
    }

    /// The token after `at`, where `at` still belongs to the end of a sentence: one more mark, a bracket or quotation
    /// mark that closes, or a reference such as *[12]*.
    fn after_closing(&self, at: usize) -> Option<usize> {
        let closes = match self.word(at) {
            "." | ")" | "]" | "}" | "”" | "»" => true,
            "\"" | "'" | "''" | "’" => {
                let opens = self.touches_previous(at + 1) && begins_with_word(self.word(at + 1));
                self.touches_previous(at) && !opens
            }
            "[" => return (is_number(self.word(at + 1)) && self.word(at + 2) == "]").then_some(at + 3),
            mark => can_end(mark) && !begins_with_word(mark) && self.touches_previous(at),
        };
        closes.then_some(at + 1)
    }

    /// Whether the sentence ends that has its last mark at the token `mark` and would be followed by `next`.
    fn ends(&self, mark: usize, next: usize) -> bool {
        let stop = self.word(mark);
        let quoted = (mark + 1..next).any(|at| is_quotation_mark(self.word(at)));
        let apart = !self.touches_previous(next);
        let opener = self.first_word(next);
        let follower = Follower::of(self.word(opener));
        if begins_with_word(stop) {
            return self.ends_after_abbreviation(stop, next, opener);
        }
        if quoted && stop != "." && self.speech_follows(next) {
            return false;
        }
        match follower {
            Follower::Capital => true,
            // Ellipses stand in mid-sentence as well.
            _ if is_ellipsis(stop) => false,
            Follower::Digit | Follower::Symbol => apart,
            Follower::Small if opener > next => apart,
            Follower::Small => apart && mark + 1 == next && !(stop == "." && self.follows_short_form(mark)),
            Follower::Inside => false,
        }
    }

    fn ends_after_abbreviation(&self, stop: &str, next: usize, opener: usize) -> bool {
        let word = self.word(opener);
        let begins = match Follower::of(word) {
            Follower::Capital => opens_sentence(word) || is_quotation_mark(self.word(next)),
            _ => false,
        };
        match abbreviation(stop.trim_end_matches('.')) {
            Some(Abbreviation::Title | Abbreviation::Inner) => false,
            Some(Abbreviation::Numbered) => Follower::of(word) == Follower::Capital,
            Some(Abbreviation::Initial | Abbreviation::Open) | None => begins,
        }
    }

    /// Whether the word before looks shortened, as it has no vowel: *Pty*, *hwy*.
    fn follows_short_form(&self, mark: usize) -> bool {
        let word = mark.checked_sub(1).map_or("", |before| self.word(before));
        word.starts_with(|first: char| first.is_ascii_alphabetic())
            && word.is_ascii()
            && !word.bytes().any(|byte| b"aeiouyAEIOUY".contains(&byte))
    }

    /// The first token from `at` on that does not merely open something.
    fn first_word(&self, at: usize) -> usize {
        (at..self.tokens.len().min(at + 3)).find(|&at| !is_opening(self.word(at))).unwrap_or(at)
    }

    /// Whether the words that follow a quotation name its speaker: *"Stop!" Mr. Smith said*.
    fn speech_follows(&self, at: usize) -> bool {
        (at..at + 6)
            .map(|at| self.word(at))
            .take_while(|word| {
                *word != "," && !is_quotation_mark(word) && (!can_end(word) || begins_with_word(word))
            })
            .any(|word| SPEECH.contains(&word))
    }
}

/// How the token looks that would begin the next sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Follower {
    /// *The*, *Öl*, *東*: a letter, but not a small one.
    Capital,
    /// *12*.
    Digit,
    /// *iPhone*, *and*.
    Small,
    /// *-*, *•*: begins an item or names who said it.
    Symbol,
    /// *,*, *;*: whatever stands here, a sentence does not begin with it.
    Inside,
}

impl Follower {
    fn of(word: &str) -> Follower {
        match word.chars().next() {
            Some(first) if first.is_lowercase() => Follower::Small,
            Some(first) if first.is_alphabetic() => Follower::Capital,
            Some(first) if first.is_numeric() => Follower::Digit,
            Some('-' | '–' | '—' | '*' | '•' | '#' | '@' | '<' | '_' | '=' | '.') => Follower::Symbol,
            Some(first) if !first.is_ascii() && !is_quotation_mark(word) => Follower::Symbol,
            _ => Follower::Inside,
        }
    }
}

/// Whether a sentence can end with this token.
fn can_end(word: &str) -> bool {
    word.ends_with(['.', '?', '!', '…'])
}

/// *...*, *…*
fn is_ellipsis(mark: &str) -> bool {
    mark.starts_with('…') || mark.starts_with("..")
}

fn begins_with_word(word: &str) -> bool {
    word.starts_with(char::is_alphanumeric)
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_quotation_mark(word: &str) -> bool {
    matches!(word, "\"" | "'" | "''" | "``" | "“" | "”" | "‘" | "’" | "«" | "»")
}

fn is_opening(word: &str) -> bool {
    is_quotation_mark(word) || matches!(word, "(" | "[" | "{" | "$" | "£" | "€" | "US$")
}

/// Words that seldom follow an abbreviation in mid-sentence with a capital letter.
fn opens_sentence(word: &str) -> bool {
    OPENERS.binary_search(&word).is_ok()
}

const OPENERS: &[&str] = &[
    "A",
    "According",
    "After",
    "Also",
    "Although",
    "An",
    "And",
    "Another",
    "Any",
    "As",
    "At",
    "Before",
    "Both",
    "But",
    "By",
    "Can",
    "Do",
    "Despite",
    "During",
    "Each",
    "Earlier",
    "Every",
    "Everyone",
    "For",
    "From",
    "Had",
    "Has",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "It",
    "Its",
    "Just",
    "Last",
    "Later",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "My",
    "No",
    "Nobody",
    "Not",
    "Now",
    "Of",
    "On",
    "Once",
    "One",
    "Only",
    "Other",
    "Our",
    "Over",
    "Please",
    "See",
    "She",
    "Since",
    "So",
    "Some",
    "Such",
    "Thanks",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Through",
    "Thus",
    "To",
    "Two",
    "Under",
    "Until",
    "We",
    "What",
    "When",
    "Where",
    "While",
    "Who",
    "Why",
    "With",
    "Within",
    "Without",
    "Yet",
    "You",
    "Your",
];

const SPEECH: &[&str] = &[
    "said",
    "says",
    "asked",
    "asks",
    "added",
    "wrote",
    "told",
    "replied",
    "shouted",
    "tweeted",
    "exclaimed",
    "wondered",
    "cried",
    "yelled",
    "answered",
];
