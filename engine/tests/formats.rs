//! Do all formats take every document? Writes readings of plain and of unruly texts.
//!
//! It never asks whether a reading is right.

use sayso::Annotator;
use sayso::write::units::Units;
use sayso::write::{FORMATS, Options, format};

const TEXTS: &[&str] = &[
    "",
    " \r\n\t ",
    "\u{feff}Officials reportedly said “the bridge may be shut. Nobody knows.",
    "Officials reportedly said:\r\n\r\n“The bridge 🌉 may be shut.\r“It is not clear why,” they said.\u{2028}Rain.",
    "e\u{301}\u{200d}🇺🇸\0 said “’‘\" 'perhaps’ \u{85} up to 300\u{a0}people.",
    "So the owner maintained",
    "T1\tHedge 0 2\tmay, it is believed \\ ^^^^ & <b>",
];

#[test]
fn every_format_takes_every_text_in_every_unit() {
    let annotator = Annotator::new().unwrap();
    for text in TEXTS {
        let document = annotator.read(text);
        for format in FORMATS {
            for units in Units::ALL {
                for with_text in [true, false] {
                    let written = (format.write)(&document, Options { units, with_text });
                    assert_eq!(
                        written,
                        (format.write)(&document, Options { units, with_text }),
                        "{}",
                        format.name
                    );
                }
            }
        }
    }
}

#[test]
fn a_format_is_found_by_its_name_and_has_one_of_its_own() {
    for each in FORMATS {
        assert_eq!(format(each.name).map(|found| found.extension), Some(each.extension));
        assert_eq!(FORMATS.iter().filter(|other| other.name == each.name).count(), 1);
    }
    assert!(format("docx").is_none());
}

/// Every line of a brat file is one that brat reads, and its offsets give the words that stand behind them.
#[test]
fn brat_lines_quote_the_text_that_they_point_at() {
    let annotator = Annotator::new().unwrap();
    let brat = format("brat").unwrap();
    for text in TEXTS {
        let letters: Vec<char> = text.chars().collect();
        let options = Options { units: Units::Codepoint, with_text: false };
        for line in (brat.write)(&annotator.read(text), options).lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            match (columns[0].chars().next(), columns.as_slice()) {
                (Some('T'), [_, place, quoted]) => {
                    let (_, offsets) = place.split_once(' ').unwrap();
                    let fragments = offsets.split(';').map(|fragment| {
                        let (start, end) = fragment.split_once(' ').unwrap();
                        letters[start.parse().unwrap()..end.parse().unwrap()].iter().collect::<String>()
                    });
                    let words = fragments.collect::<Vec<_>>().join(" ");
                    let plain = |words: &str| words.replace(|c: char| c.is_control() || c == '\u{2028}', " ");
                    assert_eq!(plain(quoted), plain(&words), "{line}");
                }
                (Some('E' | 'A' | 'R'), [_, _]) | (Some('#'), [_, _, _]) => {}
                _ => panic!("{line:?} in {text:?}"),
            }
        }
    }
}
