//! Which paragraphs do the lines of a printed page make?
//!
//! It never throws a line away: a page's head and foot stay, as paragraphs of their own.

use std::collections::HashSet;

/// A piece of a line as a PDF has it. Lengths are in points, `y` upward from the page's foot.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Its letters.
    pub text: String,
    /// The page it is on.
    pub page: usize,
    /// Where it begins.
    pub x: f64,
    /// Where its letters stand.
    pub y: f64,
    /// How long it is.
    pub width: f64,
    /// How large its letters are.
    pub size: f64,
}

/// A line of a page.
struct Line {
    text: String,
    page: usize,
    start: f64,
    end: f64,
    y: f64,
    size: f64,
}

/// The text of the pieces, in their order: a line for each paragraph, a blank line between them. Words that were divided
/// at a line's end are whole again.
pub fn prose(pieces: &[Piece]) -> String {
    let lines = lines(pieces);
    let step = usual(lines.windows(2).filter_map(|two| down(&two[0], &two[1])));
    let width = usual(lines.iter().map(|line| line.end - line.start));
    let words: HashSet<&str> =
        pieces.iter().flat_map(|piece| piece.text.split(|letter: char| !is_of_word(letter))).collect();
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        match at.checked_sub(1).map(|before| &lines[before]) {
            None => {}
            Some(before) if goes_on(before, line, step, width) => join(&mut text, &line.text, &words),
            Some(_) => text.push_str("\n\n"),
        }
        text.push_str(&line.text);
    }
    text.replace('\u{ad}', "")
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '-'
}

