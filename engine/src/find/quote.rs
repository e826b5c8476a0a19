//! Where does a quotation begin and end?
//!
//! It never asks who speaks, and never looks beyond its paragraph: a mark that is not closed there swallows no more
//! than the rest of it.

use crate::document::{Quotation, Token, Warning};

/// The quotations of a paragraph, outer before inner, and for each token the innermost one that holds it.
///
/// Straight marks open and close by the white space beside them, and a closing mark may be of another style than the
/// opening one as long as both are double, both single or both guillemets. A single mark that could be an apostrophe
/// closes only what a single mark has opened, and one that is never closed was an apostrophe, but where it opens the
/// paragraph or a speech.
pub fn quotations(text: &str, tokens: &[Token]) -> (Vec<Quotation>, Vec<Option<usize>>) {
    let mut reader = Reader::default();
    for mark in marks(text, tokens) {
        reader.meet(mark);
    }
    nest(tokens, reader.pairs(tokens.len()))
}

/// A warning for each quotation that is opened and never closed, and does not run to the paragraph's end, of so many
/// tokens.
///
/// One that does is no fault by itself: where the next paragraph opens with a mark again, the speech goes on there. Only
/// the whole text can tell, so `link` decides about those.
pub fn warnings(quotations: &[Quotation], tokens: usize) -> Vec<Warning> {
    let torn = |quotation: &&Quotation| !quotation.closed && quotation.tokens.end < tokens;
    quotations.iter().filter(torn).map(unclosed).collect()
}

/// The warning about one quotation that is never closed.
pub fn unclosed(quotation: &Quotation) -> Warning {
    Warning {
        code: "unclosed-quote".into(),
        span: quotation.span,
        message: "This quotation is opened but not closed in its paragraph.".to_owned(),
    }
}

/// Marks that can close each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Angle,
}

/// What the shape of a mark says about its side.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Left,
    Right,
    /// `„` and `‚`, which `“` and `‘` close.
    Low,
    Straight,
}

/// A token that is a quotation mark.
struct Mark<'a> {
    token: usize,
    family: Family,
    shape: Shape,
    /// What stands directly before it, nothing for white space.
    before: Option<char>,
    /// What stands directly after it and the marks that touch it, nothing for white space.
    after: Option<char>,
    /// Whether the token before is a mark that touches it.
    touches_mark: bool,
    /// The word before it, to know a possessive, and the one after it, to know an elision.
    word_before: &'a str,
    word_after: &'a str,
    /// Whether a single mark that can only close comes later, before any that opens.
    closed_later: bool,
}

fn shape(word: &str) -> Option<(Family, Shape)> {
    Some(match word {
        "\"" | "＂" | "''" => (Family::Double, Shape::Straight),
        "“" | "‟" | "``" | "〝" => (Family::Double, Shape::Left),
        "”" | "〞" => (Family::Double, Shape::Right),
        "„" => (Family::Double, Shape::Low),
        "'" => (Family::Single, Shape::Straight),
        "‘" | "‛" | "`" => (Family::Single, Shape::Left),
        "’" | "´" => (Family::Single, Shape::Right),
        "‚" => (Family::Single, Shape::Low),
        "«" | "‹" => (Family::Angle, Shape::Left),
        "»" | "›" => (Family::Angle, Shape::Right),
        _ => return None,
    })
}

/// The marks of a paragraph in order.
fn marks<'a>(text: &'a str, tokens: &[Token]) -> Vec<Mark<'a>> {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.span.of(text));
    let mut marks: Vec<Mark<'a>> = Vec::new();
    let mut closed_later = false;
    // From the right, since what follows a run of marks decides about each of them.
    for at in (0..tokens.len()).rev() {
        let Some((family, shape)) = shape(word(at)) else { continue };
        let span = tokens[at].span;
        let inherited =
            marks.last().filter(|next| next.token == at + 1 && tokens[at + 1].span.start == span.end);
        let after = match inherited {
            Some(next) => next.after,
            None => text[span.end..].chars().next().filter(|c| !c.is_whitespace()),
        };
        let before = text[..span.start].chars().next_back().filter(|c| !c.is_whitespace());
        let touches_mark =
            at > 0 && tokens[at - 1].span.end == span.start && self::shape(word(at - 1)).is_some();
        let mark = Mark {
            token: at,
            family,
            shape,
            before,
            after,
            touches_mark,
            word_before: if at > 0 { word(at - 1) } else { "" },
            word_after: word(at + 1),
            closed_later,
        };
        if family == Family::Single {
            let opens = mark.can_open() && shape != Shape::Right;
            closed_later = !opens && (closed_later || mark.can_close() && !mark.is_possessive());
        }
        marks.push(mark);
    }
    marks.reverse();
    marks
}

