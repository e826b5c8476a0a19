//! Where does a word begin and end?
//!
//! It never changes the text, and it never looks across a blank.
//!
//! The conventions are those of the English treebanks of Universal Dependencies: *do|n't*, *Putin|'s*, *well|-|known*
//! but *e-mail*, *$|3.5*, *5|p.m.*, *and|/|or*, *U.S.|-|led*, and a full stop of its own unless an abbreviation needs
//! it. A text is cut at its blanks into chunks; a chunk is read once from left to right.

use std::borrow::Cow;

use super::abbreviation::abbreviation;
use super::paragraph::is_blank;
use crate::document::{Span, Token};

/// The tokens of a paragraph, in order. Every character that is not blank lies in one.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut from = None;
    for (at, letter) in text.char_indices() {
        match (is_blank(letter), from) {
            (false, None) => from = Some(at),
            (true, Some(start)) => {
                read_chunk(text, start, at, &mut tokens);
                from = None;
            }
            _ => {}
        }
    }
    if let Some(start) = from {
        read_chunk(text, start, text.len(), &mut tokens);
    }
    tokens
}

/// The tokens as lexicons write them: lower case, straight apostrophes, no soft hyphens.
pub fn words<'a>(text: &'a str, tokens: &[Token]) -> Vec<Cow<'a, str>> {
    tokens
        .iter()
        .map(|token| {
            let word = token.span.of(text);
            if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
                Cow::Borrowed(word)
            } else if word.is_ascii() {
                Cow::Owned(word.to_ascii_lowercase())
            } else {
                Cow::Owned(word.to_lowercase().replace(is_curly_apostrophe, "'").replace('\u{ad}', ""))
            }
        })
        .collect()
}

fn read_chunk(text: &str, start: usize, end: usize, tokens: &mut Vec<Token>) {
    if text.as_bytes()[start..end].iter().all(u8::is_ascii_alphabetic) {
        push_word(text, Span::new(start, end), tokens);
        return;
    }
    let address = AddressRun { end: start, trimmed: start };
    let mut chunk = Chunk { text: &text[..end], start, at: start, no_address_before: start, address, tokens };
    if let Some(len) = emoticon(chunk.rest()) {
        chunk.push(len);
    }
    while chunk.at < end {
        chunk.read_token();
    }
}

/// A run of characters without a blank, while it is being read.
struct Chunk<'t, 'o> {
    /// The paragraph up to the chunk's end.
    text: &'t str,
    start: usize,
    /// How far it is read.
    at: usize,
    /// Up to here it is known that no address begins, so that a chunk full of *@* is not searched again and again.
    no_address_before: usize,
    /// The last run of characters in which an address was looked for, so that its end is found only once.
    address: AddressRun,
    tokens: &'o mut Vec<Token>,
}

/// Where a run of characters that an address may hold ends, and where it ends without the marks that close a sentence.
struct AddressRun {
    end: usize,
    trimmed: usize,
}

