//! How does a reading look on paper? Caret notation: the text with its marks drawn under it, and back.
//!
//! It never decides what is marked.
//!
//! ```text
//! “We will win,” Mara Lind said.
//! ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a1 attribution direct source_kind=person type=statement
//! ^^^^^^^^^^^^^^ a1 content
//!                ^^^^^^^^^ a1 source
//!                          ^^^^ a1 cue
//! ```
//!
//! A line of carets draws one mark under the text line above it; columns count code points. Its label is
//! `[id] layer kind`, then attributes `name=value`, links `role->id` and, where asked for, the score `@0.93`. A part
//! is `id role`. An id, a word that ends in a digit, stands only where something refers to it.
//!
//! Text lines that follow each other are one paragraph, joined by a space; an empty line is two line feeds. A mark
//! that goes on in the next text line has `>` behind its carets, and there it begins at the first column with the
//! label `…` and what the first line calls it. The rest is escaped, and columns count the escape as it is written:
//! `\` at the end of a line is a single line feed, `\&` there joins without a space, `\s` is a space at a line's
//! border, `\t`, `\r`, `\\` and `\u{…}` are what they are elsewhere, and `\^` is a caret that opens a line of text.

use std::collections::{HashMap, HashSet};

use crate::document::{Annotation, Document, Link, Part, Span, Value, reading_order};

/// A paragraph wider than this many columns is broken at its sentences and at spaces.
const WIDTH: usize = 100;
/// A line without a space to break at is broken anywhere at this many columns.
const LIMIT: usize = 200;

/// A caret notation that cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotationError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

impl std::fmt::Display for NotationError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for NotationError {}

/// The text with its marks drawn under it, without scores. [`parse`] reads it back.
///
/// Ids that nothing refers to, rules, scores, sources, figures and warnings are left out, and marks on no text at all.
pub fn write(document: &Document) -> String {
    written(document, false)
}

/// Like [`write`], with the score of each mark.
pub fn write_with_scores(document: &Document) -> String {
    written(document, true)
}

/// One span to draw, and what stands behind its carets.
struct Mark {
    span: Span,
    label: String,
    /// What a continuation calls it: the label without attributes, links and score.
    short: String,
}

fn written(document: &Document, scores: bool) -> String {
    let marks = marks(&document.annotations, scores);
    let lines = layout(document, &marks);
    let mut starting: Vec<Vec<&Mark>> = lines.iter().map(|_| Vec::new()).collect();
    for mark in &marks {
        let at = lines.partition_point(|line| line.span.end <= mark.span.start);
        starting[at].push(mark);
    }
    let mut out = String::new();
    let mut open: Vec<&Mark> = Vec::new();
    for (line, starting) in lines.iter().zip(starting) {
        out.push_str(&line.shown);
        out.push('\n');
        open.extend(starting);
        for mark in &open {
            draw(&mut out, document, line, mark);
        }
        open.retain(|mark| mark.span.end > line.span.end);
        if line.blank_after {
            out.push('\n');
        }
    }
    out
}

fn draw(out: &mut String, document: &Document, line: &Line, mark: &Mark) {
    let before = Span::new(line.span.start, mark.span.start.max(line.span.start));
    let inside = Span::new(before.end, mark.span.end.min(line.span.end));
    let width = |span: Span, at_start| -> usize {
        let mut width = 0;
        for (at, letter) in span.of(&document.text).char_indices() {
            let first = at_start && at == 0;
            let last = span.start + at + letter.len_utf8() == line.span.end;
            width += shown(letter, first, last).chars().count();
        }
        width
    };
    out.extend(std::iter::repeat_n(' ', width(before, true)));
    out.extend(std::iter::repeat_n('^', width(inside, before.is_empty())));
    if mark.span.end > line.span.end {
        out.push('>');
    }
    if mark.span.start < line.span.start {
        out.push_str(" … ");
        out.push_str(&mark.short);
    } else {
        out.push(' ');
        out.push_str(&mark.label);
    }
    out.push('\n');
}