impl Mark<'_> {
    /// Whether a word follows at once and none stands directly before.
    fn can_open(&self) -> bool {
        let free_before =
            self.before.is_none_or(|c| matches!(c, '(' | '[' | '{' | '-' | '–' | '—' | '/' | '…'));
        let word_after =
            self.after.is_some_and(|c| !matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']'))
                || self.after == Some('.') && free_before && self.before.is_none();
        free_before && word_after && !(self.family == Family::Single && is_elision(self.word_after))
    }

    /// Whether something stands directly before and no word follows at once.
    fn can_close(&self) -> bool {
        let free_after = self.after.is_none_or(|c| !c.is_alphanumeric());
        self.before.is_some() && (free_after || self.family != Family::Single)
    }

    /// Whether it looks like the apostrophe of *the dogs' owner*.
    fn is_possessive(&self) -> bool {
        self.family == Family::Single
            && self.shape != Shape::Left
            && self.word_before.ends_with(['s', 'S', 'x', 'z'])
            && self.after.is_none()
            && self.word_after.chars().next().is_some_and(char::is_alphabetic)
    }
}

/// Words that have lost their beginning: *the '90s*, *'tis*.
fn is_elision(word: &str) -> bool {
    let tail = |rest: &str| matches!(rest, "" | "s" | "S");
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    digits == 2 && tail(&word[2..])
        || ["em", "tis", "twas", "til", "cause", "bout", "round", "n"]
            .iter()
            .any(|elided| word.eq_ignore_ascii_case(elided))
}

/// A quotation while it is being read, in token indices.
struct Pair {
    open: usize,
    family: Family,
    low: bool,
    /// The token after the last one, once it is known.
    end: Option<usize>,
    closed: bool,
    /// Whether a colon or a comma leads to it and a sentence begins in it, as in *She said: ‘It fell.*
    introduced: bool,
}

#[derive(Default)]
struct Reader {
    pairs: Vec<Pair>,
    /// The open ones, as indices into `pairs`.
    open: Vec<usize>,
    /// How many of them are double, and how many are guillemets.
    doubles: usize,
    angles: usize,
    /// The last mark that opened something, by its token.
    last_opened: Option<usize>,
}

impl Reader {
    fn meet(&mut self, mark: Mark<'_>) {
        let follows_opening = mark.touches_mark && self.last_opened == Some(mark.token - 1);
        let mark = if follows_opening { Mark { before: None, ..mark } } else { mark };
        match self.side(&mark) {
            Some(Side::Opens) => self.opens(&mark),
            Some(Side::Closes) => self.closes(&mark),
            None => {}
        }
    }

    fn side(&self, mark: &Mark<'_>) -> Option<Side> {
        let (can_open, can_close, is_open) = (mark.can_open(), mark.can_close(), self.is_open(mark.family));
        if mark.family == Family::Single {
            let closes = can_close && is_open && !(mark.is_possessive() && mark.closed_later);
            let opens = can_open && mark.shape != Shape::Right;
            return if closes {
                Some(Side::Closes)
            } else if opens {
                Some(Side::Opens)
            } else {
                None
            };
        }
        match mark.shape {
            Shape::Low => Some(Side::Opens),
            Shape::Left if is_open && (self.innermost_is_low() || can_close && !can_open) => {
                Some(Side::Closes)
            }
            Shape::Left => Some(Side::Opens),
            Shape::Right if is_open => Some(Side::Closes),
            Shape::Right => (can_open && !can_close).then_some(Side::Opens),
            Shape::Straight if can_open && !can_close => Some(Side::Opens),
            Shape::Straight if is_open => Some(Side::Closes),
            // Nothing is open: a mark behind a word is a stray one.
            Shape::Straight => (can_open || !can_close).then_some(Side::Opens),
        }
    }