impl<'t> Chunk<'t, '_> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn push(&mut self, len: usize) {
        self.tokens.push(Token { span: Span::new(self.at, self.at + len) });
        self.at += len;
    }

    fn read_token(&mut self) {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return };
        if let Some(len) = self.address() {
            return self.push(len);
        }
        let len = match first {
            letter if is_word_letter(letter) => return self.read_word(),
            '\'' | '’' | '‘' | '`' => self.apostrophe(),
            '.' if self.at == self.start && rest[1..].starts_with(|next: char| next.is_ascii_digit()) => {
                return self.read_word();
            }
            '#' | '@' if rest[1..].starts_with(char::is_alphabetic) => 1 + run(&rest[1..], is_word_letter),
            '?' | '!' => run(rest, |letter| matches!(letter, '?' | '!')),
            // Each of these closes or opens something of its own, however many stand together.
            '"' | '“' | '”' | '«' | '»' | '(' | ')' | '[' | ']' | '{' | '}' | ',' | ';' | ':' | '%' | '/' => {
                first.len_utf8()
            }
            _ if is_flag_letter(first) || rest[first.len_utf8()..].starts_with(is_mark) => picture(rest),
            _ => run(rest, |letter| letter == first),
        };
        self.push(len);
    }

    /// The length of a token that begins with an apostrophe or single quotation mark: a clitic (*'s*), a shortened
    /// word (*'em*, *'90s*), or the mark alone.
    fn apostrophe(&self) -> usize {
        let rest = self.rest();
        if let Some(len) = self.follows_word().then(|| clitic(rest)).flatten() {
            return len;
        }
        let mark = rest.chars().next().map_or(0, char::len_utf8);
        if rest.starts_with("''") || rest.starts_with("``") {
            return 2;
        }
        if self.at > self.start {
            return mark;
        }
        let tail = &rest[mark..];
        let word = run(tail, char::is_alphanumeric);
        let closed = tail[word..].starts_with(['\'', '’']);
        let (digits, after) = tail.split_at(run(tail, |letter| letter.is_ascii_digit()).min(2));
        let years = digits.len() == 2 && (after == "s" || !after.starts_with(char::is_alphanumeric));
        let shortened = SHORTENED.iter().any(|short| tail[..word].eq_ignore_ascii_case(short));
        if !closed && years {
            mark + 2 + usize::from(after.starts_with('s'))
        } else if !closed && shortened {
            mark + word
        } else {
            mark
        }
    }

    /// Whether the token before touches this one and is a word.
    fn follows_word(&self) -> bool {
        self.at > self.start
            && self.text[..self.at].chars().next_back().is_some_and(|before| {
                is_word_letter(before) || matches!(before, '.' | '"' | '”' | ')' | '!' | '%' | '#')
            })
    }

    /// The length of the web or mail address that begins here.
    fn address(&mut self) -> Option<usize> {
        if self.at < self.no_address_before || !self.rest().starts_with(|first: char| first.is_alphanumeric())
        {
            return None;
        }
        if self.address.end <= self.at {
            let run = &self.rest()[..run(self.rest(), is_address_letter)];
            let trimmed = run.trim_end_matches(|last: char| ".,;:!?'’)]}*".contains(last));
            self.address = AddressRun { end: self.at + run.len(), trimmed: self.at + trimmed.len() };
        }
        let run = &self.text[self.at..self.address.trimmed];
        let address = address_len(run);
        if address.is_none() {
            let scheme = run.find("://").map(|at| run[..at].trim_end_matches(char::is_alphabetic).len());
            let scheme = scheme.filter(|&at| at > 0).map(|at| self.at + at);
            self.no_address_before = scheme.unwrap_or(self.address.end);
        }
        address
    }

    /// Reads a word or number: letters and digits, and the marks between them that belong to it.
    fn read_word(&mut self) {
        let start = self.at;
        let leading_point = usize::from(self.rest().starts_with('.'));
        let mut word = Word { text: self.text, start, piece: start, end: start + leading_point };
        while let Some(letter) = self.text[word.end..].chars().next() {
            if is_word_letter(letter) {
                word.end += letter.len_utf8();
                continue;
            }
            match word.mark(letter) {
                Mark::Inside(len) => word.end += len,
                Mark::Hyphen => {
                    word.end += letter.len_utf8();
                    word.piece = word.end;
                }
                Mark::Last => {
                    word.end += letter.len_utf8();
                    break;
                }
                Mark::Negation(len) => {
                    word.end -= 1;
                    if start < word.end {
                        push_word(self.text, Span::new(start, word.end), self.tokens);
                    }
                    self.at = word.end;
                    return self.push(len);
                }
                Mark::Outside => break,
            }
        }
        push_word(self.text, Span::new(start, word.end), self.tokens);
        self.at = word.end;
    }
}

/// A word as far as it has been read.
struct Word<'t> {
    text: &'t str,
    start: usize,
    /// Where the piece after the last hyphen that was kept begins: *1234* of *713-853-1234*.
    piece: usize,
    end: usize,
}

/// What a mark after a word is to it.
enum Mark {
    /// So many bytes inside the word: *O'Brien*, *1,000*.
    Inside(usize),
    /// A hyphen inside the word: *e-mail*.
    Hyphen,
    /// The word's last character: *Mr.*, *US$*.
    Last,
    /// With the *n* before it, so many bytes of *n't*.
    Negation(usize),
    /// The word ends before it.
    Outside,
}

