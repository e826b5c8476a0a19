//! How does text look where some of its characters would mean something?
//!
//! Every function appends to a string, and none changes how many characters a reader gets back out of it: what a
//! format cannot hold stands as one U+FFFD or one space.

/// A JSON string with its quotation marks.
pub fn json(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..'\u{20}' => {
                out.push_str("\\u00");
                out.extend([u32::from(letter) >> 4, u32::from(letter) & 15].map(hex));
            }
            _ => out.push(letter),
        }
    }
    out.push('"');
}

/// Text for XML and HTML, inside an element or between quotation marks. Characters that XML 1.0 forbids are U+FFFD; a
/// carriage return is a reference, because a parser makes a line feed of a bare one.
pub fn markup(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(letter),
            '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(letter),
        }
    }
}

/// A name that XML takes as an identifier: letters, digits, hyphens, underscores and dots stay, anything else is its
/// number in hexadecimal digits.
pub fn identifier(out: &mut String, name: &str) {
    if !name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_') {
        out.push('_');
    }
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.') {
            out.push(letter);
        } else {
            out.push('_');
            let number = u32::from(letter);
            let digits = (32 - number.leading_zeros()).div_ceil(4).max(1);
            out.extend((0..digits).rev().map(|digit| hex(number >> (4 * digit) & 15)));
        }
    }
}

/// Text for a field of a line: what would end the line or the field stands as a space.
pub fn one_line(out: &mut String, text: &str) {
    out.extend(text.chars().map(|letter| if ends_line(letter) { ' ' } else { letter }));
}

/// A cell of a table after RFC 4180. One that a spreadsheet would compute, since it begins like a formula, has an apostrophe
/// before it.
pub fn cell(out: &mut String, text: &str) {
    let computes = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let quoted = text.contains(['"', ',', '\r', '\n']);
    if quoted {
        out.push('"');
    }
    if computes {
        out.push('\'');
    }
    for letter in text.chars() {
        if letter == '"' {
            out.push('"');
        }
        out.push(letter);
    }
    if quoted {
        out.push('"');
    }
}

fn ends_line(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn hex(digit: u32) -> char {
    char::from_digit(digit, 16).unwrap_or('0')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(escape: fn(&mut String, &str), text: &str) -> String {
        let mut out = String::new();
        escape(&mut out, text);
        out
    }

    #[test]
    fn json_reads_back_what_was_written() {
        let text = "\"\\/\u{0}\u{1f}\u{7f}\r\n\t😀\u{2028}";
        assert_eq!(serde_json::from_str::<String>(&escaped(json, text)).unwrap(), text);
    }

    #[test]
    fn markup_keeps_as_many_characters_as_there_were() {
        assert_eq!(
            escaped(markup, "<a href=\"x\">&\r\n\0\u{ffff}"),
            "&lt;a href=&quot;x&quot;&gt;&amp;&#13;\n\u{fffd}\u{fffd}"
        );
    }

    #[test]
    fn an_identifier_has_no_other_characters() {
        assert_eq!(
            ["a1", "no_evidence", "1", "", "up to", "é"].map(|name| escaped(identifier, name)),
            ["a1", "no_evidence", "_1", "_", "up_20to", "__e9"]
        );
    }

    #[test]
    fn a_field_ends_no_line() {
        assert_eq!(escaped(one_line, "a\r\nb\tc\u{2028}d"), "a  b c d");
    }
}
