//! Where does a byte of the text stand when somebody counts in other units?
//!
//! It never looks at words, and one look-up costs the same wherever in the text it falls.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What an offset counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Units {
    /// Bytes of the UTF-8 text: Rust, Go, C.
    Utf8,
    /// UTF-16 code units: JavaScript, Java, C#.
    Utf16,
    /// Unicode code points: Python, brat.
    Codepoint,
}

impl Units {
    /// All of them.
    pub const ALL: [Units; 3] = [Units::Utf8, Units::Utf16, Units::Codepoint];

    /// The name that a document carries: `utf8`, `utf16`, `codepoint`.
    pub fn name(self) -> &'static str {
        match self {
            Units::Utf8 => "utf8",
            Units::Utf16 => "utf16",
            Units::Codepoint => "codepoint",
        }
    }

    /// What it counts, in words for a person.
    pub fn words(self) -> &'static str {
        match self {
            Units::Utf8 => "bytes of UTF-8",
            Units::Utf16 => "UTF-16 code units",
            Units::Codepoint => "Unicode code points",
        }
    }

    /// How many units begin with this byte of a UTF-8 text.
    fn of_byte(self, byte: u8) -> usize {
        let continues = byte & 0b1100_0000 == 0b1000_0000;
        match self {
            Units::Utf8 => 1,
            Units::Codepoint => usize::from(!continues),
            Units::Utf16 => usize::from(!continues) + usize::from(byte >= 0xF0),
        }
    }

    fn of_bytes(self, bytes: &[u8]) -> usize {
        bytes.iter().map(|&byte| self.of_byte(byte)).sum()
    }
}

impl fmt::Display for Units {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Units {
    type Err = String;

    fn from_str(name: &str) -> Result<Units, String> {
        Units::ALL
            .into_iter()
            .find(|units| units.name() == name)
            .ok_or_else(|| format!("no such unit: {name} (utf8, utf16, codepoint)"))
    }
}

/// Measures one text in one unit, in both directions.
///
/// It counts the text once and keeps a mark every [`STEP`] bytes, so that a look-up counts at most that many again.
pub struct Ruler<'a> {
    text: &'a str,
    units: Units,
    /// The units before byte `i * STEP`; empty where a unit is a byte all over the text.
    marks: Vec<usize>,
}

/// How many bytes lie between two marks of a ruler.
const STEP: usize = 64;

impl<'a> Ruler<'a> {
    /// A ruler for a text.
    pub fn new(text: &'a str, units: Units) -> Ruler<'a> {
        let mut marks = Vec::new();
        if units != Units::Utf8 && !text.is_ascii() {
            let mut before = 0;
            marks.extend(text.as_bytes().chunks(STEP).map(|chunk| {
                let mark = before;
                before += units.of_bytes(chunk);
                mark
            }));
        }
        Ruler { text, units, marks }
    }

    /// What it counts.
    pub fn units(&self) -> Units {
        self.units
    }

    /// How many units stand before this byte, which must be on a character border of the text.
    pub fn at(&self, byte: usize) -> usize {
        debug_assert!(self.text.is_char_boundary(byte));
        match self.marks.get(byte / STEP) {
            Some(mark) => mark + self.units.of_bytes(&self.text.as_bytes()[byte - byte % STEP..byte]),
            None if self.marks.is_empty() => byte,
            // The text's end, where that is a whole number of steps.
            None => self.at_last_mark() + self.units.of_bytes(&self.text.as_bytes()[byte - STEP..byte]),
        }
    }

    /// The byte at which this unit begins: the character's first byte for a unit inside a character, the text's
    /// length for a unit past its end.
    pub fn byte(&self, unit: usize) -> usize {
        if self.marks.is_empty() {
            return self.text.floor_char_boundary(unit);
        }
        let block = self.marks.partition_point(|&mark| mark <= unit) - 1;
        let mut count = self.marks[block];
        let bytes = self.text.as_bytes();
        for (at, &byte) in bytes.iter().enumerate().skip(block * STEP) {
            count += self.units.of_byte(byte);
            if count > unit {
                return self.text.floor_char_boundary(at);
            }
        }
        bytes.len()
    }

    fn at_last_mark(&self) -> usize {
        self.marks.last().copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Characters of one to four bytes, marks that combine, line ends, joiners, in an order that a seed decides.
    fn arbitrary(seed: u64, letters: usize) -> String {
        const LETTERS: [char; 16] = [
            'a',
            ' ',
            '\r',
            '\n',
            'é',
            '\u{301}',
            '“',
            '\u{a0}',
            '\u{feff}',
            '中',
            '😀',
            '\u{1F1FA}',
            '\u{1F1F8}',
            '\u{200d}',
            '\0',
            '\u{10FFFF}',
        ];
        let mut state = seed;
        (0..letters)
            .map(|_| {
                state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                LETTERS[(state >> 59) as usize % LETTERS.len()]
            })
            .collect()
    }

    /// The plain count that a ruler must agree with.
    fn counted(text: &str, units: Units) -> usize {
        match units {
            Units::Utf8 => text.len(),
            Units::Utf16 => text.encode_utf16().count(),
            Units::Codepoint => text.chars().count(),
        }
    }

    #[test]
    fn every_border_goes_there_and_back() {
        for letters in [0, 1, 15, 16, 17, 31, 32, 63, 64, 65, 128, 400] {
            for seed in 0..40 {
                let text = arbitrary(seed, letters);
                for units in Units::ALL {
                    let ruler = Ruler::new(&text, units);
                    let borders = text.char_indices().map(|(at, _)| at).chain([text.len()]);
                    for border in borders {
                        let unit = ruler.at(border);
                        assert_eq!(unit, counted(&text[..border], units), "{units} of {text:?} at {border}");
                        assert_eq!(ruler.byte(unit), border, "{units} of {text:?} at {unit}");
                    }
                }
            }
        }
    }

    #[test]
    fn units_convert_into_one_another() {
        for seed in 0..40 {
            let text = arbitrary(seed, 300);
            for from in Units::ALL {
                for to in Units::ALL {
                    let (one, two) = (Ruler::new(&text, from), Ruler::new(&text, to));
                    for (border, _) in text.char_indices() {
                        let there = two.at(one.byte(one.at(border)));
                        assert_eq!(one.at(two.byte(there)), one.at(border), "{from} to {to} in {text:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_unit_inside_a_character_or_past_the_end_has_a_byte() {
        let utf16 = Ruler::new("a😀b", Units::Utf16);
        assert_eq!([0, 1, 2, 3, 4, 99].map(|unit| utf16.byte(unit)), [0, 1, 1, 5, 6, 6]);
        let utf8 = Ruler::new("é", Units::Utf8);
        assert_eq!([0, 1, 2, 3].map(|unit| utf8.byte(unit)), [0, 0, 2, 2]);
        let ascii = Ruler::new("ab", Units::Codepoint);
        assert_eq!([0, 1, 2, 3].map(|unit| ascii.byte(unit)), [0, 1, 2, 2]);
    }

    #[test]
    fn names_come_back() {
        for units in Units::ALL {
            assert_eq!(units.name().parse(), Ok(units));
        }
        assert!("bytes".parse::<Units>().is_err());
    }
}
