//! Which prose is in a Markdown file?
//!
//! It never renders: what marks the words goes, the words and their paragraphs stay. One pass, in step with the file.

use std::mem;

/// The paragraphs of a Markdown file without their marks, a blank line between them. Lines of one paragraph become one
/// line, since where an author breaks them means nothing.
pub fn prose(file: &str) -> String {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    let mut end = |lines: &mut Vec<&str>| {
        let paragraph = without_marks(&mem::take(lines).join(" "));
        if !paragraph.trim().is_empty() {
            paragraphs.push(paragraph.trim().to_owned());
        }
    };
    let mut in_code = false;
    for line in without_front_matter(file).lines() {
        let (line, begins) = without_block_marks(line);
        if line.starts_with("```") || line.starts_with("~~~") {
            in_code = !in_code;
            end(&mut lines);
        } else if in_code {
            // Code is not prose.
        } else if line.is_empty() || is_rule(line) || is_reference(line) {
            end(&mut lines);
        } else {
            if begins != Begins::Nothing {
                end(&mut lines);
            }
            lines.push(line);
            if begins == Begins::Heading {
                end(&mut lines);
            }
        }
    }
    end(&mut lines);
    paragraphs.join("\n\n")
}

/// A file without the settings that some programs keep above the text, between lines of three dashes.
fn without_front_matter(file: &str) -> &str {
    let Some(rest) = file.strip_prefix("---\n").or_else(|| file.strip_prefix("---\r\n")) else { return file };
    rest.split_once("\n---").map_or(file, |(_, text)| text)
}

/// What a line begins besides its words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begins {
    /// Nothing: it may go on the line before.
    Nothing,
    /// A paragraph of its own: an item of a list, a row of a table.
    Paragraph,
    /// A heading, which ends with its line.
    Heading,
}

/// A line without the marks of quotations, lists and headings before it.
fn without_block_marks(line: &str) -> (&str, Begins) {
    let mut line = line.trim();
    let mut begins = Begins::Nothing;
    if is_rule(line) {
        return (line, begins);
    }
    loop {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let item = line
            .strip_prefix(['-', '*', '+'])
            .or_else(|| (1..=3).contains(&digits).then(|| line[digits..].strip_prefix(['.', ')'])).flatten());
        if let Some(quoted) = line.strip_prefix('>') {
            line = quoted.trim_start();
        } else if let Some(words) = item.filter(|words| words.starts_with(' ')) {
            line = words.trim_start();
            begins = Begins::Paragraph;
        } else {
            break;
        }
    }
    let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
    if (1..=6).contains(&hashes) && line[hashes..].starts_with([' ', '\t']) {
        return (line.trim_matches('#').trim(), Begins::Heading);
    }
    if let Some(row) = line.strip_prefix('|') {
        return (row.strip_suffix('|').unwrap_or(row).trim(), Begins::Paragraph);
    }
    (line, begins)
}

/// Whether a line only draws a line: under a heading, between parts, under a table's head.
fn is_rule(line: &str) -> bool {
    let drawn = line.bytes().filter(|byte| b"-=*_|:".contains(byte)).count();
    (drawn > 2 || matches!(line, "-" | "--" | "=" | "=="))
        && line.bytes().all(|byte| b"-=*_|: ".contains(&byte))
}

/// Whether a line only says where a link of another line leads.
fn is_reference(line: &str) -> bool {
    let name = line.strip_prefix('[').and_then(|rest| rest.split_once("]:")).map(|(name, _)| name);
    name.is_some_and(|name| !name.contains(']') && !name.starts_with('^'))
}

/// A paragraph without what marks its words.
fn without_marks(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    // Where one of these is not found it is not looked for again: however many open, the text is gone through once.
    let (mut tags, mut comments) = (true, true);
    while let Some(at) = rest.find(['\\', '`', '*', '_', '~', '[', ']', '!', '<', '&']) {
        words.push_str(&rest[..at]);
        let before = words.chars().next_back();
        let mark = &rest[at..];
        let after = mark[1..].chars().next();
        let mut skip = 1;
        match mark.as_bytes()[0] {
            b'\\' if after.is_some_and(|letter| letter.is_ascii_punctuation()) => {
                words.push_str(&mark[1..2]);
                skip = 2;
            }
            b'`' => {}
            b'*' | b'_' | b'~' => {
                let run = mark.bytes().take_while(|byte| *byte == mark.as_bytes()[0]).count();
                let after = mark[run..].chars().next();
                if !is_emphasis(&mark[..run], before, after) {
                    words.push_str(&mark[..run]);
                }
                skip = run;
            }
            // A picture shows, it does not say.
            b'!' if after == Some('[') => match nearby(mark).find(']') {
                Some(end) => skip = end + 1 + target(&mark[end + 1..]),
                None => words.push('!'),
            },
            b'[' if after == Some('^') => {
                skip = nearby(mark)
                    .find(']')
                    .map_or(1, |end| end + 1 + usize::from(mark[end + 1..].starts_with(':')));
            }
            b'[' => {}
            b']' => skip = 1 + target(&mark[1..]),
            b'<' if comments && mark.starts_with("<!--") => match mark.find("-->") {
                Some(end) => skip = end + 3,
                None => {
                    comments = false;
                    words.push('<');
                }
            },
            b'<' if tags && after.is_some_and(|letter| letter.is_ascii_alphabetic() || letter == '/') => {
                match mark.find('>') {
                    Some(end) => {
                        let inside = &mark[1..end];
                        if inside.contains("://") || inside.contains('@') && !inside.contains(' ') {
                            words.push_str(inside);
                        }
                        skip = end + 1;
                    }
                    None => {
                        tags = false;
                        words.push('<');
                    }
                }
            }
            b'&' => {
                let entity = ENTITIES.iter().find(|(name, _)| mark.starts_with(name));
                let (name, letter) = entity.unwrap_or(&("&", "&"));
                words.push_str(letter);
                skip = name.len();
            }
            _ => words.push_str(&mark[..1]),
        }
        rest = &mark[skip..];
    }
    words.push_str(rest);
    words
}