    /// Whether a mark of this family would find something to close.
    fn is_open(&self, family: Family) -> bool {
        match family {
            Family::Double => self.doubles > 0,
            Family::Angle => self.angles > 0,
            // It may be an apostrophe, so it never reaches over a double mark.
            Family::Single => self.open.last().is_some_and(|&at| self.pairs[at].family == Family::Single),
        }
    }

    fn innermost_is_low(&self) -> bool {
        self.open.last().is_some_and(|&at| self.pairs[at].low)
    }

    fn opens(&mut self, mark: &Mark<'_>) {
        self.last_opened = Some(mark.token);
        self.open.push(self.pairs.len());
        self.count(mark.family, 1);
        let low = mark.shape == Shape::Low;
        let introduced = matches!(mark.word_before, ":" | ",")
            && mark.after.is_some_and(char::is_uppercase)
            && !mark.touches_mark;
        self.pairs.push(Pair {
            open: mark.token,
            family: mark.family,
            low,
            end: None,
            closed: false,
            introduced,
        });
    }

    fn closes(&mut self, mark: &Mark<'_>) {
        while let Some(at) = self.open.pop() {
            self.count(self.pairs[at].family, -1);
            let pair = &mut self.pairs[at];
            if pair.family == mark.family {
                pair.end = Some(mark.token + 1);
                pair.closed = true;
                return;
            }
            // Opened inside and never closed: it goes no further than what holds it.
            pair.end = Some(mark.token);
        }
    }

    fn count(&mut self, family: Family, by: isize) {
        match family {
            Family::Double => self.doubles = self.doubles.saturating_add_signed(by),
            Family::Angle => self.angles = self.angles.saturating_add_signed(by),
            Family::Single => {}
        }
    }

    /// The pairs with their ends. A mark that opens the paragraph and is never closed holds all of it, since the
    /// speech goes on in the next one; any other reaches as far as the next opening mark of its family.
    fn pairs(mut self, len: usize) -> Vec<(usize, usize, bool)> {
        let mut next = [len; 3];
        for pair in self.pairs.iter_mut().rev() {
            let limit = if pair.open == 0 { len } else { next[pair.family as usize] };
            if !pair.closed {
                pair.end = Some(pair.end.unwrap_or(len).min(limit));
            }
            next[pair.family as usize] = pair.open;
        }
        self.pairs
            .iter()
            .filter(|pair| pair.closed || pair.open == 0 || pair.introduced || pair.family != Family::Single)
            .map(|pair| (pair.open, pair.end.unwrap_or(len), pair.closed))
            .collect()
    }
}

enum Side {
    Opens,
    Closes,
}

/// Gives each pair its depth and each token its innermost quotation.
fn nest(tokens: &[Token], pairs: Vec<(usize, usize, bool)>) -> (Vec<Quotation>, Vec<Option<usize>>) {
    let mut quoted = vec![None; tokens.len()];
    let mut quotations: Vec<Quotation> = Vec::with_capacity(pairs.len());
    let mut around: Vec<usize> = Vec::new();
    let mut pairs = pairs.into_iter().peekable();
    for (at, innermost) in quoted.iter_mut().enumerate() {
        while around.last().is_some_and(|&outer| quotations[outer].tokens.end <= at) {
            around.pop();
        }
        if let Some((open, end, closed)) = pairs.next_if(|pair| pair.0 == at) {
            let end = around.last().map_or(end, |&outer| end.min(quotations[outer].tokens.end));
            quotations.push(Quotation {
                span: tokens[open].span.cover(tokens[end - 1].span),
                tokens: open..end,
                closed,
                depth: around.len(),
            });
            around.push(quotations.len() - 1);
        }
        *innermost = around.last().copied();
    }
    (quotations, quoted)
}