/// The pieces as lines, with a space wherever there is room for one.
fn lines(pieces: &[Piece]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for piece in pieces.iter().filter(|piece| !piece.text.is_empty()) {
        let text: String =
            piece.text.chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect();
        let is_blank = text.trim().is_empty();
        let end = piece.x + piece.width;
        match lines.last_mut() {
            Some(line)
                if line.page == piece.page
                    && (is_blank
                        || (line.y - piece.y).abs() < 0.5 * line.size.max(piece.size)
                            && piece.x > line.start) =>
            {
                let apart = piece.x - line.end > 0.15 * line.size;
                if apart && !line.text.ends_with(' ') && !text.starts_with(' ') {
                    line.text.push(' ');
                }
                line.text.push_str(&text);
                if !is_blank {
                    line.end = line.end.max(end);
                    line.size = line.size.max(piece.size);
                }
            }
            _ if is_blank => {}
            _ => {
                lines.push(Line {
                    text,
                    page: piece.page,
                    start: piece.x,
                    end,
                    y: piece.y,
                    size: piece.size,
                });
            }
        }
    }
    for line in &mut lines {
        line.text = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    lines
}

/// How far one line stands below another one of the same page and size.
fn down(above: &Line, below: &Line) -> Option<f64> {
    let is_near = above.page == below.page && above.y > below.y && (above.size - below.size).abs() < 0.6;
    is_near.then_some(above.y - below.y)
}

/// The length in the middle, were they sorted; 0 where there is none.
fn usual(lengths: impl Iterator<Item = f64>) -> f64 {
    let mut lengths: Vec<f64> = lengths.filter(|length| length.is_finite()).collect();
    lengths.sort_by(f64::total_cmp);
    lengths.get(lengths.len() / 2).copied().unwrap_or(0.0)
}

/// Whether a line belongs to the paragraph of the one before.
fn goes_on(before: &Line, line: &Line, step: f64, width: f64) -> bool {
    let ends = before.text.trim_end_matches(['”', '"', '’', '\'', ')']).ends_with(['.', '!', '?', ':']);
    let is_full = before.end - before.start > 0.8 * width;
    match down(before, line) {
        // An indent begins a paragraph, and so does what follows a short last line.
        Some(down) => {
            let is_indented = line.start - before.start > 0.8 * line.size;
            down < 1.35 * step && !(ends && (is_indented || !is_full))
        }
        // On another page or in another column a sentence goes on, where the line before had left it open.
        None => {
            let same_size = (before.size - line.size).abs() < 0.6;
            same_size && is_full && !ends && line.text.starts_with(char::is_lowercase)
        }
    }
}

/// Prepares the text for a line that goes on with it: a space, or nothing where the line's end divided a word.
fn join(text: &mut String, next: &str, words: &HashSet<&str>) {
    if text.ends_with('\u{ad}') {
        return;
    }
    let divided = text.strip_suffix('-').filter(|_| next.starts_with(char::is_lowercase));
    let Some(whole) = divided.filter(|whole| whole.ends_with(char::is_alphabetic)) else {
        if !text.ends_with(['—', '-']) {
            text.push(' ');
        }
        return;
    };
    let first = &whole[whole
        .rfind(|letter| !is_of_word(letter))
        .map_or(0, |at| at + whole[at..].chars().next().map_or(1, char::len_utf8))..];
    let second = &next[..next.find(|letter| !is_of_word(letter)).unwrap_or(next.len())];
    // A hyphen that the same text writes elsewhere within a line is the word's own.
    if !words.contains(&*[first, "-", second].concat()) {
        text.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of lines: where each begins, how large its letters are, how far below the one before, and its words.
    fn page(number: usize, lines: &[(f64, f64, f64, &str)]) -> Vec<Piece> {
        let mut y = 780.0;
        let piece = |&(x, size, down, text): &(f64, f64, f64, &str)| {
            y -= down;
            let width = text.chars().count() as f64 * size * 0.5;
            Piece { text: text.to_owned(), page: number, x, y, width, size }
        };
        lines.iter().map(piece).collect()
    }

    #[test]
    fn lines_become_paragraphs_by_the_gaps_between_them() {
        let pieces = page(
            1,
            &[
                (72.0, 18.0, 0.0, "Harbour board closes the quay"),
                (72.0, 11.0, 30.0, "The harbour board has closed the quay after an in-"),
                (72.0, 11.0, 14.0, "spection found rust in the piles, it said on Monday."),
                (72.0, 11.0, 22.0, "Nobody was hurt. The well-known pier is shut, well-"),
                (72.0, 11.0, 14.0, "known as it is, and Anglo-"),
                (72.0, 11.0, 14.0, "Saxon walls stand."),
                (90.0, 11.0, 14.0, "An indent begins a paragraph here, as in many books"),
                (72.0, 11.0, 14.0, "and papers."),
            ],
        );
        assert_eq!(
            prose(&pieces),
            "Harbour board closes the quay\n\nThe harbour board has closed the quay after an inspection found rust in \
             the piles, it said on Monday.\n\nNobody was hurt. The well-known pier is shut, well-known as it is, and \
             Anglo-Saxon walls stand.\n\nAn indent begins a paragraph here, as in many books and papers."
        );
    }

    #[test]
    fn a_sentence_goes_on_over_the_page_and_head_and_foot_stay_apart() {
        let first = page(
            1,
            &[
                (72.0, 11.0, 0.0, "The board met on Monday and decided that the quay would"),
                (72.0, 11.0, 14.0, "be closed until the piles have been looked at, which may"),
            ],
        );
        let second = page(
            2,
            &[
                (72.0, 11.0, 0.0, "take until May, an engineer who had seen them has said."),
                (72.0, 11.0, 14.0, "It will cost money."),
                (72.0, 8.0, 60.0, "Page 2"),
            ],
        );
        assert_eq!(
            prose(&[first, second].concat()),
            "The board met on Monday and decided that the quay would be closed until the piles have been looked at, \
             which may take until May, an engineer who had seen them has said. It will cost money.\n\nPage 2"
        );
    }

    #[test]
    fn pieces_of_a_line_get_the_space_that_stands_between_them() {
        let piece = |text: &str, x: f64, width: f64| Piece {
            text: text.to_owned(),
            page: 1,
            x,
            y: 700.0,
            width,
            size: 10.0,
        };
        let pieces = [
            piece("Po", 72.0, 12.0),
            piece("lice", 84.1, 20.0),
            piece("said", 107.0, 20.0),
            piece(" ", 127.0, 3.0),
            piece("so\u{ad}", 130.0, 10.0),
        ];
        assert_eq!(prose(&pieces), "Police said so");
        assert_eq!(prose(&[]), "");
        let nowhere = Piece { x: f64::NAN, y: f64::INFINITY, ..piece("x", 0.0, f64::NAN) };
        assert_eq!(prose(&[nowhere.clone(), nowhere]).replace(['\n', ' '], ""), "xx");
    }
}