fn marks(annotations: &[Annotation], scores: bool) -> Vec<Mark> {
    let targets: HashSet<&str> =
        annotations.iter().flat_map(|annotation| &annotation.links).map(|link| link.to.as_str()).collect();
    let mut marks = Vec::new();
    for annotation in annotations.iter().filter(|annotation| !annotation.span.is_empty()) {
        let parts = annotation.parts.iter().filter(|part| !part.span.is_empty());
        let mut short = format!("{} {}", annotation.layer, annotation.kind);
        if targets.contains(annotation.id.as_str()) || !annotation.parts.is_empty() {
            short = format!("{} {short}", annotation.id);
        }
        let mut label = short.clone();
        for (name, value) in &annotation.attributes {
            label.push_str(&format!(" {name}={}", attribute(value)));
        }
        for link in &annotation.links {
            label.push_str(&format!(" {}->{}", link.role, link.to));
        }
        if scores {
            label.push_str(&format!(" @{:.2}", annotation.score));
        }
        marks.push(Mark { span: annotation.span, label, short });
        marks.extend(parts.map(|part| {
            let label = format!("{} {}", annotation.id, part.role);
            Mark { span: part.span, short: label.clone(), label }
        }));
    }
    marks
}

fn attribute(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => {
            let plain = !text.is_empty()
                && !text.contains(|letter: char| letter.is_whitespace() || letter == '"' || letter == '\\')
                && text.parse::<i64>().is_err();
            if plain { text.to_string() } else { quoted(text) }
        }
    }
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            ' ' => out.push_str("\\s"),
            '\n' => out.push_str("\\u{a}"),
            _ => out.push_str(&shown(letter, false, false)),
        }
    }
    out.push('"');
    out
}

/// A line of text as it is written.
struct Line {
    /// What of the text it shows; the space or the line feeds that the line break stands for lie between the lines.
    span: Span,
    shown: String,
    /// Whether an empty line follows, which stands for two line feeds.
    blank_after: bool,
}

/// How a letter is written at the first, a middle or the last place of its line.
fn shown(letter: char, first: bool, last: bool) -> String {
    match letter {
        '\\' => "\\\\".to_owned(),
        '\n' => "\\".to_owned(),
        '\t' => "\\t".to_owned(),
        '\r' => "\\r".to_owned(),
        ' ' if first || last => "\\s".to_owned(),
        '^' if first => "\\^".to_owned(),
        _ if letter.is_control() => format!("\\u{{{:x}}}", u32::from(letter)),
        _ => letter.to_string(),
    }
}

/// The text's lines. A break takes the place of white space only where no mark begins or ends on that white space.
fn layout(document: &Document, marks: &[Mark]) -> Vec<Line> {
    let text = document.text.as_str();
    let bytes = text.as_bytes();
    let borders: HashSet<usize> =
        marks.iter().flat_map(|mark| [mark.span.start, mark.span.end - 1]).collect();
    let sentences: HashSet<usize> = document.sentences.iter().map(|sentence| sentence.span.start).collect();
    let mut lines = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let feed = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let feeds = bytes[feed..].iter().take(3).take_while(|&&byte| byte == b'\n').count();
        let blank = feeds == 2
            && feed > start
            && feed + 2 < text.len()
            && !borders.contains(&feed)
            && !borders.contains(&(feed + 1));
        let end = if blank || feed == text.len() { feed } else { feed + 1 };
        wrap(text, Span::new(start, end), &borders, &sentences, &mut lines);
        if let (true, Some(last)) = (blank, lines.last_mut()) {
            last.blank_after = true;
        }
        start = if blank { feed + 2 } else { end };
    }
    lines
}

/// Breaks one line of the text into lines of the notation.
fn wrap(
    text: &str,
    whole: Span,
    borders: &HashSet<usize>,
    sentences: &HashSet<usize>,
    lines: &mut Vec<Line>,
) {
    let bytes = text.as_bytes();
    let solid = |at: usize| bytes.get(at).is_some_and(|byte| !byte.is_ascii_whitespace());
    let breaks_at = |at: usize| {
        bytes[at] == b' ' && at > whole.start && solid(at - 1) && solid(at + 1) && !borders.contains(&at)
    };
    let wide = whole.of(text).chars().nth(WIDTH).is_some();
    let mut start = whole.start;
    let mut space = None;
    let mut width = 0;
    let mut push = |start, end, tail: &str| {
        let span = Span::new(start, end);
        let mut line = String::new();
        for (at, letter) in span.of(text).char_indices() {
            line.push_str(&shown(letter, at == 0, start + at + letter.len_utf8() == end));
        }
        line.push_str(tail);
        lines.push(Line { span, shown: line, blank_after: false });
    };
    for (at, letter) in whole.of(text).char_indices() {
        let at = whole.start + at;
        if wide && at > start && breaks_at(at) {
            if sentences.contains(&(at + 1)) {
                push(start, at, "");
                (start, space, width) = (at + 1, None, 0);
                continue;
            }
            space = Some(at);
        }
        if width >= WIDTH && letter != '\n' {
            if let Some(broken) = space.filter(|&space| space < at) {
                push(start, broken, "");
                (start, space) = (broken + 1, None);
                width = Span::new(start, at).of(text).chars().count();
            } else if width >= LIMIT {
                push(start, at, "\\&");
                (start, space, width) = (at, None, 0);
            }
        }
        width += 1;
    }
    push(start, whole.end, "");
}