impl Word<'_> {
    fn mark(&self, mark: char) -> Mark {
        let word = &self.text[self.start..self.end];
        let before = word.chars().next_back().unwrap_or(' ');
        let rest = &self.text[self.end..];
        let after = rest.chars().nth(1).unwrap_or(' ');
        let joins = |joined| if joined { Mark::Inside(mark.len_utf8()) } else { Mark::Outside };
        let ends = |ended| if ended { Mark::Last } else { Mark::Outside };
        match mark {
            '.' if is_word_letter(after) => joins(!self.sentence_begins_after_stop()),
            '.' => ends(after != '.' && self.is_abbreviation()),
            '\'' | '’' | 'ʼ' => {
                let not = mark.len_utf8() + 1;
                let negates = matches!(before, 'n' | 'N') && matches!(after, 't' | 'T');
                if negates && !rest[not..].starts_with(is_word_letter) {
                    return Mark::Negation(1 + not);
                }
                joins(after.is_alphanumeric() && clitic(rest).is_none())
            }
            ',' | ':' | '/' => joins(before.is_ascii_digit() && after.is_ascii_digit()),
            '&' => joins(is_word_letter(after)),
            '-' | '‐' | '‑' if self.keeps_hyphen(after, &rest[mark.len_utf8()..]) => Mark::Hyphen,
            '*' => {
                let stars = run(rest, |letter| letter == '*');
                let censored = before.is_alphabetic() && rest[stars..].starts_with(char::is_alphabetic);
                if censored { Mark::Inside(stars) } else { Mark::Outside }
            }
            '$' => ends(matches!(word, "US" | "U" | "C" | "CA" | "A" | "AU" | "NZ" | "HK" | "S")),
            '!' => ends(matches!(word, "Yahoo" | "Jeopardy")),
            _ => Mark::Outside,
        }
    }

    /// Whether the last piece needs a full stop, with a number before it or not: *p.m.*, *6p.m.*
    fn is_abbreviation(&self) -> bool {
        let piece = &self.text[self.piece..self.end];
        let unit = piece.trim_start_matches(|letter: char| letter.is_ascii_digit());
        abbreviation(piece).is_some() || unit.contains('.') && abbreviation(unit).is_some()
    }

    /// Whether a blank was forgotten: *said.The*, but not *Ph.D* nor *example.com*.
    fn sentence_begins_after_stop(&self) -> bool {
        let mut after = self.text[self.end + 1..].chars();
        let capital = after.next().is_some_and(char::is_uppercase);
        let word = &self.text[self.piece..self.end];
        capital
            && !after.next().is_some_and(|second| second == '.' || second.is_uppercase())
            && word.len() > 1
            && word.ends_with(char::is_lowercase)
            && !word.contains('.')
    }

    /// Whether the hyphen that stands here binds: prefixes (*co-founder*) and chains of numbers (dates, telephone
    /// numbers) stay whole, every other compound is taken apart. `rest` is what follows the hyphen.
    fn keeps_hyphen(&self, after: char, rest: &str) -> bool {
        let piece = &self.text[self.piece..self.end];
        let chained = self.piece > self.start;
        if !is_word_letter(after) || piece.len() > 12 {
            return false;
        }
        if piece.bytes().all(|byte| byte.is_ascii_digit()) && after.is_ascii_digit() {
            let digits = run(rest, |letter| letter.is_ascii_digit());
            let goes_on = rest[digits..]
                .strip_prefix('-')
                .is_some_and(|next| next.starts_with(|l: char| l.is_ascii_digit()));
            return chained || goes_on;
        }
        !chained && PREFIXES.iter().any(|prefix| piece.eq_ignore_ascii_case(prefix))
    }
}

/// Adds a word, in two tokens where it is two words written as one.
fn push_word(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let cut = seam(span.of(text)).map(|at| span.start + at);
    tokens.push(Token { span: Span::new(span.start, cut.unwrap_or(span.end)) });
    if let Some(cut) = cut {
        tokens.push(Token { span: Span::new(cut, span.end) });
    }
}

/// Where a word falls in two: *can|not*, *do|nt*, *5|pm*.
fn seam(word: &str) -> Option<usize> {
    if word.starts_with(|first: char| first.is_ascii_digit()) {
        let digits = run(word, |letter| letter.is_ascii_digit() || matches!(letter, '.' | ',' | ':'));
        let unit = &word[digits..];
        return UNITS.iter().any(|known| unit.eq_ignore_ascii_case(known)).then_some(digits);
    }
    if !(4..=8).contains(&word.len()) || !word.ends_with(['a', 't', 'e', 'A', 'T', 'E']) {
        return None;
    }
    FUSED.iter().find(|(fused, _)| word.eq_ignore_ascii_case(fused)).map(|&(_, at)| at)
}

/// The length of a clitic with its apostrophe, if nothing follows it.
fn clitic(rest: &str) -> Option<usize> {
    let mark = rest.chars().next()?.len_utf8();
    let letters = run(&rest[mark..], is_word_letter);
    let known = CLITICS.iter().any(|known| rest[mark..mark + letters].eq_ignore_ascii_case(known));
    known.then_some(mark + letters)
}

fn is_address_letter(letter: char) -> bool {
    !matches!(letter, '<' | '>' | '"' | '“' | '”' | '|' | '«' | '»' | '…' | '—')
}