const ENTITIES: [(&str, &str); 8] = [
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&nbsp;", "\u{a0}"),
    ("&ndash;", "–"),
    ("&mdash;", "—"),
    ("&hellip;", "…"),
];

/// Whether stars, low lines or tildes mark words, as they do where they touch a word on one side alone. Low lines
/// inside a word belong to it, and so do stars between numbers.
fn is_emphasis(marks: &str, before: Option<char>, after: Option<char>) -> bool {
    let is_space = |letter: Option<char>| letter.is_none_or(char::is_whitespace);
    let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    match marks.as_bytes()[0] {
        b'~' => marks.len() == 2,
        b'_' => !(is_space(before) && is_space(after) || is_word(before) && is_word(after)),
        _ => !(is_space(before) && is_space(after) || is_digit(before) && is_digit(after)),
    }
}

/// The beginning of a text: longer than any name or address that a person wrote, short enough to be looked through often.
fn nearby(text: &str) -> &str {
    &text[..text.floor_char_boundary(1000)]
}

/// How many bytes behind a closing bracket say where the link leads: `(address "title")` or `[name]`.
fn target(rest: &str) -> usize {
    let (open, close) = match rest.as_bytes().first() {
        Some(b'(') => (b'(', b')'),
        Some(b'[') => (b'[', b']'),
        Some(b':') => return 1,
        _ => return 0,
    };
    let mut depth = 0_usize;
    for (at, byte) in nearby(rest).bytes().enumerate() {
        if byte == open {
            depth += 1;
        } else if byte == close {
            depth -= 1;
            if depth == 0 {
                return at + 1;
            }
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_stay_and_their_marks_go() {
        for (marked, plain) in [
            ("# The *harbour* is shut #", "The harbour is shut"),
            ("The harbour\nis shut\n===\nPolice said so.", "The harbour is shut\n\nPolice said so."),
            (
                "She said it was **very** _late_ and ~~dark~~ `cold`.",
                "She said it was very late and dark cold.",
            ),
            ("The [report](https://example.org/a_(b) \"Title\") said so.[^1]", "The report said so."),
            (
                "A [report][1] said so.\n\n[1]: https://example.org\n[^1]: Seen on Monday.",
                "A report said so.\n\nSeen on Monday.",
            ),
            ("![The quay](quay.jpg) It fell.", "It fell."),
            (
                "> “It fell,”\n> she said.\n\n- One boat\n- two *boats*\n1. three",
                "“It fell,” she said.\n\nOne boat\n\ntwo boats\n\nthree",
            ),
            ("---\ntitle: It\n---\nIt fell.", "It fell."),
            ("Before.\n\n***\n\n```\ncode\n```\nAfter.", "Before.\n\nAfter."),
            (
                "2 * 3 is 6, 2*3 too, and snake_case \\*stays\\*.",
                "2 * 3 is 6, 2*3 too, and snake_case *stays*.",
            ),
            (
                "Up to <b>40</b> boats<!-- some say 50 --> &amp; more, see <https://example.org>.",
                "Up to 40 boats & more, see https://example.org.",
            ),
            ("| Who | Says |\n| --- | :-: |\n| Ann | “No.” |", "Who | Says\n\nAnn | “No.”"),
            ("1990. It was a year.", "1990. It was a year."),
            ("5 < 6, 7 > 6, a <", "5 < 6, 7 > 6, a <"),
        ] {
            assert_eq!(prose(marked), plain, "{marked}");
        }
    }

    #[test]
    fn no_file_takes_longer_than_its_length() {
        for piece in ["[", "](", "![", "<a", "<!--", "*_", "\\", "&", "[^", "> ", "- ", "`", "| "] {
            let long = piece.repeat(50_000);
            let started = std::time::Instant::now();
            prose(&long);
            assert!(started.elapsed().as_secs() < 20, "{piece}");
        }
    }
}