/// The text and the marks of a notation: a document without tokens and sentences. Rules are empty, scores 1 unless
/// written.
///
/// # Errors
/// Where a line of carets draws on nothing, its label is none, a mark is not continued as it says, or a part's id is
/// nobody's.
pub fn parse(notation: &str) -> Result<Document, NotationError> {
    let mut reader = Reader::default();
    for (at, line) in notation.lines().enumerate() {
        reader.line = at + 1;
        reader.read(line.trim_end_matches(' '))?;
    }
    reader.finish()
}

#[derive(Default)]
struct Reader {
    line: usize,
    text: String,
    /// What stands between the last text line and the next.
    joint: &'static str,
    /// Where each column of the last text line begins in the text, and where the line ends.
    columns: Vec<usize>,
    drawn: Vec<Drawn>,
    /// Marks that the last text line must continue, and those that the next must.
    expected: std::collections::VecDeque<usize>,
    continued: Vec<usize>,
}

struct Drawn {
    line: usize,
    span: Span,
    label: String,
}

impl Reader {
    fn fail<T>(&self, message: impl Into<String>) -> Result<T, NotationError> {
        Err(NotationError { line: self.line, message: message.into() })
    }

    fn read(&mut self, line: &str) -> Result<(), NotationError> {
        if line.is_empty() {
            if self.joint == " " {
                self.joint = "\n\n";
            }
            return Ok(());
        }
        if line.trim_start_matches(' ').starts_with('^') { self.carets(line) } else { self.words(line) }
    }

    fn words(&mut self, line: &str) -> Result<(), NotationError> {
        self.all_continued()?;
        self.expected = self.continued.drain(..).collect();
        self.text.push_str(self.joint);
        self.joint = " ";
        self.columns.clear();
        let mut rest = line.chars();
        while let Some(letter) = rest.next() {
            let before = rest.as_str().len() + letter.len_utf8();
            let letter = if letter == '\\' {
                match unescaped(&mut rest) {
                    Some(Escape::Letter(letter)) => letter,
                    Some(Escape::Feed) => {
                        self.joint = "";
                        '\n'
                    }
                    Some(Escape::Joined) => {
                        self.joint = "";
                        break;
                    }
                    None => return self.fail("a backslash that escapes nothing known"),
                }
            } else {
                letter
            };
            let written = &line[line.len() - before..line.len() - rest.as_str().len()];
            self.columns.extend(written.chars().map(|_| self.text.len()));
            self.text.push(letter);
        }
        self.columns.push(self.text.len());
        Ok(())
    }

    fn carets(&mut self, line: &str) -> Result<(), NotationError> {
        let first = line.len() - line.trim_start_matches(' ').len();
        let last = first + line[first..].chars().take_while(|&letter| letter == '^').count();
        let (Some(&start), Some(&end)) = (self.columns.get(first), self.columns.get(last)) else {
            return self.fail("the carets reach beyond the text above them");
        };
        let goes_on = line[last..].starts_with('>');
        let label = line[last..].trim_start_matches('>').trim();
        let at = if let Some(short) = label.strip_prefix('…') {
            let short = short.trim();
            let Some(at) = self.expected.pop_front() else {
                return self.fail("nothing above goes on here");
            };
            let opened = &self.drawn[at].label;
            let same =
                opened.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
            if !same || start != self.columns[0] {
                return self.fail(format!("here goes on: {opened}"));
            }
            self.drawn[at].span.end = end;
            at
        } else {
            let span = Span::new(start, end);
            self.drawn.push(Drawn { line: self.line, span, label: label.to_owned() });
            self.drawn.len() - 1
        };
        if goes_on {
            self.continued.push(at);
        }
        Ok(())
    }