/// The length of the link, mail address or domain with a path that stands at the start of a run without blanks.
fn address_len(text: &str) -> Option<usize> {
    let starts_with = |start: &str| text.get(..start.len()).is_some_and(|s| s.eq_ignore_ascii_case(start));
    if starts_with("www.") || text[run(text, char::is_alphabetic)..].starts_with("://") {
        return Some(text.len());
    }
    let domain_letter = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-');
    let name = run(text, |letter| domain_letter(letter) || matches!(letter, '_' | '+' | '%'));
    if let Some(domain) = text[name..].strip_prefix('@') {
        let len = run(domain, domain_letter);
        return domain[..len].contains('.').then_some(name + 1 + len);
    }
    let known = |end| DOMAINS.iter().any(|domain| text[..end].ends_with(domain));
    if !known(name) {
        return None;
    }
    Some(if text[name..].starts_with('/') { text.len() } else { name })
}

/// The length of a face made of punctuation, where it is all that `chunk` holds.
fn emoticon(chunk: &str) -> Option<usize> {
    let face = chunk.strip_prefix([':', ';', '='])?;
    let is_face = (1..=3).contains(&face.len()) && face.chars().all(|letter| "-'()[]DPp/".contains(letter));
    is_face.then_some(chunk.len())
}

/// The length of a picture with what colours, joins or pairs it: a flag, a family, a heart in red.
fn picture(rest: &str) -> usize {
    let mut letters = rest.char_indices().peekable();
    if letters.next().is_some_and(|(_, first)| is_flag_letter(first)) {
        letters.next_if(|&(_, second)| is_flag_letter(second));
    }
    let mut joined = false;
    while let Some((_, letter)) = letters.next_if(|&(_, next)| joined || is_mark(next)) {
        joined = letter == '\u{200d}';
    }
    letters.peek().map_or(rest.len(), |&(at, _)| at)
}

/// How many bytes at the start of `text` are made of such letters.
fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !belongs(letter)).unwrap_or(text.len())
}

fn is_word_letter(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric() || letter == '_';
    }
    letter.is_alphanumeric() || is_mark(letter)
}

/// Marks that change the character before them: accents, joiners, soft hyphens, the colours of pictures.
fn is_mark(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{200c}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}'
        | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}')
}

/// Two of these make a flag.
fn is_flag_letter(letter: char) -> bool {
    matches!(letter, '\u{1f1e6}'..='\u{1f1ff}')
}

fn is_curly_apostrophe(letter: char) -> bool {
    matches!(letter, '‘' | '’' | 'ʼ')
}

const CLITICS: &[&str] = &["s", "re", "ve", "ll", "d", "m"];

/// Words that lost their beginning: *'em*, *'til*.
const SHORTENED: &[&str] = &["em", "til", "till", "cause", "bout", "round", "cuz", "n", "twas", "tis"];

/// Prefixes whose hyphen binds.
const PREFIXES: &[&str] = &[
    "anti", "co", "counter", "cross", "e", "ex", "extra", "infra", "inter", "intra", "mega", "meta", "micro",
    "mid", "mini", "mis", "multi", "neo", "non", "over", "para", "post", "pre", "pro", "pseudo", "psycho",
    "quasi", "re", "semi", "socio", "sub", "super", "trans", "tri", "ultra", "un", "under", "uni",
];

/// Two words written as one, and where the second begins.
const FUSED: &[(&str, usize)] = &[
    ("cannot", 3),
    ("gonna", 3),
    ("gotta", 3),
    ("wanna", 3),
    ("gimme", 3),
    ("lemme", 3),
    ("dont", 2),
    ("doesnt", 4),
    ("didnt", 3),
    ("wont", 2),
    ("isnt", 2),
    ("arent", 3),
    ("wasnt", 3),
    ("werent", 4),
    ("havent", 4),
    ("hasnt", 3),
    ("hadnt", 3),
    ("couldnt", 5),
    ("wouldnt", 5),
    ("shouldnt", 6),
];

/// What stands for the end of an address that does not begin with *www* or a scheme.
const DOMAINS: &[&str] = &[".com", ".org", ".net", ".gov", ".edu", ".int", ".io", ".uk"];

/// Units that are written close to their number.
const UNITS: &[&str] = &[
    "am", "pm", "a.m.", "p.m.", "a.m", "p.m", "k", "m", "mn", "bn", "tn", "km", "m", "cm", "mm", "kg", "mg",
    "lb", "lbs", "oz", "ft", "mph", "kph", "km/h", "kb", "mb", "gb", "tb", "kw", "mw", "gw", "kwh", "mhz",
    "ghz", "hrs", "min", "mins", "yrs", "hp",
];