    fn all_continued(&self) -> Result<(), NotationError> {
        match self.expected.front() {
            Some(&at) => self.fail(format!("not continued: {}", self.drawn[at].label)),
            None => Ok(()),
        }
    }

    fn finish(mut self) -> Result<Document, NotationError> {
        self.all_continued()?;
        self.expected = self.continued.drain(..).collect();
        self.all_continued()?;
        let mut annotations: Vec<Annotation> = Vec::new();
        let mut by_id: HashMap<String, usize> = HashMap::new();
        for Drawn { line, span, label } in &self.drawn {
            let fail =
                |message: &str| Err(NotationError { line: *line, message: format!("{message}: {label}") });
            match parse_label(label, *span) {
                Some(Label::Whole(annotation)) => {
                    if !annotation.id.is_empty()
                        && by_id.insert(annotation.id.clone(), annotations.len()).is_some()
                    {
                        return fail("this id stands twice");
                    }
                    annotations.push(annotation);
                }
                Some(Label::Part(id, part)) => match by_id.get(&id) {
                    Some(&at) => annotations[at].parts.push(part),
                    None => return fail("no mark above has this id"),
                },
                None => return fail("not a label"),
            }
        }
        annotations.sort_by(reading_order);
        Ok(Document { text: self.text, annotations, ..Document::default() })
    }
}

enum Escape {
    Letter(char),
    Feed,
    Joined,
}

/// What stands after a backslash.
fn unescaped(rest: &mut std::str::Chars<'_>) -> Option<Escape> {
    let letter = match rest.next() {
        None => return Some(Escape::Feed),
        Some('&') if rest.as_str().is_empty() => return Some(Escape::Joined),
        Some('s') => ' ',
        Some('t') => '\t',
        Some('r') => '\r',
        Some(letter @ ('\\' | '^' | '"')) => letter,
        Some('u') => {
            let (code, after) = rest.as_str().strip_prefix('{')?.split_once('}')?;
            *rest = after.chars();
            char::from_u32(u32::from_str_radix(code, 16).ok()?)?
        }
        Some(_) => return None,
    };
    Some(Escape::Letter(letter))
}

enum Label {
    Whole(Annotation),
    Part(String, Part),
}

fn parse_label(label: &str, span: Span) -> Option<Label> {
    let mut words = label.split(' ').filter(|word| !word.is_empty()).peekable();
    let id = words.next_if(|word| word.ends_with(|letter: char| letter.is_ascii_digit())).unwrap_or_default();
    let first = words.next().filter(|word| is_name(word))?.to_owned();
    let Some(kind) = words.next_if(|word| is_name(word)) else {
        let part = Part { role: first.into(), span };
        return (!id.is_empty() && words.next().is_none()).then(|| Label::Part(id.to_owned(), part));
    };
    let mut annotation = Annotation {
        id: id.to_owned(),
        layer: first.into(),
        kind: kind.to_owned().into(),
        span,
        score: 1.0,
        rule: "".into(),
        parts: Vec::new(),
        attributes: Vec::new(),
        links: Vec::new(),
    };
    for word in words {
        if let Some(score) = word.strip_prefix('@') {
            annotation.score = score.parse().ok()?;
        } else if let Some((name, value)) = word.split_once('=').filter(|(name, _)| is_name(name)) {
            annotation.set(name.to_owned(), parse_value(value)?);
        } else {
            let (role, to) = word.split_once("->")?;
            annotation.links.push(Link { role: role.to_owned().into(), to: to.to_owned() });
        }
    }
    Some(Label::Whole(annotation))
}

fn parse_value(written: &str) -> Option<Value> {
    let Some(rest) = written.strip_prefix('"') else {
        return Some(written.parse().map_or_else(|_| Value::Text(written.to_owned().into()), Value::Number));
    };
    let mut rest = rest.strip_suffix('"')?.chars();
    let mut text = String::new();
    while let Some(letter) = rest.next() {
        text.push(match letter {
            '\\' => match unescaped(&mut rest)? {
                Escape::Letter(letter) => letter,
                Escape::Feed | Escape::Joined => return None,
            },
            letter => letter,
        });
    }
    Some(Value::Text(text.into()))
}

fn is_name(word: &str) -> bool {
    !word.is_empty()
        && word.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.'))
}
